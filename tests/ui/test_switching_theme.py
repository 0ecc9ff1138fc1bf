"""After the switch to dark nothing keeps a colour of the light theme, whatever is open."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.helpers import settled

from entourage.ui import theme
from entourage.ui.place import EVERYONE, Place
from entourage.ui.preferences.dialog import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

_COLOURS = [one.name for one in fields(theme.LIGHT) if one.name != "is_dark"]
ONLY_LIGHT = {getattr(theme.LIGHT, name) for name in _COLOURS} - {getattr(theme.DARK, name) for name in _COLOURS}


@pytest.fixture
def light_again(window: MainWindow, qapp: QApplication) -> Iterator[None]:
    yield
    window.desk.recolour(theme.apply(qapp, "light"))


def left_light(window: QWidget) -> list[tuple[str, str]]:
    every = [window, *window.findChildren(QWidget)]
    return [(type(one).__name__, one.styleSheet()) for one in every if any(it in one.styleSheet() for it in ONLY_LIGHT)]


@pytest.mark.usefixtures("light_again")
def test_no_page_keeps_a_colour_of_the_theme_before(window: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Qui,Quoi\nAda,1\nBea,2\n", encoding="utf-8")
    (tmp_path / "good.csv").write_text("First Name,Email\nAda,ada@a.example\n", encoding="utf-8")
    (tmp_path / "photo.vcf").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    places = [EVERYONE, *(Place(name) for name in ("rules", "history", "trash", "imports"))]
    for place in places:
        window.go_to(place)
        settled(window.desk)
    window.go_to(Place("import", files=tuple(str(tmp_path / name) for name in ("list.csv", "good.csv", "photo.vcf"))))
    settled(window.desk)
    options = Preferences(window)
    options.show()
    assert left_light(window)
    window.desk.recolour(theme.apply(qapp, "dark"))
    settled(window.desk)
    assert left_light(window) == []
    for place in places:
        window.go_to(place)
        settled(window.desk)
        assert left_light(window) == []
    options.reject()
