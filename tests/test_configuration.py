"""What holds for a file: attrib.toml or [tool.attrib], the nearest on the way up, and what is wrong with one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrib.cli import checking as checked
from attrib.cli import formats as analyzed
from attrib.configuration import AnalyzeFormat, CheckFormat, Configuration, find_configuration, held_to
from attrib.projects import candidates
from attrib.rules import RuleSetError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk" / "copy").mkdir(parents=True)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def of(start: str) -> Configuration:
    found = find_configuration(start)
    assert found is not None
    return found


# --- which one holds ---------------------------------------------------------------------------------------


def test_without_one_nothing_holds() -> None:
    assert find_configuration("desk/copy/story.txt") is None
    alone = held_to(None)
    assert (alone.rules.name, alone.houses, alone.suppressions) == ("newsroom", (), ())


@pytest.mark.parametrize("start", ["desk/copy/story.txt", "desk/copy", "desk/copy/copy.zip/story.txt", "desk/a.csv#17"])
def test_it_is_found_upwards(start: str) -> None:
    write("attrib.toml", 'houses = ["ap"]')
    assert of(start).path == "attrib.toml"
    assert of(start).settings.houses == ("ap",)


def test_the_nearest_holds_alone() -> None:
    write("attrib.toml", 'houses = ["ap"]\nrules = "strict"')
    write("desk/attrib.toml", 'houses = ["nyt"]')
    assert (of("desk/copy/a.txt").settings.houses, of("desk/copy/a.txt").settings.rules) == (("nyt",), None)
    assert of("a.txt").settings.rules == "strict"
    assert list(map(str, candidates("desk/copy/a.txt"))) == ["desk/attrib.toml", "attrib.toml"]


def test_the_way_up_does_not_pass_through_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    write("desk/copy/attrib.toml", 'houses = ["ap"]')
    monkeypatch.chdir("desk/copy")
    assert find_configuration("../story.txt") is None


def test_above_the_working_directory_it_has_its_whole_path(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("attrib.toml", 'houses = ["ap", "own.toml"]')
    monkeypatch.chdir("desk")
    assert of("a.txt").path == str(here / "attrib.toml")
    assert of("a.txt").settings.houses == ("ap", str(here / "own.toml"))


def test_pyproject_counts_where_it_has_a_table_for_attrib() -> None:
    write("pyproject.toml", '[tool.attrib]\nhouses = ["ap"]\n')
    write("desk/pyproject.toml", "[tool.ruff]\nline-length = 100\n")
    write("desk/copy/pyproject.toml", "not TOML at all, of attributes [")
    assert (of("desk/copy/a.txt").path, of("desk/copy/a.txt").place("houses")) == ("pyproject.toml", "pyproject.toml:2")
    write("attrib.toml", 'houses = ["nyt"]')
    assert of("desk/a.txt").path == "attrib.toml"


def test_names_of_files_are_relative_to_it() -> None:
    write("desk/attrib.toml", 'houses = ["ap", "../own.toml"]\nrules = "set.toml"')
    settings = of("desk/copy/a.txt").settings
    assert (settings.houses, settings.rules) == (("ap", "desk/../own.toml"), "desk/set.toml")


# --- what it makes of houses -------------------------------------------------------------------------------


def rules(text: str) -> dict[str, str]:
    write("attrib.toml", text)
    return {rule.id: rule.level for house in held_to(of("a.txt")).houses for rule in house.rules}


def test_rules_are_selected_ignored_and_given_levels() -> None:
    everything = rules('houses = ["ap", "nyt"]')
    assert rules('houses = ["ap", "nyt"]\nselect = ["ap/*", "nyt/no-reason"]\nignore = ["*/no-reason"]') == {
        rule: level for rule, level in everything.items() if rule.startswith("ap/") and rule != "ap/no-reason"
    }
    assert set(rules('houses = ["ap", "nyt"]\nignore = ["nyt"]')) == {it for it in everything if it.startswith("ap/")}
    changed = rules('houses = ["ap"]\n[levels]\n"ap/*" = "note"\n"ap/no-reason" = "error"')
    assert changed.pop("ap/no-reason") == "error"
    assert set(changed.values()) == {"note"}


def test_what_may_pass_everywhere_is_kept_apart() -> None:
    write("attrib.toml", 'houses = ["ap"]\n[[suppress]]\nrule = "ap/*"\nwords = "a source"\nreason = "Ours."\n')
    (only,) = held_to(of("a.txt")).suppressions
    assert (only.rule, only.words, only.reason, only.place, only.standing) == (
        "ap/*", "a source", "Ours.", "attrib.toml:2", True,
    )  # fmt: skip


# --- what is wrong -----------------------------------------------------------------------------------------

WRONG = {
    "key": ('houses = ["ap"]\nhouse = "ap"', ":2: unknown key “house”"),
    "houses": ('houses = "ap"', ":1: “houses” must be a list, not a string"),
    "entry": ("houses = [1]", ":1: an entry of “houses” must be a string, not a number"),
    "rules": ("rules = 3", ":1: “rules” must be a string, not a number"),
    "level": ('[levels]\n"ap/*" = "fatal"', ":1: “levels” cannot be 'fatal'; it can be error, warning, note"),
    "fail_on": ('fail_on = "always"', ":1: “fail_on” cannot be 'always'; it can be error, warning, note"),
    "format": ('[formats]\ncheck = "xml"', ":2: “check” cannot be 'xml'; it can be terminal, concise, json, "),
    "formats": ('[formats]\nreview = "xml"', ":2: unknown key “review”"),
    "TOML": ("houses = [", ":1: not valid TOML"),
    "reason": ('[[suppress]]\nrule = "ap/*"', ":1: the key “reason” is missing"),
    "empty": ('[[suppress]]\nrule = "ap/*"\nreason = " "', ":3: “reason” of a suppression is empty"),
    "select": ('houses = ["ap"]\nselect = ["ap/no-raeson"]', ":2: “select”: no rule ap/no-raeson in ap; did you mean"),
    "ignore": ('houses = ["ap"]\n\nignore = [\n"ap/opinion",\n"nyt"]', ":5: “ignore”: no rule nyt in ap"),
    "levels": ('houses = ["ap"]\n[levels]\n"ap/x" = "note"', ":3: “levels”: no rule ap/x in ap"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", ["attrib.toml", "pyproject.toml"])
def test_what_is_wrong_is_told_with_file_line_and_key(name: str, text: str, told: str) -> None:
    if name == "pyproject.toml":
        head = text.replace("[[suppress", "[[tool.attrib.suppress").replace("[levels", "[tool.attrib.levels")
        text = f"[tool.attrib]\n{head.replace('[formats', '[tool.attrib.formats')}"
        line = int(told[1:].partition(":")[0]) + 1
        told = f":{line}:{told[1:].partition(':')[2]}"
    write(name, text)
    with pytest.raises(RuleSetError) as caught:
        held_to(find_configuration("desk/copy/story.txt"))
    assert str(caught.value).startswith(name + told)


def test_a_house_that_is_missing_is_told() -> None:
    write("attrib.toml", 'houses = ["own.toml"]')
    with pytest.raises(RuleSetError, match=r"own\.toml: cannot be read"):
        held_to(of("a.txt"))


def test_the_forms_are_those_of_the_commands() -> None:
    assert get_args(AnalyzeFormat) == tuple(analyzed.Format)
    assert set(get_args(CheckFormat)) == set(checked.Format)


KEYS = st.sampled_from(["rules", "houses", "select", "ignore", "levels", "fail_on", "formats", "suppress", "tool"])
VALUES = st.recursive(
    st.text(max_size=20)
    | st.sampled_from(["ap", "nyt", "ap/*", "*", "[", "error", "\0.toml"])
    | st.integers()
    | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9) | KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4) | st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_it_is_a_configuration_or_one_line(contents: object) -> None:
    text = contents if isinstance(contents, str) else "".join(f"{key} = {inline(it)}\n" for key, it in contents.items())
    Path("attrib.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    told = ""
    try:
        held_to(find_configuration("a.txt"))
    except RuleSetError as error:
        told = str(error)
    assert "\n" not in told


def inline(value: object) -> str:
    """Give a value as TOML has it on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(each)}" for key, each in value.items()) + "}"
    return json.dumps(value)
