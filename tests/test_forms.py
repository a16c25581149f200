"""Every form of a report is told of wherever a user looks for it, and nothing of the article acts in it."""

from __future__ import annotations

import io

import pytest
from golden import ROOT
from test_terminal import hostile_report

from attrib.cli.analyze import EXAMPLES
from attrib.cli.formats import WRITERS, Format, Manner

GUIDE = (ROOT / "attrib/guides/exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", Format)
def test_a_form_is_in_help_and_guide(form: Format) -> None:
    assert f"\n  {form.value} " in EXAMPLES
    assert form is Format.TERMINAL or f"`{form.value}`" in GUIDE


@pytest.mark.parametrize("form", WRITERS)
def test_no_escape_sequence_of_the_article_is_written(form: Format) -> None:
    stream = io.StringIO()
    WRITERS[form](iter([hostile_report()]), stream, Manner(color=False))
    printed = stream.getvalue()
    assert "not bold" in printed
    assert not {"\x00", "\x07", "\x1b", "\x9b"} & set(printed)
