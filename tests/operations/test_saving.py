"""What is typed on the sheet of a person is written as it was meant, as one act, and undo takes all of it back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.test_undo import dump

from entourage.domain.contact import SINGLE_KINDS, Kind, Photo, Value, of_kind
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.sheet import Line, carried_over, changes, lines_of, with_label, with_parts, with_text
from entourage.operations import circles, contacts, history, imports
from entourage.operations.book import open_book
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Élodie Côté\r\nN:Côté;Élodie;;;\r\nORG:Aubier;Forge;Nuit\r\n"
    "item1.EMAIL;TYPE=INTERNET,HOME,pref;X-KEPT=yes:elodie@example.org\r\nitem1.X-ABLabel:Chalet\r\n"
    "EMAIL;TYPE=WORK:e.cote@example.com\r\nTEL;TYPE=CELL,VOICE:418 555-0101\r\nTEL;TYPE=WORK:418 555-0101\r\n"
    "ADR;TYPE=HOME:;;12 rue du Quai\\nApp. 3;Québec;QC;G1K 1A1;Canada\r\nBDAY:vers 1985\r\n"
    "X-KEPT:as it is\r\nPHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\nGENDER:F;elle\r\nNICKNAME:Lolo,Didi\r\n"
    "X-SOCIALPROFILE;TYPE=linkedin;X-USER=ecote:https://www.linkedin.com/in/ecote\r\nEND:VCARD\r\n"
)
TEXTS = st.sampled_from(["", "Zoé", "zoé", "a@example.org", "418 555-0101", "1985-04-12", "2 rue\nB", "  "])
TYPES = st.sampled_from([(), ("home",), ("work", "fax"), ("cell",)])
FRESH = st.builds(
    Value,
    kind=st.sampled_from([kind for kind in Kind if kind not in SINGLE_KINDS and kind is not Kind.OTHER]),
    text=TEXTS,
    types=TYPES,
    label=st.sampled_from(["", "Chalet"]),
)
WAYS = st.sampled_from(["text", "parts", "label", "photo", "take away", "leave"])
CHANGES = st.lists(st.tuples(st.integers(0, 19), WAYS, TEXTS, TYPES), max_size=6)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = book_with_someone(tmp_path)
    yield made
    made.close()


def book_with_someone(folder: Path) -> Database:
    (folder / "one.vcf").write_text(CARD, encoding="utf-8", newline="")
    database = open_book(folder)
    planned, _ = imports.plan(database, [folder / "one.vcf"])
    imports.carry_out(database, planned)
    contacts.set_field(database, contact_id=1, field="note", text="met at the choir")
    return database


def typed(lines: list[Line], number: int, how: str, text: str, types: tuple[str, ...]) -> None:
    place = number % len(lines)
    value = lines[place].value
    if how == "take away":
        del lines[place]
    elif how == "text" and not value.parts and not value.photo:
        lines[place] = replace(lines[place], value=with_text(value, text))
    elif how == "parts" and value.parts:
        lines[place] = replace(lines[place], value=with_parts(value, {number % len(value.parts): text}))
    elif how == "label":
        lines[place] = replace(lines[place], value=with_label(value, types, text))
    elif how == "photo" and value.photo:
        lines[place] = replace(lines[place], value=replace(value, photo=Photo("image/png", text.encode())))


def said(person: Contact) -> list[tuple[object, ...]]:
    return sorted(
        (one.kind, one.text, one.parts, one.types, one.label, one.parameters, one.raw) for one in person.values
    )


def test_a_sheet_on_which_nothing_was_typed_changes_nothing(database: Database) -> None:
    person, before = contacts.load(database, 1), dump(database)
    entries = len(history.history(database, 100))
    assert changes(person.held, lines_of(person.held)) == []
    contacts.save(database, 1, [])
    contacts.save(database, 1, [Edit(one, one.value) for one in person.held])
    assert dump(database) == before
    assert len(history.history(database, 100)) == entries


@settings(max_examples=60, deadline=None)
@given(asked=CHANGES, fresh=st.lists(FRESH, max_size=3))
def test_whatever_is_typed_is_written_and_undone_to_the_row(
    asked: list[tuple[int, str, str, tuple[str, ...]]], fresh: list[Value]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = book_with_someone(Path(folder))
        person, before = contacts.load(database, 1), dump(database)
        lines = list(lines_of(person.held))
        for number, how, text, types in asked:
            if len(lines) > 1:
                typed(lines, number, how, text, types)
        lines += [Line(None, value) for value in fresh]
        found = changes(person.held, lines)
        contacts.save(database, 1, found)
        after = contacts.load(database, 1)
        wanted = {(line.value.kind, line.value.text, line.value.parts) for line in lines if not line.value.is_empty}
        folded = {(kind, text.casefold(), parts) for kind, text, parts in wanted}
        assert {(one.kind, one.text.casefold(), one.parts) for one in after.values} == folded
        untouched = {line.held.id for line in lines if line.held and line.held.value == line.value}
        assert untouched <= {one.id for one in after.held if not one.removed}
        assert changes(after.held, lines_of(after.held)) == []
        if found:
            history.undo(database)
        assert dump(database) == before
        database.close()


def test_two_values_may_change_places(database: Database) -> None:
    person = contacts.load(database, 1)
    first, second = (one for one in person.held if one.value.kind is Kind.EMAIL)
    swapped = [
        Edit(first, replace(first.value, text=second.value.text)),
        Edit(second, replace(second.value, text=first.value.text)),
    ]
    contacts.save(database, 1, swapped)
    mails = of_kind(contacts.load(database, 1).values, Kind.EMAIL)
    assert [(mail.text, mail.label) for mail in mails] == [
        ("e.cote@example.com", "Chalet"),
        ("elodie@example.org", ""),
    ]


def test_a_label_changes_and_what_nobody_sees_stays(database: Database) -> None:
    person = contacts.load(database, 1)
    mail = next(one for one in person.held if one.value.kind is Kind.EMAIL)
    contacts.save(database, 1, [Edit(mail, with_label(mail.value, ("work",)))])
    now = of_kind(contacts.load(database, 1).values, Kind.EMAIL)[0]
    assert (now.types, now.label, now.group, now.parameters) == (
        ("work", "internet", "pref"),
        "",
        "item1",
        (("X-KEPT", "yes"),),
    )


def test_what_a_source_said_and_the_hand_took_away_does_not_come_back(database: Database, tmp_path: Path) -> None:
    person = contacts.load(database, 1)
    mails = [one for one in person.held if one.value.kind is Kind.EMAIL]
    contacts.save(database, 1, [Edit(one, None) for one in mails])
    newer = CARD.replace("NICKNAME:Lolo", "NICKNAME:Lili")
    (tmp_path / "two.vcf").write_text(newer, encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [tmp_path / "two.vcf"])
    imports.carry_out(database, planned)
    after = contacts.load(database, 1)
    assert of_kind(after.values, Kind.EMAIL) == ()
    assert "Lili" in [value.text for value in of_kind(after.values, Kind.NICKNAME)]


def test_what_someone_else_changed_meanwhile_is_not_overwritten(database: Database) -> None:
    person = contacts.load(database, 1)
    name = next(one for one in person.held if one.value.kind is Kind.NAME)
    contacts.set_field(database, contact_id=1, field="given", text="Mélodie")
    before = dump(database)
    with pytest.raises(EntourageError, match="contact_changed"):
        contacts.save(database, 1, [Edit(name, with_parts(name.value, {1: "Zoé"}))])
    assert dump(database) == before


def test_a_second_birthday_is_not_written_beside_one_that_came_meanwhile(database: Database) -> None:
    person = contacts.load(database, 1)
    born = next(one for one in person.held if one.value.kind is Kind.BIRTHDAY)
    contacts.save(database, 1, [Edit(born, None)])
    contacts.set_field(database, contact_id=1, field="birthday", text="1985-04-12")
    with pytest.raises(EntourageError, match="contact_changed"):
        contacts.save(database, 1, [Edit(None, Value(kind=Kind.BIRTHDAY, text="1985-04-13"))])


def test_what_someone_else_added_meanwhile_stays_beside_what_was_typed(database: Database) -> None:
    person = contacts.load(database, 1)
    contacts.set_field(database, contact_id=1, field="email", text="new@example.org", another=True)
    contacts.save(database, 1, [Edit(None, Value(kind=Kind.URL, text="https://example.org"))])
    after = contacts.load(database, 1)
    assert len(after.values) == len(person.values) + 2


def test_what_was_typed_is_laid_over_what_was_written_meanwhile(database: Database) -> None:
    person = contacts.load(database, 1)
    lines = [
        replace(line, value=with_parts(line.value, {1: "Zoé"})) if line.value.kind is Kind.NAME else line
        for line in lines_of(person.held)
    ]
    lines.append(Line(None, Value(kind=Kind.URL, text="https://example.org")))
    contacts.set_field(database, contact_id=1, field="given", text="Mélodie")
    contacts.set_field(database, contact_id=1, field="title", text="Forgeronne")
    now = contacts.load(database, 1)
    found = carried_over(person.held, lines, now.held)
    contacts.save(database, 1, changes(now.held, found))
    after = contacts.load(database, 1)
    assert [value.as_name.given for value in of_kind(after.values, Kind.NAME)] == ["Zoé"]
    assert [value.text for value in of_kind(after.values, Kind.TITLE)] == ["Forgeronne"]
    assert [value.text for value in of_kind(after.values, Kind.URL)] == ["https://example.org"]


def test_carrying_nothing_over_changes_nothing(database: Database) -> None:
    person = contacts.load(database, 1)
    contacts.set_field(database, contact_id=1, field="email", text="new@example.org")
    now = contacts.load(database, 1)
    assert changes(now.held, carried_over(person.held, lines_of(person.held), now.held)) == []


def test_someone_keeps_something_to_be_called_by(database: Database) -> None:
    person, before = contacts.load(database, 1), dump(database)
    with pytest.raises(EntourageError, match="name_empty"):
        contacts.save(database, 1, [Edit(one, None) for one in person.held])
    with pytest.raises(EntourageError, match="name_empty"):
        contacts.save(database, None, [Edit(None, Value(kind=Kind.NOTE, text="?"))])
    assert dump(database) == before


def test_nobody_in_the_trash_is_edited(database: Database) -> None:
    contacts.delete(database, contact_ids=[1])
    with pytest.raises(EntourageError, match="contact_deleted"):
        contacts.save(database, 1, [Edit(None, Value(kind=Kind.URL, text="https://example.org"))])


def test_a_new_person_goes_into_a_circle_in_the_same_act(database: Database) -> None:
    before = dump(database)
    new = [Edit(None, Value(kind=Kind.TELEPHONE, text="418 555-0199", types=("cell",)))]
    key = contacts.save(database, None, new, circle=Named("Clients", "clients"))
    person = contacts.load(database, key)
    assert person.display_name == "418 555-0199"
    assert len(person.circles) == 1
    assert [circle.preset for circle, count in circles.overview(database).circles if count] == ["clients"]
    history.undo(database)
    assert dump(database) == before
