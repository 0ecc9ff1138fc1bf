"""My own details: which circles are given them, and where my accounts say something else than my card."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import details as domain
from entourage.domain.contact import Kind, display_name, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.seeing import Difference, Said
from entourage.domain.text import fold
from entourage.operations import circles as circle_acts
from entourage.storage import circles, contacts, hours, leaks
from entourage.storage import details as storage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.domain.contact import Value
    from entourage.domain.details import Detail, Given
    from entourage.storage.database import Database, Session


class Cell(NamedTuple):
    """Hold whether a circle is given a detail; is_usual: nobody said otherwise."""

    is_given: bool
    is_usual: bool


@dataclass(frozen=True, slots=True)
class MyDetails:
    """Hold my own details, and by (circle's id, detail's key) who is given them; cards: those that are me."""

    cards: tuple[tuple[int, str], ...]
    circles: tuple[Circle, ...]
    details: tuple[Detail, ...]
    said: Given

    @property
    def me(self) -> int:
        """Name my card, the first where there are several, 0 where there is none."""
        return self.cards[0][0] if self.cards else 0

    def cell(self, circle: Circle, detail: Detail) -> Cell:
        """Tell whether a circle is given a detail."""
        return Cell(domain.is_given(circle, detail, self.said), (circle.id, detail.key) not in self.said)

    def of(self, inside: Sequence[Circle]) -> list[Detail]:
        """List what someone of these circles is given."""
        return domain.given(inside, self.details, self.said)


def mine(database: Database) -> MyDetails:
    """Read my own details and who is given them."""
    with database.read() as session:
        return _mine(session)


def _mine(session: Session) -> MyDetails:
    mine = leaks.me(session)
    has_hours = bool(hours.working(session) or hours.reachable(session))
    found = domain.details(_values(session, mine), has_hours=has_hours)
    every = tuple(circles.every(session))
    return MyDetails(_named(session, mine), every, tuple(found), storage.said(session))


def cards(database: Database) -> tuple[tuple[int, str], ...]:
    """List the cards that are me, with what they are called."""
    with database.read() as session:
        return _named(session, leaks.me(session))


def _named(session: Session, mine: Sequence[int]) -> tuple[tuple[int, str], ...]:
    return tuple((one.id, one.display_name) for one in contacts.load_lightly(session, mine, (Kind.NAME,)))


def _values(session: Session, mine: Sequence[int]) -> list[Value]:
    return [
        value
        for contact in contacts.load_lightly(session, mine, (*domain.KINDS, Kind.NAME))
        for value in contact.values
    ]


def give(database: Database, wanted: Mapping[tuple[int, str], bool | None]) -> None:
    """Say which details circles are given, by (circle's id, detail's key), in one act; None for what is usual.

    A circle that was removed meanwhile is given nothing. Raises EntourageError: "detail_unknown" for one that I do not
    have.
    """
    with database.unit("give_details") as unit:
        found = _mine(unit.session)
        circles = {one.id: one for one in found.circles}
        wanted = {key: is_given for key, is_given in wanted.items() if key[0] in circles}
        keys = {one.key for one in found.details}
        for _, key in wanted:
            if key not in keys:
                raise EntourageError("detail_unknown", detail=key)
        storage.say(unit, wanted)
        unit.params |= {"count": len(wanted)}
        if len(wanted) == 1:
            (circle_id, detail), is_given = next(iter(wanted.items()))
            unit.params |= {"circle": circle_acts.told(circles[circle_id]), "detail": detail, "given": is_given}


def differences(database: Database, accounts: Sequence[Account]) -> list[Difference]:
    """Find where my accounts do not say the same of me as my card, or as each other where my card says nothing."""
    with database.read() as session:
        values = tuple(_values(session, leaks.me(session)))
    name = display_name(values)
    titles = [one.text for one in values if one.kind in (Kind.TITLE, Kind.ROLE)]
    links = [one.text for one in of_kind(values, Kind.URL)]
    found = [
        _difference("name", [name] if name else [], [(one, one.name) for one in accounts], fold),
        _difference("title", titles, [(one, one.title) for one in accounts], fold),
        _difference("link", links, [(one, one.link) for one in accounts], _address),
        _photo(accounts),
    ]
    return [one for one in found if one]


def _difference(
    field: str, on_card: Sequence[str], of_accounts: Sequence[tuple[Account, str]], form: Callable[[str], str]
) -> Difference | None:
    told = [(account, text) for account, text in of_accounts if text.strip()]
    if not told:
        return None
    usual = {form(one) for one in on_card} or {Counter(form(text) for _, text in told).most_common(1)[0][0]}
    if all(form(text) in usual for _, text in told):
        return None
    card = [Said(None, text) for text in on_card]
    return Difference(field, (*card, *(Said(account, text) for account, text in told)))


def _photo(accounts: Sequence[Account]) -> Difference | None:
    told = [Said(one, one.photo) for one in accounts if one.photo]
    return Difference("photo", tuple(told)) if any(one.text != "same" for one in told) else None


def _address(text: str) -> str:
    return fold(text).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
