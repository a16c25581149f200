"""The library: what it takes for an article, and what it says of what is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import story
from test_cli import run

import attrib

TEXT = "The talks had failed, a senior official said.\n"
FORMS = {
    "story.txt": story.as_text(),
    "story.md": story.as_markdown(),
    "page": story.as_page(),
    "story.docx": story.as_word(),
    "story.json": story.as_ninjs_3(),
    "story.xml": story.as_nitf(),
}


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(TEXT, encoding="utf-8")
    return "story.txt"


def ways(article: object) -> list[Callable[[], object]]:
    """Give every way to have an article analysed."""
    return [
        lambda: attrib.analyze(article),
        lambda: attrib.Analysis.of_article(article),
        lambda: attrib.check(article, "ap"),
        lambda: attrib.compare(TEXT, article),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_read_as_the_command_reads_it(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    path.write_bytes(FORMS[form])
    printed = json.loads(run("analyze", path, "--format", "json").stdout)
    assert attrib.analyze(attrib.read(path)).to_dict() == printed
    assert attrib.analyze(attrib.read(str(path))).to_dict() == printed


def test_what_was_read_may_be_checked_and_compared(article: str) -> None:
    read = attrib.read(article)
    assert isinstance(read, attrib.Reading)
    assert attrib.check(read, "ap").findings == attrib.check(TEXT, "ap").findings
    assert [claim.changes for claim in attrib.compare(read, TEXT).claims] == [()]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        (".", None, "a directory, not a file"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0", "a PNG image, not an article"),
        ("empty.txt", b"", "empty"),
        ("story.docx", b"PK\x03\x04word/document.xml", None),
    ],
)
def test_what_cannot_be_read_is_one_error(article: str, name: str, content: bytes | None, reason: str | None) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(attrib.UnreadableError) as caught:
        attrib.read(name)
    assert str(caught.value).startswith(f"{name}: {reason or ''}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("given", [Path("story.txt"), TEXT.encode(), None])
def test_what_is_no_text_is_a_type_error(article: str, given: object) -> None:
    for way in ways(given):
        with pytest.raises(TypeError, match=rf"attrib\.read\(path\) gives for a file, not a {type(given).__name__}$"):
            way()


def test_the_name_of_a_file_is_no_article(article: str) -> None:
    for name in (article, str(Path(article).absolute())):
        for way in ways(name):
            with pytest.raises(ValueError, match=r"story\.txt' is the name of a file.*; attrib\.read gives that$"):
                way()


@pytest.mark.parametrize("text", ["story.text", "story.txt\n", "", ".", "a\0b", "\ud800", "a" * 300, "/" * 5000])
def test_other_text_is_an_article(article: str, text: str) -> None:
    assert attrib.analyze(text).text == text


def test_all_that_is_public_says_what_it_is() -> None:
    for name in set(attrib.__all__) - {"__version__"}:
        assert getattr(attrib, name).__doc__, name
