"""Complements: what follows a cue verb that has its subject before it, or what stands before them both."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from attrib.attributions.attribution import Attribution
from attrib.english import Cue
from attrib.grammar import (
    Phrase,
    Stretch,
    after_adverbials,
    antecedent,
    clause_follows,
    clause_stop,
    has_verb,
    object_stop,
    phrase_after,
    phrase_start,
    quotation_at,
    trimmed,
)
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    AUXILIARY_OR_TO,
    BEFORE_OWN_QUOTATION,
    BEFORE_VERB,
    CLAUSE_ENDS,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DESCRIBERS,
    DETERMINER,
    ENDS_PARENTHETICAL,
    FINITE,
    FULL_STOP,
    GERUND,
    INTERROGATIVE_TAGS,
    JOINING,
    KEEPS_OBJECT,
    NAME,
    NEGATION,
    NOUN,
    NOUN_OR_PRONOUN,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OPENS_BARE_CLAUSE,
    OPENS_BARE_NAME,
    OPENS_CONTENT,
    OPENS_MODIFIER,
    OPENS_OBJECT,
    OPENS_SUBJECT,
    PARTICIPLES,
    PAST,
    PAUSES,
    PHRASE_WITH_OF,
    PREMODIFIERS,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    RELATIVES,
    RESUMES_AFTER_AND,
    RESUMES_CLAUSE,
    SEMICOLON,
    SENTENCE_PARTS,
    STOPS,
    STRAY_QUOTE,
    SUBJECT_PRONOUN,
    SUBJECT_RELATIVES,
    SUBORDINATING,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)

INVERTING = frozenset(
    "say add note write explain recall ask reply argue warn continue insist conclude tweet announce declare "
    "report observe remark admit concede quip joke claim state suggest acknowledge".split()
)
LINKS = {
    "of": frozenset(["of", "for", "over", "as"]),
    "as": frozenset(["as"]),
    "like": frozenset(["to", "with"]),
    "at": frozenset(["at"]),
    "with": frozenset(["with"]),
}
"""What must follow an object that is content only together with it: "accused X of Y", "put X at Y"."""
WITH_OBJECT = frozenset(["object", "name", "state", "finding", *LINKS])
QUESTIONED = frozenset(["asked", "pressed", "questioned", "quizzed"])
"""What a sentence opens with that tells how a question was taken: "Asked whether it was, she would not say"."""
PARTING = re.compile("[:;]")
LONGEST_ADDRESSEE = 12
PREPOSITIONAL = frozenset(["given", "being", "having", "do", "based", "compared", "faced"])
"""Forms of verbs that can open a clause after "that": "said that given the rain, he would stay"."""
INTERROGATIVES = frozenset(["whether", "if", "how", "why", "what", "when", "where"])
ASKED = INTERROGATIVES | {"who", "which"}
ASKING = frozenset("ask wonder question inquire enquire query".split())
LONGEST_INTERRUPTION = 12
GOES_ON = OPENS_SUBJECT + PREMODIFIERS + AUXILIARY_OR_PRESENT + TO + OF + THAT + SUBORDINATOR + NEGATION
"""After a cue between commas what is said goes on with these: "it was shut, she said, because it leaked"."""
ASIDES = frozenset("in on at to during after before from".split())


def left_content(doc: Document, sentence: Stretch, quote: Phrase) -> Phrase:
    """Give a quotation before its cue, with the words of its sentence that lead into it."""
    if quote.first <= sentence.first or doc.tags[quote.first - 1] in BEFORE_OWN_QUOTATION:
        return quote
    return Phrase(sentence.first, quote.stop)


def resumed_after(doc: Document, at: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give the quotation that goes on after its cue: '"…," she said, "…"'."""
    tags = doc.tags
    i = at
    while i < sentence.stop and tags[i] in CLAUSE_ENDS + CONJUNCTION + ADVERB:
        i += 1
    if i < sentence.stop and tags[i] == OPENING_QUOTE:
        quote = quotation_at(doc, i)
        return (quote,) if quote else ()
    return ()


UTTERED = frozenset("words word prayer prayers thing things grace mass goodbye hello".split())
"""What one says that is no claim."""


class Setting(msgspec.Struct, frozen=True):
    """A cue with its subject, what stands `left` of both, and the token `right` at which its complement begins."""

    cue: Cue
    sentence: Stretch
    subject: Phrase
    span: Phrase
    left: Phrase | None
    right: int
    described: bool
    """Whether a relative clause tells more of whoever is spoken to: "told a crowd that filled the street"."""

    def giving(self, content: tuple[Phrase, ...], construction: str) -> Attribution:
        """Give the attribution of a content to the subject."""
        return Attribution(content, self.span, self.subject, construction, self.cue.kind)


def read_complement(
    doc: Document, cue: Cue, sentence: Stretch, at: int, subject: Phrase, group: int, *, apart: bool = False
) -> Attribution | None:
    """Read what follows a cue that has its subject before it, or else, unless they stand apart, what is before both."""
    setting = _setting(doc, cue, sentence, at, subject, group)
    if apart:
        setting = replace(setting, left=None)
    return (
        _quotation(doc, setting)
        or _that_clause(doc, setting)
        or _clause_before(doc, setting)
        or _clause_after(doc, setting)
        or _gapped(doc, setting)
        or _infinitive(doc, setting)
        or _object(doc, cue, sentence, setting.span.stop, setting.span, subject)
    )


def _setting(doc: Document, cue: Cue, sentence: Stretch, at: int, subject: Phrase, group: int) -> Setting:
    """Find where the complement of a cue begins: past whoever is spoken to, times, places and asides."""
    tags, high = doc.tags, sentence.stop
    stop = right = at + 1 + len(cue.particles)
    if cue.takes & {"person", "person to", "person about"}:
        right = after_addressee(doc, stop, high)
    described = right > stop and tags[right : right + 2] in (THAT + PAST, THAT + AUXILIARY, THAT + PRESENT)
    right = after_adverbials(doc, right, high)
    left = _before_subject(doc, sentence, subject.first)
    if right + 1 < high and tags[right] == COMMA:
        follow = after_adverbials(doc, right + 1, high)
        if follow < high and tags[follow] == OPENING_QUOTE and "quotation" in cue.takes:
            right = follow
        elif left is None and cue.takes & {"clause", "that"}:
            right = _after_interruption(doc, right, high) or right
    return Setting(cue, sentence, subject, Phrase(group, stop), left, right, described)


def _quotation(doc: Document, setting: Setting) -> Attribution | None:
    """Read 'she said, "…"', "she said: …" and '"…", she said, "…"'."""
    tags, left, right, sentence = doc.tags, setting.left, setting.right, setting.sentence
    if "quotation" not in setting.cue.takes:
        return None
    following = tags[right] if right < sentence.stop else FULL_STOP
    if following == OPENING_QUOTE:
        quote = quotation_at(doc, right)
        if quote is not None:
            whole = Phrase(right, max(quote.stop, _quote_clause_stop(doc, quote, sentence)))
            before = (left,) if left is not None and tags[left.stop - 1] == CLOSING_QUOTE else ()
            return setting.giving((*before, whole), "quotation")
    if following == COLON:
        rest = right_of_mark(doc, right, sentence)
        if rest:
            return setting.giving(rest, "colon")
    if left is None or tags[left.stop - 1] not in CLOSING_QUOTE + STRAY_QUOTE:
        return None
    if following not in OPENS_CONTENT or (setting.described and tags[left.stop - 2] in STOPS):
        return setting.giving((left, *resumed_after(doc, right, sentence)), "quotation")
    return None


def _that_clause(doc: Document, setting: Setting) -> Attribution | None:
    """Read "said that X" and "asked whether X"."""
    tags, right, cue = doc.tags, setting.right, setting.cue
    if not cue.takes & {"clause", "that"} or right >= setting.sentence.stop:
        return None
    marked = tags[right] == THAT
    if (
        right + 1 < setting.sentence.stop
        and marked
        and tags[right + 1] in FINITE
        and doc.tokens.lower[right + 1] not in PREPOSITIONAL
    ):
        return _pronoun_clause(doc, setting)
    asked = ASKED if cue.lemma in ASKING else INTERROGATIVES
    if not (marked or (tags[right] in INTERROGATIVE_TAGS and doc.tokens.lower[right] in asked)):
        return None
    content = Phrase(right + marked, clause_stop(doc, right + marked, setting.sentence))
    elliptic = doc.tokens.lower[content.first : content.stop] in (["how", "much"], ["how", "many"], ["why"])
    states = content.stop - content.first > 1 if marked else elliptic or has_verb(doc, *content)
    return setting.giving((content,), "that-clause") if states else None


def _pronoun_clause(doc: Document, setting: Setting) -> Attribution | None:
    """Read "said that was wrong"; after any other verb, "rules that bind", the clause tells of a noun."""
    right = setting.right
    if doc.tags[right + 1] != AUXILIARY or right != setting.span.stop or "clause" not in setting.cue.takes:
        return None
    content = Phrase(right, clause_stop(doc, right, setting.sentence))
    return setting.giving((content,), "that-clause") if content.stop - content.first > 2 else None


def _clause_before(doc: Document, setting: Setting) -> Attribution | None:
    """Read "X, she said", "X, she said in Rome" and "X, she said, would Y"."""
    tags, left, right, cue, sentence = doc.tags, setting.left, setting.right, setting.cue, setting.sentence
    if left is None or doc.tokens.lower[left.first] in QUESTIONED:
        return None
    following = tags[right] if right < sentence.stop else FULL_STOP
    if (
        cue.lemma in INVERTING
        and right < sentence.stop
        and doc.tokens.lower[right] in ASIDES
        and tags[setting.subject.first] != RELATIVE
        and _states(doc, left)
        and _aside_ends(doc, right, sentence.stop)
    ):
        return setting.giving((left,), "parenthetical")
    if cue.takes & {"clause", "that"} and following in ENDS_PARENTHETICAL:
        parts = clause_around(doc, sentence, left, right)
        if parts:
            return setting.giving(parts, "parenthetical")
    if cue.lemma == "say" and following == FULL_STOP and _exclaims(doc, sentence, left):
        return setting.giving((left,), "parenthetical")
    return None


def _clause_after(doc: Document, setting: Setting) -> Attribution | None:
    """Read "said X" without "that", and "told reporters X"."""
    right, takes = setting.right, setting.cue.takes
    if "clause" not in takes or right >= setting.sentence.stop:
        return None
    tag = doc.tags[right]
    if tag == COMMA and setting.left is None:
        return _clause_after_comma(doc, setting)
    opens = tag in OPENS_BARE_CLAUSE or doc.tokens.lower[right] in {"having", "being"}
    alone = opens and not takes & {"person", "person to"}
    if not (
        alone
        or (
            "person" in takes
            and right > setting.span.stop
            and tag in OPENS_SUBJECT + NUMBER + OPENING_QUOTE + PREPOSITION + ADJECTIVE
        )
    ):
        return None
    relative = doc.tags[setting.subject.first] == RELATIVE
    sentence = relative_stop(doc, right, setting.sentence) if relative else setting.sentence
    content = Phrase(right, clause_stop(doc, right, sentence))
    states = content.stop - content.first > 1 and (bare_clause(doc, content) or _hides_verb(doc, setting, content))
    return setting.giving((content,), "clause") if states else None


def _hides_verb(doc: Document, setting: Setting, content: Phrase) -> bool:
    """Tell whether nouns after "said" must hold a verb: "said families file suits", "said the plant leaks oil"."""
    if setting.cue.lemma != "say" or setting.span.stop != content.first:
        return False
    tags, lower = doc.tags, doc.tokens.lower
    if tags[content.first : content.first + 3] == NOUN + NOUN + NOUN and lower[content.first].endswith("s"):
        return True
    for subject in range(content.first, content.stop - 1):
        verb = subject + 1
        while verb < content.stop - 1 and tags[verb] == ADVERB:
            verb += 1
        agree = lower[subject].endswith("s") != lower[verb].endswith("s")
        rarely = verb > subject + 1 and lower[subject + 1].endswith("ly") and lower[subject].endswith("s")
        if tags[subject] in NOUNS and (rarely or (agree and tags[verb] == NOUN)):
            return lower[verb] not in UTTERED
    return False


def _clause_after_comma(doc: Document, setting: Setting) -> Attribution | None:
    """Read "says, win or lose, he will stay", where nothing makes the cue's own clause a lesser one."""
    tags, before, first = doc.tags, setting.subject.first - 1, setting.right + 1
    own = before < setting.sentence.first or tags[before] in JOINING + DASH + ADVERB or doc.tokens.lower[before] == "as"
    content = Phrase(first, clause_stop(doc, first, setting.sentence)) if own else Phrase(first, first)
    states = (
        content.stop > first and tags[first] not in PARTICIPLES + CONJUNCTION + RELATIVE and bare_clause(doc, content)
    )
    return setting.giving((content,), "clause") if states else None


def after_addressee(doc: Document, at: int, high: int) -> int:
    """Step over who is told: "told a Hadley Road gathering in Leeds she would"; gives `at` where nobody is."""
    tags = doc.tags
    if at >= high or tags[at] in OPENS_CONTENT:
        return at
    person = phrase_after(doc, at, high)
    if person is None:
        return at
    stop = person.stop
    if stop < high and tags[stop] in OPENS_MODIFIER and tags[stop - 1] in NOUNS:
        for i in range(stop, min(high, stop + LONGEST_ADDRESSEE)):
            if tags[i] in OPENING_QUOTE + SUBJECT_PRONOUN + THAT:
                return i
            if tags[i] in FINITE + SENTENCE_PARTS + COMMA + TO:
                break
    return stop


def relative_stop(doc: Document, at: int, sentence: Stretch) -> Stretch:
    """Cut a sentence off where its relative clause ends: "an inquiry, which reported in May, found"."""
    for i in range(at, sentence.stop - 1):
        if doc.tags[i] == COMMA and doc.quoted[i] < 0 and doc.tags[i + 1] in FINITE:
            return replace(sentence, stop=i)
    return sentence


def _infinitive(doc: Document, setting: Setting) -> Attribution | None:
    """Read "vowed to X", "promised not to X", "urged the mayor to X" and "asked the mayor about X"."""
    tags, right, stop, sentence = doc.tags, setting.right, setting.span.stop, setting.sentence
    takes = setting.cue.takes
    if (
        "person about" in takes
        and stop < right < sentence.stop
        and doc.tokens.lower[right] in {"about", "of", "against"}
    ):
        content = Phrase(right + 1, object_stop(doc, right + 1, sentence))
        return setting.giving((content,), "object") if content.stop > content.first else None
    if tags[right : right + 2] == NEGATION + TO and right + 1 < sentence.stop:
        right += 1
    if right >= sentence.stop:
        return None
    if (
        setting.cue.lemma != "tell"
        and "person to" in takes
        and right > stop
        and tags[right : right + 2]
        in (THAT + PAST, THAT + PRESENT, THAT + AUXILIARY, RELATIVE + PAST, RELATIVE + PRESENT, RELATIVE + AUXILIARY)
    ):
        return _request_of_described(doc, setting)
    if tags[right] != TO:
        return None
    if "to" in takes:
        return setting.giving((Phrase(right, clause_stop(doc, right, sentence)),), "infinitive")
    if "person to" in takes and right > stop:
        return setting.giving((Phrase(stop, clause_stop(doc, stop, sentence)),), "request")
    return None


def _request_of_described(doc: Document, setting: Setting) -> Attribution | None:
    """Read "asked agencies that dealt with it to refuse": a relative clause parts the addressee from the request."""
    stop = clause_stop(doc, setting.span.stop, setting.sentence)
    for i in range(setting.right + 2, stop - 1):
        if doc.tags[i] == TO and doc.tags[i - 1] in NOUN_OR_PRONOUN + ADVERB:
            return setting.giving((Phrase(setting.span.stop, stop),), "request")
        if doc.tags[i] in FINITE + COMMA + COLON + SEMICOLON + OPENING_QUOTE:
            break
    return None


def _gapped(doc: Document, setting: Setting) -> Attribution | None:
    """Read "a plan that she said was doomed" and "a camp, which the church calls a retreat": the noun is content."""
    tags, lower = doc.tags, doc.tokens.lower
    cue, sentence, subject, stop = setting.cue, setting.sentence, setting.subject, setting.span.stop
    before = subject.first - 1
    if stop >= sentence.stop or before < sentence.first or (setting.right != stop and lower[stop] != "as"):
        return None
    if lower[before] == "what" and before == sentence.first:
        return None
    relative = tags[before] in RELATIVES or lower[before] == "what"
    if "clause" in cue.takes:
        opens = tags[stop] == AUXILIARY or (tags[stop] in VERBS and relative)
    else:
        opens = "as" in cue.takes and relative and lower[stop] == "as"
        opens = opens or (
            "name" in cue.takes and lower[before] == "what" and tags[stop] in DESCRIBERS + OPENING_QUOTE + DETERMINER
        )
        opens = opens or (
            "name" in cue.takes and relative and tags[stop : stop + 2] in (ADJECTIVE + FULL_STOP, ADJECTIVE + COMMA)
        )
    if not opens or not (relative or tags[before] in NOUNS + COMMA):
        return None
    end = clause_stop(doc, stop, sentence)
    parted = lower[before] != "what"
    comma = next((i for i in range(stop, end) if parted and tags[i] == COMMA and doc.quoted[i] < 0), end)
    thing = antecedent(doc, subject.first - relative, sentence.first) if parted else None
    said = Phrase(stop, trimmed(doc, stop, comma))
    return setting.giving((thing, said), "gap") if thing else setting.giving((said,), "object")


def _aside_ends(doc: Document, at: int, high: int) -> bool:
    """Tell whether the sentence or a comma ends where or of whom something is said: "said in Paris,"."""
    tags = doc.tags
    stop = at
    while stop < min(high, at + LONGEST_INTERRUPTION) and tags[stop] in PHRASE_WITH_OF + GERUND:
        stop += 1
    return stop >= high or tags[stop] in STOPS


def _after_interruption(doc: Document, comma: int, high: int) -> int | None:
    """Step over what stands between commas after a cue: "said, without evidence, that", "said, if elected, she"."""
    tags = doc.tags
    end = tags.find(COMMA, comma + 1, min(high, comma + LONGEST_INTERRUPTION))
    if end < 0 or end + 1 >= high or doc.quoted[end] >= 0:
        return None
    inside = tags[comma + 1 : end]
    if inside[:1] not in tuple(OPENS_ADVERBIAL + GERUND + NUMBER) or (
        inside[0] != SUBORDINATOR and set(inside) & {*AUXILIARY_OR_PRESENT, SUBJECT_PRONOUN}
    ):
        return None
    return end + 1 if tags[end + 1] in RESUMES_CLAUSE else None


def _names_object(doc: Document, content: Phrase, subject: Phrase | None) -> bool:
    """Tell whether "called" has two objects, "called it a sham", or gives a quotation or "what he called X"."""
    tags = doc.tags
    if OPENING_QUOTE in tags[content.first : content.stop] or (
        subject and doc.tokens.lower[subject.first - 1] == "what"
    ):
        return True
    if content.stop - content.first == 2 and doc.tokens.lower[content.first] == "her":
        return tags[content.first + 1] == ADJECTIVE
    named = phrase_after(doc, content.first, content.stop)
    after = OPENS_BARE_NAME if tags[content.first] == OBJECT_PRONOUN else DETERMINER + ADJECTIVE
    if named is None:
        return False
    if named.stop == content.stop:
        return named.stop - named.first > 2 and tags[named.stop - 2 : named.stop] in (
            NOUN + ADJECTIVE,
            NAME + ADJECTIVE,
        )
    return tags[named.stop] in after


def clause_around(doc: Document, sentence: Stretch, left: Phrase, at: int) -> tuple[Phrase, ...]:
    """Give the clause that a cue stands after or inside: "X, he said" or "X, he said, would Y"."""
    tags = doc.tags
    if _states(doc, left) and not _goes_on(doc, at, sentence.stop):
        return (left,)
    if at + 2 < sentence.stop and tags[at] in PAUSES and doc.tokens.lower[at + 1] != "but":
        right = Phrase(at + 1, clause_stop(doc, at + 1, sentence))
        if right.stop > right.first and (
            has_verb(doc, *right) or tags[right.first] == PAST or tags[left.stop - 1] in BEFORE_VERB
        ):
            return left, right
    return (left,) if has_verb(doc, *left) else ()


def _goes_on(doc: Document, comma: int, high: int) -> bool:
    """Tell whether what is said goes on after a cue between commas: "it shut, she said, and had been empty"."""
    tags = doc.tags
    return (
        comma + 2 < high
        and tags[comma] == COMMA
        and (tags[comma + 1] in GOES_ON or (tags[comma + 1] == CONJUNCTION and tags[comma + 2] in RESUMES_AFTER_AND))
    )


def _states(doc: Document, left: Phrase) -> bool:
    """Tell whether what stands before a cue is a main clause."""
    return doc.tags[left.first] != SUBORDINATOR and has_verb(doc, *left) and not only_relative(doc, left)


def _exclaims(doc: Document, sentence: Stretch, left: Phrase) -> bool:
    """Tell whether what stands before a cue is an answer or cry without a verb: "Sorry, he said"."""
    lower, tags = doc.tokens.lower, doc.tags
    return (
        left.first == sentence.first
        and (
            tags[left.first] not in OPENS_ADVERBIAL + PARTICIPLES + CONJUNCTION + THAT
            or lower[left.first] in {"yes", "no"}
        )
        and not any(lower[i] in doc.words.times or tags[i] == NAME for i in range(*left))
    )


def only_relative(doc: Document, stretch: Phrase) -> bool:
    """Tell whether all verbs of a stretch are in a clause that modifies: "The group, which met on Friday"."""
    tags = doc.tags
    if tags[stretch.first] == CONJUNCTION and stretch.stop - stretch.first > 1:
        stretch = Phrase(stretch.first + 1, stretch.stop)
    relative = next((i for i in range(*stretch) if tags[i] in RELATIVES), stretch.stop)
    return (
        relative < stretch.stop and not has_verb(doc, stretch.first, relative) and tags[stretch.first] not in RELATIVES
    )


def _object(
    doc: Document, cue: Cue, sentence: Stretch, stop: int, span: Phrase, subject: Phrase | None
) -> Attribution | None:
    """Read a cue whose object is its content: "criticized the plan", "called it a sham"."""
    tags, lower = doc.tags, doc.tokens.lower
    if not cue.takes & WITH_OBJECT or stop >= sentence.stop:
        return None
    if "state" in cue.takes and (tags[stop] == ADJECTIVE or tags[stop : stop + 2] == NEGATION + ADJECTIVE):
        return Attribution((Phrase(stop, clause_stop(doc, stop, sentence)),), span, subject, "object", cue.kind)
    if (
        tags[stop] not in OPENS_OBJECT
        and lower[stop] not in {"being", "having"}
        and not ("as" in cue.takes and lower[stop] == "as")
    ):
        return None
    end = object_stop(doc, stop, sentence)
    if subject is not None and tags[subject.first] == RELATIVE:
        end = _object_of_relative(doc, stop, end)
    content = Phrase(stop, end)
    if "as" in cue.takes:
        called = _as_what(doc, stop, sentence)
        if called is not None:
            return Attribution(called, span, subject, "object", cue.kind)
    if cue.kind == "finding" and subject is not None and tags[subject.first] in SUBJECT_RELATIVES:
        return None
    if "object" in cue.takes:
        return Attribution((content,), span, subject, "object", cue.kind) if end > stop else None
    if "finding" in cue.takes:
        return Attribution((content,), span, subject, "finding", cue.kind) if end > stop else None
    if "name" in cue.takes and _names_object(doc, content, subject):
        return Attribution((content,), span, subject, "object", cue.kind)
    links = frozenset().union(*(LINKS[way] for way in cue.takes if way in LINKS))
    linked = [i for i in range(stop + 1, min(end, stop + 25)) if lower[i] in links]
    if any(lower[i] != "at" or NUMBER in tags[i + 1 : i + 4] for i in linked):
        return Attribution((content,), span, subject, "object", cue.kind)
    return None


def _object_of_relative(doc: Document, first: int, stop: int) -> int:
    """Find where an object in a relative clause ends before the main verb: "those who prefer her still worry"."""
    tags = doc.tags
    for i in range(first + 1, stop):
        if tags[i] in KEEPS_OBJECT:
            return stop
        if tags[i] in AUXILIARY_OR_PRESENT and tags[i - 1] in NOUNS + NUMBER + ADJECTIVE + OBJECT_PRONOUN + ADVERB:
            return max(i - (tags[i - 1] == ADVERB), first + 1)
    return stop


def _as_what(doc: Document, first: int, sentence: Stretch) -> tuple[Phrase, ...] | None:
    """Read "the plan, which came in May, as a sham": the object and what it is called, without what parts them."""
    tags, lower = doc.tags, doc.tokens.lower
    thing = phrase_after(doc, first, sentence.stop)
    if thing is None or doc.tag(thing.stop) != COMMA:
        return None
    for at in range(thing.stop + 1, sentence.stop - 1):
        if lower[at] == "as" and tags[at - 1] == COMMA and tags[at + 1] in OPENING_QUOTE + DETERMINER + ADJECTIVE:
            return thing, Phrase(at, clause_stop(doc, at, sentence))
    return None


def bare_clause(doc: Document, content: Phrase) -> bool:
    """Tell whether a stretch without "that" is a clause: a subject and a finite verb outside relative clauses."""
    tags = doc.tags
    seen_nominal = False
    relative = 0
    for i in range(content.first, content.stop):
        tag = tags[i]
        if tag in SUBORDINATING and i > content.first and (tag != THAT or doc.tag(i + 1) != COMMA):
            relative += 1
        elif tag in NOUN_OR_PRONOUN + NUMBER + DETERMINER + GERUND or (
            tag == ADVERB and doc.tokens.lower[i] == "there"
        ):
            seen_nominal = True
        elif tag in FINITE and seen_nominal and tags[i - 1] not in AUXILIARY_OR_TO:
            if not relative:
                return True
            relative -= 1
        elif tag == OPENING_QUOTE and seen_nominal and not relative:
            return True
    return tags[content.first] == OPENING_QUOTE


def _quote_clause_stop(doc: Document, quote: Phrase, sentence: Stretch) -> int:
    """Find where a clause goes on to after a quotation inside it: 'said it was "an act of war" and left'."""
    stop = quote.stop
    if stop < sentence.stop and doc.tags[stop] not in CLAUSE_ENDS and doc.tags[stop - 2] not in STOPS:
        return trimmed(doc, stop, clause_stop(doc, stop, sentence))
    return stop


def right_of_mark(doc: Document, mark: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give what follows a colon: the rest of the sentence, or the quotation there or in the next paragraph."""
    at = mark + 1
    if at < sentence.stop:
        if doc.tags[at] == OPENING_QUOTE:
            quote = quotation_at(doc, at)
            if quote:
                return (quote,)
        return (Phrase(at, trimmed(doc, at, sentence.stop)),) if sentence.stop - at > 1 else ()
    following = sentence.paragraph + 1
    while following < len(doc.paragraphs) and doc.paragraphs[following].furniture:
        following += 1
    if following < len(doc.paragraphs) and doc.paragraphs[following].stop > doc.paragraphs[following].first:
        paragraph = doc.paragraphs[following]
        if doc.tags[paragraph.first] == OPENING_QUOTE:
            quote = quotation_at(doc, paragraph.first)
            if quote:
                return (quote,)
        return (Phrase(paragraph.first, paragraph.stop),)
    return ()


def _before_subject(doc: Document, sentence: Stretch, subject: int) -> Phrase | None:
    """Give what stands in the sentence before a subject, where a comma or quotation mark parts them."""
    tags = doc.tags
    at = subject - 1
    if at < sentence.first:
        return None
    if tags[at] == CLOSING_QUOTE or (tags[at] in FULL_STOP + STRAY_QUOTE and at - 1 >= 0 and doc.quoted[at] >= 0):
        return _quotation_before(doc, sentence, at)
    if tags[at] in PAUSES:
        if at - 1 >= sentence.first and tags[at - 1] == CLOSING_QUOTE:
            return _quotation_before(doc, sentence, at - 1)
        return Phrase(left_start(doc, sentence, at), trimmed(doc, sentence.first, at)) if at > sentence.first else None
    return None


def _quotation_before(doc: Document, sentence: Stretch, last: int) -> Phrase | None:
    """Give the quotation up to token `last`; of one that goes on after it, no more than its sentence holds."""
    quote = quotation_at(doc, last)
    if quote is None:
        return None
    if quote.stop > last + 1:
        quote = Phrase(max(quote.first, sentence.first), last + 1)
    return left_content(doc, sentence, quote)


def left_start(doc: Document, sentence: Stretch, stop: int) -> int:
    """Find where what stands before a cue begins: after a colon, or with the noun of "those who, he says,"."""
    tags = doc.tags
    if tags[stop - 1] in RELATIVES or doc.tokens.lower[stop - 1] == "where":
        at = stop - 2
        while at > sentence.first and tags[at] in COMMA + PREPOSITION:
            at -= 1
        return phrase_start(doc, at, sentence.first) if at >= sentence.first else sentence.first
    marks = (match.start() for match in PARTING.finditer(tags, sentence.first + 1, stop - 1))
    return max((mark + 1 for mark in marks if doc.quoted[mark] < 0), default=sentence.first)


def main_clause_comma(doc: Document, sentence: Stretch, at: int) -> int:
    """Find the comma between an opening participle's clause and the main clause; -1 where there is none."""
    tags = doc.tags
    for i in range(at + 1, sentence.stop - 2):
        if (
            tags[i] == COMMA
            and doc.quoted[i] < 0
            and (tags[i + 1] == SUBJECT_PRONOUN or clause_follows(doc, i + 1, sentence.stop))
        ):
            return i
    return tags.find(COMMA, at, sentence.stop)
