"""What stands once two are one is the same by whichever door, and in whichever order, they came to be one."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book

from entourage.domain.comparing import says_the_same
from entourage.domain.contact import Kind, Value, of_kind
from entourage.importing.plan import Answer
from entourage.operations import contacts, exporting, history, imports, merging, origins, taking_back
from entourage.operations.imports import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

HEADINGS = "First Name,Last Name,E-mail Address,Mobile Phone\r\n"
NAMED = {
    "fuller": ("N:;Louis;;;", "Louis", "Louis,Boucher", "Louis Boucher"),
    "accents": ("N:Belanger;Elise;;;", "Elise Belanger", "Élise,Bélanger", "Élise Bélanger"),
    "capitals": ("N:BOUCHER;LOUIS;;;", "LOUIS BOUCHER", "Louis,Boucher", "Louis Boucher"),
    "initial": ("N:Boucher;L.;;;", "L. Boucher", "Louis,Boucher", "Louis Boucher"),
    "of its own": ("N:;Louis;;;", "Loulou", "Louis,Boucher", "Loulou"),
}


def bring_in(database: Database, path: Path, text: str, source: str, *, answer: bool = False) -> int:
    path.write_text(text, encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path], source)
    if answer:
        planned = imports.choose(database, planned, {0: Choice(Answer.SAME, planned.candidates(0)[0])})
    return imports.carry_out(database, planned).imports[0]


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "EMAIL:e@example.org", "END:VCARD", ""])


def one_of(database: Database, folder: Path, phone: str, row: str, *, is_answered: bool, is_row_first: bool) -> Contact:
    """Bring in a card and a row that are one person, by an answer while importing or by merging."""
    files = [(folder / "phone.vcf", phone, "phone"), (folder / "row.csv", HEADINGS + row, "table")]
    for number, (path, text, source) in enumerate(files[::-1] if is_row_first else files):
        bring_in(database, path, text, source, answer=is_answered and number == 1)
    if not is_answered:
        first, second = sorted(key for key, _, _ in contacts.listing(database))
        merging.merge(database, [[first, second]])
    ((key, _, _),) = contacts.listing(database)
    return contacts.load(database, key)


def exported(database: Database, folder: Path) -> str:
    path = folder / "all.vcf"
    path.unlink(missing_ok=True)
    exporting.export(
        database, wanted=contacts.EVERYONE, file_format="vcard", path=path, circle_names={}, for_myself=True
    )
    return path.read_text("utf-8")


DOORS = pytest.mark.parametrize("is_answered", [True, False])
ORDERS = pytest.mark.parametrize("is_row_first", [True, False])


@DOORS
@ORDERS
@pytest.mark.parametrize("named", NAMED)
def test_the_better_name_stands_wherever_it_is_seen(*, named: str, is_answered: bool, is_row_first: bool) -> None:
    parts, whole, row, expected = NAMED[named]
    with book() as (database, folder):
        phone, text = card(parts, f"FN:{whole}"), f"{row},e@example.org,\r\n"
        person = one_of(database, folder, phone, text, is_answered=is_answered, is_row_first=is_row_first)
        assert person.display_name == expected
        assert all(one.text == expected for one in of_kind(person.values, Kind.FORMATTED_NAME))
        name, family = row.split(",")
        (written,) = (one.as_name for one in of_kind(person.values, Kind.NAME))
        assert (written.given, written.family) == (name, family)
        assert contacts.find(database, expected) == person.id
        assert f"FN:{expected}" in exported(database, folder)


@DOORS
def test_what_was_typed_is_called_so_whatever_comes(*, is_answered: bool) -> None:
    with book() as (database, folder):
        bring_in(database, folder / "phone.vcf", card("N:;Louis;;;", "FN:Louis"), "phone")
        ((key, _, _),) = contacts.listing(database)
        contacts.set_field(database, contact_id=key, field="full_name", text="Lou")
        bring_in(database, folder / "row.csv", HEADINGS + "Louis,Boucher,e@example.org,\r\n", "t", answer=is_answered)
        if not is_answered:
            merging.merge(database, [[key, max(one for one, _, _ in contacts.listing(database))]])
        assert contacts.load(database, key).display_name == "Lou"


def test_the_name_that_a_source_gives_is_what_a_person_is_called_once_it_is_taken() -> None:
    with book() as (database, folder):
        phone, row = card("N:Boucher;Amélie;;;", "FN:Amélie Boucher"), "Amélie,Boucher-Dumont,e@example.org,\r\n"
        person = one_of(database, folder, phone, row, is_answered=True, is_row_first=False)
        assert person.display_name == "Amélie Boucher"
        (other,) = (one for one in origins.origins(database, person.id).differences if one.value.kind is Kind.NAME)
        before = person.held
        origins.take_theirs(database, contact_ids=[person.id], only=[other])
        assert contacts.load(database, person.id).display_name == "Amélie Boucher-Dumont"
        history.undo(database)
        assert contacts.load(database, person.id).held == before


def test_a_name_that_its_source_changes_takes_what_only_puts_it_together_along() -> None:
    with book() as (database, folder):
        phone, row = card("FN:Xavier Leclerc"), "Xavier,Leclerc,e@example.org,\r\n"
        key = one_of(database, folder, phone, row, is_answered=False, is_row_first=True).id
        planned, _ = imports.plan(database, [folder / "phone.vcf"], "phone")
        assert not planned.steps[0].changes
        newer = HEADINGS + row.replace("Leclerc", "Leclerc-Dumont")
        bring_in(database, folder / "row.csv", newer, "table", answer=True)
        assert contacts.load(database, key).display_name == "Xavier Leclerc-Dumont"


@DOORS
def test_every_name_that_a_source_says_of_someone_is_compared(*, is_answered: bool) -> None:
    with book() as (database, folder):
        bring_in(database, folder / "phone.vcf", card("N:;David;;;", "FN:David"), "phone")
        ((key, _, _),) = contacts.listing(database)
        contacts.set_field(database, contact_id=key, field="full_name", text="Dave")
        bring_in(database, folder / "row.csv", HEADINGS + "David,Paquette,e@example.org,\r\n", "t", answer=is_answered)
        if not is_answered:
            merging.merge(database, [[key, max(one for one, _, _ in contacts.listing(database))]])
        (folder / "more.csv").write_text(HEADINGS + "David,Paquette,,\r\n", encoding="utf-8", newline="")
        planned, _ = imports.plan(database, [folder / "more.csv"], "another")
        assert [one.contact_id for one in planned.candidates(0)] == [key]


SMALL, LARGE = (b64encode(b"\x89PNG\r\n\x1a\n" + bytes(size)).decode() for size in (8, 64))
BETTER = {
    "birthday": ("BDAY:1980-05-14", "BDAY:--0514"),
    "birthday of a year": ("BDAY:1980-05-14", "BDAY:1980"),
    "picture": (f"PHOTO;ENCODING=b;TYPE=PNG:{LARGE}", f"PHOTO;ENCODING=b;TYPE=PNG:{SMALL}"),
    "company": ("ORG:Société Générale", "ORG:SOCIETE GENERALE"),
    "street": ("ADR:;;1 rue Élysée;Laval;;;", "ADR:;;1 rue elysee;laval;;;"),
    "picture that is there": (f"PHOTO;ENCODING=b;TYPE=PNG:{SMALL}", "PHOTO;VALUE=uri:https://example.org/a.png"),
}


def two_lists(
    database: Database, folder: Path, lines: tuple[str, str], *, is_answered: bool, is_better_first: bool
) -> tuple[int, list[int]]:
    """Bring in two cards of one person, of which one has a better line; give the person and both imports."""
    done = []
    for number, line in enumerate(lines if is_better_first else lines[::-1]):
        text = card(f"UID:{number}", "FN:Ana Roy", line)
        done.append(
            bring_in(database, folder / f"{number}.vcf", text, f"list {number}", answer=is_answered and number > 0)
        )
    first, *others = sorted(contacts.names(database))
    if others:
        merging.merge(database, [[first, *others]])
    return first, done


def shown(database: Database, kind: Kind) -> Value:
    """Give the value of a kind that stands first with the only person of a book."""
    (key,) = contacts.names(database)
    return of_kind(contacts.load(database, key).values, kind)[0]


@DOORS
@pytest.mark.parametrize("is_better_first", [True, False])
@pytest.mark.parametrize("of", BETTER)
def test_the_fuller_day_the_larger_picture_and_the_more_careful_writing_stand(
    *, of: str, is_answered: bool, is_better_first: bool
) -> None:
    with book() as (database, folder), book() as (other, alone):
        lines = BETTER[of]
        key, done = two_lists(database, folder, lines, is_answered=is_answered, is_better_first=is_better_first)
        bring_in(other, alone / "a.vcf", card("UID:a", "FN:Ana Roy", lines[0]), "a")
        *_, best = (one for one in contacts.load(other, 1).values if one.kind is not Kind.EMAIL)
        assert shown(database, best.kind) == best
        before = contacts.load(database, key)
        for number in (0, 1):
            planned, _ = imports.plan(database, [folder / f"{number}.vcf"], f"list {number}")
            assert not planned.steps[0].changes
        taking_back.take_back(database, done[is_better_first])
        assert shown(database, best.kind) == best
        history.undo(database)
        assert contacts.load(database, key) == before
        taking_back.take_back(database, done[not is_better_first])
        assert shown(database, best.kind) != best


def test_a_birthday_that_was_typed_or_contradicts_stays_whichever_is_fuller() -> None:
    for typed, comes in (("--05-14", "1980-05-14"), ("", "1980-05-15")):
        with book() as (database, folder):
            bring_in(
                database, folder / "a.vcf", card("UID:a", "FN:Ana Roy", *(["BDAY:--0514"] if not typed else [])), "a"
            )
            (key,) = contacts.names(database)
            if typed:
                contacts.set_field(database, contact_id=key, field="birthday", text=typed)
            bring_in(database, folder / "b.vcf", card("UID:b", "FN:Ana Roy", f"BDAY:{comes}"), "b", answer=True)
            assert shown(database, Kind.BIRTHDAY).text == "--05-14"


NUMBERS = ("(819) 932-4048", "819-932-4048", "+1 819 932 4048", "8199324048", "1 819 932-4048")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        *((one, other, True) for one in NUMBERS for other in NUMBERS),
        ("01 42 68 53 00", "+33 1 42 68 53 00", True),
        ("819 932-4048 poste 12", "+1 819 932 4048;ext=12", True),
        ("819 932-4048 poste 12", "+1 819 932 4048", False),
        ("819 932-4048 poste 12", "+1 819 932 4048 x13", False),
        ("1-800-555-FLOW", "1-800-555-FISH", False),
        ("+33 1 42 68 53 00", "+32 1 42 68 53 00", False),
        ("819 932-4048", "418 932-4048", False),
        ("932-4048", "+1 819 932 4048", False),
        ("112", "+112", True),
    ],
)
def test_one_number_in_two_writings_is_one(one: str, other: str, *, is_one: bool) -> None:
    values = [Value(kind=Kind.TELEPHONE, text=text) for text in (one, other)]
    assert says_the_same(*values) is is_one
    assert says_the_same(*values[::-1]) is is_one


@DOORS
@ORDERS
@settings(max_examples=10, deadline=None)
@given(one=st.sampled_from(NUMBERS), other=st.sampled_from(NUMBERS))
def test_the_fuller_number_stands_once_and_both_say_so(
    one: str, other: str, *, is_answered: bool, is_row_first: bool
) -> None:
    with book() as (database, folder):
        phone, row = card("FN:Ana Roy", f"TEL;TYPE=CELL:{one}"), f"Ana,Roy,e@example.org,{other}\r\n"
        person = one_of(database, folder, phone, row, is_answered=is_answered, is_row_first=is_row_first)
        (number,) = (held for held in person.held if held.value.kind is Kind.TELEPHONE)
        assert number.value.text.startswith("+") == ("+" in one + other)
        assert len(number.sources) == 2
        assert all(found.value.kind is not Kind.TELEPHONE for found in origins.origins(database, person.id).differences)


@ORDERS
@settings(max_examples=15, deadline=None)
@given(named=st.sampled_from(sorted(NAMED)), number=st.sampled_from(NUMBERS), back=st.booleans())
def test_without_either_source_the_other_says_what_it_said(
    named: str, number: str, *, back: bool, is_row_first: bool
) -> None:
    """Whoever was answered to be the same has, once one import is taken back, what the other alone would have given."""
    parts, whole, row, _ = NAMED[named]
    files = [
        ("phone.vcf", card(parts, f"FN:{whole}", "TEL;TYPE=CELL:8199324048"), "phone"),
        ("row.csv", f"{HEADINGS}{row},e@example.org,{number}\r\n", "table"),
    ]
    files = files[::-1] if is_row_first else files
    with book() as (database, folder), book() as (alone, other):
        done = [
            bring_in(database, folder / name, text, source, answer=at == 1)
            for at, (name, text, source) in enumerate(files)
        ]
        taking_back.take_back(database, import_id=done[back])
        name, text, source = files[not back]
        bring_in(alone, other / name, text, source)
        assert [_said(one) for one in (database, alone)] == [_said(alone)] * 2


def _said(database: Database) -> list[tuple[str, set[Value]]]:
    people = [contacts.load(database, key) for key, _, _ in contacts.listing(database)]
    return [(person.display_name, set(person.values)) for person in people]


BEFORE = ("N:Roy;Anne;;;", "FN:Anne Roy", "ORG:Bell", "TEL;TYPE=CELL:514-555-0101")
SINCE = ("N:Côté;Anne;;;", "FN:Anne Côté", "ORG:CGI", "TEL;TYPE=CELL:514-555-0199")


@DOORS
@pytest.mark.parametrize("at_once", [True, False])
def test_whoever_moved_on_in_two_sources_did(*, is_answered: bool, at_once: bool) -> None:
    with book() as (database, folder):
        files = [folder / "phone.vcf", folder / "mac.vcf"]
        for number, path in enumerate(files):
            bring_in(database, path, card(f"UID:{number}", *BEFORE), path.stem, answer=is_answered and number > 0)
        key, *others = contacts.names(database)
        if others:
            merging.merge(database, [[key, *others]])
        before = contacts.load(database, key)
        for number, path in enumerate(files):
            path.write_text(card(f"UID:{number}", *SINCE), encoding="utf-8", newline="")
        done: list[int] = []
        for some in [files] if at_once else [[path] for path in files]:
            planned, _ = imports.plan(database, some)
            done += imports.carry_out(database, planned).imports
        person = contacts.load(database, key)
        texts = [one.text or one.parts[0] for one in person.values if one.kind in (Kind.ORGANIZATION, Kind.TELEPHONE)]
        assert (person.display_name, sorted(texts)) == ("Anne Côté", ["514-555-0199", "CGI"])
        told = origins.origins(database, key)
        assert not told.differences
        assert all({by.source.name for by in one.sayings} == {"phone", "mac"} for one in told.values)
        for one in done:
            taking_back.take_back(database, one)
        after = contacts.load(database, key)
        assert [one.value for one in after.held] == [one.value for one in before.held]
