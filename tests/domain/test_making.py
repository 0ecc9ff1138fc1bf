"""While masses of objects are made the search for cycles rests, and no longer."""

import gc

import pytest

from entourage.domain.making import made_in_masses


@made_in_masses()
def _stopped() -> None:
    assert not gc.isenabled()
    raise ValueError("stopped")


def test_search_for_cycles_goes_on_afterwards_whatever_happens() -> None:
    with pytest.raises(ValueError, match="stopped"):
        _stopped()
    assert gc.isenabled()


def test_search_for_cycles_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with made_in_masses():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_in_masses_is_left_alone_by_the_search_for_cycles_afterwards() -> None:
    before = gc.get_freeze_count()
    with made_in_masses():
        made = [[number] for number in range(1000)]
    assert gc.get_freeze_count() - before >= len(made)
