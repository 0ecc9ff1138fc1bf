from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.formats import detect
from entourage.formats.passages import Passage, Passages
from entourage.formats.record import Notice

CARDS = b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n\r\nbegin:vcard\r\nNOTE:\xe9\r\nBDAY:x\r\nend:vcard\r\nafter\r\n"


def test_a_card_comes_back_byte_for_byte() -> None:
    assert (
        Passages(CARDS, "vcard", "cp1252", [1, 5]).whole([5]) == b"begin:vcard\r\nNOTE:\xe9\r\nBDAY:x\r\nend:vcard\r\n"
    )


def test_a_line_is_shown_within_its_card() -> None:
    passages = Passages(CARDS, "vcard", "cp1252", [1, 5])
    assert passages.around(7) == Passage(5, 7, ("begin:vcard", "NOTE:é", "BDAY:x", "end:vcard"))


def test_a_line_between_cards_is_shown_with_what_is_near() -> None:
    assert "after" in Passages(CARDS, "vcard", "cp1252", [1, 5]).around(9).lines


def test_a_card_without_end_stops_where_the_next_begins() -> None:
    data = b"BEGIN:VCARD\nNOTE:\nBEGIN:VCARD\nFN:A\nEND:VCARD\n"
    assert Passages(data, "vcard", "utf-8", [1, 3]).whole([1]) == b"BEGIN:VCARD\nNOTE:\n"


def test_rows_come_back_below_the_header_of_their_table() -> None:
    data = b'sep=;\nName;Note\nA;1\n\n"B\nb";2\nC;3'
    assert Passages(data, "csv", "utf-8", [3, 5, 7]).whole([5, 7]) == b'sep=;\nName;Note\n"B\nb";2\nC;3\r\n'


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_letter_keeps_its_mark_and_its_lines(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    data = mark + "BEGIN:VCARD\r\nFN:Ā\r\nEND:VCARD\r\nBEGIN:VCARD\r\nNOTE:Ċ\r\nEND:VCARD\r\n".encode(encoding)
    expected = mark + "BEGIN:VCARD\r\nNOTE:Ċ\r\nEND:VCARD\r\n".encode(encoding)
    assert Passages(data, "vcard", encoding, [1, 4]).whole([4]) == expected


def test_entries_of_json_come_back_in_a_file_that_is_read_again() -> None:
    data = b'{"friends_v2": [{"name": "Ana"}, {"nam": [1]}, {"name": "Luc"}]}'
    whole = Passages(data, "json", "utf-8", [1, 2, 3]).whole([2])
    assert whole == b'{"friends_v2": [\n{"nam": [1]}\n]}'
    assert [one.rejected for one in detect.read_bytes(whole).items if isinstance(one, Notice)] == [True]


def test_a_long_passage_is_cut_around_what_is_meant() -> None:
    near = Passage(10, 60, tuple(map(str, range(10, 110)))).near(3)
    assert near == Passage(59, 60, ("59", "60", "61"))


@settings(deadline=None)
@given(st.binary(max_size=80), st.sampled_from(["vcard", "csv", "json", ""]), st.lists(st.integers(-1, 9), max_size=5))
def test_any_bytes_can_be_asked_for_any_line(data: bytes, file_format: str, lines: list[int]) -> None:
    for encoding in ("utf-8", "utf-16-le", "cp932"):
        passages = Passages(data, file_format, encoding, lines)
        passages.whole(lines)
        assert all(len(passages.around(line).lines) <= 200 for line in lines)
