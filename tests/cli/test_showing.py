"""A person is shown with all that is known of them, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.assets import folder
from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.matching import likeness, traits
from entourage.language import Language
from entourage.words import importing

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

PICTURE = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="


def test_what_is_kept_a_picture_and_an_account_are_shown(terminal: Terminal) -> None:
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    row = "Zoé,Gagné,https://www.linkedin.com/in/zoegagne,,,,03 Apr 2024\n"
    (terminal.folder / "l.csv").write_text(heading + row, encoding="utf-8")
    (terminal.folder / "c.csv").write_text("First Name,Last Name,Cotisation\nZoé,Gagné,25 $\n", encoding="utf-8")
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoé Gagné\r\nPHOTO;ENCODING=b;TYPE=GIF:{PICTURE}\r\nEND:VCARD\r\n"
    (terminal.folder / "p.vcf").write_text(card, encoding="utf-8", newline="")
    shown = ""
    for number, name in enumerate(("l.csv", "c.csv", "p.vcf"), 1):
        terminal.said("import", terminal.path(name))
        shown += terminal.said("show", str(number))[0]
    assert "LinkedIn: zoegagne" in shown
    assert "linkedin.com" not in shown
    assert "Cotisation”: 25 $" in shown
    assert "Photo: GIF, 1 kB" in shown


def test_the_reason_of_an_account_names_network_and_account_only() -> None:
    url = "https://www.linkedin.com/in/zoegagne"
    someone = traits((Value(kind=Kind.PROFILE, parts=Profile("linkedin", "zoegagne", url, "")),))
    said = importing.likeness(Language("en", folder("i18n")), likeness(someone, someone))
    assert "the same profile LinkedIn zoegagne" in said
    assert "https" not in said


def test_an_account_without_a_name_says_since_when_it_is_one(terminal: Terminal) -> None:
    friends = '{"friends_v2": [{"name": "Zoe Gagne", "timestamp": 1406894400}, {"name": "Luc Roy", "timestamp": 0}]}'
    (terminal.folder / "your_friends.json").write_text(friends, encoding="utf-8")
    terminal.said("import", terminal.path("your_friends.json"))
    for asked in ("show", "origins"):
        assert "Facebook: connected August 1, 2014" in terminal.said(asked, "1")[0]
    assert "Facebook: account without a name" in terminal.said("show", "2")[0]


def test_inspect_says_how_a_file_is_read_and_how_much_is_in_it(terminal: Terminal) -> None:
    text = "Prénom,Courriel,Tél. dom.,Truc\nZoé,z@a.example,514 555-0101,bleu\n"
    (terminal.folder / "c.csv").write_text(text, encoding="utf-8")
    shown = terminal.said("inspect", terminal.path("c.csv"))[0]
    assert "UTF-8, because all 3 letters beyond plain ASCII fit." in shown
    assert "1 telephone, 1 e-mail, 0 photos" in shown
    assert "3 of 4 columns understood" in shown
