"""The cells of the matrix: what each says, and how it is called and drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from entourage.domain.sharing import Verdict
from entourage.operations.sharing import PUBLIC, UNSORTED
from entourage.ui.widgets.drawing import draw_lock
from entourage.words import names
from entourage.words.deciding import told

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.circles import CircleCounts
    from entourage.operations.sharing import Matrix
    from entourage.ui.theme import Colours

UNSET, LOCKED = "unset", "locked"
KEYS = {Verdict.EVERYTHING: 1, Verdict.LITTLE: 2, Verdict.NOTHING: 3, None: 0}
"""The digit that sets each verdict, and no opinion."""


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: a circle or a group beside the circles, and how many people it has (None: the public)."""

    circle: Circle | None
    group: str
    people: int | None

    @property
    def key(self) -> str:
        """Name the column where the cell is a place to go to."""
        return str(self.circle.id) if self.circle else self.group


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell; verdict: None for no opinion. is_fixed: its kind is locked or its circle closed."""

    column: Column
    topic: Topic
    verdict: Verdict | None
    is_fixed: bool
    contradicts: bool

    @property
    def code(self) -> str:
        """Name what the cell looks like: "locked", "unset", or its verdict's code."""
        if self.is_fixed:
            return LOCKED
        return UNSET if self.verdict is None else self.verdict.code

    def takes(self, verdict: Verdict | None) -> bool:
        """Tell whether the cell can be given this verdict: a group always has one."""
        return not self.is_fixed and (verdict is not None or self.column.circle is not None)


def columns(matrix: Matrix, counts: CircleCounts) -> tuple[Column, ...]:
    """List the columns: the circles, those not sorted yet, the public."""
    people = {circle.id: number for circle, number in counts.circles}
    of_circles = [Column(circle, "", people.get(circle.id, 0)) for circle in matrix.circles]
    return (*of_circles, Column(None, UNSORTED, counts.unsorted), Column(None, PUBLIC, None))


def cell(matrix: Matrix, column: Column, topic: Topic) -> Cell:
    """Say what a cell holds."""
    circle = column.circle
    found = [one for one in matrix.contradictions if one.topic.id == topic.id]
    if circle:
        verdict = matrix.rules.get((circle.id, topic.id))
        contradicts = any(one.circle.id == circle.id for one in found)
    else:
        verdict = topic.public if column.group == PUBLIC else topic.unsorted
        contradicts = column.group == PUBLIC and bool(found)
    is_fixed = topic.locked or (circle is not None and circle.closed)
    return Cell(column, topic, Verdict.NOTHING if is_fixed else verdict, is_fixed, contradicts)


def who(language: Language, column: Column) -> str:
    """Say what a column is called."""
    return names.circle(language, column.circle) if column.circle else names.groups(language)[column.group]


def people(language: Language, column: Column) -> str:
    """Say how many people a column has."""
    if column.people is None:
        return language.gettext("anyone")
    return language.ngettext("{count} person", "{count} people", column.people)


def said(language: Language, found: Cell) -> str:
    """Say a cell whole, as a screen reader does."""
    return told(language, who(language, found.column), found.topic, found.verdict)


def word(language: Language, verdict: Verdict | None) -> str:
    """Say a verdict, or no opinion."""
    return names.verdicts(language)[UNSET] if verdict is None else names.verdict(language, verdict)


def ink(colours: Colours, code: str) -> tuple[str, str]:
    """Give the colours of a cell's ground and words."""
    return {
        "everything": (colours.everything, colours.on_everything),
        "little": (colours.little, colours.on_little),
        "nothing": (colours.nothing, colours.on_nothing),
        LOCKED: (colours.locked, colours.muted),
        UNSET: (colours.base, colours.muted),
    }[code]


def draw_mark(painter: QPainter, centre: QPointF, side: float, code: str, colour: str) -> None:
    """Draw what tells verdicts apart without colours: full, half, empty, a lock, a dash."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = max(1.3, side / 8)
    painter.setPen(QPen(QColor(colour), line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = (side - line) / 2
    box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    if code == LOCKED:
        draw_lock(painter, box, colour)
    elif code == UNSET:
        painter.drawLine(QPointF(box.left(), centre.y()), QPointF(box.right(), centre.y()))
    else:
        painter.drawEllipse(box)
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        if code == "everything":
            painter.drawEllipse(box)
        elif code == "little":
            painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()


def mark(code: str, colours: Colours, side: int = 16) -> QIcon:
    """Draw a mark as an icon."""
    pixmap = QPixmap(QSize(side, side) * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_mark(painter, QRectF(pixmap.rect()).center(), side * 1.5, code, ink(colours, code)[1])
    painter.end()
    return QIcon(pixmap)
