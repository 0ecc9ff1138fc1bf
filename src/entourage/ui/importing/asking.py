"""The questions of a plan, each looked at side by side and answered, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from entourage.domain.errors import EntourageError
from entourage.importing.choosing import may_be
from entourage.importing.plan import begun, newcomer
from entourage.operations import contacts
from entourage.ui.comparing.dialog import Asked, Reply
from entourage.ui.comparing.sides import Side, side_of
from entourage.ui.importing.rows import Deed, is_open, row_of, who
from entourage.words import planning

if TYPE_CHECKING:
    from entourage.domain.contact import Held, Value
    from entourage.importing.plan import Candidate, ImportPlan
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.ui.comparing.dialog import QuestionDialog
    from entourage.ui.desk import Desk
    from entourage.ui.importing.deciding import Deciding

_DEEDS = {Reply.SAME: Deed.SAME, Reply.DIFFERENT: Deed.DIFFERENT}


class _Looked(NamedTuple):
    """Hold what was read of a row: with which of those whom it may be it is compared, both, and all of those.

    may_be: it can be said to be that one.
    """

    which: int
    one: Side | None
    other: Side
    others: list[str]
    may_be: bool


class Asking(QObject):
    """Live as long as its window: it shows a row of a plan and, where that is a question, all that follow."""

    def __init__(self, desk: Desk, deciding: Deciding, dialog: QuestionDialog, place: int) -> None:
        super().__init__(dialog)
        self._desk, self._deciding, self._dialog = desk, deciding, dialog
        self._view = deciding.view
        self._place = place
        self._number = 1
        self._which: int | None = None
        plan = self._plan
        shown = self._view.plan.places
        at = shown.index(place)
        following = [*shown[at:], *shown[:at]]
        self._rest = [one for one in following if is_open(plan, one)] if is_open(plan, place) else [place]
        self._total = len(self._rest)
        self._dialog.answered.connect(self._answer)
        self._dialog.turned.connect(self._turn)
        deciding.decided.connect(self._follow)

    @property
    def _plan(self) -> ImportPlan:
        assert self._deciding.planned is not None  # noqa: S101 - a row of it was opened
        return self._deciding.planned.plan

    def open(self) -> None:
        """Open the window."""
        self._show()
        self._dialog.open()

    def _show(self) -> None:
        self._place = self._rest[0]
        self._view.go_to_row(self._view.plan.places.index(self._place))
        self._look()

    def _turn(self, which: int) -> None:
        self._which = which
        self._look()

    def _look(self) -> None:
        """Read whom the row is compared with, and show both."""
        language, plan, place, chosen = self._desk.language, self._plan, self._place, self._which
        candidates = plan.candidates(place) if is_open(plan, place) else ()

        def call(database: Database) -> _Looked:
            able = [may_be(plan, place, one) for one in candidates]
            which = chosen if chosen is not None else able.index(True) if True in able else 0
            key, other = _compared_with(plan, place, which)
            there = _where(language, plan, other) if other is not None else language.gettext("In your book")
            held = _held(database, key) if key else _said(plan, other)
            one = side_of(there, held) if held else None
            others = [planning.apart(who(language, plan, one), _values(database, plan, one)) for one in candidates]
            return _Looked(
                which, one, side_of(_where(language, plan, place), _said(plan, place)), others, not able or able[which]
            )

        self._desk.read(self, call, self._show_sides, "sides")

    def _show_sides(self, looked: _Looked) -> None:
        language, plan, place = self._desk.language, self._plan, self._place
        candidates = plan.candidates(place)
        is_question = is_open(plan, place) and bool(candidates)
        title = plan.steps[place].name
        if is_question:
            found = candidates[min(looked.which, len(candidates) - 1)]
            named = who(language, plan, found)
            why = planning.maybe(language, found.likeness, named)
            why = why if looked.may_be else f"{planning.cannot_be(language, named)} {why}"
            title = planning.numbered(language, title, self._number, self._total)
        else:
            lines = self._deciding.planned.lines if self._deciding.planned else ()
            row = row_of(language, plan, place, lines[place])
            why = f"{row.action} · {row.why}"
        self._dialog.show_asked(
            Asked(
                title=title,
                why=why,
                one=looked.one,
                other=looked.other,
                others=looked.others,
                which=looked.which,
                is_question=is_question,
                may_be=looked.may_be,
                alike=len(self._alike()),
            )
        )

    def _alike(self) -> list[int]:
        """List the questions that can be answered in one go with the one shown."""
        found = self._deciding.planned.alike if self._deciding.planned else ()
        return next((one.sure for one in found if self._place in one.sure), [])

    def _answer(self, reply: Reply, which: int) -> None:
        if reply is Reply.SAME_FOR_ALL:
            self._deciding.do(Deed.SAME, self._alike())
        elif reply in _DEEDS:
            self._deciding.do(_DEEDS[reply], [self._place], which)
        else:
            self._view.plan.put_off(self._place)
        self._go_on()

    def _go_on(self) -> None:
        """Show the next question that is still one; after the last, close."""
        self._which = None
        done = self._rest.pop(0)
        self._pass_over()
        if self._rest:
            self._show()
        else:
            self._view.go_to_row(self._view.plan.places.index(done))
            self._dialog.accept()

    def _pass_over(self) -> None:
        """Count those that another answer has settled among the questions that were answered."""
        self._rest = [one for one in self._rest if is_open(self._plan, one)]
        self._number = self._total - len(self._rest) + 1

    def _follow(self) -> None:
        """Go on where another answer has settled this question too, or compare anew: it may be fewer people now."""
        if not self._rest or self._total == 1:
            return
        if is_open(self._plan, self._place):
            self._pass_over()
            self._look()
        else:
            self._go_on()


def _where(language: Language, plan: ImportPlan, place: int) -> str:
    step = plan.steps[place]
    file, line = plan.files[step.file].spot(step.line)
    return language.gettext("{file}, line {line}").format(file=file, line=language.number(line))


def _compared_with(plan: ImportPlan, place: int, which: int) -> tuple[int, int | None]:
    """Say with what a row is compared: a contact of the book (its id), another row, or nothing."""
    candidates = plan.candidates(place)
    if candidates and is_open(plan, place):
        found = candidates[min(which, len(candidates) - 1)]
        return (found.contact_id or 0, None) if found.step is None else (0, found.step)
    about = plan.who(place)
    if about > 0:
        return about, None
    first = newcomer(about)
    return 0, first if first != place else None


def _said(plan: ImportPlan, place: int | None) -> tuple[Held, ...]:
    return tuple(begun(plan.files, plan.steps[place])) if place is not None else ()


def _values(database: Database, plan: ImportPlan, found: Candidate) -> list[Value]:
    """Give what someone says whom a row may be."""
    held = _said(plan, found.step) if found.step is not None else _held(database, found.contact_id or 0)
    return [one.value for one in held if not one.removed]


def _held(database: Database, contact_id: int) -> tuple[Held, ...]:
    """Read what the book has of someone, nothing of those erased."""
    try:
        return contacts.load(database, contact_id).held
    except EntourageError:
        return ()
