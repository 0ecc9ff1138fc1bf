"""Set a document by typst: a template, its data, and the fonts that come with the program."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst

from entourage import assets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from typst import PDFStandard

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PART = re.compile(r"[^@._+/-]*[@._+/-]+|[^@._+/-]+")
_SCRAP = re.compile(r"(?:.[\u0300-\u036f\u200d\ufe0f]*){1,4}")
WIDEST = 19  # small letters of Inter SemiBold in the usual column of names; capitals take up to half as much more
_STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]


class Setting:
    """Live as a document that is set: its PDF, what it noted of itself, and its pages as images.

    A character that the fonts of the program lack is looked for in those of the system; where no font has it, the
    page shows an empty box there and the PDF makes no claim to a standard. Else it is one for screen readers
    (ISO 14289-1) and archives (ISO 19005-2). The same data on the same day is the same PDF.
    """

    def __init__(self, template: str, data: Mapping[str, Any], today: date, pictures: Path | None = None) -> None:
        """Set data by a template of resources/print.

        pictures: the folder of those that the data names ("/1.jpg"), to which the template is copied: a page can name
        no file outside of its own folder.
        """
        source = assets.folder("print") / f"{template}.typ"
        if pictures:
            source = Path(shutil.copy(source, pictures))
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        self._midnight = datetime.combine(today, time(), UTC)
        for with_system in (False, True):
            self._compiler = typst.Compiler(source, font_paths=_fonts(with_system=with_system), sys_inputs=inputs)
            try:
                self.pdf = self._compile(_STANDARDS)
            except typst.TypstError:
                continue
            return
        self.pdf = self._compile([])

    def _compile(self, standards: list[PDFStandard]) -> bytes:
        compiled = self._compiler.compile_with_warnings(format="pdf", pdf_standards=standards, timestamp=self._midnight)
        return cast("bytes", compiled[0])  # pages as images would come as lists

    def noted(self, label: str) -> list[Any]:
        """Read the values that the template noted under a label."""
        return list(json.loads(self._compiler.query(f"<{label}>", field="value")))

    def images(self, ppi: float) -> list[bytes]:
        """Draw each page as a PNG with so many pixels per inch."""
        drawn, _warnings = self._compiler.compile_with_warnings(format="png", ppi=ppi, timestamp=self._midnight)
        return drawn if isinstance(drawn, list) else [cast("bytes", drawn)]


def printable(text: str) -> str:
    """Make text of one line, without the characters that no page can show, and those that turn others around."""
    whole = _TURNS.sub("", text.encode("utf-8", "replace").decode("utf-8"))
    return " ".join(part for part in _UNPRINTABLE.sub(" ", whole).split(" ") if part)


def pieces(text: str, widest: int = WIDEST) -> list[str]:
    """Cut printable text where a line may end: between words, and inside those that are too long for a column.

    widest: how many small letters go into the column.
    """
    shown = printable(text)
    if len(shown) * 1.5 <= widest or not any(_is_wide(word, widest) for word in shown.split(" ")):
        return [shown]
    words = re.split("(?<= )", shown)
    return [piece for word in words for piece in (_parts(word, widest) if _is_wide(word, widest) else [word])]


def _is_wide(word: str, widest: int) -> bool:
    return len(word) + sum(map(str.isupper, word)) / 2 > widest


def _parts(word: str, widest: int) -> list[str]:
    """Cut a long word after the signs of an address, and anywhere where it has none."""
    parts = _PART.findall(word)
    return [scrap for part in parts for scrap in (_SCRAP.findall(part) if _is_wide(part, widest) else [part])]


@cache
def _fonts(*, with_system: bool) -> typst.Fonts:
    return typst.Fonts(with_system, False, [str(assets.folder("fonts"))])  # noqa: FBT003 - it takes no names
