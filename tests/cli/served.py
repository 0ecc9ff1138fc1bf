"""A terminal with a book, and a real server of address books beside it."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest
    from tests.cli.conftest import Terminal
    from tests.sync.servers import Server

LINES = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{given} {family}\r\nN:{family};{given};;;\r\n{more}END:VCARD\r\n"


def card(uid: str, given: str, family: str, *lines: str) -> bytes:
    more = "".join(f"{line}\r\n" for line in lines)
    return LINES.format(uid=uid, given=given, family=family, more=more).encode()


class Served:
    """Live as a terminal on which passwords are piped in, and an address book of a server."""

    def __init__(self, terminal: Terminal, server: Server, patch: pytest.MonkeyPatch, name: str) -> None:
        self.terminal, self.server, self.patch = terminal, server, patch
        self.url = server.new_book(name)
        self.path = self.url.removeprefix(server.origin)

    def pipe(self, said: bytes) -> None:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said)))

    def said(self, *arguments: str, status: int = 0, **more: str) -> tuple[str, str]:
        self.pipe(self.server.password.encode() + b"\n")
        return self.terminal.said(*arguments, "--password-stdin", status=status, **more)

    def json(self, *arguments: str, status: int = 0) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.said("--json", *arguments, status=status)[0])
        return answer

    def add(self, *arguments: str) -> dict[str, Any]:
        return self.json("server", "add", self.url, "--user", self.server.user, "--ask-each-time", *arguments)

    def sync(self, *arguments: str, status: int = 0) -> dict[str, Any]:
        """Sync the only address book, and give what was answered of it."""
        (book,) = self.json("sync", *arguments, status=status)["address_books"]
        found: dict[str, Any] = book
        return found

    def put(self, name: str, data: bytes) -> None:
        """Write a card as another device would."""
        assert self.server.ask("PUT", f"{self.path}{name}.vcf", data, Content_Type="text/vcard")[0] in {201, 204}

    def drop(self, name: str) -> None:
        assert self.server.ask("DELETE", f"{self.path}{name}.vcf")[0] in {200, 204}

    def card(self, name: str) -> str:
        return self.server.ask("GET", f"{self.path}{name}.vcf")[1].decode()

    def cards(self) -> str:
        """Give all that is on the server."""
        return self.server.ask("GET", self.path)[1].decode()

    def names(self) -> list[str]:
        return [one["full_name"] for one in self.terminal.json("list")["contacts"]]
