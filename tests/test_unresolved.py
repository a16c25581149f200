"""Notes on what was not found: which words, what came closest, and what failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from attrib import analyze, check
from attrib.cli import app
from attrib.report.model import Finding


def notes(text: str) -> list[Finding]:
    return [finding for finding in analyze(text).findings if finding.rule.startswith("unresolved/")]


@pytest.mark.parametrize(
    ("text", "rule", "words", "said"),
    [
        (
            "The ferry was late.\n\n“We waited for three hours in the rain.”\n\nThe harbour was closed.",
            "unresolved/quotation",
            "“We waited for three hours in the rain.”",
            "no cue such as “said” stands in its sentence or right after it",
        ),
        (
            "The ferry was late; the mood, said to be “as low as it has ever been here,” sank.",
            "unresolved/quotation",
            "“as low as it has ever been here,”",
            "“the mood” is not known as somebody who can speak",
        ),
        (
            "The ferry sank on Monday. They said the crew was safe.",
            "unresolved/pronoun",
            "They",
            "no group of people spoke shortly before it",
        ),
        (
            "The ferry sank on Monday. She said the crew was safe.",
            "unresolved/pronoun",
            "She",
            "nobody is named before it",
        ),
        (
            "The ferry sank on Monday. The captain said so.",
            "unresolved/cue",
            "said",
            "Could not tell what “The captain” said here. Check this sentence.",
        ),
        (
            "The ferry was apparently overloaded on the day when it sank in the harbour of Orne.",
            "unresolved/phrase",
            "apparently",
            "Could not tell who stands behind “apparently”. The rule unattributed/hedged came closest; it failed",
        ),
    ],
)
def test_what_was_not_found(text: str, rule: str, words: str, said: str) -> None:
    [note] = notes(text)
    assert (note.rule, note.level) == (rule, "note")
    assert note.words is not None
    assert note.words.text == words == text[note.words.start : note.words.end]
    assert said in note.message


@pytest.mark.parametrize(
    "text",
    [
        "“We waited for three hours in the rain,” Jane Roe said.",
        "The band played “the old harbour song” twice.",
        "The mayor spoke of calm. The ledger of the port tells a different story.",
        "The mayor spoke of calm, but the harbour master tells a different story.",
        "Her face said it all, and the long silence in the hall said more.",
        "The wall clock says noon.",
        "Jane Roe wrote “The Long Way to the Harbour of Orne” in June.",
        "Jane Roe left early. She said the crew was safe.",
        "Two officials met on Monday. They said the crew was safe, and they said the ferry was sound.",
        "The ferry has been called a death trap by its crew.",
        "The ferry sank on Monday. The captain would not say.",
        "The captain was apparently asleep, two officials said.",
    ],
)
def test_what_needs_no_note(text: str) -> None:
    assert notes(text) == []


def test_a_note_names_its_claim_and_explain_repeats_it() -> None:
    text = "The ferry sank on Monday. She said the crew was safe."
    [note] = notes(text)
    [claim] = note.claims
    result = CliRunner().invoke(app, ["explain", "-", claim, "--width", "200"], input=text)
    assert result.exit_code == 0
    assert note.message in result.stdout


def test_no_house_is_told_of_it() -> None:
    text = "The ferry sank on Monday. She said the crew was safe."
    assert [finding.rule for finding in check(text, "ap").findings if finding.rule.startswith("unresolved/")] == []


def test_a_pronoun_is_noted_whatever_the_rules_are_called(tmp_path: Path) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text(
        'name = "own"\nversion = "1"\ndescription = "Ours."\nextends = "newsroom"\n\n[[rules]]\nid = "own/nobody"\n'
        'before = "other/pronoun"\nverdict = "anonymous_other"\nkind = "individual"\nbecause = "Nobody knows who."\n'
        'source = "Ours"\nexamples = ["[She] said the crew was safe."]\ncounterexamples = ["[Police] said so."]\n'
        'when = { form = ["pronoun"] }\n',
        encoding="utf-8",
    )
    report = analyze("The ferry sank on Monday. She said the crew was safe.", rules)
    assert [claim.rule for claim in report.claims if claim.source] == ["own/nobody"]
    assert [finding.rule for finding in report.findings] == ["unresolved/pronoun"]
