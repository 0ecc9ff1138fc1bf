"""Who is the same person: who may be, and what a person says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.operations import finding
from entourage.words import duplicates as words
from entourage.words import importing, names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.language import Language
    from entourage.operations.finding import Pair


def duplicates(command: Command) -> Answer:
    """List the pairs of people who may be one, those for whom most speaks first, with the reasons."""
    options, language = command.options, command.language
    with command.book() as database:
        found, called = finding.pairs(database)
    found = [pair for pair in found if options.word in (None, pair.word)]
    total = len(found)
    found = found[: max(options.limit, 0)] if options.limit is not None else found
    pairs = [_data(language, pair, called) for pair in found]
    headings = words.headings(language)
    lines = [
        f"{headings[pair['word']]}: {names.person(language, pair['names'][0])} [{pair['a']}], "
        f"{names.person(language, pair['names'][1])} [{pair['b']}] ({', '.join(pair['reasons'])})"
        for pair in pairs
    ]
    said = language.ngettext("{count} pair of people who may be one", "{count} pairs of people who may be one", total)
    return Answer({"pairs": pairs}, lines=lines, said=[said])


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
