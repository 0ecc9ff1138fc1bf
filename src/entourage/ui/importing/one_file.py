"""What one file of an import was taken for, which source it is from, and what can be said of it otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.operations.reporting import NO_REMARKS
from entourage.ui.importing.doubts import Doubt, doubts
from entourage.ui.importing.source_pill import SourcePill
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tips import tip
from entourage.words import columns as brief_words
from entourage.words import importing as words
from entourage.words import remarks as remark_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.importing.plan import PlannedFile
    from entourage.storage.sources import Source
    from entourage.ui.desk import Desk
    from entourage.ui.importing.files import FilesPanel


class OneFile(QWidget):
    """Live as the lines of one file of a plan; what is said of it, the panel of the files passes on."""

    def __init__(
        self, panel: FilesPanel, desk: Desk, file: PlannedFile, sources: Sequence[Source], *, removable: bool
    ) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._file, self.path = panel, desk, file, Path(file.path)
        self._doubts = doubts(file)
        language = desk.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._title())
        box = QWidget(self)
        flow = FlowLayout(box)
        self.source = self._mark(SourcePill(panel.told.emit, desk, file, sources, box), Doubt.SOURCE)
        flow.addWidget(self.source)
        is_table = file.format == "csv"
        look = self._look = self._mark(Pill(desk, self._columns(), box), Doubt.COLUMNS)
        look.setAccessibleName(language.gettext("Columns and text of {file}").format(file=file.name))
        look.clicked.connect(lambda: panel.columns.emit(self.path))
        flow.addWidget(look)
        look.setVisible(is_table)
        self._text = self._letters(box)
        flow.addWidget(self._text)
        told = [one for one in file.drafted.notices if one.code not in NO_REMARKS]
        if told:
            lost = sum(one.rejected for one in told)
            flow.addWidget(self._remarks({"rejected": lost, "remarks": len(told) - lost}, box))
        if removable:
            out = QPushButton(language.gettext("Leave this file out"), box)
            out.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
            out.clicked.connect(lambda: panel.dropped.emit(self.path))
            flow.addWidget(out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        column.addWidget(box)

    def button(self, *, of_source: bool) -> QWidget:
        """Give the button by which it is said where the file is from, or how it is read."""
        if of_source:
            return self.source
        return self._text if self._look.isHidden() else self._look

    def _mark(self, pill: Pill, doubt: Doubt, why: str = "") -> Pill:
        """Mark the button by which to look at what was guessed, and say what to do; why: what decided the guess."""
        if doubt in self._doubts:
            more = brief_words.to_check(self._desk.language, doubt)
            pill.setText("⚠ " + pill.text())
            pill.setAccessibleDescription(more)
            why = "\n".join(filter(None, (more, why)))
        if why:
            pill.setToolTip(tip(why))
        return pill

    def _title(self) -> QLabel:
        language, file = self._desk.language, self._file
        people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
        parts = [words.kind_of_file(language, file.format, file.dialect), people]
        if file.parts:
            parts.append(language.ngettext("{count} file", "{count} files", len(file.parts)))
        if file.needs_mapping:
            parts.append(language.gettext("some columns are not known: look at them"))
        elif self._doubts:
            parts.append(language.gettext("to check"))
        said = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        said.setText(f"<b>{_plain(file.name)}</b> — {_plain(' · '.join(filter(None, parts)))}")
        return said

    def _columns(self) -> str:
        """Say how well the columns of a table are known."""
        language, file = self._desk.language, self._file
        if file.recalled:
            return language.gettext("Columns as for “{file}”: change…").format(file=file.recalled).replace("&", "&&")
        unknown = sum(not meaning for _, meaning in file.columns)
        if file.needs_mapping and unknown:
            return language.ngettext("{count} column not known: say…", "{count} columns not known: say…", unknown)
        return language.gettext("Columns: change…")

    def _letters(self, box: QWidget) -> Pill:
        """Say how the letters of a file are read, and let that be changed; of pasted names, which lines they are."""
        if self._file.format == "names":
            look = Pill(self._desk, self._desk.language.gettext("Which lines are names…"), box)
            look.clicked.connect(lambda: self._panel.letters.emit(self.path))
            return self._mark(look, Doubt.TEXT)
        language, file, why = self._desk.language, self._file, self._file.evidence
        said = brief_words.briefly(language, why.code if why else "", file.encoding)
        pill = Pill(self._desk, language.gettext("{encoding}: change…").format(encoding=said), box)
        more = ""
        if why:
            more = brief_words.evidence(language, why.code, file.encoding, why.letters, why.others, why.words, why.file)
        pill.setAccessibleName(language.gettext("Text of {file}: {encoding}").format(file=file.name, encoding=said))
        pill.clicked.connect(lambda: self._panel.letters.emit(self.path))
        pill.setVisible(bool(file.encoding))
        return self._mark(pill, Doubt.TEXT, more)

    def _remarks(self, numbers: Mapping[str, int], box: QWidget) -> Pill:
        language = self._desk.language
        pill = Pill(self._desk, remark_words.briefly(language, numbers), box)
        pill.setAccessibleName(language.gettext("Remarks on {file}").format(file=self._file.name))
        pill.clicked.connect(lambda: self._panel.remarked.emit(self._file.name))
        return pill


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
