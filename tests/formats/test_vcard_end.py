from __future__ import annotations

import pytest

from entourage.formats import vcard
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_pieces import pieces

ADA = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nTEL:1\r\nEND:VCARD\r\n"
ZOE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe\r\nNOTE:a:b"


def read(text: str) -> tuple[list[int], list[tuple[str, int, str]]]:
    items = list(vcard.read(text.encode()).items)
    notices = [item for item in items if isinstance(item, Notice)]
    records = [len(item.values) for item in items if isinstance(item, Record)]
    return records, [(notice.code, notice.line, notice.text) for notice in notices]


@pytest.mark.parametrize(
    ("rest", "values", "left"),
    [
        (ZOE, 2, "NOTE:a:b"),
        (f"{ZOE}\r\n", 2, "NOTE:a:b"),
        (f"{ZOE}\r\nTEL;TY", 2, "TEL;TY"),
        (f"{ZOE}\r\nE", 2, "E"),
        (f"{ZOE}\r\nEND:VCA", 2, "END:VCA"),
        (ZOE[:-3], 1, "NOTE:"),
    ],
)
def test_a_card_that_ends_with_the_file_is_read_and_told_once_to_be_cut(rest: str, values: int, left: str) -> None:
    assert read(ADA + rest) == ([2, values], [("cut_off", 6, left)])


def test_a_lone_card_cut_within_a_line_is_told() -> None:
    assert read(ZOE)[1] == [("cut_off", 1, "NOTE:a:b")]


def test_a_cut_is_told_wherever_a_large_file_was_parted() -> None:
    text = f"{ADA * 4}{ZOE}\r\n"
    *before, last = pieces(text.encode(), "utf-8", len(ADA) + 1)
    assert before
    assert last.data.startswith(ZOE[:11].encode())
    found = [item for item in vcard.read_piece(last) if isinstance(item, Notice)]
    assert [(notice.code, notice.line) for notice in found] == [("cut_off", 4 * ADA.count("\n") + 1)]
    assert read(text)[1] == [(notice.code, notice.line, notice.text) for notice in found]


def test_a_beginning_cut_within_is_told_as_such() -> None:
    assert read(f"{ADA}BEGIN:VC") == ([2], [("cut_off", 6, "BEGIN:VC")])


@pytest.mark.parametrize("text", [f"{ZOE}\r\n", f"{ZOE}\r\n{ZOE}\r\n{ZOE}"])
def test_who_never_writes_an_end_has_not_cut_the_file(text: str) -> None:
    assert {code for code, _, _ in read(text)[1]} == {"missing_end"}


def test_a_file_that_lacks_only_its_last_line_end_is_whole() -> None:
    assert read((ADA + ADA)[:-2])[1] == []
