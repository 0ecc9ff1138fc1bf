"""What an address of e-mail says of the name of whoever has it: "sophie.bergeron@…" of "S. Bergeron"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import names_given
from entourage.domain.names_grades import Alike
from entourage.domain.names_short import is_known, roots
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARTS = re.compile(r"[a-z]+")
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_LONGEST = 30  # letters
FEWEST = 3
"""Letters of a name."""
_SHORTEST_ALONE = 4  # letters of a family name beside an initial
_NO_NAMES = frozenset(
    {"info", "mail", "email", "contact", "famille", "family", "home", "bureau", "office", "pro", "perso", "the", "les"}
)


class Spelled(NamedTuple):
    """Hold how a mailbox spells the given name of somebody, beside the family name."""

    given: Alike
    has_digits: bool


@lru_cache(65536)
def spelled(local: str, given: str, family: str) -> Spelled | None:
    """Tell how a mailbox spells a folded name, none of it empty, and nothing else; None where it does not."""
    has_digits = any(map(str.isdigit, local))
    said = "".join([word for word in _PARTS.findall(_plain(local)) if word not in _NO_NAMES])
    found = [_beside_family(said, given, name) for name in {family.replace(" ", ""), *family.split()}]
    best = min(filter(None, found), key=lambda how: how.value, default=None)
    return Spelled(best, has_digits) if best else None


def _beside_family(said: str, given: str, family: str) -> Alike | None:
    """Tell how what stands before or behind a family name spells a given name."""
    rests = {said.removeprefix(family), said.removesuffix(family)} - {said, ""} if len(family) >= FEWEST - 1 else ()
    initials = {given[0], "".join([word[0] for word in given.split()])}
    for rest in sorted(rests):
        if rest in (given.replace(" ", ""), given.partition(" ")[0]):
            return Alike.SAME
        if len(rest) >= FEWEST and names_given.compare(given, rest) is Alike.VARIANT:
            return Alike.VARIANT
        if rest in initials and len(family) >= _SHORTEST_ALONE:
            return Alike.INITIAL
    return None


@lru_cache(65536)
def left_of(local: str, given: str, family: str) -> tuple[str, str]:
    """Give the letters and the digits that are left of the name of a mailbox without somebody's name and initials."""
    rest, words = _plain(local), (*given.split(), *family.split())
    for name in sorted({given.replace(" ", ""), family.replace(" ", ""), *words}, key=lambda name: (-len(name), name)):
        rest = rest.replace(name, ".", 1) if len(name) >= FEWEST else rest
    initials = {word[0] for word in words}
    left = [word for word in _PARTS.findall(rest) if not (initials.issuperset(word) and len(word) <= len(words))]
    left = [word for word in left if word not in _NO_NAMES and not _is_short_for(word, words)]
    return "".join(left), "".join(filter(str.isdigit, rest))


def _is_short_for(word: str, names: Iterable[str]) -> bool:
    """Tell whether a word is another form of a name, or its beginning."""
    if len(word) < FEWEST:
        return False
    return any(name.startswith(word) or names_given.compare(*sorted((name, word))) is Alike.VARIANT for name in names)


def parted(email: str) -> Iterator[tuple[str, str]]:
    """Part the name of a mailbox into two words in all ways, where it may be a name."""
    words = [word for word in _PARTS.findall(_plain(email.partition("@")[0])) if word not in _NO_NAMES]
    said = "".join(words)
    if not FEWEST < len(said) <= _LONGEST:
        return
    seams = range(1, len(said)) if len(words) < 2 else accumulate(map(len, words[:-1]))  # noqa: PLR2004
    for seam in seams:
        yield said[:seam], said[seam:]


def is_address(text: str) -> bool:
    """Tell whether what stands as a name is an address of e-mail."""
    return "@" in text and bool(_ADDRESS.fullmatch(text.strip()))


def _plain(local: str) -> str:
    return local.lower() if local.isascii() else fold(local)


def names_said(emails: Iterable[str], given: str, family: str) -> Iterator[str]:
    """Find in addresses what else a folded given or family name is written like; neither of them empty.

    It is found only beside the other of the two, so that it is of the same person: a given name in full or for short,
    or the family name that somebody had before.
    """
    bare, home = given.replace(" ", ""), family.replace(" ", "")
    for email in emails:
        local = _plain(email.partition("@")[0])
        if len(home) >= FEWEST and home in local:
            yield from (word for word in _beside(home, bare, local) if _is_another_form(bare, word))
        if len(bare) >= FEWEST and bare in local:
            yield from (word for word in _beside(bare, home, local) if not is_known(word))


def family_said(emails: Iterable[str], given: str) -> Iterator[str]:
    """Find in addresses the family name of somebody of whom only the folded given name is written down."""
    bare = given.replace(" ", "")
    if len(bare) < FEWEST:
        return
    for email in emails:
        local = _plain(email.partition("@")[0])
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
    if len(rest) == 1 and len(rest[0]) >= FEWEST and rest[0] != other and rest[0] not in _NO_NAMES:
        yield rest[0]
