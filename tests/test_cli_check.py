"""`attrib check`: exit statuses, standard output and standard error, each on its own."""

from __future__ import annotations

import json
import re
import sys
import weakref
from pathlib import Path

import pytest
from golden import EXAMPLES
from jsonschema import Draft202012Validator
from test_cli import run
from test_standards import DESK, LEAVE

from attrib.cli import inputs
from attrib.guides import guide
from attrib.rules import load_house, shipped_houses
from attrib.standards.checked import CheckedArticle
from attrib.views.serial import schema

STORY = """\
Harbour sale is off

The sale of the harbour is off, Jane Roe, the mayor, said on Monday.

The buyer has left, a source said: 100%, for now.
"""
HOUSES = Path(inputs.__file__).parents[1] / "rules" / "houses"
FINDINGS = {"ap/bare-source": "error", "ap/no-reason": "warning"}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    return "story.txt"


def leave(story: str, rule: str = "ap/bare-source", reason: str = "The desk knows.") -> None:
    Path(f"{story}.attrib.toml").write_text(LEAVE.format(rule=rule, words="a source", reason=reason), encoding="utf-8")


def squeezed(text: str) -> str:
    return " ".join(text.split())


# --- the terminal ------------------------------------------------------------------------------------------


def test_findings_in_the_terminal(story: str) -> None:
    result = run("check", story, "--house", "ap")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = squeezed(result.stdout)
    assert shown.startswith(
        "story.txt ¶3 The buyer has left, a source said: 100%, for now. ✗ error: “a source” is a bare “source”, "
        "which AP does not allow. Describe the source. ap/bare-source"
    )
    assert "Asked for by" not in shown
    assert shown.endswith("1 article: 1 error, 1 warning")
    assert "\x1b" not in result.stdout


def test_where_each_rule_comes_from_is_told_at_the_end(story: str) -> None:
    shown = squeezed(run("check", story, "--house", "ap", "--sources").stdout)
    assert "Asked for by ap/bare-source Associated Press policy" in shown
    assert shown.endswith("1 article: 1 error, 1 warning")


def test_houses_that_ask_for_the_same_stand_beside_each_other(story: str) -> None:
    shown = squeezed(run("check", story, "--house", "ap,jti,npr", "--select", "*/no-reason").stdout)
    assert (
        "! warning: No reason given for not naming “a source”. no-reason ap: Add it, and the source's motive if "
        "known. npr: Explain it. jti (note): Tell the public why. 1 article: 1 warning" in shown
    )


def test_what_several_houses_say_alike_is_said_once(story: str) -> None:
    Path(story).write_text("The talks failed, a person familiar with them said.\n", encoding="utf-8")
    shown = squeezed(run("check", story, "--house", "abc-au,nyt", "--select", "*/familiar").stdout)
    assert "position or interest. abc-au/familiar, nyt/familiar 1 article: 1 warning" in shown


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_line_fits(width: int) -> None:
    articles = sorted(EXAMPLES.glob("*.txt"))
    result = run("check", *articles, "--house", ",".join(shipped_houses()), "--sources", "--width", width)
    assert result.exit_code == 0
    assert all(len(line) <= width for line in result.stdout.splitlines())


def test_no_colour_carries_a_meaning_of_its_own(story: str) -> None:
    coloured = run("check", story, "--house", "ap", "--color").stdout
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == run("check", story, "--house", "ap").stdout


def test_nothing_found(story: str) -> None:
    Path(story).write_text("The sale is off, said Jane Roe, the mayor.\n", encoding="utf-8")
    assert run("check", story, "--house", "ap").stdout == "1 article: nothing found\n"


def test_what_is_suppressed_is_listed_with_its_reason(story: str) -> None:
    leave(story)
    shown = squeezed(run("check", story, "--house", "ap").stdout)
    assert "- suppressed: “a source” is a bare “source”" in shown
    assert "because The desk knows." in shown
    assert shown.endswith("1 article: 1 warning; 1 suppressed")


# --- exit statuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("house", "fail_on", "status"),
    [("ap", "error", 1), ("ap", "note", 1), ("jti", "error", 0), ("jti", "warning", 0), ("jti", "note", 1)],
)
def test_fail_on(story: str, house: str, fail_on: str, status: int) -> None:
    assert run("check", story, "--house", house).exit_code == 0
    result = run("check", story, "--house", house, "--fail-on", fail_on)
    assert (result.exit_code, result.stderr) == (status, "")


def test_what_is_suppressed_does_not_fail(story: str) -> None:
    leave(story, "ap/*")
    assert run("check", story, "--house", "ap", "--fail-on", "note").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--house", "daily-planet"], "attrib: daily-planet: no house of that name"),
        (["--house", "missing.toml"], "attrib: missing.toml: cannot be read"),
        (["--house", "broken.toml"], "attrib: broken.toml:9: unknown key “colour”"),
        (
            ["--house", "untrue.toml"],
            "attrib: untrue.toml:12: desk/ceiling: nothing was found at the brackets: ",
        ),
        (["--house", "ap", "--rules", "missing"], "attrib: missing: no rule set of that name"),
    ],
)
def test_a_broken_house(story: str, arguments: list[str], told: str) -> None:
    Path("broken.toml").write_text(DESK.replace("level =", "colour = 1\nlevel ="), encoding="utf-8")
    Path("untrue.toml").write_text(DESK.replace("[An official]", "[Jane Roe]"), encoding="utf-8")
    result = run("check", story, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)


@pytest.mark.parametrize("arguments", [[], ["--house", "ap", "--format", "xml"], ["--house", "ap", "-"]])
def test_wrong_usage(story: str, arguments: list[str]) -> None:
    extra = ["-"] if "-" in arguments else []
    assert run("check", story, *arguments, *extra).exit_code == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_done(story: str) -> None:
    result = run("check", "missing.txt", story, "--house", "ap", "--fail-on", "error")
    assert (result.exit_code, result.stderr) == (3, "attrib: missing.txt: no such file\n")
    assert "ap/bare-source" in result.stdout


def test_a_broken_file_of_suppressions(story: str) -> None:
    Path(f"{story}.attrib.toml").write_text("[[suppress]]\nrule = 'ap/*'\n", encoding="utf-8")
    result = run("check", story, "--house", "ap")
    assert (result.exit_code, result.stderr) == (
        3, "attrib: story.txt.attrib.toml:1: the key “reason” is missing\n"
    )  # fmt: skip


# --- JSON --------------------------------------------------------------------------------------------------


def test_json_is_the_report(story: str) -> None:
    leave(story)
    result = run("check", story, "--house", "ap", "--format", "json")
    report = json.loads(result.stdout)
    Draft202012Validator(schema()).validate(report)
    assert {finding["rule"]: finding["level"] for finding in report["findings"]} == FINDINGS
    first = report["findings"][0]
    assert first["words"] == {"start": STORY.index("a source"), "end": STORY.index(" said:"), "text": "a source"}
    assert (first["paragraph"], first["suppressed"]) == (3, "The desk knows.")
    several = run("check", story, story, "--house", "ap", "--format", "json")
    assert [len(each["findings"]) for each in json.loads(several.stdout)] == [2, 2]


# --- annotations -------------------------------------------------------------------------------------------


def test_annotations(story: str) -> None:
    leave(story, "ap/no-reason")
    Path(story).rename("story, 1:2.txt")
    result = run("check", "story, 1:2.txt", "--house", "ap", "--format", "github")
    first, *rest = result.stdout.splitlines()
    assert first == (
        "::error file=story%2C 1%3A2.txt,title=ap/bare-source,line=5,endLine=5,col=21,endColumn=29"
        "::“a source” is a bare “source”, which AP does not allow. Describe the source."
    )
    assert len(rest) == 1


def test_annotations_leave_out_what_is_suppressed(story: str) -> None:
    leave(story, "ap/*")
    assert run("check", story, "--house", "ap", "--format", "github").stdout == ""


def test_markdown_has_the_lines_of_the_file(story: str) -> None:
    text = STORY.replace("Harbour sale is off", "---\ntitle: Off\n---\n# Harbour sale is **off**", 1)
    Path("story.md").write_text(text, encoding="utf-8")
    shown = run("check", "story.md", "--house", "ap", "--format", "github").stdout
    assert re.search(r"^::error .*,line=8,", shown, re.MULTILINE)


def test_article_and_message_cannot_break_out_of_an_annotation() -> None:
    text = "The sale is off, a source said.\n::set-output name=x::y\nSources 100%\n\n::error said so."
    shown = run("check", "-", "--house", "ap", "--format", "github", stdin=text.encode()).stdout
    assert all(
        line.startswith(("::error title=ap", "::warning title=ap", "::notice title=")) for line in shown.splitlines()
    )


# --- many articles -----------------------------------------------------------------------------------------


class FileText(str):
    """The text of an article, of which one can tell whether anything still holds it."""


@pytest.mark.parametrize("form", ["terminal", "concise", "json", "sarif", "github", "markdown"])
def test_no_article_is_kept_and_none_waits_for_the_last(story: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[weakref.ref[FileText]] = []
    most = written = 0

    def checked(*arguments: object) -> CheckedArticle:
        nonlocal most, written
        most = max(most, sum(each() is not None for each in kept))
        sys.stdout.flush()
        written = sys.stdout.buffer.tell()
        article = _checked(*arguments)
        file_text = FileText(article.file_text)
        kept.append(weakref.ref(file_text))
        return CheckedArticle(article.report, file_text)

    _checked = inputs.checked
    monkeypatch.setattr(inputs, "checked", checked)
    result = run("check", *[story] * 8, "--house", "ap", "--format", form)
    assert (result.exit_code, result.stderr, len(kept)) == (0, "", 8)
    assert most <= 2
    findings = result.stdout.partition('"invocations"')[0]
    assert written > len(findings.encode()) / 2


# --- SARIF -------------------------------------------------------------------------------------------------


def record(*, needs: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": list(needs), "properties": properties}


def listed(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
WORDS = record(needs=("text",), text=TEXT)
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
URI = {"type": "string", "pattern": r"^[!-~]+$"}
RULE = record(
    needs=("id",),
    id=TEXT,
    shortDescription=WORDS,
    fullDescription=WORDS,
    help=WORDS,
    helpUri=URI,
    defaultConfiguration=record(level=LEVEL),
)
REGION = record(startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT, snippet=WORDS)
PHYSICAL = record(needs=("artifactLocation",), artifactLocation=record(needs=("uri",), uri=URI), region=REGION)
LOCATION = record(physicalLocation=PHYSICAL, logicalLocations=listed(record(name=TEXT)))
RESULT = record(
    needs=("message",),
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=WORDS,
    locations=listed(LOCATION),
    suppressions=listed(record(needs=("kind",), kind={"enum": ["inSource", "external"]}, justification=TEXT)),
)
INVOCATION = record(
    needs=("executionSuccessful",),
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=listed(record(needs=("message",), level=LEVEL, message=WORDS)),
)
RUN = record(
    needs=("tool",),
    tool=record(needs=("driver",), driver=record(needs=("name",), name=TEXT, version=TEXT, rules=listed(RULE))),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=listed(INVOCATION),
    results=listed(RESULT),
)
SARIF = record(needs=("version", "runs"), **{"$schema": URI, "version": {"const": "2.1.0"}, "runs": listed(RUN)})
"""What SARIF 2.1.0 says of the objects that attrib writes, and of no others.

Logs on all examples and all houses were also validated against the whole schema, as Microsoft's SARIF Multitool
5.7.0 ships it.
"""


@pytest.mark.parametrize("house", ["ap", ",".join(shipped_houses())])
def test_sarif_keeps_to_the_standard(house: str) -> None:
    log = json.loads(
        run("check", *sorted(EXAMPLES.glob("*.txt")), "miss", "--house", house, "--format", "sarif").stdout
    )
    Draft202012Validator(SARIF).validate(log)
    assert log["runs"][0]["results"]


def test_sarif(story: str) -> None:
    leave(story)
    result = run("check", story, "missing.txt", "--house", "ap", "--format", "sarif")
    log = json.loads(result.stdout)
    assert (log["version"], set(log)) == ("2.1.0", {"$schema", "version", "runs"})
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [standard.id for standard in load_house("ap").rules]
    assert all(set(rule) >= {"shortDescription", "help", "helpUri", "defaultConfiguration"} for rule in rules)
    assert {each["ruleId"]: each["level"] for each in only["results"]} == FINDINGS
    for each in only["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert each["message"]["text"]
        place = each["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "story.txt"}
        region = place["region"]
        assert (
            STORY.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            == (region["snippet"]["text"])
        )
    suppressions = [each.get("suppressions") for each in only["results"]]
    assert suppressions == [[{"kind": "external", "justification": "The desk knows."}], None]
    (run_of,) = only["invocations"]
    assert run_of["executionSuccessful"] is False
    assert run_of["toolExecutionNotifications"][0]["message"]["text"] == "missing.txt: no such file"


def test_sarif_knows_every_rule_that_it_uses() -> None:
    text = "Le maire a dit que la vente du port est annulée, et que personne ne le regrette aujourd'hui. " * 9
    log = json.loads(run("check", "-", "--house", "ap", "--format", "sarif", stdin=text.encode()).stdout)
    (only,) = log["runs"]
    assert only["results"]
    for each in only["results"]:
        assert only["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]


def test_help_and_guide_name_every_house() -> None:
    shown = squeezed(run("check", "--help").stdout)
    assert f"Houses: {', '.join(shipped_houses())} Examples" in shown
    told = guide("houses")
    named = re.search(r"houses ship: ([^.]+)\.", told)
    assert named
    assert tuple(re.findall(r"`([\w-]+)`", named[1])) == shipped_houses()


# --- the rules of houses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("house", shipped_houses())
def test_every_rule_of_a_house_is_listed_and_has_a_page(house: str) -> None:
    listed = run("rules", "list", "--house", house)
    assert listed.exit_code == 0
    for standard in load_house(house).rules:
        assert re.search(rf"^[✗!i]  {standard.id} ", listed.stdout, re.MULTILINE)
        shown = run("rules", "show", standard.id, "--width", "400")
        assert shown.exit_code == 0
        for part in ("Asked for by", standard.source, *standard.examples, *standard.counterexamples):
            assert squeezed(part) in squeezed(shown.stdout)


def test_a_page_of_a_house_of_one_s_own(story: str) -> None:
    Path("desk.toml").write_text(DESK, encoding="utf-8")
    shown = run("rules", "show", "desk/ceiling", "--house", "desk.toml").stdout
    assert "over 33 percent of the attributed words" in squeezed(shown)


def test_a_rule_that_a_house_does_not_have() -> None:
    result = run("rules", "show", "ap/bare-sauce")
    assert result.exit_code == 2
    assert "no rule ap/bare-sauce in ap; near it: ap/bare-source" in result.stderr


def test_houses_are_tested() -> None:
    result = run("rules", "test", "--house", "ap,jti")
    assert result.exit_code == 0
    assert re.fullmatch(r"(?:(?:ap|jti): \d+ examples of \d+ rules?: all come out as marked\n){2}", result.stdout)


@pytest.mark.parametrize("arguments", [["bbc"], [str(HOUSES / "bbc.toml")], ["--house", "bbc"]])
def test_a_house_is_tested_by_its_name_or_file(arguments: list[str]) -> None:
    assert run("rules", "test", *arguments).stdout == "bbc: 7 examples of 2 rules: all come out as marked\n"


def test_a_house_is_no_rule_set() -> None:
    result = run("rules", "list", "--rules", str(HOUSES / "bbc.toml"))
    assert result.exit_code == 2
    assert result.stderr.endswith("bbc.toml:1: it is a house, not a rule set: name it after --house\n")


def test_examples_of_a_house_that_fail(story: str) -> None:
    Path("untrue.toml").write_text(DESK.replace("[An official]", "[Jane Roe]"), encoding="utf-8")
    result = run("rules", "test", "--house", "untrue.toml")
    assert result.exit_code == 2
    assert result.stdout.startswith("untrue.toml:12: desk/ceiling: nothing was found at the brackets: [Jane Roe]")
