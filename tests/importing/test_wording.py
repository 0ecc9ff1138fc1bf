import hashlib
import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Photo, Value
from entourage.domain.keeping import kept, packed
from entourage.importing import contents
from entourage.importing.contents import unpack
from entourage.importing.wording import worded

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=8)
FEW = st.lists(TEXTS, max_size=3).map(tuple)
PHOTOS = st.builds(Photo, media_type=TEXTS, data=st.binary(max_size=3), url=TEXTS)
VALUES = st.builds(
    Value,
    kind=st.sampled_from(Kind),
    text=TEXTS,
    parts=FEW,
    types=FEW,
    label=TEXTS,
    name=st.one_of(TEXTS, st.just("REV")),
    group=TEXTS,
    parameters=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    raw=TEXTS,
    photo=st.none() | PHOTOS,
)


@given(st.lists(VALUES, max_size=4))
def test_values_are_written_as_a_book_keeps_them(values: list[Value]) -> None:
    assert worded(values).packed.encode() == packed([kept(value) for value in values])


@given(st.lists(VALUES, max_size=4))
def test_what_was_said_comes_back_but_for_dates_of_the_card_and_the_bytes_of_pictures(values: list[Value]) -> None:
    found = unpack(contents.packed("", worded(values).said))
    said = [value for value in values if value.name != "REV"]
    assert [(one.kind, one.text, one.parts, one.types, one.parameters, one.raw) for one in found] == [
        (one.kind, one.text, one.parts, one.types, one.parameters, one.raw) for one in said
    ]
    assert [(one.label, one.name, one.group) for one in found] == [(one.label, one.name, one.group) for one in said]
    assert [one.photo is None for one in found] == [one.photo is None for one in said]


@given(st.text(st.characters(blacklist_categories=["Cs"])), st.integers(0, 3))
def test_a_record_comes_back_as_it_was_written_however_long_it_is(text: str, times: int) -> None:
    raw = text * 10**times
    assert contents.raw_of(contents.packed(raw, "[]")) == raw


def test_contents_of_earlier_books_are_read() -> None:
    value = ["note", "Ana", [], [], "", "", "", [], "", None]
    for content in ([value], {"raw": "NOTE:Ana", "said": [value]}):
        assert unpack(zlib.compress(json.dumps(content).encode())) == (Value(kind=Kind.NOTE, text="Ana"),)
    assert unpack(b"") == ()


def test_the_words_with_which_contents_are_packed_are_still_the_same() -> None:
    assert (
        hashlib.sha256(contents.COMMON).hexdigest()
        == "d0964fa27466030ec13d0f302888bd274fea63377c7cbcfc70dcaef392befd63"
    )
