"""Names of files within archives, made harmless: they are only shown and compared, never opened on disk."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HIDDEN = frozenset({"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"})
_LONGEST = 200


def address(base: Path, name: str, taken: dict[Path, int]) -> tuple[Path, bool]:
    """Give a file of an archive an address of its own beneath that of the archive; tell whether its name leads away.

    taken: the addresses given, each with how many files wanted it.
    """
    slashed = name.replace("\\", "/")
    seen = "".join(letter for letter in slashed if unicodedata.category(letter) not in _UNSEEN)
    parts = [part for part in seen.split("/") if part not in ("", ".", "..")]
    is_odd = seen != slashed or slashed.startswith("/") or ".." in slashed.split("/")
    if parts and _DRIVE.fullmatch(parts[0][:2]):
        parts[0], is_odd = parts[0][2:] or "_", True
    parts = [part[:_LONGEST].replace("*", "_") for part in parts] or ["_"]
    wanted = path = base.joinpath(*parts)
    number = taken.get(wanted, 0)
    while path in taken:
        number += 1
        path = base.joinpath(*parts[:-1], f"{parts[-1]} ({number})")
    taken[wanted] = max(number, 1)
    taken.setdefault(path, 1)
    return path, is_odd


def is_within_hidden(name: str) -> bool:
    """Tell whether a file of an archive, or a folder that it is in, is hidden."""
    parts = name.replace("\\", "/").split("/")
    return any(is_hidden(part) for part in parts if part not in ("", ".", ".."))


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is one that systems keep for themselves."""
    return name.startswith(".") or name.casefold() in _HIDDEN
