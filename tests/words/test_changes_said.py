"""Changes and counts are said as whole sentences, whatever they are of."""

from __future__ import annotations

import pytest

from entourage import assets
from entourage.domain.contact import Held, Kind, Photo, Value
from entourage.domain.editing import Edit
from entourage.domain.merging import Effect, FieldChange
from entourage.language import Language
from entourage.words import changes, importing, planning

ENGLISH, FRENCH = (Language(tag, assets.folder("i18n")) for tag in ("en", "fr"))
PHOTO = Value(kind=Kind.PHOTO, photo=Photo(media_type="image/png", data=b"1"))
OTHER = Value(kind=Kind.PHOTO, photo=Photo(media_type="image/png", data=b"2"))

CHEF, COOK = (Value(kind=Kind.TITLE, text=text) for text in ("Chef", "Cook"))
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
        (
            FieldChange(Effect.KEEP, Held(id=1, value=CHEF, by_hand=True), COOK),
            "Job title: yours stays, Chef; the file says Cook",
        ),
        (
            FieldChange(Effect.KEEP, Held(id=1, value=CHEF), COOK),
            "Job title: Chef stays, as another source has it; the file says Cook",
        ),
        (FieldChange(Effect.KEEP, None, COOK), "Job title: you took it away; the file says Cook"),
    ],
)
def test_a_change_is_said_whole_with_whose_word_stays_and_without_holes_where_a_photo_has_no_words(
    change: FieldChange, said: str
) -> None:
    assert changes.change(ENGLISH, change) == said


def test_a_photo_taken_away_is_said_without_a_hole_where_its_words_would_be() -> None:
    assert changes.edited(ENGLISH, Edit(Held(id=1, value=PHOTO), None)) == "Photo: taken away"


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
    said = changes.change(ENGLISH, FieldChange(Effect.REPLACE, Held(id=1, value=before), after))
    assert said == "Note: …that is rather long plays chess → …that is rather long sings"
