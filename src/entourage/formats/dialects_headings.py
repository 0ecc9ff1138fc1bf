"""Understand the heading of a column of an unknown table by its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.formats.dialects_words import (
    ADDRESS_WORDS,
    ASIDES,
    JOINTS,
    LINK_WORDS,
    PLACES,
    TELEPHONE_KINDS,
    TELEPHONE_WORDS,
    TELEPHONES,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WORD = re.compile(r"[a-z]+")
_WITHIN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PLACED = frozenset({"email", "telephone", "address", "url"})
_BETWEEN = frozenset(",;|\t")
_LONGEST = 200
_REMEMBERED = 4096
_ORDINALS = frozenset({"first", "last", "middle"})  # alone they are names, of a visit or an order they are not
_NAMES = frozenset({"formatted_name", "name.first", "name.given", "name.additional", "name.family"})


def meaning_of_words(header: str) -> str:
    """Say what a header means ("telephone:work,fax"), or an empty text where its words do not tell."""
    return _remembered_meaning(header) if len(header) <= _LONGEST else ""


@lru_cache(_REMEMBERED)
def _remembered_meaning(header: str) -> str:
    is_one = _BETWEEN.isdisjoint(header)  # else it may be several that a separator parts
    return next((meaning for words in _readings(header) if (meaning := _meaning(words, is_one=is_one))), "")


def _readings(header: str) -> Iterator[list[str]]:
    """Give the words of a header; also those that are written together, each with a capital: « workCity »."""
    whole = _WORD.findall(fold(header))
    yield whole
    parted = _WORD.findall(fold(_WITHIN.sub(" ", header)))
    if parted != whole:
        yield parted


def _meaning(words: list[str], *, is_one: bool) -> str:
    known = _said(words)
    if known:
        return known
    others = [word for word in words if word not in PLACES]
    place = next((PLACES[word] for word in words if word in PLACES), "")
    thing = _said(others) or _said([word for word in others if word not in JOINTS])
    if thing and place:
        return _placed(thing, place)
    if not is_one:
        return ""
    return next((_placed(meaning, place) for read in _MANNERS if (meaning := read(others))), "")


def _said(words: Sequence[str]) -> str:
    return things().get(" ".join(words), ("", ""))[0]


def _without(words: Sequence[str], beside: frozenset[str]) -> list[str]:
    return [word for word in words if word not in beside and word not in JOINTS]


def _part_of_address(words: Sequence[str]) -> str:
    """Understand « Address - City », « Primary Address Street »."""
    if ADDRESS_WORDS.isdisjoint(words):
        return ""
    bare = _without(words, ASIDES)
    meaning = _said(bare) or _said(_without(bare, ADDRESS_WORDS))
    return meaning if meaning.startswith("address.") else ""


def _kind_of_telephone(words: Sequence[str]) -> str:
    """Understand « Phone - Mobile », « Telephone (car) », « Tél. fixe »."""
    bare = _without(words, ASIDES)
    kinds = [TELEPHONE_KINDS[word] for word in bare if word in TELEPHONE_KINDS]
    is_one = not TELEPHONES.isdisjoint(bare) and TELEPHONES.union(TELEPHONE_WORDS, TELEPHONE_KINDS).issuperset(bare)
    if len(kinds) > 1 or not is_one:
        return ""
    return f"telephone:{kinds[0]}" if kinds else "telephone"


def _profile(words: Sequence[str]) -> str:
    """Understand « URL - LinkedIn », « Skype handle »."""
    meaning = "" if LINK_WORDS.isdisjoint(words) else _said(_without(words, LINK_WORDS))
    return meaning if meaning.startswith("profile.") else ""


def _aside(words: Sequence[str]) -> str:
    """Understand « Secondary E-mail », « Contact phone », « Individual Prefix », and not « Last contact »."""
    bare = _without(words, ASIDES)
    return "" if ASIDES.isdisjoint(words) or _ORDINALS.issuperset(bare) else _said(bare)


_MANNERS: tuple[Callable[[Sequence[str]], str], ...] = (_part_of_address, _kind_of_telephone, _profile, _aside)


def _placed(meaning: str, place: str) -> str:
    """Put a meaning in a place; what has none there means nothing."""
    if not place:
        return meaning
    kind, _, types = meaning.partition(":")
    if kind.partition(".")[0] not in _PLACED:
        return ""
    return f"{kind}:{place},{types}" if types and types != place else f"{kind}:{place}"


def of_one_person(headers: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """Take for no names those of others than whom most is said of: « Guest name » beside « First name »."""
    asides = {at: _asides_of(headers[at]) for at, meaning in enumerate(meanings) if meaning in _NAMES}
    own = min(asides.values(), key=bool, default=frozenset[str]())
    return ["" if asides.get(at, own) != own else meaning for at, meaning in enumerate(meanings)]


def _asides_of(header: str) -> frozenset[str]:
    return frozenset(word for words in _readings(header) for word in words if word in ASIDES)


def language_of_words(headers: Sequence[str]) -> str:
    """Tell the language of most headers, English where none is understood."""
    languages = Counter(
        known[1] for header in headers if (known := things().get(" ".join(_WORD.findall(fold(header)))))
    )
    return languages.most_common(1)[0][0] if languages else "en"
