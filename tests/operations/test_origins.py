"""Where values come from, and what becomes of them where a source and a hand differ."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Held, Kind, Value
from entourage.domain.differences import Sort, Word, differences
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.operations import contacts, history, imports, merging, origins, taking_back
from entourage.operations.book import open_book
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def card(*lines: str, uid: str = "a", name: str = "Ana Roy") -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}", *lines, "END:VCARD", ""])


def bring_in(database: Database, path: Path, *cards: str, source: str = "") -> None:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path], source)
    imports.carry_out(database, planned)


def date_back(database: Database) -> None:
    """Let what was brought in so far have come a day before: moments are noted to the second."""
    with database.unit("edit_contact", {"contact": 1}) as unit:
        rows = unit.session.connection().exec_driver_sql("SELECT id, datetime(imported_at, '-1 day') FROM import")
        unit.update(tables.Import, [{"id": key, "imported_at": f"{at.replace(' ', 'T')}+00:00"} for key, at in rows])


def ana(database: Database) -> Contact:
    return contacts.load(database, contacts.find(database, "Ana Roy"))


def said(database: Database, kind: Kind) -> list[str]:
    return [value.text for value in ana(database).values if value.kind is kind]


def found(database: Database) -> list[tuple[Sort, str, str, bool]]:
    key = contacts.find(database, "Ana Roy")
    return [
        (one.sort, one.mine.value.text if one.mine else "", one.theirs.text if one.theirs else "", one.is_open)
        for one in origins.origins(database, key).differences
    ]


def take(database: Database) -> int:
    return origins.take_theirs(database, contact_ids=[contacts.find(database, "Ana Roy")])


def keep(database: Database) -> int:
    return origins.keep_mine(database, contact_ids=[contacts.find(database, "Ana Roy")])


def edit(database: Database, field: str, text: str) -> None:
    contacts.set_field(database, contact_id=contacts.find(database, "Ana Roy"), field=field, text=text)


def test_what_a_source_says_anew_of_an_edited_value_is_asked_and_taken_by_one_act(
    database: Database, tmp_path: Path
) -> None:
    bring_in(database, tmp_path / "one.vcf", card("TEL:418 555-0100"))
    edit(database, "telephone", "418 555-0142")
    assert found(database) == [(Sort.EDITED, "418 555-0142", "418 555-0100", False)]  # whoever edits it knows that
    bring_in(database, tmp_path / "two.vcf", card("TEL:418 555-0199"))
    assert said(database, Kind.TELEPHONE) == ["418 555-0142"]
    assert found(database) == [(Sort.EDITED, "418 555-0142", "418 555-0199", True)]
    assert origins.differing(database) == {ana(database).id: {Sort.EDITED}}
    before = ana(database)
    assert take(database) == 1
    (taken,) = [one for one in ana(database).held if one.value.kind is Kind.TELEPHONE]
    assert (taken.value.text, taken.by_hand, taken.removed) == ("418 555-0199", False, False)
    assert taken.files == ("two.vcf",)
    assert not found(database)
    assert not origins.differing(database)
    history.undo(database)
    assert ana(database) == before
    history.redo(database)
    bring_in(database, tmp_path / "three.vcf", card("TEL:418 555-0300"))
    assert said(database, Kind.TELEPHONE) == ["418 555-0300"]


def test_what_is_kept_is_asked_again_only_when_the_source_says_something_new(
    database: Database, tmp_path: Path
) -> None:
    bring_in(database, tmp_path / "one.vcf", card("TEL:418 555-0100"))
    edit(database, "telephone", "418 555-0142")
    bring_in(database, tmp_path / "two.vcf", card("TEL:418 555-0199"))
    assert keep(database) == 1
    assert found(database) == [(Sort.EDITED, "418 555-0142", "418 555-0199", False)]
    bring_in(database, tmp_path / "three.vcf", card("TEL:418 555-0199", "NOTE:new"))
    assert not origins.differing(database)
    bring_in(database, tmp_path / "four.vcf", card("TEL:418 555-0200", "NOTE:new"))
    assert said(database, Kind.TELEPHONE) == ["418 555-0142"]
    assert (Sort.EDITED, "418 555-0142", "418 555-0200", True) in found(database)


def test_what_was_deleted_by_hand_stays_away_until_it_is_taken_back(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "one.vcf", card("EMAIL:ana@example.org"))
    edit(database, "email", "")
    assert found(database) == [(Sort.DELETED, "", "ana@example.org", False)]
    bring_in(database, tmp_path / "two.vcf", card("EMAIL:ana@example.org", "NOTE:new"))
    assert not said(database, Kind.EMAIL)
    bring_in(database, tmp_path / "three.vcf", card("EMAIL:ana@example.net"))
    assert not said(database, Kind.EMAIL)
    assert found(database)[:1] == [(Sort.DELETED, "", "ana@example.net", True)]
    difference = origins.origins(database, ana(database).id).differences[0]
    assert origins.take_theirs(database, contact_ids=[ana(database).id], only=[difference]) == 1
    assert said(database, Kind.EMAIL) == ["ana@example.net"]
    bring_in(database, tmp_path / "four.vcf", card("EMAIL:ana@example.com"))
    assert said(database, Kind.EMAIL) == ["ana@example.com"]


def test_what_a_source_says_no_longer_goes_or_stays_as_is_decided(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "one.vcf", card("EMAIL:ana@example.org", "NOTE:met in Rome"))
    bring_in(database, tmp_path / "two.vcf", card("TITLE:Chef"))
    vanished = [
        (Sort.VANISHED, "ana@example.org", "", True),
        (Sort.VANISHED, "met in Rome", "", True),
    ]
    assert found(database) == vanished
    email, note = origins.origins(database, ana(database).id).differences
    origins.keep_mine(database, contact_ids=[ana(database).id], only=[note])
    origins.take_theirs(database, contact_ids=[ana(database).id], only=[email])
    assert (said(database, Kind.EMAIL), said(database, Kind.NOTE)) == ([], ["met in Rome"])
    assert not found(database)
    bring_in(database, tmp_path / "three.vcf", card("TITLE:Chef", "EMAIL:ana@example.org"))
    assert said(database, Kind.EMAIL) == ["ana@example.org"]


def test_of_two_sources_that_differ_on_a_birthday_either_can_be_taken(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "phone.vcf", card("BDAY:1985-04-12"), source="phone")
    bring_in(database, tmp_path / "work.vcf", card("BDAY:1985-12-04", uid="w"), source="work")
    one, other = (key for key, _, _ in contacts.listing(database))
    merging.merge(database, [[one, other]])
    assert found(database) == [(Sort.OTHER, "1985-04-12", "1985-12-04", True)]
    take(database)
    assert said(database, Kind.BIRTHDAY) == ["1985-12-04"]
    assert found(database) == [(Sort.OTHER, "1985-12-04", "1985-04-12", False)]
    bring_in(database, tmp_path / "work2.vcf", card("BDAY:1985-12-05", uid="w"), source="work")
    assert said(database, Kind.BIRTHDAY) == ["1985-12-05"]
    bring_in(database, tmp_path / "phone2.vcf", card("BDAY:1985-04-13"), source="phone")
    assert said(database, Kind.BIRTHDAY) == ["1985-12-05"]
    assert (Sort.OTHER, "1985-12-05", "1985-04-13", True) in found(database)


def test_what_was_taken_of_another_source_stays_by_hand_once_two_are_parted(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "phone.vcf", card("BDAY:1985-04-12"), source="phone")
    bring_in(database, tmp_path / "work.vcf", card("BDAY:1985-12-04", uid="w"), source="work")
    one, other = (key for key, _, _ in contacts.listing(database))
    merging.merge(database, [[one, other]])
    take(database)
    merging.unmerge(database, contact_id=other)
    for key in (one, other):
        person = contacts.load(database, key)
        (birthday,) = [held for held in person.held if held.value.kind is Kind.BIRTHDAY and not held.removed]
        assert birthday.value.text == "1985-12-04"
        assert (birthday.by_hand, bool(birthday.origins)) == (key == one, key == other)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("1985-04-12", "--04-12", []),
        ("--04-12", "1985-04-12", []),
        ("1985-04-12", "--04-13", [(Sort.OTHER, "1985-04-12", "--04-13", True)]),
    ],
)
def test_a_birthday_without_its_year_is_asked_of_only_where_the_day_is_another(
    database: Database, tmp_path: Path, one: str, other: str, differs: list[tuple[Sort, str, str, bool]]
) -> None:
    bring_in(database, tmp_path / "phone.vcf", card(f"BDAY:{one}"), source="phone")
    bring_in(database, tmp_path / "work.vcf", card(f"BDAY:{other}", uid="w"), source="work")
    first, second = (key for key, _, _ in contacts.listing(database))
    merging.merge(database, [[first, second]])
    assert found(database) == differs


def test_a_picture_that_was_deleted_comes_back_whole(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "one.vcf", card(f"PHOTO;ENCODING=b;TYPE=PNG:{PICTURE}"))
    (held,) = [one for one in ana(database).held if one.value.photo]
    contacts.save(database, ana(database).id, [Edit(held, None)])
    (difference,) = origins.origins(database, ana(database).id).differences
    assert (difference.sort, difference.is_open) == (Sort.DELETED, False)
    origins.take_theirs(database, contact_ids=[ana(database).id], only=[difference])
    (back,) = [one for one in ana(database).held if one.value.photo]
    assert (back.value, back.by_hand, back.removed) == (held.value, False, False)


def test_a_difference_that_is_no_longer_so_is_refused_and_nothing_written(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "one.vcf", card("TEL:418 555-0100"))
    edit(database, "telephone", "418 555-0142")
    bring_in(database, tmp_path / "two.vcf", card("TEL:418 555-0199"))
    seen = origins.origins(database, ana(database).id).differences
    edit(database, "telephone", "418 555-0143")
    with pytest.raises(EntourageError) as refused:
        origins.take_theirs(database, contact_ids=[ana(database).id], only=seen)
    assert refused.value.code == "contact_changed"
    assert said(database, Kind.TELEPHONE) == ["418 555-0143"]


def test_each_value_is_known_by_who_said_it_and_since_when(database: Database, tmp_path: Path) -> None:
    bring_in(database, tmp_path / "one.vcf", card("TEL:1", "EMAIL:ana@example.org"), source="phone")
    bring_in(database, tmp_path / "two.vcf", card("EMAIL:ana@example.org", "TITLE:Chef"), source="phone")
    edit(database, "title", "Owner")
    told = origins.origins(database, ana(database).id)
    (source,) = told.sources
    assert (source.identifiers, [file for file, _ in source.files]) == (("a",), ["one.vcf", "two.vcf"])
    (first, second) = (at for _, at in source.files)
    by_text = {one.held.value.text: one for one in told.values}
    (email,) = by_text["ana@example.org"].sayings
    assert (email.first_at, email.last_at, email.gone_since) == (first, second, None)
    (telephone,) = by_text["1"].sayings
    assert (telephone.first_at, telephone.gone_since) == (first, second)
    assert (by_text["Chef"].held.removed, by_text["Owner"].held.by_hand) == (True, True)
    assert not by_text["Owner"].sayings


def test_who_is_no_longer_in_a_whole_file_of_a_source_is_said_to_be_gone(database: Database, tmp_path: Path) -> None:
    others = [card(uid=str(number), name=f"Luc {number}") for number in range(9)]
    bring_in(database, tmp_path / "one.vcf", card("TEL:1"), *others, source="phone")
    (source,) = origins.origins(database, ana(database).id).sources
    assert source.gone_since is None
    date_back(database)
    bring_in(database, tmp_path / "part.vcf", *others[:2], card(uid="n", name="Zoé"), source="phone")
    (source,) = origins.origins(database, ana(database).id).sources
    assert source.gone_since is None  # a few people are no list of all
    date_back(database)
    bring_in(database, tmp_path / "two.vcf", *others, card(uid="m", name="Max"), source="phone")
    (source,) = origins.origins(database, ana(database).id).sources
    assert source.gone_since
    assert source.gone_since >= source.confirmed_at == source.files[0][1]
    (luc,) = origins.origins(database, contacts.find(database, "Luc 3")).sources
    assert luc.confirmed_at == source.gone_since
    assert luc.gone_since is None


def test_a_name_that_no_source_says_any_longer_is_asked_about() -> None:
    """Of two sources that call somebody otherwise nobody is asked while one of them says what stands."""
    roy, other = (Value(kind=Kind.FORMATTED_NAME, text=text) for text in ("Ana Roy", "Ana Côté"))
    held = [Held(id=1, value=roy, origins=(), position=0)]
    for said, is_open in ((roy, False), (other, True)):
        words = [Word(record=1, version=3, values=(said,)), Word(record=2, version=4, values=(other,))]
        (found,) = (one for one in differences(held, {1: {1, 2}}, words) if one.sort is Sort.OTHER)
        assert (found.theirs, found.is_open) == (other, is_open)


def test_a_name_that_only_a_record_says_that_is_gone_is_asked_about_once_another_says_otherwise() -> None:
    roy, other = (Value(kind=Kind.FORMATTED_NAME, text=text) for text in ("Ana Roy", "Ana Côté"))
    held = [Held(id=1, value=roy, origins=(), position=0)]
    for version, is_changed, is_open in ((3, True, False), (5, True, True), (5, False, False)):
        words = [Word(1, 4, (roy,), is_gone=True), Word(2, version, (other,))]
        found = differences(held, {1: {1, 2} if is_changed else {1}}, words)
        sorts = {(one.sort, one.is_open) for one in found}
        assert sorts == ({(Sort.OTHER, True), (Sort.VANISHED, True)} if is_open else {(Sort.OTHER, False)})


def test_a_row_in_whose_place_another_stands_says_nothing_any_more(database: Database, tmp_path: Path) -> None:
    rows = "First Name,Last Name,E-mail Address,Company\nZoé,Côté,z@example.org,Bell\nLuc,Petit,l@example.org,Bell\n"
    bring_in(database, tmp_path / "one.csv", rows, "Ana,Roy,ana@example.org,Bell\n", source="table")
    date_back(database)
    bring_in(database, tmp_path / "two.csv", rows, "Ana,Côté-Roy,ana@example.org,CGI\n", source="table")
    people = {name: key for key, name, _ in contacts.listing(database)}
    merging.merge(database, [[people["Ana Roy"], people["Ana Côté-Roy"]]])
    person = people["Ana Roy"]
    assert origins.origins(database, person).differences == ()
    assert person not in origins.differing(database)


def test_what_only_a_row_said_in_whose_place_another_stands_is_asked_about(database: Database, tmp_path: Path) -> None:
    rows = "First Name,Last Name,E-mail Address,Mobile Phone\nZoé,Côté,z@example.org,\nLuc,Petit,l@example.org,\n"
    bring_in(database, tmp_path / "one.csv", rows, "Ana,Roy,ana@example.org,418 555-0100\n", source="table")
    date_back(database)
    bring_in(database, tmp_path / "two.csv", rows, "Ana,Côté-Roy,ana@example.org,\n", source="table")
    people = {name: key for key, name, _ in contacts.listing(database)}
    merging.merge(database, [[people["Ana Roy"], people["Ana Côté-Roy"]]])
    person = people["Ana Roy"]
    (left,) = origins.origins(database, person).differences
    assert (left.sort, left.value.text) == (Sort.VANISHED, "418 555-0100")
    assert origins.differing(database) == {person: {Sort.VANISHED}}
    assert origins.take_theirs(database, contact_ids=[person]) == 1
    assert origins.differing(database) == {}


@pytest.mark.parametrize(("is_taken", "left"), [(True, "418 555-0100"), (False, "418 555-0142")])
def test_what_was_decided_holds_once_the_import_that_asked_is_taken_back(
    database: Database,
    tmp_path: Path,
    is_taken: bool,  # noqa: FBT001 - a case
    left: str,
) -> None:
    bring_in(database, tmp_path / "one.vcf", card("TEL:418 555-0100"))
    edit(database, "telephone", "418 555-0142")
    bring_in(database, tmp_path / "two.vcf", card("TEL:418 555-0199"))
    assert (take if is_taken else keep)(database) == 1
    newest = imports.past(database)[0].id
    taking_back.take_back(database, newest)
    assert said(database, Kind.TELEPHONE) == [left]
    assert not origins.differing(database)


NUMBERS = st.lists(st.sampled_from(["418 555-0101", "418 555-0102", "418 555-0103"]), unique=True, max_size=2)
EDITS = st.sampled_from(["", "418 555-0101", "418 555-0900", "418 555-0901"])
STEPS = st.lists(st.one_of(st.tuples(st.just("import"), NUMBERS), st.tuples(st.just("edit"), EDITS)), max_size=5)


@given(
    steps=STEPS,
    latest=NUMBERS,
    following=NUMBERS,
)
@settings(max_examples=25, deadline=None)
def test_whoever_takes_all_that_a_source_says_has_what_it_says_from_then_on(
    steps: list[tuple[str, list[str] | str]], latest: list[str], following: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = open_book(Path(folder) / "book")
        for number, (act, what) in enumerate([("import", ["418 555-0101"]), *steps, ("import", latest)]):
            if act == "edit":
                edit(database, "telephone", str(what))
            else:  # each with a note of its own: a file that came before says nothing new
                bring_in(database, Path(folder) / f"{number}.vcf", card(*map("TEL:{}".format, what), f"NOTE:{number}"))
        key = ana(database).id
        origins.take_theirs(database, contact_ids=[key], only=origins.origins(database, key).differences)
        assert {*latest} <= {*said(database, Kind.TELEPHONE)}
        typed = [one.value.text for one in ana(database).held if one.by_hand and not one.removed]
        assert {*said(database, Kind.TELEPHONE)} - {*latest} <= {*typed}
        is_untouched = not any(one.by_hand or one.removed for one in ana(database).held)
        bring_in(database, Path(folder) / "next.vcf", card(*map("TEL:{}".format, following), "NOTE:next"))
        missing = {*following} - {*said(database, Kind.TELEPHONE)}
        assert missing <= {theirs for _, _, theirs, _ in found(database)}
        assert not (missing and is_untouched)
        database.close()


@pytest.mark.parametrize("is_plain_first", [True, False])
def test_of_what_several_sources_say_alike_the_better_writing_is_offered_and_taken(
    database: Database, tmp_path: Path, *, is_plain_first: bool
) -> None:
    words = [("phone", "Elise Belanger", "ELISE@BELANGER.CA"), ("cloud", "Élise Bélanger", "elise@belanger.ca")]
    for source, name, email in words if is_plain_first else words[::-1]:
        bring_in(database, tmp_path / f"{source}.vcf", card(f"EMAIL:{email}", uid=source, name=name), source=source)
    one, other = (key for key, _, _ in contacts.listing(database))
    merging.merge(database, [[one, other]])
    contacts.set_field(database, contact_id=one, field="full_name", text="Lili")
    contacts.set_field(database, contact_id=one, field="email", text="lili@belanger.ca")
    seen = origins.origins(database, one)
    offered = {one.theirs.text: {who.name for who in seen.who(one)} for one in seen.differences if one.theirs}
    assert offered == {"Élise Bélanger": {"phone", "cloud"}, "elise@belanger.ca": {"phone", "cloud"}}
    origins.take_theirs(database, contact_ids=[one], only=seen.differences)
    taken = origins.origins(database, one)
    assert {one.held.value.text for one in taken.values} == {"Élise Bélanger", "elise@belanger.ca"}
    assert not taken.differences
