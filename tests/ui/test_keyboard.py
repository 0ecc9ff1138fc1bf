"""The keyboard: the bar comes last, and no second press of a key takes back more than was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.ui.helpers import (
    CLIENTS,
    book_of,
    choose,
    circle,
    go_to,
    ids_by_name,
    members,
    people_page,
    press,
    settled,
)

from entourage.ui.desk import Offer
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def twice(window: MainWindow) -> MainWindow:
    """Give the window after two people were put into Clients, one after the other."""
    for name in ("Luc Roy", "Ana Silva"):
        window.acts.put_into(circle(window, "Clients"), [ids_by_name(book_of(window))[name]])
        settled(window.desk)
    return window


def words_at(window: MainWindow) -> str:
    """Give what stands on the button that has the keyboard."""
    button = window.focusWidget()
    return button.text() if isinstance(button, QPushButton) else ""


def go_to_bar(window: MainWindow) -> None:
    """Press F6 until the keyboard is in the bar."""
    for _ in range(8):
        press(window, Qt.Key.Key_F6)
        if window.bar.isAncestorOf(window.focusWidget()):
            return
    pytest.fail("F6 does not go to the bar")


def test_f6_goes_to_the_first_link_of_the_bar(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_2)
    window.desk.tell("3 people imported.", can_undo=True, offers=(Offer("Answer now", print),))
    go_to_bar(window)
    assert words_at(window) == "Answer now"


@pytest.mark.parametrize("page", ["people", "rules", "history"])
def test_the_bar_is_last_where_tab_goes(twice: MainWindow, page: str) -> None:
    go_to(twice, Place(page))
    twice.tools.search.setFocus()
    twice.sidebar.setFocus()
    press(twice, Qt.Key.Key_Tab)
    assert twice.current_page().isAncestorOf(twice.focusWidget())
    twice.bar.findChildren(QPushButton)[0].setFocus()
    press(twice, Qt.Key.Key_Backtab, SHIFT)
    assert twice.current_page().isAncestorOf(twice.focusWidget())


def test_a_second_return_in_the_bar_takes_back_nothing_more(twice: MainWindow) -> None:
    go_to_bar(twice)
    assert words_at(twice) == "Undo"
    for _ in range(2):
        press(twice, Qt.Key.Key_Return)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy"}


def test_a_second_return_on_the_undo_above_takes_back_nothing_more(twice: MainWindow) -> None:
    twice.tools.undo.setFocus()
    for _ in range(2):
        press(twice, Qt.Key.Key_Return)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy"}
    assert twice.focusWidget() is people_page(twice).view


def test_the_bar_offers_to_redo_what_was_undone(twice: MainWindow) -> None:
    press(twice, Qt.Key.Key_Z, CTRL)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy"}
    go_to_bar(twice)
    assert words_at(twice) == "Redo"
    press(twice, Qt.Key.Key_Return)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy", "Ana Silva"}


def test_undo_and_redo_pass_the_search_field_in_which_nothing_is_typed(twice: MainWindow) -> None:
    twice.search.setFocus()
    press(twice, Qt.Key.Key_Z, CTRL)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy"}
    press(twice, Qt.Key.Key_Z, CTRL | SHIFT)
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy", "Ana Silva"}
    press(twice, Qt.Key.Key_B)
    press(twice, Qt.Key.Key_Z, CTRL)
    assert twice.search.text() == ""
    assert members(twice, "Clients") == {*CLIENTS, "Luc Roy", "Ana Silva"}


def test_undoing_all_that_was_imported_leaves_the_keyboard_on_the_next_step(window: MainWindow) -> None:
    go_to(window, EVERYONE)
    while window.menus.undo_action.isEnabled():
        press(window, Qt.Key.Key_Z, CTRL)
    assert words_at(window) == "Import…"


def test_shift_delete_deletes_from_the_list_only(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    people_page(window).card.setFocus()
    press(window, Qt.Key.Key_Delete, SHIFT)
    assert "Luc Roy" in ids_by_name(book_of(window))
    people_page(window).view.setFocus()
    press(window, Qt.Key.Key_Delete, SHIFT)
    assert "Luc Roy" not in ids_by_name(book_of(window))
    assert window.bar.sentence.text() == "Luc Roy is in the trash, for 30 days."


class TestAnEmptyBook:
    @pytest.fixture
    def book(self, empty_book: Path) -> Path:
        return empty_book

    def test_begins_with_the_keyboard_on_what_is_to_be_done_first(self, window: MainWindow) -> None:
        assert words_at(window) == "Import…"
        assert window.focusWidget().parent() is people_page(window).empty
