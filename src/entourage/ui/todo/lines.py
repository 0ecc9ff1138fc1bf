"""The rows of the page: what there is to do, list by list; and of one list, whom to add and whom to remove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.ui.widgets.rows import Row
from entourage.words import audience, names, posting
from entourage.words import todo as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.checklist import Item
    from entourage.language import Language
    from entourage.operations.audience import Known
    from entourage.operations.todo import AccountTodo, ListTodo, Named


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold something of an account that has things to do: a list, or what else is due there."""

    account: AccountTodo
    todo: ListTodo | None = None

    @property
    def key(self) -> int:
        """Give the id of its row: the list's, or that of the account, below zero."""
        return self.todo.listed.id if self.todo else -self.account.account.id


def listed(found: Iterable[AccountTodo]) -> list[Listed]:
    """List what there is, account by account: its lists, then what else is due."""
    rows: list[Listed] = []
    for account in found:
        if not account.is_asked:
            continue
        rows += [Listed(account, one) for one in account.lists]
        rows += [Listed(account)] if account.tasks else []
    return rows


def row(language: Language, known: Known, one: Listed) -> Row:
    """Say a row of the page."""
    where = audience.account(language, known.situation, one.account.account, known.networks)
    if one.todo is None:
        count = len(one.account.tasks)
        return Row(
            id=one.key,
            text=language.gettext("Settings and the like"),
            more=where,
            when=language.gettext("to be looked at"),
            remark=language.ngettext("{count} to look at", "{count} to look at", count),
        )
    changes = one.todo.changes
    is_under_way = bool(changes.ticks and one.todo.listed.is_begun)
    return Row(
        id=one.key,
        text=called(language, known, one.todo),
        more=where,
        when=words.progress(language, changes) if is_under_way else audience.state(language, one.todo.listed),
        remark=words.asks(language, changes),
        is_past=one.todo.state == "applied",
    )


def called(language: Language, known: Known, found: ListTodo) -> str:
    """Say what a list is called."""
    return audience.audience_list(language, found.listed, known.network(found.listed.account_id))


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one thing to tick: a person of a list, to be added or else removed; or a task."""

    named: Named | None = None
    is_added: bool = False
    task: Item | None = None
    is_done: bool = False

    @property
    def key(self) -> tuple[int, bool, str]:
        """Tell lines apart."""
        return self.named.id if self.named else 0, self.is_added, self.task.task.key if self.task else ""


def lines(one: Listed) -> list[Line]:
    """List what is to be ticked of a row."""
    if one.todo is None:
        return [Line(task=item) for item in one.account.tasks]
    return [Line(named, is_added=True) for named in one.todo.add] + [Line(named) for named in one.todo.remove]


def going_on(before: Sequence[Line], one: Listed) -> list[Line]:
    """List what is to be ticked, with what was ticked while it was looked at, which stays where it was."""
    fresh = {line.key: line for line in lines(one)}
    kept = [fresh.pop(line.key) if line.key in fresh else _done(line, one) for line in before]
    return [line for line in kept if line] + list(fresh.values())


def _done(line: Line, one: Listed) -> Line | None:
    """Give a line that asks nothing any more as done, None where it is not that it was done."""
    if line.named and one.todo:
        is_there = line.named.id in one.todo.listed.members
        return replace(line, is_done=True) if is_there == line.is_added else None
    return replace(line, is_done=True) if line.task else None


def said(language: Language, known: Known, line: Line) -> tuple[str, ...]:
    """Word a line: whom, as the network spells them; what to do; and who that is here."""
    if line.task:
        task = line.task.task
        return audience.said(language, task.text), posting.where(language, task)
    if line.named is None:
        return ()
    add, remove = words.acts(language)
    here = names.person(language, line.named.name) if line.named.name != line.named.spelled else ""
    inside = known.situation.circles_of(line.named.id) if line.named.id in known.situation.people else ()
    circles = ", ".join(names.circle(language, circle) for circle in inside)
    about = " · ".join(filter(None, (here, circles)))
    sign = f"✓ {words.done(language)}" if line.is_done else f"+ {add}" if line.is_added else f"− {remove}"
    return line.named.spelled or names.person(language, line.named.name), sign, about
