"""Tell on a terminal how far a long command is, in one line that is written over and over, and cleared at the end."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from entourage.domain.watching import unwatched
from entourage.words import planning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from entourage.cli.command import Command
    from entourage.domain.watching import Progress, Watch
    from entourage.language import Language

_SPACES = str.maketrans("\u00a0\u202f", "  ")  # which Python takes for not printable
_PATIENCE, _EVERY = 0.4, 0.1  # seconds until it is worth telling, and between two tellings


class _Line:
    """Live as the line on a terminal."""

    def __init__(self, language: Language, stream: TextIO) -> None:
        self._language, self._stream = language, stream
        self._next = time.monotonic() + _PATIENCE
        self._written = 0

    def __call__(self, progress: Progress) -> None:
        """Write how far it is over what was written, but not too often."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._write(planning.progress(self._language, progress))

    def clear(self) -> None:
        """Take the line away."""
        if self._written:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, text: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        shown = "".join(filter(str.isprintable, text.translate(_SPACES)))[:room]
        shown = shown.encode(self._stream.encoding, "replace").decode(self._stream.encoding)
        self._stream.write(f"\r{shown.ljust(self._written)}")
        self._stream.flush()
        self._written = len(shown)


@contextmanager
def progress_line(command: Command) -> Iterator[Watch]:
    """Give who is to be told of progress: a line on standard error, if that is a terminal and a person reads."""
    if command.options.json or not sys.stderr.isatty():
        yield unwatched
        return
    line = _Line(command.language, sys.stderr)
    try:
        yield line
    finally:
        line.clear()
