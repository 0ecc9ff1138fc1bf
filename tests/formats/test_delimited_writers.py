from __future__ import annotations

import csv
import io
import string
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Address, Kind, Name, Photo, Profile, Value, display_name, of_kind
from entourage.formats import detect, google_csv, outlook_csv
from entourage.formats.record import Record

LETTERS = st.text(st.sampled_from(string.ascii_letters + "éàœçß'-+=@\"&(|!"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and any(letter.isalpha() for letter in text)
)
LINES = st.lists(LETTERS, min_size=1, max_size=3).map("\n".join)
DAYS = st.dates().map(lambda day: day.isoformat())
TELEPHONE_TYPES = st.sampled_from([("home",), ("work",), ("cell",), ("work", "fax"), ("home", "fax"), ("pager",)])


def google(*records: Record) -> bytes:
    return b"".join(google_csv.write(records))


def outlook(*records: Record) -> bytes:
    return b"".join(outlook_csv.write(records))


def outlook_in_french(*records: Record) -> bytes:
    return b"".join(outlook_csv.write(records, "fr"))


def read(data: bytes) -> list[Record]:
    items = list(detect.read_bytes(data).items)
    assert all(isinstance(item, Record) for item in items), items
    return [item for item in items if isinstance(item, Record)]


def said(values: tuple[Value, ...]) -> set[tuple[object, ...]]:
    return {(v.kind, v.text, tuple(v.parts), frozenset(v.types), v.label, v.name, v.photo) for v in values}


def simple(kind: Kind, texts: st.SearchStrategy[str] = LETTERS) -> st.SearchStrategy[Value]:
    return st.builds(Value, kind=st.just(kind), text=texts)


def some(strategy: st.SearchStrategy[Value], most: int = 3) -> st.SearchStrategy[list[Value]]:
    return st.lists(strategy, max_size=most, unique_by=lambda value: (value.text, value.parts, value.name))


NAMES = st.builds(Name, *[st.just("") | LETTERS] * 5).map(lambda name: name._replace(given=name.given or "Ada"))
NAME = NAMES.map(lambda name: Value(kind=Kind.NAME, parts=name))
ADDRESSES = st.builds(Address, LETTERS, st.just("") | LETTERS, LINES, LETTERS, LETTERS, LETTERS, LETTERS)
PROFILES = st.builds(Profile, st.sampled_from(["linkedin", "xmpp"]), LETTERS, st.just("https://x.org/a"), DAYS)
GOOGLE = st.tuples(
    NAME.map(lambda value: [value]),
    some(simple(Kind.FORMATTED_NAME), 1),
    some(simple(Kind.NICKNAME)),
    some(st.builds(Value, kind=st.just(Kind.ORGANIZATION), parts=st.tuples(LETTERS, LETTERS))),
    some(simple(Kind.TITLE)),
    some(simple(Kind.ROLE)),
    some(st.builds(Value, kind=st.just(Kind.EMAIL), text=LETTERS, types=st.sampled_from([(), ("home", "pref")]))),
    some(st.builds(Value, kind=st.just(Kind.TELEPHONE), text=LETTERS, types=TELEPHONE_TYPES)),
    some(st.builds(Value, kind=st.just(Kind.TELEPHONE), text=LETTERS, label=st.just("Chalet d'été"))),
    some(st.builds(Value, kind=st.just(Kind.ADDRESS), parts=ADDRESSES, types=st.sampled_from([("home",), ()]))),
    some(st.builds(Value, kind=st.just(Kind.URL), text=LETTERS)),
    some(st.builds(Value, kind=st.just(Kind.PROFILE), parts=PROFILES)),
    some(simple(Kind.BIRTHDAY, DAYS | st.just("--12-01")), 1),
    some(simple(Kind.ANNIVERSARY, DAYS), 1),
    some(simple(Kind.NOTE, LINES), 1),
    some(simple(Kind.CATEGORY)),
    some(st.builds(Value, kind=st.just(Kind.RELATED), text=LETTERS, types=st.just(("spouse",)))),
    some(st.builds(Value, kind=st.just(Kind.OTHER), text=LETTERS, name=st.just("X-SHOE-SIZE"))),
    some(st.builds(Value, kind=st.just(Kind.PHOTO), photo=st.just(Photo(url="https://x.org/p.png"))), 1),
).map(lambda groups: tuple(value for group in groups for value in group))


@given(st.lists(GOOGLE, min_size=1, max_size=4))
def test_what_google_is_written_is_read_back_the_same(people: list[tuple[Value, ...]]) -> None:
    found = read(google(*[Record(values=values) for values in people]))
    for values, record in zip(people, found, strict=True):
        composed = display_name(values[:1])
        kept = [value for value in values if value.kind is not Kind.FORMATTED_NAME or value.text != composed]
        assert said(record.values) == said(tuple(kept))


OUTLOOK = st.tuples(
    NAME.map(lambda value: [value]),
    some(simple(Kind.TITLE), 1),
    some(simple(Kind.ROLE), 1),
    some(simple(Kind.EMAIL)),
    some(st.builds(Value, kind=st.just(Kind.TELEPHONE), text=LETTERS, types=TELEPHONE_TYPES), 1),
    st.lists(
        st.builds(
            Value,
            kind=st.just(Kind.ADDRESS),
            parts=ADDRESSES.map(lambda address: address._replace(extended="")),
            types=st.sampled_from([("home",), ("work",), ("other",)]),
        ),
        max_size=3,
        unique_by=lambda value: value.types,
    ),
    some(simple(Kind.URL), 1),
    some(simple(Kind.BIRTHDAY, DAYS), 1),
    some(simple(Kind.ANNIVERSARY, DAYS), 1),
    some(simple(Kind.NOTE, LINES), 1),
    some(simple(Kind.CATEGORY)),
    some(simple(Kind.GENDER, st.sampled_from("MF")), 1),
    some(st.builds(Value, kind=st.just(Kind.RELATED), text=LETTERS, types=st.just(("spouse",))), 1),
    some(st.builds(Value, kind=st.just(Kind.OTHER), text=LETTERS, name=st.just("Hobby")), 1),
).map(lambda groups: tuple(value for group in groups for value in group))


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
                if value.kind not in {Kind.FORMATTED_NAME, Kind.ADDRESS, Kind.ANNIVERSARY}:
                    assert any(text in cell for cell in row), text


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


def test_outlook_has_its_92_columns_and_a_byte_order_mark() -> None:
    data = outlook()
    header = data.decode("utf-8-sig").strip().split(",")
    assert data.startswith(b"\xef\xbb\xbf")
    assert (len(header), header[0], header[-1], len(set(header))) == (92, "Title", "Web Page", 92)


def test_what_outlook_has_no_column_for_goes_to_the_notes() -> None:
    number = count(1)
    telephones = [Value(kind=Kind.TELEPHONE, text=f"0{next(number)}", types=("home",)) for _ in range(3)]
    others = [Value(kind=Kind.NICKNAME, text="Bobby"), Value(kind=Kind.BIRTHDAY, text="--12-01")]
    data = outlook(Record(values=(Value(kind=Kind.NOTE, text="Hello"), *telephones, *others)))
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["Notes"] == "Hello\n\n[Entourage]\nTEL;TYPE=home:03\nNICKNAME:Bobby\nBDAY:--1201"
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
