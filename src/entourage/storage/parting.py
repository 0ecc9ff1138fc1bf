"""Make two people again of one, by what each value comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import KeptValue, kept, value_of
from entourage.domain.merging import exactly
from entourage.domain.parting import Spot, Traced, follow_on, part
from entourage.storage import belongings, contacts, origins, questions, restoring, tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.merging import Standing
    from entourage.storage.restoring import Unpack
    from entourage.storage.unit import Unit

_DIGEST = "sha256:"
_VALUE = tables.table(tables.Value).c
_RECORD = tables.table(tables.SourceRecord).c

Versions = dict[int, list[int]]


def is_possible(session: Session, merge: Standing) -> bool:
    """Tell whether anything is left of each of the two: a record of a source, or what was typed."""
    asked = select(_RECORD.id).where(_RECORD.contact_id == merge.kept)
    records = set(session.connection().execute(asked).scalars())
    came = records.intersection(merge.brought["records"])
    theirs = any(one.by_hand for one in values.held(session, [merge.merged])[merge.merged])
    own = any(one.by_hand for one, _ in _before(merge))
    return bool(came or theirs) and bool(records - came or own)


def separate(unit: Unit, merge: Standing, unpack: Unpack) -> None:
    """Part two people, with neither of whom anybody was made one since.

    Records go back with all that they said since; `domain.parting.part` says who has which value.
    unpack: what takes the content of a version apart.
    """
    both = [merge.kept, merge.merged]
    words = restoring.words(unit.session, [merge.kept], unpack)[merge.kept]
    came = frozenset(merge.brought["records"])
    sources = {one.version: one.source for one in words}
    said, held = origins.versions_of_values(unit.session, both), values.held(unit.session, both)
    own = [_traced(one, versions, sources) for one, versions in _before(merge)]
    theirs = [_traced(one, said.get(one.id, []), sources) for one in held[merge.merged]]
    spots = [Spot(place, shown, one, tuple(others)) for place, shown, one, others in merge.brought["places"]]
    parted = part(
        [_traced(one, said.get(one.id, []), sources) for one in held[merge.kept]],
        spots,
        follow_on(_left(own), [one for one in words if one.record not in came], merge.brought["version"]),
        follow_on(_left(theirs), [one for one in words if one.record in came], merge.brought["version"]),
    )
    _Writing(unit, held, said).write(dict(zip(both, parted, strict=True)))
    back = dict.fromkeys(one.record for one in words if one.record in came)
    unit.update(tables.SourceRecord, [{"id": key, "contact_id": merge.merged} for key in back])
    belongings.give_back(unit, merge.brought)
    questions.ask_again(unit, merge.merged, merge.kept, merge.brought["asked"])
    _mark(unit, merge)
    if len(_left(own)) + len(_left(theirs)) < len(own) + len(theirs):
        restoring.restore(unit, both, unpack)
    contacts.refresh(unit, both)


def end(unit: Unit, merge: Standing) -> None:
    """Note that a merge stands no longer; what parted the two is not needed again."""
    unit.update(tables.Merge, [{"id": merge.id, "undone_at": unit.at, "brought": "{}"}])


def _before(merge: Standing) -> list[tuple[Held, list[int]]]:
    """Read what the one had before a merge, and which versions said it."""
    return [
        (
            Held(
                id=key,
                value=_value(KeptValue(*columns)),
                position=position,
                by_hand=bool(by_hand),
                removed=bool(removed),
            ),
            versions,
        )
        for key, columns, position, by_hand, removed, versions in merge.brought["kept"]
    ]


def _value(columns: KeptValue) -> Value:
    value = value_of(columns)
    if value.kind is not Kind.PHOTO:
        return value
    return replace(value, text="", photo=Photo(url=_DIGEST + columns.picture if columns.picture else columns.text))


def _traced(held: Held, versions: Sequence[int], sources: Mapping[int, int]) -> Traced:
    """Join a value to those of the versions that say it which are still there."""
    found = tuple(one for one in versions if one in sources)
    origins = dict.fromkeys(sources[one] for one in found)
    return Traced(replace(held, origins=tuple(Origin(one, "", "") for one in origins)), found)


def _left(rows: Sequence[Traced]) -> list[Traced]:
    """Pick what somebody still says, or was typed."""
    return [one for one in rows if one.versions or (one.held.by_hand and not one.held.removed)]


def _mark(unit: Unit, merge: Standing) -> None:
    was_me, was_other_me = merge.brought["is_me"]
    contact = tables.table(tables.Contact).c
    asked = select(contact.is_me).where(contact.id == merge.kept)
    is_me = bool(unit.session.connection().execute(asked).scalar())
    back = {"deleted_at": None, "merged_into": None, "is_me": was_other_me and is_me}
    contacts.set_columns(unit, [merge.merged], back)
    contacts.set_columns(unit, [merge.kept], {"is_me": is_me and (was_me or not was_other_me)})


class _Writing:
    """Live as the values of two people being written anew: rows that are there are kept, or change hands."""

    def __init__(self, unit: Unit, held: Mapping[int, Sequence[Held]], said: Versions) -> None:
        self._unit, self._said = unit, said
        self._there = {one.id: one for some in held.values() for one in some}
        self._changed: list[dict[str, Any]] = []
        self._origins: list[tuple[int, int]] = []
        self._fewer: list[tuple[int, int]] = []

    def write(self, wanted: Mapping[int, Sequence[Traced]]) -> None:
        """Write what each (contact's id) has; what nobody has goes."""
        every = [(contact_id, row) for contact_id, rows in wanted.items() for row in rows]
        fresh = [(key, row) for key, row in every if not self._keep(key, row, self._there.get(row.held.id))]
        new = [(key, row) for key, row in fresh if not self._keep(key, row, self._alike(row))]
        self._unit.update(tables.Value, self._changed)
        self._drop_origins()
        gone = list(self._there)
        self._unit.delete_where(tables.ValueOrigin, "value_id", gone)
        self._unit.delete(tables.Value, gone)
        self._insert(new)
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
        columns = [_columns(row.held.value) for _, row in new]
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
        asked = select(_VALUE.id).where(_VALUE.id.in_(ids))
        return ids - {0} - set(self._unit.session.connection().execute(asked).scalars())


def _columns(value: Value) -> KeptValue:
    columns = kept(value)
    if value.kind is Kind.PHOTO and columns.text.startswith(_DIGEST):
        return columns._replace(text="", picture=columns.text.removeprefix(_DIGEST))
    return columns
