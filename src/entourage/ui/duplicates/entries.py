"""The list of questions: headings, those that are alike in one row, and each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.matching import Word
from entourage.domain.text import fold
from entourage.words import duplicates, pairing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from entourage.domain.clusters import Group
    from entourage.domain.matching import ReasonCode
    from entourage.language import Language

_FEWEST_ALIKE = 3
_MOST_OPEN = 10  # questions alike that are listed one by one before anybody asks for it

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one row: a heading, questions that are alike (groups), or one question (group).

    key: by which it is found again. is_open: of those that are alike, whether they are listed below. inside: it is one
    of those.
    """

    key: Key
    text: str
    more: str = ""
    count: int = 0
    groups: tuple[Group, ...] = ()
    group: Group | None = None
    is_open: bool = False
    inside: bool = False

    @property
    def is_heading(self) -> bool:
        """Tell whether it only stands above others."""
        return not self.groups and self.group is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Hold which questions are to be listed: first those of some imports, only those whom some words name.

    turned: the rows of questions that are alike which were opened, or closed, by their key.
    """

    imports: frozenset[int] = frozenset()
    words: str = ""
    turned: frozenset[Key] = frozenset()


def entries(language: Language, found: Sequence[Group], names: Mapping[int, str], wanted: Wanted) -> list[Entry]:
    """List the questions under headings, the certain first."""
    named = [group for group in found if _is_named(group, names, wanted.words)]
    first = [group for group in named if wanted.imports & group.imports]
    made: list[Entry] = []
    if first:
        made += _part(language, ("imports",), language.gettext("Left open by this import"), first, names, wanted)
    for word, heading in duplicates.headings(language).items():
        rest = [group for group in named if group.word == word and not wanted.imports & group.imports]
        made += _part(language, (word,), heading, rest, names, wanted) if rest else []
    return made


def _is_named(group: Group, names: Mapping[int, str], words: str) -> bool:
    return not words.strip() or any(fold(words) in fold(names.get(key, "")) for key in group.people)


def _part(
    language: Language,
    key: Key,
    heading: str,
    found: Sequence[Group],
    names: Mapping[int, str],
    wanted: Wanted,
) -> list[Entry]:
    alike: defaultdict[tuple[Word, tuple[ReasonCode, ...]], list[Group]] = defaultdict(list)
    for group in found:
        if group.codes and group.pairs[0].likeness.word is not Word.NO:
            alike[group.word, group.codes].append(group)
    many = {kind: same for kind, same in alike.items() if len(same) >= _FEWEST_ALIKE}
    inside = {id(group) for same in many.values() for group in same}
    made = [Entry(key=key, text=heading, count=len(found))]
    for kind, same in sorted(many.items(), key=lambda one: -len(one[1])):
        made += _alike(language, (*key, *kind), same, names, wanted.turned)
    made += [_question(language, group, names) for group in found if id(group) not in inside]
    return made


def _alike(
    language: Language, key: Key, same: Sequence[Group], names: Mapping[int, str], turned: Collection[Key]
) -> list[Entry]:
    is_open = (len(same) <= _MOST_OPEN) != (key in turned)
    words = pairing.alike(language, same[0].codes or (), len(same))
    first = Entry(key=key, text=words, count=len(same), groups=tuple(same), is_open=is_open)
    return [first, *(_question(language, group, names, inside=True) for group in same if is_open)]


def _question(language: Language, group: Group, names: Mapping[int, str], *, inside: bool = False) -> Entry:
    return Entry(
        key=("question", *sorted(group.people)),
        text=duplicates.called(language, group, names),
        more=duplicates.because(language, group),
        count=len(group.people),
        group=group,
        inside=inside,
    )
