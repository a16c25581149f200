"""Contents: where what is said begins and ends, seen from its cue."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from attrib.attributions.phrases import TIMES, Phrase, clause_follows
from attrib.english import Words
from attrib.text import Document
from attrib.text.document import Sentence


class Stretch(msgspec.Struct, frozen=True):
    """A sentence, or the clause of one: tokens `first` up to `stop`, and where a content inside must break off."""

    first: int
    stop: int
    paragraph: int
    breaks: tuple[int, ...] = ()


MODALS = frozenset("will would can could may might must shall should".split())
CONCEDING = frozenset(["while", "although", "though", "whereas"])
"""After a comma these begin what the reporter sets against the content."""
OBJECT_ENDS = frozenset(
    "after before during when while amid despite since until following because although though if as".split()
)
REPORTING_PLACES = frozenset(
    """statement interview interviews email e-mail emails speech tweet post letter memo report conference briefing
    call message filing affidavit complaint column op-ed editorial appearance remarks phone telephone hearing meeting
    rally event debate broadcast television radio twitter facebook instagram x court testimony release note text
    article book podcast video forum gathering deposition motion ruling opinion order bulletin telegram presser
    reporters journalists lawmakers investors analysts supporters audience crowd parliament congress cnn bbc
    monday tuesday wednesday thursday friday saturday sunday week month year morning afternoon evening night
    today yesterday tomorrow january february march april may june july august september october november
    december""".split()
)
THOUGHTS = frozenset("hope hopes belief grounds ground expectation understanding assumption conviction".split())
"""With one of these "that" is theirs: "marched in the hope that", "sued on the grounds that"."""
OCCASIONS = REPORTING_PLACES | TIMES
ADVERBIAL_OPENS = frozenset("on in at during via through by to over from after before with as for".split())
TIME_OPENS = frozenset(["last", "this", "earlier", "late", "early", "next", "later"])
MAY_BREAK = re.compile("[,;C>-]")
"""Tags of what a content may break off at."""
FINITE = re.compile("[AVZ]")
"""Tags of finite verbs; a V that opens a stretch is a participle."""
LONGEST_ADVERBIAL = 12
FIRST_TIME = ["for", "the", "first", "time"]


def after_adverbials(doc: Document, at: int, high: int) -> int:
    """Skip times, places and occasions between a cue and its content: "said in a statement on Tuesday that"."""
    tags, lower = doc.tags, doc.tokens.lower
    ahead = _marker_ahead(doc, at, high)
    if ahead is not None:
        return ahead
    while at < high:
        if lower[at : at + 4] == FIRST_TIME:
            at += 4
        elif (tags[at] == "R" and tags[at + 1 : at + 2] != "o") or (lower[at] in TIMES and tags[at] in "PN"):
            at += 1
        elif lower[at] in TIME_OPENS and at + 1 < high and lower[at + 1] in REPORTING_PLACES:
            at += 2
        elif lower[at] in ADVERBIAL_OPENS:
            end = _adverbial_stop(doc, at, high)
            if end is None:
                return at
            at = end
        else:
            return at
    return at


def _adverbial_stop(doc: Document, at: int, high: int) -> int | None:
    """Find the end of a prepositional phrase whose noun is an occasion to speak or a time; None where it is neither."""
    tags, lower = doc.tags, doc.tokens.lower
    end = at + 1
    while end < min(high, at + LONGEST_ADVERBIAL) and tags[end] in "DJNP#SG":
        end += 1
        if lower[end - 1] in REPORTING_PLACES and (
            end >= high or (tags[end] not in "NPS" and lower[end] not in REPORTING_PLACES)
        ):
            return end
    return None


def _marker_ahead(doc: Document, at: int, high: int) -> int | None:
    """Find "that", a quotation or a colon close ahead, with no verb of another clause in between."""
    tags, lower = doc.tags, doc.tokens.lower
    nominal = at < high and tags[at] in "DJNP#S" and lower[at] not in TIME_OPENS and lower[at] not in TIMES
    for i in range(at, min(high, at + 2 * LONGEST_ADVERBIAL)):
        tag = tags[i]
        if tag == "T":
            if lower[i - 1] in THOUGHTS:
                return None
            relative = i > at and i + 1 < high and tags[i + 1] in "AVZ"
            return (
                i
                if i == at
                or (
                    (tags[i - 1] in "NPMR,)J" or tags[i - 2 : i] in ("P#", "I#") or lower[i - 1] in OCCASIONS)
                    and not relative
                )
                else None
            )
        if tag == "<" and nominal and tags[i - 1] not in ",":
            return None
        if tag in "<:":
            return i
        if tag == "," and nominal and tags[i + 1 : i + 2] != "<":
            return None
        if tag == "t" and i + 1 < high and tags[i + 1] in "VZA<":
            return None
        if (tag in "AVZHK;W>" and lower[i] not in OCCASIONS) or (
            tag == ","
            and i + 1 < high
            and tags[i + 1] not in "<RT"
            and not (tags[i + 1] == "I" and _adverbial_stop(doc, i + 1, high))
        ):
            return None
    return None


def stretch_of(doc: Document, words: Words, sentence: Sentence) -> Stretch:
    """Make a sentence ready for the finding of contents: note where one must break off."""
    tags, lower, cues = doc.tags, doc.tokens.lower, words.cues
    breaks: list[int] = []
    for match in MAY_BREAK.finditer(tags, sentence.first + 2, sentence.stop - 1):
        i, tag = match.start(), match.group()
        if tag == ">" and tags[i - 1] == "," and tags[i + 1] == "G":
            breaks.append(i + 1)
        if tag == ">" or doc.quoted[i] >= 0:
            continue
        if tag == ";" or (tag == "," and lower[i + 1] == "according"):
            breaks.append(i)
            continue
        if tag == "," and (
            lower[i + 1] in CONCEDING
            or (lower[i + 1] == "even" and lower[i + 2 : i + 3] in (["as"], ["though"], ["while"]))
            or (lower[i + 1] == "and" and _new_clause(doc, i + 2, sentence.stop))
        ):
            breaks.append(i)
            continue
        at = i + 1
        joined = tag == "C"
        if tag == "," and tags[at] == "C":
            joined = True
            at += 1
        if at >= sentence.stop:
            continue
        if joined and (tags[at] == "T" or lower[at] == "not"):
            continue
        if joined and lower[at] == "also" and "only" in lower[sentence.first : i]:
            continue
        if (
            joined
            and lower[at - 1] == "but"
            and (tag == "," or tags[at] in "RV" or (tags[at] == "A" and lower[at] not in MODALS))
        ):
            breaks.append(i)
            continue
        while at < sentence.stop - 1 and (tags[at] == "R" or (joined and tags[at] in "AX" and lower[at] not in MODALS)):
            at += 1
        form = cues.get(lower[at])
        if form is None:
            continue
        if (
            (tag == "," and not joined and at == i + 1 and tags[at] == "V" and "past" in form.inflections)
            or (tag in ",-" and not joined and tags[at] == "G" and at - i < 3)
            or (joined and tags[at] in "VZ" and (tag == "," or any("quotation" in cue.takes for cue in form.cues)))
        ):
            breaks.append(i)
    return Stretch(sentence.first, sentence.stop, sentence.paragraph, tuple(breaks))


def opening_phrase(doc: Document, at: int, stretch: Stretch) -> Stretch:
    """Cut a stretch off where the phrase that opens it with the cue at `at` ends: "Amid fears that X, Y"."""
    if "," in doc.tags[stretch.first : at]:
        return stretch
    return replace(stretch, stop=opening_stop(doc, at, stretch.first, stretch.stop))


def opening_stop(doc: Document, at: int, first: int, stop: int) -> int:
    """Find the comma after `at` that ends what opens a sentence before its main clause; `stop` where there is none."""
    tags = doc.tags
    if tags[first] != "I" and doc.tokens.lower[first] not in OBJECT_ENDS:
        return stop
    for i in range(at + 1, stop - 2):
        if tags[i] == "," and doc.quoted[i] < 0:
            begin = i + 1
            while begin < stop - 1 and tags[begin] == "R":
                begin += 1
            if tags[begin] == "H" or (tags[begin] in "DNPJ#" and clause_follows(doc, begin, stop)):
                return i
    return stop


def _new_clause(doc: Document, at: int, high: int) -> bool:
    """Tell whether a clause with its own subject begins at token `at`."""
    return at < high and (doc.tags[at] == "H" or (doc.tags[at] in "DPN#" and clause_follows(doc, at, high)))


def clause_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where a clause that begins at `first` ends, at the latest with its sentence."""
    for at in stretch.breaks:
        if at > first + 1 or (at > first and doc.tags[at] == ";"):
            return trimmed(doc, first, min(at, stretch.stop))
    return trimmed(doc, first, stretch.stop)


def object_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where the object of a cue ends: before a time, an occasion or another clause, else with the clause."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = clause_stop(doc, first, stretch)
    for i in range(first + 1, stop):
        if doc.quoted[i] >= 0:
            continue
        if lower[i] in OBJECT_ENDS and (lower[i] != "as" or tags[i + 1 : i + 2] in ("H", "A")):
            return trimmed(doc, first, i)
        if lower[i] in ADVERBIAL_OPENS and tags[i] == "I" and _adverbial_stop(doc, i, stop) is not None:
            return trimmed(doc, first, i)
    return stop


def trimmed(doc: Document, first: int, stop: int) -> int:
    """Leave out marks at the end of a stretch, save those of a quotation."""
    while stop > first and doc.tags[stop - 1] in ",;:.-" and doc.tokens.forms[stop - 1] not in "…":
        stop -= 1
    return stop


def has_verb(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch holds a finite verb, so that it can be a clause."""
    return first_verb(doc, first, stop) < stop


def first_verb(doc: Document, first: int, stop: int) -> int:
    """Find the first finite verb of a stretch; `stop` where there is none."""
    opens = first + (doc.tags[first : first + 1] == "V")
    found = FINITE.search(doc.tags, opens, stop)
    return found.start() if found else stop


def quotation_at(doc: Document, token: int) -> Phrase | None:
    """Give the quotation that the token stands in, as a stretch."""
    index = doc.quoted[token]
    if index < 0:
        return None
    quotation = doc.quotations[index]
    return Phrase(quotation.first, quotation.stop)
