"""What the attributes of directories and address books mean (RFC 4519, RFC 4524, RFC 2798, Mozilla, Evolution, …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from entourage.domain.contact import Kind

_SPEC = re.compile(r"(\w+)(?:\.(\w+))?(?::([\w,-]+))?(?:@(\w+))?")

# A meaning, and the attributes that have it: by RFC, of Mozilla now and before, Netscape, Outlook Express, Active
# Directory, Evolution, KAddressBook, The Bat!
_TABLE = """
display displayname
common cn commonname name
name.given givenname gn
name.family sn surname
name.additional middlename
name.prefix personaltitle honorificprefix
name.suffix generationqualifier honorificsuffix
phonetic_name.given phoneticgivenname msds-phoneticfirstname phoneticfirstname
phonetic_name.family phoneticsn msds-phoneticlastname phoneticlastname
nickname mozillanickname xmozillanickname nickname
organization o organizationname company
organization.unit ou organizationalunitname orgunit department departmentnumber
title title
role businessrole role vocation
email mail rfc822mailbox email emailaddress
email mozillasecondemail xmozillasecondemail mozillasecondmail mailalternateaddress othermailbox
email.proxy proxyaddresses
telephone:work telephonenumber workphone othertelephone
telephone:home homephone hometelephonenumber otherhomephone
telephone:cell mobile mobiletelephonenumber cellphone othermobile
telephone:fax facsimiletelephonenumber fax
telephone:home,fax homefax homefacsimiletelephonenumber
telephone:work,fax workfax officefax
telephone:other,fax otherfacsimiletelephonenumber
telephone:pager pager pagerphone pagertelephonenumber otherpager personalpager
telephone:car carphone
telephone:pref primaryphone
telephone:other otherphone
telephone:assistant assistantphone
telephone:work,main companyphone
telephone:callback callbackphone
telephone:isdn internationalisdnnumber
telephone:radio radio
telephone:telex telexnumber telex
telephone:textphone tty
address.street:home mozillahomestreet homestreet homestreetaddress
address.street2:home mozillahomestreet2
address.locality:home mozillahomelocalityname homelocalityname homecity
address.region:home mozillahomestate homestate
address.postcode:home mozillahomepostalcode homepostalcode homezip
address.country:home mozillahomecountryname homecountryname homecountry
address.lines:home homepostaladdress
address.street:work street streetaddress
address.street2:work mozillaworkstreet2
address.po_box:work postofficebox
address.locality:work l localityname locality
address.region:work st stateorprovincename region
address.postcode:work postalcode zip
address.code:work c
address.country:work co countryname friendlycountryname
address.lines:work postaladdress
address.lines:other otherpostaladdress
url:home mozillahomeurl homeurl
url:work mozillaworkurl workurl wwwhomepage
url.labelled labeleduri labeledurl
url url homepage website
profile@aim nsaimid nscpaimscreenname mozilla_aimscreenname aimscreenname
profile@icq mozilla_icq icq icqnumber
profile@msn mozilla_msn msn
profile@yahoo mozilla_yahoo yahoo
profile@skype mozilla_skype skype
profile@xmpp mozilla_jabberid jabberid jabber xmpp
profile@qq mozilla_qq qq
profile@irc mozilla_irc irc
profile@googletalk mozilla_googletalk
birthday birthdate dateofbirth schacdateofbirth birthday bday xbatbirthday
birthday.year birthyear
birthday.month birthmonth
birthday.day birthday_day birthdayday
anniversary anniversary weddingdate
anniversary.year anniversaryyear
anniversary.month anniversarymonth
anniversary.day anniversaryday
note description notes note info comment
category.list categories category
related.dn:manager manager
related.dn:assistant secretary
related:manager managername
related:assistant assistantname
related:spouse spousename
language preferredlanguage
photo jpegphoto thumbnailphoto photo thumbnaillogo
custom mozillacustom1 custom1 mozilla_custom1
custom mozillacustom2 custom2 mozilla_custom2
custom mozillacustom3 custom3 mozilla_custom3
custom mozillacustom4 custom4 mozilla_custom4
revision modifytimestamp whenchanged lastmodifieddate
secret userpassword unicodepwd sambantpassword sambalmpassword krbprincipalkey
nothing dn objectclass changetype control version structuralobjectclass subschemasubentry hassubordinates
nothing entrydn entrycsn creatorsname modifiersname createtimestamp numsubordinates
"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Say what an attribute holds: a part of a value of a kind, or what only LDIF knows (`special`)."""

    special: str = ""
    kind: Kind = Kind.OTHER
    part: str = ""
    types: tuple[str, ...] = ()
    network: str = ""


def meaning(name: str) -> Meaning:
    """Say what an attribute, in lower case, holds; one that nothing is known of is kept as it is."""
    return _meanings().get(name, Meaning())


@cache
def _meanings() -> dict[str, Meaning]:
    lines = (line.split() for line in _TABLE.strip().splitlines())
    return {name: _parsed(spec) for spec, *names in lines for name in names}


def _parsed(spec: str) -> Meaning:
    match = _SPEC.fullmatch(spec)
    kind, part, types, network = match.groups(default="") if match else ("", "", "", "")
    if kind not in set(Kind):
        return Meaning(special=kind)
    return Meaning(kind=Kind(kind), part=part, types=tuple(filter(None, types.split(","))), network=network)
