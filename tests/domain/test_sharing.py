from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from entourage.domain.circle import Circle
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Because, Contradiction, Decision, Rules, Verdict, contradictions, decide
from entourage.domain.topic import Topic

EVERYTHING, LITTLE, NOTHING = Verdict.EVERYTHING, Verdict.LITTLE, Verdict.NOTHING

verdicts = st.sampled_from(Verdict)
topics = st.builds(
    Topic, id=st.integers(1, 3), locked=st.booleans(), public=verdicts, unsorted=verdicts, position=st.just(0)
)
unlocked = topics.map(lambda topic: replace(topic, locked=False))
circles = st.builds(
    Circle,
    id=st.integers(1, 9),
    colour=st.just("#0072B2"),
    symbol=st.just("■"),
    closed=st.booleans(),
    position=st.integers(0, 3),
)
memberships = st.lists(circles, max_size=6, unique_by=lambda circle: circle.id)
open_memberships = memberships.map(lambda of: [replace(circle, closed=False) for circle in of])
rules = st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 3)), verdicts)
exceptions = st.none() | verdicts


def circle(number: int, *, closed: bool = False, position: int = 0) -> Circle:
    return Circle(id=number, colour="#000000", symbol="■", closed=closed, position=position)


def topic(*, locked: bool = False, public: Verdict = NOTHING, unsorted: Verdict = LITTLE) -> Topic:
    return Topic(id=1, locked=locked, public=public, unsorted=unsorted, position=0)


@given(topics, memberships, rules, exceptions)
def test_a_locked_kind_is_nothing_for_anyone(
    subject: Topic, of: list[Circle], given_rules: Rules, exception: Verdict | None
) -> None:
    decision = decide(replace(subject, locked=True), of, given_rules, exception)
    assert decision == Decision(NOTHING, Because.LOCKED, ())


@given(unlocked, memberships, circles, rules, exceptions)
def test_closing_a_circle_gives_nothing_to_whoever_is_in_it(
    subject: Topic, of: list[Circle], other: Circle, given_rules: Rules, exception: Verdict | None
) -> None:
    assume(other.id not in {each.id for each in of})
    decision = decide(subject, [*of, replace(other, closed=True)], given_rules, exception)
    assert (decision.verdict, decision.because) == (NOTHING, Because.CLOSED)
    assert {each.id for each in decision.decided_by} == {each.id for each in of if each.closed} | {other.id}


@given(unlocked, open_memberships, rules, verdicts)
def test_an_exception_beats_every_circle(
    subject: Topic, of: list[Circle], given_rules: Rules, exception: Verdict | None
) -> None:
    assert decide(subject, of, given_rules, exception) == Decision(exception, Because.EXCEPTION, ())


@given(unlocked, open_memberships, rules)
def test_the_circles_that_gave_the_strictest_rule_are_named_and_no_others(
    subject: Topic, of: list[Circle], given_rules: Rules
) -> None:
    said = {each.id: given_rules[each.id, subject.id] for each in of if (each.id, subject.id) in given_rules}
    decision = decide(subject, of, given_rules)
    if said:
        assert decision.because is Because.CIRCLES
        assert decision.verdict == max(said.values())
        assert {each.id for each in decision.decided_by} == {
            number for number, verdict in said.items() if verdict == decision.verdict
        }
    else:
        assert decision == Decision(subject.unsorted, Because.NOT_SORTED, ())


@given(topics, memberships, rules, exceptions)
def test_circles_are_named_in_their_own_order(
    subject: Topic, of: list[Circle], given_rules: Rules, exception: Verdict | None
) -> None:
    named = decide(subject, of, given_rules, exception).decided_by
    assert [each.position for each in named] == sorted(each.position for each in named)


@given(topics, memberships.flatmap(lambda of: st.tuples(st.just(of), st.permutations(of))), rules, exceptions)
def test_the_order_in_which_circles_are_given_does_not_matter(
    subject: Topic, both: tuple[list[Circle], list[Circle]], given_rules: Rules, exception: Verdict | None
) -> None:
    of, shuffled = both
    assert decide(subject, of, given_rules, exception) == decide(subject, shuffled, given_rules, exception)


@given(topics, memberships, circles, rules, exceptions)
def test_one_more_circle_with_a_rule_never_opens_what_circles_decided(
    subject: Topic, of: list[Circle], other: Circle, given_rules: Rules, exception: Verdict | None
) -> None:
    assume(other.id not in {each.id for each in of})
    before = decide(subject, of, given_rules, exception)
    assume(before.because is not Because.NOT_SORTED)
    after = decide(subject, [*of, other], given_rules, exception)
    assert after.verdict >= before.verdict


@given(topics, memberships, circles, rules, exceptions)
def test_a_circle_without_an_opinion_changes_nothing(
    subject: Topic, of: list[Circle], other: Circle, given_rules: Rules, exception: Verdict | None
) -> None:
    assume(other.id not in {each.id for each in of})
    silent = {key: verdict for key, verdict in given_rules.items() if key != (other.id, subject.id)}
    with_other = decide(subject, [*of, replace(other, closed=False)], silent, exception)
    assert with_other == decide(subject, of, silent, exception)


def test_each_step_gives_way_to_the_one_before_it() -> None:
    friends, away = circle(1), circle(2, closed=True)
    rule = {(1, 1): EVERYTHING}
    steps = [
        decide(topic(locked=True), [friends, away], rule, LITTLE),
        decide(topic(), [friends, away], rule, LITTLE),
        decide(topic(), [friends], rule, LITTLE),
        decide(topic(), [friends], rule),
        decide(topic(), [friends], {}),
    ]
    assert [(step.because, step.verdict) for step in steps] == [
        ("locked", NOTHING),
        ("closed", NOTHING),
        ("exception", LITTLE),
        ("circles", EVERYTHING),
        ("not_sorted", LITTLE),
    ]


def test_two_circles_that_agree_are_both_named_in_the_order_of_the_book() -> None:
    first, second, milder = circle(7, position=0), circle(3, position=1), circle(5, position=2)
    decision = decide(topic(), [milder, second, first], {(7, 1): LITTLE, (3, 1): LITTLE, (5, 1): EVERYTHING})
    assert decision == Decision(LITTLE, Because.CIRCLES, (first, second))


def test_a_rule_for_another_kind_is_no_opinion() -> None:
    assert decide(topic(), [circle(1)], {(1, 2): NOTHING}).because is Because.NOT_SORTED


def test_an_exception_of_everything_is_not_taken_for_none() -> None:
    assert decide(topic(), [circle(1)], {(1, 1): NOTHING}, EVERYTHING).verdict is EVERYTHING


def test_the_public_contradicts_a_circle_that_may_see_nothing() -> None:
    seen, hidden = circle(1), circle(2)
    shown = topic(public=LITTLE)
    found = contradictions([shown], [seen, hidden], {(1, 1): LITTLE, (2, 1): NOTHING})
    assert found == (Contradiction(shown, hidden),)


def test_a_circle_closed_on_purpose_contradicts_nothing_whatever_its_rule_says() -> None:
    away, shown = circle(1, closed=True), topic(public=EVERYTHING)
    assert contradictions([shown], [away], {(1, 1): NOTHING}) == ()


@pytest.mark.parametrize("quiet", [topic(public=NOTHING), topic(public=EVERYTHING, locked=True)])
def test_nothing_contradicts_a_public_that_sees_nothing(quiet: Topic) -> None:
    assert contradictions([quiet], [circle(1), circle(2)], {(2, 1): NOTHING}) == ()


def test_a_circle_without_an_opinion_contradicts_nothing() -> None:
    assert contradictions([topic(public=EVERYTHING)], [circle(1)], {}) == ()


def test_verdicts_are_written_and_read_by_their_names() -> None:
    assert [verdict.code for verdict in Verdict] == ["everything", "little", "nothing"]
    assert [Verdict.from_code(code) for code in ("everything", "little", "nothing")] == [EVERYTHING, LITTLE, NOTHING]


def test_a_word_that_is_no_verdict_is_named() -> None:
    with pytest.raises(EntourageError) as fault:
        Verdict.from_code("some")
    assert (fault.value.code, fault.value.params) == ("unknown_verdict", {"verdict": "some"})
