"""The standards of houses: every rule stands by its examples, and says who asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_properties import TEXTS, thorough

import attrib
from attrib.analysis import Analysis
from attrib.cli.inputs import decider
from attrib.report.model import Passage, Report
from attrib.rules import House, RuleSetError, load_house, load_houses, shipped_houses, starter_house
from attrib.rules.trying import check_examples, try_example, try_examples
from attrib.standards import check, check_analysis, read_suppressions
from attrib.standards.checked import Tally
from attrib.standards.positions import Place, place_of
from attrib.standards.suppressing import UNUSED

HOUSES = [load_house(name) for name in shipped_houses()]
EACH = [pytest.param(house, standard, id=standard.id) for house in HOUSES for standard in house.rules]
DESK = """\
house = "desk"
title = "Our desk"
version = "1"
description = "Ours."

[[rules]]
id = "desk/ceiling"
about = "article"
level = "error"
message = "{share} on {sources} unnamed sources."
source = "Our style guide"
examples = ["[An official] said the talks had failed."]
counterexamples = ["[Jane Roe] said the talks had failed."]
when = { unnamed_share_over = 33 }
"""


def desk(text: str = DESK, folder: Path = Path()) -> Path:
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def found(text: str, houses: str) -> list[tuple[str, str | None]]:
    return [(it.rule, it.words and it.words.text) for it in check(text, houses).findings if "/" in it.rule]


# --- what ships --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("house", "standard"), EACH)
def test_every_standard_stands_by_its_examples(house, standard) -> None:
    for example in standard.examples:
        assert try_example(standard.id, example, decider(house)) is None, example
    for example in standard.counterexamples:
        assert try_example(standard.id, example, decider(house), counter=True) is None, example


@pytest.mark.parametrize(("house", "standard"), EACH)
def test_every_standard_says_who_asks_for_it(house, standard) -> None:
    assert "http" in standard.source
    assert standard.id.startswith(f"{house.name}/")
    assert standard.what
    assert standard.message.endswith((".", "?"))
    assert standard.examples
    assert standard.counterexamples


@pytest.mark.parametrize(("house", "standard"), EACH)
def test_no_house_sets_a_number(house, standard) -> None:
    assert standard.when.unnamed_share_over is None
    assert standard.when.unnamed_sources_over is None


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_what_ships_is_checked_as_what_comes_from_outside(house, tmp_path: Path) -> None:
    path = tmp_path / f"{house.name}.toml"
    path.write_text(house.files[house.path], encoding="utf-8")
    loaded = load_house(path)
    assert loaded.rules == house.rules
    assert not loaded.shipped


def test_named_sources_alone_give_no_finding() -> None:
    text = "Jane Roe, the mayor, said the harbour was sold.\n\n“I am sorry,” said John Doe, a dock worker."
    assert found(text, ",".join(shipped_houses())) == []


# --- what counts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“A source told me that the sale was off,” said Jane Roe.",
        "Jane Roe said that a source had told her that the sale was off.",
        "The sale is off, a source at the ministry said.",
    ],
)
def test_what_others_heard_from_a_source_is_not_the_article_s(text: str) -> None:
    assert "ap/bare-source" not in dict(found(text, "ap"))


def test_a_source_has_one_finding_however_much_it_says() -> None:
    text = "The sale is off, a senior official said. The official said the buyer had left."
    report = check(text, "ap")
    reasons = [finding for finding in report.findings if finding.rule == "ap/no-reason"]
    assert [finding.claims for finding in reasons] == [tuple(claim.id for claim in report.claims)]
    assert reasons[0].words is not None
    assert (reasons[0].words.text, reasons[0].paragraph) == ("a senior official", 1)


@pytest.mark.parametrize(
    "reason",
    [
        "The official spoke on condition of anonymity because the talks are private.",
        "Like most of the people interviewed, the official asked for anonymity.",
        "The official was not authorized to discuss the sale.",
        "The official spoke on condition of not being identified because the board had not been told.",
        "The official weren't authorized to discuss the sale.",
    ],
)
def test_a_reason_may_stand_beside_the_source(reason: str) -> None:
    text = f"The sale is off, a senior official said. {reason}"
    assert "ap/no-reason" not in dict(found(text, "ap"))


def test_that_a_source_asked_is_no_reason() -> None:
    text = "The sale is off, a senior official said. The official spoke on condition of not being identified."
    assert "ap/no-reason" in dict(found(text, "ap"))


@pytest.mark.parametrize(
    "text",
    [
        "The sale is off, one senior trustee said.",
        "The sale is off, port officials and a memo seen by the Gazette said.",
        "Carla Roe and another former clerk said the sale was off.",
        "A witness said the crane had fallen. A dock worker said it was old.",
        "One dock worker wrote on Facebook that the crane was old. A second dock worker said so too.",
        "“My neighbour says a clerk told him the sale was off,” Carla Roe said.",
        "A crane driver told the audience that the rope had snapped.",
        "A nurse, who spoke on condition of anonymity, said the lift was old. A porter said it was new.",
        "A porter who feared for his job and asked not to be named because of that said the lift was old.",
        "Police said the road was shut. Two officers said it would stay so.",
    ],
)
@pytest.mark.parametrize("house", ["ap", "nyt", "npr", "spj", "jti"])
def test_houses_ask_a_reason_of_whom_the_report_does(text: str, house: str) -> None:
    report = check(text, house)
    assert report.reliance is not None
    sources = {source.id: source for source in report.sources}
    asked = {finding.words.text for finding in report.findings if finding.rule.endswith("no-reason") and finding.words}
    assert asked == {sources[each].mentions[0].text for each in report.reliance.unexplained}


def test_headlines_may_be_short() -> None:
    text = "Harbour sale is off, sources say\n\nThe sale is off, two sources at the ministry said on Monday."
    assert "ap/bare-source" not in dict(found(text, "ap"))


def test_the_first_paragraph_and_the_first_quotation() -> None:
    first = "The sale of the harbour is off, a senior official said on Monday. “It is over,” the official said."
    later = "The city will keep its harbour after all, said Jane Roe, the mayor."
    assert {"nyt/first-paragraph", "nyt/direct-quotation"} <= {*dict(found(f"{first}\n\n{later}", "nyt"))}
    assert "nyt/first-paragraph" not in dict(found(f"{later}\n\n{first}", "nyt"))
    assert "washington-post/first-quotation" in dict(found(f"{first}\n\n{later}", "washington-post"))


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = "Sources said the sale was off.\n\nThe buyer was reportedly a fund. Officials say the bridge is safe."
    starts = [finding.words.start for finding in check(text, "npr,ap,nyt").findings if finding.words]
    assert starts == sorted(starts)
    assert len(starts) > 3


# --- houses of one's own -----------------------------------------------------------------------------------


def test_a_ceiling_of_one_s_own(tmp_path: Path) -> None:
    house = load_house(desk(folder=tmp_path))
    check_examples(house, decider(house))
    report = check("The sale is off, an official said.", [house])
    assert [(it.rule, it.message, it.words, it.paragraph) for it in report.findings] == [
        ("desk/ceiling", "100% on 1 unnamed sources.", None, None)
    ]
    assert check("The sale is off, Jane Roe said.", [house]).findings == ()


HEIR = """\
house = "desk"
title = "Our desk"
version = "1"
description = "The AP's standards, and ours."
extends = "ap"
"""


def heir(more: str, folder: Path) -> House:
    return load_house(desk(HEIR + more, folder))


def test_a_house_may_extend_another(tmp_path: Path) -> None:
    ap = load_house("ap")
    house = heir('ignore = ["ap/no-reason"]\n' + DESK.partition("\n\n")[2], tmp_path)
    assert {rule.id for rule in ap.rules} - {rule.id for rule in house.rules} == {"ap/no-reason"}
    assert [rule.id for rule in house.own_rules()] == ["desk/ceiling"]
    assert (house.shipped, house.title, next(iter(house.files))) == (False, "Our desk", "ap.toml")
    assert list(try_examples(house, decider(house))) == []
    text = "The sale is off, a source said."
    assert {*dict(found(text, house.path))} == {*dict(found(text, "ap"))} - {"ap/no-reason"} | {"desk/ceiling"}


def test_a_house_may_ignore_rules_and_give_levels_as_a_project_may(tmp_path: Path) -> None:
    house = heir('ignore = ["*/no-reason", "ap/opinion"]\n[levels]\n"ap" = "note"\n"ap/bare-*" = "error"', tmp_path)
    left = {rule.id: "note" for rule in load_house("ap").rules if rule.id not in ("ap/no-reason", "ap/opinion")}
    assert {rule.id: rule.level for rule in house.rules} == {**left, "ap/bare-source": "error"}


def test_the_starter_loads_and_stands_by_its_examples(tmp_path: Path) -> None:
    house = load_house(desk(starter_house(), tmp_path))
    assert [rule.id for rule in house.own_rules()] == ["our-desk/two-people", "our-desk/rumour"]
    assert list(try_examples(house, decider(house))) == []
    assert "ap/one-source" not in house.ranks
    assert house.rule("ap/no-reason").level == "error"


def test_a_house_may_put_a_rule_in_the_place_of_another_s(tmp_path: Path) -> None:
    own = DESK.partition("\n\n")[2].replace("desk/ceiling", "ap/no-reason")
    house = heir(own, tmp_path)
    assert [rule.id for rule in house.rules] == [rule.id for rule in load_house("ap").rules]
    rule = house.rule("ap/no-reason")
    assert rule is not None
    assert rule.message == "{share} on {sources} unnamed sources."


def test_what_two_houses_ask_alike_is_found_once(tmp_path: Path) -> None:
    text = "The sale is off, a source said."
    assert found(text, f"ap,{heir('', tmp_path).path}") == found(text, "ap")


def test_a_suppression_may_be_for_an_inherited_rule(tmp_path: Path) -> None:
    house = heir("", tmp_path)
    used = check_analysis(Analysis.of_article(STORY), [house], passing(tmp_path, "ap/bare-source", "a source"))
    assert [it.suppressed for it in used.findings if it.rule == "ap/bare-source"] == ["Known.", None]
    unused = check_analysis(Analysis.of_article(STORY), [house], passing(tmp_path, words="a third source"))
    assert UNUSED in {finding.rule for finding in unused.findings}


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        ('opening = ["talks"]', "The talks failed. An aide said so.", "The bid failed. An aide said so."),
        ('not_opening = ["talks"]', "The bid failed. An aide said so.", "The talks failed. An aide said so."),
        ('before = ["talks"]', "The talks failed. An aide said so.", "An aide said the talks failed."),
        ('not_cue = ["claimed"]', "An aide said it rained.", "An aide claimed it rained."),
        ('not_begins = ["one"]', "Two aides said it rained.", "One aide said it rained."),
        ('not_whole = ["one aide"]', "One White House aide said it rained.", "One aide said it rained."),
    ],
)
def test_conditions_of_words(condition: str, holds: str, fails: str, tmp_path: Path) -> None:
    text = DESK.replace('"article"', '"claim"').replace("unnamed_share_over = 33", condition)
    house = load_house(desk(text, tmp_path))
    about = {it.rule: it for it in check(holds, [house]).findings}
    assert "desk/ceiling" in about
    assert all(it.words is None or "aide" not in it.words.text for it in check(fails, [house]).findings)


WRONG = {
    "condition of verdict rules": (
        "unnamed_share_over = 33",
        'form = ["person"]',
        ":14: “form” is for verdict rules, not for desk/ceiling",
    ),
    "list that nothing uses": (
        "[[rules]]",
        '[lists]\nwrongdoings = "theft"\n[[rules]]',
        ":7: nothing uses the",
    ),
    "unknown base": ("title =", 'extends = "daily-planet"\ntitle =', ":2: can extend abc-au, ap, "),
    "words of English for a base": ("title =", 'extends = "english"\ntitle =', ":2: can extend abc-au, ap, "),
    "ignoring nothing": ("title =", 'ignore = ["ap/no-reason"]\ntitle =', ":2: there is no inherited rule"),
    "a level of nothing": ("[[rules]]", '[levels]\n"ap/x" = "note"\n[[rules]]', ":7: there is no inherited rule"),
    "no level": ("[[rules]]", '[levels]\n"ap/x" = "fatal"\n[[rules]]', "“levels” cannot be 'fatal'; it can be error, "),
    "unknown key": ("level =", "colour = 1\nlevel =", ":9: unknown key “colour”"),
    "unknown condition": ("unnamed_share_over = 33", "colour = 1", ":14: unknown key “colour”"),
    "level": ('"error"', '"fatal"', ":9: "),
    "other house": ("desk/ceiling", "ap/ceiling", ":7: the id “ap/ceiling” is not of the form desk/rule"),
    "field": ("{share}", "{colour}", ":10: “message” holds {colour}"),
    "source": ('"Our style guide"', '" "', ":11: “source” of desk/ceiling is empty"),
    "no examples": ('["[An official] said the talks had failed."]', "[]", ":12: desk/ceiling has no examples"),
    "no marks": ("[An official]", "An official", ":12: an example of desk/ceiling must mark"),
    "no conditions": ("{ unnamed_share_over = 33 }", "{}", ":14: desk/ceiling has no conditions"),
    "about": ("unnamed_share_over = 33", "basis = true", ":14: desk/ceiling is about the article, so cannot ask"),
    "pattern": ("unnamed_share_over = 33", 'phrase = ["(a"]', ":14: “(a”: “(” is not closed"),
    "list": ("unnamed_share_over = 33", 'phrase = ["{colours}"]', ":14: “{colours}”: there is no word list"),
    "phrases": ("unnamed_share_over = 33", 'phrase = ["@colours"]', ":14: there are no phrases called “@colours”"),
    "percent": ("33", "133", ":14: “unnamed_share_over” must be <= 100"),
    "missing": ('title = "Our desk"\n', "", "the key “title” is missing"),
    "not TOML": ("title", "title title", ":2: not valid TOML"),
}


@pytest.mark.parametrize(("old", "new", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(
    old: str, new: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuleSetError) as caught:
        load_house(desk(DESK.replace('"article"', '"claim"' if "phrase" in new else '"article"').replace(old, new, 1)))
    assert str(caught.value).startswith("desk.toml")
    assert told in str(caught.value)


def test_examples_that_fail_are_told_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    house = load_house(desk(DESK.replace("[An official]", "[Jane Roe]")))
    assert [str(failure).partition(": ")[::2] for failure in try_examples(house, decider(house))] == [
        ("desk.toml:12", "desk/ceiling: nothing was found at the brackets: [Jane Roe] said the talks had failed.")
    ]


@pytest.mark.parametrize("names", ["", " , ", "daily-planet", "ap,daily-planet"])
def test_houses_that_there_are_not(names: str) -> None:
    with pytest.raises(RuleSetError, match="there are abc-au, ap, "):
        load_houses(names)


def test_several_houses_by_name_and_path(tmp_path: Path) -> None:
    path = desk(folder=tmp_path)
    assert [house.name for house in load_houses(f"nyt, ap,{path},ap")] == ["nyt", "ap", "desk"]


# --- what may pass -----------------------------------------------------------------------------------------

STORY = "The sale is off, a source said.\n\nThe buyer has left, another source said."
LEAVE = '[[suppress]]\nrule = "{rule}"\nwords = "{words}"\nreason = "{reason}"\n'


def passing(tmp_path: Path, rule: str = "ap/bare-source", words: str = "a source", reason: str = "Known."):
    story = tmp_path / "story.txt"
    (tmp_path / "story.txt.attrib.toml").write_text(
        LEAVE.format(rule=rule, words=words, reason=reason), encoding="utf-8"
    )
    return read_suppressions(story)


def checked(suppressions, houses: str = "ap") -> Report:
    from attrib.standards import check_analysis

    return check_analysis(attrib.Analysis.of_article(STORY), load_houses(houses), suppressions)


@pytest.mark.parametrize("rule", ["ap/bare-source", "ap/*"])
@pytest.mark.parametrize("words", ["a source", "A  Source", "sale is off"])
def test_a_finding_may_pass_with_a_reason(rule: str, words: str, tmp_path: Path) -> None:
    findings = [it for it in checked(passing(tmp_path, rule, words)).findings if it.rule == "ap/bare-source"]
    assert [finding.suppressed for finding in findings] == ["Known.", None]


def test_what_is_suppressed_does_not_fail(tmp_path: Path) -> None:
    before, after = Tally(), Tally()
    before.add(checked(()).findings)
    after.add(checked(passing(tmp_path, "ap/*", "source")).findings)
    assert before.fails("error")
    assert not after.fails("note")
    assert after.suppressed == before.levels.total() > 0


def test_a_suppression_that_none_needs_is_a_note(tmp_path: Path) -> None:
    report = checked(passing(tmp_path, words="a third source"))
    (note,) = [finding for finding in report.findings if finding.rule == UNUSED]
    assert note.level == "note"
    assert "story.txt.attrib.toml:1: nothing to suppress" in note.message


def test_suppressions_for_other_houses_are_left_alone(tmp_path: Path) -> None:
    report = checked(passing(tmp_path, rule="nyt/bare-source", words="a third source"))
    assert UNUSED not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("key", ["rule", "words", "reason"])
def test_a_suppression_needs_all_its_parts(key: str, tmp_path: Path) -> None:
    with pytest.raises(RuleSetError, match=f"“{key}” of a suppression is empty"):
        passing(tmp_path, **{key: " "})


# --- of any text -------------------------------------------------------------------------------------------


@thorough
@given(TEXTS)
def test_checking_never_fails_and_words_slice_back(text: str) -> None:
    report = check(text, HOUSES)
    claims = {claim.id for claim in report.claims}
    for finding in report.findings:
        assert set(finding.claims) <= claims
        if finding.words is not None:
            assert text[finding.words.start : finding.words.end] == finding.words.text != ""
            assert finding.paragraph
            assert "{" not in finding.message.replace(finding.words.text, "")


@given(st.text("ab \n", max_size=40), st.integers(0, 40), st.integers(1, 5))
def test_places_slice_back(text: str, start: int, length: int) -> None:
    passage = Passage(start=start, end=start + length, text=text[start : start + length])
    if len(passage.text) < length:
        return
    place = place_of(passage, text, text)
    assert place is not None
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    end = sum(len(line) + 1 for line in lines[: place.end_line - 1]) + place.end_column - 1
    assert (offset, end) == (passage.start, passage.end)


def test_places_in_markup() -> None:
    text, file_text = "Harbour sale\n\nA source said so.\n", "# Harbour *sale*\n\nA [source](https://x.org) said so.\n"
    said = Passage(start=text.index("said"), end=text.index("said") + 4, text="said")
    whole = Passage(start=text.index("A source"), end=text.index("A source") + 8, text="A source")
    linked = Passage(start=text.index("source said"), end=text.index("source said") + 11, text="source said")
    place = place_of(said, text, file_text)
    assert place is not None
    assert (place.line, file_text.splitlines()[2][place.column - 1 : place.end_column - 1]) == (3, "said")
    assert place_of(whole, text, file_text) == Place(3, 1, 3, 10)
    assert place_of(linked, text, file_text) is None


def test_slow_patterns_from_outside_are_stopped(tmp_path: Path) -> None:
    from attrib.standards import checking

    text = DESK.replace('"article"', '"claim"')
    patterns = ",\n".join(f'"<word> * <word> * <word> * {n}x"' for n in range(600))
    house: House = load_house(
        desk(text.replace("when = { unnamed_share_over = 33 }", f"[rules.when]\ncontext = [{patterns}]"), tmp_path)
    )
    story = "At 0x an official said " + "so it is and so it was " * 60 + "."
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "SECONDS_FOR_AN_ARTICLE", 0.2)
        with pytest.raises(RuleSetError, match="take too long"):
            check("\n\n".join([story] * 20), [load_house(house.path)])
