"""What other people's programs, and servers that write cards anew or leave things out, make of what is put there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.operations.two_copies import ALL, Copy, Phone, Proxy, new_copy

from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.operations import circles, contacts
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sync.servers import Server

SCRIPTS = Path(sys.executable).parent
VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair people]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{folder}/cards/"
fileext = ".vcf"
[storage there]
type = "carddav"
url = "{url}"
username = "{user}"
password = "{password}"
"""
KHARD = """[addressbooks]
[[people]]
path = {folder}/cards
"""


class Others:
    """Live as vdirsyncer and khard on one folder of cards."""

    def __init__(self, folder: Path, server: Server, url: str) -> None:
        self.folder = folder
        self.cards = folder / "cards"
        self.cards.mkdir(parents=True)
        said = {"folder": folder, "url": url, "user": server.user, "password": server.password}
        (folder / "vdirsyncer").write_text(VDIRSYNCER.format(**said), "utf-8")
        (folder / "khard").write_text(KHARD.format(**said), "utf-8")
        self._run("vdirsyncer", "discover")

    def sync(self) -> None:
        self._run("vdirsyncer", "sync")

    def khard(self, *command: str) -> str:
        return self._run("khard", *command)

    def _run(self, program: str, *command: str) -> str:
        done = subprocess.run(
            [SCRIPTS / program, "-c", self.folder / program, *command],
            env={**os.environ, "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def test_khard_reads_what_is_put_there_and_vdirsyncer_carries_it_both_ways(radicale: Server, tmp_path: Path) -> None:
    url = radicale.new_book("others")
    copy = new_copy(tmp_path / "book", radicale, url, ALL)
    fields = [("email", "zoe@example.org"), ("telephone", "+1 418 555-1000"), ("birthday", "1985-04-12")]
    zoe = contacts.add(copy.database, name="Zoé Lefèvre", fields=[*fields, ("note", "Two; things,\nof note")])
    circles.sort(copy.database, people=[zoe], into=Named("Chœur"), out_of=None, makes=True)
    contacts.add(copy.database, name="Bob Lee", fields=[])
    copy.sync()
    others = Others(tmp_path / "others", radicale, url)
    others.sync()
    shown = others.khard("show", "Zoé Lefèvre")
    for word in ("zoe@example.org", "+1 418 555-1000", "04/12/85", "Two; things,", "of note", "Chœur"):
        assert word in shown
    card = next(path for path in others.cards.iterdir() if "zoe@" in path.read_text("utf-8"))
    card.write_text(card.read_text("utf-8").replace("END:VCARD", "TITLE:Singer\nEND:VCARD"), "utf-8", newline="")
    others.sync()
    copy.sync()
    person = contacts.load(copy.database, zoe)
    assert [value.text for value in person.values if value.kind is Kind.TITLE] == ["Singer"]
    assert copy.plan().is_nothing
    card.unlink()
    others.sync()
    copy.sync()
    assert [person.display_name for person in copy.people()] == ["Bob Lee"]
    copy.close()


class Odd:
    """Live as a copy of the program before a server that writes cards in its own way."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.proxy = Proxy(server.port)
        url = server.new_book(f"odd-{folder.name}")
        self.phone = Phone(server, url)
        self._server, self._folder = server, folder
        self._url = url.replace(f":{server.port}/", f":{self.proxy.port}/")
        self.copies: list[Copy] = []

    def copy(self) -> Copy:
        self.copies.append(new_copy(self._folder / f"book{len(self.copies)}", self._server, self._url, ALL))
        return self.copies[-1]


@pytest.fixture
def odd(radicale: Server, tmp_path: Path) -> Iterator[Odd]:
    made = Odd(radicale, tmp_path)
    yield made
    for copy in made.copies:
        copy.close()
    made.proxy.close()


def forgetful(card: str) -> str:
    return re.sub(r"^(NOTE|NICKNAME)[^\r\n]*\r\n", "", card, flags=re.MULTILINE)


def wordy(card: str) -> str:
    card = card.replace("418 555-1000", "+14185551000").replace("FN:Ana Roy", "FN:Roy\\, Ana")
    return card.replace("END:VCARD", "X-SERVER:1\r\nEND:VCARD") if "X-SERVER" not in card else card


def ana(copy: Copy) -> int:
    fields = [("email", "ana@example.org"), ("telephone", "418 555-1000"), ("note", "Kind"), ("nickname", "Annie")]
    return contacts.add(copy.database, name="Ana Roy", fields=fields)


def test_what_a_server_leaves_out_stays_here(odd: Odd) -> None:
    odd.proxy.rewrite = forgetful
    first, second = odd.copy(), odd.copy()
    key = ana(first)
    before = contacts.load(first.database, key).values
    for _ in range(2):
        first.sync()
        assert contacts.load(first.database, key).values == before
    assert first.plan().is_nothing
    second.sync()
    (other,) = second.people()
    contacts.set_field(second.database, contact_id=other.id, field="title", text="Singer")
    second.sync()
    first.sync()
    kinds = {value.kind for value in contacts.load(first.database, key).values}
    assert {Kind.NOTE, Kind.NICKNAME, Kind.TITLE} <= kinds
    assert first.plan().is_nothing
    assert second.plan().is_nothing


@pytest.mark.parametrize("answers", [False, True])
def test_what_a_server_leaves_out_stays_here_wherever_a_sync_is_cut(odd: Odd, answers: bool) -> None:  # noqa: FBT001
    odd.proxy.rewrite = forgetful
    copy = odd.copy()
    key = ana(copy)
    before = set(contacts.load(copy.database, key).values)
    for left in range(6):
        contacts.set_field(copy.database, contact_id=key, field="title", text=f"Singer {left}")
        odd.proxy.left, odd.proxy.answers = left, answers
        with suppress(EntourageError):
            copy.sync()
        odd.proxy.left = None
        (href,) = odd.phone.hrefs() or [""]
        if href:
            odd.phone.put(href, odd.phone.card(href).replace("END:VCARD", f"X-PHONE:{left}\r\nEND:VCARD"))
        copy.sync()
        assert before <= set(contacts.load(copy.database, key).values)
        assert copy.plan().is_nothing
    assert len(odd.phone.hrefs()) == 1


def test_how_a_server_writes_a_card_is_no_change_of_anybody(odd: Odd) -> None:
    odd.proxy.rewrite = wordy
    copy = odd.copy()
    key = ana(copy)
    before = contacts.load(copy.database, key).values
    for _ in range(2):
        copy.sync()
        assert contacts.load(copy.database, key).values == before
    assert copy.plan().is_nothing
    href = odd.phone.hrefs()[0]
    odd.phone.put(href, odd.phone.card(href).replace("END:VCARD", "TEL:418 555-2000\r\nEND:VCARD"))
    copy.sync()
    numbers = [value.text for value in contacts.load(copy.database, key).values if value.kind is Kind.TELEPHONE]
    assert numbers == ["418 555-1000", "418 555-2000"]
    assert copy.plan().is_nothing


EMPTY = b'<?xml version="1.0"?><multistatus xmlns="DAV:">%s</multistatus>'
LISTED = b"<response><href>%s</href><status>HTTP/1.1 404 Not Found</status></response>"
ANSWERS = {
    "a page to sign in": (b"200 OK", b"<html><body>Please sign in</body></html>"),
    "nothing at all": (b"207 Multi-Status", EMPTY % b""),
    "another's answer": (b"207 Multi-Status", EMPTY % b"<sync-token>other</sync-token>"),
    "that all are gone": (b"207 Multi-Status", EMPTY % (b"{gone}<sync-token>other</sync-token>")),
    "half of an answer": (b"207 Multi-Status", (EMPTY % b"")[:50]),
    "no XML": (b"207 Multi-Status", b"{}"),
    "a fault": (b"500 Internal Server Error", b""),
    "no right": (b"403 Forbidden", b""),
    "nowhere": (b"404 Not Found", b""),
}


@pytest.mark.parametrize("said", ANSWERS)
def test_nonsense_changes_nothing_on_either_side(odd: Odd, said: str) -> None:
    copy = odd.copy()
    for name in ("Ana Roy", "Bob Lee", "Cleo Day"):
        contacts.add(copy.database, name=name, fields=[])
    copy.sync()
    before, cards = copy.told(), odd.phone.cards()
    status, body = ANSWERS[said]
    body = body.replace(b"{gone}", b"".join(LISTED % href.encode() for href in cards))
    odd.proxy.instead = b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body)
    for _ in range(2):
        with suppress(EntourageError):
            assert copy.sync().done == {}
        assert copy.told() == before
    odd.proxy.instead = b""
    assert odd.phone.cards() == cards
    assert copy.sync().done == {}
    assert copy.plan().is_nothing
    assert copy.told() == before
