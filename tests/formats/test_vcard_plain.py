from hypothesis import given
from hypothesis import strategies as st

from entourage.formats import vcard
from entourage.formats.vcard_plain import plain_card

LINES = st.sampled_from(
    [
        "VERSION:3.0",
        "FN:Zoé Côté",
        "N:Côté;Zoé;;;",
        'TEL;TYPE="cell,voice":+1 418 555 0199',
        'TEL;TYPE="cell:5550199',
        "item1.EMAIL;type=INTERNET:zoe@club.example",
        "item1.X-ABLabel:_$!<Home>!$_",
        "NOTE:one\n  two\n \n three",
        "NOTE\n :folded before its colon",
        "NOTE:a tab\n\tgoes on",
        "NOTE:lost its fold\nand goes on",
        "NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9 =\nau lait",
        "NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9\n  folded",
        "ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;1 rue du Quai;Qu=C3=A9bec;;;",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/\n 4AAQ\n",
        "AGENT:",
        "X-END:none",
        "ENDED:no",
        "BDAY:19x5",
        "\n",
        "no colon",
        " leading blank:x",
        "\ufeffTITLE:marked",
    ]
)


@given(st.lists(st.lists(LINES, max_size=8), min_size=1, max_size=3))
def test_a_card_read_at_once_says_the_same_as_line_by_line(bodies: list[list[str]]) -> None:
    text = "".join("\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]) + "\n" for lines in bodies)
    closely = text.replace("BEGIN:VCARD", "begin:vcard")
    assert list(vcard.read(text.encode()).items) == list(vcard.read(closely.encode()).items)


def test_lines_and_their_numbers_are_those_of_the_file() -> None:
    plain = plain_card("BEGIN:VCARD\nFN:Zoé\nNOTE:one\n  two\n three\n\nTEL:1", 10)
    assert plain
    assert plain.lines == [(11, "FN:Zoé"), (12, "NOTE:one twothree"), (16, "TEL:1")]
    said = [(part.head.name, part.value, part.line) for part in plain.parts]
    assert said == [("FN", "Zoé", 11), ("NOTE", "one twothree", 12), ("TEL", "1", 16)]
    assert plain.end == 17


def test_a_card_with_an_odd_line_is_left_to_be_read_line_by_line() -> None:
    for odd in (
        "no colon",
        "AGENT:",
        "VERSION:3.0\nVERSION:4.0",
        "N;ENCODING=QUOTED-PRINTABLE:=C3=",
        "\tFN:x",
        "N\n :x",
    ):
        assert plain_card(f"BEGIN:VCARD\nFN:Zoé\n{odd}", 1) is None
    assert plain_card("begin:vcard\nFN:Zoé", 1) is None
