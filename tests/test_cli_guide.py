"""`attrib guide`: the list, a guide set in type or plain, and names that no guide has."""

from __future__ import annotations

import re

import pytest
from test_cli import run

from attrib.guides import NAMES


def test_without_a_name_all_guides_are_listed_in_a_line_each() -> None:
    listed = run("guide")
    assert listed.exit_code == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(NAMES)
    assert "rules       Read the rules that give verdicts, and write your own in five minutes.\n" in listed.stdout


@pytest.mark.parametrize("name", NAMES)
def test_piped_a_guide_is_plain_markdown_without_what_leads_nowhere(name: str) -> None:
    shown = run("guide", name)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("# ")
    assert "\x1b" not in shown.stdout
    assert "<!--" not in shown.stdout
    assert all(target.startswith("https:") for target in re.findall(r"\]\((.*?)\)", shown.stdout))


@pytest.mark.parametrize("name", NAMES)
def test_in_a_terminal_a_guide_is_set_in_type(name: str) -> None:
    shown = run("guide", name, "--color", "--width", "80").stdout
    plain = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", shown)
    assert shown != plain
    assert "](" not in plain
    assert "```" not in plain
    assert not re.search(r"^#", plain, re.MULTILINE)
    assert max(map(len, plain.splitlines())) <= 80


def test_a_command_in_a_link_is_still_there_without_the_link() -> None:
    assert "stands in `attrib guide limits`." in run("guide", "report").stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rule", "attrib: no guide rule; near it: rules; attrib guide names them all\n"),
        ("horses", "attrib: no guide horses; near it: houses, rules; attrib guide names them all\n"),
        ("zzz", "attrib: no guide zzz; attrib guide names them all\n"),
        ("../guides/rules", "attrib: no guide ../guides/rules; near it: rules; attrib guide names them all\n"),
        ("\x1b[1mrules", "attrib: no guide ␛[1mrules; near it: rules; attrib guide names them all\n"),
    ],
)
def test_a_name_that_no_guide_has_is_told_in_a_line(name: str, told: str) -> None:
    shown = run("guide", name)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert shown.stderr == told
