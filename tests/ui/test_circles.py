"""Circles: people put in and taken out by key, by typing and by drag, and the circles themselves changed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QListWidget, QPushButton, QRadioButton
from tests.ui.helpers import (
    CLIENTS,
    CLOSE_FRIENDS,
    LONGEST_WAIT,
    PEOPLE,
    book_of,
    choose,
    chosen,
    circle,
    cli,
    go_to,
    ids_by_name,
    listed,
    members,
    people_page,
    press,
    settle,
    settled,
    wait_until,
)

from entourage.domain.errors import EntourageError
from entourage.operations import circles as sorting_of_circles
from entourage.operations import contacts
from entourage.ui.circles.chooser import CircleChooser
from entourage.ui.circles.dialog import CircleDialog
from entourage.ui.dragging import with_circle, with_people
from entourage.ui.place import EVERYONE, UNSORTED, Place, of_circle
from entourage.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from entourage.ui.main_window import MainWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PRESETS = ["Close friends", "Colleagues", "Clients", "Less familiar"]


def circles(window: MainWindow) -> list[str]:
    return [entry.text for entry in window.sidebar.places.entries if entry.circle]


def said(window: MainWindow) -> str:
    return window.bar.sentence.text()


def drop(target: QWidget, at: QPoint, data: QMimeData) -> bool:
    """Let something be dragged onto a place as Qt tells a widget of it."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at, copy, data, left, none))
    move = QDragMoveEvent(at, copy, data, left, none)
    QApplication.sendEvent(target, move)
    if not move.isAccepted():
        return False
    event = QDropEvent(at, copy, data, left, none)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop_people(window: MainWindow, row: int) -> bool:
    """Drag the people chosen onto a row of the sidebar."""
    page, sidebar = people_page(window), window.sidebar
    data = page.people.mimeData(page.view.selectedIndexes())
    done = drop(sidebar.viewport(), sidebar.visualRect(sidebar.model().index(row, 0)).center(), data)
    settled(window.desk)
    return done


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL, Qt.KeyboardModifier.KeypadModifier])
def test_a_digit_puts_the_people_chosen_into_a_circle(window: MainWindow, held: Qt.KeyboardModifier) -> None:
    choose(window, "Ana Silva", "Luc Roy")
    press(window, Qt.Key.Key_2, held)
    assert members(window, "Colleagues") == {"Ana Silva", "Luc Roy"}
    assert said(window).startswith("2 people put into Colleagues.")
    assert set(chosen(window)) == {"Ana Silva", "Luc Roy"}


def test_ctrl_and_a_digit_sort_from_the_search_where_a_digit_alone_is_typed(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    window.search.setFocus()
    press(window, Qt.Key.Key_2, CTRL)
    assert members(window, "Colleagues") == {"Ana Silva"}
    QTest.keyClicks(window.search, "1")
    settled(window.desk)
    assert window.search.text() == "1"
    assert members(window, "Close friends") == set(CLOSE_FRIENDS)


def test_sorting_who_is_not_sorted_goes_on_to_the_next_person(window: MainWindow) -> None:
    go_to(window, UNSORTED)
    before = listed(window)
    people_page(window).view.setFocus()
    press(window, Qt.Key.Key_2)
    assert listed(window) == before[1:]
    assert chosen(window) == before[1:2]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_2)
    assert listed(window) == [before[1], *before[3:]]
    assert chosen(window) == [before[3]]


def test_digits_pressed_faster_than_they_are_written_sort_one_person_after_the_other(window: MainWindow) -> None:
    go_to(window, UNSORTED)
    before = listed(window)
    view = people_page(window).view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_2)
    settled(window.desk)
    assert members(window, "Colleagues") == set(before[:3])
    assert listed(window) == before[3:]
    assert chosen(window) == before[3:4]
    press(window, Qt.Key.Key_Z, CTRL)
    assert listed(window) == before[2:]


def test_a_click_on_a_circle_below_the_list_leaves_the_keyboard_to_the_list(window: MainWindow) -> None:
    go_to(window, UNSORTED)
    before = listed(window)
    page = people_page(window)
    page.view.setFocus()
    pill = next(one for one in page.strip.findChildren(QPushButton) if "Clients" in one.text())
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    settled(window.desk)
    assert page.view.hasFocus()
    press(window, Qt.Key.Key_2)
    assert {before[0]} < members(window, "Clients")
    assert members(window, "Colleagues") == {before[1]}


def test_a_digit_sorts_wherever_on_the_page_the_keyboard_is(window: MainWindow) -> None:
    go_to(window, UNSORTED)
    before = listed(window)
    next(one for one in people_page(window).strip.findChildren(QPushButton) if "Clients" in one.text()).setFocus()
    press(window, Qt.Key.Key_2)
    assert members(window, "Colleagues") == {before[0]}


def test_the_keyboard_stays_on_the_card_when_a_circle_is_left_there(window: MainWindow) -> None:
    choose(window, "Élodie Côté")
    card = people_page(window).card
    chip = next(one for one in card.findChildren(Chip) if one.text() == "Clients")
    chip.setFocus()
    press(window, Qt.Key.Key_Space)
    assert "Élodie Côté" not in members(window, "Clients")
    focus = window.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)
    assert focus.accessibleName() == "Put into a circle"


def test_whoever_could_not_be_sorted_is_in_the_list_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_asked: object, **_how: object) -> None:
        raise EntourageError("book_not_open")

    go_to(window, UNSORTED)
    before = listed(window)
    monkeypatch.setattr(sorting_of_circles, "sort", refused)
    people_page(window).view.setFocus()
    press(window, Qt.Key.Key_2)
    assert said(window).startswith("⚠ ")
    assert listed(window) == before


def test_tab_goes_from_the_tools_to_the_search_the_places_and_the_list(window: MainWindow) -> None:
    window.tools.order()[0].setFocus()
    seen = []
    for _ in range(7):
        seen.append(window.focusWidget())
        press(window, Qt.Key.Key_Tab)
    tools = [tool for tool in window.tools.order() if tool.isVisible()]
    assert seen == [*tools, window.sidebar, people_page(window).view]


def test_the_arrows_go_through_the_list(window: MainWindow) -> None:
    everyone = listed(window)
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, len(everyone) - 1),
    ):
        press(window, key)
        assert chosen(window) == [everyone[row]]
    press(window, Qt.Key.Key_Up, SHIFT)
    assert chosen(window) == everyone[-2:]


def test_the_last_who_was_not_sorted_leaves_one_sentence(window: MainWindow) -> None:
    go_to(window, UNSORTED)
    press(window, Qt.Key.Key_A, CTRL)
    assert len(chosen(window)) == len(PEOPLE) - 3
    press(window, Qt.Key.Key_3)
    assert listed(window) == []
    assert people_page(window).empty.isVisible()


def test_the_bar_names_who_alone_may_now_see_less_and_what_of(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    window.acts.put_into(circle(window, "Clients"))
    settled(window.desk)
    said = window.bar.sentence.text()
    assert said.startswith(
        "Luc Roy was put into Clients. Luc Roy may now see less, because the strictest circle decides:"
    )
    assert said.endswith("others.")


def test_whoever_comes_into_a_closer_circle_can_be_taken_out_of_less_familiar(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    press(window, Qt.Key.Key_4)
    press(window, Qt.Key.Key_1)
    offer = next(one for one in window.bar.findChildren(QPushButton) if "Less familiar" in one.text())
    offer.click()
    settled(window.desk)
    assert members(window, "Less familiar") == set()
    assert "Ana Silva" in members(window, "Close friends")


def test_delete_in_a_circle_takes_out_of_it_and_says_so(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    choose(window, "Björk Åberg")
    press(window, Qt.Key.Key_Delete)
    assert members(window, "Clients") == {"Élodie Côté"}
    assert said(window).startswith("Björk Åberg was taken out of Clients.")
    press(window, Qt.Key.Key_Z, CTRL)
    assert members(window, "Clients") == set(CLIENTS)


def test_delete_elsewhere_only_says_how_to_delete(window: MainWindow, book: Path) -> None:
    before = cli(book, "list")
    choose(window, "Björk Åberg")
    press(window, Qt.Key.Key_Delete)
    assert cli(book, "list") == before
    assert "Nobody is taken out of a circle here" in said(window)


def test_shift_and_delete_put_into_the_trash(window: MainWindow, book: Path) -> None:
    choose(window, "Björk Åberg", "Luc Roy")
    press(window, Qt.Key.Key_Delete, SHIFT)
    assert not {"Björk Åberg", "Luc Roy"} & set(listed(window))
    assert said(window) == "2 people are in the trash, for 30 days."
    assert len(cli(book, "trash")["trash"]) == 2
    press(window, Qt.Key.Key_Z, CTRL)
    assert {"Björk Åberg", "Luc Roy"} < set(listed(window))


def test_undo_and_redo_have_the_name_of_what_they_do(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    press(window, Qt.Key.Key_2)
    assert window.menus.undo_action.text() == "&Undo “put Ana Silva into Colleagues”"
    press(window, Qt.Key.Key_Z, CTRL)
    assert members(window, "Colleagues") == set()
    assert window.menus.redo_action.text() == "&Redo “put Ana Silva into Colleagues”"
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert members(window, "Colleagues") == {"Ana Silva"}


def chooser(window: MainWindow) -> CircleChooser:
    press(window, Qt.Key.Key_L, CTRL)
    found = window.findChildren(CircleChooser)
    assert len(found) == 1
    assert found[0].isVisible()
    return found[0]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("coll", "Colleagues"), ("less", "Less familiar"), ("Choir", "Choir"), ("fami", "Less familiar")],
)
def test_a_circle_is_chosen_by_typing(window: MainWindow, typed: str, name: str) -> None:
    choose(window, "Ana Silva")
    dialog = chooser(window)
    QTest.keyClicks(dialog.focusWidget(), typed)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settled(window.desk)
    assert members(window, name) == {"Ana Silva"}


def test_the_chooser_offers_to_make_what_is_typed_and_moves_nothing_sideways(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    dialog = chooser(window)
    words = dialog.findChild(QListWidget)
    assert [words.item(row).text() for row in range(words.count())] == PRESETS
    QTest.keyClicks(dialog.focusWidget(), "Former pupils of a school with a very long name, and all who taught there")
    assert words.item(0).text().startswith("Create circle “Former pupils of a school")
    assert words.visualItemRect(words.item(0)).width() <= words.viewport().width()
    assert not words.horizontalScrollBar().isVisible()


def test_a_click_in_the_chooser_puts_into_a_circle(window: MainWindow) -> None:
    choose(window, "Ana Silva", "Luc Roy")
    words = chooser(window).findChild(QListWidget)
    states = [words.item(row).checkState() for row in range(words.count())]
    assert states == [Qt.CheckState.PartiallyChecked, *[Qt.CheckState.Unchecked] * 3]
    at = words.visualItemRect(words.item(1)).center()
    QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled(window.desk)
    assert members(window, "Colleagues") == {"Ana Silva", "Luc Roy"}


def test_typing_the_circle_of_all_chosen_takes_them_out(window: MainWindow) -> None:
    choose(window, *CLIENTS)
    dialog = chooser(window)
    QTest.keyClicks(dialog.focusWidget(), "clie")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settled(window.desk)
    assert members(window, "Clients") == set()


def test_people_dragged_onto_a_circle_are_in_it(window: MainWindow) -> None:
    choose(window, "Ana Silva", "Zoé Œuvrard")
    row = window.sidebar.places.row_of(of_circle(circle(window, "Colleagues")))
    assert drop_people(window, row)
    assert members(window, "Colleagues") == {"Ana Silva", "Zoé Œuvrard"}
    assert said(window) == "2 people put into Colleagues."


@pytest.mark.parametrize("place", [UNSORTED, EVERYONE])
def test_people_cannot_be_dropped_where_no_circle_is(window: MainWindow, book: Path, place: object) -> None:
    before = cli(book, "list")
    choose(window, "Ana Silva")
    row = next(row for row, one in enumerate(window.sidebar.places.entries) if one.place == place)
    assert not drop_people(window, row)
    assert cli(book, "list") == before


def test_a_circle_dragged_onto_another_takes_its_place(window: MainWindow) -> None:
    sidebar = window.sidebar
    rows = [sidebar.places.row_of(of_circle(circle(window, name))) for name in ("Less familiar", "Close friends")]
    source, target = (sidebar.model().index(row, 0) for row in rows)
    assert drop(sidebar.viewport(), sidebar.visualRect(target).center(), sidebar.places.mimeData([source]))
    settled(window.desk)
    assert circles(window) == ["Less familiar", "Close friends", "Colleagues", "Clients"]
    press(window, Qt.Key.Key_Z, CTRL)
    assert circles(window) == PRESETS


def test_alt_and_an_arrow_move_a_circle_and_the_digits_with_it(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    window.sidebar.setFocus()
    press(window, Qt.Key.Key_Up, ALT)
    assert circles(window) == ["Close friends", "Clients", "Colleagues", "Less familiar"]
    assert window.bar.sentence.text() == "Clients was moved."
    go_to(window, EVERYONE)
    choose(window, "Ana Silva")
    press(window, Qt.Key.Key_2)
    assert "Ana Silva" in members(window, "Clients")


def test_a_circle_is_renamed_where_it_stands(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    QTest.keyClick(window, Qt.Key.Key_F2)
    editor = window.sidebar.findChild(QLineEdit)
    assert editor.hasFocus()
    assert editor.text() == "Clients"
    editor.selectAll()
    QTest.keyClicks(editor, "Patrons")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settled(window.desk)
    assert circles(window) == ["Close friends", "Colleagues", "Patrons", "Less familiar"]
    assert people_page(window).head.title.text() == "Patrons"
    press(window, Qt.Key.Key_Z, CTRL)
    assert circles(window) == PRESETS


def test_a_name_that_is_taken_is_refused_in_a_sentence(window: MainWindow) -> None:
    window.acts.rename(circle(window, "Clients"), "Colleagues")
    settled(window.desk)
    assert circles(window) == PRESETS
    assert said(window).startswith("⚠ ")
    assert "Colleagues" in said(window)


def test_a_circle_is_closed_and_opened_again(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    window.menus.close_circle.trigger()
    settled(window.desk)
    assert circle(window, "Clients").closed
    row = window.sidebar.places.row_of(window.place)
    assert window.sidebar.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("closed")
    window.menus.close_circle.trigger()
    settled(window.desk)
    assert not circle(window, "Clients").closed


def test_a_circle_removed_leaves_its_people_and_can_come_back(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    window.acts.remove()
    settled(window.desk)
    assert circles(window) == ["Close friends", "Colleagues", "Less familiar"]
    assert window.place == EVERYONE
    assert len(listed(window)) == len(PEOPLE)
    press(window, Qt.Key.Key_Z, CTRL)
    assert circles(window) == PRESETS
    assert members(window, "Clients") == set(CLIENTS)


def test_a_circle_removed_elsewhere_leaves_its_page_without_a_fault(window: MainWindow, book: Path) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    cli(book, "circle", "remove", "Clients")
    window.desk.changed.emit()
    settled(window.desk)
    assert circles(window) == ["Close friends", "Colleagues", "Less familiar"]
    assert window.circle() is None


def dialog_of(window: MainWindow) -> CircleDialog:
    settle()
    return next(one for one in window.findChildren(CircleDialog) if one.isVisible())


def test_a_circle_gets_another_symbol_name_and_description(window: MainWindow, book: Path) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    window.acts.dress()
    dialog = dialog_of(window)
    dialog._symbol.setCurrentIndex(dialog._symbol.findData("♥"))
    dialog._name.setText("Patrons")
    dialog._about.setPlainText("Those who pay")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    settled(window.desk)
    made = cli(book, "circles")["circles"][2]
    assert (made["name"], made["symbol"], made["description"]) == ("Patrons", "♥", "Those who pay")
    press(window, Qt.Key.Key_Z, CTRL)
    before = cli(book, "circles")["circles"][2]
    assert (before["name"], before["symbol"], before["description"]) == ("Clients", "◆", "")


def test_a_new_circle_is_made_with_two_keys_and_a_name(window: MainWindow) -> None:
    press(window, Qt.Key.Key_N, CTRL | SHIFT)
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.focusWidget(), "Choir")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settled(window.desk)
    assert circles(window) == [*PRESETS, "Choir"]
    press(window, Qt.Key.Key_Z, CTRL)
    assert circles(window) == PRESETS


def test_escape_while_a_circle_is_being_written_does_not_close_its_window(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    settled(window.desk)
    QTest.keyClicks(dialog.focusWidget(), "Choir")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(dialog.focusWidget(), key)
    settle()
    settled(window.desk)
    assert said(window).startswith("New circle: Choir.")
    assert window.place == of_circle(circle(window, "Choir"))
    assert not any(one.isVisible() for one in window.findChildren(CircleDialog))


def test_escape_while_a_circle_is_refused_leaves_its_window_to_be_mended(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    settled(window.desk)
    QTest.keyClicks(dialog.focusWidget(), "Clients")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(dialog.focusWidget(), key)
    settle()
    settled(window.desk)
    assert "Clients" in dialog_of(window)._fault.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_new_circle_looks_like_no_other_and_is_shown_at_once(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    settled(window.desk)
    QTest.keyClicks(dialog.focusWidget(), "Choir")
    shown = dialog._look()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settled(window.desk)
    made = circle(window, "Choir")
    others = [circle(window, name) for name in PRESETS]
    assert made.colour not in {one.colour for one in others}
    assert made.symbol not in {one.symbol for one in others}
    assert (made.colour, made.symbol) == shown
    assert window.place == of_circle(made)
    assert window.sidebar.circle() == made


def test_a_new_preset_circle_is_shown_in_its_own_look_as_its_name_is_typed(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    settled(window.desk)
    QTest.keyClicks(dialog.focusWidget(), "Family")
    assert dialog._look() == ("#E69F00", "★")


def test_the_colour_of_a_new_circle_is_chosen_by_arrow_keys_and_named(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    settled(window.desk)
    dialog._palette.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    swatch = dialog.focusWidget()
    assert isinstance(swatch, QRadioButton)
    assert swatch.isChecked()
    assert swatch.accessibleName() == "Violet"
    dialog._name.setEditText("Family")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    settled(window.desk)
    assert (circle(window, "Family").colour, circle(window, "Family").preset) == ("#8F1FFF", "family")


def test_a_colour_of_ones_own_stays_as_it_is(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    window.acts.dress()
    dialog = dialog_of(window)
    dialog._palette._take(QColor("#123456"))
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    settled(window.desk)
    assert circle(window, "Clients").colour == "#123456"
    window.acts.dress()
    own = next(one for one in dialog_of(window).findChildren(QRadioButton) if one.isChecked())
    assert own.accessibleName() == "Your own colour, #123456"


def test_what_is_wrong_with_a_new_circle_is_said_beside_what_was_typed(window: MainWindow) -> None:
    window.acts.make_circle()
    dialog = dialog_of(window)
    dialog._name.setEditText("Clients")
    dialog._about.setPlainText("Those who pay")
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    ok.click()
    settled(window.desk)
    assert dialog.isVisible()
    assert "Clients" in dialog._fault.text()
    dialog._name.setEditText("Patrons")
    ok.click()
    settled(window.desk)
    assert circles(window) == [*PRESETS, "Patrons"]


def test_a_dialog_that_changes_nothing_offers_no_undo_of_what_was_done_before(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    window.acts.delete()
    settled(window.desk)
    assert window.bar._undo.isVisible()
    go_to(window, of_circle(circle(window, "Clients")))
    window.acts.dress()
    dialog_of(window).findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    settled(window.desk)
    assert not window.bar._undo.isVisible()


def test_an_act_that_says_nothing_ends_the_offer_to_undo_the_one_before(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    window.acts.delete()
    settled(window.desk)
    key = ids_by_name(book_of(window))["Luc Roy"]
    window.desk.write(lambda database: contacts.mark_me(database, contact_id=key, is_me=True))
    settled(window.desk)
    assert not window.bar._undo.isVisible()
    assert window.bar.sentence.text() == ""


def test_another_programs_act_ends_the_offer_to_undo(window: MainWindow, book: Path) -> None:
    choose(window, "Ana Silva")
    window.acts.delete()
    settled(window.desk)
    cli(book, "circle", "add", "Choir")
    window.desk._watch.look()
    settled(window.desk)
    assert not window.bar._undo.isVisible()


def test_a_circle_made_by_typing_goes_with_one_undo(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    dialog = chooser(window)
    QTest.keyClicks(dialog.focusWidget(), "Choir")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    settled(window.desk)
    assert circles(window) == [*PRESETS, "Choir"]
    press(window, Qt.Key.Key_Z, CTRL)
    assert circles(window) == PRESETS


def test_a_digit_sorts_while_the_places_have_the_keyboard(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    window.sidebar.setFocus()
    press(window, Qt.Key.Key_2)
    assert members(window, "Colleagues") == {"Ana Silva"}


def test_return_presses_the_button_that_has_the_keyboard(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Colleagues")))
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Show everyone" and one.isVisible())
    button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.place == EVERYONE


def test_the_digits_stop_at_nine(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    for key in (Qt.Key.Key_9, Qt.Key.Key_0):
        press(window, key)
    assert all("Ana Silva" not in members(window, name) for name in circles(window))
    assert book_of(window)


@pytest.mark.parametrize("tongue", ["fr"])
def test_sorting_is_said_in_french(window: MainWindow, tongue: str) -> None:
    choose(window, "Ana Silva")
    press(window, Qt.Key.Key_2)
    assert said(window) == "Ana Silva est maintenant dans le cercle Collègues."


def test_what_takes_long_is_said_until_it_is_done(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    sort = sorting_of_circles.sort
    monkeypatch.setattr(
        sorting_of_circles, "sort", lambda *args, **more: go_on.wait(LONGEST_WAIT) and sort(*args, **more)
    )
    window.acts.put_into(circle(window, "Clients"), [ids_by_name(book_of(window))["Luc Roy"]])
    wait_until(lambda: window.bar.sentence.text() == "Putting 1 person into Clients…")
    go_on.set()
    settled(window.desk)
    assert window.bar.sentence.text().startswith("Luc Roy was put into Clients.")


def test_a_second_click_in_a_hurry_does_not_undo_a_second_act(window: MainWindow) -> None:
    for name in ("Luc Roy", "Ana Silva"):
        window.acts.put_into(circle(window, "Clients"), [ids_by_name(book_of(window))[name]])
        settled(window.desk)
    for _ in range(2):
        QTest.mouseClick(window.tools.undo, Qt.MouseButton.LeftButton)
        settled(window.desk)
    assert members(window, "Clients") == {*CLIENTS, "Luc Roy"}
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(window.tools.redo, Qt.MouseButton.LeftButton)
    settled(window.desk)
    assert members(window, "Clients") == {*CLIENTS, "Luc Roy", "Ana Silva"}
    assert not window.tools.redo.isVisible()


def test_a_circle_being_moved_is_shown_by_a_line_and_people_by_a_frame(window: MainWindow) -> None:
    places = window.sidebar.places
    row = places.row_of(of_circle(circle(window, "Close friends")))
    for data, is_line in ((with_circle(circle(window, "Clients").id), True), (with_people([1], [""]), False)):
        at = window.sidebar.visualRect(places.index(row)).center()
        move = QDragMoveEvent(
            at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        window.sidebar.dragMoveEvent(move)
        assert (window.sidebar.line_at_drag >= 0) is is_line
        assert (window.sidebar.row_under_drag == row) is not is_line


def test_the_chooser_closes_by_its_button(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    dialog = chooser(window)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Close).click()
    settle()
    assert not window.findChildren(CircleChooser)


def test_the_places_begin_at_their_top_wherever_the_one_shown_is_seen_so(window: MainWindow) -> None:
    bar = window.sidebar.verticalScrollBar()
    window.resize(1280, 360)
    go_to(window, Place("trash"))
    assert bar.value() > 0
    go_to(window, EVERYONE)
    window.resize(1280, 380)
    settle()
    assert bar.value() == 0
