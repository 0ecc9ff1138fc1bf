"""The running program: what outlives a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt

from entourage.language import Language, negotiate
from entourage.ui import theme
from entourage.ui.crash import report_crashes
from entourage.ui.main_window import MainWindow
from entourage.ui.place import Place
from entourage.ui.qt_words import translators
from entourage.ui.tidying import keep

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings, QTranslator
    from PySide6.QtWidgets import QApplication

    from entourage.ui.desk import Desk


class Program(QObject):
    """Live as what keeps the desk and the window of the moment; another language gets another window."""

    def __init__(self, application: QApplication, desk: Desk, state: QSettings, catalogues: Path) -> None:
        super().__init__(application)
        self._application, self._desk, self._state, self._catalogues = application, desk, state, catalogues
        self._theme = desk.settings.theme
        self._translators: list[QTranslator] = []
        self._speak()
        self.window = MainWindow(desk, state)
        self.window.show()
        report_crashes(desk, lambda: self.window)
        application.styleHints().colorSchemeChanged.connect(self._recolour)
        desk.preferred.connect(self._follow)
        desk.reworded.connect(self._speak_anew)
        desk.opened.connect(self._settle, Qt.ConnectionType.SingleShotConnection)

    def _settle(self) -> None:
        """Keep what the start made out of later searches for garbage, which held the window for 0.1 s."""
        keep()

    def _follow(self) -> None:
        if self._desk.settings.theme != self._theme:
            self._theme = self._desk.settings.theme
            self._recolour()

    def _recolour(self) -> None:
        self._desk.recolour(theme.apply(self._application, self._desk.settings.theme))

    def _speak(self) -> None:
        """Give Qt's own dialogs the language of the window."""
        QLocale.setDefault(QLocale(str(self._desk.language.locale)))
        for former in self._translators:
            self._application.removeTranslator(former)
        self._translators = translators(self._application, self._desk.language)
        for translator in self._translators:
            self._application.installTranslator(translator)

    def _speak_anew(self) -> None:
        """Show a window in the language of the options, at the place where this one is."""
        self._desk.language = Language(negotiate(self._desk.settings.language or None), self._catalogues)
        self._speak()
        former = self.window
        former.keep_state()
        self.window = MainWindow(self._desk, self._state)
        self.window.show()
        if self._desk.database:
            self.window.furnish(former.place)
        former.hide()
        former.deleteLater()
        self.window.acts.do(Place("preferences"))
