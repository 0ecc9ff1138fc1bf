"""What was said of who is there on an account, and decided of its lists, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.words import names
from entourage.words.audience import said, strengths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]


def _account(language: Language, params: Params) -> str:
    told = params["account"]
    name = said(language, told["words"])
    return f"{name} ({told['handle']})" if told["handle"] else name


def _person(language: Language, params: Params, people: Mapping[int, str]) -> str:
    key = params.get("contact", 0)
    return names.person(language, people[key]) if key in people else ""


def listed(language: Language, params: Params) -> str:
    """Say what a list is called that an act is about."""
    told = params["list"]
    return language.quoted(said(language, told["words"]) or told["name"])


def _connect(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _person(language, params, people)
    strength, account = strengths(language)[params["strength"]], _account(language, params)
    if only:
        sentence = language.gettext("say of {person}, {account}: {strength}")
        return sentence.format(person=only, account=account, strength=strength)
    sentence = language.ngettext(
        "say of {count} person, {account}: {strength}", "say of {count} people, {account}: {strength}", params["count"]
    )
    return sentence.format(account=account, strength=strength)


def _forget(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, account = _person(language, params, people), _account(language, params)
    if only:
        return language.gettext("no longer say of {person}, {account}").format(person=only, account=account)
    sentence = language.ngettext(
        "no longer say of {count} person, {account}", "no longer say of {count} people, {account}", params["count"]
    )
    return sentence.format(account=account)


def _accept(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, account = _person(language, params, people), _account(language, params)
    if only:
        return language.gettext("take the name of {person} for the same, {account}").format(
            person=only, account=account
        )
    sentence = language.ngettext(
        "take {count} name for the same, {account}", "take {count} names for the same, {account}", params["count"]
    )
    return sentence.format(account=account)


def _answer(language: Language, params: Params, people: Mapping[int, str]) -> str:
    name = names.person(language, people.get(params["contacts"][0], ""))
    return language.gettext("say who “{name}” is, {account}").format(name=name, account=_account(language, params))


def _add(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("add the list {name}").format(name=listed(language, params))


def _change(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("change the list {name}").format(name=listed(language, params))


def _remove(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("remove the list {name}").format(name=listed(language, params))


def _put_on(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _only(language, params, people)
    if only:
        return language.gettext("put {person} on the list {name}").format(person=only, name=listed(language, params))
    said_of = language.ngettext(
        "put {count} person on the list {name}", "put {count} people on the list {name}", params["count"]
    )
    return said_of.format(name=listed(language, params))


def _keep_off(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _only(language, params, people)
    if only:
        return language.gettext("keep {person} off the list {name}").format(person=only, name=listed(language, params))
    said_of = language.ngettext(
        "keep {count} person off the list {name}", "keep {count} people off the list {name}", params["count"]
    )
    return said_of.format(name=listed(language, params))


def _leave(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _only(language, params, people)
    if only:
        return language.gettext("leave {person} in the list {name} to their circles").format(
            person=only, name=listed(language, params)
        )
    said_of = language.ngettext(
        "leave {count} person in the list {name} to their circles",
        "leave {count} people in the list {name} to their circles",
        params["count"],
    )
    return said_of.format(name=listed(language, params))


def _only(language: Language, params: Params, people: Mapping[int, str]) -> str:
    key = params["contacts"][0] if params["contacts"] else 0
    return names.person(language, people[key]) if key in people else ""


ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {
    "connect": _connect,
    "forget_connection": _forget,
    "accept_names": _accept,
    "answer_namesakes": _answer,
    "add_list": _add,
    "change_list": _change,
    "remove_list": _remove,
    "put_on_list": _put_on,
    "keep_off_list": _keep_off,
    "leave_list_to_circles": _leave,
}
