"""Why someone may see something, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.topic import Topic
    from entourage.language import Language


def told(language: Language, who: str, topic: Topic, verdict: Verdict | None) -> str:
    """Say what someone, a circle or a group may see of a kind of content; None: no opinion."""
    said = names.verdict(language, verdict) if verdict is not None else names.verdicts(language)["unset"]
    return language.gettext("{who}, {topic}: {verdict}").format(
        who=names.person(language, who), topic=names.topic(language, topic), verdict=said
    )


def because(language: Language, decision: Decision, circles_in: int) -> str:
    """Say what decided, for someone who is in so many circles."""
    circles = language.listing([names.circle(language, circle) for circle in decision.decided_by])
    several = len(decision.decided_by) > 1
    sentences = {
        "locked": language.gettext("This kind of content is locked: nobody, ever."),
        "closed": language.gettext("In a closed circle: {circles}."),
        "exception": language.gettext("An exception that you set by hand."),
        "circles": _of_circles(language, several=several, strictest=circles_in > 1),
        "not_sorted": language.gettext("No circle has an opinion: the rule for “Not sorted yet” decides."),
    }
    return sentences[decision.because].format(circles=circles)


def _of_circles(language: Language, *, several: bool, strictest: bool) -> str:
    if several:
        return language.gettext("The strictest rule decides, and several circles share it: {circles}.")
    if strictest:
        return language.gettext("The rule for {circles} decides: no other of their circles is stricter.")
    return language.gettext("The rule for {circles} decides.")
