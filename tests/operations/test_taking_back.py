"""Imports taken back at any later time, in any order: what was there before them is there again."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.operations.helpers import book

from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.domain.watching import Cancelled
from entourage.formats.record import Told
from entourage.importing.plan import Answer
from entourage.operations import (
    circles,
    columns,
    contacts,
    exporting,
    history,
    imports,
    merging,
    sharing,
    taking_back,
)
from entourage.operations.book import open_book
from entourage.operations.imports import Choice
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange
from entourage.operations.taking_back import Fate
from entourage.storage import tables
from entourage.storage.deeds import Did

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from entourage.domain.contact import Contact
    from entourage.domain.watching import Progress
    from entourage.storage.database import Database

Typed = list[tuple[str, list[tuple[str, str]]]]
Files = list[tuple[tuple[str, str], str]]
Edits = list[tuple[int, str]]
Versions = dict[str, tuple[str, list[str]]]

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PICTURE = "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo="
OTHER_PICTURE = "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUg=="


def card(uid: str, name: str, *lines: str) -> str:
    said = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *said, f"FN:{name}", *lines, "END:VCARD", ""])


def bring_in(
    database: Database,
    folder: Path,
    name: str,
    text: str,
    source: str = "",
    answers: str = "",
    **more: Any,  # noqa: ANN401 - as carry_out takes it
) -> int:
    """Bring a file in; answers: what is said of each who is asked about (s: the same, d: different, else later)."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    planned, unread = imports.plan(database, [path], source)
    assert not unread
    asked = [place for place, step in enumerate(planned.steps) if step.candidates]
    known = {"s": Answer.SAME, "d": Answer.DIFFERENT}
    for place, said in zip(asked, answers, strict=False):
        candidates = planned.candidates(place)
        if said in known and candidates and planned.steps[place].answer is None:
            choice = Choice(known[said], candidates[0] if said == "s" else None)
            planned = imports.choose(database, planned, {place: choice})
    done = imports.carry_out(database, planned, **more).imports
    return done[0] if done else 0


def exported(database: Database) -> list[str]:
    """Write everyone as JSON, in the order of their lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.json"
        names = {one.id: one.name or one.preset for one, _ in circles.overview(database).circles}
        exporting.export(
            database,
            wanted=contacts.EVERYONE,
            file_format="json",
            path=path,
            circle_names=names,
            for_myself=True,
        )
        return sorted(path.read_text("utf-8").splitlines())


def said(database: Database) -> list[str]:
    """Say what the book knows of everyone, whatever the order of values."""
    people = json.loads("\n".join(("[", ",".join(line.rstrip(",") for line in exported(database)[2:-1]), "]")) or "[]")
    return sorted(json.dumps(sorted(json.dumps(one) for one in person["values"])) for person in people)


_FLEETING = ("unit", "change", "import", "source", "never_same")


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Read every row but of what remembers acts, without the moment of a change, and by which number it is kept."""
    with database.read() as session:
        names = [name for name in tables.SQLModel.metadata.tables if name not in _FLEETING]
        found = {}
        for name in names:
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{name}"').mappings()  # noqa: S608 - the schema
            fleeting = {"changed_at"} if name == "contact" else {"id"}
            found[name] = sorted(
                (tuple(value for key, value in row.items() if key not in fleeting) for row in rows), key=str
            )
        return found


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        names = [name for name in tables.SQLModel.metadata.tables if name not in ("unit", "change")]
        return {
            name: sorted(map(tuple, session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')), key=str)  # noqa: S608
            for name in names
        }


def person(database: Database, name: str) -> Contact:
    return contacts.load(database, contacts.find(database, name))


def telephones(database: Database, name: str) -> list[str]:
    return [one.text for one in person(database, name).values if one.kind is Kind.TELEPHONE]


# What must hold for any files.

NAMES = st.sampled_from(["Ana Roy", "Âna Roy", "Luc Roy", "Zoé Petit", "Ana"])
LINES = st.sampled_from(
    [
        "TEL;TYPE=CELL:514 555-0101",
        "TEL;TYPE=HOME:5145550101",
        "TEL:514 555-0102",
        "TEL:+1 514 555 0101",
        "N:Roy;Ana;;;",
        "N:;Ana;;;",
        "EMAIL:ana@example.org",
        "EMAIL;TYPE=WORK:roy@example.com",
        "ADR:;;;Nantes;;44000;FR",
        "ADR:;;;Nantes;;44000;France",
        "BDAY:1984-04-12",
        "BDAY:--0412",
        "BDAY:1985-01-02",
        "TITLE:Chef",
        "TITLE:Patronne",
        "ORG:Acme",
        "NOTE:x",
        PICTURE,
        OTHER_PICTURE,
        "REV:20240101T000000Z",
        "X-FOO:b",
    ]
)
CARD = st.builds(
    lambda uid, name, lines: card(uid, name, *lines),
    st.sampled_from(["", "u", "v", "w"]),
    NAMES,
    st.lists(LINES, max_size=4, unique=True),
)
ROW = st.builds(
    '"{}","{}","{}","{}"\r\n'.format,
    st.sampled_from(["Ana", "Luc", "Zoé"]),
    st.sampled_from(["Roy", "Petit"]),
    st.sampled_from(["", "ana@example.org", "roy@example.com"]),
    st.sampled_from(["", "514 555-0101", "+1 514 555 0101", "514 555-0102"]),
)
HEADINGS = "First Name,Last Name,E-mail Address,Mobile Phone\r\n"
CARDS = st.lists(CARD, min_size=1, max_size=3).map("".join)
ROWS = st.lists(ROW, min_size=1, max_size=3).map(lambda rows: HEADINGS + "".join(rows))
FILE = st.tuples(st.sampled_from(["a", "b"]), CARDS) | st.tuples(st.just("t"), ROWS)
FILES = st.lists(st.tuples(FILE, st.text("sdl", min_size=3, max_size=3)), min_size=1, max_size=4)
TYPED = st.lists(
    st.tuples(
        st.sampled_from(["Ana Roy", "Luc Roy"]),
        st.sampled_from(
            [[], [("email", "ana@example.org")], [("birthday", "1984-04-12"), ("telephone", "5145550101")]]
        ),
    ),
    max_size=2,
)


EDITS = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from(["email", "telephone", "birthday", "delete", "sort", "merge", "full_name", "family"]),
    ),
    max_size=4,
)


def bring_all(database: Database, folder: Path, files: Files) -> list[int]:
    done = []
    for number, ((source, text), answers) in enumerate(files):
        kind = "csv" if source == "t" else "vcf"
        done.append(bring_in(database, folder, f"{number}.{kind}", text, f"source {source}", answers))
    return [one for one in done if one]


def edit(database: Database, people: list[int], number: int, what: str) -> None:
    who = people[number % len(people)]
    if what == "delete":
        contacts.delete(database, contact_ids=[who])
    elif what == "sort":
        circles.sort(database, people=[who], into=Named("Clients", "clients"), out_of=None)
    elif what == "merge":
        if people[0] != who:
            merging.merge(database, [[people[0], who]])
    else:
        contacts.set_field(database, contact_id=who, field=what, text="1999-01-01")


@SETTINGS
@given(typed=TYPED, files=FILES, times=st.integers(1, 2), order=st.randoms(use_true_random=False))
def test_taken_back_in_any_order_everything_is_as_before(typed: Typed, files: Files, times: int, order: Random) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        before, rows = exported(database), dump(database)
        done = [one for _ in range(times) for one in bring_all(database, folder, files)]
        for one in order.sample(done, len(done)):
            taking_back.take_back(database, one)
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


@SETTINGS
@given(typed=TYPED, files=FILES, which=st.integers(0, 3))
def test_taken_back_and_brought_back_every_row_is_the_same(typed: Typed, files: Files, which: int) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        done = bring_all(database, folder, files)
        if not done:
            return
        before = everything(database)
        taking_back.take_back(database, done[which % len(done)])
        after = everything(database)
        history.undo(database)
        assert everything(database) == before
        history.redo(database)
        assert everything(database) == after


THREE_NUMBERS = ("TEL;TYPE=CELL:514 555-0101", "TEL;TYPE=HOME:5145550101", "TEL:+1 514 555 0101", "N:;Ana;;;")


@SETTINGS
@given(typed=TYPED, files=FILES, edits=EDITS)
@example(  # of a card with two names one comes back
    typed=[],
    files=[
        (("a", card("", "Luc Roy", "TEL:1", "N:;Ana;;;", "TEL:2", "N:Roy;Ana;;;") + card("v", "Luc Roy")), "s"),
        (("a", card("v", "Ana Roy", "N:Roy;Ana;;;")), ""),
    ],
    edits=[],
)
@example(  # a number and a name come back, one behind the other
    typed=[],
    files=[
        (("a", card("", "Luc Roy", *THREE_NUMBERS) + card("v", "Luc Roy")), "s"),
        (("a", card("v", "Ana Roy", THREE_NUMBERS[0])), ""),
    ],
    edits=[],
)
@example(  # a name beside which another was typed, and which its source then wrote with its accent
    typed=[],
    files=[(("a", card("u", "Ana Roy")), ""), (("a", card("u", "Âna Roy")), "")],
    edits=[(0, "family")],
)
def test_the_last_import_taken_back_leaves_what_was_there(typed: Typed, files: Files, edits: Edits) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        bring_all(database, folder, files[:-1])
        for number, what in edits:
            if people := sorted(contacts.names(database)):
                edit(database, people, number, what)
        before = exported(database)
        for one in bring_all(database, folder, [(files[-1][0], "")]):
            taking_back.take_back(database, one)
        assert exported(database) == before


@SETTINGS
@given(
    typed=TYPED,
    files=FILES,
    merged=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_whom_somebody_merged_is_as_before_too(
    typed: Typed, files: Files, merged: list[tuple[int, int]], order: Random
) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        before, rows = exported(database), dump(database)
        there = set(contacts.names(database))
        done = bring_all(database, folder, files[:3])
        for one, other in merged:
            people = sorted(contacts.names(database))
            first, second = people[one % len(people)], people[other % len(people)]
            if first != second and not {first, second} <= there:  # whom a person typed twice stays one
                merging.merge(database, [[second, first]])
                there = (there - {first}) | ({second} if first in there else set())
        for one in order.sample(done, len(done)):
            taking_back.take_back(database, one)
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


@SETTINGS
@given(typed=TYPED, files=FILES, edits=EDITS, order=st.randoms(use_true_random=False))
def test_what_was_added_by_hand_goes_where_that_is_wanted(
    typed: Typed, files: Files, edits: Edits, order: Random
) -> None:
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        before, rows = exported(database), dump(database)
        there = set(contacts.names(database))
        done = bring_all(database, folder, files[:3])
        for number, what in edits:
            people = sorted(set(contacts.names(database)) - there)
            if people:
                edit(database, people, number, what)
        for one in order.sample(done, len(done)):
            taking_back.take_back(database, one, edited="remove")
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


# When a card was changed says nothing new of anybody: whatever the first one said of that stays.
SAYING = LINES.filter(lambda line: not line.startswith("REV"))
UNIQUE = st.dictionaries(
    st.sampled_from("uvw"), st.tuples(NAMES, st.lists(SAYING, max_size=4, unique=True)), min_size=1
)
VERSIONS = st.lists(UNIQUE, min_size=2, max_size=4)


@SETTINGS
@given(versions=VERSIONS, which=st.integers(0, 3))
def test_without_an_import_the_book_says_what_the_others_alone_would_have(versions: list[Versions], which: int) -> None:
    texts = ["".join(card(uid, name, *lines) for uid, (name, lines) in one.items()) for one in versions]
    left = which % len(texts)
    with book() as (database, folder), book() as (other, elsewhere):
        done = [bring_in(database, folder, f"{number}.vcf", text, "one") for number, text in enumerate(texts)]
        taken = done[left]
        for number, text in enumerate(texts):
            if number != left:
                bring_in(other, elsewhere, f"{number}.vcf", text, "one")
        if taken and texts.count(texts[left]) == 1:
            taking_back.take_back(database, taken)
            assert said(database) == said(other)


# What a person sees.


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Database, Path]]:
    database = open_book(tmp_path / "book")
    yield database, tmp_path
    database.close()


def test_a_value_replaced_back_and_forth_is_what_the_imports_that_are_left_say(place: tuple[Database, Path]) -> None:
    database, folder = place
    numbers = ("1", "2", "1", "3")
    done = [
        bring_in(database, folder, f"{at}.vcf", card("u", "Ana", f"TEL:{one}", f"TITLE:{at}"))
        for at, one in enumerate(numbers)
    ]
    taking_back.take_back(database, done[1])
    assert telephones(database, "Ana") == ["3"]
    taking_back.take_back(database, done[3])
    assert telephones(database, "Ana") == ["1"]
    taking_back.take_back(database, done[0])
    assert telephones(database, "Ana") == ["1"]
    taking_back.take_back(database, done[2])
    assert not contacts.listing(database)


def test_whom_a_later_file_names_in_the_same_words_stays_and_comes_from_there(place: tuple[Database, Path]) -> None:
    database, folder = place
    first = bring_in(database, folder, "old.vcf", card("u", "Ana", "TEL:1") + card("v", "Luc"))
    second = bring_in(database, folder, "new.vcf", card("u", "Ana", "TEL:1") + card("w", "Zoé"))
    assert {one.name: one.fate for one in taking_back.foresee(database, first).people} == {
        "Ana": Fate.AGAIN,
        "Luc": Fate.GOES,
    }
    taken = taking_back.take_back(database, first)
    assert (len(taken.gone), len(taken.again)) == (1, 1)
    assert {one.files for one in person(database, "Ana").held} == {("new.vcf",)}
    taking_back.take_back(database, second)
    assert not contacts.listing(database)


def test_what_was_edited_by_hand_stays_with_its_person_and_their_name(place: tuple[Database, Path]) -> None:
    database, folder = place
    done = bring_in(database, folder, "a.vcf", card("u", "Ana Roy", "TEL:1", "ORG:Acme") + card("v", "Luc", "TEL:2"))
    contacts.set_field(database, contact_id=contacts.find(database, "Ana Roy"), field="telephone", text="9")
    asked = taking_back.foresee(database, done).asked
    assert [(one.name, one.by_hand) for one in asked] == [("Ana Roy", ("values",))]
    losing = taking_back.losing(database, done, [asked[0].contact])[asked[0].contact]
    assert [one.text for one in losing.by_hand] == ["9"]
    assert [one.kind for one in losing.goes] == [Kind.FORMATTED_NAME, Kind.ORGANIZATION]
    taken = taking_back.take_back(database, done)
    assert (len(taken.gone), len(taken.kept)) == (1, 1)
    assert [one.text for one in person(database, "Ana Roy").values] == ["Ana Roy", "9"]
    history.undo(database)
    taking_back.take_back(database, done, edited="remove")
    assert not contacts.listing(database)


def test_a_circle_by_hand_an_exception_and_the_mark_of_me_keep_a_person(place: tuple[Database, Path]) -> None:
    database, folder = place
    done = bring_in(
        database, folder, "a.vcf", card("u", "Ana") + card("v", "Luc") + card("w", "Zoé") + card("x", "Eva")
    )
    circles.sort(database, people=[contacts.find(database, "Ana")], into=Named("Clients", "clients"), out_of=None)
    change = RuleChange(
        contact=contacts.find(database, "Luc"), topic=Named("politics", "politics"), verdict=Verdict.NOTHING
    )
    sharing.change_rules(database, [change])
    contacts.mark_me(database, contact_id=contacts.find(database, "Zoé"), is_me=True)
    by_hand = {one.name: one.by_hand for one in taking_back.foresee(database, done).people}
    assert by_hand == {"Ana": ("circles",), "Luc": ("exceptions",), "Zoé": ("me",), "Eva": ()}
    taking_back.take_back(database, done)
    assert sorted(contacts.names(database).values()) == ["Ana", "Luc", "Zoé"]
    assert person(database, "Ana").circles


def test_circles_of_an_import_go_with_it_unless_somebody_uses_or_changed_them(place: tuple[Database, Path]) -> None:
    database, folder = place
    contacts.add(database, name="Max", fields=[])
    text = "".join(card(uid, uid, "CATEGORIES:" + uid) for uid in ("Chant", "Chorale", "Club"))
    categories = [(name, Named(name)) for name in ("Chant", "Chorale", "Club")]
    done = bring_in(database, folder, "a.vcf", text, categories=categories, circle=Named("Neuf"))
    circles.rename(database, named=Named("Chorale"), new=Named("Chœur"))
    circles.sort(database, people=[contacts.find(database, "Max")], into=Named("Club"), out_of=None)
    going = {one.name for one in taking_back.foresee(database, done).circles}
    taken = taking_back.take_back(database, done)
    left = {one.name: number for one, number in circles.overview(database).circles if not one.preset}
    assert left == {"Chœur": 0, "Club": 1}
    assert (going, taken.circles) == ({"Chant", "Neuf"}, 2)


def test_a_place_in_a_circle_that_two_imports_give_stays_until_both_are_taken_back(
    place: tuple[Database, Path],
) -> None:
    database, folder = place
    categories = [("Chant", Named("Chant"))]
    first = bring_in(database, folder, "a.vcf", card("u", "Ana", "CATEGORIES:Chant"), categories=categories)
    newer = card("u", "Ana", "CATEGORIES:Chant", "TEL:1")
    second = bring_in(database, folder, "b.vcf", newer, categories=categories)
    taking_back.take_back(database, first)
    assert person(database, "Ana").circles
    history.undo(database)
    taking_back.take_back(database, second)
    assert person(database, "Ana").circles
    taking_back.take_back(database, first)
    assert not [one for one, _ in circles.overview(database).circles if not one.preset]


def test_what_was_deleted_by_hand_does_not_come_back_while_another_file_says_it(place: tuple[Database, Path]) -> None:
    database, folder = place
    first = bring_in(database, folder, "a.vcf", card("u", "Ana", "TEL:1"))
    contacts.set_field(database, contact_id=contacts.find(database, "Ana"), field="telephone", text="")
    bring_in(database, folder, "b.vcf", card("u", "Ana", "TEL:1", "TITLE:Chef"))
    taking_back.take_back(database, first)
    assert telephones(database, "Ana") == []
    bring_in(database, folder, "c.vcf", card("u", "Ana", "TEL:1", "TITLE:Boss"))
    assert telephones(database, "Ana") == []


def test_someone_in_the_trash_whom_a_later_file_names_does_not_come_back(place: tuple[Database, Path]) -> None:
    database, folder = place
    first = bring_in(database, folder, "a.vcf", card("u", "Ana", "TEL:1") + card("v", "Luc"))
    contacts.delete(database, contact_ids=[contacts.find(database, "Ana")])
    second = bring_in(database, folder, "b.vcf", card("u", "Ana", "TEL:2") + card("v", "Luc", "TEL:3"))
    taking_back.take_back(database, first)
    bring_in(database, folder, "c.vcf", card("u", "Ana", "TEL:4") + card("v", "Luc", "TEL:3"))
    assert list(contacts.names(database).values()) == ["Luc"]
    taking_back.take_back(database, second)


def test_someone_erased_stays_so_when_the_import_is_taken_back(place: tuple[Database, Path]) -> None:
    database, folder = place
    text = card("u", "Ana", "TEL:1") + card("v", "Luc") + card("", "Zoé Petit")
    done = bring_in(database, folder, "a.vcf", text)
    gone = [contacts.find(database, name) for name in ("Ana", "Zoé Petit")]
    contacts.delete(database, contact_ids=gone)
    contacts.empty_trash(database)
    assert [one.name for one in taking_back.foresee(database, done).people] == ["Luc"]
    taken = taking_back.take_back(database, done)
    assert (len(taken.gone), contacts.names(database)) == (1, {})
    again = bring_in(database, folder, "a.vcf", text)
    assert list(contacts.names(database).values()) == ["Luc"]
    taking_back.take_back(database, again)
    bring_in(database, folder, "b.vcf", text + card("w", "Max"))
    assert sorted(contacts.names(database).values()) == ["Luc", "Max"]


def test_the_same_file_can_be_brought_in_again_as_if_for_the_first_time(place: tuple[Database, Path]) -> None:
    database, folder = place
    text = card("u", "Ana", "TEL:1") + card("", "Luc Roy")
    done = bring_in(database, folder, "a.vcf", text)
    rows = dump(database)
    taking_back.take_back(database, done)
    assert imports.sources_known(database) == []
    again = bring_in(database, folder, "a.vcf", text)
    assert again != done
    assert {name: len(found) for name, found in dump(database).items()} == {
        name: len(found) for name, found in rows.items()
    }
    assert [(one.id, bool(one.taken_back_at)) for one in imports.past(database)] == [(again, False), (done, True)]


def test_what_an_import_did_is_told_person_by_person(place: tuple[Database, Path]) -> None:
    database, folder = place
    contacts.add(database, name="Zoé Petit", fields=[("email", "zoe@example.org")])
    bring_in(database, folder, "a.vcf", card("u", "Ana", "TEL:1") + card("v", "Luc"), "one")
    newer = (
        card("u", "Ana", "TEL:2")
        + card("v", "Luc")
        + card("w", "Eva")
        + card("x", "Zoé Petit", "EMAIL:zoe@example.org")
    )
    done = bring_in(database, folder, "b.vcf", newer, "one", answers="s")
    deeds = taking_back.done(database, done)
    assert [(one.name, one.did) for one in deeds] == [
        ("Ana", Did.UPDATED),
        ("Eva", Did.MADE),
        ("Luc", Did.AGAIN),
        ("Zoé Petit", Did.TIED),
    ]
    changed = taking_back.changed(database, done, [deeds[0].contact])[deeds[0].contact]
    assert ([one.text for one in changed.came], [one.text for one in changed.went]) == (["2"], ["1"])
    with pytest.raises(EntourageError) as unknown:
        taking_back.done(database, 99)
    assert unknown.value.code == "import_unknown"


def test_an_import_is_taken_back_once_and_can_be_stopped(place: tuple[Database, Path]) -> None:
    database, folder = place
    done = bring_in(database, folder, "a.vcf", card("u", "Ana"))
    before = everything(database)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        taking_back.take_back(database, done, watch=stop)
    assert everything(database) == before
    taking_back.take_back(database, done)
    with pytest.raises(EntourageError) as twice:
        taking_back.take_back(database, done)
    assert twice.value.code == "already_taken_back"


def test_what_was_said_of_columns_goes_with_the_file_of_which_it_was_said(place: tuple[Database, Path]) -> None:
    database, folder = place
    (folder / "t.csv").write_text("Wer;Wo\nAna Roy;ana@example.org\n", encoding="utf-8")
    told = Told(columns={"Wer": "full_name", "Wo": "email"})
    planned, _ = imports.plan(database, [folder / "t.csv"], told=told)
    (done,) = imports.carry_out(database, planned).imports
    assert len(columns.kept(database)) == 1
    taking_back.take_back(database, done)
    assert columns.kept(database) == []


def test_a_book_of_before_this_was_kept_is_taken_back_too(place: tuple[Database, Path]) -> None:
    database, folder = place
    contacts.add(database, name="Max", fields=[])
    done = bring_in(database, folder, "a.vcf", card("u", "Ana", "TEL:1"))
    with database.unit("edit_contact") as unit:
        unit.update(tables.Import, [{"id": done, "brought": "{}"}])
    assert [one.did for one in taking_back.done(database, done)] == [Did.MADE]
    taking_back.take_back(database, done)
    assert list(contacts.names(database).values()) == ["Max"]
