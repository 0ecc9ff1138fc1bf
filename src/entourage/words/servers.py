"""Address books on servers, in words: what leaves this computer for each, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.server import Field, Grouping, Naming, People
from entourage.domain.text import fold
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.server import Sharing
    from entourage.language import Language

_IN_BRIEF = 3
# Other words that people type for a field; with its name and key, they are what is understood.
_ALSO = {
    Field.TELEPHONE: ("phone", "phones", "telephone numbers", "téléphone"),
    Field.EMAIL: ("e-mail", "mail", "courriel", "courriels"),
    Field.ADDRESS: ("adresse",),
    Field.COMPANY: ("organization", "job title", "entreprise", "fonction"),
    Field.DATES: ("date", "birthday", "naissance"),
    Field.WEB: ("url", "profiles", "site", "profils"),
    Field.PHOTO: ("photos", "picture"),
    Field.RELATED: ("liées",),
    Field.OTHER: ("others", "autres"),
    Field.NOTES: ("note",),
    Field.LABELS: ("label", "category", "catégorie", "étiquettes"),
    Field.COLUMNS: ("column", "colonnes", "colonne"),
}
_MINUTES_OF_AN_HOUR = 60


def fields(language: Language) -> dict[str, str]:
    """Name by their keys the fields that may be kept at home, as they stand in a sentence."""
    return {
        Field.TELEPHONE.value: language.pgettext("shared fields", "telephones"),
        Field.EMAIL.value: language.pgettext("shared fields", "e-mails"),
        Field.ADDRESS.value: language.pgettext("shared fields", "addresses"),
        Field.COMPANY.value: language.pgettext("shared fields", "company and job title"),
        Field.DATES.value: language.pgettext("shared fields", "dates"),
        Field.WEB.value: language.pgettext("shared fields", "web pages and profiles"),
        Field.PHOTO.value: language.pgettext("shared fields", "photo"),
        Field.RELATED.value: language.pgettext("shared fields", "related persons"),
        Field.OTHER.value: language.pgettext("shared fields", "other fields"),
        Field.NOTES.value: language.pgettext("shared fields", "notes"),
        Field.LABELS.value: language.pgettext("shared fields", "categories"),
        Field.COLUMNS.value: language.pgettext("shared fields", "columns of tables"),
    }


def field_key(text: str, languages: Iterable[Language]) -> str:
    """Find the field that a person typed; else empty."""
    wanted = fold(text)
    found = next((key.value for key, also in _ALSO.items() if wanted in map(fold, also)), "")
    return found or names.key_of(text, fields, languages)


def peoples(language: Language) -> dict[str, str]:
    """Name who may be put on a server; members of circles are named by their circles."""
    return {
        People.EVERYONE.value: language.pgettext("put on a server", "everyone"),
        People.THEIRS.value: language.pgettext("put on a server", "nobody new"),
    }


def namings(language: Language) -> dict[str, str]:
    """Name whose circles' names may go to a server; some are named themselves."""
    return {
        Naming.NONE.value: language.pgettext("names of circles", "none"),
        Naming.ALL.value: language.pgettext("names of circles", "all"),
    }


def leaving(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> list[str]:
    """Say in sentences what of the book leaves this computer for an address book, and what stays; circles: by id."""
    return [
        _whom(language, sharing, circles),
        _which_fields(language, sharing),
        *_kept_home(language, sharing),
        _which_names(language, sharing, circles),
        language.gettext("Who may see what never leaves this computer."),
    ]


def in_brief(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> str:
    """Say in one line what of the book leaves this computer for an address book."""
    said = [_whom_in_brief(language, sharing, circles)]
    home = [name for key, name in fields(language).items() if key in sharing.kept_home]
    if home:
        shown = [*home[:_IN_BRIEF], *(["…"] if len(home) > _IN_BRIEF else [])]
        said.append(language.gettext("without {fields}").format(fields=", ".join(shown)))
    if sharing.naming is Naming.NONE:
        said.append(language.gettext("without names of circles"))
    elif sharing.naming is Naming.ALL:
        said.append(language.gettext("with the names of all circles"))
    else:
        said.append(
            language.gettext("with the names of {circles}").format(circles=_listed(language, sharing.named, circles))
        )
    return " · ".join(said)


def _whom(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> str:
    if sharing.people is People.EVERYONE:
        return language.gettext("Everyone in your book but you is put on the server.")
    if sharing.people is People.THEIRS:
        return language.gettext("Nobody new is put on the server; who is there already stays there.")
    sentence = language.gettext("Those in {circles} are put on the server; who is there already stays there.")
    return sentence.format(circles=_listed(language, sharing.circles, circles))


def _whom_in_brief(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> str:
    if sharing.people is not People.CIRCLES:
        said = peoples(language)[sharing.people.value]
        return said[:1].upper() + said[1:]
    return _listed(language, sharing.circles, circles)


def _which_fields(language: Language, sharing: Sharing) -> str:
    shared = [name for key, name in _fields_of(language, sharing).items() if key not in sharing.kept_home]
    if not shared:
        return language.gettext("Of them go there only the names.")
    return language.gettext("Of them go there: names, {fields}.").format(fields=", ".join(shared))


def _fields_of(language: Language, sharing: Sharing) -> dict[str, str]:
    """Name the fields that are chosen one by one: where all categories are circles, none goes there by itself."""
    named = fields(language)
    return {key: name for key, name in named.items() if sharing.naming is not Naming.ALL or key != Field.LABELS}


def _kept_home(language: Language, sharing: Sharing) -> list[str]:
    home = [name for key, name in _fields_of(language, sharing).items() if key in sharing.kept_home]
    if not home:
        return []
    sentence = language.gettext("What stays here: {fields}; only what the server has of them already is kept in step.")
    return [sentence.format(fields=", ".join(home))]


def _which_names(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> str:
    if sharing.naming is Naming.NONE:
        return language.gettext("No circle’s name goes there.")
    as_cards = sharing.grouping is Grouping.CARDS
    if sharing.naming is Naming.ALL:
        said = (
            language.gettext("The names of all circles go there, as groups.")
            if as_cards
            else language.gettext("The names of all circles go there, as categories.")
        )
        also = language.gettext(
            "A category that is no circle here stays here, and one that comes from the server becomes a circle."
        )
        return f"{said} {also}"
    sentence = (
        language.gettext("These circles’ names go there, as groups: {circles}.")
        if as_cards
        else language.gettext("These circles’ names go there, as categories: {circles}.")
    )
    return sentence.format(circles=_listed(language, sharing.named, circles))


def _listed(language: Language, chosen: Sequence[int], circles: Mapping[int, Circle]) -> str:
    """Name circles; those removed meanwhile are left out."""
    called = [names.circle(language, circles[key]) for key in chosen if key in circles]
    return language.listing(called) or language.gettext("no circle")


def schedule(language: Language, every: int, *, at_start: bool) -> str:
    """Say when an address book is synced; every: minutes between two times, 0 where it is only done by hand."""
    if not every:
        return language.gettext("at start") if at_start else language.gettext("by hand")
    if every == _MINUTES_OF_AN_HOUR:
        often = language.gettext("every hour")
    elif every % _MINUTES_OF_AN_HOUR:
        often = language.ngettext("every {count} minute", "every {count} minutes", every)
    else:
        often = language.ngettext("every {count} hour", "every {count} hours", every // _MINUTES_OF_AN_HOUR)
    return language.gettext("at start and {often}").format(often=often) if at_start else often


def last(language: Language, at: str | None) -> str:
    """Say when an address book was last in step; at: ISO 8601, None for never."""
    if at is None:
        return language.gettext("not synced yet")
    return language.gettext("in step since {moment}").format(moment=language.written(at))


def linked(language: Language, count: int) -> str:
    """Say how many people are on both sides."""
    return language.ngettext("{count} person on both sides", "{count} people on both sides", count)


def asked(language: Language, hosts: Sequence[str]) -> str:
    """Say which servers are asked, before anything is sent."""
    return language.gettext("Asking {hosts}…").format(hosts=language.listing(list(hosts)))


def would_ask(language: Language, hosts: Sequence[str]) -> str:
    """Say which servers would be asked, while nothing is sent yet."""
    sentence = language.gettext("This will ask {hosts}. Nothing has been sent yet.")
    return sentence.format(hosts=language.listing(list(hosts)))


def into_first(language: Language, first: str) -> str:
    """Say in which of several address books of a server the people of the book are put."""
    sentence = language.gettext(
        "Whoever is put on the server goes into “{book}”; of the others, those who are there are kept in step."
    )
    return sentence.format(book=first)


def only_read(language: Language, books: Sequence[str]) -> str:
    """Say which address books can only be read, so that they are left out unasked."""
    sentence = language.ngettext(
        "{books} can only be read, and is left out unless --book names it.",
        "{books} can only be read, and are left out unless --book names them.",
        len(books),
    )
    return sentence.format(books=language.listing([language.quoted(name) for name in books]))


def were_asked(language: Language, hosts: Sequence[str]) -> str:
    """Say which servers were asked, so that it is no longer true that nothing was sent."""
    sentence = language.ngettext("This server was asked: {hosts}.", "These servers were asked: {hosts}.", len(hosts))
    return sentence.format(hosts=language.listing(list(hosts)))


def app_password(language: Language, provider: str, page: str) -> str:
    """Say that a provider wants a password made for this program, and where one makes it."""
    sentence = language.gettext("{provider} wants an app password, which you make on this page: {page}")
    return sentence.format(provider=provider, page=page)
