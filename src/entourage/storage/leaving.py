"""What leaves the book with an import: its words, of whom nobody says anything then, its circles and places there."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.watching import ticking
from entourage.storage import bringing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

_TOUCHED = """
    SELECT record.contact_id, record.id, version.id, version.import_id
    FROM source_record AS record LEFT JOIN record_version AS version ON version.source_record_id = record.id
    WHERE record.contact_id IN (
        SELECT said.contact_id FROM record_version AS one JOIN source_record AS said ON said.id = one.source_record_id
        WHERE one.import_id = ?)
    AND record.contact_id NOT IN (SELECT id FROM contact WHERE erased_at IS NOT NULL)
    ORDER BY version.id
"""
_HEARD = """
    SELECT id, CAST(heard AS TEXT) FROM import
    WHERE id > ? AND taken_back_at IS NULL AND heard IS NOT NULL
    AND source_id = (SELECT source_id FROM import WHERE id = ?) ORDER BY id
"""
_AMONG = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Hold what would leave with an import, by ids; whoever was erased stays so, with what they are known by.

    versions: what it said and nobody else, each with its record. heirs: what a later import said again, and which.
    records: those of which nothing is left then. bare: the contacts of whom no source says anything more.
    speaking: those of whom others still do.
    """

    versions: Mapping[int, int] = field(default_factory=dict)
    heirs: Mapping[int, int] = field(default_factory=dict)
    records: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    speaking: tuple[int, ...] = ()


def leaving(session: Session, import_id: int) -> Leaving:
    """Find what would leave the book with an import."""
    heirs = _heirs(session, import_id)
    gone: dict[int, int] = {}
    records: dict[int, bool] = {}
    owners: dict[int, int] = {}
    touched: dict[int, bool] = {}
    rows = session.connection().exec_driver_sql(_TOUCHED, (import_id,))
    for contact_id, record, version, came in ticking(rows):
        goes = came == import_id and version not in heirs
        owners[record] = contact_id
        stays = version is not None and not goes
        records[record] = records.get(record, False) or stays
        touched[contact_id] = touched.get(contact_id, False) or goes
        if goes:
            gone[version] = record
    left = {owners[record] for record, stays in records.items() if stays}
    return Leaving(
        versions=gone,
        heirs=heirs,
        records=tuple(record for record, stays in records.items() if not stays and touched[owners[record]]),
        bare=tuple(key for key, goes in touched.items() if goes and key not in left),
        speaking=tuple(key for key, goes in touched.items() if goes and key in left),
    )


def _heirs(session: Session, import_id: int) -> dict[int, int]:
    """Find which versions of an import a later one said again: the first of these takes them over.

    Where a source would have nothing left to say of someone, any later import that spoke of them does.
    """
    heard = [
        (key, {one for first, last in json.loads(said) for one in range(first, last + 1)})
        for key, said in session.connection().exec_driver_sql(_HEARD, (import_id, import_id))
    ]
    if not heard:
        return {}
    every: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for _, record, version, came in session.connection().exec_driver_sql(_TOUCHED, (import_id,)):
        if version is not None:
            every[record].append((version, came))
    found: dict[int, int] = {}
    for record, said in ticking(every.items()):
        spoke = [key for key, records in heard if record in records]
        if spoke:
            found |= _heirs_of(said, spoke, import_id)
    return found


def _heirs_of(said: Sequence[tuple[int, int]], spoke: Sequence[int], import_id: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for place, (version, came) in enumerate(said):
        following = said[place + 1][1] if place + 1 < len(said) else None
        heir = next((key for key in spoke if following is None or key < following), None)
        if came == import_id and heir:
            found[version] = heir
    if not found and all(came == import_id for _, came in said):
        found[said[-1][0]] = spoke[0]
    return found


def memberships(session: Session, import_id: int) -> dict[int, int | None]:
    """Name the places in circles that came by an import, and which other import would have put people there, if any."""
    rows = session.connection().exec_driver_sql(_MEMBERSHIPS, (import_id,)).all()
    standing = session.connection().exec_driver_sql(_STANDING, (import_id,)).scalars().all() if rows else ()
    others = [(key, also) for key in standing if (also := bringing.brought(session, key).also)]
    return {
        key: next((other for other, also in others if bringing.has(also.get(circle, ()), contact)), None)
        for key, circle, contact in rows
    }


_MEMBERSHIPS = "SELECT id, circle_id, contact_id FROM membership WHERE import_id = ?"
_STANDING = "SELECT id FROM import WHERE id != ? AND taken_back_at IS NULL ORDER BY id"


def circles_idle(session: Session, import_id: int, going: Sequence[int] = ()) -> list[int]:
    """Name the circles that came with an import, which nobody changed or uses.

    going: whoever is in them only until the import is taken back; nobody counts whom it put there alone.
    """
    then = bringing.brought(session, import_id).circles
    now = bringing.as_they_are(session, then)
    leaves = [key for key, heir in memberships(session, import_id).items() if heir is None]
    parameters = tuple(map(json.dumps, (list(then), leaves, list(going))))
    busy = set(session.connection().exec_driver_sql(_BUSY, parameters).scalars())
    return [key for key in then if key in now and now[key] == then[key] and key not in busy]


_BUSY = """
    WITH one (id) AS (SELECT value FROM json_each(?))
    SELECT circle_id FROM membership WHERE circle_id IN (SELECT id FROM one)
    AND id NOT IN (SELECT value FROM json_each(?)) AND contact_id NOT IN (SELECT value FROM json_each(?))
    UNION SELECT circle_id FROM list_circle WHERE circle_id IN (SELECT id FROM one)
"""


def sorted_by_hand(session: Session, contact_ids: Sequence[int]) -> dict[int, list[int]]:
    """Tell in which circles (ids) these contacts are by hand."""
    return _listed(session, "SELECT contact_id, circle_id FROM membership WHERE import_id IS NULL", contact_ids)


def excepted(session: Session, contact_ids: Sequence[int]) -> dict[int, list[int]]:
    """Tell for which kinds of content (ids) these contacts have an exception."""
    return _listed(session, "SELECT contact_id, topic_id FROM sharing_exception WHERE 1", contact_ids)


def _listed(session: Session, asked: str, contact_ids: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = session.connection().exec_driver_sql(
        f"{asked} AND contact_id IN {_AMONG} ORDER BY id", (json.dumps(list(contact_ids)),)
    )
    for key, one in rows:
        found[key].append(one)
    return found
