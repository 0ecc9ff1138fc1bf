"""The questions that imports left open, looked at side by side and answered, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from entourage.operations import duplicates, merging
from entourage.ui.comparing.comparison import side_of
from entourage.ui.comparing.dialog import Asked, QuestionDialog, Reply
from entourage.words import pairing, planning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from entourage.operations.duplicates import Likely, Question
    from entourage.storage.database import Database
    from entourage.storage.sources import PastImport
    from entourage.ui.comparing.comparison import Side
    from entourage.ui.desk import Desk

Seen = tuple[tuple["Likely", "Side", "Side"], ...]
Open = tuple["PastImport", "Question"]

Result = TypeVar("Result")


class Answering(QObject):
    """Live as long as its window, which asks what imports left open; each answer is written at once."""

    def __init__(self, desk: Desk, imported: Sequence[PastImport], parent: QWidget) -> None:
        self._dialog = QuestionDialog(desk, parent)
        super().__init__(self._dialog)
        self._desk, self._imported = desk, imported
        self._rest: list[Open] = []
        self._reasons: dict[int, tuple[str, ...]] = {}
        self._pairs: Seen = ()
        self._total = 0
        self._dialog.answered.connect(self._answer)
        self._dialog.turned.connect(self._show_pair)

    def open(self) -> None:
        """Read what is open, then ask."""
        self._desk.read(self, self._asked, self._begin)

    def _asked(self, database: Database) -> list[Open]:
        return [(past, question) for past in self._imported for question in duplicates.asked(database, past.id)]

    def _begin(self, found: Sequence[Open]) -> None:
        self._rest, self._total = list(found), len(found)
        if self._rest:
            questions = [question for _, question in self._rest]
            self._desk.read(self, partial(duplicates.reasons, asked=questions), self._know_reasons)
            self._dialog.open()
        else:
            self._dialog.deleteLater()

    def _know_reasons(self, found: dict[int, tuple[str, ...]]) -> None:
        self._reasons = found
        self._look()

    def _alike(self) -> list[Question]:
        """List the questions that have the same reasons as the one shown, itself among them."""
        why = self._reasons.get(self._rest[0][1].contact)
        return [one for _, one in self._rest if why and self._reasons.get(one.contact) == why and len(one.others) == 1]

    def _look(self) -> None:
        past, question = self._rest[0]
        language = self._desk.language
        book = language.gettext("In your book")
        came = language.gettext("From {file}").format(file=language.quoted(past.file_name))

        def call(database: Database) -> Seen:
            return tuple(
                (pair, side_of(book, pair.other.held), side_of(came, pair.person.held))
                for pair in duplicates.look(database, question)
            )

        self._desk.read(self, call, self._show)

    def _show(self, pairs: Seen) -> None:
        self._pairs = pairs
        self._show_pair(0)

    def _show_pair(self, which: int) -> None:
        language = self._desk.language
        pair, one, other = self._pairs[which]
        number = self._total - len(self._rest) + 1
        self._dialog.show_asked(
            Asked(
                title=planning.numbered(language, pair.person.display_name, number, self._total),
                why=planning.maybe(language, pair.likeness, pair.other.display_name),
                one=one,
                other=other,
                others=[planning.apart(found.other.display_name, found.other.values) for found, _, _ in self._pairs],
                which=which,
                alike=len(self._alike()),
            )
        )

    def _answer(self, reply: Reply, which: int) -> None:
        language = self._desk.language
        pair = self._pairs[which][0]
        key, into = pair.person.id, pair.other.id
        names = {"person": pair.person.display_name, "other": pair.other.display_name}
        if reply is Reply.SAME:
            merge = partial(merging.merge, contact_id=key, into=into)
            self._write(merge, lambda done: " ".join(pairing.merged(language, done, **names)))
        elif reply is Reply.SAME_FOR_ALL:
            merge_all = partial(merging.merge_all, asked=self._alike())
            self._write(merge_all, lambda done: " ".join(pairing.merged_all(language, done)))
        elif reply is Reply.DIFFERENT:
            said = language.gettext("{person} and {other} stay two people.").format(**names)
            others = self._rest[0][1].others
            keep_apart = partial(merging.keep_apart, contact_id=key, others=others)
            self._write(keep_apart, lambda _: said)
        else:
            self._go_on()

    def _write(self, act: Callable[[Database], Result], say: Callable[[Result], str]) -> None:
        """Write an answer, say what it did, and ask on."""

        def then(done: Result) -> None:
            self._desk.tell(say(done), can_undo=True)
            self._go_on()

        self._desk.write(act, then, failed=self._refused)

    def _refused(self, error: BaseException) -> None:
        self._desk.tell_fault(error)
        if isValid(self._dialog):  # it may have been closed meanwhile
            self._dialog.reject()

    def _go_on(self) -> None:
        """Ask the next question that is still one: an answer may have settled others."""
        self._rest.pop(0)
        self._desk.read(self, self._asked, self._ask_next)

    def _ask_next(self, found: Sequence[Open]) -> None:
        still = {(past.id, question.contact): (past, question) for past, question in found}
        keys = [(past.id, question.contact) for past, question in self._rest]
        self._rest = [still[key] for key in keys if key in still]
        if self._rest:
            self._look()
        else:
            self._dialog.accept()
