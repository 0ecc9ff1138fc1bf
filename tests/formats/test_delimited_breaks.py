from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, display_name, of_kind
from entourage.formats import delimited
from entourage.formats.record import Notice, Record

HEADINGS = "First Name,Last Name,E-mail Address,Home Phone,Home Street,Home City\n"
ANN = "Ann,Bell,ann@x.org,030 1111,1 rue X,Paris\n"
BOB = "Bob,Cole,bob@x.org,030 2222,2 rue Y,Rome\n"
ZOE = "Zoe,Zorn,zoe@x.org,030 3333,3 rue Z,Bonn\n"


def read(text: str) -> tuple[list[Record], list[tuple[str, int, str]]]:
    items = list(delimited.read(text.encode()).items)
    told = [(item.code, item.line, item.text) for item in items if isinstance(item, Notice)]
    return [item for item in items if isinstance(item, Record)], told


def names(records: list[Record]) -> list[str]:
    return [display_name(record.values) for record in records]


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (ZOE.replace("3 rue Z", "3\nrue Z"), "3\nrue Z"),
        (ZOE.replace("3 rue Z", "Bât. B\n\n3 rue\nZ"), "Bât. B\n3 rue\nZ"),
        (ZOE.replace("zoe@x.org", "zoe@\nx.org"), "zoe@x.org"),
        (ZOE.replace("030 3333", "030 33\n33"), "030 3333"),
        (ZOE.replace("zoe@x.org,", "zoe@x.org,\n"), "030 3333"),
        (ZOE.replace("zoe@x.org,", "zoe@x.org\n,"), "zoe@x.org"),
    ],
)
def test_a_row_that_a_line_break_parted_is_one_person_and_told(broken: str, mended: str) -> None:
    records, told = read(HEADINGS + ANN + broken + BOB)
    assert names(records) == ["Ann Bell", "Zoe Zorn", "Bob Cole"]
    assert [value.text for value in of_kind(records[1].values, Kind.EMAIL)] == ["zoe@x.org"]
    assert [value.text for value in of_kind(records[1].values, Kind.TELEPHONE)] == ["030 3333"]
    assert told == [("row_straightened", 3, mended)]


def test_two_rows_that_lack_their_last_cells_are_two_people() -> None:
    two = "Cy,Dole,cy@x.org\nDi,Eck,di@x.org,030 4444\n"
    records, told = read(HEADINGS + ANN + two + BOB)
    assert (names(records), told) == (["Ann Bell", "Cy Dole", "Di Eck", "Bob Cole"], [])


COLUMNS = ("Name", "Company", "Job Title", "City", "Country", "Notes", "Department", "Nickname", *"PQRST")
GIVEN = ("Ann", "Bob", "Zoe", "Élodie", "Jean-Luc", "Иван", "O’Neil", "Cher", "J.")
PLAIN = ("Acme", "Lyon", "Boss", "Bell Labs", "France", "met at the fair", "")


@st.composite
def uneven_rows(draw: st.DrawFn) -> tuple[int, list[list[str]]]:
    width = draw(st.integers(3, len(COLUMNS)))
    widths = draw(st.lists(st.one_of(st.just(width), st.integers(1, width)), min_size=3, max_size=16))
    cells = st.sampled_from(PLAIN)
    return width, [[draw(st.sampled_from(GIVEN)), *draw(st.tuples(*[cells] * (one - 1)))] for one in widths]


@given(uneven_rows())
def test_as_many_people_as_rows_whatever_their_widths(table: tuple[int, list[list[str]]]) -> None:
    width, rows = table
    whole = [["Ida Roe", *["Acme"] * (width - 1)]] * 10
    text = "\n".join(";".join(row) for row in [COLUMNS[:width], *whole, *rows, *whole])
    assert len(read(text)[0]) == len(rows) + 2 * len(whole)


def test_two_rows_that_may_be_one_are_two_people_and_told() -> None:
    records, told = read(HEADINGS + ANN + ZOE.replace("rue Z", "rue\nZ") + BOB)
    assert names(records) == ["Ann Bell", "Zoe Zorn", "Z Bonn", "Bob Cole"]
    assert told == [("row_doubtful", 4, "Z Bonn")]


def test_a_row_without_anybody_belongs_to_the_one_above_where_all_others_name_somebody() -> None:
    headings = "Status,First Name,E-mail Address,P,Q,R\n"
    rows = "new,Ann,ann@x.org,p,q,r\n" * 3
    records, told = read(headings + rows + "old,Zoe,zoe@x.org,p\n,,q\n" + rows)
    assert names(records) == ["Ann"] * 3 + ["Zoe"] + ["Ann"] * 3
    assert [code for code, _, _ in told if code.startswith("row")] == ["row_straightened"]


def test_rows_of_many_widths_are_left_as_they_are() -> None:
    short = "Cy,Dole,cy@x.org\n/,Eck,di,030\nDi\nEd,Fay,ed@x.org\n"
    assert len(read(HEADINGS + ANN + BOB + short)[0]) == 6


WIDE = "First Name,Last Name,E-mail Address,Home Phone,Home Street,Home City,Company,Job Title,Birthday,A,B,Notes\n"


def wide(name: str, note: str = "") -> str:
    return f"{name},Roe,{name.lower()}@x.org,030 1111,1 rue X,Paris,Acme,Chef,1980-01-02,,,{note}\n"


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [
        (wide("Ann", "one\ntwo,\nthree"), "Ann Roe", ["Bob Roe", "Zoe Roe"]),
        (wide("Mary\nann"), "Mary\nann Roe", ["Bob Roe", "Zoe Roe"]),
    ],
)
def test_a_first_or_last_cell_that_a_line_break_parted_is_one(rows: str, first: str, second: list[str]) -> None:
    records, told = read(WIDE + rows.replace("two,", "two") + wide("Bob") + wide("Zoe"))
    assert [name.replace("\n", " ") for name in names(records)] == [first.replace("\n", " "), *second]
    assert [code for code, _, _ in told] == ["row_straightened"]


def test_a_cell_alone_between_many_whole_rows_is_told() -> None:
    records, told = read(WIDE + wide("Ann") + "Cher\n" + wide("Bob") + wide("Zoe"))
    assert names(records) == ["Ann Roe", "Cher", "Bob Roe", "Zoe Roe"]
    assert told == [("row_doubtful", 3, "Cher")]


GOOGLE = (
    "Name,Given Name,Family Name,Group Membership,E-mail 1 - Value,Address 1 - Formatted,Address 1 - Street,Birthday\n"
)
ADA = "Ada Roe,Ada,Roe,Work,ada@x.org,2 rue Y"
OUTLOOK = (
    "Title,First Name,Last Name,Suffix,Company,Home City,E-mail Address,E-mail Type,Home Fax,Notes,Priority,Private\n"
)
EVA = "Dr,Eva,Roe,,Acme,Bonn,eva@x.org,SMTP,,{note},Normal,False\n"


def test_rows_of_a_known_program_are_put_together_though_hardly_any_is_whole() -> None:
    broken = f"{ADA}\n1011 Sion\nSuisse,2 rue Y,1980-01-02\n"
    records, told = read(GOOGLE + broken + broken.replace("Ada", "Bea"))
    assert names(records) == ["Ada Roe", "Bea Roe"]
    assert told == [("row_straightened", line, "2 rue Y\n1011 Sion\nSuisse") for line in (2, 5)]


def test_the_end_of_a_row_that_says_nothing_but_what_programs_write_belongs_to_the_one_above() -> None:
    records, told = read(OUTLOOK + EVA.format(note="one\ntwo") + EVA.format(note=""))
    assert (names(records), told) == (["Eva Roe"] * 2, [("row_straightened", 2, "one\ntwo")])


@pytest.mark.parametrize("fragment", ["two,,,Normal,False,", ",,,Normal,False", "two,,,,Aus"])
def test_a_fragment_of_a_row_of_a_known_program_is_nobody_and_told(fragment: str) -> None:
    records, told = read(OUTLOOK + EVA.format(note="") + fragment + "\n" + EVA.format(note=""))
    assert names(records) == ["Eva Roe"] * 2
    assert [(code, line) for code, line, _ in told] == [("row_shifted", 3)]


def test_a_short_row_of_a_known_program_that_may_be_somebody_is_told() -> None:
    records, told = read(OUTLOOK + EVA.format(note="") + ",Mary Ann,Lee\n" + EVA.format(note=""))
    assert names(records) == ["Eva Roe", "Mary Ann Lee", "Eva Roe"]
    assert told == [("row_doubtful", 3, "Mary Ann Lee")]
    assert read(OUTLOOK + EVA.format(note="") + ",Mary Ann,Lee,,,,mary@x.org\n" + EVA.format(note=""))[1] == []


def test_a_postcode_and_a_town_alone_in_a_table_of_a_known_program_are_nobody() -> None:
    whole = "Ann Bell,Ann,Bell,,ann@x.org,,,\n"
    records, told = read(GOOGLE + whole + "1011 Sion\n" + whole)
    assert (names(records), told) == (["Ann Bell"] * 2, [("row_shifted", 3, "1011 Sion")])


def test_short_rows_of_a_known_program_that_leaves_out_last_cells_are_people() -> None:
    rows = EVA.format(note="") + ",Mary Ann,Lee\n" + ",Zoe,Zorn,,Acme,Bonn,zoe@x.org,SMTP\n" + EVA.format(note="")
    assert [code for code, _, _ in read(OUTLOOK + rows)[1]] == []


def test_rows_that_lack_last_cells_throughout_are_people_though_two_have_as_many_as_a_whole_one_together() -> None:
    short = "Ann Roe,Ann,Roe,Work,ann@x.org\nBob 3,Bob,,Work\nZoe,Zoe\nIda 4,Ida\nEva,Eva,Roe\nUte,Ute,Roe,,,1 rue X\n"
    assert len(read(GOOGLE + short)[0]) == 6
