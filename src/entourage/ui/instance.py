"""One window for each book: a second start brings the first to the front, with its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
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
        self._name = "entourage-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._speaking: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)

    def is_second(self, files: Sequence[str]) -> bool:
        """Hand the files to the first window and tell that this is a second one; else become the first."""
        turn = QLockFile(str(Path(QDir.tempPath(), f"{self._name}.lock")))  # of two at the same moment, one waits
        turn.tryLock(_PATIENCE)
        try:
            if self._hands_over(files):
                return True
            QLocalServer.removeServer(self._name)  # left behind by a program that was killed
            self._server.listen(self._name)
        finally:
            turn.unlock()
        return False

    def _hands_over(self, files: Sequence[str]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        paths = [str(Path(file).absolute()) for file in files]
        socket.write(json.dumps(paths).encode() + b"\n")
        written = socket.waitForBytesWritten(_PATIENCE)
        socket.waitForReadyRead(_PATIENCE)  # a first window that is busy hears it later: what was written stays there
        return written

    def close(self) -> None:
        """Hear nothing more: the next start is the first."""
        self._server.close()
        for socket in self._speaking:
            socket.abort()
        self._tidy()

    def _heard(self) -> None:
        self._tidy()
        socket = self._server.nextPendingConnection()
        if socket is not None:
            self._speaking.append(socket)
            socket.readyRead.connect(self._read)

    def _tidy(self) -> None:
        """Let go of those who have gone."""
        gone = [socket for socket in self._speaking if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState]
        for socket in gone:
            self._speaking.remove(socket)
            socket.deleteLater()

    def _read(self) -> None:
        for socket in self._speaking:
            if socket.canReadLine():
                said = bytes(socket.readLine().data())
                socket.write(b"heard\n")
                socket.flush()
                self._ask(said)

    def _ask(self, said: bytes) -> None:
        try:
            files = json.loads(said)
        except ValueError:
            return
        if isinstance(files, list):
            self.asked.emit(tuple(map(str, files)))
