"""Read the tables of headings that programs write, in every language in which they are known."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from entourage.assets import folder
from entourage.formats.dialects_customers import CUSTOMERS, GROUPWARE, KADDRESSBOOK, MAILINGS, SHOPS
from entourage.formats.dialects_networks import NETWORKS
from entourage.formats.dialects_outlook import LIVE_MAIL, OUTLOOK
from entourage.formats.dialects_thunderbird import THUNDERBIRD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_FILES = ("outlook", "thunderbird", "nokia")
_LEAST_LETTERS = 3
_LEAST_LEFT = 0.6


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

    def add(self, header: str, meaning: tuple[int, str], *, is_sign: bool) -> None:
        """Let a folded header, where anything is left of it, have one more meaning."""
        if header:
            self.meanings.setdefault(header, []).append(meaning)
            if is_sign:
                self.signs.add(header)


def fold_header(header: str) -> str:
    """Fold a header to its letters and digits, without case, accents, blanks and typography."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", header.casefold())))


def spell_header(header: str) -> str:
    """Fold a header to its letters and digits, without case, blanks and typography, but with its accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", header.casefold())))


def fold_damaged(header: str) -> str:
    """Keep only what survives where every letter beyond ASCII was lost on the way; nothing where too little does."""
    left = "".join(letter for letter in header if letter.isascii() and letter.isalnum()).lower()
    letters = sum(map(str.isalnum, header))
    return left if len(left) >= _LEAST_LETTERS and len(left) >= _LEAST_LEFT * letters else ""


@cache
def dialects(*, is_damaged: bool = False) -> tuple[Dialect, ...]:
    """Build the dialects from their tables, once; for headers whose letters were lost, without these letters."""
    built = _built(fold_damaged if is_damaged else fold_header)
    _with_english(built)
    return tuple(built)


def _built(fold: Callable[[str], str]) -> list[Dialect]:
    tables = (*NETWORKS, CUSTOMERS, SHOPS, GROUPWARE, MAILINGS, KADDRESSBOOK, *THUNDERBIRD, LIVE_MAIL, OUTLOOK)
    built = [dialect for table in tables for dialect in _from_table(table, fold)]
    return built + [dialect for name in _FILES for dialect in _from_file(name, fold)]


def _from_table(table: str, fold: Callable[[str], str]) -> list[Dialect]:
    """Read a table: its first line names the dialects, each next line a meaning and its header in each of them.

    Spellings are separated by ~, and ! marks a sign.
    """
    names, *rows = (line.split("|") for line in table.strip().splitlines())
    built = [Dialect(name.partition(":")[0], name.partition(":")[2]) for name in names[1:]]
    for index, (spec, *cells) in enumerate(rows):
        for dialect, cell in zip(built, cells, strict=False):
            for header in filter(None, map(str.strip, cell.split("~"))):
                dialect.add(fold(header), (index, spec.strip()), is_sign=header.startswith("!"))
    return built


def _from_file(program: str, fold: Callable[[str], str]) -> Iterator[Dialect]:
    """Read a file of headings: a block per language, whose cells mean what the first block says in their places."""
    text = (folder("dialects") / f"{program}.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n= ")[1:]]
    meanings = [spec for line in blocks[0][1:] for spec in line.split("|")]
    for language, *lines in blocks[1:]:
        dialect = Dialect(f"{program}-{language}", language)
        cells = [cell for line in lines for cell in line.split("|")]
        for index, (spec, cell) in enumerate(zip(meanings, cells, strict=True)):
            for header in filter(None, map(str.strip, cell.split("~"))):
                meaning = index, spec.removeprefix("!")
                dialect.add(fold(header), meaning, is_sign=spec.startswith("!") or header.startswith("!"))
        yield dialect


def _with_english(built: list[Dialect]) -> None:
    """Let Outlook write English between the words of any language, as it does where it was translated in part."""
    english = next(dialect for dialect in built if dialect.name == "outlook-en")
    for dialect in built:
        if dialect.name.startswith("outlook-") and dialect.name != "outlook-com":
            for header, meanings in english.meanings.items():
                dialect.meanings.setdefault(header, meanings)


@cache
def all_headers(*, is_damaged: bool = False) -> frozenset[str]:
    """Give the folded headers of all dialects."""
    return frozenset(folded for dialect in dialects(is_damaged=is_damaged) for folded in dialect.meanings)


@cache
def spelled_headers() -> frozenset[str]:
    """Give the headers of all dialects with their accents."""
    return frozenset(spelled for dialect in _built(spell_header) for spelled in dialect.meanings)
