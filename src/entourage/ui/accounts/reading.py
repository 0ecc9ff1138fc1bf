"""What the page shows, read at once in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.operations import accounts, audience, audience_lists, connections, paper

if TYPE_CHECKING:
    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.network import Network
    from entourage.operations.accounts import Overview
    from entourage.operations.audience import Known
    from entourage.operations.audience_lists import ListState
    from entourage.operations.connections import PeopleThere
    from entourage.storage.database import Database
    from entourage.storage.sources import Source


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold all accounts, how many are surely or presumably there on each (by account's id), and one of them closely."""

    overview: Overview
    known: Known

    def people(self, account_id: int) -> int:
        """Count who is surely or presumably there."""
        return len(self.known.situation.known.get(account_id, ()))

    def unknown(self, account_id: int) -> int:
        """Count those of whom it is not known whether they are there."""
        return len(self.known.situation.unknown.get(account_id, ()))


@dataclass(frozen=True, slots=True)
class Closely:
    """Hold one account: who is there, what is to be looked at, and how its lists stand.

    sources: imported lists that may be its own exports, each with the id of the account that it was said to be of.
    """

    account: Account
    network: Network | None
    people: PeopleThere
    items: tuple[Item, ...]
    lists: tuple[ListState, ...]
    known: Known
    sources: tuple[tuple[Source, int | None], ...] = ()


def read(database: Database) -> Seen:
    """Read all accounts."""
    return Seen(accounts.overview(database, paper.today()), audience.known(database))


def read_closely(database: Database, account_id: int) -> Closely:
    """Read one account; "account_not_there"."""
    people = connections.people_of(database, account_id)
    known = audience.known(database)
    overview = accounts.overview(database, paper.today())
    return Closely(
        people.account,
        known.network(account_id),
        people,
        overview.tasks.get(account_id, ()),
        tuple(audience_lists.states(known, account_id)),
        known,
        accounts.sources_of(database, people.account),
    )
