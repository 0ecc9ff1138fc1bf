"""The networks on which people have accounts, and how their addresses tell which one."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from entourage.domain.text import fold

NETWORKS = (
    *("linkedin", "facebook", "instagram", "whatsapp", "signal", "telegram", "mastodon", "bluesky", "threads", "x"),
    *("github", "youtube", "tiktok", "discord", "skype", "matrix", "xmpp", "viadeo", "xing", "snapchat"),
)
RELATIONS = frozenset({"follower", "following", "close-friend"})
"""Types of a profile: who follows me, whom I follow, who sees what is for close friends; a list of each says so."""
_HOSTS = {"twitter": "x", "fb": "facebook", "bsky": "bluesky", "t": "telegram", "wa": "whatsapp", "youtu": "youtube"}
_LISTING = frozenset({"facebook", "linkedin", "instagram", "mastodon", "x", "tiktok", "threads", "bluesky", "xing"})
_LISTING |= {"twitter", "snapchat"}
_PERSON = re.compile(r"(?:https?://)?(?:\w+\.)?linkedin\.com/in/([^/?#]+)", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page rather than a name there."""
    return text.strip().lower().startswith(("https://", "http://", "www."))


def network_of(address: str) -> str:
    """Tell the network of a page by its address, or give an empty text."""
    address = address.strip()
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    name = labels[-2] if len(labels) > 1 else ""
    name = _HOSTS.get(name, name)
    return name if name in NETWORKS else ""


def network_named(source: str) -> str:
    """Tell after which network, of those that show names on a page, a source is named; else give an empty text."""
    found = next((word for word in fold(source).split() if word in _LISTING), "")
    return _HOSTS.get(found, found)


def handle_in(address: str) -> str:
    """Read whose page of LinkedIn an address is, or give an empty text; elsewhere firms have pages as people have."""
    found = _PERSON.match(address.strip()) if "/in/" in address else None
    return unquote(found[1]) if found else ""
