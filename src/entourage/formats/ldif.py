"""Read LDIF (RFC 2849) of address books and directories: people, and the groups they are in.

Who is who: an identifier that a directory gives (entryUUID, objectGUID, …) stays when everything else changes. Else the
distinguished name is one as far as it names an address or a place in a directory; Thunderbird makes it of the name and
the first e-mail, so someone who changes either is asked about. Where one such name stands twice, it identifies nobody.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value, display_name
from entourage.domain.text import fold
from entourage.domain.watching import tick, ticking
from entourage.formats import ldif_names
from entourage.formats.ldif_end import told_of_end
from entourage.formats.ldif_lines import cut
from entourage.formats.ldif_values import addresses_of, values_of
from entourage.formats.record import NOTHING_TOLD, Notice, Reading, Record, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.formats.ldif_lines import Entry

_CLIP = 200
_BEFORE = re.compile(r"[#\s]|$|version\s*:\s*\d+\s*$", re.IGNORECASE)
_BEGIN = re.compile(r"(?:dn|objectclass)\s*::?[ \t]*\S", re.IGNORECASE)
_LARGEST_START = 65_536
_OPEN = re.compile(rb"(?:^|[\r\n])[^#\s][^\r\n]*\Z|(?:^|[\r\n])[ \t][^\r\n]*\S[^\r\n]*\Z")
_EVERY = 32
_DIALECTS = (
    ("thunderbird", ("mozillaabperson", "mozillahome", "mozillawork", "xmozilla", "mozillasecondemail")),
    ("evolution", ("evolutionperson",)),
    ("windows", ("objectguid", "samaccountname", "objectcategory")),
)
_IDENTIFIERS = ("entryuuid", "objectguid", "nsuniqueid", "ipauniqueid", "guid")
_GROUPS = frozenset(
    {"groupofnames", "groupofuniquenames", "groupofentries", "groupofmembers", "group", "posixgroup", "mailgroup"}
    | {"rfc822mailgroup", "kolabgroupofnames", "kolabgroupofuniquenames", "groupofurls", "nismailalias"}
    | {"mozillaabmailinglist", "inetmailgroup", "dynamicgroup"}
)
_PEOPLE = frozenset(
    {"person", "inetorgperson", "organizationalperson", "residentialperson", "mozillaabpersonalpha", "user", "contact"}
    | {"mozillaorgperson", "evolutionperson", "pilotperson", "newpilotperson", "zillaperson", "posixaccount"}
)
_PLACES = frozenset(
    {"organizationalunit", "dcobject", "domain", "organization", "country", "locality", "container", "device"}
    | {"applicationprocess", "organizationalrole", "computer", "builtindomain", "rootdse", "alias", "referral"}
)
_MEMBERS = ("member", "uniquemember", "memberuid", "rfc822mailmember", "mgrprfc822mailmember", "memberurl")
_ANSWERS = frozenset({"search", "result", "ref", "version", "control", "matcheddn", "# search result"})
_SAYS_WHO = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.NICKNAME, Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS})
_SAYS_WHO |= {Kind.ORGANIZATION, Kind.PROFILE, Kind.URL, Kind.NOTE}
_HOW_TO_REACH = frozenset({Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL})
_NOT_IN_RAW = re.compile(
    r"(?:modifytimestamp|whenchanged|lastmodifieddate|userpassword|unicodepwd|samba\w+password|krbprincipalkey)\b",
    re.IGNORECASE,
)


def looks_like(text: str) -> bool:
    """Tell whether a text begins as LDIF does: perhaps a comment, perhaps a version, then a name or a class."""
    lines = text[:_LARGEST_START].splitlines()
    first = next((line for line in lines if not _BEFORE.match(line)), "")
    return bool(_BEGIN.match(first))


def read(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read all entries of a file, in their order, with a notice of what was not fully understood."""
    decoded, entries = cut(data, told)
    head = decoded.text[:_LARGEST_START].lower()
    dialect = next((name for name, signs in _DIALECTS if any(sign in head for sign in signs)), "")
    is_open = bool(_OPEN.search(data[-_LARGEST_START:].replace(b"\0", b"")))
    return Reading(
        people=decoded.text.count("\ndn:") + 1,
        format="ldif",
        dialect=dialect,
        encoding=decoded.encoding,
        items=_items(told_of_end(entries, is_open=is_open, is_cut=decoded.is_cut)),
    )


@dataclass(slots=True)
class _Person:
    """Hold what was made of an entry, and the name by which groups call it."""

    record: Record
    named: ldif_names.Named
    uid: str = ""
    is_firm: bool = False


@dataclass(slots=True)
class _Group:
    record: Record
    members: list[str]


def _items(entries: Iterable[Entry | Notice]) -> Iterator[Record | Notice]:
    """Read people, then put those into their groups whom they name: that takes the whole file."""
    people: list[_Person] = []
    groups: list[_Group] = []
    for number, entry in enumerate(entries):
        if number % _EVERY == 0:
            tick(entry.line)
        for item in [entry] if isinstance(entry, Notice) else _read(entry):
            if isinstance(item, _Person):
                people.append(item)
            elif isinstance(item, _Group):
                groups.append(item)
            else:
                yield item
    records = _identified(people)
    yield from _put_into(records, people, groups)
    yield from sorted([*records, *(group.record for group in groups)], key=lambda record: record.line)


def _read(entry: Entry) -> Iterator[_Person | _Group | Notice]:
    named = ldif_names.parse(next(iter(entry.texts("dn")), ""))
    classes = {text.strip().lower() for text in entry.texts("objectclass")}
    change = next(iter(entry.texts("changetype")), "add").strip().lower()
    names = {one.name for one in entry.attributes}
    shown = next(iter(entry.texts("dn")), "")[:_CLIP]
    if names <= _ANSWERS and not entry.strange:
        return
    if change != "add":
        yield Notice(line=entry.line, code="change_of_entry", text=shown, rejected=True)
        return
    for line, text in entry.strange:
        yield Notice(line=line, code="bad_line", text=text[:_CLIP])
    if classes & _GROUPS and not classes & _PEOPLE:
        yield from _group(entry, named)
        return
    values, notices = values_of(entry)
    values += _said_by_name(values, named)
    is_place = bool(classes & _PLACES) and ("computer" in classes or not classes & _PEOPLE)
    if is_place and ("organization" not in classes or not any(value.kind in _HOW_TO_REACH for value in values)):
        yield Notice(line=entry.line, code="part_of_directory", text=shown)
        return
    yield from notices
    if not any(value.kind in _SAYS_WHO for value in values):
        yield Notice(line=entry.line, code="no_content", text=shown, rejected=True)
        return
    if not named and not {"dn", "objectclass"} & set(names):
        yield Notice(line=entry.line, code="missing_begin")
    yield _person(entry, named, values, "org" if is_place else "individual")


def _person(entry: Entry, named: ldif_names.Named, values: list[Value], kind: str) -> _Person:
    firm = _firm_identifier(entry)
    identifier = firm or (ldif_names.folded(named) if ldif_names.identifies(named) else "")
    record = Record(values=tuple(values), line=entry.line, identifier=identifier, kind=kind, raw=_raw(entry))
    return _Person(record, named, next(iter(entry.texts("uid")), ""), is_firm=bool(firm))


def _firm_identifier(entry: Entry) -> str:
    for name in _IDENTIFIERS:
        for one in entry.attributes:
            if one.name == name:
                return one.text.strip() if one.is_text else b64encode(one.data).decode("ascii")
    return ""


def _said_by_name(values: list[Value], named: ldif_names.Named) -> list[Value]:
    """Read out of an entry's own name what its attributes leave out."""
    kinds = {value.kind for value in values}
    found = []
    called = ldif_names.first(named, "cn", "commonname", "displayname")
    if called and not kinds & {Kind.FORMATTED_NAME, Kind.NAME}:
        found.append(Value(kind=Kind.FORMATTED_NAME, text=called))
    if (address := ldif_names.mail(named)) and Kind.EMAIL not in kinds:
        found.append(Value(kind=Kind.EMAIL, text=address))
    return found


def _raw(entry: Entry) -> str:
    """Write an entry down without the time of its last change, which says nothing of the person, and passwords."""
    return "\n".join(line for line in entry.written if not _NOT_IN_RAW.match(line))


def _group(entry: Entry, named: ldif_names.Named) -> Iterator[_Group | Notice]:
    values, notices = values_of(entry)
    yield from notices
    members = [text.strip() for one in _MEMBERS for text in entry.texts(one)]
    said = [*values, *_said_by_name(values, named)]
    kept = tuple(value for value in said if value.name.lower() not in _MEMBERS)
    if not display_name(kept):
        yield Notice(line=entry.line, code="no_content", text=entry.written[0][:_CLIP], rejected=True)
        return
    yield _Group(Record(values=kept, line=entry.line, kind="group", raw=_raw(entry)), members)


def _identified(people: Sequence[_Person]) -> list[Record]:
    """Take away identifiers that several entries have without their directory having given them."""
    shared = Counter(person.record.identifier for person in people)
    return [
        one.record if one.is_firm or shared[one.record.identifier] == 1 else replace(one.record, identifier="")
        for one in people
    ]


def _put_into(records: list[Record], people: Sequence[_Person], groups: Sequence[_Group]) -> Iterator[Notice]:
    """Give those whom groups name the category, and tell of those who are not in the file."""
    by_name = {ldif_names.folded(person.named): place for place, person in enumerate(ticking(people)) if person.named}
    by_uid = {fold(person.uid): place for place, person in enumerate(people) if person.uid}
    by_mail = addresses_of(records)
    joined: dict[int, dict[Value, None]] = {}
    for group in groups:
        category = Value(kind=Kind.CATEGORY, text=display_name(group.record.values))
        for member in dict.fromkeys(group.members):
            named = ldif_names.parse(member)
            place = by_name.get(ldif_names.folded(named)) if named else by_uid.get(fold(member))
            if place is None:
                place = by_mail.get(fold(ldif_names.mail(named) or member))
            if place is None:
                line, text = group.record.line, member[:_CLIP]
                yield Notice(line=line, property="member", code="group_member_unknown", text=text)
            else:
                joined.setdefault(place, {})[category] = None
    for place, categories in joined.items():
        records[place] = _with_categories(records[place], categories)


def _with_categories(record: Record, categories: Iterable[Value]) -> Record:
    """Give a person the categories that are new to them."""
    known = {value for value in record.values if value.kind is Kind.CATEGORY}
    new = [one for one in categories if one not in known]
    lines = [record.raw, *(f"MEMBER:{one.text}" for one in new)]
    return replace(record, values=(*record.values, *new), raw="\n".join(lines))
