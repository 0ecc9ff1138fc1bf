"""One window for each book: a second start brings the first to the front, with its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 1000


class Instance(QObject):
    """Live as the ear of the first window.

    asked: a second start brings these files, perhaps none.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "entourage-" + hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)

    def is_second(self, files: Sequence[str]) -> bool:
        """Hand the files to the first window and tell that this is a second one; else become the first."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            paths = [str(Path(file).absolute()) for file in files]
            socket.write(json.dumps(paths).encode() + b"\n")
            return socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left behind by a program that was killed
            self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Hear nothing more: the next start is the first."""
        self._server.close()

    def _heard(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        said = bytes(socket.readLine().data())
        socket.write(b"heard\n")
        socket.flush()
        try:
            files = json.loads(said)
        except ValueError:
            return
        if isinstance(files, list):
            self.asked.emit(tuple(map(str, files)))
