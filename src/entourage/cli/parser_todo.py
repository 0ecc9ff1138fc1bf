"""How the commands about what is to be done on the networks are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    name = language.gettext("NAME")
    todo = commands.add("todo", "todo:todo", language.gettext("tell what is to be done by hand on the networks"))
    whose = language.gettext("an account: its number, handle or network; all if not said")
    todo.add_argument("account", metavar=language.gettext("ACCOUNT"), nargs="?", help=whose)
    done = language.gettext("note that this was done for these people")
    todo.add_argument("--done", metavar=name, nargs="+", action="extend", help=done)
    undone = language.gettext("note that this was not done for these people after all")
    todo.add_argument("--undone", metavar=name, nargs="+", action="extend", help=undone)
    which = language.gettext("the list that is meant, by number or name")
    todo.add_argument("--list", metavar=language.gettext("LIST"), help=which)
    cheapest = language.gettext("find the cheapest way to show these kinds of content to those alone who may see them")
    todo.add_argument("--topic", metavar=language.gettext("KIND"), nargs="+", action="extend", help=cheapest)
    amount = language.gettext("how much of it; everything if not said")
    todo.add_argument("--amount", metavar="little|everything", help=amount)
    start = language.gettext("with --topic: decide on the list of the cheapest way; a new one is called so")
    todo.add_argument("--start", metavar=name, help=start)
    out = language.gettext("print it as a PDF, with boxes to tick")
    todo.add_argument("--out", metavar=language.gettext("FILE"), help=out)
    applied = commands.add("applied", "todo:applied", language.gettext("note that a list is as decided on its network"))
    _add_list(applied, language)
    only = language.gettext("for whom it was done; for all if not said")
    applied.add_argument("people", metavar=name, nargs="*", default=[], help=only)
    about = language.gettext("compare whom a list holds on its network with whom it is to hold")
    compare = commands.add("compare", "todo:compare", about)
    _add_list(compare, language)
    what = language.gettext("a text copied from the list’s page, or Mastodon’s lists.csv; - for standard input")
    compare.add_argument("file", metavar=language.gettext("FILE"), help=what)
    taking = language.gettext("take over that the list holds these people")
    compare.add_argument("--take-over", action="store_true", help=taking)


def _add_list(parser: argparse.ArgumentParser, language: Language) -> None:
    account = language.gettext("an account: its number, handle or network")
    parser.add_argument("account", metavar=language.gettext("ACCOUNT"), help=account)
    listed = language.gettext("a list of that account, by number or name")
    parser.add_argument("list", metavar=language.gettext("LIST"), help=listed)
