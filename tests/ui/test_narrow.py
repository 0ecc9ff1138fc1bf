"""The window on a small screen: what gives way, and how small it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton
from tests.ui.helpers import choose, go_to, people_page, press, settle, settled
from tests.ui.sights import SIGHTS, look_away, make_book, see

from entourage.ui.main_window import MainWindow
from entourage.ui.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.desk import Desk

WIDEST, HIGHEST = 700, 420  # a screen of 1400 by 900 at 200 %, less the title of the window
HIGHER = {"who may see what": 480}  # a matrix, and below it what its cells say


def narrow(window: MainWindow, width: int = WIDEST) -> None:
    window.resize(width, 600)
    settle()
    settled(window.desk)


def test_the_card_gives_way_and_a_key_shows_it(window: MainWindow) -> None:
    page = people_page(window)
    choose(window, "Luc Roy")
    assert page.card.isVisible()
    assert window.menus.card.isChecked()
    narrow(window)
    assert not page.card.isVisible()
    assert not window.menus.card.isChecked()
    press(window, Qt.Key.Key_F8)
    assert page.card.isVisible()
    assert page.view.width() > 180
    press(window, Qt.Key.Key_F8)
    assert not page.card.isVisible()
    narrow(window, 1200)
    assert page.card.isVisible()


def test_the_key_shows_the_card_in_a_window_that_was_small_from_the_start(desk: Desk, tmp_path: Path) -> None:
    made = MainWindow(desk, QSettings(str(tmp_path / "small.ini"), QSettings.Format.IniFormat))
    made.resize(620, 500)
    made.show()
    made.furnish()
    settled(desk)
    assert not people_page(made).card.isVisible()
    press(made, Qt.Key.Key_F8)
    assert people_page(made).card.isVisible()
    made.close()
    made.deleteLater()


def test_the_main_acts_are_icons_with_their_names_where_there_is_no_room(window: MainWindow) -> None:
    words = ["Import…", "Print…", "Export…"]
    named = {one.accessibleName(): one for one in window.tools.findChildren(QPushButton)}
    buttons = [named[name] for name in words]
    assert [one.text() for one in buttons] == words
    narrow(window, 540)
    assert [one.text() for one in buttons] == ["", "", ""]
    assert [one.toolTip() for one in buttons] == words
    narrow(window, 1200)
    assert [one.text() for one in buttons] == words


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a book in which every page has something to show."""
    make_book(tmp_path / "book")
    return tmp_path / "book"


@pytest.mark.parametrize("tongue", ["en", "fr", "fr_CA"])
def test_every_page_fits_a_small_screen(window: MainWindow) -> None:
    narrow(window)
    too_large = []
    for name in SIGHTS:
        for top in {window, *see(window, name)}:
            least = top.minimumSizeHint().expandedTo(top.minimumSize())
            if least.width() > WIDEST or least.height() > HIGHER.get(name, HIGHEST):
                too_large.append(f"{name}: {type(top).__name__} needs {least.width()}x{least.height()}")
        look_away(window)
    assert not too_large, "\n".join(too_large)


def test_a_disabled_button_has_an_icon_that_is_seen(window: MainWindow) -> None:
    window.menus.bring_in.setEnabled(False)
    button = next(one for one in window.tools.findChildren(QPushButton) if one.property("leading"))
    picture = button.icon().pixmap(18, 18, button.icon().Mode.Disabled).toImage()
    drawn = {
        picture.pixelColor(x, y).name() for x in range(18) for y in range(18) if picture.pixelColor(x, y).alpha() > 250
    }
    assert drawn == {window.desk.colours.muted.lower()}


def test_one_sees_in_the_title_where_one_is(window: MainWindow) -> None:
    assert window.windowTitle() == "Everyone"
    go_to(window, Place("rules"))
    assert window.windowTitle() == "Who may see what"
    go_to(window, Place("import"))
    assert window.windowTitle() == "Import"


def test_a_window_whose_screen_is_gone_comes_back_where_it_can_be_seen(window: MainWindow, tmp_path: Path) -> None:
    window.setGeometry(5000, 4000, 900, 600)
    settle()
    window.keep_state()
    again = MainWindow(window.desk, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    again.show()
    settle()
    assert again.screen().availableGeometry().intersects(again.frameGeometry())
    assert again.screen().availableGeometry().contains(again.frameGeometry().topLeft())
    again.close()
    again.deleteLater()
