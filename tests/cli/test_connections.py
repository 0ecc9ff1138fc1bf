"""Who is there on an account, and the lists of networks, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

FRIENDS = {"friends_v2": [{"name": name, "timestamp": 1_600_000_000} for name in ("Élodie Côté", "Bo Berg")]}


@pytest.fixture
def there(terminal: Terminal) -> Terminal:
    (terminal.folder / "your_friends.json").write_text(json.dumps(FRIENDS))
    terminal.said("import", terminal.path("your_friends.json"))
    terminal.said("add", "Elodie Cote", "email=e@example.org")
    terminal.said("account", "add", "facebook")
    return terminal


def test_who_is_there_has_the_documented_shape(there: Terminal) -> None:
    found = there.json("connections", "facebook")
    (presumed,) = found["presumed"]
    assert (found["account"], found["network"], found["by_name"]) == (1, "facebook", [3])
    assert [one["full_name"] for one in found["sure"]] == ["Bo Berg", "Élodie Côté"]
    assert (presumed["id"], presumed["strength"], presumed["evidence"]) == (3, "presumed", "name")
    assert presumed["same_name_as"] == [1]
    assert (found["unknown"], found["absent"], found["questions"]) == ([], [], [])
    assert "même nom" in there.said("connections", "facebook", tongue="fr_CA.UTF-8")[0]


def test_what_is_said_of_people_is_typed_in_either_language_and_taken_back(there: Terminal) -> None:
    (absent,) = there.json("connect", "facebook", "Bo Berg", "--strength", "not there")["absent"]
    assert (absent["full_name"], absent["evidence"]) == ("Bo Berg", "by_hand")
    assert there.json("connect", "facebook", "2", "--forget")["absent"] == []
    assert there.json("connect", "facebook", "2", "--strength", "présumé")["presumed"][0]["id"] == 2
    there.said("connect", "facebook", "2", "--forget")
    accepted = there.json("connect", "facebook", "--accept-names")
    assert [one["evidence"] for one in accepted["sure"]] == ["export", "export", "accepted"]
    assert "take the name of Elodie Cote for the same, Facebook" in there.said("undo")[1]
    assert there.json("connections", "facebook")["by_name"] == [3]


def test_people_may_stand_behind_an_option(there: Terminal) -> None:
    assert [one["id"] for one in there.json("connect", "facebook", "--strength", "absent", "2", "1")["absent"]] == [
        2,
        1,
    ]
    there.said("undo")
    accepted = there.json("connect", "facebook", "--accept-names", "3")
    assert [one["evidence"] for one in accepted["sure"]] == ["export", "export", "accepted"]


def test_whom_i_follow_on_mastodon_is_not_known_to_follow_me(terminal: Terminal) -> None:
    (terminal.folder / "following_accounts.csv").write_text("Account address,Show boosts\nines@piaille.fr,true\n")
    terminal.said("account", "add", "mastodon")
    terminal.said("import", terminal.path("following_accounts.csv"))
    found = terminal.json("connections", "mastodon")
    assert ([one["evidence"] for one in found["unknown"]], found["sure"]) == (["followed"], [])


def test_whoever_has_a_profile_on_twitter_is_on_x(terminal: Terminal) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Tom Tweet\nX-SOCIALPROFILE;TYPE=twitter:https://twitter.com/tom\nEND:VCARD\n"
    (terminal.folder / "tom.vcf").write_text(card)
    terminal.said("import", terminal.path("tom.vcf"))
    terminal.said("account", "add", "Twitter")
    found = terminal.json("connections", "x")["sure"]
    assert [(one["full_name"], one["evidence"]) for one in found] == [("Tom Tweet", "profile")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("connect", "facebook"), "--accept-names"),
        (("connect", "facebook", "2", "--strength", "perhaps"), "sure, presumed, unknown and absent"),
        (("connections", "linkedin"), "linkedin"),
        (("lists", "--add", "Voile"), "lists ACCOUNT"),
        (("lists", "facebook", "--add", "Voile", "--use", "nobody"), "only, except, restricted and reading"),
        (("lists", "facebook", "--add", "Voile", "--on", "1", "--off", "1"), "Élodie Côté"),
        (("lists", "facebook", "--on", "1"), "--change LIST"),
        (("lists", "facebook", "--remove", "Voile"), "Voile"),
        (("lists", "facebook", "--add", "Voile", "--circle", "Chant"), "Chant"),
    ],
)
def test_what_cannot_be_done_says_what_to_type(there: Terminal, typed: tuple[str, ...], said: str) -> None:
    assert said in there.said(*typed, status=1)[1]
    assert there.json("lists")["lists"] == []


def test_a_list_is_decided_changed_and_forgotten(there: Terminal) -> None:
    there.said("sort", "1", "2", "--into", "Close friends")
    (made,) = there.json("lists", "facebook", "--add", "amis proches", "--circle", "Close friends")["lists"]
    assert (made["name"], made["builtin"], made["use"]) == ("Close Friends", "close_friends", "only")
    assert (made["circles"], made["decided"], made["members"]) == (["Close friends"], 2, 0)
    assert (made["to_add"], made["to_remove"], made["applied_at"]) == (2, 0, None)
    (changed,) = there.json("lists", "1", "--change", "1", "--circle", "--on", "3", "--off", "2")["lists"]
    assert (changed["circles"], changed["on"], changed["off"], changed["decided"]) == ([], [3], [2], 1)
    there.said("undo")
    assert there.json("lists")["lists"] == [made]
    assert there.json("lists", "facebook", "--remove", "Amis proches")["lists"] == []
    assert "Facebook · Close Friends" in there.said("undo")[1] + there.said("lists")[0]
