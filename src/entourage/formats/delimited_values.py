"""Make the values of a person out of the cells of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote

from entourage.domain.contact import DATE_KINDS, Address, Kind, Name, Photo, Profile, Value
from entourage.domain.dates import from_iso
from entourage.domain.profiles import network_of
from entourage.formats.delimited_addresses import settled_address
from entourage.formats.delimited_births import births_of, date_of_parts
from entourage.formats.delimited_defaults import is_default
from entourage.formats.delimited_labels import Label, read_custom, read_label
from entourage.formats.mailboxes import address_in, parted
from entourage.formats.written_dates import read_date, says_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from entourage.formats.dialects import Block

Parts = dict[str, str]

_JOINED = re.compile(r" ?::: ?")
_WITH_SEPARATOR = re.compile(r":::|[;,\n]")
_QUOTED = re.compile(r'"([^"]+)"')
_QUOTED_LIST = re.compile(r'\s*"[^"]+"(?:\s*[,;]\s*"[^"]+")*\s*')
_SEXES = {
    **dict.fromkeys(
        ("male", "m", "man", "masculin", "homme", "männlich", "mann", "masculino", "hombre", "maschio"), "M"
    ),
    **dict.fromkeys(("uomo", "maschile", "homem", "mannelijk", "mężczyzna", "мужской", "муж", "erkek", "mies"), "M"),
    **dict.fromkeys(("mand", "muž", "férfi", "чоловіча", "男", "男性", "남", "남자", "male (he/him)"), "M"),
    **dict.fromkeys(("female", "f", "woman", "féminin", "femme", "weiblich", "frau", "femenino", "mujer"), "F"),
    **dict.fromkeys(("femmina", "femminile", "donna", "feminino", "mulher", "vrouwelijk", "vrouw", "kobieta"), "F"),
    **dict.fromkeys(("женский", "жен", "kvinna", "kvinde", "kvinne", "kadın", "nainen", "žena", "nő", "жіноча"), "F"),
    **dict.fromkeys(("女", "女性", "여", "여자"), "F"),
}
_SYSTEM_GROUPS = {"mycontacts", "starred", "my contacts"}
_STARRED_GROUPS = _SYSTEM_GROUPS | {"friends", "family", "coworkers", "othercontacts", "other contacts"}
_STARRED_GROUPS |= {"starred in android"}
# By names of their own, because to ask an enumeration for its member takes as long as to make a value of it.
_FORMATTED_NAME, _URL, _BIRTHDAY = Kind.FORMATTED_NAME, Kind.URL, Kind.BIRTHDAY
_DAY, _ANNIVERSARY = Kind.DATE, Kind.ANNIVERSARY
_SEVERAL = frozenset({Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL, Kind.RELATED, Kind.DATE, Kind.PROFILE})
# Which part of a value each of several in one cell is, what stands between them, and what each has at least.
_LISTS = {
    Kind.TELEPHONE: ("value", _WITH_SEPARATOR, re.compile(r"(?:\d\D*){5}")),
    Kind.URL: ("value", _WITH_SEPARATOR, re.compile(r"^\S+\.\S+$")),
    Kind.PROFILE: ("handle", _WITH_SEPARATOR, re.compile(r"^\S+$")),
    Kind.ADDRESS: ("formatted", re.compile(r"[;\n]"), re.compile(r"\d.*[^\W\d]{3}|[^\W\d]{3}.*\d")),
}
_BETWEEN_NUMBERS = re.compile(r"\s*[/;,|\n]\s*|\s+(?:ou|or|oder|et|and|und)\s+", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"(?=(?:\D*\d){8})(?:\(?[+0]|(?=(?:\D*\d){10}))[\d\s().-]+")
_BETWEEN_ADDRESSES = re.compile(r"(?<=\w)\s*/\s*(?=[^\s/@]+@)")
_OF_ALL = frozenset({"label", "network"})
_SERVICES = {"jabber": "xmpp", "gtalk": "googletalk"}
_SERVICES |= {name: name for name in ("aim", "googletalk", "icq", "irc", "msn", "qq", "skype", "xmpp", "yahoo")}
_SERVED = re.compile(r"(\w[\w ]{0,20}):\s*(\S.*)")
_NO_LABEL = Label()
_WORD = re.compile(r"\w+")
_OF_BIRTH = frozenset({"year", "month", "day"})
_FEWEST_OF_SEVERAL = 2
_WHOLE_YEAR = re.compile(r"\d{4}")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Manner:
    """Hold how a file writes: Google's joined cells and preferred labels, and the order of day and month.

    is_own: it is somebody's own table, and no program's.
    """

    is_google: bool
    day_first: bool
    is_own: bool = False


def values_of(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    """Make the values that the columns of one block say together in one row."""
    make = _MAKERS.get(block.kind, _text)
    if "list" in parts and block.kind in _LISTS:
        part, between, is_one = _LISTS[block.kind]
        several = list(filter(None, map(str.strip, between.split(parts["list"]))))
        texts = several if all(map(is_one.search, several)) else [parts["list"]]
        return chain.from_iterable(make(block, {part: text}, manner) for text in texts)
    if manner.is_google and " ::: " in "\n".join(parts.values()) and block.kind in _SEVERAL:
        return chain.from_iterable(make(block, each, manner) for each in _separated(parts))
    return make(block, parts, manner)


def _separated(parts: Parts) -> Iterator[Parts]:
    """Separate Google's several values in one cell; a single label, or service, goes with all of them."""
    shared = {part: text for part, text in parts.items() if part in _OF_ALL and " ::: " not in text}
    split = {part: text.split(" ::: ") for part, text in parts.items() if part not in shared}
    for texts in zip_longest(*split.values(), fillvalue=""):
        yield {part: text for part, text in zip(split, texts, strict=True) if text.strip()} | shared


def _text(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    return (Value(kind=block.kind, text=parts["value"], types=block.types),) if parts.get("value") else ()


def _nickname(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    text = parts["value"]
    return [Value(kind=block.kind, text=each) for each in (_JOINED.split(text) if manner.is_google else [text])]


def _labelled(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    text = parts.get("value", "")
    if "area" in parts:
        text = " ".join(filter(None, (parts["area"], text)))
    if not text:
        return ()
    label = _label(block, parts)
    return (Value(kind=block.kind, text=text, types=block.types or label.types, label=label.text),)


def _telephone(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    """Make a telephone, or those of one cell, each of which is a whole number: « 06 12 34 56 78 / 01 23 45 67 89 »."""
    numbers = _BETWEEN_NUMBERS.split(parts.get("value", "")) if manner.is_own else []
    if len(numbers) < _FEWEST_OF_SEVERAL or not all(map(_WHOLE_NUMBER.fullmatch, numbers)):
        return _labelled(block, parts, manner)
    return chain.from_iterable(_labelled(block, {**parts, "value": number}, manner) for number in numbers)


def _label(block: Block, parts: Parts) -> Label:
    return read_label(parts["label"], block.kind) if "label" in parts else _NO_LABEL


def _separate(text: str) -> list[str]:
    return [part for part in map(str.strip, _WITH_SEPARATOR.split(text)) if part]


def _url(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    r"""Make an address of the web; Google's first tables wrote "http\://"."""
    text = parts.get("value", "")
    return _labelled(block, {**parts, "value": text.replace("\\:", ":")} if "\\://" in text else parts, manner)


def _email(block: Block, parts: Parts, manner: Manner) -> Iterator[Value]:
    text = parts.get("value", "")
    text = text[7:].strip() if text[:7].lower() == "mailto:" else text
    text = _BETWEEN_ADDRESSES.sub("; ", text) if manner.is_own and text.count("@") > 1 else text
    for each in parted(text) if _WITH_SEPARATOR.search(text) else (text,):
        address = address_in(each)
        values = _labelled(block, {**parts, "value": address or each}, manner)
        yield from (replace(value, raw=each) for value in values) if address else values


def _name(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    if "family_first" in parts:
        return _whole_name(block, parts)
    if particle := parts.get("particle", ""):
        parts = {**parts, "family": f"{particle} {parts.get('family', '')}".strip()}
    return (Value(kind=block.kind, parts=tuple([parts.get(part, "") for part in Name._fields])),)


def _whole_name(block: Block, parts: Parts) -> Iterator[Value]:
    """Make a name; a cell « Roy, Ana » says both of its parts, and one without its single comma the whole."""
    whole = parts["family_first"]
    family, _, given = map(str.strip, whole.partition(","))
    if family and given and "," not in given:
        parts = {**parts, "family": family, "given": given}
    elif whole:
        yield Value(kind=_FORMATTED_NAME, text=whole)
    named = tuple([parts.get(part, "") for part in Name._fields])
    if any(named) or not whole:
        yield Value(kind=block.kind, parts=named)


def _organization(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    unit = parts.get("unit", "")
    units = _JOINED.split(unit) if manner.is_google else [unit]
    label = _label(block, parts)
    named = (parts.get("value", ""), *filter(None, units))
    return (
        (Value(kind=block.kind, parts=named, types=block.types or label.types, label=label.text),) if any(named) else ()
    )


def _address(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    """Make an address; a column « Address » is the street beside one of cities or codes, else the whole of it."""
    parts = settled_address(parts)
    formatted, street = parts.get("formatted", ""), parts.get("street", "")
    if "street2" in parts or "street3" in parts:
        lines = (street or formatted, parts.get("street2"), parts.get("street3"))
        street, formatted = "\n".join(filter(None, lines)), formatted if street else ""
    if not street and (parts.get("locality") or parts.get("postcode") or formatted) not in formatted:
        street = formatted
    fine = tuple([street if part == "street" else parts.get(part, "") for part in Address._fields])
    label = _label(block, parts)
    types = block.types or label.types
    if not any(fine):
        whole = Address(street=formatted)
        return (Value(kind=block.kind, parts=whole, types=types, label=label.text),) if formatted else ()
    says_more = bool(formatted) and not set(_WORD.findall(formatted)) <= set(_WORD.findall(" ".join(fine)))
    return (Value(kind=block.kind, parts=fine, types=types, label=label.text, raw=formatted if says_more else ""),)


def _date(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    if block.kind is _BIRTHDAY and "value" in parts and not _OF_BIRTH.isdisjoint(parts):
        births = births_of(parts, day_first=manner.day_first)
        return chain.from_iterable(_one_date(block, one, manner) for one in births)
    return _one_date(block, parts, manner)


def _one_date(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    label = _label(block, parts)
    text = parts.get("written") or parts.get("value")
    text = text or "/".join(filter(None, (parts.get("month"), parts.get("day"), parts.get("year"))))
    if not text or says_nothing(text):
        return ()
    kind = _ANNIVERSARY if block.kind is _DAY and label.text.lower() == "anniversary" else block.kind
    iso = read_date(parts["value"], day_first=manner.day_first) if parts.get("value") else date_of_parts(parts)
    iso = _in_the_past(iso) if kind is _BIRTHDAY and not _WHOLE_YEAR.search(text) else iso
    raw = "" if iso in ("", text) else text
    label = _NO_LABEL if kind is _ANNIVERSARY else label
    return (Value(kind=kind, text=iso or text, types=label.types, label=label.text, raw=raw),)


def _in_the_past(iso: str) -> str:
    """Take a year of two digits for one of the last century where nobody can be born yet."""
    date = from_iso(iso)
    is_future = date is not None and date.year is not None and date.year > datetime.now(tz=UTC).year
    return str(date._replace(year=date.year - 100)) if date and date.year and is_future else iso


def _category(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    text = parts.get("value") or parts.get("list", "")
    names = _JOINED.split(text) if manner.is_google else _listed(text)
    has_system = "mycontacts" in text.lower()
    return [
        Value(kind=block.kind, text=name)
        for name in dict.fromkeys(names)
        if name and not (has_system and name.lower() in _SYSTEM_GROUPS) and not _is_starred_group(name)
    ]


def _listed(text: str) -> list[str]:
    """Take apart a list of names, also where each stands in quotation marks, or bars part them: « VIP|Family »."""
    if _QUOTED_LIST.fullmatch(text):
        return [name.strip() for name in _QUOTED.findall(text)]
    return _separate(text if _WITH_SEPARATOR.search(text) else text.replace("|", ","))


def _is_starred_group(name: str) -> bool:
    return name.startswith("* ") and name[2:].lower() in _STARRED_GROUPS


def _profile(block: Block, parts: Parts, manner: Manner) -> Iterator[Value]:
    handle, url = parts.get("handle") or parts.get("value", ""), parts.get("url", "")
    if _is_url(handle):
        handle, url = "", handle
    service = parts.get("network", "").lower().replace(" ", "")
    network = block.network.rstrip("0123456789") or _SERVICES.get(service, service) or network_of(url)
    if not network:
        network, handle = _served(handle)
    elif network == "mastodon":
        handle = handle.removeprefix("@")
    connected = parts.get("connected_on", "")
    day = read_date(connected, day_first=manner.day_first) or connected if connected else ""
    profile = Profile(network, handle or handle_of(url), url, day)
    label = _label(block, parts)
    if url:
        yield Value(kind=_URL, text=url, types=block.types)
    if any(profile[1:]):
        raw = "" if _ISO_DAY.fullmatch(connected) else connected
        yield Value(kind=block.kind, parts=profile, types=block.types or label.types, label=label.text, raw=raw)


def _served(handle: str) -> tuple[str, str]:
    """Tell the service that stands before a name on it: « AIM: ada »."""
    match = _SERVED.fullmatch(handle)
    network = _SERVICES.get(match[1].lower().replace(" ", ""), "") if match else ""
    return (network, match[2]) if match and network else ("", handle)


def _is_url(text: str) -> bool:
    return "://" in text or text.startswith("www.")


def handle_of(url: str) -> str:
    """Read the name that an account has in the address of its profile (linkedin.com/in/ada gives "ada")."""
    _, _, path = url.partition("?")[0].partition("#")[0].rpartition("://")[2].partition("/")
    return unquote(path.rstrip("/").rpartition("/")[2]).lstrip("@")


def _gender(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    text = parts["value"]
    sex = _SEXES.get(text.lower(), text)
    said = Value(kind=block.kind, text=sex, raw="" if sex == text else text)
    return () if is_default(text) else (said,)


def _photo(block: Block, parts: Parts, _manner: Manner) -> Iterable[Value]:
    return (Value(kind=block.kind, photo=Photo(url=parts["value"])),)


def _other(block: Block, parts: Parts, manner: Manner) -> Iterable[Value]:
    """Keep what no field is for under its header, but not what a program writes where nothing was said."""
    if manner.is_google and parts.get("label") and parts.get("value"):
        return (read_custom(parts["label"], parts["value"]),)
    text = parts.get("value") or parts.get("default") or parts.get("mail_name") or parts.get("mail_type", "")
    is_nothing = ("default" in parts and is_default(text)) or parts.get("mail_type", "").upper() == "SMTP"
    return (Value(kind=block.kind, text=text, name=block.name),) if text and not is_nothing else ()


_MAKERS: dict[Kind, Callable[[Block, Parts, Manner], Iterable[Value]]] = {
    **dict.fromkeys(DATE_KINDS, _date),
    Kind.TELEPHONE: _telephone,
    Kind.RELATED: _labelled,
    Kind.URL: _url,
    Kind.EMAIL: _email,
    Kind.NAME: _name,
    Kind.PHONETIC_NAME: _name,
    Kind.NICKNAME: _nickname,
    Kind.ORGANIZATION: _organization,
    Kind.ADDRESS: _address,
    Kind.CATEGORY: _category,
    Kind.PROFILE: _profile,
    Kind.GENDER: _gender,
    Kind.PHOTO: _photo,
    Kind.OTHER: _other,
}
