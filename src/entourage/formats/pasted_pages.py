"""Find the people on a page of a network that was copied as text, among buttons, counts and headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.formats.pasted_names import person_of, visible
from entourage.formats.pasted_words import (
    ends_an_entry,
    is_connection,
    is_furniture,
    is_organization,
    pictured,
)
from entourage.formats.written_dates import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.formats.pasted_names import Person
    from entourage.formats.record import Pasted

_HANDLE = re.compile(r"[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])")
_AT_HANDLE = re.compile(r"@[\w.-]+(?:@[\w-]+(?:\.[\w-]+)+)?")
_ON = re.compile(r"^\D*?\b(?:on|le|am|el|il)\s+(?P<day>.+)$", re.IGNORECASE)
_LONGEST = 500  # letters of a line that are looked at: no name is so long
_DOUBLED, _FEW, _PAGE_LIKE, _CLEAR = 0.6, 3, 0.15, 0.3
_HANDLED = frozenset({"instagram", "tiktok", "threads"})

Line = tuple[int, str]
Found = tuple["list[Entry]", "list[Line]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one person of a pasted text.

    lines: the numbers of those that say so; said: their words, the name first. written: the name as it stands, where
    it was turned round. times: how often the name is said.
    """

    line: int
    lines: tuple[int, ...]
    name: str
    written: str = ""
    parts: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    handle: str = ""
    url: str = ""
    headline: str = ""
    connected_on: str = ""
    said: tuple[str, ...] = ()
    times: int = 1

    @classmethod
    def of(cls, line: int, person: Person, said: str) -> Entry:
        """Make an entry of what one line says."""
        written = said if person.parts else ""
        return cls(
            line=line,
            lines=(line,),
            name=person.name,
            written=written,
            parts=person.parts,
            mails=person.mails,
            numbers=person.numbers,
            said=(said,),
        )


def entries_of(text: str, told: Pasted) -> Found:
    """Find the people of a page, and the lines that were taken for none.

    Neither are a name that is said twice, whose picture it is, and the page's own words beneath each person.
    """
    said = text.splitlines()
    every = [(number, line) for number, raw in enumerate(said, 1) if (line := visible(raw[:_LONGEST]))]
    lines = [one for one in every if one[0] not in told.ignored]
    entries = _shape_of(lines, told.source.casefold())(lines)
    used = {number for entry in entries for number in entry.lines}
    entries += [
        Entry(line=number, lines=(number,), name=line, said=(line,))
        for number, line in every
        if number in told.names and number not in used
    ]
    used |= told.names
    names = {text for entry in entries for text in entry.said[:1]}
    recurring = _recurring(lines, len(entries))
    ignored = [
        (number, said[number - 1].strip())
        for number, text in every
        if number not in used and (number in told.ignored or not (pictured(text) in names or text in recurring))
    ]
    if not (told.names or told.source or _is_page(lines)) and len(entries) < len(ignored):
        return [], every  # a letter rather than a list
    return sorted(entries, key=lambda one: one.line), ignored


def _recurring(lines: Sequence[Line], people: int) -> set[str]:
    """Name the words of a page that stand with nearly everyone on it."""
    numbers = Counter(text for _, text in lines if is_furniture(text))
    return {text for text, number in numbers.items() if number >= max(_FEW - 1, people * _DOUBLED)}


def _is_page(lines: Sequence[Line]) -> bool:
    """Tell whether a text is a page of a network, by its buttons and pictures."""
    return sum(is_furniture(text) or bool(pictured(text)) for _, text in lines) > _PAGE_LIKE * len(lines)


def _shape_of(lines: Sequence[Line], source: str) -> Callable[[Sequence[Line]], list[Entry]]:
    """Tell how a page is built: by what is connected since when, by accounts, or name by name."""
    connected = sum(is_connection(text) for _, text in lines)
    at = sum(bool(_AT_HANDLE.fullmatch(text)) for _, text in lines)
    bare = sum(bool(_is_account(text)) for _, text in lines)
    if connected >= _FEW - 1 or (connected and "linkedin" in source):
        return _connections
    if at >= _FEW or (at and not bare):
        return _signed
    is_told = any(name in source for name in _HANDLED)
    if bare and (is_told or bare >= max(_FEW, _CLEAR * len(lines))) and _has_buttons(lines, bare):
        return _accounts
    return _names


def _is_account(text: str) -> bool:
    return bool(_HANDLE.fullmatch(text)) and not is_furniture(text) and not text.isdigit()


def _has_buttons(lines: Sequence[Line], accounts: int) -> bool:
    below = sum(ends_an_entry(text) for _, text in lines)
    dotted = sum(bool(re.search(r"[._\d]", text)) and _is_account(text) for _, text in lines)
    return below >= accounts * _CLEAR or dotted >= accounts * _CLEAR


def _connections(lines: Sequence[Line]) -> list[Entry]:
    """Read a page on which each person has a name, a headline, and since when you are connected."""
    entries: list[Entry] = []
    block: list[Line] = []
    for number, text in lines:
        block.append((number, text))
        if is_connection(text):
            entry = _connection(block)
            entries += [entry] if entry else []
            block = []
    return entries


def _connection(block: Sequence[Line]) -> Entry | None:
    images = {pictured(text) for _, text in block} - {""}
    rest = [(number, text) for number, text in block[:-1] if not (pictured(text) or is_furniture(text))]
    start = next((at for at, (_, text) in enumerate(rest) if text in images), 0)
    if not rest:
        return None
    number, name = rest[start]
    below = [(at, text) for at, text in rest[start + 1 :] if text != name]
    same = tuple(at for at, text in rest if text == name)
    since, headline = block[-1][1], " ".join(text for _, text in below)
    person = person_of(name, leniently=True)
    entry = Entry.of(number, person, name) if person and person.name else Entry(line=number, lines=(), name=name)
    return replace(
        entry,
        lines=(*same, *(at for at, _ in below), block[-1][0]),
        headline=headline,
        connected_on=_day(since),
        said=tuple(filter(None, (name, headline, since))),
    )


def _day(since: str) -> str:
    """Read the day on which two people were connected; how long ago it was is no day."""
    match = _ON.match(since)
    return read_date(match["day"], day_first="connected" not in since.lower()) if match else ""


def _signed(lines: Sequence[Line]) -> list[Entry]:
    """Read a page on which each name stands above an account that begins with @."""
    entries: list[Entry] = []
    before: Line = (0, "")
    for number, text in lines:
        if not _AT_HANDLE.fullmatch(text):
            before = (number, text)
            continue
        is_named = before[1] and not (is_furniture(before[1]) or pictured(before[1]))
        name, at = (before[1], (before[0],)) if is_named else ("", ())
        said = tuple(filter(None, (name, text)))
        entries.append(Entry(line=number, lines=(*at, number), name=name, handle=text.removeprefix("@"), said=said))
        before = (0, "")
    return entries


def _accounts(lines: Sequence[Line]) -> list[Entry]:
    """Read a page on which each account stands above a name, which not everyone has, and a button."""
    entries: list[Entry] = []
    is_open = False
    for number, text in lines:
        if pictured(text) or ends_an_entry(text):
            is_open = False
        elif is_furniture(text):
            continue
        elif is_open and text == entries[-1].handle:
            entries[-1] = replace(entries[-1], lines=(*entries[-1].lines, number))
        elif is_open and not entries[-1].name:
            said = (*entries[-1].said, text)
            entries[-1] = replace(entries[-1], name=text, lines=(*entries[-1].lines, number), said=said)
        elif _is_account(text):
            entries.append(Entry(line=number, lines=(number,), name="", handle=text, said=(text,)))
            is_open = True
    return entries


def _names(lines: Sequence[Line]) -> list[Entry]:
    """Read names line by line; where a page writes each twice, what stands there once is something else."""
    is_page = _is_page(lines)
    leniently = not is_page and _is_small(lines)
    found: list[Entry] = []
    for number, text in lines:
        name = pictured(text) or text
        is_other = is_furniture(name) or (is_page and is_organization(name))
        person = None if is_other else person_of(name, leniently=leniently)
        if person is None:
            continue
        last = found[-1] if found and found[-1].lines[-1] == number - 1 else None
        if last and (not person.name or person.name == last.name):  # said twice, or an address below its name
            found[-1] = replace(
                last,
                lines=(*last.lines, number),
                mails=last.mails + person.mails,
                numbers=last.numbers + person.numbers,
                said=last.said if person.name else (*last.said, text),
                times=last.times + bool(person.name),
            )
        else:
            found.append(Entry.of(number, person, name))
    doubled = sum(one.times > 1 for one in found)
    is_double = len(found) >= _FEW and doubled >= _DOUBLED * len(found)
    return [one for one in found if one.times > 1 or not is_double]


def _is_small(lines: Sequence[Line]) -> bool:
    """Tell whether nearly all of a list is in small letters."""
    small = sum(text == text.lower() and text != text.upper() for _, text in lines)
    return small > (1 - _CLEAR) * len(lines)
