"""Countries, and the provinces and states of Canada and the United States: one whether written out or by its code."""

from __future__ import annotations

import re
from functools import lru_cache

from entourage.domain.text import fold

_GAPS = re.compile(r"[\W_]+")
_LONGEST_CODE = 3
_WITH_REGIONS = frozenset({"", "ca", "us"})  # where a region's letters are those of a province or a state


@lru_cache(1024)
def country(text: str) -> str:
    """Give the code of a country (ISO 3166-1 alpha-2, small letters), or what stands there, folded."""
    return _known(_COUNTRIES).get(_key(text)) or fold(text)


@lru_cache(1024)
def region(text: str, country_code: str) -> str:
    """Give the code of a province of Canada or a state (ISO 3166-2, small letters), or what stands there, folded."""
    found = _known(_REGIONS).get(_key(text)) if country_code in _WITH_REGIONS else None
    return found or fold(text)


def is_written_out(text: str) -> bool:
    """Tell whether a country or region is named, and not by its letters alone."""
    return len(_key(text)) > _LONGEST_CODE


def _key(text: str) -> str:
    return _GAPS.sub("", fold(text))


@lru_cache(2)
def _known(table: str) -> dict[str, str]:
    """Read a table: by each of the names, and by itself, the code."""
    rows = (line.split(" ", 1) for line in table.strip().splitlines())
    return {_key(name): code.casefold() for code, names in rows for name in (code, *names.split(" | "))}


# In English and French (Unicode CLDR), and as some write them at home or for short.
_COUNTRIES = """
AD Andorra | Andorre
AE United Arab Emirates | Émirats arabes unis | UAE | ÉAU
AF Afghanistan
AG Antigua and Barbuda | Antigua-et-Barbuda
AI Anguilla
AL Albania | Albanie
AM Armenia | Arménie
AO Angola
AR Argentina | Argentine
AS American Samoa | Samoa américaines
AT Austria | Autriche | AUT | Österreich
AU Australia | Australie | AUS
AW Aruba
AX Åland Islands | Îles Åland
AZ Azerbaijan | Azerbaïdjan
BA Bosnia and Herzegovina | Bosnie-Herzégovine
BB Barbados | Barbade
BD Bangladesh
BE Belgium | Belgique | BEL | België | Belgien
BF Burkina Faso
BG Bulgaria | Bulgarie
BH Bahrain | Bahreïn
BI Burundi
BJ Benin
BL St. Barthélemy | Saint-Barthélemy
BM Bermuda | Bermudes
BN Brunei
BO Bolivia | Bolivie
BQ Caribbean Netherlands | Pays-Bas caribéens
BR Brazil | Brésil | Brasil
BS Bahamas
BT Bhutan | Bhoutan
BW Botswana
BY Belarus | Biélorussie
BZ Belize
CA Canada | CAN | Kanada
CC Cocos Islands | Îles Cocos
CD Congo - Kinshasa | DRC | RDC | Democratic Republic of the Congo | République démocratique du Congo
CF Central African Republic | République centrafricaine
CG Congo - Brazzaville | Republic of the Congo | République du Congo
CH Switzerland | Suisse | CHE | Schweiz | Svizzera
CI Côte d’Ivoire | Ivory Coast
CK Cook Islands | Îles Cook
CL Chile | Chili
CM Cameroon | Cameroun
CN China | Chine | CHN | People’s Republic of China
CO Colombia | Colombie
CR Costa Rica
CU Cuba
CV Cape Verde | Cap-Vert | Cabo Verde
CW Curaçao
CX Christmas Island | Île Christmas
CY Cyprus | Chypre
CZ Czechia | Tchéquie | Czech Republic | République tchèque | Česko
DE Germany | Allemagne | DEU | Deutschland
DJ Djibouti
DK Denmark | Danemark | Danmark
DM Dominica | Dominique
DO Dominican Republic | République dominicaine
DZ Algeria | Algérie
EC Ecuador | Équateur
EE Estonia | Estonie
EG Egypt | Égypte
EH Western Sahara | Sahara occidental
ER Eritrea | Érythrée
ES Spain | Espagne | ESP | España
ET Ethiopia | Éthiopie
FI Finland | Finlande | Suomi
FJ Fiji | Fidji
FK Falkland Islands | Îles Malouines
FM Micronesia | Micronésie
FO Faroe Islands | Îles Féroé
FR France | FRA | France métropolitaine | Frankreich
GA Gabon
GB United Kingdom | Royaume-Uni | UK | GBR | Great Britain | Grande-Bretagne
GD Grenada | Grenade
GE Georgia | Géorgie
GF French Guiana | Guyane française
GG Guernsey | Guernesey
GH Ghana
GI Gibraltar
GL Greenland | Groenland
GM Gambia | Gambie
GN Guinea | Guinée
GP Guadeloupe
GQ Equatorial Guinea | Guinée équatoriale
GR Greece | Grèce | Hellas
GT Guatemala
GU Guam
GW Guinea-Bissau | Guinée-Bissau
GY Guyana
HK Hong Kong
HN Honduras
HR Croatia | Croatie | Hrvatska
HT Haiti
HU Hungary | Hongrie | Magyarország
ID Indonesia | Indonésie
IE Ireland | Irlande | Éire | Republic of Ireland
IL Israel
IM Isle of Man | Île de Man
IN India | Inde
IQ Iraq | Irak
IR Iran
IS Iceland | Islande
IT Italy | Italie | ITA | Italia
JE Jersey
JM Jamaica | Jamaïque
JO Jordan | Jordanie
JP Japan | Japon | JPN
KE Kenya
KG Kyrgyzstan | Kirghizstan
KH Cambodia | Cambodge
KI Kiribati
KM Comoros | Comores
KN St. Kitts and Nevis | Saint-Christophe-et-Niévès
KP North Korea | Corée du Nord
KR South Korea | Corée du Sud | Korea | Corée | Republic of Korea
KW Kuwait | Koweït
KY Cayman Islands | Îles Caïmans
KZ Kazakhstan
LA Laos
LB Lebanon | Liban
LC St. Lucia | Sainte-Lucie
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania | Lituanie
LU Luxembourg | Lëtzebuerg
LV Latvia | Lettonie
LY Libya | Libye
MA Morocco | Maroc
MC Monaco
MD Moldova | Moldavie
ME Montenegro
MF St. Martin | Saint-Martin
MG Madagascar
MH Marshall Islands | Îles Marshall
MK North Macedonia | Macédoine du Nord | Macedonia | Macédoine
ML Mali
MM Myanmar | Burma | Birmanie
MN Mongolia | Mongolie
MO Macao
MP Northern Mariana Islands | Îles Mariannes du Nord
MQ Martinique
MR Mauritania | Mauritanie
MS Montserrat
MT Malta | Malte
MU Mauritius | Maurice
MV Maldives
MW Malawi
MX Mexico | Mexique | MEX
MY Malaysia | Malaisie
MZ Mozambique
NA Namibia | Namibie
NC New Caledonia | Nouvelle-Calédonie
NE Niger
NF Norfolk Island | Île Norfolk
NG Nigeria
NI Nicaragua
NL Netherlands | Pays-Bas | NLD | Nederland | The Netherlands | Holland | Hollande
NO Norway | Norvège | Norge
NP Nepal
NR Nauru
NU Niue
NZ New Zealand | Nouvelle-Zélande
OM Oman
PA Panama
PE Peru | Pérou
PF French Polynesia | Polynésie française
PG Papua New Guinea | Papouasie-Nouvelle-Guinée
PH Philippines
PK Pakistan
PL Poland | Pologne | Polska
PM St. Pierre and Miquelon | Saint-Pierre-et-Miquelon
PN Pitcairn Islands | Îles Pitcairn
PR Puerto Rico | Porto Rico
PS Palestinian Territories | Territoires palestiniens | Palestine
PT Portugal | PRT
PW Palau | Palaos
PY Paraguay
QA Qatar
RE Réunion | La Réunion
RO Romania | Roumanie
RS Serbia | Serbie
RU Russia | Russie | Russian Federation | Fédération de Russie
RW Rwanda
SA Saudi Arabia | Arabie saoudite
SB Solomon Islands | Îles Salomon
SC Seychelles
SD Sudan | Soudan
SE Sweden | Suède | Sverige
SG Singapore | Singapour
SH St. Helena | Sainte-Hélène
SI Slovenia | Slovénie
SK Slovakia | Slovaquie
SL Sierra Leone
SM San Marino | Saint-Marin
SN Senegal
SO Somalia | Somalie
SR Suriname
SS South Sudan | Soudan du Sud
ST São Tomé and Príncipe | Sao Tomé-et-Principe
SV El Salvador | Salvador
SX Sint Maarten
SY Syria | Syrie
SZ Eswatini | Swaziland
TC Turks and Caicos Islands | Îles Turques-et-Caïques
TD Chad | Tchad
TG Togo
TH Thailand | Thaïlande
TJ Tajikistan | Tadjikistan
TK Tokelau
TL Timor-Leste | Timor oriental | East Timor
TM Turkmenistan
TN Tunisia | Tunisie
TO Tonga
TR Türkiye | Turquie | Turkey
TT Trinidad and Tobago | Trinité-et-Tobago
TV Tuvalu
TW Taiwan
TZ Tanzania | Tanzanie
UA Ukraine
UG Uganda | Ouganda
US United States | États-Unis | USA | United States of America | États-Unis d’Amérique | É.-U. | EUA
UY Uruguay
UZ Uzbekistan | Ouzbékistan
VA Vatican City | État de la Cité du Vatican
VC St. Vincent and Grenadines | Saint-Vincent-et-les Grenadines
VE Venezuela
VG British Virgin Islands | Îles Vierges britanniques
VI U.S. Virgin Islands | Îles Vierges des États-Unis
VN Vietnam
VU Vanuatu
WF Wallis and Futuna | Wallis-et-Futuna
WS Samoa
XK Kosovo
YE Yemen
YT Mayotte
ZA South Africa | Afrique du Sud
ZM Zambia | Zambie
ZW Zimbabwe
"""

_REGIONS = """
AB Alberta
BC British Columbia | Colombie-Britannique | C.-B.
MB Manitoba
NB New Brunswick | Nouveau-Brunswick
NL Newfoundland and Labrador | Terre-Neuve-et-Labrador | Newfoundland | Terre-Neuve | NF | T.-N.-L.
NS Nova Scotia | Nouvelle-Écosse
NT Northwest Territories | Territoires du Nord-Ouest
NU Nunavut
ON Ontario | Ont.
PE Prince Edward Island | Île-du-Prince-Édouard | PEI | Î.-P.-É.
QC Québec | Qué. | PQ
SK Saskatchewan | Sask.
YT Yukon
AK Alaska
AL Alabama
AR Arkansas
AZ Arizona
CA California | Californie
CO Colorado
CT Connecticut
DC District of Columbia | District de Columbia
DE Delaware
FL Florida | Floride
GA Georgia | Géorgie
HI Hawaii | Hawaï
IA Iowa
ID Idaho
IL Illinois
IN Indiana
KS Kansas
KY Kentucky
LA Louisiana | Louisiane
MA Massachusetts
MD Maryland
ME Maine
MI Michigan
MN Minnesota
MO Missouri
MS Mississippi
MT Montana
NC North Carolina | Caroline du Nord
ND North Dakota | Dakota du Nord
NE Nebraska
NH New Hampshire
NJ New Jersey
NM New Mexico | Nouveau-Mexique
NV Nevada
NY New York
OH Ohio
OK Oklahoma
OR Oregon
PA Pennsylvania | Pennsylvanie
RI Rhode Island
SC South Carolina | Caroline du Sud
SD South Dakota | Dakota du Sud
TN Tennessee
TX Texas
UT Utah
VA Virginia | Virginie
VT Vermont
WA Washington
WI Wisconsin
WV West Virginia | Virginie-Occidentale
WY Wyoming
"""
