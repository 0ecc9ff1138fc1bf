"""Files dropped from other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> tuple[str, ...]:
    """List the paths of the local files that are being dropped."""
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
