"""Voices that are joined in one source phrase, "officials and aides", and what stands beside a name between commas."""

from __future__ import annotations

import re

from msgspec.structs import replace

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.grammar.parted_subjects import JOINTS
from attrib.speakers.appositions import all_names, called_in, names_another, names_body, names_person, tells_role
from attrib.speakers.mentions import Mention, called, read_mention, told_of
from attrib.speakers.names import Names
from attrib.speakers.runs import OWNERS
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ASIDE_OPENS,
    CLOSING_BRACKET,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    GERUND,
    GOES_ON_DESCRIBING,
    NAME,
    NOUNS,
    NUMBER,
    OF,
    OPENS_NOUN_PHRASE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
)

OPENS_JOINT = frozenset(words[0] for words in JOINTS)
SHOWS_JOINT = frozenset(words[-2] for words in JOINTS)
"""A word of each of them that is rare elsewhere."""
LONGEST_TALKS = 4
"""Tokens up to the noun of "several recent interviews with"."""
REACH = 5
"""Tokens of a phrase among which its noun stands."""
OPENS_OWN_PHRASE = DETERMINER + NUMBER
ASIDE = re.compile(f"[{re.escape(ASIDE_OPENS)}]")


def voices_in(doc: Document, names: Names, source: Phrase) -> list[Phrase]:
    """Cut a source phrase into the voices that are joined in it, each with what stands beside it between commas."""
    voices = _joined(doc, names, source)
    together = len(voices) > 1 and _are_counted_together(doc, voices)
    return [_who_is_interviewed(doc, each) for each in ([source] if together else voices)]


def read_parts(doc: Document, names: Names, source: Phrase) -> tuple[Mention, ...]:
    """Read what is joined in a source phrase, also where it is one voice: "a dozen aides and donors"."""
    return tuple([read_voice(doc, names, _who_is_interviewed(doc, each)) for each in _joined(doc, names, source)])


def _who_is_interviewed(doc: Document, voice: Phrase) -> Phrase:
    """Give who is spoken to where talks stand for who said it: "interviews with [a dozen guards]"."""
    lower = doc.tokens.lower
    if doc.words.talks.isdisjoint(lower[voice.first : voice.first + LONGEST_TALKS]):
        return voice
    for at in range(voice.first, min(voice.stop - 2, voice.first + LONGEST_TALKS)):
        if lower[at] in doc.words.talks:
            return Phrase(at + 2, voice.stop) if lower[at + 1] == "with" else voice
    return voice


def _joined(doc: Document, names: Names, source: Phrase) -> list[Phrase]:
    if CONJUNCTION not in doc.tags[slice(*source)] and SHOWS_JOINT.isdisjoint(doc.tokens.lower[slice(*source)]):
        return [source]
    pieces = _pieces(doc, names, source)
    while len(pieces) > 1 and doc.tags[pieces[0][0].stop - 1] == CLOSING_QUOTE:
        pieces = pieces[1:]
    last = max((number for number, (_, joins) in enumerate(pieces) if joins), default=0)
    voices: list[list[Phrase]] = []
    for number, (piece, joins) in enumerate(pieces):
        listed = joins or (number < last and voices and _is_listed(doc, names, piece, voices[-1]))
        if not voices or (listed and not (joins and _goes_on(doc, names, piece, voices[-1]))):
            voices.append([piece])
        else:
            voices[-1].append(piece)
    if len(voices) > 1 and doc.tokens.lower[source.first] in doc.words.joining_all:
        first = voices[0][0]
        voices[0][0] = Phrase(first.first + 1, first.stop)
    return [Phrase(voice[0].first, voice[-1].stop) for voice in voices]


def read_voice(doc: Document, names: Names, voice: Phrase) -> Mention:
    """Read one voice; what stands beside it between commas may name it."""
    pieces = _apart(doc, names, voice)
    mention = read_mention(doc, names, pieces[0])
    if len(pieces) == 1:
        return mention
    whole = told_of(doc, voice)
    for piece in pieces[1:] if mention.form != "person" else ():
        if (name := called(doc, names, piece, piece.first)) is not None:
            return replace(mention, form="person", name=name, phrase=whole)
        if doc.tags[piece.first] in GOES_ON_DESCRIBING or _goes_on_naming(doc, names, piece, pieces[0]):
            break
        if names_another(doc, names, piece, pieces, mention):
            break
        inner = called_in(doc, piece)
        described = mention if inner == piece else read_mention(doc, names, piece)
        beside = read_mention(doc, names, inner)
        if beside.form == "person" or names_person(doc, names, inner, beside, described):
            return replace(beside, form="person", phrase=whole)
        if names_body(doc, piece, beside, mention) or tells_role(doc, piece, beside, mention):
            return replace(beside, phrase=whole)
    return replace(mention, phrase=whole)


def _apart(doc: Document, names: Names, voice: Phrase) -> list[Phrase]:
    """Cut a phrase at its commas, those within a name apart."""
    begin = voice.first
    cuts = [cut.start() for cut in ASIDE.finditer(doc.tags, *voice)]
    if not cuts:
        return [voice]
    pieces: list[Phrase] = []
    for at in cuts:
        if at not in names.at:
            if at > begin:
                pieces.append(Phrase(begin, at))
            begin = at + 1
    if begin < voice.stop:
        pieces.append(Phrase(begin, voice.stop))
    return pieces or [voice]


# ---------------------------------------------------------------------- what "and" joins


def _pieces(doc: Document, names: Names, source: Phrase) -> list[tuple[Phrase, bool]]:
    """Cut a phrase at its commas, and where "and" joins two voices; tell of each piece whether it is so joined."""
    pieces: list[tuple[Phrase, bool]] = []
    begin, joins = source.first, False
    exemplifying, lower = doc.words.exemplifying, doc.tokens.lower
    joined = next((at for at in range(source.first + 1, source.stop) if lower[at] in exemplifying), source.stop)
    for at in range(source.first, source.stop):
        joint = _joint(doc, at) if source.first < at < joined else 0
        splits = joint > 0 or (
            at < joined and doc.tags[at] == CONJUNCTION and _joins_voices(doc, names, Phrase(begin, source.stop), at)
        )
        if splits or (doc.tags[at] in ASIDE_OPENS and at not in names.at):
            if at > begin:
                pieces.append((Phrase(begin, at), joins))
                joins = False
            joins, begin = joins or splits, at + max(joint, 1)
    if begin < source.stop:
        pieces.append((Phrase(begin, source.stop), joins))
    return pieces


def _joint(doc: Document, at: int) -> int:
    """Give how many tokens that join as "and" does begin at one: "as well as"; 0 for none."""
    lower = doc.tokens.lower
    if lower[at] not in OPENS_JOINT:
        return 0
    return next((len(words) for words in JOINTS if tuple(lower[at : at + len(words)]) == words), 0)


def _are_counted_together(doc: Document, voices: list[Phrase]) -> bool:
    """Tell whether one number counts all that is joined: "a dozen aides, donors and friends"."""
    lower, (first, *others) = doc.tokens.lower, voices
    counted = doc.tags[first.first] == NUMBER or not doc.words.factors.keys().isdisjoint(lower[slice(*first)])
    opens = {doc.tags[other.first] for other in others} <= {*DESCRIBERS}
    heads = [_noun_in(doc, other) for other in others]
    plural = all(at >= 0 and lower[at] != singular(lower[at]) for at in heads)
    described = any(PAST in doc.tags[slice(*other)] for other in others)
    people = {_is_of_people(doc, voice) for voice in voices}
    return (
        counted
        and len(people) == 1
        and opens
        and plural
        and not described
        and all(doc.tags[at + 1] not in PREPOSITION + ADJECTIVE for at in heads)
    )


def _is_of_people(doc: Document, voice: Phrase) -> bool:
    noun = _noun_of(doc, voice)
    return noun in doc.words.plural_heads or singular(noun) in doc.words.human_nouns


def _joins_voices(doc: Document, names: Names, phrase: Phrase, at: int) -> bool:
    """Tell whether "and" joins two voices here, not two words of one description or of one name."""
    tags, left, right = doc.tags, Phrase(phrase.first, at), Phrase(at + 1, phrase.stop)
    if doc.tags[at + 1] == PAST and doc.tags[at + 2] in NOUNS:
        right = Phrase(at + 2, phrase.stop)
    if (
        right.first >= right.stop
        or tags[right.first] not in OPENS_NOUN_PHRASE
        or _is_one_more_role(doc, names, left, right)
    ):
        return False
    if left.first == left.stop or tags[at - 1] == CLOSING_BRACKET:
        return tags[at - 1] in COMMA + CLOSING_BRACKET and (
            _is_one_more(doc, right) or names.person_at(right.first) is not None
        )
    seen = tags[slice(*left)]
    if tags[at - 1] not in NOUNS or RELATIVE in seen:
        return False
    if PAST in seen or GERUND in seen:
        return _is_one_more(doc, right)
    if _share_a_noun(doc, names, left, right) or _is_one_name(doc, names, left, right):
        return False
    if OF in seen or PREPOSITION in seen:
        if _is_another_person(doc, names, left, right):
            return True
        return _is_one_more(doc, right) and doc.tokens.lower[right.first] not in doc.words.definite_determiners
    return True


def _is_another_person(doc: Document, names: Names, left: Phrase, right: Phrase) -> bool:
    """Tell whether a person follows who is none of those before: "two guards at the gate and Ana Ruiz".

    "Aides to the mayor and Ana Ruiz" may be aides of both, unless more is told of her: ", the engineer".
    """
    name = right.first
    while name < right.stop and doc.tags[name] == NAME:
        name += 1
    described = name < right.stop and doc.tags[name] == COMMA
    person = name > right.first and names.person_at(name - 1) is not None
    if doc.tags[left.stop - 1] == NAME or not (person or (described and name > right.first + 1)):
        return False
    return described or OWNERS.isdisjoint(doc.tokens.lower[slice(*left)])


def _is_one_more(doc: Document, phrase: Phrase) -> bool:
    """Tell whether a phrase brings in people or papers of its own: "two drivers", "a memo", "aides to the mayor"."""
    words, opening = doc.words, doc.tokens.lower[phrase.first]
    noun = _noun_of(doc, phrase)
    several = noun != singular(noun) or noun in words.plural_heads
    if doc.tags[phrase.first + 1] == OF and (opening in words.plural_determiners or doc.tags[phrase.first] == NUMBER):
        return True
    nouns = {noun, singular(noun)}
    if (
        noun not in words.plural_heads
        and nouns.isdisjoint(words.human_nouns)
        and nouns.isdisjoint(words.speaking_nouns)
    ):
        return False
    return several or doc.tags[phrase.first] in OPENS_OWN_PHRASE or opening in words.possessives


def _is_one_more_role(doc: Document, names: Names, left: Phrase, right: Phrase) -> bool:
    """Tell whether a phrase is one more role of whoever stands before it: "and former chairman", "and its lifeline"."""
    at, human = _noun_in(doc, right), doc.words.human_nouns
    noun, opening = _noun_of(doc, right), doc.tokens.lower[right.first]
    if at < 0 or noun != singular(noun) or noun in doc.words.plural_heads or names.person_at(at) is not None:
        return False
    if opening in doc.words.possessives:
        return noun not in human or POSSESSIVE in doc.tags[slice(*left)]
    return doc.tags[right.first] in DESCRIBERS_OR_NAME and (
        noun in human or (doc.tags[right.first] in DESCRIBERS and _noun_of(doc, left) in human)
    )


def _noun_of(doc: Document, phrase: Phrase) -> str:
    """Give the noun that a phrase is about, in lower case; empty where none stands near its beginning."""
    at = _noun_in(doc, phrase)
    return doc.tokens.lower[at] if at >= 0 else ""


def _noun_in(doc: Document, phrase: Phrase) -> int:
    """Find the noun that a phrase is about; -1 where none stands near its beginning."""
    noun = -1
    for at in range(phrase.first, min(phrase.stop, phrase.first + REACH)):
        if doc.tags[at] not in OPENS_NOUN_PHRASE or (noun >= 0 and doc.tags[at] not in NOUNS):
            break
        if doc.tags[at] in NOUNS:
            noun = at
    return noun


def _share_a_noun(doc: Document, names: Names, left: Phrase, right: Phrase) -> bool:
    """Tell whether "and" joins what stands before one noun: "Treasury and Fed aides", "academic and author Roe"."""
    tags, noun = doc.tags, _noun_in(doc, right)
    if noun <= right.first or tags[right.first] not in DESCRIBERS_OR_NAME:
        return False
    if names.person_at(left.stop - 1) is not None and not _are_titles(doc, left, right):
        return False
    word = doc.tokens.lower[left.stop - 1]
    if tags[left.stop - 1] == NAME:
        describes = word in doc.words.party_adjectives or word in doc.words.country_adjectives
        named = tags[right.first] == NAME and (tags[noun] != NAME or _are_titles(doc, left, right))
        return named or (describes and tags[noun] != NAME)
    alone = {*OF, *PREPOSITION}.isdisjoint(tags[slice(*left)])
    bare = alone and tags[left.first] != DETERMINER and word == singular(word) and word not in doc.words.plural_heads
    return bare and (left.stop - left.first == 1 or names.person_at(noun) is not None)


def _are_titles(doc: Document, left: Phrase, right: Phrase) -> bool:
    """Tell whether "and" joins two titles of whoever is named after them: "Norvik President and CEO Jane Roe"."""
    titles, honorifics, lower = doc.words.person_titles, doc.words.honorifics, doc.tokens.lower
    titled = lower[left.stop - 1] in titles and lower[right.first] in titles
    return titled and lower[right.first] not in honorifics and honorifics.isdisjoint(lower[slice(*left)])


def _is_one_name(doc: Document, names: Names, left: Phrase, right: Phrase) -> bool:
    """Tell whether "and" stands within the name of a body: "Center for Port and Harbor Studies"."""
    if {doc.tags[left.stop - 1], doc.tags[right.first]} != {NAME}:
        return False
    if names.person_at(left.stop - 1) is not None or names.person_at(right.first) is not None:
        return False
    if doc.tokens.forms[left.stop - 1].isupper() or doc.tokens.lower[left.stop - 1] in doc.words.legal_forms:
        return False
    bodies, lower = doc.words.organization_words, doc.tokens.lower
    if singular(lower[left.stop - 1]) in bodies and singular(lower[right.first]) not in bodies:
        return False
    run = range(right.first, right.stop)
    last = next((at for at in run if doc.tags[at] != NAME), right.stop)
    of_body = any(
        doc.tags[at] in OF + PREPOSITION and singular(doc.tokens.lower[at - 1]) in bodies
        for at in range(left.first + 1, left.stop)
    )
    return of_body or any(singular(word) in bodies for word in doc.tokens.lower[right.first : last])


def _is_listed(doc: Document, names: Names, piece: Phrase, voice: list[Phrase]) -> bool:
    """Tell whether a phrase after a comma is one more voice of a list, not a description of the voice before it."""
    if doc.tags[piece.first] in GOES_ON_DESCRIBING or _goes_on_naming(doc, names, piece, voice[0]):
        return False
    before, beside = read_mention(doc, names, voice[0]), read_mention(doc, names, piece)
    if before.form == "person" and len(voice) == 1 and doc.tokens.lower[piece.first] in doc.words.owner_pronouns:
        return singular(_noun_of(doc, piece)) in doc.words.kin
    if len(voice) > 1:
        return beside.form == "person"
    if before.form == "description" and beside.form == "description":
        return before.determiner == beside.determiner or "many" in {before.number, beside.number}
    return before.form == beside.form


def _goes_on_naming(doc: Document, names: Names, piece: Phrase, first: Phrase) -> bool:
    """Tell whether a name is one more of those in a description: "residents of Leeds, Old York and Hull"."""
    hanging = doc.tags[first.stop - 1] == NAME and not {*OF, *PREPOSITION}.isdisjoint(doc.tags[slice(*first)])
    capitals = all(doc.tokens.forms[at][0].isupper() or doc.tags[at] == CONJUNCTION for at in range(*piece))
    places = capitals and doc.words.given_names.isdisjoint(doc.tokens.lower[slice(*piece)])
    return hanging and (places or all_names(doc, piece)) and read_mention(doc, names, first).number == "many"


def _goes_on(doc: Document, names: Names, piece: Phrase, voice: list[Phrase]) -> bool:
    """Tell whether a phrase after "and" goes on with what stands beside a name: "Roe, the mayor and a lawyer"."""
    if _goes_on_naming(doc, names, piece, voice[0]):
        return True
    if len(voice) == 1 or doc.tags[piece.first - 2] == COMMA:
        return False
    described = read_mention(doc, names, piece)
    return described.form == "description" and described.number == "one"
