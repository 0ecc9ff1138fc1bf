"""Make the values of a person out of the attributes of an entry of LDIF."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.contact import Address, Kind, Name, Profile, Value
from entourage.domain.dates import partial_date
from entourage.domain.text import fold
from entourage.formats import encoding_guess, ldif_names
from entourage.formats.ldif_attributes import meaning
from entourage.formats.record import Notice
from entourage.formats.vcard_dates import read_date
from entourage.formats.vcard_photo import read_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.formats.ldif_attributes import Meaning
    from entourage.formats.ldif_lines import Attribute, Entry
    from entourage.formats.record import Record

_CLIP = 200
_POSTAL = re.compile(r"\\(24|5[Cc])")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6}(?:\.\d+)?Z?)?")
_OF_NO_USE = frozenset({"", "0", "0z", "unknown", "false"})
_USED_AS_DEFAULT = frozenset({"mozillausehtmlmail", "xmozillausehtmlmail", "mozillauseallowremotecontent"})
_NO_PLACE = frozenset({"year", "month", "day"})


@dataclass(slots=True)
class Draft:
    """Gather what the attributes of one entry say: whole values, and the parts of those that several make together."""

    values: list[Value] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parts: dict[tuple[Kind, tuple[str, ...]], dict[str, list[Attribute]]] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    has_secret: bool = False


def values_of(entry: Entry) -> tuple[list[Value], list[Notice]]:
    """Make all values of an entry, those that say who it is first, with a notice of what was not understood."""
    draft = Draft()
    for one in entry.attributes:
        _take(draft, one)
    if draft.has_secret:
        draft.notices.append(Notice(line=entry.line, code="secret_left_out"))
    heads = [*_formatted(draft), *_name(draft), *_organizations(draft)]
    dates = [value for kind in (Kind.BIRTHDAY, Kind.ANNIVERSARY) for value in _date_of_parts(draft, kind)]
    addresses = [value for types in ("work", "home", "other") for value in _addresses(draft, (types,))]
    return [*heads, *draft.values, *addresses, *dates], draft.notices


def kept(one: Attribute) -> Value:
    """Keep an attribute that no field here holds, so that it can be written back; bytes in base64."""
    if one.is_text:
        return Value(kind=Kind.OTHER, name=one.spelled, text=one.text.strip(), parameters=_parameters(one))
    text = b64encode(one.data).decode("ascii")
    return Value(kind=Kind.OTHER, name=one.spelled, text=text, parameters=(*_parameters(one), ("ENCODING", "b")))


def _parameters(one: Attribute) -> tuple[tuple[str, str], ...]:
    languages = tuple(("LANGUAGE", option[5:]) for option in one.options if option.lower().startswith("lang-"))
    return (*languages, ("VALUE", "uri")) if one.is_link else languages


def _take(draft: Draft, one: Attribute) -> None:
    found = meaning(one.name)
    if found.special == "secret":
        draft.has_secret = True
    elif one.is_damaged:
        draft.notices.append(Notice(line=one.line, property=one.spelled, code="bad_base64"))
    elif one.is_link:
        draft.notices.append(Notice(line=one.line, property=one.spelled, code="link_not_opened", text=one.text[:_CLIP]))
        draft.values.append(kept(one))
    elif found.kind is Kind.PHOTO:
        _take_photo(draft, one)
    elif not one.is_text:
        draft.values += [kept(one)] if found.special != "nothing" else []
    elif one.text.strip():
        if found.kind is not Kind.OTHER and _is_misread(one):
            draft.notices.append(Notice(line=one.line, property=one.spelled, code="letters_guessed", text="0 cp1252"))
        _take_text(draft, one, found)


def _is_misread(one: Attribute) -> bool:
    """Tell whether letters of base64 that are not UTF-8 may be of another encoding than that of Windows."""
    is_else = bool(one.data) and one.data.decode("utf-8", "replace") != one.text
    return is_else and encoding_guess.is_weak(one.data, "cp1252")


def _take_photo(draft: Draft, one: Attribute) -> None:
    """Read a picture; what is none (a fax of X.400) is kept as it is."""
    photo, code, text = read_photo(b64encode(one.data).decode("ascii") if one.data else one.text, "")
    if code:
        draft.notices.append(Notice(line=one.line, property=one.spelled, code=code, text=text))
    if photo and (photo.media_type.startswith("image/") or photo.url.startswith("http")):
        draft.values.append(Value(kind=Kind.PHOTO, photo=photo))
    elif not code:
        draft.values.append(kept(one))


def _take_text(draft: Draft, one: Attribute, found: Meaning) -> None:
    if found.special:
        _take_special(draft, one, found.special)
    elif found.kind in (Kind.NAME, Kind.PHONETIC_NAME, Kind.ADDRESS, Kind.ORGANIZATION) or found.part in _NO_PLACE:
        parts = draft.parts.setdefault((found.kind, found.types), {})
        parts.setdefault(found.part, []).append(one)
    elif one.name in _BIRTHDAY_OR_DAY and one.text.strip().isdigit() and len(one.text.strip()) < 3:  # noqa: PLR2004 - Mozilla's day of birth, else a date
        draft.parts.setdefault((Kind.BIRTHDAY, ()), {}).setdefault("day", []).append(one)
    elif found.kind is Kind.OTHER:
        is_default = one.name in _USED_AS_DEFAULT and one.text.strip().lower() in _OF_NO_USE
        draft.values += [] if is_default else [kept(one)]
    else:
        reader = _READERS.get(found.kind, _plain)
        draft.values += reader(draft, one, found)


_BIRTHDAY_OR_DAY = frozenset({"birthday"})


def _take_special(draft: Draft, one: Attribute, special: str) -> None:
    text = one.text.strip()
    if special in {"display", "common"}:
        draft.names.setdefault(special, {})[text] = None
    elif special == "custom":
        draft.values.append(Value(kind=Kind.OTHER, name=f"Custom {one.name[-1]}", text=text))
    elif special == "revision" and text.lower() not in _OF_NO_USE:
        draft.values.append(Value(kind=Kind.OTHER, name="REV", text=text))


def _formatted(draft: Draft) -> list[Value]:
    """Take the name to display, else the common name, as the formatted one; others that say more are kept."""
    shown = draft.names.get("display", {})
    said = [("displayName", text) for text in shown]
    said += [("cn", text) for text in draft.names.get("common", {}) if text not in shown]
    if not said:
        return []
    first = Value(kind=Kind.FORMATTED_NAME, text=said[0][1])
    return [first, *(Value(kind=Kind.OTHER, name=name, text=text) for name, text in said[1:])]


def _name(draft: Draft) -> list[Value]:
    values = []
    for kind in (Kind.NAME, Kind.PHONETIC_NAME):
        parts = draft.parts.get((kind, ()), {})
        if parts:
            firsts = {part: found[0].text.strip() for part, found in parts.items()}
            values.append(Value(kind=kind, parts=Name(**firsts)))
            rest = [one for found in parts.values() for one in found[1:] if one.text.strip() not in firsts.values()]
            values += [kept(one) for one in rest]
    return values


def _organizations(draft: Draft) -> list[Value]:
    parts = draft.parts.get((Kind.ORGANIZATION, ()), {})
    names = list(dict.fromkeys(one.text.strip() for one in parts.get("", [])))
    units = list(dict.fromkeys(one.text.strip() for one in parts.get("unit", [])))
    if not (names or units):
        return []
    first = Value(kind=Kind.ORGANIZATION, parts=(names[0] if names else "", *units))
    return [first, *(Value(kind=Kind.ORGANIZATION, parts=(name,)) for name in names[1:])]


def _addresses(draft: Draft, types: tuple[str, ...]) -> list[Value]:
    """Make one address of its parts; lines without a street beside them are the street, others a second address."""
    parts = {part: list(found) for part, found in draft.parts.get((Kind.ADDRESS, types), {}).items()}
    lines = [_postal(one.text) for one in parts.pop("lines", [])]
    codes = parts.pop("code", [])
    if codes and "country" not in parts:
        parts["country"] = codes[:1]
        codes = codes[1:]
    street = [found[0].text.strip() for part in ("street", "street2") if (found := parts.get(part))]
    extra = [one for part, found in parts.items() for one in found[1:]] + codes
    if lines and not street:
        street = lines[:1]
        lines = lines[1:]
    whole = {part: found[0].text.strip() for part, found in parts.items() if part not in {"street", "street2"}}
    address = Address(street="\n".join(street), **whole)
    values = [Value(kind=Kind.ADDRESS, parts=address, types=types)] if any(address) else []
    values += [Value(kind=Kind.ADDRESS, parts=Address(street=text), types=types) for text in lines]
    return values + [kept(one) for one in extra]


def _postal(text: str) -> str:
    """Read an address written in one piece: lines are parted by $ (RFC 4517 § 3.3.28)."""
    lines = (line.strip() for line in text.split("$"))
    return "\n".join(_POSTAL.sub(lambda found: "$" if found[1] == "24" else "\\", line) for line in lines if line)


def _date_of_parts(draft: Draft, kind: Kind) -> list[Value]:
    parts = draft.parts.get((kind, ()), {})
    said = [one for found in parts.values() for one in found if one.text.strip().strip("0")]
    if not said:
        return []
    numbers = {part: _number(found[0].text) for part, found in parts.items()}
    date = partial_date(numbers.get("year"), numbers.get("month"), numbers.get("day"))
    if date:
        return [Value(kind=kind, text=str(date))]
    text = " ".join(one.text.strip() for one in said)
    draft.notices.append(Notice(line=said[0].line, property=said[0].spelled, code="bad_date", text=text[:_CLIP]))
    return [kept(one) for one in said]


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) else None  # noqa: PLR2004 - a year has four digits


def _plain(_draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    return [Value(kind=found.kind, text=one.text.strip(), types=found.types, parameters=_parameters(one))]


def _email(_draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    scheme, colon, address = one.text.strip().partition(":")
    if found.part != "proxy":
        return _plain(_draft, one, found)
    if not colon or scheme.lower() != "smtp":
        return [kept(one)]
    return [Value(kind=Kind.EMAIL, text=address, types=("pref",) if scheme == "SMTP" else ())]


def _url(_draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    address, _, label = one.text.strip().partition(" ")
    if found.part != "labelled":
        address, label = one.text.strip(), ""
    return [Value(kind=Kind.URL, text=address, types=found.types, label=label.strip())]


def _date(draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    text = one.text.strip()
    match = _DAY.fullmatch(text)
    date = str(partial_date(*map(int, match.groups())) or "") if match else read_date(text)
    if not date:
        draft.notices.append(Notice(line=one.line, property=one.spelled, code="bad_date", text=text[:_CLIP]))
    return [Value(kind=found.kind, text=date or text)]


def _profile(_draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    return [Value(kind=Kind.PROFILE, parts=Profile(found.network, one.text.strip()))]


def _categories(_draft: Draft, one: Attribute, _found: Meaning) -> list[Value]:
    texts = filter(None, map(str.strip, re.split("[,;]", one.text)))
    return [Value(kind=Kind.CATEGORY, text=text) for text in texts]


def _related(_draft: Draft, one: Attribute, found: Meaning) -> list[Value]:
    text = one.text.strip()
    named = ldif_names.parse(text) if found.part == "dn" else []
    called = ldif_names.first(named, "cn", "displayname") or ldif_names.mail(named) or text
    return [Value(kind=Kind.RELATED, text=called, types=found.types, raw=text if called != text else "")]


_READERS: dict[Kind, Callable[[Draft, Attribute, Meaning], list[Value]]] = {
    Kind.EMAIL: _email,
    Kind.URL: _url,
    Kind.BIRTHDAY: _date,
    Kind.ANNIVERSARY: _date,
    Kind.PROFILE: _profile,
    Kind.CATEGORY: _categories,
    Kind.RELATED: _related,
}


def addresses_of(records: Sequence[Record]) -> dict[str, int]:
    """Tell by each e-mail address, folded, the place of the first record that has it."""
    found: dict[str, int] = {}
    for place, record in enumerate(records):
        for value in record.values:
            if value.kind is Kind.EMAIL:
                found.setdefault(fold(value.text), place)
    return found
