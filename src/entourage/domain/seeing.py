"""What someone, or a stranger, finds of me on networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from entourage.domain.account import Account, Connection
    from entourage.domain.audience import Channel
    from entourage.domain.network import Network


class Presence(NamedTuple):
    """Hold whether someone is on an account, and which ways to post there reach them.

    connection: None where nothing is known. held_back_by: lists (ids) that keep posts from them there.
    """

    account: Account
    connection: Connection | None
    reached_by: tuple[Channel, ...]
    held_back_by: tuple[int, ...]


class Shown(NamedTuple):
    """Hold what a stranger finds of an account; is_open: the network has a way to post for anyone."""

    account: Account
    network: Network | None
    is_open: bool


class Said(NamedTuple):
    """Hold what an account says of me; account: None for my own card."""

    account: Account | None
    text: str


class Difference(NamedTuple):
    """Hold a field (name, title, photo, link) of which my accounts and my card do not say the same."""

    field: str
    said: tuple[Said, ...]
