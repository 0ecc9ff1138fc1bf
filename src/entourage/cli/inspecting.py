"""Look into files: what would be read, and what would not; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from entourage.cli import shapes
from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.formats import detect
from entourage.formats.portrait import portrait
from entourage.formats.record import Record
from entourage.words import faults
from entourage.words import importing as words

if TYPE_CHECKING:
    from entourage.language import Language

_SAID = frozenset({"file_missing", "file_is_folder", "file_not_readable", "file_read_failed"})


def inspect(command: Command) -> Answer:
    """Answer what each file holds; a file that cannot be read gets a notice, and the rest is read."""
    files: list[dict[str, Any]] = []
    faults_found: list[EntourageError] = []
    for name in command.options.files:
        try:
            files.append(_looked_into(command.language, Path(name)))
        except EntourageError as found:
            faults_found.append(found)
            files.append(_unread(command.language, name, found))
    lines = [line for file in files for line in _lines(command.language, file)]
    said = [faults.error(command.language, fault) for fault in faults_found[1:]]
    return Answer({"files": files}, lines=lines, said=said, fault=next(iter(faults_found), None))


def _looked_into(language: Language, path: Path) -> dict[str, Any]:
    found = detect.read(path)
    records: list[dict[str, object]] = []
    notices: list[dict[str, object]] = []
    rejected = 0
    for item in found.items:
        if isinstance(item, Record):
            records.append({"line": item.line, **portrait(item)})
        else:
            notices.append(shapes.notice_data(language, item))
            rejected += item.rejected
    return {
        "file": str(path),
        "format": found.format,
        "dialect": found.dialect,
        "encoding": found.encoding,
        "needs_mapping": found.needs_mapping,
        "rejected": rejected,
        "records": records,
        "notices": notices,
    }


def _unread(language: Language, name: str, fault: EntourageError) -> dict[str, Any]:
    notice = {"line": 0, "property": "", "code": fault.code, "text": faults.error(language, fault)}
    blank = {"format": "unknown", "dialect": "", "encoding": "", "needs_mapping": False, "rejected": 0}
    return {"file": name, **blank, "records": [], "notices": [notice]}


def _lines(language: Language, file: dict[str, Any]) -> list[str]:
    count = len(file["records"])
    title = words.format_name(file["format"], file["dialect"])
    people = language.ngettext("{count} person", "{count} people", count)
    head = language.gettext("{file}: {format}, {people}").format(file=file["file"], format=title, people=people)
    shown = [f"  {record.get('display_name') or '—'}" for record in file["records"]]
    noted = [f"  ! {notice['text']}" for notice in file["notices"] if notice["code"] not in _SAID]
    return [file["file"] if file["format"] == "unknown" else head, *shown, *noted]
