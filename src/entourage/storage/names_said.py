"""What sources call people who are called otherwise in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session

    from entourage.domain.contact import Value

_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})
# Only who is called by another source's word, or by hand, can be called otherwise by the newest word of a record.
_UNHELD = """
    SELECT record.contact_id, version.content
    FROM (SELECT max(id) AS id FROM record_version GROUP BY source_record_id) AS newest
    JOIN record_version AS version ON version.id = newest.id
    JOIN source_record AS record ON record.id = version.source_record_id
    WHERE record.contact_id IN (
        SELECT contact_id FROM source_record GROUP BY contact_id HAVING count(*) > 1
        UNION SELECT contact_id FROM value WHERE by_hand = 1 AND kind IN ('name', 'formatted_name')
    ) AND NOT EXISTS (
        SELECT 1 FROM value JOIN value_origin AS origin ON origin.value_id = value.id
        WHERE value.contact_id = record.contact_id AND value.kind IN ('name', 'formatted_name')
        AND value.removed = 0 AND origin.version_id = version.id
    )
"""


def names_said(session: Session, unpack: Callable[[bytes], tuple[Value, ...]]) -> dict[int, tuple[Value, ...]]:
    """Give by contact the names that sources say of them by now, and that are not what they are called.

    unpack: what takes the content of a version apart; it stands on another floor.
    """
    found: dict[int, tuple[Value, ...]] = {}
    for key, content in session.connection().exec_driver_sql(_UNHELD):
        found[key] = (*found.get(key, ()), *_names(unpack(content)))
    return found


def _names(values: tuple[Value, ...]) -> Iterator[Value]:
    return (value for value in values if value.kind in _NAMES)
