"""What is installed holds all it needs, in the versions that are written down."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8")
FIND_RESOURCES = """
from entourage import assets, language
print(assets.folder("i18n"))
print(language.Language("fr_FR", assets.folder("i18n")).gettext("A name is needed."))
"""


def pins() -> dict[str, str]:
    lines = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


def wanted_here(requirements: list[str], extra: str = "") -> list[Requirement]:
    parsed = [Requirement(requirement) for requirement in requirements]
    return [each for each in parsed if not each.marker or each.marker.evaluate({"extra": extra})]


def all_that_is_wanted() -> list[Requirement]:
    project = SETTINGS["project"]
    extras = project["optional-dependencies"]
    return wanted_here(project["dependencies"] + extras["dev"] + SETTINGS["build-system"]["requires"])


def all_that_is_used() -> set[str]:
    waiting = all_that_is_wanted()
    seen: set[str] = set()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in seen:
            seen.add(name)
            waiting += wanted_here(distribution(name).requires or [])
    return seen


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_all_that_is_used_is_pinned() -> None:
    package = {Requirement(one).name for one in SETTINGS["project"]["optional-dependencies"]["package"]}
    assert (all_that_is_used() | package) - set(pins()) == set()


def test_what_is_installed_is_what_is_pinned() -> None:
    found = {name: distribution(name).version for name in all_that_is_used()}
    assert found == {name: version for name, version in pins().items() if name in found}


def test_a_wheel_holds_every_resource(wheel: zipfile.ZipFile) -> None:
    wanted = {f"entourage/{path.relative_to(ROOT)}" for path in (ROOT / "resources").rglob("*.*") if path.is_file()}
    assert "entourage/resources/i18n/fr/LC_MESSAGES/entourage.mo" in wheel.namelist()
    assert wanted - set(wheel.namelist()) == set()


def test_an_installed_program_finds_its_own_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", FIND_RESOURCES],
        env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.splitlines() == [str(tmp_path / "entourage" / "resources" / "i18n"), "Il faut un nom."]


@pytest.mark.parametrize(("target", "groups"), [("run", "run"), ("unit", "run test"), ("package", "package")])
def test_a_machine_gets_the_system_packages_of_what_it_is_asked_for(target: str, groups: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "--always-make", target]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    asked = re.findall(r"set_up.sh system (.*)", run.stdout)
    assert groups in asked
    listed = (ROOT / "packaging" / "system-packages.txt").read_text("utf-8")
    assert all(f"\n[{group}]\n" in listed for line in asked for group in line.split())
    assert ("test" in " ".join(asked)) == ("test" in groups)
