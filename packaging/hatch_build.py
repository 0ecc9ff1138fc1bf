"""Compile the catalogues at every build, and put resources/ into a wheel that is no editable one."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):
    """Bring resources/ to where `entourage.assets` finds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, then include; an editable install reads resources/ where it stands, so that it never is stale."""
        root = Path(self.root)
        runpy.run_path(str(root / "packaging" / "compile_catalogues.py"))["compile_all"](root)
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(root / "resources")] = "entourage/resources"
            build_data["force_include"][str(root / "LICENSE")] = "entourage/resources/LICENSE"
