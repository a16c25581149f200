"""The README tells the truth: its outputs are real, and so are its commands, options and exit statuses."""

from __future__ import annotations

import re

import picture
import pytest
from golden import ROOT
from readme import README, rendered
from typer.main import get_command
from typer.testing import CliRunner

from attrib.cli import app

TEXT = README.read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"^```\w+\n(.*?)^```$|`([^`\n]+)`", TEXT, re.MULTILINE | re.DOTALL) and [
    each for found in re.findall(r"^```\w+\n(.*?)^```$|`([^`\n]+)`", TEXT, re.MULTILINE | re.DOTALL) for each in found
])


def test_outputs_are_real() -> None:
    assert rendered(TEXT) == TEXT, "python tests/golden.py puts them afresh"
