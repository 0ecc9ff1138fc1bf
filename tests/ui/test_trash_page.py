"""The trash: who is in it and until when, putting back, and emptying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tests.ui.helpers import book_of, choose, go_to, ids_by_name, members, press, settled

from entourage.operations import contacts
from entourage.ui.history.trash import TrashPage
from entourage.ui.place import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from entourage.ui.main_window import MainWindow

TRASH = Place("trash")


def page_of(window: MainWindow) -> TrashPage:
    page = window.page("trash")
    assert isinstance(page, TrashPage)
    return page


def names(window: MainWindow) -> set[str]:
    return {row.text for row in page_of(window).rows.rows}


def delete(window: MainWindow, *people: str) -> None:
    choose(window, *people)
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    go_to(window, TRASH)


def button(box: QMessageBox, text: str) -> None:
    next(one for one in box.buttons() if one.text() == text).click()


def test_it_says_who_was_deleted_and_until_when_they_are_kept(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Ana Silva")
    assert names(window) == {"Luc Roy", "Ana Silva"}
    row = next(row for row in page_of(window).rows.rows if row.text == "Luc Roy")
    (at,) = {at for _, _, at in contacts.trash(book_of(window))}
    assert row.when == f"Deleted: {window.desk.language.written(at)} · Close friends"
    assert row.remark == "30 days left"
    assert row.spoken == f"Luc Roy, Chef · 418 555-0102, 30 days left, {row.when}"


def test_namesakes_are_told_apart(window: MainWindow) -> None:
    for email in ("luc@example.org", "roy@example.org"):
        key = contacts.add(book_of(window), name="Luc Roy", fields=[("email", email)])
        contacts.delete(book_of(window), contact_ids=[key])
    delete(window, "Luc Roy")
    rows = page_of(window).rows.rows
    assert {row.text for row in rows} == {"Luc Roy"}
    assert {row.more for row in rows} == {"Chef · 418 555-0102", "roy@example.org", "luc@example.org"}


def test_return_puts_several_back_at_once_into_their_circles(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Élodie Côté", "Ana Silva")
    assert members(window, "Close friends") == set()
    page_of(window).view.selectAll()
    assert page_of(window).back.text() == "Put 3 people back"
    page_of(window).view.setFocus()
    press(window, Qt.Key.Key_Return)
    assert names(window) == set()
    assert members(window, "Close friends") == {"Luc Roy", "Élodie Côté"}
    assert window.bar.sentence.text() == "3 people put back."


def test_putting_back_can_be_undone(window: MainWindow) -> None:
    delete(window, "Luc Roy")
    page_of(window).back.click()
    settled(window.desk)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(window) == {"Luc Roy"}


def test_after_putting_one_back_the_next_is_chosen(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Ana Silva")
    page_of(window).view.setFocus()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    assert names(window) == set()


def test_emptying_asks_with_the_number_and_offers_to_cancel_first(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Ana Silva")
    box = page_of(window).ask_to_empty()
    assert "2 people" in box.text()
    assert box.defaultButton().text() == "Cancel"
    assert box.escapeButton().text() == "Cancel"
    button(box, "Cancel")
    settled(window.desk)
    assert names(window) == {"Luc Roy", "Ana Silva"}


def test_emptying_erases_everyone_in_it_and_nobody_else(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Ana Silva")
    button(page_of(window).ask_to_empty(), "Erase 2 people")
    settled(window.desk)
    assert contacts.trash(book_of(window)) == []
    assert len(ids_by_name(book_of(window))) == 6
    assert window.bar.sentence.text() == "2 people erased for good: this cannot be undone."
    assert "The trash is empty" in page_of(window).empty.sentence.text()
    assert not page_of(window).clear.isEnabled()


def test_the_search_finds_people_in_the_trash_without_accents(window: MainWindow) -> None:
    delete(window, "Luc Roy", "Élodie Côté")
    window.search.setText("cote")
    settled(window.desk)
    assert names(window) == {"Élodie Côté"}
    for words in ("aubier", "close friends"):
        window.search.setText(words)
        settled(window.desk)
        assert "Élodie Côté" in names(window)
    window.search.setText("nobody")
    settled(window.desk)
    assert page_of(window).empty.isVisibleTo(page_of(window))


def test_the_whole_trash_is_shown_again_by_the_button_where_nothing_was_found(window: MainWindow) -> None:
    delete(window, "Luc Roy")
    window.search.setText("nobody")
    settled(window.desk)
    page_of(window).show_all()
    settled(window.desk)
    assert names(window) == {"Luc Roy"}
    assert window.search.text() == ""
