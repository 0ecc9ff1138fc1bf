"""What is to be done by hand on the networks, and noting what was done there."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entourage.cli.audience import read_amount
from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.domain.todo import changes
from entourage.formats import detect
from entourage.operations import audience, comparing_lists, contacts, naming, planned_lists, todo_paper
from entourage.operations import todo as operations
from entourage.operations.accounts import find_account
from entourage.operations.audience_lists import find_list
from entourage.operations.audience_lists import names as names_of
from entourage.printing.summary import Sheet
from entourage.words import audience as audience_words
from entourage.words import names
from entourage.words import todo as words
from entourage.words.paper import about_ending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.situation import AudienceList
    from entourage.domain.todo import Plan
    from entourage.operations.audience import Known
    from entourage.operations.comparing_lists import Comparison
    from entourage.operations.todo import AccountTodo, ListTodo, Named
    from entourage.storage.database import Database

_STDIN = "-"


def todo(command: Command) -> Answer:
    """Tell what is to be done on an account, or on all; note what was done; or find the cheapest way."""
    options = command.options
    if not options.account and (options.done or options.undone or options.topic or options.list or options.start):
        raise EntourageError("account_needed")
    with command.book() as database:
        account = _account(database, options.account) if options.account else None
        if account and options.topic:
            return _ways(command, database, account)
        said = _noted(command, database, account) if account else []
        found = operations.overview(database, _today(), account.id if account else None)
        said += _printed(command, database, account)
        known = audience.known(database)
        only = find_list(known, account.id, options.list).id if account and options.list else None
    told = [_data(command, known, one) for one in found]
    lines = [] if said else [line for one in found for line in _lines(command, known, one, only)]
    if account:
        return Answer(told[0], lines=lines, said=said)
    minutes = sum(one.minutes for one in found)
    said += [] if found else [command.language.gettext("There is no account yet: add one with “account add”.")]
    return Answer({"accounts": told, "minutes": minutes}, lines=lines, said=said)


def applied(command: Command) -> Answer:
    """Note that a list is on the network as it was decided, or what some people needed."""
    options = command.options
    with command.book() as database:
        account = _account(database, options.account)
        listed = find_list(audience.known(database), account.id, options.list)
        people = _asked(database, account, options.people, listed) if options.people else None
        done = operations.tick(database, listed.id, people)
        known = audience.known(database)
    name = _called(command, known, listed)
    data = {"list": listed.id, "name": name, "added": sorted(done.added), "removed": sorted(done.removed)}
    data |= {"left": done.left, "applied_at": known.situation.lists[listed.id].applied_at or None}
    said = words.ticked(command.language, name, done.left)
    return Answer(data, said=[f"{said} {command.to_undo}"])


def compare(command: Command) -> Answer:
    """Compare whom a list holds on the network with whom it is to hold, and take that over if asked."""
    options, language = command.options, command.language
    data = sys.stdin.buffer.read() if options.file == _STDIN else detect.content(Path(options.file))
    with command.book() as database:
        account = _account(database, options.account)
        known = audience.known(database)
        listed = find_list(known, account.id, options.list)
        found = comparing_lists.compare(database, listed.id, data, names_of(listed, known.network(account.id)))
        left = operations.hold(database, listed.id, found.present).left if options.take_over else None
    called = _called(command, known, listed)
    missing, extra = ([_person(known, key) for key in some] for some in (found.missing, found.extra))
    told: dict[str, Any] = {"list": listed.id, "name": called, "present": sorted(found.present)}
    told |= {"missing": missing, "extra": extra, "ignored": found.ignored, "taken_over": left is not None}
    told["unknown"] = [{"line": one.line, "text": one.text} for one in found.strangers]
    told["unclear"] = [{"line": one.line, "text": one.text, "contacts": list(some)} for one, some in found.unclear]
    said = []
    if left is not None:
        sentence = language.gettext("Taken over: the list {name} holds these people. {command}")
        said.append(sentence.format(name=language.quoted(called), command=command.to_undo))
    return Answer(told, lines=list(_compared(command, known, found)), said=said)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _account(database: Database, text: str) -> Account:
    with database.read() as session:
        return find_account(session, text)


def _called(command: Command, known: Known, listed: AudienceList) -> str:
    return audience_words.audience_list(command.language, listed, known.network(listed.account_id))


def _noted(command: Command, database: Database, account: Account) -> list[str]:
    """Note what was done, or not done after all, and say so."""
    options, said = command.options, []
    known = audience.known(database)
    chosen = find_list(known, account.id, options.list) if options.list else None
    if options.done:
        people = _asked(database, account, options.done, chosen)
        listed = chosen or _asking(command, database, known, account, people)
        done = operations.tick(database, listed.id, people)
        name = _called(command, known, listed)
        said.append(words.ticked(command.language, name, done.left))
    if options.undone:
        if chosen is None:
            raise EntourageError("list_of_undone")
        operations.untick(database, chosen.id, contacts.find_all(database, options.undone))
        said.append(command.language.gettext("Noted: this is still to be done."))
    return [*said, command.to_undo] if said else []


def _printed(command: Command, database: Database, account: Account | None) -> list[str]:
    """Print what is to be done, where that is asked, and say so."""
    options, language = command.options, command.language
    if not options.out:
        return []
    listed = find_list(audience.known(database), account.id, options.list).id if account and options.list else None
    sheet = Sheet(language=language, letter=language.letter_paper)
    account_id = account.id if account else None
    count = todo_paper.print_todo(database, sheet, Path(options.out), account_id=account_id, list_id=listed)
    return [words.written(language, count, options.out), *about_ending(language, Path(options.out), (".pdf",))]


def _asking(
    command: Command, database: Database, known: Known, account: Account, people: Sequence[int]
) -> AudienceList:
    """Find the one list that asks something of these people."""
    meant = set(people)
    lists = operations.lists(database, audience.known(database), account)
    found = [one.listed for one in lists if meant & (one.changes.add | one.changes.remove)]
    if not found:
        raise EntourageError("nothing_to_do")
    if len(found) > 1:
        raise EntourageError("list_needed", known=[_called(command, known, one) for one in found])
    return found[0]


def _asked(database: Database, account: Account, texts: Sequence[str], chosen: AudienceList | None) -> list[int]:
    """Find people by number or name, first among those of whom lists ask something, as the network spells them too."""
    lists = operations.lists(database, audience.known(database), account)
    people = [one for some in lists if chosen in (None, some.listed) for one in (*some.add, *some.remove)]
    found: dict[int, None] = {}
    for text in texts:
        meant = {one.id for one in people if str(one.id) == text or fold(text) in (fold(one.name), fold(one.spelled))}
        found |= dict.fromkeys(meant if len(meant) == 1 else contacts.find_all(database, [text]))
    return list(found)


def _ways(command: Command, database: Database, account: Account) -> Answer:
    """List the ways to show kinds of content to those alone who may see them, the cheapest first."""
    language = command.language
    with database.read() as session:
        topics = tuple(naming.find_topic(session, command.topic(one)) for one in command.options.topic)
    known = audience.known(database)
    amount = read_amount(command, command.options.amount)
    found = operations.ways(known, account.id, topics, amount)
    said = [] if found else [language.gettext("Nobody who is there may see it.")]
    started = None
    if command.options.start and found:
        listed = planned_lists.start(database, account.id, found[0], topics, amount, command.options.start)
        started = listed.id if listed else None
        said = [_started(command, database, known, listed)] if listed else []
    return Answer(
        {"account": account.id, "ways": [_way(command, known, account.id, one) for one in found], "started": started},
        lines=[_way_told(command, known, account.id, one) for one in found],
        said=said,
    )


def _started(command: Command, database: Database, before: Known, listed: AudienceList) -> str:
    """Say how far the list of a way is applied; before: what was known when it was not begun."""
    known = audience.known(database)
    if listed.applied_at and not changes(known.situation, listed).ticks:
        said = words.ticked(command.language, _called(command, known, listed), 0)
    else:
        said = command.language.gettext("Decided, not applied yet.")
    return said if known is before else f"{said} {command.to_undo}"


def _way_told(command: Command, known: Known, account_id: int, found: Plan) -> str:
    said = [words.way(command.language, found, _name_of(command, known, account_id, found))]
    said.append(words.ticks(command.language, found))
    if found.unknown:
        said.append(words.strangers(command.language, found.unknown))
    return " · ".join(said)


def _name_of(command: Command, known: Known, account_id: int, found: Plan) -> str:
    """Name the list of a way, empty for a new one."""
    if found.listed is not None:
        return _called(command, known, known.situation.lists[found.listed])
    network = known.network(account_id)
    builtin = next((one for one in network.lists if one.key == found.builtin), None) if network else None
    return audience_words.said(command.language, builtin.name) if builtin else ""


def _way(command: Command, known: Known, account_id: int, found: Plan) -> dict[str, Any]:
    name = _name_of(command, known, account_id, found)
    return {
        "reach": found.reach.value,
        "list": found.listed,
        "builtin": found.builtin or None,
        "name": name or None,
        "add": len(found.add),
        "remove": len(found.remove),
        "ticks": found.ticks,
        "minutes": found.minutes,
        "unknown": found.unknown,
        "text": words.way(command.language, found, name),
    }


def _data(command: Command, known: Known, found: AccountTodo) -> dict[str, Any]:
    account = found.account
    return {
        "account": account.id,
        "network": account.network,
        "name": audience_words.account(command.language, known.situation, account, known.networks),
        "lists": [_list_data(command, known, one) for one in found.lists],
        "tasks": [_task(command, one) for one in found.tasks],
        "minutes": found.minutes,
    }


def _task(command: Command, one: Item) -> dict[str, Any]:
    task, language = one.task, command.language
    return {
        "key": task.key,
        "text": audience_words.said(language, task.text),
        "where": audience_words.said(language, task.where),
        "link": task.link or None,
        "once": not task.months,
        "done_at": one.done_at or None,
    }


def _list_data(command: Command, known: Known, found: ListTodo) -> dict[str, Any]:
    listed = found.listed
    return {
        "id": listed.id,
        "name": _called(command, known, listed),
        "builtin": listed.builtin or None,
        "use": listed.use.value,
        "state": found.state,
        "applied_at": listed.applied_at or None,
        "text": audience_words.state(command.language, listed),
        "wanted": len(found.changes.wanted),
        "done": found.changes.done,
        "unknown": len(found.changes.unknown),
        "add": [_named(one) for one in found.add],
        "remove": [_named(one) for one in found.remove],
        "minutes": found.minutes,
        "cheapest": _way(command, known, listed.account_id, found.cheapest) if found.cheapest else None,
    }


def _named(one: Named) -> dict[str, Any]:
    return {"id": one.id, "full_name": one.name, "spelled": one.spelled}


def _person(known: Known, key: int) -> dict[str, Any]:
    return {"id": key, "full_name": known.names[key]}


def _lines(command: Command, known: Known, found: AccountTodo, only: int | None) -> Iterator[str]:
    if only is not None:
        found = replace(found, lists=tuple(one for one in found.lists if one.listed.id == only), tasks=())
    language = command.language
    name = audience_words.account(language, known.situation, found.account, known.networks)
    yield names.labelled(language, name, words.about(language, found.minutes)) if found.minutes else name
    network = known.network(found.account.id)
    if not found.lists and (network is None or network.has_lists):
        yield "  " + language.gettext("There is no list yet.")
    for one in found.lists:
        said = [_called(command, known, one.listed), words.brief(language, one.changes, one.minutes)]
        yield f"  {' · '.join([*said, audience_words.state(language, one.listed)])}"
        yield from (f"    + {_spelled(command, person)}" for person in one.add)
        yield from (f"    - {_spelled(command, person)}" for person in one.remove)
        if one.changes.unknown:
            yield f"    {words.not_known(language, len(one.changes.unknown))}"
        yield from _hint(command, known, one)
    yield from (f"  · {audience_words.said(language, one.task.text)}" for one in found.tasks)


def _hint(command: Command, known: Known, found: ListTodo) -> Iterator[str]:
    """Tell of a way that has one do much less than the list itself."""
    best = found.cheapest
    if best and found.saves:
        said = _way_told(command, known, found.listed.account_id, best)
        yield "    " + command.language.gettext("cheaper: {way}").format(way=said)


def _spelled(command: Command, one: Named) -> str:
    name = names.person(command.language, one.name)
    return f"{one.spelled} ({name})" if one.spelled not in (one.name, "") else name


def _compared(command: Command, known: Known, found: Comparison) -> Iterator[str]:
    language = command.language
    yield words.compared(language, len(found.missing), len(found.extra), len(found.strangers), len(found.unclear))
    yield from (f"  + {names.person(language, known.names[key])}" for key in found.missing)
    yield from (f"  - {names.person(language, known.names[key])}" for key in found.extra)
    yield from (
        "  " + language.gettext("line {line}, several are called so: {text}").format(line=one.line, text=one.text)
        for one, _ in found.unclear
    )
    yield from (
        "  " + language.gettext("line {line}, nobody here: {text}").format(line=one.line, text=one.text)
        for one in found.strangers
    )
