"""How an address book stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.words import faults, syncing
from entourage.words import servers as words

if TYPE_CHECKING:
    from entourage.language import Language
    from entourage.operations.servers import ServerBook
    from entourage.ui.servers.syncing import Standing


def fault_of(book: ServerBook, standing: Standing) -> EntourageError | None:
    """Give what went wrong last with an address book, None where all went well, or it is tried again."""
    if standing.is_busy:
        return None
    if standing.fault or book.fault is None:
        return standing.fault
    return EntourageError(book.fault[0], **book.fault[1])


def briefly(language: Language, book: ServerBook, standing: Standing) -> str:
    """Say in a word what is to be seen of an address book in a list; empty where all is well."""
    if standing.is_busy:
        return language.gettext("Syncing…")
    if sum(standing.waiting):
        count = sum(standing.waiting)
        return language.ngettext("{count} question", "{count} questions", count)
    if fault_of(book, standing):
        return language.gettext("Did not work")
    if standing.needs_password:
        return language.gettext("Password needed")
    return ""


def told(language: Language, book: ServerBook, standing: Standing) -> str:
    """Say how an address book stands."""
    fault = fault_of(book, standing)
    last = words.last(language, book.last_at)
    said = [f"{last[:1].upper()}{last[1:]} · {words.linked(language, book.linked)}"]
    if fault:
        said.append(f"⚠ {faults.error(language, fault)}")
    elif standing.needs_password:
        said.append(
            language.gettext("It was not synced by itself: its password is not kept. Press Sync now, and type it.")
        )
    if standing.looked is None:
        said.append(syncing.waiting(language, *standing.waiting))
    return "\n".join(filter(None, said))
