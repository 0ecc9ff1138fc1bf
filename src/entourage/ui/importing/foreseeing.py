"""What taking an import back would do, read for the list of its window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.operations import taking_back
from entourage.operations.taking_back import Changed, Fate
from entourage.ui.importing.past_model import Entry
from entourage.ui.importing.past_reading import as_changes
from entourage.ui.importing.rows import Row
from entourage.words import changes, importing, names
from entourage.words import foreseeing as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.language import Language
    from entourage.operations.taking_back import Foreseeing, Foreseen, Losing
    from entourage.storage.database import Database
    from entourage.ui.importing.past_model import Look, Word

_TONES = {"asked": "maybe", "speaking": "updated"}
_READ = frozenset({"asked", "stays", "speaking"})  # of whom it is worth to be read what would change


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what is read of an entry when it is seen: what would change of them."""

    losing: Losing | None


def entries(found: Foreseen) -> list[Entry]:
    """List what would become of whom, those first of whom anything is asked."""
    order = {code: place for place, code in enumerate(words.ORDER)}
    made = [Entry(code=code_of(one), contact=one.contact, name=one.name, words=fold(one.name)) for one in found.people]
    return sorted(made, key=lambda entry: order[entry.code])


def code_of(one: Foreseeing) -> str:
    """Name what would become of someone: of whom it is asked apart from who stays whatever is answered."""
    if one.fate is Fate.KEPT:
        return "stays" if one.was_there else "asked"
    return str(one.fate)


def looking(import_id: int) -> Look:
    """Give what reads more of the entries."""
    return partial(_look, import_id)


def _look(import_id: int, database: Database, wanted: Sequence[Entry]) -> Mapping[Entry, Seen]:
    changing = [entry.contact for entry in wanted if entry.code in _READ]
    losing = taking_back.losing(database, import_id, changing) if changing else {}
    return {entry: Seen(losing.get(entry.contact)) for entry in wanted}


def wording(language: Language, *, keeps: bool) -> Word:
    """Give what makes the row of an entry; keeps: whoever has something by hand stays with it."""
    return partial(_word, language, keeps)


def _word(language: Language, keeps: bool, entry: Entry, seen: Seen | None) -> Row:  # noqa: FBT001 - what is chosen
    code = entry.code
    is_out = code in ("goes", "parted") or (code == "asked" and not keeps)
    return Row(
        action=words.fates(language)["goes" if code == "asked" and is_out else code],
        tone="out" if is_out else _TONES.get(code, code),
        name=names.person(language, entry.name),
        work="",
        why=_why(language, entry, seen),
    )


def _why(language: Language, entry: Entry, seen: Seen | None) -> str:
    losing = seen.losing if seen else None
    if entry.code not in _READ:
        return words.reasons(language)[entry.code]
    if losing is None:
        return "…" if seen is None else ""
    if entry.code == "speaking":
        said = [changes.change(language, one) for one in as_changes(Changed(losing.comes, losing.goes))]
        return " · ".join(said) or language.gettext("nothing changes")
    own = _by_hand(language, losing)
    return language.gettext("yours: {what}").format(what=own) if own else ""


def _by_hand(language: Language, losing: Losing) -> str:
    """Name what someone has by hand: fields, circles, exceptions."""
    fields = (
        names.labelled(language, importing.labelled_field(language, one), importing.cut(importing.said(language, one)))
        for one in losing.by_hand
    )
    circles = (names.circle(language, one) for one in losing.circles)
    exceptions = (names.topic(language, one) for one in losing.exceptions)
    return " · ".join(dict.fromkeys((*fields, *circles, *exceptions)))
