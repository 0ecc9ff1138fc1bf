"""Whose picture a file is, by its name: Google's archives call it after the person, a second of that name `(1)`."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = re.compile(r"\.[A-Za-z]{3,5}\Z")
_NUMBERED = re.compile(r"\s?\(\d{1,4}\)\Z")
_FORBIDDEN = re.compile(r"[\\/:*?\"<>|&'’%#\x00-\x1f\x7f]")
"""What stands in no name of a file, or what Google replaces there; `_` takes its place."""
_SURELY_CUT = 30
"""Letters of a name from which nobody but the one who has them all at the beginning of theirs is meant."""


class Meant(NamedTuple):
    """Hold the name that a file's name says, empty where nobody has it, and whether the file is a second one of it."""

    name: str
    is_numbered: bool = False


def spelled(name: str) -> str:
    """Spell a name as the name of a file may: composed letters, no case, `_` for what may not stand there."""
    composed = unicodedata.normalize("NFC", name).casefold()
    return " ".join(_FORBIDDEN.sub("_", unicodedata.normalize("NFC", composed)).split()).strip(" .")


class Names:
    """Live as the names of people, spelled as those of files are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = set(names)
        self._ordered = sorted(self._known)

    def meant(self, file_name: str) -> Meant:
        """Find whom a file's name means; a long one may have been cut."""
        stem = _SUFFIX.sub("", file_name)
        whole, base = spelled(stem), spelled(_NUMBERED.sub("", stem))
        if whole in self._known:
            return Meant(whole)
        if base in self._known:
            return Meant(base, is_numbered=True)
        at = bisect_left(self._ordered, whole)
        begun = [name for name in self._ordered[at : at + 2] if name.startswith(whole)]
        return Meant(begun[0]) if len(whole) >= _SURELY_CUT and len(begun) == 1 else Meant("")
