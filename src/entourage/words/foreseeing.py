"""What the window says of taking an import back, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.language import Language

# Of whom anything is asked first, then whom most becomes of.
ORDER = ("asked", "goes", "parted", "speaking", "stays", "again")


def fates(language: Language) -> dict[str, str]:
    """Name what would become of someone."""
    return {
        "asked": language.pgettext("taking back", "Edited by you"),
        "goes": language.pgettext("taking back", "Goes"),
        "parted": language.pgettext("taking back", "Separated"),
        "speaking": language.pgettext("taking back", "As before"),
        "stays": language.pgettext("taking back", "Stays"),
        "again": language.pgettext("taking back", "Unchanged"),
    }


def reasons(language: Language) -> dict[str, str]:
    """Say why someone goes, or does not."""
    return {
        "goes": language.gettext("only this import knows them"),
        "parted": language.gettext("goes, and whoever was merged with them is there again, as before"),
        "again": language.gettext("a later import says the same of them"),
    }


def foreseen(language: Language, numbers: Mapping[str, int], circles: int) -> list[str]:
    """Say in sentences what would become of people and circles, but of those of whom it is asked."""
    goes, speaking, stays = numbers["goes"], numbers["speaking"] + numbers["parted"], numbers["stays"]
    again = numbers["again"]
    counted = (
        (
            goes,
            language.ngettext(
                "{count} person goes: nobody else knows them.", "{count} people go: nobody else knows them.", goes
            ),
        ),
        (
            speaking,
            language.ngettext(
                "{count} person stays, because others know them, and has again what was there before.",
                "{count} people stay, because others know them, and have again what was there before.",
                speaking,
            ),
        ),
        (
            stays,
            language.ngettext("{count} person whom you typed stays.", "{count} people whom you typed stay.", stays),
        ),
        (again, language.ngettext("{count} stays unchanged.", "{count} stay unchanged.", again)),
        (
            circles,
            language.ngettext(
                "{count} circle that came with it, and is empty then, goes too.",
                "{count} circles that came with it, and are empty then, go too.",
                circles,
            ),
        ),
    )
    said = [sentence for number, sentence in counted if number]
    return said or ([] if numbers["asked"] else [language.gettext("Nobody is changed by it.")])


def question(language: Language, count: int) -> str:
    """Ask what becomes of those who have something by hand, and of whom nobody else says anything."""
    return language.ngettext(
        "Of {count} person nobody else says anything, but you added something since. What becomes of them?",
        "Of {count} people nobody else says anything, but you added something since. What becomes of them?",
        count,
    )


def taken_back(language: Language, file: str, *, gone: int, kept: int, changed: int, again: int) -> list[str]:
    """Say what taking an import back did: in one sentence, then the rest."""
    counted = (
        (gone, language.ngettext("{count} person gone", "{count} people gone", gone)),
        (changed, language.ngettext("{count} as before", "{count} as before", changed)),
        (kept, language.ngettext("{count} kept with what is yours", "{count} kept with what is yours", kept)),
        (again, language.ngettext("{count} unchanged", "{count} unchanged", again)),
    )
    said = ", ".join(words for number, words in counted if number) or language.gettext("nobody changed")
    anew = language.gettext("The same file can be imported again as if for the first time.")
    return [language.gettext("“{file}” was taken back: {counts}.").format(file=file, counts=said), anew]
