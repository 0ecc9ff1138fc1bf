"""Which pictures nobody has any more once people or words are gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from entourage.domain.comparing import DIGEST
from entourage.storage import contacts, tables, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from entourage.domain.standing import Words
    from entourage.storage.unit import Unit

_PICTURED = """
    SELECT DISTINCT photo_id FROM value
    WHERE photo_id IS NOT NULL AND contact_id IN (SELECT value FROM json_each(?))
"""
_IDLE = """
    SELECT value FROM json_each(?) AS one WHERE NOT EXISTS (SELECT 1 FROM value WHERE value.photo_id = one.value)
"""


class Pictures:
    """Live as the pictures of people of whom something goes: that they have, or that was said of them."""

    def __init__(self, unit: Unit, people: Sequence[int], going: Collection[int]) -> None:
        """Begin with what people have; going: the versions that go."""
        whole = json.dumps(contacts.with_merged(unit.session, people))
        self._unit, self._going = unit, going
        self._ids = set(unit.session.connection().exec_driver_sql(_PICTURED, (whole,)).scalars())
        self._named: set[str] = set()
        self._needed: set[str] = set()

    def hear(self, said: Iterable[Words]) -> None:
        """Note of which pictures words speak: those that stand may bring theirs back one day."""
        for one in said:
            named = {value.photo.url.removeprefix(DIGEST) for value in one.values if value.photo}
            self._named |= named
            self._needed |= named if one.version not in self._going else set()

    def forget(self) -> None:
        """Take away those that nobody has any more."""
        known = values.photo_ids(self._unit.session, sorted(self._named))
        needed = {key for digest, key in known.items() if digest in self._needed}
        asked = json.dumps(sorted({*self._ids, *known.values()} - needed))
        idle = self._unit.session.connection().exec_driver_sql(_IDLE, (asked,)).scalars()
        self._unit.delete(tables.Photo, list(idle))
