"""The terminal report: exact at three widths, and inert whatever the article holds.

`UPDATE_PAGES=1 pytest tests/test_terminal.py` writes the expected pages anew; read the difference.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import HARBOUR, harbour, passage, report_of
from rich.cells import cell_len
from rich.console import Console

from attrib.constructions.construction import Stance
from attrib.report.model import EVIDENCE, VERDICTS, Claim, Evidence, Finding, Passage, Reliance, Report, Source, Verdict
from attrib.report.totals import Part, Summary, Tally, Unnamed
from attrib.views import wording
from attrib.views.articles import Articles, print_articles
from attrib.views.inert import holds_direction, inert, one_line
from attrib.views.layout import portions
from attrib.views.terminal import ReportPage, Show

PAGES = Path(__file__).parent / "pages"
SHOWN = get_args(Show)

HOSTILE = [
    "[bold]not bold[/bold] [/] [ad_2]Source link :smile:",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x1b]8;;http://x\x1b\\link",
    "a\tb\tc\r\nd\re\x0bf\x0cg\x85h\u2028i",
    "x" * 3000,
    "שלום עולם זה ציטוט ארוך מאוד שממשיך עד סוף השורה",
    "中文字符很宽" * 20,
    "e\u0301\u0302\u0303 \u0300leading",
    "\u202eoverride\u202c \u2066isolate\u2069 \u200fmark",
    "nul\0 \ud800 \udfff \ufffe",
    "👩‍👩‍👧 🇫🇷 ❤️ \U000e0041",
]


def page(
    report: Report,
    width: int = 80,
    *,
    encoding: str = "utf-8",
    color: bool = False,
    **shown: Any,
) -> str:
    """Give a report as the terminal has it; `shown` says how it ends and how many rows it may take."""
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding=encoding, errors="replace", newline="")
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        _environ={},
    )
    console.print(ReportPage(report, **shown))
    stream.flush()
    return buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("show", SHOWN)
def test_pages_are_exact(width: int, show: Show) -> None:
    expected = PAGES / f"{show}-{width}.txt"
    actual = page(harbour(), width, show=show)
    if os.environ.get("UPDATE_PAGES"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("show", SHOWN)
def test_lines_fit_and_do_not_end_in_spaces(width: int, show: Show) -> None:
    for line in page(harbour(), width, show=show).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_every_verdict_differs_in_more_than_colour() -> None:
    lines = page(harbour(), show="text").splitlines()
    bar = next(line for line in lines if line.startswith("█"))
    assert re.fullmatch("█+▒+░+", bar)
    assert len(bar) == 80
    assert lines[lines.index(bar) + 1] == "█ 56% unnamed people  ▒ 15% groups  ░ 30% named"
    assert "●[named]  ◆{anonymous official}  ▲«anonymous other»  ○ unattributed" in lines


def test_in_colour_contents_have_no_brackets() -> None:
    text = re.sub(r"\x1b\[[\d;]*m", "", page(harbour(), show="text", color=True))
    assert "● named  ◆ anonymous official  ▲ anonymous other  ○ unattributed" in text.splitlines()
    assert "▲³the price was below what the land is" in text
    assert not re.search(r"[\[\]{}«»‹›]", text)


def test_what_has_quotation_marks_or_no_source_has_no_brackets() -> None:
    text = page(harbour(), show="text")
    assert "●⁵“It would have been a gift,” said" in text
    assert "○⁴The harbour has not made a profit since 2011." in text
    assert "▲³«the price was below" in text


def test_ascii_terminals_get_letters() -> None:
    text = page(harbour(), encoding="ascii", show="text")
    assert "N[named]" in text
    assert re.search(r"^#+\++\.+$", text, re.MULTILINE)
    assert "O1{" in text


def test_colour_is_ansi_sixteen_and_the_words_stay_the_same() -> None:
    coloured = page(harbour(), color=True)
    codes = {int(code) for codes in re.findall(r"\x1b\[([\d;]*)m", coloured) for code in codes.split(";") if code}
    assert codes <= {0, 1, 2, *range(30, 38), *range(90, 98)}
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == page(harbour())


@pytest.mark.parametrize("show", ["sources", "claims", "doubtful"])
@pytest.mark.parametrize("rows", [18, 24, 30, 40, 60])
def test_the_report_is_cut_to_the_screen(rows: int, show: Show) -> None:
    report = doubted(harbour(), "weak")
    report = msgspec.structs.replace(report, claims=report.claims * 19, sources=report.sources * 19)
    assert len(page(report, rows=rows, show=show).splitlines()) < rows


def test_unnamed_sources_are_cut_last() -> None:
    lines = page(harbour(), rows=18).splitlines()
    assert [line[3:27].rstrip(" …") for line in lines if line[:1] in set("◆▲")] == [
        "a senior official", "two officials", "A person familiar with t", "Critics",
    ]  # fmt: skip
    assert any(line.startswith("Named sources  2  Tomas Weld, the port authority") for line in lines)
    assert not any(line.startswith("●") for line in lines)


def test_what_is_not_of_unnamed_sources_is_cut_before_them() -> None:
    report = harbour()
    report = msgspec.structs.replace(report, sources=report.sources * 3, reliance=Reliance(unexplained=("s1",)))
    lines = page(report, rows=24).splitlines()
    assert len([line for line in lines if line[:1] in set("◆▲")]) == 12
    assert any("two officials" in line and "no reason" in line for line in lines)
    assert any("a senior official" in line and "  reason  " in line for line in lines)
    assert not any("Named sources" in line or "words · " in line for line in lines)
    assert "Named sources" in page(report, rows=30)


def test_only_what_is_cut_has_a_hint_to_see_all() -> None:
    assert "--all: all of it" in page(harbour(), rows=24)
    assert "--all" not in page(harbour(), rows=60)
    assert "--show claims: each claim" in page(harbour(), rows=60)


def test_what_an_unnamed_source_said_stands_under_it() -> None:
    lines = page(harbour()).splitlines()
    at = lines.index(next(line for line in lines if line.startswith("◆  a senior official")))
    assert lines[at + 1 : at + 3] == [
        "   unnamed: because the talks are confidential",
        "   ¶4  “We listened to everyone who came to us with money,” … “Nothing was ever",
    ]


def test_whom_the_story_leaves_unnamed_without_a_reason_is_marked() -> None:
    report = harbour()
    reliance = Reliance(unexplained=("s1", "s3"))
    lines = page(msgspec.structs.replace(report, reliance=reliance)).splitlines()
    marked = [line.split("  ")[1] for line in lines if "no reason given" in line]
    assert marked == ["two officials", "A person familiar with the meetings"]
    assert "The story does not say why it leaves 2 sources unnamed." in " ".join(lines)


def test_a_denial_is_shown_as_one() -> None:
    report = harbour()
    claims = tuple(
        msgspec.structs.replace(claim, stance="denies" if claim.id in {"c3", "c9"} else "asserts")
        for claim in report.claims
    )
    text = page(msgspec.structs.replace(report, claims=claims))
    assert "¶5  denies: the price was below what the land is worth" in text
    assert re.search(r"^●  the port authority, a public body +denies ¶8", text, re.MULTILINE)


def test_ids_stand_where_they_are_asked_for() -> None:
    assert "c3" not in page(harbour()) + page(harbour(), show="claims")
    assert "¶5  3 c3  the price" in page(harbour(), ids=True)
    assert re.search(r"^3  c3  ▲ ", page(harbour(), show="claims", ids=True), re.MULTILINE)


def test_a_source_is_not_repeated_beside_its_next_claim() -> None:
    lines = page(harbour(), show="claims").splitlines()
    who = {line[0]: line[7:20].strip() for line in lines if re.match(r"[56]  ", line)}
    assert who == {"5": "Tomas Weld", "6": "same"}


def test_everything_is_there_without_rows() -> None:
    text = page(harbour())
    assert "--all" not in text
    assert "…" not in text.replace("” … “", "").replace("was … a", "")


def doubted(report: Report, evidence: Evidence) -> Report:
    claims = tuple(msgspec.structs.replace(claim, evidence=evidence) for claim in report.claims)
    return msgspec.structs.replace(report, claims=claims)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_sign_stands_beside_claims_on_weak_evidence(encoding: str) -> None:
    lines = page(harbour(), encoding=encoding, show="claims").splitlines()
    assert "Claims  9  ? 2 doubtful: --show doubtful" in lines
    assert [line[0] for line in lines if re.match(r"\d  .\?", line)] == ["6", "7"]


def test_without_weak_evidence_there_is_no_sign() -> None:
    assert "?" not in page(doubted(harbour(), "fair"))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_doubtful_claims_are_listed_with_what_makes_them_so(encoding: str) -> None:
    lines = page(harbour(), 100, show="doubtful", encoding=encoding).splitlines()
    listed = lines[lines.index("Doubtful claims  2 of 9") + 1 :]
    assert [line[0] for line in listed if line[0].isdigit()] == ["6", "7"]
    assert listed[1].strip() == "A pronoun leaves open who speaks."
    assert listed[3].strip() == "An adverb for a cue leaves open how much of the sentence is hearsay."
    assert len(listed) == 4


@pytest.mark.parametrize("evidence", ["strong", "fair"])
def test_that_no_claim_is_doubtful_is_said(evidence: Evidence) -> None:
    lines = page(doubted(harbour(), evidence), show="doubtful").splitlines()
    assert lines[-1] == "Doubtful claims  none: no claim is on weak evidence"


@pytest.mark.parametrize("rows", [10, 24, 30, 40])
def test_doubtful_claims_are_cut_to_the_screen(rows: int) -> None:
    report = doubted(harbour(), "weak")
    report = msgspec.structs.replace(report, claims=report.claims * 9)
    lines = page(report, show="doubtful", rows=rows).splitlines()
    assert len(lines) < max(rows, 18)
    assert re.fullmatch(r"\d+ more \(●\d+ ◆\d+ ▲\d+ ○\d+\): --all", lines[-1])
    assert page(report, show="doubtful").count("A pronoun leaves open") == 9


def test_findings_are_shown() -> None:
    text = page(harbour())
    assert "i  note: Decoded as Latin-1 by guess." in text
    assert "!  warning: An unnamed source without a reason why. (¶3 ¶5)" in text


def test_a_report_without_claims_says_so() -> None:
    finding = Finding(rule="text/empty", level="note", message="There is no sentence in it.")
    text = page(report_of("...", [], [], path="odd.txt", findings=(finding,)))
    assert text.splitlines()[0] == "odd.txt"
    assert "No claim found." in text
    assert "There is no sentence in it." in text


def test_a_report_without_text_says_so() -> None:
    text = page(msgspec.structs.replace(harbour(), text=None), show="text")
    assert "The report was made without the article's text." in text


def summary(**words: int) -> Summary:
    unnamed = words.get("anonymous_official", 0) + words.get("anonymous_other", 0)
    attributed = unnamed + words.get("named", 0)
    tally = Tally(total=sum(words.values()), **words)

    def part(verdict: str) -> Part:
        own = words.get(verdict, 0)
        return Part(words=own, claims=own, share=own / attributed if attributed else 0.0)

    return Summary(
        claims=tally,
        words=tally,
        unnamed_share_of_attributed=unnamed / attributed if attributed else 0.0,
        unnamed_share_of_article=unnamed / tally.total if tally.total else 0.0,
        sources=harbour().summary.sources,
        unnamed=Unnamed(
            confidential=part("anonymous_official"),
            other=part("anonymous_other"),
        ),
    )


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ({}, "No claim found.", ""),
        (
            {"unattributed": 9},
            "Nothing in the story is attributed to anyone.",
            "",
        ),
        ({"named": 9}, "All attributed words come from named sources.", ""),
        (
            {"anonymous_other": 9},
            "All attributed words come from unnamed sources.",
            "Of the attributed words 100% come from others.",
        ),
        (
            {"named": 38, "anonymous_official": 62, "unattributed": 100},
            "62% of the attributed words come from unnamed sources.",
            "Of the attributed words 62% come from people it does not name. "
            "Unnamed sources carry 31% of the whole story; 50% has no attribution.",
        ),
        (
            {"named": 9999, "anonymous_official": 1},
            "Under 1% of the attributed words come from unnamed sources.",
            "Of the attributed words under 1% come from people it does not name.",
        ),
        (
            {"named": 1, "anonymous_official": 9999},
            "Over 99% of the attributed words come from unnamed sources.",
            "Of the attributed words over 99% come from people it does not name.",
        ),
    ],
)
def test_the_headline_says_it_in_words(words: dict[str, int], first: str, second: str) -> None:
    assert wording.headline(summary(**words)) == first
    assert wording.second_line(summary(**words)) == second


def table(*reports: Report, width: int = 80, rows: int | None = None) -> list[str]:
    """Give the table of several reports."""
    stream, articles = io.StringIO(), Articles()
    for report in reports:
        articles.add(report)
    print_articles(articles, Console(file=stream, width=width, _environ={}), rows)
    return stream.getvalue().splitlines()


def named_as(path: str, report: Report, *unexplained: str) -> Report:
    reliance = Reliance(unexplained=unexplained)
    article = msgspec.structs.replace(report.article, path=path)
    return msgspec.structs.replace(report, article=article, reliance=reliance)


def test_many_articles_have_a_line_each_those_that_need_most_work_first() -> None:
    lines = table(
        named_as("in/quiet.txt", report_of("The sky fell.", [], [])),
        named_as("in/one.txt", harbour(), "s1"),
        named_as("in/two.txt", harbour(), "s1", "s3"),
        named_as("in/\x1b[31m.txt", harbour()),
    )
    assert lines[:2] == [
        "70% of the attributed words in 4 articles come from unnamed sources.",
        "2 do not say why a source is unnamed.",
    ]
    at = lines.index("Articles  4 in in/                          no reason  opening  unnamed   likely")
    assert [line.split() for line in lines[at + 1 : at + 6]] == [
        ["two.txt", "2", "70%"],
        ["one.txt", "1", "70%"],
        ["␛[31m.txt", "70%"],
        ["quiet.txt"],
        ["together", "3", "70%"],
    ]


def test_rows_of_a_table_stand_with_what_it_calls_them() -> None:
    def of_row(number: int, **about: str | None) -> Report:
        article = msgspec.structs.replace(harbour().article, path=f"in/may.csv#{number}", **about)
        return msgspec.structs.replace(harbour(), article=article)

    lines = table(
        of_row(1, id="st-1", title="Quay sold"), of_row(2, id=None, title=None), of_row(3, id=None, title="Mud")
    )
    assert {line.split("  ")[0] for line in lines if "csv" in line} == {
        "may.csv#1 · st-1 · Quay sold", "may.csv#2", "may.csv#3 · Mud",
    }  # fmt: skip


def test_whom_many_articles_call_on_is_told() -> None:
    lines = table(*(named_as(f"{number}.txt", harbour()) for number in range(3)))
    at = next(number for number, line in enumerate(lines) if line.startswith("Most used for unnamed sources"))
    assert lines[at + 1].split("  ")[0] == "a person familiar with the meetings"
    assert lines[at + 2].split() == ["a", "senior", "official", "3", "3"]


@pytest.mark.parametrize("rows", [18, 24, 40])
def test_the_table_is_cut_to_the_screen(rows: int) -> None:
    lines = table(*(named_as(f"{number}.txt", harbour()) for number in range(99)), rows=rows)
    assert len(lines) < rows
    assert any(re.fullmatch(r"\d+ more: --all", line) for line in lines)


def nested_report() -> Report:
    text = "Officials said Mr. Roe had\n\nsaid the sky fell."
    claims = [
        claim_of(
            "c1",
            "anonymous_official",
            passage(text, "Mr. Roe had\n\nsaid the sky fell."),
            passage(text, "Officials"),
        ),
        claim_of("c2", "named", passage(text, "the sky fell"), passage(text, "Mr. Roe")),
    ]
    return report_of(text, claims, [])


def claim_of(identity: str, verdict: Verdict, content: Passage, source: Passage | None = None) -> Claim:
    return Claim(
        id=identity,
        verdict=verdict,
        kind="kind",
        speech="indirect",
        paragraph=1,
        content=(content,),
        cue=None,
        source=source,
        source_id=None,
        rule="a/rule",
        because="Because.",
        evidence="weak",
        grounds="Therefore.",
    )


def test_nested_claims_and_claims_over_paragraphs_are_marked_in_each() -> None:
    lines = page(nested_report(), show="text").splitlines()
    assert lines[-4:-1] == ["Officials said ◆¹{Mr. Roe had}", "", "◆¹{said ●²[the sky fell].}"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_keep_the_paragraphs(newline: str) -> None:
    text = "One went.\n \nTwo\nwent.".replace("\n", newline)
    report = report_of(text, [claim_of("c1", "named", Passage(start=0, end=9, text=text[:9]))], [])
    assert page(report, show="text").splitlines()[-5:-1] == ["●¹[One went.]", "", "Two", "went."]


def test_the_marked_text_keeps_every_word() -> None:
    text = page(harbour(), 1000, show="text")
    article = text[text.index("○ unattributed") + 14 :]
    plain = re.sub(r"[●◆▲○][⁰¹²³⁴⁵⁶⁷⁸⁹]+[\[{«‹]?|[\]}»›]", "", article)
    assert plain.split() == HARBOUR.split()


def hostile_report() -> Report:
    text = "\n\n".join(HOSTILE)
    claims, sources = [], []
    for number, piece in enumerate(HOSTILE):
        verdict = VERDICTS[number % 4]
        content = passage(text, piece)
        claim = claim_of(f"c{number}", verdict, content, msgspec.structs.replace(content, end=content.start + 4))
        claims.append(
            msgspec.structs.replace(
                claim, source_id=f"s{number}", because=piece, grounds=piece, kind=piece, cue=content
            )
        )
        sources.append(
            Source(
                id=f"s{number}",
                name=piece if number % 2 else None,
                title=piece,
                organization=piece,
                description=piece,
                basis=piece,
                reason=piece,
                verdict=verdict,
                kind=piece,
                claims=(f"c{number}",),
                words=number,
                mentions=(content,),
            )
        )
    findings = tuple(Finding(rule=piece, level="error", message=piece) for piece in HOSTILE)
    return report_of(
        text, claims, sources, title=" ".join(HOSTILE), byline=HOSTILE[1], path=HOSTILE[1], findings=findings
    )


def assert_inert(printed: str, width: int) -> None:
    for line in printed.split("\n"):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", line), ascii(
            line
        )
        assert cell_len(line) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("show", SHOWN)
@pytest.mark.parametrize("rows", [None, 40])
def test_hostile_text_is_shown_inert(width: int, show: Show, rows: int | None) -> None:
    printed = page(hostile_report(), width, show=show, rows=rows)
    assert_inert(printed, width)
    assert "[bold]not bold[/bold]" in printed
    assert "␛" in printed


def test_right_to_left_cells_are_closed_by_a_mark() -> None:
    shown = page(hostile_report(), 80, rows=99, show="claims", ids=True)
    line = next(line for line in shown.splitlines() if " c4 " in line)
    who, said = re.findall("[\u0590-\u05ff][^\u200e]*\u200e", line)
    assert who
    assert said


hostile_text = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b[]/:{}«»\u200e\u200f\u202e\u2066\u2028\u00ad\ufeff\u0301א中👩\u200d\ud800"
        ),
        st.characters(),
        st.sampled_from("ab .,“”"),
    ),
    max_size=120,
)


@st.composite
def any_report(draw: st.DrawFn) -> Report:
    text = draw(hostile_text)
    offsets = st.integers(0, len(text) + 3)

    def any_passage() -> Passage:
        start, end = sorted((draw(offsets), draw(offsets)))
        return Passage(start=start, end=end, text=text[start:end])

    claims = [
        msgspec.structs.replace(
            claim_of(draw(hostile_text), draw(st.sampled_from(VERDICTS)), any_passage()),
            content=tuple(any_passage() for _ in range(draw(st.integers(0, 3)))),
            source=draw(st.sampled_from([None, any_passage()])),
            source_id=draw(st.sampled_from([None, "s1", "s2"])),
            stance=draw(st.sampled_from(get_args(Stance))),
            evidence=draw(st.sampled_from(EVIDENCE)),
            grounds=draw(hostile_text),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    sources = [
        Source(
            id=identity,
            name=draw(st.one_of(st.none(), hostile_text)),
            title=draw(st.one_of(st.none(), hostile_text)),
            organization=None,
            description=draw(st.one_of(st.none(), hostile_text)),
            basis=None,
            reason=draw(st.one_of(st.none(), hostile_text)),
            verdict=draw(st.sampled_from(VERDICTS)),
            kind="kind",
            claims=(),
            words=draw(st.integers(0, 10**9)),
            mentions=(),
        )
        for identity in ("s1", "s2")[: draw(st.integers(0, 2))]
    ]
    return report_of(text, claims, sources, title=draw(hostile_text), path=draw(hostile_text))


@given(any_report(), st.integers(40, 140), st.sampled_from(SHOWN), st.sampled_from([None, 5, 40]))
def test_no_report_breaks_the_page(report: Report, width: int, show: Show, rows: int | None) -> None:
    assert_inert(page(report, width, show=show, rows=rows), width)


@given(hostile_text)
def test_inert_text_is_left_as_it_is(text: str) -> None:
    safe = inert(text)
    assert inert(safe) == safe
    assert "\n" not in one_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_is_not_changed(text: str) -> None:
    assert inert(text) == text


def test_only_right_to_left_lines_get_a_mark() -> None:
    assert holds_direction("plain – “text”") == ""
    assert holds_direction("abc שלום") == "\u200e"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), st.integers(6, 200))
def test_portions_fill_the_bar(amounts: list[int], cells: int) -> None:
    shares = portions(amounts, cells)
    assert sum(shares) == (cells if any(amounts) else 0)
    assert all(bool(share) == bool(amount) for share, amount in zip(shares, amounts, strict=True))


def test_long_limits_are_said() -> None:
    assert one_line("a  b " * 100, 7) == "a b a b…"
    assert one_line("a  b", 7) == "a b"
