"""While masses of objects are made the search for cycles rests, and no longer."""

import gc
from dataclasses import replace

import pytest

from entourage.domain.comparing import identity
from entourage.domain.contact import Kind, Value
from entourage.domain.making import made_in_masses
from entourage.domain.merging import exactly


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


def test_copy_of_a_value_is_compared_by_what_it_says_itself() -> None:
    before = Value(kind=Kind.EMAIL, text="Old@example.org")
    assert identity(before) == ("email", "", "old@example.org")
    assert exactly(before) == exactly(Value(kind=Kind.EMAIL, text="Old@example.org"))
    after = replace(before, text="new@example.org")
    assert identity(after) == ("email", "", "new@example.org")
    assert exactly(after) != exactly(before)
    assert before == Value(kind=Kind.EMAIL, text="Old@example.org")
