"""Two family names, with particles, hyphens, two names of a couple, other spellings and slips."""

from __future__ import annotations

import re
from functools import lru_cache

from entourage.domain.names_common import is_common_family
from entourage.domain.names_grades import Alike, better, is_far, spelled, worse
from entourage.domain.names_read import PARTICLES
from entourage.domain.names_sound import consonants, sound

_FEWEST_ALIKE = 5
_FEWEST_CUT = 4
_SAINTS = {"st": "saint", "ste": "sainte"}
_SCOTTISH = re.compile(r"^mc(?=[a-z]{3})")
_FEMININE = (("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("ski", "ska"), ("sky", "skaya"), ("cki", "cka"))


def compare(first: str, second: str) -> Alike:
    """Compare two unequal folded family names, their words parted by spaces."""
    if " " not in first and " " not in second and "mc" not in (first[:2], second[:2]):
        return _words(first, second)
    if not _forms(first).isdisjoint(_forms(second)):
        return Alike.SAME if first.replace(" ", "") == second.replace(" ", "") else Alike.VARIANT
    one, other = _core(first), _core(second)
    if sorted(one) == sorted(other):
        return Alike.VARIANT
    return _words(one[0], other[0]) if len(one) == len(other) == 1 else _several(one, other)


def _several(one: tuple[str, ...], other: tuple[str, ...]) -> Alike:
    shorter, longer = (one, other) if (len(one), one) <= (len(other), other) else (other, one)
    grades = [_best(word, longer) for word in shorter]
    worst = Alike.PART
    for grade in grades:
        worst = worse(worst, grade)
    if worst.could_be:
        return worst
    joined = spelled("".join(one), "".join(other), known=0)
    if len(shorter) > 1 and any(grade is Alike.SAME for grade in grades):
        return better(joined, Alike.UNCLEAR)
    return better(joined, worst)


def _best(word: str, others: tuple[str, ...]) -> Alike:
    found = Alike.NO
    for other in others:
        found = better(found, Alike.SAME if word == other else _words(word, other))
    return found


@lru_cache(65536)
def _core(name: str) -> tuple[str, ...]:
    """Give the words of a name without particles, Saint and Mac written out."""
    words = [_SAINTS.get(word, _SCOTTISH.sub("mac", word)) for word in name.split()]
    bare = tuple(word for word in words if word not in PARTICLES or word in ("saint", "sainte"))
    if bare and bare[0] in ("saint", "sainte") and len(bare) > 1:
        bare = (f"saint{bare[1]}", *bare[2:])  # nobody is called Saint alone
    return bare or tuple(words)


@lru_cache(65536)
def _forms(name: str) -> frozenset[str]:
    """Give a name joined, and again without each of the particles that it begins with."""
    words = [_SAINTS.get(word, word).replace("sainte", "saint") for word in name.split()]
    if words[0] in ("mc", "mac") and len(words) > 1:
        words = [f"mac{words[1]}", *words[2:]]
    joined = _SCOTTISH.sub("mac", "".join(words))
    found = {joined, re.sub(r"^el(?=[^aeiou])", "al", joined)}
    while len(words) > 1 and words[0] in PARTICLES and words[0] != "saint":
        del words[0]
        found.add("".join(words))
    return frozenset(found)


def _words(first: str, second: str) -> Alike:
    shorter, longer = (first, second) if len(first) < len(second) else (second, first)
    if len(shorter) == 1:
        return Alike.INITIAL if longer.startswith(shorter) else Alike.NO
    (ours, bare), (theirs, _) = _heard(shorter), _heard(longer)
    if ours == theirs:
        known = is_common_family(first) + is_common_family(second)
        is_one = len(shorter) >= _FEWEST_ALIKE and known < 2  # noqa: PLR2004 - both
        return Alike.VARIANT if is_one else better(Alike.UNCLEAR, spelled(shorter, longer, known=known))
    if bare and bare == consonants(longer):
        return Alike.VARIANT
    return Alike.NO if not longer.startswith(shorter) and is_far(shorter, longer) else _near(shorter, longer)


def _near(shorter: str, longer: str) -> Alike:
    if _is_feminine(shorter, longer) or _is_feminine(longer, shorter):
        return Alike.UNCLEAR
    known = is_common_family(shorter) + is_common_family(longer)
    if longer.startswith(shorter) and len(longer) - len(shorter) > 1 and len(shorter) >= _FEWEST_CUT:
        return Alike.NO if known > 1 else Alike.UNCLEAR
    return spelled(shorter, longer, known=known)


def are_others(first: str, second: str) -> bool:
    """Tell quickly whether two family names of one word each are others for sure; both have vowels, not one sound."""
    return is_far(first, second) and not first.startswith(second) and not second.startswith(first)


@lru_cache(65536)
def sound_of_one(name: str) -> str:
    """Give how a folded family name of one word sounds, empty where it has several, or is compared in another way."""
    if " " in name or name.startswith("mc"):
        return ""
    heard, bare = _heard(name)
    return "" if bare else heard


@lru_cache(65536)
def _heard(word: str) -> tuple[str, str]:
    """Give how a word sounds, and its consonants where it is written without vowels."""
    is_without = len(word) >= _FEWEST_CUT - 1 and not any(letter in "aeiouy" for letter in word)
    return sound(word), consonants(word) if is_without else ""


def _is_feminine(one: str, other: str) -> bool:
    return any(one.endswith(his) and other == one.removesuffix(his) + hers for his, hers in _FEMININE)
