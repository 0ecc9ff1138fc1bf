"""How the matrix shares its room: what gives way first, and what last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entourage.ui.sharing.measures import Needs, across, down

NEEDS = Needs(names=240, names_broken=140, column=110, column_least=60, line=14)
COUNTS = st.integers(1, 40)


def test_names_are_broken_before_words_are_cut_and_words_before_a_column_is_out_of_sight() -> None:
    roomy, broken, cut, out = (across(width, 8, NEEDS) for width in (1200, 1100, 800, 600))
    assert (roomy.names, roomy.column) == (240, 120)
    assert (broken.names, broken.column) == (220, 110)
    assert (cut.names, cut.column, cut.is_whole) == (140, 82, True)
    assert (out.column, out.is_whole) == (115, False)


@given(width=st.integers(300, 3000), count=COUNTS)
def test_columns_in_sight_are_whole_and_never_narrower_than_can_be_read(width: int, count: int) -> None:
    found = across(width, count, NEEDS)
    shown = count if found.is_whole else (width - found.names) // found.column
    assert found.names + shown * found.column <= width
    assert found.column >= NEEDS.column_least


@given(height=st.integers(200, 2000), count=COUNTS, names=st.sampled_from([140, 240]))
def test_rows_in_sight_are_whole(height: int, count: int, names: int) -> None:
    found = down(height, count, names, NEEDS)
    assert found.shown * found.row <= height
    assert found.is_whole is (found.shown == count)
    assert found.is_whole or (found.shown + 1) * NEEDS.row_least(names) > height
