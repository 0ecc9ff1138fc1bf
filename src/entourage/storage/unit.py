"""The one door for writing: every row written is noted as it was before."""

from __future__ import annotations

import base64
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import text

from entourage.storage import search, tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Table
    from sqlmodel import Session

MANY = 500

Row = dict[str, Any]
T = TypeVar("T")


class Unit:
    """Live as one transaction: what it writes is journalled, what it touched is indexed when it finishes.

    Rows go to the driver as they are: every column is an integer, a text, bytes or null, and 300,000 of them
    must not pass through types.
    """

    def __init__(self, session: Session, code: str, params: Row, at: str, *, undoable: bool) -> None:
        """Begin the unit: from here on everything undone and not redone is past redoing."""
        self.session = session
        self.at = at
        self.params = params
        self._connection = session.connection()
        self._next_ids: dict[str, int] = {}
        self._changes: list[Row] = []
        self._touched: set[int] = set()
        self.has_written = False
        if undoable:
            self._drop_undone()
        self.id = self.take_ids(tables.Unit, 1)[0]
        state = "done" if undoable else "final"
        self._write(
            tables.table(tables.Unit),
            [{"id": self.id, "at": at, "code": code, "params": "{}", "state": state, "latest": self.id}],
        )

    def _drop_undone(self) -> None:
        undone = "SELECT latest FROM unit WHERE state = 'undone'"
        self._connection.exec_driver_sql(f'DELETE FROM "change" WHERE unit_id IN ({undone})')  # noqa: S608 - a constant
        self._connection.exec_driver_sql("UPDATE unit SET state = 'dropped' WHERE state = 'undone'")

    def take_ids(self, model: type[tables.Base], count: int) -> range:
        """Reserve ids for rows to come, none of them ever used before."""
        name = tables.table(model).name
        start = self._next_ids.get(name)
        if start is None:
            asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
            start = (self._connection.execute(asked, {"name": name}).scalar() or 0) + 1
        self._next_ids[name] = start + count
        return range(start, start + count)

    def insert(self, model: type[tables.Base], rows: Sequence[Row]) -> list[int]:
        """Write new rows, all with the same columns, and return their ids; rows may bring ids taken for them."""
        if not rows:
            return []
        if "id" not in rows[0]:
            ids = self.take_ids(model, len(rows))
            rows = [{"id": key, **row} for key, row in zip(ids, rows, strict=True)]
        table = tables.table(model)
        self._write(table, rows)
        return self._note_absent(table, [int(row["id"]) for row in rows])

    def update(self, model: type[tables.Base], rows: Sequence[Row]) -> None:
        """Change rows: each names its id and its new values, all of them the same columns; equal ones are left."""
        table = tables.table(model)
        for chunk in _chunks(rows):
            changed = self._changed(table, chunk)
            self._note_images(table, [row["id"] for row in changed])
            self._overwrite(table, changed)

    def _changed(self, table: Table, rows: Sequence[Row]) -> list[Row]:
        names = tuple(rows[0])
        keys = _listed([row["id"] for row in rows])
        asked = f"SELECT {_columns(names)} FROM {_quoted(table.name)} WHERE id IN ({keys})"  # noqa: S608 - schema, integers
        present = {tuple(found) for found in self._connection.exec_driver_sql(asked)}
        return [row for row in rows if tuple(row[name] for name in names) not in present]

    def delete(self, model: type[tables.Base], keys: Collection[int]) -> None:
        """Take rows away."""
        self._remove(tables.table(model), sorted(keys))

    def delete_where(self, model: type[tables.Base], column: str, values: Sequence[int]) -> None:
        """Take away the rows that have one of these values in this column."""
        table = tables.table(model)
        for chunk in _chunks(values):
            asked = f"SELECT id FROM {_quoted(table.name)} WHERE {_quoted(column)} IN ({_listed(chunk)})"  # noqa: S608 - integers
            self._remove(table, [row[0] for row in self._connection.exec_driver_sql(asked)])

    def reverse(self, unit_id: int) -> None:
        """Put back what another unit's rows were before it, newest first; it counts as written, rows or none."""
        self.has_written = True
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        asked = 'SELECT table_name, first_key, last_key, before FROM "change" WHERE unit_id = ? ORDER BY id DESC'
        noted = self._connection.exec_driver_sql(asked, (unit_id,)).all()
        for (name, was_absent), rows in groupby(noted, key=lambda row: (row[0], row[3] is None)):
            table = tables.named(name)
            if was_absent:
                for row in rows:
                    self._remove(table, self._present(table, row[1], row[2]))
            else:
                self._restore(table, [json.loads(row[3]) for row in rows])

    def forget(self, contact_ids: Sequence[int]) -> None:
        """Purge from the journal what these contacts were, what sources said of them, and this unit's own images."""
        self._changes.clear()
        for chunk in _chunks(contact_ids):
            ids = _listed(chunk)
            self._connection.exec_driver_sql(f'DELETE FROM "change" WHERE contact_id IN ({ids})')  # noqa: S608 - integers
            self._connection.exec_driver_sql(
                "DELETE FROM \"change\" WHERE table_name = 'record_version' AND first_key IN ("  # noqa: S608 - integers
                "SELECT v.id FROM record_version v JOIN source_record r ON r.id = v.source_record_id "
                f"WHERE r.contact_id IN ({ids}))"
            )

    def finish(self) -> None:
        """Write the journal, and index what was touched."""
        words = json.dumps(self.params, ensure_ascii=False)
        self._connection.exec_driver_sql("UPDATE unit SET params = ? WHERE id = ?", (words, self.id))
        blank = {"unit_id": self.id, "contact_id": None, "before": None}
        self._write(tables.table(tables.Change), [{**blank, **change} for change in self._changes])
        search.index(self._connection, sorted(self._touched))
        self.session.expire_all()

    def _write(self, table: Table, rows: Sequence[Row]) -> None:
        if not rows:
            return
        names = tuple(rows[0])
        places = ", ".join("?" * len(names))
        statement = f"INSERT INTO {_quoted(table.name)} ({_columns(names)}) VALUES ({places})"  # noqa: S608 - schema
        self._connection.exec_driver_sql(statement, [tuple(row[name] for name in names) for row in rows])

    def _overwrite(self, table: Table, rows: Sequence[Row]) -> None:
        if not rows:
            return
        names = [name for name in rows[0] if name != "id"]
        values = ", ".join(f"{_quoted(name)} = ?" for name in names)
        statement = f"UPDATE {_quoted(table.name)} SET {values} WHERE id = ?"  # noqa: S608 - names of the schema
        self._connection.exec_driver_sql(statement, [(*(row[name] for name in names), row["id"]) for row in rows])

    def _remove(self, table: Table, keys: Sequence[int]) -> None:
        for chunk in _chunks(keys):
            self._note_images(table, chunk)
            statement = f"DELETE FROM {_quoted(table.name)} WHERE id IN ({_listed(chunk)})"  # noqa: S608 - integers
            self._connection.exec_driver_sql(statement)

    def _restore(self, table: Table, images: list[Row]) -> None:
        for chunk in _chunks(images):
            known: list[Row] = [
                {name: _unpack(value) for name, value in row.items() if name in table.c} for row in chunk
            ]
            first, last = min(row["id"] for row in known), max(row["id"] for row in known)
            present = set(self._present(table, first, last))
            self._note_images(table, [row["id"] for row in known if row["id"] in present])
            self._overwrite(table, [row for row in known if row["id"] in present])
            absent = sorted((row for row in known if row["id"] not in present), key=lambda row: int(row["id"]))
            self._write(table, absent)
            self._note_absent(table, [row["id"] for row in absent])

    def _present(self, table: Table, first: int, last: int) -> list[int]:
        asked = f"SELECT id FROM {_quoted(table.name)} WHERE id BETWEEN ? AND ?"  # noqa: S608 - names of the schema
        return [row[0] for row in self._connection.exec_driver_sql(asked, (first, last))]

    def _note_absent(self, table: Table, keys: list[int]) -> list[int]:
        self.has_written = self.has_written or bool(keys)
        self._changes += [
            {"table_name": table.name, "first_key": first, "last_key": last} for first, last in _runs(keys)
        ]
        if table.name == "contact":
            self._touched.update(keys)
        return keys

    def _note_images(self, table: Table, keys: Sequence[int]) -> None:
        self.has_written = self.has_written or bool(keys)
        owner = _owner_column(table)
        asked = f"SELECT * FROM {_quoted(table.name)} WHERE id IN ({_listed(keys)}) ORDER BY id"  # noqa: S608 - integers
        found = self._connection.exec_driver_sql(asked)
        names = tuple(found.keys())
        for values in found.all():
            row = dict(zip(names, values, strict=True))
            change = {"table_name": table.name, "first_key": row["id"], "last_key": row["id"]}
            image = json.dumps(row, ensure_ascii=False, default=_pack)
            self._changes.append({**change, "contact_id": owner and row[owner], "before": image})
        if table.name == "contact":
            self._touched.update(keys)


def _owner_column(table: Table) -> str | None:
    if table.name == "contact":
        return "id"
    return "contact_id" if "contact_id" in table.c else None


def _quoted(name: str) -> str:
    return f'"{name}"'


def _columns(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))


def _listed(keys: Sequence[int]) -> str:
    return ",".join(map(str, keys))


def _pack(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


def _unpack(value: object) -> object:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + MANY] for start in range(0, len(items), MANY))


def _runs(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    if not keys:
        return
    start = previous = keys[0]
    for key in keys[1:]:
        if key != previous + 1:
            yield start, previous
            start = key
        previous = key
    yield start, previous
