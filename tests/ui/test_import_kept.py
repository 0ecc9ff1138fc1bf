"""Nothing that was decided of an import, or waits to be imported, is lost or meant for someone else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.helpers import book_of, desk_on, go_to, settled, wait_until
from tests.ui.test_import_page import bring, card, names, page_of, row, said, written
from tests.ui.test_questions import asked, is_asking

from entourage.importing.plan import Action
from entourage.operations import imports
from entourage.operations.naming import Named
from entourage.settings import Settings
from entourage.ui.comparing.dialog import QuestionDialog
from entourage.ui.importing.rows import Deed
from entourage.ui.place import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from entourage.ui.desk import Offer, Said
    from entourage.ui.importing.page import ImportPage
    from entourage.ui.main_window import MainWindow

ANA = ("Ana Silva", "EMAIL:ana@example.org")
NOAH = "First Name,Last Name,E-mail Address\nNoah,Adams,noah@example.org\n"


def heard(window: MainWindow) -> list[Said]:
    told: list[Said] = []
    window.desk.said.connect(told.append)
    return told


def cancelled(window: MainWindow, page: ImportPage) -> Offer:
    told = heard(window)
    page.sheet.foot.cancel.click()
    settled(window.desk)
    return told[-1].offers[0]


def accept(window: MainWindow, offer: Offer) -> None:
    offer.accept()
    settled(window.desk)


def paths(page: ImportPage) -> list[str]:
    return [str(path) for path in page.work.paths]


def table(path: Path, text: str = NOAH) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_question_is_closed_when_another_file_changes_the_plan(window: MainWindow, tmp_path: Path) -> None:
    newer = written(tmp_path / "new.vcf", card("p1", *ANA), card("p2", "Noah Adams", "EMAIL:noah@example.org"))
    older = written(tmp_path / "old.vcf", card("p7", "Luc Roy", "TEL:418 555-0102"), card("p1", *ANA))
    os.utime(older, (1_000_000_000, 1_000_000_000))
    page = bring(window, newer)
    QTest.keyClick(page.sheet.view, Qt.Key.Key_Return)
    dialog = asked(window)
    window.go_to(Place("import", files=(older,)))
    assert not dialog.isVisible()
    settled(window.desk)
    assert not is_asking(window)
    assert page.work.found
    assert not any(step.answer for step in page.work.found.plan.steps)


def test_an_answer_to_a_plan_that_is_made_again_is_not_dropped_silently(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", *ANA)))
    told = heard(window)
    window.go_to(Place("import", files=(written(tmp_path / "b.vcf", card("b1", "Bo Diddley")),)))
    page.sheet.deciding.do(Deed.SAME, [0])
    settled(window.desk)
    assert any(one.sentence.startswith("The plan is being made again") for one in told)


def test_no_question_of_a_plan_is_answered_before_it_is_read(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", *ANA)))
    QTest.keyClick(page.sheet.view, Qt.Key.Key_Return)
    dialog = next(one for one in window.findChildren(QuestionDialog) if one.isVisible())
    QTest.keyClick(dialog.table, Qt.Key.Key_S)
    settled(window.desk)
    assert dialog._title.text() == "Ana Silva"
    assert dialog.isVisible()


def test_what_is_brought_back_joins_what_came_since_with_all_that_was_decided(
    window: MainWindow, tmp_path: Path
) -> None:
    one = written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))
    other = written(tmp_path / "b.vcf", card("b1", *ANA))
    page = bring(window, one)
    page.sheet.deciding.do(Deed.LEAVE_OUT, [0])
    settled(window.desk)
    back = cancelled(window, page)
    bring(window, other)
    page.sheet.deciding.do(Deed.SAME, [0])
    settled(window.desk)
    accept(window, back)
    assert set(paths(page)) == {one, other}
    assert said(page, "Ana Silva").startswith("Ana Silva, Merged")
    assert said(page, "Ada Lovelace").startswith("Ada Lovelace, Left out")


def test_an_import_that_is_brought_back_goes_to_the_same_circles(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace", "CATEGORIES:Choir")))
    destination = page.sheet.destination
    destination.choose(Named("colleagues", "colleagues"))
    destination.choose_categories(frozenset({"Choir"}))
    before = destination.wish()
    back = cancelled(window, page)
    assert not destination.wish().circle
    accept(window, back)
    assert destination.wish() == before


def test_a_chosen_circle_is_not_lost_without_a_word(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace")))
    assert window.may_leave()
    page.sheet.destination.choose(Named("colleagues", "colleagues"))
    assert not window.may_leave()
    page.sheet.destination.choose(None)
    assert window.may_leave()


def test_what_was_told_of_a_file_is_not_lost_without_a_word(window: MainWindow, tmp_path: Path) -> None:
    one, other = (written(tmp_path / f"{name}.vcf", card(name, f"Ada {name}")) for name in "ab")
    page = bring(window, one, other)
    page.files.tell_source(Path(one), "my phone")
    settled(window.desk)
    assert not window.may_leave()
    page.work.drop(Path(one))
    settled(window.desk)
    assert window.may_leave()


def test_what_waits_since_the_last_time_is_planned_with_new_files(
    window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    one = written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))
    other = written(tmp_path / "b.vcf", card("b1", "Bo Diddley"))
    window.desk.waiting.note([one])
    page = bring(window, other)
    assert set(names(page)) == {"Ada Lovelace", "Bo Diddley"}
    assert set(window.desk.waiting.files) == {one, other}
    other_desk = desk_on(qapp, window.desk.folder, window.desk.settings_folder, "en", "light", Settings())
    other_desk.waiting.look()
    assert set(other_desk.waiting.files) == {one, other}
    other_desk.shelf.close()


def test_files_that_are_chosen_join_what_waits(window: MainWindow, tmp_path: Path) -> None:
    one = written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))
    window.desk.waiting.note([one])
    go_to(window, Place("import", about="choose"))
    page = page_of(window)
    page.files._take([written(tmp_path / "b.vcf", card("b1", "Bo Diddley"))])
    settled(window.desk)
    assert one in paths(page)


def test_an_import_that_is_cancelled_waits_no_more(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace")))
    cancelled(window, page)
    assert not window.desk.waiting.files
    bring(window, written(tmp_path / "b.vcf", card("b1", "Bo Diddley")))
    assert names(page) == ["Bo Diddley"]


def test_what_waits_for_a_book_stays_while_another_imports(window: MainWindow, tmp_path: Path) -> None:
    desk = window.desk
    home = desk.folder
    one = written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"))
    bring(window, one)
    for folder, waits in ((tmp_path / "other", ()), (home, (one,))):
        desk.shelf.switch(folder)
        wait_until(lambda folder=folder: desk.folder == folder)  # type: ignore[misc]
        settled(desk)
        assert desk.waiting.files == waits
        if folder != home:
            bring(window, written(tmp_path / "b.vcf", card("b1", "Bo Diddley"))).sheet.foot.go.click()
            settled(desk)


def test_answer_now_asks_what_every_file_left_open(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", *ANA)), table(tmp_path / "b.csv"))
    told = heard(window)
    page.sheet.foot.go.click()
    settled(window.desk)
    accept(window, next(offer for one in told for offer in one.offers))
    written_now = {one.id for one in imports.past(book_of(window)) if one.asked}
    assert set(window.place.imports) == written_now
    assert len(written_now) == 2


def test_what_is_searched_is_found_again_in_a_plan_made_again(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, written(tmp_path / "a.vcf", card("a1", "Ada Lovelace"), card("a2", *ANA)))
    page.sheet.search("ada")
    page.sheet.tiles.press(Action.NEW)
    settled(window.desk)
    assert names(page) == ["Ada Lovelace"]
    bring(window, written(tmp_path / "b.vcf", card("b1", "Ada Byron"), card("b2", "Bo Diddley")))
    assert set(names(page)) == {"Ada Lovelace", "Ada Byron"}
    assert row(page, "Ada Byron") >= 0
