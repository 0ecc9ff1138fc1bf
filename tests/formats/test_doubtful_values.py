from __future__ import annotations

import pytest

from entourage.domain.contact import Kind
from entourage.formats import delimited, detect
from entourage.formats.record import Notice, Record


def read(text: str) -> tuple[list[Record], list[tuple[str, int, str, str]]]:
    items = list(delimited.read(text.encode()).items)
    told = [(item.code, item.line, item.property, item.text) for item in items if isinstance(item, Notice)]
    return [item for item in items if isinstance(item, Record)], told


@pytest.mark.parametrize("cell", ["N/A", "0", "00000", "privat", "-"])
def test_what_is_no_telephone_number_is_kept_and_told_by_its_column(cell: str) -> None:
    (record,), told = read(f"Name,Mobile Phone,Home Phone\nAda,+33 6 00 11 22 33,{cell}\n")
    assert told == [("not_a_number", 2, "Home Phone", cell)]
    assert cell in [value.text for value in record.values if value.kind is Kind.TELEPHONE]


def test_a_fraction_that_a_spreadsheet_computed_is_no_part_of_a_number() -> None:
    (record,), told = read("Name,Mobile Phone,Home Phone\nAda,33612345679.0,1-800-FLOWERS\n")
    assert [value.text for value in record.values if value.kind is Kind.TELEPHONE] == ["33612345679", "1-800-FLOWERS"]
    assert told == []


@pytest.mark.parametrize("line", ["x: y", "{}", "End of file,"])
def test_a_line_that_is_no_account_makes_nobody_of_a_list_of_mastodon(line: str) -> None:
    records, told = read(f"Account address,Show boosts\nada@mastodon.social,true\n{line}\nbob,true\n")
    assert len(records) == 2
    assert [(code, number) for code, number, _, _ in told] == [("no_content", 3)]


def test_characters_of_control_in_a_class_hide_no_friend() -> None:
    page = "<html><head><title>Your friends</title></head><body><div class='_a706' role='main'>{}</div></body></html>"
    block = (
        "<div class='_3-95 {}_a6-g'><div class='_2ph_ _a6-h _a6-i'>{}</div><div class='_a72d'>Jan 02, 2020</div></div>"
    )
    text = page.format(block.format("\x02\x7f", "Ada Love") + block.format("", "Bob Byron"))
    assert sum(isinstance(item, Record) for item in detect.read_bytes(text.encode()).items) == 2
