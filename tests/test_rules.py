"""The shipped rule sets: what each judges, and that every rule stands by its examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from rules_voices import voice

from attrib.rules import Rule, RuleSet, Voice, load_rules, shipped
from attrib.rules.conditions import PATTERN_KEYS
from attrib.rules.trying import try_example, unmark
from attrib.rules.verdicts import FORMS, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def each(rules_of: Callable[[RuleSet], Sequence[Rule]]) -> list[Any]:
    return [
        pytest.param(name, rule, id=f"{name}:{rule.id}") for name in shipped() for rule in rules_of(load_rules(name))
    ]


RULES = each(lambda rules: rules.rules)
OWN = each(RuleSet.own_rules)
SIX_TYPES = {
    "named person", "named organization", "document", "anonymous source", "unnamed person", "unnamed group"
}  # fmt: skip


def judged(phrase: str, context: str = "", rules: str = "newsroom") -> tuple[str, str]:
    judgement = load_rules(rules).judge([voice(phrase, context)])
    return judgement.verdict, judgement.kind


# --- every rule --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_every_pattern_compiles(name: str, rule: Rule) -> None:
    lexicon = load_rules(name).lexicon
    for key in PATTERN_KEYS:
        lexicon.compile(getattr(rule.when, key))


@pytest.mark.parametrize(("name", "rule"), OWN)
def test_every_rule_is_worth_a_page(name: str, rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z-]+", rule.id)
    assert rule.what
    assert rule.why
    assert rule.source == "attrib design" or re.search(r": https?://\S+$", rule.source), rule.source
    for sentence in (rule.because, rule.what, rule.why):
        assert re.fullmatch(r"(?s)[A-Z“{].*[.?]”?", sentence), sentence
    assert rule.examples
    assert rule.counterexamples
    for example in (*rule.examples, *rule.counterexamples):
        assert len(re.findall(r"\[[^\[\]]+\]", example)) == 1, example


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_examples_by_hand_made_voices(name: str, rule: Rule) -> None:
    """What the rules say of the examples, without the rest of the program to find their sources."""
    if rule.id == "unattributed/hedged":
        pytest.skip("what is hedged is for the cue to say, see test_a_cue_without_a_source_is_a_hedge")
    rules = load_rules(name)
    own = {rule.id for rule in rules.own_rules()}
    for key in ("examples", "counterexamples"):
        for example in getattr(rule, key):
            text, start, end = unmark(example)
            if rule.when.form == ("none",) and key == "examples":
                found = Voice(form="none", context=text)
            elif "[Roe]" in example or ("[She]" in example and "Jane Roe" in example):
                continue
            else:
                found = replace(voice(text[start:end], text), opening=text)
            decided = rules.judge([found]).rule
            if key == "counterexamples":
                assert decided != rule.id, example
            else:
                assert decided == rule.id or (decided in own and rule.id not in own), example


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_examples_through_the_whole_program(name: str, rule: Rule) -> None:
    from attrib.analysis import analyze

    rules = load_rules(name)
    own = {rule.id for rule in rules.own_rules()}

    def decide(text: str, _: str) -> list[tuple[str, list[tuple[int, int]]]]:
        found = []
        for claim in analyze(text, rules).claims:
            parts = (claim.source,) if claim.source else claim.content
            found.append((claim.rule, [(part.start, part.end) for part in parts]))
        return found

    allowed = own if rule.id not in own else set()
    for example in rule.examples:
        assert try_example(rule.id, example, decide, allowed=allowed) is None, example
    for example in rule.counterexamples:
        assert try_example(rule.id, example, decide, counter=True) is None, example


# --- newsroom ----------------------------------------------------------------------------------------------

OFFICIAL = """
    a senior official | US officials | authorities | police | prosecutors | two FBI agents | a
    federal judge | the sheriff | House Republicans | regulators | investigators | company officials
    | a campaign official | union officials | former officials | diplomats | Western diplomats |
    Springfield police | White House aides | an adviser to the governor | a congressional aide |
    intelligence sources | a law enforcement source | the FBI director | members of Congress | the
    governor | a district attorney | soldiers | firefighters | border agents | a school board member
    | the head of the central bank | elected officials from both parties | federal investigators |
    the attorney general | a Supreme Court justice | military officers | a cabinet minister | one MP
    | a court | federal agencies | a county clerk | the police chief | two senior Pentagon officials
    | an embassy official | a senior State Department official | Democrats on the committee | the
    coroner | a deputy sheriff | a White House official | the secretary of state
"""

CROWD = """
    some lawmakers | senators | European leaders | world leaders | many senators | lawmakers | other
    mayors
"""

OFFICIAL_SPOKESPERSON = """
    a government spokesman | a Pentagon spokeswoman | a police spokesman | a spokesman for the ministry
    | a spokesperson for the Department of Justice | the mayor's press secretary | a White House
    spokesman | an army spokesman | a spokeswoman for the governor | a court spokeswoman | a city
    spokesman
"""

INSIDER = """
    a person familiar with the meetings | people familiar with the matter | a source | sources |
    multiple sources | two people briefed on the inquiry | another person close to the company |
    campaign insiders | a whistleblower | campaign aides | an adviser | Clinton allies | his friends | a
    person with knowledge of the talks | someone who attended the meeting
"""

OTHER_SPOKESPERSON = """
    a company spokesman | a spokeswoman for the campaign | a campaign spokesman | a union spokeswoman |
    a spokesman | the company's press officer | representatives of the family | the campaign's
    communications director
"""

GROUP = """
    senior party figures |
    critics | supporters | experts | analysts | many economists | Republicans | many Democrats |
    conservatives | voters | residents | neighbors | protesters | others | many | 46 percent | a
    majority of voters | studies | a recent poll | polls | reports | media reports | the media | the
    family | human rights groups | several unions | many countries | local newspapers | lawyers for the
    family | business leaders | community leaders | church leaders | environmentalists | observers | Lib
    Dems | teachers | everyone
"""

INDIVIDUAL = """
    two teachers | three experts | both neighbors | his parents | witnesses | the lawyers |
    a neighbour | his lawyer | a teacher | the company's president | a bank's chief executive | a critic
    | an expert | one Republican | a loan officer at the bank | a man | the witness | a former employee
    | the band's leader | her doctor
"""

NAMED = {
    "organization": """
    the White House | the company | the campaign | the court | the agency | the government | the
    Department of Justice | a federal appeals court | a Senate committee | a court in Springfield | the
    union | the hospital | the city | her campaign | several unions, including the Springfield Teachers'
    Association,
""",
    "document": """
    the report | the poll | the lawsuit | a Quinnipiac poll | a report by the GAO | court documents |
    the analysis | federal data | the complaint | a study by Harvard researchers | police records | an
    internal memo | his letter | the film | the data
""",
    "publication": """
    the newspaper | the Springfield Gazette | the magazine | the website | this newspaper | I | we
""",
}  # fmt: skip


def listed(phrases: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in phrases.split("|")]


@pytest.mark.parametrize("phrase", listed(CROWD))
def test_politicians_as_a_crowd(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_official", "group")


@pytest.mark.parametrize("phrase", listed(OFFICIAL))
def test_officials(phrase: str) -> None:
    verdict, kind = judged(phrase)
    assert verdict == "anonymous_official"
    assert kind in ("official", "authority")


@pytest.mark.parametrize("phrase", listed(OFFICIAL_SPOKESPERSON))
def test_spokespeople_of_public_bodies(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_official", "spokesperson")


@pytest.mark.parametrize("phrase", listed(OTHER_SPOKESPERSON))
def test_other_spokespeople(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_other", "spokesperson")


@pytest.mark.parametrize("phrase", listed(INSIDER))
def test_insiders(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_other", "insider")


@pytest.mark.parametrize("phrase", listed(GROUP))
def test_groups(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_other", "group")


@pytest.mark.parametrize("phrase", listed(INDIVIDUAL))
def test_individuals(phrase: str) -> None:
    assert judged(phrase) == ("anonymous_other", "individual")


@pytest.mark.parametrize(("kind", "phrase"), [(kind, phrase) for kind in NAMED for phrase in listed(NAMED[kind])])
def test_named(kind: str, phrase: str) -> None:
    assert judged(phrase) == ("named", kind)


@pytest.mark.parametrize(
    "condition",
    [
        "who spoke on condition of anonymity ",
        " who asked not to be named ",
        " who declined to be identified ",
        "\n    who requested anonymity ",
        " who was not authorized to speak publicly ",
        " speaking on background ",
        " who did not want to be quoted ",
        "\n    who was granted anonymity to discuss internal matters ",
        " whose name is being withheld ",
        " who feared retaliation ",
        "\n    who asked to remain anonymous",
    ],
)
def test_anonymity_in_the_sentence_makes_an_insider(condition: str) -> None:
    context = f"“It is full,” said a nurse, {' '.join(condition.split())}."
    assert judged("a nurse", context) == ("anonymous_other", "insider")
    assert judged("a nurse", "“It is full,” said a nurse.") == ("anonymous_other", "individual")
    assert judged("a senior official", context) == ("anonymous_official", "official")


def test_pronouns_that_could_not_be_resolved() -> None:
    rules = load_rules("newsroom")
    he = rules.judge([voice("he")])
    assert (he.verdict, he.kind) == ("anonymous_other", "unresolved")
    assert "evidence is thin" in he.because
    assert judged("they") == ("anonymous_other", "unresolved")
    assert judged("it") == ("named", "organization")


def test_a_cue_without_a_source_is_a_hedge() -> None:
    rules = load_rules("newsroom")
    hedged = rules.judge([Voice(form="none", cue="reportedly", context="The bridge will reportedly close.")])
    assert (hedged.verdict, hedged.kind, hedged.words) == ("unattributed", "hedged", ("reportedly",))
    plain = rules.judge([Voice(form="none", context="The bridge is closed.")])
    assert (plain.verdict, plain.kind, plain.words) == ("unattributed", "none", ())
    assert rules.judge([]) == plain


def test_named_wins_over_official_over_other() -> None:
    rules = load_rules("newsroom")
    person = Voice(form="person", phrase="Jane Roe", head="Roe", name="Jane Roe")
    official, other = voice("officials"), voice("people familiar with the episodes")
    assert rules.judge([other, official]).verdict == "anonymous_official"
    assert rules.judge([other, official, person]).verdict == "named"
    assert rules.judge([other]).verdict == "anonymous_other"


def test_the_reason_names_the_words_that_matched() -> None:
    rules = load_rules("newsroom")
    judgement = rules.judge([voice("a spokesman for the ministry")])
    assert judgement.words == ("spokesman", "ministry")
    assert judgement.because == (
        "Speaks for a public body, and the article does not name the person: “spokesman”, “ministry”."
    )
    person = rules.judge([Voice(form="person", phrase="she", head="she", name="Jane Roe")])
    assert person.because == "The article gives the person's name: Jane Roe."


def test_a_reason_is_one_line_and_short_however_long_the_source() -> None:
    phrase = "a tall\nneighbour with {words} and " + "very " * 5000 + "long hair"
    because = load_rules("newsroom").judge([voice(phrase)]).because
    assert "\n" not in because
    assert "“a tall neighbour with {words} and very" in because
    assert len(because) < 200


def test_what_was_judged_once_is_judged_the_same_again() -> None:
    rules = load_rules("newsroom")
    context = "A nurse, who spoke on condition of anonymity, said the ward was full."
    first = [rules.judge([voice("a nurse", sentence)]).kind for sentence in ("A nurse spoke.", context)]
    again = [rules.judge([voice("a nurse", sentence)]).kind for sentence in (context, "A nurse spoke.")]
    assert first == ["individual", "insider"]
    assert again == ["insider", "individual"]


def test_considered_says_which_rule_held_and_why_the_others_did_not() -> None:
    rules = load_rules("newsroom")
    considered = {found.rule: found for found in rules.considered([voice("campaign aides")])}
    assert list(considered) == [rule.id for rule in rules.rules]
    assert considered["other/aide"].held
    assert considered["other/aide"].words == ("aides",)
    staff = considered["official/staff"]
    assert (staff.held, staff.met, staff.words) == (False, 3, ("aides",))
    assert staff.failed == "phrase: nothing in “campaign aides” is among the rule's phrases"
    assert considered["named/person"].failed == "form: the source is a description, not a named person"
    assert next(found.rule for found in considered.values() if found.held) == "other/aide"


@pytest.mark.parametrize("name", shipped())
def test_considered_agrees_with_judge(name: str) -> None:
    rules = load_rules(name)
    for phrases in (
        OFFICIAL,
        OFFICIAL_SPOKESPERSON,
        OTHER_SPOKESPERSON,
        INSIDER,
        GROUP,
        INDIVIDUAL,
        *NAMED.values(),
    ):
        for phrase in listed(phrases):
            voices = [voice(phrase)]
            first = next(found for found in rules.considered(voices) if found.held)
            judgement = rules.judge(voices)
            assert (first.rule, first.words) == (judgement.rule, judgement.words)


# --- strict and markkula -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "verdict"),
    [
        ("the White House", "anonymous_official"),
        ("the court", "anonymous_official"),
        ("the government", "anonymous_official"),
        ("the campaign", "anonymous_other"),
        ("the company", "anonymous_other"),
        ("the Springfield Bridge Company", "anonymous_other"),
        ("a company spokesman", "anonymous_other"),
        ("a government spokesman", "anonymous_official"),
        ("an internal memo", "anonymous_other"),
        ("a document", "anonymous_other"),
        ("it", "anonymous_other"),
        ("the newspaper", "anonymous_other"),
        ("the lawsuit", "named"),
        ("court documents", "named"),
        ("the letter", "named"),
        ("a letter from the Springfield Bridge Authority", "named"),
        ("a Quinnipiac poll", "named"),
        ("a report by the GAO", "named"),
        ("the Springfield Gazette", "named"),
        ("a senior official", "anonymous_official"),
    ],
)
def test_strict(phrase: str, verdict: str) -> None:
    assert judged(phrase, rules="strict")[0] == verdict


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Jane Roe", "named person"),
        ("the White House", "named organization"),
        ("the company", "named organization"),
        ("White House officials", "named organization"),
        ("a Pentagon spokeswoman", "named organization"),
        ("a spokesman for the Springfield Bridge Company", "named organization"),
        ("the lawsuit", "document"),
        ("a Quinnipiac poll", "document"),
        ("a recent poll", "document"),
        ("a person familiar with the meetings", "anonymous source"),
        ("a US official familiar with the meetings", "anonymous source"),
        ("sources", "anonymous source"),
        ("a senior official", "unnamed person"),
        ("US officials", "unnamed group"),
        ("police", "unnamed group"),
        ("a teacher", "unnamed person"),
        ("critics", "unnamed group"),
        ("an expert", "unnamed person"),
    ],
)
def test_markkula(phrase: str, kind: str) -> None:
    assert judged(phrase, rules="markkula")[1] == kind


def test_markkula_calls_an_official_on_condition_of_anonymity_an_anonymous_source() -> None:
    context = "A senior official, speaking on condition of anonymity, said the talks had failed."
    assert judged("a senior official", context, "markkula") == ("anonymous_official", "anonymous source")


def test_markkula_knows_six_types_and_no_more() -> None:
    kinds = {kind for rule in load_rules("markkula").rules for kind in rule.kinds()}
    assert kinds == SIX_TYPES | {"none", "hedged"}


# --- whatever comes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("phrase", ["", " ", "\0", "\ud800", "’s", "[bold]", "a" * 100_000, "of the of the", "ﷺ اللغة"])
def test_anything_can_be_judged(name: str, form: Form, phrase: str) -> None:
    judgement = load_rules(name).judge([Voice(form=form, phrase=phrase, head=phrase, context=phrase)])
    assert judgement.because


def test_many_different_sources_do_not_fill_the_memory() -> None:
    from attrib.rules.rule_set import MOST_REMEMBERED

    rules: RuleSet = load_rules("newsroom")
    for number in range(MOST_REMEMBERED + 10):
        rules.judge([Voice(form="person", phrase=f"Jane Roe {number}", head=f"Roe{number}")])
    assert len(rules._remembered) <= MOST_REMEMBERED
    assert len(rules._by_head) <= MOST_REMEMBERED
