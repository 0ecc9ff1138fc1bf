"""Give people what the words that stand make of them, once some of the words are gone or speak of somebody else."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.calling import NAMES
from entourage.domain.comparing import says_the_same
from entourage.domain.contact import SINGLE_KINDS, Origin
from entourage.domain.keeping import kept_by_name
from entourage.domain.merging import exactly
from entourage.domain.standing import Words, is_said, said
from entourage.storage import contacts, tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Held, Value
    from entourage.domain.standing import Standing
    from entourage.storage.unit import Unit

    Unpack = Callable[[bytes], tuple[Value, ...]]

_Form = tuple[object, ...]
_SOME = (Origin(0, "", ""),)
_WORDS = """
    SELECT record.contact_id, version.id, record.id, record.source_id, version.digest, version.content,
           record.key LIKE 'own %'
    FROM source_record AS record JOIN record_version AS version ON version.source_record_id = record.id
    WHERE record.contact_id IN (SELECT value FROM json_each(?)) ORDER BY version.id
"""


def words(session: Session, contact_ids: Sequence[int], unpack: Unpack) -> dict[int, list[Words]]:
    """Read all that sources said of these contacts, in the order in which they said it.

    unpack: what takes the content of a version apart; it stands on another floor.
    """
    found: dict[int, list[Words]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        rows = session.connection().exec_driver_sql(_WORDS, (json.dumps(ids),)).all()
        contents = values.measured(session, [unpack(content) for *_, content, _ in rows])
        for (contact_id, version, record, source, digest, _, is_own), content in zip(rows, contents, strict=True):
            found[contact_id].append(Words(version, record, source, digest, content, bool(is_own)))
    return found


def restore(
    unit: Unit,
    contact_ids: Sequence[int],
    unpack: Unpack,
    before: Mapping[int, Sequence[Words]] | None = None,
    gone: Collection[int] | None = None,
) -> None:
    """Bring the values of contacts in line with the words that there are of them now, after origins were taken away.

    What nobody says any more and was not typed goes; what stands in the words and is not there comes back, in the place
    of what had taken its own, but what was taken away by hand. before: the words that there were, by contact: what
    followed from them then and does from those of now is left as it is. gone: the versions of them that are there no
    more, where these are all that makes the difference. Without those before, all that is not there comes.
    """
    for ids in chunks(contact_ids):
        now = words(unit.session, ids, unpack) if before is None or gone is None else _left(before, ids, gone)
        held = values.unpictured(unit.session, ids, _SOME)
        done = {key: _Change(held[key], now[key], before.get(key, ()) if before else None) for key in ids}
        contacts.replace_values(unit, [one for change in done.values() for one in change.gone])
        _say(unit, [pair for change in done.values() for pair in change.said])
        stayed_away = _write(unit, [(key, one) for key, change in done.items() for one in change.came])
        contacts.retell(
            unit, {key: change.present(stayed_away) for key, change in done.items() if change.came or change.gone}
        )


def _left(
    before: Mapping[int, Sequence[Words]], contact_ids: Sequence[int], gone: Collection[int]
) -> dict[int, list[Words]]:
    return {key: [one for one in before.get(key, ()) if one.version not in gone] for key in contact_ids}


class _Coming(NamedTuple):
    """Hold a value that comes back: where, which versions say it, and whether it was taken away by hand."""

    value: Value
    position: int
    versions: tuple[int, ...]
    removed: bool


class _Change:
    """Live as what becomes of one contact's values: those that go, those that come, and who says what is left."""

    def __init__(self, held: Sequence[Held], words_now: Sequence[Words], before: Sequence[Words] | None) -> None:
        by_hand = _by_hand(held, before or ())
        self._words = words_now
        self._now = _exact(said(words_now, by_hand))
        same = before is not None and list(before) == list(words_now)
        self._was = self._now if same else _exact(said(before or (), by_hand))
        forms = [(exactly(one.value), one) for one in held]
        self.gone = [one for exact, one in forms if self._goes(exact, one)] + self._doubled(forms)
        ids = {one.id for one in self.gone}
        self._left = [(exact, one) for exact, one in forms if one.id not in ids]
        self.said = [(one.id, version) for exact, one in self._left for version in self._tellers(exact, one)]
        self.came = self._coming()

    def present(self, stayed_away: Collection[int]) -> tuple[Value, ...]:
        """Give what the contact has in the end, in order; stayed_away: what could not come (by `id`)."""
        left = [(one.position, one.value) for _, one in self._left if not one.removed]
        came = [(one.position, one.value) for one in self.came if not one.removed and id(one) not in stayed_away]
        return tuple(value for _, value in sorted(left + came, key=lambda pair: pair[0]))

    def _goes(self, exact: _Form, one: Held) -> bool:
        if one.removed:
            return not one.origins and not is_said(one.value, self._words)
        return not one.by_hand and exact not in self._now and (not one.origins or exact in self._was)

    def _doubled(self, forms: Sequence[tuple[_Form, Held]]) -> list[Held]:
        """Find what stands once more than words say it now: one card may have two names, of which one was replaced."""
        if len({exact for exact, _ in forms}) == len(forms):
            return []
        found: defaultdict[_Form, list[Held]] = defaultdict(list)
        for exact, one in forms:
            if not (one.by_hand or one.removed) and exact in self._now:
                found[exact].append(one)
        several = ((exact, some) for exact, some in found.items() if len(some) > 1)
        return [one for exact, some in several for one in self._without_slot(exact, some)]

    def _without_slot(self, exact: _Form, some: Sequence[Held]) -> list[Held]:
        both = ((one for one in words.values() if exactly(one.value) == exact) for words in (self._was, self._now))
        was, now = ([one.slot for one in standing] for standing in both)
        return [one for one, slot in zip(some, was, strict=True) if slot not in now] if len(was) == len(some) else []

    def _tellers(self, exact: _Form, one: Held) -> Sequence[int]:
        """Name the versions that say what nobody said any more by what is noted."""
        if one.origins or (one.by_hand and not one.removed):
            return ()
        return is_said(one.value, self._words) if one.removed else self._now[exact].versions

    def _coming(self) -> list[_Coming]:
        """Say what comes back, and where."""
        found = []
        places = {exact: one.position for exact, one in self._left if not one.removed}
        for exact, one in self._now.items():
            if exact not in self._was and not self._is_kept_out(exact, one.value):
                before = self._before(one)
                position = before.position if before else self._behind(exact, places)
                places[exact] = position
                found.append(_Coming(one.value, position, one.versions, removed=bool(before and before.removed)))
        return found

    def _is_kept_out(self, exact: _Form, value: Value) -> bool:
        """Tell whether it was taken away by hand, or what stands leaves no place: the same, or a rival of its own."""
        rivals = [(form, one) for form, one in self._left if _rank(one, value)]
        return any(one.removed or form == exact or form not in self._now for form, one in rivals)

    def _before(self, coming: Standing) -> Held | None:
        """Find what had taken the place of what comes back."""
        in_slot = {exact for exact, one in self._was.items() if one.slot == coming.slot}
        ranked = [(3 if exactly(one.value) in in_slot else _rank(one, coming.value), one) for one in self.gone]
        rank, found = max(ranked, key=lambda pair: pair[0], default=(0, None))
        return found if rank else None

    def _behind(self, coming: _Form, places: Mapping[_Form, int]) -> int:
        """Say where something stands that takes no place: behind what comes before it in the words, else first.

        places: where stands what is left, and what has come back.
        """
        order = list(self._now)
        found = [places[exact] for exact in order[: order.index(coming)] if exact in places]
        every = [one.position for _, one in self._left]
        if found or not any(exact in places for exact in order):
            return found[-1] if found else max(every, default=-1) + 1
        return min(every) - 1


def _by_hand(held: Sequence[Held], before: Sequence[Words]) -> list[Held]:
    """Give what is by hand, but names that were typed after a source gave the one beside them, which they keep out."""
    found = [one for one in held if one.by_hand or one.removed]
    others = [one for one in found if one.removed or one.value.kind not in NAMES]
    if len(others) == len(found) or not before:
        return found
    was = _exact(said(before, found))
    names = (one.value for one in held if one.value.kind in NAMES and not (one.by_hand or one.removed))
    return found if all(exactly(name) in was for name in names) else others


def _exact(standing: Sequence[Standing]) -> dict[_Form, Standing]:
    """Name what stands by its exact form; what differs in its parameters alone is kept beside."""
    found: dict[_Form, Standing] = {}
    for one in standing:
        exact = exactly(one.value)
        found[exact if exact not in found else (*exact, one.slot)] = one
    return found


def _rank(one: Held, value: Value) -> int:
    """Say how near what is there stands to a value: 2 the same, 1 one of which a person has one, 0 not at all."""
    if one.value.kind is not value.kind:
        return 0
    if says_the_same(one.value, value):
        return 2
    return int(not one.removed and value.kind in SINGLE_KINDS)


def _say(unit: Unit, origins: Sequence[tuple[int, int]]) -> None:
    unit.insert_columns(tables.ValueOrigin, ("value_id", "version_id"), list(dict.fromkeys(origins)))


def _write(unit: Unit, came: Sequence[tuple[int, _Coming]]) -> set[int]:
    """Write the values that come back, with who says them; return those (by `id`) that stay away.

    That is a picture of which the book no longer has the bytes.
    """
    columns = [kept_by_name(one.value) for _, one in came]
    photo_ids = values.photo_ids(unit.session, [one.picture for one in columns if one.picture])
    there = [not one.picture or one.picture in photo_ids for one in columns]
    rows = [
        (*values.row_of(one, key, coming.position, photo_ids, by_hand=False)[:-1], int(coming.removed))
        for one, (key, coming), is_there in zip(columns, came, there, strict=True)
        if is_there
    ]
    written = [one for (_, one), is_there in zip(came, there, strict=True) if is_there]
    ids = unit.insert_columns(tables.Value, values.COLUMNS, rows)
    _say(unit, [(key, version) for key, one in zip(ids, written, strict=True) for version in one.versions])
    return {id(one) for (_, one), is_there in zip(came, there, strict=True) if not is_there}
