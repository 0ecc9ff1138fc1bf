"""Write Outlook's CSV with its English or French headers, which Outlook imports and we read back exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.dates import from_iso
from entourage.formats.delimited import read_back
from entourage.formats.delimited_values import Manner
from entourage.formats.delimited_writer import fill, for_table, table
from entourage.formats.dialects import OWN_IDENTIFIER, recognize
from entourage.formats.leftovers import MARK, leftovers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.dialects import Column
    from entourage.formats.record import Record

_PLACES = ("Business", "Home", "Other")
_LINES = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
_ENGLISH = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *(f"{place} {line}" for place in _PLACES for line in _LINES),
    *("Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone", "Other Fax"),
    *("Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone", "Telex", "Account", "Anniversary"),
    *("Assistant's Name", "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children"),
    *("Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Type"),
    *("E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name", "Gender"),
    *("Government ID Number", "Hobby", "Home Address PO Box", "Initials", "Internet Free Busy", "Keywords"),
    *("Language", "Location", "Manager's Name", "Mileage", "Notes", "Office Location", "Organizational ID Number"),
    *("Other Address PO Box", "Priority", "Private", "Profession", "Referred By", "Sensitivity", "Spouse"),
    *("User 1", "User 2", "User 3", "User 4", "Web Page"),
)
_LIEUX = ("bureau", "domicile", "autre")
_FRENCH = (
    *("Titre", "Prénom", "Deuxième prénom", "Nom", "Suffixe", "Société", "Service", "Titre"),
    *(
        line.format(f"({lieu})")
        for lieu in _LIEUX
        for line in ("Rue {}", "Rue {} 2", "Rue {} 3", "Ville {}", "Dép/Région {}", "Code postal {}", "Pays/Région {}")
    ),
    *("Téléphone de l'assistant(e)", "Télécopie (bureau)", "Téléphone (bureau)", "Téléphone 2 (bureau)", "Rappel"),
    *("Téléphone (voiture)", "Téléphone société", "Télécopie (domicile)", "Téléphone (domicile)"),
    *("Téléphone 2 (domicile)", "RNIS", "Tél. mobile", "Télécopie (autre)", "Téléphone (autre)"),
    *("Récepteur de radiomessagerie", "Téléphone principal", "Radiotéléphone", "Téléphone TDD/TTY", "Télex"),
    *("Adresse de courrier", "Type de courrier", "Nom complet de l'adresse de courrier", "Adresse de courrier 2"),
    *("Type de courrier 2", "Nom complet de l'adresse de courrier 2", "Adresse de courrier 3", "Type de courrier 3"),
    *("Nom complet de l'adresse de courrier 3", "Anniversaire", "Anniversaire de mariage ou fête"),
    *("Autre boîte postale", "B.P. professionnelle", "Boîte postale du domicile", "Bureau", "Catégories", "Compte"),
    *("Conjoint(e)", "Critère de diffusion", "Disponibilité Internet", "Emplacement", "Enfants"),
    *("Informations facturation", "Initiales", "Kilométrage", "Langue", "Mots clés", "Nom de l'assistant(e)", "Notes"),
    *("Numéro d’identification d’administration publique", "Numéro d'identification de l'organisation", "Page web"),
    *("Passe-temps", "Priorité", "Privé", "Profession", "Recommandé par", "Responsable", "Serveur d’annuaire", "Sexe"),
    *("Utilisateur 1", "Utilisateur 2", "Utilisateur 3", "Utilisateur 4"),
)
_SEXES = {"en": {"M": "Male", "F": "Female"}, "fr": {"M": "Masculin", "F": "Féminin"}}
_HEADERS = {"en": _ENGLISH, "fr": _FRENCH}
LANGUAGES = tuple(_HEADERS)
_FREE = re.compile(r"(?:User|Utilisateur) [1-4]")
_MARKS = frozenset({"pref", "voice", "internet", "text", "msg"})
_SEPARATORS = re.compile(r"\s*[;,\n]\s*|\s*:::\s*")
_FAX = frozenset({"fax"})
_NO_TELEPHONES = frozenset({"pager", "telex", "textphone", "isdn"})
_MANNER = Manner(is_google=False, day_first=True)

Cells = dict[str, str]
Meaning = tuple[Kind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Hold the columns of a language; cells are named by their place, since French names two of them alike.

    by_meaning: kind and types -> part -> places, first to last.
    own: the names of columns that no field is for -> places.
    """

    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    by_meaning: dict[Meaning, dict[str, list[str]]]
    own: dict[str, str]
    sexes: dict[str, str]


def write(
    records: Iterable[Record],
    language: str = "en",
    encoding: str = "utf-8-sig",
    bare: list[str] | None = None,
) -> Iterator[bytes]:
    """Write people with the headers of a language, dates as ISO 8601, which every language of Outlook reads alike.

    What has no column goes to the notes, as lines of a vCard, and what a column cannot say of its value to the last
    free field; pictures without an address are left out. bare: where it is given, no such lines are written, and it
    names those of whom something then stays out.
    """
    layout = _layout(language)
    return table(_rows(records, layout, bare), encoding)


def _rows(records: Iterable[Record], layout: _Layout, bare: list[str] | None) -> Iterator[Sequence[str]]:
    has_own = bare is None
    yield (*layout.headers, OWN_IDENTIFIER) if has_own else layout.headers
    for record in records:
        row = _row(record, layout, bare)
        yield [*row, record.identifier] if has_own else row


@cache
def _layout(language: str) -> _Layout:
    """Turn what the reader knows of the headers around."""
    headers = _HEADERS[language]
    columns = recognize(headers).columns
    by_meaning: dict[Meaning, dict[str, list[str]]] = {}
    for place, column in enumerate(columns):
        meaning = column.block.kind, frozenset(column.block.types)
        by_meaning.setdefault(meaning, {}).setdefault(column.part, []).append(str(place))
    own = {
        column.block.name: str(place)
        for place, column in enumerate(columns)
        if column.block.kind is Kind.OTHER and column.part in {"value", "default"}
    }
    return _Layout(headers, columns, by_meaning, own, _SEXES[language])


def _row(record: Record, layout: _Layout, bare: list[str] | None) -> list[str]:
    """Put a person's values into columns, then what does not come back from them beside."""
    values = for_table(record)
    cells: Cells = {}
    spare: list[Value] = []
    for value in values:
        if value.kind is Kind.CATEGORY:
            # A category cannot hold what separates categories.
            place = layout.by_meaning[Kind.CATEGORY, frozenset()]["list"][0]
            text = " / ".join(_SEPARATORS.split(value.text))
            cells[place] = ";".join(filter(None, (cells.get(place), text)))
        elif not fill(cells, _columns(value, cells, values, layout)):
            spare.append(value)
    for value in spare:
        fill(cells, _another(value, layout))
    row = [cells.get(str(place), "") for place in range(len(layout.headers))]
    alone, more = leftovers(values, read_back(row, layout.columns, _MANNER), record.kind)
    if bare is not None:
        bare += [record.identifier] if alone else []
        return row
    free = [place for place, header in enumerate(layout.headers) if _FREE.fullmatch(header) and not row[place]]
    if more and free:
        row[free[-1]] = "\n".join((MARK, *more))
    elif more:
        alone += more
    if alone:
        notes = int(layout.by_meaning[Kind.NOTE, frozenset()]["value"][0])
        row[notes] = "\n".join((*((row[notes], "") if row[notes] else ()), MARK, *alone))
    return row


def _columns(value: Value, cells: Cells, values: tuple[Value, ...], layout: _Layout) -> Cells:
    """Say which columns hold a value; none where Outlook has no place for it."""
    if value.kind is Kind.FORMATTED_NAME:
        given = layout.by_meaning[Kind.NAME, frozenset()]["given"][0]
        return {} if first_of(values, Kind.NAME) else {given: value.text}
    return _PLACERS.get(value.kind, _whole)(value, cells, layout)


def _name(value: Value, _cells: Cells, layout: _Layout) -> Cells:
    columns = layout.by_meaning[value.kind, frozenset()]
    return {columns[part][0]: text for part, text in value.as_name._asdict().items()}


def _organization(value: Value, _cells: Cells, layout: _Layout) -> Cells:
    columns = layout.by_meaning[value.kind, frozenset()]
    name, *units = value.parts or (value.text,)
    return {columns["value"][0]: name, columns["unit"][0]: ", ".join(units)}


def _own(value: Value, _cells: Cells, layout: _Layout) -> Cells:
    return {layout.own[value.name]: value.text} if value.name in layout.own else {}


def _whole_day(value: Value, cells: Cells, layout: _Layout) -> Cells:
    date = from_iso(value.text)
    return _whole(value, cells, layout) if date and date.year and date.day else {}


def _whole(value: Value, cells: Cells, layout: _Layout) -> Cells:
    types = frozenset(value.types) - _MARKS
    if value.kind is Kind.TELEPHONE:
        types = types or frozenset({"pref" if "pref" in value.types else "other"})
        types = types | {"other"} if types == _FAX else types
    elif value.kind is not Kind.RELATED:
        types = frozenset()
    places = layout.by_meaning.get((value.kind, types), {}).get("value", [])
    place = next((place for place in places if place not in cells), "")
    text = layout.sexes.get(value.text, value.text) if value.kind is Kind.GENDER else value.text
    return {place: text} if place else {}


def _another(value: Value, layout: _Layout) -> Cells:
    """Say which column holds a telephone beyond those of its kind, as a second mobile: that of other telephones."""
    types = frozenset(value.types)
    if value.kind is not Kind.TELEPHONE or not types.isdisjoint(_NO_TELEPHONES):
        return {}
    places = layout.by_meaning[Kind.TELEPHONE, frozenset({"other"}) | (types & _FAX)]["value"]
    return {places[0]: value.text}


def _address(value: Value, _cells: Cells, layout: _Layout) -> Cells:
    place = next((word for word in ("work", "home") if word in value.types), "other")
    address = value.as_address
    lines = "\n".join(filter(None, (address.extended, address.street))).split("\n", 2)
    texts = address._asdict() | dict(zip(("street", "street2", "street3"), lines, strict=False))
    columns = layout.by_meaning[Kind.ADDRESS, frozenset({place})]
    return {places[0]: texts.get(part, "") for part, places in columns.items()}


_PLACERS: dict[Kind, Callable[[Value, Cells, _Layout], Cells]] = {
    Kind.NAME: _name,
    Kind.ORGANIZATION: _organization,
    Kind.ADDRESS: _address,
    Kind.OTHER: _own,
    Kind.BIRTHDAY: _whole_day,
    Kind.ANNIVERSARY: _whole_day,
}
