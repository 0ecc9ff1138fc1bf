"""Groups of a file name people in several ways; whom they name is in them, and what else they say is told."""

from entourage.formats import vcard
from entourage.formats.record import Notice
from entourage.importing.drafting import Drafted, draft_all


def drafted(*cards: str) -> Drafted:
    text = "".join(f"BEGIN:VCARD\nVERSION:4.0\n{card}\nEND:VCARD\n" for card in cards)
    return draft_all(vcard.read(text.encode()).items)


def groups_of(found: Drafted) -> dict[str, set[str]]:
    return {draft.name: set(draft.categories) for draft in found.drafts}


def told(found: Drafted) -> list[tuple[str, str]]:
    return [(notice.code, notice.text) for notice in found.notices if isinstance(notice, Notice)]


def test_members_are_found_by_their_address() -> None:
    group = "KIND:group\nFN:Chorale\nMEMBER:mailto:ana@example.org\nMEMBER:mailto:gone@example.org"
    found = drafted(group, "FN:Ana\nEMAIL:Ana@Example.org", "FN:Luc")
    assert groups_of(found) == {"Ana": {"Chorale"}, "Luc": set()}
    assert told(found) == [("group_member_unknown", "gone@example.org")]


def test_an_address_that_two_have_names_neither() -> None:
    found = drafted("KIND:group\nFN:Chorale\nMEMBER:mailto:a@example.org", *2 * ["FN:Ana\nEMAIL:a@example.org"])
    assert groups_of(found) == {"Ana": set()}
    assert told(found) == [("group_member_unknown", "a@example.org")]


def test_identifiers_are_the_same_in_any_case_and_without_their_container() -> None:
    group = "KIND:group\nFN:Chorale\nMEMBER:urn:uuid:ABC-1\nMEMBER:urn:uuid:def-2"
    found = drafted(group, "FN:Ana\nUID:urn:uuid:abc-1", "FN:Luc\nUID:BOOK,def-2")
    assert groups_of(found) == {"Ana": {"Chorale"}, "Luc": {"Chorale"}}
    assert not told(found)


def test_who_is_in_a_group_within_a_group_is_in_both_even_in_a_circle() -> None:
    outer = "KIND:group\nUID:outer\nFN:Friends\nMEMBER:inner\nMEMBER:b"
    inner = "KIND:group\nUID:inner\nFN:Chorale\nMEMBER:a\nMEMBER:outer"
    found = drafted(outer, inner, "FN:Ana\nUID:a", "FN:Luc\nUID:b")
    assert groups_of(found) == {"Ana": {"Friends", "Chorale"}, "Luc": {"Friends", "Chorale"}}
    assert not told(found)


def test_what_else_is_said_of_a_group_is_told() -> None:
    found = drafted("KIND:group\nFN:Chorale\nNOTE:every Friday\nMEMBER:a", "FN:Ana\nUID:a")
    assert told(found) == [("group_says_more", "every Friday")]


def test_a_list_of_contacts_of_evolution_is_a_group_and_nobody() -> None:
    members = 'EMAIL;X-EVOLUTION-DEST-CONTACT-UID=a:"Ana" <x@example.org>\nEMAIL;X-EVOLUTION-PARENT-UID=0:l@example.org'
    found = drafted(f"FN:Chorale\nX-EVOLUTION-LIST:TRUE\n{members}", "FN:Ana\nUID:a", "FN:Luc\nEMAIL:l@example.org")
    assert groups_of(found) == {"Ana": {"Chorale"}, "Luc": {"Chorale"}}
    assert not told(found)
    assert set(groups_of(drafted("FN:Ana\nX-EVOLUTION-LIST:FALSE\nEMAIL:a@example.org"))) == {"Ana"}


def test_only_a_mail_address_names_somebody_by_address() -> None:
    group = "KIND:group\nFN:Chorale\nMEMBER:mailto:luc@example.org\nMEMBER:urn:x-:ana@example.org"
    found = drafted(group, "FN:Ana\nEMAIL:ana@example.org", "FN:Luc\nEMAIL:luc@example.org")
    assert groups_of(found) == {"Ana": set(), "Luc": {"Chorale"}}
    assert told(found) == [("group_member_unknown", "urn:x-:ana@example.org")]
