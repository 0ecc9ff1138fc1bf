from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.assets import folder
from entourage.domain.contact import Kind
from entourage.formats import delimited
from entourage.formats.dialects import fold_header
from entourage.formats.dialects_customers import CUSTOMERS, MAILINGS
from entourage.formats.dialects_networks import NETWORKS
from entourage.formats.dialects_outlook import LIVE_MAIL, OUTLOOK
from entourage.formats.dialects_thunderbird import THUNDERBIRD
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = [",", ";", "\t"]
CODE_PAGES = {
    **dict.fromkeys(("bg", "ru", "uk"), "cp1251"),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "sk", "sl", "sr"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "ar": "cp1256",
    "el": "cp1253",
    "he": "cp1255",
    "th": "cp874",
    "tr": "cp1254",
    "ja": "cp932",
    "ko": "cp949",
    "zh-cn": "gbk",
    "zh-tw": "big5",
}
NAMES = ("Émilie", "Müller", "François", "Zoë", "Gößner", "Núñez", "Håkansson", "Søren")
AWKWARD = ('a "quoted" b', "a, b", "a; b", "one\ntwo", "one\r\ntwo", "one\rtwo", "a\tb", "a|b", "déjà vu")


class Written(NamedTuple):
    name: str
    columns: list[tuple[str, str]]
    rows: list[list[str]]

    @property
    def header(self) -> list[str]:
        return [header for header, _ in self.columns]


def spelled(cell: str) -> str:
    return cell.split("~", maxsplit=1)[0].strip().removeprefix("!")


def of_tables() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for table in (*NETWORKS, CUSTOMERS, MAILINGS, *THUNDERBIRD, LIVE_MAIL, OUTLOOK):
        (_, *names), *rows = (line.split("|") for line in table.strip().splitlines())
        for place, name in enumerate(names, 1):
            yield name.partition(":")[0], [(spelled(row[place]), row[0].strip()) for row in rows if row[place].strip()]


def of_files() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for file in sorted(folder("dialects").glob("*.txt")):
        blocks = [block.splitlines() for block in file.read_text(encoding="utf-8").split("\n= ")[1:]]
        meanings = [meaning.removeprefix("!") for line in blocks[0][1:] for meaning in line.split("|")]
        for language, *lines in blocks[1:]:
            cells = [spelled(cell) for line in lines for cell in line.split("|")]
            assert len(cells) == len(meanings), language
            yield f"{file.stem}-{language}", [pair for pair in zip(cells, meanings, strict=True) if pair[0]]


def content(meaning: str, number: int, chance: random.Random) -> str:
    kind = meaning.partition(":")[0].partition(".")[0]
    fixed = {
        "birthday.year": "1970",
        "birthday.month": "4",
        "birthday.day": "17",
        "birthday": "17.04.1970",
        "anniversary": "2001-12-30",
        "profile.connected_on@linkedin": "15 Jan 2024",
        "other.mail_type": "SMTP",
        "identifier.url@linkedin": f"https://www.linkedin.com/in/person{number}",
        "identifier": f"id{number}",
    }
    if meaning in fixed:
        return fixed[meaning]
    if kind in {"email", "telephone", "url", "photo", "category", "gender"}:
        written = {"email": "p{}@mail{}.org", "telephone": "+33 1 4455{}", "category": "Circle {}", "gender": "Own {}"}
        return written.get(kind, "https://site{}.example/p").format(number, number)
    awkward = kind in {"note", "address", "other", "organization", "title"}
    return f"{chance.choice(AWKWARD if awkward else NAMES)} {number}"


def written() -> Iterator[Written]:
    for name, columns in (*of_tables(), *of_files()):
        own = {"google": [("E-mail 1 - Value", "email")], "google-old": [("Phone 1 - Value", "telephone")]}.get(
            name, []
        )
        chance = random.Random(name)  # noqa: S311 - known contents
        both = [*columns, *own]
        rows = [[content(spec, 1000 + 200 * row + i, chance) for i, (_, spec) in enumerate(both)] for row in range(3)]
        yield Written(name, both, rows)


WRITTEN = list(written())


def as_file(header: list[str], rows: list[list[str]], separator: str = ",", *, quoting: int = csv.QUOTE_MINIMAL) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=quoting).writerows([header, *rows])
    return file.getvalue()


def read(data: bytes) -> tuple[str, list[Record], list[Notice]]:
    reading = delimited.read(data)
    items = list(reading.items)
    return (
        reading.dialect,
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Notice)],
    )


def plain(text: str) -> str:
    return " ".join(text.split())


def missing(columns: list[tuple[str, str]], row: list[str], record: Record) -> list[tuple[str, str]]:
    """Name the cells that did not come to where they belong, as their dialect says it."""
    lost = []
    for (header, meaning), cell in zip(columns, row, strict=False):
        kind, _, types = meaning.partition("@")[0].partition(":")
        kind, _, part = kind.partition(".")
        if kind in {"birthday", "anniversary"}:
            day = {"birthday": "1970-04-17", "anniversary": "2001-12-30"}[kind]
            found = any(value.kind == kind and value.text == day for value in record.values)
        elif part == "connected_on":
            found = any(value.as_profile.connected_on == "2024-01-15" for value in record.values)
        elif kind == "identifier" or part == "mail_type":
            found = part == "mail_type" or bool(record.identifier)
        else:
            found = any(
                value.kind == kind
                and set(filter(None, types.split(","))) <= set(value.types)
                and plain(cell)
                in plain("\n".join((value.text, *value.parts, value.raw, value.photo.url if value.photo else "")))
                for value in record.values
            )
        if not found:
            lost.append((header, cell))
    return lost


def expect(one: Written, data: bytes) -> None:
    dialect, records, notices = read(data)
    assert dialect == one.name
    assert len(records) == len(one.rows)
    assert not notices
    for row, record in zip(one.rows, records, strict=True):
        assert not missing(one.columns, row, record)


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.name)
def test_every_cell_of_every_dialect_comes_to_its_field(one: Written) -> None:
    for separator in SEPARATORS:
        expect(one, as_file(one.header, one.rows, separator).encode())
    expect(one, as_file(one.header, one.rows, quoting=csv.QUOTE_ALL).encode("utf-8-sig"))
    expect(one, as_file([header.lower() for header in one.header], one.rows, ";").encode("utf-16"))


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.name)
def test_a_table_in_the_code_page_of_its_language_is_read_as_it_was_written(one: Written) -> None:
    page = CODE_PAGES.get(one.name.partition("-")[2], "cp1252")
    try:
        data = as_file(one.header, [[cell.encode("ascii", "replace").decode() for cell in row] for row in one.rows])
        expect(
            one._replace(rows=[[cell.encode("ascii", "replace").decode() for cell in row] for row in one.rows]),
            data.encode(page),
        )
    except UnicodeEncodeError:
        pytest.skip("this code page has not all the letters")


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.name)
def test_columns_in_any_order_short_rows_preambles_and_ends_lose_nothing(one: Written) -> None:
    chance = random.Random(one.name)  # noqa: S311 - known contents
    order = list(range(len(one.columns)))
    if len(set(one.header)) == len(order):
        chance.shuffle(order)
    mixed = Written(one.name, [one.columns[i] for i in order], [[row[i] for i in order] for row in one.rows])
    preamble = 'Notes:\r\n"When exporting, some data may\r\nbe missing."\r\n\r\n'
    expect(mixed, (preamble + as_file(mixed.header, mixed.rows)).encode())
    expect(one, ("sep=;\r\n" + as_file([*one.header, ""], [[*row, ""] for row in one.rows], ";")).encode())
    again = as_file(one.header, one.rows) + "\N{ZERO WIDTH NO-BREAK SPACE}" + as_file(one.header, one.rows)
    expect(one._replace(rows=one.rows * 2), again.encode())
    short = as_file(one.header, [row[:-1] for row in one.rows])
    records = read(short.encode())[1]
    for row, record in zip(one.rows, records, strict=True):
        assert not missing(one.columns[:-1], row, record)


IN_ANY_ORDER = [one for one in WRITTEN if len(set(map(fold_header, one.header))) == len(one.header)]


@given(one=st.sampled_from(IN_ANY_ORDER), chance=st.randoms(use_true_random=False))
@settings(max_examples=len(IN_ANY_ORDER), deadline=None)
def test_columns_mean_the_same_in_any_order(one: Written, chance: random.Random) -> None:
    order = chance.sample(range(len(one.columns)), len(one.columns))
    mixed = as_file([one.header[i] for i in order], [[row[i] for i in order] for row in one.rows])
    (_, expected, _), (dialect, records, notices) = read(as_file(one.header, one.rows).encode()), read(mixed.encode())
    assert (dialect, notices) == (one.name, [])
    for record, other in zip(records, expected, strict=True):
        assert set(record.values) == set(other.values)
        assert (record.identifier, record.raw) == (other.identifier, other.raw)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Last Name,Business Street 3,Business Street 2,Business Street,Business City",
            "Roe,c/o Z,Floor 2,1 Main St,NYC",
        ),
        ("Nachname,Dienstlich: Adresse 2,Dienstlich: Adresse,Dienstlich: Ort", "Roe,Floor 2\nc/o Z,1 Main St,NYC"),
        ("Name,Address 3,Address 2,Address 1,City", "Roe,c/o Z,Floor 2,1 Main St,NYC"),
        ("Name,Street 2,Street,Street 3,City", "Roe,Floor 2,1 Main St,c/o Z,NYC"),
    ],
)
def test_lines_of_an_address_follow_their_numbers_wherever_they_stand(header: str, row: str) -> None:
    _, [record], _ = read(as_file(header.split(","), [row.split(",")]).encode())
    addresses = [value.as_address for value in record.values if value.kind is Kind.ADDRESS]
    assert [(one.street, one.locality) for one in addresses] == [("1 Main St\nFloor 2\nc/o Z", "NYC")]


@pytest.mark.parametrize(
    "one", [one for one in WRITTEN if one.name[-2:] in {"fr", "de", "es", "da", "sv"}], ids=lambda one: one.name
)
@pytest.mark.parametrize("lost", ["?", "\N{REPLACEMENT CHARACTER}", "Ã©"])
def test_headings_whose_letters_were_lost_are_known(one: Written, lost: str) -> None:
    header = ["".join(letter if letter.isascii() else lost for letter in heading) for heading in one.header]
    dialect, records, _ = read(as_file(header, one.rows, ";").encode())
    assert dialect == one.name
    assert sum(len(missing(one.columns, row, record)) for row, record in zip(one.rows, records, strict=True)) <= 6


@pytest.mark.parametrize("name", ["thunderbird-fr", "thunderbird-zh-cn"])
def test_a_heading_that_stands_twice_goes_with_the_address_beside_it(name: str) -> None:
    one = next(one for one in WRITTEN if one.name == name)
    parts = [(i, meaning) for i, (_, meaning) in enumerate(one.columns) if meaning.startswith("address.")]
    work, home = ([i for i, meaning in parts if meaning.endswith(place)] for place in ("work", "home"))
    others = [place for place in range(len(one.columns)) if place not in {*home, *work}]
    order = [*others[:5], *work, *home, *others[5:]]
    mixed = Written(name, [one.columns[i] for i in order], [[row[i] for i in order] for row in one.rows])
    expect(mixed, as_file(mixed.header, mixed.rows).encode())


def test_a_table_that_a_spreadsheet_took_for_one_column_is_cut_again() -> None:
    one = next(one for one in WRITTEN if one.name == "outlook-en")
    lines = as_file(one.header, [[plain(cell) for cell in row] for row in one.rows]).splitlines()
    wrapped = "".join('"' + line.replace('"', '""') + '";;;\r\n' for line in lines)
    expect(one, wrapped.encode())


@pytest.mark.parametrize("text", ['"Person 200,200', 'Person "200,200', '"Person" 200",200'])
def test_a_stray_quote_costs_its_row_only(text: str) -> None:
    rows = [f'Person {n},"p{n}@mail.org",,"Rue ""{n}"", Paris",ok' for n in range(400)]
    rows[200] = f"{text}@mail.org,,Paris,ok"
    _, records, notices = read("\n".join(["Name,E-mail,Phone,Address,Notes", *rows]).encode())
    assert len(records) == 400
    assert {notice.line for notice in notices} <= {202}
    assert [value.text for value in records[201].values if value.kind is Kind.EMAIL] == ["p201@mail.org"]


def test_two_quotes_left_open_in_one_column_swallow_no_rows() -> None:
    rows = [f"Person {n},p{n}@mail.org,+33 1 0000{n:04},Paris,ok" for n in range(300)]
    rows[50] = 'Person 50,p50@mail.org,+33 1 00000050,"Paris,ok'
    rows[250] = 'Person 250,p250@mail.org,+33 1 00000250,Paris 15",ok'
    _, records, notices = read("\n".join(["Name,E-mail,Phone,Address,Notes", *rows]).encode())
    assert len(records) == 300
    assert notices


@pytest.mark.parametrize(
    "note", ["one\ntwo, with, as, many, commas\nthree", "a,b,c,d,e\nf,g,h,i,j", "1\n2\n3, 4, 5, 6, 7"]
)
def test_a_note_of_several_lines_is_one_cell_whatever_its_commas(note: str) -> None:
    rows = [["Ada", "a@mail.org", "", "", note], ["Bob", "b@mail.org", "", "", "ok"]]
    _, records, notices = read(as_file(["Name", "E-mail", "Phone", "Address", "Notes"], rows).encode())
    assert not notices
    assert [value.text for value in records[0].values if value.kind is Kind.NOTE] == [note]
    assert len(records) == 2


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_tables_are_read_without_a_fault(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(WRITTEN))
    raw = bytearray(as_file(one.header, one.rows, data.draw(st.sampled_from(SEPARATORS))).encode())
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"\n", b",", b"\0"])
        )
    read(bytes(raw))
