"""What becomes of whom when an import is taken back, worked out before anything is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from entourage.domain.dividing import Division, divide
from entourage.storage import kinship
from entourage.storage.leaving import leaving

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from collections.abc import Set as AbstractSet

    from sqlmodel import Session

    from entourage.domain.dividing import Parting
    from entourage.storage.kinship import Kin
    from entourage.storage.leaving import Leaving

_OF_VERSIONS = """
    SELECT DISTINCT record.contact_id FROM record_version AS version
    JOIN source_record AS record ON record.id = version.source_record_id
    JOIN contact ON contact.id = record.contact_id
    WHERE version.id IN (SELECT value FROM json_each(?)) AND contact.erased_at IS NULL
"""


class Fate(StrEnum):
    """Name what becomes of someone when an import is taken back.

    GOES: nobody else says anything of them. KEPT: neither, but something was added by hand, or they were there before.
    SPEAKING: other imports speak of them, and they have then what these say. AGAIN: a later import says just the same.
    PARTED: they go, and whoever was made one with them is there again.
    """

    GOES = "goes"
    KEPT = "kept"
    SPEAKING = "speaking"
    AGAIN = "again"
    PARTED = "parted"


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold what is done: who part, who goes, who stays only for what is by hand, and of whom others speak (ids)."""

    partings: tuple[Parting, ...]
    gone: tuple[int, ...]
    kept: tuple[int, ...]
    speaking: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what becomes of the people of a book (ids).

    found: what leaves with the import. kin: who is one with whom. by_hand: the kinds of what those have by hand of whom
    nobody says anything more. typed: those of these who were typed, or are one with somebody who was.
    """

    found: Leaving
    kin: Kin
    fates: Mapping[int, Fate]
    divisions: Mapping[int, Division]
    by_hand: Mapping[int, tuple[str, ...]]
    typed: frozenset[int]

    def settled(self, *, removes_edited: bool) -> Settled:
        """Say what is done; removes_edited: of whom nobody speaks, whoever was not typed goes with what is by hand."""
        out = self._removed(removes_edited=removes_edited)
        done = {key: Division(goes=(key,)) if key in out else one for key, one in self.divisions.items()}
        stays = {key: one.stays for key, one in done.items() if one.stays is not None}
        kept = {key for key in stays if self.fates[key] is Fate.KEPT}
        return Settled(
            partings=tuple(parting for one in done.values() for parting in one.partings),
            gone=tuple(sorted(key for one in done.values() for key in one.goes)),
            kept=tuple(stays[key] for key in stays if key in kept),
            speaking=tuple(stays[key] for key in stays if key not in kept),
        )

    def is_asked(self, key: int, fate: Fate) -> bool:
        """Tell whether it is asked if someone stays: imports made them, and something was added by hand."""
        return fate is Fate.KEPT and key not in self.typed

    def several(self, people: Collection[int]) -> list[int]:
        """Pick those who were several and can be parted: what had yielded to a word that goes comes back."""
        divisible = (key for key in self.divisions if key in self.kin.divisible and len(self.kin.members[key]) > 1)
        return sorted({self.divisions[key].stays or key for key in divisible}.intersection(people))

    def lost(self, *, removes_edited: bool) -> list[int]:
        """Name all who go with what is about them, those who were merged into others included."""
        out = self._removed(removes_edited=removes_edited)
        every = (self.kin.members[key] if key in out else one.lost for key, one in self.divisions.items())
        return list(chain.from_iterable(every))

    def _removed(self, *, removes_edited: bool) -> set[int]:
        return {key for key, fate in self.fates.items() if removes_edited and self.is_asked(key, fate)}


def foresee(session: Session, import_id: int) -> Outcome:
    """Work out what becomes of whom when an import is taken back."""
    found = leaving(session, import_id)
    touched = [*found.bare, *found.speaking]
    kin = kinship.kin(session, touched)
    made = kinship.made_by_imports(session, [key for members in kin.members.values() for key in members])
    several = [key for key in touched if len(kin.members[key]) > 1 and key in kin.divisible]
    members = kinship.members(session, kin, several, set(found.records), made)
    divisions = {key: divide(members[key]) for key in several}
    speaking = set(found.speaking)
    by_hand = kinship.hands(session, found.bare)
    typed = {key for key in touched if not made.issuperset(kin.members[key])}
    for key in touched:
        if key not in divisions:
            is_there = key in speaking or key in by_hand or key in typed
            divisions[key] = Division(stays=key) if is_there else Division(goes=(key,), lost=kin.members[key])
    fates = {key: _fate(key, divisions[key], speaking) for key in touched}
    fates |= {key: Fate.AGAIN for key in _of_versions(session, found.heirs) if key not in fates}
    kinds = {key: kinship.kinds(items) for key, items in by_hand.items()}
    return Outcome(found, kin, fates, divisions, kinds, frozenset(typed))


def _fate(key: int, division: Division, speaking: AbstractSet[int]) -> Fate:
    if division.stays is None:
        return Fate.GOES
    if division.stays != key:
        return Fate.PARTED
    return Fate.SPEAKING if key in speaking else Fate.KEPT


def _of_versions(session: Session, versions: Collection[int]) -> list[int]:
    return list(session.connection().exec_driver_sql(_OF_VERSIONS, (json.dumps(list(versions)),)).scalars())
