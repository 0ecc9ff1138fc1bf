"""What there is to be seen of address books on servers, without any server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from tests.ui.helpers import book_of, go_to, ids_by_name, settle, settled

from entourage.domain.contact import Kind, Value
from entourage.domain.password import Password
from entourage.domain.syncing import Clash
from entourage.operations import server_plan, servers
from entourage.operations.server_fetch import Fetched, Read
from entourage.operations.server_plan import Conflict, Sort
from entourage.sync.discovery import Found, Lookup, RemoteBook
from entourage.ui.place import Place
from entourage.ui.servers import work
from entourage.ui.servers.adding import AddingDialog
from entourage.ui.servers.choosing import change_sharing
from entourage.ui.servers.looked import looked_at
from entourage.ui.servers.page import AddressBooksPage
from entourage.ui.servers.password import ask_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.operations.servers import ServerBook
    from entourage.ui.main_window import MainWindow
    from entourage.ui.servers.looked import Looked

LONG = "Carnet d’adresses partagé de l’association des anciennes et anciens élèves"
URL = "https://cloud.example.org/remote.php/dav/addressbooks/users/ada/contacts/"
REMOTE = RemoteBook(URL, LONG, is_writable=True, syncs=True, versions=("3.0",), largest=0)
READ_ONLY = RemoteBook(f"{URL}team/", "Team", is_writable=False, syncs=True, versions=("3.0",), largest=0)
LOOKUP = Lookup(("cloud.example.org",), (URL,), "iCloud", "https://account.example.org/app-passwords")


def card(uid: str, name: str, rest: str = "") -> bytes:
    """Write a card as a server has it."""
    given, _, family = name.partition(" ")
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nN:{family};{given};;;\r\n{rest}END:VCARD\r\n".encode()
    )


def added(window: MainWindow) -> ServerBook:
    """Give the address book of these sights, added where it is not there yet."""
    database = book_of(window)
    if not servers.every(database):
        servers.add(database, host="cloud.example.org", user="ada@example.org", address=URL, books=[REMOTE])
        window.desk.changed.emit()
        settled(window.desk)
    return servers.every(database)[0]


def page_of(window: MainWindow) -> AddressBooksPage:
    """Show the page."""
    go_to(window, Place("servers"))
    page = window.page("servers")
    assert isinstance(page, AddressBooksPage)
    settled(window.desk)
    return page


def looked(window: MainWindow) -> Looked:
    """Plan as if the server had told of new people, of one who may be here, and of somebody whom both sides changed."""
    database, book = book_of(window), added(window)
    cards = {
        "/a/1.vcf": card("1", "Zora Petit", f"ORG:{LONG}\r\nEMAIL:zora@example.org\r\nTEL:+33 6 11 22 33 44\r\n"),
        "/a/2.vcf": card("2", "Luc Roy", "TEL;TYPE=CELL:418 555-0102\r\n"),
        "/a/3.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nBEGIN\r\nEND:VCARD\r\n",
    }
    fetched = Fetched({href: Read("1", data) for href, data in cards.items()}, is_first=True)
    circles = work.called(database, window.desk.language)
    plan = server_plan.planned(database, book.id, fetched, circle_names=circles)
    someone = ids_by_name(database)["Ana Silva"]
    clash = Clash(None, *(Value(kind=Kind.EMAIL, text=f"{who}@{LONG[:7]}.example.org") for who in ("ana", "silva")))
    conflicts = (
        Conflict(key="1", name="Ana Silva", contact=someone, href="/a/4", sort=Sort.CHANGED, clash=clash),
        Conflict(key="2", name=LONG, contact=someone, href="/a/5", sort=Sort.DELETED_THERE),
    )
    return replace(looked_at(window.desk.language, plan, Password("secret"), circles), conflicts=conflicts)


def see_plan(window: MainWindow, part: int) -> None:
    """Show a part of a plan: here, on the server, conflicts, questions."""
    page = page_of(window) if servers.every(book_of(window)) else None
    found = looked(window)
    page = page or page_of(window)
    window.desk.syncing._show(found)
    page.detail.sheet.pills[part].click()
    settled(window.desk)


def _page(window: MainWindow) -> None:
    added(window)
    page = page_of(window)
    window.desk.syncing.forget_plan(added(window).id)
    page.view.setFocus()


def _adding(show: Callable[[AddingDialog], None]) -> Callable[[MainWindow], None]:
    def seen(window: MainWindow) -> None:
        page = page_of(window)
        page.add()
        settled(window.desk)
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, AddingDialog) and one.isVisible()]
        show(dialogs[-1])
        settle()

    return seen


def _books(dialog: AddingDialog) -> None:
    dialog._looked_up(LOOKUP)
    dialog._show_books((Found(URL, URL, (REMOTE, READ_ONLY)), frozenset()))


def _what(dialog: AddingDialog) -> None:
    dialog._looked_up(LOOKUP)
    dialog._show_books((Found(URL, URL, (REMOTE,)), frozenset()))
    dialog.choice.people.buttons()[1].click()
    dialog.choice.naming.buttons()[1].click()


def _sharing(window: MainWindow) -> None:
    change_sharing(window.desk, added(window), page_of(window))
    settled(window.desk)


def _password(window: MainWindow) -> None:
    ask_password(window.desk, added(window), window, lambda *_: None)
    settled(window.desk)


def _stored(window: MainWindow) -> None:
    window.acts.do(Place("secrets"))
    settled(window.desk)


SIGHTS: dict[str, Callable[[MainWindow], None]] = {
    "no address books": page_of,
    "a new address book": _adding(lambda _: None),
    "whose address books": _adding(lambda dialog: dialog._looked_up(LOOKUP)),
    "which address books": _adding(_books),
    "what leaves for address books": _adding(_what),
    "address books": _page,
    "what is shared with an address book": _sharing,
    "a password asked": _password,
    "stored passwords": _stored,
    "a plan, here": lambda window: see_plan(window, 0),
    "a plan, on the server": lambda window: see_plan(window, 1),
    "a plan, conflicts": lambda window: see_plan(window, 2),
    "a plan, questions": lambda window: see_plan(window, 3),
}
