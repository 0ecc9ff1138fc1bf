"""Help: every page in both languages, in the very words and keys of the window."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from tests.ui.helpers import go_to, press, settle

from entourage import assets
from entourage.language import Language
from entourage.ui.help import pages
from entourage.ui.help.window import HelpWindow
from entourage.ui.pages import PAGES
from entourage.ui.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

FILES = sorted(assets.folder("help").glob("*/*.md"))
_LINK = re.compile(r"\]\(([^)]+)\)")
# Keys of one page or of Qt's own lists, which no menu holds.
PAGE_KEYS = {
    *("1", "2", "3", "9", "/", "Del", "Return", "Esc", "Down", "Shift", "Ctrl", "Ctrl+A", "Ctrl+Return"),
    *("Space", "Alt+Up", "Alt+Down", "Ctrl++", "Ctrl+-", "Shift+Space", "Ctrl+Space", "PgUp", "PgDown"),
    "Alt+Right",  # the next person, beside what the columns hold
    *("S", "D", "L", "W", "M", "Q", "P", "I", "B"),  # the answers to a question, in English and in French
    *("Shift+S", "Shift+M", "Up", "Right", "Left", "Tab"),
    *("T", "R", "K", "G"),  # theirs, remove, keep, of a list of what an import did; in French L, R, G
    *("Ctrl+V", "Ctrl+D"),  # on the page of an import, and in a text that is pasted there
    "Ctrl+Q",  # some systems have no key for it
}


def help_of(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_page_is_there_in_each_language_and_no_other(code: str) -> None:
    assert {path.stem for path in (assets.folder("help") / code).glob("*.md")} == set(pages.PAGES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_links_lead_to_pages_that_are_there(path: Path) -> None:
    for link in _LINK.findall(path.read_text("utf-8")):
        assert (path.parent / link).exists(), link


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_of_the_window_are_its_very_words(path: Path) -> None:
    with (assets.folder("i18n") / "fr" / "LC_MESSAGES" / "entourage.po").open("rb") as file:
        catalogue = read_po(file)
    for words in pages.WORDS.findall(path.read_text("utf-8")):
        assert catalogue.get(words) is not None, words


def test_keys_that_help_names_are_keys_of_the_window(window: MainWindow) -> None:
    keys = {key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()}
    for path in FILES:
        for key in pages.KEYS.findall(path.read_text("utf-8")):
            assert key in PAGE_KEYS or QKeySequence(key).toString() in keys, f"{path}: {key}"


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name != "en"], ids=lambda path: path.stem)
def test_french_pages_are_set_as_french_is(path: Path) -> None:
    text = pages.KEYS.sub("", path.read_text("utf-8"))
    assert "'" not in text
    assert not re.search(r"[^\u202f\s|][;!?](\s|$)|[ \u00a0][;!?]", text)
    assert not re.search(r" :|« |[^\u00a0]»", text)
    assert "groupe" not in text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_window_has_help(name: str) -> None:
    module, _, called = PAGES[name].partition(":")
    assert getattr(import_module(module), called).help in pages.PAGES


@pytest.mark.parametrize("tag", ["en", "fr", "fr_CA"])
def test_pages_name_buttons_in_the_language_of_the_window(tag: str) -> None:
    language = Language(tag, assets.folder("i18n"))
    said = {"en": "**Has e-mail**", "fr": "**Avec e-mail**", "fr_CA": "**Avec courriel**"}[tag]
    assert said in pages.text(language, "people")
    assert not any("{{" in pages.text(language, page) or "`" in pages.text(language, page) for page in pages.PAGES)


def test_f1_shows_the_help_of_the_page_shown(window: MainWindow) -> None:
    go_to(window, Place("history"))
    press(window, Qt.Key.Key_F1)
    assert help_of(window).page() == "history"
    go_to(window, Place("trash"))
    window.acts.do(Place("help"))
    assert help_of(window).page() == "trash"
    assert len(window.findChildren(HelpWindow)) == 1


def test_the_menu_of_keys_shows_the_page_of_keys(window: MainWindow) -> None:
    window.acts.do(Place("help", about="keys"))
    assert help_of(window).page() == "keys"
    assert "Ctrl+I" in help_of(window).text.toPlainText()


def test_one_goes_back_and_forward_between_pages(window: MainWindow) -> None:
    window.acts.do(Place("help", about="start"))
    shown = help_of(window)
    shown.follow("import.md")
    shown.list.setCurrentRow(pages.PAGES.index("rules"))
    shown.go_back()
    assert shown.page() == "import"
    shown.go_back()
    assert shown.page() == "start"
    assert not shown.back.isEnabled()
    shown.go_forward()
    assert shown.page() == "import"
    assert shown.list.currentRow() == pages.PAGES.index("import")
    shown.follow("trash.md")
    assert not shown.forward.isEnabled()


def test_escape_closes_help_and_its_size_is_remembered(window: MainWindow) -> None:
    window.acts.do(Place("help"))
    shown = help_of(window)
    shown.resize(700, 500)
    settle()
    shown.activateWindow()
    settle()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    shown.deleteLater()
    settle()
    window.acts.do(Place("help"))
    assert (help_of(window).width(), help_of(window).height()) == (700, 500)


def test_help_is_no_larger_than_the_screen(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
    shown = help_of(window)
    room = shown.screen().availableGeometry()
    assert room.contains(shown.geometry().topLeft())
    assert shown.width() < room.width()
    assert shown.height() < room.height()
