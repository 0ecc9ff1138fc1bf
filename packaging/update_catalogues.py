"""Bring the sentences of the code into the .po files: new ones untranslated, gone ones removed."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

KEYWORDS = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PARTIAL = {"fr_CA"}  # holds only what differs from "fr"


def extract(root: Path) -> Catalog:
    """Collect the sentences that the code says, each with the modules that say it."""
    template = Catalog(domain="entourage", project="Entourage")
    found = extract_from_dir(root / "src", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for module, line, message, comments, context in found:
        template.add(message, locations=[(f"src/{module}", line)], auto_comments=comments, context=context)
    return template


def update(path: Path, template: Catalog) -> None:
    """Rewrite one .po so that it holds the sentences of the template; a partial one gains none."""
    tag = path.parents[1].name
    with path.open("rb") as file:
        catalogue = read_po(file, locale=tag, domain="entourage")
    dates = catalogue.creation_date, catalogue.revision_date
    catalogue.update(_those_of(catalogue, template) if tag in PARTIAL else template, no_fuzzy_matching=True)
    catalogue.creation_date, catalogue.revision_date = dates  # a new date alone is no change
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)


def _those_of(catalogue: Catalog, template: Catalog) -> Catalog:
    chosen = Catalog(domain="entourage", project="Entourage")
    for message in template:
        if message.id and catalogue.get(message.id, message.context):
            chosen.add(message.id, locations=message.locations, context=message.context)
    return chosen


if __name__ == "__main__":
    top = Path(__file__).resolve().parents[1]
    sentences = extract(top)
    for catalogue_path in sorted(top.glob("resources/i18n/*/LC_MESSAGES/entourage.po")):
        update(catalogue_path, sentences)
        print("updated", catalogue_path.parents[1].name)
