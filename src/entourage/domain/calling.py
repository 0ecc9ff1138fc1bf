"""When one of two ways to write what somebody is called, whole or in its parts, has nothing to say beside the other."""

from __future__ import annotations

import re

from entourage.domain.contact import Kind, Value, is_put_together, put_together
from entourage.domain.preferring import is_fuller
from entourage.domain.text import fold

NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})
_WORDS = re.compile(r"[^\W_]+")


def whole(value: Value) -> str:
    """Write a name as one, whether it is said whole or in its parts."""
    return put_together(value.as_name) if value.kind is Kind.NAME and value.parts else value.text


def yields(one: Value, other: Value) -> bool:
    """Tell whether a name only says less than another that is said in the other way: Louis beside Louis Boucher.

    Parts, by which people are ordered, yield where words are missing, the whole also where accents are.
    """
    texts = whole(one), whole(other)
    words, more = (_WORDS.findall(fold(text)) for text in texts)
    if one.kind is other.kind or not words or not _is_among(words, more):
        return False
    if one.kind is Kind.NAME and len(words) == len(more):
        return False
    said = [Value(kind=Kind.FORMATTED_NAME, text=text) for text in texts]
    return is_fuller(said[1], said[0])


def _is_among(words: list[str], more: list[str]) -> bool:
    """Tell whether each of some words, or what an initial begins, is a word of its own among others."""
    left = list(more)
    for word in words:
        same = (one for one in left if one == word or (len(word) == 1 and one.startswith(word)))
        found = next(same, None)
        if found is None:
            return False
        left.remove(found)
    return True


def follows(full: Value, name: Value) -> bool:
    """Tell whether a whole name is only these parts put together, in whatever letters."""
    return is_put_together(full.text, name) or fold(full.text) == fold(whole(name))


def are_related(one: Value, other: Value) -> bool:
    """Tell whether two names have a word in common: a pet name may have none."""
    words, others = ({*_WORDS.findall(fold(whole(value)))} for value in (one, other))
    return not words.isdisjoint(others)
