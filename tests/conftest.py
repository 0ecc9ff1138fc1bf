"""What all tests share: an empty book's file is made by all migrations once, and copied from then on."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from tests.sync import servers

from entourage.storage import migrate
from entourage.storage.database import BUSY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def _heard() -> None:
    """Let what tests start hear Ctrl+C, though whoever runs them may be deaf to it (nohup, a script's background)."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _no_keyring() -> Iterator[None]:
    """Leave the keyring of whoever runs the tests alone; tests of keyrings begin one of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Copy what the migrations made, which take a while, into the place of every new book."""
    template = tmp_path_factory.mktemp("template") / "empty"
    real = migrate.bring_up_to_date

    def bring_up_to_date(path: Path, busy_seconds: float) -> None:
        if path.parent.is_dir() and not path.exists():
            if not template.exists():
                real(template, BUSY_SECONDS)
            shutil.copyfile(template, path)
        real(path, busy_seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "bring_up_to_date", bring_up_to_date)
        yield


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """Run Radicale while the tests need it."""
    with servers.radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """Run Xandikos while the tests need it."""
    with servers.xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture(scope="session")
def cyrus() -> Iterator[servers.Server]:
    """Run Cyrus while the tests need it, where it is installed."""
    if not servers.has_cyrus():
        pytest.skip("Cyrus is not installed: packaging/set_up.sh system servers")
    with servers.cyrus() as server:
        yield server


@pytest.fixture(params=["radicale", "xandikos", "cyrus"])
def server(request: pytest.FixtureRequest) -> servers.Server:
    """Give each of the real servers in turn."""
    return request.getfixturevalue(request.param)
