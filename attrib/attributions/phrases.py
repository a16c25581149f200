"""Noun phrases before and after a verb: who speaks, found by walking from the cue outwards.

Every walk is bounded by its sentence and looks at each token at most a few times, so cost grows with the
number of cues, not with what stands between them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attrib.text import Document
from attrib.text.document import remembered

NOMINAL = frozenset("NPJ#SG")
NOUN_END = frozenset("NP#MDGJS>)")
VERBAL = frozenset("VZ")
UNTITLED = frozenset("ACHKMTWZ")
"""With one of these a stretch is no title."""
MODIFIER_OPENS = frozenset("WDJ#NPGVIoR<")
REFLEXIVES = frozenset("himself herself itself themselves myself".split())
INTRODUCTION_OPENS = frozenset("IoKGVRtC")
SUBJECTS = frozenset(["who", "that", "which"])
"""Relative pronouns that can be the subject of their clause."""
CLAUSAL = frozenset(
    """say says said think thinks thought believe believes believed claim claims claimed know knows knew hope hopes
    hoped fear fears feared argue argues argued insist insists insisted suggest suggests suggested""".split()
)
"""After one of these a noun phrase and a verb are a clause: "officials who say Roe called"."""
RELATIVE_BACKWARDS = re.compile("([HMNPJ#S][DHMNPJ#IoSRt]*([VZ])[AXRV]*[WT])[NP]")
"""The tags of a relative clause with one finite verb and of the noun it describes, from the last to the first."""
LONGEST_RELATIVE = 16
LIST_GOES_ON = re.compile("[^.;:]*?[,C][RK]*[VZ]")
"""What follows all but the last of listed verbs."""
MARK = re.compile("[,;:.<>-]")
LONGEST_WALK = 90
"""No subject of a published sentence is longer; keeps the cost of a cue bounded on endless sentences."""


TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year morning
    afternoon evening night weekend january february march april june july august september october november december
    day spring summer autumn fall winter""".split()
)
BARE_MONTHS = frozenset(["april", "may", "june", "august"])
"""Months that are names of people where nothing before them makes them a time."""
PAPERS = frozenset(["today", "tonight"])
"""Times that, with a capital, end the name of a paper or a show."""
TIME_OPENS = frozenset("this last next that on in late early earlier later each every recent".split())
ADVERBIAL = frozenset("after before since until till during amid amidst despite than as while".split())
"""A noun phrase after one of these tells when or why; it is no part of the noun phrase before."""
LONGEST_CLAUSE = 24
"""Tokens of a relative clause between a subject and its verb."""
ARTICLES = frozenset("the a an my your his her its our their no every".split())


class Phrase(NamedTuple):
    """Tokens `first` up to `stop`."""

    first: int
    stop: int


def subject_before(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find the subject of the verb at token `verb`, looking back no further than token `low`.

    Gives the subject and the first token of the verb group ("has" of "has repeatedly said").
    """
    return _subject(doc, verb, max(low, verb - LONGEST_WALK))


@remembered
def _subject(doc: Document, verb: int, low: int) -> tuple[Phrase, int] | None:
    """Find a subject; joined and listed verbs share theirs, so that one question asks many others again."""
    tags, lower = doc.tags, doc.tokens.lower
    at = _before_verb_group(doc, verb - 1, low)
    if at < low:
        return None
    group = at + 1
    tag = tags[at]
    described = _with_relative_clause(doc, at, low)
    if described is not None:
        return described, group
    if tag in "HM" and at - 3 >= low and tags[at - 1] in "It" and tags[at - 2] == "J" and lower[at - 3] == "those":
        return Phrase(at - 3, at + 1), group
    if lower[at] == "it" and at - 1 > low and tags[at - 1] in "Io" and (first := phrase_start(doc, at, low)) < at:
        return Phrase(first, at + 1), group
    if tag in "HW" or (tag == "T" and at - 1 >= low and tags[at - 1] in "NP"):
        return Phrase(at, at + 1), group
    if (tag in "C," and tags[at - 1 : at] in ("C", ",")) or tag == "C":
        return _shared_subject(doc, at, low, group)
    if tag == ",":
        phrase = _list_subject(doc, at, verb, low) or _before_comma(doc, at, low)
        return (phrase, group) if phrase else None
    if tag == ">":
        opening = tags.rfind("<", low, at)
        phrase = _before_comma(doc, opening, low) if opening - 1 > low and tags[opening - 1] not in ",.:" else None
        return (phrase, group) if phrase else None
    if tag == ")":
        inside = at
        while inside > low and tags[inside] != "(":
            inside -= 1
        at = inside - 1
    elif tag == "-":
        dash = tags.rfind("-", low, at)
        if dash <= low:
            return None
        at = dash - 1
    if at > low and tags[at] == "V" and doc.tokens.lower[at - 1] == "those":
        return Phrase(at - 1, at + 1), group
    if at - 3 >= low and tags[at - 2 : at + 1] == "tAV" and tags[at - 3] in "NP":
        return Phrase(phrase_start(doc, at - 3, low), at + 1), group
    met = at - (tags[at] in "It")
    if met - 2 >= low and tags[met] == "V" and tags[met - 1] == "H" and tags[met - 2] == "N":
        return Phrase(phrase_start(doc, met - 2, low), at + 1), group
    if at - 1 > low and tags[at] == "V" and tags[at - 1] in "NP":
        return Phrase(phrase_start(doc, at - 1, low), at + 1), group
    if tags[at] in "VR":
        relative = _relative_over(doc, at, low)
        if relative is not None:
            return Phrase(phrase_start(doc, relative - 1, low), at + 1), group
    if at < low or tags[at] not in NOUN_END or tags[at] == ">" or (tags[at] == "J" and not _may_head(doc, at)):
        whole = _past_relative_clause(doc, at, low)
        return (whole, group) if whole else None
    first = phrase_start(doc, at, low)
    if first > low and tags[first - 1] in "oI":
        whole = _past_relative_clause(doc, at, low)
        if whole:
            return whole, group
    if first == at and doc.tokens.lower[at] in ARTICLES:
        return None
    first += first < at and lower[first] == "what"
    if tags[verb + 1 : verb + 2] != ",":
        first = _with_title_before(doc, first, at, low)
    return Phrase(first, max(at + 1, group if tag == ")" else at + 1)), group


def _may_head(doc: Document, at: int) -> bool:
    return doc.tokens.forms[at][0].isupper() or (at > 0 and doc.tags[at - 1] == "D")


def _before_verb_group(doc: Document, at: int, low: int) -> int:
    """Walk left over auxiliaries, adverbs and chains such as "went on to", to the token before them."""
    tags = doc.tags
    lower = doc.tokens.lower
    while at >= low and (
        tags[at] in "AXR"
        or (lower[at] == "first" and tags[at - 1] in "NPHWS")
        or (lower[at] == "most" and tags[at - 1] == "A")
    ):
        at -= 1
    at = _before_times(doc, at, low)
    while at > low and tags[at] == "t" and tags[at + 1] != "V":
        verb = at - 1
        while verb > low and tags[verb] in "RI":
            verb -= 1
        if tags[verb] not in "VZJ":
            break
        at = verb - 1
        while at >= low and (tags[at] in "AXR" or (lower[at] == "most" and tags[at - 1] == "A")):
            at -= 1
    return at


def _before_times(doc: Document, at: int, low: int) -> int:
    """Walk left over when it was: "the court this month", "officials on Tuesday"."""
    lower = doc.tokens.lower
    while at > low and lower[at] in TIMES and not (doc.tags[at] == "P" and lower[at] in PAPERS):
        begin = at - 1
        while (begin > low and lower[begin] in TIMES) or lower[begin] in TIME_OPENS:
            begin -= 1
            if lower[begin + 1] in TIME_OPENS:
                break
        if (
            (begin == at - 1 and (doc.tags[at] != "P" or lower[at] in BARE_MONTHS))
            or begin < low
            or doc.tags[begin] not in "NPHMV),"
        ):
            break
        at = begin
    return at


def _shared_subject(doc: Document, at: int, low: int, group: int) -> tuple[Phrase, int] | None:
    """Find the subject that two joined verbs share: "She met aides and said …"."""
    tags = doc.tags
    parted = tags[at - 1 : at] == ","
    verb = at - 1
    while verb > low:
        if tags[verb] in VERBAL or tags[verb] == "A":
            found = (
                subject_before(doc, verb, low) if tags[verb - 1] in "HNPRAXW,)>#TM" and doc.quoted[verb] < 0 else None
            )
            if found and tags[found[0].first] not in "WT" and not (parted and tags[found[0].first - 1] == "T"):
                return found[0], group
            if verb - 1 > low and (tags[verb - 1] == "C" or tags[verb - 2 : verb] == "C,"):
                return None
        if tags[verb] in ";:":
            return None
        verb -= 1
    return None


def _list_subject(doc: Document, comma: int, verb: int, low: int) -> Phrase | None:
    """Find the subject that listed verbs share: 'She mocked a rival, called him "weak" and left'."""
    tags = doc.tags
    if comma + 1 != verb or doc.tokens.lower[verb + 1 : verb + 2] == ["by"]:
        return None
    if not LIST_GOES_ON.match(tags, verb + 1, verb + LONGEST_WALK):
        return None
    at = comma - 1
    while at > low and (doc.quoted[at] >= 0 or tags[at - 1] in "tDJ" or tags[at] not in "AVZ,;:WTKC-"):
        at -= 1
    if at <= low or tags[at] not in "VZ":
        return None
    if tags[at - 1] == ",":
        return _list_subject(doc, at - 1, at, low)
    found = subject_before(doc, at, low) if tags[at - 1] in "HNPAXR)" else None
    if found is None or tags[found[0].first] in "WT":
        return None
    before = found[0].first - 1
    if before > low and tags[before] == "," and tags[_segment_start(doc, before, low)] not in "IRK":
        return None
    return found[0] if before < low or tags[before] not in "VZT" else None


def phrase_start(doc: Document, at: int, low: int) -> int:
    """Find where the noun phrase that ends with token `at` begins, with what is joined to it from the left."""
    tags = doc.tags
    low = max(low, at - LONGEST_WALK)
    while True:
        at = _before_parenthesis(doc, at, low)
        first = _core_start(doc, at, low)
        before = first - 1
        if before > low and tags[before] == "R" and tags[before - 1] in "oI" and tags[first] in "#D":
            before -= 1
        if before < low:
            return first
        tag = tags[before]
        if tag in "oI":
            if doc.tokens.lower[before] in ADVERBIAL:
                return first
            left = before - 1
            while left > low and (tags[left] in "RX" or (tags[left] == "I" and doc.tokens.lower[before] == "by")):
                left -= 1
            if left < low:
                return first
            if tags[left] in "NP#DM)" or (tags[left] == "J" and tag == "o"):
                at = left
            elif tags[left] in "VGJ" and left - 1 >= low and tags[left - 1] in "NPM":
                at = left - 1
            elif tags[left] in "VZAG" and _relative_before(doc, left, low) >= low:
                at = _relative_before(doc, left, low) - 1
            else:
                return first
        elif tag in "VZA" and _relative_before(doc, before, low) >= low:
            at = _relative_before(doc, before, low) - 1
        elif tag == "G" and before - 1 >= low and tags[before - 1] in "NP":
            at = before - 1
        elif tag == "G" and before - 2 >= low and tags[before - 1] == "X" and tags[before - 2] in "NPD":
            at = before - 2
        elif tag == "G" and before - 2 >= low and tags[before - 1] in "oI" and tags[before - 2] in "NPV":
            at = before - 2 - (tags[before - 2] == "V")
        elif tag in "AZ" and before - 2 > low and tags[before - 1] == "t" and tags[before - 2] == "G":
            at = before - 3
        elif tag == "C" and _joins_nouns(doc, before, low):
            at = before - 1 - (tags[before - 1] == ",")
        else:
            return first
        if at < low:
            return first
        if tags[at] == ",":
            at -= 1
        if at < low:
            return first


def _before_parenthesis(doc: Document, at: int, low: int) -> int:
    """Step over a parenthesis that ends at token `at`: "Sen. Jane Roe (R-Ohio)"."""
    if doc.tags[at] != ")":
        return at
    opening = doc.tags.rfind("(", low, at)
    return opening - 1 if opening > low else at


def _relative_before(doc: Document, verb: int, low: int) -> int:
    """Find the relative pronoun whose clause the verb at `verb` heads; -1 where there is none."""
    at = verb
    while at > low and doc.tags[at] in "VZAXR":
        at -= 1
    return at if doc.tags[at] in "WT" and at > low and doc.tags[at - 1] in "NPS," else -1


def _relative_over(doc: Document, at: int, low: int) -> int | None:
    """Find the relative pronoun of a clause that ends with a verb: "neighbors who asked not to be named"."""
    tags = doc.tags
    while at > low and tags[at] in "VZAXRt":
        at -= 1
    if tags[at] in "NP":
        at = _core_start(doc, at, low) - 1
    return at if at > low and tags[at] == "W" and tags[at - 1] in "NP" else None


def _with_relative_clause(doc: Document, at: int, low: int) -> Phrase | None:
    """Find the noun phrase whose relative clause ends with token `at`: "critics who saw it in Venice"."""
    tags = doc.tags
    match = RELATIVE_BACKWARDS.match(tags[max(low, at - LONGEST_RELATIVE) : at + 1][::-1])
    if match is None:
        return None
    relative = at + 1 - match.end(1)
    if doc.tokens.lower[relative] not in SUBJECTS or doc.tokens.lower[at + 1 - match.start(2)] in CLAUSAL:
        return None
    return Phrase(phrase_start(doc, relative - 1, low), at + 1)


def _past_relative_clause(doc: Document, at: int, low: int) -> Phrase | None:
    """Find the noun phrase whose relative clause ends with token `at`, however long: "a nurse who asked not to"."""
    tags, lower = doc.tags, doc.tokens.lower
    for who in range(at - 1, max(low, at - LONGEST_CLAUSE), -1):
        if tags[who] in ",.;:-<>":
            return None
        if lower[who] == "who" and tags[who - 1] in "NPM#D":
            told = tags[who + 1 : at]
            return Phrase(phrase_start(doc, who - 1, low), at + 1) if told[:1] in tuple("AVZRX") else None
    return None


def antecedent(doc: Document, relative: int, low: int) -> Phrase | None:
    """Find the noun phrase before a relative clause whose first token is `relative`."""
    at = relative - 1
    while at > low and doc.tags[at] in ",I":
        at -= 1
    if at < low or doc.tags[at] not in "NP#)":
        return None
    return Phrase(phrase_start(doc, at, low), at + 1)


def _core_start(doc: Document, at: int, low: int) -> int:
    """Walk left over determiner, adjectives, nouns and possessives to the start of one noun phrase."""
    tags = doc.tags
    first = at
    while first > low:
        tag = tags[first - 1]
        if tag in "NPJ#S":
            if tags[first] == "D" and doc.tokens.lower[first] != "most":
                break
            first -= 1
        elif tag == "D":
            first -= 1
            if first - 2 >= low and tags[first - 1] == "o" and tags[first - 2] in "D#NH":
                first -= 2
            elif first - 1 < low or tags[first - 1] not in ("#DRS" if doc.tokens.lower[first] == "most" else "DRS"):
                break
        elif (
            tag in "GV"
            and tags[first] in "NPJ"
            and (first - 1 == low or tags[first - 2] in "DJSCo#,")
            and doc.tokens.lower[first - 1].endswith(("ed", "ing", "own", "ent"))
        ) or (tag == "R" and first - 1 > low and tags[first - 2] in "D" and tags[first] in "JGV#N"):
            first -= 1
        else:
            break
    return first


def _joins_nouns(doc: Document, conjunction: int, low: int) -> bool:
    """Tell whether "and" joins two noun phrases rather than two clauses."""
    tags = doc.tags
    if doc.tokens.lower[conjunction] not in {"and", "or", "&"}:
        return False
    left = conjunction - 1
    if left >= low and tags[left] == "H" and (left == low or tags[left - 1] in ",>"):
        return True
    if left < low or tags[left] not in "NP,#MJ":
        return False
    at = left
    while at >= low:
        tag = tags[at]
        if tag in ";:<>" or (tag == "," and tags[at + 1] == "D" and set(tags[at + 2 : conjunction]) <= {"N", "J"}):
            return True
        if tag == "K":
            return True
        if tag in {"A", "Z"} or (tag == "V" and tags[at + 1] in "DHMTPN#t<"):
            return tags[at - 1] in "WT" if at > low else False
        at -= 1
    return True


def _before_comma(doc: Document, comma: int, low: int) -> Phrase | None:
    """Find a subject that is parted from its verb by appositions or relative clauses between commas."""
    tags = doc.tags
    stop = comma
    first: int | None = None
    for _ in range(7):
        begin = _segment_start(doc, stop, low)
        if begin >= stop:
            return None
        relative = tags.find("W", begin, min(begin + 4, stop))
        if (
            relative >= 0
            and relative + 1 < stop
            and not set(tags[relative + 1 : stop]) & set("AVZ")
            and tags[begin] == "I"
        ):
            return Phrase(relative + 1, comma)
        opens = tags[begin]
        at_start = begin <= low or tags[begin - 1] != ","
        if at_start:
            if opens in INTRODUCTION_OPENS and first is not None:
                return Phrase(first, comma)
            if tags[stop - 1] == "H" and first is None:
                return Phrase(stop - 1, stop)
            last = _before_times(doc, stop - 1, begin)
            if tags[last] == "V" and last - 1 > begin and tags[last - 1] in "NP":
                last -= 1
            head = phrase_start(doc, last, begin) if tags[last] in NOUN_END else None
            if head is None:
                return Phrase(first, comma) if first is not None else None
            return Phrase(head, comma)
        if opens == "C" and begin + 1 < stop and tags[begin + 1] in "DNPJ" and _noun_phrase(doc, begin + 1, stop):
            first, stop = begin + 1, begin - 1
            if stop <= low:
                return Phrase(first, comma)
            continue
        if opens == "K" and begin + 1 < stop <= begin + 5 and not set(tags[begin:stop]) & set("AZHDN"):
            stop = begin - 1
            if stop <= low:
                return None
            continue
        if opens in {"C", "K"} or not _modifies(doc, begin, stop):
            if first is not None:
                return Phrase(first, comma)
            if tags[stop - 1] not in NOUN_END:
                return None
            return Phrase(phrase_start(doc, stop - 1, begin), comma)
        first = begin if tags[begin] in "DJ#NP" else first
        stop = begin - 1
        if stop <= low:
            return Phrase(first, comma) if first is not None else None
    return Phrase(first, comma) if first is not None else None


def _segment_start(doc: Document, stop: int, low: int) -> int:
    """Find where the stretch between commas that ends before `stop` begins."""
    tags = doc.tags
    at = stop - 1
    depth = 0
    while at >= low:
        tag = tags[at]
        if tag == ")":
            depth += 1
        elif tag == "(":
            if not depth:
                return at + 1
            depth -= 1
        elif depth <= 0 and tag in ",;:>-":
            return at + 1
        at -= 1
    return low


def _modifies(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch between commas describes the noun before it."""
    tags = doc.tags
    opens = tags[first]
    if opens not in MODIFIER_OPENS:
        return doc.tokens.lower[first] in REFLEXIVES
    if opens == "W" or "W" in tags[first : first + 4]:
        return True
    if opens == "#" and stop - first > 1:
        return "-old" in doc.passage(first, stop) or doc.tokens.lower[first] in {"one", "two", "three"}
    return _noun_phrase(doc, first, stop) or opens in "GVIoR"


def _noun_phrase(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch has no finite verb of its own."""
    tags = doc.tags
    for at in range(first, stop):
        tag = tags[at]
        if tag in "AZH" and not ((at > first and "W" in tags[first:at]) or "T" in tags[first:at]):
            return False
        if tag == "V" and at > first and tags[at - 1] in "NP" and at + 1 < stop and tags[at + 1] in "DHMT":
            return False
    return True


def _with_title_before(doc: Document, first: int, last: int, low: int) -> int:
    """Take in a title set off by one comma: "Malaysia's prime minister, Jane Roe said"."""
    tags = doc.tags
    if first - 2 < low or tags[first - 1] != "," or last == first or set(tags[first : last + 1]) - {"P"}:
        return first
    begin = _segment_start(doc, first - 1, low)
    if begin == low and tags[begin] in "DJNP" and not set(tags[begin : first - 1]) & UNTITLED:
        return begin
    return first


def phrase_after(doc: Document, at: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at token `at`, with prepositional phrases, appositions and relative clauses."""
    tags = doc.tags
    high = min(high, at + LONGEST_WALK)
    if at >= high or tags[at] not in "DHMNPJ#GTRV" or (tags[at] == "T" and tags[at + 1 : at + 2] not in ("N", "J")):
        return None
    if tags[at] in "HM":
        return Phrase(at, at + 1)
    stop = _core_stop(doc, at, high)
    if stop == at:
        return None
    return Phrase(at, stop)


def _core_stop(doc: Document, at: int, high: int) -> int:
    tags = doc.tags
    stop = at
    while stop < high:
        tag = tags[stop]
        if tag in "NPJ#S" or (
            tag in "DGRV" and (stop == at or tags[stop - 1] in "DJRS" or (tag == "D" and tags[stop - 1] in "oIC"))
        ):
            stop += 1
        elif tag in "oI" and stop > at and stop + 1 < high and tags[stop + 1] in "DNPJ#M":
            stop += 1 + (tags[stop + 1] in "DM")
        elif (
            tag == "C"
            and stop > at
            and stop + 1 < high
            and tags[stop + 1] in "DNPJ#"
            and not clause_follows(doc, stop + 1, high)
        ):
            stop += 1 + (tags[stop + 1] == "D")
        elif tag == "." and stop > at and stop + 1 < high and doc.tokens.ends[stop - 1] == doc.tokens.starts[stop]:
            stop += 1
        else:
            break
    return stop


def clause_follows(doc: Document, at: int, high: int) -> bool:
    """Tell whether a noun phrase at `at` is the subject of a clause of its own."""
    tags = doc.tags
    while at < high and tags[at] in "DNPJ#SoI":
        at += 1
    return at < high and tags[at] in "AVZ"


def with_modifiers_after(doc: Document, phrase: Phrase, high: int) -> Phrase:
    """Take in the appositions, relative clauses and ages that follow a noun phrase: "Jane Roe, 45, who …"."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = phrase.stop
    high = min(high, stop + LONGEST_WALK)
    while stop + 1 < high:
        tag = tags[stop]
        if tag == "W" or (tag in "GV" and tags[stop - 1] in "NP"):
            stop = _modifier_stop(doc, stop, high)
        elif tag == "(":
            close = tags.find(")", stop, high)
            if close < 0:
                break
            stop = close + 1
        elif (
            tag == ","
            and tags[stop + 1] not in "GR"
            and lower[stop + 1] not in ADVERBIAL
            and (tags[stop + 1] != "V" or tags[stop + 2 : stop + 3] in ("I", "o", "R"))
            and _modifies(doc, stop + 1, _modifier_stop(doc, stop + 1, high))
        ):
            stop = _modifier_stop(doc, stop + 1, high)
        else:
            break
    return Phrase(phrase.first, stop)


def _modifier_stop(doc: Document, at: int, high: int) -> int:
    tags = doc.tags
    at = _mark_from(tags, at, high)
    while at < high and tags[at] == "." and at + 1 < high and doc.tags[at + 1] not in "<>,;:":
        at = _mark_from(tags, at + 1, high)
    return at


def _mark_from(tags: str, at: int, high: int) -> int:
    mark = MARK.search(tags, at, high)
    return mark.start() if mark else max(at, high)
