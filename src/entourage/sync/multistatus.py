"""Read what servers answer about many things at once (RFC 4918, 13; RFC 6578), and write what they are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from entourage.sync import addresses, faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from entourage.sync.transport import Response

DAV = "{DAV:}"
CARD = "{urn:ietf:params:xml:ns:carddav}"

MULTI_STATUS = 207

_STATUS = re.compile(r"(?:^|\s)([1-5]\d\d)(?:\s|$)")
_XML = {"Content-Type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what is said of one thing: its href, the status of all of it (0: none), and the properties it has."""

    href: str
    status: int
    properties: Mapping[str, Element]

    def text(self, name: str) -> str:
        """Return what a property says, without the blanks around it."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def within(self, name: str) -> tuple[Element, ...]:
        """Return what lies within a property."""
        found = self.properties.get(name)
        return tuple(found) if found is not None else ()


@dataclass(frozen=True, slots=True)
class Multistatus:
    """Hold a whole answer: its entries, and the token under which what changes later may be asked."""

    entries: tuple[Entry, ...]
    token: str


def headers(depth: str = "0") -> dict[str, str]:
    """Write the headers of a question in XML."""
    return {**_XML, "Depth": depth}


def question(name: str, *within: Element) -> bytes:
    """Write a question: an element with what lies within."""
    root = Element(name)
    root.extend(within)
    written: bytes = tostring(root, "utf-8", xml_declaration=True)
    return written


def element(name: str, *within: Element | str) -> Element:
    """Write an element with what lies within, text or elements."""
    made = Element(name)
    for one in within:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def properties(*names: str) -> Element:
    """Write which properties are asked for."""
    made = Element(f"{DAV}prop")
    for name in names:
        SubElement(made, name)
    return made


def parse(body: bytes) -> Element | None:
    """Read XML of a server, or None where it is none, or one that is made to harm."""
    try:
        return fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None


def read(response: Response) -> Multistatus:
    """Read an answer about many things; raises EntourageError server_nonsense where it is none."""
    root = parse(response.body) if response.status == MULTI_STATUS else None
    if root is None or root.tag != f"{DAV}multistatus":
        kind = response.headers.get("content-type", "").partition(";")[0]
        raise faults.nonsense(addresses.parse(response.url).site, f"{response.status} {kind}".strip())
    entries = tuple(entry for found in root.iter(f"{DAV}response") for entry in _entries(found, response.url))
    return Multistatus(entries, (root.findtext(f"{DAV}sync-token") or "").strip())


def conditions(response: Response) -> frozenset[str]:
    """Return the names of what a refusal says was not fulfilled (RFC 4918, 16)."""
    root = parse(response.body) if response.body else None
    return frozenset(one.tag for one in root) if root is not None and root.tag == f"{DAV}error" else frozenset()


def href_within(response: Response, name: str) -> str:
    """Return the href that a refusal gives within a condition, or nothing."""
    root = parse(response.body) if response.body else None
    found = root.findtext(f"{name}/{DAV}href") if root is not None else None
    return addresses.href(found, response.url) if found else ""


def _entries(found: Element, base: str) -> Iterator[Entry]:
    """Read one response, which may be about several things where all are alike."""
    status = _status(found.findtext(f"{DAV}status"))
    said = {one.tag: one for one in _said(found.findall(f"{DAV}propstat"))}
    for written in found.findall(f"{DAV}href"):
        yield Entry(addresses.href(written.text or "", base), status, said)


def _said(found: Iterable[Element]) -> Iterator[Element]:
    """Go through the properties that a thing has."""
    for one in found:
        if _status(one.findtext(f"{DAV}status")) in {0, 200}:
            for within in one.findall(f"{DAV}prop"):
                yield from within


def _status(line: str | None) -> int:
    found = _STATUS.search(line or "")
    return int(found[1]) if found else 0
