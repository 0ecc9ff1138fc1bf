"""Everything there is to be seen of the window: each page and dialog, by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui import sights_servers
from tests.ui.helpers import (
    PEOPLE,
    book_of,
    choose,
    chosen,
    circle,
    fill,
    go_to,
    ids_by_name,
    people_page,
    settle,
    settled,
    vcards,
    wait_until,
)

from entourage.domain.account import Strength
from entourage.domain.audience import Channel
from entourage.domain.errors import EntourageError
from entourage.domain.hours import parse
from entourage.domain.network import Reach
from entourage.domain.sharing import Verdict
from entourage.formats.record import Told
from entourage.operations import (
    accounts,
    audience_lists,
    circles,
    connections,
    contacts,
    hours,
    imports,
    networks,
    sharing,
    todo,
)
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.pasting import Said
from entourage.operations.sharing import RuleChange
from entourage.ui.accounts.page import AccountsPage
from entourage.ui.audience.asking import Question
from entourage.ui.audience.page import CheckPage
from entourage.ui.belonging.page import BelongsPage
from entourage.ui.importing.columns import ColumnsDialog
from entourage.ui.importing.lost import LineDialog
from entourage.ui.importing.page import ImportPage
from entourage.ui.importing.past import ImportsPage
from entourage.ui.importing.pasting import PasteDialog
from entourage.ui.leaving import Leaving
from entourage.ui.people.unfinished import Kept, unfinished
from entourage.ui.place import EVERYONE, UNSORTED, Place, of_circle
from entourage.ui.printing.export import ExportDialog
from entourage.ui.todo.comparing import CompareDialog
from entourage.ui.todo.page import TodoPage
from entourage.ui.todo.showing import ShowDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.storage.database import Database
    from entourage.ui.importing.sheet import Sheet
    from entourage.ui.main_window import MainWindow

LONG = "Association des anciennes et anciens de l’école de musique du quartier Saint-Roch"
CARD = (
    f"ORG:{LONG};Service des relations avec le public\r\nTITLE:Directrice générale adjointe\r\n"
    "EMAIL;TYPE=WORK:marie-christine.de-montgolfier-beauharnais@association-saint-roch.example\r\n"
    "ADR;TYPE=HOME:;;12 rue du Quai;Québec;QC;G1R 1A1;Canada\r\nBDAY:--04-12\r\nURL:https://example.org\r\n"
)
NEW_PEOPLE = (
    ("Léa Marchand", "Marchand", "Léa", "EMAIL:lea@example.org\r\nCATEGORIES:Chorale\r\n"),
    ("Luc Roy", "Roy", "Luc", "EMAIL:luc@example.org\r\nTEL:418 555-0102\r\n"),
    (
        "Marie-Christine de Montgolfier-Beauharnais",
        "de Montgolfier-Beauharnais",
        "Marie-Christine",
        CARD,
    ),
)
TABLE = f"{LONG[:40]}.csv"
ROWS = (
    f"Wer;{LONG};Geb.;Womit;Post;\r\nZoé Petit;Ténor;03/04/1985;0611223344;zoe@example.org;x\r\n"
    "Eva Roux;Alto;03/04/1987;0611223345;eva@example.org;\r\n"
    '"Luc "Côté;Basse;05/06/1990;0611223355;luc@example.org;\r\n;;?;;;\r\n'
)
UNREADABLE = "BEGIN:VCARD\r\nVERSION:3.0\r\nBEGIN\r\nEND:VCARD\r\n"


def make_book(folder: Path) -> Path:
    """Make a book in which every page has something to show, and a file to be imported beside it; give that."""
    fill(folder, folder.with_name("people.vcf"))
    more = folder.with_name("more.vcf")
    more.write_text(vcards(NEW_PEOPLE).replace("UID:uid-", "UID:more-") + UNREADABLE, encoding="utf-8", newline="")
    folder.with_name(TABLE).write_text(ROWS, encoding="cp1252", newline="")
    database = open_book(folder)
    ids = ids_by_name(database)
    contacts.delete(database, contact_ids=[ids["Zoé Œuvrard"]])
    contacts.set_field(database, contact_id=ids["Ana Silva"], field="organization", text=LONG)
    chorus = circles.add(database, named=Named(LONG), description="Those who sing, and those who listen to them.")
    circles.sort(database, people=[ids["Ana Silva"]], into=Named(chorus.name), out_of=None)
    circles.add(database, named=Named("Keep at a distance", "at_a_distance"))
    photos = Named("photos", "photos_of_me")
    except_one = RuleChange(topic=photos, contact=ids["Luc Roy"], verdict=Verdict.NOTHING)
    contradict = RuleChange(topic=photos, group="public", verdict=Verdict.EVERYTHING)
    sharing.change_rules(database, [except_one, contradict])
    _add_accounts(database, ids)
    database.close()
    return more


def _add_accounts(database: Database, ids: dict[str, int]) -> None:
    """Say where one posts, with a list on which there is still somebody who is not to be."""
    for key in ("facebook", "email"):
        network = networks.network(key)
        assert network is not None
        mine = accounts.add(database, network).account
        if key == "facebook":
            there = [key for name, key in ids.items() if name != "Zoé Œuvrard"]
            connections.connect(database, mine.id, there, Strength.SURE)
            listed = audience_lists.add(database, mine.id, LONG, [Named("Close friends", "close_friends")])
            todo.tick(database, listed.id)
            audience_lists.choose(database, listed.id, [ids["Luc Roy"]], is_on=False)
            connections.connect(database, mine.id, [ids["Björk Åberg"]], Strength.PRESUMED)


def _check(window: MainWindow) -> CheckPage:
    """Ask of photos, for the list of an account."""
    go_to(window, Place("check"))
    page = window.page("check")
    assert isinstance(page, CheckPage)
    assert page.seen is not None
    situation = page.seen.known.situation
    topics = tuple(one.id for one in situation.topics if one.preset in ("photos_of_me", "family"))
    (listed,) = situation.lists.values()
    page.ask(Question(topics=topics, channel=Channel(listed.account_id, Reach.ONLY, lists=(listed.id,))))
    settled(window.desk)
    return page


def _check_of(show: Callable[[CheckPage], object]) -> Callable[[MainWindow], None]:
    def seen(window: MainWindow) -> None:
        show(_check(window))
        settled(window.desk)

    return seen


def _account_of(show: Callable[[AccountsPage], object]) -> Callable[[MainWindow], None]:
    def seen(window: MainWindow) -> None:
        go_to(window, Place("accounts"))
        page = window.page("accounts")
        assert isinstance(page, AccountsPage)
        settled(window.desk)
        show(page)
        settled(window.desk)

    return seen


def _todo_of(show: Callable[[TodoPage], object], row: int = 0) -> Callable[[MainWindow], None]:
    def seen(window: MainWindow) -> None:
        go_to(window, Place("todo"))
        page = window.page("todo")
        assert isinstance(page, TodoPage)
        page.view.choose_rows([row])
        page.view.pressed_return.emit()
        show(page)
        settled(window.desk)

    return seen


def _compared(page: TodoPage) -> None:
    page.sheet.compare.click()
    (dialog,) = page.findChildren(CompareDialog)
    dialog.text.setPlainText(f"Ana Silva\n{LONG}\nLuc Roy\nZoe Zorn\n")
    wait_until(dialog.take.isEnabled, "nothing is compared")


def _shown_to_some(page: TodoPage) -> None:
    page.show_some.click()
    (dialog,) = page.findChildren(ShowDialog)
    dialog.kinds.item(0).setCheckState(Qt.CheckState.Checked)


def _part(window: MainWindow) -> None:
    go_to(window, Place("belongs"))
    page = window.page("belongs")
    assert isinstance(page, BelongsPage)
    page.farewell.click()
    settled(window.desk)


def _mine(window: MainWindow) -> None:
    """Mark somebody as me, with hours, whom the details are of."""
    someone = ids_by_name(book_of(window))["Noah Adams"]
    contacts.mark_me(book_of(window), contact_id=someone, is_me=True)
    hours.set_working(book_of(window), parse("Mon–Fri 9:00–17:00"))
    window.desk.changed.emit()
    settled(window.desk)
    go_to(window, Place("details"))


def _see_someone(window: MainWindow) -> None:
    choose(window, "Ana Silva")
    window.acts.see()
    settled(window.desk)


def _which_kind(window: MainWindow) -> None:
    _check(window).ask(Question())
    settled(window.desk)


def _ways_of(page: CheckPage) -> None:
    assert page.question.channel is not None
    page.choices.way_asked.emit(page.question.channel.account_id, Reach.ONLY)


def _apply_list(page: CheckPage) -> None:
    next(one for one in page.answers.cards[0].links if LONG in one.whole).click()


def _place(place: Place) -> Callable[[MainWindow], None]:
    return lambda window: go_to(window, place)


def _open(page: str, about: str = "") -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        choose(window, "Luc Roy")
        key = window.chosen()[0] if page in ("editor", "why") and about != "new" else 0
        window.acts.do(Place(page, contact=key, about="" if about == "new" else about))
        settled(window.desk)

    return show


def _act(act: Callable[[MainWindow], object]) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        act(window)
        settled(window.desk)

    return show


def _search(window: MainWindow) -> None:
    window.search.setText("zzz")
    settled(window.desk)


def _choose_many(window: MainWindow) -> None:
    choose(window, "Ana Silva", "Luc Roy")
    window.acts.put_into(circle_of(window, 0))
    settled(window.desk)
    assert len(chosen(window)) > 1


def circle_of(window: MainWindow, place: int):  # noqa: ANN201 - as the sidebar has it
    """Give the circle at a place of the sidebar."""
    return window.sidebar.places.circles[place]


def _dress(window: MainWindow) -> None:
    go_to(window, of_circle(circle(window, LONG)))
    window.acts.dress()
    settled(window.desk)


def _choose_circle(window: MainWindow) -> None:
    choose(window, "Luc Roy")
    window.acts.choose_circles()
    settled(window.desk)


def _import(window: MainWindow) -> None:
    go_to(window, Place("import", files=(str(window.desk.folder.with_name("more.vcf")),)))


def _beside(window: MainWindow, name: str) -> Path:
    return window.desk.folder.with_name(name)


def _many_files(window: MainWindow) -> None:
    letter = _beside(window, "letter.txt")
    letter.write_text("Dear all,\nsee you on Sunday.\n")
    go_to(window, Place("import", files=tuple(str(_beside(window, one)) for one in ("more.vcf", TABLE, letter.name))))


def _how_it_is_read(*, on_text: bool) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        ColumnsDialog(window.desk, _beside(window, TABLE), Told(), window, on_text=on_text).open()
        settled(window.desk)

    return show


def _planned(show: Callable[[Sheet], None]) -> Callable[[MainWindow], None]:
    def seen(window: MainWindow) -> None:
        _many_files(window)
        page = window.page("import")
        assert isinstance(page, ImportPage)
        show(page.sheet)
        settled(window.desk)

    return seen


def _show_line(sheet: Sheet) -> None:
    planned = sheet._planned
    assert planned is not None
    step = next(one for one in planned.plan.steps if one.notice)
    LineDialog(sheet._desk, planned.plan, step, sheet).open()


def _export(file_format: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        _open("export")(window)
        dialogs = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
        dialogs[-1].formats.buttons[file_format].setChecked(True)

    return show


def _paste(window: MainWindow) -> None:
    text = f"Zoé Petit\nEntrepreneuse en série\nLuc Côté <luc@example.org>\n{LONG}\n12 amis en commun\n"
    PasteDialog(window.desk, text, Said(), window).open()
    settled(window.desk)


def _cards(window: MainWindow) -> None:
    people_page(window).view.show_cards(wanted=True)
    choose(window, "Ana Silva")


def _not_opened(window: MainWindow) -> None:
    window.stack.explain(EntourageError("database_not_writable", path=f"/home/{LONG}/book.entourage"))
    settled(window.desk)


def _leave(window: MainWindow) -> None:
    typed = unfinished(window.desk)
    typed.keep(0, Kept(None, (), None))
    Leaving(window, typed.all(), window.close).open()
    typed.forget(0)
    settled(window.desk)


def _bring_twice(window: MainWindow) -> None:
    """Bring somebody in again, with a long name and an address of their own beside what they had."""
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{LONG}\r\nEMAIL:{LONG.split(maxsplit=1)[0]}@example.org\r\n"
    for number in range(3):
        path = _beside(window, f"again{number}.vcf")
        if not path.exists():
            path.write_text(f"{card}UID:again-{number}\r\nNOTE:{number}\r\nEND:VCARD\r\n", "utf-8")
            planned, _ = imports.plan(book_of(window), [path])
            imports.carry_out(book_of(window), planned)


def _alike(window: MainWindow) -> None:
    other = _beside(window, "other.vcf")
    other.write_text(vcards().replace("UID:uid-", "UID:other-"), encoding="utf-8", newline="")
    go_to(window, Place("import", files=(str(other),)))
    page = window.page("import")
    assert isinstance(page, ImportPage)
    page.sheet.alike.pills[0].click()
    settled(window.desk)


def _shrunk(window: MainWindow) -> None:
    few = _beside(window, "people.vcf")
    few.write_text(vcards(PEOPLE[:2]), encoding="utf-8", newline="")
    go_to(window, Place("import", files=(str(few),)))
    page = window.page("import")
    assert isinstance(page, ImportPage)
    assert page.sheet.shrunk.isVisible()


def _take_back(window: MainWindow) -> None:
    go_to(window, Place("imports"))
    page = window.page("imports")
    assert isinstance(page, ImportsPage)
    page.view.setCurrentIndex(page.rows.index(page.rows.rowCount() - 1))
    settled(window.desk)
    page.take_back()
    settled(window.desk)


def _duplicates(window: MainWindow) -> None:
    _bring_twice(window)
    go_to(window, Place("duplicates"))
    settled(window.desk)


def _merge(window: MainWindow) -> None:
    choose(window, "Ana Silva", "Luc Roy")
    window.acts.merge()
    settled(window.desk)


SIGHTS: dict[str, Callable[[MainWindow], None]] = {
    "everyone": _place(EVERYONE),
    "someone": lambda window: choose(window, "Ana Silva"),
    "several people": _choose_many,
    "cards": _cards,
    "not sorted yet": _place(UNSORTED),
    "an empty circle": lambda window: go_to(window, of_circle(circle_of(window, 1))),
    "nobody found": _search,
    "an import": _import,
    "several files": _many_files,
    "many alike": _alike,
    "a file that lost people": _shrunk,
    "columns of a table": _how_it_is_read(on_text=False),
    "letters of a file": _how_it_is_read(on_text=True),
    "remarks": _planned(lambda sheet: sheet.show_remarks()),
    "a line of a file": _planned(_show_line),
    "circles from files": _planned(lambda sheet: sheet.destination.categories.click()),
    "pasting": _paste,
    "who may see what": _place(Place("rules")),
    "before you post": _check_of(lambda page: page.refresh()),
    "before you post, which kind": _which_kind,
    "before you post, a name typed": _check_of(lambda page: page.window().search.setText("e")),
    "before you post, everyone": _check_of(lambda page: page.answers.cards[0].links[0].click()),
    "before you post, a list to change": _check_of(_apply_list),
    "before you post, lists and circles": _check_of(_ways_of),
    "before you post, someone": _check_of(lambda page: page.choices.whom_asked.emit()),
    "before you post, leak paths": _check_of(lambda page: page.answers.leaks.click()),
    "to do": _todo_of(lambda page: page.focus_first()),
    "to do, settings": _todo_of(lambda page: page.focus_first(), row=1),
    "to do, a list compared": _todo_of(_compared),
    "to do, shown to some": _todo_of(_shown_to_some),
    "belongs here": _place(Place("belongs")),
    "a text to part": _part,
    "my details": _place(Place("details")),
    "my details, of my card": _mine,
    "seen as someone": _see_someone,
    "seen as the public": _open("see"),
    "accounts": _account_of(lambda page: page.detail.show_part(0)),
    "accounts, to look at": _account_of(lambda page: page.detail.show_part(1)),
    "accounts, lists": _account_of(lambda page: page.detail.show_part(2)),
    "an account": _account_of(lambda page: page.change()),
    "a new account": _account_of(lambda page: page.add()),
    "a list": _account_of(lambda page: page.detail.lists.change()),
    "a new list": _account_of(lambda page: page.detail.lists.add()),
    "imports": _place(Place("imports")),
    "taking an import back": _take_back,
    "no duplicates": _place(Place("duplicates")),
    "duplicates": _duplicates,
    "people to be merged": _merge,
    "history": _place(Place("history")),
    "trash": _place(Place("trash")),
    "the editor": _open("editor"),
    "a new person": _open("editor", "new"),
    "why": _open("why"),
    "printing": _open("print"),
    "exporting": _open("export"),
    "exporting to Google": _export("google-csv"),
    "exporting to Outlook": _export("outlook-csv"),
    "preferences": _open("preferences"),
    "help": _open("help"),
    "all keys": _open("help", "keys"),
    "about": _open("about"),
    "a new circle": _act(lambda window: window.acts.make_circle()),
    "a circle": _dress,
    "circles by name": _choose_circle,
    "leaving with something typed": _leave,
    **sights_servers.SIGHTS,
    "a book that cannot be opened": _not_opened,
}


def see(window: MainWindow, name: str) -> list[QWidget]:
    """Show something, and give the windows that are then open, this one too."""
    go_to(window, EVERYONE)
    SIGHTS[name](window)
    settle()
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def look_away(window: MainWindow) -> None:
    """Close whatever was opened beside the window."""
    while others := [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]:
        others[-1].close()
        settle()
    settled(window.desk)
    people_page(window).view.show_cards(wanted=False)
    window.search.clear()
    settled(window.desk)
