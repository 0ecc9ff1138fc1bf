"""Pages as they will be on paper, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from entourage.ui.printing.drawn import Drawn, Sight

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from entourage.ui.desk import Desk

_GAP = 18
_POINTS_PER_INCH, _DOTS_PER_INCH = 72, 96
_SMALLEST, _LARGEST = 0.25, 3.0
_STEP = 1.25
FIT_WIDTH, FIT_PAGE = 0.0, -1.0


class Sheets(QAbstractScrollArea):
    """Live as the pages of a document, drawn when they are looked at.

    wanted: a Sight that is not drawn yet. moved: another page is looked at. zoomed: they are shown in another size.
    """

    wanted = Signal(object)
    moved = Signal()
    zoomed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._count = 1
        self._return_to = 0
        self._size = (595.0, 842.0)  # points
        self.drawn = Drawn()
        self.zoom = FIT_WIDTH
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(desk.language.gettext("Pages as they will be printed"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def begin(self, width: float, height: float, *, stays: bool) -> None:
        """Forget all pages and begin with an empty one of this size in points.

        stays: the page that is looked at is looked at again once it is there.
        """
        self._return_to = self.current() if stays else 0
        is_other = (width, height) != self._size
        self._size, self._count = (width, height), 1
        self.drawn.outdate()
        if is_other:
            self.drawn.forget()
        self.verticalScrollBar().setValue(0)
        self._measure()

    def forget(self) -> None:
        """Show empty pages."""
        self.drawn.forget()
        self.viewport().update()

    def set_count(self, count: int, *, anew: bool) -> None:
        """Show so many pages; anew: those that are drawn say something out of date."""
        self._count = max(1, count)
        if anew:
            self.drawn.outdate()
        self._measure()
        if 0 < self._return_to < count:
            self.go_to(self._return_to)
            self._return_to = 0
        self._ask()

    def show_image(self, sight: Sight, image: QImage, *, is_stale: bool) -> None:
        """Show a page that was wanted; is_stale: it says something out of date, and is wanted again."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.drawn.keep(sight, image, is_stale=is_stale)
        self.viewport().update()
        self._ask()

    def count(self) -> int:
        """Count the pages known."""
        return self._count

    def current(self) -> int:
        """Tell which page is looked at, counted from 0: the one in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(0, min(self._count - 1, (middle - _GAP // 2) // self._stride()))

    def go_to(self, page: int) -> None:
        """Look at the top of a page."""
        kept = max(0, min(page, self._count - 1))
        self.verticalScrollBar().setValue(kept * self._stride())

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in another size: 1.0 as on paper, FIT_WIDTH, or FIT_PAGE."""
        page = self.current()
        within = (self.verticalScrollBar().value() - page * self._stride()) / self._stride()
        self.zoom = zoom if zoom in (FIT_WIDTH, FIT_PAGE) else max(_SMALLEST, min(_LARGEST, zoom))
        self._measure()
        self.verticalScrollBar().setValue(int((page + within) * self._stride()))
        across = self.horizontalScrollBar()
        across.setValue(across.maximum() // 2)
        self.zoomed.emit()
        self._ask()

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller."""
        self.set_zoom(self.scale() * _STEP**steps)

    def scale(self) -> float:
        """Tell how large the pages are shown, 1.0 as on paper."""
        width, height = (side * _DOTS_PER_INCH / _POINTS_PER_INCH for side in self._size)
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        if self.zoom == FIT_WIDTH:
            return max(_SMALLEST, room.width() / width)
        if self.zoom == FIT_PAGE:
            return max(_SMALLEST, min(room.width() / width, room.height() / height))
        return self.zoom

    def _paper(self) -> QSize:
        dots = self.scale() * _DOTS_PER_INCH / _POINTS_PER_INCH
        return QSize(round(self._size[0] * dots), round(self._size[1] * dots))

    def _stride(self) -> int:
        return self._paper().height() + _GAP

    def _box(self, page: int) -> QRect:
        """Say where a page stands in the view."""
        paper = self._paper()
        left = max(_GAP, (self.viewport().width() - paper.width()) // 2) - self.horizontalScrollBar().value()
        top = _GAP + page * self._stride() - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), paper)

    def _measure(self) -> None:
        paper, view = self._paper(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._count * self._stride() + _GAP - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(40)
        across.setRange(0, max(0, paper.width() + 2 * _GAP - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(40)
        self.viewport().update()

    def _seen(self) -> list[int]:
        top = self.verticalScrollBar().value() - _GAP
        first = max(0, top // self._stride())
        last = min(self._count - 1, (top + self.viewport().height()) // self._stride())
        return list(range(first, last + 1))

    def _ppi(self) -> float:
        """Tell how fine a page has to be drawn so that each of its pixels is one of the screen."""
        return self._paper().width() * self.devicePixelRatioF() / self._size[0] * _POINTS_PER_INCH

    def looked_at(self) -> list[Sight]:
        """List the pages that are looked at, as fine as they are shown."""
        ppi = self._ppi()
        return [Sight(page, ppi) for page in self._seen()]

    def _ask(self) -> None:
        """Want the pages that are looked at."""
        if self.isVisible():
            for sight in self.looked_at():
                if self.drawn.ask(sight):
                    self.wanted.emit(sight)

    def is_looked_at(self, sight: Sight) -> bool:
        """Tell whether a page is still wanted so."""
        is_wanted = self.drawn.is_asked(sight) and sight in self.looked_at()
        if not is_wanted:
            self.drawn.drop(sight)
        return is_wanted

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages that are looked at on the table."""
        colours = self._desk.colours
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.window if colours.is_dark else colours.line))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            box, image = self._box(page), self.drawn.image(page)
            painter.fillRect(box, Qt.GlobalColor.white)
            if image and image.deviceIndependentSize().toSize() == box.size():
                painter.drawImage(box.topLeft(), image)
            elif image:
                painter.drawImage(QRectF(box), image, QRectF(image.rect()))
            painter.setPen(QColor(colours.edge))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        """Want the pages that are looked at."""
        super().showEvent(event)
        self._measure()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        self._measure()
        self.zoomed.emit()
        self._ask()

    def _scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
        self._ask()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Draw what is seen now."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._turn(1 if key == Qt.Key.Key_PageDown else -1, whole=held)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Down else -1) * bar.singleStep())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            across = self.horizontalScrollBar()
            across.setValue(across.value() + (1 if key == Qt.Key.Key_Right else -1) * across.singleStep())
        else:
            event.ignore()

    def _turn(self, step: int, *, whole: bool) -> None:
        """Go on by what is seen, but not past the top of a page; whole: to the top of the next page."""
        bar, stride = self.verticalScrollBar(), self._stride()
        now = bar.value()
        top = (now // stride + 1) * stride if step > 0 else (now - 1) // stride * stride
        seen = now + step * (self.viewport().height() - 2 * _GAP)
        bar.setValue(top if whole else min(top, seen) if step > 0 else max(top, seen))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl show the pages larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
