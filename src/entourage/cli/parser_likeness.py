"""The words of the commands about who is the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands about who is the same person."""
    about = language.gettext("list who may be in the book twice, and why")
    duplicates = commands.add("duplicates", "likeness:duplicates", about)
    duplicates.add_argument(
        "--word",
        choices=("certain", "likely", "possible"),
        metavar=language.gettext("WORD"),
        help=language.gettext("only those of whom this is concluded: certain, likely or possible"),
    )
    duplicates.add_argument(
        "--limit",
        type=int,
        metavar=language.gettext("NUMBER"),
        help=language.gettext("how many pairs to list, at most"),
    )
