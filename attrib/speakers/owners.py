"""Whose somebody is: for "its" in "its president" the union, for "his" in "his lawyer" Delgado."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrib.english import singular
from attrib.grammar import Phrase, main_subject
from attrib.speakers.individuals import Wanted, last_individual
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention, read_mention
from attrib.speakers.tracing import ByName, Known
from attrib.text.tags import COMMA, DETERMINER, PRONOUNS, RELATIVES

SENTENCES_BACK = 2
"""Sentences before "its president" whose subject may be the body."""


def find_owners(known: Knowledge, source: Phrase) -> Mapping[int, str]:
    """Give for each "its" or "his" that opens a description in a source phrase the owner: "the union's"."""
    tags, lower, found = known.doc.tags, known.doc.tokens.lower, dict[int, str]()
    for at in range(*source):
        opens = tags[at] == DETERMINER and (at == source.first or tags[at - 1] == COMMA)
        if opens and lower[at] in known.doc.words.introducing_possessives:
            owner = _owner(known, at)
            if owner is not None:
                several = owner.endswith("s") and lower[at] in {"its", "their"}
                found[at] = f"{owner}’" if several else f"{owner}’s"
    return found


def _owner(known: Knowledge, at: int) -> str | None:
    """Name or describe whom a possessive pronoun stands for; None where nobody fits."""
    word = known.doc.tokens.lower[at]
    if word in {"his", "her"}:
        who = last_individual(known, Wanted(at, "m" if word == "his" else "f"), "possessive").who
        if isinstance(who, ByName):
            return known.names.named[who.name].name.split()[-1]
        return _described(known.speakers[who.speaker].parts[0]) if isinstance(who, Known) else None
    return next((told for subject in subjects_before(known, at) if (told := _fitting(known, subject, word))), None)


def subjects_before(known: Knowledge, at: int) -> Iterator[Phrase]:
    """Give what the sentence of a token is about before it, and then what those before it are about."""
    sentence, before = known.doc.sentence_at(at), at
    for _ in range(SENTENCES_BACK + 1):
        if sentence is None:
            return
        subject = main_subject(known.doc, sentence, before)
        if subject is not None and subject.first < at:
            yield subject
        sentence = known.doc.sentence_at(sentence.first - 1) if sentence.first else None
        before = at


def _fitting(known: Knowledge, subject: Phrase, word: str) -> str | None:
    """Describe a subject that "its", a body, or "their", several people, may stand for."""
    if known.doc.tags[subject.first] in PRONOUNS + RELATIVES:
        return None
    mention = read_mention(known.doc, known.names, subject)
    if mention.form == "organization" and mention.name is not None:
        article = "the " if known.doc.tokens.lower[subject.first] == "the" else ""
        return f"{article}{mention.name}" if word == "its" else None
    if mention.form != "description" or not mention.noun:
        return None
    body = mention.number == "one" and singular(mention.noun) not in known.doc.words.human_nouns
    return _described(mention) if (body if word == "its" else mention.number == "many") else None


def _described(mention: Mention) -> str | None:
    """Give "the union" for "a union that represents nurses"."""
    return f"the {mention.head}" if mention.form == "description" and mention.head else None
