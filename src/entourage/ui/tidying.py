"""Clear away garbage on the window's thread, and nowhere else.

Python looks for cycles in whatever thread happens to allocate. Where that is a worker and a cycle holds a Qt object,
Qt's lock on its signals is taken there while the worker waits for Python, and the window's thread, which has Python,
waits for Qt's lock: both wait for ever.

What is kept is no longer searched: the window would stand still meanwhile. That is what the start made, and the
millions of objects of an import's plan, which form no cycles and go when nobody needs them.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERY = 500
_YOUNG, _MIDDLE, _OLD = 2000, 20, 40


class Tidying(QObject):
    """Live as what collects garbage in place of Python's own moments."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the youngest garbage where there is some, the older where it has been a while."""
        young, middle, old = gc.get_count()
        if young < _YOUNG:
            return
        generation = 2 if old > _OLD else 1 if middle > _MIDDLE else 0
        gc.collect(generation)


def keep() -> None:
    """Keep all that there is now out of later searches."""
    gc.freeze()


@contextmanager
def untidied() -> Iterator[None]:
    """Keep what is made meanwhile, in whatever thread, out of later searches."""
    try:
        yield
    finally:
        keep()


def let_go() -> None:
    """Search once all that was kept, on the window's thread, when a plan is gone; what is still needed stays kept."""
    gc.unfreeze()
    gc.collect()
    keep()
