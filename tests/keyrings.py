"""A session of its own with a bus, and a keyring of the system on it, so that nobody's real one is ever touched."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen import require, wait_for

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
MASTER = "master-of-the-keyring"
_BUS = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>{services}<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
_STARTED_WHEN_ASKED = "<standard_session_servicedirs/>"
NOTHING = ""
_KEEPASSXC = """[General]
UpdateCheckMessageShown=true
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmDeleteItem=false
ConfirmAccessItem=false
"""
_LOCK = """
import contextlib, secretstorage
with contextlib.closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_collection_by_alias(bus, "default").lock()
"""


class Session:
    """Live as a session of a person: a home, a bus and perhaps a screen; `close` it when done."""

    def __init__(
        self, folder: Path, *, display: str = "", services: str = _STARTED_WHEN_ASKED, has_cache: bool = True
    ) -> None:
        """Begin it; services: what the bus starts when it is asked for, of all that is installed here."""
        require("dbus-daemon", "gnome-keyring-daemon")
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        if has_cache:
            (self.home / ".cache").mkdir(exist_ok=True)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environment |= {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT / "src")}
        if display:
            self.environment["DISPLAY"] = display
        self._running: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "session.log").open("ab")
        self._begin_bus(services)

    def _begin_bus(self, services: str) -> None:
        config = self.folder / "bus.xml"
        config.write_text(_BUS.format(services=services), "utf-8")
        reading, writing = os.pipe()
        self.begin(["dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={writing}"], handed=writing)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = said.readline().strip()

    def begin(self, command: Sequence[str], *, typed: bytes = b"", handed: int = 2) -> subprocess.Popen[bytes]:
        """Start a program of this session that goes on; typed: what it reads."""
        made = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            pass_fds=(handed,),
            start_new_session=True,
        )
        self._running.append(made)
        assert made.stdin
        made.stdin.write(typed)
        made.stdin.close()
        return made

    def unlock(self) -> None:
        """Start GNOME's keyring, make the person's own one where there is none, and unlock it."""
        self.begin(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], typed=MASTER.encode())
        wait_for(lambda: self.ask([["state"]])[0].get("reason") == "ready", "the keyring is not unlocked", 20)

    def lock(self) -> None:
        """Lock the person's own keyring."""
        self.run_python(_LOCK)

    def run_python(self, code: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python in this session to its end; more: what its environment holds besides."""
        command = [sys.executable, "-c", code, *arguments]
        environment = self.environment | more
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done

    def asking(self, steps: Sequence[Sequence[Any]], timeout: float = 20.0, **more: str) -> subprocess.Popen[str]:
        """Begin to ask the keychain, in a process of its own; what it answers comes on its standard output."""
        command = [sys.executable, str(Path(__file__).with_name("keyring_asked.py")), json.dumps(steps), str(timeout)]
        environment = self.environment | more
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, encoding="utf-8")

    def ask(self, steps: Sequence[Sequence[Any]], timeout: float = 20.0, **more: str) -> list[dict[str, Any]]:
        """Ask the keychain in a process of its own: "state", "store" and "read", "remove" what was stored last."""
        return answered(self.asking(steps, timeout, **more))

    def end_last(self) -> None:
        """End what was begun last."""
        last = self._running.pop()
        last.terminate()
        last.wait(10)

    def close(self) -> None:
        """End all that was begun here, the last first; what the bus started ends with it."""
        for one in reversed(self._running):
            if one.poll() is None:
                one.terminate()
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait(10)
        self._log.close()


def answered(asked: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """Wait for what the keychain answers."""
    said, complained = asked.communicate(timeout=120)
    assert asked.returncode == 0, complained
    return [json.loads(line) for line in said.splitlines()]


def begin_keepassxc(session: Session) -> None:
    """Start KeePassXC with an empty database that it gives to programs."""
    require("keepassxc", "keepassxc-cli")
    plain, exposed, database = (session.folder / name for name in ("plain.kdbx", "exposed.xml", "mine.kdbx"))
    twice = f"{MASTER}\n{MASTER}\n"
    _keepassxc(session, ["db-create", "--set-password", str(plain)], twice)
    told = _keepassxc(session, ["export", "-q", str(plain)], f"{MASTER}\n")
    root = uuid.UUID(bytes=base64.b64decode(told.partition("<Group>")[2].partition("<UUID>")[2].partition("<")[0]))
    item = f"<Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{{{root}}}</Value></Item>"
    exposed.write_text(told.replace("</Meta>", f"<CustomData>{item}</CustomData></Meta>"), "utf-8")
    _keepassxc(session, ["import", "-p", str(exposed), str(database)], twice)
    config = session.folder / "keepassxc.ini"
    config.write_text(_KEEPASSXC, "utf-8")
    program = ["keepassxc", "--config", str(config), "--localconfig", str(session.folder / "local.ini")]
    session.begin([*program, "--pw-stdin", str(database)], typed=f"{MASTER}\n".encode())
    wait_for(lambda: session.ask([["state"]])[0].get("reason") == "ready", "KeePassXC gives nothing", 30)


def _keepassxc(session: Session, words: Sequence[str], typed: str) -> str:
    command = ["keepassxc-cli", *words]
    done = subprocess.run(
        command, env=session.environment, input=typed, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
