"""The files that say what a network is: TOML, one network each, in several languages at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from entourage.domain.account import Purpose
from entourage.domain.errors import EntourageError
from entourage.domain.network import BuiltIn, Network, Presuming, Reach, Task, Tool, Use

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.domain.network import Words

_Word = TypeVar("_Word", bound=StrEnum)
_Plain = TypeVar("_Plain", str, int, bool)


def read(path: Path) -> Network:
    """Read a network.

    Raises EntourageError: "network_file_faulty" with file, key and what is wrong there, "file_read_failed".
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise EntourageError("file_read_failed", path=path, reason=fault.strerror or "") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise EntourageError("network_file_unreadable", path=path, what=str(fault)) from fault
    return _network(_Table(path, "", data))


@dataclass(frozen=True, slots=True)
class _Table:
    """Hold a table of a file, and where it stands there ("tools[2]."), to name it in faults."""

    path: Path
    place: str
    data: Mapping[str, object]

    def fault(self, key: str, wrong: str, known: Sequence[str] = ()) -> EntourageError:
        return EntourageError(f"network_key_{wrong}", path=self.path, key=f"{self.place}{key}", known=list(known))

    def only(self, *keys: str) -> None:
        """Refuse keys that say nothing: they are misspelled."""
        for key in self.data:
            if key not in keys:
                raise self.fault(key, "unknown", keys)

    def plain(self, key: str, usual: _Plain) -> _Plain:
        found = self.data.get(key, usual)
        if type(found) is not type(usual):
            raise self.fault(key, "faulty")
        return found

    def required(self, key: str) -> str:
        found = self.plain(key, "").strip()
        if not found:
            raise self.fault(key, "missing")
        return found

    def one_of(self, key: str, words: type[_Word], usual: _Word | None = None) -> _Word:
        text = self.required(key) if usual is None else self.plain(key, usual.value)
        if text not in list(words):
            raise self.fault(key, "other", [word.value for word in words if word])
        return words(text)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self.fault(key, "faulty")
        return tuple(found)

    def words(self, key: str, *, required: bool = False) -> Words:
        """Read a text in several languages; one alone is for all of them."""
        found = self.data.get(key, {})
        by_language = {"en": found} if isinstance(found, str) else found
        if not isinstance(by_language, dict) or not all(isinstance(one, str) for one in by_language.values()):
            raise self.fault(key, "faulty")
        said = {language: text.strip() for language, text in by_language.items() if text.strip()}
        if required and not said:
            raise self.fault(key, "missing")
        return said if "en" in said or not said else {**said, "en": next(iter(said.values()))}

    def tables(self, key: str) -> tuple[_Table, ...]:
        found = self.data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.fault(key, "faulty")
        return tuple(_Table(self.path, f"{key}[{number}].", one) for number, one in enumerate(found, 1))


_LATEST = 12 * 100  # months until another look
_OF_NETWORK = (
    *("key", "name", "people", "profiles", "is_mutual", "presuming", "spelled", "lists_are_public", "has_lists"),
    *("many_accounts", "indexed", "purpose", "position", "note", "as_of", "tools", "lists", "tasks"),
)


def _network(table: _Table) -> Network:
    table.only(*_OF_NETWORK)
    as_of = table.required("as_of")
    spelled = table.plain("spelled", "name")
    if spelled not in ("name", "handle"):
        raise table.fault("spelled", "other", ("name", "handle"))
    return Network(
        key=table.required("key"),
        name=table.words("name", required=True),
        people=table.words("people", required=True),
        profiles=tuple(one.lower() for one in table.texts("profiles")),
        is_mutual=table.plain("is_mutual", usual=True),
        presuming=table.one_of("presuming", Presuming, Presuming.NOTHING),
        spelled=spelled,
        lists_are_public=table.plain("lists_are_public", usual=False),
        has_lists=table.plain("has_lists", usual=False),
        many_accounts=table.plain("many_accounts", usual=False),
        indexed=table.plain("indexed", usual=False),
        purpose=table.one_of("purpose", Purpose),
        position=table.plain("position", 1000),
        note=table.words("note"),
        tools=_each_once(table, "tools", "reach", tuple(_tool(one, as_of) for one in table.tables("tools"))),
        lists=_each_once(table, "lists", "key", tuple(_built_in(one, as_of) for one in table.tables("lists"))),
        tasks=_each_once(table, "tasks", "key", tuple(_task(one, as_of) for one in table.tables("tasks"))),
    )


_Member = TypeVar("_Member", Tool, BuiltIn, Task)


def _each_once(table: _Table, name: str, key: str, members: tuple[_Member, ...]) -> tuple[_Member, ...]:
    """Refuse two of one key: only the first would ever be found."""
    seen: set[str] = set()
    for number, member in enumerate(members, 1):
        if getattr(member, key) in seen:
            raise table.fault(f"{name}[{number}].{key}", "twice")
        seen.add(getattr(member, key))
    return members


def _tool(table: _Table, as_of: str) -> Tool:
    table.only("reach", "name", "where", "as_of", "takes_lists", "takes_people")
    return Tool(
        reach=table.one_of("reach", Reach),
        name=table.words("name", required=True),
        where=table.words("where"),
        as_of=table.plain("as_of", as_of),
        takes_lists=table.plain("takes_lists", usual=False),
        takes_people=table.plain("takes_people", usual=False),
    )


def _built_in(table: _Table, as_of: str) -> BuiltIn:
    table.only("key", "use", "name", "where", "as_of", "note")
    return BuiltIn(
        key=table.required("key"),
        use=table.one_of("use", Use),
        name=table.words("name", required=True),
        where=table.words("where"),
        as_of=table.plain("as_of", as_of),
        note=table.words("note"),
    )


def _task(table: _Table, as_of: str) -> Task:
    table.only("key", "text", "where", "as_of", "months", "link")
    months = table.plain("months", 0)
    if not 0 <= months <= _LATEST:
        raise table.fault("months", "faulty")
    return Task(
        key=table.required("key"),
        text=table.words("text", required=True),
        where=table.words("where"),
        as_of=table.plain("as_of", as_of),
        months=months,
        link=table.plain("link", ""),
    )
