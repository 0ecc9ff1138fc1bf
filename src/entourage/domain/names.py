"""Names as they are compared: which part is the given one, and whether two could be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from entourage.domain.contact import Kind, Name, first_of
from entourage.domain.making import quickly_made
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.domain.contact import Value

_Key = TypeVar("_Key")

_WORD = re.compile(r"[a-z0-9]+")
_GENERATIONS = {
    "jr": "younger",
    "junior": "younger",
    "fils": "younger",
    "sr": "elder",
    "senior": "elder",
    "pere": "elder",
    "ii": "second",
    "iii": "third",
}
_FEMININE_ENDINGS = ("a", "e", "ne", "le", "te", "ine", "ette", "nette")
_ALIKE, _UNCLEAR = 0.9, 0.8
_NEAR = 0.88


@quickly_made
@dataclass(frozen=True, slots=True)
class ComparedName:
    """Hold a name ready to be compared.

    given, family: folded words joined by spaces; both empty where the only word could be either.
    words: all folded words, sorted.
    generation: "younger", "elder", "second", "third" or empty.
    written_given, written: the given name and the whole name, as they were written.
    """

    given: str
    family: str
    words: tuple[str, ...]
    generation: str
    written_given: str
    written: str


class Alike(Enum):
    """Say how two given names, or two family names, stand to each other.

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

    @property
    def could_be(self) -> bool:
        """Tell whether they could well be the same."""
        return self not in (Alike.UNCLEAR, Alike.NO)


def compared_name(values: tuple[Value, ...]) -> ComparedName:
    """Read the name of a person: NAME, else the formatted name with its last word as the family name."""
    value = first_of(values, Kind.NAME)
    name = value.as_name if value else Name()
    if not (name.given or name.family):
        formatted = first_of(values, Kind.FORMATTED_NAME)
        return _from_formatted(formatted.text if formatted else "")
    return _compared(name.given, name.family, name.suffix)


def nearest(text: str, names: Iterable[tuple[_Key, str]], most: int = 5) -> list[_Key]:
    """Find what may have been meant by a name that nobody has: names, or words of them, spelled nearly so."""
    wanted = fold(text)
    found = [(_nearness(wanted, fold(name)), key) for key, name in names]
    return [key for near, key in sorted(found, key=lambda one: -one[0]) if near >= _NEAR][:most]


def _nearness(wanted: str, name: str) -> float:
    words = [name] if " " in wanted else [name, *name.split()]
    return max((_similarity(wanted, word) for word in words), default=0.0)


@lru_cache(maxsize=65536)
def alike(first: str, second: str) -> Alike:
    """Compare two folded given names, or two folded family names, neither empty.

    Alike are initials, short forms, one of several words, and slips; Michel and Michèle, or Eric and Erik, are unclear.
    """
    if first == second:
        return Alike.SAME
    shorter, longer = (first, second) if len(first) < len(second) else (second, first)
    if longer.startswith(shorter):
        return _cut_short(shorter, longer)
    words = longer.split()
    if set(shorter.split()) <= set(words):
        return Alike.PART
    if shorter == "".join(word[0] for word in words):
        return Alike.INITIAL
    return _spelled(_similarity(shorter, longer))


def _cut_short(shorter: str, longer: str) -> Alike:
    if longer.removeprefix(shorter) in _FEMININE_ENDINGS:
        return Alike.UNCLEAR
    return Alike.INITIAL if len(shorter) == 1 else Alike.PART


def _spelled(similarity: float) -> Alike:
    if similarity >= _ALIKE:
        return Alike.SLIP
    return Alike.UNCLEAR if similarity >= _UNCLEAR else Alike.NO


def _similarity(first: str, second: str) -> float:
    # Who only reads a part of a large file compares nobody, and would import for nothing.
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    return JaroWinkler.similarity(first, second)


def _from_formatted(text: str) -> ComparedName:
    words = text.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and _generation(words[-1]) else ""
    if len(words) > 1:
        return _compared(" ".join(words[:-1]), words[-1], suffix)
    written = " ".join(words)
    return ComparedName("", "", tuple(sorted(_WORD.findall(fold(written)))), _generation(suffix), "", written)


def _compared(given: str, family: str, suffix: str) -> ComparedName:
    given_words, family_words = _WORD.findall(fold(given)), _WORD.findall(fold(family))
    return ComparedName(
        " ".join(given_words),
        " ".join(family_words),
        tuple(sorted(given_words + family_words)),
        _generation(suffix),
        given,
        f"{given} {family}".strip(),
    )


def _generation(suffix: str) -> str:
    return _GENERATIONS.get(fold(suffix).strip(".()"), "") if suffix else ""
