"""The headers that Outlook and Windows Live Mail write in each language, and what they mean."""

OUTLOOK = """
|outlook-en:en|outlook-fr:fr|outlook-de:de
formatted_name||Nom|
name.prefix|Title|Titre|Anrede
name.given|First Name|Prénom|Vorname
name.additional|Middle Name|Deuxième prénom|Weitere Vornamen
name.family|Last Name|Nom|Nachname
name.suffix|Suffix|Suffixe|Suffix
phonetic_name.given|Given Yomi|Prénom Yomi|Vorname Yomi
phonetic_name.family|Surname Yomi|Nom Yomi|Nachname Yomi
other|Company Yomi|Société Yomi|Firma Yomi
nickname|Nickname|Surnom|
organization|Company|Société|Firma
organization.unit|Department|Service|Abteilung
title|Job Title|Titre|Position
address.street:work|!Business Street|!Rue (bureau)|!Straße geschäftlich
address.street2:work|Business Street 2|Rue (bureau) 2|Straße geschäftlich 2
address.street3:work|Business Street 3|Rue (bureau) 3|Straße geschäftlich 3
address.locality:work|Business City|Ville (bureau)|!Ort geschäftlich
address.region:work|Business State|Dép/Région (bureau)|Region geschäftlich
address.postcode:work|Business Postal Code|Code postal (bureau)|Postleitzahl geschäftlich
address.country:work|Business Country/Region ~ Business Country|Pays (bureau) ~ Pays/Région (bureau)|
address.country:work|||Land/Region geschäftlich
address.formatted:work|Business Address||
address.po_box:work|Business Address PO Box|B.P. professionnelle|Postfach geschäftlich
address.street:home|!Home Street|!Rue (domicile)|!Straße privat
address.street2:home|Home Street 2|Rue (domicile) 2|Straße privat 2
address.street3:home|Home Street 3|Rue (domicile) 3|Straße privat 3
address.locality:home|Home City|Ville (domicile)|Ort privat
address.region:home|Home State|Dép/Région (domicile)|Bundesland/Kanton privat
address.postcode:home|Home Postal Code|Code postal (domicile)|Postleitzahl privat
address.country:home|Home Country/Region ~ Home Country|Pays (domicile) ~ Pays/Région (domicile)|Land/Region privat
address.formatted:home|Home Address||
address.po_box:home|Home Address PO Box|Boîte postale du domicile|Postfach privat
address.street:other|!Other Street|!Rue (autre)|!Weitere Straße
address.street2:other|Other Street 2|Rue (autre) 2|Weitere Straße 2
address.street3:other|Other Street 3|Rue (autre) 3|Weitere Straße 3
address.locality:other|Other City|Ville (autre)|Weiterer Ort
address.region:other|Other State|Dép/Région (autre)|Weiteres/r Bundesland/Kanton
address.postcode:other|Other Postal Code|Code postal (autre)|Weitere Postleitzahl
address.country:other|Other Country/Region ~ Other Country|Pays (autre) ~ Pays/Région (autre)|Weiteres/e Land/Region
address.formatted:other|Other Address||
address.po_box:other|Other Address PO Box|Autre boîte postale|Weiteres Postfach
telephone:assistant|Assistant's Phone|Téléphone de l'assistant(e)|Telefon Assistent
telephone:work,fax|!Business Fax|!Télécopie (bureau)|Fax geschäftlich
telephone:work|!Business Phone|!Téléphone (bureau)|!Telefon geschäftlich
telephone:work|Business Phone 2|Téléphone 2 (bureau)|Telefon geschäftlich 2
telephone:callback|Callback|Rappel|Rückmeldung
telephone:car|Car Phone|Téléphone (voiture)|Autotelefon
telephone:work,main|Company Main Phone|Téléphone société|Telefon Firma
telephone:home,fax|Home Fax|Télécopie (domicile)|Fax privat
telephone:home|Home Phone|!Téléphone (domicile)|Telefon privat
telephone:home|Home Phone 2|Téléphone 2 (domicile)|Telefon privat 2
telephone:isdn|ISDN|RNIS|ISDN
telephone:cell|Mobile Phone|!Tél. mobile|Mobiltelefon
telephone:other,fax|Other Fax|Télécopie (autre)|Weiteres Fax
telephone:other|Other Phone|Téléphone (autre)|Weiteres Telefon
telephone:pager|Pager|Récepteur de radiomessagerie|Pager
telephone:pref|Primary Phone|Téléphone principal|Haupttelefon
telephone:radio|Radio Phone|Radio téléphone|
telephone:cell|Mobile Phone 2||Mobiltelefon 2
telephone:textphone|TTY/TDD Phone|Téléphone TDD/TTY|Telefon für Hörbehinderte
telephone:telex|Telex|Télex|Telex
email|E-mail Address ~ E-mail|!Adresse de messagerie ~ !Adresse de courrier|E-Mail-Adresse
other.mail_type|!E-mail Type|Type de messagerie ~ Type de courrier|!E-Mail-Typ
other.mail_name|!E-mail Display Name|Nom complet de l'adresse de messagerie ~ Nom complet de l'adresse de courrier|
other.mail_name|||!E-Mail: Angezeigter Name
email|!E-mail 2 Address ~ E-mail 2|Adresse de messagerie 2 ~ Adresse de courrier 2|!E-Mail 2: Adresse
other.mail_type|E-mail 2 Type|Type de messagerie 2 ~ Type de courrier 2|E-Mail 2: Typ
other.mail_name|E-mail 2 Display Name|Nom complet de l'adresse de messagerie 2 ~ Nom complet de l'adresse de courrier 2|
other.mail_name|||E-Mail 2: Angezeigter Name
email|E-mail 3 Address ~ E-mail 3|Adresse de messagerie 3 ~ Adresse de courrier 3|E-Mail 3: Adresse
other.mail_type|E-mail 3 Type|Type de messagerie 3 ~ Type de courrier 3|E-Mail 3: Typ
other.mail_name|E-mail 3 Display Name|Nom complet de l'adresse de messagerie 3 ~ Nom complet de l'adresse de courrier 3|
other.mail_name|||E-Mail 3: Angezeigter Name
birthday|Birthday|Anniversaire|Geburtstag
anniversary|Anniversary|Anniversaire de mariage ou fête|Jahrestag
related:assistant|Assistant's Name|Nom de l'assistant(e)|Assistent(in) ~ Name Assistent
related:manager|Manager's Name|Responsable|Name des/r Vorgesetzten ~ Name des/der Vorgesetzten
related:spouse|Spouse|Conjoint(e)|Partner
related:child|Children|Enfants|Kinder
category.list|Categories|Catégories|Kategorien
gender|Gender|Sexe|Geschlecht
role|Profession|Profession|Beruf
language|Language|Langue|Sprache
note|Notes|Notes|Notizen
url|Web Page|Page Web|Webseite
url:home|Personal Web Page||
profile.handle|IMAddress ~ IM Address||
other.default|Priority|Priorité|Priorität
other.default|Private|Privé|Privat
other.default|Sensitivity|Critère de diffusion|Vertraulichkeit
other|Account|Compte|Konto
other|Billing Information|Informations facturation|Abrechnungsinformation
other|Directory Server|Serveur d'annuaire|Verzeichnisserver
other|Government ID Number|Code gouvernement ~ Numéro d'identification d'administration publique|
other|||Regierungsnr. ~ Sozialversicherungsnr.
other|Hobby|Passe-temps|Hobby
other|Initials|Initiales|Initialen
other|Internet Free Busy|Disponibilité Internet|Internet Frei/Gebucht
other|Keywords|Mots clés|Stichwörter
other|Location|Emplacement|Ort
other|Mileage|Kilométrage|Reisekilometer
other|Office Location|Bureau|Büro
other|Organizational ID Number|Numéro d'identification de l'organisation|Organisationsnr.
other|Referred By|Recommandé par|Empfohlen von
other|User 1|Utilisateur 1|Benutzer 1
other|User 2|Utilisateur 2|Benutzer 2
other|User 3|Utilisateur 3|Benutzer 3
other|User 4|Utilisateur 4|Benutzer 4
"""

LIVE_MAIL = """
|live-mail-en:en|live-mail-fr:fr|live-mail-de:de|outlook-com:en
name.given|First Name|Prénom|Vorname|First Name
name.family|Last Name|Nom|Nachname|Last Name
name.additional|Middle Name|Deuxième prénom|2. Vorname|Middle Name
formatted_name|Name|Nom|Name|
name.prefix||||Title
name.suffix||||Suffix
nickname|Nickname|Pseudo ~ Surnom|Spitzname|Nickname
phonetic_name.given||||!Given Yomi
phonetic_name.family||||!Surname Yomi
email|E-mail Address|Adresse de messagerie|E-Mail-Adresse|E-mail Address
email||||E-mail 2 Address
email||||E-mail 3 Address
address.street:home|Home Street|Rue (domicile)|!Straße (privat)|Home Street
address.locality:home|Home City|Ville (domicile)|Ort (privat)|Home City
address.postcode:home|Home Postal Code|Code postal (domicile)|Postleitzahl (privat)|Home Postal Code
address.region:home|Home State|!Département (domicile)|Bundesland (privat)|Home State
address.country:home|Home Country ~ Home Country/Region|Pays/région (domicile)|Land/Region (privat)|Home Country/Region
telephone:home|Home Phone|Téléphone domicile ~ Téléphone personnel|Telefon (privat)|Home Phone
telephone:home||||Home Phone 2
telephone:home,fax|Home Fax|!Télécopie domicile ~ Télécopie personnelle|Fax (privat)|Home Fax
telephone:cell|Mobile Phone|Téléphone mobile|Mobiltelefon|Mobile Phone
url:home|Personal Web Page|!Page Web (domicile) ~ !Page Web personnelle|!Webseite (privat)|!Personal Web Page
address.street:work|Business Street|Rue (bureau)|!Straße (geschäftlich)|Business Street
address.locality:work|Business City|Ville (bureau)|Ort (geschäftlich)|Business City
address.postcode:work|Business Postal Code|Code postal (bureau)|Postleitzahl (geschäftlich)|Business Postal Code
address.region:work|Business State|!Département (bureau)|Bundesland (geschäftlich)|Business State
address.country:work|Business Country ~ Business Country/Region|Pays/région (bureau)|Land/Region (geschäftlich)|
address.country:work||||Business Country/Region
url:work|!Business Web Page|!Page Web (bureau) ~ !Page Web professionnelle|!Webseite (geschäftlich)|
telephone:work|Business Phone|Téléphone professionnel|Telefon (geschäftlich)|Business Phone
telephone:work||||Business Phone 2
telephone:work,fax|Business Fax|Télécopie professionnelle|Fax (geschäftlich)|Business Fax
telephone:pager|Pager|Radiomessagerie|Pager|Pager
organization|Company|Société|Firma|Company
title|Job Title|Fonction|Position|Job Title
organization.unit|Department|Service|Abteilung|Department
other|Office Location|Adresse professionnelle ~ Bureau|Büro|Office Location
note|Notes|Notes|Notizen|Notes
address.street:other||||Other Street
address.locality:other||||Other City
address.postcode:other||||Other Postal Code
address.region:other||||Other State
address.country:other||||Other Country/Region
telephone:car||||Car Phone
telephone:other||||Other Phone
telephone:pref||||Primary Phone
telephone:other,fax||||Other Fax
telephone:work,main||||Company Main Phone
telephone:callback||||Callback
telephone:radio||||Radio Phone
telephone:telex||||Telex
telephone:textphone||||TTY/TDD Phone
profile.handle||||!IMAddress
related:manager||||Manager's Name
related:assistant||||Assistant's Name
telephone:assistant||||Assistant's Phone
other||||Company Yomi
related:spouse||||Spouse
other||||!Schools
other||||Hobby
other||||Location
url||||Web Page
birthday||||Birthday
anniversary||||Anniversary
"""
