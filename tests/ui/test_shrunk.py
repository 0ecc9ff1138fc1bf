"""A newer file that names fewer people: asked of where most are gone, said where a few are, and never a deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton
from tests.ui.helpers import book_of, ids_by_name, settled
from tests.ui.test_questions import bring, card, leading

from entourage.operations import contacts, imports
from entourage.ui.importing.past import ImportsPage
from entourage.ui.importing.shrunk import Vanished

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.importing.page import ImportPage
    from entourage.ui.main_window import MainWindow

PEOPLE = [f"Person {number} Okafor" for number in range(12)]


def file(path: Path, *people: str, title: str = "Chef") -> str:
    text = "".join(card(name.replace(" ", ""), name, f"TITLE:{title}") for name in people)
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


@pytest.fixture
def known(window: MainWindow, tmp_path: Path) -> None:
    """Bring a phone with twelve people in."""
    bring(window, file(tmp_path / "phone.vcf", *PEOPLE)).sheet.foot.go.click()
    settled(window.desk)


def press(page: ImportPage, words: str) -> None:
    pill = next(one for one in page.sheet.shrunk.findChildren(QPushButton) if one.text() == words)
    pill.click()
    settled(page.desk)


@pytest.mark.usefixtures("known")
def test_a_file_that_lost_most_people_waits_for_a_word(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, file(tmp_path / "phone.vcf", *PEOPLE[:5], title="Head"))
    assert page.sheet.shrunk.isVisible()
    assert not page.sheet.foot.go.isEnabled()
    assert page.sheet.foot.promise.text() == "Say above first what this is: phone.vcf."
    press(page, "It is only a part")
    assert page.sheet.shrunk.isHidden()
    assert page.sheet.foot.go.isEnabled()
    page.sheet.foot.go.click()
    settled(window.desk)
    assert set(PEOPLE) <= set(ids_by_name(book_of(window)))
    assert window.bar.sentence.text().startswith("Imported: 5 updated")


@pytest.mark.usefixtures("known")
def test_it_is_only_a_part_stays_said_when_a_file_is_added(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, file(tmp_path / "phone.vcf", *PEOPLE[:5], title="Head"))
    press(page, "It is only a part")
    page = bring(window, file(tmp_path / "other.vcf", "Ada Byron"))
    assert page.sheet.foot.go.isEnabled()
    assert "Import 6 people" in leading(page)


@pytest.mark.usefixtures("known")
def test_it_may_be_another_source(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, file(tmp_path / "phone.vcf", *PEOPLE[:5]))
    page.sheet.shrunk.told.emit(tmp_path / "phone.vcf", "work")
    settled(window.desk)
    assert page.sheet.shrunk.isHidden()
    assert page.sheet.foot.go.isEnabled()
    page.sheet.foot.go.click()
    settled(window.desk)
    assert imports.past(book_of(window))[0].source.name == "work"


@pytest.mark.usefixtures("known")
def test_who_is_missing_is_named(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, file(tmp_path / "phone.vcf", *PEOPLE[:5]))
    press(page, "Who is missing…")
    dialog = window.findChildren(Vanished)[-1]
    assert dialog.rows.stringList() == sorted(PEOPLE[5:])
    dialog.finder.setText("11")
    settled(window.desk)
    assert dialog.rows.stringList() == ["Person 11 Okafor"]


@pytest.mark.usefixtures("known")
def test_a_few_who_are_gone_are_counted_and_keep_nobody_waiting(window: MainWindow, tmp_path: Path) -> None:
    page = bring(window, file(tmp_path / "phone.vcf", *PEOPLE[:10], title="Head"))
    assert page.sheet.shrunk.isHidden()
    assert page.sheet.middle.gone.text() == "2 no longer there…"
    page.sheet.middle.gone.click()
    settled(window.desk)
    assert window.findChildren(Vanished)[-1].rows.stringList() == ["Person 10 Okafor", "Person 11 Okafor"]
    assert page.sheet.foot.go.isEnabled()


@pytest.mark.usefixtures("known")
def test_whoever_keeps_what_was_typed_is_offered_to_be_looked_at(window: MainWindow, tmp_path: Path) -> None:
    book = book_of(window)
    contacts.set_field(book, contact_id=ids_by_name(book)[PEOPLE[0]], field="title", text="Cook")
    window.desk.changed.emit()
    bring(window, file(tmp_path / "phone.vcf", *PEOPLE, title="Head")).sheet.foot.go.click()
    settled(window.desk)
    offer = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "1 differs from yours")
    offer.click()
    settled(window.desk)
    settled(window.desk)
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    assert page.detail.list.chosen() == "differs"
    assert [entry.name for entry in page.detail.list.model.entries] == [PEOPLE[0]]
