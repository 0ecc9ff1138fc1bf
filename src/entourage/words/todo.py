"""What is to be done on the networks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.dates import from_iso
from entourage.domain.network import Reach
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.domain.network import Task
    from entourage.domain.todo import Changes, Plan
    from entourage.language import Language


def brief(language: Language, found: Changes, minutes: int) -> str:
    """Say what is to be done of a list and how long it takes ("add 3, remove 1, about a minute")."""
    if not found.ticks:
        return language.gettext("nothing to do")
    return f"{asks(language, found)}, {about(language, minutes)}"


def about(language: Language, minutes: int) -> str:
    """Say about how many minutes something takes."""
    if minutes == 1:
        return language.gettext("about a minute")
    return language.ngettext("about {count} minute", "about {count} minutes", minutes)


def progress(language: Language, found: Changes) -> str:
    """Say how many of those who are to be on a list are there ("12 of 112")."""
    sentence = language.gettext("{done} of {wanted} are there")
    return sentence.format(done=language.number(found.done), wanted=language.number(len(found.wanted)))


def way(language: Language, found: Plan, name: str) -> str:
    """Say a way to show something to some people only; name: what its list is called, empty for a new one."""
    if found.reach is Reach.ALL:
        return language.gettext("post to all connections: nobody is to be left out")
    if found.reach is Reach.ONLY:
        said = language.gettext("only the list {name}") if name else language.gettext("a new list of those who see it")
    elif name:
        said = language.gettext("all except the list {name}")
    else:
        said = language.gettext("all except a new list of those who are not to see it")
    return said.format(name=language.quoted(name))


def ticks(language: Language, found: Plan) -> str:
    """Say how much a way has one do."""
    if not found.ticks:
        return language.gettext("nothing to do")
    return language.ngettext("{count} tick", "{count} ticks", found.ticks) + ", " + about(language, found.minutes)


def cheaper(language: Language, found: Plan, name: str, now: Changes) -> str:
    """Say of a way that it shows the same to the same people with less to do; name: as for `way`."""
    instead = language.gettext("The same people would see it with less to do: {way} ({ticks}, instead of {now}).")
    asked = language.ngettext("{count} tick", "{count} ticks", now.ticks)
    return instead.format(way=way(language, found, name), ticks=ticks(language, found), now=asked)


def strangers(language: Language, count: int) -> str:
    """Say of how many nobody knows whether they are there, whom a way would let see something."""
    return language.ngettext(
        "{count} person may be there, nobody knows: they would see it, and should not.",
        "{count} people may be there, nobody knows: they would see it, and should not.",
        count,
    )


def compared(language: Language, missing: int, extra: int, strangers: int, unclear: int) -> str:
    """Say how a list on the network differs from what was decided ("3 missing, 1 extra").

    strangers: names on it that nobody of the book has; unclear: those that several have.
    """
    if not (missing or extra or strangers or unclear):
        return language.gettext("as decided")
    parts = [
        language.ngettext("{count} missing", "{count} missing", missing) if missing else "",
        language.ngettext("{count} extra", "{count} extra", extra) if extra else "",
        language.ngettext("{count} not in the book", "{count} not in the book", strangers) if strangers else "",
        language.ngettext("{count} unclear", "{count} unclear", unclear) if unclear else "",
    ]
    return ", ".join(filter(None, parts))


def ticked(language: Language, listed: str, left: int) -> str:
    """Say that something was noted of a list, and what is left to do."""
    if not left:
        return language.gettext("The list {name} is applied: nothing is left to do.").format(
            name=language.quoted(listed)
        )
    rest = language.ngettext("{count} left to do", "{count} left to do", left)
    return language.gettext("The list {name}: noted, {rest}.").format(name=language.quoted(listed), rest=rest)


def asks(language: Language, found: Changes) -> str:
    """Say what is to be done of a list in a few words ("add 3, remove 1"), empty for nothing."""
    parts = [
        language.ngettext("add {count}", "add {count}", len(found.add)) if found.add else "",
        language.ngettext("remove {count}", "remove {count}", len(found.remove)) if found.remove else "",
    ]
    return ", ".join(filter(None, parts))


def things(language: Language, ticks: int, minutes: int, settings: int) -> str:
    """Say how much there is to do; minutes: how long the ticks in lists take, which settings are not part of."""
    if not (ticks or settings):
        return language.gettext("Nothing is left to do, as far as you have told Entourage.")
    said = language.ngettext("{count} thing to do by hand", "{count} things to do by hand", ticks + settings)
    in_lists = language.ngettext("{count} tick in lists", "{count} ticks in lists", ticks)
    looked_at = language.ngettext("{count} setting to look at", "{count} settings to look at", settings)
    parts = [f"{in_lists}, {about(language, minutes)}"] if ticks else []
    parts += [looked_at] if settings else []
    return f"{names.labelled(language, said, language.clauses(parts))}."


def use(language: Language, code: str) -> str:
    """Say what a list is for."""
    return {
        "only": language.gettext("Its people alone see what you post for this list"),
        "except": language.gettext("Its people do not see what you post for all except this list"),
        "restricted": language.gettext("Its people never see more than the public"),
        "reading": language.gettext("For reading what its people post: nothing can be posted for it"),
    }[code]


def acts(language: Language) -> tuple[str, str]:
    """Name what is to be done with somebody in a list: to be added, to be removed."""
    return language.pgettext("list", "Add"), language.pgettext("list", "Remove")


def done(language: Language) -> str:
    """Say of somebody that what was to be done with them in a list is done."""
    return language.pgettext("list", "done")


def unclear(language: Language, text: str) -> str:
    """Say of a line that several people of the book are called so."""
    return language.gettext("{text} (several are called so)").format(text=text)


def stranger(language: Language, text: str) -> str:
    """Say of a line that nobody of the book is called so."""
    return language.gettext("{text} (nobody here is called so)").format(text=text)


def read_as(language: Language, people: int, ignored: int) -> str:
    """Say how many people were found in a text, and how many lines were taken for no name."""
    found = language.ngettext("{count} person found", "{count} people found", people)
    left = language.ngettext("{count} line ignored", "{count} lines ignored", ignored)
    return ", ".join([found, left] if ignored else [found]) + "."


def look(language: Language, tasks: Iterable[Task]) -> str:
    """Say what to do with the settings of an account, and as of when they were found where it is said."""
    sentence = language.gettext("What to look at on this account, once or from time to time. Tick what you did.")
    moment = from_iso(min((one.as_of for one in tasks), default=""))
    if moment is None:
        return sentence
    dated = language.gettext("As of {month}.").format(month=language.partial_date(moment))
    return f"{sentence} {dated}"


def written(language: Language, count: int, path: str) -> str:
    """Say that what is to be done was written to a file."""
    said = language.ngettext(
        "{count} thing to do written to “{path}”.", "{count} things to do written to “{path}”.", count
    )
    return said.format(path=path)


def not_known(language: Language, count: int) -> str:
    """Say for how many people a list is of whom nobody knows whether they are on the network."""
    return language.ngettext(
        "It is for {count} more person, of whom it is not known whether they are there.",
        "It is for {count} more people, of whom it is not known whether they are there.",
        count,
    )
