"""My accounts on networks, and what was looked at there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import select as select_rows

from entourage.domain.account import Account, Owner, Purpose, State
from entourage.storage import audience_lists, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_ACCOUNT = tables.table(tables.Account).c
_LIST = tables.table(tables.AudienceList).c
_SOURCE = tables.table(tables.Source).c
_TASK = tables.table(tables.AccountTask).c
_PEOPLE = """
    SELECT lower(value.parts ->> 0), count(DISTINCT contact.id)
    FROM value JOIN contact ON contact.id = value.contact_id
    WHERE value.kind = 'profile' AND value.removed = 0 AND contact.deleted_at IS NULL AND contact.is_me = 0
    GROUP BY 1
"""
_MINE = """
    SELECT lower(value.parts ->> 0), value.parts ->> 1, value.parts ->> 2
    FROM value JOIN contact ON contact.id = value.contact_id
    WHERE value.kind = 'profile' AND value.removed = 0 AND contact.deleted_at IS NULL AND contact.is_me = 1
    ORDER BY value.id DESC
"""


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


def create(unit: Unit, **columns: str | bool) -> int:
    """Write a new account behind the others, and return its id."""
    last = unit.session.connection().execute(select(func.max(_ACCOUNT.position))).scalar()
    return unit.insert(tables.Account, [{**columns, "position": 0 if last is None else last + 1}])[0]


def change(unit: Unit, account_id: int, **columns: str | bool) -> None:
    """Give an account new values of its own columns."""
    unit.update(tables.Account, [{"id": account_id, **columns}])


def put_in_order(unit: Unit, account_ids: Sequence[int]) -> None:
    """Give all accounts their places."""
    unit.update(tables.Account, [{"id": key, "position": place} for place, key in enumerate(account_ids)])


def remove(unit: Unit, account_id: int) -> None:
    """Take an account away, with its lists and all that was said of it; its sources stay, and are nobody's."""
    lists = select(_LIST.id).where(_LIST.account_id == account_id)
    for list_id in unit.session.connection().execute(lists).scalars().all():
        audience_lists.remove(unit, list_id)
    for model in (tables.Connection, tables.AccountTask, tables.Belonging, tables.MayStay):
        unit.delete_where(model, "account_id", [account_id])
    sources = select(_SOURCE.id).where(_SOURCE.account_id == account_id)
    for source_id in unit.session.connection().execute(sources).scalars().all():
        give_source(unit, source_id, None)
    unit.delete(tables.Account, [account_id])


def give_source(unit: Unit, source_id: int, account_id: int | None) -> None:
    """Write whose own export a source is, None where nobody said."""
    unit.update(tables.Source, [{"id": source_id, "account_id": account_id}])


def owners_of_sources(session: Session) -> dict[int, int]:
    """Read whose own exports sources are, as far as a person said so: the account's id by the source's."""
    asked = select(_SOURCE.id, _SOURCE.account_id).where(_SOURCE.account_id.is_not(None))
    return dict(session.connection().execute(asked).all())


def done(session: Session, account_id: int) -> dict[str, str]:
    """Read when tasks of an account were last done (ISO 8601, UTC), by their keys."""
    asked = select(_TASK.key, _TASK.done_at).where(_TASK.account_id == account_id)
    return dict(session.connection().execute(asked).all())


def tick(unit: Unit, account_id: int, key: str) -> None:
    """Write that a task of an account was done now."""
    asked = select(_TASK.id).where(_TASK.account_id == account_id, _TASK.key == key)
    row = unit.session.connection().execute(asked).scalar()
    if row is None:
        unit.insert(tables.AccountTask, [{"account_id": account_id, "key": key, "done_at": unit.at}])
    else:
        unit.update(tables.AccountTask, [{"id": row, "done_at": unit.at}])


def untick(unit: Unit, account_id: int, key: str) -> None:
    """Write that a task of an account was not done."""
    asked = select(_TASK.id).where(_TASK.account_id == account_id, _TASK.key == key)
    unit.delete(tables.AccountTask, unit.session.connection().execute(asked).scalars().all())


def people_by_network(session: Session) -> dict[str, int]:
    """Count who has a profile on each network, by the key that profiles have (not of networks with none)."""
    return dict(session.connection().exec_driver_sql(_PEOPLE).all())


def own_profiles(session: Session) -> dict[str, tuple[str, str]]:
    """Read the profiles on the card that is me: handle and address, by network."""
    rows = session.connection().exec_driver_sql(_MINE).all()
    return {network: (handle or "", address or "") for network, handle, address in rows}
