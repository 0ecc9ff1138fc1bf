"""Put cards as drafts of JSContact had them, which servers and libraries still write, as RFC 9553 has them."""

from __future__ import annotations

from typing import Any

Object = dict[str, Any]

_NAME_KINDS = {
    "personal": "given",
    "middle": "given2",
    "additional": "given2",
    "prefix": "title",
    "suffix": "credential",
}
_ADDRESS_KINDS = {"extension": "apartment"}
_ADDRESS_PARTS = ("locality", "region", "postcode", "country")
_RENAMED = {"emails": ("email", "address"), "phones": ("phone", "number")}


def as_published(card: Object) -> Object:
    """Put a card as it is read; what is as the standard has it stays, also where a draft's name stands beside it."""
    found = {key: said for key, said in card.items() if key != "fullName"}
    name = found.get("name")
    if isinstance(name, list):
        name = {"components": name}
    if isinstance(name, dict):
        found["name"] = _with_kinds(name, _NAME_KINDS)
    if isinstance(card.get("fullName"), str):
        found["name"] = {"full": card["fullName"]} | (found["name"] if isinstance(name, dict) else {})
    for key, names in _RENAMED.items():
        if isinstance(found.get(key), dict):
            found[key] = {place: _renamed(one, *names) for place, one in found[key].items()}
    if isinstance(found.get("addresses"), dict):
        found["addresses"] = {place: _address(one) for place, one in found["addresses"].items()}
    return found


def _renamed(one: Any, old: str, new: str) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(one, dict) or new in one or old not in one:
        return one
    return {new if key == old else key: said for key, said in one.items()}


def _with_kinds(whole: Object, kinds: dict[str, str]) -> Object:
    """Name the kinds of components as they are named since, and call them so."""
    components = whole.get("components")
    if not isinstance(components, list):
        return whole
    return whole | {"components": [_with_kind(one, kinds) for one in components]}


def _with_kind(one: object, kinds: dict[str, str]) -> object:
    if not isinstance(one, dict):
        return one
    named = _renamed(one, "type", "kind")
    return named | {"kind": kinds.get(str(named["kind"]), named["kind"])} if "kind" in named else named


def _address(one: object) -> object:
    """Make components of the parts of an address that stood beside them, the street first."""
    if not isinstance(one, dict):
        return one
    named: Object = _renamed(_renamed(one, "fullAddress", "full"), "street", "components")
    parts = [{"kind": part, "value": named[part]} for part in _ADDRESS_PARTS if isinstance(named.get(part), str)]
    others = {key: said for key, said in named.items() if key not in {part["kind"] for part in parts}}
    components = others.get("components", [])
    if parts and isinstance(components, list):
        others["components"] = [*components, *parts]
    return _with_kinds(others if isinstance(components, list) else named, _ADDRESS_KINDS)
