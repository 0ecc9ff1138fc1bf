"""Who is there on an account, and by what that is known, as the book holds it: nothing of it is kept twice."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

import pytest

from entourage.domain.account import Connection, Evidence, Strength
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.formats.record import Pasted, Told
from entourage.operations import (
    accounts,
    audience_lists,
    connections,
    contacts,
    exporting,
    history,
    imports,
    merging,
    networks,
    taking_back,
)
from entourage.operations.audience import known
from entourage.operations.book import open_book
from entourage.storage import audience_lists as kept_lists
from entourage.storage import database as storage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from entourage.storage.database import Database

SURE, PRESUMED, UNKNOWN, ABSENT = Strength
FACEBOOK = "X-SOCIALPROFILE;TYPE=facebook:https://www.facebook.com/x"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    moments = count()  # files that come in the same second are one export
    monkeypatch.setattr(storage, "now", lambda: f"2026-11-12T00:00:{next(moments):02}+00:00")
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def account(book: Database, network: str, handle: str = "") -> int:
    found = networks.network(network)
    assert found
    return accounts.add(book, found, handle=handle).account.id


def bring_in(book: Database, path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    planned, unread = imports.plan(book, [path])
    assert not unread
    imports.carry_out(book, planned)


def cards(*people: Sequence[str]) -> str:
    said = (["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""] for name, *lines in people)
    return "\r\n".join(line for card in said for line in card)


def friends(*names: str) -> str:
    return json.dumps(
        {"friends_v2": [{"name": name, "timestamp": 1_600_000_000 + at} for at, name in enumerate(names)]}
    )


def follows(*names: str) -> list[object]:
    return [
        {"string_list_data": [{"href": f"https://www.instagram.com/{one}", "value": one, "timestamp": 1_600_000_000}]}
        for one in names
    ]


def known_by(book: Database, account_id: int) -> dict[str, str]:
    """Say by name how surely each is there and why; of namesakes the number is told too."""
    found = known(book)
    there = found.situation.connections[account_id]
    names = list(found.names.values())
    return {
        found.names[key] if names.count(found.names[key]) == 1 else f"{found.names[key]} {key}": (
            f"{how.strength} {how.evidence}"
        )
        for key, how in there.items()
    }


@pytest.mark.parametrize(
    ("network", "line", "how"),
    [
        ("facebook", FACEBOOK, "sure profile"),
        ("linkedin", FACEBOOK, None),
        ("email", "EMAIL:ana@example.org", "sure address"),
        ("email", "EMAIL:nobody", None),
        ("whatsapp", "TEL;TYPE=CELL:418 555-0100", "presumed number"),
        ("whatsapp", "TEL;TYPE=HOME:+33 6 12 34 56 78", "presumed number"),
        ("whatsapp", "TEL;TYPE=HOME:+33 1 42 68 53 00", None),
        ("whatsapp", "TEL;TYPE=WORK:+1 418 555 0100", "unknown maybe_mobile"),
        ("whatsapp", "TEL;TYPE=WORK:+1 418 555 0100 poste 12", None),
        ("whatsapp", "TEL;TYPE=HOME:06 12 34 56 78", "unknown maybe_mobile"),
        ("whatsapp", "TEL;TYPE=CELL,FAX:+33 6 12 34 56 78", None),
        ("whatsapp", "EMAIL:ana@example.org", None),
    ],
)
def test_what_a_card_says_tells_where_somebody_is(
    book: Database, tmp_path: Path, network: str, line: str, how: str | None
) -> None:
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva", line)))
    mine = account(book, network)
    assert known_by(book, mine).get("Ana Silva") == how


def test_a_number_without_a_country_is_from_where_most_others_are(book: Database, tmp_path: Path) -> None:
    home = ("Ana", "TEL:06 12 34 56 78"), ("Bo", "TEL:01 42 68 53 00"), ("Cem", "TEL:+33 1 42 68 53 01")
    bring_in(book, tmp_path / "a.vcf", cards(*home))
    assert known_by(book, account(book, "whatsapp")) == {"Ana": "presumed number"}


def test_an_export_names_who_is_there_and_who_no_longer_is(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "1" / "your_friends.json", friends("Ana Silva", "Bo Berg", "Cem Can"))
    assert known_by(book, mine) == dict.fromkeys(("Ana Silva", "Bo Berg", "Cem Can"), "sure export")
    bring_in(book, tmp_path / "2" / "your_friends.json", friends("Ana Silva", "Bo Berg"))
    assert known_by(book, mine)["Cem Can"] == "unknown gone"
    taking_back.take_back(book, taking_back.find(book, "2"))
    assert known_by(book, mine)["Cem Can"] == "sure export"


def test_whom_i_follow_need_not_follow_me(book: Database, tmp_path: Path) -> None:
    mine = account(book, "instagram")
    bring_in(book, tmp_path / "followers_1.json", json.dumps(follows("ana", "bo")))
    bring_in(book, tmp_path / "following.json", json.dumps({"relationships_following": follows("bo", "cem")}))
    # A file that does not name ana is another list, and no newer one.
    assert known_by(book, mine) == {"ana": "sure export", "bo": "sure export", "cem": "unknown followed"}


def test_an_address_book_that_a_network_keeps_is_no_list_of_who_is_there(book: Database, tmp_path: Path) -> None:
    text = '{"address_book_v2":{"address_book":[{"name":"Ana","details":[{"contact_point":"ana@example.org"}]}]}}'
    bring_in(book, tmp_path / "your_address_books.json", text)
    assert known_by(book, account(book, "facebook")) == {}


def test_names_copied_from_a_network_are_its_list_of_who_is_there(book: Database, tmp_path: Path) -> None:
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva",)))
    path = tmp_path / "pasted"
    path.write_text("Ana Silva\nBo Berg\nCem Can\n")
    told = Told(pasted=Pasted(source="Facebook friends"))
    planned, _ = imports.plan(book, [path], "Facebook friends", told=told)
    imports.carry_out(book, planned)
    mine, other = account(book, "facebook"), account(book, "linkedin")
    there = {"Ana Silva 1": "presumed name", "Ana Silva 2": "sure export", "Bo Berg": "sure export"}
    assert known_by(book, mine) == there | {"Cem Can": "sure export"}
    assert known_by(book, other) == {}
    firm = account(book, "facebook", "firm")
    assert known_by(book, mine) == {}
    (source,) = accounts.sources_of(book, known(book).account(firm))
    accounts.own_export(book, source[0].id, firm)
    assert known_by(book, firm) == there | {"Cem Can": "sure export"}


def test_of_two_accounts_on_a_network_an_export_tells_of_its_own_alone(book: Database, tmp_path: Path) -> None:
    mine, firm = account(book, "facebook", "me"), account(book, "facebook", "firm")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva"))
    bring_in(book, tmp_path / "a.vcf", cards(("Bo Berg", FACEBOOK)))
    # Nobody said whose friends these are.
    assert known_by(book, mine) == known_by(book, firm) == dict.fromkeys(("Ana Silva", "Bo Berg"), "sure profile")
    accounts.own_export(book, 1, firm)
    assert known_by(book, firm) == {"Ana Silva": "sure export", "Bo Berg": "sure profile"}
    assert known_by(book, mine) == {"Bo Berg": "sure profile"}
    accounts.remove(book, firm)
    assert known_by(book, mine)["Ana Silva"] == "sure export"


def test_a_name_presumes_where_only_two_have_it(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Zoé Roy", "Luc Roy", "Luc Roy"))
    bring_in(book, tmp_path / "a.vcf", cards(("ZOE ROY",), ("Luc Roy", "EMAIL:a@example.org"), ("Zoé",)))
    found = known_by(book, mine)
    assert found["ZOE ROY"] == "presumed name"
    assert found["Luc Roy 5"] == "unknown namesakes"  # two are there
    assert "Zoé" not in found
    bring_in(book, tmp_path / "b.vcf", cards(("Zoé ROY", "EMAIL:z@example.org")))
    assert {known_by(book, mine)[name] for name in ("ZOE ROY", "Zoé ROY")} == {"unknown namesakes"}


def test_who_was_told_apart_is_presumed_by_no_name(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva"))
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva",), ("Ana Silva", "EMAIL:a@example.org")))
    merging.keep_apart(book, [[1, 2]])
    assert known_by(book, mine) == {"Ana Silva 1": "sure export", "Ana Silva 3": "presumed name"}
    history.undo(book)
    assert known_by(book, mine)["Ana Silva 2"] == known_by(book, mine)["Ana Silva 3"] == "unknown namesakes"


def test_a_name_tells_of_nobody_by_e_mail(book: Database, tmp_path: Path) -> None:
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva", "EMAIL:a@example.org"), ("Ana Silva", "TEL:1")))
    assert known_by(book, account(book, "email")) == {"Ana Silva 1": "sure address"}


def test_unique_names_are_accepted_in_one_act_that_can_be_taken_back(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva", "Bo Berg", "Cem Can"))
    bring_in(book, tmp_path / "a.vcf", cards(("ANA SILVA",), ("BO BERG",), ("Cem Can",), ("cem can", "EMAIL:c@x.org")))
    before = known_by(book, mine)
    assert connections.people_of(book, mine).by_name == (5, 4)
    assert connections.accept_names(book, mine) == [5, 4]
    assert known_by(book, mine) == before | dict.fromkeys(("ANA SILVA", "BO BERG"), "sure accepted")
    assert connections.accept_names(book, mine) == []
    history.undo(book)
    assert known_by(book, mine) == before


def test_namesakes_are_asked_about_one_name_at_a_time(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva", "Bo Berg"))
    doubles = [(name, f"EMAIL:{at}@example.org") for name in ("Ana Silva", "Bo Berg") for at in "ab"]
    bring_in(book, tmp_path / "a.vcf", cards(*doubles))
    asked = connections.people_of(book, mine).questions
    assert [(one.name, one.there, one.others) for one in asked] == [
        ("Bo Berg", (2,), (5, 6)),
        ("Ana Silva", (1,), (3, 4)),
    ]
    connections.answer(book, mine, asked[1], 4)
    connections.answer(book, mine, asked[0], None)
    found = connections.people_of(book, mine)
    assert not found.questions
    assert [one.contact_id for one in found.sure] == [2, 1, 4]
    assert [one.contact_id for one in found.absent] == [5, 6, 3]
    history.undo(book)
    assert len(connections.people_of(book, mine).questions) == 1


def test_the_journal_keeps_no_name_of_namesakes_who_were_erased(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva"))
    bring_in(
        book, tmp_path / "a.vcf", cards(("Ana Silva", "EMAIL:a@example.org"), ("Ana Silva", "EMAIL:b@example.org"))
    )
    (asked,) = connections.people_of(book, mine).questions
    connections.answer(book, mine, asked, None)
    assert set(history.newest(book, 1).names.values()) == {"Ana Silva"}
    contacts.delete(book, contact_ids=[*asked.there, *asked.others])
    contacts.empty_trash(book)
    assert not [one for one in history.newest(book, 99).entries if "Silva" in json.dumps(one.params)]


def test_what_a_person_says_has_the_last_word_until_they_take_it_back(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva"))
    assert connections.connect(book, mine, [1], ABSENT) == [1]
    assert connections.connect(book, mine, [1], ABSENT) == []
    assert known_by(book, mine) == {"Ana Silva": "absent by_hand"}
    connections.connect(book, mine, [1], UNKNOWN)
    assert known(book).situation.unknown[mine] == {1}
    assert connections.forget(book, mine, [1]) == [1]
    assert known_by(book, mine) == {"Ana Silva": "sure export"}
    for _ in range(3):
        history.undo(book)
    assert known_by(book, mine) == {"Ana Silva": "sure export"}


def test_neither_i_nor_the_deleted_are_there(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva", "Bo Berg", "Cem Can"))
    connections.connect(book, mine, [2], SURE)
    contacts.mark_me(book, contact_id=1, is_me=True)
    contacts.delete(book, contact_ids=[2])
    assert known_by(book, mine) == {"Cem Can": "sure export"}
    with pytest.raises(EntourageError, match="connect_me"):
        connections.connect(book, mine, [1], SURE)
    contacts.restore(book, contact_ids=[2])
    assert known_by(book, mine)["Bo Berg"] == "sure by_hand"


def test_who_is_on_a_list_is_there_but_for_a_newer_export_without_them(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva",), ("Bo Berg", FACEBOOK)))
    listed = audience_lists.add(book, mine, "Voile", [], Use.ONLY)
    with book.unit("tick_list") as unit:
        kept_lists.add_members(unit, listed.id, [1])
    assert known_by(book, mine) == {"Ana Silva": "sure list", "Bo Berg": "sure profile"}
    history.undo(book)
    assert known_by(book, mine) == {"Bo Berg": "sure profile"}


@pytest.mark.parametrize(
    ("kept", "merged", "then"),
    [
        (SURE, ABSENT, "sure by_hand"),
        (ABSENT, SURE, "sure by_hand"),
        (UNKNOWN, PRESUMED, "presumed by_hand"),
        (PRESUMED, None, "presumed by_hand"),
        (None, PRESUMED, "presumed by_hand"),
        (ABSENT, None, None),
        (None, UNKNOWN, None),
        (ABSENT, ABSENT, "absent by_hand"),
    ],
)
def test_of_two_who_are_one_the_surer_word_stands_and_comes_apart_again(
    book: Database, tmp_path: Path, kept: Strength | None, merged: Strength | None, then: str | None
) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva", "EMAIL:a@example.org"), ("Anne Silva", "TEL:1234567")))
    for key, strength in ((1, kept), (2, merged)):
        if strength:
            connections.connect(book, mine, [key], strength)
    before = known_by(book, mine)
    merging.merge(book, [[1, 2]])
    assert known_by(book, mine) == ({"Ana Silva": then} if then else {})
    merging.unmerge(book, contact_id=2)
    assert known_by(book, mine) == before
    history.undo(book)
    history.undo(book)
    assert known_by(book, mine) == before


def test_what_was_said_of_one_alone_does_not_hide_where_the_other_surely_is(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva", "EMAIL:a@example.org")))
    bring_in(book, tmp_path / "your_friends.json", friends("Ana Silva"))
    connections.connect(book, mine, [1], ABSENT)
    merging.merge(book, [[1, 2]])
    assert known_by(book, mine) == {"Ana Silva": "sure export"}
    merging.unmerge(book, contact_id=2)
    assert known_by(book, mine) == {"Ana Silva 1": "absent by_hand", "Ana Silva 2": "sure export"}


def test_what_is_said_after_a_merge_stays_said_of_both_when_they_part(book: Database, tmp_path: Path) -> None:
    mine = account(book, "facebook")
    bring_in(book, tmp_path / "a.vcf", cards(("Ana Silva", "EMAIL:a@example.org"), ("Anne Silva", "TEL:1234567")))
    connections.connect(book, mine, [2], SURE)
    merging.merge(book, [[1, 2]])
    connections.connect(book, mine, [1], UNKNOWN)
    merging.unmerge(book, contact_id=2)
    assert known_by(book, mine) == {"Anne Silva": "unknown by_hand"}


def test_a_book_that_goes_out_and_comes_back_is_connected_alike(book: Database, tmp_path: Path) -> None:
    bring_in(
        book,
        tmp_path / "a.vcf",
        cards(
            ("Ana Silva", FACEBOOK, "EMAIL:a@example.org"),
            ("Bo Berg", "TEL;TYPE=CELL:418 555-0100"),
            (
                "Cem Can",
                "TEL;TYPE=WORK:+1 418 555 0101",
                "X-SOCIALPROFILE;TYPE=instagram:https://www.instagram.com/cem",
            ),
            ("Ana Silva", "TEL;TYPE=FAX:+33 6 12 34 56 78"),
        ),
    )
    kinds = ("facebook", "instagram", "email", "whatsapp", "signal")
    said = {name: sorted(known_by(book, account(book, name)).values()) for name in kinds}
    out = tmp_path / "out.vcf"
    exporting.export(book, wanted=contacts.EVERYONE, file_format="vcard4", path=out, circle_names={}, for_myself=True)
    other = open_book(tmp_path / "other")
    try:
        bring_in(other, tmp_path / "back" / "out.vcf", out.read_text("utf-8"))
        assert {name: sorted(known_by(other, account(other, name)).values()) for name in kinds} == said
    finally:
        other.close()


def test_people_are_spelled_as_their_network_does(book: Database, tmp_path: Path) -> None:
    mine, gram = account(book, "facebook"), account(book, "instagram")
    bring_in(book, tmp_path / "your_friends.json", friends("Hélène C.", "Bo Berg"))
    bring_in(book, tmp_path / "followers_1.json", json.dumps(follows("cem.can")))
    contacts.set_field(book, contact_id=1, field="full_name", text="Hélène Côté")
    contacts.set_field(book, contact_id=3, field="full_name", text="Cem Can")
    every = known(book).situation.accounts
    assert connections.spelled_names(book, every[0], [1, 2, 3]) == {1: "Hélène C.", 2: "Bo Berg", 3: "Cem Can"}
    assert connections.spelled_names(book, every[1], [1, 3]) == {1: "Hélène Côté", 3: "cem.can"}
    assert (mine, gram) == tuple(one.id for one in every)


def test_a_connection_says_whose_account_it_is_about(book: Database) -> None:
    with pytest.raises(EntourageError, match="account_not_there"):
        connections.connect(book, 7, [], SURE)
    assert Connection(SURE, Evidence.BY_HAND).strength.counts
