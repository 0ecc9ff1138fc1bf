"""Give people what the words that stand make of them, once some of the words are gone or speak of somebody else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS, Kind, Origin
from entourage.domain.keeping import kept
from entourage.domain.merging import exactly
from entourage.domain.standing import Words, is_said, said
from entourage.storage import contacts, tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Held, Value
    from entourage.domain.keeping import KeptValue
    from entourage.domain.standing import Standing
    from entourage.storage.unit import Unit

    Unpack = Callable[[bytes], tuple[Value, ...]]

_DIGEST = "sha256:"
_WORDS = """
    SELECT record.contact_id, version.id, record.id, record.source_id, version.digest, version.content
    FROM source_record AS record JOIN record_version AS version ON version.source_record_id = record.id
    WHERE record.contact_id IN (SELECT value FROM json_each(?)) ORDER BY version.id
"""


def words(session: Session, contact_ids: Sequence[int], unpack: Unpack) -> dict[int, list[Words]]:
    """Read all that sources said of these contacts, in the order in which they said it.

    unpack: what takes the content of a version apart; it stands on another floor.
    """
    found: dict[int, list[Words]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        rows = session.connection().exec_driver_sql(_WORDS, (json.dumps(ids),))
        for contact_id, version, record, source, digest, content in rows:
            found[contact_id].append(Words(version, record, source, digest, unpack(content)))
    return found


def restore(
    unit: Unit, contact_ids: Sequence[int], unpack: Unpack, before: Mapping[int, Sequence[Words]] | None = None
) -> None:
    """Bring the values of contacts in line with the words that there are of them now, after origins were taken away.

    What nobody says any more and was not typed goes; what stands in the words and is not there comes back, in the place
    of what had taken its own, but what was taken away by hand. before: the words that there were, by contact: what
    followed from them then and does from those of now is left as it is. Without it, everything that is not there comes.
    """
    for ids in chunks(contact_ids):
        now = words(unit.session, ids, unpack)
        held = _held(unit.session, ids)
        done = [_Restored.of(key, held[key], now[key], before.get(key, ()) if before else None) for key in ids]
        contacts.replace_values(unit, [one for restored in done for one in restored.gone])
        _say(unit, [pair for restored in done for pair in restored.said])
        came = _write(unit, [(restored.contact_id, one) for restored in done for one in restored.came])
        touched = {restored.contact_id for restored in done if any(not one.removed for one in restored.gone)} | came
        contacts.refresh(unit, sorted(touched))


def _held(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Held]]:
    """Read all values of contacts, each with an origin where it has any."""
    found = values.unpictured(session, contact_ids)
    keys = json.dumps([one.id for held in found.values() for one in held])
    asked = "SELECT value_id FROM value_origin WHERE value_id IN (SELECT value FROM json_each(?))"
    with_origin = set(session.connection().exec_driver_sql(asked, (keys,)).scalars())
    return {
        key: [replace(one, origins=_SOME) if one.id in with_origin else one for one in held]
        for key, held in found.items()
    }


_SOME = (Origin(0, "", ""),)


class _Coming(NamedTuple):
    """Hold a value that comes back: where, which versions say it, and whether it was taken away by hand."""

    value: Value
    position: int
    versions: tuple[int, ...]
    removed: bool


class _Restored(NamedTuple):
    """Hold what becomes of one contact's values: those that go, those that come, and who (version) says one (value)."""

    contact_id: int
    gone: list[Held]
    came: list[_Coming]
    said: list[tuple[int, int]]

    @classmethod
    def of(
        cls, contact_id: int, held: Sequence[Held], words_now: Sequence[Words], before: Sequence[Words] | None
    ) -> _Restored:
        by_hand = [one for one in held if one.by_hand or one.removed]
        now = said(words_now, by_hand)
        was = () if before is None else now if list(before) == list(words_now) else said(before, by_hand)
        change = _Change(held, words_now, now, was)
        return cls(contact_id, change.gone, change.came(), change.said)


class _Change:
    """Live as what becomes of one contact's values."""

    def __init__(
        self, held: Sequence[Held], words_now: Sequence[Words], now: Sequence[Standing], was: Sequence[Standing]
    ) -> None:
        self._now, self._was = now, was
        self._exact = {exactly(one.value): one for one in now}
        self._then = {exactly(one.value): one for one in was}
        self.gone = [one for one in held if self._goes(one, words_now)]
        ids = {id(one) for one in self.gone}
        self._left = [one for one in held if id(one) not in ids]
        self.said = [
            (one.id, version)
            for one in self._left
            if not (one.origins or (one.by_hand and not one.removed))
            for version in (is_said(one.value, words_now) if one.removed else self._exact[exactly(one.value)].versions)
        ]

    def _goes(self, one: Held, words_now: Sequence[Words]) -> bool:
        if one.removed:
            return not one.origins and not is_said(one.value, words_now)
        exact = exactly(one.value)
        return not one.by_hand and exact not in self._exact and (not one.origins or exact in self._then)

    def came(self) -> list[_Coming]:
        """Say what comes back, and where."""
        fresh = [one for one in self._now if exactly(one.value) not in self._then and not self._is_kept_out(one.value)]
        found = []
        for one in fresh:
            before = self._before(one)
            position = before.position if before else self._behind(one)
            found.append(_Coming(one.value, position, one.versions, removed=bool(before and before.removed)))
        return found

    def _is_kept_out(self, value: Value) -> bool:
        """Tell whether it was taken away by hand, or what stands leaves no place: the same, or a rival of its own."""
        exact = exactly(value)
        rivals = [one for one in self._left if self._rank(one, value)]
        return any(
            one.removed or exactly(one.value) == exact or exactly(one.value) not in self._exact for one in rivals
        )

    @staticmethod
    def _rank(one: Held, value: Value) -> int:
        """Say how near what is there stands to a value: 2 the same, 1 one of which a person has one, 0 not at all."""
        if identity(one.value) == identity(value):
            return 2
        return int(not one.removed and one.value.kind in SINGLE_KINDS and one.value.kind is value.kind)

    def _before(self, coming: Standing) -> Held | None:
        """Find what had taken the place of what comes back."""
        in_slot = {exactly(one.value) for one in self._was if one.slot == coming.slot}
        ranked = [(3 if exactly(one.value) in in_slot else self._rank(one, coming.value), one) for one in self.gone]
        rank, found = max(ranked, key=lambda pair: pair[0], default=(0, None))
        return found if rank else None

    def _behind(self, coming: Standing) -> int:
        """Say where something stands that takes no place: behind what comes before it in the words, else first."""
        places = {exactly(one.value): one.position for one in self._left if not one.removed}
        before = self._now[: self._now.index(coming)]
        found = [places[key] for one in before if (key := exactly(one.value)) in places]
        every = [one.position for one in self._left]
        if found or not any(exactly(one.value) in places for one in self._now):
            return found[-1] if found else max(every, default=-1) + 1
        return min(every) - 1


def _say(unit: Unit, origins: Sequence[tuple[int, int]]) -> None:
    unit.insert_columns(tables.ValueOrigin, ("value_id", "version_id"), list(dict.fromkeys(origins)))


def _write(unit: Unit, came: Sequence[tuple[int, _Coming]]) -> set[int]:
    """Write the values that come back, with who says them; return the contacts that have more than before.

    A picture of which the book no longer has the bytes stays away.
    """
    columns = [_kept(one.value) for _, one in came]
    photo_ids = values.photo_ids(unit.session, [one.picture for one in columns if one.picture])
    written = [
        ((*values.row_of(one, key, coming.position, photo_ids, by_hand=False)[:-1], int(coming.removed)), coming)
        for one, (key, coming) in zip(columns, came, strict=True)
        if not one.picture or one.picture in photo_ids
    ]
    ids = unit.insert_columns(tables.Value, values.COLUMNS, [row for row, _ in written])
    _say(unit, [(key, version) for key, (_, one) in zip(ids, written, strict=True) for version in one.versions])
    return {row[0] for row, one in written if not one.removed}


def _kept(value: Value) -> KeptValue:
    """Give the columns of a value whose picture, if it has one, is named by its content."""
    columns = kept(value)
    if value.kind is Kind.PHOTO and columns.text.startswith(_DIGEST):
        return columns._replace(text="", picture=columns.text.removeprefix(_DIGEST))
    return columns
