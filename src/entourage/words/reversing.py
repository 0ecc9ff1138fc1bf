"""What undo and redo did, and how an act of the history stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def states(language: Language) -> dict[str, str]:
    """Say by code how an act stands; nothing of what was done and can be undone."""
    return {
        "done": "",
        "undone": language.gettext("undone"),
        "final": language.gettext("cannot be undone"),
        "dropped": language.gettext("undone, and can no longer be redone"),
    }


def undoing(language: Language, act: str) -> str:
    """Say that an act is being undone, while it takes long."""
    return language.gettext("Undoing “{act}”…").format(act=act)


def redoing(language: Language, act: str) -> str:
    """Say that an act is being redone, while it takes long."""
    return language.gettext("Redoing “{act}”…").format(act=act)


def undone(language: Language, act: str) -> str:
    """Say that an act was undone."""
    return language.gettext("Undone: “{act}”.").format(act=act)


def redone(language: Language, act: str) -> str:
    """Say that an act was redone."""
    return language.gettext("Redone: “{act}”.").format(act=act)


def passed_over(language: Language, act: str) -> str:
    """Say which act stands although one before it was undone."""
    return language.gettext("“{act}” cannot be undone; the act before it was undone instead.").format(act=act)


def several_undone(language: Language, count: int) -> str:
    """Say how many acts were undone."""
    return language.ngettext("{count} act was undone.", "{count} acts were undone.", count)


def several_redone(language: Language, count: int) -> str:
    """Say how many acts were redone."""
    return language.ngettext("{count} act was redone.", "{count} acts were redone.", count)
