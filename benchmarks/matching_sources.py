"""What six sources say of made-up people: as people write them down, at different times, with slips of all kinds."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import matching_names as names
from matching_people import Company, Person, World, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEAR_KEYS = {
    "a": "zsq",
    "e": "rz",
    "i": "uo",
    "o": "ip",
    "r": "et",
    "t": "ry",
    "n": "bm",
    "l": "km",
    "s": "dq",
    "u": "yi",
}
_BY_HAND = 0.3  # carelessness, from which on people write for themselves only
QUALIFIED = (", CPA", ", MBA", " ing.", ", Ph.D.", ", CRHA", ", PMP", " (She/Her)", " (elle)", ", M.Sc.", ", avocate")


@dataclass(slots=True)
class Said:
    """Hold what one source says of somebody, and what was done to it on the way.

    person: whom it is of; companies have negative numbers. whole: the name as one text, where parts are not told apart.
    """

    person: int
    given: str = ""
    family: str = ""
    whole: str = ""
    middle: str = ""
    emails: list[str] = field(default_factory=list)
    telephones: list[tuple[str, str]] = field(default_factory=list)
    company: str = ""
    title: str = ""
    birthday: str = ""
    street: str = ""
    place: tuple[str, str, str, str] = ("", "", "", "")
    done: set[str] = field(default_factory=set)


class Degrading:
    """Live as the hand that writes people down."""

    def __init__(self, world: World) -> None:
        self.world, self.chance, self.is_so = world, world.chance, world.is_so

    def telephone(self, number: str) -> str:
        """Write a number as people do."""
        code, area, rest = number.split(" ")
        if code == "+33":
            digits = f"0{area}{rest}"
            pairs = " ".join(digits[place : place + 2] for place in range(0, 10, 2))
            forms = (pairs, pairs, digits, f"+33{area}{rest}", f"+33 {pairs[1:]}", f"0033{area}{rest}")
            return self.chance.choice(forms)
        one, two = rest[:3], rest[3:]
        forms = (f"({area}) {one}-{two}", f"{area}-{one}-{two}", f"{area} {one}-{two}", f"+1{area}{rest}")
        return self.chance.choice((*forms, f"+1 {area}-{one}-{two}", f"1-{area}-{one}-{two}", f"{area}.{one}.{two}"))

    def slip(self, word: str) -> str:
        """Write a word with one slip of the fingers."""
        if len(word) < 4:  # noqa: PLR2004 - what is seen at once
            return word
        place, kind = self.chance.randrange(1, len(word)), self.chance.randrange(4)
        if kind == 0:
            return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
        if kind == 1:
            return word[:place] + word[place + 1 :]
        if kind == 2:  # noqa: PLR2004
            return word[:place] + word[place] + word[place:]
        near = NEAR_KEYS.get(word[place].lower(), "aeiou")
        return word[:place] + self.chance.choice(near) + word[place + 1 :]

    def name(self, said: Said, one: Person, *, care: float, called: float) -> None:
        """Write the name; care: from 0 to 1, called: how often by a short form."""
        said.given, said.family = one.given, one.family
        if one.maiden and self.is_so(0.05):
            said.family = one.maiden
            said.done.add("maiden name")
        elif one.maiden and self.is_so(0.05):
            said.family = f"{one.maiden} {one.family.removeprefix(f'{one.maiden}-')}"
            said.done.add("both names")
        if one.given in names.CALLED and self.is_so(called):
            said.given = self.chance.choice(names.CALLED[one.given].split())
            said.done.add("short form")
        if one.generation and self.is_so(0.4):
            said.family += f" {one.generation}"
            said.done.add("generation")
        self._carelessly(said, 1 - care)
        said.given, said.family = said.given.strip(), said.family.strip()

    def _carelessly(self, said: Said, share: float) -> None:
        ways: tuple[tuple[float, str, Callable[[Said], None]], ...] = (
            (0.35, "no accents", self._without_accents),
            (0.25, "hyphens", self._without_hyphens),
            (0.06, "slip", self._with_slip),
            (0.03, "initial", self._with_initial),
            (0.025, "swapped", self._swapped),
            (0.05, "case", self._in_case),
            (0.015 * (share > _BY_HAND), "no family name", self._by_given),
            (0.02, "double name cut", self._cut),
        )
        for often, how, change in ways:
            before = said.given, said.family
            if self.is_so(often * share):
                change(said)
            if (said.given, said.family) != before:
                said.done.add(how)

    def _without_accents(self, said: Said) -> None:
        said.given, said.family = plain(said.given) or said.given, plain(said.family) or said.family

    def _without_hyphens(self, said: Said) -> None:
        said.given, said.family = said.given.replace("-", " "), said.family.replace("-", " ")

    def _with_slip(self, said: Said) -> None:
        if self.is_so(0.5):
            said.given = self.slip(said.given)
        else:
            said.family = self.slip(said.family)

    def _with_initial(self, said: Said) -> None:
        said.given = "-".join(f"{part[:1]}." for part in said.given.replace(" ", "-").split("-") if part)

    def _swapped(self, said: Said) -> None:
        said.given, said.family = said.family, said.given

    def _in_case(self, said: Said) -> None:
        if self.is_so(0.5):
            said.given, said.family = said.given.lower(), said.family.lower()
        else:
            said.family = said.family.upper()

    def _by_given(self, said: Said) -> None:
        said.family = ""

    def _cut(self, said: Said) -> None:
        said.family = said.family.replace("-", " ").split(" ")[-1]
        said.given = said.given.replace("-", " ").split(" ")[0]

    def mobiles(self, said: Said, one: Person, often: float, *, old: float) -> None:
        """Write the telephones of somebody, now and then an old one, or that of the household or of the partner."""
        if one.mobiles and self.is_so(often):
            number = one.mobiles[self.is_so(old) * (len(one.mobiles) - 1)]
            if number != one.mobiles[0]:
                said.done.add("old number")
            if self.is_so(0.005):
                number = number[:-1] + str((int(number[-1]) + 1) % 10)
                said.done.add("wrong number")
            said.telephones.append(("CELL", self.telephone(number)))
        if one.household.landline and self.is_so(often * 0.35):
            said.telephones.append(("HOME", self.telephone(one.household.landline)))
        relative = one.partner
        if one.role == "child" and one.age < 20:  # noqa: PLR2004 - who is reached through their parents
            relative = one.parent
        if (
            relative
            and relative.given != one.given
            and relative.mobiles
            and self.is_so(0.3 if one.role == "child" else 0.03)
        ):
            said.telephones.append(("CELL", self.telephone(relative.mobiles[0])))
            said.done.add("relative's number")
            if one.role == "child" and self.is_so(0.3):
                said.emails.append(relative.emails[0])

    def addresses(self, said: Said, one: Person, often: float, *, old: float) -> None:
        """Write the addresses of e-mail, now and then an old one, or that of the family."""
        if self.is_so(often):
            said.emails.append(one.emails[self.is_so(old) * (len(one.emails) - 1)])
            if said.emails[-1] != one.emails[0]:
                said.done.add("old e-mail")
            if self.is_so(0.005):
                local, _, domain = said.emails[-1].partition("@")
                said.emails[-1] = f"{self.slip(local)}@{domain}"
                said.done.add("wrong e-mail")
        if one.household.email and self.is_so(often * 0.5):
            said.emails.append(one.household.email)
            said.done.add("family e-mail")

    def work(self, said: Said, one: Person, often: float, *, old: float, reached: float) -> None:
        """Write the company, now and then a former one, and how somebody is reached there."""
        if not (one.jobs and self.is_so(often)):
            return
        place = self.is_so(old) * (len(one.jobs) - 1)
        job = one.jobs[place]
        said.company, said.title = self._company(job), one.titles[place]
        if place:
            said.done.add("former job")
        if self.is_so(reached):
            said.emails.append(f"info@{job.domain}" if job.shares_email else self.world.at_work(one, job))
        if self.is_so(reached * 0.7):
            extension = f" poste {100 + one.number % 800}" if self.is_so(0.3) else ""
            said.telephones.append(("WORK", self.telephone(job.switchboard) + extension))
        if self.is_so(reached * 0.3):
            said.street, said.place = job.street, job.place

    def _company(self, job: Company) -> str:
        if self.is_so(0.1):
            return plain(job.name).upper()
        return job.name.removesuffix(" inc.").removesuffix(" ltée") if self.is_so(0.1) else job.name

    def life(self, said: Said, one: Person, birthday: float, home: float) -> None:
        """Write the birthday, at times wrong or without its year, and where somebody lives, or lived."""
        if self.is_so(birthday):
            year = "-" if self.is_so(0.35) else str(one.born.year)
            day = one.born.day
            if self.is_so(0.015):
                day = day % 28 + 1
                said.done.add("wrong birthday")
            said.birthday = f"{year}-{one.born.month:02}-{day:02}"
        if self.is_so(home) and not said.street:
            said.street, said.place = self.chance.choice(one.streets)


def sources(world: World, *, apart: bool = False) -> Iterator[tuple[str, str, list[Said], str]]:
    """Write the book of each source: name, name of the file, what it says in its order, and the text of the file.

    apart: each person is in one source only, once.
    """
    hand = Degrading(world)
    for place, (name, file, share, speak, write) in enumerate(_BOOKS):
        known = [one for one in world.people if (one.number % len(_BOOKS) == place if apart else world.is_so(share))]
        said = [two for one in known if (two := speak(hand, one))]
        if write is _vcards:
            said += [two for one in known if world.is_so(0 if apart else 0.025) and (two := speak(hand, one))]
            said += [] if apart else _companies(hand, len(said) // 40)
        world.chance.shuffle(said)
        for one in said:
            one.done.add(name)
        yield name, file, said, write(said)


def _phone(hand: Degrading, one: Person) -> Said:
    said = Said(one.number)
    hand.name(said, one, care=0, called=0.35)
    hand.mobiles(said, one, 0.92, old=0.25)
    hand.addresses(said, one, 0.3, old=0.3)
    hand.work(said, one, 0.15, old=0.3, reached=0.3)
    hand.life(said, one, 0.15, 0.15)
    return said


def _google(hand: Degrading, one: Person) -> Said:
    said = Said(one.number)
    hand.name(said, one, care=0.4, called=0.2)
    hand.addresses(said, one, 0.85, old=0.25)
    hand.mobiles(said, one, 0.4, old=0.3)
    hand.work(said, one, 0.15, old=0.3, reached=0.3)
    hand.life(said, one, 0.12, 0.12)
    return said


def _linkedin(hand: Degrading, one: Person) -> Said | None:
    if not one.jobs:
        return None
    said = Said(one.number)
    hand.name(said, one, care=0.8, called=0.1)
    hand.work(said, one, 0.97, old=0.15, reached=0)
    if hand.is_so(0.08):
        said.family += hand.chance.choice(QUALIFIED)
        said.done.add("qualified")
    if hand.is_so(0.06):
        said.emails.append(hand.chance.choice(one.emails))
    return said


def _facebook(hand: Degrading, one: Person) -> Said:
    said = Said(one.number)
    hand.name(said, one, care=0.85, called=0.15)
    if hand.is_so(0.01):
        said.family = hand.chance.choice(("Lalune", "Ptitcoeur", "Photographe", "Soleil", "Ju"))
        said.done.add("pseudonym")
    said.whole = f"{said.given} {said.family}".strip()
    return said


def _outlook(hand: Degrading, one: Person) -> Said | None:
    if not one.jobs:
        return None
    said = Said(one.number)
    hand.name(said, one, care=0.6, called=0.06)
    hand.work(said, one, 0.95, old=0.35, reached=0.9)
    hand.mobiles(said, one, 0.3, old=0.3)
    hand.addresses(said, one, 0.1, old=0.4)
    return said


def _companies(hand: Degrading, number: int) -> Iterator[Said]:
    """Write companies down as if they were people, with the number and the address that their people give, too."""
    known = list({id(job): job for one in hand.world.people for job in one.jobs}.values())
    for place, job in enumerate(hand.chance.sample(known, min(number, len(known)))):
        said = Said(-1 - hash_of(job.domain), company=job.name, done={"company"})
        said.telephones.append(("WORK", hand.telephone(job.switchboard)))
        if place % 2:
            said.emails.append(f"info@{job.domain}")
        yield said


def hash_of(text: str) -> int:
    """Give a number for a text, the same at each run."""
    return int.from_bytes(text.encode()[:24].ljust(24), "big")


def _vcards(said: list[Said]) -> str:
    cards = []
    for one in said:
        lines = ["BEGIN:VCARD", "VERSION:3.0"]
        if one.given or one.family:
            lines += [f"N:{one.family};{one.given};;;", f"FN:{one.given} {one.family}".rstrip()]
        else:
            lines.append(f"FN:{one.company}")
        lines += [f"TEL;TYPE={kind}:{number}" for kind, number in one.telephones]
        lines += [f"EMAIL:{email}" for email in one.emails]
        if one.company:
            lines.append(f"ORG:{one.company}")
        if one.birthday:
            lines.append(f"BDAY:{one.birthday}")
        if one.street:
            city, region, postcode, _ = one.place
            street = one.street.replace(",", "\\,")
            lines.append(f"ADR;TYPE=HOME:;;{street};{city};{region};{postcode};")
        cards.append("\r\n".join([*lines, "END:VCARD"]))
    return "\r\n".join(cards) + "\r\n"


def _table(headings: list[str], rows: Iterator[list[str]], above: str = "") -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows(rows)
    return above + written.getvalue()


def _nth(values: list[str], place: int) -> str:
    return values[place] if place < len(values) else ""


def _google_csv(said: list[Said]) -> str:
    headings = "First Name,Middle Name,Last Name,Birthday,Organization Name,Organization Title,Labels,E-mail 1 - Label,"
    headings += "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,E-mail 3 - Label,E-mail 3 - Value,"
    headings += "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value,"
    headings += "Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code"

    def rows() -> Iterator[list[str]]:
        for one in said:
            birthday = f"-{one.birthday}" if one.birthday.startswith("-") else one.birthday
            row = [one.given, "", one.family, birthday, one.company, one.title, "* myContacts"]
            for place in range(3):
                row += ["* Home" if _nth(one.emails, place) else "", _nth(one.emails, place)]
            for place in range(3):
                number = one.telephones[place] if place < len(one.telephones) else ("", "")
                row += [{"CELL": "Mobile", "HOME": "Home", "WORK": "Work"}.get(number[0], ""), number[1]]
            row += ["Home" if one.street else "", one.street, *one.place[:3]]
            yield row

    return _table(headings.split(","), rows())


def _linkedin_csv(said: list[Said]) -> str:
    above = 'Notes:\n"When exporting your connection data, some of the email addresses are missing."\n\n'
    headings = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    rows = (
        [
            *(one.given, one.family, f"https://www.linkedin.com/in/p{one.person}x", _nth(one.emails, 0)),
            *(one.company, one.title, f"{one.person % 28 + 1:02} Nov 2024"),
        ]
        for one in said
    )
    return _table(headings, rows, above)


def _facebook_json(said: list[Said]) -> str:
    friends = [{"name": one.whole.encode().decode("latin-1"), "timestamp": 1_500_000_000 + one.person} for one in said]
    return json.dumps({"friends_v2": friends}, indent=1)


def _outlook_csv(said: list[Said]) -> str:
    headings = "First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Street,Business City,Business State,"
    headings += "Business Postal Code,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail 2 Address"

    def rows() -> Iterator[list[str]]:
        for one in said:
            numbers = dict(one.telephones)
            row = [one.given, "", one.family, "", one.company, one.title, one.street, *one.place[:3]]
            row += [numbers.get(kind, "") for kind in ("WORK", "HOME", "CELL")]
            yield [*row, _nth(one.emails, 0), _nth(one.emails, 1)]

    return _table(headings.split(","), rows())


_BOOKS: tuple[tuple[str, str, float, Callable[[Degrading, Person], Said | None], Callable[[list[Said]], str]], ...] = (
    ("phone", "phone.vcf", 0.45, _phone, _vcards),
    ("google", "google.csv", 0.4, _google, _google_csv),
    ("linkedin", "Connections.csv", 0.4, _linkedin, _linkedin_csv),
    ("facebook", "your_friends.json", 0.3, _facebook, _facebook_json),
    ("outlook", "outlook.csv", 0.3, _outlook, _outlook_csv),
    ("old phone", "old.vcf", 0.15, _phone, _vcards),
)
