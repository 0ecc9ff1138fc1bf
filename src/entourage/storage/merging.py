"""Make one person of two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.comparing import identity
from entourage.domain.merging import saying
from entourage.domain.sharing import Verdict
from entourage.domain.uniting import unite
from entourage.storage import apart, contacts, questions, rules, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Contact, Held
    from entourage.storage.unit import Unit

# What is about one contact and one of these; of two rows about the same, that of the person kept stays.
_ONCE = (
    (tables.Membership, "circle_id"),
    (tables.SharingException, "topic_id"),
    (tables.Connection, "account_id"),
    (tables.ListMember, "list_id"),
)


def merge(unit: Unit, kept: Contact, merged: Contact) -> tuple[int, ...]:
    """Give one person all that another has and is, as if their sources had spoken of the one from the beginning.

    `unite` says what stays where both say something. Of the other a bare row is left, which names the one.
    Returns the kinds of content (topic's id) of which their exceptions differed: the stricter one stays.
    """
    record = tables.table(tables.SourceRecord).c
    known = unit.session.connection().execute(select(record.id).where(record.contact_id == merged.id)).scalars()
    unit.update(tables.SourceRecord, [{"id": key, "contact_id": kept.id} for key in known])
    _merge_values(unit, kept, merged)
    stricter = _keep_stricter(unit, kept.id, merged.id)
    for model, column in _ONCE:
        _move_belongings(unit, model, column, kept.id, merged.id)
    questions.answer(unit, merged.id)
    questions.ask_instead(unit, merged.id, kept.id)
    contacts.set_columns(unit, [merged.id], {"deleted_at": unit.at, "merged_into": kept.id, "is_me": False})
    if merged.is_me:
        contacts.set_columns(unit, [kept.id], {"is_me": True})
    row = {"kept": kept.uid, "merged": merged.uid, "merged_at": unit.at, "undone_at": None}
    unit.insert(tables.Merge, [row])
    contacts.refresh(unit, [kept.id])
    return stricter


def keep_apart(unit: Unit, one: Contact, others: Sequence[Contact]) -> None:
    """Remember for ever that people are not the same."""
    apart.remember(unit, one.id, [other.id for other in others])
    questions.answer(unit, one.id)


def _merge_values(unit: Unit, kept: Contact, merged: Contact) -> None:
    """Move what the one has not, or has by hand only there; let the sources of the rest say it of the one."""
    united = unite(kept.held, merged.held)
    replaced = [place for _, place in united.came if place]
    present = {identity(held.value) for held in kept.held if not held.removed}
    removed = [held for held in merged.held if held.removed and identity(held.value) not in present]
    end = contacts.end_of(kept.held)
    places = [place.position if place else end + number for number, (_, place) in enumerate(united.came)]
    end += len(places)
    moved = [held for held, _ in united.came] + removed
    rows = [
        {"id": held.id, "contact_id": kept.id, "position": position}
        for held, position in zip(moved, [*places, *range(end, end + len(removed))], strict=True)
    ]
    unit.update(tables.Value, rows)
    rest = [held for held in merged.held if held not in moved] + replaced
    for held in rest:
        if not held.removed:
            _hand_over(unit, held, saying(united.standing, [held.value]))
    contacts.replace_values(unit, rest)


def _hand_over(unit: Unit, held: Held, same: Sequence[Held]) -> None:
    """Let who says a value say the same one of another person too."""
    origin = tables.table(tables.ValueOrigin).c
    asked = select(origin.version_id).where(origin.value_id == held.id)
    versions = list(unit.session.connection().execute(asked).scalars())
    for one in same:
        known = set(
            unit.session.connection().execute(select(origin.version_id).where(origin.value_id == one.id)).scalars()
        )
        fresh = [{"value_id": one.id, "version_id": version} for version in versions if version not in known]
        unit.insert(tables.ValueOrigin, fresh)
        if held.by_hand:
            unit.update(tables.Value, [{"id": one.id, "by_hand": True}])


def _keep_stricter(unit: Unit, kept: int, merged: int) -> tuple[int, ...]:
    """Give one person the stricter of two exceptions for the same kind of content; name those that differed."""
    exception = tables.table(tables.SharingException).c
    asked = select(exception.topic_id, exception.contact_id, exception.verdict)
    found: dict[int, dict[int, int]] = {}
    for topic, who, verdict in unit.session.connection().execute(asked.where(exception.contact_id.in_((kept, merged)))):
        found.setdefault(topic, {})[who] = verdict
    differing = {topic: max(verdicts.values()) for topic, verdicts in found.items() if len(set(verdicts.values())) > 1}
    for topic, verdict in differing.items():
        rules.set_exception(unit, kept, topic, Verdict(verdict))
    return tuple(differing)


def _move_belongings(unit: Unit, model: type[tables.Base], column: str, kept: int, merged: int) -> None:
    row: Any = tables.table(model).c
    asked = select(row.id, row.contact_id, row[column]).where(row.contact_id.in_((kept, merged)))
    found = unit.session.connection().execute(asked).all()
    known = {about for _, who, about in found if who == kept}
    moving = [(key, about) for key, who, about in found if who == merged]
    unit.update(model, [{"id": key, "contact_id": kept} for key, about in moving if about not in known])
    unit.delete(model, [key for key, about in moving if about in known])
