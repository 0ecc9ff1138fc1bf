"""Give people the pictures that lie beside their cards, as in Google’s archives, where a name says whose each is.

A picture is taken only where exactly one person of its folder has its name, and it alone is called so. What the card
itself says decides who that is: the key of a draft stays as it is without the picture. The same person in another list
of the archive, as Google lists everyone under each label, has the same picture. A large archive comes in several files,
and the pictures of a folder may be in another than its list.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Photo, of_kind
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.formats import inner_files
from entourage.formats.limits import LARGEST_FILE
from entourage.formats.picture_names import Meant, Names, spelled
from entourage.formats.pictures import LARGEST_PHOTO
from entourage.formats.record import Notice
from entourage.formats.vcard_photo import media_type
from entourage.importing.draft import pictured
from entourage.operations.kept import Pictures
from entourage.operations.picture_homes import homes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.watching import Watch
    from entourage.formats.containers import Member
    from entourage.formats.pictures import Fitted
    from entourage.importing.draft import Draft
    from entourage.operations.gathering import Gathering
    from entourage.operations.picture_homes import Home
    from entourage.operations.reading import Read

_BY_GOOGLE = "google"


def with_pictures(
    read: Sequence[Read], gathering: Gathering, watch: Watch = unwatched, kept: Pictures | None = None
) -> list[Read]:
    """Give the people of folders and archives the pictures beside their cards; `gathering` is told which these are.

    kept: the pictures of an import that was prepared before, of which only those that have changed are read anew.
    """
    found, kept = list(read), kept or Pictures()
    homes = homes_of([one for one in read if one.container and one.reading.format == "vcard"], gathering)
    for base, pictures in homes.items():
        places = [place for place, one in enumerate(read) if one.container == base and one.reading.format == "vcard"]
        beside = _Beside([read[place] for place in places], pictures, (watch, kept))
        for place, one in zip(places, beside.read(), strict=True):
            found[place] = one
        gathering.note_pictures(base, beside.people, 0, beside.left)
        for holder, files in Counter(pictures[one].holder for one in beside.files).items():
            gathering.note_pictures(holder, 0, files, {})
    kept.keep_only([one for pictures in homes.values() for one in pictures])
    return found


@dataclass(slots=True)
class _Folder:
    """Live as a folder with cards: the keys of its people by their names as files spell them, and its pictures."""

    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pictures: list[Member] = field(default_factory=list)
    by_google: bool = False


class _Beside:
    """Live as the pictures beside the cards of one folder or archive.

    taken: the pictures by the key of the draft; files: those that they are; left: those not taken, by code.
    """

    def __init__(self, lists: Sequence[Read], pictures: Mapping[Member, Home], how: tuple[Watch, Pictures]) -> None:
        """Take the lists and the pictures beside them, who watches, and what was kept of the pictures."""
        self._lists = lists
        self._watch, self._kept = how
        self._drafts: dict[str, Draft] = {}
        self._size = 0
        self.taken: dict[str, Fitted] = {}
        self.files: list[Member] = []
        self.left: dict[str, list[str]] = {}
        folders = self._folders()
        for one, home in pictures.items():
            if home.folder in folders:
                folders[home.folder].pictures.append(one)
        for _, folder in sorted(folders.items()):
            self._take(folder)

    def read(self) -> list[Read]:
        """Give the lists, with the pictures that were taken, and what is to be told of these."""
        return [self._pictured(one) for one in self._lists]

    @property
    def people(self) -> int:
        """Count who has one of the pictures now."""
        return sum(bool(one.data) for one in self.taken.values())

    def trouble(self, code: str, members: Sequence[Member]) -> None:
        """Note pictures that are not taken, by code."""
        if members:
            self.left.setdefault(code, []).extend(map(_name, members))

    def _folders(self) -> dict[Path, _Folder]:
        folders: dict[Path, _Folder] = defaultdict(_Folder)
        for one in self._lists:
            for draft in one.drafted.drafts:
                folder = folders[one.card(draft.line)[1].parent]
                folder.people[spelled(draft.name)].add(draft.key)
                folder.by_google |= one.reading.dialect == _BY_GOOGLE
                self._drafts.setdefault(draft.key, draft)
        return folders

    def _take(self, folder: _Folder) -> None:
        """Take the pictures of a folder that are certain, and put the others where it is said why they are not."""
        named: dict[str, list[tuple[Meant, Member]]] = defaultdict(list)
        names = Names(folder.people)
        for one in folder.pictures:
            found = names.meant(_name(one))
            named[found.name].append((found, one))
        nobody = [one for _, one in named.pop("", [])]
        if named or folder.by_google:  # else they are pictures of anything, in a folder that has a list of people too
            self.trouble("pictures_of_nobody", nobody)
        sure: dict[str, Member] = {}
        for name, pictures in named.items():
            keys = folder.people[name]
            if len(keys) > 1 or len(pictures) > 1 or pictures[0][0].is_numbered:
                self.trouble("pictures_unsure", [one for _, one in pictures])
            else:
                sure[next(iter(keys))] = pictures[0][1]
        self._read(sure)

    def _read(self, sure: dict[str, Member]) -> None:
        for key, (member, fitted) in zip(sure, self._fitted(list(sure.values())), strict=True):
            if fitted is None:
                self.trouble("entries_damaged", [member])
                continue
            before = self.taken.get(key)
            if before or _pictures_of(self._drafts[key]):
                is_same = fitted.data in ([before.data] if before else _pictures_of(self._drafts[key]))
                self.trouble("pictures_besides", [] if is_same else [member])
                self.files += [member] * is_same
            elif self._size + len(fitted.data) > LARGEST_FILE:
                self.trouble("pictures_too_many", [member])
            else:
                self._size += len(fitted.data)
                self.files.append(member)
                self.taken[key] = fitted

    def _fitted(self, members: Sequence[Member]) -> Iterator[tuple[Member, Fitted | None]]:
        """Give each picture as a book keeps it; None of one that is damaged or gone."""
        known = {member: self._kept.of(member) for member in members}
        contents = inner_files.read_each((one for one in members if known[one] is None), LARGEST_PHOTO + 1)
        for member in members:
            fitted = known[member]
            if fitted is None:
                self._watch(Progress(Stage.READING, member.path.name))
                _, data = next(contents)
                fitted = None if data is None else self._kept.fitted(member, data)
            yield member, fitted

    def _pictured(self, one: Read) -> Read:
        """Give a list the pictures; it is another file with them, so that they are news where it came without."""
        said = {draft.key: self.taken[draft.key] for draft in one.drafted.drafts if draft.key in self.taken}
        if not said:
            return one
        drafts = tuple(_with(draft, said[draft.key]) if draft.key in said else draft for draft in one.drafted.drafts)
        notices = (
            Notice(line=draft.line, property="PHOTO", code=said[draft.key].code, text=said[draft.key].text)
            for draft in one.drafted.drafts
            if draft.key in said and said[draft.key].code
        )
        drafted = replace(one.drafted, drafts=drafts, notices=(*one.drafted.notices, *notices))
        marks = sorted(f"{key} {hashlib.sha256(fitted.data).hexdigest()}" for key, fitted in said.items())
        digest = hashlib.sha256("\n".join([one.digest, *marks]).encode()).hexdigest()
        return replace(one, drafted=drafted, digest=digest)


def _with(draft: Draft, fitted: Fitted) -> Draft:
    return pictured(draft, Photo(media_type(fitted.data), fitted.data)) if fitted.data else draft


def _pictures_of(draft: Draft) -> list[bytes]:
    found = (value.photo.data for value in of_kind(draft.values, Kind.PHOTO) if value.photo)
    return [data for data in found if data]


def _name(member: Member) -> str:
    """Give a file's own name, however long."""
    return member.path.name
