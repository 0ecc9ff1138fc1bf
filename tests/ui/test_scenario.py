"""The whole story, with real keys and a real mouse: from the first start to paper, back to nothing, and again."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.helpers import PEOPLE, cli, vcards
from tests.ui.screen import Heard, Program, Screen, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PRESSED = 20
PATIENCE = 5  # seconds: a loaded machine takes long
SORTED = {"Noah Adams": ["Close friends"], "Élodie Côté": ["Colleagues"], "Luc Roy": ["Clients"]}


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path, is_heard=True)
    yield made
    made.close()


def standing(folder: Path) -> dict[str, Any]:
    """Say how the book is: who is in which circle, the circles, the rules."""
    return {name: cli(folder, name) for name in ("list", "circles", "rules")}


def circles_of(folder: Path) -> dict[str, list[str]]:
    return {one["full_name"]: one["circles"] for one in cli(folder, "list")["contacts"]}


def verdict(folder: Path, circle: str, topic: str) -> str:
    rules = cli(folder, "rules")["rules"]
    return next(one["verdict"] for one in rules if (one["circle"], one["topic"]) == (circle, topic))


def bring_in(heard: Heard, source: Path) -> None:
    program = heard.program
    before = len(program.windows())
    program.press("ctrl+i")
    wait_for(lambda: len(program.windows()) > before, "no window in which files are chosen")
    program.rest()
    program.type(str(source))
    program.press("Return")
    wait_for(lambda: len(program.windows()) == before, "the window in which files are chosen stays")
    heard.click(f"Import {len(PEOPLE)} people", "push button")


def sort(heard: Heard) -> None:
    program = heard.program
    heard.click("Not sorted yet", "list item")
    heard.click("Noah Adams", "list item")
    program.press("1")
    program.press("ctrl+2")
    heard.click("Everyone", "list item")
    program.drag(heard.point("Luc Roy", "list item"), heard.point("Clients", "list item"))


def decide(heard: Heard) -> None:
    heard.click("Who may see what", "list item")
    heard.click("Clients, Photos of me", "table cell")
    heard.program.press("Escape")
    heard.program.press("3")


def print_page(heard: Heard, page: Path) -> None:
    program = heard.program
    heard.click("Close friends", "list item")
    program.press("ctrl+p")
    program.rest("Print")
    program.press("alt+s")
    program.press("ctrl+a")
    program.type(str(page))
    program.press("Return")
    program.press("Escape")


def press_until(program: Program, key: str, book: Path, wanted: int) -> None:
    """Press a key until so many acts can be undone, and not again before it did something or seems to be lost."""
    count = done(book)
    for _ in range(MOST_PRESSED):
        if count == wanted:
            return
        program.press(key)
        deadline = time.monotonic() + PATIENCE
        while count == (count := done(book)) and time.monotonic() < deadline:
            time.sleep(0.1)
    assert count == wanted


def done(book: Path) -> int:
    """Count the acts that can be undone."""
    return sum(one["state"] == "done" for one in cli(book, "history")["history"])


def test_from_the_first_start_to_paper_and_back(screen: Screen, tmp_path: Path) -> None:
    book = tmp_path / "home" / ".local" / "share" / "entourage"
    source, page = tmp_path / "people.vcf", tmp_path / "close.pdf"
    source.write_text(vcards(), encoding="utf-8", newline="")

    program = screen.start("window", "--language", "en")
    heard = Heard(program)
    assert ("push button", "Try with sample contacts") in heard.shown()
    before = standing(book)
    assert before["list"]["contacts"] == []

    bring_in(heard, source)
    assert set(circles_of(book)) == {name for name, *_ in PEOPLE}
    sort(heard)
    assert {name: of for name, of in circles_of(book).items() if of} == SORTED
    decide(heard)
    assert verdict(book, "Clients", "Photos of me") == "nothing"
    print_page(heard, page)
    command = ["/usr/bin/pdftotext", "-layout", str(page), "-"]
    assert "Noah Adams" in subprocess.run(command, capture_output=True, text=True, check=True).stdout

    after = standing(book)
    acts = done(book)
    press_until(program, "ctrl+z", book, 0)
    assert standing(book) == before
    assert program.quit() == 0

    program = screen.start("window", "--language", "en")
    heard = Heard(program)
    assert ("list item", "Everyone, 0 people") in heard.shown()
    press_until(program, "ctrl+y", book, acts)
    assert standing(book) == after
    assert ("list item", f"Everyone, {len(PEOPLE)} people") in heard.shown()
    assert program.quit() == 0
