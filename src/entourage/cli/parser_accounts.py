"""How the commands about accounts and networks are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    commands.add("networks", "accounts:networks", language.gettext("list the networks, and whom one can tell there"))
    commands.add("accounts", "accounts:overview", language.gettext("list your accounts on networks"))
    about = language.gettext("add, change or remove an account; look through its settings; say which file is its own")
    account = commands.actions.add_parser(
        "account", parents=[commands.common], help=about, description=about, allow_abbrev=False, words=language
    )
    doing = account.add_subparsers(metavar=language.gettext("WHAT TO DO"), required=True)
    acts = type(commands)(doing, commands.common, language)
    _add_changes(acts, language)
    _add_tasks(acts, language)


def _add_changes(acts: Commands, language: Language) -> None:
    adding = acts.add("add", "accounts:add", language.gettext("add an account"))
    adding.add_argument(
        "network", metavar=language.gettext("NETWORK"), help=language.gettext("a network, as “networks” lists them")
    )
    handle = language.gettext("how the network knows you: @ada, ada@example.org, a number")
    adding.add_argument("handle", metavar=language.gettext("HANDLE"), nargs="?", default="", help=handle)
    _add_facts(adding, language)
    changing = acts.add("change", "accounts:change", language.gettext("change an account"))
    _add_account(changing, language)
    changing.add_argument("--handle", metavar=language.gettext("HANDLE"), help=handle)
    _add_facts(changing, language)
    place = language.gettext("its place among your accounts, from 1 on")
    changing.add_argument("--place", metavar=language.gettext("NUMBER"), type=int, help=place)
    removing = language.gettext("remove an account from the book; nothing happens on the network")
    _add_account(acts.add("remove", "accounts:remove", removing), language)
    about = language.gettext("say that a source is the account’s own list of who is there")
    own = acts.add("source", "accounts:source", about)
    _add_account(own, language)
    source = language.gettext("a source, by number or name; none to list those that may be")
    own.add_argument("source", metavar=language.gettext("SOURCE"), nargs="?", help=source)
    own.add_argument("--not", dest="is_not", action="store_true", help=language.gettext("say that it is not"))


def _add_tasks(acts: Commands, language: Language) -> None:
    tasks = language.gettext("list what to look at on an account, and when it was done")
    _add_account(acts.add("tasks", "accounts:tasks", tasks), language)
    for name, about in (
        ("done", language.gettext("note that something was looked at today")),
        ("undone", language.gettext("note that something was not looked at")),
    ):
        ticking = acts.add(name, f"accounts:{name}", about)
        _add_account(ticking, language)
        which = language.gettext("what, by its number or key in “account tasks”")
        ticking.add_argument("task", metavar=language.gettext("TASK"), help=which)


def _add_account(parser: argparse.ArgumentParser, language: Language) -> None:
    about = language.gettext("an account: its number, handle or network")
    parser.add_argument("account", metavar=language.gettext("ACCOUNT"), help=about)


def _add_facts(parser: argparse.ArgumentParser, language: Language) -> None:
    text = language.gettext("TEXT")
    parser.add_argument(
        "--owner", metavar="mine|employer|client", help=language.gettext("whose account it is; yours if not said")
    )
    parser.add_argument("--purpose", metavar="personal|professional|both", help=language.gettext("what it is for"))
    parser.add_argument("--state", metavar="active|paused|reserved", help=language.gettext("how far it is used"))
    indexed = language.gettext("search engines show it: yes or no")
    parser.add_argument("--indexed", metavar=language.gettext("yes|no"), nargs="?", const="", help=indexed)
    parser.add_argument("--name", metavar=text, help=language.gettext("your name as it stands there"))
    parser.add_argument("--title", metavar=text, help=language.gettext("your job title as it stands there"))
    parser.add_argument("--link", metavar=text, help=language.gettext("the address of your page there"))
    photo = language.gettext("which picture strangers see there, compared with your card")
    parser.add_argument("--photo", metavar="same|other|none", help=photo)
