"""What people expect of the commands: typing slips are caught, nothing is half done, what happened is said."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

LINES = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\n{}END:VCARD\r\n"


def write(terminal: Terminal, name: str, *cards: str) -> str:
    (terminal.folder / name).write_text("".join(cards), encoding="utf-8", newline="")
    return terminal.path(name)


@pytest.mark.parametrize("command", ["list", "circles", "rules", "history", "trash", "import a.vcf --dry-run"])
def test_a_mistyped_folder_is_told_and_not_made(terminal: Terminal, command: str) -> None:
    given = [terminal.path(word) if "." in word else word for word in command.split()]
    _, said = terminal.said(*given)
    assert "There is no book in" in said
    assert not (terminal.folder / "data").exists()


def test_rules_of_which_one_is_misunderstood_are_not_half_set(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    good = ["--set", "Clients", "politics", "little"]
    for bad in (
        ["--set", "Cleints", "politics", "little"],
        ["--set", "Clients", "politcs", "little"],
        ["--set", "Clients", "confidential", "little"],
        ["--set", "The public", "politics", "no opinion"],
        ["--exception", "Nobody", "politics", "little"],
        ["--exception", "Ana Roy", "politics", "perhaps"],
        ["--preset", "opne"],
    ):
        terminal.said("rules", *good, *bad, status=1)
    assert [one["code"] for one in terminal.json("history")["history"]] == ["add_contact"]


def test_names_that_are_nearly_right_are_offered(terminal: Terminal) -> None:
    terminal.said("add", "Alice Martin")
    assert "Alice Martin (1)" in terminal.said("show", "Alise", status=1)[1]
    assert "“Clients”" in terminal.said("sort", "1", "--into", "Cleints", status=1)[1]
    assert "“Politics”" in terminal.said("why", "1", "politcs", status=1)[1]
    assert "Did you mean" not in terminal.said("show", "&&&", status=1)[1]


def test_namesakes_are_told_apart(terminal: Terminal) -> None:
    terminal.said("add", "Luc Roy", "company=Northwind", "--circle", "Clients")
    terminal.said("add", "Luc Roy", "email=luc@example.org")
    said = terminal.said("show", "luc roy", status=1)[1]
    assert "1 (Northwind, Clients), 2 (luc@example.org)" in said


def test_undo_says_what_it_passes_over(terminal: Terminal) -> None:
    for name in ("Ana", "Luc"):
        terminal.said("add", name)
    terminal.said("delete", "Luc")
    assert "cannot be undone" in terminal.said("trash", "--empty")[1]
    _, said = terminal.said("undo")
    assert "“empty the trash (1 person)” cannot be undone" in said
    assert "Undone: “add Ana”" in said
    terminal.said("redo")
    assert "cannot be undone" in terminal.said("undo")[1]


def test_undo_names_redo_on_the_same_book(terminal: Terminal) -> None:
    terminal.said("add", "Ana")
    book = terminal.folder / "data"
    assert f"To bring it back: entourage --data {book} redo." in terminal.said("undo")[1]
    terminal.said("redo")
    assert f"Pour le rétablir\u00a0: entourage --data {book} redo." in terminal.said("undo", tongue="fr_CA.UTF-8")[1]


def test_no_quotes_stand_within_those_of_an_act(terminal: Terminal) -> None:
    terminal.said("import", terminal.path("a.vcf"))
    terminal.said("take-back", "1")
    said = terminal.said("undo", tongue="fr_FR.UTF-8")[1]
    assert "Annulé\u00a0: «\u00a0retirer l’importation de a.vcf\u00a0»." in said


def test_history_counts_what_an_import_did(terminal: Terminal) -> None:
    first = write(terminal, "x.vcf", LINES.format("Ana Roy", "UID:a\r\nEMAIL:a@example.org\r\n"))
    other = write(terminal, "y.vcf", LINES.format("Ana Roy", "UID:z\r\nEMAIL:a@example.org\r\n"))
    terminal.said("import", first)
    terminal.said("import", other, "--source", "another")
    texts = [one["text"] for one in terminal.json("history")["history"]]
    assert texts == ["import y.vcf (1 perhaps already here)", "import x.vcf (1 new person)"]


def test_sorting_someone_who_is_there_says_so(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy", "--circle", "Clients")
    answer = terminal.json("sort", "Ana Roy", "--into", "Clients", "--out-of", "Colleagues")
    assert (answer["came_in"], answer["already_in"], answer["not_in"]) == ([], [1], [1])
    _, said = terminal.said("sort", "Ana Roy", "--into", "Clients")
    assert said == "Ana Roy was already in Clients.\n"
    assert "Also in a closer circle (Clients)" in terminal.said("sort", "Ana Roy", "--into", "Less familiar")[1]
    assert terminal.json("history")["history"][0]["text"] == "put Ana Roy into Less familiar"


def test_who_may_see_less_from_now_on_is_told(terminal: Terminal) -> None:
    for name in ("Ana Roy", "Luc Roy"):
        terminal.said("add", name, "--circle", "Close friends")
    answer = terminal.json("sort", "Ana Roy", "--into", "Colleagues")
    assert answer["narrowed"][0]["full_name"] == "Ana Roy"
    assert "Family and children" in answer["narrowed"][0]["topics"]
    assert "Work news" not in answer["narrowed"][0]["topics"]
    assert "Luc Roy may now see less" in terminal.said("sort", "Luc Roy", "--into", "Colleagues")[1]
    assert terminal.json("sort", "Luc Roy", "--out-of", "Colleagues")["narrowed"] == []


def test_what_could_be_meant_twice_is_not_guessed(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    with pytest.raises(SystemExit, match="2"):
        terminal.said("sort", "Ana Roy", "--into", "Clients", "--into", "Colleagues")
    with pytest.raises(SystemExit, match="2"):
        terminal.said("circels")
    assert "Did you mean “circles” or “circle”?" in terminal.capture.readouterr().err.decode()


def test_trying_an_import_finds_what_importing_would(terminal: Terminal) -> None:
    for more in (["--dry-run"], []):
        answer = terminal.json("import", terminal.path("a.vcf"), "--circle", "Voisins", *more, status=1)
        assert answer["error"]["code"] == "circle_unknown"
    terminal.said("import", terminal.path("a.vcf"), "--circle", "Famille", "--dry-run")
    assert len(terminal.json("circles")["circles"]) == 4
    assert "“Gogle” is a new source" in terminal.said("import", terminal.path("a.vcf"), "--source", "Gogle")[1]


def test_a_rule_that_is_so_already_is_no_act(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    assert "(already so)" in terminal.said("rules", "--set", "Clients", "religion", "nothing")[1]
    terminal.said("rules", "--set", "Clients", "religion", "peu", "--set", "Colleagues", "religion", "peu")
    texts = [one["text"] for one in terminal.json("history")["history"]]
    assert texts == ["change 2 rules", "add Ana Roy"]
    terminal.said("undo")
    assert "(already so)" in terminal.said("rules", "--set", "Clients", "religion", "nothing")[1]


def test_a_double_that_is_typed_is_told(terminal: Terminal) -> None:
    terminal.said("add", "Zoé D'Amours", "email=z@example.org")
    said = terminal.said("add", "Zoé D’Amours", "email=z@example.org")[1]
    assert "Perhaps already here: Zoé D'Amours, number 1, certainly" in said
    assert "Perhaps" not in terminal.said("add", "Luc Roy")[1]


def test_many_are_sorted_by_the_words_that_find_them(terminal: Terminal) -> None:
    for name in ("Ana Roy", "Luc Roy", "Zoé Petit"):
        terminal.said("add", name)
    assert terminal.json("sort", "--search", "roy", "--into", "Clients")["came_in"] == [1, 2]
    assert terminal.json("sort", "--search", "&", "--into", "Clients")["came_in"] == []
    assert terminal.json("list", "--search", "&")["contacts"] == []


def test_fields_and_dates_are_understood_as_they_are_typed(terminal: Terminal) -> None:
    terminal.said("add", "Zoé Petit", "courriel=z@example.org", "date de naissance=12 avril 1985", tongue="fr_CA.UTF-8")
    terminal.said("set", "Zoé Petit", "Cellulaire", "418 555-0100", tongue="fr_CA.UTF-8")
    terminal.said("set", "Zoé Petit", "Date de naissance", "03/04/1985", tongue="fr_FR.UTF-8")
    shown = terminal.json("show", "Zoé Petit")
    assert (shown["birthday"], shown["phones"][0]["types"]) == ("1985-04-03", ["cell"])
    assert " or April 3, 1985" in terminal.said("set", "Zoé Petit", "birthday", "03/04/1985", status=1)[1]
    terminal.said("set", "Zoé Petit", "birthday", "04/03/1985", tongue="en_US.UTF-8")
    assert terminal.json("show", "Zoé Petit")["birthday"] == "1985-04-03"


def test_one_number_does_not_take_the_place_of_another(terminal: Terminal) -> None:
    terminal.said("add", "Bob Roy", "mobile=0612345678", "email=a@example.org", "email=b@example.org")
    terminal.said("set", "Bob Roy", "telephone", "0145454545")
    _, said = terminal.said("set", "Bob Roy", "email", "c@example.org", "--instead-of", "B@example.org")
    assert "b@example.org → c@example.org" in said
    shown = terminal.json("show", "Bob Roy")
    assert [one["value"] for one in shown["phones"]] == ["0612345678", "0145454545"]
    assert [one["value"] for one in shown["emails"]] == ["a@example.org", "c@example.org"]
    _, said = terminal.said("set", "Bob Roy", "email", "")
    assert "a@example.org (taken away)" in said
    assert "c@example.org (taken away)" in said
    assert "does not look right" in terminal.said("set", "Bob Roy", "email", "nonsense")[1]
    assert terminal.json("set", "Bob Roy", "birthday", "1985", "--add", status=1)["error"]["code"] == "field_single"


def test_a_new_name_is_new_everywhere(terminal: Terminal) -> None:
    terminal.said("add", "Bob Roy")
    changed = terminal.json("set", "Bob Roy", "name", "Bob Martin")
    assert (changed["full_name"], changed["given"], changed["family"]) == ("Bob Martin", "Bob", "Martin")
    assert terminal.json("add", "X", "full_name=Y", "full_name=Z")["full_name"] == "Z"


def test_me_is_marked_by_yes_and_no_only(terminal: Terminal) -> None:
    terminal.said("add", "Bob Roy")
    assert terminal.json("set", "Bob Roy", "me", "perhaps", status=1)["error"]["code"] == "yes_or_no"
    terminal.said("set", "Bob Roy", "moi", "oui")
    assert "This is you" in terminal.said("show", "Bob Roy")[0]
    assert terminal.json("history")["history"][0]["text"] == "mark Bob Roy as me"


def test_what_is_doubtful_stands_first(terminal: Terminal) -> None:
    terminal.said("import", write(terminal, "old.vcf", LINES.format("Ana Roy", "UID:a\r\nEMAIL:a@example.org\r\n")))
    cards = [LINES.format(f"Person {number}", f"UID:{number}\r\n") for number in range(30)]
    cards.append(LINES.format("Ana Roy", "UID:b\r\nEMAIL:a@example.org\r\n"))
    cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n")
    new = write(terminal, "new.vcf", *cards)
    shown = terminal.said("import", new, "--source", "x", "--dry-run")[0].splitlines()
    assert [line.split("  ")[0] for line in shown[:3]] == ["Unreadable", "Same person?", "New"]
    assert shown[-1] == "… and 12 more; for all: --all"
    assert len(terminal.said("import", new, "--source", "x", "--dry-run", "--all")[0].splitlines()) == 32


def test_categories_are_offered_and_a_mistyped_one_makes_no_circle(terminal: Terminal) -> None:
    path = write(terminal, "c.vcf", LINES.format("Ana", "CATEGORIES:Chorale,Ski\r\n"))
    _, said = terminal.said("import", path)
    assert "Chorale (1) and Ski (1)" in said
    assert terminal.json("import", path, "--category", "Choral", status=1)["error"]["code"] == "category_unknown"
    _, said = terminal.said("import", path, "--category", "chorale")
    assert "Categories in these files: Ski (1)." in said
    assert [one["name"] for one in terminal.json("circles")["circles"]][-1] == "chorale"


def test_a_contradiction_is_told_by_the_act_that_makes_it(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    told = terminal.said("rules", "--set", "Clients", "work_news", "nothing")[1]
    assert "may see nothing of this, but the public may" in told
    for on_purpose in (("circle", "close", "Colleagues"), ("sort", "Ana Roy", "--into", "Keep at a distance")):
        assert "Contradiction" not in terminal.said(*on_purpose)[1]
    assert "Contradiction" not in terminal.said("rules", "--set", "Clients", "politics", "nothing")[1]
    assert terminal.said("rules")[0].count("Contradiction") == 1


def test_exceptions_are_listed_where_rules_are(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy")
    answer = terminal.json("rules", "--exception", "Ana Roy", "politics", "little")
    assert answer["exceptions"] == [{"contact": 1, "full_name": "Ana Roy", "topic": "Politics", "verdict": "little"}]
    assert "Ana Roy, Politics: A little" in terminal.said("rules")[0]
    assert terminal.json("show", "Ana Roy")["exceptions"] == [{"topic": "Politics", "verdict": "little"}]
    terminal.said("rules", "--set", "Clients", "leisure", "little")
    assert terminal.said("rules")[0].startswith("Preset: Balanced, 1 rule set by hand")
    assert "1 rule set by hand was replaced" in terminal.said("rules", "--preset", "open")[1]


def test_why_without_a_kind_answers_for_all(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy", "--circle", "Clients")
    terminal.said("sort", "Ana Roy", "--into", "Colleagues")
    answers = terminal.json("why", "Ana Roy")["topics"]
    assert len(answers) == 13
    family = next(one for one in answers if one["topic"]["key"] == "my_work")
    assert (family["verdict"], family["decided_by"]) == ("nothing", ["Clients"])
    assert "no other of their circles is stricter" in family["text"]


def test_those_not_sorted_are_printed_and_exported_like_a_circle(terminal: Terminal) -> None:
    terminal.said("add", "Ana Roy", "--circle", "Clients")
    terminal.said("add", "Luc Roy")
    assert terminal.json("print", "--circle", "Not sorted yet", "--out", terminal.path("n.pdf"))["people"] == 1
    _, said = terminal.said("print", "--circle", "Pas encore rangés", "--out", terminal.path("n.pdf"))
    assert "was replaced" in said
    for group, people in (("Not sorted yet", 1), ("Everyone", 2)):
        given = ("export", "--circle", group, "--format", "json", "--out", terminal.path("x"))
        assert terminal.json(*given)["people"] == people
    assert terminal.json("sort", "Luc Roy", "--into", "Everyone", status=1)["error"]["code"] == "not_a_circle"
    assert terminal.json("circle", "rename", "Clients", "Famille", status=1)["error"]["code"] == "name_of_preset"


def test_the_page_tells_who_may_see_more_or_less_than_the_circle(terminal: Terminal) -> None:
    for name in ("Ana Roy", "Luc Roy", "Zoé Petit"):
        terminal.said("add", name, "--circle", "Close friends")
    terminal.said("sort", "Luc Roy", "--into", "Professional contacts")
    terminal.said("rules", "--preset", "reserved", "--exception", "Zoé Petit", "photos of me", "nothing")
    terminal.said("print", "--circle", "Close friends", "--out", terminal.path("p.pdf"))
    command = ["pdftotext", terminal.path("p.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    page = done.stdout.replace("\n", " ")
    assert page.count("Otherwise for this person") == 2
    of_zoe, of_luc = page.split("Otherwise for this person")[1:]
    assert "A little Work news, Leisure and interests" in of_luc
    assert "Nothing Family and children, Photos of me" in of_luc
    assert "Nothing Photos of me" in of_zoe
    assert "Work news" not in of_zoe


def test_bytes_that_are_no_text_are_healed(terminal: Terminal) -> None:
    assert terminal.json("add", "Jos\udce9 Roy")["full_name"] == "Jos� Roy"
    (terminal.folder / "caf\udce9.vcf").write_text(LINES.format("Ana", ""), encoding="utf-8")
    assert terminal.json("import", terminal.path("caf\udce9.vcf"))["counts"]["new"] == 1
    friends = '{"friends_v2": [{"name": "Ann \\ud83d Lee", "timestamp": 1}, {"name": "Good One", "timestamp": 1}]}'
    answer = terminal.json("import", write(terminal, "friends.json", friends))
    assert [step["full_name"] for step in answer["steps"]] == ["Ann � Lee", "Good One"]
    assert answer["notices"][0]["code"] == "broken_letters"


def test_what_is_private_stays_out_of_a_file_for_someone_else(terminal: Terminal) -> None:
    table = "First Name,Last Name,E-mail Address,Billing Information,User 1\nAna,Roy,a@example.org,owes me 300,odd\n"
    (terminal.folder / "p.csv").write_text(table, encoding="utf-8")
    terminal.said("import", terminal.path("p.csv"))
    for form in ("vcard", "json", "google-csv", "outlook-csv"):
        terminal.said("export", "--format", form, "--out", terminal.path("out"), "--for-someone-else")
        written = (terminal.folder / "out").read_text("utf-8")
        assert "a@example.org" in written
        assert "owes me" not in written


def test_circles_with_odd_names_come_back(terminal: Terminal) -> None:
    terminal.said("add", "Zoé")
    names = ("* VIP", "Amis; proches", "A ::: B", "Gens, bien")
    for name in names:
        terminal.said("circle", "add", name)
        terminal.said("sort", "Zoé", "--into", name)
    for form in ("vcard", "json", "google-csv", "outlook-csv"):
        terminal.said("export", "--format", form, "--out", terminal.path(form))
        found = terminal.json("inspect", terminal.path(form))["files"][0]["records"][0]["categories"]
        assert set(found) == set(names)


def test_several_programs_that_import_at_once_double_nobody(terminal: Terminal) -> None:
    path = write(terminal, "m.csv", "First Name,Last Name\n", *(f"P{number},Roy\n" for number in range(200)))
    command = [sys.executable, "-m", "entourage", "--data", terminal.path("data"), "--json", "import", path]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    answers = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], answers
    assert terminal.json("circles")["everyone"] == 200


@pytest.mark.parametrize("command", ["inspect", "import --all", "list", "show 1", "trash", "history", "undo"])
def test_nothing_that_a_file_says_is_obeyed_by_the_terminal(terminal: Terminal, command: str) -> None:
    trick = "\x1b]0;x\x07\u202e\x9b31m\x7f"
    card = f"NOTE:{trick}\r\nEMAIL:{trick}\r\nBDAY:{trick}\r\nCATEGORIES:{trick}\r\nbad {trick}\r\n"
    given = write(terminal, "e\x1b[31m.vcf", LINES.format(f"Ann {trick}", card))
    if command in {"inspect", "import --all"}:
        out, said = terminal.said(*command.split(), given)
    else:
        terminal.said("import", given)
        terminal.said("delete", "1") if command in {"trash", "undo"} else None
        out, said = terminal.said(*command.split())
    shown = out + said
    assert "]0;x" in shown or "␛[31m" in shown
    assert not {*shown} & {*trick, "\x1b"} - {*"]0;x31m"}


def test_the_json_of_a_name_is_harmless_on_a_terminal_and_says_the_same(terminal: Terminal) -> None:
    name = "Ann \x1b[31m\u202e\x9b\x7f"
    given = write(terminal, "c.vcf", LINES.format(name, ""))
    out, _ = terminal.said("--json", "inspect", given)
    assert {"\x1b", "\u202e", "\x9b", "\x7f"}.isdisjoint(out)
    assert terminal.json("inspect", given)["files"][0]["records"][0]["full_name"] == "Ann [31m\u202e\x9b"
