"""The README tells the truth: its outputs are real, and so are its commands, options and exit statuses."""

from __future__ import annotations

import re
from itertools import chain

import picture
from golden import ROOT
from readme import README, rendered
from typer.main import get_command
from typer.testing import CliRunner

from attrib.cli import app

TEXT = README.read_text(encoding="utf-8")
CODE = "\n".join(chain(*re.findall(r"^```\w+\n(.*?)^```$|`([^`\n]+)`", TEXT, re.MULTILINE | re.DOTALL)))


def test_outputs_are_real() -> None:
    assert rendered(TEXT) == TEXT, "python tests/golden.py puts them in afresh"


def test_the_picture_is_real() -> None:
    shown = picture.PICTURE.read_text(encoding="utf-8")
    assert picture.words(picture.drawn()) == picture.words(shown), "python tests/golden.py draws it afresh"


def test_commands_and_options_exist() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for group in ("rules", "review"):
        commands |= {f"{group} {name}": command for name, command in commands[group].commands.items()}
    used = set(re.findall(r"\battrib ((?:rules|review) \w+|\w+)", CODE)) - {"rules", "review"}
    assert used
    assert used <= set(commands)
    options = {option for command in commands.values() for each in command.params for option in each.opts}
    assert set(re.findall(r"(?<!\S)--[a-z-]+", CODE)) - {"--"} <= options


def test_exit_statuses_are_those_of_the_help() -> None:
    help_text = CliRunner().invoke(app, ["--help"]).stdout
    told = re.findall(r"^\| (\d) \| (.*) \|$", TEXT, re.MULTILINE)
    assert [(status, what.replace("`", "")) for status, what in told] == re.findall(
        r"^ +(\d)  (.+)$", help_text, re.MULTILINE
    )


def test_linked_files_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).exists(), target
