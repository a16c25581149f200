"""The sieves: all ways to find whom a source phrase stands for, in order of trust."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attrib.grammar import Phrase
from attrib.speakers import bodies, descriptions, formers, groups, naming, papers, pronouns, relatives, spokespeople
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.source import Source, read_source
from attrib.speakers.tracing import NOBODY, Answer, Considered, New, Trace


class Sieve(NamedTuple):
    """One way to find somebody, with a text that shows it."""

    example: str
    """A text; for the source in [brackets], its last, this sieve finds somebody, and none before it does."""
    find: Callable[[Knowledge, Source], Answer]
    """It finds nobody for a source that is not of its kind."""


PRONOUNS = (
    Sieve("The council praised Jane Roe for [her] claim that it rained.", pronouns.possessive),
    Sieve("Jane Roe told the court: “[I] said, ‘It rained.’”", pronouns.oneself),
    Sieve("Two nurses left. The third stayed: [he] said it rained.", pronouns.of_clause),
    Sieve("Tom Hale left. Her husband, a farmer, nodded. “Nobody came,” [he] said.", pronouns.introduced),
    Sieve("Ms. Jane Roe came at noon. [She] said it rained.", pronouns.individual),
    Sieve("Wiremu Tane came at noon. [She] said it rained.", pronouns.nearest_name),
    Sieve("Two men left. One said it rained. The other said it was hot. [Both] said it was cold.", pronouns.both),
    Sieve("A nurse said it rained. [They] said it was cold.", pronouns.one_unnamed),
    Sieve("Farmers said it rained.\n\nTwo guards were held. [They] said it was cold.", pronouns.of_paragraph),
    Sieve("Two nurses said it rained. [They] said it was cold.", pronouns.several),
    Sieve("Two nurses met on Monday. [They] said it rained.", pronouns.subject_before),
    Sieve("The council said it rained. [It] said it was cold.", pronouns.body),
    Sieve("Two nurses said it rained. [Another] said it was cold.", groups.member),
)
PHRASES = (
    Sieve("Mr. Poole drew the ire of lawmakers [who] said it rained.", relatives.antecedent),
    Sieve("As Jane Roe, [the head of the port, who flew in], put it, “It rained.”", naming.apposed),
    Sieve("[Jane Roe] said it rained.", naming.named),
    Sieve("[The results of the Holm Bone Study] show that it rained.", papers.titled),
    Sieve("[A driver who gave his name only as Tex] said it rained.", naming.given_in_part),
    Sieve("[Two nurses who said Poe had left] told a friend it rained.", naming.same_phrase),
    Sieve("Two nurses said it rained. [One of the nurses] said it was cold.", groups.member),
    Sieve("Nurse is sacked\n\n[A nurse] said it rained.\n\nJane Roe, 34, left the port.", descriptions.named_next),
    Sieve("[A spokesman] said it rained. “Often,” said Ana Roe.", spokespeople.named_going_on),
    Sieve("[British diplomat] praises Poe\n\nCarl Roe, a diplomat, spoke on Monday.", descriptions.named_later),
    Sieve("Jane Roe said in a statement that it rained. [The statement] said it was cold.", papers.issuer),
    Sieve("Pier shut, [mayor] says\n\nThe mayor of Orne and Tarn, Ana Roe, said it fell.", descriptions.voice_of_lede),
    Sieve("The Norvik Trust met on Monday. [The trust] said it rained.", bodies.of_kind),
    Sieve("Jane Roe is the mayor. [The mayor] said it rained.", descriptions.same_noun_or_role),
    Sieve("A report by Ana Roe came out. [The report] says it rained.", papers.brought_in),
    Sieve("Norvik lost a ship. [The company] said it rained.", bodies.spoken_of),
    Sieve("An aide to Mr. Hale said it rained. [This person] said it was cold.", descriptions.pointer),
    Sieve("Ivo Poe and his former wife, Ana Roe, went to court. [His ex-wife] said it rained.", descriptions.relation),
    Sieve("A senator from Orne was blunt. “It rained,” [the lawmaker] said.", descriptions.introduced),
    Sieve("Ms. Jane Roe, a lawyer, came at noon. [The 40-year-old] said it rained.", descriptions.individual),
    Sieve("Ana Roe and Ivo Poe left. [The pair] said it rained.", groups.all_of_them),
    Sieve("Ana Roe said it rained. “It was cold,” [the former mayor of Orne] said.", formers.last_named),
    Sieve("Norvik and Talvik are shut. [The companies] said it rained.", bodies.several),
    Sieve("Two nurses at the port said it rained. [The nurses] said it was cold.", descriptions.same_group),
    Sieve("Pier shut, officials say\n\n[Two city officials] said it rained.", descriptions.headline_voice),
    Sieve("Police said it rained. [Police] said it was cold.", descriptions.same_words),
)


def trace(known: Knowledge, phrase: Phrase) -> Trace:
    """Find whom a source phrase stands for: whom the first sieve finds that finds anybody, or a voice of its own."""
    source = read_source(known, phrase)
    considered: tuple[Considered, ...] = ()
    for _, find in PRONOUNS if source.pronoun else PHRASES:
        answer = find(known, source)
        if answer is NOBODY:
            continue
        considered += answer.considered
        if isinstance(answer.who, Phrase):
            same = trace(known, answer.who)
            through = (answer.who, *same.through)
            return Trace(answer.how, same.who, same.at, considered + same.considered, through)
        if answer.who is not None:
            return Trace(answer.how, answer.who, answer.at, considered)
    return Trace("untraced" if source.pronoun else "new", New(source.phrase, source.parts), None, considered)
