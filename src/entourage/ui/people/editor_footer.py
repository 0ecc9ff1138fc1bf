"""The foot of the editor: what else can be added, a quiet word, and the way out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from entourage.domain.contact import SINGLE_KINDS, Kind
from entourage.ui.people.editor_fields import Remark
from entourage.ui.people.editor_form import labels
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from entourage.ui.desk import Desk
    from entourage.ui.people.editor_form import Form


class Footer(QWidget):
    """Live as the foot.

    put_back: what was removed is wanted again. cancelled, saved: the way out.
    """

    put_back = Signal()
    cancelled = Signal()
    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: Form | None = None
        language = desk.language
        self._add = self._button(language.gettext("&Add a field"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._offer_kinds)
        self._add.setMenu(menu)
        self._said = Remark(desk, self)
        self._said.setMinimumWidth(60)
        policy = self._said.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._said.setSizePolicy(policy)
        self._back = self._button(language.gettext("Put bac&k"))
        self._back.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self._back.clicked.connect(self.put_back)
        self._back.hide()
        self._cancel = self._button(language.gettext("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._save = self._button(language.gettext("&Save"))
        self._save.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self._save.clicked.connect(self.saved)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self._save.setToolTip(tip(language.gettext("Save ({keys})").format(keys=keys)))
        self._arrange()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 10, 16, 12)
        across.setSpacing(10)
        across.addWidget(self._add)
        across.addWidget(self._said, 1)
        across.addWidget(self._back)
        across.addWidget(self._cancel)
        across.addWidget(self._save)

    def offer(self, form: Form) -> None:
        """Offer what can be added to a sheet."""
        self._form = form

    def _offer_kinds(self) -> None:
        menu = self._add.menu()
        menu.clear()
        named = labels(self._desk.language)
        if self._form is None:
            return
        for kind, section in self._form.sections.items():
            if section.can_add or (kind in SINGLE_KINDS and not section.rows):
                action = menu.addAction(named[kind][1].replace("&", "&&"))
                action.triggered.connect(partial(_add, self._form, kind))

    def order(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        return [self._add, self._back, self._cancel, self._save]

    def say(self, sentence: str, *, is_fault: bool = False) -> None:
        """Say a quiet word, or a fault."""
        self._back.hide()
        self._said.say(sentence, is_fault=is_fault)

    def say_removed(self, text: str) -> None:
        """Say what was removed, and offer to put it back."""
        self._said.say(self._desk.language.gettext("Removed: {text}").format(text=text))
        self._back.show()

    def offers_back(self) -> bool:
        """Tell whether something removed can still be put back."""
        return not self._back.isHidden()


def _add(form: Form, kind: Kind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    form.add(kind)
