"""Two given names, of one word or of several."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from entourage.domain.names_common import is_common_given
from entourage.domain.names_grades import Alike, better, is_far, spelled, worse
from entourage.domain.names_short import heads, is_abroad, is_elsewhere, is_known, is_whole, roots
from entourage.domain.names_sound import consonants, sound

_FEMININE = ("a", "e", "ne", "le", "te", "ine", "ina", "ette", "nette", "la")
_OF_BOTH = frozenset({"oa", "ao", "ea", "ae", "oe", "eo"})
_FEWEST_ALIKE = 5  # letters, before names that sound alike are taken for one
_FEWEST_CUT = 3
_VOWELS = frozenset("aeiouy")


def compare(first: str, second: str) -> Alike:
    """Compare two unequal folded given names, their words parted by spaces."""
    one, other = first.split(), second.split()
    if "".join(one) == "".join(other):
        return Alike.SAME
    if len(one) == len(other) == 1:
        return _words(*sorted((first, second), key=_length))
    if set(one) < set(other) or set(other) < set(one):
        return Alike.PART
    if not roots(first).isdisjoint(roots(second)) and not (_is_initials(first) or _is_initials(second)):
        return Alike.VARIANT
    if len(one) == len(other):
        return _pairwise(one, other)
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return _several(shorter, longer)


@lru_cache(65536)
def initials(given: str) -> int:
    """Count the initials of a folded given name that is nothing else (J., J.-L., JL), 0 for a name."""
    words = given.split()
    if all(len(word) == 1 for word in words):
        return len(words)
    return len(given) if len(given) <= _FEWEST_CUT and _VOWELS.isdisjoint(given) else 0


def may_be_short(first: str, second: str) -> bool:
    """Tell whether one of two folded given names may stand for the other, though both are names (Frank, François)."""
    return not roots(first).isdisjoint(roots(second))


@lru_cache(65536)
def are_his_and_hers(first: str, second: str) -> bool:
    """Tell whether of two folded given names one is a man's and the other a woman's: Daniel and Danielle."""
    shorter, longer = sorted((first, second), key=_length)
    if " " in longer or len(shorter) < _FEWEST_CUT or not (_known(shorter).is_name and _known(longer).is_name):
        return False
    return _is_feminine(shorter, longer) or _are_brother_and_sister(shorter, longer)


def _length(word: str) -> tuple[int, str]:
    return len(word), word


def _is_initials(name: str) -> bool:
    return len(name) <= 2  # noqa: PLR2004 - J., JL


def _pairwise(one: list[str], other: list[str]) -> Alike:
    if sorted(one) == sorted(other):
        return Alike.UNCLEAR  # Anne-Marie and Marie-Anne
    grades = [_any(word, two) for word, two in zip(one, other, strict=True)]
    worst = grades[0]
    for grade in grades[1:]:
        worst = worse(worst, grade)
    return worst


def _several(shorter: list[str], longer: list[str]) -> Alike:
    joined = "".join(shorter)
    if len(shorter) == 1 and joined == "".join(word[0] for word in longer):
        return Alike.INITIAL
    if len(shorter) == 1 and not roots(joined).isdisjoint(roots(" ".join(longer))):
        return Alike.VARIANT
    found, rest = [], list(longer)
    for word in shorter:
        grade, place = min(((_any(word, two), place) for place, two in enumerate(rest)), key=_best)
        found.append(grade)
        rest = rest[place + 1 :] or [""]
    worst = Alike.SAME
    for grade in found:
        worst = worse(worst, grade)
    if worst in (Alike.SAME, Alike.VARIANT):
        return Alike.PART
    if worst is Alike.NO and len(shorter) == 1:
        whole = "".join(longer)
        return spelled(joined, whole, known=0) if len(joined) > _FEWEST_ALIKE else Alike.NO
    return worst


def _best(found: tuple[Alike, int]) -> tuple[int, int]:
    return int(found[0].value), found[1]


def _any(first: str, second: str) -> Alike:
    if first == second:
        return Alike.SAME
    return _words(*sorted((first, second), key=_length)) if first and second else Alike.NO


def _words(shorter: str, longer: str) -> Alike:
    if len(shorter) == 1:
        return Alike.INITIAL if any(root.startswith(shorter) for root in roots(longer)) else Alike.NO
    ours, theirs = _known(shorter), _known(longer)
    if ours.roots and theirs.roots and (form := _form(shorter, longer, ours, theirs)):
        return form
    if _are_brother_and_sister(shorter, longer):
        return worse(Alike.UNCLEAR, _written(shorter, longer, ours, theirs))
    if _is_feminine(shorter, longer) and (theirs.is_name or longer[-1] != longer[-2]):
        return Alike.UNCLEAR
    return _written(shorter, longer, ours, theirs)


def _is_feminine(shorter: str, longer: str) -> bool:
    return longer.removeprefix(shorter) in _FEMININE or (
        shorter[-1] == "c" and longer.endswith("que") and longer[:-3] == shorter[:-1]
    )


def _are_brother_and_sister(shorter: str, longer: str) -> bool:
    """Tell whether two names differ by the ending that makes one of a man one of a woman (Antonio, Philippe, Aimé)."""
    if longer == f"{shorter}e" and shorter[-1] == "e":
        return True
    return shorter[:-1] == longer[:-1] and f"{shorter[-1]}{longer[-1]}" in _OF_BOTH


def _written(shorter: str, longer: str, ours: _Known, theirs: _Known) -> Alike:
    """Compare two words by their letters."""
    known = ours.is_name + theirs.is_name
    if ours.sound == theirs.sound:
        is_one = len(shorter) >= _FEWEST_ALIKE and known < 2  # noqa: PLR2004 - both
        return Alike.VARIANT if is_one else better(Alike.UNCLEAR, spelled(shorter, longer, known=known))
    if ours.skeleton == theirs.skeleton and (ours.is_without_vowels or theirs.is_without_vowels):
        return Alike.VARIANT if len(ours.skeleton) >= _FEWEST_CUT else Alike.UNCLEAR
    if longer.startswith(shorter) and len(longer) - len(shorter) > 1:
        return _cut_short(shorter, known)
    if known == 1 and _is_slip_of_root(shorter, longer):
        return Alike.SLIP
    return Alike.NO if is_far(shorter, longer) else spelled(shorter, longer, known=known)


def _cut_short(shorter: str, known: int) -> Alike:
    # Of two that nobody knows as names each may be one of its own: Ting and Tingfeng.
    is_own = known != 1 or is_whole(shorter)
    return Alike.UNCLEAR if is_own or len(shorter) < _FEWEST_CUT else Alike.PART


def _is_slip_of_root(first: str, second: str) -> bool:
    """Tell whether one is a slip of what the other is short for (Bill and Wiliam)."""
    short, slip = (first, second) if is_known(first) else (second, first)
    full = roots(short) - {short}
    return any(not is_far(root, slip) and spelled(root, slip, known=1) is Alike.SLIP for root in full)


class _Known(NamedTuple):
    """Hold what is known of one word; roots: None for a word of which only itself is."""

    roots: frozenset[str] | None
    is_name: bool
    sound: str
    skeleton: str
    is_without_vowels: bool


@lru_cache(65536)
def _known(word: str) -> _Known:
    has_roots = is_known(word)
    is_name = has_roots or is_common_given(word)
    known_roots = roots(word) if has_roots or is_abroad(word) else None
    return _Known(known_roots, is_name, sound(word), consonants(word), _VOWELS.isdisjoint(word))


def _shortened(first: str, second: str) -> Alike:
    """Compare two words that may stand for one name: a name and its short form, two short forms, or two names."""
    if is_whole(first) == is_whole(second):
        return Alike.UNCLEAR if is_whole(first) else Alike.VARIANT
    name, short = (first, second) if is_whole(first) else (second, first)
    return Alike.UNCLEAR if heads(name).isdisjoint(roots(short)) else Alike.VARIANT


def _form(shorter: str, longer: str, ours: _Known, theirs: _Known) -> Alike | None:
    """Compare two words by what is known of names: spellings, short forms, other languages."""
    if not heads(shorter).isdisjoint(heads(longer)):
        return Alike.VARIANT
    if ours.roots and theirs.roots and not ours.roots.isdisjoint(theirs.roots):
        return _shortened(shorter, longer)
    return Alike.UNCLEAR if is_elsewhere(shorter, longer) else None
