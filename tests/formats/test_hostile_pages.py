"""Pages and books of networks made to hang or fill a program: what they cost grows as they do, and no faster."""

from __future__ import annotations

import tracemalloc
from itertools import chain

import pytest

from entourage.domain.contact import Kind
from entourage.formats import detect, meta_books, uploaded_labels
from entourage.formats.limits import MOST_VALUES
from entourage.formats.record import Notice, Record

PAGE = "<html><head><title>Your Friends</title></head><body><h1>Your Friends</h1>{}</body></html>"


def read(body: str) -> tuple[list[Record], list[Notice]]:
    items = list(detect.read_bytes(PAGE.format(body).encode()).items)
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, Notice)]


class Compared(str):
    """Live as a text that counts how often one is compared."""

    __slots__ = ()
    times = 0

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return str.__eq__(self, other)


def compared(number: int) -> int:
    """Count how often the texts of an entry of many are compared while it is looked at."""
    Compared.times = 0
    points = [Compared(f"+1 555 {one:07}") for one in range(number)]
    names = [Compared(f"Ann {one}") for one in range(number)]
    meta_books.book_of([[(text, frozenset[str]()) for text in chain(points, names)]])
    return Compared.times


def test_an_entry_of_many_numbers_is_taken_apart_without_comparing_each_with_each() -> None:
    assert compared(400) < 5 * compared(100) + 100


def test_labels_of_which_one_has_too_many_are_no_book_before_they_are_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uploaded_labels, "is_point", lambda _: pytest.fail("taken apart"))
    entry = {"label_values": [{"label": "x", "value": f"+1 555 {one:07}"} for one in range(10)]}
    assert uploaded_labels.book_of([entry]) is None


def test_classes_that_mean_nothing_are_not_kept_for_each_text_within_them() -> None:
    around = "".join(f'<div class="{" ".join(f"x{one}y{depth}" for one in range(400))}">' for depth in range(100))
    texts = "<p>word</p>" * 300
    tracemalloc.start()
    records, _ = read(f'<div class="_a6-g"><h2>Ann</h2>{around}{texts}')
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(records[0].values) == 302
    assert peak < 8_000_000


def test_a_long_text_with_a_digit_is_no_date_but_stays() -> None:
    long = "1" + "," * 5_000
    records, notices = read(f'<div class="_a6-g"><h2>Ann</h2><div class="_a6-o">{long}</div></div>')
    assert notices == []
    assert [value.text for value in records[0].values if value.kind is Kind.OTHER] == [long]


def test_texts_beyond_those_of_a_person_are_left_out_by_number() -> None:
    records, notices = read('<div class="_a6-g"><h2>Ann</h2>' + "<p>word</p>" * (MOST_VALUES + 100) + "</div>")
    assert [(notice.code, notice.text) for notice in notices] == [("values_left_out", "103")]
    assert len(records[0].values) <= MOST_VALUES


def test_signs_that_begin_no_tag_are_no_more_than_the_texts_of_a_person() -> None:
    tracemalloc.start()
    read('<div class="_a6-g"><h2>Ann</h2>' + "<" * 200_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
