"""What the columns of tables hold: said once, remembered with the import, known again, forgotten when asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.formats.preview import preview
from entourage.formats.taught import Taught
from entourage.storage import sources, taught
from entourage.storage.taught import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.formats.preview import Preview
    from entourage.formats.record import Told
    from entourage.storage.database import Database
    from entourage.storage.unit import Unit

__all__ = ["Kept", "forget", "kept", "look", "remember", "remembered"]


def kept(database: Database) -> list[Kept]:
    """List what was said of columns, what was said last at the end."""
    with database.read() as session:
        return taught.every(session)


def remembered(database: Database) -> tuple[Taught, ...]:
    """Give what was said of columns, for a reader of tables."""
    return tuple(
        Taught(
            name=one.name,
            dialect=one.dialect,
            headings=tuple(heading for heading, _ in one.columns),
            meanings=tuple(meaning for _, meaning in one.columns),
            separator=one.separator,
            has_headings=one.has_headings,
            day_first=one.day_first,
            encoding=one.encoding,
        )
        for one in kept(database)
    )


def remember(unit: Unit, said: Iterable[tuple[str, Taught | None]]) -> None:
    """Keep what was said of the columns of files (name, what was said), in the act by which they are brought in.

    Taken back together with the import, because whoever takes it back may have been wrong about the columns.
    """
    for name, one in said:
        if one:
            columns = tuple(zip(one.headings, one.meanings, strict=False))
            taught.keep(
                unit,
                Kept(
                    key=one.key,
                    name=name,
                    dialect=one.dialect,
                    columns=columns,
                    separator=one.separator,
                    has_headings=one.has_headings,
                    day_first=one.day_first,
                    encoding=one.encoding,
                ),
                one.former,
            )


def forget(database: Database, said: Kept) -> None:
    """Forget what was said of the columns of one kind of table."""
    with database.unit("forget_columns", {"file": said.name}) as unit:
        taught.forget(unit, [said.id])


def look(database: Database, data: bytes, told: Told) -> Preview:
    """Show how a file would be read: its letters, its columns, and the first people in it."""
    told = replace(told, taught=remembered(database)) if told.recalls else told
    found = preview(data, told)
    before = "" if told.encoding else _encoding_before(database, data)
    if not before or (before == found.encoding and found.evidence.code != "taught"):
        return found
    again = preview(data, replace(told, encoding=before))
    return replace(again, evidence=replace(again.evidence, code="before"))


def _encoding_before(database: Database, data: bytes) -> str:
    with database.read() as session:
        return sources.encoding_of(session, hashlib.sha256(data).hexdigest())
