from __future__ import annotations

import pytest

from entourage.domain.contact import Held, Kind, Name, Value, display_name
from entourage.domain.editing import edits, name_from


def name(**parts: str) -> Value:
    return Value(kind=Kind.NAME, parts=tuple(Name(**parts)))


def whole(text: str) -> Value:
    return Value(kind=Kind.FORMATTED_NAME, text=text)


@pytest.mark.parametrize(
    ("values", "called"),
    [
        ((name(given="Jean", family="Roy", suffix="Jr"),), "Jean Roy Jr"),
        ((whole("Jean Roy"), name(suffix="Jr")), "Jean Roy Jr"),
        ((whole("Jean Roy Jr"), name(suffix="Jr")), "Jean Roy Jr"),
        ((whole("Jean Roy"), name(given="Jean", family="Roy", suffix="Jr")), "Jean Roy"),
        ((name(prefix="Dr", suffix="Jr"), Value(kind=Kind.EMAIL, text="a@b.ca")), "a@b.ca"),
    ],
)
def test_a_son_is_called_as_his_table_says(values: tuple[Value, ...], called: str) -> None:
    assert display_name(values) == called


def test_a_suffix_that_is_typed_into_its_field_stands_in_the_full_name_too() -> None:
    held = [Held(id=at, value=value) for at, value in enumerate(name_from("Jean Roy"))]
    assert [edit.new.text for edit in edits(held, "suffix", "Jr") if edit.new] == ["", "Jean Roy Jr"]


def test_the_full_name_of_a_son_is_read_into_its_parts() -> None:
    assert name_from(" Jean  Roy Jr") == (whole("Jean Roy Jr"), name(given="Jean", family="Roy", suffix="Jr"))
    assert name_from("Ana Junior") == (whole("Ana Junior"), name(given="Ana", family="Junior"))
    assert name_from("Ana") == (whole("Ana"), name(given="Ana"))
