"""Turn the labels of values in tables into types and back ("* Work Fax" is a preferred work fax)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.default_labels import default_types

_TYPES = frozenset(
    {
        *("home", "work", "other", "cell", "fax", "pager", "main", "car", "isdn", "video", "textphone", "telex"),
        *("radio", "callback", "assistant"),
    }
)
_RELATIONS = frozenset(
    {
        *("assistant", "manager", "spouse", "child", "parent", "sibling", "friend", "kin", "contact", "acquaintance"),
        *("met", "co-worker", "colleague", "co-resident", "neighbor", "muse", "crush", "date", "sweetheart", "me"),
        *("agent", "emergency", "son", "daughter"),
    }
)
_SPELLED = {"mobile": ("cell",)}
_WRITTEN = {
    "cell": "Mobile",
    "homepage": "Home Page",
    "isdn": "ISDN",
    "domesticpartner": "Domestic Partner",
    "referredby": "Referred By",
}
_SAYS_NOTHING = frozenset({"voice", "internet", "text", "x-internet"})
_CUSTOM = {
    Kind.FORMATTED_NAME: "Formatted name",
    Kind.NAME: "Name",
    Kind.PHONETIC_NAME: "Phonetic name",
    Kind.NICKNAME: "Nickname",
    Kind.ORGANIZATION: "Organization",
    Kind.TITLE: "Title",
    Kind.ROLE: "Role",
    Kind.GENDER: "Gender",
    Kind.LANGUAGE: "Language",
    Kind.BIRTHDAY: "Birthday",
    Kind.ANNIVERSARY: "Anniversary",
    Kind.PHOTO: "Photo",
}
_CUSTOM_KINDS = {
    name: kind for kind, name in _CUSTOM.items() if kind not in {Kind.NAME, Kind.PHONETIC_NAME, Kind.PHOTO}
}
_PROFILE = "Profile: "
_JOIN = " ::: "
_REMEMBERED = 4096


class Label(NamedTuple):
    """Hold what a label says: types, and its own words where no type says it."""

    types: tuple[str, ...] = ()
    text: str = ""


@lru_cache(_REMEMBERED)
def read_label(text: str, kind: Kind) -> Label:
    """Read what a label of Google's says of a value of a kind; a star before it marks the preferred one."""
    text = text.strip()
    is_starred = text == "*" or text.startswith("* ")
    words = text[1:].strip() if is_starred else text
    types = default_types(kind, words) or _types_of(words.lower(), kind)
    preferred = ("pref",) if is_starred else ()
    return Label(types + preferred, "" if types else words)


def _types_of(words: str, kind: Kind) -> tuple[str, ...]:
    types = tuple(name for word in words.split() for name in _SPELLED.get(word, (word,)))
    known = _TYPES | _RELATIONS if kind is Kind.RELATED else _TYPES
    return types if known.issuperset(types) else ()


def write_label(types: tuple[str, ...], text: str) -> str:
    """Write types, or the person's own words, as a label that `read_label` reads as the same."""
    spoken = (word for word in types if word not in _SAYS_NOTHING and word != "pref")
    words = text or " ".join(_WRITTEN.get(word) or word.title() for word in spoken)
    return f"* {words}".strip() if "pref" in types else words


def read_custom(label: str, text: str) -> Value:
    """Read a field of the user's own; those that `write_custom` wrote become what they were."""
    if label.startswith(_PROFILE):
        return _read_profile(label.removeprefix(_PROFILE), text.split(_JOIN))
    kind = _CUSTOM_KINDS.get(label)
    if kind is Kind.ORGANIZATION:
        return Value(kind=kind, parts=tuple(text.split(_JOIN)))
    return Value(kind=kind, text=text) if kind else Value(kind=Kind.OTHER, text=text, name=label)


def write_custom(value: Value) -> tuple[str, str]:
    """Write a value that has no column of its own as a label and a text, both to be read by people."""
    if value.kind is Kind.PROFILE:
        return _PROFILE + value.as_profile.network, _JOIN.join(filter(None, value.parts[1:]))
    label = _CUSTOM.get(value.kind) or value.name or value.kind.value.capitalize()
    joined = _JOIN.join(value.parts) if value.kind is Kind.ORGANIZATION else " ".join(filter(None, value.parts))
    photo = value.photo.url if value.photo else ""
    return label, value.text or joined or photo


def _read_profile(network: str, texts: list[str]) -> Value:
    url = next((text for text in texts if "://" in text), "")
    day = next((text for text in texts if len(text) == len("2024-01-31") and text[:4].isdigit()), "")
    handle = next((text for text in texts if text not in {url, day}), "")
    return Value(kind=Kind.PROFILE, parts=Profile(network, handle, url, day))
