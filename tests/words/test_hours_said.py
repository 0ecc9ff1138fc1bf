"""Hours in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.hours import DAYS, MIDNIGHT, Span, joined, parse
from entourage.language import Language
from entourage.words import hours

_TIMES = st.sets(st.integers(0, MIDNIGHT // 5).map(lambda step: step * 5), min_size=2, max_size=4)


@st.composite
def _weeks(draw: st.DrawFn) -> tuple[Span, ...]:
    days = [sorted(draw(_TIMES)) for _ in range(draw(st.integers(1, 3)))]
    chosen = [draw(st.sampled_from([None, *days])) for _ in range(DAYS)]
    spans = [
        Span(day, *pair)
        for day, times in enumerate(chosen)
        if times
        for pair in zip(times[::2], times[1::2], strict=False)
    ]
    return joined(spans)


@pytest.mark.parametrize("tongue", ["en", "fr", "fr_CA"])
@given(found=_weeks())
def test_hours_are_read_again_as_they_are_written_in_a_field(tongue: str, found: tuple[Span, ...]) -> None:
    assert parse(hours.typed(Language(tongue, assets.folder("i18n")), found)) == found


@pytest.mark.parametrize("tongue", ["fr", "fr_CA"])
def test_a_french_clock_has_no_nought_that_nobody_types(tongue: str) -> None:
    language, found = Language(tongue, assets.folder("i18n")), parse("lun–ven 9 h–17 h 30")
    assert hours.typed(language, found) == "lun–ven 9\u00a0h–17\u00a0h\u00a030"
    assert hours.hours(language, found) == "lundi à vendredi, 9\u00a0h–17\u00a0h\u00a030"
