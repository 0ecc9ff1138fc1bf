"""What is asked before one posts, and all that the page answers: read beside the window's thread."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from entourage.domain.account import State
from entourage.domain.audience import Channel
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach
from entourage.domain.sharing import Verdict
from entourage.operations import audience, audience_lists
from entourage.ui.audience import groups
from entourage.words import audience as words
from entourage.words import standing as standing_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.account import Account
    from entourage.domain.audience import Check
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.audience import Answer, Known
    from entourage.operations.audience_lists import ListState
    from entourage.storage.database import Database
    from entourage.ui.audience.groups import Grouped

_USUAL = (Reach.ALL, Reach.PUBLIC, Reach.ONLY, Reach.DIRECT, Reach.EXCEPT)


@dataclass(frozen=True, slots=True)
class Meant:
    """Hold whom a post is for: circles and people by their ids, those not sorted yet; nobody named is everyone."""

    circles: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    unsorted: bool = False

    @property
    def is_everyone(self) -> bool:
        """Tell whether it is for everyone who may see it."""
        return not (self.circles or self.people or self.unsorted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold what is asked: kinds of content by their ids, how much of them, where (None: not chosen), and for whom."""

    topics: tuple[int, ...] = ()
    amount: Verdict = Verdict.EVERYTHING
    channel: Channel | None = None
    meant: Meant = Meant()


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what the page shows at once.

    question: what was asked, as far as all that it names is still there. answer: None where no kind is chosen, or
    there is no account in use. grouped: its people in lines. ways: the other ways, best first. standing: the lists that
    the answer rests on which are not as decided on the network; notes: what is to be known of other ways, in few words.
    """

    question: Question
    known: Known
    topics: tuple[Topic, ...]
    answer: Answer | None = None
    grouped: Grouped | None = None
    ways: tuple[Check, ...] = ()
    standing: tuple[ListState, ...] = ()
    notes: Mapping[Channel, str] = field(default_factory=dict)

    @property
    def has_accounts(self) -> bool:
        """Tell whether there is an account with which something can be posted."""
        return bool(accounts_in_use(self.known))


def ask(language: Language, question: Question, database: Database) -> Seen:
    """Answer a question of what is known now; what is gone meanwhile is left out of it."""
    known = audience.known(database)
    asked = _still_there(known, question)
    by_id = {topic.id: topic for topic in known.situation.topics}
    topics = tuple(by_id[key] for key in asked.topics)
    if not topics or not accounts_in_use(known):
        return Seen(asked, known, topics)
    post = audience.Post(topics=topics, amount=asked.amount, meant=_people(known, asked.meant))
    called = partial(words.channel, language, known.situation, networks=known.networks)
    ways = audience.ways(known, post, called)
    if asked.channel is None:
        asked = replace(asked, channel=_usual(known, [one.channel for one in ways]))
    if asked.channel is None:
        return Seen(asked, known, topics)
    answer = audience.check(known, post, asked.channel)
    grouped = groups.grouped(language, answer, network_name(language, known, asked.channel))
    others = tuple(one for one in ways if one.channel != asked.channel)
    standing = tuple(audience_lists.outstanding(known, asked.channel))
    notes = {one.channel: _note(language, known, one.channel) for one in others}
    return Seen(asked, known, topics, answer, grouped, others, standing, notes)


def _note(language: Language, known: Known, channel: Channel) -> str:
    """Say of a way how far its lists are applied, else that people are named one by one there."""
    outstanding = audience_lists.outstanding(known, channel)
    if outstanding:
        return standing_words.brief(language, outstanding[0].listed, outstanding[0].changes)
    return standing_words.one_by_one(language, known.situation, channel)


def network_name(language: Language, known: Known, channel: Channel) -> str:
    """Name the network on which it is posted."""
    account = known.account(channel.account_id)
    return words.network(language, known.network(account.id), account.network)


def accounts_in_use(known: Known) -> list[Account]:
    """List the accounts with which something can be posted, in their order."""
    return [one for one in known.situation.accounts if one.state is State.ACTIVE and one.network in known.networks]


def _still_there(known: Known, question: Question) -> Question:
    situation, channel = known.situation, question.channel
    topics = {topic.id for topic in situation.topics}
    meant = Meant(
        tuple(key for key in question.meant.circles if key in situation.members),
        tuple(key for key in question.meant.people if key in situation.people),
        question.meant.unsorted,
    )
    kept = channel if channel and _is_offered(known, channel, meant) else None
    return replace(question, topics=tuple(key for key in question.topics if key in topics), channel=kept, meant=meant)


def _is_offered(known: Known, channel: Channel, meant: Meant) -> bool:
    """Tell whether one can still post in a way: its account is in use, and all that it names is there."""
    situation = known.situation
    if channel.account_id not in {one.id for one in accounts_in_use(known)}:
        return False
    network = known.network(channel.account_id)
    names_nobody = not (channel.lists or channel.circles)
    needs_names = channel.reach in (Reach.ONLY, Reach.EXCEPT) or (channel.reach is Reach.DIRECT and meant.is_everyone)
    return (
        network is not None
        and network.tool(channel.reach) is not None
        and not (names_nobody and needs_names)
        and all(
            key in situation.lists and situation.lists[key].account_id == channel.account_id for key in channel.lists
        )
        and all(key in situation.members for key in channel.circles)
    )


def _people(known: Known, meant: Meant) -> frozenset[int] | None:
    if meant.is_everyone:
        return None
    situation = known.situation
    unsorted = situation.groups.get((), frozenset()) if meant.unsorted else frozenset()
    return unsorted.union(meant.people, *(situation.members[key] for key in meant.circles))


def _usual(known: Known, offered: list[Channel]) -> Channel | None:
    """Find how most would post who think no further: to all who are connected with the first account."""
    places = {one.id: place for place, one in enumerate(known.situation.accounts)}
    return min(offered, key=lambda one: (places[one.account_id], _USUAL.index(one.reach)), default=None)


def written(question: Question) -> str:
    """Write a choice to be remembered: all but whom it was for, because the next post may be for others."""
    channel = question.channel
    kept: dict[str, Any] = {"topics": question.topics, "amount": question.amount.code}
    if channel:
        kept |= {"account": channel.account_id, "reach": channel.reach.value}
        kept |= {"lists": channel.lists, "circles": channel.circles}
    return json.dumps(kept)


def remembered(text: str) -> Question:
    """Read a choice that was remembered; what is not understood is as at first."""
    try:
        kept = json.loads(text or "{}")
        channel = None
        if "account" in kept:
            lists, circles = (tuple(map(int, kept[name])) for name in ("lists", "circles"))
            channel = Channel(int(kept["account"]), Reach(kept["reach"]), lists, circles)
        amount = Verdict.from_code(kept.get("amount", Verdict.EVERYTHING.code))
        return Question(topics=tuple(map(int, kept.get("topics", ()))), amount=amount, channel=channel)
    except (ValueError, TypeError, KeyError, AttributeError, EntourageError):
        return Question()
