"""The windows beside the main one, opened by name."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

# Each is a function of the window and the place, which opens it.
OPENERS = {
    "editor": "entourage.ui.people.editor:open_editor",
    "merge": "entourage.ui.duplicates.dialog:open_merge",
    "why": "entourage.ui.sharing.why:open_why",
    "see": "entourage.ui.belonging.seeing:open_seeing",
    "print": "entourage.ui.printing.dialog:open_print",
    "export": "entourage.ui.printing.export:open_export",
    "preferences": "entourage.ui.preferences.dialog:open_preferences",
    "help": "entourage.ui.help.window:open_help",
    "about": "entourage.ui.help.about:open_about",
    "secrets": "entourage.ui.servers.secrets:open_secrets",
    "samples": "entourage.ui.samples:open_samples",
}


def open_place(window: MainWindow, place: Place) -> None:
    """Open a window, or change how people are shown."""
    if place.page in ("rows", "cards"):
        _show_cards(window, wanted=place.page == "cards")
        return
    module, _, called = OPENERS[place.page].partition(":")
    getattr(import_module(module), called)(window, place)


def _show_cards(window: MainWindow, *, wanted: bool) -> None:
    from entourage.ui.people.page import PeoplePage  # noqa: PLC0415 - it imports storage

    window.desk.change_settings(replace(window.desk.settings, cards=wanted))
    page = window.page("people")
    if isinstance(page, PeoplePage):
        page.view.show_cards(wanted=wanted)
