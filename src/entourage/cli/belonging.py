"""Which circles belong on which accounts, and who is out of place there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.belonging import Fit
from entourage.domain.errors import EntourageError
from entourage.operations import audience, contacts
from entourage.operations import belonging as operations
from entourage.operations.accounts import find_account
from entourage.operations.naming import circle_among
from entourage.words import audience as audience_words
from entourage.words import belonging as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.operations.audience import Known
    from entourage.operations.belonging import Belonging, Misplaced
    from entourage.storage.database import Database


def belongs(command: Command) -> Answer:
    """Show who belongs where and who is out of place, after any change asked for."""
    options = command.options
    with command.book() as database:
        said = _change(command, database)
        known = audience.known(database)
        only = _account(database, options.account) if options.account else None
        if options.farewell:
            return _farewell(command, database, known, only)
        found = operations.belonging(database, known)
    accounts = [one for one in found.accounts if only is None or one.id == only.id]
    lines = [] if said else [line for one in accounts for line in _lines(command, known, found, one)]
    if not found.accounts:
        said.append(command.language.gettext("There is no account yet: add one with “account add”."))
    return Answer(_data(command, known, found, accounts), lines=lines, said=said)


def _account(database: Database, text: str) -> Account:
    with database.read() as session:
        return find_account(session, text)


def _change(command: Command, database: Database) -> list[str]:
    """Make the changes asked for, and say how to take them back."""
    options = command.options
    known = audience.known(database)
    fits = [_fit(command, database, known, *one) for one in options.set]
    placed = [(may, _placed(database, pairs)) for may, pairs in ((True, options.stay), (False, options.not_stay))]
    held_back = _placed(database, options.restrict)
    former = contacts.find_all(database, options.work_is_over) if options.work_is_over else []
    # What may be refused comes first, so that nothing of what was asked for is done where some of it cannot be.
    if held_back:
        operations.restrict(database, held_back, known.networks)
    if former:
        operations.work_is_over(database, former)
    for circle, account, key in fits:
        fit = Fit(key) if key in ("belongs", "not") else None
        operations.say(database, [(circle, account)], fit, is_usual=key == "usual")
    for may, people in placed:
        if people:
            operations.set_staying(database, people, may=may)
    if not (fits or held_back or former or any(people for _, people in placed)):
        return []
    if audience.known(database) is known:
        return [command.language.gettext("Nothing was changed: it is so already.")]
    acts = len(fits) + bool(held_back) + bool(former) + sum(bool(people) for _, people in placed)
    several = [command.language.gettext("These are several changes, taken back one by one.")] if acts > 1 else []
    return [command.to_undo, *several]


def _fit(
    command: Command, database: Database, known: Known, circle: str, account: str, text: str
) -> tuple[Circle, Account, str]:
    found = circle_among(known.situation.circles, command.circle(circle))
    key = names.key_of(text, words.fits, command.vocabulary)
    if not key:
        raise EntourageError("fit_unknown", text=text)
    return found, _account(database, account), key


def _placed(database: Database, pairs: Sequence[Sequence[str]]) -> list[tuple[Account, list[int]]]:
    return [(_account(database, account), [contacts.find(database, person)]) for person, account in pairs]


def _farewell(command: Command, database: Database, known: Known, account: Account | None) -> Answer:
    """Write a text to copy."""
    options, language = command.options, command.language
    key = names.key_of(options.farewell, words.farewells, command.vocabulary)
    if not key or account is None:
        raise EntourageError("farewell_unclear")
    contact = contacts.find(database, options.to) if options.to else 0
    name, me = operations.first_names(database, contact)
    network = audience_words.network(language, known.networks.get(account.network), account.network)
    text = words.farewell(language, key, network=network, name=name, me=me)
    return Answer({"farewell": key, "text": text}, lines=text.splitlines())


def _data(command: Command, known: Known, found: Belonging, accounts: list[Account]) -> dict[str, Any]:
    language, keys = command.language, {one.id for one in accounts}
    matrix = [
        {
            "circle": names.circle(language, circle),
            "circle_id": circle.id,
            "account": account.id,
            "network": account.network,
            "verdict": cell.fit.value if cell.fit else None,
            "usual": cell.is_usual,
        }
        for account in accounts
        for circle in found.circles
        for cell in (found.cells[circle.id, account.id],)
    ]
    return {
        "matrix": matrix,
        "should_not_be": [_misplaced(command, known, one) for one in found.out_of_place if one.account.id in keys],
        "may_stay": [_misplaced(command, known, one) for one in found.staying if one.account.id in keys],
    }


def _misplaced(command: Command, known: Known, one: Misplaced) -> dict[str, Any]:
    language = command.language
    return {
        "id": one.contact_id,
        "full_name": one.name,
        "account": one.account.id,
        "network": one.account.network,
        "strength": one.connection.strength.value,
        "evidence": one.connection.evidence.value,
        "circles": [names.circle(language, circle) for circle in one.circles],
        "text": words.because(language, one.circles, one.account, known.networks),
    }


def _lines(command: Command, known: Known, found: Belonging, account: Account) -> list[str]:
    language = command.language
    lines = [audience_words.account(language, known.situation, account, known.networks)]
    for circle in found.circles:
        cell = found.cells[circle.id, account.id]
        said = names.labelled(language, names.circle(language, circle), words.fit(language, cell.fit))
        lines.append(f"  {said}")
    out = [one for one in found.out_of_place if one.account.id == account.id]
    if out:
        lines.append("  " + words.out_of_place(language, len(out)))
    for one in out:
        circles = ", ".join(names.circle(language, circle) for circle in one.circles)
        lines.append(f"    {names.person(language, one.name)} ({circles})")
    return lines
