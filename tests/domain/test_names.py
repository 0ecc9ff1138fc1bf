from __future__ import annotations

import pytest

from entourage.domain.names import Alike, alike


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("jean", "j", Alike.INITIAL),
        ("jean luc", "jl", Alike.INITIAL),
        ("jean luc", "luc", Alike.PART),
        ("ben", "benjamin", Alike.VARIANT),
        ("elisabeth", "elizabeth", Alike.VARIANT),
        ("eric", "erik", Alike.UNCLEAR),
        ("denis", "denise", Alike.UNCLEAR),
        ("paul", "pauline", Alike.UNCLEAR),
        ("paul", "simon", Alike.NO),
    ],
)
def test_two_given_names_are_alike_unclear_or_different(first: str, second: str, how: Alike) -> None:
    assert alike(first, second) is alike(second, first) is how
