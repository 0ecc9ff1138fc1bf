"""Ask where a file is to be, and say that it is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from entourage.ui.desk import Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.ui.desk import Desk

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_ENDING = re.compile(r"\.[A-Za-z]\w{1,8}")
_LONGEST = 80


def file_name(name: str, day: str, ending: str) -> str:
    """Propose the name of a file that every system takes (Close friends 2026-11-21.pdf)."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")[:_LONGEST]
    return f"{plain} {day}{ending}".strip()


def ask_path(parent: QWidget, title: str, proposed: Path, kind: str, then: Callable[[str], object]) -> QFileDialog:
    """Let a place for a file be chosen, then hand it over; kind: as Qt's file dialog writes it, "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.lstrip("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda path: then(_with_ending(path, proposed.suffix)))
    dialog.open()
    return dialog


def _with_ending(chosen: str, ending: str) -> str:
    """Give a name the ending that it lacks: to Qt, the dot in « Rapport 21.11 » begins one."""
    path = Path(chosen)
    added = path.with_name(path.name + ending)
    return chosen if _ENDING.fullmatch(path.suffix) or added.exists() else str(added)


def folder(remembered: str) -> Path:
    """Give the folder that was used last, else that of documents."""
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def offers(desk: Desk, path: Path) -> tuple[Offer, ...]:
    """Offer to open a file, and the folder that it is in."""
    language = desk.language
    return (
        Offer(language.gettext("Open"), lambda: open_path(path)),
        Offer(language.gettext("Open folder"), lambda: open_path(path.parent)),
    )


def open_path(path: Path) -> None:
    """Open a file or folder as the system does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
