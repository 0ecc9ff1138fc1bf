"""What a person may choose; each choice takes effect at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from entourage.language import SUPPORTED, negotiate, own_name
from entourage.operations import contacts
from entourage.operations.book import DAYS_IN_TRASH
from entourage.ui.place import Place
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import trash as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.main_window import MainWindow


def open_preferences(window: MainWindow, _place: Place) -> None:
    """Open the window of the options."""
    Preferences(window).open()


class Preferences(QDialog):
    """Live as the window of the options."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        language = self._desk.language
        self.setWindowTitle(language.gettext("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "preferences")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(20, 18, 20, 16)
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(14)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.language, self.theme = self._languages(), self._themes()
        self.order, self.region = self._orders(), self._regions()
        self._form.addRow(language.gettext("&Language"), self.language)
        self._form.addRow(language.gettext("&Theme"), self.theme)
        self._form.addRow(language.gettext("&Order people by"), self.order)
        self._form.addRow(language.gettext("Telephone &numbers from"), self.region)
        self._form.addRow("", self._explanation())
        self._form.addRow(language.gettext("Trash"), self._trash())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(language.gettext("Close"))
        close.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        self._form.addRow(buttons)
        self.language.activated.connect(self._speak)
        self.theme.activated.connect(lambda _: self._keep("theme", self.theme))
        self.order.activated.connect(lambda _: self._keep("name_order", self.order))
        self.region.activated.connect(lambda _: self._keep("region", self.region))
        self._desk.changed.connect(self._count)
        self._count()

    def _box(self, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
        """Make a box of (what is kept, what it is called)."""
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for kept, called in choices:
            box.addItem(called, kept)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _languages(self) -> QComboBox:
        system = self._desk.language.gettext("As the system ({language})").format(language=own_name(negotiate(None)))
        choices = [("", system), *((tag, own_name(tag)) for tag in SUPPORTED)]
        return self._box(choices, self._spoken())

    def _spoken(self) -> str:
        """Give the option that stands for the language of the window, which may have been asked for at the start."""
        kept, spoken = self._desk.settings.language, self._desk.language
        return kept if negotiate(kept or None) == negotiate(str(spoken.locale)) else spoken.code

    def _themes(self) -> QComboBox:
        language = self._desk.language
        choices = [
            ("system", language.gettext("As the system")),
            ("light", language.pgettext("theme", "Light")),
            ("dark", language.pgettext("theme", "Dark")),
        ]
        return self._box(choices, self._desk.settings.theme)

    def _orders(self) -> QComboBox:
        language = self._desk.language
        choices = [("family", language.gettext("Last name")), ("given", language.gettext("First name"))]
        return self._box(choices, self._desk.settings.name_order)

    def _regions(self) -> QComboBox:
        language = self._desk.language
        countries = language.countries()
        here = dict(countries).get(language.locale.territory or "")
        said = language.gettext("As the language ({country})").format(country=here) if here else ""
        box = self._box(
            [("", said or language.gettext("As the language")), *countries],
            self._desk.settings.region,
        )
        box.setMaxVisibleItems(16)
        return box

    def _explanation(self) -> QLabel:
        text = self._desk.language.gettext("For numbers that do not say their country.")
        label = QLabel(text, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        tone(self._desk, label, "muted")
        return label

    def _trash(self) -> QWidget:
        language = self._desk.language
        row = QWidget(self)
        self.held = QLabel(row, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.held.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.show_trash = QPushButton(language.gettext("Show the trash"), row)
        self.show_trash.setAutoDefault(False)
        self.show_trash.clicked.connect(self._go_to_trash)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.held, 1)
        line.addWidget(self.show_trash, 0, Qt.AlignmentFlag.AlignTop)
        row.setMinimumWidth(420)
        return row

    def _count(self) -> None:
        self._desk.read(self, lambda database: len(contacts.trash(database)), self._show_count, "trash")

    def _show_count(self, count: int) -> None:
        language = self._desk.language
        kept = language.ngettext(
            "Whoever is deleted stays there for {count} day.",
            "Whoever is deleted stays there for {count} days.",
            DAYS_IN_TRASH,
        )
        self.held.setText(f"{words.held(language, count)} {kept}")

    def _go_to_trash(self) -> None:
        self.accept()
        self._window.go_to(Place("trash"))

    def _keep(self, name: str, box: QComboBox) -> None:
        self._desk.change_settings(replace(self._desk.settings, **{name: box.currentData()}))

    def _speak(self) -> None:
        """Speak another language at once: another window takes the place of this one, with these options open."""
        window, desk = self._window, self._desk
        if self.language.currentData() == self._spoken():
            return
        if not window.may_leave():
            self.language.setCurrentIndex(self.language.findData(self._spoken()))
            return
        self._keep("language", self.language)
        self.accept()
        # Later, because this box is still being told that it was chosen from.
        QTimer.singleShot(0, desk, desk.reword)
