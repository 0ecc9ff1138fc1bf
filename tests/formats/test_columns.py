"""What a person says of the columns of a table: nothing is lost by it, and it is known again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind
from entourage.formats import delimited
from entourage.formats.columns import AS_IT_IS, MEANINGS
from entourage.formats.dialects import LEFT_OUT
from entourage.formats.preview import preview
from entourage.formats.record import Notice, Record, Told

if TYPE_CHECKING:
    from entourage.formats.taught import Taught

CELLS = st.text(alphabet="abcéß漢 12@.-/'", min_size=1, max_size=12).map(str.strip)
SAYS_NOTHING = "0./ :-"


def written(rows: list[list[str]], separator: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def records(data: bytes, told: Told) -> list[Record]:
    return [item for item in delimited.read(data, told).items if isinstance(item, Record)]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def said_by(record: Record) -> str:
    every = [record.identifier]
    for value in record.values:
        every += [value.text, value.raw, value.label, value.photo.url if value.photo else "", *value.parts]
    return " ".join(map(letters, every))


def taught_of(data: bytes, told: Told, name: str = "first.csv") -> Taught:
    teaching = delimited.read(data, told).teaching
    assert teaching is not None
    return replace(teaching, name=name)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_is_said_of_columns_every_cell_is_somewhere(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 6))
    meanings = data.draw(st.lists(st.sampled_from(sorted(MEANINGS.values())), min_size=width, max_size=width))
    row = data.draw(st.lists(CELLS, min_size=width, max_size=width))
    headings = [f"Spalte {number}" for number in range(width)]
    told = Told(columns=dict(enumerate(meanings)), headings=1)
    items = list(delimited.read(written([headings, row]), told).items)
    if any(isinstance(item, Notice) and item.rejected for item in items):
        return  # nothing in it says who this is: the row is named, and can be saved
    found = [item for item in items if isinstance(item, Record)]
    said = " ".join(map(said_by, found))
    lost = [
        (cell, meaning)
        for cell, meaning in zip(row, meanings, strict=True)
        if meaning != LEFT_OUT
        and cell.strip(SAYS_NOTHING)
        and letters(cell) not in said
        and not is_in_pieces(cell, said)
    ]
    assert not lost, found


def is_in_pieces(cell: str, said: str) -> bool:
    """Tell whether a cell was taken apart: a list of categories, a date, an address of the web."""
    pieces = "".join(letter if letter.isalnum() else " " for letter in cell).split()
    return all(piece.lstrip("0") in said for piece in pieces)


def test_columns_are_known_again_in_another_order_with_some_missing_and_some_new() -> None:
    first = written([["Wer", "Womit", "Zusatz"], ["Zoé Petit", "0611223344", "x"]])
    taught = taught_of(first, Told(named={"Wer": "formatted_name", "Womit": "telephone:cell"}))
    again = written([["Neu", "WOMIT", "wer"], ["q", "0611223355", "Luc Côté"]])
    reading = delimited.read(again, Told(taught=(taught,)))
    assert (reading.recalled, reading.needs_mapping) == ("first.csv", False)
    notice, record = reading.items
    assert isinstance(notice, Notice)
    assert (notice.code, notice.text) == ("new_columns", "Neu")
    assert isinstance(record, Record)
    assert [(value.kind, value.text, value.types) for value in record.values] == [
        (Kind.OTHER, "q", ()),
        (Kind.TELEPHONE, "0611223355", ("cell",)),
        (Kind.FORMATTED_NAME, "Luc Côté", ()),
    ]


def test_a_table_with_few_of_the_headings_is_not_taken_for_the_one_that_was_taught() -> None:
    first = written([["Wer", "Womit", "Zusatz"], ["Zoé Petit", "0611223344", "x"]])
    taught = taught_of(first, Told(named={"Wer": "formatted_name"}))
    other = written([["Wer", "Was", "Wann", "Wo"], ["Zoé", "b", "c", "d"]])
    assert not delimited.read(other, Told(taught=(taught,))).recalled


def test_what_is_said_later_of_the_same_headings_counts() -> None:
    table = written([["Wer", "Womit"], ["Zoé Petit", "0611223344"]])
    first = taught_of(table, Told(named={"Wer": "nickname"}), "first.csv")
    second = taught_of(table, Told(named={"Wer": "formatted_name"}), "second.csv")
    assert first.key == second.key
    assert delimited.read(table, Told(taught=(first, second))).recalled == "second.csv"


def test_a_separator_that_was_said_is_known_again() -> None:
    table = b"Wer, Nachname|Womit, privat\nZo\xc3\xa9, Petit|0611223344\nLuc, C|0611223355\n"
    taught = taught_of(table, Told(separator="|", headings=1, columns={0: "formatted_name", 1: "telephone:home"}))
    reading = delimited.read(table, Told(taught=(taught,)))
    record = next(item for item in reading.items if isinstance(item, Record))
    assert reading.recalled
    assert record.values[0].text == "Zoé, Petit"


def test_headings_below_other_lines_are_known_again() -> None:
    table = b"Meine Leute\n\nWer;Womit\nZo\xc3\xa9;0611223344\n"
    taught = taught_of(table, Told(headings=3, separator=";", columns={0: "formatted_name"}))
    shifted = b"Meine Leute\nvom Mai\n\n" + table.partition(b"\n\n")[2]
    (record,) = records(shifted, Told(taught=(taught,)))
    assert (record.line, record.values[0].text) == (5, "Zoé")


def test_a_table_without_headings_is_known_again_by_what_its_cells_are() -> None:
    first = b"Zo\xc3\xa9,zoe@example.org,0611223344\nLuc,luc@example.org,0611223355\n"
    taught = taught_of(first, Told(named={"1": "formatted_name", "3": "telephone:cell"}))
    reading = delimited.read(
        b"Ana,ana@example.org,0611223366\nEva,eva@example.org,0611223377\n", Told(taught=(taught,))
    )
    record = next(item for item in reading.items if isinstance(item, Record))
    assert [(value.kind, value.text) for value in record.values] == [
        (Kind.FORMATTED_NAME, "Ana"),
        (Kind.EMAIL, "ana@example.org"),
        (Kind.TELEPHONE, "0611223366"),
    ]
    assert not delimited.read(b"Ana,0611223366\nEva,0611223377\n", Told(taught=(taught,))).recalled


@pytest.mark.parametrize(("day_first", "date"), [(True, "1985-04-03"), (False, "1985-03-04")])
def test_dates_are_read_as_it_is_said(*, day_first: bool, date: str) -> None:
    table = written([["Wer", "Geb."], ["Zoé Petit", "03/04/1985"]])
    told = Told(columns={0: "formatted_name", 1: "birthday"}, day_first=day_first)
    (record,) = records(table, told)
    assert record.values[1].text == date
    (again,) = records(table, Told(taught=(taught_of(table, told),)))
    assert again.values[1].text == date


def test_it_is_said_whether_dates_leave_open_which_number_is_the_day() -> None:
    rows = [["Wer", "Geb."], ["Zoé Petit", "03/04/1985"], ["Luc", "05/06/1990"]]
    found = preview(written(rows), Told(columns={1: "birthday"})).columns
    assert found is not None
    assert (found.open_dates, found.open_date) == (True, "03/04/1985")
    found = preview(written([*rows, ["Ana", "13/04/1985"]]), Told(columns={1: "birthday"})).columns
    assert found is not None
    assert (found.open_dates, found.day_first) == (False, True)


def test_what_is_left_out_is_not_read() -> None:
    table = written([["Wer", "Geheim"], ["Zoé Petit", "xyz"]])
    (record,) = records(table, Told(columns={0: "formatted_name", 1: LEFT_OUT}))
    assert "xyz" not in said_by(record)
    (kept,) = records(table, Told(columns={0: "formatted_name", 1: AS_IT_IS}))
    assert "xyz" in said_by(kept)


def test_two_columns_of_one_field_go_together() -> None:
    table = written([["Strasse", "Hausnr."], ["Am Markt", "5"]])
    (record,) = records(table, Told(columns={0: "address.street", 1: "address.street"}))
    assert [value.as_address.street for value in record.values] == ["Am Markt 5"]


def test_the_first_people_are_shown_as_they_would_be() -> None:
    table = written([["Wer", "Womit"], *([f"Zoé {number}", "0611223344"] for number in range(30))])
    found = preview(table, Told(columns={0: "formatted_name"}))
    assert [record.values[0].text for record in found.records] == [f"Zoé {number}" for number in range(10)]


def test_plain_text_may_be_said_to_be_a_table() -> None:
    text = "Zoé Petit vient demain\nLuc / 0611223355 / le chef\nAna / 0611223366\n".encode()
    found = preview(text, Told())
    assert found.columns is not None
    assert found.records == ()
    told = Told(headings=0, separator="|", columns={0: "formatted_name"})
    assert next(record.values[0].text for record in preview(text, told).records) == "Zoé Petit vient demain"


def test_the_lines_shown_are_read_as_the_people_beside_them() -> None:
    found = preview("Ad;Soyadı\nAna;Roy\n".encode("mac_roman"), Told())  # the headings decide, not the letters
    assert found.encoding == "mac_roman"
    assert next(one.text for one in found.passages) == "Ad;Soyadı"


def test_a_cell_with_a_sign_is_not_taken_for_a_heading_that_decides_the_encoding() -> None:
    read = delimited.read("Nom;Ville;Note\nBélanger;Montréal;à rappeler\nCôté;Lévis;à jour\n".encode("cp1252"), Told())
    assert read.encoding == "cp1252"
