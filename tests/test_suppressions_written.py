"""Suppressions are put into the file beside an article, which keeps all that it had."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.report.model import Finding, Passage
from attrib.rules import RuleSetError
from attrib.standards import read_suppressions, suppression_for, with_suppressions, write_suppressions
from attrib.standards.suppressing import Entry

OURS = Entry(rule="ap/bare-source", words="a source", reason="Known to the desk.")
TOLD = '[[suppress]]\nrule = "ap/bare-source"\nwords = "a source"\nreason = "Known to the desk."\n'


def finding(words: str | None) -> Finding:
    passage = None if words is None else Passage(start=0, end=len(words), text=words)
    return Finding(rule="ap/bare-source", level="error", message="Bare.", words=passage)


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    assert write_suppressions(story, [OURS]) == tmp_path / "story.txt.attrib.toml"
    assert (tmp_path / "story.txt.attrib.toml").read_text(encoding="utf-8") == TOLD
    assert [each[:3] for each in read_suppressions(story)] == [(OURS.rule, OURS.words, OURS.reason)]


@pytest.mark.parametrize(
    "before",
    [
        TOLD,
        "# Ours.\n\n" + TOLD + "# The end.",
        TOLD.replace("\n", "\r\n"),
        "\ufeff" + TOLD,
        '[[suppress]]\nrule="x/*"\nreason="“Ours”"',
    ],
)
def test_what_is_there_stays_to_the_byte(before: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt.attrib.toml"
    path.write_bytes(before.encode())
    path.chmod(0o640)
    write_suppressions(tmp_path / "story.txt", [OURS, OURS])
    after = path.read_bytes()
    assert after.startswith(before.encode())
    assert (b"\r\n" in after) == ("\r" in before)
    assert after.count(b"\r") in (0, after.count(b"\n"))
    assert path.stat().st_mode & 0o777 == 0o640
    assert len(read_suppressions(tmp_path / "story.txt")) == before.count("[[suppress]]") + 1
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ('suppress = [{ rule = "ap/*", words = "x", reason = "y" }]\n', "write each as a table of its own"),
        ("suppress = []\n", "write each as a table of its own"),
        ("[[suppress]\n", ":1: not valid TOML"),
        ("colour = 1\n", ":1: unknown key “colour”"),
    ],
)
def test_a_file_that_cannot_take_more_is_left(before: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt.attrib.toml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(RuleSetError, match=told.replace("[", r"\[")):
        write_suppressions(tmp_path / "story.txt", [OURS])
    assert path.read_text(encoding="utf-8") == before


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleSetError, match=r"story\.txt\.attrib\.toml: cannot be written: No such file"):
        write_suppressions(tmp_path / "missing" / "story.txt", [OURS])


def test_what_is_said_of_the_whole_article_needs_no_words(tmp_path: Path) -> None:
    entry = suppression_for(finding(None), "Agreed.")
    assert entry == Entry(rule="ap/bare-source", reason="Agreed.")
    write_suppressions(tmp_path / "story.txt", [entry])
    (only,) = read_suppressions(tmp_path / "story.txt")
    assert only.covers(finding(None), [])
    assert not only.covers(finding("a source"), [])


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_the_words_the_file_can_be_read_and_covers_the_finding(before: str, words: str, reason: str) -> None:
    about = finding(words)
    entry = suppression_for(about, f"Why: {reason}")
    if entry is None:
        assert not words.isprintable() or not words.strip()
        return
    comment = "# " + "".join(it for it in before if it.isprintable()) + "\n"
    stated = tomllib.loads(with_suppressions(comment, [entry]))["suppress"]
    assert stated == [{"rule": entry.rule, "words": entry.words, "reason": entry.reason}]
    from attrib.rules.toml_files import Written
    from attrib.standards.suppressing import stated as read

    (only,) = read([entry], Written("story.txt.attrib.toml", ""))
    assert only.covers(about, [])
