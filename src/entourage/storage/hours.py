"""When I work, and when a circle may reach me."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.hours import Span, joined
from entourage.storage import tables

if TYPE_CHECKING:
    from sqlmodel import Session

    from entourage.domain.hours import Hours
    from entourage.storage.unit import Unit

_BOOK = tables.table(tables.Book).c
_CIRCLE = tables.table(tables.Circle).c


def working(session: Session) -> Hours:
    """Read when I work; empty where nobody said."""
    return _read(session.connection().execute(select(_BOOK.working_hours)).scalar() or "[]")


def set_working(unit: Unit, hours: Hours) -> None:
    """Note when I work; no hours is not said."""
    key = unit.session.connection().execute(select(_BOOK.id)).scalar_one()
    unit.update(tables.Book, [{"id": key, "working_hours": _written(hours)}])


def reachable(session: Session) -> dict[int, Hours]:
    """Read by circle's id when its people may reach me; circles of which nobody said it are absent."""
    asked = select(_CIRCLE.id, _CIRCLE.reachable).where(_CIRCLE.reachable.is_not(None))
    return {key: _read(hours) for key, hours in session.connection().execute(asked)}


def set_reachable(unit: Unit, circle_id: int, hours: Hours | None) -> None:
    """Note when a circle's people may reach me: at no time where there are no hours; None for not said."""
    unit.update(tables.Circle, [{"id": circle_id, "reachable": None if hours is None else _written(hours)}])


def _read(text: str) -> Hours:
    return joined(Span(day, _minutes(begin), _minutes(end)) for day, begin, end in json.loads(text))


def _minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def _written(hours: Hours) -> str:
    return json.dumps([[one.weekday, _clock(one.begin), _clock(one.end)] for one in hours])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
