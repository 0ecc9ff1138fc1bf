"""Keep in a table what its columns cannot hold, as lines of a vCard that our own reader takes back exactly."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.formats.vcard_cards import read_card
from entourage.formats.vcard_writer import content_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARK = "[Entourage]"
"""The line after which a cell holds lines of a vCard."""
FIELD = "vCard"
"""What a field of the user's own is called that holds one line of a vCard."""
# A line that says more of a value of a column names it so; where that value has changed since, the line says nothing.
_INSTEAD_OF = "X-INSTEAD-OF"
_NOTHING = "X-ENTOURAGE-NOTHING"
ALWAYS = f"{_NOTHING}:-"
"""A line that says nothing but that the row is a person's, of whom little is known."""
# What a value is where nothing is said (RFC 2426 § 3.3.1 and § 3.3.2).
_DEFAULTS = {Kind.TELEPHONE: frozenset({"voice"}), Kind.EMAIL: frozenset({"internet"})}
_LINE = re.compile(r"(?:[\w.-]+\.)?[\w/-]+(?:;[^\n]*)?:[^\n]*")
_FREE_FIELD = re.compile(r"(?:User|Utilisateur) [1-4]")
_NONE: frozenset[object] = frozenset()
_DIGITS = 6
_NEAREST = {Kind.FORMATTED_NAME: Kind.NAME, Kind.NAME: Kind.FORMATTED_NAME, Kind.ANNIVERSARY: Kind.DATE}


def leftovers(values: Sequence[Value], back: Sequence[Value], kind: str) -> tuple[list[str], list[str]]:
    """Write what is missing where `back` is read of a row: (values without a column, more of those that have one)."""
    more = [] if kind == "individual" else [f"KIND:{kind}"]
    shared = _shared_groups(values)
    missing, surplus = _difference(values, back, shared)
    if not missing and not surplus:
        return [], more
    replaced = _pair(missing, surplus)
    alone = [value for value, names in zip(missing, replaced, strict=True) if not names]
    named = [_naming(value, names) for value, names in zip(missing, replaced, strict=True) if names]
    if surplus and not missing:
        named = [_naming(Value(kind=Kind.OTHER, name=_NOTHING, text="-"), [_digest(value) for value in surplus])]
    lines = list(content_lines((*alone, *named)))
    is_more = [_INSTEAD_OF in line or line.startswith("FN") for line in lines]
    return (
        [line for line, belongs in zip(lines, is_more, strict=True) if not belongs],
        more + [line for line, belongs in zip(lines, is_more, strict=True) if belongs],
    )


def is_line(text: str) -> bool:
    """Tell whether a text is one line of a vCard."""
    return bool(_LINE.fullmatch(text))


def taken_back(values: tuple[Value, ...]) -> tuple[tuple[Value, ...], str]:
    """Read the lines that `leftovers` wrote: give each value the form that it had, and tell the record's kind."""
    for value in values:  # a generator takes three times as long, and every row asks
        if MARK in value.text or value.name == FIELD:
            break
    else:
        return values, "individual"
    lines: list[str] = []
    kept: list[Value] = []
    for value in values:
        text, found = _separated(value)
        lines += found
        if text == value.text:
            kept.append(value)
        elif text:
            kept.append(replace(value, text=text))
    if not lines:
        return values, "individual"
    record, _ = read_card(0, list(enumerate([*lines, ALWAYS])), "utf-8")
    if not record:
        return values, "individual"
    return tuple(_united(kept, record.values)), record.kind


def _separated(value: Value) -> tuple[str, list[str]]:
    """Separate a value's own text from the lines of a vCard that it holds."""
    text = value.text
    if value.kind is Kind.OTHER and value.name == FIELD and is_line(text):
        return "", [text]
    is_free = value.kind is Kind.OTHER and _FREE_FIELD.fullmatch(value.name)
    if MARK not in text or not (is_free or value.kind is Kind.NOTE):
        return text, []
    before, mark, after = text.rpartition(MARK + "\n")
    lines = after.split("\n")
    is_ours = mark and (not before or (before.endswith("\n") and not is_free)) and all(map(is_line, lines))
    return (before.removesuffix("\n\n"), lines) if is_ours else (text, [])


def _united(kept: list[Value], found: Sequence[Value]) -> Iterator[Value]:
    """Put values that say more in the place of those of the columns; add those that have none."""
    digests = [_digest(value) for value in kept]
    instead: dict[int, Value | None] = {}
    added = []
    for value in found:
        names = dict(value.parameters).get(_INSTEAD_OF)
        if names is None:
            added += [] if value.name == _NOTHING else [value]
            continue
        places = _places(names.split(" "), digests, instead)
        if places:
            instead |= dict.fromkeys(places)
            own = tuple(pair for pair in value.parameters if pair[0] != _INSTEAD_OF)
            instead[places[0]] = None if value.name == _NOTHING else replace(value, parameters=own)
    for place, value in enumerate(kept):
        stands = instead.get(place, value)
        if stands:
            yield stands
    yield from added


def _places(names: Sequence[str], digests: Sequence[str], taken: dict[int, Value | None]) -> list[int]:
    """Find the values that a line stands for: all of them, each once, or none."""
    places: list[int] = []
    for name in names:
        free = (place for place, digest in enumerate(digests) if digest == name and place not in {*taken, *places})
        place = next(free, None)
        if place is None:
            return []
        places.append(place)
    return places


def _shared_groups(values: Iterable[Value]) -> frozenset[str]:
    groups = Counter(value.group for value in values if value.group)
    return frozenset(group for group, count in groups.items() if count > 1)


def _plain(value: Value, shared: frozenset[str]) -> tuple[object, ...]:
    """Give what two values that say the same have in common: no order of types, no group that ties nothing."""
    types = frozenset(value.types) - _DEFAULTS.get(value.kind, _NONE) if value.types else _NONE
    parts = [part.strip() for part in value.parts]
    while parts and not parts[-1]:
        parts.pop()
    group = value.group if value.group in shared else ""
    parameters = frozenset(value.parameters) if value.parameters else _NONE
    said = (value.text.strip(), tuple(parts), value.label, value.name, group)
    return (value.kind, *said, types, parameters, value.raw, value.photo)


def _difference(
    values: Sequence[Value], back: Sequence[Value], shared: frozenset[str]
) -> tuple[list[Value], list[Value]]:
    """Give the values that were not read back, and those that were read instead, the last of equal ones first."""
    keys = [_plain(value, shared) for value in back]
    read = Counter(keys)
    missing = []
    for value in values:
        key = _plain(value, shared)
        if read[key]:
            read[key] -= 1
        else:
            missing.append(value)
    surplus = []
    for value, key in zip(reversed(back), reversed(keys), strict=True):
        if read[key]:
            read[key] -= 1
            surplus.append(value)
    return missing, surplus[::-1]


def _pair(missing: Sequence[Value], surplus: Sequence[Value]) -> list[list[str]]:
    """Say for each value that is missing which values were read in its place, by their digests."""
    replaced: list[list[str]] = [[] for _ in missing]
    left = list(surplus)
    for likeness in (_says_alike, _is_alike, _is_nearly_alike):
        for value, names in zip(missing, replaced, strict=True):
            found = None if names else next((other for other in left if likeness(value, other)), None)
            if found:
                names.append(_digest(found))
                left.remove(found)
    for other in left:
        nearest = next((place for place, value in enumerate(missing) if value.kind is other.kind), 0)
        if replaced:
            replaced[nearest].append(_digest(other))
    return replaced


def _says_alike(value: Value, other: Value) -> bool:
    return _is_alike(value, other) and (value.text, value.parts) == (other.text, other.parts)


def _is_alike(value: Value, other: Value) -> bool:
    return value.kind is other.kind and value.name == other.name


def _is_nearly_alike(value: Value, other: Value) -> bool:
    return _NEAREST.get(value.kind) is other.kind


def _naming(value: Value, names: Sequence[str]) -> Value:
    return replace(value, parameters=(*value.parameters, (_INSTEAD_OF, " ".join(names))))


def _digest(value: Value) -> str:
    """Name what a column says, whoever wrote it: where it was changed since, it has another name."""
    types = " ".join(sorted(set(value.types) - {"pref"}))
    photo = value.photo.url if value.photo else ""
    said = (value.kind, value.name, value.text, *value.parts, types, value.label, photo)
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
