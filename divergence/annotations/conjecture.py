"""Conjecture: the places where words that may guess do guess, whoever's voice they are in.

Two sorts. *Cues* are listed in `lexicons/en/speculation.toml`, and what stands around them decides: "signals" after a
thing and before its object, "believe" after a crowd. *Patterns* are built of word classes, since no list holds them
all: an adverb of doubt with somebody's mind ("presumably wanted", "seems to be hoping"), "must" that infers ("must have
known"), a future under an adverb ("will very likely"), an explanation on offer ("one possible reason is"), "would"
under a condition.

Limits: no parser and no understanding; classes are closed lists.
Source: Palmer (2001), "Mood and Modality"; Rubin (2007); Szarvas et al. (2012).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from divergence.annotations.modality import sense
from divergence.annotations.numbers.numerals import WORDS
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped

STRONG = 0.6  # a cue that says by itself that the writer guesses
LIGHT = frozenset({("perhaps",), ("maybe",), ("potentially",)})
MODALS = frozenset({"may", "might", "could"})
RELATIVES = frozenset({"that", "which", "who", "where", "what"})
ASKS_WHAT = frozenset({"what", "whether", "why", "how"})
INQUIRY = ("ask", "check", "examin", "investigat")  # beginnings of verbs before "if" or "whether"
PAYING = frozenset({"pay", "repay", "refund", "compensate", "forfeit"})
LARGE = frozenset({"dozen", "hundred", "thousand", "million", "billion", "half", "third", "quarter", "fifth", "tenth"})
ASKED_BEFORE = 40  # tokens from "asked whether" to its modal
SUBORDINATE = 5  # tokens from a word that opens an indirect question to its modal
DESCRIBES = 0.25  # a modal in a clause that only says which one is meant: "a missile that could reach the coast"
ADDED = 4  # tokens of an addition at the end of a clause
WHOSE = frozenset({"the", "their", "his", "her", "its", "our", "my"})
COMPARED = frozenset(
    {"most", "more", "best", "least", "not", "millions", "thousands", "hundreds", "billions", "dozens"}
)
OPENING = 0.2
TRADE = 0.4
UNDER_CONDITION = 0.1
ASKED = 0.5
UNSEEN = 0.4  # a doing nobody is said to have seen
LONG_SUBJECT = 8
NEGATIVE = frozenset({"nothing", "no", "none", "neither", "nobody", "little"})
JOINING = frozenset(
    {"and", "but", "so", "yet", "though", "although", "while", "that", "because", "since", "there", "is", "was"}
)
SHORT = 3  # tokens between a subject and its verb
BREAKS = frozenset({",", ";", ":", "—", "–", "(", "but"})
BE = frozenset({"is", "are", "was", "were", "be", "been"})
NOBODY = frozenset({"nobody", "one", "none", "nothing"})
NO_SUBJECT = frozenset(
    "the a an its his her their our this these those no any some more most less least very as so is are was were be "
    "been and or of in on for with to what".split()
)
WILLING = frozenset({"will", "would", "'ll"})
EXPLAINING = frozenset({"is", "was", "lies", "may", "could", "would"})
ASKING = frozenset({"is", "are", "was", "were", "did", "does", "do", "has", "have", "had"})
DEGREES = frozenset({"very", "most", "almost", "all", "but", "quite", "more", "nearly", "also", "now", "then", "soon"})


class Conjecture(NamedTuple):
    """Tokens ``[first, last)`` that guess, how, and how much they say so by themselves (0 to 1)."""

    first: int
    last: int
    kind: str
    weight: float


def conjectures(document: Document) -> Iterator[Conjecture]:
    """The places of a document, lexicon cues first."""
    sets = shipped(document.article.language)["speculation"].sets
    for hit in document.hits["speculation"]:
        for kind, weight in _family(document, hit, sets):
            if weight > 0:
                yield Conjecture(hit.first, hit.last, kind, weight)
    openers = sets["doubts"] | sets["seems"] | sets["qualities"] | ASKING | WILLING | {"must"}
    for place in document.among(openers):
        yield from _pattern(document, document.sentences[document.sentence_of[place]], place, sets)


def clause_first(document: Document, sentence: Sentence, place: int) -> int:
    """Where the clause of the token `place` begins."""
    while place > sentence.first and document.lower[place - 1] not in BREAKS:
        place -= 1
    return place


def _family(document: Document, hit: Hit, sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, float]]:
    """What a cue is in its sentence: its kind and what it says by itself; nothing where its subject makes it plain."""
    kind, weight, size = hit.entry.kind, hit.entry.weight, len(hit.entry.tokens)
    sentence = document.sentences[document.sentence_of[hit.first]]
    before = document.lower[clause_first(document, sentence, hit.first) : hit.first]
    past = hit.entry.tokens[0].endswith("ed")  # "some have suggested" tells of a debate
    if kind == "belief" and before[-1:] == ["who"]:
        return  # "people who believe" are told apart by it
    if kind == "belief" or (kind == "inference" and size == 1 and not past):
        subject = (
            before[:3] if len(before) <= LONG_SUBJECT and document.lower[hit.last : hit.last + 1] != ["of"] else []
        )
        if any(word in sets["crowd"] for word in subject):
            yield "hearsay", STRONG
            return
        if any(word in sets["trade"] for word in subject):
            yield "hearsay", weight if kind == "belief" else TRADE
            return
    if kind == "inference" and weight > 0 and size <= 2:
        yield from _inference(document, hit, before, sets)
    elif kind == "guess" and hit.entry.tokens in LIGHT:
        if not (_weighs(document, hit, sentence) or _estimates(document, hit, sentence)):
            yield kind, weight + (OPENING if _opens(document, hit, sentence) else 0)
    elif document.lower[hit.first] in MODALS and _granted(document, hit, before):
        return
    elif kind == "modal" and document.lower[hit.first] in MODALS and size == 1:
        if sense(document, sentence, hit.first) == "possibility" and not _owed(document, hit, sets):
            yield kind, weight - (DESCRIBES if _describes(before) else 0)
    elif kind not in ("belief", "none"):
        yield kind, weight


def _opens(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether a light cue guesses ("Perhaps the board …") or only weighs ("perhaps the finest")."""
    if hit.entry.tokens == ("potentially",):
        return document.lower[hit.last].endswith("ing") if hit.last < sentence.last else False
    return hit.first == sentence.first or document.lower[hit.first - 1] in (";", ":", "but", "and", "or")


def _weighs(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether a light cue goes with a superlative ("perhaps the most glaring case") or adds one thing to another
    ("losing the House and perhaps the Senate")."""
    following = document.lower[hit.last : min(sentence.last, hit.last + ADDED)]
    if following[:1] and following[0] in COMPARED:
        return True
    superlative = any(word in ("most", "worst") or word.endswith("est") for word in following[1:3])
    if superlative and following[0] in WHOSE:
        return True
    joined = hit.first > sentence.first and document.lower[hit.first - 1] in ("and", "or", "(")
    return joined and any(word in BREAKS or word in (".", ")") for word in following)


def _estimates(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether a light cue blurs a number ("would need perhaps a million people"), or is all its sentence says: "Will
    they fall? Perhaps. The governor would not promise it." guesses nothing."""
    first, *rest = document.lower[hit.last : min(sentence.last, hit.last + 2)] or [""]
    number = first[:1].isdigit() or first in WORDS or (first == "a" and not LARGE.isdisjoint(rest))
    alone = hit.first == sentence.first and not any(word[0].isalnum() for word in (first, *rest) if word)
    return alone or (number and not _opens(document, hit, sentence))


def _owed(document: Document, hit: Hit, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody "may have to pay" what the law lays on who loses, where the article tells of a court."""
    have, to, verb = (*document.lower[hit.last : hit.last + 3], "", "", "")[:3]
    return (have, to) == ("have", "to") and verb in PAYING and bool(document.among(sets["courts"]))


def _describes(before: Sequence[str]) -> bool:
    """Whether a clause only says which thing is meant, or asks: its modal follows a relative that no comma parts from
    its noun, or the subject of an indirect question ("what the motive may have been")."""
    relative = len(before) > 1 and before[-1] in RELATIVES
    return relative or not ASKS_WHAT.isdisjoint(before[-SUBORDINATE:])


def _granted(document: Document, hit: Hit, before: Sequence[str]) -> bool:
    """Whether a modal opens nothing: under "if" or "whether" ("if it might offend", "asked whether fog may have played
    a part", "checking if a drain could be behind it"), in a comparison ("softer than might have been expected"), or
    what nobody could do."""
    nobody = before[:2] == ["no", "one"] or before[:1] in (["nobody"], ["none"], ["few"])
    if document.lower[hit.first] == "could" and nobody:
        return True
    subject = before[-3:] if before[-2:-1] in (["the"], ["a"], ["an"], ["his"], ["her"], ["its"]) else before[-2:]
    asked = any(
        one.startswith(INQUIRY) and other in ("if", "whether") for one, other in pairwise(before[-ASKED_BEFORE:])
    )
    return asked or subject[:1] in (["if"], ["whether"]) or before[-1:] == ["than"]


def _inference(
    document: Document, hit: Hit, before: Sequence[str], sets: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, float]]:
    """A thing as the subject: "the silence suggests"; a study, a person or a noun ("radio signals") is not one."""
    following = document.lower[hit.last : hit.last + 1]
    if hit.entry.tokens[0].endswith("ed") and not sets["crowd"].isdisjoint(before):
        return
    sentence = document.sentences[document.sentence_of[hit.first]]
    told = not sets["study"].isdisjoint(document.lower[sentence.first : hit.first])
    if told or _acts(before[-SHORT:], sets["animate"]):
        return
    past = hit.entry.tokens[0].endswith("ed")
    if past and (not BE.isdisjoint(before[-2:]) or before[-1:] in (["would've"], ["have"])):
        return  # "when it was first suggested", "it would have signalled"
    measured = bool(before) and (before[-1][0].isdigit() or before[-1] in ("basis", "percentage"))
    measured = measured or (bool(following) and following[0][0].isdigit())  # "at first the port spoke of 60"
    if _denied(before) or measured:  # "75 basis points to 5.5 percent"
        return
    if hit.entry.tokens[0].startswith("signal") and not (following and following[0] in sets["object"]):
        return
    if not before or document.lower[hit.first - 1] in ("the", "a", "an", "these", "those", "to"):
        return
    speaks = hit.first - 1
    while speaks > sentence.first and document.lower[speaks].endswith("ly"):
        speaks -= 1
    if document.tokens[speaks][0].isupper() and (past or sentence.first < speaks):
        return  # "Holm suggested", "in it Holm strongly hints at"
    yield "inference", hit.entry.weight


def _acts(subject: Sequence[str], animate: frozenset[str]) -> bool:
    """Whether somebody is the subject, and not only the owner of it ("the council's silence")."""
    return any(word in animate and subject[place : place + 1] != ["'s"] for place, word in enumerate(subject, start=1))


def _denied(before: Sequence[str]) -> bool:
    """Whether a negation governs the verb: its subject opens with one ("nothing in the files pointed to arson") or it
    stands right before it ("does not suggest", "has never suggested"); one in a clause about the subject ("a firm that
    never paid") does not."""
    joined = zip(("and", *before), before, strict=False)
    refused = before[-1:] == ["not"] or (bool(before) and before[-1].endswith("n't"))
    return refused or any(word in NEGATIVE and last in JOINING for last, word in joined) or "never" in before[-2:]


def _pattern(
    document: Document, sentence: Sentence, place: int, sets: Mapping[str, frozenset[str]]
) -> Iterator[Conjecture]:
    """A guess built of word classes that begins at the token `place`."""
    lower, word = document.lower, document.lower[place]
    if word in sets["doubts"]:
        yield from _mind(document, sentence, place, place + 1, sets)
    if word in sets["seems"] and lower[place + 1 : place + 2] == ["to"]:
        yield from _seems(document, sentence, place, sets)
    if word in WILLING:
        yield from _foretells(document, sentence, place, sets)
    if word == "must" and _infers(document, sentence, place):
        yield Conjecture(place, place + 2, "inference", STRONG)
    if word in ASKING and place == sentence.first and "?" in lower[sentence.last - 2 : sentence.last]:
        yield from _insinuates(document, sentence, place, sets)
    if word in sets["qualities"] and not sets["reasons"].isdisjoint(lower[place + 1 : place + 2]):
        following = lower[place + 2 : min(sentence.last, place + 8)]
        if not EXPLAINING.isdisjoint(following):
            yield Conjecture(place, place + 2, "motive", STRONG)


def _seems(
    document: Document, sentence: Sentence, place: int, sets: Mapping[str, frozenset[str]]
) -> Iterator[Conjecture]:
    """ "seems to be hoping", "appears to have looked away"."""
    lower, verb = document.lower, place + 2
    if verb + 1 < sentence.last and lower[verb] in ("be", "have"):
        verb += 1
    if verb >= sentence.last or _self(lower, sentence, place):
        return
    if lower[verb] in sets["minds"]:
        yield Conjecture(place, verb + 1, "motive", STRONG)
    elif lower[verb - 1] == "have" and lower[place - 1] not in NOBODY and _participle(document, verb):
        yield Conjecture(place, verb + 1, "inference", UNSEEN)


def _foretells(
    document: Document, sentence: Sentence, place: int, sets: Mapping[str, frozenset[str]]
) -> Iterator[Conjecture]:
    """ "will very likely", "would almost certainly"; a bare "would" where the sentence sets a condition."""
    lower, verb = document.lower, place + 1
    while verb < sentence.last and lower[verb] in DEGREES:
        verb += 1
    if verb + 1 < sentence.last and lower[verb] in sets["futures"]:
        yield Conjecture(place, verb + 1, "future", STRONG)
    elif lower[place] == "would" and _conditional(document, sentence, place):
        yield Conjecture(place, place + 1, "supposition", UNDER_CONDITION)


def _mind(
    document: Document, sentence: Sentence, first: int, last: int, sets: Mapping[str, frozenset[str]]
) -> Iterator[Conjecture]:
    """An adverb of doubt beside what goes on in somebody's head: "presumably wanted", "intends, no doubt, to sell"."""
    lower = document.lower
    if lower[first - 1 : first] in (["has"], ["have"], ["had"]) and _participle(document, last):
        yield Conjecture(first, last + 1, "guess", UNSEEN)
    if lower[first] == "likely" and first > sentence.first and _finite(lower, first, last):
        yield Conjecture(first, last, "guess", UNSEEN)
    after = [place for place in range(last, min(sentence.last, last + 2)) if lower[place] in sets["minds"]]
    before = [place for place in range(max(sentence.first, first - 3), first) if lower[place] in sets["minds"]]
    aside = lower[before[-1] + 1 : first] if before else []
    if not after and aside not in ([","], [",", "no"]):
        return
    verb = after[0] if after else before[-1]
    subject = lower[max(sentence.first, min(first, verb) - 4) : min(first, verb)]
    passive = bool(subject) and subject[-1] in BE and not lower[verb].endswith("ing")  # "is clearly felt"
    if not subject or passive or subject[-1] == "it" or _self(lower, sentence, first):
        return
    yield Conjecture(min(first, verb), max(last, verb + 1), "motive", STRONG)


def _insinuates(
    document: Document, sentence: Sentence, place: int, sets: Mapping[str, frozenset[str]]
) -> Iterator[Conjecture]:
    """A yes-or-no question that hands over its answer: "Was the mayor simply too scared to act?"."""
    lower = document.lower
    for token in range(place + 1, sentence.last - 1):
        if lower[token] in sets["hints"] or (lower[token] == "or" and lower[token + 1] in ASKING):
            yield Conjecture(place, place + 1, "question", ASKED)
            return


def _self(lower: Sequence[str], sentence: Sentence, place: int) -> bool:
    return bool({"i", "we"} & set(lower[max(sentence.first, place - 2) : place]))


def _infers(document: Document, sentence: Sentence, place: int) -> bool:
    """ "must have known", "must be trembling": an inference; "must have a permit", "must be over 18": a duty."""
    sets = shipped(document.article.language)["modality"].sets
    lower, last = document.lower, sentence.last
    if place + 2 >= last or not sets["class"].isdisjoint(lower[max(sentence.first, place - 3) : place]):
        return False
    if not sets["rules"].isdisjoint(lower[sentence.first : last]):
        return False
    following = lower[place + 2]
    if lower[place + 1] == "have":
        return _participle(document, place + 2)
    doing = following.endswith("ing") and following not in ("being", "willing")
    return lower[place + 1] == "be" and (doing or following in ("more", "something", "why"))


def _participle(document: Document, place: int) -> bool:
    participles = shipped(document.article.language)["modality"].sets["participles"]
    return place < len(document.lower) and (
        document.lower[place].endswith("ed") or document.lower[place] in participles
    )


def _finite(lower: Sequence[str], adverb: int, verb: int) -> bool:
    """Whether an adverb stands between a subject and its verb: "it likely uses", not "the likely winners"."""
    before = lower[adverb - 1]
    subject = before in ("it", "he", "she", "they", "that", "this") or (before.isalpha() and before not in NO_SUBJECT)
    return subject and verb < len(lower) and lower[verb].endswith(("s", "ed")) and len(lower[verb]) > 3


def _conditional(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether "would" depends: "if", "without", "should it …" or "had it …" before it in the sentence."""
    before = document.lower[sentence.first : place]
    if "if" in before and "," in before[before.index("if") :]:
        return not _contrary(document, sentence.first + before.index("if"), place)
    return "," in before and before[:1] in (["without"], ["should"], ["had"], ["were"], ["unless"])


def _contrary(document: Document, condition: int, place: int) -> bool:
    """Whether a condition is against what is known: "if one station in nine had been locked, nobody would …"."""
    lower = document.lower
    return any(lower[at] == "had" and _participle(document, at + 1) for at in range(condition, place - 1))
