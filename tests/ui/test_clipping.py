"""No text is cut off: every page and dialog, in each language, light and dark, at 100 and 150 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREEN = {"screens": [{"name": "screen", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}]}


@pytest.mark.parametrize("scale", ["1", "1.5"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tongue", ["en", "fr", "fr_CA"])
def test_every_text_fits_its_widget(tmp_path: Path, tongue: str, scheme: str, scale: str) -> None:
    laid_out = tmp_path / "screen.json"
    wide, high = (round(one * float(scale)) for one in (1366, 768))
    SCREEN["screens"][0] |= {"width": wide, "height": high}
    laid_out.write_text(json.dumps(SCREEN), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={laid_out}",
        "QT_SCALE_FACTOR": scale,
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "tests.ui.fitting", str(tmp_path), tongue, scheme]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout)
    assert answer["scale"] == float(scale)
    assert not answer["faults"], "\n".join(answer["faults"])
