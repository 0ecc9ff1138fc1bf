"""The words of the command line, and what they run."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entourage import __version__
from entourage.cli import (
    parser_accounts,
    parser_audience,
    parser_belonging,
    parser_connections,
    parser_likeness,
    parser_servers,
    parser_todo,
)
from entourage.domain.names import nearest
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language

EXPORTS = ("vcard", "vcard3", "vcard4", "google-csv", "outlook-csv", "json")


def language_asked(arguments: Sequence[str]) -> str | None:
    """Read --language before the rest, so that mistakes are explained in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--language", nargs="?")
    found: str | None = early.parse_known_args(arguments)[0].language
    return found


def build(language: Language) -> argparse.ArgumentParser:
    """Build the parser of every command, in a language."""
    _teach_argparse(language)
    about = language.gettext(
        "Bring everyone in, sort them into circles, decide who may see what, and keep it on paper."
    )
    parser = _Parser(prog="entourage", description=about, allow_abbrev=False, words=language)
    version = language.gettext("show the version and exit")
    parser.add_argument("--version", action="version", version=f"Entourage {__version__}", help=version)
    _add_common(parser, language, data=None, language=None, json=False)
    silent: Any = argparse.SUPPRESS
    common = _Parser(add_help=False, allow_abbrev=False, words=language)
    _add_common(common, language, data=silent, language=silent, json=silent)
    commands = Commands(parser.add_subparsers(metavar=language.gettext("COMMAND"), required=True), common, language)
    for add in (_add_window, _add_files, _add_people, _add_circles, _add_sharing, _add_paper, _add_history):
        add(commands, language)
    parts = (parser_likeness, parser_accounts, parser_audience, parser_connections, parser_belonging, parser_todo)
    for part in (*parts, parser_servers):
        part.add(commands, language)
    return parser


def _add_common(parser: argparse.ArgumentParser, words: Language, **defaults: Any) -> None:  # noqa: ANN401 - argparse
    folder = words.gettext(
        "the folder of your book (by default ENTOURAGE_DATA, or else the usual place on this system)"
    )
    parser.add_argument("--data", metavar=words.gettext("FOLDER"), default=defaults["data"], help=folder)
    tongue = words.gettext("the language to answer in: en, fr, fr_CA or another variant of these")
    parser.add_argument("--language", metavar=words.gettext("TAG"), default=defaults["language"], help=tongue)
    as_json = words.gettext("answer in JSON on standard output")
    parser.add_argument("--json", action="store_true", default=defaults["json"], help=as_json)


class _Once(argparse.Action):
    """Keep one value, and refuse a second: nobody knows which of two was meant."""

    given: object = None

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, _: str | None = None) -> None:  # noqa: ANN401 - argparse's own
        """Take the value."""
        if self.given is not None and self.option_strings:
            raise argparse.ArgumentError(self, parser.words.gettext("said twice; say it once"))
        self.given = values
        setattr(namespace, self.dest, values)


class _Parser(argparse.ArgumentParser):
    """Live as argparse's parser that speaks a language."""

    def __init__(self, *args: Any, words: Language, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(*args, **options)
        self.words = words
        for name in (None, "store"):
            self.register("action", name, _Once)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401 - argparse's own
        """Parse, and give people who stand behind an option to their place: argparse fills it before the option."""
        found, rest = super().parse_known_args(args, namespace)
        if rest and not any(one.startswith("-") for one in rest) and isinstance(getattr(found, "contact", None), list):
            found.contact, rest = [*found.contact, *rest], []
        return found, rest

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - argparse's own
        if action.choices is None or value in action.choices:
            return
        near = nearest(str(value), [(choice, choice) for choice in action.choices]) or list(action.choices)
        sentence = self.words.gettext("there is no “{value}”. Did you mean {near}?")
        said = sentence.format(value=value, near=self.words.either([self.words.quoted(one) for one in near]))
        raise argparse.ArgumentError(action, said)


@dataclass(frozen=True, slots=True)
class Commands:
    """Hold the commands, what all of them take, and the language in which they are explained."""

    actions: Any
    common: argparse.ArgumentParser
    language: Language

    def add(self, name: str, run: str, about: str) -> argparse.ArgumentParser:
        """Declare a command: what it runs ("module:function" of this floor), and what it is for."""
        parser: argparse.ArgumentParser = self.actions.add_parser(
            name, parents=[self.common], help=about, description=about, allow_abbrev=False, words=self.language
        )
        parser.set_defaults(run=run)
        return parser

    def circle(self, parser: argparse.ArgumentParser, *, required: bool = False) -> None:
        """Let a command take a circle."""
        about = self.language.gettext("a circle, by name")
        parser.add_argument("--circle", metavar=self.language.gettext("NAME"), required=required, help=about)

    def contacts(self, parser: argparse.ArgumentParser, count: str | None = None) -> None:
        """Let a command take people; count: how many, as argparse has it."""
        about = self.language.gettext("a person, by number or by a name that nobody else has")
        metavar = self.language.gettext("CONTACT")
        if count == "*":
            parser.add_argument("contact", metavar=metavar, nargs=count, help=about, default=[])
        else:
            parser.add_argument("contact", metavar=metavar, nargs=count, help=about)


def _add_window(commands: Commands, language: Language) -> None:
    about = language.gettext("open the window; files, if any, are shown before they are imported")
    window = commands.add("window", "window", about)
    window.add_argument("files", metavar=language.gettext("FILE"), nargs="*", default=[])


def _add_files(commands: Commands, language: Language) -> None:
    files = language.gettext("FILE")
    inspect = commands.add(
        "inspect", "inspecting:inspect", language.gettext("look into files without writing anything")
    )
    given = language.gettext("a file, also packed (.gz); a folder or ZIP archive of files; “-” for what is piped in")
    inspect.add_argument("files", metavar=files, nargs="+", help=given)
    _add_told(inspect, language)
    _add_report(inspect, language)
    bring = commands.add("import", "importing:bring_in", language.gettext("bring people in from files"))
    bring.add_argument("files", metavar=files, nargs="+", help=given)
    _add_told(bring, language)
    _add_report(bring, language)
    about_rejected = language.gettext("save the cards and rows that were left out, to be mended and imported again")
    bring.add_argument("--rejected", metavar=language.gettext("FILE"), help=about_rejected)
    bring.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would happen"))
    bring.add_argument("--all", action="store_true", help=language.gettext("list everyone, and not only the first"))
    bring.add_argument(
        "--circle", metavar=language.gettext("NAME"), help=language.gettext("put new people into this circle")
    )
    bring.add_argument(
        "--category",
        metavar=language.gettext("NAME"),
        action="append",
        default=[],
        help=language.gettext("make a circle from this category in the files; may be repeated"),
    )
    bring.add_argument(
        "--source",
        metavar=language.gettext("NAME"),
        default="",
        help=language.gettext("the source of these files; otherwise guessed from who is in them"),
    )
    about_part = language.gettext("a file with few of its source’s people is only a part of it")
    bring.add_argument("--partial", action="store_true", help=about_part)
    about_answer = language.gettext("whoever is certainly here already: take for the same, or ask (as if not given)")
    bring.add_argument("--answer", metavar="certain=same|ask", type=str, default="", help=about_answer)
    commands.add("imports", "importing:imports", language.gettext("list what has been imported"))


def _add_told(parser: argparse.ArgumentParser, language: Language) -> None:
    """Let be said how files are to be read."""
    parser.add_argument(
        "--columns",
        metavar=language.gettext("COLUMN=FIELD,…"),
        help=language.gettext(
            "what the columns of a table hold, by their headings or numbers; remembered when imported"
        ),
    )
    parser.add_argument(
        "--encoding",
        metavar=language.gettext("NAME"),
        help=language.gettext("how the text is encoded (windows-1252, utf-8, …); otherwise decided by the whole file"),
    )
    parser.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help=language.gettext("how 03/04/1985 is meant, where the dates themselves do not tell"),
    )


def _add_report(parser: argparse.ArgumentParser, language: Language) -> None:
    about = language.gettext("save as text what was not fully understood, with file, line and reason")
    parser.add_argument("--report", metavar=language.gettext("FILE"), help=about)


def _add_people(commands: Commands, language: Language) -> None:
    listing = commands.add("list", "people:listing", language.gettext("list people"))
    commands.circle(listing)
    listing.add_argument(
        "--search",
        metavar=language.gettext("TEXT"),
        default="",
        help=language.gettext("beginnings of words, in any field; case and accents do not matter"),
    )
    most = language.gettext("how many people to list, at most")
    listing.add_argument("--limit", type=int, metavar=language.gettext("NUMBER"), help=most)
    commands.contacts(commands.add("show", "people:show", language.gettext("show everything known about a person")))
    add = commands.add("add", "people:add", language.gettext("add a person"))
    add.add_argument("name", metavar=language.gettext("NAME"), help=language.gettext("first name and last name"))
    add.add_argument(
        "fields",
        metavar=language.gettext("FIELD=VALUE"),
        nargs="*",
        default=[],
        help=language.gettext("what else is known: email=…, mobile=…, organization=…"),
    )
    commands.circle(add)
    change = commands.add("set", "people:set_field", language.gettext("change a field of a person"))
    commands.contacts(change)
    named = language.listing(list(names.fields(language).values()))
    change.add_argument("field", metavar=language.gettext("FIELD"), help=named)
    change.add_argument(
        "value", metavar=language.gettext("VALUE"), help=language.gettext("an empty value clears the field")
    )
    which = change.add_mutually_exclusive_group()
    which.add_argument("--add", action="store_true", help=language.gettext("add the value beside those already there"))
    which.add_argument(
        "--instead-of",
        metavar=language.gettext("VALUE"),
        help=language.gettext("put it in place of this value, where there are several"),
    )
    _add_trash(commands, language)


def _add_trash(commands: Commands, language: Language) -> None:
    commands.contacts(commands.add("delete", "people:delete", language.gettext("put people into the trash")), "+")
    trash = commands.add(
        "trash", "people:trash", language.gettext("list the trash, put people back from it, or empty it")
    )
    trash.add_argument(
        "--restore", metavar=language.gettext("CONTACT"), nargs="+", help=language.gettext("put these people back")
    )
    trash.add_argument(
        "--empty", action="store_true", help=language.gettext("erase what is in it for good; this cannot be undone")
    )


def _add_circles(commands: Commands, language: Language) -> None:
    name, new = language.gettext("NAME"), language.gettext("NEW NAME")
    commands.add("circles", "circles:overview", language.gettext("list the circles and how many people are in each"))
    about = language.gettext("add, rename, describe, close, reopen or remove a circle")
    circle = commands.actions.add_parser(
        "circle", parents=[commands.common], help=about, description=about, allow_abbrev=False, words=language
    )
    doing = circle.add_subparsers(metavar=language.gettext("WHAT TO DO"), required=True)
    acts = Commands(doing, commands.common, language)
    offered = language.listing(list(names.circles(language).values())[4:])
    making = language.gettext("make a circle of your own, or an offered one: {circles}").format(circles=offered)
    acts.add("add", "circles:add", making).add_argument("name", metavar=name)
    rename = acts.add("rename", "circles:rename", language.gettext("give a circle another name"))
    rename.add_argument("name", metavar=name)
    rename.add_argument("new", metavar=new)
    describe = acts.add("describe", "circles:describe", language.gettext("say what a circle is for"))
    describe.add_argument("name", metavar=name)
    describe.add_argument("text", metavar=language.gettext("TEXT"))
    closing = language.gettext("close a circle: whoever is in it may see nothing")
    acts.add("close", "circles:close", closing).add_argument("name", metavar=name)
    acts.add("open", "circles:reopen", language.gettext("reopen a closed circle")).add_argument("name", metavar=name)
    removing = language.gettext("remove a circle; its people stay")
    acts.add("remove", "circles:remove", removing).add_argument("name", metavar=name)
    sort = commands.add("sort", "circles:sort", language.gettext("put people into circles, or take them out"))
    commands.contacts(sort, "*")
    everyone = language.gettext("everyone whom these words find")
    sort.add_argument("--search", metavar=language.gettext("TEXT"), default="", help=everyone)
    sort.add_argument("--into", metavar=name, help=language.gettext("the circle to put them into"))
    sort.add_argument("--out-of", metavar=name, help=language.gettext("the circle to take them out of"))


def _add_sharing(commands: Commands, language: Language) -> None:
    topic, verdict = language.gettext("KIND"), language.gettext("VERDICT")
    topics = commands.add("topics", "sharing:topics", language.gettext("list the kinds of content, or add one"))
    topics.add_argument("--add", metavar=language.gettext("NAME"), help=language.gettext("add one of your own"))
    rules = commands.add("rules", "sharing:rules", language.gettext("show or change who may see what"))
    rules.add_argument(
        "--set",
        nargs=3,
        action="append",
        default=[],
        metavar=(language.gettext("CIRCLE"), topic, verdict),
        help=language.gettext("everything, “a little”, nothing or “no opinion”"),
    )
    rules.add_argument(
        "--exception",
        nargs=3,
        action="append",
        default=[],
        metavar=(language.gettext("CONTACT"), topic, verdict),
        help=language.gettext("for one person, whatever their circles say; “no opinion” ends it"),
    )
    rules.add_argument(
        "--preset", metavar=language.gettext("NAME"), help=language.gettext("reserved, balanced or open")
    )
    why = commands.add("why", "sharing:why", language.gettext("say what a person may see, and what decides it"))
    commands.contacts(why)
    why.add_argument("topic", metavar=topic, nargs="?", help=language.gettext("a kind of content; without it, all"))


def _add_paper(commands: Commands, language: Language) -> None:
    out = language.gettext("FILE")
    paper = commands.add("print", "paper:print_circle", language.gettext("print the summary of a circle as a PDF"))
    commands.circle(paper, required=True)
    paper.add_argument("--out", metavar=out, required=True)
    paper.add_argument(
        "--paper",
        choices=("a4", "letter"),
        type=lambda text: {"lettre": "letter"}.get(text.lower(), text.lower()),
        help=language.gettext("by default, the one used where you live"),
    )
    export = commands.add("export", "paper:export", language.gettext("export people to a file for other programs"))
    commands.circle(export)
    export.add_argument("--format", choices=EXPORTS, required=True)
    export.add_argument("--out", metavar=out, required=True)
    _add_export_choices(export, language)
    for parser in (paper, export):
        parser.add_argument(
            "--for-someone-else",
            action="store_true",
            help=language.gettext("leave out rules, descriptions, other circles and notes"),
        )


def _add_export_choices(export: argparse.ArgumentParser, language: Language) -> None:
    groups = language.gettext("vCard: the circles as cards of their own too, as Apple knows groups")
    export.add_argument("--groups", action="store_true", help=groups)
    one_each = language.gettext("vCard: a file for each person, in a ZIP archive")
    export.add_argument("--one-each", action="store_true", help=one_each)
    headers = language.gettext("Outlook: the language of its columns; by default, the one in use")
    export.add_argument("--headers", choices=("en", "fr"), help=headers)
    encoding = language.gettext("Outlook: how letters are written; old versions need cp1252")
    export.add_argument("--encoding", choices=("utf-8", "cp1252"), help=encoding)
    plain = language.gettext("Outlook, cp1252: letters that it lacks as plain ones (Ł as L)")
    export.add_argument("--plain-letters", action="store_true", help=plain)
    bare = language.gettext("Google, Outlook: without the lines that keep for Entourage what no column holds")
    export.add_argument("--only-columns", action="store_true", help=bare)


def _add_history(commands: Commands, language: Language) -> None:
    commands.add("undo", "history:undo", language.gettext("undo what was done last"))
    commands.add("redo", "history:redo", language.gettext("redo what was undone last"))
    history = commands.add("history", "history:history", language.gettext("list what has been done, newest first"))
    history.add_argument(
        "--limit",
        type=int,
        default=50,
        metavar=language.gettext("NUMBER"),
        help=language.gettext("how many acts to list, at most"),
    )
    commands.add("self-test", "checking:self_test", language.gettext("check that everything works here"))


def _teach_argparse(language: Language) -> None:
    """Give argparse its own sentences in a language; it has no other door to them than these two names."""
    words = {
        "usage: ": language.gettext("usage: "),
        "positional arguments": language.gettext("positional arguments"),
        "options": language.gettext("options"),
        "show this help message and exit": language.gettext("show this help message and exit"),
        "%(prog)s: error: %(message)s\n": language.gettext("%(prog)s: error: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": language.gettext("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": language.gettext("the following arguments are required: %s"),
        "unrecognized arguments: %s": language.gettext("unrecognized arguments: %s"),
        "not allowed with argument %s": language.gettext("not allowed with argument %s"),
        "expected one argument": language.gettext("expected one argument"),
        "expected at least one argument": language.gettext("expected at least one argument"),
        "expected %s arguments": language.gettext("expected %s arguments"),
        "ignored explicit argument %r": language.gettext("ignored explicit argument %r"),
        "invalid %(type)s value: %(value)r": language.gettext("“%(value)s” is not a number"),
    }
    argparse._ = lambda message: words.get(message, message)  # type: ignore[attr-defined]
    argparse.ngettext = lambda _, several, _count: words.get(several, several)  # type: ignore[attr-defined]
