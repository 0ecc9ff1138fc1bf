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
