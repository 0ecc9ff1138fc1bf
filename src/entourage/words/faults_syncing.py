"""Faults of keeping address books in step, and of the passwords that it takes, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "server_unknown": language.gettext(
            "There is no address book “{server}” here. There are: {books}. To add one: entourage server add ADDRESS."
        ),
        "server_ambiguous": language.gettext(
            "“{server}” could be several address books: {books}. Say which one by its number in “server list”."
        ),
        "server_gone": language.gettext("This address book was removed meanwhile. Nothing was changed."),
        "server_book_known": language.gettext("The address book “{book}” is here already. Nothing was changed."),
        "server_name_taken": language.gettext("There is already an address book “{name}”. Choose another name."),
        **_of_losses(language),
        **_of_passwords(language),
        **_of_answers(language),
        "user_needed": language.gettext("Say also by which name {host} knows you: --user NAME."),
        "minutes_unclear": language.gettext("“{text}” is no number of minutes. Say 15 or more, or 0 for by hand."),
        "field_on_both_sides": language.gettext(
            "“{field}” is to leave and to stay. Say only one of --with and --without."
        ),
        "address_books_none": language.gettext(
            "There is no address book of {user} on {host}. Make one there first, then try again."
        ),
        "address_book_not_there": language.gettext("There is no address book “{book}” on {host}. There are: {known}."),
    }


def _of_losses(language: Language) -> dict[str, str]:
    return {
        "server_emptied": language.gettext(
            "“{book}”: {gone} of {had} cards are gone from the server. Nothing was done on either side. If that is "
            "right, these people can go into the trash here."
        ),
        "book_emptied": language.gettext(
            "“{book}”: {gone} of {had} people were deleted here. Nothing was done on either side. If that is right, "
            "their cards can be deleted there."
        ),
    }


def _of_passwords(language: Language) -> dict[str, str]:
    return {
        "password_no_terminal": language.gettext(
            "There is no terminal on which to ask for the password of {host}. Keep it in the keyring with: "
            "entourage server set NAME --new-password; or pipe it in with --password-stdin."
        ),
        "password_not_given": language.gettext("No password was given for {host}. Nothing was sent."),
        "password_no_text": language.gettext("What was piped in is no password: it is not text in UTF-8."),
        "secret_unknown": language.gettext(
            "No password is kept for “{text}”, or several are. See them with: entourage secrets."
        ),
        "password_for_one": language.gettext(
            "One password was piped in, and these address books are on several servers. Name those of one server."
        ),
    }


def _of_answers(language: Language) -> dict[str, str]:
    return {
        "sync_answer_unclear": language.gettext(
            "“{text}” is no answer. Write certain=same, likely=different, “NAME=same”, “NAME=different” or "
            "“NAME=NUMBER”."
        ),
        "sync_keep_unclear": language.gettext(
            "“{text}” does not say what to keep. Write mine, theirs, both or “NAME=mine”."
        ),
        "sync_answer_several": language.gettext(
            "“{who}” may be several people here. Say which one by number: {known}."
        ),
        "sync_nobody_asked": language.gettext(
            "Nothing is asked about “{who}”. See what is with: entourage sync --dry-run."
        ),
    }
