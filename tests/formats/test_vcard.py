"""vCards as programs write them, and as they break."""

import base64
import codecs
import json
import time
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Photo, Profile, Value, display_name
from entourage.formats import vcard
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_fallback import rescue
from entourage.formats.vcard_lines import Card

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
PNG_64 = base64.b64encode(PNG).decode()


def read_all(data: bytes) -> tuple[list[Record], list[Notice]]:
    items = list(vcard.read(data).items)
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Notice)]


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()


def only_values(data: bytes) -> tuple[Value, ...]:
    (record,), _ = read_all(data)
    return record.values


def texts(data: bytes, kind: Kind) -> list[str]:
    return [value.text for value in only_values(data) if value.kind is kind]


def is_text(*items: Record | Notice) -> bool:
    """Tell whether everything said can be written down: no half of a letter is left."""
    json.dumps([asdict(item) for item in items], ensure_ascii=False, default=repr).encode()
    return True


@given(st.sampled_from(["cp1252", "utf-8"]), st.lists(st.sampled_from(list('ABé;:=".,\r\n -ü')), max_size=12))
def test_letters_of_any_encoding_are_healed_before_the_colon_too(encoding: str, letters: list[str]) -> None:
    head = "".join(letters).encode(encoding)
    records, notices = read_all(
        card("FN:Ana") + b"BEGIN:VCARD\r\nTEL;TYPE=" + head + b":123\r\nFN:\xe9\r\nEND:VCARD\r\n"
    )
    assert is_text(*records, *notices)


def test_a_label_in_latin_letters_is_read() -> None:
    values = only_values(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\xe9\r\nTEL;TYPE=Priv\xe9:123\r\nEND:VCARD\r\n")
    assert [value.types for value in values if value.kind is Kind.TELEPHONE] == [("privé",)]


@given(st.binary() | st.binary().map(lambda data: b"BEGIN:VCARD\r\n" + data + b"\r\nEND:VCARD\r\n"))
def test_no_bytes_stop_the_reader_or_need_the_fallback(data: bytes) -> None:
    records, notices = read_all(data)
    assert "read_by_fallback" not in {notice.code for notice in notices}
    assert is_text(*records, *notices)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_line_end_in_any_encoding_gives_the_same_name(end: str, encoding: str) -> None:
    data = card("FN:Élodie Lefèvre", "N:Lefèvre;Élodie", end=end).decode().encode(encoding)
    assert vcard.looks_like(data)
    assert only_values(data)[0].text == "Élodie Lefèvre"
    assert only_values(data)[1].parts == ("Lefèvre", "Élodie", "", "", "")


def test_null_bytes_are_left_out_and_told_once() -> None:
    (record,), notices = read_all(card("FN:An\0a", "NOTE:\0"))
    assert [value.text for value in record.values] == ["Ana"]
    assert [notice.code for notice in notices] == ["null_bytes"]


def test_a_fold_inside_a_character_is_healed() -> None:
    data = card("FN:Él").replace("É".encode(), b"\xc3\r\n \x89")
    assert texts(data, Kind.FORMATTED_NAME) == ["Él"]


def test_soft_line_breaks_keep_the_blank_that_follows_them() -> None:
    lines = ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:It is =C3=", "=89t=C3=A9 =", " and=0D=0Awarm")
    assert texts(card(*lines, version="2.1"), Kind.NOTE) == ["It is Été  and\nwarm"]


def test_a_soft_break_never_swallows_the_end_of_the_card() -> None:
    data = card("FN:Zoé", "NOTE;QUOTED-PRINTABLE:cut=", version="2.1")
    records, _ = read_all(data + card("FN:Max"))
    assert [record.values[0].text for record in records] == ["Zoé", "Max"]


def test_each_property_is_decoded_by_its_own_charset() -> None:
    data = b"BEGIN:VCARD\nN;CHARSET=SHIFT_JIS:" + "安藤;表".encode("cp932") + b"\nORG:M\xfcller\nEND:VCARD\n"
    name, organization = only_values(data)
    assert name.parts[:2] == ("安藤", "表")
    assert organization.parts == ("Müller",)


def test_the_only_declared_charset_is_believed_for_the_whole_card() -> None:
    data = "BEGIN:VCARD\nFN:Οδυσσέας\nLABEL;CHARSET=Windows-1253:Αθήνα\nEND:VCARD\n".encode("cp1253")
    assert texts(data, Kind.FORMATTED_NAME) == ["Οδυσσέας"]


@pytest.mark.parametrize(
    "lines",
    [
        (f"PHOTO;ENCODING=b;TYPE=PNG:{PNG_64}",),
        (f"PHOTO;PNG;BASE64:{PNG_64[:60]}", f" {PNG_64[60:]}", ""),
        (f"PHOTO;TYPE=PNG;ENCODING=BASE64:{PNG_64[:60]}", PNG_64[60:], ""),
        ("PHOTO;PNG;B:", f" {PNG_64[:80]}", "", PNG_64[80:]),
        (f"PHOTO:data:image/png;base64,{PNG_64}",),
        (f"PHOTO;ENCODING=b:{PNG_64.rstrip('=')}",),
    ],
)
def test_a_picture_is_read_however_it_was_written(lines: tuple[str, ...]) -> None:
    _, picture = only_values(card("FN:A", *lines))
    assert picture.photo == Photo("image/png", PNG)
    assert not picture.types


def test_a_linked_picture_keeps_its_address_and_a_broken_one_is_told_and_kept() -> None:
    (record,), notices = read_all(card("PHOTO;VALUE=uri:https://example.org/a.png", "FN:A", "PHOTO;ENCODING=b:/9j:::"))
    assert record.values[0].photo == Photo(url="https://example.org/a.png")
    assert (record.values[2].kind, record.values[2].text) == (Kind.OTHER, "/9j:::")
    assert [(notice.code, notice.line) for notice in notices] == [("bad_base64", 5)]


@pytest.mark.parametrize("text", ["qgEPAAIAAAAHAAAAugEQAAIAAAAG:ASDF==", "see:below", "no:"])
def test_a_picture_that_is_neither_base64_nor_an_address_is_told_and_kept(text: str) -> None:
    (record,), notices = read_all(card("FN:A", f"PHOTO;ENCODING=BASE64;TYPE=JPEG:{text}"))
    assert [(value.kind, value.text) for value in record.values[1:]] == [(Kind.OTHER, text)]
    assert [notice.code for notice in notices] == ["bad_base64"]


@pytest.mark.parametrize("url", ["http://a.org/x.png", "content://photos/1", "cid:one@a.org", "file:/home/a.png"])
def test_a_picture_may_be_an_address_of_any_kind(url: str) -> None:
    (record,), notices = read_all(card("FN:A", f"PHOTO;VALUE=uri:{url}"))
    assert record.values[1].photo == Photo(url=url)
    assert not notices


def test_labels_reach_the_values_of_their_group() -> None:
    values = only_values(
        card(
            "item1.TEL:1",
            "item1.X-ABLabel:Chalet",
            "item2.EMAIL:a@example.org",
            "item2.X-ABLABEL:_$!<Work>!$_",
            "item3.X-ABDATE:2014-08-12",
            "item3.X-ABLabel:_$!<Anniversary>!$_",
            "item4.X-ABLabel:orphan",
        )
    )
    assert values[0].label == "Chalet"
    assert values[1].types == ("work",)
    assert (values[2].kind, values[2].text) == (Kind.ANNIVERSARY, "2014-08-12")
    assert (values[3].name, values[3].text) == ("X-ABLabel", "orphan")


@pytest.mark.parametrize(
    ("line", "profile"),
    [
        ("IMPP;X-SERVICE-TYPE=Skype:skype:zoe", Profile("skype", "zoe")),
        ("IMPP:xmpp:zoe@example.org", Profile("xmpp", "zoe@example.org")),
        ("IMPP;TYPE=TELEGRAM:zoe", Profile("telegram", "zoe")),
        ("X-JABBER;TYPE=HOME:zoe@example.org", Profile("xmpp", "zoe@example.org")),
        ("X-AIM:zoe", Profile("aim", "zoe")),
        ("X-SOCIALPROFILE;type=twitter;x-user=zoe:http://twitter.com/zoe", Profile("twitter", "zoe", "http://twitter.com/zoe")),
        ("SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.social/@zoe", Profile("mastodon", "", "https://example.social/@zoe")),
        ("TEL:sip:zoe@example.org", Profile("sip", "zoe@example.org")),
    ],
)  # fmt: skip
def test_accounts_are_profiles_whatever_the_property(line: str, profile: Profile) -> None:
    (value,) = only_values(card(line))
    assert (value.kind, value.as_profile) == (Kind.PROFILE, profile)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("BDAY:19850412", "1985-04-12"),
        ("BDAY:1985-04-12T00:00:00Z", "1985-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:1985-04", "1985-04"),
        ("BDAY:1985", "1985"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12"),
        ("BDAY:16040229", "--02-29"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
        ("BDAY;VALUE=text:1985", "1985"),
        ("BDAY:19723101", "19723101"),
    ],
)
def test_dates_of_every_form_are_read(line: str, text: str) -> None:
    (value,) = only_values(card(line))
    assert (value.kind, value.text) == (Kind.BIRTHDAY, text)


def test_types_of_every_spelling_are_one_list() -> None:
    data = card(
        "TEL;WORK;VOICE:1", 'TEL;TYPE="work,voice":2', "TEL;type=WORK;type=voice:3", "TEL;TYPE=work,voice;PREF=1:4"
    )
    assert [value.types for value in only_values(data)] == [("work", "voice")] * 3 + [("work", "voice", "pref")]


def test_values_are_split_only_where_nothing_hides_the_comma() -> None:
    data = card(r"CATEGORIES:Amis\, proches,Work", r"NICKNAME:Zo,Zozo", r"ORG:A\;B;Sales;", r"NOTE:a,b;c\nd\\n")
    assert texts(data, Kind.CATEGORY) == ["Amis, proches", "Work"]
    assert texts(data, Kind.NICKNAME) == ["Zo", "Zozo"]
    assert texts(data, Kind.NOTE) == ["a,b;c\nd\\n"]
    assert [value.parts for value in only_values(data) if value.kind is Kind.ORGANIZATION] == [("A;B", "Sales")]


def test_a_group_card_names_its_members_in_both_spellings() -> None:
    apple = card("FN:Team", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ab-1")
    standard = card("FN:Team", "KIND:group", "MEMBER:urn:uuid:ab-1", version="4.0")
    for data in (apple, standard):
        (record,), _ = read_all(data)
        assert (record.kind, record.members) == ("group", ("ab-1",))


@pytest.mark.parametrize("agent", ["AGENT:BEGIN:VCARD", "AGENT:\r\nBEGIN:VCARD", "BEGIN:VCARD"])
def test_a_card_inside_a_card_is_kept_with_it(agent: str) -> None:
    (record,), notices = read_all(card("FN:Boss", agent, "FN:Aide", "TEL:2", "END:VCARD", "TEL:1", version="2.1"))
    assert [value.text for value in record.values if value.kind is not Kind.OTHER] == ["Boss", "1"]
    assert ["Aide" in value.text for value in record.values if value.name == "AGENT"] == [True]
    assert not notices


def test_a_missing_end_costs_nobody() -> None:
    records, notices = read_all(b"BEGIN:VCARD\nFN:A\n" + card("FN:B") + card("FN:C"))
    assert [record.values[0].text for record in records] == ["A", "B", "C"]
    assert [(notice.line, notice.code) for notice in notices] == [(1, "missing_end")]


def test_what_stands_outside_cards_is_told_by_line() -> None:
    data = b"hello\n" + card("FN:A", end="\n") + b"VERSION:3.0\nFN:B\nEND:VCARD\n" + card(end="\n") + b"END:VCARD\n"
    records, notices = read_all(data)
    assert [record.values[0].text for record in records] == ["A", "B"]
    assert [(notice.line, notice.code, notice.rejected) for notice in notices] == [
        (1, "text_between", False),
        (6, "missing_begin", False),
        (9, "no_content", True),
        (12, "stray_end", False),
    ]


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("Sent from my telephone\n", False),
        ("Ada,Byron,a@example.com\n", True),
        ("dn: cn=Ada\ntelephoneNumber: 06 22 22 22 22\n", True),
        ("First\nSecond\n\nThird\nFourth\n", True),
    ],
)
def test_text_between_cards_that_may_be_entries_is_counted_as_left_out(text: str, *, rejected: bool) -> None:
    for data in (
        text.encode() + card("FN:A"),
        card("FN:A") + text.encode() + card("FN:B"),
        card("FN:A") + text.encode(),
    ):
        _, notices = read_all(data)
        assert [(notice.code, notice.rejected) for notice in notices] == [("text_between", rejected)]


def test_a_damaged_line_costs_that_line() -> None:
    (record,), notices = read_all(card("FN:A", "just words", "TEL:1"))
    assert len(record.values) == 2
    assert [(notice.line, notice.code, notice.text) for notice in notices] == [(4, "bad_line", "just words")]


def test_unknown_properties_keep_their_name_group_parameters_and_raw_value() -> None:
    value = only_values(card("FN:A", r'g.X-Odd;LANGUAGE="a;b":x\,y'))[1]
    assert (value.name, value.group, value.parameters, value.text) == ("X-Odd", "g", (("LANGUAGE", "a;b"),), r"x\,y")


def test_numbers_lose_only_what_nobody_sees() -> None:
    data = card("TEL:\u202a+33 6 12\u202c", "TEL;VALUE=uri:tel:+1-418;ext=102", "EMAIL:Zoé <zoe@example.org>")
    assert [value.text for value in only_values(data)] == ["+33 6 12", "+1-418;ext=102", "zoe@example.org"]


def test_only_vcards_look_like_vcards() -> None:
    assert vcard.looks_like(b"BGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n")
    assert vcard.looks_like(codecs.BOM_UTF8 + b"begin:vcard\n")
    assert not vcard.looks_like(b"Name,Note\nA,BEGIN:VCARD\n")
    assert not vcard.looks_like(b"")


def test_the_fallback_keeps_every_property_of_a_card_and_says_so() -> None:
    lines = [(2, "FN:Zoé"), (3, "TEL;TYPE=CELL:1"), (4, "X-ODD:x"), (5, "UID:7")]
    notice, record = rescue(Card(1, lines), "ValueError")
    assert isinstance(notice, Notice)
    assert isinstance(record, Record)
    assert (notice.code, record.identifier) == ("read_by_fallback", "7")
    assert [(value.kind, value.text) for value in record.values] == [
        (Kind.FORMATTED_NAME, "Zoé"),
        (Kind.TELEPHONE, "1"),
        (Kind.OTHER, "x"),
    ]


@pytest.mark.parametrize("line", [b"A;", b"NOTE:\\", b" ", b"=\n", b'TEL;X="', b"BEGIN:VCARD\n", b"x\n"])
def test_reading_stays_linear_on_hostile_repetition(line: bytes) -> None:
    started = time.perf_counter()
    read_all(b"BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:" + line * (1_000_000 // len(line)) + b"\nEND:VCARD\n")
    assert time.perf_counter() - started < 20


def test_what_evolution_writes_for_mozilla_does_not_make_it_thunderbirds() -> None:
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nX-EVOLUTION-FILE-AS:Ada\nX-MOZILLA-HTML:FALSE\nEND:VCARD\n"
    assert vcard.read(card).dialect == "evolution"


@pytest.mark.parametrize(
    ("between", "told"),
    [("END:VCARD\0;,CARD\n", "damaged_begin"), ("ENG:VCARD\nBEGUN:VCARD\n", "damaged_begin"), ("", "missing_begin")],
)
def test_a_card_whose_beginning_is_damaged_is_not_the_one_before(between: str, told: str) -> None:
    one, other = ("VERSION:2.1\nN:" + name + ";;;\nTEL:1\n" for name in ("Byron;Ada", "Babbage;Charles"))
    items = list(vcard.read(f"BEGIN:VCARD\n{one}{between}{other}END:VCARD\n".encode()).items)
    people = [display_name(item.values) for item in items if isinstance(item, Record)]
    assert people == ["Ada Byron", "Charles Babbage"]
    assert told in {item.code for item in items if isinstance(item, Notice)}


def test_a_card_that_says_its_version_twice_stays_one() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nTEL:1\nVERSION:3.0\nEMAIL:ada@b.org\nEND:VCARD\n"
    (record,) = list(vcard.read(card.encode()).items)
    assert isinstance(record, Record)
    assert len(record.values) == 3


@pytest.mark.parametrize(
    ("parameter", "label"),
    [
        ("X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=89cole)", "École"),
        ("X-CUSTOM(Aux Alpes)", "Aux Alpes"),
        ("X-Chalet", "Chalet"),
    ],
)
def test_the_labels_that_android_writes_are_read_and_written_as_labels(parameter: str, label: str) -> None:
    (record,), notices = read_all(card("FN:Ada", f"TEL;{parameter};CELL:0123", version="2.1"))
    number = record.values[1]
    assert (number.label, number.types, number.text, notices) == (label, ("cell",), "0123", [])
    for version in ("3.0", "4.0"):
        written = b"".join(vcard.write([record], version))
        assert f"X-ABLabel:{label}\r\nEND" in written.decode()
        assert b"CUSTOM" not in written


def test_no_parameter_is_written_by_a_name_that_is_none() -> None:
    record = Record(values=(Value(kind=Kind.TELEPHONE, text="1", parameters=(("X(Y, Z", "a"), ("É", ""))),))
    assert b"TEL;X-Y-Z=a;-=:1\r\n" in b"".join(vcard.write([record], "4.0"))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (":vnd.android.cursor.item/nickname;Zo;1;;;", Value(kind=Kind.NICKNAME, text="Zo")),
        (
            ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;Z=C3=A9;1;;;",
            Value(kind=Kind.NICKNAME, text="Zé"),
        ),
        (":vnd.android.cursor.item/contact_event;2010-06-12;1;;", Value(kind=Kind.ANNIVERSARY, text="2010-06-12")),
        (":vnd.android.cursor.item/contact_event;--06-12;3;;", Value(kind=Kind.BIRTHDAY, text="--06-12")),
        (":vnd.android.cursor.item/contact_event;2010-06-12;2", Value(kind=Kind.DATE, text="2010-06-12")),
        (
            ":vnd.android.cursor.item/contact_event;2010-06-12;0;Moved;",
            Value(kind=Kind.DATE, text="2010-06-12", label="Moved"),
        ),
        (":vnd.android.cursor.item/relation;Tom;14;;", Value(kind=Kind.RELATED, text="Tom", types=("spouse",))),
        (":vnd.android.cursor.item/relation;Eva;0;Aunt;", Value(kind=Kind.RELATED, text="Eva", label="Aunt")),
    ],
)
def test_what_android_says_by_numbers_is_read_and_stays(line: str, value: Value) -> None:
    (record,), _ = read_all(card("FN:Ada", f"X-ANDROID-CUSTOM{line}", version="2.1"))
    assert record.values[1] == value
    for version in ("3.0", "4.0"):
        (again,), _ = read_all(b"".join(vcard.write([record], version)))
        assert [(each.kind, each.text, each.types, each.label) for each in again.values] == [
            (each.kind, each.text, each.types, each.label) for each in record.values
        ]


@pytest.mark.parametrize("text", ["custom_mime;a;b", "vnd.android.cursor.item/contact_event;soon;1", "vnd.android"])
def test_what_else_android_says_is_kept_as_it_stands(text: str) -> None:
    (value,) = [each for each in only_values(card("FN:Ada", f"X-ANDROID-CUSTOM:{text}")) if each.kind is Kind.OTHER]
    assert value.text == text
