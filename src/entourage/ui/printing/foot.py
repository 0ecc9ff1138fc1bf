"""What stands under the pages: which one is looked at, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from entourage.ui.printing.sheets import FIT_PAGE, FIT_WIDTH
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from entourage.ui.desk import Desk
    from entourage.ui.printing.sheets import Sheets

_SCALES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_GAP = 6


class Foot(QWidget):
    """Live as the line under the pages."""

    def __init__(self, desk: Desk, sheets: Sheets, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._sheets = desk, sheets
        self._is_whole = False
        language = desk.language
        self.previous = self._button("‹", language.gettext("Previous page"), lambda: self._turn(-1))
        self.page = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.next = self._button("›", language.gettext("Next page"), lambda: self._turn(1))
        self.smaller = self._button("−", language.gettext("Smaller"), lambda: sheets.zoom_by(-1))
        self.zoom = self._zooms()
        self.larger = self._button("+", language.gettext("Larger"), lambda: sheets.zoom_by(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        left: tuple[QWidget, ...] = (self.previous, self.page, self.next)
        right: tuple[QWidget, ...] = (self.smaller, self.zoom, self.larger)
        for widget in left:
            line.addWidget(widget)
        line.addStretch(1)
        for widget in right:
            line.addWidget(widget)
        self._add_keys()
        sheets.moved.connect(self._show_page)
        sheets.zoomed.connect(self._show_zoom)
        self._show_page()

    def stops(self) -> list[QWidget]:
        """List what takes the keyboard, from left to right."""
        return [self.previous, self.next, self.smaller, self.zoom, self.larger]

    def _button(self, sign: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(sign, self)
        button.setAccessibleName(name)
        button.setToolTip(tip(name))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def _zooms(self) -> QComboBox:
        language = self._desk.language
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(language.gettext("Size of the pages"))
        box.addItem(language.gettext("Fit width"), FIT_WIDTH)
        box.addItem(language.gettext("Whole page"), FIT_PAGE)
        for scale in _SCALES:
            box.addItem(language.percent(scale), scale)
        box.activated.connect(lambda _: self._sheets.set_zoom(box.currentData()))
        return box

    def _add_keys(self) -> None:
        standard = QKeySequence.StandardKey
        whole = self.window()
        for keys, steps in ((standard.ZoomIn, 1), (standard.ZoomOut, -1)):
            for one in QKeySequence.keyBindings(keys):
                QShortcut(one, whole, lambda steps=steps: self._sheets.zoom_by(steps))
        QShortcut(QKeySequence("Ctrl+="), whole, lambda: self._sheets.zoom_by(1))
        QShortcut(QKeySequence("Ctrl+0"), whole, lambda: self._sheets.set_zoom(FIT_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Be content without the buttons that make the pages larger and smaller, which keys and the sizes do too."""
        least = super().minimumSizeHint()
        left_out = [one for one in (self.smaller, self.larger) if not one.isHidden()]
        return least - QSize(sum(one.sizeHint().width() + _GAP for one in left_out), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave those buttons out where there is no room for them."""
        super().resizeEvent(event)
        shown = (self.previous, self.page, self.next, self.smaller, self.zoom, self.larger)
        has_room = self.width() >= sum(one.sizeHint().width() + _GAP for one in shown)
        for button in (self.smaller, self.larger):
            button.setVisible(has_room)

    def _turn(self, step: int) -> None:
        self._sheets.go_to(self._sheets.current() + step)

    def show_count(self, *, is_whole: bool) -> None:
        """Show how many pages there are; is_whole: there are no more."""
        self._is_whole = is_whole
        self._show_page()

    def _show_page(self) -> None:
        language, page, count = self._desk.language, self._sheets.current(), self._sheets.count()
        total = language.number(count) + ("" if self._is_whole else "…")
        said = language.gettext("Page {page} of {pages}").format(page=language.number(page + 1), pages=total)
        self.page.setText(said)
        self._sheets.setAccessibleDescription(said)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < count)

    def _show_zoom(self) -> None:
        """Show how large the pages are, also where none of the usual sizes was chosen."""
        zoom = self._sheets.zoom
        known = self.zoom.findData(zoom)
        if known < 0:
            if self.zoom.count() > len(_SCALES) + 2:
                self.zoom.removeItem(self.zoom.count() - 1)
            self.zoom.addItem(self._desk.language.percent(zoom), zoom)
            known = self.zoom.count() - 1
        self.zoom.setCurrentIndex(known)
        self._show_page()
