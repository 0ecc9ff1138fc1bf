"""What was done, in words made when they are shown, in the language of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.words import acts_accounts, acts_belonging, acts_connections, acts_servers, acts_todo, importing, names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.language import Language

Params = dict[str, Any]

_FILES_NAMED = 3


def act(language: Language, code: str, params: Params, people: Mapping[int, str]) -> str:
    """Say an act as it stands after Undo and in the history; people gives the names that are still known."""
    return _ACTS[code](language, params, people)


def brief(language: Language, code: str, params: Params, people: Mapping[int, str]) -> str:
    """Say an act in the few words that stand on a button: of an import, only what was imported."""
    return _imported(language, params) if code == "import" else act(language, code, params, people)


def _circle(language: Language, told: Mapping[str, str] | None) -> str:
    if not told:
        return ""
    return told["name"] or names.circles(language).get(told["preset"], "")


def _person(params: Params, people: Mapping[int, str], language: Language) -> str:
    return _called(language, params["contact"], people) or language.gettext("someone erased")


def _called(language: Language, contact: int, people: Mapping[int, str]) -> str:
    """Say what someone is called, empty where they are no longer known."""
    return names.person(language, people[contact]) if contact in people else ""


def _imported(language: Language, params: Params) -> str:
    return language.gettext("import {files}").format(files=_files(language, params))


def _files(language: Language, params: Params) -> str:
    files, more = params["files"][:_FILES_NAMED], len(params["files"]) - _FILES_NAMED
    if more > 0:
        files.append(language.ngettext("{count} other file", "{count} other files", more))
    return language.listing(files)


def _import(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    counts = params.get("counts") or {"new": params["count"]}  # books begun before 0.1.0 knew the latter only
    written = {name: counts.get(name, 0) for name in ("new", "updated", "merged", "maybe")}
    if not any(written.values()):
        return _imported(language, params)
    counted = importing.counts(language, written)
    return language.gettext("import {files} ({counts})").format(files=_files(language, params), counts=counted)


def _add_contact(language: Language, params: Params, people: Mapping[int, str]) -> str:
    return language.gettext("add {person}").format(person=_person(params, people, language))


def _edit_contact(language: Language, params: Params, people: Mapping[int, str]) -> str:
    return language.gettext("edit {person}").format(person=_person(params, people, language))


def _delete(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _called(language, params["contacts"][0], people) if len(params["contacts"]) == 1 else ""
    if only:
        return language.gettext("delete {person}").format(person=only)
    return language.ngettext("delete {count} person", "delete {count} people", len(params["contacts"]))


def _restore(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _called(language, params["contacts"][0], people) if len(params["contacts"]) == 1 else ""
    if only:
        return language.gettext("put back {person}").format(person=only)
    return language.ngettext("put back {count} person", "put back {count} people", len(params["contacts"]))


def _empty_trash(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.ngettext("empty the trash ({count} person)", "empty the trash ({count} people)", params["count"])


def _both(params: Params, people: Mapping[int, str], language: Language) -> dict[str, str]:
    other = _called(language, params["contacts"][0], people) or language.gettext("someone erased")
    return {"person": _person(params, people, language), "other": other}


def _merge(language: Language, params: Params, people: Mapping[int, str]) -> str:
    return language.gettext("merge {other} with {person}").format(**_both(params, people, language))


def _merge_alike(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.ngettext(
        "merge {count} person with their double", "merge {count} people with their doubles", params["count"]
    )


def _take_theirs(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _called(language, params["contacts"][0], people) if len(params["contacts"]) == 1 else ""
    if only:
        return language.gettext("take what the source says of {person}").format(person=only)
    return language.ngettext(
        "take what the sources say of {count} person",
        "take what the sources say of {count} people",
        len(params["contacts"]),
    )


def _keep_mine(language: Language, params: Params, people: Mapping[int, str]) -> str:
    only = _called(language, params["contacts"][0], people) if len(params["contacts"]) == 1 else ""
    if only:
        return language.gettext("keep what is said here of {person}").format(person=only)
    return language.ngettext(
        "keep what is said here of {count} person",
        "keep what is said here of {count} people",
        len(params["contacts"]),
    )


def _unmerge(language: Language, params: Params, people: Mapping[int, str]) -> str:
    return language.gettext("separate {other} from {person}").format(**_both(params, people, language))


def _merge_group(language: Language, params: Params, people: Mapping[int, str]) -> str:
    said = language.ngettext(
        "make one person of {count}: {person}", "make one person of {count}: {person}", params["count"]
    )
    return said.format(person=_person(params, people, language))


def _keep_each_apart(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.ngettext("keep {count} person apart", "keep {count} people apart", params["count"])


def _keep_apart(language: Language, params: Params, people: Mapping[int, str]) -> str:
    return language.gettext("keep {person} and {other} apart").format(**_both(params, people, language))


def _mark_me(language: Language, params: Params, people: Mapping[int, str]) -> str:
    person = _person(params, people, language)
    if params["is_me"]:
        return language.gettext("mark {person} as me").format(person=person)
    return language.gettext("no longer mark {person} as me").format(person=person)


def _sort(language: Language, params: Params, people: Mapping[int, str]) -> str:
    into, out_of = _circle(language, params["into"]), _circle(language, params["out_of"])
    only = _called(language, params.get("contact", 0), people)
    if only:
        return _sort_one(language, into, out_of).format(person=only, into=into, out_of=out_of)
    count = params["count"]
    if into and out_of:
        sentence = language.ngettext(
            "move {count} person from {out_of} to {into}", "move {count} people from {out_of} to {into}", count
        )
    elif into:
        sentence = language.ngettext("put {count} person into {into}", "put {count} people into {into}", count)
    else:
        sentence = language.ngettext(
            "take {count} person out of {out_of}", "take {count} people out of {out_of}", count
        )
    return sentence.format(into=into, out_of=out_of)


def _sort_one(language: Language, into: str, out_of: str) -> str:
    if into and out_of:
        return language.gettext("move {person} from {out_of} to {into}")
    if into:
        return language.gettext("put {person} into {into}")
    return language.gettext("take {person} out of {out_of}")


def _add_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("make the circle {circle}").format(circle=_circle(language, params["circle"]))


def _rename_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    sentence = language.gettext("rename the circle {circle} to {name}")
    return sentence.format(circle=_circle(language, params["circle"]), name=params["name"])


def _describe_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("describe the circle {circle}").format(circle=_circle(language, params["circle"]))


def _change_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("change the circle {circle}").format(circle=_circle(language, params["circle"]))


def _move_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("move the circle {circle}").format(circle=_circle(language, params["circle"]))


def _close_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("close the circle {circle}").format(circle=_circle(language, params["circle"]))


def _open_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("reopen the circle {circle}").format(circle=_circle(language, params["circle"]))


def _remove_circle(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("remove the circle {circle}").format(circle=_circle(language, params["circle"]))


def _add_topic(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("add the kind of content {topic}").format(topic=params["name"])


def _rename_topic(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    sentence = language.gettext("rename the kind of content {topic} to {name}")
    return sentence.format(topic=_told_topic(language, params), name=params["name"])


def _remove_topic(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("remove the kind of content {topic}").format(topic=_told_topic(language, params))


def _move_topic(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("move the kind of content {topic}").format(topic=_told_topic(language, params))


def _told_topic(language: Language, params: Params) -> str:
    told = params["topic"]
    return str(told["name"] or names.topics(language).get(told["preset"], ""))


def _set_rule(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    group = params.get("group")
    circle = names.groups(language)[group] if group else _circle(language, params["circle"])
    verdict = names.verdicts(language)[params["verdict"] or "unset"]
    sentence = language.gettext("set {circle}, {topic}: {verdict}")
    return sentence.format(circle=circle, topic=_told_topic(language, params), verdict=verdict)


def _set_exception(language: Language, params: Params, people: Mapping[int, str]) -> str:
    person, topic = _person(params, people, language), _told_topic(language, params)
    if params["verdict"] is None:
        return language.gettext("end the exception for {person}, {topic}").format(person=person, topic=topic)
    sentence = language.gettext("make an exception for {person}, {topic}: {verdict}")
    return sentence.format(person=person, topic=topic, verdict=names.verdicts(language)[params["verdict"]])


def _change_rules(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.ngettext("change {count} rule", "change {count} rules", params["count"])


def _use_preset(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("use the preset {preset}").format(preset=names.presets(language)[params["preset"]])


def _teach_columns(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    files = language.listing(params["files"][:_FILES_NAMED])
    return language.gettext("remember what the columns of {files} hold").format(files=files)


def _forget_columns(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("forget what the columns of {file} hold").format(file=params["file"])


def _take_back(language: Language, params: Params, _people: Mapping[int, str]) -> str:
    return language.gettext("take back the import of {file}").format(file=params["file"])


_ACTS: dict[str, Callable[[Language, Params, Mapping[int, str]], str]] = {
    "import": _import,
    "take_back": _take_back,
    "teach_columns": _teach_columns,
    "forget_columns": _forget_columns,
    "add_contact": _add_contact,
    "edit_contact": _edit_contact,
    "delete_contacts": _delete,
    "restore_contacts": _restore,
    "empty_trash": _empty_trash,
    "merge_contacts": _merge,
    "merge_alike": _merge_alike,
    "unmerge_contacts": _unmerge,
    "merge_group": _merge_group,
    "keep_apart": _keep_apart,
    "keep_each_apart": _keep_each_apart,
    "take_theirs": _take_theirs,
    "keep_mine": _keep_mine,
    "mark_me": _mark_me,
    "sort": _sort,
    "add_circle": _add_circle,
    "rename_circle": _rename_circle,
    "describe_circle": _describe_circle,
    "change_circle": _change_circle,
    "move_circle": _move_circle,
    "close_circle": _close_circle,
    "open_circle": _open_circle,
    "remove_circle": _remove_circle,
    "add_topic": _add_topic,
    "rename_topic": _rename_topic,
    "remove_topic": _remove_topic,
    "move_topic": _move_topic,
    "change_rules": _change_rules,
    "set_rule": _set_rule,
    "set_exception": _set_exception,
    "use_preset": _use_preset,
    **acts_accounts.ACTS,
    **acts_connections.ACTS,
    **acts_todo.ACTS,
    **acts_belonging.ACTS,
    **acts_servers.ACTS,
}
