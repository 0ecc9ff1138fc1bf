"""What a person may see and would, and what a stranger does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli import channels
from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.operations import audience, contacts
from entourage.operations import hours as my_hours
from entourage.operations import seeing as operations
from entourage.words import audience as words
from entourage.words import details as details_words
from entourage.words import hours as hours_words
from entourage.words import names
from entourage.words import seeing as seeing_words
from entourage.words.deciding import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.seeing import Presence
    from entourage.operations.audience import Known
    from entourage.operations.seeing import Seen, Stranger


def see(command: Command) -> Answer:
    """Say what a person may see and would, or what a stranger does."""
    options = command.options
    with command.book() as database:
        known = audience.known(database)
        if options.public and options.contact:
            raise EntourageError("see_one")
        if options.public:
            stranger = operations.as_public(database, known)
            return Answer(_public_data(command, known, stranger), lines=list(_public_lines(command, known, stranger)))
        if not options.contact:
            raise EntourageError("people_needed")
        seen = operations.as_person(database, known, contacts.find(database, options.contact))
        working = hours_words.hours(command.language, my_hours.hours(database).working)
    return Answer(_data(command, known, seen, working), lines=list(_lines(command, known, seen, working)))


def _data(command: Command, known: Known, seen: Seen, working: str) -> dict[str, Any]:
    language = command.language
    return {
        "id": seen.contact_id,
        "full_name": seen.name,
        "circles": [names.circle(language, circle) for circle in seen.circles],
        "topics": [
            {
                "topic": names.topic(language, topic),
                "topic_key": topic.preset or None,
                "verdict": decision.verdict.code,
                "because": decision.because.value,
                "text": because(language, decision, len(seen.circles)),
            }
            for topic, decision in seen.decisions
        ],
        "accounts": [_presence(command, known, one) for one in seen.presences],
        "details": [{"key": one.key, "text": details_words.text(language, one, working)} for one in seen.details],
        "reachable": [
            {"circle": names.circle(language, circle), "text": hours_words.hours(language, hours)}
            for circle, hours in seen.reachable
        ],
    }


def _presence(command: Command, known: Known, one: Presence) -> dict[str, Any]:
    return {
        "account": one.account.id,
        "network": one.account.network,
        "strength": one.connection.strength.value if one.connection else None,
        "evidence": one.connection.evidence.value if one.connection else None,
        "reached_by": [channels.written(command, known, channel) for channel in one.reached_by],
        "held_back_by": list(one.held_back_by),
        "text": seeing_words.presence(command.language, known.situation, known.networks, one),
    }


def _lines(command: Command, known: Known, seen: Seen, working: str) -> Iterator[str]:
    language = command.language
    circles = [names.circle(language, circle) for circle in seen.circles] or [names.groups(language)["unsorted"]]
    yield f"{names.person(language, seen.name)} ({', '.join(circles)})"
    for topic, decision in seen.decisions:
        said = names.labelled(language, names.topic(language, topic), names.verdict(language, decision.verdict))
        yield f"  {said} – {because(language, decision, len(seen.circles))}"
    for one in seen.presences:
        yield "  " + seeing_words.presence(language, known.situation, known.networks, one)
    given = [details_words.text(language, one, working) for one in seen.details]
    yield "  " + seeing_words.given(language, given)
    for circle, hours in seen.reachable:
        sentence = language.gettext("As one of {circle}, may reach you: {hours}")
        yield "  " + sentence.format(circle=names.circle(language, circle), hours=hours_words.hours(language, hours))


def _public_data(command: Command, known: Known, seen: Stranger) -> dict[str, Any]:
    language = command.language
    return {
        "accounts": [
            {
                "account": one.account.id,
                "network": one.account.network,
                "handle": one.account.handle,
                "name": one.account.name,
                "title": one.account.title,
                "link": one.account.link,
                "photo": one.account.photo or None,
                "indexed": one.account.indexed,
                "state": one.account.state.value,
                "public_posts": one.is_open,
            }
            for one in seen.accounts
        ],
        "topics": [
            {"topic": names.topic(language, topic), "topic_key": topic.preset or None, "verdict": verdict.code}
            for topic, verdict in seen.verdicts
        ],
        "differences": [
            {
                "field": one.field,
                "card": [said.text for said in one.said if said.account is None],
                "accounts": [
                    {"account": said.account.id, "text": said.text} for said in one.said if said.account is not None
                ],
                "text": seeing_words.difference(language, known.situation, known.networks, one),
            }
            for one in seen.differences
        ],
    }


def _public_lines(command: Command, known: Known, seen: Stranger) -> Iterator[str]:
    language = command.language
    for one in seen.accounts:
        account = words.account(language, known.situation, one.account, known.networks)
        yield names.labelled(language, account, seeing_words.shown(language, one))
    for topic, verdict in seen.verdicts:
        yield names.labelled(language, names.topic(language, topic), names.verdict(language, verdict))
    for found in seen.differences:
        yield seeing_words.difference(language, known.situation, known.networks, found)
