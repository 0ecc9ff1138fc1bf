"""What a sync asks, and how it is answered on the command line."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.cli.served import Served, card
from tests.sync.servers import radicale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Terminal
    from tests.sync.servers import Server

NUMBER = count()
FIRST, MINE, THEIRS = "+33600000001", "+33600000002", "+33600000003"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture
def served(terminal: Terminal, server: Server, monkeypatch: pytest.MonkeyPatch) -> Served:
    return Served(terminal, server, monkeypatch, f"asked{next(NUMBER)}")


def ada(telephone: str) -> bytes:
    return card("ada", "Ada", "Lovelace", f"TEL;TYPE=CELL:{telephone}")


@pytest.fixture
def torn(served: Served) -> Served:
    """Have one telephone changed on both sides."""
    served.put("ada", ada(FIRST))
    served.add()
    served.sync()
    served.terminal.said("set", "Ada Lovelace", "mobile", MINE)
    served.put("ada", ada(THEIRS))
    return served


def telephones(served: Served) -> list[str]:
    return [one["value"] for one in served.terminal.json("show", "Ada Lovelace")["phones"]]


def test_a_conflict_is_told_with_both_values_and_waits(torn: Served) -> None:
    answer = torn.json("sync")
    assert answer["waiting"] == 1
    (conflict,) = answer["address_books"][0]["conflicts"]
    told = (conflict["sort"], conflict["field"], conflict["base"], conflict["mine"], conflict["theirs"])
    assert told == ("changed", "telephone", FIRST, MINE, THEIRS)
    assert conflict["answers"] == ["mine", "theirs", "both"]
    assert (telephones(torn), THEIRS in torn.card("ada"), MINE in torn.card("ada")) == ([MINE], True, False)
    lines, said = torn.said("sync")
    assert f"  Ada Lovelace [1] — Mobile: here “{MINE}”, on the server “{THEIRS}”; before “{FIRST}”" in lines
    assert "sync --keep 1=mine" in said


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        ("mine", {MINE}),
        ("theirs", {THEIRS}),
        ("both", {MINE, THEIRS}),
        ("1=theirs", {THEIRS}),
        ("ada lovelace=mine", {MINE}),
    ],
)
def test_a_conflict_is_decided_for_all_or_for_one_person(torn: Served, keep: str, left: set[str]) -> None:
    torn.sync()
    assert torn.sync("--keep", keep)["conflicts"] == []
    assert set(telephones(torn)) == left
    assert {one for one in (FIRST, MINE, THEIRS) if one in torn.card("ada")} == left
    assert torn.sync()["moves"] == []


def test_a_conflict_is_decided_by_its_key_and_tried_before(torn: Served) -> None:
    (conflict,) = torn.sync()["conflicts"]
    keep = f"{conflict['key']}=theirs"
    (move,) = torn.sync("--dry-run", "--keep", keep)["moves"]
    assert (move["side"], move["changes"][0]["before"], move["changes"][0]["after"]) == ("here", MINE, THEIRS)
    assert telephones(torn) == [MINE]
    torn.sync("--keep", keep)
    assert telephones(torn) == [THEIRS]


def test_what_is_answered_of_one_person_stands_before_what_is_answered_of_all(torn: Served) -> None:
    torn.put("ida", card("ida", "Ida", "Rhodes", f"TEL;TYPE=CELL:{FIRST}"))
    torn.sync()
    torn.terminal.said("set", "Ida Rhodes", "mobile", MINE)
    torn.put("ida", card("ida", "Ida", "Rhodes", f"TEL;TYPE=CELL:{THEIRS}"))
    assert torn.sync("--keep", "mine", "--keep", "Ada Lovelace=theirs")["conflicts"] == []
    assert telephones(torn) == [THEIRS]
    assert MINE in torn.card("ida")


def test_both_is_said_to_be_impossible_where_one_value_alone_can_stand(served: Served) -> None:
    served.put("ada", card("ada", "Ada", "Lovelace", "BDAY:1985-04-12"))
    served.add()
    served.sync()
    served.terminal.said("set", "Ada Lovelace", "birthday", "1985-04-13")
    served.put("ada", card("ada", "Ada", "Lovelace", "BDAY:1985-04-14"))
    for keep in ("both", "Ada Lovelace=both"):
        assert "Ada Lovelace, Birthday: both is not possible here" in served.said("sync", "--keep", keep)[1]
    assert "both is not possible" not in served.said("sync")[1]


def test_an_answer_about_nobody_asked_is_refused_before_anything_is_written(torn: Served) -> None:
    torn.terminal.said("add", "Carl Weiss")
    for answer in (["--keep", "Ida=mine"], ["--answer", "Ida=same"], ["--keep", "mine", "--keep", "Ida=theirs"]):
        assert torn.json("sync", *answer, status=1)["error"]["code"] == "sync_nobody_asked"
    assert "Weiss" not in torn.cards()
    assert telephones(torn) == [MINE]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (["--keep", "all"], "sync_keep_unclear"),
        (["--keep", "=mine"], "sync_keep_unclear"),
        (["--keep", "Ada="], "sync_keep_unclear"),
        (["--answer", "same"], "sync_answer_unclear"),
        (["--answer", "certain=perhaps"], "sync_answer_unclear"),
    ],
)
def test_what_is_no_answer_is_refused(terminal: Terminal, answer: list[str], code: str) -> None:
    assert terminal.json("sync", *answer, status=1)["error"]["code"] == code


def test_a_deletion_against_a_change_is_asked_and_answered(torn: Served) -> None:
    torn.terminal.said("delete", "Ada Lovelace")
    (conflict,) = torn.sync()["conflicts"]
    assert (conflict["sort"], conflict["answers"], conflict["field"]) == ("deleted_here", ["mine", "theirs"], None)
    assert "deleted here, changed on the server" in torn.said("sync")[0]
    torn.sync("--keep", "Ada Lovelace=theirs")
    assert torn.names() == ["Ada Lovelace"]


@pytest.fixture
def doubtful(served: Served) -> Served:
    """Have somebody on both sides, of whom nobody knows yet that it is one person."""
    served.terminal.said("add", "Bob Martin", "email=bob@example.org")
    served.put("bob", card("bob", "Bob", "Martin", "EMAIL:bob@example.org", "TITLE:Baker"))
    served.add()
    return served


def test_who_may_be_here_already_waits_on_both_sides(doubtful: Served) -> None:
    answer = doubtful.json("sync")
    assert answer["waiting"] == 1
    (question,) = answer["address_books"][0]["questions"]
    assert question["full_name"] == "Bob Martin"
    assert [(one["contact"], one["likeness"]) for one in question["maybe"]] == [(1, "certain")]
    assert doubtful.names() == ["Bob Martin"]
    assert doubtful.cards().count("BEGIN:VCARD") == 1
    lines, said = doubtful.said("sync")
    assert "  Bob Martin — Bob Martin [1]? certainly" in lines
    assert '--answer "NAME=same"' in said


@pytest.mark.parametrize(
    ("given", "people"),
    [
        ("certain=same", 1),
        ("certain=different", 2),
        ("Bob Martin=same", 1),
        ("bob martin=different", 2),
        ("Bob Martin=1", 1),
    ],
)
def test_whose_a_card_is_can_be_said(doubtful: Served, given: str, people: int) -> None:
    answered = doubtful.sync("--answer", given)
    assert answered["questions"] == []
    assert doubtful.names() == ["Bob Martin"] * people
    assert doubtful.cards().count("BEGIN:VCARD") == people
    assert doubtful.sync()["moves"] == []


def test_whose_one_card_is_stands_before_what_is_said_of_all_alike(doubtful: Served) -> None:
    doubtful.terminal.said("add", "Carl Weiss", "email=carl@example.org")
    doubtful.put("carl", card("carl", "Carl", "Weiss", "EMAIL:carl@example.org"))
    doubtful.sync("--answer", "certain=same", "--answer", "Bob Martin=different")
    assert doubtful.names() == ["Bob Martin", "Bob Martin", "Carl Weiss"]


def test_what_is_likely_is_not_answered_with_what_is_certain(doubtful: Served) -> None:
    assert len(doubtful.sync("--answer", "likely=same")["questions"]) == 1
    assert doubtful.names() == ["Bob Martin"]
