"""Read accounts on networks and messengers in every spelling (RFC 4770, RFC 9554, and the X- names)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from entourage.domain.contact import Kind, Profile, Value

if TYPE_CHECKING:
    from entourage.formats.vcard_property import Head

_SCHEME = re.compile(r"([a-z][a-z0-9.+-]*):(?!//)(.+)", re.IGNORECASE | re.DOTALL)
_NAMES = {
    "google talk": "googletalk",
    "jabber": "xmpp",
    "googletalk": "googletalk",
    "gtalk": "googletalk",
    "ymsgr": "yahoo",
    "msnim": "msn",
    "google": "googletalk",
    "gadu": "gadugadu",
}
_NAMES |= {"gg": "gadugadu", "x-apple": "", "google-talk": "googletalk", "gadu-gadu": "gadugadu"}
_MESSENGERS = {
    *("aim", "discord", "facebook", "gadugadu", "googletalk", "groupwise", "icq", "irc", "jabber", "kakaotalk", "kik"),
    *("line", "matrix", "msn", "qq", "signal", "sip", "skype", "telegram", "threema", "twitter", "wechat", "whatsapp"),
    *("xmpp", "yahoo", "zoom", "mastodon", "linkedin", "instagram", "gtalk", "google-talk", "gadu-gadu", "google talk"),
}
_PREFIXED = {f"X-{name.upper()}": name for name in _MESSENGERS} | {"X-SKYPE-USERNAME": "skype", "X-MS-IMADDRESS": ""}
PLACES = {
    "home",
    "work",
    "pref",
    "other",
    "personal",
    "business",
    "mobile",
    "internet",
    "follower",
    "following",
    "close-friend",
}
_SERVICE_PARAMETERS = ("X-SERVICE-TYPE", "SERVICE-TYPE")
_USER_PARAMETERS = ("X-USER", "USERNAME")


def network_of(name: str) -> str | None:
    """Tell the network that a property's name stands for ("X-AIM"), or None where it names no account."""
    if name.startswith("X-MESSAGING/"):
        return name[12:].partition("-")[0].lower()
    return _PREFIXED.get(name)


def read_messenger(head: Head, text: str) -> Value:
    """Read IMPP, or a property that is named after its network, as a PROFILE."""
    parameters = dict(head.parameters)
    match = _SCHEME.fullmatch(text)
    scheme, handle = (match[1].lower(), match[2]) if match else ("", text)
    if scheme and "%" in handle:
        handle = _unquoted(handle)
    named = network_of(head.name)
    if named is not None and scheme not in {named, "x-apple", *_NAMES}:
        scheme, handle = "", text
    service = next((parameters.pop(name).lower() for name in _SERVICE_PARAMETERS if name in parameters), "")
    typed = "" if named or service or scheme else next((word for word in head.types if word in _MESSENGERS), "")
    named_so = named or service or typed or scheme
    network = _NAMES.get(named_so, named_so)
    parts = (network, handle, "", parameters.pop("X-CONNECTED-ON", ""))
    types = tuple(word for word in head.types if word != typed and _NAMES.get(word, word) != network)
    return _profile(head, parts, types, parameters)


def _unquoted(handle: str) -> str:
    """Undo the %20 of an address (RFC 3986 § 2.1), where letters come of it."""
    try:
        text = unquote(handle, errors="strict")
    except UnicodeDecodeError:
        return handle
    return text if all(letter.isprintable() or letter in handle for letter in text) else handle


def read_social(head: Head, text: str) -> Value:
    """Read X-SOCIALPROFILE or SOCIALPROFILE as a PROFILE."""
    parameters = dict(head.parameters)
    service = next((parameters.pop(name).lower() for name in _SERVICE_PARAMETERS if name in parameters), "")
    typed = "" if service else next((word for word in head.types if word not in PLACES), "")
    handle = next((parameters.pop(name) for name in _USER_PARAMETERS if name in parameters), "")
    if text.lower().startswith("x-apple:"):
        handle, text = handle or text[8:], ""
    network = service or typed
    parts = (network, handle, text, parameters.pop("X-CONNECTED-ON", ""))
    return _profile(head, parts, tuple(word for word in head.types if word != network), parameters)


def read_account(head: Head, text: str) -> Value:
    """Read what we write of an account of which only the network is known, and perhaps since when."""
    parameters = dict(head.parameters)
    return _profile(head, (text, "", "", parameters.pop("X-CONNECTED-ON", "")), head.types, parameters)


def _profile(head: Head, parts: tuple[str, ...], types: tuple[str, ...], parameters: dict[str, str]) -> Value:
    return Value(
        kind=Kind.PROFILE,
        parts=Profile(*parts),
        types=types,
        group=head.group,
        parameters=tuple(parameters.items()),
    )
