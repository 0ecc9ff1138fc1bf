"""Portraits, read and made small away from the window's thread."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from entourage.formats.pictures import can_be_shown
from entourage.operations import browsing

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_MOST_KEPT = 600
_AT_ONCE = 40
_SIDE = 160


class Pictures(QObject):
    """Live as the portraits that were seen lately.

    arrived: some that were asked for are there.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._asked: list[int] = []
        self._missing: set[int] = set()
        desk.changed.connect(self._missing.clear)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def get(self, photo_id: int) -> QPixmap | None:
        """Give a portrait, or None while it is being read."""
        if not photo_id:
            return None
        found = self._kept.get(photo_id)
        if found is not None:
            self._kept.move_to_end(photo_id)
        elif photo_id not in self._missing and photo_id not in self._asked:
            self._wanted[photo_id] = None
            if not self._asked:
                self._soon.start()
        return found

    def _read(self) -> None:
        """Read some of those that are wanted, the first wanted first; those wanted meanwhile come after them."""
        self._asked = wanted = list(self._wanted)[:_AT_ONCE]
        for key in wanted:
            del self._wanted[key]

        def call(database: Database) -> dict[int, QImage]:
            return {key: small(data) for key, data in browsing.pictures(database, wanted).items()}

        self._desk.read(self, call, self._take, "pictures", failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        """Say why these are missing, and go on to those wanted since."""
        self._take({})
        self._desk.tell_fault(error)

    def _take(self, images: dict[int, QImage]) -> None:
        for key, image in images.items():
            self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self._missing |= set(self._asked) - set(images)
        self._asked = []
        if self._wanted:
            self._soon.start()
        self.arrived.emit()


def small(data: bytes, side: int = _SIDE) -> QImage:
    """Read a picture and cut a square of this side from its middle; one that cannot be read is null."""
    if not can_be_shown(data):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    edge = min(image.width(), image.height())
    return image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
