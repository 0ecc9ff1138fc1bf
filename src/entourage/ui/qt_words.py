"""The few words of Qt's own dialogs that its translations lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from entourage.language import Language


class _Gaps(QTranslator):
    """Live as what is asked for the words that Qt's translator did not find."""

    def __init__(self, language: Language, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._words = {
            ("QFileDialog", "&Look in:"): language.gettext("&Look in:"),
            ("QFileDialog", "Files of &type:"): language.gettext("Files of &type:"),
            ("QAbstractFileIconProvider", "Drive"): language.gettext("Drive"),
            ("QAbstractFileIconProvider", "Folder"): language.pgettext("kind of file", "Folder"),
            ("QAbstractFileIconProvider", "Unknown"): language.pgettext("kind of file", "Unknown"),
            ("QPageSetupWidget", "Page &order:"): language.gettext("Page &order:"),
            ("QPageSetupWidget", "Pages &per sheet:"): language.gettext("Pages &per sheet:"),
            ("QPrintSettingsOutput", "Page &Set:"): language.gettext("Page &set:"),
        }

    def isEmpty(self) -> bool:
        """Tell that there is something to say, without which nothing is asked."""
        return False

    def translate(self, context: str, text: str, *_: object) -> str | None:
        """Say a word of Qt's, or nothing where it is not one of those missing."""
        return self._words.get((context, text))


def translators(application: QCoreApplication, language: Language) -> list[QTranslator]:
    """Give Qt's own dialogs the language of the window; what is asked last comes first."""
    qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt.load(QLocale(str(language.locale)), "qtbase", "_", folder)
    return [_Gaps(language, application), qt]
