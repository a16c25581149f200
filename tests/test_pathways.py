"""On every platform and broadcaster of the word lists a source speaks alike: what is said, and by which way."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib import Report, analyze
from attrib.rules import load_rules

NEWSROOM = load_rules("newsroom")
LISTED = sorted(NEWSROOM.words.platforms | NEWSROOM.words.news_agencies_and_broadcasters)
OWN_RULES = """\
name = "desk"
version = "1"
description = "Ours."
extends = "newsroom"

[lists.add]
{list} = "{entry}"
"""


def capitalised(name: str) -> str:
    return " ".join(word if word in {"of", "the", "and"} else word[0].upper() + word[1:] for word in name.split())


def said(report: Report) -> tuple[str, str | None]:
    """Give what the only source says, and by which way."""
    (claim,), (source,) = report.claims, report.sources
    return claim.content[0].text, source.pathway


@pytest.mark.parametrize("name", [*map(capitalised, LISTED)])
def test_what_is_said_begins_after_every_listed_name(name: str) -> None:
    assert said(analyze(f"Jane Roe said on {name} the bridge was shut.")) == ("the bridge was shut", f"on {name}")


@pytest.mark.parametrize("name", ["Bluesky", "Truth Social", "Sky News", "Face the Nation"])
def test_what_is_praised_ends_before_a_listed_name(name: str) -> None:
    assert said(analyze(f"Jane Roe praised the plan on {name}.")) == ("the plan", f"on {name}")


def test_an_outlet_is_a_way_of_speaking_only_after_on() -> None:
    assert said(analyze("Jane Roe praised a report by the BBC.")) == ("a report by the BBC", None)


@pytest.mark.parametrize(
    ("words", "entry", "way"),
    [
        ("platforms", "quorum", "on Quorum"),
        ("platforms", "town square", "on Town Square"),
        ("news_agencies_and_broadcasters", "radio kelp", "on Radio Kelp"),
        ("pathway_nouns", "newsletter", "in a newsletter"),
        ("pathway_nouns", "town hall", "in a town hall"),
    ],
)
def test_a_word_of_ones_own_is_read_like_those_listed(tmp_path: Path, words: str, entry: str, way: str) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(OWN_RULES.format(list=words, entry=entry), encoding="utf-8")
    text = f"Jane Roe said {way} the bridge was shut."
    assert said(analyze(text, load_rules(str(file)))) == ("the bridge was shut", way)
    assert said(analyze(text)) != ("the bridge was shut", way)
