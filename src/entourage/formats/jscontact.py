"""Read JSContact (RFC 9553)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import Address, Kind, Name, Profile, Value
from entourage.domain.dates import partial_date
from entourage.formats.jscontact_drafts import as_published
from entourage.formats.json_text import in_lines
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_photo import read_photo
from entourage.formats.vcard_profiles import read_messenger
from entourage.formats.vcard_property import Head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Object = dict[str, Any]

_CLIP = 200
_DEEPEST = 5  # as JMAP answers: a list, in an object, in an answer, in a list of them, in an object (RFC 8620 § 3.4)
_TYPES = {"private": "home", "work": "work", "mobile": "cell", "billing": "billing", "delivery": "delivery"}
_UNSPOKEN = frozenset({"voice"})
_NAME_PARTS = {"surname": "family", "surname2": "family", "given": "given", "given2": "additional"}
_NAME_PARTS |= {"title": "prefix", "credential": "suffix", "generation": "suffix"}
_STREET = ("number", "name", "block", "direction", "building", "floor", "apartment", "room", "landmark")
_ADDRESS_PARTS = {"locality": "locality", "region": "region", "postcode": "postcode", "country": "country"}
_ADDRESS_PARTS |= {"postOfficeBox": "po_box"} | dict.fromkeys(_STREET, "street")
_ADDRESS_PARTS |= {"district": "extended", "subdistrict": "extended"}
_NOT_KEPT = frozenset({"@type", "version", "uid", "kind", "prodId", "created", "members", "language"})
_SAYS_WHO = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.NICKNAME, Kind.ORGANIZATION, Kind.EMAIL, Kind.TELEPHONE})
_SAYS_WHO |= {Kind.PROFILE, Kind.URL, Kind.ADDRESS, Kind.NOTE}
_OF_MESSENGER = re.compile(r"[a-z][a-z0-9.+-]*:(?!//)", re.IGNORECASE)
_URN = re.compile(r"^urn:uuid:", re.IGNORECASE)


def cards_of(document: object) -> list[object] | None:
    """Find the cards of a document: one, a list, or what a server answers; None where it is another file."""
    if _is_card(document):
        return [document]
    level = [document]
    for _ in range(_DEEPEST):
        lists = (one for one in level if isinstance(one, list) and any(map(_is_card, one)))
        if found := next(lists, None):
            return found
        level = [inner for one in level for inner in _inside(one)]
    return None


def _inside(one: object) -> Iterable[object]:
    inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return (each for each in inner if isinstance(each, dict | list))


def _is_card(one: object) -> bool:
    if not isinstance(one, dict):
        return False
    return one.get("@type") in {"Card", "CardGroup"} and ("uid" in one or "name" in one or "version" in one)


def read(cards: list[object]) -> Iterator[Record | Notice]:
    """Read each card; what no field here holds is kept as JSON, an entry that says nothing is told."""
    for place, card in enumerate(cards, 1):
        if not isinstance(card, dict):
            yield Notice(line=place, code="bad_entry", text=str(card)[:_CLIP], rejected=True)
            continue
        published = as_published(card)
        values = [value for key, said in published.items() for value in _values(str(key), said) if not value.is_empty]
        if not any(value.kind in _SAYS_WHO for value in values):
            yield Notice(line=place, code="no_content", text=str(card)[:_CLIP], rejected=True)
            continue
        members = card.get("members")
        yield Record(
            values=tuple(values),
            line=place,
            identifier=_URN.sub("", str(card.get("uid") or "")),
            kind=str(card.get("kind") or ("group" if card.get("@type") == "CardGroup" else "individual")),
            members=tuple(_URN.sub("", str(one)) for one in members) if isinstance(members, dict) else (),
            raw=in_lines({key: said for key, said in card.items() if key != "updated"}, is_ascii=False),
        )


def _values(key: str, said: object) -> list[Value]:
    """Make the values of one property; one in a form that the standard does not have is kept as it is."""
    if key in _NOT_KEPT:
        return []
    reader = _READERS.get(key)
    try:
        return reader(said) if reader else [_kept(key, said)]
    except (AttributeError, KeyError, TypeError, ValueError):
        return [_kept(key, said)]


def _kept(key: str, said: object) -> Value:
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return Value(kind=Kind.OTHER, name=key, text=text)


def _each(said: Any) -> list[Object]:  # noqa: ANN401 - JSON
    return [one for one in said.values() if isinstance(one, dict) or _refuse()]


def _refuse() -> bool:
    raise TypeError


def _types(one: Object) -> tuple[str, ...]:
    words = [*one.get("contexts", {}), *one.get("features", {})]
    types = [_TYPES.get(word, word) for word in words if word not in _UNSPOKEN]
    return tuple(types) + (("pref",) if one.get("pref") == 1 else ())


def _marked(kind: Kind, text: str, one: Object) -> Value:
    return Value(kind=kind, text=text, types=_types(one), label=str(one.get("label", "")))


def _name(said: Any) -> list[Value]:  # noqa: ANN401 - JSON
    parts: dict[str, list[str]] = {}
    rest = []
    for one in said.get("components", []):
        if one["kind"] in _NAME_PARTS:
            parts.setdefault(_NAME_PARTS[one["kind"]], []).append(str(one["value"]))
        elif one["kind"] != "separator":
            rest.append(one)
    full = str(said.get("full", ""))
    values = [Value(kind=Kind.FORMATTED_NAME, text=full)]
    if parts:
        values.append(Value(kind=Kind.NAME, parts=Name(**{part: " ".join(words) for part, words in parts.items()})))
    others = {key: one for key, one in said.items() if key not in {"@type", "components", "full", "isOrdered"}}
    return values + [_kept("name", others | ({"components": rest} if rest else {}))] * bool(others or rest)


def _organization(one: Object) -> Value:
    units = (str(unit["name"]) for unit in one.get("units", []))
    return Value(kind=Kind.ORGANIZATION, parts=(str(one.get("name", "")), *units), types=_types(one))


def _title(one: Object) -> Value:
    return Value(kind=Kind.ROLE if one.get("kind") == "role" else Kind.TITLE, text=str(one["name"]))


def _address(one: Object) -> Value:
    parts: dict[str, list[str]] = {}
    for part in one.get("components", []):
        if part["kind"] != "separator":
            parts.setdefault(_ADDRESS_PARTS[part["kind"]], []).append(str(part["value"]))
    if "country" not in parts and one.get("countryCode"):
        parts["country"] = [str(one["countryCode"])]
    full = str(one.get("full", "")).strip()
    if full and not parts.keys() - {"country"}:
        parts["street"] = [full]
    address = Address(**{name: " ".join(words) for name, words in parts.items()})
    return Value(kind=Kind.ADDRESS, parts=address, types=_types(one), label=str(one.get("label", "")))


def _online(one: Object) -> Value:
    service, user, uri = (str(one.get(key, "")) for key in ("service", "user", "uri"))
    parts = Profile(service.lower(), user, uri)
    if not user and _OF_MESSENGER.match(uri):
        head = Head("IMPP", "IMPP", parameters=(("SERVICE-TYPE", service),) if service else ())
        parts = read_messenger(head, uri).as_profile
    return Value(kind=Kind.PROFILE, parts=parts, types=_types(one), label=str(one.get("label", "")))


def _anniversary(one: Object) -> Value:
    kind = {"birth": Kind.BIRTHDAY, "wedding": Kind.ANNIVERSARY}.get(str(one["kind"]), Kind.DATE)
    date = one["date"]
    if "utc" in date:
        text = str(date["utc"])[:10]
    else:
        found = partial_date(date.get("year"), date.get("month"), date.get("day"))
        text = str(found) if found else json.dumps(date)
    return Value(kind=kind, text=text, label="" if kind is not Kind.DATE else str(one["kind"]))


def _media(one: Object) -> Value:
    photo = read_photo(str(one["uri"]), str(one.get("mediaType", ""))).photo if one["kind"] == "photo" else None
    return Value(kind=Kind.PHOTO, photo=photo) if photo else _kept("media", one)


def _related(said: Any) -> list[Value]:  # noqa: ANN401 - JSON
    return [Value(kind=Kind.RELATED, text=str(who), types=tuple(one.get("relation", {}))) for who, one in said.items()]


def _of_each(reader: Callable[[Object], Value]) -> Callable[[Any], list[Value]]:
    return lambda said: [reader(one) for one in _each(said)]


def _languages(said: Any) -> list[Value]:  # noqa: ANN401 - JSON
    return [Value(kind=Kind.LANGUAGE, text=str(one["language"]), types=_types(one)) for one in _each(said)]


_READERS: dict[str, Callable[[Any], list[Value]]] = {
    "name": _name,
    "nicknames": _of_each(lambda one: _marked(Kind.NICKNAME, str(one["name"]), one)),
    "organizations": _of_each(_organization),
    "titles": _of_each(_title),
    "emails": _of_each(lambda one: _marked(Kind.EMAIL, str(one["address"]), one)),
    "phones": _of_each(lambda one: _marked(Kind.TELEPHONE, str(one["number"]).removeprefix("tel:"), one)),
    "onlineServices": _of_each(_online),
    "addresses": _of_each(_address),
    "anniversaries": _of_each(_anniversary),
    "notes": _of_each(lambda one: Value(kind=Kind.NOTE, text=str(one["note"]))),
    "keywords": lambda said: [Value(kind=Kind.CATEGORY, text=str(word)) for word in said],
    "media": _of_each(_media),
    "links": _of_each(lambda one: _marked(Kind.URL, str(one["uri"]), one)),
    "relatedTo": _related,
    "preferredLanguages": _languages,
    "updated": lambda said: [Value(kind=Kind.OTHER, name="REV", text=str(said))],
}
