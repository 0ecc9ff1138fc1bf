"""Read the lists of people in the web pages of which Meta's archives are made unless one asks for JSON.

The pages say in the language of the account which list they are, and nothing else tells friends from those whom one
has refused. So a page is read only when its title is the one for friends, followers, those followed or close friends;
of any other the sentence says how to ask for JSON. Nothing in a page is opened or carried out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.text import fold
from entourage.domain.watching import ticking
from entourage.formats import limits, meta_books
from entourage.formats.instagram import Account, record_of
from entourage.formats.markup import Token, tokens
from entourage.formats.meta_titles import relation_of
from entourage.formats.record import Notice, Reading, Record
from entourage.formats.unseen import leave_out
from entourage.formats.written_dates import day_comes_first, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLIP = 200
_SIGNS = re.compile(r"""class=["'][^"']*\b(?:_a6-g|_a706|_a705|_2pi0|_4t5n|_3-95|uiBoxWhite)\b""")
_TITLE = re.compile(r"<title>([^<]{1,200})</title>", re.IGNORECASE)
_SAMPLE = 200_000
_BLOCKS = frozenset({"_a6-g", "uiBoxWhite"})
_HEADS = frozenset({"_a6-h", "_2lek", "_2lel", "_2pio"})
_DATES = frozenset({"_a72d", "_a6-o", "_2lem"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_TITLES = frozenset({"<title>", "<h1>", "_a70e", "_3b0d"})
_HEADINGS = frozenset({"<h2>", "<h3>"})
_LINKS = frozenset({"<a>"})
_ADDRESSED = frozenset({"<a>", "<h2>"})
_CELLS = frozenset({"_a6_r", "_2piu"})
_LABELS = frozenset({"_a6_q"})
_KNOWN = _BLOCKS | _HEADS | _DATES | _TITLES | _HEADINGS | _LINKS | _CELLS | _LABELS | meta_books.KNOWN
_PROFILE = re.compile(r"https?://(?:www\.)?instagram\.com/(?:_u/)?[\w.]+/?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:[\s,]*(?:上午|下午|午前|午後|오전|오후)\s*|[\s,]+(?:\b(?:à|at|um|a las|alle|às|om|kl\.?)\s+)?)"
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?.*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Block:
    """Hold one entry of a page: its texts with the classes around them, and the addresses that it links to.

    start, end: where it stands in the page; 0 where it does not end. more: how many texts were left out, beyond those
    that a person may have.
    """

    start: int
    end: int = 0
    texts: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    more: int = 0

    def take(self, text: str, around: frozenset[str]) -> None:
        if len(self.texts) < _MOST_TEXTS:
            self.texts.append((text, around))
        else:
            self.more += 1

    def link(self, address: str) -> None:
        if len(self.links) < _MOST_TEXTS:
            self.links.append(address)

    def of(self, classes: frozenset[str]) -> list[str]:
        return [text for text, around in self.texts if around & classes]


@dataclass(slots=True)
class _Open:
    """Hold an element that is not closed yet, with the known classes of it and of those around it."""

    tag: str
    around: frozenset[str]
    is_block: bool = False


class _Page:
    """Gather the title and the entries of a page, each within the outermost element that is one."""

    def __init__(self, text: str) -> None:
        self.titles: list[str] = []
        self.blocks: list[_Block] = []
        self._open: list[_Open] = []
        self._in_block = 0
        for token in ticking(tokens(text)):
            if len(self.blocks) > limits.MOST_PEOPLE:
                return
            if token.words:
                self._take(" ".join(token.words.split()))
            elif token.is_end:
                self._end(token)
            else:
                self._begin(token)

    def _begin(self, token: Token) -> None:
        if self._in_block and token.tag == "a" and token.link:
            self.blocks[-1].link(token.link)
        if token.tag in _VOID or len(self._open) > _DEEPEST:
            return
        classes = _KNOWN.intersection((*map(leave_out, token.classes), f"<{token.tag}>"))
        is_block = not self._in_block and bool(classes & _BLOCKS)
        if is_block:
            self.blocks.append(_Block(token.start))
        around = self._open[-1].around if self._open else frozenset[str]()
        self._open.append(_Open(token.tag, around if classes <= around else around | classes, is_block))
        self._in_block += is_block

    def _end(self, token: Token) -> None:
        place = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag == token.tag), -1)
        if place >= 0:
            if any(one.is_block for one in self._open[place:]):
                self.blocks[-1].end = token.end if self._open[place].is_block else token.start
                self._in_block -= 1
            del self._open[place:]

    def _take(self, text: str) -> None:
        if not text:
            return
        around = self._open[-1].around if self._open else frozenset[str]()
        if around & _TITLES:
            self.titles += [text] if len(self.titles) < _MOST_TITLES else []
        elif self._in_block:
            self.blocks[-1].take(text, around)


_DEEPEST = 200
_MOST_TITLES = 100
_MOST_TEXTS = limits.MOST_VALUES - 2  # the account and its relation are values of that person too
_LONGEST_DATE = 100


def looks_like(text: str) -> bool:
    """Tell whether a page is one of an archive of Facebook or Instagram."""
    return bool(_SIGNS.search(text[:_SAMPLE]))


def names_a_list(head: bytes) -> bool:
    """Tell by the beginning of a page whether its title is the one of a list that is taken."""
    match = _TITLE.search(head.decode("utf-8", "replace"))
    return bool(match and relation_of(unescape(match[1])))


def read(text: str, encoding: str) -> Reading | str:
    """Read a page, or name what it is instead: "meta-page" where its title says no list that is taken."""
    page = _Page(text)
    relation = next(filter(None, map(relation_of, page.titles)), "")
    book = None if relation else meta_books.book_of([block.texts for block in page.blocks])
    if book:
        return Reading(format="html", dialect="facebook-book", encoding=encoding, items=meta_books.read(book))
    if not relation or not page.blocks:
        return "meta-page"
    is_instagram = relation != "friend"
    if is_instagram and "instagram.com" not in text and "_a6_q" not in text:
        return "meta-page"
    items = _accounts(page.blocks, relation) if is_instagram else _friends(page.blocks)
    dialect = "instagram" if is_instagram else "facebook"
    return Reading(format="html", dialect=dialect, encoding=encoding, people=len(page.blocks), items=items)


def spans_of(text: str) -> list[tuple[int, int]]:
    """Find where the entries of a page stand; one that does not end goes on to the next, or to the end."""
    blocks = _Page(text).blocks
    nexts = [*(block.start for block in blocks[1:]), len(text)]
    return [(block.start, block.end or after) for block, after in zip(blocks, nexts, strict=False)]


def _friends(blocks: Sequence[_Block]) -> Iterator[Record | Notice]:
    for place, (block, day) in enumerate(zip(blocks, _days(blocks), strict=True), 1):
        name = next(iter([*block.of(_HEADINGS), *block.of(_HEADS)]), "")
        if not name:
            yield _nobody(place, block)
            continue
        values = [
            Value(kind=Kind.FORMATTED_NAME, text=name),
            Value(kind=Kind.PROFILE, parts=Profile("facebook", connected_on=day)),
        ]
        extra, notices = _unread(place, block, {name}, day)
        yield from notices
        yield Record(line=place, values=(*values, *extra), raw=_raw(block))


def _accounts(blocks: Sequence[_Block], relation: str) -> Iterator[Record | Notice]:
    for place, (block, day) in enumerate(zip(blocks, _days(blocks), strict=True), 1):
        url = next(filter(_PROFILE.fullmatch, block.links), "")
        cells = block.of(_CELLS)
        head = next(iter(block.of(_HEADINGS | _HEADS)), "")
        linked = next((text for text in block.of(_LINKS) if "/" not in text), "")
        handle = head or linked or (cells[1] if len(cells) > 1 else "")
        if not (handle or url):
            yield _nobody(place, block)
            continue
        name = cells[0] if len(cells) > 1 and cells[1] == handle else ""
        known = {handle, name, url, *block.links, *block.of(_LABELS)}
        extra, notices = _unread(place, block, known, day)
        yield from notices
        record = record_of(Account(handle, url, day, name), relation, place, _raw(block))
        yield Record(line=record.line, values=(*record.values, *extra), identifier=record.identifier, raw=record.raw)


def _nobody(place: int, block: _Block) -> Notice:
    said = " ".join(text for text, _ in block.texts)
    return Notice(line=place, code="no_content", text=said[:_CLIP], rejected=True)


def _days(blocks: Sequence[_Block]) -> list[str]:
    """Read the day of each entry; all of a page are written in one order."""
    texts = [_CLOCK.sub("", _dated(block)).strip(" ,") for block in blocks]
    day_first = day_comes_first(texts, by_default=False)
    return [read_date(text, day_first=day_first) for text in texts]


def _dated(block: _Block) -> str:
    """Find the text that is the date of an entry: by its class, else the last one with a digit."""
    dated = [(text, around) for text, around in block.texts if len(text) <= _LONGEST_DATE and _DIGIT.search(text)]
    marked = [text for text, around in dated if around & _DATES]
    loose = [text for text, around in dated if not _ADDRESSED & around]
    return next(iter(marked), loose[-1] if len(block.texts) > 1 and loose else "")


def _unread(place: int, block: _Block, known: set[str], day: str) -> tuple[list[Value], list[Notice]]:
    """Keep what else an entry says, and tell of a date that is not understood."""
    dated = _dated(block)
    is_unread = bool(dated) and not day
    notices = [Notice(line=place, code="values_left_out", text=str(block.more))] if block.more else []
    notices += [Notice(line=place, code="bad_date", property="date", text=dated[:_CLIP])] if is_unread else []
    said = {fold(text) for text in known}
    kept = [text for text, _ in block.texts if fold(text) not in said and (text != dated or not day)]
    return [Value(kind=Kind.OTHER, name="html", text=text) for text in kept], notices


def _raw(block: _Block) -> str:
    return json.dumps([[text for text, _ in block.texts], block.links], ensure_ascii=False)
