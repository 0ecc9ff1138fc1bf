"""The page of people: the list, the search, circles by key and by drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow


def test_the_window_opens_on_everyone(window: MainWindow) -> None:
    assert len(window.page("people").people.ids) == 8
