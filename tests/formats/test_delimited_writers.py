from __future__ import annotations

import csv
import datetime as dt
import io
import random
import re
import string
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Address, Kind, Name, Photo, Profile, Value, display_name, of_kind
from entourage.formats import detect, google_csv, outlook_csv
from entourage.formats.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = string.ascii_letters + "éàœçß'-+=@\"&(|!"
CHANCE = random.Random(1)  # noqa: S311 - the same each time is what is wanted
TELEPHONES = [("home",), ("work",), ("cell",), ("work", "fax"), ("home", "fax"), ("pager",)]


def google(*records: Record) -> bytes:
    return b"".join(google_csv.write(records))


def outlook(*records: Record) -> bytes:
    return b"".join(outlook_csv.write(records))


def outlook_in_french(*records: Record) -> bytes:
    return b"".join(outlook_csv.write(records, "fr"))


def read(data: bytes) -> list[Record]:
    items = list(detect.read_bytes(data).items)
    notices = [item for item in items if not isinstance(item, Record)]
    assert all(notice.code in {"not_an_email", "not_a_number"} for notice in notices), (
        notices
    )  # both are words made by chance
    return [item for item in items if isinstance(item, Record)]


def said(values: tuple[Value, ...]) -> set[tuple[object, ...]]:
    return {(v.kind, v.text, tuple(v.parts), frozenset(v.types), v.label, v.name, v.photo) for v in values}


def word() -> str:
    made = "".join(CHANCE.choices(SIGNS, k=CHANCE.randint(1, 12)))
    return made if any(letter.isalpha() for letter in made) else word()


def lines() -> str:
    return "\n".join(word() for _ in range(CHANCE.randint(1, 3)))


def day() -> str:
    return dt.date.fromordinal(CHANCE.randint(1, dt.date.max.toordinal())).isoformat()


def name() -> Name:
    family, *others = (CHANCE.choice(["", word()]) for _ in range(4))
    return Name(family, CHANCE.choice(["Ada", word()]), *others)


def address(extended: str) -> Address:
    return Address(word(), extended, lines(), word(), word(), word(), word())


def profile() -> Profile:
    return Profile(CHANCE.choice(["linkedin", "xmpp"]), word(), "https://x.org/a", day())


@dataclass
class Sort:
    """Hold how values of a sort are made, how many of them a person may have, and what no two of them share."""

    most: int
    make: Callable[[], Value]
    key: Callable[[Value], object] = lambda value: (value.text, value.parts, value.name)


def simple(most: int, kind: Kind, text: Callable[[], str] = word, *types: tuple[str, ...], **others: str) -> Sort:
    return Sort(most, lambda: Value(kind=kind, text=text(), types=CHANCE.choice(types or ((),)), **others))


def person(*sorts: Sort) -> st.SearchStrategy[tuple[Value, ...]]:
    """Choose among values that are made once, the same each time: to draw them by the letter takes a minute a test."""
    pool = [(place, sort.make()) for place, sort in enumerate(sorts) for _ in range(40)]

    def settled(chosen: list[tuple[int, Value]]) -> tuple[Value, ...]:
        values = [pool[0][1]] if not any(place == 0 for place, _ in chosen) else []
        for place, sort in enumerate(sorts):
            own = {sort.key(value): value for other, value in chosen if other == place}
            values += list(own.values())[: sort.most]
        return tuple(values)

    return st.lists(st.sampled_from(pool), max_size=30).map(settled)


NAMED = Sort(1, lambda: Value(kind=Kind.NAME, parts=name()))
GOOGLE = person(
    NAMED,
    simple(1, Kind.FORMATTED_NAME),
    simple(3, Kind.NICKNAME),
    Sort(3, lambda: Value(kind=Kind.ORGANIZATION, parts=(word(), word()))),
    simple(3, Kind.TITLE),
    simple(3, Kind.ROLE),
    simple(3, Kind.EMAIL, word, (), ("home", "pref")),
    simple(3, Kind.TELEPHONE, word, *TELEPHONES),
    simple(3, Kind.TELEPHONE, word, label="Chalet d'été"),
    Sort(
        3,
        lambda: Value(
            kind=Kind.ADDRESS, parts=address(CHANCE.choice(["", word()])), types=CHANCE.choice([("home",), ()])
        ),
    ),
    simple(3, Kind.URL),
    Sort(3, lambda: Value(kind=Kind.PROFILE, parts=profile())),
    simple(1, Kind.BIRTHDAY, lambda: CHANCE.choice([day(), "--12-01"])),
    simple(1, Kind.ANNIVERSARY, day),
    simple(1, Kind.NOTE, lines),
    simple(3, Kind.CATEGORY),
    simple(3, Kind.RELATED, word, ("spouse",)),
    simple(3, Kind.OTHER, word, name="X-SHOE-SIZE"),
    Sort(1, lambda: Value(kind=Kind.PHOTO, photo=Photo(url="https://x.org/p.png"))),
)


@given(st.lists(GOOGLE, min_size=1, max_size=4))
def test_what_google_is_written_is_read_back_the_same(people: list[tuple[Value, ...]]) -> None:
    found = read(google(*[Record(values=values) for values in people]))
    for values, record in zip(people, found, strict=True):
        composed = display_name(values[:1])
        kept = [value for value in values if value.kind is not Kind.FORMATTED_NAME or value.text != composed]
        assert said(record.values) == said(tuple(kept))


OUTLOOK = person(
    NAMED,
    simple(1, Kind.TITLE),
    simple(1, Kind.ROLE),
    simple(3, Kind.EMAIL),
    simple(1, Kind.TELEPHONE, word, *TELEPHONES),
    Sort(
        3,
        lambda: Value(kind=Kind.ADDRESS, parts=address(""), types=CHANCE.choice([("home",), ("work",), ("other",)])),
        key=lambda value: value.types,
    ),
    simple(1, Kind.URL),
    simple(1, Kind.BIRTHDAY, day),
    simple(1, Kind.ANNIVERSARY, day),
    simple(1, Kind.NOTE, lines),
    simple(3, Kind.CATEGORY),
    simple(1, Kind.GENDER, lambda: CHANCE.choice("MF")),
    simple(1, Kind.RELATED, word, ("spouse",)),
    simple(1, Kind.OTHER, word, name="Hobby"),
)


@given(st.lists(OUTLOOK, min_size=1, max_size=4))
def test_what_outlook_is_written_is_read_back_the_same(people: list[tuple[Value, ...]]) -> None:
    found = read(outlook(*[Record(values=values) for values in people]))
    assert [said(record.values) for record in found] == [said(values) for values in people]


@pytest.mark.parametrize("write", [google, outlook, outlook_in_french])
@given(people=st.lists(GOOGLE, min_size=1, max_size=3))
def test_no_text_is_lost_in_a_table(write: object, people: list[tuple[Value, ...]]) -> None:
    assert callable(write)
    rows = list(csv.reader(io.StringIO(write(*[Record(values=v) for v in people]).decode("utf-8-sig"), newline="")))
    for values, row in zip(people, rows[1:], strict=True):
        for value in values:
            for text in filter(None, (value.text, *value.parts, value.label)):
                if value.kind not in {Kind.FORMATTED_NAME, Kind.ADDRESS}:
                    assert any(letters(text) in letters(cell) for cell in row), text


def letters(text: str) -> str:
    """Leave out the signs, with which a line of a vCard escapes others, and which its dates go without."""
    return re.sub(r"\\n|[\W_]+", "", text)


@pytest.mark.parametrize("write", [google, outlook, outlook_in_french])
@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "'=1", "''-A(1)"])
def test_no_cell_is_computed_by_a_spreadsheet_and_all_come_back(write: object, text: str) -> None:
    assert callable(write)
    data = write(Record(values=(Value(kind=Kind.TITLE, text=text),)))
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert f"'{text}" in cells
    (record,) = read(data)
    assert record.values[0].text == text


@pytest.mark.parametrize("text", ["+33 6 12 34 56 78", "- un\n- deux", "@ada", "'t Hooft", "-"])
def test_what_computes_nothing_is_written_as_it_is(text: str) -> None:
    (row,) = list(csv.reader(io.StringIO(outlook(_noted(text)).decode("utf-8-sig"), newline="")))[1:]
    assert text in row


def _noted(text: str) -> Record:
    return Record(values=(Value(kind=Kind.NOTE, text=text),))


def test_outlook_has_its_92_columns_a_byte_order_mark_and_a_column_of_ours() -> None:
    data = outlook()
    *header, own = data.decode("utf-8-sig").strip().split(",")
    assert data.startswith(b"\xef\xbb\xbf")
    assert (len(header), header[0], header[-1], len(set(header))) == (92, "Title", "Web Page", 92)
    assert own == "Entourage ID"


def test_what_outlook_has_no_column_for_goes_to_the_notes() -> None:
    number = count(1)
    telephones = [Value(kind=Kind.TELEPHONE, text=f"0{next(number)}", types=("home",)) for _ in range(4)]
    others = [Value(kind=Kind.NICKNAME, text="Bobby"), Value(kind=Kind.BIRTHDAY, text="--12-01")]
    data = outlook(Record(values=(Value(kind=Kind.NOTE, text="Hello"), *telephones, *others)))
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["Notes"] == "Hello\n\n[Entourage]\nTEL;TYPE=home:04\nNICKNAME:Bobby\nBDAY:--1201"
    (record,) = read(data)
    assert [note.text for note in of_kind(record.values, Kind.NOTE)] == ["Hello"]
    assert set(record.values) >= {*telephones, *others}


def test_a_full_name_alone_is_written_where_both_programs_show_it() -> None:
    for data in (google(_named("Zoé Roux")), outlook(_named("Zoé Roux"))):
        (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert row["First Name"] == "Zoé Roux"
        (record,) = read(data)
        assert record.values == _named("Zoé Roux").values


def _named(text: str) -> Record:
    return Record(values=(Value(kind=Kind.FORMATTED_NAME, text=text),))


def test_a_second_mobile_has_a_column_of_outlooks_unless_another_telephone_has_it() -> None:
    name = Value(kind=Kind.NAME, parts=("Roux", "Zoé", "", "", ""))
    first, second = (Value(kind=Kind.TELEPHONE, text=f"061122334{n}", types=("cell",)) for n in (1, 2))
    other = Value(kind=Kind.TELEPHONE, text="0144556677", types=("other",))
    fax = Value(kind=Kind.TELEPHONE, text="0144556688", types=("work", "fax"))
    for spare in ((first, second), (first, second, fax, replace(fax, text="0144556699"))):
        bare: list[str] = []
        row = _row(b"".join(outlook_csv.write([Record(values=(name, *spare), identifier="z")], bare=bare)))
        assert (row["Mobile Phone"], row["Other Phone"], row["Notes"], bare) == (first.text, second.text, "", [])
    assert (row["Business Fax"], row["Other Fax"]) == (fax.text, "0144556699")
    values = (name, first, second, other)
    data = outlook(Record(values=values))
    assert _row(data)["Other Phone"] == other.text
    (back,) = read(data)
    assert said(back.values) == said(values)


def _row(data: bytes) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    return row
