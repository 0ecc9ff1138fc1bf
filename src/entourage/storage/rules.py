"""Kinds of content, the circles' verdicts on them, and exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlmodel import select as select_rows

from entourage.domain.sharing import Verdict
from entourage.domain.topic import Topic
from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_TOPIC = tables.table(tables.Topic).c
_RULE = tables.table(tables.Rule).c
_CONTACT = tables.table(tables.Contact).c
_EXCEPTION = tables.table(tables.SharingException).c


def topics(session: Session) -> list[Topic]:
    """Read all kinds of content, in their order."""
    rows = session.exec(select_rows(tables.Topic).order_by(_TOPIC.position, _TOPIC.id)).all()
    return [
        Topic(
            id=row.id or 0,
            preset=row.preset or "",
            name=row.name or "",
            locked=row.locked,
            public=Verdict(row.public),
            unsorted=Verdict(row.unsorted),
            position=row.position,
        )
        for row in rows
    ]


def rules(session: Session) -> dict[tuple[int, int], Verdict]:
    """Read every circle's verdicts by (circle's id, topic's id)."""
    asked = select(_RULE.circle_id, _RULE.topic_id, _RULE.verdict)
    return {(circle, topic): Verdict(found) for circle, topic, found in session.connection().execute(asked)}


def exceptions(session: Session) -> dict[tuple[int, int], Verdict]:
    """Read everyone's exceptions by (contact's id, topic's id), of people who are not deleted."""
    asked = (
        select(_EXCEPTION.contact_id, _EXCEPTION.topic_id, _EXCEPTION.verdict)
        .join(tables.table(tables.Contact), _CONTACT.id == _EXCEPTION.contact_id)
        .where(_CONTACT.deleted_at.is_(None))
        .order_by(_CONTACT.sort_key, _CONTACT.id, _EXCEPTION.topic_id)
    )
    return {(contact, topic): Verdict(found) for contact, topic, found in session.connection().execute(asked)}


def create_topics(unit: Unit, fresh: Sequence[dict[str, Any]]) -> list[int]:
    """Write new kinds of content after the others; each gives preset, name, locked, public and unsorted."""
    last = unit.session.connection().execute(select(func.max(_TOPIC.position))).scalar()
    start = 0 if last is None else last + 1
    return unit.insert(tables.Topic, [{**topic, "position": start + place} for place, topic in enumerate(fresh)])


def change_topics(unit: Unit, rows: Sequence[dict[str, Any]]) -> None:
    """Give kinds of content new values of their own columns, the same of each (name, position, public, unsorted)."""
    unit.update(tables.Topic, rows)


def remove_topic(unit: Unit, topic_id: int) -> None:
    """Take a kind of content away, with its rules and exceptions."""
    for model in (tables.Rule, tables.SharingException):
        unit.delete_where(model, "topic_id", [topic_id])
    unit.delete(tables.Topic, [topic_id])


def set_rules(unit: Unit, wanted: Mapping[tuple[int, int], Verdict | None]) -> None:
    """Give circles these verdicts by (circle's id, topic's id); None takes the opinion away."""
    asked = select(_RULE.circle_id, _RULE.topic_id, _RULE.id, _RULE.verdict)
    present = {(row[0], row[1]): (row[2], row[3]) for row in unit.session.connection().execute(asked)}
    unit.delete(tables.Rule, [present[key][0] for key, new in wanted.items() if new is None and key in present])
    changed = {key: new for key, new in wanted.items() if new is not None and key in present and present[key][1] != new}
    unit.update(tables.Rule, [{"id": present[key][0], "verdict": int(new)} for key, new in changed.items()])
    fresh = {key: new for key, new in wanted.items() if new is not None and key not in present}
    unit.insert(
        tables.Rule,
        [{"circle_id": circle, "topic_id": topic, "verdict": int(new)} for (circle, topic), new in fresh.items()],
    )


def set_exception(unit: Unit, contact_id: int, topic_id: int, verdict: Verdict | None) -> None:
    """Set a contact's exception for a kind of content, or take it away with None."""
    asked = select(_EXCEPTION.id).where(_EXCEPTION.contact_id == contact_id, _EXCEPTION.topic_id == topic_id)
    present = unit.session.connection().execute(asked).scalar_one_or_none()
    if verdict is None:
        unit.delete(tables.SharingException, [] if present is None else [present])
    elif present is None:
        row = {"contact_id": contact_id, "topic_id": topic_id, "verdict": int(verdict)}
        unit.insert(tables.SharingException, [row])
    else:
        unit.update(tables.SharingException, [{"id": present, "verdict": int(verdict)}])
