"""A file of one person very many times asks of a few only, and loses nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_of_one_row_many_times_nobody_is_asked_more_than_can_be_answered(tmp_path: Path) -> None:
    source = tmp_path / "alike.csv"
    row = "Ann,Example,a@example.com\n"
    source.write_text("First Name,Last Name,E-mail 1 - Value\n" + 40 * row, encoding="utf-8")
    database = open_book(tmp_path / "book")
    try:
        planned, _ = imports.plan(database, [source])
    finally:
        database.close()

    asked = [len(step.candidates) for step in planned.steps]
    assert len(asked) == 40
    assert asked[:6] == [0, 1, 2, 3, 4, 5]
    assert max(asked) == 5
