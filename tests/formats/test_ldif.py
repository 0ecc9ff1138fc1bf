from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Value, of_kind
from entourage.formats import detect, ldif_names
from entourage.formats.record import Notice, Record

PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)


def b64(text: str | bytes) -> str:
    return b64encode(text.encode() if isinstance(text, str) else text).decode()


def read(text: str | bytes) -> tuple[list[Record], list[Notice]]:
    reading = detect.read_bytes(text if isinstance(text, bytes) else text.encode())
    assert reading.format == "ldif"
    items = list(reading.items)
    return [one for one in items if isinstance(one, Record)], [one for one in items if isinstance(one, Notice)]


def texts(record: Record, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(record.values, kind)]


def others(record: Record) -> dict[str, str]:
    return {value.name: value.text for value in of_kind(record.values, Kind.OTHER)}


NOTE = b64("two\nlines")
ADA = f"""version: 1
# from an address book
dn:: {b64("cn=Ada Lovélace,mail=ada@example.org")}
objectclass: top
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName: Ada
sn:: {b64("Lovélace")}
cn:: {b64("Ada Lovélace")}
xmozillanickname: Countess
mail: ada@example.org
mozillaSecondEmail: ada@work.example
telephoneNumber: 01 23 45 67 89
facsimileTelephoneNumber: 01 00
homePhone: +33 2
mobile: 06 12
mozillaHomeStreet: 1 rue A
mozillaHomeStreet2: Building B
mozillaHomeLocalityName: Paris
mozillaHomeCountryName: France
street: 2 rue W
l: Lyon
postalCode: 69001
birthyear: 1815
birthmonth: 12
birthday: 10
o: Analytical
ou: Engines
title: Programmer
mozillaCustom1: first
mozillaWorkUrl: https://work.example
nsAIMid: ada1815
description:: {NOTE}
modifytimestamp: 1690000000Z
favouriteDrink: tea
"""


def test_a_person_of_thunderbird_is_read_whole() -> None:
    (ada,), notices = read(ADA)
    assert notices == []
    assert texts(ada, Kind.FORMATTED_NAME) == ["Ada Lovélace"]
    assert of_kind(ada.values, Kind.NAME)[0].as_name[:2] == ("Lovélace", "Ada")
    assert texts(ada, Kind.NICKNAME) == ["Countess"]
    assert texts(ada, Kind.EMAIL) == ["ada@example.org", "ada@work.example"]
    assert [(one.text, one.types) for one in of_kind(ada.values, Kind.TELEPHONE)] == [
        ("01 23 45 67 89", ("work",)),
        ("01 00", ("fax",)),
        ("+33 2", ("home",)),
        ("06 12", ("cell",)),
    ]
    work, home = of_kind(ada.values, Kind.ADDRESS)
    assert (work.types, work.as_address.street, work.as_address.postcode) == (("work",), "2 rue W", "69001")
    assert (home.types, home.as_address.street, home.as_address.country) == (
        ("home",),
        "1 rue A\nBuilding B",
        "France",
    )
    assert texts(ada, Kind.BIRTHDAY) == ["1815-12-10"]
    assert of_kind(ada.values, Kind.ORGANIZATION)[0].parts == ("Analytical", "Engines")
    assert texts(ada, Kind.NOTE) == ["two\nlines"]
    assert of_kind(ada.values, Kind.PROFILE)[0].as_profile[:2] == ("aim", "ada1815")
    assert others(ada) == {"Custom 1": "first", "REV": "1690000000Z", "favouriteDrink": "tea"}


def test_the_time_of_the_last_change_does_not_make_another_person() -> None:
    (one,), _ = read(ADA)
    (other,), _ = read(ADA.replace("1690000000Z", "1790000000Z"))
    assert (one.raw, one.identifier) == (other.raw, other.identifier)


def test_carriage_returns_and_other_encodings_change_nothing() -> None:
    (whole,), _ = read(ADA)
    for data in (ADA.replace("\n", "\r\n").encode(), ADA.replace("\n", "\r").encode(), ADA.encode("utf-16")):
        (one,), notices = read(data)
        assert (one.values, notices) == (whole.values, [])


def test_letters_of_windows_are_read_against_the_standard() -> None:
    (one,), _ = read("dn: mail=a@b.org\ncn: Élodie Müller\nl: Besançon\nmail: a@b.org\n".encode("cp1252"))
    assert texts(one, Kind.FORMATTED_NAME) == ["Élodie Müller"]


def test_a_letter_cut_in_two_by_a_fold_is_whole_again() -> None:
    (one,), _ = read(b"dn: mail=a@b.org\ncn: Zo\xc3\n \xab\nmail: a@b.org\n")
    assert texts(one, Kind.FORMATTED_NAME) == ["Zoë"]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["cn", "sn", "givenName", "mail", "title", "odd", "mobile"]), WORDS, min_size=1))
def test_whatever_is_written_comes_back(said: dict[str, str]) -> None:
    lines = ["dn: uid=1,dc=org", "objectClass: person"]
    for name, text in said.items():
        line = f"{name}:: {b64(text)}"
        lines += [line[:20], *(" " + line[start : start + 19] for start in range(20, len(line), 19))]
    records, notices = read("\n".join(lines) + "\n\n")
    found = [text.strip() for one in records for value in one.values for text in (value.text, *value.parts)]
    told = any(notice.code == "no_content" for notice in notices)
    assert told or all(text.strip() in {*found, ""} for text in said.values())


@settings(deadline=None)
@given(st.text(st.sampled_from('dncmail=:< ;,#\n \\"é+-v1\0gro'), max_size=200) | st.binary(max_size=60).map(repr))
def test_damaged_entries_cost_only_themselves(text: str) -> None:
    before, after = "dn: mail=a@b.org\nmail: a@b.org\n\n", "\n\ndn: mail=z@b.org\nmail: z@b.org\n"
    records, notices = read(before + text + after)
    mails = [text for record in records for text in texts(record, Kind.EMAIL)]
    assert "a@b.org" in mails
    assert "z@b.org" in mails or any(notice.rejected for notice in notices)


def test_those_whom_a_group_names_are_in_it_by_name_or_address() -> None:
    records, notices = read(
        "dn: cn=Doe\\, Jane,mail=jane@x.org\ncn: Doe, Jane\nmail: jane@x.org\n\n"
        "dn: cn=Bob\ncn: Bob\nmail: bob@x.org\n\n"
        'dn: cn=Choir\nobjectclass: groupOfNames\ncn: Choir\nmember: CN="Doe, Jane", mail=jane@x.org\n'
        "member: cn=Robert,mail=bob@x.org\nmember: cn=Nobody\n"
    )
    assert [(one.kind, texts(one, Kind.CATEGORY)) for one in records] == [
        ("individual", ["Choir"]),
        ("individual", ["Choir"]),
        ("group", []),
    ]
    assert [(one.code, one.text) for one in notices] == [("group_member_unknown", "cn=Nobody")]


@pytest.mark.parametrize(
    ("entry", "identifier"),
    [
        ("dn: cn=Ada,mail=Ada@x.org\ncn: Ada\n", "cn=ada,mail=ada@x.org"),
        ("dn: uid=ada,ou=people,dc=x,dc=org\ncn: Ada\n", "uid=ada,ou=people,dc=x,dc=org"),
        ("dn: cn=Ada\ncn: Ada\n", ""),
        ("dn: cn=Ada,mail=Ada@x.org\ncn: Ada\nentryUUID: 12-34\n", "12-34"),
    ],
)
def test_only_what_identifies_is_an_identifier(entry: str, identifier: str) -> None:
    (one,), _ = read(entry)
    assert one.identifier == identifier


def test_a_name_that_stands_twice_identifies_nobody() -> None:
    card = "dn: cn=Ada,mail=a@x.org\ncn: Ada\nmail: a@x.org\nbirthyear: {}\n\n"
    records, _ = read(card.format(1815) + card.format(1985))
    assert [(one.identifier, texts(one, Kind.BIRTHDAY)) for one in records] == [("", ["1815"]), ("", ["1985"])]


def test_links_are_kept_and_not_opened() -> None:
    (one,), (notice,) = read("dn: mail=a@x.org\nmail: a@x.org\njpegPhoto:< file:///etc/passwd\n")
    assert others(one) == {"jpegPhoto": "file:///etc/passwd"}
    assert (notice.code, notice.property, notice.line) == ("link_not_opened", "jpegPhoto", 3)


def test_pictures_are_read_and_passwords_are_not() -> None:
    (one,), notices = read(f"dn: mail=a@x.org\nmail: a@x.org\nuserPassword: s3cret\njpegPhoto:: {b64(PICTURE)}\n")
    assert [value.photo and value.photo.data for value in of_kind(one.values, Kind.PHOTO)] == [PICTURE]
    assert [notice.code for notice in notices] == ["secret_left_out"]
    assert "s3cret" not in repr(one)


def test_changes_and_branches_of_a_directory_are_nobody_and_said() -> None:
    records, notices = read(
        "version: 1\ndn: dc=x,dc=org\nobjectClass: dcObject\nobjectClass: organization\no: X\n\n"
        "dn: ou=people,dc=x,dc=org\nobjectClass: organizationalUnit\nou: people\n\n"
        "dn: uid=ada,ou=people,dc=x,dc=org\nchangetype: modify\nreplace: mail\nmail: new@x.org\n-\n\n"
        "dn: uid=bob,ou=people,dc=x,dc=org\nchangetype: add\nobjectClass: person\ncn: Bob\n\n"
        "search: 2\nresult: 0 Success\n"
    )
    assert [texts(one, Kind.FORMATTED_NAME) for one in records] == [["Bob"]]
    assert [(one.code, one.rejected) for one in notices] == [
        ("part_of_directory", False),
        ("part_of_directory", False),
        ("change_of_entry", True),
    ]


def test_entries_without_a_blank_line_between_them_are_told_apart() -> None:
    records, _ = read("dn: mail=a@x.org\nmail: a@x.org\ndn: mail=b@x.org\nmail: b@x.org\n")
    assert [texts(one, Kind.EMAIL) for one in records] == [["a@x.org"], ["b@x.org"]]


def test_evolution_and_active_directory_have_words_of_their_own() -> None:
    (one,), _ = read(
        "dn: cn=A,dc=x\nobjectClass: evolutionPerson\ncn: A\nbirthDate: 1985-04-12\nspouseName: B\nfileAs: A, the\n"
        "homePostalAddress: 1 rue A$75001 Paris$\\24\nproxyAddresses: SMTP:a@x.org\nproxyAddresses: x500:/o=x\nc: FR\n"
        "manager: cn=Boss,dc=x\nlabeledURI: https://a.example my page\nanniversary: 20100605\ncategories: Choir, Work\n"
    )
    assert texts(one, Kind.BIRTHDAY) == ["1985-04-12"]
    assert texts(one, Kind.ANNIVERSARY) == ["2010-06-05"]
    assert texts(one, Kind.EMAIL) == ["a@x.org"]
    assert texts(one, Kind.CATEGORY) == ["Choir", "Work"]
    assert [(value.text, value.types) for value in of_kind(one.values, Kind.RELATED)] == [
        ("B", ("spouse",)),
        ("Boss", ("manager",)),
    ]
    assert of_kind(one.values, Kind.URL) == (Value(kind=Kind.URL, text="https://a.example", label="my page"),)
    assert [value.as_address[2] for value in of_kind(one.values, Kind.ADDRESS)] == ["", "1 rue A\n75001 Paris\n$"]
    assert others(one) == {"fileAs": "A, the", "proxyAddresses": "x500:/o=x"}


def test_names_of_a_directory_may_hold_anything_escaped() -> None:
    assert ldif_names.parse(r'cn=Doe\, J\C3\A9r\C3\B4me+uid=1;o="A, B",c=FR') == [
        ("cn", "Doe, Jérôme"),
        ("uid", "1"),
        ("o", "A, B"),
        ("c", "FR"),
    ]


def test_entries_that_begin_with_their_class_instead_of_a_name_are_read() -> None:
    entry = "objectclass: top\nobjectclass: person\ncn: {}\nmobile: 0612\nmail: \n\n"
    people, notices = read(entry.format("Al") + entry.format("Bo"))
    assert [texts(one, Kind.FORMATTED_NAME) for one in people] == [["Al"], ["Bo"]]
    assert not notices


def entry(number: int, *lines: str) -> str:
    said = (f"telephoneNumber: 01 23 45 67 8{number}", "birthyear: 1985", "modifytimestamp: 1500000000", *lines)
    named = f"dn: cn=Person {number},mail=p{number}@example.org\nobjectclass: top\nobjectclass: person\n"
    return f"{named}cn: Person {number}\nmail: p{number}@example.org\n" + "".join(f"{line}\n" for line in said)


FIVE = "\n".join(entry(number) for number in range(5))


@pytest.mark.parametrize(
    "rest",
    [
        "dn: cn=Zo",
        "dn: cn=Zoe,mail=z@example.org\nobjectclass: to",
        "dn: cn=Zoe,mail=z@example.org\nobjectclass: top\nobjectclass: person\nc",
        "dn: cn=Zoe Zorn,mail=z@example.org\nobjectclass: top\nobjectclass: person\ncn: Zoe Zo",
        f"dn: cn=Zoe,mail=z@example.org\nobjectclass: top\ncn:: {b64('Zoe Zorn')[:-2]}",
        f"dn: cn=Zoe,mail=z@example.org\nobjectclass: top\nsn:: {b64('Zoé'.encode()[:-1])}",
        f"dn: cn=Zoe,mail=z@example.org\nobjectclass: top\njpegPhoto:: {b64(PICTURE[:-21])}",
        entry(5)[: entry(5).index("01 23") + 4],
        entry(5)[: entry(5).index("birthyear") - 1],
        entry(5)[: entry(5).index("1985") + 2],
        entry(5)[:-5],
        entry(5, "homeurl: https://www")[:-1],
        entry(5, "mail: zoe@exa")[:-1],
        entry(5, "description: ")[:-1],
    ],
)
def test_a_file_cut_within_its_last_entry_is_told_once(rest: str) -> None:
    records, notices = read(f"{FIVE}\n{rest}")
    assert len(records) >= 5
    line = FIVE.count("\n") + 2
    told = [(one.code, one.line, one.text) for one in notices if not one.rejected and one.code != "bad_photo"]
    assert told[-1] == ("cut_off", line, rest.rpartition("\n")[2])


@pytest.mark.parametrize(
    "rest",
    [
        entry(5)[:-1],
        entry(5, "description: the end.")[:-1],
        entry(5, "mobile: 0622")[:-1],
        entry(5) + "# 6 entries",
        "dn: cn=Few\nobjectclass: top\nobjectclass: person\ncn: Few\nsn: Few",
    ],
)
def test_a_file_whose_last_line_only_has_no_end_is_whole(rest: str) -> None:
    assert read(f"{FIVE if 'Few' not in rest else ADA}\n{rest}")[1] == []


TWO = "\n".join(
    f"dn: cn={name} Roe,mail={name}@example.org\nobjectclass: top\nobjectclass: person\ngivenName: {name}\nsn: Roe\n"
    f"cn: {name} Roe\nmail: {name}@example.org\nmozillaSecondEmail: {name}@example.com\nmozillaHomeStreet: Rue 5\n"
    f"mozillaHomeLocalityName: Lyon\n"
    for name in ("Ada", "Bob")
)


@pytest.mark.parametrize("end", ["sn: Ro", "givenName: B", "mozillaSecondEmail: Bob@exa", "mozillaHomeStreet: Ru"])
def test_a_cut_is_told_by_what_few_entries_and_their_names_say(end: str) -> None:
    cut = TWO[: TWO.rindex(end) + len(end)]
    _, notices = read(cut)
    assert [(one.code, one.line) for one in notices] == [("cut_off", 12)]


def test_two_entries_of_which_the_last_says_less_are_whole() -> None:
    rest = "dn: cn=Cy Roe,mail=Cy@example.org\nobjectclass: top\nobjectclass: person\ncn: Cy Roe\nmail: Cy@example.org"
    assert read(f"{TWO}\n{rest}")[1] == []


@pytest.mark.parametrize(
    ("former", "last"),
    [
        ("o: Acme Incorporated\nmail: a@x.org", "mail: b@x.org\no: Acme"),
        ("o: Acme Incorporated\nmail: a@x.org", "o: Acme"),
        ("l: Lyonnais\no: Acme", "o: Acme\nl: Lyon"),
    ],
)
def test_a_value_with_which_a_longer_one_begins_may_be_whole(former: str, last: str) -> None:
    begun = "dn: uid={0},dc=x\nobjectclass: person\ncn: {0}\nsn: {0}\n"
    assert read(f"{begun.format('Al')}{former}\n\n{begun.format('Bo')}{last}")[1] == []


def test_the_bat_writes_a_birthday_in_an_attribute_of_its_own() -> None:
    (record,), notices = read("dn: cn=Zoé\ncn: Zoé\nxbatBirthday: 20150319\n")
    assert texts(record, Kind.BIRTHDAY) == ["2015-03-19"]
    assert not notices
