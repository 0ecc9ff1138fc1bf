"""The page of imports: what each did, person by person, how its source stands now, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.operations.test_done import a_day_later
from tests.ui.helpers import book_of, go_to, ids_by_name, press, settle, settled, wait_until
from tests.ui.test_questions import bring, card

from entourage.operations import circles, contacts, imports
from entourage.operations.naming import Named
from entourage.ui.importing.past import ImportsPage
from entourage.ui.importing.rows import Deed
from entourage.ui.importing.taking_back import TakeBackDialog
from entourage.ui.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

FIRST = (("Iris Okafor", "Chef"), ("Tomás Ibarra", "Chef"), ("Ada Byron", "Chef"), ("Bo Diddley", "Singer"))
NEWER = (("Iris Okafor", "Head"), ("Tomás Ibarra", "Head"), ("Ada Byron", "Chef"), ("Ada Lovelace", "Countess"))


def file(path: Path, *people: tuple[str, str]) -> str:
    text = "".join(card(name.replace(" ", ""), name, f"TITLE:{title}") for name, title in people)
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def bring_in(window: MainWindow, path: str) -> None:
    bring(window, path).sheet.foot.go.click()
    settled(window.desk)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ImportsPage:
    """Show a book into which a phone came twice: two changed, one kept by hand, one vanished, one new."""
    bring_in(window, file(tmp_path / "phone.vcf", *FIRST))
    book = book_of(window)
    contacts.set_field(book, contact_id=ids_by_name(book)["Tomás Ibarra"], field="title", text="Cook")
    a_day_later(book)
    window.desk.changed.emit()
    bring_in(window, file(tmp_path / "newer.vcf", *NEWER))
    go_to(window, Place("imports"))
    found = window.page("imports")
    assert isinstance(found, ImportsPage)
    return found


def shown(page: ImportsPage) -> list[tuple[str, str, str]]:
    rows = (page.detail.list.model.row(row) for row in range(page.detail.list.model.rowCount()))
    return [(row.action, row.name, row.why) for row in rows if row]


def pills(page: ImportsPage) -> list[str]:
    return [pill.text() for pill in page.detail.list.pills.values()]


def choose(window: MainWindow, page: ImportsPage, file_name: str) -> None:
    row = next(at for at, one in enumerate(page.rows.rows) if one.text == file_name)
    page.view.setCurrentIndex(page.rows.index(row))
    settled(window.desk)
    page.detail.list.model.row(0)
    settled(window.desk)


def panel(window: MainWindow, page: ImportsPage) -> TakeBackDialog:
    page.detail.take_back.click()
    settled(window.desk)
    return next(one for one in window.findChildren(TakeBackDialog) if one.isVisible())


def test_what_an_import_did_is_listed_person_by_person_and_adds_up(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    assert pills(page) == ["Differs · 1", "Updated · 1", "New · 1", "No change · 2", "Not in the file · 1"]
    assert shown(page) == [
        ("Differs", "Tomás Ibarra", "Job title: Cook ≠ Head"),
        ("Updated", "Iris Okafor", "Job title: Chef → Head"),
        ("New", "Ada Lovelace", "Countess"),
        ("No change", "Ada Byron", "nothing changed"),
        ("No change", "Tomás Ibarra", "nothing changed"),
        ("Not in the file", "Bo Diddley", "no longer in the newest file of this source; nothing of theirs was changed"),
    ]
    assert [one.more for one in page.rows.rows][:2] == ["1 new person, 1 updated, 2 unchanged", "4 new people"]
    choose(window, page, "phone.vcf")
    assert pills(page) == ["New · 4"]


def test_a_filter_and_the_search_narrow_the_list_and_escape_widens_it(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    page.detail.list.pills["same"].click()
    settled(window.desk)
    assert [name for _, name, _ in shown(page)] == ["Ada Byron", "Tomás Ibarra"]
    window.search.setText("ada")
    settled(window.desk)
    wait_until(lambda: len(page.detail.list.model.entries) == 1)
    assert [name for _, name, _ in shown(page)] == ["Ada Byron"]
    page.detail.list.view.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert len(shown(page)) == 6
    assert not window.search.text()


def test_return_goes_from_the_imports_to_the_people_and_to_a_card(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    page.view.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.focusWidget() is page.detail.list.view
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.place.page == "people"
    assert window.chosen() == [ids_by_name(book_of(window))["Iris Okafor"]]


def test_one_key_takes_what_the_source_says_and_the_bar_undoes_it(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    page.detail.list.view.go_to_row(0)
    page.detail.list.view.setFocus()
    press(window, Qt.Key.Key_T)
    book = book_of(window)
    tomas = contacts.load(book, ids_by_name(book)["Tomás Ibarra"])
    assert [value.text for value in tomas.values if value.kind == "title"] == ["Head"]
    assert "Differs · 1" not in pills(page)
    window.acts.undo()
    settled(window.desk)
    assert "Differs · 1" in pills(page)


def test_mine_is_kept_by_a_link_and_not_asked_of_again(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    page.detail.list.view.did.emit(Deed.KEEP_MINE, 0)
    settled(window.desk)
    assert "Differs · 1" not in pills(page)
    book = book_of(window)
    tomas = contacts.load(book, ids_by_name(book)["Tomás Ibarra"])
    assert [value.text for value in tomas.values if value.kind == "title"] == ["Cook"]


def test_the_panel_names_who_goes_who_stays_and_what_comes_back(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "newer.vcf")
    dialog = panel(window, page)
    model = dialog.list.model
    model.row(0)
    settled(window.desk)
    rows = [model.row(row) for row in range(model.rowCount())]
    said = {row.name: (row.action, row.why) for row in rows if row}
    assert said["Ada Lovelace"] == ("Goes", "only this import knows them")
    assert said["Iris Okafor"] == ("As before", "Job title: Head → Chef")
    assert dialog.asked.isHidden()
    dialog.go.click()
    settled(window.desk)
    assert "was taken back" in window.bar.sentence.text()
    assert "Ada Lovelace" not in ids_by_name(book_of(window))
    assert [one.remark for one in page.rows.rows] == ["taken back", "", ""]
    assert page.detail.take_back.isHidden()
    assert "was taken back on" in page.detail.list.nobody.sentence.text()
    undo = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    settled(window.desk)
    assert "Ada Lovelace" in ids_by_name(book_of(window))
    assert [one.remark for one in page.rows.rows] == ["", "", ""]


@pytest.mark.parametrize("keeps", [True, False])
def test_whoever_was_edited_by_hand_is_asked_about_once(window: MainWindow, page: ImportsPage, *, keeps: bool) -> None:
    book = book_of(window)
    ada = ids_by_name(book)["Ada Lovelace"]
    circles.sort(book, people=[ada], into=Named("clients", "clients"), out_of=None)
    choose(window, page, "newer.vcf")
    dialog = panel(window, page)
    assert dialog.asked.isVisible()
    row = dialog.list.model.row(0)
    settled(window.desk)
    row = dialog.list.model.row(0)
    assert row
    assert (row.action, row.name, row.why) == ("Edited by you", "Ada Lovelace", "yours: Clients")
    (dialog.keep if keeps else dialog.remove).click()
    settled(window.desk)
    dialog.go.click()
    settled(window.desk)
    assert ("Ada Lovelace" in ids_by_name(book)) is keeps


def test_taking_back_can_be_stopped_and_then_nothing_is_written(window: MainWindow, page: ImportsPage) -> None:
    choose(window, page, "phone.vcf")
    dialog = panel(window, page)
    before = ids_by_name(book_of(window))
    dialog.go.click()
    dialog.close_it.click()  # before the other thread has begun
    settled(window.desk)
    settle()
    assert ids_by_name(book_of(window)) == before
    assert window.bar.sentence.text() == "Stopped: nothing was written."
    assert not any(one.isVisible() for one in window.findChildren(TakeBackDialog))


def test_a_small_window_shows_the_list_or_one_import(window: MainWindow, page: ImportsPage) -> None:
    window.resize(700, 540)
    settle()
    assert page.view.isVisible()
    assert not page.detail.isVisible()
    choose(window, page, "newer.vcf")
    page.view.setFocus()
    press(window, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.view.isVisible()
    assert window.focusWidget() is page.detail.list.view
    press(window, Qt.Key.Key_Escape)
    assert page.view.isVisible()
    assert window.focusWidget() is page.view


def test_questions_left_open_lead_to_the_duplicates(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(card("a1", "Ana Silva", "EMAIL:ana@example.org"), encoding="utf-8", newline="")
    bring_in(window, str(path))
    go_to(window, Place("imports"))
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    choose(window, page, "a.vcf")
    assert page.rows.rows[0].remark == "1 in question"
    assert pills(page) == ["Same person? · 1"]
    page.detail.questions.click()
    settled(window.desk)
    assert window.place == Place("duplicates", imports=(imports.past(book_of(window))[0].id,))


def test_a_double_click_opens_a_card_but_not_of_those_who_are_gone_and_a_click_only_chooses(
    window: MainWindow, page: ImportsPage
) -> None:
    book = book_of(window)
    contacts.delete(book, contact_ids=[ids_by_name(book)["Ada Lovelace"]])
    window.desk.changed.emit()
    choose(window, page, "newer.vcf")
    view = page.detail.list.view
    rows = {entry.name: row for row, entry in enumerate(page.detail.list.model.entries) if entry.code != "same"}
    for name, goes in (("Ada Lovelace", False), ("Iris Okafor", True)):
        at = view.visualRect(page.detail.list.model.index(rows[name])).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settled(window.desk)
        assert (window.place.page, view.currentIndex().row()) == ("imports", rows[name])
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settled(window.desk)
        assert (window.place.page == "people") is goes


def test_what_a_source_no_longer_says_is_removed_or_kept_and_the_keys_go_on_to_the_next(
    window: MainWindow, tmp_path: Path
) -> None:
    people = ("Ana Petit", "Bea Quist", "Carla Roy", "Dan Stone")
    for path, title in ((tmp_path / "phone.vcf", "Chef"), (tmp_path / "newer.vcf", "")):
        bring_in(window, file(path, *((name, title) for name in people)))
        a_day_later(book_of(window))
    go_to(window, Place("imports"))
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    choose(window, page, "newer.vcf")
    people = tuple(name for _, name, _ in shown(page)[:4])
    assert shown(page)[1] == ("No longer said", people[1], "Job title: Chef")
    page.detail.list.view.go_to_row(1)
    page.detail.list.view.setFocus()
    press(window, Qt.Key.Key_R)
    press(window, Qt.Key.Key_K)
    press(window, Qt.Key.Key_T)  # nothing else is said that could be taken
    assert pills(page)[0] == "No longer said · 2"
    book = book_of(window)
    have = [contacts.load(book, ids_by_name(book)[name]).held for name in people]
    titles = [[one.by_hand for one in held if one.value.kind == "title"] for held in have]
    assert titles == [[False], [], [True], [False]]
