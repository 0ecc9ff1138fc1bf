"""The window can be closed at any moment, at once, and nothing that was to be written is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.conftest import desk_on
from tests.ui.helpers import PEOPLE, ids_by_name, settle, settled, vcards, wait_until

from entourage import assets
from entourage.operations import contacts
from entourage.operations.book import open_book
from entourage.settings import Settings
from entourage.ui.leaving import Leaving
from entourage.ui.people.editor import Editor
from entourage.ui.place import Place
from entourage.ui.printing.dialog import PrintDialog
from entourage.ui.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow

LONG = 60  # seconds that a job takes which cannot be stopped
NEWCOMERS = 300


@pytest.fixture
def program(qapp: QApplication, book: Path, tmp_path: Path) -> Iterator[Program]:
    desk = desk_on(qapp, book, tmp_path / "options", "en", "light", Settings())
    crashes: list[BaseException] = []
    desk.crashed.connect(crashes.append)
    before = set(threading.enumerate())
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, desk, state, assets.folder("i18n"))
    desk.shelf.open()
    yield made
    desk.shelf.close()
    made.window.deleteLater()
    made.deleteLater()
    desk.deleteLater()
    settle()
    assert not crashes, crashes
    assert set(threading.enumerate()) <= before


def ready(program: Program) -> MainWindow:
    desk = program.window.desk
    wait_until(lambda: desk.database is not None, "the book does not open")
    settled(desk)
    return program.window


def opening(_program: Program) -> None:
    """Close while the book is being opened."""


def reading(program: Program) -> None:
    window = ready(program)
    window.desk.changed.emit()


def planning(program: Program) -> Any:  # noqa: ANN401 - the page is imported when it is first seen
    window = ready(program)
    source = window.desk.folder.parent / "newcomers.vcf"
    people = [(f"New {number}", "New", str(number), f"UID:new-{number}\r\n") for number in range(NEWCOMERS)]
    source.write_text(vcards(people).replace("UID:uid-", "X-NO:"), encoding="utf-8", newline="")
    window.go_to(Place("import", files=(str(source),)))
    return window.page("import")


def importing(program: Program) -> None:
    page = planning(program)
    settled(program.window.desk)
    page.sheet.foot.go.click()


def printing(program: Program) -> None:
    window = ready(program)
    dialog = PrintDialog(window, None)
    dialog.open()
    wait_until(lambda: dialog.preview.draft is not None, "no page is set")
    dialog.output.save(str(window.desk.folder.parent / "summary.pdf"))


def with_a_dialog(program: Program) -> None:
    ready(program).acts.do(Place("about"))


def shown() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


STAGES = (opening, reading, planning, importing, printing, with_a_dialog)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_a_window_closed_at_any_stage_ends_in_silence(program: Program, stage: Callable[[Program], None]) -> None:
    stage(program)
    window = program.window
    window._may_close = True  # whether a page asks first is not what is asked here
    assert window.close()
    assert not window.isVisible()
    assert window.desk.shelf.close()


def test_an_import_that_is_being_written_is_finished_after_the_window_is_gone(program: Program, book: Path) -> None:
    importing(program)
    window = program.window
    wait_until(lambda: window.page("import").work.is_writing)  # type: ignore[attr-defined]
    window._may_close = True
    window.close()
    window.desk.shelf.close()
    database = open_book(book)
    assert len(contacts.listing(database)) == len(PEOPLE) + NEWCOMERS
    database.close()


def test_the_window_does_not_wait_for_what_cannot_be_stopped(program: Program) -> None:
    window, ended = ready(program), threading.Event()
    begun = threading.Event()

    def endless() -> None:
        begun.set()
        ended.wait(LONG)

    window.desk.work(window, endless, lambda _: None)
    assert begun.wait(LONG)
    window.close()
    assert not window.isVisible()
    assert not window.desk.shelf.close(patience=0)
    ended.set()
    assert window.desk.shelf.close()


ENDLESS = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from entourage import assets
from entourage.ui import application

real = application.open_program

def opened(app, start):
    program = real(app, start)
    window = program.window
    begun = threading.Event()
    def endless():
        print("begun", flush=True)
        threading.Event().wait({LONG})
    window.desk.opened.connect(lambda: window.desk.work(window, endless, print))
    window.desk.opened.connect(lambda: QTimer.singleShot(100, window.close))
    return program

application.open_program = opened
folder = Path(sys.argv[1])
start = application.Start(folder=folder / "book", settings_folder=folder / "options", catalogues=assets.folder("i18n"))
sys.exit(application.run(start))
"""


def test_the_program_ends_although_a_job_cannot_be_stopped(tmp_path: Path) -> None:
    before = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", ENDLESS, str(tmp_path)], capture_output=True, encoding="utf-8", check=False, timeout=LONG
    )
    assert (run.returncode, run.stdout) == (0, "begun\n"), run.stderr
    assert time.monotonic() - before < LONG / 2


def type_something(program: Program) -> Desk:
    window = ready(program)
    editor = Editor(window, None, None)
    editor.open()
    editor.form.first().setText("Important")
    editor.reject()
    settle()
    return window.desk


def question() -> Leaving:
    (found,) = [one for one in shown() if isinstance(one, Leaving)]
    return found


def answer(words: str) -> None:
    next(one for one in question().buttons() if one.text().replace("&", "") == words).click()
    settle()


def test_what_was_typed_and_not_saved_is_asked_about_once(program: Program) -> None:
    type_something(program)
    window = program.window
    assert not window.close()
    assert not window.close()
    assert question().text() == "The new contact is not saved."
    answer("Close without saving")
    assert not window.isVisible()


def test_closing_can_be_called_off(program: Program) -> None:
    desk = type_something(program)
    program.window.close()
    answer("Cancel")
    assert program.window.isVisible()
    assert desk.database is not None
    program.window.close()
    answer("Close without saving")


def test_what_was_typed_can_be_gone_on_with_instead_even_after_a_change_of_language(program: Program) -> None:
    desk = type_something(program)
    desk.reword()
    settle()
    for dialog in shown():
        dialog.close()
    program.window.close()
    answer("Continue editing")
    settled(desk)
    editor = next(one for one in shown() if isinstance(one, Editor))
    assert editor.form.first().text() == "Important"
    editor.form.first().setText("")
    editor.reject()


def test_what_is_being_typed_is_asked_about_too(program: Program) -> None:
    window = ready(program)
    key = ids_by_name(window.desk.database)["Luc Roy"]  # type: ignore[arg-type]
    window.acts.do(Place("editor", contact=key))
    settled(window.desk)
    editor = next(one for one in shown() if isinstance(one, Editor))
    editor.form.first().setText("Lucien")
    assert not window.close()
    assert question().text() == "What you typed about Luc Roy is not saved."
    answer("Cancel")
    assert editor.isVisible()
    window.close()
    answer("Close without saving")
    assert not window.isVisible()
