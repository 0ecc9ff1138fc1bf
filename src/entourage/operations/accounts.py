"""What a person does with accounts on networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.operations import networks
from entourage.storage import accounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.account import Account
    from entourage.domain.network import Network
    from entourage.storage.database import Session


def find_account(session: Session, text: str) -> Account:
    """Find an account by its number, its handle, or its network where it is the only one there.

    Raises EntourageError: "account_unknown", "account_ambiguous" with the accounts that are meant.
    """
    every = accounts.every(session)
    wanted = _plain(text)
    on_network = network_named(text)
    ways = (
        [one for one in every if text.strip().isdecimal() and one.id == int(text)],
        [one for one in every if wanted and _plain(one.handle) == wanted],
        [one for one in every if one.network == (on_network.key if on_network else text.strip())],
    )
    found: Sequence[Account] = next((some for some in ways if some), ())
    if not found:
        raise EntourageError("account_unknown", account=text, known=[_told(one) for one in every])
    if len(found) > 1:
        raise EntourageError("account_ambiguous", account=text, known=[_told(one) for one in found])
    return found[0]


def network_named(text: str) -> Network | None:
    """Find a network by its key or its name in any language, None where none is called so."""
    wanted = fold(text)
    return next((one for one in networks.every() if wanted in map(fold, (one.key, *one.name.values()))), None)


def _plain(handle: str) -> str:
    return fold(handle).lstrip("@")


def _told(account: Account) -> str:
    return f"{account.id} ({account.network}{' ' if account.handle else ''}{account.handle})"
