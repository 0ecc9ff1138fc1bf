"""Recognize who wrote a table by the words of its header, and what each column says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.dialects_networks import NETWORKS
from entourage.formats.dialects_outlook import LIVE_MAIL, OUTLOOK
from entourage.formats.dialects_thunderbird import THUNDERBIRD
from entourage.formats.dialects_words import language_of_words, meaning_of_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SPEC = re.compile(r"(?P<kind>\w+)(?:\.(?P<part>\w+))?(?::(?P<types>[\w,-]+))?(?:@(?P<network>\w+))?")
_NUMBERED = re.compile(
    r"(e-mail|phone|address|organization|relation|website|im|event|custom field|section) (\d+) - (.+)", re.IGNORECASE
)
_NUMBERED_KINDS = {
    "e-mail": Kind.EMAIL,
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
class Dialect:
    """Hold the columns that one program writes in one language.

    meanings: a folded header and its specifications, several where the header stands for several columns.
    signs: folded headers that only this dialect has.
    """

    name: str
    language: str
    meanings: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    signs: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Recognized:
    """Hold what a header says: a dialect, empty where unknown, its language, and the columns in their order."""

    dialect: str
    language: str
    columns: tuple[Column, ...]


def fold_header(header: str) -> str:
    """Fold a header to its letters and digits, without case, accents, blanks and typography."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", header.casefold())))


def _without_umlauts(header: str) -> str:
    """Keep only what survives where every letter beyond ASCII was lost on the way."""
    return "".join(letter for letter in header.lower() if letter.isascii() and letter.isalnum())


@cache
def _dialects(*, is_damaged: bool) -> tuple[Dialect, ...]:
    """Build the dialects from their tables, once."""
    fold = _without_umlauts if is_damaged else fold_header
    tables = (*NETWORKS, *THUNDERBIRD, LIVE_MAIL, OUTLOOK)
    return tuple(dialect for table in tables for dialect in _from_table(table, fold))


def _from_table(table: str, fold: Callable[[str], str]) -> list[Dialect]:
    """Read a table: its first line names the dialects, each next line a meaning and its header in each of them.

    Spellings are separated by ~, and ! marks a sign.
    """
    names, *rows = (line.split("|") for line in table.strip().splitlines())
    built = [Dialect(name.partition(":")[0], name.partition(":")[2]) for name in names[1:]]
    for index, (spec, *cells) in enumerate(rows):
        for dialect, cell in zip(built, cells, strict=False):
            for header in filter(None, map(str.strip, cell.split("~"))):
                dialect.meanings.setdefault(fold(header), []).append((index, spec.strip()))
                if header.startswith("!"):
                    dialect.signs.add(fold(header))
    return built


@cache
def _all_headers() -> frozenset[str]:
    return frozenset(folded for dialect in _dialects(is_damaged=False) for folded in dialect.meanings)


def is_known_header(header: str) -> bool:
    """Tell whether any dialect or the words of three languages know this header."""
    if not header:
        return False
    return bool(fold_header(header) in _all_headers() or _NUMBERED.fullmatch(header) or meaning_of_words(header))


def recognize(headers: Sequence[str]) -> Recognized:
    """Recognize the dialect by the headers that only it has, then say what each column holds."""
    is_damaged = any("\N{REPLACEMENT CHARACTER}" in header for header in headers)
    folded = [(_without_umlauts if is_damaged else fold_header)(header) for header in headers]
    dialect = _choose(headers, folded, _dialects(is_damaged=is_damaged))
    specs = _specifications(folded, dialect) if dialect else [""] * len(headers)
    meanings = [spec or meaning_of_words(header) for header, spec in zip(headers, specs, strict=True)]
    if not (dialect and dialect.name.startswith("google")):
        meanings = _settled(meanings)
    columns = [
        _numbered(header) or column_of(header, index, meaning)
        for index, (header, meaning) in enumerate(zip(headers, meanings, strict=True))
    ]
    language = dialect.language if dialect else language_of_words(headers)
    return Recognized(dialect.name if dialect else "", language, tuple(columns))


def _choose(headers: Sequence[str], folded: Sequence[str], dialects: Sequence[Dialect]) -> Dialect | None:
    """Choose, among the dialects of which a sign is there, the one that knows most of the headers."""
    google = _google(headers, folded)
    signed = [dialect for dialect in dialects if dialect.name == google or not dialect.signs.isdisjoint(folded)]
    return max(
        signed,
        key=lambda dialect: (dialect.name == google, sum(header in dialect.meanings for header in folded)),
        default=None,
    )


def _google(headers: Sequence[str], folded: Sequence[str]) -> str:
    """Name Google's dialect by its numbered columns, as many as the fullest contact needs."""
    numbered = [match for match in map(_NUMBERED.fullmatch, headers) if match]
    parts = {match[3].casefold() for match in numbered}
    if any(match[1].casefold() == "section" for match in numbered):
        return "gmail-first"
    if "type" in parts or {"groupmembership", "givennameyomi"} & set(folded):
        return "google-old"
    return "google" if parts & {"label", "value"} or "phoneticfirstname" in folded else ""


def _specifications(folded: Sequence[str], dialect: Dialect) -> list[str]:
    """Say what each header means; one that stands for several columns is resolved by its place.

    Where all of them are there they stand in the order of the table, else each takes the meaning that follows
    the column before it.
    """
    counts, seen, place = Counter(folded), Counter[str](), -1
    specs = []
    for header in folded:
        meanings = dialect.meanings.get(header, [])
        if not meanings or not header:
            specs.append("")
            continue
        following = [meaning for meaning in meanings if meaning[0] > place]
        ordered = meanings if counts[header] == len(meanings) else (following or meanings)[:1] * counts[header]
        place, spec = ordered[min(seen[header], len(ordered) - 1)]
        seen[header] += 1
        specs.append(spec)
    return specs


def _settled(meanings: Sequence[str]) -> list[str]:
    """Settle the words that mean one thing alone and another beside others: « Nom » beside « Prénom »."""
    present = set(meanings)
    changed: dict[str, str] = {}
    if "name.given" in present and "name.family" not in present:
        changed["formatted_name"] = "name.family"
    changed["name.title"] = "name.prefix" if "title" in present else "title"
    return [changed.get(meaning, meaning) for meaning in meanings]


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
