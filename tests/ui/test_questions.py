"""Who may be the same person: compared side by side, answered by a key, now or later; and an import that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.ui.helpers import book_of, desk_on, go_to, ids_by_name, press, settle, settled, wait_until

from entourage.importing.plan import Action
from entourage.operations import contacts, imports
from entourage.settings import Settings
from entourage.ui.comparing.dialog import QuestionDialog, Reply
from entourage.ui.importing.page import ImportPage
from entourage.ui.importing.past import ImportsPage
from entourage.ui.importing.rows import Deed
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from entourage.ui.main_window import MainWindow


def card(uid: str, name: str, *lines: str) -> str:
    said = "".join(f"{line}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{said}END:VCARD\r\n"


@pytest.fixture
def phone(tmp_path: Path) -> str:
    """Give a file with two who may be here already, one who is new and a card that says nothing."""
    path = tmp_path / "phone.vcf"
    cards = (
        card("p1", "Ana Silva", "EMAIL:ana@example.org", "TEL:555-0199", "BDAY:1985-04-12", "TITLE:Chef"),
        card("p2", "Noah Adams", "EMAIL:noah@example.org", "ORG:Forge"),
        card("p3", "Tomás Ibarra"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE: \r\nEND:VCARD\r\n",
    )
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return str(path)


def bring(window: MainWindow, *files: str) -> ImportPage:
    window.go_to(Place("import", files=files))
    settled(window.desk)
    page = window.page("import")
    assert isinstance(page, ImportPage)
    return page


def asked(window: MainWindow) -> QuestionDialog:
    wait_until(lambda: any(one.isVisible() for one in window.findChildren(QuestionDialog)), "no question")
    settled(window.desk)
    return next(one for one in window.findChildren(QuestionDialog) if one.isVisible())


def answer(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(asked(window).table, key)
    settled(window.desk)
    settle()


def rows(dialog: QuestionDialog) -> list[list[str]]:
    table = dialog.table
    items = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in line] for line in items]


def is_asking(window: MainWindow) -> bool:
    return any(one.isVisible() for one in window.findChildren(QuestionDialog))


def leading(page: ImportPage) -> str:
    return page.sheet.foot.go.accessibleName()


def past_page(window: MainWindow) -> ImportsPage:
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    return page


def test_return_on_a_question_shows_both_side_by_side(window: MainWindow, phone: str) -> None:
    bring(window, phone)
    press(window, Qt.Key.Key_Return)
    dialog = asked(window)
    assert dialog._title.text() == "Ana Silva — question 1 of 2"
    assert "the same e-mail ana@example.org" in dialog._why.text()
    assert rows(dialog) == [
        ["Full name", "Ana Silva", "Ana Silva", "= the same"],
        ["Job title", "—", "Chef", "+ one side only"],
        ["E-mail", "ana@example.org", "ana@example.org", "= the same"],
        ["Telephone", "—", "555-0199", "+ one side only"],
        ["Birthday", "April 12, 1985", "April 12, 1985", "= the same"],
    ]


def test_what_differs_is_said_by_a_word(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.view.go_to_row(1)
    press(window, Qt.Key.Key_Space)
    assert ["Company", "Aubier", "Forge", "≠ differs: both stay"] in rows(asked(window))


def test_rows_of_several_lines_do_not_touch_the_next(window: MainWindow, tmp_path: Path) -> None:
    adr = "ADR:;;" + "A street of a very long name indeed\\, and on it goes " * 2 + ";Oslo;;;Norway"
    path = tmp_path / "a.vcf"
    path.write_text(card("a1", "Ana Silva", "EMAIL:ana@example.org", adr), encoding="utf-8", newline="")
    bring(window, str(path))
    press(window, Qt.Key.Key_Return)
    table = asked(window).table
    row = next(row for row in range(table.rowCount()) if "street" in table.item(row, 2).text())
    words = table.fontMetrics().boundingRect(
        QRect(0, 0, table.columnWidth(2) - 8, 1000), int(Qt.TextFlag.TextWordWrap), table.item(row, 2).text()
    )
    assert words.height() > 2 * table.fontMetrics().height()
    assert table.rowHeight(row) >= words.height() + 10


def test_keys_answer_question_after_question(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    answer(window, Qt.Key.Key_S)
    assert asked(window)._title.text() == "Noah Adams — question 2 of 2"
    answer(window, Qt.Key.Key_D)
    assert not is_asking(window)
    assert leading(page) == "Import 2 people, merge 1"
    assert window.focusWidget() is page.sheet.view


def test_later_leaves_a_question_open(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    answer(window, Qt.Key.Key_L)
    answer(window, Qt.Key.Key_L)
    assert not is_asking(window)
    assert leading(page) == "Import 1 person, answer 2 later"
    assert page.sheet.model.row(0).action == "Later"


def test_a_click_on_a_question_opens_it_but_not_with_keys_held(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    view = page.sheet.view
    at = view.visualRect(page.sheet.model.index(0)).topLeft() + QPoint(150, 12)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, control, pos=at)
    settled(window.desk)
    assert not is_asking(window)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked(window)._title.text().startswith("Ana Silva")


def test_return_on_someone_new_shows_all_that_comes(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    page.sheet.view.go_to_row(3)
    press(window, Qt.Key.Key_Return)
    dialog = asked(window)
    assert dialog._title.text() == dialog.windowTitle() == "Tomás Ibarra"
    assert not any(button.isVisible() for button in dialog.buttons.values())


def test_numbers_add_up_whatever_is_decided(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    answer(window, Qt.Key.Key_S)
    answer(window, Qt.Key.Key_L)
    page.sheet.view.go_to_row(3)
    press(window, Qt.Key.Key_Space)
    tiles = [tile.accessibleName() for tile in page.sheet.tiles._tiles.values()]
    assert tiles == [
        "0 new people, 1 left out",
        "0 people updated",
        "0 without change",
        "1 same person? Now or later, 1 merged",
        "1 unreadable",
    ]
    assert leading(page) == "Merge 1 person, answer 1 later"
    page.sheet.tiles.press(Action.MAYBE)
    settled(window.desk)
    assert len(page.sheet.model.places) == 2
    page.sheet.foot.go.click()
    settled(window.desk)
    sentence = window.bar.sentence.text()
    assert sentence.startswith("Imported: 1 merged, 1 left out, 1 perhaps already here, 1 unreadable.")
    assert "answer under Duplicates" in window.bar.sentence.toolTip()


def test_what_was_put_off_is_answered_under_duplicates(window: MainWindow, phone: str) -> None:
    bring(window, phone).sheet.foot.go.click()
    settled(window.desk)
    assert len(contacts.listing(book_of(window))) == 11
    now = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Answer now")
    now.click()
    settled(window.desk)
    assert window.place.page == "duplicates"
    assert window.place.imports == (imports.past(book_of(window))[0].id,)


def entries(window: MainWindow) -> list[str]:
    return [entry.text for entry in window.sidebar.places.entries]


def test_an_import_that_waits_is_offered_wherever_one_is(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    go_to(window, EVERYONE)
    assert "Import waiting — 1 file" in entries(window)
    go_to(window, Place("imports"))
    first = past_page(window).rows.rows[0]
    assert (first.text, first.remark) == ("Import waiting — 1 file", "Go on")
    past_page(window).view.setCurrentIndex(past_page(window).rows.index(0))
    press(window, Qt.Key.Key_Return)
    assert window.current_page() is page
    assert page.sheet.isVisible()
    page.sheet.foot.go.click()
    settled(window.desk)
    assert "Import waiting — 1 file" not in entries(window)


def test_an_import_that_waits_is_offered_again_after_a_restart(
    window: MainWindow, phone: str, qapp: QApplication, tmp_path: Path
) -> None:
    bring(window, phone)
    before = set(ids_by_name(book_of(window)))
    window.close()
    settle()
    desk = desk_on(qapp, window.desk.folder, tmp_path / "options", "en", "light", Settings())
    desk.shelf.open()
    wait_until(lambda: desk.database is not None, "the book does not open")
    settled(desk)
    assert desk.waiting.files == (phone,)
    assert desk.database is not None
    assert set(ids_by_name(desk.database)) == before
    desk.shelf.close()


def test_escape_shows_all_again_then_leaves_and_the_bar_brings_the_plan_back(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    answer(window, Qt.Key.Key_S)
    QTest.keyClick(asked(window), Qt.Key.Key_Escape)
    settled(window.desk)
    page.sheet.tiles.press(Action.NEW)
    page.sheet.view.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert page.sheet.tiles.chosen() is None
    press(window, Qt.Key.Key_Escape)
    assert window.place == EVERYONE
    assert "Import waiting — 1 file" not in entries(window)
    back = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Bring it back")
    back.click()
    settled(window.desk)
    assert window.current_page() is page
    assert leading(page) == "Import 1 person, merge 1, answer 1 later"


def test_control_and_return_import(window: MainWindow, phone: str) -> None:
    bring(window, phone)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Tomás Ibarra" in ids_by_name(book_of(window))


@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_tiles_are_of_one_size_and_the_page_is_narrow(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    assert page.minimumSizeHint().width() <= 480
    for width in (480, 700, 1034):
        page.sheet.tiles.setFixedWidth(width)
        page.sheet.tiles._place()
        shown = [tile for tile in page.sheet.tiles._tiles.values() if not tile.isHidden()]
        assert len(shown) == (3 if width == 480 else 5)
        boxes = [tile.geometry() for tile in shown]
        assert len({(box.width(), box.height()) for box in boxes}) == 1
        assert max(box.right() for box in boxes) <= width
        need = [tile.height_at(box.width()) for tile, box in zip(shown, boxes, strict=True)]
        assert max(need) <= boxes[0].height()


def test_links_stand_at_one_place_in_every_row(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    view = page.sheet.view
    lefts = {}
    for number in range(4):
        row = page.sheet.model.row(number)
        assert row
        box = view.visualRect(page.sheet.model.index(number))
        for deed, area in view.drawn.links(view.font(), box, row, is_current=True):
            lefts.setdefault(deed, set()).add(area.left())
    assert {deed: len(places) for deed, places in lefts.items()} == dict.fromkeys(lefts, 1)
    assert len(lefts) == 4


@pytest.mark.parametrize("tongue", ["fr"])
def test_a_plan_lets_the_window_be_as_low_as_it_is(window: MainWindow, phone: str) -> None:
    window.resize(876, 540)
    settle()
    bring(window, phone)
    settle()
    assert window.height() == 540


@pytest.mark.parametrize("tongue", ["fr"])
def test_what_the_bar_says_of_an_import_stands_beside_what_it_offers(window: MainWindow, phone: str) -> None:
    window.resize(876, 600)
    bring(window, phone).sheet.foot.go.click()
    settled(window.desk)
    settle()
    offered = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Répondre maintenant")
    assert window.bar.sentence.geometry().right() < offered.geometry().left()


def test_a_file_that_cannot_be_read_does_not_wait(window: MainWindow, phone: str, tmp_path: Path) -> None:
    page = bring(window, phone, str(tmp_path / "gone.vcf"))
    assert page.sheet.title.name.text() == "Import 1 file"
    assert "Import waiting — 1 file" in entries(window)


def test_a_question_is_over_where_the_plan_is_made_again(window: MainWindow, phone: str, tmp_path: Path) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    asked(window)
    more = tmp_path / "more.vcf"
    more.write_text(card("m1", "Iris Okafor"), encoding="utf-8", newline="")
    bring(window, str(more))
    assert not is_asking(window)
    assert page.sheet.title.name.text() == "Import 2 files"


def test_a_row_is_compared_with_somebody_whom_no_other_row_of_its_source_is(window: MainWindow, tmp_path: Path) -> None:
    for file, uids in (("a", "12"), ("b", "34")):
        cards = (card(uid, "Marie Morin", "EMAIL:marie@example.org") for uid in uids)
        (tmp_path / f"{file}.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    planned, _ = imports.plan(book_of(window), [tmp_path / "a.vcf"])
    imports.carry_out(book_of(window), planned)
    page = bring(window, str(tmp_path / "b.vcf"))
    page.sheet.view.setFocus()
    press(window, Qt.Key.Key_Return)
    answer(window, Qt.Key.Key_S)
    answer(window, Qt.Key.Key_S)
    assert not is_asking(window)
    assert leading(page) == "Merge 2 people"
    page.sheet.deciding.do(Deed.LATER, [1])
    settled(window.desk)
    page.sheet.deciding.do(Deed.SAME, [1], 0)
    settled(window.desk)
    assert leading(page) == "Merge 1 person, answer 1 later"
    assert window.bar.sentence.text().startswith("1 question stays open: ")
    press(window, Qt.Key.Key_Return)
    dialog = asked(window)
    dialog.turned.emit(0)
    settled(window.desk)
    assert not dialog.buttons[Reply.SAME].isEnabled()
