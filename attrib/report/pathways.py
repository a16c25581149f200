"""By which way a source spoke, in the article's own words."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.attributions import Attribution, Phrase
from attrib.report.finder import finder
from attrib.text import Document
from attrib.words import Words

SPEECH_KINDS = frozenset(["statement", "question", "request", "promise", "judgement"])
PATHWAY_OPENS = frozenset("in by via on over during through".split())
SENT_BY = frozenset("phone telephone email e-mail text message letter fax".split())
SPOKEN_ON = frozenset("phone telephone call podcast twitter facebook instagram blog x".split())
PATHWAY_REACH = 5
LONGEST_LISTENER = 6


def find_pathway(doc: Document, words: Words, attributions: Sequence[Attribution]) -> Phrase | None:
    """Find by which way a source spoke, in the sentences of its attributions: "in an interview", "told CNN"."""
    for attribution in attributions:
        if attribution.cue is not None and attribution.kind in SPEECH_KINDS:
            found = _pathway(doc, words, attribution, attribution.cue)
            if found is not None:
                return found
    return None


def _pathway(doc: Document, words: Words, attribution: Attribution, cue: Phrase) -> Phrase | None:
    lower = doc.tokens.lower
    if lower[cue.first] in words["pathway_verbs"]:
        return Phrase(cue.first, cue.first + 1)
    sentence = doc.sentence_at(cue.first)
    if sentence is None:
        return None
    nouns = words["pathway_nouns"]
    if lower[cue.first] in {"told", "tells", "telling"}:
        stop = listener_stop(doc, words, cue.stop, sentence.stop)
        if stop > cue.stop:
            return Phrase(cue.first, stop)
    if nouns.isdisjoint(lower[sentence.first : sentence.stop]):
        return None
    inside = attribution.content
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in nouns or doc.quoted[at] >= 0 or any(part.first <= at < part.stop for part in inside):
            continue
        if (attribution.source and attribution.source.first <= at < attribution.source.stop) or _goes_on(doc, at + 1):
            continue
        if not _one_clause(doc, cue, at, inside):
            continue
        begin = _pathway_start(doc, at, max(sentence.first, at - PATHWAY_REACH))
        if begin >= 0:
            return Phrase(begin, _pathway_stop(doc, at + 1, sentence.stop))
    return None


def _goes_on(doc: Document, at: int) -> bool:
    """Tell whether a noun is only part of a longer one: "a private email server"."""
    return doc.tags[at : at + 1] == "N"


def _one_clause(doc: Document, cue: Phrase, at: int, content: Sequence[Phrase]) -> bool:
    """Tell whether no other clause begins between a cue and a token, the content aside."""
    low, high = min(cue.first, at), max(cue.stop, at)
    return not any(
        doc.tags[i] in "KW;" and not any(part.first <= i < part.stop for part in content) for i in range(low, high)
    )


def _pathway_start(doc: Document, at: int, low: int) -> int:
    """Give the preposition of the phrase that a noun ends; -1 where there is none."""
    for begin in range(at - 1, low - 1, -1):
        opening = doc.tokens.lower[begin]
        if opening in PATHWAY_OPENS:
            noun = doc.tokens.lower[at]
            fits = noun in SENT_BY if opening == "by" else opening != "on" or doc.tags[at] == "P" or noun in SPOKEN_ON
            return begin if fits else -1
        if doc.tags[begin] not in "DJNPSGRV#" or doc.quoted[begin] >= 0:
            break
    return -1


def listener_stop(doc: Document, words: Words, at: int, high: int) -> int:
    """Give where a news outlet or reporters as those told end; `at` itself where none stands there."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = at
    while stop < high and tags[stop] in "DPNSJ" and stop - at < LONGEST_LISTENER:
        stop += 1
    if stop == at:
        return at
    outlet = finder(words, "pathway_listeners", "news_agencies_and_broadcasters").found(lower, at, stop)
    if outlet is not None:
        end = outlet.stop
        while end < high and tags[end] in "NP" and lower[end] not in words["weekdays"]:
            end += 1
        return end
    last = stop - 1
    while last > at and tags[last] != "P":
        last -= 1
    return last + 1 if tags[last] == "P" and lower[last] in words["publication_words"] and last > at else at


def _pathway_stop(doc: Document, at: int, high: int) -> int:
    """Take in with whom an interview was: "in an interview [with CNN]"."""
    tags = doc.tags
    if at + 1 < high and doc.tokens.lower[at] in {"with", "to", "on", "for", "from", "by"}:
        stop = at + 1
        while stop < high and tags[stop] in "DPS":
            stop += 1
        if tags[stop - 1] == "P":
            return stop
        if stop < high and doc.tokens.lower[stop] in {"reporters", "journalists"}:
            return stop + 1
    return at
