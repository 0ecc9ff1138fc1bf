"""What is written comes back, for us and for others."""

from dataclasses import replace

import pytest
import vobject
from hypothesis import assume, given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Photo, Profile, Value
from entourage.formats import vcard
from entourage.formats.record import Record
from entourage.formats.text_encoding import repair_twice_encoded
from entourage.formats.vcard_writer import fold_line

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\\,;:\"^'="), min_size=1)
SAID = TEXT.map(str.strip).filter(bool)
WORD = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
TYPES = st.lists(st.sampled_from(["home", "work", "cell", "pref", "other"]), unique=True).map(tuple)
GROUP = st.sampled_from(["", "a", "b"])
PARAMETERS = st.sampled_from([(), (("LANGUAGE", "fr"),), (("X-P", 'a;b:c,"d"^\ne'),)])
DATE = st.sampled_from(["1985-04-12", "--04-12", "1985-04", "1985", "about 1900", "--02-29"])


def parts(count: int) -> st.SearchStrategy[tuple[str, ...]]:
    part = TEXT.map(str.strip) | st.just("")
    return st.tuples(*[part] * count).filter(lambda found: any(found) and (found[-1] != "" or count > 2))


def value(kind: Kind, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Value]:
    return st.builds(Value, kind=st.just(kind), types=TYPES, group=GROUP, parameters=PARAMETERS, **fields)


PLAIN = (Kind.NICKNAME, Kind.TITLE, Kind.ROLE, Kind.URL, Kind.NOTE, Kind.CATEGORY, Kind.RELATED, Kind.LANGUAGE)
VALUES = st.one_of(
    *(value(kind, text=SAID) for kind in PLAIN),
    *(value(kind, text=DATE) for kind in (Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE)),
    value(Kind.NAME, parts=parts(5)).filter(lambda found: any(found.parts)),
    value(Kind.ADDRESS, parts=parts(7)).filter(lambda found: any(found.parts)),
    value(Kind.ORGANIZATION, parts=parts(2)),
    value(Kind.TELEPHONE, text=st.from_regex(r"\+?[0-9][0-9 ().-]{0,12}[0-9]", fullmatch=True)),
    value(Kind.EMAIL, text=st.emails()),
    value(Kind.PHOTO, photo=st.binary(max_size=99).map(lambda data: Photo("image/png", b"\x89PNG\r\n" + data))),
    value(Kind.OTHER, name=WORD.map("X-Z{}".format), text=SAID.map(lambda text: text.replace("\n", ""))).filter(
        lambda found: not found.is_empty
    ),
    value(Kind.OTHER, name=WORD.map("Field of {}".format), text=SAID).filter(lambda found: not found.is_empty),
    st.just(Value(kind=Kind.PROFILE, parts=Profile("facebook", "", "", "2007-09-25"))),
    st.builds(
        Value,
        kind=st.just(Kind.PROFILE),
        parts=st.builds(Profile, WORD, SAID, st.just(""), st.sampled_from(["", "2026-01-02"])),
    ),
)
RECORDS = st.builds(
    Record,
    values=st.tuples(SAID.map(lambda text: Value(kind=Kind.FORMATTED_NAME, text=text))).flatmap(
        lambda first: st.lists(VALUES, max_size=6).map(lambda rest: (*first, *rest))
    ),
    identifier=st.sampled_from(["", "abc", "a,b", "8b574c60-fd7f-4e99-b584-c5db131ae687"]),
    kind=st.sampled_from(["individual", "group", "org"]),
)


def essence(record: Record) -> list[Value]:
    """Leave out what may differ: doubles, order between kinds, the place of "pref", groups that a label needed."""
    kept = [
        replace(found, group="" if found.kind in {Kind.ANNIVERSARY, Kind.RELATED} else found.group,
                types=tuple(sorted(found.types)), parts=tuple(found.parts))
        for found in record.values
    ]  # fmt: skip
    return sorted(dict.fromkeys(kept), key=lambda found: found.kind)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(record=RECORDS)
def test_every_value_survives_writing_and_reading(version: str, record: Record) -> None:
    data = b"".join(vcard.write([record], version))
    text = data.decode()
    assume(repair_twice_encoded(text) == text)
    kept = (found for found in vcard.read(data).items if isinstance(found, Record))
    (back,) = kept
    assert essence(back) == essence(record)
    assert (back.identifier, back.kind) == (record.identifier, record.kind)


@given(record=RECORDS)
def test_vobject_reads_what_is_written(record: Record) -> None:
    text = b"".join(vcard.write([record], "3.0")).decode()
    judged = vobject.readOne(text)
    assert judged.fn.value == record.values[0].text
    telephones = [found.text for found in record.values if found.kind is Kind.TELEPHONE]
    assert [line.value for line in judged.contents.get("tel", [])] == telephones


def test_labels_and_unknown_properties_are_written_once_and_read_back() -> None:
    values = (
        Value(kind=Kind.FORMATTED_NAME, text="Zoé"),
        Value(kind=Kind.TELEPHONE, text="1", label="Chalet"),
        Value(kind=Kind.TELEPHONE, text="2", label="Bureau", group="item1"),
        Value(kind=Kind.OTHER, name="X-ABADR", group="item1", text="fr"),
    )
    data = b"".join(vcard.write([Record(values=values)], "3.0"))
    assert data.count(b"X-ABLabel") == 2
    (back,) = vcard.read(data).items
    assert isinstance(back, Record)
    assert [(found.text, found.label) for found in back.values] == [
        ("Zoé", ""), ("1", "Chalet"), ("2", "Bureau"), ("fr", ""),
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_folded_lines_are_short_and_cut_no_character(text: str) -> None:
    lines = fold_line(text).split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)
    assert b"".join(line[1:] if index else line for index, line in enumerate(lines)).decode() == text


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_we_wrote_is_known_as_ours_whoever_wrote_the_card_before(version: str) -> None:
    before = Value(kind=Kind.OTHER, name="PRODID", text="-//Apple Inc.//iOS 14.2//EN")
    company = Value(kind=Kind.ORGANIZATION, parts=("Microsoft",))
    named = Value(kind=Kind.FORMATTED_NAME, text="Zoé")
    written = b"".join(vcard.write([Record(values=(named, before, company))], version))
    assert written.count(b"PRODID") == 1
    reading = vcard.read(written)
    (record,) = (item for item in reading.items if isinstance(item, Record))
    assert reading.dialect == "entourage"
    assert [value.kind for value in record.values if value.kind is not Kind.NAME] == [
        Kind.FORMATTED_NAME,
        Kind.ORGANIZATION,
    ]


def test_a_company_called_as_a_program_does_not_make_a_file_its_own() -> None:
    reading = vcard.read(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nORG:Microsoft\r\nEND:VCARD\r\n")
    assert reading.dialect == ""


def one_card(record: Record, version: str) -> str:
    return b"".join(vcard.write([record], version)).decode().replace("\r\n ", "")


def come_back(record: Record, version: str) -> Record:
    (found,) = [item for item in vcard.read(one_card(record, version).encode()).items if isinstance(item, Record)]
    return found


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("name", ["Cotisation", "Source", "source", "Maiden Name", "Key", "NOM"])
def test_a_column_of_a_table_is_no_property_of_a_card(version: str, name: str) -> None:
    fields = (FULL, Value(kind=Kind.OTHER, name=name, text="à jour; payé, 1\\2"))
    record = Record(values=fields)
    names = {line.partition(":")[0].partition(";")[0] for line in one_card(record, version).splitlines()}
    assert names <= {"BEGIN", "VERSION", "PRODID", "FN", "N", "X-ENTOURAGE-FIELD", "X-ENTOURAGE-DERIVED", "END"}
    assert come_back(record, version).values == fields


FULL = Value(kind=Kind.FORMATTED_NAME, text="Ana Roy")


def test_a_telephone_that_reads_only_n_has_a_name_that_does_not_come_back_to_us() -> None:
    text = one_card(Record(values=(FULL,)), "3.0")
    assert vobject.readOne(text).n.value.given == "Ana Roy"
    assert come_back(Record(values=(FULL,)), "3.0").values == (FULL,)
    changed = text.replace("N:;Ana Roy;;;", "N:Roy;Ana;;;")  # by the program that had it meanwhile
    (found,) = vcard.read(changed.encode()).items
    assert Kind.NAME in {value.kind for value in found.values}


def test_a_firm_keeps_its_empty_name_so_that_it_is_shown_as_one() -> None:
    firm = Value(kind=Kind.ORGANIZATION, parts=("Ana Roy",))
    assert "\r\nN:;;;;\r\n" in one_card(Record(values=(FULL, firm)), "3.0")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_group_names_its_people_as_their_own_cards_do(version: str) -> None:
    name = "cn=ana roy,ou=gens; été,dc=exemple"
    person = Record(values=(FULL,), identifier=name)
    group = Record(values=(FULL,), identifier="g", kind="group", members=(name,))
    uid = vobject.readOne(one_card(person, version)).uid.value.removeprefix("urn:uuid:")
    member = next(line for line in one_card(group, version).splitlines() if "MEMBER" in line)
    assert member.endswith(f":urn:uuid:{uid}")
    assert come_back(person, version).identifier == name
    assert come_back(group, version).members == (name,)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    "lines",
    [
        "g.ANNIVERSARY:2009-08-08\r\ng.X-ABLabel:Chalet",
        "g.ANNIVERSARY:2009-08-08\r\ng.X-ABLabel:_$!<Anniversary>!$_",
        "g.X-ABDATE:2009-08-08\r\ng.X-ABLabel:\r\ng.X-ABLabel:Chalet",
        "KIND:a\\;b",
        "N;ENCODING=QUOTED-PRINTABLE:Roe;Jane=0AAda;Ann,Eve;;;;x",
    ],
)
def test_what_stands_in_the_way_of_labels_kinds_and_lines_comes_back_the_same_each_time(
    version: str, lines: str
) -> None:
    text = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n{lines}\r\nEND:VCARD\r\n"
    (record,) = vcard.read(text.encode()).items
    assert isinstance(record, Record)
    assert not any(value.kind is Kind.OTHER or "anniversary" in value.types for value in record.values)
    (back,) = vcard.read(b"".join(vcard.write([record], version))).items
    assert isinstance(back, Record)
    assert (back.kind, [replace(one, group="") for one in back.values]) == (
        record.kind,
        [replace(one, group="") for one in record.values],
    )


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("handle", ["a b", "100%25", "0 \U00018cd6", "a%20b"])
def test_an_account_with_what_an_address_cannot_hold_comes_back(version: str, handle: str) -> None:
    profile = Value(kind=Kind.PROFILE, parts=Profile("aaa", handle, "", ""))
    (back,) = vcard.read(b"".join(vcard.write([Record(values=(profile,))], version))).items
    assert isinstance(back, Record)
    assert back.values == (profile,)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_members_of_who_is_no_group_are_kept_as_they_stand(version: str) -> None:
    text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nMEMBER;PREF=2:mailto:bo@example.org\r\nEND:VCARD\r\n"
    (record,) = vcard.read(text.encode()).items
    assert isinstance(record, Record)
    assert record.members == ()
    data = b"".join(vcard.write([record], version))
    assert b"\r\nMEMBER;PREF=2:mailto:bo@example.org\r\n" in data
    (back,) = vcard.read(data).items
    assert back == replace(record, line=back.line)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("day", ["", "2007-09-25"])
def test_a_network_on_which_somebody_is_known_is_no_empty_account_for_others(version: str, day: str) -> None:
    known = Value(kind=Kind.PROFILE, parts=Profile("facebook", "", "", day), types=("follower",))
    record = Record(values=(Value(kind=Kind.FORMATTED_NAME, text="Zoé"), known))
    data = b"".join(vcard.write([record], version))
    assert not [line for line in data.splitlines() if line.endswith(b":")]
    (read,) = (item for item in vcard.read(data).items if isinstance(item, Record))
    assert known in read.values


def test_a_network_is_read_as_earlier_cards_of_ours_said_it() -> None:
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nX-SOCIALPROFILE;TYPE=facebook;X-CONNECTED-ON=:\r\nEND:VCARD\r\n"
    (read,) = (item for item in vcard.read(data).items if isinstance(item, Record))
    assert [value.parts for value in read.values if value.kind is Kind.PROFILE] == [("facebook", "", "", "")]
