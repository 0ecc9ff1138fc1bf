"""Set a document by typst: a template, its data, and the fonts that come with the program."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING, cast

import typst

from entourage import assets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from typst import PDFStandard

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
_PART = re.compile(r"[^@._+/-]*[@._+/-]+|[^@._+/-]+")
_SCRAP = re.compile(r"(?:.[\u0300-\u036f\u200d\ufe0f]*){1,4}")
_WIDEST = 19  # small letters of Inter SemiBold in the narrowest column of names; capitals take up to half as much more
_STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]


def typeset(template: str, data: Mapping[str, Any], today: date) -> bytes:
    """Set data by a template of resources/print as a PDF for screen readers (ISO 14289-1) and archives (ISO 19005-2).

    A character that the fonts of the program lack is looked for in those of the system; where no font has it, the
    page shows an empty box there and makes no claim to a standard. The same data on the same day is the same PDF.
    """
    source = assets.folder("print") / f"{template}.typ"
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    for with_system in (False, True):
        compiler = typst.Compiler(source, font_paths=_fonts(with_system=with_system), sys_inputs=inputs)
        try:
            return _compile(compiler, _STANDARDS, today)
        except typst.TypstError:
            continue
    return _compile(compiler, [], today)


def printable(text: str) -> str:
    """Make text of one line, without the characters that no page can show."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(part for part in _UNPRINTABLE.sub(" ", whole).split(" ") if part)


def pieces(text: str) -> list[str]:
    """Cut printable text where a line may end: between words, and inside those that are too long for a column."""
    shown = printable(text)
    if len(shown) * 1.5 <= _WIDEST or not any(map(_is_wide, shown.split(" "))):
        return [shown]
    return [piece for word in re.split("(?<= )", shown) for piece in (_parts(word) if _is_wide(word) else [word])]


def _is_wide(word: str) -> bool:
    return len(word) + sum(map(str.isupper, word)) / 2 > _WIDEST


def _parts(word: str) -> list[str]:
    """Cut a long word after the signs of an address, and anywhere where it has none."""
    parts = _PART.findall(word)
    return [scrap for part in parts for scrap in (_SCRAP.findall(part) if _is_wide(part) else [part])]


@cache
def _fonts(*, with_system: bool) -> typst.Fonts:
    return typst.Fonts(with_system, False, [str(assets.folder("fonts"))])  # noqa: FBT003 - it takes no names


def _compile(compiler: typst.Compiler, standards: list[PDFStandard], today: date) -> bytes:
    midnight = datetime.combine(today, time(), UTC)
    pdf, _warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=standards, timestamp=midnight)
    return cast("bytes", pdf)  # pages as images would come as lists
