"""The rows of the editor that are made of several parts: a company, an address, an account on a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from entourage.domain.contact import Profile
from entourage.domain.profiles import NETWORKS, is_address, network_of
from entourage.domain.sheet import Line, parts_of, with_parts
from entourage.domain.text import fold, one_line
from entourage.ui.people.editor_fields import ChoiceBox, TextBox, TextField
from entourage.ui.people.editor_rows import Row, label_box, labelled
from entourage.words import names
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from entourage.domain.contact import Value
    from entourage.ui.desk import Desk

PO_BOX, EXTENDED, STREET, CITY, REGION, POSTCODE, COUNTRY = range(7)
_PARTS_OF_ADDRESS = 7
_PARTS_OF_PROFILE = 4


class PartsRow(Row):
    """Live as a value of several parts, each in a field of its own, by its place."""

    count = 0

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        self._parts: dict[int, TextField | TextBox] = {}
        self._shown: dict[int, str] = {}

    def _add(self, place: int, name: str, *, is_long: bool = False) -> TextField | TextBox:
        text = parts_of(self.line.value, place + 1)[place]
        called = name if name == self.name else f"{self.name}, {name}"
        field = TextBox(text, called, self, least=1, hint=name) if is_long else TextField(text, called, self, hint=name)
        field.textChanged.connect(self.edited)
        self._parts[place] = field
        self._shown[place] = _text(field)
        return field

    def _typed(self) -> dict[int, str]:
        """List the parts that were typed."""
        changed = {place: field for place, field in self._parts.items() if _text(field) != self._shown[place]}
        return {
            place: field.toPlainText().strip() if isinstance(field, TextBox) else one_line(field.text())
            for place, field in changed.items()
        }

    def fields(self) -> list[QWidget]:
        """List the parts."""
        return list(self._parts.values())

    def value(self) -> Value:
        """Give the value with the parts that were typed."""
        typed = self._typed()
        return with_parts(self.line.value, typed, self.count) if typed else self.line.value


def _text(field: TextField | TextBox) -> str:
    return field.toPlainText() if isinstance(field, TextBox) else field.text()


class OrganizationRow(PartsRow):
    """Live as a company with its department, and what stands below that."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        units = max(1, len(parts_of(line.value)) - 1)
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self._add(0, name), 3)
        department = names.fields(desk.language)["department"]
        for place in range(1, units + 1):
            across.addWidget(self._add(place, department), 2)
        self.lay(across)


class AddressRow(PartsRow):
    """Live as an address; a post-office box and what is inside the house are shown where they are wanted."""

    count = _PARTS_OF_ADDRESS

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        language, called = desk.language, names.fields(desk.language)
        street = self._add(STREET, called["street"], is_long=True)
        self._label = label_box(desk, line.value, name, self)
        self._label.editTextChanged.connect(self.edited)
        inside = QHBoxLayout()
        inside.addWidget(self._add(EXTENDED, language.gettext("Flat, floor, building")), 3)
        inside.addWidget(self._add(PO_BOX, language.gettext("PO box")), 2)
        for place in (EXTENDED, PO_BOX):
            self._parts[place].setVisible(bool(self._shown[place]))
        first = QHBoxLayout()
        first.addWidget(street, 1)
        self._more = QPushButton(language.gettext("More"), self)
        self._more.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self._more.setAutoDefault(False)
        self._more.setAccessibleName(language.gettext("Flat, floor, building, PO box"))
        self._more.setToolTip(language.gettext("Flat, floor, building, PO box"))
        self._more.setVisible(not all(self._shown[place] for place in (EXTENDED, PO_BOX)))
        self._more.clicked.connect(self._show_more)
        first.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        second, third = self._places(called)
        third.addWidget(self._more)
        for across in (first, inside, second, third):
            across.setSpacing(6)
        self.lay(first, inside, second, third)

    def _places(self, called: dict[str, str]) -> tuple[QHBoxLayout, QHBoxLayout]:
        """Set the city and what is around it as the place writes it: the code before the city, or at the end."""
        second, third = QHBoxLayout(), QHBoxLayout()
        if self.desk.language.locale.territory in {"CA", "US"} or self.desk.language.locale.language == "en":
            second.addWidget(self._add(CITY, called["city"]), 3)
            second.addWidget(self._add(REGION, called["region"]), 2)
            second.addWidget(self._add(POSTCODE, called["postcode"]), 2)
        else:
            second.addWidget(self._add(POSTCODE, called["postcode"]), 2)
            second.addWidget(self._add(CITY, called["city"]), 5)
            third.addWidget(self._add(REGION, called["region"]), 2)
        third.addWidget(self._add(COUNTRY, called["country"]), 3)
        return second, third

    def fields(self) -> list[QWidget]:
        """List the parts as they are read, after the street its label."""
        inside = [self._parts[STREET], self._label, self._parts[EXTENDED], self._parts[PO_BOX]]
        rest = [field for field in self._parts.values() if field not in inside]
        return [*inside, *rest, self._more]

    def _show_more(self) -> None:
        for place in (EXTENDED, PO_BOX):
            self._parts[place].show()
        self._more.hide()
        self._parts[EXTENDED].setFocus()

    def value(self) -> Value:
        """Give the address with its label."""
        return labelled(self.desk, super().value(), self._label)


class ProfileRow(PartsRow):
    """Live as an account: the network, the name there, and the address of the page."""

    count = _PARTS_OF_PROFILE

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        language = desk.language
        network = line.value.as_profile.network
        called = language.gettext("{field}: network").format(field=name)
        offered = [spelled(one) for one in NETWORKS]
        self._network = ChoiceBox(
            offered, spelled(network) if network else "", called, self, language.gettext("Network")
        )
        self._named = self._network.currentText()
        self._network.setFixedWidth(self._network.fontMetrics().averageCharWidth() * 16 + 36)
        self._network.editTextChanged.connect(self.edited)
        first = QHBoxLayout()
        first.addWidget(self._network)
        handle = self._add(1, language.gettext("Name there, or address of the page"))
        first.addWidget(handle, 1)
        self._page = self._add(2, language.gettext("Address of the page"))
        self._page.setVisible(bool(self._shown[2]))
        first.setSpacing(6)
        self.lay(first, self._page)

    def fields(self) -> list[QWidget]:
        """List the network, the name and the page."""
        return [self._network, *super().fields()]

    def value(self) -> Value:
        """Give the account; an address typed for the name is one, and tells the network where none is named."""
        typed = self._typed()
        if is_address(typed.get(1, "")) and not _text(self._parts[2]):
            typed = typed | {1: "", 2: typed[1]}
        if self._network.currentText() != self._named:
            typed[0] = _network(self._network.currentText())
        elif not self._named and network_of(typed.get(2, "")):
            typed[0] = network_of(typed[2])
        value = with_parts(self.line.value, typed, self.count) if typed else self.line.value
        says_nothing = not any(value.as_profile[1:])
        return with_parts(value, dict.fromkeys(range(self.count), ""), self.count) if says_nothing and typed else value

    def says(self) -> str:
        """Write the network before the name."""
        profile = Profile(*parts_of(self.value(), self.count)[: self.count])
        return " ".join(
            filter(None, (spelled(profile.network) if profile.network else "", profile.handle or profile.url))
        )


def _network(text: str) -> str:
    wanted = fold(text)
    return next((one for one in NETWORKS if wanted in (one, fold(spelled(one)))), one_line(text).lower())
