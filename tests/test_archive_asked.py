"""`attrib archive search` and `trends`: what is found, what is counted, and how honest the figures are."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from archives import corpus, inline
from test_cli import run

from attrib.archive import trends
from attrib.archive.asking import Selection
from attrib.archive.interval import Misread, Sums, by_chance, by_reading, student
from attrib.archive.searching import Query, count, search, terms, totals
from attrib.archive.sparks import shares_over_time, spark, top_of
from attrib.archive.trends import Figure, Tally, figure_of

__all__ = ["inline"]
pytestmark = pytest.mark.usefixtures("inline", "folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(count: int = 60, change: Callable[[dict[str, str]], None] = lambda _: None) -> str:
    Path("a.attrib").unlink(missing_ok=True)
    corpus(Path("c.jsonl"), range(count), change)
    assert run("archive", "build", "a.attrib", "c.jsonl").exit_code in {0, 3}
    return "a.attrib"


def printed(*arguments: object) -> str:
    done = run("archive", *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def rows(*arguments: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(*arguments, "--format", "csv"), newline="")))


class TestSearch:
    def test_claims_with_who_makes_them_the_newest_first(self) -> None:
        shown = printed("search", built(), "repairs", "--verdict", "anonymous_official", "--limit", "2")
        assert shown.splitlines()[0] == "12 claims in 12 articles; the 2 newest"
        assert re.findall(r"^◆ .*senior official  (\S+) · ", shown, re.M) == ["2021-12-24", "2021-09-09"]

    def test_endings_do_not_count_and_phrases_do(self) -> None:
        archive = built(10)
        assert len(rows("search", archive, "repair")) == len(rows("search", archive, '"for repairs"')) == 10
        assert rows("search", archive, '"repairs for"') == []

    def test_in_what_is_said_or_in_who_says_it(self) -> None:
        archive = built(10)
        assert {row["source_name"] for row in rows("search", archive, "brandt", "--in", "sources")} == {"Ida Brandt"}
        assert rows("search", archive, "brandt", "--in", "claims") == []

    def test_json_lines(self) -> None:
        lines = printed("search", built(4), "pier", "--format", "jsonl").splitlines()
        first = json.loads(lines[0])
        assert (first["article"], first["date"], first["stance"]) == ("https://example.org/2", "2021-03-03", "asserts")

    def test_conditions(self) -> None:
        archive = built()
        found = rows("search", archive, "pier", "--outlet", "kestrel daily")
        assert {row["outlet"] for row in found} == {"Kestrel Daily"}
        found = rows("search", archive, "pier", "--since", "2020", "--until", "2020-12")
        assert {row["date"][:4] for row in found} == {"2020"}
        found = rows("search", archive, "repair", "--kind", "insider,group")
        assert {row["kind"] for row in found} == {"insider", "group"}

    def test_words_come_first_whatever_else_has_an_index(self) -> None:
        query = Query(
            "pier", verdicts=("named",), selection=Selection(outlet="Kestrel Daily", since="2020", by="author")
        )
        steps: list[str] = []
        with closing(sqlite3.connect(built(10))) as archive:
            archive.set_trace_callback(steps.append)
            list(search(archive, query, 20))
            count(archive, query)
            totals(archive, query)
            asked = [step for step in steps if "MATCH" in step]
            plans = [archive.execute(f"EXPLAIN QUERY PLAN {each}").fetchall() for each in asked]
        assert len(plans) == 3
        for plan in plans:
            scanned = [step for *_, step in plan if re.match(r"(SCAN|SEARCH) (claims|articles)", step)]
            assert scanned[0].startswith("SCAN claims_fts"), plan

    def test_counts_by_outlet_and_year_with_all_articles_there_are(self) -> None:
        counted = rows("search", built(), '"people familiar"', "--in", "sources", "--by", "outlet", "--per", "year")
        assert list(counted[0]) == ["group", "period", "claims", "articles", "of_articles"]
        assert {row["period"] for row in counted} == {"2019", "2020", "2021"}
        assert sum(int(row["of_articles"]) for row in counted) == 60
        assert sum(int(row["claims"]) for row in counted) == 24
        assert "of 10 " in printed("search", "a.attrib", "pier", "--by", "outlet", "--per", "year")

    @pytest.mark.parametrize(
        ("words", "query"),
        [
            ("anti-war isn't", '"anti-war" "isn\'t"'),
            ('"people familiar" offic* OR (x', '"people familiar" "offic"* OR "(x"'),
            ('a"b content:x', '"a""b" "content:x"'),
        ],
    )
    def test_no_sign_in_the_words_means_anything_but_these(self, words: str, query: str) -> None:
        assert terms(words) == query

    @pytest.mark.parametrize("words", ["AND OR", "NOT", "", "NOT pier OR"])
    def test_words_that_mean_nothing_are_one_line(self, words: str) -> None:
        done = run("archive", "search", built(1), words)
        said = "attrib: the words to search are put together in a way that means nothing\n"
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)


class TestTrends:
    def test_by_outlet_in_the_terminal(self) -> None:
        shown = printed("trends", built(240), "--by", "outlet", "--per", "quarter")
        assert shown.splitlines()[1].startswith("240 articles · 2019-01 to 2021-12 · rules: newsroom 1")
        assert re.search(r"^Kestrel Daily +120 +\d\d\.\d% +\d\d–\d\d% +\d\d–\d\d%  [▁▂▃▄▅▆▇█·]+ +\d+%$", shown, re.M)
        assert re.search(r"^all +240 ", shown, re.M)
        assert "Who is not named" in shown
        assert re.search(r"^some residents +96 articles$", shown, re.M)
        assert max(map(len, shown.splitlines())) <= 80

    def test_figures_are_the_sums_of_the_reports(self) -> None:
        archive = built(30)
        (whole,) = [row for row in rows("trends", archive) if (row["group"], row["period"]) == ("all", "")]
        with closing(sqlite3.connect(archive)) as held:
            words, unnamed, articles = held.execute(
                """SELECT sum(a), sum(u), sum(u > 0) FROM (SELECT claimed_words - unattributed_words AS a,
                anonymous_official_words + anonymous_other_words AS u FROM articles)"""
            ).fetchone()
        assert (int(whole["attributed_words"]), int(whole["unnamed_words"])) == (words, unnamed)
        assert float(whole["share"]) == pytest.approx(unnamed / words, abs=1e-4)
        assert float(whole["with_any"]) == pytest.approx(articles / 30, abs=1e-4)
        parts = ("confidential", "institutional", "collective", "unresolved", "other_unnamed")
        assert sum(float(whole[part]) for part in parts) == pytest.approx(unnamed / words, abs=1e-3)
        assert float(whole["read_low"]) <= float(whole["share"]) <= float(whole["read_high"])

    def test_one_part_has_no_range_of_reading(self) -> None:
        (whole,) = [row for row in rows("trends", built(30), "--part", "institutional") if not row["period"]]
        assert whole["share"] == whole["institutional"]
        assert whole["read_low"] == ""

    def test_by_author_whoever_has_twenty(self) -> None:
        found = rows("trends", built(50), "--by", "author", "--per", "year")
        assert [(row["group"], row["articles"]) for row in found if not row["period"]] == [
            ("Ann Lee", "50"),
            ("Tom Hall", "25"),
            ("all", "50"),
        ]

    def test_figures_are_made_of_no_author_of_too_few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[Tally] = []
        monkeypatch.setattr(trends, "figure_of", lambda tally, parts: made.append(tally) or figure_of(tally, parts))
        names = iter("Abe Bea Cal Dan Eve Fay Gus Hal Ida Jay Kim Lea Max Ned Ora Pam Ray Sam Tom Una".split())
        archive = built(20, lambda record: record.update(author=f"Ann {next(names)}"))
        found = rows("trends", archive, "--by", "author", "--per", "year")
        assert {row["group"] for row in found} == {"all"}
        assert len(made) == len(found)

    def test_by_a_column_of_ones_own(self) -> None:
        found = rows("trends", built(40), "--by", "edition", "--per", "year")
        assert [row["group"] for row in found if not row["period"]] == ["early", "late", "all"]
        done = run("archive", "trends", "a.attrib", "--by", "mood")
        assert (done.exit_code, done.stderr) == (
            2,
            "attrib: --by mood: no article has that; there are outlet, section, author, edition\n",
        )

    def test_what_is_not_counted_is_told(self) -> None:
        def change(each: dict[str, str]) -> None:
            number = int(each["url"].rpartition("/")[2])
            if number == 1:
                each["date"] = ""
            if number == 2:
                each["text"] = "Der Hafen bleibt im Winter zu, sagte ein Beamter. " * 5
            if number == 3:
                each["text"] = ""
            if number == 4:
                each["text"] = "The quay was built of granite. Ships have called there ever since.\n"

        shown = printed("trends", built(30, change))
        assert "Not counted: 1 not in English, 1 not read, 1 that attribute nothing." in shown
        assert "Of these 1 article without a date, which is in no month." in shown
        assert "\n27 articles" in shown
        since = printed("trends", "a.attrib", "--since", "2019")
        assert "\n26 articles" in since
        assert "Not counted: 1 undated" in since

    def test_the_same_text_twice_is_told_and_counted_once_where_asked(self) -> None:
        def change(each: dict[str, str]) -> None:
            if each["url"].endswith(("7", "8")):
                each["text"] = "The lock will close, a minister said.\n"

        archive = built(10, change)
        assert "1 article with the text of another; --once" in printed("trends", archive)
        assert "\n9 articles" in printed("trends", archive, "--once")

    def test_longest_runs_end_at_a_named_source(self) -> None:
        said = "The pier number {} will close, {} said.\n\n"
        voices = ["an aide", "an official", "a nurse", "Ida Brandt", "a clerk", "a guard"]
        story = "".join(said.format(n, voice) for n, voice in enumerate(voices))
        archive = built(1, lambda each: each.update(text=story))
        found = json.loads(printed("trends", archive, "--format", "json", "--per", "year"))
        assert found["schema"] == "attrib.trends/1"
        assert [(run["claims"], run["first"]) for run in found["runs"]] == [(3, 1), (2, 5)]

    def test_an_archive_of_two_rule_sets_is_never_mixed(self) -> None:
        archive = built(20)
        corpus(Path("d.jsonl"), range(20, 25))
        run("archive", "build", archive, "d.jsonl", "--rules", "strict")
        for command in (("trends", archive), ("search", archive, "pier")):
            done = run("archive", *command)
            assert (done.exit_code, done.stderr) == (
                3,
                "attrib: a.attrib: 20 of 25 articles are of other rules or another attrib: run attrib archive build"
                " a.attrib a.attrib\n",
            )
        assert run("archive", "build", archive, archive, "--rules", "strict").exit_code == 0
        assert run("archive", "trends", archive).exit_code == 0

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["none.attrib"], "none.attrib: no such file or directory"),
            (["c.jsonl"], "c.jsonl: no archive of attrib's, and stays as it is"),
            (
                ["a.attrib", "--since", "May"],
                "--since May: should be a year, month or day: 2019, 2019-03 or 2019-03-05",
            ),
            (["a.attrib", "--part", "half"], "--part half: there are confidential, institutional, collective"),
        ],
    )
    def test_wrong_usage_is_one_line(self, arguments: list[str], said: str) -> None:
        built(1)
        done = run("archive", "trends", *arguments)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(f"attrib: {said}")

    @pytest.mark.parametrize("form", ["terminal", "html", "csv", "json"])
    def test_of_nothing_there_is_nothing_to_count(self, form: str) -> None:
        built(1, lambda each: each.update(text=""))
        shown = printed("trends", "a.attrib", "--by", "outlet", "--format", form)
        assert "No article to count." in shown or form in {"csv", "json"}

    def test_an_archive_on_a_read_only_disk_is_read(self) -> None:
        archive = Path(built(10))
        before = [*Path.cwd().iterdir()], archive.read_bytes()
        archive.chmod(0o444)
        Path.cwd().chmod(0o555)
        try:
            assert "10 articles" in printed("trends", archive)
            assert "10 articles" in printed("search", archive, "pier")
        finally:
            Path.cwd().chmod(0o755)
        assert ([*Path.cwd().iterdir()], archive.read_bytes()) == before


class TestThePage:
    def page(self) -> str:
        def change(each: dict[str, str]) -> None:
            each["outlet"] = "Post & “<Sons”" if int(each["url"].rpartition("/")[2]) % 2 else "Kestrel"

        return printed("trends", built(200, change), "--by", "outlet", "--per", "quarter", "--format", "html")

    def test_it_loads_nothing_and_runs_nothing(self) -> None:
        page = self.page()
        assert "default-src &#x27;none&#x27;" in page
        assert not re.search(r"<script|<link|<img|url\((?!#)|src=|href=", page)
        assert "Post &amp; “&lt;Sons”" in page
        assert "<Sons" not in page

    def test_drawings_are_told_in_words_and_in_tables(self) -> None:
        page = self.page()
        drawings = re.findall(r'<svg viewBox="[^"]+" role="img" aria-label="([^"]+)">', page)
        assert len(drawings) == 3
        assert re.fullmatch(r"Kestrel: from [\d.]+% in 2019-Q1 to [\d.]+% in 2021-Q\d", drawings[0])
        assert page.count("<details>") == 3
        assert page.count('<th scope="row">2019-Q1</th>') == 2
        assert page.count('class="band"') >= 3

    def test_few_articles_are_hollow_and_fewer_are_not_drawn(self) -> None:
        sparse = printed("trends", built(60), "--per", "quarter", "--format", "html")
        assert 'class="few"' in sparse
        assert "<circle" not in printed("trends", built(20), "--per", "month", "--format", "html")


# ---------------------------------------------------------------------- how honest the figures are


def made(number: random.Random) -> tuple[int, int]:
    """Give the words of a made article: on unnamed sources, and on any. Most have few unnamed ones, some many."""
    attributed = number.randint(40, 600)
    share = number.betavariate(0.4, 2.2)
    return round(attributed * share), attributed


def sums(articles: list[tuple[int, int]]) -> Sums:
    squares = [(u * u, u * a, a * a) for u, a in articles]
    first = (len(articles), sum(u for u, _ in articles), sum(a for _, a in articles))
    return Sums(*first, *map(sum, zip(*squares, strict=True)))


@pytest.mark.parametrize(("size", "at_least"), [(5, 0.86), (30, 0.90), (100, 0.92)])
def test_the_interval_holds_the_true_share(size: int, at_least: float) -> None:
    number = random.Random(7)
    everything = [made(number) for _ in range(800)]
    true = sum(u for u, _ in everything) / sum(a for _, a in everything)
    held = 0
    for _ in range(2000):
        low, high = by_chance(sums(number.choices(everything, k=size))) or (1.0, 0.0)
        held += low <= true <= high
    assert held / 2000 >= at_least


def test_the_interval_is_never_outside_of_all_and_nothing() -> None:
    assert by_chance(sums([(0, 100)] * 10)) == pytest.approx((0.0, 0.338), abs=0.01)
    low, high = by_chance(sums([(100, 100)] * 10)) or (0, 0)
    assert (round(low, 2), high) == (0.66, 1.0)
    assert by_chance(sums([(1, 2)])) is None
    assert by_chance(Sums()) is None


@pytest.mark.parametrize(("freedom", "value"), [(4, 2.776), (9, 2.262), (29, 2.045), (1000, 1.962)])
def test_quantiles_of_students_t(freedom: int, value: float) -> None:
    assert student(freedom) == pytest.approx(value, rel=0.005)


def test_misreadings_go_together_in_part() -> None:
    alone = by_reading(Sums(1, 20, 100), Misread(10, 100, 10, 100))
    assert alone == pytest.approx((0.1, 0.3))
    many = by_reading(Sums(100, 2000, 10_000), Misread(1000, 10_000, 1000, 10_000))
    assert many == pytest.approx((0.2 - 0.033, 0.2 + 0.033), abs=0.001)
    assert by_reading(Sums(), Misread()) is None


def test_too_few_articles_have_no_share() -> None:
    figure = figure_of(Tally(Sums(4, 10, 100, 30, 300, 2500)))
    assert (figure.articles, figure.share, figure.low, figure.with_any, figure.parts) == (4, None, None, None, {})


def test_sparks_join_periods_and_leave_out_what_is_few() -> None:
    def of(articles: int, unnamed: int) -> Figure:
        return figure_of(Tally(Sums(articles, unnamed, 100, unnamed**2, 100 * unnamed, 10_000)))

    shares = shares_over_time([of(9, 10), of(9, 30), None, of(3, 50), of(3, 20), of(3, 20)], 3)
    assert shares == [0.2, None, 0.2]
    assert (top_of(shares), spark([0.0, None, 0.2], 0.2), spark([0.0, None, 0.2], 0.2, ascii_only=True)) == (
        0.2,
        "▁·█",
        "1.8",
    )
