"""Laws of who would see a post, whatever the book: what is stricter never opens, and nobody is lost or told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.domain import translated
from tests.domain.random_books import VERDICTS, in_any_book, make_channel, make_question
from tests.domain.translated import number, people

from entourage.domain.audience import allowed, ranked, reached
from entourage.domain.sharing import Verdict

if TYPE_CHECKING:
    from random import Random

    from tests.domain.oracle import Book

    from entourage.domain.audience import Channel, Check


def verdicts(book: Book) -> dict[tuple[str, str], Verdict]:
    """Answer what the program decides, read off whom it allows how much of each kind."""
    situation, found = translated.situation(book), {}
    for kind in book["kinds"]:
        topic = [translated.topic(book, kind)]
        whole, some = (allowed(situation, topic, amount) for amount in (Verdict.EVERYTHING, Verdict.LITTLE))
        for person in book["people"]:
            key = number(person)
            found[person, kind] = Verdict((key not in whole) + (key not in some))
    return found


def never_opens(before: Book, after: Book) -> bool:
    then, now = verdicts(before), verdicts(after)
    return all(now[pair] >= then[pair] for pair in then)


@in_any_book
def test_a_stricter_rule_never_opens_anything(book: Book, random: Random) -> None:
    changed = {pair: random.choice(VERDICTS[VERDICTS.index(verdict) :]) for pair, verdict in book["rules"].items()}
    assert never_opens(book, {**book, "rules": changed})


@in_any_book
def test_one_more_circle_never_opens_anything_to_whom_another_circle_has_an_opinion_of(
    book: Book, random: Random
) -> None:
    if not book["circles"]:
        return
    new = random.choice(book["circles"])
    then = verdicts(book)
    now = verdicts({**book, "in": {person: [*{*circles, new}] for person, circles in book["in"].items()}})
    for person, kind in then:
        had_an_opinion = any((circle, kind) in book["rules"] for circle in book["in"][person])
        has_one_now = (new, kind) in book["rules"]
        if had_an_opinion or not has_one_now:
            assert now[person, kind] >= then[person, kind]


@in_any_book
def test_closing_a_circle_shuts_out_who_is_in_it_and_opens_nothing(book: Book, random: Random) -> None:
    if not book["circles"]:
        return
    circle = random.choice(book["circles"])
    after = {**book, "closed": [*{*book["closed"], circle}]}
    assert never_opens(book, after)
    now = verdicts(after)
    assert all(now[person, kind] is Verdict.NOTHING for person, kind in now if circle in book["in"][person])


@in_any_book
def test_an_exception_acts_on_one_contact_and_one_kind_and_not_on_what_is_locked_or_closed(
    book: Book, random: Random
) -> None:
    person, kind = random.choice(book["people"]), random.choice(list(book["kinds"]))
    verdict = random.choice(VERDICTS)
    then = verdicts(book)
    now = verdicts({**book, "exceptions": {**book["exceptions"], (person, kind): verdict}})
    assert {pair for pair in then if now[pair] is not then[pair]} <= {(person, kind)}
    is_shut = book["kinds"][kind]["locked"] or any(circle in book["closed"] for circle in book["in"][person])
    assert now[person, kind].code == ("nothing" if is_shut else verdict)


@in_any_book
def test_the_three_lists_part_who_is_reached_or_allowed_among_those_meant(book: Book, random: Random) -> None:
    question = make_question(random, book)
    found = translated.checked(book, question)
    may, audience = may_see(book, question), reached_by(book, question)
    everyone = people(book["people"])
    meant = everyone if question["meant"] is None else people(question["meant"])
    should_not = (everyone if found.is_public else audience) - may
    assert found.should_not == should_not
    assert found.should_not | found.would_see | found.would_miss == ((audience | may) & meant) | should_not
    assert not found.should_not & found.would_see
    assert not found.should_not & found.would_miss
    assert not found.would_see & found.would_miss
    assert found.would_see <= audience


def may_see(book: Book, question: dict[str, Any]) -> frozenset[int]:
    topics = [translated.topic(book, kind) for kind in question["kinds"]]
    return allowed(translated.situation(book), topics, Verdict.from_code(question["amount"]))


def reached_by(book: Book, question: dict[str, Any]) -> frozenset[int]:
    situation, channel = translated.situation(book), translated.channel(question["channel"])
    meant = None if question["meant"] is None else people(question["meant"])
    return reached(situation, channel, situation.known[channel.account_id], meant)


@in_any_book
def test_more_people_meant_change_nothing_of_who_should_not_see_it(book: Book, random: Random) -> None:
    question = make_question(random, book)
    if question["channel"]["reach"] == "direct" and not question["channel"]["circles"]:
        question["channel"]["reach"] = "all"  # a message goes to those it is meant for: they are the channel
    few = translated.checked(book, {**question, "meant": set(book["people"][::3])})
    more = translated.checked(book, {**question, "meant": set(book["people"][::3]) | set(book["people"][::2])})
    everyone = translated.checked(book, {**question, "meant": None})
    assert few.should_not == more.should_not == everyone.should_not
    assert few.would_see <= more.would_see <= everyone.would_see
    assert few.would_miss <= more.would_miss <= everyone.would_miss


@in_any_book
def test_a_little_is_allowed_to_everyone_who_may_see_the_whole(book: Book, random: Random) -> None:
    question = make_question(random, book)
    whole, little = ({**question, "amount": amount} for amount in ("everything", "little"))
    assert may_see(book, whole) <= may_see(book, little)
    assert translated.checked(book, little).should_not <= translated.checked(book, whole).should_not


@in_any_book
def test_one_more_kind_of_content_is_allowed_to_nobody_more(book: Book, random: Random) -> None:
    question = make_question(random, book)
    more = {**question, "kinds": [*{*question["kinds"], random.choice(list(book["kinds"]))}]}
    assert may_see(book, more) <= may_see(book, question)


@in_any_book
def test_whoever_is_presumed_to_be_there_is_told_of_as_whoever_surely_is(book: Book, random: Random) -> None:
    question = make_question(random, book)
    sure = {pair: "sure" if how == "presumed" else how for pair, how in book["connections"].items()}
    assert translated.checked(book, question) == translated.checked({**book, "connections": sure}, question)


@in_any_book
def test_of_whom_nobody_knows_whether_they_are_there_is_never_said_that_they_would_see_it(
    book: Book, random: Random
) -> None:
    question = make_question(random, book)
    found = translated.checked(book, question)
    account = question["channel"]["account"]
    unknown = people(person for person in book["people"] if book["connections"].get((person, account)) == "unknown")
    assert not found.would_see & unknown
    assert found.is_public or not found.should_not & unknown
    assert found.unknown <= unknown
    assert found.is_public <= (found.unknown == unknown)


@in_any_book
def test_ways_come_in_one_order_in_whatever_order_they_are_given(book: Book, random: Random) -> None:
    question = make_question(random, book)
    channels = [*{translated.channel(make_channel(random, book)) for _ in range(8)}]
    ways = in_order(book, question, channels)
    assert ways == in_order(book, question, random.sample(channels, len(channels)))
    assert {way.channel for way in ways} == {*channels}
    reach = [way.is_public or way.audience > 0 for way in ways]
    assert reach == sorted(reach, reverse=True)


def in_order(book: Book, question: dict[str, Any], channels: list[Channel]) -> list[Check]:
    topics = [translated.topic(book, kind) for kind in question["kinds"]]
    amount = Verdict.from_code(question["amount"])
    meant = None if question["meant"] is None else people(question["meant"])
    return ranked(translated.situation(book), topics, amount, channels, name=str, meant=meant)
