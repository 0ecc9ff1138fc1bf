"""Leak paths: who would see a post and may tell somebody who should not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli import channels
from entourage.cli.audience import read_post
from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.operations import audience, contacts
from entourage.operations import leaks as operations
from entourage.words import leaks as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.leaks import Crowd, Leak
    from entourage.language import Language
    from entourage.operations.audience import Known
    from entourage.operations.leaks import Leaks
    from entourage.storage.database import Database


def leaks(command: Command) -> Answer:
    """List the leak paths of a post, or accept some for good."""
    options = command.options
    with command.book() as database:
        if options.accept or options.refuse:
            return _decided(command, database)
        known = audience.known(database)
        if options.accepted:
            return _accepted(command, database, known)
        if not (options.topic and options.channel):
            raise EntourageError("channel_needed")
        post = read_post(command, database, known)
        channel = channels.read(command, database, known, options.channel)
        found = operations.leaks(database, known, post, channel)
        if options.accept_all:
            operations.accept(database, [(one.contact_id, one.other_id) for one in found.pairs])
            found = operations.leaks(database, known, post, channel)
    return Answer(_data(command.language, found), lines=_lines(command.language, found))


def _decided(command: Command, database: Database) -> Answer:
    options = command.options
    pair = tuple(contacts.find(database, text) for text in options.accept or options.refuse)
    if options.accept:
        operations.accept(database, [(pair[0], pair[1])])
    else:
        operations.no_longer_accept(database, [(pair[0], pair[1])])
    return _accepted(command, database, audience.known(database))


def _accepted(command: Command, database: Database, known: Known) -> Answer:
    pairs = operations.accepted(database, known)
    called = {key: names.person(command.language, known.names[key]) for pair in pairs for key in pair}
    data = [{"contact": _who(known.names, one), "other": _who(known.names, other)} for one, other in pairs]
    sentence = command.language.gettext("{other} may hear of anything from {person}.")
    lines = [sentence.format(person=called[one], other=called[other]) for one, other in pairs]
    return Answer({"accepted": data}, lines=lines or [command.language.gettext("Nothing was accepted.")])


def _data(language: Language, found: Leaks) -> dict[str, Any]:
    return {
        "leaks": [_leak(language, found, one) for one in found.pairs],
        "accepted": [_leak(language, found, one) for one in found.accepted],
        "crowds": [_crowd(language, one) for one in found.crowds],
        "knows_my_company": found.knows_mine,
    }


def _leak(language: Language, found: Leaks, one: Leak) -> dict[str, Any]:
    return {
        "contact": _who(found.names, one.contact_id),
        "other": _who(found.names, one.other_id),
        "would_see_it_anyway": one.other_id in found.would_see_too,
        "shared": [{"by": by.value, "text": text} for by, text in one.shared],
        "text": words.shared(language, one),
    }


def _crowd(language: Language, one: Crowd) -> dict[str, Any]:
    return {
        "by": one.by.value,
        "name": one.text,
        "would_see": len(one.would_see),
        "should_not": len(one.should_not),
        "text": words.crowd(language, one),
    }


def _who(called: Mapping[int, str], key: int) -> dict[str, Any]:
    return {"id": key, "full_name": called[key]}


def _lines(language: Language, found: Leaks) -> list[str]:
    lines = [words.count(language, len(found.pairs))] if found.pairs or not found.crowds else []
    for one in found.pairs:
        person, other = (names.person(language, found.names[key]) for key in (one.contact_id, one.other_id))
        said = words.pair(language, one, person, other)
        lines.append(f"  {said} ({words.too(language)})" if one.other_id in found.would_see_too else f"  {said}")
    lines += ["  " + words.crowd(language, one) for one in found.crowds]
    if found.accepted:
        count = len(found.accepted)
        lines.append(language.ngettext("{count} more was accepted.", "{count} more were accepted.", count))
    return lines if found.knows_mine else [*lines, words.mine_unknown(language)]
