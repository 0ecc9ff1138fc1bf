"""What can be chosen of a format in which people are exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from entourage.operations.exporting import Form, headers_in

if TYPE_CHECKING:
    from entourage.settings import Settings
    from entourage.ui.desk import Desk

_INDENT = 22


class CardsForm(QWidget):
    """Live as the choices of vCards: their version, circles as groups, a file each."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        language, settings = desk.language, desk.settings
        self.version = QComboBox(self)
        self.version.addItem(language.gettext("3.0: every program reads it"), "vcard")
        self.version.addItem(language.gettext("4.0: newer programs only"), "vcard4")
        self.version.setCurrentIndex(max(self.version.findData(settings.export_format), 0))
        self.groups = QCheckBox(language.gettext("Circles &as groups too, for Apple’s Contacts"), self)
        self.groups.setChecked(settings.export_groups)
        self.one_each = QCheckBox(language.gettext("One file for each &person, in a ZIP archive"), self)
        self.one_each.setChecked(settings.export_each)
        lines = _rows(self, [(language.gettext("Ve&rsion"), self.version)])
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 2, 0, 4)
        column.setSpacing(4)
        column.addLayout(lines)
        column.addWidget(self.groups)
        column.addWidget(self.one_each)


class GoogleForm(QWidget):
    """Live as the choices of Google's table: whether it holds more than columns do."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.bare = _bare(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 2, 0, 4)
        column.addWidget(self.bare)


class OutlookForm(QWidget):
    """Live as the choices of Outlook's table: the language of its columns, and how letters are written."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        language, settings = desk.language, desk.settings
        self.headers = QComboBox(self)
        self.headers.addItem(language.gettext("in English"), "en")
        self.headers.addItem(language.gettext("in French"), "fr")
        wanted = settings.export_headers or headers_in(language.locale.language)
        self.headers.setCurrentIndex(self.headers.findData(wanted))
        self.encoding = QComboBox(self)
        self.encoding.addItem(language.gettext("UTF-8: every letter; Outlook since 2016"), "utf-8")
        self.encoding.addItem(language.gettext("Windows-1252: older versions"), "cp1252")
        self.encoding.setCurrentIndex(self.encoding.findData(settings.export_encoding))
        rows = _rows(
            self,
            [(language.gettext("Col&umns"), self.headers), (language.gettext("&Letters"), self.encoding)],
        )
        self.plain = QCheckBox(language.gettext("Letters that it lac&ks as plain ones: Ł as L"), self)
        self.encoding.currentIndexChanged.connect(self._offer_plain)
        self._offer_plain()
        rows.addWidget(self.plain, rows.rowCount(), 1)
        self.bare = _bare(desk, self)
        rows.addWidget(self.bare, rows.rowCount(), 0, 1, 2)
        rows.setContentsMargins(_INDENT, 2, 0, 4)
        self.setLayout(rows)

    def _offer_plain(self) -> None:
        self.plain.setEnabled(self.encoding.currentData() != "utf-8")


def _bare(desk: Desk, parent: QWidget) -> QCheckBox:
    """Offer to leave out what only this program reads of a table."""
    language = desk.language
    box = QCheckBox(language.gettext("Without the &technical lines that keep what no column holds"), parent)
    box.setToolTip(language.gettext("With them, everything comes back when Entourage reads the file"))
    box.setChecked(desk.settings.export_bare)
    return box


def _rows(parent: QWidget, choices: list[tuple[str, QComboBox]]) -> QGridLayout:
    """Set choices below each other, each behind its name."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, choice) in enumerate(choices):
        label = QLabel(name, parent, textFormat=Qt.TextFormat.PlainText)
        label.setBuddy(choice)
        choice.setAccessibleName(name.replace("&", ""))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(16)
        grid.addWidget(label, row, 0)
        grid.addWidget(choice, row, 1)
    return grid


def chosen_form(file_format: str, cards: CardsForm, google: GoogleForm, outlook: OutlookForm) -> Form:
    """Say how a format is to be written."""
    table = outlook if file_format == "outlook-csv" else google
    return Form(
        headers=outlook.headers.currentData(),
        encoding=outlook.encoding.currentData(),
        plain=outlook.plain.isChecked() and outlook.encoding.currentData() != "utf-8",
        groups=cards.groups.isChecked(),
        one_each=cards.one_each.isChecked(),
        only_columns=table.bare.isChecked(),
    )


def remembered(settings: Settings, form: Form) -> Settings:
    """Note what was chosen for the next time."""
    return replace(
        settings,
        export_headers=form.headers,
        export_encoding=form.encoding,
        export_groups=form.groups,
        export_each=form.one_each,
        export_bare=form.only_columns,
    )
