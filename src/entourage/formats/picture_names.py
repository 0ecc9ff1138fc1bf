"""Whose picture a file is, by its name: Google's archives call it after the person, a second of that name `(1)`."""

from __future__ import annotations

import re
import unicodedata
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


def meant(file_name: str, names: Iterable[str]) -> Meant:
    """Find whom a file's name means among names that are spelled so; a long one may have been cut."""
    known = names if isinstance(names, dict | set | frozenset) else set(names)
    stem = _SUFFIX.sub("", file_name)
    whole, base = spelled(stem), spelled(_NUMBERED.sub("", stem))
    if whole in known:
        return Meant(whole)
    if base in known:
        return Meant(base, is_numbered=True)
    begun = [name for name in known if name.startswith(whole)] if len(whole) >= _SURELY_CUT else []
    return Meant(begun[0]) if len(begun) == 1 else Meant("")
