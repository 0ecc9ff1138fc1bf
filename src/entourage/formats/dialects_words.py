"""The words that headings of unknown tables are made of, in the languages of the west of Europe, others from a file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from entourage.assets import folder
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_THINGS = """
|en|fr|de
formatted_name|name ~ full name ~ display name ~ contact ~ contact name|nom complet ~ nom a afficher ~ nom affiche|
formatted_name|fullname ~ displayname||anzeigename ~ vollstandiger name ~ vor und nachname
formatted_name|||vor und zuname ~ vor nachname ~ vor zuname
name.given|first name ~ firstname ~ given name ~ forename ~ first|prenom|vorname ~ rufname
name.family|last name ~ lastname ~ family name ~ surname ~ last|nom de famille|nachname ~ familienname ~ zuname
formatted_name||nom|name
name.additional|middle name ~ additional name ~ middle|deuxieme prenom ~ second prenom|
name.additional|middle names ~ middlenames ~ additional names||
name.given|fname ~ f name ~ fname c ~ givenname ~ christian name||
name.family|lname ~ l name ~ lname c ~ sname||
name.additional|mname ~ second name ~ middle initial||
name.additional|||zweiter vorname ~ weitere vornamen
name.prefix|prefix ~ name prefix ~ salutation ~ honorific|civilite ~ prefixe ~ titre de civilite|anrede
formatted_name|first last name ~ contact person|personne de contact ~ interlocuteur|ansprechpartner ~ kontaktperson
formatted_name|first and last name||ansprechpartnerin ~ ansprechperson
name.given|name first ~ forenames ~ given names ~ first names|prenoms|vornamen
name.family|name last||
name.additional|name middle||
name.suffix|suffix ~ name suffix|suffixe|namenszusatz
name.title|title|titre|titel
nickname|nickname ~ nick ~ alias|surnom ~ pseudo|spitzname
organization|company ~ organization ~ organisation ~ employer ~ company name||
organization|organization name ~ organisation name ~ current employer ~ account name ~ business name||
organization||entreprise ~ societe ~ employeur ~ raison sociale|firma ~ unternehmen
organization.unit|department ~ division|service ~ departement|abteilung
title|job position||
title|job title ~ position ~ job|fonction ~ poste ~ intitule du poste|position ~ funktion ~ berufsbezeichnung ~ stelle
role|role ~ profession ~ occupation|metier ~ profession|beruf ~ rolle
email|email ~ e mail ~ mail ~ email address ~ e mail address ~ emails ~ e mails||
email||adresse email ~ adresse e mail ~ courriel ~ mel ~ adresse electronique|
email|||mailadresse ~ e mail adresse ~ email adresse
telephone|phone ~ telephone ~ tel ~ phone number ~ telephone number|numero de telephone|
telephone:cell||tel cell ~ tel mob ~ tel port|
telephone|||telefon ~ telefonnummer ~ rufnummer ~ tel nr
telephone.area|area code|indicatif|vorwahl ~ vorwahl tel
telephone:cell|mobile ~ cell ~ mobile phone ~ cell phone ~ cellphone ~ mobile number||
telephone:cell||portable ~ cellulaire ~ tel portable ~ telephone portable ~ telephone mobile ~ tel mobile|
telephone:cell|||handy ~ mobil ~ mobiltelefon ~ handynummer ~ mobilnummer
telephone:fax|fax ~ fax number|telecopie ~ telecopieur|faxnummer ~ telefax
telephone:pager|pager|radiomessagerie|
telephone:video|phone video||
telephone:car|car phone||autotelefon
telephone:pref|primary phone||
telephone:assistant|assistant s phone||
address.formatted|address ~ postal address ~ full address|adresse ~ adresse postale|anschrift ~ postanschrift
address.formatted:home|||privatadresse ~ privatanschrift ~ wohnadresse ~ wohnanschrift ~ heimatadresse
address.formatted:work|||geschaftsadresse ~ firmenadresse ~ firmenanschrift ~ dienstadresse ~ dienstanschrift
address.street|street ~ street address ~ address line|rue ~ voie|strasse ~ str
address.street|street and number|n et rue ~ numero et rue ~ rue et numero ~ n rue|strasse und hausnummer
address.street|||strasse hausnummer ~ strasse nr ~ str nr ~ strasse und nr ~ strasse hausnr ~ strasse u hausnummer
address.street2|||adresszusatz
address.extended|apartment ~ apt ~ apartment number ~ apt number|appartement ~ no appartement|wohnungsnummer
address.extended|apartment no ~ apt no ~ unit no ~ unit number|numero d appartement ~ no d appartement ~ no app|
address.extended|suite number ~ suite no||
address.street|street name|nom de rue ~ nom de la rue|strassenname
address.number|street no|no civique ~ numero civique ~ no de rue|
address.locality|municipality|municipalite|
address.formatted|addr||
address.street|||strasse postfach
address.number|house number ~ house no ~ street number|numero de rue ~ numero de voie|hausnummer ~ hausnr ~ haus nr
address.number_suffix|||hausnummerzusatz
address.place||cp ville ~ code postal ville ~ code postal et ville|plz ort ~ plz und ort ~ postleitzahl ort
address.place|||postleitzahl und ort ~ plz wohnort
address.locality|city ~ town|ville ~ commune ~ localite|ort ~ stadt ~ wohnort
address.suburb|suburb||
address.region|state ~ region ~ province ~ county|province ~ etat province|bundesland ~ kanton
address.region|state province ~ state region||
address.postcode|zip postal code||
address.postcode|zip ~ zip code ~ postcode ~ postal code ~ post code ~ zipcode|code postal ~ cp|plz ~ postleitzahl
address.country|country ~ country region|pays|land ~ land region
address.po_box|po box ~ p o box|boite postale|postfach
url|website ~ web ~ url ~ homepage ~ web page ~ web site ~ link|site web ~ site ~ site internet ~ page web|
url|||webseite ~ internet ~ internetseite
url:home|website home page||
url|website blog ~ website profile ~ website other||
profile.handle@linkedin|linkedin ~ linkedin url ~ linkedin profile|profil linkedin|
profile.handle@facebook|facebook ~ facebook url||
profile.handle@instagram|instagram||
profile.handle@twitter|twitter ~ x handle||
profile.handle@mastodon|mastodon||
profile.handle@github|github||
profile.handle@xing|xing||
profile.handle@skype|skype ~ im skype ~ skype id||
profile.handle@aim|im aim ~ aim||
profile.handle@icq|im icq ~ icq||
profile.handle@xmpp|im jabber ~ jabber ~ xmpp||
profile.handle@msn|im msn ~ msn||
profile.handle@yahoo|im yahoo ~ yahoo||
birthday|birthday ~ birth date ~ date of birth ~ birthdate ~ dob|date de naissance ~ naissance ~ anniversaire|
birthday|born ~ born on|ne le ~ nee le ~ ne e le ~ date naiss ~ date de naiss ~ ddn|geboren ~ geboren am
birthday.year|birth year ~ year of birth ~ yob ~ birthyear|annee de naissance ~ annee naissance|geburtsjahr
birthday.month|birth month ~ month of birth|mois de naissance|geburtsmonat
birthday.day|birth day ~ day of birth|jour de naissance|
birthday||date naissance|geburtstag ~ geburtsdatum ~ geb datum ~ geb dat ~ geb am
anniversary|anniversary ~ wedding anniversary ~ date of wedding|date de mariage|jahrestag ~ hochzeitstag
category.list|categories ~ category ~ tags ~ tag ~ groups ~ group ~ labels ~ label||
category.list||categorie ~ groupe ~ groupes ~ etiquettes|kategorien ~ kategorie ~ gruppen ~ gruppe
note|description ~ notes ~ note ~ comment ~ comments ~ remarks|remarque ~ remarques ~ commentaire ~ commentaires|
note|additional info ~ additional information||
note|remark ~ memo ~ observation ~ observations|memo ~ annotation ~ annotations ~ observation ~ observations|
note|||notizen ~ notiz ~ bemerkung ~ bemerkungen ~ kommentar ~ kommentare ~ anmerkung ~ anmerkungen
gender|gender ~ sex|sexe ~ genre|geschlecht
language|language|langue|sprache
related:spouse|spouse ~ partner ~ spouse s name|conjoint ~ conjointe|ehepartner
related:manager|manager ~ manager s name|responsable|vorgesetzter
related:assistant|assistant ~ assistant s name|assistante|assistent
other|location ~ maiden name ~ hobby|nom de jeune fille|geburtsname
"""
_MORE_THINGS = """
|es|it|pt|nl
formatted_name|nombre completo ~ nombre y apellidos ~ contacto|nome completo ~ nominativo|nome completo|volledige naam
formatted_name|persona de contacto|persona di contatto|pessoa de contato|contactpersoon
formatted_name|nombre para mostrar|nome visualizzato|nome de exibicao|weergavenaam ~ naam
name.given|nombre de pila ~ primer nombre|nome di battesimo|primeiro nome ~ nome proprio|voornaam
name.family|apellido ~ apellidos ~ primer apellido|cognome|apelido ~ sobrenome ~ ultimo nome|achternaam ~ familienaam
name.first|nombre|nome||
name.additional|segundo nombre|secondo nome|nome do meio ~ segundo nome|middelste naam
name.particle||||tussenvoegsel ~ tussenvoegsels ~ voorvoegsel ~ voorvoegsels
name.prefix|tratamiento|titolo di cortesia|tratamento|aanhef
name.suffix|sufijo|suffisso|sufixo|achtervoegsel
name.title|titulo|titolo||
nickname|apodo ~ alias ~ sobrenombre|soprannome|alcunha|bijnaam ~ roepnaam
organization|empresa ~ compania ~ organizacion|azienda ~ societa ~ organizzazione|organizacao|bedrijf
organization||ditta ~ ragione sociale||organisatie
organization.unit|departamento|reparto ~ dipartimento|setor|afdeling
title|cargo ~ puesto|posizione ~ qualifica ~ ruolo|funcao|functie ~ functietitel
role|profesion|professione|profissao|beroep
email|correo ~ correo electronico ~ direccion de correo|indirizzo email ~ posta elettronica|e mail|mailadres
email|email principal|indirizzo e mail|endereco de email ~ correio eletronico|e mailadres ~ emailadres
email|direccion de correo electronico|indirizzo di posta elettronica|endereco de e mail|
telephone|telefono ~ numero de telefono ~ tfno ~ tel fijo|numero di telefono ~ telefono fisso|telefone|telefoon
telephone|telefono fijo|recapito telefonico|numero de telefone|telefoonnummer ~ vaste telefoon
telephone:cell|movil ~ telefono movil ~ celular|cellulare ~ numero cellulare|telemovel ~ telefone celular|mobiel
telephone:cell|numero de movil ~ tel movil|telefono cellulare|numero de telemovel|gsm ~ mobiele telefoon ~ mobiel nummer
telephone:pager|buscapersonas|cercapersone||
telephone:fax|numero de fax|numero fax|numero do fax|fax nummer
address.formatted|direccion ~ domicilio ~ direccion postal ~ direccion completa|indirizzo|endereco ~ morada|adres
address.street|calle|via ~ strada|rua ~ logradouro|straat ~ straatnaam
address.street|calle y numero|via e numero ~ via e numero civico|rua e numero|straat en huisnummer ~ straat en nummer
address.number||numero civico||huisnummer ~ huisnr
address.number_suffix||||toevoeging ~ huisnummer toevoeging ~ huisnummertoevoeging
address.place||cap citta ~ cap e citta ~ cap comune ~ cap localita||postcode plaats ~ postcode en plaats
address.place||||postcode woonplaats ~ postcode en woonplaats
address.locality|ciudad ~ poblacion ~ localidad ~ municipio|citta ~ comune ~ localita|cidade|plaats ~ woonplaats
address.region|provincia ~ estado ~ comunidad||distrito|provincie
address.postcode|codigo postal ~ c p|cap ~ codice postale|cep|postcode
address.country|pais|paese ~ nazione ~ stato||
address.po_box|apartado de correos ~ apartado postal|casella postale|caixa postal|postbus
url|pagina web ~ sitio web|sito ~ sito web ~ pagina web|site da web ~ pagina da web|webpagina
birthday|cumpleanos ~ fecha de nacimiento ~ nacimiento|compleanno ~ data di nascita|aniversario|verjaardag
birthday|||data de nascimento ~ nascimento|geboortedatum
category.list|categorias ~ etiquetas|categorie ~ etichette ~ gruppi|grupos|categorieen ~ groepen ~ groep
category.list|grupo|gruppo|grupo|labels
note|notas ~ nota ~ observaciones ~ comentarios|annotazioni ~ osservazioni ~ commenti|observacoes|notities ~ opmerkingen
note|||anotacoes ~ comentarios|aantekeningen ~ opmerking
note|observacion ~ comentario ~ anotacion ~ anotaciones|annotazione ~ osservazione ~ commento|observacao|notitie
note|||comentario ~ nota ~ notas ~ anotacao|aantekening ~ commentaar
gender|sexo ~ genero|sesso ~ genere||geslacht
language|idioma|lingua||taal
related:spouse|conyuge|coniuge|conjuge|echtgenoot ~ echtgenote
"""
PLACES = {
    **dict.fromkeys(("home", "personal", "private", "domicile", "personnel", "personnelle", "prive", "privee"), "home"),
    **dict.fromkeys(("dom", "maison"), "home"),
    **dict.fromkeys(("bur", "prof"), "work"),
    **dict.fromkeys(("privat", "private", "privater", "perso"), "home"),
    **dict.fromkeys(
        ("work", "business", "office", "professional", "bureau", "professionnel", "professionnelle"), "work"
    ),
    **dict.fromkeys(("pro", "travail", "geschaftlich", "dienstlich", "arbeit", "buro", "geschaftliche"), "work"),
    **dict.fromkeys(("other", "autre", "andere", "weitere", "weiterer", "weiteres"), "other"),
    **dict.fromkeys(("casa", "particular", "abitazione", "ab", "residencial", "pessoal", "thuis"), "home"),
    **dict.fromkeys(
        ("trabajo", "oficina", "lavoro", "ufficio", "uff", "trabalho", "comercial", "werk", "zakelijk"), "work"
    ),
    **dict.fromkeys(("alternate", "alternative"), "other"),
    **dict.fromkeys(("otro", "otra", "altro", "altra", "outro", "outra", "overig"), "other"),
}


JOINTS = frozenset({"de", "du", "del", "della", "di", "do", "da", "la", "le", "van", "op", "of", "the", "no", "nr"}) | {
    "des",
    "der",
}
AND = frozenset({"and", "et", "und", "y", "e", "en", "i", "a", "och", "og", "ja", "ve"})
"""What joins the names of one column."""
ADDRESS_WORDS = frozenset(
    {
        "address",
        "addr",
        "adresse",
        "anschrift",
        "direccion",
        "indirizzo",
        "endereco",
        "morada",
        "adres",
        "mailing",
        "line",
    }
)
"""What may stand beside the part of an address that a column holds."""
TELEPHONES = frozenset(
    {"phone", "phones", "telephone", "tel", "telefon", "telefono", "telefone", "telefoon"}
) | frozenset({"rufnummer", "telefonnummer", "telefonnr"})
TELEPHONE_WORDS = frozenset({"number", "numero", "nummer", "nr", "line", "landline", "festnetz"}) | frozenset(
    {"fixe", "fijo", "fisso", "fixo", "vast"}
)
"""What may stand beside the kind of telephone."""
TELEPHONE_KINDS = {
    **dict.fromkeys(
        ("mobile", "cell", "cellular", "mobil", "handy", "movil", "celular", "cellulare", "mobiel"), "cell"
    ),
    **dict.fromkeys(("portable", "cellulaire", "telemovel", "iphone", "sms", "whatsapp", "gsm"), "cell"),
    **dict.fromkeys(("fax", "telecopie", "telefax"), "fax"),
    **dict.fromkeys(("car", "voiture", "auto"), "car"),
    **{word: word for word in ("pager", "isdn", "callback", "assistant", "radio", "telex", "main")},
    "company": "work,main",
}
# Of whom or of what a column speaks, where the rest says what it is.
ASIDES = frozenset(
    {"contact", "person", "individual", "member", "customer", "client", "attendee", "guest", "participant", "lead"}
) | frozenset(
    {
        "primary",
        "non",
        "secondary",
        "principal",
        "principale",
        "preferred",
        "secondaire",
        "adherent",
        "adherente",
        "membre",
        "employee",
        "mitarbeiter",
        "mitarbeiters",
        "mitglied",
        "mitglieds",
        "personne",
        "persona",
        "pessoa",
        "interlocuteur",
        "ansprechpartner",
        "ansprechpartnerin",
        "ansprechperson",
        "kontaktperson",
        "contactpersoon",
    }
)
PAYERS = frozenset({"buyer", "purchaser", "payer", "acheteur", "acheteuse", "payeur", "payeuse", "kaufer", "zahler"})
OTHERS = frozenset(
    {"emergency", "parent", "parents", "mother", "father", "guardian", "referrer", "urgence", "mere", "pere", "tuteur"}
) | frozenset(
    {"notfall", "eltern", "mutter", "vater", "conjoint", "conjointe", "spouse", "ehepartner", "ehefrau", "ehemann"}
)
"""Whoever is named so beside somebody is somebody else."""
LINK_WORDS = frozenset({"url", "link", "website", "web", "site", "page", "profile", "profil", "handle", "id", "im"})


_LETTERS = re.compile(r"[^\W\d_]+")
_FARTHER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")  # of no Latin alphabet
_WORD = re.compile(r"[a-z]+")
_DOUBT = "?"


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded; one of another alphabet is one word as it stands, which folding would mix up.

    (Folded, « 姓 », a family name, is the network Xing.)
    """
    if not _FARTHER.search(text):
        return _WORD.findall(fold(text))
    return ["".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))]


def latin_words_of(text: str) -> list[str]:
    """Give the words of a text that stand in the Latin alphabet, where some stand in another: « Email 邮箱 »."""
    return _WORD.findall(fold(_FARTHER.sub(" ", text))) if _FARTHER.search(text) else []


def accented(text: str) -> str:
    """Give the words of a text as they stand, an empty text where none has an accent: « Tên » is no « ten »."""
    return "" if text.isascii() else " ".join(_LETTERS.findall(unicodedata.normalize("NFC", text.casefold())))


@cache
def things() -> dict[str, tuple[str, str]]:
    """Read the tables: folded words -> (meaning, language); those that are others without accents as they stand."""
    found: dict[str, tuple[str, str]] = {}
    for words, spec, language in (*_near(), *_far()):
        if key := _key(words):
            found.setdefault(key, (spec, language))
    return found


@cache
def languages() -> dict[str, frozenset[str]]:
    """Read of the tables in which languages the words are the same."""
    found = defaultdict[str, set[str]](set)
    for words, _, language in (*_near(), *_far()):
        found[_key(words)].add(language)
    return {key: frozenset(known) for key, known in found.items() if key}


@cache
def doubtful() -> dict[str, dict[str, str]]:
    """Read the words that are others elsewhere: folded words -> language -> meaning."""
    found = defaultdict[str, dict[str, str]](dict)
    for words, spec, language in _far():
        if _DOUBT in words:
            found[" ".join(words_of(words))][language] = spec
    return dict(found)


def _key(words: str) -> str:
    return accented(words) if _DOUBT in words else " ".join(words_of(words))


@cache
def spellings() -> frozenset[str]:
    """Give what the tables say beyond ASCII, letter by letter, without blanks."""
    written = ("".join(filter(str.isalnum, words)) for words, _, _ in (*_near(), *_far()))
    return frozenset(unicodedata.normalize("NFC", words.casefold()) for words in written if not words.isascii())


def _near() -> Iterator[tuple[str, str, str]]:
    for table in (_THINGS, _MORE_THINGS):
        heading, *rows = (line.split("|") for line in table.strip().splitlines())
        for spec, *cells in rows:
            for language, cell in zip(heading[1:], cells, strict=True):
                yield from ((words, spec, language) for words in cell.split("~") if words.strip())


def _far() -> Iterator[tuple[str, str, str]]:
    """Read the file of the other languages: a block for each, whose lines say what the words after them mean."""
    text = (folder("headings") / "words.txt").read_text(encoding="utf-8")
    for block in text.split("\n= ")[1:]:
        language, *lines = block.splitlines()
        for spec, _, cell in (line.partition("|") for line in lines):
            yield from ((words, spec, language) for words in cell.split("~"))
