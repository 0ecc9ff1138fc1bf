"""Make values of a vCard's properties (RFC 6350 § 6 and what programs write instead)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Address, Kind, Name, Value
from entourage.formats.mailboxes import MAILBOX, may_be_address
from entourage.formats.record import Notice
from entourage.formats.spreadsheets import is_ruined
from entourage.formats.vcard_android import read_custom, read_harmony, without_label
from entourage.formats.vcard_components import has_list, split_components
from entourage.formats.vcard_dates import NO_YEAR, read_date
from entourage.formats.vcard_headings import in_words
from entourage.formats.vcard_photo import IMAGE_TYPES, read_photo
from entourage.formats.vcard_profiles import network_of, read_account, read_messenger, read_social
from entourage.formats.vcard_property import ACCOUNT, FIELD, FIELD_NAME, SECOND_NAME, split_escaped, unescape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from entourage.formats.vcard_property import Property

_ADDRESSEE = re.compile(r"([^\s;@]+@[^\s;@]+);[^;@]*")  # with the name behind it that HarmonyOS shows
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CLIP = 200
# By these names, because to ask an enumeration for its member takes longer than to make a value of it.
_NAME, _ADDRESS, _ORGANIZATION, _OTHER = Kind.NAME, Kind.ADDRESS, Kind.ORGANIZATION, Kind.OTHER
_TELEPHONE, _EMAIL, _URL = Kind.TELEPHONE, Kind.EMAIL, Kind.URL
_NICKNAME, _CATEGORY = Kind.NICKNAME, Kind.CATEGORY
_TEXTS = {"FN": Kind.FORMATTED_NAME, "TITLE": Kind.TITLE, "ROLE": Kind.ROLE, "NOTE": Kind.NOTE, "LANG": Kind.LANGUAGE}
_DATES = {
    "BDAY": Kind.BIRTHDAY,
    "ANNIVERSARY": Kind.ANNIVERSARY,
    "X-ANNIVERSARY": Kind.ANNIVERSARY,
    "X-EVOLUTION-ANNIVERSARY": Kind.ANNIVERSARY,
    "X-KADDRESSBOOK-X-ANNIVERSARY": Kind.ANNIVERSARY,
    "X-MS-ANNIVERSARY": Kind.ANNIVERSARY,
    "X-OUTLOOK-WEDDING-ANNIVERSARY": Kind.ANNIVERSARY,
    "X-WAB-WEDDING_ANNIVERSARY": Kind.ANNIVERSARY,
    "X-ABDATE": Kind.DATE,
}
_RELATIONS = {
    "SPOUSNAME": "spouse",
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-OUTLOOK-SPOUSE-NAME": "spouse",
    "X-WAB-SPOUSE_NAME": "spouse",
    "MANNAME": "manager",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-MS-MANAGER": "manager",
    "X-OUTLOOK-MANAGER-NAME": "manager",
    "ASSNAME": "assistant",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-MS-ASSISTANT": "assistant",
}
_SEXES = {"male": "M", "female": "F", "1": "F", "2": "M"}


def read_values(found: Property) -> Iterable[Value | Notice]:
    """Make the values of one property; what no kind holds is kept as OTHER."""
    reader = _READERS.get(found.head.name)
    if reader:
        values = reader(found)
        return values if not found.head.label else _called(values, found.head.label)
    if network_of(found.head.name) is not None:
        values = _messenger(found)
        return values if not found.head.label else _called(values, found.head.label)
    named = in_words(found) if found.head.name[:2] != "X-" else None
    return _READERS[named.head.name](named) if named else (other(found),)


def _called(values: Iterable[Value | Notice], label: str) -> Iterator[Value | Notice]:
    for item in values:
        yield item if isinstance(item, Notice) or item.kind is _OTHER else replace(item, label=label)


def other(found: Property) -> Value:
    """Keep a property as it is, so that it can be written back."""
    head = found.head
    syntax = [("VALUE", head.value_type)] if head.value_type else []
    syntax += [("ENCODING", "b")] if head.encoding == "b" else []
    syntax += [("X-CUSTOM", head.label)] if head.label else []
    return Value(
        kind=_OTHER,
        text=found.value.replace("\n", "\\n"),
        types=head.types,
        name=head.spelled,
        group=head.group,
        parameters=(*head.parameters, *syntax),
    )


def _own_field(found: Property) -> Iterator[Value | Notice]:
    """Read what we write of a field whose name no property can have ("Maiden Name")."""
    kept = other(found)
    name = dict(kept.parameters).get(FIELD_NAME, found.head.spelled)
    parameters = tuple(pair for pair in kept.parameters if pair[0] != FIELD_NAME)
    yield replace(kept, name=name, text=unescape(found.value), parameters=parameters)


def _value(found: Property, kind: Kind, text: str = "", parts: tuple[str, ...] = (), raw: str = "") -> Value:
    head = found.head
    return Value(
        kind=kind, text=text, parts=parts, types=head.types, group=head.group, parameters=head.parameters, raw=raw
    )


def _text(found: Property) -> Iterable[Value | Notice]:
    return (_value(found, _TEXTS[found.head.name], unescape(found.value).strip()),)


def _name(found: Property) -> Iterable[Value | Notice]:
    return (_components(found, _NAME, 5),)


def _second_name(found: Property) -> Iterable[Value | Notice]:
    return _name(found._replace(value=unescape(found.value)))


def _address(found: Property) -> Iterable[Value | Notice]:
    if len(split_escaped(found.value, ";")) == 1:
        found = found._replace(value=f";;{found.value};;;;")  # an address in one piece is nearest to a street
    value = _components(found, _ADDRESS, 7)
    return (_of_its_label(value) if value.is_empty and value.parameters else value,)


def _of_its_label(value: Value) -> Value:
    """Give an address that is said as it stands on an envelope only (RFC 6350 § 6.3.1) a street."""
    label = unescape(dict(value.parameters).get("LABEL", "")).strip()
    others = tuple(pair for pair in value.parameters if pair[0] != "LABEL")
    return replace(value, parts=Address(street=label), parameters=others) if label else value


def _components(found: Property, kind: Kind, count: int) -> Value:
    parts = split_components(found.value, kind)
    raw = found.value.replace("\n", "\\n") if any(parts[count:]) or has_list(found.value, kind) else ""
    whole = parts if len(parts) == count else (parts + [""] * count)[:count]
    return _value(found, kind, parts=tuple(whole), raw=raw)


def _organization(found: Property) -> Iterable[Value | Notice]:
    parts = [part.strip() for part in split_escaped(found.value, ";")]
    while parts and not parts[-1]:
        parts.pop()
    return (_value(found, _ORGANIZATION, parts=tuple(parts)),)


def _phonetic_sound(found: Property) -> Iterator[Value | Notice]:
    if "x-irmc-n" in found.head.types:
        value = _components(found, Kind.PHONETIC_NAME, 5)
        yield replace(value, types=tuple(word for word in value.types if word != "x-irmc-n"))
    else:
        yield other(found)


def _nickname(found: Property) -> Iterable[Value | Notice]:
    return [_value(found, _NICKNAME, part.strip()) for part in split_escaped(found.value, ",")]


def _category(found: Property) -> Iterable[Value | Notice]:
    return [_value(found, _CATEGORY, part.strip()) for part in split_escaped(found.value, ",;")]


def _telephone(found: Property) -> Iterable[Value | Notice]:
    text = unescape(found.value)
    text = text.strip() if text.isascii() else _MARKS.sub("", text).strip()
    if text[:4].lower() == "sip:":
        return (read_messenger(found.head, text),)
    text = text[4:].strip() if text[:4].lower() == "tel:" else text
    if is_ruined(text):
        notice = Notice(line=found.line, property=found.head.spelled, code="number_ruined", text=text[:_CLIP])
        return other(found), notice
    return (_value(found, _TELEPHONE, text),)


def _email(found: Property) -> Iterable[Value | Notice]:
    text = unescape(found.value).strip()
    text = text[7:] if text[:7].lower() == "mailto:" else text
    match = MAILBOX.fullmatch(text) if ">" in text else _ADDRESSEE.fullmatch(text) if found.is_harmonys else None
    value = _value(found, _EMAIL, match[1], raw=text) if match else _value(found, _EMAIL, text)
    if not value.text or may_be_address(value.text):
        return (value,)
    return value, Notice(line=found.line, property=found.head.spelled, code="not_an_email", text=text[:_CLIP])


def _url(found: Property) -> Iterable[Value | Notice]:
    if not found.is_harmonys:
        return (_value(found, _URL, unescape(found.value).strip()),)
    address, label = without_label(found.value)
    return (replace(_value(found, _URL, unescape(address).strip()), label=label),)


def _messenger(found: Property) -> Iterator[Value | Notice]:
    text, label = without_label(found.value) if found.is_harmonys else (found.value, "")
    text = unescape(text).strip()
    if text:
        yield replace(read_messenger(found.head, text), label=label) if label else read_messenger(found.head, text)


def _social(found: Property) -> Iterator[Value | Notice]:
    value = read_social(found.head, unescape(found.value).strip())
    profile = value.as_profile
    if profile.handle or profile.url or profile.connected_on or (profile.network and _says_network(found)):
        yield value


def _account(found: Property) -> Iterable[Value | Notice]:
    return (read_account(found.head, unescape(found.value).strip()),)


def _says_network(found: Property) -> bool:
    """Tell whether we wrote that somebody is known on a network, and no more; others write what is not filled in so."""
    return "X-CONNECTED-ON" in dict(found.head.parameters)


def _date(found: Property) -> Iterator[Value | Notice]:
    raw = unescape(found.value).strip()
    text = "" if found.head.value_type == "text" else read_date(raw)
    value = _value(found, _DATES[found.head.name], text or raw, raw=raw if text and "T" in raw else "")
    omitted = dict(value.parameters).get("X-APPLE-OMIT-YEAR") if value.parameters else ""
    if omitted:
        value = replace(value, parameters=tuple(pair for pair in value.parameters if pair[0] != "X-APPLE-OMIT-YEAR"))
        if text.startswith(omitted) and omitted != str(NO_YEAR):
            value = replace(value, text="-" + text[4:])
    yield value
    if raw and not text and found.head.value_type != "text":
        yield Notice(line=found.line, property=found.head.spelled, code="bad_date", text=raw[:_CLIP])


def _android(found: Property) -> Iterable[Value | Notice]:
    return (read_custom(found.value) or other(found),)


def _harmony(found: Property) -> Iterable[Value | Notice]:
    return (read_harmony(found.value) or other(found),)


def _gender(found: Property) -> Iterable[Value | Notice]:
    text = unescape(found.value).strip().rstrip(";")
    return (_value(found, Kind.GENDER, _SEXES.get(text.lower(), text)),)


def _related(found: Property) -> Iterable[Value | Notice]:
    return (_value(found, Kind.RELATED, unescape(found.value).strip()),)


def _relation(found: Property) -> Iterator[Value | Notice]:
    value = _value(found, Kind.RELATED, unescape(found.value).strip())
    types = tuple(dict.fromkeys((*value.types, _RELATIONS[found.head.name])))
    yield replace(value, types=types)


def _photo(found: Property) -> Iterator[Value | Notice]:
    if not found.value.strip():
        return
    head = found.head
    parameters = dict(head.parameters)
    named = next((IMAGE_TYPES[word] for word in head.types if word in IMAGE_TYPES), "")
    photo, code, text = read_photo(found.value, parameters.pop("MEDIATYPE", "") or named)
    if code:
        yield Notice(line=found.line, property=head.spelled, code=code, text=text)
    if not photo:
        if code == "bad_base64":
            yield other(found)
        return
    types = tuple(word for word in head.types if word not in IMAGE_TYPES)
    yield Value(kind=Kind.PHOTO, photo=photo, types=types, group=head.group, parameters=tuple(parameters.items()))


_READERS: dict[str, Callable[[Property], Iterable[Value | Notice]]] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(_RELATIONS, _relation),
    "N": _name,
    SECOND_NAME: _second_name,
    "ADR": _address,
    "ORG": _organization,
    "SOUND": _phonetic_sound,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,  # of phones that write vCard 2.1, which has none
    "CATEGORIES": _category,
    "TEL": _telephone,
    "EMAIL": _email,
    "URL": _url,
    "IMPP": _messenger,
    "X-SOCIALPROFILE": _social,
    ACCOUNT: _account,
    FIELD: _own_field,
    "SOCIALPROFILE": _social,
    "GENDER": _gender,
    "X-GENDER": _gender,
    "X-WAB-GENDER": _gender,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "X-ANDROID-CUSTOM": _android,
    "X_OHOS_CUSTOM": _harmony,
    "PHOTO": _photo,
}


def phonetic_name(parts: dict[str, str]) -> Value:
    """Join the phonetic names of X-PHONETIC-FIRST-NAME and its kin into one value."""
    ordered = Name(parts.get("LAST", ""), parts.get("FIRST", ""), parts.get("MIDDLE", ""))
    return Value(kind=Kind.PHONETIC_NAME, parts=ordered)
