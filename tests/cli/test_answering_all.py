"""Questions of an import answered from the command line, and files that have lost most people of their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

MINE = "First Name,Last Name,E-mail Address,Company\n"
MAIL = "{0},Roy,{0}@example.org,{1}\n"


def card(uid: str, name: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}", *lines, "END:VCARD", ""])


def written(terminal: Terminal, name: str, text: str) -> str:
    (terminal.folder / name).write_text(text, encoding="utf-8", newline="")
    return terminal.path(name)


def people(terminal: Terminal) -> list[str]:
    return [one["full_name"] for one in terminal.json("list")["contacts"]]


def test_whoever_is_certainly_here_is_taken_for_the_same_in_one_act(terminal: Terminal) -> None:
    phone = written(
        terminal, "p.vcf", "".join(card(f"p-{n}", f"{n} Roy", f"EMAIL:{n}@example.org") for n in ("Ana", "Bea", "Cleo"))
    )
    table = written(
        terminal, "t.csv", MINE + "".join(MAIL.format(name, "Northwind") for name in ("Ana", "Bea", "Cleo"))
    )
    terminal.said("import", phone)
    planned = terminal.json("import", table, "--answer", "certain=same", "--dry-run")
    assert (planned["counts"]["updated"], planned["counts"]["maybe"]) == (3, 0)
    done = terminal.json("import", table, "--answer", "certain=same")
    assert done["counts"]["updated"] == 3
    assert people(terminal) == ["Ana Roy", "Bea Roy", "Cleo Roy"]
    assert terminal.json("import", table)["counts"]["same"] == 3
    terminal.said("undo")
    for asked in ("certain=ask", "ask"):
        assert terminal.json("import", table, "--answer", asked, "--dry-run")["counts"]["maybe"] == 3


def test_what_is_certain_can_be_answered_after_the_import_too(terminal: Terminal) -> None:
    """Imported once more alone the file says nothing new, and nobody is asked."""
    terminal.said("import", written(terminal, "p.vcf", card("p-1", "Ana Roy", "EMAIL:ana@example.org")))
    table = written(terminal, "t.csv", MINE + MAIL.format("Ana", "Northwind"))
    assert "an import takes them for the same" in terminal.said("import", table, "--dry-run")[1]
    said = terminal.said("import", table)[1]
    assert "taken back and imported again with --answer certain=same, it is taken for the same" in said
    assert "an import takes them" not in said
    terminal.said("undo")
    terminal.said("import", table, "--answer", "certain=same")
    assert people(terminal) == ["Ana Roy"]


def test_a_file_that_was_taken_back_is_no_guess(terminal: Terminal) -> None:
    """Whoever was erased is known for good, by whom the very same file would be taken for a newer one."""
    cards = [card(f"p-{name}", f"{name} Roy", f"EMAIL:{name}@example.org") for name in ("Ana", "Bea", "Cleo")]
    file = written(terminal, "p.vcf", "".join(cards))
    terminal.said("import", file)
    terminal.said("delete", "Ana Roy")
    terminal.said("trash", "--empty")
    terminal.said("take-back", "1")
    assert "taken for a newer export" not in terminal.said("import", file)[1]
    newer = written(terminal, "q.vcf", "".join(cards[1:]) + card("p-Dora", "Dora Roy"))
    assert "taken for a newer export of “p.vcf”" in terminal.said("import", newer)[1]


def test_three_newcomers_who_are_one_come_as_one(terminal: Terminal) -> None:
    """Drafts are the same as drafts, and whoever may be two people stays a question."""
    files = [
        written(terminal, f"{n}.vcf", card(f"{n}-1", "Ana Roy", "EMAIL:ana@example.org", f"TEL:55512345{n}"))
        for n in range(2)
    ]
    files.append(written(terminal, "t.csv", MINE + "Ana,Roy,ana@example.org,Northwind\n"))
    arguments = [one for path in files for one in (path,)]
    assert terminal.json("import", *arguments, "--answer", "certain=same")["counts"]["new"] == 1
    assert people(terminal) == ["Ana Roy"]
    assert terminal.json("import", *arguments)["counts"]["same"] == 3


def test_whoever_may_surely_be_one_of_two_stays_a_question(terminal: Terminal) -> None:
    two = "".join(card(f"f-{n}", "Jean Martin", "EMAIL:martin@example.org") for n in range(2))
    terminal.said("import", written(terminal, "family.vcf", two))
    table = written(terminal, "t.csv", MINE + "Jean,Martin,martin@example.org,Northwind\n")
    assert terminal.json("import", table, "--answer", "certain=same", "--dry-run")["counts"]["maybe"] == 1


@pytest.mark.parametrize("text", ["likely=same", "certain", "certain=different", "certain=same,likely=same"])
def test_only_the_certain_are_answered_at_once(terminal: Terminal, text: str) -> None:
    said = terminal.said("import", terminal.path("a.vcf"), "--answer", text, status=1)[1]
    assert text in said
    assert "certain=same" in said


def test_a_source_that_lost_most_of_its_people_is_refused_until_it_is_said_why(terminal: Terminal) -> None:
    cards = [card(f"c-{n}", f"Ana{n} Roy") for n in range(12)]
    terminal.said("import", written(terminal, "contacts.vcf", "".join(cards)))
    few = written(terminal, "contacts (1).vcf", "".join(cards[:4]))
    planned = terminal.json("import", few, "--dry-run")["files"][0]
    assert (planned["had"], planned["has"], planned["shrunk"], len(planned["vanished"])) == (12, 4, True, 8)
    assert "--partial" in terminal.said("import", few, "--dry-run")[1]
    refused = terminal.said("import", few, status=1)[1]
    assert "4" in refused
    assert "12" in refused
    assert "--partial" in refused
    assert terminal.json("import", few, "--partial")["counts"]["same"] == 4
    newer = written(terminal, "contacts (2).vcf", "".join(cards[:11]))
    done = terminal.json("import", newer)["files"][0]
    assert [one["name"] for one in done["vanished"]] == ["Ana11 Roy"]
    terminal.said("undo")
    assert "Ana11 Roy" in terminal.said("import", newer)[1]
