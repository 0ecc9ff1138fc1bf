"""The system's keyring: the only place where secrets are kept, and the only door to the library `keyring`."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from entourage.domain.errors import EntourageError
from entourage.domain.password import Password
from entourage.domain.watching import Progress, Stage, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

    from entourage.domain.watching import Watch

Answer = TypeVar("Answer")

FREEDESKTOP = "keyring.backends.SecretService.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"
WINDOWS = "keyring.backends.Windows.WinVaultKeyring"
MACOS = "keyring.backends.macOS.Keyring"
TRUSTED = (
    FREEDESKTOP,
    KWALLET,
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.libsecret.Keyring",
    WINDOWS,
    MACOS,
)
"""The keyrings of systems, which keep secrets encrypted. A secret is given to no other, whatever it promises."""

_CHAINER = "keyring.backends.chainer.ChainerBackend"
_NULL = "keyring.backends.null.Keyring"
_ABSENT = "keyring.backends.fail.Keyring"
_MOST = {WINDOWS: 1280}  # units of UTF-16: CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h, 5 * 512 bytes
# Of keyring, SecretStorage and keyring's backend for macOS; by name, because no system has them all.
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException", "KeychainDenied"}
_NO_SERVICE = {"NoKeyringError", "SecretServiceNotAvailableException"}

_FOR_A_PERSON = 120.0
_FOR_A_LOOK = 5.0
_BREATH = 0.05
_MOST_ALIKE = 10


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold where a secret lies; backend: the class of `keyring` that stored it, as "module.Class"."""

    service: str
    account: str
    backend: str


class Reason(StrEnum):
    """Say how a keyring is, or why there is none.

    NOT_MADE: the service is there and has no keyring yet, which it makes when something is stored first.
    """

    READY = "ready"
    LOCKED = "locked"
    NOT_MADE = "not_made"
    NO_BACKEND = "no_backend"
    NULL_BACKEND = "null_backend"
    INSECURE_BACKEND = "insecure_backend"
    TIMED_OUT = "timed_out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class State:
    """Hold whether secrets can be kept, in which backend ("module.Class", empty for none), and why not."""

    backend: str
    reason: Reason

    @property
    def usable(self) -> bool:
        """Tell whether secrets can be kept, if need be once the person has unlocked the keyring."""
        return self.reason in {Reason.READY, Reason.LOCKED, Reason.NOT_MADE}


class Keychain:
    """Keep secrets in the system's keyring, without ever waiting for it without end.

    Each call runs on a thread of its own, one at a time, because a keyring may ask the person for its password, and may
    never answer. The thread that waits is the caller's; a watch is told meanwhile, and ends the wait by raising.
    """

    def __init__(self, *, timeout: float = _FOR_A_PERSON) -> None:
        """Wait so many seconds for a keyring that may ask the person to unlock it."""
        self._timeout = timeout
        self._turn = threading.Lock()

    def state(self, watch: Watch = unwatched) -> State:
        """Look whether secrets can be kept, without asking the person for anything."""
        try:
            return self._ask(_look, watch, min(self._timeout, _FOR_A_LOOK))
        except EntourageError as fault:
            return State("", Reason.TIMED_OUT if fault.code == "keyring_timed_out" else Reason.FAILED)

    def store(self, service: str, account: str, secret: str, watch: Watch = unwatched) -> Kept:
        """Keep a secret in the first keyring that takes it, in the place of the one kept under these names before.

        What is stored after nobody waits any more is taken away again, so that nothing lies there unknown.

        Raises EntourageError: keyring_absent, keyring_refused, keyring_locked, keyring_timed_out, secret_too_long,
        keyring_failed.
        """
        hidden = Password(secret)
        del secret
        return self._ask(lambda: _store(service, account, hidden), watch, self._timeout, _remove)

    def read(self, kept: Kept, watch: Watch = unwatched) -> Password | None:
        """Read a secret from the keyring that stored it; None where it lies there no more.

        Raises EntourageError: keyring_absent, keyring_refused, keyring_locked, keyring_timed_out, keyring_failed.
        """
        return self._ask(lambda: _read(kept), watch, self._timeout)

    def remove(self, kept: Kept, watch: Watch = unwatched) -> None:
        """Remove a secret from the keyring that stored it; that it lies there no more is no fault.

        Raises EntourageError: as `read`.
        """
        self._ask(lambda: _remove(kept), watch, self._timeout)

    def _ask(
        self,
        work: Callable[[], Answer],
        watch: Watch,
        timeout: float,
        too_late: Callable[[Answer], None] | None = None,
    ) -> Answer:
        call = _Call(work, self._turn, too_late)
        threading.Thread(target=call.run, name="keyring", daemon=True).start()
        return call.answer(timeout, watch)


class _Call(Generic[Answer]):
    """Live as one call to a keyring, which whoever waits for it may give up."""

    def __init__(
        self, work: Callable[[], Answer], turn: threading.Lock, too_late: Callable[[Answer], None] | None
    ) -> None:
        self._work = work
        self._turn = turn
        self._too_late = too_late
        self._ended, self._settled = threading.Event(), threading.Event()
        self._is_given_up = False
        self._found: list[Answer] = []
        self._fault = EntourageError("keyring_failed", reason="")

    def run(self) -> None:
        """Call the keyring once nobody else does; keep of what it raises no more than a code."""
        with self._turn:
            if self._is_given_up:
                return
            try:
                self._found = [self._work()]
            except Exception as error:  # noqa: BLE001 - backends raise whatever their systems do
                self._fault = _explained(error)
            self._ended.set()
            self._settled.wait()
            if self._is_given_up and self._found and self._too_late:
                with contextlib.suppress(Exception):
                    self._too_late(self._found[0])

    def answer(self, timeout: float, watch: Watch) -> Answer:
        """Wait for the answer; whatever the watch raises, and the end of the time, give the call up."""
        try:
            self._wait(timeout, watch)
        except BaseException:
            self._is_given_up = True
            raise
        finally:
            self._settled.set()
        if not self._found:
            raise self._fault
        return self._found[0]

    def _wait(self, timeout: float, watch: Watch) -> None:
        until = time.monotonic() + timeout
        while not self._ended.wait(_BREATH):
            if time.monotonic() > until:
                raise EntourageError("keyring_timed_out", seconds=round(timeout))
            watch(Progress(Stage.UNLOCKING))


def _look() -> State:
    chosen = _chosen()
    if chosen is not None and (refused := _refused(_named(chosen))):
        return State("", refused)
    rings = _usable(chosen)
    if not rings:
        return State("", Reason.NO_BACKEND)
    backend = _named(rings[0])
    return State(backend, _lock() if backend == FREEDESKTOP else Reason.READY)


def _lock() -> Reason:
    """Ask the Secret Service how its keyring is; to ask for a secret would make it or have the person unlock it."""
    import secretstorage  # noqa: PLC0415 - only Linux has it

    with contextlib.closing(secretstorage.dbus_init()) as connection:
        try:
            collection = secretstorage.get_collection_by_alias(connection, "default")
        except secretstorage.ItemNotFoundException:
            return Reason.NOT_MADE
        return Reason.LOCKED if collection.is_locked() else Reason.READY


def _store(service: str, account: str, secret: Password) -> Kept:
    for ring in _rings():
        backend = _named(ring)
        most = _MOST.get(backend)
        if most and len(secret.encode("utf-16-le", "surrogatepass")) > 2 * most:
            raise EntourageError("secret_too_long", most=most)
        try:
            ring.set_password(service, account, secret)
        except NotImplementedError:
            continue
        return Kept(service, account, backend)
    raise EntourageError("keyring_absent")


def _read(kept: Kept) -> Password | None:
    found = _ring(kept).get_password(kept.service, kept.account)
    return None if found is None else Password(found)


def _remove(kept: Kept) -> None:
    """Remove all that lies under these names, because what replaces a secret may leave the old one beside it."""
    import keyring.errors  # noqa: PLC0415 - the first paint need not wait for it

    ring = _ring(kept)
    for _ in range(_MOST_ALIKE):
        try:
            ring.delete_password(kept.service, kept.account)
        except keyring.errors.PasswordDeleteError:
            if ring.get_password(kept.service, kept.account) is not None:
                raise
            return


def _ring(kept: Kept) -> KeyringBackend:
    """Find the keyring that stored a secret; no other is asked, even where several are chained."""
    for ring in _rings():
        if _named(ring) == kept.backend:
            return ring
    raise EntourageError("keyring_absent")


def _rings() -> list[KeyringBackend]:
    """Find the keyrings that secrets may be given to; there is at least one, the best first."""
    chosen = _chosen()
    if chosen is not None and _refused(backend := _named(chosen)):
        raise EntourageError("keyring_refused", backend=backend)
    rings = _usable(chosen)
    if not rings:
        raise EntourageError("keyring_absent")
    return rings


def _chosen() -> KeyringBackend | None:
    """Give the keyring that the person chose in keyring's own settings, if any; none, too, where it cannot be had."""
    from keyring import core  # noqa: PLC0415 - the first paint need not wait for it

    try:
        return core.load_env() or core.load_config()
    except Exception:  # noqa: BLE001 - they import whatever is named there
        return core.load_keyring(_ABSENT)


def _refused(backend: str) -> Reason | None:
    """Say why a chosen backend is given no secrets: it loses them, or nobody vouches for how it keeps them."""
    if backend == _NULL:
        return Reason.NULL_BACKEND
    return None if backend in {*TRUSTED, _CHAINER, _ABSENT} else Reason.INSECURE_BACKEND


def _usable(chosen: KeyringBackend | None) -> list[KeyringBackend]:
    """Find the trusted backends that work here: the chosen one alone, or all, as the library ranks them."""
    if chosen is not None and _named(chosen) != _CHAINER:
        return [chosen] if _named(chosen) in TRUSTED else []
    found = [ranked for name in TRUSTED if (ranked := _ranked(name))]
    return [ring for _, ring in sorted(found, key=lambda one: -one[0])]


def _ranked(backend: str) -> tuple[float, KeyringBackend] | None:
    from keyring import core  # noqa: PLC0415 - the first paint need not wait for it

    try:
        ring = core.load_keyring(backend)
        return type(ring).priority, ring
    except Exception:  # noqa: BLE001 - what a system does not have fails in as many ways
        return None


def _named(ring: KeyringBackend) -> str:
    return f"{type(ring).__module__}.{type(ring).__qualname__}"


def _explained(error: Exception) -> EntourageError:
    """Say what went wrong in a keyring, without any text in which a secret could stand."""
    if isinstance(error, EntourageError):
        return error
    kinds = {type(one).__name__ for one in (error, error.__cause__)}
    if "InitError" in kinds and kinds & _LOCKED:
        return EntourageError("keyring_not_made")
    if kinds & _LOCKED:
        return EntourageError("keyring_locked")
    if kinds & _NO_SERVICE:
        return EntourageError("keyring_absent")
    named = getattr(error, "name", "")  # of an error of D-Bus
    return EntourageError("keyring_failed", reason=" ".join(filter(None, (type(error).__name__, str(named)))))
