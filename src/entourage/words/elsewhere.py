"""What a file is that holds no contacts of mine, and what to take instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def looks(language: Language, kind: str) -> str:
    """Name what a file is that holds no contacts."""
    return (_files(language) | _lists(language)).get(kind) or kind.upper()


def _files(language: Language) -> dict[str, str]:
    return {
        "binary": language.gettext("no text"),
        "chat": language.gettext("a conversation"),
        "calendar": language.gettext("a calendar"),
        "film": language.gettext("a film"),
        "html": language.gettext("a web page"),
        "program": language.gettext("a program"),
        "text": language.gettext("plain text"),
        "office": language.gettext("a file of Outlook, Word or Excel"),
        "outlook-pst": language.gettext("a data file of Outlook"),
        "windows-contact": language.gettext("a contact of Windows"),
        "telegram-page": language.gettext("a web page of Telegram"),
        "sqlite": language.gettext("a database"),
        "plist": language.gettext("a file of settings of a Mac"),
        "spreadsheet": language.gettext("a spreadsheet"),
        "text-document": language.gettext("a text document"),
        "document": language.gettext("a document of another program"),
        "iwork": language.gettext("a document of Numbers or Pages"),
    }


def _lists(language: Language) -> dict[str, str]:
    return {
        "facebook-requests": language.gettext("friend requests on Facebook, not friends"),
        "facebook-former": language.gettext("those who are no longer your friends on Facebook"),
        "facebook-following": language.gettext("whom you follow on Facebook, not your friends"),
        "facebook-followers": language.gettext("who follows you on Facebook, not your friends"),
        "facebook-blocked": language.gettext("whom you blocked on Facebook"),
        "facebook-suggested": language.gettext("whom Facebook thinks you may know"),
        "facebook-interactions": language.gettext("whose pages you looked at on Facebook"),
        "instagram-requests": language.gettext("follow requests on Instagram"),
        "instagram-blocked": language.gettext("whom you blocked or restricted on Instagram"),
        "instagram-former": language.gettext("whom you no longer follow on Instagram, or who no longer follow you"),
        "instagram-suggested": language.gettext("whom Instagram suggested to you"),
        "instagram-hidden": language.gettext("from whom you hide your stories on Instagram"),
        "instagram-hashtags": language.gettext("hashtags that you follow on Instagram"),
        "instagram-list": language.gettext("another list of Instagram"),
        "linkedin-invitations": language.gettext("invitations on LinkedIn"),
        "linkedin-messages": language.gettext("messages on LinkedIn"),
        "linkedin-endorsements": language.gettext("skills that somebody endorsed on LinkedIn"),
        "linkedin-recommendations": language.gettext("recommendations on LinkedIn"),
        "linkedin-followed": language.gettext("whom you follow on LinkedIn, not your connections"),
        "linkedin-other": language.gettext("a table of LinkedIn’s archive that lists no people"),
        "meta-page": language.gettext("a page of Facebook or Instagram that is not known as a list of yours"),
        "meta-unnamed": language.gettext("a list of Facebook or Instagram that does not say what it is"),
        "tiktok-unnamed": language.gettext("accounts on TikTok that nothing names as followers or followed"),
        "mastodon-me": language.gettext("your own profile on Mastodon"),
        "mastodon-posts": language.gettext("posts on Mastodon"),
        "mastodon-blocked": language.gettext("whom you blocked or muted on Mastodon, as the name of the file says"),
        "mastodon-muted": language.gettext("whom you muted on Mastodon"),
        "domains": language.gettext("a list of servers"),
        "x-accounts": language.gettext("accounts on X, by their numbers only"),
        "x-contacts": language.gettext("numbers and addresses that X took from your phone, without names"),
        "whatsapp-numbers": language.gettext("numbers of your contacts on WhatsApp, without names"),
        "x-archive": language.gettext("part of an archive of X"),
    }


def instead(language: Language, kind: str) -> str:
    """Say what to take instead, or how to ask for something that can be read."""
    return (_exports(language) | _archives(language)).get(kind) or language.gettext(
        "Choose a vCard, CSV, LDIF or JSON file, or the ZIP file of a network."
    )


def _exports(language: Language) -> dict[str, str]:
    outlook = language.gettext(
        "In Outlook: File, Open & Export, Import/Export, Export to a file, Comma Separated Values, Contacts."
    )
    table = language.gettext("Open it, and save the sheet with the people as CSV (UTF-8).")
    numbers = language.gettext("Open it in Numbers: File, Export To, CSV, and as text encoding Unicode (UTF-8).")
    text = language.gettext("Open it, and copy and paste the names or addresses.")
    apple = language.gettext("On the Mac, in Contacts: select everyone, then File, Export, Export vCard.")
    return {
        "outlook-pst": outlook,
        "office": f"{outlook} {table}",
        "spreadsheet": table,
        "iwork": numbers,
        **dict.fromkeys(("text-document", "document"), text),
        "pdf": language.gettext("Export the list from the program that made it, as CSV or vCard."),
        "html": language.gettext("If it lists people: copy them on the page and paste them, or save them as CSV."),
        "windows-contact": language.gettext(
            "In the folder Contacts of Windows: Export, vCards (folder of .vcf files); then choose that folder."
        ),
        "sqlite": apple,
        "plist": apple,
        "telegram-page": language.gettext(
            "In Telegram Desktop: Settings, Advanced, Export Telegram data, Contacts list, and as format JSON."
        ),
        **dict.fromkeys(("tar", "7z", "rar"), language.gettext("Unpack it, then import the folder that comes of it.")),
        "chat": language.gettext("Export the contacts of your phone instead."),
        "text": language.gettext("Names or addresses in a text can be copied and pasted."),
    }


def _archives(language: Language) -> dict[str, str]:
    json = language.gettext(
        "Ask Facebook or Instagram again (Accounts Center, Your information and permissions, Export your information), "
        "and choose JSON as format."
    )
    friends = language.gettext("Your friends are in “your_friends.json” of the same archive.")
    followers = language.gettext(
        "Take “followers_1.json”, “following.json” or “close_friends.json” of the same archive."
    )
    mastodon = language.gettext("On Mastodon: Preferences, Import and export, Data export, Follows or Lists.")
    connections = language.gettext("Those whom you know on LinkedIn are in “Connections.csv” of the same archive.")
    numbers = language.gettext("X tells no names there. Copy the list from the page of your followers, and paste it.")
    return {
        "meta-page": json,
        "meta-unnamed": json,
        **dict.fromkeys((kind for kind in _lists(language) if kind.startswith("facebook-")), friends),
        **dict.fromkeys((kind for kind in _lists(language) if kind.startswith("instagram-")), followers),
        **dict.fromkeys((kind for kind in _lists(language) if kind.startswith("linkedin-")), connections),
        **dict.fromkeys(("mastodon-me", "mastodon-posts", "mastodon-muted", "mastodon-blocked", "domains"), mastodon),
        **dict.fromkeys(("x-accounts", "x-contacts", "x-archive"), numbers),
        "tiktok-unnamed": language.gettext(
            "Where it is one of these: call the file “Follower.txt” or “Following.txt”."
        ),
        "whatsapp-numbers": language.gettext("Export the contacts of your phone instead."),
    }
