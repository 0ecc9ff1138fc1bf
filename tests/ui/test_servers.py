"""The page of address books on servers: planned, answered and carried out, against a real server."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from tests.operations.two_copies import Phone
from tests.ui.helpers import book_of, go_to, ids_by_name, settle, settled, wait_until

from entourage.operations import contacts, servers
from entourage.sync.discovery import RemoteBook
from entourage.ui.comparing.dialog import QuestionDialog, Reply
from entourage.ui.place import Place
from entourage.ui.servers.page import AddressBooksPage
from entourage.ui.servers.password import PasswordDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TypeVar

    from tests.sync.servers import Server

    from entourage.operations.servers import ServerBook
    from entourage.ui.desk import Said
    from entourage.ui.main_window import MainWindow

    Dialog = TypeVar("Dialog", bound=QDialog)

MIA = ["FN:Mia Weber", "N:Weber;Mia;;;", "EMAIL:mia@example.org"]
LUC = ["FN:Luc Roy", "N:Roy;Luc;;;", "TEL;TYPE=CELL:418 555-0102", "EMAIL:luc@example.org"]


class There(Phone):
    """Live as an empty address book of a server, as another program sees it."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.url = server, server.new_book(name)
        super().__init__(server, self.url)

    def names(self) -> list[str]:
        return sorted(card.partition("FN:")[2].splitlines()[0] for card in self.cards().values())

    def href_of(self, name: str) -> str:
        return next(href for href, card in self.cards().items() if f"FN:{name}" in card)

    def change(self, name: str, before: str, after: str) -> None:
        href = self.href_of(name)
        card = self.card(href)
        assert before in card
        self.put(href, card.replace(before, after))


@pytest.fixture
def there(radicale: Server, tmp_path: Path) -> There:
    return There(radicale, f"page-{tmp_path.name}".replace("_", "-"))


@pytest.fixture
def page(window: MainWindow, there: There) -> Iterator[AddressBooksPage]:
    """Give the page with that address book, for which the password is asked each time."""
    add(window, there.url, there.server)
    yield page_of(window)
    settled(window.desk)


def add(window: MainWindow, url: str, server: Server, **choices: Any) -> ServerBook:  # noqa: ANN401 - as `servers.add`
    """Add an address book, as the dialog does."""
    found = RemoteBook(url=url, name="Contacts", is_writable=True, syncs=True, versions=("3.0",), largest=0)
    host = url.split("/")[2]
    database = book_of(window)
    (key,) = servers.add(database, host=host, user=server.user, address=url, books=[found], **choices)
    window.desk.changed.emit()
    settled(window.desk)
    return next(one for one in servers.every(database) if one.id == key)


def page_of(window: MainWindow) -> AddressBooksPage:
    go_to(window, Place("servers"))
    page = window.page("servers")
    assert isinstance(page, AddressBooksPage)
    return page


def dialogs(kind: type[Dialog]) -> list[Dialog]:
    settle()
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def type_password(page: AddressBooksPage, password: str) -> None:
    settled(page.desk)
    (dialog,) = dialogs(PasswordDialog)
    dialog.field.password.setText(password)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    settled(page.desk)


def look(page: AddressBooksPage, there: There) -> None:
    page.detail.look.click()
    type_password(page, there.server.password)


def carry_out(page: AddressBooksPage) -> None:
    page.detail.sheet.go.click()
    settled(page.desk)


def bring_in_step(page: AddressBooksPage, there: There) -> None:
    look(page, there)
    carry_out(page)


def numbers(page: AddressBooksPage) -> list[int]:
    """Count what is done here and there, conflicts, and questions, as the pills say."""
    pills = page.detail.sheet.pills
    return [int(re.sub(r"\D", "", pill.text())) if pill.isVisible() else 0 for pill in pills]


def set_here(window: MainWindow, name: str, field: str, text: str) -> None:
    ids = ids_by_name(book_of(window))
    contacts.set_field(book_of(window), contact_id=ids[name], field=field, text=text)
    window.desk.changed.emit()
    settled(window.desk)


def said_of(window: MainWindow, name: str) -> str:
    """Give all that the book says of somebody."""
    ids = ids_by_name(book_of(window))
    return repr([one.value for one in contacts.load(book_of(window), ids[name]).held if not one.removed])


def here(window: MainWindow) -> list[str]:
    return sorted(ids_by_name(book_of(window)))


def strike(window: MainWindow, *keys: Qt.Key) -> None:
    """Strike keys where the keyboard is, one right after the other."""
    window.activateWindow()  # no window manager does it here when a dialog has closed
    settle()
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


def heard(window: MainWindow) -> list[Said]:
    said: list[Said] = []
    window.desk.said.connect(lambda one: said.append(one) if one.sentence else None)
    return said


def test_nothing_is_written_on_either_side_before_the_plan_is_carried_out(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    there.new("mia", MIA)
    before = here(window)
    look(page, there)
    assert numbers(page) == [1, len(before), 0, 0]
    assert (there.names(), here(window)) == (["Mia Weber"], before)
    carry_out(page)
    assert here(window) == there.names() == sorted([*before, "Mia Weber"])
    assert page.detail.stand.text().startswith("In step since")


def test_a_note_about_somebody_stays_here_which_the_plan_says(page: AddressBooksPage, there: There) -> None:
    look(page, there)
    assert "notes (1)" in page.detail.sheet.notes.text()
    carry_out(page)
    assert "met at the choir" not in "".join(there.cards().values())


def test_conflicts_are_answered_by_keys_as_quickly_as_one_types(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    bring_in_step(page, there)
    set_here(window, "Björk Åberg", "title", "Captain")
    there.change("Björk Åberg", "TITLE:Director", "TITLE:Pilot")
    set_here(window, "Luc Roy", "title", "Baker")
    there.change("Luc Roy", "TITLE:Chef", "TITLE:Cook")
    look(page, there)
    assert (numbers(page), page.desk.syncing.count) == ([0, 0, 2, 0], 2)
    page.detail.sheet.conflicts.view.setFocus()
    strike(window, Qt.Key.Key_M, Qt.Key.Key_T)
    settled(window.desk)
    assert page.desk.syncing.count == 0
    carry_out(page)
    cards = "".join(there.cards().values())
    assert [title in cards for title in ("Captain", "Pilot", "Baker", "Cook")] == [True, False, False, True]
    assert "Cook" in said_of(window, "Luc Roy")


def test_what_is_asked_stays_after_sync_now_and_is_counted_in_the_places(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    bring_in_step(page, there)
    set_here(window, "Björk Åberg", "title", "Captain")
    there.change("Björk Åberg", "TITLE:Director", "TITLE:Pilot")
    there.change("Luc Roy", "TITLE:Chef", "TITLE:Cook")
    page.detail.sync.click()
    type_password(page, there.server.password)
    assert "Cook" in said_of(window, "Luc Roy")
    assert numbers(page) == [0, 0, 1, 0]
    assert "TITLE:Pilot" in there.card(there.href_of("Björk Åberg"))
    entry = next(one for one in window.sidebar.places.entries if one.place == Place("servers"))
    assert (entry.count, entry.spoken) == (1, "1 question")


def test_a_card_of_somebody_here_is_asked_about_as_an_import_asks(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    href = there.new("luc", LUC)
    before = here(window)
    look(page, there)
    assert numbers(page)[3] == 1
    page.detail.sheet.pills[3].click()
    page.detail.sheet.questions.view.opened.emit()
    settled(window.desk)
    (dialog,) = dialogs(QuestionDialog)
    dialog.buttons[Reply.SAME].click()
    settled(window.desk)
    carry_out(page)
    assert here(window) == before == there.names()
    assert "luc@example.org" in said_of(window, "Luc Roy")
    assert "TITLE:Chef" in there.card(href)


def test_a_wrong_password_is_said_and_asked_again_and_forgotten_once_the_right_one_came(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    said = heard(window)
    page.detail.sync.click()
    type_password(page, "wrong")
    (dialog,) = dialogs(PasswordDialog)
    assert "does not take" in dialog.why.text()
    assert "⚠" in page.detail.stand.text()
    assert not there.names()
    type_password(page, there.server.password)
    assert there.names() == here(window)
    assert "⚠" not in page.detail.stand.text()
    assert not any("wrong" in one.sentence for one in said)


def test_work_that_waits_for_a_silent_server_is_stopped_by_esc(window: MainWindow, radicale: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        add(window, f"http://127.0.0.1:{silent.getsockname()[1]}/book/", radicale)
        page = page_of(window)
        page.detail.look.click()
        settled(window.desk)
        (dialog,) = dialogs(PasswordDialog)
        dialog.field.password.setText("any")
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
        wait_until(page.detail.working.isVisible)
        strike(window, Qt.Key.Key_Escape)
        settled(window.desk)
    assert page.detail.quiet.isVisible()
    assert page.detail.sync.isEnabled()
    assert "⚠" not in page.detail.stand.text()


def test_a_book_that_was_changed_since_is_planned_again_and_nothing_is_lost(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    look(page, there)
    ids = ids_by_name(book_of(window))
    contacts.set_field(book_of(window), contact_id=ids["Luc Roy"], field="title", text="Baker")
    carry_out(page)
    assert not there.names()
    assert page.detail.sheet.isVisible()
    carry_out(page)
    assert "TITLE:Baker" in there.card(there.href_of("Luc Roy"))


def test_a_server_that_lost_everybody_empties_nothing_before_the_person_says_so(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    bring_in_step(page, there)
    everybody = here(window)
    for href in there.hrefs():
        there.delete(href)
    page.detail.sync.click()
    type_password(page, there.server.password)
    assert here(window) == everybody
    assert "⚠" in page.detail.stand.text()
    look(page, there)
    assert not page.detail.sheet.go.isEnabled()
    page.detail.sheet.accept.click()
    settled(window.desk)
    carry_out(page)
    assert here(window) == there.names() == []


def test_undo_in_the_bar_takes_back_what_one_act_did_here(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    bring_in_step(page, there)
    there.change("Luc Roy", "TITLE:Chef", "TITLE:Cook")
    said = heard(window)
    bring_in_step(page, there)
    assert said[-1].can_undo
    window.acts.undo()
    settled(window.desk)
    assert "Chef" in said_of(window, "Luc Roy")


def test_two_acts_are_not_undone_as_if_they_were_one(window: MainWindow, page: AddressBooksPage, there: There) -> None:
    bring_in_step(page, there)
    there.change("Luc Roy", "TITLE:Chef", "TITLE:Cook")
    there.new("mia", MIA)
    said = heard(window)
    bring_in_step(page, there)
    assert not said[-1].can_undo
    assert [offer.words for offer in said[-1].offers] == ["History"]


def test_an_address_book_without_a_kept_password_is_not_synced_by_itself_and_asks_nothing(
    window: MainWindow, there: There
) -> None:
    book = add(window, there.url, there.server)
    window.desk.syncing.sync_unasked(book.id)
    wait_until(lambda: window.desk.syncing.standing(book.id).needs_password)
    page = page_of(window)
    assert not dialogs(PasswordDialog)
    assert not there.names()
    assert "password is not kept" in page.detail.stand.text()


def test_removing_asks_first_and_leaves_people_and_cards_where_they_are(
    window: MainWindow, page: AddressBooksPage, there: There
) -> None:
    bring_in_step(page, there)
    everybody = here(window)
    for answer in ("Cancel", "Remove here"):
        page.detail.removed.emit()
        (box,) = dialogs(QMessageBox)
        next(one for one in box.buttons() if one.text() == answer).click()
        settled(window.desk)
        assert len(servers.every(book_of(window))) == (answer == "Cancel")
    assert page.empty.isVisible()
    assert here(window) == there.names() == everybody
