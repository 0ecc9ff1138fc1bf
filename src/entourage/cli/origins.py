"""Where what is known of a person comes from, and where sources say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.operations import contacts, merging, untying
from entourage.operations import origins as operations
from entourage.words import importing, names
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.differences import Difference
    from entourage.language import Language
    from entourage.operations.merging import PastMerge
    from entourage.operations.origins import OfSource, OfValue, Origins, Saying
    from entourage.operations.untying import Tied
    from entourage.storage.database import Database
    from entourage.storage.sources import Source


def origins(command: Command) -> Answer:
    """Say who says what of a person, and take or refuse what a source says otherwise."""
    options, language = command.options, command.language
    with command.book() as database:
        key = contacts.find(database, options.contact)
        said = _settle(command, database, key)
        found, merged = operations.origins(database, key), merging.merges(database, key)
        tied = untying.tied(database, key)
    data = {**_data(language, found, merged), "tied": [_tied_data(one) for one in tied]}
    return Answer(data, lines=_lines(language, found, merged, tied), said=said)


def _settle(command: Command, database: Database, key: int) -> list[str]:
    options, language = command.options, command.language
    if options.take is None and options.keep is None:
        return []
    is_taken = options.take is not None
    found = operations.origins(database, key)
    wanted = _named(command, found, options.take if is_taken else options.keep)
    act = operations.take_theirs if is_taken else operations.keep_mine
    done = act(database, contact_ids=[key], only=wanted)
    return [words.settled(language, done, is_taken=is_taken)]


def _named(command: Command, found: Origins, field: str) -> list[Difference]:
    """Pick the differences of a field, or of all fields, from one source where one is named.

    Raises EntourageError: "nothing_differs", "difference_unknown" (with the fields that do), "difference_ambiguous".
    """
    language = command.language
    keys = {one: _keys(command, one) for one in found.differences}
    wanted = [one for one, said in keys.items() if fold(field) in said] if field != "all" else list(keys)
    by = command.options.source
    wanted = [one for one in wanted if not by or fold(by) in _called(found, one)]
    if not wanted:
        fields = dict.fromkeys(importing.field(language, one.value) for one in keys)
        code = "difference_unknown" if fields else "nothing_differs"
        raise EntourageError(code, field=field, fields=", ".join(fields), contact=found.person.display_name)
    rivals = [one for one in wanted if any(_is_rival(one, other) for other in wanted)]
    if rivals:
        sources = [who.name for one in rivals for who in found.who(one)]
        raise EntourageError("difference_ambiguous", field=field, sources=", ".join(dict.fromkeys(sources)))
    return wanted


def _is_rival(one: Difference, other: Difference) -> bool:
    """Tell whether two differences cannot both be taken: they are about the very same value."""
    return one is not other and one.mine is not None and other.mine is not None and one.mine.id == other.mine.id


def _keys(command: Command, one: Difference) -> set[str]:
    """Give the words by which a field may be named."""
    said = {one.value.kind.value, one.value.name}
    for language in command.vocabulary:
        said |= {importing.field(language, one.value), importing.labelled_field(language, one.value)}
    return {fold(word) for word in said if word}


def _called(found: Origins, one: Difference) -> set[str]:
    return {fold(said) for who in found.who(one) for said in (who.name, label(who))}


def label(source: Source) -> str:
    """Name a source as the card does."""
    return words.source(source.name, source.format, source.dialect)


def _data(language: Language, found: Origins, merged: Sequence[PastMerge]) -> dict[str, Any]:
    return {
        "id": found.person.id,
        "full_name": found.person.display_name,
        "sources": [_source_data(one) for one in found.sources],
        "values": [_value_data(one) for one in found.values],
        "differences": [_difference_data(language, found, one) for one in found.differences],
        "merges": [_merge_data(one) for one in merged],
    }


def _merge_data(one: PastMerge) -> dict[str, Any]:
    return {"id": one.merged, "into": one.kept, "full_name": one.name, "at": one.at, "sources": list(one.by)}


def _tied_data(one: Tied) -> dict[str, Any]:
    return {"row": one.id, "source": label(one.source), "full_name": one.name, "file": one.file, "at": one.at}


def _source_data(one: OfSource) -> dict[str, Any]:
    return {
        "source": label(one.source),
        "name": one.source.name,
        "format": one.source.format,
        "dialect": one.source.dialect,
        "identifiers": list(one.identifiers),
        "files": [{"file": file, "at": at} for file, at in one.files],
        "last_at": one.confirmed_at,
        "gone_since": one.gone_since,
    }


def _value_data(one: OfValue) -> dict[str, Any]:
    value = one.held.value
    return {
        "field": value.kind.value,
        "text": importing.shown(value),
        "types": list(value.types),
        "label": value.label,
        "name": value.name,
        "by_hand": one.held.by_hand,
        "removed": one.held.removed,
        "origins": [_saying_data(by) for by in one.sayings],
    }


def _saying_data(by: Saying) -> dict[str, Any]:
    return {"source": by.source.name, "first_at": by.first_at, "last_at": by.last_at, "gone_since": by.gone_since}


def _difference_data(language: Language, found: Origins, one: Difference) -> dict[str, Any]:
    return {
        "field": one.value.kind.value,
        "sort": one.sort.value,
        "open": one.is_open,
        "mine": importing.shown(one.mine.value) if one.mine else None,
        "theirs": importing.shown(one.theirs) if one.theirs else None,
        "sources": [who.name for who in found.who(one)],
        "at": found.since(one),
        "text": _difference(language, found, one),
    }


def _difference(language: Language, found: Origins, one: Difference) -> str:
    by = [label(who) for who in found.who(one)]
    said = words.difference(language, one, by, found.since(one))
    mine = importing.said(language, one.mine.value) if one.mine else ""
    text = language.clauses(list(filter(None, (mine, said))))
    return names.labelled(language, importing.labelled_field(language, one.value), text)


def _lines(language: Language, found: Origins, merged: Sequence[PastMerge], tied: Sequence[Tied]) -> list[str]:
    lines = [f"{names.person(language, found.person.display_name)}  [{found.person.id}]"]
    for one in found.sources:
        files = words.files(language, list(dict.fromkeys(name for name, _ in reversed(one.files))))
        gone = words.not_in_it(language, one.gone_since) if one.gone_since else ""
        head = words.briefly(language, label(one.source), one.confirmed_at)
        lines.append(" · ".join(filter(None, (head, files, *one.identifiers, gone))))
    people = [(words.with_sources(names.person(language, one.name), one.by), one.values) for one in merged]
    called = zip(merged, words.told_apart(language, people), strict=True)
    lines += [f"{words.merged(language, person, one.at)}  [{one.merged}]" for one, person in called]
    for source in dict.fromkeys(label(one.source) for one in tied):
        rows = [one for one in tied if label(one.source) == source]
        said = words.told_apart(language, [(names.person(language, one.name), one.values) for one in rows])
        lines += [_tied_line(language, one, person) for one, person in zip(rows, said, strict=True)]
    lines += [line for one in found.values if (line := _line(language, one))]
    differing = [f"  {_difference(language, found, one)}" for one in found.differences]
    return [*lines, *([language.gettext("Differences:"), *differing] if differing else [])]


def _tied_line(language: Language, one: Tied, person: str) -> str:
    said = words.tied(language, person, label(one.source), one.at)
    return f"{said}  [--row {one.id}]"


def _line(language: Language, one: OfValue) -> str:
    text = importing.said(language, one.held.value).replace("\n", "\n      ")
    if not text:
        return ""
    removed = [words.taken_away(language).casefold()] if one.held.removed else []
    by_hand = [words.by_hand(language)] if one.held.by_hand and not one.held.removed else []
    by = [
        words.told(language, label(said.source), said.first_at, said.last_at, said.gone_since) for said in one.sayings
    ]
    field = importing.labelled_field(language, one.held.value)
    return f"  {names.labelled(language, field, text)}  ({language.clauses([*removed, *by_hand, *by])})"
