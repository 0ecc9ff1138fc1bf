"""Read lines that a program named as it calls its columns: « PHONE.WORK:… », « E-Mail 2:… »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Name
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.vcard_property import Head, Property, healed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Line = tuple[int, str]

_NAMED = re.compile(r"(?:[\w-]+\.)?F?N\s*[;:]", re.IGNORECASE)
_SEPARATOR = re.compile(r"([\\;,])")
_PROPERTIES = {
    "telephone": "TEL",
    "email": "EMAIL",
    "note": "NOTE",
    "organization": "ORG",
    "title": "TITLE",
    "url": "URL",
    "birthday": "BDAY",
    "nickname": "NICKNAME",
    "formatted_name": "FN",
    "category.list": "CATEGORIES",
}
# A name of one word may be anything's, so that its value has to look like what the word says.
_FORMS = {
    "TEL": re.compile(r"\s*(?=(?:\D*\d){3})[+\d(][\d\s().,*#/-]*"),
    "EMAIL": re.compile(r"\s*[^\s@]+@[^\s@]+\s*"),
}
_NAME_PARTS = {f"name.{part}": place for place, part in enumerate(Name._fields)}


def in_words(found: Property) -> Property | None:
    """Give a telephone number or an e-mail address whose property has a word's name; None for any other."""
    head = found.head
    for words, group in ((head.spelled, head.group), (f"{head.group}.{head.spelled}", "")):
        name, types = _meaning(words)
        form = _FORMS.get(name)
        if form and form.fullmatch(found.value):
            types = tuple(dict.fromkeys((*head.types, *types)))
            return found._replace(head=replace(head, name=name, spelled=name, group=group, types=types))
    return None


def has_no_name(lines: Sequence[Line]) -> bool:
    """Tell whether none of a card's lines is a name as cards have it."""
    return not any(_NAMED.match(text) for _, text in lines)


def headed(lines: Sequence[Line], fallback: str) -> tuple[list[Property], list[Line]]:
    """Give what lines say that begin with a heading of several words (« First name:… »), and the lines that do not."""
    read: list[Property] = []
    left: list[Line] = []
    parts: dict[int, str] = {}
    for number, text in lines:
        heading, colon, value = healed(text, fallback).partition(":")
        escaped = _SEPARATOR.sub(r"\\\1", value.strip())
        place = _NAME_PARTS.get(meaning_of_words(heading)) if colon else None
        name, types = _meaning(heading) if colon else ("", ())
        if place is not None and place not in parts:
            parts[place] = escaped
        elif name:
            read.append(Property(Head(name, name, types=types), escaped, number))
        else:
            left.append((number, text))
    return [*_name(parts, lines[0][0]), *read] if lines else read, left


def _name(parts: dict[int, str], number: int) -> Iterator[Property]:
    if any(parts.values()):
        yield Property(Head("N", "N"), ";".join(parts.get(place, "") for place in range(len(Name._fields))), number)


def _meaning(words: str) -> tuple[str, tuple[str, ...]]:
    what, _, types = meaning_of_words(words).partition(":")
    return _PROPERTIES.get(what, ""), tuple(types.split(",")) if types else ()
