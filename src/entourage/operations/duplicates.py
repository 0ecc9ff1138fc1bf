"""Who may be in the book twice, as imports left it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.storage import questions

if TYPE_CHECKING:
    from entourage.storage.database import Database


@dataclass(frozen=True, slots=True)
class Question:
    """Hold whom (contact's id) a question is about, and whom they may be, the likeliest first."""

    contact: int
    others: tuple[int, ...]


def asked(database: Database, import_id: int) -> list[Question]:
    """List the questions that an import left open."""
    with database.read() as session:
        return [Question(key, others) for key, others in questions.of_import(session, import_id)]
