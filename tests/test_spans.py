"""Where a content begins and ends and who its source is, one sentence for each way of writing it."""

from __future__ import annotations

import pytest

from attrib.constructions import find_attributions
from attrib.rules import load_rules
from attrib.text import read_document

WORDS = load_rules("newsroom").words

SUBJECTS = {
    "Carter, himself up for reelection, said he voted against it.": "Carter, himself up for reelection",
    "One delegate not on the slate, Kelly Olsen, told the Courier she was leaning to Hill.": (
        "One delegate not on the slate, Kelly Olsen"
    ),
    "The results of the survey published in the Journal this week, revealed that children are deficient.": (
        "The results of the survey published in the Journal this week"
    ),
    "The guard of almost ten years, a devoted gardener who wrote in hope of keeping her house, said she was ill.": (
        "The guard of almost ten years, a devoted gardener who wrote in hope of keeping her house"
    ),
    "Officers trying to repair the walls of the marsh in May say they have a new plan.": (
        "Officers trying to repair the walls of the marsh in May"
    ),
    "Friends of Mr. Olsen's who have seen him recently say that the old energy has returned.": (
        "Friends of Mr. Olsen's who have seen him"
    ),
    "Ann Olsen, who has led the agency since May, on Friday said the bridge was safe.": (
        "Ann Olsen, who has led the agency since May"
    ),
    "A new survey measuring lead in river eels has revealed some are not fit for sale.": (
        "A new survey measuring lead in river eels"
    ),
    "Neighbors who asked not to be named said the two men fought.": "Neighbors who asked not to be named",
    "The officials whose laws have been overturned say the courts have changed.": (
        "The officials whose laws have been overturned"
    ),
    "Drivers — and some owners — say that the plan works.": "Drivers",
}


@pytest.mark.parametrize("sentence", SUBJECTS)
def test_the_whole_subject_is_the_source(sentence: str) -> None:
    doc = read_document(sentence, WORDS)
    source = find_attributions(doc)[0].source
    assert source is not None
    assert doc.passage(*source) == SUBJECTS[sentence]


CLAIMS = {
    # asides between a cue and its content
    "She said, without evidence, that the server was open.": ("She", "the server was open"),
    "She said, if elected, she would ask him to go.": ("She", "she would ask him to go"),
    "The author said in a radio interview that he would sign it.": ("The author", "he would sign it"),
    "He's said he takes his recipes from a sister.": ("He", "he takes his recipes from a sister"),
    "Olsen said much of the talk with Hill was about Rome.": ("Olsen", "much of the talk with Hill was about Rome"),
    "He says Parliament will trace the gold.": ("He", "Parliament will trace the gold"),
    # what stands before a cue, and goes on after it
    "The prices are absurd, Olsen said Tuesday in Bergen, noting the rent.": ("Olsen", "The prices are absurd"),
    "The hall was shut, a spokeswoman said, and had been empty since noon.": (
        "a spokeswoman",
        "The hall was shut … and had been empty since noon",
    ),
    "Adults are missed, he said, because the disease is so mild.": (
        "he",
        "Adults are missed … because the disease is so mild",
    ),
    "The hall was shut, he said, adding that nobody was hurt.": ("he", "The hall was shut"),
    "He was, she said, a good man.": ("she", "He was … a good man"),
    "The contrast with Hill, said Doyle, would be clear.": ("Doyle", "The contrast with Hill … would be clear"),
    "The charm of simplicity itself, Mr. Olsen argued, is largely a dream.": (
        "Mr. Olsen",
        "The charm of simplicity itself … is largely a dream",
    ),
    "Sorry, Olsen said.": ("Olsen", "Sorry"),
    "Yet this is far too dear, said Rupert Hill, a welder.": (
        "Rupert Hill, a welder",
        "Yet this is far too dear",
    ),
    "The boiler blew up, police said, killing two.": ("police", "The boiler blew up … killing two"),
    "The boiler blew up, police said on Monday, injuring two.": ("police", "The boiler blew up … injuring two"),
    "The boiler blew up, said Ann Olsen, setting fire to a barn.": (
        "Ann Olsen",
        "The boiler blew up … setting fire to a barn",
    ),
    "The fire began in a bin, Olsen said, before spreading to the roof.": (
        "Olsen",
        "The fire began in a bin … before spreading to the roof",
    ),
    "The fire began in a bin, Olsen said, before walking to his car.": ("Olsen", "The fire began in a bin"),
    "The ferry sank, officials said, with 40 people on board.": (
        "officials",
        "The ferry sank … with 40 people on board",
    ),
    "The ferry sank, Olsen said, with a sad smile.": ("Olsen", "The ferry sank"),
    "The ferry sank, Olsen said, on condition that he not be named.": ("Olsen", "The ferry sank"),
    "The owners fled, he said, most of them in slippers.": ("he", "The owners fled … most of them in slippers"),
    "It was a mistake, Olsen said, one that cost him his job.": (
        "Olsen",
        "It was a mistake … one that cost him his job",
    ),
    "It spreads fast, experts say, especially among children.": (
        "experts",
        "It spreads fast … especially among children",
    ),
    "The mill was shut, according to the Courier, and had been sold.": (
        "the Courier",
        "The mill was shut … and had been sold",
    ),
    "Two men died, according to police, when the roof fell in.": ("police", "Two men died … when the roof fell in"),
    "Two men died, according to police, and the mayor has left.": ("police", "Two men died"),
    # cues and clauses that look like something else
    "She wrote in her first book that he had been named the best.": ("She", "he had been named the best"),
    "Her press officer told the Courier last fall that she would wait.": ("Her press officer", "she would wait"),
    "She met owners who say the levy wrongly burdens the poor.": ("who", "the levy wrongly burdens the poor"),
    "Olsen said having Hill there puts others at risk.": ("Olsen", "having Hill there puts others at risk"),
    '"They have a plan," he said of the group, adding the town must act.': ("he", "the town must act"),
    "Some laughed, but half said they prefer him.": ("half", "they prefer him"),
    # gaps
    "It is a probe the agency said was still going on.": ("the agency", "a probe … was still going on"),
    "The lease, which she has often said was a burden, was lost.": ("she", "The lease … was a burden"),
    "She was sent to a farm, which the charity describes as a school.": ("the charity", "a farm … as a school"),
    # passives and openings
    "Teachers have been told they may not be paid in July.": (None, "they may not be paid in July"),
    "The man was told by his doctor, Ann Olsen, that he was ill.": ("his doctor, Ann Olsen", "he was ill"),
    "Asked by reporters whether the bridge was safe, Olsen nodded.": (None, "whether the bridge was safe"),
    "Having announced that he would not go, Judge Olsen left the room.": ("Judge Olsen", "he would not go"),
    "According to the Courier, Professor John Hill, the head of the panel, was told to go.": (
        "the Courier",
        "Professor John Hill, the head of the panel, was told to go",
    ),
    # quotations
    "She said the plan “will not work.”": ("She", "the plan “will not work.”"),
    '"Welcome to the show!" Senator Ann Olsen said as she opened it.': ("Senator Ann Olsen", '"Welcome to the show!"'),
    '"We will stand up," Olsen told a crowd that filled the street.': ("Olsen", '"We will stand up,"'),
    '"It is theft," David Olsen said just hours after the talk.': ("David Olsen", '"It is theft,"'),
    "“It is unusual,“ said Larry Olsen. “It is hard.”": ("Larry Olsen", "“It is unusual,“ … “It is hard.”"),
    "She said things “should be settled by May,” referring to the talks.": (
        "She",
        "things “should be settled by May,”",
    ),
    "Hill made “a mistake.” She also said, without proof, that it was late.": ("She", "it was late"),
    'It was clear: "The road is closed," he said.': ("he", '"The road is closed,"'),
    "Hill said she expects Ames, Bell, and Carr to go.": ("Hill", "she expects Ames, Bell, and Carr to go"),
    'But, said Olsen, "I do not want to drum up a fight."': ("Olsen", '"I do not want to drum up a fight."'),
    "Hill: I wrote it by hand.\n\nIt was not sent.": ("Hill", "I wrote it by hand … It was not sent"),
    "Pier unsafe, engineers warn\n\nIt was shut on Friday.": ("engineers", "Pier unsafe"),
    "'We shall be left with the toll of two plus 'pay at sea' again,' Hill said.": (
        "Hill",
        "'We shall be left with the toll of two plus 'pay at sea' again,'",
    ),
    "The widow has left.\n\n“It was too quiet. I am old.”": ("The widow", "“It was too quiet. I am old.”"),
    "In the '80s, police said the gang was 'finished.'": ("police", "the gang was 'finished.'"),
    "Hill said: “It cannot last.\n\n“It is cold.\n\n“It will fall.”": (
        "Hill",
        "“It cannot last. “It is cold. “It will fall.”",
    ),
    "“We tried it all.\n\n“In the end we failed,” said Olsen.": ("Olsen", "“We tried it all. “In the end we failed,”"),
    "Hill said the plan was “a gift to nobody. We will fight it.”": (
        "Hill",
        "the plan was “a gift to nobody. We will fight it.”",
    ),
    "The owners “had no choice. They sold up” in the end, Olsen said.": (
        "Olsen",
        "The owners “had no choice. They sold up” in the end",
    ),
    "The owners “had no choice. They sold up” in May, said Olsen.": (
        "Olsen",
        "The owners “had no choice. They sold up” in May",
    ),
    "Hill said it was late. “It is over,” said Ames. Ann Doyle left in May. “It was cold by then.”": (
        "Ann Doyle",
        "“It was cold by then.”",
    ),
    "Hill said it was late. “It is over,” said Ames. Doyle criticized the plan. “It is theft.”": (
        "Doyle",
        "the plan … “It is theft.”",
    ),
    "Hill said the aides had told them that it was late.\n\n“I believe none of it.”": (
        "Hill",
        "“I believe none of it.”",
    ),
    "Ames said it was late.\n\n“I will miss it.” Ann Hill smiled at the sea.": ("Ann Hill", "“I will miss it.”"),
    "Olsen was asked, “Did you know?” He answered, “No idea.”": ("He", "“No idea.”"),
    "Describing the plan as “a gift to nobody”, Olsen said it would fail.": ("Olsen", "it would fail"),
    "Asked whether he was “angry,” Olsen said he was only tired.": ("Olsen", "he was only tired"),
    "He told the “Leith Morning Show” that the plan was dead.": ("He", "the plan was dead"),
    "“He is fair game,” Hill told “Fox and Hounds,” reminding them of May.": ("Hill", "“He is fair game,”"),
    "Officials said all claims would be checked, with the Courier reporting that none would be sent back.": (
        "Officials",
        "all claims would be checked",
    ),
    "Villagers said they had no water, with one calling it “a disgrace.”": ("one", "it “a disgrace.”"),
    "“The nets are torn, said Ames. The clerk said it was late.": ("The clerk", "it was late"),
}


@pytest.mark.parametrize("sentence", CLAIMS)
def test_content_is_whole_and_no_more(sentence: str) -> None:
    doc = read_document(sentence, WORDS)
    found = [
        (each.source and doc.passage(*each.source), " … ".join(doc.passage(*part) for part in each.content))
        for each in find_attributions(doc)
    ]
    assert CLAIMS[sentence] in found


def test_an_opening_participle_and_its_object_claim_nothing() -> None:
    doc = read_document("Citing privacy rules, officials would not talk.", WORDS)
    assert find_attributions(doc) == []
