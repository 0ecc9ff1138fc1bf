"""Who is the same person: who may be, and what a person says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.cli.origins import label
from entourage.domain.clusters import groups
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.operations import contacts, finding, merging, untying
from entourage.words import duplicates as words
from entourage.words import importing, names, origins, pairing, planning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.language import Language
    from entourage.operations.finding import Pair
    from entourage.operations.untying import Tied
    from entourage.storage.database import Database


def duplicates(command: Command) -> Answer:
    """List the pairs of people who may be one, those for whom most speaks first, with the reasons."""
    options, language = command.options, command.language
    with command.book() as database:
        found, called = finding.pairs(database, region=command.region)
    found = [pair for pair in found if options.word in (None, pair.word)]
    total, questions = len(found), len(groups(found, order=lambda key: key))
    found = found[: max(options.limit, 0)] if options.limit is not None else found
    pairs = [_data(language, pair, called) for pair in found]
    lines = [_line(language, pair, called) for pair in found]
    return Answer({"pairs": pairs}, lines=lines, said=[words.pairs(language, total, questions)])


def _line(language: Language, pair: Pair, called: Mapping[int, str]) -> str:
    """Say of two people, in the words of an import, whether they are one."""
    one, other = (f"{names.person(language, called.get(key, ''))} [{key}]" for key in pair.people)
    return f"{one} — {planning.maybe(language, pair.likeness, other)}"


def _data(language: Language, pair: Pair, called: Mapping[int, str]) -> dict[str, Any]:
    reasons = pair.likeness.reasons
    return {
        "a": pair.first,
        "b": pair.second,
        "word": pair.word.value,
        "weight": round(pair.likeness.weight, 3),
        "reasons": [importing.reason(language, one) for one in reasons],
        "names": [called.get(key, "") for key in pair.people],
        "details": [{"code": one.code.value, "weight": round(one.weight, 3), "text": one.text} for one in reasons],
        "imports": list(pair.imports),
    }


def merge(command: Command) -> Answer:
    """Make one person of several; the first one named stays."""
    options, language = command.options, command.language
    with command.book() as database:
        keys = [_number(database, text) for text in (options.kept, *options.others)]
        called = {key: _called(language, database, key) for key in keys}
        done = merging.together(merging.merge(database, [keys]))
        kept = contacts.load(database, keys[0])
    said = [
        sentence
        for key in keys[1:]
        for sentence in pairing.merged(language, done, person=called[key], other=called[keys[0]])
    ]
    answer = {
        "kept": kept.id,
        "full_name": kept.display_name,
        "merged": keys[1:],
        "stricter": [names.topic(language, topic) for topic in done.stricter],
        "left": names.circle(language, done.left) if done.left else None,
    }
    return Answer(answer, said=list(dict.fromkeys(said)))


def unmerge(command: Command) -> Answer:
    """Part two people who were merged, or what was said to be the same while it was imported."""
    options, language = command.options, command.language
    keep_apart = not options.ask_again
    with command.book() as database:
        key = merging.find_merged(database, options.contact)
        tied = _tied(command, database, key)
        if tied:
            parted = untying.untie(database, contact_id=key, number=tied.id, keep_apart=keep_apart)
        else:
            parted = merging.unmerge(database, contact_id=key, keep_apart=keep_apart)
    people = [(parted.kept, parted.kept_name), (parted.merged, parted.merged_name)]
    called = [f"{names.person(language, name)} [{one}]" for one, name in people]
    said = language.gettext("Two people again: {people}.").format(people=language.listing(called))
    contacts_data = [{"id": one, "full_name": name} for one, name in people]
    return Answer(
        {"kept": contacts_data[0], "parted": contacts_data[1], "different": not options.ask_again}, said=[said]
    )


def _tied(command: Command, database: Database, key: int) -> Tied | None:
    """Find the row or card that is to be parted from someone; None where a merge is: none is named, and there are some.

    Raises EntourageError: "not_tied" where none is meant, "tie_unclear" where several are.
    """
    source, row = command.options.source, command.options.row
    if source is None and row is None and merging.merges(database, key):
        return None
    every = untying.tied(database, key)
    found = [one for one in every if row in (None, one.id) and _is_of(one, source)]
    if not found and source is None and row is None:
        return None
    called = contacts.load(database, key).display_name
    if not found:
        raise EntourageError("not_tied", contact=called)
    if len(found) > 1:
        said = origins.told_apart(command.language, [(one.name, one.values) for one in found])
        known = [(one.id, name, label(one.source), one.at) for one, name in zip(found, said, strict=True)]
        raise EntourageError("tie_unclear", contact=called, tied=known)
    return found[0]


def _is_of(one: Tied, source: str | None) -> bool:
    return source is None or fold(source) in {fold(one.source.name), fold(label(one.source))}


def different(command: Command) -> Answer:
    """Remember that people are not the same."""
    options, language = command.options, command.language
    with command.book() as database:
        keys = [_number(database, text) for text in (options.contact, *options.others)]
        called = [_called(language, database, key) for key in keys]
        merging.keep_apart(database, [keys])
    said = language.gettext("Remembered as different people: {people}.").format(people=language.listing(called))
    return Answer({"different": keys}, said=[said])


def _called(language: Language, database: Database, key: int) -> str:
    return names.person(language, contacts.load(database, key).display_name)


def _number(database: Database, text: str) -> int:
    """Find someone as other commands do; of someone who is somebody else by now, or in the trash, this is told then."""
    try:
        return contacts.find(database, text)
    except EntourageError as fault:
        if fault.code != "contact_unknown" or not text.isdecimal() or len(text) > _LONGEST_NUMBER:
            raise
    return contacts.load(database, int(text)).id


_LONGEST_NUMBER = 15
