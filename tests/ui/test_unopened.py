"""A book that cannot be opened: the window says why, lets nothing else be done, and tries again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from tests.ui.conftest import desk_on
from tests.ui.helpers import settle, settled, vcards, wait_until

from entourage import assets
from entourage.domain.errors import EntourageError
from entourage.settings import Settings
from entourage.ui.people.editor import Editor
from entourage.ui.place import Place
from entourage.ui.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from entourage.ui.main_window import MainWindow

FILE = "book.entourage"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / FILE).write_bytes(b"not a book" * 1000)
    return folder


@pytest.fixture
def program(qapp: QApplication, damaged: Path, tmp_path: Path) -> Iterator[Program]:
    desk = desk_on(qapp, damaged, tmp_path / "options", "en", "light", Settings())
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, desk, state, assets.folder("i18n"))
    desk.shelf.open()
    wait_until(lambda: desk.shelf.fault is not None, "it does not say that it cannot be opened")
    settled(desk)
    yield made
    made.window.close()
    desk.shelf.close()
    made.window.deleteLater()
    made.deleteLater()
    settle()


def steps(window: MainWindow) -> dict[str, QPushButton]:
    shown = window.stack.currentWidget()
    return {one.text(): one for one in shown.findChildren(QPushButton)}


def usable(window: MainWindow) -> set[str]:
    menus = [action.menu() for action in window.menuBar().actions()]
    acts = [act for menu in menus for act in menu.actions() if act.text() and not act.menu()]
    return {act.text().replace("&", "") for act in acts if act.isEnabled()}


def test_the_page_says_why_and_what_can_be_done(program: Program, damaged: Path) -> None:
    window = program.window
    assert str(damaged / FILE) in window.stack.currentWidget().sentence.text()  # type: ignore[attr-defined]
    assert list(steps(window)) == ["Try again", "Open folder"]
    assert window.focusWidget() is steps(window)["Try again"]


def test_only_what_needs_no_book_can_be_done(program: Program) -> None:
    assert usable(program.window) == {
        "Try with sample contacts",
        "Preferences…",
        "Quit",
        "Next pane",
        "Previous pane",
        "Help on this page",
        "Keys",
        "About Entourage",
    }
    assert not program.window.search.isEnabled()
    assert not program.window.sidebar.isEnabled()


def test_files_wait_until_the_book_can_be_opened_even_in_another_language(
    program: Program, damaged: Path, tmp_path: Path
) -> None:
    desk, source = program.window.desk, tmp_path / "people.vcf"
    source.write_text(vcards(), encoding="utf-8", newline="")
    program.window.go_to(Place("import", files=(str(source),)))
    desk.reword()
    settle()
    window = program.window
    (damaged / FILE).unlink()
    steps(window)["Try again"].click()
    wait_until(lambda: desk.database is not None, "it does not try again")
    settled(desk)
    assert window.place.page == "import"
    assert [path.name for path in window.page("import").work.paths] == ["people.vcf"]  # type: ignore[attr-defined]
    assert {"New contact…", "Find", "Trash"} <= usable(window)


def test_what_is_written_without_a_book_is_refused_with_a_sentence(program: Program) -> None:
    desk, told, said = program.window.desk, [], []  # type: ignore[var-annotated]
    desk.said.connect(said.append)
    desk.write(lambda _: None, failed=told.append)
    desk.write(lambda _: None)
    assert [error.code for error in told if isinstance(error, EntourageError)] == ["book_not_open"]
    assert said[-1].is_fault
    assert "not open" in said[-1].sentence


def test_the_editor_can_be_used_on_when_the_book_is_not_open(program: Program) -> None:
    editor = Editor(program.window, None, None)
    editor.open()
    editor.form.first().setText("Ann")
    editor.save()
    assert editor.isEnabled()
    editor.reject()
    assert not editor.isVisible()
