"""Words of which it is known what they say: providers of mailboxes, legal forms, sorts of street."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS_OF_STREET = _words(
    """
    r rue st street str strasse straat av ave avenue bd bld blvd boul boulevard bvd ch che chemin rd road route rte
    pl place platz plein sq square dr drive ln lane ct court crt cres crescent cct circuit allee all impasse imp
    cours quai via viale piazza corso calle de du des la le les l d of the
    """
)
"""What sort of street it is, and articles."""
LEGAL_FORMS = _words(
    """
    ab ag as asbl aps bv co company corp corporation cv eg ei eirl eurl ev gbr gmbh inc incorporated kg kft lda
    limited limitee llc llp lp ltd ltda ltee mbh nv ohg oy oyj plc pte pty sa sarl sas sasu sca sci scop sc scp scs
    selarl senc sencrl sl slu snc spa sprl spzoo srl srls sro ug the le la les l
    """
)
"""What says the legal form of an organization, and articles."""
PROVIDERS = _words(
    """
    126 163 aliceadsl aol att bbox bell bellnet bluewin btinternet cogeco comcast cox earthlink eastlink fastmail
    free freenet gmail gmx googlemail hey hotmail icloud laposte libero live mac mail me msn neuf noos ntlworld
    numericable orange outlook pm posteo proton protonmail qq rediffmail rocketmail rogers sasktel sbcglobal sfr
    shaw skynet sympatico telenet telus tiscali tutanota verizon videotron virgilio wanadoo web yahoo yandex ymail
    ziggo zoho
    """
)
"""Who gives anybody a mailbox, by the first word of the domain."""
SHARED_MAILBOXES = _words(
    """
    accounting accueil adjoint adjointe admin administration aide archives billing board bonjour boutique bureau
    careers clinique coach comite commandes commercial communication communications compta comptabilite contact
    contacto coordination courriel cpe dg direction emploi emplois equipe evenements events facturation fam famille
    family finance hello help hi hr info information infos inscription inscriptions jobs kontakt magasin mail mairie
    marketing media medias membership membres news newsletter office orders paroisse post postmaster presidence
    president presidente press presse reception recrutement redaction registration reservation reservations resto rh
    sales secretaire secretariat secretary service shop store support team tech treasurer tresorerie tresorier
    tresoriere vente ventes vicepresident webmaster welcome
    """
)
"""What a mailbox is called that several people read."""
OF_HOUSEHOLDS = _words("clan fam famille familia familie family foyer home house household maison")
"""What stands beside the name of a family whose mailbox it is."""
HOUSEHOLDS = _words(
    """
    casa chez clan equipe fam familia familie famille famillede family foyer home house la laf lafamille lafamillede
    le les maison s team the theclan thefamily thes tribe tribu
    """
)
"""What is left of the name of such a mailbox without that of the family."""
NOBODY = _words(
    """
    aucun aucune dummy example exemple fake inconnu inconnue kein keine keinemail keiner na nada neant nil no nobody
    nocourriel noemail nomail none nospam null pasdecourriel pasdemail personne rien sans sanscourriel sansemail
    sincorreo sinemail test tester unbekannt unknown xx xxx
    """
)
"""What stands before the @ where somebody has no mailbox."""
OF_ROWS = _words(
    """
    contactid count entry fila id ids index key laufendenummer lfdno lfdnr ligne line lineno n nbr no noligne nr num
    number numero nummer order personid pk rang rank recid record recordid recordno row rowid rowno rownum rownumber
    seq sequence serialno sno srno uniqueid zeile
    """
)
"""How a column is called by which a list counts its rows."""
_OFFICIAL = (
    "ahv avs bsn cin cni cpf curp dni egn nam nas nhs nie nif nin nir niss nni pesel ramq rrn sin ssn svnr tin",
    """
    assurancemaladie assurancesociale carteidentite cartedidentite cartesante cartevitale codepermanent codicefiscale
    driverlicen driverslicen drivinglicen healthcard healthinsurance healthnumber identitycard matricule medicare
    nationalid nationalinsurance numerosecu pasaporte passeport passport patientid patientn permisdeconduire
    personalausweis reisepass securitesociale socialinsurance socialsecurity socsec sozialversicherung steuerid
    studentid studentn
    """,
)
_ABBREVIATED, _IN_FULL = ("|".join(text.split()) for text in _OFFICIAL)
OFFICIAL = re.compile(
    rf"(?:no?|nr|num|numero|number)?(?:{_ABBREVIATED})(?:id|no?|nr|num|numero|number)?|.*(?:{_IN_FULL}).*"
)
"""How a column is called, its letters and digits alone, in which each has the one number that an office gave them."""
