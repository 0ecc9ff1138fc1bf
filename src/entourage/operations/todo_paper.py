"""Put what is to be done on the networks on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.network import Reach, Use
from entourage.operations import paper, todo
from entourage.operations.audience import known
from entourage.operations.files import write_file
from entourage.printing.todo import PrintedList, PrintedTasks, render
from entourage.words import audience as words
from entourage.words import names, posting
from entourage.words import todo as todo_words

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.language import Language
    from entourage.operations.audience import Known
    from entourage.operations.todo import AccountTodo, ListTodo
    from entourage.printing.summary import Sheet
    from entourage.storage.database import Database


def print_todo(
    database: Database, sheet: Sheet, path: Path, *, account_id: int | None = None, list_id: int | None = None
) -> int:
    """Write what is to be done as a PDF: on an account or of a list, else all; return how many things stand on it."""
    found, language = known(database), sheet.language
    asked = todo.overview(database, paper.today(), account_id)
    accounts = [one for one in asked if one.is_asked or account_id is not None]
    lists = [one for some in accounts for one in some.lists if _is_printed(one, list_id)]
    tasks = [one for one in accounts if one.tasks] if list_id is None else []
    ticks, settings = sum(one.changes.ticks for one in lists), sum(len(one.tasks) for one in tasks)
    minutes = sum(one.minutes for one in (accounts if list_id is None else lists))
    pdf = render(
        [_list(language, found, one) for one in lists],
        [_tasks(language, found, one) for one in tasks],
        todo_words.things(language, ticks, minutes, settings),
        sheet,
        paper.today(),
    )
    write_file(path, pdf)
    return ticks + settings


def _is_printed(one: ListTodo, list_id: int | None) -> bool:
    return one.listed.id == list_id if list_id is not None else one.changes.ticks > 0


def _list(language: Language, found: Known, one: ListTodo) -> PrintedList:
    network = found.network(one.listed.account_id)
    circles = {circle.id: circle for circle in found.situation.circles}
    stands_for = ", ".join(names.circle(language, circles[key]) for key in one.listed.circles if key in circles)
    facts = [todo_words.use(language, one.listed.use), stands_for, words.state(language, one.listed)]
    return PrintedList(
        network=words.account(language, found.situation, found.account(one.listed.account_id), found.networks),
        name=words.audience_list(language, one.listed, network),
        facts=" · ".join(filter(None, facts)),
        where=where(language, found, one),
        add=[person.spelled or names.person(language, person.name) for person in one.add],
        remove=[person.spelled or names.person(language, person.name) for person in one.remove],
    )


def where(language: Language, found: Known, one: ListTodo) -> str:
    """Say where on its network a list is changed, and as of when; empty where that is not known."""
    network = found.network(one.listed.account_id)
    if network is None:
        return ""
    builtin = next((known for known in network.lists if known.key == one.listed.builtin), None)
    tool = builtin or network.tool(Reach.EXCEPT if one.listed.use is Use.EXCEPT else Reach.ONLY)
    return posting.where(language, tool) if tool else ""


def _tasks(language: Language, found: Known, one: AccountTodo) -> PrintedTasks:
    said = [(words.said(language, item.task.text), words.said(language, item.task.where)) for item in one.tasks]
    return PrintedTasks(
        network=words.account(language, found.situation, one.account, found.networks),
        facts=todo_words.look(language, [item.task for item in one.tasks]),
        tasks=said,
    )
