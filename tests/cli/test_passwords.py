"""The password of a server is asked without being shown, kept in the keyring alone, and never an argument."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.cli.served import Served, card
from tests.keyrings import Session
from tests.sync.servers import PASSWORD, USER, radicale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.sync.servers import Server

pty = pytest.importorskip("pty", reason="no terminals of this kind")
NUMBER = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture
def served(terminal: Terminal, server: Server, monkeypatch: pytest.MonkeyPatch) -> Served:
    return Served(terminal, server, monkeypatch, f"secret{next(NUMBER)}")


def typed(environment: Mapping[str, str], folder: Path, *arguments: str, answer: str) -> tuple[str, int]:
    """Run a command on a terminal of its own, and type an answer once it asks; return all that the terminal shows."""
    hers, its = pty.openpty()
    command = [sys.executable, "-m", "entourage", "--data", str(folder), *arguments]
    running = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True)
    os.close(its)
    shown = b""
    with contextlib.suppress(OSError):  # which is how a terminal ends
        while piece := os.read(hers, 4096):
            shown += piece
            if answer and re.search(rb"(?:Password|Mot de passe)[^\n]*: ?$", shown):
                os.write(hers, f"{answer}\n".encode())
                answer = ""
    os.close(hers)
    return shown.decode(), running.wait(30)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "session").mkdir()
    found = Session(tmp_path / "session")
    yield found
    found.close()


def test_the_password_is_asked_on_the_terminal_kept_in_the_keyring_and_shown_nowhere(
    served: Served, session: Session
) -> None:
    session.unlock()
    folder, environment = served.terminal.folder / "data", session.environment | {"LANG": "en_CA.UTF-8"}
    served.put("ada", card("ada", "Ada", "Lovelace"))
    shown, status = typed(environment, folder, "server", "add", served.url, "--user", USER, answer=PASSWORD)
    assert status == 0, shown
    assert shown.index("This will ask 127.0.0.1") < shown.index(f"Password of {USER} at")
    assert "The password is kept in the keyring of your system." in shown
    again, status = typed(environment, folder, "sync", answer="")
    assert (status, "1 new person" in again) == (0, True), again
    listed, _ = typed(environment, folder, "secrets", answer="")
    assert f"{USER} at 127.0.0.1" in listed
    removed, status = typed(environment, folder, "secrets", "remove", "1", answer="")
    assert status == 0, removed
    asked, status = typed(environment, folder, "sync", answer=PASSWORD)
    assert (status, "Password of" in asked) == (0, True)
    kept, status = typed(environment, folder, "server", "set", "1", "--new-password", answer=PASSWORD)
    assert (status, "is kept in the keyring" in kept) == (0, True)
    second = served.server.new_book(f"secret{next(NUMBER)}")
    more = ["server", "add", second, "--user", USER, "--ask-each-time"]
    unkept, status = typed(environment, folder, *more, answer=PASSWORD)
    assert (status, "No password is kept" in typed(environment, folder, "secrets", answer="")[0]) == (0, True), unkept
    kept, status = typed(environment, folder, "server", "set", "1", "--new-password", answer=PASSWORD)
    assert status == 0, kept
    for number in ("2", "1"):
        gone, status = typed(environment, folder, "server", "remove", number, answer="")
        assert status == 0, gone
    assert not any(PASSWORD in one for one in (shown, again, listed, removed, asked, kept, gone))
    assert served.terminal.json("secrets") == {"secrets": []}


def test_without_a_keyring_that_is_said_and_the_password_is_asked_each_time(served: Served, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "fr_FR.UTF-8"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    folder = served.terminal.folder / "data"
    shown, status = typed(environment, folder, "server", "add", served.url, "--user", USER, answer=PASSWORD)
    assert status == 0, shown
    assert "trousseau" in shown
    assert PASSWORD not in shown
    asked, status = typed(environment, folder, "sync", answer=PASSWORD)
    assert (status, "Mot de passe de" in asked) == (0, True), asked


@pytest.mark.parametrize(
    ("piped", "option", "code"),
    [
        (b"", [], "password_no_terminal"),
        (PASSWORD.encode(), [], "password_no_terminal"),
        (b"", ["--password-stdin"], "password_not_given"),
        (b"\n" + PASSWORD.encode(), ["--password-stdin"], "password_not_given"),
        (b"\xff\xfe\n", ["--password-stdin"], "password_no_text"),
    ],
)
def test_what_is_no_password_is_refused_before_anything_is_sent(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, piped: bytes, option: list[str], code: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    nobody = "http://127.0.0.1:9/"  # whoever asked there would say server_unreachable
    wrong = terminal.json("server", "add", nobody, "--user", "zoe", *option, status=1)["error"]
    assert wrong["code"] == code


def test_a_wrong_password_is_told_and_nothing_of_it_is_said(served: Served) -> None:
    served.add()
    served.pipe(b"wrong-and-secret\n")
    out, said = served.terminal.said("--json", "sync", "--password-stdin", status=1)
    assert '"server_password_wrong"' in out
    assert "wrong-and-secret" not in out + said


def test_one_password_is_not_sent_to_several_servers(served: Served, tmp_path: Path) -> None:
    served.add()
    with radicale(tmp_path) as other:
        url = other.new_book("elsewhere")
        served.json("server", "add", url, "--user", other.user, "--ask-each-time")
        answer = served.json("sync", status=1)
        assert answer["error"]["code"] == "password_for_one"
        assert served.json("sync", "2")["address_books"][0]["name"]


def test_the_address_says_the_user_or_it_is_asked_for(served: Served) -> None:
    wrong = served.json("server", "find", served.server.origin, status=1)["error"]
    assert wrong["code"] == "user_needed"
