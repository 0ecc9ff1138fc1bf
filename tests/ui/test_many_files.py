"""However many files an import has, the window makes a few of them, and any other can be come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.helpers import settled, wait_until
from tests.ui.test_import_page import bring, card, written

from entourage.ui.importing.one_file import OneFile
from entourage.ui.importing.portions import Portions

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.importing.page import ImportPage
    from entourage.ui.main_window import MainWindow

MANY = 60


def brought(window: MainWindow, folder: Path) -> ImportPage:
    folder.mkdir()
    for number in range(MANY):
        both = (card(f"a{number}", f"Ana{number}"), card(f"b{number}", f"Bo{number}"))
        written(folder / f"{number:02}.vcf", *both)
    page = bring(window, str(folder))
    assert len(page.sheet.model.places) == 2 * MANY
    return page


def shown(page: ImportPage) -> list[OneFile]:
    return [one for one in page.sheet.files.findChildren(OneFile) if not one.isHidden()]


def test_no_file_is_made_before_the_files_are_to_be_seen_and_then_only_some(window: MainWindow, tmp_path: Path) -> None:
    page = brought(window, tmp_path / "many")
    assert not shown(page)
    page.sheet.title.more.setChecked(True)
    assert 0 < len(shown(page)) < MANY
    (menu,) = {one.menu() for one in shown(page)[0].findChildren(type(page.sheet.title.more)) if one.menu()}
    assert not menu.actions()
    menu.aboutToShow.emit()
    assert menu.actions()[-1].text() == "A new source…"


def test_the_rest_comes_a_portion_at_a_time_until_all_is_there(window: MainWindow, tmp_path: Path) -> None:
    page = brought(window, tmp_path / "many")
    page.sheet.title.more.setChecked(True)
    (list_,) = page.sheet.files.findChildren(Portions)
    while not list_.more.isHidden():
        before = len(shown(page))
        list_.more.click()
        assert len(shown(page)) > before
    assert len(shown(page)) == MANY
    assert window.focusWidget() is not None


def test_a_file_far_down_is_found_by_its_name(window: MainWindow, tmp_path: Path) -> None:
    page = brought(window, tmp_path / "many")
    page.sheet.title.more.setChecked(True)
    (list_,) = page.sheet.files.findChildren(Portions)
    list_.finder.setText("59.VCF")
    wait_until(lambda: len(shown(page)) == 1, "the file is not found")
    settled(window.desk)
    assert shown(page)[0]._file.name.endswith("59.vcf")
