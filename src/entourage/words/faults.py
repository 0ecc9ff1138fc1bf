"""Faults of the world as sentences: what happened, to which file or person, and what to do."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from entourage.domain.circle import Circle
from entourage.domain.contact import Kind, first_of
from entourage.domain.dates import PartialDate
from entourage.domain.names import nearest
from entourage.domain.text import fold
from entourage.words import (
    audience,
    elsewhere,
    faults_accounts,
    faults_audience,
    faults_belonging,
    faults_connections,
    faults_secrets,
    faults_servers,
    faults_syncing,
    faults_todo,
    importing,
    merging,
    names,
    taking_back,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.contact import Contact
    from entourage.domain.errors import EntourageError
    from entourage.language import Language

_MOST_TOLD = 10
_FEW_TOLD = 3


def error(language: Language, fault: EntourageError) -> str:
    """Explain a fault."""
    for special in (_ambiguous, _near, _nearly_named, _nearly_field, _unwritable, merging.unclear, faults_servers.told):
        said = special(language, fault)
        if said:
            return said
    params = {name: _written(language, value) for name, value in fault.params.items()}
    if "reason" in params:
        params["reason"] = _reason(language, params["reason"])
    if isinstance(most := fault.params.get("most"), int):
        params["most"] = language.number(most)
    if "looks" in params:
        params["instead"] = elsewhere.instead(language, params["looks"])
        params["looks"] = importing.looks(language, params["looks"])
    tables = (
        _files,
        _outputs,
        _tables,
        _archives,
        _book,
        _people,
        _rules,
        merging.faults,
        taking_back.faults,
        faults_audience.faults,
        faults_belonging.faults,
        faults_connections.faults,
        faults_todo.faults,
        faults_accounts.faults,
        faults_secrets.faults,
        faults_servers.faults,
        faults_syncing.faults,
    )
    known = {code: sentence for table in tables for code, sentence in table(language).items()}
    return known[fault.code].format_map(params)


def _written(language: Language, value: object) -> str:
    if isinstance(value, Circle):
        return names.circle(language, value)
    if isinstance(value, PartialDate):
        return language.partial_date(value)
    if isinstance(value, list):
        return language.listing([_written(language, one) for one in value]) or "—"
    if isinstance(value, dict):  # what a network calls something, by language
        return audience.said(language, value)
    return str(value)


def _ambiguous(language: Language, fault: EntourageError) -> str:
    people = fault.params.get("people")
    if fault.code != "contact_ambiguous" or not isinstance(people, list):
        return ""
    called = fault.params.get("circles")
    circles = {key: names.circle(language, one) for key, one in called.items()} if isinstance(called, dict) else {}
    sentence = language.ngettext(
        "{count} person is called “{contact}”. Say which one by number: {ids}.",
        "{count} people are called “{contact}”. Say which one by number: {ids}.",
        len(people),
    )
    told = [_told_apart(person, circles) for person in people[:_MOST_TOLD]]
    return sentence.format(contact=fault.params["contact"], ids=", ".join([*told, "…"][: len(people)]))


def _told_apart(person: Contact, circles: Mapping[int, str]) -> str:
    """Tell a person from namesakes: by number, company, e-mail, circles."""
    company = first_of(person.values, Kind.ORGANIZATION)
    mail = first_of(person.values, Kind.EMAIL)
    known = [importing.shown(value) for value in (company, mail) if value]
    known += [circles[key] for key in person.circles if key in circles]
    return f"{person.id} ({', '.join(known)})" if known else str(person.id)


def _near(language: Language, fault: EntourageError) -> str:
    near = fault.params.get("near")
    if fault.code != "contact_unknown" or not isinstance(near, list) or not near:
        return ""
    found = [f"{name} ({key})" for key, name in near]
    sentence = language.gettext("There is nobody called “{contact}” here. Did you mean {people}?")
    return sentence.format(contact=fault.params["contact"], people=language.either(found))


def _nearly_named(language: Language, fault: EntourageError) -> str:
    """Name the circles, kinds of content or categories that may have been meant."""
    known, typed = fault.params.get("known"), next(iter(fault.params.values()), "")
    if not isinstance(known, list):
        return ""
    if fault.code == "circle_unknown":
        called = [names.circle(language, one) for one in known]
        offered = [name for name in names.circles(language).values() if name not in called]
        if fold(str(typed)) in map(fold, offered):
            sentence = language.gettext("“{circle}” is not made yet. To make it: entourage circle add “{circle}”.")
            return sentence.format(circle=typed)
        called += offered
        sentence = language.gettext("There is no circle “{name}”. Did you mean {near}?")
    elif fault.code == "topic_unknown":
        called = [names.topic(language, one) for one in known]
        sentence = language.gettext("There is no kind of content “{name}”. Did you mean {near}?")
    else:
        return ""
    near = nearest(str(typed), [(language.quoted(name), name) for name in called])
    return sentence.format(name=typed, near=language.either(near)) if near else ""


def _nearly_field(language: Language, fault: EntourageError) -> str:
    near = fault.params.get("near")
    if fault.code != "field_unknown" or not isinstance(near, list) or not near:
        return ""
    sentence = language.gettext("There is no field “{field}”. Did you mean {near}?")
    quoted = [language.quoted(name) for name in near]
    return sentence.format(field=fault.params["field"], near=language.either(quoted))


def _unwritable(language: Language, fault: EntourageError) -> str:
    people = fault.params.get("people")
    if fault.code != "letters_not_in_encoding" or not isinstance(people, list):
        return ""
    more = len(people) - _FEW_TOLD
    others = language.ngettext("{count} other", "{count} others", max(more, 0))
    told = [*people[:_FEW_TOLD], *([others] if more > 0 else [])]
    sentence = language.ngettext(
        "Windows-1252 does not have all the letters of {people} ({letters}). Nothing was written: choose UTF-8, or "
        "plain letters for those that it lacks.",
        "Windows-1252 does not have all the letters of {people} ({letters}). Nothing was written: choose UTF-8, or "
        "plain letters for those that it lacks.",
        len(people),
    )
    return sentence.format(people=language.listing(told), letters=fault.params["letters"])


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
        "file_is_pipe": language.gettext("“{path}” is no ordinary file. Save what comes out of it, then import that."),
        "file_not_readable": language.gettext(
            "You are not allowed to read “{path}”. Give yourself the right, or copy it to a folder of your own."
        ),
        "file_too_large": language.gettext(
            "“{path}” is too large: files up to {most} GB are read. Split it, or export fewer people at once."
        ),
        "too_many_people": language.gettext(
            "“{path}” holds more than {most} people, more than are taken at once. Split it, or export fewer people."
        ),
        "too_many_together": language.gettext(
            "With “{path}” there would be more than {most} people at once. Import it on its own, after the others."
        ),
        "too_many_remarks": language.gettext(
            "In “{path}” more than {most} things cannot be understood: it is badly damaged, or no list of people. "
            "Export it again from where it came."
        ),
        "file_read_failed": language.gettext("The file “{path}” cannot be read: {reason}."),
        "file_empty": language.gettext("The file “{path}” is empty. Export it again from where it came."),
        "file_damaged": language.gettext(
            "The file “{path}” is damaged, or was cut short. Export it again from where it came."
        ),
        "file_not_understood": language.gettext(
            "“{path}” cannot be read, because of a fault in Entourage ({fault}). Export it in another format."
        ),
        "not_contacts": language.gettext("“{path}” is not a list of contacts ({looks}). {instead}"),
    }


def _outputs(language: Language) -> dict[str, str]:
    return {
        "file_not_written": language.gettext("The file “{path}” cannot be written: {reason}. Choose another place."),
        "choice_not_for_format": language.gettext("“{choice}” changes nothing in the format {format}. Leave it out."),
        "file_is_read": language.gettext("“{path}” is one of the files to be read. Choose another name."),
        "file_is_book": language.gettext("“{path}” is a book of Entourage, or belongs to one. Choose another name."),
        "file_named_twice": language.gettext(
            "The report and what was left out cannot both go into “{path}”. Choose another name for one of them."
        ),
        "print_refused": language.gettext(
            "The printer “{printer}” did not take the pages: {reason}. Look at the printer, or save them as a PDF."
        ),
    }


def _tables(language: Language) -> dict[str, str]:
    return {
        "columns_unknown": language.gettext(
            "Nothing in “{path}” says which column holds the name, the e-mail or the telephone. "
            "Say what the columns hold, or add a first line that names them."
        ),
        "encoding_unknown": language.gettext(
            "There is no encoding “{encoding}”. Usual ones are utf-8, windows-1252, mac_roman and utf-16."
        ),
        "columns_unclear": language.gettext(
            "“{text}” does not say what columns hold. Write Heading=field,Heading=field, or a JSON object of these."
        ),
        "meaning_unknown": language.gettext("A column cannot hold “{text}”. What comes nearest: {near}."),
        "column_unknown": language.gettext("No table here has a column “{column}”. There are: {headings}."),
    }


def _archives(language: Language) -> dict[str, str]:
    return {
        "archive_damaged": language.gettext("“{path}” is damaged, or was cut short. Download it again."),
        "archive_split": language.gettext(
            "“{path}” is only one part of several. Put the parts together with the program that made them."
        ),
        "archive_too_large": language.gettext(
            "More is in “{path}” than in any export of people. Unpack it, then import the files with your contacts."
        ),
        "archive_bomb": language.gettext(
            "“{path}” was made to fill the memory when it is unpacked, and was refused. Nothing of it was read."
        ),
        "archive_encrypted": language.gettext(
            "“{path}” is locked with a password. Unpack it, then import the files that were in it."
        ),
        "archive_nested": language.gettext(
            "“{path}” has archives within archives within it. Unpack it, then import the inner ones."
        ),
        "archive_packed_otherwise": language.gettext(
            "“{path}” is packed in a way that is not known here. Unpack it, then import the files that were in it."
        ),
        "nobody_inside": language.gettext(
            "No list of people was found in “{path}”. Where a network gave it to you, ask there for your contacts or "
            "friends again, in the format JSON or CSV."
        ),
        "facebook_as_pages": language.gettext(
            "Facebook or Instagram wrote “{path}” as web pages, in which no list of people was found. Ask there for it "
            "again, under “Download your information”, in the format JSON."
        ),
        "only_tables": language.gettext(
            "Nothing in “{path}” says that it is a list of people. It has these tables: {tables}. "
            "To bring one in, import it alone, as “{example}”."
        ),
    }


def _book(language: Language) -> dict[str, str]:
    return {
        "folder_not_writable": language.gettext(
            "The folder “{path}” cannot be used for your data: {reason}. Choose another with --data."
        ),
        "book_not_open": language.gettext("Your book is not open: nothing was saved. Open it, then try again."),
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
        "book_changed": language.gettext(
            "Another Entourage wrote to your book meanwhile. Import again; nothing was changed."
        ),
        "source_shrunk": language.gettext(
            "“{file}” names {has} of the {had} people of “{source}”. Nothing was imported. "
            "If it is only a part of it: --partial. If it is another source: --source NAME."
        ),
        "answer_unknown": language.gettext(
            "“{text}” is no answer for all at once. Write certain=same or certain=ask; whoever is only likely or "
            "possibly the same is to be looked at one by one."
        ),
        "nothing_to_undo": language.gettext("There is nothing to undo."),
        "nothing_to_redo": language.gettext("There is nothing to redo."),
    }


def _people(language: Language) -> dict[str, str]:
    return {
        "contact_unknown": language.gettext(
            "There is nobody called “{contact}” here. Search with: entourage list --search WORDS."
        ),
        "not_in_trash": language.gettext("Nobody called “{contact}” is in the trash. See it with: entourage trash."),
        "people_needed": language.gettext("Say whom: by name, by number, or with --search."),
        "value_unknown": language.gettext("This field does not say “{text}”. See what it says with: entourage show."),
        "yes_or_no": language.gettext("Say yes or no, not “{text}”."),
        "field_single": language.gettext("This field has one value only: leave out --add and --instead-of."),
        "field_unknown": language.gettext("There is no field “{field}”. The fields are: {fields}."),
        "date_unclear": language.gettext(
            "“{text}” is not read as a date. Write it like 12 April 1985, 1985-04-12, 12 April, April 1985 or 1985."
        ),
        "date_ambiguous": language.gettext("“{text}” could be {one} or {other}: write the month as a word."),
        "name_empty": language.gettext("A name is needed."),
        "nothing_differs": language.gettext("No source says anything else than what is here of “{contact}”."),
        "difference_unknown": language.gettext(
            "No source says anything else in the field “{field}”. The fields that differ: {fields}."
        ),
        "difference_ambiguous": language.gettext(
            "Several sources say something else in the field “{field}”: {sources}. Say which one with --source."
        ),
        "contact_changed": language.gettext(
            "“{contact}” was changed meanwhile, by another window or the command line. Nothing was overwritten."
        ),
        "contact_deleted": language.gettext(
            "“{contact}” was put into the trash meanwhile. Put the person back first; nothing was changed."
        ),
    }


def _rules(language: Language) -> dict[str, str]:
    return {
        "circle_unknown": language.gettext(
            "There is no circle “{circle}”. See them with: entourage circles; make one with: entourage circle add NAME."
        ),
        "not_a_circle": language.gettext("“{circle}” is not a circle. See the circles with: entourage circles."),
        "category_unknown": language.gettext("No category “{category}” is in these files. They have: {known}."),
        "circle_needed": language.gettext("Say which circle to put them into (--into) or take them out of (--out-of)."),
        "name_reserved": language.gettext(
            "“{name}” is not a circle, and no circle may have this name. Choose another."
        ),
        "name_of_preset": language.gettext(
            "“{name}” is the name of a preset circle, with a meaning of its own. Choose another name."
        ),
        "same_circle": language.gettext(
            "Nobody can be put into “{circle}” and taken out of it at once. Say two circles, or one of the two."
        ),
        "circle_exists": language.gettext("There is already a circle “{circle}”."),
        "topic_unknown": language.gettext("There is no kind of content “{topic}”. See them with: entourage topics."),
        "topic_exists": language.gettext("There is already a kind of content “{topic}”."),
        "topic_of_preset": language.gettext("“{topic}” belongs to every book: it can be renamed, not removed."),
        "topic_locked": language.gettext("“{topic}” is locked: nobody may ever see any of it."),
        "unknown_verdict": language.gettext(
            "“{verdict}” is not a verdict. Say everything, “a little”, nothing or “no opinion”."
        ),
        "unset_not_here": language.gettext(
            "“Not sorted yet” and “The public” always have a verdict. Say everything, “a little” or nothing."
        ),
        "unknown_preset": language.gettext("There is no preset “{preset}”. Say reserved, balanced or open."),
    }
