"""Each condition that a house may ask for: an article in which it holds, and one in which it does not."""

from pathlib import Path
from typing import get_args

import pytest
from condition_tables import FOR, said

from attrib import check
from attrib.guides import guide
from attrib.rules import When, load_houses
from attrib.rules.toml_files import CHOICES

HOUSE = """\
house = "desk"
title = "Desk"
version = "1"
description = "One rule on trial."

[[rules]]
id = "desk/trial"
about = "claim"
level = "note"
message = "Found: {words}."
source = "Our style guide"
examples = ["[An aide] said the talks failed."]
counterexamples = ["[Jane Roe] said the talks failed."]
when = { WHEN }
"""
CLOSING = "The harbour company will close its ferry line before winter"
BEFORE = "Ferry line to close\n\nThe council met on Monday.\n\n"


@pytest.mark.parametrize(
    ("when", "holds", "fails"),
    [
        ('part = ["confidential"]', "The talks failed, an aide said.", "The talks failed, critics said."),
        ('part = ["institutional"]', "The road is shut, police said.", "The talks failed, an aide said."),
        ('part = ["collective"]', "The talks failed, critics said.", "The road is shut, police said."),
        ('number = "one"', "The talks failed, an aide said.", "The talks failed, two aides said."),
        ('number = "many"', "The talks failed, two aides said.", "The talks failed, an aide said."),
        (
            'reason_class = ["circular"]',
            "The talks failed, said an aide who was not authorized to speak publicly.",
            "The talks failed, said an aide who feared losing her job if she was named.",
        ),
        (
            "specificity_under = 1",
            "The talks failed, a source said.",
            "The talks failed, said a nurse at the clinic who attended them.",
        ),
        (
            "relayed = true",
            "The talks failed, the Herald reported, citing two aides.",
            "The talks failed, the Herald reported, citing Jane Roe.",
        ),
        (
            "partly_named = true",
            "Maria, who asked that her surname not be used, said the talks failed.",
            "Maria Roe, who asked for a lawyer, said the talks failed.",
        ),
        (
            "single = true",
            "The talks failed, an aide said.",
            "The talks failed, two aides said.",
        ),
        (
            "supported = true",
            f"{CLOSING}, an aide said.\n\n{CLOSING}, Jane Roe said.",
            f"{CLOSING}, an aide said.\n\nJane Roe said the talks went well.",
        ),
        (
            "supported = false, number = 'one', part = ['confidential']",
            f"{CLOSING}, an aide said.\n\nJane Roe said the talks went well.",
            f"{CLOSING}, an aide said.\n\n{CLOSING}, Jane Roe said.",
        ),
        (
            'pathway = ["statement"]',
            "The talks failed, an aide said in a statement.",
            "The talks failed, an aide said in an interview.",
        ),
        (
            'not_pathway = ["statement"], part = ["confidential"]',
            "The talks failed, an aide said.",
            "The talks failed, an aide said in a statement.",
        ),
        (
            'evidence = ["strong"], verdict = ["named"]',
            "“We will close in May,” Jane Roe said.",
            "Jane Roe criticized the plan.",
        ),
        (
            "uses_over = 1",
            "The talks failed, a senior aide said. The room was cold, a senior aide said.",
            "The talks failed, a senior aide said. The room was cold, a cleaner said.",
        ),
        (
            'said_by = ["anonymous_other"], place = ["headline"]',
            "The ferry line will close in May, an aide said.",
            "The ferry line will close in May, Jane Roe said.",
        ),
    ],
)
def test_a_condition_decides(when: str, holds: str, fails: str, tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(HOUSE.replace("WHEN", when), encoding="utf-8")
    houses = load_houses(str(file))
    found = [
        [finding for finding in check(BEFORE + text, houses).findings if finding.rule == "desk/trial"]
        for text in (holds, fails)
    ]
    assert found[0]
    assert not found[1]


def test_what_is_found_of_two_sources_in_the_same_words_is_found_once() -> None:
    text = "The talks failed, said two aides and a diplomat who were not authorized to speak publicly."
    found = [it for it in check(BEFORE + text, "nyt").findings if it.rule == "nyt/not-authorized"]
    assert len(found) == 1


def test_the_guide_has_every_condition_with_what_it_says_of_itself_and_all_its_values() -> None:
    told = guide("conditions")
    for key in When.__struct_fields__:
        assert f"`{key}`" in told, f"{key}: python tests/golden.py puts it in"
        if not key.startswith("not_"):
            assert said()[key] in told
        for value in get_args(CHOICES.get(key)) if key != "kind" else ():
            assert f"`{value}`" in told
    assert {key for keys in FOR.values() for key in keys} == {*When.__struct_fields__}
