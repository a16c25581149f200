"""Gold as JSON lines and as brat standoff: what is read, and one line for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st

from attrib.evaluation import Gold, GoldAttribution, read_gold

TEXT = "“It is safe,” Jane Roe said.\n\nOfficials said that it was closed, not safe.\n"
ROE = {"source": [[14, 22]], "cue": [[23, 27]], "content": [[0, 13]], "label": "NP"}
OFFICIALS = {"source": [[30, 39]], "cue": [[40, 44]], "content": [[45, 63]], "label": "AO"}


def row(*attributions: object, text: str = TEXT, **more: object) -> dict[str, object]:
    return {"id": "bridge", "text": text, "attributions": attributions, **more}


def written(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def faults(gold: Gold, folder: Path) -> list[str]:
    return [str(fault).replace(f"{folder}/", "") for fault in gold.faults]


# --- JSON lines --------------------------------------------------------------------------------------------


def test_json_lines(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path / "gold.jsonl", row(ROE, OFFICIALS, year=2016), "", row(id="empty")))
    assert (gold.faults, gold.notes) == ((), ())
    first, second = gold.articles
    assert (first.id, first.text, second.id, second.attributions) == ("bridge", TEXT, "empty", ())
    assert [each.verdict for each in first.attributions] == ["named", "anonymous_official"]
    assert [TEXT[slice(*each.source[0])] for each in first.attributions] == ["Jane Roe", "Officials"]


def test_source_cue_and_label_may_be_missing(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path / "gold.jsonl", row({"content": [[0, 13]]})))
    assert gold.articles[0].attributions == (GoldAttribution(content=((0, 13),)),)  # type: ignore[arg-type]
    assert gold.articles[0].attributions[0].verdict is None


def test_who_stance_and_a_second_label(tmp_path: Path) -> None:
    more = {"who": "Jane Roe, the mayor", "stance": "denies", "alt": "NO"}
    gold = read_gold(written(tmp_path / "gold.jsonl", row({**ROE, **more})))
    (roe,) = gold.articles[0].attributions
    assert (roe.who, roe.stance, roe.alt, sorted(roe.verdicts)) == ("Jane Roe, the mayor", "denies", "NO", ["named"])


def test_members_of_a_mixed_source(tmp_path: Path) -> None:
    both = [{"who": "emails", "label": "NO"}, {"who": "four people"}]
    gold = read_gold(written(tmp_path / "gold.jsonl", row({**ROE, "members": both})))
    assert [(each.who, each.verdict) for each in gold.articles[0].attributions[0].members] == [
        ("emails", "named"),
        ("four people", None),
    ]


@pytest.mark.parametrize("label", ["named", "anonymous_official", "anonymous_other", "unattributed"])
def test_a_verdict_may_be_a_label(tmp_path: Path, label: str) -> None:
    gold = read_gold(written(tmp_path / "gold.jsonl", row({**ROE, "label": label})))
    assert gold.articles[0].attributions[0].verdict == label


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not a JSON object on one line"),
        ("Officials said so.", "not a JSON object on one line"),
        ('{"x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"id": "\\ud800"}', "not a JSON object on one line"),
        ("[]", "the whole must be an object, not a list"),
        ({"id": "a", "text": ""}, "the whole: “attributions” is missing"),
        (row({"cue": []}), "attribution 1: “content” is missing"),
        (row({**ROE, "label": "XX"}), "label of attribution 1: “XX” is none of NP, NO, AO, AX, CG, NA, RE, named, "),
        (row({**ROE, "cue": [[1]]}), "cue 1 of attribution 1 must be a list of 2"),
        (row({**ROE, "cue": [["a", 2]]}), "cue 1, 1 of attribution 1 must be a whole number, not a string"),
        (row({**ROE, "label": 3}), "label of attribution 1 must be a string or null, not a whole number"),
        (
            row(ROE, {**ROE, "content": [[0, 13], [70, 99]]}),
            "article bridge: content of attribution 2: 70 to 99 lies outside the text, which has 75 characters",
        ),
        (row({**ROE, "source": [[-5, 4]]}), "source of attribution 1: -5 to 4 lies outside the text"),
        (row({**ROE, "cue": [[27, 23]]}), "cue of attribution 1: 27 to 23 ends before it begins"),
        (row({**ROE, "cue": [[23, 23]]}), "cue of attribution 1: 23 to 23 ends before it begins"),
    ],
)
def test_a_line_that_cannot_be_used(tmp_path: Path, line: object, told: str) -> None:
    gold = read_gold(written(tmp_path / "gold.jsonl", row(ROE), line, row(OFFICIALS)))
    assert len(gold.articles) == 2
    (fault,) = faults(gold, tmp_path)
    assert fault.startswith("gold.jsonl:2: ")
    assert told in fault
    assert "\n" not in fault


def test_gold_made_for_another_text(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path / "gold.jsonl", row(ROE, OFFICIALS, text="Bad: " + TEXT.replace(" ", "xx"))))
    assert faults(gold, tmp_path) == [
        "gold.jsonl:1: article bridge: 6 of its 6 spans begin or end inside a word: they were made for another text"
    ]


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "\xff", "text": "", "attributions": []}\n')
    (fault,) = faults(read_gold(path), tmp_path)
    assert fault.startswith("gold.jsonl:1: ")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(row(ROE)).encode() + b"\r\n")
    assert read_gold(path).faults == ()


def test_no_gold(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    (tmp_path / "folder").mkdir()
    assert faults(read_gold(tmp_path / "empty.jsonl"), tmp_path) == ["empty.jsonl: empty"]
    assert faults(read_gold(tmp_path / "none.jsonl"), tmp_path) == ["none.jsonl: no such file or folder"]
    assert faults(read_gold(""), tmp_path) == [": no such file or folder"]
    assert faults(read_gold(tmp_path / "folder"), tmp_path) == [
        "folder: a folder without brat standoff (.txt and .ann files)"
    ]
    assert faults(read_gold("/dev/zero"), tmp_path) == ["/dev/zero: a device, not a file"]
    assert faults(read_gold("a\0b"), tmp_path) == ["a\0b: not a possible file name"]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_gold_or_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "gold.jsonl"
    path.write_bytes(data)
    gold = read_gold(path)
    assert gold.articles or gold.faults


# --- brat standoff -----------------------------------------------------------------------------------------

PARTS = """\
T1\tSource 14 22\tJane Roe
T2\tCue 23 27\tsaid
T3\tContent 0 13\t“It is safe,”
T4\tSource 30 39\tOfficials
T5\tCue 40 44\tsaid
T6\tContent 45 63;65 73\tthat it was closed not safe
"""
BOTH = [
    (((14, 22),), ((23, 27),), ((0, 13),), "NP"),
    (((30, 39),), ((40, 44),), ((45, 63), (65, 73)), "AO"),
]
EVENTS = "E1\tCue:T2 Source:T1 Content:T3\nE2\tCue:T5 Source:T4 Content:T6 \n"
RELATIONS = """\
R1\tSource-of Arg1:T2 Arg2:T1
R2\tContent-of Arg1:T3 Arg2:T2
R3\tSource-of Arg1:T5 Arg2:T4
R4\tContent-of Arg1:T5 Arg2:T6
"""
LABELS = "A1\tLabel T1 NP\nA2\tVerdict T4 AO\n"


def brat(folder: Path, standoff: str, text: str | bytes = TEXT, name: str = "bridge") -> Gold:
    (folder / f"{name}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / f"{name}.ann").write_bytes(standoff.encode())
    return read_gold(folder)


def read(gold: Gold) -> list[tuple[object, ...]]:
    assert gold.faults == ()
    return [
        (each.source, each.cue, each.content, each.label) for article in gold.articles for each in article.attributions
    ]


@pytest.mark.parametrize(
    "joined",
    [
        EVENTS + LABELS,
        RELATIONS + LABELS,
        EVENTS + "A1\tLabel E1 NP\nA2\tlabel E2 ao\nA3\tCertain E1\n",
        EVENTS.replace("Source:T1", "Speaker:T1") + "M1\tLabel T2 NP\nA2\tLabel T6 AO\n",
        "E1\tCue:T2 Source:T1\nE2\tCue:T5 Source:T4\nR1\tof Arg1:E1 Arg2:T3\nR2\tof Arg1:T6 Arg2:E2\n" + LABELS,
        "E1\tCue:T2\nE2\tCue:T5\n" + RELATIONS.replace(":T2", ":E1").replace(":T5", ":E2") + LABELS,
        "R1\tof Arg1:T1 Arg2:T3\nR2\tof Arg1:T2 Arg2:T3\nR3\tof Arg1:T5 Arg2:T6\nR4\tof Arg1:T4 Arg2:T6\n" + LABELS,
        EVENTS + LABELS + "#1\tAnnotatorNotes T1\tfine\nN1\tReference T1 Wikipedia:1\tJane\n*\tEquiv T1 T4\n\n",
    ],
    ids=["events", "relations", "labels of events", "roles", "both", "of events", "by content", "not read"],
)
def test_parts_are_joined(tmp_path: Path, joined: str) -> None:
    gold = brat(tmp_path, PARTS + joined)
    assert read(gold) == BOTH
    assert gold.notes == ()
    assert gold.articles[0].id == "bridge"


def test_who_stance_and_a_second_label_in_brat(tmp_path: Path) -> None:
    said = "A3\tStance T2 denies\nA4\tAlt T1 ax\n#1\tWho T1\tJane Roe, the mayor\n#2\tAnnotatorNotes T4\tsure?\n"
    roe, officials = brat(tmp_path, PARTS + EVENTS + LABELS + said).articles[0].attributions
    assert (roe.label, roe.stance, roe.alt, roe.who) == ("NP", "denies", "AX", "Jane Roe, the mayor")
    assert (officials.label, officials.stance, officials.alt, officials.who) == ("AO", None, None, None)


def test_types_come_from_roles_where_they_have_other_names(tmp_path: Path) -> None:
    parts = PARTS.replace("\tSource", "\tPerson").replace("\tCue", "\tAttribution").replace("\tContent", "\tQuote")
    events = "E1\tAttribution:T2 Source:T1 Content:T3\nE2\tAttribution:T5 Content1:T6 Source2:T4\n"
    assert read(brat(tmp_path, parts + events + LABELS)) == BOTH


def test_a_cue_may_have_two_contents_and_two_cues_one_source(tmp_path: Path) -> None:
    text = "Roe said it was safe, and claimed it was new, and that was that."
    standoff = """\
T1\tSource 0 3\tRoe
T2\tCue 4 8\tsaid
T3\tContent 9 20\tit was safe
T4\tCue 26 33\tclaimed
T5\tContent 34 44\tit was new
T6\tContent 50 63\tthat was that
R1\tof Arg1:T2 Arg2:T1
R2\tof Arg1:T4 Arg2:T1
R3\tof Arg1:T2 Arg2:T3
R4\tof Arg1:T4 Arg2:T5
R5\tgoes-on Arg1:T5 Arg2:T6
"""
    assert read(brat(tmp_path, standoff, text)) == [
        (((0, 3),), ((4, 8),), ((9, 20),), None),
        (((0, 3),), ((26, 33),), ((34, 44), (50, 63)), None),
    ]


def test_nested_events_stay_apart(tmp_path: Path) -> None:
    text = "Roe said that Doe denied it."
    standoff = """\
T1\tSource 0 3\tRoe
T2\tCue 4 8\tsaid
T3\tContent 9 27\tthat Doe denied it
T4\tSource 14 17\tDoe
T5\tCue 18 24\tdenied
T6\tContent 25 27\tit
E1\tCue:T2 Source:T1 Content:T3 Nested:E2
E2\tCue:T5 Source:T4 Content:T6
"""
    assert [each[:3] for each in read(brat(tmp_path, standoff, text))] == [
        (((0, 3),), ((4, 8),), ((9, 27),)),
        (((14, 17),), ((18, 24),), ((25, 27),)),
    ]


def test_what_nothing_joins(tmp_path: Path) -> None:
    gold = brat(tmp_path, PARTS + "T7\tPlace 65 68\tnot\nE1\tCue:T2 Source:T1 Content:T3\n")
    assert read(gold) == [(*BOTH[0][:3], None), ((), (), BOTH[1][2], None)]
    assert gold.notes == (
        f"{tmp_path}: annotations that belong to no attribution were left out: 1 Cue, 1 Place, 1 Source",
    )


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        (TEXT.replace("\n", "\r\n").encode(), 2),
        (TEXT.replace("\n", "\r\n").encode(), 0),
        (b"\xef\xbb\xbf" + TEXT.encode(), 0),
    ],
    ids=["both characters of a line end counted", "line ends counted as one", "byte order mark not counted"],
)
def test_offsets_count_as_the_words_show(tmp_path: Path, text: bytes, shift: int) -> None:
    standoff = PARTS
    for start, end in ((30, 39), (40, 44), (45, 63), (65, 73)):
        standoff = standoff.replace(f"{start} {end}", f"{start + shift} {end + shift}")
    gold = brat(tmp_path, (standoff + EVENTS).replace("\n", "\r\n"), text)
    (article,) = gold.articles
    assert [[article.text[slice(*span)] for span in each.content] for each in article.attributions] == [
        ["“It is safe,”"],
        ["that it was closed", "not safe"],
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("T7 Source 14 22 Jane", "not a line of brat standoff (an id such as T1, a tab, …)"),
        ("X7\tSource 14 22\tJane Roe", "not a line of brat standoff (an id such as T1, a tab, …)"),
        ("T1\tSource 14 22\tJane Roe", "T1 is there twice"),
        ("T7\tSource 14\tJane", "T7 is not “TYPE START END”, a tab and the text"),
        ("T7\tSource 14 22", "T7 is not “TYPE START END”, a tab and the text"),
        ("T7\tSource 22 14\tJane Roe", "T7: 22 to 14 ends before it begins"),
        ("T7\tSource 70 99\tsafe.", "T7: 70 to 99 lies outside the text, which has 75 characters"),
        ("T7\tSource 15 22\tJane Roe", "T7: “Jane Roe” is not what stands there in the text: “ane Roe”"),
        ("E7\tCue", "E7 is not “TYPE:TRIGGER ROLE:ARGUMENT …”"),
        ("E7\tCue:T2 Source:T9", "E7 names T9, which is not there"),
        ("R7\tof Arg1:T1", "R7 is not “TYPE Arg1:ID Arg2:ID”"),
        ("R7\tof Arg1:T1 Arg2:T99", "the relation names T99, which is not there"),
        ("A7\tLabel T1 XX", "A7 gives the label XX, which is none of NP, NO, AO,"),
        ("A7\tLabel T1", "A7 gives no label"),
        ("A7\tLabel T77 NP", "the label names T77, which is not there"),
        ("A7\tLabel", "A7 is not “NAME ID” or “NAME ID VALUE”"),
    ],
)
def test_a_broken_line(tmp_path: Path, line: str, told: str) -> None:
    gold = brat(tmp_path, PARTS + line + "\n" + EVENTS)
    assert gold.articles == ()
    (fault,) = faults(gold, tmp_path)
    assert fault.startswith(f"bridge.ann:7: {told}")


def test_documents_of_which_half_is_missing(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "text.txt").write_text(TEXT)
    (tmp_path / "standoff.ann").write_text("")
    (tmp_path / "notes.md").write_text("not read")
    gold = brat(tmp_path, PARTS + EVENTS)
    assert len(gold.articles) == 1
    assert faults(gold, tmp_path) == [
        "standoff.ann: there is no standoff.txt beside it",
    ]
    assert gold.notes == (f"{tmp_path}: 1 text without an annotation (.ann) left out",)


def test_brat_that_is_not_utf8(tmp_path: Path) -> None:
    assert faults(brat(tmp_path, PARTS, b"one\nt\xffo"), tmp_path) == ["bridge.txt:2: not UTF-8"]


def test_one_document(tmp_path: Path) -> None:
    brat(tmp_path, PARTS + EVENTS + LABELS)
    assert read(read_gold(tmp_path / "bridge.ann")) == BOTH
    assert faults(read_gold(tmp_path / "none.ann"), tmp_path) == ["none.ann: no such file or folder"]


@given(st.lists(st.sampled_from([*(PARTS + EVENTS + RELATIONS + LABELS).splitlines(), "E3\tCue:T2", "x"]), max_size=20))
def test_any_choice_of_lines_is_gold_or_a_fault(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    gold = brat(tmp_path_factory.mktemp("brat"), "\n".join(lines))
    assert len(gold.articles) + len(gold.faults) == 1
    for article in gold.articles:
        assert all(each.content for each in article.attributions)


def test_the_examples_are_annotated_without_a_fault() -> None:
    for path in EXAMPLES.glob("*.ann"):
        gold = read_gold(path)
        assert (gold.faults, gold.notes) == ((), ())
        assert all(each.label for each in gold.articles[0].attributions)
