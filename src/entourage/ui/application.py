"""Build the program's window and run it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from entourage import __version__, assets, settings
from entourage.language import Language, negotiate
from entourage.ui import theme
from entourage.ui.desk import Desk
from entourage.ui.instance import Instance
from entourage.ui.place import Place
from entourage.ui.program import Program
from entourage.ui.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

_PATIENCE = 3.0  # seconds that reading and setting pages may still take when the window is closed
_SHORTEST_SWITCH = 0.001  # seconds: a worker lets the window's thread go on sooner than by Python's default


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Hold how the window is started: the book's folder, that of the options, the language asked, files to import."""

    folder: Path
    settings_folder: Path
    catalogues: Path
    language: str | None = None
    files: Sequence[str] = ()


def run(start: Start, arguments: Sequence[str] = ()) -> int:
    """Open the window and return the exit status when it is closed; a second one hands its files to the first."""
    application = build(arguments)
    instance = Instance(start.folder)
    if instance.is_second(start.files):
        return 0
    program = open_program(application, start)
    instance.asked.connect(lambda files: _asked(program.window, files))
    if start.files:
        program.window.go_to(Place("import", files=tuple(start.files)))
    status: int = application.exec()
    instance.close()
    return _end(application, program, status)


def _end(application: QApplication, program: Program, status: int) -> int:
    """Write what is still to be written, with no window left to see; what cannot be stopped is not waited for."""
    for widget in application.topLevelWidgets():
        widget.hide()
    application.processEvents()
    if not program.window.desk.shelf.close(_PATIENCE):
        # A page that is being set does not hear that nobody waits for it, and Python would wait: nothing is written.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


def build(arguments: Sequence[str] = ()) -> QApplication:
    """Build Qt's application."""
    sys.setswitchinterval(_SHORTEST_SWITCH)
    application = QApplication([sys.argv[0], *arguments])
    Tidying(application)
    application.setApplicationName("entourage")
    application.setApplicationDisplayName("Entourage")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("entourage")
    application.setWindowIcon(QIcon(str(assets.folder("icons") / "entourage.svg")))
    return application


def open_program(application: QApplication, start: Start) -> Program:
    """Build the program in the person's language and theme, show its window, then open the book."""
    chosen = settings.load(start.settings_folder)
    desk = Desk(
        language=Language(negotiate(start.language or chosen.language or None), start.catalogues),
        vocabulary=tuple(Language(one, start.catalogues) for one in ("en", "fr", "fr_CA")),
        folder=start.folder,
        settings_folder=start.settings_folder,
        settings=chosen,
        colours=theme.apply(application, chosen.theme),
        parent=application,
    )
    state = QSettings(str(start.settings_folder / "window.ini"), QSettings.Format.IniFormat)
    program = Program(application, desk, state, start.catalogues)
    desk.shelf.open()
    return program


def _asked(window: MainWindow, files: Sequence[str]) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()
    if files:
        window.go_to(Place("import", files=tuple(files)))
