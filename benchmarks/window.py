"""Measure the window: its first paint, its first page, and each key in a large book, beside the least there can be.

The least: an empty window of Qt's in a process of its own, and a plain scan of folded names in memory.
Usage: window.py [--people N] [--runs N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.page import PeoplePage

GIVEN = ["Marie", "Jean", "Luc", "Anne", "Paul", "Zoé", "Léa", "Marc", "Ève", "Noé", "Élodie", "Håkon"]
FAMILY = ["Tremblay", "Roy", "Côté", "Gagnon", "Roux", "Petit", "Morel", "Lefèvre", "Nguyen", "Ibarra"]
TYPED = ("elodie gagnon", "company 12", "p4999", "zzz")
PATIENCE = 120.0  # seconds


def write_cards(path: Path, people: int) -> None:
    """Write a file of people, each with an address, a telephone and a company."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for number in range(people):
            given, family = GIVEN[number % 12] + f" {number % 977}", FAMILY[number // 12 % 10] + f"-{number % 1013}"
            file.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nFN:{given} {family}\r\nN:{family};{given};;;\r\n"
                f"EMAIL:p{number}@home{number % 50}.example\r\nTEL:+1 418 555 {number:06}\r\n"
                f"ORG:Company {number % 300}\r\nEND:VCARD\r\n"
            )


def make_book(folder: Path, people: int) -> None:
    """Make a book of so many people."""
    from entourage.operations import imports  # noqa: PLC0415 - a start must not find it imported
    from entourage.operations.book import open_book  # noqa: PLC0415 - the same

    cards = folder.with_name("cards.vcf")
    write_cards(cards, people)
    database = open_book(folder)
    imports.carry_out(database, imports.plan(database, [cards])[0])
    database.close()


class Painted(QObject):
    """Live as what counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() is QEvent.Type.Paint
        return False


class Heartbeat(QTimer):
    """Live as what notices how long the window's thread was held at most."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._beat)
        self.begin()
        self.start(1)

    def begin(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def wait(is_so: Callable[[], bool]) -> None:
    """Let Qt live until something is so."""
    end = time.perf_counter() + PATIENCE
    while not is_so():
        if time.perf_counter() > end:
            sys.exit("the window does not answer")
        QApplication.processEvents()
        time.sleep(0.0005)  # as the window's thread rests between events, and leaves the workers alone


def show_empty(began: float) -> None:
    """Show an empty window, and print the milliseconds until it was painted."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 820)
    painted = Painted(window)
    window.show()
    wait(lambda: bool(painted.times))
    print((time.time() - began) * 1000)
    application.quit()


def open_window(folder: Path) -> MainWindow:
    """Open the program's window as the program does."""
    from entourage import assets  # noqa: PLC0415 - what a start imports is part of the measure
    from entourage.ui import application  # noqa: PLC0415 - the same

    catalogues = assets.folder("i18n")
    start = application.Start(folder=folder, settings_folder=folder, catalogues=catalogues, language="en")
    return application.open_program(application.build(), start).window


def page_of(window: MainWindow) -> PeoplePage:
    """Give the page of people, once it is there and filled."""
    wait(lambda: window.current_page() is not None)
    page: PeoplePage = window.page("people")  # type: ignore[assignment]
    wait(lambda: bool(page.people.ids))
    return page


def show_program(folder: Path, began: float) -> None:
    """Show the program, and print the milliseconds until it was painted, and until its people were."""
    window = open_window(folder)
    painted = Painted(window)
    wait(lambda: bool(painted.times))
    first = time.time()
    page = page_of(window)
    seen = Painted(page.view.viewport())
    wait(lambda: bool(seen.times))
    print((first - began) * 1000, (time.time() - began) * 1000)
    window.close()


def started(kind: str, folder: Path, runs: int) -> list[float]:
    """Start a window several times; give the medians of what it prints."""
    rows = []
    for _ in range(runs):
        command = [sys.executable, __file__, "--child", kind, "--folder", str(folder), "--began", str(time.time())]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append([float(word) for word in run.stdout.split()])
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def until_listed(act: Callable[[], object], page: PeoplePage) -> float:
    """Do something, and give the milliseconds until the list that answers it is painted."""
    painted, listed = Painted(page.view.viewport()), []
    connection = page.people.listed.connect(lambda: listed.append(True))
    start = time.perf_counter()
    act()
    wait(lambda: bool(listed))
    painted.times = 0
    page.view.viewport().update()
    wait(lambda: bool(painted.times) or not page.view.isVisible())
    took = (time.perf_counter() - start) * 1000
    page.people.listed.disconnect(connection)
    return took


def until_rest(act: Callable[[], object], page: PeoplePage) -> float:
    """Do something, and give the milliseconds until nothing more comes of it."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    wait(lambda: not page.desk.jobs.under_way)
    return (time.perf_counter() - start) * 1000


def scanned(typed: str, keys: Sequence[str]) -> float:
    """Scan names in memory; give the milliseconds."""
    start = time.perf_counter()
    words = typed.split()
    _ = [place for place, key in enumerate(keys) if all(word in key for word in words)]
    return (time.perf_counter() - start) * 1000


def type_and_go(folder: Path) -> None:
    """Type, change places and sort in a large book; print what each took."""
    from entourage.domain.text import fold  # noqa: PLC0415 - a start must not find it imported
    from entourage.operations import contacts  # noqa: PLC0415 - the same
    from entourage.ui.place import EVERYONE, UNSORTED  # noqa: PLC0415 - the same

    window = open_window(folder)
    page = page_of(window)
    wait(lambda: not page.desk.jobs.under_way)
    keys = [fold(name) for _, name, *_ in contacts.listing(page.desk.database)]  # type: ignore[arg-type]
    beats, steps, scans = Heartbeat(), [], []
    held = 0.0
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            beats.begin()
            steps.append(until_listed(lambda letter=typed[end - 1]: QTest.keyClicks(window.search, letter), page))
            until_rest(lambda: None, page)
            held = max(held, beats.longest)
            scans.append(scanned(typed[:end], keys))
        until_rest(window.search.clear, page)
    scan = statistics.median(scans)

    def say(name: str, took: float, more: str = "") -> None:
        print(f"{name:<42} {took:8.1f} {took / scan:8.2f}{more}")

    say("a plain scan in memory", scan)
    say("a key in the search, median", statistics.median(steps))
    say("a key in the search, worst", max(steps), f"   held {held * 1000:.1f} ms at most")
    acts = {
        "to those not sorted yet": lambda: window.go_to(UNSORTED),
        "to everyone": lambda: window.go_to(EVERYONE),
        "the end of the list": page.view.scrollToBottom,
        "everyone chosen": page.view.selectAll,
        "everyone put into a circle": lambda: window.acts.put_into_number(2),
        "undo": window.acts.undo,
    }
    for name, act in acts.items():
        beats.begin()
        took = until_rest(act, page)
        say(name, took, f"   held {beats.longest * 1000:.1f} ms at most")
    window.close()


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=7)
    for name in ("--child", "--folder", "--began"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child == "empty":
        show_empty(float(options.began))
    elif options.child == "program":
        show_program(Path(options.folder), float(options.began))
    elif options.child == "typing":
        type_and_go(Path(options.folder))
    else:
        measure(options.people, options.runs)


def measure(people: int, runs: int) -> None:
    """Make a book, and measure in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        make_book(book, people)
        (empty,) = started("empty", book, runs)
        paint, page = started("program", book, runs)
        print(f"a book of {people} people; milliseconds, and how often the least there can be")
        for name, took in (("an empty window", empty), ("first paint", paint), ("first page", page)):
            print(f"{name:<42} {took:8.1f} {took / empty:8.2f}")
        sys.stdout.flush()
        subprocess.run([sys.executable, __file__, "--child", "typing", "--folder", str(book)], check=True)


if __name__ == "__main__":
    main()
