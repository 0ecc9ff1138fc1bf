"""Contradictions between what the public may see and what a circle may, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sharing import Contradiction
    from entourage.language import Language


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
