from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage import assets
from entourage.domain.contact import Kind, Profile, Value, of_kind
from entourage.domain.merging import Effect, follow
from entourage.domain.profiles import RELATIONS
from entourage.formats import detect, vcard
from entourage.formats.meta_titles import relation_of
from entourage.formats.record import Notice, Reading, Record
from entourage.language import Language
from entourage.words import importing as words

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
FACEBOOK = '<html><head><title>{title}</title></head><body><main class="_a706">{blocks}</main></body></html>'
FRIEND = '<section class="_a6-g"><h2 class="_a6-h">{name}</h2><footer><div class="_a72d">{day}</div></footer></section>'
OLD_FRIEND = (
    '<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{name}</div>'
    '<div class="_3-94 _2lem">{day}</div></div>'
)


def read(document: object) -> Reading:
    text = document if isinstance(document, str) else json.dumps(document)
    return detect.read_bytes(text.encode())


def records(document: object) -> list[Record]:
    return [item for item in read(document).items if isinstance(item, Record)]


def profile(record: Record) -> Value:
    return of_kind(record.values, Kind.PROFILE)[0]


def kind_of(document: object) -> str:
    reading = read(document)
    assert reading.format == "unknown"
    (notice,) = reading.items
    assert isinstance(notice, Notice)
    assert notice.code == "not_contacts"
    for tag in ("en", "fr"):
        assert words.notice(Language(tag, assets.folder("i18n")), notice.code, line=0, name="", text=notice.text)
    return notice.text


@pytest.mark.parametrize(
    "document",
    [
        {"friends_v2": [{"name": "Zo\u00c3\u00ab", "timestamp": 1600000000}]},
        {"friends": {"friends_v2": [{"name": "Zo\u00c3\u00ab", "timestamp": 1600000000}]}},
        {"friends": [{"name": "Zo\u00c3\u00ab", "timestamp": 1600000000}]},
    ],
)
def test_friends_of_every_year_are_read(document: object) -> None:
    (one,) = records(document)
    assert of_kind(one.values, Kind.FORMATTED_NAME)[0].text == "Zoë"
    assert profile(one).as_profile == Profile("facebook", connected_on="2020-09-13")


def test_names_that_were_never_escaped_stay_as_they_are() -> None:
    found = records({"friends_v2": [{"name": "Łukasz"}, {"name": "Ã©"}]})
    assert [one.values[0].text for one in found] == ["Łukasz", "Ã©"]


def test_the_address_that_archives_of_2018_give_is_kept() -> None:
    (one,) = records({"friends": [{"name": "Ada", "contact_info": "a@x.org", "marked": True}]})
    assert [value.text for value in of_kind(one.values, Kind.EMAIL)] == ["a@x.org"]
    assert [(value.name, value.text) for value in of_kind(one.values, Kind.OTHER)] == [("marked", "true")]


def test_a_table_of_people_with_headings_like_those_of_linkedin_is_read() -> None:
    table = "First Name,Last Name,Company Name,Title,Description,Started On\nAna,Silva,Acme,CEO,Kind,2020\n"
    (one,) = records(table)
    assert of_kind(one.values, Kind.NAME)[0].as_name.family == "Silva"


def test_other_lists_in_a_file_of_snapchat_are_named() -> None:
    friend = {"Username": "ada", "Display Name": "Ada", "Creation Timestamp": "2020-01-01"}
    document = {"Friends": [friend], "Blocked Users": [friend, friend], "Deleted Friends": []}
    items = list(detect.read_bytes(json.dumps(document).encode()).items)
    assert [(one.code, one.property, one.text) for one in items if isinstance(one, Notice)] == [
        ("list_left_out", "Blocked Users", "2")
    ]
    assert sum(isinstance(one, Record) for one in items) == 1


@pytest.mark.parametrize(
    ("part", "followers", "following"),
    [
        ("Activity", "Follower List", "Following List"),
        ("Your Activity", "Follower", "Following"),
        ("Profile And Settings", "Follower", "Following"),
    ],
)
def test_followers_on_tiktok_are_read_out_of_all_that_it_knows(part: str, followers: str, following: str) -> None:
    ada, bob = {"Date": "2024-01-01 00:00:00", "UserName": "Ada.l"}, {"Date": "lately", "UserName": "bob"}
    lists = {
        followers: {"FansList": [ada, {"Date": "2024-01-01 00:00:00"}]},
        following: {"Following": [bob]},
        "Block List": {"BlockList": [bob]},
    }
    reading = read({"Ads": None, "Comment": {"Comments": {"CommentsList": []}}, part: lists})
    assert (reading.dialect, reading.people) == ("tiktok", 3)
    first, rejected, second, blocked = sorted(reading.items, key=lambda one: one.line or 9)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert profile(first).as_profile == Profile("tiktok", "Ada.l", "https://www.tiktok.com/@Ada.l", "2024-01-01")
    assert (profile(first).types, profile(second).types) == (("follower",), ("following",))
    assert (first.identifier, profile(second).as_profile.connected_on) == ("https://www.tiktok.com/@ada.l", "")
    assert isinstance(rejected, Notice)
    assert isinstance(blocked, Notice)
    assert (rejected.code, blocked.code, blocked.text) == ("no_content", "list_left_out", "1")


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ({"Activity": {"Follower List": {"FansList": None}, "Block List": {"BlockList": [{"UserName": "b"}]}}}, "json"),
        ({"received_requests_v2": [{"name": "A"}]}, "facebook-requests"),
        ({"sent_requests_v2": [{"name": "A"}]}, "facebook-requests"),
        ({"rejected_requests_v2": [{"name": "A"}]}, "facebook-requests"),
        ({"deleted_friends_v2": [{"name": "A"}]}, "facebook-former"),
        ({"following_v3": [{"name": "A"}]}, "facebook-following"),
        ({"followers_v2": [{"name": "A"}]}, "facebook-followers"),
        ({"relationships_blocked_users": []}, "instagram-blocked"),
        ({"relationships_follow_requests_sent": []}, "instagram-requests"),
        ({"relationships_unfollowed_users": []}, "instagram-former"),
        ({"relationships_to_come": []}, "instagram-list"),
        ([{"label_values": []}], "meta-unnamed"),
        ({"type": "Person", "preferredUsername": "me", "inbox": "x"}, "mastodon-me"),
        ({"type": "OrderedCollection", "id": "outbox.json", "orderedItems": [{"type": "Create"}]}, "mastodon-posts"),
        ({"type": "OrderedCollection", "id": "likes.json", "orderedItems": ["https://x/users/a/1"]}, "mastodon-posts"),
        ('window.YTD.follower.part0 = [{"follower": {"accountId": "1"}}]', "x-accounts"),
        ("Account address,Hide notifications\na@b.social,true\n", "mastodon-muted"),
        ('window.YTD.contact.part0 = [{"contact": {"emails": ["a@b.org"]}}]', "x-contacts"),
        ({"wa_contacts": ["+331"]}, "whatsapp-numbers"),
        ("CONVERSATION ID,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n1,Zoé,Me,2023-01-01,,Hi,INBOX\n", "linkedin-messages"),
        ("Company Name,Title,Description,Location,Started On,Finished On\nAcme,CEO,,,,\n", "linkedin-other"),
        ("1/2/23, 10:00 - Ana Silva: Hello\n1/2/23, 10:01 - Me: Hi, there\n", "chat"),
        ("01.02.2023, 10:00 - Ana Silva: Hallo\n01.02.2023, 10:01 - Ich: Ja, gut\n", "chat"),
        ("01/02/2023 à 10:00 - Ana Silva: Bonjour, ça va\n", "chat"),
        ("\u200e[1/2/23, 10:00:00\u202fAM] Ana Silva: Hello\n[1/2/23, 10:01:00\u202fAM] Me: Hi\n", "chat"),
        ("[01/02/2023, 10:00:00] Ana Silva: Hello\n", "chat"),
        ("Email Address,Confirmed,Primary,Updated On\nzoe@x.org,Yes,Yes,1/2/23\n", "linkedin-other"),
        ("From,To,Date,Subject,Content,Direction,Folder\nAna,Me,1/2/15,,Hi,INCOMING,INBOX\n", "linkedin-messages"),
        (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAna,Roy,Acme,CEO,Kind,1/2/20,VISIBLE\n",
            "linkedin-recommendations",
        ),
        ("Date,Status,FullName\n2020-01-01,Active,Ana Roy\n", "linkedin-followed"),
        ("School Name,Start Date,End Date,Notes,Degree Name,Activities\nUQAM,2001,2004,,BSc,Choir\n", "linkedin-other"),
        ("Event Name,Event Time,Status,External Url\nFair,10:00,Ready,https://x.example\n", "linkedin-other"),
        ("First name,Last name,Middle name,Verification type,Verified date\nAna,Roy,,id,1/2/20\n", "linkedin-other"),
        ("Application Date,Contact Email,Contact Phone Number,Job Url\n1/2/20,a@x.org,1,x\n", "linkedin-other"),
        ("Date,Link,OptionText\n2020-01-01,https://x.example,Yes\n", "linkedin-other"),
        ("spam.example\nbad.example\n", "domains"),
        ("#domain,#severity\nspam.example,suspend\n", "domains"),
        (FACEBOOK.format(title="Removed friends", blocks=FRIEND.format(name="A", day="")), "meta-page"),
        (FACEBOOK.format(title="Demandes d’ami reçues", blocks=FRIEND.format(name="A", day="")), "meta-page"),
        ("<html><body>Hello</body></html>", "html"),
        ("<?xml version='1.0'?><c:contact xmlns:c='http://schemas.microsoft.com/Contact'/>", "windows-contact"),
    ],
)
def test_lists_of_others_are_named_and_never_become_people(document: object, kind: str) -> None:
    assert kind_of(document) == kind


@pytest.mark.parametrize(
    "headings",
    [
        "Name,Proficiency",
        "Email Address,Confirmed,Primary,Notes",
        "FullName,Date,Status,Mobile,City",
        "Guest,Mail,Event Name,Event Time,External Url",
        "First Name,Last Name,Verification type,Verified date,Mobile",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status,Mobile Phone",
    ],
)
def test_a_table_of_common_words_is_one_of_people(headings: str) -> None:
    assert read(f"{headings}\nzoe@x.org,yes\n").format == "csv"


@pytest.mark.parametrize(
    ("title", "block", "day"),
    [
        ("Your friends", FRIEND, "Oct 19, 2025 1:47:55 pm"),
        ("Vos ami(e)s", FRIEND, "19 oct. 2025 à 13:47:55"),
        ("Deine Freunde", FRIEND, "19. Okt. 2025, 13:47"),
        ("Friends", OLD_FRIEND, "Oct 19, 2025, 1:47 PM"),
    ],
)
def test_friends_on_a_page_are_read_in_the_language_of_the_account(title: str, block: str, day: str) -> None:
    page = FACEBOOK.format(title=title, blocks=block.format(name="Zoé &amp; Co", day=day) * 2)
    assert read(page).dialect == "facebook"
    found = records(page)
    assert [one.line for one in found] == [1, 2]
    assert found[0].values == (
        Value(kind=Kind.FORMATTED_NAME, text="Zoé & Co"),
        Value(kind=Kind.PROFILE, parts=Profile("facebook", connected_on="2025-10-19")),
    )


def test_a_day_on_a_page_that_is_not_understood_is_kept_and_said() -> None:
    items = list(read(FACEBOOK.format(title="Friends", blocks=FRIEND.format(name="A", day="19 xyz 2025"))).items)
    assert [item.code for item in items if isinstance(item, Notice)] == ["bad_date"]
    assert [value.text for item in items if isinstance(item, Record) for value in item.values][-1] == "19 xyz 2025"


def test_scripts_on_a_page_are_neither_run_nor_read() -> None:
    page = FACEBOOK.format(title="Friends", blocks="<script>var a = '<h2>X</h2>'</script>" + FRIEND)
    assert [one.values[0].text for one in records(page.format(name="A", day=""))] == ["A"]


@pytest.mark.parametrize(
    "junk", ["<", "<!--", "<a ", "</", "<div>", "</div>", '<div class="_a6-g">', "&#", "<a href='"]
)
def test_no_page_takes_long(junk: str) -> None:
    start = time.process_time()
    list(read(FACEBOOK.format(title="Friends", blocks='<p class="_a6-g">' + junk * 20_000)).items)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Your friends", "friend"),
        ("Amis", "friend"),
        ("Close friends", "close-friend"),
        ("Seguidores", "follower"),
        ("フォロー中", "following"),
        ("Friend requests", ""),
        ("Friends of friends", ""),
        ("", ""),
    ],
)
def test_a_title_says_which_list_it_is_or_nothing(title: str, relation: str) -> None:
    assert relation_of(title) == relation


ENTRY = {"string_list_data": [{"href": "https://www.instagram.com/bob", "value": "bob", "timestamp": 1600000000}]}
NEW_ENTRY = {
    "title": "bob",
    "string_list_data": [{"href": "https://www.instagram.com/_u/bob", "timestamp": 1600000000}],
}
TABLE = (
    '<div class="pam _a6-g uiBoxWhite"><div class="_a6-p"><div class="pam _a6-g"><table><tr><td class="_a6_q">Name</td>'
    '<td class="_2piu _a6_r">Bob B</td></tr><tr><td class="_a6_q">Username</td><td class="_2piu _a6_r">bob</td></tr>'
    '</table></div></div><div class="_3-94 _a6-o">Aug 9, 2026 8:24 am</div></div>'
)
LINK = (
    '<div class="pam _a6-g uiBoxWhite"><div class="_a6-p"><div><div><a href="https://www.instagram.com/_u/bob">bob</a>'
    "</div><div>Sep 13, 2020 1:28 pm</div></div></div></div>"
)


@pytest.mark.parametrize(
    ("document", "relation"),
    [
        ([ENTRY], "follower"),
        ({"relationships_followers": [ENTRY]}, "follower"),
        ({"relationships_following": [NEW_ENTRY]}, "following"),
        ({"relationships_close_friends": [ENTRY]}, "close-friend"),
        (FACEBOOK.format(title="Followers", blocks=LINK), "follower"),
        (FACEBOOK.format(title="Abonnements", blocks=LINK), "following"),
        (FACEBOOK.format(title="Close friends", blocks=TABLE), "close-friend"),
    ],
)
def test_all_lists_of_instagram_name_one_person_alike_and_say_who_follows_whom(document: object, relation: str) -> None:
    (one,) = records(document)
    said = profile(one)
    assert (one.identifier, said.as_profile.handle, said.types) == ("https://www.instagram.com/bob", "bob", (relation,))
    assert said.as_profile.url == "https://www.instagram.com/bob"
    assert [value.text for value in of_kind(one.values, Kind.CATEGORY)] == ["Close friends"] * (relation[0] == "c")
    assert said.as_profile.connected_on == ("" if relation == "close-friend" else "2020-09-13")


def test_a_list_of_followers_takes_nothing_from_those_whom_i_follow() -> None:
    (follower,), (followed,) = records([ENTRY]), records({"relationships_following": [NEW_ENTRY]})
    (change,) = follow(follower.values, followed.values, [])
    assert (change.effect, change.after) == (Effect.ADD, profile(followed))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_who_follows_whom_survives_a_vcard(version: str, relation: str) -> None:
    said = Value(kind=Kind.PROFILE, parts=Profile("instagram", "bob", "https://x.org/bob"), types=(relation,))
    written = b"".join(vcard.write([Record(values=(Value(kind=Kind.FORMATTED_NAME, text="B"), said))], version))
    (one,) = [item for item in vcard.read(written).items if isinstance(item, Record)]
    assert profile(one) == said


def test_accounts_of_mastodon_are_no_e_mails() -> None:
    collection = {
        "type": "OrderedCollection",
        "id": "https://m.example/users/me/followers",
        "orderedItems": ["https://mastodon.social/users/ada", "https://x.example/@bob", "https://x.example/@bob/1"],
    }
    found = records(collection)
    assert [(one.identifier, profile(one).types) for one in found] == [
        ("ada@mastodon.social", ("follower",)),
        ("bob@x.example", ("follower",)),
    ]
    assert not [value for one in found for value in of_kind(one.values, Kind.EMAIL)]


def test_what_an_account_says_of_itself_is_kept_and_its_picture_is_only_linked() -> None:
    account = {
        "acct": "ada",
        "url": "https://mastodon.social/@ada",
        "display_name": "Ada",
        "avatar": "https://mastodon.social/a.png",
        "note": "<p>Hi<br>you &amp; me</p><script>x</script>",
        "fields": [{"name": "Site", "value": '<a href="x">x.org</a>'}],
    }
    (one,) = records([account])
    assert of_kind(one.values, Kind.NOTE)[0].text == "Hi\nyou & me"
    assert [value.photo and value.photo.url for value in of_kind(one.values, Kind.PHOTO)] == [account["avatar"]]
    assert [(value.name, value.text) for value in of_kind(one.values, Kind.OTHER)] == [("Site", "x.org")]


def test_lists_of_mastodon_become_categories() -> None:
    found = records("Cats,ada@a.social\nCats,bob@b.social\nDogs,ada@a.social\n")
    assert [(one.identifier, [value.text for value in of_kind(one.values, Kind.CATEGORY)]) for one in found] == [
        ("ada@a.social", ["Cats", "Dogs"]),
        ("bob@b.social", ["Cats"]),
    ]


def test_names_with_addresses_are_no_lists_of_mastodon() -> None:
    for table in ("Ada,ada@a.org\nBob,bob@b.org\n", "Ada,ada@gmail.com\nAda,ada@b.org\n", "Name,Email\nAda,a@b.org\n"):
        assert read(table).dialect != "mastodon-lists"


@pytest.mark.parametrize(
    ("table", "handles", "damaged"),
    [
        ("ada@mastodon.social\nbob@b.example\nlocaluser\n", ["ada@mastodon.social", "bob@b.example", "localuser"], []),
        ("ada@mastodon.social\n\n@bob@b.example\ncarl@ch", ["ada@mastodon.social", "bob@b.example"], ["carl@ch"]),
        ("ada@mastodon.social\nbob@b.ex\0\x9d;,mple\n", ["ada@mastodon.social"], ["bob@b.ex\x9d;,mple"]),
        ("Cats,ada@a.social\nCats,bob\nDogs,ada@a.social\n", ["ada@a.social", "bob"], []),
        ('Cats,ada@a.social\nCats,bob@b.org\n"Work, etc",', ["ada@a.social", "bob@b.org"], ["Work, etc,"]),
        ('Cats,ada@a.social\nCats,bob@b.org\n"Work",carl@c.', ["ada@a.social", "bob@b.org"], ["Work,carl@c."]),
    ],
)
def test_a_damaged_line_costs_itself_in_a_list_without_headings(
    table: str, handles: list[str], damaged: list[str]
) -> None:
    reading = detect.read_bytes(table.encode())
    items = list(reading.items)
    assert not reading.needs_mapping
    assert sorted(profile(one).as_profile.handle for one in items if isinstance(one, Record)) == handles
    assert [(one.text, one.rejected) for one in items if isinstance(one, Notice)] == [(one, True) for one in damaged]


def test_addresses_of_mail_are_no_accounts_of_mastodon() -> None:
    for table in (
        "E-mail\nada@a.social\nbob@b.social\n",
        "ada@a.social\nbob@gmail.com\n",
        "Name,Email\nada,a@a.social\n",
    ):
        (first, *_) = records(table)
        assert of_kind(first.values, Kind.EMAIL)


def test_contacts_of_telegram_and_friends_on_snapchat_are_read() -> None:
    entry = {
        "user_id": 12,
        "first_name": "Ada",
        "last_name": "L",
        "phone_number": "0033 6",
        "date_unixtime": "1600000000",
    }
    (one,) = records({"contacts": {"about": "", "list": [entry]}, "chats": {}})
    assert (one.identifier, profile(one).as_profile.connected_on) == ("12", "2020-09-13")
    assert of_kind(one.values, Kind.TELEPHONE)[0].text == "0033 6"
    snap = {"Username": "ada", "Display Name": "Ada", "Creation Timestamp": "2020-09-13 12:00:00 UTC"}
    (one,) = records({"Friends": [snap], "Blocked Users": [snap]})
    assert profile(one).as_profile == Profile("snapchat", "ada", "", "2020-09-13")


JCARD = [
    "vcard",
    [
        ["version", {}, "text", "4.0"],
        ["fn", {}, "text", "Lovelace; Ada, \\ Dr"],
        ["n", {}, "text", ["Lovelace", "Ada", "", ["Dr", "Lady"], ""]],
        ["email", {"type": ["work", "home"]}, "text", "a@x.org"],
        ["bday", {}, "date", "1815-12-10"],
        ["tel", {"group": "item1"}, "uri", "tel:+33-1"],
        ["org", {}, "text", ["A, B", "C"]],
        ["categories", {}, "text", "x", "y,z"],
        ["x-odd", {"x-p": "a:b"}, "unknown", "kept"],
    ],
]
XCARD = (
    '<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>Ada, L</text></fn>'
    "<n><surname>"
    "Lovelace</surname><given>Ada</given></n><email><parameters><type><text>work</text></type></parameters><text>a@x.org"
    "</text></email><adr><street>1; rue</street><country>FR</country></adr><group name='g'><note><text>hi</text></note>"
    "</group></vcard></vcards>"
)


def test_jcard_is_the_vcard_that_it_is() -> None:
    (one,) = records(JCARD)
    assert one.values[0].text == "Lovelace; Ada, \\ Dr"
    assert of_kind(one.values, Kind.NAME)[0].as_name == ("Lovelace", "Ada", "", "Dr Lady", "")
    assert of_kind(one.values, Kind.EMAIL)[0].types == ("work", "home")
    assert [value.text for value in of_kind(one.values, Kind.CATEGORY)] == ["x", "y,z"]
    assert of_kind(one.values, Kind.ORGANIZATION)[0].parts == ("A, B", "C")
    assert of_kind(one.values, Kind.BIRTHDAY)[0].text == "1815-12-10"
    assert [(value.name, value.text) for value in of_kind(one.values, Kind.OTHER)] == [("X-ODD", "kept")]
    assert len(records([JCARD, JCARD])) == len(records(["vcardstream", JCARD, JCARD])) == 2


def test_xcard_is_the_vcard_that_it_is_and_declares_nothing() -> None:
    (one,) = records(XCARD)
    assert of_kind(one.values, Kind.ADDRESS)[0].as_address == ("", "", "1; rue", "", "", "", "FR")
    assert of_kind(one.values, Kind.NOTE)[0].text == "hi"
    assert kind_of(XCARD.replace("<vcards", "<!DOCTYPE a [<!ENTITY b 'c'>]><vcards", 1)) == "xml"


def test_jscontact_is_read_and_what_no_field_holds_is_kept() -> None:
    card = {
        "@type": "Card",
        "version": "1.0",
        "uid": "urn:uuid:1-2",
        "name": {"components": [{"kind": "given", "value": "Ada"}, {"kind": "surname", "value": "L"}], "full": "Ada L"},
        "emails": {"e": {"address": "a@x.org", "contexts": {"work": True}, "pref": 1}},
        "phones": {"p": {"number": "tel:+33", "features": {"mobile": True}}},
        "organizations": {"o": {"name": "Acme", "units": [{"name": "Lab"}]}},
        "addresses": {"a": {"components": [{"kind": "number", "value": "1"}, {"kind": "name", "value": "rue A"}]}},
        "anniversaries": {"b": {"kind": "birth", "date": {"month": 12, "day": 10}}},
        "onlineServices": {"s": {"service": "Mastodon", "user": "ada@x.social"}},
        "keywords": {"friends": True},
        "notes": "not as the standard has it",
        "example.org:odd": {"a": 1},
    }
    (one,) = records(card)
    assert one.identifier == "1-2"
    assert of_kind(one.values, Kind.EMAIL)[0].types == ("work", "pref")
    assert of_kind(one.values, Kind.TELEPHONE)[0] == Value(kind=Kind.TELEPHONE, text="+33", types=("cell",))
    assert of_kind(one.values, Kind.ORGANIZATION)[0].parts == ("Acme", "Lab")
    assert of_kind(one.values, Kind.ADDRESS)[0].as_address.street == "1 rue A"
    assert of_kind(one.values, Kind.BIRTHDAY)[0].text == "--12-10"
    assert of_kind(one.values, Kind.CATEGORY)[0].text == "friends"
    assert {value.name for value in of_kind(one.values, Kind.OTHER)} == {"notes", "example.org:odd"}


@settings(deadline=None)
@given(JSON)
def test_no_json_of_a_network_is_too_odd(inner: object) -> None:
    for document in (
        {"friends_v2": [inner], "friends": inner},
        {"relationships_following": inner},
        [{"string_list_data": inner, "title": inner}],
        {"type": "OrderedCollection", "id": "followers", "orderedItems": [inner]},
        [{"acct": inner, "url": inner, "fields": [inner], "note": inner}],
        {"contacts": {"list": [{"first_name": inner, "date_unixtime": inner}]}},
        {"Friends": [{"Username": inner}]},
        ["vcard", [["fn", inner, "text", inner], inner]],
        {"@type": "Card", "uid": inner, "name": inner, "emails": inner, "phones": {"a": inner}, "media": inner},
    ):
        assert all(isinstance(item, Record | Notice) for item in read(document).items)


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_every_form_has_a_name(tag: str) -> None:
    assert words.format_name("ldif", "thunderbird") == "Thunderbird, LDIF"
    assert words.format_name("html", "facebook") == "Facebook, HTML"
    assert words.format_name("json", "telegram") == "Telegram, JSON"
    for code in ("change_of_entry", "part_of_directory", "secret_left_out", "link_not_opened"):
        assert words.notice(Language(tag, assets.folder("i18n")), code, line=3, name="x", text="y")


def test_instagrams_archives_until_2020_name_accounts_with_moments() -> None:
    moment = "2019-02-03T10:00:00"
    document = {"blocked_users": {"eve": moment}, "followers": {"bob": moment}, "following": {"ana": moment, "bob": ""}}
    assert [of_kind(one.values, Kind.PROFILE)[0].types for one in records(document)] == [("follower",)]
    document["following"]["bob"] = moment
    found = [of_kind(one.values, Kind.PROFILE)[0] for one in records(document)]
    assert [(value.as_profile.handle, value.types[0], value.as_profile.connected_on) for value in found] == [
        ("ana", "following", "2019-02-03"),
        ("bob", "following", "2019-02-03"),
        ("bob", "follower", "2019-02-03"),
    ]


def test_the_lists_of_threads_are_accounts_of_threads() -> None:
    entry = {"string_list_data": [{"href": "https://www.threads.net/@bob", "value": "bob", "timestamp": 1600000000}]}
    (one,) = records({"text_post_app_text_post_app_followers": [entry]})
    (said,) = of_kind(one.values, Kind.PROFILE)
    assert said.as_profile == Profile("threads", "bob", "https://www.threads.net/@bob", "2020-09-13")
    assert said.types == ("follower",)
