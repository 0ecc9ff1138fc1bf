"""The list of questions: headings, those that are alike in one row, and each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from entourage.domain.matching import Word
from entourage.domain.text import fold
from entourage.words import duplicates, pairing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.domain.clusters import Group
    from entourage.domain.matching import ReasonCode
    from entourage.language import Language

_FEWEST_ALIKE = 3
_MOST_OPEN = 10  # questions alike that are listed one by one before anybody asks for it

Key = tuple[object, ...]
Kind = tuple[Word, "tuple[ReasonCode, ...]"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Hold one row: a heading, questions that are alike (groups), or one question (group).

    key: by which it is found again. called: what it says, of a question once it is seen, by `word`. is_open: of those
    that are alike, whether they are listed below. inside: it is one of those.
    """

    key: Key
    called: str = ""
    word: Callable[[Group], tuple[str, str]] | None = None
    count: int = 0
    groups: tuple[Group, ...] = ()
    group: Group | None = None
    is_open: bool = False
    inside: bool = False

    @cached_property
    def _words(self) -> tuple[str, str]:
        return self.word(self.group) if self.word and self.group else (self.called, "")

    @property
    def text(self) -> str:
        """Say what the row is about."""
        return self._words[0]

    @property
    def more(self) -> str:
        """Say why anything is asked."""
        return self._words[1]

    @property
    def is_heading(self) -> bool:
        """Tell whether it only stands above others."""
        return not self.groups and self.group is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Hold which questions are to be listed: first those of some imports, only those whom some words name.

    turned: of rows of questions that are alike, by their key, whether they were opened or closed.
    """

    imports: frozenset[int] = frozenset()
    words: str = ""
    turned: Mapping[Key, bool] = field(default_factory=dict)


class Listing:
    """Live as the rows of what was found in one search, each question known once: an answer is to be seen at once."""

    def __init__(self, language: Language, names: Mapping[int, str]) -> None:
        self._language, self.names = language, names
        self._known: dict[int, tuple[Group, Entry, Kind | None]] = {}

    def entries(self, found: Sequence[Group], wanted: Wanted) -> list[Entry]:
        """List the questions under headings, the certain first."""
        named = [group for group in found if self._is_named(group, wanted.words)]
        first = [group for group in named if wanted.imports & group.imports]
        rest = [group for group in named if not wanted.imports & group.imports]
        parts: list[tuple[Key, str, list[Group]]] = []
        if first:
            parts.append((("imports",), self._language.gettext("Left open by this import"), first))
        by_word: defaultdict[str, list[Group]] = defaultdict(list)
        for group in rest:
            by_word[group.word].append(group)
        headings = duplicates.headings(self._language).items()
        parts += [((word,), heading, by_word[word]) for word, heading in headings if by_word[word]]
        made: list[Entry] = []
        for part in parts:
            made += self._part(*part, wanted.turned, begins=not made)
        return made

    def _is_named(self, group: Group, words: str) -> bool:
        return not words.strip() or any(fold(words) in fold(self.names.get(key, "")) for key in group.people)

    def _of(self, group: Group) -> tuple[Group, Entry, Kind | None]:
        """Give the row of a question, and say with which others it is alike."""
        if id(group) not in self._known:
            is_clear = bool(group.codes) and group.pairs[0].likeness.word is not Word.NO
            kind = (group.word, group.codes or ()) if is_clear else None
            key = ("question", *sorted(group.people))
            entry = Entry(key=key, word=self._word, count=len(group.people), group=group)
            self._known[id(group)] = (group, entry, kind)
        return self._known[id(group)]

    def _word(self, group: Group) -> tuple[str, str]:
        return duplicates.called(self._language, group, self.names), duplicates.because(self._language, group)

    def _part(
        self, key: Key, heading: str, found: Sequence[Group], turned: Mapping[Key, bool], *, begins: bool
    ) -> list[Entry]:
        """List questions under a heading; begins: what stands first there is seen first, so it is open."""
        alike: defaultdict[Kind, list[Group]] = defaultdict(list)
        for group in found:
            if kind := self._of(group)[2]:
                alike[kind].append(group)
        many = {kind: same for kind, same in alike.items() if len(same) >= _FEWEST_ALIKE}
        made = [Entry(key=key, called=heading, count=len(found))]
        for kind, same in sorted(many.items(), key=lambda one: -len(one[1])):
            is_open = (begins and len(made) == 1) or len(same) <= _MOST_OPEN
            made += self._alike((*key, *kind), same, is_open=turned.get((*key, *kind), is_open))
        return made + [entry for _, entry, kind in map(self._of, found) if kind not in many]

    def _alike(self, key: Key, same: Sequence[Group], *, is_open: bool) -> list[Entry]:
        words = pairing.alike(self._language, same[0].codes or (), len(same))
        first = Entry(key=key, called=words, count=len(same), groups=tuple(same), is_open=is_open)
        return [first, *(replace(self._of(group)[1], inside=True) for group in same if is_open)]
