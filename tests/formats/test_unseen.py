from __future__ import annotations

import json

import pytest

from entourage import assets
from entourage.domain.contact import Kind, first_of
from entourage.formats import detect
from entourage.formats.record import Notice, Record
from entourage.language import Language
from entourage.words.importing import notice

BEL = "\x07"


def read(text: str) -> tuple[list[Record], list[tuple[str, int]]]:
    items = list(detect.read_bytes(text.encode()).items)
    told = [(item.code, item.line) for item in items if isinstance(item, Notice)]
    return [item for item in items if isinstance(item, Record)], told


def names(records: list[Record]) -> list[str]:
    found = (first_of(record.values, Kind.FORMATTED_NAME) for record in records)
    return [value.text for value in found if value]


@pytest.mark.parametrize(
    "text",
    [
        f"Name,E-mail\nAda Love,ada@x.org\nBob{BEL} Roe,bob@x.org\n",
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Love\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Bob{BEL} Roe\nEND:VCARD\n",
        f"dn: cn=Ada\ncn: Ada Love\nmail: ada@x.org\n\ndn: cn=Bob\ncn: Bob{BEL} Roe\nmail: b@x.org\n",
        f'{{"friends_v2": [{{"name": "Ada Love"}}, {{"name": "Bob{BEL} Roe"}}]}}',
        '{"friends_v2": [{"name": "Ada Love"}, {"name": "Bob\\u0007 Roe"}]}',
    ],
)
def test_what_nobody_sees_is_left_out_of_a_name_and_told_where(text: str) -> None:
    records, told = read(text)
    assert names(records) == ["Ada Love", "Bob Roe"]
    (one,) = [line for code, line in told if code == "unseen_left_out"]
    assert one == records[1].line


@pytest.mark.parametrize("rubbish", [BEL, "\x00\x02", "\x1b\x7f"])
def test_what_stands_between_the_tokens_of_json_costs_nobody(rubbish: str) -> None:
    friends = [{"name": f"Per Son{n}"} for n in range(3)]
    text = json.dumps({"friends_v2": friends}).replace(": [", f": {rubbish}[")
    records, told = read(text)
    assert names(records) == ["Per Son0", "Per Son1", "Per Son2"]
    assert told


@pytest.mark.parametrize(
    ("rubbish", "end", "told"),
    [("", ", ", "json_cut"), (BEL, "]}", "unseen_between"), ("\x0b", "]}", "unseen_between")],
)
def test_what_nobody_sees_in_a_string_of_json_is_told_of_whom_it_names(rubbish: str, end: str, told: str) -> None:
    text = f'{{"friends_v2": [{rubbish}{{"name": "Bob{BEL} \\\\Roe"}}, {{"name": "Ada"}}{end}'
    records, said = read(text)
    assert names(records) == ["Bob \\Roe", "Ada"]
    assert sorted(code for code, _ in said) == sorted([told, "unseen_left_out"])


def test_lines_and_tabs_are_kept_and_not_told() -> None:
    records, told = read('Name,Notes\nAda Love,"one\ttwo\nthree"\nBob Roe,four\n')
    note = first_of(records[0].values, Kind.NOTE)
    assert note is not None
    assert (note.text, told) == ("one\ttwo\nthree", [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nitem1.ADR;TYPE=home:;;1\\, Rue{BEL} A;;;;\nEND:VCARD\n", "ADR"),
        (f"dn: cn=A{BEL},o=x\ncn: A{BEL}\nmail: a@x.org\n", "cn"),
        (f"Name,Firma,E-mail\nAda Love,A{BEL}B,ada@x.org\n", "Firma"),
        (json.dumps({"friends_v2": [{"name": f"é{BEL}"}]}), "name"),
        (f"BEGIN:VCARD\nVERSION:3.0\nFN;ENCODING=QUOTED-PRINTABLE:A=E9{BEL}\nEND:VCARD\n", "Full name"),
    ],
)
def test_where_it_was_is_named_as_the_file_spells_it_or_in_words(text: str, told: str) -> None:
    items = detect.read_bytes(text.encode()).items
    (one,) = [item for item in items if isinstance(item, Notice) and item.code == "unseen_left_out"]
    assert notice(Language("en", assets.folder("i18n")), one.code, line=0, name=one.property, text="A").startswith(
        f"{told}: "
    )


def test_a_row_of_nothing_but_what_nobody_sees_is_nobody() -> None:
    items = list(detect.read_bytes(b"Name,E-mail\nAnn,a@example.org\n\x05,\n").items)
    assert [item.values[0].text for item in items if isinstance(item, Record)] == ["Ann"]
    assert [(item.line, item.code) for item in items if isinstance(item, Notice) and item.rejected] == [
        (3, "no_content")
    ]
