"""Secrets go into the system's keyring: GNOME's and KeePassXC's, each in a session of its own."""

from __future__ import annotations

import json
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.keyrings import MASTER, NOTHING, Session, answered, begin_keepassxc
from tests.ui.screen import Screen, wait_for

from entourage.keychain import FREEDESKTOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Begin = Callable[..., Session]

SERVICE, ACCOUNT, SECRET = "Entourage: cloud.example.org", "anne", "Zürich-épée-☂-7"
STORE = ["store", SERVICE, ACCOUNT, SECRET]
THERE = [SERVICE, ACCOUNT, FREEDESKTOP]
READ, REMOVE = ["read", *THERE], ["remove", *THERE]
_NOT_MADE_OR_SILENT = {"not_made", "keyring_not_made", "timed_out", "keyring_timed_out"}
_SILENT = "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 20\n"
_LOGGED = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from entourage.keychain import Keychain
keychain = Keychain()
kept = keychain.store(*sys.argv[1:])
assert keychain.read(kept) == sys.argv[3]
keychain.remove(kept)
"""


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    begun = []

    def session(**how: object) -> Session:
        begun.append(Session(tmp_path, **how))  # type: ignore[arg-type]
        return begun[-1]

    yield session
    for one in begun:
        one.close()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder, "800x600")
    yield made
    made.close()


def _prompted(screen: Screen) -> None:
    """Wait until the keyring asks the person, and hears the keyboard."""
    wait_for(lambda: _is_seen(screen, "--class", "gcr-prompter"), "no prompt", 30)
    time.sleep(0.7)  # it takes the keyboard once it is drawn


def _is_seen(screen: Screen, *words: str) -> bool:
    command = ["xdotool", "search", "--onlyvisible", *words]
    return subprocess.run(command, env=screen.environment, capture_output=True, check=False).returncode == 0


def _type(screen: Screen, *texts: str) -> None:
    """Type into the fields of the prompt, one after the other, and say that it is done."""
    for number, text in enumerate(texts):
        screen.xdotool(*(["key", "Tab"] if number else []), "type", "--delay", "30", text)
    screen.xdotool("key", "Return")


def test_what_is_stored_is_read_until_it_is_removed(begin: Begin) -> None:
    session = begin()
    session.unlock()
    state, kept, read = session.ask([["state"], STORE, ["read"]])
    assert (state["reason"], state["backend"], state["usable"]) == ("ready", FREEDESKTOP, True)
    assert [kept["service"], kept["account"], kept["backend"]] == THERE
    assert read["secret"] == SECRET
    again, new = session.ask([READ, ["store", SERVICE, ACCOUNT, "another"]])
    assert (again["secret"], new["backend"]) == (SECRET, FREEDESKTOP)
    gone = session.ask([READ, REMOVE, READ, REMOVE])
    assert [one.get("secret") for one in gone] == ["another", None, None, None]
    assert not any("code" in one for one in gone)


def test_secrets_of_all_alphabets_and_lengths_come_back(begin: Begin) -> None:
    session = begin()
    session.unlock()
    secrets = ["пароль", "密碼🔑", "e\u0301 \u200d", " a b ", "x" * 4096, "é" * 4096, "'\"\\%{}\t\n"]
    steps = [step for one in secrets for step in (["store", "Entourage: ünï.example", "ann@é.example", one], ["read"])]
    assert [one["secret"] for one in session.ask(steps)[1::2]] == secrets


def test_nothing_that_is_logged_holds_the_secret(begin: Begin) -> None:
    session = begin()
    session.unlock()
    done = session.run_python(_LOGGED, SERVICE, ACCOUNT, "plainly-marked-7")
    assert "plainly-marked-7" not in done.stdout + done.stderr


def test_a_locked_keyring_is_unlocked_by_the_person(begin: Begin, screen: Screen) -> None:
    session = begin(display=screen.display)
    session.unlock()
    session.ask([STORE])
    session.lock()
    asked = session.asking([["state"], READ, ["state"]], 60.0)
    _prompted(screen)
    _type(screen, MASTER)
    locked, read, ready = answered(asked)
    assert (locked["reason"], locked["usable"]) == ("locked", True)
    assert (read["secret"], ready["reason"]) == (SECRET, "ready")


def test_a_person_may_leave_a_keyring_locked(begin: Begin, screen: Screen) -> None:
    session = begin(display=screen.display)
    session.unlock()
    session.ask([STORE])
    session.lock()
    asked = session.asking([READ], 60.0)
    _prompted(screen)
    screen.xdotool("key", "Escape")
    assert answered(asked)[0]["code"] == "keyring_locked"


def test_a_keyring_is_made_by_the_person(begin: Begin, screen: Screen) -> None:
    session = begin(display=screen.display)
    asked = session.asking([["state"], STORE, ["read"]], 60.0)
    _prompted(screen)
    _type(screen, MASTER, MASTER)
    before, _, read = answered(asked)
    assert (before["reason"], read["secret"]) == ("not_made", SECRET)


def test_what_is_stored_after_nobody_waits_any_more_is_taken_away_again(begin: Begin, screen: Screen) -> None:
    session = begin(display=screen.display)
    session.unlock()
    session.lock()
    with session.asking([STORE, READ], 4.0) as asked:
        assert asked.stdout
        stored = json.loads(asked.stdout.readline())
        _prompted(screen)
        _type(screen, MASTER)
        read = json.loads(asked.stdout.readline())
    assert (stored["code"], read.get("secret", "")) == ("keyring_timed_out", None)


def test_a_locked_keyring_without_a_screen_is_said_to_be_locked(begin: Begin) -> None:
    session = begin()
    session.unlock()
    session.ask([STORE])
    session.lock()
    state, *asked = session.ask([["state"], READ, STORE, REMOVE])
    assert state["reason"] == "locked"
    assert [one["code"] for one in asked] == ["keyring_locked"] * 3


@pytest.mark.parametrize("has_cache", [True, False])
def test_no_keyring_was_made_and_there_is_no_screen_to_make_one(begin: Begin, *, has_cache: bool) -> None:
    """Without a folder for caches, some versions of GNOME's keyring block for more than a minute."""
    since = time.monotonic()
    state, stored, read = begin(has_cache=has_cache).ask([["state"], STORE, READ], 2.0)
    assert time.monotonic() - since < 20
    said = {state["reason"], stored["code"], read["code"]}
    assert said == {"not_made", "keyring_not_made"} if has_cache else said <= _NOT_MADE_OR_SILENT


def test_a_keyring_that_never_answers_holds_nobody_up(begin: Begin, tmp_path: Path) -> None:
    folder = tmp_path / "services"
    folder.mkdir()
    (folder / "org.freedesktop.secrets.service").write_text(_SILENT, "utf-8")
    session = begin(services=f"<servicedir>{folder}</servicedir>")
    since = time.monotonic()
    state, *asked = session.ask([["state"], STORE, READ], 1.0)
    assert time.monotonic() - since < 8, "the process goes on after the last answer"
    assert state["reason"] == "timed_out"
    assert [one["code"] for one in asked] == ["keyring_timed_out"] * 2
    assert all(0.9 < one["seconds"] < 2 for one in asked)


def test_a_bus_without_a_keyring(begin: Begin) -> None:
    state, stored, read = begin(services=NOTHING).ask([["state"], STORE, READ])
    assert (state["reason"], state["usable"]) == ("no_backend", False)
    assert [stored["code"], read["code"]] == ["keyring_absent"] * 2


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent/bus", "nonsense"])
def test_no_bus(begin: Begin, address: str) -> None:
    state, stored = begin(services=NOTHING).ask([["state"], STORE], DBUS_SESSION_BUS_ADDRESS=address)
    assert (state["reason"], stored["code"]) == ("no_backend", "keyring_absent")


def test_the_keyring_ends_while_the_program_goes_on(begin: Begin) -> None:
    """The password is asked again where the keyring that holds it went away, and comes back with it."""
    session = begin(services=NOTHING)
    session.unlock()
    asked = session.ask([STORE])
    session.end_last()
    assert session.ask([READ])[0]["code"] == "keyring_absent"
    session.unlock()
    assert (asked[0]["backend"], session.ask([READ])[0]["secret"]) == (FREEDESKTOP, SECRET)


def test_keepassxc_keeps_secrets_too(begin: Begin, screen: Screen) -> None:
    session = begin(display=screen.display, services=NOTHING)
    begin_keepassxc(session)
    steps = [STORE, ["read"], ["store", SERVICE, ACCOUNT, "new"], ["read"], ["remove"], ["read"]]
    with session.asking(steps, 60.0) as asked:
        wait_for(lambda: _is_seen(screen, "--name", "KeePassXC - +Access Request"), "KeePassXC does not ask", 30)
        screen.xdotool("key", "Return")  # it asks before one secret takes the place of another
        answers = answered(asked)
    assert [one.get("secret") for one in answers] == [None, SECRET, None, "new", None, None]
    assert not any("code" in one for one in answers)
