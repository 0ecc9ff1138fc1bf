"""The headers that programs for customers and mailings, and KAddressBook, write, and what they mean."""

CUSTOMERS = """
|hubspot:en|zoho:en|pipedrive:en|salesforce:en|xing:de
identifier|Record ID ~ Record ID - Contact|Record Id|!Person - ID|Contact ID ~ Contact 18-Digit ID ~ Id|
formatted_name|||!Person - Name||
name.prefix||||Salutation|
name.given|First Name|First Name|Person - First name|First Name|Vorname
name.additional||||Middle Name|
name.family|Last Name|Last Name|Person - Last name|Last Name|Nachname
name.suffix||||Suffix|
email|Email|Email|Person - Email|Email|E-Mail-Adresse ~ E-Mail
email:work|||!Person - Email - Work||Geschäftliche E-Mail
email:home|||Person - Email - Home||Private E-Mail
email:other||Secondary Email|Person - Email - Other||
telephone|Phone Number|Phone|Person - Phone|Phone|Telefon
telephone:work|||Person - Phone - Work|Business Phone|Telefon geschäftlich
telephone:home||Home Phone|Person - Phone - Home|Home Phone|Telefon privat
telephone:cell|Mobile Phone Number|Mobile|Person - Phone - Mobile|Mobile ~ MobilePhone|Mobiltelefon
telephone:fax||Fax||Fax|
telephone:other||Other Phone|Person - Phone - Other|Other Phone|
telephone:assistant||Asst Phone||Asst. Phone|
related:assistant||Assistant||Assistant|
related:manager||Reporting To||Reports To|
organization|!Associated Company ~ Company Name|Account Name|Person - Organization|Account Name|Firma ~ Unternehmen
organization.unit||Department||Department|
title|Job Title|Title|Person - Job title|Title|Position
address.street:work|Street Address|!Mailing Street||!Mailing Street ~ !Mailing Address Line 1|
address.street2:work||||Mailing Address Line 2|
address.locality:work|City|Mailing City||Mailing City|Ort
address.region:work|State/Region|Mailing State||Mailing State ~ !Mailing State/Province|
address.postcode:work|Postal Code|Mailing Zip||Mailing Zip ~ !Mailing Zip/Postal Code ~ !MailingPostalCode|PLZ
address.country:work|Country/Region|Mailing Country||Mailing Country|Land
address.street:other||Other Street||Other Street|
address.locality:other||Other City||Other City|
address.region:other||Other State||Other State ~ Other State/Province|
address.postcode:other||Other Zip||Other Zip ~ Other Zip/Postal Code ~ OtherPostalCode|
address.country:other||Other Country||Other Country|
address.formatted|||Person - Address||
url|Website URL||||
url:work|||Organization - Website||
address.formatted:work|||Organization - Address||
profile.handle@skype||Skype ID|||
profile.handle@twitter||Twitter||Twitter|
birthday||Date of Birth|Person - Birthday|Birthdate|Geburtstag ~ Geburtsdatum
category.list||Tag|Person - Label||Tags
note||Description|Person - Notes|Description|Notizen
other|!Contact owner|Contact Owner|Person - Owner|!Account Owner ~ !Contact Owner|
other|!Lead Status|Lead Source|Person - Visible to|Lead Source|
other|Create Date|Created Time|Person - Created|Created Date|!Kontakt seit
other|Last Activity Date|Modified Time|Person - Update time|Last Activity|
other|!Original Traffic Source||Person - Open deals|Last Modified Date|
other|||Person - Won deals|Last Stay-in-Touch Request Date|
other|||Person - Next activity date|Last Stay-in-Touch Save Date|
"""

SHOPS = """
|shopify:en
identifier|Customer ID
name.given|First Name
name.family|Last Name
email|Email
telephone|Phone
telephone:other|!Default Address Phone
organization|!Default Address Company ~ Company
address.street|!Default Address Address1 ~ Address1
address.street2|!Default Address Address2 ~ Address2
address.locality|!Default Address City ~ City
address.region|!Default Address Province Code ~ Province Code
address.country|!Default Address Country Code ~ Country Code
address.postcode|!Default Address Zip ~ Zip
other|!Accepts Email Marketing
other|!Accepts SMS Marketing
other|!Total Spent
other|!Total Orders
other|Tax Exempt
note|Note
category.list|Tags
"""

GROUPWARE = """
|tine:en
formatted_name|n_fn
name.family|!n_family
name.given|!n_given
name.additional|n_middle
name.prefix|n_prefix
name.prefix|salutation
name.suffix|n_suffix
other|n_fileas
title|role
organization|org_name
organization.unit|org_unit
birthday|bday
email:work|email
email:home|email_home
telephone:work|!tel_work
telephone:home|!tel_home
telephone:cell|!tel_cell
telephone:cell,home|!tel_cell_private
telephone:fax,work|tel_fax
telephone:fax,home|!tel_fax_home
telephone:car|tel_car
telephone:pager|tel_pager
telephone:other|tel_other
telephone:pref|tel_prefer
telephone:assistant|!tel_assistent
related:assistant|assistent
address.street:work|!adr_one_street
address.street2:work|!adr_one_street2
address.locality:work|!adr_one_locality
address.region:work|!adr_one_region
address.postcode:work|!adr_one_postalcode
address.country:work|!adr_one_countryname
address.street:home|!adr_two_street
address.street2:home|!adr_two_street2
address.locality:home|!adr_two_locality
address.region:home|!adr_two_region
address.postcode:home|!adr_two_postalcode
address.country:home|!adr_two_countryname
url:work|url
url:home|url_home
note|note ~ notes
category.list|tags
"""

MAILINGS = """
|mailchimp:en
email|Email Address
name.given|First Name ~ FNAME
name.family|Last Name ~ LNAME
address.formatted|Address
telephone|Phone Number ~ Phone
birthday|Birthday
organization|Company
other.default|!MEMBER_RATING
other|!OPTIN_TIME
other|!OPTIN_IP
other|CONFIRM_TIME
other|CONFIRM_IP
other|LATITUDE
other|LONGITUDE
other|GMTOFF
other|DSTOFF
other|TIMEZONE
other|CC
other|REGION
other|LAST_CHANGED
identifier|!LEID
other|!EUID
note|NOTES
category.list|TAGS
"""

KADDRESSBOOK = """
|kaddressbook:en
identifier|Unique Identifier
formatted_name|!Formatted Name
name.family|Family Name
name.given|Given Name
name.additional|!Additional Names ~ Additional Name
name.prefix|!Honorific Prefixes ~ Prefix
name.suffix|!Honorific Suffixes ~ Suffix
nickname|Nick Name ~ Nickname
birthday|Birthday
anniversary|Anniversary
address.po_box:home|!Home Address Post Office Box
address.street:home|!Home Address Street
address.locality:home|!Home Address City ~ !Home Address Locality
address.region:home|!Home Address State ~ !Home Address Region
address.postcode:home|!Home Address Zip Code ~ Home Address Postal Code
address.country:home|Home Address Country
other|!Home Address Label
address.po_box:work|!Business Address Post Office Box
address.street:work|!Business Address Street
address.locality:work|!Business Address City ~ !Business Address Locality
address.region:work|!Business Address State ~ !Business Address Region
address.postcode:work|!Business Address Zip Code ~ Business Address Postal Code
address.country:work|Business Address Country
other|!Business Address Label
telephone:home|Home Phone
telephone:work|Business Phone
telephone:cell|Mobile Phone
telephone:home,fax|Home Fax
telephone:work,fax|Business Fax
telephone:car|Car Phone
telephone:isdn|ISDN
telephone:pager|Pager
email|Email Address ~ Preferred EMail ~ EMail (preferred)
email|EMail (2)
email|EMail (3)
email|EMail (4)
other|!Mail Client
title|Title
role|Role
organization|Organization ~ Organisation
organization.unit|Department
note|Note
url|URL ~ Homepage
url|Blog Feed
other|Profession
other|Office
other|!IM Address
related:assistant|Assistant's Name
related:manager|Manager's Name
related:spouse|Spouse's Name
"""
