"""Who was said to be two people, by names that outlive what a book keeps of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

_FORMS = {"html": "json", "txt": "json"}  # a network gives the same lists as pages or as text
ERASED = "erased "


def form(file_format: str) -> str:
    """Name formats alike in which one network delivers the same lists."""
    return _FORMS.get(file_format, file_format)


def handle(file_format: str, key: str) -> str:
    """Name someone as a kind of file knows them: by the key under which it speaks of them."""
    return f"{form(file_format)} {key}"


def blind(salt: str, text: str) -> str:
    """Make a text unreadable that is to be known again."""
    return ERASED + hashlib.sha256(f"{salt} {text}".encode()).hexdigest()


def blinded(salt: str, name: str) -> str:
    """Make unreadable what names someone who was erased: an identifier; a digest of what was read is so already."""
    file_format, space, key = name.partition(" ")
    if key.startswith(("content ", ERASED)) or name.startswith(ERASED):
        return name
    return f"{file_format} {blind(salt, key)}" if space and key.startswith(("id ", "own ")) else blind(salt, name)


@dataclass(frozen=True, slots=True)
class Apart:
    """Hold who was told apart from whom, by what names them: a contact's uid, or a source's kind and key.

    holders: the contacts of the book of whom each of these speaks. salt: what makes names unreadable; empty where none
    of these is.
    """

    names: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    holders: Mapping[str, AbstractSet[int]] = field(default_factory=dict)
    salt: str = ""

    def known(self, names: Iterable[str]) -> list[str]:
        """Pick, of what names someone, that by which they were told apart from others."""
        if not self.names:
            return []
        found = [name for name in names if name]
        found += [blinded(self.salt, name) for name in found] if self.salt else []
        return [name for name in dict.fromkeys(found) if name in self.names]

    @property
    def contacts(self) -> set[tuple[int, int]]:
        """Name the pairs of contacts who were told apart, the smaller id first."""
        pairs = ((name, other) for name, others in self.names.items() for other in others)
        both = ((self.holders.get(one, ()), self.holders.get(other, ())) for one, other in pairs)
        return {(first, second) for ones, others in both for first, second in product(ones, others) if first < second}
