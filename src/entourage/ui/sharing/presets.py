"""The button that starts again from a preset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup

from entourage.domain.presets import PRESETS
from entourage.operations import sharing
from entourage.ui.sharing import acts
from entourage.ui.widgets.inside import InsideMenu
from entourage.ui.widgets.pill import Pill
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.operations.sharing import Matrix
    from entourage.ui.desk import Desk


class Presets(Pill):
    """Live as the button; its menu says how many rules each preset changes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self._matrix: Matrix | None = None
        menu = InsideMenu(self)
        menu.aboutToShow.connect(self._offer)
        self.setMenu(menu)

    def show_preset(self, matrix: Matrix) -> None:
        """Name the preset in use."""
        self._matrix, language = matrix, self._desk.language
        preset = names.presets(language)[matrix.preset]
        self.setText(language.gettext("Start again from: {preset}").format(preset=preset))
        self.updateGeometry()

    def _offer(self) -> None:
        menu, language, matrix = self.menu(), self._desk.language, self._matrix
        menu.clear()
        if matrix is None:
            return
        group = QActionGroup(menu)
        for preset in PRESETS:
            changed = sharing.departures(matrix, preset)
            counted = language.ngettext("changes {count} rule", "changes {count} rules", changed)
            action = menu.addAction(f"{names.presets(language)[preset]}\t{counted if changed else ''}")
            action.setCheckable(True)
            action.setChecked(preset == matrix.preset)
            action.triggered.connect(lambda _=False, one=preset: acts.use_preset(self._desk, matrix, one))
            group.addAction(action)
        by_hand = sharing.departures(matrix, matrix.preset)
        if by_hand:
            warned = language.ngettext(
                "{count} rule set by hand will be replaced", "{count} rules set by hand will be replaced", by_hand
            )
            menu.addSeparator()
            menu.addAction(warned).setEnabled(False)
