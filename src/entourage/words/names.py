"""What circles, kinds of content, presets and verdicts are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.editing import TEXT_FIELDS
from entourage.domain.text import fold
from entourage.words.importing import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Verdict
    from entourage.domain.topic import Topic
    from entourage.language import Language


def circles(language: Language) -> dict[str, str]:
    """Name the preset circles by their keys."""
    return {
        "close_friends": language.pgettext("circle", "Close friends"),
        "colleagues": language.pgettext("circle", "Colleagues"),
        "clients": language.pgettext("circle", "Clients"),
        "less_familiar": language.pgettext("circle", "Less familiar"),
        "family": language.pgettext("circle", "Family"),
        "former_clients": language.pgettext("circle", "Former clients"),
        "professional_contacts": language.pgettext("circle", "Professional contacts"),
        "at_a_distance": language.pgettext("circle", "Keep at a distance"),
    }


def groups(language: Language) -> dict[str, str]:
    """Name what stands beside the circles and is none."""
    return {
        "unsorted": language.gettext("Not sorted yet"),
        "public": language.gettext("The public"),
        "everyone": language.gettext("Everyone"),
    }


def colours(language: Language) -> dict[str, str]:
    """Name the colours offered for circles by their keys."""
    return {
        "vermilion": language.pgettext("colour", "Vermilion"),
        "blue": language.pgettext("colour", "Blue"),
        "green": language.pgettext("colour", "Green"),
        "pink": language.pgettext("colour", "Pink"),
        "orange": language.pgettext("colour", "Orange"),
        "sky": language.pgettext("colour", "Sky blue"),
        "yellow": language.pgettext("colour", "Yellow"),
        "grey": language.pgettext("colour", "Grey"),
        "brick": language.pgettext("colour", "Brick red"),
        "violet": language.pgettext("colour", "Violet"),
        "petrol": language.pgettext("colour", "Petrol blue"),
        "sand": language.pgettext("colour", "Sand"),
    }


def symbols(language: Language) -> dict[str, str]:
    """Name the symbols that a circle may have."""
    return {
        "♥": language.pgettext("symbol", "Heart"),
        "■": language.pgettext("symbol", "Square"),
        "◆": language.pgettext("symbol", "Diamond"),
        "▲": language.pgettext("symbol", "Triangle pointing up"),
        "★": language.pgettext("symbol", "Star"),
        "◇": language.pgettext("symbol", "Hollow diamond"),
        "□": language.pgettext("symbol", "Hollow square"),
        "▼": language.pgettext("symbol", "Triangle pointing down"),
        "▶": language.pgettext("symbol", "Triangle pointing right"),
        "◀": language.pgettext("symbol", "Triangle pointing left"),
        "△": language.pgettext("symbol", "Hollow triangle pointing up"),
        "▽": language.pgettext("symbol", "Hollow triangle pointing down"),
        "▷": language.pgettext("symbol", "Hollow triangle pointing right"),
        "◁": language.pgettext("symbol", "Hollow triangle pointing left"),
        "☆": language.pgettext("symbol", "Hollow star"),
        "♦": language.pgettext("symbol", "Diamond of cards"),
        "♣": language.pgettext("symbol", "Club"),
        "♠": language.pgettext("symbol", "Spade"),
    }


def fields(language: Language) -> dict[str, str]:
    """Name the fields that a person may type into, by their keys."""
    named = kinds(language)
    return {
        "given": language.pgettext("field", "First name"),
        "family": language.pgettext("field", "Last name"),
        "middle": language.pgettext("field", "Middle name"),
        "prefix": language.pgettext("field", "Title before the name"),
        "suffix": language.pgettext("field", "Suffix"),
        "organization": named[Kind.ORGANIZATION],
        "department": language.pgettext("field", "Department"),
        **{key: named[kind] for key, kind in TEXT_FIELDS.items()},
        "mobile": language.pgettext("field", "Mobile"),
        "street": language.pgettext("field", "Street"),
        "city": language.pgettext("field", "City"),
        "region": language.pgettext("field", "Province or state"),
        "postcode": language.pgettext("field", "Postal code"),
        "country": language.pgettext("field", "Country"),
        "me": language.pgettext("field", "Me"),
    }


def topics(language: Language) -> dict[str, str]:
    """Name the preset kinds of content by their keys."""
    return {
        "availability": language.pgettext("topic", "Availability and job news"),
        "work_news": language.pgettext("topic", "Work news"),
        "my_work": language.pgettext("topic", "My work and clients"),
        "confidential": language.pgettext("topic", "Confidential"),
        "politics": language.pgettext("topic", "Politics"),
        "religion": language.pgettext("topic", "Religion"),
        "intimacy": language.pgettext("topic", "Intimacy"),
        "family": language.pgettext("topic", "Family and children"),
        "photos_of_me": language.pgettext("topic", "Photos of me"),
        "photos_of_others": language.pgettext("topic", "Photos of others"),
        "location": language.pgettext("topic", "Location and travel"),
        "leisure": language.pgettext("topic", "Leisure and interests"),
        "relayed": language.pgettext("topic", "Relayed content"),
    }


def presets(language: Language) -> dict[str, str]:
    """Name the presets of rules by their keys."""
    return {
        "reserved": language.pgettext("preset", "Reserved"),
        "balanced": language.pgettext("preset", "Balanced"),
        "open": language.pgettext("preset", "Open"),
    }


def verdicts(language: Language) -> dict[str, str]:
    """Name the verdicts by their codes, and no opinion by "unset"."""
    return {
        "everything": language.pgettext("verdict", "Everything"),
        "little": language.pgettext("verdict", "A little"),
        "nothing": language.pgettext("verdict", "Nothing"),
        "unset": language.pgettext("verdict", "No opinion"),
    }


def circle(language: Language, found: Circle) -> str:
    """Say what a circle is called."""
    return found.name or circles(language).get(found.preset, found.preset)


def person(language: Language, name: str) -> str:
    """Say what a person is called, where nothing is known by which to call them too."""
    return name or language.gettext("No name")


def work(name: str, *said: str) -> str:
    """Say what someone does and where, in this order; a company whose own entry it is is its name already."""
    return " · ".join(dict.fromkeys(one for one in said if one and one != name))


def topic(language: Language, found: Topic) -> str:
    """Say what a kind of content is called."""
    return found.name or topics(language).get(found.preset, found.preset)


# Other words that people type for a field; with its name and key, they are what is understood.
_ALSO = {
    "full_name": ("name", "formatted name"),
    "middle": ("additional",),
    "organization": ("org", "organisation", "société", "employeur", "employer"),
    "department": ("département",),
    "email": ("mail", "courriel", "e mail"),
    "telephone": ("phone", "tel"),
    "mobile": ("cell", "cell phone", "portable", "cellulaire"),
    "url": ("site", "web", "site web", "website"),
    "birthday": ("birth date", "date of birth", "born", "naissance"),
    "anniversary": ("union", "mariage", "wedding"),
    "street": ("address", "adresse", "rue"),
    "city": ("ville", "town", "locality"),
    "region": ("province", "state", "état", "région"),
    "postcode": ("postal code", "zip", "zip code", "code postal"),
    "country": ("pays",),
    "me": ("moi",),
}
_ALSO_VERDICTS = {"little": ("peu", "some"), "nothing": ("none",), "everything": ("all",)}


def field_key(text: str, languages: Iterable[Language]) -> str:
    """Find the field that a person typed, with hyphens or underscores for spaces if they like; else empty."""
    plain = fold(re.sub("[-_]", " ", text))
    found = next((key for key, also in _ALSO.items() if plain in map(fold, also)), "")
    return found or key_of(text, fields, languages) or key_of(plain, _plain_fields, languages)


def _plain_fields(language: Language) -> dict[str, str]:
    return {key: re.sub("[-_]", " ", name) for key, name in fields(language).items()}


def verdict_key(text: str, languages: Iterable[Language]) -> str:
    """Find the verdict that a person typed, "unset" for no opinion; else empty."""
    found = next((key for key, also in _ALSO_VERDICTS.items() if fold(text) in also), "")
    return found or key_of(text, verdicts, languages)


def verdict(language: Language, found: Verdict) -> str:
    """Say a verdict."""
    return verdicts(language)[found.code]


def labelled(language: Language, label: str, text: str) -> str:
    """Put a label before a text, with the colon as the language sets it."""
    return language.gettext("{label}: {text}").format(label=label, text=text)


def key_of(text: str, names_in: Callable[[Language], Mapping[str, str]], languages: Iterable[Language]) -> str:
    """Find the key of what a person typed: a key itself, or its name in any of these languages; else empty."""
    wanted = fold(text)
    for language in languages:
        for key, name in names_in(language).items():
            if wanted in (key, fold(name)):
                return key
    return ""
