"""The one door for writing: every row written is noted as it was before."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from entourage.domain.watching import unwatched
from entourage.storage import images, search, tables
from entourage.storage.statements import among, chunks, columns, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Table
    from sqlmodel import Session

    from entourage.domain.watching import Watch

Row = dict[str, Any]

_BESIDE = frozenset({"server", "address_book", "server_card", "server_circle"})
"""The tables that undo leaves alone: what is known of servers is so whatever is undone here."""

_PLACES = 960  # of one statement: the third of the time that as many statements of one row take


class Unit:
    """Live as one transaction: what it writes is journalled, what it touched is indexed when it finishes.

    Rows go to the driver as they are: every column is an integer, a text, bytes or null, and 300,000 of them
    must not pass through types.
    """

    def __init__(
        self,
        session: Session,
        code: str,
        params: Row,
        at: str,
        *,
        undoable: bool,
        journals: bool,
        watch: Watch = unwatched,
    ) -> None:
        """Begin the unit; where it is undoable, everything undone and not redone is past redoing from here on.

        watch: is told how far it is when it finishes.
        """
        self.session = session
        self._watch = watch
        self.at = at
        self.code = code
        self.params = params
        self.written = 0
        self._connection = session.connection()
        self._journals = journals
        self._next_ids: dict[str, int] = {}
        self._known: set[int] = set()
        self._fresh: set[int] = set()
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
        self._connection.exec_driver_sql(f'DELETE FROM "change" WHERE unit_id IN ({undone})')
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
        keys = [int(row["id"]) for row in rows]
        self._note_absent(table, keys)
        return keys

    def insert_columns(self, model: type[tables.Base], names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> range:
        """Write new rows, each the values of these columns, and return the ids that they are given."""
        ids = self.take_ids(model, len(rows))
        if rows:
            table = tables.table(model)
            self._write_columns(table, ("id", *names), [(key, *row) for key, row in zip(ids, rows, strict=True)])
            self._note_absent(table, ids)
        return ids

    def insert_identified(
        self, model: type[tables.Base], names: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Write new rows, each an id that was taken for it and the values of these columns."""
        table = tables.table(model)
        self._write_columns(table, ("id", *names), rows)
        self._note_absent(table, [row[0] for row in rows])

    def insert_selected(
        self, model: type[tables.Base], ids: range, names: Sequence[str], query: str, parameters: tuple[Any, ...]
    ) -> None:
        """Write the new rows that a query gives, each its id, one of those taken for them, and these columns."""
        table = tables.table(model)
        statement = f"INSERT INTO {quoted(table.name)} ({columns(('id', *names))}) {query}"
        self._connection.exec_driver_sql(statement, parameters)
        self._note_absent(table, ids)

    def update(self, model: type[tables.Base], rows: Sequence[Row]) -> None:
        """Change rows: each names its id and its new values, all of them the same columns; equal ones are left."""
        table = tables.table(model)
        for chunk in chunks(rows):
            changed = self._changed(table, chunk)
            if changed:
                self._note_present(table, among([row["id"] for row in changed]))
                self._overwrite(table, changed)

    def _changed(self, table: Table, rows: Sequence[Row]) -> list[Row]:
        names = tuple(rows[0])
        keys = among([row["id"] for row in rows])
        asked = f"SELECT {columns(names)} FROM {quoted(table.name)} WHERE {keys}"
        present = {tuple(found) for found in self._connection.exec_driver_sql(asked)}
        return [row for row in rows if tuple(row[name] for name in names) not in present]

    def delete(self, model: type[tables.Base], keys: Collection[int]) -> None:
        """Take rows away."""
        self.delete_where(model, "id", sorted(keys))

    def delete_where(self, model: type[tables.Base], column: str, values: Sequence[int]) -> None:
        """Take away the rows that have one of these values in this column."""
        for chunk in chunks(values):
            self._remove(tables.table(model), among(chunk, column))

    def reverse(self, unit_id: int) -> None:
        """Put back what another unit's rows were before it, newest first; it counts as written, rows or none."""
        self.written += 1
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for run in images.runs(self._connection, unit_id):
            table = tables.named(run.table)
            if run.was_absent:
                for low, high in images.absences(self._connection, run.first, run.last):
                    self._remove(table, f"id BETWEEN {low} AND {high}")
            elif run.is_packed:
                self._note_absent(table, images.unpack(self._connection, table, run.first, run.last))
            else:
                self._restore(table, run.first, run.last)

    def _restore(self, table: Table, first: int, last: int) -> None:
        missing = images.missing(self._connection, table, first, last)
        self._note_present(table, f'id IN (SELECT first_key FROM "change" WHERE id BETWEEN {first} AND {last})')
        images.put_back(self._connection, table, first, last)
        self._note_absent(table, missing)

    def forget(self, contact_ids: Sequence[int]) -> None:
        """Purge from the journal what these contacts were, and what sources said of them.

        An act of which nothing else is noted can be neither undone nor redone any more.
        """
        for chunk in chunks(contact_ids):
            self._connection.exec_driver_sql(f'DELETE FROM "change" WHERE {among(chunk, "contact_id")}')
        for model in tables.OF_CONTACTS:
            images.forget_absences(self._connection, tables.table(model))
        self._connection.exec_driver_sql(
            "UPDATE unit SET state = CASE state WHEN 'done' THEN 'final' ELSE 'dropped' END "
            "WHERE state IN ('done', 'undone') AND latest NOT IN (SELECT unit_id FROM \"change\")"
        )

    def leave_no_trace(self) -> None:
        """Be no act: what was written is about servers, and nothing that a person did to the book."""
        self._connection.exec_driver_sql("DELETE FROM unit WHERE id = ?", (self.id,))
        self.session.expire_all()

    def finish(self) -> None:
        """Keep the words of the act, and index what was touched."""
        words = json.dumps(self.params, ensure_ascii=False)
        self._connection.exec_driver_sql(
            "UPDATE unit SET code = ?, params = ? WHERE id = ?", (self.code, words, self.id)
        )
        if self._known or self._fresh:
            search.index(self._connection, self._known, self._fresh - self._known, self._watch)
        self.session.expire_all()

    def _write(self, table: Table, rows: Sequence[Row]) -> None:
        names = tuple(rows[0])
        self._write_columns(table, names, [tuple(row[name] for name in names) for row in rows])

    def _write_columns(self, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        many = max(1, _PLACES // len(names))
        end = len(rows) // many * many
        if end:
            parts = [tuple(chain.from_iterable(rows[start : start + many])) for start in range(0, end, many)]
            self._connection.exec_driver_sql(_insertion(table, names, many), parts)
        if end < len(rows):
            self._connection.exec_driver_sql(_insertion(table, names, 1), rows[end:])

    def _overwrite(self, table: Table, rows: Sequence[Row]) -> None:
        names = [name for name in rows[0] if name != "id"]
        values = ", ".join(f"{quoted(name)} = ?" for name in names)
        statement = f"UPDATE {quoted(table.name)} SET {values} WHERE id = ?"
        self._connection.exec_driver_sql(statement, [(*(row[name] for name in names), row["id"]) for row in rows])

    def _remove(self, table: Table, condition: str) -> None:
        packs = images.can_pack(table)
        if not packs:
            self._note_present(table, condition)
        elif self._is_noted(table):
            images.note_packed(self._connection, self.id, table, condition)
        gone = self._connection.exec_driver_sql(f"DELETE FROM {quoted(table.name)} WHERE {condition}")
        self.written += gone.rowcount if packs else 0

    def _is_noted(self, table: Table) -> bool:
        return self._journals and table.name not in _BESIDE

    def _note_absent(self, table: Table, keys: Sequence[int]) -> None:
        self.written += len(keys)
        if self._is_noted(table):
            images.note_absent(self._connection, self.id, table, keys)
        if table.name == "contact":
            self._fresh.update(keys)

    def _note_present(self, table: Table, condition: str) -> None:
        asked = f"SELECT id FROM {quoted(table.name)} WHERE {condition}"
        keys = [row[0] for row in self._connection.exec_driver_sql(asked)]
        self.written += len(keys)
        if self._is_noted(table):
            images.note_present(self._connection, self.id, table, condition)
        if table.name == "contact":
            self._known.update(keys)


def _insertion(table: Table, names: Sequence[str], many: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {quoted(table.name)} ({columns(names)}) VALUES {', '.join([row] * many)}"
