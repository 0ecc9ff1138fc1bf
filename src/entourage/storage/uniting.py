"""Write the values of one person who were two; those of the other stay with the bare row that is left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.keeping import kept
from entourage.domain.parting import Spot
from entourage.storage import tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Contact
    from entourage.domain.uniting import Place, United
    from entourage.storage.unit import Unit

_VALUE = tables.table(tables.Value).c


def snapshot(person: Contact, said: dict[int, list[int]]) -> list[list[Any]]:
    """Give the values of a person as they are kept with a merge: id, columns, position, by hand, removed, versions."""
    return [
        [one.id, kept(one.value), one.position, int(one.by_hand), int(one.removed), said.get(one.id, [])]
        for one in person.held
    ]


def spots(united: United) -> list[Spot]:
    """Name the places of one person by the ids of the values that came into them."""
    return [
        Spot(one.position, one.shown.id, one.own.id if one.own else None, tuple(held.id for held in one.theirs))
        for one in united.places
    ]


def write(unit: Unit, done: Sequence[tuple[int, United]], said: dict[int, list[int]]) -> None:
    """Write the places of people (contact's id) who were two: copies of what comes, and who says it now.

    said: the versions of all values of both.
    """
    writing = _Writing(said)
    for contact_id, united in done:
        writing.dropped += [one.id for one in united.gone]
        for place in united.places:
            writing.take(contact_id, place)
    raw = _raw(unit.session, [place.shown.id for _, place in writing.coming])
    rows = [
        (contact_id, raw[place.shown.id][1], place.position, *raw[place.shown.id][3:-2], place.by_hand, removed)
        for contact_id, place in writing.coming
        for removed in (int(place.shown.removed),)
    ]
    unit.update(tables.Value, writing.changed)
    unit.delete_where(tables.ValueOrigin, "value_id", writing.dropped)
    unit.delete(tables.Value, writing.dropped)
    ids = unit.insert_columns(tables.Value, values.COLUMNS, rows)
    copied = [(key, one) for key, (_, place) in zip(ids, writing.coming, strict=True) for one in writing.saying(place)]
    unit.insert_columns(tables.ValueOrigin, ("value_id", "version_id"), writing.origins + copied)


class _Writing:
    """Live as what is to be written of places."""

    def __init__(self, said: dict[int, list[int]]) -> None:
        self._said = said
        self.coming: list[tuple[int, Place]] = []
        self.dropped: list[int] = []
        self.changed: list[dict[str, Any]] = []
        self.origins: list[tuple[int, int]] = []

    def take(self, contact_id: int, place: Place) -> None:
        own = place.own
        if own is None or place.shown is not own:
            self.coming.append((contact_id, place))
            self.dropped += [own.id] if own else []
            return
        if (place.position, place.by_hand) != (own.position, own.by_hand):
            self.changed.append({"id": own.id, "position": place.position, "by_hand": int(place.by_hand)})
        known = self._said.get(own.id, [])
        self.origins += [(own.id, one) for one in self.saying(place) if one not in known]

    def saying(self, place: Place) -> list[int]:
        """Name the versions that say what stands in a place, each once."""
        return list(dict.fromkeys(one for held in place.saying for one in self._said.get(held.id, [])))


def _raw(session: Session, value_ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Read rows of values as they are, in the order of COLUMNS."""
    found: dict[int, tuple[Any, ...]] = {}
    for chunk in chunks(value_ids):
        asked = select(_VALUE.id, *(_VALUE[name] for name in values.COLUMNS)).where(_VALUE.id.in_(chunk))
        found |= {row[0]: tuple(row[1:]) for row in session.connection().execute(asked)}
    return found
