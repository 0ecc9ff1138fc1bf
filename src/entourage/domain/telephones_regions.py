"""How numbers are dialled in each region: from the metadata of the library `phonenumbers`, which a test compares."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The prefix within a region (a dash for none), a pattern of those that lead abroad, and regions (ISO 3166-1) with
# their calling codes.
_FACTS = r"""
0 00 AE971 AF93 AL355 AM374 AR54 AT43 AZ994 BA387 BD880 BE32 BG359 BL590 CD243 CH41 DE49 DZ213 EC593 EG20 EH212
  ER291 ET251 FR33 GB44 GE995 GF594 GG44 GH233 GP590 HR385 IE353 IM44 IN91 IQ964 IR98 JE44 JO962 KG996 KI686 LA856
  LB961 LI423 LK94 LR231 LT370 LY218 MA212 MC377 MD373 ME382 MF590 MG261 MK389 MM95 MQ596 MW265 MY60 NA264 NL31
  NP977 PH63 PK92 PM508 PS970 PY595 RE262 RO40 RS381 RW250 SA966 SD249 SE46 SK421 SL232 SO252 SS211 SY963 TR90 UA380
  VE58 VN84 XK383 YE967 YT262 ZA27 ZM260 ZW263
- 00 AC247 AD376 AO244 AW297 BF226 BH973 BI257 BJ229 BN673 BQ599 BT975 BW267 BZ501 CF236 CG242 CI225 CK682 CM237
  CR506 CW599 CY357 CZ420 DJ253 DK45 EE372 ES34 FK500 FM691 FO298 GA241 GI350 GL299 GM220 GN224 GQ240 GR30 GT502
  GW245 HN504 HT509 IO246 IT39 KM269 KW965 LS266 LU352 LV371 ML223 MO853 MR222 MT356 MZ258 NC687 NE227 NF672 NI505
  NO47 NR674 NU683 OM968 PA507 PF689 PL48 PT351 QA974 SH290 SJ47 SM378 SN221 SR597 ST239 SV503 SZ268 TA290 TG228
  TK690 TL670 TN216 TO676 TV688 UZ998 VA39 VU678 WF681
1 011 AG1 AI1 AS1 BB1 BM1 BS1 CA1 DM1 DO1 GD1 GU1 JM1 KN1 KY1 LC1 MH692 MP1 MS1 PR1 SX1 TC1 TT1 US1 VC1 VG1 VI1
8 810 BY375 KZ7 RU7 TM993
0 001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011 AU61 CC61 CX61
- 0 CV238 WS685
0 00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09])) AX358 FI358
- (?:0|1(?:1[0-69]|2[02-5]|5[13-58]|69|7[0167]|8[018]))0 CL56
- 0(?:0|19) MV960
- 0(?:0|52) FJ679
- 0(?:0|[24-7]0|3[03]) MU230
- 00(?:30|5[09]|[126-9]?) HK852
- 001 GY592
- 00|1(?:0(?:01|[12]0)|100) IS354
- 00|140[1-3] PG675
- 00|16 TD235
- 010|0[0-2] SC248
- 01[12] PW680
- 0[0-3]\d SG65
- 0[01] SB677
- 0[09] MX52
- 810 TJ992
0 0(?:0[25-79]|19) TW886
0 0(?:0|1(?:05|[2-9])) IL972
0 0(?:0|161) NZ64
0 0(?:0|1[3-9]\d) UY598
0 00(?:1[245]|2[1-35]|31|4[13]|[56]5|99) BR55
0 00(?:1\d)? BO591
0 00(?:4(?:[14]4|56)|[579]) CO57
0 00(?:[125689]|3(?:[46]5|91)|7(?:00|27|3|55|6[126])) KR82
0 000 KE254
0 001 MN976
0 009 NG234
0 00[056] TZ255
0 00[057] UG256
0 00[1-9] TH66
0 00[14-9] KH855
0 00[89] ID62
0 00|1(?:[12]\d|79)\d\d00 CN86
0 00|10(?:22|66|88|99) SI386
0 00|19(?:1[124]|77|90)00 PE51
0 00|99 KP850
0 010 JP81
0 119 CU53
06 00 HU36
"""


@dataclass(frozen=True, slots=True)
class Dialling:
    """Hold how a region dials: its calling code, the prefix of national numbers or nothing, what leads abroad."""

    code: str
    trunk: str
    abroad: re.Pattern[str]


def _read() -> dict[str, tuple[str, str, str]]:
    found = {}
    for line in _FACTS.replace("\n  ", " ").strip().split("\n"):
        trunk, abroad, *regions = line.split(" ")
        found.update({one[:2]: (one[2:], trunk.strip("-"), abroad) for one in regions})
    return found


_KNOWN = _read()
CODES = frozenset(code for code, _, _ in _KNOWN.values())


def dialling(region: str) -> Dialling | None:
    """Tell how a region (ISO 3166-1) dials, where that is known."""
    found = _KNOWN.get(region.upper())
    return Dialling(found[0], found[1], re.compile(found[2])) if found else None
