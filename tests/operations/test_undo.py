"""A random user is let loose on a book; undo and redo put back every row."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.domain.sharing import Verdict
from entourage.operations import (
    accounts,
    audience_lists,
    circles,
    connections,
    contacts,
    history,
    imports,
    merging,
    networks,
    sharing,
    todo,
    topics,
)
from entourage.operations.audience import known
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange
from entourage.storage.tables import SQLModel

if TYPE_CHECKING:
    from entourage.storage.database import Database

NAMES = st.sampled_from(["Élodie Côté", "Luc Roy", "Ana", "Jean de la Tour"])
CIRCLES = st.sampled_from([Named("Clients", "clients"), Named("Close friends", "close_friends"), Named("Chorale")])
TOPICS = st.sampled_from([Named("politics", "politics"), Named("leisure", "leisure")])
OWN_TOPICS = st.sampled_from([Named("Recettes"), Named("Chant")])
FIELDS = st.sampled_from(["given", "family", "email", "telephone", "note", "organization", "birthday"])
ANCHOR = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:anchor\r\nFN:Anchor\r\nEND:VCARD\r\n"
CARDS = st.builds(
    "BEGIN:VCARD\r\nVERSION:3.0\r\n{}FN:{}\r\n{}{}END:VCARD\r\n".format,
    st.sampled_from(["", "UID:u\r\n", "UID:v\r\n", "UID:w\r\n"]),
    st.sampled_from(["Luc Roy", "Ana", "Jean Roy"]),
    st.sampled_from(["", "TEL:1\r\n", "TEL;TYPE=CELL:1\r\n", "EMAIL:a@example.org\r\n"]),
    st.sampled_from(["", "TITLE:Chef\r\n", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\n", "NICKNAME:é\r\n"]),
)
VERDICTS = st.sampled_from([*Verdict, None])
EXPECTED = {
    "circle_unknown",
    "circle_exists",
    "same_circle",
    "topic_unknown",
    "topic_exists",
    "topic_of_preset",
    "account_exists",
    "account_exists_unnamed",
    "list_exists",
    "nothing_to_do",
}


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Read every row that undo is answerable for, and what search finds."""
    with database.read() as session:
        connection = session.connection()
        tables = [name for name in SQLModel.metadata.tables if name not in ("unit", "change")]
        rows = {name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in tables}  # noqa: S608 - names of the schema
    found = {word: contacts.listing(database, contacts.People(words=word)) for word in ("e", "roy", "418", "cote")}
    return rows | {f"search {word}": list(people) for word, people in found.items()}


class RandomUser(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name)
        self.database = open_book(self.place)
        self.number = 0
        self.past: list[dict[str, list[tuple[object, ...]]]] = [dump(self.database)]
        self.now = 0

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def note(self) -> None:
        state = dump(self.database)
        if state != self.past[self.now]:
            self.past[self.now + 1 :] = [state]
            self.now += 1

    def someone(self, number: int) -> int | None:
        people = contacts.listing(self.database)
        return people[number % len(people)][0] if people else None

    @rule(name=NAMES, email=st.sampled_from(["", "a@example.org", "b@example.org"]))
    def add(self, name: str, email: str) -> None:
        contacts.add(self.database, name=name, fields=[("email", email)])
        self.note()

    @rule(files=st.lists(st.lists(CARDS, min_size=1, max_size=3), min_size=1, max_size=2))
    def bring_in(self, files: list[list[str]]) -> None:
        paths = []
        for cards in files:
            self.number += 1
            paths.append(self.place / f"{self.number}.vcf")
            paths[-1].write_text(ANCHOR + "".join(cards), encoding="utf-8", newline="")
        planned, _ = imports.plan(self.database, paths)
        imports.carry_out(self.database, planned)
        self.note()
        for again in (paths, *([path] for path in paths)):
            planned, _ = imports.plan(self.database, again)
            assert planned.counts["same"] == len(planned.steps)
            imports.carry_out(self.database, planned)
            assert dump(self.database) == self.past[self.now]

    @rule(number=st.integers(0, 5), field=FIELDS, text=st.sampled_from(["", "1985-04-12", "Zoé", "418 555-0199"]))
    def edit(self, number: int, field: str, text: str) -> None:
        key = self.someone(number)
        if key is None or (field == "birthday" and text not in ("", "1985-04-12")):
            return
        contacts.set_field(self.database, contact_id=key, field=field, text=text)
        self.note()

    @rule(number=st.integers(0, 5), into=CIRCLES, out_of=st.none() | CIRCLES)
    def sort(self, number: int, into: Named, out_of: Named | None) -> None:
        people = [listed[0] for listed in contacts.listing(self.database)[: number + 1]]
        self.attempt(lambda: circles.sort(self.database, people=people, into=into, out_of=out_of))

    @rule(circle=CIRCLES, closed=st.booleans())
    def close(self, circle: Named, *, closed: bool) -> None:
        self.attempt(lambda: circles.set_closed(self.database, named=circle, closed=closed))

    @rule(circle=CIRCLES)
    def remove_circle(self, circle: Named) -> None:
        self.attempt(lambda: circles.remove(self.database, named=circle))

    @rule(circle=CIRCLES)
    def add_circle(self, circle: Named) -> None:
        self.attempt(lambda: circles.add(self.database, named=circle))

    @rule(circle=CIRCLES, topic=TOPICS, verdict=VERDICTS)
    def decide(self, circle: Named, topic: Named, verdict: Verdict | None) -> None:
        change = RuleChange(circle=circle, topic=topic, verdict=verdict)
        self.attempt(lambda: sharing.change_rules(self.database, [change]))

    @rule(number=st.integers(0, 5), topic=TOPICS, verdict=VERDICTS)
    def except_someone(self, number: int, topic: Named, verdict: Verdict | None) -> None:
        key = self.someone(number)
        if key is not None:
            change = RuleChange(contact=key, topic=topic, verdict=verdict)
            self.attempt(lambda: sharing.change_rules(self.database, [change]))

    @rule(preset=st.sampled_from(["reserved", "open"]))
    def use_preset(self, preset: str) -> None:
        self.attempt(lambda: sharing.change_rules(self.database, [], preset=preset))

    @rule(name=OWN_TOPICS)
    def add_topic(self, name: Named) -> None:
        self.attempt(lambda: topics.add(self.database, named=name))

    @rule(topic=TOPICS | OWN_TOPICS, new=TOPICS | OWN_TOPICS, place=st.integers(-1, 20))
    def change_topic(self, topic: Named, new: Named, place: int) -> None:
        self.attempt(lambda: topics.rename(self.database, named=topic, new=new))
        self.attempt(lambda: topics.move(self.database, named=new, place=place))

    @rule(topic=OWN_TOPICS)
    def remove_topic(self, topic: Named) -> None:
        self.attempt(lambda: topics.remove(self.database, named=topic))

    @rule(one=st.integers(0, 5), other=st.integers(0, 5), is_same=st.booleans())
    def say_who_is_who(self, one: int, other: int, *, is_same: bool) -> None:
        person, into = self.someone(one), self.someone(other)
        if person is None or into is None or person == into:
            return
        if is_same:
            merging.merge(self.database, [[into, person]])
        else:
            merging.keep_apart(self.database, [[person, into]])
        self.note()

    @rule(network=st.sampled_from(["facebook", "whatsapp", "email"]), handle=st.sampled_from(["", "me"]))
    def open_account(self, network: str, handle: str) -> None:
        found = networks.network(network)
        assert found
        self.attempt(lambda: accounts.add(self.database, found, handle=handle))

    def account(self) -> int:
        """Give the newest account, 0 where there is none."""
        return max((one.id for one in known(self.database).situation.accounts), default=0)

    @precondition(lambda self: self.account())
    @rule()
    def close_account(self) -> None:
        self.attempt(lambda: accounts.remove(self.database, self.account()))

    @precondition(lambda self: self.account())
    @rule(number=st.integers(0, 5), strength=st.none() | st.sampled_from(Strength))
    def say_who_is_there(self, number: int, strength: Strength | None) -> None:
        key, account = self.someone(number), self.account()
        if key is None:
            self.attempt(lambda: connections.accept_names(self.database, account))
        elif strength is None:
            self.attempt(lambda: connections.forget(self.database, account, [key]))
        else:
            self.attempt(lambda: connections.connect(self.database, account, [key], strength))

    @precondition(lambda self: self.account() and known(self.database).network(self.account()).has_lists)
    @rule(
        name=st.sampled_from(["Voile", "Chant"]), use=st.sampled_from([Use.ONLY, Use.EXCEPT]), number=st.integers(0, 5)
    )
    def make_list(self, name: str, use: Use, number: int) -> None:
        key = self.someone(number)
        circle = known(self.database).situation.circles[:1]
        chosen = {} if key is None else {key: True}
        named = [Named(one.name, one.preset) for one in circle]
        self.attempt(lambda: audience_lists.add(self.database, self.account(), name, named, use, chosen))

    @precondition(lambda self: known(self.database).situation.lists)
    @rule(what=st.sampled_from(["tick", "keep off", "leave", "rename", "remove"]), number=st.integers(0, 5))
    def use_list(self, what: str, number: int) -> None:
        listed, key = max(known(self.database).situation.lists), self.someone(number)
        some = [] if key is None else [key]
        acts = {
            "tick": lambda: todo.tick(self.database, listed),
            "keep off": lambda: audience_lists.choose(self.database, listed, some, is_on=False),
            "leave": lambda: audience_lists.choose(self.database, listed, some, is_on=None),
            "rename": lambda: audience_lists.change(self.database, listed, name=f"Liste {number}"),
            "remove": lambda: audience_lists.remove(self.database, listed),
        }
        self.attempt(acts[what])

    @rule(number=st.integers(0, 5))
    def delete(self, number: int) -> None:
        key = self.someone(number)
        if key is not None:
            self.attempt(lambda: contacts.delete(self.database, contact_ids=[key]))

    @precondition(lambda self: contacts.trash(self.database))
    @rule()
    def empty_the_trash(self) -> None:
        contacts.empty_trash(self.database)
        self.begin_anew()

    @rule(steps=st.integers(1, 6))
    def undo_what_is_left(self, steps: int) -> None:
        """Undo further than where the trash was emptied: nobody knows to what, but the book stays whole."""
        for _ in range(steps):
            with contextlib.suppress(EntourageError):
                history.undo(self.database)
                self.begin_anew()

    def begin_anew(self) -> None:
        self.past, self.now = [dump(self.database)], 0

    @rule()
    def look_from_elsewhere(self) -> None:
        other = open_book(self.place)
        assert dump(other) == dump(self.database)
        assert other.check() == []
        assert known(other).situation == known(self.database).situation
        other.close()

    def attempt(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except EntourageError as error:
            assert error.code in EXPECTED  # noqa: PT017 - what a random user may run into
        self.note()

    @precondition(lambda self: self.now > 0)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, self.now)):
            history.undo(self.database)
            self.now -= 1
            assert dump(self.database) == self.past[self.now]

    @precondition(lambda self: self.now + 1 < len(self.past))
    @rule()
    def redo(self) -> None:
        history.redo(self.database)
        self.now += 1
        assert dump(self.database) == self.past[self.now]

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database = open_book(self.place)

    @invariant()
    def the_book_is_whole(self) -> None:
        assert self.database.check() == []
        overview = circles.overview(self.database)
        assert overview.everyone == len(contacts.listing(self.database))
        assert overview.unsorted == len(contacts.listing(self.database, contacts.People(unsorted=True)))


RandomUser.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    # Shrinking a failure takes minutes; its steps are printed all the same.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestRandomUser = RandomUser.TestCase
