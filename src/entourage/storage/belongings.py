"""What is about one contact each beside values, when two become one and when they part: circles, exceptions, …."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.storage import strengths, tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

Row = dict[str, Any]

# What is about one contact and one of these.
_ONCE: tuple[tuple[type[tables.Base], str], ...] = (
    (tables.Membership, "circle_id"),
    (tables.SharingException, "topic_id"),
    (tables.Connection, "account_id"),
    (tables.ListMember, "list_id"),
    (tables.ListChoice, "list_id"),
    (tables.MayStay, "account_id"),
    (tables.AcceptedLeak, "other_id"),
)


def hand_over(unit: Unit, pairs: Sequence[tuple[int, int, int | None]]) -> list[Row]:
    """Give people (contact's id) what others (contact's id), who are now the same, have and they have not.

    Of two exceptions the stricter one stays, and of what was said of being on an account the surer (`strengths`). A
    pair may name a circle in which the one is not to be. The rows of the other are left as they are. Returns of each
    pair what is needed to part them again: "belongings" (by table: row of the other, row of the one, whether it was
    made for it), "verdicts" and "strengths" (by row of the one: before, then), "doubted" (rows of the one that wait),
    "left" (the row of the one that was taken out of the circle).
    """
    brought: list[Row] = [
        {"belongings": {}, "verdicts": {}, "strengths": {}, "doubted": [], "left": None} for _ in pairs
    ]
    for model, about in _ONCE:
        found = _rows(unit.session, model, [key for kept, merged, _ in pairs for key in (kept, merged)])
        coming: list[tuple[Row, Row]] = []
        for (kept, merged, leaving), told in zip(pairs, brought, strict=True):
            known = {row[about]: row for row in found[kept]}
            if model is tables.Membership and leaving in known:
                told["left"] = known[leaving]
            moving = [row for row in found[merged] if row[about] != leaving or model is not tables.Membership]
            if model is tables.Connection:
                told["doubted"] = strengths.doubted(found[kept], found[merged])
                moving = [row for row in moving if row[about] in known or strengths.counts(row)]
            coming += [(told, {**row, "contact_id": kept}) for row in moving if row[about] not in known]
            shared = [(row, known[row[about]]) for row in moving if row[about] in known]
            _note(told, model, [[row["id"], own["id"], 0] for row, own in shared])
            if model is tables.SharingException:
                told["verdicts"] = _differing(shared)
            if model is tables.Connection:
                told["strengths"] = strengths.surer(shared)
        _copy(unit, model, coming)
    _make_stricter(unit, brought)
    strengths.write(unit, brought)
    unit.delete(tables.Membership, [told["left"]["id"] for told in brought if told["left"]])
    return brought


def topics_of(session: Session, brought: Sequence[Row]) -> list[tuple[int, ...]]:
    """Name by pair the kinds of content (topic's id) of which the exceptions of two differed."""
    keys = [[int(key) for key in told["verdicts"]] for told in brought]
    found = {row["id"]: row["topic_id"] for row in _by_ids(session, tables.SharingException, chain(*keys))}
    return [tuple(found[key] for key in some) for some in keys]


def give_back(unit: Unit, brought: Sequence[Row]) -> None:
    """Part what pairs have: what was made for the one goes, and what was taken away since is gone for both."""
    for model, _ in _ONCE:
        noted = [one for told in brought for one in told["belongings"].get(_name(model), [])]
        now = {row["id"]: row for row in _by_ids(unit.session, model, [own for _, own, _ in noted])}
        unit.delete(model, [theirs for theirs, own, _ in noted if own not in now])
        made = [(theirs, now[own]) for theirs, own, is_made in noted if is_made and own in now]
        if model is tables.SharingException:
            unit.update(model, [{"id": theirs, "verdict": row["verdict"]} for theirs, row in made])
            for told in brought:
                _make_as_before(unit, now, told["verdicts"])
        if model is tables.Connection:
            strengths.follow(unit, made)
            for told in brought:
                strengths.give_back(unit, now, told)
        unit.delete(model, [row["id"] for _, row in made])
    for told in brought:
        _put_back(unit, told["left"])


def leave_to(unit: Unit, heirs: Mapping[int, int]) -> None:
    """Give people (contact's id) what others (contact's id), who go, have and they have not; by those who go."""
    for model, about in _ONCE:
        found = _rows(unit.session, model, [*heirs, *heirs.values()])
        there = {heir: {row[about] for row in found[heir]} for heir in heirs.values()}
        moving = [
            {"id": row["id"], "contact_id": heir}
            for key, heir in heirs.items()
            for row in found[key]
            if row[about] not in there[heir]
        ]
        unit.update(model, moving)


def _rows(session: Session, model: type[tables.Base], contact_ids: Sequence[int]) -> dict[int, list[Row]]:
    column: Any = tables.table(model).c
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for chunk in chunks(contact_ids):
        asked = select(*column).where(column.contact_id.in_(chunk)).order_by(column.id)
        for row in session.connection().execute(asked).mappings():
            found[row["contact_id"]].append(dict(row))
    return found


def _by_ids(session: Session, model: type[tables.Base], ids: Iterable[int]) -> list[Row]:
    column: Any = tables.table(model).c
    asked = (select(*column).where(column.id.in_(chunk)) for chunk in chunks(list(ids)))
    return [dict(row) for one in asked for row in session.connection().execute(one).mappings()]


def _copy(unit: Unit, model: type[tables.Base], coming: Sequence[tuple[Row, Row]]) -> None:
    ids = unit.take_ids(model, len(coming))
    unit.insert(model, [{**row, "id": key} for key, (_, row) in zip(ids, coming, strict=True)])
    for key, (told, row) in zip(ids, coming, strict=True):
        _note(told, model, [[row["id"], key, 1]])


def _note(told: Row, model: type[tables.Base], noted: list[list[int]]) -> None:
    if noted:
        told["belongings"].setdefault(_name(model), []).extend(noted)


def _name(model: type[tables.Base]) -> str:
    return tables.table(model).name


def _differing(shared: Sequence[tuple[Row, Row]]) -> Row:
    verdicts = [(own["id"], own["verdict"], row["verdict"]) for row, own in shared]
    return {str(key): [own, max(own, other)] for key, own, other in verdicts if own != other}


def _make_stricter(unit: Unit, brought: Sequence[Row]) -> None:
    rows = [(key, verdict) for told in brought for key, (_, verdict) in told["verdicts"].items()]
    unit.update(tables.SharingException, [{"id": int(key), "verdict": verdict} for key, verdict in rows])


def _make_as_before(unit: Unit, now: dict[int, Row], verdicts: Row) -> None:
    """Give back what the one had said before a merge, but where it was said anew since."""
    still = [(int(key), before) for key, (before, then) in verdicts.items() if _verdict(now, int(key)) == then]
    unit.update(tables.SharingException, [{"id": key, "verdict": before} for key, before in still])


def _verdict(now: dict[int, Row], key: int) -> int | None:
    return now[key]["verdict"] if key in now else None


def _put_back(unit: Unit, left: Row | None) -> None:
    """Put the one back into the circle that the merge took them out of, where it still is and they are not in it."""
    if left is None:
        return
    membership, circle = tables.table(tables.Membership).c, tables.table(tables.Circle).c
    inside = select(membership.id).where(
        membership.contact_id == left["contact_id"], membership.circle_id == left["circle_id"]
    )
    connection = unit.session.connection()
    is_inside = connection.execute(inside).first() is not None
    is_there = connection.execute(select(circle.id).where(circle.id == left["circle_id"])).first() is not None
    if is_there and not is_inside:
        unit.insert(tables.Membership, [left])
