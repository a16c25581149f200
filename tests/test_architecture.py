"""The way of the data is a way in one direction: no room imports from a later one."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "attrib"
ROOMS = (
    "_version",
    "guides",
    "english",
    "lines",
    "readers",
    "text",
    "grammar",
    "constructions",
    "speakers",
    "sources",
    "rules",
    "report",
    "analysis",
    "standards",
    "comparison",
    "evaluation",
    "review",
    "views",
    "cli",
)
ROOTS = ("__init__", "__main__")
"""They are what the rest is reached by, and may import from every room."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {module_of(path) for path in MODULES}


def name_of(path: Path) -> str:
    """Give what a file inside the package is called in tests."""
    return str(path.relative_to(PACKAGE))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Give the modules of the package that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            where = f"{name_of(path)}, line {node.lineno}"
            assert node.level == 0, f"{where}: a relative import"
            assert node.module
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(parts & NAMES if parts <= NAMES else {node.module, *parts & NAMES})
    return {name for name in found if name.split(".")[0] == "attrib"}


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in MODULES} == {*ROOMS, *ROOTS}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_import_from_earlier_rooms_only(path: Path) -> None:
    if room_of(path) in ROOTS:
        return
    place = ROOMS.index(room_of(path))
    for name in imports_of(path):
        assert name != "attrib", "nothing inside the package imports the package itself"
        assert ROOMS.index(name.split(".")[1]) <= place, f"{name} comes later"


def test_no_modules_import_one_another() -> None:
    graph = {module_of(path): imports_of(path) for path in MODULES if room_of(path) not in ROOTS}
    while leaves := {module for module, imports in graph.items() if not imports & graph.keys()}:
        graph = {module: imports for module, imports in graph.items() if module not in leaves}
    assert not graph


@pytest.mark.parametrize("use", ["import attrib", "import attrib; attrib.analyze('He said so.')"])
def test_the_library_does_not_import_the_command_line(use: str) -> None:
    later = {"typer", "click", "rich", "attrib.cli", "attrib.views"}
    code = f"{use}; import sys; print({later} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
