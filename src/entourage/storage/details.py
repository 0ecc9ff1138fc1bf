"""Which of my own details a circle is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_DETAIL = tables.table(tables.MyDetail).c


def said(session: Session) -> dict[tuple[int, str], bool]:
    """Read what the person said is given, by (circle's id, detail's key)."""
    asked = select(_DETAIL.circle_id, _DETAIL.detail, _DETAIL.is_given)
    return {(circle, detail): bool(is_given) for circle, detail, is_given in session.connection().execute(asked)}


def say(unit: Unit, wanted: Mapping[tuple[int, str], bool | None]) -> None:
    """Note what circles are given, by (circle's id, detail's key); None lets what is usual count again."""
    asked = select(_DETAIL.circle_id, _DETAIL.detail, _DETAIL.id, _DETAIL.is_given)
    present = {(row[0], row[1]): (row[2], bool(row[3])) for row in unit.session.connection().execute(asked)}
    unit.delete(tables.MyDetail, [present[key][0] for key, new in wanted.items() if new is None and key in present])
    changed = {key: new for key, new in wanted.items() if new is not None and key in present and present[key][1] != new}
    unit.update(tables.MyDetail, [{"id": present[key][0], "is_given": int(new)} for key, new in changed.items()])
    fresh = [(*key, int(new)) for key, new in wanted.items() if new is not None and key not in present]
    unit.insert_columns(tables.MyDetail, ("circle_id", "detail", "is_given"), fresh)
