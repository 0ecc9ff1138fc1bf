"""What an address of e-mail says of the name of whoever has it: "sophie.bergeron@…" of "S. Bergeron"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain import names_given
from entourage.domain.names_grades import Alike
from entourage.domain.names_short import is_known, roots
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARTS = re.compile(r"[a-z]+")
_FEWEST = 3  # letters of a name
_NO_NAMES = frozenset(
    {"info", "mail", "email", "contact", "famille", "family", "home", "bureau", "office", "pro", "perso", "the", "les"}
)


def names_said(emails: Iterable[str], given: str, family: str) -> Iterator[str]:
    """Find in addresses what else a folded given or family name is written like; neither of them empty.

    It is found only beside the other of the two, so that it is of the same person: a given name in full or for short,
    or the family name that somebody had before.
    """
    bare, home = given.replace(" ", ""), family.replace(" ", "")
    for email in emails:
        local = email.partition("@")[0]
        local = local.lower() if local.isascii() else fold(local)
        if len(home) >= _FEWEST and home in local:
            yield from (word for word in _beside(home, bare, local) if _is_another_form(bare, word))
        if len(bare) >= _FEWEST and bare in local:
            yield from (word for word in _beside(bare, home, local) if not is_known(word))


def family_said(emails: Iterable[str], given: str) -> Iterator[str]:
    """Find in addresses the family name of somebody of whom only the folded given name is written down."""
    bare = given.replace(" ", "")
    if len(bare) < _FEWEST:
        return
    for email in emails:
        local = email.partition("@")[0]
        local = local.lower() if local.isascii() else fold(local)
        if bare in local:
            yield from (word for word in _beside(bare, "", local) if not is_known(word))


def _is_another_form(given: str, word: str) -> bool:
    """Tell whether a word is a given name in another form, and not that of somebody else of the family."""
    how = names_given.compare(given, word) if given != word else Alike.NO
    if how is Alike.UNCLEAR:
        return not is_known(given) or not roots(given).isdisjoint(roots(word))
    return how is not Alike.NO


def _beside(found: str, other: str, local: str) -> Iterator[str]:
    """Give the word that stands beside one that was found, where it can be told apart from it."""
    rest = _PARTS.findall(local.replace(found, ".", 1))
    if len(rest) == 1 and len(rest[0]) >= _FEWEST and rest[0] != other and rest[0] not in _NO_NAMES:
        yield rest[0]
