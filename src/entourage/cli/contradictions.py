"""Say which contradictions an act made, where it made them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from entourage.operations import sharing
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def sentences(language: Language, found: Sequence[Contradiction]) -> list[str]:
    """Say contradictions, one sentence for each circle."""
    circles = {one.circle.id: one.circle for one in found}
    said = []
    for key, circle in circles.items():
        topics = [one.topic for one in found if one.circle.id == key]
        sentence = language.gettext(
            "Contradiction: {circle} may see nothing of this, but the public may, and so they can: {topics}."
        )
        listed = ", ".join(names.topic(language, topic) for topic in topics)
        said.append(sentence.format(circle=names.circle(language, circle), topics=listed))
    return said
