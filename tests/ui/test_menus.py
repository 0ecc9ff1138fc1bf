"""The menus: each entry by a letter of its own, in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.helpers import choose, people_page, press, settle, settled
from tests.ui.sights import look_away, see

from entourage.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow

HELD = Qt.KeyboardModifier
LETTER = re.compile(r"&([^&])")


@pytest.mark.parametrize("tongue", ["en", "fr", "fr_CA"])
def test_no_two_entries_of_a_menu_have_the_same_letter(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    window.acts.delete()
    settled(window.desk)
    menus = [window.menuBar(), *(action.menu() for action in window.menuBar().actions())]
    for menu in menus:
        named = [one for one in menu.actions() if one.text()]
        letters = ["".join(LETTER.findall(one.text().replace("&&", ""))).lower() for one in named]
        assert all(len(letter) == 1 for letter in letters), [one.text() for one in named]
        assert len(set(letters)) == len(letters), [one.text() for one in named]


@pytest.mark.parametrize(
    ("sight", "page"),
    [
        ("the editor", "editor"),
        ("why", "rules"),
        ("printing", "print"),
        ("exporting", "export"),
        ("preferences", "preferences"),
        ("a new circle", "circles"),
        ("circles by name", "circles"),
    ],
)
def test_f1_explains_the_dialog_that_is_open(window: MainWindow, sight: str, page: str) -> None:
    dialog = next(one for one in see(window, sight) if isinstance(one, QDialog))
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    settle()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
    assert [one.page() for one in shown] == [page]
    assert not dialog.isModal() or shown[0].parent() is dialog
    look_away(window)


@pytest.mark.parametrize(("key", "step"), [(HELD.NoModifier, 1), (HELD.ShiftModifier, -1)])
def test_f6_goes_round_the_panes_as_they_are_seen(window: MainWindow, key: Qt.KeyboardModifier, step: int) -> None:
    choose(window, "Luc Roy")
    window.acts.mark_me()
    settled(window.desk)
    page = people_page(window)
    panes = [page.card, window.bar, window.search, window.sidebar]
    for pane in (*panes[::step], page.view):
        press(window, Qt.Key.Key_F6, key)
        has_keyboard = window.focusWidget()
        assert pane is has_keyboard or pane.isAncestorOf(has_keyboard)
        assert has_keyboard.isVisible()
