"""What an import says: of files, of what it did not understand, and of what it would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from entourage.domain.contact import DATE_KINDS, Kind
from entourage.domain.dates import from_iso
from entourage.domain.text import as_shown
from entourage.words import choices, counted, elsewhere, encodings, labels, reasons, rows
from entourage.words.brands import program, spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.contact import Value
    from entourage.domain.matching import Likeness, Reason
    from entourage.language import Language

_FORMATS = {
    "vcard": "vCard",
    "csv": "CSV",
    "json": "JSON",
    "ldif": "LDIF",
    "html": "HTML",
    "jcard": "jCard",
    "xcard": "xCard",
    "jscontact": "JSContact",
    "mecard": "MeCard",
    "txt": "TXT",
}
LONGEST = 60
_UNSPOKEN = frozenset({"cell", "voice", "internet", "text", "msg", "pref", "video", "website"})


def format_name(file_format: str, dialect: str) -> str:
    """Say what kind of file it is: the program that wrote it, where that is known, and the format."""
    brand = program(dialect)
    form = _FORMATS.get(file_format, file_format)
    return f"{brand}, {form}" if brand else form


def kind_of_file(language: Language, file_format: str, dialect: str) -> str:
    """Say what kind of file it is; pasted names and addresses are no format of any program."""
    if dialect == "linkedin-book":
        return language.gettext("LinkedIn, the address book that you uploaded there")
    if dialect == "facebook-book":
        return language.gettext("Facebook, the address book that your phone uploaded there")
    if dialect == "instagram-book":
        return language.gettext("Instagram, the address book that your phone uploaded there")
    return language.gettext("names") if file_format == "names" else format_name(file_format, dialect)


def notice(language: Language, code: str, *, line: int, name: str, text: str, who: str = "") -> str:
    """Say what was not fully understood, where, of whom, and what became of it."""
    if code in counted.NOTICES:
        return counted.notice(language, code, name, text)
    quoted = looks(language, text) if code == "not_contacts" else cut(text)
    named = kinds(language)[name] if isinstance(name, Kind) else name
    sentence = _notices(language)[code].format(property=named, text=quoted)
    if code in encodings.DOUBTS:
        sentence = encodings.doubt(language, code, text, named)
    if code == "not_contacts":
        sentence = f"{sentence}. {elsewhere.instead(language, text)}"
    if not line:
        return sentence
    if who:
        placed = language.gettext("line {line}, {name}: {sentence}")
        return placed.format(line=language.number(line), name=cut(who), sentence=sentence)
    return language.gettext("line {line}: {sentence}").format(line=language.number(line), sentence=sentence)


def looks(language: Language, kind: str) -> str:
    """Name what a file is that holds no contacts."""
    return elsewhere.looks(language, kind)


def cut(text: str) -> str:
    """Write a text in one line, its end left out where it is long."""
    shown = as_shown(" ".join(text[: 4 * LONGEST].split()))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


@lru_cache(8)  # a file may have a hundred thousand of them
def _notices(language: Language) -> dict[str, str]:
    return _notices_on_cards(language) | _notices_on_files(language)


def _notices_on_cards(language: Language) -> dict[str, str]:
    return {
        "no_content": language.gettext("nothing in it says who this is: left out"),
        "unreadable_card": language.gettext("this card cannot be read: left out"),
        "read_by_fallback": language.gettext("this card was read in another way; compare it with the original"),
        "missing_begin": language.gettext("the card has no beginning; what follows was read all the same"),
        "damaged_begin": language.gettext("the beginning of the card is damaged (“{text}”); it was read all the same"),
        "missing_end": language.gettext("the card has no end; it was read all the same"),
        "stray_end": language.gettext("a card ends here that had not begun"),
        "text_between": language.gettext("this text belongs to no card: “{text}”"),
        "bad_line": language.gettext("this line is not understood: “{text}”; the rest of the card was read"),
        "bad_date": language.gettext("{property}: “{text}” is not a date; the text is kept as it stands"),
        "number_ruined": language.gettext(
            "{property}: a spreadsheet destroyed this number, and only “{text}” is left; look it up where it came from"
        ),
        **encodings.notices(language),
        "bad_base64": language.gettext("{property}: the picture or file is damaged; it was left out"),
        "photo_shrunk": language.gettext(
            "{property}: the picture was very large ({text} pixels), and was made smaller"
        ),
        "photo_unopened": language.gettext(
            "{property}: the picture cannot be opened; it is kept as it is, and not shown"
        ),
        "photo_damaged": language.gettext("{property}: the picture seems to be damaged; it is kept as it is"),
        "photo_pixels": language.gettext(
            "{property}: the picture claims to have {text} pixels; it is kept as it is, and never opened"
        ),
        "photo_too_large": language.gettext("{property}: the picture is too large ({text} MB); it was left out"),
        "value_cut": language.gettext("{property}: “{text}” is too long; only its beginning was kept"),
        "values_left_out": language.gettext("too much is said of one person; the last {text} entries were left out"),
        "identifier_long": language.gettext("the identifier is too long, and is kept in a short form"),
        "nested_deeply": language.gettext("the card lies within too many others; it was read as a person of its own"),
        "identifier_twice": language.gettext("“{text}” stands twice in this file: read as one person"),
        "identifier_of_two": language.gettext("“{text}” has the identifier of another person: read as someone else"),
        "broken_letters": language.gettext("some letters are broken, and were replaced"),
        "group_says_more": language.gettext(
            "of the group “{property}”, only the name and the members were taken; left out: “{text}”"
        ),
        "group_member_unknown": language.gettext("the group names someone who is not in this file (“{text}”)"),
    }


def _notices_on_files(language: Language) -> dict[str, str]:
    return {
        "births_differ": language.gettext("{property}: “{text}” is another date of birth; it is kept as well"),
        "ignored_line": language.gettext("“{text}” was not taken for a name"),
        **dict.fromkeys(counted.NOTICES, ""),
        **dict.fromkeys(encodings.DOUBTS, ""),
        "empty_file": language.gettext("the file is empty"),
        "card_file_damaged": language.gettext("the file “{text}” is damaged: left out"),
        "not_contacts": language.gettext("this is not a list of contacts ({text})"),
        "too_many_people": language.gettext("more people stand here than are taken at once"),
        "too_many_remarks": language.gettext("more cannot be understood here than can be told"),
        "null_bytes": language.gettext("the file holds null bytes, which were left out"),
        **rows.notices(language),
        "change_of_entry": language.gettext(
            "“{text}”: this says what to change in a directory, not who it is: left out"
        ),
        "part_of_directory": language.gettext("“{text}” is a part of the directory, and nobody: passed over"),
        "secret_left_out": language.gettext("a password stands here; it was left out on purpose"),
        "link_not_opened": language.gettext("{property} is only a link (“{text}”): it is kept, and was not opened"),
        "bad_json": language.gettext("the file is damaged, or was cut short"),
        "json_cut": language.gettext("the file was cut short here: “{text}”; all before it was read"),
        "json_torn": language.gettext("the file is damaged here: “{text}”; this entry was left out"),
        "bad_entry": language.gettext("this entry is not understood: “{text}”"),
        "reader_failed": language.gettext(
            "all that follows could not be read, because of a fault in Entourage ({text}): left out"
        ),
    }


def actions(language: Language) -> dict[str, str]:
    """Name what would happen to a card or row."""
    return {
        "new": language.pgettext("import", "New"),
        "updated": language.pgettext("import", "Updated"),
        "same": language.pgettext("import", "No change"),
        "maybe": language.pgettext("import", "Same person?"),
        "unreadable": language.pgettext("import", "Unreadable"),
    }


def counts(language: Language, numbers: Mapping[str, int]) -> str:
    """Say the counts of an import in a row, those at zero or unnamed left out."""
    number = Counter(numbers)
    said = {
        "new": language.ngettext("{count} new person", "{count} new people", number["new"]),
        "updated": language.ngettext("{count} updated", "{count} updated", number["updated"]),
        "merged": language.ngettext("{count} merged", "{count} merged", number["merged"]),
        "same": language.ngettext("{count} unchanged", "{count} unchanged", number["same"]),
        "left_out": language.ngettext("{count} left out", "{count} left out", number["left_out"]),
        "maybe": language.ngettext("{count} perhaps already here", "{count} perhaps already here", number["maybe"]),
        "unreadable": language.ngettext("{count} unreadable", "{count} unreadable", number["unreadable"]),
    }
    return ", ".join(said[key] for key in said if number[key]) or language.gettext("nobody")


def step_reason(language: Language, code: str) -> str:
    """Say why nothing changes, or what does."""
    return {
        "": "",
        "already_here": language.gettext("already here"),
        "twice_in_plan": language.gettext("twice in these files"),
        "deleted_by_hand": language.gettext("you deleted this person: not brought back"),
        "perhaps_deleted": language.gettext("you deleted someone so alike: not brought back"),
        "source_changed": "",
        "same_by_hand": "",
        "own_identifier": language.gettext("known by an identifier of this book"),
    }[code]


def label_of(language: Language, value: Value) -> str:
    """Name what a value is for: by its own label, else by its types."""
    return value.label or labels.label(language, value.types) or language.pgettext("type", "no label")


def shown(value: Value) -> str:
    """Write a value in one line."""
    if value.kind is Kind.NAME:
        name = value.as_name
        return " ".join(filter(None, (name.prefix, name.given, name.additional, name.family, name.suffix)))
    if value.kind is Kind.PROFILE:
        profile = value.as_profile
        return profile.handle or profile.url
    return value.text or ", ".join(filter(None, value.parts))


def said(language: Language, value: Value) -> str:
    """Write a value in one line as a person reads it: dates in the form of the place, codes as words."""
    if value.kind in (Kind.GENDER, Kind.LANGUAGE):
        return choices.chosen(language, value.kind, value.text)
    if value.kind is Kind.PROFILE and not shown(value):
        return connected(language, value) or language.gettext("account without a name")
    found = from_iso(value.text) if value.kind in DATE_KINDS else None
    return language.partial_date(found) if found else shown(value)


def connected(language: Language, value: Value) -> str:
    """Say since when somebody is a contact on a network, or followed there, empty where it is not known."""
    day = from_iso(value.as_profile.connected_on)
    is_followed = "following" in value.types and not {"follower", "close-friend"} & set(value.types)
    said = language.gettext("followed since {date}") if is_followed else language.gettext("connected {date}")
    return said.format(date=language.partial_date(day)) if day else ""


def field(language: Language, value: Value) -> str:
    """Name the field of a value; a mobile number by a word of its own."""
    if value.kind is Kind.TELEPHONE and "cell" in value.types:
        return language.pgettext("field", "Mobile")
    if value.kind is Kind.OTHER and value.name:
        return value.name
    if value.kind is Kind.ORGANIZATION and value.parts and not value.parts[0]:
        return language.pgettext("field", "Department")
    return kinds(language)[value.kind]


def labelled_field(language: Language, value: Value) -> str:
    """Name the field of a value with what it is for: its own label, or its types (Telephone, work)."""
    if value.kind is Kind.OTHER and (value.label or value.name):
        return language.quoted(value.label or value.name)  # as its file calls it, in whatever language
    if value.kind is Kind.RELATED and (word := value.label.casefold()) in labels.types(language):
        value = replace(value, label="", types=(word,))  # a program's English word, said here in every language
    if value.label:
        return value.label
    network = value.as_profile.network if value.kind is Kind.PROFILE and value.parts else ""
    name = spelled(network) if network else field(language, value)
    types = [word for word in value.types if word not in _UNSPOKEN]
    return f"{name} ({label_of(language, replace(value, types=tuple(types)))})" if types else name


def likeness(language: Language, found: Likeness) -> str:
    """Conclude in a word, with the reasons as a sentence."""
    return language.gettext("{likeness} ({reasons})").format(
        likeness=word_of(language, found), reasons=reasons_of(language, found)
    )


def word_of(language: Language, found: Likeness) -> str:
    """Conclude in a word."""
    return {
        "certain": language.pgettext("likeness", "certainly"),
        "likely": language.pgettext("likeness", "likely"),
        "possible": language.pgettext("likeness", "possibly"),
        "no": language.pgettext("likeness", "hardly"),
    }[found.word]


def reasons_of(language: Language, found: Likeness) -> str:
    """List what speaks for it, then what speaks against it."""
    speaking_for = language.listing([reason(language, one) for one in found.reasons if one.weight > 0])
    against = language.listing([reason(language, one) for one in found.reasons if one.weight <= 0])
    if speaking_for and against:
        return language.gettext("{reasons}, but {against}").format(reasons=speaking_for, against=against)
    return speaking_for or against


def reason(language: Language, found: Reason) -> str:
    """Say one reason for or against two entries being one person."""
    is_whole = found.code in reasons.WHOLE
    return reasons.sentence(language, found, found.text if is_whole else cut(found.text))


def kinds(language: Language) -> dict[Kind, str]:
    """Name the fields of a contact."""
    return {
        Kind.FORMATTED_NAME: language.pgettext("field", "Full name"),
        Kind.NAME: language.pgettext("field", "Name"),
        Kind.PHONETIC_NAME: language.pgettext("field", "Pronunciation"),
        Kind.NICKNAME: language.pgettext("field", "Nickname"),
        Kind.ORGANIZATION: language.pgettext("field", "Company"),
        Kind.TITLE: language.pgettext("field", "Job title"),
        Kind.ROLE: language.pgettext("field", "Role"),
        Kind.EMAIL: language.pgettext("field", "E-mail"),
        Kind.TELEPHONE: language.pgettext("field", "Telephone"),
        Kind.ADDRESS: language.pgettext("field", "Address"),
        Kind.URL: language.pgettext("field", "Web page"),
        Kind.PROFILE: language.pgettext("field", "Profile"),
        Kind.BIRTHDAY: language.pgettext("field", "Birthday"),
        Kind.ANNIVERSARY: language.pgettext("field", "Wedding or union date"),
        Kind.DATE: language.pgettext("field", "Date"),
        Kind.NOTE: language.pgettext("field", "Note"),
        Kind.CATEGORY: language.pgettext("field", "Category"),
        Kind.RELATED: language.pgettext("field", "Related person"),
        Kind.PHOTO: language.pgettext("field", "Photo"),
        Kind.GENDER: language.pgettext("field", "Gender"),
        Kind.LANGUAGE: language.pgettext("field", "Language"),
        Kind.OTHER: language.pgettext("field", "Other"),
    }
