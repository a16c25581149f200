"""One letter a token: enough grammar to find subjects, verbs and clauses, and no more.

D determiner    H subject pronoun    M object pronoun    N noun        P name      J adjective   # number
I preposition   o "of"               t "to"              T "that"      W who/which K subordinator C conjunction
R adverb        A auxiliary, modal   X negation          V past form or participle Z present form G -ing form
S possessive 's < opening quotation mark  > closing one  , . ; : - ( )            other marks
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from attrib.english import Words, third_person
from attrib.text.tokens import DASHES, Tokens, places

MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "?": ".",
    "!": ".",
    "…": ".",
    "%": "#",
}
APOSTROPHES = frozenset("'’")
TO_THEN_NOUN = frozenset(["according", "due", "thanks", "owing", "addition", "close", "contrary"])
NOMINAL_BEFORE = frozenset("DJoS#I")
"""After these a word that may be noun or verb is a noun."""
CLOSED = frozenset("DHICKWTAXoStMR")
VERBAL_BEFORE = frozenset("HtAXW")
NAME_PREFIXES = ("al-", "el-", "ben-", "bin-")
PLURALS = frozenset(
    "people police men women children media data most many some few several both others all percent %".split()
)
QUANTIFIERS = frozenset("many some most few several both all those these others".split())
HER_OWN = frozenset(["VN", "VP", "VJ"])
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
VERBAL_AFTER = frozenset("DHTMtKW<#X")
CONTEXTUAL = re.compile("y|z|v|t|q|Z(?<=[DJy]Z)|S(?<=[HTWRK]S)|A(?<=RA)")
"""Where, among tags given to words alone, the words around may have another. (What begins with a letter is found
faster than what looks behind first.)"""
HEADING = re.compile("J(?<=[DS]J)(?=[AZ]|V[DHTK<])")
"""What only its ending makes an adjective heads its phrase before a verb: "the trial said the"."""
ASKING = frozenset("shows wonders questions picks queries".split())
"""Verbs that "who" may follow; after other words that may be nouns it stands for people: "intelligence sources who"."""
SAYING = frozenset(["say", "says", "said"])
"""After these begins a clause, not another verb: "doctors say warm milk helps"."""
SINGLE_PLURAL = re.compile(r"[^sui]s\Z")
"""After "a" a plural only describes the noun that follows: "a veterans group"."""
UNSURE = frozenset(["more", "most", "fewer", "outside", "close", "her", "long", "show", "shows"])
"""With G and t, what may be something else by what follows."""


SINGLE_WORDS = {
    "of": "o", "to": "t", "that": "T", "'s": "S", "her": "D", "may": "A", "march": "P", "can": "A", "will": "A"
}  # fmt: skip


def tag_lexicon(words: Words) -> Mapping[str, str]:
    """Make the look-up from lower-case word to tag; "z" and "v" may be nouns too, "y" adjectives."""
    lexicon: dict[str, str] = {}
    for form, inflections in words.verb_forms.items():
        if "ing" in inflections:
            lexicon[form] = "G"
        elif inflections & {"past", "participle"}:
            lexicon[form] = "v" if inflections & {"base", "s"} else "V"
        else:
            lexicon[form] = "Z"
    for base in words.noun_verbs:
        for form in (base, third_person(base)):
            lexicon[form] = "v" if lexicon.get(form) in ("v", "V") else "z"
    adjectives = _single(words.adjectives_common, words.country_adjectives)
    nouns = _single(words.human_nouns, words.group_nouns, words.document_nouns, words.time_nouns)
    for tag, several in (("J", adjectives), ("N", nouns)):
        for word in several:
            if lexicon.get(word) not in ("z", "Z", "v", "V", "G"):
                lexicon[word] = tag
    for word in adjectives:
        if lexicon.get(word) == "Z":
            lexicon[word] = "y"
    return lexicon | _closed_classes(words) | SINGLE_WORDS


def _closed_classes(words: Words) -> dict[str, str]:
    """Give the words of each closed class with its tag; where a word stands in several, the later one wins."""
    classes = (
        ("R", words.adverbs_plain),
        ("#", words.number_words),
        ("P", words.weekdays | words.months),
        ("D", words.determiners | words.possessives),
        ("M", words.object_pronouns),
        ("I", words.prepositions),
        ("K", words.subordinators),
        ("C", words.conjunctions),
        ("W", words.relative_pronouns),
        ("A", words.auxiliaries | words.modals),
        ("X", words.negations),
        ("H", words.subject_pronouns),
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
            tags[i] = "P"
    for i in places(forms[:-1], "@"):
        if tokens.ends[i] == tokens.starts[i + 1]:
            tags[i + 1] = "P"
    for match in CONTEXTUAL.finditer("".join(tags)):
        i = match.start()
        before = tags[i - 1] if i else "."
        tags[i] = tag = _in_context(tags, tokens, i, before, lexicon)
        if tag == "A" and before == "R" and lower[i - 1] == "there":
            tags[i - 1] = "H"
    _look_again(tags, lower)
    for match in HEADING.finditer("".join(tags)):
        if lower[match.start()] not in lexicon:
            tags[match.start()] = "N"
    return tags


def _is_named(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Tell whether "May" or "Will" opens a sentence as a name: "May said", "Will Young sings", not "Will Roe run?"."""
    if tags[at + 1 : at + 2] == ["P"]:
        ends = (form for form in tokens.forms[at + 1 : at + LONGEST_QUESTION] if form in {".", "?", "!"})
        return next(ends, "?") != "?"
    after = at + 1
    while tags[after : after + 1] == ["R"]:
        after += 1
    tag = "".join(tags[after : after + 1])
    return tag in ("V", "A", "S") or (tag in ("Z", "z") and tokens.lower[after].endswith("s"))


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
    if tag in "zv":
        if before == "N" and i > 1 and lower[i - 2] in {"a", "an"} and SINGLE_PLURAL.search(lower[i - 1]):
            return "N"
        solid = i - 1
        while solid >= 0 and tags[solid] == "R":
            solid -= 1
        neighbour = tags[solid] if solid >= 0 else "."
        if neighbour in "NPH" and solid < i - 1 and (lower[i - 1].endswith("ly") or lower[i - 1] in MID_ADVERBS):
            neighbour = "H"
        after = forms[i + 1] if i + 1 < len(forms) else "."
        return _noun_or_verb(tag, lower[i], neighbour, lower[i - 1] if i else ".", after, lexicon)
    if tag == "y":
        attributive = before in "DJIoSC#," or (before == "A" and lower[i - 1] in COPULAS) or lower[i - 1] in SAYING
        return "J" if attributive else "Z"
    if tag == "Z" and before in "DJ" and lower[i - 1] not in QUANTIFIERS:
        return "N"
    if tag == "S" and before in "HTWRK":
        return "A"
    if tag == "t" and i and lower[i - 1] in TO_THEN_NOUN:
        return "I"
    if (
        tag == "q"
        and i
        and forms[i] in APOSTROPHES
        and lower[i - 1][-1] == "s"
        and tokens.ends[i - 1] == tokens.starts[i]
    ):
        return "S"
    return tag


def _look_again(tags: list[str], lower: list[str]) -> None:
    """Settle, in place, the tags that depend on what follows."""
    unsure = [i for i, tag in enumerate(tags[:-1]) if tag in "Gt" or lower[i] in UNSURE]
    for i in unsure:
        if not i:
            continue
        tag, after = tags[i], tags[i + 1]
        if lower[i] in {"show", "shows"}:
            if tag == "N" and after in "NJPG#DTHRM" and _shows(lower[i - 1], tags[i - 1]):
                tags[i] = "Z"
        elif tag == "G":
            before = tags[i - 1]
            if (before in "DJS" and after not in "NPJG#DHM") or (before in "NP" and after in "VA"):
                tags[i] = "N"
        elif tag == "t":
            if after in "DPNJ#MS":
                tags[i] = "I"
        elif tag == "R":
            if after in "NJ" and lower[i] in {"more", "most", "fewer"}:
                tags[i] = "J"
        elif lower[i] == "outside":
            if after == "N" and tags[i - 1] in "CDJ":
                tags[i] = "J"
        elif lower[i] == "long":
            if tags[i - 1] == "A" and after == "V":
                tags[i] = "R"
        elif lower[i] == "close":
            if lower[i + 1] == "to":
                tags[i] = "J"
        elif tag == "D" and lower[i] == "her" and after not in "NPJG#RS":
            tags[i] = "D" if "".join(tags[i + 1 : i + 3]) in HER_OWN else "M"


def _shows(word: str, tag: str) -> bool:
    """Tell whether what stands before "show" is what shows: "records show delays", "the poll shows gains"."""
    return word in SHOWING or (tag == "N" and word[-1] == "s" and word[-2:] != "ss" and word not in SHOWS)


def _capitalised(word: str, form: str, lexicon: Mapping[str, str], opening: bool, named: bool, seen_lower: bool) -> str:
    """Tag a capitalised word; at an opening it is a name only if the article, or the list of names, has it as one."""
    tag = lexicon.get(word, "")
    if tag and tag in CLOSED:
        return (
            "P"
            if (len(form) > 1 and form.isupper() and word in {"us", "it", "who", "may"})
            or (word in {"may", "will", "today", "tonight"} and not opening)
            else tag
        )
    if tag == "#":
        return tag
    if opening and (tag or seen_lower) and not (named and (tag in "zvNJ" or not seen_lower)):
        return tag
    return "P"


def _unknown(word: str) -> str:
    head = word[0]
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


def _noun_or_verb(tag: str, word: str, before: str, word_before: str, after: str, lexicon: Mapping[str, str]) -> str:
    """Decide by its neighbours whether a word such as "reports" or "claimed" is a noun or a verb."""
    verb = "Z" if tag == "z" else "V"
    if before == "A" and tag == "z" and word_before in COPULAS:
        return "N"
    if before in VERBAL_BEFORE:
        return verb
    if after == "who" and word[-1] == "s" and before == "N" and word not in ASKING:
        return "N"
    follows = "P" if after[0].isupper() else "#" if after[0].isdigit() else lexicon.get(after) or _unknown(after)
    if before == "#" and follows in "DHT" and word[-1] != "s":
        return verb
    if before in NOMINAL_BEFORE and (word_before not in QUANTIFIERS or (word[-1] == "s" and word[-2:] != "ss")):
        return "N"
    if (
        tag == "z"
        and before in "NP"
        and follows not in "DHT"
        and word[-1] != "s"
        and word_before[-1] != "s"
        and word_before not in PLURALS
    ):
        return "N"
    if (before in "NPM)" or word_before in QUANTIFIERS) and (
        follows in VERBAL_AFTER
        or follows in "RP"
        or (follows == "I" and (before != "N" or word[-1] != "s" or tag == "v"))
        or after in '"“‘'
    ):
        return verb
    if before in ",C" and follows in "DHMT":
        return verb
    if before in "NP" and tag == "v":
        return "V"
    return "N"
