"""Tell of an LDIF file that was cut within its last entry, by more than a line end that is not there."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from entourage.formats import ldif_names
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.formats.ldif_lines import Attribute, Entry

_CLIP = 200
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_OF_MAIL = re.compile(r"(?:.*second|.*alternate)?e?mail(?:address|alternateaddress)?|othermailbox")
_WEB = re.compile(r"https?:(?:/(?:/[^./]*)?)?", re.IGNORECASE)
_TELEPHONE = re.compile(r".*(?:phone|mobile|fax|cell)", re.IGNORECASE)
_BASE64 = re.compile(r"[^:]*::[ \t]*(.*)", re.DOTALL)
_LOOKED_AT = 12  # entries before the last
_LEAST_ALIKE = 4  # of these that have what the last one lacks, or are as long
_LEAST_LENGTH = 4  # of what is as long in all of them: a day, a time, a postal code
_LEAST_DIGITS = 7
_MOST_ATTRIBUTES = 500
_PICTURES = ((b"\xff\xd8\xff", b"\xff\xd9"), (b"\x89PNG", b"IEND"))


def told_of_end(entries: Iterator[Entry], *, is_open: bool, is_cut: bool = False) -> Iterator[Entry | Notice]:
    """Give the entries, and a notice where the last one is cut.

    is_open: the last line has no end. is_cut: its last letter is cut.
    """
    before: deque[Entry] = deque(maxlen=_LOOKED_AT + 1)
    for entry in entries:
        before.append(entry)
        if len(before) > 1:
            yield before[-2]
    if before:
        last = before.pop()
        notice = _cut(last, before, is_cut=is_cut) if is_open else None
        yield last
        if notice:
            yield notice


def _cut(entry: Entry, before: Sequence[Entry], *, is_cut: bool) -> Notice | None:
    """Tell that an entry is cut; a line of it that is none is then what is left of one."""
    line = entry.written[-1] if entry.written else ""
    if entry.strange and entry.strange[-1][1] == line:
        entry.strange.pop()
    elif not is_cut and not _seems_cut(entry, line, before):
        return None
    return Notice(line=entry.line, code="cut_off", text=line[-_CLIP:])


def _seems_cut(entry: Entry, line: str, before: Sequence[Entry]) -> bool:
    attributes = entry.attributes
    return bool(attributes) and (
        _is_cut(attributes[-1], line, entry, before) or _lacks(entry, before) or _lacks_what_names_it(entry, before)
    )


def _is_cut(last: Attribute, line: str, entry: Entry, before: Sequence[Entry]) -> bool:
    """Tell whether a value ends before it says what it has to say."""
    coded = _BASE64.fullmatch(line)
    if last.is_damaged or (coded and len("".join(coded[1].split())) % 4):
        return True
    if last.data:
        return _ends_within(last.data)
    text = last.text.strip()
    known = [bool(one.text or one.data) for former in (*before, entry) for one in former.attributes if one is not last]
    if not text or (_OF_MAIL.fullmatch(last.name) and before and not _MAIL.fullmatch(text)) or _WEB.fullmatch(text):
        return bool(text) or all(known)
    return _is_short(last, before) or _is_shorter_than_named(last, entry) or _is_begun(last, entry, before)


def _ends_within(data: bytes) -> bool:
    """Tell whether bytes end within a letter, or a picture."""
    if any(data.startswith(begin) and end not in data[-20:] for begin, end in _PICTURES):
        return True
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        return fault.reason == "unexpected end of data"
    return False


def _is_short(last: Attribute, before: Sequence[Entry]) -> bool:
    """Tell whether a value is shorter than all of its kind, which are of one length, or whole telephone numbers."""
    sizes = {len(one.text) for former in before for one in former.attributes if one.name == last.name}
    if not sizes:
        return False
    is_even = len(before) >= _LEAST_ALIKE and len(sizes) == 1 and min(sizes) >= _LEAST_LENGTH
    is_number = _TELEPHONE.match(last.name) and min(sizes) >= _LEAST_DIGITS
    return (is_even and len(last.text) < min(sizes)) or bool(is_number and 2 * len(last.text) <= min(sizes))


def _is_shorter_than_named(last: Attribute, entry: Entry) -> bool:
    """Tell whether the name of an entry says more of what its last line begins to say."""
    named = ldif_names.parse(next(iter(entry.texts("dn")), ""))
    said = ldif_names.first(named, last.name) if last.name != "dn" else ""
    return len(said) > len(last.text) and said.startswith(last.text)


def _is_begun(last: Attribute, entry: Entry, before: Sequence[Entry]) -> bool:
    """Tell whether a value ends within a word of a former one, where all say all in one order and more behind it."""
    formers = [former for former in before if former.texts(last.name)]
    texts = [text for former in formers for text in former.texts(last.name)]
    is_begun = any(text.startswith(last.text) and text[len(last.text) :][:1].isalnum() for text in texts)
    return is_begun and all(
        former.attributes[-1].name != last.name and _have_one_order(_names(entry), _names(former)) for former in formers
    )


def _have_one_order(some: list[str], others: list[str]) -> bool:
    """Tell whether what two entries have in common comes in one order."""
    one, other = dict.fromkeys(some), dict.fromkeys(others)
    return [name for name in one if name in other] == [name for name in other if name in one]


def _lacks_what_names_it(entry: Entry, before: Sequence[Entry]) -> bool:
    """Tell whether an entry lacks what its own name says of it, which the others all have beside their names."""
    named = {name for name, _ in ldif_names.parse(next(iter(entry.texts("dn")), ""))} & {"cn", "mail"}
    missing = named - {one.name for one in entry.attributes}
    return bool(missing and before) and all(missing <= {one.name for one in former.attributes} for former in before)


def _lacks(entry: Entry, before: Sequence[Entry]) -> bool:
    """Tell whether an entry lacks its class, all else, or what all of its class have behind what it ends with."""
    classes = set(entry.texts("objectclass"))
    if {one.name for one in entry.attributes} <= {"dn", "objectclass"}:
        return True
    if not classes:
        return bool(before) and all(one.texts("objectclass") for one in before)
    alike = [_names(one) for one in before if classes <= set(one.texts("objectclass"))]
    names, end = _names(entry), entry.attributes[-1].name
    if len(alike) < _LEAST_ALIKE:
        return False
    missing = set(alike[0]).intersection(*alike[1:]) - set(names)
    return bool(missing) and all(end in one and missing & set(one[one.index(end) :]) for one in alike)


def _names(entry: Entry) -> list[str]:
    return [one.name for one in entry.attributes[:_MOST_ATTRIBUTES]]
