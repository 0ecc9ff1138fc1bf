"""What is drawn the same everywhere: round portraits, and chips of circles."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle

from entourage.domain.names_read import generation

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QStyleOptionViewItem

    from entourage.domain.circle import Circle
    from entourage.domain.presets import Look
    from entourage.ui.theme import Colours

CHIP_SIDES, CHIP_GAP, CHIP_ABOVE = 8, 6, 3
_GREYS = ("#5B6573", "#6A6F5E", "#735F6B", "#5E6F73", "#6B655B")
_DARK_TEXT, _LIGHT_TEXT = "#14171C", "#FFFFFF"
_MIDDLE = 0.19  # where both letters have the same contrast


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name, without what stands before it and behind.

    Of a bare number, which may be all that is known of someone, the sign for numbers.
    """
    if name and not any(letter.isalpha() for letter in name):
        return "#" if any(letter.isdigit() for letter in name) else "?"
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    before_comma = next((place for place, word in enumerate(words, 1) if word.endswith(",")), len(words))
    own = [word for word in words[:before_comma] if not word.endswith(".")]
    words = own if len(own) > 1 else words
    if len(words) > 2 and generation(words[-1]):  # noqa: PLR2004 - Jean Lachapelle Jr is JL, as his father is
        words = words[:-1]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper() or "?"


def text_on(colour: str) -> str:
    """Choose dark or light letters for a coloured ground (relative luminance, WCAG 2.1)."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return _DARK_TEXT if luminance > _MIDDLE else _LIGHT_TEXT


def ground_of(name: str) -> str:
    """Choose a quiet colour for someone in no circle, the same each time."""
    return _GREYS[hashlib.md5(name.encode(), usedforsecurity=False).digest()[0] % len(_GREYS)]


def draw_ground(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, colours: Colours, *, has_keys: bool
) -> None:
    """Draw what is behind a row: whether it is chosen, or under the mouse, and whether it has the keyboard."""
    state = option.state
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, QColor(colours.selected))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, QColor(colours.hover))
    painter.setPen(QColor(colours.line))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if has_keys and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(colours.accent))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.restore()


def draw_portrait(painter: QPainter, box: QRectF, name: str, colour: str, picture: QPixmap | None) -> None:
    """Draw someone's picture in a circle, or their initials on a colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture and not picture.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addEllipse(box)
        painter.setClipPath(path)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
    else:
        ground = colour or ground_of(name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(box)
        font = QFont(painter.font())
        font.setPixelSize(max(8, int(box.height() * 0.38)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(text_on(ground)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    painter.restore()


def chip_width(metrics: QFontMetrics, text: str) -> int:
    """Measure a chip of a circle."""
    return metrics.horizontalAdvance(text) + metrics.height() + 2 * CHIP_SIDES


def draw_symbol(painter: QPainter, centre: QPointF, symbol: str, colour: str, size: float) -> None:
    """Draw a circle's symbol in its colour, centred by its own ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(max(6, int(size)))
    path = QPainterPath()
    path.addText(0, 0, font, symbol)
    path.translate(centre - path.boundingRect().center())
    painter.fillPath(path, QColor(colour))
    painter.restore()


def draw_chip(painter: QPainter, box: QRectF, text: str, symbol: str, colour: str, colours: Colours) -> None:
    """Draw a circle's chip: its symbol in its colour, and its name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.pill))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    side = painter.fontMetrics().height() * 0.85
    centre = QPointF(box.left() + CHIP_SIDES + side / 2, box.center().y())
    draw_symbol(painter, centre, symbol, colour, side)
    painter.setPen(QColor(colours.text))
    words = box.adjusted(CHIP_SIDES + side + CHIP_GAP - 1, 0, -CHIP_SIDES / 2, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(words.width()))
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def draw_lock(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw a lock, its arch with the pen that is set; no font needs to know it."""
    body = QRectF(box.left(), box.center().y() - box.height() * 0.05, box.width(), box.height() * 0.6)
    arch = QRectF(box.left() + box.width() * 0.2, box.top() - 1, box.width() * 0.6, box.height() * 0.9)
    painter.drawArc(arch, 0, 180 * 16)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(body, 1.5, 1.5)


def circle_icon(circle: Circle | Look, side: int = 18) -> QIcon:
    """Draw a circle's symbol in its colour as an icon."""
    pixmap = QPixmap(QSize(side, side) * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_symbol(painter, QRectF(pixmap.rect()).center(), circle.symbol, circle.colour, side * 1.7)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else its colour is mixed with that of what is chosen
    return icon


def label(text: str, colours: Colours, ratio: float, font: QFont) -> QPixmap:
    """Draw a small label for what is being dragged."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 200)
    size = QSize(metrics.horizontalAdvance(shown) + 2 * CHIP_SIDES + 6, metrics.height() + 10)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    box = QRectF(0, 0, size.width(), size.height())
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(colours.on_accent))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.end()
    return pixmap
