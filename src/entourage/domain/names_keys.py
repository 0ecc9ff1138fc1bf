"""Under which names somebody may be written: full ones for short ones, each of two, with and without particles."""

from __future__ import annotations

from functools import lru_cache

from entourage.domain.names_read import PARTICLES
from entourage.domain.names_short import full_names
from entourage.domain.names_sound import sound


@lru_cache(65536)
def given_sounds(given: str) -> tuple[str, ...]:
    """Give the sounds of a folded given name: of what it is short for, of all its words, and of its last one."""
    words = given.split()
    if len(words) < 2:  # noqa: PLR2004 - one word, or none
        return _distinct(full_names(given))
    return _distinct((*full_names(words[0]), *full_names(given), *full_names(words[-1])))


@lru_cache(65536)
def family_sounds(family: str) -> tuple[str, ...]:
    """Give the sounds under which a folded family name may be met: its last word, its first, and all joined."""
    words = family.split()
    if len(words) < 2:  # noqa: PLR2004 - one word, or none
        return _distinct(words)
    bare = [word for word in words if word not in PARTICLES] or words
    return _distinct((bare[-1], bare[0], family.replace(" ", "")) if len(bare) < len(words) else (bare[-1], bare[0]))


def _distinct(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(sound, names))))
