"""Look into files: what would be read, and what would not; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entourage.cli import containing, reporting, shapes, telling
from entourage.cli.command import Answer, Command
from entourage.cli.progressing import progress_line
from entourage.domain.errors import EntourageError
from entourage.domain.making import made_in_masses
from entourage.domain.watching import attended, of_file
from entourage.formats.inner_files import unpacked_once
from entourage.formats.portrait import portrait
from entourage.formats.record import Notice, Record
from entourage.importing.drafting import draft_all
from entourage.operations import pasting
from entourage.operations import reporting as remarks
from entourage.operations.crowds import Crowd, without_crowd
from entourage.operations.gathering import Gathering
from entourage.operations.labelling import with_labels
from entourage.operations.opening import Opened
from entourage.operations.picturing import with_pictures
from entourage.operations.reading import Read
from entourage.operations.telling import Telling
from entourage.words import faults, names
from entourage.words import importing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.watching import Watch
    from entourage.formats.record import Reading, Told
    from entourage.language import Language
    from entourage.operations.gathering import Given
    from entourage.operations.reporting import Remarked

_GROUP = "group"


def inspect(command: Command) -> Answer:
    """Answer what each file holds; a file that cannot be read gets a notice, and the rest is read."""
    with reporting.piped(command), progress_line(command) as watch:
        return _inspect(command, watch)


@made_in_masses()
@unpacked_once()
def _inspect(command: Command, watch: Watch) -> Answer:
    files: list[dict[str, Any]] = []
    read: list[Remarked] = []
    said_of_all = telling.told(command)
    tables: list[tuple[dict[str, Any], telling.Columns]] = []
    drafted: list[tuple[Read, dict[str, Any]]] = []
    crowd = Crowd()
    gathering = Gathering([Path(name) for name in command.options.files], watch)
    for place, given in enumerate(gathering.given):
        reached = Telling(of_file(watch, place, len(gathering.given)), given.name)
        try:
            crowd.add(given.path)
            with attended(reached):
                found = _looked_into(command.language, given, gathering, said_of_all, reached)
            crowd.add(given.path, len(found[0]["records"]) if found else 0)
        except EntourageError as fault:
            if gathering.refuse(given, fault):
                files.append(_unread(command.language, str(given.path), fault))
        else:
            files += [found[0]] if found else []
            read += [found[1]] if found else []
            tables += [(found[0], found[2])] if found else []
            drafted += [(found[3], found[0])] if found and found[3] else []
    telling.check(said_of_all, [columns for _, columns in tables])
    _show_more(command.language, gathering, drafted, watch)
    inside, unread = gathering.close(), gathering.unread
    told = {file["file"] for file in files}
    files += [_unread(command.language, str(one.path), one.error) for one in unread if str(one.path) not in told]
    lines = [] if command.options.json else [line for file in files for line in _lines(command.language, file)]
    said = [telling.asking(command.language, file["file"], one) for file, one in tables if file["needs_mapping"]]
    said += [sentence for one in inside for sentence in containing.sentences(command.language, one)]
    said += [faults.error(command.language, fault.error) for fault in unread[1:]]
    saved = reporting.save(command.language, command.options, lambda: read, unread)
    said += reporting.sentences(command.language, saved)
    data = {"files": files, "containers": [containing.data(command.language, one) for one in inside], "saved": saved}
    return Answer(data, lines=lines, said=said, fault=unread[0].error if unread else None)


def _looked_into(
    language: Language, given: Given, gathering: Gathering, said: Told, reached: Telling
) -> tuple[dict[str, Any], Remarked, telling.Columns, Read | None] | None:
    """Answer what a file holds; None where it is not taken out of its folder or archive."""
    path = given.path
    reached(0)
    opened = Opened(given, said)
    reached.lines = opened.lines
    cards, items = opened.cards, list(without_crowd(path, opened.reading, reached.each(opened.reading.items)))
    found, digest = opened.done()
    if not gathering.takes(given, found, digest, said, copies=cards.copies):
        return None
    evidence, doubts = opened.evidence()
    records = [{**cards.where(item.line), **portrait(item)} for item in items if isinstance(item, Record)]
    told = sorted([*doubts, *(item for item in items if isinstance(item, Notice))], key=lambda one: one.line)
    about = (found.format, found.dialect, found.encoding)
    lines = [int(str(record["line"])) for record in records]
    people = [] if cards.parts else zip(lines, records, strict=True)
    known = {line: remarks.Known("", str(record.get("display_name") or "")) for line, record in people}
    number = sum(record["kind"] != _GROUP for record in records)
    file = replace(remarks.remarked(path.name, path, about, lines, told, known), people=number)
    return (
        {
            "file": path.name if pasting.said_of(path) else str(path),
            "format": found.format,
            "dialect": found.dialect,
            "encoding": found.encoding,
            "encoding_evidence": telling.evidence(language, evidence, found.encoding),
            "columns": telling.described(found.columns),
            "needs_mapping": found.needs_mapping,
            "rejected": sum(one.rejected for one in told),
            "records": records,
            "notices": [shapes.notice_data(language, one, file.whose(one)) | cards.where(one.line) for one in told],
        },
        file,
        found.columns,
        _drafted(given, found, items, cards.parts),
    )


def _drafted(
    given: Given, found: Reading, items: Sequence[Record | Notice], parts: Sequence[tuple[int, Path]]
) -> Read | None:
    """Draft the people of cards beside which there may be pictures and lists that say more of them."""
    if found.format != "vcard" or not given.container:
        return None
    return Read(given.path, "", 0, found, draft_all(items), container=given.container, parts=tuple(parts))


def _show_more(
    language: Language, gathering: Gathering, read: Sequence[tuple[Read, dict[str, Any]]], watch: Watch
) -> None:
    """Put the pictures beside cards, and the labels that their folders are, into the answer as an import takes them."""
    more = with_labels(with_pictures([one for one, _ in read], gathering, watch))
    for found, (before, answer) in zip(more, read, strict=True):
        news = found.drafted.notices[len(before.drafted.notices) :]
        answer["notices"] += [shapes.notice_data(language, one) for one in news]
        lines = {(record["line"], record.get("inner_file")): record for record in answer["records"]}
        for draft, bare in zip(found.drafted.drafts, before.drafted.drafts, strict=True):
            if draft is bare:
                continue
            first, path = found.card(draft.line)
            record = lines.get((draft.line - first + 1, str(path) if found.parts else None))
            if record is not None:
                said = portrait(Record(values=draft.values))
                record |= {name: said[name] for name in ("photo", "categories") if name in said}


def _unread(language: Language, name: str, fault: EntourageError) -> dict[str, Any]:
    notice = {"line": 0, "property": "", "code": fault.code, "text": faults.error(language, fault)}
    blank = {"format": "unknown", "dialect": "", "encoding": "", "needs_mapping": False, "rejected": 0}
    return {"file": name, **blank, "records": [], "notices": [notice]}


def _lines(language: Language, file: dict[str, Any]) -> list[str]:
    groups = sum(record["kind"] == _GROUP for record in file["records"])
    count = len(file["records"]) - groups
    title = words.kind_of_file(language, file["format"], file["dialect"])
    people = language.ngettext("{count} person", "{count} people", count)
    head = language.gettext("{file}: {format}, {people}").format(file=file["file"], format=title, people=people)
    if groups:
        named = language.ngettext("{count} group", "{count} groups", groups)
        head = f"{head}, {named}"
    shown = [f"  {names.person(language, record.get('display_name', ''))}" for record in file["records"]]
    told = [notice for notice in file["notices"] if "rejected" in notice]
    noted = [f"  {'' if notice['code'] in remarks.NO_REMARKS else '! '}{notice['text']}" for notice in told]
    about = [f"  {said}" for said in _about(language, file)]
    return [file["file"] if file["format"] == "unknown" else head, *about, *shown, *noted]


def _about(language: Language, file: dict[str, Any]) -> list[str]:
    """Say why the letters of a file are read as they are, which columns are known, and how much there is of what."""
    records, columns = file["records"], file.get("columns") or []
    if not records:
        return []
    known = sum(column["holds"] != "keep" for column in columns)
    understood = language.gettext("{known} of {count} columns understood")
    counts = {key: sum(len(record.get(key) or ()) for record in records) for key in ("phones", "emails")}
    counted = [
        language.ngettext("{count} telephone", "{count} telephones", counts["phones"]),
        language.ngettext("{count} e-mail", "{count} e-mails", counts["emails"]),
        language.ngettext("{count} photo", "{count} photos", sum(bool(record.get("photo")) for record in records)),
    ]
    said = [file.get("encoding_evidence", {}).get("text", ""), ", ".join(counted)]
    if columns:
        said.append(understood.format(known=language.number(known), count=language.number(len(columns))))
    return list(filter(None, said))
