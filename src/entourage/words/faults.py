"""Faults of the world as sentences: what happened, to which file or person, and what to do."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.errors import EntourageError
    from entourage.language import Language


def error(language: Language, fault: EntourageError) -> str:
    """Explain a fault."""
    if fault.code == "contact_ambiguous":
        return _ambiguous(language, fault)
    if fault.code == "contact_unknown" and fault.params.get("near"):
        return _near(language, fault)
    params = {name: str(value) for name, value in fault.params.items()}
    if "reason" in params:
        params["reason"] = _reason(language, params["reason"])
    known = _files(language) | _book(language) | _people(language) | _rules(language)
    return known[fault.code].format_map(params)


def _ambiguous(language: Language, fault: EntourageError) -> str:
    ids = fault.params["ids"]
    found = [str(key) for key in ids] if isinstance(ids, list) else []
    sentence = language.ngettext(
        "{count} person is called “{contact}”. Say which one by number: {ids}.",
        "{count} people are called “{contact}”. Say which one by number: {ids}.",
        len(found),
    )
    return sentence.format(contact=fault.params["contact"], ids=", ".join(found))


def _near(language: Language, fault: EntourageError) -> str:
    near = fault.params["near"]
    found = [f"{name} ({key})" for key, name in near] if isinstance(near, list) else []
    sentence = language.gettext("There is nobody called “{contact}” here. Did you mean {people}?")
    return sentence.format(contact=fault.params["contact"], people=language.either(found))


def _reason(language: Language, system: str) -> str:
    """Say the reason that the system gave, in the person's own language where it is a usual one."""
    usual = {
        errno.ENOENT: language.gettext("there is no such folder"),
        errno.EEXIST: language.gettext("a file has this name"),
        errno.ENOTDIR: language.gettext("part of this path is a file, not a folder"),
        errno.EISDIR: language.gettext("a folder has this name"),
        errno.EACCES: language.gettext("you are not allowed to"),
        errno.EPERM: language.gettext("you are not allowed to"),
        errno.EROFS: language.gettext("the disk can only be read"),
        errno.ENOSPC: language.gettext("the disk is full"),
        errno.ENAMETOOLONG: language.gettext("the name is too long"),
        errno.EIO: language.gettext("the disk does not work as it should"),
    }
    said = {os.strerror(code): sentence for code, sentence in usual.items()}
    return said.get(system, system) or language.gettext("the system does not say why")


def _files(language: Language) -> dict[str, str]:
    return {
        "file_missing": language.gettext("There is no file “{path}”. Check its name and folder."),
        "file_is_folder": language.gettext("“{path}” is a folder. Give the files that are in it."),
        "file_not_readable": language.gettext(
            "You are not allowed to read “{path}”. Give yourself the right, or copy it to a folder of your own."
        ),
        "file_read_failed": language.gettext("The file “{path}” cannot be read: {reason}."),
        "file_not_written": language.gettext("The file “{path}” cannot be written: {reason}. Choose another place."),
        "file_empty": language.gettext("The file “{path}” is empty. Export it again from where it came."),
        "file_damaged": language.gettext(
            "The file “{path}” is damaged, or was cut short. Export it again from where it came."
        ),
        "not_contacts": language.gettext(
            "“{path}” is not a list of contacts, whatever its name says. Choose a vCard, CSV or JSON file."
        ),
        "columns_unknown": language.gettext(
            "Nothing in “{path}” says which column holds the name, the e-mail or the telephone. "
            "Add a first line that names the columns."
        ),
    }


def _book(language: Language) -> dict[str, str]:
    return {
        "folder_not_writable": language.gettext(
            "The folder “{path}” cannot be used for your data: {reason}. Choose another with --data."
        ),
        "database_newer": language.gettext(
            "“{path}” was written by a newer version of Entourage. Install that version; nothing was changed."
        ),
        "database_damaged": language.gettext(
            "“{path}” is damaged, or is not an Entourage book. Put a copy of it back; nothing was changed."
        ),
        "database_busy": language.gettext(
            "Another Entourage is writing to “{path}”. Wait until it has finished, then try again."
        ),
        "database_not_writable": language.gettext(
            "You are not allowed to write to “{path}”. Give yourself the right to write to this file and its folder."
        ),
        "disk_full": language.gettext(
            "“{path}” could not be written: the disk is full. Free some space and try again; nothing was changed."
        ),
        "backup_failed": language.gettext(
            "“{path}” could not be copied before being brought up to date: {reason}. Nothing was changed."
        ),
        "self_test_failed": language.gettext("Not working here: {parts}."),
        "nothing_to_undo": language.gettext("There is nothing to undo."),
        "nothing_to_redo": language.gettext("There is nothing to redo."),
    }


def _people(language: Language) -> dict[str, str]:
    return {
        "contact_unknown": language.gettext(
            "There is nobody called “{contact}” here. Search with: entourage list --search WORDS."
        ),
        "field_unknown": language.gettext("There is no field “{field}”. The fields are: {fields}."),
        "date_unclear": language.gettext(
            "“{text}” is not a date. Write it as 1985-04-12, as --04-12 without the year, or as 1985."
        ),
        "name_empty": language.gettext("A name is needed."),
    }


def _rules(language: Language) -> dict[str, str]:
    return {
        "circle_unknown": language.gettext(
            "There is no circle “{circle}”. See them with: entourage circles; make one with: entourage circle add NAME."
        ),
        "circle_needed": language.gettext("Say which circle to put them into (--into) or take them out of (--out-of)."),
        "name_reserved": language.gettext(
            "“{name}” is not a circle, and no circle may have this name. Choose another."
        ),
        "same_circle": language.gettext(
            "Nobody can be put into “{circle}” and taken out of it at once. Say two circles, or one of the two."
        ),
        "circle_exists": language.gettext("There is already a circle “{circle}”."),
        "topic_unknown": language.gettext("There is no kind of content “{topic}”. See them with: entourage topics."),
        "topic_exists": language.gettext("There is already a kind of content “{topic}”."),
        "topic_locked": language.gettext("“{topic}” is locked: nobody may ever see any of it."),
        "unknown_verdict": language.gettext(
            "“{verdict}” is not a verdict. Say everything, “a little”, nothing or “no opinion”."
        ),
        "unset_not_here": language.gettext(
            "“Not sorted yet” and “The public” always have a verdict. Say everything, “a little” or nothing."
        ),
        "unknown_preset": language.gettext("There is no preset “{preset}”. Say reserved, balanced or open."),
    }
