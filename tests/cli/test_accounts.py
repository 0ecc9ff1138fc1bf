"""The commands of accounts and networks, in the shapes that docs/command-line.md writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

ACCOUNT = {
    *("id", "network", "network_name", "handle", "name", "title", "link", "photo", "owner", "purpose", "indexed"),
    *("state", "channels", "tasks_due"),
}


def accounts(terminal: Terminal) -> list[dict[str, object]]:
    found: list[dict[str, object]] = terminal.json("accounts")["accounts"]
    return found


def test_accounts_answer_their_shape_with_the_channels_of_their_network(terminal: Terminal) -> None:
    made = terminal.json("account", "add", "facebook", "@ada", "--owner", "client", "--indexed")
    assert made.keys() == {"accounts", "offers", "faults", "account", "hints"}
    (one,) = made["accounts"]
    assert one.keys() == ACCOUNT
    assert [channel["reach"] for channel in one["channels"]] == ["public", "all", "except", "only"]
    told = (one["id"], one["owner"], one["indexed"], one["purpose"], one["state"])
    assert told == (made["account"], "client", True, "personal", "active")
    assert made["hints"] == []


def test_words_are_understood_in_either_language_whatever_the_answer_is_in(terminal: Terminal) -> None:
    terminal.json("account", "add", "Courriel", "ada@example.org", "--purpose", "Professionnel", "--indexed", "non")
    terminal.json("account", "change", "e-mail", "--state", "en pause", "--owner", "À mon employeur")
    (one,) = accounts(terminal)
    told = (one["network"], one["purpose"], one["indexed"], one["state"], one["owner"])
    assert told == ("email", "professional", False, "paused", "employer")


def test_a_second_account_on_one_network_is_hinted_at_and_public_lists_are_warned_of(terminal: Terminal) -> None:
    terminal.json("account", "add", "x", "@ada")
    (hint,) = terminal.json("account", "add", "x", "@other")["hints"]
    assert "across several profiles" in hint
    (warning,) = terminal.json("account", "add", "bluesky", "ada.example")["hints"]
    assert "Lists are public too" in warning


def test_accounts_are_changed_moved_and_removed_and_undo_brings_one_back(terminal: Terminal) -> None:
    for network in ("facebook", "linkedin", "x"):
        terminal.json("account", "add", network)
    terminal.json("account", "change", "x", "--handle", "@ada", "--link", "https://x.com/ada", "--place", "1")
    assert [one["network"] for one in accounts(terminal)] == ["x", "facebook", "linkedin"]
    assert accounts(terminal)[0]["link"] == "https://x.com/ada"
    terminal.json("account", "remove", "@ADA")
    assert [one["network"] for one in accounts(terminal)] == ["facebook", "linkedin"]
    terminal.json("undo")
    assert accounts(terminal)[0]["handle"] == "@ada"


def test_tasks_are_done_by_number_or_key_and_dated(terminal: Terminal) -> None:
    terminal.json("account", "add", "linkedin")
    tasks = terminal.json("account", "tasks", "linkedin")["tasks"]
    shape = {"key", "text", "where", "as_of", "months", "done_at", "again", "due"}
    assert all(one.keys() == shape and one["due"] and one["done_at"] is None for one in tasks)
    terminal.json("account", "done", "linkedin", "1")
    done = terminal.json("account", "done", "linkedin", tasks[2]["key"])["tasks"]
    assert [one["due"] for one in done[:3]] == [False, True, False]
    assert done[0]["again"] > done[0]["done_at"][:10]
    assert accounts(terminal)[0]["tasks_due"] == len(tasks) - 2
    assert terminal.json("account", "undone", "linkedin", "1")["tasks"][0]["due"]


def test_a_source_is_said_to_be_an_accounts_own_list(terminal: Terminal) -> None:
    terminal.json("import", terminal.path("a.vcf"))
    terminal.json("account", "add", "linkedin")
    answer = terminal.json("account", "source", "linkedin", "1")
    (one,) = answer["sources"]
    assert (one["id"], one["account"]) == (1, answer["account"])
    assert terminal.json("account", "source", "linkedin", "1", "--not")["sources"] == []


def test_networks_answer_their_shape_in_the_language_asked(terminal: Terminal) -> None:
    answer = terminal.json("networks", "--language", "fr")
    assert answer.keys() == {"networks", "folder", "faults"}
    by_key = {one["key"]: one for one in answer["networks"]}
    assert {"facebook", "instagram", "linkedin", "x", "mastodon", "bluesky", "whatsapp", "signal"} < by_key.keys()
    assert [one["name"] for one in by_key["facebook"]["lists"]] == ["Amis proches", "Connaissances", "Restreint"]
    assert by_key["bluesky"]["lists_are_public"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("account", "add", "nowhere"), "network_unknown"),
        (("account", "add", "x", "@ada"), "account_exists"),
        (("account", "add", "mastodon", "--owner", "nobody"), "word_unknown"),
        (("account", "add", "mastodon", "--indexed", "perhaps"), "yes_or_no"),
        (("account", "change", "facebook", "--name", "Ada"), "account_unknown"),
        (("account", "done", "x", "nothing"), "task_unknown"),
        (("account", "source", "x", "nothing"), "source_none"),
    ],
)
def test_what_is_not_understood_is_explained_and_changes_nothing(
    terminal: Terminal, words: tuple[str, ...], code: str
) -> None:
    terminal.json("account", "add", "x", "@Ada")
    assert terminal.json(*words, status=1)["error"]["code"] == code
    assert len(accounts(terminal)) == 1


def test_a_source_that_is_not_there_is_told_of_with_those_that_are(terminal: Terminal) -> None:
    terminal.json("account", "add", "x", "@Ada")
    terminal.json("import", terminal.path("a.vcf"))
    error = terminal.json("account", "source", "x", "nothing", status=1)["error"]
    assert error["code"] == "source_unknown"


def test_the_book_may_be_named_before_what_is_to_be_done(terminal: Terminal) -> None:
    folder = str(terminal.folder / "elsewhere")
    terminal.said("account", "--data", folder, "add", "blog", "notes.example")
    (one,) = terminal.json("accounts", "--data", folder)["accounts"]
    assert one["network"] == "site"
    assert accounts(terminal) == []
    with pytest.raises(SystemExit):
        terminal.said("account", "--data", folder)


def test_a_faulty_file_of_a_network_is_told_and_leaves_the_others(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(terminal.folder / "config"))
    folder = terminal.folder / "config" / "entourage" / "networks"
    folder.mkdir(parents=True)
    (folder / "club.toml").write_text('key = "club"\nname = "Club"\n', encoding="utf-8")
    answer = terminal.json("networks")
    (fault,) = answer["faults"]
    assert str(folder / "club.toml") in fault
    assert "as_of" in fault
    assert len(answer["networks"]) > 10
