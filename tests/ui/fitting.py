"""Measure whether every text fits its widget, in one language, theme and scale: a process of its own for each scale.

Usage: python -m tests.ui.fitting FOLDER LANGUAGE THEME; prints a JSON list of what does not fit, and Qt's warnings.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po
from PySide6.QtCore import QBuffer, QPoint, QSettings, Qt, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)
from tests.ui.helpers import desk_on, settle, settled, wait_until
from tests.ui.sights import SIGHTS, look_away, make_book, see

from entourage import assets
from entourage.settings import Settings
from entourage.ui import application
from entourage.ui.program import Program
from entourage.ui.widgets.chip import Chip
from entourage.ui.widgets.elided import ElidedBox, ElidedButton
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.words import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMessageLogContext, QtMsgType

_ROUNDING = 1  # pixel: sizes are whole, and scaled fonts are not
_FRAME = 14  # what a line of text has beside its text, left and right together
_ICON = 35
_LEAST = 5  # letters: a shorter word may be the beginning of any name


def faults(top: QWidget) -> Iterator[str]:
    """Say what does not fit in a window."""
    room = top.screen().availableGeometry()
    if top.width() > room.width() or top.height() > room.height():
        yield f"{_named(top)}: the window is larger than the screen, {top.width()}x{top.height()}"
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible():
            yield from (f"{_path(widget)}: {fault}" for fault in _of(widget))
            yield from _beyond(widget, top)


def _of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _of_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _of_button(widget)
    elif isinstance(widget, QComboBox) and not isinstance(widget, ElidedBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
        text = widget.currentText() or widget.placeholderText()
        yield from _wants(widget, text, widget.fontMetrics().horizontalAdvance(text), field.width())
    elif isinstance(widget, QLineEdit):
        text = "" if isinstance(widget.parent(), QComboBox) else widget.placeholderText()
        wanted = widget.fontMetrics().horizontalAdvance(text) + _FRAME + _ICON * len(widget.actions())
        if text and not widget.text():
            yield from _wants(widget, text, wanted, widget.width())
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
        is_stuck = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inner and is_stuck and inner.width() > widget.viewport().width():
            yield f"what it holds is {inner.width()} wide, and it is {widget.viewport().width()}"
    elif isinstance(widget, QGroupBox) and widget.title():
        yield from _wants(
            widget, widget.title(), widget.fontMetrics().horizontalAdvance(widget.title()), widget.width()
        )
    else:
        yield from _of_bar(widget)


def _of_button(widget: QAbstractButton) -> Iterator[str]:
    if isinstance(widget, Link):
        yield from _wants(widget, widget.whole, widget.heightForWidth(widget.width()), widget.height(), "high")
    elif widget.text() and not isinstance(widget, (ElidedButton, Chip, Pill)):
        yield from _wants(widget, widget.text(), widget.sizeHint().width(), widget.width())
        yield from _wants(widget, widget.text(), widget.sizeHint().height(), widget.height(), "high")


def _of_bar(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QTabBar):
        for place in range(widget.count()):
            text = widget.tabText(place)
            yield from _wants(widget, text, widget.fontMetrics().horizontalAdvance(text), widget.tabRect(place).width())
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            right = widget.actionGeometry(action).right()
            if action.isVisible() and (right > widget.width() or not widget.actionGeometry(action).isValid()):
                yield f"“{action.text()}” is not in sight"
    elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        for place in range(widget.count()):
            text = str(widget.model().headerData(place, widget.orientation()) or "")
            if text and "\n" not in text and type(widget) is QHeaderView:
                yield from _wants(widget, text, widget.fontMetrics().horizontalAdvance(text), widget.sectionSize(place))


def _of_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or type(label).__name__.startswith("Elided"):
        return
    if label.buddy() and not label.wordWrap():
        # The letter of the key is drawn by itself, and no longer runs into those beside it.
        before, _, after = text.partition("&")
        parts = (before, after[:1], after[1:])
        wanted = sum(label.fontMetrics().horizontalAdvance(one) for one in parts)
        yield from _wants(label, text, wanted + _ROUNDING, label.width())
    if label.wordWrap():
        yield from _wants(label, text, label.heightForWidth(label.width()), label.height(), "high")
        longest = max(re.split(r"[\s\u200b]", text), key=len)
        if label.textFormat() == Qt.TextFormat.PlainText:
            yield from _wants(label, longest, label.fontMetrics().horizontalAdvance(longest), label.width())
    else:
        hint = label.sizeHint()
        yield from _wants(label, text, hint.width(), label.width())
        yield from _wants(label, text, hint.height(), label.height(), "high")


def _wants(widget: QWidget, text: str, wanted: int, has: int, way: str = "wide") -> Iterator[str]:
    if wanted > has + _ROUNDING:
        yield f"“{text}” wants to be {wanted} {way} and is {has}"


def _beyond(widget: QWidget, top: QWidget) -> Iterator[str]:
    """Say where a widget reaches beyond the one that holds it, and nothing scrolls."""
    of = widget.parentWidget()
    if widget is top or of is None or widget.isWindow() or isinstance(of.parentWidget(), QAbstractScrollArea):
        return
    if isinstance(of, QAbstractScrollArea) or not isinstance(widget, (QLabel, QAbstractButton, QComboBox, QLineEdit)):
        return
    if not of.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield f"{_path(widget)}: reaches beyond {_named(of)}, {widget.geometry()} in {of.size()}"


def cut(top: QWidget, words: frozenset[str]) -> Iterator[str]:
    """Say which of the program's own words are drawn cut, such as by a delegate; what a person wrote may be."""
    for view in top.findChildren(QAbstractItemView):
        for text in _drawn(view.viewport()) if view.isVisible() else ():
            begun = text.removesuffix("…").rstrip()
            if (
                text.endswith("…")
                and len(begun) >= _LEAST
                and text not in words
                and any(one.startswith(begun) and one[len(begun) :].strip()[:1] != "{" for one in words)
            ):
                yield f"{_path(view)}: “{text}” is cut"


def _drawn(widget: QWidget) -> list[str]:
    """List the texts that a widget draws."""
    held, drawing = QBuffer(), QSvgGenerator()
    drawing.setOutputDevice(held)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    return [html.unescape(one).strip() for one in re.findall("<text [^>]*>([^<]*)</text>", bytes(held.data()).decode())]


def own_words(tongue: str) -> frozenset[str]:
    """List what the program says in a language."""
    with (assets.folder("i18n") / "fr" / "LC_MESSAGES" / "entourage.po").open("rb") as file:
        said = [one.id if tongue == "en" else one.string for one in read_po(file) if one.id]
    return frozenset(form for one in said for form in ([one] if isinstance(one, str) else one) if len(form) >= _LEAST)


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__}{'#' + widget.objectName() if widget.objectName() else ''}"


def _path(widget: QWidget) -> str:
    names = []
    of: QWidget | None = widget
    while of is not None and len(names) < 4:
        if not isinstance(of, QDialogButtonBox) and type(of) is not QWidget:
            names.append(_named(of))
        of = of.parentWidget()
    return " < ".join(names)


def measure(folder: Path, tongue: str, scheme: str) -> list[str]:
    """Look at everything; list what does not fit and what Qt warns of."""
    found: list[str] = []
    seen = [""]

    def note(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if not words.startswith("This plugin does not support"):
            found.append(f"{seen[0]}: Qt says {words}")

    qInstallMessageHandler(note)
    app = application.build()
    make_book(folder / "book")
    desk = desk_on(app, folder / "book", folder / "options", tongue, scheme, Settings())
    desk.crashed.connect(lambda error: found.append(f"{seen[0]}: {error!r}"))
    state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = Program(app, desk, state, assets.folder("i18n")).window
    desk.shelf.open()
    wait_until(lambda: desk.database is not None)
    settled(desk)
    words = own_words(tongue)
    for sight in SIGHTS:
        seen[0] = sight
        try:
            found += [f"{sight}: {fault}" for top in see(window, sight) for fault in (*faults(top), *cut(top, words))]
        except ImportError as error:
            found.append(f"{sight}: {error!r}")
        look_away(window)
    window.close()
    desk.shelf.close()
    settle()
    qInstallMessageHandler(None)
    return found


def main() -> None:
    """Measure, and print."""
    folder, tongue, scheme = sys.argv[1:4]
    found = measure(Path(folder), tongue, scheme)
    print(json.dumps({"scale": QApplication.primaryScreen().devicePixelRatio(), "faults": found}, ensure_ascii=False))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
