"""Guess what columns hold by their values, where no header says so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.dates import from_iso
from entourage.domain.text import digits, fold
from entourage.formats.delimited_births import with_parts_of_birth
from entourage.formats.delimited_names import MOSTLY, texts_of, with_family_first, with_names, with_places
from entourage.formats.dialects import Block, Column, Recognized, column_of, is_known_header
from entourage.formats.dialects_headings import is_of_others, is_of_payers, meaning_of_words
from entourage.formats.written_dates import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_ACCOUNT = re.compile(r"@?[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"\+?[\d\s()./-]{6,}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NEVER_HEADING = re.compile(r"\d{5}(?:-\d{3,4})?|\d{4,5} [^\W\d_]{2,}.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d")
_AMOUNT = re.compile(r"\d+[.,]\d{1,2}|\d{1,3}(?:[.,]\d{3})+[.,]\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d")
_NUMBER = re.compile(r"[1-9]\d*")
_SHORT_NUMBER = re.compile(r"\d{6,7}")
_LOCAL_NUMBER = re.compile(r"[2-9]\d{6}")  # of seven digits, as North America dials them
_AS_DIALLED = re.compile(  # with an area, in pairs, alone, or behind a sign or a zero that nothing but telephones have
    r"[+(].*|(?:1[ .-]?)?[2-9]\d\d[ ./-][2-9]\d\d[ .-]?\d{4}|\d\d(?:[ .-]\d\d){3,4}|[2-9]\d\d[ .-]\d{4}"
    r"|0\d{2,4}[ /-]\d{5,8}|0[1-9]\d{8}"
)
_ALONE = re.compile(r"\W*(?:no|nr|num|number|nummer|numero|numer|n[°º])\W*")  # of a telephone, or of something else
_LEAST_ALONE = 9  # digits of a telephone below such a heading
_OF_COUNTING = re.compile(
    r"(?:^|[\W_])(?:no|nr|num|key|ref|codes?|kod|order|number|nummer|numero|cislo|numer|broj|matricule|reference)"
    r"(?=$|[\W_\d])|\w(?:nummer|number|nr|id|番号|编号|編號)(?=$|[\W_])"
)
_OF_CALLING = re.compile(
    r"phone|fon|tel(?!egram)|mobil|handy|cell|ruf|fax|conta[ck]t|kontakt|whatsapp|sms|gsm|signal|call|dial|appeler"
    r"|joign|joindre"
)
_OF_A_PLACE = re.compile(
    r"(?:^|[\W_])(?:home|work|office|maison|domicile|bureau|travail|prive|privat|zuhause|buro|arbeit)(?=$|[\W_])"
)
_NEVER_CALLED = re.compile(
    r"(?:^|[\W_])(?:id|p\W?iva|iva|vat|tax|ust|siret|siren|nif|cif|cpf|cnpj|ssn|iban|konto)(?=$|[\W_])|kontonummer"
)
_OF_AN_OFFICE = re.compile(
    r"(?:^|[\W_])(?:sin|nas|nir|nif|nie|dni|ahv|avs|bsn|rut|pesel|oib|egn|medicare|medicaid|personnummer|kvnr)(?=$|[\W_])"
    r"|(?<!siege )social|securit|secu\b|insur|assur|versicher|passport|passeport|licen[cs]e|permi[st]|patient|student"
    r"|employ|customer|member|adherent|salarie|matricul|dossier|account|(?<!inter)national"
)
_WRITTEN_ALIKE = re.compile(r"(?:^|[\W_])nhs(?=$|[\W_])")  # numbers of an office that look as telephones do
_OF_BIRTH = re.compile(r"birth|born|geburt|geboren|naiss|nacim|nasc|fod[ts]|urod|narozen|rozhd|dob|syntym")
_OF_A_BEGINNING = re.compile(
    r"eintritt|beitritt|aufnahme|austritt|anmeld|mitglied|seit|vertrag|entry|join|member|since|hire|start|begin|creat"
    r"|regist|contract|depuis|adhesion|inscri|entree|debut|desde|alta|ingreso|iscri|sinds|nastup|updat|modif|last"
)
_DEGREES = re.compile(
    r"(?:(?:dr|prof|mag|ing|dipl|di|mba|msc|bsc|ph|lic|mr|mrs|ms|miss|mme|mlle|m|herrn?|frau|hr|fr|sir|rev|sig|sra?|dott"
    r"|dhr|mevr|med|jur|iur|phil|rer|nat|theol|vet|dent|oec|h|c|d|habil|univ|rndr|mudr|judr|mgr|bc|doc)\b[.,/\s-]*)+",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOORS = frozenset({"app", "appt", "bureau", "door", "flat", "porte", "suite", "unit", "unite"})
_DOOR = re.compile(r"\W*(?:[^\W\d_]{1,12}\W*)?\d{1,4} ?[^\W\d_]?")
_STREETS = frozenset({"street", "formatted"})
_LEAST_DIGITS = 6
_NAMES = frozenset({Kind.NAME, Kind.FORMATTED_NAME})
_PARTS_OF_NAMES = frozenset({"value", "given", "additional", "family"})
_GROWN_UP = 10  # years; more recent dates tell rather when something was noted
_LONGEST = 2_000  # letters of an address
_LONGEST_DEGREES = 60
MAIL_PROVIDERS = re.compile(
    r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|gmx|web|orange|wanadoo|free|sfr|laposte"
    r"|t-online|proton|protonmail|videotron|bluewin)\.",
    re.IGNORECASE,
)


def is_data(cells: Sequence[str]) -> bool:
    """Tell whether the first row is a person already: a header holds no addresses and numbers.

    Of days and postcodes one may consist beside words of a header: « Name », « 01.02.2024 » of those who came.
    """
    said = [cell.strip() for cell in cells]
    if any(_kind_of(cell) is not None for cell in said):
        return True
    return any(map(_NEVER_HEADING.fullmatch, said)) and not any(map(is_known_header, said))


def accounts_column(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether each row is one address only, of mail or of an account on a server."""
    return bool(rows) and all(len(row) == 1 and _ACCOUNT.fullmatch(row[0].strip()) for row in rows)


def guess(recognized: Recognized, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Recognized:
    """Guess the columns that no header names; they stay guesses, for a person to confirm.

    A bare list of name@server is what Mastodon once exported, unless the servers are mail providers.
    """
    if not headers and accounts_column(rows) and not any(MAIL_PROVIDERS.search(row[0]) for row in rows):
        account = Column(
            Block(Kind.PROFILE, "0", ("following",), "mastodon"), "handle", is_known=True, is_identifier=True
        )
        return replace(recognized, dialect="mastodon", columns=(account,))
    width = max((len(row) for row in rows), default=0)
    columns = list(recognized.columns)
    columns += [
        Column(Block(Kind.OTHER, str(index), name=str(index + 1)), is_known=False)
        for index in range(len(columns), width if not headers else 0)
    ]
    columns = with_parts_of_birth(columns, headers, rows) if headers else columns
    columns = _with_doors(_with_degrees(_without_numbers(columns, headers, rows), headers, rows), rows)
    guessed = [_guessed(column, texts_of(rows, index)) for index, column in enumerate(columns)]
    guessed = _without_payers(columns, guessed)
    guessed = _without_counts(columns, _without_bare_numbers(columns, guessed, rows), rows) if headers else guessed
    guessed = with_family_first(guessed, rows)
    guessed = with_names(with_places(guessed, rows), rows) if not headers else guessed
    return replace(recognized, columns=_with_areas(_with_birthday(guessed, rows)))


def _without_numbers(columns: Sequence[Column], headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take columns of dates and numbers for no names, where others hold names."""
    named = [at for at, one in enumerate(columns) if one.block.kind in _NAMES and one.part in _PARTS_OF_NAMES]
    numbers = {at for at in named if _are_numbers(texts_of(rows, at))}
    if len(numbers) == len(named):
        return list(columns)
    return [column_of(headers[at], at, "") if at in numbers else column for at, column in enumerate(columns)]


def _with_degrees(columns: Sequence[Column], headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take a column « Title » of degrees and forms of address for what stands before the name, and for no position."""
    found = list(columns)
    for at, (column, header) in enumerate(zip(columns, headers, strict=False)):
        is_open = column.block.kind is Kind.TITLE and meaning_of_words(header) == "name.title"
        texts = texts_of(rows, at) if is_open else []
        if texts and sum(bool(_DEGREES.fullmatch(text[:_LONGEST_DEGREES])) for text in texts) >= MOSTLY * len(texts):
            found[at] = column_of(header, at, "name.prefix")
    return found


def _with_doors(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take a column « Unit » or « App. » of short numbers for a part of the address that stands beside it."""
    found = list(columns)
    street = next((c.block for c in columns if c.block.kind is Kind.ADDRESS and c.part in _STREETS), None)
    if not street or any(c.block.key == street.key and c.part == "extended" for c in columns):
        return found
    for at, column in enumerate(columns):
        is_open = column.block.kind is Kind.OTHER and fold(column.block.name).strip(" .#") in _DOORS
        texts = texts_of(rows, at) if is_open else []
        if texts and sum(bool(_DOOR.fullmatch(text)) for text in texts) >= MOSTLY * len(texts):
            found[at] = replace(column, block=street, part="extended")
            break
    return found


def _are_numbers(texts: Sequence[str]) -> bool:
    numbers = [text for text in texts if digits(text) and not any(map(str.isalpha, text))]
    return bool(texts) and len(numbers) >= MOSTLY * len(texts)


def _guessed(column: Column, texts: Sequence[str]) -> Column:
    """Guess what a column holds where nearly all of its values are of one kind."""
    if column.is_known or is_of_others(column.block.name):
        return column
    kinds = Counter(map(_kind_of, texts))
    kind, often = kinds.most_common(1)[0] if kinds else (None, 0)
    is_sure = kind is not None and often >= MOSTLY * len(texts)
    return replace(column, block=replace(column.block, kind=kind)) if kind and is_sure else column


def _without_bare_numbers(
    columns: Sequence[Column], guessed: Sequence[Column], rows: Sequence[Sequence[str]]
) -> list[Column]:
    """Guess no telephone where a heading says which column holds it and the others are bare numbers of something."""
    if not any(column.is_known and column.block.kind is Kind.TELEPHONE for column in columns):
        return list(guessed)
    return [
        column if guess.block.kind is Kind.TELEPHONE and all(map(_NUMBER.fullmatch, texts_of(rows, at))) else guess
        for at, (column, guess) in enumerate(zip(columns, guessed, strict=True))
    ]


def _without_payers(columns: Sequence[Column], guessed: Sequence[Column]) -> list[Column]:
    """Guess nothing of who paid for somebody where a heading says how that one is reached; else it may be the same."""
    known = {column.block.kind for column in columns if column.is_known}
    return [
        column if guess.block.kind in known and is_of_payers(column.block.name) else guess
        for column, guess in zip(columns, guessed, strict=True)
    ]


def _without_counts(
    columns: Sequence[Column], guessed: Sequence[Column], rows: Sequence[Sequence[str]]
) -> list[Column]:
    """Guess no telephone below « Order No. » or « Social Security », nor where bare numbers are too short for one."""
    return [
        column if guess.block.kind is Kind.TELEPHONE and _counts(column.block.name, texts_of(rows, at)) else guess
        for at, (column, guess) in enumerate(zip(columns, guessed, strict=True))
    ]


def _counts(heading: str, texts: Sequence[str]) -> bool:
    words = fold(heading[:_LONGEST])
    if _NEVER_CALLED.search(words) and all(map(str.isdigit, texts)):
        return True
    if _OF_CALLING.search(words):
        return False
    if _OF_AN_OFFICE.search(words) or _WRITTEN_ALIKE.search(words):
        return not _are_dialled(texts) or bool(_WRITTEN_ALIKE.search(words))
    if _ALONE.fullmatch(words) and all(map(_NUMBER.fullmatch, texts)):
        return any(len(text) < _LEAST_ALONE for text in texts)
    if _OF_COUNTING.search(words) and all(map(_NUMBER.fullmatch, texts)):
        return True
    return all(map(_SHORT_NUMBER.fullmatch, texts)) and not (_OF_A_PLACE.search(words) or _mostly(_LOCAL_NUMBER, texts))


def _are_dialled(texts: Sequence[str]) -> bool:
    """Tell whether texts are grouped as telephones are; where some are grouped, those tell."""
    return _mostly(_AS_DIALLED, [text for text in texts if not text.isdigit()] or texts)


def _mostly(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    return sum(bool(pattern.fullmatch(text)) for text in texts) >= MOSTLY * len(texts)


def _with_birthday(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Take dates that lie a childhood back for birthdays, where one column has them, or its heading speaks of birth."""
    if any(column.block.kind is Kind.BIRTHDAY for column in columns):
        return list(columns)
    last = datetime.now(tz=UTC).year - _GROWN_UP
    past = [at for at, column in enumerate(columns) if not column.is_known and _lies_back(texts_of(rows, at), last)]
    names = {at: fold(columns[at].block.name[:_LONGEST]) for at in past}
    born = [at for at in past if _OF_BIRTH.search(names[at])]
    born = born or [at for at in past if not _OF_A_BEGINNING.search(names[at])]
    if len(born) != 1:
        return list(columns)
    birthday = replace(column_of(columns[born[0]].block.name, born[0], "birthday"), is_known=False)
    return [*columns[: born[0]], birthday, *columns[born[0] + 1 :]]


def _lies_back(texts: Sequence[str], last: int) -> bool:
    days = [from_iso(read_date(text, day_first=True)) for text in texts]
    years = [day.year for day in days if day and day.day and day.year]
    return len(years) >= MOSTLY * max(len(days), 2) and sum(year <= last for year in years) >= MOSTLY * len(years)


def _kind_of(text: str) -> Kind | None:
    if len(text) > _LONGEST:
        return None
    if _EMAIL.fullmatch(text) or _ACCOUNT.fullmatch(text):
        return Kind.EMAIL
    if _URL.fullmatch(text):
        return Kind.URL
    if _DATE.fullmatch(text) or _YEARS.fullmatch(text) or _AMOUNT.fullmatch(text):
        return None
    if _TELEPHONE.fullmatch(text) and len(digits(text)) >= _LEAST_DIGITS:
        return Kind.TELEPHONE
    return None


def _with_areas(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Put an area code in a column of its own to the number that it belongs to."""
    number = next((c.block for c in columns if c.block.kind is Kind.TELEPHONE and c.part == "value"), None)
    return tuple(replace(c, block=number) if number and c.part == "area" else c for c in columns)
