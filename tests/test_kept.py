"""What is made of the files of the program is kept, and no file in its place can do harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attrib import kept as keeping
from attrib.kept import LARGEST, MOST_KEPT, cache_folder, kept

WORDS = {"nouns": ["aide", "envoy"]}
Words = dict[str, list[str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "attrib"


def never() -> Words:
    raise AssertionError("it was kept")


def keep(make: Callable[[], Words] = lambda: WORDS) -> Words:
    return kept("words", Words, make)


def file_in(folder: Path) -> Path:
    (file,) = folder.glob("words.*")
    return file


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert keep() == WORDS
    assert keep(never) == WORDS
    assert json.loads(file_in(folder).read_bytes()) == WORDS


def test_a_kept_file_and_its_folder_are_the_users_alone(folder: Path) -> None:
    keep()
    assert file_in(folder).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"nouns": [1]}', b'{"nouns": "aide"}', b"\xff\xfe", b"\x80\x04N.", b"[" * 100_000],
    ids=["empty", "cut off", "a list", "numbers", "a word", "not UTF-8", "a pickle", "deep"],
)
def test_a_file_that_is_not_what_was_kept_is_made_anew(folder: Path, content: bytes) -> None:
    keep()
    file_in(folder).write_bytes(content)
    assert keep() == WORDS
    assert keep(never) == WORDS


def test_a_file_that_is_too_large_is_made_anew(folder: Path) -> None:
    keep()
    with file_in(folder).open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert keep() == WORDS


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_not_believed(folder: Path, mode: int) -> None:
    keep()
    file = file_in(folder)
    file.write_text('{"nouns": ["changed"]}')
    file.chmod(mode)
    assert keep() == WORDS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_neither_links_nor_pipes_are_followed(folder: Path, tmp_path: Path) -> None:
    keep()
    file = file_in(folder)
    file.unlink()
    (tmp_path / "other").write_text('{"nouns": ["changed"]}')
    file.symlink_to(tmp_path / "other")
    assert keep() == WORDS
    assert (tmp_path / "other").read_text() == '{"nouns": ["changed"]}'
    file.unlink()
    os.mkfifo(file)
    assert keep() == WORDS


def test_another_state_of_the_program_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(MOST_KEPT + 2):
        monkeypatch.setattr(keeping, "_digest", lambda n=n: f"state{n}")
        assert keep(lambda n=n: {"nouns": [str(n)]}) == {"nouns": [str(n)]}
        os.utime(file_in_state(folder, n), (n, n))
    assert len([*folder.iterdir()]) == MOST_KEPT
    assert keep(never) == {"nouns": [str(MOST_KEPT + 1)]}


def file_in_state(folder: Path, n: int) -> Path:
    return folder / f"words.state{n}.json"


@pytest.mark.parametrize("changed", ["english/words/cues.toml", "text/tags.py", "rules/sets/newsroom.toml"])
def test_a_changed_file_of_the_program_changes_what_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    for room in keeping.ROOMS:
        for path in (keeping.PACKAGE / room).rglob("*.*"):
            if path.suffix in {".py", ".toml"}:
                copy = tmp_path / path.relative_to(keeping.PACKAGE)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    monkeypatch.setattr(keeping, "PACKAGE", tmp_path)
    before = keeping._digest.__wrapped__()
    with (tmp_path / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert keeping._digest.__wrapped__() != before


@pytest.mark.parametrize("home", ["/nonexistent/home", "", "relative"])
def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("USERPROFILE", home)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert keep() == WORDS
    assert not Path("/nonexistent").exists()


def test_a_relative_folder_counts_for_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / ".cache" / "attrib"


def test_a_folder_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert keep() == WORDS
    assert keep() == WORDS


def test_nothing_stays_of_a_file_that_could_not_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert keep() == WORDS
    assert [*folder.iterdir()] == []


SEVERAL = """
import sys
from attrib.kept import kept
words = kept("words", dict[str, list[str]], lambda: {"nouns": ["aide"] * 200_000})
sys.exit(words != {"nouns": ["aide"] * 200_000})
"""


def test_several_that_write_at_once_all_have_it(folder: Path) -> None:
    started = [subprocess.Popen([sys.executable, "-c", SEVERAL]) for _ in range(6)]
    assert [each.wait() for each in started] == [0] * 6
    assert file_in(folder).suffix == ".json"


REPORT = """
import attrib
print(attrib.analyze("“It was so,” said Jane Roe. Officials denied that the bridge had closed.").to_dict())
"""


def test_what_was_kept_gives_the_same_report(folder: Path) -> None:
    first, second, without = (
        subprocess.run(
            [sys.executable, "-c", REPORT],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for environment in ({}, {}, {"XDG_CACHE_HOME": os.devnull})
    )
    assert first == second == without
    assert {path.name.split(".")[0] for path in folder.iterdir()} == {
        "english", "newsroom", "newsroom-forms", "newsroom-tags"
    }  # fmt: skip


UNWANTED = (
    "pydantic", "multiprocessing", "concurrent", "sqlite3", "tomllib", "zipfile", "email", "http", "lxml", "pyarrow",
    "markdown_it", "tempfile", "attrib.archive", "attrib.cli.archive", "attrib.cli.check", "attrib.standards",
    "attrib.comparison", "attrib.evaluation", "attrib.review", "attrib.views.page", "attrib.readers.records",
    "attrib.readers.html_parsing", "attrib.readers.databases", "attrib.rules.files", "attrib.rules.toml_files",
)  # fmt: skip
MOST_MODULES = 225
"""Of attrib, that one article may import: each takes a third of a millisecond."""
IMPORTED = f"""
import sys
sys.argv = ["attrib", "analyze", *sys.argv[1:]]
from attrib.cli import main
try:
    main()
finally:
    names = sorted(sys.modules)
    print([name for name in names if name.startswith({UNWANTED!r})], file=sys.stderr)
    print(sum(name.startswith("attrib") for name in names), file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_an_article_imports_what_it_needs(folder: Path, tmp_path: Path, form: str) -> None:
    story = tmp_path / "story.txt"
    story.write_text("OSLO (Reuters) - The bridge will close, a senior official said.\n\n“No,” said Jane Roe.\n")
    command = [sys.executable, "-c", IMPORTED, str(story), "--format", form]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    unwanted, count = done.stderr.splitlines()
    assert unwanted == "[]"
    assert int(count) <= MOST_MODULES
