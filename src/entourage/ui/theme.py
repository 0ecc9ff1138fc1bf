"""Light and dark: the colours of what we draw ourselves, and the look of controls where the system brings none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from entourage import assets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Colours:
    """Hold the colours of one theme ("#RRGGBB"); each text on its ground has a contrast of 4.5 or more."""

    is_dark: bool
    window: str
    base: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    selected: str
    hover: str
    pill: str
    button: str
    everything: str
    on_everything: str
    little: str
    on_little: str
    nothing: str
    on_nothing: str
    locked: str
    notice: str
    notice_edge: str
    fault: str


LIGHT = Colours(
    is_dark=False,
    window="#F6F7F9",
    base="#FFFFFF",
    text="#1B1F26",
    muted="#5F6670",
    line="#E6E8EB",
    edge="#CDD1D7",
    accent="#2B5BD0",
    on_accent="#FFFFFF",
    selected="#DEE7FA",
    hover="#EEF2F9",
    pill="#F0F1F4",
    button="#FFFFFF",
    everything="#E0F3E8",
    on_everything="#0B5D3B",
    little="#FDF0D5",
    on_little="#7A4E00",
    nothing="#FBE4E1",
    on_nothing="#8C2312",
    locked="#EFF0F3",
    notice="#FFF5E1",
    notice_edge="#E9CF98",
    fault="#9A2415",
)
DARK = Colours(
    is_dark=True,
    window="#1D2024",
    base="#24282D",
    text="#E8EAED",
    muted="#A5ACB6",
    line="#33383F",
    edge="#4A515A",
    accent="#8AAEFF",
    on_accent="#10182B",
    selected="#33425F",
    hover="#2C323A",
    pill="#343A42",
    button="#2E333A",
    everything="#173D2B",
    on_everything="#8FE0B4",
    little="#43340F",
    on_little="#F3CE7E",
    nothing="#4A2320",
    on_nothing="#F7B3A8",
    locked="#31363D",
    notice="#3A3119",
    notice_edge="#6B5A2A",
    fault="#F7A99D",
)


def apply(application: QApplication, theme: str) -> Colours:
    """Colour the program: light, dark, or as the system is; a system with a style of its own keeps its controls."""
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = QGuiApplication.styleHints()
    if theme in schemes:
        hints.setColorScheme(schemes[theme])
    else:
        hints.unsetColorScheme()
    # Not every system lets a program choose: what is chosen counts, whatever the system says then.
    is_dark = schemes.get(theme, hints.colorScheme()) is Qt.ColorScheme.Dark
    colours = DARK if is_dark else LIGHT
    # Once there is a sheet, the style no longer tells its name; the sheet is only ever ours.
    if application.styleSheet() or application.style().name().lower() == "fusion":
        application.setStyleSheet("")
        application.setPalette(_palette(colours))
        application.setStyleSheet(_sheet(colours))
    return colours


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for one, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.button,
        role.ButtonText: colours.text,
        role.BrightText: colours.fault,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.base,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.base,
        role.Midlight: colours.line,
        role.Mid: colours.edge,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    return palette


def _sheet(colours: Colours) -> str:
    parts = (_buttons, _fields, _choices, _menus, _lists)
    return "".join(part(colours) for part in parts)


def _buttons(colours: Colours) -> str:
    return f"""
    QPushButton, QToolButton[outlined="true"] {{
        background: {colours.button}; color: {colours.text}; border: 1px solid {colours.edge}; border-radius: 6px;
        padding: 5px 13px; min-height: 18px;
    }}
    QPushButton:hover, QToolButton[outlined="true"]:hover {{ background: {colours.hover}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {colours.selected}; }}
    QPushButton:focus, QToolButton[outlined="true"]:focus {{ border: 2px solid {colours.accent}; padding: 4px 12px; }}
    QPushButton:default, QPushButton[leading="true"] {{
        background: {colours.accent}; color: {colours.on_accent}; border: 1px solid {colours.accent};
    }}
    QPushButton:default:focus, QPushButton[leading="true"]:focus {{ border: 2px solid {colours.text}; }}
    QPushButton:disabled, QToolButton[outlined="true"]:disabled {{
        background: {colours.window}; color: {colours.muted}; border: 1px solid {colours.line};
    }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QPushButton[quiet="true"] {{
        background: transparent; border: 1px solid transparent; color: {colours.accent}; text-align: left;
        padding: 2px 4px;
    }}
    QPushButton[quiet="true"]:hover {{ text-decoration: underline; }}
    QPushButton[quiet="true"]:focus {{ border: 1px solid {colours.accent}; border-radius: 4px; padding: 2px 4px; }}
    """


def _fields(colours: Colours) -> str:
    arrow = (assets.folder("icons") / "down.svg").as_posix()
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{
        background: {colours.base}; color: {colours.text}; border: 1px solid {colours.edge}; border-radius: 6px;
        padding: 4px 8px; selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
        border: 2px solid {colours.accent}; padding: 3px 7px;
    }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView {{
        background: {colours.base}; border: 1px solid {colours.edge}; padding: 3px; outline: 0;
    }}
    QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 5px; border-radius: 4px; color: {colours.text}; }}
    QComboBox QAbstractItemView::item:selected {{ background: {colours.selected}; color: {colours.text}; }}
    QComboBox::drop-down {{ border: 0; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    """


def _choices(colours: Colours) -> str:
    icons, kind = assets.folder("icons"), "dark" if colours.is_dark else "light"
    check, dot, dash = ((icons / f"{name}-{kind}.svg").as_posix() for name in ("check", "dot", "dash"))
    return f"""
    QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{
        width: 14px; height: 14px; border: 1px solid {colours.muted}; background: {colours.base};
    }}
    QCheckBox::indicator, QListWidget::indicator {{ border-radius: 3px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:checked, QRadioButton::indicator:checked, QCheckBox::indicator:indeterminate,
    QListWidget::indicator:checked, QListWidget::indicator:indeterminate {{
        background: {colours.accent}; border: 1px solid {colours.accent};
    }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ image: url("{check}"); }}
    QCheckBox::indicator:indeterminate, QListWidget::indicator:indeterminate {{ image: url("{dash}"); }}
    QRadioButton::indicator:checked {{ image: url("{dot}"); }}
    QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {colours.text}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {colours.line}; }}
    """


def _menus(colours: Colours) -> str:
    return f"""
    QMenu {{ background: {colours.base}; color: {colours.text}; border: 1px solid {colours.edge}; padding: 4px; }}
    QMenu::item {{ padding: 5px 22px 5px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {colours.selected}; color: {colours.text}; }}
    QMenu::item:disabled {{ color: {colours.muted}; }}
    QMenu::separator {{ height: 1px; background: {colours.line}; margin: 4px 8px; }}
    QMenuBar {{ background: {colours.window}; color: {colours.text}; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {colours.selected}; color: {colours.text}; }}
    QToolTip {{ background: {colours.text}; color: {colours.base}; border: 0; padding: 4px 6px; }}
    """


def _lists(colours: Colours) -> str:
    return f"""
    QSplitter::handle {{ background: {colours.line}; }}
    QAbstractScrollArea {{ border: 0; }}
    QDialog QPlainTextEdit {{ border: 1px solid {colours.edge}; }}
    QDialog QPlainTextEdit:focus {{ border: 2px solid {colours.accent}; }}
    QDialog QListWidget {{ border: 1px solid {colours.edge}; border-radius: 6px; padding: 3px; }}
    QListWidget::item {{ padding: 5px 6px; border-radius: 4px; color: {colours.text}; }}
    QListWidget::item:hover {{ background: {colours.hover}; }}
    QListWidget::item:selected {{ background: {colours.selected}; color: {colours.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {colours.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {colours.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QHeaderView::section {{
        background: {colours.window}; color: {colours.muted}; border: 0; border-bottom: 1px solid {colours.line};
        padding: 6px 8px;
    }}
    """
