"""`attrib check` as part of a project: configuration, rules chosen, what is known or let pass, forms for tools."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import run
from test_cli_check import STORY, squeezed
from test_standards import DESK

from attrib.readers.gathering import gather
from attrib.views.markdown import ZERO_WIDTH


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def rules(*arguments: object) -> list[str]:
    """Give the level and rule of each finding."""
    result = run("check", *arguments, "--format", "concise")
    assert result.stderr == ""
    return [" ".join(line.split()[1:3]) for line in result.stdout.splitlines()]


BOTH = ["error ap/bare-source", "warning ap/no-reason"]


# --- the command line and the configuration ----------------------------------------------------------------


def test_without_a_house_it_is_told_how_one_is_named() -> None:
    result = run("check", "story.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        'attrib: no house is named: --house ap, or houses = ["ap"] in attrib.toml; attrib check --help lists them\n'
    )


def test_the_configuration_names_houses_levels_and_when_to_fail() -> None:
    write(
        "attrib.toml",
        'houses = ["ap"]\nignore = ["ap/no-reason"]\nfail_on = "warning"\n[levels]\n"ap/bare-source" = "warning"\n',
    )
    assert rules("story.txt") == ["warning ap/bare-source"]
    assert run("check", "story.txt").exit_code == 1
    assert squeezed(run("check", "story.txt").stdout).endswith("by attrib.toml 1 article: 1 warning")


def test_the_command_line_goes_before_the_configuration() -> None:
    write("attrib.toml", 'houses = ["ap"]\nignore = ["ap/no-reason"]\nfail_on = "error"\n[levels]\n"ap/*" = "note"\n')
    assert rules("story.txt") == ["note ap/bare-source"]
    assert rules("story.txt", "--ignore", "ap/bare-source") == ["note ap/no-reason"]
    assert rules("story.txt", "--ignore", "") == ["note ap/bare-source", "note ap/no-reason"]
    assert rules("story.txt", "--level", "ap/bare-source=error") == ["error ap/bare-source"]
    assert rules("story.txt", "--level", "ap/*=error") == ["error ap/bare-source"]
    assert rules("story.txt", "--house", "jti") == ["note jti/no-reason"]
    assert rules("story.txt", "--isolated", "--house", "ap") == BOTH
    write("other.toml", 'houses = ["jti"]')
    assert rules("story.txt", "--config", "other.toml") == ["note jti/no-reason"]
    assert run("check", "story.txt", "--level", "ap/bare-source=error").exit_code == 1


def test_each_file_is_held_to_the_nearest_configuration() -> None:
    write("attrib.toml", 'houses = ["ap"]\nselect = ["ap/bare-source"]')
    write("wire/attrib.toml", 'houses = ["jti"]')
    write("wire/story.txt", STORY)
    assert rules("story.txt", "wire") == ["error ap/bare-source", "note jti/no-reason"]
    log = json.loads(run("check", "story.txt", "wire", "--format", "sarif").stdout)
    known = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {"ap/bare-source", "jti/no-reason"} <= known
    assert "by attrib.toml, wire/attrib.toml" in run("check", "story.txt", "wire").stdout


def test_a_finding_of_any_configuration_may_be_let_pass() -> None:
    write("attrib.toml", 'houses = ["ap"]\nselect = ["ap/no-reason"]')
    write("wire/attrib.toml", 'houses = ["ap"]\nselect = ["ap/bare-source"]')
    write("wire/story.txt", STORY)
    assert run("check", "story.txt", "wire", "--suppress", "Ours.").stdout.endswith("nothing found; 2 suppressed\n")


def test_the_form_and_what_may_pass_everywhere_stand_in_the_configuration() -> None:
    passing = '[[suppress]]\nrule = "ap/no-reason"\nwords = "a source"\nreason = "Ours."\n'
    write("attrib.toml", f'houses = ["ap"]\n[formats]\ncheck = "concise"\n{passing}')
    assert run("check", "story.txt").stdout.startswith("story.txt:5:21: error ap/bare-source")
    assert "no-reason" not in run("check", "story.txt").stdout
    assert "because Ours." in run("check", "story.txt", "--format", "terminal").stdout
    write("story.txt", "The sale is off, Jane Roe said.")
    assert run("check", "story.txt", "--format", "terminal").stdout.endswith("1 article: nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "ap/no-raeson"], "--select: no rule ap/no-raeson in ap; did you mean ap/no-reason?"),
        (["--ignore", "nyt"], "--ignore: no rule nyt in ap"),
        (["--level", "ap/x=note"], "--level: no rule ap/x in ap"),
        (["--level", "ap/opinion"], "--level: “ap/opinion” is not of the form ap/no-reason=error; there are error, "),
        (["--level", "ap/opinion=fatal"], "--level: “ap/opinion=fatal” is not of the form ap/no-reason=error; there"),
        (["--config", "missing.toml"], "missing.toml: cannot be read: no such file or directory"),
        (["--config", "a.toml", "--isolated"], "--config and --isolated exclude each other"),
        (["--baseline", "missing.json"], "missing.json: cannot be read: No such file or directory"),
        (["--baseline", "story.txt"], "story.txt: no JSON; attrib check --format json writes one"),
        (["--suppress", " "], "--suppress: the reason is empty"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_one_line(arguments: list[str], told: str) -> None:
    result = run("check", "story.txt", "--house", "ap", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"attrib: {told}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('house = "ap"', "attrib.toml:1: unknown key “house”"),
        ("houses = 7", "attrib.toml:1: “houses” must be a list, not a number"),
        ('houses = ["ap"]\nignore = ["ap/x"]', "attrib.toml:2: “ignore”: no rule ap/x in ap"),
        ('houses = ["paper.toml"]', "paper.toml: cannot be read: no such file or directory"),
    ],
)
def test_a_broken_configuration_is_one_line_and_nothing_is_done(text: str, told: str) -> None:
    write("attrib.toml", text)
    result = run("check", "story.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"attrib: {told}\n")


def test_what_is_attrib_s_own_in_a_folder_is_no_article_that_was_passed_over() -> None:
    write("copy/story.txt", STORY)
    write("copy/attrib.toml", 'houses = ["ap"]')
    write("copy/story.txt.attrib.toml", "")
    assert [item.name for item in gather("copy")] == ["copy/story.txt"]
    assert run("check", "copy").stderr == ""


# --- what is known before ----------------------------------------------------------------------------------


def saved(*arguments: str, text: str = STORY) -> None:
    write("story.txt", text)
    write("known.json", run("check", *arguments, "--house", "ap", "--format", "json").stdout)


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (STORY, []),
        ("A new opening, said Jane Roe.\n\n" + STORY, []),
        (STORY.replace("has left", "left on Friday"), []),
        (STORY.replace("a source said", "one source said"), []),
        (STORY + "\nThe bank has gone, said another source.", BOTH),
        (STORY + "\nIt was over, an official said.", BOTH[1:]),
        ("The talks have failed, an aide said.\n\nThey went on for days, said Jane Roe, the mayor.", BOTH[1:]),
    ],
)
def test_what_is_known_is_not_told_again(now: str, new: list[str]) -> None:
    saved("story.txt")
    write("story.txt", now)
    assert rules("story.txt", "--house", "ap", "--baseline", "known.json") == new
    assert run("check", "story.txt", "--house", "ap", "--baseline", "known.json", "--fail-on", "note").exit_code == (
        1 if new else 0
    )


def test_how_much_was_known_is_told() -> None:
    saved("story.txt", "story.txt")
    shown = run("check", "story.txt", "--house", "ap", "--baseline", "known.json").stdout
    assert shown == "1 article: nothing found; 2 known before\n"


def test_known_are_as_many_as_there_were_in_an_article_of_that_name_or_text() -> None:
    saved("story.txt")
    write("moved.txt", STORY)
    write("other.txt", STORY + "\nThe bank has gone, a source at the bank said.")
    assert rules("moved.txt", "--house", "ap", "--baseline", "known.json") == []
    assert rules("other.txt", "--house", "ap", "--baseline", "known.json")[:2] == BOTH
    lines = json.dumps(json.loads(Path("known.json").read_text(encoding="utf-8")))
    write("known.jsonl", f"{lines}\n{lines}\n")
    assert rules("./story.txt", "--house", "ap", "--baseline", "known.jsonl") == []


def test_what_was_let_pass_is_not_known() -> None:
    write("story.txt.attrib.toml", '[[suppress]]\nrule = "ap/*"\nwords = "a source"\nreason = "Ours."\n')
    saved("story.txt")
    Path("story.txt.attrib.toml").unlink()
    assert rules("story.txt", "--house", "ap", "--baseline", "known.json") == BOTH


def test_a_baseline_of_another_kind_is_told() -> None:
    write("known.json", '{"schema": "attrib.comparison/1"}')
    result = run("check", "story.txt", "--house", "ap", "--baseline", "known.json")
    assert result.stderr == "attrib: known.json: no report of attrib's: the whole: “article” is missing\n"


# --- what is let pass --------------------------------------------------------------------------------------


def test_a_suppression_of_nothing_is_told() -> None:
    result = run("check", "story.txt", "--house", "ap", "--words", "no such words", "--suppress", "Known to us.")
    told = "attrib: note: story.txt: no finding is about “no such words”; none let pass\n"
    assert (result.exit_code, result.stderr) == (0, told)
    assert not Path("story.txt.attrib.toml").exists()


def test_findings_are_let_pass_with_a_reason() -> None:
    write("story.txt.attrib.toml", "# Ours.\n")
    result = run("check", "story.txt", "--house", "ap", "--select", "ap/no-reason", "--suppress", "Known to us.")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "- suppressed: No reason given" in squeezed(result.stdout)
    assert result.stdout.endswith("1 article: nothing found; 1 suppressed\n")
    assert Path("story.txt.attrib.toml").read_text(encoding="utf-8") == (
        '# Ours.\n\n[[suppress]]\nrule = "ap/no-reason"\nwords = "a source"\nreason = "Known to us."\n'
    )
    assert rules("story.txt", "--house", "ap") == BOTH[:1]


def test_only_those_about_certain_words_are_let_pass() -> None:
    write("story.txt", STORY + "\nThe bank has gone, an official at the bank said.")
    run("check", "story.txt", "--house", "ap", "--words", "an official", "--suppress", "Known to us.")
    assert rules("story.txt", "--house", "ap") == BOTH
    assert rules("story.txt", "--house", "ap", "--words", "the bank") == []


def test_what_is_said_of_the_whole_article_is_let_pass_too() -> None:
    write("desk.toml", DESK)
    write("story.txt", "The sale is off, a source said.")
    run("check", "story.txt", "--house", "desk.toml", "--suppress", "Agreed.")
    assert rules("story.txt", "--house", "desk.toml") == []
    assert "words" not in Path("story.txt.attrib.toml").read_text(encoding="utf-8")


def test_a_file_that_cannot_take_it_stays_and_is_told() -> None:
    write("story.txt.attrib.toml", "suppress = []\n")
    result = run("check", "story.txt", "--house", "ap", "--suppress", "Ours.")
    assert result.exit_code == 3
    assert result.stderr.startswith("attrib: story.txt.attrib.toml: its suppressions stand in one list")
    assert Path("story.txt.attrib.toml").read_text(encoding="utf-8") == "suppress = []\n"


def test_standard_input_without_a_name_has_nothing_beside_it() -> None:
    result = run("check", "-", "--house", "ap", "--suppress", "Ours.", stdin=STORY.encode())
    assert result.exit_code == 3
    assert "--stdin-filename names it" in result.stderr


# --- for other tools ---------------------------------------------------------------------------------------


def test_concise() -> None:
    line = re.compile(r"story\.txt:5:21: (error|warning) ap/[\w-]+ \S.*\.")
    shown = run("check", "story.txt", "--house", "ap", "-f", "concise").stdout.splitlines()
    assert [line.fullmatch(each) is not None for each in shown] == [True, True]
    write("desk.toml", DESK)
    write("story.txt", "The sale is off, a source said.")
    whole = run("check", "story.txt", "--house", "desk.toml", "-f", "concise").stdout
    assert whole.startswith("story.txt:1:1: error desk/ceiling ")


def test_where_a_file_has_no_lines_its_paragraph_is_told() -> None:
    paragraphs = STORY.replace("a source", "a <b>source</b>").replace("\n\n", "</p><p>")
    write("story.html", f"<html><body><article><p>{paragraphs}</p></article></body></html>")
    shown = run("check", "story.html", "--house", "ap", "-f", "concise").stdout
    assert re.match(r"story\.html:¶\d: error ap/bare-source ", shown)


def test_markdown() -> None:
    shown = run("check", "story.txt", "--house", "ap,npr", "-f", "markdown").stdout.replace(ZERO_WIDTH, "")
    assert shown == (
        "## story.txt\n\n"
        "- ¶3 The buyer has left, **a source** said: 100%, for now.\n"
        "  - [ ] error: *ap:* “a source” is a bare “source”, which AP does not allow. Describe the source. *npr:* “a "
        "source” is not enough. How does the source know, and why is it speaking? — ap/bare-source, npr/bare-source\n"
        "  - [ ] warning: No reason given for not naming “a source”. *ap:* Add it, and the source's motive if known. "
        "*npr:* Explain it. — ap/no-reason, npr/no-reason\n\n"
    )
    write("story.txt", "The sale is off, Jane Roe said.")
    assert run("check", "story.txt", "--house", "ap", "-f", "markdown").stdout == ""


def test_html_is_the_page_with_findings_for_one_article() -> None:
    page = run("check", "story.txt", "--house", "ap", "-f", "html").stdout
    assert "<!doctype html>" in page.lower()
    assert "ap/bare-source" in page
    several = run("check", "story.txt", "story.txt", "--house", "ap", "-f", "html", "--output", "page.html")
    assert several.exit_code == 2
    assert several.stderr.endswith("name a folder for several, as --output pages/\n")
    assert not Path("page.html").exists()


def test_html_to_a_folder_is_a_page_for_each_article_and_an_index() -> None:
    write("next.txt", "The sale is off, said Jane Roe, the mayor.")
    written = run("check", "story.txt", "next.txt", "--house", "ap", "-f", "html", "-o", "pages", "--fail-on", "error")
    assert (written.exit_code, written.stdout, written.stderr) == (1, "", "")
    assert sorted(path.name for path in Path("pages").iterdir()) == ["index.html", "next.html", "story.html"]
    assert "ap/bare-source" in Path("pages/story.html").read_text(encoding="utf-8")
    write("pages/index.html", "Ours.")
    again = ("check", "story.txt", "--house", "ap", "-f", "html", "-o", "pages")
    assert run(*again).exit_code == 2
    assert run(*again, "--force").exit_code == 0


@pytest.mark.parametrize("name", ["wire/story.txt", "story.md"])
def test_standard_input_may_be_the_text_of_a_file(name: str) -> None:
    write("wire/attrib.toml", 'houses = ["jti"]')
    write("attrib.toml", 'houses = ["ap"]')
    write("story.md.attrib.toml", '[[suppress]]\nrule = "ap/no-reason"\nwords = "a source"\nreason = "Ours."\n')
    text = (STORY if name.endswith("txt") else STORY.replace("Harbour", "# *Harbour*", 1)).encode()
    shown = run("check", "-", "--stdin-filename", name, "-f", "concise", stdin=text)
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = "note jti/no-reason" if name.endswith("txt") else "error ap/bare-source"
    assert f"{name}:5:21: {told} " in shown.stdout
    assert shown.stdout.count(f"{name}:5:") == 1
    log = json.loads(run("check", "-", "--stdin-filename", name, "-f", "sarif", stdin=text).stdout)
    place = log["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (name, 5)


# --- other commands, and `attrib config` -------------------------------------------------------------------


def test_the_rule_set_and_form_of_reports_stand_in_the_configuration() -> None:
    write("attrib.toml", 'rules = "strict"\n[formats]\nanalyze = "json"\n')
    assert json.loads(run("analyze", "story.txt").stdout)["rules"]["name"] == "strict"
    assert json.loads(run("analyze", "story.txt", "--rules", "newsroom").stdout)["rules"]["name"] == "newsroom"
    assert json.loads(run("analyze", "story.txt", "--isolated", "-f", "json").stdout)["rules"]["name"] == "newsroom"
    assert run("analyze", "story.txt", "--format", "markdown").stdout.startswith("## Who says so?")
    write("broken.toml", "rules = 1")
    assert run("analyze", "story.txt", "--config", "broken.toml").exit_code == 2


def test_rules_of_one_s_own_are_found_from_anywhere(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("attrib.toml", 'rules = "desk/ours.toml"')
    assert run("rules", "new", "ours.toml").exit_code == 0
    (here / "desk").mkdir()
    Path("ours.toml").rename("desk/ours.toml")
    monkeypatch.chdir("desk")
    write("story.txt", "An astrologer said the talks would fail.")
    assert "other/stargazer" in run("explain", "story.txt", "1").stdout
    assert (
        json.loads(run("compare", "story.txt", "story.txt", "--format", "json").stdout)["new"]["rules"]["name"]
        == "our-house"
    )


def test_a_house_to_start_from() -> None:
    assert (
        run("rules", "new", "ours.toml", "--house").stdout == "Wrote ours.toml. Try it: attrib rules test ours.toml\n"
    )
    assert run("rules", "test", "ours.toml").exit_code == 0
    assert "error ap/no-reason" in rules("story.txt", "--house", "ours.toml")


def test_articles_of_different_rule_sets_are_not_counted_together() -> None:
    write("wire/attrib.toml", 'rules = "strict"')
    write("wire/story.txt", STORY)
    result = run("analyze", "story.txt", "wire/story.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "attrib: articles of different rule sets, newsroom (the default, for story.txt) and strict "
        "(wire/attrib.toml, for wire/story.txt): choose one by --rules\n"
    )
    assert run("analyze", "story.txt", "wire/story.txt", "--rules", "strict").exit_code == 0


def test_what_holds_is_shown_with_its_place() -> None:
    write("attrib.toml", 'houses = ["ap"]\n[levels]\n"ap/opinion" = "note"\n')
    write("pyproject.toml", '[tool.attrib]\nhouses = ["nyt"]\n')
    write("story.txt.attrib.toml", '[[suppress]]\nrule = "ap/*"\nwords = "a source"\nreason = "Ours."\n')
    result = run("config", "story.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [squeezed(line) for line in result.stdout.splitlines()] == [
        "attrib.toml holds for story.txt: it is the nearest.",
        "pyproject.toml does not hold: it lies further up, or beside that one.",
        "",
        "rules newsroom default",
        "houses ap attrib.toml:1",
        "select all rules default",
        "ignore no rule default",
        "levels ap/opinion = note attrib.toml:3",
        "fail_on nothing default",
        "formats analyze = terminal default",
        "check = terminal default",
        "suppress ap/* “a source”: Ours. story.txt.attrib.toml:1",
    ]


def test_nothing_holds_and_that_is_shown_too() -> None:
    shown = run("config").stdout
    assert shown.startswith("No attrib.toml, and no [tool.attrib] in a pyproject.toml, from . upwards.\n")


def test_a_broken_configuration_is_told_by_config_too() -> None:
    write("attrib.toml", 'houses = ["ap"]\nselect = ["ap/x"]')
    result = run("config")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2, "", "attrib: attrib.toml:2: “select”: no rule ap/x in ap\n",
    )  # fmt: skip


def test_without_a_configuration_nothing_is_imported_for_it() -> None:
    code = (
        "import atexit, sys; from attrib.cli import app\n"
        "late = ('attrib.standards', 'attrib.configuration')\n"
        "atexit.register(lambda: print([name for name in sys.modules if name.startswith(late)]))\n"
        "app(['analyze', 'story.txt'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
