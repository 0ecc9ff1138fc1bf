"""Read the lists of accounts that TikTok writes as text, unless one asks for JSON: two lines each, and a blank one.

Followers, those followed and those blocked are written alike, so that only the name of the file tells which they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.text import fold
from entourage.formats.delimited_rows import split_lines
from entourage.formats.meta_titles import relation_of
from entourage.formats.record import Notice, Reading, Record
from entourage.formats.tiktok import record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLIP = 200
_MOMENT = re.compile(r"[^:\n]{1,40}[:：]\s*(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d)?(?:\s*(?:UTC|GMT))?\s*")
_USER = re.compile(r"([^:\n]{1,40})[:：]\s*@?(\S{1,100})\s*")
_NAMED = frozenset(
    map(
        fold,
        (
            *("username", "user name", "gebruikersnaam", "benutzername", "nutzername", "nom d'utilisateur"),
            *("nom d’utilisateur", "nombre de usuario", "usuario", "nome utente", "nome de usuário", "nom d'usuari"),
            *("nome de utilizador", "nazwa użytkownika", "uživatelské jméno", "používateľské meno", "felhasználónév"),
            *("nume de utilizator", "brugernavn", "brukernavn", "användarnamn", "käyttäjänimi", "korisničko ime"),
            *("kullanıcı adı", "όνομα χρήστη", "имя пользователя", "ім’я користувача", "ім'я користувача"),
            *("потребителско име", "nama pengguna", "tên người dùng", "ユーザー名", "用户名", "使用者名稱", "用戶名稱"),
            *("사용자 이름", "ชื่อผู้ใช้", "اسم المستخدم", "שם משתמש", "उपयोगकर्ता नाम", "user id"),
        ),
    )
)
_BEHIND = re.compile(r"(?:[\s_-]*(?:\(?\d+\)?|lists?|lijst|liste|lista))+\s*\Z", re.IGNORECASE)
_SAMPLE = 200
_BEGINNING = 50_000


def looks_like(text: str) -> bool:
    """Tell whether a text is such a list: most of its lines are a moment with a user's name below it."""
    lines = [line for line in split_lines(text[:_BEGINNING])[:_SAMPLE] if line.strip()]
    pairs = sum(bool(_MOMENT.fullmatch(above) and _user(below)) for above, below in pairwise(lines))
    return bool(lines) and bool(_MOMENT.fullmatch(lines[0])) and pairs * 4 > len(lines)


def read(text: str, encoding: str) -> Reading:
    """Read each account with the day since when; a line that belongs to none is told."""
    return Reading(
        format="txt", dialect="tiktok", encoding=encoding, items=_items([line.strip() for line in split_lines(text)])
    )


def relation_in(name: str) -> str:
    """Tell by the name of a file which list it is: "follower", "following", or an empty text."""
    relation = relation_of(_BEHIND.sub("", name.rsplit(".", 1)[0]))
    return relation if relation in {"follower", "following"} else ""


def related(items: Iterable[Record | Notice], relation: str) -> Iterator[Record | Notice]:
    """Say of accounts which list they stand in."""
    for item in items:
        if isinstance(item, Record):
            values = (
                replace(value, types=(relation,)) if value.kind is Kind.PROFILE else value for value in item.values
            )
            yield replace(item, values=tuple(values))
        else:
            yield item


def _items(lines: list[str]) -> Iterator[Record | Notice]:
    place = 0
    while place < len(lines):
        above, below = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
        moment, user = _MOMENT.fullmatch(above), _user(below)
        place += 1
        if moment and user:
            yield record_of(user, "", place, moment[1], [], f"{above}\n{below}")
            place += 1
        elif above.strip():
            yield Notice(line=place, code="bad_entry", text=above[:_CLIP], rejected=True)


def _user(line: str) -> str:
    match = _USER.fullmatch(line)
    return match[2] if match and fold(match[1].strip()) in _NAMED else ""
