"""Telephone numbers in the form in which people of a place write them."""

from __future__ import annotations


def usual_form(text: str, region: str) -> str:
    """Write a number as is usual in a region (ISO 3166-1), in the international form where it was written in that.

    What is no valid number stays as it was typed; so does a number without a country where the region is unknown.
    """
    # Its tables take a tenth of a second to import.
    import phonenumbers  # noqa: PLC0415

    if any(letter.isalpha() or letter in ",;*#" for letter in text):
        return text  # 1-800-FLOWERS is remembered by its letters, and what is dialled afterwards is no number
    try:
        number = phonenumbers.parse(text, region.upper() or None, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_valid_number(number):
        return text
    form = phonenumbers.PhoneNumberFormat
    is_national = number.country_code_source == phonenumbers.CountryCodeSource.FROM_DEFAULT_COUNTRY
    return str(phonenumbers.format_number(number, form.NATIONAL if is_national else form.INTERNATIONAL))
