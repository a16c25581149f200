"""One tag a token: enough grammar to find subjects, verbs and clauses, and no more; see `attrib.text.tags`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from attrib.english import Words, third_person
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_PRESENT,
    ADVERB,
    AFTER_VERB,
    AUXILIARY,
    AUXILIARY_OR_TO,
    BEFORE_ADJECTIVE,
    BEFORE_SHORT_VERB,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTION,
    CONTEXTUAL,
    DASH,
    DEPENDS_ON_NEXT,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    DETERMINERS,
    FINITE,
    FULL_STOP,
    GERUND,
    HEADING,
    JOINING,
    LINKING,
    NAME,
    NEGATION,
    NOMINAL,
    NOT_ALWAYS_A_NAME,
    NOUN,
    NOUN_OR_PAST,
    NOUN_OR_PRESENT,
    NOUN_OR_VERB,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    OPENING_BRACKET,
    OPENING_QUOTE,
    OPENS_CLAUSE,
    OPENS_COMPLEMENT,
    OPENS_PHRASE,
    OWNED,
    PAST,
    PAST_OR_S,
    PHRASE,
    PHRASE_ENDS,
    POSSESSIVE,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITIONS,
    PRESENT,
    PRESENT_FORMS,
    PRONOUNS,
    RELATIVE,
    SEMICOLON,
    STRAY_QUOTE,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    SUBORDINATOR,
    THAT,
    TO,
)
from attrib.text.tokens import DASHES, Tokens, places

MARK_TAGS = {
    ",": COMMA,
    ";": SEMICOLON,
    ":": COLON,
    "(": OPENING_BRACKET,
    ")": CLOSING_BRACKET,
    "[": OPENING_BRACKET,
    "]": CLOSING_BRACKET,
    ".": FULL_STOP,
    "?": FULL_STOP,
    "!": FULL_STOP,
    "…": FULL_STOP,
    "%": NUMBER,
}
APOSTROPHES = frozenset("'’")
TO_THEN_NOUN = frozenset(["according", "due", "thanks", "owing", "addition", "close", "contrary"])
NOMINAL_BEFORE = OWNED + PREPOSITIONS + NUMBER
"""After these a word that may be noun or verb is a noun."""
CLOSED = frozenset(SUBORDINATING + PRONOUNS + LINKING + DETERMINERS + CONJUNCTION + AUXILIARY + NEGATION + ADVERB)
VERBAL_BEFORE = SUBJECT_OR_RELATIVE + AUXILIARY_OR_TO + NEGATION
NAME_PREFIXES = ("al-", "el-", "ben-", "bin-")
PLURALS = frozenset(
    "people police men women children media data most many some few several both others all percent %".split()
)
QUANTIFIERS = frozenset("many some most few several both all those these others".split())
HER_OWN = frozenset(PAST + tag for tag in DESCRIBERS_OR_NAME)
"""After "her" a participle and a noun: "her proposed plan", where "her" owns it."""
NAMES_TOO = frozenset(["may", "will"])
"""Modals that are names as well."""
LONGEST_QUESTION = 60
MID_ADVERBS = frozenset(["still", "also", "never", "always", "often", "already"])
"""Between a noun and one of these there is no other noun: "candidates still care"."""
COPULAS = frozenset("is are was were be been being 's 're am have has had".split())
SHOWS = frozenset("news sports awards arts business games series".split())
"""What a show may be of; after any other plural "show" is a verb: "records show delays"."""
SHOWING = frozenset("poll polling survey study report analysis data research evidence footage investigation".split())
VERBAL_AFTER = OPENS_COMPLEMENT + TO + SUBORDINATOR + RELATIVE + OPENING_QUOTE + NUMBER + NEGATION
ASKING = frozenset("shows wonders questions picks queries".split())
"""Verbs that "who" may follow; after other words that may be nouns it stands for people: "intelligence sources who"."""
SAYING = frozenset(["say", "says", "said"])
"""After these begins a clause, not another verb: "doctors say warm milk helps"."""
SINGLE_PLURAL = re.compile(r"[^sui]s\Z")
"""After "a" a plural only describes the noun that follows: "a veterans group"."""
UNSURE = frozenset(["more", "most", "fewer", "outside", "close", "her", "long", "show", "shows"])
"""With G and t, what may be something else by what follows."""


SINGLE_WORDS = {
    "of": OF,
    "to": TO,
    "that": THAT,
    "'s": POSSESSIVE,
    "her": DETERMINER,
    "may": AUXILIARY,
    "march": NAME,
    "can": AUXILIARY,
    "will": AUXILIARY,
}


def tag_lexicon(words: Words) -> Mapping[str, str]:
    """Make the look-up from lower-case word to tag; some tags say that it may be one or another thing."""
    lexicon: dict[str, str] = {}
    for form, inflections in words.verb_forms.items():
        if "ing" in inflections:
            lexicon[form] = GERUND
        elif inflections & {"past", "participle"}:
            lexicon[form] = NOUN_OR_PAST if inflections & {"base", "s"} else PAST
        else:
            lexicon[form] = PRESENT
    for base in words.noun_verbs:
        for form in (base, third_person(base)):
            lexicon[form] = NOUN_OR_PAST if lexicon.get(form) in (NOUN_OR_PAST, PAST) else NOUN_OR_PRESENT
    adjectives = _single(words.adjectives_common, words.country_adjectives)
    nouns = _single(words.human_nouns, words.group_nouns, words.document_nouns, words.time_nouns)
    for tag, several in ((ADJECTIVE, adjectives), (NOUN, nouns)):
        for word in several:
            if lexicon.get(word) not in (NOUN_OR_PRESENT, PRESENT, NOUN_OR_PAST, PAST, GERUND):
                lexicon[word] = tag
    for word in adjectives:
        if lexicon.get(word) == PRESENT:
            lexicon[word] = ADJECTIVE_OR_PRESENT
    return lexicon | _closed_classes(words) | SINGLE_WORDS


def _closed_classes(words: Words) -> dict[str, str]:
    """Give the words of each closed class with its tag; where a word stands in several, the later one wins."""
    classes = (
        (ADVERB, words.adverbs_plain),
        (NUMBER, words.number_words),
        (NAME, words.weekdays | words.months),
        (DETERMINER, words.determiners | words.possessives),
        (OBJECT_PRONOUN, words.object_pronouns),
        (PREPOSITION, words.prepositions),
        (SUBORDINATOR, words.subordinators),
        (CONJUNCTION, words.conjunctions),
        (RELATIVE, words.relative_pronouns),
        (AUXILIARY, words.auxiliaries | words.modals),
        (NEGATION, words.negations),
        (SUBJECT_PRONOUN, words.subject_pronouns),
    )
    return {word: tag for tag, several in classes for word in _single(several)}


def _single(*lists: Set[str]) -> list[str]:
    return [word for words in lists for word in words if " " not in word]


def tag_tokens(
    tokens: Tokens, lexicon: Mapping[str, str], openings: Set[int], given_names: frozenset[str]
) -> list[str]:
    """Give a tag for every token; `openings` are the tokens at which a capital says nothing of names."""
    forms, lower = tokens.forms, tokens.lower
    tags = _tags_alone(tokens, lexicon, openings, given_names)
    for i in openings:
        if lower[i] in NAMES_TOO and forms[i][0].isupper() and _is_named(tokens, tags, i):
            tags[i] = NAME
    for i in places(forms[:-1], "@"):
        if tokens.ends[i] == tokens.starts[i + 1]:
            tags[i + 1] = NAME
    for match in CONTEXTUAL.finditer("".join(tags)):
        i = match.start()
        before = tags[i - 1] if i else FULL_STOP
        tags[i] = tag = _in_context(tags, tokens, i, before, lexicon)
        if tag == AUXILIARY and before == ADVERB and lower[i - 1] == "there":
            tags[i - 1] = SUBJECT_PRONOUN
    _look_again(tags, lower)
    for match in HEADING.finditer("".join(tags)):
        if lower[match.start()] not in lexicon:
            tags[match.start()] = NOUN
    return tags


def _is_named(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Tell whether "May" or "Will" opens a sentence as a name: "May said", "Will Young sings", not "Will Roe run?"."""
    if tags[at + 1 : at + 2] == [NAME]:
        ends = (form for form in tokens.forms[at + 1 : at + LONGEST_QUESTION] if form in {".", "?", "!"})
        return next(ends, "?") != "?"
    after = at + 1
    while tags[after : after + 1] == [ADVERB]:
        after += 1
    tag = "".join(tags[after : after + 1])
    return tag in PAST_OR_S or (tag in PRESENT_FORMS and tokens.lower[after].endswith("s"))


def _tags_alone(
    tokens: Tokens, lexicon: Mapping[str, str], openings: Set[int], given_names: frozenset[str]
) -> list[str]:
    """Tag each token by what it reads; a capitalised one by where else the article has it."""
    forms, words = tokens.forms, tokens.vocabulary
    elsewhere = forms.copy()
    for i in openings:
        elsewhere[i] = ""
    names = {*elsewhere}

    def capitalised(form: str, *, opening: bool) -> str:
        word = words[form]
        named = form in names or word in given_names
        return _capitalised(word, form, lexicon, opening, named, word in words) or _unknown(word)

    found = {
        form: capitalised(form, opening=False) if form[0].isupper() else lexicon.get(word) or _unknown(word)
        for form, word in words.items()
    }
    tags = [*map(found.__getitem__, forms)]
    for i in openings:
        if forms[i][0].isupper():
            tags[i] = capitalised(forms[i], opening=True)
    return tags


def _in_context(tags: list[str], tokens: Tokens, i: int, before: str, lexicon: Mapping[str, str]) -> str:
    """Settle a tag that depends on the tokens before and after it; those before it are settled."""
    tag, forms, lower = tags[i], tokens.forms, tokens.lower
    if tag in NOUN_OR_VERB:
        if before == NOUN and i > 1 and lower[i - 2] in {"a", "an"} and SINGLE_PLURAL.search(lower[i - 1]):
            return NOUN
        solid = i - 1
        while solid >= 0 and tags[solid] == ADVERB:
            solid -= 1
        neighbour = tags[solid] if solid >= 0 else FULL_STOP
        if (
            neighbour in NOUNS + SUBJECT_PRONOUN
            and solid < i - 1
            and (lower[i - 1].endswith("ly") or lower[i - 1] in MID_ADVERBS)
        ):
            neighbour = SUBJECT_PRONOUN
        after = forms[i + 1] if i + 1 < len(forms) else "."
        return _noun_or_verb(tag, lower[i], neighbour, lower[i - 1] if i else ".", after, lexicon)
    if tag == ADJECTIVE_OR_PRESENT:
        attributive = (
            before in BEFORE_ADJECTIVE or (before == AUXILIARY and lower[i - 1] in COPULAS) or lower[i - 1] in SAYING
        )
        return ADJECTIVE if attributive else PRESENT
    if tag == PRESENT and before in PREMODIFIERS and lower[i - 1] not in QUANTIFIERS:
        return NOUN
    if tag == POSSESSIVE and before in BEFORE_SHORT_VERB:
        return AUXILIARY
    if tag == TO and i and lower[i - 1] in TO_THEN_NOUN:
        return PREPOSITION
    if (
        tag == STRAY_QUOTE
        and i
        and forms[i] in APOSTROPHES
        and lower[i - 1][-1] == "s"
        and tokens.ends[i - 1] == tokens.starts[i]
    ):
        return POSSESSIVE
    return tag


def _look_again(tags: list[str], lower: list[str]) -> None:
    """Settle, in place, the tags that depend on what follows."""
    unsure = [i for i, tag in enumerate(tags[:-1]) if tag in DEPENDS_ON_NEXT or lower[i] in UNSURE]
    for i in unsure:
        if not i:
            continue
        tag, after = tags[i], tags[i + 1]
        if lower[i] in {"show", "shows"}:
            if tag == NOUN and after in OPENS_PHRASE + GERUND + ADVERB + THAT and _shows(lower[i - 1], tags[i - 1]):
                tags[i] = PRESENT
        elif tag == GERUND:
            before = tags[i - 1]
            if (before in OWNED and after not in OPENS_PHRASE + GERUND) or (before in NOUNS and after in FINITE):
                tags[i] = NOUN
        elif tag == TO:
            if after in PHRASE + OBJECT_PRONOUN:
                tags[i] = PREPOSITION
        elif tag == ADVERB:
            if after in DESCRIBERS and lower[i] in {"more", "most", "fewer"}:
                tags[i] = ADJECTIVE
        elif lower[i] == "outside":
            if after == NOUN and tags[i - 1] in CONJUNCTION + DETERMINER + ADJECTIVE:
                tags[i] = ADJECTIVE
        elif lower[i] == "long":
            if tags[i - 1] == AUXILIARY and after == PAST:
                tags[i] = ADVERB
        elif lower[i] == "close":
            if lower[i + 1] == "to":
                tags[i] = ADJECTIVE
        elif tag == DETERMINER and lower[i] == "her" and after not in NOMINAL + GERUND + ADVERB:
            tags[i] = DETERMINER if "".join(tags[i + 1 : i + 3]) in HER_OWN else OBJECT_PRONOUN


def _shows(word: str, tag: str) -> bool:
    """Tell whether what stands before "show" is what shows: "records show delays", "the poll shows gains"."""
    return word in SHOWING or (tag == NOUN and word[-1] == "s" and word[-2:] != "ss" and word not in SHOWS)


def _capitalised(word: str, form: str, lexicon: Mapping[str, str], opening: bool, named: bool, seen_lower: bool) -> str:
    """Tag a capitalised word; at an opening it is a name only if the article, or the list of names, has it as one."""
    tag = lexicon.get(word, "")
    if tag and tag in CLOSED:
        return (
            NAME
            if (len(form) > 1 and form.isupper() and word in {"us", "it", "who", "may"})
            or (word in {"may", "will", "today", "tonight"} and not opening)
            else tag
        )
    if tag == NUMBER:
        return tag
    if opening and (tag or seen_lower) and not (named and (tag in NOT_ALWAYS_A_NAME or not seen_lower)):
        return tag
    return NAME


def _unknown(word: str) -> str:
    head = word[0]
    if head.isdigit() or head in "$€£":
        return NUMBER
    if word.startswith(NAME_PREFIXES):
        return NAME
    if not head.isalpha():
        return MARK_TAGS.get(word) or (DASH if word in DASHES else STRAY_QUOTE if head in "\"“”'’‘`«»„" else FULL_STOP)
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ing"):
        return GERUND
    if word.endswith("ed") and len(word) > 4:
        return PAST
    if word.endswith(("ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ial", "ary")):
        return ADJECTIVE
    return NOUN


def _noun_or_verb(tag: str, word: str, before: str, word_before: str, after: str, lexicon: Mapping[str, str]) -> str:
    """Decide by its neighbours whether a word such as "reports" or "claimed" is a noun or a verb."""
    verb = PRESENT if tag == NOUN_OR_PRESENT else PAST
    if before == AUXILIARY and tag == NOUN_OR_PRESENT and word_before in COPULAS:
        return NOUN
    if before in VERBAL_BEFORE:
        return verb
    if after == "who" and word[-1] == "s" and before == NOUN and word not in ASKING:
        return NOUN
    follows = NAME if after[0].isupper() else NUMBER if after[0].isdigit() else lexicon.get(after) or _unknown(after)
    if before == NUMBER and follows in OPENS_CLAUSE and word[-1] != "s":
        return verb
    if before in NOMINAL_BEFORE and (word_before not in QUANTIFIERS or (word[-1] == "s" and word[-2:] != "ss")):
        return NOUN
    if (
        tag == NOUN_OR_PRESENT
        and before in NOUNS
        and follows not in OPENS_CLAUSE
        and word[-1] != "s"
        and word_before[-1] != "s"
        and word_before not in PLURALS
    ):
        return NOUN
    if (before in PHRASE_ENDS or word_before in QUANTIFIERS) and (
        follows in VERBAL_AFTER
        or follows in AFTER_VERB
        or (follows == PREPOSITION and (before != NOUN or word[-1] != "s" or tag == NOUN_OR_PAST))
        or after in '"“‘'
    ):
        return verb
    if before in JOINING and follows in OPENS_COMPLEMENT:
        return verb
    if before in NOUNS and tag == NOUN_OR_PAST:
        return PAST
    return NOUN
