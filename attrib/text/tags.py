"""The tags of tokens, and the classes of them that the grammar speaks of.

A tag is one character, and the tags of a document are one string, a character a token. No other module writes a
tag or a class of tags in letters.
"""

from __future__ import annotations

import re

# --- the tags -----------------------------------------------------------------------------------------------

DETERMINER = "D"  # the, his, every
SUBJECT_PRONOUN = "H"  # he, they, everyone
OBJECT_PRONOUN = "M"  # him, themselves
NOUN = "N"  # noun
NAME = "P"  # name, or what a capital makes one
ADJECTIVE = "J"  # adjective
NUMBER = "#"  # two, 45, $3
PREPOSITION = "I"  # in, by, after
OF = "o"  # of
TO = "t"  # to
THAT = "T"  # that
RELATIVE = "W"  # who, which
SUBORDINATOR = "K"  # because, whether
CONJUNCTION = "C"  # and, or, but
ADVERB = "R"  # adverb
AUXILIARY = "A"  # is, had, would
NEGATION = "X"  # not, never
PAST = "V"  # said, known
PRESENT = "Z"  # says
GERUND = "G"  # saying
POSSESSIVE = "S"  # 's, '
OPENING_QUOTE = "<"  # “
CLOSING_QUOTE = ">"  # ”
COMMA = ","  # ,
SEMICOLON = ";"  # ;
COLON = ":"  # :
OPENING_BRACKET = "("  # (
CLOSING_BRACKET = ")"  # )
FULL_STOP = "."  # . ? ! …
DASH = "-"  # — –
STRAY_QUOTE = "q"  # a quotation mark that belongs to no quotation

# Only while a text is being tagged.
NOUN_OR_PRESENT = "z"  # claims: a noun, or a verb in the present
NOUN_OR_PAST = "v"  # reported, claim: a noun, or a verb in the past
ADJECTIVE_OR_PRESENT = "y"  # own: an adjective, or a verb

# --- what kind of word ---------------------------------------------------------------------------------------

NOUNS = NOUN + NAME
"""What names something: the head of most noun phrases."""
DESCRIBERS = ADJECTIVE + NOUN
"""What describes a noun from before it: "senior", "union"."""
DETERMINERS = DETERMINER + POSSESSIVE
"""What makes a noun phrase definite."""
PRONOUNS = SUBJECT_PRONOUN + OBJECT_PRONOUN
"""He and him."""
VERBS = PAST + PRESENT
"""Finite verbs that are no auxiliaries."""
AUXILIARY_OR_PRESENT = AUXILIARY + PRESENT
"""Verbs that cannot be participles."""
ADVERBIAL = ADVERB + NEGATION
"""Adverbs and negations."""
PARTICIPLES = GERUND + PAST
"""Saying and said."""
PREPOSITIONS = PREPOSITION + OF
"""Of and all other prepositions."""
RELATIVES = RELATIVE + THAT
"""Who, which and that."""
JOINING = COMMA + CONJUNCTION
"""What joins: a comma or a conjunction."""
QUOTES = OPENING_QUOTE + CLOSING_QUOTE
"""Quotation marks of quotations."""
PAUSES = COMMA + DASH
"""A comma or a dash."""
STOPS = COMMA + FULL_STOP
"""A comma or a full stop."""
BEFORE_CUT = JOINING + FULL_STOP
"""What no description ends with: what joined it to words that were cut, or the end of its sentence."""
NOUN_OR_OWNER = NOUNS + POSSESSIVE
"""A noun, or the 's that makes an owner of it."""
PREMODIFIERS = DETERMINER + ADJECTIVE + NUMBER
"""What stands before a noun and is none."""
OWNED = DETERMINERS + ADJECTIVE
"""After these comes a noun phrase's noun."""
FINITE = VERBS + AUXILIARY
"""What makes a clause: a verb or auxiliary."""
BEFORE_VERB = ADVERBIAL + AUXILIARY
"""What a verb group holds before its verb."""
VERB_FORMS = VERBS + GERUND
"""Verbs in any form."""
LINKING = PREPOSITIONS + TO
"""Prepositions and to."""
SUBJECT_RELATIVES = RELATIVES + SUBJECT_PRONOUN
"""Subjects that name nobody."""
SUBORDINATING = RELATIVES + SUBORDINATOR
"""What opens a subordinate clause."""
OPENS_ADVERBIAL = PREPOSITION + ADVERB + SUBORDINATOR
"""What opens a part of a sentence that tells when or why."""
SENTENCE_PARTS = FULL_STOP + SEMICOLON + COLON
"""Marks that part clauses for good."""
ASIDE_OPENS = PAUSES + OPENING_BRACKET
"""What opens an aside."""
OPENS_CONTENT = THAT + OPENING_QUOTE + COLON
"""What surely opens what is said: that, a quotation, a colon."""
NOUN_OR_PRONOUN = NOUNS + PRONOUNS
"""Whoever may act."""
SUBJECT_HEADS = NOUNS + SUBJECT_PRONOUN + RELATIVE
"""What a subject may end with."""
BEFORE_ADVERBED_PARTICIPLE = NUMBER + COMMA + CLOSING_QUOTE + CONJUNCTION + FULL_STOP
"""After these an adverb before a participle may open a noun phrase: ", highly placed sources said"."""
OPENS_SUBJECT = NOUNS + DETERMINER + SUBJECT_PRONOUN
"""What a subject begins with most surely."""
NOMINAL = NOUN_OR_OWNER + ADJECTIVE + NUMBER
"""The inside of a noun phrase."""
PHRASE_ENDS = NOUNS + OBJECT_PRONOUN + NUMBER + CLOSING_BRACKET
"""What a noun phrase may end with."""
VERB_GROUP = FINITE + ADVERBIAL
"""All that a verb group may hold: "has not yet publicly said"."""
OPENS_MODIFIER = PARTICIPLES + PREPOSITIONS + ADVERB
"""What goes on describing a noun after it."""
CLAUSE_ENDS = SENTENCE_PARTS + PAUSES
"""Marks that a clause may end with."""
PHRASE = NOMINAL + DETERMINER
"""A noun phrase without what follows its noun."""
OPENS_PHRASE = NOUN_OR_PRONOUN + PREMODIFIERS
"""What a noun phrase may begin with."""
MARKS = CLAUSE_ENDS + QUOTES
"""Marks that a phrase cannot go over."""
PHRASE_WITH_OF = PHRASE + PREPOSITIONS
"""A noun phrase with what hangs on it by a preposition: "the head of the union in Leeds"."""
LONG_PHRASE = PHRASE + PARTICIPLES + ADVERB
"""A noun phrase with participles and adverbs in it."""
ALL_MARKS = MARKS + OPENING_BRACKET + CLOSING_BRACKET
"""All marks."""

# --- what may stand at one place ----------------------------------------------------------------------------

PREPOSITION_OR_TO = PREPOSITION + TO
""""in", "to"."""
ADVERB_OR_PAST = ADVERB + PAST
"""What may still belong to a verb group: "publicly", "named"."""
OPENS_CLAUSE = DETERMINER + SUBJECT_PRONOUN + THAT
"""After a verb these show that a clause follows: "the", "he", "that"."""
OPENS_COMPLEMENT = PRONOUNS + DETERMINER + THAT
"""After a word that may be noun or verb these show that it is a verb."""
PRONOUN_OR_POSSESSIVE = PRONOUNS + DETERMINER
"""What stands for somebody by itself: "he", "him", "his"."""
BEFORE_RELATIVE = ASIDE_OPENS + CLOSING_BRACKET + PREPOSITION
"""What may part a noun and its relative pronoun: "the report, in which"."""
ENDS_ANTECEDENT = NOUNS + NUMBER + DETERMINER + SUBJECT_PRONOUN
"""What a relative pronoun may stand for: "officials who", "those who", "two who"."""
OPENS_ASIDE = OPENING_BRACKET + COMMA
"""After a name these open what is told beside it."""
GOES_ON_DESCRIBING = OPENS_MODIFIER + SUBORDINATOR + RELATIVE
"""After a comma these go on describing whoever was named."""
OPENS_NOUN_PHRASE = PREMODIFIERS + NOUNS
"""A noun phrase that is no pronoun."""
AFTER_PARTICIPLE = NOUNS + ADJECTIVE
"""What a participle before it describes: "leading officials"."""
QUANTITY_WORDS = PREMODIFIERS + NOUN + ADVERB
"""What may stand before "of" in a quantity: "more than two of"."""
ADJECTIVE_OR_ADVERB = ADJECTIVE + ADVERB
"""What may stray to the end of a noun phrase: "the mayor first"."""
BEFORE_TIME = PREMODIFIERS + PREPOSITIONS
"""What comes before a month that is one: "in May", "early May"."""
AFTER_TIME = PREPOSITIONS + NUMBER
"""What comes after a month that is one: "May 4", "May of"."""
ENDS_APPOSITION = FINITE + SENTENCE_PARTS + QUOTES + COMMA + RELATIVE
"""Where what stands beside a name ends."""
OWNED_DESCRIBERS = DESCRIBERS + GERUND
"""What may stand between an owner and a noun: "his growing public criticism"."""
OPENS_BELIEVED = DETERMINER + SUBJECT_PRONOUN + NAME + THAT
"""What somebody is sure of: "that it", "the plan", "he", "Roe"."""
OPENS_CREDIT = VERBS + DETERMINER + SUBJECT_PRONOUN + NAME
"""Who speaks, or the verb, right after a quotation."""
ANNOUNCING = COMMA + COLON
"""What ends a paragraph that announces the quotation below."""
SUBJECT_OR_RELATIVE = SUBJECT_PRONOUN + RELATIVE
""""he", "who"."""
PARTING_MARKS = STOPS + COLON
"""A quoted word after one of these is no part of a noun phrase."""
CHAINED = VERBS + ADJECTIVE
"""What an infinitive may hang on: "went on to", "was quick to"."""
BEFORE_WHEN = NOUN_OR_PRONOUN + CLOSING_BRACKET + COMMA + PAST
"""What a subject may end with before a time: "the court this month"."""
BEFORE_JOINED_VERB = PHRASE_ENDS + BEFORE_VERB + SUBJECT_RELATIVES + COMMA + CLOSING_QUOTE
"""What stands before the first of two joined verbs."""
CLAUSE_MARKS = COLON + SEMICOLON
"""They part clauses that share nothing."""
STOPS_LIST = FINITE + SUBORDINATING + JOINING
"""Where the object of a listed verb begins."""
AFTER_JOINED_VERB = DETERMINER + PRONOUNS + TO + NAME + THAT + OPENING_QUOTE + SUBORDINATOR
"""After a past these show that it is a verb that "and" joins, not a participle: "praised Roe and called [her]"."""
BEFORE_OWN_VERB = PHRASE_ENDS + ADJECTIVE + SUBJECT_RELATIVES + JOINING + VERB_FORMS + CLOSING_QUOTE
"""What a past stands after that is a clause's verb: "those who called it fair [left]", not "a [lost] war"."""
AFTER_ALONE = PREPOSITION + ADVERB + STOPS + CONJUNCTION
"""After a past these leave open whether it is a verb that "and" joins, or a participle: "and walked [off]"."""
BEFORE_WEEKDAY = NOUN + PRONOUNS + THAT + NUMBER + CLOSING_QUOTE
"""After one of these a weekday tells when: "denied the report [Tuesday]"."""
BEFORE_LISTED_VERB = BEFORE_VERB + NOUNS + SUBJECT_PRONOUN
"""What stands before the first of listed verbs."""
BEFORE_PREPOSITION = PHRASE_ENDS + DETERMINER
"""What a prepositional phrase may describe."""
REDUCED_RELATIVE = PARTICIPLES + ADJECTIVE
"""What begins a relative clause without pronoun: "officials familiar with"."""
BEFORE_RELATIVE_CLAUSE = NOUN_OR_OWNER + COMMA + NUMBER + DETERMINER + SUBJECT_PRONOUN
"""What stands right before a relative pronoun."""
BEFORE_DESCRIBING_FORM = PREMODIFIERS + JOINING + POSSESSIVE + OF
"""What stands before a participle that describes a noun: "the leading candidate"."""
BEFORE_JOINED_ADJECTIVE = DETERMINERS + VERBS + JOINING + PREPOSITIONS + THAT + NUMBER
"""What stands before two adjectives of one noun: ", current and former employees"."""
BEFORE_JOINED_NOUN = NOUNS + NUMBER + COMMA + ADJECTIVE
"""What "and" joins to the noun after it."""
CLAUSE_GOES_ON = SUBORDINATING + JOINING + DASH + COLON + SEMICOLON + SUBJECT_PRONOUN + QUOTES
"""After one of these another verb may still be the clause's own, or that of another clause in it."""
SEGMENT_ENDS = PAUSES + COLON + SEMICOLON + CLOSING_QUOTE
"""The marks that part a sentence."""
OPENS_ANY_PHRASE = OPENS_PHRASE + PARTICIPLES + ADVERB + THAT
"""A noun phrase, or what may describe one before it begins."""
PREMODIFYING_FORMS = PARTICIPLES + DETERMINER + ADVERB
"""What belongs to a noun phrase only before its noun."""
BEFORE_PREMODIFYING_FORM = OWNED + ADVERB
"""What stands before such a form."""
OPENS_NO_APPOSITION = GERUND + ADVERB
"""After a comma these go on with the sentence."""
AFTER_REDUCED_RELATIVE = PREPOSITIONS + ADVERB
"""What follows the participle of a shortened relative clause: "hired by"."""
OCCASION_WORDS = PHRASE + GERUND
"""What names an occasion after a preposition: "a closing news conference"."""
BEFORE_THAT = NOUNS + CLOSING_BRACKET + COMMA + ADJECTIVE + OBJECT_PRONOUN + ADVERB
"""What an object may end with before "that": "told them that"."""
AFTER_INFINITIVE_TO = FINITE + OPENING_QUOTE
"""What makes of "to" the mark of an infinitive."""
OTHER_CLAUSE = FINITE + SEMICOLON + CLOSING_QUOTE + SUBJECT_PRONOUN + SUBORDINATOR + RELATIVE
"""What begins another clause before "that"."""
SUBJECT_OR_AUXILIARY = AUXILIARY + SUBJECT_PRONOUN
"""After "as" they show that a clause follows."""
BEFORE_OWN_QUOTATION = OPENING_BRACKET + DASH + COLON
"""After one of these a quotation begins anew."""
BEFORE_NEW_QUOTATION = FULL_STOP + CLOSING_QUOTE + STRAY_QUOTE
"""After one of these a quotation belongs to no clause before it."""
ENDS_PARENTHETICAL = PAUSES + CLOSING_BRACKET + FULL_STOP + SEMICOLON
"""What follows a cue between or after what is said."""
OPENS_BARE_CLAUSE = OPENS_PHRASE + SUBORDINATING + OPENING_QUOTE + GERUND + PREPOSITION + ADVERB
"""What may open a clause without "that"."""
RESUMES_CLAUSE = OPENS_SUBJECT + NUMBER + ADJECTIVE + THAT
"""What is said goes on with these after an interruption."""
RESUMES_AFTER_AND = FINITE + DETERMINER + SUBJECT_PRONOUN + PREPOSITION
"""What is said goes on with these after "and"."""
OPENS_OBJECT = OPENS_PHRASE + SUBORDINATING + PARTICIPLES + OPENING_QUOTE + ADVERB + OF
"""What the object of a cue may open with."""
KEEPS_OBJECT = SUBJECT_RELATIVES + JOINING + DASH + SUBORDINATOR
"""Up to one of these an object in a relative clause is whole."""
AUXILIARY_OR_TO = AUXILIARY + TO
"""A verb after one of these is not the first of its clause."""
AFTER_QUOTATION = PAUSES + FULL_STOP + CLOSING_QUOTE + STRAY_QUOTE
"""What may part a quotation and its cue, and its end."""
BETWEEN_QUOTATION_AND_CUE = PAUSES + FULL_STOP + STRAY_QUOTE
"""What may part a quotation and its cue."""
BEFORE_PARTICIPLE = NOUNS + JOINING + QUOTES + NUMBER + DASH + PREPOSITION + SUBORDINATOR
"""What a participle that carries on a sentence follows."""
PAST_OR_S = AUXILIARY + POSSESSIVE + PAST
""""said", "had", "'s"."""
PRESENT_FORMS = PRESENT + NOUN_OR_PRESENT
""""says", "claims"."""
NOUN_OR_VERB = NOUN_OR_PAST + NOUN_OR_PRESENT
"""Words that may be either."""
BEFORE_ADJECTIVE = PREMODIFIERS + PREPOSITIONS + JOINING + POSSESSIVE
"""After one of these a word that may be adjective or verb is an adjective."""
DEPENDS_ON_NEXT = re.compile(f"[{GERUND}{TO}]")
"""What a later word may show to be something else."""
NOT_ALWAYS_A_NAME = DESCRIBERS + NOUN_OR_PAST + NOUN_OR_PRESENT
"""With a capital at the beginning of a sentence these are names only where the article has them as such."""
QUANTITY_OPENS = ADVERBIAL + NUMBER + DETERMINER
"""What may come before a number: "not the only two"."""
NUMBERED = NUMBER + DETERMINER
""""two", "the"."""
DESCRIBERS_OR_NAME = NOUNS + ADJECTIVE
""""former", "union", "Herald"."""
BODY_GOES_ON = NUMBER + CONJUNCTION + NAME
"""What the name of a body may go on with: "Local 12", "Smith and Sons"."""
ENDS_ROLE = ALL_MARKS + FINITE + RELATIVE
"""Where what tells of a role ends."""
JOINS_TITLE = PREPOSITIONS + CONJUNCTION
"""What may stand within a title: "head of", "president and"."""
BEFORE_DESCRIPTION = PREPOSITIONS + OPENING_BRACKET + COMMA
"""What comes before that which is told after a name."""
TITLE_WORDS = NOUN_OR_OWNER + ADJECTIVE
"""What a title is made of: "union's chief legal officer"."""
AFTER_KNOWING = FINITE + SUBJECT_PRONOUN + RELATIVE
"""After whom these begin what the person does."""
AFTER_PURPOSE_TO = DESCRIBERS + VERBS
"""What follows "to" that tells a purpose."""
LISTENER_WORDS = NOUN_OR_OWNER + DETERMINER + ADJECTIVE
"""What tells who listens: "the Herald's readers"."""
OUTLET_WORDS = DETERMINERS + NAME
"""What the name of an outlet is made of."""
RESUMES_MAIN = OPENS_SUBJECT + NUMBER + ADJECTIVE
"""After a comma these begin the main clause."""
OPENS_BARE_NAME = DESCRIBERS + DETERMINER
"""What somebody or something is called: "a sham", "weak"."""
OPENS_APPOSITION = NOUNS + DETERMINER + GERUND + ADJECTIVE + ADVERB
"""What tells of a person between commas: "a teacher", "long a critic"."""

# --- patterns of tags ---------------------------------------------------------------------------------------

CONTEXTUAL = re.compile("y|z|v|t|q|T(?<=[Io]T)|Z(?<=[DJy]Z)|S(?<=[HTWRK]S)|A(?<=RA)")
"""Where, among tags given to words alone, the words around may have another. (What begins with a letter is found
faster than what looks behind first.)"""
VERBLESS = re.compile("(?:^|[.;:K])((?!GI)[DNPJ#G][DNPJ#GIoSRC]*)(?=[.;K]|,[DNPJ#HIoC]*[VZ])")
"""What opens a sentence or a lesser clause and has no verb, up to a stop, or a comma and somebody's verb."""
HEADING = re.compile("J(?<=[DS]J)(?=[AZ]|V[DHTK<]|(V[Io]))")
"""What only its ending makes an adjective heads its phrase before a verb: "the trial said the"."""
FINITE_VERB = re.compile("[AVZ]")
CLAUSE_WITHIN = re.compile(f"[AVWTK]|(?<!{TO})Z")
"""What shows that an object has a clause of its own: "the plan that", "the plan which", "the plan failed"."""
MARK = re.compile("[,;:.<>-]")
"""What ends a stretch that describes a noun."""
MAY_BREAK = re.compile("[,;C>-]")
"""What a content may break off at."""
RELATIVE_BACKWARDS = re.compile("([HMNPJ#S][DHMNPJ#IoSRt]*([VZ])[AXRV]*[WT])[NP]")
"""A relative clause with one finite verb and the noun it describes, from the last to the first."""
LIST_GOES_ON = re.compile("[^.;:]*?[,C][RK]*[VZ]")
"""What follows all but the last of listed verbs."""
APPOSED = re.compile("(D[JNPSG#]{0,8}N)(?:[oI][DJNPSoI#]{0,14})?[,.;W]")
"""What tells between commas what somebody or something is: "a shipping company in Leeds,"."""
