"""Turn the labels of values in tables into types and back ("* Work Fax" is a preferred work fax)."""

from __future__ import annotations

from typing import NamedTuple

_WORDS = {
    "home": ("home",),
    "work": ("work",),
    "other": ("other",),
    "mobile": ("cell",),
    "home fax": ("home", "fax"),
    "work fax": ("work", "fax"),
    "fax": ("fax",),
    "main": ("main",),
    "pager": ("pager",),
    "work mobile": ("work", "cell"),
    "home mobile": ("home", "cell"),
    "car": ("car",),
    "assistant": ("assistant",),
    "manager": ("manager",),
    "spouse": ("spouse",),
    "child": ("child",),
    "parent": ("parent",),
    "friend": ("friend",),
    "sibling": ("sibling",),
}
_LABELS = {types: words.title() for words, types in _WORDS.items()}
_FOREIGN = {
    **dict.fromkeys(("domicile", "personnel", "privat"), ("home",)),
    **dict.fromkeys(("bureau", "travail", "professionnel", "arbeit", "geschäftlich", "business"), ("work",)),
    **dict.fromkeys(("portable", "mobil", "cell", "cellulaire"), ("cell",)),
    **dict.fromkeys(("autre", "andere", "sonstige"), ("other",)),
    **dict.fromkeys(("télécopie (bureau)", "fax (bureau)", "fax geschäftlich"), ("work", "fax")),
    **dict.fromkeys(("télécopie (domicile)", "fax (domicile)", "fax privat"), ("home", "fax")),
}
_UNDERSTOOD = _FOREIGN | _WORDS
_SAYS_NOTHING = frozenset({"voice", "internet", "text", "x-internet"})


class Label(NamedTuple):
    """Hold what a label says: types, and its own words where no type says it."""

    types: tuple[str, ...] = ()
    text: str = ""


def read_label(text: str) -> Label:
    """Read a label of Google's; a star before it marks the preferred value."""
    text = text.strip()
    if not text:
        return Label()
    starred = text == "*" or text.startswith("* ")
    words = text[1:].strip() if starred else text
    types = _UNDERSTOOD.get(words.lower())
    preferred = ("pref",) if starred else ()
    return Label((types or ()) + preferred, "" if types else words)


def write_label(types: tuple[str, ...], text: str) -> str:
    """Write types, or the person's own words, as a label that `read_label` reads as the same."""
    kept = tuple(word for word in types if word not in _SAYS_NOTHING and word != "pref")
    words = text or _LABELS.get(kept) or _LABELS.get(tuple(reversed(kept))) or " ".join(kept).capitalize()
    return f"* {words}".strip() if "pref" in types else words
