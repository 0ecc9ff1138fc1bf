"""A person's values as JSON, written in one go: as a book keeps them, and as the next file is compared with them."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.comparing import DIGEST, normalized, photo_identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Value

# Dates at which a card was written say nothing of the person: a book exported twice has two of them.
OF_THE_CARD = frozenset({"REV", "PRODID"})
_EMPTY, _NAMELESS = '""', '"","",""'
_spaced = json.JSONEncoder(ensure_ascii=False).encode
_close = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Worded(NamedTuple):
    """Hold values as JSON.

    said: to be compared, without what a program says of its card; packed: their columns, as `keeping.packed` gives
    them. pictured: the values that have a picture: where each stands, the SHA-256 of its bytes if it has any, itself.
    """

    said: str
    packed: str
    pictured: tuple[tuple[int, str, Value], ...]


def worded(values: Sequence[Value]) -> Worded:
    """Write values down; an encoder of JSON that is handed lists of their columns takes three times as long."""
    said: list[str] = []
    kept: list[str] = []
    pictured: list[tuple[int, str, Value]] = []
    for value in values:
        words = value.parts
        parts, kept_parts = _parts(words) if words else ("[]", "null")
        types, kept_types = _few(value.types)
        parameters, kept_parameters = _few(value.parameters)
        raw = quoted(value.raw) if value.raw else _EMPTY
        begin, text = f'["{value.kind._value_}",', quoted(value.text)
        is_named = value.label or value.name or value.group
        names = f"{quoted(value.label)},{quoted(value.name)},{quoted(value.group)}" if is_named else _NAMELESS
        if photo := value.photo:
            form = photo_identity(photo)
            digest = form.removeprefix(DIGEST) if photo.data else ""
            pictured.append((len(kept), digest, value))
            columns = f"{quoted(photo.url)},{kept_parts},{kept_types},{names},{kept_parameters},{raw},{quoted(form)}"
            kept.append(f'{begin}{columns},"{digest}"]')
            picture = f"[{quoted(photo.media_type)},{quoted(form)}]"
        else:
            form, picture = normalized(value), "null"
            columns = f"{text},{kept_parts},{kept_types},{names},{kept_parameters},{raw},{quoted(form)}"
            kept.append(f'{begin}{columns},""]')
        if value.name not in OF_THE_CARD:
            said.append(f"{begin}{text},{parts},{types},{names},{parameters},{raw},{picture}]")
    return Worded(f"[{','.join(said)}]", f"[{','.join(kept)}]", tuple(pictured))


def _parts(words: Sequence[str]) -> tuple[str, str]:
    """Write the parts of a value as a list, and as a column that holds such a list."""
    several = [quoted(word) for word in words]
    return f"[{','.join(several)}]", quoted(f"[{', '.join(several)}]")


@lru_cache(4096)
def _few(words: tuple[Any, ...]) -> tuple[str, str]:
    """Write what many values have in common, types or parameters, as `_parts` does; none at all are no column."""
    return _close(words), quoted(_spaced(words)) if words else "null"
