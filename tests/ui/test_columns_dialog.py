"""The window in which one says how a file is read, with the first people as they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.ui.helpers import book_of, settle, settled

from entourage.formats.record import Told
from entourage.operations import columns, history, imports
from entourage.ui.importing.columns import ColumnsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox

    from entourage.ui.main_window import MainWindow

ROWS = "Wer;Womit;Geb.\nZoé Petit;0611223344;03/04/1985\nLuc Côté;0611223355;05/06/1990\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "leute.csv"
    path.write_text(ROWS, encoding="cp1252")
    return path


def opened(window: MainWindow, path: Path, told: Told | None = None, *, on_text: bool = False) -> ColumnsDialog:
    dialog = ColumnsDialog(window.desk, path, told or Told(), window, on_text=on_text)
    dialog.open()
    settled(window.desk)
    return dialog


def choose(window: MainWindow, box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    settled(window.desk)


def shown(dialog: ColumnsDialog) -> list[str]:
    """Give what stands on the card."""
    settle()
    labels = dialog.specimen._card.widget().findChildren(QLabel)
    return [label.text().replace("\N{ZERO WIDTH SPACE}", "") for label in labels]


def test_the_card_follows_what_is_chosen(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    assert "“Wer”" in shown(dialog)
    choose(window, dialog.grid.boxes[0], "formatted_name")
    assert shown(dialog)[:3] == ["Zoé Petit", "Full name", "Zoé Petit"]


def test_the_first_column_that_nobody_knows_has_the_keyboard(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    assert dialog.focusWidget() is dialog.grid.boxes[0]
    choose(window, dialog.grid.boxes[0], "formatted_name")
    assert dialog.focusWidget() is dialog.grid.boxes[0]


def test_the_people_after_the_first_are_reached_by_a_key(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table, Told(columns={0: "formatted_name"}))
    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(dialog)[0] == "Luc Côté"
    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(dialog)[0] == "Luc Côté"
    QTest.keyClick(dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(dialog)[0] == "Zoé Petit"


def test_the_order_of_day_and_month_is_asked_only_where_dates_leave_it_open(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table, Told(columns={2: "note"}))
    assert not dialog.cutting.dates.isVisible()
    choose(window, dialog.grid.boxes[2], "birthday")
    assert dialog.cutting.dates.isVisible()
    choose(window, dialog.cutting.dates, True)  # noqa: FBT003 - what the choice holds
    assert "April 3, 1985" in shown(dialog)
    choose(window, dialog.cutting.dates, False)  # noqa: FBT003 - the same
    assert "March 4, 1985" in shown(dialog)


def test_a_first_line_may_be_a_person(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    choose(window, dialog.cutting.headings, 0)
    assert "Wer" in shown(dialog)
    assert dialog.grid.boxes[0].accessibleName() == "What “Column 1” holds"


def test_another_separator_cuts_the_table_anew(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    choose(window, dialog.cutting.separator, ",")
    assert len(dialog.grid.boxes) == 1


def test_the_letters_that_another_encoding_changes_are_marked(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table, on_text=True)
    assert dialog.focusWidget() is dialog.encoding.codes
    plain = [one.cursor.selectedText() for one in dialog.encoding.text.extraSelections()]
    assert plain == ["é", "ô", "é"]
    choose(window, dialog.encoding.codes, "cp1251")
    marked = [one for one in dialog.encoding.text.extraSelections() if one.format.background().style().value]
    assert [one.cursor.selectedText() for one in marked] == ["й", "ф", "й"]


def test_how_the_program_found_it_comes_back(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table, Told(columns={0: "formatted_name"}, encoding="cp1251"))
    assert shown(dialog)[0] == "Zoй Petit"
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "As the program found it").click()
    settled(window.desk)
    assert "“Wer”" in shown(dialog)
    assert "Zoé Petit" in shown(dialog)


def test_what_is_accepted_says_what_every_column_holds(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    said: list[Told] = []
    dialog.told.connect(said.append)
    choose(window, dialog.grid.boxes[0], "formatted_name")
    choose(window, dialog.grid.boxes[2], "")
    dialog._accept()
    assert dict(said[0].columns) == {0: "formatted_name", 1: "telephone", 2: ""}


def test_what_is_remembered_is_shown_and_forgotten_and_comes_back_by_undo(window: MainWindow, table: Path) -> None:
    database = book_of(window)
    planned, _ = imports.plan(database, [table], told=Told(named={"Wer": "formatted_name"}))
    imports.carry_out(database, planned)
    dialog = opened(window, table)
    assert dialog._said.text() == "Known again: as you said for “leute.csv”."
    below = dialog._memory.menu().actions()[0]
    assert below.text().startswith("leute.csv – Wer, Womit, Geb.")
    below.menu().actions()[0].trigger()
    settled(window.desk)
    assert columns.kept(database) == []
    assert not dialog._memory.isVisible()
    assert "“Wer”" in shown(dialog)
    history.undo(database)
    assert [one.name for one in columns.kept(database)] == ["leute.csv"]


def test_cards_show_their_letters_only(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Zoé\nEND:VCARD\n", encoding="cp1252")
    dialog = opened(window, path)
    assert not dialog._tabs.isTabVisible(0)
    assert shown(dialog)[0] == "Zoé"
    choose(window, dialog.encoding.codes, "mac_roman")
    assert shown(dialog)[0] == "ZoÈ"


@pytest.mark.parametrize("tongue", ["en", "fr"])
@pytest.mark.parametrize("width", [540, 880])
def test_nothing_is_wider_than_the_window(window: MainWindow, table: Path, width: int) -> None:
    dialog = opened(window, table)
    dialog.resize(width, 520)
    settle()
    assert dialog.width() <= max(width, 560)
    scroll = dialog.grid
    assert scroll.widget().width() <= scroll.viewport().width()
    is_below = dialog._split.orientation() is Qt.Orientation.Vertical
    assert is_below == (width < 660)


def test_the_wheel_over_a_choice_changes_nothing(window: MainWindow, table: Path) -> None:
    dialog = opened(window, table)
    box = dialog.grid.boxes[1]
    before = box.currentIndex()
    center = box.rect().center()
    QTest.mouseMove(box, center)
    QApplication.processEvents()

    event = QWheelEvent(
        QPointF(center),
        QPointF(box.mapToGlobal(center)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own
    )
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == before
