"""Many questions of a plan that are alike: looked through in one list, answered in one go, asked again in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.importing.test_following_rows import PEOPLE, all_the_same, planned, table
from tests.importing.test_repeating import database, written
from tests.ui.helpers import book_of, press, settled, vcards
from tests.ui.test_questions import asked, bring, card, leading

from entourage.importing.plan import Action
from entourage.operations import contacts, history, imports
from entourage.ui.comparing.dialog import Reply
from entourage.ui.importing.alike import AlikeDialog
from entourage.ui.importing.groups import groups

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.storage.database import Database
    from entourage.ui.importing.page import ImportPage
    from entourage.ui.main_window import MainWindow

__all__ = ["database"]


@pytest.fixture
def phone(tmp_path: Path) -> str:
    """Give a file with four who are here by name and e-mail, two of them one person, and one by the name alone."""
    path = tmp_path / "phone.vcf"
    cards = (
        card("p1", "Ana Silva", "EMAIL:ana@example.org", "TEL:555-0199"),
        card("p2", "Noah Adams", "EMAIL:noah@example.org", "ORG:Forge"),
        card("p3", "Björk Åberg", "EMAIL:bjork@example.org", "TITLE:Director"),
        card("p4", "Björk Åberg", "EMAIL:bjork@example.org", "TITLE:Singer"),
        card("p5", "Luc Roy", "EMAIL:luc@example.org"),
    )
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return str(path)


def look_through(window: MainWindow, page: ImportPage) -> AlikeDialog:
    pill = next(one for one in page.sheet.alike.pills if "e-mail" in one.text())
    pill.click()
    settled(window.desk)
    return window.findChildren(AlikeDialog)[-1]


def test_many_alike_are_offered_above_the_list_looked_through_and_merged(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    assert page.sheet.alike.isVisible()
    dialog = look_through(window, page)
    shown = {str(dialog.rows.index(row, 0).data()): row in dialog.rows.ticked for row in range(dialog.rows.rowCount())}
    assert shown["Ana Silva"] is True
    assert shown["Noah Adams · Forge"] is True
    dialog.same.click()
    settled(window.desk)
    merged = page.sheet.deciding.planned
    assert merged is not None
    assert merged.numbers[Action.MAYBE]["merged"] == len(dialog.rows.ticked)
    assert f"Merge {len(dialog.rows.ticked)} people" in leading(page)
    page.sheet.foot.go.click()
    settled(window.desk)
    people = [name for _, name, _ in contacts.listing(book_of(window))]
    assert people.count("Ana Silva") == people.count("Noah Adams") == 1
    history.undo(book_of(window))
    assert len(contacts.listing(book_of(window))) == 8


def test_of_two_that_name_one_person_none_is_ticked(window: MainWindow, phone: str) -> None:
    dialog = look_through(window, bring(window, phone))
    names = [str(dialog.rows.index(row, 0).data()).partition(" · ")[0] for row in range(dialog.rows.rowCount())]
    ticked = [names[row] for row in sorted(dialog.rows.ticked)]
    assert ticked.count("Björk Åberg") <= 1
    assert {"Ana Silva", "Noah Adams"} <= set(ticked)
    said = [str(dialog.rows.index(row, 2).data()) for row in range(dialog.rows.rowCount())]
    without = {row for row, known in enumerate(said) if known.startswith("another row of this source names them too")}
    assert without == set(range(len(said))) - dialog.rows.ticked


def test_where_the_others_stand_is_said_above_them(window: MainWindow, tmp_path: Path) -> None:
    people = (("Luc Roy", "luc"), ("Zoé Côté", "zoe"), ("Ana Silva", "ana"))
    for file, number in (("a", 2), ("b", 2), ("c", 3)):
        cards = [card(f"{file}{mail}", name, f"EMAIL:{mail}@example.org") for name, mail in people[:number]]
        (tmp_path / f"{file}.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    assert heading(window, bring(window, str(tmp_path / "a.vcf"), str(tmp_path / "b.vcf"))) == "Elsewhere in the files"
    assert heading(window, bring(window, str(tmp_path / "c.vcf"))) == "In your book or the files"


def heading(window: MainWindow, page: ImportPage) -> object:
    dialog = look_through(window, page)
    said = dialog.rows.headerData(1, Qt.Orientation.Horizontal)
    dialog.close()
    return said


def test_space_takes_a_tick_away_and_that_question_stays(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    dialog = look_through(window, page)
    before = len(dialog.rows.ticked)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert len(dialog.rows.ticked) == before - 1
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settled(window.desk)
    planned = page.sheet.deciding.planned
    assert planned is not None
    assert planned.numbers[Action.MAYBE]["merged"] == before - 1


def test_what_was_answered_in_one_go_is_asked_again_in_one(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    before = leading(page)
    look_through(window, page).same.click()
    settled(window.desk)
    assert leading(page) != before
    again = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Ask again")
    again.click()
    settled(window.desk)
    assert leading(page) == before


def test_side_by_side_one_answer_may_be_for_all_that_are_alike(window: MainWindow, phone: str) -> None:
    page = bring(window, phone)
    press(window, Qt.Key.Key_Return)
    dialog = asked(window)
    number = dialog.buttons[Reply.SAME_FOR_ALL]
    assert number.isVisible()
    every = int(dialog._title.text().split()[-1])
    QTest.keyClick(dialog.table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    settled(window.desk)
    planned = page.sheet.deciding.planned
    assert planned is not None
    assert planned.numbers[Action.MAYBE]["merged"] >= 2
    settled_by_it = every - planned.numbers[Action.MAYBE][Action.MAYBE]
    assert dialog._title.text().endswith(f"question {settled_by_it + 1} of {every}")


def test_thousands_alike_are_offered_in_their_number(window: MainWindow, tmp_path: Path) -> None:
    people = [(f"Zo{n} Verne{n}", f"Verne{n}", f"Zo{n}", f"EMAIL:z{n}@example.org\r\n") for n in range(300)]
    first, second = tmp_path / "a.vcf", tmp_path / "b.vcf"
    first.write_text(vcards(people).replace("uid-", "a-"), encoding="utf-8", newline="")
    second.write_text(vcards(people).replace("uid-", "b-").replace("VERSION:3.0", "VERSION:3.0\r\nNOTE:b"), "utf-8")
    page = bring(window, str(first))
    page.sheet.foot.go.click()
    settled(window.desk)
    page = bring(window, str(second))
    pill = page.sheet.alike.pills[0]
    assert pill.text() == "300 with the same name and the same e-mail: the same…"
    look_through(window, page).same.click()
    settled(window.desk)
    assert leading(page) == "Merge 300 people"
    assert page.sheet.alike.isHidden()


def test_all_that_is_certain_is_offered_first_then_the_kinds_of_most(window: MainWindow, tmp_path: Path) -> None:
    reached = [(f"Al{n} Moss{n}", f"TEL:+1 418 555-01{n}0") for n in range(2)]
    people = [*((f"Zo{n} Verne{n}", "") for n in range(3)), *reached]
    for file in "ab":
        cards = [
            card(f"{file}{name}", name, f"EMAIL:{name[:3].lower()}@example.org", *filter(None, [tel]))
            for name, tel in people
        ]
        (tmp_path / f"{file}.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    page = bring(window, str(tmp_path / "a.vcf"), str(tmp_path / "b.vcf"))
    assert [pill.text() for pill in page.sheet.alike.pills] == [
        "All 5 that are certain: the same…",
        "3 with the same name and the same e-mail: the same…",
        "2 with the same name, the same e-mail, and the same telephone: the same…",
    ]
    page.sheet.alike.pills[0].click()
    settled(window.desk)
    window.findChildren(AlikeDialog)[-1].same.click()
    settled(window.desk)
    assert leading(page) == "Import 5 people, merge 5"
    assert page.sheet.alike.isHidden()


def test_of_two_sources_each_may_name_one_person(database: Database, tmp_path: Path) -> None:
    def cards(*titles: str) -> str:
        said = (f"FN:{name}\r\nTITLE:{title}" for name, title in zip(PEOPLE, titles, strict=True))
        return "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{one}\r\nEND:VCARD\r\n" for one in said)

    paths = written(tmp_path / "a.csv", table()), written(tmp_path / "b.vcf", cards(*["Chef"] * 6))
    imports.carry_out(database, all_the_same(database, planned(database, *paths)))
    changed = table(**dict.fromkeys((name.split()[0] for name in PEOPLE[:2]), "Southwind"))
    newer = written(tmp_path / "a2.csv", changed), written(tmp_path / "b2.vcf", cards("Cook", "Cook", *["Chef"] * 4))
    (found,) = groups(planned(database, *newer))
    assert (found.codes, len(found.places), found.doubtful) == (("former_row",), 4, frozenset())


def test_questions_say_first_how_likely_they_are_and_the_likeliest_come_first(
    window: MainWindow, tmp_path: Path
) -> None:
    cards = (card("p1", "Luc Roy", "ORG:Forge"), card("p2", "Ana Silva", "EMAIL:ana@example.org", "BDAY:1985-04-12"))
    (tmp_path / "p.vcf").write_text("".join(cards), encoding="utf-8", newline="")
    page = bring(window, str(tmp_path / "p.vcf"))
    rows = [page.sheet.model.row(number) for number in range(2)]
    assert [(row.name, row.why.partition(" · ")[0]) for row in rows if row] == [
        ("Ana Silva", "certainly"),
        ("Luc Roy", "likely"),
    ]
