"""How two people stand to each other, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def marks(language: Language) -> dict[str, str]:
    """Say how two values stand to each other, with a sign before the word."""
    return {
        "equal": language.gettext("= the same"),
        "different": language.gettext("≠ differs"),
        "alone": language.gettext("+ only here"),
    }


def replies(language: Language) -> dict[str, tuple[str, str]]:
    """Name what can be answered to whether two people are the same, each with its key."""
    return {
        "same": (language.gettext("The same person"), language.pgettext("key of “The same person”", "S")),
        "different": (language.gettext("Someone else"), language.pgettext("key of “Someone else”", "D")),
        "later": (language.gettext("Later"), language.pgettext("key of “Later”", "L")),
    }
