"""What a file said of a person, packed for the next comparison."""

from __future__ import annotations

import hashlib
import json
import zlib
from json.encoder import encode_basestring as quoted
from typing import Any

from entourage.domain.contact import Photo, Value
from entourage.domain.keeping import KINDS, decoded

# What most cards and rows are made of, the most common last. Contents that are packed with it cannot be unpacked
# without: it stays as it is for as long as there are books.
_HEADINGS = (
    *("Anniversary", "Birthday", "Business Fax", "Business Phone", "Business Street", "Business City", "Other Phone"),
    *("Business State", "Business Postal Code", "Business Country/Region", "Categories", "Company", "Connected On"),
    *(
        "Department",
        "E-mail Address",
        "E-mail Display Name",
        "Email Address",
        "Job Title",
        "Middle Name",
        "Mobile Phone",
    ),
    *("Home Phone", "Home Street", "Home City", "Home State", "Home Postal Code", "Home Country/Region", "Position"),
    *("URL", "Website 1 - Value", "Address 1 - City", "Address 1 - Country", "Address 1 - Formatted", "Web Page"),
    *("Address 1 - Label", "Address 1 - Postal Code", "Address 1 - Region", "Address 1 - Street", "E-mail 1 - Label"),
    *("E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value", "First Name", "Labels", "Last Name", "Notes"),
    *("Organization Department", "Organization Name", "Organization Title", "Phone 1 - Label", "Phone 1 - Value"),
    *("Phone 2 - Label", "Phone 2 - Value"),
)
_LINES = (
    *("X-SOCIALPROFILE;TYPE=linkedin:https://www.", "URL;TYPE=WORK:https://www.", "item1.X-ABLabel:_$!<HomePage>!$_"),
    *("PHOTO;ENCODING=b;TYPE=JPEG:", "CATEGORIES:myContacts", "BDAY;VALUE=date:19", "ROLE:", "NICKNAME:", "TITLE:"),
    *("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A9", "LABEL;TYPE=", "ADR;TYPE=WORK:;;", "ADR;TYPE=HOME:;;"),
    *("NOTE:", "ORG:", "TEL;type=pref:", "TEL;HOME:", "TEL;CELL:+33", "TEL;TYPE=WORK:+1 514-555-01", "TEL;TYPE=HOME:"),
    *("TEL;TYPE=CELL,VOICE:", "EMAIL;TYPE=INTERNET;TYPE=WORK:", "EMAIL;TYPE=INTERNET,HOME:", "UID:urn:uuid:", "N:;;;"),
    *("FN:", "REV:20", "PRODID:-//", "VERSION:4.0", "VERSION:2.1", "VERSION:3.0"),
)
_EMPTY = '"","","",[],"",null],'
_VALUES = (
    *('["other","X-', '["photo","",[],[],"","","",[],"",["image/jpeg","sha256:', '["related","', '["birthday","19'),
    *('["profile","",["linkedin","', f'["url","https://www.",[],[],{_EMPTY}', f'["nickname","",[],[],{_EMPTY}'),
    *('["anniversary","20', '["gender","', '["date","', f'["role","",[],[],{_EMPTY}', f'["note","",[],[],{_EMPTY}'),
    *(f'["title","",[],[],{_EMPTY}', f'["organization","",["",""],[],{_EMPTY}', f'["category","",[],[],{_EMPTY}'),
    *(f'["address","",["","","","","","","Canada"],["home"],{_EMPTY}', '"France"],["work"],'),
    *(f'["telephone","+33 6 ",[],["home","voice"],{_EMPTY}', f'["telephone","+1",[],["work"],{_EMPTY}'),
    *(f'["email","",[],["internet"],{_EMPTY}', f'["email","",[],["work"],{_EMPTY}'),
    *(f'["telephone","",[],["cell"],{_EMPTY}', f'["email","@gmail.com",[],["home"],{_EMPTY}'),
    *(f'["name","",["","","","",""],[],{_EMPTY}', f'{{"raw":"BEGIN:VCARD","said":[["formatted_name","",[],[],{_EMPTY}'),
)
COMMON = (
    "".join([rf"\"]\n[\"{heading}\", \"" for heading in _HEADINGS])
    + r"\n".join([*_LINES, "END:VCARD"])
    + "".join(_VALUES)
).encode()
_WINDOW = 12  # as a power of two: what it holds is what fits beside the common words, the faster the smaller it is
_LARGEST = 4096
_BEGINNING = zlib.compressobj(1, zlib.DEFLATED, _WINDOW, 5, zlib.Z_FIXED, COMMON)


def packed(raw: str, said: str) -> bytes:
    """Pack a record as it was written, and the JSON of the values that were read from it."""
    data = f'{{"raw":{quoted(raw)},"said":{said}}}'.encode()
    if len(data) > _LARGEST:
        return zlib.compress(data, 1)
    packing = _BEGINNING.copy()  # to read the common words each time would take longer than all the rest
    return packing.compress(data) + packing.flush()


def raw_of(content: bytes) -> str:
    """Give a record as it was written, long lines shortened."""
    return str(_unpacked(content)["raw"])


def key_of(content: bytes) -> str:
    """Give the key of a row without an identifier of its own, by the values that were read from it."""
    text = zlib.decompressobj(zdict=COMMON).decompress(content).decode()
    found = json.loads(text)
    said = text[len(f'{{"raw":{quoted(found["raw"])},"said":') : -1] if isinstance(found, dict) else text
    return f"content {hashlib.sha256(said.encode()).hexdigest()}"


def unpack(content: bytes) -> tuple[Value, ...]:
    """Read what a source said; pictures come back by their identity only."""
    found = _unpacked(content) if content else []
    return tuple([_value(*said) for said in (found["said"] if isinstance(found, dict) else found)])


def values_of(said: str) -> tuple[Value, ...]:
    """Read values from JSON as `wording.worded` writes it; pictures come back by their identity only."""
    return tuple([_value(*one) for one in decoded(said)[0]])


def _unpacked(content: bytes) -> Any:  # noqa: ANN401 - JSON
    return decoded(zlib.decompressobj(zdict=COMMON).decompress(content).decode())[0]


def _value(kind: str, text: str, parts: list[str], types: list[str], label: str, *rest: Any) -> Value:  # noqa: ANN401 - JSON
    name, group, parameters, raw, photo = rest
    return Value(
        kind=KINDS[kind],
        text=text,
        parts=tuple(parts),
        types=tuple(types),
        label=label,
        name=name,
        group=group,
        parameters=tuple([(key, value) for key, value in parameters]) if parameters else (),
        raw=raw,
        photo=Photo(photo[0], b"", photo[1]) if photo else None,
    )
