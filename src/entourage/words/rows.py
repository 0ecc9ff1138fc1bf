"""What was not fully understood of tables, of their rows and columns, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def notices(language: Language) -> dict[str, str]:
    """Give the sentence of each notice, by its code."""
    return {
        "extra_cells": language.gettext(
            "the row has more cells than there are columns; these are kept with the person: “{text}”"
        ),
        "stray_quote": language.gettext(
            "there is a quotation mark where none should be: “{text}”; the row was read all the same"
        ),
        "unbalanced_quote": language.gettext(
            "a quotation mark opens here and never closes; the rows after it were read one by one"
        ),
        "open_quote": language.gettext(
            "a quotation mark opens in this row and never closes; the row was read up to the next, or the file’s end"
        ),
        "damaged_row": language.gettext("the quotation marks of this row are damaged; it could not be read: “{text}”"),
        "cut_off": language.gettext("the file seems cut off at its end (“{text}”); the last entry may be incomplete"),
        "above_headings": language.gettext("this stands above the headings of the columns, and was left out: “{text}”"),
        "comment": language.gettext("this is a comment, and was left out: “{text}”"),
        "row_straightened": language.gettext(
            "the cells of this row did not stand under their headings; it was put straight: “{text}”"
        ),
        "row_shifted": language.gettext(
            "the cells of this row do not stand under their headings, and it was left out: “{text}”"
        ),
        "row_doubtful": language.gettext(
            "the cells of this row may not stand under their headings; it was read as it is: “{text}”"
        ),
        **_of_values(language),
        "unknown_columns": language.gettext("unknown columns: {text}"),
        "kept_columns": language.gettext("columns kept as they are, as before: {text}"),
        "new_columns": language.gettext("new columns, kept as they are: {text}"),
    }


def _of_values(language: Language) -> dict[str, str]:
    return {
        "dates_open": language.gettext(
            "{property}: nothing tells whether the day or the month comes first (“{text}”); if it is read wrongly, say"
            " so under “Dates” in the columns of the file, or with --dates"
        ),
        "dates_contradict": language.gettext(
            "{property}: some dates put the day first and others the month, and this one can be both: “{text}”; if it"
            " is read wrongly, say so under “Dates” in the columns of the file, or with --dates"
        ),
        "not_an_email": language.gettext("{property}: “{text}” is no e-mail address; it is kept as it is"),
        "not_a_number": language.gettext("{property}: “{text}” is no telephone number; it is kept as it is"),
    }
