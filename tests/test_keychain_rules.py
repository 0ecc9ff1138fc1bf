"""What the keychain refuses, remembers and hides, where several keyrings are there or one of another system."""

from __future__ import annotations

import pickle
import platform
import threading
import time
import traceback
from types import SimpleNamespace
from typing import TYPE_CHECKING

import keyring.backends.macOS
import keyring.backends.Windows
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from entourage import keychain
from entourage.domain.errors import EntourageError
from entourage.domain.password import Password
from entourage.domain.watching import Cancelled, Progress, Stage
from entourage.keychain import MACOS, WINDOWS, Kept, Keychain, Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = Password("marked-secret-7")


class InMemory(KeyringBackend):
    """A keyring that keeps secrets as long as its class lives."""

    priority: float = 3  # type: ignore[assignment]
    viable = False  # it is taken only by name
    held: dict[tuple[str, str], str]

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class Best(InMemory):
    priority = 9  # type: ignore[assignment]


class Second(InMemory):
    pass


class Plain(InMemory):
    """One that writes into a file, as keyrings.alt has them."""

    path: Path

    def set_password(self, _service: str, _username: str, password: str) -> None:
        self.path.write_text(password, "utf-8")


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for one in (InMemory, Best, Second, Plain):
        monkeypatch.setattr(one, "held", {}, raising=False)
    monkeypatch.setattr(Plain, "path", tmp_path / "plain", raising=False)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two keyrings of the system, the better one named last."""
    monkeypatch.setattr(keychain, "TRUSTED", (_named(Second), _named(Best)))


def _named(backend: type) -> str:
    return f"{backend.__module__}.{backend.__qualname__}"


def _refused(ask: Callable[[], object]) -> EntourageError:
    with pytest.raises(EntourageError) as raised:
        ask()
    return raised.value


@pytest.mark.usefixtures("two")
def test_of_several_keyrings_only_the_one_that_stored_a_secret_is_asked_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Keychain().store("host", "ann", SECRET)
    assert kept.backend == _named(Best)
    Second.held["host", "ann"] = "stale"
    assert Keychain().read(kept) == SECRET
    Keychain().remove(kept)
    assert (Keychain().read(kept), Second.held) == (None, {("host", "ann"): "stale"})
    monkeypatch.setattr(keychain, "TRUSTED", (_named(Second),))
    assert _refused(lambda: Keychain().read(kept)).code == "keyring_absent"


@pytest.mark.usefixtures("two")
def test_the_chainer_of_the_library_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.chainer.ChainerBackend")
    assert Keychain().state().backend == Keychain().store("host", "ann", SECRET).backend == _named(Best)


@pytest.mark.usefixtures("two")
def test_a_keyring_that_only_reads_leaves_storing_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(Best, "set_password", refuse)
    assert Keychain().store("host", "ann", SECRET).backend == _named(Second)


@pytest.mark.usefixtures("two")
def test_a_keyring_that_was_left_locked_does_not_hand_over_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise KeyringLocked("no")

    monkeypatch.setattr(Best, "set_password", refuse)
    assert _refused(lambda: Keychain().store("host", "ann", SECRET)).code == "keyring_locked"
    assert Second.held == {}


@pytest.mark.parametrize(
    ("backend", "code", "reason"),
    [
        ("keyring.backends.null.Keyring", "keyring_refused", Reason.NULL_BACKEND),
        ("keyring.backends.fail.Keyring", "keyring_absent", Reason.NO_BACKEND),
        (_named(Plain), "keyring_refused", Reason.INSECURE_BACKEND),
        ("nowhere.Keyring", "keyring_absent", Reason.NO_BACKEND),
        ("", "keyring_absent", Reason.NO_BACKEND),
    ],
)
@pytest.mark.parametrize("is_in_file", [False, True])
@pytest.mark.usefixtures("two")
def test_no_secret_goes_where_it_is_lost_or_lies_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, backend: str, code: str, reason: Reason, *, is_in_file: bool
) -> None:
    if is_in_file:
        folder = tmp_path / "python_keyring"
        folder.mkdir()
        (folder / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\n", "utf-8")
    else:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    state = Keychain().state()
    assert (state.reason, state.usable, state.backend) == (reason, False, "")
    kept = Kept("host", "ann", _named(Best))
    for ask in (lambda: Keychain().store("host", "ann", SECRET), lambda: Keychain().read(kept)):
        assert _refused(ask).code == code
    assert (Best.held, Second.held, Plain.path.exists()) == ({}, {}, False)


def test_windows_keeps_no_more_than_1280_units_of_utf_16(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"__module__": keyring.backends.Windows.__name__, "__qualname__": "WinVaultKeyring", "held": {}}
    monkeypatch.setattr(keyring.backends.Windows, "WinVaultKeyring", type("WinVaultKeyring", (InMemory,), names))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", WINDOWS)
    assert Keychain().store("host", "ann", "é" * 1280).backend == WINDOWS
    fault = _refused(lambda: Keychain().store("host", "ann", "🔑" * 640 + "x"))
    assert (fault.code, fault.params) == ("secret_too_long", {"most": 1280})
    assert Keychain().read(Kept("host", "ann", WINDOWS)) == "é" * 1280


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Have the backend for macOS ask a keychain of which each test says what it does."""
    error = type("Error", (Exception,), {})
    kinds = {name: type(name, (error,), {}) for name in ("NotFound", "KeychainDenied")}
    api = SimpleNamespace(Error=error, **kinds)
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(keyring.backends.macOS, "api", api, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", MACOS)
    return api


def test_whoever_refuses_macos_its_question_is_told_that_the_keyring_stayed_locked(macos: SimpleNamespace) -> None:
    def deny(*_: object) -> None:
        raise macos.KeychainDenied(-128, "Security Auth Failure")

    macos.set_generic_password = macos.find_generic_password = macos.delete_generic_password = deny
    kept = Kept("host", "ann", MACOS)
    keys = Keychain()
    for ask in (lambda: keys.store("host", "ann", SECRET), lambda: keys.read(kept), lambda: keys.remove(kept)):
        assert _refused(ask).code == "keyring_locked"


def test_macos_may_ask_for_long_before_it_answers(macos: SimpleNamespace) -> None:
    held = {}

    def ask_the_person(_keychain: object, service: str, account: str, password: str) -> None:
        time.sleep(0.4)
        held[service, account] = password

    macos.set_generic_password = ask_the_person
    told: list[Progress] = []
    assert Keychain().store("host", "ann", SECRET, told.append).backend == MACOS
    assert held == {("host", "ann"): SECRET}
    assert {one.stage for one in told} == {Stage.UNLOCKING}


@pytest.mark.usefixtures("two")
def test_whoever_stops_waiting_leaves_nothing_in_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    may_store, keys = threading.Event(), Keychain()
    store = InMemory.set_password

    def ask_the_person(ring: Best, service: str, account: str, password: str) -> None:
        may_store.wait(10)
        store(ring, service, account, password)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    monkeypatch.setattr(Best, "set_password", ask_the_person)
    with pytest.raises(Cancelled):
        keys.store("host", "ann", SECRET, stop)
    may_store.set()
    assert keys.read(Kept("host", "ann", _named(Best))) is None
    assert Best.held == {}
    keys.store("host", "ann", "later")
    assert Best.held == {("host", "ann"): "later"}


@pytest.mark.usefixtures("two")
def test_nothing_that_tells_of_an_error_tells_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(_ring: Best, service: str, _account: str, password: str) -> None:
        raise PasswordSetError(f"{service} does not take {password}") from ValueError(password)

    monkeypatch.setattr(Best, "set_password", complain)
    fault = _refused(lambda: Keychain().store("host", "ann", str(SECRET)))
    told = "".join(traceback.TracebackException.from_exception(fault, capture_locals=True).format())
    assert (fault.code, fault.params) == ("keyring_failed", {"reason": "PasswordSetError"})
    assert "hidden = '********'" in told
    assert str(SECRET) not in told + repr(fault)


def test_a_password_is_not_shown_by_what_holds_it_and_is_sent_nowhere() -> None:
    shown = repr({"user": "ann", "password": [SECRET]}) + repr(SimpleNamespace(password=SECRET))
    assert str(SECRET) not in shown
    assert f"{SECRET}" == "marked-secret-7"
    with pytest.raises(TypeError):
        pickle.dumps({"password": SECRET})
