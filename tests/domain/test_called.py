"""Whoever has no name is shown as what is known of them, in the order in which it tells most."""

from __future__ import annotations

import pytest

from entourage.domain.contact import Kind, Photo, Value, called

COMPANY = Value(kind=Kind.ORGANIZATION, parts=("", "Atelier"))
EMAIL = Value(kind=Kind.EMAIL, text="a@example.org")
TELEPHONE = Value(kind=Kind.TELEPHONE, text="01 44 55 66 77")
NOTE = Value(kind=Kind.NOTE, text="\n Met in Lyon \nin May")
ADDRESS = Value(kind=Kind.ADDRESS, parts=("", "", "1 rue des Lilas", "Lyon"))
COLUMN = Value(kind=Kind.OTHER, name="Remark of ours", text="the plumber")
PROPERTY = Value(kind=Kind.OTHER, name="X-SORT", text="7")
PHOTO = Value(kind=Kind.PHOTO, photo=Photo(data=b"1"))


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ((NOTE, TELEPHONE, EMAIL, COMPANY), "Atelier"),
        ((NOTE, TELEPHONE, EMAIL), "a@example.org"),
        ((NOTE, TELEPHONE), "01 44 55 66 77"),
        ((COLUMN, NOTE), "Met in Lyon"),
        ((NOTE, ADDRESS), "1 rue des Lilas, Lyon"),
        ((PROPERTY, COLUMN), "the plumber"),
        ((Value(kind=Kind.NOTE, text="long " * 40),), ("long " * 16)),
        ((PROPERTY, PHOTO), ""),
    ],
)
def test_whoever_has_no_name_is_shown_as_the_first_that_is_known(values: tuple[Value, ...], name: str) -> None:
    assert called(values) == name
