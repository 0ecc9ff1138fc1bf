"""The buttons that give the cells chosen a verdict, with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.ui.sharing import cells
from entourage.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLayout, QWidget

    from entourage.domain.sharing import Verdict
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell


class Verdicts:
    """Live as the buttons, one for each verdict and one for no opinion; act: gives the cells one."""

    def __init__(self, desk: Desk, act: Callable[[Verdict | None], None], layout: QLayout, parent: QWidget) -> None:
        self._desk, self._act = desk, act
        self._chosen: Sequence[Cell] = ()
        self._is_held_back = False
        self.buttons = {verdict: self._button(verdict, parent) for verdict in cells.KEYS}
        for button in self.buttons.values():
            layout.addWidget(button)
        self.recolour()

    def _button(self, verdict: Verdict | None, parent: QWidget) -> Pill:
        word, key = cells.word(self._desk.language, verdict), cells.KEYS[verdict]
        button = Pill(self._desk, f"{word} ({key})", parent, checkable=True)
        button.clicked.connect(lambda _=False: self._decide(verdict))
        return button

    def _decide(self, verdict: Verdict | None) -> None:
        self.show_cells(self._chosen)  # A button that is pressed changes by itself; what holds is told by the cells.
        self._act(verdict)

    def hold_back(self, is_held_back: bool) -> None:  # noqa: FBT001 - the one thing that is said
        """Hide the buttons where there is no room, or show them again."""
        self._is_held_back = is_held_back
        self.show_cells(self._chosen)

    def recolour(self) -> None:
        """Draw the marks in the colours of the theme."""
        for verdict, button in self.buttons.items():
            code = cells.UNSET if verdict is None else verdict.code
            button.setIcon(cells.mark(code, self._desk.colours))

    def show_cells(self, chosen: Sequence[Cell]) -> None:
        """Offer what the cells chosen take, and tick what all of them say."""
        self._chosen = chosen
        said = {one.verdict for one in chosen}
        for verdict, button in self.buttons.items():
            button.setVisible(not self._is_held_back and any(one.takes(verdict) for one in chosen))
            button.setChecked(said == {verdict})
