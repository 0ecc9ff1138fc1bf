"""The words that networks write around names on their pages, in the languages that people copy them in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from entourage.domain.text import fold

# What stands alone on a line: buttons, tabs, headings. Folded: without accents and case.
_ALONE = """
about|accept|account|accounts|activity|add|add contact|add friend|add friends|all|all contacts|all friends|back
birthdays|block|cancel|chat|choose|close|close friend|close friends|connect|connected|connections|contact|contact info
contacts|current city|delete|edit|events|everyone|favorites|favourites|filter|filters|find friends|follow|follow back
followed|follower|followers|following|follows you|friend|friend requests|friends|groups|help|hide|highlights|hometown
home|invitations|invite|join|like|likes|load more|log in|log out|members|member s name|member s occupation|menu|message
messages|messaging|more|more actions|mutual|mutual friends|my contacts|name|names|next|notifications|online|open|options
pending|people|people you may know|photo|photos|posts|previous|privacy|profile|reels|recently added|recommended|remove
reply|report|requested|reset|save|search|search with filters|see all|see all friends|see more|see profile|select
select all|send|settings|share|show all|show more|sort by|suggested|suggested for you|unfollow|unfriend|verified
verified account|verified profile|videos|view profile|work|your connections|your friends|you|high school|college|likes
premium|recently active|active now|status is offline|status is online|status is reachable|status is away|to|cc|bcc
check ins|private account|subscribe|sponsored|all members|admins|admin|moderator|admins and moderators|new members
a propos|abonne|abonnee|abonnes|abonne e s|abonnements|accepter|accueil|actif|actif maintenant|active|afficher plus
ajouter|ajouter un ami|ajouts recents|amies|amis|ami|amie|ami e|ami e s|ami e|ami es|amis en commun|amis proches
anniversaires|annuler|aucun ami en commun|bloquer|certifie|compte certifie|compte verifie|compte prive|chercher
connexions|contacts|contact|discuter|ecole secondaire|ecrire|enregistrer|en commun|envoyer un message|evenements
fermer|filtres|inviter|j aime|le statut est hors ligne|le statut est joignable|le statut est en ligne|lycee
membres|message prive|messagerie|modifier|ne plus suivre|nom|noms|nom du membre|options|parametres|personnes
personnes que vous connaissez peut etre|photos|plus|plus d actions|poste du membre|profession du membre|profil
publications|rechercher|recherche|relations|repondre|retirer|retrouver des amis|se connecter|s abonner|suggestions
suggere|suggestions pour vous|suivi|suivie|suivi e|suivis|suivre|suivre en retour|suivie s|supprimer|tous|tout
tous les amis|toutes les personnes|tout afficher|tout selectionner|trier par|travail|universite|verifie|verifiee
videos|ville actuelle|ville d origine|visites|voir le profil|voir plus|voir tout|voir tous les amis|vous
vous suit|vos relations|administrateur|administratrice|moderateur|moderatrice|nouveaux membres|demande envoyee
freunde|alle freunde|nachricht|nachrichten|mehr|folgen|gefolgt|entfernen|vernetzen|kontakte|follower|info|fotos
geburtstage|suchen|amigos|todos los amigos|mensaje|enviar mensaje|mas|seguir|siguiendo|eliminar|conectar|contactos
seguidores|buscar|cumpleanos|amici|tutti gli amici|messaggio|altro|segui|rimuovi|collegati|cerca|compleanni
vrienden|alle vrienden|bericht|meer|volgen|volgend|verwijderen|mensagem|mais|seguindo|remover|todos os amigos
"""
_BELOW = """
message|envoyer un message|follow|following|remove|suivre|suivi e|suivi|suivie|supprimer|retirer|connect|se connecter
add friend|ajouter|nachricht|folgen|entfernen|mensaje|seguir|siguiendo|eliminar|messaggio|segui|requested
demande envoyee|abonne e|abonne|abonnee|follow back|suivre en retour
"""
# What a remark begins with, where nobody's name does; most others have a word in small letters that no name has.
_BEGINS = """
self employed|in a relationship|it s complicated|follows you|member since |mutual friend|connected on |connected
en relation depuis |en relation|connecte le |connectee le |connecte depuis |vous suit|membre depuis |en couple
celibataire|travaille |travaillait |habite |etudie |etudiait |originaire |retraite chez |vernetzt seit|mitglied seit
lives in |works at |worked at |studied |studies |followed by |suivi par |suivie par |recently active|conectado desde
"""
_COUNTED = re.compile(
    r"\b(?:mutual|friends?|followers?|connections?|amis?|amies?|relations?|abonnes?|commun|freunde?|amigos?|amici"
    r"|vrienden|members?|membres?|ago|il y a|ans|years? old|jahre)\b"
)
_PICTURE = re.compile(
    r"(?:photo de profil de |photo de |image de profil de |avatar de |profile (?:picture|photo) (?:of|for) |photo of"
    r"|profilbild von |foto (?:del? )?perfil de |foto de perfil de |immagine del profilo di )(?P<after>.+)"
    r"|(?P<before>.+?)(?:['’]s|['’]) (?:profile (?:picture|photo)|avatar|photo)",
    re.IGNORECASE,
)
_CONNECTED = re.compile(
    r"(?:connected|en relation|connecte|connectee|vernetzt|conectado|collegato)\b.{0,40}", re.IGNORECASE
)
_ORGANIZATION = re.compile(
    r"\b(?:universit|university|college|school|lycee|cegep|ecole|institut|institute|inc|ltd|llc|gmbh|sarl|sas|corp"
    r"|company|compagnie|societe|group|groupe|foundation|fondation|association|academy|academie|hospital|hopital"
    r"|hochschule|schule|universidad|universita|department|ministere|ministry|agency|agence|consulting|studio|studios"
    r"|entreprise|restaurant|cafe|hotel|bank|banque|museum|musee|systems|solutions|services|technologies)\w{0,3}\b"
)
_LONG = 60
_PLAIN = re.compile(r"[^\w]+")


@lru_cache(65_536)
def plain(text: str) -> str:
    """Fold a line to its words."""
    return _PLAIN.sub(" ", fold(text)).strip()


def _words(table: str) -> tuple[str, ...]:
    return tuple(word for line in table.strip("\n").splitlines() for word in line.split("|"))


@cache
def _alone() -> frozenset[str]:
    return frozenset(_words(_ALONE) + _words(_BELOW))


@cache
def _below() -> frozenset[str]:
    return frozenset(_words(_BELOW))


@cache
def _begins() -> tuple[str, ...]:
    return _words(_BEGINS)


@lru_cache(65_536)
def is_furniture(text: str) -> bool:
    """Tell whether a line is a button, a heading or a remark of a page."""
    words = plain(text)
    return (
        words in _alone()
        or f"{words} ".startswith(_begins())
        or bool(re.search(r"\d", words) and _COUNTED.search(words))
    )


def ends_an_entry(text: str) -> bool:
    """Tell whether a line is what stands below each person: a button, or how many friends are shared."""
    words = plain(text)
    return words in _below() or bool(re.search(r"\d", words) and _COUNTED.search(words)) or is_connection(text)


def is_connection(text: str) -> bool:
    """Tell whether a line says since when two people are connected."""
    return len(text) < _LONG and bool(_CONNECTED.fullmatch(fold(text)))


@lru_cache(65_536)
def pictured(text: str) -> str:
    """Give whose picture a line describes, or an empty text."""
    match = _PICTURE.fullmatch(text.strip())
    return (match["after"] or match["before"] or "").strip() if match else ""


def is_organization(text: str) -> bool:
    """Tell whether a line names a school, a company or the like rather than a person."""
    return bool(_ORGANIZATION.search(plain(text)))
