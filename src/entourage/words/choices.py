"""Words for values that are kept as codes: a person's gender (RFC 6350 § 6.2.7), and the languages they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.text import fold

if TYPE_CHECKING:
    from entourage.language import Language

_LANGUAGES = (
    *("en", "fr", "ar", "zh", "cs", "da", "de", "el", "es", "fa", "fi", "he", "hi", "hu", "it", "ja", "ko", "nl"),
    *("no", "pl", "pt", "ro", "ru", "sv", "ta", "tr", "uk", "vi"),
)


def genders(language: Language) -> dict[str, str]:
    """Name the genders by their codes."""
    return {
        "F": language.pgettext("gender", "Woman"),
        "M": language.pgettext("gender", "Man"),
        "O": language.pgettext("gender", "Other"),
        "N": language.pgettext("gender", "None, or not applicable"),
    }


def gender(language: Language, text: str) -> str:
    """Say a gender: in the person's own words where there are any."""
    code, _, own = text.partition(";")
    return own.strip() or genders(language).get(code.strip().upper(), code)


def languages(language: Language) -> dict[str, str]:
    """Name the languages that are offered, by their codes, in the order of their names."""
    named = {code: language.tongue(code) for code in _LANGUAGES}
    return dict(sorted(named.items(), key=lambda one: fold(one[1])))


def choices(language: Language, kind: Kind) -> dict[str, str]:
    """Name what is offered for a kind of value that is kept as a code."""
    return genders(language) if kind is Kind.GENDER else languages(language)


def chosen(language: Language, kind: Kind, text: str) -> str:
    """Say a value that is kept as a code."""
    return gender(language, text) if kind is Kind.GENDER else language.tongue(text)


def typed(language: Language, kind: Kind, text: str) -> str:
    """Read what was typed or chosen as a code, or keep the person's own words."""
    known = choices(language, kind).items()
    found = next((code for code, word in known if fold(word) == fold(text)), "")
    if found or not text:
        return found
    return f";{text}" if kind is Kind.GENDER else text
