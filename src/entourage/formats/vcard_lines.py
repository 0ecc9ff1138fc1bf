"""Split vCard text into cards, and cards into whole lines (RFC 6350 § 3.2; vCard 2.1 § 2.1.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from entourage.formats.limits import DEEPEST_CARD
from entourage.formats.record import Notice
from entourage.formats.vcard_plain import END, plain_card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.vcard_property import Property

# Where a line ends that no blank continues.
_UNFOLDED = re.compile(r"\n(?![ \t])")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,3}\s*")
_BEGIN = re.compile(r"[^\w\"]*+(?:[\w-]*\.)?BEGIN\s*:\s*VCARD\b(.*)", re.IGNORECASE | re.DOTALL)
_DAMAGED_BEGIN = re.compile(r"[^\w\"]*+BEGIN\s*:\s*VCARD\w", re.IGNORECASE)
_END = re.compile(r"[^\w\"]*+(?:[\w-]*\.)?END\s*:\s*VCARD\s*", re.IGNORECASE)
_JOINED = re.compile(r"([^\w\"]*+END\s*:\s*VCARD)[\s\ufeff]*(BEGIN\s*:\s*VCARD\b.*)", re.IGNORECASE | re.DOTALL)
_WRAPPER = re.compile(r"(?:BEGIN|END)\s*:\s*VADDRESSBOOK\s*", re.IGNORECASE)  # around the cards of a whole address book
_MAYBE_END = frozenset("Ee \t\ufeff")
_AGENT = re.compile(r"(?:[\w-]+\.)?AGENT\b[^:]*:\s*(?:(BEGIN:VCARD)\s*)?", re.IGNORECASE)
_PROPERTY = re.compile(r"\.?(?:[\w-]+\.)*[A-Za-z][\w-]*\s*[;:]")
_TELLING = re.compile(r"(?:VERSION|FN|N|TEL|EMAIL)[;:]", re.IGNORECASE)
_NAMED = re.compile(r"(?:FN|N)[;:]", re.IGNORECASE)
_VERSION = re.compile(r"VERSION\s*:", re.IGNORECASE)
_NAMELIKE = re.compile(r"(?:[\w-]+\.)?[A-Z-]{1,40}(?:;|$)")
_PROSE = re.compile(r"(?:[\w-]+\.)?(?:NOTE|LABEL|ADR)[;:,]", re.IGNORECASE)
_REACHES = re.compile(r"\w@\w|\d[\d ().-]{6,}\d")
_WEB_ADDRESS = re.compile(r"[^:]*:https?://\S+", re.IGNORECASE)
_OF_WEB_ADDRESS = re.compile(r"[\w./?&=%~+#@!$*(),;-]+")
_QUOTED_HEAD = re.compile(r'[\w.-]+(?:;[^";:\n]*(?:"[^"]*"\n?)?)+')
# As programs write them, and words in a note do not stand.
_KNOWN = re.compile(
    r"(?:item\d+\.)?(?:(?:N|FN|TEL|EMAIL|ADR|ORG|TITLE|URL|BDAY|NOTE|UID|REV|PHOTO|LABEL|NICKNAME|CATEGORIES|ROLE)"
    r"(?:;[A-Z][^:]*)?|X-[A-Z-]+(?:;[^:]*)?):(?! )"
)
_ENDS_A_LINE = re.compile(r"=0[AD]\Z", re.IGNORECASE)
_NEEDS_NO_BREAK = 72  # letters: lines of quoted-printable are broken near the 76th (RFC 2045 § 6.7)
_FEW_LINES = 3
_WRAPPED = range(70, 81)  # letters of a line that a program has cut for its length (RFC 6350 § 3.2)
_LONGEST_LOOK = 10_000
_CLIP = 200
_HEAD = 300
_MARKED = 60
MOST_INNER = 2
"""Cards one after the other inside another: more of them, and it is the outer one that was never ended."""

Line = tuple[int, str]


@dataclass(slots=True)
class Card:
    """Hold the whole lines of one card, each with its number in the file, without BEGIN and END.

    parts: the same lines parted at their colons, where none of them is odd.
    seams: where it says its version behind other lines.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parts: list[Property] = field(default_factory=list, compare=False)
    inner: list[Card] = field(default_factory=list)
    is_agent: bool = False
    seams: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the card as one text, for what reads it as a whole."""
        return "\n".join(("BEGIN:VCARD", *(line for _, line in self.lines), "END:VCARD"))


def whole_lines(text: str, first: int = 1) -> Iterator[Line]:
    """Unfold lines: leading blanks, soft breaks of quoted-printable, base64 however it was broken.

    first: the number of the first line.
    """
    open_line = _OpenLine()
    number = first
    for chunk in _UNFOLDED.split(text):
        line, is_folded, rest = chunk.partition("\n")
        is_odd = ":" not in line or line[0] in " \t:" or line[-1] in "= \t" or (is_folded and _is_frame(line))
        if is_odd or open_line.is_soft:
            yield from filter(None, map(open_line.take, count(number), chunk.split("\n")))
        else:
            if open_line.parts:
                yield open_line.start, "".join(open_line.parts)
            open_line.start = number
            open_line.parts = [line, f"\n{rest}".replace("\n ", "").replace("\n\t", "")] if is_folded else [line]
        number += chunk.count("\n") + 1 if is_folded else 1
    if open_line.parts:
        yield open_line.start, "".join(open_line.parts)


@dataclass(slots=True)
class _OpenLine:
    """Live as the line that may go on: where it starts, its parts, and whether its last is broken softly."""

    start: int = 0
    parts: list[str] = field(default_factory=list)
    is_soft: bool = False

    def take(self, number: int, line: str) -> Line | None:
        """Take one more line of the file, and give the one that it ends, if it does."""
        parts = self.parts
        if self.is_soft:
            self.is_soft, goes_on = _soft_continuation(line, parts)
            if goes_on:
                return None
        if parts and line and line[0] in " \t" and (len(parts) > 1 or not _is_frame(parts[0])):
            parts.append(line[1:])
            return None
        if not line or (parts and (":" not in line or line[0] == ":") and _continues(line, parts)):
            return None
        whole = (self.start, "".join(parts)) if parts else None
        self.start, self.parts = number, [line]
        if (value := _softly_broken(line)) is not None and _is_quoted_printable(line):
            self.parts[0] = value
            self.is_soft = True
        return whole


def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _soft_continuation(line: str, parts: list[str]) -> tuple[bool, bool]:
    """Take a line after a soft break; return (whether the next one continues too, whether this one did)."""
    if not line.strip():
        # Some programs put a blank line after each soft break: what follows shows whether the value goes on.
        parts.append("")
        return True, True
    is_after_blank = parts[-1] == "" and len(parts) > 1
    if _END.fullmatch(line) or (_PROPERTY.match(line) if is_after_blank else _leads_nowhere(line, parts)):
        return False, False
    before = _softly_broken(line)
    parts.append(line if before is None else before)
    return before is not None, True


def _softly_broken(line: str) -> str | None:
    """Give what stands before a soft break, blanks behind it or not (RFC 2045 § 6.7); None where there is none."""
    bare = line.rstrip(" \t") if line[-1] in " \t" else line
    return bare[:-1] if bare[-1:] == "=" else None


def _leads_nowhere(line: str, parts: list[str]) -> bool:
    """Tell whether a line is a property of its own, though the one before, which needs none, ends in a soft break."""
    before = parts[-1]
    return len(before) < _NEEDS_NO_BREAK and bool(_KNOWN.match(line)) and not _ENDS_A_LINE.search(before)


def _is_frame(line: str) -> bool:
    return line[:6].upper() in ("BEGIN:", "END:VC")


def _continues(line: str, parts: list[str]) -> bool:
    """Take a line without a colon that continues the one before, though no blank says so; tell whether it did."""
    if _is_cut_web_address(parts):
        goes_on, between = bool(_OF_WEB_ADDRESS.fullmatch(line) and not _NAMELIKE.match(line)), ""
    elif _is_base64(parts[0]):
        goes_on, between = bool(_BASE64.fullmatch(line)), ""
    elif line[0] == ":":
        goes_on, between = bool(_QUOTED_HEAD.fullmatch("".join(parts))), ""
    else:
        goes_on, between = bool(_PROSE.match(parts[0][:_HEAD]) and not _NAMELIKE.match(line)), "\n"
    if goes_on:
        parts.append(between + line)
    return goes_on


def _is_cut_web_address(parts: list[str]) -> bool:
    """Tell whether a line is an address alone, and as long as lines are where a program cuts them."""
    is_cut = len(parts[0]) in _WRAPPED and len(parts[-1]) in _WRAPPED
    return is_cut and bool(_WEB_ADDRESS.fullmatch(parts[0]) and not _PROSE.match(parts[0]))


def _is_base64(line: str) -> bool:
    head = line[:_HEAD].partition(":")[0].upper()
    return "BASE64" in head or "ENCODING=B" in head or head.endswith(";B") or "PHOTO" in head


def cards(text: str, first: int = 1) -> Iterator[Card | Notice]:
    """Group whole lines into cards, in file order, whatever is missing around them."""
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    begun = _Begun()
    number = first
    *ended, rest = text.split(END)
    for body in ended:
        plain = plain_card(body, number) if begun.is_empty else None
        if plain:
            yield Card(number, plain.lines, parts=plain.parts)
            number = plain.end + 1
        else:
            yield from begun.grouped(whole_lines(body + END[:-1], number))
            number += body.count("\n") + END.count("\n")
    yield from begun.grouped(whole_lines(rest, number))
    yield from _strangers(begun.outside)
    yield from _unfinished(begun.stack)


@dataclass(slots=True)
class _Begun:
    """Live as the cards that were begun, the innermost last, and the lines outside of any.

    A card that begins right where another was ended may be one of a few inside an outer one; after some of them what
    was never ended before has ended. row: how many did; single: the line of one that does.
    """

    stack: list[Card] = field(default_factory=list)
    outside: list[Line] = field(default_factory=list)
    is_after_end: bool = False
    row: int = 0
    single: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether all was ended."""
        return not (self.stack or self.outside)

    def grouped(self, lines: Iterator[Line]) -> Iterator[Card | Notice]:
        """Take more lines of the file, and give the cards that they end."""
        stack = self.stack
        for number, line in _parted(lines):
            mark = line[:_MARKED].upper()
            if stack and "BEGIN" not in mark and "END" not in mark and "AGENT" not in mark:
                if mark[:7] == "VERSION" and stack[-1].lines:
                    stack[-1].seams.append(len(stack[-1].lines))
                stack[-1].lines.append((number, line))
                self.is_after_end = False
            else:
                yield from self._marked(number, line)

    def _marked(self, number: int, line: str) -> Iterator[Card | Notice]:
        """Take a line that may begin or end a card."""
        mark = line[:40].upper()
        if "BEGIN" in mark and (_BEGIN.match(line) or _DAMAGED_BEGIN.match(line)):
            yield from _strangers(self.outside)
            if self.is_after_end and self.row >= MOST_INNER:
                yield from _unfinished(self.stack)
            self.single = number if self.is_after_end else 0
            _open(self.stack, number, line, is_damaged=bool(_DAMAGED_BEGIN.match(line)))
        elif "END" in mark and _END.fullmatch(line):
            self.row = self.row + 1 if self.stack and self.stack[-1].line == self.single else 0
            yield from _close(self.stack) if self.stack else _headless(self.outside, number, line)
            self.is_after_end = True
            return
        elif _WRAPPER.fullmatch(line):
            return
        elif not self.stack:
            self.outside.append((number, line))
        else:
            _add(self.stack, number, line)
        self.is_after_end = False


def _parted(lines: Iterator[Line]) -> Iterator[Line]:
    """Part the end of a card from the beginning of the next, where files were joined that had no last line end."""
    for number, line in lines:
        joined = _JOINED.match(line) if line[:1] in _MAYBE_END else None
        if joined:
            yield from ((number, part) for part in joined.groups())
        else:
            yield number, line


def _open(stack: list[Card], number: int, line: str, *, is_damaged: bool) -> None:
    is_agent = bool(stack and stack[-1].lines and _is_waiting_agent(stack[-1].lines[-1][1]))
    card = Card(number, is_agent=is_agent)
    if is_damaged:
        card.notices.append(Notice(line=number, code="damaged_begin", text=line[:_CLIP]))
    stack.append(card)


def _is_waiting_agent(line: str) -> bool:
    match = _AGENT.fullmatch(line)
    return bool(match and not match[1])


def _add(stack: list[Card], number: int, line: str) -> None:
    card = stack[-1]
    match = _AGENT.fullmatch(line) if "AGENT" in line[:_MARKED].upper() else None
    if match and match[1]:
        card.lines.append((number, line[: match.start(1)]))
        stack.append(Card(number, is_agent=True))
    else:
        card.lines.append((number, line))


def _close(stack: list[Card]) -> Iterator[Card]:
    """End the innermost card; a card inside another waits until it is clear that the outer one was ended, too."""
    *before, card = _parted_at_versions(stack.pop())
    yield from before
    if len(card.inner) > MOST_INNER:
        yield from _unfinished([card])
        return
    _adopt(card)
    if not stack:
        yield card
    elif len(stack) > DEEPEST_CARD:
        card.notices.append(Notice(line=card.line, code="nested_deeply"))
        yield card
    elif card.is_agent:
        _embed(stack[-1], card)
    else:
        stack[-1].inner.append(card)


def _adopt(card: Card) -> None:
    """Keep nested cards as agents of the one that was ended after them (vCard 2.1 § 2.6.1)."""
    for inner in card.inner:
        card.lines.append((inner.line, "AGENT:"))
        _embed(card, inner)
    card.inner.clear()


def _embed(card: Card, inner: Card) -> None:
    number, head = card.lines[-1]
    escaped = inner.text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
    card.lines[-1] = (number, head.rstrip() + escaped)


def _unfinished(stack: list[Card]) -> Iterator[Card]:
    """Give the cards that were never ended, and those that only seemed to be inside them."""
    for whole in stack:
        *before, card = _parted_at_versions(whole)
        yield from before
        card.notices.append(Notice(line=card.line, code="missing_end"))
        yield card
        yield from card.inner
    stack.clear()


def _parted_at_versions(card: Card) -> list[Card]:
    """Part a card that says its version and a name once more: what began the second one is damaged."""
    found = [card]
    for seam in reversed(card.seams if not card.is_agent else []):
        before, after = card.lines[:seam], card.lines[seam:]
        if not (_is_named(before) and _is_named(after) and any(_VERSION.match(line) for _, line in before)):
            continue
        number, line = before[-1]
        is_frame = "VCARD" in line.upper() or not _PROPERTY.match(line)
        code, text = ("damaged_begin", line[:_CLIP]) if is_frame else ("missing_begin", "")
        found.insert(1, Card(number, after, [Notice(line=number, code=code, text=text)]))
        card.lines = before[:-1] if is_frame else before
    if len(found) > 1:
        found[-1].inner, card.inner = card.inner, []
    return found


def _is_named(lines: list[Line]) -> bool:
    return any(_NAMED.match(line) for _, line in lines)


def _strangers(outside: list[Line]) -> Iterator[Card | Notice]:
    """Tell of text between cards; where it looks like a card without BEGIN and END, read it as one."""
    if sum(bool(_TELLING.match(line)) for _, line in outside) > 1:
        number = outside[0][0]
        yield Card(number, list(outside), [Notice(line=number, code="missing_begin")])
    elif any(line.strip() for _, line in outside):
        yield text_between(outside)
    outside.clear()


def text_between(outside: list[Line]) -> Notice:
    """Tell of lines that belong to no card; as of somebody who is lost where they may be people."""
    text = "\n".join(line for _, line in outside)[:_CLIP]
    return Notice(line=outside[0][0], code="text_between", text=text, rejected=_seems_of_people(outside))


def _seems_of_people(outside: list[Line]) -> bool:
    """Tell whether text that belongs to no card says how to reach somebody, or is more than a remark."""
    said = sum(bool(line.strip()) for _, line in outside)
    return said > _FEW_LINES or any(_REACHES.search(line[:_LONGEST_LOOK]) for _, line in outside)


def _headless(outside: list[Line], number: int, line: str) -> Iterator[Card | Notice]:
    if any(_TELLING.match(text) for _, text in outside):
        start = outside[0][0]
        yield Card(start, list(outside), [Notice(line=start, code="missing_begin")])
    else:
        yield from _strangers(outside)
        yield Notice(line=number, code="stray_end", text=line[:_CLIP])
    outside.clear()
