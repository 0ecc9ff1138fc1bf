"""What networks are: who can be told there, by which of their own tools, and where these are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from entourage.domain.account import Purpose

Words: TypeAlias = Mapping[str, str]
"""A text by language ("en", "fr", "fr_CA" where it differs)."""


class Reach(StrEnum):
    """Name whom a channel reaches: anyone, all connections, all but some, only some, or those written to."""

    PUBLIC = "public"
    ALL = "all"
    EXCEPT = "except"
    ONLY = "only"
    DIRECT = "direct"


class Use(StrEnum):
    """Name what a list is for: it alone sees a post, all but it do, or it sees no more than the public, ever.

    READING: I read there what its people post; it shows nobody anything, and hides nothing.
    """

    ONLY = "only"
    EXCEPT = "except"
    RESTRICTED = "restricted"
    READING = "reading"


class Presuming(StrEnum):
    """Name what presumes a connection beside a profile: a mobile number, or an address of e-mail (which is sure)."""

    NOTHING = ""
    MOBILE = "mobile"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Hold a way in which a network lets one choose who sees something.

    name: as the network calls it. where: where it is found. as_of: when that was so (ISO 8601).
    takes_lists: it can name lists; takes_people: it can name people, so circles.
    """

    reach: Reach
    name: Words
    where: Words
    as_of: str
    takes_lists: bool = False
    takes_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """Hold a list that a network gives everyone; note: what is to be known of it."""

    key: str
    use: Use
    name: Words
    where: Words
    as_of: str
    note: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Hold something to look at on a network: a privacy setting, or a thing to do once; as_of: when it was so.

    months: after how many it is worth another look; 0 for what is done once. link: where, if it has an address.
    """

    key: str
    text: Words
    where: Words
    as_of: str
    months: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Hold a network.

    people: what it calls those who are connected with me ("friends"). profiles: the networks of people's profiles that
    mean it. is_mutual: whoever is connected with me sees what I post; else only who follows me. presuming: what else
    tells that somebody is there. spelled: how people stand in its lists, "name" or "handle". lists_are_public: anyone
    can read whom a list holds. many_accounts: several accounts are usual there, as with e-mail.
    indexed, purpose: as such an account usually is. note: what is to be known before anything else.
    """

    key: str
    name: Words
    people: Words
    profiles: tuple[str, ...]
    is_mutual: bool = True
    presuming: Presuming = Presuming.NOTHING
    spelled: str = "name"
    lists_are_public: bool = False
    has_lists: bool = False
    many_accounts: bool = False
    indexed: bool = False
    purpose: Purpose
    position: int
    note: Words
    tools: tuple[Tool, ...]
    lists: tuple[BuiltIn, ...]
    tasks: tuple[Task, ...]

    @property
    def has_reading_lists(self) -> bool:
        """Tell whether lists there are only for reading: nothing can be posted for one."""
        return self.has_lists and not any(tool.takes_lists for tool in self.tools)

    def tool(self, reach: Reach) -> Tool | None:
        """Find the tool of a reach, None where the network has none."""
        return next((tool for tool in self.tools if tool.reach is reach), None)
