"""Text that was pasted: kept beside the book while it waits to be imported, and not a moment longer."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from entourage import places
from entourage.domain.errors import EntourageError
from entourage.domain.text import one_line
from entourage.formats import detect
from entourage.formats.record import Notice, Pasted, Record, Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Taken = tuple[bytes, "Said"]

_SAID = ".said"


@dataclass(frozen=True, slots=True)
class Said:
    """Hold what a person says of a pasted text: its source, and which lines are names or none, whatever they seem."""

    source: str = ""
    names: tuple[int, ...] = ()
    ignored: tuple[int, ...] = ()


def keep(folder: Path, name: str, data: bytes, said: Said) -> Path:
    """Keep a text in the folder of a book, for nobody else's eyes; raises "file_not_written"."""
    place = folder / places.PASTED
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EntourageError("file_not_written", path=str(place), reason=error.strerror or "") from error
    data = detect.flattened(data)
    plain = one_line(name).replace("/", " ").replace("\\", " ")
    numbered = (place / (plain if number == 1 else f"{plain} {number}") for number in count(1))
    path = next(one for one in numbered if not one.exists())
    write(path, data, said)
    return path


def write(path: Path, data: bytes, said: Said) -> None:
    """Write a pasted text, and what is said of it, where it is kept; raises "file_not_written"."""
    try:
        _write_privately(_beside(path), json.dumps(asdict(said)).encode())
        _write_privately(path, data)
    except OSError as error:
        raise EntourageError("file_not_written", path=str(path), reason=error.strerror or "") from error


def _write_privately(path: Path, data: bytes) -> None:
    new = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    new.replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_SAID}")


def said_of(path: Path) -> Said | None:
    """Read what was said of a pasted text; None of any other file."""
    if path.parent.name != places.PASTED:
        return None
    try:
        kept = json.loads(_beside(path).read_bytes())
        return Said(str(kept["source"]), tuple(map(int, kept["names"])), tuple(map(int, kept["ignored"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def told(path: Path, before: Told) -> Told:
    """Add to what a person tells of a file what was said when it was pasted."""
    said = said_of(path)
    if said is None:
        return before
    return replace(before, pasted=Pasted(said.source, frozenset(said.names), frozenset(said.ignored)))


@dataclass(frozen=True, slots=True)
class Glance:
    """Hold how a text would be read: how many people are in it, the lines that name them, and those ignored."""

    format: str
    dialect: str
    people: int
    lines: frozenset[int]
    ignored: frozenset[int]


def glance(text: str, said: Said) -> Glance:
    """Read a text as if it were pasted."""
    told = Told(pasted=Pasted(said.source, frozenset(said.names), frozenset(said.ignored)))
    reading = detect.read_bytes(detect.flattened(text.encode("utf-8", "replace")), told)
    items = list(reading.items)
    lines = [item.line for item in items if isinstance(item, Record)]
    ignored = frozenset(item.line for item in items if isinstance(item, Notice) and item.code == "ignored_line")
    return Glance(reading.format, reading.dialect, len(lines), frozenset(lines), ignored)


def text_kept(path: Path) -> str:
    """Read a pasted text again; raises what `detect.content` does."""
    return detect.content(path).decode("utf-8", "replace")


def source(path: Path, before: str) -> str:
    """Give the source that a person told of a file, or else chose when pasting it."""
    said = said_of(path)
    return before or (said.source if said else "")


def is_kept(folder: Path, path: Path) -> bool:
    """Tell whether a file is a text that was pasted for the book of a folder, and so ours to change or remove."""
    return path.parent.name == places.PASTED and path.parent.resolve() == folder.resolve() / places.PASTED


def let_go(folder: Path, path: Path) -> None:
    """Remove a text pasted for the book of a folder, whose import is over; leave any other file."""
    if is_kept(folder, path):
        path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)


def take(folder: Path, paths: Iterable[Path]) -> dict[Path, Taken]:
    """Remove the texts pasted for the book of a folder among some files; give what they were."""
    taken: dict[Path, Taken] = {}
    for path in paths:
        if is_kept(folder, path):
            with suppress(OSError):
                taken[path] = path.read_bytes(), said_of(path) or Said()
            let_go(folder, path)
    return taken


def put_back(taken: Mapping[Path, Taken]) -> None:
    """Keep again what was taken; raises "file_not_written"."""
    for path, (data, said) in taken.items():
        write(path, data, said)


def tidy(folder: Path, waiting: Collection[str]) -> None:
    """Remove whatever pasted text of a book waits no more, and what a crash left half written."""
    place = folder / places.PASTED
    if not place.is_dir() or place.is_symlink():
        return
    kept = {one.name for path in map(Path, waiting) if is_kept(folder, path) for one in (path, _beside(path))}
    for path in list(place.iterdir()):
        if path.name not in kept and (path.is_symlink() or not path.is_dir()):
            with suppress(OSError):
                path.unlink()
