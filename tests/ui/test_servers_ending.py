"""What becomes of work with an address book when its window or its book goes meanwhile."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest
from tests.sync.servers import Server
from tests.ui.helpers import book_of, settled, wait_until
from tests.ui.sights_servers import added, looked
from tests.ui.test_servers import add, dialogs, page_of

from entourage.keychain import Keychain
from entourage.operations import servers
from entourage.ui.servers.password import PasswordDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.ui.main_window import MainWindow

AT_ONCE = 2.0  # seconds


@pytest.fixture
def silent() -> Iterator[Server]:
    """Give a server that takes whoever comes, and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Server("silent", listening.getsockname()[1], "/", "ada", "secret")


def test_a_window_closes_at_once_while_a_server_is_silent(window: MainWindow, silent: Server) -> None:
    book = add(window, f"{silent.origin}/contacts/", silent)
    page = page_of(window)
    page.detail.sync.click()
    type_password()
    wait_until(lambda: window.desk.syncing.standing(book.id).is_busy)
    begun = time.monotonic()
    window.close()
    assert window.desk.shelf.close(AT_ONCE)
    assert time.monotonic() - begun < AT_ONCE


def type_password() -> None:
    """Type the password, and do not wait for what comes of it."""
    wait_until(lambda: bool(dialogs(PasswordDialog)))
    (dialog,) = dialogs(PasswordDialog)
    dialog.field.password.setText("secret")
    dialog.buttons.accepted.emit()


def test_what_waits_is_counted_no_more_once_its_address_book_is_gone(window: MainWindow) -> None:
    book = added(window)
    window.desk.syncing._show(looked(window))
    assert window.desk.syncing.count
    servers.remove(book_of(window), book.id, Keychain())
    window.desk.changed.emit()
    settled(window.desk)
    assert window.desk.syncing.count == 0
    assert page_of(window).empty.isVisible()
