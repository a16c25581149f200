"""What was not found: quotations without a source, "he" for nobody, vague phrases on which no rule decided.

A reader of a report must be able to tell "nobody says so" from "attrib did not see who". Each is a note with the
words in question, what came closest, and what failed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrib.english import is_negated
from attrib.grammar import Phrase, can_speak, subject_before
from attrib.grammar.finder import finder
from attrib.report.judging import Assertion, JudgedArticle
from attrib.report.model import Claim, Finding, Passage, Source
from attrib.rules import Consideration, RuleSet
from attrib.speakers import Roster
from attrib.text import Document
from attrib.text.quotations import Quotation
from attrib.text.shortening import shortened
from attrib.text.tags import COMMA, NOUNS, VERBS

PREFIX = "unresolved/"
"""How the ids of these notes begin."""
FEWEST_WORDS = 4
"""A quotation of fewer words may be a name, or words that the writer would not use."""
TITLE_CASE = 0.6
"""A quotation of which so many words are capitalised is a title."""
COVERED = 0.5
"""A quotation of which so much is in claims with a source or a cue has been read."""
LOOKED_BACK = 1200
"""Tokens before a pronoun in which whom it means is looked for."""
MOST_NAMED = 3
"""Names that a note gives."""
AGENT = 8
"""Tokens after a phrase in which "by" may say whose view it is."""
LONGEST_SHOWN = 60
"""Characters of a quotation that a note gives."""


def find_unresolved(article: JudgedArticle, claims: Sequence[Claim], sources: Sequence[Source]) -> list[Finding]:
    """Note what was not found, in the order of the text; `claims` are made of the assertions, one by one."""
    doc, asserted = article.doc, [*zip(article.assertions, claims, strict=True)]
    quotations = list(_quotations(doc, asserted))
    told = {claim for note in quotations for claim in note.claims}
    own_voice = [each for each in asserted if each[1].kind == "none"]
    found = [
        *quotations,
        *_pronouns(doc, article.roster, claims, sources),
        *_unread_cues(doc, article.assertions, [each for each in own_voice if each[1].id not in told]),
        *_vague_phrases(doc, article.rules, own_voice),
    ]
    return sorted(found, key=lambda finding: finding.words.start if finding.words else -1)


# ---------------------------------------------------------------------- quotations


def _quotations(doc: Document, asserted: Sequence[tuple[Assertion, Claim]]) -> Iterator[Finding]:
    read = bytearray(len(doc.tokens))
    own_voice = []
    for assertion, claim in asserted:
        if claim.cue is None and claim.source_id is None:
            own_voice.append(claim)
        else:
            for first, stop in assertion.content:
                read[first:stop] = b"\x01" * (stop - first)
    starts = [claim.content[0].start for claim in own_voice]
    for quotation in doc.quotations:
        first, stop = quotation.first, quotation.stop
        if read.count(1, first, stop) > COVERED * (stop - first) or not _is_speech(doc, quotation):
            continue
        start, end = doc.span(first, stop)
        index = bisect_right(starts, start) - 1
        inside = index >= 0 and own_voice[index].content[-1].end > start
        yield _note(
            doc,
            f"{PREFIX}quotation",
            f"No source was found for {_shown(doc.text[start:end])}: {_why_unsourced(doc, quotation)}.",
            Phrase(first, stop),
            own_voice[index] if inside else None,
        )


def _is_speech(doc: Document, quotation: Quotation) -> bool:
    """Tell whether a quotation may be what somebody said, and not a title or furniture."""
    forms = [form for form in doc.tokens.forms[quotation.first : quotation.stop] if form[0].isalpha()]
    if len(forms) < FEWEST_WORDS or sum(form[0].isupper() for form in forms) > TITLE_CASE * len(forms):
        return False
    paragraph = doc.paragraphs[bisect_right(doc.paragraph_starts, quotation.first) - 1]
    return not (paragraph.furniture or paragraph.subhead)


def _why_unsourced(doc: Document, quotation: Quotation) -> str:
    """Say what came closest to a source of a quotation, and what failed."""
    first, stop = _around(doc, quotation)
    cues = [
        token
        for token in range(first, stop)
        if doc.quoted[token] < 0
        and (form := doc.words.cues.get(doc.tokens.lower[token])) is not None
        and any("quotation" in cue.takes for cue in form.cues)
    ]
    if not cues:
        return "no cue such as “said” stands in its sentence or right after it"
    cue = min(cues, key=lambda token: min(abs(token - quotation.first), abs(token - quotation.stop)))
    beside = f"“{doc.tokens.forms[cue]}” stands beside it"
    subject = subject_before(doc, cue, first)
    if subject is None:
        return f"{beside}, but nobody there who says it"
    who = _shown(doc.passage(*subject[0]))
    if not can_speak(doc, subject[0]):
        return f"{beside}, but {who} is not known as somebody who can speak"
    return f"{beside}, with {who} before it, but its sentence is not built like one that gives a source"


def _around(doc: Document, quotation: Quotation) -> tuple[int, int]:
    """Give the tokens of the sentences in which a quotation begins, ends and is followed, in its paragraph."""
    starts = doc.sentence_starts
    paragraph = doc.paragraphs[bisect_right(doc.paragraph_starts, quotation.first) - 1]
    before = bisect_right(starts, quotation.first) - 1
    after = bisect_right(starts, min(quotation.stop, paragraph.stop - 1)) - 1
    first = max(doc.sentences[before].first, paragraph.first) if before >= 0 else paragraph.first
    stop = min(doc.sentences[after].stop, paragraph.stop) if after >= 0 else paragraph.stop
    return first, stop


# ---------------------------------------------------------------------- pronouns


def _pronouns(doc: Document, roster: Roster, claims: Sequence[Claim], sources: Sequence[Source]) -> Iterator[Finding]:
    """Note the claims of voices of which the article says nothing but a pronoun."""
    words = doc.words
    pronouns = words.group_pronouns | words.male_pronouns | words.female_pronouns
    untold = {source.id for source in sources if source.name is None and (source.description or "").lower() in pronouns}
    for claim in claims:
        if claim.source is None or claim.source_id not in untold:
            continue
        at = bisect_left(doc.tokens.starts, claim.source.start)
        message = f"Could not tell who {_shown(claim.source.text)} is: {_why_nobody(doc, roster, at)}."
        yield _note(doc, f"{PREFIX}pronoun", message, Phrase(at, at + 1), claim)


def _why_nobody(doc: Document, roster: Roster, at: int) -> str:
    """Say who is named before the pronoun at token `at`, and why it is none of them."""
    word = doc.tokens.lower[at]
    if word in doc.words.group_pronouns:
        return "no group of people spoke shortly before it"
    before = [
        named
        for named in roster.names.named
        if named.person and any(at - LOOKED_BACK <= mention.first < at for mention in named.mentions)
    ]
    if not before:
        return "nobody is named before it"
    gender, other = ("m", "she") if word in doc.words.male_pronouns else ("f", "he")
    others = [named.name for named in before if named.gender not in {None, gender}]
    if len(others) == len(before):
        named = " and ".join(f"“{name}”" for name in others[-MOST_NAMED:])
        return f"those named before it, {named}, would be {other}"
    return "none of those named before it speaks, or is the subject of a sentence"


# ---------------------------------------------------------------------- cues


def _unread_cues(
    doc: Document, assertions: Sequence[Assertion], own_voice: Sequence[tuple[Assertion, Claim]]
) -> Iterator[Finding]:
    """Note sentences in the article's own voice in which somebody says something all the same."""
    attributions = (each.attribution for each in assertions if each.attribution is not None)
    read = {token for each in attributions if each.cue is not None for token in range(*each.cue)}
    cues = [
        token
        for token in doc.tokens.places(doc.words.bare_cues)
        if token not in read and doc.tags[token] in VERBS and doc.quoted[token] < 0
    ]
    for assertion, claim in own_voice if cues else ():
        first, stop = assertion.content[0].first, assertion.content[-1].stop
        for token in cues[bisect_left(cues, first) : bisect_left(cues, stop)]:
            subject = subject_before(doc, token, _sentence_start(doc, token))
            if subject is None or is_negated(doc.words, doc.tokens.lower[subject[0].stop : token]):
                continue
            if _is_thing(doc, subject[0]) or _tells_of_itself(doc, token, stop):
                continue
            who = _shown(doc.passage(*subject[0]))
            message = f"Could not tell what {who} {doc.tokens.forms[token]} here. Check this sentence."
            yield _note(doc, f"{PREFIX}cue", message, Phrase(token, token + 1), claim)
            break


def _is_thing(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is something that does not speak: "her face", "the wall clock"; not "a third, close …"."""
    head = doc.tags[slice(*subject)].partition(COMMA)[0]
    return not can_speak(doc, subject) and not set(NOUNS).isdisjoint(head)


def _tells_of_itself(doc: Document, token: int, stop: int) -> bool:
    """Tell whether a verb says only how something looks: "tells a different story", "said it all"."""
    return finder(doc.words.telling_nothing).longest(doc.tokens.lower, token + 1, stop) is not None


def _sentence_start(doc: Document, token: int) -> int:
    sentence = doc.sentence_at(token)
    return sentence.first if sentence is not None else token


# ---------------------------------------------------------------------- vague phrases


def _vague_phrases(doc: Document, rules: RuleSet, own_voice: Sequence[tuple[Assertion, Claim]]) -> Iterator[Finding]:
    entries, lower = finder(rules.words.vague_phrases), doc.tokens.lower
    if entries.pivots.isdisjoint(doc.tokens.present):
        return
    for assertion, claim in own_voice:
        for token, stop in entries.all(lower, assertion.content[0].first, assertion.content[-1].stop):
            if doc.quoted[token] < 0 and "by" not in lower[stop : stop + AGENT]:
                phrase = doc.passage(token, stop)
                closest = _closest(rules.nearest(assertion.judged.voices[0]))
                message = f"Could not tell who stands behind {_shown(phrase)}."
                yield _note(doc, f"{PREFIX}phrase", f"{message}{closest}", Phrase(token, stop), claim)
                break


def _closest(nearest: Consideration | None) -> str:
    """Name the rule that came closest to deciding, and what it lacked."""
    return f" The rule {nearest.rule} came closest; it failed on {nearest.failed}." if nearest else ""


# ---------------------------------------------------------------------- notes


def _note(doc: Document, rule: str, message: str, at: Phrase, claim: Claim | None) -> Finding:
    start, end = doc.span(*at)
    return Finding(
        rule=rule,
        level="note",
        message=message,
        claims=(claim.id,) if claim is not None else (),
        paragraph=bisect_right(doc.paragraph_starts, at.first),
        words=Passage(start=start, end=end, text=doc.text[start:end]),
    )


def _shown(text: str) -> str:
    bare = " ".join(text.split()).strip("“”\"'‘’ ,")
    return f"“{shortened(bare, LONGEST_SHOWN)}”"
