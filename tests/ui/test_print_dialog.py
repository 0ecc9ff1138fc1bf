"""The window in which a circle is printed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.helpers import book_of, circle, go_to, settled, vcards, wait_until

from entourage import settings
from entourage.domain.errors import EntourageError
from entourage.domain.paper import Detail
from entourage.operations import imports
from entourage.settings import Settings
from entourage.ui.place import UNSORTED, of_circle
from entourage.ui.printing import saving, spooling
from entourage.ui.printing.dialog import PrintDialog
from entourage.ui.printing.sheets import FIT_PAGE
from entourage.ui.printing.spooling import Press

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow


def opened(window: MainWindow) -> PrintDialog:
    """Open the dialog by its key, and wait for the first page."""
    window.activateWindow()
    settled(window.desk)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    drawn(window, dialog)
    return dialog


def drawn(window: MainWindow, dialog: PrintDialog) -> None:
    """Wait until the pages that are looked at are drawn."""
    sheets = dialog.sheets
    wait_until(lambda: dialog.preview.is_whole and all(map(sheets.drawn.has, sheets.looked_at())), "no page is drawn")
    settled(window.desk)


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)  # noqa: S607 - poppler
    return done.stdout.replace("\xa0", " ")


def saved(window: MainWindow, dialog: PrintDialog, path: Path) -> str:
    """Save the PDF and give its text."""
    dialog.output.save(str(path))
    settled(window.desk)
    return text_of(path)


def bring_in(window: MainWindow, count: int, tmp_path: Path) -> None:
    """Bring many people in, who are in no circle."""
    source = tmp_path / "many.vcf"
    people = [(f"Person {n:04}", "Person", f"{n:04}", f"EMAIL:p{n}@example.org\r\n") for n in range(count)]
    source.write_text(vcards(people).replace("UID:uid-", "UID:many-"), encoding="utf-8", newline="")
    planned, _ = imports.plan(book_of(window), [source])
    imports.carry_out(book_of(window), planned)


def test_ctrl_p_shows_the_pages_of_the_circle_shown(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    dialog = opened(window)
    assert dialog.choices.circle.currentText() == "Clients (2)"
    assert dialog.foot.page.text() == "Page 1 of 1"
    image = dialog.sheets.drawn.image(0)
    assert image is not None
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 10


def test_those_not_sorted_yet_can_be_printed_and_counts_are_those_of_the_sidebar(
    window: MainWindow, tmp_path: Path
) -> None:
    go_to(window, UNSORTED)
    dialog = opened(window)
    assert dialog.choices.circle.currentText() == "Not sorted yet (5)"
    shown = saved(window, dialog, tmp_path / "a.pdf")
    assert "5 people" in shown
    assert "Ana Silva" in shown
    assert "Luc Roy" not in shown


def test_where_no_circle_is_shown_the_first_with_people_is_printed(window: MainWindow) -> None:
    assert opened(window).choices.circle.currentText() == "Close friends (2)"


def test_another_circle_can_be_chosen(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.choices.circle.setCurrentIndex(dialog.choices.circle.findText("Clients (2)"))
    drawn(window, dialog)
    assert "Björk Åberg" in saved(window, dialog, tmp_path / "a.pdf")


def test_for_someone_else_there_are_neither_rules_nor_notes(window: MainWindow, tmp_path: Path) -> None:
    go_to(window, UNSORTED)
    dialog = opened(window)
    dialog.choices.details[Detail.NOTE].setChecked(True)
    dialog.choices.readers.theirs.setChecked(True)
    drawn(window, dialog)
    assert not dialog.choices.details[Detail.NOTE].isEnabled()
    assert not dialog.choices.details[Detail.NOTE].isChecked()
    theirs = saved(window, dialog, tmp_path / "theirs.pdf")
    mine = saved(window, opened(window), tmp_path / "mine.pdf")
    for secret in ("met at the choir", "Confidential", "for myself"):
        assert secret in mine
        assert secret not in theirs


def test_what_was_chosen_is_remembered_for_each_reader(window: MainWindow, desk: Desk) -> None:
    dialog = opened(window)
    dialog.choices.details[Detail.ADDRESS].setChecked(True)
    dialog.choices.readers.theirs.setChecked(True)
    assert not dialog.choices.details[Detail.ADDRESS].isChecked()
    dialog.choices.details[Detail.EMAIL].setChecked(False)
    dialog.choices.paper.setCurrentIndex(dialog.choices.paper.findData("letter"))
    dialog.reject()
    settled(desk)
    assert settings.load(desk.settings_folder) == desk.settings
    again = opened(window)
    assert again.choices.readers.for_myself()
    assert again.choices.details[Detail.ADDRESS].isChecked()
    assert again.choices.details[Detail.EMAIL].isChecked()
    assert again.choices.wanted().sheet.letter
    again.choices.readers.theirs.setChecked(True)
    assert not again.choices.details[Detail.EMAIL].isChecked()


def test_options_that_nobody_understands_are_as_by_default(tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_text(
        '{"pages_mine": "email nonsense photo", "paper": "a99", "pages_order": 3, "export_format": "xml", '
        '"landscape": "yes", "theme": "dark"}'
    )
    assert settings.load(tmp_path) == Settings(pages_mine="photo email", theme="dark")


def test_the_page_can_be_in_another_language_and_order(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    choices = dialog.choices
    choices.language.setCurrentIndex(choices.language.findData("fr"))
    choices.order.setCurrentIndex(choices.order.findData("given"))
    choices.way_up.setCurrentIndex(1)
    drawn(window, dialog)
    shown = saved(window, dialog, tmp_path / "a.pdf")
    assert "Amis proches" in shown
    assert "2 personnes" in shown
    assert shown.index("Élodie") < shown.index("Luc")
    assert saving.file_name("A/B: c", "2026-11-21", ".pdf") == "A B c 2026-11-21.pdf"


def test_a_saved_pdf_is_told_in_the_bar_and_can_be_opened(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    path = tmp_path / "Close friends.pdf"
    saved(window, dialog, path)
    assert not window.findChildren(PrintDialog)
    assert window.bar.sentence.text() == f"Summary with 2 people printed to “{path}”."
    assert [button.text() for button in window.bar._offers] == ["Open", "Open folder"]
    assert window.desk.settings.pdf_folder == str(tmp_path)


def test_a_good_name_in_the_folder_used_last_is_proposed(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    desk.settings = Settings(pdf_folder=str(tmp_path))
    dialog = opened(window)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    (proposed,) = asked.selectedFiles()
    assert proposed.startswith(f"{tmp_path}/Close friends 20")
    assert proposed.endswith(".pdf")


def test_what_cannot_be_written_is_told_in_the_dialog(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.output.save(str(tmp_path / "nowhere" / "a.pdf"))
    settled(window.desk)
    assert "cannot be written: there is no such folder" in dialog.told.text()
    assert dialog.told.isVisible()
    assert dialog.save_button.isEnabled()
    assert "Élodie" in saved(window, dialog, tmp_path / "a.pdf")


def test_cancelling_leaves_no_file_and_the_dialog(window: MainWindow, tmp_path: Path) -> None:
    bring_in(window, 300, tmp_path)
    settled(window.desk)
    go_to(window, UNSORTED)
    dialog = opened(window)
    dialog.output.save(str(tmp_path / "a.pdf"))
    assert dialog.close_button.text() == "Cancel"
    assert not dialog.choices.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(window.desk)
    assert dialog.isVisible()
    assert dialog.close_button.text() == "Close"
    assert not list(tmp_path.glob("*a.pdf*"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_turn_the_pages_and_each_is_drawn_as_fine_as_it_is_shown(window: MainWindow, tmp_path: Path) -> None:
    bring_in(window, 200, tmp_path)
    settled(window.desk)
    go_to(window, UNSORTED)
    dialog = opened(window)
    sheets = dialog.sheets
    sheets.setFocus()
    count = sheets.count()
    assert count > 4
    assert dialog.foot.page.text() == f"Page 1 of {count}"
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(sheets, Qt.Key.Key_PageDown, held)
    QTest.keyClick(sheets, Qt.Key.Key_PageDown, held)
    QTest.keyClick(sheets, Qt.Key.Key_PageUp, held)
    assert dialog.foot.page.text() == f"Page 2 of {count}"
    before = sheets.verticalScrollBar().value()
    QTest.keyClick(sheets, Qt.Key.Key_PageDown)
    assert 0 < sheets.verticalScrollBar().value() - before < sheets.viewport().height()
    QTest.keyClick(sheets, Qt.Key.Key_End)
    drawn(window, dialog)
    assert dialog.foot.page.text() == f"Page {count} of {count}"
    assert sheets.drawn.image(count - 1) is not None
    sheets.set_zoom(2.0)
    drawn(window, dialog)
    image = sheets.drawn.image(sheets.current())
    assert image is not None
    assert abs(image.width() - 2 * 794 * sheets.devicePixelRatioF()) < 3
    assert dialog.foot.zoom.currentText() == "200%"
    sheets.set_zoom(FIT_PAGE)
    drawn(window, dialog)
    shown = sheets.drawn.image(sheets.current())
    assert shown is not None
    assert shown.height() <= sheets.viewport().height()


def test_someone_put_into_the_circle_meanwhile_is_on_the_page(window: MainWindow, tmp_path: Path) -> None:
    go_to(window, UNSORTED)
    dialog = opened(window)
    bring_in(window, 3, tmp_path)
    window.desk.changed.emit()
    settled(window.desk)
    drawn(window, dialog)
    assert dialog.choices.circle.currentText() == "Not sorted yet (8)"
    assert "Person 0002" in saved(window, dialog, tmp_path / "a.pdf")


def test_tab_goes_through_the_dialog_as_it_is_read_and_all_have_names(window: MainWindow) -> None:
    dialog = opened(window)
    stops = [*dialog.choices.stops(), dialog.print_button, dialog.save_button, dialog.close_button]
    dialog.choices.circle.setFocus()
    for stop in stops:
        # Of radio buttons only the one that is chosen takes the keyboard; arrows go to the other.
        if stop is dialog.choices.readers.theirs:
            continue
        assert dialog.focusWidget() is stop
        found = QAccessible.queryAccessibleInterface(stop)
        assert stop.accessibleName() or found.text(QAccessible.Text.Name)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    assert dialog.choices.order.accessibleName() == "Order by"


def system(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str) -> None:
    """Give the system a printing command of our own: a shell script."""
    folder.mkdir(exist_ok=True)
    command = folder / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_without_a_printer_a_sentence_says_so_and_offers_the_pdf(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system(tmp_path / "bin", monkeypatch, "lpstat", "exit 1")
    dialog = opened(window)
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    settled(window.desk)
    assert dialog.told.text().startswith("No printer is set up on this computer.")
    assert dialog.focusWidget() is dialog.save_button


def test_a_printer_is_given_the_pdf_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f'cat > "{tmp_path}/given"; printf "%s\\n" "$@" > "{tmp_path}/said"'
    system(tmp_path / "bin", monkeypatch, "lp", script)
    how = Press(
        printer="Hall",
        title="Close friends",
        letter=True,
        copies=2,
        pages="2-3",
        sides="one-sided",
        more=("number-up=2",),
    )
    spooling.send(b"%PDF of mine", how)
    assert (tmp_path / "given").read_bytes() == b"%PDF of mine"
    said = (tmp_path / "said").read_text().split("\n")
    for name, value in (("-d", "Hall"), ("-n", "2"), ("-P", "2-3"), ("-t", "Close friends")):
        assert said[said.index(name) + 1] == value
    assert {"media=Letter", "sides=one-sided", "Collate=True", "number-up=2"} < set(said)


def test_a_printer_that_refuses_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system(tmp_path / "bin", monkeypatch, "lp", "cat > /dev/null; echo 'lp: The printer is on fire.' >&2; exit 1")
    with pytest.raises(EntourageError) as refused:
        spooling.send(b"%PDF", Press(printer="Hall", title="", letter=False))
    assert refused.value.code == "print_refused"
    assert refused.value.params["reason"] == "The printer is on fire"


def test_where_a_system_takes_no_pdf_the_pages_are_painted(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "takes_pdf", lambda: False)
    bring_in(window, 100, tmp_path)
    settled(window.desk)
    go_to(window, UNSORTED)
    dialog = opened(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    dialog.output.print_on(printer)
    settled(window.desk)
    told = subprocess.run(["pdfinfo", tmp_path / "painted.pdf"], check=True, capture_output=True, text=True).stdout  # noqa: S607 - poppler
    assert "Pages:           2" in told
    assert "(A4)" in told
    assert "sent to the printer" in cast("str", window.bar.sentence.text())


@pytest.mark.parametrize(("tongue", "scheme"), [("fr", "dark"), ("fr_CA", "light")])
def test_the_dialog_speaks_french(window: MainWindow, tongue: str, scheme: str) -> None:
    dialog = opened(window)
    assert dialog.choices.circle.currentText() == "Amis proches (2)"
    assert dialog.foot.page.text() == "Page 1 sur 1"
    assert dialog.choices.wanted().sheet.letter is (tongue == "fr_CA")


def test_what_is_ticked_and_nobody_has_is_said(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, "Close friends")))
    dialog = opened(window)
    dialog.choices.details[Detail.ADDRESS].setChecked(True)
    drawn(window, dialog)
    assert dialog.choices.lacking.text() == "Nobody here has: Address"
    assert not dialog.choices.lacking.isHidden()
    dialog.choices.details[Detail.ADDRESS].setChecked(False)
    assert dialog.choices.lacking.isHidden()
