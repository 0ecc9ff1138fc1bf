"""Whom a comparison puts side by side, their portraits, and what stands of them as one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from entourage.domain.contact import Kind, first_of
from entourage.domain.uniting import unite
from entourage.ui.people.pictures import small
from entourage.ui.widgets.drawing import draw_portrait

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from entourage.domain.contact import Held, Value
    from entourage.domain.pairing import Line


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of the people: where they stand ("In your book"), what they have, and their portrait.

    notes: what else is to be told of them, by its name, the same for all sides ("Circles").
    """

    where: str
    held: tuple[Held, ...]
    picture: QImage
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the values that stand."""
        return tuple(one.value for one in self.held if not one.removed)


def side_of(where: str, held: tuple[Held, ...], notes: tuple[tuple[str, str], ...] = ()) -> Side:
    """Make a side, its portrait read and made small: not on the window's thread."""
    side = Side(where, held, QImage(), notes)
    photo = first_of(side.values, Kind.PHOTO)
    data = photo.photo.data if photo and photo.photo else b""
    return replace(side, picture=small(data)) if data else side


def portrait(side: Side, name: str, size: int, ratio: float) -> QIcon:
    """Draw someone's picture, or their initials; size: in points, of so many pixels each."""
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    picture = None if side.picture.isNull() else QPixmap.fromImage(side.picture)
    painter = QPainter(made)
    draw_portrait(painter, QRectF(0, 0, size, size), name, "", picture)
    painter.end()
    icon = QIcon(made)
    icon.addPixmap(made, QIcon.Mode.Selected)  # else it is mixed with the colour of what is chosen
    return icon


def united_of(sides: Sequence[Side], chosen: Collection[int]) -> tuple[Value, ...]:
    """Say what the people have as one person."""
    first, *others = (side.held for side in sides)
    standing = reduce(lambda own, theirs: unite(own, theirs, choose=chosen).standing, others, first)
    return tuple(one.value for one in standing)


def all_stay(line: Line, standing: tuple[bool, ...]) -> bool:
    """Tell whether all values of a line stay."""
    return all(is_kept for value, is_kept in zip(line.values, standing, strict=True) if value)
