"""A process killed at any moment of an act leaves the book as it was before, or as it is after; nothing between.

KILLS says how often each act is killed, at random moments.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.operations import killed
from tests.operations.test_undo import dump

from entourage.operations import imports
from entourage.operations.book import FILE, open_book
from entourage.storage.database import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Dump = dict[str, list[tuple[object, ...]]]

KILLS = int(os.environ.get("KILLS", "6"))
PEOPLE = 600
NAMES = ("Ana", "Zoé", "Luc", "Éva", "Noé")
PASSING = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+\+00:00|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def card(number: int, title: str) -> str:
    name = f"{NAMES[number % 5]} Roy{number}"
    lines = [f"UID:u{number}", f"FN:{name}", f"EMAIL:{number}@example.org", f"TITLE:{title}", "CATEGORIES:Club"]
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def bring_in(folder: Path, *cards: str) -> None:
    (folder / killed.FILE).write_text("".join(cards), encoding="utf-8", newline="")
    database = open_book(folder)
    planned, _ = imports.plan(database, [folder / killed.FILE])
    imports.carry_out(database, planned)
    database.close()


def before_import(folder: Path) -> None:
    """Make a book of which a third is to be changed, a third stays as it is, and a third is yet to come."""
    bring_in(folder, *(card(number, "Cheffe") for number in range(PEOPLE * 2 // 3)))
    cards = [card(number, "Cheffe" if number % 2 else "Directrice") for number in range(PEOPLE)]
    (folder / killed.FILE).write_text("".join(cards), encoding="utf-8", newline="")


def before_merge(folder: Path) -> None:
    twice = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:other\r\nFN:Ana Roy0\r\nTEL:5550199\r\nEND:VCARD\r\n"
    bring_in(folder, *(card(number, "Cheffe") for number in range(5)), twice)


def before_undo(folder: Path) -> None:
    before_import(folder)
    bring_in(folder, (folder / killed.FILE).read_text(encoding="utf-8"))


def before_parting(folder: Path) -> None:
    before_merge(folder)
    database = open_book(folder)
    killed.prepared("merge", database, folder)()
    database.close()


ACTS: dict[str, Callable[[Path], None]] = {
    "import": before_import,
    "merge": before_merge,
    "part": before_parting,
    "take back": before_undo,
    "undo": before_undo,
}


def seen(folder: Path) -> Dump:
    """Read all that a book holds but for times and identifiers made of chance, and ask whether its file is whole."""
    assert faults(folder / FILE) == []
    database = open_book(folder)
    found = dump(database)
    database.close()
    return {name: [tuple(map(without_chance, row)) for row in rows] for name, rows in found.items()}


def without_chance(cell: object) -> object:
    return PASSING.sub("…", cell) if isinstance(cell, str) else cell


class Acting:
    """Live as a process that does an act on a copy of a book."""

    def __init__(self, act: str, book: Path, folder: Path, *, last: int = 0) -> None:
        shutil.copytree(book, folder)
        command = [sys.executable, killed.__file__, act, str(folder), str(last)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.line() == "ready\n"

    def line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()

    def begin(self) -> float:
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        return time.monotonic()

    def kill(self) -> None:
        self._process.kill()
        self.end()

    def end(self) -> None:
        self._process.communicate()


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_killed_was_done_or_not(act: str, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    ACTS[act](book)
    whole = Acting(act, book, tmp_path / "whole")
    began = whole.begin()
    statements = int(whole.line())
    whole.end()
    took = time.monotonic() - began
    states = seen(book), seen(tmp_path / "whole")
    assert states[0] != states[1]
    chance = random.Random(act)  # noqa: S311 - no secret
    found = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        if number % 2:
            acting = Acting(act, book, folder)
            acting.begin()
            time.sleep(chance.uniform(0, took))
            acting.kill()
        else:
            acting = Acting(act, book, folder, last=chance.randint(1, statements))
            acting.begin()
            acting.end()
        found.append(states.index(seen(folder)))
        shutil.rmtree(folder)
    assert 0 in found
