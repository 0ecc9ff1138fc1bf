"""The options: each takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.helpers import choose, go_to, listed, settle, settled, wait_until

from entourage import assets, settings
from entourage.ui import application, theme
from entourage.ui.place import Place
from entourage.ui.preferences.dialog import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox

    from entourage.ui.main_window import MainWindow
    from entourage.ui.program import Program


def options_of(window: MainWindow) -> Preferences:
    window.acts.do(Place("preferences"))
    settled(window.desk)
    found = window.findChild(Preferences)
    assert isinstance(found, Preferences)
    return found


def pick(box: QComboBox, kept: str) -> None:
    box.setCurrentIndex(box.findData(kept))
    box.activated.emit(box.currentIndex())


def test_the_order_of_names_changes_the_list_at_once_and_is_kept(window: MainWindow) -> None:
    assert listed(window).index("Noah Adams") < listed(window).index("Ana Silva")
    pick(options_of(window).order, "given")
    settled(window.desk)
    assert listed(window).index("Ana Silva") < listed(window).index("Noah Adams")
    assert settings.load(window.desk.settings_folder).name_order == "given"


def test_another_option_leaves_an_order_that_was_chosen_in_the_list(window: MainWindow) -> None:
    dialog = options_of(window)
    pick(dialog.order, "given")
    settled(window.desk)
    pick(dialog.region, "FR")
    settled(window.desk)
    assert listed(window).index("Ana Silva") < listed(window).index("Noah Adams")
    assert window.desk.settings.region == "FR"


def test_countries_are_named_in_the_language_and_in_its_order(window: MainWindow) -> None:
    box = options_of(window).region
    names = [box.itemText(row) for row in range(1, box.count())]
    assert {"France", "Canada", "Switzerland"} <= set(names)
    assert names.index("Åland Islands") < names.index("Albania") < names.index("Zimbabwe")


def test_the_trash_is_counted_and_can_be_opened_from_here(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    window.acts.delete()
    settled(window.desk)
    dialog = options_of(window)
    assert dialog.held.text().startswith("1 person is in the trash.")
    dialog.show_trash.click()
    settled(window.desk)
    assert window.place == Place("trash")


@pytest.fixture
def program(qapp: QApplication, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Give the whole program, which can show another window in place of one."""
    monkeypatch.setattr("sys.excepthook", None)
    start = application.Start(
        folder=book, settings_folder=tmp_path / "options", catalogues=assets.folder("i18n"), language="en"
    )
    made = application.open_program(qapp, start)
    desk = made.window.desk
    wait_until(lambda: desk.database is not None)
    settled(desk)
    yield made
    made.window.close()
    for left in (made.window, made, desk):
        left.deleteLater()
    settle()


def test_another_language_is_spoken_at_once_where_one_was(program: Program) -> None:
    first = program.window
    go_to(first, Place("trash"))
    pick(options_of(first).language, "fr")
    wait_until(lambda: program.window is not first)
    settle()
    settled(program.window.desk)
    assert program.window.isVisible()
    assert program.window.place == Place("trash")
    assert program.window.menus.bring_in.text() == "&Importer…"
    assert options_of(program.window).windowTitle() == "Préférences"
    assert settings.load(program.window.desk.settings_folder).language == "fr"


def test_the_new_window_works_and_the_former_is_gone(program: Program) -> None:
    former = program.window
    pick(options_of(former).language, "fr_CA")
    wait_until(lambda: program.window is not former)
    window = program.window
    settle()
    settled(window.desk)
    for dialog in window.findChildren(Preferences):
        dialog.reject()
    settle()
    choose(window, "Luc Roy")
    window.acts.delete()
    settled(window.desk)
    assert window.bar.sentence.text() == "Luc Roy est dans la corbeille, pour 30 jours."
    assert [one for one in QApplication.topLevelWidgets() if type(one) is type(window)] == [window]


def test_the_theme_recolours_the_program_at_once(program: Program) -> None:
    dialog = options_of(program.window)
    pick(dialog.theme, "dark")
    assert program.window.desk.colours.is_dark
    assert program.window.palette().window().color().name().upper() == theme.DARK.window
    pick(dialog.theme, "light")
    assert not program.window.desk.colours.is_dark
    assert program.window.palette().window().color().name().upper() == theme.LIGHT.window


@pytest.mark.parametrize("tongue", ["fr"])
def test_the_language_asked_for_at_the_start_is_shown_as_the_one_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    assert options_of(window).language.currentData() == "fr"


def test_a_short_list_of_choices_is_shown_whole(window: MainWindow) -> None:
    box = options_of(window).theme
    box.showPopup()
    settle()
    shown = box.view()
    assert shown.verticalScrollBar().maximum() == 0
    assert shown.visualRect(shown.model().index(box.count() - 1, 0)).bottom() < shown.viewport().height()
    box.hidePopup()
