"""The headers that Thunderbird writes in each language, and what they mean."""

THUNDERBIRD = (
    """
|thunderbird-en:en|thunderbird-fr:fr|thunderbird-de:de
name.given|First Name|Prénom|Vorname
name.family|Last Name|Nom de famille|Nachname
formatted_name|Display Name|Nom à afficher|Anzeigename
nickname|Nickname|Surnom|Spitzname
email|!Primary Email|!Adresse électronique principale ~ !Adresse e-mail principale|!Primäre E-Mail-Adresse
email||!Première adresse électronique|
email|!Secondary Email|Adresse électronique secondaire ~ Adresse e-mail secondaire|!Sekundäre E-Mail-Adresse
email||!Deuxième adresse électronique|
profile.handle@aim|Screen Name|Nom de l'écran|Messenger-Name
telephone:work|Work Phone|Tél. professionnel|Tel. dienstlich
telephone:home|Home Phone|Tél. personnel|Tel. privat
telephone:fax|Fax Number|Fax|Fax-Nummer
telephone:pager|Pager Number|Pager|Pager-Nummer
telephone:cell|Mobile Number|Portable|!Mobil-Tel.-Nr.
address.street:home|Home Address|Adresse privée|Privat: Adresse
address.street2:home|Home Address 2|Adresse privée 2|Privat: Adresse 2
address.locality:home|Home City|Ville|Privat: Ort
address.region:home|Home State ~ Home County|Pays/État|Privat: Bundesland
address.postcode:home|Home ZipCode ~ Home Post Code|Code postal|Privat: PLZ
address.country:home|Home Country|Pays/Région (domicile) ~ Région|Privat: Land
address.street:work|Work Address|Adresse professionnelle|Dienstlich: Adresse
address.street2:work|Work Address 2|Adresse professionnelle 2|Dienstlich: Adresse 2
address.locality:work|Work City|Ville|Dienstlich: Ort
address.region:work|Work State ~ Work County|Pays/État|Dienstlich: Bundesland
address.postcode:work|Work ZipCode ~ Work Post Code|Code postal|Dienstlich: PLZ
address.country:work|Work Country|Pays/Région (bureau) ~ Région|Dienstlich: Land
title|Job Title|Profession|Arbeitstitel
organization.unit|Department|Service|Abteilung
organization|Organization ~ Organisation|Société|Organisation
url:work|Web Page 1|Site web 1|Webseite 1
url:home|Web Page 2|Site web 2|Webseite 2
birthday.year|Birth Year|Année de naissance|Geburtsjahr
birthday.month|Birth Month|Mois|Geburtsmonat
birthday.day|Birth Day|Jour|Geburtstag
other|Custom 1|Divers 1|Benutzerdef. 1
other|Custom 2|Divers 2|Benutzerdef. 2
other|Custom 3|Divers 3|Benutzerdef. 3
other|Custom 4|Divers 4|Benutzerdef. 4
note|Notes|Notes|Notizen
""",
)
