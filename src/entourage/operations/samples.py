"""The sample contacts: a book of its own, made from the files of resources/samples."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from entourage import assets
from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.operations import (
    accounts,
    audience_lists,
    circles,
    connections,
    contacts,
    history,
    imports,
    networks,
    todo,
)
from entourage.operations.book import holds_book, open_book
from entourage.operations.contacts import People
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.storage.database import Database

FOLDER = "sample"
FILES = ("iphone.vcf", "android.vcf", "thunderbird.vcf", "google.csv", "outlook.csv", "Connections.csv")
CLOSE_FRIENDS = (
    "Amélie Bouchard",
    "Chloé Lévesque",
    "Félix Gagnon-Roy",
    "Khadija Amrani",
    "Isabelle Nadeau",
    "Olivier Fortin",
    "Priya Raman",
    "Noémie St-Pierre",
    "Étienne Beaulieu",
    "Maude Ouellet",
    "Léa Marchand",
    "Inès Belkacem",
)
COMPANY = "Atelier Nordet"
CLIENTS = ("Gabrielle Simard", "Susan Whitfield", "Philippe Doyon", "Zacharie Lachance")
ON_FACEBOOK = (*CLOSE_FRIENDS[:9], "Gabrielle Simard", "Yannick Mbarga", "Zacharie Lachance")
ON_LIST = (*CLOSE_FRIENDS[:6], "Gabrielle Simard")
STEPS = 4
_MOST_ACTS = 100


def prepare(folder: Path, watch: Callable[[int], None] = lambda _: None) -> None:
    """Make the book of sample contacts in a folder, all of it or nothing; one that is there stays as it is.

    watch: is told after each of the STEPS, and raises what should keep from going on.
    Raises EntourageError: those of open_book, and "file_not_written".
    """
    if holds_book(folder):
        return
    unfinished = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        _fill(unfinished, watch)
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    except OSError as error:
        raise EntourageError("file_not_written", path=str(folder), reason=error.strerror or "") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _fill(folder: Path, watch: Callable[[int], None]) -> None:
    database = open_book(folder)
    try:
        watch(1)
        planned, _ = imports.plan(database, [assets.folder("samples") / name for name in FILES])
        watch(2)
        imports.carry_out(database, planned)
        watch(3)
        sort(database)
        join(database)
        watch(STEPS)
    finally:
        database.close()


def sort(database: Database) -> None:
    """Put some of the people into circles: one of each who may be there twice, until that is looked at."""
    named = {name: key for key, name, _ in reversed(contacts.listing(database))}
    friends = [named[name] for name in CLOSE_FRIENDS]
    circles.sort(database, people=friends, into=Named("", "close_friends"), out_of=None)
    office = [key for key, _, _ in contacts.listing(database, People(words=COMPANY))]
    circles.sort(database, people=office, into=Named("", "colleagues"), out_of=None)


def join(database: Database) -> None:
    """Make accounts, so that there is something to ask before one posts: a client is on a list of Facebook's."""
    named = {name: key for key, name, _ in reversed(contacts.listing(database))}
    circles.sort(database, people=[named[name] for name in CLIENTS], into=Named("", "clients"), out_of=None)
    facebook = _account(database, "facebook")
    for key in ("linkedin", "email"):
        _account(database, key)
    connections.connect(database, facebook, [named[name] for name in ON_FACEBOOK], Strength.SURE)
    listed = audience_lists.add(database, facebook, "close_friends", [Named("", "close_friends")])
    todo.hold(database, listed.id, [named[name] for name in ON_LIST])


def _account(database: Database, key: str) -> int:
    network = networks.network(key)
    if network is None:
        raise EntourageError("network_unknown", network=key)
    return accounts.add(database, network).account.id


def has_own(database: Database) -> bool:
    """Tell whether someone brought people of their own into the book of sample contacts."""
    codes = [entry.code for entry in history.history(database, _MOST_ACTS) if entry.state in ("done", "final")]
    return codes.count("import") > 1 or "add_contact" in codes


def remove(folder: Path) -> None:
    """Delete the book of sample contacts, which must be closed; raises "file_not_written"."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise EntourageError("file_not_written", path=str(folder), reason=error.strerror or "") from error
