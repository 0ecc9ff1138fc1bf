"""Give people the labels under which an archive lists them in files of their own, where their cards name none.

Google's archives have a folder for each label, with a list called as the folder is, beside one of everyone. Today's
cards name their labels themselves; those of older archives do not.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.importing.draft import labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.operations.reading import Read

_MOST_OF = 2


def with_labels(read: Sequence[Read]) -> list[Read]:
    """Make categories of the folders in which the lists of an archive or folder stand, if nothing else names any."""
    found = list(read)
    for base in dict.fromkeys(one.container for one in read if one.container):
        places = [place for place, one in enumerate(read) if one.container == base and one.reading.format == "vcard"]
        labels = _labels([read[place] for place in places])
        for place in places if labels else ():
            found[place] = _labelled(read[place], labels)
    return found


def _labels(lists: Sequence[Read]) -> dict[str, list[str]]:
    """Name the labels of people, by the keys of their drafts; none where any card names its own."""
    people: dict[Path, set[str]] = defaultdict(set)
    for one in lists:
        for draft in one.drafted.drafts:
            if draft.categories:
                return {}
            path = one.card(draft.line)[1]
            if path.stem == path.parent.name:
                people[path].add(draft.key)
    everyone = _everyone(people)
    labels: dict[str, list[str]] = defaultdict(list)
    for path, keys in sorted(people.items()) if everyone else ():
        for key in keys if path != everyone else ():
            labels[key].append(path.stem)
    return labels


def _everyone(people: Mapping[Path, set[str]]) -> Path | None:
    """Find the list of everyone: the largest, which has most of the people of all the others."""
    largest = max(people, key=lambda path: len(people[path]), default=None)
    others = set().union(*(keys for path, keys in people.items() if path != largest))
    is_tied = largest is not None and sum(len(keys) == len(people[largest]) for keys in people.values()) > 1
    if largest is None or is_tied or not others or len({path.parent.parent for path in people}) > 1:
        return None
    return largest if len(others & people[largest]) * _MOST_OF > len(others) else None


def _labelled(one: Read, labels: Mapping[str, Sequence[str]]) -> Read:
    """Give a list the labels; it is another file with them, so that they are news where it came without."""
    marks = [f"{draft.key} {labels[draft.key]}" for draft in one.drafted.drafts if draft.key in labels]
    drafts = tuple(labelled(draft, labels[draft.key]) if draft.key in labels else draft for draft in one.drafted.drafts)
    digest = hashlib.sha256("\n".join([one.digest, *marks]).encode()).hexdigest() if marks else one.digest
    return replace(one, drafted=replace(one.drafted, drafts=drafts), digest=digest)
