"""Who is there by name: beside a brute force of its own, for any people, names, and what was said of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.account import Account, Connection, Evidence, Purpose, Strength
from entourage.domain.connecting import Facts, OfAccount, Profile, connected
from entourage.domain.network import Network, Presuming

PEOPLE = st.dictionaries(st.integers(1, 8), st.sampled_from(["Ana Roy", "ANA  ROY", "Aña Roy", "Bo", ""]))
KEYS = st.frozensets(st.integers(1, 9))
TOLD = st.dictionaries(
    st.integers(1, 9), st.sampled_from([Connection(one, Evidence.BY_HAND) for one in Strength]), max_size=3
)
PAIRS = st.frozensets(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda both: both[0] < both[1]))
MOMENTS = st.sampled_from(["2025", "2026"])
OF_ACCOUNT = st.builds(
    OfAccount,
    exported=KEYS,
    gone=st.dictionaries(st.integers(1, 9), MOMENTS, max_size=3),
    listed=st.dictionaries(st.integers(1, 9), MOMENTS, max_size=3),
    told=TOLD,
    elsewhere=st.frozensets(st.integers(101, 104)),
)
TYPES = st.sampled_from([(), ("following",), ("follower",), ("following", "follower"), ("home",)])
PROFILES = st.lists(st.builds(Profile, st.integers(1, 9), st.integers(101, 104), st.just("net"), TYPES), max_size=4)


def net(*, is_mutual: bool, presuming: Presuming) -> Network:
    return Network(
        key="net",
        name={},
        people={},
        profiles=("net",),
        is_mutual=is_mutual,
        presuming=presuming,
        purpose=Purpose.BOTH,
        position=0,
        note={},
        tools=(),
        lists=(),
        tasks=(),
    )


def plain(name: str) -> str:
    return " ".join(name.replace("ñ", "n").lower().split())


class Plainly:
    """Live as the brute force: it looks at one contact after the other, and at everybody for each name."""

    def __init__(self, facts: Facts, mine: OfAccount, *, is_mutual: bool, presuming: Presuming) -> None:
        self.facts, self.mine, self.is_mutual, self.presuming = facts, mine, is_mutual, presuming

    def follows(self, key: int) -> list[bool]:
        profiles = self.facts.profiles["net"]
        types = [one.types for one in profiles if one.contact_id == key and one.value_id not in self.mine.elsewhere]
        return [self.is_mutual or "follower" in some or "following" not in some for some in types]

    def is_exported(self, key: int) -> bool:
        is_known_otherwise = key in self.mine.gone or key in self.mine.told
        return key in self.mine.exported and not is_known_otherwise and any(self.follows(key) or [True])

    def is_sure(self, key: int) -> bool:
        by_network = any(self.follows(key)) or (key in self.mine.exported and not self.follows(key))
        by_list = key in self.mine.listed and self.mine.listed[key] > self.mine.gone.get(key, "")
        by_address = self.presuming is Presuming.EMAIL and key in self.facts.addressed
        return (by_network and key not in self.mine.gone) or by_list or by_address

    def alone(self, key: int) -> Strength | None:
        """Say what is known of one contact without their name."""
        has_number = self.presuming is Presuming.MOBILE and key in self.facts.mobile
        if key in self.mine.told:
            return self.mine.told[key].strength
        if self.is_sure(key):
            return Strength.SURE
        if has_number and self.facts.mobile[key]:
            return Strength.PRESUMED
        return Strength.UNKNOWN if self.follows(key) or key in self.mine.gone or has_number else None

    def may_be(self, key: int, there: list[int]) -> bool:
        return any((min(one, key), max(one, key)) not in self.facts.apart for one in there)

    def strength(self, key: int) -> Strength | None:
        how = self.alone(key)
        if key in self.mine.told or how in (Strength.SURE, Strength.PRESUMED) or self.presuming is Presuming.EMAIL:
            return how
        people = self.facts.people
        alike = [one for one in people if plain(people[one]) == plain(people[key]) != ""]
        there = [one for one in alike if self.is_exported(one)]
        others = [one for one in alike if one not in there and one not in self.mine.told and self.may_be(one, there)]
        if key not in others:
            return how
        return Strength.PRESUMED if len(there) == len(others) == 1 else Strength.UNKNOWN


@given(
    people=PEOPLE,
    mine=OF_ACCOUNT,
    profiles=PROFILES,
    apart=PAIRS,
    numbers=st.tuples(st.dictionaries(st.integers(1, 9), st.booleans(), max_size=3), KEYS),
    network=st.tuples(st.booleans(), st.sampled_from(Presuming)),
)
def test_who_is_there_is_what_is_known_of_each_alone_and_names_say_the_rest(
    people: dict[int, str],
    mine: OfAccount,
    profiles: list[Profile],
    apart: frozenset[tuple[int, int]],
    numbers: tuple[dict[int, bool], frozenset[int]],
    network: tuple[bool, Presuming],
) -> None:
    mobile, addressed = numbers
    is_mutual, presuming = network
    known = {"profiles": {"net": profiles}, "addressed": addressed, "mobile": mobile, "apart": apart}
    facts = Facts(people=people, accounts={7: mine}, **known)  # type: ignore[arg-type]
    found = connected(facts, [Account(id=7, network="net")], [net(is_mutual=is_mutual, presuming=presuming)])[7]
    plainly = Plainly(facts, mine, is_mutual=is_mutual, presuming=presuming)
    said = {key: plainly.strength(key) for key in people}
    assert {key: how.strength for key, how in found.items()} == {key: how for key, how in said.items() if how}
