"""Put together an address whose number stands in a column of its own, or its code and its town in one."""

from __future__ import annotations

import re

from entourage.domain.text import fold

_OWN = frozenset({"number", "number_suffix", "place"})
_PLACE = re.compile(r"(\d{4} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,5})[ ,]+(\D.*)")
_NUMBER_BEFORE = re.compile(
    r"(?:rue|avenue|av|boulevard|bd|chemin|place|impasse|allee|route|quai|cours|square|passage)\b.*"
    r"|.*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|boulevard|blvd|close|terrace|crescent)\.?"
)


def settled_address(parts: dict[str, str]) -> dict[str, str]:
    """Give the parts of an address with the number in its street, and a code apart from its town."""
    if _OWN.isdisjoint(parts):
        return parts
    settled = {part: text for part, text in parts.items() if part not in _OWN}
    number = f"{parts.get('number', '')} {parts.get('number_suffix', '')}".strip()
    line = "street" if settled.get("street") or not settled.get("formatted") else "formatted"
    if number:
        settled[line] = _with_number(settled.get(line, ""), number)
    place, known = parts.get("place", ""), {settled.get("postcode", ""), settled.get("locality", "")} - {""}
    if (match := _PLACE.fullmatch(place)) and not known:
        settled |= {"postcode": match[1], "locality": match[2]}
    elif place and not {*place.split()} <= {*" ".join(known).split()}:
        settled["locality"] = ", ".join(filter(None, (settled.get("locality"), place)))
    return settled


def _with_number(street: str, number: str) -> str:
    """Put a number where it stands in the language of its street: « 12 rue Haute », « Hauptstraße 12 »."""
    if not street:
        return number
    return f"{number} {street}" if _NUMBER_BEFORE.fullmatch(fold(street)) else f"{street} {number}"
