"""What an import did not fully understand: listed, shown where it stands, reported, and saved to be mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.formats.passages import Passage
from entourage.operations import paper, pasting, reporting
from entourage.ui.importing.passage import PassageView
from entourage.ui.importing.remarks_list import RemarksList
from entourage.ui.importing.saved import Saved
from entourage.ui.printing import saving
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import faults, names, remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.formats.passages import Passages
    from entourage.formats.record import Notice
    from entourage.operations.reporting import LeftOut, Remarked, Unread
    from entourage.ui.desk import Desk

_SIZE, _SHARE = (760, 560), 0.85


class RemarksDialog(QDialog):
    """Live as the window of what was not understood of files."""

    def __init__(
        self, desk: Desk, files: Sequence[Remarked], unread: Sequence[Unread], given: Sequence[Path], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._files, self._unread = desk, files, unread
        self._containers = given
        self._read = [*given, *(file.path for file in files), *(one.path for one in unread)]
        self._opened: tuple[Remarked, Passages] | None = None
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(language.gettext("What was not fully understood"))
        about = QLabel(
            remarks.counted(language, reporting.counted(files)), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        whys = [faults.error(language, one.error) for one in unread]
        self.list = RemarksList(desk, reporting.groups(files), self, several=len(files) > 1, unread=whys)
        self.list.setAccessibleName(self.windowTitle())
        self.passage = PassageView(desk, self)
        sides = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False)
        sides.addWidget(self.list)
        sides.addWidget(self._below())
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(sides, 1)
        self.saved = Saved(desk, self)
        column.addWidget(self.saved)
        column.addWidget(self._buttons())
        self.list.looked.connect(self._look)
        self.list.went.connect(self.passage.setFocus)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * _SHARE))
        self.list.setFocus()

    def _below(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.sentence = QLabel(box, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        column.addWidget(self.sentence)
        column.addWidget(self.passage, 1)
        return box

    def _buttons(self) -> QDialogButtonBox:
        language = self._desk.language
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        box.rejected.connect(self.reject)
        self.save_report = box.addButton(language.gettext("Save the &report…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_report.clicked.connect(self._ask_report)
        self.save_rejected = box.addButton(
            language.gettext("Save what was &left out…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save_rejected.setToolTip(language.gettext("As it stands, so that you can mend it and import it again"))
        self.save_rejected.clicked.connect(self._ask_rejected)
        self.save_rejected.setVisible(any(file.can_be_mended for file in self._files))
        for button in box.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return unfolds the list
        return box

    def _look(self, file: Remarked | None, notice: Notice | None) -> None:
        """Say the whole notice chosen, and show where it stands."""
        said = remarks.sentence(self._desk.language, notice, file.whose(notice)) if file and notice else self._refused()
        is_named = file is not None and notice is not None and len(self._files) > 1
        self.sentence.setText(names.labelled(self._desk.language, file.name, said) if is_named and file else said)
        if file is None or notice is None:
            self.passage.show_passage(Passage(0, 0, ()))
            return
        opened = self._opened

        def call(_: object) -> tuple[Passages, Passage]:
            passages = opened[1] if opened and opened[0] is file else reporting.passages(file)
            return passages, passages.around(notice.line)

        def then(answer: tuple[Passages, Passage]) -> None:
            self._opened = file, answer[0]
            self.passage.show_passage(answer[1])

        self._desk.read(self, call, then, "passage", failed=self._cannot_show)

    def _refused(self) -> str:
        """Say the whole of why a file was not read at all, where that is chosen."""
        item = self.list.currentItem()
        return item.text(0) if item else ""

    def _cannot_show(self, error: BaseException) -> None:
        if isinstance(error, EntourageError):
            self.passage.setPlainText(faults.error(self._desk.language, error))
        else:
            self._desk.tell_fault(error)

    def _ask_report(self) -> None:
        language = self._desk.language
        name = language.gettext("Report on {file}").format(file=self._called())
        self._ask(self.save_report, f"{name}.txt", self._write_report)

    def _ask_rejected(self) -> None:
        language = self._desk.language
        name = language.gettext("Left out of {file}").format(file=self._called())
        self._ask(self.save_rejected, name + reporting.suffix_of(self._files), self._write_rejected)

    def _called(self) -> str:
        """Say in the name of a file what it is about: the only file given by its name, and the day."""
        language, bases = self._desk.language, self._containers
        given = {one for one in self._read if one in bases or not any(map(one.is_relative_to, bases))}
        only = given.pop() if len(given) == 1 else None
        named = only.stem if only else language.gettext("import")
        named = language.gettext("Pasted text") if only and pasting.said_of(only) else named
        return saving.file_name(named, paper.today().isoformat(), "")

    def _ask(self, button: QPushButton, name: str, then: Callable[[Path], None]) -> None:
        title, ending = button.text().replace("&", "").removesuffix("…"), Path(name).suffix

        def chosen(place: str) -> None:
            path = Path(place)
            self._desk.change_settings(replace(self._desk.settings, report_folder=str(path.parent)))
            then(path)

        saving.ask_path(self, title, self._folder() / name, f"{ending[1:].upper()} (*{ending})", chosen)

    def _folder(self) -> Path:
        """Give the folder used last, else that of the files; that of documents where they are in none, as if pasted."""
        known = (one.parent for one in self._read if not pasting.said_of(one))
        usual = next((one for one in known if one.is_dir()), saving.folder(""))
        remembered = self._desk.settings.report_folder
        return saving.folder(remembered) if remembered and Path(remembered).is_dir() else usual

    def _write_report(self, path: Path) -> None:
        desk, files, unread, read = self._desk, self._files, self._unread, self._read

        def call() -> None:
            reporting.guard([path], read)
            reporting.save_report(path, desk.language, files, unread)

        said = desk.language.gettext("The report is in {file}.").format(file=desk.language.quoted(str(path)))
        self.saved.expect(path)
        desk.work(desk, call, lambda _: desk.tell(said), self._tell)

    def _write_rejected(self, path: Path) -> None:
        desk, files, read = self._desk, self._files, self._read

        def call() -> LeftOut:
            reporting.guard([path], read)
            return reporting.save_rejected(path, files)

        def then(left_out: LeftOut) -> None:
            named = [str(one) for one in left_out.written]
            desk.tell(" ".join(remarks.left_out(desk.language, named, left_out.not_cut)))

        self.saved.expect(path)
        desk.work(desk, call, then, self._tell)

    def _tell(self, error: BaseException) -> None:
        self._desk.tell_fault(error)
