"""How surely somebody was said to be there, when two become one and when they part.

What was said of one alone to hold them back from an account does not hold back the other, of whom the book may know
better: it waits until they part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.account import Strength
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.storage.unit import Unit

Row = dict[str, Any]

_COLUMNS = ("strength", "evidence", "since")
_ORDER = {strength.value: place for place, strength in enumerate(Strength)}


def counts(row: Row) -> bool:
    """Tell whether a row says that somebody is there."""
    return Strength(row["strength"]).counts


def surer(shared: Iterable[tuple[Row, Row]]) -> Row:
    """Note of two rows each, of the other and of the one, where the other is surer: by row of the one, before, then."""
    found = [(row, own) for row, own in shared if _ORDER[row["strength"]] < _ORDER[own["strength"]]]
    return {str(own["id"]): [_said(own), _said(row)] for row, own in found}


def doubted(own: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """Pick the rows by which the one alone was held back."""
    known = {row["account_id"] for row in others}
    return [row for row in own if row["account_id"] not in known and not counts(row)]


def write(unit: Unit, brought: Sequence[Row]) -> None:
    """Write what follows for those who stay."""
    changed = [(int(key), then) for told in brought for key, (_, then) in told["strengths"].items()]
    unit.update(tables.Connection, [_row(key, said) for key, said in changed])
    unit.delete(tables.Connection, [row["id"] for told in brought for row in told["doubted"]])


def give_back(unit: Unit, now: Mapping[int, Row], told: Row) -> None:
    """Give back what was said of the one before a merge, but where it was said anew since.

    now: the rows of the one by id.
    """
    changed = [(int(key), before, then) for key, (before, then) in told.get("strengths", {}).items()]
    unit.update(
        tables.Connection,
        [_row(key, before) for key, before, then in changed if key in now and _said(now[key]) == then],
    )
    for row in told.get("doubted", ()):
        _put_back(unit, row)


def follow(unit: Unit, made: Iterable[tuple[int, Row]]) -> None:
    """Say of the other (row's id) what is said of the one by now."""
    unit.update(tables.Connection, [_row(key, _said(row)) for key, row in made])


def _put_back(unit: Unit, row: Row) -> None:
    """Say it again where the account is still there, and nothing else was said since."""
    said, account = tables.table(tables.Connection).c, tables.table(tables.Account).c
    connection = unit.session.connection()
    anew = select(said.id).where(said.account_id == row["account_id"], said.contact_id == row["contact_id"])
    is_there = select(account.id).where(account.id == row["account_id"])
    if connection.execute(is_there).first() is not None and connection.execute(anew).first() is None:
        unit.insert(tables.Connection, [row])


def _said(row: Row) -> list[str]:
    return [row[name] for name in _COLUMNS]


def _row(key: int, said: Sequence[str]) -> Row:
    return {"id": key, **dict(zip(_COLUMNS, said, strict=True))}
