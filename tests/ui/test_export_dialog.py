"""The window in which people are exported."""

from __future__ import annotations

import base64
import csv
import json
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.helpers import book_of, choose, circle, go_to, settled, vcards

from entourage.formats import detect
from entourage.formats.record import Record
from entourage.operations import imports
from entourage.settings import Settings
from entourage.ui.place import EVERYONE, UNSORTED, of_circle
from entourage.ui.printing.export import ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow


def opened(window: MainWindow) -> ExportDialog:
    """Open the dialog by its key, and wait for its circles."""
    window.activateWindow()
    settled(window.desk)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled(window.desk)
    return next(one for one in window.findChildren(ExportDialog) if one.isVisible())


def exported(window: MainWindow, dialog: ExportDialog, path: Path) -> list[str]:
    """Export to a file, and give the names of those who are in it."""
    dialog.export(str(path))
    settled(window.desk)
    return names_in(path)


def names_in(path: Path) -> list[str]:
    records = [one for one in detect.read(path).items if isinstance(one, Record)]
    return sorted(next(value.text for value in one.values if value.kind == "formatted_name") for one in records)


def test_ctrl_e_offers_everyone_and_exports_them_as_vcards(window: MainWindow, tmp_path: Path) -> None:
    go_to(window, EVERYONE)
    dialog = opened(window)
    assert dialog.who.currentText() == "Everyone (8)"
    assert dialog.formats.chosen() == "vcard"
    assert len(exported(window, dialog, tmp_path / "a.vcf")) == 8
    assert not window.findChildren(ExportDialog)
    assert window.bar.sentence.text() == f"8 people exported to “{tmp_path}/a.vcf”."
    assert [button.text() for button in window.bar._offers] == ["Open folder"]


def test_the_people_chosen_alone_are_exported(window: MainWindow, tmp_path: Path) -> None:
    go_to(window, EVERYONE)
    choose(window, "Ana Silva", "Luc Roy")
    dialog = opened(window)
    assert dialog.who.currentText() == "The people chosen (2)"
    assert exported(window, dialog, tmp_path / "a.vcf") == ["Ana Silva", "Luc Roy"]


def test_the_circle_shown_is_proposed_and_so_are_those_not_sorted_yet(window: MainWindow, tmp_path: Path) -> None:
    go_to(window, of_circle(circle(window, "Clients")))
    choose(window, "Björk Åberg")
    dialog = opened(window)
    assert dialog.who.currentText() == "Clients (2)"
    assert exported(window, dialog, tmp_path / "a.vcf") == ["Björk Åberg", "Élodie Côté"]
    go_to(window, UNSORTED)
    assert opened(window).who.currentText() == "Not sorted yet (5)"


@pytest.mark.parametrize(
    ("file_format", "ending"), [("vcard", ".vcf"), ("google-csv", ".csv"), ("outlook-csv", ".csv"), ("json", ".json")]
)
def test_each_format_is_proposed_with_its_ending_and_remembered(
    window: MainWindow, desk: Desk, tmp_path: Path, file_format: str, ending: str
) -> None:
    desk.settings = Settings(export_folder=str(tmp_path))
    dialog = opened(window)
    dialog.formats.buttons[file_format].setChecked(True)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    (proposed,) = asked.selectedFiles()
    assert proposed.startswith(f"{tmp_path}/Everyone 20")
    assert proposed.endswith(ending)
    asked.reject()
    path = tmp_path / f"a{ending}"
    dialog.export(str(path))
    settled(desk)
    text = path.read_bytes().decode("utf-8-sig")
    count = {"vcard": text.count("BEGIN:VCARD"), "json": len(json.loads(text)["contacts"]) if ending == ".json" else 0}
    assert count.get(file_format, len(list(csv.reader(text.splitlines()))) - 1) == 8
    assert desk.settings.export_format == file_format
    assert opened(window).formats.chosen() == file_format


def test_for_someone_else_there_are_no_circles_and_no_notes(window: MainWindow, tmp_path: Path) -> None:
    exported(window, opened(window), tmp_path / "mine.vcf")
    dialog = opened(window)
    dialog.readers.theirs.setChecked(True)
    exported(window, dialog, tmp_path / "theirs.vcf")
    mine, theirs = ((tmp_path / name).read_text("utf-8") for name in ("mine.vcf", "theirs.vcf"))
    for secret in ("Close friends", "met at the choir"):
        assert secret in mine
        assert secret not in theirs


def test_pictures_that_a_table_cannot_hold_are_told(window: MainWindow, tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 60), "red").save(picture, "JPEG")
    photo = base64.b64encode(picture.getvalue()).decode()
    source = tmp_path / "one.vcf"
    source.write_text(vcards([("Ada", "", "Ada", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}\r\n")]).replace("uid-0", "ada"))
    planned, _ = imports.plan(book_of(window), [source])
    imports.carry_out(book_of(window), planned)
    dialog = opened(window)
    dialog.formats.buttons["outlook-csv"].setChecked(True)
    dialog.export(str(tmp_path / "a.csv"))
    settled(window.desk)
    assert "1 picture is not in it" in window.bar.sentence.text()


def test_what_cannot_be_written_is_told_in_the_dialog(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.export(str(tmp_path / "nowhere" / "a.vcf"))
    settled(window.desk)
    assert "cannot be written: there is no such folder" in dialog.told.text()
    assert dialog.told.isVisible()
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "written"), [("mine", "mine.vcf"), ("Liste 21.11", "Liste 21.11.vcf"), ("a.vcard", "a.vcard")]
)
def test_a_name_without_an_ending_gets_the_right_one(
    window: MainWindow, tmp_path: Path, typed: str, written: str
) -> None:
    dialog = opened(window)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / typed))
    settled(window.desk)
    assert [path.name for path in tmp_path.iterdir() if path.is_file() and path.name.startswith(typed)] == [written]


def test_nothing_is_ever_written_over_a_book(window: MainWindow) -> None:
    book = window.desk.folder / "book.entourage"
    before = book.read_bytes()
    dialog = opened(window)
    dialog.export(str(book))
    settled(window.desk)
    assert "is a book of Entourage" in dialog.told.text()
    assert book.read_bytes() == before


def test_cancelling_writes_nothing(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.export(str(tmp_path / "a.vcf"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(window.desk)
    assert dialog.isVisible()
    assert not list(tmp_path.glob("*a.vcf*"))
    assert window.desk.settings.export_folder == ""


def test_exporting_leaves_nothing_to_undo(window: MainWindow, tmp_path: Path) -> None:
    before = window.menus.undo_action.text()
    exported(window, opened(window), tmp_path / "a.vcf")
    assert window.menus.undo_action.text() == before
    assert not window.bar._undo.isVisible()


def test_the_version_groups_and_an_archive_of_cards_are_chosen_and_remembered(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(window)
    dialog.formats.cards.version.setCurrentIndex(1)
    dialog.formats.cards.groups.setChecked(True)
    exported(window, dialog, tmp_path / "a.vcf")
    text = (tmp_path / "a.vcf").read_text("utf-8")
    assert "VERSION:4.0" in text
    assert "KIND:group" in text
    dialog = opened(window)
    assert (dialog.formats.chosen(), dialog.formats.cards.groups.isChecked()) == ("vcard4", True)
    dialog.formats.cards.one_each.setChecked(True)
    assert dialog.formats.ending() == ".zip"


@pytest.mark.parametrize("file_format", ["google-csv", "outlook-csv"])
def test_technical_lines_are_left_out_of_a_table_where_that_is_wished_and_so_again(
    window: MainWindow, tmp_path: Path, file_format: str
) -> None:
    dialog = opened(window)
    dialog.formats.buttons[file_format].setChecked(True)
    form = dialog.formats.google if file_format == "google-csv" else dialog.formats.outlook
    assert form.bare.isVisible()
    assert not form.bare.isChecked()
    form.bare.setChecked(True)
    assert dialog.formats.form().only_columns
    dialog.export(str(tmp_path / "a.csv"))
    settled(window.desk)
    assert "X-INSTEAD-OF" not in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert opened(window).formats.form().only_columns


def test_letters_that_windows_1252_lacks_are_told_and_plain_ones_are_offered(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(window)
    assert not dialog.formats.outlook.isVisible()
    dialog.formats.buttons["outlook-csv"].setChecked(True)
    assert dialog.formats.outlook.isVisible()
    dialog.formats.outlook.encoding.setCurrentIndex(1)
    dialog.export(str(tmp_path / "a.csv"))
    settled(window.desk)
    assert "Windows-1252 does not have all the letters of 李小龙 (小 李 龙)" in dialog.told.text()
    assert dialog.formats.outlook.encoding.currentData() == "cp1252"
    assert not (tmp_path / "a.csv").exists()
    dialog.formats.outlook.plain.setChecked(True)
    dialog.export(str(tmp_path / "a.csv"))
    settled(window.desk)
    assert "LiXiaoLong" in (tmp_path / "a.csv").read_text("cp1252")
