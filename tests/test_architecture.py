"""The way of the data is a way in one direction: no room imports from a later one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from attrib.cli import app

PACKAGE = Path(__file__).parent.parent / "attrib"
ROOMS = (
    "_version",
    "extras",
    "kept",
    "pool",
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
    "trace",
    "standards",
    "projects",
    "configuration",
    "comparison",
    "evaluation",
    "review",
    "views",
    "archive",
    "arrow",
    "spark",
    "lsp",
    "serve",
    "cli",
)
ROOTS = ("__init__", "__main__")
"""They are what the rest is reached by, and may import from every room."""
DOORS = ("report/shown.py",)
"""Where a report is asked to show itself, which it does by the views of it: they are imported when it does."""
SERVERS = {"asyncio", "pygls", "lsprotocol", "starlette", "uvicorn"}
"""What only editors and networks need."""
MODULES = sorted(PACKAGE.rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?\d*,?\d*\}\}?)\+")
"""“(?:…)*+”: early versions of Python 3.11 take a character too many there; “(?>(?:…)*)” says the same."""


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {module_of(path) for path in MODULES}


def name_of(path: Path) -> str:
    """Give what a file inside the package is called in tests."""
    return str(path.relative_to(PACKAGE))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def leads_on(path: Path) -> bool:
    """Tell whether a file may import from every room."""
    return room_of(path) in ROOTS or name_of(path) in DOORS


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
    if leads_on(path):
        return
    place = ROOMS.index(room_of(path))
    for name in imports_of(path):
        assert name != "attrib", "nothing inside the package imports the package itself"
        assert ROOMS.index(name.split(".")[1]) <= place, f"{name} comes later"


def test_no_modules_import_one_another() -> None:
    graph = {module_of(path): imports_of(path) for path in MODULES if not leads_on(path)}
    while leaves := {module for module, imports in graph.items() if not imports & graph.keys()}:
        graph = {module: imports for module, imports in graph.items() if module not in leaves}
    assert not graph


@pytest.mark.parametrize("use", ["import attrib", "import attrib; attrib.analyze('He said so.')"])
def test_the_library_does_not_import_the_command_line(use: str) -> None:
    later = {"typer", "click", "rich", "attrib.cli", "attrib.views", *SERVERS}
    code = f"{use}; import sys; print({later} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_command_does_not_import_what_only_servers_need() -> None:
    started = "import sys, attrib.cli; sys.argv[1:] = ['analyze', '-']; attrib.cli._status()"
    code = f"{started}; print({SERVERS} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, input="He said so.")
    assert done.stdout.endswith("\nset()\n")


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()


# ---------------------------------------------------------------------- limits

MOST_LINES = 50
"""Of a function, from its name to its end. The linter holds functions to what else makes them hard to read."""
LONGEST_MODULE = 400
MOST_PARAMETERS = 5


def commands_of(group: typer.Typer) -> Iterator[str]:
    """Give the names of the functions that are commands: what these take are options of the command line."""
    yield from (command.callback.__name__ for command in group.registered_commands)
    for inner in group.registered_groups:
        yield from commands_of(inner.typer_instance)


def parameters_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Give the parameters that a caller has to know of."""
    taken = function.args
    names = [each.arg for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
    return [name for name in names if name not in {"self", "cls"}]


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{name_of(path)}: {lines} lines"
    long = {function.name: lines_of(function) for function in functions_of(path) if lines_of(function) > MOST_LINES}
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    commands = {*commands_of(app)} if room_of(path) == "cli" else set()
    many = {
        function.name: parameters_of(function)
        for function in functions_of(path)
        if function.name not in commands and len(parameters_of(function)) > MOST_PARAMETERS
    }
    assert not many


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    assert not POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))
