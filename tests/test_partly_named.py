"""People whom an article names in part only, and sentences that only say that somebody is not named."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib.analysis import analyze
from attrib.report.model import Report, Source
from attrib.standards import check
from attrib.views.markdown import to_markdown
from attrib.views.tables import lines
from attrib.views.web_annotation import to_web_annotation

DESK = """\
house = "desk"
title = "Our desk"
version = "1"
description = "Ours."

[[rules]]
id = "desk/part"
about = "source"
level = "note"
message = "Only part of the name is given: {words}"
source = "Our style guide"
examples = ["[Maria, who declined to give her last name,] said it burned."]
counterexamples = ["[Jane Roe] said it burned."]
when = { partly_named = true }
"""
BEFORE = "Ferry service to end after nine years\n\nThe town council met on Monday about the bridge.\n\n"


def report_of(text: str) -> Report:
    return analyze(BEFORE + text.replace("¶", "\n\n"))


def source_of(text: str, content: str) -> Source:
    """Give the source of the claim with these words."""
    report = report_of(text)
    claim = next(claim for claim in report.claims if any(content in part.text for part in claim.content))
    return next(source for source in report.sources if source.id == claim.source_id)


PARTLY = [
    ("Former patient Alan (name changed) said it burned.", "Alan", "it burned"),
    ("Witness F told the inquiry that it burned.", "F", "it burned"),
    ("The manager, known as Manager B, said it burned.", "B", "it burned"),
    ("Mr. X said it burned.", "X", "it burned"),
    ("“I have not slept,” said Priya, a nurse at the clinic who would only give her first name.", "Priya", "slept"),
    ("Dmitri, 41, a welder who asked that his surname be withheld, said the pay had stopped.", "Dmitri", "the pay"),
    ("According to Lucia, who requested that only her first name be used, the lifts are broken.", "Lucia", "lifts"),
    ("Yusuf, whose last name is being withheld, told The Courier that guards had beaten him.", "Yusuf", "guards"),
    ("A tenant who identified herself only as Rosa said the boiler had never worked.", "Rosa", "boiler"),
    ("“We were told to lie,” said a clerk who asked to be referred to as Sam.", "Sam", "told to lie"),
    ("Hana asked that her surname not be used. “They knew,” she said.", "Hana", "They knew"),
    ("“They knew,” said Olu, a driver.¶Olu asked that his last name not be published.", "Olu", "They knew"),
    ("“It was her,” said Olu. He gave no last name. It rained.", "Olu", "It was her"),
    ("Grace, not her real name, said the manager had touched her.", "Grace", "manager"),
    ("“He shut the door,” said Anna Dale (not her real name), who was 17.", "Anna Dale", "shut the door"),
    ("K., a former guard, said the cells were flooded.", "K.", "cells"),
    ("“I was sold,” said a woman who wanted to be known by the pseudonym Blue Heron.", "Blue Heron", "I was sold"),
    ("A soldier who goes by the nickname Fox said the trench had been lost.", "Fox", "trench"),
    ("Pete agreed to be quoted on the condition that his last name not be used. He said it leaks.", "Pete", "it leaks"),
    ("The Courier is identifying Nadia only by her first name. “I hide,” Nadia said.", "Nadia", "I hide"),
    ("Mrs. Kowal, who did not want to give her first name, said the dog had barked.", "Kowal", "dog had barked"),
    ("“They took my tent,” said a driver who gave his name only as Tex.¶“It was new,” Tex said.", "Tex", "It was new"),
    ("“I lost it,” said Amara, who runs a stall and asked that her family name be left out.", "Amara", "I lost it"),
    ("Viktor, who did not want to be fully identified, said the dam had cracked.", "Viktor", "the dam"),
    ("Her name has been changed. Mira said the uncle had locked the door.", "Mira", "the uncle"),
    ("Rosa*, 34, said the app had fired her.¶* Names have been changed", "Rosa", "fired her"),
    ("J.T., 34, said he had slept in the van.", "J.T.", "slept in"),
    ("A grocer who would give only his surname, Adu, said sales had halved.", "Adu", "sales"),
    ("A guard, who gave his first name, Sipho, but not his last, said three vans had come.", "Sipho", "three vans"),
    ("C.D., whose identity is protected by a court order, said the priest had lied.", "C.D.", "priest"),
    ("Mr. W., a retired miner, said the ward smelled of smoke.", "W.", "smelled"),
    ("Captain J., the master of the ship, said it was late.", "J.", "it was late"),
    ("Sam R., 29, from Hull, said the job was never advertised.", "Sam R.", "advertised"),
    ("Jake, a rider (we have changed his name), said he slept in the van.", "Jake", "slept in"),
    ("Ms. Lim, who asked to be referred to only by her family name, said it leaked.", "Lim", "it leaked"),
    ("Musa, who would only give one name, said the gangs came on Fridays.", "Musa", "gangs"),
    ("Danylo, a sniper who goes by the call sign Fox, said the trench had flooded.", "Danylo", "trench"),
    ("“Ella”, whose name has been changed, said her landlord had kept the deposit.", "Ella", "deposit"),
    ("Whistleblower “Karl” told the panel that the tests had been faked.", "Karl", "tests"),
]
NAMED = [
    ("Malcolm X said it burned.", "it burned"),
    ("Mia, 9, said the water tasted of soap.", "the water"),
    ("Suharti, who like many Indonesians goes by one name, said the wave took her house.", "the wave"),
    ("Maria Lopez, who asked that her son’s last name not be used, said the school knew.", "the school"),
    ("Rosa*, 34, is ill. Olga Dean said the app had fired her.¶*Not her real name.", "fired her"),
    ("Tom Field, who gave his daughter’s name as Ivy, said the bus had left.", "the bus"),
    ("“We froze,” said Jan Novak, known to friends as Bear.", "We froze"),
    ("Tom Field, an economist at M.I.T., who studies ferries, said the bus had left.", "the bus"),
    ("Tom Field said, “The color of your skin or your last name did not matter to Olu.” Olu said it did.", "it did"),
]
NOTICES = [
    (
        "Two officials said it failed. The officials spoke on the condition of anonymity to discuss private talks.",
        "talks",
    ),
    ("Two officials said it failed. They were not authorized to speak publicly about the matter.", "matter"),
    ("“It is over,” said an aide. She was granted anonymity because she feared for her job.", "her job"),
    ("A manager said it would shut. He asked not to be named because it has not been announced.", "announced"),
    ("A nurse said the ward was full. The nurse declined to be identified, citing hospital rules.", "hospital rules"),
    ("Three employees called it tense. All requested anonymity for fear of retaliation.", "retaliation"),
    (
        "Like others interviewed for this article, the banker spoke on the condition that he not be identified.",
        "he not",
    ),
    ("The sources, who insisted on anonymity, are not permitted to talk to reporters.", "reporters"),
    ("The Courier granted her anonymity so that she could speak freely about the firm.", "the firm"),
    ("They spoke anonymously, fearing that they would lose their visas.", "visas"),
    ("Maria asked that her surname not be used.", "surname"),
    ("Her name is being withheld because she is a minor.", "minor"),
    ("Two nurses said the ward was full. Neither would agree to be named.", "named"),
    ("An aunt said she was well. The paper is not naming the girl because of her age.", "the girl"),
    ("The Gazette does not generally identify victims of assault.", "victims"),
    ("None of the guards wished to be quoted by name, saying they feared for their jobs.", "their jobs"),
    ("Both men agreed to speak only if they were not named.", "not named"),
    ("She talked to the Herald on the understanding that her name would not appear.", "appear"),
    ("She agreed to talk on condition that neither her name nor that of her village be published.", "village"),
    ("Most would speak only anonymously.", "anonymously"),
    ("The people did so on condition of anonymity because the plans are private.", "private"),
]
NO_NOTICES = [
    ("The council voted to grant anonymity to witnesses in the inquiry.", "witnesses"),
    ("The guards were not authorized to open the gate.", "the gate"),
    ("Inmates are not permitted to talk to reporters.", "reporters"),
    ("Sources said the bill would let donors remain anonymous.", "donors"),
    ("He spoke on condition of anonymity, saying the security pact was dead.", "pact"),
    ("The Herald did not publish the poll.", "the poll"),
    ("Police have not named the suspect.", "suspect"),
    ("The letter, sent by a senior aide who asked not to be named, lists 14 failures.", "failures"),
]


@pytest.mark.parametrize(("text", "name", "content"), PARTLY)
def test_who_is_named_in_part_is_unnamed(text: str, name: str, content: str) -> None:
    source = source_of(text, content)
    assert (source.name, source.verdict, source.kind) == (name, "anonymous_other", "individual")
    assert source.partly_named


@pytest.mark.parametrize(("text", "content"), NAMED)
def test_who_is_named_in_full_or_without_such_words_is_named(text: str, content: str) -> None:
    source = source_of(text, content)
    assert source.verdict == "named"
    assert not source.partly_named


@pytest.mark.parametrize(("text", "content"), NOTICES)
def test_notices_of_anonymity_claim_nothing(text: str, content: str) -> None:
    assert not [claim for claim in report_of(text).claims if any(content in part.text for part in claim.content)]


@pytest.mark.parametrize(("text", "content"), NO_NOTICES)
def test_other_sentences_about_names_and_leave_claim_something(text: str, content: str) -> None:
    assert any(content in part.text for claim in report_of(text).claims for part in claim.content)


def test_the_article_says_why_only_part_of_a_name_is_given() -> None:
    text = "“They knew,” said Olu, a driver.¶Olu asked that his last name not be published because he seeks asylum."
    source = source_of(text, "They knew")
    assert (source.reason, source.reason_class) == ("because he seeks asylum", "real")
    assert (source.title, source.description) == ("driver", "a driver")
    source = source_of(
        "Olga, a plumber who asked to be identified only by her first name, said it burned.", "it burned"
    )
    assert (source.reason, source.reason_class) == ("asked to be identified only by her first name", "formula")
    assert source.description == "a plumber"


def test_every_view_says_that_a_name_is_given_in_part() -> None:
    report = report_of("Maria, a cook who declined to give her last name, said it burned.")
    assert "**Maria**, partly named, a cook" in to_markdown(report)
    assert "Source: Maria (partly named)" in to_web_annotation(report)
    assert "true" in next(iter(lines("sources", "a", report)))


def test_a_house_may_ask_for_names_given_in_part(tmp_path: Path) -> None:
    house = tmp_path / "desk.toml"
    house.write_text(DESK, encoding="utf-8")
    text = "Maria, a cook who declined to give her last name, said it burned. Tom Field said it rained."
    found = [each.words.text for each in check(BEFORE + text, str(house)).findings if each.words]
    assert found == ["Maria, a cook who declined to give her last name"]
