"""Read the lists of accounts that Mastodon writes without headings: lists.csv, and the oldest of whom I follow."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, Profile, Value
from entourage.formats.delimited_guess import MAIL_PROVIDERS
from entourage.formats.delimited_rows import cells_of, split_lines
from entourage.formats.dialects import is_known_header
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLIP = 200
_SAMPLE = 200
_BEGINNING = 50_000
_TWICE = 2
_ACCOUNT = re.compile(r"@?[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT_HERE = re.compile(r"@?\w+(?:[.-]+\w+)*")  # on the server that the list comes from
_KNOWN_SERVERS = re.compile(
    r"@(?:[\w-]+\.)*(?:mastodon|mstdn|social|fosstodon|framapiaf|piaille|troet|pixelfed|pleroma|misskey)\b",
    re.IGNORECASE,
)


class Lists(NamedTuple):
    """Hold what was found in a list, and which one it is."""

    dialect: str
    items: Iterator[Record | Notice]


def lists_of(text: str) -> Lists | None:
    """Find the accounts in a list without headings, or None where a text is another table."""
    sample = [cells for _, cells in islice(_rows(text[:_BEGINNING]), _SAMPLE)]
    if _is_bare(sample):
        return Lists("mastodon", _read_bare(_rows(text)))
    return Lists("mastodon-lists", _read_named(_rows(text))) if _is_named(sample) else None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Cut lines into cells, each by itself: names of lists and accounts hold no line ends."""
    lines = split_lines(text.replace("\0", "") if "\0" in text else text)
    return ((number, cells_of(line, ",")) for number, line in enumerate(lines, 1) if line.strip())


def _is_bare(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are accounts, some of known servers; a damaged row among them, or a user name alone, may be."""
    said = [row[0] for row in rows if len(row) == 1]
    accounts = [one for one in said if _ACCOUNT.fullmatch(one)]
    if not accounts or not _are_of_mastodon(accounts) or is_known_header(rows[0][0]):
        return False
    return _is_most(accounts, rows, sum("@" in "".join(row) for row in rows))


def _is_named(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are those of lists.csv: the name of a list, an account on a server; not a name and an e-mail.

    Lists have several members, or the servers are known; people rarely have one name and many addresses.
    """
    said = [row for row in rows if _is_member(row)]
    accounts = [row[1] for row in said if _ACCOUNT.fullmatch(row[1])]
    if not accounts or any(map(MAIL_PROVIDERS.search, accounts)) or _ACCOUNT.fullmatch(said[0][0]):
        return False
    names = Counter(row[0] for row in said)
    is_heading = not _ACCOUNT.fullmatch(rows[0][1] if len(rows[0]) == _TWICE else "") and names[rows[0][0]] < _TWICE
    if is_heading or not _is_most(accounts, rows, len(said)):
        return False
    if len(accounts) < len(rows):
        return _are_of_mastodon(accounts)
    return all(map(_is_known, accounts)) or max(names.values()) >= _TWICE


def _is_most(accounts: Sequence[str], rows: Sequence[object], alike: int) -> bool:
    """Tell whether half of all rows are whole accounts, and nearly all the others like them."""
    return len(accounts) * _TWICE >= len(rows) and alike * _TWICE > len(rows)


def _are_of_mastodon(accounts: Sequence[str]) -> bool:
    return any(map(_is_known, accounts)) and not any(map(MAIL_PROVIDERS.search, accounts))


def _is_known(account: str) -> bool:
    return account.startswith("@") or bool(_KNOWN_SERVERS.search(account))


def _is_member(row: Sequence[str]) -> bool:
    return len(row) == _TWICE and bool(row[0]) and _is_account(row[1])


def _is_account(text: str) -> bool:
    return bool(_ACCOUNT.fullmatch(text) or _ACCOUNT_HERE.fullmatch(text))


def _read_bare(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Record | Notice]:
    """Read each account; what is none is told, and costs its row only."""
    for line, cells in rows:
        if len(cells) == 1 and _is_account(cells[0]):
            yield _record(line, cells[0].removeprefix("@"), ())
        else:
            yield _damaged(line, cells)


def _read_named(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Record | Notice]:
    """Read lists.csv: each account once, with the lists that it is in as categories."""
    found: dict[str, tuple[int, list[str]]] = {}
    for line, cells in rows:
        if _is_member(cells):
            found.setdefault(cells[1].removeprefix("@"), (line, []))[1].append(cells[0])
        else:
            yield _damaged(line, cells)
    for handle, (line, names) in found.items():
        yield _record(line, handle, names)


def _record(line: int, handle: str, lists: Sequence[str]) -> Record:
    profile = Value(kind=Kind.PROFILE, parts=Profile("mastodon", handle), types=("following",) if lists else ())
    categories = (Value(kind=Kind.CATEGORY, text=name) for name in dict.fromkeys(lists))
    raw = json.dumps([handle, *lists], ensure_ascii=False)
    return Record(line=line, values=(profile, *categories), identifier=handle, raw=raw)


def _damaged(line: int, cells: Sequence[str]) -> Notice:
    return Notice(line=line, code="bad_entry", text=",".join(cells)[:_CLIP], rejected=True)
