"""What is asked of people who may be in the book twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.words import importing, names, pairing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.clusters import Group
    from entourage.domain.matching import Reason
    from entourage.domain.pairing import Line
    from entourage.domain.uniting import Merged
    from entourage.language import Language

_STRONG, _MIDDLE = 9.0, 4.0  # bits
_SIGNS = {"different": "≠", "alone": "+"}  # as side by side
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})
_PLAIN = frozenset({Kind.EMAIL, Kind.TELEPHONE, Kind.ORGANIZATION, Kind.TITLE, Kind.ADDRESS, Kind.URL})


def headings(language: Language) -> dict[str, str]:
    """Name the parts of the list by what is concluded of their questions."""
    return {
        "certain": language.pgettext("duplicates", "Certain"),
        "likely": language.pgettext("duplicates", "Likely"),
        "possible": language.pgettext("duplicates", "Possible"),
        "no": language.pgettext("duplicates", "Unlikely"),
    }


def called(language: Language, group: Group, people: Mapping[int, str]) -> str:
    """Name whom a question is about: each name once."""
    known = dict.fromkeys(names.person(language, people.get(key, "")) for key in group.people)
    return " / ".join(known)


def because(language: Language, group: Group) -> str:
    """Say why people may be one: of several, why the two for whom most speaks."""
    reasons = group.pairs[0].likeness.reasons if group.pairs else ()
    return ", ".join(importing.reason(language, one) for one in reasons)


def shared(group: Group) -> str:
    """Name what people have in common beside their name: addresses, numbers, companies."""
    reasons = group.pairs[0].likeness.reasons if group.pairs else ()
    return ", ".join(one.text for one in reasons if one.weight > 0 and not one.code.endswith("_name"))


def strength(reason: Reason) -> int:
    """Grade how much a reason says: 1 to 3, negative where it speaks against."""
    weight = abs(reason.weight)
    found = 3 if weight >= _STRONG else 2 if weight >= _MIDDLE else 1
    return found if reason.weight > 0 else -found


def strengths(language: Language) -> dict[int, str]:
    """Say how much a reason says."""
    return {
        3: language.pgettext("reason", "strong"),
        2: language.pgettext("reason", "fair"),
        1: language.pgettext("reason", "weak"),
        -1: language.pgettext("reason", "weakly against"),
        -2: language.pgettext("reason", "against"),
        -3: language.pgettext("reason", "strongly against"),
    }


def differing(language: Language, lines: Sequence[Line]) -> str:
    """Say beside people's names what differs between them (≠), field by field, and what only some of them have (+)."""
    said: dict[str, list[str]] = {"different": [], "alone": []}
    for line in lines:
        known = [value for value in line.values if value]
        if line.mark in said and known[0].kind not in _NAMES:
            values = " / ".join(dict.fromkeys(importing.cut(importing.said(language, value)) for value in known))
            is_plain = line.mark == "alone" and known[0].kind in _PLAIN
            field = importing.labelled_field(language, known[0])
            said[line.mark].append(values if is_plain else names.labelled(language, field, values))
    parts = (f"{_SIGNS[mark]} {' · '.join(found)}" for mark, found in said.items() if found)
    return "   ".join(parts)


def several(language: Language, count: int) -> str:
    """Offer to merge those who are ticked."""
    return language.ngettext("Merge the {count} ticked", "Merge the {count} ticked", count)


def merge_all(language: Language, count: int) -> str:
    """Offer to merge all that are ticked in a list of questions."""
    return language.ngettext("Merge {count}", "Merge all {count}", count)


def none_the_same(language: Language, count: int) -> str:
    """Offer to say of all that are ticked in a list of questions that nobody of them is the other."""
    return language.ngettext("Different: {count}", "All {count} different", count)


def open_questions(language: Language, count: int, put_off: int) -> str:
    """Count the questions, and those that are put off."""
    said = language.ngettext("{count} question", "{count} questions", count)
    if not put_off:
        return said
    later = language.ngettext(
        "{count} of them put off until you come back", "{count} of them put off until you come back", put_off
    )
    return f"{said}, {later}"


def pairs(language: Language, count: int, questions: int) -> str:
    """Count the pairs of people who may be one, and the questions in which they are asked together."""
    said = language.ngettext("{count} pair of people who may be one", "{count} pairs of people who may be one", count)
    if count == questions:
        return said
    asked = language.ngettext("{count} question under Duplicates", "{count} questions under Duplicates", questions)
    return language.gettext("{pairs}: {questions}").format(pairs=said, questions=asked)


def apart(language: Language, people: Sequence[str]) -> str:
    """Say that people stay people of their own."""
    if len(people) == len(("one", "other")):
        return language.gettext("{person} and {other} stay two people.").format(person=people[0], other=people[1])
    return language.ngettext("They stay {count} person.", "They stay {count} people of their own.", len(people))


def all_apart(language: Language, count: int) -> str:
    """Say that the people of many questions stay people of their own."""
    return language.ngettext(
        "{count} question is answered: different.", "{count} questions are answered: different.", count
    )


def merged(language: Language, people: Sequence[str], done: Merged) -> str:
    """Say that several are one person now, and what was settled by it."""
    said = [language.ngettext("{count} person is one now.", "{count} people are one person now.", len(people))]
    return " ".join([*said, *pairing.settled_beside(language, done)])


def answers(language: Language) -> dict[str, tuple[str, str]]:
    """Name what can be answered, each with its key, as everywhere; and the key that lets the other one stay."""
    swap = (language.pgettext("answer", "Swap"), language.pgettext("key of “Swap”", "W"))
    return {**pairing.replies(language), "swap": swap}
