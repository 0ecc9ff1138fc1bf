"""The trash: who is in it, until when, and what was done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def put_back(language: Language, count: int) -> str:
    """Say how many people were put back."""
    return language.ngettext("{count} person put back.", "{count} people put back.", count)


def erased(language: Language, count: int) -> str:
    """Say how many people were erased."""
    return language.ngettext(
        "{count} person erased for good: this cannot be undone.",
        "{count} people erased for good: this cannot be undone.",
        count,
    )


def empty(language: Language) -> str:
    """Say that nobody is in the trash."""
    return language.gettext("The trash is empty.")


def held(language: Language, count: int) -> str:
    """Say how many people are in the trash."""
    if not count:
        return empty(language)
    return language.ngettext("{count} person is in the trash.", "{count} people are in the trash.", count)


def since(language: Language, moment: str) -> str:
    """Say when someone was deleted (ISO 8601)."""
    return language.gettext("Deleted: {moment}").format(moment=language.written(moment))


def days_left(language: Language, days: int) -> str:
    """Say how many days someone still stays in the trash."""
    if days < 1:
        return language.gettext("goes today")
    return language.ngettext("{count} day left", "{count} days left", days)
