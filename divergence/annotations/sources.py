"""Sources of attribution: where the source of a cue stands.

Before the cue it is the noun phrase leftwards to the clause boundary; after a quotation it may follow its verb
("…", said X); a participle and "and said" share the subject of their sentence; a relative "who" speaks for what it
stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from divergence.annotations.appositions import apposed
from divergence.annotations.finite import FINITE, GO, RELATIVES, finite, is_finite
from divergence.annotations.names import DAYS
from divergence.annotations.numbers.numerals import WORDS
from divergence.annotations.word_classes import STOPS, form, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped

LABEL = 4  # tokens of a label before a colon, with it
MOST_TOKENS = 18  # of a source
OPENERS = frozenset(
    {"only", "yet", "perhaps", "maybe", "indeed", "plus", "assuming"}
)  # before a source and no part of it
POSSESSIVES = frozenset("his her its their our my your".split())
SHORTENED = frozenset({"co", "corp", "inc", "ltd", "jr", "sr"})  # a stop after these ends no phrase
NOMINATIVE = frozenset({"he", "she", "they", "i", "we"})
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")  # "the 2024 report" holds a year
JOINING = frozenset({"and", "but", "or"})
MORE = frozenset({"more", "less", "fewer"})
MOST_HEAD = 7  # tokens of a noun phrase before its relative
TIMELY = frozenset("of the in last next this past to then same following previous first coming".split())
HEARD = frozenset("said says told tells added wrote asked".split())  # no source begins with these
LEAST_LABEL = 4  # letters; "US" and "WHO" are also words
Tokens = tuple[int, int]


def source_of(
    document: Document, sentence: Sentence, hit: Hit, naming: Sequence[int], shared: Tokens | None
) -> tuple[Tokens | None, bool]:
    """The source's tokens, and whether it follows its verb. `naming` gives each token its name's number, or -1;
    `shared` is the source of the cue before in the sentence."""
    lower, sets = document.lower, word_sets()
    token = hit.first - 1
    while token >= sentence.first and (
        (lower[token] in sets["auxiliaries"] and document.tokens[token] != "May")
        or (lower[token].endswith("ly") and naming[token] < 0)
    ):
        token -= 1
    if token < sentence.first:
        return (None, False) if form(lower[hit.first]) == "ing" else _after(document, sentence, hit, naming)
    word = lower[token]
    if word in {"who", "that", "which"}:
        return (token, token + 1), False
    if word == "having":  # "The bank cut its forecast, having said in May that"
        return shared or subject(document, sentence, token, naming), False
    if word == "to" and token > sentence.first and form(lower[hit.first]) == "base":
        if f"{lower[token - 1]} to" in _intended():
            return subject(document, sentence, token, naming), False  # "Holm refused to say when"
        return governing(document, sentence, token, naming, shared), False
    participle = form(lower[hit.first]) == "ing" and not (
        lower[hit.first - 1] in sets["be"] or lower[hit.first - 1] == "'s"
    )
    if participle or word in {"and", "but", "or"} or (word == "," and token and lower[token - 1] in {"and", "but"}):
        return shared or subject(document, sentence, hit.first, naming), False
    if word == '"' or (word == "," and document.quoted[token - 1]):
        found, inverted = _after(document, sentence, hit, naming)
        return (found, inverted) if found else (shared or subject(document, sentence, hit.first, naming), False)
    if word in {",", ")", "—", "–"}:
        return _over_apposition(document, sentence, hit, naming, token, shared)
    start = _left(document, sentence, token + 1, naming)
    if start > sentence.first and lower[start] in sets["prepositions"] and lower[start - 1] in {"who", "which"}:
        return (start - 1, start), False  # "the firm, which at a hearing had admitted"
    return _trimmed(document, start, token + 1, naming), False


@cache
def _intended() -> frozenset[str]:
    """The cues of intention that end in "to", in all their forms."""
    entries = (entry for entry in shipped()["attribution"].entries if entry.kind == "intention")
    return frozenset(" ".join(entry.tokens) for entry in entries if entry.tokens[-1] == "to")


def _over_apposition(
    document: Document, sentence: Sentence, hit: Hit, naming: Sequence[int], token: int, shared: Tokens | None
) -> tuple[Tokens | None, bool]:
    """ "X, role, said", "X (R-Texas) said"; a comma alone may also end the clause that "said X" reports."""
    lower, sets = document.lower, word_sets()
    if lower[token] == "," and (chained := apposed(document, sentence, token, naming)) is not None:
        opened = _trimmed(document, *chained, naming)
        return (opened[0], chained[1]) if opened else chained, False
    found, inverted = _after(document, sentence, hit, naming)
    if hit.entry.kind in ("reaction", "intention"):
        found, inverted = None, False  # "The prime minister, Ada Holm, congratulated Dahl": whom, not who
    named = found is not None and (naming[found[1] - 1] >= 0 or naming[found[0]] >= 0)
    if found and named and lower[token] == "," and form(lower[hit.first]) != "base":
        return found, inverted
    opening = "(" if lower[token] == ")" else lower[token]
    start = token - 1
    while (
        start > sentence.first
        and lower[start] != opening
        and lower[start] not in {";", '"'}
        and token - start < MOST_TOKENS
    ):
        start -= 1
    if lower[start] == opening and start > sentence.first:
        head = _left(document, sentence, start, naming)
        told = is_finite(document, start + 1, start + 1, naming) or finite(document, head, start, naming) is not None
        if told and found and lower[token] == "," and _can_report(document, found):
            return found, inverted  # "Ruiz, 41, resigned on Monday, said the mayor"
        aside = start + 2 == token and lower[start + 1].isalpha() and document.tokens[start + 1].islower()
        if head < start and aside:  # "Holm, however, said"
            return _trimmed(document, head, start, naming), False
        if head < start:
            head = _bearer(document, sentence, head, naming)
            return _trimmed(document, head, token + (lower[token] == ")"), naming), False
    if found and lower[found[0]] in sets["determiners"] and not _owned(document, sentence, found, token, naming):
        phrase = lower[slice(*found)]
        if sets["auxiliaries"].isdisjoint(phrase[: phrase.index("who")] if "who" in phrase else phrase):
            return found, inverted  # "…, says the county council"
    return shared or subject(document, sentence, hit.first, naming), False


def _owned(document: Document, sentence: Sentence, phrase: Tokens, end: int, naming: Sequence[int]) -> bool:
    """Whether somebody's own thing is told of and does not tell ("her resignation"): it is no office or body, and what
    stands before token `end` is no clause that it could have told."""
    own = document.lower[phrase[0]] in POSSESSIVES and not _can_report(document, phrase)
    return own and finite(document, sentence.first, end, naming) is None


def _can_report(document: Document, phrase: Tokens) -> bool:
    words = document.lower[slice(*phrase)]
    return not word_sets()["speakers"].isdisjoint(words) or not _offices().isdisjoint(words)


@cache
def _offices() -> frozenset[str]:
    return shipped()["offices"].sets["bodies"] | shipped()["offices"].sets["offices"]


def _bearer(document: Document, sentence: Sentence, head: int, naming: Sequence[int]) -> int:
    """Where a source begins whose role ends in an apposition of its own ("Holm, head of Orra, the builders' guild,
    said"): at the name before the role, or else at the role."""
    if head - 1 <= sentence.first or document.lower[head - 1] != "," or naming[head] >= 0:
        return head
    first = _left(document, sentence, head - 1, naming)
    names = range(first, head - 1)
    return first if names and all(naming[token] >= 0 for token in names) else head


def governing(
    document: Document, sentence: Sentence, to: int, naming: Sequence[int], shared: Tokens | None
) -> Tokens | None:
    """The subject of the verb that an infinitive hangs on, whatever the verb: "Holm" in "Holm went on to say", "Holm
    called the desk to say", "Holm went so far as to say". Where its clause has none ("using a word to describe it"), or
    one of being ("is likely to say"), nobody has said it yet: the phrase with its "to", which cannot speak."""
    lower = document.lower
    end = to
    if lower[to - 1] == "as":  # "so far as to say"
        end = next((token for token in range(to - 2, sentence.first, -1) if lower[token] == "so"), to - 1)
    start = _left(document, sentence, end, naming)
    last = end - 1
    while last > start and (lower[last] in word_sets()["prepositions"] or lower[last] in word_sets()["adverbs"]):
        last -= 1
    near = lower[last] in GO or is_finite(document, start, last, naming)  # "the miners begin to say"
    verb = last if near else finite(document, start, end, naming)
    if verb == start:  # "Holm quit and tried to argue"
        return shared or subject(document, sentence, start, naming)
    if verb is None or lower[verb] in FINITE:
        return start, to + 1
    while verb - 1 > start and lower[verb - 1] in word_sets()["adverbs"]:
        verb -= 1  # "the lawyers then moved to argue"
    return _trimmed(document, start, verb, naming)


def subject(document: Document, sentence: Sentence, before: int, naming: Sequence[int]) -> Tokens | None:
    """What the sentence is about: the noun phrase that opens it, after any opening adverbial."""
    lower, sets = document.lower, word_sets()
    token = sentence.first
    label = next((at for at in range(token, min(before - 1, token + LABEL)) if lower[at] == ":"), None)
    token = token if label is None else label + 1  # "The visit: minister Ida Lund promised"
    if lower[token] in sets["prepositions"] or lower[token] in sets["boundaries"]:
        comma = next((place for place in range(token, before) if lower[place] == ","), None)
        token = comma + 1 if comma is not None else token
    while token < before and (
        lower[token] in STOPS or lower[token] in sets["boundaries"] or lower[token] in sets["adverbs"]
    ):
        token += 1
    if token >= before or document.quoted[token]:
        return None
    if lower[token] in sets["pronouns"] or lower[token] in sets["self"]:
        return token, token + 1
    first = token + 2 if lower[token] in MORE and lower[token + 1] == "than" else token  # "More than 300 people"
    for end in range(first, min(before, first + MOST_TOKENS)):
        if naming[end] >= 0:
            while end < before and naming[end] >= 0:
                end += 1
            return token, end + _headed(document, token, end, before, naming)
        acts = lower[end] in sets["invariant"] and end + 1 < before and lower[end + 1] in sets["determiners"]
        acts = (acts or is_finite(document, token, end, naming)) and (sets["boundaries"] - JOINING).isdisjoint(
            lower[end:before]
        )
        if (
            lower[end] in STOPS
            or lower[end] in sets["prepositions"]
            or lower[end] in sets["auxiliaries"]
            or (end > first and acts)
        ):
            return (token, end) if end > token else None
    return None


def _headed(document: Document, start: int, end: int, before: int, naming: Sequence[int]) -> bool:
    """Whether a noun after a name is what it names: "trial" in "the Arden trial", before a mark or a verb."""
    lower, sets = document.lower, word_sets()
    if end + 1 >= before or lower[start] not in sets["determiners"] or not lower[end].isalpha():
        return False
    if any(lower[end] in sets[kind] for kind in ("prepositions", "boundaries", "auxiliaries", "adverbs")):
        return False
    followed = lower[end + 1] == "," or lower[end + 1] in FINITE
    return followed and form(lower[end]) == "base" and not is_finite(document, start, end, naming)


def _after(document: Document, sentence: Sentence, hit: Hit, naming: Sequence[int]) -> tuple[Tokens | None, bool]:
    """The source after its verb: "…", said X."""
    lower, sets = document.lower, word_sets()
    end = hit.last
    named = False
    while end < sentence.last and end - hit.last < MOST_TOKENS:
        word = lower[end]
        if (word in STOPS and naming[end] < 0) or document.quoted[end] or word in DAYS:
            break
        joined = word == "and" and (_joined(document, end) or _name_ahead(document, sentence, end, naming))
        if (word == "who" or word in sets["boundaries"]) and not joined:
            break
        if (word in sets["prepositions"] and word not in {"of", "for", "from", "at", "with"}) or (
            word in sets["adverbs"] and naming[end] < 0
        ):
            break
        beyond = naming[end] < 0 <= naming[end - 1] and word not in {"'s", "of", "for", "from", "at", "and"}
        if named and beyond and not _name_ahead(document, sentence, end, naming):
            break
        named = named or naming[end] >= 0
        end += 1
    while end > hit.last and lower[end - 1] in sets["prepositions"]:
        end -= 1
    if end <= hit.last:
        return None, False
    owned = "'s" in lower[hit.last : end] and naming[end - 1] < 0
    if end + 1 < sentence.last and lower[end] == "," and (lower[hit.last] in sets["determiners"] or owned):
        close = end + 1  # "said a firefighter, Rui Amado", "said its manager, Ada Holm", "said Orsk's mayor, Ada Holm"
        while close < sentence.last and naming[close] >= 0:
            close += 1
        closes = close == sentence.last or lower[close] in STOPS or lower[hit.last] in sets["one"]
        if close > end + 1 and closes:
            named, end = True, close
    if lower[hit.last] in sets["determiners"] and end < sentence.last and lower[end] == "who":
        while end < sentence.last and lower[end] not in STOPS:  # "said an official who asked not to be named"
            end += 1
    ended = (
        end >= sentence.last
        or lower[end] in STOPS
        or lower[end] in sets["prepositions"]
        or lower[end] in sets["adverbs"]
        or lower[end] == "who"
        or lower[end] in DAYS
        or (named and lower[end].isdigit())  # "said Ellen Fossum of Upper Lane 3"
    )
    after_quote = document.quoted[hit.first - 1] or lower[hit.first - 1] == '"' if hit.first else False
    if not ended or not (
        after_quote or named or lower[hit.last] in sets["determiners"] | sets["pronouns"] | sets["vague"] | sets["self"]
    ):
        return None, False
    if not named and end < sentence.last and lower[end] not in STOPS:
        return None, False
    return (hit.last, end), True


def _name_ahead(document: Document, sentence: Sentence, token: int, naming: Sequence[int]) -> bool:
    """Whether an office leads on to its holder: "Ashby College historian Ada Holm"."""
    sets = word_sets()
    for place in range(token + 1, min(sentence.last, token + 5)):
        if naming[place] >= 0:
            return True
        word = document.lower[place]
        if word in STOPS or any(
            word in sets[kind] for kind in ("prepositions", "boundaries", "auxiliaries", "determiners")
        ):
            return False
    return False


def _left(document: Document, sentence: Sentence, end: int, naming: Sequence[int]) -> int:
    """The start of the noun phrase that ends before token `end`."""
    lower, boundaries = document.lower, word_sets()["boundaries"]
    start = end
    while start > sentence.first and end - start < MOST_TOKENS:
        word = lower[start - 1]
        short = word == "." and start < sentence.last and lower[start - 2] in SHORTENED
        if (word in STOPS and naming[start - 1] < 0 and not short) or document.quoted[start - 1]:
            break
        if word in boundaries and not (word == "and" and _joined(document, start - 1)):
            if word == "and" and start - 1 > sentence.first and lower[start - 2] in word_sets()["panels"]:
                start -= 1
                continue  # "police and utilities said"
            if _compares(document, sentence, start - 1):
                start -= 1
                continue
            if _restricts(document, sentence, start - 1, naming):
                return _left(document, sentence, start - 1, naming)
            break
        start -= 1
    return start


def _compares(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a "than" belongs to an amount ("a petition with more than 12,000 names") and opens no clause."""
    return document.lower[token] == "than" and token > sentence.first and document.lower[token - 1] in MORE


def _restricts(document: Document, sentence: Sentence, token: int, naming: Sequence[int]) -> bool:
    """Whether a relative with its verb right after it only says which one is meant ("a firm that lost three ships"):
    it stands after the last word of a noun phrase, no verb of telling."""
    if document.lower[token] not in {"that", "which"} or not _opens_relative(document, sentence, token + 1, naming):
        return False
    start = token
    while start > sentence.first and token - start < MOST_HEAD and document.lower[start - 1] not in STOPS:
        start -= 1
        if document.lower[start] in word_sets()["determiners"]:
            return start + 1 < token and finite(document, start, token, naming) is None
    return False


def _trimmed(document: Document, start: int, end: int, naming: Sequence[int]) -> Tokens | None:
    """Without an opening adverbial ("On Tuesday Holm") and a closing one ("Holm on Tuesday"), which in a relative
    clause is its own ("a firm that shut in May")."""
    lower, sets = document.lower, word_sets()
    if end - start > 1 and (lower[end - 1] in NOMINATIVE or lower[end - 1] == "it"):
        joined = lower[end - 2] in {"and", "of", "or"}
        return (start, end) if joined else (end - 1, end)  # "In a letter to Holm she said", "three months ago it said"
    if end - start > 1 and lower[end - 1] in DAYS and RELATIVES.isdisjoint(lower[start:end]):
        end -= 1
        while end - start > 1 and (
            lower[end - 1] in sets["prepositions"] or lower[end - 1] in {"last", "early", "late", "this"}
        ):
            end -= 1
    while (
        end - start > 1
        and naming[start] < 0
        and lower[start + 1] != "'s"  # "Today's notice"
        and (lower[start] in sets["adverbs"] or lower[start] in DAYS or lower[start] in OPENERS)
    ):
        start += 1
    if end - start > 1 and lower[start] in sets["prepositions"]:
        for token in range(end - 1, start, -1):
            if (
                lower[token] in sets["determiners"]
                or (naming[token] >= 0 and naming[token - 1] < 0 and lower[token - 1] not in sets["prepositions"])
                or (THOUSANDS.fullmatch(lower[token]) and lower[token - 1] not in sets["prepositions"])
            ):
                return token, end
    return (start, end) if start < end else None


def _joined(document: Document, token: int) -> bool:
    """Whether an "and" joins two names."""
    tokens = document.tokens
    return 0 < token < len(tokens) - 1 and tokens[token - 1][0].isupper() and tokens[token + 1][0].isupper()


def _opens_relative(document: Document, sentence: Sentence, verb: int, naming: Sequence[int]) -> bool:
    """Whether a token after a relative is its verb: a finite form, or one in -s before its object ("runs a ferry")."""
    lower = document.lower
    if is_finite(document, verb, verb, naming) or lower[verb] in word_sets()["invariant"]:
        return True
    if verb + 1 >= sentence.last or not document.tokens[verb].islower() or form(lower[verb]) != "third":
        return False
    return lower[verb + 1] in word_sets()["determiners"]


def can_speak(document: Document, source: Tokens, naming: Sequence[int], kind: str) -> bool:
    """Whether the words can be somebody or a document: no clause with a verb of its own ("86,300 are in the city") or
    of what is open ("whether buyers"), no share or mass of people but where they say it (`kind`, the cue's), which is a
    figure and no voice ("nine in ten of those who voted want", "the 31,200 members"), no label in capitals, no adverb
    ("performance-wise") and no participle that reports itself ("writing")."""
    lower = document.lower[slice(*source)]
    if lower[-1] == "to" or _is_number_alone(lower) or is_time(lower):
        return False
    if lower == ["you"]:
        return False  # "If you read that …, you read something true"
    if len(lower) > 1 and lower[0] in HEARD and naming[source[0]] < 0:
        return False  # "said the company", of "Holm said the company disagreed"
    if len(lower) > 1 and lower[0] in RELATIVES and lower[1] in HEARD:
        return False  # "who says the county pressed the firm"
    for token in range(*source):
        word = document.lower[token]
        if word in RELATIVES:
            break
        if word in FINITE or word == "whether" or _has_verb(document, source[0], token, naming):
            return False
    if kind == "reaction" and _strikes(document, source, naming):
        return False
    if (kind != "saying" and _is_mass(lower)) or (len(lower) == 1 and is_label(document, source[0])):
        return False
    if len(lower) > 1 or naming[source[0]] >= 0:
        return True
    reporting = lower[0].endswith("ing") and any(hit.first == source[0] for hit in document.hits["attribution"])
    return not (reporting or lower[0].endswith("-wise"))


def _strikes(document: Document, source: Tokens, naming: Sequence[int]) -> bool:
    """Whether a thing strikes another, and nobody blames: "a monster storm slammed the coast", "Storm Petra hit"."""
    sets, lower = word_sets(), document.lower
    striking = any(lower[token] in sets["striking"] for token in range(source[1], min(source[1] + 2, len(lower))))
    if not striking or document.quoted[source[0] - 1]:
        return False  # "…," blasted the founder
    words = lower[slice(*source)]
    if any(naming[token] >= 0 for token in range(*source)):
        return words[0] in sets["forces"]
    stop = next((at for at, word in enumerate(words) if at and word in sets["prepositions"]), len(words))
    core = words[stop - 1]
    known = sets["pronouns"] | sets["vague"] | sets["anonymous"] | sets["panels"] | sets["speakers"] | sets["plurals"]
    known |= _offices() | shipped()["offices"].sets["roles"] | shipped()["offices"].sets["concerns"]
    crowd = core.endswith("s") and sets["forces"].isdisjoint(
        words
    )  # "Republicans", and no "ice bombs the size of eggs"
    person = core.endswith(tuple(sets["personal"])) and core not in sets["things"] | sets["forces"]
    return known.isdisjoint(words) and not person and not crowd


def _has_verb(document: Document, start: int, token: int, naming: Sequence[int]) -> bool:
    """Whether a token of what would be a source is the verb of a clause: a past that is no participle, "have" or a
    modal after its subject. (A participle only says more of a noun: "a firm based in Lund".)"""
    sets, word = word_sets(), document.lower[token]
    if token == start or naming[token] >= 0 or document.tokens[token][0].isupper():
        return False
    if document.lower[token - 1] in sets["determiners"]:
        return False
    after = document.lower[token + 1 : token + 2]
    objected = bool(after) and (after[0] in sets["determiners"] or after[0] in sets["pronouns"])
    if word in sets["irregular"] and objected:
        return True  # "Holm told the Post"
    return (
        word in sets["preterites"]
        or word in {"have", "been", "say", "says"}
        or (word in sets["modals"] - sets["adverbs"])
    )


def _is_number_alone(lower: Sequence[str]) -> bool:
    """Whether there is only a number, or an age with what is said of who has it ("68, who has come since 1979")."""
    return lower[0][0].isdigit() and lower[0][-1].isdigit() and (len(lower) == 1 or lower[1] == ",")


def is_time(lower: Sequence[str]) -> bool:
    """Whether words name a point or a stretch of time, which nobody can be: "the end of June", "mid-April", "2024"."""
    sets = word_sets()
    words = [part for word in lower for part in word.split("-")]
    last = words[-1]
    if last.isdigit():  # a lone year, and the year of a day
        return len(words) == 1 or words[-2] in DAYS
    if words == ["may"]:
        return False  # she may be somebody
    timely = last in DAYS or last in sets["times"] or last.removesuffix("s") in sets["times"]
    others = words[:-1]
    known = sets["determiners"] | sets["parts_of_time"] | sets["times"] | DAYS | TIMELY | WORDS | {"and"}
    return timely and all(word in known or word.isdigit() or word.removesuffix("s") in known for word in others)


def _is_mass(lower: Sequence[str]) -> bool:
    """Whether a phrase is a share ("nine in ten") or a definite count of thousands ("the 31,200 members")."""
    share = lower[1:2] == ["in"] and len(lower) > 2 and all(_is_number(word) for word in (lower[0], lower[2]))
    return share or (lower[0] in word_sets()["definite"] and len(lower) > 2 and bool(THOUSANDS.fullmatch(lower[1])))


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in WORDS


def is_label(document: Document, token: int) -> bool:
    """Whether a word in capitals is a label and no name: the article also writes it small ("VOTE", "the vote")."""
    word = document.tokens[token]
    if not word.isupper() or len(word) < LEAST_LABEL:
        return False
    return any(document.tokens[place].islower() for place in document.among({word.lower()}))
