import random

from entourage.formats import vcard
from entourage.formats.record import Notice, Record
from entourage.formats.vcard_lines import cards
from entourage.formats.vcard_pieces import pieces


def test_a_card_never_ended_does_not_take_the_cards_behind_it_along() -> None:
    one = "BEGIN:VCARD\r\nFN:{}\r\nEND:VCARD\r\n"
    text = "BEGIN:VCARD\r\nFN:Ana\r\n" + "".join(map(one.format, ("Bo", "Cy", "Di"))) + "TITLE:CEO\r\nEND:VCARD\r\n"
    items = list(vcard.read(text.encode()).items)
    names = [item.values[0].text for item in items if isinstance(item, Record)]
    assert names == ["Ana", "Bo", "Cy", "Di"]
    assert next(item.code for item in items if isinstance(item, Notice)) == "missing_end"


def test_a_card_within_a_card_stays_its_agent() -> None:
    inner = "AGENT:\r\nBEGIN:VCARD\r\nFN:Bo\r\nEND:VCARD\r\n"
    text = f"BEGIN:VCARD\r\nFN:Ana\r\n{inner}{inner}TITLE:CEO\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Cy\r\nEND:VCARD\r\n"
    people = [item for item in vcard.read(text.encode()).items if isinstance(item, Record)]
    assert [(one.values[0].text, len(one.values)) for one in people] == [("Ana", 4), ("Cy", 1)]


def test_two_cards_within_a_card_without_a_word_of_it_leave_it_whole() -> None:
    inner = "BEGIN:VCARD\nFN:{}\nEND:VCARD\n"
    text = f"BEGIN:VCARD\nFN:Ana\n{inner.format('Bo')}{inner.format('Cy')}TEL:1\nEND:VCARD\n"
    items = list(vcard.read(text.encode()).items)
    assert [[value.text for value in item.values[:2]] for item in items if isinstance(item, Record)] == [["Ana", "1"]]
    assert not [item for item in items if isinstance(item, Notice)]


def test_a_file_of_damaged_cards_says_the_same_in_pieces() -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    parts = ["BEGIN:VCARD\n", "END:VCARD\n", "TEL:1\n", "AGENT:\n", *4 * ["BEGIN:VCARD\nFN:x\nEND:VCARD\n"]]
    for _ in range(300):
        text = "".join(chance.choices(parts, k=30))
        whole = list(cards(text))
        found = [item for piece in pieces(text.encode(), "cp1252", 60) for item in cards(piece.text, piece.line)]
        assert found == whole
