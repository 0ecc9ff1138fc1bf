"""A data folder that came from another computer, whose keyring is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.keychain import FREEDESKTOP, Keychain
from entourage.operations import servers
from entourage.operations.book import open_book
from entourage.storage import servers as stored
from entourage.sync.discovery import RemoteBook

if TYPE_CHECKING:
    from pathlib import Path


def test_an_address_book_can_be_let_go_of_where_its_keyring_is_not(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    book = RemoteBook("https://cloud.example/a/", "A", is_writable=True, syncs=True, versions=("3.0",), largest=0)
    (key,) = servers.add(database, host="cloud.example", user="zoé", address="zoé@cloud.example", books=[book])
    (server_id,) = {one.server_id for one in servers.every(database)}
    with database.noting() as unit:
        stored.keep_secret(unit, server_id, "Entourage", "zoé", FREEDESKTOP)
    assert servers.remove(database, key, Keychain(timeout=5)) == FREEDESKTOP
    assert servers.every(database) == ()
    assert servers.secrets(database) == ()
    database.close()
