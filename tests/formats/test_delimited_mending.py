from __future__ import annotations

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.formats import delimited
from entourage.formats.record import Notice, Record

HEADER = "First Name,Last Name,E-mail Address,Home Street,Home City,Notes\n"
ADA = "Ada,Lovelace,ada@love.org,Am Tor 1,Bonn,x\n"
BOB = 'Bob,Byron,bob@byron.org,"Am Tor 2\nHof, hinten",Bonn,y\n'


def read(text: str) -> tuple[list[Record], list[Notice]]:
    items = list(delimited.read((HEADER + text).encode()).items)
    return (
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Notice)],
    )


def given(records: list[Record]) -> list[str]:
    return [value.as_name.given for record in records for value in of_kind(record.values, Kind.NAME)]


def told(notices: list[Notice]) -> list[tuple[str, int, bool]]:
    return [(notice.code, notice.line, notice.rejected) for notice in notices]


def test_a_quotation_mark_too_many_at_the_end_of_a_row_leaves_the_next_whole() -> None:
    records, notices = read(f'Zoe,Zorn,zoe@zorn.org,,,"\n{BOB}{ADA}')
    assert given(records) == ["Zoe", "Bob", "Ada"]
    assert of_kind(records[1].values, Kind.ADDRESS)[0].as_address.street == "Am Tor 2\nHof, hinten"
    assert told(notices) == [("stray_quote", 2, False)]


def test_a_quotation_mark_too_many_behind_a_quoted_cell_of_several_lines_leaves_all_whole() -> None:
    records, notices = read(f'Zoe,Zorn,zoe@zorn.org,"Tor 3\nHof",Bonn,"one, two""\n{BOB}{ADA}')
    assert given(records) == ["Zoe", "Bob", "Ada"]
    assert told(notices) == [("stray_quote", 2, False)]


def test_a_row_cut_in_a_cell_of_several_lines_is_one_person_and_told() -> None:
    records, notices = read(f'{ADA}{BOB}Zoe,Zorn,zoe@zorn.org,"Tor 3\nHof, vorn",Bonn,"one, two\nthr')
    assert given(records) == ["Ada", "Bob", "Zoe"]
    assert of_kind(records[2].values, Kind.NOTE)[0].text == "one, two\nthr"
    assert told(notices) == [("open_quote", 5, False)]


def test_a_row_cut_early_is_one_rejected_entry_and_its_lines_are_nobody() -> None:
    records, notices = read(f'{BOB}Zoe,Zorn,"zoe\nHof, vorn\nBonn, am Rhein\nDeutschland')
    assert given(records) == ["Bob"]
    assert told(notices) == [("damaged_row", 4, True)]


def test_rows_behind_a_row_that_cannot_be_read_are_people() -> None:
    records, notices = read(f'Zoe,"Zorn\nHof, "vorn\nBonn, am Rhein\n{BOB}{ADA}')
    assert given(records) == ["Bob", "Ada"]
    assert told(notices) == [("damaged_row", 2, True)]


def test_a_file_cut_within_its_last_row_is_told() -> None:
    records, notices = read(f"{ADA}{BOB}Zoe,Zorn,zoe@zorn.org,Am T")
    assert given(records) == ["Ada", "Bob", "Zoe"]
    assert [(notice.code, notice.line, notice.text) for notice in notices] == [("cut_off", 5, "Am T")]


def connected(heading: str, said: str, last: str) -> list[tuple[str, int, str]]:
    rows = "".join(f"A{n},B,a{n}@b.org,{said}\n" for n in range(5))
    text = f"First Name,Last Name,E-mail Address,{heading}\n{rows}Zoe,Zorn,zoe@zorn.org,{last}"
    notices = [item for item in delimited.read(text.encode()).items if isinstance(item, Notice)]
    return [(one.code, one.line, one.text) for one in notices if one.code == "cut_off"]


@pytest.mark.parametrize(
    ("heading", "said", "last"),
    [
        ("Connected On", "12 Mar 2024", "3 Mar 20"),
        ("Connected On", "12 Mar 2024", "3 M"),
        ("Birthday", "1985-04-12", "1985-0"),
        ("Mobile Phone", "+33 6 12 34 56 78", "+33 6 12"),
        ("E-mail 2 Address", "x@example.org", "zoe@exa"),
        ("Web Page", "https://www.example.org/a", "https://www"),
    ],
)
def test_a_file_cut_within_the_last_cell_of_its_last_row_is_told(heading: str, said: str, last: str) -> None:
    assert connected(heading, said, last) == [("cut_off", 7, last)]
    assert connected(heading, said, said) == []
    assert connected(heading, said, f"{last}\n") == []


@pytest.mark.parametrize("last", ["3 Mar 2024", "31 Dec 1999", "", '"3 Mar 20"'])
def test_a_last_row_that_only_lacks_its_line_end_is_whole(last: str) -> None:
    assert connected("Connected On", "12 Mar 2024", last) == []


def test_a_short_last_row_that_ends_as_all_do_is_not_told() -> None:
    assert read(f"{ADA}{BOB}Zoe,Zorn,zoe@zorn.org\n")[1] == []


def test_what_is_no_email_address_is_kept_and_told_once_a_row_with_its_column() -> None:
    records, notices = read(f"{BOB}Zoe,Zorn,+49 30 901820,Am Tor 3,Bonn,x\n")
    assert [value.text for value in of_kind(records[1].values, Kind.EMAIL)] == ["+49 30 901820"]
    assert [(notice.code, notice.line, notice.property) for notice in notices] == [
        ("not_an_email", 4, "E-mail Address")
    ]


NARROW = "Name,E-mail,Notes\n"
ONE, TWO = '"Ada Love","ada@love.org","x"\n', '"Bob Byron","bob@byron.org","one, two\nthree, four, five"\n'


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ('"Zoe Zorn","zoe@zorn.org","n""\n', "n"),
        ('"Zoe Zorn","zoe@zorn.org,"n"\n', "n"),
        ('"Zoe Zorn,"zoe@zorn.org","n"\n', "n"),
        ('"Zoe Zorn","zoe@zorn.org","no end\n', "no end"),
        ('"Zoe Zorn","zoe@zorn.org","first\nsecond, x\n', "first\nsecond, x"),
        ('"Zoe Zorn","zoe@zorn.org","first\nsecond, third, x""\n', "first\nsecond, third, x"),
    ],
)
def test_a_narrow_table_is_mended_where_the_next_row_is_known_by_an_address(row: str, note: str) -> None:
    items = list(delimited.read(f"{NARROW}{ONE}{row}{TWO}{ONE}".encode()).items)
    people = [item.values for item in items if isinstance(item, Record)]
    assert [[value.text or " ".join(value.parts) for value in values] for values in people][1] == [
        "Zoe Zorn",
        "zoe@zorn.org",
        note,
    ]
    assert len(people) == 4
    assert [(item.code, item.line) for item in items if isinstance(item, Notice)] == [("stray_quote", 3)]


def test_a_line_between_the_first_and_the_last_cell_of_a_row_is_no_row_that_a_quote_swallowed() -> None:
    telephones = [f"+33 1 44 55 10 0{number}" for number in range(1, 9)]
    header = ",".join(["Notes", *(f"Phone {number}" for number in range(1, 9)), "Name"])
    row = ",".join(['"Care of\nAda"', *telephones, '"Knows\nSvea"'])
    record, *notices = delimited.read(f"{header}\r\n{row}\r\n".encode()).items
    assert isinstance(record, Record)
    assert [value.text for value in of_kind(record.values, Kind.TELEPHONE)] == telephones
    assert notices == []
