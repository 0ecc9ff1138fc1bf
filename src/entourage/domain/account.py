"""My accounts on networks, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Name whose an account is."""

    MINE = "mine"
    EMPLOYER = "employer"
    CLIENT = "client"


class Purpose(StrEnum):
    """Name what an account is for."""

    PERSONAL = "personal"
    PROFESSIONAL = "professional"
    BOTH = "both"


class State(StrEnum):
    """Name how far an account is used: a reserved one only keeps its name from others."""

    ACTIVE = "active"
    PAUSED = "paused"
    RESERVED = "reserved"


class Strength(StrEnum):
    """Name how surely a contact is there on an account, from sure to surely not."""

    SURE = "sure"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"
    ABSENT = "absent"

    @property
    def counts(self) -> bool:
        """Tell whether whoever is so surely there is held to see what reaches them."""
        return self in (Strength.SURE, Strength.PRESUMED)


class Evidence(StrEnum):
    """Name what a connection is known by.

    EXPORT: the account's own list says so; GONE: it did, and its newest one does not. PROFILE: a profile on that
    network. LIST: a list of that account held them when it was applied. FOLLOWED: I follow them, which does not mean
    that they follow me. ACCEPTED: the same name, which the person took for the same. NAME: the same name, which one
    contact alone has; NAMESAKES: one that several have. NUMBER, ADDRESS: where messages go; MAYBE_MOBILE: a number that
    may be one.
    """

    BY_HAND = "by_hand"
    EXPORT = "export"
    PROFILE = "profile"
    LIST = "list"
    ACCEPTED = "accepted"
    ADDRESS = "address"
    NUMBER = "number"
    NAME = "name"
    MAYBE_MOBILE = "maybe_mobile"
    NAMESAKES = "namesakes"
    FOLLOWED = "followed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Connection:
    """Hold how surely a contact is there on an account, and what that is known by."""

    strength: Strength
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Hold an account of mine.

    network: its key in domain.network. handle: how the network knows me; empty where that says nothing.
    name, title, link: what strangers read of me there; photo: "same" as on my card, "other", "none", or not said.
    indexed: search engines show it.
    """

    id: int
    network: str
    handle: str = ""
    name: str = ""
    title: str = ""
    link: str = ""
    photo: str = ""
    owner: Owner = Owner.MINE
    purpose: Purpose = Purpose.PERSONAL
    indexed: bool = False
    state: State = State.ACTIVE
    position: int = 0
