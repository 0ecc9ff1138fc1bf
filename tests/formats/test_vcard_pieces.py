from entourage.formats import vcard
from entourage.formats.record import Notice, Record


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
