"""Files dropped or copied from other programs, by their addresses."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_WEB = frozenset({"http", "https", "ftp", "ftps", "sftp", "smb", "dav", "davs"})
_ENDINGS = (".vcf", ".vcard", ".csv", ".tsv", ".ldif", ".ldi", ".json", ".zip", ".gz")


def dropped_files(data: QMimeData) -> tuple[str, ...]:
    """List the paths of the local files that are being dropped; some programs give their addresses as a text."""
    return tuple(_possible(_path(url)) for url in _addresses(data) if url.isLocalFile())


def files_elsewhere(data: QMimeData) -> tuple[str, ...]:
    """List the addresses of files that are not on this computer, where nothing else is being dropped."""
    urls = _addresses(data)
    are_files = all(url.scheme() in _WEB and url.path().lower().endswith(_ENDINGS) for url in urls)
    return tuple(url.toDisplayString() for url in urls) if are_files else ()


def _addresses(data: QMimeData) -> list[QUrl]:
    if data.hasUrls():
        return data.urls()
    lines = [line for line in data.text()[:_LONGEST].splitlines() if line.strip()] if data.hasText() else []
    urls = [QUrl(line.strip()) for line in lines[:_MOST]] if lines and len(lines) <= _MOST else []
    return urls if all(url.isLocalFile() for url in urls) else []


_MOST, _LONGEST = 1000, 1_000_000


def _path(url: QUrl) -> str:
    """Give the path of a local file (RFC 8089), in the very bytes of its name, which need not be letters."""
    if os.name != "posix" or url.host().lower() not in {"", "localhost", socket.gethostname().lower()}:
        return url.toLocalFile()
    return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))


def _possible(path: str) -> str:
    """Write out the one character that no path can hold: what it names is missed as any file is, and called so."""
    return path.replace("\0", "%00")


class _FilesPass(QObject):
    """Live as what keeps files from being written into a field of text by their addresses."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave files that are dragged here to whoever takes files."""
        if isinstance(event, QDropEvent) and dropped_files(event.mimeData()):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def let_files_pass(field: QWidget) -> None:
    """Let files that are dropped on a field of text be taken by the window around it."""
    field.installEventFilter(_FilesPass(field))
