"""The one door for writing: whole or not at all, and every row as it was after a reversal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlite3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import LargeBinary
from sqlalchemy.exc import IntegrityError

from entourage.domain.errors import EntourageError
from entourage.operations import circles
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.storage import erasing, journal, tables, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.storage.database import Database
    from entourage.storage.unit import Unit

SOURCE = Path(__file__).parents[2] / "src" / "entourage"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PHOTOS = st.builds(
    lambda digest, media_type, data: {"digest": digest, "media_type": media_type, "data": data},
    TEXTS,
    TEXTS,
    st.binary(max_size=50),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_book(tmp_path)
    yield opened
    opened.close()


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        asked = {name: f'SELECT * FROM "{name}"' for name in tables.SQLModel.metadata.tables}  # noqa: S608 - the schema
        return {name: sorted(map(tuple, session.connection().exec_driver_sql(one))) for name, one in asked.items()}


def photos(database: Database) -> list[tuple[Any, ...]]:
    return dump(database)["photo"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(PHOTOS, max_size=6, unique_by=lambda row: row["digest"]),
    second=st.lists(PHOTOS, min_size=1, max_size=6, unique_by=lambda row: row["digest"]),
    gone=st.sets(st.integers(0, 5)),
)
def test_any_text_and_any_bytes_come_back(
    database: Database, first: list[dict[str, Any]], second: list[dict[str, Any]], gone: set[int]
) -> None:
    with database.unit("clear", undoable=False) as unit:
        unit.delete(tables.Photo, [row[0] for row in photos(database)])
    with database.unit("import") as unit:
        keys = unit.insert(tables.Photo, first)
    before = photos(database)
    with database.unit("import") as unit:
        unit.delete(tables.Photo, [key for place, key in enumerate(keys) if place in gone])
        left = [key for place, key in enumerate(keys) if place not in gone]
        taken = {row["digest"] for row in first}
        fresh = [row for row in second if row["digest"] not in taken]
        unit.update(tables.Photo, [{"id": key, "data": row["data"]} for key, row in zip(left, second, strict=False)])
        unit.insert(tables.Photo, fresh)
        has_written = bool(unit.written)
    after = photos(database)
    if not has_written:
        assert after == before
        return
    for _ in range(2):
        _reverse(database, "undone")
        assert photos(database) == before
        _reverse(database, "done")
        assert photos(database) == after


def _reverse(database: Database, state: str) -> None:
    with database.reversal("undo") as unit:
        found = journal.next_undo(unit.session) if state == "undone" else journal.next_redo(unit.session)
        assert found
        journal.reverse(unit, found, state)


def test_rows_that_took_each_others_place_come_back(database: Database) -> None:
    with database.unit("sort") as unit:
        contact = {"uid": "a", "kind": "individual", "created_at": unit.at, "changed_at": unit.at, "is_me": False}
        blank = {"display_name": "", "sort_key": "", "search_text": ""}
        person = unit.insert(tables.Contact, [contact | blank])[0]
        unit.insert(tables.Membership, [{"circle_id": 1, "contact_id": person, "since": unit.at, "import_id": None}])
    before = dump(database)["membership"]
    with database.unit("sort") as unit:
        unit.delete_where(tables.Membership, "contact_id", [person])
        unit.insert(tables.Membership, [{"circle_id": 1, "contact_id": person, "since": "later", "import_id": None}])
    _reverse(database, "undone")
    assert dump(database)["membership"] == before


def person(unit: Unit, uid: str) -> int:
    contact = {"uid": uid, "kind": "individual", "created_at": unit.at, "changed_at": unit.at, "is_me": False}
    return unit.insert(tables.Contact, [contact | {"display_name": "", "sort_key": "", "search_text": ""}])[0]


def noted(unit: Unit, said: Sequence[tuple[int, str | None, str, int | None]]) -> range:
    rows = [
        (who, "note", place, text, parts, None, "", "", "", None, text, text, photo, 1, 0)
        for place, (who, parts, text, photo) in enumerate(said)
    ]
    return unit.insert_columns(tables.Value, values.COLUMNS, rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(st.tuples(st.integers(0, 2), st.none() | TEXTS, TEXTS, st.none()), min_size=1, max_size=9),
    gone=st.sets(st.integers(0, 8), min_size=1),
    is_old=st.booleans(),
)
def test_any_values_come_back_to_those_who_had_them_also_if_an_older_program_noted_them(
    database: Database, said: list[tuple[int, str | None, str, None]], gone: set[int], *, is_old: bool
) -> None:
    with database.unit("import") as unit:
        people = [person(unit, str(uuid4())) for _ in range(3)]
        keys = noted(unit, [(people[who], *rest) for who, *rest in said])
    before = dump(database)["value"]
    with database.unit("edit") as unit:
        unit.delete(tables.Value, [key for place, key in enumerate(keys) if place in gone or not place])
    after = dump(database)["value"]
    assert len(after) < len(before)
    if is_old:
        note_one_by_one(database)
    for _ in range(2):
        _reverse(database, "undone")
        assert dump(database)["value"] == before
        _reverse(database, "done")
        assert dump(database)["value"] == after


def note_one_by_one(database: Database) -> None:
    """Write packs of values as an older program wrote the images: a JSON object for each row."""
    image = ", ".join(f"'{name}', one.value ->> {place}" for place, name in enumerate(("id", *values.COLUMNS)))
    with sqlite3.connect(database.path) as connection:
        connection.execute(
            'INSERT INTO "change" (unit_id, table_name, first_key, last_key, contact_id, before) '  # noqa: S608
            f"SELECT unit_id, table_name, one.value ->> 0, one.value ->> 0, contact_id, json_object({image}) "
            "FROM \"change\", jsonb_each(data) AS one WHERE before LIKE '[%'"
        )
        assert connection.execute("DELETE FROM \"change\" WHERE before LIKE '[%'").rowcount
    connection.close()


def test_a_picture_stays_while_undo_may_show_it_and_goes_with_the_last_who_had_it(database: Database) -> None:
    with database.unit("import") as unit:
        ana, ben = person(unit, "ana"), person(unit, "ben")
        picture = unit.insert(tables.Photo, [{"digest": "x", "media_type": "", "data": b"x"}])[0]
        keys = noted(unit, [(ana, None, "", picture), (ben, None, "", picture), (ana, None, "kept", None)])
    with database.unit("edit") as unit:
        unit.delete(tables.Value, [keys[0], keys[2]])
    with database.unit("empty_trash", undoable=False) as unit:
        erasing.erase(unit, [ben])
    assert [row[0] for row in photos(database)] == [picture]
    _reverse(database, "undone")
    assert [row[0] for row in dump(database)["value"]] == [keys[0], keys[2]]
    with database.unit("empty_trash", undoable=False) as unit:
        erasing.erase(unit, [ana])
    assert photos(database) == []


def test_an_act_stays_in_reach_while_a_row_of_it_may_come_back(database: Database) -> None:
    with database.unit("import") as unit:
        ana, ben = person(unit, "ana"), person(unit, "ben")
    with database.unit("edit") as unit:
        early, late = noted(unit, [(ana, None, "early", None), (ben, None, "late", None)])
    with database.unit("edit") as unit:
        unit.delete(tables.Value, [early, late])
    with database.unit("empty_trash", undoable=False) as unit:
        erasing.erase(unit, [ana])
    _reverse(database, "undone")
    assert [row[0] for row in dump(database)["value"]] == [late]
    with database.unit("empty_trash", undoable=False) as unit:
        erasing.erase(unit, [ben])
    with database.read() as session:
        assert journal.next_undo(session) is None


def test_an_act_that_fails_leaves_the_book_as_it_was(database: Database) -> None:
    before = dump(database)
    with pytest.raises(EntourageError):
        circles.sort(database, people=[1], into=Named("Clients", "clients"), out_of=Named("Nobody"))
    with pytest.raises(IntegrityError):
        contacts_in(database, circle=99)
    assert dump(database) == before


def contacts_in(database: Database, circle: int) -> None:
    with database.unit("sort") as unit:
        unit.insert(tables.Photo, [{"digest": "x", "media_type": "", "data": b"x"}])
        unit.insert(tables.Membership, [{"circle_id": circle, "contact_id": 1, "since": "", "import_id": None}])


def test_an_act_that_writes_nothing_new_leaves_no_trace(database: Database) -> None:
    before = dump(database)
    with database.unit("import") as unit:
        unit.update(tables.Circle, [{"id": 1, "closed": False}])
        unit.delete(tables.Photo, [99])
    assert dump(database) == before


def test_an_act_that_cannot_be_undone_leaves_no_image(database: Database) -> None:
    with database.unit("empty_trash", undoable=False) as unit:
        unit.insert(tables.Photo, [{"digest": "x", "media_type": "", "data": b"x"}])
    assert dump(database)["change"] == []


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(EntourageError) as told, database.read() as session:
        session.connection().exec_driver_sql("DELETE FROM circle")
    assert told.value.code == "database_not_writable"


def test_nothing_else_writes() -> None:
    """Search, erasing and the journal write within a unit what no undo is answerable for."""
    writes = re.compile(
        r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b|\bsession\.(add|delete|merge)\("
        r"|\b(insert|delete|update)\(tables\.table"
    )
    allowed = {"unit.py", "images.py", "search.py", "erasing.py", "journal.py"}
    found = {
        path.name
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and writes.search(path.read_text("utf-8"))
    }
    assert found <= allowed
    assert "unit.py" in found


def test_every_table_has_one_column_of_bytes_at_most() -> None:
    for table in tables.SQLModel.metadata.tables.values():
        assert sum(isinstance(column.type, LargeBinary) for column in table.c) <= 1, table.name
