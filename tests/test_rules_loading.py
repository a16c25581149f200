"""Loading rule sets: what a file may say, and the exact error for all that it may not."""

from __future__ import annotations

import contextlib
import os
import re
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from rules_voices import voice

import attrib
from attrib import english
from attrib.english import LIST_NAMES
from attrib.rules import RuleSetError, load_rules, shipped, starter
from attrib.rules.checks import MOST_PATTERNS, MOST_RULES
from attrib.rules.locating import line_of
from attrib.rules.toml_files import LARGEST_FILE, LONGEST_LINE
from attrib.rules.trying import check_examples, try_examples, unmark

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrib.rules import RuleSet

    Write = Callable[..., Path]

HEAD = """\
name = "house"
version = "1"
description = "Ours."
extends = "newsroom"
"""

RULE = """
[[rules]]
id = "other/stargazer"
verdict = "anonymous_other"
kind = "individual"
because = "Reads the stars: {words}."
source = "attrib design"
examples = ["[An astrologer] said the talks would fail."]
counterexamples = []
when = { form = ["description"], head = ["astrologer"] }
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a rule file beside which the test works, so that errors show its bare name."""
    monkeypatch.chdir(tmp_path)

    def write_file(text: str, name: str = "house.toml") -> Path:
        path = Path(name)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def refusal(path: str | Path) -> str:
    with pytest.raises(RuleSetError) as error:
        load_rules(path)
    return str(error.value)


def by_hand(rules: RuleSet, phrase: str) -> str:
    return rules.judge([voice(phrase)]).rule


# --- what a rule set can do --------------------------------------------------------------------------------


def test_shipped_sets_load_by_name_and_only_once() -> None:
    assert shipped() == ("newsroom", "strict", "markkula")
    for name in shipped():
        rules = load_rules(name)
        assert rules is load_rules(name)
        assert (rules.name, rules.shipped) == (name, True)
        assert len(rules.sha256) == 64
        assert rules.description
        assert {origin[0] for origin in rules.origins.values()} <= set(rules.files)
    assert len({load_rules(name).sha256 for name in shipped()}) == 3


def test_a_rule_set_adds_to_what_it_extends(write: Write) -> None:
    rules = load_rules(write(HEAD + RULE))
    assert (rules.name, rules.version, rules.description, rules.shipped) == ("house", "1", "Ours.", False)
    assert [rule.id for rule in rules.rules[1:]] == [rule.id for rule in load_rules("newsroom").rules]
    assert [rule.id for rule in rules.own_rules()] == ["other/stargazer"]
    assert by_hand(rules, "an astrologer") == "other/stargazer"
    assert by_hand(rules, "officials") == "official/role"
    assert by_hand(load_rules("newsroom"), "an astrologer") == "other/individual"


def test_a_path_may_be_given_as_a_string(write: Write) -> None:
    assert load_rules(str(write(HEAD))).name == "house"


def test_new_rules_go_first_in_their_order_or_where_they_say(write: Write) -> None:
    first = RULE
    second = RULE.replace("other/stargazer", "other/second")
    third = RULE.replace("other/stargazer", "other/third").replace('kind = "', 'before = "other/group"\nkind = "')
    rules = load_rules(write(HEAD + first + third + second))
    ids = [rule.id for rule in rules.rules]
    assert ids[:3] == ["other/stargazer", "other/second", "named/person"]
    assert ids[ids.index("other/group") - 1] == "other/third"


def test_a_rule_with_an_inherited_id_takes_its_place(write: Write) -> None:
    rules = load_rules(write(HEAD + RULE.replace("other/stargazer", "other/aide")))
    assert [rule.id for rule in rules.rules] == [rule.id for rule in load_rules("newsroom").rules]
    rule = rules.rule("other/aide")
    assert rule is not None
    assert rule.because == "Reads the stars: {words}."
    assert rules.rule("no/such") is None


def test_rules_can_be_removed_by_id_or_family_and_kinds_renamed(write: Write) -> None:
    kinds = '[kinds]\n"official/*" = { one = "a", many = "b" }\n"named/person" = "c"'
    rules = load_rules(write(HEAD + 'remove = ["other/study"]\n' + kinds))
    assert rules.rule("other/study") is None
    assert rules.judge([voice("an official")]).kind == "a"
    assert rules.judge([voice("officials")]).kind == "b"
    assert rules.judge([voice("Jane Roe")]).kind == "c"
    without = load_rules(write(HEAD + 'remove = ["official/*"]'))
    assert not [rule for rule in without.rules if rule.id.startswith("official/")]


def test_words_can_be_added_removed_and_replaced(write: Write) -> None:
    rules = load_rules(
        write(
            HEAD
            + """
            [lists]
            party_nouns = ["Roundhead", "cavalier"]
            [lists.add]
            official_nouns = "town crier, beadle"
            [lists.remove]
            official_nouns = "sheriff"
            """
        )
    )
    assert by_hand(rules, "two town criers") == "official/role"
    assert by_hand(rules, "beadles") == "official/role"
    assert by_hand(rules, "sheriffs") == "other/group"
    assert by_hand(rules, "Roundheads") == "other/party"
    assert by_hand(rules, "Republicans") == "other/group"
    assert "sheriff" in load_rules("newsroom").words.official_nouns


def test_patterns_can_have_a_name(write: Write) -> None:
    named = RULE.replace('"astrologer"', '"@stargazers", "augur"') + '[phrases]\nstargazers = ["(star|sky) gazer"]\n'
    base = load_rules(write(HEAD + named, "base.toml"))
    assert [by_hand(base, it) for it in ("a sky gazer", "an augur")] == ["other/stargazer"] * 2
    above = HEAD.replace('"newsroom"', '"base.toml"') + '[phrases]\nstargazers = ["(star|moon) gazer"]\n'
    rules = load_rules(write(above))
    assert by_hand(rules, "a moon gazer") == "other/stargazer"
    assert by_hand(rules, "a sky gazer") == "other/individual"


def cue_kinds(rules: RuleSet, form: str) -> dict[str, frozenset[str]]:
    found = rules.words.cues.get(form)
    return {cue.kind: cue.takes for cue in found.cues} if found else {}


def test_cue_verbs_can_be_added_removed_and_narrowed(write: Write) -> None:
    added = verbs('kind = "statement"\ntakes = ["clause"]\nwords = "squeak"')
    removed = verbs('remove = "allege, make clear"')
    narrowed = verbs('narrow = ["warn"]\ntakes = ["clause"]')
    rules, newsroom = load_rules(write(HEAD + added + removed + narrowed)), load_rules("newsroom")
    assert cue_kinds(rules, "squeaked") == {"statement": {"clause"}}
    assert cue_kinds(newsroom, "alleged") != cue_kinds(rules, "alleged") == {}
    assert "past" in rules.words.verb_forms["alleged"], "it is a verb still"
    assert ("clear",) in {cue.particles for cue in newsroom.words.cues["made"].cues}
    assert ("clear",) not in {cue.particles for cue in rules.words.cues["made"].cues}
    assert cue_kinds(newsroom, "warned")["statement"] > {"clause"}
    assert {cue.takes for cue in rules.words.cues["warned"].cues if not cue.particles} == {frozenset({"clause"})}
    assert rules.words.cues["said"] == newsroom.words.cues["said"]


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        ('whole = ["an astrologer"]', "an astrologer", "an astrologer in town"),
        ('begins = ["an astrologer"]', "an astrologer in town", "one astrologer"),
        ('phrase = ["astrologer"], not_whole = ["an astrologer"]', "one astrologer", "an astrologer"),
        ('phrase = ["astrologer"], not_begins = ["an"]', "one astrologer", "an astrologer"),
        ('head = ["astrologer"], not_context = ["an"]', "one astrologer", "an astrologer"),
    ],
)
def test_verdict_rules_can_ask_what_houses_ask_of_words(condition: str, holds: str, fails: str, write: Write) -> None:
    rules = load_rules(write(HEAD + RULE.replace('head = ["astrologer"]', condition)))
    assert by_hand(rules, holds) == "other/stargazer"
    assert by_hand(rules, fails) == "other/individual"
    failed = {each.rule: each.failed for each in rules.considered([voice(fails)])}["other/stargazer"]
    assert failed is not None


def test_a_rule_can_ask_what_the_cue_and_the_opening_are_not(write: Write) -> None:
    conditions = 'head = ["astrologer"], not_cue = ["denied"], not_opening = ["comet"]'
    rules = load_rules(write(HEAD + RULE.replace('head = ["astrologer"]', conditions)))
    said = voice("an astrologer")
    assert rules.judge([said]).rule == "other/stargazer"
    assert rules.judge([replace(said, cue="denied")]).rule == "other/individual"
    assert rules.judge([replace(said, opening="A comet came.")]).rule == "other/individual"


def test_a_rule_set_can_extend_a_file_beside_it(write: Write) -> None:
    write(HEAD + RULE, "base.toml")
    rules = load_rules(write(HEAD.replace('"newsroom"', '"base.toml"'), "top.toml"))
    assert by_hand(rules, "an astrologer") == "other/stargazer"
    assert list(rules.files) == ["english", "newsroom-words.toml", "newsroom.toml", "base.toml", "top.toml"]


def test_the_hash_tells_of_a_change_in_any_file(write: Write) -> None:
    base = write(HEAD, "base.toml")
    top = write(HEAD.replace('"newsroom"', '"base.toml"'), "top.toml")
    before = load_rules(top).sha256
    assert load_rules(top).sha256 == before
    base.write_text(HEAD.replace('"1"', '"2"'), encoding="utf-8")
    assert load_rules(top).sha256 != before


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + RULE).replace("\n", "\r\n").encode())
    assert load_rules(path).name == "house"


def test_the_starter_loads_and_stands_by_its_examples(write: Write) -> None:
    rules = load_rules(write(starter(), "our-house.toml"))
    assert [rule.id for rule in rules.own_rules()] == ["other/stargazer"]
    for rule in rules.own_rules():
        for example in rule.examples:
            text, start, end = unmark(example)
            assert by_hand(rules, text[start:end]) == rule.id
        for example in rule.counterexamples:
            text, start, end = unmark(example)
            assert by_hand(rules, text[start:end]) != rule.id


def test_what_the_starter_says_of_verbs_is_so(write: Write) -> None:
    commented = re.findall(r"^#   (\[\[verbs\]\]|\w+ = .+)$", starter(), re.M)
    rules = load_rules(write(HEAD + "\n".join(commented)))
    assert len([line for line in commented if line == "[[verbs]]"]) == 3
    assert cue_kinds(rules, "blurbed") == {"statement": {"quotation", "clause"}}


# --- what it cannot ----------------------------------------------------------------------------------------


def head(old: str, new: str) -> str:
    return HEAD.replace(old, new)


def rule(old: str, new: str) -> str:
    return HEAD + RULE.replace(old, new)


def verbs(table: str) -> str:
    return f"[[verbs]]\n{table}\n"


ERRORS = {
    "no such name": (
        None,
        ": no rule set of that name, and no such file; there are newsroom, strict, markkula",
    ),
    "bad TOML": (HEAD + "a = = 1", ":5: not valid TOML: Invalid value"),
    "unclosed": (HEAD + 'a = "', ":5: not valid TOML: Unterminated string"),
    "no name": ('version = "1"\ndescription = "Ours."', ": the key “name” is missing"),
    "bad name": (
        head('"house"', '"a b"'),
        ":1: “name” must be letters, digits, dots and hyphens, at most 60",
    ),
    "name of a wrong type": (head('"house"', "1"), ":1: “name” must be a string, not a number"),
    "description on two lines": (
        head('"Ours."', '"a\\nb"'),
        ":3: “description” must be one line of plain text",
    ),
    "unknown key": (HEAD + "colour = 1", ":5: unknown key “colour”"),
    "unknown key in a rule": (HEAD + RULE + 'colour = "red"', ":15: unknown key “colour”"),
    "unknown condition": (rule("head =", "heads ="), ":14: unknown key “heads”"),
    "unknown condition on its own line": (
        rule('when = { form = ["description"], head = ["astrologer"] }', "[rules.when]\nform = []\ncolour = 1"),
        ":16: unknown key “colour”",
    ),
    "unknown verdict": (
        rule('"anonymous_other"', '"vague"'),
        ":8: “verdict” cannot be 'vague'; it can be named, anonymous_official, anonymous_other, unattributed",
    ),
    "unknown form": (
        rule('"description"', '"thing"'),
        ":14: “form” cannot be 'thing'; it can be person, partial, organization, description, pronoun, none",
    ),
    "one pattern without a list": (
        rule('["astrologer"]', '"astrologer"'),
        ":14: “head” must be a list, not a string",
    ),
    "missing key": (rule('source = "attrib design"\n', ""), ":6: the key “source” is missing"),
    "no examples": (
        rule('["[An astrologer] said the talks would fail."]', "[]"),
        ":12: other/stargazer has no examples",
    ),
    "unmarked example": (
        rule("[An astrologer]", "An astrologer"),
        ":12: an example of other/stargazer must mark one source (or content) in [brackets]",
    ),
    "empty source": (rule('"attrib design"', '" "'), ":11: “source” of other/stargazer is empty"),
    "control characters": (
        rule("Reads", "\\u001b[31mReads"),
        ":10: “because” of other/stargazer holds control characters",
    ),
    "unknown placeholder": (
        rule("{words}", "{who}"),
        ":10: “because” holds {who}; there are {words}, {source} and {name}",
    ),
    "bad kind": (rule('"individual"', '"Nobody!"'), ":9: “kind” of other/stargazer must be lower-case words"),
    "bad id": (rule("other/stargazer", "stargazer"), ":7: the id “stargazer” is not of the form family/rule"),
    "duplicate id": (HEAD + RULE + RULE, ":17: a second rule has the id “other/stargazer”"),
    "unknown list": (rule('"astrologer"', '"{stars}"'), ":14: “{stars}”: there is no word list {stars}"),
    "bad pattern": (rule('"astrologer"', '"fine", "(a|b"'), ":14: “(a|b”: “(” is not closed by “)”"),
    "bad pattern on its own line": (
        rule('["astrologer"]', '[\n  "fine",\n  "a * b * c * d * e",\n]'),
        ":16: “a * b * c * d * e”: more than 3 gaps “*”",
    ),
    "removing what is not there": (
        HEAD + 'remove = ["other/aide", "x/y"]',
        ":5: there is no inherited rule “x/y” to remove",
    ),
    "kind for what is not there": (
        HEAD + '[kinds]\n"x/*" = "x"',
        ":6: there is no inherited rule “x/*” to give a kind",
    ),
    "before what is not there": (
        HEAD + RULE + 'before = "x/y"',
        ":15: there is no rule “x/y” to stand before",
    ),
    "adding to no list": (HEAD + '[lists.add]\nstars = "a"', ":6: there is no word list “stars” to change"),
    "half an entry": (
        HEAD + '[lists.add]\nnumber_values = "a brace"',
        ":6: “a brace” in number_values is not a word and a number",
    ),
    "a verb without its past": (
        HEAD + '[lists]\nverbs_irregular = "be"',
        ":6: “be” in verbs_irregular is not a verb, its past and its participle",
    ),
    "removing no entry": (
        HEAD + '[lists.remove]\nparty_nouns = "astrologer"',
        ":6: “astrologer” is not in the word list party_nouns",
    ),
    "a list of a wrong type": (
        HEAD + "[lists]\nstars = 1",
        ":5: an entry of “lists” must be a string or a table or a list, not a number",
    ),
    "a list that is a table": (
        HEAD + '[lists.stars]\na = "b"',
        ":5: the word list “stars” must be a string or a list",
    ),
    "a bad list name": (HEAD + '[lists]\n"Stars!" = "a"', ":6: a word list cannot be called “Stars!”"),
    "unknown base": (
        head("newsroom", "nonsense"),
        ":4: can extend newsroom, strict, markkula or a .toml file, not “nonsense”",
    ),
    "absolute base": (
        head("newsroom", "/etc/base.toml"),
        ":4: can extend a file by a path relative to this one, not “/etc/base.toml”",
    ),
    "missing base": (head("newsroom", "gone.toml"), ":4: there is no file “gone.toml” to extend"),
    "itself": (head("newsroom", "house.toml"), ":4: “house.toml” extends this rule set in turn"),
    "no rules": (
        head('extends = "newsroom"\n', ""),
        ': it has no rules; most rule sets begin with extends = "newsroom"',
    ),
    "not for all sources": (
        HEAD + 'remove = ["other/group"]',
        ": no rule decides every “description”; the last rule for that form must ask for nothing else",
    ),
    "a misspelt kind of verbs": (
        HEAD + verbs('kind = "statment"\ntakes = ["clause"]\nwords = "blurb"'),
        ":6: “kind” cannot be 'statment'; it can be statement, question, belief, judgement, request, promise, "
        "finding, hedge",
    ),
    "a misspelt thing that verbs take": (
        HEAD + verbs('kind = "statement"\ntakes = ["quotation", "clauze"]\nwords = "blurb"'),
        ":7: “takes” cannot be 'clauze'; it can be quotation, clause, that, object, name, as, of, with, like, at, on, "
        "to, state, finding, claim, person, person to, person about",
    ),
    "verbs without a kind": (HEAD + verbs('takes = ["clause"]\nwords = "blurb"'), ":5: the key “kind” is missing"),
    "verbs for nothing": (
        HEAD + verbs('takes = ["clause"]'),
        ":5: a table of verbs has either “words”, “remove” or “narrow”",
    ),
    "a kind for removed verbs": (
        HEAD + verbs('kind = "belief"\nremove = "allege"'),
        ":6: “kind” does not go with “remove”",
    ),
    "removing no cue verb": (HEAD + verbs('remove = "allege, swim"'), ":6: “swim” is no cue verb to remove"),
    "narrowing to what is not taken": (
        HEAD + verbs('narrow = "aver"\ntakes = ["clause", "of"]'),
        ":7: “aver” takes no “of”; it takes clause, quotation",
    ),
    "a list that nothing uses": (
        HEAD + '[lists]\nspokespersn_nouns = "town crier"',
        ":6: nothing uses the word list “spokespersn_nouns”; did you mean spokesperson_nouns?",
    ),
    "phrases that nothing uses": (HEAD + '[phrases]\nstars = ["a star"]', ":6: nothing uses the phrases “stars”"),
    "phrases in phrases": (
        HEAD + '[phrases]\nstars = ["a star", "@moons"]',
        ":6: “@moons”: phrases cannot stand for other phrases",
    ),
    "no phrases": (HEAD + "[phrases]\nstars = []", ":6: there are no phrases in “stars”"),
    "unknown phrases": (rule('"astrologer"', '"@stars"'), ":14: there are no phrases called “@stars”"),
    "a condition of houses": (
        rule("head =", 'speech = ["direct"], head ='),
        ":14: “speech” is for the standards of houses, not for other/stargazer",
    ),
    "nested too deeply": (HEAD + "a = " + "[" * 5000, ": not valid TOML: nested too deeply"),
    "a deep key": (HEAD + "a" + ".a" * 60 + " = 1", ":5: a key has too many dots"),
    "a deep table": (HEAD + "[ a" + " . 'a'" * 60 + "]", ":5: a key has too many dots"),
    "a long number": (HEAD + "a = " + "9" * 5000, ": not valid TOML: a number has too many digits"),
    "a long line": (HEAD + "#" * (LONGEST_LINE + 1), f":5: a line is longer than {LONGEST_LINE} characters"),
    "too large": (HEAD + "#\n" * LARGEST_FILE, ": larger than 1 MB"),
    "too many rules": (
        HEAD + "".join(RULE.replace("stargazer", f"r{n}") for n in range(MOST_RULES + 1)),
        f":{6 + 10 * MOST_RULES}: more than {MOST_RULES} rules",
    ),
    "too many patterns": (
        rule('"astrologer"', '"a",\n' * (MOST_PATTERNS + 1)),
        f":{14 + MOST_PATTERNS}: more than {MOST_PATTERNS} patterns",
    ),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors_say_file_line_and_reason(case: str, write: Write) -> None:
    text, expected = ERRORS[case]
    if text is None:
        assert refusal("nonsense") == f"nonsense{expected}"
    else:
        assert refusal(write(text)) == f"house.toml{expected}"


def test_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal("gone.toml") == "gone.toml: cannot be read: no such file or directory"
    assert refusal(Path("gone")) == "gone: cannot be read: no such file or directory"
    Path("folder.toml").mkdir()
    assert refusal("folder.toml") == "folder.toml: not a regular file"
    Path("latin.toml").write_bytes(b'name = "a"\n# caf\xe9')
    assert refusal("latin.toml") == "latin.toml:2: not UTF-8"
    assert refusal("nul\0.toml") == "nul\\x00.toml: cannot be read: embedded null byte"
    Path("loop.toml").symlink_to("loop.toml")
    assert refusal("loop.toml") == "loop.toml: cannot be read: too many levels of symbolic links"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.toml")
    assert refusal("pipe.toml") == "pipe.toml: not a regular file"


def test_circles_and_long_chains_of_files(write: Write) -> None:
    for number in range(12):
        write(HEAD.replace("newsroom", f"f{number + 1}.toml"), f"f{number}.toml")
    assert refusal("f0.toml") == "f7.toml:4: more than 8 rule sets extend one another"
    write(HEAD.replace("newsroom", "f1.toml"), "f2.toml")
    assert refusal("f1.toml") == "f2.toml:4: “f1.toml” extends this rule set in turn"


def test_an_error_is_one_line_and_inert_whatever_the_file_says(write: Write) -> None:
    error = refusal(write(HEAD + '"\\u001b[31m\\n\\u202e' + "x" * 500 + '" = 1'))
    assert error.startswith("house.toml:5: unknown key “\\x1b[31m \\x202exxx")
    assert len(error) < 150


SLOW = 60
"""Seconds of processor time, which other programs do not lengthen: thirty times what a slow machine needs."""


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "\n".join("a" + ".a" * 48 + f"{n} = {n}" for n in range(9000)),
        HEAD + "\n".join(f"[{'a.' * 48}b{n}]" for n in range(9000)),
        HEAD + "[lists]\n" + "a_nouns = '''" + "\nab, cd, ef" * 80_000 + "\n'''",
        HEAD + "[[rules]]\n" * 100_000,
        HEAD + "a = [" + "[],\n" * 200_000 + "]",
        HEAD + 'b = """' + '\\"' * 4_000 + ("\n" + '\\"' * 4_000) * 100,
        HEAD + "\n".join(f"k{n} = {{ a = 1 }}" for n in range(40_000)),
    ],
    ids=["dotted", "headers", "words", "empty rules", "arrays", "escapes", "keys"],
)
def test_files_made_to_be_slow_are_not(text: str, write: Write) -> None:
    path = write(text[:LARGEST_FILE])
    started = time.process_time()
    with contextlib.suppress(RuleSetError):
        load_rules(path)
    assert time.process_time() - started < SLOW


def test_rules_made_to_be_slow_are_stopped(write: Write) -> None:
    patterns = ",\n".join(f'"[a] [a] [a] [a] [a] [a] a * a * a * b{n}"' for n in range(MOST_PATTERNS))
    rules = load_rules(write(HEAD + RULE.replace("head =", "phrase =").replace('"astrologer"', patterns)))
    started = time.process_time()
    with pytest.raises(RuleSetError) as error:
        rules.judge([voice("a " * 5000 + "man")])
    assert str(error.value) == "house.toml:6: the rules up to other/stargazer took longer than 1 s over one source"
    assert time.process_time() - started < SLOW
    assert rules.judge([voice("officials")]).rule == "official/role"


# --- trying examples ---------------------------------------------------------------------------------------


def test_examples_that_fail_are_told_with_file_and_line(write: Write) -> None:
    rules = load_rules(write(rule("counterexamples = []", 'counterexamples = [\n  "[A man] spoke.",\n]')))
    example = "[An astrologer] said the talks would fail."

    def decides(decided: str, start: int, end: int) -> Callable[[str, str], list[tuple[str, list[tuple[int, int]]]]]:
        return lambda text, rule: [(decided, [(start, end)])]

    def failures(decided: str, start: int = 0, end: int = 5) -> list[str]:
        return [str(failure) for failure in try_examples(rules, decides(decided, start, end), inherited=False)]

    assert failures("other/group") == [f"house.toml:12: other/stargazer: other/group decided instead: {example}"]
    assert failures("other/stargazer") == [
        "house.toml:14: other/stargazer: other/stargazer decided a counterexample: [A man] spoke."
    ]
    assert failures("other/stargazer", 13, 20) == [
        f"house.toml:12: other/stargazer: nothing was found at the brackets: {example}"
    ]
    with pytest.raises(RuleSetError) as error:
        check_examples(rules, decides("other/group", 0, 5))
    assert (error.value.path, error.value.line) == ("house.toml", 12)


def test_a_rule_of_the_set_may_overrule_an_inherited_example(write: Write) -> None:
    rules = load_rules(write(HEAD + RULE))
    failing = {
        failure.rule for failure in try_examples(rules, lambda text, rule: [("other/stargazer", [(0, len(text))])])
    }
    assert failing == set()


def test_brackets_are_taken_out_of_examples() -> None:
    assert unmark("“Yes,” said [Jane Roe].") == ("“Yes,” said Jane Roe.", 12, 20)


# --- lines -------------------------------------------------------------------------------------------------

TOML = '''\
a = "b" # c = 1
text = """
[[rules]]
id = "not this"
"""
[[rules]]
id = "one"
when = { head = ["x",
  "y"], cue = [] }
[rules.other]
id = "deeper"

[[rules]]
  "id" = 'two'
list = [
  "first",   # "no"
  "second",
]
[x.y]
z.w = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 1),
        (("text",), 2),
        (("rules", 0), 6),
        (("rules", 0, "id"), 7),
        (("rules", 0, "when", "head", 1), 9),
        (("rules", 0, "when", "cue"), 9),
        (("rules", 0, "other", "id"), 11),
        (("rules", 0, "gone"), 6),
        (("rules", 1, "id"), 14),
        (("rules", 1, "list", 0), 16),
        (("rules", 1, "list", 1), 17),
        (("rules", 2), None),
        (("x", "y", "z", "w"), 20),
        (("gone",), None),
        ((), None),
    ],
)
def test_lines_are_found(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(TOML, path) == line


WORD_FILES = sorted((Path(english.__file__).parent / "words").glob("*.toml"))


def test_no_two_word_files_have_a_list_of_the_same_name() -> None:
    names = [name for path in WORD_FILES for name in tomllib.loads(path.read_text(encoding="utf-8"))]
    assert len(names) == len({*names})


@pytest.mark.parametrize("name", shipped())
def test_every_word_list_is_read_by_the_program_or_by_a_pattern(name: str) -> None:
    package = Path(attrib.__file__).parent
    patterns = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.toml"))
    others = load_rules(name).words.lists.keys() - set(LIST_NAMES)
    assert {each for each in others if f"{{{each}}}" not in patterns} == set()


def test_every_word_list_that_the_program_reads_is_filled() -> None:
    assert {name for name in LIST_NAMES if not load_rules("newsroom").words.lists.get(name)} == set()


@pytest.mark.parametrize("sentence", ["The mayor extolled the plan.", "The mayor averred that the books were sound."])
def test_verbs_that_double_their_last_letter_are_cues(sentence: str) -> None:
    assert attrib.analyze(sentence).claims[0].verdict == "anonymous_official"
