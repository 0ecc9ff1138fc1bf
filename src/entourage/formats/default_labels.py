"""Know the labels that Google and Outlook give by themselves, in the languages in which they write them."""

from __future__ import annotations

import re
from functools import cache

from entourage.domain.contact import Kind
from entourage.formats.dialects_tables import dialects, fold_header

# Google's own: of all that reaches someone, of people; types, then English, French, German, Spanish, Italian,
# Portuguese and Dutch, with ~ between spellings.
_POINTS = """
home|home|domicile ~ personnel|privat|casa ~ particular|abitazione ~ casa|residencial ~ casa|thuis ~ privé
work|work ~ business|bureau ~ travail ~ professionnel|arbeit ~ geschäftlich|trabajo|lavoro ~ ufficio|trabalho|werk
other|other|autre|andere ~ sonstige|otro|altro|outro|overig ~ anders
cell|mobile ~ cell|portable ~ cellulaire|mobil|móvil|cellulare|celular ~ telemóvel|mobiel
main|main|principal ~ numéro principal|hauptnummer|principal|principale|principal|hoofdnummer
home,fax|home fax|fax domicile ~ fax (domicile) ~ fax personnel ~ télécopie domicile|fax privat
home,fax||||fax de casa ~ fax particular|fax casa ~ fax abitazione|fax residencial|fax thuis ~ fax privé
work,fax|work fax|fax bureau ~ fax (bureau) ~ fax professionnel ~ télécopie bureau|fax geschäftlich ~ fax arbeit
work,fax||||fax del trabajo ~ fax trabajo|fax lavoro ~ fax ufficio|fax comercial ~ fax do trabalho|fax werk
other,fax|other fax|autre fax|anderes fax|otro fax|altro fax|outro fax|overige fax
pager|pager|téléavertisseur ~ bipeur|pager|buscapersonas|cercapersone|pager|pieper ~ semafoon
"""
_PEOPLE = """
assistant|assistant|assistant ~ assistante ~ assistant(e)|assistent|asistente|assistente|assistente|assistent
brother|brother|frère|bruder|hermano|fratello|irmão|broer
child|child|enfant|kind|hijo ~ hijo/a|figlio ~ figlio/a|filho ~ filho(a)|kind
domesticpartner|domestic partner|concubin ~ concubin(e)|lebenspartner|pareja de hecho|convivente
father|father|père|vater|padre|padre|pai|vader
friend|friend|ami ~ amie ~ ami(e)|freund|amigo ~ amigo/a|amico|amigo ~ amigo(a)|vriend
manager|manager|responsable|vorgesetzter|gerente|responsabile|gerente
mother|mother|mère|mutter|madre|madre|mãe|moeder
parent|parent|parent|elternteil|progenitor|genitore||ouder
partner|partner|partenaire|partner|pareja|partner|parceiro|partner
referredby|referred by|recommandé par|empfohlen von|recomendado por|segnalato da|indicado por|doorverwezen door
relative|relative|proche|verwandter|familiar|parente|parente|familielid
sister|sister|sœur|schwester|hermana|sorella|irmã|zus
spouse|spouse|conjoint ~ conjoint(e)|ehepartner|cónyuge|coniuge|cônjuge|echtgenoot
"""
_TABLES = {Kind.RELATED: (_PEOPLE, _POINTS)}
# As Google's file spells them: any other spelling is the person's own.
_SITES = {"Home Page": ("homepage",), "Profile": ("profile",), "Blog": ("blog",), "Website": ("website",)}
_PROGRAMS = ("outlook-", "live-mail-")
_HEADED = frozenset({Kind.TELEPHONE, Kind.URL})

Types = tuple[str, ...]


def default_types(kind: Kind, label: str) -> Types:
    """Say what a label that a program gives by itself is for, nothing where it is the person's own."""
    if kind is Kind.URL and label in _SITES:
        return _SITES[label]
    return _google(kind).get(label.casefold()) or _outlook().get((kind, fold_header(label)), ())


@cache
def _google(kind: Kind) -> dict[str, Types]:
    found: dict[str, Types] = {}
    for table in _TABLES.get(kind, (_POINTS,)):
        for types, *cells in (line.split("|") for line in table.strip().splitlines()):
            for label in filter(None, (label.strip() for cell in cells for label in cell.split("~"))):
                found.setdefault(label, tuple(types.split(",")))
    return found


@cache
def _outlook() -> dict[tuple[Kind, str], Types]:
    """Take its headings as labels, where they say one thing in all languages; the second of a kind says another."""
    found: dict[tuple[Kind, str], set[Types]] = {}
    for dialect in dialects():
        headings = dialect.meanings.items() if dialect.name.startswith(_PROGRAMS) else ()
        for heading, spec in ((heading, spec) for heading, specs in headings for _, spec in specs):
            name, _, types = spec.partition(":")
            if types and name in _HEADED and not re.search(r"\d", heading):
                found.setdefault((Kind(name), heading), set()).add(tuple(types.replace("pref", "main").split(",")))
    return {key: next(iter(types)) for key, types in found.items() if len(types) == 1}
