"""Every sentence is translated, keeps its placeholders, and is set as French is."""

from __future__ import annotations

import ast
import re
import runpy
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from entourage import language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[1]
UPDATING = runpy.run_path(str(ROOT / "packaging" / "update_catalogues.py"))
COMPILING = runpy.run_path(str(ROOT / "packaging" / "compile_catalogues.py"))
TAGS = sorted(path.name for path in (ROOT / "resources" / "i18n").iterdir() if path.is_dir())
MESSAGES_OF = {"gettext": 1, "ngettext": 2, "pgettext": 2}
NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def catalogue(tag: str) -> Catalog:
    with (ROOT / "resources" / "i18n" / tag / "LC_MESSAGES" / "entourage.po").open("rb") as file:
        return read_po(file, locale=tag)


def entries(messages: Catalog) -> dict[object, Message]:
    return {(message.id, message.context): message for message in messages if message.id}


def strings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    named = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    return named | set(re.findall(r"%(?:\(\w+\))?[rsd]", text))  # argparse's own sentences


def faults_of_typography(text: str) -> list[str]:
    rules = {
        'straight quotes, where « and » belong: "': r'["“”]',
        "no narrow no-break space before ; ! ?": rf"(?<![{NARROW};!?])[;!?]+(?=\s|»|\)|$)",
        "no no-break space before a colon": rf"(?<!{NO_BREAK}):(?=\s|$)",
        "no no-break space inside « »": rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»",
        "an ordinary space before punctuation": r" [;:!?»]",
        "a straight apostrophe": r"'",
    }
    return [f"{text!r}: {fault}" for fault, pattern in rules.items() if re.search(pattern, text)]


def calls_with_no_literal(source: str) -> list[int]:
    tree = ast.parse(source)
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MESSAGES_OF
    ]
    f_strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    hidden = {id(node) for f_string in f_strings for node in ast.walk(f_string)}
    return [
        call.lineno
        for call in calls
        if id(call) in hidden
        or not all(
            isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            for argument in call.args[: MESSAGES_OF[call.func.attr]]
        )
    ]


def test_every_sentence_of_the_code_is_in_french_and_no_other() -> None:
    assert set(entries(catalogue("fr"))) == set(entries(UPDATING["extract"](ROOT)))


def test_canadian_french_holds_only_what_differs() -> None:
    french = entries(catalogue("fr"))
    for key, message in entries(catalogue("fr_CA")).items():
        assert key in french
        assert message.string != french[key].string


@pytest.mark.parametrize("tag", TAGS)
def test_no_entry_is_unfinished(tag: str) -> None:
    for message in entries(catalogue(tag)).values():
        assert all(strings(message.string)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_survive_translation(tag: str) -> None:
    # French says 0 with the singular too, so that both of its forms need what the English plural names.
    for message in entries(catalogue(tag)).values():
        wanted = placeholders(strings(message.id)[-1])
        assert [placeholders(text) for text in strings(message.string)] == [wanted] * len(strings(message.string))


@pytest.mark.parametrize("tag", TAGS)
def test_french_is_set_as_french_is(tag: str) -> None:
    texts = [text for message in entries(catalogue(tag)).values() for text in strings(message.string)]
    assert [fault for text in texts for fault in faults_of_typography(text)] == []


def test_the_check_of_typography_finds_faults() -> None:
    assert faults_of_typography(f"Annuler «{NO_BREAK}ranger{NO_BREAK}»{NARROW}? Oui{NO_BREAK}: 12:30") == []
    assert all(map(faults_of_typography, ['"Oui"', "Oui?", "Oui ?", "Oui:", "Oui :", "« Oui »", "Non; oui", "l'oui"]))


def test_only_literals_are_translated() -> None:
    modules = [path for path in (ROOT / "src").rglob("*.py") if path.name != "language.py"]
    found = {str(path.relative_to(ROOT)): calls_with_no_literal(path.read_text("utf-8")) for path in modules}
    assert {module: lines for module, lines in found.items() if lines} == {}


def test_translating_has_no_other_name() -> None:
    # The extraction knows its functions by their names.
    modules = [path for path in (ROOT / "src").rglob("*.py") if path.name != "language.py"]
    renamed = re.compile(r"\.(?:n|p)?gettext\b(?! ?[(=])")
    assert [path.name for path in modules if renamed.search(path.read_text("utf-8"))] == []


def test_the_check_of_literals_finds_what_cannot_be_extracted() -> None:
    assert calls_with_no_literal("lang.gettext('a' 'b')\nlang.ngettext('a', 'b', n)\nlang.pgettext('a', 'b')") == []
    source = "lang.gettext(a)\nlang.gettext(f'{a}')\nlang.ngettext('a', 'b' + c, n)\nlang.pgettext(a, 'b')"
    assert calls_with_no_literal(source) == [1, 2, 3, 4]
    assert calls_with_no_literal("f\"{lang.gettext('a')}\"") == [1]  # Babel does not look inside before Python 3.12


def test_canadian_french_comes_before_french_and_french_before_the_source(tmp_path: Path) -> None:
    words = {"fr": {"E-mail": "E-mail", "Circle": "Cercle"}, "fr_CA": {"E-mail": "Courriel"}}
    for tag, pairs in words.items():
        path = tmp_path / "resources" / "i18n" / tag / "LC_MESSAGES" / "entourage.po"
        path.parent.mkdir(parents=True)
        text = "".join(f'msgid "{english}"\nmsgstr "{french}"\n\n' for english, french in pairs.items())
        path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + text, "utf-8")
    COMPILING["compile_all"](tmp_path)
    speaker = language.Language("fr_CA", tmp_path / "resources" / "i18n")
    assert [speaker.gettext(word) for word in ("E-mail", "Circle", "Person")] == ["Courriel", "Cercle", "Person"]


def test_a_catalogue_is_compiled_again_only_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "resources" / "i18n" / "fr" / "LC_MESSAGES" / "entourage.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Circle"\nmsgstr "Cercle"\n', "utf-8")
    assert len(COMPILING["compile_all"](tmp_path)) == 1
    assert COMPILING["compile_all"](tmp_path) == []


def test_updating_adds_what_is_new_and_removes_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "one.py").write_text("lang.gettext('Circle')\nlang.ngettext('one', '{count}', n)\n", "utf-8")
    for tag in ("fr", "fr_CA"):
        path = tmp_path / tag / "LC_MESSAGES" / "entourage.po"
        path.parent.mkdir(parents=True)
        path.write_text('msgid "Gone"\nmsgstr "Parti"\n\nmsgid "Circle"\nmsgstr "Cercle"\n', "utf-8")
        UPDATING["update"](path, UPDATING["extract"](tmp_path))
    french, canadian = ((tmp_path / tag / "LC_MESSAGES" / "entourage.po").read_text("utf-8") for tag in ("fr", "fr_CA"))
    assert 'msgstr "Cercle"' in french
    assert 'msgid_plural "{count}"' in french
    assert "Gone" not in french
    assert 'msgstr "Cercle"' in canadian
    assert "msgid_plural" not in canadian
