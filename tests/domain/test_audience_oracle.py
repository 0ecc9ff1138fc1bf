"""What the program answers of who would see a post is what PRODUCT.md says, worked out one person at a time."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from tests.domain import oracle, translated
from tests.domain.random_books import in_any_book, make_book, make_channel, make_question
from tests.domain.translated import number, people

from entourage.domain.audience import decided, ranked
from entourage.domain.sharing import Because, Verdict, decide

if TYPE_CHECKING:
    from tests.domain.oracle import Book

BECAUSE = {
    Because.LOCKED: "locked",
    Because.CLOSED: "closed",
    Because.EXCEPTION: "exception",
    Because.CIRCLES: "circles",
    Because.NOT_SORTED: "unsorted",
}


def agree_on_verdicts(book: Book) -> None:
    situation = translated.situation(book)
    for person in book["people"]:
        for kind in book["kinds"]:
            said = oracle.decide(book, person, kind)
            exception = situation.exceptions.get(number(kind), {}).get(number(person))
            circles = situation.circles_of(number(person))
            for given_circles in (circles, circles[::-1]):
                found = decide(translated.topic(book, kind), given_circles, situation.rules, exception)
                assert found.verdict.code == said["verdict"]
                assert BECAUSE[found.because] == said["by"]
                assert [circle.id for circle in found.decided_by] == [number(name) for name in said["circles"]]


def agree_on_lists(book: Book) -> None:
    situation = translated.situation(book)
    for name, one in book["lists"].items():
        there = {person for person in book["people"] if there_on(book, person, one["account"])}
        to_be = {person for person in there if oracle.is_to_be_on(book, person, name)}
        assert decided(situation, situation.lists[number(name)]) == people(to_be)


def there_on(book: Book, person: str, account: str) -> bool:
    return book["connections"].get((person, account)) in ("sure", "presumed")


def agree_on_a_check(book: Book, question: dict[str, Any]) -> None:
    said = oracle.check(book, **question)
    found = translated.checked(book, question)
    assert found.should_not == people(said["should_not"])
    assert found.would_see == people(said["would_see"])
    assert found.would_miss == people(said["would_miss"])
    assert len(found.unknown) == said["unknown"]
    assert found.audience == len(said["audience"])
    assert found.is_public is said["public"]


def agree_on_ways(book: Book, question: dict[str, Any], random: Random) -> None:
    channels = [make_channel(random, book) for _ in range(random.randint(0, 8))]
    named = {translated.channel(one): f"{one['reach']} {one['lists']} {one['circles']}" for one in channels}
    ways = [
        {
            "channel": one,
            "name": named[translated.channel(one)],
            "answer": oracle.check(book, **{**question, "channel": one}),
        }
        for one in channels
    ]
    said = [translated.channel(way["channel"]) for way in oracle.rank(book, ways)]
    found = ranked(
        translated.situation(book),
        [translated.topic(book, kind) for kind in question["kinds"]],
        Verdict.from_code(question["amount"]),
        map(translated.channel, channels),
        name=named.__getitem__,
        meant=None if question["meant"] is None else people(question["meant"]),
    )
    assert [check.channel for check in found] == said


@in_any_book
def test_every_verdict_and_what_decided_it_are_as_worked_out(book: Book, random: Random) -> None:
    agree_on_verdicts(book)


@in_any_book
def test_every_list_is_to_hold_whom_it_was_worked_out_to(book: Book, random: Random) -> None:
    agree_on_lists(book)


@in_any_book
def test_every_check_is_as_worked_out(book: Book, random: Random) -> None:
    agree_on_a_check(book, make_question(random, book))


@in_any_book
def test_ways_stand_in_the_order_worked_out(book: Book, random: Random) -> None:
    agree_on_ways(book, make_question(random, book), random)


def test_three_thousand_small_books_are_as_worked_out() -> None:
    random = Random(1846)  # noqa: S311 - the same books each time
    for _ in range(3_000):
        book = make_book(random)
        question = make_question(random, book)
        agree_on_verdicts(book)
        agree_on_lists(book)
        agree_on_a_check(book, question)
        agree_on_ways(book, question, random)
