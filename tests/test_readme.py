"""README, guides and CONTRIBUTING tell the truth: outputs, commands, options, exit statuses, links and paths."""

from __future__ import annotations

import importlib
import re
from itertools import chain
from pathlib import Path

import picture
import pytest
from documents import CONTRIBUTING, DOCUMENTS, GUIDES, README, rendered
from golden import ROOT
from test_architecture import ROOMS
from typer.main import get_command
from typer.testing import CliRunner

from attrib._version import __version__
from attrib.cli import app
from attrib.guides import NAMES

TEXTS = {path: path.read_text(encoding="utf-8") for path in DOCUMENTS}
OF_DATASETTE = re.compile(r"^datasette .*$|^--(?:setting|metadata)\b.*$", re.MULTILINE)
"""Its commands, and its options where one is named alone."""
of_each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)


def code(document: Path) -> str:
    return "\n".join(chain(*re.findall(r"^```\w+\n(.*?)^```$|`([^`\n]+)`", TEXTS[document], re.MULTILINE | re.DOTALL)))


def prose(document: Path) -> str:
    return re.sub(r"^```\w+\n.*?^```$", "", TEXTS[document], flags=re.MULTILINE | re.DOTALL)


def anchors(document: Path) -> set[str]:
    """Give the names by which a code host knows the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@of_each_document
def test_outputs_are_real(document: Path) -> None:
    assert rendered(TEXTS[document]) == TEXTS[document], "python tests/golden.py puts them in afresh"


def test_the_picture_is_real() -> None:
    shown = picture.PICTURE.read_text(encoding="utf-8")
    assert picture.words(picture.drawn()) == picture.words(shown), "python tests/golden.py draws it afresh"


def test_the_readme_is_short() -> None:
    assert len(TEXTS[README].splitlines()) <= 150


def test_options_of_datasette_exist() -> None:
    serve = pytest.importorskip("datasette.cli").serve
    lines = "\n".join(OF_DATASETTE.findall("\n".join(map(code, DOCUMENTS))))
    options = {option for each in serve.params for option in each.opts}
    assert {"--setting"} <= set(re.findall(r"(?<!\S)--?[a-z-]+", lines)) <= options
    settings = importlib.import_module("datasette.app").DEFAULT_SETTINGS
    assert {*re.findall(r"--setting (\w+)", lines)} <= {*settings}


def test_commands_and_options_exist() -> None:
    shown = OF_DATASETTE.sub("", "\n".join(map(code, DOCUMENTS)))
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for group in ("rules", "review", "archive"):
        commands |= {f"{group} {name}": command for name, command in commands[group].commands.items()}
    groups = {"rules", "review", "archive"}
    used = set(re.findall(r"(?<!\.)\battrib ((?:rules|review|archive) \w+|[a-z]\w*)", shown)) - groups
    assert used == set(commands) - groups
    options = {option for command in commands.values() for each in command.params for option in each.opts}
    options |= {"--help", "--version"}
    assert set(re.findall(r"(?<!\S)--[a-z-]+", shown)) - {"--"} <= options


def test_exit_statuses_are_those_of_the_help() -> None:
    help_text = CliRunner().invoke(app, ["--help"]).stdout
    told = re.findall(r"^\| (\d) \| (.*) \|$", TEXTS[GUIDES / "exports.md"], re.MULTILINE)
    assert [(status, what.replace("`", "")) for status, what in told] == re.findall(
        r"^ +(\d)  (.+)$", help_text, re.MULTILINE
    )


@of_each_document
def test_links_lead_somewhere(document: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", prose(document)):
        path = (document.parent / target).resolve() if target else document
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path), f"{target}#{anchor}"


@of_each_document
def test_paths_that_are_named_exist(document: Path) -> None:
    for path in re.findall(r"`((?:attrib|tests|examples)/[\w./-]+)`", prose(document)):
        assert (ROOT / path).exists() or (ROOT / f"{path}.py").exists(), path


def test_the_way_of_the_data_is_that_of_the_rooms() -> None:
    told = re.findall(r"^\| `attrib/(\w+)` \|", TEXTS[CONTRIBUTING].split("## Where the next")[0], re.MULTILINE)
    assert told == [room for room in ROOMS if room != "_version"]


def test_it_is_cited_by_its_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_every_guide_is_named_in_the_list_of_guides_and_in_the_readme() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in GUIDES.glob("*.md"))
    assert set(NAMES) == set(re.findall(r"\[(\w+)\]\(attrib/guides/\1\.md\)", TEXTS[README]))


def test_guides_that_are_named_as_commands_exist() -> None:
    for document in DOCUMENTS:
        assert set(re.findall(r"`attrib guide (\w+)`", TEXTS[document])) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_opens_with_a_heading_and_one_line_on_what_it_is_about(name: str) -> None:
    heading, about, _ = TEXTS[GUIDES / f"{name}.md"].split("\n\n", 2)
    assert heading.startswith("# ")
    assert "\n" not in about
    assert about.endswith(".")
    assert len(about) + 12 <= 100
