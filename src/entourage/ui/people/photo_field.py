"""The picture of a person in the editor: chosen, pasted, dropped, made small, taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QWidget

from entourage.domain.contact import Kind, Photo, Value
from entourage.domain.sheet import Line
from entourage.formats.pictures import MOST_PIXELS_JPEG
from entourage.ui.icons import icon
from entourage.ui.people.pictures import small
from entourage.ui.widgets.drawing import draw_portrait
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QContextMenuEvent, QPaintEvent

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SIDE, _MARK = 92, 26
_LARGEST_SIDE = 1024  # pixels: enough for a page, little for a card
_QUALITY = 88
_LARGEST_FILE = 200_000_000
_DRAWINGS = (b"svg", b"svgz")  # they may name other files, and are no photos


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Hold a picture that was made small, None where it could not be read, and where it came from."""

    photo: Photo | None
    source: str


class PhotoField(QAbstractButton):
    """Live as the picture: Return or a click offers what can be done with it.

    edited: it is another. refused: a sentence why one could not be taken, empty when one could.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, line: Line | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.line = line or Line(None, Value(kind=Kind.PHOTO))
        self._value = self.line.value
        self._name = ""
        self._picture: QPixmap | None = None
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.offer)
        self._show()

    def now(self) -> Line:
        """Give the line with the picture of now."""
        return Line(self.line.held, self._value)

    def call_by(self, name: str) -> None:
        """Draw the initials of this name where there is no picture."""
        self._name = name
        self.update()

    def _show(self) -> None:
        language, photo = self._desk.language, self._value.photo
        self._read(photo.data if photo else b"")
        self.setAccessibleName(language.gettext("Photo") if photo else language.gettext("Photo: none"))
        said = language.gettext("Photo: click, drop a picture here, or paste one")
        if photo and photo.url:
            said = language.gettext("A picture at {address}, which is not fetched").format(address=photo.url)
        self.setToolTip(tip(said))
        self.setAccessibleDescription(said)
        self.update()

    def _read(self, data: bytes) -> None:
        """Make the picture small away from the window's thread; what was asked for before is not heard any more."""
        self._picture = None if data else QPixmap()
        self._desk.read(self, lambda _: small(data, 2 * _SIDE), self._seen, "portrait")

    def _seen(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def _take(self, photo: Photo | None) -> None:
        self._value = replace(self._value, photo=photo, text="", raw="")
        self.refused.emit("")
        self._show()
        self.edited.emit()

    def offer(self) -> None:
        """Offer what can be done with the picture."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Build the menu of what can be done."""
        language = self._desk.language
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(language.gettext("&Choose a file…")).triggered.connect(self.choose)
        paste = menu.addAction(language.gettext("&Paste"))
        paste.setEnabled(_holds_picture(QGuiApplication.clipboard().mimeData()))
        paste.triggered.connect(self.paste)
        remove = menu.addAction(language.gettext("&Remove"))
        remove.setEnabled(self._value.photo is not None)
        remove.triggered.connect(self.remove)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by Ctrl+V, remove by Del, offer by Return."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.offer()
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Ask for a file."""
        language = self._desk.language
        dialog = QFileDialog(self, language.gettext("Choose a photo"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = " ".join(f"*.{bytes(one.data()).decode()}" for one in QImageReader.supportedImageFormats())
        dialog.setNameFilters(
            [language.gettext("Pictures ({kinds})").format(kinds=kinds), language.gettext("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def paste(self) -> None:
        """Take the picture that was copied, or the file."""
        self._take_from(QGuiApplication.clipboard().mimeData())

    def remove(self) -> None:
        """Take the picture away."""
        if self._value.photo is not None:
            self._take(None)

    def take_file(self, path: str) -> None:
        """Take a picture from a file; it is read away from the window's thread."""

        def call(_database: Database) -> _Drawn:
            return _Drawn(_from_file(Path(path)), Path(path).name)

        self._desk.take_long(self, call, self._arrived, "photo")

    def _take_image(self, image: QImage) -> None:
        source = self._desk.language.gettext("What was copied")

        def call(_database: Database) -> _Drawn:
            return _Drawn(_written(image), source)

        self._desk.take_long(self, call, self._arrived, "photo")

    def _arrived(self, drawn: _Drawn) -> None:
        if drawn.photo:
            self._take(drawn.photo)
            return
        sentence = self._desk.language.gettext("“{file}” cannot be read as a picture. Choose a JPEG, PNG or WebP file.")
        self.refused.emit(sentence.format(file=drawn.source))

    def _take_from(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if data.hasImage():
            image = QImage(data.imageData())
            self._take_image(image)
        elif files:
            self.take_file(files[0])
        else:
            self.refused.emit(self._desk.language.gettext("There is no picture to paste. Copy one first."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files."""
        if _holds_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a ring where it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._picture is not None:
            draw_portrait(painter, box, self._name, "", self._picture)
            self._draw_camera(painter, box)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._desk.colours.accent), 2.5 if self.hasFocus() else 1))
            painter.drawEllipse(box.adjusted(-2.5, -2.5, 2.5, 2.5))

    def _draw_camera(self, painter: QPainter, box: QRectF) -> None:
        """Say that a picture can be put here."""
        colours = self._desk.colours
        mark = QRectF(0, 0, _MARK, _MARK)
        mark.moveBottomRight(box.bottomRight())
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawEllipse(mark)
        icon("camera", colours.text).paint(painter, mark.adjusted(5, 5, -5, -5).toRect())


def _holds_picture(data: QMimeData) -> bool:
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def _from_file(path: Path) -> Photo | None:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() in _DRAWINGS or size.width() * size.height() > MOST_PIXELS_JPEG:
        return None
    if size.isValid() and max(size.width(), size.height()) > _LARGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(_LARGEST_SIDE, _LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return _written(reader.read())


def _written(image: QImage) -> Photo | None:
    """Draw a picture anew, small, without what a camera writes beside it, such as where it was."""
    if image.isNull():
        return None
    if max(image.width(), image.height()) > _LARGEST_SIDE:
        ways = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        image = image.scaled(QSize(_LARGEST_SIDE, _LARGEST_SIDE), *ways)
    is_clear = image.hasAlphaChannel()
    plain = image.convertToFormat(QImage.Format.Format_ARGB32 if is_clear else QImage.Format.Format_RGB32)
    for key in plain.textKeys():
        plain.setText(key, "")
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    name, media_type = (b"png", "image/png") if is_clear else (b"jpeg", "image/jpeg")
    writer = QImageWriter(buffer, QByteArray(name))
    writer.setQuality(-1 if is_clear else _QUALITY)
    is_done = writer.write(plain)
    return Photo(media_type=media_type, data=bytes(array.data())) if is_done else None
