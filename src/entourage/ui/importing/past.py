"""The page of what was brought in: what left questions open first, then the newest; above it what still waits."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from entourage.operations import imports
from entourage.ui.importing.answering import Answering
from entourage.ui.place import Place
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.words import importing as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.storage.sources import PastImport
    from entourage.ui.desk import Desk

_WAITING = 0  # the id of the row of what waits; those of imports begin at 1


class ImportsPage(ListPage):
    """Live as the page of past imports."""

    help = "imports"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("Imports"))
        self._past: dict[int, PastImport] = {}
        self.questions = self.add_act(language.gettext("Answer questions…"), self.answer, of_rows=True)
        self.add_act(language.gettext("Import…"), self._bring_in)
        self.head.sentence.setText(
            language.gettext(
                "Those with questions left open first, then the newest. A newer file of the same source brings only "
                "what has changed."
            )
        )
        self.empty.say(
            language.gettext("Nothing has been imported yet."), (language.gettext("Import…"), self._bring_in)
        )
        self.view.pressed_return.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        desk.waiting.changed.connect(self._follow_book)

    def _bring_in(self) -> None:
        self.desk.going.emit(Place("import", about="choose"))

    def go_to(self, place: Place) -> None:
        """Read what was brought in; about "questions": ask what it left open, or only these imports."""
        self.refresh()
        if place.about == "questions":
            self.desk.read(self, imports.past, lambda found: self._show_and_ask(found, place.imports))

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, imports.past, self._show, "imports")

    def _show(self, found: Sequence[PastImport]) -> None:
        self._past = {one.id: one for one in sorted(found, key=lambda one: not one.asked)}
        ids = [*([_WAITING] if self.desk.waiting.files else []), *self._past]
        self.show_rows(ids, lambda at: self._row(ids[at]))
        self.questions.setVisible(any(one.asked for one in found))

    def _show_and_ask(self, found: Sequence[PastImport], wanted: Sequence[int]) -> None:
        self._show(found)
        if wanted:
            self._ask([self._past[key] for key in wanted if key in self._past])
        else:
            self.answer()

    def _row(self, key: int) -> Row:
        return self._row_of(self._past[key]) if key else self._row_of_what_waits()

    def _row_of_what_waits(self) -> Row:
        language, waiting = self.desk.language, self.desk.waiting
        files = language.listing([PurePath(path).name for path in waiting.files])
        when = language.gettext("{files}: nothing of it is written yet").format(files=files)
        return Row(id=_WAITING, text=waiting.words(), when=when, remark=language.gettext("Go on"))

    def _row_of(self, one: PastImport) -> Row:
        language = self.desk.language
        counts = words.counts(language, one.counts)
        form = words.kind_of_file(language, one.source.format, one.source.dialect)
        is_named = one.source.name != one.file_name
        source = language.gettext("source: {source}").format(source=one.source.name) if is_named else ""
        when = " · ".join(filter(None, (language.written(one.imported_at), form, source)))
        asked = language.ngettext("{count} question left open", "{count} questions left open", one.asked)
        text = names.labelled(language, one.file_name, counts)
        return Row(id=one.id, text=text, when=when, remark=asked if one.asked else "")

    # What can be done.

    def _open(self) -> None:
        """Go on with what waits, or ask what the import chosen left open."""
        chosen = self.view.chosen()
        if _WAITING in chosen:
            self.desk.going.emit(Place("import"))
        else:
            self._ask([self._past[key] for key in chosen])

    def answer(self) -> None:
        """Ask what the import chosen left open, or else the newest that left anything open."""
        asked = [one for one in self._past.values() if one.asked]
        chosen = [one for one in asked if one.id in self.view.chosen()]
        self._ask(chosen or asked[:1])

    def _ask(self, imported: Sequence[PastImport]) -> None:
        """Ask all that these imports left open."""
        asked = [one for one in imported if one.asked]
        if asked:
            Answering(self.desk, asked, self).open()
        else:
            self.desk.tell(self.desk.language.gettext("This import left no question open."))
