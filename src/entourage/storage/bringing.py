"""What an import brought beside the words of its source: whom it made, its circles, and who is in circles by it too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.storage import tables
from entourage.storage.statements import runs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

Runs = tuple[tuple[int, int], ...]
_CIRCLE = """
    SELECT id, name, preset, colour, symbol, description, closed, filter,
           (SELECT json_group_array(json_array(topic_id, verdict)) FROM (
               SELECT topic_id, verdict FROM rule WHERE circle_id = circle.id ORDER BY topic_id))
    FROM circle WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold what an import brought.

    made: the contacts, in runs of ids; None where nobody noted it. circles: those made by its act, as they were then,
    by id. also: whom it found in a circle (by id) where another import had put them. idle: the records of which it
    said something new that changed nothing of theirs, in runs of ids.
    """

    made: Runs | None
    circles: Mapping[int, list[Any]]
    also: Mapping[int, Runs]
    idle: Runs = ()


def note(
    unit: Unit,
    import_id: int,
    made: Sequence[int],
    circles: Collection[int],
    also: Mapping[int, Sequence[int]],
    idle: Sequence[int] = (),
) -> None:
    """Keep what an import brought, by ids: contacts, circles, by circle whom it found there, records it left as is."""
    said = {
        "made": list(runs_of(sorted(made))),
        "circles": list(as_they_are(unit.session, circles).items()),
        "also": [(circle, list(runs_of(sorted(people)))) for circle, people in also.items() if people],
        **({"idle": list(runs_of(sorted(set(idle))))} if idle else {}),
    }
    unit.update(tables.Import, [{"id": import_id, "brought": json.dumps(said)}])


def note_of(
    unit: Unit,
    import_id: int,
    made: int | None = None,
    also: Mapping[int, Collection[int]] | None = None,
    idle: Collection[int] | None = None,
) -> None:
    """Note anew what an import brought: whom it made besides, whom it found in which circles, which records it left.

    What is None stays as it is, and so does all of an import of which nothing was noted.
    """
    before = brought(unit.session, import_id)
    if before.made is None:
        return
    asked = "SELECT brought FROM import WHERE id = ?"
    said = json.loads(unit.session.connection().exec_driver_sql(asked, (import_id,)).scalar_one())
    if made is not None:
        said["made"] = _joined([*before.made, (made, made)])
    if also is not None:
        said["also"] = [(circle, list(runs_of(sorted(people)))) for circle, people in also.items() if people]
    if idle is not None:
        said["idle"] = list(runs_of(sorted(idle)))
    unit.update(tables.Import, [{"id": import_id, "brought": json.dumps(said)}])


def brought(session: Session, import_id: int) -> Brought:
    """Read what an import brought."""
    asked = "SELECT brought FROM import WHERE id = ?"
    said = json.loads(session.connection().exec_driver_sql(asked, (import_id,)).scalar() or "{}")
    made = said.get("made")
    return Brought(
        made=None if made is None else _runs(made),
        circles=dict(said.get("circles", ())),
        also={key: _runs(people) for key, people in said.get("also", ())},
        idle=_runs(said.get("idle", ())),
    )


def as_they_are(session: Session, circles: Collection[int]) -> dict[int, list[Any]]:
    """Describe circles with their rules, to tell later whether anybody changed them."""
    rows = session.connection().exec_driver_sql(_CIRCLE, (json.dumps(sorted(circles)),))
    return {row[0]: list(row[1:]) for row in rows}


def has(runs: Runs, key: int) -> bool:
    """Tell whether an id is in runs."""
    return any(first <= key <= last for first, last in runs)


def every(runs: Runs) -> set[int]:
    """Name all that are in runs."""
    return {key for first, last in runs for key in range(first, last + 1)}


def _joined(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put runs in rising order, those that touch each other together."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _runs(said: Sequence[Sequence[int]]) -> Runs:
    return tuple((first, last) for first, last in said)
