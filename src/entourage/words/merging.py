"""What is said of merging and parting people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import origins

if TYPE_CHECKING:
    from entourage.domain.errors import EntourageError
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Say why people are not merged, parted or kept apart."""
    return {
        "merge_with_self": language.gettext("“{contact}” cannot be merged with themselves. Name two different people."),
        "apart_from_self": language.gettext("“{contact}” cannot be told apart from themselves. Name two people."),
        "already_merged": language.gettext(
            "“{contact}” was merged into “{other}” and is that person now. Name “{other}”, or separate them first."
        ),
        "not_merged": language.gettext("Nobody was merged into “{contact}”, so there is nobody to separate."),
        "not_tied": language.gettext(
            "No such row or card was said to be “{contact}” while it was imported, so there is none to separate. "
            "Use “origins” to see which were."
        ),
        "merged_long_ago": language.gettext(
            "They were merged by an older version of Entourage, which did not keep what separates them. "
            "Add the person anew, or import their file into a book of its own to see what was theirs."
        ),
        "nothing_to_part": language.gettext(
            "“{contact}” and “{other}” cannot be separated: everything that was known of one of them was taken back."
        ),
    }


def unclear(language: Language, fault: EntourageError) -> str:
    """Name whom, or which row, a person may mean who wants to separate one of several from someone."""
    merged, tied = fault.params.get("merged"), fault.params.get("tied")
    if isinstance(tied, list):
        rows = ", ".join(f"{key} ({name}, {source}, {language.day(at)})" for key, name, source, at in tied)
        sentence = language.gettext(
            "Several rows or cards were said to be “{contact}”. Say which one with --row: {rows}."
        )
        return sentence.format(contact=fault.params["contact"], rows=rows)
    if fault.code != "merge_unclear" or not isinstance(merged, list):
        return ""
    sentence = language.gettext("Several people were merged into “{contact}”. Say which one by number: {people}.")
    called = origins.told_apart(language, [(" · ".join((name, *by)), values) for _, name, by, values in merged])
    people = ", ".join(f"{key} ({said})" for (key, *_), said in zip(merged, called, strict=True))
    return sentence.format(contact=fault.params["contact"], people=people)
