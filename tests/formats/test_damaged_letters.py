"""Letters that were damaged before a file was written are told entry by entry, and mended where that is certain."""

from __future__ import annotations

import json
from time import perf_counter

import pytest

from entourage.domain.contact import Kind, Value, display_name, of_kind
from entourage.formats import detect, vcard
from entourage.formats.record import Notice, Record

Said = tuple[int, str, str, str]


def read(data: str | bytes) -> tuple[list[Record], list[Said]]:
    items = list(detect.read_bytes(data if isinstance(data, bytes) else data.encode()).items)
    notices = [item for item in items if isinstance(item, Notice)]
    records = [item for item in items if isinstance(item, Record)]
    return records, [(one.line, one.property, one.code, one.text) for one in notices]


def table(*names: str) -> str:
    """Write a table in which all letters are well but those of some last names."""
    rows = "".join(f"Zoé,Noël,z@x.org\nHélène,{name},h@x.org\n" for name in names)
    return f"First Name,Last Name,E-mail 1 - Value\n{rows}"


def test_letters_destroyed_in_a_cell_are_told_with_its_line_and_column() -> None:
    records, said = read(table("B\ufffdro", "Roux"))
    assert display_name(records[1].values) == "Hélène B\ufffdro"
    assert said == [(3, "Last Name", "letters_destroyed", "B\ufffdro")]
    assert read(table("Bï¿½ro"))[1] == [(3, "Last Name", "letters_destroyed", "Bï¿½ro")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("RenÃ©e", "Renée"), ("L’OrÃ©al", "L’Oréal"), ("Dâ€™Arc", "D’Arc"), ("GARÃ‡ON", "GARÇON"), ("Dâ€™Ã‰tÃ©", "D’Été")],
)
def test_a_cell_that_was_encoded_twice_is_put_right_and_told(written: str, meant: str) -> None:
    records, said = read(table(written))
    assert display_name(records[1].values) == f"Hélène {meant}"
    assert said == [(3, "Last Name", "letters_mended", written)]


@pytest.mark.parametrize(
    "written", ["VOILÃ\u00a0 Bo", "CÅ“ur", "MUÃ‘OZ", "NOÃ«L", "KÃ–LN", "SECCIÃ“", "„LULEÅ“ och CÅ“ur", "Å¾"]
)
def test_what_may_be_meant_so_stays_and_is_told(written: str) -> None:
    records, said = read(table(written))
    assert display_name(records[1].values) == f"Hélène {written}"
    assert [code for _, _, code, _ in said] == ["letters_doubtful"]


@pytest.mark.parametrize(
    "written",
    [
        *("“Café”", "voilà…", "Été »", "CORAÇÃO", "Ångström", "“PRÉ”", "São", "Ã", "IRMÃ\u00a0ANA", "„IKEA LULEÅ“"),
        *("«UMEÅ»", "AMANHÃ…", "“IRMÃ” e “Ô", "“Ã” e “Â” – letras", "10 Å – 20 Å°", "Å®", "XÔ XÃ—"),
    ],
)
def test_accents_before_marks_are_no_damage(written: str) -> None:
    records, said = read(table(written))
    assert (display_name(records[1].values), said) == (f"Hélène {written}", [])


def test_in_a_card_the_property_is_named() -> None:
    lines = ("FN:Zoé", "item1.NOTE;LANGUAGE=fr:RenÃ© et Zoé", "TITLE:G\ufffdrant")
    (record,), said = read("\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", "")))
    assert [value.text for value in of_kind(record.values, Kind.NOTE)] == ["René et Zoé"]
    assert said == [(1, "NOTE", "letters_mended", "RenÃ© et Zoé"), (1, "TITLE", "letters_destroyed", "G\ufffdrant")]


def test_what_we_wrote_and_what_json_says_is_what_somebody_is_called() -> None:
    odd = Record(values=(Value(kind=Kind.FORMATTED_NAME, text="Ã©"), Value(kind=Kind.NOTE, text="é")))
    assert read(b"".join(vcard.write([odd])))[1] == []
    (friend,), said = read(json.dumps({"friends_v2": [{"name": "Ã© \u0142"}]}))
    assert (display_name(friend.values), said) == ("Ã© ł", [])


def test_thousands_of_damaged_lines_in_one_card_are_each_told_in_no_time() -> None:
    lines = "".join(f"NOTE:{number} B\ufffdro\n" for number in range(6000))
    started = perf_counter()
    _, said = read(f"BEGIN:VCARD\nVERSION:3.0\nN:Kim\n{lines}END:VCARD\n")
    assert perf_counter() - started < 8
    assert said.count((1, "NOTE", "letters_destroyed", "5000 B\ufffdro")) == 1
