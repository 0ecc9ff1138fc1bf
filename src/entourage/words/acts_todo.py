"""What was done on lists of networks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.words import names
from entourage.words.audience import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]


def listed(language: Language, params: Params) -> str:
    """Say what the list of an act is called, as operations.todo.told it."""
    told = params["list"]
    return language.quoted(said(language, told["words"]) or told["name"])


def _tick(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, name = _only(language, params, people), listed(language, params)
    if only:
        return language.gettext("tick {person} in the list {name}").format(person=only, name=name)
    sentence = language.ngettext(
        "tick {count} person in the list {name}", "tick {count} people in the list {name}", params["count"]
    )
    return sentence.format(name=name)


def _untick(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, name = _only(language, params, people), listed(language, params)
    if only:
        return language.gettext("untick {person} in the list {name}").format(person=only, name=name)
    sentence = language.ngettext(
        "untick {count} person in the list {name}", "untick {count} people in the list {name}", params["count"]
    )
    return sentence.format(name=name)


def _only(language: Language, params: Params, people: Mapping[int, str]) -> str:
    found = [key for key in params["contacts"] if key in people]
    return names.person(language, people[found[0]]) if found else ""


def _apply(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("say that the list {name} is applied").format(name=listed(language, params))


def _hold(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    sentence = language.ngettext(
        "note that the list {name} holds {count} person",
        "note that the list {name} holds {count} people",
        params["count"],
    )
    return sentence.format(name=listed(language, params))


ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {
    "tick_list": _tick,
    "untick_list": _untick,
    "apply_list": _apply,
    "hold_list": _hold,
}
