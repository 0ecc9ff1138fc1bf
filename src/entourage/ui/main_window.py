"""The window: menus, places at the left, one page, and the bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.acts import Acts
from entourage.ui.around import Around
from entourage.ui.dropping import dropped_files, files_elsewhere
from entourage.ui.keyboard import Keyboard
from entourage.ui.keys import digit
from entourage.ui.leaving import may_end
from entourage.ui.menus import Menus
from entourage.ui.pages import PAGES, Pages
from entourage.ui.place import EVERYONE, Place
from entourage.ui.sidebar.model import ENTRY
from entourage.ui.sidebar.view import Sidebar
from entourage.ui.tools import Tools
from entourage.ui.widgets.banner import Banner
from entourage.ui.widgets.bar import Bar
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk, Said
    from entourage.ui.place import Page

_SHARE_OF_SCREEN = 0.94


class MainWindow(QMainWindow):
    """Live as the window of one book."""

    def __init__(self, desk: Desk, state: QSettings) -> None:
        super().__init__()
        self.desk, self._state = desk, state
        self.place = EVERYONE
        self._may_close = False
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(desk, self)
        self.stack = Pages(desk, state, self)
        self.bar = Bar(desk, self)
        self.tools = Tools(desk, self)
        self.search = self.tools.search
        self.banner = self._sample_banner()
        self._arrange()
        self.acts = Acts(self)
        self.menus = Menus(self, self.acts)
        self.around, self.keyboard = Around(self), Keyboard(self)
        self._connect()
        self._restore()
        self.keyboard.order()
        self.menus.refresh()
        self._explain()

    def _arrange(self) -> None:
        self.splitter = Sides(self)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([262, 1018])
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(Rule(self.desk, whole))
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bar)
        self.setCentralWidget(whole)
        self.sidebar.setBackgroundRole(self.palette().ColorRole.Window)
        self.sidebar.viewport().setBackgroundRole(self.palette().ColorRole.Window)

    def _sample_banner(self) -> Banner:
        language = self.desk.language
        sentence = language.gettext("These are sample contacts, kept apart from your own.")
        banner = Banner(self.desk, sentence, language.gettext("Remove them and go to my own book"), self)
        banner.hide()
        return banner

    def _name_book(self) -> None:
        """Say everywhere which book this is."""
        self.banner.setVisible(self.desk.shelf.is_sample)
        self.name_place()
        self.menus.refresh()

    def name_place(self) -> None:
        """Say in the title where one is; Qt adds the name of the program."""
        language = self.desk.language
        name = self.sidebar.places.name(self.place) or language.gettext("Import")
        samples = language.gettext("Sample contacts")
        self.setWindowTitle(f"{name} ({samples})" if self.desk.shelf.is_sample else name)

    def _connect(self) -> None:
        desk = self.desk
        desk.opened.connect(self.furnish)
        desk.unopened.connect(self._explain)
        self.stack.made.connect(self.acts.adopt)
        self.banner.pressed.connect(self.acts.remove_samples)
        desk.said.connect(self._say)
        desk.going.connect(self.go_to)
        self.sidebar.chosen.connect(self.go_to)
        self.sidebar.acted.connect(lambda _: self.acts.make_circle())
        self.sidebar.moved.connect(self._move)
        self.sidebar.digit_pressed.connect(self.acts.put_into_number)
        self.sidebar.customContextMenuRequested.connect(self._show_circle_menu)
        self.sidebar.places.renamed.connect(self.acts.rename)
        self.sidebar.places.people_dropped.connect(lambda people, circle: self.acts.put_into(circle, people))
        self.sidebar.places.circle_dropped.connect(self._drop_circle)
        self.bar.undo.connect(self.acts.undo)
        self.search.textChanged.connect(self._search)

    def _move(self, circle: Circle, step: int) -> None:
        self.acts.move(circle, self.sidebar.places.circles.index(circle) + step)

    def _drop_circle(self, circle_id: int, place: int) -> None:
        circle = next((one for one in self.sidebar.places.circles if one.id == circle_id), None)
        if circle:
            self.acts.move(circle, place)

    def _show_circle_menu(self, at: QPoint) -> None:
        index = self.sidebar.indexAt(at)
        if index.isValid() and index.data(ENTRY).circle:
            self.sidebar.setCurrentIndex(index)
            self.menus.circle_menu.popup(self.sidebar.viewport().mapToGlobal(at))

    def furnish(self, first: Place = EVERYONE) -> None:
        """Fill the window once a book is open, perhaps in place of another, with this place first."""
        if self.stack.drop():
            self.bar.clear()
            self.search.clear()
        self._name_book()
        self.around.read()
        waiting, self.desk.awaited = self.desk.awaited or [first], []
        for place in waiting:
            self.go_to(place)
        page = self.current_page()
        if page:
            page.focus_first()

    def _explain(self) -> None:
        """Say why there is no book, where it could not be opened."""
        if self.desk.shelf.fault is None:
            return
        self.setWindowTitle("Entourage")
        self.stack.explain(self.desk.shelf.fault)

    def page(self, name: str) -> Page:
        """Give a page, made when it is first seen."""
        return self.stack.page(name)

    def current_page(self) -> Page | None:
        """Give the page that is shown, None before the book is open."""
        return self.stack.current()

    def go_to(self, place: Place) -> None:
        """Show a place."""
        if place.page not in PAGES:
            self.acts.do(place)
            return
        if self.desk.database is None:
            self.desk.awaited.append(place)
            return
        page = self.page(place.page)
        if self.current_page() is not page:
            self.search.clear()
        self.place = place
        self.stack.setCurrentWidget(page)
        self.tools.ask_for(page.hint())
        self.sidebar.show_place(place)
        self.name_place()
        page.go_to(place)
        if not self.sidebar.hasFocus() or (page.answers_by_letters and QApplication.mouseButtons()):
            page.focus_first()  # whoever goes through the places by arrows stays there
        self.menus.refresh()

    def may_leave(self) -> bool:
        """Tell whether all pages may be left; one that has something unfinished asks."""
        return self.stack.may_leave()

    def _search(self, words: str) -> None:
        page = self.current_page()
        if page:
            page.search(words)

    def _say(self, said: Said) -> None:
        self.bar.say(said)

    def circle(self) -> Circle | None:
        """Give the circle of the place shown, None elsewhere."""
        key = self.place.circle if self.place.page == "people" else 0
        return next((one for one in self.sidebar.places.circles if one.id == key), None)

    def chosen(self) -> list[int]:
        """List the people chosen on the page shown, nobody where it shows none."""
        page: Any = self.current_page()
        return page.chosen() if hasattr(page, "chosen") else []

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on by Tab; the bar comes last, whatever was made since."""
        self.bar.come_last()
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the people chosen into a circle by Ctrl and its digit, and press buttons by Return as by Space."""
        number = digit(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        has_keys = self.focusWidget()
        if number and held == Qt.KeyboardModifier.ControlModifier and self.chosen():
            self.acts.put_into_number(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(has_keys, QAbstractButton):
            has_keys.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere, and text of other programs."""
        if dropped_files(event.mimeData()) or (event.source() is None and event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the import of the files dropped, or of a text."""
        data = event.mimeData()
        files, elsewhere, text = dropped_files(data), files_elsewhere(data), data.text()
        event.acceptProposedAction()
        if elsewhere and not files:
            said = self.desk.language.gettext("“{file}” is not on this computer: save it here first, then drop it.")
            self.desk.tell(said.format(file=elsewhere[0]))
            return
        place = Place("import", files=files) if files else Place("import", about="paste", text=text)
        # Later, because the program that the files come from waits for the drop to end.
        QTimer.singleShot(0, self, lambda: self.go_to(place))

    def _restore(self) -> None:
        geometry = self._state.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(QSize(1280, 820).boundedTo(room * _SHARE_OF_SCREEN))
        sizes = self._state.value("places")
        if isinstance(sizes, QByteArray):
            self.splitter.restoreState(sizes)

    def keep_state(self) -> None:
        """Remember sizes and places for the next start."""
        self._state.setValue("geometry", self.saveGeometry())
        self._state.setValue("places", self.splitter.saveState())
        self.stack.keep_state()
        self._state.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes, and let go of the book, unless something unfinished is to be kept."""
        if not self._may_close and not (self.may_leave() and may_end(self, self._close_at_once)):
            event.ignore()
            return
        self.keep_state()
        self.desk.shelf.stop()
        super().closeEvent(event)

    def _close_at_once(self) -> None:
        self._may_close = True
        self.close()
