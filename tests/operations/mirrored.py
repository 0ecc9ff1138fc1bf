"""A book of the program that somebody uses at random, and beside it the oracle's, in which the same is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.domain import oracle
from tests.domain.random_books import VERDICTS, some

from entourage.domain.account import Strength
from entourage.domain.audience import Channel
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach, Use
from entourage.domain.sharing import Verdict
from entourage.operations import (
    accounts,
    audience_lists,
    circles,
    connections,
    contacts,
    networks,
    sharing,
    todo,
    topics,
)
from entourage.operations.audience import known
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from random import Random

    from entourage.storage.database import Database

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal")
PRESETS = {"Close friends": "close_friends", "Colleagues": "colleagues", "Clients": "clients"}
PRESETS |= {"Less familiar": "less_familiar"}
OWN = ("Choir", "Neighbours")
LOCKED, KINDS = "Confidential", ("Recipes", "Songs")
REACHES = {"facebook": ("public", "all", "except", "only"), "email": ("direct",), "whatsapp": ("all", "except", "only")}


def kind_at_first(*, locked: bool) -> dict[str, Any]:
    return {"locked": locked, "public": "nothing", "unsorted": "nothing"}


class Mirrored:
    """Do the same in the program and in the oracle's book."""

    def __init__(self, database: Database, random: Random) -> None:
        self.database, self.random = database, random
        self.ids: dict[str, int] = {}
        self.addressed: set[str] = set()
        self.mobile: set[str] = set()
        self.told: dict[tuple[str, str], str] = {}
        self.book: oracle.Book = {
            "people": [],
            "circles": [*PRESETS, *OWN],
            "preset": PRESETS,
            "closed": [],
            "in": {},
            "kinds": {kind: kind_at_first(locked=kind == LOCKED) for kind in (LOCKED, *KINDS)},
            "rules": {},
            "exceptions": {},
            "accounts": [*REACHES],
            "lists": {},
        }
        for name in OWN:
            circles.add(database, named=Named(name))
        for name in KINDS:
            topics.add(database, named=Named(name))
        for key in REACHES:
            network = networks.network(key)
            assert network
            accounts.add(database, network)
        for name in NAMES[: random.randint(3, len(NAMES))]:
            self.add(name)
        self.begin()
        self.look()

    def add(self, name: str) -> None:
        fields = []
        if self.random.random() < 0.5:
            self.addressed.add(name)
            fields.append(("email", f"{name.lower()}@example.org"))
        if self.random.random() < 0.5:
            self.mobile.add(name)
            fields.append(("mobile", f"+33 6 12 34 56 {10 + len(self.ids)}"))
        circle = self.one(self.book["circles"])
        self.ids[name] = contacts.add(self.database, name=name, fields=fields, circle=self.circle(circle))
        self.book["people"].append(name)
        self.book["in"][name] = [circle]

    def begin(self) -> None:
        """Give most circles rules, and the account with lists most people, so that there is something to clash."""
        of = {(circle, kind): self.one(VERDICTS) for circle in self.book["circles"] for kind in KINDS}
        self.book["rules"] = {pair: verdict for pair, verdict in of.items() if self.random.random() < 0.7}
        changes = [
            RuleChange(topic=Named(kind), verdict=self.verdict(verdict), circle=self.circle(circle))
            for (circle, kind), verdict in self.book["rules"].items()
        ]
        sharing.change_rules(self.database, changes)
        there = [name for name in self.ids if self.random.random() < 0.7]
        ids = [self.ids[name] for name in there]
        connections.connect(self.database, self.account("facebook"), ids, Strength.SURE)
        self.told |= dict.fromkeys([(name, "facebook") for name in there], "sure")

    def look(self) -> None:
        """Say in the oracle's book who is there: by hand, by what a list holds, by address, by number."""
        there: dict[tuple[str, str], str] = {}
        for name in self.book["people"]:
            if name in self.addressed:
                there[name, "email"] = "sure"
            if name in self.mobile:
                there[name, "whatsapp"] = "presumed"
            for one in self.book["lists"].values():
                if name in one["holds"]:
                    there[name, one["account"]] = "sure"
        there |= self.told
        self.book["connections"] = {pair: how for pair, how in there.items() if how != "absent"}

    def act(self) -> None:
        """Do something at random, in both."""
        acts = [self.sort, self.sort, self.rule, self.rule, self.rule, self.unsorted, self.exception]
        acts += [self.close, self.connect, self.connect, self.list, self.choose, self.tick, self.tick, self.tick]
        self.random.choice(acts)()
        self.look()

    def one(self, things: Any) -> Any:  # noqa: ANN401 - whatever they are
        return self.random.choice([*things])

    def circle(self, name: str) -> Named:
        return Named(name, PRESETS.get(name))

    def sort(self) -> None:
        name, circle = self.one(self.ids), self.one(self.book["circles"])
        inside = self.book["in"][name]
        into, out_of = (None, self.circle(circle)) if circle in inside else (self.circle(circle), None)
        circles.sort(self.database, people=[self.ids[name]], into=into, out_of=out_of)
        self.book["in"][name] = [one for one in inside if one != circle] if out_of else [*inside, circle]

    def rule(self) -> None:
        circle, kind, verdict = self.one(self.book["circles"]), self.one(KINDS), self.one([*VERDICTS, None])
        change = RuleChange(topic=Named(kind), verdict=self.verdict(verdict), circle=self.circle(circle))
        sharing.change_rules(self.database, [change])
        self.set(self.book["rules"], (circle, kind), verdict)

    def unsorted(self) -> None:
        kind, verdict = self.one(KINDS), self.one(VERDICTS)
        change = RuleChange(topic=Named(kind), verdict=self.verdict(verdict), group="unsorted")
        sharing.change_rules(self.database, [change])
        self.book["kinds"][kind]["unsorted"] = verdict

    def exception(self) -> None:
        name, kind, verdict = self.one(self.ids), self.one(KINDS), self.one([*VERDICTS, None])
        change = RuleChange(topic=Named(kind), verdict=self.verdict(verdict), contact=self.ids[name])
        sharing.change_rules(self.database, [change])
        self.set(self.book["exceptions"], (name, kind), verdict)

    def verdict(self, code: str | None) -> Verdict | None:
        return None if code is None else Verdict.from_code(code)

    def set(self, table: dict[Any, str], pair: tuple[str, str], word: str | None) -> None:
        table.pop(pair, None)
        if word is not None:
            table[pair] = word

    def close(self) -> None:
        circle = self.one(OWN)
        closes = circle not in self.book["closed"]
        circles.set_closed(self.database, named=Named(circle), closed=closes)
        others = [one for one in self.book["closed"] if one != circle]
        self.book["closed"] = [*others, circle] if closes else others

    def connect(self) -> None:
        name, account = self.one(self.ids), self.one(["facebook", *REACHES])
        strength = self.one(["sure", "sure", "presumed", "unknown", "absent", None, None, None])
        if strength:
            connections.connect(self.database, self.account(account), [self.ids[name]], Strength(strength))
        else:
            connections.forget(self.database, self.account(account), [self.ids[name]])
        self.set(self.told, (name, account), strength)

    def account(self, name: str) -> int:
        return [*REACHES].index(name) + 1

    def list(self) -> None:
        lists = self.book["lists"]
        name = f"List {len(lists) + 1}" if lists else "restricted"
        use = "restricted" if name == "restricted" else self.one(["only", "except"])
        inside = some(self.random, self.book["circles"], 3) or ["Clients"]
        meant = None if name == "restricted" else Use(use)
        audience_lists.add(self.database, self.account("facebook"), name, [self.circle(one) for one in inside], meant)
        lists[name] = {"account": "facebook", "use": use, "circles": inside, "on": [], "off": []}
        lists[name] |= {"holds": [], "applied": False}

    def key(self, name: str) -> int:
        """Find a list: they are numbered as they were made."""
        return [*self.book["lists"]].index(name) + 1

    def choose(self) -> None:
        if not self.book["lists"]:
            return
        listed, name, where = self.one(self.book["lists"]), self.one(self.ids), self.one(["on", "off", None])
        is_on = None if where is None else where == "on"
        audience_lists.choose(self.database, self.key(listed), [self.ids[name]], is_on=is_on)
        one = self.book["lists"][listed]
        for by_hand in ("on", "off"):
            one[by_hand] = [other for other in one[by_hand] if other != name]
        if where:
            one[where].append(name)

    def tick(self) -> None:
        """Note that all was done on the network for a list, or what some people needed."""
        if not self.book["lists"]:
            return
        listed = self.one(self.book["lists"])
        one = self.book["lists"][listed]
        of_whom = [*self.ids] if self.random.random() < 0.5 else some(self.random, [*self.ids], 3)
        left = False
        holds = set(one["holds"])
        for name in self.ids:
            there = self.book["connections"].get((name, "facebook")) in ("sure", "presumed")
            is_to_be = there and oracle.is_to_be_on(self.book, name, listed)
            if is_to_be != (name in holds):
                if name in of_whom:
                    holds ^= {name}
                else:
                    left = True
        is_all = len(of_whom) == len(self.ids)
        try:
            todo.tick(self.database, self.key(listed), None if is_all else [self.ids[name] for name in of_whom])
        except EntourageError as error:
            assert error.code == "nothing_to_do"  # noqa: PT017 - of these people nothing was asked
            assert holds == set(one["holds"])
            return
        assert is_all or holds != set(one["holds"])
        one["holds"], one["applied"] = sorted(holds), one["applied"] or not left

    def question(self) -> dict[str, Any]:
        """Ask something at random, as the oracle is asked."""
        account = self.one(REACHES)
        reach = self.one(REACHES[account])
        named = reach in ("except", "only", "direct")
        lists = some(self.random, [*self.book["lists"]], 2) if named and account == "facebook" else []
        inside = some(self.random, self.book["circles"], 2) if named else []
        if named and not lists:
            inside = inside or ["Clients"]
        return {
            "channel": {"account": account, "reach": reach, "lists": lists, "circles": inside},
            "kinds": self.random.sample([*KINDS, *KINDS, LOCKED], 1) if self.random.random() < 0.5 else [*KINDS],
            "amount": self.one(["little", "everything"]),
            "meant": set(some(self.random, [*self.ids], 5)) or None,
        }

    def channel(self, one: oracle.Channel) -> Channel:
        """Say a channel as the program does."""
        by_name = {circle.name or circle.preset: circle.id for circle in known(self.database).situation.circles}
        inside = tuple(by_name[PRESETS.get(name, name)] for name in one["circles"])
        return Channel(self.account(one["account"]), Reach(one["reach"]), tuple(map(self.key, one["lists"])), inside)
