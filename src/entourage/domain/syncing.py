"""What two sides of one person come to, value by value, by what both had when they were last in step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.comparing import says_the_same, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Kind, Value
from entourage.domain.merging import exactly
from entourage.domain.preferring import is_better
from entourage.domain.server import field_of, is_of_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from entourage.domain.server import Field

_CIRCLE = "circle"


class Answer(StrEnum):
    """Name what a person decides where both sides changed the same: this side's, the other's, or both values."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Change:
    """Hold what becomes of a value on one side: `before` goes, `after` comes; None where there is none."""

    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold what both sides changed, each in its own way; base: what they had, None where both added something.

    key: by which an answer names it, for as long as both sides say the same.
    """

    base: Value | None
    mine: Value
    theirs: Value

    @property
    def key(self) -> str:
        """Name the two values by a digest."""
        said = repr((_told(self.mine), _told(self.theirs)))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def takes_both(self) -> bool:
        """Tell whether both values can stand."""
        return self.mine.kind not in SINGLE_KINDS


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold what two sides come to.

    here, there: what changes on this side, and on the other. mine, theirs: what each has then; they say the same but
    for what clashes. base: what both have in common then, and what they had where they clash.
    """

    here: tuple[Change, ...]
    there: tuple[Change, ...]
    mine: tuple[Value, ...]
    theirs: tuple[Value, ...]
    base: tuple[Value, ...]
    clashes: tuple[Clash, ...] = ()


def of_circle(key: str) -> Value:
    """Say that someone is in a circle, as a value that can be merged; key: what names the circle."""
    return Value(kind=Kind.CATEGORY, text=key, name=_CIRCLE)


def circle_of(value: Value) -> str | None:
    """Give the key of the circle that a value says someone is in."""
    return value.text if value.kind is Kind.CATEGORY and value.name == _CIRCLE else None


def leaving(
    values: Sequence[Value],
    base: Sequence[Value],
    theirs: Sequence[Value],
    kept_home: Collection[Field],
    unkept: Collection[str] = (),
    stayed: Collection[str] = (),
) -> tuple[Value, ...]:
    """Pick what of a person may leave this computer.

    What is kept at home leaves where the other side has it already, or another in its only place, or where it takes the
    place of what that had. unkept: the marks (`mark`) of what the other side did not keep when it was put there.
    stayed: of what stayed at home last time, which takes no place of what goes now. Circles that are among the
    values leave: which may is chosen apart.
    """
    said = [value for value in without_doubles(tuple(values)) if not is_of_programs(value)]
    there = {exactly(value) for value in (*base, *theirs)}
    private = [value for value in said if field_of(value) in kept_home and circle_of(value) is None]
    replacing = {exactly(new) for _, new in _paired(base, [one for one in private if mark(one) not in stayed])}
    places = {value.kind for value in theirs} & SINGLE_KINDS
    held_back = {exactly(one) for one in private if one.kind not in places} - there - replacing
    lost = {exactly(one) for one in said if unkept and mark(one) in unkept} - {exactly(one) for one in theirs}
    return tuple(value for value in said if exactly(value) not in held_back | lost)


def mark(value: Value) -> str:
    """Give what a value is known by for as long as it says the very same."""
    return hashlib.sha256(repr(_told(value)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def merge(
    base: Sequence[Value], mine: Sequence[Value], theirs: Sequence[Value], answers: Mapping[str, Answer] | None = None
) -> Merged:
    """Merge two sides: what one changed is done on the other, what both changed otherwise is told, and stays.

    Whoever changed a value is heard before whoever took it away. answers: by the keys of clashes.
    """
    merging = _Merging(_plain(base), _plain(mine), _plain(theirs), answers or {})
    return merging.merged()


def _plain(values: Sequence[Value]) -> tuple[Value, ...]:
    """Leave out doubles, whatever is beside what has but one place, and what programs keep for themselves."""
    kept: list[Value] = []
    for value in without_doubles(tuple(values)):
        is_second = value.kind in SINGLE_KINDS and any(one.kind is value.kind for one in kept)
        if not is_second and not is_of_programs(value):
            kept.append(value)
    return tuple(kept)


@dataclass(slots=True)
class _Side:
    """Live as one side: what it has, what became there of what both had, and what it added."""

    values: tuple[Value, ...]
    became: dict[tuple[object, ...], Value | None]
    added: list[Value]
    changes: list[Change] = field(default_factory=list)

    def change(self, before: Value | None, after: Value | None) -> None:
        if (before and exactly(before)) != (after and exactly(after)):
            self.changes.append(Change(before, after))

    def result(self) -> tuple[Value, ...]:
        """Give what it has once it is changed, everything else in its place."""
        instead = {exactly(one.before): one.after for one in self.changes if one.before}
        stays = [instead.get(exactly(value), value) for value in self.values]
        fresh = [one.after for one in self.changes if one.before is None]
        return tuple(value for value in (*stays, *fresh) if value)


@dataclass(slots=True)
class _Place:
    """Live as a value on which both sides agree, None where it goes, and what each has of it so far."""

    mine: Value | None
    theirs: Value | None
    value: Value | None


def _side(base: Sequence[Value], values: Sequence[Value], others: Sequence[Value]) -> _Side:
    has = {exactly(value) for value in values}
    pairs = {exactly(old): new for old, new in _paired(base, values, others)}
    became = {exactly(old): old if exactly(old) in has else pairs.get(exactly(old)) for old in base}
    known = {exactly(old) for old in base} | {exactly(new) for new in pairs.values()}
    return _Side(tuple(values), became, [value for value in values if exactly(value) not in known])


def _paired(base: Sequence[Value], values: Sequence[Value], others: Sequence[Value] = ()) -> list[tuple[Value, Value]]:
    """Pair what is gone with what took its place: what says the same, what there is once, what is for the same.

    others: what the other side says. What both sides say now has taken one place, so it comes first.
    """
    has, had = {exactly(value) for value in values}, {exactly(value) for value in base}
    gone = [value for value in base if exactly(value) not in has]
    fresh = [value for value in values if exactly(value) not in had]
    fresh.sort(key=lambda value: _likeness(value, others), reverse=True)
    found: list[tuple[Value, Value]] = []
    for is_pair in (_is_double, says_the_same, _is_once, _is_for_the_same):
        for old in tuple(gone):
            new = next((one for one in fresh if is_pair(old, one)), None)
            if new is not None:
                gone.remove(old)
                fresh.remove(new)
                found.append((old, new))
    return found


def _likeness(value: Value, others: Sequence[Value]) -> int:
    """Rank how much alike the most similar of other values is."""
    return max((_alike(value, other) for other in others), default=0)


def _alike(one: Value, other: Value) -> int:
    if exactly(one) == exactly(other):
        return 3
    return 2 if _is_double(one, other) else int(says_the_same(one, other))


def _is_double(one: Value, other: Value) -> bool:
    """Tell whether two values cannot stand beside each other, because they say the same to the letter."""
    return one.kind is other.kind and len(without_doubles((one, other))) == 1


def _is_once(old: Value, new: Value) -> bool:
    return old.kind is new.kind and old.kind in SINGLE_KINDS


def _is_for_the_same(old: Value, new: Value) -> bool:
    if old.kind is Kind.CATEGORY or (old.kind, old.name) != (new.kind, new.name):
        return False
    return (frozenset(old.types), old.label) == (frozenset(new.types), new.label)


class _Merging:
    """Live as a merge of two sides."""

    def __init__(
        self,
        base: tuple[Value, ...],
        mine: tuple[Value, ...],
        theirs: tuple[Value, ...],
        answers: Mapping[str, Answer],
    ) -> None:
        self._had, self._answers = base, answers
        self._mine, self._theirs = _side(base, mine, theirs), _side(base, theirs, mine)
        self._places: list[_Place] = []
        self._clashes: list[Clash] = []

    def merged(self) -> Merged:
        for old in self._had:
            self._of_both(old)
        self._of_added()
        self._let_stand()
        self._join_doubles()
        for place in self._places:
            self._mine.change(place.mine, place.value)
            self._theirs.change(place.theirs, place.value)
        agreed = (place.value for place in self._places)
        base = (*filter(None, agreed), *(clash.base for clash in self._clashes if clash.base))
        mine, theirs = self._mine, self._theirs
        changes = tuple(mine.changes), tuple(theirs.changes)
        return Merged(*changes, mine.result(), theirs.result(), base, tuple(self._clashes))

    def _of_both(self, old: Value) -> None:
        mine, theirs = self._mine.became[exactly(old)], self._theirs.became[exactly(old)]
        if mine is None or theirs is None:
            self._of_one(old, mine, theirs)
        elif exactly(mine) == exactly(old):
            self._agree(mine, theirs, theirs)
        elif exactly(theirs) == exactly(old):
            self._agree(mine, theirs, mine)
        else:
            joined = _joined(old, mine, theirs)
            if joined is None:
                self._clash(Clash(old, mine, theirs))
            else:
                self._agree(mine, theirs, joined)

    def _of_one(self, old: Value, mine: Value | None, theirs: Value | None) -> None:
        """Decide where at least one side took a value away: whoever changed it has the last word."""
        left = mine or theirs
        is_changed = left is not None and exactly(left) != exactly(old)
        self._agree(mine, theirs, left if is_changed else None)

    def _agree(self, mine: Value | None, theirs: Value | None, value: Value | None) -> None:
        self._places.append(_Place(mine, theirs, value))

    def _of_added(self) -> None:
        mine, theirs = list(self._mine.added), list(self._theirs.added)
        for is_pair, settle in _PAIRS:
            for one in tuple(mine):
                other = next((found for found in theirs if is_pair(one, found)), None)
                if other is not None:
                    mine.remove(one)
                    theirs.remove(other)
                    settle(self, one, other)
        for one in mine:
            self._agree(one, None, one)
        for other in theirs:
            self._agree(None, other, other)

    def _let_stand(self) -> None:
        """Ask nothing where one of two values that clash stands on both sides anyway: so does the other."""
        while said := next((clash for clash in self._clashes if self._is_said(clash)), None):
            self._clashes.remove(said)
            self._keep_both(said)

    def _is_said(self, clash: Clash) -> bool:
        agreed = [place.value for place in self._places if place.value]
        return clash.takes_both and any(_is_double(one, said) for one in (clash.mine, clash.theirs) for said in agreed)

    def _join_doubles(self) -> None:
        """Put together what came from two places and says the same to the letter, as every book and card has it."""
        first: list[_Place] = []
        for place in self._places:
            double = next((one for one in first if _is_twice(one, place)), None)
            if double and double.value and place.value:
                (double.value,) = without_doubles((double.value, place.value))
                double.mine, place.mine = double.mine or place.mine, place.mine if double.mine else None
                double.theirs, place.theirs = double.theirs or place.theirs, place.theirs if double.theirs else None
                place.value = None
            first.append(place)

    def _settle_same(self, mine: Value, theirs: Value) -> None:
        """Keep what is written better, for all that either side says it is for."""
        if mine.label and theirs.label and mine.label != theirs.label:
            self._clash(Clash(None, mine, theirs))
            return
        better = mine if is_better(mine, theirs) else theirs
        types = tuple(dict.fromkeys((*better.types, *mine.types, *theirs.types)))
        self._agree(mine, theirs, replace(better, types=types, label=mine.label or theirs.label))

    def _clash_added(self, mine: Value, theirs: Value) -> None:
        self._clash(Clash(None, mine, theirs))

    def _clash(self, clash: Clash) -> None:
        """Do as was answered; where nobody answered, both sides stay as they are."""
        answer = self._answers.get(clash.key)
        if answer is Answer.BOTH and clash.takes_both:
            self._keep_both(clash)
        elif answer in (Answer.MINE, Answer.THEIRS):
            self._agree(clash.mine, clash.theirs, clash.mine if answer is Answer.MINE else clash.theirs)
        else:
            self._clashes.append(clash)

    def _keep_both(self, clash: Clash) -> None:
        self._agree(clash.mine, None, clash.mine)
        self._agree(None, clash.theirs, clash.theirs)


def _is_twice(one: _Place, other: _Place) -> bool:
    return bool(one.value and other.value and _is_double(one.value, other.value))


_PAIRS: tuple[tuple[Callable[[Value, Value], bool], Callable[[_Merging, Value, Value], None]], ...] = (
    (_is_double, _Merging._settle_same),  # noqa: SLF001 - of this module
    (says_the_same, _Merging._settle_same),  # noqa: SLF001
    (_is_once, _Merging._clash_added),  # noqa: SLF001
)


def _joined(old: Value, mine: Value, theirs: Value) -> Value | None:
    """Join two changes of one value: of what it says, and of what it is for; None where they are of the same."""
    if exactly(mine) == exactly(theirs):
        return theirs
    says = _one_of(_saying(old), _saying(mine), _saying(theirs))
    uses = _one_of(_using(old), _using(mine), _using(theirs))
    if says is None and says_the_same(mine, theirs):
        says = _saying(theirs)
    if says is None or uses is None:
        return None
    saying = mine if says == _saying(mine) else theirs
    using = mine if uses == _using(mine) else theirs
    return replace(saying, types=using.types, label=using.label, group=using.group)


def _one_of(old: object, mine: object, theirs: object) -> object | None:
    """Pick what was changed of what two sides have; None where both did, each in its own way."""
    if mine in (theirs, old):
        return theirs
    return mine if theirs == old else None


def _saying(value: Value) -> object:
    return exactly(replace(value, types=(), label=""))


def _using(value: Value) -> object:
    return frozenset(value.types), value.label


def _told(value: Value) -> tuple[object, ...]:
    """Give what a value says, in one order."""
    kind, name, form, text, parts, *_ = exactly(value)
    return (str(kind), name, form, text, parts, tuple(sorted(value.types)), value.label)
