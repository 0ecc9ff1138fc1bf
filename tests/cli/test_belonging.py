"""Who belongs where, leak paths, my details and hours, and seeing as others do, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

_HOME = "ADR;TYPE=HOME:;;12 rue des Tilleuls;Paris;;75011;"
_FACEBOOK = "X-SOCIALPROFILE;TYPE=facebook:https://www.facebook.com/{}"
_PEOPLE = {
    "Anna Amie": [_FACEBOOK.format("anna"), _HOME],
    "Carl Client": [_FACEBOOK.format("carl"), "ORG:Lune SARL", "EMAIL:carl@lune.example"],
    "Dora Directrice": [_HOME, "ORG:Terre"],
    "Emil Ancien": [_FACEBOOK.format("emil"), "EMAIL:emil@lune.example"],
    "Moi Même": [
        *("ORG:Soleil", "TITLE:Architecte", "EMAIL;TYPE=WORK:moi@soleil.example", "EMAIL;TYPE=HOME:moi@chez.example"),
        *("TEL;TYPE=HOME:+33 1 40 00 00 00", "BDAY:1980-05-01", "ADR;TYPE=HOME:;;1 rue du Lac;Lyon;;69003;"),
    ],
}


@pytest.fixture
def book(terminal: Terminal) -> Terminal:
    """Give a small book with an account on Facebook, friends, clients and my own card."""
    cards = [
        "\r\n".join(
            [
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"FN:{name}",
                f"N:{name.split()[1]};{name.split()[0]};;;",
                *said,
                "END:VCARD",
            ]
        )
        for name, said in _PEOPLE.items()
    ]
    (terminal.folder / "people.vcf").write_text("\r\n".join(cards) + "\r\n", encoding="utf-8", newline="")
    terminal.said("import", terminal.path("people.vcf"))
    terminal.said("set", "Moi Même", "me", "yes")
    terminal.said("sort", "Anna Amie", "--into", "Close friends")
    terminal.said("sort", "Carl Client", "Emil Ancien", "--into", "Clients")
    terminal.said("account", "add", "facebook", "moi.meme", "--purpose", "personal")
    return terminal


def _ids(book: Terminal) -> dict[str, int]:
    return {one["full_name"]: one["id"] for one in book.json("list")["contacts"]}


def _names(people: list[dict[str, Any]]) -> list[str]:
    return [one["full_name"] for one in people]


def test_clients_on_a_personal_account_are_listed_until_the_work_is_over_or_they_may_stay(book: Terminal) -> None:
    assert _names(book.json("belongs")["should_not_be"]) == ["Emil Ancien", "Carl Client"]
    (french,) = {one["text"] for one in book.json("--language", "fr", "belongs", "facebook")["should_not_be"]}
    assert "Clients" in french
    book.said("belongs", "--work-is-over", "Emil Ancien")
    assert _names(book.json("belongs")["should_not_be"]) == ["Carl Client"]
    book.said("undo")
    assert len(book.json("belongs")["should_not_be"]) == 2
    book.said("belongs", "--stay", "Carl Client", "facebook")
    found = book.json("belongs")
    assert (_names(found["should_not_be"]), _names(found["may_stay"])) == (["Emil Ancien"], ["Carl Client"])
    book.said("belongs", "--not-stay", "Carl Client", "facebook")
    book.said("belongs", "--set", "Clients", "facebook", "unset")
    assert book.json("belongs")["should_not_be"] == []
    book.said("belongs", "--set", "Clients", "facebook", "usual", "--set", "Amis proches", "facebook", "not")
    found = book.json("belongs")
    assert sorted(_names(found["should_not_be"])) == ["Anna Amie", "Carl Client", "Emil Ancien"]
    said = {(one["circle"], one["verdict"], one["usual"]) for one in found["matrix"]}
    assert {("Clients", "not", True), ("Close friends", "not", False), ("Colleagues", None, True)} <= said


def test_only_clients_become_former_clients(book: Terminal) -> None:
    before = len(book.json("history")["history"])
    assert "Anna Amie" in book.said("belongs", "--work-is-over", "Carl Client", "Anna Amie", status=1)[1]
    assert len(book.json("history")["history"]) == before


@pytest.mark.parametrize(
    "refused",
    [
        ("--set", "Chant", "facebook", "not"),
        ("--set", "Clients", "facebook", "perhaps"),
        ("--restrict", "Anna Amie", "mastodon"),
        ("--work-is-over", "Anna Amie"),
    ],
)
def test_nothing_is_done_where_some_of_it_cannot_be(book: Terminal, refused: tuple[str, ...]) -> None:
    book.said("account", "add", "mastodon")
    before = len(book.json("history")["history"])
    book.said(
        *("belongs", "--set", "Clients", "facebook", "belongs", "--stay", "Carl Client", "facebook", *refused),
        status=1,
    )
    assert len(book.json("history")["history"]) == before


def test_whoever_may_stay_or_is_put_on_a_list_stays_when_their_import_is_taken_back(book: Terminal) -> None:
    book.said("belongs", "--stay", "Carl Client", "facebook")
    book.said("belongs", "--restrict", "Dora Directrice", "facebook")
    assert "may stay on an account" in book.said("take-back", "1", "--dry-run")[1]
    kept = {one["full_name"]: one["by_hand"] for one in book.json("take-back", "1")["kept"]}
    assert (kept["Carl Client"], kept["Dora Directrice"]) == (["circles", "stays"], ["choices"])


def test_in_clients_and_former_clients_at_once_counts_as_a_client(book: Terminal) -> None:
    book.said("sort", "Emil Ancien", "--into", "Former clients")
    assert "Emil Ancien" in _names(book.json("belongs")["should_not_be"])


def test_a_client_is_put_on_the_restricted_list_which_is_then_to_be_applied(book: Terminal) -> None:
    book.said("belongs", "--restrict", "Carl Client", "facebook")
    (listed,) = book.json("lists", "facebook")["lists"]
    assert (listed["builtin"], listed["use"], listed["to_add"]) == ("restricted", "restricted", 1)
    post = ("check", "--topic", "work_news", "--channel", "facebook/all")
    everyone = {"Anna Amie", "Carl Client", "Emil Ancien"}
    assert set(_names(book.json(*post)["would_see"])) == everyone
    book.said("applied", "facebook", "Restricted")
    assert set(_names(book.json(*post)["would_see"])) == everyone - {"Carl Client"}


def test_what_was_done_about_people_out_of_place_is_undone_in_one_step(book: Terminal) -> None:
    before = book.json("belongs")
    acts = (
        ("--restrict", "Carl Client", "facebook"),
        ("--stay", "Carl Client", "facebook", "--stay", "Emil Ancien", "facebook"),
        ("--set", "Clients", "facebook", "unset"),
        ("--work-is-over", "Carl Client", "Emil Ancien"),
    )
    for act in acts:
        book.said("belongs", *act)
        assert (book.json("belongs") != before) is (act[0] != "--restrict")
        book.said("undo")
        assert book.json("belongs") == before
    assert book.json("lists", "facebook")["lists"] == []


def test_circles_of_clients_keep_their_meaning_under_another_name(book: Terminal) -> None:
    book.said("circle", "rename", "Clients", "Customers")
    book.said("sort", "Anna Amie", "--into", "Former clients")
    book.said("circle", "rename", "Former clients", "Once customers")
    book.said("belongs", "--work-is-over", "Carl Client")
    circles = {one["full_name"]: one["circles"] for one in book.json("list")["contacts"]}
    assert circles["Carl Client"] == ["Once customers"]
    assert [one["circles"] for one in book.json("belongs")["should_not_be"]] == [["Customers"]]


def test_nobody_is_out_of_place_where_one_only_writes_unless_it_is_said(book: Terminal) -> None:
    book.said("account", "add", "email", "moi@chez.example", "--purpose", "personal")
    assert book.json("belongs", "email")["should_not_be"] == []
    book.said("belongs", "--set", "Clients", "email", "not")
    assert len(book.json("belongs", "email")["should_not_be"]) == 2
    assert "no list" in book.said("belongs", "--restrict", "Carl Client", "email", status=1)[1]


@pytest.mark.parametrize("tongue", ["en", "fr"])
@pytest.mark.parametrize("kind", ["client", "leaving", "plain"])
def test_a_text_to_part_on_good_terms_names_network_and_person(book: Terminal, kind: str, tongue: str) -> None:
    asked = ("--language", tongue, "belongs", "facebook", "--farewell", kind, "--to", "Carl Client")
    text = book.json(*asked)["text"]
    assert "Facebook" in text
    assert "Carl," in text
    assert "{" not in text


def test_who_shares_a_home_or_a_company_is_a_leak_path_until_it_is_accepted(book: Terminal) -> None:
    ids = _ids(book)
    post = ("leaks", "--topic", "family", "--channel", "facebook/only/Close friends")
    (leak,) = book.json(*post)["leaks"]
    assert (leak["contact"]["id"], leak["other"]["id"]) == (ids["Anna Amie"], ids["Dora Directrice"])
    assert [one["by"] for one in leak["shared"]] == ["address"]
    assert not leak["would_see_it_anyway"]
    book.said("leaks", "--accept", "Anna Amie", "Dora Directrice")
    found = book.json(*post)
    assert (found["leaks"], len(found["accepted"])) == ([], 1)
    assert [one["other"]["full_name"] for one in book.json("leaks", "--accepted")["accepted"]] == ["Dora Directrice"]
    book.said("undo")
    assert len(book.json(*post)["leaks"]) == 1
    book.said(*post, "--accept-all")
    assert book.json(*post)["leaks"] == []
    book.said("leaks", "--refuse", "Anna Amie", "Dora Directrice")
    assert len(book.json(*post)["leaks"]) == 1


def test_my_own_company_is_no_leak_path_and_another_is(book: Terminal) -> None:
    book.said("set", "Emil Ancien", "organization", "Soleil")
    book.said("set", "Anna Amie", "organization", "SOLEIL")
    book.said("sort", "Carl Client", "--into", "Close friends", "--out-of", "Clients")
    found = book.json("leaks", "--topic", "family", "--channel", "facebook/only/Close friends")
    paths = {(one["contact"]["full_name"], one["other"]["full_name"]) for one in found["leaks"]}
    assert paths == {("Anna Amie", "Dora Directrice"), ("Carl Client", "Emil Ancien")}
    assert found["knows_my_company"]


def test_clients_are_given_what_is_for_work_and_friends_all(book: Terminal) -> None:
    def given(circle: str) -> set[str]:
        found = book.json("details")["details"]
        return {
            one["key"].partition(":")[0] + ("" if "home" not in one["types"] else " at home")
            for one in found
            for cell in one["circles"]
            if cell["circle"] == circle and cell["given"]
        }

    work = {"formatted_name", "organization", "title", "email"}
    everything = work | {"email at home", "telephone at home", "address at home", "birthday"}
    assert given("Clients") == work
    assert given("Close friends") == everything
    book.said("details", "--set", "Clients", "moi@chez.example", "yes", "--set", "Clients", "organization", "no")
    assert given("Clients") == work - {"organization"} | {"email at home"}
    book.said("undo")
    assert given("Clients") == work
    assert "yes, no" in book.said("details", "--set", "Clients", "title", "maybe", status=1)[1]


def test_hours_are_said_for_me_and_for_a_circle(book: Terminal) -> None:
    found = book.json("hours", "--working", "lun-ven 9h-17h", "--reachable", "Clients", "Mon–Fri 9:00–12:00")
    assert found["working"][0] == {"weekday": 0, "begin": "09:00", "end": "17:00"}
    reachable = {one["circle"]: one["reachable"] for one in found["circles"]}
    assert len(reachable["Clients"]) == 5
    assert reachable["Colleagues"] is None
    said = book.said("--language", "fr", "hours")[0]
    assert "lundi à vendredi, 9\u00a0h–17\u00a0h" in said
    assert "read as hours" in book.said("hours", "--working", "whenever", status=1)[1]
    book.said("hours", "--reachable", "Clients", "unset")
    assert {one["reachable"] is None for one in book.json("hours")["circles"]} == {True}


def test_one_sees_as_a_person_what_they_may_see_where_they_are_and_what_they_are_given(book: Terminal) -> None:
    found = book.json("see", "Carl Client")
    verdicts = {one["topic_key"]: one["verdict"] for one in found["topics"]}
    assert (verdicts["family"], verdicts["work_news"]) == ("nothing", "everything")
    (account,) = found["accounts"]
    assert (account["strength"], account["evidence"]) == ("sure", "profile")
    assert "facebook/all" in account["reached_by"]
    assert "Architecte" in {one["text"] for one in found["details"]}
    assert "moi@chez.example" not in {one["text"] for one in found["details"]}
    assert "nobody" not in book.said("--language", "fr", "see", "Carl Client")[0]


def test_a_stranger_sees_accounts_the_public_and_where_i_say_different_things(book: Terminal) -> None:
    said = ("--name", "Moi Mème", "--title", "Photographe", "--indexed", "yes")
    book.said("account", "add", "linkedin", "moi", "--purpose", "professional", *said)
    found = book.json("see", "--public")
    assert [(one["network"], one["indexed"]) for one in found["accounts"]] == [("facebook", False), ("linkedin", True)]
    assert {one["topic_key"]: one["verdict"] for one in found["topics"]}["confidential"] == "nothing"
    (difference,) = found["differences"]
    assert (difference["field"], difference["card"]) == ("title", ["Architecte"])
    assert [one["text"] for one in difference["accounts"]] == ["Photographe"]


def test_undo_is_offered_only_where_something_was_changed(book: Terminal) -> None:
    stays = ("belongs", "--stay", "Carl Client", "facebook")
    assert "undo" in book.said(*stays)[1]
    again = book.said(*stays)[1]
    assert ("undo" in again, "Nothing was changed" in again) == (False, True)


def test_one_sees_as_somebody_or_as_anyone(book: Terminal) -> None:
    assert book.json("see", "Anna Amie", "--public", status=1)["error"]["code"] == "see_one"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("linkedin", "m"), "search engines show it, as is usual there"),
        (("linkedin", "m", "--indexed", "no"), "search engines do not show it, as you said"),
        (("facebook", "m"), "you did not say that search engines show it"),
        (("facebook", "m", "--indexed", "yes"), "search engines show it, as you said"),
    ],
)
def test_what_is_usual_on_a_network_is_not_told_as_what_i_said(
    terminal: Terminal, typed: tuple[str, ...], said: str
) -> None:
    terminal.said("account", "add", *typed)
    assert said in terminal.said("see", "--public")[0]


def test_several_acts_are_said_to_be_taken_back_one_by_one(book: Terminal) -> None:
    asked = ("--stay", "Carl Client", "facebook", "--set", "Close friends", "facebook", "not")
    assert "one by one" in book.said("belongs", *asked)[1]
    both = ("--not-stay", "Carl Client", "facebook", "--not-stay", "Emil Ancien", "facebook")
    assert "one by one" not in book.said("belongs", *both)[1]
