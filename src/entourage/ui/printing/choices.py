"""What a page is to say, for whom, and on which paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.domain import paper
from entourage.domain.paper import ONLY_FOR_MYSELF, Detail
from entourage.language import own_name
from entourage.operations.browsing import Order
from entourage.operations.naming import named
from entourage.operations.paper import Wanted, held
from entourage.printing.summary import Sheet
from entourage.ui.widgets.drawing import circle_icon
from entourage.ui.widgets.tone import tone
from entourage.words import names
from entourage.words import paper as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.language import Language
    from entourage.operations.circles import CircleCounts
    from entourage.ui.desk import Desk

UNSORTED = 0
_INDENT = 24


def heading(text: str, parent: QWidget, buddy: QWidget | None = None) -> QLabel:
    """Make the label above a group of choices."""
    label = QLabel(text, parent, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    if buddy:
        label.setBuddy(buddy)
        buddy.setAccessibleName(text.replace("&", ""))
    return label


def explanation(desk: Desk, text: str, parent: QWidget) -> QLabel:
    """Make a line that explains a choice."""
    label = QLabel(text, parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    tone(desk, label, "muted")
    return label


def indented(line: QLabel) -> QHBoxLayout:
    """Set a line under the words of the button above it."""
    layout = QHBoxLayout()
    layout.addSpacing(_INDENT)
    layout.addWidget(line, 1)
    return layout


class Readers(QWidget):
    """Live as the choice of whom something is for; changed: it is for someone else, or for myself again."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget, explained: str) -> None:
        """Build it; explained: what whoever else it is for does not get."""
        super().__init__(parent)
        language = desk.language
        self.mine = QRadioButton(language.gettext("For &myself"), self)
        self.theirs = QRadioButton(language.gettext("For someone &else"), self)
        self._told = explanation(desk, explained, self)
        self.theirs.setAccessibleDescription(explained)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.mine)
        column.addWidget(self.theirs)
        column.addLayout(indented(self._told))
        group = QButtonGroup(self)
        group.addButton(self.mine)
        group.addButton(self.theirs)
        self.mine.setChecked(True)
        self.theirs.toggled.connect(lambda _: self.changed.emit())

    def for_myself(self) -> bool:
        """Tell whether it is for myself."""
        return self.mine.isChecked()


class Choices(QWidget):
    """Live as the choices beside the pages; changed: something else is wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._circles: dict[int, Circle] = {}
        self._held = frozenset(Detail)
        self._details = {True: desk.settings.pages_mine, False: desk.settings.pages_theirs}
        language = desk.language
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self.circle = QComboBox(self)
        self.circle.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.circle.setMinimumContentsLength(16)
        self._column.addWidget(heading(language.gettext("&Circle"), self, self.circle))
        self._column.addWidget(self.circle)
        self._column.addSpacing(8)
        self.readers = Readers(
            desk,
            self,
            language.gettext("No rules, no description of the circle, no notes."),
        )
        self._column.addWidget(self.readers)
        self._column.addSpacing(8)
        self._column.addWidget(heading(language.gettext("Beside the names"), self))
        self.details = self._boxes()
        self._column.addSpacing(8)
        self._build_page(language)
        self._column.addStretch(1)
        self._show_details()
        self._connect()

    def stops(self) -> list[QWidget]:
        """List what takes the keyboard, in the order in which it is read."""
        chosen = [self.circle, self.readers.mine, self.readers.theirs]
        return [*chosen, *self.details.values(), self.order, self.paper, self.way_up, self.language]

    def _boxes(self) -> dict[Detail, QCheckBox]:
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(10)
        called = words.details(self._desk.language)
        boxes = {detail: QCheckBox(called[detail].replace("&", "&&"), self) for detail in Detail}
        for place, box in enumerate(boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        self.lacking = explanation(self._desk, "", self)
        self.lacking.hide()
        self._column.addWidget(self.lacking)
        return boxes

    def _read_held(self) -> None:
        """Find out which details nobody in the circle has."""
        if self.chosen() is None:
            return
        circle = self._circles.get(self.chosen() or UNSORTED)
        wanted = named(circle) if circle else None
        self._desk.read(self, lambda database: held(database, wanted), self._show_held, "held")

    def _show_held(self, found: frozenset[Detail]) -> None:
        self._held = found
        self._tell_lacking()

    def _tell_lacking(self) -> None:
        """Say of which details ticked there is nothing to print."""
        language = self._desk.language
        ticked = [detail for detail, box in self.details.items() if box.isChecked() and detail not in self._held]
        said = ", ".join(words.details(language)[detail] for detail in ticked)
        self.lacking.setText(language.gettext("Nobody here has: {details}").format(details=said))
        self.lacking.setVisible(bool(ticked))

    def _build_page(self, language: Language) -> None:
        settings = self._desk.settings
        self._page = QGridLayout()
        self._page.setVerticalSpacing(6)
        self._page.setHorizontalSpacing(10)
        self._page.setColumnStretch(1, 1)
        self._column.addLayout(self._page)
        orders = [
            ("family", language.gettext("Last name")),
            ("given", language.gettext("First name")),
            ("company", language.gettext("Company")),
        ]
        papers = [("a4", "A4"), ("letter", language.pgettext("paper", "Letter"))]
        ways_up = [(False, language.pgettext("paper", "Portrait")), (True, language.pgettext("paper", "Landscape"))]
        usual = "letter" if language.letter_paper else "a4"
        self.order = self._box(language.gettext("&Order by"), orders, settings.pages_order or settings.name_order)
        self.paper = self._box(language.gettext("P&aper"), papers, settings.paper or usual)
        self.way_up = self._box(language.gettext("&Way up"), ways_up, settings.landscape)
        self._languages = {str(one.locale): one for one in [language, *self._others()]}
        spoken = [(tag, own_name(tag)) for tag in self._languages]
        self.language = self._box(language.gettext("Lan&guage of the page"), spoken, settings.pages_language)

    def _others(self) -> list[Language]:
        return [one for one in self._desk.vocabulary if one.code != self._desk.language.code]

    def _box(self, label: str, choices: Sequence[tuple[Any, str]], chosen: Any) -> QComboBox:  # noqa: ANN401 - data
        box = QComboBox(self)
        for kept, called in choices:
            box.addItem(called, kept)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = self._page.rowCount()
        self._page.addWidget(heading(label, self, box), row, 0)
        self._page.addWidget(box, row, 1)
        return box

    def _connect(self) -> None:
        for box in (self.circle, self.order, self.paper, self.way_up, self.language):
            box.currentIndexChanged.connect(self._changed)
        for check in self.details.values():
            check.toggled.connect(self._ticked)
        self.circle.currentIndexChanged.connect(self._read_held)
        self.readers.changed.connect(self._read_by_another)

    def _changed(self) -> None:
        self.changed.emit()

    def _ticked(self) -> None:
        chosen = [detail for detail, box in self.details.items() if box.isChecked()]
        self._details[self.readers.for_myself()] = paper.written(chosen)
        self._tell_lacking()
        self.changed.emit()

    def _read_by_another(self) -> None:
        self._show_details()
        self.changed.emit()

    def _show_details(self) -> None:
        """Tick what was chosen for this reader; what another may not read cannot be ticked."""
        mine = self.readers.for_myself()
        chosen = paper.for_reader(paper.read(self._details[mine]), for_myself=mine)
        for detail, box in self.details.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's
            box.setChecked(detail in chosen)
            box.blockSignals(False)  # noqa: FBT003 - Qt's
            box.setEnabled(mine or detail not in ONLY_FOR_MYSELF)
        self._tell_lacking()

    def show_circles(self, counts: CircleCounts, chosen: int) -> None:
        """List the circles with their counts, and choose one; UNSORTED for those not sorted yet."""
        language = self._desk.language
        self._circles = {circle.id: circle for circle, _ in counts.circles}
        self.circle.blockSignals(True)  # noqa: FBT003 - Qt's
        self.circle.clear()
        for circle, count in counts.circles:
            self.circle.addItem(circle_icon(circle), self._counted(names.circle(language, circle), count), circle.id)
        self.circle.addItem(self._counted(names.groups(language)["unsorted"], counts.unsorted), UNSORTED)
        self.circle.setCurrentIndex(max(0, self.circle.findData(chosen)))
        self.circle.blockSignals(False)  # noqa: FBT003 - Qt's
        self._read_held()

    def _counted(self, name: str, count: int) -> str:
        language = self._desk.language
        return language.gettext("{name} ({count})").format(name=name, count=language.number(count))

    def chosen(self) -> int | None:
        """Give the id of the circle chosen, UNSORTED for those not sorted yet, None before they are known."""
        found: int | None = self.circle.currentData()
        return found

    def page_language(self) -> Language:
        """Give the language of the page."""
        return self._languages[self.language.currentData()]

    def circle_name(self) -> str:
        """Name what is chosen in the language of the page."""
        circle = self._circles.get(self.chosen() or UNSORTED)
        spoken = self.page_language()
        return names.circle(spoken, circle) if circle else names.groups(spoken)["unsorted"]

    def wanted(self) -> Wanted:
        """Say what is to be put on paper."""
        mine, circle = self.readers.for_myself(), self._circles.get(self.chosen() or UNSORTED)
        sheet = Sheet(
            language=self.page_language(),
            letter=self.paper.currentData() == "letter",
            landscape=bool(self.way_up.currentData()),
        )
        return Wanted(
            circle=named(circle) if circle else None,
            sheet=sheet,
            for_myself=mine,
            details=paper.for_reader(paper.read(self._details[mine]), for_myself=mine),
            order=Order(self.order.currentData()),
        )

    def keep(self) -> None:
        """Remember what was chosen."""
        settings, language = self._desk.settings, self._desk.language
        order, chosen, spoken = self.order.currentData(), self.paper.currentData(), self.language.currentData()
        usual = "letter" if language.letter_paper else "a4"
        kept = replace(
            settings,
            pages_mine=self._details[True],
            pages_theirs=self._details[False],
            pages_order="" if order == settings.name_order else order,
            paper="" if chosen == usual else chosen,
            landscape=bool(self.way_up.currentData()),
            pages_language="" if spoken == str(language.locale) else spoken,
        )
        if kept != settings:
            self._desk.change_settings(kept)
