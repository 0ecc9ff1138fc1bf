"""Who belongs where, my details and hours, and seeing as others do, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from tests.ui.helpers import book_of, choose, go_to, ids_by_name, members, press, settled, wait_until

from entourage.domain.account import Purpose, Strength
from entourage.operations import accounts, connections, contacts, details, history, hours, networks
from entourage.ui import people_acts
from entourage.ui.belonging.details import DetailsPage
from entourage.ui.belonging.farewell import FarewellDialog
from entourage.ui.belonging.page import BelongsPage
from entourage.ui.belonging.seeing import SeeingDialog
from entourage.ui.place import Place
from entourage.ui.widgets.words import Words

if TYPE_CHECKING:
    from entourage.ui.belonging.table import ChoiceTable
    from entourage.ui.main_window import MainWindow


@pytest.fixture
def connected(window: MainWindow) -> MainWindow:
    """Give a window on a book with a personal account on Facebook, on which everybody is, and my own card."""
    database = book_of(window)
    people = ids_by_name(database)
    facebook = networks.network("facebook")
    assert facebook is not None
    account = accounts.add(database, facebook).account
    assert account.purpose is Purpose.PERSONAL
    connections.connect(database, account.id, sorted(people.values()), Strength.SURE)
    contacts.mark_me(database, contact_id=people["Noah Adams"], is_me=True)
    window.desk.changed.emit()
    settled(window.desk)
    return window


def belongs(window: MainWindow) -> BelongsPage:
    go_to(window, Place("belongs"))
    page = window.page("belongs")
    assert isinstance(page, BelongsPage)
    return page


def mine(window: MainWindow) -> DetailsPage:
    go_to(window, Place("details"))
    page = window.page("details")
    assert isinstance(page, DetailsPage)
    return page


def listed(page: BelongsPage) -> list[tuple[str, str]]:
    return [(page.rows.rows[at].text, page.rows.rows[at].remark) for at in range(len(page.rows.ids))]


def spoken(table: ChoiceTable) -> list[str]:
    cells = table.cells
    return [cells.cell(cells.index(row, 0)).spoken for row in range(cells.rowCount())]


def test_an_answer_by_a_digit_changes_who_is_out_of_place_and_is_undone(connected: MainWindow) -> None:
    page = belongs(connected)
    assert [name for name, _ in listed(page)] == ["Björk Åberg", "Élodie Côté"]
    assert "Clients, Facebook: Does not belong here (as is usual)" in spoken(page.table)
    page.table.setCurrentIndex(page.table.cells.index(2, 0))
    page.table.setFocus()
    press(connected, Qt.Key.Key_2)
    settled(connected.desk)
    assert listed(page) == []
    assert not page.view.isVisible()
    assert "Clients, Facebook: No opinion" in spoken(page.table)
    connected.acts.undo()
    settled(connected.desk)
    assert len(listed(page)) == 2


def test_several_cells_are_answered_in_one_act(connected: MainWindow) -> None:
    page = belongs(connected)
    before = len(history.history(book_of(connected), 99))
    page.table.selectAll()
    page.table.decide("not")
    settled(connected.desk)
    assert {text.partition(": ")[2] for text in spoken(page.table)} == {"Does not belong here"}
    assert len(history.history(book_of(connected), 99)) == before + 1


def test_people_who_are_out_of_place_may_stay_go_to_former_clients_or_onto_the_restricted_list(
    connected: MainWindow,
) -> None:
    page = belongs(connected)
    page.view.choose_rows([0])
    page.stay.click()
    settled(connected.desk)
    assert listed(page) == [("Élodie Côté", ""), ("Björk Åberg", "may stay")]
    page.view.choose_rows([1])
    assert page.stay.text() == "May not stay"
    page.stay.click()
    settled(connected.desk)
    page.view.choose_rows([0])
    page.restrict.click()
    settled(connected.desk)
    assert "To do on the networks" in connected.bar.sentence.text()
    page.view.choose_rows([0, 1])
    page.over.click()
    settled(connected.desk)
    assert listed(page) == []
    assert members(connected, "Former clients") == {"Björk Åberg", "Élodie Côté"}


def test_a_text_to_part_is_addressed_signed_and_may_be_copied(connected: MainWindow) -> None:
    page = belongs(connected)
    page.view.choose_rows([1])
    page.farewell.click()
    dialog = page.findChild(FarewellDialog)
    assert dialog is not None
    wait_until(lambda: "Noah" in dialog.text.toPlainText())
    assert dialog.text.toPlainText().startswith("Hello Élodie,")
    first = dialog.text.toPlainText()
    dialog.kind.setCurrentIndex(1)
    assert dialog.text.toPlainText() != first
    dialog.reject()


def test_without_accounts_one_button_leads_to_them(window: MainWindow) -> None:
    page = belongs(window)
    assert page.empty.isVisible()
    assert "accounts" in page.empty.sentence.text()


def test_a_detail_is_given_by_a_key(connected: MainWindow) -> None:
    page = mine(connected)
    found = details.mine(book_of(connected))
    email = next(row for row, one in enumerate(found.details) if one.key.startswith("email:"))
    clients = next(at for at, one in enumerate(found.circles) if one.preset == "clients")
    page.table.setCurrentIndex(page.table.cells.index(email, clients))
    assert page.table.cells.cell(page.table.currentIndex()).spoken == "Clients, E-mail: not given (as is usual)"
    page.table.setFocus()
    press(connected, Qt.Key.Key_1)
    settled(connected.desk)
    assert page.table.cells.cell(page.table.currentIndex()).spoken == "Clients, E-mail: given"
    press(connected, Qt.Key.Key_0)
    settled(connected.desk)
    assert "as is usual" in page.table.cells.cell(page.table.currentIndex()).spoken


def test_hours_are_kept_as_typed_or_refused_with_what_was_typed_left_there(connected: MainWindow) -> None:
    page = mine(connected)
    page.working.setFocus()
    page.working.setText("weekdays 9-5")
    press(connected, Qt.Key.Key_Return)
    settled(connected.desk)
    assert len(hours.hours(book_of(connected)).working) == 5
    page.working.setText("whenever I like")
    press(connected, Qt.Key.Key_Return)
    settled(connected.desk)
    assert len(hours.hours(book_of(connected)).working) == 5
    assert page.working.text() == "whenever I like"
    assert "not read as hours" in connected.bar.sentence.text()


def test_one_sees_as_a_person_from_their_card_and_as_the_public_from_the_menu(connected: MainWindow) -> None:
    choose(connected, "Élodie Côté")
    settled(connected.desk)
    connected.acts.see()
    settled(connected.desk)
    assert "Facebook: there (sure); reached by: Public, Friends" in shown(SeeingDialog)
    connected.acts.do(Place("see"))
    settled(connected.desk)
    assert any(line.startswith("Facebook: ") and "search engines" in line for line in shown(SeeingDialog))


def shown(kind: type[QDialog]) -> list[str]:
    """Read the lines of a dialog, and close it."""
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    lines = [one.whole for one in dialog.findChildren(Words)]
    dialog.reject()
    return lines


def test_a_second_card_that_is_me_is_told_and_can_be_let_go_where_my_details_stand(connected: MainWindow) -> None:
    page = mine(connected)
    second = ids_by_name(book_of(connected))["Björk Åberg"]
    people_acts.mark_me(connected.desk, second)
    settled(connected.desk)
    assert "2 cards are yours now" in connected.bar.sentence.text()
    assert len(page.cards.lines) == 2
    buttons = {one.accessibleName(): one for one in page.cards.findChildren(QPushButton)}
    buttons["Björk Åberg is not me"].click()
    settled(connected.desk)
    assert [key for key, _ in details.cards(book_of(connected))] != []
    assert second not in [key for key, _ in details.cards(book_of(connected))]
    assert len(page.cards.lines) == 1


def test_hours_that_are_not_understood_stay_and_are_told_at_their_field(connected: MainWindow) -> None:
    page = mine(connected)
    page.working.setFocus()
    QTest.keyClicks(page.working, "soir")
    press(connected, Qt.Key.Key_Return)
    settled(connected.desk)
    assert page.working.remark.isVisible()
    assert "soir" in page.working.remark.text()
    page.refresh()
    settled(connected.desk)
    assert page.working.text() == "soir"
    QTest.keyClicks(page.working, "x")
    assert not page.working.remark.isVisible()


def test_undo_in_a_field_of_hours_that_has_nothing_to_undo_takes_back_the_act(connected: MainWindow) -> None:
    page = mine(connected)
    page.working.setFocus()
    QTest.keyClicks(page.working, "Mon-Fri 9:00-17:00")
    press(connected, Qt.Key.Key_Return)
    settled(connected.desk)
    assert hours.hours(book_of(connected)).working
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(page.working, asked)
    assert not asked.isAccepted()
