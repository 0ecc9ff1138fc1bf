"""JSON of any size: written as ever, and read with ticks."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.watching import attended
from entourage.formats import torn_json
from entourage.formats.json_text import in_lines, loaded

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)
FRIENDS = json.dumps({"friends_v2": [{"name": f"Ann {number}"} for number in range(5_000)]})


@given(VALUES, st.booleans())
def test_what_is_written_in_lines_is_what_python_writes(value: object, is_ascii: bool) -> None:  # noqa: FBT001 - as it is drawn
    assert in_lines(value, is_ascii=is_ascii) == json.dumps(value, ensure_ascii=is_ascii, indent=0)


def test_who_attends_is_heard_while_a_document_is_read() -> None:
    heard: list[int] = []
    with attended(heard.append):
        assert loaded(FRIENDS) == json.loads(FRIENDS)
    assert len(heard) > 10


def test_who_attends_is_heard_while_a_torn_document_is_read() -> None:
    heard: list[int] = []
    with attended(heard.append):
        assert torn_json.read(FRIENDS[:-5]).whole == 4_999
    assert len(heard) > 10
