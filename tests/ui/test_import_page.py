"""The import: what will happen is seen and decided before it does, and it can be stopped and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QLabel, QMenu, QPushButton
from tests.ui.helpers import book_of, cli, go_to, ids_by_name, members, press, settle, settled, wait_until

from entourage.domain.contact import Kind, of_kind
from entourage.domain.errors import EntourageError
from entourage.formats.record import NOTHING_TOLD, Told
from entourage.importing.plan import Action
from entourage.operations import contacts, imports, paper
from entourage.operations.naming import Named
from entourage.ui.comparing.dialog import QuestionDialog
from entourage.ui.importing.columns import ColumnsDialog
from entourage.ui.importing.destination import Categories
from entourage.ui.importing.lost import LineDialog
from entourage.ui.importing.model import ROW
from entourage.ui.importing.one_file import OneFile
from entourage.ui.importing.page import ImportPage
from entourage.ui.importing.remarks import RemarksDialog
from entourage.ui.importing.rows import Deed
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow


def card(uid: str, name: str, *lines: str) -> str:
    said = "".join(f"{line}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{said}END:VCARD\r\n"


def written(path: Path, *cards: str) -> str:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return str(path)


@pytest.fixture
def phone(tmp_path: Path) -> str:
    """Give a file of a telephone: two new, one who may be here already, one card that says nothing."""
    return written(
        tmp_path / "phone.vcf",
        card("p1", "Tomás Ibarra", "CATEGORIES:Choir"),
        card("p2", "Sofia Bergström", "ORG:Fjord", "BDAY:20-99-1", "CATEGORIES:Choir,Sailing"),
        card("p3", "Ana Silva", "EMAIL:ana@example.org", "TEL:555-0199"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE: \r\nEND:VCARD\r\n",
    )


def page_of(window: MainWindow) -> ImportPage:
    page = window.page("import")
    assert isinstance(page, ImportPage)
    return page


def bring(window: MainWindow, *files: str) -> ImportPage:
    window.go_to(Place("import", files=files))
    settled(window.desk)
    return page_of(window)


def names(page: ImportPage) -> list[str]:
    model = page.sheet.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def row(page: ImportPage, name: str) -> int:
    return names(page).index(name)


def said(page: ImportPage, name: str) -> str:
    model = page.sheet.model
    return str(model.index(row(page, name)).data(Qt.ItemDataRole.AccessibleTextRole))


def leading(page: ImportPage) -> str:
    return page.sheet.foot.go.accessibleName()


def choose(page: ImportPage, name: str) -> None:
    page.sheet.view.go_to_row(row(page, name))
    page.sheet.view.setFocus()


def popped(window: MainWindow) -> QMenu:
    wait_until(lambda: any(menu.isVisible() for menu in window.findChildren(QMenu)), "no menu")
    return next(menu for menu in window.findChildren(QMenu) if menu.isVisible())


def pick(window: MainWindow, menu: QMenu, words: str) -> None:
    found = next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))
    found.trigger()
    menu.close()
    settled(window.desk)
    settle()


def everyone(window: MainWindow) -> set[str]:
    return set(ids_by_name(book_of(window)))


def test_a_plan_is_shown_and_nothing_is_written(window: MainWindow, phone: str) -> None:
    before = everyone(window)
    page = bring(window, phone)
    assert names(page) == ["Ana Silva", "Line 22", "Tomás Ibarra", "Sofia Bergström"]
    tiles = [tile.accessibleName() for tile in page.sheet.tiles._tiles.values()]
    assert tiles == [
        "2 new people",
        "0 people updated",
        "0 without change",
        "1 same person? Now or later",
        "1 unreadable",
    ]
    assert leading(page) == "Import 2 people, answer 1 later"
    assert said(page, "Sofia Bergström") == "Sofia Bergström, New, Fjord, from “phone.vcf”"
    assert everyone(window) == before
    assert window.search.isVisible()
    assert page.sheet.view.hasFocus()


def test_a_tile_shows_only_what_it_counts_and_again_all(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.tiles.press(Action.NEW)
    settled(window.desk)
    assert names(page) == ["Tomás Ibarra", "Sofia Bergström"]
    page.sheet.tiles.press(Action.MAYBE)
    settled(window.desk)
    assert names(page) == ["Ana Silva"]
    page.sheet.tiles.press(Action.MAYBE)
    settled(window.desk)
    assert len(names(page)) == 4
    page.sheet.tiles.press(Action.SAME)
    settled(window.desk)
    assert page.sheet.nobody.isVisible()
    page.sheet.show_all()
    settled(window.desk)
    assert len(names(page)) == 4


def test_tiles_are_gone_through_and_pressed_by_keys(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.tiles.first().setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        press(window, key)
    assert names(page) == ["Ana Silva"]


def test_the_search_field_finds_in_the_import(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    assert window.search.placeholderText() == "Find in this import…"
    window.search.setText("fjord berg")
    settled(window.desk)
    assert names(page) == ["Sofia Bergström"]
    window.search.setText("tomas")
    settled(window.desk)
    assert names(page) == ["Tomás Ibarra"]


def test_what_was_searched_in_an_import_does_not_hide_people_of_the_next(
    window: MainWindow, phone: str, tmp_path: Path
) -> None:
    page = bring(window, phone)
    window.search.setText("tomas")
    settled(window.desk)
    page.sheet.foot.go.click()
    wait_until(lambda: page.work.found is None and not page.work.is_busy)
    settled(window.desk)
    bring(window, written(tmp_path / "other.vcf", card("o1", "Jin Park"), card("o2", "Liv Dahl")))
    assert not window.search.text()
    assert names(page) == ["Jin Park", "Liv Dahl"]


def test_space_leaves_someone_out_and_brings_them_in_again(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    choose(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Space)
    assert leading(page) == "Import 1 person, answer 1 later"
    assert "Left out" in said(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Space)
    assert leading(page) == "Import 2 people, answer 1 later"
    press(window, Qt.Key.Key_Space)
    page.sheet.foot.go.click()
    settled(window.desk)
    assert {"Sofia Bergström"} <= everyone(window)
    assert "Tomás Ibarra" not in everyone(window)


def test_return_and_del_never_bring_in_whom_one_left_out(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    choose(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Return)
    dialog = window.findChild(QuestionDialog)
    assert isinstance(dialog, QuestionDialog)
    dialog.reject()
    assert "Left out" in said(page, "Tomás Ibarra")
    assert leading(page) == "Import 1 person, answer 1 later"


def test_escape_closes_the_panel_of_files_and_keeps_the_import(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.title.more.setChecked(True)
    page.sheet.title.more.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert not page.sheet.files.isVisible()
    assert page.sheet.isVisible()
    assert page.sheet.view.hasFocus()


def test_the_panel_of_files_stays_open_after_a_correction_and_has_the_keyboard(
    window: MainWindow, phone: str, tmp_path: Path
) -> None:
    table = tmp_path / "wer.csv"
    table.write_text("Wer,Wo\nLuc Bo,luc@example.org\n")
    page = bring(window, phone, str(table))
    files = page.sheet.files
    assert files.isVisible()
    for told in (Told(named={"Wer": "formatted_name", "Wo": "email"}), NOTHING_TOLD):
        files.columns.emit(table)
        dialog = page.findChildren(ColumnsDialog)[-1]
        dialog.told.emit(told)
        dialog.reject()
        settled(window.desk)
        assert files.isVisible()
        assert next(one.path for one in files.findChildren(OneFile)) == table
        assert window.focusWidget() is files.findChildren(OneFile)[0].button(of_source=False)
        assert page.sheet.title.more.text().endswith("sources" if told != NOTHING_TOLD else "1 to check")
    page.sheet.title.more.click()
    page.work.plan()
    settled(window.desk)
    assert not files.isVisible()


def test_a_name_has_the_room_of_its_origin_in_a_narrow_window(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a-telephone-of-long-ago.vcf", card("1", "Maximiliana Oberhofer")))
    window.resize(700, 600)
    settled(window.desk)
    view = page.sheet.view
    shown = page.sheet.model.index(0).data(ROW)
    name = view.drawn.areas(view.font(), view.visualRect(page.sheet.model.index(0)), shown)[1]
    assert name.width() >= QFontMetrics(bold(view.font())).horizontalAdvance("Maximiliana Oberhofer")


def bold(font: QFont) -> QFont:
    said = QFont(font)
    said.setWeight(QFont.Weight.DemiBold)
    return said


def test_all_of_the_page_is_to_be_seen_beside_the_files_of_a_small_screen(window: MainWindow, tmp_path: Path) -> None:
    files = [written(tmp_path / f"{number}.vcf", card(str(number), f"Ana {number}")) for number in range(12)]
    page = bring(window, *files)
    page.sheet.title.more.setChecked(True)
    for height, least in ((1000, 320), (700, 110)):
        window.resize(1100, height)
        settled(window.desk)
        assert page.sheet._upper.verticalScrollBar().maximum() == 0
        assert page.sheet.files.height() >= least


def test_six_of_many_files_are_to_be_seen_at_once(window: MainWindow, tmp_path: Path) -> None:
    files = [written(tmp_path / f"{number}.vcf", card(str(number), f"Ana {number}")) for number in range(23)]
    window.resize(1280, 860)
    page = bring(window, *files)
    page.sheet.title.more.setChecked(True)
    settled(window.desk)
    rows = page.sheet.files.findChildren(OneFile)
    assert rows[5].geometry().bottom() <= page.sheet.files.viewport().height()
    assert page.sheet._upper.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("height", "is_open"), [(820, 1), (480, 0)])
def test_a_file_to_check_is_counted_and_shown_where_there_is_room_for_it(
    window: MainWindow, tmp_path: Path, height: int, is_open: int
) -> None:
    window.resize(930, height)
    table = tmp_path / "wer.csv"
    table.write_text("Wer,Wo\nLuc Bo,luc@example.org\n")
    page = bring(window, str(table))
    assert page.sheet.title.more.text().removeprefix("✓ ") == "Files and sources: 1 to check"
    assert page.sheet.files.isVisible() == is_open


def test_cancel_stays_beside_import_whatever_import_says(window: MainWindow, phone: str) -> None:
    window.resize(1100, 820)
    sheet = bring(window, phone).sheet
    for words in ("Import", "Import 312 people, merge 1, answer 2 later, and say so at length"):
        sheet.foot.go.setText(words)
        sheet._fit()
        settled(window.desk)
        assert sheet.foot.cancel.y() == sheet.foot.go.y()


def test_tiles_keep_their_height_while_one_answers(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    before = page.sheet.tiles.height()
    choose(page, "Ana Silva")
    page.sheet.deciding.do(Deed.SAME, page.sheet.view.chosen())
    settled(window.desk)
    assert leading(page) == "Import 2 people, merge 1"
    assert page.sheet.tiles.height() == before


def test_the_foot_says_what_becomes_of_open_questions(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    assert page.sheet.foot.promise.isVisible()
    assert page.sheet.foot.promise.text().startswith("The person in question comes in apart")
    assert page.sheet.foot.promise.text().endswith("even after a restart.")


def test_the_same_person_said_by_the_menu_is_not_doubled(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    choose(page, "Ana Silva")
    page.sheet.view.ask()
    pick(window, popped(window), "The same as Ana Silva")
    assert leading(page) == "Import 2 people, merge 1"
    assert said(page, "Ana Silva").startswith("Ana Silva, Merged, the same as Ana Silva")
    page.sheet.foot.go.click()
    settled(window.desk)
    people = [name for _, name, _ in contacts.listing(book_of(window))]
    assert people.count("Ana Silva") == 1
    ana = contacts.load(book_of(window), contacts.find(book_of(window), "Ana Silva"))
    assert [value.text for value in of_kind(ana.values, Kind.TELEPHONE)] == ["555-0199"]


def test_a_link_is_pressed_by_the_mouse(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    view = page.sheet.view
    box = view.visualRect(page.sheet.model.index(0))
    links = view.drawn.links(view.font(), box, page.sheet.model.row(0), is_current=True)
    assert [deed for deed, _ in links] == [Deed.SAME, Deed.DIFFERENT]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(links[1][1].center()))
    settled(window.desk)
    assert said(page, "Ana Silva") == "Ana Silva, New, someone else than Ana Silva, as you said"
    assert leading(page) == "Import 3 people"


def test_questions_alike_are_answered_in_one_go(window: MainWindow, tmp_path: Path) -> None:
    people = (("Ana Silva", "ana"), ("Björk Åberg", "bjork"), ("Noah Adams", "noah"))
    cards = [card(mail, name, f"EMAIL:{mail}@example.org") for name, mail in people]
    page = bring(window, written(tmp_path / "a.vcf", *cards))
    choose(page, "Noah Adams")
    page.sheet.view.ask()
    menu = popped(window)
    more = next(one for one in menu.actions() if one.text() == "&All 3 with the same reasons").menu()
    assert isinstance(more, QMenu)
    pick(window, more, "Same")
    menu.close()
    assert leading(page) == "Merge 3 people"
    page.sheet.foot.go.click()
    settled(window.desk)
    assert window.bar.sentence.text() == "Imported: 3 merged."
    assert len(everyone(window)) == len(contacts.listing(book_of(window)))


def test_after_the_import_everyone_is_shown_and_undo_takes_it_back(window: MainWindow, phone: str) -> None:
    before = everyone(window)
    page = bring(window, phone)
    page.sheet.foot.go.click()
    settled(window.desk)
    assert window.place.group == "everyone"
    assert everyone(window) == before | {"Tomás Ibarra", "Sofia Bergström"}
    sentence = window.bar.sentence.text()
    assert sentence.startswith("Imported: 2 new people, 1 perhaps already here, 1 unreadable.")
    window.acts.undo()
    settled(window.desk)
    assert everyone(window) == before
    assert page.hint() == ""


def test_new_people_go_into_a_circle_that_is_made_for_them(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.destination._ask()
    asking = window.findChild(QInputDialog)
    assert isinstance(asking, QInputDialog)
    asking.setTextValue("Bande")
    asking.accept()
    assert page.sheet.destination.pill.text() == "Put new people into: Bande"
    page.sheet.foot.go.click()
    settled(window.desk)
    assert members(window, "Bande") == {"Tomás Ibarra", "Sofia Bergström", "Ana Silva"}
    assert window.circle() is not None
    assert window.circle().name == "Bande"  # type: ignore[union-attr] - it is there


def test_categories_that_are_ticked_become_circles(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.destination.categories.click()
    dialog = window.findChild(Categories)
    assert isinstance(dialog, Categories)
    assert [dialog._list.item(at).text() for at in range(2)] == ["Choir, 2 people", "Sailing, 1 person"]
    dialog._list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog._accept()
    assert page.sheet.destination.wish().categories == (("Choir", Named("Choir")),)
    page.sheet.foot.go.click()
    settled(window.desk)
    assert members(window, "Choir") == {"Tomás Ibarra", "Sofia Bergström"}
    assert "put into circles" in window.bar.sentence.toolTip()


def test_more_files_make_one_plan_that_keeps_what_was_decided(window: MainWindow, phone: str, tmp_path: Path) -> None:
    page = bring(window, phone)
    choose(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Space)
    table = tmp_path / "more.csv"
    table.write_text("First Name,Last Name,Email\nZoé,Petit,zoe@example.org\n", encoding="utf-8")
    bring(window, str(table))
    assert page.sheet.title.name.text() == "Import 2 files"
    assert "Left out" in said(page, "Tomás Ibarra")
    assert leading(page) == "Import 2 people, answer 1 later"
    bring(window, phone)
    assert page.sheet.title.name.text() == "Import 2 files"


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    window: MainWindow, phone: str, tmp_path: Path
) -> None:
    empty = written(tmp_path / "empty.vcf")
    page = bring(window, phone, empty, str(tmp_path / "gone.vcf"))
    labels = [label.text() for label in page.sheet.unread.findChildren(QLabel)]
    assert [("empty.vcf" in text, "gone.vcf" in text) for text in labels] == [(True, False), (False, True)]
    assert leading(page) == "Import 2 people, answer 1 later"
    page = bring(window, str(tmp_path / "gone.vcf"))
    page.sheet.foot.cancel.click()
    bring(window, empty)
    assert "empty.vcf" in page.empty.sentence.text()
    assert not window.search.isVisible()


def test_another_program_writing_meanwhile_costs_neither_plan_nor_choices(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    choose(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Space)
    cli(window.desk.folder, "add", "Bob")
    page.sheet.foot.go.click()
    settled(window.desk)
    assert {"Bob", "Sofia Bergström"} <= everyone(window)
    assert "Tomás Ibarra" not in everyone(window)


def test_a_plan_that_would_now_do_something_else_is_shown_again(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    cli(window.desk.folder, "add", "Tomás Ibarra")
    page.sheet.foot.go.click()
    settled(window.desk)
    assert leading(page) == "Import 1 person, answer 2 later"
    assert window.bar.sentence.text().startswith("The book has changed meanwhile.")
    assert "Sofia Bergström" not in everyone(window)


def test_what_another_program_writes_takes_away_an_undo_and_no_other_sentence(window: MainWindow) -> None:
    window.desk.tell("Press Import again.")
    window.desk._watch.noticed.emit()
    assert window.bar.sentence.text() == "Press Import again."
    window.desk._watch.wrote = True
    window.desk.tell("Deleted.", can_undo=True)
    window.desk._watch.noticed.emit()
    assert not window.bar.sentence.text()


def test_a_plan_of_the_same_numbers_that_means_others_is_shown_again(window: MainWindow, tmp_path: Path) -> None:
    source = written(tmp_path / "two.vcf", card("t1", "Iris Okafor"), card("t2", "Ana Silva", "EMAIL:ana@example.org"))
    page = bring(window, source)
    assert leading(page) == "Import 1 person, answer 1 later"
    folder = window.desk.folder
    cli(folder, "delete", "Ana Silva")
    cli(folder, "add", "Iris Okafor")
    page.sheet.foot.go.click()
    settled(window.desk)
    assert leading(page) == "Import 1 person, answer 1 later"
    assert window.bar.sentence.text().startswith("The book has changed meanwhile.")
    assert "Ana Silva" not in everyone(window)


def test_a_plan_that_is_stopped_being_made_again_is_not_carried_out_later(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    before = everyone(window)
    cli(window.desk.folder, "add", "Bob")
    page.sheet.foot.go.click()
    wait_until(lambda: page._is_overtaken, "not overtaken")
    page.working.stop.click()
    page.work.plan()
    settled(window.desk)
    assert page.sheet.isVisible()
    assert everyone(window) == before | {"Bob"}


@pytest.fixture
def large(tmp_path: Path) -> str:
    return written(tmp_path / "large.vcf", *(card(f"l{number}", f"Zoé {number}") for number in range(3000)))


def test_planning_is_stopped_at_once_and_leaves_what_was_there(window: MainWindow, phone: str, large: str) -> None:
    page = bring(window, phone)
    window.go_to(Place("import", files=(large,)))
    assert page.working.isVisible()
    wait_until(lambda: page.working._bar.value() > 0, "no progress")
    page.working.stop.click()
    assert page.sheet.isVisible()
    assert window.bar.sentence.text() == "Stopped: nothing was written."
    settled(window.desk)
    assert page.sheet.title.name.text() == "Import 1 file"
    bring(window, large)
    assert page.sheet.title.name.text() == "Import 2 files"


def test_writing_is_stopped_and_nothing_is_written(window: MainWindow, large: str) -> None:
    before = everyone(window)
    page = bring(window, large)
    page.sheet.foot.go.click()
    wait_until(lambda: page.working._bar.value() > 0, "no progress")
    page.working.stop.click()
    settled(window.desk)
    assert everyone(window) == before
    assert page.sheet.isVisible()
    page.sheet.foot.go.click()
    settled(window.desk)
    assert len(everyone(window)) == len(before) + 3000


def test_what_is_decided_just_before_import_holds(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.view.selectAll()
    QTest.keyClick(page.sheet.view, Qt.Key.Key_Space)
    page.sheet.foot.go.click()
    before = everyone(window)
    settled(window.desk)
    assert everyone(window) == before


def test_what_is_decided_just_before_more_files_come_holds(window: MainWindow, phone: str, tmp_path: Path) -> None:
    page = bring(window, phone)
    choose(page, "Tomás Ibarra")
    QTest.keyClick(page.sheet.view, Qt.Key.Key_Space)
    bring(window, written(tmp_path / "more.vcf", card("m1", "Iris Okafor")))
    assert "Left out" in said(page, "Tomás Ibarra")
    assert "New" in said(page, "Iris Okafor")


def test_a_choice_that_fails_is_told_and_the_next_one_is_made(
    window: MainWindow, phone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = bring(window, phone)
    before = everyone(window)
    with monkeypatch.context() as busy:
        busy.setattr(imports, "choose", Mock(side_effect=EntourageError("database_busy", path="book.db")))
        choose(page, "Tomás Ibarra")
        QTest.keyClick(page.sheet.view, Qt.Key.Key_Space)
        page.sheet.foot.go.click()
        settled(window.desk)
    assert window.bar.sentence.text().startswith("⚠")
    assert page.sheet.isVisible()
    assert everyone(window) == before
    press(window, Qt.Key.Key_Space)
    assert "Left out" in said(page, "Tomás Ibarra")


def test_files_that_come_while_an_import_is_written_are_planned_after_it(
    window: MainWindow, phone: str, large: str
) -> None:
    page = bring(window, large)
    page.sheet.foot.go.click()
    window.go_to(Place("import", files=(phone,)))
    settled(window.desk)
    assert "Zoé 2999" in everyone(window)
    assert window.place.page == "import"
    assert page.sheet.title.name.text() == "Import 1 file"
    assert "Tomás Ibarra" in names(page)


def test_cancel_stops_what_is_written_although_files_have_come(window: MainWindow, phone: str, large: str) -> None:
    before = everyone(window)
    page = bring(window, large)
    page.sheet.foot.go.click()
    window.go_to(Place("import", files=(phone,)))
    page.working.stop.click()
    settled(window.desk)
    assert everyone(window) == before
    assert page.sheet.title.name.text() == "Import 2 files"


def test_another_page_may_be_seen_but_the_window_stays_while_an_import_is_written(
    window: MainWindow, large: str
) -> None:
    page = bring(window, large)
    page.sheet.foot.go.click()
    window.go_to(EVERYONE)
    assert window.place.page == "people"
    assert not window.may_leave()
    assert page.working.isVisible()
    assert window.bar.sentence.text().startswith("An import is being written")
    settled(window.desk)
    assert "Zoé 2999" in everyone(window)
    assert window.may_leave()


def test_an_import_is_written_to_its_end_where_its_page_is_gone(window: MainWindow, large: str) -> None:
    bring(window, large).sheet.foot.go.click()
    window.furnish()
    settle()
    settled(window.desk)
    assert "Zoé 2999" in everyone(window)


def test_what_was_decided_is_not_forgotten_unasked(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    assert window.may_leave()
    choose(page, "Tomás Ibarra")
    press(window, Qt.Key.Key_Space)
    go_to(window, EVERYONE)
    assert not window.may_leave()
    assert page.sheet.isVisible()
    forget = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Forget it")
    forget.click()
    settled(window.desk)
    assert window.place == EVERYONE
    assert window.may_leave()


def test_cancel_forgets_the_plan(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.foot.cancel.click()
    settled(window.desk)
    assert window.place.page == "people"
    go_to(window, Place("import"))
    assert page.empty.isVisible()
    assert page.work.paths == []


def test_a_file_is_read_in_another_encoding(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("First Name,Last Name,Email\nZoé,Müller,z@example.org\nRené,Côté,r@example.org\n".encode("cp1252"))
    page = bring(window, str(path))
    page.files.look_into(path)
    settled(window.desk)
    dialog = window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    codes = dialog.encoding.codes
    assert codes.currentText() == "As the program finds it: Windows-1252"
    codes.setCurrentIndex(codes.findData("cp1251"))
    codes.activated.emit(codes.currentIndex())
    settled(window.desk)
    assert any("Zoй" in label.text() for label in dialog.findChildren(QLabel))
    dialog._accept()
    settled(window.desk)
    assert names(page) == ["Zoй Mьller", "Renй Cфtй"]
    page.sheet.foot.go.click()
    settled(window.desk)
    page = bring(window, str(path))
    assert leading(page) == "Nothing to import"


def test_columns_that_nobody_knows_are_told(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Wer,Womit\nZoé Petit,0611223344\nLuc Côté,0611223355\n", encoding="utf-8")
    page = bring(window, str(path))
    dialog = window.findChild(ColumnsDialog) or page.files.look_into(path) or window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    settled(window.desk)
    box = dialog.grid.boxes[0]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("formatted_name"))
    box.activated.emit(box.currentIndex())
    dialog._accept()
    settled(window.desk)
    assert names(page) == ["Zoé Petit", "Luc Côté"]


def test_what_cannot_be_read_is_shown_and_saved(
    window: MainWindow, phone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = bring(window, phone)
    choose(page, "Line 22")
    press(window, Qt.Key.Key_Return)
    dialog = window.findChild(LineDialog)
    assert isinstance(dialog, LineDialog)
    assert dialog.text.toPlainText() == "BEGIN:VCARD\nVERSION:3.0\nNOTE: \nEND:VCARD"
    dialog.reject()
    settled(window.desk)
    page.sheet.middle.remarks.click()
    settled(window.desk)
    remarks = window.findChild(RemarksDialog)
    assert isinstance(remarks, RemarksDialog)
    remarks.save_rejected.click()
    saving = next(one for one in remarks.findChildren(QFileDialog) if one.windowTitle() == "Save what was left out")
    saving.fileSelected.emit(str(tmp_path / "lost.vcf"))
    settled(window.desk)
    assert (tmp_path / "lost.vcf").read_bytes() == b"BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE: \r\nEND:VCARD\r\n"
    saving.reject()
    remarks.save_report.click()
    saving = next(one for one in remarks.findChildren(QFileDialog) if one.windowTitle() == "Save the report")
    assert saving.directory().absolutePath() == str(tmp_path)
    assert Path(saving.selectedFiles()[0]).name == f"Report on {Path(phone).stem} {paper.today().isoformat()}.txt"
    saving.fileSelected.emit(str(tmp_path / "report.txt"))
    settled(window.desk)
    assert "line 22: nothing in it says who this is: left out" in (tmp_path / "report.txt").read_text("utf-8")
    assert remarks.saved.isVisible()
    assert remarks.saved.sentence.text() == f"The report is in “{tmp_path / 'report.txt'}”."
    assert remarks.saved.opens.isVisible()
    saving.reject()
    remarks.reject()


def test_a_source_is_guessed_shown_and_told(window: MainWindow, tmp_path: Path) -> None:
    newer = written(tmp_path / "newer.vcf", card("uid-1", "Luc Roy", "TITLE:Patron"))
    page = bring(window, newer)
    panel = page.sheet.files
    assert panel.isVisible()
    texts = [pill.text() for pill in panel.findChildren(type(page.sheet.destination.pill))]
    assert texts[0] == "⚠ A newer export of “people.vcf”, because the same people are in it"
    source = panel.findChildren(OneFile)[0].source
    assert source.accessibleDescription().startswith("To check: say where this file is from")
    source.menu().aboutToShow.emit()
    assert [one.text() for one in source.menu().actions() if one.isChecked()] == ["A newer export of “people.vcf”"]
    panel.told.emit(page.work.paths[0], "my old phone")
    settled(window.desk)
    assert leading(page) == "Import 1 person, answer later"
    assert page.work.found is not None
    assert page.work.found.plan.files[0].source_id is None
    source = panel.findChildren(OneFile)[-1].source
    assert window.focusWidget() is source
    source.menu().aboutToShow.emit()
    assert source.menu().actions()[0].isChecked()
    assert source.menu().actions()[0].text() == "A new source: “my old phone”"


def test_columns_that_a_wrong_encoding_hides_are_still_to_be_checked(window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "wer.csv"
    table.write_text("Wer,Téléphone\nLuc Bo,0611223344\n", encoding="utf-8")
    page = bring(window, str(table))
    page.files.look_into(table, on_text=True)
    dialog = page.findChildren(ColumnsDialog)[-1]
    settled(window.desk)
    dialog._encode("cp437")
    settled(window.desk)
    dialog._accept()
    settled(window.desk)
    assert page.sheet.title.more.text().removeprefix("✓ ") == "Files and sources: 1 to check"
    columns = page.sheet.files.findChildren(OneFile)[-1].button(of_source=False)
    assert isinstance(columns, QPushButton)
    assert columns.text() == "⚠ 1 column not known: say…"


def test_a_remark_shows_where_it_stands_in_the_file(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.title.more.click()
    pills = page.sheet.files.findChildren(type(page.sheet.title.more))
    next(one for one in pills if one.text() == "1 unreadable, 1 remark…").click()
    settled(window.desk)
    dialog = window.findChild(RemarksDialog)
    assert isinstance(dialog, RemarksDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    settled(window.desk)
    assert "20-99-1" in dialog.sentence.text()
    assert "20-99-1" in dialog.passage.textCursor().block().text()
    assert len(dialog.passage.extraSelections()) == 1
    dialog.reject()


def test_the_places_take_the_keyboard_without_going_anywhere(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    window.sidebar.setFocus()
    settled(window.desk)
    assert window.current_page() is page


def test_return_unfolds_remarks_and_presses_no_button(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.show_remarks()
    dialog = window.findChild(RemarksDialog)
    assert isinstance(dialog, RemarksDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settled(window.desk)
    assert dialog.findChildren(QFileDialog) == []
    dialog.reject()


def test_what_is_said_of_a_cancelled_import_goes_when_the_next_begins(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.left.emit()
    assert "cancelled" in window.bar.sentence.text()
    bring(window, phone)
    assert window.bar.sentence.text() == ""


def test_what_is_said_of_an_import_goes_when_the_next_plan_is_shown(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.foot.go.click()
    settled(window.desk)
    assert window.bar.sentence.text().startswith("Imported")
    bring(window, phone)
    assert window.bar.sentence.text() == ""


def test_each_remark_names_its_file_where_there_are_several(window: MainWindow, phone: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("First Name,Email\nAda,ada@a.example\n", encoding="utf-8")
    page = bring(window, phone, str(tmp_path / "list.csv"))
    page.sheet.show_remarks()
    dialog = window.findChild(RemarksDialog)
    assert isinstance(dialog, RemarksDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    settled(window.desk)
    tops = [dialog.list.topLevelItem(place).text(0) for place in range(dialog.list.topLevelItemCount())]
    assert tops
    assert all(text.startswith("phone.vcf: ") for text in (*tops, dialog.sentence.text()))
    dialog.reject()
