"""The command that installs an extra, from wherever attrib came."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from attrib import extras


def test_in_a_clone_it_is_that_clone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = Path(extras.__file__).parent.parent
    monkeypatch.chdir(root)
    assert extras.install("docx") == "pip install '.[docx]'"
    monkeypatch.chdir(tmp_path)
    assert extras.install("docx") == f"pip install '{root}[docx]'"


@pytest.mark.parametrize(
    ("noted", "command"),
    [
        ('{"url": "file:///src/news%20room", "dir_info": {}}', "pip install '/src/news room[pdf]'"),
        (
            '{"url": "https://example.org/attrib.git", "vcs_info": {"vcs": "git"}}',
            "pip install 'attrib[pdf] @ git+https://example.org/attrib.git'",
        ),
        (None, "pip install 'attrib[pdf]'"),
        ("broken", "pip install 'attrib[pdf]'"),
    ],
)
def test_elsewhere_it_is_where_attrib_came_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, noted: str | None, command: str
) -> None:
    monkeypatch.setattr(extras, "_BESIDE", tmp_path)
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: SimpleNamespace(read_text=lambda _: noted))
    assert extras.install("pdf") == command
