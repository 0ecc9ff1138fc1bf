"""Who would see a post, before it is posted; and other ways, best first."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from entourage.cli import channels
from entourage.cli.command import Answer, Command
from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.operations import audience as operations
from entourage.operations import audience_lists, contacts, naming
from entourage.operations import hours as my_hours
from entourage.words import audience as words
from entourage.words import hours as hours_words
from entourage.words import names, standing
from entourage.words.deciding import because
from entourage.words.remedies import other_way, remedy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.domain.audience import Channel, Check
    from entourage.operations.audience import Known, Post
    from entourage.operations.remedies import Person, Remedy
    from entourage.storage.database import Database

_NAMED = 12


def check(command: Command) -> Answer:
    """Say who would see a post, who should not and who would miss it."""
    with command.book() as database:
        known = operations.known(database)
        post = read_post(command, database, known)
        channel = channels.read(command, database, known, command.options.channel)
        made = operations.check(known, post, channel)
        mine, moment = my_hours.hours(database), datetime.now().astimezone()
    called = partial(words.channel, command.language, known.situation, networks=known.networks)
    better = operations.instead(made.check, operations.ways(known, post, called))
    now = hours_words.now(command.language, moment, is_working=mine.is_working(moment))
    parts = {"should_not": made.should_not, "would_see": made.would_see, "would_miss": made.would_miss}
    network = words.network(
        command.language, known.network(channel.account_id), known.account(channel.account_id).network
    )
    people = {name: [_person(command, one, network) for one in some] for name, some in parts.items()}
    data = {
        **people,
        "unknown": len(made.unknown),
        "public": made.check.is_public,
        "public_may": made.check.public_may if made.check.is_public else None,
        "channel": _channel(command, known, channel),
        **_asked(command, post),
        "lists": _standing(command, known, channel),
        "hours": {"working": mine.is_working(moment), "text": now},
        "remedies": _remedies(command, known, made, better),
    }
    return Answer(data, lines=[*_lines(command, known, made, network, better), *([now] if now else [])])


def _remedies(command: Command, known: Known, made: operations.Answer, better: Check | None) -> list[dict[str, Any]]:
    """Tell what would put it right, with another way last."""
    channel = made.check.channel
    found: list[dict[str, Any]] = [
        {
            "do": one.right.value,
            "contacts": list(one.people),
            "list": one.list_id or None,
            "text": _put_right(command, known, one, channel),
        }
        for one in made.remedies
    ]
    if better:
        spared = [one.contact_id for one in made.should_not if one.contact_id not in better.should_not]
        way = channels.written(command, known, better.channel)
        text = _other_way(command, known, better)
        found.append({"do": "other_way", "contacts": spared, "list": None, "channel": way, "text": text})
    return found


def _other_way(command: Command, known: Known, better: Check) -> str:
    name = words.channel(command.language, known.situation, better.channel, known.networks)
    return other_way(command.language, name, len(better.should_not), _note(command, known, better.channel))


def _note(command: Command, known: Known, channel: Channel) -> str:
    """Say of a way how far its lists are applied, else that people are named one by one there."""
    outstanding = audience_lists.outstanding(known, channel)
    if outstanding:
        return standing.brief(command.language, outstanding[0].listed, outstanding[0].changes)
    return standing.one_by_one(command.language, known.situation, channel)


def _standing(command: Command, known: Known, channel: Channel) -> list[dict[str, Any]]:
    """Tell of the lists that an answer rests on which are not as decided on the network."""
    of_network, key = known.network(channel.account_id), known.account(channel.account_id).network
    network = words.network(command.language, of_network, key)
    return [
        {
            "id": one.listed.id,
            "name": words.audience_list(command.language, one.listed, of_network),
            "begun": one.listed.is_begun,
            "done": one.changes.done,
            "wanted": len(one.changes.wanted),
            "add": len(one.changes.add),
            "remove": len(one.changes.remove),
            "text": standing.sentence(command.language, one.listed, one.changes, of_network, network),
        }
        for one in audience_lists.outstanding(known, channel)
    ]


def ways(command: Command) -> Answer:
    """List the ways to post, best first."""
    language = command.language
    with command.book() as database:
        known = operations.known(database)
        post = read_post(command, database, known)
        called = partial(words.channel, language, known.situation, networks=known.networks)
        ranked = operations.ways(known, post, called)
    data = [
        {**_channel(command, known, one.channel), **_counts(one), "note": _note(command, known, one.channel)}
        for one in ranked
    ]
    shown = [one for one in ranked if one.audience or one.is_public or command.options.all]
    lines = [line for one in shown for line in _way(command, known, one, called(one.channel))]
    if len(ranked) > len(shown):
        lines.append(_left_out(command, len(ranked) - len(shown)))
    said = [] if ranked else [language.gettext("There is no account in use: add one with “account add”.")]
    return Answer({"ways": data, **_asked(command, post)}, lines=lines, said=said)


def _left_out(command: Command, count: int) -> str:
    language = command.language
    sentence = language.ngettext(
        "{count} way that reaches nobody is left out; “ways --all” names it too.",
        "{count} ways that reach nobody are left out; “ways --all” names them too.",
        count,
    )
    return sentence.format(count=language.number(count))


def _way(command: Command, known: Known, one: Check, called: str) -> Iterator[str]:
    yield " · ".join(
        filter(
            None,
            (
                names.labelled(command.language, called, _counted(command, one)),
                _note(command, known, one.channel),
            ),
        )
    )
    yield "  " + channels.written(command, known, one.channel)


def read_post(command: Command, database: Database, known: Known) -> Post:
    """Read what is to be posted."""
    options = command.options
    with database.read() as session:
        topics = tuple(dict.fromkeys(naming.find_topic(session, command.topic(one)) for one in options.topic))
    meant = _meant(command, database, known, options.to) if options.to else None
    return operations.Post(topics=topics, amount=read_amount(command, options.amount), meant=meant)


def read_amount(command: Command, text: str | None) -> Verdict:
    """Read how much is posted, everything where that is not said; raises EntourageError("amount_unknown")."""
    if text is None:
        return Verdict.EVERYTHING
    key = names.key_of(text, words.amounts, command.vocabulary) or names.verdict_key(text, command.vocabulary)
    if key not in words.amounts(command.language):
        raise EntourageError("amount_unknown", amount=text)
    return Verdict.from_code(key)


def _meant(command: Command, database: Database, known: Known, named: Sequence[str]) -> frozenset[int]:
    """Read whom a post is for: circles, those not sorted yet, everyone, or people."""
    situation = known.situation
    meant: set[int] = set()
    for text in named:
        group = command.group(text)
        circle = naming.circle_named(situation.circles, command.circle(text))
        if group == "everyone":
            meant |= situation.people
        elif group == "unsorted":
            meant |= situation.groups.get((), frozenset())
        elif circle:
            meant |= situation.members[circle.id]
        else:
            meant.add(contacts.find(database, text))
    return frozenset(meant & situation.people)


def _asked(command: Command, post: Post) -> dict[str, Any]:
    topics = [{"key": one.preset or None, "name": names.topic(command.language, one)} for one in post.topics]
    return {"topics": topics, "amount": post.amount.code}


def _channel(command: Command, known: Known, channel: Channel) -> dict[str, Any]:
    account = known.account(channel.account_id)
    return {
        "channel": channels.written(command, known, channel),
        "name": words.channel(command.language, known.situation, channel, known.networks),
        "account": account.id,
        "network": account.network,
        "reach": channel.reach.value,
        "lists": list(channel.lists),
        "circles": list(channel.circles),
    }


def _counts(one: Check) -> dict[str, Any]:
    return {
        "would_see": len(one.would_see),
        "should_not": len(one.should_not),
        "would_miss": len(one.would_miss),
        "unknown": len(one.unknown),
        "public": one.is_public,
    }


def _person(command: Command, one: Person, network: str) -> dict[str, Any]:
    language = command.language
    told = {
        "id": one.contact_id,
        "full_name": one.name,
        "strength": one.connection.strength.value if one.connection else None,
        "evidence": one.connection.evidence.value if one.connection else None,
        "circles": [names.circle(language, circle) for circle in one.circles],
        "reasons": [
            {
                "topic": names.topic(language, topic),
                "verdict": decision.verdict.code,
                "because": decision.because.value,
                "decided_by": [names.circle(language, circle) for circle in decision.decided_by],
                "text": because(language, decision, len(one.circles)),
            }
            for topic, decision in one.decisions
        ],
    }
    if one.missing:
        told |= {"missing": one.missing.value, "missing_text": words.missing(language, one.missing, network)}
    return told


def _lines(
    command: Command, known: Known, made: operations.Answer, network: str, better: Check | None
) -> Iterator[str]:
    language, channel = command.language, made.check.channel
    yield words.channel(language, known.situation, channel, known.networks)
    yield from (one["text"] for one in _standing(command, known, channel))
    if made.check.is_public:
        may, may_not = (
            language.gettext("Anyone may see it, as the public may."),
            language.gettext("Anyone may see it, and the public should not."),
        )
        yield may if made.check.public_may else may_not
    # Whoever should not see it is named without exception: a name that is passed over is one that is not looked at.
    yield from _part(command, words.should_not(language, len(made.should_not)), made.should_not, is_whole=True)
    is_whole = command.options.all
    yield from _part(command, words.would_see(language, len(made.would_see)), made.would_see, is_whole=is_whole)
    missing = words.would_miss(language, len(made.would_miss))
    yield from _part(command, missing, made.would_miss, network, is_whole=is_whole)
    if made.unknown:
        yield words.unknown(language, len(made.unknown)).format(count=language.number(len(made.unknown)))
    for one in made.remedies:
        yield "→ " + _put_right(command, known, one, channel)
    if better:
        yield "→ " + _other_way(command, known, better)


def _put_right(command: Command, known: Known, one: Remedy, channel: Channel) -> str:
    called = [names.person(command.language, known.names[key]) for key in one.people]
    situation, networks = known.situation, known.networks
    return remedy(
        command.language, situation, networks, channel, right=one.right.value, called=called, list_id=one.list_id
    )


def _part(command: Command, head: str, people: Sequence[Person], network: str = "", *, is_whole: bool) -> Iterator[str]:
    language = command.language
    yield head.format(count=language.number(len(people)))
    named = people if is_whole else people[:_NAMED]
    yield from ("  " + _named(command, one, network) for one in named)
    if more := len(people) - len(named):
        sentence = language.ngettext(
            "… and {count} more; “check --all” names everyone",
            "… and {count} more; “check --all” names everyone",
            more,
        )
        yield "  " + sentence.format(count=language.number(more))


def _named(command: Command, one: Person, network: str) -> str:
    language = command.language
    is_presumed = one.connection is not None and one.connection.strength is Strength.PRESUMED
    notes = [names.circle(language, circle) for circle in one.circles]
    notes += [words.strengths(language)["presumed"]] if is_presumed else []
    notes += [words.missing(language, one.missing, network)] if one.missing else []
    name = names.person(language, one.name)
    return f"{name} ({', '.join(notes)})" if notes else name


def _counted(command: Command, one: Check) -> str:
    language = command.language
    said = (
        (words.would_see(language, len(one.would_see)), len(one.would_see)),
        (words.should_not_briefly(language, len(one.should_not)), len(one.should_not)),
        (words.would_miss(language, len(one.would_miss)), len(one.would_miss)),
    )
    return " · ".join(sentence.format(count=language.number(count)) for sentence, count in said)
