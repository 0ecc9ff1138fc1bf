"""What values are for: the words of their types, and the types of words that were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.sheet import UNSPOKEN
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language

Types = tuple[str, ...]

_PLACES: tuple[Types, ...] = (("home",), ("work",), ("other",))
_OFFERED: dict[Kind, tuple[Types, ...]] = {
    Kind.EMAIL: _PLACES,
    Kind.TELEPHONE: (
        *(("cell",), ("home",), ("work",), ("work", "cell"), ("main",)),
        *(("home", "fax"), ("work", "fax"), ("pager",), ("assistant",), ("other",)),
    ),
    Kind.ADDRESS: _PLACES,
    Kind.URL: _PLACES,
    Kind.RELATED: (
        *(("spouse",), ("child",), ("parent",), ("sibling",), ("friend",)),
        *(("manager",), ("assistant",), ("colleague",), ("neighbor",), ("emergency",)),
    ),
}


def types(language: Language) -> dict[str, str]:
    """Name the types of values."""
    return {**_points(language), **_people(language)}


def _points(language: Language) -> dict[str, str]:
    return {
        "home": language.pgettext("type", "home"),
        "work": language.pgettext("type", "work"),
        "cell": language.pgettext("type", "mobile"),
        "main": language.pgettext("type", "main"),
        "other": language.pgettext("type", "other"),
        "fax": language.pgettext("type", "fax"),
        "pager": language.pgettext("type", "pager"),
        "assistant": language.pgettext("type", "assistant"),
        "assistantphone": language.pgettext("type", "assistant"),
        "website": language.pgettext("type", "web site"),
        "homepage": language.pgettext("type", "home page"),
        "profile": language.pgettext("type", "profile"),
        "blog": language.pgettext("type", "blog"),
        "car": language.pgettext("type", "car"),
        "callback": language.pgettext("type", "callback"),
        "radio": language.pgettext("type", "radio phone"),
        "isdn": language.pgettext("type", "ISDN"),
        "telex": language.pgettext("type", "telex"),
        "textphone": language.pgettext("type", "text telephone"),
        "follower": language.pgettext("type", "follows me"),
        "following": language.pgettext("type", "I follow"),
        "close-friend": language.pgettext("type", "my close friend there"),
        "pref": language.pgettext("type", "main"),
    }


def _people(language: Language) -> dict[str, str]:
    return {
        "manager": language.pgettext("type", "manager"),
        "spouse": language.pgettext("type", "spouse"),
        "partner": language.pgettext("type", "partner"),
        "domesticpartner": language.pgettext("type", "domestic partner"),
        "child": language.pgettext("type", "child"),
        "son": language.pgettext("type", "son"),
        "daughter": language.pgettext("type", "daughter"),
        "parent": language.pgettext("type", "parent"),
        "mother": language.pgettext("type", "mother"),
        "father": language.pgettext("type", "father"),
        "sibling": language.pgettext("type", "brother or sister"),
        "brother": language.pgettext("type", "brother"),
        "sister": language.pgettext("type", "sister"),
        "relative": language.pgettext("type", "relative"),
        "friend": language.pgettext("type", "friend"),
        "colleague": language.pgettext("type", "colleague"),
        "co-worker": language.pgettext("type", "colleague"),
        "neighbor": language.pgettext("type", "neighbour"),
        "referredby": language.pgettext("type", "recommended them"),
        "emergency": language.pgettext("type", "in an emergency"),
    }


def _together(language: Language) -> dict[frozenset[str], str]:
    return {
        frozenset(("home", "fax")): language.pgettext("type", "home fax"),
        frozenset(("work", "fax")): language.pgettext("type", "work fax"),
        frozenset(("other", "fax")): language.pgettext("type", "other fax"),
        frozenset(("work", "cell")): language.pgettext("type", "work mobile"),
        frozenset(("work", "main")): language.pgettext("type", "company"),
    }


def words_of(language: Language, said: Sequence[str]) -> list[str]:
    """Say what types a value has, each in a word, in their order."""
    known = types(language)
    return [known.get(word, word) for word in said]


def label(language: Language, said: Sequence[str]) -> str:
    """Say types as one label ("work fax"), nothing where there are none."""
    return _together(language).get(frozenset(said)) or ", ".join(words_of(language, said))


def offered(language: Language, kind: Kind) -> list[str]:
    """List the labels that are offered for a kind of value."""
    return [label(language, said) for said in _OFFERED.get(kind, ())]


def typed(language: Language, kind: Kind, text: str) -> tuple[Types, str]:
    """Read a label: the types that it names, or else the person's own words."""
    wanted = fold(text)
    every = (*_OFFERED.get(kind, ()), *((name,) for name in types(language) if name not in UNSPOKEN))
    found = next((said for said in every if fold(label(language, said)) == wanted), ()) if wanted else ()
    return found, "" if found else text
