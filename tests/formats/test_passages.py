from __future__ import annotations

import codecs
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.formats import detect
from entourage.formats.passages import Passage, Passages
from entourage.formats.record import Notice, Record, Told

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


XCARD = """<?xml version="1.0"?>
<v:vcards xmlns:v="urn:ietf:params:xml:ns:vcard-4.0"><!-- <v:vcard> -->
<v:vcard><v:fn><v:text>Zoé</v:text></v:fn></v:vcard><v:vcard/>
<v:vcard ><v:note><v:text></v:text></v:note></v:vcard
></v:vcards>"""
PAGE = """<html><head><title>Friends</title></head><body><main class="_a706"><div class="_a6-g"><h2
 class="_a6-h">Zoé</h2></div><div class="_a6-g"><div></div></div><div class="_a6-g"><h2>Luc</h2></div>
</main></body></html>"""
TELEGRAM = {
    "profile_pictures": [{"date": "a"}] * 9,
    "contacts": {"about": "x", "list": [{"first_name": "Zoé"}, {"user_id": 7}]},
}


@pytest.mark.parametrize(
    ("file_format", "text"),
    [
        ("json", '{"friends_v2": [{"name": "Ana"}, {"nam": [1]}, {"name": "Luc"}]}'),
        ("json", "\ufeff" + json.dumps(TELEGRAM)),
        (
            "json",
            '{"relationships_following": [{"title": "a"}, {"title": ""}], "x": [], "relationships_followers": [1]}',
        ),
        ("json", '{"entourage": 1, "contacts": [{"values": [], "line": 70}, {}]}'),
        ("jcard", '[["vcard", [["fn", {}, "text", "Ana"]]], ["vcard", []], ["vcard", [["fn", {}, "text", "Luc"]]]]'),
        ("jcard", '\n["vcard", []]'),
        ("jscontact", '{"ids": ["a", "b"], "list": [{"@type": "Card", "uid": "a", "name": {"full": "A"}}, {"a": 1}]}'),
        ("jscontact", '{"@type": "Card", "version": "1.0", "uid": "a"}'),
        ("xcard", XCARD),
        ("html", PAGE),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entries_come_back_in_a_file_that_is_read_again(file_format: str, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    items = list(detect.read_bytes(data, Told(encoding=encoding)).items)
    rejected = [one for one in items if isinstance(one, Notice) and one.rejected]
    assert rejected
    passages = Passages(data, file_format, encoding, [])
    whole = passages.whole([one.line for one in rejected])
    again = detect.read_bytes(whole, Told(encoding=encoding))
    if file_format != "jscontact" or text[2] == "@":  # without a name nothing tells that the others are cards
        assert again.format == file_format
        assert [one.text for one in again.items if isinstance(one, Notice)] == [one.text for one in rejected]
    assert all(passages.around(one.line).lines for one in rejected)
    assert "Zoé" not in whole.decode(encoding)
    assert "Ana" not in whole.decode(encoding)


def test_entries_of_json_come_back_byte_for_byte() -> None:
    data = b'{"friends_v2": [{"name": "Ana"}, {"nam":  [1]}, {"name": "Luc"}]}'
    assert Passages(data, "json", "utf-8", []).whole([2]) == b'{"friends_v2": [\n{"nam":  [1]}\n]}'


@pytest.mark.parametrize("file_format", ["json", "jcard", "jscontact", "xcard", "html"])
def test_nothing_comes_back_of_what_cannot_be_cut(file_format: str) -> None:
    passages = Passages(b"<a>{[ no file of its kind", file_format, "utf-8", [1])
    assert passages.whole([1]) == b""
    assert passages.around(1).lines == ()


def test_entries_of_a_directory_stay_apart() -> None:
    data = b"\n".join(b"dn: cn=%c,mail=%c@x\nobjectclass: person\n" % (one, one) for one in b"ABC")
    whole = Passages(data, "ldif", "utf-8", [1, 4, 7]).whole([1, 7])
    assert [one.raw[:8] for one in detect.read_bytes(whole).items if isinstance(one, Record)] == [
        "dn: cn=A",
        "dn: cn=C",
    ]


def test_a_long_passage_is_cut_around_what_is_meant() -> None:
    near = Passage(10, 60, tuple(map(str, range(10, 110)))).near(3)
    assert near == Passage(59, 60, ("59", "60", "61"))


@settings(deadline=None)
@given(
    st.binary(max_size=80),
    st.sampled_from(["vcard", "csv", "json", "xcard", "html", "ldif", ""]),
    st.lists(st.integers(-1, 9), max_size=5),
)
def test_any_bytes_can_be_asked_for_any_line(data: bytes, file_format: str, lines: list[int]) -> None:
    for encoding in ("utf-8", "utf-16-le", "cp932"):
        passages = Passages(data, file_format, encoding, lines)
        passages.whole(lines)
        assert all(len(passages.around(line).lines) <= 200 for line in lines)
