"""Write anew which of two people has which values: rows that are there are kept, or change hands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.keeping import kept_by_name
from entourage.domain.merging import exactly
from entourage.storage import tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.contact import Held
    from entourage.domain.parting import Traced
    from entourage.storage.unit import Unit

    Versions = dict[int, list[int]]
    People = Mapping[int, Sequence[Traced]]


def write(unit: Unit, said: Versions, parted: Iterable[tuple[Sequence[Held], People]]) -> None:
    """Give people (contact's id) these values, and no others.

    parted: what several people have now who are taken together, and what each of them has then. said: the versions by
    which each value is said.
    """
    writing = _Writing(unit, said)
    for held, wanted in parted:
        writing.take(held, wanted)
    writing.write()


class _Writing:
    """Live as the values of people being written anew."""

    def __init__(self, unit: Unit, said: Versions) -> None:
        self._unit, self._said = unit, said
        self._there: dict[int, Held] = {}
        self._new: list[tuple[int, Traced]] = []
        self._gone: list[int] = []
        self._changed: list[dict[str, Any]] = []
        self._origins: list[tuple[int, int]] = []
        self._fewer: list[tuple[int, int]] = []

    def take(self, held: Sequence[Held], wanted: People) -> None:
        """Find for what some people have the rows that are there; what nobody of them has goes."""
        self._there = {one.id: one for one in held}
        every = [(contact_id, row) for contact_id, rows in wanted.items() for row in rows]
        fresh = [(key, row) for key, row in every if not self._keep(key, row, self._there.get(row.held.id))]
        self._new += [(key, row) for key, row in fresh if not self._keep(key, row, self._alike(row))]
        self._gone += self._there

    def write(self) -> None:
        """Write what was found."""
        self._unit.update(tables.Value, self._changed)
        self._drop_origins()
        self._unit.delete_where(tables.ValueOrigin, "value_id", self._gone)
        self._unit.delete(tables.Value, self._gone)
        self._insert(self._new)
        self._unit.insert_columns(tables.ValueOrigin, ("value_id", "version_id"), self._origins)

    def _keep(self, contact_id: int, row: Traced, there: Held | None) -> bool:
        """Give a row that is there to whom it is of; tell whether it could be."""
        if there is None or self._there.pop(there.id, None) is None:
            return False
        held, said = row.held, self._said.get(there.id, [])
        self._changed.append(
            {
                "id": there.id,
                "contact_id": contact_id,
                "position": held.position,
                "by_hand": int(held.by_hand),
                "removed": int(held.removed),
            }
        )
        self._origins += [(there.id, one) for one in row.versions if one not in said]
        self._fewer += [(there.id, one) for one in said if one not in row.versions]
        return True

    def _alike(self, row: Traced) -> Held | None:
        """Find a row that says what one without a number says; one that was there before comes back as it was."""
        if row.held.id:
            return None
        asked = exactly(row.held.value)
        return next((one for one in self._there.values() if exactly(one.value) == asked), None)

    def _drop_origins(self) -> None:
        origin = tables.table(tables.ValueOrigin).c
        fewer = set(self._fewer)
        keys: list[int] = []
        for chunk in chunks(sorted({key for key, _ in fewer})):
            asked = select(origin.id, origin.value_id, origin.version_id).where(origin.value_id.in_(chunk))
            rows = self._unit.session.connection().execute(asked)
            keys += [key for key, value_id, version_id in rows if (value_id, version_id) in fewer]
        self._unit.delete(tables.ValueOrigin, keys)

    def _insert(self, new: Sequence[tuple[int, Traced]]) -> None:
        """Write values that are no longer there, under the ids that they had, and those that never were.

        A picture of which the book no longer has the bytes stays away.
        """
        columns = [kept_by_name(row.held.value) for _, row in new]
        photo_ids = values.photo_ids(self._unit.session, [one.picture for one in columns if one.picture])
        free = self._free({row.held.id for _, row in new})
        ids = iter(self._unit.take_ids(tables.Value, len(new)))
        rows = []
        for one, (contact_id, row) in zip(columns, new, strict=True):
            if one.picture and one.picture not in photo_ids:
                continue
            key = row.held.id if row.held.id in free else next(ids)
            free.discard(key)
            said = values.row_of(one, contact_id, row.held.position, photo_ids, by_hand=row.held.by_hand)
            rows.append((key, *said[:-1], int(row.held.removed)))
            self._origins += [(key, version) for version in row.versions]
        self._unit.insert_identified(tables.Value, values.COLUMNS, sorted(rows))

    def _free(self, ids: set[int]) -> set[int]:
        asked = "SELECT id FROM value WHERE id IN (SELECT value FROM json_each(?))"
        there = self._unit.session.connection().exec_driver_sql(asked, (json.dumps(list(ids)),)).scalars()
        return ids - {0} - set(there)
