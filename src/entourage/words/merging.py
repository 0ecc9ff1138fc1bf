"""What is said of merging and parting people."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        "merged_long_ago": language.gettext(
            "They were merged by an older version of Entourage, which did not keep what separates them. "
            "Add the person anew, or import their file into a book of its own to see what was theirs."
        ),
        "nothing_to_part": language.gettext(
            "“{contact}” and “{other}” cannot be separated: everything that was known of one of them was taken back."
        ),
    }


def unclear(language: Language, fault: EntourageError) -> str:
    """Name whom a person may mean who wants to separate one of several from someone."""
    merged = fault.params.get("merged")
    if fault.code != "merge_unclear" or not isinstance(merged, list):
        return ""
    sentence = language.gettext("Several people were merged into “{contact}”. Say which one by number: {people}.")
    people = ", ".join(f"{key} ({name})" for key, name in merged)
    return sentence.format(contact=fault.params["contact"], people=people)
