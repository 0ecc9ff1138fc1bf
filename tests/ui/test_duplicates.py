"""Who may be in the book twice: question after question by keys, several at once, many alike in one go, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.helpers import book_of, choose, go_to, press, settle, settled, wait_until
from tests.ui.test_questions import card

from entourage.operations import contacts, finding, imports, merging
from entourage.ui.comparing.dialog import Reply
from entourage.ui.duplicates.dialog import MergeDialog
from entourage.ui.duplicates.page import DuplicatesPage
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow

# Ana and Noah are in the book of the fixture by these addresses, Björk too; three cards are Ida.
CARDS = (
    card("d1", "Ana M. Silva", "EMAIL:ana@example.org", "BDAY:1985-04-12", "TITLE:Chef"),
    card("d2", "Noah Adams", "EMAIL:noah@example.org", "ORG:Forge"),
    card("d3", "Björk Åberg", "EMAIL:bjork@example.org"),
    card("d4", "Ida Holm", "EMAIL:ida@example.org", "TEL:+46 8 555 0100"),
    card("d5", "Ida Holm", "EMAIL:ida@example.org", "TEL:+46 8 555 0100", "TITLE:Baker"),
    card("d6", "Ida Holm", "EMAIL:ida@example.org", "TEL:+46 8 555 0100", "TITLE:Miller"),
)


GIVEN = ("Odile", "Bertrand", "Svetlana", "Kwame", "Yuki", "Farid", "Greta", "Hortense")
FAMILY = ("Quist", "Lambert", "Moreno", "Oyelaran", "Vandenberg")
NAMES = tuple(enumerate(f"{given} {family}" for family in FAMILY for given in GIVEN))


def bring(window: MainWindow, path: Path, *cards: str) -> None:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    planned, _ = imports.plan(book_of(window), [path])
    imports.carry_out(book_of(window), planned)


def page_of(window: MainWindow) -> DuplicatesPage:
    page = window.page("duplicates")
    assert isinstance(page, DuplicatesPage)
    return page


def rest(window: MainWindow) -> None:
    """Wait until it was searched again, and all is shown."""
    settled(window.desk)
    window.desk.finding.look()
    settled(window.desk)
    settle()


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> DuplicatesPage:
    """Give the page, with a question about each of Ana, Noah and Björk, and one about three called Ida."""
    for number, cards in enumerate((CARDS[:3], CARDS[3:4], CARDS[4:5], CARDS[5:])):
        bring(window, tmp_path / f"{number}.vcf", *cards)
    go_to(window, Place("duplicates"))
    rest(window)
    return page_of(window)


def show(page: DuplicatesPage, name: str) -> None:
    """Choose the question about someone, listed one by one."""
    while any(entry.groups and not entry.is_open for entry in page.rows.entries):
        closed = next(entry for entry in page.rows.entries if entry.groups and not entry.is_open)
        page.view.turned.emit(closed.key, True)  # noqa: FBT003 - Qt's signal
    row = next(at for at, entry in enumerate(page.rows.entries) if entry.group and entry.text.startswith(name))
    page.view.choose(row)
    page.view.setFocus()
    settled(page.desk)


def shown(page: DuplicatesPage) -> str:
    entry = page.view.current()
    return entry.text if entry else ""


def asked(page: DuplicatesPage) -> list[str]:
    return [entry.text for entry in page.rows.entries if entry.group]


def cells(page: DuplicatesPage) -> list[list[str]]:
    table = page.sheet.table
    columns = range(table.columnCount())
    items = [[table.item(row, column) for column in columns] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in line] for line in items]


def people(window: MainWindow) -> list[str]:
    return [name for _, name, _ in contacts.listing(book_of(window))]


def key_of_place(window: MainWindow) -> str:
    entries = window.sidebar.places.entries
    row = next(at for at, one in enumerate(entries) if one.place == Place("duplicates"))
    return str(window.sidebar.places.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_sidebar_counts_the_questions_that_the_page_asks(window: MainWindow, page: DuplicatesPage) -> None:
    assert key_of_place(window) == "Duplicates, 4 questions"
    assert page.head.sentence.text() == "4 questions"
    assert len(asked(page)) == 4
    assert next(entry.text for entry in page.rows.entries if entry.is_heading) == "Certain"


def test_a_book_without_doubles_has_no_number_and_one_sentence(window: MainWindow) -> None:
    go_to(window, Place("duplicates"))
    rest(window)
    page = page_of(window)
    assert page.empty.sentence.text() == "Nobody seems to be in your book twice."
    assert key_of_place(window) == "Duplicates"
    press(window, Qt.Key.Key_Space)
    assert window.place == EVERYONE


def test_a_key_answers_and_the_next_question_is_there_at_once(window: MainWindow, page: DuplicatesPage) -> None:
    first, second = asked(page)[:2]
    show(page, first)
    press(window, Qt.Key.Key_S)
    assert first not in asked(page)
    assert shown(page) == second
    assert window.focusWidget() is page.view
    assert window.bar.sentence.text().endswith("one person now.")
    assert key_of_place(window) == "Duplicates, 3 questions"


def test_an_answer_is_gone_from_the_list_before_it_is_written(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Noah")
    QTest.keyClick(page.view, Qt.Key.Key_D)
    assert "Noah Adams" not in asked(page)
    assert window.desk.is_writing
    settled(window.desk)
    rest(window)
    assert "Noah Adams" not in asked(page)
    assert people(window).count("Noah Adams") == 2


def test_undo_brings_the_question_back_and_shows_it(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Björk")
    press(window, Qt.Key.Key_S)
    window.acts.undo()
    rest(window)
    assert shown(page) == "Björk Åberg"
    assert people(window).count("Björk Åberg") == 2
    assert key_of_place(window) == "Duplicates, 4 questions"


def test_later_waits_until_the_page_is_opened_again(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Björk")
    press(window, Qt.Key.Key_L)
    rest(window)
    assert "Björk Åberg" not in asked(page)
    assert page.head.sentence.text() == "4 questions, 1 of them put off until you come back"
    go_to(window, EVERYONE)
    go_to(window, Place("duplicates"))
    assert "Björk Åberg" in asked(page)


def test_a_key_that_is_held_answers_one_question(window: MainWindow, page: DuplicatesPage) -> None:
    shortcuts = [one for one in page.children() if type(one).__name__ == "QShortcut"]
    assert shortcuts
    assert not any(one.autoRepeat() for one in shortcuts)  # type: ignore[attr-defined]


def test_letters_typed_elsewhere_answer_nothing(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Björk")
    window.sidebar.setFocus()
    press(window, Qt.Key.Key_S)
    window.search.setFocus()
    QTest.keyClicks(window.search, "s")
    settled(window.desk)
    assert people(window).count("Björk Åberg") == 2


def test_of_two_values_of_which_one_can_stay_the_other_is_taken_by_a_key(
    window: MainWindow, page: DuplicatesPage
) -> None:
    show(page, "Ana")
    line = cells(page)[0]
    assert sorted(text[0] for text in line[1:3]) == sorted("◉○")
    left = next(at for at in (1, 2) if line[at].startswith("○"))
    press(window, Qt.Key.Key_Return)  # from the list to what is beside it
    assert window.focusWidget() is page.sheet.table
    page.sheet.table.setCurrentCell(0, left)
    press(window, Qt.Key.Key_Space)
    assert cells(page)[0][left].startswith("◉")
    press(window, Qt.Key.Key_S)
    assert [name for name in people(window) if name.startswith("Ana")] == [line[left].removeprefix("○ ")]


def test_the_better_known_stays_unless_they_are_swapped(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Noah")
    first, second = page.sheet.group.people if page.sheet.group else (0, 0)
    header = page.sheet.table.horizontalHeaderItem(1)
    assert header is not None
    assert header.text() == "1: stays"
    press(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_S)
    left = {key for key, _, _ in contacts.listing(book_of(window))}
    assert second in left
    assert first not in left


def test_of_three_those_ticked_become_one_and_the_other_is_someone_else(
    window: MainWindow, page: DuplicatesPage
) -> None:
    show(page, "Ida")
    assert page.sheet.buttons[Reply.SAME].text() == "Merge the 3 ticked (S)"
    page.sheet.table.setFocus()
    press(window, Qt.Key.Key_3)
    assert page.sheet.buttons[Reply.SAME].text() == "Merge the 2 ticked (S)"
    press(window, Qt.Key.Key_2)
    assert not page.sheet.buttons[Reply.SAME].isEnabled()
    press(window, Qt.Key.Key_2)
    press(window, Qt.Key.Key_S)
    assert people(window).count("Ida Holm") == 2
    rest(window)
    assert "Ida Holm" not in asked(page)
    window.acts.undo()
    rest(window)
    assert people(window).count("Ida Holm") == 3
    assert "Ida Holm" in asked(page)


def test_of_three_all_may_be_different(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Ida")
    press(window, Qt.Key.Key_D)
    rest(window)
    assert "Ida Holm" not in asked(page)
    assert people(window).count("Ida Holm") == 3
    assert window.bar.sentence.text() == "They stay 3 people of their own."


@pytest.fixture
def many(window: MainWindow, tmp_path: Path) -> DuplicatesPage:
    """Give the page with 40 questions that are alike, and one that is not."""
    for file in ("a", "b"):
        cards = (card(f"{file}{n}", name, f"EMAIL:{name[0]}{n}@example.org", f"TITLE:{file}") for n, name in NAMES)
        bring(window, tmp_path / f"{file}.vcf", *cards)
    go_to(window, Place("duplicates"))
    rest(window)
    return page_of(window)


def test_many_alike_are_looked_through_in_a_list_and_merged_in_one_act(
    window: MainWindow, many: DuplicatesPage
) -> None:
    assert shown(many) == "40 with the same name and the same e-mail"
    assert many.many.isVisible()
    rows, view = many.many.rows, many.many.view
    assert rows is not None
    assert view is not None
    assert [str(rows.index(0, column).data()) for column in range(3)] == [
        *("Odile Quist", "O0@example.org", "≠ Job title: a / b"),
    ]
    press(window, Qt.Key.Key_Return)
    assert window.focusWidget() is view
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_S)  # one key alone merges nothing here
    assert people(window).count("Bertrand Quist") == 2
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert people(window).count("Odile Quist") == 2
    assert people(window).count("Bertrand Quist") == 1
    rest(window)
    assert asked(many) == ["Odile Quist"]  # nothing is left to be alike with
    window.acts.undo()
    rest(window)
    assert shown(many) == "40 with the same name and the same e-mail"
    assert people(window).count("Bertrand Quist") == 2


def test_questions_of_three_people_are_counted_as_on_the_button(window: MainWindow, tmp_path: Path) -> None:
    names = NAMES[:4]
    for file in ("a", "b", "c"):
        cards = (card(f"{file}{n}", name, f"EMAIL:{name[0]}{n}@example.org") for n, name in names)
        bring(window, tmp_path / f"{file}.vcf", *cards)
    go_to(window, Place("duplicates"))
    rest(window)
    sheet = page_of(window).many
    assert "all 4" in sheet.buttons[Reply.SAME].text()
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    rest(window)
    assert window.bar.sentence.text() == "4 questions are answered: the same. 12 people are 4 now."
    assert window.menus.undo_words.casefold() == "merge 4 people with their doubles"


def test_one_of_many_alike_is_seen_side_by_side_by_return(window: MainWindow, many: DuplicatesPage) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert shown(many) == "Bertrand Quist"


def test_many_alike_are_listed_one_by_one_by_an_arrow(window: MainWindow, many: DuplicatesPage) -> None:
    assert len(asked(many)) == 40  # what stands first is seen first
    press(window, Qt.Key.Key_Left)
    assert asked(many) == []
    press(window, Qt.Key.Key_Right)
    assert len(asked(many)) == 40
    press(window, Qt.Key.Key_Down)
    assert shown(many) == "Odile Quist"
    press(window, Qt.Key.Key_S)
    assert shown(many) == "Bertrand Quist"
    assert many.rows.entries[1].text == "39 with the same name and the same e-mail"


def test_who_goes_on_comes_to_the_next_also_where_those_left_are_no_longer_many(
    window: MainWindow, many: DuplicatesPage
) -> None:
    names = asked(many)
    apart = [entry.group.people for entry in many.rows.entries if entry.group][:-3]
    window.desk.write(lambda database: merging.keep_apart(database, apart))
    rest(window)
    assert asked(many) == names[-3:]
    show(many, names[-2])
    press(window, Qt.Key.Key_D)
    assert shown(many) == names[-1]


def test_many_alike_may_all_be_different(window: MainWindow, many: DuplicatesPage) -> None:
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    rest(window)
    assert not finding.find(book_of(window)).groups
    assert len([name for name in people(window) if name.endswith(FAMILY)]) == 80


def test_the_search_shows_only_whom_its_words_name(window: MainWindow, page: DuplicatesPage) -> None:
    window.search.setText("bjork")
    settled(window.desk)
    assert asked(page) == ["Björk Åberg"]
    window.search.setText("nobody of that name")
    assert page.empty.isVisible()
    window.search.clear()
    assert len(asked(page)) == 4


def test_arrows_go_from_question_to_question_over_the_headings(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, asked(page)[0])
    seen = [shown(page)]
    for _ in range(3):
        press(window, Qt.Key.Key_Down)
        seen.append(shown(page))
    assert seen == asked(page)
    press(window, Qt.Key.Key_Home)
    current = page.view.current()
    assert current is not None
    assert not current.is_heading


def test_what_an_import_left_open_comes_first_where_one_comes_from_there(
    window: MainWindow, page: DuplicatesPage
) -> None:
    last = max(one.id for one in imports.past(book_of(window)))
    go_to(window, Place("duplicates", imports=(last,)))
    rest(window)
    assert page.rows.entries[0].text == "Left open by this import"
    assert "Ida Holm" in page.rows.entries[1].text


def test_whoever_is_chosen_in_a_list_is_put_side_by_side_and_merged(window: MainWindow) -> None:
    choose(window, "Luc Roy", "Jean de la Tour")
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = [one for one in window.findChildren(MergeDialog) if one.isVisible()]
    settled(window.desk)
    assert dialog.sheet.table.item(0, 1) is not None
    QTest.keyClick(dialog.sheet.table, Qt.Key.Key_S)
    settled(window.desk)
    settle()
    assert {"Luc Roy", "Jean de la Tour"} - set(people(window))
    assert not [one for one in window.findChildren(MergeDialog) if one.isVisible()]
    window.acts.undo()
    settled(window.desk)
    assert {"Luc Roy", "Jean de la Tour"} <= set(people(window))


def test_of_several_chosen_who_is_not_the_same_loses_the_tick_by_a_digit(window: MainWindow) -> None:
    choose(window, "Luc Roy", "Jean de la Tour", "Noah Adams")
    window.acts.merge()
    (dialog,) = [one for one in window.findChildren(MergeDialog) if one.isVisible()]
    settled(window.desk)
    assert dialog.sheet.buttons[Reply.LATER].text() == "Cancel"
    third = dialog.sheet.group.people[2] if dialog.sheet.group else 0
    QTest.keyClick(dialog.sheet.table, Qt.Key.Key_3)
    QTest.keyClick(dialog.sheet.table, Qt.Key.Key_S)
    settled(window.desk)
    left = {key for key, _, _ in contacts.listing(book_of(window))}
    assert third in left
    assert len(left) == 7


def test_only_some_can_be_put_side_by_side(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    assert not window.menus.merge.isEnabled()
    choose(window, "Luc Roy", "Ana Silva")
    assert window.menus.merge.isEnabled()


def test_what_another_program_writes_is_seen(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Björk")
    contacts.delete(book_of(window), contact_ids=page.sheet.group.people[:1] if page.sheet.group else ())
    window.desk.changed.emit()
    wait_until(lambda: "Björk Åberg" not in asked(page), "the question stays")


def test_an_answer_that_is_refused_is_asked_again(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Noah")
    contacts.delete(book_of(window), contact_ids=page.sheet.group.people[:1] if page.sheet.group else ())
    QTest.keyClick(page.view, Qt.Key.Key_S)
    settled(window.desk)
    assert "trash" in window.bar.sentence.text()
    rest(window)
    assert "Noah Adams" not in asked(page)


@pytest.mark.parametrize("tongue", ["fr"])
def test_keys_are_those_of_the_language_and_stand_on_the_buttons(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Ana")
    words = [page.sheet.buttons[reply].text() for reply in page.sheet.buttons]
    assert words == ["La même personne (M)", "Quelqu’un d’autre (Q)", "Plus tard (P)", "Intervertir (I)"]
    press(window, Qt.Key.Key_M)
    assert len([name for name in people(window) if name.startswith("Ana")]) == 1


@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_everything_beside_the_list_has_a_name_for_screen_readers(window: MainWindow, page: DuplicatesPage) -> None:
    show(page, "Ana")
    assert page.view.accessibleName()
    assert page.sheet.table.accessibleName()
    assert all(label.accessibleName() for label in page.sheet.reasons.labels)
    table = page.sheet.table
    for row in range(table.rowCount()):
        for column in (1, 2):
            item = table.item(row, column)
            assert item is not None
            assert item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert [one for one in page.panes() if one.accessibleName()] == page.panes()


def test_the_page_is_narrow_and_low(window: MainWindow, page: DuplicatesPage) -> None:
    first, second = asked(page)[:2]
    show(page, first)
    window.resize(700, 540)
    settle()
    assert (window.width(), window.height()) == (700, 540)
    assert page.view.isHidden()
    assert window.focusWidget() is page.sheet.table
    page.steps[1].click()
    assert shown(page) == second
    page.steps[0].click()
    assert shown(page) == first
    settled(window.desk)
    press(window, Qt.Key.Key_S)
    assert shown(page) == second
    assert page.sheet.table.isVisible()
    table = page.sheet.table
    marks = [str(item.text()) for row in range(table.rowCount()) if (item := table.item(row, 3)) and item.text()]
    assert {len(mark) for mark in marks} == {1}


def test_all_reasons_are_seen_where_there_is_room_and_leave_most_of_a_low_page(
    window: MainWindow, page: DuplicatesPage
) -> None:
    for height in (820, 480):
        window.resize(1280, height)
        for row, entry in enumerate(page.rows.entries):
            if entry.group:
                page.view.choose(row)
                settled(window.desk)
                settle()
                reasons, table = page.sheet.reasons, page.sheet.table
                assert reasons.visibleRegion().boundingRect().height() == reasons.height() or height < 820, entry.text
                assert table.height() > reasons.visibleRegion().boundingRect().height()
