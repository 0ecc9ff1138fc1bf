"""What someone new has is written as it was said, taken apart by SQLite or here."""

from typing import TYPE_CHECKING

import pytest

from entourage.domain.contact import Kind, Photo, Value
from entourage.domain.keeping import cached, kept, packed
from entourage.operations.book import open_book
from entourage.storage import contacts, values

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    Value(kind=Kind.FORMATTED_NAME, text='Zoé 😀 "A" \\ B'),
    Value(
        kind=Kind.NOTE, text="zero\0 one\x01 line\nnext\u2028tab\t", label='my "own"', group="item1", raw="zero\0 0012"
    ),
    Value(kind=Kind.TELEPHONE, text="0012", types=("home", "pré"), parameters=(("X-A", 'é"\\'),)),
    Value(kind=Kind.ADDRESS, parts=("", "", '1, rue "B"\\', "Québec", "", "zero\0", "")),
    Value(kind=Kind.OTHER, name="X-\\u0000", text="null"),
    Value(kind=Kind.PHOTO, photo=Photo("image/png", b"\0\1picture")),
    Value(kind=Kind.PHOTO, photo=Photo("", b"", "https://example.org/a.png")),
    Value(kind=Kind.EMAIL, text="zoe@example.org"),
)


@pytest.mark.parametrize("largest", [values.LARGEST, 0], ids=["by SQLite", "here"])
def test_what_new_people_have_is_kept_to_the_letter_and_in_its_order(
    tmp_path: "Path", monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(values, "LARGEST", largest)
    database = open_book(tmp_path)
    several = [SAID, (), SAID[::-1]]
    with database.unit("import") as unit:
        keys = contacts.take_ids(unit, len(several))
        made = contacts.create(unit, [_person(*one) for one in zip(keys, several, strict=True)], by_hand=True)
    with database.read() as session:
        held = values.held(session, keys)
    database.close()
    assert [tuple(one.value for one in held[key]) for key in keys] == several
    assert [one.id for key in keys for one in held[key]] == list(made)
    assert [[one.position for one in held[key]] for key in keys] == [list(range(len(said))) for said in several]
    assert all(one.by_hand and not one.removed for found in held.values() for one in found)


def _person(key: int, said: tuple[Value, ...]) -> contacts.NewContact:
    columns = [kept(value) for value in said]
    pictures = {one.picture: value.photo for one, value in zip(columns, said, strict=True) if one.picture}
    return contacts.NewContact(
        id=key,
        uid=f"uid {key}",
        kind="individual",
        cached=cached(said),
        packed=packed(columns),
        count=len(columns),
        pictures={digest: photo for digest, photo in pictures.items() if photo},
    )
