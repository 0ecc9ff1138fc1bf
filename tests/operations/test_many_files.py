"""An archive of many lists costs as much for each of them as one of few: none is compared with all the others."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

FEW, MANY = 30, 120


def packed(path: Path, number: int, who: Callable[[int, int], str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in range(number):
            cards = (f"BEGIN:VCARD\nVERSION:3.0\nFN:{who(file, one)}\nEND:VCARD\n" for one in range(3))
            archive.writestr(f"{file}.vcf", "".join(cards) + "\n" * file)
    return path


def strangers(file: int, one: int) -> str:
    return f"Ann{file} Good{file}{one}"


def friends(_file: int, one: int) -> str:
    return f"Ann Good{one}"


def counted(folder: Path, path: Path) -> tuple[int, int]:
    """Count the lines that are run while an archive is planned and carried out, and the sources that come of it."""
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal lines
        if "entourage" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return trace

    book = open_book(folder)
    imports.plan(book, [path])  # what is needed once
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        planned, _ = imports.plan(book, [path])
        imports.carry_out(book, planned)
    finally:
        sys.settrace(before)
    number = len(imports.sources_known(book))
    book.close()
    return lines, number


@pytest.mark.parametrize("who", [strangers, friends])
def test_each_file_of_many_takes_as_many_steps_as_each_of_few(tmp_path: Path, who: Callable[[int, int], str]) -> None:
    few, _ = counted(tmp_path / "few", packed(tmp_path / "few.zip", FEW, who))
    many, number = counted(tmp_path / "many", packed(tmp_path / "many.zip", MANY, who))
    assert number == 1
    assert many < 1.3 * few * MANY / FEW
