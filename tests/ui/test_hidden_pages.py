"""Pages that nobody sees, which read only when they are shown, and portraits, which are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from tests.ui.helpers import book_of, go_to, ids_by_name, people_page, settle, settled, wait_until

from entourage.domain.contact import Kind, Photo, Value
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.operations import browsing, contacts
from entourage.ui.people import facts
from entourage.ui.people.pictures import Pictures
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow


@pytest.mark.parametrize("name", ["people", "rules", "history", "trash", "imports", "check", "belongs", "details"])
def test_a_page_that_nobody_sees_reads_what_was_written_when_it_is_shown(window: MainWindow, name: str) -> None:
    place = EVERYONE if name == "people" else Place(name)
    go_to(window, place)
    go_to(window, EVERYONE if name != "people" else Place("history"))
    page, read = window.page(name), []
    refresh = page.refresh
    page.refresh = lambda: (read.append(name), refresh())  # type: ignore[method-assign, assignment]
    someone = ids_by_name(book_of(window))["Luc Roy"]
    window.desk.write(lambda database: contacts.delete(database, contact_ids=[someone]))
    settled(window.desk)
    assert read == []
    window.stack.setCurrentWidget(page)
    settled(window.desk)
    assert read == [name]


def test_the_trash_shows_whoever_was_deleted_while_another_page_was_seen(window: MainWindow) -> None:
    go_to(window, Place("trash"))
    go_to(window, EVERYONE)
    someone = ids_by_name(book_of(window))["Luc Roy"]
    window.desk.write(lambda database: contacts.delete(database, contact_ids=[someone]))
    settled(window.desk)
    go_to(window, Place("trash"))
    assert window.page("trash").rows.rows[0].text == "Luc Roy"  # type: ignore[attr-defined]


def test_a_portrait_is_asked_for_once_even_where_there_is_none(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    read = browsing.pictures

    def noted(database: Database, photo_ids: Iterable[int]) -> dict[int, bytes]:
        wanted = list(photo_ids)
        asked.extend(wanted)
        return read(database, wanted)

    monkeypatch.setattr(browsing, "pictures", noted)
    pictures = Pictures(window.desk, people_page(window))
    for photo in range(1000, 1100):
        pictures.get(photo)
        settle()
    wait_until(lambda: len(set(asked)) == 100, "not all were asked for")
    settled(window.desk)
    for photo in range(1000, 1100):
        pictures.get(photo)
    settled(window.desk)
    assert asked == list(range(1000, 1100))


def photo_of(window: MainWindow, name: str) -> int:
    """Give someone a picture, and give its id."""
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#2B5BD0"))
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    photo = Value(kind=Kind.PHOTO, photo=Photo(media_type="image/png", data=bytes(array.data())))
    someone = ids_by_name(book_of(window))[name]
    window.desk.write(lambda database: contacts.save(database, someone, [Edit(None, photo)]))
    settled(window.desk)
    return browsing.lines(book_of(window), [someone])[0].photo


def test_portraits_come_after_some_that_could_not_be_read(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = photo_of(window, "Luc Roy")
    pictures, read, is_there = Pictures(window.desk, people_page(window)), browsing.pictures, False

    def failing(database: Database, photo_ids: Iterable[int]) -> dict[int, bytes]:
        if not is_there:
            raise EntourageError("book_not_open")
        return read(database, photo_ids)

    monkeypatch.setattr(browsing, "pictures", failing)
    pictures.get(1000)
    settled(window.desk)
    assert window.bar.sentence.text().startswith("⚠ ")
    is_there = True
    pictures.get(photo)
    settled(window.desk)
    found = pictures.get(photo)
    assert found is not None
    assert found.width() == 160


def test_the_portrait_of_the_card_is_made_small_where_the_book_is_read(window: MainWindow) -> None:
    photo_of(window, "Luc Roy")
    found = facts.read(book_of(window), ids_by_name(book_of(window))["Luc Roy"])
    assert found.portrait is not None
    assert found.portrait.width() == found.portrait.height() == 2 * facts.PORTRAIT
