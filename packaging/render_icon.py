"""Draw the program's icon in the sizes that desktops ask for: render_icon.py FOLDER (of an icon theme)."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "entourage.svg"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(side: int) -> QImage:
    """Draw the icon, so many pixels high and wide."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def main(theme: Path) -> None:
    """Write every size to where a theme keeps it."""
    for side in SIDES:
        folder = theme / f"{side}x{side}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        if not draw(side).save(str(folder / "entourage.png")):
            sys.exit(f"{folder}: the icon could not be written")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
