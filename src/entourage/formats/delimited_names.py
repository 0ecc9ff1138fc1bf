"""Guess which columns of a table without headings hold names, postal codes and towns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.text import fold
from entourage.formats.dialects import Column, column_of, fold_header

if TYPE_CHECKING:
    from collections.abc import Sequence

MOSTLY = 0.9
_TURNED = 0.3
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*[.'’-]?(?:[ '’.-]+[^\W\d_]+[.'’]?){0,4}")
_FAMILY_FIRST = re.compile(rf"{_NAME.pattern}\s*,\s*{_NAME.pattern}")
_WHOLE_NAME = re.compile(rf"(?=.* ){_NAME.pattern}")
_POSTCODE = re.compile(
    r"\d{4,5}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} [A-Z]{2}|[A-Z]{1,2}-\d{4,5}"
)
_LONGEST = 60
_LOCAL = re.compile(r"[a-z]+")


def texts_of(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """Give what stands in a column, without its empty cells."""
    return [row[index].strip() for row in rows if index < len(row) and row[index].strip()]


def with_places(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take a column of postal codes for that, and the words beside it for the town."""
    found = list(columns)
    for index in range(len(columns)):
        if _is_open(columns, index) and _are_mostly(_POSTCODE, texts_of(rows, index)):
            found[index] = _as(index, "address.postcode")
            town = next((place for place in (index + 1, index - 1) if _holds_names(columns, rows, place)), None)
            if town is not None:
                found[town] = _as(town, "address.locality")
            return found
    return found


def with_names(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take the first words for names: whole ones, or the given and the family name in two columns side by side."""
    found = list(columns)
    first = next((place for place in range(len(columns)) if _holds_names(columns, rows, place)), None)
    if first is None:
        return found
    texts = texts_of(rows, first)
    is_whole = sum(" " in text for text in texts) > len(texts) / 2
    if is_whole or not _holds_names(columns, rows, first + 1):
        found[first] = _as(first, "formatted_name")
        return found
    given, family = (first + 1, first) if _is_family_first(rows, first) else (first, first + 1)
    found[given], found[family] = _as(given, "name.given"), _as(family, "name.family")
    return found


def with_whole_name(
    columns: Sequence[Column], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """Take, of two columns headed alike for the family name and the whole one, that for the whole which holds more."""
    found = list(columns)
    family = next((at for at, one in enumerate(columns) if one.part == "family" and one.block.kind is Kind.NAME), None)
    whole = next((at for at, one in enumerate(columns) if one.block.kind is Kind.FORMATTED_NAME), None)
    if family is not None and whole is not None and fold_header(headers[family]) == fold_header(headers[whole]):
        pairs = [(fold(row[family]), fold(row[whole])) for row in rows if max(family, whole) < len(row)]
        if sum(_says_more(*pair) - _says_more(*reversed(pair)) for pair in pairs) > 0:
            found[family], found[whole] = columns[whole], columns[family]
    return tuple(found)


def _says_more(one: str, other: str) -> bool:
    """Tell whether a name holds all words of another, and more."""
    return set(one.split()) > set(other.split()) > set()


def with_family_first(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take a column of names, or one that may be, for « last name, first name » where it is so, or a whole name."""
    named = {Kind.NAME, Kind.FORMATTED_NAME}
    names = [place for place, column in enumerate(columns) if column.block.kind in named]
    found = list(columns)
    for place in names or range(len(columns)):
        column = columns[place]
        is_name = column.block.kind is Kind.FORMATTED_NAME and len(names) == 1
        if (is_name or _is_open(columns, place)) and _are_family_first(texts_of(rows, place)):
            made = column_of(column.block.name, place, "name.family_first")
            found[place] = replace(made, is_known=column.is_known)
            break
    return found


def _are_family_first(texts: Sequence[str]) -> bool:
    turned = [text for text in texts if "," in text]
    rest = [text for text in texts if "," not in text]
    is_enough = len(turned) > len(texts) * _TURNED and _are_mostly(_FAMILY_FIRST, turned)
    return is_enough and (not rest or _are_mostly(_WHOLE_NAME, rest))


def _is_family_first(rows: Sequence[Sequence[str]], first: int) -> bool:
    """Tell by capitals (« DUPONT Jean »), else by mail addresses (jean.dupont@…), which name is the family's."""
    shouted = [sum(text.isupper() and len(text) > 1 for text in texts_of(rows, place)) for place in (first, first + 1)]
    if shouted[0] != shouted[1]:
        return shouted[0] > shouted[1]
    orders = [_order(row, first) for row in rows if first + 1 < len(row)]
    return sum(orders) < 0


def _order(row: Sequence[str], first: int) -> int:
    """Compare two names with the words of a mail address: 1 in this order, -1 in the other one, else 0."""
    one, other = (fold(row[place]).replace(" ", "") for place in (first, first + 1))
    words = next((_LOCAL.findall(fold(cell.partition("@")[0])) for cell in row if "@" in cell), [])
    return (words[:2] == [one, other]) - (words[:2] == [other, one])


def _holds_names(columns: Sequence[Column], rows: Sequence[Sequence[str]], index: int) -> bool:
    return _is_open(columns, index) and _are_mostly(_NAME, texts_of(rows, index))


def _is_open(columns: Sequence[Column], index: int) -> bool:
    return 0 <= index < len(columns) and not columns[index].is_known and columns[index].block.kind is Kind.OTHER


def _are_mostly(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    matching = sum(len(text) <= _LONGEST and bool(pattern.fullmatch(text)) for text in texts)
    return bool(texts) and matching >= MOSTLY * len(texts)


def _as(index: int, meaning: str) -> Column:
    column = column_of("", index, meaning)
    return replace(column, block=replace(column.block, name=str(index + 1)), is_known=False)
