"""Everything that menus, tools and keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit

from entourage.ui.icons import icon
from entourage.ui.keys import digit
from entourage.ui.place import EVERYONE, UNSORTED, Place
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QToolBar

    from entourage.domain.circle import Circle
    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.page import PeoplePage
    from entourage.ui.place import Page

_KEYED = 9


class Actions(QObject):
    """Live as the window's menus, with their keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._circles: tuple[Circle, ...] = ()
        self._for_people: list[QAction] = []
        self._for_circles: list[QAction] = []
        self._needs_book: list[QAction] = []
        self._build()
        if application := QApplication.instance():
            application.installEventFilter(self)
        self.refresh()

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

    def _build(self) -> None:
        self._build_file()
        self._build_edit()
        self._build_people()
        self._build_circle()
        self._build_view()
        self._build_help()

    def _build_file(self) -> None:
        language, add = self._desk.language, self._add
        menu = self._window.menuBar().addMenu(language.gettext("&File"))
        self.bring_in = add(menu, language.gettext("&Import…"), lambda: self.go("import", "choose"), "Ctrl+I")
        self.export = add(menu, language.gettext("&Export…"), lambda: self.do(Place("export")), "Ctrl+E")
        self.print = add(
            menu, language.gettext("&Print…"), lambda: self.do(Place("print")), QKeySequence.StandardKey.Print
        )
        menu.addSeparator()
        self.samples = add(menu, language.gettext("Try with sample contacts"), lambda: self.do(Place("samples")))
        menu.addSeparator()
        preferences = add(menu, language.gettext("Pre&ferences…"), lambda: self.do(Place("preferences")), "Ctrl+,")
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = add(menu, language.gettext("&Quit"), self._window.close, QKeySequence.StandardKey.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self._needs_book += [self.bring_in, self.export, self.print]

    def _build_edit(self) -> None:
        language, add = self._desk.language, self._add
        menu = self._window.menuBar().addMenu(language.gettext("&Edit"))
        self.undo_action = add(menu, language.gettext("&Undo"), self.undo, QKeySequence.StandardKey.Undo)
        self.redo_action = add(menu, language.gettext("&Redo"), self.redo, ("Ctrl+Shift+Z", "Ctrl+Y"))
        add(menu, language.gettext("&History"), lambda: self.go("history"))
        menu.addSeparator()
        self.find = add(menu, language.gettext("&Find"), self._find, QKeySequence.StandardKey.Find)

    def _build_people(self) -> None:
        language, add = self._desk.language, self._add
        menu = self.people_menu = self._window.menuBar().addMenu(language.gettext("&People"))
        self.new_contact = add(menu, language.gettext("&New contact…"), lambda: self.do(Place("editor")), "Ctrl+N")
        self.edit = add(menu, language.gettext("&Edit…"), self._edit, "Ctrl+Return")
        menu.addSeparator()
        self.into = menu.addMenu(language.gettext("&Put into"))
        self.by_name = add(menu, language.gettext("Put into a circle by &name…"), self._choose_circles, "Ctrl+L")
        self.take_out = add(menu, language.gettext("&Take out of this circle"), self._take_out)
        menu.addSeparator()
        self.me = add(menu, language.gettext("This is &me"), self._mark_me)
        self.why = add(menu, language.gettext("&What may they see, and why…"), self._why)
        menu.addSeparator()
        self.delete = add(menu, language.gettext("&Delete"), self._delete, "Shift+Del")
        self._for_people += [self.edit, self.by_name, self.take_out, self.me, self.why, self.delete]
        self._needs_book.append(self.new_contact)

    def _build_circle(self) -> None:
        language, add = self._desk.language, self._add
        menu = self.circle_menu = self._window.menuBar().addMenu(language.gettext("&Circle"))
        self.new_circle = add(menu, language.gettext("&New circle…"), self.make_circle, "Ctrl+Shift+N")
        menu.addSeparator()
        rename = add(menu, language.gettext("&Rename"), self._rename, "F2")
        look = add(menu, language.gettext("Name, colour, symbol and &description…"), self._dress)
        self.close_circle = add(menu, language.gettext("&Close: its people may see nothing"), self._close)
        up = add(menu, language.gettext("Move &up"), lambda: self._move(-1))
        down = add(menu, language.gettext("Move do&wn"), lambda: self._move(1))
        menu.addSeparator()
        paper = add(menu, language.gettext("&Print its summary…"), lambda: self.do(Place("print")))
        remove = add(menu, language.gettext("Re&move this circle"), self._remove)
        self._for_circles += [rename, look, self.close_circle, up, down, paper, remove]
        self._needs_book.append(self.new_circle)

    def _build_view(self) -> None:
        language, add = self._desk.language, self._add
        menu = self._window.menuBar().addMenu(language.gettext("&View"))
        groups = names.groups(self._desk.language)
        looks = QActionGroup(menu)
        self.rows = add(menu, language.gettext("As &rows"), lambda: self._show_cards(wanted=False))
        self.cards = add(menu, language.gettext("As &cards"), lambda: self._show_cards(wanted=True))
        for action, is_on in ((self.rows, not self._desk.settings.cards), (self.cards, self._desk.settings.cards)):
            action.setCheckable(True)
            action.setChecked(is_on)
            looks.addAction(action)
        menu.addSeparator()
        places = [
            add(menu, groups["unsorted"], lambda: self._window.go_to(UNSORTED)),
            add(menu, groups["everyone"], lambda: self._window.go_to(EVERYONE)),
            add(menu, language.gettext("Who may see what"), lambda: self.go("rules")),
            add(menu, language.gettext("Imports"), lambda: self.go("imports")),
            add(menu, language.gettext("History"), lambda: self.go("history")),
            add(menu, language.gettext("Trash"), lambda: self.go("trash")),
        ]
        menu.addSeparator()
        add(menu, language.gettext("Next &pane"), self._window.next_pane, "F6")
        self._needs_book += places

    def _build_help(self) -> None:
        language, add = self._desk.language, self._add
        menu = self._window.menuBar().addMenu(language.gettext("&Help"))
        add(
            menu,
            language.gettext("&Help on this page"),
            lambda: self.do(Place("help")),
            QKeySequence.StandardKey.HelpContents,
        )
        add(menu, language.gettext("&Keys"), lambda: self.do(Place("help", about="keys")))
        about = add(menu, language.gettext("&About Entourage"), lambda: self.do(Place("about")))
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def fill_tools(self, tools: QToolBar) -> None:
        """Put the main acts above the pages."""
        language = self._desk.language
        self._buttons: list[tuple[QPushButton, QAction, str]] = []
        for action, text, drawing in (
            (self.bring_in, language.gettext("Import…"), "import"),
            (self.print, language.gettext("Print…"), "print"),
            (self.export, language.gettext("Export…"), "export"),
            (self.undo_action, "", "undo"),
        ):
            button = QPushButton(text, tools)
            button.setProperty("leading", action is self.bring_in)
            button.clicked.connect(action.trigger)
            self._buttons.append((button, action, drawing))
            shown = tools.addWidget(button)
        self._undo_button, self._undo_shown = button, shown
        self._undo_shown.setVisible(False)
        self._colour_tools()
        self._desk.recoloured.connect(self._colour_tools)

    def _colour_tools(self) -> None:
        colours = self._desk.colours
        for button, _, drawing in self._buttons:
            button.setIcon(icon(drawing, colours.on_accent if button.property("leading") else colours.text))
        self._window.search_icon.setIcon(icon("search", colours.muted))

    # What the acts do.

    def go(self, page: str, about: str = "") -> None:
        """Show a page."""
        self._window.go_to(Place(page, about=about))

    def do(self, place: Place) -> None:
        """Open what is a window of its own."""
        from entourage.ui import opening  # noqa: PLC0415 - dialogs are imported when they are first opened

        opening.open_place(self._window, place)

    def undo(self) -> None:
        """Take back what was done last."""
        from entourage.ui import reversing  # noqa: PLC0415 - it imports storage

        reversing.undo(self._desk)

    def redo(self) -> None:
        """Bring back what was undone last."""
        from entourage.ui import reversing  # noqa: PLC0415 - it imports storage

        reversing.redo(self._desk)

    def _find(self) -> None:
        if self._window.search.isVisible():
            self._window.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._window.search.selectAll()

    def _edit(self) -> None:
        chosen = self._window.chosen()
        if chosen:
            self.do(Place("editor", contact=chosen[0]))

    def _choose_circles(self) -> None:
        from entourage.ui.circles.chooser import choose_circles  # noqa: PLC0415 - it imports storage

        choose_circles(self._desk, self._window.chosen(), self._window)

    def put_into(self, circle: Circle, people: Sequence[int] | None = None) -> None:
        """Put people into a circle, those chosen where none are named."""
        from entourage.ui import sorting  # noqa: PLC0415 - it imports storage

        sorting.put_into(self._desk, self._window.chosen() if people is None else people, circle)

    def take_out_of(self, circle: Circle) -> None:
        """Take the people chosen out of a circle."""
        from entourage.ui import sorting  # noqa: PLC0415 - it imports storage

        sorting.take_out(self._desk, self._window.chosen(), circle)

    def _take_out(self) -> None:
        circle = self._window.circle()
        if circle:
            self.take_out_of(circle)
        elif self._window.chosen():
            said = self._desk.language.gettext("Nobody is taken out of a circle here. To delete someone: {key}.")
            key = self.delete.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._desk.tell(said.format(key=key))

    def put_into_number(self, number: int) -> None:
        """Put the people chosen into the circle with this digit."""
        if 0 < number <= min(_KEYED, len(self._circles)):
            self.put_into(self._circles[number - 1])

    def _mark_me(self) -> None:
        chosen = self._window.chosen()
        if len(chosen) == 1:
            from entourage.ui import people_acts  # noqa: PLC0415 - it imports storage

            people_acts.mark_me(self._desk, chosen[0])

    def _why(self) -> None:
        chosen = self._window.chosen()
        if chosen:
            self.do(Place("why", contact=chosen[0]))

    def _delete(self) -> None:
        from entourage.ui import people_acts  # noqa: PLC0415 - it imports storage

        people_acts.delete(self._desk, self._window.chosen())

    def make_circle(self) -> None:
        """Ask for a new circle's name, and make it."""
        from entourage.ui.circles.editing import CircleDialog  # noqa: PLC0415 - it imports storage

        CircleDialog(self._desk, None, self._window).open()

    def _rename(self) -> None:
        circle = self._window.circle()
        if circle:
            row = self._window.sidebar.places.row_of(self._window.place)
            self._window.sidebar.setFocus()
            self._window.sidebar.edit(self._window.sidebar.places.index(row))

    def rename(self, circle: Circle, name: str) -> None:
        """Give a circle the name that was typed."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        editing.rename(self._desk, circle, name)

    def _dress(self) -> None:
        from entourage.ui.circles.editing import CircleDialog  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            CircleDialog(self._desk, circle, self._window).open()

    def _close(self) -> None:
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            editing.set_closed(self._desk, circle, closed=not circle.closed)

    def _move(self, step: int) -> None:
        circle = self._window.circle()
        if circle:
            self.move(circle, self._circles.index(circle) + step)

    def move(self, circle: Circle, place: int) -> None:
        """Put a circle at a place among the others."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        editing.move(self._desk, circle, place)

    def _remove(self) -> None:
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            self._window.go_to(EVERYONE)
            editing.remove(self._desk, circle)

    def _show_cards(self, *, wanted: bool) -> None:
        self.do(Place("cards" if wanted else "rows"))

    # What the acts look like.

    def adopt(self, name: str, page: Page) -> None:
        """Connect a page that has just been made."""
        self._window.restore_page(name, page)
        if name == "people":
            people: PeoplePage = page  # type: ignore[assignment]
            people.counted.connect(self._window.show_counts)
            people.chose.connect(self.refresh)
            people.view.digit_pressed.connect(self.put_into_number)
            people.view.opened.connect(lambda key: self.do(Place("editor", contact=key)))
            people.view.customContextMenuRequested.connect(
                lambda at: self.people_menu.popup(people.view.viewport().mapToGlobal(at))
            )
            people.card.circle_added.connect(self._choose_circles)
            people.card.taken_out.connect(self.take_out_of)
            people.card.edited.connect(self._edit)
            people.card.deleted.connect(self._delete)
            people.card.why.connect(self._why)

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
            action.triggered.connect(lambda _=False, one=circle: self.put_into(one))
        self.refresh()

    def show_standing(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do."""
        language = self._desk.language
        undo_words = language.gettext("Undo “{act}”").format(act=undo) if undo else language.gettext("Undo")
        redo_words = language.gettext("Redo “{act}”").format(act=redo) if redo else language.gettext("Redo")
        self.undo_action.setText(undo_words.replace("&", "&&"))
        self.redo_action.setText(redo_words.replace("&", "&&"))
        self.undo_action.setEnabled(bool(undo))
        self.redo_action.setEnabled(bool(redo))
        short = self._undo_button.fontMetrics().elidedText(undo_words, Qt.TextElideMode.ElideRight, 260)
        self._undo_button.setText(short.replace("&", "&&"))
        self._undo_button.setToolTip(undo_words)
        self._undo_shown.setVisible(bool(undo))

    def refresh(self) -> None:
        """Let only those acts be done that can be done now."""
        is_open = self._desk.database is not None
        chosen, circle = self._window.chosen(), self._window.circle()
        for action in self._needs_book:
            action.setEnabled(is_open)
        for action in self._for_people:
            action.setEnabled(bool(chosen))
        for action in (self.edit, self.me, self.why):
            action.setEnabled(len(chosen) == 1)
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

    # Keys that no menu can hold.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl and a digit by the key pressed, “/” for the search, and Del for taking out of a circle."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not self._window.focusWidget() or not self._window.isActiveWindow():
            return False
        act = self._act_of(event, is_typing=isinstance(watched, (QLineEdit, QTextEdit, QPlainTextEdit)))
        if act is not None:
            act()
        return act is not None

    def _act_of(self, event: QKeyEvent, *, is_typing: bool) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = digit(event)
        if number and held == Qt.KeyboardModifier.ControlModifier and self._window.chosen():
            return lambda: self.put_into_number(number)
        if is_typing:
            return None
        if event.text() == "/":
            return self._find
        is_delete = event.key() == Qt.Key.Key_Delete and held == Qt.KeyboardModifier.NoModifier
        return self._take_out if is_delete and self._window.chosen() else None
