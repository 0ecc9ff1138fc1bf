from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Photo, Value
from entourage.formats import detect, portable
from entourage.formats.record import Notice, Record

TEXT = st.text(max_size=20)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)
PHOTOS = st.none() | st.builds(Photo, media_type=TEXT, data=st.binary(max_size=20), url=TEXT)
VALUES = st.builds(
    Value,
    kind=st.sampled_from(Kind),
    text=TEXT,
    parts=TEXTS,
    types=TEXTS,
    label=TEXT,
    name=TEXT,
    group=TEXT,
    parameters=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    raw=TEXT,
    photo=PHOTOS,
)
RECORDS = st.builds(
    Record,
    values=st.lists(VALUES, max_size=4).map(tuple),
    line=st.integers(0, 10**6),
    identifier=TEXT,
    kind=st.sampled_from(["individual", "group", "org", "location"]),
    members=TEXTS,
)


@given(st.lists(RECORDS, max_size=3))
def test_everything_a_record_holds_comes_back(records: list[Record]) -> None:
    reading = detect.read_bytes(b"".join(portable.write(records)))
    assert (reading.format, reading.dialect) == ("json", "entourage")
    assert list(reading.items) == records


@pytest.mark.parametrize("name", ["Ã©lodie, Ã l'Ã©cole", "B\ufffdro"])
def test_a_name_that_looks_damaged_is_left_as_it_is(name: str) -> None:
    record = Record(values=(Value(kind=Kind.FORMATTED_NAME, text=name),))
    assert list(detect.read_bytes(b"".join(portable.write([record]))).items) == [record]


def test_a_person_stands_there_in_words_too() -> None:
    document = json.loads(b"".join(portable.write([Record(values=(Value(kind=Kind.FORMATTED_NAME, text="Zoé"),))])))
    assert document["entourage"] == 1
    assert document["contacts"][0]["full_name"] == "Zoé"


def test_one_bad_entry_costs_that_entry() -> None:
    good = {"values": [{"kind": "note", "text": "a"}]}
    bad = [
        {},
        "x",
        {"values": [{"kind": "shoe"}]},
        {"values": [{"kind": "photo", "photo": {"data": "*"}}]},
        {"values": [], "line": 1e999},
    ]
    data = json.dumps({"entourage": 1, "contacts": [good, *bad, good]}).encode()
    items = list(detect.read_bytes(data).items)
    assert [isinstance(item, Record) for item in items] == [True, *[False] * 5, True]
    notices = [item for item in items if isinstance(item, Notice)]
    assert [(notice.line, notice.rejected) for notice in notices] == [(place, True) for place in range(2, 7)]
