"""When a book was last told who is connected with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.storage import connections, origins

if TYPE_CHECKING:
    from entourage.operations.audience import Known
    from entourage.storage.database import Database


def last_told(database: Database, known: Known, account_id: int) -> str:
    """Tell when an account's own list of people was last imported (ISO 8601, UTC); empty where it never was."""
    accounts, networks = known.situation.accounts, tuple(known.networks.values())
    with database.read() as session:
        sources = connections.own_sources(session, accounts, networks).get(account_id, ())
        return max((act.at for source in sources for act in origins.acts(session, source)), default="")
