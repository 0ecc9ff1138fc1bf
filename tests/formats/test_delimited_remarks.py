from __future__ import annotations

import pytest

from entourage.domain.contact import display_name
from entourage.formats import delimited
from entourage.formats.record import Notice, Record

HEADINGS = "First Name,Last Name,E-mail Address,Notes\n"
ANN = "Ann,van der Bell,ann@x.org,\n"
CHER = "Cher,,,\n"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Roy,https://www.linkedin.com/in/ada,,Acme,Analyst,15 Jan 2024\n"
BOB = "Bob,Roy,https://www.linkedin.com/in/bob,,Acme,Analyst,16 Jan 2024\n"
ABOVE = 'Notes:\n"When exporting, you\nmay notice"\n\n'


def read(text: str) -> tuple[list[str], list[tuple[str, int, bool]]]:
    items = list(delimited.read(text.encode()).items)
    told = [(item.code, item.line, item.rejected) for item in items if isinstance(item, Notice)]
    return [display_name(item.values) for item in items if isinstance(item, Record)], told


@pytest.mark.parametrize(
    "remark",
    [
        "End of file",
        '"Ende der Datei"',
        "-- exported by MyApp --",
        "12 contacts exported",
        "Fin du fichier",
        "Erstellt: 2024\nexportiert von Anna",
    ],
)
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("rows", [[], [ANN, CHER], [ANN, "\n", CHER, "\n", "Mary Ann Lee\n"]])
def test_what_a_program_writes_below_a_table_is_nobody_and_told(rows: list[str], remark: str, end: str) -> None:
    names, told = read(HEADINGS + "".join(rows) + "\n" + remark + end)
    assert len(names) == sum(row != "\n" for row in rows)
    code = "comment" if remark.startswith("--") else "no_content"
    assert {(said, rejected) for said, _, rejected in told} == {(code, True)}


def test_remarks_below_a_table_are_nobody_however_many() -> None:
    lines = [f"{number}. A line of the terms as they stand." for number in range(3000)]
    names, told = read(HEADINGS + ANN + CHER + "\n" + "\n".join(lines))
    assert names == ["Ann van der Bell", "Cher"]
    assert [line for code, line, is_left_out in told if code == "no_content" and is_left_out] == list(range(5, 3005))


def test_a_name_alone_below_a_table_is_somebody() -> None:
    assert read(HEADINGS + ANN + CHER + "\nLarry Page\n") == (["Ann van der Bell", "Cher", "Larry Page"], [])
    assert read(HEADINGS + "\nLarry Page\n") == (["Larry Page"], [])


def test_a_comment_between_rows_is_nobody_where_no_row_begins_so() -> None:
    names, told = read(HEADINGS + ANN + "# of the club\n" + CHER)
    assert (names, told) == (["Ann van der Bell", "Cher"], [("comment", 3, True)])
    assert read(HEADINGS + "#1 Ann,Bell,,\n#2 Mom\n" + CHER)[0] == ["#1 Ann Bell", "#2 Mom", "Cher"]


@pytest.mark.parametrize("name", ["#1 Fan Club", "//Studio Berlin", "**** Hotel Adler", "-- Zoe", "# Ann Lee", "==X=="])
def test_a_name_with_the_mark_of_a_comment_is_somebody(name: str) -> None:
    assert read(HEADINGS + ANN + f"{name}\n" + CHER) == (["Ann van der Bell", name, "Cher"], [])


@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_stands_above_the_headings_of_a_file_that_was_joined_is_nobody(gap: str) -> None:
    names, told = read(ABOVE + LINKEDIN + ADA + gap + ABOVE + LINKEDIN + BOB)
    assert names == ["Ada Roy", "Bob Roy"]
    line = 7 + len(gap)
    assert told == [("no_content", line, True), ("no_content", line + 1, True)]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_stands_above_the_headings_of_another_table_is_nobody(gap: str) -> None:
    names, _ = read(HEADINGS + ANN + gap + ABOVE + LINKEDIN + BOB)
    assert names == ["Ann van der Bell", "Bob Roy"]


def test_a_last_name_alone_above_the_headings_once_more_is_somebody() -> None:
    assert read(HEADINGS + ANN + "Ida\n" + HEADINGS + CHER)[0] == ["Ann van der Bell", "Ida", "Cher"]


@pytest.mark.parametrize("headings", [HEADINGS, LINKEDIN])
def test_a_row_as_wide_as_the_table_that_stands_above_its_headings_is_told(headings: str) -> None:
    width = headings.count(",")
    names, told = read("Zoe,Zorn" + "," * (width - 1) + "\n" + headings + "Ann,Bell" + "," * (width - 1) + "\n")
    assert (names, told) == (["Ann Bell"], [("above_headings", 1, True)])
    bands = "Name" + "," * width + "\n"
    assert read(bands + headings + "Ann,Bell" + "," * (width - 1) + "\n")[1] == []


@pytest.mark.parametrize("line", ["sep=,", '"sep=,"', "SEP=,,,", "sep=;"])
def test_a_line_that_says_once_more_what_separates_cells_is_nobody(line: str) -> None:
    assert read(HEADINGS + ANN + line + "\n" + HEADINGS + CHER) == (["Ann van der Bell", "Cher"], [])
    assert read(HEADINGS + line + "\n" + ANN) == (["Ann van der Bell"], [])


@pytest.mark.parametrize(
    ("headings", "row", "name"),
    [
        ("Account address,Show boosts,Notify on new posts,L\nanguages\n", "ann@x.org,true,false,\n", "ann@x.org"),
        ("First Name,Last Name,E-mail\nAddress,Home Phone\n", "Ann,Bell,ann@x.org,\n", "Ann Bell"),
        ("First Name,Last Name,E-m\n\nail Address,Home Phone\n", "Ann,Bell,ann@x.org,\n", "Ann Bell"),
    ],
)
def test_headings_that_a_line_break_parted_are_put_together(headings: str, row: str, name: str) -> None:
    assert read(headings + row) == ([name], [])


def test_a_row_below_headings_is_none_of_them() -> None:
    assert read("First Name,Last Name,X\nAnn,Bell,y\n")[0] == ["Ann Bell"]


def test_an_account_of_which_the_end_of_its_server_broke_off_is_nobody_and_told() -> None:
    headings = "Account address,Show boosts,Notify on new posts,Languages\n"
    broken = "ann@chaos.social,true,false,\nbob@chaos.\nsocial,true,false,\nzoe@localhost:3000,true,false,\n"
    names, told = read(headings + broken)
    assert (names[0], names[-1]) == ("ann@chaos.social", "zoe@localhost:3000")
    assert told == [("no_content", 3, True)]
