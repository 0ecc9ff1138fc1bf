"""Changes and counts are said as whole sentences, whatever they are of."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.contact import Held, Kind, Photo, Value
from entourage.domain.editing import Edit
from entourage.domain.merging import Effect, FieldChange
from entourage.language import Language
from entourage.words import importing, planning

ENGLISH, FRENCH = (Language(tag, assets.folder("i18n")) for tag in ("en", "fr"))
PHOTO = Value(kind=Kind.PHOTO, photo=Photo(media_type="image/png", data=b"1"))
OTHER = Value(kind=Kind.PHOTO, photo=Photo(media_type="image/png", data=b"2"))

UNREAD = Value(kind=Kind.OTHER, name="PHOTO", text="%%%")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FieldChange(Effect.VANISH, Held(id=1, value=PHOTO), None), "Photo: no longer in the file; yours stays"),
        (FieldChange(Effect.ADD, None, PHOTO), "Photo: added"),
        (FieldChange(Effect.REPLACE, Held(id=1, value=PHOTO), OTHER), "Photo: replaced"),
        (FieldChange(Effect.REPLACE, Held(id=1, value=UNREAD), PHOTO), "Photo: replaced"),
        (FieldChange(Effect.DROP, Held(id=1, value=PHOTO), None), "Photo: taken away"),
        (FieldChange(Effect.DROP, Held(id=1, value=UNREAD), None), "PHOTO: %%% (taken away)"),
        (FieldChange(Effect.KEEP, Held(id=1, value=PHOTO), OTHER), "Photo: yours stays; the file has another"),
    ],
)
def test_a_change_of_a_photo_is_said_without_a_hole_where_its_words_would_be(change: FieldChange, said: str) -> None:
    assert importing.change(ENGLISH, change) == said


def test_a_photo_taken_away_is_said_without_a_hole_where_its_words_would_be() -> None:
    assert importing.edited(ENGLISH, Edit(Held(id=1, value=PHOTO), None)) == "Photo: taken away"


@pytest.mark.parametrize(("count", "said"), [(0, "illisible"), (1, "illisible"), (2, "illisibles")])
def test_the_tile_of_the_unreadable_agrees_with_its_number(count: int, said: str) -> None:
    numbers = dict.fromkeys(("new", "updated", "same", "maybe", "unreadable"), count)
    assert planning.tiles(FRENCH, numbers)["unreadable"] == said


@pytest.mark.parametrize(("label", "said"), [("Spouse", "Personne liée (conjoint·e)"), ("Parrain", "Parrain")])
def test_a_relation_that_a_file_names_in_english_is_named_in_the_language_of_the_window(label: str, said: str) -> None:
    value = Value(kind=Kind.RELATED, text="Jenny", label=label)
    assert importing.labelled_field(FRENCH, value) == said


def test_a_long_text_that_changed_is_shown_from_where_it_differs() -> None:
    begin = "A first line of a note that is rather long\n" * 3
    before, after = (Value(kind=Kind.NOTE, text=begin + end) for end in ("plays chess", "sings"))
    said = importing.change(ENGLISH, FieldChange(Effect.REPLACE, Held(id=1, value=before), after))
    assert said == "Note: …that is rather long plays chess → …that is rather long sings"
