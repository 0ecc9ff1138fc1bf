"""Put what is to be done on paper: a PDF, to be printed or taken along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from entourage.operations import paper, todo_paper
from entourage.printing.summary import Sheet
from entourage.ui.printing import saving
from entourage.words import todo as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk


def ask(desk: Desk, parent: QWidget, account_id: int | None = None, list_id: int | None = None) -> None:
    """Ask where the PDF is to be, and write it: of a list, or of all that is to be done."""
    language = desk.language
    name = saving.file_name(language.gettext("To do on the networks"), paper.today().isoformat(), ".pdf")
    proposed = saving.folder(desk.settings.pdf_folder) / name

    def chosen(where: str) -> None:
        write(desk, parent, Path(where), account_id, list_id)

    saving.ask_path(parent, language.gettext("Save as PDF"), proposed, "PDF (*.pdf)", chosen)


def write(desk: Desk, parent: QWidget, path: Path, account_id: int | None, list_id: int | None) -> None:
    """Write the PDF off the window's thread, and say that it is there."""
    language = desk.language
    sheet = Sheet(language=language, letter=language.letter_paper)

    def call(database: Database) -> int:
        return todo_paper.print_todo(database, sheet, path, account_id=account_id, list_id=list_id)

    def then(count: int) -> None:
        desk.change_settings(replace(desk.settings, pdf_folder=str(path.parent)))
        desk.tell(words.written(language, count, str(path)), offers=saving.offers(desk, path))

    desk.take_long(parent, call, then)
