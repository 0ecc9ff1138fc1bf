"""Rows of very many cells cost only what is beyond measure in them, by name."""

from __future__ import annotations

from entourage.domain.contact import Kind
from entourage.formats import detect
from entourage.formats.limits import MOST_VALUES
from entourage.formats.record import Notice, Record


def test_the_cells_of_a_row_beyond_measure_are_left_out_and_counted() -> None:
    wide = b"Ann,Example,ann@example.com," + b"w," * (MOST_VALUES + 100) + b"\n"
    data = b"First Name,Last Name,E-mail\n" + wide + b"Zoe,Two,zoe@example.com\n"

    items = list(detect.read_bytes(data).items)

    told = [item for item in items if isinstance(item, Notice) and item.code == "values_left_out"]
    assert [(item.line, item.text) for item in told] == [(2, "103")]
    mails = [one.text for item in items if isinstance(item, Record) for one in item.values if one.kind is Kind.EMAIL]
    assert mails == ["ann@example.com", "zoe@example.com"]
