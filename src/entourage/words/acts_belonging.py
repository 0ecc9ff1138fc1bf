"""What was done about who belongs where, leak paths, my details and hours, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.words import belonging, names
from entourage.words.importing import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]


def _circle(language: Language, params: Params) -> str:
    told = params["circle"]
    return str(told["name"] or names.circles(language).get(told["preset"], ""))


def _account(language: Language, params: Params) -> str:
    return belonging.account_named(language, params["account"]["network"], params["account"]["handle"])


def _only(language: Language, people: Mapping[int, str], keys: list[int]) -> str:
    found = [key for key in keys if key in people]
    return names.person(language, people[found[0]]) if len(keys) == 1 and found else ""


def _set_belonging(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    if params["count"] > 1:
        return language.ngettext(
            "set for {count} circle where it belongs", "set for {count} circles where they belong", params["count"]
        )
    verdict = belonging.fits(language)[params["verdict"]]
    return language.gettext("set {circle} on {account}: {verdict}").format(
        circle=_circle(language, params), account=_account(language, params), verdict=verdict
    )


def _let_stay(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, account = _only(language, people, params["contacts"]), _account(language, params)
    if only:
        return language.gettext("let {person} stay on {account}").format(person=only, account=account)
    said = language.ngettext(
        "let {count} person stay on {account}", "let {count} people stay on {account}", len(params["contacts"])
    )
    return said.format(account=account)


def _no_longer_let_stay(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, account = _only(language, people, params["contacts"]), _account(language, params)
    if only:
        return language.gettext("no longer let {person} stay on {account}").format(person=only, account=account)
    said = language.ngettext(
        "no longer let {count} person stay on {account}",
        "no longer let {count} people stay on {account}",
        len(params["contacts"]),
    )
    return said.format(account=account)


def _restrict(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only, account = _only(language, people, params["contacts"]), _account(language, params)
    if only:
        return language.gettext("put {person} on the restricted list of {account}").format(person=only, account=account)
    said = language.ngettext(
        "put {count} person on the restricted list of {account}",
        "put {count} people on the restricted list of {account}",
        len(params["contacts"]),
    )
    return said.format(account=account)


def _accept_leaks(language: Language, params: Params, people: Mapping[int, str]) -> str:
    if "contact" in params:
        said = language.gettext("accept that {other} may hear of it from {person}")
        return said.format(**_pair(language, params, people))
    return language.ngettext("accept {count} leak path", "accept {count} leak paths", params["count"])


def _refuse_leaks(language: Language, params: Params, people: Mapping[int, str]) -> str:
    if "contact" in params:
        said = language.gettext("no longer accept that {other} may hear of it from {person}")
        return said.format(**_pair(language, params, people))
    return language.ngettext(
        "no longer accept {count} leak path", "no longer accept {count} leak paths", params["count"]
    )


def _pair(language: Language, params: Params, people: Mapping[int, str]) -> dict[str, str]:
    nobody = language.gettext("someone erased")
    person, other = (
        names.person(language, people[key]) if key in people else nobody
        for key in (params["contact"], params["contacts"][0])
    )
    return {"person": person, "other": other}


def _give_details(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    if "circle" not in params:
        said = language.ngettext(
            "change {count} detail that circles are given",
            "change {count} details that circles are given",
            params["count"],
        )
        return said.format()
    kind, _, text = params["detail"].partition(":")
    detail = next((name for one, name in kinds(language).items() if one.value == kind), language.gettext("My hours"))
    shown = names.labelled(language, detail, text) if text and "|" not in text else detail
    sentences = {
        True: language.gettext("give {circle} my detail {detail}"),
        False: language.gettext("do not give {circle} my detail {detail}"),
        None: language.gettext("give {circle} my detail {detail} as is usual"),
    }
    return sentences[params["given"]].format(circle=_circle(language, params), detail=language.quoted(shown))


def _set_working_hours(language: Language, _params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("set the working hours")


def _set_reachable_hours(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("set when I may be reached by {circle}").format(circle=_circle(language, params))


ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {
    "set_belonging": _set_belonging,
    "let_stay": _let_stay,
    "no_longer_let_stay": _no_longer_let_stay,
    "restrict": _restrict,
    "accept_leaks": _accept_leaks,
    "refuse_leaks": _refuse_leaks,
    "give_details": _give_details,
    "set_working_hours": _set_working_hours,
    "set_reachable_hours": _set_reachable_hours,
}
