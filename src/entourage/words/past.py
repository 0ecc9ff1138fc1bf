"""What past imports say of themselves: when, from where, how they stand, and what each did to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language


def when(language: Language, at: str, form: str, source: str) -> str:
    """Say when a file came, what it was, and of which source, where that is called otherwise."""
    named = language.gettext("source: {source}").format(source=source) if source else ""
    return " · ".join(filter(None, (language.written(at), form, named)))


def state(language: Language, asked: int, taken_back_at: str) -> str:
    """Say in a few words how an import stands, where that is worth any."""
    if taken_back_at:
        return language.gettext("taken back")
    return language.ngettext("{count} in question", "{count} in question", asked) if asked else ""


def shrunk(language: Language, file: str, source: str, has: int, had: int) -> str:
    """Ask what a file is that has lost most people of its source, and say what the answers mean."""
    sentence = language.gettext(
        "⚠ “{file}” names {has} of the {had} people of “{source}”. If it is only a part of it, whoever is missing "
        "stays as they are. If it is from another source, its people are compared with everyone anew. Nobody is "
        "deleted in either case, and nothing is imported before you say which it is."
    )
    return sentence.format(file=file, source=source, has=language.number(has), had=language.number(had))


def say_first(language: Language, files: Sequence[str]) -> str:
    """Say why nothing can be imported yet."""
    return language.gettext("Say above first what this is: {files}.").format(files=language.listing(files))


def gone(language: Language, count: int) -> str:
    """Count whom a newer file no longer names, on a button."""
    return language.ngettext("{count} no longer there…", "{count} no longer there…", count)


def vanished(language: Language, count: int) -> str:
    """Say what becomes of those whom a newer file no longer names."""
    return language.ngettext(
        "{count} person of this source is no longer in its file, and stays in your book as they are.",
        "{count} people of this source are no longer in its file, and stay in your book as they are.",
        count,
    )


def nothing_left(language: Language, taken_back_at: str) -> str:
    """Say of an import that was taken back when that was, and what is left of it."""
    sentence = language.gettext(
        "This import was taken back on {date}: what only it had brought is no longer in your book. The same file can "
        "be imported again as if for the first time."
    )
    return sentence.format(date=language.day(taken_back_at))


def beside_each_other(language: Language, field: str, mine: str | None, theirs: str) -> str:
    """Say what stands of a field, None for nothing, and what the source says; both are empty for a picture."""
    if mine and theirs:
        return language.gettext("{field}: {mine} ≠ {theirs}").format(field=field, mine=mine, theirs=theirs)
    if mine is not None:
        return language.gettext("{field}: the source has another one").format(field=field)
    away = language.gettext("{field}: you took it away")
    said = language.gettext("{field}: you took away {theirs}") if theirs else away
    return said.format(field=field, theirs=theirs)


def removed(language: Language, person: str, count: int) -> str:
    """Say that what a source no longer says of someone is gone here too."""
    said = language.ngettext("{person}: {count} value is removed.", "{person}: {count} values are removed.", count)
    return said.format(person=person)


def settled(language: Language, person: str, count: int, *, is_taken: bool) -> str:
    """Say that someone has what the source says, or keeps what is here."""
    if is_taken:
        said = language.ngettext(
            "{person}: {count} value is as the source says.", "{person}: {count} values are as the source says.", count
        )
    else:
        said = language.ngettext("{person}: {count} value stays yours.", "{person}: {count} values stay yours.", count)
    return said.format(person=person)


def kept(language: Language, count: int) -> str:
    """Offer to look at those of whom a file says something else than what was edited by hand."""
    return language.ngettext("{count} differs from yours", "{count} differ from yours", count)


def beside(language: Language, counts: str) -> str:
    """Say what of a file is not among the people listed."""
    return language.gettext("not in this list: {counts}").format(counts=counts)


# What is worth a look first.
ORDER = ("differs", "unsaid", "maybe", "merged", "updated", "new", "same", "vanished")


def done(language: Language) -> dict[str, str]:
    """Name what an import may have done, in the words in which it was planned."""
    return {
        "differs": language.pgettext("import", "Differs"),
        "unsaid": language.pgettext("import", "No longer said"),
        "maybe": language.pgettext("import", "Same person?"),
        "merged": language.pgettext("import", "Merged"),
        "updated": language.pgettext("import", "Updated"),
        "new": language.pgettext("import", "New"),
        "same": language.pgettext("import", "No change"),
        "vanished": language.pgettext("import", "Not in the file"),
    }
