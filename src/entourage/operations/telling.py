"""Tell how far the reading of a file is, by its lines: from the reader itself, and as its people come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.watching import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.watching import Watch
    from entourage.formats.record import Notice, Record

_EVERY = 32


class Telling:
    """Live as how far a file has been read; lines: how many it has, 0 while that is not known."""

    def __init__(self, watch: Watch, name: str, stage: Stage = Stage.READING) -> None:
        self._watch, self._name, self._stage = watch, name, stage
        self._furthest = self.lines = 0

    def __call__(self, line: int) -> None:
        """Tell of a line that is being read; what comes twice does not go back."""
        self._furthest = max(self._furthest, min(line, self.lines))
        self._watch(Progress(self._stage, self._name, self._furthest, self.lines))

    def each(self, items: Iterable[Record | Notice]) -> Iterator[Record | Notice]:
        """Go through what a reader gives."""
        for number, item in enumerate(items):
            if number % _EVERY == 0:
                self(max(number, item.line))
            yield item
