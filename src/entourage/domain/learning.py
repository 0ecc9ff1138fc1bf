"""Weights learnt from a book's own people, without anybody saying who is whom: Fellegi and Sunter's m by EM.

Pairs that share one thing of a few people (an address, a number of their own, a mailbox, a birthday, a name) are either
of one person or of two, and what else they say, agreeing or not, tells how many of them are of one, and how often
somebody's two entries contradict each other (Dempster, Laird and Rubin 1977; Winkler 1988). Each pair counts once, for
the first of these things that it shares, of which nothing is learnt there. The shipped weights count as much as some
pairs would, so that few pairs change little; what is learnt stays within bounds, and of few pairs nothing is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2
from typing import TYPE_CHECKING
from zlib import crc32

from entourage.domain import matching_names, matching_values, places
from entourage.domain.frequencies import counted, sharing
from entourage.domain.matching import Model
from entourage.domain.names_grades import Alike, slips
from entourage.domain.reasons import ReasonCode
from entourage.domain.weights import SHIPPED, Learnt, within_bounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.traits import Traits

FEWEST_PEOPLE = 500
_FEWEST_PAIRS = 150.0  # of one person, from which what they say of a field counts
_AT_HOME, _BY_FIELD = "a", "i"
_SHARED = "aiepbtn"  # kinds of key, those of the fewest strangers first
_MOST_TOGETHER = 4  # who have a thing of which pairs are learnt from
_MOST_PAIRS = 600  # of each kind
_MOST_FIELDS, _OFTEN, _NUMBERED = 3, 0.2, 0.98
_MOST_ROUNDS = 40
_LEAST = -1.0  # bits of an unknown field that says anything by being another
_STILL = 0.001  # change of the share of one person, below which nothing more is learnt
_STRENGTH_OF_ONE, _STRENGTH_OF_TWO, _STRENGTH_OF_SHARE = 60.0, 100.0, 2.0  # pairs that the shipped numbers count for

Pattern = tuple[int, ...]
"""How two people's given names, family names, birthdays, addresses and unknown fields stand to each other."""
_AGREES, _UNCLEAR, _DIFFERS, _DISTANT, _UNSAID = 0, 1, 2, 3, 4
_GIVEN, _FAMILY, _BIRTHDAY, _ADDRESS, _FIELDS = 0, 1, 2, 3, 4
_CHOSEN_BY = {_AT_HOME: (_ADDRESS,), "b": (_BIRTHDAY,), "n": (_GIVEN, _FAMILY)}
_OF_FAMILIES = "ate"
"""Things that families share: who has another name there is another one, and nothing is learnt of names."""
_Share = tuple[float, ...]
_OF_ONE: tuple[_Share, ...] = (
    (0.95, 0.034, 0.016),
    (0.93, 0.026, 0.044),
    (0.948, 0.04, 0.008, 0.004),
    (0.5, 0.2, 0.3),
)
"""How often what two entries of one person say agrees, is unclear, and differs, before anything is learnt.

Of birthdays, too, how often they are a generation apart.
"""
_OF_TWO: tuple[_Share, ...] = (
    (0.08, 0.07, 0.85),
    (0.3, 0.05, 0.65),
    (0.01, 0.03, 0.26, 0.7),
    (0.05, 0.15, 0.8),
)
_FIELD_OF_ONE, _FIELD_OF_TWO = (0.9, 0.02, 0.08), (0.01, 0.01, 0.98)
_GRADES: Mapping[Alike | None, int] = {
    **dict.fromkeys(Alike, _AGREES),
    None: _UNSAID,
    Alike.UNCLEAR: _UNCLEAR,
    Alike.NO: _DIFFERS,
}
_BIRTHDAYS = {
    ReasonCode.NEAR_BIRTHDAY: _UNCLEAR,
    ReasonCode.DIFFERENT_BIRTHDAY: _DIFFERS,
    ReasonCode.DISTANT_BIRTHDAY: _DISTANT,
}


@dataclass(slots=True)
class _Session:
    """Live as what is known by now of the pairs that share one kind of thing.

    shipped, of_two: how often what two people say stands so, by field. tells_names: no family shares such a thing.
    share: of the pairs that are of one person.
    """

    patterns: Mapping[Pattern, int]
    shipped: Sequence[_Share]
    of_two: list[_Share]
    tells_names: bool
    share: float = 0.5


def model(people: Sequence[Traits], region: str = "", shared: Mapping[str, int] | None = None) -> Model:
    """Make the model by which the people of a book are judged.

    region: where telephone numbers are from ("CA"). shared: what `frequencies.sharing` says of the people, if known.
    """
    if shared is None:
        shared = sharing(people)
    frequencies = counted(people, shared)
    if len(people) >= FEWEST_PEOPLE:
        frequencies = replace(frequencies, learnt=learnt(people, frequencies, shared))
    return Model(frequencies, region)


def learnt(people: Sequence[Traits], frequencies: Frequencies, shared: Mapping[str, int]) -> Learnt:
    """Learn how often one person's entries contradict each other; the order of the people makes no difference.

    shared: what `frequencies.sharing` says of them.
    """
    headings = _headings(frequencies, len(people))
    sessions = {}
    for kind, pairs in _pairs(people, headings, shared).items():
        found = [_pattern(*pair, headings, frequencies) for pair in pairs]
        told = [_without(kind, pattern) for pattern in found if kind != _AT_HOME or pattern[_ADDRESS] == _AGREES]
        patterns = Counter([pattern for pattern in told if any(how != _UNSAID for how in pattern)])
        of_two = [*_OF_TWO, *[_FIELD_OF_TWO for _ in headings]]
        sessions[kind] = _Session(dict(sorted(patterns.items())), of_two, list(of_two), kind not in _OF_FAMILIES)
    of_one, held = _refined(list(sessions.values()), [*_OF_ONE, *[_FIELD_OF_ONE for _ in headings]])
    enough = [place for place, pairs in enumerate(held) if pairs >= _FEWEST_PAIRS]
    bits = {place: log2(of_one[place][-1]) for place in enough}
    fields = {heading: bits[place] for place, heading in enumerate(headings, _FIELDS) if place in bits}
    return within_bounds(
        Learnt(
            given_differs=bits.get(_GIVEN, SHIPPED.given_differs),
            family_differs=bits.get(_FAMILY, SHIPPED.family_differs),
            birthday_differs=bits.get(_BIRTHDAY, SHIPPED.birthday_differs),
            birthday_near=log2(of_one[_BIRTHDAY][_DIFFERS] / _OF_TWO[_BIRTHDAY][_DIFFERS])
            if _BIRTHDAY in bits
            else SHIPPED.birthday_near,
            household=_of_households(sessions[_AT_HOME]),
            fields={heading: said for heading, said in fields.items() if said < _LEAST},
        )
    )


def _of_households(session: _Session) -> float:
    if sum(session.patterns.values()) < _FEWEST_PAIRS:
        return SHIPPED.household
    return log2(session.share / (1 - session.share))


def _headings(frequencies: Frequencies, people: int) -> list[str]:
    """Name the unknown fields that many people have, and neither all the same nor each another one."""
    found = [
        (-number, heading)
        for heading, (values, number) in frequencies.headings.items()
        if number > people * _OFTEN and number * _OFTEN < values < number * _NUMBERED
    ]
    return [heading for _, heading in sorted(found)[:_MOST_FIELDS]]


def _pairs(
    people: Sequence[Traits], headings: Sequence[str], shared: Mapping[str, int]
) -> dict[str, list[tuple[Traits, Traits]]]:
    """Give pairs by the kind of thing that they share, each pair once; of too many, some by chance, always the same."""
    holders: dict[str, list[int]] = {
        key: []
        for key, number in shared.items()
        if number <= _MOST_TOGETHER
        and key[0] in _SHARED
        and (key[0] != _BY_FIELD or key[1:].partition(" ")[0] in headings)
    }
    for who, person in enumerate(people):
        for key in holders.keys() & person.keys:
            holders[key].append(who)
    by_kind: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _SHARED}
    for key in holders:
        by_kind[key[0]].append((crc32(key.encode()), key))
    seen: set[tuple[int, int]] = set()
    found = {}
    for kind, held in by_kind.items():
        pairs: list[tuple[int, int]] = []
        for _, key in sorted(held):
            new = [pair for pair in combinations(dict.fromkeys(holders[key]), 2) if pair not in seen]
            pairs += new
            seen.update(new)
            if len(pairs) >= _MOST_PAIRS:
                break
        found[kind] = [(people[one], people[two]) for one, two in pairs]
    return found


def _pattern(first: Traits, second: Traits, headings: Sequence[str], frequencies: Frequencies) -> Pattern:
    given = family = birthday = address = _UNSAID
    if first.name.words and second.name.words:
        faced = matching_names.facing(first.name, second.name)
        given, family = _GRADES[faced.given], _GRADES[faced.family]
    if first.birthday and second.birthday:
        for code, _ in matching_values.about_birthdays(first.birthday, second.birthday, frequencies):
            birthday = _BIRTHDAYS.get(code, _AGREES)
    if first.addresses and second.addresses:
        how, _, _ = places.nearest(first.addresses, second.addresses)
        address = _AGREES if how.street else _UNCLEAR if how.town or how.postcode else _DIFFERS
    return (given, family, birthday, address, *[_of_field(first, second, heading) for heading in headings])


def _of_field(first: Traits, second: Traits, heading: str) -> int:
    ours, theirs = (
        {one.partition(" ")[2] for one in person.identifiers if one.startswith(f"{heading} ")}
        for person in (first, second)
    )
    if not (ours and theirs):
        return _UNSAID
    if not ours.isdisjoint(theirs):
        return _AGREES
    return _UNCLEAR if any(slips(one, two) == 1 for one in ours for two in theirs) else _DIFFERS


def _without(kind: str, pattern: Pattern) -> Pattern:
    """Leave out what agrees because pairs were chosen so."""
    if kind == _BY_FIELD:
        return pattern[:_FIELDS] + tuple([_UNSAID if how == _AGREES else how for how in pattern[_FIELDS:]])
    chosen = _CHOSEN_BY.get(kind, ())
    return tuple([_UNSAID if place in chosen else how for place, how in enumerate(pattern)])


def _refined(sessions: Sequence[_Session], shipped: Sequence[_Share]) -> tuple[Sequence[_Share], list[float]]:
    """Refine all shares until they stand still.

    Return how often what one person says stands so, by field, and of how many pairs each field is known.
    """
    of_one, counts = shipped, _nothing(shipped)
    for _ in range(_MOST_ROUNDS):
        before = [session.share for session in sessions]
        counts = _nothing(shipped)
        for session in sessions:
            _weigh(session, of_one, counts)
        of_one = [_settled(share, _STRENGTH_OF_ONE, count) for share, count in zip(shipped, counts, strict=True)]
        if all(abs(session.share - share) < _STILL for session, share in zip(sessions, before, strict=True)):
            break
    return of_one, [sum(count) for count in counts]


def _weigh(session: _Session, of_one: Sequence[_Share], counts: Sequence[list[float]]) -> None:
    """Count each pattern by how likely it is of one person, and refine what is known of the session."""
    of_two = _nothing(of_one)
    ones = 0.0
    for pattern, number in session.patterns.items():
        said = [(place, how) for place, how in enumerate(pattern) if how != _UNSAID]
        one, two = session.share, 1 - session.share
        for place, how in said:
            one, two = one * of_one[place][how], two * session.of_two[place][how]
        part = number * one / (one + two)
        ones += part
        for place, how in said:
            of_two[place][how] += number - part
            if session.tells_names or place not in (_GIVEN, _FAMILY):
                counts[place][how] += part
    everyone = sum(session.patterns.values())
    session.share = (ones + _STRENGTH_OF_SHARE / 2) / (everyone + _STRENGTH_OF_SHARE)
    settled = zip(session.shipped, of_two, strict=True)
    session.of_two = [_settled(share, _STRENGTH_OF_TWO, count) for share, count in settled]


def _settled(shipped: _Share, strength: float, counts: Sequence[float]) -> _Share:
    whole = strength + sum(counts)
    return tuple([(strength * share + count) / whole for share, count in zip(shipped, counts, strict=True)])


def _nothing(shares: Sequence[_Share]) -> list[list[float]]:
    return [[0.0] * len(share) for share in shares]
