"""What rows were before a unit, noted and put back inside SQLite: an import has 300,000 of them.

An image is the row as a JSON object; the one column of bytes that a table may have stays beside it. Rows that go are
noted in packs, those of one contact together.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import LargeBinary

from entourage.storage.statements import columns, quoted, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

_ABSENT, _PACKED = "", "["


class Run(NamedTuple):
    """Name changes of one kind that a unit noted one after another, from the first to the last.

    table: its name. was_absent: its rows were not there; is_packed: they are in packs.
    """

    table: str
    was_absent: bool
    is_packed: bool
    first: int
    last: int


def note_present(connection: Connection, unit_id: int, table: Table, condition: str) -> None:
    """Note the images of the rows for which a condition holds."""
    names = [column.name for column in table.c if not _is_bytes(column.type)]
    image = ", ".join(f"'{name}', {quoted(name)}" for name in names)
    data = next((quoted(column.name) for column in table.c if _is_bytes(column.type)), "NULL")
    connection.exec_driver_sql(
        'INSERT INTO "change" (unit_id, table_name, first_key, last_key, contact_id, before, data) '
        f"SELECT ?, ?, id, id, {_owner(table)}, json_object({image}), {data} "
        f"FROM {quoted(table.name)} WHERE {condition} ORDER BY id",
        (unit_id, table.name),
    )


def can_pack(table: Table) -> bool:
    """Tell whether a table's rows may be many of one contact, none of them with bytes."""
    return _owner(table) not in ("id", "NULL") and not any(_is_bytes(column.type) for column in table.c)


def note_packed(connection: Connection, unit_id: int, table: Table, condition: str) -> None:
    """Note the images of rows that are going, those of a contact in one pack: undoing an import notes 60,000.

    before: the names of the columns; data: the rows, as SQLite's own binary JSON.
    """
    names = [column.name for column in table.c]
    connection.exec_driver_sql(
        'INSERT INTO "change" (unit_id, table_name, first_key, last_key, contact_id, before, data) '
        f"SELECT ?, ?, MIN(id), MAX(id), {_owner(table)} AS owner, ?, jsonb_group_array(jsonb_array({columns(names)})) "
        f"FROM {quoted(table.name)} WHERE {condition} GROUP BY owner",
        (unit_id, table.name, json.dumps(names)),
    )


def unpack(connection: Connection, table: Table, first: int, last: int) -> list[int]:
    """Write the rows of packs in their places, where they have not been since; return their keys, in rising order."""
    asked = 'SELECT value, key FROM json_each((SELECT before FROM "change" WHERE id = ?))'
    known = {name: place for name, place in connection.exec_driver_sql(asked, (first,)) if name in table.c}
    packs = f'FROM "change", jsonb_each(data) AS one WHERE "change".id BETWEEN {first} AND {last}'
    images = ", ".join(f"one.value ->> {place}" for place in known.values())
    connection.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({columns(known)}) SELECT {images} {packs}")
    keys = connection.exec_driver_sql(f"SELECT one.value ->> {known['id']} {packs}").scalars()
    return sorted(keys)


def note_absent(connection: Connection, unit_id: int, table: Table, keys: Sequence[int]) -> None:
    """Note that rows of these keys, in rising order, were not there."""
    statement = 'INSERT INTO "change" (unit_id, table_name, first_key, last_key) VALUES (?, ?, ?, ?)'
    runs = [(unit_id, table.name, first, last) for first, last in runs_of(keys)]
    if runs:
        connection.exec_driver_sql(statement, runs)


def runs(connection: Connection, unit_id: int) -> list[Run]:
    """List the runs of changes of one kind that a unit noted, newest first."""
    asked = "SELECT table_name, COALESCE(substr(before, 1, 1), ''), id FROM \"change\" WHERE unit_id = ? ORDER BY id"
    found = []
    for (name, mark), noted in groupby(connection.exec_driver_sql(asked, (unit_id,)), lambda row: (row[0], row[1])):
        keys = [row[2] for row in noted]
        found.append(Run(name, mark == _ABSENT, mark == _PACKED, keys[0], keys[-1]))
    return found[::-1]


def absences(connection: Connection, first: int, last: int) -> list[tuple[int, int]]:
    """List the runs of keys that a run of changes noted as absent, newest first."""
    asked = 'SELECT first_key, last_key FROM "change" WHERE id BETWEEN ? AND ? ORDER BY id DESC'
    return [(low, high) for low, high in connection.exec_driver_sql(asked, (first, last))]


def missing(connection: Connection, table: Table, first: int, last: int) -> list[int]:
    """List the keys of images in a run of changes whose rows are not there."""
    asked = (
        'SELECT DISTINCT first_key FROM "change" WHERE id BETWEEN ? AND ? '
        f"AND first_key NOT IN (SELECT id FROM {quoted(table.name)}) ORDER BY first_key"
    )
    return [row[0] for row in connection.exec_driver_sql(asked, (first, last))]


def owners(connection: Connection, table: Table, first: int, last: int) -> set[int]:
    """Name the contacts whose rows of a table have keys from the first to the last; nobody where it is of none."""
    asked = f"SELECT DISTINCT {_owner(table)} FROM {quoted(table.name)} WHERE id BETWEEN ? AND ?"
    return {row[0] for row in connection.exec_driver_sql(asked, (first, last)) if row[0] is not None}


def put_back(connection: Connection, table: Table, first: int, last: int) -> None:
    """Write the oldest image of each row in a run of changes over the row, or in its place.

    Columns that the table no longer has are left out, and new ones keep what they have.
    """
    asked = 'SELECT key FROM json_each((SELECT before FROM "change" WHERE id = ?))'
    known = [row[0] for row in connection.exec_driver_sql(asked, (first,)) if row[0] in table.c]
    data = [column.name for column in table.c if _is_bytes(column.type)]
    images = ", ".join([f"before ->> '{name}'" for name in known] + ["data" for _ in data])
    changed = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in known + data if name != "id")
    connection.exec_driver_sql(
        f'INSERT INTO {quoted(table.name)} ({columns(known + data)}) SELECT {images} FROM "change" '
        'WHERE id IN (SELECT MIN(id) FROM "change" WHERE id BETWEEN ? AND ? GROUP BY first_key) '
        f"ORDER BY first_key ON CONFLICT (id) DO UPDATE SET {changed}",
        (first, last),
    )


def forget_absences(connection: Connection, table: Table) -> None:
    """Drop what says that rows were not there, where they are gone and no image can bring them back."""
    standing = " AND erased_at IS NULL" if "erased_at" in table.c else ""
    connection.exec_driver_sql(
        'DELETE FROM "change" WHERE before IS NULL AND table_name = ? '
        f"AND NOT EXISTS (SELECT 1 FROM {quoted(table.name)} AS t WHERE t.id BETWEEN first_key AND last_key{standing}) "
        'AND NOT EXISTS (SELECT 1 FROM "change" AS noted WHERE noted.table_name = ? AND noted.before IS NOT NULL '
        'AND noted.first_key <= "change".last_key AND noted.last_key >= "change".first_key '
        "AND (noted.before LIKE '{%' OR EXISTS (SELECT 1 FROM jsonb_each(noted.data) AS one "
        'WHERE one.value ->> 0 BETWEEN "change".first_key AND "change".last_key)))',
        (table.name, table.name),
    )


def forget_naming(connection: Connection, table: Table, column: str, keys: Sequence[int]) -> None:
    """Drop the images of rows that have one of these values in a column; whatever else is in a pack stays."""
    place = f"(SELECT name.key FROM json_each(before) AS name WHERE name.value = '{column}')"
    named, among = "IN (SELECT value FROM json_each(?))", json.dumps(list(keys))
    connection.exec_driver_sql(
        f"DELETE FROM \"change\" WHERE table_name = ? AND before LIKE '{{%' AND before ->> '{column}' {named}",
        (table.name, among),
    )
    connection.exec_driver_sql(
        'UPDATE "change" SET data = (SELECT jsonb_group_array(jsonb(one.value)) FROM jsonb_each(data) AS one '
        f"WHERE one.value ->> {place} NOT {named}) WHERE table_name = ? AND before LIKE '[%' "
        f"AND EXISTS (SELECT 1 FROM jsonb_each(data) AS one WHERE one.value ->> {place} {named})",
        (among, table.name, among),
    )
    connection.exec_driver_sql(
        "DELETE FROM \"change\" WHERE table_name = ? AND before LIKE '[%' AND json_array_length(data) = 0",
        (table.name,),
    )


def is_noted(connection: Connection, table: Table, column: str, value: int) -> bool:
    """Tell whether any image of a table has this value in a column."""
    place = f"(SELECT name.key FROM json_each(before) AS name WHERE name.value = '{column}')"
    asked = (
        f"SELECT 1 FROM \"change\" WHERE table_name = ? AND (before ->> '{column}' = ? OR before LIKE '[%' "
        f"AND EXISTS (SELECT 1 FROM jsonb_each(data) AS one WHERE one.value ->> {place} = ?)) LIMIT 1"
    )
    return connection.exec_driver_sql(asked, (table.name, value, value)).first() is not None


def _is_bytes(kind: object) -> bool:
    return isinstance(kind, LargeBinary)


_OWNERS = {
    "contact": "id",
    "value_origin": "(SELECT contact_id FROM value WHERE value.id = value_id)",
    "record_version": "(SELECT contact_id FROM source_record WHERE source_record.id = source_record_id)",
}


def _owner(table: Table) -> str:
    return _OWNERS.get(table.name, "contact_id" if "contact_id" in table.c else "NULL")
