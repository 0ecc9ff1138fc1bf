"""Sample contacts: a book of its own, beside the person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from tests.ui.helpers import book_of, choose, cli, go_to, ids_by_name, listed, members, press, settled, wait_until

from entourage.operations import contacts, samples
from entourage.operations.book import open_book
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow


class EnoughError(Exception):
    """Stop the making of the samples."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book of sample contacts."""
    folder = tmp_path_factory.mktemp("made") / samples.FOLDER
    samples.prepare(folder)
    return folder


def open_samples(window: MainWindow) -> None:
    home = window.desk.shelf.home
    window.acts.do(Place("samples"))
    wait_until(lambda: window.desk.folder != home, "the samples do not open")
    settled(window.desk)


def come_home(window: MainWindow) -> None:
    wait_until(lambda: not window.desk.shelf.is_sample, "the own book does not open")
    settled(window.desk)


def test_samples_open_in_place_of_the_own_book_and_say_so(window: MainWindow) -> None:
    open_samples(window)
    assert len(ids_by_name(book_of(window))) > 100
    assert len(listed(window)) == len(contacts.listing(book_of(window)))
    assert window.banner.isVisible()
    assert window.banner.sentence.text() == "These are sample contacts, kept apart from your own."
    assert window.windowTitle() == "Everyone (Sample contacts)"
    assert window.menus.samples.text() == "&Back to my own book"
    assert members(window, "Close friends") == set(samples.CLOSE_FRIENDS)


def test_what_is_done_to_samples_leaves_the_own_book_alone(window: MainWindow, book: Path) -> None:
    open_samples(window)
    choose(window, "Chloé Lévesque")
    window.acts.delete()
    settled(window.desk)
    assert len(cli(book, "list")["contacts"]) == 8


def test_one_goes_back_to_the_own_book_and_finds_the_samples_as_they_were(window: MainWindow) -> None:
    open_samples(window)
    friends = members(window, "Close friends")
    go_to(window, Place("history"))
    window.acts.do(Place("samples"))
    come_home(window)
    assert window.place == EVERYONE
    assert len(listed(window)) == 8
    assert not window.banner.isVisible()
    assert window.windowTitle() == "Everyone"
    assert window.menus.samples.text() == "&Try with sample contacts"
    open_samples(window)
    assert members(window, "Close friends") == friends


def test_one_click_removes_them_and_goes_to_the_own_book(window: MainWindow) -> None:
    open_samples(window)
    folder = window.desk.folder
    window.banner.button.click()
    come_home(window)
    wait_until(lambda: not folder.exists(), "the samples stay")
    assert window.bar.sentence.text() == "The sample contacts are removed; this is your own book."
    assert len(listed(window)) == 8


def test_removing_asks_first_where_people_of_ones_own_are_among_them(window: MainWindow, tmp_path: Path) -> None:
    open_samples(window)
    contacts.add(book_of(window), name="Someone Real", fields=())
    window.banner.button.click()
    settled(window.desk)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    box.defaultButton().click()
    settled(window.desk)
    assert window.desk.shelf.is_sample
    assert "Someone Real" in ids_by_name(book_of(window))


def test_undo_in_the_own_book_does_not_know_what_was_done_to_samples(window: MainWindow) -> None:
    open_samples(window)
    choose(window, "Chloé Lévesque")
    window.acts.delete()
    settled(window.desk)
    window.acts.do(Place("samples"))
    come_home(window)
    assert window.menus.undo_action.text() == "&Undo “put 2 people into Clients”"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert members(window, "Clients") == set()


def test_what_was_being_written_is_written_before_another_book_is_shown(window: MainWindow, book: Path) -> None:
    desk = window.desk
    people = list(ids_by_name(book_of(window)).values())
    for key in people[:5]:
        desk.write(lambda database, one=key: contacts.delete(database, contact_ids=[one]))
    desk.shelf.switch(book.parent / "other")
    for key in people[5:]:
        desk.write(lambda database, one=key: contacts.delete(database, contact_ids=[one]))
    wait_until(lambda: desk.folder != book)
    settled(desk)
    wait_until(lambda: desk.jobs.under_way == 0)
    assert cli(book, "list")["contacts"] == []
    assert listed(window) == []


def test_a_book_that_cannot_be_opened_leaves_the_one_that_is_shown(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("a file")
    window.desk.shelf.switch(tmp_path / "no folder")
    settled(window.desk)
    assert not window.desk.shelf.is_sample
    assert len(listed(window)) == 8
    assert "no folder" in window.bar.sentence.text()


def test_stopped_half_way_nothing_of_the_samples_is_left(tmp_path: Path) -> None:
    def stop(step: int) -> None:
        if step == 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        samples.prepare(tmp_path / "sample", stop)
    assert list(tmp_path.iterdir()) == []


def test_samples_that_are_there_stay_as_they_are(made: Path) -> None:
    before = (made / "book.entourage").stat().st_mtime_ns
    samples.prepare(made)
    assert (made / "book.entourage").stat().st_mtime_ns == before


def test_fresh_samples_hold_nobody_of_ones_own(made: Path) -> None:
    database = open_book(made)
    try:
        assert not samples.has_own(database)
    finally:
        database.close()
