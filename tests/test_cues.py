"""What marks an attribution: each text gives its last attribution's source, cue and content."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from attrib.constructions import find_attributions
from attrib.rules import load_rules
from attrib.text import read_document

WORDS = load_rules("newsroom").words


class Expected(NamedTuple):
    """A text, and what its last attribution must be."""

    text: str
    source: str | None
    cue: str
    content: str


FOUND = [
    ("Asked whether a cut was on the table, he left.", None, "Asked", "whether a cut was on the table"),
    ("Roe, asked whether she had met him, said no.", None, "asked", "whether she had met him"),
    ("She sat down, asked why it was shut, and left.", "She", "asked", "why it was shut, and left"),
    ("Staff said help would come and called Roe a “brave man”.", "Staff", "called", "Roe a “brave man”"),
    ("Local radio said the boat had capsized.", "Local radio", "said", "the boat had capsized"),
    ("Staff told a packed Hadley Road meeting they would resign.", "Staff", "told", "they would resign"),
    ("As Roe told the Leith Daily Courier, rent is due in May.", "Roe", "told", "rent is due in May"),
    ("Officials told residents to boil water.", "Officials", "told", "residents to boil water"),
    (
        "Roe lied, according to two intelligence sources who saw it.",
        "two intelligence sources who saw it",
        "according to",
        "Roe lied",
    ),
    ("Sources privy to the talks say it is over.", "Sources privy to the talks", "say", "it is over"),
    ("Groups urging Roe to run on a platform of change are hailing the plan.", "Groups", "hailing", "the plan"),
    ("A senior official said the plant leaks oil.", "A senior official", "said", "the plant leaks oil"),
    ("Roe said wooden piles rarely last long.", "Roe", "said", "wooden piles rarely last long"),
    ("Doctors say warm milk helps.", "Doctors", "say", "warm milk helps"),
    ("She says despite all that, Roe was not moved.", "She", "says", "despite all that, Roe was not moved"),
    ("It fell. “I hope she likes it there!” Roe said last week.", "Roe", "said", "“I hope she likes it there!”"),
    (
        "Nurses, speaking privately because they feared revenge, described a cold ward.",
        "Nurses, speaking privately because they feared revenge",
        "described",
        "a cold ward",
    ),
    ("“No one came.” Asked why, Ann Poe said, “We will see.”", "Ann Poe", "said", "“We will see.”"),
    ("A memo, seen by the Herald, says the plant leaks.", "A memo, seen by the Herald", "says", "the plant leaks"),
    ("The union asked him about the rota.", "The union", "asked", "the rota"),
    ("The court said Congress must rewrite the law.", "The court", "said", "Congress must rewrite the law"),
    ("Roe says, win or lose, he will stay.", "Roe", "says", "win or lose, he will stay"),
    ("The snag, Ms. Roe said, is that the roof leaks.", "Ms. Roe", "said", "The snag … is that the roof leaks"),
    ("The levy, which aides said would end, paid for it.", "aides", "said", "The levy … would end"),
    ("The survey put the backlog at 4,000 cases.", "The survey", "put", "the backlog at 4,000 cases"),
    ("The audit found a gap in the fund.", "The audit", "found", "a gap in the fund"),
    ("Police records show 63 calls.", "Police records", "show", "63 calls"),
    ("She has pleaded not guilty to theft.", "She", "has pleaded", "not guilty to theft"),
    ("The inspector branded the plan a sham.", "The inspector", "branded", "the plan a sham"),
    ("Ms Doe compared the tax to a fine.", "Ms Doe", "compared", "the tax to a fine"),
    ("Prosecutors in May charged two men with fraud.", "Prosecutors", "charged", "two men with fraud"),
    ("It is, as one of her aides put it, a bad deal.", "one of her aides", "put it", "It is … a bad deal"),
    ("The gate was open, as police have said.", "police", "have said", "The gate was open"),
    ("All the nurses I spoke to said it was full.", "All the nurses I spoke to", "said", "it was full"),
    ("The nurses I met said the ward was full.", "The nurses I met", "said", "the ward was full"),
    ("Fans who heard it in Leith have called it dull.", "Fans who heard it in Leith", "have called", "it dull"),
    ("Tenants who met Roe have called the plan cruel.", "Tenants who met Roe", "have called", "the plan cruel"),
    ('Roe mocked a lame man, called nurses "rats" and left.', "Roe", "called", 'nurses "rats" and left'),
    ("Roe has hired a cook, having rejected the need for one.", "Roe", "rejected", "the need for one"),
    (
        "Nearly all of the heads of the 10 most deprived schools have praised her.",
        "all of the heads of the 10 most deprived schools",
        "have praised",
        "her",
    ),
    ("Tenants are most inclined to say they will go.", "Tenants", "are most inclined to say", "they will go"),
    ("Ten left, the local search and rescue team said.", "the local search and rescue team", "said", "Ten left"),
    ("The online food giant reported a profit.", "The online food giant", "reported", "a profit"),
    ("Those not blaming the council criticized the rota.", "Those not blaming the council", "criticized", "the rota"),
    ("Doctors said that is highly unlikely.", "Doctors", "said", "that is highly unlikely"),
    ("Nurses marched in the hopes that pay will rise.", None, "hopes that", "pay will rise"),
    (
        "The grocer reported a profit of $1.70, well above the $1.10 that analysts expected.",
        "The grocer",
        "reported",
        "a profit of $1.70, well above the $1.10 that analysts expected",
    ),
    ("Amid fears that the dam will burst, staff have left.", None, "fears that", "the dam will burst"),
    ("In a week in which many nurses say they are tired, others left.", "many nurses", "say", "they are tired"),
    ("Fans who prefer other clubs still care about money.", "who", "prefer", "other clubs"),
    ("He was a bore - an aide said he was late - and his wife left.", "an aide", "said", "he was late"),
    ("For Roe, who reportedly has been ill, the day went well.", None, "reportedly", "who … has been ill"),
    (
        "He said she could lose not only because of it but also because of age.",
        "He",
        "said",
        "she could lose not only because of it but also because of age",
    ),
    ("It was a tackle that referee Ann Roe deemed reckless.", "referee Ann Roe", "deemed", "a tackle … reckless"),
    ("Reports in Spain have linked Roe with Leith.", "Reports in Spain", "have linked", "Roe with Leith"),
    ("Roe said families file suits.", "Roe", "said", "families file suits"),
    ("Police asked firms that dealt with Roe to call.", "Police", "asked", "firms that dealt with Roe to call"),
    ("Fans like her; critics have praised her; sales rose.", "critics", "have praised", "her"),
    ("Doe said for the first time that the dam leaks.", "Doe", "said", "the dam leaks"),
    ("One in ten say it is bad, and two unions said it was fine.", "two unions", "said", "it was fine"),
    ("As they met in Leith, Roe was at home, promising to build a wall.", "Roe", "promising", "to build a wall"),
    ("A friend who has worked with Doe has called her difficult.", "A friend", "has called", "her difficult"),
    ("They face what the mayor calls a bad deal.", "the mayor", "calls", "a bad deal"),
    ("Those close to him say that he is ill.", "Those close to him", "say", "he is ill"),
    ("A man who, according to police, stepped in, was hurt.", "police", "according to", "stepped in"),
    ("The dam held, officials said Tuesday, but 40 families are still away.", "officials", "said", "The dam held"),
    ("Acoustic modelling paid for by Roe suggests noise will rise.", "Acoustic", "suggests", "noise will rise"),
    ("A nurse who asked not to be named for fear of her boss said it was full.", "A nurse", "said", "it was full"),
    ("A porter who fears for his post said it was full.", "A porter who fears", "said", "it was full"),
    ("A clerk who asked to remain anonymous said it was over.", "A clerk who asked", "said", "it was over"),
    ("A cook hired to run the inn said it was old.", "A cook hired to run the inn", "said", "it was old"),
    ("A man who tried to buy the inn said it was old.", "A man who tried to buy the inn", "said", "it was old"),
    ("A widow whose son died in the fire said it was old.", "A widow whose son died", "said", "it was old"),
    ("The fire was reported to the council by a cook.", "a cook", "was reported", "The fire"),
    ("The fire was confirmed on Monday by a cook.", "a cook", "was confirmed", "The fire"),
    ("Poe, dismissed by critics as a clown, won.", "critics", "dismissed", "Poe … as a clown"),
    ("A boy whose aunt ran the old inn said it was old.", "A boy whose aunt ran", "said", "it was old"),
    ("The bank denied claims of fraud.", "The bank", "denied", "claims of fraud"),
    ("A cook who was not allowed to speak publicly said it was over.", "A cook who", "publicly said", "it was over"),
    ("An official who was not authorized to speak said it was over.", "An official", "said", "it was over"),
    ("Nurses are critical of the rota.", "Nurses", "are critical", "the rota"),
    ("The minister, when contacted, said he had resigned.", "The minister, when contacted", "said", "he had resigned"),
    ("Asked by the coroner whether it rang, she wept.", "the coroner", "Asked by", "whether it rang"),
    ("It emerged that the report was late.", None, "emerged", "the report was late"),
    ("They have been told that pay will be late.", None, "told", "pay will be late"),
    ("She was told by the clerk that pay would be late.", "the clerk", "told by", "pay would be late"),
    ("Roe proceeded to lie to the board that it was safe.", "Roe", "proceeded to lie", "it was safe"),
    ("Aides convinced the mayor that it was safe.", "Aides", "convinced", "it was safe"),
    ("Roe is convinced that it was safe.", "Roe", "is convinced", "it was safe"),
    ("Roe made the case that it was safe.", "Roe", "made the case", "it was safe"),
    ("He left after it came to light that the tests were faked.", None, "came to light", "the tests were faked"),
    ("They left under the pretext that it was late.", None, "pretext that", "it was late"),
    ("The Courier gathered that two wards had closed.", "The Courier", "gathered", "two wards had closed"),
    ("He was told it would close in May.", None, "told", "it would close in May"),
    ("It was gathered that two wards had closed.", None, "was gathered", "two wards had closed"),
    ("It was barred on the grounds that it would harm trade.", None, "grounds that", "it would harm trade"),
    ("The council was accused by tenants of neglect.", "tenants", "was accused", "The council … of neglect"),
    ("Roe said the answer was no and added that the bid was dead.", "Roe", "added", "the bid was dead"),
    ("Roe spoke for an hour while also warning that rents would rise.", "Roe", "warning", "rents would rise"),
    ("A new study tracing river weed in farm ponds says it spreads.", "A new study", "says", "it spreads"),
    ("The storm tore off roofs, Gov. Ann Roe said.", "Gov. Ann Roe", "said", "The storm tore off roofs"),
    ("Rents fell in May, Ann Roe, an agent, said.", "Ann Roe, an agent", "said", "Rents fell in May"),
    ("Two men fled, the chief, Ann Roe, told aides.", "the chief, Ann Roe", "told", "Two men fled"),
    ("A firm that owns it left, its boss, Tom Poe, said.", "its boss, Tom Poe", "said", "A firm that owns it left"),
    ("A nurse hurt by Poe, Ann Roe, said it was dark.", "A nurse hurt by Poe, Ann Roe", "said", "it was dark"),
    ("They say the mayor, Tom Poe, said it was over.", "the mayor, Tom Poe", "said", "it was over"),
    ("The lease ends on Friday, tenants said.", "tenants", "said", "The lease ends on Friday"),
    ("The pipe leaks, reports the Herald.", "the Herald", "reports", "The pipe leaks"),
    ("The roof has gone, reports Ann Roe.", "Ann Roe", "reports", "The roof has gone"),
    ("“It is late,” states the memo.", "the memo", "states", "“It is late,”"),
    ("The port has since said that it would pay.", "The port", "has since said", "it would pay"),
    ("It is dull, current and former clerks say.", "current and former clerks", "say", "It is dull"),
    ("Most growers agree the dam is unsafe.", "Most growers", "agree", "the dam is unsafe"),
    ("One clerk retorted that it was shut.", "One clerk", "retorted", "it was shut"),
    ("As Ann Roe noted in 2019, nobody looked.", "Ann Roe", "noted", "nobody looked"),
    ("Roe wrote in a note to staff, tenants and friends that the lift was shut.", "Roe", "wrote", "the lift was shut"),
    ("Clerks told us that fees rose and say there needs to be a cap.", "Clerks", "say", "there needs to be a cap"),
    ("Roe said it had failed and had then leaked.", "Roe", "said", "it had failed and had then leaked"),
    ("It fell, clerks say, with old bolts holding it.", "clerks", "say", "It fell … with old bolts holding it"),
    ("It ended, a man told of last week's vote said.", "a man told of last week's vote", "said", "It ended"),
    ("Fire sent black smoke over Orne, and aides said cars burned.", "aides", "said", "cars burned"),
    ("The ‘hay hawks’ said it was late.", "The ‘hay hawks’", "said", "it was late"),
    ("An aide told BBC News Roe came in May.", "An aide", "told", "Roe came in May"),
    ("The first version of the memo said it was late.", "The first version of the memo", "said", "it was late"),
    ("Roe said she met him and then called her aunt.", "Roe", "said", "she met him and then called her aunt"),
    ("Roe called it “a sham,” but it was sold.", "Roe", "called", "it “a sham,”"),
    ("Roe said it would not only go, but the bar as well.", "Roe", "said", "it would not only go, but the bar as well"),
    ("Two men told her son, Tom Poe, they were late.", "Two men", "told", "they were late"),
    ("They were twice told by Roe that it was late.", "Roe", "told by", "it was late"),
    ("In a broadcast of “Late Night,” Roe said it was over.", "Roe", "said", "it was over"),
    ("The firm just this month said it would end.", "The firm", "just this month said", "it would end"),
    ("It fell, an analysis of newly filed lists shows.", "an analysis of newly filed lists", "shows", "It fell"),
    ("Roe said it had seen her go and thought of her.", "Roe", "said", "it had seen her go and thought of her"),
    ("Aides say it could end it and allow Roe to go.", "Aides", "say", "it could end it and allow Roe to go"),
    ("Roe, who denies all guilt, is on trial.", "who", "denies", "all guilt"),
    ("Roe said it was late, and there was no hope.", "Roe", "said", "it was late, and there was no hope"),
    ("Aides never met, the boss, Ann Roe, said.", "the boss, Ann Roe", "said", "Aides never met"),
    ("Bread and oil doubled, two clerks, speaking by phone, said.", "two clerks", "said", "Bread and oil doubled"),
    ("It was late, union officials and clerks said.", "union officials and clerks", "said", "It was late"),
    ("Roe, the mayor, said the pool, closed in May, would open.", "Roe", "said", "the pool, closed in May, would open"),
    ("The port had long since conceded that it was late.", "The port", "had long since conceded", "it was late"),
    ("None so far, the clerk said.", "the clerk", "said", "None so far"),
    ("A nurse who was not authorized to speak publicly said it was late.", "A nurse", "publicly said", "it was late"),
    ("The firm said in a blog post that it was late.", "The firm", "said", "it was late"),
    ("Roe said one man, whose name was not given, fell.", "Roe", "said", "one man, whose name was not given, fell"),
]  # fmt: skip

NOT_FOUND = [
    "The ban, denounced as cruel and costly, has support.",
    "It should be noted that two nurses left.",
    "She met a nurse, who asked that her name be withheld.",
    "He met staff of three major cable television firms: Alpha and Beta.",
    "The choir is known for its focus on hymns.",
    "Both women are well known to voters.",
    "She met Lt. Roe, who was asked about the price of a bridge.",
    "Roe has staked out ground that his own party is unlikely to hold.",
    "Ask yourself: Which town will she win?",
    "The Courier didn't report that Roe was leaving.",
    "Prosecutors declined to confirm or deny any inquiry.",
    "She said a few kind words.",
    "The mayor wore a red hat reading, “Make Orne Great.”",
    "The minister has refrained from endorsing the plan.",
    "What would happen if their candidate announced he would go?",
    "There are party rules that bind them.",
    "He read some emails between Roe and Doe.",
    "The survey team put the boxes at the door.",
    "The clerk found a key.",
    "Officials would not say whether the pump had burst.",
    "Jane Roe would neither confirm nor deny that an inquiry was under way.",
    "It is not clear that the leaks caused the blast.",
    "The council compared lists.",
    "The witness asked not to be named.",
    "Smoke emerged that night.",
    "What police said was true.",
    "Later that day, he said.",
    "The witness answered that question.",
]


def attributions(text: str) -> list[tuple[str | None, str | None, str]]:
    doc = read_document(text, WORDS)
    return [
        (
            doc.passage(*found.source) if found.source else None,
            doc.passage(*found.cue) if found.cue else None,
            " … ".join(doc.passage(*part) for part in found.content),
        )
        for found in find_attributions(doc)
    ]


@pytest.mark.parametrize("expected", [Expected(*row) for row in FOUND], ids=lambda row: row.text)
def test_a_cue_is_found(expected: Expected) -> None:
    source, cue, content = attributions(expected.text)[-1]
    assert source is None if expected.source is None else (source or "").startswith(expected.source)
    assert (cue, content) == (expected.cue, expected.content)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_cue_is_found(text: str) -> None:
    assert attributions(text) == []


def test_a_claim_made_with_a_noun_is_read_once() -> None:
    assert attributions("She voiced fears that it would close.") == [("She", "voiced fears", "it would close")]


def test_a_clause_that_tells_who_speaks_says_nothing_else() -> None:
    assert [cue for _, cue, _ in attributions("A porter who fears for his post said it was full.")] == ["said"]
    assert [cue for _, cue, _ in attributions("A clerk asked to run the inn said it was full.")] == ["said"]


def test_a_quotation_over_several_paragraphs_has_one_voice() -> None:
    quotation = "“The law is old. It is clear.\n\n“Nobody read it.”"
    text = f"Judge Abara went on:\n\n{quotation}\n\nThe hall was full."
    doc = read_document(text, WORDS)
    [found] = find_attributions(doc)
    start, end = doc.span(found.content[0].first, found.content[-1].stop)
    assert text[start:end] == quotation


def test_a_letter_head_announces_a_quotation() -> None:
    text = "From Mayor Jane Roe, by email on Wednesday:\n\n“I want to thank everyone who came to the hall.”\n"
    doc = read_document(text, WORDS)
    [found] = find_attributions(doc)
    assert found.source is not None
    assert doc.passage(*found.source) == "Mayor Jane Roe"
