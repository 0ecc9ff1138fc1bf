"""Bring people in, and list what was brought in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entourage.cli import containing, reporting, shapes, telling
from entourage.cli.command import Answer, Command
from entourage.cli.progressing import progress_line
from entourage.domain.errors import EntourageError
from entourage.domain.matching import Word
from entourage.domain.text import fold
from entourage.importing import plan as plans
from entourage.importing.choosing import answer_all
from entourage.importing.outcomes import outcomes, tallied
from entourage.importing.plan import NOT_BROUGHT_BACK, Action
from entourage.operations import circles as circle_operations
from entourage.operations import imports as operations
from entourage.operations import reporting as remarks
from entourage.operations import sharing
from entourage.operations.gathering import can_be_read
from entourage.words import faults, names, planning
from entourage.words import importing as words
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.watching import Watch
    from entourage.formats.record import Notice
    from entourage.importing.plan import ImportPlan
    from entourage.language import Language
    from entourage.operations.imports import Imported, Unread
    from entourage.operations.reporting import Remarked
    from entourage.storage.database import Database
    from entourage.storage.sources import PastImport

_Done = tuple["ImportPlan", "Sequence[Unread]", "Imported | None", dict[str, Any]]
_Noticed = list[tuple["Remarked", "Notice"]]
_SHOWN = 20
_ORDER = (Action.UNREADABLE, Action.MAYBE, Action.UPDATED, Action.NEW, Action.SAME)
_CATEGORIES_NAMED = _VANISHED_NAMED = 8
_TRIES = 5


def bring_in(command: Command) -> Answer:
    """Plan the import of files and, unless it is only tried, carry it out."""
    with reporting.piped(command):
        return _bring_in(command)


def _bring_in(command: Command) -> Answer:
    options = command.options
    begins = not options.dry_run and any(map(can_be_read, map(Path, options.files)))
    with command.book(begins=begins) as database, progress_line(command) as watch:
        found = sharing.flagging(lambda book: _carry_out(command, book, watch))(database)
    planned, unread, done, saved = found.answer
    noticed = _noticed(planned)
    data = _data(command.language, planned, unread, done, noticed) | {"saved": saved} if options.json else {}
    lines = _lines(command.language, planned, done.contacts if done else {}, None if options.all else _SHOWN)
    said = _outcome(command, planned, done) if planned.files else []
    said += [sentence for one in planned.containers for sentence in containing.sentences(command.language, one)]
    said += _notices(command.language, noticed)
    said += reporting.sentences(command.language, saved)
    said += sentences(command.language, found.contradictions)
    said += _guesses(command.language, planned, options.source)
    said += _own(command.language, planned)
    said += _vanished(command.language, planned, is_done=done is not None)
    said += _categories(command.language, planned, options.category)
    said += _open_columns(command.language, planned, unread)
    said += [faults.error(command.language, one.error) for one in unread[1:]]
    return Answer(data, lines=lines, said=said, fault=unread[0].error if unread else None)


def _carry_out(command: Command, database: Database, watch: Watch) -> _Done:
    """Plan, save what is asked for, and carry out; where another program wrote to the book meanwhile, once more."""
    options = command.options
    circle = command.circle(options.circle) if options.circle is not None else None
    if circle:
        circle_operations.check_destination(database, circle)
    tries, told, kept, answer = _TRIES, telling.told(command), operations.Kept(), _answer(options.answer)
    while True:
        paths = [Path(name) for name in options.files]
        planned, unread = operations.plan(
            database, paths, options.source, told=told, kept=kept, region=command.region, watch=watch
        )
        telling.check(told, [file.columns for file in planned.files])
        if options.partial:
            planned = operations.take_as_part(planned, range(len(planned.files)))
        planned = operations.answer_all(database, planned, Word.CERTAIN, answer) if answer else planned
        categories = [(_category(planned, name), command.circle(name)) for name in options.category]
        saved = reporting.save(command.language, options, partial(remarks.of_plan, planned.files), unread)
        if options.dry_run:
            return planned, unread, None, saved
        try:
            done = operations.carry_out(database, planned, circle=circle, categories=categories, watch=watch)
        except EntourageError as fault:
            tries -= 1
            if fault.code != "book_changed" or not tries:
                raise
        else:
            return planned, unread, done, saved


def _answer(text: str) -> plans.Answer | None:
    """Read the answer for all who are certainly here already; "answer_unknown" where it is another."""
    answers = {"": None, "ask": None, "certain=ask": None, "certain=same": plans.Answer.SAME}
    if text not in answers:
        raise EntourageError("answer_unknown", text=text)
    return answers[text]


def _data(
    language: Language, planned: ImportPlan, unread: Sequence[Unread], done: Imported | None, noticed: _Noticed
) -> dict[str, Any]:
    made = done.contacts if done else {}
    files = [
        {"file": file.name, "format": file.format, "dialect": file.dialect, "encoding": file.encoding,
         "encoding_evidence": telling.evidence(language, file.evidence, file.encoding),
         "needs_mapping": file.needs_mapping, "columns": telling.described(file.columns),
         "columns_as_for": file.recalled, "source": file.source_name, "own": file.is_own,
         "had": file.had or None, "has": file.has or None, "shrunk": file.is_shrunk,
         "vanished": [{"contact": key, "name": name} for key, name in planned.vanished(place).items()],
         "groups": list(file.drafted.groups)}
        for place, file in enumerate(planned.files)
    ]  # fmt: skip
    return {
        "dry_run": done is None,
        "counts": planned.counts,
        "steps": [_step(language, planned, place, made) for place in range(len(planned.steps))],
        "files": files,
        "categories": [{"name": name, "people": people} for name, people in planned.categories.items()],
        "put_into_circles": done.sorted_in if done else 0,
        "notices": [
            {"file": file.name, **shapes.notice_data(language, notice, file.whose(notice))} for file, notice in noticed
        ],
        "containers": [containing.data(language, one) for one in planned.containers],
        "unread": [
            {"file": str(one.path), "code": one.error.code, "text": faults.error(language, one.error)} for one in unread
        ],
    }


def _open_columns(language: Language, planned: ImportPlan, unread: Sequence[Unread]) -> list[str]:
    """Say of which tables the columns are not all known, and how to name them; and of which they were said before."""
    asked: list[tuple[str, Any]] = [(file.name, file.columns) for file in planned.files if file.needs_mapping]
    asked += [(one.path.name, one.error.params["columns"]) for one in unread if one.error.code == "columns_unknown"]
    said = [telling.asking(language, name, columns) for name, columns in asked]
    known = [file for file in planned.files if file.recalled]
    sentence = language.gettext("{file}: its columns were read as you said for “{other}”.")
    return said + [sentence.format(file=file.name, other=file.recalled) for file in known]


def _step(language: Language, planned: ImportPlan, place: int, made: Mapping[int, int]) -> dict[str, Any]:
    step = planned.steps[place]
    file, line = planned.files[step.file].spot(step.line)
    return {
        "action": step.action.value,
        "full_name": step.name,
        "file": file,
        "line": line,
        "contact": operations.contact_of(planned, place, made),
        "reason": step.reason or (step.notice.code if step.notice else ""),
        "because": shapes.step_text(language, planned, step, made),
        "changes": [shapes.change_data(language, change) for change in step.changes],
        "maybe": [shapes.candidate_data(language, planned, one, made) for one in step.candidates],
    }


def _lines(language: Language, planned: ImportPlan, made: Mapping[int, int], most: int | None) -> list[str]:
    """List what is worth a look first: what cannot be read, what is a question, what changes."""
    wanted = [one for one in _ORDER if most is None or one is not Action.SAME]
    every = range(len(planned.steps))
    worth = [place for action in wanted for place in every if planned.steps[place].action is action]
    lines = [_line(language, planned, place, made) for place in worth[:most]]
    more = len(worth) - len(lines)
    if more:
        rest = language.ngettext("… and {count} more; for all: --all", "… and {count} more; for all: --all", more)
        lines.append(rest)
    return lines


def _line(language: Language, planned: ImportPlan, place: int, made: Mapping[int, int]) -> str:
    step = planned.steps[place]
    action = words.actions(language)[step.action]
    because = shapes.step_text(language, planned, step, made)
    width = max(map(len, words.actions(language).values()))
    if step.notice:
        because = names.labelled(language, planned.files[step.file].spot(step.line)[0], because)
    number = made.get(place)
    name = f"{step.name} [{number}]" if number and step.candidates else step.name
    said = " — ".join(filter(None, (name, because)))
    return f"{action:<{width}}  {said or '—'}"


def _outcome(command: Command, planned: ImportPlan, done: Imported | None) -> list[str]:
    """Say what the import did, or would do, and how to go on with what it asks."""
    language, certain = command.language, len(answer_all(planned, Word.CERTAIN, plans.Answer.SAME))
    if done is None:
        counted = words.counts(language, planned.counts)
        said = language.gettext("Nothing was written. An import would give: {counts}.").format(counts=counted)
        return [said, planning.certain(language, certain)] if certain else [said]
    deleted = sum(step.reason in NOT_BROUGHT_BACK for step in planned.steps)
    numbers = tallied(outcomes(planned))
    first, *rest = planning.outcome(
        language, numbers, deleted=deleted, left_out=len(done.left_out), sorted_in=done.sorted_in
    )
    if done.contacts or done.sorted_in or numbers["updated"]:
        first = f"{first} {command.to_undo}"
    if numbers["maybe"]:
        listed = language.gettext("To see who it is: {command}.")
        rest.append(listed.format(command=command.typed("duplicates")))
    return [first, *rest, planning.certain_by_now(language, certain)] if certain else [first, *rest]


def _category(planned: ImportPlan, text: str) -> str:
    """Find a category of the files as they spell it; "category_unknown" where none has it."""
    found = [name for name in planned.categories if fold(name) == fold(text)]
    if not found:
        raise EntourageError("category_unknown", category=text, known=list(planned.categories))
    return found[0] if text not in found else text


def _guesses(language: Language, planned: ImportPlan, wanted: str) -> list[str]:
    """Show which files were taken for newer ones of a source that is known, and which source was not known."""
    sentence = language.gettext(
        "{file}: taken for a newer export of “{source}”, because the same people are in it. Otherwise: --source NAME."
    )
    guessed = [
        sentence.format(file=file.name, source=file.source_name)
        for file in planned.files
        if file.is_guessed and not file.has_come
    ]
    begun = {file.source_name for file in planned.files if file.source_id is None and file.source_name == wanted}
    new = language.gettext("“{source}” is a new source.")
    return guessed + [new.format(source=source) for source in sorted(begun)]


def _own(language: Language, planned: ImportPlan) -> list[str]:
    """Say which files are exports of this book."""
    sentence = language.gettext("{file}: an export of this book; only what was changed in it elsewhere is news.")
    return [sentence.format(file=file.name) for file in planned.files if file.is_own]


def _vanished(language: Language, planned: ImportPlan, *, is_done: bool) -> list[str]:
    """Name those of whom sources speak no more, and say which files lost most of the people of their source."""
    said = []
    for place, file in enumerate(planned.files):
        gone = list(planned.vanished(place).values())
        if file.is_shrunk and not is_done:
            said.append(faults.error(language, operations.shrunk(file)))
        elif gone:
            more = len(gone) - _VANISHED_NAMED
            shown = [names.person(language, name) for name in gone[:_VANISHED_NAMED]]
            shown += [language.ngettext("{count} other", "{count} others", more)] if more > 0 else []
            sentence = language.ngettext(
                "{source} no longer names {count} person, who stays: {names}.",
                "{source} no longer names {count} people, who stay: {names}.",
                len(gone),
            )
            said.append(sentence.format(source=language.quoted(file.source_name), names=language.listing(shown)))
    return said


def _categories(language: Language, planned: ImportPlan, taken: Sequence[str]) -> list[str]:
    """Offer the categories of the files as circles; those never chosen are kept as categories."""
    kept = {fold(name) for name in taken}
    rest = {name: count for name, count in planned.categories.items() if fold(name) not in kept}
    offered = [f"{name} ({language.number(count)})" for name, count in rest.items()]
    if not offered:
        return []
    more = len(offered) - _CATEGORIES_NAMED
    shown = offered[:_CATEGORIES_NAMED]
    if more > 0:
        shown.append(language.ngettext("{count} other", "{count} others", more))
    sentence = language.gettext("Categories in these files: {names}. To make a circle of one: --category NAME.")
    return [sentence.format(names=language.listing(shown))]


def _noticed(planned: ImportPlan) -> _Noticed:
    """List what was not fully understood, with what is known of its file, in the order of lines."""
    return [(file, notice) for file in remarks.of_plan(planned.files) for notice in file.notices]


def _notices(language: Language, noticed: _Noticed) -> list[str]:
    said = [
        names.labelled(language, file.name, shapes.notice_text(language, notice, file.whose(notice)))
        for file, notice in noticed
        if notice.code not in remarks.NO_REMARKS
    ]
    more = len(said) - _SHOWN
    rest = language.ngettext("… and {count} more remark", "… and {count} more remarks", more)
    return [*said[:_SHOWN], rest] if more > 0 else said


def imports(command: Command) -> Answer:
    """List what was brought in, newest first."""
    with command.book() as database:
        past = operations.past(database)
    language = command.language
    data = [
        {
            "id": one.id,
            "file": one.file_name,
            "source": one.source.name,
            "format": one.source.format,
            "dialect": one.source.dialect,
            "imported_at": one.imported_at,
            "taken_back_at": one.taken_back_at or None,
            "counts": one.counts,
        }
        for one in past
    ]
    lines = [names.labelled(language, _import_title(language, one), words.counts(language, one.counts)) for one in past]
    return Answer({"imports": data}, lines=lines or [language.gettext("Nothing has been imported yet.")])


def _import_title(language: Language, one: PastImport) -> str:
    title = words.kind_of_file(language, one.source.format, one.source.dialect)
    said = f"{one.id}. {one.file_name} ({title}), {language.written(one.imported_at)}"
    taken_back = language.gettext("taken back")
    return f"{said}, {taken_back}" if one.taken_back_at else said
