"""JSContact as servers and address books give it."""

from __future__ import annotations

from typing import Any

import pytest

from entourage.domain.contact import Kind, Profile
from entourage.formats import jscontact
from entourage.formats.record import Record

ZOE = {"@type": "Card", "version": "1.0", "uid": "1", "name": {"full": "Zoé"}}
ANSWER = {"accountId": "a", "notFound": [], "list": [ZOE]}


@pytest.mark.parametrize(
    "document",
    [
        ZOE,
        [ZOE],
        ANSWER,
        {"version": 1, "tags": ["x"], "contacts": [ZOE]},
        {"methodResponses": [["Core/echo", {}, "0"], ["ContactCard/get", ANSWER, "1"]]},
    ],
)
def test_cards_are_found_wherever_a_list_of_them_stands(document: object) -> None:
    assert jscontact.cards_of(document) == [ZOE]


@pytest.mark.parametrize(
    "document", [[], {}, {"a": {"b": {"c": {"d": {"e": {"f": [ZOE]}}}}}}, [{"@type": "Event"}], "Card"]
)
def test_what_holds_no_cards_is_another_file(document: object) -> None:
    assert jscontact.cards_of(document) is None


@pytest.mark.parametrize(
    ("service", "profile"),
    [
        ({"uri": "xmpp:zoe@x.org", "vCardName": "impp"}, Profile("xmpp", "zoe@x.org")),
        ({"uri": "xmpp:zoe@x.org", "service": "Jabber"}, Profile("xmpp", "zoe@x.org")),
        ({"uri": "https://x.social/@zoe", "service": "Mastodon"}, Profile("mastodon", "", "https://x.social/@zoe")),
        ({"uri": "sip:zoe@x.org", "user": "zoe", "service": "Phone"}, Profile("phone", "zoe", "sip:zoe@x.org")),
    ],
)
def test_an_account_is_the_same_as_on_a_vcard(service: dict[str, Any], profile: Profile) -> None:
    (record,) = jscontact.read([{**ZOE, "onlineServices": {"s": service}}])
    assert isinstance(record, Record)
    assert [value.as_profile for value in record.values if value.kind is Kind.PROFILE] == [profile]
