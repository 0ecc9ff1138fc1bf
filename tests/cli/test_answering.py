"""An answer in JSON is written piece by piece, and says the same as if it had been written at once."""

from __future__ import annotations

import json
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from entourage.cli.answering import written

LEAVES = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner), max_leaves=40
)


@given(st.dictionaries(st.text(), VALUES))
def test_the_pieces_together_say_what_was_answered(data: dict[str, object]) -> None:
    assert json.loads("".join(written(data))) == json.loads(json.dumps(data))


def test_the_first_piece_comes_before_all_is_written() -> None:
    taken: list[int] = []

    class Noticed(dict[str, object]):
        def items(self) -> object:  # type: ignore[override]
            taken.append(1)
            return super().items()

    people = [Noticed(name=f"Ada {number}") for number in range(10_000)]
    first = "".join(islice(written({"people": people}), 1))
    assert '"Ada 3"' in first
    assert 0 < len(taken) < 1_000


def test_a_record_of_a_file_stands_on_one_line() -> None:
    data = {"files": [{"file": "a.vcf", "records": [{"phones": [{"value": "1", "types": []}]}, {"kind": "org"}]}]}
    lines = [line.strip() for line in "".join(written(data)).splitlines()]
    assert '{"phones": [{"value": "1", "types": []}]},' in lines
    assert '{"kind": "org"}' in lines


def test_what_a_terminal_obeys_is_a_number_wherever_a_piece_ends() -> None:
    text = "".join(written({"names": ["a\x9b\u202eb"] * 3_000}))
    assert text.count("a\\u009b\\u202eb") == 3_000
