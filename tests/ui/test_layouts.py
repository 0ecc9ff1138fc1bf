"""The keys of the digits sort people on real keyboards, whatever their layouts write on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.helpers import cli
from tests.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROW, KEYPAD = (10, 11, 12, 13), (87, 88, 89, 83)  # the codes of the keys 1 to 4, as X11 numbers them
EVERY_CIRCLE = ["Close friends", "Colleagues", "Clients", "Less familiar"]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("layout", ["fr", "ca", "us"])
def test_the_keys_of_the_digits_sort_into_circles(screen: Screen, book: Path, layout: str) -> None:
    screen.run("setxkbmap", layout)
    program = screen.start("window", "--data", book, "--language", "en")
    program.press("Down", *ROW)
    program.press("Down", "Down", *(f"ctrl+{code}" for code in ROW))
    program.press("Down", "Num_Lock", *KEYPAD)
    assert program.quit() == 0
    of = {one["full_name"]: one["circles"] for one in cli(book, "list")["contacts"]}
    assert of.pop("Noah Adams") == EVERY_CIRCLE
    assert of.pop("Jean de la Tour") == EVERY_CIRCLE
    assert of.pop("李小龙") == EVERY_CIRCLE
    assert of == {
        "Björk Åberg": ["Clients"],
        "Élodie Côté": ["Close friends", "Clients"],
        "Luc Roy": ["Close friends"],
        "Zoé Œuvrard": [],
        "Ana Silva": [],
    }


@pytest.mark.parametrize("layout", ["fr", "us"])
def test_shift_and_the_key_of_a_digit_sort_nobody(screen: Screen, book: Path, layout: str) -> None:
    before = cli(book, "list")
    screen.run("setxkbmap", layout)
    program = screen.start("window", "--data", book, "--language", "en")
    program.press("Down", *(f"shift+{code}" for code in ROW))
    assert program.quit() == 0
    assert cli(book, "list") == before
