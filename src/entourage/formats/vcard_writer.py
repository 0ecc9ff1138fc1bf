"""Write vCards 3.0 (RFC 2426, as Apple and Google extend it) and 4.0 (RFC 6350, RFC 9554)."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from entourage.domain.contact import DATE_KINDS, Kind, display_name, first_of
from entourage.formats.vcard_components import says_the_same
from entourage.formats.vcard_dates import read_date, write_date
from entourage.formats.vcard_photo import IMAGE_TYPES
from entourage.formats.vcard_profiles import PLACES
from entourage.formats.vcard_property import ACCOUNT, DERIVED, FIELD, FIELD_NAME, NOT_ENCODED, RAW, SECOND_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.contact import Value
    from entourage.formats.record import Record

_TO_ESCAPE = re.compile(r"[\\\n\r,;]")
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'", "\r": None})
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9.+-]*")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_PARAMETER_NAME = re.compile(r"[A-Za-z0-9-]+")
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")
_PLAIN_PARAMETER = re.compile(r"[^\s,;:\"](?:[^,;:\"]*[^\s,;:\"])?")
_NAMES = {
    Kind.FORMATTED_NAME: "FN",
    Kind.NAME: "N",
    Kind.NICKNAME: "NICKNAME",
    Kind.ORGANIZATION: "ORG",
    Kind.TITLE: "TITLE",
    Kind.ROLE: "ROLE",
    Kind.EMAIL: "EMAIL",
    Kind.TELEPHONE: "TEL",
    Kind.ADDRESS: "ADR",
    Kind.URL: "URL",
    Kind.NOTE: "NOTE",
    Kind.CATEGORY: "CATEGORIES",
    Kind.LANGUAGE: "LANG",
    Kind.BIRTHDAY: "BDAY",
    Kind.ANNIVERSARY: "ANNIVERSARY",
    Kind.DATE: "X-ABDATE",
}
_NAMES_3 = _NAMES | {Kind.ANNIVERSARY: "X-ABDATE"}
_LISTED = frozenset({Kind.NICKNAME, Kind.CATEGORY})
_STRUCTURED = frozenset({Kind.NAME, Kind.ADDRESS, Kind.ORGANIZATION})
_PHONETIC = ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME")
_NAME_DONE, _PHONETIC_DONE = "N:", "PHONETIC:"  # beside groups, which have no colon
_EXTENSION = re.compile(r"X-[A-Z0-9_/-]+", re.IGNORECASE)
# What a card may say besides what has a kind here: vCard 2.1, 3.0 and 4.0 with what was registered since.
_REGISTERED = {
    *("AGENT", "BIRTHPLACE", "CALADRURI", "CALURI", "CAPURI", "CLASS", "CLIENTPIDMAP", "CONTACT-URI", "CREATED"),
    *("DEATHDATE", "DEATHPLACE", "EXPERTISE", "FBURL", "GENDER", "GEO", "GRAMGENDER", "HOBBY", "IMPP", "INTEREST"),
    *("JSPROP", "KEY", "KIND", "LABEL", "LANGUAGE", "LOGO", "MAILER", "MEMBER", "NAME", "ORG-DIRECTORY", "PHOTO"),
    *("PRODID", "PROFILE", "PRONOUNS", "RELATED", "REV", "SOCIALPROFILE", "SORT-STRING", "SOUND", "SOURCE", "TZ"),
    *("UID", "XML", *_NAMES.values()),
}
_TOKEN = re.compile(r"[^\x00-\x20\x7f-\U0010ffff,;\\]+")
_WIDTH = 75
_IN_BASE64 = ("ENCODING", "b")
_OURS = "PRODID"
PRODUCT = "-//Entourage//Entourage//EN"
"""What a card says of the program that wrote it (RFC 6350 § 6.7.3), in the place of whoever wrote it before."""


def write(records: Iterable[Record], version: str = "4.0") -> Iterator[bytes]:
    """Write each record as one card of version "3.0" or "4.0", in UTF-8, folded at 75 octets."""
    for record in records:
        yield b"".join(map(fold_line, _card_lines(record, version)))


def is_product(value: Value) -> bool:
    """Tell whether a value says which program wrote its card."""
    return value.kind is Kind.OTHER and value.name.upper() == _OURS


def fold_line(line: str) -> bytes:
    """Fold one line at 75 octets, between characters (RFC 6350 § 3.2)."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _WIDTH:
        return data + b"\r\n"
    if line.isascii():
        pieces = [data[:_WIDTH], *(data[start : start + _WIDTH - 1] for start in range(_WIDTH, len(data), _WIDTH - 1))]
        return b"\r\n ".join(pieces) + b"\r\n"
    pieces, start, width = [], 0, _WIDTH
    while start < len(data):
        end = start + width
        while end < len(data) and data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the middle of a character in UTF-8
            end -= 1
        pieces.append(data[start:end])
        start, width = end, _WIDTH - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _card_lines(record: Record, version: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield from _heading(record, version)
    if not first_of(record.values, Kind.FORMATTED_NAME):
        yield f"FN:{_escape(display_name(record.values))}"
        yield f"{DERIVED}:FN"
    if version == "3.0" and not first_of(record.values, Kind.NAME):
        yield from _needed_name(record)
    yield from content_lines(tuple(value for value in record.values if not is_product(value)), version)
    yield "END:VCARD"


def _needed_name(record: Record) -> Iterator[str]:
    """Write the N that 3.0 demands (RFC 2426 § 3.1.2) of someone known by a full name only, whole as the given name.

    Telephones of Apple show nobody where N is empty, whatever FN says; of a firm they then show ORG, as they write it.
    """
    full, firm = first_of(record.values, Kind.FORMATTED_NAME), first_of(record.values, Kind.ORGANIZATION)
    if record.kind != "individual" or full is None or (firm and full.text in firm.parts):
        yield "N:;;;;"
    else:
        yield f"N:;{_escape(full.text)};;;"
        yield f"{DERIVED}:N"


def content_lines(values: tuple[Value, ...], version: str = "4.0") -> Iterator[str]:
    """Write values as the lines of a card, without what stands around them, not folded."""
    labels = _group_labels(values)
    labelled: set[str] = set()
    for run in _runs(values):
        yield from _value_lines(run, version, labels, labelled)


def _heading(record: Record, version: str) -> Iterator[str]:
    yield f"{_OURS}:{PRODUCT}"
    prefix = "" if version == "4.0" else "X-ADDRESSBOOKSERVER-"
    if record.kind == "group":
        yield f"{prefix}KIND:group"
    elif record.kind != "individual":
        yield f"KIND:{_escape(record.kind)}"
    if record.identifier:
        yield f"UID{_uid(record.identifier, is_urn=version == '4.0')}"
    for member in record.members:
        yield f"{prefix}MEMBER{_uid(member, is_urn=True)}"


def _uid(identifier: str, *, is_urn: bool) -> str:
    """Write who someone is; a name in a directory by a UUID made of it, which is the same wherever it is meant.

    It links a group to its people only as a URI (RFC 6350 § 6.6.5), and programs would cut it at its commas.
    """
    if _TOKEN.fullmatch(identifier):
        return f":urn:uuid:{identifier}" if is_urn and _UUID.fullmatch(identifier) else f":{identifier}"
    made = uuid5(NAMESPACE_URL, f"entourage:person:{identifier}")
    return f"{_parameter(RAW, identifier)}:{'urn:uuid:' if is_urn else ''}{made}"


def _runs(values: tuple[Value, ...]) -> Iterator[list[Value]]:
    """Join categories that say nothing but their text, as programs expect them; all other values stay alone."""
    plain = [value for value in values if _is_plain_category(value)]
    for value in values:
        if not _is_plain_category(value):
            yield [value]
        elif value is plain[0]:
            yield plain


def _is_plain_category(value: Value) -> bool:
    return value.kind is Kind.CATEGORY and not (value.types or value.group or value.parameters or value.label)


def _value_lines(values: list[Value], version: str, labels: dict[str, str | None], labelled: set[str]) -> Iterator[str]:
    value = values[0]
    if value.kind is Kind.PHONETIC_NAME and _is_plain_phonetic(value) and _PHONETIC_DONE not in labelled:
        labelled.add(_PHONETIC_DONE)  # a card has one; any other goes as what it was in vCard 2.1
        yield from (f"{name}:{_escape(part)}" for name, part in zip(_PHONETIC, value.parts, strict=False) if part)
        return
    label = value.label or _apple_label(value, version)
    group = _group(value, label, labels)
    name, parameters, text = _content(values, version)
    if name == "N":
        name = _name_of_its_own(value, version, labelled)
        text = _escape(text) if name == SECOND_NAME else text  # what does not know it takes it for one text
    yield f"{group}{'.' if group else ''}{name}{_parameters(value, version)}{parameters}:{text}"
    if label and group.lower() not in labelled:
        yield f"{group}.X-ABLabel:{_escape(label)}"
        labelled.add(group.lower())


def _name_of_its_own(value: Value, version: str, labelled: set[str]) -> str:
    """Call a card's second name otherwise: servers refuse a file for it, unless 4.0 allows it (RFC 6350 § 5.4)."""
    is_first = _NAME_DONE not in labelled
    labelled.add(_NAME_DONE)
    return "N" if is_first or (version == "4.0" and "ALTID" in dict(value.parameters)) else SECOND_NAME


def _is_plain_phonetic(value: Value) -> bool:
    return not (any(value.parts[3:]) or value.types or value.group or value.parameters or value.label)


def _group_labels(values: tuple[Value, ...]) -> dict[str, str | None]:
    """Find the label of each group, in lower case; None for a group that several values share without one."""
    labels: dict[str, str | None] = {}
    for value in values:
        if value.group:
            group = value.group.lower()
            labels[group] = value.label or labels.get(group) or (None if group in labels else "")
    return labels


def _apple_label(value: Value, version: str) -> str:
    """Name what Apple and Google tell by a label only."""
    if version == "4.0":
        return ""
    if value.kind is Kind.ANNIVERSARY:
        return "_$!<Anniversary>!$_"
    relation = next((word for word in value.types if word != "pref"), "") if value.kind is Kind.RELATED else ""
    return f"_$!<{relation.capitalize()}>!$_" if relation else ""


def _group(value: Value, label: str, labels: dict[str, str | None]) -> str:
    """Give the group of a value; a label needs one of its own."""
    if not label or (value.group and labels[value.group.lower()] in {label, ""}):
        if label:
            labels[value.group.lower()] = label
        return value.group
    number = next(number for number in range(1, len(labels) + 2) if f"item{number}" not in labels)
    labels[f"item{number}"] = label
    return f"item{number}"


def _content(values: list[Value], version: str) -> tuple[str, str, str]:
    """Give the name, the parameters that the value's form needs, and the escaped value."""
    value = values[0]
    special = _SPECIAL.get(value.kind)
    if special:
        return special(value, version)
    name = (_NAMES if version == "4.0" else _NAMES_3)[value.kind]
    if name == "X-ABDATE" and value.kind is Kind.ANNIVERSARY and value.label:
        name = "X-ANNIVERSARY"  # only its label would tell it from another day, and it has one of its own
    if value.kind in DATE_KINDS:
        return name, *_date(value, version)
    if value.kind in _STRUCTURED:
        return name, "", _components(value)
    if value.kind in _LISTED:
        return name, "", ",".join(_escape(each.text) for each in values)
    return name, "", _uri(value.text, version) if value.kind is Kind.URL else _escape(value.text)


def _other(value: Value, _version: str) -> tuple[str, str, str]:
    if not _is_property(value):
        return FIELD, _parameter(FIELD_NAME, value.name), _escape(value.text)
    return value.name, "", value.text.replace("\r", "").replace("\n", "\\n")


def _is_property(value: Value) -> bool:
    """Tell whether a card may name a property so (RFC 6350 § 6.10); a column of a table may be called "Source" too."""
    is_spelled = value.name.isupper() or value.types or value.group or value.parameters
    return bool(_EXTENSION.fullmatch(value.name) or (value.name.upper() in _REGISTERED and is_spelled))


def _gender(value: Value, version: str) -> tuple[str, str, str]:
    text = ";".join(_escape(part) for part in value.text.split(";", 1))
    return "GENDER" if version == "4.0" else "X-GENDER", "", text


def _phonetic(value: Value, _version: str) -> tuple[str, str, str]:
    return "SOUND", ";TYPE=x-irmc-n;VALUE=text", ";".join(map(_escape, value.parts))


def _related(value: Value, version: str) -> tuple[str, str, str]:
    if version != "4.0":
        return "X-ABRELATEDNAMES", "", _escape(value.text)
    is_uri = _URI.fullmatch(value.text)
    return "RELATED", "" if is_uri else ";VALUE=text", _uri(value.text, version) if is_uri else _escape(value.text)


def _components(value: Value) -> str:
    if says_the_same(value):
        return value.raw.replace("\n", "\\n")
    return ";".join(map(_escape, value.parts))


def _date(value: Value, version: str) -> tuple[str, str]:
    if "T" in value.raw and read_date(value.raw) == value.text:
        return "", _escape(value.raw)
    return write_date(value.text, version) or (";VALUE=text", _escape(value.text))


def _photo(value: Value, version: str) -> tuple[str, str, str]:
    photo = value.photo
    if not photo:
        return "PHOTO", "", ""
    if not photo.data:
        return "PHOTO", ";VALUE=uri" + _media_type(photo.media_type, version), photo.url
    data = binascii.b2a_base64(photo.data, newline=False).decode("ascii")
    if version == "4.0":
        return "PHOTO", "", f"data:{photo.media_type};base64,{data}"
    return "PHOTO", ";ENCODING=b" + _media_type(photo.media_type, version), data


def _media_type(name: str, version: str) -> str:
    if version == "4.0" or name not in IMAGE_TYPES.values():
        return _parameter("MEDIATYPE", name)
    return f";TYPE={name.partition('/')[2].upper()}"


def _profile(value: Value, version: str) -> tuple[str, str, str]:
    network, handle, url, connected_on = value.as_profile
    connected = _parameter("X-CONNECTED-ON", connected_on)
    if network and not (handle or url):
        return ACCOUNT, connected, _escape(network)  # others would show an account without a name, or refuse it
    if url or not handle:
        if version == "4.0":
            pairs = _parameter("SERVICE-TYPE", network) + _parameter("USERNAME", handle)
            return "SOCIALPROFILE", pairs + connected, _uri(url, version)
        is_a_type = PLACES.issuperset(value.types) and network not in PLACES and "," not in network
        pairs = _parameter("TYPE" if is_a_type else "X-SERVICE-TYPE", network) + _parameter("X-USER", handle)
        return "X-SOCIALPROFILE", pairs + connected, _uri(url, version)
    scheme = network if _SCHEME.fullmatch(network) else "x-apple"
    return "IMPP", _parameter("X-SERVICE-TYPE", network) + connected, f"{scheme}:{_escape(_quoted(handle))}"


def _quoted(handle: str) -> str:
    """Write as %20 what an address cannot hold, and what would be read as such (RFC 3986 § 2.1)."""
    return re.sub(r"%(?=[0-9A-Fa-f]{2})", "%25", handle).replace(" ", "%20")


_SPECIAL = {
    Kind.GENDER: _gender,
    Kind.OTHER: _other,
    Kind.PHONETIC_NAME: _phonetic,
    Kind.PHOTO: _photo,
    Kind.PROFILE: _profile,
    Kind.RELATED: _related,
}


def _parameters(value: Value, version: str) -> str:
    if not (value.types or value.parameters or value.raw):
        return ""
    types = [word for word in value.types if version != "4.0" or word != "pref"]
    preferred = ";PREF=1" if len(types) < len(value.types) else ""
    named = _declared(value) if value.kind is Kind.OTHER else value.parameters
    pairs = "".join(_parameter(name, text) or f";{_NO_NAME.sub('-', name)}=" for name, text in named)
    pairs += _parameter(RAW, value.raw) if value.raw and not _is_in_the_value(value) else ""
    return _types(",".join(types)) + preferred + pairs


def _declared(value: Value) -> tuple[tuple[str, str], ...]:
    """Call base64 what is base64: other programs refuse a whole file for one that is not."""
    if _IN_BASE64 not in value.parameters or _is_base64(value.text):
        return value.parameters
    return tuple((NOT_ENCODED, text) if (name, text) == _IN_BASE64 else (name, text) for name, text in value.parameters)


def _is_base64(text: str) -> bool:
    try:
        binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return False
    return True


def _is_in_the_value(value: Value) -> bool:
    """Tell whether what is written of a value lets its raw text be read again."""
    if value.kind in DATE_KINDS:
        return "T" in value.raw and read_date(value.raw) == value.text
    return value.kind in _STRUCTURED and _components(value) == value.raw.replace("\n", "\\n")


@lru_cache(1024)
def _types(text: str) -> str:
    return _parameter("TYPE", text, safe=",")


def _parameter(name: str, text: str, safe: str = "") -> str:
    """Write a parameter; what its name may not hold (RFC 6350 § 3.3) becomes a hyphen."""
    if not text:
        return ""
    name = name if _PARAMETER_NAME.fullmatch(name) else _NO_NAME.sub("-", name)
    text = text.translate(_CARETS)
    is_plain = _PLAIN_PARAMETER.fullmatch(text.replace(safe, "") if safe else text)
    return f";{name}={text}" if is_plain else f';{name}="{text}"'


def _escape(text: str) -> str:
    """Escape a text; its semicolons too, which RFC 6350 § 3.4 leaves open: Evolution cuts a name at one that is not."""
    if not _TO_ESCAPE.search(text):
        return text
    # Quicker than str.translate, which looks at each letter.
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "")
    return text.replace(",", "\\,").replace(";", "\\;")


def _uri(text: str, version: str) -> str:
    """Write an address as it is (RFC 6350 § 4.2); in 3.0 escaped, since what reads that cuts one at a comma."""
    return text if version == "4.0" and _URI.fullmatch(text) and "\\" not in text else _escape(text)
