"""What the command line answers of who would see a post, in small books made at random, is as worked out."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.domain import oracle
from tests.operations.mirrored import Mirrored

from entourage.operations.book import open_book

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

BECAUSE = {"not_sorted": "unsorted"}


def typed(one: oracle.Channel) -> str:
    """Write a channel as one types it."""
    named = [f"list:{name}" for name in one["lists"]] + [f"circle:{name}" for name in one["circles"]]
    return "/".join([one["account"], one["reach"], *([",".join(named)] if named else [])])


def asked(question: dict[str, Any]) -> list[str]:
    meant = ["--to", *sorted(question["meant"])] if question["meant"] else []
    return ["--topic", *question["kinds"], "--amount", question["amount"], *meant]


def agree_on_a_check(terminal: Terminal, mirrored: Mirrored, question: dict[str, Any]) -> None:
    book = mirrored.book
    said = oracle.check(book, **question)
    answer = terminal.json("check", *asked(question), "--channel", typed(question["channel"]))
    for part in ("should_not", "would_see", "would_miss"):
        assert [one["full_name"] for one in answer[part]] == oracle.in_order_of_names(book, said[part])
        for one in answer[part]:
            assert one["id"] == mirrored.ids[one["full_name"]]
            strength = book["connections"].get((one["full_name"], question["channel"]["account"]), "absent")
            assert (one["strength"] or "absent") == strength
            agree_on_reasons(book, question["kinds"], one)
    assert (answer["unknown"], answer["public"]) == (said["unknown"], said["public"])


def agree_on_reasons(book: oracle.Book, kinds: list[str], one: dict[str, Any]) -> None:
    for reason in one["reasons"]:
        assert reason["topic"] in kinds
        why = oracle.decide(book, one["full_name"], reason["topic"])
        because = BECAUSE.get(reason["because"], reason["because"])
        assert (reason["verdict"], because) == (why["verdict"], why["by"])
        assert reason["decided_by"] == why["circles"]


def agree_on_ways(terminal: Terminal, mirrored: Mirrored, question: dict[str, Any]) -> None:
    book = mirrored.book
    found = terminal.json("ways", *asked(question))["ways"]
    names = dict(enumerate(book["lists"], 1))
    circles = {one["id"]: one["name"] for one in terminal.json("circles")["circles"]}
    ways = []
    for way in found:
        channel = {
            "account": way["network"],
            "reach": way["reach"],
            "lists": [names[key] for key in way["lists"]],
            "circles": [circles[key] for key in way["circles"]],
        }
        said = oracle.check(book, **{**question, "channel": channel})
        assert {part: way[part] for part in ("should_not", "would_see", "would_miss")} == {
            part: len(said[part]) for part in ("should_not", "would_see", "would_miss")
        }
        assert (way["unknown"], way["public"]) == (said["unknown"], said["public"])
        ways.append({"channel": channel, "name": way["name"], "answer": said})
    assert ways
    assert oracle.rank(book, ways) == ways


@pytest.mark.parametrize("seed", range(20))
def test_a_check_and_the_ways_to_post_are_as_worked_out(terminal: Terminal, seed: int) -> None:
    database = open_book(terminal.folder / "data")
    mirrored = Mirrored(database, Random(100 + seed))  # noqa: S311 - the same each time
    for _ in range(25):
        mirrored.act()
    database.close()
    for _ in range(3):
        question = mirrored.question()
        agree_on_a_check(terminal, mirrored, question)
    agree_on_ways(terminal, mirrored, question)
