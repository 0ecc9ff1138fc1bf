"""Whether the people of a circle belong on an account, and who may stay all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.belonging import Fit
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_BELONGING = tables.table(tables.Belonging).c
_STAY = tables.table(tables.MayStay).c
_NO_OPINION = "unset"


def said(session: Session) -> dict[tuple[int, int], Fit | None]:
    """Read what the person said, by (circle's id, account's id); None for no opinion."""
    asked = select(_BELONGING.circle_id, _BELONGING.account_id, _BELONGING.verdict)
    return {
        (circle, account): None if verdict == _NO_OPINION else Fit(verdict)
        for circle, account, verdict in session.connection().execute(asked)
    }


def say(unit: Unit, circle_id: int, account_id: int, fit: Fit | None) -> None:
    """Note that a circle belongs on an account, does not, or that the person has no opinion."""
    verdict = _NO_OPINION if fit is None else fit.value
    asked = select(_BELONGING.id, _BELONGING.verdict)
    asked = asked.where(_BELONGING.circle_id == circle_id, _BELONGING.account_id == account_id)
    present = unit.session.connection().execute(asked).one_or_none()
    if present is None:
        row = {"circle_id": circle_id, "account_id": account_id, "verdict": verdict}
        unit.insert(tables.Belonging, [row])
    elif present[1] != verdict:
        unit.update(tables.Belonging, [{"id": present[0], "verdict": verdict}])


def unsay(unit: Unit, circle_id: int, account_id: int) -> None:
    """Let what is usual count again."""
    asked = select(_BELONGING.id).where(_BELONGING.circle_id == circle_id, _BELONGING.account_id == account_id)
    unit.delete(tables.Belonging, list(unit.session.connection().execute(asked).scalars()))


def staying(session: Session) -> set[tuple[int, int]]:
    """Read who may stay where they should not be, as (contact's id, account's id)."""
    return {(one, of) for one, of in session.connection().execute(select(_STAY.contact_id, _STAY.account_id))}


def let_stay(unit: Unit, account_id: int, contact_ids: Sequence[int]) -> None:
    """Note that people may stay on an account."""
    known = staying(unit.session)
    fresh = [one for one in dict.fromkeys(contact_ids) if (one, account_id) not in known]
    rows = [{"account_id": account_id, "contact_id": one, "since": unit.at} for one in fresh]
    unit.insert(tables.MayStay, rows)


def no_longer_let_stay(unit: Unit, account_id: int, contact_ids: Sequence[int]) -> None:
    """Note that people may not stay on an account any more."""
    wanted = set(contact_ids)
    asked = select(_STAY.id, _STAY.contact_id).where(_STAY.account_id == account_id)
    rows = unit.session.connection().execute(asked)
    unit.delete(tables.MayStay, [key for key, contact in rows if contact in wanted])
