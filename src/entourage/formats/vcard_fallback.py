"""Read with vobject a card that our own reader declined."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.vcard_lines import Card

_TEXTS = {
    "FN": Kind.FORMATTED_NAME,
    "EMAIL": Kind.EMAIL,
    "TEL": Kind.TELEPHONE,
    "NOTE": Kind.NOTE,
    "TITLE": Kind.TITLE,
    "ROLE": Kind.ROLE,
    "URL": Kind.URL,
}


def rescue(card: Card, fault: str) -> Iterator[Record | Notice]:
    """Give what vobject's lexer reads of a card, all else kept as OTHER, with a notice of the fault."""
    from vobject import base  # noqa: PLC0415 - 50 ms that a good file never needs

    values, identifier = [], ""
    try:
        for text, _ in base.getLogicalLines(StringIO(card.text), allowQP=True):
            name, parameters, value, group = base.parseLine(text)
            if name.upper() == "UID":
                identifier = value
            elif name.upper() not in {"BEGIN", "END", "VERSION"} and value.strip():
                values.append(_value(name, parameters, value, group or ""))
    except base.VObjectError:
        yield Notice(line=card.line, code="unreadable_card", text=card.text[:200], rejected=True)
        return
    yield Notice(line=card.line, code="read_by_fallback", text=fault)
    yield Record(values=tuple(values), line=card.line, identifier=identifier, raw=card.text)


def _value(name: str, parameters: list[list[str]], value: str, group: str) -> Value:
    kind = _TEXTS.get(name.upper(), Kind.OTHER)
    pairs = tuple((key.upper(), ",".join(rest)) for key, *rest in parameters)
    return Value(kind=kind, text=value, name=name if kind is Kind.OTHER else "", group=group, parameters=pairs)
