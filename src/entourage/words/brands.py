"""Networks and programs, spelled as they spell themselves in every language."""

_SPELLED = {
    "aim": "AIM",
    "gadugadu": "Gadu-Gadu",
    "github": "GitHub",
    "googletalk": "Google Talk",
    "groupwise": "GroupWise",
    "hubspot": "HubSpot",
    "icq": "ICQ",
    "irc": "IRC",
    "kaddressbook": "KAddressBook",
    "kakaotalk": "KakaoTalk",
    "line": "LINE",
    "linkedin": "LinkedIn",
    "msn": "MSN",
    "outlook.com": "Outlook.com",
    "qq": "QQ",
    "sip": "SIP",
    "tiktok": "TikTok",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "xmpp": "XMPP",
    "youtube": "YouTube",
}
_PROGRAMS = frozenset(
    {
        "android",
        "apple",
        "entourage",
        "evolution",
        "facebook",
        "gmail",
        "google",
        "hubspot",
        "instagram",
        "kaddressbook",
        "linkedin",
        "mastodon",
        "nokia",
        "outlook",
        "outlook.com",
        "snapchat",
        "telegram",
        "thunderbird",
        "tiktok",
        "windows",
        "yahoo",
    }
)


def spelled(name: str) -> str:
    """Spell the lower-case name of a network or program."""
    return _SPELLED.get(name, name.capitalize())


def program(dialect: str) -> str:
    """Spell the program that writes a dialect ("outlook-fr"); empty where the dialect is no one program's."""
    name = "outlook.com" if dialect == "outlook-com" else dialect.partition("-")[0]
    return spelled(name) if name in _PROGRAMS else ""
