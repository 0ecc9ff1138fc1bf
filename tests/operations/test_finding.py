"""Who may be in the book twice, found in the whole book, and answered of several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage.domain.contact import Kind, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.matching import Word
from entourage.operations import circles, contacts, finding, history, imports, merging
from entourage.operations.book import open_book
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database


def card(uid: str, name: str, *lines: str) -> str:
    said = "".join(f"{line}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{said}END:VCARD\r\n"


def bring(database: Database, path: Path, *cards: str) -> None:
    path.write_text("".join(cards), encoding="utf-8", newline="")
    planned, _ = imports.plan(database, [path])
    imports.carry_out(database, planned)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    """Give a book in which three cards are one person, two may be, and one is alone."""
    database = open_book(tmp_path / "book")
    names = ("EMAIL:ana@example.org", "TEL:+1 418 555 0100")
    bring(database, tmp_path / "a.vcf", card("a1", "Ana Silva", *names), card("a2", "Luc Roy"), card("a3", "Zoé Petit"))
    bring(database, tmp_path / "b.vcf", card("b1", "Ana Silva", *names, "BDAY:1985-04-12"), card("b2", "Luc Roy"))
    bring(database, tmp_path / "c.vcf", card("c1", "Ana Silva", *names, "BDAY:1985-04-12", "TITLE:Chef"))
    yield database
    database.close()


def named(database: Database, found: finding.Found) -> list[tuple[str, ...]]:
    return [tuple(found.names[key] for key in group.people) for group in found.groups]


def people(database: Database) -> list[str]:
    return sorted(name for _, name, _ in contacts.listing(database))


def test_whoever_may_be_one_is_asked_about_together_the_certain_first(book: Database) -> None:
    found = finding.find(book)
    assert named(book, found) == [("Ana Silva",) * 3, ("Luc Roy",) * 2]
    assert found.groups[0].word is Word.CERTAIN
    assert found.groups[0].imports


def test_the_best_known_comes_first_and_me_before_all(book: Database) -> None:
    last = finding.find(book).groups[0].people[-1]
    circles.sort(book, people=[last], into=Named("clients", "clients"), out_of=None)
    assert finding.find(book).groups[0].people[0] == last
    other = finding.find(book).groups[0].people[-1]
    contacts.mark_me(book, contact_id=other, is_me=True)
    assert finding.find(book).groups[0].people[0] == other


def test_who_was_told_apart_is_asked_about_no_more_until_undone(book: Database) -> None:
    luc = finding.find(book).groups[1]
    merging.keep_apart(book, [luc.people])
    assert named(book, finding.find(book)) == [("Ana Silva",) * 3]
    history.undo(book)
    assert named(book, finding.find(book)) == [("Ana Silva",) * 3, ("Luc Roy",) * 2]


def test_whoever_is_deleted_is_not_asked_about(book: Database) -> None:
    contacts.delete(book, contact_ids=[finding.find(book).groups[1].people[0]])
    assert named(book, finding.find(book)) == [("Ana Silva",) * 3]


def test_what_an_import_left_open_stays_a_question_though_little_speaks_for_it(book: Database) -> None:
    luc = finding.find(book).groups[1]
    for key, text in zip(luc.people, ("1970-03-05", "1985-02-02"), strict=True):
        contacts.set_field(book, contact_id=key, field="birthday", text=text)
    asked = next(group for group in finding.find(book).groups if group.people == luc.people)
    assert asked.word is Word.POSSIBLE
    assert asked.imports == luc.imports


def test_nothing_is_searched_anew_while_nobody_is_changed(book: Database) -> None:
    before = finding.find(book)
    circles.sort(book, people=[1], into=Named("clients", "clients"), out_of=None)
    assert finding.find_since(book, before) is before
    contacts.set_field(book, contact_id=1, field="note", text="met at the choir")
    changed = finding.find_since(book, before)
    assert changed is not before
    history.undo(book)
    circles.sort(book, people=[2], into=Named("clients", "clients"), out_of=None)  # forgets what undo noted
    assert finding.find_since(book, changed) is not changed


def test_pairs_are_those_of_the_questions(book: Database) -> None:
    pairs, names = finding.pairs(book)
    asked = {frozenset(pair.people) for group in finding.find(book).groups for pair in group.pairs}
    assert {frozenset(pair.people) for pair in pairs} == asked
    assert pairs == sorted(pairs, key=lambda pair: pair.strength, reverse=True)
    assert names[pairs[0].first] == "Ana Silva"


def test_people_whom_somebody_chose_are_compared_whatever_speaks_for_it(book: Database) -> None:
    zoe = contacts.find(book, "Zoé Petit")
    luc = finding.find(book).groups[1].people[0]
    group = finding.between(book, [zoe, luc])
    assert set(group.people) == {zoe, luc}
    assert group.pairs[0].likeness.word is Word.NO


def test_several_become_one_person_in_one_act(book: Database) -> None:
    ana = finding.find(book).groups[0]
    merging.merge(book, [ana.people])
    assert people(book) == ["Ana Silva", "Luc Roy", "Luc Roy", "Zoé Petit"]
    kept = contacts.load(book, ana.people[0])
    assert [value.text for value in of_kind(kept.values, Kind.TITLE)] == ["Chef"]
    history.undo(book)
    assert people(book).count("Ana Silva") == 3


def test_who_is_not_ticked_is_remembered_as_someone_else_in_the_same_act(book: Database) -> None:
    ana = finding.find(book).groups[0]
    merging.merge(book, [ana.people[:2]], apart=ana.people[2:])
    assert people(book).count("Ana Silva") == 2
    assert named(book, finding.find(book)) == [("Luc Roy",) * 2]
    history.undo(book)
    assert finding.find(book).groups[0].people == ana.people


def test_a_value_that_somebody_chose_stands_though_another_is_better_known(book: Database) -> None:
    ana = finding.find(book).groups[0]
    for key, text in zip(ana.people, ("1985-04-12", "1985-04-13", "1985-04-14"), strict=True):
        contacts.set_field(book, contact_id=key, field="birthday", text=text)
    second = contacts.load(book, ana.people[1])
    chosen = [one.id for one in second.held if one.value.kind is Kind.BIRTHDAY and not one.removed]
    merging.merge(book, [ana.people], choose=chosen)
    kept = contacts.load(book, ana.people[0])
    assert of_kind(kept.values, Kind.BIRTHDAY)[0].text == "1985-04-13"


def test_an_answer_about_someone_who_is_gone_is_refused_whole(book: Database) -> None:
    ana = finding.find(book).groups[0]
    merging.merge(book, [[ana.people[0], ana.people[2]]])
    with pytest.raises(EntourageError) as refused:
        merging.merge(book, [ana.people])
    assert refused.value.code == "already_merged"
    with pytest.raises(EntourageError):
        merging.keep_apart(book, [ana.people])
    assert people(book).count("Ana Silva") == 2


def test_many_are_told_apart_in_one_act(book: Database) -> None:
    found = finding.find(book)
    merging.keep_apart(book, [group.people for group in found.groups])
    assert not finding.find(book).groups
    history.undo(book)
    assert len(finding.find(book).groups) == len(found.groups)


@pytest.mark.parametrize(
    ("url", "other", "word"),
    [
        ("https://www.linkedin.com/in/adesrochers", "http://ca.linkedin.com/in/ADesrochers/", Word.LIKELY),
        ("https://www.linkedin.com/company/kruger", "https://www.linkedin.com/company/kruger", Word.POSSIBLE),
    ],
)
def test_a_persons_page_of_linkedin_is_a_profile_wherever_it_is_kept(
    tmp_path: Path, url: str, other: str, word: Word
) -> None:
    database = open_book(tmp_path / "book")
    bring(database, tmp_path / "a.vcf", card("a1", "Alexandre Desrochers", f"URL:{url}"))
    bring(database, tmp_path / "b.vcf", card("b1", "Alex Desrochers", f"URL:{other}"))
    assert [group.word for group in finding.find(database).groups] == [word]
    database.close()
