"""The page of people: who is listed, found and chosen, and that every number of people is the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from tests.ui.fitting import faults
from tests.ui.helpers import (
    CLOSE_FRIENDS,
    PEOPLE,
    book_of,
    choose,
    chosen,
    circle,
    cli,
    go_to,
    ids_by_name,
    listed,
    people_page,
    press,
    settle,
    settled,
    wait_until,
)

from entourage.operations import imports
from entourage.operations.browsing import Order
from entourage.settings import Settings
from entourage.ui.people.delegate import name_width
from entourage.ui.people.editor import Editor
from entourage.ui.place import EVERYONE, UNSORTED, Place, of_circle
from entourage.ui.widgets.chip import Chip
from entourage.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.card import Card

BY_FAMILY = ["Björk Åberg", "Noah Adams", "Élodie Côté", "Jean de la Tour", "Zoé Œuvrard", "Luc Roy", "Ana Silva"]
BY_GIVEN = ["Ana Silva", "Björk Åberg", "Élodie Côté", "Jean de la Tour", "Luc Roy", "Noah Adams", "Zoé Œuvrard"]


def words_in(card: Card) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_the_window_opens_on_everyone_with_the_first_person_chosen(window: MainWindow) -> None:
    assert sorted(listed(window)) == sorted(name for name, *_ in PEOPLE)
    assert chosen(window) == listed(window)[:1]
    assert people_page(window).view.hasFocus()


def test_who_has_no_name_is_said_to_have_none_and_comes_last(window: MainWindow, tmp_path: Path) -> None:
    nobody = tmp_path / "nobody.vcf"
    nobody.write_text("BEGIN:VCARD\r\nVERSION:4.0\r\nGENDER:F\r\nEND:VCARD\r\n", newline="")
    window.desk.write(lambda database: imports.carry_out(database, imports.plan(database, [nobody])[0]))
    settled(window.desk)
    assert listed(window)[-1] == "No name"
    press(window, Qt.Key.Key_End)
    settled(window.desk)
    assert "No name" in words_in(people_page(window).card)
    press(window, Qt.Key.Key_1)
    settled(window.desk)
    assert "No name" in window.menus.undo_action.text()


def test_who_has_no_name_is_shown_by_what_is_known_and_comes_last(window: MainWindow, tmp_path: Path) -> None:
    somebody = tmp_path / "somebody.vcf"
    somebody.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:met at the choir\r\nEND:VCARD\r\n", newline="")
    window.desk.write(lambda database: imports.carry_out(database, imports.plan(database, [somebody])[0]))
    settled(window.desk)
    assert listed(window)[-1] == "met at the choir"


def test_the_card_shows_the_person_chosen(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    shown = words_in(people_page(window).card)
    assert "Luc Roy" in shown
    assert "418 555-0102" in shown.replace("\xa0", " ")
    assert [chip.text() for chip in people_page(window).card.findChildren(Chip)] == ["Close friends"]


def test_a_long_word_of_a_label_is_not_cut(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "labelled.vcf"
    lines = ("VERSION:3.0", "FN:Zara Zorn", "item1.TEL:0600", "item1.X-ABLabel:visioconférences", "EMAIL:z@x.org")
    path.write_text("\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")), "utf-8", newline="")
    window.desk.write(lambda database: imports.carry_out(database, imports.plan(database, [path])[0]))
    settled(window.desk)
    choose(window, "Zara Zorn")
    assert "visioconférences" in words_in(people_page(window).card)
    assert list(faults(people_page(window).card)) == []


def test_the_card_says_how_many_are_chosen(window: MainWindow) -> None:
    choose(window, "Luc Roy", "Ana Silva")
    assert "2 people" in words_in(people_page(window).card)


@pytest.mark.parametrize(
    ("order", "expected"), [(Order.FAMILY, BY_FAMILY), (Order.GIVEN, BY_GIVEN)], ids=["family", "given"]
)
def test_people_are_in_the_order_asked(window: MainWindow, order: Order, expected: list[str]) -> None:
    people_page(window).order_by(order)
    settled(window.desk)
    assert [name for name in listed(window) if name != "李小龙"] == expected


def test_people_of_companies_come_first_by_company(window: MainWindow) -> None:
    people_page(window).order_by(Order.COMPANY)
    settled(window.desk)
    assert listed(window)[:3] == ["Noah Adams", "Élodie Côté", "Björk Åberg"]


class TestAFirstNameOrder:
    @pytest.fixture
    def options(self) -> Settings:
        return Settings(name_order="given")

    def test_is_that_of_the_options(self, window: MainWindow) -> None:
        assert listed(window)[0] == "Ana Silva"


def test_search_finds_as_one_types_whatever_the_accents(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    found = []
    for letter in "elo":
        QTest.keyClicks(window.search, letter)
        settled(window.desk)
        found.append(listed(window))
    assert found[-1] == ["Élodie Côté"]
    assert set(found[0]) > set(found[-1])
    assert chosen(window) == ["Élodie Côté"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [("choir", ["Zoé Œuvrard"]), ("aubier", ["Noah Adams", "Élodie Côté"]), ("oeuv", ["Zoé Œuvrard"]), ("zzz", [])],
)
def test_search_finds_in_notes_and_companies(window: MainWindow, typed: str, names: list[str]) -> None:
    window.search.setText(typed)
    settled(window.desk)
    assert listed(window) == names


def test_what_finds_nobody_offers_everyone(window: MainWindow) -> None:
    window.search.setText("zzz")
    settled(window.desk)
    page = people_page(window)
    assert page.empty.isVisible()
    button = next(one for one in page.empty.findChildren(QPushButton) if one.isVisible())
    button.click()
    settled(window.desk)
    assert len(listed(window)) == len(PEOPLE)
    assert not window.search.text()


def test_a_slash_goes_to_the_search_and_down_comes_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Slash)
    assert window.search.hasFocus()
    assert not window.search.text()
    press(window, Qt.Key.Key_Down)
    assert people_page(window).view.hasFocus()


def test_escape_in_the_search_shows_everyone_again(window: MainWindow) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "roy")
    settled(window.desk)
    press(window, Qt.Key.Key_Escape)
    assert len(listed(window)) == len(PEOPLE)


def test_filters_narrow_together(window: MainWindow) -> None:
    head = people_page(window).head
    head._mail.click()
    settled(window.desk)
    assert set(listed(window)) == {"Élodie Côté", "Ana Silva", "Björk Åberg", "Noah Adams"}
    head._phone.click()
    settled(window.desk)
    assert listed(window) == ["Élodie Côté"]
    head._mail.click()
    head._phone.click()
    head._several.click()
    settled(window.desk)
    assert listed(window) == ["Élodie Côté"]


def test_where_there_is_no_room_the_filters_are_one_button_in_one_line(window: MainWindow) -> None:
    head = people_page(window).head
    head._phone.click()
    window.resize(640, 600)
    settled(window.desk)
    shown = [one for one in head.findChildren(Pill) if one.isVisible() and one.menu()]
    assert sorted(one.text() for one in shown) == ["Filters: 1", "Order: Last name"]
    assert len({one.y() for one in shown}) == 1
    offered = {one.text(): one for one in head._one.menu().actions() if one.isVisible()}
    assert list(offered) == ["Has e-mail", "Has telephone", "In 2+ circles", head._source.text()]
    assert offered["Has telephone"].isChecked()
    offered["Has e-mail"].trigger()
    settled(window.desk)
    assert listed(window) == ["Élodie Côté"]
    assert head._one.text() == "Filters: 2"


def test_a_number_of_people_is_the_same_wherever_it_stands(window: MainWindow, book: Path) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    asked = {one["name"]: one["people"] for one in cli(book, "circles")["circles"]}
    shown = {one.text: one.count for one in window.sidebar.places.entries if one.circle}
    assert shown == asked
    assert people_page(window).head._found.text() == f"{asked['Clients']} people"
    groups = {one.text: one.count for one in window.sidebar.places.entries if one.count is not None and not one.circle}
    everyone = len(cli(book, "list")["contacts"])
    assert groups == {"Not sorted yet": everyone - 3, "Everyone": everyone}
    assert window.bar.counts.text() == f"{everyone} people · {len(asked)} circles"
    go_to(window, UNSORTED)
    assert len(listed(window)) == everyone - 3


def test_a_circle_shows_its_people(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Close friends")))
    assert set(listed(window)) == set(CLOSE_FRIENDS)
    assert people_page(window).head.title.text() == "Close friends"


def test_who_is_chosen_stays_chosen_when_others_come_before_them(window: MainWindow, book: Path) -> None:
    choose(window, "Luc Roy", "Ana Silva")
    cli(book, "add", "Aaron Aalto")
    window.desk.changed.emit()
    settled(window.desk)
    assert "Aaron Aalto" in listed(window)
    assert set(chosen(window)) == {"Luc Roy", "Ana Silva"}


def test_what_another_program_writes_is_noticed(window: MainWindow, book: Path) -> None:
    cli(book, "add", "Aaron Aalto")
    wait_until(lambda: len(people_page(window).people.ids) == len(PEOPLE) + 1, "the window does not notice")
    settled(window.desk)
    assert window.bar.counts.text().startswith(f"{len(PEOPLE) + 1} people")


def test_a_person_asked_for_is_chosen_and_brought_into_sight(window: MainWindow) -> None:
    key = ids_by_name(book_of(window))["Luc Roy"]
    go_to(window, Place("people", group="everyone", contact=key))
    assert chosen(window) == ["Luc Roy"]


def test_another_place_begins_with_its_first_person(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    go_to(window, of_circle(circle(window, "Clients")))
    assert chosen(window) == listed(window)[:1]
    go_to(window, EVERYONE)
    assert chosen(window) == listed(window)[:1]


def test_people_are_shown_as_cards_and_as_rows(window: MainWindow) -> None:
    window.menus.cards.trigger()
    settled(window.desk)
    view = people_page(window).view
    first, second = (view.visualRect(view.model().index(row, 0)) for row in (0, 1))
    assert first.top() == second.top()
    assert window.desk.settings.cards
    window.menus.rows.trigger()
    settled(window.desk)
    first, second = (view.visualRect(view.model().index(row, 0)) for row in (0, 1))
    assert first.top() < second.top()


def test_the_keyboard_goes_from_pane_to_pane(window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert len(set(seen)) == 4
    assert {window.sidebar, window.search, people_page(window).view} <= set(seen)


class TestAnEmptyBook:
    @pytest.fixture
    def book(self, empty_book: Path) -> Path:
        return empty_book

    def test_says_what_to_do_first(self, window: MainWindow) -> None:
        page = people_page(window)
        assert page.empty.isVisible()
        words = [one.text() for one in page.empty.findChildren(QPushButton) if one.isVisible()]
        assert words == ["Import…", "Try with sample contacts", "New contact"]

    def test_lets_someone_without_a_file_begin_by_hand(self, window: MainWindow) -> None:
        page = people_page(window)
        next(one for one in page.empty.findChildren(QPushButton) if one.text() == "New contact").click()
        settled(window.desk)
        assert [one.isVisible() for one in window.findChildren(Editor)] == [True]


def darkest(widget: QWidget) -> int:
    image = widget.grab().toImage()
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return min(image.pixelColor(x, y).lightness() for x, y in pixels)


def test_places_that_cannot_be_chosen_now_are_drawn_paler(window: MainWindow) -> None:
    enabled = darkest(window.sidebar)
    window.sidebar.setEnabled(False)
    assert darkest(window.sidebar) > enabled + 50


def test_a_long_name_yields_to_the_filters_which_stay_on_one_line(window: MainWindow) -> None:
    window.resize(1280, 800)
    head, name = people_page(window).head, "Suppliers and contractors for the house in the country"
    head.show_title(name, "", 3, is_empty=False, is_unsorted=False)
    settled(window.desk)
    filters = [pill for pill in head.findChildren(Pill) if pill.isVisible()]
    assert len({pill.y() for pill in filters}) == 1
    assert head.title.text().endswith("…")
    assert head.title.toolTip() == name


def test_a_short_name_of_a_list_is_whole_at_any_width(window: MainWindow) -> None:
    head = people_page(window).head
    head.show_title("Pas encore rangés", "", 217, is_empty=False, is_unsorted=True)
    for width in range(560, 1000, 40):
        head.resize(width, head.height())
        settle()
        assert head.title.text() == "Pas encore rangés", width


def test_a_long_name_goes_beyond_its_column_where_what_one_does_keeps_its_room() -> None:
    assert name_width(column=200, written=150, room=600) == 200
    assert name_width(column=200, written=260, room=600) == 260
    assert name_width(column=200, written=260, room=230) == 230
    assert name_width(column=200, written=260, room=100) == 200


def test_a_click_shows_people_as_cards_and_another_as_rows(window: MainWindow) -> None:
    page = people_page(window)
    for is_on in (True, False):
        QTest.mouseClick(page.head.look, Qt.MouseButton.LeftButton)
        settled(window.desk)
        assert window.desk.settings.cards is is_on
        assert window.menus.cards.isChecked() is is_on
        assert (page.view.visualRect(page.people.index(1, 0)).y() == 0) is is_on


def test_where_there_is_little_room_a_button_shows_the_details(window: MainWindow) -> None:
    page = people_page(window)
    window.resize(1280, 800)
    settled(window.desk)
    assert page.head.details.isHidden()
    window.resize(700, 600)
    settled(window.desk)
    assert not page.splitter.has_card()
    QTest.mouseClick(page.head.details, Qt.MouseButton.LeftButton)
    settled(window.desk)
    assert page.splitter.has_card()
    assert page.head.details.isChecked()
