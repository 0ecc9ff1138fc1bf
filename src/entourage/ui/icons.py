"""Icons in the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from entourage import assets

_SIDE = 18
_SCALES = (1, 2, 3)


@cache
def icon(name: str, colour: str, off: str = "") -> QIcon:
    """Draw an icon of resources/icons in a colour; off: its colour where it stands on something that is disabled."""
    made = QIcon()
    for mode, of_mode in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, off)):
        if not of_mode:
            continue
        drawing = (assets.folder("icons") / f"{name}.svg").read_text("utf-8").replace("currentColor", of_mode)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        for scale in _SCALES:
            pixmap = QPixmap(QSize(_SIDE, _SIDE) * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(pixmap.rect()))
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
