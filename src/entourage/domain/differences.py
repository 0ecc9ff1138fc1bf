"""Where the newest word of a source says something else than what a person has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.calling import are_related, follows
from entourage.domain.comparing import Known, says_the_same, shelf
from entourage.domain.contact import DATE_KINDS, SINGLE_KINDS, Kind
from entourage.domain.dates import from_iso
from entourage.domain.merging import exactly
from entourage.domain.pairing import is_for_programs
from entourage.domain.preferring import is_better
from entourage.domain.profiles import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from entourage.domain.comparing import Identity
    from entourage.domain.contact import Held, Value

_FACTS = frozenset({Kind.BIRTHDAY, Kind.ANNIVERSARY})
"""What can be true once only, so that two sources that differ are worth a question; names have many forms."""


class Sort(StrEnum):
    """Name what a source's word is at odds with.

    EDITED: what was typed by hand. DELETED: that it was taken away by hand. OTHER: what another source says.
    VANISHED: that a source no longer says what it said.
    """

    EDITED = "edited"
    DELETED = "deleted"
    OTHER = "other"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Word:
    """Hold what a record of a source says now: its id, the version that says it, and the values.

    is_gone: the record is no longer in its source, so that this is only what it said last.
    """

    record: int
    version: int
    values: tuple[Value, ...]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one difference between what a person has and what sources say.

    mine: what stands, None where nothing does. theirs: what they say instead, None where they no longer say it.
    said_by: who says so, of VANISHED who no longer does. place: where theirs would stand, None for behind all else.
    is_open: the person has not decided on it: whoever edits or deletes has, until the source says something new. Of two
    sources that differ nobody is asked, but where both cannot be true, or none says any longer what stands.
    """

    sort: Sort
    mine: Held | None
    theirs: Value | None
    said_by: tuple[Word, ...]
    place: int | None = None
    is_open: bool = True

    @property
    def value(self) -> Value:
        """Give the value by which the difference is named."""
        found = self.theirs or (self.mine.value if self.mine else None)
        assert found is not None  # noqa: S101 - there is one of the two
        return found


def differences(
    held: Sequence[Held], told: Mapping[int, Collection[int]], words: Sequence[Word]
) -> tuple[Difference, ...]:
    """Find where the newest words of a person's sources differ from what the person has.

    told: the records that ever said a value, by its id. words: the newest of each record, the latest last.
    """
    comparison = _Comparison(held, told, words)
    unheld = [(value, by) for value, by in _by_value(words) if value not in comparison.standing]
    found = [one for value, by in unheld if (one := comparison.of(value, by))]
    return (*found, *comparison.vanished())


def _by_value(words: Sequence[Word]) -> list[tuple[Value, tuple[Word, ...]]]:
    """Name what is said, each once and as it is best written, with the words that say it."""
    said: list[tuple[list[Value], list[Word]]] = []
    shelves: defaultdict[Identity, list[tuple[list[Value], list[Word]]]] = defaultdict(list)
    for word in words:
        for value in word.values:
            same = shelves[shelf(value)]
            known = next((one for one in same if says_the_same(one[0][0], value)), None)
            if known is None:
                known = ([], [])
                same.append(known)
                said.append(known)
            known[0].append(value)
            known[1].append(word)
    return [(_best(writings), tuple(by)) for writings, by in said]


def _best(writings: Sequence[Value]) -> Value:
    """Choose of several writings of one value the one to be offered, of equals the first."""
    best = writings[0]
    for one in writings[1:]:
        best = one if one != best and is_better(one, best) else best
    return best


class _Comparison:
    """Live as what one person has, looked up in several ways."""

    def __init__(self, held: Sequence[Held], told: Mapping[int, Collection[int]], words: Sequence[Word]) -> None:
        self._present = [one for one in held if not one.removed]
        self._removed = [one for one in held if one.removed]
        self._told = told
        self._words = {word.record: word for word in words}
        self._said = {word.record: Known(word.values) for word in words}
        self._still_said = Known(value for word in words if not word.is_gone for value in word.values)
        self._claimed: set[int] = set()
        self.standing = Known(one.value for one in self._present)

    def of(self, value: Value, by: tuple[Word, ...]) -> Difference | None:
        """Say how a value that sources say, and the person has not, stands to what the person has."""
        says_nothing_else = (
            self._is_only_parted_otherwise(value, by)
            or self._is_only_put_together(value, by)
            or self._is_less_of_a_date(value)
        )
        if value.is_empty or is_for_programs(value) or says_nothing_else:
            return None
        known = next((one for one in self._removed if says_the_same(one.value, value)), None)
        taken_away = known or self._taken_away_before(value, by)
        rival = self._rival(value) or (self._typed_at(taken_away) if taken_away else None)
        sort = Sort.DELETED if taken_away and not rival else Sort.OTHER
        sort = Sort.EDITED if rival and rival.by_hand else sort
        place = rival or taken_away
        is_asked = sort is not Sort.OTHER or _contradicts(value, rival) or self._is_forsaken(rival)
        is_open = known is None and is_asked
        return Difference(sort, rival, value, by, place.position if place else None, is_open)

    def _is_forsaken(self, rival: Held | None) -> bool:
        """Tell whether no source says any longer what stands, though some once did."""
        if rival is None or rival.by_hand or rival.value in self._still_said or not self._told.get(rival.id):
            return False
        return not self._is_last_said_by_one_gone(rival)

    def _is_last_said_by_one_gone(self, one: Held) -> bool:
        """Tell whether of those who ever said a value the one who spoke last is gone, and so never said otherwise."""
        words = (self._words[record] for record in self._told.get(one.id, ()) if record in self._words)
        last = max(words, key=lambda word: word.version, default=None)
        return last is not None and last.is_gone

    def _is_only_parted_otherwise(self, value: Value, by: tuple[Word, ...]) -> bool:
        """Tell whether the parts of a name come with the very name that the person has, and with no edit of them."""
        mine = self._rival(value)
        if value.kind is not Kind.NAME or (mine is not None and mine.by_hand):
            return False
        whole = [one for word in by for one in word.values if one.kind is Kind.FORMATTED_NAME]
        return bool(whole) and all(one in self.standing for one in whole)

    def _is_only_put_together(self, value: Value, by: tuple[Word, ...]) -> bool:
        """Tell whether a whole name only puts together the parts that come with it, which are told themselves."""
        if (
            value.kind is not Kind.FORMATTED_NAME
            or self._rival(value)
            or value in Known(one.value for one in self._removed)
        ):
            return False
        parts = [next((one for one in word.values if one.kind is Kind.NAME), None) for word in by]
        return all(one is not None and follows(value, one) for one in parts)

    def _is_less_of_a_date(self, value: Value) -> bool:
        """Tell whether a day is what the person has but for what the source leaves out, such as the year."""
        mine = self._rival(value)
        if mine is None or value.kind not in DATE_KINDS:
            return False
        shared = _shared(mine.value, value)
        return bool(shared) and all(one == other or other is None for one, other in shared)

    def _rival(self, value: Value) -> Held | None:
        """Give what stands of something that a person has once only."""
        if value.kind not in SINGLE_KINDS:
            return None
        return next((one for one in self._present if one.value.kind is value.kind), None)

    def _typed_at(self, taken_away: Held) -> Held | None:
        """Find what was typed in the place of a value that was taken away."""
        alike = ((one.position, one.value.kind, one.by_hand) for one in self._present)
        wanted = (taken_away.position, taken_away.value.kind, True)
        return next((one for one, found in zip(self._present, alike, strict=True) if found == wanted), None)

    def _taken_away_before(self, value: Value, by: tuple[Word, ...]) -> Held | None:
        """Find what the same record said before in the place of a value, and a hand took away."""
        records = {word.record for word in by}
        before = [
            one
            for one in self._removed
            if (one.value.kind, one.value.name) == (value.kind, value.name)
            and records.intersection(self._told.get(one.id, ()))
            and not any(one.value in self._said[record] for record in records)
            and one.id not in self._claimed
        ]
        best = max(before, key=lambda one: _likeness(one.value, value), default=None)
        if best and value.kind not in SINGLE_KINDS:
            self._claimed.add(best.id)
        return best

    def vanished(self) -> list[Difference]:
        """Find what stands only because sources once said it, and none of them says any longer."""
        return [
            Difference(Sort.VANISHED, one, None, words, one.position)
            for one in self._present
            if not one.by_hand and one.value not in self._still_said and not is_for_programs(one.value)
            if not self._is_last_said_by_one_gone(one) and (words := self._former(one))
        ]

    def _former(self, one: Held) -> tuple[Word, ...]:
        """Name the records that said a value; none where the newest word of one of them is not about such values."""
        records = sorted(self._told.get(one.id, ()))
        words = [self._words[record] for record in records if record in self._words]
        if len(words) < len(records) or any(_is_of_another_list(one.value, word) for word in words):
            return ()
        return tuple(words)


def _shared(one: Value, other: Value) -> list[tuple[int | None, int | None]]:
    """Put beside each other the year, month and day of two dates; nothing where one of them is no date."""
    dates = (from_iso(one.text), from_iso(other.text))
    known = [(date.year, date.month, date.day) for date in dates if date]
    return list(zip(*known, strict=True)) if len(known) == len(dates) else []


def _contradicts(value: Value, rival: Held | None) -> bool:
    """Tell whether of two things that can be true once only both cannot be true."""
    if rival is None or value.kind not in _FACTS:
        return False
    shared = _shared(rival.value, value)
    return not shared or any(one != other and None not in (one, other) for one, other in shared)


def _likeness(one: Value, other: Value) -> tuple[bool, bool]:
    return (one.types, one.label) == (other.types, other.label), bool({*one.types}.intersection(other.types))


def _is_of_another_list(value: Value, word: Word) -> bool:
    """Tell whether a source speaks now of other relations: who follows me says nothing of whom I follow."""
    says = {name for one in word.values for name in one.types} & RELATIONS
    said = RELATIONS.intersection(value.types)
    return bool(said and says) and said.isdisjoint(says)


@dataclass(frozen=True, slots=True)
class Taking:
    """Hold what is written to take the word of a source, or to refuse it.

    gone: values that go. removed: values that go and are remembered as taken away. freed: values that stay, as sources
    say them, and no longer as typed. kept: values that stay as if typed.
    put: the value that comes, None for none; it has the origins of the values `heir_of`. is_refused: it comes only to
    be remembered as taken away. place: where it stands.
    """

    gone: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    freed: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    put: Value | None = None
    heir_of: tuple[int, ...] = ()
    is_refused: bool = False
    place: int | None = None


def taking(
    difference: Difference, held: Sequence[Held], told: Mapping[int, Collection[int]], words: Sequence[Word]
) -> Taking:
    """Say what is to be written so that the person has what the source says, as if nobody had edited it."""
    mine, theirs = difference.mine, difference.theirs
    if theirs is None:
        return Taking(gone=(mine.id,) if mine else ())
    same = [one for one in held if one.removed and says_the_same(one.value, theirs)]
    former = [one for one in held if one not in same and _was_said_before(one, difference, told)]
    gone = [one.id for one in (*same, *former)]
    removed: list[int] = []
    freed: list[int] = []
    if mine:
        is_single = mine.value.kind in SINGLE_KINDS
        said_still = _is_said(mine.value, words)
        (removed if said_still and is_single else freed if said_still else gone).append(mine.id)
    for one in _called_otherwise(difference, held):
        (removed if _is_said(one.value, words) else gone).append(one.id)
    return Taking(
        gone=tuple(gone),
        removed=tuple(removed),
        freed=tuple(freed),
        put=theirs,
        heir_of=tuple(one.id for one in same),
        place=difference.place,
    )


def _is_said(value: Value, words: Sequence[Word]) -> bool:
    return any(says_the_same(value, one) for word in words for one in word.values)


def _called_otherwise(difference: Difference, held: Sequence[Held]) -> list[Held]:
    """Find the whole name that would stand before the parts that are taken: people are called by it."""
    parts, said = difference.value, difference.said_by
    if parts.kind is not Kind.NAME:
        return []
    wholes = [one for one in held if one.value.kind is Kind.FORMATTED_NAME and not one.removed]
    others = [one for one in wholes if not _is_said(one.value, said)]
    known = [parts, *([difference.mine.value] if difference.mine else [])]
    return [one for one in others if any(are_related(one.value, value) for value in known)]


def _was_said_before(one: Held, difference: Difference, told: Mapping[int, Collection[int]]) -> bool:
    """Tell whether a value was taken away in the place of this one, and only those who say it now ever said it."""
    records = {word.record for word in difference.said_by}
    by = set(told.get(one.id, ()))
    is_here = one.removed and (one.position, one.value.kind) == (difference.place, difference.value.kind)
    return is_here and bool(by) and by <= records


def refusing(difference: Difference) -> Taking:
    """Say what is to be written so that nobody asks again before the source says something new."""
    if difference.theirs is None:
        return Taking(kept=(difference.mine.id,) if difference.mine else ())
    if not difference.is_open and difference.sort is not Sort.OTHER:
        return Taking()
    return Taking(put=difference.theirs, is_refused=True, place=difference.place)


def is_same(one: Difference, other: Difference) -> bool:
    """Tell whether a difference is still the one that a person has seen."""
    return (one.sort, _written(one)) == (other.sort, _written(other))


def _written(one: Difference) -> tuple[object, ...]:
    mine = exactly(one.mine.value) if one.mine else None
    theirs = exactly(one.theirs) if one.theirs else None
    return mine, theirs, frozenset(word.record for word in one.said_by)
