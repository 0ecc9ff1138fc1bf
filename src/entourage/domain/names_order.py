"""Which word of a whole name is the family's, where that is sure: people are listed by it."""

from __future__ import annotations

import re

from entourage.domain.names_common import is_common_family, is_common_given, share_of_family, share_of_given
from entourage.domain.names_read import PARTICLES, is_plain
from entourage.domain.names_short import is_known
from entourage.domain.text import fold

_TWO = 2
_NO_LETTERS = re.compile("[^a-z]")
_LAST_LATIN = "\N{LATIN SMALL LETTER EZH WITH CURL}"  # in other scripts the family may stand first


def family_first(whole: str) -> tuple[str, str] | None:
    """Part a whole name into (family, given), as written; None where it is not sure, or may be nobody's name."""
    if any(letter > _LAST_LATIN and letter.isalpha() for letter in whole):
        return None
    family, _, given = (piece.strip() for piece in whole.partition(","))
    if given and not all(map(_is_title, given.split())):
        return (family, given) if is_plain(family) and is_plain(given) and _is_given(given.split()[0]) else None
    words = _without_titles(family.split())
    if len(words) < _TWO or not all(_is_name(word) for word in words):
        return None
    seam = _seam(words)
    if seam > 0:
        return " ".join(words[seam:]), " ".join(words[:seam])
    return (" ".join(words[:seam]), " ".join(words[seam:])) if seam else None


def _without_titles(words: list[str]) -> list[str]:
    """Leave out what stands before and behind a name: titles, Jr, what someone has studied."""
    while len(words) > _TWO and _is_title(words[0]):
        words = words[1:]
    while len(words) > _TWO and _is_title(words[-1]):
        words = words[:-1]
    return words


def _seam(words: list[str]) -> int:
    """Find where the family name begins; negative where the given one does, from the end; 0 where it is not sure."""
    loud = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    given = [_is_given(word) for word in words]
    first = given.index(False) if False in given else len(words)
    if any(loud) and not all(loud):
        at = loud.index(not loud[0])
        return 0 if len(set(loud[at:])) > 1 else at - len(words) if loud[0] else at
    if first == len(words) == _TWO:
        return 1 if _is_more_usual(*map(fold, words)) else 0
    if first and first < len(words):
        return first if _is_one_family(words[first:]) else 0
    is_turned = not any(given[:-1]) and given[-1] and not is_common_family(fold(words[-1]))
    return -1 if is_turned and _is_one_family(words[:-1]) else 0


def _is_more_usual(given: str, family: str) -> bool:
    """Tell whether two words, each of which may be a given name, stand the way in which more people are called."""
    return share_of_given(given) * share_of_family(family) > share_of_given(family) * share_of_family(given)


def _is_one_family(words: list[str]) -> bool:
    return all(fold(word).strip("'’") in PARTICLES for word in words[:-1])


def _is_given(word: str) -> bool:
    """Tell whether a word is known as a given name, each of two that a hyphen joins, or is the letter of one."""
    names = [fold(one).strip(".") for one in word.split("-")]
    known = all(len(one) == 1 or is_known(one) or is_common_given(one) for one in names)
    return known and names[0] not in PARTICLES


def _is_title(word: str) -> bool:
    letters = _NO_LETTERS.sub("", fold(word))
    return bool(letters) and not is_plain(letters)


def _is_name(word: str) -> bool:
    return is_plain(word.strip("'’.")) or "'" in word or "’" in word
