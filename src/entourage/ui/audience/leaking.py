"""Through whom something might go on to those who should not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from entourage.operations import leaks
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.ui.widgets.tone import tone
from entourage.words import leaks as words
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.domain.leaks import Leak
    from entourage.operations.audience import Answer, Known
    from entourage.operations.leaks import Leaks
    from entourage.ui.desk import Desk

_SIZE, _SHARE_OF_SCREEN = QSize(680, 520), 0.9


class LeaksDialog(QDialog):
    """Live as the list of leak paths of a post, each of which may be accepted for good."""

    def __init__(self, desk: Desk, known: Known, answer: Answer, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._known, self._answer = desk, known, answer
        self._pairs: tuple[Leak, ...] = ()
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "check")
        title = language.gettext("Through whom might it go on?")
        self.setWindowTitle(title)
        self._count = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._more = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self._more, "muted")
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, title, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.accept_button = buttons.addButton(language.gettext("That is all right, for good"), role)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.accept_button.clicked.connect(lambda _=False: self.accept_chosen())
        self.accept_button.setEnabled(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._count, self.view, self._more, buttons):
            column.addWidget(widget, 1 if widget is self.view else 0)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        desk.changed.connect(self._read)
        self._read()
        self.view.setFocus()

    def _read(self) -> None:
        known, answer = self._known, self._answer
        self._desk.read(
            self,
            lambda database: leaks.leaks(database, known, answer.post, answer.check.channel),
            self._show,
            "leaks",
        )

    def _show(self, found: Leaks) -> None:
        language = self._desk.language
        self._pairs = found.pairs
        self.rows.show_rows(list(range(len(found.pairs))), lambda at: self._word(found, at), len(found.pairs))
        self._count.setText(words.count(language, len(found.pairs)))
        more = [words.crowd(language, one) for one in found.crowds]
        if found.accepted:
            more.append(language.ngettext("{count} was accepted.", "{count} were accepted.", len(found.accepted)))
        if not found.knows_mine:
            more.append(words.mine_unknown(language))
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        self.accept_button.setEnabled(bool(found.pairs))
        if found.pairs and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))

    def _word(self, found: Leaks, at: int) -> Row:
        language, one = self._desk.language, found.pairs[at]
        person, other = (names.person(language, found.names[key]) for key in (one.contact_id, one.other_id))
        return Row(
            id=at,
            text=language.gettext("{other} may hear of it from {person}").format(other=other, person=person),
            when=words.shared(language, one),
            remark=words.too(language) if one.other_id in found.would_see_too else "",
        )

    def accept_chosen(self) -> None:
        """Accept the paths chosen for good."""
        language = self._desk.language
        pairs = [(self._pairs[at].contact_id, self._pairs[at].other_id) for at in self.view.chosen()]
        said = language.ngettext("{count} leak path accepted.", "{count} leak paths accepted.", len(pairs))
        if pairs:
            self._desk.write(
                lambda database: leaks.accept(database, pairs), lambda _: self._desk.tell(said, can_undo=True)
            )
