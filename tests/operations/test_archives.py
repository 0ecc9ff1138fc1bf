"""Folders and archives of real exports: the same people, the same source, the same again."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.contact import Kind
from entourage.formats.record import Told
from entourage.language import Language
from entourage.operations import imports, reporting
from entourage.operations.book import open_book
from entourage.operations.imports import About
from entourage.words import containers as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from entourage.importing.plan import ImportPlan
    from entourage.storage.database import Database

LINKEDIN = (
    "Notes:\n“Some of the email addresses may be missing.”\n\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Silva,https://www.linkedin.com/in/ana,,Acme,CEO,01 Jan 2020\n"
    "Luc,Roy,https://www.linkedin.com/in/luc,luc@example.org,Acme,CTO,02 Jan 2020\n"
)
# What else LinkedIn puts into its archive: tables of companies, skills and messages, and of people who are not mine.
BESIDES = {
    "Invitations.csv": 'From,To,Sent At,Message,Direction,inviterProfileUrl\nZoé,Me,5/1/23,"A\nB",INCOMING,a\n',
    "messages.csv": "CONVERSATION ID,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n1,Zoé,Me,2023-01-01,,Hi,INBOX\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\nMe,Myself,,,,,\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\nAcme,CEO,,Here,Jan 2020,\n",
    "Skills.csv": "Name\nChess\nPython\n",
    "Languages.csv": "Name,Proficiency\nFrench,Native\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nme@example.org,Yes,Yes,Not Available\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,555-0101,Mobile\n",
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nZoé,O,A,B,C,D,E\n",
    "Endorsements.csv": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n2023,Chess,Z,O\n",
}


def card(name: str, more: str = "") -> str:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:;{name};;;\r\n{more}END:VCARD\r\n"


def pack(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    yield database
    database.close()


def brought_in(book: Database, *paths: Path) -> ImportPlan:
    planned, _ = imports.plan(book, paths)
    imports.carry_out(book, planned)
    return planned


def people(planned: ImportPlan) -> list[str]:
    return sorted(step.name for step in planned.steps if step.draft and step.after is None and step.action != "same")


def codes(book: Database, *paths: Path) -> list[str]:
    return [one.error.code for one in imports.plan(book, paths)[1]]


def test_of_a_network_s_archive_only_the_list_of_people_is_taken(book: Database, tmp_path: Path) -> None:
    path = pack(tmp_path / "Basic_LinkedIn.zip", {"Connections.csv": LINKEDIN, **BESIDES})
    planned = brought_in(book, path)
    assert [(file.name, file.dialect) for file in planned.files] == [("Basic_LinkedIn.zip/Connections.csv", "linkedin")]
    assert people(planned) == ["Ana Silva", "Luc Roy"]
    (inside,) = planned.containers
    assert inside.files == len(BESIDES) + 1
    assert len(inside.tables) + inside.without + len(inside.aside) == len(BESIDES)
    assert inside.aside == {"linkedin-invitations": 1, "linkedin-endorsements": 1, "linkedin-recommendations": 1}
    assert [path.name for path in inside.tables] == ["Profile.csv"]


def test_lists_of_others_are_named_counted_and_left_out_on_purpose(book: Database, tmp_path: Path) -> None:
    def friends(key: str, number: int) -> str:
        return json.dumps({key: [{"name": f"{key} {one}", "timestamp": 1_600_000_000} for one in range(number)]})

    folder = "connections/friends/"
    files = {
        f"{folder}your_friends.json": friends("friends_v2", 2),
        f"{folder}removed_friends.json": friends("deleted_friends_v2", 3),
        f"{folder}sent_friend_requests.json": friends("sent_requests_v2", 1),
        f"{folder}received_friend_requests.json": friends("received_requests_v2", 4),
        "followers/people_who_followed_you.json": friends("followers_v3", 5),
        "data/block.js": 'window.YTD.block.part0 = [ { "blocking" : { "accountId" : "1", "userLink" : "" } } ]',
        "messages/message_1.json": json.dumps({"participants": [{"name": "Zoé"}], "messages": []}),
    }
    planned, unread = imports.plan(book, [pack(tmp_path / "facebook.zip", files)])
    assert (people(planned), unread) == (["friends_v2 0", "friends_v2 1"], [])
    (inside,) = planned.containers
    assert inside.aside == {"facebook-former": 3, "facebook-requests": 5, "facebook-followers": 5, "x-accounts": 1}
    assert inside.without == 1
    (sentence,) = words.aside(Language("en", assets.folder("i18n")), inside.aside)
    assert "those who are no longer your friends on Facebook (3 people)" in sentence


def test_accounts_blocked_on_mastodon_are_known_by_the_name_of_the_file(book: Database, tmp_path: Path) -> None:
    accounts = "ada@mastodon.social\nbob@mastodon.social\n"
    path = pack(tmp_path / "m.zip", {"blocked_accounts.csv": accounts, "following.csv": accounts})
    planned, _ = imports.plan(book, [path])
    assert planned.counts["new"] == 2
    assert planned.containers[0].aside == {"mastodon-blocked": 2}
    (tmp_path / "blocked_accounts (1).csv").write_text(accounts)
    assert codes(book, tmp_path / "blocked_accounts (1).csv") == ["not_contacts"]


def test_the_languages_one_speaks_on_linkedin_are_no_people(book: Database, tmp_path: Path) -> None:
    table = "Name,Proficiency\nFrench,Native or bilingual proficiency\n"
    people = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Lima,,a@x.org,,,04 Feb 2023\n"
    planned, _ = imports.plan(book, [pack(tmp_path / "l.zip", {"Languages.csv": table, "Connections.csv": people})])
    assert planned.counts["new"] == 1
    (tmp_path / "players.csv").write_text("Name,Proficiency\nAna Lima,5\n")
    assert imports.plan(book, [tmp_path / "players.csv"])[0].counts["new"] == 1


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Skills.csv", "Name\nPython\nProject Management\n"),
        ("Languages.csv", "Name,Proficiency\nFrench,Native\n"),
        ("Skills (1).csv", "Name\nPython\nProject Management\n"),
        ("Courses.csv", "Name,Number\nLinear Algebra,MAT101\n"),
    ],
)
def test_what_one_knows_and_did_on_linkedin_is_nobody_given_alone(
    book: Database, tmp_path: Path, name: str, table: str
) -> None:
    (tmp_path / name).write_text(table)
    assert codes(book, tmp_path / name) == ["not_contacts"]
    for other in ("choir.csv", f"{name[:5]}s of the club.csv", f"{name.partition('.')[0]} people.csv"):
        (tmp_path / other).write_text(table)
        assert imports.plan(book, [tmp_path / other])[0].counts["new"] > 0


def test_the_address_books_that_phones_uploaded_to_networks_are_read(book: Database, tmp_path: Path) -> None:
    names = {"Vorname": {"value": "Ana"}, "Nachname": {"value": "Silva"}, "Kontakt": {"value": "+351 1"}}
    points = [{"contact_point": "+49 1"}, {"contact_point": "m@example.org"}]
    files = {
        "synced_contacts.json": json.dumps({"contacts_contact_info": [{"title": "", "string_map_data": names}]}),
        "your_address_books.json": json.dumps(
            {"address_book_v2": {"address_book": [{"name": "M\u00c3\u00bcller", "details": points}]}}
        ),
    }
    planned = brought_in(book, pack(tmp_path / "a.zip", files))
    told = {step.name: [one.text for one in step.draft.values if one.text] for step in planned.steps if step.draft}
    assert told == {"Ana Silva": ["+351 1"], "Müller": ["Müller", "+49 1", "m@example.org"]}


def test_a_table_that_is_not_taken_may_be_imported_alone(book: Database, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"Connections.csv": LINKEDIN, "Profile.csv": BESIDES["Profile.csv"]})
    assert people(imports.plan(book, [path / "Profile.csv"])[0]) == ["Me Myself"]
    assert people(imports.plan(book, [path, path / "Profile.csv"])[0]) == ["Ana Silva", "Luc Roy", "Me Myself"]


def test_the_only_table_of_an_archive_is_as_if_it_had_been_given_itself(book: Database, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"list.csv": "Name,Shoe size\nAna Silva,38\n"})
    assert people(imports.plan(book, [path])[0]) == ["Ana Silva"]


def test_the_same_archive_again_changes_nothing_and_a_newer_one_updates(book: Database, tmp_path: Path) -> None:
    old = pack(tmp_path / "old.zip", {"x/Connections.csv": LINKEDIN})
    brought_in(book, old)
    again, _ = imports.plan(book, [old])
    assert again.counts == {"new": 0, "updated": 0, "same": 2, "maybe": 0, "unreadable": 0}
    newer = pack(tmp_path / "new.zip", {"y/Connections.csv": LINKEDIN.replace("CEO", "President")})
    planned, _ = imports.plan(book, [newer])
    assert planned.counts["updated"] == 1
    assert planned.files[0].source_name == "old.zip"


def test_what_was_in_an_archive_is_known_when_it_comes_unpacked(book: Database, tmp_path: Path) -> None:
    brought_in(book, pack(tmp_path / "old.zip", {"Connections.csv": LINKEDIN, **BESIDES}))
    (tmp_path / "Connections.csv").write_text(LINKEDIN, encoding="utf-8", newline="")
    assert imports.plan(book, [tmp_path / "Connections.csv"])[0].files[0].has_come


def test_people_with_several_labels_are_not_doubled(book: Database, tmp_path: Path) -> None:
    ada, bea, eve = (card(name, "CATEGORIES:myContacts,Friends\r\n") for name in ("Ada", "Bea", "Eve"))
    folder = "Takeout/Contacts"
    files = {
        f"{folder}/All Contacts/All Contacts.vcf": ada + bea,
        f"{folder}/Friends/Friends.vcf": ada + bea,
        f"{folder}/Family/Family.vcf": bea + ada,
        f"{folder}/Other/Other.vcf": eve + ada,
    }
    planned = brought_in(book, pack(tmp_path / "takeout.zip", files))
    assert people(planned) == ["Ada", "Bea", "Eve"]
    assert len({file.source for file in planned.files}) == 1
    assert planned.containers[0].copies == 1


def test_folders_of_labels_become_categories_where_no_card_names_its_own(book: Database, tmp_path: Path) -> None:
    ada, bea, eve, luc, zoe = (card(name, f"TEL:{name}\r\n") for name in ("Ada", "Bea", "Eve", "Luc", "Zoé"))
    folder = "Takeout/Contacts"
    files = {
        f"{folder}/All Contacts/All Contacts.vcf": ada + bea + eve + luc,
        f"{folder}/Friends/Friends.vcf": ada + bea + zoe,
        f"{folder}/Family/Family.vcf": bea,
    }
    path = pack(tmp_path / "takeout.zip", files)
    planned = brought_in(book, path)
    assert people(planned) == ["Ada", "Bea", "Eve", "Luc", "Zoé"]
    assert planned.categories == {"Friends": 3, "Family": 1}
    assert {step.name: set(step.categories_coming) for step in planned.steps if step.action == "new"} == {
        "Ada": {"Friends"},
        "Bea": {"Family", "Friends"},
        "Eve": set(),
        "Luc": set(),
        "Zoé": {"Friends"},
    }
    again, _ = imports.plan(book, [path])
    assert again.counts["same"] == len(again.steps)


def test_folders_are_no_labels_where_cards_name_theirs_or_nobody_is_in_two(book: Database, tmp_path: Path) -> None:
    alone = {f"{name}/{name}.vcf": card(name) + card(f"{name} Roy") for name in ("Ada", "Bea")}
    named = {"All/All.vcf": card("Ada", "CATEGORIES:Own\r\n") + card("Bea"), "Friends/Friends.vcf": card("Bea")}
    assert imports.plan(book, [pack(tmp_path / "alone.zip", alone)])[0].categories == {}
    assert imports.plan(book, [pack(tmp_path / "named.zip", named)])[0].categories == {"Own": 1}


def test_followers_who_are_followed_are_one_person(book: Database, tmp_path: Path) -> None:
    def account(name: str) -> dict[str, object]:
        data = [{"href": f"https://www.instagram.com/{name}", "value": name, "timestamp": 1_600_000_000}]
        return {"title": "", "media_list_data": [], "string_list_data": data}

    folder = "connections/followers_and_following"
    files = {
        f"{folder}/followers_1.json": json.dumps([account("ana"), account("luc")]),
        f"{folder}/following.json": json.dumps({"relationships_following": [account("ana"), account("zoe")]}),
        f"{folder}/recently_unfollowed.json": json.dumps({"relationships_unfollowed_users": [account("tom")]}),
    }
    path = pack(tmp_path / "instagram.zip", files)
    planned = brought_in(book, path)
    assert len({planned.who(place) for place in range(len(planned.steps))}) == 3
    assert not any("tom" in step.name for step in planned.steps)
    assert imports.plan(book, [path])[0].counts["same"] == len(planned.steps)


def test_single_cards_are_one_file_whose_parts_are_named(book: Database, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    (folder / "sub").mkdir(parents=True)
    for number in range(30):
        name = f"{'sub/' if number % 2 else ''}{number:02}.vcf"
        (folder / name).write_text(card(f"Person {number}"), newline="")
    (folder / "15 again.vcf").write_text(card("Person 15"), newline="")
    (folder / "nobody.vcf").write_text("\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", newline="")
    planned = brought_in(book, folder)
    (file,) = planned.files
    assert (file.name, len(file.parts), planned.counts["new"]) == ("cards", 31, 30)
    assert planned.containers[0].copies == 1
    (step,) = (step for step in planned.steps if step.notice)
    assert file.spot(step.line) == ("nobody.vcf", 2)
    where, line = reporting.of_line(file, step.line)
    assert (where.path, line) == (folder / "nobody.vcf", 2)
    assert [one.name for one in reporting.of_plan(planned.files)] == ["nobody.vcf", "cards"]
    again, _ = imports.plan(book, [folder])
    assert again.counts["same"] == 30


def test_each_card_is_read_in_its_own_encoding(book: Database, tmp_path: Path) -> None:
    cards = {f"{number}.vcf": card(f"Zoé {number}") for number in range(3)}
    coded = zip(cards.items(), ("utf-8", "cp1252", "utf-16"), strict=True)
    path = pack(tmp_path / "a.zip", {name: text.encode(encoding) for (name, text), encoding in coded})
    planned = brought_in(book, path)
    assert people(planned) == ["Zoé 0", "Zoé 1", "Zoé 2"]
    assert [planned.files[0].spot(step.line) for step in planned.steps] == [(f"{number}.vcf", 1) for number in range(3)]


def test_an_archive_is_refused_by_name_with_the_reason(book: Database, tmp_path: Path) -> None:
    bomb = pack(tmp_path / "bomb.zip", {"x": bytes(20 << 20)})
    nobody = pack(tmp_path / "nobody.zip", {"a.jpg": b"\xff\xd8\xff", "b.txt": "hello"})
    page = '<html><head><title>Messages</title></head><body><div class="_a6-g">x</div></body></html>'
    pages = pack(tmp_path / "pages.zip", {"messages.html": page, "b.html": page})
    tables = pack(tmp_path / "tables.zip", BESIDES)
    (tmp_path / "cut.zip").write_bytes(tables.read_bytes()[:-40])
    paths = [bomb, nobody, pages, tables, tmp_path / "cut.zip"]
    found = {one.path.name: one.error.code for one in imports.plan(book, paths)[1]}
    assert found == {
        "bomb.zip": "archive_bomb",
        "nobody.zip": "nobody_inside",
        "pages.zip": "facebook_as_pages",
        "tables.zip": "only_tables",
        "cut.zip": "archive_damaged",
    }


def test_what_is_told_of_an_archive_holds_for_its_files(book: Database, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.vcf": card("Ada") + card("Bea"), "b.csv": LINKEDIN})
    planned, _ = imports.plan(book, [path], about={path: About("My phone")})
    assert {file.source_name for file in planned.files} == {"My phone"}


def test_what_is_said_of_all_files_lets_in_no_table_that_nobody_knows(book: Database, tmp_path: Path) -> None:
    strange = {"phones.csv": "Wer,Womit\nZoé Petit,0611223344\n"}
    path = pack(tmp_path / "LinkedIn.zip", {"Connections.csv": LINKEDIN, **BESIDES, **strange})

    def names(told: Told, about: Mapping[Path, About] | None = None) -> list[str]:
        return [step.name for step in imports.plan(book, [path], told=told, about=about)[0].steps]

    people = ["Ana Silva", "Luc Roy"]
    assert names(Told(day_first=True)) == people
    assert len(names(Told(named={"1": "formatted_name"}))) == len(people)
    assert names(Told(named={"Wer": "formatted_name", "Nowhere": "telephone"})) == people
    assert sorted(names(Told(named={"Wer": "formatted_name", "Womit": "telephone"}))) == [*people, "Zoé Petit"]
    own = {path / "Profile.csv": About(told=Told(named={"First Name": "name.given", "Last Name": "name.family"}))}
    assert sorted(names(Told(), own)) == [people[0], people[1], "Me Myself"]


def test_a_file_of_the_year_in_which_time_begins_comes_in(book: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.vcf", (1980, 1, 1, 0, 0, 0)), card("Ada") + card("Bea"))
    os.utime(tmp_path / "a.zip", (0, 0))
    planned, unread = imports.plan(book, [tmp_path / "a.zip"])
    assert ([step.name for step in planned.steps], unread) == (["Ada", "Bea"], [])


def test_a_passage_is_read_again_from_within_an_archive(book: Database, tmp_path: Path) -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as inner:
        inner.writestr("all.vcf.gz", gzip.compress((card("Ada") + card("Bea") + "BEGIN:VCARD\nEND:VCARD\n").encode()))
    planned, _ = imports.plan(book, [pack(tmp_path / "a.zip", {"b.zip": memory.getvalue()})])
    file = planned.files[0]
    assert file.path == str(tmp_path / "a.zip/b.zip/all.vcf.gz")
    passages = reporting.passages(reporting.of_plan([file])[0])
    assert any("Bea" in line for line in passages.around(file.drafted.drafts[1].line).lines)


files_of_people = st.dictionaries(
    st.sampled_from([f"{folder}{name}" for folder in ("", "sub/") for name in ("a", "b", "c", "d.vcf")]),
    st.lists(st.sampled_from(["Ada", "Bea", "Eve", "Zoé Œ"]), min_size=1, max_size=3, unique=True),
    min_size=1,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=files_of_people)
@example(files={"a": ["Ada"], "sub/a": ["Bea", "Zoé Œ"], "sub/b": ["Ada", "Zoé Œ"]})
def test_files_are_the_same_people_in_an_archive_in_a_folder_and_alone(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, list[str]]
) -> None:
    base = tmp_path_factory.mktemp("three")
    texts = {name: "".join(card(who, f"UID:{who}\r\n") for who in found) for name, found in files.items()}
    for name, text in texts.items():
        (base / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (base / "folder" / name).write_text(text, encoding="utf-8", newline="")
    archive = pack(base / "a.zip", {name: text.encode() for name, text in texts.items()})
    alone = [base / "folder" / name for name in texts]
    database = open_book(base / "book")
    found = [said(imports.plan(database, paths)[0]) for paths in ([archive], [base / "folder"], alone)]
    database.close()
    assert found[0] == found[1] == found[2]


def said(planned: ImportPlan) -> dict[str, Sequence[str]]:
    """Tell whom a plan would make, and their names."""
    assert all(step.action in ("new", "same") for step in planned.steps)
    made = [step.draft for step in planned.steps if step.action == "new" and step.draft]
    return {one.identifier: [value.text for value in one.values if value.kind is Kind.FORMATTED_NAME] for one in made}
