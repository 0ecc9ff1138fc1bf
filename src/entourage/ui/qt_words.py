"""The few words of Qt's own that its translations lack, or say otherwise than keyboards and this program do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from entourage.language import Language


class _Ours(QTranslator):
    """Live as what is asked for words before Qt's own translator is."""

    def __init__(self, language: Language, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._words = {
            ("QShortcut", "Return"): language.pgettext("key", "Return"),
            ("QShortcut", "Up"): language.pgettext("key", "Up"),
            ("QShortcut", "Down"): language.pgettext("key", "Down"),
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
        """Say a word of Qt's, or nothing where Qt's is as good."""
        return self._words.get((context, text))


def translators(application: QCoreApplication, language: Language) -> list[QTranslator]:
    """Give Qt's own dialogs the language of the window; what is asked first comes last."""
    qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt.load(QLocale(str(language.locale)), "qtbase", "_", folder)
    return [qt, _Ours(language, application)]
