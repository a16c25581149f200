"""What is said in transcripts and interviews: a speaker's turn after a label, and the answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.interviews import answers_of
from attrib.constructions.letters import LETTER, letters_of
from attrib.constructions.stage import said_in
from attrib.constructions.transcripts import turns_of
from attrib.grammar import Phrase
from attrib.text.document import remembered
from attrib.text.tags import COLON

if TYPE_CHECKING:
    from collections.abc import Set

    from attrib.constructions.block import Block
    from attrib.text import Document


def _said_below(block: Block, first: int) -> tuple[Phrase, ...]:
    """Give what is said after a label: in its paragraph or, where it stands alone, in the one below."""
    doc = block.doc
    if first < block.paragraph.stop:
        return said_in(doc, first, block.paragraph.stop)
    below = block.number + 1
    while below < len(doc.paragraphs) and doc.paragraphs[below].furniture:
        below += 1
    if below == len(doc.paragraphs) or below in turns_of(doc) or doc.paragraphs[below].subhead:
        return ()
    return said_in(doc, doc.paragraphs[below].first, doc.paragraphs[below].stop)


def _turn(block: Block) -> Outcome:
    doc = block.doc
    turn = turns_of(doc).get(block.number)
    if turn is None:
        return "the text is no transcript, or no label opens the paragraph"
    if turn.part != "speaker":
        return "the label is that of a question or an answer"
    content = _said_below(block, turn.said)
    if not content:
        return "nothing is said after the label"
    colon = turn.said - 1
    cue = Phrase(colon, turn.said) if doc.tags[colon] == COLON else None
    return Attribution(content, cue, turn.who, TURN)


TURN = Construction(
    name="turn",
    what="turn of a speaker in a transcript",
    example="ROE: When did it break?\n\n[POE]{:} <I heard it at noon>.\n\nROE: And then?",
    counterexamples=("Cost: You pay four dollars.\n\nWhere: You take the bus.\n\nBest for children: You see ships.",),
    read=_turn,
    sureness="sure",
    grounds="A label says who speaks.",
    spoken=True,
)


def _answer(block: Block) -> Outcome:
    doc = block.doc
    who = answers_of(doc).get(block.number)
    if who is None:
        return "no question stands above it, or nobody is introduced who may answer"
    turn = turns_of(doc).get(block.number)
    first = turn.said if turn else block.paragraph.first
    content = _said_below(block, first)
    if not content:
        return "nothing is said in answer"
    return Attribution(content, Phrase(turn.who.first, turn.said) if turn else None, who, ANSWER)


ANSWER = Construction(
    name="answer",
    what="answer to a question of an interview",
    example="We spoke with [Ana Ruiz].\n\nQ: When did it break?\n\n{A:} <I heard it at noon>.\n\nQ: And then?",
    counterexamples=("When did it break?\n\nThe bridge broke at noon.\n\nWho shut it?\n\nThe mayor shut it.",),
    read=_answer,
    sureness="sure",
    grounds="An interview gives answers under questions, and names above them who answers.",
    spoken=True,
)


@remembered
def who_speaks(doc: Document) -> Set[int]:
    """Give the tokens of names that label turns or sign letters, so that they are people's."""
    names = [turn.who for turn in turns_of(doc).values() if turn.part == "speaker"]
    names += [letter.signature for letter in letters_of(doc).values()]
    words, lower = doc.words, doc.tokens.lower
    bodies = words.organization_words, words.news_agencies_and_broadcasters
    people = (
        name
        for name in names
        if lower[name.first] not in words.determiners and not any(lower[name.stop - 1] in each for each in bodies)
    )
    return frozenset(token for name in people for token in range(*name))


def is_spoken(doc: Document) -> bool:
    """Tell whether a text is a transcript or an interview, or has letters."""
    return bool(turns_of(doc) or answers_of(doc) or letters_of(doc))


SPOKEN = (TURN, ANSWER, LETTER)
