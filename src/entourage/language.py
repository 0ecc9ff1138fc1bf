"""Speak one language: gettext's words, and Babel's forms of numbers, dates and lists."""

from __future__ import annotations

import gettext
import os
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError, dates, lists, numbers

from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.domain.dates import PartialDate

SUPPORTED = ("en", "fr", "fr_CA")
_LETTERS = 2
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})  # what CLDR names beside countries
_LEAP_YEAR = 2000  # for a 29 February whose year is not known


class Language:
    """Say things in one language and one region's forms ("en_CA", "fr_FR", "fr_CA")."""

    def __init__(self, tag: str, catalogues: Path) -> None:
        """Load the catalogues of a locale's tag, from the most regional to the source language."""
        self.locale = Locale.parse(tag)
        chain = [tag, self.locale.language]
        self._words = gettext.translation("entourage", catalogues, chain, fallback=True)

    @property
    def code(self) -> str:
        """Name the catalogue in use: "en", "fr" or "fr_CA"."""
        tag = str(self.locale)
        return tag if tag in SUPPORTED else self.locale.language

    @property
    def letter_paper(self) -> bool:
        """Tell whether pages are Letter here rather than A4 (CLDR, paperSize)."""
        return self.locale.territory in {"US", "CA", "MX", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "PR", "SV", "VE"}

    def gettext(self, message: str) -> str:
        """Translate a sentence."""
        return self._words.gettext(message)

    def said_elsewhere(self, message: str) -> str:
        """Translate a sentence that the code says elsewhere as a literal, untranslated where it says no such thing."""
        return self._words.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Translate a sentence that counts; the count stands in it as {count}, in the locale's form."""
        return self._words.ngettext(singular, plural, count).replace("{count}", self.number(count))

    def pgettext(self, context: str, message: str) -> str:
        """Translate a word that means several things."""
        return self._words.pgettext(context, message)

    def number(self, value: int) -> str:
        """Write a number (1,846; 1 846)."""
        return str(numbers.format_decimal(value, locale=self.locale))

    def percent(self, value: float) -> str:
        """Write a share of one (75%; 75 %)."""
        return str(numbers.format_percent(value, locale=self.locale))

    def date(self, value: date, form: str = "long") -> str:
        """Write a date (20 November 2026; 20 novembre 2026)."""
        return self._first(dates.format_date(value, format=form, locale=self.locale))

    def partial_date(self, value: PartialDate) -> str:
        """Write what is known of a date (12 April 1985; 12 avril; 1985)."""
        whole = date(value.year or _LEAP_YEAR, value.month or 1, value.day or 1)
        if value.year and value.month and value.day:
            return self.date(whole)
        skeleton = "MMMMd" if value.day else "yMMMM" if value.month else "y"
        return self._first(dates.format_skeleton(skeleton, whole, locale=self.locale))

    def tongue(self, tag: str) -> str:
        """Name a language by its tag (BCP 47), or give the text where it is none."""
        try:
            found = Locale.parse(tag.strip().replace("-", "_")).get_display_name(self.locale)
        except (ValueError, UnknownLocaleError):
            return tag
        return found or tag

    def _first(self, text: str) -> str:
        # CLDR has no ordinals, and French writes the first of a month as one.
        return re.sub(r"^1(?= \D)", "1er", text) if self.locale.language == "fr" else text

    def written(self, moment: str) -> str:
        """Write a moment kept as ISO 8601 in the form and time of this place, to the minute."""
        local = datetime.fromisoformat(moment).astimezone()
        day = dates.format_date(local, format="medium", locale=self.locale)
        time = dates.format_time(local, format="short", locale=self.locale, tzinfo=local.tzinfo)
        form = str(dates.get_datetime_format("medium", locale=self.locale)).replace("'", "")
        return self._first(form.replace("{0}", time).replace("{1}", day))

    def day(self, moment: str) -> str:
        """Write the day, here, of a moment kept as ISO 8601, in one line; the year only where it is not this one."""
        local = datetime.fromisoformat(moment).astimezone()
        is_this_year = local.year == datetime.now().astimezone().year
        short = dates.format_skeleton("MMMMd", local, locale=self.locale)
        return (self._first(short) if is_this_year else self.date(local.date())).replace(" ", "\u00a0")

    def listing(self, items: Sequence[str]) -> str:
        """Join words as a sentence does (a, b and c)."""
        return lists.format_list(list(items), locale=self.locale)

    def clauses(self, items: Sequence[str]) -> str:
        """Put clauses one behind the other (a; b)."""
        return self.gettext("{clause}; {next}").format(clause="", next="").join(items)

    def countries(self) -> list[tuple[str, str]]:
        """List (ISO 3166-1 code, name) of the countries, in the order of their names here."""
        every = {str(code): str(name) for code, name in self.locale.territories.items()}
        found = [(code, every[code]) for code in every if len(code) == _LETTERS and code not in _NO_COUNTRIES]
        return sorted(found, key=lambda one: fold(one[1]))

    def quoted(self, text: str) -> str:
        """Put a text in quotation marks."""
        return self.gettext("“{text}”").format(text=text)

    def either(self, items: Sequence[str]) -> str:
        """Join words of which one is meant (a, b or c)."""
        return lists.format_list(list(items), style="or", locale=self.locale)


def own_name(tag: str) -> str:
    """Name a language as those who speak it do (Français (Canada))."""
    name = Locale.parse(tag).get_display_name() or tag
    return name[:1].upper() + name[1:]


def negotiate(wanted: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Choose a locale's tag from what was asked, else from the environment, else English."""
    for candidate in (wanted, *(environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        tag = (candidate or "").partition(".")[0].partition("@")[0].replace("-", "_")
        try:
            locale = Locale.parse(tag)
        except (ValueError, UnknownLocaleError):
            continue
        if locale.language in {"fr", "en"}:
            return str(locale)
        if candidate:
            break
    return "en"
