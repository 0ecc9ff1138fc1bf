"""Who would see a post, who should not and who would miss it; and which other way is best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.network import Reach, Use
from entourage.domain.sharing import Verdict, decide
from entourage.domain.situation import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.situation import AudienceList, Situation
    from entourage.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class Channel:
    """Hold a way to post: an account, whom its tool reaches, and the lists (ids) and circles (ids) that it names."""

    account_id: int
    reach: Reach
    lists: tuple[int, ...] = ()
    circles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """Hold what would happen if something were posted, as sets of contacts' ids.

    unknown: whom the channel would reach if they were there, which nobody knows. is_public: anyone may see it;
    public_may: the public is allowed what is posted.
    """

    channel: Channel
    should_not: frozenset[int]
    would_see: frozenset[int]
    would_miss: frozenset[int]
    unknown: frozenset[int]
    audience: int
    is_public: bool
    public_may: bool


def allowed(situation: Situation, topics: Sequence[Topic], amount: Verdict) -> frozenset[int]:
    """Find who may see as much of every one of these kinds of content: everyone where none is named."""

    def may(circles: tuple[Circle, ...], one: int = 0) -> bool:
        return all(
            decide(topic, circles, situation.rules, situation.exceptions.get(topic.id, {}).get(one)).verdict <= amount
            for topic in topics
        )

    by_circles = NOBODY.union(*(some for circles, some in situation.groups.items() if may(circles)))
    excepted = {one for topic in topics for one in situation.exceptions.get(topic.id, ()) if one in situation.people}
    by_exception = {one for one in excepted if may(situation.circles_of(one), one)}
    changed = {one for one in excepted if (one in by_exception) is not (one in by_circles)}
    return by_circles ^ changed if changed else by_circles


def decided(situation: Situation, listed: AudienceList) -> frozenset[int]:
    """Find whom a list is to hold: those of its circles who are there, and whoever was chosen by hand.

    Whoever is in a closed circle is on no list that lets people see something. On a list for reading may be whom I
    follow, of whom nobody knows whether they are connected with me.
    """
    if listed.use is Use.READING:
        there = situation.known[listed.account_id] | situation.unknown[listed.account_id]
        return asked_for(situation, listed) & there
    return asked_for(situation, listed) & situation.known[listed.account_id]


def asked_for(situation: Situation, listed: AudienceList) -> frozenset[int]:
    """Find whom a list is for, there or not: those of its circles, and whoever was chosen by hand."""
    wanted = NOBODY.union(*(situation.members.get(key, NOBODY) for key in listed.circles))
    wanted |= {key for key, is_on in listed.chosen.items() if is_on}
    wanted -= {key for key, is_on in listed.chosen.items() if not is_on}
    return wanted - situation.closed if listed.use is Use.ONLY else wanted


def check(
    situation: Situation,
    topics: Sequence[Topic],
    amount: Verdict,
    channel: Channel,
    meant: frozenset[int] | None = None,
) -> Check:
    """Tell who would see a post.

    amount: LITTLE for some of it, EVERYTHING for the whole. meant: whom it is for, by default everyone; whoever should
    not see it is told of in any case. A public channel shows it to everyone in the book who may not see it.
    """
    return _checked(situation, topics, allowed(situation, topics, amount), amount, channel, meant)


def _checked(
    situation: Situation,
    topics: Sequence[Topic],
    may: frozenset[int],
    amount: Verdict,
    channel: Channel,
    meant: frozenset[int] | None,
) -> Check:
    is_public = channel.reach is Reach.PUBLIC
    audience = reached(situation, channel, situation.known[channel.account_id], meant)
    wanted = may if meant is None else may & meant
    return Check(
        channel=channel,
        should_not=(situation.people if is_public else audience) - may,
        would_see=audience & wanted,
        would_miss=wanted - audience,
        unknown=reached(situation, channel, situation.unknown[channel.account_id], meant),
        audience=len(audience),
        is_public=is_public,
        public_may=all(not topic.locked and topic.public <= amount for topic in topics),
    )


def reached(
    situation: Situation, channel: Channel, there: frozenset[int], meant: frozenset[int] | None = None
) -> frozenset[int]:
    """Find whom of those who are there a channel reaches.

    A list that is on the network reaches whom it holds there, not whom it is to hold. One that is not there yet holds
    nobody back, and shows a post to whom it is to hold: what would be seen is never told as less than it is.
    """
    lists = [situation.lists[key] for key in channel.lists]
    of_circles = NOBODY.union(*(situation.members.get(key, NOBODY) for key in channel.circles))
    if channel.reach is Reach.PUBLIC:
        return there
    if channel.reach is Reach.DIRECT and not (lists or channel.circles):
        return NOBODY if meant is None else there & meant
    if channel.reach in (Reach.ONLY, Reach.DIRECT):
        return there & NOBODY.union(of_circles, *(_shown(situation, one) for one in lists))
    held_back = situation.restricted[channel.account_id]
    if channel.reach is Reach.EXCEPT:
        held_back = held_back.union(of_circles, *(one.members for one in lists))
    return there - held_back if held_back else there


def _shown(situation: Situation, listed: AudienceList) -> frozenset[int]:
    return listed.members if listed.is_begun else asked_for(situation, listed)


def ranked(
    situation: Situation,
    topics: Sequence[Topic],
    amount: Verdict,
    channels: Iterable[Channel],
    *,
    name: Callable[[Channel], str],
    meant: frozenset[int] | None = None,
) -> list[Check]:
    """Order ways to post, best first.

    Those that reach nobody come last; then go fewest who should not see it, most who would, the narrower audience (a
    public one is the widest), the accounts' order, and the name.
    """
    may = allowed(situation, topics, amount)
    places = {one.id: (one.position, one.id) for one in situation.accounts}
    checks = [_checked(situation, topics, may, amount, channel, meant) for channel in channels]

    def key(one: Check) -> tuple[object, ...]:
        reaches = one.is_public or one.audience > 0
        width = (one.is_public, one.audience)
        return (
            not reaches,
            len(one.should_not),
            -len(one.would_see),
            *width,
            places[one.channel.account_id],
            name(one.channel),
        )

    return sorted(checks, key=key)
