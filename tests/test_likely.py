"""The range in which an article's unnamed share likely lies, and how it is calibrated."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import calibrate
import msgspec
import pytest
from gold_corpus import load as our_gold
from msgspec.structs import replace
from test_cli import run

from attrib import analyze
from attrib.report.calibration import FILE, calibration
from attrib.report.likely import Range, likely_range
from attrib.report.model import Claim, Decided
from attrib.views import wording

STORY = """Ferry service to end after nine years

“The ferry is finished,” said Jane Roe, the mayor, on Monday in the town hall.

Two officials said that the pier would be closed in May and that no ship was left.

“We were never told,” a harbour worker said. They said that the sea was rising.
"""
REPORT = analyze(STORY)


def likely(*claims: tuple[Claim, int]) -> Range:
    found = likely_range(claims)
    assert found is not None
    return found


def claim(
    number: int, verdict: str = "named", kind: str = "person", sure: float | None = 0.9, **fields: object
) -> Claim:
    made = replace(REPORT.claims[1], id=f"c{number}", source_id=f"s{number}", verdict=verdict, kind=kind, sureness=sure)  # type: ignore[arg-type]
    return replace(made, **fields)  # type: ignore[arg-type]


def half(number: int, **fields: object) -> tuple[tuple[Claim, int], ...]:
    """Give so many claims of ten words of named and as many of unnamed sources, in turn."""
    kinds = (("named", "person"), ("anonymous_other", "insider"))
    return tuple((claim(each, *kinds[each % 2], **fields), 10) for each in range(2 * number))


def width(found: Range) -> float:
    return found[1] - found[0]


def test_every_range_holds_its_share_and_is_of_whole_percents() -> None:
    for article in our_gold():
        summary = analyze(article["text"]).summary
        low, high = summary.unnamed_share_range or (-1.0, -1.0)
        assert 0 <= low <= summary.unnamed_share_of_attributed <= high <= 1
        assert (low, high) == (round(low, 2), round(high, 2))


def test_more_claims_and_surer_ones_make_it_narrower() -> None:
    assert width(likely(*half(2))) > width(likely(*half(4))) > width(likely(*half(16)))
    assert width(likely(*half(4, sure=0.5))) > width(likely(*half(4, sure=0.99)))


def test_what_reviewers_decided_is_sure() -> None:
    agreed = half(4, decided=Decided(before=None, rulings=()))
    assert width(likely(*agreed)) < width(likely(*half(4)))


def test_words_of_one_source_stand_and_fall_together() -> None:
    apart = [(claim(each, "anonymous_other", "individual", 1.0), 10) for each in range(6)]
    named = [(claim(10 + each, sure=1.0), 10) for each in range(6)]
    together = [(replace(each, source_id="s0"), words) for each, words in apart]
    assert likely(*together, *named)[0] < likely(*apart, *named)[0]


def test_a_kind_that_is_often_misjudged_reaches_further() -> None:
    named = [(claim(10 + each), 10) for each in range(4)]
    kinds = ("insider", "individual")
    insider, individual = (likely((claim(1, "anonymous_other", kind), 40), *named) for kind in kinds)
    assert individual[0] < insider[0]
    assert individual[1] == insider[1], "what may raise the share is named"


def test_without_attributed_words_there_is_none() -> None:
    assert likely_range([]) is None
    assert likely_range([(claim(1, "unattributed", "none"), 10)]) is None
    assert analyze("The bridge was closed for a month in 2011.").summary.unnamed_share_range is None


def test_reports_of_versions_before_have_none() -> None:
    assert likely_range([(claim(1, sure=None), 10)]) is None
    plain = REPORT.to_dict()
    for each in plain["claims"]:
        del each["sureness"]
    del plain["summary"]["unnamed_share_range"]
    old = msgspec.convert(plain, type(REPORT))
    assert (old.summary.unnamed_share_range, old.claims[0].sureness) == (None, None)
    assert wording.headline(old.summary) == wording.headline(REPORT.summary).replace(
        f" (likely {wording.likely_range(REPORT.summary)})", ""
    )


def test_every_form_shows_it_beside_the_share(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("range") / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    assert REPORT.summary.unnamed_share_range is not None
    low, high = REPORT.summary.unnamed_share_range
    told = f"of the attributed words come from unnamed sources (likely {100 * low:.0f}–{100 * high:.0f}%)"
    for form in ("markdown", "html"):
        assert told in run("analyze", path, "--format", form).stdout
    assert told in " ".join(run("analyze", path, "--width", "200").stdout.split())
    assert msgspec.json.decode(run("analyze", path, "--format", "json").stdout)["summary"]["unnamed_share_range"] == [
        low,
        high,
    ]
    table = run("analyze", path, "--format", "csv", "--table", "articles").stdout
    (row,) = csv.DictReader(io.StringIO(table))
    assert (float(row["unnamed_share_low"]), float(row["unnamed_share_high"])) == (low, high)


def test_several_articles_and_two_versions_show_it_in_a_column(tmp_path: Path) -> None:
    paths = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for path, text in zip(paths, (STORY, "“It is shut,” Jane Roe said.\n\n“It was old,” an aide said."), strict=True):
        path.write_text(text, encoding="utf-8")
    told = [wording.likely_range(analyze(path.read_text(encoding="utf-8")).summary) for path in paths]
    assert all(told)
    *_, old, new, _ = run("analyze", *paths, "--width", "80").stdout.rstrip().splitlines()
    assert [old.split()[-1], new.split()[-1]] == told
    assert told[1] not in run("analyze", *paths, "--width", "66").stdout.rstrip().splitlines()[-1]
    compared = run("compare", *paths, "--width", "80").stdout.splitlines()
    assert ["likely", *told] in [line.split() for line in compared]


def test_named_sources_alone_may_hide_an_unnamed_one() -> None:
    summary = analyze("“The ferry is finished,” said Jane Roe, the mayor.\n\n“It was old,” Roe said.").summary
    low, high = summary.unnamed_share_range or (1.0, 1.0)
    assert low == 0 < high
    assert wording.headline(summary).startswith(
        "All attributed words come from named sources (from unnamed ones likely 0–"
    )


# --- calibration -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told() -> list[calibrate.Story]:
    return calibrate.stories([])


def test_calibrating_again_gives_the_same_bytes(told: list[calibrate.Story]) -> None:
    few = told[:12]
    one, other = (msgspec.json.encode(calibrate.measured(few)[0]) for _ in range(2))
    assert one == other


def test_the_shipped_file_is_as_calibrating_writes_it() -> None:
    written = msgspec.json.format(msgspec.json.encode(calibration()), indent=1) + b"\n"
    assert FILE.read_bytes() == written


def test_classes_have_points_as_their_odds() -> None:
    for_it, against = ("speech", "direct"), ("speech", "late")
    samples = [((for_it,), number % 8 > 0) for number in range(80)] + [
        ((against,), number % 8 == 0) for number in range(80)
    ]
    fitted = calibrate._fitted(samples, [1.0] * 160)
    assert fitted[for_it] == pytest.approx(-fitted[against], abs=0.01)
    assert 1.5 < fitted[for_it] + fitted["", ""] < 2.0, "nearly the log of seven to one, and a little nearer to none"


def test_our_own_articles_lie_within_their_ranges(told: list[calibrate.Story]) -> None:
    held = []
    for story in told:
        low, high = likely_range(story.weighed) or (0.0, 1.0)
        held.append(low - 0.005 <= story.share <= high + 0.005)
    assert sum(held) / len(held) >= 0.8
