"""Copies of the program that share an address book of a real server with a phone, used at random, cut off and killed.

Whatever anybody writes holds a number of its own, by which it is known what has to be there in the end, and what not.
"""

from __future__ import annotations

import re
import signal
import socket
import socketserver
import subprocess
import sys
import threading
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from subprocess import PIPE, STDOUT
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Name, Value, put_together
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.merging import exactly
from entourage.domain.server import Naming, Sharing, is_of_programs
from entourage.operations import circles, contacts, history, merging, server_plan, server_sync, servers
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.server_plan import Asked
from entourage.sync.discovery import RemoteBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from tests.sync.servers import Server

    from entourage.domain.contact import Contact
    from entourage.domain.syncing import Answer
    from entourage.operations.server_plan import SyncPlan
    from entourage.operations.server_sync import Synced
    from entourage.storage.database import Database

ALL = Sharing(naming=Naming.ALL, kept_home=frozenset())
"""All leaves the computer, so that two copies can be compared in all."""

CIRCLES = ("Choir", "Neighbours", "Chess", "Hikers", "Book club")
_TOKEN = re.compile(r"555\d{4}|\bt\d+\b")
_MARKER = re.compile(r"\bm\d+\b")
_HREF = re.compile(rb"<(?:\w+:)?href>([^<]*\.vcf)</", re.IGNORECASE)
_ETAG = re.compile(rb"<(?:\w+:)?getetag>([^<]*)</", re.IGNORECASE)
_PATIENCE = 20.0


class Cut(KeyboardInterrupt):
    """End a synchronization, as Ctrl+C does."""


class Proxy:
    """Live as a wire to a server that can be cut at a request: before the server hears it, or before it answers."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.left: int | None = None
        self.answers = False
        self.when_cut: Callable[[], None] = _nothing
        self.rewrite: Callable[[str], str] = str
        self.instead = b""
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                outer.carry(self.request)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def carry(self, client: socket.socket) -> None:
        client.settimeout(_PATIENCE)
        with suppress(OSError):
            if request := _message(client):
                request = self._rewritten(request)
                is_cut = self.left is not None and self.left <= 0
                self.left = None if self.left is None else self.left - 1
                answer = b"" if is_cut and not self.answers else self._asked(request)
                if is_cut:
                    self.when_cut()
                    return
                client.sendall(answer)

    def _rewritten(self, request: bytes) -> bytes:
        """Put what a server makes of a card in the place of what is put there."""
        if not request.startswith(b"PUT ") or self.rewrite is str:
            return request
        head, _, body = request.partition(b"\r\n\r\n")
        changed = self.rewrite(body.decode()).encode()
        length = b"Content-Length: %d" % len(changed)
        head = re.sub(rb"content-length: *\d+", length, head, flags=re.IGNORECASE)
        return head + b"\r\n\r\n" + changed

    def _asked(self, request: bytes) -> bytes:
        if self.instead and request.startswith((b"REPORT", b"PROPFIND")):
            return self.instead
        head, _, body = request.partition(b"\r\n\r\n")
        with socket.create_connection(("127.0.0.1", self._target), _PATIENCE) as server:
            server.sendall(head + b"\r\nConnection: close\r\n\r\n" + body)
            pieces = []
            while piece := server.recv(1 << 16):
                pieces.append(piece)
        return b"".join(pieces)


def _nothing() -> None:
    return


def _message(client: socket.socket) -> bytes:
    """Read one request; empty where there is no more."""
    found = b""
    while b"\r\n\r\n" not in found:
        piece = client.recv(1 << 16)
        if not piece:
            return b""
        found += piece
    head, _, body = found.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
    while length and len(body) < int(length[1]):
        body += client.recv(1 << 16)
    kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join(kept) + b"\r\n\r\n" + body


@contextmanager
def proxied(server: Server) -> Iterator[Proxy]:
    proxy = Proxy(server.port)
    try:
        yield proxy
    finally:
        proxy.close()


@dataclass
class Copy:
    """Live as a copy of the program, with a book of its own, that knows one address book of a server."""

    folder: Path
    password: str
    database: Database
    book: int

    def open(self) -> None:
        self.database = open_book(self.folder)

    @property
    def called(self) -> dict[int, str]:
        return {one.id: one.name or one.preset for one, _ in circles.overview(self.database).circles}

    def plan(self, asked: Asked = server_plan.NOTHING_ASKED) -> SyncPlan:
        return server_plan.plan(self.database, self.book, self.password, circle_names=self.called, asked=asked)

    def sync(self, asked: Asked = server_plan.NOTHING_ASKED) -> Synced:
        return server_sync.sync(self.database, self.book, self.password, circle_names=self.called, asked=asked)

    def people(self) -> list[Contact]:
        return contacts.load_all(self.database, contacts.EVERYONE)

    def told(self) -> Counter[object]:
        """Tell all that the book says of each person, and in which circles they are."""
        names = self.called
        inside = [(one, sorted(names[circle].casefold() for circle in one.circles)) for one in self.people()]
        return Counter((said(one), tuple(circles)) for one, circles in inside)

    def close(self) -> None:
        self.database.close()


def new_copy(folder: Path, server: Server, url: str, sharing: Sharing = ALL) -> Copy:
    """Open a new book, and let it know an address book."""
    database = open_book(folder)
    remote = RemoteBook(url=url, name="Everyone", is_writable=True, syncs=True, versions=("3.0",), largest=0)
    (book,) = servers.add(
        database, host="127.0.0.1", user=server.user, address=server.origin, books=[remote], sharing=sharing
    )
    return Copy(folder, server.password, database, book)


class Phone:
    """Live as another client of the same address book, which knows nothing but HTTP and the lines of cards."""

    def __init__(self, server: Server, url: str) -> None:
        self._server, self._path = server, url.removeprefix(server.origin)

    def hrefs(self) -> list[str]:
        body = b'<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
        _, answer = self._server.ask("PROPFIND", self._path, body, Depth="1", Content_Type="text/xml")
        return sorted(found.decode() for found in set(_HREF.findall(answer)))

    def card(self, href: str) -> str:
        status, answer = self._server.ask("GET", href)
        assert status == 200, (status, href)
        return re.sub(r"\r?\n[ \t]", "", answer.decode())

    def put(self, href: str, card: str) -> None:
        status, answer = self._server.ask("PUT", href, card.encode(), Content_Type="text/vcard; charset=utf-8")
        assert status in {200, 201, 204}, (status, answer, card)

    def delete(self, href: str) -> None:
        status, _ = self._server.ask("DELETE", href)
        assert status in {200, 204}, status

    def new(self, uid: str, lines: list[str]) -> str:
        href = f"{self._path}{uid}.vcf"
        self.put(href, "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", *lines, "END:VCARD", ""]))
        return href

    def cards(self) -> dict[str, str]:
        return {href: self.card(href) for href in self.hrefs()}


class World:
    """Live as a few copies, a phone and a server, and what is known of each number that somebody wrote.

    dropped: what was taken away, or has another in its place. doubtful: what somebody decided about, or that was
    undone. unheard: what was perhaps put there without an answer, so that it is added anew where somebody takes it away
    before the next synchronization. lost: the people whom anybody ever deleted.
    """

    def __init__(self, random: Random, server: Server, folder: Path, name: str, *, kills: bool = False) -> None:
        self.random, self.server, self.kills = random, server, kills
        self.proxy = Proxy(server.port)
        url = server.new_book(name)
        self.url = url.replace(f":{server.port}/", f":{self.proxy.port}/")
        self.phone = Phone(server, url)
        self.copies = [new_copy(folder / f"{name}-{number}", server, self.url) for number in range(2)]
        self.log: list[str] = []
        self.tokens: dict[str, str] = {}
        self.dropped: set[str] = set()
        self.doubtful: set[str] = set()
        self.unheard: set[str] = set()
        self.lost: set[str] = set()
        self.markers: set[str] = set()

    def close(self) -> None:
        for copy in self.copies:
            copy.close()
        self.proxy.close()

    # What is written.

    def token(self, marker: str) -> str:
        number = len(self.tokens)
        made = f"555{1000 + number}" if number % 2 else f"t{number}"
        self.tokens[made] = marker
        return made

    def value(self, token: str) -> Value:
        types = self.random.choice([(), ("home",), ("work",)])
        if token.startswith("t"):
            kind = self.random.choice([Kind.EMAIL, Kind.EMAIL, Kind.NOTE, Kind.TITLE])
            return Value(
                kind=kind,
                text=f"{token}@example.org" if kind is Kind.EMAIL else f"Word {token} said",
                types=types if kind is Kind.EMAIL else (),
            )
        return Value(kind=Kind.TELEPHONE, text=f"418-{token[:3]}-{token[3:]}", types=types)

    def name(self) -> Name:
        """Make a name that is like no other."""
        letters = ("bdfgklmnprstvz", "aeiou")
        words = ["".join(self.random.choice(letters[place % 2]) for place in range(8)).title() for _ in range(2)]
        return Name(words[0], words[1])

    def of_name(self, marker: str) -> list[Value]:
        name = self.name()
        self.markers.add(marker)
        return [
            Value(kind=Kind.FORMATTED_NAME, text=put_together(name)),
            Value(kind=Kind.NAME, parts=tuple(name)),
            Value(kind=Kind.NICKNAME, text=marker),
        ]

    # What somebody does.

    def act(self) -> None:
        acts: list[tuple[int, Callable[[], object]]] = [
            (3, self.add),
            (5, self.add_value),
            (4, self.change_value),
            (2, self.drop_value),
            (1, self.delete),
            (1, self.restore),
            (1, self.undo),
            (1, self.redo),
            (1, self.merge),
            (4, self.sort),
            (1, self.rename),
            (1, self.remove_circle),
            (1, self.phone_new),
            (3, self.phone_adds),
            (3, self.phone_changes),
            (2, self.phone_drops),
            (1, self.phone_deletes),
            (2, self.phone_sorts),
            (7, self.sync),
            (3, self.sync_cut),
            (2, self.sync_cancelled),
            (2, self.sync_answered),
            (3 * self.kills, self.sync_killed),
        ]
        act = self.random.choices([one for _, one in acts], [weight for weight, _ in acts])[0]
        found = act()
        if found is not False:
            self.log.append(f"{act.__name__} {found if found is not None else ''}")

    def copy(self) -> Copy:
        return self.random.choice(self.copies)

    def of(self, copy: Copy) -> str:
        return "AB"[self.copies.index(copy)]

    def person(self, copy: Copy) -> Contact | None:
        found = copy.people()
        return self.random.choice(found) if found else None

    def add(self) -> object:
        copy, marker = self.copy(), f"m{len(self.markers)}"
        token = self.token(marker)
        edits = [Edit(None, value) for value in (*self.of_name(marker), self.value(token))]
        contacts.save(copy.database, None, edits)
        return f"{self.of(copy)} {marker} {token}"

    def add_value(self) -> object:
        copy = self.copy()
        person = self.person(copy)
        if person is None:
            return False
        token = self.token(marker_of(person))
        contacts.save(copy.database, person.id, [Edit(None, self.value(token))])
        return f"{self.of(copy)} {marker_of(person)} {token}"

    def change_value(self) -> object:
        return self._edit(is_change=True)

    def drop_value(self) -> object:
        return self._edit(is_change=False)

    def _edit(self, *, is_change: bool) -> object:
        copy = self.copy()
        person = self.person(copy)
        held = [one for one in person.held if not one.removed and token_of(one.value)] if person else []
        if person is None or not held:
            return False
        old = self.random.choice(held)
        before = token_of(old.value)
        self.dropped.add(before)
        new, after = None, ""
        if is_change:
            after = self.token(marker_of(person))
            new = self.value(after)
            new = replace(new, types=old.value.types) if self.random.random() < 0.7 and new.types else new
        contacts.save(copy.database, person.id, [Edit(old, new)])
        return f"{self.of(copy)} {marker_of(person)} {before} -> {after}"

    def delete(self) -> object:
        copy = self.copy()
        person = self.person(copy)
        if person is None:
            return False
        self.lost.update(markers_of(person))
        contacts.delete(copy.database, contact_ids=[person.id])
        return f"{self.of(copy)} {markers_of(person)}"

    def restore(self) -> object:
        copy = self.copy()
        trash = contacts.trash(copy.database)
        if not trash:
            return False
        key = self.random.choice(trash)[0]
        with suppress(EntourageError):
            contacts.restore(copy.database, contact_ids=[key])
        return f"{self.of(copy)} {key}"

    def undo(self) -> object:
        """Take back the last act, but no import: whom it brought is left alone on the server, by design."""
        copy = self.copy()
        before = copy.people()
        undone = history.history(copy.database, 1000)
        if not reverses(history.undo, copy):
            return False
        undone = [now for now, then in zip(history.history(copy.database, 1000), undone, strict=True) if now != then]
        if undone[0].code == "import":
            history.redo(copy.database)
            return False
        return self._reversed(copy, before)

    def redo(self) -> object:
        copy = self.copy()
        before = copy.people()
        return self._reversed(copy, before) if reverses(history.redo, copy) else False

    def _reversed(self, copy: Copy, before: list[Contact]) -> str:
        after = copy.people()
        changed = all_tokens(before) ^ all_tokens(after)
        self.doubtful |= changed
        self.lost |= all_markers(before) ^ all_markers(after)
        return f"{self.of(copy)} {sorted(changed)}"

    def merge(self) -> object:
        copy = self.copy()
        people = copy.people()
        if len(people) < 3:
            return False
        one, other = self.random.sample(people, 2)
        merging.merge(copy.database, [[one.id, other.id]])
        return f"{self.of(copy)} {markers_of(one)} {markers_of(other)}"

    def sort(self) -> object:
        copy = self.copy()
        person = self.person(copy)
        if person is None:
            return False
        inside = {copy.called[key] for key in person.circles}
        name = self.random.choice(CIRCLES)
        into, out_of = (None, Named(name)) if name in inside else (Named(name), None)
        circles.sort(copy.database, people=[person.id], into=into, out_of=out_of, makes=True)
        return f"{self.of(copy)} {marker_of(person)} {name}"

    def rename(self) -> object:
        copy = self.copy()
        known = {name for name in copy.called.values() if name in CIRCLES}
        free = [name for name in CIRCLES if name not in known]
        if not known or not free:
            return False
        before, after = self.random.choice(sorted(known)), self.random.choice(free)
        circles.rename(copy.database, named=Named(before), new=Named(after))
        return f"{self.of(copy)} {before} -> {after}"

    def remove_circle(self) -> object:
        copy = self.copy()
        known = sorted({name for name in copy.called.values() if name in CIRCLES})
        if not known:
            return False
        name = self.random.choice(known)
        circles.remove(copy.database, named=Named(name))
        return f"{self.of(copy)} {name}"

    # What the phone does.

    def phone_new(self) -> object:
        marker = f"m{len(self.markers)}"
        formatted, name, _ = self.of_name(marker)
        token = self.token(marker)
        lines = [f"FN:{formatted.text}", f"N:{';'.join(name.parts)}", f"NICKNAME:{marker}", self.line(token)]
        self.phone.new(f"phone-{marker}", lines)
        return f"{marker} {token}"

    def line(self, token: str) -> str:
        kind = self.random.choice(["", ";TYPE=HOME", ";TYPE=WORK"])
        return f"EMAIL{kind}:{token}@example.org" if token.startswith("t") else f"TEL{kind}:418-555-{token[3:]}"

    def _on_card(self) -> tuple[str, list[str], str] | None:
        hrefs = self.phone.hrefs()
        if not hrefs:
            return None
        href = self.random.choice(hrefs)
        lines = self.phone.card(href).splitlines()
        found = _MARKER.search("\n".join(line for line in lines if "NICKNAME" in line))
        return (href, lines, found[0]) if found else None

    def phone_adds(self) -> object:
        if not (found := self._on_card()):
            return False
        href, lines, marker = found
        token = self.token(marker)
        self.phone.put(href, "\r\n".join([*lines[:-1], self.line(token), lines[-1], ""]))
        return f"{marker} {token}"

    def phone_changes(self) -> object:
        return self._phone_edits(is_change=True)

    def phone_drops(self) -> object:
        return self._phone_edits(is_change=False)

    def _phone_edits(self, *, is_change: bool) -> object:
        if not (found := self._on_card()):
            return False
        href, lines, marker = found
        places = [place for place, line in enumerate(lines) if token_in(line)]
        if not places:
            return False
        place = self.random.choice(places)
        before = token_in(lines[place])
        self.dropped.add(before)
        after = self.token(marker) if is_change else ""
        new = [self.line(after)] if is_change else []
        self.phone.put(href, "\r\n".join([*lines[:place], *new, *lines[place + 1 :], ""]))
        return f"{marker} {before} -> {after}"

    def phone_deletes(self) -> object:
        if not (found := self._on_card()):
            return False
        href, lines, _ = found
        gone = set(_MARKER.findall("\n".join(lines)))
        self.lost |= gone
        self.phone.delete(href)
        return sorted(gone)

    def phone_sorts(self) -> object:
        if not (found := self._on_card()):
            return False
        href, lines, marker = found
        named = next((line for line in lines if line.startswith("CATEGORIES:")), "CATEGORIES:")
        inside = set(filter(None, named.removeprefix("CATEGORIES:").split(","))) ^ {self.random.choice(CIRCLES)}
        others = [line for line in lines if line != named]
        fresh = [f"CATEGORIES:{','.join(sorted(inside))}"] if inside else []
        self.phone.put(href, "\r\n".join([*others[:-1], *fresh, others[-1], ""]))
        return f"{marker} {sorted(inside)}"

    # How it comes together.

    def sync(self) -> object:
        copy = self.copy()
        with suppress_gone():
            copy.sync()
        return self.of(copy)

    def sync_cut(self) -> object:
        """Cut the wire at a request, before or after the server heard it."""
        copy = self.copy()
        self.proxy.left, self.proxy.answers = self.random.randint(0, 8), self.random.random() < 0.5
        self.unheard |= all_tokens(copy.people())
        said = f"{self.of(copy)} after {self.proxy.left}{', heard' if self.proxy.answers else ''}"
        try:
            with suppress_gone():
                copy.sync()
        except EntourageError as fault:
            assert fault.code in {"server_unreachable", "server_timed_out"}, fault.code  # noqa: PT017
        finally:
            self.proxy.left = None
        return said

    def sync_cancelled(self) -> object:
        """End a synchronization where the program looks whether it is to go on."""
        copy, left = self.copy(), [self.random.randint(0, 20)]
        self.unheard |= all_tokens(copy.people())

        def watch(_: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cut

        with suppress(Cut), suppress_gone():
            server_sync.sync(copy.database, copy.book, copy.password, circle_names=copy.called, watch=watch)
        return self.of(copy)

    def sync_killed(self) -> object:
        """Kill the command that syncs, at a request, before or after the server heard it."""
        copy = self.copy()
        self.unheard |= all_tokens(copy.people())
        left = self.random.randint(0, 8)
        self.proxy.left, self.proxy.answers = left, self.random.random() < 0.5
        command = [sys.executable, "-m", "entourage", "--data", str(copy.folder), "sync", "--password-stdin"]
        with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, text=True) as process:
            self.proxy.when_cut = process.kill
            try:
                said, _ = process.communicate(f"{self.server.password}\n")
            finally:
                self.proxy.left, self.proxy.when_cut = None, _nothing
        assert process.returncode in {-signal.SIGKILL, 0, 1, 3}, said
        return f"{self.of(copy)} {left} {process.returncode} {said}"

    def sync_answered(self) -> object:
        copy = self.copy()
        with suppress_gone():
            self.answer(copy)
        return self.of(copy)

    def answer(self, copy: Copy) -> Synced:
        """Answer what is asked, note about whom and what, and sync."""
        asked = copy.plan()
        answers: dict[str, Answer] = {}
        for one in asked.conflicts:
            answers[one.key] = self.random.choice(one.answers)
            if one.clash:
                for value in (one.clash.base, one.clash.mine, one.clash.theirs):
                    self.doubtful |= {token_of(value)} - {""} if value else set()
            else:
                self.lost |= {marker for marker in self.markers if marker in self._said_of(copy, one.contact, one.href)}
            self.log.append(f"answer {self.of(copy)} {one.sort} {answers[one.key]}")
        return copy.sync(Asked(answers=answers, accepts_loss=True))

    def _said_of(self, copy: Copy, contact: int, href: str) -> set[str]:
        person = next((one for one in copy.people() if one.id == contact), None)
        card = self.phone.card(href) if href in self.phone.hrefs() else ""
        return set(_MARKER.findall(card)) | set(markers_of(person) if person else ())

    def settle(self) -> None:
        """Sync all in turn, with answers, until nothing is left to do."""
        for _ in range(8):
            done = [self.answer(copy) for copy in self.copies]
            if not any(one.done or one.conflicts or one.waiting or one.failed or one.changed for one in done):
                return
        raise AssertionError(self.story([(one.done, one.conflicts, one.waiting, one.failed) for one in done]))

    # What has to be true.

    def check(self) -> None:
        """Hold that all books and the server say the same, that nobody is doubled, and that nothing is lost."""
        first, *others = (copy.told() for copy in self.copies)
        for other in others:
            assert first == other, self.story([first - other, other - first])
        cards = self.phone.cards()
        assert len(cards) == sum(first.values()), self.story([len(cards), first])
        people = self.copies[0].people()
        markers = Counter(marker for person in people for marker in markers_of(person))
        assert max(markers.values(), default=1) == 1, self.story(markers)
        assert self.markers - self.lost <= markers.keys(), self.story(self.markers - self.lost - markers.keys())
        there = Counter(token for person in people for value in person.values if (token := token_of(value)))
        assert max(there.values(), default=1) == 1, self.story(there)
        kept = {token for token, marker in self.tokens.items() if marker in markers and marker not in self.lost}
        expected = kept - self.dropped - self.doubtful
        assert expected <= there.keys(), self.story(["lost", expected - there.keys()])
        gone = self.dropped - self.doubtful - self.unheard
        gone = {token for token in gone if self.tokens[token] not in self.lost}
        assert not gone & there.keys(), self.story(["came back", gone & there.keys()])
        said = "\n".join(cards.values())
        assert all(token in said.replace("-", "") for token in there), self.story("not on the server")

    def story(self, found: object) -> str:
        return "\n".join([*self.log, repr(found)])


def reverses(reverse: Callable[[Database], object], copy: Copy) -> bool:
    """Undo or redo, and tell whether there was anything."""
    try:
        reverse(copy.database)
    except EntourageError as fault:
        assert fault.code in {"nothing_to_undo", "nothing_to_redo", "undo_blocked"}, fault.code  # noqa: PT017
        return False
    return True


def token_of(value: Value | None) -> str:
    return token_in(value.text) if value else ""


def token_in(text: str) -> str:
    found = _TOKEN.search(text.replace("-", ""))
    return found[0] if found else ""


def said(person: Contact) -> tuple[str, ...]:
    """Say all that a person is known by, but for labels of the name of a circle, which say no more."""
    labels = {name.casefold() for name in CIRCLES}
    kept = (value for value in person.values if value.kind is not Kind.CATEGORY or value.text.casefold() not in labels)
    values = [exactly(value) for value in kept if not is_of_programs(value)]
    return tuple(
        sorted(
            f"{kind} {name}{text}{'|'.join(parts)} {'/'.join(sorted(types))}{label}"
            for kind, name, _, text, parts, types, label in values
        )
    )


def marker_of(person: Contact) -> str:
    return markers_of(person)[0]


def markers_of(person: Contact) -> list[str]:
    return [value.text for value in person.values if value.kind is Kind.NICKNAME]


def all_tokens(people: list[Contact]) -> set[str]:
    return {token_of(value) for person in people for value in person.values} - {""}


def all_markers(people: list[Contact]) -> set[str]:
    return {marker for person in people for marker in markers_of(person)}


@contextmanager
def suppress_gone() -> Iterator[None]:
    """Let pass that most people are gone from one side, which is asked about."""
    try:
        yield
    except EntourageError as fault:
        if fault.code not in {"server_emptied", "book_emptied"}:
            raise
