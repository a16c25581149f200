"""The sieves: all ways to find whom a source phrase stands for, in order of trust."""

from __future__ import annotations

from collections.abc import Callable

from attrib.grammar import Phrase
from attrib.speakers import descriptions, groups, naming, pronouns, relatives
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.source import Source, read_source
from attrib.speakers.tracing import Answer, Considered, New, Trace

Sieve = Callable[[Knowledge, Source], Answer]
"""It gives nobody for a source that is not of its kind."""


PRONOUNS: tuple[Sieve, ...] = (
    pronouns.possessive,  # criticized Roe for [his] claim
    pronouns.introduced,  # Her husband, a farmer, nodded. [He] said
    pronouns.individual,  # Ms. Roe came. [She] said
    pronouns.nearest_name,  # Robin Roe came. [She] said
    pronouns.several,  # Two nurses said it. [They] said
    pronouns.subject_before,  # Two nurses met. [They] said
    pronouns.body,  # The council said it. [It] said
    groups.member,  # Two nurses said it. [Another] said
)
PHRASES: tuple[Sieve, ...] = (
    relatives.antecedent,  # a judge [who] said
    naming.apposed,  # As Jane Roe, [a lawyer], put it
    naming.named,  # [Jane Roe] said
    naming.same_phrase,  # [officials] and [officials in the city]
    groups.member,  # Two nurses said it. [One of the nurses] said
    descriptions.named_later,  # [Judge] backs Roe … Judge Jane Poe
    descriptions.same_noun_or_role,  # Jane Roe is the mayor. [The mayor] said
    descriptions.pointer,  # A source said it. [This person] said
    descriptions.relation,  # His wife, Jane Roe, left. [His wife] said
    descriptions.individual,  # Jane Roe came. [The 40-year-old] said
    descriptions.same_group,  # Two nurses said it. [The nurses] said
    descriptions.same_words,  # Police said it. [Police] said
)


def trace(known: Knowledge, phrase: Phrase) -> Trace:
    """Find whom a source phrase stands for: whom the first sieve finds that finds anybody, or a voice of its own."""
    source = read_source(known, phrase)
    considered: tuple[Considered, ...] = ()
    for sieve in PRONOUNS if source.pronoun else PHRASES:
        answer = sieve(known, source)
        considered += answer.considered
        if isinstance(answer.who, Phrase):
            same = trace(known, answer.who)
            through = (answer.who, *same.through)
            return Trace(answer.how, same.who, same.at, considered + same.considered, through)
        if answer.who is not None:
            return Trace(answer.how, answer.who, answer.at, considered)
    return Trace("untraced" if source.pronoun else "new", New(source.phrase, source.parts), None, considered)
