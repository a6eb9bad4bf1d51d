"""Cue words of attribution: whether a word that can report does report where it stands, without a tagger.

A cue's form is read off its suffix, and each form has company it keeps: a past form follows its subject, an -s form a
singular, a base form a plural, a pronoun or a modal. What follows a determiner, a possessive or a preposition is a noun
("the report", "a claim"), and a capital inside a sentence is a name ("the United States"). Cue classes after PolNeAR
(Newell et al. 2018): saying, statistics, cognition, intention, reaction, according.

Limits: a noun before its verb ("the tax claims show") can pass for one; passives without an agent are left alone but
for "is believed to", "was reported that".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from divergence.annotations.accounts import account_of, is_account
from divergence.annotations.finite import FINITE
from divergence.annotations.names import DAYS
from divergence.annotations.numbers.numerals import WORDS
from divergence.annotations.word_classes import AMOUNTS, MARKS, STOPS, Form, form, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit

SEEMING = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
PHRASAL = {
    "cry": ("out",), "cries": ("out",), "cried": ("out",), "add": ("together", "up"), "put": ("out", "up", "off", "on"),
    "order": ("in",), "call": ("off", "out", "up"),
}  # fmt: skip
REACH = 10  # tokens after a cue among which its figure or its "that" stands
PANEL = 6  # tokens before "heard" among which a court stands
RECKONING = ("estimate", "forecast", "calculate", "reckon")
MEASURING = ("count", "tall", "log", "measur")  # what these report is a number
NOISE = ("cried", "cries", "cry", "thunder", "gush", "snap", "bark", "growl", "groan")  # what things do as well
LEAST_TAG = 6  # tokens around a verb that tags a quotation among which its mark stands
ORDERING = frozenset({"don't", "never", "please"})
TAKING = ("admit", "claim")
GUESSING = ("guess", "expect", "anticipat", "foresee", "reckon")  # may have a bare figure for their object
VERBS = frozenset({"say", "suggest", "show", "indicate", "hint"})  # after a plural noun
WHEN = frozenset("this last earlier today yesterday early late".split())  # "reported last week in a journal"
PHRASE = 7  # tokens of a noun phrase
OFFER = 12  # tokens of one that opens a sentence: "The offer of 412p a share in cash, announced on Monday, is"
FRONTED = 4  # tokens between what is valued and its verb: "the cost, which it puts at"
OBJECT = 4  # tokens after a verb among which its figure stands
NEAR_COMMA = 8  # tokens of a phrase between a comma and its verb
PER = 3  # tokens: "per a filing" names a document, "per head" does not
NEGATED = frozenset({"not", "never", "n't"})
WRITING = ("write", "writing", "written", "wrote")
CLAUSE = frozenset('that whether how why what when if there " :'.split())
TO_SOMEBODY = frozenset("ask tell warn inform notify advise remind urge order".split())
MEASURED_IN = frozenset({"basis", "percentage"})  # points
NAMING = frozenset("called named dubbed titled entitled headlined nicknamed labelled labeled branded".split())
BACK = frozenset("send sends sent give gives hand bring pay".split())
JUDGES = frozenset({"judge", "judges", "court", "jury", "tribunal", "panel"})
COMPARED = frozenset({"more", "less", "most", "very", "too", "so"})
RATED = 4  # tokens before "per" among which what is rated stands
HEADLINE = 0.6  # share of capitalised words from which a sentence is a headline and capitals say nothing


def is_cue(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether the words report here, in the article's own voice."""
    lower, sets, kind, first = document.lower, word_sets(), hit.entry.kind, hit.first
    if document.quoted[first]:
        return False
    if kind == "according":
        opens = (
            document.tokens[hit.last][0].isupper() or lower[hit.last] == "the" if hit.last < sentence.last else False
        )
        document_named = not sets["speakers"].isdisjoint(lower[hit.last : min(sentence.last, hit.last + PER)])
        rated = lower[max(sentence.first, first - RATED) : first]
        if lower[first] == "per" and any(word[0].isdigit() for word in rated):
            return document_named  # "71.40 crowns per MWh"
        return opens or document_named or (lower[first] != "per" and hit.last < sentence.last)
    if kind == "hearsay":
        return True
    if is_account(hit):
        if account_of(document, sentence, hit) is not None:
            return True
        if kind == "account":
            return False
    if document.tokens[first][0].isupper() and first > sentence.first and not _headline(document, sentence):
        return False
    word = lower[first]
    before = lower[first - 1] if first > sentence.first else ""
    if _phrasal(document, sentence, hit) or before == "let's" or lower[max(0, first - 2) : first] == ["let", "us"]:
        return False
    if _guessed(document, sentence, hit):
        return False
    shape = form(word)
    if shape == "base" and first == sentence.first + 1 and before in ORDERING:
        return False  # "Don't expect any cash": an order to the reader
    if shape == "past" and _postposed(document, sentence, hit):
        return False
    if before in MEASURED_IN or (shape == "third" and before == "both") or (shape == "ing" and before in COMPARED):
        return False  # "25 basis points to 4 per cent", "both reports reached", "more demanding than"
    if word == "assuming" and before in {",", "—", "–"} and first - sentence.first > OBJECT:
        return False  # "The sale is due in June, assuming the court agrees": a condition
    if before == "," and word in NAMING and "," in lower[hit.last : min(sentence.last, hit.last + NEAR_COMMA)]:
        return False  # "The study, called Beacon, took"
    if shape == "past" and _reduced(document, sentence, hit):
        return False
    if "have" in lower[max(sentence.first, first - 2) : first] and not sets["modals"].isdisjoint(
        lower[max(sentence.first, first - 3) : first]
    ):
        return False  # "a test that would have found the fault" has found nothing
    if before == "'s" and shape == "ing":
        before = "is"
    if before in sets["determiners"] and not (before == "another" and word in sets["plain"]):
        return False  # "another said he would stay" has no noun
    if before != "to" and before in sets["prepositions"]:
        noun = word in sets["gerunds"] and not _opens_content(document, sentence, hit)  # "without warning"
        if shape != "ing" or kind != "saying" or noun:
            return False
    if is_passive(document, sentence, hit):
        return _passive(document, sentence, hit)
    if not _company(document, sentence, hit, shape, before):
        return False
    return _complement(document, sentence, hit, shape)


def _postposed(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle only describes the noun before it: "The merger, announced on Monday, will …", "in a retreat
    announced in April, the firm …"."""
    lower, first, sets = document.lower, hit.first, word_sets()
    if hit.entry.kind != "saying" or hit.last >= sentence.last:
        return False
    after = lower[hit.last]
    if after not in sets["prepositions"] and after not in DAYS and after not in WHEN:
        return False
    if lower[first - 1 : first] != [","]:
        return _governed(document, sentence, first)
    opening = lower[sentence.first : first - 1]
    phrase = opening[:1] and opening[0] in sets["determiners"] and len(opening) <= OFFER and "," not in opening
    return bool(phrase) and not _has_verb(document, opening)


def _reduced(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle only says which are meant, before their verb: "All 14 cases confirmed so far are"."""
    token = hit.last
    adverbs = word_sets()["adverbs"] | {"so", "far", "yet", "date", "to"}
    while token < sentence.last and document.lower[token] in adverbs:
        token += 1
    return hit.last < token < sentence.last and document.lower[token] in FINITE


def _governed(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether what stands before token `first` in its clause is a preposition and one indefinite noun phrase without a
    name, so that no subject is left for a verb."""
    lower, sets = document.lower, word_sets()
    start = first
    while start > sentence.first and first - start < PHRASE and lower[start - 1] not in STOPS:
        start -= 1
    clause = lower[start:first]
    begins = start == sentence.first or lower[start - 1] in STOPS
    governs = begins and len(clause) > 2 and clause[0] in sets["prepositions"] and clause[1] in {"a", "an"}
    plain = sets["determiners"].isdisjoint(clause[2:]) and sets["pronouns"].isdisjoint(clause)
    named = any(word[0].isupper() for word in document.tokens[start + 1 : first])
    return governs and plain and not named and not _has_verb(document, clause)


def _has_verb(document: Document, words: Sequence[str]) -> bool:
    sets = word_sets()
    return any(word in sets["auxiliaries"] or word in sets["past"] or word.endswith("ed") for word in words)


def is_passive(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """ "is said", "is widely believed"."""
    lower, be, first = document.lower, word_sets()["be"], hit.first
    agent = lower[hit.last : hit.last + 1] == ["by"]
    if first == sentence.first or (form(lower[first]) != "past" and lower[first] != "forecast"):
        return False
    if agent and lower[first - 1] in {"first", "as"} and hit.entry.kind == "saying":
        return True  # "first reported by the Post"
    if lower[first - 1] in be:
        return True
    between = lower[first - 1].endswith("ly") or lower[first - 1] in NEGATED
    return first - 2 >= sentence.first and between and lower[first - 2] in be


def _guessed(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """ "He seems to be hoping", "appears to think": what goes on in a head as the writer sees it, and no report."""
    to = hit.first - 1 - (document.lower[hit.first - 1] == "be")
    return to > sentence.first and document.lower[to] == "to" and document.lower[to - 1] in SEEMING


def _phrasal(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a particle makes another verb of it ("cries out for", "added together"), or a credit ("Editing by")."""
    lower, word = document.lower, document.lower[hit.first]
    after = lower[hit.last] if hit.last < sentence.last else ""
    if hit.entry.tokens[:2] == ("put", "it") and after == "to":
        return True  # "will put it to a congress"
    if word == "back" and lower[hit.first - 1] in BACK:
        return True  # "who send back the kit"
    if word == "admitted" and after == "to" and not lower[min(hit.last + 1, sentence.last - 1)].endswith("ing"):
        return True  # "admitted to hospital"
    if word.startswith("writ") and after == "by" and lower[max(sentence.first, hit.first - 1)] not in word_sets()["be"]:
        return True
    return after in _particles(word)


@cache
def _particles(word: str) -> frozenset[str]:
    """The particles with which a cue word is another verb; there are as many as there are cue words."""
    return frozenset(each for stem, particles in PHRASAL.items() if word.startswith(stem) for each in particles)


def _passive(document: Document, sentence: Sentence, hit: Hit) -> bool:
    lower = document.lower
    after = lower[hit.last] if hit.last < sentence.last else "."
    if lower[hit.first] == "told" and after == "to":
        return False  # an order
    if lower[hit.first] == "told" and after in MARKS:  # "…, the jury was told"
        return lower[hit.first - 2] in word_sets()["panels"]
    if lower[hit.first - 1] in word_sets()["widely"] and lower[hit.first] in word_sets()["held"]:
        return True
    if after == "by" or (hit.entry.kind == "intention" and document.lower[hit.last - 1] == "to"):
        judged = lower[hit.first] == "heard" and not JUDGES.isdisjoint(lower[hit.last : hit.last + PANEL])
        return not judged and lower[hit.first] != "asked"  # "will be asked to" is a request that somebody gets
    following = lower[hit.last + 1] if hit.last + 1 < sentence.last else "."
    if lower[max(sentence.first, hit.first - 2) : hit.first - 1] == ["it"] and after in word_sets()["determiners"]:
        return lower[hit.first] in word_sets()["hearsay"]  # "It is feared the frost may last"
    if after == "to" and (following in word_sets()["determiners"] or following.endswith("s")):
        return False  # "faults had been reported to managers"
    return after in {"to", "that"} and document.lower[hit.first] in word_sets()["hearsay"]


def _company(document: Document, sentence: Sentence, hit: Hit, shape: Form, before: str) -> bool:
    """Whether what stands before is what a verb of this form follows."""
    sets, lower, first = word_sets(), document.lower, hit.first
    if shape == "past":
        return True
    if hit.entry.kind == "statistics" and lower[first - 1] in sets["speakers"] | sets["polls"]:
        return True
    noun = lower[first] in sets["nouns"] or lower[first].rstrip("s") in sets["nouns"]
    if shape == "ing":
        if lower[first] in sets["gerunds"] and not {"a", "an"}.isdisjoint(
            lower[max(sentence.first, first - 3) : first]
        ):
            return False  # "a red warning"
        return before != "" or hit.entry.kind == "saying"
    named = first > sentence.first and document.tokens[first - 1][0].isupper()
    closing = hit.last >= sentence.last or lower[hit.last] in (MARKS if shape == "base" else MARKS - {","})
    # "…, the county archive shows." Before a comma "records" and "states" are nouns.
    asserted = hit.entry.kind in ("statistics", "saying")
    if noun and _after_preposition(document, sentence, first):
        return False
    if shape == "base" and hit.last < sentence.last:
        closing = closing or lower[hit.last] in sets["prepositions"]  # "…, the researchers report in a journal"
    elif shape == "third" and lower[hit.last : hit.last + 2] in ([",", "and"], [",", "but"]):
        closing = True
    shown = closing and asserted and _parted_subject(document, sentence, first)
    if shape == "third":
        if before[:1].isdigit() or (before in WORDS and before != "one"):
            return False  # "by four votes to one" counts them
        if noun and before in sets["some"]:
            return False  # "Some notes from the talk" are many
        if before in sets["self"] or before in {"you", "they"} or (noun and first == sentence.first):
            return False  # "Fears that the dam would fail grew" holds a noun
        if noun and not VERBS.isdisjoint(lower[hit.last : hit.last + 1]):
            return False  # "market whispers suggest"
        if before in sets["auxiliaries"] and before not in sets["adverbs"] and before != "who":
            return False
        after = lower[hit.last] if hit.last < sentence.last else "."
        clause = after in sets["pronouns"] or after in {"that", "whether", "how", "why", '"'}
        clause = clause or (hit.entry.kind == "intention" and after in sets["determiners"])
        alone = before in sets["pronouns"] or before in sets["adverbs"] or before in {"who", ",", '"'}
        return not noun or named or shown or alone or clause
    company = first - 1  # "they still say", "would never say": the adverb is no company
    while company > sentence.first and lower[company] in sets["adverbs"]:
        company -= 1
    before = lower[company] if company >= sentence.first else ""
    purpose = hit.entry.kind == "intention" and lower[hit.last - 1] == "to"
    if before == "to":  # "voted to ask the auditor" reports nothing, "went on to say that" does
        opens = _opens_clause if lower[first] in TO_SOMEBODY else _opens_content
        return purpose or (hit.entry.kind == "saying" and opens(document, sentence, hit))
    if before in sets["modals"]:
        if lower[first] in sets["with_object"]:  # "buyers can order it"
            return hit.last < sentence.last and lower[hit.last] in {"that", '"', ":"}
        return purpose or hit.entry.kind in ("saying", "statistics") or _opens_content(document, sentence, hit)
    head = _head(document, sentence, first)
    if lower[first] in sets["belief"] and not {before, head}.isdisjoint(sets["vague"] | sets["traceable"]):
        return True  # "officials fear more fires", "economists at the bank expect rates to rise"
    reckoned = _reckoned(document, sentence, hit)
    plural = _plural(before) or (_plural(head) and (reckoned or _opens_content(document, sentence, hit)))
    if before == "," and reckoned and _apposed(document, sentence, first):
        return True  # "the council's consultants, Hartwell, forecast 410 jobs"
    if before in {",", '"', "and"}:
        return not noun and _opens_content(document, sentence, hit)
    if not noun and hit.entry.kind in ("saying", "cognition") and _opens_content(document, sentence, hit):
        return before != ""
    return plural and (purpose or not noun or shown or reckoned or _opens_content(document, sentence, hit))


def _after_preposition(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether one word parts what may be a noun from a preposition that opens a clause: "In new forecasts it"."""
    lower, before = document.lower, first - 2
    if before < sentence.first or lower[before] not in word_sets()["prepositions"]:
        return False
    opens = before == sentence.first or lower[before - 1] in STOPS
    return opens and document.tokens[first - 1].islower() and not _plural(lower[first - 1])


def _parted_subject(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether a phrase between a comma and token `first` can be who reports: "…, the county archive", not "…, with 40
    shops in six"."""
    lower = document.lower
    near = range(first - 1, max(sentence.first, first - NEAR_COMMA) - 1, -1)
    comma = next((place for place in near if lower[place] == ","), None)
    if comma is None:
        return False
    counted = lower[first - 1].isdigit() or lower[first - 1] in WORDS
    return not counted and (lower[comma + 1] == "as" or lower[comma + 1] not in word_sets()["prepositions"])


def _reckoned(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a figure is what is reckoned: "Voss forecasts peak annual sales of £1.1 billion"."""
    if not hit.entry.tokens[0].startswith(RECKONING):
        return False
    following = document.lower[hit.last : min(sentence.last, hit.last + REACH)]
    clause = next((place for place, word in enumerate(following) if word in STOPS), len(following))
    return any(word[0].isdigit() or word[0] in "$£€" for word in following[:clause])


def _reckoned_before(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether what is reckoned stands before the one who reckons, and only a time or place after: "Losses could exceed
    $200 million, the firm Hale Analytics estimated on Thursday"."""
    lower = document.lower
    if not hit.entry.tokens[0].startswith(RECKONING) or hit.last >= sentence.last:
        return False
    timed = lower[hit.last] in DAYS or lower[hit.last] in WHEN or lower[hit.last] in {"on", "in", "at"}
    if not timed or not _parted_subject(document, sentence, hit.first):
        return False
    comma = next(at for at in range(hit.first - 1, sentence.first, -1) if lower[at] == ",")
    clause = lower[sentence.first : comma]
    return _has_verb(document, clause) and clause[0] not in word_sets()["prepositions"] | word_sets()["boundaries"]


def _fronted(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether what is valued stands before who values it: "the cost, which it puts at $130 million", "at a cost he puts
    at $18 million"; not "a deal valued at $2bn"."""
    lower, first = document.lower, hit.first
    before = lower[max(sentence.first, first - FRONTED) : first]
    whose = before[-1:] and before[-1] in word_sets()["pronouns"] | word_sets()["self"]
    related = not {"which", "that"}.isdisjoint(before) and form(lower[first]) == "third"
    figure = lower[hit.last + 1 : min(sentence.last, hit.last + 1 + OBJECT)]
    return bool(whose or related) and any(word[0].isdigit() or word[0] in "$£€" or word in AMOUNTS for word in figure)


def _apposed(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether a plural and a name between commas stand before token `first`, and no verb."""
    lower, tokens = document.lower, document.tokens
    opened = next((place for place in range(first - 2, sentence.first, -1) if lower[place] == ","), None)
    if opened is None or not all(word[0].isupper() for word in tokens[opened + 1 : first - 1]):
        return False
    return _plural(lower[opened - 1]) and not _has_verb(document, lower[sentence.first : opened])


def _figure_next(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a figure is the object: "guesses $9,000", "expects about 400", "counted at least six"."""
    for word in document.lower[hit.last : min(sentence.last, hit.last + OBJECT)]:
        if word[0].isdigit() or word[0] in "$£€" or word in WORDS:
            return True
        if word not in AMOUNTS and word not in {"than", "least", "most", "as", "many", "much", "few", "a", "up", "to"}:
            return False
    return False


def _taken(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether people are let in or lost, and nothing is said: "admitted 90 patients", "admitted him", "claimed 14
    lives"; not "admitted three mistakes" nor "admitted that 90 patients were sent home"."""
    lower, sets = document.lower, word_sets()
    following = lower[hit.last : min(sentence.last, hit.last + 2 * OBJECT)]
    if following[:1] in (["him"], ["them"]):
        return True
    close = next(
        (at for at, word in enumerate(following) if word in STOPS or word in sets["prepositions"] - {"than"}), None
    )
    who = next((at for at, word in enumerate(following[:close]) if word in sets["taken"]), None)
    return who is not None and _figure_next(document, sentence, hit) and not _has_verb(document, following[who:close])


def _plural(word: str) -> bool:
    sets = word_sets()
    counted = word[:1].isdigit() or word in {"%", "percent", "cent"}  # "47% say", "one in five say"
    listed = word in sets["self"] or word in sets["plurals"]
    return counted or listed or (word.endswith("s") and not word.endswith(("ss", "'s")))


def _head(document: Document, sentence: Sentence, before: int) -> str:
    """The head of the phrase that ends before a verb: "people" in "people in the industry say"."""
    lower, sets = document.lower, word_sets()
    for token in range(before - 2, max(sentence.first, before - 8), -1):
        if lower[token] in STOPS:
            return ""
        if lower[token] in sets["prepositions"]:
            head = lower[token - 1]
            return lower[token - 2] if token - 2 >= sentence.first and form(head) == "past" else head
    return ""


def _opens_content(document: Document, sentence: Sentence, hit: Hit) -> bool:
    if hit.last >= sentence.last:
        return False
    after = document.lower[hit.last]
    return after in word_sets()["before_content"] or after == '"' or document.tokens[hit.last][0].isupper()


def _opens_clause(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether what follows is what is said, and not to whom."""
    return hit.last < sentence.last and document.lower[hit.last] in CLAUSE


def _complement(document: Document, sentence: Sentence, hit: Hit, shape: Form) -> bool:
    """Whether what follows is what this class of verb takes."""
    sets, kind = word_sets(), hit.entry.kind
    after = document.lower[hit.last] if hit.last < sentence.last else "."
    if kind == "cognition":
        if document.lower[hit.first] == "heard" and after in MARKS:  # "…, the court heard"
            return not sets["panels"].isdisjoint(document.lower[max(sentence.first, hit.first - PANEL) : hit.first])
        believed = document.lower[hit.first] in sets["belief"] and after not in sets["prepositions"] | STOPS | {"to"}
        guessed = hit.entry.tokens[0].startswith(GUESSING) and _figure_next(document, sentence, hit)
        return believed or guessed or _opens_content(document, sentence, hit)
    if kind == "valuation" and after == "at" and _fronted(document, sentence, hit):
        return True
    if kind == "valuation" and (after == "at" or document.lower[hit.first - 1] in sets["bargains"]):
        return False  # "a deal valued at $2bn" and "the offer values the mill at $2bn" are nobody's valuation
    if kind == "valuation":
        following = document.lower[hit.last : min(sentence.last, hit.last + 14)]
        return any(
            word == "at" and (rest[0].isdigit() or rest in AMOUNTS or not rest[0].isalnum())
            for word, rest in pairwise(following)
        )
    if kind == "continuation":  # "he went on" speaks only where words follow or went before
        return after in {":", '"', ","} or (after in MARKS and document.lower[sentence.first] == '"')
    if document.lower[hit.first].startswith(NOISE):  # "a wall of mud thundered down on the road"
        quoted = document.lower[max(sentence.first, hit.first - LEAST_TAG) : hit.first + LEAST_TAG]
        return '"' in quoted or after in {"that", ":"}
    if kind == "reaction":
        return (
            after not in MARKS
            and after not in sets["prepositions"] - {"for"}
            and (shape != "base" or _opens_content(document, sentence, hit))
        )
    if kind == "statistics":
        if hit.entry.tokens[0].startswith(MEASURING):  # not "the town is counting the cost"
            return after == "that" or _figure_next(document, sentence, hit)
        if document.lower[hit.first] in sets["belief"] and after not in sets["prepositions"] | STOPS:
            return True  # "the consultants reckon fares might rise"
        if document.lower[hit.first - 1] in sets["speakers"] | sets["polls"]:  # "the survey found support"
            return True
        if _reckoned(document, sentence, hit) or _reckoned_before(document, sentence, hit):
            return True
        later = document.lower[hit.last : min(sentence.last, hit.last + REACH)]
        if after in {"in", "on", "at"} and document.tokens[hit.first - 1][0].isupper() and "that" in later:
            return True  # "Holm indicated in an interview that"
        return _opens_content(document, sentence, hit) or after[0].isdigit() or after in MARKS
    if kind == "intention":
        return after not in MARKS
    if kind == "saying" and document.lower[hit.first].startswith(WRITING) and shape != "ing":
        goes_on = after in MARKS or after in sets["prepositions"] or after in sets["adverbs"] or after in DAYS
        return goes_on or _opens_content(document, sentence, hit)  # not "had written orders by hand"
    if document.lower[hit.first].startswith(TAKING) and _taken(document, sentence, hit):
        return False
    if document.lower[hit.first] in sets["with_object"]:  # "added 300 jobs", "raised questions": the object decides
        return after in MARKS or _opens_content(document, sentence, hit)
    return not (after[0].isdigit() and shape in ("past", "third") and document.lower[hit.first] in sets["counts"])


def _headline(document: Document, sentence: Sentence) -> bool:
    words = [word for word in document.tokens[sentence.first : sentence.last] if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= HEADLINE * len(words)
