from __future__ import annotations

from time import perf_counter

import pytest

from entourage.domain.contact import Kind, first_of
from entourage.formats import delimited
from entourage.formats.record import Notice, Record

HEADINGS = "First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,Birthday\n"
PEOPLE = (
    "Ada,Lovelace,Engines,Analyst,ada@love.org,+44 20 7946 0055,1815-12-10\n"
    "Bob,Byron,Poems,CEO,bob@byron.org,+44 20 7946 0056,1788-01-22\n"
    "Cy,Coat,Engines,Tailor,cy@coat.org,,\n"
    "Di,Dot,,,di@dot.org,+44 20 7946 0058,\n"
)


def read(row: str, before: str = HEADINGS + PEOPLE) -> tuple[list[Record], list[tuple[str, int, bool]]]:
    items = list(delimited.read((before + row).encode()).items)
    told = [(item.code, item.line, item.rejected) for item in items if isinstance(item, Notice)]
    return [item for item in items if isinstance(item, Record)], told


def said(record: Record) -> list[str]:
    kinds = (Kind.ORGANIZATION, Kind.TITLE, Kind.EMAIL, Kind.TELEPHONE, Kind.BIRTHDAY)
    values = [first_of(record.values, kind) for kind in kinds]
    return [(value.text or value.parts[0]) if value else "" for value in values]


@pytest.mark.parametrize(
    ("row", "company", "title"),
    [
        ("Zoe,Zorn,Smith, Inc.,CEO,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n", "Smith, Inc.", "CEO"),
        ("Zoe,Zorn,Smith,LLC,Chef,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n", "Smith,LLC", "Chef"),
        ("Zoe,Zorn,Engines,Head, Sales,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n", "Engines", "Head, Sales"),
        ("Zoe,Zorn,Poems, Co, Ltd,CEO,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n", "Poems, Co, Ltd", "CEO"),
    ],
)
def test_a_row_with_a_comma_too_many_is_put_straight_and_told(row: str, company: str, title: str) -> None:
    records, told = read(row)
    assert said(records[-1]) == [company, title, "zoe@zorn.org", "+44 20 7946 0059", "1985-04-12"]
    assert told == [("row_straightened", 6, False)]


def test_cells_that_lost_what_separates_them_are_parted_at_their_quotation_marks() -> None:
    records, told = read('"Zoe","Zorn","Poems""CEO","zoe@zorn.org","+44 20 7946 0059","1985-04-12"\n')
    assert said(records[-1]) == ["Poems", "CEO", "zoe@zorn.org", "+44 20 7946 0059", "1985-04-12"]
    assert told == [("row_straightened", 6, False)]


@pytest.mark.parametrize(
    "row",
    [
        "ZoeZorn,Poems,CEO,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n",
        "Zoe,Zorn,Able,Baker,Charlie,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n",
        "Zoe,Zorn,a,b,c,d,e,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n",
    ],
)
def test_a_row_that_could_be_read_in_several_ways_is_left_out_and_told(row: str) -> None:
    records, told = read(row)
    assert len(records) == 4
    assert told == [("row_shifted", 6, True)]


@pytest.mark.parametrize(
    "row",
    [
        "Zoe,Zorn,Poems,CEO,+44 20 7946 0059,,\n",
        "Zoe,Zorn,Poems,CEO,zoe@zorn.org\n",
        "Zoe,Zorn,Poems,CEO,zoe@zorn.org,ask her,in May\n",
        "Zoe,Zorn,Poems,CEO,zoe@zorn.org,+44 20 7946 0059,1985-04-12,more,and more\n",
        "Zoe,Zorn,3M,007,zoe@zorn.org,1-800-FLOWERS,\n",
    ],
)
def test_what_people_write_into_their_cells_leaves_the_row_as_it_stands(row: str) -> None:
    records, told = read(row)
    assert len(records) == 5
    assert not [code for code, _, _ in told if code.startswith("row_")]


EXACT = "Name,Company,Job Title,Email,Phone\n" + "".join(
    f'"Per Son{n}","Acme{n}","Boss{n}","p{n}@x.org","+33 1 22 33 44 0{n}"\n' for n in range(8)
)


@pytest.mark.parametrize(
    "row",
    [
        '"Bob Roe","Acme9","Boss9","ask Tom","bob@x.org"\n',
        '"Bob Roe","Acme1","","see Tom","bob@x.org"\n',
        '"Bob Roe","Acme9","","none","write to tom@acme.org"\n',
        '"Bob Roe","Acme1","","see Tom","bob@x.org",\n',
    ],
)
def test_a_row_of_quoted_cells_as_wide_as_its_header_stays(row: str) -> None:
    records, told = read(row, EXACT)
    assert first_of(records[-1].values, Kind.FORMATTED_NAME).text == "Bob Roe"
    assert not [code for code, _, _ in told if code.startswith("row_")]


def test_a_row_as_wide_as_its_header_that_may_be_wrong_stays_and_is_told() -> None:
    records, told = read("Bob Roe,Acme9,Boss9,ask Tom,bob@x.org\n", EXACT)
    assert first_of(records[-1].values, Kind.FORMATTED_NAME).text == "Bob Roe"
    assert ("row_doubtful", 10, False) in told


def test_what_separates_quoted_cells_was_meant_to() -> None:
    records, told = read('"Zoe","Zorn",Able,Baker,"Charlie","zoe@zorn.org","+44 20 7946 0059","1985-04-12"\n')
    assert said(records[-1])[:3] == ["Able,Baker", "Charlie", "zoe@zorn.org"]
    assert told == [("row_straightened", 6, False)]


@pytest.mark.parametrize("width", [20, 100, 150])
def test_rows_alike_are_treated_alike_however_wide(width: int) -> None:
    names = ",".join(f"Custom {n}" for n in range(width - 5))
    rest = "x," * (width - 5)
    good, wrong = f"Ann,Bell,Acme,{rest}a@x.org,+33 1 22 33 44 55\n", f"Ann,Bell,Acme,{rest}ask Tom,a@x.org\n"
    heading = f"First Name,Last Name,Company,{names},Email,Phone\n"
    records, told = read((wrong + good * 4) * 60, heading)
    assert len(records) == 300
    assert [code for code, _, _ in told if code.startswith("row_")] == ["row_doubtful"] * 60


SHORT = (
    "First Name,Last Name,E-mail Address,Mobile Phone,Notes\n"
    "Ada,Byron,a@x.com,0611111111,n\n"
    "Cid,Poe,c@x.com,06333333,n\n"
)


@pytest.mark.parametrize(
    "row",
    [
        "Bob,Roe,,b@x.com,0622222222,n\n",
        ",Bob,Roe,b@x.com,0622222222,n\n",
        "Bob,Roe,b@x.com,,0622222222,n\n",
        "Bob,Roe,,,b@x.com,0622222222,n\n",
        "Bob,,Roe,,b@x.com,0622222222,n\n",
        "Bob, Roe, , b@x.com, 0622222222, n\n",
        ",Bob,Roe,b@x.com,0622222222\n",
    ],
)
def test_an_empty_cell_too_many_is_left_out_and_told(row: str) -> None:
    records, told = read(row, SHORT)
    assert first_of(records[-1].values, Kind.NAME).as_name[:2] == ("Roe", "Bob")
    assert [value.text for value in records[-1].values if value.kind is Kind.TELEPHONE] == ["0622222222"]
    assert told == [("row_straightened", 4, False)]


@pytest.mark.parametrize(
    "row",
    [
        "Zoe,Zorn,Smith, Inc.,,zoe@zorn.org,+44 20 7946 0059,1985-04-12\n",
        "Zoe,Zorn,Smith, Inc.,,zoe@zorn.org,,1985-04-12\n",
    ],
)
def test_the_comma_of_a_sentence_is_kept_where_a_cell_is_empty(row: str) -> None:
    records, told = read(row)
    assert said(records[-1])[:3] == ["Smith, Inc.", "", "zoe@zorn.org"]
    assert told == [("row_straightened", 6, False)]


@pytest.mark.parametrize("row", ["Bob,Roe,b@x.com,,2nd floor,ask\n", "Bob,Roe,b@x.com,,hello,you\n"])
def test_words_beyond_the_headings_move_no_cell(row: str) -> None:
    records, told = read(row, SHORT)
    assert first_of(records[-1].values, Kind.NOTE).text == row.split(",")[4]
    assert told == [("extra_cells", 4, False)]


def test_many_rows_with_spare_cells_are_read_in_bounded_time() -> None:
    names = ",".join(f"Custom {n}" for n in range(140))
    good = "Ada,Byron" + ",x," * 70 + ",a@x.com\n"
    wrong = "Bob,Roe,," + ",x," * 70 + ",,b@x.com\n"
    table = f"First Name,Last Name,{names},E-mail Address\n{good * 540}{wrong * 60}"
    before = perf_counter()
    assert list(delimited.read(table.encode()).items)
    assert perf_counter() - before < 20


def test_a_table_in_which_most_rows_are_so_has_other_columns_than_its_headings_say() -> None:
    rows = "".join(f"Zoe,Z{n},x,y,+44 20 7946 005{n},z{n}@zorn.org\n" for n in range(5))
    assert len(read(rows, HEADINGS)[0]) == 5


ODD = "First Name,Last Name,Nickname,E-mail Address,Home Phone,Birthday,Categories,Notes\n" + "".join(
    f"Per{n},Son{n},,p{n}@x.org,+33 1 22 33 44 0{n},199{n}-05-06,Friends,\n" for n in range(6)
)


@pytest.mark.parametrize(
    "row",
    [
        "Zoe,Zorn,,zoe@zorn.org,+44 20 7946 0059,,1985-04-12,Family,\n",
        "Zoe,Zorn,,zoe@zorn.org,,+44 20 7946 0059,1985-04-12,Family,\n",
    ],
)
def test_a_row_with_an_empty_cell_too_many_is_put_straight_and_told(row: str) -> None:
    records, told = read(row, ODD)
    assert said(records[-1])[2:] == ["zoe@zorn.org", "+44 20 7946 0059", "1985-04-12"]
    assert told == [("row_straightened", 8, False)]


@pytest.mark.parametrize(
    "row",
    [
        "Zoe,Zorn,,zoe@zorn.org,+44 20 7946 0059,,1985-04-12,Family\n",
        "Zoe,Zorn,zoe@zorn.org,,+44 20 7946 0059,1985-04-12,,\n",
        '"Zoe","Zorn","zoe@zorn.org","+44 20 7946 0059","1985-04-12","Family","",""\n',
        "Zoe,Zorn,,zoe@zorn.org,+44 20 7946 0059,1985-04-12,,Family,\n",
    ],
)
def test_a_row_whose_cells_stand_beside_their_columns_is_told(row: str) -> None:
    records, told = read(row, ODD)
    assert len(records) == 7
    assert ("row_doubtful", 8, False) in told


@pytest.mark.parametrize(
    "row",
    [
        "Zoe,Zorn,Zo,zoe@zorn.org,,1985-04-12,Family,+44 20 7946 0059\n",
        "Zoe,Zorn,Zo,,,,,zoe@zorn.org\n",
        "Zoe,Zorn,,zoe@zorn.org,,,Friends,1985-04-12\n",
        "Zoe,Zorn,1985,zoe@zorn.org,,,Friends of 1985-04-12,\n",
    ],
)
def test_what_may_stand_in_any_cell_is_nothing_to_tell(row: str) -> None:
    records, told = read(row, ODD)
    assert (len(records), told) == (7, [])


OUTLOOK = "First Name,Last Name,Home City,Home Postal Code,Home State,E-mail Address,E-mail Type,Hobby,Gender,Initials,"
OUTLOOK += "Mileage,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse\n"
SOUND = "{name},Roe,Bonn,53111,NRW,{name}@x.org,SMTP,,Unspecified,,,,Normal,False,,,Normal,\n"


def doubtful(text: str) -> list[int]:
    items = delimited.read((OUTLOOK + text).encode()).items
    return [item.line for item in items if isinstance(item, Notice) and item.code == "row_doubtful"]


@pytest.mark.parametrize(
    "row",
    [
        SOUND.format(name="Zoe").replace(",,Unspecified", ",Unspecified"),
        SOUND.format(name="Zoe").replace(",,,Normal", ",,Normal"),
        SOUND.format(name="Zoe").replace(",,,Normal", ",,,,Normal"),
        SOUND.format(name="Zoe").replace("53111,NRW", "Germany,53111"),
    ],
)
def test_a_row_in_which_what_the_program_writes_stands_beside_its_column_is_told(row: str) -> None:
    assert doubtful(row + SOUND.format(name="Ann")) == [2]
    assert doubtful(SOUND.format(name="Ann") + row + SOUND.format(name="Bob")) == [3]


@pytest.mark.parametrize(
    "row",
    [
        SOUND.format(name="Zoe").replace("Bonn,53111,NRW", "Normal,61761,Normal"),
        SOUND.format(name="Zoe").replace("False,,,", "False,Normal,,"),
    ],
)
def test_what_a_program_writes_may_be_the_name_of_a_town_or_somebody_and_is_not_told(row: str) -> None:
    assert doubtful(SOUND.format(name="Ann") + row + SOUND.format(name="Bob")) == []


def test_a_lone_row_is_told_where_several_things_that_the_program_writes_stand_elsewhere() -> None:
    row = SOUND.format(name="Zoe")
    assert doubtful(row) == []
    assert doubtful(row.replace(",,,Normal", ",,Normal")) == [2]
    assert doubtful(3 * row.replace(",,,Normal", ",,Normal") + row) == [2, 3, 4]


def test_a_row_that_ends_at_its_postcode_is_no_fault() -> None:
    whole = SOUND.format(name="Ann")
    assert set(doubtful(whole * 3 + "Zoe,Roe,53111,Germany\n" + whole)) == {5}
    assert doubtful(whole * 3 + "Zoe,Roe,,Germany\n" + whole) == [5]
