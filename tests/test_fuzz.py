"""A few of the random inputs of `fuzz.py`, which break nothing, and that it sees what does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import fuzz
import pytest
from counted import lines_run
from msgspec.structs import replace

from attrib import Report, analyze

LINES = 2_000
"""Lines of Python that may run for a character: a hundred times those of news; and `GRACE` besides."""
GRACE = 5_000_000


def within_work(work: Callable[[], object], size: int) -> None:
    lines_run(work, most=LINES * size + GRACE)


@pytest.mark.parametrize(("kind", "count"), [("texts", 80), ("files", 40)])
def test_random_inputs_break_nothing(kind: str, count: int) -> None:
    found = fuzz.outcomes(kind, count, seed=1, jobs=1, limit=within_work)
    assert [each for each in found if each.cause is not None] == []


@pytest.mark.parametrize("kind", fuzz.MAKERS)
def test_an_input_is_made_of_seed_and_number_alone(kind: str) -> None:
    assert fuzz.made(kind, 3, 8) == fuzz.made(kind, 3, 8)
    assert len({fuzz.made(kind, seed, number).given for seed in (1, 2) for number in range(5)}) > 5


def test_an_exception_is_found_and_its_input_made_shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Report:
        if "May" in text:
            raise KeyError(text)
        return analyze(text)

    monkeypatch.setattr(fuzz, "analyze", broken)
    cause = fuzz.cause_of("The mayor, May, said it failed.", within_work)
    assert cause == "KeyError in test_fuzz.py, broken"
    assert fuzz.shorter("The mayor, May, said it failed.", cause, within_work) == "May"


def test_too_much_work_is_found() -> None:
    assert fuzz.cause_of("It failed.", lambda work, _: lines_run(work, most=10)) == fuzz.HANG


def test_a_passage_that_is_not_in_its_place_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "analyze", lambda text: replace(analyze(text), claims=analyze(f"No. {text}").claims))
    assert str(fuzz.cause_of("Jane Roe said it failed.", within_work)).startswith("MisplacedError")


def test_what_broke_and_what_was_slowest_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    slow = fuzz.Outcome(number=1, size=1_000, seconds=0.01, made="'said ' * 200", cause=None)
    hung = fuzz.Outcome(number=7, size=1_000, seconds=9.0, made="", cause=fuzz.HANG)
    tell = partial(fuzz.tell, "texts", 1, limit=within_work, pace=1e-6)
    assert tell([slow])
    assert "broken       0 inputs, 0 causes\nslowest        10.0 times news a character: 'said ' * 200" in shown(capsys)
    assert not tell([slow, hung, hung])
    assert "broken       2 inputs, 1 causes\n  2 x took too long; the first is number 7" in shown(capsys)


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out
