"""A book and the address books of real servers: what is brought in, carried there, asked, left alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from tests.operations.two_copies import ALL, Phone, new_copy
from tests.sync.cards import card

from entourage.domain.contact import Kind
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.server import USUAL, Field, Grouping, People, Sharing
from entourage.domain.syncing import Answer
from entourage.operations import circles, contacts, history, imports, merging, servers
from entourage.operations.naming import Named
from entourage.operations.server_compare import Act, Side, Sort
from entourage.operations.server_plan import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.operations.two_copies import Copy
    from tests.sync.servers import Server

    from entourage.domain.contact import Contact
    from entourage.operations.server_plan import SyncPlan

NEW_HERE, NEW_THERE = (Side.HERE, Act.NEW), (Side.THERE, Act.NEW)
CHANGED_HERE, CHANGED_THERE = (Side.HERE, Act.CHANGED), (Side.THERE, Act.CHANGED)
GONE_HERE, GONE_THERE = (Side.HERE, Act.GONE), (Side.THERE, Act.GONE)


class Shared:
    """Live as an address book of a server, the copies of the program that know it, and a phone."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.url = server.new_book(f"people-{uuid4()}")
        self.phone = Phone(server, self.url)
        self.copies: list[Copy] = []

    def copy(self, sharing: Sharing = ALL) -> Copy:
        self.copies.append(new_copy(self.folder / f"book{len(self.copies)}", self.server, self.url, sharing))
        return self.copies[-1]

    def copy_of(self, other: Copy, folder: Path) -> Copy:
        """Open a folder that was copied with all that is in it."""
        self.copies.append(replace(other, folder=folder))
        self.copies[-1].open()
        return self.copies[-1]

    def edit(self, change: Callable[[str], str], number: int = 0) -> None:
        """Change a card as a phone does."""
        href = self.phone.hrefs()[number]
        self.phone.put(href, change(self.phone.card(href)))


@pytest.fixture
def shared(server: Server, tmp_path: Path) -> Iterator[Shared]:
    made = Shared(server, tmp_path)
    yield made
    for copy in made.copies:
        copy.close()


@pytest.fixture
def on_radicale(radicale: Server, tmp_path: Path) -> Iterator[Shared]:
    made = Shared(radicale, tmp_path)
    yield made
    for copy in made.copies:
        copy.close()


def add(copy: Copy, name: str, *fields: tuple[str, str], circle: str = "") -> int:
    key = contacts.add(copy.database, name=name, fields=fields)
    if circle:
        circles.sort(copy.database, people=[key], into=Named(circle), out_of=None, makes=True)
    return key


def only(copy: Copy) -> Contact:
    (person,) = copy.people()
    return person


def texts(person: Contact, kind: Kind) -> list[str]:
    return sorted(value.text for value in person.values if value.kind is kind)


def type_in(copy: Copy, contact: int, field: str, text: str) -> None:
    contacts.set_field(copy.database, contact_id=contact, field=field, text=text)


def adds(line: str) -> Callable[[str], str]:
    return lambda text: text.replace("END:VCARD", f"{line}\r\nEND:VCARD")


def test_people_come_and_go_both_ways(shared: Shared) -> None:
    first, second = shared.copy(), shared.copy()
    ana = add(first, "Ana Roy", ("email", "ana@example.org"), ("note", "Kind"), circle="Choir")
    add(first, "Bob Lee", ("telephone", "418 555-1000"))
    assert first.sync().done == {NEW_THERE: 2}
    assert second.sync().done[NEW_HERE] == 2
    assert first.told() == second.told()
    assert first.plan().is_nothing
    assert second.plan().is_nothing
    type_in(first, ana, "email", "ana@example.com")
    bob = contacts.find(second.database, "Bob Lee")
    contacts.delete(second.database, contact_ids=[bob])
    assert first.sync().done == {CHANGED_THERE: 1}
    assert second.sync().done == {CHANGED_HERE: 1, GONE_THERE: 1}
    assert first.sync().done == {GONE_HERE: 1}
    assert first.told() == second.told()
    assert len(shared.phone.hrefs()) == 1
    assert [name for _, name, _ in contacts.trash(first.database)] == ["Bob Lee"]


def test_one_act_here_is_undone_as_one_and_carried_there(shared: Shared) -> None:
    copy = shared.copy()
    ana = add(copy, "Ana Roy", ("email", "ana@example.org"))
    copy.sync()
    shared.edit(adds("TEL:418 555-1000"))
    assert copy.sync().done == {CHANGED_HERE: 1}
    entry, _ = history.undo(copy.database)
    assert entry.code == "sync"
    assert copy.sync().done == {CHANGED_THERE: 1}
    assert texts(contacts.load(copy.database, ana), Kind.TELEPHONE) == []
    assert "1000" not in next(iter(shared.phone.cards().values()))


def test_what_both_changed_is_asked_and_stays_on_both_sides_until_then(shared: Shared) -> None:
    copy = shared.copy()
    ana = add(copy, "Ana Roy", ("email", "ana@example.org"), ("birthday", "1985-04-12"))
    copy.sync()
    type_in(copy, ana, "email", "ana@here.example")
    shared.edit(lambda text: text.replace("ana@example.org", "ana@there.example"))
    for _ in range(2):
        (conflict,) = copy.sync().conflicts
        assert texts(contacts.load(copy.database, ana), Kind.EMAIL) == ["ana@here.example"]
        assert "ana@there.example" in next(iter(shared.phone.cards().values()))
    assert conflict.clash
    assert conflict.answers == (Answer.MINE, Answer.THEIRS, Answer.BOTH)
    assert copy.plan().conflicts == (conflict,)
    assert not copy.sync(Asked(answers={conflict.key: Answer.BOTH})).conflicts
    both = ["ana@here.example", "ana@there.example"]
    assert texts(contacts.load(copy.database, ana), Kind.EMAIL) == both
    assert all(one in next(iter(shared.phone.cards().values())) for one in both)
    assert copy.plan().is_nothing


@pytest.mark.parametrize(("answer", "email"), [(Answer.MINE, "ana@here.example"), (Answer.THEIRS, "ana@there.example")])
def test_answers_are_followed_on_both_sides(on_radicale: Shared, answer: Answer, email: str) -> None:
    copy = on_radicale.copy()
    ana = add(copy, "Ana Roy", ("email", "ana@example.org"))
    copy.sync()
    type_in(copy, ana, "email", "ana@here.example")
    on_radicale.edit(lambda text: text.replace("ana@example.org", "ana@there.example"))
    copy.sync(Asked(to_all=answer))
    assert texts(contacts.load(copy.database, ana), Kind.EMAIL) == [email]
    assert email in next(iter(on_radicale.phone.cards().values()))
    assert copy.plan().is_nothing


@pytest.mark.parametrize("answer", [Answer.MINE, Answer.THEIRS])
def test_whoever_is_deleted_here_and_changed_there_is_asked_about(on_radicale: Shared, answer: Answer) -> None:
    copy = on_radicale.copy()
    ana = add(copy, "Ana Roy", ("email", "ana@example.org"))
    add(copy, "Bob Lee")
    copy.sync()
    contacts.delete(copy.database, contact_ids=[ana])
    hrefs = on_radicale.phone.hrefs()
    number = next(place for place, href in enumerate(hrefs) if "ana@" in on_radicale.phone.card(href))
    on_radicale.edit(adds("TEL:418 555-1000"), number)
    (conflict,) = copy.sync().conflicts
    assert conflict.sort is Sort.DELETED_HERE
    assert on_radicale.phone.hrefs() == hrefs
    copy.sync(Asked(answers={conflict.key: answer}))
    is_there = answer is Answer.THEIRS
    assert (hrefs[number] in on_radicale.phone.hrefs()) is is_there
    assert [texts(one, Kind.TELEPHONE) for one in copy.people() if one.id == ana] == [["418 555-1000"]] * is_there
    assert copy.plan().is_nothing


@pytest.mark.parametrize("answer", [Answer.MINE, Answer.THEIRS])
def test_whoever_is_deleted_there_and_changed_here_is_asked_about(on_radicale: Shared, answer: Answer) -> None:
    copy = on_radicale.copy()
    ana = add(copy, "Ana Roy", ("email", "ana@example.org"))
    add(copy, "Bob Lee")
    copy.sync()
    type_in(copy, ana, "telephone", "418 555-1000")
    phone = on_radicale.phone
    phone.delete(next(href for href, text in phone.cards().items() if "ana@" in text))
    (conflict,) = copy.sync().conflicts
    assert conflict.sort is Sort.DELETED_THERE
    assert len(copy.people()) == 2
    copy.sync(Asked(answers={conflict.key: answer}))
    is_kept = answer is Answer.MINE
    assert any("1000" in text for text in phone.cards().values()) is is_kept
    assert (ana in [one.id for one in copy.people()]) is is_kept
    assert copy.plan().is_nothing


def test_a_thousand_people_come_once(on_radicale: Shared) -> None:
    lines = ["EMAIL;TYPE=HOME:{0}@example.org", "TEL;TYPE=CELL:+1 418 555 {0:04}", "X-SHOE-SIZE:{0}"]
    cards = [card(f"uid-{n}", *(line.format(n) for line in lines), name=f"Zoé {n} Roy{n}") for n in range(1000)]
    on_radicale.server.seed(on_radicale.url, cards)
    copy = on_radicale.copy(USUAL)
    assert copy.plan().counts == {NEW_HERE: 1000}
    done = copy.sync()
    assert done.done == {NEW_HERE: 1000}
    assert not done.waiting
    assert len(copy.people()) == 1000
    assert copy.plan().is_nothing


def test_what_the_program_does_not_know_survives_an_edit(shared: Shared) -> None:
    lines = ["item1.TEL:418 555-1000", "item1.X-ABLabel:Boat", "X-SHOE-SIZE;X-SIDE=left:42", "TZ:-05:00"]
    status, _ = shared.server.ask(
        "PUT",
        shared.url.removeprefix(shared.server.origin) + "ana.vcf",
        card("ana-1", *lines, name="Ana Roy"),
        Content_Type="text/vcard",
    )
    assert status in {201, 204}
    copy = shared.copy(USUAL)
    copy.sync()
    type_in(copy, only(copy).id, "email", "ana@example.org")
    assert copy.sync().done == {CHANGED_THERE: 1}
    (text,) = shared.phone.cards().values()
    for said in ("ana@example.org", "Boat", "X-SHOE-SIZE", "42", "X-SIDE=", "TZ", "-05:00", "UID:ana-1"):
        assert said.casefold() in text.casefold()
    assert copy.plan().is_nothing


def test_by_default_nothing_leaves_that_says_what_one_thinks_of_somebody(shared: Shared) -> None:
    copy = shared.copy(USUAL)
    private = [("note", "Owes me a book"), ("category", "Bores"), ("email", "ana@example.org")]
    add(copy, "Ana Roy", *private, circle="Keep at a distance of me")
    plan = copy.plan()
    assert plan.withheld == {Field.NOTES: 1, Field.LABELS: 1}
    copy.sync()
    (text,) = shared.phone.cards().values()
    assert "ana@example.org" in text
    for word in ("Owes", "Bores", "distance", "CATEGORIES", "NOTE"):
        assert word not in text
    assert copy.plan().is_nothing


def test_a_private_note_stays_when_a_shared_one_goes(shared: Shared) -> None:
    copy = shared.copy(USUAL)
    ana = add(copy, "Ana Roy", ("note", "Owes me a book"))
    copy.sync()
    shared.edit(adds("NOTE:Kind"))
    copy.sync()
    assert texts(contacts.load(copy.database, ana), Kind.NOTE) == ["Kind", "Owes me a book"]
    person = contacts.load(copy.database, ana)
    shared_note = next(one for one in person.held if one.value.text == "Kind")
    contacts.save(copy.database, ana, [Edit(shared_note, None)])
    copy.sync()
    (text,) = shared.phone.cards().values()
    assert "NOTE" not in text


def test_only_members_of_chosen_circles_are_put_there_and_stay(on_radicale: Shared) -> None:
    copy = on_radicale.copy()
    ana = add(copy, "Ana Roy", circle="Choir")
    add(copy, "Bob Lee", circle="Club")
    (choir,) = (key for key, name in copy.called.items() if name == "Choir")
    servers.change(copy.database, copy.book, sharing=Sharing(people=People.CIRCLES, circles=(choir,)))
    assert copy.sync().done == {NEW_THERE: 1}
    circles.sort(copy.database, people=[ana], into=None, out_of=Named("Choir"))
    assert copy.sync().done == {}
    (text,) = on_radicale.phone.cards().values()
    assert "Ana Roy" in text
    assert "Choir" not in text


@pytest.mark.parametrize("grouping", Grouping)
def test_a_circle_is_renamed_on_either_side(shared: Shared, grouping: Grouping) -> None:
    sharing = replace(ALL, grouping=grouping)
    first, second = shared.copy(sharing), shared.copy(sharing)
    for name in ("Ana Roy", "Bob Lee"):
        add(first, name, circle="Choir")
    first.sync()
    second.sync()
    circles.rename(first.database, named=Named("Choir"), new=Named("Singers"))
    for copy in (first, second, first):
        copy.sync()
    assert "Singers" in second.called.values()
    assert "Choir" not in second.called.values()
    assert first.told() == second.told()
    for number in range(len(shared.phone.hrefs())):
        shared.edit(lambda text: text.replace("Singers", "Chorus"), number)
    for copy in (first, second, first):
        copy.sync()
    assert [sorted(set(copy.called.values()) & {"Choir", "Singers", "Chorus"}) for copy in shared.copies] == [
        ["Chorus"],
        ["Chorus"],
    ]
    assert first.told() == second.told()
    assert all(one.circles for one in first.people())


def test_circles_are_groups_for_apple(shared: Shared) -> None:
    sharing = replace(ALL, grouping=Grouping.CARDS)
    first, second = shared.copy(sharing), shared.copy(sharing)
    ana = add(first, "Ana Roy", circle="Choir")
    add(first, "Bob Lee", circle="Choir")
    first.sync()
    groups = [text for text in shared.phone.cards().values() if "group" in text.casefold() and "Choir" in text]
    assert len(groups) == 1
    assert not any("CATEGORIES" in text for text in shared.phone.cards().values())
    second.sync()
    assert first.told() == second.told()
    circles.sort(first.database, people=[ana], into=None, out_of=Named("Choir"))
    first.sync()
    second.sync()
    assert first.told() == second.told()
    assert sorted(len(one.circles) for one in first.people()) == [0, 1]
    assert len(first.people()) == len(second.people()) == 2


def test_an_emptied_server_changes_nothing_unasked(shared: Shared) -> None:
    copy = shared.copy()
    for number in range(3):
        add(copy, f"Ana Roy{number}")
    copy.sync()
    for href in shared.phone.hrefs():
        shared.phone.delete(href)
    with pytest.raises(EntourageError) as refused:
        copy.sync()
    assert refused.value.code == "server_emptied"
    assert len(copy.people()) == 3
    assert copy.sync(Asked(accepts_loss=True)).done == {GONE_HERE: 3}
    assert copy.people() == []


def test_a_book_in_which_most_are_deleted_takes_nobody_away_unasked(on_radicale: Shared) -> None:
    copy = on_radicale.copy()
    people = [add(copy, f"Person{number} Roy{number}") for number in range(12)]
    copy.sync()
    contacts.delete(copy.database, contact_ids=people[:8])
    with pytest.raises(EntourageError) as refused:
        copy.sync()
    assert refused.value.code == "book_emptied"
    assert len(on_radicale.phone.hrefs()) == 12
    copy.sync(Asked(accepts_loss=True))
    assert len(on_radicale.phone.hrefs()) == 4


def test_nonsense_on_the_server_changes_nothing(on_radicale: Shared) -> None:
    copy = on_radicale.copy()
    add(copy, "Ana Roy", ("email", "ana@example.org"))
    copy.sync()
    before = copy.told()
    on_radicale.server.remove_book(on_radicale.url)
    with pytest.raises(EntourageError) as refused:
        copy.sync()
    assert refused.value.code == "server_book_gone"
    assert copy.told() == before


def test_two_copies_that_imported_the_same_file_before_find_each_other(shared: Shared, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_bytes(b"".join(card(f"uid-{n}", f"EMAIL:p{n}@example.org", name=f"Zoé{n} Roy{n}") for n in range(5)))
    first, second = shared.copy(), shared.copy()
    for copy in (first, second):
        planned, _ = imports.plan(copy.database, [path])
        imports.carry_out(copy.database, planned)
    first.sync()
    plan = second.plan()
    asked = Asked(same={href: who(plan, href) for href in plan.waiting})
    second.sync(asked)
    first.sync()
    second.sync()
    assert len(first.people()) == len(second.people()) == len(shared.phone.hrefs()) == 5
    assert first.told() == second.told()
    assert first.plan().is_nothing
    assert second.plan().is_nothing


def who(plan: SyncPlan, href: str) -> int:
    """Say who a card may be."""
    assert plan.questions
    found = plan.questions.steps[plan.waiting[href]].candidates[0].contact_id
    assert found
    return found


def test_a_card_that_may_be_somebody_waits_for_an_answer(shared: Shared) -> None:
    first, second = shared.copy(), shared.copy()
    add(first, "Ana Roy", ("email", "ana@example.org"))
    add(second, "Ana Roy", ("email", "ana@example.org"), ("telephone", "418 555-1000"))
    first.sync()
    for _ in range(2):
        assert len(second.sync().waiting) == 1
        assert len(second.people()) == len(shared.phone.hrefs()) == 1
    plan = second.plan()
    (href,) = plan.waiting
    second.sync(Asked(same={href: who(plan, href)}))
    first.sync()
    assert len(first.people()) == len(second.people()) == len(shared.phone.hrefs()) == 1
    assert first.told() == second.told()
    assert texts(only(first), Kind.TELEPHONE) == ["418 555-1000"]


def test_a_folder_that_was_copied_syncs_beside_the_first(shared: Shared, tmp_path: Path) -> None:
    first = shared.copy()
    ana = add(first, "Ana Roy", ("email", "ana@example.org"))
    first.sync()
    first.close()
    shutil.copytree(first.folder, tmp_path / "copied")
    first.open()
    second = shared.copy_of(first, tmp_path / "copied")
    type_in(first, ana, "telephone", "418 555-1000")
    type_in(second, ana, "title", "Singer")
    add(first, "Bob Lee")
    add(second, "Cleo Day")
    for copy in (first, second, first, second):
        copy.sync()
    assert first.told() == second.told()
    assert len(first.people()) == len(shared.phone.hrefs()) == 3


def test_merged_people_are_one_card(shared: Shared) -> None:
    first, second = shared.copy(), shared.copy()
    ana, annie = add(first, "Ana Roy", ("email", "a@example.org")), add(first, "Annie Roy", ("email", "b@example.org"))
    first.sync()
    second.sync()
    merging.merge(first.database, [[ana, annie]])
    for copy in (first, second):
        copy.sync()
    assert len(shared.phone.hrefs()) == 1
    assert first.told() == second.told()
    assert texts(only(second), Kind.EMAIL) == ["a@example.org", "b@example.org"]


def test_a_picture_stays_the_same_through_edits_on_both_sides(shared: Shared) -> None:
    picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    first, second = shared.copy(), shared.copy()
    shared.phone.new("ana-1", ["FN:Ana Roy", "N:Roy;Ana;;;", f"PHOTO;ENCODING=b;TYPE=PNG:{picture}"])
    first.sync()
    second.sync()
    type_in(first, only(first).id, "email", "ana@example.org")
    first.sync()
    second.sync()
    (text,) = shared.phone.cards().values()
    assert picture in text
    kept = [value for value in only(second).values if value.kind is Kind.PHOTO]
    assert len(kept) == 1
    assert first.told() == second.told()
    assert second.plan().is_nothing
