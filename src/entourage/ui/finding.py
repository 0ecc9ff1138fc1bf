"""The search for people who are in the book twice: made again a while after something was written that matters."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from entourage.domain.watching import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.watching import Progress
    from entourage.operations.finding import Found, Group
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

# Milliseconds without an act before it is searched anew, by how long the last search took: nobody is to be kept from
# typing in a large book, and nobody is to wait in a small one.
_QUIETEST, _LONGEST, _TIMES = 200, 3000, 3


@dataclass(slots=True)
class Answered:
    """Hold what was answered since it was searched: pairs (contact's ids), and who is gone with it.

    version: the act that did it, None while it is being written.
    """

    pairs: frozenset[frozenset[int]]
    gone: frozenset[int]
    version: int | None = None


class Finding(QObject):
    """Live as what was found in the book shown; changed: the questions are others.

    found: None while nothing is known yet. groups: the questions that are still open, at once after an answer.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.found: Found | None = None
        self.groups: Sequence[Group] = ()
        self._answered: list[Answered] = []
        self._region = ""
        self._stop = threading.Event()
        self._begun = 0.0
        self._soon = QTimer(self, singleShot=True, interval=_LONGEST // 2)
        self._soon.timeout.connect(self.look)
        desk.opened.connect(self._begin)
        desk.changed.connect(self._soon.start)
        desk.closing.connect(self._end)

    def _begin(self) -> None:
        """Begin with another book."""
        self._stop = threading.Event()
        self.found, self._answered = None, []
        self._tell()
        self._soon.start()

    def _end(self) -> None:
        self._soon.stop()
        self._stop.set()

    def look(self) -> None:
        """Search now, unless nothing was written since by which anyone may be alike otherwise."""
        self._soon.stop()
        region = self._desk.settings.region or self._desk.language.locale.territory or ""
        before = self.found if region == self._region else None
        self._region, self._begun = region, time.monotonic()
        self._desk.search(self, _searching(before, region, self._stop), self._show, "duplicates")

    def _show(self, found: Found) -> None:
        """Take what was found; what was answered meanwhile stays answered."""
        if found is self.found:
            return
        self.found = found
        took = int((time.monotonic() - self._begun) * 1000)
        self._soon.setInterval(max(_QUIETEST, min(_LONGEST, took * _TIMES)))
        self._answered = [one for one in self._answered if one.version is None or one.version > found.version]
        self._tell()

    def _tell(self) -> None:
        asked = self.found.groups if self.found else ()
        pairs = {pair for one in self._answered for pair in one.pairs}
        gone = {key for one in self._answered for key in one.gone}
        left = (_left(group, pairs, gone) for group in asked)
        self.groups = [group for group in left if group] if self._answered else asked
        self.changed.emit()

    def answer(self, pairs: Iterable[tuple[int, int]], gone: Iterable[int]) -> Answered:
        """Ask no more about these pairs, nor about who is gone, before it is written; `wrote` or `refuse` follows."""
        answered = Answered(frozenset(map(frozenset, pairs)), frozenset(gone))
        self._answered.append(answered)
        self._tell()
        return answered

    def wrote(self, answered: Answered) -> None:
        """Note that an answer is written."""
        answered.version = self._desk.version

    def refuse(self, answered: Answered) -> None:
        """Ask again what could not be written."""
        self._answered = [one for one in self._answered if one is not answered]
        self._tell()

    @property
    def count(self) -> int | None:
        """Count the questions, None while that is not known."""
        return len(self.groups) if self.found else None


def _left(group: Group, answered: AbstractSet[frozenset[int]], gone: AbstractSet[int]) -> Group | None:
    """Give what is still to be asked of a question."""
    if gone.isdisjoint(group.people) and answered.isdisjoint(frozenset(pair.people) for pair in group.pairs):
        return group
    return group.without(gone, answered)


def _searching(before: Found | None, region: str, stop: threading.Event) -> Callable[[Database], Found]:
    def watch(_progress: Progress) -> None:
        if stop.is_set():
            raise Cancelled

    def call(database: Database) -> Found:
        from entourage.operations import finding  # noqa: PLC0415 - it imports storage

        return finding.find_since(database, before, watch, region)

    return call
