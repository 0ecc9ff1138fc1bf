"""What a plan of an import says: why each step, how far the work is, what it will do, what it did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.merging import Effect
from entourage.domain.pairing import is_for_programs
from entourage.domain.watching import Stage
from entourage.words import changes as changes_words
from entourage.words import importing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.matching import Likeness
    from entourage.domain.merging import FieldChange
    from entourage.domain.watching import Progress
    from entourage.language import Language


_FEW = 2  # additions whose values are said


def maybe(language: Language, found: Likeness, who: str) -> str:
    """Say who someone may be, and why."""
    sentence = language.gettext("{person}? {likeness}")
    return sentence.format(person=who, likeness=importing.likeness(language, found))


def in_brief(language: Language, found: Likeness, who: str) -> str:
    """Conclude in a word first, where a row may have no room for more; then say who someone may be, and why."""
    said = (importing.word_of(language, found), who, importing.reasons_of(language, found))
    return " · ".join(filter(None, said))


def apart(name: str, values: Sequence[Value]) -> str:
    """Name someone with what tells them from others of the same name: the company, else an e-mail or a telephone."""
    found = (first_of(tuple(values), kind) for kind in (Kind.ORGANIZATION, Kind.TITLE, Kind.EMAIL, Kind.TELEPHONE))
    said = next((importing.shown(value) for value in found if value), "")
    return " · ".join(filter(None, (name, said)))


def numbered(language: Language, who: str, number: int, total: int) -> str:
    """Say who a question is about, and how many there are."""
    if total == 1:
        return who
    sentence = language.gettext("{person} — question {number} of {total}")
    return sentence.format(person=who, number=language.number(number), total=language.number(total))


def where(language: Language, name: str, file: str, line: int) -> str:
    """Name someone by the file and line that say so."""
    return language.gettext("{name} ({file}, line {line})").format(name=name, file=file, line=language.number(line))


def because(language: Language, reason: str, changes: Sequence[FieldChange]) -> str:
    """Say why a step does what it does; many additions by their fields alone, what only programs read not at all."""
    read = [one for one in changes if not _is_for_programs(one)]
    added = [one.after for one in read if one.effect is Effect.ADD and one.after]
    is_short = len(added) <= _FEW and not any(value.kind is Kind.PHOTO for value in added)
    others = [one for one in read if is_short or one.effect is not Effect.ADD]
    said = [importing.step_reason(language, reason), *(changes_words.change(language, one) for one in others)]
    if added and not is_short:
        said.insert(1, _added(language, added))
    return " · ".join(filter(None, said))


def _is_for_programs(change: FieldChange) -> bool:
    values = (change.before.value if change.before else None, change.after)
    return any(value and is_for_programs(value) for value in values)


def _added(language: Language, values: Sequence[Value]) -> str:
    """Name the fields that are added, each with the number of its values where there are several."""
    numbers = Counter(importing.field(language, value) for value in values)
    several = language.gettext("{field} ×{count}")
    fields = [
        several.format(field=field, count=language.number(count)) if count > 1 else field
        for field, count in numbers.items()
    ]
    return language.gettext("added: {fields}").format(fields=", ".join(fields))


def same_as(language: Language, who: str, changes: str) -> str:
    """Say who a card or row is, as the person decided, and what it changes."""
    same = language.gettext("the same as {person}").format(person=who)
    return " · ".join(filter(None, (same, changes)))


def progress(language: Language, found: Progress) -> str:
    """Say how far work is."""
    sentences = {
        Stage.UNLOCKING: language.gettext("Waiting for the keyring of your system…"),
        Stage.FETCHING: language.gettext("Asking {file}…"),
        Stage.SENDING: language.gettext("Writing to {file}…"),
        Stage.SURVEYING: language.gettext("Looking through {file}…"),
        Stage.READING: language.gettext("Reading {file}…"),
        Stage.DRAFTING: language.gettext("Understanding {file}…"),
        Stage.KNOWING: language.gettext("Looking at who is already here…"),
        Stage.MATCHING: language.gettext("Comparing the people of {file}…"),
        Stage.WRITING: language.gettext("Writing…"),
        Stage.INDEXING: language.gettext("Making everyone findable…"),
    }
    said = sentences[found.stage].format(file=language.quoted(found.name))
    if found.stage is Stage.FETCHING and not found.name:
        said = language.gettext("Asking the server…")
    if found.stage in _COUNTED and found.total:
        of = language.gettext("{done} of {total}")
        said = f"{said} {of.format(done=language.number(found.done), total=language.number(found.total))}"
    if found.stage is Stage.READING and found.total:
        line = language.gettext("line {done} of {total}")
        said = f"{said} {line.format(done=language.number(found.done), total=language.number(found.total))}"
    return said


_COUNTED = frozenset(
    {Stage.FETCHING, Stage.SENDING, Stage.SURVEYING, Stage.DRAFTING, Stage.MATCHING, Stage.WRITING, Stage.INDEXING}
)


def later(language: Language, asked: int) -> str:
    """Say what becomes of questions that stay open."""
    if asked == 1:
        return language.gettext("The person in question comes in apart until you answer.")
    return language.ngettext(
        "The {count} person in question comes in apart until you answer.",
        "The {count} people in question come in as people of their own until you answer.",
        asked,
    )


def refused(language: Language, count: int) -> str:
    """Say why rows that were said to be someone stay questions."""
    return language.ngettext(
        "{count} question stays open: its source already names that person in another row.",
        "{count} questions stay open: their source already names those persons in other rows.",
        count,
    )


def cannot_be(language: Language, who: str) -> str:
    """Say why someone cannot be said to be the same."""
    return language.gettext("This cannot be {person}: the same source already names them in another row.").format(
        person=who
    )


def certain(language: Language, count: int) -> str:
    """Say of how many the question is hardly one, and how to have it answered while importing."""
    return language.ngettext(
        "{count} of them is certainly here already; with --answer certain=same an import takes them for the same.",
        "{count} of them are certainly here already; with --answer certain=same an import takes them for the same.",
        count,
    )


def certain_by_now(language: Language, count: int) -> str:
    """Say of how many the question is hardly one after an import that asked it, and how to have it answered."""
    return language.ngettext(
        "{count} of them is certainly here already; taken back and imported again with --answer certain=same, "
        "it is taken for the same.",
        "{count} of them are certainly here already; taken back and imported again with --answer certain=same, "
        "they are taken for the same.",
        count,
    )


def tiles(language: Language, numbers: Mapping[str, int]) -> dict[str, str]:
    """Say what the numbers of a plan count, below each."""
    return {
        "new": language.ngettext("new person", "new people", numbers["new"]),
        "updated": language.ngettext("person updated", "people updated", numbers["updated"]),
        "same": language.gettext("without change"),
        "maybe": language.gettext("same person? Now or later"),
        "unreadable": language.ngettext("unreadable", "unreadable", numbers["unreadable"]),
    }


def beside(language: Language, numbers: Mapping[str, int]) -> str:
    """Say what a tile shows besides those that it counts."""
    said = {
        "merged": language.ngettext("{count} merged", "{count} merged", numbers["merged"]),
        "again": language.ngettext("{count} named twice", "{count} named twice", numbers["again"]),
        "left_out": language.ngettext("{count} left out", "{count} left out", numbers["left_out"]),
    }
    return " · ".join(said[key] for key in said if numbers[key])


def leading(language: Language, numbers: Mapping[str, int]) -> str:
    """Say what pressing Import would do, in the numbers of the tiles: bring in, merge, leave questions for later."""
    people, merged, asked = numbers["new"] + numbers["updated"], numbers["merged"], numbers["maybe"]
    if asked and not (people or merged):
        return language.ngettext("Import {count} person, answer later", "Import {count} people, answer later", asked)
    said = []
    if people:
        said.append(language.ngettext("Import {count} person", "Import {count} people", people))
    if merged and people:
        said.append(language.ngettext("merge {count}", "merge {count}", merged))
    elif merged:
        said.append(language.ngettext("Merge {count} person", "Merge {count} people", merged))
    if asked:
        said.append(language.ngettext("answer {count} later", "answer {count} later", asked))
    return ", ".join(said) or language.gettext("Nothing to import")


def outcome(
    language: Language, numbers: Mapping[str, int], *, deleted: int, left_out: int, sorted_in: int
) -> list[str]:
    """Say what an import did, in the numbers of its plan, and what else.

    deleted: people not brought back; left_out: people in a closer circle than Less familiar; sorted_in: people put into
    circles.
    """
    number = Counter(numbers)
    wrote = any(number[name] for name in ("new", "updated", "merged", "maybe")) or sorted_in
    counted = importing.counts(language, number)
    if not wrote:
        return [language.gettext("Nothing to import: {counts}.").format(counts=counted)]
    said = [language.gettext("Imported: {counts}.").format(counts=counted)]
    if deleted:
        kept_away = language.ngettext(
            "{count} person whom you deleted was not brought back.",
            "{count} people whom you deleted were not brought back.",
            deleted,
        )
        said.append(kept_away)
    if number["maybe"]:
        said.append(
            language.gettext(
                "Whoever may be here already was added as a person apart, until you answer under Duplicates."
            )
        )
    if left_out:
        left = language.ngettext(
            "{count} person is already in a closer circle than Less familiar: left out.",
            "{count} people are already in a closer circle than Less familiar: left out.",
            left_out,
        )
        said.append(left)
    if sorted_in:
        put = language.ngettext("{count} person put into circles.", "{count} people put into circles.", sorted_in)
        said.append(put)
    return said
