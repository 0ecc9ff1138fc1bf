"""The page of accounts: adding and changing one, who is there, what to look at, and deciding on a list."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.helpers import book_of, go_to, ids_by_name, settled

from entourage.domain.account import Strength
from entourage.operations import accounts, audience, connections, contacts, imports, networks
from entourage.ui.accounts.dialog import AccountDialog
from entourage.ui.accounts.list_dialog import ListDialog
from entourage.ui.accounts.namesakes import NamesakesDialog
from entourage.ui.accounts.page import AccountsPage
from entourage.ui.place import Place

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    from entourage.domain.account import Account
    from entourage.ui.main_window import MainWindow

    Dialog = TypeVar("Dialog", bound=QDialog)


TODAY = date(2026, 11, 22)


def page_of(window: MainWindow, about: str = "") -> AccountsPage:
    go_to(window, Place("accounts", about=about))
    page = window.page("accounts")
    assert isinstance(page, AccountsPage)
    return page


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    settled(window.desk)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def add(window: MainWindow, network: str, handle: str = "") -> Account:
    known = networks.network(network)
    assert known
    made = accounts.add(book_of(window), known, handle=handle).account
    window.desk.changed.emit()
    settled(window.desk)
    return made


def names(page: AccountsPage) -> list[str]:
    return [row.text for row in page.detail.people.rows.rows]


def mine(window: MainWindow) -> list[tuple[str, str]]:
    situation = audience.known(book_of(window)).situation
    return [(one.network, one.handle) for one in situation.accounts]


def test_an_empty_page_leads_to_the_first_account_which_is_then_shown_and_counted(window: MainWindow) -> None:
    page = page_of(window)
    assert page.empty.isVisible()
    page.add()
    dialog = dialog_of(window, AccountDialog)
    dialog.network.setCurrentIndex(dialog.network.findData("linkedin"))
    dialog.handle.setText("ada")
    assert (dialog.purpose.currentData(), dialog.indexed.isChecked()) == ("professional", True)
    dialog.buttons.accepted.emit()
    settled(window.desk)
    assert mine(window) == [("linkedin", "ada")]
    assert page.detail.title.text() == "LinkedIn (ada)"
    entry = next(one for one in window.sidebar.places.entries if one.place == Place("accounts"))
    assert (entry.count, entry.spoken) == (1, "1 account")
    window.acts.undo()
    settled(window.desk)
    assert mine(window) == []
    assert page.empty.isVisible()


def test_a_second_account_on_one_network_and_public_lists_are_warned_of_before_they_are_made(
    window: MainWindow,
) -> None:
    add(window, "x", "@ada")
    page_of(window, "add")
    dialog = dialog_of(window, AccountDialog)
    hints, notes = {}, {}
    for key in ("x", "bluesky", "email"):
        dialog.network.setCurrentIndex(dialog.network.findData(key))
        hints[key] = dialog.hint.text() if dialog.hint.isVisible() else ""
        notes[key] = dialog.note.text() if dialog.note.isVisible() else ""
    assert "already" in hints["x"]
    assert hints["bluesky"] == hints["email"] == ""
    assert "Lists are public too" in notes["bluesky"]


def test_a_handle_that_is_there_already_is_refused_where_it_was_typed(window: MainWindow) -> None:
    add(window, "x", "@ada")
    page_of(window, "add")
    dialog = dialog_of(window, AccountDialog)
    dialog.network.setCurrentIndex(dialog.network.findData("x"))
    dialog.handle.setText("Ada")
    dialog.buttons.accepted.emit()
    settled(window.desk)
    assert dialog.isVisible()
    assert dialog.fault.text() == "You have the account “Ada” on this network already."


def test_changing_removing_and_moving_an_account_are_acts_that_undo_takes_back(window: MainWindow) -> None:
    add(window, "facebook", "@ada")
    add(window, "mastodon", "@ada@example.org")
    page = page_of(window, "2")
    page.move_up()
    settled(window.desk)
    assert mine(window)[0][0] == "mastodon"
    page.change()
    dialog = dialog_of(window, AccountDialog)
    dialog.state.setCurrentIndex(dialog.state.findData("paused"))
    dialog.buttons.accepted.emit()
    settled(window.desk)
    assert page.rows.rows[0].remark == "Paused"
    page.remove()
    settled(window.desk)
    assert mine(window) == [("facebook", "@ada")]
    for _ in range(3):
        window.acts.undo()
        settled(window.desk)
    assert mine(window) == [("facebook", "@ada"), ("mastodon", "@ada@example.org")]


def test_who_is_there_is_said_by_hand_and_shown_with_what_it_is_known_by(window: MainWindow) -> None:
    add(window, "email")
    page = page_of(window, "1")
    people = page.detail.people
    before = names(page)
    assert "Ana Silva" in before
    assert people.rows.rows[0].when == "has an e-mail address"
    people.view.setCurrentIndex(people.rows.index(before.index("Ana Silva")))
    people.say(Strength.ABSENT)
    settled(window.desk)
    assert "Ana Silva" not in names(page)
    people.show_strength(Strength.ABSENT)
    assert names(page) == ["Ana Silva"]
    people.view.setCurrentIndex(people.rows.index(0))
    people.forget()
    settled(window.desk)
    assert names(page) == before


def test_searching_finds_people_by_the_words_of_their_names(window: MainWindow) -> None:
    add(window, "email")
    page = page_of(window, "1")
    page.search("sil an")
    assert names(page) == ["Ana Silva"]
    page.search("nobody so")
    assert page.detail.people.empty.isVisible()


@pytest.fixture
def facebook(window: MainWindow, tmp_path: Path) -> Account:
    """Give an account whose own list names two: one name that one person here has, and one that two have."""
    contacts.add(book_of(window), name="Ana Silva", fields=())
    friends = [{"name": name, "timestamp": 1_500_000_000} for name in ("Luc Roy", "Ana Silva")]
    file = tmp_path / "your_friends.json"
    file.write_text(json.dumps({"friends_v2": friends}), encoding="utf-8")
    imports.carry_out(book_of(window), imports.plan(book_of(window), [file])[0])
    return add(window, "facebook")


def test_unique_names_are_taken_in_one_go_that_undo_takes_back(window: MainWindow, facebook: Account) -> None:
    page = page_of(window, str(facebook.id))
    banner = page.detail.people.names
    assert banner.isVisible()
    banner.pressed.emit()
    settled(window.desk)
    assert not banner.isVisible()
    assert names(page).count("Luc Roy") == 2
    window.acts.undo()
    settled(window.desk)
    assert banner.isVisible()


def test_namesakes_are_asked_one_name_at_a_time(window: MainWindow, facebook: Account) -> None:
    page = page_of(window, str(facebook.id))
    page.detail.people.asked.pressed.emit()
    dialog = dialog_of(window, NamesakesDialog)
    assert "Ana Silva is on Facebook" in dialog.asked.text()
    assert not dialog.answer.isEnabled()
    dialog.choices.buttons()[0].click()
    dialog.answer.click()
    settled(window.desk)
    found = connections.people_of(book_of(window), facebook.id)
    assert found.questions == ()
    assert [one.name for one in found.absent] == ["Ana Silva"]
    assert [one.name for one in found.sure].count("Ana Silva") == 2


def test_what_was_looked_at_is_ticked_dated_and_no_longer_due(window: MainWindow) -> None:
    add(window, "x")
    page = page_of(window, "1")
    page.detail.show_part(1)
    line = page.detail.looking.lines[0]
    due = accounts.overview(book_of(window), TODAY).due(1)
    line.box.click()
    settled(window.desk)
    assert accounts.overview(book_of(window), TODAY).due(1) == due - 1
    assert line.box.isChecked()
    assert line.state.text().startswith("looked at on")
    line.box.click()
    settled(window.desk)
    assert not line.box.isChecked()


def test_a_list_is_decided_for_circles_and_stands_as_not_applied_yet(window: MainWindow) -> None:
    account = add(window, "facebook")
    ids = ids_by_name(book_of(window))
    connections.connect(book_of(window), account.id, [ids["Luc Roy"], ids["Ana Silva"]], Strength.SURE)
    page = page_of(window, "1")
    page.detail.show_part(2)
    page.detail.lists.add()
    dialog = dialog_of(window, ListDialog)
    dialog.circles.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.accepted.emit()
    settled(window.desk)
    (row,) = page.detail.lists.rows.rows
    assert (row.text, row.more) == ("Close Friends", "Close friends")
    assert row.when.endswith("not applied yet")
    page.detail.lists.change()
    dialog = dialog_of(window, ListDialog)
    dialog.circles.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.circles.item(2).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.accepted.emit()
    settled(window.desk)
    assert page.detail.lists.rows.rows[0].more == "Clients"
    page.detail.lists.remove()
    settled(window.desk)
    assert len(page.detail.lists.rows.rows) == 0


def test_a_network_without_lists_offers_none(window: MainWindow) -> None:
    add(window, "linkedin")
    add(window, "facebook")
    page = page_of(window, "1")
    assert page.detail.pills[2].isHidden()
    page = page_of(window, "2")
    assert not page.detail.pills[2].isHidden()


def test_an_account_with_all_that_is_asked_of_it_fits_a_small_screen(window: MainWindow, facebook: Account) -> None:
    page = page_of(window, str(facebook.id))
    window.resize(700, 420)
    settled(window.desk)
    page._look_closer()
    settled(window.desk)
    assert page.detail.isVisible()
    assert page.detail.people.names.isVisible()
    assert page.detail.people.asked.isVisible()
    assert (window.width(), window.height()) == (700, 420)
    for place in range(3):
        page.detail.show_part(place)
        settled(window.desk)
        assert (window.minimumSizeHint().width(), window.minimumSizeHint().height()) <= (700, 420)


def test_a_list_of_ones_own_is_made_and_changed_in_the_window(window: MainWindow) -> None:
    account = add(window, "facebook")
    page = page_of(window, "1")
    page.detail.show_part(2)
    page.detail.lists.empty.setFocus()
    page.detail.lists.add()
    dialog = dialog_of(window, ListDialog)
    dialog.which.setCurrentIndex(dialog.which.count() - 1)
    dialog.name.setText("Not for work")
    dialog.use.setCurrentIndex(dialog.use.findData("except"))
    dialog.buttons.accepted.emit()
    settled(window.desk)
    (made,) = audience.known(book_of(window)).situation.lists.values()
    assert (made.name, made.use, made.account_id) == ("Not for work", "except", account.id)
    assert window.focusWidget() is page.detail.lists.view
    page.detail.lists.change()
    dialog = dialog_of(window, ListDialog)
    assert dialog.use.currentData() == "except"
    dialog.name.setText("Not for clients")
    dialog.buttons.accepted.emit()
    settled(window.desk)
    (changed,) = audience.known(book_of(window)).situation.lists.values()
    assert (changed.name, changed.use) == ("Not for clients", "except")


def test_of_two_accounts_on_one_network_one_says_whose_list_was_imported(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    path.write_text(rows + "Zoé,Petit,https://www.linkedin.com/in/zoe,,,,12 Nov 2026\n", "utf-8")
    imports.carry_out(book_of(window), imports.plan(book_of(window), [path])[0])
    first = add(window, "linkedin", "mine")
    page = page_of(window, str(first.id))
    assert page.detail.exports.isHidden()
    second = add(window, "linkedin", "other")
    page = page_of(window, str(second.id))
    assert not page.detail.exports.isHidden()
    page.detail.exports.offered.actions()[0].trigger()
    settled(window.desk)
    (offered,) = page.detail.exports.offered.actions()
    assert offered.isChecked()
    assert [one.name for one in connections.people_of(book_of(window), second.id).sure] == ["Zoé Petit"]
    page = page_of(window, str(first.id))
    (offered,) = page.detail.exports.offered.actions()
    assert "other" in offered.text()
    assert not offered.isChecked()
