"""The words of the commands about who is the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.cli.parser import Commands
    from entourage.language import Language


def add(commands: Commands, language: Language) -> None:
    """Declare the commands about who is the same person."""
    _add_taking_back(commands, language)
    _add_origins(commands, language)
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
    _add_answers(commands, language)


def _add_answers(commands: Commands, language: Language) -> None:
    contact = language.gettext("CONTACT")
    about = language.gettext("make one person of several: the first one named stays, and gets all that the others have")
    merge = commands.add("merge", "likeness:merge", about)
    stays = language.gettext("the person who stays, by number or by a name that nobody else has")
    merge.add_argument("kept", metavar=language.gettext("KEPT"), help=stays)
    others = language.gettext("the person who is the same, or several")
    merge.add_argument("others", metavar=contact, nargs="+", help=others)
    about = language.gettext(
        "part two people who were merged, or said to be the same while importing; each has what is theirs again"
    )
    unmerge = commands.add("unmerge", "likeness:unmerge", about)
    who = language.gettext(
        "who was merged, by number (“origins” names them) or name; or who stayed, where only one was merged into them"
    )
    unmerge.add_argument("contact", metavar=contact, help=who)
    again = language.gettext("do not remember that they are two: they may be asked about again")
    source = language.gettext("part the row or card of this source that was said to be CONTACT while importing")
    unmerge.add_argument("--source", metavar=language.gettext("NAME"), help=source)
    row = language.gettext("part the row or card of this number, as “origins” lists it")
    unmerge.add_argument("--row", metavar=language.gettext("NUMBER"), type=int, help=row)
    unmerge.add_argument("--ask-again", action="store_true", help=again)
    about = language.gettext("remember for ever that people are not the same, and ask no more")
    different = commands.add("different", "likeness:different", about)
    commands.contacts(different)
    different.add_argument("others", metavar=contact, nargs="+", help=language.gettext("who else, or several"))


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


def _add_origins(commands: Commands, language: Language) -> None:
    about = language.gettext(
        "say which source says what of a person, and since when, and where one says something else"
    )
    origins = commands.add("origins", "origins:origins", about)
    commands.contacts(origins)
    field = language.gettext("FIELD")
    decision = origins.add_mutually_exclusive_group()
    take = language.gettext("take what the source says of this field, or of “all” that differ; it is followed again")
    decision.add_argument("--take", metavar=field, help=take)
    keep = language.gettext("keep what is here of this field, or of “all” that differ; nobody asks again")
    decision.add_argument("--keep", metavar=field, help=keep)
    source = language.gettext("the source that is meant, where several say something else")
    origins.add_argument("--source", metavar=language.gettext("NAME"), help=source)
