"""Plant a secret, then look for it: in files, in books, in what programs say, and in what the system tells of them."""

from __future__ import annotations

import base64
import contextlib
import html
import json
import os
import threading
import urllib.parse
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

import sqlcipher3.dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERY = 0.01


def forms(user: str, secret: str) -> dict[str, bytes]:
    """Write a secret in all the ways in which programs leave it behind."""
    plain, pair = secret.encode(), f"{user}:{secret}".encode()
    texts = {
        "plain": secret,
        "reversed": secret[::-1],
        "percent": urllib.parse.quote(secret, safe=""),
        "form": urllib.parse.quote_plus(secret),
        "lower percent": urllib.parse.quote(secret, safe="").lower(),
        "html": html.escape(secret),
        "json": json.dumps(secret)[1:-1],
        "escaped": secret.encode("unicode_escape").decode(),
        "hex": plain.hex(),
        "upper hex": plain.hex().upper(),
        "ascii part": secret.encode("ascii", "ignore").decode()[:8],
        **{f"base64 {number}": _inner_base64(plain, number) for number in range(3)},
        "base64 of both": base64.b64encode(pair).decode().rstrip("="),
        "base64 of both, latin": base64.b64encode(pair.decode().encode("latin-1")).decode().rstrip("="),
        "urlsafe": base64.urlsafe_b64encode(pair).decode().rstrip("="),
    }
    found = {name: text.encode() for name, text in texts.items()}
    wide = {f"{name}, utf-16": text.encode("utf-16-le") for name, text in texts.items()}
    return {**found, **wide, "latin": secret.encode("latin-1")}


def _inner_base64(plain: bytes, before: int) -> str:
    """Write what base64 makes of bytes that begin after so many others, without what those have a part in."""
    written = base64.b64encode(b"\0" * before + plain).decode()
    return written[4 if before else 0 : len(written) // 4 * 4 - 4]


def found(looked_for: dict[str, bytes], where: str, content: bytes) -> list[str]:
    """Say in which forms a secret is in this."""
    return [f"{where}: {name}" for name, form in looked_for.items() if form in content]


def found_in_files(looked_for: dict[str, bytes], folder: Path, *, but: Path | None = None) -> list[str]:
    """Look through all files of a folder, their names, and the rows of books; but: a folder that is not looked at."""
    hits = []
    for path in sorted(folder.rglob("*")):
        if but and path.is_relative_to(but):
            continue
        hits += found(looked_for, "a file's name", str(path).encode())
        if path.is_file() and not path.is_symlink():
            hits += found(looked_for, str(path), path.read_bytes())
            if path.suffix == ".entourage":
                hits += [hit for content in _rows(path) for hit in found(looked_for, f"rows of {path}", content)]
    return hits


def _rows(path: Path) -> Iterator[bytes]:
    """Read every value of a book, those that are packed too."""
    with contextlib.closing(sqlcipher3.dbapi2.connect(path)) as book:
        tables = [name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in book.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - of the book's own tables
                for value in row:
                    yield from _contents(value)


def _contents(value: object) -> Iterator[bytes]:
    if isinstance(value, str):
        yield value.encode("utf-8", "surrogatepass")
    elif isinstance(value, bytes):
        yield value
        with contextlib.suppress(zlib.error):
            yield zlib.decompress(value)


class Watched:
    """Live as somebody who reads, again and again, what the system tells anybody of the programs started here."""

    def __init__(self) -> None:
        self.told: set[bytes] = set()
        self.programs: set[int] = set()
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ends.wait(_EVERY):
            for process in self._begun_by(os.getpid()):
                self.programs.add(process)
                for what in ("cmdline", "environ", "comm"):
                    with contextlib.suppress(OSError):
                        self.told.add(Path(f"/proc/{process}/{what}").read_bytes())

    def _begun_by(self, process: int) -> Iterator[int]:
        with contextlib.suppress(OSError):
            for tasks in Path(f"/proc/{process}/task").iterdir():
                for child in map(int, (tasks / "children").read_text("ascii").split()):
                    yield child
                    yield from self._begun_by(child)
