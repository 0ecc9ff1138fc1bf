from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from entourage.domain.contact import Kind, Profile, Value, of_kind
from entourage.formats import detect, tiktok_text
from entourage.formats.record import NOTHING_TOLD, Notice, Record
from entourage.formats.sniffing import Looks, looks_of
from entourage.operations.gathering import Given
from entourage.operations.opening import Opened

if TYPE_CHECKING:
    from pathlib import Path

DAY = 1_600_000_000


def items(document: object) -> list[Record | Notice]:
    text = document if isinstance(document, str) else json.dumps(document)
    return list(detect.read_bytes(text.encode()).items)


def records(document: object) -> list[Record]:
    return [one for one in items(document) if isinstance(one, Record)]


def said(record: Record) -> Value:
    return of_kind(record.values, Kind.PROFILE)[0]


def named(record: Record) -> list[str]:
    return [value.text for value in of_kind(record.values, Kind.FORMATTED_NAME)]


def listed(*accounts: dict[str, object], title: str = "") -> dict[str, object]:
    return {"title": title, "string_list_data": list(accounts)}


@pytest.mark.parametrize(
    "first",
    ['{"Ads and data": {"A": null}, ', '{\n "Profile And Settings": {', '{"Activity":{', '{"Comment": {"Comments"'],
)
def test_the_document_of_tiktok_in_an_archive_is_looked_into_whatever_stands_before_its_lists(first: str) -> None:
    assert looks_of((first + '"x": "' + "y" * 20_000).encode()) is Looks.PEOPLE


def test_a_document_of_another_program_that_lists_nobody_is_passed_by() -> None:
    assert looks_of(b'{"settings": {"Comment": {"a": 1}}, "Activity": []}') is Looks.NOTHING


def test_followers_on_tiktok_are_read_however_their_fields_are_spelled() -> None:
    people = [{"Username": "@ada"}, {"User Name": "bob", "date": DAY, "Note": "x"}, None]
    found = items({"your activity": {"follower": {"fanslist": people}}})
    ada, bob, rejected = found
    assert isinstance(ada, Record)
    assert isinstance(bob, Record)
    assert isinstance(rejected, Notice)
    assert said(ada).as_profile.handle == "ada"
    assert said(bob).as_profile.connected_on == "2020-09-13"
    assert [(value.name, value.text) for value in of_kind(bob.values, Kind.OTHER)] == [("Note", "x")]


def test_names_without_addresses_in_the_form_of_instagram_are_followers_on_facebook() -> None:
    people = [listed({"value": name, "timestamp": DAY}) for name in ("Zo\u00c3\u00ab M", "Ada")]
    reading = detect.read_bytes(json.dumps(people).encode())
    assert (reading.format, reading.aside) == ("unknown", ("facebook-followers", 2))


@pytest.mark.parametrize("address", [{"href": ""}, {"href": "https://www.instagram.com/ada"}])
def test_accounts_with_addresses_are_followers_on_instagram(address: dict[str, object]) -> None:
    (ada,) = records([listed({"value": "ada", "timestamp": DAY} | address)])
    assert (said(ada).as_profile.handle, said(ada).types) == ("ada", ("follower",))


def test_an_entry_that_lists_several_accounts_loses_none() -> None:
    entry = listed({"value": "ada"}, {"href": "https://www.instagram.com/bob"}, title="Both")
    found = records({"relationships_following": [entry, {"title": "eve"}]})
    assert [(one.line, said(one).as_profile.handle) for one in found] == [(1, "ada"), (1, "bob"), (2, "eve")]


@pytest.mark.parametrize(
    ("account", "handle", "url", "name", "kept"),
    [
        ({"value": "@ada", "href": "https://www.instagram.com/@ada"}, "ada", "https://www.instagram.com/ada", [], []),
        (
            {"value": "Ada L", "href": "https://www.instagram.com/_u/ada"},
            "ada",
            "https://www.instagram.com/ada",
            ["Ada L"],
            [],
        ),
        (
            {"value": "ada", "href": "https://evil.example/ada"},
            "ada",
            "https://www.instagram.com/ada",
            [],
            ["https://evil.example/ada"],
        ),
        ({"value": "<b>", "href": "javascript:alert(1)"}, "<b>", "", [], ["javascript:alert(1)"]),
    ],
)
def test_an_account_of_instagram_has_no_address_but_its_own(
    account: dict[str, object], handle: str, url: str, name: list[str], kept: list[str]
) -> None:
    (one,) = records([listed(account)])
    assert said(one).as_profile == Profile("instagram", handle, url)
    assert named(one) == name
    assert [value.text for value in of_kind(one.values, Kind.OTHER)] == kept


@pytest.mark.parametrize(
    "document",
    [
        {"followers": {"ada": "2019-02-03T10:00:00"}, "blocked_users": {"eve": "2019-02-03T10:00:00"}},
        {
            "relationships_followers": [listed({"value": "ada"})],
            "relationships_blocked_users": [listed({"value": "eve"})],
            "relationships_following_hashtags": [listed({"value": "cats"})],
        },
    ],
)
def test_other_lists_in_a_file_of_instagram_are_named(document: object) -> None:
    notice, ada = items(document)
    assert isinstance(ada, Record)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.property, notice.text) == ("list_left_out", "blocked_users", "1")


def test_friends_under_labels_are_read() -> None:
    labels = [{"label": "Nom", "value": "Zo\u00c3\u00ab"}, {"label": "Ville", "value": "Lyon"}, {"timestamp_value": 1}]
    (one,) = records({"friends_v2": [{"timestamp": DAY, "label_values": labels}]})
    assert (named(one), said(one).as_profile.connected_on) == (["Zoë"], "2020-09-13")
    kept = [(value.name, value.text) for value in of_kind(one.values, Kind.OTHER)]
    assert kept == [("Ville", "Lyon"), ("label_values", '{"timestamp_value": 1}')]


@pytest.mark.parametrize(
    "day",
    [
        "03.02.2025, 21:10",
        "3.2.2025 um 21:10",
        "Feb 03, 2025 9:10 pm",
        "2月 03, 2025 9:10:05 PM",
        "2월 03, 2025 9:10:05 오후",
        "2025年2月3日下午9:10",
        "2025년 2월 3일 오후 9:10",
        "Thg 2 03, 2025 9:10 pm",
        "3 thg 2, 2025, 21:10",
        "2025. febr. 3. 21:10",
    ],
)
def test_a_day_on_a_page_is_no_time_of_day(day: str) -> None:
    link = f'<a href="https://www.instagram.com/ada">ada</a></div><div>{day}'
    page = f'<html><title>Followers</title><div class="pam _a6-g"><div>{link}</div></div></html>'
    (one,) = records(page)
    assert said(one).as_profile.connected_on == "2025-02-03"


FOLLOWERS = "Date: 2023-08-10 06:18:18 UTC\nUsername: ada.l\n\nDate: 2023-08-11 06:18:18 UTC\nUsername: bob\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_accounts_that_tiktok_writes_as_text_are_read(encoding: str, end: str) -> None:
    data = FOLLOWERS.replace("\n", end).encode(encoding)
    reading = detect.read_bytes(data)
    ada, bob = [one for one in reading.items if isinstance(one, Record)]
    assert looks_of(data) is Looks.PEOPLE
    assert (reading.dialect, ada.line, bob.line) == ("tiktok", 1, 4)
    assert said(ada) == Value(
        kind=Kind.PROFILE, parts=Profile("tiktok", "ada.l", "https://www.tiktok.com/@ada.l", "2023-08-10")
    )


def test_a_damaged_line_costs_itself_in_a_text_of_tiktok() -> None:
    found = items(FOLLOWERS + "\nDate: 2023-08-12 06:18:18 UTC\nUser")
    assert [(one.line, one.text) for one in found if isinstance(one, Notice)] == [
        (7, "Date: 2023-08-12 06:18:18 UTC"),
        (8, "User"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 2023-08-10 06:18:18 UTC\nLink: https://www.tiktokv.com/share/video/1/\n",
        "Date: 2023-08-10 06:18:18 UTC\nSearch Term: cats\n",
        "Username: ada\nBio: just vibes\n",
    ],
)
def test_what_somebody_saw_on_tiktok_is_no_list_of_people(text: str) -> None:
    assert not tiktok_text.looks_like(text)


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("Follower.txt", "follower"),
        ("Following List.txt", "following"),
        ("Following_2.txt", "following"),
        ("Follower (1).txt", "follower"),
        ("Volger.txt", "follower"),
        ("Folge ich.txt", "following"),
        ("Block List.txt", ""),
        ("Friends.txt", ""),
    ],
)
def test_the_name_of_a_text_of_tiktok_says_whom_it_lists_or_it_is_not_taken(
    tmp_path: Path, name: str, relation: str
) -> None:
    file = tmp_path / name
    file.write_text(FOLLOWERS)
    reading = Opened(Given(file), NOTHING_TOLD).reading
    if relation:
        assert [said(one).types for one in reading.items if isinstance(one, Record)] == [(relation,)] * 2
    else:
        assert reading.aside == ("tiktok-unnamed", 2)


@pytest.mark.parametrize("title", ["Chat history with Ada", "アダとのトーク履歴"])
def test_a_conversation_of_line_is_no_damaged_list(title: str) -> None:
    (notice,) = items(f"[LINE] {title}\n\n2026/06/01(Mon)\n10:00\tAda\tHi\n")
    assert isinstance(notice, Notice)
    assert (notice.code, notice.text) == ("not_contacts", "chat")
