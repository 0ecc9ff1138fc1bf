"""What of a file is worth a look before it is imported."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.importing.plan import PlannedFile


class Doubt(StrEnum):
    """Name what was guessed, or is not known."""

    COLUMNS = "columns"
    SOURCE = "source"
    TEXT = "text"


def doubts(file: PlannedFile) -> frozenset[Doubt]:
    """Name what of a file a person should look at: how it is read, or where it is from."""
    was_asked = file.teaching is not None  # whoever says something of it has seen how it is read
    is_guessed = file.evidence is not None and file.evidence.code in {"guessed", "mixed"} and not was_asked
    found = {
        Doubt.COLUMNS: file.needs_mapping or bool(file.recalled),
        Doubt.SOURCE: file.is_guessed and not file.has_come,
        Doubt.TEXT: is_guessed,
    }
    return frozenset(doubt for doubt, is_there in found.items() if is_there)
