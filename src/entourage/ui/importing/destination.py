"""Where new people are put: a circle for all of them, and circles for the categories of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.text import fold
from entourage.operations.naming import Named, named
from entourage.ui.circles.editing import typed
from entourage.ui.importing.work import NO_WISH, Wish
from entourage.ui.widgets.drawing import circle_icon
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.pill import Pill
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned

_CATEGORY = Qt.ItemDataRole.UserRole


class Destination(QObject):
    """Live as the two buttons that say where people are put; changed: they say something else."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._circles: Sequence[Circle] = ()
        self._offered: Mapping[str, int] = {}
        self._circle: Named | None = None
        self._categories: set[str] = set()
        self.pill = Pill(desk, "", parent)
        self.pill.setMenu(QMenu(self.pill))
        self.pill.menu().aboutToShow.connect(self._fill)
        self.categories = Pill(desk, "", parent)
        self.categories.clicked.connect(self._choose_categories)
        self._say()

    def show_plan(self, planned: Planned) -> None:
        """Offer the circles of the book and the categories of the files."""
        self._circles = planned.circles
        self.show_choices(planned)
        self._categories &= set(self._offered)

    def show_choices(self, planned: Planned) -> None:
        """Offer the categories of those who still come; what is ticked stays so until they come again."""
        self._offered = {
            name: count for name, count in planned.categories.items() if not typed(self._desk, name).is_group
        }
        self._say()

    def begin_anew(self, wish: Wish = NO_WISH) -> None:
        """Choose what was chosen before, else no circle and no category."""
        self._circle, self._categories = wish.circle, {name for name, _ in wish.categories}
        self._say()

    def wish(self) -> Wish:
        """Give what is chosen."""
        wanted = sorted(self._categories & self._offered.keys(), key=fold)
        return Wish(self._circle, tuple((name, self._named(name)) for name in wanted))

    def _named(self, category: str) -> Named:
        """Name the circle of a category: one that is called so, else a new one."""
        language = self._desk.language
        same = (one for one in self._circles if fold(names.circle(language, one)) == fold(category))
        found = next(same, None)
        return named(found) if found else typed(self._desk, category)

    def _say(self) -> None:
        language = self._desk.language
        circle = self._circle.text or names.circles(language).get(self._circle.preset, "") if self._circle else ""
        where = circle or language.gettext("no circle")
        self.pill.setText(language.gettext("Put new people into: {circle}").format(circle=where).replace("&", "&&"))
        self.pill.updateGeometry()
        number, total = len(self._categories & self._offered.keys()), len(self._offered)
        if number:
            said = language.ngettext("{count} circle from the files", "{count} circles from the files", number)
        else:
            said = language.gettext("Circles from the files…")
        self.categories.setText(said)
        self.categories.updateGeometry()
        self.categories.setVisible(bool(total))

    def _fill(self) -> None:
        language, menu = self._desk.language, self.pill.menu()
        menu.clear()
        menu.addAction(language.gettext("No circle")).triggered.connect(lambda: self.choose(None))
        for circle in self._circles:
            action = menu.addAction(circle_icon(circle), names.circle(language, circle).replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=circle: self.choose(named(one)))
        menu.addSeparator()
        menu.addAction(language.gettext("New circle…")).triggered.connect(self._ask)

    def choose(self, circle: Named | None) -> None:
        """Put new people into this circle, or into none."""
        self._circle = circle
        self._say()
        self.changed.emit()

    def _ask(self) -> None:
        language = self._desk.language
        asking = QInputDialog(self._parent)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(language.gettext("New circle"))
        asking.setLabelText(language.gettext("Name of the new circle"))
        asking.textValueSelected.connect(self._name)
        asking.open()

    def _name(self, text: str) -> None:
        wanted = typed(self._desk, text.strip())
        if text.strip() and not wanted.is_group:
            self.choose(self._named(text.strip()))

    def _choose_categories(self) -> None:
        dialog = Categories(self._desk, self._offered, self._categories, self._parent)
        dialog.chosen.connect(self.choose_categories)
        dialog.open()

    def choose_categories(self, wanted: frozenset[str]) -> None:
        """Make circles of these categories."""
        self._categories = set(wanted)
        self._say()
        self.changed.emit()


class Categories(QDialog):
    """Live as the list of the categories, each with the number of its people; chosen: those that were ticked."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, offered: Mapping[str, int], ticked: set[str], parent: QWidget) -> None:
        super().__init__(parent)
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(language.gettext("Circles from the files"))
        about = language.gettext(
            "Tick what is to be a circle. What is not ticked is kept with each person as a category."
        )
        self._list = QListWidget(self)
        self._list.setAccessibleName(language.gettext("Categories"))
        palette = self._list.palette()
        # The style draws the boxes to tick in a shade of this, which is hardly seen on a dark ground.
        palette.setColor(QPalette.ColorRole.Window, QColor(desk.colours.muted))
        self._list.setPalette(palette)
        for name, count in offered.items():
            people = language.ngettext("{count} person", "{count} people", count)
            item = QListWidgetItem(
                language.gettext("{circle}, {people}").format(circle=name, people=people), self._list
            )
            item.setData(_CATEGORY, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, parent=self)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(about, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(self._list)
        column.addWidget(buttons)
        self.setMinimumWidth(380)

    def _accept(self) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        self.chosen.emit(frozenset(one.data(_CATEGORY) for one in items if one.checkState() is Qt.CheckState.Checked))
        self.accept()
