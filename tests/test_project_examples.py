"""What the guide to projects gives to paste: it can be parsed, and its commands are right."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import GUIDES, ROOT
from test_cli import run
from test_cli_check import STORY

GUIDE = (GUIDES / "project.md").read_text(encoding="utf-8")


def example(name: str) -> Any:
    """Give what a file of that name holds in the guide."""
    text = re.search(rf"^```yaml\n# {re.escape(name)}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert text
    return yaml.safe_load(text[1])


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of copy with the configuration that the guide gives."""
    monkeypatch.chdir(tmp_path)
    text = re.search(r"^```toml\n# copy/attrib.toml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert text
    Path("copy").mkdir()
    Path("copy/attrib.toml").write_text(text[1], encoding="utf-8")
    Path("copy/story.txt").write_text(STORY, encoding="utf-8")


def commands_of(workflow: Any) -> list[list[str]]:
    steps = workflow["jobs"]["sources"]["steps"]
    return [shlex.split(step["run"]) for step in steps if step.get("run", "").startswith("attrib ")]


def test_the_hook_checks_the_copy_of_a_commit() -> None:
    ((hook,),) = [each["hooks"] for each in example(".pre-commit-config.yaml")["repos"]]
    assert set(hook) == {"id", "name", "entry", "language", "files"}
    assert re.search(hook["files"], "copy/story.txt")
    assert not re.search(hook["files"], "copy/story.txt.attrib.toml")
    program, *arguments = shlex.split(hook["entry"])
    result = run(*arguments, "copy/story.txt")
    assert (program, result.exit_code, result.stderr) == ("attrib", 1, "")
    assert result.stdout.startswith("copy/story.txt:5:21: error ap/bare-source ")


def test_the_hook_that_the_repository_gives_is_a_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert run(*shlex.split(hook["entry"])[1:], "copy/story.txt").exit_code == 1


def test_the_step_annotates_a_pull_request_and_gives_a_log() -> None:
    workflow = example(".github/workflows/sources.yml")
    annotate, log = commands_of(workflow)
    annotated = run(*annotate[1:])
    assert (annotated.exit_code, annotated.stderr) == (1, "")
    assert annotated.stdout.startswith("::error file=copy/story.txt,title=ap/bare-source,line=5,")
    assert run(*log[1:]).exit_code == 1
    uploaded = next(
        each["with"]["sarif_file"] for each in workflow["jobs"]["sources"]["steps"] if "sarif" in str(each.get("uses"))
    )
    assert Path(uploaded).read_text(encoding="utf-8").startswith('{"$schema"')


def test_a_workflow_gives_no_variable_to_the_shell_but_by_the_environment() -> None:
    for step in example(".github/workflows/sources.yml")["jobs"]["sources"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_key_of_a_configuration_is_told() -> None:
    from attrib.configuration import Settings

    told = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", GUIDE, re.MULTILINE)))
    assert set(Settings.__struct_fields__) <= set(told)
