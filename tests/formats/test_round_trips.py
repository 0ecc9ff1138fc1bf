"""Whatever goes in comes out again the same, whichever of our files it goes through."""

from __future__ import annotations

import quopri
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Value, display_name, first_of
from entourage.formats import detect, google_csv, outlook_csv, portable, vcard
from entourage.formats.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
CARDS: dict[str, Callable[[Iterable[Record]], Iterable[bytes]]] = {
    "3.0": lambda records: vcard.write(records, "3.0"),
    "4.0": lambda records: vcard.write(records, "4.0"),
    "json": portable.write,
}
TABLES: dict[str, Callable[[Iterable[Record]], Iterable[bytes]]] = {
    "google": google_csv.write,
    "outlook in English": outlook_csv.write,
    "outlook in French": lambda records: outlook_csv.write(records, "fr"),
}
DEFAULTS = {Kind.TELEPHONE: {"voice"}, Kind.EMAIL: {"internet"}}

# As programs and standards write them: RFC 2426, 6350, 6474, 6715, 8605, 9554, Apple, Android, Evolution, KDE.
PROPERTIES = r"""
FN;LANGUAGE=fr;ALTID=1:Zoé Roux
FN;LANGUAGE=ja;ALTID=1:ゾエ
N;SORT-AS="Roux,Zoe":Roux;Zoé;Ada,Eve;Dr;PhD
N;LANGUAGE=ja;ALTID=2:ルー;ゾエ;;;
N;JSCOMPS=";1,s,\, ,0":Roux;Zoé;;;;;Jr
NICKNAME;TYPE=work;PREF=2:Bobby,Bob\, the Great
item1.TEL;TYPE=cell,voice;PID=1.1:+33 6 12 34 56 78
item1.X-ABLabel:Chalet d'été
item2.TEL;TYPE=home;PREF=1;MEDIATYPE=text/plain:tel:+1-418-555-0102;ext=5
item3.EMAIL;TYPE=internet,home:ada@example.org
item3.X-ABLabel:_$!<School>!$_
item4.ADR;TYPE=home;LABEL="12, rue^nQuébec";GEO="geo:46.8,-71.2";TZ=-0500;CC=ca:;;12, rue;Québec;QC;G1R 2A1;Canada
item4.X-ABADR:ca
ADR;TYPE=work:;Suite 4;1 Main St\nBack door;Montréal;;;
item5.URL;TYPE=pref:https://example.org/zo%C3%A9?a=1;b=2,3
item5.X-ABLabel:_$!<HomePage>!$_
item6.X-ABDATE;TYPE=pref:2001-09-15
item6.X-ABLabel:_$!<Anniversary>!$_
item7.X-ABDATE:2010-05-01
item7.X-ABLabel:Rencontre
item8.X-ABRELATEDNAMES;TYPE=pref:Ève
item8.X-ABLabel:_$!<Mother>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12
BDAY:--0412
BDAY;VALUE=text:about 1900
BDAY;CALSCALE=gregorian:19850412T101500Z
BDAY;VALUE=date-and-or-time:1985-04
ANNIVERSARY:20090808T1430-0500
DEATHDATE;VALUE=text:circa 1800
DEATHDATE:19960415
BIRTHPLACE:Babies'R'Us Hospital
BIRTHPLACE;VALUE=uri:geo:46.769307,-71.283079
DEATHPLACE;VALUE=text:Aboard the Titanic\, near Newfoundland
RELATED;TYPE=friend,co-worker:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
RELATED;TYPE=spouse;VALUE=text;LANGUAGE=fr:Luc\, bien sûr
ORG;SORT-AS="ABC":ABC\, Inc.;North American Division;Marketing
ORG;TYPE=work;LEVEL=expert:Chorale
TITLE;LANGUAGE=fr:Analyste
ROLE:Chef de projet\; aussi secrétaire
NOTE;LANGUAGE=fr:Une note\nde deux lignes\, avec \; et \\ et : et "
NOTE:Une autre
CATEGORIES:Amis,Chorale\, basse
LANG;TYPE=work;PREF=1:en
GENDER:O;it's complicated
KEY;TYPE=PGP;ENCODING=b:AAECAwQ=
KEY;MEDIATYPE=application/pgp-keys:https://example.org/key.asc
SOUND;TYPE=BASIC;ENCODING=b:AAECAwQ=
SOUND;TYPE=X-IRMC-N:ﾙｰ;ｿﾞｴ;;;
LOGO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=
LOGO:data:image/png;base64,iVBORw0KGgo=
PHOTO;VALUE=uri;TYPE=GIF:https://example.org/a.gif
AGENT:BEGIN:VCARD\nVERSION:3.0\nFN:Luc\, agent\nEND:VCARD\n
AGENT;VALUE=uri:CID:JQPUBLIC.part3@host.com
CLIENTPIDMAP:1;urn:uuid:3df403f4-5924-4bb7-b077-3c711d9eb34b
XML:<config xmlns="http://example.org"><a>1\, 2</a></config>
GEO:geo:46.772673,-71.282945
GEO;TYPE=work:46.772673;-71.282945
TZ:America/Montreal
TZ;VALUE=utc-offset:-0500
MAILER:PigeonMail 2.1
SORT-STRING:Roux
CLASS:PRIVATE
REV:2021-12-03T10:15:00Z
SOURCE:ldap://ldap.example.org/cn=zoe
FBURL;PREF=1:https://example.org/busy
CALADRURI:mailto:ada@example.org
CALURI;MEDIATYPE=text/calendar:ftp://example.org/calA.ics
EXPERTISE;LEVEL=beginner;INDEX=2:chinese literature
HOBBY;INDEX=1;LEVEL=high:reading
INTEREST;LEVEL=medium:r&b music
ORG-DIRECTORY;INDEX=1:https://directory.example.com
CONTACT-URI;PREF=1:https://contact.example.com
CREATED:20220705T093412Z
GRAMGENDER;LANGUAGE=de:feminine
PRONOUNS;LANGUAGE=en;PREF=1:they/them
SOCIALPROFILE;SERVICE-TYPE=Mastodon;USERNAME=zoe:https://example.org/@zoe
SOCIALPROFILE;VALUE=text;SERVICE-TYPE=Discord:zoe#1
X-SOCIALPROFILE;TYPE=twitter;X-USER=zoe:http://twitter.com/zoe
IMPP;X-SERVICE-TYPE=Jabber;TYPE=home:xmpp:zoe@example.org
IMPP;PREF=1:skype:zoe.roux
X-SKYPE:zoe
X-PHONETIC-FIRST-NAME:Zo-é
X-PHONETIC-LAST-NAME:Rou
X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Zo;1;;;;;;;;;;;;;
X-EVOLUTION-FILE-AS:Roux\, Zoé
X-KADDRESSBOOK-BlogFeed:https://example.org/feed
X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.microsoft.com"/>
X-EMPTY-PARAMETER;X-A=;X-B=2:value
my.group.X-TWO-DOTS:value
x-lower-Case;x-P="a;b:c,d":value
"""


def lines() -> list[str]:
    return PROPERTIES.strip().split("\n")


def grouped() -> Iterator[list[str]]:
    """Give lines one by one, those of one group together."""
    one: list[str] = []
    for line in lines():
        group = line.partition(".")[0] if line.startswith("item") else ""
        if one and not (group and one[0].startswith(group + ".")):
            yield one
            one = []
        one.append(line)
    yield one


def card(*said: str) -> bytes:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:4.0", *said, "END:VCARD", ""]).encode()


def read(data: bytes) -> list[Record]:
    return [item for item in detect.read_bytes(data).items if isinstance(item, Record)]


def through(write: Callable[[Iterable[Record]], Iterable[bytes]], records: list[Record]) -> list[Record]:
    return read(b"".join(write(records)))


def same(record: Record) -> Counter[tuple[object, ...]]:
    """Give all that a record says but for order, doubles, and a group that ties nothing together."""
    groups = Counter(value.group for value in record.values)
    said = set()
    for value in record.values:
        types = frozenset(value.types) - DEFAULTS.get(value.kind, set())
        parts = " ; ".join(value.parts).rstrip(" ;")
        group = value.group if groups[value.group] > 1 else ""
        rest = (value.text, parts, value.label, value.name, group, value.raw, value.photo)
        said.add((value.kind, types, frozenset(value.parameters), *rest))
    return Counter(said)


def for_a_table(record: Record) -> Record:
    """Leave out what a table is known not to hold: pictures, and a full name that its parts say already."""
    name = first_of(record.values, Kind.NAME)
    composed = Value(kind=Kind.FORMATTED_NAME, text=display_name((name,)) if name else "")
    kept = (value for value in record.values if value != composed and not (value.photo and value.photo.data))
    return replace(record, values=tuple(kept))


@pytest.mark.parametrize("name", [*CARDS, *TABLES])
@pytest.mark.parametrize("said", list(grouped()), ids=lambda said: said[0][:40])
def test_a_property_that_any_program_writes_comes_back(name: str, said: list[str]) -> None:
    named = ["FN:Zoé Roux", "N:Roux;Zoé;;;"] if not said[0].startswith(("FN", "N;")) else []
    (record,) = read(card(*named, *said))
    (back,) = through((CARDS | TABLES)[name], [record])
    assert same(back) == same(record if name in CARDS else for_a_table(record))


@pytest.mark.parametrize("name", [*CARDS, *TABLES])
@given(said=st.lists(st.sampled_from(list(grouped())), max_size=12, unique_by=tuple))
def test_properties_come_back_in_any_company(name: str, said: list[list[str]]) -> None:
    (record,) = read(card("UID:1", "KIND:org", "TEL:1", *(line for group in said for line in group)))
    (back,) = through((CARDS | TABLES)[name], [record])
    assert same(back) == same(record if name in CARDS else for_a_table(record))
    assert back.kind == "org"


LETTERS = st.text(st.sampled_from("abcéàçœ’=+@-;,:\\ \"'()0123456789äöüñ"), min_size=1, max_size=60)
SAID = LETTERS.map(str.strip).filter(lambda text: text and not text.endswith("\\"))
CHARSETS = {"UTF-8": "utf-8", "ISO-8859-15": "iso8859-15", "WINDOWS-1252": "cp1252"}
OLD_HEADS = [
    *("TEL;CELL", "TEL;WORK;FAX", "TEL;HOME;VOICE;PREF", "TEL;PAGER", "EMAIL;INTERNET", "EMAIL;HOME;INTERNET"),
    *("NOTE", "TITLE", "ROLE", "URL;WORK", "X-NICK", "ADR;HOME", "ADR;WORK;PREF", "ORG", "LABEL;HOME"),
]


@st.composite
def old_lines(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a line as vCard 2.1 writes it: (its name, its bytes)."""
    head, text = draw(st.sampled_from(OLD_HEADS)), draw(SAID)
    parts = [text.replace(";", ",").replace("\\", "/"), *["x"] * (2 if head.startswith(("ADR", "ORG")) else 0)]
    value = ";".join(parts) if len(parts) > 1 else text.replace(";", ",").replace("\\", "/")
    manner = draw(st.sampled_from(["quoted", "plain"]))
    charset, codec = draw(st.sampled_from(sorted(CHARSETS.items())))
    try:
        raw = value.encode(codec)
    except UnicodeEncodeError:
        charset, raw = "UTF-8", value.encode()
    if manner == "plain":
        return head, f"{head};CHARSET={charset}:".encode() + raw
    soft = quopri.encodestring(raw, quotetabs=True).replace(b"=\n", b"=\r\n").rstrip(b"\r\n")
    encoding = draw(st.sampled_from(["ENCODING=QUOTED-PRINTABLE", "QUOTED-PRINTABLE"]))
    return head, f"{head};CHARSET={charset};{encoding}:".encode() + soft


@pytest.mark.parametrize("name", [*CARDS, *TABLES])
@given(drawn=st.lists(old_lines(), max_size=6), has_full_name=st.booleans())
def test_what_an_old_telephone_wrote_comes_back(
    name: str, drawn: list[tuple[str, bytes]], *, has_full_name: bool
) -> None:
    named = [b"N:Roux;Zo=C3=A9;;;", b"FN:Z R"] if has_full_name else [b"N;CHARSET=UTF-8;QUOTED-PRINTABLE:Roux;Zo=C3=A9"]
    said = [b"BEGIN:VCARD", b"VERSION:2.1", *named, b"TEL;X-BARE:1", *(line for _, line in drawn), b"END:VCARD", b""]
    (record,) = read(b"\r\n".join(said))
    (back,) = through((CARDS | TABLES)[name], [record])
    assert same(back) == same(record if name in CARDS else for_a_table(record))


def corpus() -> list[Path]:
    return sorted(path for path in CORPUS.glob("*__*") if not path.name.endswith(".expected.json"))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not there")
@pytest.mark.parametrize("name", [*CARDS, *TABLES])
def test_real_exports_come_back(name: str) -> None:
    told = {}
    for path in corpus():
        records = [whole(record) for record in read(path.read_bytes())]
        if name in TABLES:
            records = [record for record in map(for_a_table, records) if record.values]
        wanted = [same(record) for record in records]
        found = [same(record) for record in through((CARDS | TABLES)[name], records)]
        if found != wanted:
            told[path.name] = [(one - two, two - one) for one, two in zip(wanted, found, strict=False) if one != two]
    assert not told


def whole(record: Record) -> Record:
    """Leave out who wrote the card: that is said anew."""
    return replace(record, values=tuple(value for value in record.values if value.name.upper() != "PRODID"))
