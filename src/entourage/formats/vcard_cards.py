"""Make a record of the lines of one card."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value, display_name, first_of, is_put_together
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_android import with_samsungs_address
from entourage.formats.vcard_company import without_company
from entourage.formats.vcard_components import without_lists
from entourage.formats.vcard_full_name import with_whole_names
from entourage.formats.vcard_headings import has_no_name, headed
from entourage.formats.vcard_property import (
    DERIVED,
    NOT_ENCODED,
    RAW,
    Property,
    decode_value,
    healed,
    is_whole,
    misdeclared,
    split_line,
    unescape,
)
from entourage.formats.vcard_values import other, phonetic_name, read_values
from entourage.formats.vcard_writer import PRODUCT, is_product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_APPLE_LABEL = re.compile(r"_?\$!<(.*)>!\$_?", re.DOTALL)
_TYPE_WORDS = frozenset({"CELL", "FAX", "HOME", "MAIN", "OTHER", "PAGER", "PREF", "VOICE", "WORK"})
_APPLE_TYPES = {"mobile": "cell", "homefax": "fax", "workfax": "fax"}
_PHONETIC = re.compile(r"X-PHONETIC-(FIRST|MIDDLE|LAST)-NAME")
_NO_CONTENT = frozenset({"PRODID", "REV"})
_CLIP = 200
_OTHER = Kind.OTHER
_FEW = 60
_LISTED = frozenset({"N", "ADR"})


@dataclass(slots=True)
class _Draft:
    values: list[Value] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    member_lines: list[Property] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    label_lines: dict[str, Property] = field(default_factory=dict)
    phonetic: dict[str, str] = field(default_factory=dict)
    identifier: str = ""
    kind: str = "individual"
    derived: set[str] = field(default_factory=set)
    seen: set[Value] = field(default_factory=set)
    is_old: bool = False
    is_list: bool = False
    is_samsungs: bool = False
    is_harmonys: bool = False
    counted: int = 0


def read_card(
    line: int,
    lines: list[tuple[int, str]],
    fallback: str,
    parts: Iterable[Property] = (),
    *,
    is_harmonys: bool = False,
) -> tuple[Record | None, list[Notice]]:
    """Make a record of one card's whole lines; None where it says nothing; `fallback` decodes undeclared letters.

    parts: the lines parted at their colons, where that is done.
    """
    draft = _Draft(is_harmonys=is_harmonys)
    for found in parts or _parted(draft, lines, fallback):
        value = decode_value(found.head, found.value, fallback)
        if found.head.charset and value is not found.value:
            _tell_of_charset(draft, found, fallback)
        _take(draft, found if value is found.value else found._replace(value=value))
    if draft.phonetic:
        draft.values.append(phonetic_name(draft.phonetic))
    values = _values_of(draft)
    if draft.member_lines and not (draft.is_list or draft.kind == "group"):
        values = (*values, *map(other, draft.member_lines))  # only a group has members (RFC 6350 § 6.6.5)
        draft.members.clear()
    if all(value.kind is _OTHER and value.name.upper() in _NO_CONTENT for value in values):
        return None, [*draft.notices, Notice(line=line, code="no_content", rejected=True)]
    record = Record(
        values=values,
        line=line,
        identifier=draft.identifier,
        kind=draft.kind,
        members=(*draft.members, *_listed(values)) if draft.is_list else tuple(draft.members),
        raw=_written(lines, fallback),
    )
    return record, draft.notices


def _values_of(draft: _Draft) -> tuple[Value, ...]:
    """Give what the lines say as their program means it, without what it made up."""
    values = tuple(_labelled(draft) if draft.labels else draft.values)
    values = tuple([value for value in values if value.text != PRODUCT or not is_product(value)])
    values = without_company(values)
    if draft.is_samsungs:
        values = with_samsungs_address(values)
    if "N" in draft.derived:
        values = _without_derived_parts(values)
    if "FN" in draft.derived:
        values = _without_derived_name(values)
    return values


def _parted(draft: _Draft, lines: list[tuple[int, str]], fallback: str) -> Iterator[Property]:
    is_headed = has_no_name(lines)
    headings: list[tuple[int, str]] = []
    for number, text in with_whole_names(lines, fallback):
        split = split_line(text, fallback)
        if split:
            yield Property(*split, number)
        elif is_headed and ":" in text:
            headings.append((number, text))
        elif text.strip():
            _say_bad(draft, number, text, fallback)
    read, left = headed(headings, fallback)
    yield from read
    for number, text in left:
        _say_bad(draft, number, text, fallback)


def _say_bad(draft: _Draft, number: int, text: str, fallback: str) -> None:
    draft.notices.append(Notice(line=number, code="bad_line", text=healed(text, fallback)[:_CLIP]))


def _tell_of_charset(draft: _Draft, found: Property, fallback: str) -> None:
    encoding = misdeclared(found.head, found.value, fallback)
    if encoding:
        draft.notices.append(
            Notice(line=found.line, property=found.head.spelled, code="letters_guessed", text=f"0 {encoding}")
        )


def _written(lines: list[tuple[int, str]], fallback: str) -> str:
    text = "\n".join([text for _, text in lines])
    return text if is_whole(text) else "\n".join([healed(text, fallback) for _, text in lines])


def _take(draft: _Draft, found: Property) -> None:
    name = found.head.name
    special = _SPECIAL.get(name)
    if special and special(draft, found):
        return
    is_extension = name[:2] == "X-"
    if draft.is_old and name in _LISTED and "," in found.value:
        found = found._replace(value=without_lists(found.value))
    match = _PHONETIC.fullmatch(name) if is_extension else None
    if match and found.value.strip() and match[1] not in draft.phonetic:
        draft.phonetic[match[1]] = unescape(found.value).strip()
        return
    for item in read_values(found._replace(is_harmonys=True) if draft.is_harmonys else found):
        if isinstance(item, Notice):
            draft.notices.append(item)
        elif not item.is_empty and not (is_extension and _is_said(draft, item)):
            draft.values.append(_as_was_written(item) if item.parameters else item)


def _as_was_written(value: Value) -> Value:
    """Give a value that we wrote the text back in which its source had written it."""
    said = dict(value.parameters)
    if RAW not in said and NOT_ENCODED not in said:
        return value
    renamed = (("ENCODING" if name == NOT_ENCODED else name, text) for name, text in value.parameters)
    return replace(value, raw=said.get(RAW, value.raw), parameters=tuple(pair for pair in renamed if pair[0] != RAW))


def _without_derived_name(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Leave out the full name that we made because a card needs one; one that was changed since stays."""
    others = tuple(value for value in values if value.kind is not Kind.FORMATTED_NAME)
    said, name = [value.text for value in values if value.kind is Kind.FORMATTED_NAME], first_of(others, Kind.NAME)
    if not others or len(said) != 1:
        return values
    is_ours = said[0] == display_name(others) or (name is not None and is_put_together(said[0], name))
    return others if is_ours else values


def _without_derived_parts(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Leave out the given name that we made of the full one because a card of 3.0 needs one, unless it was changed."""
    full = {value.text for value in values if value.kind is Kind.FORMATTED_NAME}
    return tuple(
        value
        for value in values
        if not (value.kind is Kind.NAME and value.as_name.given in full and sum(map(bool, value.parts)) == 1)
    )


def _derived(draft: _Draft, found: Property) -> bool:
    draft.derived.add(found.value.strip().upper())
    return True


def _is_said(draft: _Draft, item: Value) -> bool:
    """Tell whether a card says the same twice."""
    if len(draft.values) <= _FEW:
        return item in draft.values
    draft.seen.update(draft.values[draft.counted :])  # a list of 100,000 is no place to look for something
    draft.counted = len(draft.values)
    return item in draft.seen


def _version(draft: _Draft, found: Property) -> bool:
    draft.is_old = found.value.strip() == "2.1"
    return True


def _uid(draft: _Draft, found: Property) -> bool:
    if draft.identifier:
        return False
    draft.identifier = _identifier(found)
    return True


def _kind(draft: _Draft, found: Property) -> bool:
    kind = unescape(found.value).strip().lower()
    if kind and draft.kind not in {kind, "individual"}:
        return False
    draft.kind = kind or draft.kind
    return True


def _evolution_list(draft: _Draft, found: Property) -> bool:
    """Take for a group what Evolution calls a list of contacts: its addresses are those of others."""
    if found.value.strip().upper() == "TRUE":
        draft.kind = "group"
        draft.is_list = True
    return False


def _listed(values: tuple[Value, ...]) -> Iterator[str]:
    """Name who is in a list of Evolution: those of its address book by identifier, all others by address."""
    for value in values:
        if value.kind is Kind.EMAIL:
            yield dict(value.parameters).get("X-EVOLUTION-DEST-CONTACT-UID") or f"mailto:{value.text}"


def _member(draft: _Draft, found: Property) -> bool:
    if found.value.strip():
        draft.members.append(_identifier(found))
        draft.member_lines.append(found)
    return True


def _label(draft: _Draft, found: Property) -> bool:
    if not found.head.group:
        return False
    label, group = unescape(found.value).strip(), found.head.group.lower()
    if not label:
        return True
    draft.label_lines.setdefault(group, found)
    return draft.labels.setdefault(group, label) == label


def _identifier(found: Property) -> str:
    """Read who someone is; as it was, where we wrote a UUID for it."""
    bare = re.sub(r"^urn:uuid:", "", unescape(found.value).strip(), flags=re.IGNORECASE)
    return dict(found.head.parameters).get(RAW, bare)


def _samsungs(draft: _Draft, _: Property) -> bool:
    draft.is_samsungs = True
    return False


_SPECIAL = {
    "VERSION": _version,
    "UID": _uid,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    "X-ABLABEL": _label,
    "X-EVOLUTION-LIST": _evolution_list,
    DERIVED: _derived,
    "X-SAMSUNGADR": _samsungs,
}


def _labelled(draft: _Draft) -> list[Value]:
    """Give each label to the values of its group, and keep as OTHER, first to last, the labels of none."""
    named = [value for value in draft.values if not _is_label(value)]
    known = {value.group.lower() for value in named if value.kind is not _OTHER}
    values = [
        _with_label(value, draft.labels.get(value.group.lower(), ""))
        if value.kind is not _OTHER or value.group.lower() not in known
        else value
        for value in named
    ]
    return [*values, *_left_labels(draft, {value.group.lower() for value in named})]


def _left_labels(draft: _Draft, used: set[str]) -> Iterator[Value]:
    """Keep the labels of no value, and a group's second ones after its first, whose place they would take next time."""
    more = [value for value in draft.values if _is_label(value)]
    doubled = {value.group.lower() for value in more}
    for group, text in draft.labels.items():
        if text and (group not in used or (group in doubled and _APPLE_LABEL.fullmatch(text))):
            yield other(draft.label_lines[group])
    yield from more


def _is_label(value: Value) -> bool:
    return value.kind is _OTHER and value.name.upper() == "X-ABLABEL"


def _with_label(value: Value, label: str) -> Value:
    match = _APPLE_LABEL.fullmatch(label)
    if not match:
        if _TYPE_WORDS.issuperset(label.split(";")):  # as ownCloud wrote them: « WORK;VOICE;PREF »
            return replace(value, types=tuple(dict.fromkeys((*value.types, *label.lower().split(";")))))
        return replace(value, label=label) if label else value
    word = match[1].lower()
    if value.kind in {Kind.DATE, Kind.ANNIVERSARY} and word == "anniversary":
        return replace(value, kind=Kind.ANNIVERSARY)
    added = [
        _APPLE_TYPES.get(word, word),
        *(("home",) if word == "homefax" else ("work",) if word == "workfax" else ()),
    ]
    return replace(value, types=tuple(dict.fromkeys((*value.types, *added))))
