"""Pages that nobody sees, which read only when they are shown, and portraits, which are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.helpers import book_of, go_to, ids_by_name, people_page, settle, settled, wait_until

from entourage.operations import browsing, contacts
from entourage.ui.people.pictures import Pictures
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow


@pytest.mark.parametrize("name", ["people", "rules", "history", "trash", "imports"])
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
