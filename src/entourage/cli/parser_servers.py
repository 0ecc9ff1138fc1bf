"""How the commands about address books on servers, and about passwords kept in the keyring, are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    about = language.gettext("find, add, list, change or remove address books on servers (CardDAV)")
    server = commands.actions.add_parser(
        "server", parents=[commands.common], help=about, description=about, allow_abbrev=False, words=language
    )
    doing = server.add_subparsers(metavar=language.gettext("WHAT TO DO"), required=True)
    acts = type(commands)(doing, commands.common, language)
    _add_find(acts, language)
    _add_add(acts, language)
    acts.add("list", "servers:overview", language.gettext("list the address books, and what leaves for each"))
    _add_set(acts, language)
    about = language.gettext("forget an address book; its people stay here, its cards stay on the server")
    _add_book(acts.add("remove", "servers:remove", about), language)
    _add_sync(commands, language)
    _add_secrets(commands, language)


def _add_find(acts: Commands, language: Language) -> None:
    finding = acts.add(
        "find", "finding_servers:find", language.gettext("say which server would be asked, and list what is there")
    )
    _add_address(finding, language)
    _add_piped(finding, language)


def _add_add(acts: Commands, language: Language) -> None:
    adding = acts.add(
        "add", "finding_servers:add", language.gettext("add the address books of a server; nothing is synced yet")
    )
    _add_address(adding, language)
    which = language.gettext("only these of its address books; otherwise all")
    adding.add_argument("--book", metavar=language.gettext("NAME"), nargs="+", help=which)
    _add_piped(adding, language)
    asking = language.gettext("keep no password: ask for it each time")
    adding.add_argument("--ask-each-time", action="store_true", help=asking)
    _add_choices(adding, language)


def _add_set(acts: Commands, language: Language) -> None:
    about = language.gettext("change what leaves for an address book, when it is synced, and how its password is kept")
    setting = acts.add("set", "servers:change", about)
    _add_book(setting, language)
    name = language.gettext("call it so")
    setting.add_argument("--name", metavar=language.gettext("NEW NAME"), help=name)
    kept = setting.add_mutually_exclusive_group()
    asking = language.gettext("take the password out of the keyring, and ask for it each time")
    kept.add_argument("--ask-each-time", action="store_true", help=asking)
    anew = language.gettext("ask for the password now, and keep it in the keyring")
    kept.add_argument("--new-password", action="store_true", help=anew)
    _add_piped(setting, language)
    _add_choices(setting, language)


def _add_address(parser: argparse.ArgumentParser, language: Language) -> None:
    about = language.gettext("your e-mail address, or the address of a server or of one of its address books")
    parser.add_argument("address", metavar=language.gettext("ADDRESS"), help=about)
    user = language.gettext("your name there; by default the e-mail address")
    parser.add_argument("--user", metavar=language.gettext("NAME"), default="", help=user)


def _add_piped(parser: argparse.ArgumentParser, language: Language) -> None:
    about = language.gettext("read the password as one line of what is piped in, instead of asking for it")
    parser.add_argument("--password-stdin", action="store_true", help=about)


def _add_choices(parser: argparse.ArgumentParser, language: Language) -> None:
    people = language.gettext("whom to put there: everyone, nobody but theirs, or those in these circles")
    circle = language.gettext("CIRCLE")
    parser.add_argument("--people", metavar=f"everyone|theirs|{circle}", nargs="+", help=people)
    named = language.gettext("whose names go there: of no circle, of all, or of these")
    parser.add_argument("--circles", metavar=f"none|all|{circle}", nargs="+", help=named)
    grouping = parser.add_mutually_exclusive_group()
    cards = language.gettext("circles as cards of groups, as Apple has it")
    grouping.add_argument("--group-cards", action="store_true", help=cards)
    categories = language.gettext("circles as categories of people, as others have it")
    grouping.add_argument("--categories", action="store_true", help=categories)
    field = language.gettext("FIELD")
    going = language.gettext("fields that leave this computer too: notes, labels, columns…")
    parser.add_argument("--with", dest="sent", metavar=field, nargs="+", help=going)
    staying = language.gettext("fields that stay here: photo, dates, address…")
    parser.add_argument("--without", dest="kept_home", metavar=field, nargs="+", help=staying)
    every = language.gettext("sync every so many minutes while the window is open; 0 for by hand")
    parser.add_argument("--every", metavar=language.gettext("MINUTES"), type=int, help=every)
    start = language.gettext("sync when the window opens: yes or no")
    parser.add_argument("--at-start", metavar=language.gettext("yes|no"), nargs="?", const="", help=start)


def _add_book(parser: argparse.ArgumentParser, language: Language) -> None:
    about = language.gettext("an address book, by name or by number in “server list”")
    parser.add_argument("book", metavar=language.gettext("NAME"), help=about)


def _add_sync(commands: Commands, language: Language) -> None:
    syncing = commands.add(
        "sync", "syncing:sync", language.gettext("keep address books on servers in step with your book")
    )
    which = language.gettext("address books, by name or number; otherwise all")
    syncing.add_argument("books", metavar=language.gettext("NAME"), nargs="*", default=[], help=which)
    _add_piped(syncing, language)
    syncing.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would happen"))
    syncing.add_argument("--all", action="store_true", help=language.gettext("list everyone, and not only the first"))
    answer = language.gettext(
        "cards of people who may be here: those who are certainly (likely, possibly) here, or the one so called, are "
        "the same, are different, or are the person of this number; may be repeated"
    )
    syncing.add_argument(
        "--answer",
        metavar=language.gettext("WHO=same|different|CONTACT"),
        action="append",
        default=[],
        help=answer,
    )
    keep = language.gettext("conflicts: keep mine, theirs or both; of all, or of one person; may be repeated")
    metavar = language.gettext("[CONTACT=]mine|theirs|both")
    syncing.add_argument("--keep", metavar=metavar, action="append", default=[], help=keep)
    again = language.gettext("whoever came from there by an import that was taken back comes again")
    syncing.add_argument("--bring-back", action="store_true", help=again)
    emptied = language.gettext("most of one side is gone on purpose: do the same on the other")
    syncing.add_argument("--accept-emptied", action="store_true", help=emptied)


def _add_secrets(commands: Commands, language: Language) -> None:
    about = language.gettext("list the passwords that are kept in the keyring of this system, or remove one")
    secrets = commands.add("secrets", "secrets:overview", about)
    doing = secrets.add_subparsers(metavar=language.gettext("WHAT TO DO"))
    acts = type(commands)(doing, commands.common, language)
    acts.add("list", "secrets:overview", language.gettext("list them"))
    removing = acts.add("remove", "secrets:remove", language.gettext("remove a password; it is asked each time then"))
    which = language.gettext("a server, an address book on it, or a number in “secrets”")
    removing.add_argument("secret", metavar=language.gettext("NAME"), help=which)
