"""What is dragged from one part of the window to another: people, and circles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE, CIRCLE = "application/x-entourage-people", "application/x-entourage-circle"


def with_people(contact_ids: Sequence[int], names: Sequence[str]) -> QMimeData:
    """Take people along for this program, and names for others."""
    data = QMimeData()
    data.setData(PEOPLE, QByteArray(json.dumps(list(contact_ids)).encode()))
    data.setText("\n".join(names))
    return data


def people_in(data: QMimeData) -> list[int]:
    """List the ids of the people who are being dragged."""
    found: list[int] = json.loads(bytes(data.data(PEOPLE).data())) if data.hasFormat(PEOPLE) else []
    return found


def with_circle(circle_id: int) -> QMimeData:
    """Take a circle along."""
    data = QMimeData()
    data.setData(CIRCLE, QByteArray(str(circle_id).encode()))
    return data


def circle_in(data: QMimeData) -> int:
    """Give the id of the circle that is being dragged, 0 where none is."""
    return int(bytes(data.data(CIRCLE).data())) if data.hasFormat(CIRCLE) else 0
