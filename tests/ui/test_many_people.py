"""A long list: read page by page as it is seen, chosen and sorted as a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.helpers import circle, fill, go_to, listed, members, people_page, press, settled

from entourage.operations import contacts
from entourage.ui.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.history.trash import TrashPage
    from entourage.ui.main_window import MainWindow

COUNT = 1500
MANY = [(f"Given{number:04} Family", "Family", f"Given{number:04}", "") for number in range(COUNT)]


@pytest.fixture(scope="session")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book of many people."""
    folder = tmp_path_factory.mktemp("many")
    fill(folder / "book", folder / "people.vcf", MANY, {})
    return folder / "book"


def test_a_page_is_read_when_it_is_seen(window: MainWindow) -> None:
    model = people_page(window).people
    assert model.rowCount() == COUNT
    assert not model._lines.get(model.ids[-1])
    press(window, Qt.Key.Key_End)
    assert model.line(COUNT - 1).name == MANY[-1][0]
    assert len(model._lines) < COUNT / 2


def test_everyone_is_sorted_by_one_key(window: MainWindow) -> None:
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_2)
    assert len(members(window, "Colleagues")) == COUNT
    assert len(window.chosen()) == COUNT
    assert circle(window, "Colleagues")


def test_whoever_is_found_in_a_long_list_is_shown_at_once(window: MainWindow) -> None:
    press(window, Qt.Key.Key_End)
    window.search.setText("given0777")
    settled(window.desk)
    assert listed(window) == ["Given0777 Family"]
    window.search.clear()
    settled(window.desk)
    view = people_page(window).view
    assert window.chosen() == [people_page(window).people.ids[777]]
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_the_trash_words_only_what_is_seen_and_keeps_what_is_chosen(window: MainWindow) -> None:
    page = people_page(window)
    page.view.selectAll()
    deleted = page.view.chosen()
    window.desk.write(lambda database: contacts.delete(database, contact_ids=deleted))
    settled(window.desk)
    go_to(window, Place("trash"))
    trash: TrashPage = window.page("trash")  # type: ignore[assignment]
    assert len(trash.rows.rows) == COUNT
    assert len(trash.rows.rows._known) < COUNT / 2
    trash.view.selectAll()
    window.desk.write(lambda database: contacts.restore(database, contact_ids=deleted[:1]))
    settled(window.desk)
    assert sorted(trash.view.chosen()) == sorted(deleted[1:])
    assert len(trash.rows.rows._known) < COUNT / 2
