"""How the commands about who would see a post are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands."""
    about = language.gettext("say who would see a post, who should not and who would miss it")
    check = commands.add("check", "audience:check", about)
    add_post(check, language)
    add_channel(check, language)
    everyone = language.gettext("name everyone, and not only the first")
    check.add_argument("--all", action="store_true", help=everyone)
    ways = commands.add("ways", "audience:ways", language.gettext("list the ways to post, best first"))
    add_post(ways, language)
    reaching_nobody = language.gettext("list also the ways that reach nobody")
    ways.add_argument("--all", action="store_true", help=reaching_nobody)


def add_channel(parser: argparse.ArgumentParser, language: Language, *, required: bool = True) -> None:
    """Let a command take a way to post."""
    parser.add_argument(
        "--channel",
        metavar=language.gettext("CHANNEL"),
        required=required,
        help=language.gettext("a way to post, as “ways” lists them: facebook/all, email/direct/Family"),
    )


def add_post(parser: argparse.ArgumentParser, language: Language, *, required: bool = True) -> None:
    """Let a command take what is to be posted, how much of it and for whom."""
    parser.add_argument(
        "--topic",
        metavar=language.gettext("KIND"),
        nargs="+",
        action="extend",
        required=required,
        help=language.gettext("kinds of content; what several allow is what all of them allow"),
    )
    parser.add_argument(
        "--amount",
        metavar="little|everything",
        help=language.gettext("how much of it; everything if not said"),
    )
    parser.add_argument(
        "--to",
        metavar=language.gettext("NAME"),
        nargs="+",
        action="extend",
        help=language.gettext("whom it is meant for: circles or people; everyone if not said"),
    )
