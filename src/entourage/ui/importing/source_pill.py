"""The button that says which source a file is from, and lets another be said."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from entourage.domain.text import fold
from entourage.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.importing.plan import PlannedFile
    from entourage.storage.sources import Source
    from entourage.ui.desk import Desk


class SourcePill(Pill):
    """Live as the button; tell: is called with the path of the file and the source that it is from."""

    def __init__(
        self,
        tell: Callable[[Path, str], None],
        desk: Desk,
        file: PlannedFile,
        sources: Sequence[Source],
        parent: QWidget,
    ) -> None:
        self._tell_source, self._file, self._sources, self._path = tell, file, sources, Path(file.path)
        super().__init__(desk, self._says(desk), parent)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        self.setMenu(menu)

    def _says(self, desk: Desk) -> str:
        language, file = desk.language, self._file
        if file.source_id is None:
            said = language.gettext("A new source: “{source}”")
        elif file.has_come:
            said = language.gettext("This very file came before, from “{source}”")
        elif file.is_guessed:
            said = language.gettext("A newer export of “{source}”, because the same people are in it")
        else:
            said = language.gettext("A newer export of “{source}”")
        return said.format(source=file.source_name).replace("&", "&&")

    def _offer(self, menu: QMenu) -> None:
        """Fill the menu anew, the choice that stands marked; before it is opened nobody needs it."""
        language = self._desk.language
        menu.clear()
        if self._file.source_id is None:
            now = menu.addAction(self._says(self._desk))
            now.setCheckable(True)
            now.setChecked(True)
            menu.addSeparator()
        for source in self._likely():
            text = language.gettext("A newer export of “{source}”").format(source=source.name)
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(source.id == self._file.source_id)
            action.triggered.connect(lambda _=False, one=source.name: self._tell_source(self._path, one))
        menu.addSeparator()
        menu.addAction(language.gettext("A new source…")).triggered.connect(self._ask)

    def _likely(self) -> list[Source]:
        """Give the sources that it may be from: the one that stands first, then those called the most like it."""
        file, name = self._file, fold(self._file.name)

        def order(source: Source) -> tuple[bool, bool, float]:
            alike = SequenceMatcher(None, name, fold(source.name)).ratio()
            return source.id != file.source_id, source.name != file.recalled, -alike

        return sorted((one for one in self._sources if one.format == file.format), key=order)

    def _ask(self) -> None:
        language = self._desk.language
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(language.gettext("A new source"))
        asking.setLabelText(language.gettext("What do you call the account that this file is from?"))
        asking.setTextValue(self._file.source_name if self._file.source_id is None else "")
        asking.textValueSelected.connect(self._tell)
        asking.open()

    def _tell(self, text: str) -> None:
        if text.strip():
            self._tell_source(self._path, text.strip())
