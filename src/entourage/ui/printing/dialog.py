"""Print the summary of a circle: see its pages, choose what they say, then paper or PDF."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.operations import circles, paper
from entourage.operations.files import write_file
from entourage.ui.printing import saving, spooling
from entourage.ui.printing.choices import UNSORTED, Choices
from entourage.ui.printing.foot import Foot
from entourage.ui.printing.preview import Preview
from entourage.ui.printing.sheets import Sheets
from entourage.ui.printing.work import Work
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import paper as words
from entourage.words.faults import error as sentence_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from entourage.operations.circles import CircleCounts
    from entourage.storage.database import Database
    from entourage.ui.desk import Offer
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_SIZE = QSize(1120, 800)
_CHOICES_WIDTH = 310
_MANY = 9999  # pages, where they are not counted yet


def open_print(window: MainWindow, place: Place) -> None:
    """Open the window of the summary of the circle shown, of those not sorted yet, or of the first circle."""
    circle = window.circle()
    chosen = place.circle or (circle.id if circle else None)
    if chosen is None and window.place.group == "unsorted":
        chosen = UNSORTED
    PrintDialog(window, chosen).open()


class PrintDialog(QDialog):
    """Live as the window in which a summary is looked at and printed."""

    def __init__(self, window: MainWindow, chosen: int | None) -> None:
        """Build it; chosen: a circle's id, UNSORTED, or None for the first circle with people."""
        super().__init__(window)
        self._desk, self._chosen = window.desk, chosen
        self._state = QSettings(str(self._desk.settings_folder / "window.ini"), QSettings.Format.IniFormat)
        self.setWindowTitle(self._desk.language.gettext("Print"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "print")
        self.sheets = Sheets(self._desk, self)
        self.preview = Preview(self._desk, self.sheets)
        self.choices = Choices(self._desk, self)
        self._work = Work(self._desk, self)
        self._busy = ""
        self._arrange()
        self._connect()
        self._restore()
        self._desk.read(self, circles.overview, self._show_circles, "circles")

    def _arrange(self) -> None:
        language = self._desk.language
        self.foot = Foot(self._desk, self.sheets, self)
        self.told = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.progress = QProgressBar(self, textVisible=False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(language.gettext("Progress"))
        self.save_button = QPushButton(language.gettext("&Save as PDF…"), self)
        self.print_button = QPushButton(language.gettext("&Print…"), self)
        self.close_button = QPushButton(language.gettext("Close"), self)
        self.print_button.setDefault(True)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.sheets, 1)
        left.addWidget(self.foot)
        right.addWidget(self._scrolled(self.choices), 1)
        for widget in (self.told, self.progress, self.print_button, self.save_button, self.close_button):
            right.addWidget(widget)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 14)
        whole.setSpacing(16)
        whole.addLayout(left, 1)
        whole.addLayout(right)
        buttons = [self.print_button, self.save_button, self.close_button]
        for one, other in pairwise([self.sheets, *self.foot.stops(), *self.choices.stops(), *buttons]):
            QWidget.setTabOrder(one, other)
        self._enable()

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea(self, widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFixedWidth(max(_CHOICES_WIDTH, inside.minimumSizeHint().width() + 16))
        return area

    def _connect(self) -> None:
        self.choices.changed.connect(self._show)
        self.preview.begun.connect(self._begun)
        self.preview.grown.connect(self._grown)
        self.preview.failed.connect(self._fail)
        self._work.failed.connect(self._fail)
        self._desk.changed.connect(self._read_again)
        self.save_button.clicked.connect(self._ask_path)
        self.print_button.clicked.connect(self._find_printers)
        self.close_button.clicked.connect(self.reject)

    def _read_again(self) -> None:
        """Read what is printed anew when the book has changed."""
        if not self._busy:
            self._desk.read(self, circles.overview, self._show_circles, "circles")

    def _show_circles(self, counts: CircleCounts) -> None:
        chosen = self.choices.chosen() if self.choices.circle.count() else self._chosen
        if chosen is None:
            filled = [circle.id for circle, count in counts.circles if count]
            chosen = (filled or [circle.id for circle, _ in counts.circles] or [UNSORTED])[0]
        self.choices.show_circles(counts, chosen)
        self._show()

    def _show(self) -> None:
        """Set the pages that are wanted now."""
        self._tell("")
        self.preview.show(self.choices.wanted())
        self._enable()

    def _begun(self) -> None:
        self._enable()

    def _grown(self) -> None:
        self.foot.show_count(is_whole=self.preview.is_whole)
        self._enable()

    def _enable(self) -> None:
        is_ready = self.preview.draft is not None and not self._busy
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
        self.choices.setEnabled(not self._busy)
        language = self._desk.language
        self.close_button.setText(language.gettext("Cancel") if self._busy else language.gettext("Close"))
        self.progress.setRange(0, 0)
        self.progress.setVisible(bool(self._busy))

    def _tell(self, sentence: str, *, is_fault: bool = False) -> None:
        colours = self._desk.colours
        self.told.setText(("⚠ " if is_fault else "") + sentence)
        self.told.setStyleSheet(f"color: {colours.fault if is_fault else colours.text}")
        self.told.setVisible(bool(sentence))

    def _fail(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, EntourageError):
            self._tell(sentence_of(self._desk.language, error), is_fault=True)
        else:
            self._desk.tell_fault(error)

    def _begin(self, doing: str) -> None:
        self._busy = doing
        self._tell(doing)
        self._enable()

    def _rest(self) -> None:
        self._busy = ""
        self._tell("")
        self._enable()

    def reject(self) -> None:
        """Stop what is being written or printed; else close."""
        if self._busy:
            self._work.take_back()
            self._rest()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Remember what was chosen."""
        self._work.take_back()
        self.preview.stop()
        self.choices.keep()
        self._state.setValue("print/geometry", self.saveGeometry())
        super().done(result)

    def _ask_path(self) -> None:
        language, choices = self._desk.language, self.choices
        name = saving.file_name(choices.circle_name(), paper.today().isoformat(), ".pdf")
        proposed = saving.folder(self._desk.settings.pdf_folder) / name
        saving.ask_path(self, language.gettext("Save as PDF"), proposed, "PDF (*.pdf)", self.save)

    def save(self, where: str) -> None:
        """Write the PDF to a file."""
        draft, path, desk = self.preview.draft, Path(where), self._desk
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
            self._end(" ".join(said), saving.offers(desk, path))

        self._begin(desk.language.gettext("Writing the PDF…"))
        self._work.start(call, then)

    def _end(self, sentence: str, offers: tuple[Offer, ...] = ()) -> None:
        self._rest()
        self.accept()
        self._desk.tell(sentence, offers=offers)

    def _find_printers(self) -> None:
        self._begin(self._desk.language.gettext("Looking for printers…"))
        self._work.start(lambda _: spooling.printers(), self._choose_printer)

    def _choose_printer(self, found: list[str] | None) -> None:
        self._rest()
        if not spooling.are_there(found):
            self._tell(
                self._desk.language.gettext(
                    "No printer is set up on this computer. You can save the pages as a PDF instead."
                )
            )
            self.save_button.setFocus()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet = self.choices.wanted().sheet
        spooling.dress(printer, letter=sheet.letter, landscape=sheet.landscape)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setMinMax(1, self.sheets.count() if self.preview.is_whole else _MANY)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that was chosen."""
        draft, desk = self.preview.draft, self._desk
        if draft is None:
            return
        sheet, token = self.choices.wanted().sheet, self._work.token
        how = spooling.press(printer, self.choices.circle_name(), letter=sheet.letter)
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
            self._end(words.sent_to_printer(desk.language, people, how.printer))

        self._begin(desk.language.gettext("Printing…"))
        self._work.start(call, then)

    def _restore(self) -> None:
        geometry = self._state.value("print/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(40, 60)))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the pages."""
        super().showEvent(event)
        self.sheets.setFocus()
