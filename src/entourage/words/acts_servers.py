"""What was done with address books on servers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]


def _sync(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    book, count = params["book"], params["count"]
    if not count:
        return language.gettext("sync with {book}").format(book=book)
    said = language.ngettext("sync with {book} ({count} person)", "sync with {book} ({count} people)", count)
    return said.format(book=book)


ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {"sync": _sync}
