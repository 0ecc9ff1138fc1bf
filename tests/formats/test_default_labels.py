"""Labels that programs give by themselves are types, said in the language of the window; a person's own stay."""

from __future__ import annotations

import csv

import pytest

from entourage import assets
from entourage.domain.contact import Kind, Value
from entourage.formats import detect, google_csv
from entourage.formats.record import Record
from entourage.language import Language
from entourage.words import importing

FRENCH = Language("fr", assets.folder("i18n"))
BLOCKS = {Kind.EMAIL: "E-mail", Kind.TELEPHONE: "Phone", Kind.URL: "Website", Kind.RELATED: "Relation"}
TEXTS = {Kind.EMAIL: "a@example.org", Kind.TELEPHONE: "+33 1 44 55 66 77", Kind.URL: "https://a.example"}


def _value(kind: Kind, label: str) -> Value:
    block = BLOCKS[kind]
    head = f"First Name,Last Name,Labels,{block} 1 - Label,{block} 1 - Value"
    data = f'{head}\nZoé,Roux,* myContacts,"{label}",{TEXTS.get(kind, "Ana")}\n'.encode()
    (record,) = (item for item in detect.read_bytes(data).items if isinstance(item, Record))
    return next(value for value in record.values if value.kind is kind)


def _written(value: Value) -> str:
    text = b"".join(google_csv.write([Record(values=(value,))])).decode()
    (row,) = csv.DictReader(text.splitlines())
    return row[f"{BLOCKS[value.kind]} 1 - Label"]


@pytest.mark.parametrize(
    ("kind", "label", "french"),
    [
        (Kind.EMAIL, "Home", "E-mail (domicile)"),
        (Kind.EMAIL, "Work", "E-mail (travail)"),
        (Kind.TELEPHONE, "Home Fax", "Téléphone (télécopie domicile)"),
        (Kind.TELEPHONE, "Work Fax", "Téléphone (télécopie travail)"),
        (Kind.TELEPHONE, "Pager", "Téléphone (téléavertisseur)"),
        (Kind.TELEPHONE, "Main", "Téléphone (principal)"),
        (Kind.URL, "Home Page", "Page web (page d’accueil)"),
        (Kind.URL, "Profile", "Page web (profil)"),
        (Kind.URL, "Blog", "Page web (blogue)"),
        (Kind.URL, "Website", "Page web"),
        (Kind.URL, "Work", "Page web (travail)"),
        (Kind.RELATED, "Mother", "Personne liée (mère)"),
        (Kind.RELATED, "Domestic Partner", "Personne liée (compagnon ou compagne)"),
        (Kind.RELATED, "Referred By", "Personne liée (a recommandé cette personne)"),
        (Kind.RELATED, "Partner", "Personne liée (partenaire)"),
    ],
)
def test_googles_own_labels_are_said_in_french_and_written_as_they_were(kind: Kind, label: str, french: str) -> None:
    value = _value(kind, label)
    assert (value.label, bool(value.types), _written(value)) == ("", True, label)
    assert importing.labelled_field(FRENCH, value) == french


@pytest.mark.parametrize(
    ("label", "types"),
    [
        ("Business Fax", ("work", "fax")),
        ("Téléphone (bureau)", ("work",)),
        ("Telefon geschäftlich", ("work",)),
        ("Teléfono móvil", ("cell",)),
        ("自宅電話", ("home",)),
        ("Primary Phone", ("main",)),
        ("Fax domicile", ("home", "fax")),
        ("Fax del trabajo", ("work", "fax")),
    ],
)
def test_labels_that_programs_give_in_other_languages_are_types(label: str, types: tuple[str, ...]) -> None:
    assert (_value(Kind.TELEPHONE, label).types, _value(Kind.TELEPHONE, label).label) == (types, "")


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Kind.TELEPHONE, "Chalet"),
        (Kind.TELEPHONE, "Partner"),
        (Kind.TELEPHONE, "Téléphone 2 (bureau)"),
        (Kind.EMAIL, "Blog"),
        (Kind.URL, "Mother"),
        (Kind.URL, "website"),
        (Kind.URL, "site"),
        (Kind.URL, "Profil"),
        (Kind.URL, "Página inicial"),
    ],
)
def test_a_label_of_the_persons_own_stays_as_it_is(kind: Kind, label: str) -> None:
    value = _value(kind, label)
    assert (value.label, value.types, _written(value)) == (label, (), label)
