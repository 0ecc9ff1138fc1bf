"""Make one person of two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from entourage.domain.comparing import identity
from entourage.domain.merging import Effect, follow, saying
from entourage.storage import contacts, questions, tables

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


def merge(unit: Unit, kept: Contact, merged: Contact) -> None:
    """Give one person all that another has and is, as if their sources had spoken of the one from the beginning.

    What the one has and the other says differently stays. Of the other a bare row is left, which names the one.
    """
    record = tables.table(tables.SourceRecord).c
    known = unit.session.connection().execute(select(record.id).where(record.contact_id == merged.id)).scalars()
    unit.update(tables.SourceRecord, [{"id": key, "contact_id": kept.id} for key in known])
    _merge_values(unit, kept, merged)
    for model, column in _ONCE:
        _move_belongings(unit, model, column, kept.id, merged.id)
    questions.answer(unit, merged.id)
    questions.ask_instead(unit, merged.id, kept.id)
    contacts.set_columns(unit, [merged.id], {"deleted_at": unit.at, "merged_into": kept.id, "is_me": False})
    if merged.is_me:
        contacts.set_columns(unit, [kept.id], {"is_me": True})
    row = {"kept": kept.uid, "merged": merged.uid, "merged_at": unit.at, "undone_at": None}
    unit.insert(tables.Merge, [row])
    _remember_apart(unit, kept.uid, _apart_from(unit, merged.uid))
    contacts.refresh(unit, [kept.id])


def keep_apart(unit: Unit, one: Contact, others: Sequence[Contact]) -> None:
    """Remember for ever that people are not the same."""
    _remember_apart(unit, one.uid, [other.uid for other in others])
    questions.answer(unit, one.id)


def _remember_apart(unit: Unit, one: str, others: Sequence[str]) -> None:
    known = set(_apart_from(unit, one))
    pairs = [sorted((one, other)) for other in dict.fromkeys(others) if other != one and other not in known]
    unit.insert(tables.NeverSame, [{"first": pair[0], "second": pair[1], "decided_at": unit.at} for pair in pairs])


def _apart_from(unit: Unit, uid: str) -> list[str]:
    """Name those who are known not to be the same as someone, all by uid."""
    never = tables.table(tables.NeverSame).c
    asked = select(never.first, never.second).where(or_(never.first == uid, never.second == uid))
    return [second if first == uid else first for first, second in unit.session.connection().execute(asked)]


def _merge_values(unit: Unit, kept: Contact, merged: Contact) -> None:
    """Move what the one has not; let the sources of the rest say it of the one."""
    standing = [held for held in merged.held if not held.removed]
    changes = follow((), [held.value for held in standing], kept.held)
    added = {id(change.after) for change in changes if change.effect is Effect.ADD}
    present = {identity(held.value) for held in kept.held if not held.removed}
    moved = [
        held
        for held in merged.held
        if (identity(held.value) not in present if held.removed else id(held.value) in added)
    ]
    end = contacts.end_of(kept.held)
    rows = [{"id": held.id, "contact_id": kept.id, "position": end + place} for place, held in enumerate(moved)]
    unit.update(tables.Value, rows)
    rest = [held for held in merged.held if held not in moved]
    for held in rest:
        if not held.removed:
            _hand_over(unit, held, saying(kept.held, [held.value]))
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


def _move_belongings(unit: Unit, model: type[tables.Base], column: str, kept: int, merged: int) -> None:
    row: Any = tables.table(model).c
    asked = select(row.id, row.contact_id, row[column]).where(row.contact_id.in_((kept, merged)))
    found = unit.session.connection().execute(asked).all()
    known = {about for _, who, about in found if who == kept}
    moving = [(key, about) for key, who, about in found if who == merged]
    unit.update(model, [{"id": key, "contact_id": kept} for key, about in moving if about not in known])
    unit.delete(model, [key for key, about in moving if about in known])
