"""What still stands whole of damaged JSON is read."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from entourage.formats import detect
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

FRIENDS = json.dumps({"friends_v2": [{"name": name, "timestamp": 1300000000} for name in ("Ada", "Bo", "Cy", "Di")]})
FOLLOWED = json.dumps(
    {
        "relationships_following": [
            {"title": "", "string_list_data": [{"value": name}]} for name in ("ada", "bo", "cy")
        ],
        "relationships_close_friends": [{"title": "", "string_list_data": [{"value": "di"}]}],
    }
)


def _said(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    items = list(detect.read_bytes(text.encode()).items)
    notices = [(one.line, one.code) for one in items if isinstance(one, Notice)]
    return [(one.line, _name(one)) for one in items if isinstance(one, Record)], notices


def _name(record: Record) -> str:
    return record.values[0].text or str(record.values[0].parts[1])


@pytest.mark.parametrize(
    ("text", "people", "told"),
    [
        (FRIENDS[:-30], [(1, "Ada"), (2, "Bo"), (3, "Cy")], [(4, "json_cut")]),
        (FRIENDS[: FRIENDS.index("Di") - 11], [(1, "Ada"), (2, "Bo"), (3, "Cy")], [(4, "json_cut")]),
        (FRIENDS.replace('"Bo"', '"Bo'), [(1, "Ada"), (3, "Cy"), (4, "Di")], [(2, "json_torn")]),
        (FRIENDS.replace('"name": "Ada"', ';"'), [(2, "Bo"), (3, "Cy"), (4, "Di")], [(1, "json_torn")]),
        (FRIENDS[:-2], [(1, "Ada"), (2, "Bo"), (3, "Cy"), (4, "Di")], [(5, "json_cut")]),
    ],
)
def test_a_list_loses_only_the_entries_that_are_torn(
    text: str, people: Sequence[tuple[int, str]], told: Sequence[tuple[int, str]]
) -> None:
    assert _said(text) == (people, told)


def test_a_torn_entry_at_the_end_of_a_list_does_not_bring_in_those_of_the_next() -> None:
    items = list(detect.read_bytes(FOLLOWED.replace('"cy"', '"cy').encode()).items)
    records = [one for one in items if isinstance(one, Record)]
    assert [(_name(one), one.values[0].types) for one in records] == [
        ("ada", ("following",)),
        ("bo", ("following",)),
        ("di", ("close-friend",)),
    ]


@pytest.mark.parametrize("torn", ['{"a":[', "[" * 50, '{"name": "', '{"name": [1, {"name": '])
def test_what_is_torn_again_and_again_is_soon_given_up(torn: str) -> None:
    started = time.monotonic()
    list(detect.read_bytes((FRIENDS[:-2] + ", " + torn * 20_000).encode()).items)
    assert time.monotonic() - started < 5
