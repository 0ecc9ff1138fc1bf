"""Generate large exports of the same people, as programs write them: vCards of a mix, and three kinds of CSV."""

from __future__ import annotations

import base64
import csv
import io
import quopri
import random
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

GIVEN = ["Marie", "Jean", "Luc", "Anne", "Paul", "Zoé", "Léa", "Marc", "Ève", "Noé", "Élodie", "Håkon", "Agnieszka"]
FAMILY = ["Tremblay", "Roy", "Côté", "Gagnon", "Roux", "Petit", "Morel", "Lefèvre", "Nguyen", "Ibarra", "Łukasik"]
SYLLABLES = ["bar", "bel", "cor", "dan", "fer", "gui", "lan", "mar", "nor", "pel", "rou", "sal", "tre", "val", "vig"]
ENDS = ["tier", "mont", "ville", "and", "eau", "ier", "in", "ot", "sen", "ski"]
CITIES = [("Québec", "QC", "G1R", "Canada"), ("Lyon", "", "69003", "France"), ("Montréal", "QC", "H2X", "Canada")]
WORDS = [
    "rencontrée",
    "au",
    "petit",
    "déjeuner",
    "à",
    "revoir",
    "cousine",
    "de",
    "Paul",
    "aime",
    "la",
    "voile",
    "parle",
    "suédois",
    "voir",
    "note",
    "du",
    "mois",
]
TITLES = ["Analyste", "Infirmière", "Project manager", "Directeur général", "Teacher", ""]
LABELS = ["Famille", "Voile", "Suppliers", "Ancien bureau"]
SMALLEST_PHOTO, LARGEST_PHOTO = 4_000, 24_000


@dataclass(frozen=True, slots=True)
class Person:
    """Hold what every export says of one person; note and photo may be empty, birthday has a year or none."""

    number: int
    given: str
    family: str
    company: str
    department: str
    title: str
    emails: tuple[str, ...]
    telephones: tuple[str, ...]
    street: str
    place: tuple[str, str, str, str]
    birthday: str
    note: str
    labels: tuple[str, ...]
    website: str
    photo: bytes

    @property
    def name(self) -> str:
        """Give the name as it is spoken."""
        return f"{self.given} {self.family}"


def people(count: int, photo_bytes: int = 0) -> Iterator[Person]:
    """Make people, the same at each run; one in ten has a photo, of a size of its own unless one is given."""
    chance = random.Random(1)  # noqa: S311 - the same people at each run
    for number in range(count):
        yield _person(chance, number, photo_bytes)


def _photo(data: bytes) -> bytes:
    """Make what has the form of a JPEG: one segment, and data to the end."""
    return b"\xff\xd8\xff\xda\x00\x02" + data.replace(b"\xff", b"\xfe") + b"\xff\xd9"


def _person(chance: random.Random, number: int, photo_bytes: int) -> Person:
    family = chance.choice(FAMILY) if chance.random() < 0.2 else _surname(chance)  # noqa: PLR2004 - one in five
    given, mail = chance.choice(GIVEN), chance.choice(["home.example", "post.example", f"club{number % 50}.example"])
    size = photo_bytes or chance.randrange(SMALLEST_PHOTO, LARGEST_PHOTO)
    return Person(
        number=number,
        given=given,
        family=family,
        company=f"Compagnie {number % 300}" if chance.random() < 0.6 else "",  # noqa: PLR2004 - six in ten
        department=f"Service {number % 7}" if number % 3 == 0 else "",
        title=chance.choice(TITLES),
        emails=(f"p{number}@{mail}", f"w{number}@work{number % 300}.example")[: chance.randint(1, 2)],
        telephones=(f"+1 418 555 {number:06}", f"(514) 55{number % 10}-{number:06}")[: chance.randint(1, 2)],
        street=f"{number % 900} rue du Quai" if number % 2 else "",
        place=chance.choice(CITIES),
        birthday=f"19{number % 60 + 30}-0{number % 9 + 1}-1{number % 9}" if number % 3 == 1 else "",
        note=" ".join(chance.choices(WORDS, k=chance.randint(5, 60))) if number % 4 == 0 else "",
        labels=(chance.choice(LABELS),) if number % 5 == 0 else (),
        website=f"https://example.org/~p{number}" if number % 6 == 0 else "",
        photo=_photo(chance.randbytes(size)) if number % 10 == 0 else b"",
    )


def _surname(chance: random.Random) -> str:
    return (chance.choice(SYLLABLES) + chance.choice(SYLLABLES) + chance.choice(ENDS)).capitalize()


def vcards(everyone: Iterable[Person]) -> Iterator[str]:
    """Write cards in turn as four programs do: Apple 3.0, Google 3.0, Android 2.1, Nextcloud 4.0."""
    for person in everyone:
        yield _card(_WRITERS[person.number % len(_WRITERS)](person))


def _card(lines: list[str]) -> str:
    return "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]) + "\r\n"


def _apple(one: Person) -> list[str]:
    return [
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//macOS 14.5//EN",
        f"N:{one.family};{one.given};;;",
        f"FN:{one.name}",
        *([f"ORG:{one.company};{one.department}"] if one.company else []),
        *([f"TITLE:{one.title}"] if one.title else []),
        *(f"EMAIL;type=INTERNET;type={kind};type=pref:{text}" for kind, text in zip(_HOME, one.emails, strict=False)),
        *(
            f"TEL;type={kind};type=VOICE;type=pref:{text}"
            for kind, text in zip(("CELL", "WORK"), one.telephones, strict=False)
        ),
        *([f"item1.ADR;type=HOME:{_address(one)}", "item1.X-ABADR:ca"] if one.street else []),
        *([f"item2.URL;type=pref:{one.website}", "item2.X-ABLabel:_$!<HomePage>!$_"] if one.website else []),
        *([f"BDAY:{one.birthday}"] if one.birthday else []),
        *(folded(f"NOTE:{one.note}", 75) if one.note else []),
        *([f"CATEGORIES:{','.join(one.labels)}"] if one.labels else []),
        *(folded(f"PHOTO;ENCODING=b;TYPE=JPEG:{_base64(one)}", 77) if one.photo else []),
        f"REV:2026-01-0{one.number % 9 + 1}T09:00:00Z",
        f"UID:{_uid(one)}",
        f"X-ABUID:{_uid(one).upper()}:ABPerson",
    ]


def _google(one: Person) -> list[str]:
    return [
        "VERSION:3.0",
        f"FN:{one.name}",
        f"N:{one.family};{one.given};;;",
        *(f"EMAIL;TYPE=INTERNET;TYPE={kind}:{text}" for kind, text in zip(_HOME, one.emails, strict=False)),
        *(f"TEL;TYPE={kind}:{text}" for kind, text in zip(("CELL", "WORK"), one.telephones, strict=False)),
        *([f"ADR;TYPE=HOME:{_address(one)}", "item1.X-ABLabel:"] if one.street else []),
        *([f"item2.ORG:{one.company};{one.department}"] if one.company else []),
        *([f"TITLE:{one.title}"] if one.title else []),
        *([f"item3.URL:{one.website.replace(':', chr(92) + ':')}"] if one.website else []),
        *([f"BDAY:{one.birthday.replace('-', '')}"] if one.birthday else []),
        *(folded(f"NOTE:{one.note}", 75) if one.note else []),
        *(folded(f"PHOTO;ENCODING=BASE64;TYPE=JPEG:{_base64(one)}", 75) if one.photo else []),
        f"CATEGORIES:{','.join((*one.labels, 'myContacts'))}",
    ]


def _android(one: Person) -> list[str]:
    return [
        "VERSION:2.1",
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(f'{one.family};{one.given};;;')}",
        f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(one.name)}",
        *(f"TEL;{kind}:{text}" for kind, text in zip(("CELL", "WORK"), one.telephones, strict=False)),
        *(f"EMAIL;{kind}:{text}" for kind, text in zip(_HOME, one.emails, strict=False)),
        *([f"ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(_address(one))}"] if one.street else []),
        *([f"ORG:{one.company}"] if one.company else []),
        *([f"TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(one.title)}"] if one.title else []),
        *([f"URL:{one.website}"] if one.website else []),
        *([f"BDAY:{one.birthday}"] if one.birthday else []),
        *([f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(one.note)}"] if one.note else []),
        *([*folded(f"PHOTO;ENCODING=BASE64;JPEG:{_base64(one)}", 75), ""] if one.photo else []),
    ]


def _nextcloud(one: Person) -> list[str]:
    return [
        "VERSION:4.0",
        "PRODID:-//Nextcloud Contacts v6.0.0",
        f"UID:{_uid(one)}",
        f"FN:{one.name}",
        f"N:{one.family};{one.given};;;",
        *(f"EMAIL;TYPE={kind}:{text}" for kind, text in zip(_HOME, one.emails, strict=False)),
        *(
            f'TEL;TYPE="{kind.lower()},voice":{text}'
            for kind, text in zip(("CELL", "WORK"), one.telephones, strict=False)
        ),
        *([f"ADR;TYPE=HOME:{_address(one)}"] if one.street else []),
        *([f"ORG:{one.company};{one.department}"] if one.company else []),
        *([f"TITLE:{one.title}"] if one.title else []),
        *([f"URL;VALUE=URI:{one.website}"] if one.website else []),
        *([f"BDAY;VALUE=DATE:{one.birthday.replace('-', '')}"] if one.birthday else []),
        *(folded(f"NOTE:{one.note}", 75) if one.note else []),
        *([f"CATEGORIES:{','.join(one.labels)}"] if one.labels else []),
        *(folded(f"PHOTO:data:image/jpeg;base64,{_base64(one)}", 75) if one.photo else []),
        f"REV:2026010{one.number % 9 + 1}T090000Z",
    ]


_HOME = ("HOME", "WORK")
_WRITERS: tuple[Callable[[Person], list[str]], ...] = (_apple, _google, _android, _nextcloud)


def folded(line: str, width: int) -> list[str]:
    """Fold a line as RFC 6350 § 3.2 says."""
    return [line[:width], *(" " + line[at : at + width - 1] for at in range(width, len(line), width - 1))]


def _address(one: Person) -> str:
    city, region, code, country = one.place
    return f";;{one.street};{city};{region};{code};{country}"


def _uid(one: Person) -> str:
    return f"{one.number:08x}-4c1d-4a6e-9b5e-{one.number * 7919:012x}"


def _base64(one: Person) -> str:
    return base64.b64encode(one.photo).decode()


def _quoted(text: str) -> str:
    return quopri.encodestring(text.encode(), quotetabs=False).decode().replace("\n", "\r\n")


def google_csv(everyone: Iterable[Person]) -> Iterator[list[str]]:
    """Write the rows of Google's CSV of 2024, header first."""
    yield list(_GOOGLE)
    for one in everyone:
        city, region, code, country = one.place if one.street else ("",) * 4
        emails, telephones = (*one.emails, ""), (*one.telephones, "")
        row = {
            "First Name": one.given,
            "Last Name": one.family,
            "Organization Name": one.company,
            "Organization Title": one.title,
            "Organization Department": one.department,
            "Birthday": one.birthday,
            "Notes": one.note,
            "Labels": " ::: ".join((*one.labels, "* myContacts")),
            "E-mail 1 - Label": "* Home",
            "E-mail 1 - Value": emails[0],
            "E-mail 2 - Label": "Work" if emails[1] else "",
            "E-mail 2 - Value": emails[1],
            "Phone 1 - Label": "Mobile",
            "Phone 1 - Value": telephones[0],
            "Phone 2 - Label": "Work" if telephones[1] else "",
            "Phone 2 - Value": telephones[1],
            "Address 1 - Label": "Home" if one.street else "",
            "Address 1 - Formatted": f"{one.street}\n{city} {region} {code}\n{country}" if one.street else "",
            "Address 1 - Street": one.street,
            "Address 1 - City": city,
            "Address 1 - Region": region,
            "Address 1 - Postal Code": code,
            "Address 1 - Country": country,
            "Website 1 - Label": "Blog" if one.website else "",
            "Website 1 - Value": one.website,
        }
        yield [row.get(name, "") for name in _GOOGLE]


_GOOGLE = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
    *("E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label"),
    *("Phone 2 - Value", "Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City"),
    *("Address 1 - PO Box", "Address 1 - Region", "Address 1 - Postal Code", "Address 1 - Country"),
    *("Address 1 - Extended Address", "Website 1 - Label", "Website 1 - Value"),
)


def outlook_csv(everyone: Iterable[Person]) -> Iterator[list[str]]:
    """Write the rows of Outlook's English CSV, header first."""
    yield list(_OUTLOOK)
    for one in everyone:
        city, region, code, country = one.place if one.street else ("",) * 4
        emails, telephones = (*one.emails, ""), (*one.telephones, "")
        year, month, day = one.birthday.split("-") if one.birthday else ("00", "0", "0")
        row = {
            "First Name": one.given,
            "Last Name": one.family,
            "Company": one.company,
            "Department": one.department,
            "Job Title": one.title,
            "Home Street": one.street,
            "Home City": city,
            "Home State": region,
            "Home Postal Code": code,
            "Home Country/Region": country,
            "Mobile Phone": telephones[0],
            "Business Phone": telephones[1],
            "E-mail Address": emails[0],
            "E-mail Type": "SMTP",
            "E-mail Display Name": f"{one.name} ({emails[0]})",
            "E-mail 2 Address": emails[1],
            "E-mail 2 Type": "SMTP" if emails[1] else "",
            "Birthday": f"{int(month)}/{int(day)}/{year}",
            "Anniversary": "0/0/00",
            "Categories": ";".join(one.labels),
            "Gender": "Unspecified",
            "Notes": one.note.replace(" voir ", "\r\nvoir "),
            "Priority": "Normal",
            "Private": "False",
            "Sensitivity": "Normal",
            "Web Page": one.website,
        }
        yield [row.get(name, "") for name in _OUTLOOK]


_PLACED = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
_OUTLOOK = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *(f"{place} {part}" for place in ("Business", "Home", "Other") for part in _PLACED),
    *("Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone", "Other Fax"),
    *("Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone", "Telex", "Account", "Anniversary"),
    *("Assistant's Name", "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children"),
    *("Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address"),
    *("E-mail 2 Type", "E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name"),
    *("Gender", "Government ID Number", "Hobby", "Home Address PO Box", "Initials", "Internet Free Busy"),
    *("Keywords", "Language", "Location", "Manager's Name", "Mileage", "Notes", "Office Location"),
    *("Organizational ID Number", "Other Address PO Box", "Priority", "Private", "Profession", "Referred By"),
    *("Sensitivity", "Spouse", "User 1", "User 2", "User 3", "User 4", "Web Page"),
)


def linkedin_csv(everyone: Iterable[Person]) -> Iterator[list[str]]:
    """Write the rows of LinkedIn's connections, below their preamble."""
    yield ["Notes:"]
    yield ["When exporting your connection data, you may notice that some of the email addresses are missing."]
    yield []
    yield ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    for one in everyone:
        url = f"https://www.linkedin.com/in/{one.given.lower()}-{one.number:x}"
        email = one.emails[0] if one.number % 9 == 0 else ""
        day = f"{one.number % 28 + 1:02} Mar 20{one.number % 15 + 10}"
        yield [one.given, one.family, url, email, one.company, one.title, day]


@lru_cache(maxsize=1)
def everyone(count: int, photo_bytes: int = 0) -> tuple[Person, ...]:
    """Make people once for all files."""
    return tuple(people(count, photo_bytes))


def write(folder: Path, count: int, photo_bytes: int = 0) -> dict[str, Path]:
    """Write the same people as each kind of export; return the files by kind."""
    known = everyone(count, photo_bytes)
    files = {kind: folder / f"{kind}.csv" for kind in _TABLES} | {"vcard": folder / "contacts.vcf"}
    for kind, rows in _TABLES.items():
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows(known))
        files[kind].write_text(text.getvalue(), encoding="utf-8", newline="")
    with files["vcard"].open("w", encoding="utf-8", newline="") as file:
        file.writelines(vcards(known))
    return files


def write_newer(folder: Path, count: int, photo_bytes: int = 0) -> dict[str, Path]:
    """Write two exports of one program that names everyone, in the second of which everyone has changed."""
    known = everyone(count, photo_bytes)
    files = {"first": folder / "first.vcf", "newer": folder / "newer.vcf"}
    for path, people_then in zip(files.values(), (known, map(_a_year_later, known)), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(_card(_nextcloud(one)) for one in people_then)
    return files


def _a_year_later(one: Person) -> Person:
    """Give everyone another title, and by turns an address more, another telephone, another name, or another note."""
    title = f"{one.title} II" if one.title else "Retraité"
    match one.number % 4:
        case 0:
            return replace(one, title=title, emails=(*one.emails, f"new{one.number}@home.example"))
        case 1:
            return replace(one, title=title, telephones=(f"+1 438 777 {one.number:06}", *one.telephones[1:]))
        case 2:
            return replace(one, title=title, family=f"{one.family}-Roy", street="")
        case _:
            return replace(one, title=title, note=f"{one.note} vu")


_TABLES: dict[str, Callable[[Iterable[Person]], Iterator[list[str]]]] = {
    "google": google_csv,
    "outlook": outlook_csv,
    "linkedin": linkedin_csv,
}
