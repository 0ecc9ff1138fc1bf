"""The words of the commands about who is the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands about who is the same person."""
    _add_taking_back(commands, language)
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


def _add_taking_back(commands: Commands, language: Language) -> None:
    about = language.gettext("take an import back: what only it said goes, what is by hand or of others stays")
    taking = commands.add("take-back", "taking_back:take_back", about)
    number = language.gettext("the number of the import as “imports” lists it, or the name of its file")
    taking.add_argument("number", metavar=language.gettext("IMPORT"), help=number)
    edited = language.gettext(
        "people of whom nobody says anything more, but who have something by hand: keep (by default) or remove"
    )
    taking.add_argument("--edited", choices=("keep", "remove"), default="keep", help=edited)
    dry = language.gettext("only say what it would do")
    taking.add_argument("--dry-run", action="store_true", help=dry)
