"""What is to be looked at on an account, and when it is worth another look."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.domain.network import Task

_MONTHS = 12


class Item(NamedTuple):
    """Hold a task of a checklist.

    done_at: when it was last done (ISO 8601, UTC), empty for never. again: from which day on it is worth another look,
    None where it was never done, or is done for good.
    """

    task: Task
    done_at: str
    again: date | None
    is_due: bool


def checklist(tasks: Iterable[Task], done: Mapping[str, str], today: date) -> tuple[Item, ...]:
    """Tell of tasks which are due: what was never done, and what was done long enough ago; done: when, by key."""
    return tuple(_item(task, done.get(task.key, ""), today) for task in tasks)


def _item(task: Task, done_at: str, today: date) -> Item:
    if not done_at:
        return Item(task, "", None, is_due=True)
    again = months_after(date.fromisoformat(done_at[:10]), task.months) if task.months else None
    return Item(task, done_at, again, is_due=again is not None and again <= today)


def months_after(day: date, months: int) -> date:
    """Give the day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
