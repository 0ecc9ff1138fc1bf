"""The titles of the lists in Meta's archives, in the languages of their accounts."""

from __future__ import annotations

import re

from entourage.domain.text import fold

_BLANKS = re.compile(r"[\s\u200b-\u200f]+")
_MINE = frozenset(
    map(
        fold,
        (
            *(
                "your",
                "my",
                "vos",
                "tes",
                "mes",
                "votre",
                "deine",
                "ihre",
                "meine",
                "dein",
                "mine",
                "tus",
                "sus",
                "mis",
            ),
            *(
                "i",
                "tuoi",
                "le",
                "tue",
                "miei",
                "os",
                "seus",
                "teus",
                "meus",
                "je",
                "jouw",
                "uw",
                "mijn",
                "dina",
                "dine",
            ),
            *(
                "twoi",
                "tuoje",
                "tvoje",
                "vase",
                "vasi",
                "vasa",
                "sinun",
                "teidan",
                "ваши",
                "твои",
                "ваші",
                "твої",
                "σας",
            ),
        ),
    )
)
_NAMED = {
    "friend": (
        "friends",
        "ami(e)s|amis|ami·e·s|ami.e.s|amies",
        "freunde|freund*innen|freund:innen|freundinnen und freunde|facebook-freunde",
        "amigos|amigas|amistades|amics",
        "amici",
        "vrienden",
        "vanner|venner|ystavat|kaverit|ystavasi",
        "znajomi|przyjaciele",
        "pratele|priatelia|prijatelji",
        "ismerosok|ismeroseid|baratok|barataid",
        "prieteni|prietenii tai|prietenii dvs.|prietenii",
        "друзья|друзі|приятели|пријатељи",
        "φιλοι|οι φιλοι σας|οι φιλοι σου",
        "arkadaslar|arkadaslarin|arkadaslariniz",
        "teman|teman anda|rakan|rakan anda|ban be|ban be cua ban",
        "朋友|好友|你的朋友|你的好友|您的好友|您的朋友|友達|あなたの友達|친구|내 친구|회원님의 친구|เพื่อน|เพื่อนของคุณ",
        "أصدقاؤك|الأصدقاء|חברים|החברים שלך|मित्र|आपके मित्र|आपके दोस्त",
    ),
    "follower": (
        "followers|follower",
        "abonnes|abonne(e)s|followers",
        "abonnenten|follower*innen",
        "seguidores|seguidors|seguaci",
        "volgers|volger|foljare|folgere|seuraajat",
        "obserwujacy|sledujici|sledovatelia|pratitelji|kovetok|urmaritori",
        "подписчики|підписники|последователи|ακολουθοι|takipciler|pengikut|nguoi theo doi",
        "粉丝|粉絲|フォロワー|팔로워|ผู้ติดตาม|المتابعون|עוקבים",
    ),
    "following": (
        "following|accounts you follow|profiles you follow",
        "abonnements|suivi(e)s|suivis|comptes suivis|profils suivis",
        "abonniert|gefolgt|folge ich",
        "seguidos|siguiendo|seguindo|a seguir|seguint|seguiti|account che segui|profili seguiti",
        "volgend|volgt|foljer|folger|seurataan|seuratut",
        "obserwowani|obserwowane|sleduji|sledovani|pratim|koveted|urmariti|urmaresti",
        "подписки|стежить|стежите|последвани|ακολουθειτε|takip|takip edilenler|takip ettiklerin",
        "mengikuti|dang theo doi",
        "关注|正在关注|追蹤中|フォロー中|팔로잉|กำลังติดตาม|المتابَعون|يتابع|במעקב",
    ),
    "close-friend": (
        "close friends|close friends list",
        "ami(e)s proches|amis proches|liste d'amis proches",
        "enge freunde|liste enger freunde|mejores amigos|mejores amistades|amigos proximos|melhores amigos",
        "amici piu stretti",
        "goede vrienden|beste vrienden|nara vanner|naere venner|laheiset kaverit|laheiset ystavat",
        "bliscy znajomi|blizci pratele|prieteni apropiati|kozeli baratok|близкие друзья|близькі друзі|στενοι φιλοι",
        "yakin arkadaslar|teman dekat|ban than",
        "密友|挚友|摯友|親しい友達|친한 친구|เพื่อนสนิท|الأصدقاء المقربون|חברים קרובים",
    ),
}


def relation_of(title: str) -> str:
    """Tell what list a page's title names: "friend", "follower", "following", "close-friend", or an empty text."""
    folded = _folded(title)
    bare = " ".join(word for word in folded.split() if word not in _MINE)
    return _RELATIONS.get(folded, "") or _RELATIONS.get(bare, "")


def _folded(title: str) -> str:
    return _BLANKS.sub(" ", fold(title).replace("’", "'")).strip(" .:")


_RELATIONS = {_folded(name): relation for relation, rows in _NAMED.items() for row in rows for name in row.split("|")}
