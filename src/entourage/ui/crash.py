"""Report what is our fault: a sentence, and details to unfold and copy."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from entourage import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk

_MOST_TOLD = 20


def report_crashes(desk: Desk, window: Callable[[], QWidget]) -> None:
    """Show every error that nobody expected, from workers and from the window's thread."""

    def hook(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window().close()
        else:
            desk.crashed.emit(error)

    sys.excepthook = hook
    desk.crashed.connect(lambda error: show(desk, error, window()))


class CrashBox(QMessageBox):
    """Live as the window that tells of errors of ours; those that come while it is open are added to its details."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        language = desk.language
        sentence = language.gettext(
            "Something went wrong in Entourage itself. What you did last may not have been done; nothing is half done. "
            "The details can be copied, to report them."
        )
        super().__init__(QMessageBox.Icon.Warning, "Entourage", sentence, QMessageBox.StandardButton.Close, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._told: list[str] = []

    def add(self, told: str) -> None:
        """Tell of one error more, but not of the same again and again, nor without end."""
        if told not in self._told and len(self._told) < _MOST_TOLD:
            self._told.append(told)
            program = f"Entourage {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
            self.setDetailedText("\n\n".join([program, *self._told]))


def show(desk: Desk, error: BaseException, window: QWidget) -> CrashBox:
    """Tell of an error of ours, in the window that tells of others where one is open."""
    told = "".join(traceback.format_exception(error))
    sys.stderr.write(told)
    opened = (one for one in QApplication.topLevelWidgets() if isinstance(one, CrashBox) and one.isVisible())
    box = next(opened, None)
    if box is None:
        box = CrashBox(desk, window)
        box.open()
    box.add(told)
    return box
