"""Why someone may see something, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.sharing import Decision
    from entourage.language import Language


def because(language: Language, decision: Decision) -> str:
    """Say what decided."""
    circles = language.listing([names.circle(language, circle) for circle in decision.decided_by])
    several = len(decision.decided_by) > 1
    sentences = {
        "locked": language.gettext("This kind of content is locked: nobody, ever."),
        "closed": language.gettext("In a closed circle: {circles}."),
        "exception": language.gettext("An exception that you set by hand."),
        "circles": language.gettext("The strictest rule decides, and several circles share it: {circles}.")
        if several
        else language.gettext("The rule for {circles} decides."),
        "not_sorted": language.gettext("No circle has an opinion: the rule for “Not sorted yet” decides."),
    }
    return sentences[decision.because].format(circles=circles)
