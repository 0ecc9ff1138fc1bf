"""What the program is, what it is built with, and where the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from tests.ui.helpers import settle

from entourage import __version__
from entourage.ui.help import parts
from entourage.ui.help.about import About, details
from entourage.ui.place import Place
from entourage.ui.widgets.words import Words

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow


class Opened(QObject):
    """Live as what opens folders in place of a file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def about_of(window: MainWindow) -> About:
    window.acts.do(Place("about"))
    settle()
    found = window.findChild(About)
    assert isinstance(found, About)
    return found


def test_it_says_where_the_data_is_and_opens_that_folder(window: MainWindow) -> None:
    shown, opened = about_of(window), Opened()
    assert str(window.desk.folder) in [words.whole for words in shown.findChildren(Words)]
    QDesktopServices.setUrlHandler("file", opened, "take")
    shown.open_folder.click()
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened.urls] == [str(window.desk.folder)]


def test_details_for_support_can_be_copied_and_say_nothing_of_the_person(window: MainWindow) -> None:
    shown = about_of(window)
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == details(window.desk)
    assert f"Entourage {__version__}" in copied
    assert str(window.desk.folder) not in copied
    assert window.desk.folder.parts[1] not in copied


def test_the_whole_licence_can_be_read(window: MainWindow) -> None:
    shown = about_of(window)
    text = shown.licence.toPlainText()
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_every_part_has_a_licence_and_its_text() -> None:
    found = {part.name: part for part in parts.every()}
    assert {"Python", "Qt", "PySide6_Essentials", "sqlcipher3", "typst", "phonenumbers", "Inter"} <= set(found)
    assert [part.name for part in found.values() if part.licence in ("", "—")] == []
    assert [part.name for part in found.values() if len(part.text()) < 500] == []


def test_the_part_chosen_shows_its_licence(window: MainWindow) -> None:
    shown = about_of(window)
    row = next(row for row, part in enumerate(parts.every()) if part.name == "Inter")
    shown.table.setCurrentCell(row, 0)
    assert "SIL Open Font License" in shown.text.toPlainText()
