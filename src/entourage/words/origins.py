"""Where values come from, and where a source says something else, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.differences import Sort
from entourage.words import importing
from entourage.words.brands import program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Value
    from entourage.domain.differences import Difference
    from entourage.language import Language

TELLING = (Kind.TELEPHONE, Kind.EMAIL, Kind.ORGANIZATION, Kind.TITLE, Kind.ADDRESS, Kind.BIRTHDAY)
"""What tells people of one name apart, in a few words."""
_LONGEST = 60
_LONGEST_ON_BUTTON = 12


def source(name: str, file_format: str, dialect: str) -> str:
    """Name a source: the program that wrote its files, where it is called after one of them, else as it is called.

    Cards are named by their file all the same: whose telephone or account they are from, their program does not tell.
    """
    brand = program(dialect)
    is_file = name.lower().endswith((".csv", ".json", ".html", ".txt", ".zip", ".tsv", ".ldif", ".xml"))
    return brand if brand and is_file and file_format != "vcard" else name


def in_file(name: str, file_format: str, dialect: str, file: str) -> str:
    """Name a source and a file of it, each once."""
    return ", ".join(dict.fromkeys((source(name, file_format, dialect), file)))


def told_apart(language: Language, people: Sequence[tuple[str, Sequence[Value]]]) -> list[str]:
    """Name people, those of one name with the first of their values that no other of them has."""
    said = [[importing.said(language, one) for one in values if one.kind in TELLING] for _, values in people]
    called = []
    for place, (name, _) in enumerate(people):
        others = [said[at] for at, (other, _) in enumerate(people) if other == name and at != place]
        own = (text for text in said[place] if others and text and not any(text in some for some in others))
        called.append(" · ".join(filter(None, (name, next(own, "")))))
    return called


def told(language: Language, by: str, first_at: str, last_at: str, gone_since: str | None) -> str:
    """Say all of who says a value: since when, when last, or since when no longer."""
    first, last = language.day(first_at), language.day(last_at)
    if gone_since:
        sentence = language.gettext("{source} said so on {first}, and no longer since {date}")
        return sentence.format(source=by, first=first, date=language.day(gone_since))
    if first == last:
        return briefly(language, by, last_at)
    return language.gettext("{source} since {first}, last on {last}").format(source=by, first=first, last=last)


def briefly(language: Language, by: str, at: str) -> str:
    """Say who says a value, and when they last did."""
    return language.gettext("{source}, {date}").format(source=by, date=language.day(at))


def no_longer(language: Language, by: str, at: str) -> str:
    """Say that a source is without something since a day."""
    return language.gettext("no longer in {source} since {date}").format(source=by, date=language.day(at))


def by_hand(language: Language) -> str:
    """Say that a value was typed."""
    return language.gettext("by hand")


def typed(language: Language) -> str:
    """Name before a colon what was typed."""
    return language.gettext("By hand")


def taken_away(language: Language) -> str:
    """Name before a colon what was taken away by hand."""
    return language.gettext("Taken away by hand")


def files(language: Language, names: Sequence[str]) -> str:
    """Name the files in which a source spoke, the latest first: that one, and how many came before."""
    if len(names) == 1:
        return names[0]
    sentence = language.ngettext(
        "{file}, and {count} earlier file", "{file}, and {count} earlier files", len(names) - 1
    )
    return sentence.format(file=names[0])


def not_in_it(language: Language, at: str) -> str:
    """Say that a newer file of a source is without someone."""
    return language.gettext("no longer there since {date}").format(date=language.day(at))


def only_there(language: Language, fields: str) -> str:
    """Say what only one source says."""
    return language.gettext("only from there: {fields}").format(fields=fields)


def difference(language: Language, found: Difference, by: Sequence[str], at: str) -> str:
    """Say what sources say instead of what is there, on their own day; of what vanished, that they no longer say it."""
    who, date = language.listing(by), language.day(at)
    if found.theirs is None:
        return no_longer(language, who, at)
    said, count = _shown(language, found.theirs), len(by)
    if not said:
        sentence = language.ngettext("{source} has another one, {date}", "{source} have another one, {date}", count)
    elif found.sort is Sort.DELETED and not found.is_open:
        sentence = language.ngettext(
            "{source} still says “{text}”, which you took away",
            "{source} still say “{text}”, which you took away",
            count,
        )
    elif found.sort is Sort.DELETED:
        sentence = language.ngettext(
            "you took it away; {source} says “{text}” since {date}",
            "you took it away; {source} say “{text}” since {date}",
            count,
        )
    elif found.sort is Sort.EDITED and not found.is_open:
        sentence = language.ngettext(
            "{source} says “{text}”, {date}; you keep yours", "{source} say “{text}”, {date}; you keep yours", count
        )
    else:
        sentence = language.ngettext("{source} says “{text}”, {date}", "{source} say “{text}”, {date}", count)
    return sentence.format(source=who, text=said, date=date)


def _shown(language: Language, value: Value) -> str:
    text = " ".join(importing.said(language, value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def take(language: Language, found: Difference, by: Sequence[str]) -> str:
    """Say on a button that a source's word is taken."""
    if found.theirs is None:
        return language.gettext("Remove")
    if len(by) > 1 or len(by[0]) > _LONGEST_ON_BUTTON:
        return language.gettext("Take theirs")
    return language.gettext("Take {source}’s").format(source=by[0])


def keep(language: Language, found: Difference) -> str:
    """Say on a button that what is there stays."""
    if found.mine is None:
        return language.gettext("Leave it out")
    return language.gettext("Keep") if found.theirs is None else language.gettext("Keep mine")


def decided(language: Language, found: Difference, *, is_taken: bool) -> str:
    """Say after the name of a field what became of a difference."""
    if is_taken:
        return language.gettext("removed") if found.theirs is None else language.gettext("as the source says")
    return language.gettext("left out") if found.mine is None else language.gettext("stays as it is")


def settled(language: Language, count: int, *, is_taken: bool) -> str:
    """Say how many differences were decided, and for whom."""
    if not count:
        return language.gettext("Nothing of what the sources say is left to decide.")
    if is_taken:
        return language.ngettext(
            "{count} value is as its source says.", "{count} values are as their sources say.", count
        )
    return language.ngettext("{count} value stays as it is.", "{count} values stay as they are.", count)


def merged(language: Language, person: str, at: str) -> str:
    """Say who was merged into someone, and when."""
    return language.gettext("Merged from {person}, {date}").format(person=person, date=language.day(at))


def with_sources(person: str, by: Sequence[str]) -> str:
    """Name someone with the sources that speak of them, and their files."""
    return f"{person} ({' · '.join(by)})" if by else person


def tied(language: Language, person: str, by: str, at: str) -> str:
    """Say of a row or card of a source that it was said to be the same person, and when."""
    sentence = language.gettext("Same person as {person} in {source}, {date}")
    return sentence.format(person=person, source=by, date=language.day(at))


def sorts(language: Language) -> dict[Sort, str]:
    """Name the ways in which people may differ from their sources, each counted beside it."""
    return {
        Sort.EDITED: language.gettext("Edited here, new there"),
        Sort.DELETED: language.gettext("Deleted here, new there"),
        Sort.OTHER: language.gettext("Two sources differ"),
        Sort.VANISHED: language.gettext("No longer in the source"),
    }
