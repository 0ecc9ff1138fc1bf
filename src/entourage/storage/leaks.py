"""What tells who shares a household or a company, and which leak paths were accepted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.contact import Kind
from entourage.domain.leaks import Tie, ties
from entourage.storage import tables
from entourage.storage.values import COMPARED_COLUMNS, compared_value

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_VALUE = tables.table(tables.Value).c
_CONTACT = tables.table(tables.Contact).c
_TYING = sorted((Kind.ADDRESS, Kind.EMAIL, Kind.ORGANIZATION))
_THERE = "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?))"
# Of two who became one, the one is meant where the other was named; who would see it has it from `belongings`.
_ACCEPTED = """
    WITH RECURSIVE said (id, contact_id, other_id) AS (
        SELECT id, contact_id, other_id FROM accepted_leak
        UNION ALL
        SELECT said.id, said.contact_id, other.merged_into FROM said JOIN contact AS other ON other.id = said.other_id
        WHERE other.merged_into IS NOT NULL
    )
    SELECT said.id, said.contact_id, said.other_id FROM said JOIN contact AS other ON other.id = said.other_id
    WHERE other.merged_into IS NULL
"""


def tied(session: Session) -> dict[int, dict[Tie, str]]:
    """Read the households and companies of everyone who has any, each with how it is written; mine too."""
    asked = (
        select(_VALUE.contact_id, *(_VALUE[name] for name in COMPARED_COLUMNS))
        .join(tables.table(tables.Contact), _CONTACT.id == _VALUE.contact_id)
        .where(_VALUE.kind.in_(_TYING), _VALUE.removed.is_(False), _CONTACT.deleted_at.is_(None))
        .order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)
    )
    known: dict[tuple[object, ...], dict[Tie, str]] = {}  # of a large company thousands have the same
    found: dict[int, dict[Tie, str]] = {}
    for contact_id, *said in session.connection().execute(asked):
        key = tuple(said)
        if key not in known:
            known[key] = ties([compared_value(*said)])
        for tie, text in known[key].items():
            found.setdefault(contact_id, {}).setdefault(tie, text)
    return found


def me(session: Session) -> list[int]:
    """Name the contacts that are me."""
    asked = select(_CONTACT.id).where(_CONTACT.is_me.is_(True), _CONTACT.deleted_at.is_(None)).order_by(_CONTACT.id)
    return list(session.connection().execute(asked).scalars())


def accepted(session: Session) -> set[tuple[int, int]]:
    """Read the accepted leak paths, as (who would see it, the other)."""
    return {(one, other) for _, one, other in session.connection().exec_driver_sql(_ACCEPTED)}


def accept(unit: Unit, pairs: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Accept leak paths for good between those who are still there; return those that were not accepted."""
    known = accepted(unit.session)
    asked = json.dumps(sorted({key for pair in pairs for key in pair}))
    there = set(unit.session.connection().exec_driver_sql(_THERE, (asked,)).scalars())
    fresh = [pair for pair in dict.fromkeys(pairs) if pair not in known and there.issuperset(pair)]
    rows = [{"contact_id": one, "other_id": other, "since": unit.at} for one, other in fresh]
    unit.insert(tables.AcceptedLeak, rows)
    return fresh


def no_longer_accept(unit: Unit, pairs: Collection[tuple[int, int]]) -> None:
    """Take it back that leak paths were accepted."""
    wanted = set(pairs)
    rows = unit.session.connection().exec_driver_sql(_ACCEPTED).all()
    unit.delete(tables.AcceptedLeak, [key for key, one, other in rows if (one, other) in wanted])
