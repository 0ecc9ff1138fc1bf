"""Qt's own dialogs speak the language of the window, to the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from tests.ui.helpers import settle

from entourage import assets
from entourage.language import Language
from entourage.ui.qt_words import translators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

# A direction and a form; what the system says of its faults, what it calls the kinds of files that it knows, and keys
# of which no dialog speaks.
WORDLESS = {("QGuiApplication", "QT_LAYOUT_DIRECTION"), ("QProgressBar", "%p%")}
OF_THE_SYSTEM = {"QIODevice", "QMimeType", "QShortcut"}


class Unheard(QTranslator):
    """Live as what is asked when nobody else knew the word."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False

    def translate(self, context: str, text: str, *_: object) -> None:  # type: ignore[override]
        if context not in OF_THE_SYSTEM:
            self.words.add((context, text))


@pytest.fixture
def unheard(qapp: QApplication, tongue: str) -> Iterator[Unheard]:
    """Speak a language, and note what has no words in it."""
    noting, before = Unheard(), QLocale()
    QLocale.setDefault(QLocale(tongue))
    installed = [noting, *translators(qapp, Language(tongue, assets.folder("i18n")))]
    for one in installed:
        qapp.installTranslator(one)
    yield noting
    for one in installed:
        qapp.removeTranslator(one)
    QLocale.setDefault(before)
    settle()


def see(widget: QWidget) -> None:
    """Let a dialog look for all its words."""
    widget.show()
    settle()
    widget.close()
    widget.deleteLater()


def dialogs() -> Iterator[QWidget]:
    """Make the dialogs that the program opens, as Qt builds them itself."""
    for accepting in QFileDialog.AcceptMode:
        for wanted in (
            QFileDialog.FileMode.AnyFile,
            QFileDialog.FileMode.ExistingFiles,
            QFileDialog.FileMode.Directory,
        ):
            files = QFileDialog()
            files.setOption(QFileDialog.Option.DontUseNativeDialog)
            files.setAcceptMode(accepting)
            files.setFileMode(wanted)
            files.setViewMode(QFileDialog.ViewMode.Detail)
            yield files
    colour = QColorDialog()
    colour.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    yield colour
    box = QMessageBox()
    box.setStandardButtons(
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel
        | QMessageBox.StandardButton.Close
        | QMessageBox.StandardButton.Yes
        | QMessageBox.StandardButton.No
    )
    box.setDetailedText("…")
    yield box
    printer = QPrinter()  # which the dialog does not keep
    yield QPrintDialog(printer)
    for field in (QLineEdit(), QPlainTextEdit(), QTextBrowser()):
        menu = field.createStandardContextMenu()
        menu.setParent(field)
        yield field


@pytest.mark.parametrize("tongue", ["fr", "fr_CA"])
def test_no_word_of_qts_own_dialogs_stays_english(unheard: Unheard) -> None:
    for dialog in dialogs():
        see(dialog)
    assert unheard.words <= WORDLESS


@pytest.mark.parametrize("tongue", ["fr", "fr_CA"])
def test_the_list_of_files_says_in_french_where_one_looks(unheard: Unheard) -> None:
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {label.text() for label in files.findChildren(QLabel, "lookInLabel")}
    assert said == {"&Chercher dans\u00a0:"}
    field = QLineEdit("…")
    assert any("Copier" in act.text().replace("&", "") for act in field.createStandardContextMenu().actions())
    assert not unheard.words - WORDLESS
    files.deleteLater()


@pytest.mark.parametrize("tongue", ["fr"])
def test_the_key_that_ends_a_line_has_one_name(unheard: Unheard) -> None:
    form = QKeySequence.SequenceFormat.NativeText
    assert {QKeySequence(key).toString(form) for key in ("Return", "Enter")} == {"Entrée"}
    assert not unheard.words - WORDLESS
