"""What single programs write in their own way, and no standard says."""

import base64

import pytest

from entourage.domain.contact import Kind, Value
from entourage.formats import vcard
from entourage.formats.record import Notice, Record


def read_all(data: bytes) -> tuple[list[Record], list[Notice]]:
    items = list(vcard.read(data).items)
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Notice)]


def said(*lines: str, version: str = "3.0") -> tuple[tuple[Value, ...], list[str]]:
    """Give the values of one card, and the codes of what is told of it."""
    data = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()
    (record,), notices = read_all(data)
    return record.values, [notice.code for notice in notices]


def the(kind: Kind, *lines: str, version: str = "3.0") -> Value:
    values, told = said(*lines, version=version)
    assert set(told) <= {"not_an_email"}
    (value,) = (value for value in values if value.kind is kind)
    return value


@pytest.mark.parametrize("head", ["NOTE;BASE64", "NOTE;ENCODING=b", "NOTE;CHARSET=utf-8;ENCODING=BASE64"])
def test_a_text_in_base64_is_decoded(head: str) -> None:
    written = base64.b64encode("Aime le thé,\r\npas le café".encode()).decode()
    assert the(Kind.NOTE, "FN:Zoé", f"{head}:{written}").text == "Aime le thé,\npas le café"


def test_a_text_that_only_claims_to_be_base64_stays_as_it_is() -> None:
    assert the(Kind.NOTE, "FN:Zoé", "NOTE;ENCODING=b:Test").text == "Test"
    assert the(Kind.NOTE, "FN:Zoé", "NOTE;ENCODING=b:not base64!").text == "not base64!"


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [("TEL", Kind.TELEPHONE, "+33 6 12"), ("EMAIL", Kind.EMAIL, "zoe@x.org"), ("URL", Kind.URL, "https://x.org/é")],
)
def test_only_what_fits_a_number_or_an_address_is_decoded(name: str, kind: Kind, text: str) -> None:
    written = base64.b64encode(text.encode()).decode()
    assert the(kind, "FN:Zoé", f"{name};ENCODING=b:{written}").text == text
    values, _ = said("FN:Zoé", f"{name};ENCODING=b:abcd")
    assert [value.text for value in values if value.kind is kind] == ["abcd"]


def test_a_number_that_is_called_base64_stays_a_number() -> None:
    assert the(Kind.TELEPHONE, "FN:Zoé", "TEL;ENCODING=B:0612").text == "0612"


def test_a_line_end_escaped_as_windows_has_it_is_one_line_end() -> None:
    assert the(Kind.NOTE, "FN:Zoé", r"NOTE:one\r\ntwo").text == "one\ntwo"
    assert the(Kind.NOTE, "FN:Zoé", r"NOTE:a\\b\r\nc").text == "a\\b\nc"
    assert the(Kind.NOTE, "FN:Zoé", r"NOTE:C:\\r\nnext").text == "C:\\r\nnext"


def test_parameters_parted_by_a_comma_are_parted() -> None:
    email = the(Kind.EMAIL, "FN:Zoé", "EMAIL;PREF=1,TYPE=HOME:zoe@example.org")
    assert (email.text, email.types) == ("zoe@example.org", ("pref", "home"))
    label = the(Kind.OTHER, "FN:Zoé", "LABEL,TYPE=HOME:12 rue du Quai", "44000 Nantes")
    assert (label.name, label.text, label.types) == ("LABEL", "12 rue du Quai\\n44000 Nantes", ("home",))


def test_a_type_that_stands_for_any_says_nothing() -> None:
    assert the(Kind.EMAIL, "FN:Zoé", "EMAIL;TYPE=*:zoe@example.org").types == ()


def test_a_mark_of_synchronization_is_no_label() -> None:
    phone = the(Kind.TELEPHONE, "FN:Zoé", "TEL;HOME;X-Synthesis-Ref1:123", version="2.1")
    assert (phone.label, phone.types) == ("", ("home", "x-synthesis-ref1"))


def test_types_written_as_a_label_are_types() -> None:
    phone = the(Kind.TELEPHONE, "FN:Zoé", "a1.TEL;TYPE=pref:123", "a1.X-ABLABEL:WORK\\;VOICE")
    assert (phone.label, phone.types) == ("", ("pref", "work", "voice"))
    phone = the(Kind.TELEPHONE, "FN:Zoé", "a1.TEL:123", "a1.X-ABLABEL:Work")
    assert (phone.label, phone.types) == ("Work", ())


@pytest.mark.parametrize(
    "name", ["N:Kovács\\n\\nNagy;Anna-Maria;;;", "N;ENCODING=QUOTED-PRINTABLE:Kov=C3=A1cs Nagy;Anna-Maria"]
)
def test_a_full_name_goes_on_in_a_line_of_its_own_where_the_parts_of_the_name_say_so(name: str) -> None:
    for rest in (["", "Kovács-Nagy"], ["Kovács", "Nagy"]):
        full = the(Kind.FORMATTED_NAME, "FN:Anna-Maria", *rest, name, "TEL:123").text
        assert full.split() == ["Anna-Maria", *filter(None, rest)]


@pytest.mark.parametrize("name", ["N:Roux;Zoé", "NICKNAME:Zo"])
@pytest.mark.parametrize("stray", ["Plombier", "Some Company Ltd", "Zoé Roux", "…"])
def test_words_behind_a_full_name_that_are_none_of_its_parts_are_told(name: str, stray: str) -> None:
    values, told = said(name, "FN:Zoé Roux", stray, "TEL:123")
    assert [value.text for value in values if value.kind is Kind.FORMATTED_NAME] == ["Zoé Roux"]
    assert told == ["bad_line"]


@pytest.mark.parametrize("damaged", ["just words", "ORG Atelier", "EMAIL zoe", "x9 +*", "TEL"])
def test_a_property_without_its_colon_is_no_part_of_a_name(damaged: str) -> None:
    values, told = said("FN:Zoé Roux", damaged)
    assert [value.text for value in values] == ["Zoé Roux"]
    assert told == ["bad_line"]


def test_an_account_written_as_an_address_is_read_without_its_percent_signs() -> None:
    account = the(Kind.PROFILE, "FN:Zoé", "IMPP;X-SERVICE-TYPE=aim:aim:Zo%C3%A9%20Roux")
    assert account.as_profile.handle == "Zoé Roux"
    assert the(Kind.PROFILE, "FN:Zoé", "IMPP:aim:100%25").as_profile.handle == "100%"
    assert the(Kind.PROFILE, "FN:Zoé", "IMPP:aim:50%ff").as_profile.handle == "50%ff"


@pytest.mark.parametrize("handle", ["Zoé Roux", "100%", "100%25", "a%20b", "50%ff"])
def test_an_account_of_any_letters_comes_back_as_it_was(handle: str) -> None:
    value = Value(kind=Kind.PROFILE, parts=("aim", handle, "", ""))
    (card,) = vcard.write([Record(values=(Value(kind=Kind.FORMATTED_NAME, text="Zoé"), value))], "3.0")
    (record,), _ = read_all(card)
    assert [one.as_profile.handle for one in record.values if one.kind is Kind.PROFILE] == [handle]


@pytest.mark.parametrize(("written", "network"), [("google:zoe", "googletalk"), ("gadu:123", "gadugadu")])
def test_the_names_of_em_client_are_those_of_networks(written: str, network: str) -> None:
    assert the(Kind.PROFILE, "FN:Zoé", f"IMPP:{written}").as_profile.network == network


def test_a_parameter_of_the_old_version_with_a_sign_and_nothing_behind_it_is_read() -> None:
    assert the(Kind.EMAIL, "FN:Zoé", "EMAIL;INTERNET=:zoe@example.org").types == ("internet",)
    assert the(Kind.TELEPHONE, "FN:Zoé", "TEL;HOME=;VOICE=:123").types == ("home", "voice")
    assert the(Kind.NOTE, "FN:Zoé", "NOTE;QUOTED-PRINTABLE=:th=C3=A9").text == "thé"
    assert the(Kind.TELEPHONE, "FN:Zoé", "TEL;X-ODD=:123").parameters == (("X-ODD", ""),)


def test_the_days_of_samsung_are_read_though_they_tell_the_sun_from_the_moon() -> None:
    start, end = "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;", ";;;;;;;;;;;;"
    assert the(Kind.ANNIVERSARY, "FN:Zoé", f"{start}--01-12;1;{end}0").text == "--01-12"
    day = the(Kind.DATE, "FN:Zoé", f"{start}2024-01-12;0;Permis{end}0")
    assert (day.text, day.label) == ("2024-01-12", "Permis")
    assert the(Kind.OTHER, "FN:Zoé", f"{start}2024-01-12;0;Permis{end}7").name == "X-ANDROID-CUSTOM"


def test_a_blank_line_before_the_first_card_is_not_worth_a_remark() -> None:
    _, notices = read_all(b" \r\n\t\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\r\nEND:VCARD\r\n \r\n")
    assert not notices
