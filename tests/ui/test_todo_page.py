"""What is to be done on the networks: list by list, ticked by Space, compared, taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.helpers import book_of, go_to, ids_by_name, press, settled, wait_until

from entourage.domain.account import Strength
from entourage.operations import accounts, audience_lists, connections, contacts, networks, todo
from entourage.operations.naming import Named
from entourage.ui.place import Place
from entourage.ui.todo import printing
from entourage.ui.todo.comparing import CompareDialog
from entourage.ui.todo.page import TodoPage
from entourage.ui.todo.showing import ShowDialog

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow
    from entourage.ui.widgets.ticks import TicksView

TODO, TODAY = Place("todo"), date(2026, 11, 22)


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    database = book_of(window)
    people = ids_by_name(database)
    facebook = networks.network("facebook")
    assert facebook is not None
    account = accounts.add(database, facebook).account.id
    connections.connect(database, account, sorted(people.values()), Strength.SURE)
    audience_lists.add(database, account, "Inner", [Named("", "close_friends")])
    window.desk.changed.emit()
    go_to(window, TODO)
    return window


def page_of(window: MainWindow) -> TodoPage:
    page = window.page("todo")
    assert isinstance(page, TodoPage)
    return page


def test_lists_say_what_they_ask(shown: MainWindow) -> None:
    rows = page_of(shown).rows.rows

    assert (rows[0].text, rows[0].remark) == ("Inner", "add 2")


def asked(window: MainWindow) -> set[str]:
    (account,) = todo.overview(book_of(window), TODAY)
    return {one.name for one in account.lists[0].add}


def table(window: MainWindow) -> TicksView:
    view = page_of(window).sheet.view
    assert view is not None
    return view


def test_whoever_is_ticked_by_space_stays_in_sight_and_is_undone_by_the_bar(shown: MainWindow) -> None:
    page = page_of(shown)
    press(shown, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is table(shown)
    press(shown, Qt.Key.Key_Space)
    press(shown, Qt.Key.Key_Down)

    assert asked(shown) == {"Luc Roy"}
    assert (table(shown).rows.ticked, table(shown).currentIndex().row()) == ({0}, 1)
    assert QApplication.focusWidget() is table(shown)
    assert page.rows.rows[0].remark == "add 1"
    assert "noted, 1 left to do" in shown.bar.sentence.text()
    shown.acts.undo()
    settled(shown.desk)
    assert asked(shown) == {"Luc Roy", "Élodie Côté"}
    assert table(shown).rows.ticked == set()


def test_what_was_ticked_in_error_is_unticked_by_space(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_Return)
    press(shown, Qt.Key.Key_Space)
    press(shown, Qt.Key.Key_Space)

    assert asked(shown) == {"Luc Roy", "Élodie Côté"}
    assert table(shown).rows.ticked == set()


def test_what_was_ticked_says_that_it_is_done(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_Return)
    rows = table(shown).rows
    assert rows.index(0, 1).data() == "+ Add"
    press(shown, Qt.Key.Key_Space)
    assert (rows.index(0, 1).data(), rows.index(1, 1).data()) == ("✓ done", "+ Add")


def test_settings_are_no_part_of_the_minutes_and_say_where_they_are_found(shown: MainWindow) -> None:
    page = page_of(shown)
    assert ": 2 ticks in lists, about a minute; " in page.head.sentence.text()
    assert page.head.sentence.text().endswith(" settings to look at.")
    page.view.setCurrentIndex(page.rows.index(1))
    settled(shown.desk)
    assert "As of " in table(shown).rows.index(0, 1).data()


def test_another_way_is_offered_where_it_saves_a_minute(shown: MainWindow) -> None:
    database, page = book_of(shown), page_of(shown)
    assert page.sheet.cheaper.isHidden()
    (mine,) = (one.account for one in todo.overview(database, TODAY))
    for number in range(20):
        contacts.add(database, name=f"Friend {number}", fields=(), circle=Named("", "close_friends"))
    people = sorted(ids_by_name(database).values())
    connections.connect(database, mine.id, people, Strength.SURE)
    shown.desk.changed.emit()
    settled(shown.desk)
    assert "instead of 22 ticks" in page.sheet.hint.text()
    page.sheet.cheaper.click()
    (dialog,) = page.findChildren(ShowDialog)
    assert dialog.account.currentData() == mine.id


def test_the_rest_is_done_at_once(shown: MainWindow) -> None:
    page = page_of(shown)
    page.sheet.finish.click()
    settled(shown.desk)

    assert asked(shown) == set()
    assert page.rows.rows[0].when.startswith("applied on")
    assert page.sheet.finish.isHidden()


def test_a_setting_that_was_looked_at_is_done(shown: MainWindow) -> None:
    page = page_of(shown)
    count = shown.desk.doing.count or 0
    page.view.setCurrentIndex(page.rows.index(1))
    settled(shown.desk)
    press(shown, Qt.Key.Key_Return)
    press(shown, Qt.Key.Key_Space)

    assert shown.desk.doing.count == count - 1
    assert table(shown).rows.ticked == {0}


def test_the_number_beside_the_place_is_that_of_the_page(shown: MainWindow) -> None:
    entries = shown.sidebar.places.entries
    entry = next(one for one in entries if one.place == TODO)

    assert page_of(shown).head.sentence.text().startswith(f"{entry.count} things to do")


def test_names_are_copied_as_the_network_spells_them(shown: MainWindow) -> None:
    page_of(shown).sheet.copy.click()

    assert set(QApplication.clipboard().text().splitlines()) == {"Luc Roy", "Élodie Côté"}


def test_pasted_members_are_compared_and_taken_over(shown: MainWindow) -> None:
    page = page_of(shown)
    page.sheet.compare.click()
    (dialog,) = page.findChildren(CompareDialog)
    dialog.text.setPlainText("Luc Roy\nAna Silva\nZoe Zorn\n")
    wait_until(dialog.take.isEnabled, "nothing is compared")

    assert dialog.outcome.text() == "1 missing, 1 extra, 1 not in the book"
    said = [dialog.people.item(row).text() for row in range(dialog.people.count())]
    assert said == ["− Ana Silva (extra)", "Zoe Zorn (nobody here is called so)", "+ Élodie Côté (missing)"]
    dialog.take.click()
    settled(shown.desk)
    (account,) = todo.overview(book_of(shown), TODAY)
    assert [one.name for one in account.lists[0].remove] == ["Ana Silva"]


def test_a_book_without_accounts_says_what_to_do(window: MainWindow) -> None:
    go_to(window, TODO)

    assert page_of(window).empty.isVisible()
    assert page_of(window).head.sentence.text() == ""


def test_a_page_with_boxes_is_written(shown: MainWindow, tmp_path: Path) -> None:
    out = tmp_path / "todo.pdf"
    printing.write(shown.desk, page_of(shown), out, None, None)
    settled(shown.desk)

    assert out.read_bytes().startswith(b"%PDF")


def test_the_cheapest_way_is_begun_and_its_names_are_shown(shown: MainWindow) -> None:
    page = page_of(shown)
    page.show_some.click()
    (dialog,) = page.findChildren(ShowDialog)
    assert not dialog.start.isEnabled()
    kinds = [dialog.kinds.item(row) for row in range(dialog.kinds.count())]
    next(one for one in kinds if one.text() == "Religion").setCheckState(Qt.CheckState.Checked)
    dialog.amount.setCurrentIndex(1)
    wait_until(dialog.start.isEnabled, "no way is found")
    assert dialog.ways.item(0).text() == "A new list of those who see it · 1 tick, about a minute"
    dialog.name.setText("Faith")
    dialog.ways.setCurrentRow(
        next(row for row in range(dialog.ways.count()) if "new list" in dialog.ways.item(row).text())
    )
    dialog.start.click()
    settled(shown.desk)

    assert page.sheet.title.text() == "Facebook · Faith"
    shown.acts.undo()
    settled(shown.desk)
    assert [row.text for row in page.rows.rows][:1] == ["Inner"]
