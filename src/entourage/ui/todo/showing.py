"""Show something to some people only: what, how much and where; then the ways, that of the fewest ticks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from entourage.domain.account import State
from entourage.domain.sharing import Verdict
from entourage.operations import planned_lists, todo
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import audience, names
from entourage.words import todo as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.domain.situation import AudienceList
    from entourage.domain.todo import Plan
    from entourage.domain.topic import Topic
    from entourage.operations.audience import Known
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SIZE, _SHARE = QSize(620, 620), 0.9
_NAMED = 2


class ShowDialog(QDialog):
    """Live as the window; started: a list (its id) was decided on, or found."""

    started = Signal(int)

    def __init__(self, desk: Desk, known: Known, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._known = desk, known
        self._plans: list[Plan] = []
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "todo")
        self.setWindowTitle(language.gettext("Show something to some only"))
        self._topics = [topic for topic in known.situation.topics if not topic.locked]
        self._accounts = [one for one in known.situation.accounts if one.state is State.ACTIVE]
        self.kinds, self.amount, self.account = self._kinds(), QComboBox(self), QComboBox(self)
        for verdict in (Verdict.EVERYTHING, Verdict.LITTLE):
            self.amount.addItem(audience.amount(language, verdict), verdict)
        for one in self._accounts:
            self.account.addItem(audience.account(language, known.situation, one, known.networks), one.id)
        self.ways = QListWidget(self)
        self.ways.setWordWrap(True)
        self.ways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ways.setAccessibleName(language.gettext("Ways, the cheapest first"))
        self.note = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.note, "muted")
        self.name = QLineEdit(self)
        self._arrange()
        for box in (self.amount, self.account):
            box.currentIndexChanged.connect(self._look)
        self.kinds.itemChanged.connect(self._look)
        self.ways.currentRowChanged.connect(self._choose)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        self._look()

    def _kinds(self) -> QListWidget:
        kinds = QListWidget(self)
        kinds.setAccessibleName(self._desk.language.gettext("Kinds of content"))
        for topic in self._topics:
            item = QListWidgetItem(names.topic(self._desk.language, topic), kinds)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        kinds.setCurrentRow(0)
        return kinds

    def _arrange(self) -> None:
        language = self._desk.language
        form = self._form = QFormLayout()
        form.addRow(language.gettext("&What"), self.kinds)
        form.addRow(language.gettext("&How much"), self.amount)
        form.addRow(language.gettext("Whe&re"), self.account)
        form.addRow(language.gettext("Wa&ys"), self.ways)
        form.addRow("", self.note)
        form.addRow(language.gettext("&Name of the list"), self.name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.start = buttons.addButton(language.gettext("&Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form, 1)
        column.addWidget(buttons)

    def chosen(self) -> tuple[Topic, ...]:
        """Give the kinds of content that are ticked."""
        ticked = (self.kinds.item(row).checkState() is Qt.CheckState.Checked for row in range(self.kinds.count()))
        return tuple(topic for topic, is_on in zip(self._topics, ticked, strict=True) if is_on)

    def _amount(self) -> Verdict:
        return Verdict(self.amount.currentData())

    def _look(self) -> None:
        """Find the ways for what is chosen now, off the window's thread."""
        topics, amount, account, known = self.chosen(), self._amount(), self.account.currentData(), self._known
        if not topics or account is None:
            self._show([])
            return
        self._desk.read(self, lambda _: todo.ways(known, account, topics, amount), self._show, "ways")

    def _show(self, plans: list[Plan]) -> None:
        language, topics = self._desk.language, self.chosen()
        self._plans = plans if topics else []
        self.ways.clear()
        for plan in self._plans:
            said = words.way(language, plan, self._called(plan))
            self.ways.addItem(f"{said[:1].upper()}{said[1:]} · {words.ticks(language, plan)}")
        if topics and not self._plans:
            self.note.setText(language.gettext("Nobody who is there may see it."))
        self.name.setText(language.listing([names.topic(language, topic) for topic in topics[:_NAMED]]))
        self.ways.setCurrentRow(0 if self._plans else -1)
        self._choose()

    def _called(self, plan: Plan) -> str:
        network = self._known.network(self.account.currentData())
        if plan.listed is not None:
            return audience.audience_list(self._desk.language, self._known.situation.lists[plan.listed], network)
        builtin = next((one for one in network.lists if one.key == plan.builtin), None) if network else None
        return audience.said(self._desk.language, builtin.name) if builtin else ""

    def _plan(self) -> Plan | None:
        row = self.ways.currentRow()
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def _choose(self) -> None:
        """Say what is to be known of the way chosen, and let a new list be named."""
        plan, language = self._plan(), self._desk.language
        self.start.setEnabled(plan is not None and not self._needs_no_list(plan))
        is_new = plan is not None and plan.listed is None and not plan.builtin and not self._needs_no_list(plan)
        self._form.setRowVisible(self.name, is_new)
        if plan:
            self.note.setText(words.strangers(language, plan.unknown) if plan.unknown else "")
        elif not self.chosen():
            self.note.setText(language.gettext("Tick what you want to show."))
        self.note.setVisible(bool(self.note.text()))

    def _needs_no_list(self, plan: Plan) -> bool:
        return not plan.ticks and plan.listed is None and not plan.builtin

    def accept(self) -> None:
        """Decide on the list, and go to what it asks."""
        plan = self._plan()
        if plan is None:
            return
        account, topics, amount = self.account.currentData(), self.chosen(), self._amount()
        name, language, desk = self.name.text(), self._desk.language, self._desk

        def call(database: Database) -> AudienceList | None:
            return planned_lists.start(database, account, plan, topics, amount, name)

        def then(listed: AudienceList | None) -> None:
            if listed:
                desk.tell(language.gettext("Decided, not applied yet: what to do stands here."), can_undo=True)
                self.started.emit(listed.id)
            self.close()

        desk.write(call, then)
