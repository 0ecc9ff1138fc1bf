"""Read MeCards and their kin BIZCARD, which codes to photograph hold (NTT DoCoMo), by writing them as vCards."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from entourage.formats.jcard import as_vcard
from entourage.formats.record import Notice, Reading
from entourage.formats.vcard_lines import text_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Record

_BEGIN = re.compile(r"^(?:[^\S\n]|\ufeff)*+(MECARD|BIZCARD):(?=\s*[A-Z-]{1,20}:)", re.IGNORECASE | re.MULTILINE)
# Two semicolons end a card, but for careless programs that write a further field behind them.
_CARD = re.compile(r"(?:[^;\\]++|\\.?|;++[ \t]*+(?=[A-Z-]{1,20}:(?!//))|;(?!;))*+", re.IGNORECASE | re.DOTALL)
_PIECES = re.compile(r"(?:[^;\\]++|\\.?)++", re.DOTALL)
_PARTS = re.compile(r"(?:[^,\\]++|\\.?)*+", re.DOTALL)
_FIELD = re.compile(r"\s*([A-Z-]{1,20}):(.*)", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"\\([;:,\\\"])")
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
_CLIP = 200
_PARTS_OF_ADDRESS = 7
_AS = {"MEMO": "NOTE", "TIL": "TITLE", "TEL-AV": "TEL;TYPE=video"}
_SAME = frozenset({"TEL", "EMAIL", "URL", "NOTE", "BDAY", "NICKNAME", "TITLE", "FN", "ROLE"})
# What the single letters of a BIZCARD stand for; its two names are parts of one.
_OF_BIZCARD = {"T": "TITLE", "C": "ORG", "D": "DIV", "A": "ADR", "B": "TEL", "M": "TEL", "F": "TEL", "E": "EMAIL"}
_SPOKEN = ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME")


def looks_like(text: str) -> bool:
    """Tell whether a text begins with a MeCard."""
    return bool(_BEGIN.match(text))


def read(text: str, encoding: str) -> Reading:
    """Read each card of a text."""
    begin = [Notice(code="null_bytes")] if "\0" in text else []
    text = text.replace("\0", "")
    begins = list(_BEGIN.finditer(text))
    ends = [*(match.start() for match in begins[1:]), len(text)]
    places = [(match.end(), end, "B" in match[1].upper()) for match, end in zip(begins, ends, strict=True)]
    return Reading(
        format="mecard",
        encoding=encoding,
        people=len(begins),
        items=chain(begin, _items(text, places)),
    )


def _items(text: str, places: list[tuple[int, int, bool]]) -> Iterator[Record | Notice]:
    line, at = 1, 0
    for begin, end, is_bizcard in places:
        line, at = line + text.count("\n", at, begin), begin
        card = _CARD.match(text, begin, end)
        over = card.end() if card else end
        written = text[begin:over]
        fields = _of_bizcard(_fields(written)) if is_bizcard else _fields(written)
        yield from as_vcard(list(_lines(fields)), line, written[:_CLIP])
        yield from _behind(text[over:end], line + text.count("\n", begin, over))


def _behind(text: str, line: int) -> Iterator[Notice]:
    """Tell of text behind a card, which belongs to none."""
    begun = text.lstrip("; \t\r\n")
    if begun:
        line += text[: -len(begun)].count("\n")
        yield text_between(list(enumerate(map(str.rstrip, begun.rstrip().split("\n")), line)))


def _fields(text: str) -> list[tuple[str, str]]:
    """Part a card into names and values; what has no name goes on with the value before it."""
    found: list[tuple[str, list[str]]] = []
    for piece in _PIECES.findall(text):
        match = _FIELD.fullmatch(piece)
        if match and not match[2].startswith("//"):
            found.append((match[1].upper(), [match[2].strip()]))
        elif found and piece.strip():
            found[-1][1].append(piece.rstrip())
    return [(name, ";".join(parts)) for name, parts in found if any(parts)]


def _of_bizcard(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name the fields of a BIZCARD as a MeCard does: its given name is N, and its family name X."""
    said = dict(reversed(fields))
    name = [("N", f"{said['X']},{said.get('N', '')}")] if "X" in said else []
    others = [(name, value) for name, value in fields if not (said.get("X") and name in {"N", "X"})]
    return [*name, *((_OF_BIZCARD.get(key, key), value) for key, value in others)]


def _lines(fields: list[tuple[str, str]]) -> Iterator[str]:
    """Write the fields as lines of a vCard; the company and its part are one there."""
    company = [_text(value) for wanted in ("ORG", "DIV") for name, value in fields if name == wanted]
    if company:
        yield f"ORG:{';'.join(company)}"
    for name, value in fields:
        if name not in {"ORG", "DIV"}:
            yield from _line(name, value)


def _line(name: str, value: str) -> Iterator[str]:
    parts = [_text(part) for part in _parts(value)]
    if name == "N":
        yield f"N:{';'.join(parts)}" if len(parts) > 1 else f"FN:{parts[0]}"
    elif name == "ADR":
        yield f"ADR:{';'.join(parts) if len(parts) == _PARTS_OF_ADDRESS else f';;{_text(value)}'}"
    elif name == "SOUND":
        yield from (f"{spoken}:{part}" for spoken, part in zip(_SPOKEN, parts, strict=False))
    else:
        name = _AS.get(name, name if name in _SAME else f"X-{name.removeprefix('X-')}")
        yield f"{name}:{_text(value)}"


def _parts(value: str) -> list[str]:
    """Cut at commas, save quoted ones."""
    found, start = [], 0
    while (match := _PARTS.match(value, start)) and match.end() < len(value):
        found.append(match[0])
        start = match.end() + 1
    return [*found, value[start:]]


def _text(value: str) -> str:
    return _QUOTED.sub(r"\1", value).strip().translate(_ESCAPED)
