"""Choose what of the book leaves this computer for an address book, and when it is synchronized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.server import USUAL, Field, Grouping, Naming, People, Sharing
from entourage.operations import circles as circle_operations
from entourage.operations import servers
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.yielding import Yielding
from entourage.words import names
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.operations.circles import CircleCounts
    from entourage.operations.servers import ServerBook
    from entourage.ui.desk import Desk

_COLUMNS = 3
_LIST_HEIGHT = 96
_TIMES = (0, 15, 60, 240, 1440)
_MARGIN = 12
_WIDTH, _HEIGHT = 620, 640


class Circles(QListWidget):
    """Live as circles to be ticked, with how many people are in each."""

    def __init__(self, desk: Desk, overview: CircleCounts, ticked: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        language = desk.language
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(_LIST_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for circle, count in overview.circles:
            item = QListWidgetItem(f"{names.circle(language, circle)} ({language.number(count)})", self)
            item.setData(Qt.ItemDataRole.UserRole, circle.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if circle.id in ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[int, ...]:
        """Give the ids of the circles that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        chosen = (one for one in items if one.checkState() is Qt.CheckState.Checked)
        return tuple(int(one.data(Qt.ItemDataRole.UserRole)) for one in chosen)


class SharingChoice(QWidget):
    """Live as the choice of what leaves this computer for an address book; changed: something else is chosen."""

    changed = Signal()

    def __init__(
        self, desk: Desk, overview: CircleCounts, parent: QWidget, *, sharing: Sharing = USUAL, book: ServerBook | None
    ) -> None:
        super().__init__(parent)
        self._desk, self._overview = desk, overview
        self._by_id: dict[int, Circle] = {circle.id: circle for circle, _ in overview.circles}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, _MARGIN, 0)
        self._ask_whom(sharing)
        self._ask_fields(sharing)
        self._ask_names(sharing)
        self._ask_when(book)
        self.summary = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.summary, "muted")
        self._column.addSpacing(_MARGIN)
        self._column.addWidget(self.summary)
        self._column.addStretch(1)
        self.changed.connect(self._sum_up)
        self._sum_up()

    def _head(self, text: str) -> None:
        label = QLabel(text, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        if self._column.count():
            self._column.addSpacing(_MARGIN)
        self._column.addWidget(label)

    def _radio(self, group: QButtonGroup, key: int, text: str, *, is_on: bool) -> QRadioButton:
        button = QRadioButton(text, self)
        button.setChecked(is_on)
        group.addButton(button, key)
        self._column.addWidget(button)
        button.toggled.connect(self.changed)
        return button

    def _ask_whom(self, sharing: Sharing) -> None:
        language = self._desk.language
        self._head(language.gettext("Who is put on the server"))
        self.people = QButtonGroup(self)
        everyone = language.gettext("Everyone ({count})").format(count=language.number(self._overview.everyone))
        said = (
            everyone,
            language.gettext("Members of these circles:"),
            language.gettext("Nobody new, only those who came from there"),
        )
        for place, (kind, text) in enumerate(zip(People, said, strict=True)):
            self._radio(self.people, place, text, is_on=sharing.people is kind)
            if kind is People.CIRCLES:
                self.circles = Circles(self._desk, self._overview, sharing.circles, self)
                self.circles.setAccessibleName(language.gettext("Circles whose members are put on the server"))
                self.circles.itemChanged.connect(lambda _: self.changed.emit())
                self._column.addWidget(self.circles)
        self.people.idToggled.connect(lambda *_: self._follow())

    def _ask_fields(self, sharing: Sharing) -> None:
        language = self._desk.language
        self._head(language.gettext("What of them goes there, beside their names"))
        grid = QGridLayout()
        self.fields: dict[Field, QCheckBox] = {}
        for place, (key, name) in enumerate(words.fields(language).items()):
            box = QCheckBox(name[:1].upper() + name[1:], self)
            box.setChecked(key not in sharing.kept_home)
            box.toggled.connect(self.changed)
            self.fields[Field(key)] = box
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        self._column.addLayout(grid)

    def _ask_names(self, sharing: Sharing) -> None:
        language = self._desk.language
        self._head(language.gettext("Names of circles that go there"))
        self.naming = QButtonGroup(self)
        said = (
            language.gettext("None"),
            language.gettext("Those of these circles:"),
            language.gettext("Those of all circles, and new ones too"),
        )
        for place, (kind, text) in enumerate(zip(Naming, said, strict=True)):
            self._radio(self.naming, place, text, is_on=sharing.naming is kind)
            if kind is Naming.SOME:
                self.named = Circles(self._desk, self._overview, sharing.named, self)
                self.named.setAccessibleName(language.gettext("Circles whose names go there"))
                self.named.itemChanged.connect(lambda _: self.changed.emit())
                self._column.addWidget(self.named)
        self.grouping = QCheckBox(language.gettext("As groups of their own, as Apple’s programs read them"), self)
        self.grouping.setChecked(sharing.grouping is Grouping.CARDS)
        self.grouping.toggled.connect(self.changed)
        self._column.addWidget(self.grouping)
        self.naming.idToggled.connect(lambda *_: self._follow())
        self._follow()

    def _ask_when(self, book: ServerBook | None) -> None:
        language = self._desk.language
        self._head(language.gettext("When it is synchronized by itself, while the window is open"))
        self.times = QComboBox(self)
        self.times.setAccessibleName(language.gettext("How often it is synchronized"))
        wanted = book.every if book else 0
        for every in sorted({*_TIMES, wanted}):
            text = words.schedule(language, every, at_start=False) if every else language.gettext("Only when I say so")
            self.times.addItem(text[:1].upper() + text[1:], every)
        self.times.setCurrentIndex(self.times.findData(wanted))
        self.start = QCheckBox(language.gettext("When the program starts"), self)
        self.start.setChecked(bool(book and book.at_start))
        self._column.addWidget(self.times)
        self._column.addWidget(self.start)

    def _follow(self) -> None:
        """Let only that be chosen which counts."""
        self.circles.setVisible(list(People)[self.people.checkedId()] is People.CIRCLES)
        naming = list(Naming)[self.naming.checkedId()] if hasattr(self, "naming") else Naming.NONE
        if hasattr(self, "named"):
            self.named.setVisible(naming is Naming.SOME)
        if hasattr(self, "grouping"):
            self.grouping.setEnabled(naming is not Naming.NONE)

    def _sum_up(self) -> None:
        self.summary.setText("\n".join(words.leaving(self._desk.language, self.sharing(), self._by_id)))

    def sharing(self) -> Sharing:
        """Give what is chosen."""
        return Sharing(
            people=list(People)[self.people.checkedId()],
            circles=self.circles.ticked(),
            naming=list(Naming)[self.naming.checkedId()],
            named=self.named.ticked(),
            grouping=Grouping.CARDS if self.grouping.isChecked() else Grouping.CATEGORIES,
            kept_home=frozenset(field for field, box in self.fields.items() if not box.isChecked()),
        )

    def every(self) -> int:
        """Give after how many minutes it is synchronized again, 0 for never by itself."""
        return int(self.times.currentData())

    def at_start(self) -> bool:
        """Tell whether it is synchronized when the program starts."""
        return self.start.isChecked()


class SharingDialog(QDialog):
    """Live as the window in which is changed what leaves for an address book."""

    def __init__(self, desk: Desk, book: ServerBook, overview: CircleCounts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._book = desk, book
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "servers")
        self.setWindowTitle(language.gettext("What leaves for {book}").format(book=language.quoted(book.name)))
        self.choice = SharingChoice(desk, overview, self, sharing=book.sharing, book=book)
        choices = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(Yielding(self.choice, self), 1)
        column.addWidget(self.buttons)
        self.resize(_WIDTH, min(_HEIGHT, int(self.screen().availableSize().height() * 0.9)))

    def _save(self) -> None:
        key, sharing = self._book.id, self.choice.sharing()
        every, at_start = self.choice.every(), self.choice.at_start()
        self._desk.write(
            lambda database: servers.change(database, key, sharing=sharing, every=every, at_start=at_start), self._saved
        )

    def _saved(self, _: None) -> None:
        language = self._desk.language
        said = language.gettext("What leaves for {book} is changed; the next synchronization follows it.")
        self._desk.tell(said.format(book=language.quoted(self._book.name)))
        self.accept()


def change_sharing(desk: Desk, book: ServerBook, parent: QWidget) -> None:
    """Open the window in which is changed what leaves for an address book."""
    desk.read(
        parent,
        circle_operations.overview,
        lambda overview: SharingDialog(desk, book, overview, parent).open(),
        "sharing",
    )
