"""How the commands about who is there on an account, and about its lists, are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    account = language.gettext("ACCOUNT")
    whose = language.gettext("an account: its number, handle or network")
    there = commands.add("connections", "connections:people", language.gettext("say who is there on an account"))
    there.add_argument("account", metavar=account, help=whose)
    about = language.gettext("say how surely people are there on an account")
    connect = commands.add("connect", "connections:connect", about)
    connect.add_argument("account", metavar=account, help=whose)
    commands.contacts(connect, "*")
    how = connect.add_mutually_exclusive_group()
    strength = language.gettext("how surely; sure if not said")
    how.add_argument("--strength", metavar="sure|presumed|unknown|absent", help=strength)
    forgetting = language.gettext("take back what was said of them, so that what the book holds tells")
    how.add_argument("--forget", action="store_true", help=forgetting)
    accepting = language.gettext("take whoever alone has the name of somebody there for that person; all if not said")
    how.add_argument("--accept-names", action="store_true", help=accepting)
    _add_lists(commands, language)


def _add_lists(commands: Commands, language: Language) -> None:
    name = language.gettext("NAME")
    about = language.gettext("list the lists of your accounts, or decide whom one is to hold")
    lists = commands.add("lists", "lists:lists", about)
    whose = language.gettext("an account: its number, handle or network; all if not said")
    lists.add_argument("account", metavar=language.gettext("ACCOUNT"), nargs="?", help=whose)
    doing = lists.add_mutually_exclusive_group()
    adding = language.gettext("decide on a list of your own, or on one that the network gives everyone")
    doing.add_argument("--add", metavar=name, help=adding)
    changing = language.gettext("change a list, by number or name: its circles, its use, or its name")
    doing.add_argument("--change", metavar=name, help=changing)
    doing.add_argument("--remove", metavar=name, help=language.gettext("forget a list here; it stays on the network"))
    circles = language.gettext("with --add and --change: the circles that it stands for")
    lists.add_argument("--circle", metavar=name, nargs="*", action="extend", help=circles)
    use = language.gettext("with --add and --change: what it is for; its people alone see something if not said")
    lists.add_argument("--use", metavar="only|except|restricted|reading", help=use)
    renaming = language.gettext("with --change: another name")
    lists.add_argument("--rename", metavar=language.gettext("NEW NAME"), help=renaming)
    people = language.gettext("CONTACT")
    on = language.gettext("with --add and --change: these people are to be on it, whatever their circles")
    lists.add_argument("--on", metavar=people, nargs="+", action="extend", help=on)
    off = language.gettext("with --add and --change: these people are to be off it, whatever their circles")
    lists.add_argument("--off", metavar=people, nargs="+", action="extend", help=off)
    left = language.gettext("with --change: their circles are to say again whether these people are on it")
    lists.add_argument("--as-circles", metavar=people, nargs="+", action="extend", help=left)
