"""Every code that the lower floors speak in has a sentence, whose placeholders are given."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entourage import assets
from entourage.domain.contact import Contact
from entourage.domain.errors import EntourageError
from entourage.formats.netted import READER_FAILED
from entourage.language import Language
from entourage.operations import gathering
from entourage.words import acts, containers, faults, importing

if TYPE_CHECKING:
    from collections.abc import Iterator

LUCS = [Contact(id=key, uid=str(key), held=(), display_name="Luc") for key in (1, 2)]
TOLD_BY_NUMBER_OR_WORD: dict[str, dict[str, object]] = {
    "server_busy": {"seconds": 90},
    "server_forbidden": {"what": "reading"},
}
SOURCE = Path(__file__).parents[2] / "src" / "entourage"


def calls(*functions: str) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Find the calls of some functions, each with the function (or module) that it stands in."""
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        places = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in functions:
                inside = [place for place in places if call in ast.walk(place)]
                yield (inside[-1] if inside else tree), call


def codes(place: ast.AST, given: ast.expr) -> set[str]:
    """Read the codes that an expression may stand for, through variables and choices."""
    if isinstance(given, ast.Constant):
        return {str(given.value)}
    if isinstance(given, ast.IfExp):
        return codes(place, given.body) | codes(place, given.orelse)
    if isinstance(given, ast.Subscript) and isinstance(given.value, ast.Dict):
        return {code for value in given.value.values for code in codes(place, value)}
    if not isinstance(given, ast.Name):
        return set()
    assigned = [node for node in ast.walk(place) if isinstance(node, ast.Assign)]
    values = [node.value for node in assigned if given.id in {getattr(target, "id", "") for target in node.targets}]
    return {code for value in values for code in codes(place, value)}


def raised() -> dict[str, set[str]]:
    """Collect the codes of faults, each with the parameters that all its places give."""
    found: dict[str, set[str]] = {}
    for place, call in calls("EntourageError"):
        given = {str(keyword.arg) for keyword in call.keywords}
        for code in codes(place, call.args[0]):
            found[code] = found.get(code, given) & given
    return found


def noticed() -> set[str]:
    """Collect the codes of notices."""
    pairs = [(place, word.value) for place, call in calls("Notice") for word in call.keywords if word.arg == "code"]
    pairs += [(place, call.args[1]) for place, call in calls("Fitted") if len(call.args) > 1]
    return {code for place, given in pairs for code in codes(place, given)} | {READER_FAILED}


@pytest.fixture(params=["en", "fr", "fr_CA"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param, assets.folder("i18n"))


def test_the_collectors_find_codes() -> None:
    assert {"file_missing", "file_is_folder", "circle_unknown", "nothing_to_undo"} <= raised().keys()
    assert {"empty_file", "bad_base64", "no_content"} <= noticed()


def test_every_fault_has_a_sentence_made_of_what_it_carries(language: Language) -> None:
    for code, names in raised().items():
        if code == "contact_ambiguous":
            sentence = faults.error(language, EntourageError(code, contact="Luc", people=LUCS, circles={}))
        elif code == "merge_unclear":
            sentence = faults.error(language, EntourageError(code, contact="Luc", merged=[(7, "Lucas", (), ())]))
        elif code == "tie_unclear":
            row = (7, "Lucas", "LinkedIn", "2026-11-12T10:00:00+00:00")
            sentence = faults.error(language, EntourageError(code, contact="Luc", tied=[row]))
        elif code in TOLD_BY_NUMBER_OR_WORD:
            sentence = faults.error(language, EntourageError(code, host="⟨it⟩", **TOLD_BY_NUMBER_OR_WORD[code]))
        elif code == "letters_not_in_encoding":
            sentence = faults.error(language, EntourageError(code, people=["Łukasz"], letters="Ł", path="⟨it⟩"))
        else:
            sentence = faults.error(language, EntourageError(code, **dict.fromkeys(names, "⟨it⟩")))
        assert "{" not in sentence
        # An address at the end is copied from there, and a full stop would be copied with it.
        assert sentence[-1] in ".…" or code == "server_app_password", code


def test_every_sentence_about_a_fault_can_be_met(language: Language) -> None:
    tables = [faults._files, faults._tables, faults._book, faults._people, faults._rules]
    said = {code for table in tables for code in table(language)}
    from_driver = {"database_damaged", "database_busy", "database_not_writable", "disk_full"}
    assert said - raised().keys() - from_driver == set()


def test_every_notice_has_a_sentence_and_every_sentence_a_notice(language: Language) -> None:
    of_quotes = {"unbalanced_quote", "stray_quote", "open_quote", "damaged_row"}
    assert importing._notices(language).keys() == noticed() | of_quotes
    for code in noticed():
        assert "{" not in importing.notice(language, code, line=3, name="TEL", text="⟨it⟩")


def test_every_fault_of_an_archive_has_a_sentence_and_every_sentence_a_fault(language: Language) -> None:
    refused = {code for place, call in calls("ArchiveError") for code in codes(place, call.args[0])}
    noted = {code for place, call in calls("trouble") for code in codes(place, call.args[0])}
    nobody = {"nobody_inside", "facebook_as_pages", "only_tables"}
    whole = {code for code in refused if code.startswith("archive_")} | set(gathering._WHY.values()) | nobody
    assert faults._archives(language).keys() == whole
    assert containers._troubles(language).keys() == refused | noted | {"file_read_failed"}
    for code in whole:
        fault = EntourageError(code, path="⟨it⟩", count=3, tables=["a"], example="⟨it⟩")
        assert "{" not in faults.error(language, fault)


def test_every_act_has_words() -> None:
    begun = {code for place, call in calls("unit") if call.args for code in codes(place, call.args[0])}
    renamed = {"set_rule", "set_exception", "use_preset", "merge_group", "merge_contacts", "keep_apart"}  # of one alone
    assert begun - {"begin"} | renamed == acts._ACTS.keys()
