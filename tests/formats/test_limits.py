"""Files made to hang or fill a program; each of these once did, or would where a limit is taken away."""

import sys
import time
from pathlib import Path

import pytest

from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.domain.watching import attended
from entourage.formats import detect, limits
from entourage.formats.record import Notice, Record

GOOD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Good\nEND:VCARD\n"
N = 20_000


def read(data: str) -> tuple[list[Record], list[Notice]]:
    items = list(detect.read_bytes(data.encode()).items)
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, Notice)]


def card(lines: str) -> str:
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:Bob Bad\n{lines}\nEND:VCARD\n{GOOD}"


def names(records: list[Record]) -> list[str]:
    return [value.text for record in records for value in record.values if value.kind is Kind.FORMATTED_NAME]


SLOW = {
    "cards in cards": "BEGIN:VCARD\nFN:x\n" * N + "END:VCARD\n" * N + GOOD,
    "agents in agents": "BEGIN:VCARD\nFN:x\n" + "AGENT:BEGIN:VCARD\nN:a,b\n" * N + "END:VCARD\n" * (N + 1) + GOOD,
    "cards without an end": "BEGIN:VCARD\nFN:x\n" * N + GOOD,
    "extensions": card("\n".join(f"X-B:n{number}" for number in range(N))),
    "an address without an end": card("EMAIL:" + ' "' + " " * N * 3 + "<a@b>x"),
    "signs of an address": card("EMAIL:<" + "a@" * N * 3 + " x"),
    "a name of a property": card("X-" + "a" * N * 5 + "!:1"),
    "dashes after a soft break": card("NOTE;ENCODING=QUOTED-PRINTABLE:a=\n" + "-" * N * 5),
    "groups of groups": card("a." * N * 5 + "TEL:1"),
    "a group before lines of a note": card("a" * N * 10 + ".NOTE:x\n" + "lorem ipsum\n" * N),
    "backslashes": card("N:" + "\\" * N * 10),
    "parameters in quotes": card("TEL" + ';X="a:b"' * N + ":1"),
    "a line beyond ASCII after a long one": card("NOTE:" + "x" * N * 10).replace("Good", "Gööd"),
    "cells between blanks": "Name,E-mail Address\nBob,a@b" + " " * N * 5 + "x\nAnn Good,ann@example.org\n",
    "dots": "Name,Notiz\nBob,a@" + "." * N * 5 + "@\nAnn Good,ann@example.org\n",
    "quotes": 'Name,E-mail Address\nBob,"' + '"' * N * 10 + "\nAnn Good,ann@example.org\n",
    "quotes left open": "Name,E-mail Address\n" + 'x,"b@example.org\n' * N + "Ann Good,ann@example.org\n",
    "quotes within and before cells": "Name,E-mail Address\n" + 'a"b,"c\n' * N + "Ann Good,ann@example.org\n",
    "quotes that open again": "Name,Phone,A,B,C,D\n" + 'a",b"c,"d\n' * N + "Ann Good,ann@example.org\n",
    "blanks where a date should be": "Name,Birthday\nBob,1" + " " * N * 5 + "x\nAnn Good,1985-04-12\n",
    "columns": "Name,E-mail Address," + "x," * N + "\nAnn Good,ann@example.org," + "1," * N + "\n",
}
SLOW |= {
    "people in groups": "".join(f"dn: cn=p{n},mail=p{n}@x.org\ncn: p{n}\nmail: p{n}@x.org\n\n" for n in range(50))
    + "".join(
        f"dn: cn=g{n}\nobjectclass: groupOfNames\ncn: g{n}\n"
        + "".join(f"member: cn=p{one},mail=p{one}@x.org\n" for one in range(50))
        + "\n"
        for n in range(N // 16)
    )
    + "dn: cn=Ann Good\ncn: Ann Good\n",
    "names of an entry": "dn: cn=Bob\n"
    + "".join(f"cn: Bob {n}\n" for n in range(2 * N))
    + "\ndn: cn=Ann Good\ncn: Ann Good\n",
}


WRITTEN = {name: data.encode() for name, data in SLOW.items()}
WRITTEN |= {f"{name} (cp1252)": data.encode("cp1252") for name, data in SLOW.items() if not data.isascii()}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN)
def test_no_file_takes_more_than_its_share_of_time(data: bytes) -> None:
    started = time.process_time()

    items = list(detect.read_bytes(data).items)

    assert time.process_time() - started < 10
    assert any(isinstance(item, Record) and "Ann" in item.raw for item in items)


def test_cards_within_very_many_cards_become_people_of_their_own() -> None:
    records, notices = read("BEGIN:VCARD\nFN:x\n" * 9 + "END:VCARD\n" * 9)

    assert len(records) == 9 - limits.DEEPEST_CARD
    assert {notice.code for notice in notices} == {"nested_deeply"}


def test_a_note_longer_than_a_book_is_cut_and_told() -> None:
    records, notices = read(card("NOTE:" + "x" * (limits.LONGEST_TEXT + 1)))

    assert [len(value.text) for value in records[0].values] == [7, limits.LONGEST_TEXT]
    assert [(notice.code, notice.property) for notice in notices] == [("value_cut", "note")]
    assert names(records) == ["Bob Bad", "Ann Good"]


def test_a_name_longer_than_a_page_is_cut_and_told() -> None:
    records, notices = read(f"BEGIN:VCARD\nFN:{'x' * 20_000}\nEND:VCARD\n{GOOD}")

    assert [len(name) for name in names(records)] == [limits.LONGEST_LINE, 8]
    assert [notice.code for notice in notices] == ["value_cut"]


def test_ten_thousand_values_of_one_person_are_kept_and_the_others_counted() -> None:
    records, notices = read(card("\n".join(f"TEL:{number}" for number in range(limits.MOST_VALUES + 4))))

    assert len(records[0].values) == limits.MOST_VALUES
    assert [(notice.code, notice.text) for notice in notices] == [("values_left_out", "5")]


def test_members_of_a_group_are_not_counted() -> None:
    count = limits.MOST_VALUES * 2
    records, notices = read(card("KIND:group\n" + "\n".join(f"MEMBER:urn:uuid:{number}" for number in range(count))))

    assert len(records[0].members) == count
    assert notices == []


def test_two_long_identifiers_that_begin_alike_stay_two() -> None:
    records, notices = read(card("UID:" + "9" * 5000 + "1") + card("UID:" + "9" * 5000 + "2"))

    first, second = (record.identifier for record in records if record.identifier)
    assert first != second
    assert first.startswith("sha256:")
    assert [notice.code for notice in notices] == ["identifier_long"] * 2


def test_what_a_notice_quotes_is_short() -> None:
    _, notices = read(card("bad " * 5000 + "\n" + "P" * 900 + ":" + "é" * 300))

    assert all(len(notice.text) <= 200 and len(notice.property) <= 200 for notice in notices)


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b'{"a":' * 100_000, b'{"friends_v2":[{"name":"Ann","timestamp":' + b"9" * 10**6 + b"}]}"],
    ids=["lists", "objects", "a number of a million digits"],
)
def test_json_deeper_and_longer_than_can_be_is_told(data: bytes) -> None:
    items = list(detect.read_bytes(data).items)

    assert items
    assert all(isinstance(item, Notice) for item in items)


XCARD = '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">{}<vcard><fn><text>Ann Good</text></fn></vcard></vcards>'


def test_groups_within_each_other_without_end_cost_the_other_cards_nothing() -> None:
    deep = '<group name="a">' * 50_000 + "<tel><text>1</text></tel>" + "</group>" * 50_000

    records, notices = read(XCARD.format(f"<vcard>{deep}<fn><text>Bob Bad</text></fn></vcard>"))

    assert names(records) == ["Bob Bad", "Ann Good"]
    assert [value.group for value in records[0].values if value.kind is Kind.TELEPHONE] == ["a"]
    assert notices == []


@pytest.mark.parametrize(
    "place", ['"note",{},"text",DEEP', '"note",{"x":DEEP},"text","y"', '"note",{},DEEP,"y"', "DEEP"]
)
def test_lists_within_each_other_in_a_card_of_json_cost_the_other_cards_nothing(place: str) -> None:
    deep = "[" * 900 + '"x"' + "]" * 900
    bad = place.replace("DEEP", deep)

    records, _ = read(f'[["vcard",[["fn",{{}},"text","Bob Bad"],[{bad}]]],["vcard",[["fn",{{}},"text","Ann Good"]]]]')

    assert names(records) == ["Bob Bad", "Ann Good"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no file without an end")
def test_a_file_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "LARGEST_FILE", 1000)

    with pytest.raises(EntourageError) as caught:
        detect.read(Path("/dev/zero"))

    assert caught.value.code == "file_too_large"


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "LARGEST_FILE", 1000)
    monkeypatch.setattr(detect, "_AT_ONCE", 100)
    path = tmp_path / "people.vcf"
    path.write_bytes(GOOD.encode())

    def grow(_: int) -> None:
        with path.open("ab") as file:
            file.write(GOOD.encode() * 5)

    with attended(grow), pytest.raises(EntourageError) as caught:
        detect.read(path)

    assert caught.value.code == "file_too_large"


def test_a_file_larger_than_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "LARGEST_FILE", 10)
    path = tmp_path / "people.vcf"
    path.write_bytes(GOOD.encode())

    with pytest.raises(EntourageError) as caught:
        detect.read(path)

    assert caught.value.code == "file_too_large"
