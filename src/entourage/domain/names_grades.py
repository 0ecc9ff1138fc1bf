"""How two names may stand to each other, and how near two spellings are."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FARTHEST = 3
_VOWELS = frozenset("aeiouy")
_SHORT, _LONG, _VERY_LONG = 4, 8, 10


class Alike(Enum):
    """Say how two given names, or two family names, stand to each other, those first that say most.

    VARIANT: another form of the same name (Bob and Robert). INITIAL: the first letter only. PART: one of several
    words. SLIP: spelled nearly so. UNCLEAR: perhaps the same name, perhaps another.
    """

    SAME = auto()
    VARIANT = auto()
    INITIAL = auto()
    PART = auto()
    SLIP = auto()
    UNCLEAR = auto()
    NO = auto()

    __hash__ = object.__hash__  # in C; an Enum's own is written in Python

    @property
    def could_be(self) -> bool:
        """Tell whether they could well be the same."""
        return self is not Alike.NO and self is not Alike.UNCLEAR


def worse(first: Alike, second: Alike) -> Alike:
    """Give the one of two grades that says less."""
    return max(first, second, key=_rank)


def better(first: Alike, second: Alike) -> Alike:
    """Give the one of two grades that says more."""
    return min(first, second, key=_rank)


def _rank(how: Alike) -> int:
    return int(how.value)


@lru_cache(1)
def _distance() -> Callable[..., int]:
    # Who only reads a part of a large file compares nobody, and would import for nothing.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.distance


def osa(first: str, second: str, most: int) -> int:
    """Count the letters by which two texts differ, neighbours that changed places once; more than most: most + 1."""
    return _distance()(first, second, score_cutoff=most)


def is_far(first: str, second: str) -> bool:
    """Tell whether two words are not even nearly spelled alike."""
    return osa(first, second, _FARTHEST) > _FARTHEST and not is_jumbled(first, second)


def is_jumbled(first: str, second: str) -> bool:
    """Tell whether two words have the same letters in another order, but for one at most that either lacks."""
    shorter, longer = (first, second) if len(first) <= len(second) else (second, first)
    if len(shorter) < _SHORT or len(longer) - len(shorter) > 1 or shorter[-1] not in longer:
        return False
    rest = list(longer)
    for letter in shorter:
        if letter not in rest:
            return False
        rest.remove(letter)
    return True


def slips(first: str, second: str) -> int:
    """Count the letters in which two nearly equal names differ; two where one has more words."""
    if first.count(" ") != second.count(" "):
        return 2
    return min(_distance()(first, second, score_cutoff=_FARTHEST), _FARTHEST)


def spelled(first: str, second: str, *, known: int) -> Alike:
    """Compare spellings of two unequal words; known: how many of them are names that other people bear.

    Two known names are not each other's slip, and the fewer letters a name has the more of its neighbours are names.
    """
    long = max(len(first), len(second))
    distance = _distance()(first, second, score_cutoff=_FARTHEST)
    if known > 1:
        is_near = distance == 1 and first[0] == second[0]
        return Alike.UNCLEAR if is_near and (long > _SHORT or _differ_at_the_end(first, second)) else Alike.NO
    if distance == 1:
        return _one_letter(first, second, known)
    if distance == 2:  # noqa: PLR2004 - two letters
        if long >= _LONG:
            return Alike.SLIP
        return Alike.UNCLEAR if long > _SHORT + 1 or is_jumbled(first, second) else Alike.NO
    if distance == _FARTHEST and long >= _VERY_LONG:
        return Alike.UNCLEAR
    return Alike.UNCLEAR if is_jumbled(first, second) else Alike.NO


def _differ_at_the_end(first: str, second: str) -> bool:
    """Tell whether only the last vowel is another one: of a man's name and a woman's, or of two languages."""
    return len(first) >= _SHORT and first[:-1] == second[:-1] and _VOWELS.issuperset((first[-1], second[-1]))


def _one_letter(first: str, second: str, known: int) -> Alike:
    long = max(len(first), len(second))
    if long < _SHORT:
        return Alike.UNCLEAR if known else Alike.NO
    are_swapped = len(first) == len(second) and sorted(first) == sorted(second)
    if long == _SHORT:
        return Alike.SLIP if are_swapped and known else Alike.UNCLEAR
    if not known and _differ_at_the_end(first, second):
        return Alike.UNCLEAR  # Mirko and Mirka, Kowalski and Kowalska
    begins_alike = first[0] == second[0]
    return Alike.SLIP if are_swapped or begins_alike or long > _SHORT + 2 else Alike.UNCLEAR
