from __future__ import annotations

import json
import re
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind, display_name, of_kind
from entourage.formats import delimited, detect
from entourage.formats.record import Notice, Record

WIDE = "Name,Email,Notes,City\n"
LAST = '"Dora","dora@example.org","","Bonn"\n'


def read(text: str) -> tuple[list[Record], list[tuple[str, int, bool]]]:
    items = list(delimited.read(text.encode()).items)
    told = [(item.code, item.line, item.rejected) for item in items if isinstance(item, Notice)]
    return [item for item in items if isinstance(item, Record)], told


def notes(records: list[Record]) -> list[str]:
    return [value.text for record in records for value in of_kind(record.values, Kind.NOTE)]


@pytest.mark.parametrize(
    "row",
    [
        '"Anna","anna@example.org","5" tall","Rome"\n',
        'Anna,anna@example.org,"5" tall",Rome\n',
        'Anna,anna@example.org,"5" tall"\n',
        '"Anna","anna@example.org","5" tall" ,"Rome"\n',
    ],
)
@pytest.mark.parametrize("short", ['"{name}","{name}@example.org"\n', "{name},{name}@example.org\n", "\n{name},,x\n"])
def test_short_rows_behind_a_stray_quotation_mark_are_people(row: str, short: str) -> None:
    records, told = read(WIDE + row + short.format(name="bob") + short.format(name="carl") + LAST)
    assert [display_name(record.values) for record in records] == ["Anna", "bob", "carl", "Dora"]
    assert notes(records[:1]) == ['5" tall']
    assert told == [("stray_quote", 2, False)]


@pytest.mark.parametrize("mark", ['"', '""'])
def test_a_stray_mark_before_a_row_costs_none_of_those_below(mark: str) -> None:
    headings = "First Name,Last Name,E-mail Address,Home City,Home Phone,Company\n"
    rows = "Ann,Bell,ann@x.org,,,Acme\nBob,Cole,,Rome\n\nCy,Dole,cy@x.org\nDi,Eck,,Bonn,,\n"
    records, told = read(f"{headings}Zoe,Zorn,,,{mark}+44 20 7946 0059,Acme\n{rows}")
    assert [display_name(record.values) for record in records] == [
        "Zoe Zorn",
        "Ann Bell",
        "Bob Cole",
        "Cy Dole",
        "Di Eck",
    ]
    assert told == ([("stray_quote", 2, False)] if mark == '"' else told)


def test_a_stray_mark_in_a_row_that_lacks_its_last_cells_costs_nobody() -> None:
    headings = "First Name,Last Name,E-mail Address,Home City,Notes,Company,Title\n"
    rows = 'Ann,,ann@x.org,,"Name,Email\nBob,bob@x.org"\n,Cole,cole@x.org\n'
    records, told = read(f'{headings}"Zoe,Zorn,zoe@x.org,Rome\n{rows}')
    assert [display_name(record.values) for record in records] == ["Zoe Zorn", "Ann", "Cole"]
    assert told == [("stray_quote", 2, False)]


def test_marks_that_were_not_doubled_stay_in_a_cell_of_several_lines() -> None:
    records, told = read(f'{WIDE}"Anna","a@x.org","the "great" one,\nof Rome, "5" tall","Rome"\n{LAST}')
    assert notes(records) == ['the "great" one,\nof Rome, "5" tall']
    assert (len(records), told) == (2, [("stray_quote", 2, False)])


def test_a_cell_that_is_closed_twice_at_the_end_of_its_line_ends_there() -> None:
    records, told = read(f'{WIDE}"Anna","a@x.org","one\n\ntwo","Rome""\n{LAST}')
    assert notes(records) == ["one\n\ntwo"]
    assert (len(records), told) == (2, [("stray_quote", 2, False)])


def test_a_card_in_a_row_whose_marks_are_wrong_leaves_a_table_a_table() -> None:
    headings = "First Name;Last Name;Primary Email;Nickname;Notes;Company\n"
    row = '"Zoe";"Zorn";"z@x.org";"";"a;b;c\n\nBEGIN:VCARD\nx";"Acme""\n'
    reading = detect.read_bytes(f'{headings}"Ann";"Bell";"a@x.org"\n{row}"Bob";"Cole";"b@x.org"\n'.encode())
    people = [display_name(item.values) for item in reading.items if isinstance(item, Record)]
    assert (reading.format, people) == ("csv", ["Ann Bell", "Zoe Zorn", "Bob Cole"])


def test_a_row_within_a_cell_keeps_what_stands_behind_a_line_break() -> None:
    records, told = read('"Name,Email,Notes,City"\n"Anna,anna@x.org,one\ntwo,Rome"\n"Bob,bob@x.org,,Bonn"\n')
    assert [display_name(record.values) for record in records] == ["Anna", "Bob"]
    assert (notes(records), told) == (["one\ntwo"], [])


HEADINGS = ["First Name", "Last Name", "E-mail Address", "Home City", "Notes", "Company"]
WORDS = ("{}", "{} {}", "{}@x.org", '{} "{}" {}', "{}, {}", "{}\n{}", "{}\n\n{},{}\n{}", "", "")


def written(cells: list[str], *, quoted: bool) -> str:
    marked = ('"' + cell.replace('"', '""') + '"' for cell in cells)
    return ",".join(
        text if quoted or set(cell) & {'"', ",", "\n"} else cell for cell, text in zip(cells, marked, strict=True)
    )


@st.composite
def damaged_tables(draw: st.DrawFn) -> str:
    number = iter(range(10_000))
    quoted = draw(st.booleans())
    rows = []
    for width in draw(st.lists(st.integers(1, 6), min_size=1, max_size=8)):
        forms = draw(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width))
        cells = [re.sub(r"\{\}", lambda _: f"w{next(number)}w", form) for form in forms]
        rows.append(written(cells, quoted=quoted))
    text = draw(st.sampled_from(["\n", "\n\n"])).join(rows) + "\n"
    for number_of_gap in draw(st.lists(st.integers(0, 100), max_size=3)):
        gaps = [found.start() for found in re.finditer(r"\b|(?<=\W)", text)]
        place = gaps[number_of_gap % len(gaps)]
        text = text[:place] + '"' + text[place:]
    for place in draw(st.lists(st.integers(0, 30), max_size=3)):
        *before, last = text.split('"', place + 1)
        text = '"'.join(before) + last
    return text


def said(record: Record) -> str:
    return "".join(json.loads(line)[1] for line in record.raw.splitlines()).replace('"', "")


@settings(max_examples=400, deadline=None)
@given(damaged_tables())
def test_every_line_is_in_a_record_or_in_what_is_told_to_be_left_out_whatever_its_marks(text: str) -> None:
    items = list(delimited.read((",".join(HEADINGS) + "\n" + text).encode()).items)
    ours = [item for item in items if isinstance(item, Record) or item.rejected]
    begins = [item.line for item in ours]
    kept = "\n".join(said(item) for item in ours if isinstance(item, Record))
    for line, content in enumerate(text.split("\n"), 2):
        for word in re.findall(r"w\d+w", content.replace('"', "")):
            if word not in kept:
                place = bisect_right(begins, line)
                assert place, (word, items)
                assert isinstance(ours[place - 1], Notice), (word, items)


@pytest.mark.parametrize(
    "heading", ['"First Name", "Last Name", "E-mail Address"', "First Name,Last Name,E-mail Address"]
)
def test_cells_quoted_behind_a_blank_are_read_without_their_quotation_marks(heading: str) -> None:
    text = f'{heading}\n"Ann", "Lee, the 2nd", "ann@x.org"\n"Bob", "", "bob@x.org"\n'
    items = list(delimited.read(text.encode()).items)
    assert [item.line for item in items if isinstance(item, Record)] == [2, 3] == [item.line for item in items]
    assert [value.text for item in items for value in item.values if value.kind is Kind.EMAIL] == [
        "ann@x.org",
        "bob@x.org",
    ]
    assert items[0].values[0].as_name.family == "Lee, the 2nd"


def test_a_mark_behind_a_blank_is_a_letter_where_other_cells_are_quoted_without_one() -> None:
    text = 'First Name,Last Name,E-mail Address\n"Ann", "Bell" B,"ann@x.org"\n"Bob","Roy","bob@x.org"\n'
    (ann, _) = [item for item in delimited.read(text.encode()).items if isinstance(item, Record)]
    assert ann.values[0].as_name.family == '"Bell" B'
