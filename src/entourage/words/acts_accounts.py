"""What was done with accounts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.words import audience

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]


def called(language: Language, told: Mapping[str, Any]) -> str:
    """Say what an account is called, as an act noted it."""
    name = audience.said(language, told["words"])
    return f"{name} ({told['handle']})" if told["handle"] else name


def _add(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("add the account {account}").format(account=called(language, params["account"]))


def _change(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("change the account {account}").format(account=called(language, params["account"]))


def _remove(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("remove the account {account}").format(account=called(language, params["account"]))


def _do_task(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    sentence = language.gettext("tick on {account}: {task}")
    task = audience.said(language, params["task"])
    return sentence.format(account=called(language, params["account"]), task=task)


def _undo_task(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    sentence = language.gettext("untick on {account}: {task}")
    task = audience.said(language, params["task"])
    return sentence.format(account=called(language, params["account"]), task=task)


def _own_export(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    if not params["account"]:
        return language.gettext("take {source} for no account’s own list").format(source=params["source"])
    sentence = language.gettext("take {source} for the list of {account}")
    return sentence.format(source=params["source"], account=called(language, params["account"]))


ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {
    "add_account": _add,
    "change_account": _change,
    "remove_account": _remove,
    "do_task": _do_task,
    "undo_task": _undo_task,
    "own_export": _own_export,
}
