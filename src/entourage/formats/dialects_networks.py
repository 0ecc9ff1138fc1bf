"""The headers that networks and phones write, and what they mean."""

GOOGLE = """
|google:en|google-old:en|gmail-first:en
formatted_name||Name|Name
name.given|First Name|Given Name|
name.additional|Middle Name|Additional Name|
name.family|Last Name|Family Name|
name.prefix|Name Prefix|Name Prefix|
name.suffix|Name Suffix|Name Suffix|
phonetic_name.given|Phonetic First Name|Given Name Yomi|
phonetic_name.additional|Phonetic Middle Name|Additional Name Yomi|
phonetic_name.family|Phonetic Last Name|Family Name Yomi|
other||Yomi Name|
nickname|Nickname|Nickname|
other|File As|File As|
organization|Organization Name||
title|Organization Title||
organization.unit|Organization Department||
birthday|Birthday|Birthday|
gender||Gender|
role||Occupation|
language||Language|
note|Notes|Notes|Notes
photo|Photo|Photo|
category|Labels|Group Membership|
other||Initials|
other||Short Name|
other||Maiden Name|
other||Location|
other||Billing Information|
other||Directory Server|
other||Mileage|
other||Hobby|
other.default||Sensitivity|
other.default||Priority|
other||Subject|
email|||E-mail
email|||Section 1 - Email
profile.handle|||Section 1 - IM
telephone|||Section 1 - Phone
telephone:cell|||Section 1 - Mobile
telephone:pager|||Section 1 - Pager
telephone:fax|||Section 1 - Fax
organization|||Section 1 - Company
title|||Section 1 - Title
address.formatted|||Section 1 - Address
other|||Section 1 - Description
other|||Section 1 - Other
"""

LINKEDIN = """
|linkedin:en|linkedin:fr|linkedin:de|linkedin:es|linkedin:it|linkedin:pt|linkedin:nl|mastodon:en
name.given|First Name|Prénom|Vorname|Nombre|Nome|Nome|Voornaam|
name.family|Last Name|Nom ~ Nom de famille|Nachname|Apellidos ~ Apellido|Cognome|Sobrenome ~ Apelido|Achternaam|
identifier.url@linkedin|URL|URL|URL|URL|URL|URL|URL|
email|Email Address|Adresse e-mail ~ E-mail|E-Mail-Adresse|||E-mail ~ Endereço de e-mail|E-mailadres|
email||||Dirección de correo electrónico ~ Correo electrónico ~ Email|Indirizzo email ~ Email|||
organization|Company|Entreprise ~ Société|Unternehmen ~ Firma|Empresa|Azienda ~ Società|Empresa|Bedrijf|
title|Position|Poste ~ Fonction|Position ~ Funktion|Cargo ~ Puesto|Posizione ~ Qualifica|Cargo|Functie|
profile.connected_on@linkedin|!Connected On|!Date de connexion ~ !Connecté le ~ !En relation depuis||||||
profile.connected_on@linkedin||!Date de mise en relation|!Verbunden am ~ !Vernetzt am|||||
profile.connected_on@linkedin||||!Conectado el ~ !Fecha de conexión|!Collegato il ~ !Data di collegamento|||
profile.connected_on@linkedin||||||!Conectado em ~ !Data da conexão|!Verbonden op ~ !Contact sinds|
identifier.handle:following@mastodon||||||||!Account address
other||||||||Show boosts
other||||||||Notify on new posts
other||||||||Languages
other||||||||Hide notifications
"""

# The address book that a person let LinkedIn read: ImportedContacts.csv or Contacts.csv, beside the connections.
LINKEDIN_BOOK = """
|linkedin-book:en
other|Source
name.given|FirstName
name.family|LastName
organization|Companies
title|Title
email|Emails
telephone.list|PhoneNumbers
other|CreatedAt
address.list|Addresses
url.list|Sites
profile.list|!InstantMessageHandles
formatted_name|FullName
birthday|Birthday
other|Location
other|!BookmarkedAt
profile.list|Profiles
"""

YAHOO = """
|yahoo:en
name.given|First
name.additional|Middle
name.family|Last
nickname|Nickname
email|Email
category.list|Category
other|!Distribution Lists
profile.handle@yahoo|!Messenger ID
telephone:home|Home
telephone:work|Work
telephone:pager|Pager
telephone:fax|Fax
telephone:cell|Mobile
telephone:other|Other
telephone|!Yahoo! Phone
telephone:pref|Primary
email|!Alternate Email 1
email|Alternate Email 2
url:home|Personal Website
url:work|Business Website
title|Title
organization|Company
address.street:work|Work Address
address.locality:work|Work City
address.region:work|Work State
address.postcode:work|Work ZIP
address.country:work|Work Country
address.street:home|Home Address
address.locality:home|Home City
address.region:home|Home State
address.postcode:home|Home ZIP
address.country:home|Home Country
birthday|Birthday
anniversary|Anniversary
other|Custom 1
other|Custom 2
other|Custom 3
other|Custom 4
note|Comments
profile.handle@yahoo1|Messenger ID1
profile.handle@yahoo2|Messenger ID2
profile.handle@yahoo3|Messenger ID3
profile.handle@yahoo4|Messenger ID4
profile.handle@yahoo5|Messenger ID5
profile.handle@yahoo6|Messenger ID6
profile.handle@yahoo7|Messenger ID7
profile.handle@yahoo8|Messenger ID8
profile.handle@yahoo9|Messenger ID9
profile.handle@skype|Skype ID
profile.handle@irc|IRC ID
profile.handle@icq|ICQ ID
profile.handle@googletalk|Google ID
profile.handle@msn|MSN ID
profile.handle@aim|AIM ID
profile.handle@qq|!QQ ID
"""

APPLE = """
|apple-de:de
name.given|Vorname
phonetic_name.given|!Ausspracheform Vorname
name.family|Nachname
phonetic_name.family|!Ausspracheform Nachname
organization|Firma
title|Berufsbezeichnung
address.country:work|Arbeitsadresse Land
address.street:work|!Arbeitsadresse Strasse
address.locality:work|Arbeitsadresse Stadt
address.region:work|Arbeitsadresse Bundesland
address.postcode:work|Arbeitsadresse PLZ
address.country:home|Privatadresse Land
address.street:home|Privatadresse Strasse
address.locality:home|Privatadresse Stadt
address.region:home|Privatadresse Bundesland
address.postcode:home|Privatadresse PLZ
address.street:other|!Andere Adr. Strasse
address.locality:other|Andere Adr. Stadt
address.region:other|Andere Adr. Bundesland
address.postcode:other|Andere Adr. PLZ
address.country:other|Andere Adr. Land
email:work|!Arbeit E-Mail
email:home|Privat E-Mail
email:other|Andere E-Mail
telephone:work|!Arbeit Telefon
telephone:home|Privat Telefon
telephone:main|Hauptnummer
telephone:cell|Mobiltelefon
telephone:pager|Pager Nummer
telephone:other|Andere Telefonnummer
telephone:work,fax|Arbeit Fax
telephone:home,fax|Privat Fax
profile.handle:work@aim|Arbeit AIM
profile.handle:home@aim|Privat AIM
profile.handle:work@xmpp|Arbeit Jabber
profile.handle:home@xmpp|Privat Jabber
profile.handle:work@msn|Arbeit MSN
profile.handle:home@msn|Privat MSN
profile.handle:work@yahoo|Arbeit Yahoo
profile.handle:home@yahoo|Privat Yahoo
profile.handle:work@icq|Arbeit ICQ
profile.handle:home@icq|Privat ICQ
url|Homepage
note|Notizen
birthday|Geburtstag
"""

NETWORKS = (GOOGLE, LINKEDIN, LINKEDIN_BOOK, YAHOO, APPLE)
