"""Read vCards in other clothes: jCard (RFC 7095) and xCard (RFC 6351), by writing them as vCard 4.0."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from reprlib import Repr
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from entourage.formats import vcard
from entourage.formats.record import Notice, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Record

_SPACE = "{urn:ietf:params:xml:ns:vcard-4.0}"
_NAME = re.compile(r"[A-Za-z0-9-]+")
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_ADDRESS = ("pobox", "ext", "street", "locality", "region", "code", "country")
_NAME_PARTS = ("surname", "given", "additional", "prefix", "suffix")
_SHOWN = Repr()
_SHOWN.maxstring = _SHOWN.maxlist = _SHOWN.maxdict = 200
_PARTS = {"n": _NAME_PARTS, "adr": _ADDRESS, "gender": ("sex", "identity")}


def cards_of(document: object) -> list[object] | None:
    """Find the cards of a jCard document: one, or a list of them; None where it is another file."""
    if not isinstance(document, list) or not document:
        return None
    if document[0] == "vcard" and len(document) in {2, 3} and all(isinstance(part, list) for part in document[1:]):
        return [document]  # a third part is that of a calendar's component (RFC 7265 § 3.3), which some write here too
    if document[0] == "vcardstream":  # as drafts of RFC 7095 wrote several
        document = document[1:]
    if document and all(isinstance(one, list) and one and one[0] == "vcard" for one in document):
        return document
    return None


def read(cards: list[object]) -> Iterator[Record | Notice]:
    """Read each card as the vCard that it is; an entry that is none is told."""
    for place, card in enumerate(cards, 1):
        properties = card[1] if isinstance(card, list) and len(card) > 1 else None
        lines = list(_lines(properties)) if isinstance(properties, list) else []
        yield from as_vcard(lines, place, _SHOWN.repr(card)[:200])


def as_vcard(lines: list[str], place: int, shown: str) -> Iterator[Record | Notice]:
    """Read the lines of one card as the vCard that they are; shown: what is told where there are none."""
    if not lines:
        yield Notice(line=place, code="no_content", text=shown, rejected=True)
        return
    text = "\r\n".join(["BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD", ""])
    for item in vcard.read(text.encode("utf-8", "replace")).items:
        yield replace(item, line=place)


def _lines(properties: list[object]) -> Iterator[str]:
    for one in properties:
        if isinstance(one, list) and len(one) > 3 and isinstance(one[0], str) and _NAME.fullmatch(one[0]):  # noqa: PLR2004 - name, parameters, type, values
            name, parameters, kind, *values = one
            if name.lower() != "version":
                given = parameters if isinstance(parameters, dict) else {}
                yield _line(name, given, kind if isinstance(kind, str) else "text", values)


def _line(name: str, given: dict[object, object], kind: str, values: list[object]) -> str:
    group = given.get("group")
    named = {str(key): value for key, value in given.items() if _NAME.fullmatch(str(key))}
    pairs = [(key, value) for key, value in named.items() if key.lower() != "group"]
    if kind.lower() in {"uri", "text"} and not any(key.lower() == "value" for key, _ in pairs):
        pairs += [("value", "uri")] if kind.lower() == "uri" and name.lower() not in {"photo", "url", "impp"} else []
    said = "".join(f";{key.upper()}={_parameter(value)}" for key, value in pairs)
    prefix = f"{group}." if isinstance(group, str) and _NAME.fullmatch(group) else ""
    is_uri = kind.lower() == "uri"
    return f"{prefix}{name.upper()}{said}:{','.join(_value(value, is_uri=is_uri) for value in values)}"


def _parameter(value: object) -> str:
    texts = list(_leaves(value))
    written = ",".join(str(text).translate(_CARETS) for text in texts)
    return f'"{written}"' if re.search('[:;,"]', written) and len(texts) == 1 else written


def _value(value: object, *, is_uri: bool) -> str:
    """Write a value; a list holds components, and each component may be a list of its own."""
    if isinstance(value, list):
        return ";".join(",".join(_text(leaf, is_uri=is_uri) for leaf in _leaves(part)) for part in value)
    return ",".join(_text(leaf, is_uri=is_uri) for leaf in _leaves(value))


def _leaves(value: object) -> Iterator[object]:
    """Give what is in lists within lists, however deep: more than two levels mean nothing (RFC 7095 § 3.3.1.3)."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            waiting.extend(reversed([*chain.from_iterable(one.items())]))
        else:
            yield one


def _text(value: object, *, is_uri: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return text.replace("\n", "").replace("\r", "") if is_uri else text.translate(_ESCAPED)


def looks_like_xml(text: str) -> bool:
    """Tell whether a text is xCard."""
    return "urn:ietf:params:xml:ns:vcard-4.0" in text[:4096]


def read_xml(text: str, encoding: str) -> Reading:
    """Read xCard; a document that declares things of its own (entities, types) is refused, for they can explode."""
    form = "xcard"
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return Reading(format="unknown", items=iter([Notice(code="not_contacts", text="xml")]))
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - without declarations nothing expands
    except (ET.ParseError, ValueError, RecursionError) as fault:
        line = getattr(fault, "position", (0, 0))[0]
        notice = Notice(line=line, code="bad_json", text=str(fault)[:200])
        return Reading(format=form, encoding=encoding, items=iter([notice]))
    cards = root.iter(f"{_SPACE}vcard")
    return Reading(format=form, encoding=encoding, items=_xml_items(list(cards)))


def _xml_items(cards: list[ET.Element]) -> Iterator[Record | Notice]:
    for place, card in enumerate(cards, 1):
        yield from as_vcard(list(_xml_lines(card)), place, "vcard")


def _xml_lines(card: ET.Element) -> Iterator[str]:
    for group, one in _xml_properties(card):
        name = one.tag.removeprefix(_SPACE)
        if _NAME.fullmatch(name):
            parameters = one.find(f"{_SPACE}parameters")
            values = [part for part in one if part is not parameters]
            given: dict[object, object] = {"group": group} if group else {}
            for each in parameters if parameters is not None else ():
                given[each.tag.removeprefix(_SPACE)] = [part.text or "" for part in each]
            yield _xml_line(name, given, values)


def _xml_properties(card: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Give the properties of a card, each with its group (RFC 6351 § 5); of groups within groups the innermost."""
    waiting = [("", one) for one in reversed(card)]
    while waiting:
        group, one = waiting.pop()
        if one.tag == f"{_SPACE}group":
            name = one.get("name", "")
            waiting.extend((name, inner) for inner in reversed(one))
        else:
            yield group, one


def _xml_line(name: str, given: dict[object, object], values: list[ET.Element]) -> str:
    if name in _PARTS:
        said: dict[str, list[object]] = {}
        for part in values:
            said.setdefault(part.tag.removeprefix(_SPACE), []).append(part.text or "")
        whole: list[object] = [said.get(part, [""]) for part in _PARTS[name]]
        return _line(name, given, "text", [whole])
    kind = values[0].tag.removeprefix(_SPACE) if values else "text"
    texts: list[object] = [part.text or "" for part in values]
    return _line(name, given, kind, [texts] if name == "org" else texts)
