"""Recognize who wrote a table by the words of its header, and what each column says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.dialects_headings import (
    count_said,
    language_of_words,
    meaning_of_words,
    meanings_of_words,
    of_one_address,
    of_one_person,
    says_whole_name,
    without_prefix,
)
from entourage.formats.dialects_tables import Dialect, all_headers, dialects, fold_damaged, fold_header

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LEFT_OUT", "Block", "Column", "Recognized", "column_of", "fold_header", "is_known_header", "recognize"]

_SPEC = re.compile(r"(?P<kind>\w+)(?:\.(?P<part>\w+))?(?::(?P<types>[\w,-]+))?(?:@(?P<network>\w+))?")
_NUMBERED = re.compile(
    r"(e-?mail|phone|address|organization|relation|website|im|event|custom field|section) (\d+) [-–—] (.+)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"section \d{1,3}(?= [-–—] )", re.IGNORECASE)
_FIRST_SECTION = "section 1"  # stands for each in the table of headings
_LOST = re.compile(r"\w\?\w|\w\?\s|\?\w|\N{REPLACEMENT CHARACTER}|[^\x00-\x7f]")
_WHOLE_FIRST = ["formatted_name", "name.family"]
_LEAST_KNOWN = 3
_MOSTLY = 0.75
_FEWEST = 3
_NUMBERED_KINDS = {
    "e-mail": Kind.EMAIL,
    "email": Kind.EMAIL,
    "phone": Kind.TELEPHONE,
    "address": Kind.ADDRESS,
    "organization": Kind.ORGANIZATION,
    "relation": Kind.RELATED,
    "website": Kind.URL,
    "im": Kind.PROFILE,
    "event": Kind.DATE,
    "custom field": Kind.OTHER,
}
_NUMBERED_PARTS = {
    "type": "label",
    "label": "label",
    "value": "value",
    "service": "network",
    "name": "value",
    "department": "unit",
    "formatted": "formatted",
    "street": "street",
    "city": "locality",
    "po box": "po_box",
    "region": "region",
    "postal code": "postcode",
    "country": "country",
    "extended address": "extended",
}
_BOOK = "linkedin-book"
_OF_BOOK = frozenset({"FirstName", "LastName", "Emails", "PhoneNumbers"})
LEFT_OUT = "left_out"
OWN_IDENTIFIER = "Entourage ID"
"""The heading under which our own tables say by what their book knows people; other programs pass it over."""
_SEVERAL = frozenset({Kind.ADDRESS, Kind.ORGANIZATION, Kind.PROFILE})
_FIRST_LINES = frozenset({"address.street", "address.formatted"})
_NEXT_LINES = ("address.street2", "address.street3")
_DIGITS = re.compile(r"\d{1,4}")
_WHOLE = {"value", "list", "default", "mail_type", "mail_name"}


@dataclass(frozen=True, slots=True)
class Block:
    """Name the value that one or several columns make together.

    key: what tells it from the other values of its row.
    name: the header, as the file spells it.
    """

    kind: Kind
    key: str
    types: tuple[str, ...] = ()
    network: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Say what a column holds: one part of a block.

    is_known: its header told.
    is_identifier: it is how the source itself knows the person.
    """

    block: Block
    part: str = "value"
    is_known: bool = True
    is_identifier: bool = False


@dataclass(frozen=True, slots=True)
class Recognized:
    """Hold what a header says: a dialect, empty where unknown, its language, and the columns in their order."""

    dialect: str
    language: str
    columns: tuple[Column, ...]


@lru_cache(maxsize=20_000)
def is_known_header(header: str) -> bool:
    """Tell whether any dialect or the words of some languages know this header, also with letters lost on the way."""
    if not header:
        return False
    if fold_header(header) in all_headers() or _NUMBERED.fullmatch(header) or meaning_of_words(header):
        return True
    return bool(_LOST.search(header)) and fold_damaged(header) in all_headers(is_damaged=True)


def recognize(headers: Sequence[str]) -> Recognized:
    """Recognize the dialect by the headers that only it has, then say what each column holds."""
    dialect, folded = _recognized(headers)
    specs = _specifications(folded, dialect) if dialect else [""] * len(headers)
    bare = headers if dialect else without_prefix(headers)
    meanings = [spec or meaning for spec, meaning in zip(specs, meanings_of_words(bare), strict=True)]
    foreign = ["" if spec else header for header, spec in zip(headers, specs, strict=True)]
    meanings = of_one_person(foreign, meanings)
    settled = _settled(
        ["" if says_whole_name(header) else one for header, one in zip(bare, meanings, strict=True)], specs
    )
    meanings = [one or meaning for one, meaning in zip(settled, meanings, strict=True)]
    meanings = _whole_name_last(headers, _named_once(headers, meanings))
    if not (dialect and dialect.name.startswith(("google", "gmail"))):
        meanings = of_one_address(_in_lines(headers, meanings))
    columns = [
        _numbered(header) or column_of(header, index, meaning)
        for index, (header, meaning) in enumerate(zip(headers, meanings, strict=True))
    ]
    if dialect and dialect.name.startswith("outlook"):
        columns = [column if column.is_known else replace(column, part="default") for column in columns]
    language = dialect.language if dialect else language_of_words(bare)
    return Recognized(dialect.name if dialect else "", language, _apart(columns))


def _recognized(headers: Sequence[str]) -> tuple[Dialect | None, list[str]]:
    """Choose a dialect; where more is understood without the letters beyond ASCII, these were lost on the way."""
    folded = [fold_header(_SECTION.sub(_FIRST_SECTION, header)) for header in headers]
    dialect = _choose(headers, folded, dialects())
    if not any(map(_LOST.search, headers)):
        return dialect, folded
    damaged = [fold_damaged(header) for header in headers]
    other = _choose(headers, damaged, dialects(is_damaged=True))
    if other and _count_known(damaged, other) > (_count_known(folded, dialect) if dialect else 0):
        return other, damaged
    return dialect, folded


def _count_known(folded: Sequence[str], dialect: Dialect) -> int:
    return sum(header in dialect.meanings for header in folded)


def _choose(headers: Sequence[str], folded: Sequence[str], known: Sequence[Dialect]) -> Dialect | None:
    """Choose, among the dialects of which a sign is there, the one that knows most of the headers.

    Without any sign it is one that knows nearly all of them, where ordinary words do not say as much.
    """
    name = _google(headers, folded) or _uploaded(headers)
    signed = [dialect for dialect in known if dialect.name == name or _is_signed(dialect, headers, folded)]
    if signed:
        best = max(signed, key=lambda dialect: (dialect.name == name, _count_known(folded, dialect)))
        return best if best.name == name else _in_better_order(best, folded, known)
    best = max((one for one in known if one.name != _BOOK), key=lambda dialect: _count_known(folded, dialect))
    count, said = _count_known(folded, best), count_said(headers)
    is_enough = count >= max(_LEAST_KNOWN, _MOSTLY * sum(map(bool, folded)))
    return best if is_enough and count > said else None


def _in_better_order(best: Dialect, folded: Sequence[str], known: Sequence[Dialect]) -> Dialect:
    """Choose by the order of headers where one stands twice and another dialect knows them all too: « Nom »."""
    if not any(count > 1 and len(best.meanings.get(header, [])) > 1 for header, count in Counter(folded).items()):
        return best
    signs, count = best.signs.intersection(folded), _count_known(folded, best)
    rivals = [
        one
        for one in known
        if one.language == best.language and signs <= one.meanings.keys() and _count_known(folded, one) >= count
    ]
    return max((best, *rivals), key=lambda dialect: _count_in_order(folded, dialect))


def _count_in_order(folded: Sequence[str], dialect: Dialect) -> int:
    """Count the headers, as many as can be, that follow each other as the dialect writes them."""
    ends: list[int] = []
    for header in folded:
        for place, _ in sorted(dialect.meanings.get(header, []), reverse=True):
            at = bisect_left(ends, place)
            ends[at : at + 1] = [place]
    return len(ends)


def _is_signed(dialect: Dialect, headers: Sequence[str], folded: Sequence[str]) -> bool:
    """Tell whether signs of a dialect are there; one alone says little where it knows few of the other headers.

    Thunderbird writes all of its columns, and calls them as anybody would: of its signs two are needed.
    """
    signs = len(dialect.signs.intersection(folded))
    if signs != 1 or dialect.name.startswith("thunderbird-"):
        return signs > 1
    known, said = _count_known(folded, dialect), count_said(headers)
    return known * _FEWEST >= sum(map(bool, folded)) and known * 2 > said


def _google(headers: Sequence[str], folded: Sequence[str]) -> str:
    """Name Google's dialect by its numbered columns, as many as the fullest contact needs."""
    numbered = [match for match in map(_NUMBERED.fullmatch, headers) if match]
    parts = {match[3].casefold() for match in numbered}
    if any(match[1].casefold() == "section" for match in numbered):
        return "gmail-first"
    if "type" in parts or {"groupmembership", "givennameyomi"} & set(folded):
        return "google-old"
    return "google" if parts & {"label", "value"} or "phoneticfirstname" in folded else ""


def _uploaded(headers: Sequence[str]) -> str:
    """Name the address book in an archive of LinkedIn by its headings: ordinary words, but written without blanks."""
    return _BOOK if {header.strip() for header in headers} >= _OF_BOOK else ""


def _specifications(folded: Sequence[str], dialect: Dialect) -> list[str]:
    """Say what each header means; one that stands for several columns is resolved by its place.

    Parts of addresses go with the address beside which they stand. Of others that are all there the order is that
    of the table, else each takes the meaning that follows the column before it.
    """
    counts, seen, place = Counter(folded), Counter[str](), -1
    beside = _beside(folded, dialect)
    specs = []
    for index, header in enumerate(folded):
        meanings = dialect.meanings.get(header, [])
        if not meanings or not header:
            specs.append("")
            continue
        following = [meaning for meaning in meanings if meaning[0] > place]
        ordered = meanings if counts[header] == len(meanings) else (following or meanings)[:1] * counts[header]
        place, spec = beside.get(index) or ordered[min(seen[header], len(ordered) - 1)]
        seen[header] += 1
        specs.append(spec)
    return specs


def _beside(folded: Sequence[str], dialect: Dialect) -> dict[int, tuple[int, str]]:
    """Give parts of several addresses the meaning that goes with the address before them, or else after them."""
    sure = {index: types for index, header in enumerate(folded) if (types := _address_types(dialect, header))}
    found: dict[int, tuple[int, str]] = {}
    for header, count in Counter(folded).items():
        meanings = dialect.meanings.get(header, [])
        if len(meanings) < 2 or not all(spec.startswith("address.") for _, spec in meanings):  # noqa: PLR2004 - doubtful
            continue
        places = [index for index, other in enumerate(folded) if other == header]
        chosen = {index: _chosen(meanings, sure, index) for index in places}
        if None not in chosen.values() and len(set(chosen.values())) == count:
            found |= {index: meaning for index, meaning in chosen.items() if meaning}
    return found


def _address_types(dialect: Dialect, header: str) -> str:
    meanings = dialect.meanings.get(header, [])
    is_sure = len(meanings) == 1 and meanings[0][1].startswith("address.")
    return meanings[0][1].partition(":")[2] if is_sure else ""


def _chosen(meanings: Sequence[tuple[int, str]], sure: dict[int, str], index: int) -> tuple[int, str] | None:
    before = max((place for place in sure if place < index), default=None)
    nearest = before if before is not None else min((place for place in sure if place > index), default=None)
    types = "" if nearest is None else sure[nearest]
    return next((meaning for meaning in meanings if types and meaning[1].endswith(f":{types}")), None)


def _settled(meanings: Sequence[str], certain: Sequence[str]) -> list[str]:
    """Settle what means one thing alone and another beside others: « Nom » beside « Prénom », « Suburb » and « City ».

    certain: what the dialect says of each; the name to display that a program writes is no family name.
    """
    present = set(meanings)
    changed: dict[str, str] = {}
    if "name.given" in present and "name.family" not in present and "formatted_name" not in certain:
        changed["formatted_name"] = "name.family"
    changed["name.first"] = "name.given" if "name.family" in present else "formatted_name"
    if present.isdisjoint({"birthday", "birthday.month", "birthday.year"}):
        changed["birthday.day"] = "birthday"
    changed["address.suburb"] = "address.street3" if "address.locality" in present else "address.locality"
    changed["name.title"] = "name.prefix" if "title" in present else "title"
    return [changed.get(meaning, meaning) for meaning in meanings]


def _named_once(headers: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """Let the second of two headers alike that are both a part of the name be all of it: « Nombre », as in Windows."""
    seen: set[tuple[str, str]] = set()
    named = []
    for header, meaning in zip(headers, meanings, strict=True):
        is_again = meaning in {"name.given", "name.family"} and (fold_header(header), meaning) in seen
        seen.add((fold_header(header), meaning))
        named.append("formatted_name" if is_again and "formatted_name" not in meanings else meaning)
    return named


def _whole_name_last(headers: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """Let the first of two headers alike that follow the given name be the family name, the second all of it."""
    found = list(meanings)
    names = [place for place, meaning in enumerate(meanings) if meaning in {"formatted_name", "name.family"}]
    is_given_first = "name.given" in meanings and [meanings[place] for place in names] == _WHOLE_FIRST
    if is_given_first and meanings.index("name.given") < names[0]:
        first, second = names
        if fold_header(headers[first]) == fold_header(headers[second]):
            found[first], found[second] = found[second], found[first]
    return found


def _in_lines(headers: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """Let columns of the same address that stand side by side be its lines, by their numbers: « Address 2 »."""
    settled = list(meanings)
    for _, run in groupby(range(len(meanings)), key=lambda place: _address_of_line(meanings[place])):
        places = sorted(run, key=lambda place: _number_of(headers[place]))
        said = {meanings[place].partition(":")[0] for place in places}
        if {"address.street", "address.formatted"} <= said:
            for place in [place for place in places if _number_of(headers[place]) > 1]:
                settled[place] = settled[place].replace("address.formatted", "address.street2")
            continue
        for first in _FIRST_LINES & said:
            alike = [place for place in places if meanings[place].partition(":")[0] == first]
            for place, line in zip(alike[1:], [line for line in _NEXT_LINES if line not in said], strict=False):
                settled[place] = meanings[place].replace(first, line)
    return settled


def _address_of_line(meaning: str) -> str | None:
    """Say which address a line of one is part of, None for what is no line."""
    part, _, types = meaning.partition(":")
    return types if part in _FIRST_LINES or part in _NEXT_LINES else None


def _number_of(header: str) -> int:
    return int(match[0]) if (match := _DIGITS.search(header)) else 0


def _apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give a second address, employer or account, whose columns are called as those of the first, its own place."""
    seen: set[tuple[str, str]] = set()
    number = Counter[str]()
    settled = []
    for column in columns:
        key, has_several = column.block.key, column.block.kind in _SEVERAL
        if has_several and (f"{key} {number[key]}", column.part) in seen:
            number[key] += 1
        seen.add((f"{key} {number[key]}", column.part))
        own = f"{key} #{number[key] + 1}" if has_several and number[key] else key
        settled.append(column if own == key else replace(column, block=replace(column.block, key=own)))
    return tuple(settled)


def _numbered(header: str) -> Column | None:
    match = _NUMBERED.fullmatch(header)
    if not match or match[1].casefold() == "section":
        return None
    kind = _NUMBERED_KINDS[match[1].casefold()]
    part = match[3].casefold()
    if kind is Kind.ORGANIZATION and part == "title":
        return Column(Block(Kind.TITLE, header, name=header))
    if part not in _NUMBERED_PARTS:
        return Column(Block(Kind.OTHER, header, name=header))
    return Column(Block(kind, f"{kind} {match[2]}", name=f"{match[1]} {match[2]}"), _NUMBERED_PARTS[part])


def column_of(header: str, index: int, meaning: str) -> Column:
    """Make the column that a meaning describes ("name.given", "telephone:cell"); an empty one keeps it as it is."""
    meaning = "identifier" if header == OWN_IDENTIFIER else meaning
    if meaning == LEFT_OUT:
        return Column(Block(Kind.OTHER, str(index), name=header), LEFT_OUT)
    match = _SPEC.fullmatch(meaning)
    if not match:
        return Column(Block(Kind.OTHER, str(index), name=header or str(index + 1)), is_known=not header)
    is_identifier = match["kind"] == "identifier"
    kind = Kind.PROFILE if is_identifier else Kind(match["kind"])
    part = match["part"] or ("identifier" if is_identifier else "value")
    types = tuple(filter(None, (match["types"] or "").split(",")))
    network = match["network"] or ""
    is_whole = part in _WHOLE and kind is not Kind.ORGANIZATION
    key = str(index) if is_whole else f"{kind} {' '.join(types)} {network}"
    return Column(Block(kind, key, types, network, header if is_whole else ""), part, is_identifier=is_identifier)
