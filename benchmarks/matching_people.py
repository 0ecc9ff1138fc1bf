"""Make up people as they live: in families and companies, with names, addresses and numbers that they share."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from itertools import count

import matching_names as names

PLACES = {
    "qc": [
        *[("Québec", "QC", "G1R 2B5", "418"), ("Montréal", "QC", "H2X 1Y4", "514"), ("Lévis", "QC", "G6V 3K1", "418")],
        *[("Gatineau", "QC", "J8X 2Z1", "819"), ("Laval", "QC", "H7N 4V2", "450"), ("Gaspé", "QC", "G4X 1A3", "418")],
    ],
    "fr": [
        *[("Paris", "", "75011", "1"), ("Lyon", "", "69003", "4"), ("Nantes", "", "44000", "2")],
        *[("Toulouse", "", "31000", "5"), ("Lille", "", "59000", "3"), ("Bordeaux", "", "33000", "5")],
    ],
    "en": [
        *[("Toronto", "ON", "M5V 2T6", "416"), ("Ottawa", "ON", "K1P 5M7", "613"), ("Boston", "MA", "02116", "617")],
        *[("Chicago", "IL", "60614", "312"), ("Vancouver", "BC", "V6B 4N6", "604"), ("Seattle", "WA", "98101", "206")],
    ],
}
MAIL = {
    "qc": "gmail.com gmail.com hotmail.com videotron.ca outlook.com yahoo.ca bell.net icloud.com",
    "fr": "gmail.com gmail.com orange.fr free.fr hotmail.fr wanadoo.fr laposte.net yahoo.fr outlook.fr icloud.com",
    "en": "gmail.com gmail.com gmail.com yahoo.com hotmail.com outlook.com icloud.com rogers.com comcast.net aol.com",
}
STREETS = {
    "qc": "rue Saint-Jean, avenue du Parc, chemin des Érables, rue Principale, boulevard Laurier, rue des Pins",
    "fr": "rue de la République, avenue Jean-Jaurès, rue des Lilas, place du Marché, rue Victor-Hugo, rue du Moulin",
    "en": "Main Street, Oak Avenue, Maple Drive, King Street West, Elm Road, Park Lane",
}
TITLES = "Directrice Directeur Manager Analyste Consultant Infirmière Engineer Enseignante Comptable Developer"
_FORMS = "inc. ltée SAS Ltd"
TRADES = "Groupe Conseil Assurances Construction Médias Software Clinique Transport Services Partners Foods Design"
TODAY = 2026


@dataclass(slots=True)
class Company:
    """Hold a place of work; shared: an address and a telephone that many of its people give as theirs."""

    name: str
    domain: str
    scheme: str
    switchboard: str
    street: str
    place: tuple[str, str, str, str]
    shares_email: bool


@dataclass(slots=True)
class Household:
    """Hold what a family shares."""

    number: int
    country: str
    street: str
    place: tuple[str, str, str, str]
    landline: str
    email: str


@dataclass(slots=True)
class Person:
    """Hold what is true of somebody, now and before.

    role: "parent" or "child" in the household. maiden: the family name before a marriage. twin: the number of a twin.
    """

    number: int
    given: str
    family: str
    sex: str
    country: str
    born: date
    household: Household
    role: str
    maiden: str = ""
    generation: str = ""
    twin: int = 0
    mobiles: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    jobs: list[Company] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    streets: list[tuple[str, tuple[str, str, str, str]]] = field(default_factory=list)
    partner: Person | None = None
    parent: Person | None = None

    @property
    def age(self) -> int:
        """Count the years."""
        return TODAY - self.born.year


def plain(text: str) -> str:
    """Write without accents, as in addresses of e-mail."""
    bare = unicodedata.normalize("NFD", text.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in bare if letter.isascii())


def squeezed(text: str) -> str:
    """Write as in an address of e-mail: small plain letters only."""
    return "".join(letter for letter in plain(text).lower() if letter.isalnum())


class World:
    """Live as all that is made up from one seed."""

    def __init__(self, people: int, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same people at each run
        self.people: list[Person] = []
        self._taken: set[str] = set()
        self._at_work: dict[str, int] = {}
        self._numbers = count(1)
        self._companies = {
            country: [self._company(country) for _ in range(max(people // 40, 3))] for country in ("qc", "fr", "en")
        }
        while len(self.people) < people:
            self._household()
        self._recycle()

    def _recycle(self) -> None:
        """Let some have the number that another gave up."""
        for one in self.people:
            if len(one.mobiles) > 1 and self.is_so(0.02):
                self.chance.choice(self.people).mobiles[:1] = one.mobiles[-1:]

    def is_so(self, share: float) -> bool:
        """Let something be so in a share of cases."""
        return self.chance.random() < share

    def one_of(self, text: str, separator: str | None = None) -> str:
        """Draw one of some words."""
        return self.chance.choice(text.split(separator)).strip()

    def family_name(self, country: str) -> str:
        """Draw a family name; in Québec a few are very common, in France hardly any."""
        common = {"qc": 0.5, "fr": 0.22, "en": 0.4}[country]
        if self.is_so(common):
            return names.zipf(self.chance, names.FAMILIES[country].split(), 9).replace("_", " ")
        return names.rare_family(self.chance, country)

    def given_name(self, country: str, sex: str) -> str:
        """Draw a given name."""
        known = (names.WOMEN if sex == "f" else names.MEN)[country].split()
        return names.zipf(self.chance, known, 12).replace("_", " ")

    def telephone(self, country: str, area: str, *, is_mobile: bool) -> str:
        """Make up a number in the form +1 418 5550142, or +33 6 12345678."""
        if country == "fr":
            return f"+33 {self.one_of('6 6 7') if is_mobile else area} {self.chance.randrange(10**7, 10**8)}"
        return f"+1 {area} {self.chance.randrange(2, 10)}{self.chance.randrange(10**6):06}"

    def _street(self, country: str) -> str:
        return f"{self.chance.randrange(1, 3000)}, {self.one_of(STREETS[country], ',')}"

    def _company(self, country: str) -> Company:
        place = self.chance.choice(PLACES[country])
        word = names.rare_family(self.chance, country)
        name = f"{self.one_of(TRADES)} {word}"
        return Company(
            f"{name} {self.one_of(_FORMS)}" if self.is_so(0.3) else name,
            f"{squeezed(name)}.{ {'qc': 'ca', 'fr': 'fr', 'en': 'com'}[country] }",
            self.one_of("given.family gfamily given familyg"),
            self.telephone(country, place[3], is_mobile=False),
            self._street(country),
            place,
            self.is_so(0.25),
        )

    def email(self, given: str, family: str, country: str) -> str:
        """Make up an address that nobody has."""
        one, two = squeezed(given), squeezed(family)
        for tries in count():
            form = self.one_of("{one}.{two} {one}{two} {i}{two} {one}.{two}{n} {two}{one} {one}{n} {one}_{two}")
            number = self.chance.randrange(1, 100 * 10**tries)
            local = form.format(one=one, two=two, i=one[:1], n=number) + str(number) * (tries > 0)
            found = f"{local}@{self.one_of(MAIL[country])}"
            if found not in self._taken:
                self._taken.add(found)
                return found
        raise AssertionError

    def at_work(self, one: Person, job: Company) -> str:
        """Give somebody's address at a company, with a number where a colleague called alike has it."""
        given, family = squeezed(one.given), squeezed(one.family)
        forms = {
            "given.family": f"{given}.{family}",
            "gfamily": f"{given[:1]}{family}",
            "given": f"{given}{one.number}",
        }
        local = forms.get(job.scheme, f"{family}{given[:1]}")
        found = (f"{local}{number if number > 1 else ''}@{job.domain}" for number in count(1))
        return next(email for email in found if self._at_work.setdefault(email, one.number) == one.number)

    def _household(self) -> None:
        country = self.chance.choices(("qc", "fr", "en"), (45, 30, 25))[0]
        family, place = self.family_name(country), self.chance.choice(PLACES[country])
        number = next(self._numbers)
        shared = f"famille.{squeezed(family)}{number}@{self.one_of(MAIL[country])}" * self.is_so(0.14)
        landline = self.telephone(country, place[3], is_mobile=False) * self.is_so(0.5)
        home = Household(number, country, self._street(country), place, landline, shared)
        kind = self.chance.choices(("single", "couple", "family"), (30, 30, 40))[0]
        age = self.chance.randrange(28, 75)
        man = self._person(home, "m", family, age, "parent")
        if kind == "single":
            self.people.append(man if self.is_so(0.5) else self._person(home, "f", family, age, "parent"))
            return
        woman = self._wife(home, man, age)
        self.people += [man, woman]
        if kind == "family":
            self._children(home, man, woman)

    def _wife(self, home: Household, man: Person, age: int) -> Person:
        own = self.family_name(home.country)
        woman = self._person(home, "f", own, max(age + self.chance.randrange(-6, 5), 22), "parent")
        man.partner, woman.partner = woman, man
        takes, joins = {"qc": (0.06, 0.02), "fr": (0.55, 0.12), "en": (0.6, 0.06)}[home.country]
        drawn = self.chance.random()
        if drawn < takes:
            woman.maiden, woman.family = own, man.family
        elif drawn < takes + joins:
            woman.maiden, woman.family = own, f"{own}-{man.family}"
        return woman

    def _children(self, home: Household, man: Person, woman: Person) -> None:
        number = self.chance.randint(1, 3)
        oldest = min(man.age, woman.age) - self.chance.randrange(20, 32)
        family = man.family
        if home.country == "qc" and self.is_so(0.2):
            family = f"{woman.maiden or woman.family}-{man.family}"
        children: list[Person] = []
        for place in range(number):
            age = oldest - place * self.chance.randrange(2, 5)
            if age < 8:  # noqa: PLR2004 - whom nobody has in a book
                break
            child = self._person(home, self.one_of("m f"), family, age, "child")
            while child.given in {one.given for one in (man, woman, *children)}:
                child.given = self.given_name(home.country, child.sex)
            child.parent = self.chance.choice((man, woman))
            children.append(child)
        if len(children) > 1 and self.is_so(0.1):
            one, two = children[:2]
            two.born, two.twin, one.twin = one.born, one.number, two.number
        son = next((one for one in children if one.sex == "m"), None)
        if son and not son.twin and self.is_so(0.05):
            son.given, son.generation, man.generation = man.given, "fils", "père"
            if home.country == "en":
                son.generation, man.generation = "Jr.", "Sr."
        self.people += children

    def _person(self, home: Household, sex: str, family: str, age: int, role: str) -> Person:
        country = home.country
        given = self.given_name(country, sex)
        born = date(TODAY - age, self.chance.randint(1, 12), self.chance.randint(1, 28))
        one = Person(next(self._numbers), given, family, sex, country, born, home, role)
        one.streets = [(home.street, home.place)]
        if self.is_so(0.2):
            one.streets.append((self._street(country), self.chance.choice(PLACES[country])))
        if age > 13 and self.is_so(0.93):  # noqa: PLR2004 - old enough for a telephone
            one.mobiles.append(self.telephone(country, home.place[3], is_mobile=True))
        if one.mobiles and self.is_so(0.22):
            one.mobiles.append(self.telephone(country, home.place[3], is_mobile=True))
        one.emails = [self.email(given, family, country) for _ in range(1 + self.is_so(0.35))]
        if (role == "parent" and age < 66) or age > 22:  # noqa: PLR2004 - ages at which people work
            for _ in range(1 + self.is_so(0.4)):
                known = self._companies[country]
                one.jobs.append(known[int(len(known) * self.chance.random() ** 2)])
                one.titles.append(self.one_of(TITLES))
        return one
