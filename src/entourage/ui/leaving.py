"""Ask before the program ends with something typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from entourage.ui.people.telling import unsaved
from entourage.ui.people.unfinished import unfinished
from entourage.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.language import Language
    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.unfinished import Kept


class Leaving(QMessageBox):
    """Live as the question; where the person would rather go on, the first of the sheets is opened again."""

    def __init__(self, window: MainWindow, kept: Sequence[Kept], then: Callable[[], None]) -> None:
        """Build it; then: what is done when nothing of it is wanted any more."""
        language = window.desk.language
        modal = QApplication.activeModalWidget()
        super().__init__(QMessageBox.Icon.Question, "Entourage", _sentence(language, kept), parent=modal or window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._window = window
        cancel = self.addButton(language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setInformativeText(language.gettext("It is lost if you close Entourage now."))
        discard = self.addButton(language.gettext("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        discard.clicked.connect(then)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        if modal is None and unfinished(window.desk).here():
            go_on = self.addButton(language.gettext("Continue editing"), QMessageBox.ButtonRole.AcceptRole)
            go_on.clicked.connect(self._go_on)
            self.setDefaultButton(go_on)

    def _go_on(self) -> None:
        desk = self._window.desk
        desk.going.emit(Place("editor", contact=unfinished(desk).here()[0]))


def _sentence(language: Language, kept: Sequence[Kept]) -> str:
    if len(kept) > 1:
        sentence = language.ngettext(
            "What you typed about {count} person is not saved.",
            "What you typed about {count} people is not saved.",
            len(kept),
        )
        return sentence.format(count=len(kept))
    return unsaved(language, kept[0].seen)


def may_end(window: MainWindow, then: Callable[[], None]) -> bool:
    """Tell whether nothing typed would be lost; else ask, once, and go on where it may be."""
    kept = unfinished(window.desk).all()
    if kept and not any(isinstance(one, Leaving) and one.isVisible() for one in QApplication.topLevelWidgets()):
        Leaving(window, kept, then).open()
    return not kept
