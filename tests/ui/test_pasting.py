"""Text is pasted on the page of an import, looked at, and imported like a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from tests.ui.helpers import settle, settled, wait_until
from tests.ui.test_import_page import names, page_of

from entourage import places
from entourage.ui.importing.pasting import LONGEST, PasteDialog
from entourage.ui.place import Place

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow

FRIENDS = "Amis\nTomás Ibarra\nTomás Ibarra\nUniversité Laval\nSofia Bergström\nSofia Bergström\nKim Lee\nKim Lee\n"


def pasted(window: MainWindow, text: str = FRIENDS) -> PasteDialog:
    QGuiApplication.clipboard().setText(text)
    window.go_to(Place("import", about="paste"))
    wait_until(lambda: window.findChild(PasteDialog) is not None)
    settled(window.desk)
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    return dialog


def kept(window: MainWindow) -> list[str]:
    folder = window.desk.folder / places.PASTED
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


def test_what_is_pasted_is_planned_waits_and_is_gone_once_imported(window: MainWindow) -> None:
    dialog = pasted(window)
    assert dialog.found.text() == "3 names, 2 lines ignored"
    dialog.source.setCurrentText("Facebook")
    dialog.go_on.click()
    settled(window.desk)
    page = page_of(window)
    assert names(page) == ["Tomás Ibarra", "Sofia Bergström", "Kim Lee"]
    assert page.sheet.title.name.text() == "Import what was pasted"
    assert kept(window) == ["Pasted text"]
    assert len(window.desk.waiting.files) == 1
    page.sheet.foot.go.click()
    settled(window.desk)
    assert kept(window) == []


def test_a_line_that_was_ignored_can_be_said_to_be_a_name(window: MainWindow) -> None:
    dialog = pasted(window)
    dialog.text.setTextCursor(QTextCursor(dialog.text.document().findBlockByNumber(3)))
    QTest.keyClick(dialog.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled(window.desk)
    assert dialog.found.text() == "4 names, 1 line ignored"
    QTest.keyClick(dialog.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled(window.desk)
    assert dialog.found.text() == "3 names, 2 lines ignored"
    dialog.reject()


def test_a_text_too_long_to_be_shown_is_read_to_its_end(window: MainWindow) -> None:
    told = []
    window.desk.said.connect(told.append)
    tail = "Kim Lee <kim@example.org>\n"
    long = f"Ana Silva <ana@example.org>\n{(' ' * 999 + chr(10)) * (LONGEST // 1000)}{tail}"
    QGuiApplication.clipboard().setText(long)
    window.go_to(Place("import", about="paste"))
    settled(window.desk)
    assert window.findChild(PasteDialog) is None
    assert names(page_of(window)) == ["Ana Silva", "Kim Lee"]
    assert "too long to be shown" in told[0].sentence
    page_of(window).clipboard.mend(Path(window.desk.waiting.files[0]))
    settled(window.desk)
    assert window.findChild(PasteDialog) is None


def test_a_text_in_which_nobody_is_cannot_be_imported(window: MainWindow) -> None:
    dialog = pasted(window, "it rains, and rains; what a pity.\n")
    assert dialog.found.text() == "Nobody is found in this text."
    assert not dialog.go_on.isEnabled()
    dialog.reject()


def test_a_pasted_text_is_gone_when_its_import_is_cancelled_and_back_when_that_is_taken_back(
    window: MainWindow,
) -> None:
    pasted(window).go_on.click()
    settled(window.desk)
    page = page_of(window)
    told = []
    window.desk.said.connect(told.append)
    page.sheet.foot.cancel.click()
    settled(window.desk)
    assert kept(window) == []
    told[-1].offers[0].accept()
    settled(window.desk)
    settle()
    assert kept(window) == ["Pasted text"]
    assert names(page) == ["Tomás Ibarra", "Sofia Bergström", "Kim Lee"]
