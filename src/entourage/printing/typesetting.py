"""Set a document by typst: a template, its data, and the fonts that come with the program."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING

import typst

from entourage import assets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any, Literal

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
_LONGEST_WORD = 20
_PIECE = re.compile(rf"\s+|\S{{0,{_LONGEST_WORD}}}?[@._+/-]+|\S{{1,{_LONGEST_WORD}}}")
_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


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
    """Cut printable text where a line may end; only text with words too long for a column has more than one piece."""
    shown = printable(text)
    if all(len(word) <= _LONGEST_WORD for word in shown.split(" ")):
        return [shown]
    return _PIECE.findall(shown)


@cache
def _fonts(*, with_system: bool) -> typst.Fonts:
    return typst.Fonts(with_system, False, [str(assets.folder("fonts"))])  # noqa: FBT003 - it takes no names


def _compile(compiler: typst.Compiler, standards: list[Literal["ua-1", "a-2a"]], today: date) -> bytes:
    midnight = datetime.combine(today, time(), UTC)
    pdf, _warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=standards, timestamp=midnight)
    return bytes(pdf)
