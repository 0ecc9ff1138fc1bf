"""Report what is our fault: a sentence, and details to unfold and copy."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from entourage import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk


def report_crashes(desk: Desk, window: Callable[[], QWidget]) -> None:
    """Show every error that nobody expected, from workers and from the window's thread."""

    def hook(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window().close()
        else:
            desk.crashed.emit(error)

    sys.excepthook = hook
    desk.crashed.connect(lambda error: show(desk, error, window()))


def show(desk: Desk, error: BaseException, window: QWidget) -> QMessageBox:
    """Open the window that tells of an error of ours."""
    language = desk.language
    sentence = language.gettext(
        "Something went wrong in Entourage itself. What you did last may not have been done; nothing is half done. "
        "The details can be copied, to report them."
    )
    box = QMessageBox(QMessageBox.Icon.Warning, "Entourage", sentence, QMessageBox.StandardButton.Close, window)
    told = "".join(traceback.format_exception(error))
    box.setDetailedText(f"Entourage {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n\n{told}")
    sys.stderr.write(told)
    box.open()
    return box
