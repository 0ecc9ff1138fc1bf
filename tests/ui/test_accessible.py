"""Everything can be named by a screen reader: each page and dialog, and the same heard from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QSplitterHandle, QWidget
from tests.ui.sights import SIGHTS, look_away, make_book, see

from entourage.ui.main_window import PAGES
from entourage.ui.opening import OPENERS

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book in which every page has something to show."""
    folder = tmp_path_factory.mktemp("sights") / "book"
    make_book(folder)
    return folder


@pytest.fixture
def book(filled_book: Path, book: Path) -> Path:
    """Give a copy of it, with the file that is to be imported."""
    more = filled_book.with_name("more.vcf")
    book.with_name("more.vcf").write_bytes(more.read_bytes())
    return book


def takes_keyboard(widget: QWidget) -> bool:
    if isinstance(widget, (QMainWindow, QSplitterHandle)) or not widget.isVisible() or not widget.isEnabled():
        return False
    if widget.focusProxy() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    of = widget.parent()
    return not (isinstance(of, QAbstractScrollArea) and widget is of.viewport())


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found else ""


def test_all_pages_and_dialogs_are_looked_at() -> None:
    assert len(SIGHTS) > len(PAGES) + len(OPENERS)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_whatever_takes_the_keyboard_has_a_name(window: MainWindow, tongue: str, sight: str) -> None:
    nameless = [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for top in see(window, sight)
        for one in [top, *top.findChildren(QWidget)]
        if takes_keyboard(one) and not name_of(one)
    ]
    look_away(window)
    assert not nameless
