"""Real address book servers on this computer, started for the tests and ended after them by their process ids."""

from __future__ import annotations

import base64
import contextlib
import getpass
import http.client
import imaplib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

USER = "zoé"
PASSWORD = "pässword-of-tests"  # noqa: S105 - of these servers, which live for seconds

_PATIENCE = 30.0
_MEMORY = Path("/dev/shm")  # noqa: S108 - of servers that live for seconds
_CYRUS = Path("/usr/lib/cyrus/bin")
_SASLPASSWD = Path("/usr/sbin/saslpasswd2")


@dataclass(frozen=True)
class Server:
    """Hold a server that runs: what it is, where, and who may ask it."""

    kind: str
    port: int
    home: str
    user: str
    password: str

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def transport(self, **choices: object) -> Transport:
        return Transport(Credentials(self.user, self.password), **choices)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Ask with nothing but the standard library, as another program would."""
        said = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Authorization": f"Basic {said}", **names})
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def new_book(self, name: str) -> str:
        """Make an empty address book, and return its URL."""
        path = f"{self.home}{name}/"
        body = (
            '<?xml version="1.0"?><D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>'
            "<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>"
            f"<D:displayname>{name}</D:displayname></D:prop></D:set></D:mkcol>"
        )
        status, answer = self.ask("MKCOL", path, body.encode(), Content_Type="application/xml; charset=utf-8")
        assert status in {201, 200}, (status, answer)
        return self.origin + path

    def remove_book(self, url: str) -> None:
        """Remove an address book; Cyrus does so and says that it was never there."""
        path = url.removeprefix(self.origin)
        status, answer = self.ask("DELETE", path)
        assert status in {200, 204, 404}, (status, answer)
        assert self.ask("GET", path)[0] == 404

    def seed(self, url: str, cards: Iterable[bytes]) -> None:
        """Put many cards at once where the server can (Radicale), else one by one."""
        path = url.removeprefix(self.origin)
        if self.kind == "radicale":
            status, answer = self.ask("PUT", path, b"".join(cards), Content_Type="text/vcard; charset=utf-8")
            assert status in {201, 204}, (status, answer)
            return
        for number, card in enumerate(cards):
            status, answer = self.ask("PUT", f"{path}seed-{number}.vcf", card, Content_Type="text/vcard")
            assert status in {200, 201, 204}, (status, answer)


@contextmanager
def radicale(folder: Path, *, auth: str = "htpasswd") -> Iterator[Server]:
    """Run Radicale; its store is in memory where there is such a folder, because it waits for the disk at each card."""
    where = _MEMORY if _MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="radicale-", dir=where) as store,
        _radicale(folder, Path(store), auth) as server,
    ):
        yield server


@contextmanager
def _radicale(folder: Path, store: Path, auth: str) -> Iterator[Server]:
    port = _free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    settings = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": auth,
        "auth-htpasswd-filename": str(folder / "users"),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "storage-filesystem-folder": str(store),
        "web-type": "none",
        "logging-level": "warning",
    }
    command = [
        sys.executable,
        "-m",
        "radicale",
        "--config",
        "",
        *[f"--{key}={value}" for key, value in settings.items()],
    ]
    with _running(command, folder, port):
        server = Server("radicale", port, f"/{_quoted(USER)}/", USER, PASSWORD)
        status, _ = server.ask("PROPFIND", server.home)  # makes the home of the user
        assert status == 207
        yield server


@contextmanager
def xandikos(folder: Path) -> Iterator[Server]:
    """Run Xandikos, which lets anybody in."""
    port = _free_port()
    command = [
        str(Path(sys.executable).with_name("xandikos")),
        *["serve", "-d", str(folder / "store"), "--autocreate"],
        *["--defaults", "--current-user-principal", "/user/", "-l", "127.0.0.1", "-p", str(port)],
        "--metrics-port=0",
    ]
    with _running(command, folder, port):
        yield Server("xandikos", port, "/user/contacts/", "user", "any")


@contextmanager
def cyrus() -> Iterator[Server]:
    """Run Cyrus, in a folder of its own, which the user that it becomes may enter; ask `has_cyrus` first."""
    folder = Path(tempfile.mkdtemp(prefix="cyrus-"))
    try:
        settings, services, ports = _cyrus_files(folder)
        master = [str(_CYRUS / "master"), "-D", "-C", str(settings), "-M", str(services), "-p", str(folder / "pid")]
        for user in ("admin", "alice"):
            _saslpasswd(folder, user)
        if os.getuid() == 0:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, "cyrus", "mail")
        with _running(master, folder, ports[0], ports[1]):
            _cyrus_inbox(ports[1])
            yield Server("cyrus", ports[0], "/dav/addressbooks/user/alice/", "alice", PASSWORD)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def has_cyrus() -> bool:
    """Tell whether Cyrus is installed with all that is needed of it."""
    parts = (_CYRUS / "master", _CYRUS / "httpd", _CYRUS / "imapd", _SASLPASSWD)
    return all(part.exists() for part in parts)


def _cyrus_files(folder: Path) -> tuple[Path, Path, tuple[int, int]]:
    """Write what Cyrus is told, and return the files and the ports for HTTP and IMAP."""
    folder.chmod(0o755)
    for name in ("conf/db", "conf/socket", "conf/log", "conf/proc", "conf/lock", "conf/msg", "data"):
        (folder / name).mkdir(parents=True)
    ports = _free_port(), _free_port()
    settings, services = folder / "imapd.conf", folder / "cyrus.conf"
    settings.write_text(
        f"configdirectory: {folder}/conf\ndefaultpartition: default\npartition-default: {folder}/data\n"
        f"sasl_pwcheck_method: auxprop\nsasl_auxprop_plugin: sasldb\nsasl_sasldb_path: {folder}/sasldb\n"
        "sasl_mech_list: PLAIN\nallowplaintext: yes\nhttpmodules: carddav\nadmins: admin\nunixhierarchysep: yes\n"
        f"servername: localhost\ncyrus_user: {'cyrus' if os.getuid() == 0 else getpass.getuser()}\n"
    )
    services.write_text(
        f'START {{\n  recover cmd="{_CYRUS}/ctl_cyrusdb -C {settings} -r"\n}}\n'
        f'SERVICES {{\n  http cmd="{_CYRUS}/httpd -C {settings}" listen="127.0.0.1:{ports[0]}" prefork=1\n'
        f'  imap cmd="{_CYRUS}/imapd -C {settings}" listen="127.0.0.1:{ports[1]}" prefork=0\n}}\nEVENTS {{\n}}\n'
    )
    return settings, services, ports


def _saslpasswd(folder: Path, user: str) -> None:
    command = [str(_SASLPASSWD), "-p", "-c", "-u", "localhost", "-f", str(folder / "sasldb"), user]
    subprocess.run(command, input=PASSWORD.encode(), check=True)


def _cyrus_inbox(port: int) -> None:
    """Make what Cyrus keeps a person's address books under."""
    with imaplib.IMAP4("127.0.0.1", port, timeout=_PATIENCE) as mail:
        mail.authenticate("PLAIN", lambda _: f"\0admin\0{PASSWORD}".encode())
        status, answer = mail.create("user/alice")
        assert status == "OK", answer


@contextmanager
def _running(command: list[str], folder: Path, *ports: int) -> Iterator[None]:
    """Run a server until the end, with all that it starts, and wait until it answers on its ports."""
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, process_group=0)
    try:
        for port in ports:
            _wait_for(server, port, folder / "log")
        yield
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text("utf-8", "replace")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text("utf-8", "replace"))


def _options(settings: dict[str, str]) -> list[str]:
    return [f"--{name}={value}" for name, value in settings.items()]


def _free_port() -> int:
    """Find a port that nobody has, outside those that the system gives away by itself before a server has begun."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311 - no secret
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _quoted(name: str) -> str:
    return "".join(f"%{byte:02X}" if byte > 126 else chr(byte) for byte in name.encode())
