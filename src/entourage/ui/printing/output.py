"""Pages on their way out: into a file, or to a printer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

from entourage.operations import paper
from entourage.operations.files import write_file
from entourage.ui.printing import saving, spooling
from entourage.ui.printing.work import Work
from entourage.words import paper as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.printing.choices import Choices
    from entourage.ui.printing.preview import Preview

_MANY = 9999  # pages, where they are not counted yet


class Output(QObject):
    """Live as what is done with the pages that are seen.

    begun: something that takes a while, in words. ended: it is done, in words, with offers to the bar (str, tuple).
    printerless: nothing can be printed. chose: a printer is to be chosen, no longer to be waited for. failed: a fault.
    """

    begun = Signal(str)
    ended = Signal(str, object)
    chose = Signal()
    printerless = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, choices: Choices, preview: Preview, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._choices, self._preview, self._window = desk, choices, preview, parent
        self._work = Work(desk, self)
        self._work.failed.connect(self.failed)

    def take_back(self) -> None:
        """Stop what is being written or printed."""
        self._work.take_back()

    def ask_path(self) -> None:
        """Ask where the PDF is to be; its name says the circle and the day."""
        desk = self._desk
        name = saving.file_name(self._choices.circle_name(), paper.today().isoformat(), ".pdf")
        proposed = saving.folder(desk.settings.pdf_folder) / name
        saving.ask_path(self._window, desk.language.gettext("Save as PDF"), proposed, "PDF (*.pdf)", self.save)

    def save(self, where: str) -> None:
        """Write the PDF to a file."""
        draft, path, desk = self._preview.draft, Path(where), self._desk
        if draft is None:
            return
        token = self._work.token

        def call(_: Database) -> int:
            pdf = draft.pdf
            if token.goes_on():
                write_file(path, pdf)
            return draft.people

        def then(people: int) -> None:
            desk.change_settings(replace(desk.settings, pdf_folder=str(path.parent)))
            said = [
                words.printed(desk.language, people, str(path)),
                *words.about_ending(desk.language, path, (".pdf",)),
            ]
            self.ended.emit(" ".join(said), saving.offers(desk, path))

        self.begun.emit(desk.language.gettext("Writing the PDF…"))
        self._work.start(call, then)

    def find_printers(self) -> None:
        """Look for printers, then let one be chosen."""
        self.begun.emit(self._desk.language.gettext("Looking for printers…"))
        self._work.start(lambda _: spooling.printers(), self._choose_printer)

    def _choose_printer(self, found: list[str] | None) -> None:
        self.chose.emit()
        if not spooling.are_there(found):
            self.printerless.emit()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet = self._choices.wanted().sheet
        spooling.dress(printer, letter=sheet.letter, landscape=sheet.landscape)
        draft = self._preview.draft
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setMinMax(1, len(draft.pages) if draft and self._preview.is_whole else _MANY)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that was chosen."""
        draft, language = self._preview.draft, self._desk.language
        if draft is None:
            return
        sheet, token = self._choices.wanted().sheet, self._work.token
        how = spooling.press(printer, self._choices.circle_name(), letter=sheet.letter)
        is_sent = spooling.takes_pdf() and bool(how.printer)
        spooling.dress(printer, letter=sheet.letter, landscape=sheet.landscape)

        def call(_: Database) -> int:
            if not is_sent:
                spooling.paint(draft, printer, token.goes_on)
                return draft.people
            pdf = draft.pdf
            if token.goes_on():
                spooling.send(pdf, how)
            return draft.people

        def then(people: int) -> None:
            self.ended.emit(words.sent_to_printer(language, people, how.printer), ())

        self.begun.emit(language.gettext("Printing…"))
        self._work.start(call, then)
