"""A real window on a real book, for all tests of the window; helpers.py has what they share besides."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tests.ui.helpers import desk_on, fill, let_go, settle, settled, wait_until

from entourage.settings import Settings
from entourage.ui import application
from entourage.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.ui.desk import Desk


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Give the application as the program builds it."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else application.build()


@pytest.fixture(scope="session")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a book that is only copied."""
    folder = tmp_path_factory.mktemp("filled")
    fill(folder / "book", folder / "people.vcf")
    return folder / "book"


@pytest.fixture
def book(filled_book: Path, tmp_path: Path) -> Path:
    """Give the folder of a book with a few people (helpers.PEOPLE), two of them close friends, two clients."""
    folder = tmp_path / "book"
    shutil.copytree(filled_book, folder)
    return folder


@pytest.fixture
def empty_book(tmp_path: Path) -> Path:
    """Give the folder of a book that is not there yet."""
    return tmp_path / "empty"


@pytest.fixture
def tongue() -> str:
    """Give the language of the window; a test that wants another one parametrizes this."""
    return "en"


@pytest.fixture
def scheme() -> str:
    """Give the theme of the window; a test that wants another one parametrizes this."""
    return "light"


@pytest.fixture
def options() -> Settings:
    """Give the person's options."""
    return Settings()


@pytest.fixture
def desk(qapp: QApplication, book: Path, tmp_path: Path, tongue: str, scheme: str, options: Settings) -> Iterator[Desk]:
    """Give a desk on the book, which is open when the test begins and closed when it has ended."""
    made = desk_on(qapp, book, tmp_path / "options", tongue, scheme, options)
    crashes: list[BaseException] = []
    made.crashed.connect(crashes.append)
    before = set(threading.enumerate())
    made.shelf.open()
    wait_until(lambda: made.database is not None, "the book does not open")
    settled(made)
    yield made
    made.shelf.close()
    settle()
    assert not crashes, crashes
    assert set(threading.enumerate()) <= before


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on the book, shown, with its first page filled."""
    made = MainWindow(desk, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.resize(1280, 820)
    made.show()
    made.activateWindow()
    let_go(made)
    desk.opened.emit()  # as if the book had just been opened: the desk was there first
    settled(desk)
    yield made
    for other in QApplication.topLevelWidgets():
        other.close()
        other.deleteLater()
    settle()
