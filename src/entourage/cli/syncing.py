"""Keep address books on servers in step with this book."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage.cli import answering_sync, passwords, sync_shapes
from entourage.cli.command import Answer, Command
from entourage.cli.progressing import progress_line
from entourage.cli.servers import none_yet, tell
from entourage.cli.sync_shapes import Shapes
from entourage.domain.errors import EntourageError
from entourage.keychain import Keychain
from entourage.operations import circles as circle_operations
from entourage.operations import server_plan, server_sync
from entourage.operations import servers as operations
from entourage.operations.server_plan import Side, SyncPlan
from entourage.words import faults, names
from entourage.words import servers as server_words
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.cli.answering_sync import Answers
    from entourage.domain.circle import Circle
    from entourage.domain.watching import Watch
    from entourage.language import Language
    from entourage.operations.server_asked import Asked
    from entourage.operations.server_plan import Act, Move
    from entourage.operations.server_sync import Synced
    from entourage.storage.database import Database
    from entourage.storage.servers import ServerBook

_SHOWN = 20
_LOST = frozenset({"server_emptied", "book_emptied"})
_REFUSED = frozenset({"server_password_wrong", "server_app_password"})


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Hold what became of one address book: what was planned, what was done, or why nothing was."""

    book: ServerBook
    planned: SyncPlan | None = None
    synced: Synced | None = None
    fault: EntourageError | None = None

    @property
    def waiting(self) -> int:
        return len(self.planned.conflicts) + len(self.planned.waiting) if self.planned else 0

    @property
    def moves(self) -> tuple[Move, ...]:
        if self.synced:
            return self.synced.moves
        return self.planned.moves if self.planned else ()

    @property
    def counts(self) -> Mapping[tuple[Side, Act], int]:
        if self.synced:
            return self.synced.done
        return self.planned.counts if self.planned else {}

    @property
    def faults(self) -> list[EntourageError]:
        failed = [fault for _, fault in self.synced.failed] if self.synced else []
        return [*([self.fault] if self.fault else []), *failed]


@dataclass(frozen=True, slots=True)
class _Run:
    """Hold what all address books of one command have in common; passwords: those asked for so far, by server."""

    command: Command
    database: Database
    answers: Answers
    circles: Mapping[int, Circle]
    called: Mapping[int, str]
    keychain: Keychain
    passwords: dict[int, str]
    watch: Watch
    is_several: bool

    def typed(self, book: ServerBook, choices: str) -> str:
        """Write what to type to sync an address book with these choices; its number only where there are others."""
        return self.command.typed(f"sync {book.id} {choices}" if self.is_several else f"sync {choices}")


def sync(command: Command) -> Answer:
    """Keep address books in step, or say what would be done."""
    answers = answering_sync.read(command.options)
    with command.book() as database, progress_line(command) as watch:
        books = _chosen(command, database)
        every = circle_operations.overview(database).circles
        circles = {circle.id: circle for circle, _ in every}
        called = {key: names.circle(command.language, circle) for key, circle in circles.items()}
        run = _Run(command, database, answers, circles, called, Keychain(), {}, watch, len(books) > 1)
        looked = [_looked(run, book) for book in books]
        if answers.names_somebody and not any(isinstance(one, EntourageError) for one in looked):
            answers.refuse_unmet([one for one in looked if isinstance(one, SyncPlan)])
        try:
            found = [_one(run, book, one) for book, one in zip(books, looked, strict=True)]
        except KeyboardInterrupt:
            tell(command.language.gettext("What was written stays on both sides. The next sync goes on from there."))
            raise
    return _answer(run, found)


def _chosen(command: Command, database: Database) -> list[ServerBook]:
    """Read which address books are meant; "password_for_one" where one password is given for several servers."""
    wanted = command.options.books
    books = [operations.named(database, text) for text in wanted] if wanted else list(operations.every(database))
    books = list({book.id: book for book in books}.values())
    if command.options.password_stdin and len({book.server_id for book in books}) > 1:
        raise EntourageError("password_for_one")
    return books


def _looked(run: _Run, book: ServerBook) -> SyncPlan | EntourageError | None:
    """Look what an address book asks, where an answer names somebody, before anything is written."""
    if not run.answers.names_somebody:
        return None
    try:
        return _plan(run, book, run.answers.of_none())
    except EntourageError as fault:
        return fault


def _one(run: _Run, book: ServerBook, looked: SyncPlan | EntourageError | None) -> _Outcome:
    """Keep one address book in step; what goes wrong with it leaves the others alone."""
    if isinstance(looked, EntourageError):
        return _Outcome(book, fault=looked)
    try:
        asked = run.answers.of(run.database, looked) if looked else run.answers.of_all()
        if run.command.options.dry_run:
            return _Outcome(book, _plan(run, book, asked))
        password = _password(run, book)
        synced = server_sync.sync(
            run.database, book.id, password, circle_names=run.called, asked=asked, watch=run.watch
        )
    except EntourageError as fault:
        return _Outcome(book, fault=fault)
    return _Outcome(book, synced.plan, synced)


def _plan(run: _Run, book: ServerBook, asked: Asked) -> SyncPlan:
    password = _password(run, book)
    return server_plan.plan(run.database, book.id, password, circle_names=run.called, asked=asked, watch=run.watch)


def _password(run: _Run, book: ServerBook) -> str:
    """Take the password from the keyring, or ask for it; once for all address books of a server."""
    if book.server_id not in run.passwords:
        kept = None if run.command.options.password_stdin else _kept(run, book)
        run.passwords[book.server_id] = kept or passwords.asked(run.command, book.host, book.user)
        tell(server_words.asked(run.command.language, [book.host]))
    return run.passwords[book.server_id]


def _kept(run: _Run, book: ServerBook) -> str | None:
    try:
        return operations.password_of(book, run.keychain)
    except EntourageError as fault:
        if not sys.stdin.isatty():
            raise
        tell(faults.error(run.command.language, fault))
        return None


def _answer(run: _Run, found: Sequence[_Outcome]) -> Answer:
    command, shapes = run.command, Shapes(run.command.language, run.called)
    data: dict[str, Any] = {
        "dry_run": bool(command.options.dry_run),
        "waiting": sum(one.waiting for one in found),
        "address_books": [_data(command.language, shapes, one) for one in found] if command.options.json else [],
    }
    most = None if command.options.all else _SHOWN
    lines = [line for one in found if one.planned for line in _lines(shapes, one, most, is_alone=len(found) == 1)]
    said = [sentence for one in found for sentence in _said(run, one)] if found else [none_yet(command)]
    wrong = [(one.book, fault) for one in found for fault in one.faults]
    said += [_fault(run, book, fault) for book, fault in wrong[1:]]
    if run.is_several and wrong:
        said.append(f"{wrong[0][0].name}:")
    return Answer(data, lines=lines, said=said, fault=wrong[0][1] if wrong else None)


def _fault(run: _Run, book: ServerBook, fault: EntourageError) -> str:
    sentence = faults.error(run.command.language, fault)
    return names.labelled(run.command.language, book.name, sentence) if run.is_several else sentence


def _data(language: Language, shapes: Shapes, found: _Outcome) -> dict[str, Any]:
    data: dict[str, Any] = {"id": found.book.id, "name": found.book.name, "host": found.book.host}
    if found.fault:
        data["error"] = {"code": found.fault.code, "message": faults.error(language, found.fault)}
    if found.planned:
        data |= shapes.data(found.planned, found.moves)
    changed = found.synced.changed if found.synced else ()
    failed = found.synced.failed if found.synced else ()
    numbers = {"counts": sync_shapes.numbers(found.counts), "changed": list(changed)}
    unkept = found.synced.unkept if found.synced else ()
    return (
        data
        | numbers
        | {"failed": sync_shapes.failed(language, failed), "unkept": sync_shapes.unkept(language, unkept)}
    )


def _lines(shapes: Shapes, found: _Outcome, most: int | None, *, is_alone: bool) -> list[str]:
    if found.planned is None:
        return []
    lines = shapes.lines(found.planned, found.moves, most)
    return lines if is_alone or not lines else [f"{found.book.name}:", *lines]


def _said(run: _Run, found: _Outcome) -> list[str]:
    """Say what was done, or would be, what leaves, what waits, and how to go on."""
    language, book, planned = run.command.language, found.book, found.planned
    if found.fault or planned is None:
        return _how_on(run, book, found.fault)
    if found.synced:
        said = [words.done(language, book.name, found.synced.done)]
        if any(side is Side.HERE for side, _ in found.synced.done):
            said = [f"{said[0]} {run.command.to_undo}"]
        said += filter(None, [words.changed_meanwhile(language, found.synced.changed)])
        said += filter(None, [words.unkept(language, list(dict.fromkeys(name for name, _ in found.synced.unkept)))])
    else:
        said = [words.planned(language, book.name, planned.counts)]
        said += server_words.leaving(language, book.sharing, run.circles)
        said += filter(None, [words.withheld(language, planned.withheld)])
        said += _emptied(run, planned)
    if planned.unreadable:
        said.append(words.unreadable(language, len(planned.unreadable)))
    if planned.left:
        again = language.gettext("To bring them again: {command}.")
        said.append(f"{words.left(language, planned.left)} {again.format(command=run.typed(book, '--bring-back'))}")
    return [*said, *_waiting(run, planned)]


def _how_on(run: _Run, book: ServerBook, fault: EntourageError | None) -> list[str]:
    """Say what can be done about what went wrong, where that is typed."""
    language = run.command.language
    if fault and fault.code in _REFUSED and book.backend:
        command = run.command.typed(f"server set {book.id} --new-password")
        return [language.gettext("To keep another password: {command}.").format(command=command)]
    if fault and fault.code in _LOST:
        return [_to_accept(run, book)]
    return []


def _to_accept(run: _Run, book: ServerBook) -> str:
    sentence = run.command.language.gettext("If that is right: {command}.")
    return sentence.format(command=run.typed(book, "--accept-emptied"))


def _emptied(run: _Run, planned: SyncPlan) -> list[str]:
    if not planned.emptied:
        return []
    code = "server_emptied" if planned.emptied is Side.THERE else "book_emptied"
    fault = EntourageError(code, book=planned.book.name, had=planned.had, gone=planned.gone)
    return [faults.error(run.command.language, fault), _to_accept(run, planned.book)]


def _waiting(run: _Run, planned: SyncPlan) -> list[str]:
    """Say what waits, and how it is answered."""
    language = run.command.language
    said = [words.waiting(language, len(planned.conflicts), len(planned.waiting))]
    said += [words.not_both(language, one.name, one.clash) for one in run.answers.not_both(planned) if one.clash]
    if planned.conflicts:
        command = run.typed(planned.book, f"--keep {planned.conflicts[0].contact}=mine")
        sentence = language.gettext("To decide a conflict: {command}, or theirs or both; --keep mine decides all.")
        said.append(sentence.format(command=command))
    if planned.waiting:
        command = run.typed(planned.book, '--answer "NAME=same"')
        sentence = language.gettext("To answer a question: {command}, or different; --answer certain=same for many.")
        said.append(sentence.format(command=command))
    return [one for one in said if one]
