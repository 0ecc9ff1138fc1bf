"""Build the program's window and run it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from entourage import __version__, assets, settings
from entourage.language import Language, negotiate
from entourage.ui import theme
from entourage.ui.crash import report_crashes
from entourage.ui.desk import Desk
from entourage.ui.instance import Instance
from entourage.ui.main_window import MainWindow
from entourage.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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
    window = open_window(application, start)
    instance.asked.connect(lambda files: _asked(window, files))
    if start.files:
        window.go_to(Place("import", files=tuple(start.files)))
    status: int = application.exec()
    return status


def build(arguments: Sequence[str] = ()) -> QApplication:
    """Build Qt's application."""
    sys.setswitchinterval(_SHORTEST_SWITCH)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("entourage")
    application.setApplicationDisplayName("Entourage")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("entourage")
    application.setWindowIcon(QIcon(str(assets.folder("icons") / "entourage.svg")))
    return application


def open_window(application: QApplication, start: Start) -> MainWindow:
    """Build the window in the person's language and theme, show it, then open the book."""
    chosen = settings.load(start.settings_folder)
    tag = negotiate(start.language or chosen.language or None)
    language = Language(tag, start.catalogues)
    _speak(application, tag)
    theme.choose(chosen.theme)
    desk = Desk(
        language=language,
        vocabulary=tuple(Language(one, start.catalogues) for one in ("en", "fr", "fr_CA")),
        folder=start.folder,
        settings_folder=start.settings_folder,
        settings=chosen,
        colours=theme.apply(application),
        parent=application,
    )
    state = QSettings(str(start.settings_folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(desk, state)
    report_crashes(desk, window)
    application.styleHints().colorSchemeChanged.connect(lambda _: desk.recolour(theme.apply(application)))
    window.show()
    desk.open()
    return window


def _speak(application: QApplication, tag: str) -> None:
    """Give Qt's own buttons the language of the window."""
    QLocale.setDefault(QLocale(tag))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(tag), "qtbase", "_", folder):
        application.installTranslator(translator)


def _asked(window: MainWindow, files: Sequence[str]) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()
    if files:
        window.go_to(Place("import", files=tuple(files)))
