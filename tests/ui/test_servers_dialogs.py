"""The windows of address books on servers: adding one, what leaves for it, and passwords in a real keyring."""

from __future__ import annotations

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyrings import Session
from tests.ui.helpers import book_of, ids_by_name, settled, wait_until
from tests.ui.test_servers import There, add, carry_out, dialogs, heard, here, look, numbers, page_of, type_password

from entourage.domain.server import KEPT_HOME, Field, Naming, People
from entourage.operations import contacts, servers
from entourage.ui.place import Place
from entourage.ui.servers.adding import AddingDialog
from entourage.ui.servers.choosing import SharingDialog
from entourage.ui.servers.password import PasswordDialog
from entourage.ui.servers.secrets import SecretsDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sync.servers import Server

    from entourage.ui.main_window import MainWindow

LAST = 3


@pytest.fixture
def there(radicale: Server, tmp_path: Path) -> There:
    return There(radicale, f"dialogs-{tmp_path.name}".replace("_", "-"))


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Give a keyring of the system that is unlocked, for this process too."""
    session = Session(tmp_path)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.environment["DBUS_SESSION_BUS_ADDRESS"])
    session.unlock()
    yield session
    session.close()


@pytest.fixture
def leading(there: There) -> Iterator[str]:
    """Give the address of a server that leads to the same one by another name."""

    class Leading(BaseHTTPRequestHandler):
        def _lead(self) -> None:
            self.send_response(301)
            self.send_header("Location", f"http://localhost:{there.server.port}{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_PROPFIND = do_GET = do_OPTIONS = _lead  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Leading) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        serving.join()


def adding(window: MainWindow, address: str) -> AddingDialog:
    """Begin to add what is at an address, up to who one is there."""
    page_of(window).add()
    settled(window.desk)
    (dialog,) = dialogs(AddingDialog)
    dialog.address.setText(address)
    dialog.next.click()
    settled(window.desk)
    return dialog


def sign_in(window: MainWindow, dialog: AddingDialog, user: str, password: str) -> None:
    dialog.user.setText(user)
    dialog.field.password.setText(password)
    dialog.next.click()
    settled(window.desk)


def only(dialog: AddingDialog, name: str) -> None:
    """Tick one address book of a server, where it has several, and go on to what leaves."""
    if dialog.steps.currentIndex() == LAST:
        return
    for row in range(dialog.books.count()):
        item = dialog.books.item(row)
        item.setCheckState(Qt.CheckState.Checked if item.text() == name else Qt.CheckState.Unchecked)
    dialog.next.click()


def name_of(there: There) -> str:
    return there.url.rstrip("/").rpartition("/")[2]


def test_an_address_book_is_added_in_four_steps_and_its_plan_is_shown_with_the_password_typed_once(
    window: MainWindow, there: There
) -> None:
    dialog = adding(window, there.server.origin)
    assert "127.0.0.1" in dialog.hosts.text()
    sign_in(window, dialog, there.server.user, "wrong")
    assert dialog.saying.fault.isVisible()
    assert not dialog.field.password.text()
    sign_in(window, dialog, there.server.user, there.server.password)
    only(dialog, name_of(there))
    choice = dialog.choice
    choice.people.button(1).click()
    choice.circles.item(0).setCheckState(Qt.CheckState.Checked)
    choice.fields[Field.NOTES].click()
    dialog.next.click()
    settled(window.desk)
    (book,) = servers.every(book_of(window))
    assert (book.sharing.people, book.sharing.naming) == (People.CIRCLES, Naming.NONE)
    assert book.sharing.kept_home == KEPT_HOME - {Field.NOTES}
    assert not dialogs(AddingDialog)
    assert not dialogs(PasswordDialog)
    page = page_of(window)
    assert numbers(page) == [0, 2, 0, 0]
    assert not there.names()
    carry_out(page)
    assert there.names() == ["Luc Roy", "Élodie Côté"]


def test_no_server_is_asked_before_the_person_has_seen_which(window: MainWindow) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        dialog = adding(window, f"http://127.0.0.1:{server.getsockname()[1]}/")
        assert "127.0.0.1" in dialog.hosts.text()
        with pytest.raises(BlockingIOError):
            server.accept()
        dialog.reject()


def test_where_a_server_leads_elsewhere_the_other_is_named_and_asked_only_once_the_person_says_so(
    window: MainWindow, there: There, leading: str
) -> None:
    dialog = adding(window, leading)
    sign_in(window, dialog, there.server.user, there.server.password)
    assert dialog.steps.currentIndex() == 1
    assert "Nothing has been sent" not in dialog.hosts.text()
    assert "localhost" in dialog.saying.other.text()
    dialog.saying.other.click()
    settled(window.desk)
    assert dialog.steps.currentIndex() > 1
    dialog.reject()


def test_asking_a_silent_server_is_cancelled_and_nothing_is_added(window: MainWindow) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dialog = adding(window, f"http://127.0.0.1:{silent.getsockname()[1]}/")
        dialog.user.setText("ada")
        dialog.field.password.setText("any")
        dialog.next.click()
        wait_until(dialog.saying.working.isVisible)
        assert not dialog.steps.isEnabled()
        dialog.reject()
        settled(window.desk)
    assert not dialogs(AddingDialog)
    assert not servers.every(book_of(window))


def test_an_address_book_that_is_here_is_not_added_twice(window: MainWindow, there: There) -> None:
    add(window, there.url, there.server)
    dialog = adding(window, there.server.origin)
    sign_in(window, dialog, there.server.user, there.server.password)
    items = [dialog.books.item(row) for row in range(dialog.books.count())]
    (known,) = [item for item in items if name_of(there) in item.text()]
    assert "already" in known.text()
    assert not known.flags() & Qt.ItemFlag.ItemIsEnabled
    assert known.checkState() is Qt.CheckState.Unchecked
    dialog.reject()


def test_who_lets_nobody_in_with_a_password_is_said_at_once(window: MainWindow) -> None:
    dialog = adding(window, "ada@gmail.com")
    assert "Google" in dialog.saying.fault.text()
    assert dialog.steps.currentIndex() == 0
    dialog.reject()


def test_without_a_keyring_the_reason_is_said_and_nothing_can_be_kept(window: MainWindow, there: There) -> None:
    add(window, there.url, there.server)
    page_of(window).detail.look.click()
    settled(window.desk)
    (dialog,) = dialogs(PasswordDialog)
    assert "no keyring" in dialog.field.said.text()
    assert not dialog.field.keeps.isEnabled()
    dialog.reject()


def test_what_leaves_is_changed_and_the_next_plan_follows_it(window: MainWindow, there: There) -> None:
    add(window, there.url, there.server)
    page = page_of(window)
    page.detail.sharing.emit()
    settled(window.desk)
    (dialog,) = dialogs(SharingDialog)
    dialog.choice.people.button(2).click()
    dialog.choice.start.click()
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    settled(window.desk)
    (book,) = servers.every(book_of(window))
    assert (book.sharing.people, book.at_start) == (People.THEIRS, True)
    look(page, there)
    assert numbers(page) == [0, 0, 0, 0]
    assert not page.detail.sheet.close_plan.isVisible()


def test_a_kept_password_syncs_unasked_is_listed_and_goes_when_it_is_removed(
    window: MainWindow, there: There, keyring: Session
) -> None:
    book = add(window, there.url, there.server, at_start=True, every=15)
    page = page_of(window)
    page.detail.look.click()
    settled(window.desk)
    (dialog,) = dialogs(PasswordDialog)
    wait_until(dialog.field.keeps.isEnabled)
    assert dialog.field.keeps.isChecked()
    type_password(page, there.server.password)
    (kept,) = servers.secrets(book_of(window))
    read = ["read", kept.service, kept.account, kept.backend]
    assert there.server.password in str(keyring.ask([read]))
    page.detail.sheet.left.emit()
    window.desk.opened.emit()  # as at the next start
    settled(window.desk)
    assert not there.names()  # nobody has seen a first plan carried out
    page.detail.look.click()
    settled(window.desk)
    carry_out(page)
    assert there.names() == here(window)
    contacts.delete(book_of(window), contact_ids=[ids_by_name(book_of(window))["Luc Roy"]])
    window.desk.opened.emit()
    wait_until(lambda: there.names() == here(window))
    settled(window.desk)
    assert not dialogs(PasswordDialog)
    window.desk.going.emit(Place("secrets"))
    settled(window.desk)
    (listing,) = dialogs(SecretsDialog)
    assert listing.table.rowCount() == 1
    assert book.host in listing.table.item(0, 0).text()
    listing.removing.click()
    settled(window.desk)
    assert listing.table.rowCount() == 0
    assert there.server.password not in str(keyring.ask([read]))
    listing.reject()
    page_of(window).detail.sync.click()
    settled(window.desk)
    (dialog,) = dialogs(PasswordDialog)
    dialog.reject()


def test_what_goes_wrong_unasked_is_said_once_and_no_locked_keyring_is_opened_for_it(
    window: MainWindow, there: There, keyring: Session
) -> None:
    book = add(window, there.url, there.server)
    page = page_of(window)
    page.detail.look.click()
    wait_until(lambda: bool(dialogs(PasswordDialog)) and dialogs(PasswordDialog)[0].field.keeps.isEnabled())
    type_password(page, there.server.password)
    page.detail.sheet.left.emit()
    keyring.lock()
    said = heard(window)
    for _ in range(2):
        window.desk.syncing.sync_unasked(book.id)
        settled(window.desk)
    assert [one.is_fault for one in said] == [True]
    assert "⚠" in page.detail.stand.text()
    assert not there.names()
