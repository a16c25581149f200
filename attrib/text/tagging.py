"""One letter a token: enough grammar to find subjects, verbs and clauses, and no more.

    D determiner    H subject pronoun    M object pronoun    N noun        P name      J adjective   # number
    I preposition   o "of"               t "to"              T "that"      W who/which K subordinator C conjunction
    R adverb        A auxiliary, modal   X negation          V past form or participle Z present form G -ing form
    S possessive 's < opening quotation mark  > closing one  , . ; : - ( )            other marks
"""

from __future__ import annotations

from collections.abc import Mapping

from attrib.text.tokens import DASHES, Tokens
from attrib.words import Words, third_person

MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "?": ".", "!": ".", "…": ".", "%": "#"}
APOSTROPHES = frozenset("'’")
TO_THEN_NOUN = frozenset(["according", "due", "thanks", "owing", "addition", "close", "contrary"])
NOMINAL_BEFORE = frozenset("DJoS#I")
"""After these a word that may be noun or verb is a noun."""
CLOSED = frozenset("DHICKWTAXoStMR")
VERBAL_BEFORE = frozenset("HtAXW")
NAME_PREFIXES = ("al-", "el-", "ben-", "bin-")
PLURALS = frozenset("people police men women children media data most many some few several both others all percent %".split())
QUANTIFIERS = frozenset("many some most few several both all those these others".split())
COPULAS = frozenset("is are was were be been being 's 're am have has had".split())
VERBAL_AFTER = frozenset("DHTMtKW<#")


def tag_lexicon(words: Words) -> Mapping[str, str]:
    """Make the look-up from lower-case word to tag; the later lists win over the earlier ones."""
    lexicon: dict[str, str] = {}
    for form, inflections in words.verb_forms.items():
        if "ing" in inflections:
            lexicon[form] = "G"
        elif inflections & {"past", "participle"}:
            lexicon[form] = "v" if inflections & {"base", "s"} else "V"
        else:
            lexicon[form] = "Z"
    for base in words["noun_verbs"]:
        for form in (base, third_person(base)):
            lexicon[form] = "v" if lexicon.get(form) in ("v", "V") else "z"
    for tag, names in (
        ("J", ("adjectives_common", "country_adjectives")),
        ("N", ("human_nouns", "group_nouns", "document_nouns", "time_nouns")),
    ):
        for name in names:
            for word in words[name]:
                if lexicon.get(word) not in ("z", "Z", "v", "V", "G"):
                    lexicon[word] = tag
    for tag, names in (
        ("R", ("adverbs_plain",)),
        ("#", ("number_words",)),
        ("P", ("weekdays", "months")),
        ("D", ("determiners", "possessives")),
        ("M", ("object_pronouns",)),
        ("I", ("prepositions",)),
        ("K", ("subordinators",)),
        ("C", ("conjunctions",)),
        ("W", ("relative_pronouns",)),
        ("A", ("auxiliaries", "modals")),
        ("X", ("negations",)),
        ("H", ("subject_pronouns",)),
    ):
        for name in names:
            lexicon.update(dict.fromkeys((word for word in words[name] if " " not in word), tag))
    lexicon.update({"of": "o", "to": "t", "that": "T", "'s": "S", "her": "D", "may": "A", "march": "P", "can": "A", "will": "A"})
    return lexicon


def tag_tokens(tokens: Tokens, lexicon: Mapping[str, str], openings: frozenset[int], given_names: frozenset[str]) -> list[str]:
    """Give a tag for every token; `openings` are the tokens at which a capital says nothing of names."""
    tags: list[str] = []
    seen_lower = {form for form in set(tokens.forms) if form.islower()}
    names = {form for i, form in enumerate(tokens.forms) if form[0].isupper() and i not in openings} | {
        form for form in tokens.forms if form.lower() in given_names and form[0].isupper()
    }
    before = solid = "."
    forms, lower = tokens.forms, tokens.lower
    last = len(forms) - 1
    for i, form in enumerate(forms):
        word = lower[i]
        head = form[0]
        if head.isupper():
            tag = _capitalised(word, form, lexicon, i in openings, form in names, word in seen_lower)
        else:
            tag = lexicon.get(word, "")
        if not tag:
            tag = _unknown(word, head)
        if tag in "zv":
            tag = _noun_or_verb(tag, word, solid if before == "R" else before, lower[i - 1] if i else ".", forms[i + 1] if i < last else ".", lexicon)
        elif tag == "Z" and before in "DJ" and lower[i - 1] not in QUANTIFIERS:
            tag = "N"
        elif tag == "S" and before in "HTWRK":
            tag = "A"
        elif tag == "t" and i and lower[i - 1] in TO_THEN_NOUN:
            tag = "I"
        elif tag == "q" and form in APOSTROPHES and i and lower[i - 1][-1] == "s" and tokens.ends[i - 1] == tokens.starts[i]:
            tag = "S"
        if i and forms[i - 1] == "@" and tokens.ends[i - 1] == tokens.starts[i]:
            tag = "P"
        if tag == "A" and before == "R" and lower[i - 1] == "there":
            tags[-1] = "H"
        tags.append(tag)
        before = tag
        if tag != "R":
            solid = tag
    for i in range(1, last):
        if tags[i] == "G" and tags[i - 1] in "DJS" and tags[i + 1] not in "NPJG#DHM" or (tags[i] == "G" and tags[i - 1] in "NP" and tags[i + 1] in "VA"):
            tags[i] = "N"
        elif tags[i] == "t" and tags[i + 1] in "DPNJ#MS":
            tags[i] = "I"
        elif lower[i] == "close" and lower[i + 1] == "to" or (tags[i] == "R" and lower[i] in {"more", "most", "fewer"} and tags[i + 1] in "NJ"):
            tags[i] = "J"
        elif lower[i] == "her" and tags[i + 1] not in "NPJG#RS" and not (tags[i + 1] == "V" and tags[i + 2 : i + 3] and tags[i + 2] in "NPJ"):
            tags[i] = "M"
    return tags


def _capitalised(
    word: str, form: str, lexicon: Mapping[str, str], opening: bool, named: bool, seen_lower: bool
) -> str:
    """Tag a capitalised word; at an opening it is a name only if the article, or the list of names, has it as one."""
    tag = lexicon.get(word, "")
    if tag and tag in CLOSED:
        return "P" if (len(form) > 1 and form.isupper() and word in {"us", "it", "who", "may"}) or (
            word in {"may", "will"} and not opening
        ) else tag
    if tag == "#":
        return tag
    if opening and (tag or seen_lower) and not (named and (tag in "zvNJ" or not seen_lower)):
        return tag
    return "P"


def _unknown(word: str, head: str) -> str:
    if head.isdigit() or head in "$€£":
        return "#"
    if word.startswith(NAME_PREFIXES):
        return "P"
    if not head.isalpha():
        return MARKS.get(word) or ("-" if word in DASHES else "q" if head in "\"“”'’‘`«»„" else ".")
    if word.endswith("ly"):
        return "R"
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed") and len(word) > 4:
        return "V"
    if word.endswith(("ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ial", "ary")):
        return "J"
    return "N"


def _noun_or_verb(
    tag: str, word: str, before: str, word_before: str, after: str, lexicon: Mapping[str, str]
) -> str:
    """Decide by its neighbours whether a word such as "reports" or "claimed" is a noun or a verb."""
    verb = "Z" if tag == "z" else "V"
    if before == "A" and tag == "z" and word_before in COPULAS:
        return "N"
    if before in VERBAL_BEFORE:
        return verb
    if before in NOMINAL_BEFORE and word_before not in QUANTIFIERS:
        return "N"
    follows = "P" if after[0].isupper() else lexicon.get(after, "N")
    if tag == "z" and before in "NP" and word[-1] != "s" and word_before[-1] != "s" and word_before not in PLURALS:
        return "N"
    if (before in "NPM)" or word_before in QUANTIFIERS) and (
        follows in VERBAL_AFTER or follows in "RP" or (follows == "I" and (before != "N" or word[-1] != "s" or tag == "v")) or after in '"“‘'
    ):
        return verb
    if before in ",C" and follows in "DHMT":
        return verb
    if before in "NP" and tag == "v":
        return "V"
    return "N"
