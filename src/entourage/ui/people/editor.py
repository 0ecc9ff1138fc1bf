"""The editor of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from entourage.domain.errors import EntourageError
from entourage.domain.sheet import Line, carried_over, changes, is_nobody, lines_of
from entourage.operations import contacts
from entourage.operations.naming import Named, named
from entourage.ui.people import facts
from entourage.ui.people.editor_sheet import Sheet
from entourage.ui.people.telling import tell_saved, tell_unfinished
from entourage.ui.people.unfinished import Kept, unfinished
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import names
from entourage.words.changes import edited
from entourage.words.faults import error as sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Contact, Held
    from entourage.domain.editing import Edit
    from entourage.storage.database import Database
    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.editor_form import Form
    from entourage.ui.place import Place

_SIZE = QSize(660, 720)
_SHARE_OF_SCREEN = 0.94
_TOLD = 3


def open_editor(window: MainWindow, place: Place) -> None:
    """Open the editor for a person, or for someone new, with what was typed before and not saved."""
    kept = unfinished(window.desk).get(place.contact)
    if place.contact:

        def opened(person: Contact) -> None:
            Editor(window, person, kept).open()

        window.desk.read(window, lambda database: contacts.load(database, place.contact), opened, "editor")
    else:
        circle = window.circle()
        Editor(window, None, kept, circle=named(circle) if circle else None).open()


class Editor(QDialog):
    """Live as the window in which a person is edited."""

    def __init__(
        self, window: MainWindow, person: Contact | None, kept: Kept | None, *, circle: Named | None = None
    ) -> None:
        """Build it for a person, or for someone new who goes into a circle; kept: what was typed before."""
        super().__init__(window)
        self._window, self._desk, self._person = window, window.desk, person
        self._circle = kept.circle if kept else circle
        self._is_saving = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "editor")
        self._build()
        self.sheet.fill(self._first_lines(kept))
        if kept:
            self._tell_kept()
        self._restore_size()

    @property
    def form(self) -> Form:
        """Give what is typed in."""
        return self.sheet.form

    @property
    def _held(self) -> Sequence[Held]:
        return self._person.held if self._person else ()

    @property
    def _key(self) -> int:
        return self._person.id if self._person else 0

    def _circle_name(self) -> str:
        circle = self._circle or Named("")
        return circle.text or names.circles(self._desk.language).get(circle.preset, "")

    def _at_rest(self) -> str:
        """Say what the foot says of the whole person."""
        language = self._desk.language
        if self._circle:
            return language.gettext("Goes into {circle}").format(circle=self._circle_name())
        files = facts.origins(language, self._person) if self._person else ""
        return names.labelled(language, language.gettext("Comes from"), files) if files else ""

    def _first_lines(self, kept: Kept | None) -> tuple[Line, ...]:
        if kept is None:
            return lines_of(self._held)
        return carried_over(kept.seen.held if kept.seen else (), kept.lines, self._held)

    def _build(self) -> None:
        language = self._desk.language
        title = language.gettext("New contact")
        if self._person:
            title = language.gettext("Edit {person}").format(person=names.person(language, self._person.display_name))
        self.setWindowTitle(title)
        self.sheet = Sheet(self._desk, self._at_rest(), self)
        self.sheet.begun_again.connect(self._begin_again)
        self.sheet.footer.cancelled.connect(self.reject)
        self.sheet.footer.saved.connect(self.save)
        unfinished(self._desk).gathering.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)

    def open(self) -> None:
        """Show it, ready to be typed in."""
        super().open()
        self.sheet.put_cursor()

    def changes(self) -> list[Edit]:
        """List what was changed."""
        return changes(self._held, self.form.lines())

    def save(self) -> None:
        """Save what was typed, or say what is missing."""
        if self._is_saving:
            return
        wrong = self.form.problem()
        if wrong:
            wrong.show_problem()
            wrong.fields()[0].setFocus()
            return
        if is_nobody(self._held, self.form.lines()):
            self.form.say_nameless(sentence_of(self._desk.language, EntourageError("name_empty")))
            return
        found = self.changes()
        if found:
            self._write(found)
        else:
            self._finish()

    def _write(self, found: list[Edit]) -> None:
        self._is_saving = True
        self.setEnabled(False)
        key, circle = self._person.id if self._person else None, self._circle
        region = self._desk.settings.region or self._desk.language.locale.territory or ""

        def call(database: Database) -> contacts.Saved:
            saved = contacts.save(database, key, found, circle=circle)
            return contacts.saved(database, saved, is_new=key is None, region=region)

        self._desk.write(call, self._saved, failed=self._refused)

    def _saved(self, done: contacts.Saved) -> None:
        self._finish()
        tell_saved(self._window, done, is_new=self._person is None, circle=self._circle_name() if self._circle else "")

    def _finish(self) -> None:
        unfinished(self._desk).forget(self._key)
        self._close()

    def _close(self) -> None:
        self._is_saving = False
        state = QSettings(str(self._desk.settings_folder / "window.ini"), QSettings.Format.IniFormat)
        state.setValue("editor/size", self.size())
        self.accept()

    def _restore_size(self) -> None:
        state = QSettings(str(self._desk.settings_folder / "window.ini"), QSettings.Format.IniFormat)
        kept = state.value("editor/size")
        wanted = kept if isinstance(kept, QSize) else _SIZE
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        self.resize(wanted.boundedTo(screen.availableSize() * _SHARE_OF_SCREEN))

    def _refused(self, error: BaseException) -> None:
        self._is_saving = False
        self.setEnabled(True)
        if not isinstance(error, EntourageError):
            self._desk.tell_fault(error)
            return
        self.sheet.footer.say(sentence_of(self._desk.language, error), is_fault=True)
        if error.code == "contact_changed" and self._person:
            key = self._person.id
            self._desk.read(self, lambda database: contacts.load(database, key), self._carry_over, "person")

    def _carry_over(self, now: Contact) -> None:
        """Lay what someone else wrote under what was typed, and say it."""
        language, before = self._desk.language, self._person
        if before is None:
            return
        meanwhile = [edited(language, edit) for edit in changes(before.held, _seen_again(before.held, now.held))]
        lines = carried_over(before.held, self.form.lines(), now.held)
        self._person = now
        self.sheet.fill(lines)
        sentence = language.gettext(
            "{person} was changed meanwhile: {changes}. What you typed stands below; look at it, then save again."
        )
        person = names.person(language, before.display_name)
        told = language.listing([*meanwhile[:_TOLD], *(["…"] if len(meanwhile) > _TOLD else [])])
        self.sheet.show_banner(sentence.format(person=person, changes=told))
        self.sheet.footer.say("")

    def _tell_kept(self) -> None:
        language = self._desk.language
        self.sheet.show_banner(
            language.gettext("You typed this before, and it is not saved yet."), language.gettext("Start again")
        )

    def _begin_again(self) -> None:
        """Show what is saved in place of what was typed."""
        unfinished(self._desk).forget(self._key)
        self.sheet.hide_banner()
        self.sheet.fill(lines_of(self._held))

    def reject(self) -> None:
        """Close; what was typed is kept, and can be continued."""
        if self._is_saving:
            return
        if self._keep():
            tell_unfinished(self._window, self._person)
        self._close()

    def _keep(self) -> bool:
        """Remember what was typed, and tell whether there is anything."""
        kept = unfinished(self._desk)
        if not self._is_saving and self.changes():
            kept.keep(self._key, Kept(self._person, tuple(self.form.lines()), self._circle))
            return True
        kept.forget(self._key)
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait until what is being saved is saved."""
        if self._is_saving:
            event.ignore()
        else:
            super().closeEvent(event)


def _seen_again(before: Sequence[Held], now: Sequence[Held]) -> list[Line]:
    """Say what someone else wrote as lines on what was seen before."""
    known = {one.id: one for one in before if not one.removed}
    standing = {one.id for one in now if not one.removed}
    gone = [one for key, one in known.items() if key not in standing]
    lines = []
    for one in now:
        if not one.removed:
            old = known.get(one.id) or next((was for was in gone if was.value.kind is one.value.kind), None)
            gone = [was for was in gone if was is not old]
            lines.append(Line(old, one.value))
    return lines
