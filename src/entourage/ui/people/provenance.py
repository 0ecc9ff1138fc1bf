"""Where what the card says comes from, and where a source says something else, in the words of the card."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.calling import follows
from entourage.domain.contact import Kind
from entourage.domain.pairing import is_for_programs, is_of_account
from entourage.words import importing, names
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.contact import Held
    from entourage.domain.differences import Difference
    from entourage.language import Language
    from entourage.operations.origins import OfSource, OfValue, Origins, Saying
    from entourage.storage.sources import Source

_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


@dataclass(frozen=True, slots=True)
class Line:
    """Hold what is said of one source (its id), or of the hand: its head, and the quiet words below."""

    head: str
    more: str
    source: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a difference as the card shows it: what it says, and the words of its buttons; one act decides on all of it.

    value: the id of the value that it stands with, 0 where none of the card's lines is that.
    keep: empty where it was decided before.
    """

    differences: tuple[Difference, ...]
    value: int
    field: str
    sentence: str
    take: str
    keep: str


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what the card says of where a person comes from.

    briefly, fully: by the id of a value, who says it. lines: of each source. asked: what is to be decided; settled:
    what differs and was decided.
    """

    briefly: dict[int, str]
    fully: dict[int, str]
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    settled: tuple[Asked, ...]


NOTHING = Told({}, {}, (), (), ())


def told(language: Language, found: Origins) -> Told:
    """Put into words where a person comes from."""
    labels = _labels(found)
    asked = [_asked(language, found, labels, some) for some in _together(found.differences)]
    return Told(
        briefly={one.held.id: _briefly(language, labels, one) for one in found.values},
        fully={one.held.id: _fully(language, labels, one) for one in found.values},
        lines=tuple(_lines(language, labels, found)),
        asked=tuple(one for one in asked if one.keep),
        settled=tuple(one for one in asked if not one.keep),
    )


def _labels(found: Origins) -> dict[int, str]:
    """Name the sources of a person; where two would be called the same, by their own names."""
    every = {source.id: source for source in (one.source for one in found.sources)}
    labels = {key: label(one) for key, one in every.items()}
    often = Counter(labels.values())
    return {key: said if often[said] == 1 else every[key].name for key, said in labels.items()}


def label(source: Source) -> str:
    """Name a source."""
    return words.source(source.name, source.format, source.dialect)


def _briefly(language: Language, labels: dict[int, str], one: OfValue) -> str:
    by_hand = [words.by_hand(language)] if one.held.by_hand else []
    said = (
        words.no_longer(language, labels[by.source.id], by.gone_since)
        if by.gone_since
        else words.briefly(language, labels[by.source.id], by.last_at)
        for by in one.sayings
    )
    return " · ".join([*by_hand, *said])


def _fully(language: Language, labels: dict[int, str], one: OfValue) -> str:
    by_hand = [words.by_hand(language)] if one.held.by_hand else []
    return "\n".join([*by_hand, *(_saying(language, labels, by) for by in one.sayings)])


def _saying(language: Language, labels: dict[int, str], by: Saying) -> str:
    return words.told(language, labels[by.source.id], by.first_at, by.last_at, by.gone_since)


def _lines(language: Language, labels: dict[int, str], found: Origins) -> Iterable[Line]:
    """Say of each source when it came and what only it says; of the hand, what was typed and what taken away."""
    for one in found.sources:
        yield _of_source(language, labels, found, one)
    typed = [one.held for one in found.values if one.held.by_hand and not one.held.removed]
    if typed:
        is_all = not found.sources and len(typed) == sum(not one.held.removed for one in found.values)
        yield Line(words.typed(language), "" if is_all else _fields(language, typed))
    places = {(one.held.position, one.held.value.kind) for one in found.values if not one.held.removed}
    removed = [one.held for one in found.values if one.held.removed]
    gone = [one for one in removed if (one.position, one.value.kind) not in places]
    if gone:
        yield Line(words.taken_away(language), _fields(language, gone))


def _of_source(language: Language, labels: dict[int, str], found: Origins, one: OfSource) -> Line:
    called = labels[one.source.id]
    files = list(dict.fromkeys(name for name, _ in reversed(one.files)))
    said = [words.files(language, files)] if files != [called] else []
    if one.gone_since:
        said.append(words.not_in_it(language, one.gone_since))
    alone = [value.held for value in found.values if _is_alone(value) and _is_said_by(value.sayings[0], one)]
    fields = _fields(language, alone)
    if fields and (len(found.sources) > 1 or any(value.held.by_hand for value in found.values)):
        said.append(words.only_there(language, fields))
    return Line(words.briefly(language, called, one.confirmed_at), " · ".join(said), one.source.id)


def _is_said_by(saying: Saying, one: OfSource) -> bool:
    """Tell whether a source says a value, as far as it still speaks of the person."""
    return saying.source.id == one.source.id and (not saying.gone_since or bool(one.gone_since))


def _is_alone(one: OfValue) -> bool:
    is_said_once = len(one.sayings) == 1 and not one.held.by_hand
    return is_said_once and not one.held.removed and one.held.value.kind not in _NAMES


def _fields(language: Language, held: Sequence[Held]) -> str:
    """Name the fields of values, each once; what is kept for programs, and the parts of names, say nothing more."""
    values = tuple(one.value for one in held)
    shown = [one for one in values if not is_for_programs(one) and not is_of_account(one, values)]
    if any(one.kind is Kind.FORMATTED_NAME for one in shown):
        shown = [one for one in shown if one.kind is not Kind.NAME]
    return ", ".join(dict.fromkeys(importing.labelled_field(language, one) for one in shown))


def _together(found: Sequence[Difference]) -> list[tuple[Difference, ...]]:
    """Put the parts of a name with the whole of it, of which one decides at once."""
    wholes = [one for one in found if one.value.kind is Kind.FORMATTED_NAME]
    parts: dict[int, Difference] = {}
    for one in found:
        whole = next((other for other in wholes if one.value.kind is Kind.NAME and _is_part_of(one, other)), None)
        if whole:
            parts.setdefault(id(whole), one)
    joined = {id(one) for one in parts.values()}
    return [(one, parts[id(one)]) if id(one) in parts else (one,) for one in found if id(one) not in joined]


def _is_part_of(parts: Difference, whole: Difference) -> bool:
    """Tell whether the sources of a name's parts say the whole, too; others may say it beside them, without parts."""
    if parts.said_by == whole.said_by:
        return True
    is_among = {word.record for word in parts.said_by} <= {word.record for word in whole.said_by}
    return is_among and parts.theirs is not None and whole.theirs is not None and follows(whole.theirs, parts.theirs)


def _asked(language: Language, found: Origins, labels: dict[int, str], some: tuple[Difference, ...]) -> Asked:
    one = some[0]
    by = [labels[source.id] for source in found.who(one)]
    field = importing.labelled_field(language, one.value)
    sentence = words.difference(language, one, by, found.since(one))
    if one.theirs is None:
        sentence = sentence[:1].upper() + sentence[1:]
    mine = one.mine.id if one.mine else 0
    is_placed = mine and one.value.kind not in _NAMES | {Kind.PHOTO}
    return Asked(
        differences=some,
        value=mine if is_placed else 0,
        field=field,
        sentence=sentence if is_placed else names.labelled(language, field, sentence),
        take=words.take(language, one, by),
        keep=words.keep(language, one) if any(each.is_open for each in some) else "",
    )
