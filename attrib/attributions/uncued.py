"""Quotations that no cue claims: those that go on, stand alone, or sit inside a sentence.

A full quotation after a cued one in its paragraph goes on in the same voice; so does one that opens the next
paragraph (O'Keefe et al. 2012 find that the last speaker is the best guess for such quotations in news). A
quoted phrase inside a sentence belongs to that sentence's subject.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from attrib.attributions.attribution import Attribution
from attrib.grammar import (
    Phrase,
    can_speak,
    main_subject,
    phrase_after,
    phrase_start,
    subject_before,
)
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.quotations import Quotation
from attrib.text.tags import (
    ADVERB,
    ANNOUNCING,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    NAME,
    OF,
    OPENS_CREDIT,
    POSSESSIVE,
    PREMODIFIERS,
    SENTENCE_PARTS,
    THAT,
    VERB_FORMS,
    VERBS,
)

SHORTEST_PHRASE = 3
"""Quoted phrases of fewer words are mostly titles, nicknames or scare quotes."""
LONGEST_TAIL = 30
"""Tokens after a quotation in which its speaker and verb stand."""
NEAREST = 40
"""So many attributions around a quotation are looked at, in paragraphs that have more."""
CONTINUING = frozenset(
    [
        "quotation",
        "colon",
        "inverted",
        "that-clause",
        "clause",
        "parenthetical",
        "according to",
        "continued",
        "label",
    ]
)


def claim_quotations(doc: Document, cued: list[Attribution]) -> list[Attribution]:
    """Give the attributions with every quotation that no cue claimed joined to its voice, or added as its own."""
    found = list(cued)
    covered = _covered(doc, found)
    starts = [sentence.first for sentence in doc.sentences]
    last_in: dict[int, list[int]] = {}
    for index, attribution in enumerate(found):
        anchors = (attribution.cue or attribution.content[0], attribution.content[-1])
        for paragraph in {_paragraph(doc, starts, anchor.first) for anchor in anchors}:
            last_in.setdefault(paragraph, []).append(index)
    for quotation in doc.quotations:
        if (
            quotation.stop - quotation.first < 3
            or sum(covered[quotation.first : quotation.stop]) * 2 > quotation.stop - quotation.first
        ):
            continue
        at = bisect_right(starts, quotation.first) - 1
        if at < 0:
            continue
        sentence = doc.sentences[at]
        if doc.paragraphs[sentence.paragraph].furniture or quotation.first >= sentence.stop:
            continue
        content = Phrase(quotation.first, quotation.stop)
        introduced = (
            _followed(doc, quotation) or _introduced(doc, sentence, quotation) or _announced(doc, quotation, at)
        )
        if introduced is not None:
            new = introduced
        elif _opens(doc, quotation, sentence):
            owner = _owner(doc, found, last_in, sentence.paragraph, quotation)
            if owner is None:
                continue
            before = found[owner]
            paragraph = _paragraph(doc, starts, (before.cue or before.content[0]).first)
            if paragraph == sentence.paragraph or _unclosed(doc, before):
                found[owner] = replace(before, content=(*before.content, content))
                continue
            new = Attribution((content,), None, before.source, "continued", before.kind)
        else:
            phrase = _quoted_phrase(doc, sentence, quotation)
            if phrase is None:
                continue
            new = phrase
        last_in.setdefault(sentence.paragraph, []).append(len(found))
        found.append(new)
    return sorted(found, key=lambda each: (each.cue or each.content[0]).first)


def _covered(doc: Document, attributions: list[Attribution]) -> bytearray:
    covered = bytearray(len(doc.tokens))
    for attribution in attributions:
        for part in attribution.content:
            covered[part.first : part.stop] = b"\x01" * (part.stop - part.first)
    return covered


def _paragraph(doc: Document, starts: list[int], token: int) -> int:
    return doc.sentences[max(0, bisect_right(starts, token) - 1)].paragraph


def _opens(doc: Document, quotation: Quotation, sentence: Sentence) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a phrase inside one."""
    if quotation.first == sentence.first or not quotation.opened:
        return True
    return doc.tags[quotation.first - 1] in SENTENCE_PARTS or (
        quotation.first - sentence.first <= 2
        and set(doc.tags[sentence.first : quotation.first]) <= {CONJUNCTION, ADVERB, COMMA}
    )


def _introduced(doc: Document, sentence: Sentence, quotation: Quotation) -> Attribution | None:
    """Read 'That did not surprise the pollster Jane Roe: "…"' and 'Here’s Roe in 1992: "…"': whom it is about."""
    colon = quotation.first - 1
    if colon <= sentence.first or doc.tags[colon] != COLON:
        return None
    subject = main_subject(doc, sentence, colon)
    last = colon - 1
    if doc.tokens.lower[sentence.first] == "here" and doc.tags[sentence.first + 1] == AUXILIARY:
        subject = phrase_after(doc, sentence.first + 2, colon)
    elif doc.tags[last] == NAME:
        subject = Phrase(phrase_start(doc, last, sentence.first), colon)
    if subject is None:
        return None
    return Attribution((Phrase(quotation.first, quotation.stop),), Phrase(colon, colon + 1), subject, "colon")


def _followed(doc: Document, quotation: Quotation) -> Attribution | None:
    """Read '"…," she mocked' and '"…," mocked Roe': after a comma inside the marks, any verb is a cue."""
    tags, at = doc.tags, quotation.stop
    if not quotation.closed or at + 1 >= len(tags) or tags[at - 2] != COMMA or tags[at] not in OPENS_CREDIT:
        return None
    high = min(len(tags), at + LONGEST_TAIL)
    inverted = tags[at] in VERBS
    subject = phrase_after(doc, at + inverted, high)
    if subject is None:
        return None
    verb = at if inverted else subject.stop
    while not inverted and doc.tag(verb) == ADVERB:
        verb += 1
    if doc.tag(verb) not in VERBS:
        return None
    return Attribution((Phrase(quotation.first, at),), Phrase(verb, verb + 1), subject, "quotation")


def _announced(doc: Document, quotation: Quotation, index: int) -> Attribution | None:
    """Read 'Roe stated:' or 'From Roe, by email:' at a paragraph's end, over a quotation that opens the next."""
    if index == 0 or quotation.first != doc.sentences[index].first:
        return None
    before = doc.sentences[index - 1]
    last = before.stop - 1
    if before.paragraph == doc.sentences[index].paragraph or doc.tags[last] not in ANNOUNCING:
        return None
    if doc.tokens.lower[before.first] == "from":
        subject = phrase_after(doc, before.first + 1, last)
    else:
        subject = main_subject(doc, before, last)
    if subject is None:
        return None
    return Attribution((Phrase(quotation.first, quotation.stop),), Phrase(last, last + 1), subject, "colon")


def _owner(
    doc: Document,
    found: list[Attribution],
    last_in: dict[int, list[int]],
    paragraph: int,
    quotation: Quotation,
) -> int | None:
    """Find the attribution whose voice an uncued quotation goes on with."""
    here = [
        i
        for i in _near(found, last_in.get(paragraph, []), quotation.first)
        if found[i].construction in CONTINUING and found[i].source
    ]
    before = [i for i in here if found[i].content[0].first < quotation.first]
    if before:
        return before[-1]
    after = [i for i in here if found[i].content[0].first >= quotation.stop and found[i].construction == "quotation"]
    if after and after[0] == here[0] and found[after[0]].content[0].first - quotation.stop <= 2:
        return after[0]
    previous = paragraph - 1
    while previous >= 0 and doc.paragraphs[previous].furniture:
        previous -= 1
    candidates = [
        i for i in last_in.get(previous, [])[-NEAREST:] if found[i].construction in CONTINUING and found[i].source
    ]
    return candidates[-1] if candidates else None


def _near(found: list[Attribution], indices: list[int], at: int) -> list[int]:
    """Give the attributions of a paragraph that stand around token `at`; all of them unless there are very many."""
    if len(indices) <= NEAREST:
        return indices
    middle = bisect_right(indices, at, key=lambda index: found[index].content[0].first)
    return indices[max(0, middle - NEAREST // 2) : middle + NEAREST // 2]


def _unclosed(doc: Document, attribution: Attribution) -> bool:
    last = attribution.content[-1].stop - 1
    index = doc.quoted[last]
    return index >= 0 and not doc.quotations[index].closed


def _quoted_phrase(doc: Document, sentence: Sentence, quotation: Quotation) -> Attribution | None:
    """Attribute a quoted phrase inside a sentence to the subject of the verb before it, or of the sentence."""
    inner = range(quotation.first + 1, quotation.stop - 1)
    wordlike = [i for i in inner if doc.tokens.forms[i][0].isalnum()]
    if len(wordlike) < SHORTEST_PHRASE or sum(doc.tokens.forms[i][0].isupper() for i in wordlike) * 2 > len(wordlike):
        return None
    for at in range(quotation.first - 1, sentence.first, -1):
        premodifier = doc.tags[at - 1] in PREMODIFIERS + POSSESSIVE + OF and doc.tags[at + 1] in DESCRIBERS
        if doc.tags[at] in VERB_FORMS and doc.quoted[at] < 0 and not premodifier:
            found = subject_before(doc, at, sentence.first)
            subjects = (found[0] if found else None, main_subject(doc, sentence, at))
            subject = next((each for each in subjects if each and can_speak(doc, each)), None)
            if subject is not None and doc.tags[subject.first] != THAT:
                return Attribution(
                    (Phrase(quotation.first, quotation.stop),),
                    Phrase(at, at + 1),
                    subject,
                    "quoted phrase",
                    "statement",
                )
            return None
    return None
