"""What the tests of the window share: people, waiting until all is quiet, and asking the book from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entourage import assets
from entourage.language import Language
from entourage.operations import circles, contacts, imports
from entourage.operations.book import open_book
from entourage.operations.naming import Named, named
from entourage.ui import theme
from entourage.ui.desk import Desk
from entourage.ui.people.page import PeoplePage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.circle import Circle
    from entourage.settings import Settings
    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

LONGEST_WAIT = 20.0  # seconds: a test that waits longer has failed

# Full name, family name, given name, and what else their cards say.
PEOPLE = (
    ("Élodie Côté", "Côté", "Élodie", "EMAIL:elodie@example.org\r\nTEL:+1 418 555-0101\r\nORG:Aubier\r\n"),
    ("Luc Roy", "Roy", "Luc", "TEL;TYPE=CELL:418 555-0102\r\nTITLE:Chef\r\n"),
    ("Ana Silva", "Silva", "Ana", "EMAIL:ana@example.org\r\nBDAY:1985-04-12\r\n"),
    ("Zoé Œuvrard", "Œuvrard", "Zoé", "NOTE:met at the choir\r\n"),
    ("Björk Åberg", "Åberg", "Björk", "EMAIL:bjork@example.org\r\nORG:Nordljus\r\nTITLE:Director\r\n"),
    ("Jean de la Tour", "de la Tour", "Jean", "TEL:514 555-0103\r\n"),
    ("李小龙", "李", "小龙", ""),
    ("Noah Adams", "Adams", "Noah", "ORG:Aubier\r\nEMAIL:noah@example.org\r\n"),
)
CLOSE_FRIENDS = ("Élodie Côté", "Luc Roy")
CLIENTS = ("Élodie Côté", "Björk Åberg")
SORTED = {"close_friends": CLOSE_FRIENDS, "clients": CLIENTS}


def vcards(people: Sequence[tuple[str, str, str, str]] = PEOPLE) -> str:
    """Write the file that a telephone would have given of these people."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-{number}\r\nFN:{full}\r\nN:{family};{given};;;\r\n{rest}END:VCARD\r\n"
        for number, (full, family, given, rest) in enumerate(people)
    )


def fill(
    folder: Path,
    source: Path,
    people: Sequence[tuple[str, str, str, str]] = PEOPLE,
    circles_of: Mapping[str, Sequence[str]] = SORTED,
) -> None:
    """Make a book, bring its people in from a file, and sort a few of them."""
    source.write_text(vcards(people), encoding="utf-8", newline="")
    database = open_book(folder)
    planned, _ = imports.plan(database, [source])
    imports.carry_out(database, planned)
    ids = ids_by_name(database)
    for preset, names in circles_of.items():
        chosen_ids = [ids[name] for name in names]
        circles.sort(database, people=chosen_ids, into=Named(preset, preset), out_of=None)
    database.close()


def desk_on(
    qapp: QApplication, folder: Path, settings_folder: Path, tongue: str, scheme: str, options: Settings
) -> Desk:
    """Make a desk for a book's folder."""
    catalogues = assets.folder("i18n")
    return Desk(
        language=Language(tongue, catalogues),
        vocabulary=tuple(Language(one, catalogues) for one in ("en", "fr", "fr_CA")),
        folder=folder,
        settings_folder=settings_folder,
        settings=options,
        colours=theme.apply(qapp, scheme),
    )


def settle() -> None:
    """Let Qt deliver what waits, the deletions too."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def wait_until(is_so: Callable[[], bool], what: str = "") -> None:
    """Live on until something is so; fail where it does not come."""
    end = time.monotonic() + LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < end, what or "it did not come"
        QApplication.processEvents()
        time.sleep(0.002)


def settled(desk: Desk) -> None:
    """Wait until nothing is being read or written, and everything that came of it has been shown."""
    quiet = 0
    end = time.monotonic() + LONGEST_WAIT
    while quiet < 3:
        assert time.monotonic() < end, "the window does not come to rest"
        QApplication.processEvents()
        quiet = 0 if desk.jobs.under_way else quiet + 1
        time.sleep(0.001)


def book_of(window: MainWindow) -> Database:
    """Give the window's open book."""
    database = window.desk.database
    assert database is not None
    return database


def ids_by_name(database: Database) -> dict[str, int]:
    """Give everyone's id."""
    return {name: key for key, name, *_ in contacts.listing(database)}


def cli(folder: Path, *arguments: object) -> dict[str, Any]:
    """Ask the book, or change it, by the command line in a process of its own; give its JSON answer."""
    command = [sys.executable, "-m", "entourage", "--data", str(folder), "--json", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def people_page(window: MainWindow) -> PeoplePage:
    """Give the page of people."""
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def listed(window: MainWindow) -> list[str]:
    """Give the names in the list, in its order."""
    model = people_page(window).people
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def chosen(window: MainWindow) -> list[str]:
    """Give the names of the people chosen."""
    names = {key: name for name, key in ids_by_name(book_of(window)).items()}
    return [names[key] for key in window.chosen()]


def choose(window: MainWindow, *names: str) -> None:
    """Choose people of the list, and give it the keyboard."""
    ids = ids_by_name(book_of(window))
    page = people_page(window)
    page.view.choose([ids[name] for name in names])
    page.view.setFocus()
    settled(window.desk)


def go_to(window: MainWindow, place: Place) -> None:
    """Show a place and wait for it."""
    window.go_to(place)
    settled(window.desk)


def circle(window: MainWindow, name: str) -> Circle:
    """Find a circle by its name in the sidebar."""
    return next(one.circle for one in window.sidebar.places.entries if one.circle and one.text == name)


def members(window: MainWindow, name: str) -> set[str]:
    """Ask the book who is in a circle."""
    wanted = contacts.People(circle=named(circle(window, name)))
    return {name for _, name, *_ in contacts.listing(book_of(window), wanted)}


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, and wait for what comes of it."""
    if QApplication.activeWindow() is None:
        window.activateWindow()  # no window manager does it here when a dialog has closed
        settle()
    QTest.keyClick(window.focusWidget() or window, key, held)
    let_go(window)
    settled(window.desk)


def let_go(window: MainWindow) -> None:
    """Let go of Ctrl and Shift: Qt remembers those of the last key, and choosing asks for them."""
    QTest.keyRelease(window, Qt.Key.Key_Control)
