"""How a way to post is typed: ACCOUNT/REACH/NAME,NAME…, and how it is written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.audience import Channel
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach
from entourage.domain.text import fold
from entourage.words import audience as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.cli.command import Command
    from entourage.domain.account import Account
    from entourage.domain.network import Network
    from entourage.operations.audience import Known
    from entourage.storage.database import Database

_ALSO = {"everyone": "all", "tous": "all", "toutes": "all", "sauf": "except", "uniquement": "only"}
_LIST, _CIRCLE = ("list:", "liste:"), ("circle:", "cercle:")


def read(command: Command, database: Database, known: Known, text: str) -> Channel:
    """Read a way to post.

    Raises EntourageError: those of find_account, "reach_missing", "channel_unclear",
    "reach_unknown", "list_unknown", "reach_without_names", "reach_takes_no_names".
    """
    from entourage.operations.accounts import find_account  # noqa: PLC0415 - storage takes half a second to import

    whose, reach, *rest = [part.strip() for part in text.split("/", 2)] + [""]
    with database.read() as session:
        account = find_account(session, whose)
    network = known.networks.get(account.network)
    meant = _reach(command, network, account, reach)
    named = [one.strip() for one in (rest[0] if rest else "").split(",") if one.strip()]
    if meant in (Reach.PUBLIC, Reach.ALL) and named:
        raise EntourageError("reach_takes_no_names", reach=reach, names=", ".join(named))
    if meant in (Reach.EXCEPT, Reach.ONLY) and not named:
        raise EntourageError("reach_without_names", reach=reach)
    lists = {one: _list(command, known, account, network, one) for one in named}
    circles = [_circle(command, known, one) for one in named if lists[one] is None]
    return Channel(account.id, meant, tuple(key for key in lists.values() if key is not None), tuple(circles))


def _reach(command: Command, network: Network | None, account: Account, text: str) -> Reach:
    tools = [tool.reach for tool in network.tools] if network else list(Reach)
    if not text and len(tools) == 1:
        return tools[0]
    key = names.key_of(text, words.reaches, command.vocabulary) or _also(command, network, text)
    offered = [reach.value for reach in tools]
    name = words.network(command.language, network, account.network)
    if not text:
        raise EntourageError("reach_missing", account=name, known=offered)
    if not key:
        raise EntourageError("channel_unclear", reach=text, account=name, known=offered)
    if Reach(key) not in tools:
        raise EntourageError("reach_unknown", reach=text, account=name, known=offered)
    return Reach(key)


def _also(command: Command, network: Network | None, text: str) -> str:
    """Find what a network itself calls a reach (Friends), or another everyday word for it."""
    called = {
        fold(words.said(language, tool.name)): tool.reach.value
        for tool in (network.tools if network else ())
        for language in command.vocabulary
    }
    return (_ALSO | called).get(fold(text), "")


def _list(command: Command, known: Known, account: Account, network: Network | None, text: str) -> int | None:
    """Find the list of an account that is meant, None where a circle is."""
    is_said = fold(text).startswith(_LIST)
    wanted = fold(text.partition(":")[2]) if is_said else fold(text)
    for one in known.situation.lists.values():
        called = {words.audience_list(language, one, network) for language in command.vocabulary} | {one.builtin}
        if one.account_id == account.id and wanted and wanted in map(fold, called):
            return one.id
    if is_said:
        raise EntourageError("list_unknown", list=text.partition(":")[2].strip())
    return None


def _circle(command: Command, known: Known, text: str) -> int:
    from entourage.operations.naming import circle_among  # noqa: PLC0415 - the same

    name = text.partition(":")[2].strip() if fold(text).startswith(_CIRCLE) else text
    return circle_among(known.situation.circles, command.circle(name)).id


def written(command: Command, known: Known, channel: Channel) -> str:
    """Write a way to post as it may be typed."""
    account = known.account(channel.account_id)
    network = known.network(channel.account_id)
    circles = {one.id: one for one in known.situation.circles}
    siblings = sum(one.network == account.network for one in known.situation.accounts)
    whom = [words.audience_list(command.language, known.situation.lists[key], network) for key in channel.lists]
    taken = [names.circle(command.language, circles[key]) for key in channel.circles]
    taken = [f"circle:{one}" if _is_list(known, account, network, command, one) else one for one in taken]
    parts: Sequence[str] = (
        str(account.id) if siblings > 1 else account.network,
        channel.reach.value,
        ",".join([*whom, *taken]),
    )
    return "/".join(part for part in parts if part)


def _is_list(known: Known, account: Account, network: Network | None, command: Command, name: str) -> bool:
    return _list(command, known, account, network, name) is not None
