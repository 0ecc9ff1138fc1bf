"""The menus of the matrix: the choice of a verdict, and what else can be done with a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from entourage.domain.sharing import Verdict
from entourage.ui.keys import digit
from entourage.ui.sharing import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QKeyEvent, QWindow
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell


class VerdictMenu(QMenu):
    """Live as the choice of a verdict; the digits that set one in the matrix choose it here too.

    decided: the verdict chosen, or None.
    """

    decided = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._by_digit: dict[int, QAction] = {}
        self._parent, self._opener = parent, QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, chosen: Verdict | None, words_of_none: str, *, several: bool = False, none: bool = True) -> None:
        """Offer the verdicts, the one chosen ticked; none: whether to have none, in these words, is offered."""
        group = QActionGroup(self)
        for verdict, number in cells.KEYS.items():
            if verdict is None and not none:
                continue
            code = cells.UNSET if verdict is None else verdict.code
            word = words_of_none if verdict is None else cells.word(self._desk.language, verdict)
            is_chosen = verdict == chosen and not several
            # A menu draws no tick where it draws an icon.
            tick = "  ✓" if is_chosen else ""
            action = self.addAction(cells.mark(code, self._desk.colours), f"{word}{tick}\t{number}")
            action.setIconVisibleInMenu(True)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(lambda _=False, one=verdict: self.decided.emit(one))
            group.addAction(action)
            self._by_digit[number] = action

    def begin_with_what_is(self) -> None:
        """Mark the verdict that holds, so that Return alone changes nothing; none where several differ."""
        for action in self._by_digit.values():
            if action.isChecked():
                self.setActiveAction(action)

    def open_below(self, opener: QRect) -> None:
        """Open below what was clicked, a rectangle of the screen; another click on it only closes the menu."""
        self._opener = opener
        # Some systems let a click beside a menu do there what it does, others only close the menu: here the first.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.popup(opener.bottomLeft())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close by a click elsewhere in the window, which does there what it does without a menu."""
        at = event.globalPosition()
        is_elsewhere = not self.geometry().contains(at.toPoint()) and not self._opener.contains(at.toPoint())
        super().mousePressEvent(event)
        under, window = QApplication.widgetAt(at.toPoint()), self._parent.window()
        if self._opener.isValid() and is_elsewhere and under and under.window() is window:
            _press_again(event, under, window.windowHandle())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit."""
        action = self._by_digit.get(digit(event) if digit(event) is not None else -1)  # type: ignore[arg-type]
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()

    def add(self, words: str, act: Callable[[], object], *, enabled: bool = True) -> None:
        """Add something else to be done."""
        action = self.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: act())


def _press_again(event: QMouseEvent, under: QWidget, handle: QWindow) -> None:
    """Press what is under the mouse; a button at once as a whole, for the system gives it no release of this press."""
    if isinstance(under, QAbstractButton):
        QTimer.singleShot(0, under, under.click)
        return
    at = event.globalPosition()
    again = QMouseEvent(event.type(), handle.mapFromGlobal(at), at, event.button(), event.buttons(), event.modifiers())
    QCoreApplication.sendEvent(handle, again)


def of_cells(desk: Desk, chosen: Sequence[Cell], parent: QWidget) -> VerdictMenu:
    """Build the choice of a verdict for the cells chosen."""
    language, menu = desk.language, VerdictMenu(desk, parent)
    verdicts = {one.verdict for one in chosen}
    none = any(one.takes(None) for one in chosen)
    several = len(verdicts) != 1
    if any(not one.is_fixed for one in chosen):
        verdict = next(iter(verdicts)) if not several else None
        menu.offer(verdict, language.pgettext("verdict", "No opinion"), several=several, none=none)
    return menu


def verdict(given: object) -> Verdict | None:
    """Read a verdict as a signal brings it: enumerations pass through Qt as they are, or as numbers."""
    return Verdict(given) if isinstance(given, int) else None
