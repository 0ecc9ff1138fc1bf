"""Who may be exported, and in which format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from entourage.operations.contacts import People
from entourage.operations.naming import named
from entourage.ui.printing.choices import explanation, indented
from entourage.ui.printing.export_forms import CardsForm, GoogleForm, OutlookForm, chosen_form
from entourage.ui.widgets.drawing import circle_icon
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.operations.circles import CircleCounts
    from entourage.operations.exporting import Form
    from entourage.ui.desk import Desk
    from entourage.ui.place import Place

_ENDINGS = {"vcard": ".vcf", "google-csv": ".csv", "outlook-csv": ".csv", "json": ".json", "vcard4": ".vcf"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold people who may be exported, and what they are called together."""

    people: People
    name: str


class Who(QComboBox):
    """Live as the list of those who may be exported together, each a Choice."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = desk.language
        self.circle_names: dict[int, str] = {}

    def fill(self, counts: CircleCounts, chosen: tuple[int, ...], place: Place) -> None:
        """Offer everyone, the people chosen where they are several, those not sorted yet and the circles."""
        language = self._language
        groups = names.groups(language)
        self.circle_names = {circle.id: names.circle(language, circle) for circle, _ in counts.circles}
        self._offer(groups["everyone"], counts.everyone, People())
        if chosen:
            self._offer(language.gettext("The people chosen"), len(chosen), People(only=chosen))
        self._offer(groups["unsorted"], counts.unsorted, People(unsorted=True))
        for circle, count in counts.circles:
            self._offer(self.circle_names[circle.id], count, People(circle=named(circle)))
            self.setItemIcon(self.count() - 1, circle_icon(circle))
            if circle.id == place.circle:
                self.setCurrentIndex(self.count() - 1)
        if len(chosen) > 1:
            self.setCurrentIndex(1)
        elif place.group == "unsorted":
            self.setCurrentIndex(2 if chosen else 1)

    def _offer(self, name: str, count: int, people: People) -> None:
        said = self._language.gettext("{name} ({count})")
        self.addItem(said.format(name=name, count=self._language.number(count)), Choice(people, name))


class Formats:
    """Hold the buttons of the formats and what can be chosen of each, put into a column of a window.

    refit: called with whether a format is chosen, once what belongs to it is shown or hidden.
    """

    def __init__(self, desk: Desk, parent: QWidget, column: QVBoxLayout, refit: Callable[[bool], None]) -> None:
        self.cards, self.outlook = CardsForm(desk, parent), OutlookForm(desk, parent)
        self.google = GoogleForm(desk, parent)
        self.buttons: dict[str, QRadioButton] = {}
        below: dict[str, QWidget] = {"vcard": self.cards, "google-csv": self.google, "outlook-csv": self.outlook}
        group, before = QButtonGroup(parent), desk.settings.export_format
        for key, (said, told) in _offered(desk).items():
            button = self.buttons[key] = QRadioButton(said, parent)
            button.setAccessibleDescription(told)
            button.setChecked(key == before or (key == "vcard" and before.startswith(key)))
            group.addButton(button)
            column.addWidget(button)
            column.addLayout(indented(explanation(desk, told, parent)))
            if key in below:
                column.addWidget(below[key])
                below[key].setVisible(button.isChecked())
                button.toggled.connect(below[key].setVisible)
                button.toggled.connect(refit)

    def chosen(self) -> str:
        """Name the format chosen."""
        found = next(key for key, button in self.buttons.items() if button.isChecked())
        return str(self.cards.version.currentData()) if found == "vcard" else found

    def ending(self) -> str:
        """Give what the name of the file ends with."""
        is_archive = self.chosen().startswith("vcard") and self.cards.one_each.isChecked()
        return ".zip" if is_archive else _ENDINGS[self.chosen()]

    def form(self) -> Form:
        """Say how the format is to be written."""
        return chosen_form(self.chosen(), self.cards, self.google, self.outlook)

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let formats be chosen, or not while a file is written."""
        for widget in (self.cards, self.google, self.outlook, *self.buttons.values()):
            widget.setEnabled(is_enabled)

    def offer_plain_letters(self) -> None:
        """Go where it is chosen how letters are written that the encoding lacks."""
        self.outlook.plain.setFocus()


def _offered(desk: Desk) -> dict[str, tuple[str, str]]:
    """Give the formats, each with what it is for and what it cannot hold."""
    language = desk.language
    return {
        "vcard": (
            language.gettext("&vCard: telephones, Apple, Google, Outlook, mail programs"),
            language.gettext("Holds everything, pictures too. Circles go along as categories."),
        ),
        "google-csv": (
            language.gettext("&Google CSV: Google Contacts in the browser"),
            language.gettext("A table. Circles become labels; pictures stay out."),
        ),
        "outlook-csv": (
            language.gettext("&Outlook CSV: Outlook on a computer"),
            language.gettext("A table. Circles become categories; pictures stay out."),
        ),
        "json": (
            language.gettext("&JSON: another Entourage, or a program of your own"),
            language.gettext("Holds everything, as Entourage knows it, pictures too."),
        ),
    }
