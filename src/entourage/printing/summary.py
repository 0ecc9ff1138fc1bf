"""The circle summary: who is in a circle, what they may see, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import Kind, of_kind
from entourage.domain.paper import USUAL, Detail
from entourage.domain.sharing import Verdict
from entourage.printing import ways
from entourage.printing.typesetting import pieces, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from entourage.domain.contact import Contact
    from entourage.language import Language
    from entourage.printing.cells import Table

_LINES_OF_A_PAGE = 30
_LETTERS_OF_A_LINE = 12
_LETTERS_BELOW = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleSummary:
    """Hold what a summary prints.

    colour: "#RRGGBB", and symbol: a character.
    topics: for each verdict, the names of the kinds of content. unset: of those for which the circle has no rule, with
    the verdict that they then have.
    people: in the order in which they are printed.
    differing: by contact's id, likewise, where someone may see more or less than `topics` say.
    for_myself: when false, the page has no rules, no description and no notes.
    details: what it says of people beside their names.
    """

    name: str
    colour: str
    symbol: str
    description: str
    is_closed: bool
    topics: Mapping[Verdict, Sequence[str]]
    unset: Mapping[Verdict, Sequence[str]]
    people: Sequence[Contact]
    differing: Mapping[int, Mapping[Verdict, Sequence[str]]]
    for_myself: bool
    today: date
    details: tuple[Detail, ...] = USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Hold on which paper and in which language a page is set: Letter or else A4, upright or landscape."""

    language: Language
    letter: bool = False
    landscape: bool = False


def head(summary: CircleSummary, sheet: Sheet, table: Table) -> dict[str, Any]:
    """Say all that a summary says of a circle, and how its table is made."""
    language = sheet.language
    page = {
        "paper": "us-letter" if sheet.letter else "a4",
        "landscape": sheet.landscape,
        "lang": language.locale.language,
        "region": language.locale.territory,
    }
    return page | _title(summary, language) | _rules(summary, language) | _table(summary, language, table)


def _title(summary: CircleSummary, language: Language) -> dict[str, Any]:
    name = printable(summary.name)
    mine = summary.for_myself
    return {
        "title": language.gettext("Circle summary: {circle}").format(circle=name),
        "kind": language.gettext("Circle summary, for myself") if mine else language.gettext("Circle summary"),
        "page": language.gettext("{date} · page {page} of {pages}").format(
            date=language.date(summary.today), page="{page}", pages="{pages}"
        ),
        "name": pieces(name),
        "colour": summary.colour,
        "symbol": summary.symbol,
        "count": language.ngettext("{count} person", "{count} people", len(summary.people)),
        "description": [pieces(line) for line in _description(summary, language)] if mine else [],
    }


def _rules(summary: CircleSummary, language: Language) -> dict[str, Any]:
    mine = summary.for_myself
    return {
        "verdicts": _verdicts(summary.topics, language) if mine else [],
        "unset": _verdicts(summary.unset, language, language.pgettext("verdict", "Everything")) if mine else [],
        "unset_label": language.gettext("No rule of its own, so as for “Not sorted yet”"),
        "differing_label": language.gettext("Otherwise for this person"),
    }


def _description(summary: CircleSummary, language: Language) -> list[str]:
    closed = [language.gettext("Closed: whoever is in this circle may see nothing.")] if summary.is_closed else []
    return [*closed, *summary.description.strip().splitlines()]


def _table(summary: CircleSummary, language: Language, table: Table) -> dict[str, Any]:
    totals = ways.totals(summary.people) if Detail.WHERE in summary.details else []
    return {
        "where_label": language.gettext("Where they are"),
        "where": [f"{ways.word(language, way)} {language.number(count)}" for way, count in totals],
        "codes": table.columns,
        "columns": table.heads(language),
        "shares": table.shares,
        "portraits": Detail.PHOTO in summary.details,
        "empty": language.gettext("Nobody is in this circle yet."),
    }


def _verdicts(
    topics: Mapping[Verdict, Sequence[str]], language: Language, everything: str = ""
) -> list[dict[str, Any]]:
    words = {
        Verdict.EVERYTHING: everything or language.gettext("They may see everything"),
        Verdict.LITTLE: language.gettext("A little"),
        Verdict.NOTHING: language.gettext("Nothing"),
    }
    return [
        {"code": verdict.code, "word": word, "topics": pieces(", ".join(topics[verdict]))}
        for verdict, word in words.items()
        if topics.get(verdict)
    ]


def row(contact: Contact, summary: CircleSummary, sheet: Sheet, table: Table) -> dict[str, Any]:
    """Say what a summary says of one person; "splits": the row may need more than a page."""
    details, language, mine = summary.details, sheet.language, summary.for_myself
    room = table.widest(letter=sheet.letter, landscape=sheet.landscape)
    said = [
        [pieces(line, widest) for line in column]
        for column, widest in zip(table.cells(contact, language), room, strict=True)
    ]
    differing = summary.differing.get(contact.id, {}) if mine else {}
    notes = of_kind(contact.values, Kind.NOTE) if mine and Detail.NOTE in details else ()
    lines = [pieces(line) for note in notes for line in note.text.splitlines() if line.strip()]
    return {
        "cells": [[line for line in cell if "".join(line)] for cell in said],
        "splits": _is_tall(said, lines),
        "differing": _verdicts(differing, language, language.pgettext("verdict", "Everything")),
        "notes": lines,
        "picture": "",
    }


def _is_tall(said: list[list[list[str]]], notes: list[list[str]]) -> bool:
    """Tell whether a row may need more than a page: only such a row is split, because the rest of it would be lost."""
    heights = [sum(1 + sum(map(len, line)) // _LETTERS_OF_A_LINE for line in cell) for cell in said]
    below = sum(1 + sum(map(len, line)) // _LETTERS_BELOW for line in notes)
    return max(heights) + below > _LINES_OF_A_PAGE
