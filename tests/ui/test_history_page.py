"""What was done, newest first, and going back to any moment of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from tests.ui.helpers import book_of, choose, circle, go_to, ids_by_name, listed, members, press, settled

from entourage.operations import circles, contacts
from entourage.operations.naming import named
from entourage.ui.history.page import HistoryPage
from entourage.ui.place import EVERYONE, Place
from entourage.ui.widgets.rows import ROW

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow

HISTORY = Place("history")


def page_of(window: MainWindow) -> HistoryPage:
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    return page


def texts(window: MainWindow) -> list[str]:
    return [row.text for row in page_of(window).rows.rows]


def remarks(window: MainWindow) -> list[str]:
    return [row.remark for row in page_of(window).rows.rows]


def pick(window: MainWindow, text: str) -> None:
    page = page_of(window)
    page.view.setCurrentIndex(page.rows.index(texts(window).index(text)))
    page.view.setFocus()


def do_three_acts(window: MainWindow) -> None:
    """Put Ana into a circle, then take her out, then delete Luc."""
    choose(window, "Ana Silva")
    press(window, Qt.Key.Key_1)
    window.acts.take_out_of(circle(window, "Close friends"))
    settled(window.desk)
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)


def test_acts_are_listed_newest_first_in_words(window: MainWindow) -> None:
    do_three_acts(window)
    go_to(window, HISTORY)
    assert texts(window) == [
        "Delete Luc Roy",
        "Take Ana Silva out of Close friends",
        "Put Ana Silva into Close friends",
        "Put 2 people into Clients",
        "Put 2 people into Close friends",
        "Import people.vcf (8 new people)",
    ]


def test_undo_up_to_here_takes_back_an_act_and_all_after_it(window: MainWindow) -> None:
    do_three_acts(window)
    go_to(window, HISTORY)
    pick(window, "Put Ana Silva into Close friends")
    assert "3 acts" in page_of(window).head.sentence.text()
    page_of(window).undo.setFocus()
    page_of(window).undo.click()
    settled(window.desk)
    assert window.focusWidget() is page_of(window).view
    assert members(window, "Close friends") == {"Élodie Côté", "Luc Roy"}
    assert remarks(window)[:4] == ["undone", "undone", "undone", ""]
    assert window.bar.sentence.text() == "3 acts were undone."


def test_redo_up_to_here_brings_back_what_was_undone_before_it_and_no_more(window: MainWindow) -> None:
    do_three_acts(window)
    go_to(window, HISTORY)
    pick(window, "Put Ana Silva into Close friends")
    page_of(window).undo.click()
    settled(window.desk)
    pick(window, "Take Ana Silva out of Close friends")
    page_of(window).redo.click()
    settled(window.desk)
    assert remarks(window)[:4] == ["undone", "", "", ""]
    assert window.bar.sentence.text() == "2 acts were redone."


def test_the_buttons_undo_what_stands_and_redo_what_is_undone(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    go_to(window, HISTORY)
    assert window.menus.undo_action.text().lstrip("&") == "Undo “delete Luc Roy”"
    page_of(window).undo.click()
    settled(window.desk)
    assert "Luc Roy" in ids_by_name(book_of(window))
    assert window.bar.sentence.text() == "Undone: “delete Luc Roy”."
    assert window.menus.redo_action.text().lstrip("&") == "Redo “delete Luc Roy”"
    page_of(window).redo.click()
    settled(window.desk)
    assert "Luc Roy" not in ids_by_name(book_of(window))


def test_return_undoes_nothing_by_itself(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    go_to(window, HISTORY)
    page_of(window).view.setFocus()
    press(window, Qt.Key.Key_Return)
    QApplication.activePopupWidget().close()
    assert "Luc Roy" not in ids_by_name(book_of(window))


def test_what_cannot_be_undone_says_so_and_offers_nothing(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    window.desk.write(contacts.empty_trash)
    settled(window.desk)
    go_to(window, HISTORY)
    pick(window, "Empty the trash (1 person)")
    assert remarks(window)[0] == "cannot be undone"
    assert not page_of(window).undo.isEnabled()
    assert not page_of(window).redo.isEnabled()


def test_a_screen_reader_hears_act_state_and_time(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    go_to(window, HISTORY)
    page_of(window).undo.click()
    settled(window.desk)
    index = page_of(window).rows.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Delete Luc Roy, undone, ")
    assert said.endswith(index.data(ROW).when)


def test_hundreds_of_acts_are_read_as_they_are_scrolled_to(window: MainWindow) -> None:
    key = ids_by_name(book_of(window))["Luc Roy"]
    close = named(circle(window, "Clients"))
    for _ in range(130):
        circles.sort(book_of(window), people=[key], into=close, out_of=None)
        circles.sort(book_of(window), people=[key], into=None, out_of=close)
    go_to(window, HISTORY)
    page = page_of(window)
    first = page.rows.rowCount()
    assert first < 263
    while page.rows.canFetchMore(QModelIndex()):
        page.rows.fetchMore(QModelIndex())
        settled(window.desk)
    assert page.rows.rowCount() == 263


@pytest.mark.parametrize("tongue", ["fr"])
def test_the_page_speaks_french(window: MainWindow) -> None:
    go_to(window, HISTORY)
    assert page_of(window).undo.text() == "Annuler jusqu’ici"
    assert texts(window)[0] == "Ranger 2 personnes dans le cercle Clients"


def test_undoing_everything_leaves_the_list_of_people_empty(window: MainWindow) -> None:
    go_to(window, HISTORY)
    pick(window, "Import people.vcf (8 new people)")
    page_of(window).undo.click()
    settled(window.desk)
    go_to(window, EVERYONE)
    assert listed(window) == []
