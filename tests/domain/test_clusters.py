"""Pairs of people put together into questions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.clusters import MOST_TOGETHER, Group, Pair, groups
from entourage.domain.matching import Likeness, Reason, ReasonCode, Word

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = {Word.CERTAIN: 9.0, Word.LIKELY: 5.0, Word.POSSIBLE: 3.0, Word.NO: -1.0}


def pair(first: int, second: int, word: Word = Word.CERTAIN, *codes: ReasonCode) -> Pair:
    reasons = tuple(Reason(code, 1.0, "") for code in codes or (ReasonCode.SAME_NAME,))
    return Pair(first, second, Likeness(word, WEIGHTS[word], reasons))


def asked(*pairs: Pair) -> list[tuple[int, ...]]:
    return [group.people for group in groups(pairs, order=int)]


def test_three_who_may_all_be_each_other_are_one_question() -> None:
    assert asked(pair(1, 2), pair(2, 3), pair(1, 3)) == [(1, 2, 3)]


def test_of_a_chain_each_link_is_a_question_of_its_own() -> None:
    assert sorted(asked(pair(1, 2), pair(2, 3), pair(3, 4))) == [(1, 2), (2, 3), (3, 4)]


def test_what_is_certain_is_asked_apart_from_what_is_only_possible() -> None:
    found = groups([pair(1, 2), pair(2, 3, Word.POSSIBLE), pair(1, 3, Word.POSSIBLE)], order=int)
    assert [group.word for group in found] == [Word.CERTAIN, Word.POSSIBLE]
    assert found[0].people == (1, 2)
    assert 3 in found[1].people
    assert len(found[1].pairs) == 1


def test_two_who_are_certainly_a_third_are_one_question_though_they_are_less_surely_each_other() -> None:
    (only,) = groups([pair(1, 2), pair(2, 3), pair(1, 3, Word.LIKELY)], order=int)
    assert (only.people, only.word) == ((1, 2, 3), Word.LIKELY)


def test_nobody_is_asked_together_with_one_who_is_not_the_surer_double_of_another() -> None:
    """1 is certainly 2; 3 may be 2 by name, and not 1; 4 may be any of them."""
    names = [pair(*ends, Word.POSSIBLE) for ends in ((1, 4), (2, 3), (2, 4), (3, 4))]
    found = groups([pair(1, 2), *names], order=int)
    assert sorted(group.people for group in found) == [(1, 2), (1, 4), (2, 3), (3, 4)]
    assert [group.people for group in found if group.codes is None] == [(2, 3)]
    against = Pair(1, 3, Likeness(Word.POSSIBLE, 1.0, (Reason(ReasonCode.DIFFERENT_PROFILE, -6.0, ""),)))
    found = groups([pair(1, 2), *names, against], order=int)
    assert sorted(group.people for group in found) == [(1, 2), (1, 4), (2, 3), (3, 4)]


def test_what_an_import_left_open_stays_possible() -> None:
    (only,) = groups([Pair(1, 2, Likeness(Word.NO, -3.0, ()), (7,))], order=int)
    assert (only.word, only.imports) == (Word.POSSIBLE, {7})


def test_the_best_known_comes_first() -> None:
    (only,) = groups([pair(1, 2)], order=lambda key: -key)
    assert only.people == (2, 1)


def test_who_is_gone_leaves_the_rest_of_a_question() -> None:
    (three,) = groups([pair(1, 2), pair(2, 3), pair(1, 3)], order=int)
    left = three.without({2})
    assert left is not None
    assert left.people == (1, 3)
    assert left.without({1}) is None


def test_reasons_are_alike_only_where_all_pairs_have_the_same() -> None:
    by_email = (ReasonCode.SAME_NAME, ReasonCode.SAME_EMAIL)
    (same,) = groups([pair(1, 2, Word.CERTAIN, *by_email)], order=int)
    assert same.codes == tuple(sorted(by_email))
    mixed = [pair(1, 2, Word.CERTAIN, *by_email), pair(2, 3), pair(1, 3)]
    assert groups(mixed, order=int)[0].codes is None


ENDS = st.tuples(st.integers(1, 14), st.integers(1, 14)).filter(lambda ends: ends[0] < ends[1])


@given(st.dictionaries(ENDS, st.sampled_from([Word.CERTAIN, Word.LIKELY, Word.POSSIBLE]), max_size=60))
def test_every_pair_is_asked_once_or_stands_behind_a_surer_question(words: dict[tuple[int, int], Word]) -> None:
    pairs = [pair(*ends, word) for ends, word in words.items()]
    found = groups(pairs, order=int)
    assert [group.word for group in found] == sorted((group.word for group in found), key=list(Word).index)
    shown = [one for group in found for one in group.pairs]
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(pairs)
    for place, group in enumerate(found):
        _is_tight(group)
        top, known = _tops(found[:place]), {one.people for one in pairs}
        if len(group.people) > 2:
            ends = combinations(sorted(group.people), 2)
            assert all(both in known or top(both[0]) == top(both[1]) for both in ends)
    for one in set(pairs) - set(shown):
        assert _is_settled(one, found), one


def _is_tight(group: Group) -> None:
    assert group.word in {one.word for one in group.pairs}
    assert {key for one in group.pairs for key in (one.first, one.second)} == set(group.people)
    assert len(group.pairs) <= MOST_TOGETHER * (MOST_TOGETHER - 1) // 2


def _is_settled(one: Pair, found: list[Group]) -> bool:
    """Tell whether whoever answers the other questions with “same” has answered this one too."""
    top = _tops(found)
    return top(one.first) == top(one.second)


def _tops(found: list[Group]) -> Callable[[int], int]:
    root: dict[int, int] = {}

    def top(key: int) -> int:
        return key if root.get(key, key) == key else top(root[key])

    for group in found:
        for key in group.people:
            root[top(key)] = top(group.people[0])
    return top
