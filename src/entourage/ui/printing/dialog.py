"""Print the summary of a circle: see its pages, choose what they say, then paper or PDF."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
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
from entourage.operations import circles
from entourage.ui.printing.choices import UNSORTED, Choices
from entourage.ui.printing.foot import Foot
from entourage.ui.printing.output import Output
from entourage.ui.printing.preview import Preview
from entourage.ui.printing.sheets import Sheets
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words.faults import error as sentence_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from entourage.operations.circles import CircleCounts
    from entourage.ui.desk import Offer
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_SIZE = QSize(1120, 800)
_CHOICES_WIDTH = 310


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
        self.output = Output(self._desk, self.choices, self.preview, self)
        self._is_busy = False
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
        self.output.begun.connect(self._begin)
        self.output.ended.connect(self._end)
        self.output.chose.connect(self._rest)
        self.output.printerless.connect(self._offer_pdf)
        self.output.failed.connect(self._fail)
        self._desk.changed.connect(self._read_again)
        self.save_button.clicked.connect(self.output.ask_path)
        self.print_button.clicked.connect(self.output.find_printers)
        self.close_button.clicked.connect(self.reject)

    def _read_again(self) -> None:
        """Read what is printed anew when the book has changed."""
        if not self._is_busy:
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
        is_ready = self.preview.draft is not None and not self._is_busy
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
        self.choices.setEnabled(not self._is_busy)
        language = self._desk.language
        self.close_button.setText(language.gettext("Cancel") if self._is_busy else language.gettext("Close"))
        self.progress.setRange(0, 0)
        self.progress.setVisible(self._is_busy)

    def _tell(self, sentence: str, *, is_fault: bool = False) -> None:
        self.told.setText(("⚠ " if is_fault else "") + sentence)
        tone(self._desk, self.told, "fault" if is_fault else "text")
        self.told.setVisible(bool(sentence))

    def _fail(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, EntourageError):
            self._tell(sentence_of(self._desk.language, error), is_fault=True)
        else:
            self._desk.tell_fault(error)

    def _begin(self, doing: str) -> None:
        self._is_busy = True
        self._tell(doing)
        self._enable()

    def _rest(self) -> None:
        self._is_busy = False
        self._tell("")
        self._enable()

    def reject(self) -> None:
        """Stop what is being written or printed; else close."""
        if self._is_busy:
            self.output.take_back()
            self._rest()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Remember what was chosen."""
        self.output.take_back()
        self.preview.stop()
        self.choices.keep()
        self._state.setValue("print/geometry", self.saveGeometry())
        super().done(result)

    def _end(self, sentence: str, offers: tuple[Offer, ...]) -> None:
        self._rest()
        self.accept()
        self._desk.tell(sentence, offers=offers)

    def _offer_pdf(self) -> None:
        self._tell(
            self._desk.language.gettext(
                "No printer is set up on this computer. You can save the pages as a PDF instead."
            )
        )
        self.save_button.setFocus()

    def _restore(self) -> None:
        geometry = self._state.value("print/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(40, 60)))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the pages."""
        super().showEvent(event)
        self.sheets.setFocus()
