from __future__ import annotations

import pytest

from entourage.domain.contact import Kind
from entourage.formats import detect
from entourage.formats.record import Notice, Record


def read_all(text: str) -> tuple[list[Record], list[Notice]]:
    items = list(detect.read_bytes(text.encode()).items)
    return [one for one in items if isinstance(one, Record)], [one for one in items if isinstance(one, Notice)]


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", "FN:Ada", "N:;Ada;;;", *lines, "END:VCARD", ""))


@pytest.mark.parametrize(
    "text",
    [
        "3,36123E+10",
        "1.23E+11",
        "1E+10",
        "-6,1e+08",
        "########",
        "#NOM?",
        "#NAME?",
        "#REF!",
        "#N/A",
        "#¡VALOR!",
        "Err:502",
    ],
)
def test_a_number_that_a_spreadsheet_destroyed_is_told_and_none_to_call(text: str) -> None:
    table = f'First Name,Last Name,Mobile Phone,E-mail Address\r\nBob,Roe,,b@x.fr\r\nAda,Byron,"{text}",a@x.fr\r\n'
    for data, line, name in ((card(f"TEL;TYPE=CELL:{text}"), 5, "TEL"), (table, 3, "Mobile Phone")):
        records, notices = read_all(data)
        values = records[-1].values
        assert [(one.line, one.code, one.property, one.text) for one in notices] == [
            (line, "number_ruined", name, text)
        ]
        assert not [value for value in values if value.kind is Kind.TELEPHONE]
        assert [(value.name, value.text) for value in values if value.kind is Kind.OTHER] == [(name, text)]


@pytest.mark.parametrize(
    "text", ["0612345678", "+33 6 12 34 56 78", "#31#0612345678", "*100#", "1-800-FLOWERS", "12E4"]
)
def test_an_odd_number_is_a_number(text: str) -> None:
    for data in (card(f"TEL:{text}"), f"First Name,Last Name,Mobile Phone\r\nAda,Byron,{text}\r\n"):
        (record,), notices = read_all(data)
        assert [value.text for value in record.values if value.kind is Kind.TELEPHONE] == [text]
        assert not notices


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("'+33 1 44 55 66 77", "+33 1 44 55 66 77"),
        ("'0622222222", "0622222222"),
        ("0622222222", "0622222222"),
        ('="0633"', "0633"),
        ('"=""0633"""', "0633"),
        ("=+33612345678", "+33612345678"),
    ],
)
def test_what_guards_a_number_in_a_spreadsheet_is_no_part_of_it(cell: str, number: str) -> None:
    (record,), _ = read_all(
        f'First Name,Last Name,Mobile Phone,Notes\r\nAda,Byron,{cell},"=""O\'Neill said ""hi"""\r\n'
    )
    assert [value.text for value in record.values if value.kind is Kind.TELEPHONE] == [number]


def test_a_formula_of_a_text_is_the_text_and_an_apostrophe_in_words_stays() -> None:
    (record,), _ = read_all('First Name,Last Name,Notes,City\r\n="Ada",\'t Hooft,\'90s,"=""a """"b"""""""\r\n')
    (name,) = (value for value in record.values if value.kind is Kind.NAME)
    assert (name.as_name.given, name.as_name.family) == ("Ada", "'t Hooft")
    assert [value.text for value in record.values if value.kind is Kind.NOTE] == ["'90s"]


def test_an_address_that_is_none_is_told_in_a_card_as_in_a_table() -> None:
    (record,), notices = read_all(card("EMAIL:not an email", "EMAIL:a@example.com", "EMAIL:"))
    assert [value.text for value in record.values if value.kind is Kind.EMAIL] == ["not an email", "a@example.com"]
    assert [(one.line, one.code, one.property) for one in notices] == [(5, "not_an_email", "EMAIL")]


@pytest.mark.parametrize("kind", ["TEL;X-Bureau", "EMAIL;X-perso", "TEL;X-perso", "ADR;X-Chalet;HOME"])
def test_a_label_of_ones_own_is_a_label_however_it_is_written(kind: str) -> None:
    (record,), _ = read_all(card(f"{kind}:a@example.com").replace("3.0", "2.1"))
    assert [value.label for value in record.values][-1] == kind.split(";")[1][2:]
