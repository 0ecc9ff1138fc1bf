"""One spelling for names that are written differently: where letters were put into ASCII, or into another alphabet."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order. What is left is no pronunciation, only the same for the ways in which one name is written.
_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[^a-z0-9]", ""),
        (r"^(?:ye|ie)(?=[a-z]{2})", "e"),  # Yevgeny, Evgeny
        (r"(.)\1+", r"\1"),
        (r"(?:tsch|tch|sch|sh|cz|sz)", "ch"),
        (r"ph", "f"),
        (r"(?:ck|qu|q|c(?!h))", "k"),
        (r"x", "ks"),
        (r"(?<=[aou])e(?=[a-z])", ""),  # Mueller, Joergensen, Haendel
        (r"ou", "u"),
        (r"(?<=[^c])h", ""),
        (r"z", "s"),
        (r"w", "v"),
        (r"(?<=.)v$", "f"),  # Ivanov, Ivanoff
        (r"[yj]", "i"),
        (r"[aei]*i+$", "i"),  # Sergei, Sergey, Sergiy
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(65536)
def sound(word: str) -> str:
    """Give one spelling for a folded word in its usual ones ("mueller" and "muller": "muler"), empty for no letters."""
    for pattern, plain in _RULES:
        word = pattern.sub(plain, word)
    return word


@lru_cache(65536)
def consonants(word: str) -> str:
    """Leave out the vowels of a folded word, as scripts do that do not write them."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouy]", "", word))
