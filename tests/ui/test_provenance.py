"""Where it comes from on the card, and what is decided there between a hand and a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from tests.ui.helpers import (
    PEOPLE,
    book_of,
    choose,
    chosen,
    go_to,
    ids_by_name,
    listed,
    people_page,
    press,
    settled,
    vcards,
)

from entourage.importing.plan import Answer
from entourage.operations import circles, contacts, imports, merging
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.ui.people.difference import DifferenceBox
from entourage.ui.people.differing import EVERY
from entourage.ui.place import UNSORTED
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.words import Link

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def book(tmp_path: Path, book: Path) -> Path:
    """Give a book in which Luc's telephone and Ana's birthday were edited, and their source says something new."""
    database = open_book(book)
    ids = ids_by_name(database)
    contacts.set_field(database, contact_id=ids["Luc Roy"], field="mobile", text="418 555-0142")
    contacts.set_field(database, contact_id=ids["Ana Silva"], field="birthday", text="1985-04-13")
    newer = tmp_path / "newer.vcf"
    said = vcards(PEOPLE).replace("418 555-0102", "418 555-0199").replace("1985-04-12", "1985-12-04")
    newer.write_text(said.replace("TITLE:Chef\r\n", ""), encoding="utf-8", newline="")
    imports.carry_out(database, imports.plan(database, [newer])[0])
    database.close()
    return book


def said(window: MainWindow) -> str:
    card = people_page(window).card
    shown = [one for one in (*card.findChildren(QLabel), *card.findChildren(Link)) if one.isVisibleTo(card)]
    return "\n".join(one.whole if hasattr(one, "whole") else one.text() for one in shown)


def boxes(window: MainWindow) -> list[DifferenceBox]:
    return people_page(window).card.findChildren(DifferenceBox)


def telephone(window: MainWindow) -> list[str]:
    person = contacts.load(book_of(window), ids_by_name(book_of(window))["Luc Roy"])
    return [value.text for value in person.values if value.kind == "telephone"]


def test_a_key_takes_what_the_source_says_and_another_keeps_what_is_here(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    assert len(boxes(window)) == 2
    assert "people.vcf says “418 555-0199”" in said(window)
    press(window, Qt.Key.Key_T, CTRL)
    assert telephone(window) == ["418 555-0199"]
    assert "No longer in people.vcf" in said(window)
    press(window, Qt.Key.Key_K, CTRL)
    assert not boxes(window)
    assert contacts.load(book_of(window), window.chosen()[0]).values[-1].text == "Chef"
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert telephone(window) == ["418 555-0142"]
    assert len(boxes(window)) == 2


def test_a_key_with_nothing_to_decide_changes_nothing(window: MainWindow) -> None:
    choose(window, "Élodie Côté")
    press(window, Qt.Key.Key_T, CTRL)
    assert "left to decide" in window.bar.sentence.text()
    assert telephone(window) == ["418 555-0142"]


def test_those_who_differ_are_gone_through_with_one_key_each(window: MainWindow) -> None:
    pill = people_page(window).head.differences
    assert pill.isVisible()
    assert pill.text() == "Differences 2"
    pill.ask_for(EVERY)
    settled(window.desk)
    assert listed(window) == ["Luc Roy", "Ana Silva"]
    people_page(window).view.setFocus()
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_K, CTRL)
    press(window, Qt.Key.Key_K, CTRL)
    assert chosen(window) == ["Ana Silva"]
    assert "1985" in said(window)
    press(window, Qt.Key.Key_T, CTRL)
    assert listed(window) == []
    assert "All differences 0" in pill.text()
    people_page(window).show_everyone()
    settled(window.desk)
    assert not pill.isVisible()


def test_those_who_differ_are_counted_as_the_list_shows_them(window: MainWindow) -> None:
    luc = ids_by_name(book_of(window))["Luc Roy"]
    circles.sort(book_of(window), people=[luc], into=Named("Family"), out_of=None, makes=True)
    pill = people_page(window).head.differences
    go_to(window, UNSORTED)
    settled(window.desk)
    assert pill.text() == "Differences 1"
    pill.ask_for(EVERY)
    settled(window.desk)
    assert listed(window) == ["Ana Silva"]
    window.search.setText("Noah")
    settled(window.desk)
    assert pill.text() == "All differences 0"


def test_the_key_is_for_the_first_difference_that_the_card_shows(window: MainWindow, tmp_path: Path) -> None:
    ids = ids_by_name(book_of(window))
    newest = tmp_path / "newest.vcf"
    said_now = vcards(PEOPLE).replace("TITLE:Chef", "EMAIL:luc@example.org\r\nTITLE:Chef")

    def call(database: Database) -> None:
        newest.write_text(said_now, encoding="utf-8", newline="")
        imports.carry_out(database, imports.plan(database, [newest])[0])
        contacts.set_field(database, contact_id=ids["Luc Roy"], field="email", text="")
        newest.write_text(said_now.replace("luc@example.org", "luc@example.net"), encoding="utf-8", newline="")
        imports.carry_out(database, imports.plan(database, [newest])[0])

    window.desk.write(call)
    settled(window.desk)
    choose(window, "Luc Roy")
    first = min(boxes(window), key=lambda box: box.mapTo(people_page(window).card.widget(), box.rect().topLeft()).y())
    assert "luc@example.net" in first.findChildren(QLabel)[0].accessibleName()
    press(window, Qt.Key.Key_K, CTRL)
    assert "E-mail: left out" in window.bar.sentence.text()


def test_several_people_are_decided_on_at_once(window: MainWindow) -> None:
    choose(window, "Luc Roy", "Ana Silva")
    press(window, Qt.Key.Key_T, CTRL)
    assert telephone(window) == ["418 555-0199"]
    assert "3 values are as their sources say." in window.bar.sentence.text()
    assert not people_page(window).head.differences.isVisible()


def test_buttons_of_differences_say_what_they_are_about(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    box = boxes(window)[0]
    names = [button.accessibleName() for button in box.findChildren(Pill)]
    assert names == ["Mobile: Take people.vcf’s", "Mobile: Keep mine"]
    keep = box.findChildren(Pill)[1]
    assert "Ctrl+K" in keep.toolTip()
    keep.click()
    settled(window.desk)
    assert len(boxes(window)) == 1


def test_f7_says_of_each_value_where_it_comes_from(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    assert "by hand" not in said(window)
    press(window, Qt.Key.Key_F7)
    assert window.menus.origins.isChecked()
    assert "by hand" in said(window).splitlines()
    number = next(one for one in people_page(window).card.findChildren(QLabel) if one.text() == "418 555-0142")
    assert number.accessibleName() == "418 555-0142, by hand"
    press(window, Qt.Key.Key_F7)
    assert "by hand" not in said(window)


def test_a_row_said_to_be_the_same_is_separated_below_its_source(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "network.vcf"
    path.write_text(vcards([("Noah Adams", "Adams", "Noah", "EMAIL:noah@example.org\r\nTITLE:Boss\r\n")]), "utf-8")
    planned, _ = imports.plan(book_of(window), [path], "network")
    (asked,) = (place for place, step in enumerate(planned.steps) if step.candidates)
    same = imports.Choice(Answer.SAME, planned.candidates(asked)[0])
    planned = imports.choose(book_of(window), planned, {asked: same})
    window.desk.write(lambda database: imports.carry_out(database, planned))
    settled(window.desk)
    choose(window, "Noah Adams")
    assert "Boss" in said(window)
    link = next(one for one in people_page(window).card.findChildren(Link) if one.whole == "Separate")
    assert link.accessibleName() == "Separate Noah Adams"
    assert "Same person as Noah Adams in network" in link.accessibleDescription()
    link.click()
    settled(window.desk)
    assert listed(window).count("Noah Adams") == 2
    choose(window, "Noah Adams")
    assert "Separate" not in said(window).splitlines()


def test_what_was_merged_is_separated_on_the_card(window: MainWindow) -> None:
    ids = ids_by_name(book_of(window))
    window.desk.write(lambda database: merging.merge(database, [[ids["Jean de la Tour"], ids["Noah Adams"]]]))
    settled(window.desk)
    choose(window, "Jean de la Tour")
    assert "Merged from Noah Adams" in said(window)
    link = next(one for one in people_page(window).card.findChildren(Link) if one.whole == "Separate")
    assert link.accessibleName() == "Separate Noah Adams (people.vcf)"
    link.click()
    settled(window.desk)
    assert "Noah Adams" in listed(window)
    assert "Merged from" not in said(window)
    assert window.bar.findChildren(QPushButton)
    window.acts.undo()
    settled(window.desk)
    assert window.tools.redo.text() == "Redo “separate Noah Adams from Jean de la Tour”"


def test_who_separates_by_key_stays_where_they_are_on_the_card(window: MainWindow) -> None:
    ids, card = ids_by_name(book_of(window)), people_page(window).card
    others = [ids["Noah Adams"], ids["Luc Roy"]]
    window.desk.write(lambda database: merging.merge(database, [[ids["Jean de la Tour"], *others]]))
    settled(window.desk)
    choose(window, "Jean de la Tour")
    bar = card.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = bar.value()
    assert at > 0
    first, second = (one for one in card.findChildren(Link) if one.whole == "Separate")
    name = second.accessibleName()
    first.setFocus()
    press(window, Qt.Key.Key_Space)
    left = window.focusWidget()
    assert isinstance(left, Link)
    assert left.accessibleName() == name
    assert min(at, bar.maximum()) == bar.value()
    press(window, Qt.Key.Key_Space)
    last = window.focusWidget()
    assert isinstance(last, Link)
    assert last.whole == "Show with each value"


def test_a_name_is_decided_on_whole_where_one_of_its_sources_says_it_without_parts(
    window: MainWindow, tmp_path: Path
) -> None:
    table, key = tmp_path / "club.csv", ids_by_name(book_of(window))["Luc Roy"]
    table.write_text("Name,Email\nLUC ROY,luc@roy.ca\n", encoding="utf-8")

    def call(database: Database) -> None:
        imports.carry_out(database, imports.plan(database, [table])[0])
        merging.merge(database, [[key, ids_by_name(database)["LUC ROY"]]])
        contacts.set_field(database, contact_id=key, field="family", text="Bel")

    window.desk.write(call)
    settled(window.desk)
    choose(window, "Luc Bel")
    press(window, Qt.Key.Key_F7)
    links = people_page(window).card.findChildren(Link)
    (link,) = [one for one in links if "ame: Take" in one.accessibleName()]
    link.click()
    settled(window.desk)
    known = contacts.load(book_of(window), key).values
    assert [one.as_name.family or one.text for one in known if one.kind in {"formatted_name", "name"}] == [
        "Luc Roy",
        "Roy",
    ]
