"""Read the address book that a phone uploaded where Facebook's archives give it with labels, in any language.

Newer archives write each number and address as an entry of its own (your_imported_contacts.json), all of them under
headings in the language of the account. So what is a name and what a number is told by how they look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Value
from entourage.domain.text import digits
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.facebook import unescaped
from entourage.formats.json_text import in_lines
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLIP = 200
_LEAST_DIGITS = 6
_LONGEST = 300
_MOST_TEXTS = 3
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_TELEPHONE = re.compile(r"[+(]?[\d\s()/*#-]{5,}")
IDENTIFIER = "user_id"
_HEAD = re.compile(r'"value"\s*:\s*"(?:[+(]?[\d\s()/-]{6,}|[^"@\s]+@[^"@\s]+)"')

Texts = list[tuple[str, str]]


class Uploaded(NamedTuple):
    """Hold what an entry says: the name, the numbers and addresses, and the rest with its labels."""

    name: str
    points: tuple[str, ...]
    rest: tuple[tuple[str, str], ...] = ()


def may_be(head: str) -> bool:
    """Tell by the beginning of a document whether it may be such a book, of all that archives write with labels."""
    return '"label_values"' in head and bool(_HEAD.search(head))


def is_point(text: str) -> bool:
    """Tell whether a text is an e-mail address or a telephone number."""
    if not text or len(text) > _LONGEST:
        return False
    return bool(_EMAIL.fullmatch(text)) or (bool(_TELEPHONE.fullmatch(text)) and len(digits(text)) >= _LEAST_DIGITS)


def reached(text: str) -> Value:
    """Make what is such an address or number."""
    return Value(kind=Kind.EMAIL if "@" in text else Kind.TELEPHONE, text=text)


def values_of(one: Uploaded) -> list[Value]:
    """Make the values of a person."""
    values = [Value(kind=Kind.FORMATTED_NAME, text=one.name)] if one.name else []
    values += map(reached, one.points)
    return values + [Value(kind=Kind.OTHER, name=label, text=text) for label, text in one.rest]


def book_of(document: object) -> list[object] | None:
    """Find the people in a document of labels, or None where they are not whom a phone knew."""
    entries = _entries_of(document)
    texts = [_texts_of(entry) for entry in entries]
    if not entries or any(len(said) > _MOST_TEXTS for said in texts):
        return None
    return entries if is_book([_uploaded(said) for said in texts]) else None


def is_book(found: Sequence[Uploaded]) -> bool:
    """Tell whether entries are those of an address book: most have a name and a number, and not all the same one."""
    named = [one for one in found if one.name and one.points]
    points = {point for one in named for point in one.points}
    return 0 < len(found) <= 2 * len(named) and (len(named) == 1 or len(points) * 2 >= len(named))


def _entries_of(document: object) -> list[object]:
    """Find the entries: each has labels of its own, or stands in the only list that a document labels."""
    if isinstance(document, list):
        return document if all(isinstance(one, dict) and "label_values" in one for one in document) else []
    labelled = document.get("label_values") if isinstance(document, dict) else None
    lists = [one.get("vec") for one in labelled if isinstance(one, dict)] if isinstance(labelled, list) else []
    found = lists[0] if len(lists) == 1 else None
    is_book_like = isinstance(found, list) and all(isinstance(one, dict) and "dict" in one for one in found)
    return found if is_book_like and isinstance(found, list) else []


def _texts_of(entry: object) -> Texts:
    """Give the labels of an entry with what they say, without those of moments."""
    found: object = entry.get("label_values", entry.get("dict")) if isinstance(entry, dict) else None
    given = found if isinstance(found, list) else []
    pairs = [(one.get("label"), one.get("value")) for one in given if isinstance(one, dict)]
    return [
        (unescaped(label).strip(), unescaped(text).strip())
        for label, text in pairs
        if isinstance(label, str) and isinstance(text, str) and text.strip()
    ]


def _uploaded(texts: Texts) -> Uploaded:
    points = [one for one in texts if one[0] != IDENTIFIER and is_point(one[1])]
    rest = [one for one in texts if one not in points]
    others = [one for one in rest if one[0] != IDENTIFIER]
    named = next((one for one in others if meaning_of_words(one[0]) == "formatted_name"), (*others, ("", ""))[0])
    return Uploaded(named[1], tuple(text for _, text in points), tuple(one for one in rest if one != named))


def _together(entries: Sequence[object]) -> Iterable[list[tuple[int, Uploaded]]]:
    found = [_uploaded(_texts_of(entry)) for entry in entries]
    moments = [str(entry.get("timestamp") or "") if isinstance(entry, dict) else "" for entry in entries]
    names: dict[str, set[str]] = defaultdict(set)
    for one, moment in zip(found, moments, strict=True):
        names[moment].add(one.name)
    people: dict[tuple[object, ...], list[tuple[int, Uploaded]]] = defaultdict(list)
    for place, (one, moment) in enumerate(zip(found, moments, strict=True), 1):
        is_own = bool(one.name and moment) and len(names[moment]) == 1
        identifiers = tuple(text for label, text in one.rest if label == IDENTIFIER)
        people[(moment, *identifiers) if is_own else (place,)].append((place, one))
    return people.values()


def read(entries: list[object]) -> Iterator[Record | Notice]:
    """Read people; entries of one name alone at a moment are the numbers and addresses of one.

    Where several names share the moment, a phone may have uploaded its whole book in it.
    """
    for together in _together(entries):
        place, first = together[0]
        points = dict.fromkeys(point for _, one in together for point in one.points)
        rest = dict.fromkeys(each for _, one in together for each in one.rest)
        raw = in_lines([entries[place - 1] for place, _ in together])
        if first.name or points:
            yield Record(line=place, values=tuple(values_of(Uploaded(first.name, tuple(points), tuple(rest)))), raw=raw)
        else:
            yield Notice(line=place, code="no_content", text=str(entries[place - 1])[:_CLIP], rejected=True)
