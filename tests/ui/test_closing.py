"""The window can be closed at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import desk_on
from tests.ui.helpers import settle

from entourage.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_a_window_closed_while_its_book_is_being_opened_ends_in_silence(
    qapp: QApplication, book: Path, tmp_path: Path
) -> None:
    desk = desk_on(qapp, book, tmp_path / "options", "en", "light", Settings())
    crashes: list[BaseException] = []
    desk.crashed.connect(crashes.append)
    desk.open()
    desk.close()
    settle()
    assert (desk.database, crashes) == (None, [])
