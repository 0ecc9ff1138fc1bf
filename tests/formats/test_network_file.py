"""The files of networks: those that come with the program, and those of a person, faulty ones too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from entourage import places
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach, Use
from entourage.formats import network_file
from entourage.operations import networks

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.network import Network

GARDEN = """
key = "garden"
name = { en = "Garden club", fr = "Club de jardinage" }
people = "members"
purpose = "personal"
as_of = "2026-11"

[[tools]]
reach = "all"
name = "The circular"
"""

_LOOK = '[[tasks]]\nkey = "look"\ntext = "Look"\n'


def texts(network: Network, language: str) -> list[str]:
    found = [network.name, network.people, network.note]
    for tool in network.tools:
        found += [tool.name, tool.where]
    for one in network.lists:
        found += [one.name, one.where, one.note]
    for task in network.tasks:
        found += [task.text, task.where]
    return [words[language] for words in found if language in words]


@pytest.mark.parametrize("network", networks.every(), ids=lambda one: one.key)
def test_each_network_says_all_in_both_languages_dated_with_something_to_look_at(network: Network) -> None:
    assert all(tool.where.get("fr") and tool.where.get("en") for tool in network.tools)
    assert all(one.where.get("fr") and one.note.get("fr") for one in network.lists)
    assert all(task.text.get("fr") and task.where.get("fr") for task in network.tasks)
    assert network.note.get("fr")
    assert len(network.tasks) > 1
    dated = [*network.tools, *network.lists, *network.tasks]
    assert all(re.fullmatch(r"\d{4}-\d{2}", one.as_of) for one in dated)


@pytest.mark.parametrize("network", networks.every(), ids=lambda one: one.key)
def test_french_is_set_with_its_spaces(network: Network) -> None:
    for text in texts(network, "fr"):
        assert not re.search(r"(?<!\u00a0)[:»]|(?<!\u202f)[;!?]|«(?!\u00a0)|'", text), text


@pytest.mark.parametrize("network", networks.every(), ids=lambda one: one.key)
def test_a_list_that_a_network_gives_can_be_used_there(network: Network) -> None:
    taking = {tool.reach for tool in network.tools if tool.takes_lists}
    for one in network.lists:
        assert one.use is Use.RESTRICTED or Reach(one.use.value) in taking


def test_a_file_of_ones_own_adds_a_network_and_another_takes_the_place_of_one(tmp_path: Path, config: Path) -> None:
    (config / "garden.toml").write_text(GARDEN.replace("[[", 'profiles = ["Garden"]\n\n[['), encoding="utf-8")
    (config / "mine.toml").write_text(GARDEN.replace('"garden"', '"facebook"'), encoding="utf-8")
    known = {one.key: one for one in networks.every()}
    assert known["garden"].name["fr"] == "Club de jardinage"
    assert known["garden"].people == {"en": "members"}
    assert known["garden"].profiles == ("garden",)  # as profiles of people are kept
    assert [tool.reach for tool in known["facebook"].tools] == [Reach.ALL]
    assert "linkedin" in known


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "settings_folder", lambda: tmp_path)
    folder = tmp_path / "networks"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (('as_of = "2026-11"', ""), "network_key_missing", "as_of"),
        (('purpose = "personal"', 'purpose = "fun"'), "network_key_other", "purpose"),
        (('reach = "all"', 'reach = "some"'), "network_key_other", "tools[1].reach"),
        (('people = "members"', "people = 3"), "network_key_faulty", "people"),
        (('name = "The circular"', 'nmae = "x"'), "network_key_unknown", "tools[1].nmae"),
        (('people = "members"', 'people = "members"\nindexed = "yes"'), "network_key_faulty", "indexed"),
        (
            ('name = "The circular"', 'name = "x"\n[[tools]]\nreach = "all"\nname = "y"'),
            "network_key_twice",
            "tools[2]",
        ),
        (('name = "The circular"', f'name = "x"\n{_LOOK}months = -1'), "network_key_faulty", "tasks[1].months"),
        (('name = "The circular"', f'name = "x"\n{_LOOK}months = 99999999'), "network_key_faulty", "tasks[1].months"),
        (('key = "garden"', "key = "), "network_file_unreadable", ""),
    ],
)
def test_a_faulty_file_is_told_by_file_and_key_and_leaves_the_others(
    config: Path, change: tuple[str, str], code: str, key: str
) -> None:
    path = config / "garden.toml"
    path.write_text(GARDEN.replace(*change), encoding="utf-8")
    loaded = networks.load()
    (fault,) = loaded.faults
    assert (fault.code, fault.params["path"]) == (code, path)
    assert str(fault.params.get("key", "")).startswith(key)
    assert {one.key for one in loaded.networks} >= {"facebook", "linkedin"}


def test_letters_that_are_no_utf_8_are_told_as_a_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b'key = "\xe9"')
    with pytest.raises(EntourageError, match="network_file_unreadable"):
        network_file.read(path)
