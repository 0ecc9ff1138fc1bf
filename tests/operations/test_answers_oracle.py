"""Who would see a post, in a book that somebody uses at random: as worked out, and again after undo and redo."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.domain import oracle
from tests.operations.mirrored import KINDS, Mirrored

from entourage.domain import audience
from entourage.domain.account import Strength
from entourage.domain.audience import Channel, Check
from entourage.domain.network import Reach
from entourage.domain.sharing import Verdict
from entourage.operations import audience_lists, connections, history, todo
from entourage.operations.audience import known
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.situation import Situation
    from entourage.domain.topic import Topic
    from entourage.storage.database import Database


def topics_of(situation: Situation, names: Any) -> list[Topic]:  # noqa: ANN401 - any collection
    return [next(one for one in situation.topics if name in (one.name, one.preset.capitalize())) for name in names]


def answers(database: Database) -> list[Check | frozenset[int]]:
    """Answer all that can be asked: of each account and reach, list and circle, each kind, each amount."""
    situation = known(database).situation
    channels = [Channel(one.id, reach) for one in situation.accounts for reach in (Reach.PUBLIC, Reach.ALL)]
    for account in situation.accounts:
        for reach in (Reach.ONLY, Reach.EXCEPT):
            channels += [Channel(account.id, reach, circles=(one.id,)) for one in situation.circles]
            lists = [key for key, one in situation.lists.items() if one.account_id == account.id]
            channels += [Channel(account.id, reach, lists=(key,)) for key in lists]
    return [
        audience.check(situation, [topic], amount, channel)
        for topic in topics_of(situation, KINDS)
        for amount in (Verdict.LITTLE, Verdict.EVERYTHING)
        for channel in channels
    ] + [audience.decided(situation, one) for one in situation.lists.values()]


def agree(mirrored: Mirrored) -> None:
    question = mirrored.question()
    situation = known(mirrored.database).situation
    meant = question["meant"]
    said = oracle.check(mirrored.book, **question)
    found = audience.check(
        situation,
        topics_of(situation, question["kinds"]),
        Verdict.from_code(question["amount"]),
        mirrored.channel(question["channel"]),
        None if meant is None else frozenset(mirrored.ids[name] for name in meant),
    )
    for part in ("should_not", "would_see", "would_miss"):
        assert getattr(found, part) == {mirrored.ids[name] for name in said[part]}
    assert len(found.unknown) == said["unknown"]
    for name, one in mirrored.book["lists"].items():
        listed = situation.lists[mirrored.key(name)]
        assert listed.members == {mirrored.ids[person] for person in one["holds"]}
        assert bool(listed.applied_at) is one["applied"]


def newest(database: Database) -> int:
    return history.history(database, 1)[0].id


@pytest.mark.parametrize("seed", range(8))
def test_every_answer_is_as_worked_out_and_undo_and_redo_bring_each_back(tmp_path: Path, seed: int) -> None:
    database = open_book(tmp_path / "book")
    mirrored = Mirrored(database, Random(seed))  # noqa: S311 - the same each time
    past = [answers(database)]
    for _ in range(40):
        before = newest(database)
        mirrored.act()
        for _ in range(6):
            agree(mirrored)
        if newest(database) != before:
            past.append(answers(database))
    assert len(past) > 20
    for then in past[-2::-1]:
        history.undo(database)
        assert answers(database) == then
    for then in past[1:]:
        history.redo(database)
        assert answers(database) == then
    database.close()


def test_whoever_is_known_by_a_list_alone_is_known_no_more_once_taken_off_it(tmp_path: Path) -> None:
    database = open_book(tmp_path / "book")
    mirrored = Mirrored(database, Random(0))  # noqa: S311 - the same each time
    account, ana = mirrored.account("facebook"), mirrored.ids["Ana"]
    connections.connect(database, account, [ana], Strength.SURE)
    listed = audience_lists.add(database, account, "Sailing", [], chosen={ana: True})
    todo.tick(database, listed.id)
    connections.forget(database, account, [ana])
    assert ana in known(database).situation.known[account]
    audience_lists.choose(database, listed.id, [ana], is_on=False)
    assert ana in known(database).situation.known[account]
    todo.tick(database, listed.id)
    assert ana not in known(database).situation.known[account]
    history.undo(database)
    assert ana in known(database).situation.known[account]
    database.close()
