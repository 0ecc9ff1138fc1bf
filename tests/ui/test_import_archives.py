"""Archives and folders in the window: what is in them is seen, and what is not taken may be opened alone."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from tests.ui.helpers import settled, wait_until
from tests.ui.test_import_page import bring, card, names, page_of, written

from entourage.ui.importing.columns import ColumnsDialog
from entourage.ui.importing.inside import Inside
from entourage.ui.place import Place

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Tomás,Ibarra,https://www.linkedin.com/in/tomas,,Fjord,Cook,01 Jan 2020\n"
)
PROFILE = "First Name,Last Name,Headline\nMaria,Myself,Hello\n"


def archive(path: Path, **files: str) -> str:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return str(path)


def test_what_was_in_an_archive_is_said_and_a_table_of_it_opened_alone(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, archive(tmp_path / "LinkedIn.zip", Connections=CONNECTIONS, Profile=PROFILE, photo="\0\0"))
    assert names(page) == ["Tomás Ibarra"]
    page.sheet.title.more.setChecked(True)
    (inside,) = page.sheet.files.findChildren(Inside)
    said = " ".join(label.text() for label in inside.findChildren(QLabel))
    assert "3 files looked into, 1 holds no people" in said
    assert "“Profile”" in said
    (offer,) = inside.findChildren(QPushButton)
    offer.menu().actions()[0].trigger()
    wait_until(lambda: bool(window.findChildren(ColumnsDialog)), "the table is not shown")
    (dialog,) = window.findChildren(ColumnsDialog)
    settled(window.desk)
    dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok).click()
    settled(window.desk)
    assert sorted(names(page)) == ["Maria Myself", "Tomás Ibarra"]


def test_one_file_of_an_archive_is_left_out_and_the_others_stay(window: MainWindow, tmp_path: Path) -> None:
    cards = card("p1", "Sofia Bergström") + card("p2", "Jun Ito")
    page = bring(window, archive(tmp_path / "all.zip", Connections=CONNECTIONS, cards=cards))
    page.work.drop(tmp_path / "all.zip" / "cards")
    settled(window.desk)
    assert names(page) == ["Tomás Ibarra"]


def test_files_within_archives_wait_like_others(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    for name in ("Jun Ito", "Sofia Bergström"):
        written(tmp_path / "cards" / f"{name}.vcf", card(name, name))
    bring(window, archive(tmp_path / "all.zip", Connections=CONNECTIONS), str(tmp_path / "cards"))
    waiting = window.desk.waiting.files
    assert {Path(one).relative_to(tmp_path).as_posix() for one in waiting} == {"all.zip/Connections", "cards/*.vcf"}
    page_of(window).work.forget()
    window.go_to(Place("import", files=waiting))
    settled(window.desk)
    assert sorted(names(page_of(window))) == ["Jun Ito", "Sofia Bergström", "Tomás Ibarra"]
