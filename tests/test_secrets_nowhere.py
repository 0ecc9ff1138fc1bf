"""A password is in the keyring and in the requests to its server and nowhere else, whatever the program is used for."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import threading
import traceback
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from tests.keyrings import NOTHING, Session
from tests.planted import Watched, forms, found, found_in_files
from tests.sync import servers
from tests.ui.screen import wait_for

from entourage import assets
from entourage.domain.errors import EntourageError
from entourage.domain.password import Password
from entourage.language import Language
from entourage.operations import book as books
from entourage.operations import servers as operations
from entourage.words import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sync.servers import Server

USER, SECRET, WRONG = servers.USER, "Plänted&Sécret%7 Zq", "Wröng&Planted%8 Yx"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{0} Martin\r\nN:Martin;{0};;;\r\nEND:VCARD\r\n"
_ONE_BY_ONE = """
import json, os, sys
from entourage import assets
from entourage.cli.main import run
for words in json.loads(sys.argv[2]):
    given = ["--data", sys.argv[1], *words]
    try:
        status = run(given, environment=os.environ, catalogues=assets.folder("i18n"), window=print)
    except SystemExit as end:
        status = end.code
    if status:
        sys.exit(f"{words}: {status}")
"""


class Person:
    """Live as a person at a terminal of their own session, whose every command is watched."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder = session, folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.said = b""
        self.environment = session.environment | {
            "TMPDIR": str(self.temporary),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "en_CA.UTF-8",
        }
        self.command = [sys.executable, "-m", "entourage", "--data", str(folder / "data")]

    def does_all(self, doing: list[list[str]]) -> None:
        """Do one thing after the other in one process, which is sooner done."""
        command = [sys.executable, "-c", _ONE_BY_ONE, str(self.folder / "data"), json.dumps(doing)]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        self._hears(done)
        assert done.returncode == 0, done.stderr.decode()[-2000:]

    def does(self, *words: str, typed: str = "", status: int | None = 0) -> bytes:
        """Do something at the terminal; status: how it has to end, None for in any way."""
        done = subprocess.run(
            [*self.command, *words], env=self.environment, input=f"{typed}\n".encode(), capture_output=True, check=False
        )
        self._hears(done)
        assert status is None or done.returncode == status, (words, done.stdout, done.stderr)
        return done.stdout

    def _hears(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.said += done.stdout + done.stderr
        assert b"Traceback" not in done.stderr, done.stderr.decode()


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    folder = tmp_path / "session"
    folder.mkdir()
    session = Session(folder, services=NOTHING)
    yield Person(session, folder)
    session.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "radicale"
    folder.mkdir()
    with servers.radicale(folder) as running:
        (folder / "users").write_text(f"{USER}:{SECRET}\n", "utf-8")
        yield dataclasses.replace(running, password=SECRET)


def test_a_secret_that_lies_about_is_found(tmp_path: Path) -> None:
    """Hold that the search would see what the other tests say is not there."""
    looked_for = forms(USER, SECRET)
    for number, form in enumerate(looked_for.values()):
        (tmp_path / str(number)).write_bytes(b"before " + form + b" after")
    hits = found_in_files(looked_for, tmp_path)
    assert {hit.rpartition(": ")[2] for hit in hits} == looked_for.keys()


def test_a_password_is_left_nowhere(person: Person, server: Server) -> None:
    person.session.unlock()
    book = server.new_book("friends")
    server.seed(book, [CARD.format(f"P{number}").encode() for number in range(12)])
    looked_for = {**forms(USER, SECRET), **{f"wrong {name}": form for name, form in forms(USER, WRONG).items()}}
    with Watched() as watched:
        _add(person, book)
        _keep_in_step(person, server)
        _use_everything(person)
        _get_the_password_wrong(person, server, book)
        _open_the_window(person)
    assert found(looked_for, "said", person.said) == []
    assert len(watched.programs) > 20
    assert [hit for told in watched.told for hit in found(looked_for, "of processes", told)] == []
    keyring = person.session.home / ".local" / "share" / "keyrings"
    assert list(keyring.iterdir())
    assert found_in_files(looked_for, person.folder, but=keyring) == []


def _add(person: Person, book: str) -> None:
    given = ("server", "add", book, "--user", USER, "--password-stdin")
    person.does(*given, typed=WRONG, status=None)
    person.does("--json", *given, typed=WRONG, status=None)
    person.does("server", "find", book, "--user", USER, "--password-stdin", typed=SECRET)
    person.does(*given, "--people", "everyone", "--circles", "all", "--at-start", "yes", typed=SECRET)
    kept = json.loads(person.does("--json", "secrets", "list"))["secrets"]
    assert len(kept) == 1


def _keep_in_step(person: Person, server: Server) -> None:
    person.does("sync", "--dry-run", "--all")
    person.does("--json", "sync")
    people = json.loads(person.does("--json", "list"))["contacts"]
    assert len(people) == 12
    person.does("add", "Ada Lovelace", "email=ada@example.org")
    person.does("set", "P3 Martin", "note", "met in Lyon")
    person.does("delete", "P4 Martin")
    person.does("sync")
    person.does("undo")
    person.does("--json", "sync")


def _use_everything(person: Person) -> None:
    many = "".join(CARD.format(f"Q{number}") for number in range(9000))
    (person.folder / "many.vcf").write_text(many, "utf-8", newline="")
    kinds = ("vcard3", "vcard4", "google-csv", "outlook-csv", "json")
    doing = [
        ["circle", "add", "Friends"],
        ["sort", "--into", "Friends", "P5 Martin"],
        ["server", "list"],
        ["--json", "server", "list"],
        ["secrets", "list"],
        ["--json", "history"],
        ["--json", "duplicates"],
        ["self-test"],
        ["imports"],
        ["show", "P3 Martin"],
        ["origins", "P3 Martin"],
        ["server", "add", "--help"],
        ["sync", "--help"],
        ["print", "--circle", "Friends", "--out", str(person.folder / "friends.pdf")],
        *[["export", "--format", kind, "--out", str(person.folder / f"out.{kind}")] for kind in kinds],
    ]
    person.does_all(doing)
    person.does("inspect", str(person.folder / "many.vcf"))
    person.does("sync", "--dry-run")


def _get_the_password_wrong(person: Person, server: Server, book: str) -> None:
    person.does("server", "set", "1", "--new-password", "--password-stdin", typed=WRONG, status=None)
    person.does("sync", status=None)
    person.does("--json", "sync", status=None)
    person.does("server", "list")
    person.does("server", "set", "1", "--new-password", "--password-stdin", typed=SECRET)
    person.does("sync")
    person.session.lock()
    person.does("sync", status=None)
    person.session.end_last()
    person.session.unlock()


def _open_the_window(person: Person) -> None:
    """Have the window sync at its start, and end it as if the power had failed, so that all it writes is left."""
    with closing(books.open_book(person.folder / "data")) as database:
        before = operations.every(database)[0].last_at
        log = (person.folder / "window.log").open("wb")
        with log, subprocess.Popen([*person.command, "window"], env=person.environment, stdout=log, stderr=log) as run:
            wait_for(lambda: operations.every(database)[0].last_at != before, "the window does not sync", 30)
            run.kill()


class Echo(BaseHTTPRequestHandler):
    """Answer with what the request says of who asks, in all places where an answer has words."""

    status = 500
    place = "body"

    def _answer(self) -> None:
        said = self.headers.get("Authorization", "")
        body = said.encode() if self.place == "body" else b""
        self.send_response(self.status, said if self.place == "reason" else "No")
        for name in ("WWW-Authenticate", "Location", "Retry-After", "DAV", "Content-Type", "ETag"):
            if self.place == name:
                self.send_header(name, f"/{said.replace(' ', '')}" if name == "Location" else said)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def __getattr__(self, name: str) -> object:
        """Answer all methods alike."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def _echoing() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "place", ["body", "reason", "WWW-Authenticate", "Location", "Retry-After", "DAV", "Content-Type", "ETag"]
)
def test_a_server_that_says_the_password_back_is_not_repeated(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(Echo, "place", place)
    with _echoing() as url:
        for status in (200, 207, 301, 401, 403, 500):
            monkeypatch.setattr(Echo, "status", status)
            with pytest.raises(EntourageError) as raised:
                operations.find(operations.look_up(url), USER, Password(SECRET))
            fault = raised.value
            told = traceback.format_exception(fault)  # as the window of crashes tells it
            said = "".join([faults.error(Language("en", assets.folder("i18n")), fault), repr(fault), *told])
            assert found(forms(USER, SECRET), str(status), said.encode()) == []
