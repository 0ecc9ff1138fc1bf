"""The menus and tools of a window, and when each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from entourage.ui.place import EVERYONE, MOST_TOGETHER, UNSORTED, Place
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.circle import Circle
    from entourage.ui.acts import Acts
    from entourage.ui.main_window import MainWindow
    from entourage.ui.tools import Tools

_KEYED = 9


class Menus(QObject):
    """Live as the menus of a window, with their keys."""

    def __init__(self, window: MainWindow, acts: Acts) -> None:
        super().__init__(window)
        self._window, self._desk, self._acts = window, window.desk, acts
        self._circles: tuple[Circle, ...] = ()
        self.undo_words = self.redo_words = ""
        self._for_people: list[QAction] = []
        self._for_circles: list[QAction] = []
        self._needs_book: list[QAction] = []
        self._build()
        self._fill_tools(window.tools)

    def _add(
        self,
        menu: QMenu,
        words: str,
        act: Callable[[], object],
        keys: str | QKeySequence.StandardKey | Sequence[str] = "",
    ) -> QAction:
        action = QAction(words, self._window)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif isinstance(keys, str):
            action.setShortcut(keys)
        else:
            action.setShortcuts([QKeySequence(one) for one in keys])
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    def _begin(self, words: str) -> QMenu:
        """Make a menu here: of one that Qt makes the wrapper may be gone before the menu is."""
        menu = QMenu(words, self._window)
        self._window.menuBar().addMenu(menu)
        return menu

    def _build(self) -> None:
        self._build_file()
        self._build_edit()
        self._build_people()
        self._build_circle()
        self._build_view()
        self._build_help()

    def _build_file(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self._begin(language.gettext("&File"))
        self.bring_in = add(menu, language.gettext("&Import…"), lambda: acts.go("import", "choose"), "Ctrl+I")
        folder = add(menu, language.gettext("Import a fol&der…"), lambda: acts.go("import", "folder"))
        paste = add(menu, language.gettext("Paste pe&ople…"), lambda: acts.go("import", "paste"), "Ctrl+Shift+V")
        self.export = add(menu, language.gettext("&Export…"), lambda: acts.do(Place("export")), "Ctrl+E")
        self.print = add(
            menu, language.gettext("&Print…"), lambda: acts.do(Place("print")), QKeySequence.StandardKey.Print
        )
        menu.addSeparator()
        self.samples = add(menu, language.gettext("&Try with sample contacts"), lambda: acts.do(Place("samples")))
        menu.addSeparator()
        secrets = add(menu, language.gettext("Stored pass&words…"), lambda: acts.do(Place("secrets")))
        preferences = add(menu, language.gettext("Pre&ferences…"), lambda: acts.do(Place("preferences")), "Ctrl+,")
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = add(menu, language.gettext("&Quit"), self._window.close, QKeySequence.StandardKey.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self._needs_book += [self.bring_in, folder, paste, self.export, self.print, secrets]

    def _build_edit(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self._begin(language.gettext("&Edit"))
        self.undo_action = add(menu, language.gettext("&Undo"), self._acts.undo, QKeySequence.StandardKey.Undo)
        self.redo_action = add(menu, language.gettext("&Redo"), self._acts.redo, ("Ctrl+Shift+Z", "Ctrl+Y"))
        history = add(menu, language.gettext("&History"), lambda: acts.go("history"))
        menu.addSeparator()
        self.find = add(menu, language.gettext("&Find"), self._acts.find, ("Ctrl+F", "/"))
        for action in (self.undo_action, self.redo_action):
            action.setEnabled(False)
        self._needs_book += [history, self.find]

    def _build_people(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self.people_menu = self._begin(language.gettext("&People"))
        self.new_contact = add(menu, language.gettext("&New contact…"), lambda: acts.do(Place("editor")), "Ctrl+N")
        self.edit = add(menu, language.gettext("&Edit…"), self._acts.edit, "Ctrl+Return")
        menu.addSeparator()
        self.into = QMenu(language.gettext("&Put into"), menu)
        menu.addMenu(self.into)
        self.by_name = add(menu, language.gettext("Put into a &circle by name…"), self._acts.choose_circles, "Ctrl+L")
        self.take_out = add(menu, language.gettext("&Take out of this circle"), self._acts.take_out)
        menu.addSeparator()
        self.me = add(menu, language.gettext("This is &me"), self._acts.mark_me)
        self.merge = add(menu, language.gettext("Mer&ge…"), self._acts.merge, "Ctrl+M")
        self.why = add(menu, language.gettext("&What may they see, and why…"), self._acts.why)
        self.see = add(menu, language.gettext("See as t&his person…"), self._acts.see)
        menu.addSeparator()
        self.take = add(
            menu, language.gettext("Take what the &source says"), lambda: acts.settle(is_taken=True), "Ctrl+T"
        )
        self.keep = add(menu, language.gettext("&Keep what is here"), lambda: acts.settle(is_taken=False), "Ctrl+K")
        menu.addSeparator()
        self.delete = add(menu, language.gettext("&Delete"), self._acts.delete, "Shift+Del")
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # that of the list, which adds it
        self._for_people += [
            self.edit,
            self.by_name,
            self.take_out,
            self.me,
            self.why,
            self.see,
            self.merge,
            self.delete,
        ]
        self._for_people += [self.take, self.keep]
        self._needs_book.append(self.new_contact)

    def _build_circle(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self.circle_menu = self._begin(language.gettext("&Circle"))
        self.new_circle = add(menu, language.gettext("&New circle…"), self._acts.make_circle, "Ctrl+Shift+N")
        menu.addSeparator()
        rename = add(menu, language.gettext("&Rename"), self._acts.rename_in_place, "F2")
        look = add(menu, language.gettext("Name, colour, symbol and &description…"), self._acts.dress)
        self.close_circle = add(menu, language.gettext("&Close: its people may see nothing"), self._acts.close_or_open)
        up = add(menu, _keyed(language.gettext("Move &up"), "Alt+Up"), lambda: acts.move_by(-1))
        down = add(menu, _keyed(language.gettext("Move do&wn"), "Alt+Down"), lambda: acts.move_by(1))
        menu.addSeparator()
        paper = add(menu, language.gettext("&Print its summary…"), lambda: acts.do(Place("print")))
        remove = add(menu, language.gettext("Re&move this circle"), self._acts.remove)
        self._for_circles += [rename, look, self.close_circle, up, down, paper, remove]
        self._needs_book.append(self.new_circle)

    def _build_view(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self._begin(language.gettext("&View"))
        looks = QActionGroup(menu)
        self.rows = add(menu, language.gettext("As &rows"), lambda: acts.show_cards(wanted=False))
        self.cards = add(menu, language.gettext("As &cards"), lambda: acts.show_cards(wanted=True))
        for action, is_on in ((self.rows, not self._desk.settings.cards), (self.cards, self._desk.settings.cards)):
            action.setCheckable(True)
            action.setChecked(is_on)
            looks.addAction(action)
        self._desk.preferred.connect(self._tick_look)
        self.card = add(menu, language.gettext("Show &details"), self._acts.turn_card, "F8")
        self.card.setCheckable(True)
        self.origins = add(menu, language.gettext("Where each value co&mes from"), self._acts.turn_origins, "F7")
        self.origins.setCheckable(True)
        menu.addSeparator()
        places = [
            add(menu, language.gettext("&Not sorted yet"), lambda: self._window.go_to(UNSORTED)),
            add(menu, language.gettext("&Everyone"), lambda: self._window.go_to(EVERYONE)),
            add(menu, language.gettext("&Before you post"), acts.check, "F9"),
            add(menu, language.gettext("&Who may see what"), lambda: acts.go("rules")),
            add(menu, language.gettext("Belon&gs here?"), lambda: acts.go("belongs")),
            add(menu, language.gettext("M&y details"), lambda: acts.go("details")),
            add(menu, language.gettext("&See as the public…"), lambda: acts.do(Place("see"))),
            add(menu, language.gettext("To do &on the networks"), lambda: acts.go("todo")),
            add(menu, language.gettext("&Accounts"), lambda: acts.go("accounts")),
            add(menu, language.gettext("Address boo&ks"), lambda: acts.go("servers")),
            add(menu, language.gettext("&Imports"), lambda: acts.go("imports")),
            add(menu, language.gettext("D&uplicates"), lambda: acts.go("duplicates"), "Ctrl+D"),
            add(menu, language.gettext("&History"), lambda: acts.go("history")),
            add(menu, language.gettext("&Trash"), lambda: acts.go("trash")),
        ]
        menu.addSeparator()
        add(menu, language.gettext("Next &pane"), lambda: self._window.keyboard.go_round(1), "F6")
        add(menu, language.gettext("Pre&vious pane"), lambda: self._window.keyboard.go_round(-1), "Shift+F6")
        self._needs_book += [self.rows, self.cards, *places]

    def _build_help(self) -> None:
        language, add, acts = self._desk.language, self._add, self._acts
        menu = self._begin(language.gettext("&Help"))
        add(
            menu,
            language.gettext("&Help on this page"),
            lambda: acts.do(Place("help")),
            QKeySequence.StandardKey.HelpContents,
        )
        add(menu, language.gettext("&Keys"), lambda: acts.do(Place("help", about="keys")))
        about = add(menu, language.gettext("&About Entourage"), lambda: acts.do(Place("about")))
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _fill_tools(self, tools: Tools) -> None:
        """Put the main acts above the pages."""
        language = self._desk.language
        tools.offer(language.gettext("Import…"), self.bring_in, "import", leading=True)
        tools.offer(language.gettext("Print…"), self.print, "print")
        tools.offer(language.gettext("Export…"), self.export, "export")
        tools.undo.follow(self.undo_action)
        tools.redo.follow(self.redo_action)

    def show_circles(self, circles: tuple[Circle, ...]) -> None:
        """Name the circles in the menu, with their digits."""
        if circles == self._circles:
            return
        self._circles = circles
        self.into.clear()
        for number, circle in enumerate(circles, 1):
            name = names.circle(self._desk.language, circle).replace("&", "&&")
            key = f"\tCtrl+{number}" if number <= _KEYED else ""
            action = self.into.addAction(f"{circle.symbol} {name}{key}")
            action.triggered.connect(lambda _=False, one=circle: self._acts.put_into(one))
        self.refresh()

    def show_standing(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do."""
        language = self._desk.language
        self.undo_words, self.redo_words = undo, redo
        undo_words = language.gettext("Undo “{act}”").format(act=undo) if undo else language.gettext("Undo")
        redo_words = language.gettext("Redo “{act}”").format(act=redo) if redo else language.gettext("Redo")
        for action, words in ((self.undo_action, undo_words), (self.redo_action, redo_words)):
            action.setText("&" + words.replace("&", "&&"))
        self.undo_action.setEnabled(bool(undo))
        self.redo_action.setEnabled(bool(redo))
        self._window.tools.say_standing(undo_words, redo_words, can_undo=bool(undo), can_redo=bool(redo))

    def _tick_look(self) -> None:
        """Tick how people are shown."""
        (self.cards if self._desk.settings.cards else self.rows).setChecked(True)

    def keys_of_differences(self) -> tuple[str, str, str]:
        """Write the keys that take a source's word, keep what is here, and show where each value comes from."""
        form = QKeySequence.SequenceFormat.NativeText
        take, keep, origins = (one.shortcut().toString(form) for one in (self.take, self.keep, self.origins))
        return take, keep, origins

    def show_card(self, *, is_on: bool) -> None:
        """Tick the details where they are shown."""
        self.card.setChecked(is_on)

    def _name_samples(self) -> None:
        language = self._desk.language
        back, there = language.gettext("&Back to my own book"), language.gettext("&Try with sample contacts")
        self.samples.setText(back if self._desk.shelf.is_sample else there)

    def refresh(self) -> None:
        """Let only those acts be done that can be done now."""
        is_open = self._desk.database is not None
        chosen, circle = self._window.chosen(), self._window.circle()
        self._name_samples()
        for action in self._needs_book:
            action.setEnabled(is_open)
        self._window.search.setEnabled(is_open)
        self._window.sidebar.setEnabled(is_open)
        for action in self._for_people:
            action.setEnabled(bool(chosen))
        for action in (self.edit, self.me, self.why, self.see):
            action.setEnabled(len(chosen) == 1)
        self.merge.setEnabled(1 < len(chosen) <= MOST_TOGETHER)
        for action in (self.card, self.origins):
            action.setEnabled(is_open and self._window.place.page == "people")
        for action in (self.take, self.keep):
            action.setEnabled(bool(chosen) and self._window.place.page == "people")
        self.take_out.setEnabled(bool(chosen) and circle is not None)
        self.into.setEnabled(bool(chosen))
        for action in self._for_circles:
            action.setEnabled(circle is not None)
        language = self._desk.language
        is_closed = circle is not None and circle.closed
        self.close_circle.setText(
            language.gettext("&Open again: its rules count")
            if is_closed
            else language.gettext("&Close: its people may see nothing")
        )


def _keyed(words: str, key: str) -> str:
    """Show beside words a key that only the list takes in which one works."""
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
