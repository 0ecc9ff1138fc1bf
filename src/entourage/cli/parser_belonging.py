"""How the commands about who belongs where, leak paths, my details and hours, and seeing as others do are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.cli.parser_audience import add_channel, add_post

if TYPE_CHECKING:
    import argparse

    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    _add_leaks(commands, language)
    _add_belongs(commands, language)
    _add_mine(commands, language)
    see = commands.add(
        "see", "seeing:see", language.gettext("say what a person may see and would, or what anyone does")
    )
    commands.contacts(see, "?")
    see.add_argument("--public", action="store_true", help=language.gettext("what a stranger sees"))


def _add_leaks(commands: Commands, language: Language) -> None:
    contact = language.gettext("CONTACT")
    about = language.gettext("say who would see a post and shares a household or company with someone who should not")
    leaks = commands.add("leaks", "leaks:leaks", about)
    add_post(leaks, language, required=False)
    add_channel(leaks, language, required=False)
    acts = leaks.add_mutually_exclusive_group()
    accept = language.gettext("it is all right if the second hears of something from the first, for good")
    acts.add_argument("--accept", metavar=(contact, contact), nargs=2, help=accept)
    acts.add_argument("--accept-all", action="store_true", help=language.gettext("all that are listed are all right"))
    acts.add_argument(
        "--refuse", metavar=(contact, contact), nargs=2, help=language.gettext("it is no longer all right")
    )
    acts.add_argument("--accepted", action="store_true", help=language.gettext("list what was accepted"))


def _add_belongs(commands: Commands, language: Language) -> None:
    account, circle, contact = language.gettext("ACCOUNT"), language.gettext("CIRCLE"), language.gettext("CONTACT")
    about = language.gettext("show which circles belong on which account, and who is there and should not be")
    belongs = commands.add("belongs", "belonging:belongs", about)
    which = language.gettext("an account, by number, handle or network; all if not said")
    belongs.add_argument("account", metavar=account, nargs="?", help=which)
    belongs.add_argument(
        "--set",
        nargs=3,
        action="append",
        default=[],
        metavar=(circle, account, "belongs|not|unset|usual"),
        help=language.gettext("whether the people of a circle belong on an account; unset: no opinion"),
    )
    _add_people_out_of_place(belongs, language, account, contact)
    belongs.add_argument(
        "--farewell",
        metavar="client|leaving|plain",
        help=language.gettext("a text to copy, for people who should not be on ACCOUNT"),
    )
    belongs.add_argument("--to", metavar=contact, help=language.gettext("whom the text is to"))


def _add_people_out_of_place(belongs: argparse.ArgumentParser, language: Language, account: str, contact: str) -> None:
    both = (contact, account)
    stay = language.gettext("someone may stay on an account, whatever their circles")
    belongs.add_argument("--stay", nargs=2, action="append", default=[], metavar=both, help=stay)
    no_stay = language.gettext("someone may not stay any more")
    belongs.add_argument("--not-stay", nargs=2, action="append", default=[], metavar=both, help=no_stay)
    restrict = language.gettext("put someone on the list of an account for those who see no more than the public")
    belongs.add_argument("--restrict", nargs=2, action="append", default=[], metavar=both, help=restrict)
    over = language.gettext("the work is over: move people from Clients to Former clients")
    belongs.add_argument("--work-is-over", nargs="+", metavar=contact, help=over)


def _add_mine(commands: Commands, language: Language) -> None:
    circle, hours = language.gettext("CIRCLE"), language.gettext("HOURS")
    about = language.gettext("show which of my own details each circle is given")
    details = commands.add("details", "details:details", about)
    details.add_argument(
        "--set",
        nargs=3,
        action="append",
        default=[],
        metavar=(circle, language.gettext("DETAIL"), "yes|no|usual"),
        help=language.gettext("whether a circle is given a detail, as “details” names it"),
    )
    mine = commands.add("hours", "details:hours", language.gettext("show when I work, and when circles may reach me"))
    working = language.gettext("when I work, like Mon–Fri 9:00–17:00; unset: not said")
    mine.add_argument("--working", metavar=hours, help=working)
    reachable = language.gettext("when a circle may reach me; also always, never, or unset")
    mine.add_argument("--reachable", nargs=2, action="append", default=[], metavar=(circle, hours), help=reachable)
