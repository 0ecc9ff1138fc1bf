"""The circle summary: who is in a circle, what they may see, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import Kind, first_of, of_kind
from entourage.domain.sharing import Verdict
from entourage.printing import ways
from entourage.printing.typesetting import pieces, printable, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from entourage.domain.contact import Contact
    from entourage.language import Language

_LINES_OF_A_PAGE = 30
_LETTERS_OF_A_LINE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleSummary:
    """Hold what a summary prints.

    colour: "#RRGGBB".
    topics: for each verdict, the names of the kinds of content. unset: of those for which the circle has no rule, with
    the verdict that they then have.
    people: in the order in which they are printed.
    differing: by contact's id, likewise, where someone may see more or less than `topics` say.
    for_myself: when false, the page has no rules and no description.
    """

    name: str
    colour: str
    description: str
    is_closed: bool
    topics: Mapping[Verdict, Sequence[str]]
    unset: Mapping[Verdict, Sequence[str]]
    people: Sequence[Contact]
    differing: Mapping[int, Mapping[Verdict, Sequence[str]]]
    for_myself: bool
    today: date


def render(summary: CircleSummary, language: Language, *, letter: bool) -> bytes:
    """Set a summary as a PDF, on Letter paper or else on A4."""
    page = {
        "paper": "us-letter" if letter else "a4",
        "lang": language.locale.language,
        "region": language.locale.territory,
    }
    return typeset("summary", page | _head(summary, language) | _body(summary, language), summary.today)


def _head(summary: CircleSummary, language: Language) -> dict[str, Any]:
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
        "count": language.ngettext("{count} person", "{count} people", len(summary.people)),
        "description": [pieces(line) for line in _description(summary, language)] if mine else [],
        "verdicts": _verdicts(summary.topics, language) if mine else [],
        "unset": _verdicts(summary.unset, language, language.pgettext("verdict", "Everything")) if mine else [],
        "unset_label": language.gettext("No rule of its own, so as for “Not sorted yet”"),
    }


def _description(summary: CircleSummary, language: Language) -> list[str]:
    closed = [language.gettext("Closed: whoever is in this circle may see nothing.")] if summary.is_closed else []
    return [*closed, *summary.description.strip().splitlines()]


def _body(summary: CircleSummary, language: Language) -> dict[str, Any]:
    words = [
        language.gettext("Name"),
        language.gettext("Company"),
        language.pgettext("column", "Contact"),
        language.pgettext("column", "Where"),
    ]
    return {
        "where_label": language.gettext("Where they are"),
        "where": [f"{ways.word(language, way)} {language.number(count)}" for way, count in ways.totals(summary.people)],
        "columns": words,
        "differing_label": language.gettext("Otherwise for this person"),
        "people": [_row(contact, summary, language) for contact in summary.people],
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


def _row(contact: Contact, summary: CircleSummary, language: Language) -> dict[str, Any]:
    written = [*of_kind(contact.values, Kind.EMAIL), *ways.telephones(contact)]
    addresses = [value.text for value in written] or ways.profiles(contact)
    differing = summary.differing.get(contact.id, {}) if summary.for_myself else {}
    cells = [
        [pieces(contact.display_name)],
        [pieces(_work(contact))],
        [pieces(text) for text in addresses],
        [pieces(", ".join(ways.word(language, way) for way in ways.ways_of(contact)))],
    ]
    return {
        "cells": [[line for line in cell if "".join(line)] for cell in cells],
        "splits": _is_tall(cells),
        "differing": _verdicts(differing, language, language.pgettext("verdict", "Everything")),
    }


def _work(contact: Contact) -> str:
    organization = first_of(contact.values, Kind.ORGANIZATION)
    title = first_of(contact.values, Kind.TITLE) or first_of(contact.values, Kind.ROLE)
    company = (*organization.parts[:1], organization.text) if organization else ()
    known = [next(filter(None, company), ""), title.text if title else ""]
    return "\u00a0· ".join(filter(None, known))


def _is_tall(cells: list[list[list[str]]]) -> bool:
    """Tell whether a row may need more than a page: only such a row is split, because the rest of it would be lost."""
    heights = [sum(1 + sum(map(len, line)) // _LETTERS_OF_A_LINE for line in cell) for cell in cells]
    return max(heights) > _LINES_OF_A_PAGE
