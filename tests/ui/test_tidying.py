"""Garbage is cleared away on the window's thread only."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from tests.ui.helpers import settled, wait_until
from tests.ui.test_import_page import bring, card, written

from entourage.ui import tidying

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from entourage.ui.main_window import MainWindow


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


def test_what_the_start_made_stays_kept_after_an_import(window: MainWindow, tmp_path: Path) -> None:
    tidying.let_go()  # or what is kept were mostly the garbage of the tests before
    kept = gc.get_freeze_count()
    for _ in range(2):
        page = bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace")))
        page.sheet.foot.cancel.click()
        settled(window.desk)
        assert gc.get_freeze_count() > kept / 2
    bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))).sheet.foot.go.click()
    settled(window.desk)
    assert gc.get_freeze_count() > kept / 2


def test_garbage_among_what_was_kept_goes_when_an_import_has_ended(window: MainWindow, tmp_path: Path) -> None:
    gone: list[int] = []
    _Cyclic(gone)
    tidying.keep()
    bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))).sheet.foot.go.click()
    wait_until(lambda: bool(gone))
    assert gone == [threading.get_ident()]
