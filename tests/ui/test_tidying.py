"""Garbage is cleared away on the window's thread only."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from tests.ui.helpers import wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class _Cyclic(QObject):
    """Hold itself, and note in which thread it goes."""

    def __init__(self, gone: list[int]) -> None:
        super().__init__()
        self.me = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


def test_a_worker_that_allocates_much_destroys_no_qt_object(qapp: QApplication) -> None:
    gone: list[int] = []
    for _ in range(50):
        _Cyclic(gone)
    worker = threading.Thread(target=lambda: [[[number]] for number in range(300_000)])
    worker.start()
    worker.join()
    assert gone == []
    kept = [[number] for number in range(5000)]
    assert kept
    wait_until(lambda: len(gone) == 50)
    assert set(gone) == {threading.get_ident()}
    assert not gc.isenabled()
