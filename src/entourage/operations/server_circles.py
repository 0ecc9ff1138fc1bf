"""Circles as the cards of a server name them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.domain.server import Naming
from entourage.domain.syncing import circle_of, of_circle
from entourage.domain.text import fold
from entourage.importing.plan import is_of_a_program
from entourage.operations.own import is_called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.server import Sharing

_NEW = "new "


@dataclass(frozen=True, slots=True)
class Renamed:
    """Hold a circle that has another name now: on the server (`is_here` False), or in this book."""

    circle: int
    before: str
    after: str
    is_here: bool


class Names:
    """Translate between circles, by their ids, and what the cards of a server call them.

    called: what each is called on the cards so far. here: what each is called in this book. renamed: what changed
    since. gone: what those were called that this book has no more. Whose names are not shared is no category, on
    either side.
    """

    def __init__(
        self, sharing: Sharing, every: Sequence[Circle], called: Mapping[int, str], here: Mapping[int, str]
    ) -> None:
        self._makes = sharing.naming is Naming.ALL
        meant = {one.id for one in every if self._makes or one.id in sharing.named}
        self.shared = frozenset(meant) if sharing.naming is not Naming.NONE else frozenset()
        self._every = {one.id: one for one in every if one.id in self.shared}
        self._here = here
        self.called = {key: name for key, name in called.items() if key in self.shared}
        known = {one.id for one in every}
        is_shared = sharing.naming is not Naming.NONE
        self.gone = {key: name for key, name in called.items() if is_shared and key not in known}
        self.renamed: list[Renamed] = []
        for key, name in tuple(self.called.items()):
            own = self._every[key].name
            if own and fold(own) != fold(name):
                self.renamed.append(Renamed(key, name, own, is_here=True))
        self._old = {fold(one.before): one.circle for one in self.renamed}
        self.called.update({one.circle: one.after for one in self.renamed})

    @property
    def is_any(self) -> bool:
        """Tell whether any circle's name goes there."""
        return self._makes or bool(self.shared or self.gone)

    def name(self, key: str) -> str:
        """Give what a circle is called on the server."""
        if key.startswith(_NEW):
            return key.removeprefix(_NEW)
        return self.called.get(int(key)) or self.gone.get(int(key)) or self._here.get(int(key), "")

    def before(self, key: str) -> str:
        """Give what a circle was called there last."""
        old = next((one.before for one in self.renamed if str(one.circle) == key), "")
        return old or self.name(key)

    def take_over(self, bases: Iterable[tuple[Collection[str], Collection[str]]]) -> None:
        """Find circles that have another name there: all whose cards had the old one exchanged it for one new name.

        bases: of each card, the circles (keys) that it had in common with somebody, and the categories that it has now.
        """
        had: Counter[str] = Counter()
        still: Counter[str] = Counter()
        coming: dict[str, Counter[str]] = {}
        for keys, categories in bases:
            folded = {fold(name): name for name in categories}
            strange = [name for form, name in folded.items() if self._known(form) is None and not self.key_gone(name)]
            for key in keys:
                if key.isdigit() and int(key) in self.shared:
                    had[key] += 1
                    still[key] += any(self._known(form) == int(key) for form in folded)
                    coming.setdefault(key, Counter()).update(strange)
        local = {one.circle for one in self.renamed}
        for key, number in had.items():
            new = [name for name, times in coming[key].items() if times == number]
            if not still[key] and len(new) == 1 and int(key) not in local:
                self.renamed.append(Renamed(int(key), self.name(key), new[0], is_here=False))
                self.called[int(key)] = new[0]

    def _known(self, form: str) -> int | None:
        """Find the circle that a category means, by its folded name."""
        for key, name in self.called.items():
            if fold(name) == form:
                return key
        if form in self._old:
            return self._old[form]
        return next((key for key, one in self._every.items() if key not in self.called and is_called(one, form)), None)

    def keys(self, names: Iterable[str]) -> list[str]:
        """Say which circles (keys) categories mean, leaving out those that mean none."""
        found: dict[str, None] = {}
        for name in names:
            circle = self._known(fold(name))
            if circle is not None:
                found[str(circle)] = None
            elif self._makes and not is_of_a_program(name):
                found[f"{_NEW}{name.strip()}"] = None
        return list(found)

    def key_gone(self, name: str) -> str | None:
        """Find the circle (key) of a name that this book has no more."""
        if self._known(fold(name)) is not None:
            return None
        return next((str(key) for key, one in self.gone.items() if fold(one) == fold(name)), None)

    def read(
        self, values: Sequence[Value], groups: Collection[str] = (), base: Sequence[Value] = ()
    ) -> tuple[Value, ...]:
        """Say the categories of a card, and the groups that it is in, as circles, where they mean any.

        base: what both had, by which a circle that is gone here is known from a new one of the same name.
        """
        if not self.is_any:
            return tuple(values)
        had = {circle_of(value) for value in base}
        said = [value.text for value in values if value.kind is Kind.CATEGORY]
        gone = {name: key for name in (*said, *groups) if (key := self.key_gone(name)) in had and key is not None}
        for name in said:
            for key in self.keys([name]):
                if key.isdigit():  # how this server spells it
                    self.called.setdefault(int(key), name)
        rest = (value for value in values if not self.is_circle(value) and not _is_named(value, gone))
        keys = self.keys(name for name in (*said, *groups) if name not in gone)
        return (*rest, *(of_circle(key) for key in dict.fromkeys((*keys, *gone.values()))))

    def is_circle(self, value: Value) -> bool:
        """Tell whether a value is a category that means a circle whose name is shared."""
        is_category = value.kind is Kind.CATEGORY and circle_of(value) is None
        return self.is_any and is_category and bool(self.keys([value.text]))

    def mine(self, circle_ids: Iterable[int]) -> tuple[Value, ...]:
        """Say the circles of somebody, as far as they are shared."""
        return tuple(of_circle(str(key)) for key in circle_ids if key in self.shared)

    def of_base(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """Leave out the circles that are shared no more, and what was a mere category before they were."""
        rest = (one for one in values if not self.is_circle(one))
        return tuple(one for one in rest if (key := circle_of(one)) is None or self._is_shared(key))

    def _is_shared(self, key: str) -> bool:
        return key.isdigit() and (int(key) in self.shared or int(key) in self.gone)

    def spell(self, keys: Iterable[str]) -> None:
        """Remember how circles are called on cards that are about to be written."""
        for key in keys:
            if key.isdigit() and int(key) in self.shared and self.name(key):
                self.called.setdefault(int(key), self.name(key))

    def written(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """Say circles as the categories of a card."""
        return tuple(
            Value(kind=Kind.CATEGORY, text=self.name(key)) if (key := circle_of(value)) is not None else value
            for value in values
        )


def _is_named(value: Value, names: Collection[str]) -> bool:
    return value.kind is Kind.CATEGORY and circle_of(value) is None and value.text in names


def new_circle(key: str) -> str | None:
    """Give the name of a circle that is to be made; None of one that there is."""
    return key.removeprefix(_NEW) if key.startswith(_NEW) else None
