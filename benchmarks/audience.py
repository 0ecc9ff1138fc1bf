"""Measure the check and the ranking of ways to post, beside a bare pass over the same sets of the same run.

50,000 people in 12 circles, each in up to three; six accounts, on each of which most people are; 12 ways to post, of
which some name lists or circles; some exceptions. A bare pass goes once, as fast as Python's own code can, through each
set that an answer is made of: who may see it, who is there, of whom nobody knows, and who is in a circle or on a list
that the way names. The ratio is what the answer takes for each time that the sets are gone through.

Then a real book of as many people is made, and it is measured how long it takes to read all that answers are made of,
once for as long as nothing is written, and to give an answer with everybody's name and reasons.

Usage: audience.py [--people N] [--without-book]
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from exports import people as made_up
from exports import vcards

from entourage.domain.account import Account, Connection, Evidence, Strength
from entourage.domain.audience import Channel, check, ranked
from entourage.domain.circle import Circle
from entourage.domain.making import made_in_masses
from entourage.domain.network import Reach, Use
from entourage.domain.sharing import Verdict
from entourage.domain.situation import AudienceList, Situation, situated
from entourage.domain.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.storage.database import Database

ROUNDS = 7
CIRCLES, TOPICS, ACCOUNTS = 12, 13, 6
OPINIONS, THERE = 0.8, 0.7  # how many circles have one of a kind of content; how many people are on an account
STRENGTHS = (Strength.SURE, Strength.SURE, Strength.PRESUMED, Strength.UNKNOWN)


def situation(count: int) -> Situation:
    """Make up who is in which circle and on which account, the same at each run."""
    chance = random.Random(1)  # noqa: S311 - the same people at each run
    circles = [
        Circle(id=key, name=f"Circle {key}", colour="blue", symbol="■", position=key) for key in range(1, CIRCLES + 1)
    ]
    topics = [
        Topic(id=key, name=f"Topic {key}", public=Verdict.NOTHING, unsorted=Verdict.LITTLE, position=key)
        for key in range(1, TOPICS + 1)
    ]
    rules = {
        (one.id, topic.id): chance.choice([*Verdict])
        for one in circles
        for topic in topics
        if chance.random() < OPINIONS
    }
    inside = [
        (key, tuple(sorted(chance.sample(circles, chance.choice((0, 1, 1, 1, 2, 3))), key=lambda one: one.id)))
        for key in range(1, count + 1)
    ]
    accounts = [Account(id=key, network="facebook", handle=str(key), position=key) for key in range(1, ACCOUNTS + 1)]
    there = {
        one.id: {
            key: Connection(chance.choice(STRENGTHS), Evidence.PROFILE)
            for key in range(1, count + 1)
            if chance.random() < THERE
        }
        for one in accounts
    }
    lists = [
        AudienceList(
            id=key,
            account_id=key,
            use=use,
            circles=(key, key + 1),
            members=frozenset(chance.sample(sorted(there[key]), count // 10)),
        )
        for key, use in ((1, Use.ONLY), (2, Use.EXCEPT), (3, Use.RESTRICTED))
    ]
    excepted = {
        (chance.randrange(1, count + 1), chance.randrange(1, TOPICS + 1)): chance.choice([*Verdict])
        for _ in range(count // 100)
    }
    return situated(
        inside=inside,
        topics=topics,
        circles=circles,
        rules=rules,
        exceptions=excepted,
        accounts=accounts,
        connections=there,
        lists=lists,
    )


CHANNELS = (
    Channel(1, Reach.PUBLIC),
    Channel(1, Reach.ALL),
    Channel(1, Reach.ONLY, lists=(1,)),
    Channel(1, Reach.ONLY, circles=(1, 2, 3)),
    Channel(2, Reach.ALL),
    Channel(2, Reach.EXCEPT, lists=(2,)),
    Channel(2, Reach.EXCEPT, circles=(4, 5)),
    Channel(3, Reach.ALL),
    Channel(4, Reach.ALL),
    Channel(5, Reach.ONLY, circles=(6,)),
    Channel(6, Reach.DIRECT, circles=(1, 2, 3, 4)),
    Channel(6, Reach.DIRECT, circles=(7,)),
)


def best(what: Callable[[], object]) -> float:
    """Run something some times, and return the seconds of the quickest."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def sets_of(found: Situation, channel: Channel, may: frozenset[int]) -> list[frozenset[int]]:
    """Name the sets that an answer about a way to post is made of."""
    account = channel.account_id
    named = [found.members[key] for key in channel.circles] + [found.lists[key].members for key in channel.lists]
    return [may, found.known[account], found.unknown[account], *named]


def bare_pass(sets: Sequence[frozenset[int]]) -> None:
    """Go through sets, doing nothing."""
    for one in sets:
        deque(one, maxlen=0)


def measure(count: int) -> None:
    """Measure checks and the ranking, and print the ratios."""
    found = situation(count)
    topics = found.topics[:2]
    may = frozenset(key for key in found.people if key % 3)
    check_seconds = bare_seconds = 0.0
    for channel in CHANNELS:
        sets = sets_of(found, channel, may)
        seconds = best(lambda channel=channel: check(found, topics, Verdict.LITTLE, channel))
        bare = best(lambda sets=sets: bare_pass(sets))
        check_seconds, bare_seconds = check_seconds + seconds, bare_seconds + bare
        called = f"{channel.reach.value}, {len(channel.circles)} circles, {len(channel.lists)} lists"
        print(f"  {called:<28} {seconds * 1e3:6.2f} ms, {seconds / bare:4.1f} bare passes")
    each = check_seconds / len(CHANNELS)
    print(f"check: {each * 1e3:.2f} ms each, {check_seconds / bare_seconds:.1f} bare passes")
    every = [one for channel in CHANNELS for one in sets_of(found, channel, may)]
    bare = best(lambda: bare_pass(every))
    seconds = best(lambda: ranked(found, topics, Verdict.LITTLE, CHANNELS, name=str))
    print(f"ranking of {len(CHANNELS)}: {seconds * 1e3:.2f} ms, {seconds / bare:.1f} bare passes ({bare * 1e3:.2f} ms)")


def book(folder: Path, count: int) -> Database:
    """Make a book of people of whom a network names a part, sorted into circles, with an account on each network."""
    from entourage.operations import accounts, circles, imports, networks  # noqa: PLC0415 - see `import_files.py`
    from entourage.operations.book import open_book  # noqa: PLC0415
    from entourage.operations.contacts import listing  # noqa: PLC0415
    from entourage.operations.naming import named  # noqa: PLC0415

    database = open_book(folder / "book")
    cards, friends = folder / "people.vcf", folder / "your_friends.json"
    everyone = list(made_up(count, 200))
    cards.write_text("".join(vcards(everyone)), "utf-8")
    named_there = [{"name": one.name, "timestamp": 1_600_000_000} for one in everyone[::5]]
    friends.write_text(json.dumps({"friends_v2": named_there}), "utf-8")
    for path in (cards, friends):
        planned, _ = imports.plan(database, [path])
        imports.carry_out(database, planned)
    for key in ("facebook", "linkedin", "whatsapp", "signal", "email"):
        network = networks.network(key)
        if network:
            accounts.add(database, network)
    people = [key for key, *_ in listing(database)]
    for place, (circle, _) in enumerate(circles.overview(database).circles):
        circles.sort(database, people=people[place::6], into=named(circle), out_of=None)
    return database


def measure_book(count: int) -> None:
    """Measure how long it takes to read all that answers are made of, and to give an answer with names."""
    from entourage.operations import audience  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory() as folder:
        database = book(Path(folder), count)
        start = time.perf_counter()
        found = audience.known(database)
        seconds = time.perf_counter() - start
        print(f"reading a book of {len(found.names):,} people, five accounts: {seconds:.2f} s")
        start = time.perf_counter()
        audience.known(database)
        print(f"asking again, nothing written: {(time.perf_counter() - start) * 1e3:.2f} ms")
        post = audience.Post(topics=found.situation.topics[:2], amount=Verdict.LITTLE)
        for reach in (Reach.ALL, Reach.PUBLIC):
            seconds = best(lambda reach=reach: audience.check(found, post, Channel(1, reach)))
            print(f"answer with everybody's name and reasons, {reach.value}: {seconds * 1e3:.0f} ms")
        database.close()


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--without-book", action="store_true")
    options = parser.parse_args()
    with made_in_masses():  # as the command and the window do
        measure(options.people)
        if not options.without_book:
            measure_book(options.people)


if __name__ == "__main__":
    main()
