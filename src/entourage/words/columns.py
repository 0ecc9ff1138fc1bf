"""What columns of a table may hold, how a text is encoded, and why that is thought: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.words import labels
from entourage.words.brands import spelled
from entourage.words.encodings import encoding_name
from entourage.words.importing import kinds, labelled_field
from entourage.words.names import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language


def sections(language: Language) -> dict[str, str]:
    """Name the sections of what a column may hold."""
    return {
        "name": language.pgettext("section", "Name"),
        "work": language.pgettext("section", "Company"),
        "reach": language.pgettext("section", "E-mail and telephone"),
        "address": language.pgettext("section", "Address"),
        "web": language.pgettext("section", "On the web"),
        "more": language.pgettext("section", "Dates and more"),
        "none": language.pgettext("section", "None of these"),
    }


def holds(language: Language, key: str) -> str:
    """Say what a column holds, by the key of a field that is offered ("street:work")."""
    name, _, kind = key.partition(":")
    base = _special(language).get(name) or fields(language).get(name) or kinds(language)[Kind(name)]
    if name == "profile":
        return language.gettext("{network}: account").format(network=spelled(kind))
    said = labels.words_of(language, (kind,)) if kind else []
    return f"{base} ({', '.join(said)})" if said else base


def to_check(language: Language, doubt: str) -> str:
    """Say what to do where something of a file was guessed, or is not known."""
    return {
        "columns": language.gettext("To check: look at what each column holds, and say it where it is not so."),
        "source": language.gettext("To check: say where this file is from, if it is not from there."),
        "text": language.gettext("To check: look whether names and accents are as they should be."),
    }[doubt]


def _special(language: Language) -> dict[str, str]:
    return {
        "family_first": language.pgettext("field", "Last name, first name"),
        "fax": language.pgettext("field", "Fax"),
        "pager": language.pgettext("field", "Pager"),
        "address": language.pgettext("field", "Address in one cell"),
        "extended": language.pgettext("field", "Address, first line"),
        "po_box": language.pgettext("field", "P.O. box"),
        "photo": language.pgettext("field", "Photo, as a link"),
        "date": language.pgettext("field", "Another date"),
        "identifier": language.gettext("Number or code of the person there"),
        "keep": language.gettext("Keep it as it is"),
        "leave_out": language.gettext("Leave it out"),
        "full_name": kinds(language)[Kind.FORMATTED_NAME],
        "profile": kinds(language)[Kind.PROFILE],
    }


def recognized(language: Language, meaning: str) -> str:
    """Name what a column was recognized as, where it is none of the fields offered."""
    spec, _, network = meaning.partition("@")
    kind, _, types = spec.partition(":")
    kind, _, part = kind.partition(".")
    if kind not in Kind.__members__.values():
        return meaning
    value = Value(kind=Kind(kind), types=tuple(filter(None, types.split(","))))
    said = labelled_field(language, value)
    said = f"{said} – {part.replace('_', ' ')}" if part and part not in {"value", "handle", "list"} else said
    return f"{said} ({spelled(network)})" if network else said


def separators(language: Language) -> dict[str, str]:
    """Name what may stand between the cells of a table."""
    return {
        ",": language.pgettext("separator", "Comma"),
        ";": language.pgettext("separator", "Semicolon"),
        "\t": language.pgettext("separator", "Tab"),
        "|": language.pgettext("separator", "Vertical bar"),
    }


def briefly(language: Language, code: str, encoding: str) -> str:
    """Say in a word how a text is encoded, and whether that is sure."""
    name = encoding_name(encoding)
    sentences = {
        "guessed": language.gettext("{encoding}, guessed"),
        "told": language.gettext("{encoding}, as you said"),
        "before": language.gettext("{encoding}, as last time"),
        "taught": language.gettext("{encoding}, as you said before"),
        "declared": language.gettext("{encoding}, as the file says"),
        "repaired": language.gettext("{encoding}, repaired"),
        "mixed": language.gettext("{encoding} with a few stray bytes"),
        "by_line": (
            language.gettext("{encoding} with a few stray bytes")
            if encoding == "utf-8"
            else language.gettext("UTF-8 and {encoding}")
        ),
        "ascii": language.gettext("Plain letters only"),
        "coded": language.gettext("Plain letters and codes"),
    }
    return sentences.get(code, "{encoding}").format(encoding=name)


def evidence(
    language: Language, code: str, encoding: str, letters: int, others: int, words: Sequence[str], file: str = ""
) -> str:
    """Say why a text is thought to be encoded so; letters beyond ASCII, lines that differ, words as they come out.

    file: of which it was said how it is encoded.
    """
    name = encoding_name(encoding)
    said = language.listing([language.quoted(word) for word in words])
    counted = _counted(language, code, encoding, letters, others)
    sentence = counted or _reasons(language).get(code, "{encoding}")
    if code == "guessed" and not words:
        sentence = language.gettext("{encoding}, guessed: nothing in the file says so.")
    return sentence.format(
        encoding=name, count=language.number(letters), others=language.number(others), words=said or "—", file=file
    )


def _counted(language: Language, code: str, encoding: str, letters: int, others: int) -> str:
    if code == "utf8":
        return language.ngettext(
            "UTF-8, because the {count} letter beyond plain ASCII fits.",
            "UTF-8, because all {count} letters beyond plain ASCII fit.",
            letters,
        )
    if code == "by_line" and encoding == "utf-8":
        return language.ngettext(
            "UTF-8, but in {others} line some letters are not, and were read as what they most likely are ({words}).",
            "UTF-8, but in {others} lines some letters are not, and were read as what they most likely are ({words}).",
            others,
        )
    if code == "by_line":
        return language.ngettext(
            "Line by line: UTF-8, but {others} line that is not is read as {encoding} ({words}).",
            "Line by line: UTF-8, but {others} lines that are not are read as {encoding} ({words}).",
            others,
        )
    return ""


def _reasons(language: Language) -> dict[str, str]:
    return {
        "told": language.gettext("{encoding}, because you chose it."),
        "before": language.gettext("{encoding}, because this very file was read so when it was imported."),
        "taught": language.gettext("{encoding}, as you said for “{file}”."),
        "bom": language.gettext("{encoding}, because the file begins with its mark."),
        "utf16": language.gettext("{encoding}, because every second byte is empty, as two bytes a letter leave them."),
        "mixed": language.gettext("{encoding}, but a few letters are not: those were read as Windows-1252 ({words})."),
        "repaired": language.gettext("The text had been encoded twice, and was repaired ({words})."),
        "declared": language.gettext("{encoding}, because the file says so and every letter fits ({words})."),
        "guessed": language.gettext("{encoding}, guessed, because words then read well: {words}."),
        "ascii": language.gettext("Nothing but plain ASCII letters: every usual encoding reads them alike."),
        "coded": language.gettext("Plain ASCII; other letters stand as codes that say their own encoding."),
    }
