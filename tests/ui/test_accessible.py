"""Everything can be named by a screen reader: each page and dialog, and the same heard from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QMainWindow, QSplitterHandle, QWidget
from tests.ui.screen import Heard, Screen
from tests.ui.sights import SIGHTS, look_away, make_book, see

from entourage.ui.opening import OPENERS
from entourage.ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    if isinstance(widget, QLabel) and not widget.text():
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


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path, is_heard=True)
    yield made
    made.close()


SIDEBAR = [
    "Not sorted yet, 3 people",
    "Everyone, 7 people",
    "Close friends, 2 people",
    "Who may see what",
    "Imports",
    "History",
    "Trash",
]


def test_a_screen_reader_hears_the_window(screen: Screen, book: Path) -> None:
    program = screen.start("window", "--data", book, "--language", "en")
    heard = Heard(program)
    shown = heard.shown()
    assert {("list", "Places"), ("list", "People"), ("text", "Search names, companies, notes…")} < set(shown)
    assert {("list item", name) for name in SIDEBAR} < set(shown)
    assert ("list item", "Björk Åberg, Nordljus, Director, Clients") in shown
    assert {("push button", name) for name in ("Import…", "Print…", "Export…", "Order: Last name")} < set(shown)
    assert {("check box", "Has e-mail"), ("check box", "Has telephone")} < set(shown)
    assert program.quit() == 0


def test_a_screen_reader_hears_and_presses_the_links_of_the_card(screen: Screen, book: Path) -> None:
    program = screen.start("window", "--data", book, "--language", "en")
    heard = Heard(program)
    assert {("push button", "Edit"), ("push button", "Why may this person see this?")} < set(heard.shown())
    heard.press("Edit")
    assert ("text", "First name") in heard.shown()
    program.press("Escape")
    program.rest()
    assert program.quit() == 0


def test_a_screen_reader_hears_each_cell_of_the_rules(screen: Screen, book: Path) -> None:
    program = screen.start("window", "--data", book, "--language", "en")
    heard = Heard(program)
    heard.focus("Places")
    program.press("w")
    program.rest()
    shown = heard.shown()
    assert ("table cell", "Clients, Photos of me: A little") in shown
    assert ("table cell", "Close friends, Confidential: Nothing") in [
        (role, name.split(",  ")[0]) for role, name in shown
    ]
    assert program.quit() == 0


def test_whatever_takes_the_keyboard_is_heard_by_a_name(screen: Screen, book: Path) -> None:
    program = screen.start("window", "--data", book, "--language", "fr")
    heard = Heard(program)
    found = heard.everything()
    for key in ("End", "Up", "Up", "Up"):  # trash, history, imports, rules
        heard.focus("Sections")
        program.press(key)
        program.rest()
        found += heard.everything()
    nameless = [one["role"] for one in found if "focusable" in one["states"] and not one["name"]]
    assert not nameless
    assert program.quit() == 0
