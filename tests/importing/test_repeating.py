"""Files brought in again, newer, older, together: nobody doubled, nothing typed lost."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Value, of_kind
from entourage.domain.errors import EntourageError
from entourage.importing import draft
from entourage.operations import circles, contacts, history, imports
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.storage import sources, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path / "book")
    yield opened
    opened.close()


def card(uid: str, name: str, *lines: str, version: str = "3.0") -> str:
    said = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *said, f"FN:{name}", *lines, "END:VCARD", ""])


def bring_in(database: Database, *paths: Path, source: str = "") -> dict[str, int]:
    planned, unread = imports.plan(database, paths, source)
    assert not unread
    imports.carry_out(database, planned)
    return {action: count for action, count in planned.counts.items() if count}


def written(path: Path, *cards: str) -> Path:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return path


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        asked = {name: f'SELECT * FROM "{name}"' for name in tables.SQLModel.metadata.tables}  # noqa: S608 - the schema
        return {name: sorted(map(tuple, session.connection().exec_driver_sql(one))) for name, one in asked.items()}


def person(database: Database, name: str) -> Contact:
    return contacts.load(database, contacts.find(database, name))


def said(contact: Contact, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(contact.values, kind)]


TABLE = "First Name,Last Name,Email Address,Company\nAna,Roy,ana@example.org,Northwind\nLuc,Roy,,\nLuc,Roy,,\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("with.vcf", card("a", "Ana") + card("b", "Luc", "NOTE:deux\\nlignes")),
        ("without.vcf", card("", "Ana", "TEL:1") + card("", "Luc") + card("", "Luc")),
        ("four.vcf", card("urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "Ana", version="4.0")),
        (
            "old.vcf",
            "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:C=C3=B4t=C3=A9;Ana\nEND:VCARD\n",
        ),
        ("table.csv", TABLE),
    ],
)
def test_the_same_file_again_changes_not_one_row(database: Database, tmp_path: Path, name: str, content: str) -> None:
    bring_in(database, written(tmp_path / name, content))
    before = dump(database)
    again = bring_in(database, written(tmp_path / f"copy of {name}", content))
    assert again.keys() == {"same"}
    assert dump(database) == before


def test_the_same_file_twice_at_once_is_once(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path / "a.vcf", card("a", "Ana"), card("", "Luc"))
    two = written(tmp_path / "b.vcf", card("a", "Ana"), card("", "Luc"))
    assert bring_in(database, one, two) == {"new": 2, "same": 2}


def test_an_identifier_twice_in_a_file_is_one_person_with_all_that_is_said(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "a.vcf", card("a", "Ana", "TEL:1"), card("a", "Ana", "EMAIL:ana@example.org"))
    assert bring_in(database, path) == {"new": 1}
    ana = person(database, "Ana")
    assert (said(ana, Kind.TELEPHONE), said(ana, Kind.EMAIL)) == (["1"], ["ana@example.org"])
    assert bring_in(database, path) == {"same": 1}


def test_files_that_share_people_are_each_compared_with_themselves(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path / "a.vcf", card("x", "Ana", "TEL:1"))
    two = written(tmp_path / "b.vcf", card("x", "Ana", "TEL:2", "TITLE:Cheffe"))
    bring_in(database, one, source="mine")
    bring_in(database, two, source="the choir's")
    before = dump(database)
    assert bring_in(database, one, two) == {"same": 2}
    assert dump(database) == before


def test_a_newer_file_is_followed_and_what_was_typed_stays(database: Database, tmp_path: Path) -> None:
    bring_in(
        database, written(tmp_path / "a.vcf", card("a", "Ana", "TITLE:Analyste", "TEL;TYPE=CELL:1"), card("b", "Luc"))
    )
    contacts.set_field(database, contact_id=person(database, "Ana").id, field="title", text="Directrice")
    newer = written(tmp_path / "a.vcf", card("a", "Ana", "TITLE:Cheffe", "TEL;TYPE=CELL:2"), card("c", "Zoé"))
    assert bring_in(database, newer) == {"new": 1, "updated": 1}
    ana = person(database, "Ana")
    assert (said(ana, Kind.TITLE), said(ana, Kind.TELEPHONE)) == (["Directrice"], ["2"])
    assert person(database, "Luc")
    assert bring_in(database, newer) == {"same": 2}


def test_a_file_that_came_before_changes_nothing_even_after_a_newer_one(database: Database, tmp_path: Path) -> None:
    older = written(tmp_path / "older.vcf", card("a", "Ana", "TITLE:Analyste"), card("b", "Luc"))
    newer = written(tmp_path / "newer.vcf", card("a", "Ana", "TITLE:Cheffe"), card("b", "Luc"))
    bring_in(database, older)
    assert bring_in(database, older, newer) == {"updated": 1, "same": 3}
    before = dump(database)
    for files in ((older,), (newer,), (older, newer), (newer, older)):
        assert bring_in(database, *files).keys() == {"same"}
    assert dump(database) == before
    assert said(person(database, "Ana"), Kind.TITLE) == ["Cheffe"]


def test_what_is_followed_stays_in_its_place(database: Database, tmp_path: Path) -> None:
    mails = [f"EMAIL;TYPE={kind}:{name}@example.org" for kind, name in (("HOME", "h"), ("WORK", "w"), ("X-B", "b"))]
    bring_in(database, written(tmp_path / "a.vcf", card("a", "Ana", *mails)))
    newer = [mails[0], mails[1].replace("w@", "new@"), mails[2], "EMAIL;TYPE=X-C:c@example.org"]
    bring_in(database, written(tmp_path / "a.vcf", card("a", "Ana", *newer)))
    expected = ["h@example.org", "new@example.org", "b@example.org", "c@example.org"]
    assert said(person(database, "Ana"), Kind.EMAIL) == expected


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_poorer_file_of_one_export_takes_nothing_from_a_richer_one(
    database: Database, tmp_path: Path, order: tuple[int, int]
) -> None:
    rich = card("a", "Ana Roy", "N:Roy;Ana;Marie;;", "ORG:Northwind;Sales", "TITLE:Cheffe", "TEL;TYPE=CELL:1234567")
    poor = card("a", "Ana Roy", "N:Roy;Ana;;;", "ORG:Northwind", "TEL;TYPE=CELL:7654321")
    names = ("All contacts.vcf", "My contacts.vcf")
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        for name, place in zip(names, order, strict=True):
            archive.writestr(f"Takeout/Contacts/{name}", (rich, poor)[place])
    assert bring_in(database, tmp_path / "takeout.zip")["new"] == 1
    ana = person(database, "Ana Roy")
    assert [value.parts for value in of_kind(ana.values, Kind.ORGANIZATION)] == [("Northwind", "Sales")]
    assert [value.as_name.additional for value in of_kind(ana.values, Kind.NAME)] == ["Marie"]
    assert said(ana, Kind.TITLE) == ["Cheffe"]
    assert set(said(ana, Kind.TELEPHONE)) == {"1234567", "7654321"}
    before = dump(database)
    assert bring_in(database, tmp_path / "takeout.zip").keys() == {"same"}
    assert dump(database) == before


def test_a_poorer_card_of_a_file_takes_nothing_from_a_richer_one(database: Database, tmp_path: Path) -> None:
    cards = [card("a", "Ana Roy", "ORG:Northwind;Sales"), card("a", "Ana Roy", "ORG:Northwind", "TITLE:Cheffe")]
    bring_in(database, written(tmp_path / "a.vcf", *cards))
    ana = person(database, "Ana Roy")
    assert [value.parts for value in of_kind(ana.values, Kind.ORGANIZATION)] == [("Northwind", "Sales")]
    assert said(ana, Kind.TITLE) == ["Cheffe"]


def told(database: Database) -> list[tuple[str, list[tuple[Any, ...]]]]:
    people = [contacts.load(database, key) for key, _, _ in contacts.listing(database)]
    return [(one.display_name, [(held.value, held.files, held.position) for held in one.held]) for one in people]


@pytest.mark.parametrize("is_known", [False, True])
def test_files_of_one_source_at_once_are_as_if_they_came_one_by_one(tmp_path: Path, *, is_known: bool) -> None:
    first = [card("a", "Ana Roy", "EMAIL:old@example.org", "TITLE:CTO", "NOTE:x"), card("b", "Luc")]
    second = [card("a", "Ana Petit", "EMAIL:new@example.org", "TITLE:CTO", "URL:https://a.example"), card("c", "Zoé")]
    third = [card("a", "Ana Petit", "EMAIL:newest@example.org", "TITLE:CEO"), card("c", "Zoé Roy")]
    files = [
        written(tmp_path / f"{name}.vcf", *cards)
        for name, cards in {"z": first, "copy": first, "y": second, "x": third}.items()
    ]
    for age, path in enumerate(reversed(files)):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    one_by_one, at_once = open_book(tmp_path / "one by one"), open_book(tmp_path / "at once")
    if is_known:
        for database in (one_by_one, at_once):
            bring_in(database, written(tmp_path / "known.vcf", card("a", "A. Roy", "TEL:+33123456789"), card("b", "L")))
    counts = Counter()
    for path in files:
        counts.update(bring_in(one_by_one, path))
    assert bring_in(at_once, *reversed(files)) == counts
    assert told(at_once) == told(one_by_one)
    assert bring_in(at_once, *files).keys() == {"same"}
    history.undo(at_once)
    assert len(contacts.listing(at_once)) == (2 if is_known else 0)
    one_by_one.close()
    at_once.close()


CARDS = st.builds(
    lambda uid, name, *lines: card(uid, name, *filter(None, lines)),
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["Ana Roy", "Luc Roy", "Zoé Petit"]),
    st.sampled_from(["", "EMAIL:a@example.org", "EMAIL:b@example.org"]),
    st.sampled_from(["", "TITLE:CTO", "TITLE:CEO"]),
)
FILES = st.lists(st.lists(CARDS, min_size=1, max_size=4), min_size=2, max_size=3)


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(FILES)
@example(
    [
        [card("b", "Ana Roy", "TITLE:CEO"), card("c", "Ana Roy", "EMAIL:b@example.org")],
        [
            card("c", "Luc Roy", "EMAIL:b@example.org"),
            card("b", "Ana Roy", "TITLE:CEO"),
            card("c", "Zoé Petit", "EMAIL:b@example.org", "TITLE:CTO"),
            card("b", "Zoé Petit"),
        ],
    ]
)
@example(
    [
        [
            card("a", "Zoé Petit", "EMAIL:b@example.org", "TITLE:CTO"),
            card("", "Zoé Petit", "EMAIL:a@example.org"),
            card("a", "Ana Roy"),
        ],
        [card("c", "Luc Roy"), card("a", "Luc Roy")],
        [card("a", "Zoé Petit", "TITLE:CEO"), card("", "Zoé Petit"), card("a", "Ana Roy")],
    ]
)
def test_any_files_at_once_are_as_if_they_came_one_by_one(files: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        at_once, one_by_one = open_book(place / "1"), open_book(place / "2")
        try:
            paths = [written(place / f"{number}.vcf", *cards) for number, cards in enumerate(files)]
            for age, path in enumerate(paths):
                os.utime(path, (1_000_000 + age, 1_000_000 + age))
            known = written(place / "known.vcf", card("a", "Ana Roy"), card("b", "Luc Roy"), card("c", "Zoé Petit"))
            counts: Counter[str] = Counter()
            for path in (known, *paths):
                counts.update(bring_in(one_by_one, path, source="mine"))
            bring_in(at_once, known, source="mine")
            found = Counter(bring_in(at_once, *paths, source="mine"))
            assert found + Counter(new=3) == counts
            assert told(at_once) == told(one_by_one)
            before = dump(at_once)
            for again in (paths, paths[::-1], paths[:1], [known]):
                assert bring_in(at_once, *again, source="mine").keys() == {"same"}
            assert dump(at_once) == before
        finally:
            at_once.close()
            one_by_one.close()


def test_who_was_deleted_is_not_brought_back_by_the_same_source(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "a.vcf", card("a", "Ana"), card("b", "Luc"))
    bring_in(database, path)
    contacts.delete(database, contact_ids=[person(database, "Ana").id])
    newer = written(tmp_path / "a.vcf", card("a", "Ana", "TEL:1"), card("b", "Luc"))
    assert bring_in(database, newer) == {"same": 2}
    contacts.empty_trash(database)
    assert bring_in(database, newer) == {"same": 2}
    assert [name for _, name, _ in contacts.listing(database)] == ["Luc"]


PHONES = "First Name,Last Name,Company,Mobile Phone\nBob,Stone,Acme,{}\nAnn,Low,Acme,0600000002\n"


def test_who_was_deleted_does_not_come_back_under_a_row_that_changed(database: Database, tmp_path: Path) -> None:
    bring_in(database, written(tmp_path / "a.csv", PHONES.format("0600000001")))
    contacts.delete(database, contact_ids=[person(database, "Bob Stone").id])
    newer = written(tmp_path / "b.csv", PHONES.format("0600000009") + "Eve,Stone,Other,0611111111\n")
    planned, _ = imports.plan(database, [newer])
    assert [step.reason for step in planned.steps] == ["perhaps_deleted", "already_here", ""]
    imports.carry_out(database, planned)
    assert [name for _, name, _ in contacts.listing(database)] == ["Ann Low", "Eve Stone"]


def test_a_better_reader_knows_everyone_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(database, written(tmp_path / "a.csv", TABLE))
    real = draft.without_doubles
    more = Value(kind=Kind.NOTE, text="what only a better reader sees")
    monkeypatch.setattr(draft, "without_doubles", lambda values: (*real(values), more))
    newer = written(tmp_path / "b.csv", TABLE + "Zoé,Petit,,\n")
    assert bring_in(database, tmp_path / "a.csv") == {"same": 3}
    assert bring_in(database, newer) == {"new": 1, "same": 3}


CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(*names: str) -> str:
    rows = (f"{name},Roy,https://www.linkedin.com/in/{name.lower()},,,,16 Jan 2024\n" for name in names)
    return CONNECTIONS + "".join(rows)


def test_two_accounts_that_share_few_people_are_two_sources(database: Database, tmp_path: Path) -> None:
    mine = written(tmp_path / "mine.csv", connections("Ana", "Luc", "Zoe", "Max"))
    employers = written(tmp_path / "employers.csv", connections("Ana", "Bob", "Eve", "Tom"))
    newer = written(tmp_path / "newer.csv", connections("Ana", "Luc", "Zoe", "Ida", "Kim"))
    bring_in(database, mine)
    assert bring_in(database, employers) == {"new": 3, "maybe": 1}
    planned, _ = imports.plan(database, [newer])
    assert (planned.files[0].source_name, planned.files[0].is_guessed) == ("mine.csv", True)


def test_one_identifier_on_two_names_is_two_people(database: Database, tmp_path: Path) -> None:
    cards = [card("a", "Ana", "TEL:1"), card("a", "Bob", "TEL:2"), card("a", "Ana", "TEL:3", "BDAY:1985-04-12")]
    path = written(tmp_path / "a.vcf", *cards)
    planned, _ = imports.plan(database, [path])
    notices = [(notice.code, notice.text) for notice in planned.files[0].drafted.notices]
    assert notices == [("identifier_of_two", "Bob"), ("identifier_twice", "Ana")]
    imports.carry_out(database, planned)
    assert {name for _, name, _ in contacts.listing(database)} == {"Ana", "Bob"}
    assert said(person(database, "Ana"), Kind.TELEPHONE) == ["1", "3"]
    assert said(person(database, "Ana"), Kind.FORMATTED_NAME) == ["Ana"]
    assert bring_in(database, path).keys() == {"same"}


def test_two_sources_of_one_name_are_told_apart(database: Database, tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    bring_in(database, written(tmp_path / "1" / "contacts.vcf", card("a", "Ana")))
    bring_in(database, written(tmp_path / "2" / "contacts.vcf", card("b", "Luc")))
    with database.read() as session:
        assert [one.name for one in sources.every(session)] == ["contacts.vcf", "contacts.vcf (2)"]
    newer = written(tmp_path / "n.vcf", card("b", "Luc Roy"))
    assert bring_in(database, newer, source="contacts.vcf (2)") == {"updated": 1}


def test_a_plan_that_was_overtaken_is_not_carried_out(database: Database, tmp_path: Path) -> None:
    planned, _ = imports.plan(database, [written(tmp_path / "a.vcf", card("a", "Ana"))])
    contacts.add(database, name="Luc", fields=[])
    before = dump(database)
    with pytest.raises(EntourageError) as told:
        imports.carry_out(database, planned)
    assert told.value.code == "book_changed"
    assert dump(database) == before


def test_a_category_sorts_nobody_into_less_familiar_who_is_in_a_closer_circle(
    database: Database, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.vcf", card("a", "Ana", "CATEGORIES:Old"), card("b", "Luc", "CATEGORIES:Old"))
    bring_in(database, path)
    friends, less = Named("Close friends", "close_friends"), Named("Less familiar", "less_familiar")
    circles.sort(database, people=[person(database, "Ana").id], into=friends, out_of=None)
    planned, _ = imports.plan(database, [path])
    done = imports.carry_out(database, planned, categories=[("Old", less)])
    assert done.left_out == (person(database, "Ana").id,)
    assert [name for _, name, _ in contacts.listing(database, contacts.People(circle=less))] == ["Luc"]


def test_nobody_is_merged_on_a_guess(database: Database, tmp_path: Path) -> None:
    bring_in(database, written(tmp_path / "a.vcf", card("a", "Ana Roy", "EMAIL:ana@example.org")))
    other = written(tmp_path / "b.vcf", card("z", "Ana Roy", "EMAIL:ana@example.org"))
    assert bring_in(database, other, source="another") == {"maybe": 1}
    assert len(contacts.listing(database)) == 2
    assert bring_in(database, other) == {"same": 1}


def test_two_of_one_source_with_identifiers_of_their_own_are_two(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "a.vcf", card("a", "Luc Roy", "TEL:1"), card("b", "Luc Roy", "TEL:1"))
    assert bring_in(database, path) == {"new": 2}


def test_groups_become_categories_and_no_people(database: Database, tmp_path: Path) -> None:
    group = card("g", "Chorale", "KIND:group", "MEMBER:urn:uuid:a", "MEMBER:urn:uuid:gone", version="4.0")
    path = written(tmp_path / "a.vcf", card("a", "Ana", version="4.0"), group)
    planned, _ = imports.plan(database, [path])
    assert planned.categories == {"Chorale": 1}
    assert [notice.code for notice in planned.files[0].drafted.notices] == ["group_member_unknown"]
    imports.carry_out(database, planned)
    assert [name for _, name, _ in contacts.listing(database)] == ["Ana"]


def test_an_undone_import_is_as_if_it_had_never_been(database: Database, tmp_path: Path) -> None:
    def book() -> dict[str, list[tuple[Any, ...]]]:
        return {name: rows for name, rows in dump(database).items() if name not in ("unit", "change")}

    before = book()
    path = written(tmp_path / "a.vcf", card("a", "Ana", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo="), card("", "Luc"))
    bring_in(database, path)
    after = book()
    history.undo(database)
    assert book() == before
    history.redo(database)
    assert book() == after
    history.undo(database)
    assert bring_in(database, path) == {"new": 2}
