"""What people are called and write is shown as it is written: no tags, no pictures, nothing opened or fetched."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTextEdit, QWidget
from tests.ui.helpers import settled

from entourage.operations import imports
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.ui import application
from entourage.ui.main_window import MainWindow
from entourage.ui.place import Place
from entourage.ui.widgets.tips import tip

WINDOW = Path(application.__file__).parent
TRICKS = ('<img src="file:///etc/passwd">', "<b>bold</b>", '<a href="http://example.org/">x</a>', "<table><tr><td>")
WRITES_HTML = {"importing/one_file.py"}  # and escapes what stands in it
READS_MARKDOWN = {"help/window.py"}  # of our own manual


def calls(name: str) -> list[tuple[str, ast.Call]]:
    found = []
    for path in sorted(WINDOW.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name | ast.Attribute) and ast.unparse(called).rpartition(".")[2] == name:
                found.append((path.relative_to(WINDOW).as_posix(), node))
    return found


def test_every_label_says_that_it_holds_plain_text() -> None:
    formats = {
        (path, node.lineno): next((ast.unparse(one.value) for one in node.keywords if one.arg == "textFormat"), "none")
        for path, node in calls("QLabel")
    }

    assert len(formats) > 40
    others = {place for place, found in formats.items() if found != "Qt.TextFormat.PlainText"}
    assert {path for path, _ in others} <= WRITES_HTML


@pytest.mark.parametrize("name", ["setHtml", "appendHtml", "insertHtml", "setMarkdown", "QTextDocument"])
def test_no_document_is_made_of_what_people_write(name: str) -> None:
    assert {path for path, _ in calls(name)} <= READS_MARKDOWN


def is_fixed(node: ast.expr) -> bool:
    """Tell whether a tooltip is words of ours, or goes through `tip`."""
    if isinstance(node, ast.IfExp):
        return is_fixed(node.body) and is_fixed(node.orelse)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).rpartition(".")[2] in {"tip", "gettext", "pgettext", "ngettext"}
    return isinstance(node, ast.Constant)


def test_every_tooltip_is_fixed_words_or_made_harmless() -> None:
    tips = calls("setToolTip")

    assert len(tips) > 20
    assert [(path, node.lineno) for path, node in tips if not is_fixed(node.args[-1])] == []


@pytest.mark.parametrize("trick", TRICKS)
def test_a_tooltip_shows_tags_as_letters(trick: str, qapp: QApplication) -> None:
    label = QLabel(tip(f"{trick} & Söhne"), textFormat=Qt.TextFormat.RichText)

    assert Gui.mightBeRichText(f"{trick} & Söhne")
    assert "<img" not in tip(trick)
    assert "&lt;" in label.text()


def test_a_tooltip_without_tags_stays_as_it_is_and_a_long_one_ends() -> None:
    assert tip("Ada & Bo < 3") == "Ada & Bo < 3"
    assert len(tip("x" * 10**6)) == 2000


def rows(model: QAbstractItemModel) -> list[str]:
    root = QModelIndex()
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
    cells = (model.index(row, 0, root) for row in range(min(50, model.rowCount(root))))
    return [str(text) for cell in cells for role in roles if (text := model.data(cell, role))]


def harmful(widgets: list[QWidget]) -> list[str]:
    """List what would be drawn as something else than what is written."""
    labels = [one for one in widgets if isinstance(one, QLabel) and not one.objectName().startswith("qt_")]
    found = [one.text() for one in labels if one.textFormat() == Qt.TextFormat.AutoText and one.text()]
    found += [
        one.text() for one in widgets if isinstance(one, QMessageBox) and one.textFormat() != Gui.TextFormat.PlainText
    ]
    said = [one.toolTip() for one in widgets]
    said += [
        text for one in widgets if isinstance(one, QAbstractItemView) and one.model() for text in rows(one.model())
    ]
    found += [text for text in said if any(trick in text for trick in TRICKS)]
    found += [one.toHtml() for one in widgets if isinstance(one, QTextEdit) and any(t in one.toHtml() for t in TRICKS)]
    return found


def people_of_tricks() -> str:
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{trick} {number}\nORG:{trick}\nTITLE:{trick}\nNOTE:{trick}\nURL:{trick}\n"
        f"EMAIL:a{number}@example.org\nNICKNAME:{trick}\nCATEGORIES:{trick.replace(',', '')}\nX-TRICK:{trick}\n"
        f"ADR:;;{trick};{trick};;;\nitem1.TEL:0123{number}\nitem1.X-ABLabel:{trick}\nEND:VCARD\n"
        for number, trick in enumerate(TRICKS)
    )
    return "".join(cards)


@pytest.fixture(scope="module")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book of people whose every field is a trick, from a file whose name is one."""
    folder = tmp_path_factory.mktemp("tricks")
    source = folder / "<b>people.vcf"
    source.write_text(people_of_tricks(), encoding="utf-8")
    database = open_book(folder / "book")
    planned, _ = imports.plan(database, [source])
    imports.carry_out(database, planned, circle=Named(TRICKS[0], ""))
    database.close()
    return folder / "book"


@pytest.mark.parametrize("page", ["people", "rules", "history", "trash", "import", "editor"])
def test_people_whose_names_are_tags_are_shown_by_their_letters(window: MainWindow, page: str, tmp_path: Path) -> None:
    source = tmp_path / "<b>more.vcf"
    source.write_text(people_of_tricks().replace("example.org", "example.net"), encoding="utf-8")
    files = (str(source),) if page == "import" else ()
    window.desk.going.emit(Place("people", group="everyone", contact=1))
    settled(window.desk)
    window.desk.going.emit(Place(page, contact=1, files=files))
    settled(window.desk)

    assert harmful(QApplication.allWidgets()) == []
