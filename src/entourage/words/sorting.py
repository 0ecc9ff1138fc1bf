"""What sorting people into circles did, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.sorting import Sorted
    from entourage.domain.topic import Topic
    from entourage.language import Language

_TOPICS_NAMED = 4


def told(language: Language, done: Sorted, called: Mapping[int, str]) -> list[str]:
    """Say what sorting did; called: the name of whoever alone may now see less, and of whoever else is to be named."""
    said = []
    if done.into:
        said += _came(language, done, names.circle(language, done.into), called)
    if done.out_of:
        said += _went(language, done, names.circle(language, done.out_of), called)
    return [*said, *_closer(language, done), *_narrowed(language, done, called)]


def under_way(language: Language, count: int, *, into: str = "", out_of: str = "") -> str:
    """Say what sorting people is doing, while it takes long."""
    if into:
        putting = language.ngettext(
            "Putting {count} person into {circle}…", "Putting {count} people into {circle}…", count
        )
        return putting.format(circle=into)
    taking = language.ngettext(
        "Taking {count} person out of {circle}…", "Taking {count} people out of {circle}…", count
    )
    return taking.format(circle=out_of)


def groups(done: Sorted) -> list[list[int]]:
    """List the people of each sentence; one who is alone in one can be named there."""
    counted = (done.came_in, done.already_in, done.went_out, done.not_in)
    return [*map(list, counted), [key for key, _ in done.narrowed]]


def _came(language: Language, done: Sorted, circle: str, called: Mapping[int, str]) -> list[str]:
    came_in, already_in = len(done.came_in), len(done.already_in)
    came = language.ngettext("{count} person put into {circle}.", "{count} people put into {circle}.", came_in)
    already = language.ngettext(
        "{count} person was already in {circle}.", "{count} people were already in {circle}.", already_in
    )
    counted = (
        (came, language.gettext("{person} was put into {circle}."), done.came_in),
        (already, language.gettext("{person} was already in {circle}."), done.already_in),
    )
    return [_of(language, people, called, *words).format(circle=circle) for *words, people in counted if people]


def _went(language: Language, done: Sorted, circle: str, called: Mapping[int, str]) -> list[str]:
    went_out, not_in = len(done.went_out), len(done.not_in)
    went = language.ngettext("{count} person taken out of {circle}.", "{count} people taken out of {circle}.", went_out)
    missing = language.ngettext("{count} person was not in {circle}.", "{count} people were not in {circle}.", not_in)
    counted = (
        (went, language.gettext("{person} was taken out of {circle}."), done.went_out),
        (missing, language.gettext("{person} was not in {circle}."), done.not_in),
    )
    return [_of(language, people, called, *words).format(circle=circle) for *words, people in counted if people]


def _of(language: Language, people: Sequence[int], called: Mapping[int, str], count: str, alone: str) -> str:
    """Choose the sentence that names the one person, where the name is known, else that which counts."""
    if len(people) > 1 or people[0] not in called:
        return count
    name = names.person(language, called[people[0]]).replace("{", "{{").replace("}", "}}")
    return alone.replace("{person}", name)


def _closer(language: Language, done: Sorted) -> list[str]:
    """Say who was not put into Less familiar because of a closer circle, and who was put there all the same."""
    said = []
    if done.left_out:
        sentence = language.ngettext(
            "{count} person is already in a closer circle ({circles}): left out.",
            "{count} people are already in a closer circle ({circles}): left out.",
            len(done.left_out),
        )
        said.append(sentence.format(circles=_listed(language, done.left_out)))
    if done.also_closer:
        sentence = language.gettext("Also in a closer circle ({circles}).")
        said.append(sentence.format(circles=_listed(language, done.also_closer)))
    return said


def _listed(language: Language, found: Sequence[tuple[int, Sequence[Circle]]]) -> str:
    """Name the circles of several people, each once."""
    circles = {circle.id: circle for _, several in found for circle in several}
    return language.listing([names.circle(language, one) for one in circles.values()])


def _narrowed(language: Language, done: Sorted, called: Mapping[int, str]) -> list[str]:
    """Say who may now see less; where they came into a circle, it is the strictest one that decides."""
    if len(done.narrowed) == 1:
        key, topics = done.narrowed[0]
        sentence = (
            language.gettext("{person} may now see less, because the strictest circle decides: {topics}.")
            if done.into
            else language.gettext("{person} may now see less: {topics}.")
        )
        return [sentence.format(person=called[key], topics=_few(language, topics))]
    count = len(done.narrowed)
    if not count:
        return []
    if done.into:
        return [
            language.ngettext(
                "{count} person may now see less: the strictest circle decides.",
                "{count} people may now see less: the strictest circle decides.",
                count,
            )
        ]
    return [language.ngettext("{count} person may now see less.", "{count} people may now see less.", count)]


def _few(language: Language, topics: Sequence[Topic]) -> str:
    shown = [names.topic(language, one) for one in topics[:_TOPICS_NAMED]]
    more = len(topics) - len(shown)
    return language.listing([*shown, language.ngettext("{count} other", "{count} others", more)] if more else shown)
