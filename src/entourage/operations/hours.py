"""When I work, and when a circle may reach me."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.hours import is_within
from entourage.operations import circles as circle_acts
from entourage.storage import circles
from entourage.storage import hours as storage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from entourage.domain.circle import Circle
    from entourage.domain.hours import Hours
    from entourage.storage.database import Database


@dataclass(frozen=True, slots=True)
class MyHours:
    """Hold when I work (nothing where nobody said), and by circle's id when its people may reach me."""

    working: Hours
    reachable: Mapping[int, Hours]
    circles: tuple[Circle, ...]

    def is_working(self, moment: datetime) -> bool | None:
        """Tell whether I work at a moment, in the time of this place; None where nobody said when I do."""
        return is_within(self.working, moment) if self.working else None


def hours(database: Database) -> MyHours:
    """Read my hours."""
    with database.read() as session:
        return MyHours(storage.working(session), storage.reachable(session), tuple(circles.every(session)))


def set_working(database: Database, found: Hours) -> None:
    """Say when I work; no hours is not said."""
    with database.unit("set_working_hours") as unit:
        storage.set_working(unit, found)


def set_reachable(database: Database, circle: Circle, found: Hours | None) -> None:
    """Say when a circle's people may reach me: no hours is never, None is not said."""
    with database.unit("set_reachable_hours", {"circle": circle_acts.told(circle)}) as unit:
        storage.set_reachable(unit, circle.id, found)
