"""Whom the lede quotes without a name is who speaks by name in the next paragraph, where nothing parts the two."""

from __future__ import annotations

import pytest

from attrib.analysis import analyze


@pytest.mark.parametrize(
    ("lede", "after", "name"),
    [
        (
            "A leading surgeon has warned that wards are full.",
            "Anders Lund, who runs one, said two had shut.",
            "Anders Lund",
        ),
        ("A former judge said the law was void.", "“It is dead,” said Dana Reed, 71.", "Dana Reed"),
        ("The widow of a miner says she was lied to.", "“They knew,” Rosa Lind told a court.", "Rosa Lind"),
        ("The dam is doomed, a retired engineer said.", "“It leaks,” said Bo Lund, who drew it.", "Bo Lund"),
        (
            "A union for pilots said a strike was near.",
            "The Association of Norland Pilots said it grew.",
            "Association",
        ),
        ("A charity said the levy would kill.", "“It is grim,” said Ana Roe, head of the Lantern Trust.", "Lantern"),
        ("An airline said it was late.", "“We are sorry,” Norvik Airways wrote.", "Norvik"),
    ],
)
def test_the_next_paragraph_names_whom_the_lede_quotes(lede: str, after: str, name: str) -> None:
    first = analyze(f"Late again\n\n{lede}\n\n{after}").sources[0]
    assert first.verdict == "named"
    assert first.name is not None
    assert first.name.startswith(name)


@pytest.mark.parametrize(
    ("lede", "after"),
    [
        ("A judge said the law was void.", "“We won,” said Dana Reed, who brought the suit."),
        ("A senior official said the dam was doomed.", "“It is old,” said Tom Field, who lives below it."),
        ("A leading surgeon said wards were full.", "But Anders Lund said they were empty."),
        ("A leading surgeon said wards were full.", "Anders Lund, a minister, said they were empty."),
        ("A leading surgeon said wards were full.", "Anders Lund of the Lantern Trust said they were empty."),
        ("A nanny said children went hungry.", "Ana Poe denied that it was so."),
        ("A widow said it was late.", "“It was early,” Mr. Tom Poe said."),
        ("Two surgeons said wards were full.", "Anders Lund said one had no beds."),
        ("A nurse was shot, neighbours said.", "“She was kind,” said Tom Field."),
        ("A bank said it would cut jobs.", "“We will look into it,” the Ministry of Trade said."),
        ("A bank in the Lantern Trust said it would cut jobs.", "The Lantern Trust said it knew."),
    ],
)
def test_somebody_else_speaks_after_the_lede(lede: str, after: str) -> None:
    assert analyze(f"Late again\n\n{lede}\n\n{after}").sources[0].verdict != "named"
