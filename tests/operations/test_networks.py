"""Archives of networks: the same people in whatever form they come, and why nobody is found."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.importing.plan import Action
from entourage.operations import imports
from entourage.operations.book import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

NAMES = ("ada.l", "bob_b", "eve")
TEXT = "\n".join(f"Date: 2023-08-10 06:18:18 UTC\nUsername: {name}\n" for name in NAMES)
TIKTOK = {"Activity": {"Follower": {"FansList": [{"Date": "2023-08-10 06:18:18", "UserName": name} for name in NAMES]}}}
BLOCK = '<div class="pam _a6-g"><a href="https://www.instagram.com/{0}">{0}</a><div>Sep 13, 2020 1:28 pm</div></div>'
PAGE = f"<html><title>Followers</title>{''.join(map(BLOCK.format, NAMES))}</html>"
INSTAGRAM = [
    {"string_list_data": [{"href": f"https://www.instagram.com/{name}", "value": name, "timestamp": 1_600_000_000}]}
    for name in NAMES
]
FRIEND = '<div class="pam _a6-g"><h2 class="_a6-h">{0}</h2><div class="_a72d">Sep 13, 2020 1:28 pm</div></div>'
FRIENDS = f"<html><title>Friends</title>{''.join(map(FRIEND.format, NAMES))}</html>"
FACEBOOK = {"friends_v2": [{"name": name, "timestamp": 1_600_000_000} for name in NAMES]}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def pack(path: Path, name: str, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text)
        archive.writestr("readme.txt", "hello")
    return path


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("followers_1.html", PAGE), ("followers_1.json", json.dumps(INSTAGRAM))),
        (("your_friends.html", FRIENDS), ("your_friends.json", json.dumps(FACEBOOK))),
        (("Follower.txt", TEXT), ("user_data_tiktok.json", json.dumps(TIKTOK))),
    ],
)
@pytest.mark.parametrize("is_other_way", [False, True])
def test_a_network_that_delivers_in_another_form_doubles_nobody(
    book: Database, tmp_path: Path, first: tuple[str, str], then: tuple[str, str], *, is_other_way: bool
) -> None:
    came, comes = (then, first) if is_other_way else (first, then)
    planned, _ = imports.plan(book, [pack(tmp_path / "a.zip", *came)])
    imports.carry_out(book, planned)
    again, _ = imports.plan(book, [pack(tmp_path / "b.zip", *comes)])
    assert [step.action for step in again.steps] == [Action.SAME] * len(NAMES)
    assert {file.source_id for file in again.files} != {None}


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("follower.js", 'window.YTD.follower.part0 = [{"follower": {"accountId": "1"}}]', "x-accounts"),
        ("Block List.txt", TEXT, "tiktok-unnamed"),
    ],
)
def test_an_archive_of_accounts_without_names_says_what_to_do(
    book: Database, tmp_path: Path, name: str, text: str, kind: str
) -> None:
    _, (unread,) = imports.plan(book, [pack(tmp_path / "a.zip", name, text)])
    assert (unread.error.code, unread.error.params["looks"]) == ("not_contacts", kind)
