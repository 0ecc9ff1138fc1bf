"""Words of which it is known what they say: providers of mailboxes, legal forms, sorts of street."""

from __future__ import annotations


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
    aol bell bluewin free fastmail freenet gmail gmx googlemail hotmail icloud laposte live mac mail me msn neuf
    orange outlook pm posteo proton protonmail sfr skynet sympatico telenet videotron virgilio wanadoo web yahoo
    yandex ziggo
    """
)
"""Who gives anybody a mailbox, by the first word of the domain."""
SHARED_MAILBOXES = _words(
    """
    accueil admin administration bonjour bureau commercial compta contact contacto courriel direction facturation
    famille family hello hi info information infos kontakt mail mairie office post reception sales secretaire
    secretariat service support team webmaster welcome
    """
)
"""What a mailbox is called that several people read."""
HOMES = _words("les the la le l famille family familie familia clan team maison home house fam et and")
"""What may stand beside a family name in the mailbox of a household."""
NOBODYS_MAILBOXES = _words(
    """
    noemail nomail none na test unknown inconnu aucun aucune noreply donotreply null nobody invalid pasdemail
    sansemail nocourriel sanscourriel keine keinemail sinemail sincorreo
    """
)
"""What is written where somebody has no mailbox."""
NUMBERS_OF_ROWS = _words(
    """
    id ids no nr num number row rownumber index line ligne zeile fila key pk seq sequence order rank rang count entry
    app apt appt apartment appartement unit suite floor etage bureau office porte door zimmer piso apto
    """
)
"""Headings of numbers that count rows, or doors: two people may have the same."""
