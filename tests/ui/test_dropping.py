"""What is dropped on the window from another program is imported, wherever it is dropped, however it is addressed."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from tests.ui.helpers import choose, go_to, settle, settled

from entourage.ui.importing.page import ImportPage
from entourage.ui.importing.pasting import PasteDialog
from entourage.ui.place import EVERYONE, UNSORTED, Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Tomás Ibarra\r\nEND:VCARD\r\n"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PLACES = (EVERYONE, UNSORTED, *map(Place, ("rules", "imports", "history", "trash", "import")))


def addressed(*urls: str) -> QMimeData:
    """Give what a file manager gives: addresses, and the same as a text."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def drop(widget: QWidget, data: QMimeData) -> None:
    """Drop something on a widget; Qt asks those around it, too, who takes it."""
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        QApplication.sendEvent(widget, kind(QPoint(1, 1), COPY, data, LEFT, NONE))


def planned(window: MainWindow) -> list[str]:
    """Give the names in the import that is being prepared."""
    settle()
    settled(window.desk)
    page = window.page("import")
    assert isinstance(page, ImportPage)
    return [step.name for step in page.work.found.plan.steps] if page.work.found else []


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "tomás & co.vcf"
    path.write_text(CARD, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.page + place.group)
def test_a_file_is_taken_wherever_it_is_dropped(
    window: MainWindow, card: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(window, place)
    seen: list[Place] = []
    monkeypatch.setattr(window, "go_to", seen.append)
    widgets = [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]
    for one in widgets:
        drop(one, addressed(QUrl.fromLocalFile(str(card)).toString()))
    settle()
    assert [one.files for one in seen] == [(str(card),)] * len(widgets)


def test_a_file_dropped_on_a_field_of_text_is_not_written_into_it(
    window: MainWindow, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, "Luc Roy")
    window.acts.do(Place("editor", contact=window.chosen()[0]))
    settled(window.desk)
    seen: list[Place] = []
    monkeypatch.setattr(window, "go_to", seen.append)
    fields = [one for one in window.findChildren(QLineEdit) if one.isVisible() and one.window() is window]
    before = [one.text() for one in fields]
    for field in fields:
        drop(field, addressed(QUrl.fromLocalFile(str(card)).toString()))
        drop(field, text(QUrl.fromLocalFile(str(card)).toString()))
    settle()
    assert [one.text() for one in fields] == before
    assert [one.files for one in seen] == [(str(card),)] * (2 * len(fields))


@pytest.mark.parametrize("host", ["", "localhost", socket.gethostname()])
@pytest.mark.parametrize("how", [addressed, text])
def test_the_address_of_a_file_may_name_this_computer(window: MainWindow, card: Path, host: str, how: object) -> None:
    address = QUrl.fromLocalFile(str(card)).toEncoded().data().decode().replace("file://", f"file://{host}")
    assert callable(how)
    drop(window, how(address))
    assert planned(window) == ["Tomás Ibarra"]


@pytest.mark.skipif(os.name != "posix", reason="names are letters there")
def test_a_file_whose_name_is_no_letters_is_found(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"tom\xe9.vcf")).write_text(CARD, encoding="utf-8", newline="")
    drop(window, addressed(f"file://{tmp_path}/tom%E9.vcf"))
    assert planned(window) == ["Tomás Ibarra"]


def test_an_address_that_no_path_can_have_costs_only_itself(window: MainWindow, card: Path) -> None:
    drop(window, addressed("file:///a%00b.vcf", QUrl.fromLocalFile(str(card)).toString()))
    assert planned(window) == ["Tomás Ibarra"]
    page = window.page("import")
    assert isinstance(page, ImportPage)
    assert page.work.found
    assert [(str(one.path), one.error.code) for one in page.work.found.unread] == [("/a%00b.vcf", "file_missing")]


def test_several_files_and_a_folder_are_taken_together(window: MainWindow, card: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "a.vcf").write_text(CARD.replace("UID:1", "UID:2").replace("Tomás", "Eva"), encoding="utf-8", newline="")
    drop(window, addressed(*(QUrl.fromLocalFile(str(one)).toString() for one in (card, f"{folder}/"))))
    assert sorted(planned(window)) == ["Eva Ibarra", "Tomás Ibarra"]


def test_a_file_on_the_web_is_not_fetched_and_it_is_said_so(window: MainWindow) -> None:
    drop(window, addressed("https://example.org/people/all.vcf"))
    settled(window.desk)
    assert window.bar.sentence.text() == (
        "“https://example.org/people/all.vcf” is not on this computer: save it here first, then drop it."
    )
    assert not planned(window)


def test_a_text_is_shown_before_it_is_read(window: MainWindow) -> None:
    drop(window, text("Tomás Ibarra\nSofia Bergström"))
    settle()
    settled(window.desk)
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert dialog.text.toPlainText() == "Tomás Ibarra\nSofia Bergström"
    dialog.reject()
