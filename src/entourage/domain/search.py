"""How people are found and ordered: folded once when written, compared ever after."""

from __future__ import annotations

from entourage.domain.contact import Kind, Value, display_name, first_of
from entourage.domain.names_order import family_first
from entourage.domain.text import digits, fold

_LAST = "\U0010ffff"  # behind every name
_UNSEARCHED = {
    Kind.PHOTO,
    Kind.OTHER,
    Kind.BIRTHDAY,
    Kind.ANNIVERSARY,
    Kind.DATE,
    Kind.GENDER,
    Kind.LANGUAGE,
}
_PROFILE, _TELEPHONE = Kind.PROFILE, Kind.TELEPHONE  # to ask an enumeration for its members takes long


def sort_key(values: tuple[Value, ...]) -> str:
    """Give the folded text that orders a person: family then given name, else what the person is called.

    The two names are joined by a tab, which comes before the space: all of the Roy before the Roy Anctil.
    Of whom only the whole name is known, its family name is read where that is sure. Who is called nothing comes last.
    """
    name, whole = first_of(values, Kind.NAME), first_of(values, Kind.FORMATTED_NAME)
    parts = name.as_name[:2] if name else ()
    if whole and not any(parts):
        parts = family_first(whole.text) or ()
    return "\t".join(filter(None, map(fold, parts))) or fold(display_name(values)) or _LAST


def search_text(values: tuple[Value, ...]) -> str:
    """Give the folded text in which a person is searched; telephones stand as written and as bare digits."""
    pieces: list[str] = []
    for value in values:
        kind = value.kind
        if kind is _PROFILE:
            pieces.append(_handle(value))
        elif kind is _TELEPHONE:
            pieces += value.text, digits(value.text)
        elif kind not in _UNSEARCHED:
            pieces.append(value.text)
            pieces += value.parts
    return fold(" ".join(dict.fromkeys(pieces)))


def _handle(value: Value) -> str:
    profile = value.as_profile
    return profile.handle or profile.url or value.text
