"""Puts the program under one name in the wheel, so that no other package's `app` or `data` gets in its way.

In the repository the packages are `app`, `widgets` and `data`; a wheel holds them as `study_cockpit.app` and so on,
with their imports of each other renamed. An editable install takes the repository as it is.
"""

import ast
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("app", "widgets", "data")
NAME = "study_cockpit"
MAIN = f'''"""The command `cockpit`, as `python -m {NAME}`."""

import sys

from {NAME}.app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
'''


class OneName(BuildHookInterface[Any]):
    """Adds the renamed packages to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the packages beside the repository and have them included, unless the install is an editable one."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix=NAME))
        package = self._folder / NAME
        for name in PACKAGES:
            shutil.copytree(
                Path(self.root) / name, package / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
            )
        for path in package.rglob("*.py"):
            path.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
        (package / "__init__.py").write_text('"""A full-screen terminal cockpit for the weeks before an exam."""\n')
        (package / "__main__.py").write_text(MAIN)
        build_data["force_include"][str(package)] = NAME
        self.metadata.core.scripts["cockpit"] = f"{NAME}.app.__main__:main"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written."""
        if version != "editable":
            shutil.rmtree(self._folder, ignore_errors=True)


def renamed(source: str) -> str:
    """The source of a module with every import of our packages under `NAME`."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_ours(node.module or ""):
            at, word = node.lineno - 1, f"from {node.module}"
            lines[at] = lines[at].replace(word, f"from {NAME}.{node.module}", 1)
        elif isinstance(node, ast.Import) and any(_is_ours(alias.name) for alias in node.names):
            raise ValueError(f"write `from package import module`: `{ast.unparse(node)}` cannot be renamed")
    return "\n".join(lines)


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in PACKAGES
