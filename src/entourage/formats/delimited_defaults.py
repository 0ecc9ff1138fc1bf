"""Know what programs write in cells of which nobody said anything, and find rows where that stands elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from entourage.domain.contact import DATE_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.delimited_rows import Row
    from entourage.formats.dialects import Column

_NO_DAY = re.compile(r"0{1,4}([./-])0{1,2}\1\s?0{1,4}\.?")
_SAMPLE = 2_000
_FEW = 200
_FARTHEST = 2  # columns from its own
# Somebody or a town (Normal, Illinois) may be called so, or somebody have written so.
_MAY_SAY_SO = frozenset({Kind.NAME, Kind.FORMATTED_NAME, Kind.PHONETIC_NAME, Kind.NICKNAME, Kind.NOTE})
# What Outlook writes in each language where nobody said anything: of priority, sensitivity, privacy and gender.
_DEFAULTS = frozenset(
    {
        *("normal", "normale", "normaal", "normalna", "normalny", "normalne", "normální", "normálna", "normálne"),
        *("normál", "normali", "normaali", "navadno", "обычная", "обычный", "звичайна", "звичайний", "нормална"),
        *("κανονική", "κανονικό", "標準", "普通", "一般", "正常", "보통", "عادي", "רגיל", "ปกติ", "parasta", "įprastas"),
        *(
            "false",
            "falsch",
            "faux",
            "aus",
            "falso",
            "onwaar",
            "fałsz",
            "ложь",
            "falsk",
            "falskt",
            "yanlış",
            "nepravda",
        ),
        *("epätosi", "hamis", "fals", "ψευδές", "нi", "хибність", "偽", "错误", "錯誤", "거짓", "לא נכון", "0"),
        *("unspecified", "keine angabe", "non spécifié", "non spécifié(e)", "no especificado", "sin especificar"),
        *("non specificato", "niet opgegeven", "niet-gespecificeerd", "niet gespecificeerd", "não especificado"),
        *("nieokreślona", "nieokreślony", "nie określono", "не определен", "не определён", "не указан", "не вказано"),
        *(
            "ospecificerad",
            "ej angivet",
            "ikke angivet",
            "ikke angitt",
            "ei määritetty",
            "belirtilmemiş",
            "belirtilmedi",
        ),
        *(
            "neurčeno",
            "neuvedené",
            "nespecifikováno",
            "nincs megadva",
            "nespecificat",
            "未指定",
            "指定なし",
            "지정 안 함",
        ),
    }
)


def is_default(text: str) -> bool:
    """Tell whether a cell says what a program writes where nobody said anything."""
    return text.lower() in _DEFAULTS


def with_defaults_elsewhere(rows: Sequence[Row], columns: Sequence[Column]) -> set[int]:
    """Give the lines of rows in which what a program writes stands beside the column where it does in other rows."""
    written = [place for place, column in enumerate(columns) if column.part == "default"]
    usual = [(place, _most_said(rows, place)) for place in written]
    own = [place for place, column in enumerate(columns) if _may_hold_default(column)]
    # With many rows, which would take long to look at, those that say what most do are sound.
    doubtful = [
        row for row in rows if usual and (len(rows) < _FEW or any(_cell(row, place) != text for place, text in usual))
    ]
    said = {place: {_cell(row, place).lower() for row in rows[:_SAMPLE]} for place in own} if doubtful else {}
    free = [place for place, one in enumerate(columns) if place not in said and not _may_say_so(one)]
    return {row.line for row in doubtful if _says_elsewhere(row, free, said)}


def _most_said(rows: Sequence[Row], place: int) -> str:
    return max(Counter(_cell(row, place) for row in rows).items(), key=lambda one: one[1], default=("", 0))[0]


def _may_hold_default(column: Column) -> bool:
    return column.part in {"default", "mail_type"} or column.block.kind in DATE_KINDS | {Kind.GENDER}


def _may_say_so(column: Column) -> bool:
    return column.block.kind in _MAY_SAY_SO or column.part in {"locality", "region"}


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _says_elsewhere(row: Row, free: Sequence[int], said: dict[int, set[str]]) -> bool:
    """Tell whether several such stand in columns that have none, or one near a column that says so in other rows."""
    found = {place: text for place in free if (text := _cell(row, place).lower()) and _is_written(text)}
    return len(found) > 1 or any(_is_missed(row, place, text, said) for place, text in found.items())


def _is_written(text: str) -> bool:
    return bool(_NO_DAY.fullmatch(text)) or text == "smtp" or (is_default(text) and text != "0")


def _is_missed(row: Row, place: int, text: str, said: dict[int, set[str]]) -> bool:
    near = range(place - _FARTHEST, place + _FARTHEST + 1)
    return any(text in said.get(other, ()) and _cell(row, other).lower() != text for other in near)
