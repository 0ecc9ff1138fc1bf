"""How two people stand to each other, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.uniting import Merged
    from entourage.language import Language


def marks(language: Language) -> dict[str, str]:
    """Say how two values stand to each other, with a sign before the word."""
    return {
        "equal": language.gettext("= the same"),
        "different": language.gettext("≠ differs"),
        "alone": language.gettext("+ one side only"),
    }


def settled(language: Language, mark: str, stays: str) -> str:
    """Say how two values stand to each other, and which stays where their people become one and not all does."""
    found = {
        ("different", "one"): language.gettext("≠ differs: left stays"),
        ("different", "other"): language.gettext("≠ differs: right stays"),
        ("different", "both"): language.gettext("≠ differs: both stay"),
        ("alone", "neither"): language.gettext("+ one side only: not kept"),
    }
    return found.get((mark, stays)) or marks(language)[mark]


def settled_of_many(language: Language, mark: str, *, all_stay: bool) -> str:
    """Say how the values of three people and more stand to each other, and whether all stay where they become one."""
    if mark == "equal":
        return marks(language)["equal"]
    if mark == "alone":
        return language.gettext("+ not all say so") if all_stay else language.gettext("+ not all say so: not kept")
    return language.gettext("≠ differs: all stay") if all_stay else language.gettext("≠ differs: one stays")


def merged(language: Language, done: Merged, *, person: str, other: str) -> list[str]:
    """Say that two are one person now, and what was settled by it."""
    both = language.gettext("{person} and {other} are one person now.")
    alike = language.gettext("They are one person now: {person}.")
    said = (alike if person == other else both).format(person=person, other=other)
    return [said, *settled_beside(language, done)]


def settled_beside(language: Language, done: Merged) -> list[str]:
    """Say what a merge settled beside the values."""
    said = []
    if done.stricter:
        topics = language.listing([names.topic(language, topic) for topic in done.stricter])
        sentence = language.gettext("Their exceptions differed, and the stricter one stays: {topics}.")
        said.append(sentence.format(topics=topics))
    if done.left:
        closer = language.listing([names.circle(language, circle) for circle in done.closer])
        sentence = language.gettext("No longer in {circle}, because of a closer circle: {circles}.")
        said.append(sentence.format(circle=names.circle(language, done.left), circles=closer))
    return said


def merged_all(language: Language, done: Sequence[Merged], questions: Sequence[int], *, open_still: int) -> list[str]:
    """Say that those of many questions are one person each now, and what was settled by it.

    questions: how many people each was about; open_still: how many more were answered that name one of them again.
    """
    said = _one_each(language, questions)
    if open_still:
        sentence = language.ngettext(
            "{count} question names one of them again, and stays open.",
            "{count} questions name one of them again, and stay open.",
            open_still,
        )
        said.append(sentence)
    if any(one.stricter for one in done):
        said.append(language.gettext("Where their exceptions differed, the stricter one stays."))
    left = next((one.left for one in done if one.left), None)
    if left:
        sentence = language.gettext("Whoever is in a closer circle is no longer in {circle}.")
        said.append(sentence.format(circle=names.circle(language, left)))
    return said


def _one_each(language: Language, questions: Sequence[int]) -> list[str]:
    number, people = len(questions), sum(questions)
    if people == 2 * number:
        return [language.ngettext("{count} pair is one person now.", "{count} pairs are one person each now.", number)]
    answered = language.ngettext(
        "{count} question is answered: the same.", "{count} questions are answered: the same.", number
    )
    fewer = language.ngettext("{count} person is {left} now.", "{count} people are {left} now.", people)
    return [answered, fewer.format(left=language.number(number))]


def same_for_all(language: Language, count: int) -> str:
    """Offer to answer questions that have the same reasons in one go."""
    return language.ngettext(
        "Same for all {count} with the same reasons", "Same for all {count} with the same reasons", count
    )


def replies(language: Language) -> dict[str, tuple[str, str]]:
    """Name what can be answered to whether two people are the same, each with its key."""
    return {
        "same": (language.pgettext("answer", "Same"), language.pgettext("key of “Same”", "S")),
        "different": (language.pgettext("answer", "Different"), language.pgettext("key of “Different”", "D")),
        "later": (language.gettext("Later"), language.pgettext("key of “Later”", "L")),
    }


def in_common(language: Language, codes: Sequence[str]) -> str:
    """Say what many pairs have in common, and what tells each apart, by the codes of their reasons, without values."""
    said = [words for code, words in (_shared(language) | _apart(language)).items() if code in codes]
    return language.listing(said) if len(said) == len(codes) else language.gettext("the same reasons")


def _shared(language: Language) -> dict[str, str]:
    return {
        "same_name": language.gettext("the same name"),
        "swapped_name": language.gettext("the same name, first and last swapped"),
        "similar_name": language.gettext("a similar name"),
        "same_single_name": language.gettext("the same one-word name"),
        "same_given_name": language.gettext("the same first name"),
        "same_family_name": language.gettext("the same last name"),
        "similar_given_name": language.gettext("a similar first name"),
        "similar_family_name": language.gettext("a similar last name"),
        "same_identifier": language.gettext("the same identifier"),
        "former_row": language.gettext("a row of the same source that is gone"),
        "same_profile": language.gettext("the same profile"),
        "same_email": language.gettext("the same e-mail"),
        "near_email": language.gettext("nearly the same e-mail"),
        "spelled_name": language.gettext("the e-mail spells the name"),
        "same_mailbox_name": language.gettext("the same name before the @"),
        "same_telephone": language.gettext("the same telephone"),
        "same_field": language.gettext("the same field"),
        "near_field": language.gettext("nearly the same field"),
        "same_birthday": language.gettext("the same date of birth"),
        "same_day_of_birth": language.gettext("the same day and month of birth"),
        "near_birthday": language.gettext("nearly the same date of birth"),
        "same_organization": language.gettext("the same company"),
        "same_address": language.gettext("the same address"),
        "similar_address": language.gettext("a similar address"),
        "same_town": language.gettext("the same town"),
    }


def _apart(language: Language) -> dict[str, str]:
    return {
        "unclear_given_name": language.gettext("perhaps another first name"),
        "unclear_family_name": language.gettext("perhaps another last name"),
        "unclear_generation": language.gettext("perhaps another generation or number"),
        "different_field": language.gettext("another number or field"),
        "different_given_name": language.gettext("another first name"),
        "different_middle_name": language.gettext("another middle name"),
        "different_family_name": language.gettext("another last name"),
        "different_generation": language.gettext("another generation or number"),
        "different_birthday": language.gettext("another date of birth"),
        "distant_birthday": language.gettext("a date of birth a generation apart"),
        "different_mailbox": language.gettext("another mailbox at the same provider"),
        "different_profile": language.gettext("another account on the same network"),
        "different_address": language.gettext("another address"),
    }


def alike(language: Language, codes: Sequence[str], count: int) -> str:
    """Count pairs that are alike, and say in what."""
    said = language.ngettext("{count} with {reasons}", "{count} with {reasons}", count)
    return said.format(reasons=in_common(language, codes))


def certain(language: Language, count: int) -> str:
    """Count pairs of whom it is certain that they are one."""
    return language.ngettext("{count} that is certain", "All {count} that are certain", count)
