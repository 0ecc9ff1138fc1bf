"""Read what is to leave this computer for an address book, and when, as it was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.cli.people import YES_OR_NO
from entourage.domain.errors import EntourageError
from entourage.domain.server import Field, Grouping, Naming, People
from entourage.operations.naming import find_circle
from entourage.words import names
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.cli.command import Command
    from entourage.domain.server import Sharing
    from entourage.language import Language
    from entourage.storage.database import Database

_LEAST_MINUTES = 15


def sharing(command: Command, database: Database, before: Sharing) -> Sharing:
    """Read what is to be shared; what was not typed stays as it was before.

    Raises EntourageError: "word_unknown", "field_on_both_sides", and those of `find_circle`.
    """
    options = command.options
    found = replace(before, kept_home=_kept_home(command, before))
    if options.people is not None:
        people = _word(command, options.people, words.peoples)
        circles = () if people else _circles(command, database, options.people)
        found = replace(found, people=People(people or People.CIRCLES), circles=circles)
    if options.circles is not None:
        naming = _word(command, options.circles, words.namings)
        named = () if naming else _circles(command, database, options.circles)
        found = replace(found, naming=Naming(naming or Naming.SOME), named=named)
    if options.group_cards or options.categories:
        found = replace(found, grouping=Grouping.CARDS if options.group_cards else Grouping.CATEGORIES)
    return found


def times(command: Command) -> dict[str, Any]:
    """Read when an address book is to be synced; what was not typed is left out.

    Raises EntourageError: "minutes_unclear", "yes_or_no".
    """
    options = command.options
    found: dict[str, Any] = {}
    if options.every is not None:
        if options.every and options.every < _LEAST_MINUTES:
            raise EntourageError("minutes_unclear", text=options.every)
        found["every"] = options.every
    if options.at_start is not None:
        answer = YES_OR_NO.get(options.at_start.strip().casefold()) if options.at_start else True
        if answer is None:
            raise EntourageError("yes_or_no", text=options.at_start)
        found["at_start"] = answer
    return found


def _word(command: Command, typed: Sequence[str], called: Callable[[Language], dict[str, str]]) -> str:
    """Read a word that stands alone instead of circles; empty where it is none."""
    if len(typed) > 1:
        return ""
    if command.group(typed[0]) == "everyone" and called is words.peoples:
        return People.EVERYONE.value
    return names.key_of(typed[0], called, command.vocabulary)


def _circles(command: Command, database: Database, typed: Sequence[str]) -> tuple[int, ...]:
    with database.read() as session:
        found = [find_circle(session, command.circle(text)).id for text in typed]
    return tuple(dict.fromkeys(found))


def _kept_home(command: Command, before: Sharing) -> frozenset[Field]:
    sent = {_field(command, text): text for text in command.options.sent or ()}
    kept = {_field(command, text): text for text in command.options.kept_home or ()}
    for field, text in sent.items():
        if field in kept:
            raise EntourageError("field_on_both_sides", field=text)
    return (before.kept_home - sent.keys()) | kept.keys()


def _field(command: Command, text: str) -> Field:
    key = words.field_key(text, command.vocabulary)
    if not key:
        raise EntourageError("word_unknown", text=text, known=list(words.fields(command.language).values()))
    return Field(key)
