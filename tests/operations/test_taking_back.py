"""Imports taken back at any later time, in any order: what was there before them is there again."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.importing.plan import Answer
from entourage.operations import (
    circles,
    contacts,
    duplicates,
    exporting,
    history,
    imports,
    merging,
    taking_back,
)
from entourage.operations.book import open_book
from entourage.operations.imports import Choice
from entourage.operations.naming import Named
from entourage.operations.taking_back import Fate
from entourage.storage import tables
from entourage.storage.deeds import Did

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PICTURE = "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo="
OTHER_PICTURE = "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUg=="


@contextmanager
def book() -> Iterator[tuple[Database, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        database = open_book(Path(folder) / "book")
        yield database, Path(folder)
        database.close()


def card(uid: str, name: str, *lines: str) -> str:
    said = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *said, f"FN:{name}", *lines, "END:VCARD", ""])


def bring_in(
    database: Database, folder: Path, name: str, text: str, source: str = "", answers: str = "", **more: Any
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
    """Read every row but of what remembers acts, without the moment of a change."""
    with database.read() as session:
        names = [name for name in tables.SQLModel.metadata.tables if name not in _FLEETING]
        found = {}
        for name in names:
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{name}"').mappings()  # noqa: S608 - the schema
            found[name] = sorted(tuple(value for key, value in row.items() if key != "changed_at") for row in rows)
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

NAMES = st.sampled_from(["Ana Roy", "Âna Roy", "Luc Roy", "Zoé Petit"])
LINES = st.sampled_from(
    [
        "TEL;TYPE=CELL:514 555-0101",
        "TEL;TYPE=HOME:5145550101",
        "TEL:514 555-0102",
        "EMAIL:ana@example.org",
        "EMAIL;TYPE=WORK:roy@example.com",
        "BDAY:1984-04-12",
        "BDAY:1985-01-02",
        "TITLE:Chef",
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
    st.sampled_from(["", "514 555-0101", "514 555-0102"]),
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


def bring_all(database: Database, folder: Path, files: list[Any]) -> list[int]:
    done = []
    for number, ((source, text), answers) in enumerate(files):
        kind = "csv" if source == "t" else "vcf"
        done.append(bring_in(database, folder, f"{number}.{kind}", text, f"source {source}", answers))
    return [one for one in done if one]


@SETTINGS
@given(typed=TYPED, files=FILES, again=st.booleans(), order=st.randoms(use_true_random=False))
def test_taken_back_in_any_order_everything_is_as_before(typed, files, again, order) -> None:  # type: ignore[no-untyped-def]
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        before, rows = exported(database), dump(database)
        done = bring_all(database, folder, files)
        done += bring_all(database, folder, files) if again else []
        for one in order.sample(done, len(done)):
            taking_back.take_back(database, one)
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


@SETTINGS
@given(typed=TYPED, files=FILES, which=st.integers(0, 3))
def test_taken_back_and_brought_back_every_row_is_the_same(typed, files, which) -> None:  # type: ignore[no-untyped-def]
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


@SETTINGS
@given(typed=TYPED, files=FILES)
def test_the_last_import_taken_back_leaves_what_was_there(typed, files) -> None:  # type: ignore[no-untyped-def]
    with book() as (database, folder):
        for name, fields in typed:
            contacts.add(database, name=name, fields=fields)
        bring_all(database, folder, files[:-1])
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
def test_whom_somebody_merged_is_as_before_too(typed, files, merged, order) -> None:  # type: ignore[no-untyped-def]
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
                merging.merge(database, contact_id=first, into=second)
                there = (there - {first}) | ({second} if first in there else set())
        for one in order.sample(done, len(done)):
            taking_back.take_back(database, one)
            assert database.check() == []
        assert exported(database) == before
        assert dump(database) == rows


EDITS = st.lists(
    st.tuples(
        st.integers(0, 8), st.sampled_from(["email", "telephone", "birthday", "delete", "sort", "merge", "full_name"])
    ),
    max_size=4,
)


@SETTINGS
@given(typed=TYPED, files=FILES, edits=EDITS, order=st.randoms(use_true_random=False))
def test_what_was_added_by_hand_goes_where_that_is_wanted(typed, files, edits, order) -> None:  # type: ignore[no-untyped-def]
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


def edit(database: Database, people: list[int], number: int, what: str) -> None:
    who = people[number % len(people)]
    if what == "delete":
        contacts.delete(database, contact_ids=[who])
    elif what == "sort":
        circles.sort(database, people=[who], into=Named("Clients", "clients"), out_of=None)
    elif what == "merge":
        if people[0] != who:
            merging.merge(database, contact_id=who, into=people[0])
    else:
        contacts.set_field(database, contact_id=who, field=what, text="1999-01-01")


UNIQUE = st.dictionaries(st.sampled_from("uvw"), st.tuples(NAMES, st.lists(LINES, max_size=4, unique=True)), min_size=1)
VERSIONS = st.lists(UNIQUE, min_size=2, max_size=4)


@SETTINGS
@given(versions=VERSIONS, which=st.integers(0, 3))
def test_without_an_import_the_book_says_what_the_others_alone_would_have(versions, which) -> None:  # type: ignore[no-untyped-def]
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
