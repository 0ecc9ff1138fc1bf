"""The import contract of pyproject.toml holds."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_imports_only_go_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_functions_and_modules_stay_small() -> None:
    long = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        if path.parent.name == "versions":
            continue
        text = path.read_text("utf-8")
        functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
        long += [f"{path.name}: {one.name}" for one in functions if (one.end_lineno or 0) - one.lineno >= 40]
        long += [path.name] * (text.count("\n") > 400)
    assert long == []


def test_no_modules_need_each_other_to_begin() -> None:
    """Hold that it is the same which is imported first: else a command fails where the window does not."""
    needs = {_named(path): _needed(path) for path in (ROOT / "src").rglob("*.py")}
    while ready := [name for name, needed in needs.items() if not needed & needs.keys()]:
        for name in ready:
            del needs[name]
    assert needs == {}


def _named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def _needed(path: Path) -> set[str]:
    """Name the modules that the head of a module imports, but those that only its types are from."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            is_package = (ROOT / "src" / Path(*node.module.split("."))).is_dir()
            found |= modules if is_package else {node.module}
    return found
