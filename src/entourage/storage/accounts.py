"""My accounts on networks, and what was looked at there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select as select_rows

from entourage.domain.account import Account, Owner, Purpose, State
from entourage.storage import tables

if TYPE_CHECKING:
    from sqlmodel import Session

_ACCOUNT = tables.table(tables.Account).c


def every(session: Session) -> list[Account]:
    """Read all accounts, in their order."""
    rows = session.exec(select_rows(tables.Account).order_by(_ACCOUNT.position, _ACCOUNT.id)).all()
    return [
        Account(
            id=row.id or 0,
            network=row.network,
            handle=row.handle,
            name=row.name,
            title=row.title,
            link=row.link,
            photo=row.photo,
            owner=Owner(row.owner),
            purpose=Purpose(row.purpose),
            indexed=row.indexed,
            state=State(row.state),
            position=row.position,
        )
        for row in rows
    ]
