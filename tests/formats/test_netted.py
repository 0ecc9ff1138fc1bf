"""A fault of our own in a reader costs what it had still to read, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage.domain.errors import EntourageError
from entourage.formats import detect
from entourage.formats.netted import READER_FAILED, ReaderFailedWarning, netted
from entourage.formats.record import Notice, Record, Told
from entourage.operations import imports, reporting
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = b"Name,Phone\nAna,0611223344\n"
FAILS = Told(encoding="an encoding that there is not")  # what a fault in the window could say


def test_what_came_before_a_fault_is_kept_and_its_line_told() -> None:
    def reader() -> Iterator[Record | Notice]:
        yield Record(values=(), line=7)
        raise IndexError("list index out of range")

    with pytest.warns(ReaderFailedWarning, match="list index out of range"):
        kept, told = netted(reader())
    assert (kept.line, told.line) == (7, 7)
    assert isinstance(told, Notice)
    assert (told.code, told.rejected) == (READER_FAILED, True)
    assert told.text.startswith("IndexError, reader ")


def test_a_fault_of_the_world_stays_one() -> None:
    def reader() -> Iterator[Record | Notice]:
        yield Notice(code="odd")
        raise EntourageError("file_damaged")

    with pytest.raises(EntourageError, match="file_damaged"):
        list(netted(reader()))


def test_a_reader_that_fails_at_once_costs_its_file_alone(tmp_path: Path) -> None:
    with pytest.warns(ReaderFailedWarning):
        (notice,) = detect.read_bytes(TABLE, FAILS).items
    assert isinstance(notice, Notice)
    (tmp_path / "bad.csv").write_bytes(TABLE)
    (tmp_path / "good.vcf").write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Luc\r\nEND:VCARD\r\n")
    database = open_book(tmp_path / "book")
    about = {tmp_path / "bad.csv": imports.About(told=FAILS)}
    with pytest.warns(ReaderFailedWarning):
        planned, unread = imports.plan(database, [tmp_path / "bad.csv", tmp_path / "good.vcf"], about=about)
    database.close()
    assert [step.name for step in planned.steps] == ["Luc"]
    assert [(one.path.name, one.error.code) for one in unread] == [("bad.csv", "file_not_understood")]


def test_what_a_reader_could_not_reach_is_not_cut_as_if_it_were_the_card_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE)
    notice = Notice(line=2, code=READER_FAILED, rejected=True)
    file = reporting.remarked("a.csv", path, ("csv", "", "utf-8"), [2], [notice])
    assert reporting.save_rejected(tmp_path / "out.csv", [file]) == reporting.LeftOut([], ["a.csv"])
