"""Say which contradictions an act made, where it made them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from entourage.operations import sharing
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.sharing import Contradiction
    from entourage.language import Language
    from entourage.storage.database import Database


@contextmanager
def flagged(language: Language, database: Database, said: list[str]) -> Iterator[None]:
    """Add to what is said the contradictions that were not there before."""
    before = {_key(one) for one in sharing.matrix(database).contradictions}
    yield
    now = sharing.matrix(database).contradictions
    said += sentences(language, [one for one in now if _key(one) not in before])


def _key(found: Contradiction) -> tuple[int, int, bool]:
    return found.circle.id, found.topic.id, found.circle.closed
