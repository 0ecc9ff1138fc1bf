"""Which of my own details circles are given, and when I work and may be reached."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.hours import parse
from entourage.domain.text import fold
from entourage.operations import details as operations
from entourage.operations import hours as hours_operations
from entourage.operations.naming import circle_among
from entourage.words import details as words
from entourage.words import hours as hours_words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.details import Detail
    from entourage.domain.hours import Hours, Span
    from entourage.language import Language
    from entourage.operations.details import MyDetails
    from entourage.operations.hours import MyHours

_GIVEN = {"yes": True, "oui": True, "no": False, "non": False, "usual": None, "habituel": None}


def details(command: Command) -> Answer:
    """Show which of my details each circle is given, after any change asked for."""
    language = command.language
    with command.book() as database:
        mine, hours = operations.mine(database), hours_operations.hours(database)
        if command.options.set:
            working = hours_words.hours(language, hours.working)
            operations.give(database, dict(_wanted(command, mine, working, *one) for one in command.options.set))
            mine = operations.mine(database)
    working = hours_words.hours(language, hours.working)
    data = [_detail(language, mine, one, working) for one in mine.details]
    said = [command.to_undo] if command.options.set else []
    if not mine.me:
        said.append(language.gettext("No card is marked as you: entourage set CONTACT me yes."))
    lines = (
        [] if command.options.set else [line for one in mine.details for line in _lines(language, mine, one, working)]
    )
    return Answer({"me": mine.me or None, "details": data}, lines=lines, said=said)


def _wanted(
    command: Command, mine: MyDetails, working: str, circle: str, detail: str, answer: str
) -> tuple[tuple[int, str], bool | None]:
    if fold(answer) not in _GIVEN:
        raise EntourageError("given_unknown", text=answer)
    found = circle_among(mine.circles, command.circle(circle))
    return (found.id, _found(command, mine, working, detail).key), _GIVEN[fold(answer)]


def _found(command: Command, mine: MyDetails, working: str, text: str) -> Detail:
    """Find the detail that is meant: by its key, by what it says, or by its field where it is the only one."""
    wanted = fold(text)
    ways = (
        [one for one in mine.details if one.key == text.strip()],
        [one for one in mine.details if fold(words.text(command.language, one, working)) == wanted],
        [one for one in mine.details if wanted in _fields(command, one)],
    )
    some = next((found for found in ways if found), [])
    if not some:
        raise EntourageError("detail_unknown", detail=text)
    if len(some) > 1:
        known = [words.text(command.language, one, working) for one in some]
        raise EntourageError("detail_ambiguous", detail=text, known=known)
    return some[0]


def _fields(command: Command, one: Detail) -> set[str]:
    kinds = {one.key.partition(":")[0]}
    return kinds | {fold(words.field(language, one)) for language in command.vocabulary}


def _detail(language: Language, mine: MyDetails, one: Detail, working: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "field": one.value.kind.value if one.value else "hours",
        "text": words.text(language, one, working),
        "types": list(one.value.types) if one.value else [],
        "circles": [
            {
                "circle": names.circle(language, circle),
                "circle_id": circle.id,
                "given": cell.is_given,
                "usual": cell.is_usual,
            }
            for circle in mine.circles
            for cell in (mine.cell(circle, one),)
        ],
    }


def _lines(language: Language, mine: MyDetails, one: Detail, working: str) -> list[str]:
    head = names.labelled(language, words.field(language, one), words.text(language, one, working))
    given = [names.circle(language, circle) for circle in mine.circles if mine.cell(circle, one).is_given]
    sentence = language.gettext("given to {circles}") if given else language.gettext("given to nobody")
    return [head, "  " + sentence.format(circles=language.listing(given))]


def hours(command: Command) -> Answer:
    """Show when I work and when circles may reach me, after any change asked for."""
    options, language = command.options, command.language
    is_changed = options.working is not None or bool(options.reachable)
    with command.book(begins=is_changed) as database:
        found = hours_operations.hours(database)
        wanted = [
            (circle_among(found.circles, command.circle(circle)), _read(command, text))
            for circle, text in options.reachable
        ]
        if options.working is not None:
            hours_operations.set_working(database, _read(command, options.working) or ())
        for circle, some in wanted:
            hours_operations.set_reachable(database, circle, some)
        found = hours_operations.hours(database)
    moment = datetime.now().astimezone()
    now = hours_words.now(language, moment, is_working=found.is_working(moment))
    return Answer(_hours_data(language, found, moment, now), lines=_hours_lines(language, found, now))


def _read(command: Command, text: str) -> Hours | None:
    if names.key_of(text, names.verdicts, command.vocabulary) == "unset" or not text.strip():
        return None
    return parse(text)


def _hours_data(language: Language, found: MyHours, moment: datetime, now: str) -> dict[str, Any]:
    return {
        "working": _spans(found.working),
        "text": hours_words.hours(language, found.working) if found.working else "",
        "now": {"at": moment.isoformat(timespec="minutes"), "working": found.is_working(moment), "text": now},
        "circles": [
            {
                "circle": names.circle(language, circle),
                "circle_id": circle.id,
                "reachable": _spans(found.reachable[circle.id]) if circle.id in found.reachable else None,
                "text": hours_words.typed(language, found.reachable.get(circle.id)),
            }
            for circle in found.circles
        ],
    }


def _spans(found: Sequence[Span]) -> list[dict[str, Any]]:
    clock = "{:02}:{:02}"
    return [
        {
            "weekday": one.weekday,
            "begin": clock.format(*divmod(one.begin, 60)),
            "end": clock.format(*divmod(one.end, 60)),
        }
        for one in found
    ]


def _hours_lines(language: Language, found: MyHours, now: str) -> list[str]:
    not_said = language.gettext("not said")
    working = hours_words.hours(language, found.working) if found.working else not_said
    lines = [names.labelled(language, language.gettext("Working hours"), working)]
    lines += [_reachable(language, one, found.reachable.get(one.id), not_said) for one in found.circles]
    return [*lines, now] if now else lines


def _reachable(language: Language, circle: Circle, hours: Hours | None, not_said: str) -> str:
    said = not_said if hours is None else hours_words.hours(language, hours)
    return language.gettext("  {circle} may reach me: {hours}").format(
        circle=names.circle(language, circle), hours=said
    )
