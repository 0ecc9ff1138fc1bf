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


def test_components_that_are_base64_one_by_one_are_decoded() -> None:
    street, town = (base64.b64encode(text.encode()).decode() for text in ("Rue; du Quai", "Orléans"))
    parts = the(Kind.ADDRESS, "FN:Zoé", f"ADR;ENCODING=BASE64:;;{street};{town};;;").parts
    assert parts == ("", "", "Rue; du Quai", "Orléans", "", "", "")
    parts = the(Kind.ADDRESS, "FN:Zoé", f"ADR;ENCODING=BASE64:;;{street};not base64;;;").parts
    assert parts[2:4] == (street, "not base64")


def test_an_address_that_is_said_as_on_an_envelope_only_is_an_address() -> None:
    value = the(Kind.ADDRESS, "FN:Zoé", r'ADR;TYPE=work;LABEL="8F., Ji-Lung Rd,\nTaipei":;;;;;;', version="4.0")
    assert (value.parts[2], value.types, value.parameters) == ("8F., Ji-Lung Rd,\nTaipei", ("work",), ())
    value = the(Kind.ADDRESS, "FN:Zoé", 'ADR;LABEL="Zoé, Ulm":;;;Ulm;;;', version="4.0")
    assert (value.parts[2], value.parts[3], value.parameters) == ("", "Ulm", (("LABEL", "Zoé, Ulm"),))


def test_an_account_said_twice_is_one_though_a_type_says_the_network_too() -> None:
    value = the(
        Kind.PROFILE,
        "FN:Zoé",
        "IMPP;TYPE=JABBER,home;X-SERVICE-TYPE=Jabber:xmpp:zoe@x.org",
        "X-JABBER;TYPE=home:zoe@x.org",
    )
    assert (value.as_profile.network, value.types) == ("xmpp", ("home",))
    value = the(Kind.PROFILE, "FN:Zoé", "SOCIALPROFILE;SERVICE-TYPE=Signal;TYPE=signal,work:https://signal.me/#zoe")
    assert (value.as_profile.network, value.types) == ("signal", ("work",))


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


def test_the_fields_of_harmony_are_read_by_their_names() -> None:
    assert the(Kind.NICKNAME, "FN:Zoé", "X_OHOS_CUSTOM:nickname;Zo", version="2.1").text == "Zo"
    related = the(Kind.RELATED, "FN:Zoé", "X_OHOS_CUSTOM:relation;Luc;14;", version="2.1")
    assert (related.text, related.types) == ("Luc", ("spouse",))
    odd = the(Kind.RELATED, "FN:Zoé", "X_OHOS_CUSTOM:relation;Luc;0;Voisin", version="2.1")
    assert (odd.text, odd.label) == ("Luc", "Voisin")
    assert (
        the(Kind.ANNIVERSARY, "FN:Zoé", "X_OHOS_CUSTOM:contact_event;20230102;1;", version="2.1").text == "2023-01-02"
    )
    assert the(Kind.OTHER, "FN:Zoé", "X_OHOS_CUSTOM:nickname", version="2.1").name == "X_OHOS_CUSTOM"


def test_what_harmony_puts_behind_an_address_is_no_part_of_it() -> None:
    sign = "X_OHOS_CUSTOM:nickname;Zo"
    assert the(Kind.EMAIL, sign, "EMAIL;HOME:zoe@x.org;Zoé Petit", version="2.1").text == "zoe@x.org"
    page = the(Kind.URL, sign, "URL:www.x.org;0;Blog", version="2.1")
    assert (page.text, page.label) == ("www.x.org", "Blog")
    assert the(Kind.PROFILE, sign, "X-SIP:sip:zoe;1;", version="2.1").as_profile.handle == "zoe"
    assert the(Kind.URL, sign, "URL:https://x.org/a;b=1;c=2").text == "https://x.org/a;b=1;c=2"
    assert the(Kind.URL, sign, r"URL:https://x.org/a\;1\;c").text == "https://x.org/a;1;c"
    assert the(Kind.EMAIL, sign, "EMAIL:zoe@x.org;luc@x.org").text == "zoe@x.org;luc@x.org"


@pytest.mark.parametrize("text", ["https://x.org/routes;12;paris", "https://x.org/a;;b", "www.x.org;0;Blog"])
def test_what_others_write_like_harmony_is_all_of_an_address(text: str) -> None:
    page = the(Kind.URL, "FN:Zoé", f"URL:{text}")
    assert (page.text, page.label) == (text, "")
    assert the(Kind.EMAIL, "FN:Zoé", "EMAIL:zoe@x.org;Zoé Petit").text == "zoe@x.org;Zoé Petit"
    assert the(Kind.PROFILE, "FN:Zoé", "X-SIP:sip:zoe;1;home").as_profile.handle == "zoe;1;home"


def test_an_address_only_in_samsungs_own_line_is_an_address() -> None:
    own = "X-SAMSUNGADR;ENCODING=QUOTED-PRINTABLE:;;1 rue X;Lyon;;69001;France;1 rue X=0A69001 Lyon"
    assert the(Kind.ADDRESS, "FN:Zoé", own, version="2.1").parts == ("", "", "1 rue X", "Lyon", "", "69001", "France")
    values, _ = said("FN:Zoé", own, "ADR;HOME:;;1 rue X;Lyon;;69001;France", version="2.1")
    (address,) = [value for value in values if value.kind is Kind.ADDRESS]
    assert address.types == ("home",)


@pytest.mark.parametrize("comma", ["\\,", ","])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_company_before_a_name_is_no_part_of_it(comma: str, version: str) -> None:
    both = f"Azure Interior{comma} Brandon Freeman"
    values, told = said("EMAIL:b@x.org", f"FN:{both}", f"N:{both};;;;", "ORG:Azure Interior", "TEL;TYPE=work:1")
    full, named = (next(value for value in values if value.kind is kind) for kind in (Kind.FORMATTED_NAME, Kind.NAME))
    assert (full.text, named.parts[:2], told) == ("Brandon Freeman", ("Brandon Freeman", ""), [])
    (back,), _ = read_all(b"".join(vcard.write([Record(values=values)], version)))
    assert next(value for value in back.values if value.kind is Kind.FORMATTED_NAME) == full
    assert full.raw == "Azure Interior, Brandon Freeman"


@pytest.mark.parametrize(
    "lines",
    [
        ("EMAIL:m@x.org", "FN:Dupont\\, Marc", "N:Dupont;Marc;;;", "ORG:Dupont"),
        ("EMAIL:m@x.org", "FN:Dupont\\, Marc", "N:Dupont\\, Marc;;;;", "ORG:Dupont"),
        ("EMAIL:m@x.org", "FN:Dupont\\, Jean Marc", "N:Dupont\\, Jean Marc;;;;", "ORG:Dupont"),
        ("EMAIL:a@x.org", "FN:Acme\\, Inc.", "N:Acme\\, Inc.;;;;", "ORG:Acme"),
        ("EMAIL:a@x.org", "FN:Azure Interior\\, S. A.", "N:Azure Interior\\, S. A.;;;;", "ORG:Azure Interior"),
        ("EMAIL:a@x.org", "FN:Azure Interior\\, Bo Lee", "N:Azure Interior\\, Bo Lee;;;;", "ORG:Azure"),
        ("EMAIL:a@x.org", "FN:Azure Interior\\, Bo Lee", "N:Azure Interior\\, Bo Lee;;;;"),
        ("FN:Garcia Lopez\\, Juan Carlos", "N:Garcia Lopez\\, Juan Carlos;;;;", "ORG:Garcia Lopez", "EMAIL:a@x.org"),
    ],
)
def test_a_name_with_a_comma_stays_where_the_card_is_not_odoos_or_it_may_be_one(lines: tuple[str, ...]) -> None:
    values, _ = said(*lines)
    written = next(line for line in lines if line.startswith("FN:"))
    assert next(value.text for value in values if value.kind is Kind.FORMATTED_NAME) == written[3:].replace("\\", "")


def test_a_value_behind_a_label_of_several_lines_belongs_to_it() -> None:
    address = ('ADR;TYPE=home;LABEL="1 Road', "Town", 'Land"', ":;;1 Road;Town;;;Land")
    values, told = said("FN:Zoé", *address, "TEL;TYPE=home:1", ":2", "NOTE:3", version="4.0")
    (home,) = (value for value in values if value.kind is Kind.ADDRESS)
    assert (home.as_address.street, home.as_address.country, home.types) == ("1 Road", "Land", ("home",))
    assert told == ["bad_line"]
    heads, _ = said("FN:Zoé", "ADR" + ";a" * 10_000, ":;;1 Road;;;;", version="4.0")
    assert [value.as_address.street for value in heads if value.kind is Kind.ADDRESS] == ["1 Road"]
