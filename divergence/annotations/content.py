"""Content of attribution: which words a cue reports, on its left and on its right.

After the cue it runs from "that", a quotation or the verb itself to the end of the clause, at most to where the next
report begins; before it, from the start of the sentence. An adjunct ("said in Leeds on Monday that") and an aside
after the speaker ("she said, up from 59") are told from it by their words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from divergence.annotations.finite import RELATIVES
from divergence.annotations.names import DAYS
from divergence.annotations.sources import Tokens
from divergence.annotations.word_classes import MARKS, STOPS, form, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit
from divergence.result import Span

ADDRESSEE = 12  # tokens between "told" or "said" and the content: "told reporters in Leeds on Monday that"
CLAUSE = 6  # tokens after a verb of telling among which a clause has its verb
FINITE = frozenset("may might could will would is are was were".split())
ADVICE = frozenset("should must will would can could may might to".split())  # what a second base form goes on from
PARTS = frozenset("morning afternoon evening night last this early late week".split())
ASIDES = frozenset("which compared up down about against more less above below".split())
COMPARING = frozenset({"against", "up", "down"})  # "$3.9 million, according to filings, against $1.7 million"
CONDITIONS = frozenset({"if", "unless"})
WANTING = "demand"
OCCASIONS = frozenset({"after", "when", "as"})
LEAST_WANTED = 2  # tokens that somebody wants or judges
NO_PROSE = frozenset({"references", "heading"})
TOLD = frozenset(
    "tell tells told telling inform informs informed assure assures assured "
    "remind reminds reminded warn warns warned".split()
)


def after_cue(document: Document, sentence: Sentence, hit: Hit, end: int) -> tuple[Tokens, ...]:
    """The content after the cue; for "said:" at the end of a sentence, what the next one says."""
    lower, quoted, sets = document.lower, document.quoted, word_sets()
    start = hit.last
    if start >= sentence.last or (lower[start] == ":" and start + 1 >= sentence.last):
        return _next_sentence(document, sentence)
    word = lower[start]
    if word in {".", "!", "?", ";", ")"}:
        return ()
    if word == "," and lower[start + 2 : start + 4] == [",", "that"]:  # "warned, however, that"
        return content(document, start + 3, end)
    if word == ",":
        told = start + 1 < end and (quoted[start + 1] or lower[start + 1] in {"that", "'"})
        return content(document, start + 1, end) if told else ()
    kind = hit.entry.kind
    told = lower[hit.first] in TOLD
    following = lower[start + 1] if start + 1 < end else ""
    counted = following[:1].isdigit() or (word == "as" and following in {"many", "much", "few", "little"})
    adjunct = word in sets["prepositions"] or word in DAYS or word in sets["adverbs"]
    if kind == "saying" and (told or (adjunct and not counted)):
        after = _after_adjunct(document, hit, end)
        if after is not None:
            onwards = lower[after] == ":" and after + 1 >= sentence.last
            return _next_sentence(document, sentence) if onwards else content(document, after, end)
        if (told and not _states(document, start, end)) or lower[hit.first] in sets["plain"]:
            return ()
    figure = kind == "cognition" and (word[0].isdigit() or word[0] in "$£€")
    wants = lower[hit.first].startswith(WANTING) and word not in {"that", '"'}
    if kind in ("reaction", "intention") or figure or wants:
        end = _phrase_end(document, start, end)
    if kind == "reaction" or wants:
        end = _occasion(document, start, end)
    rest = [token for token in range(start, end) if lower[token] not in STOPS]
    if not rest or (len(rest) < 2 and not quoted[rest[0]] and not lower[rest[0]][0].isdigit()):
        return ()
    return content(document, start, end)


def _states(document: Document, start: int, end: int) -> bool:
    """Whether what follows a verb of telling is a clause and no addressee: "warned rivals may follow"."""
    following = document.lower[start + 1 : min(end, start + CLAUSE)]
    stop = next((place for place, word in enumerate(following) if word in STOPS or word == "who"), len(following))
    return not FINITE.isdisjoint(following[:stop])


def after_speaker(document: Document, start: int, end: int, asides: frozenset[str] = frozenset()) -> tuple[Tokens, ...]:
    """What comes after the speaker: a second piece of the quotation, or an aside."""
    for token in range(start, end):
        if _resumes(document, token, end):
            return content(document, token, end)
    if asides and (start + 1 >= end or document.lower[start + 1] not in asides):
        return ()  # after a name an apposition comes first: "said Holm, the county engineer"
    return aside(document, start, end)


def aside(document: Document, start: int, end: int) -> tuple[Tokens, ...]:
    """What goes on after the source: "Turnout was 63 per cent, she said, up from 59"."""
    if start + 1 < end and document.lower[start] == ",":
        after = document.lower[start + 1]
        opens = after in word_sets()["boundaries"] and after not in {"which", "than"}
        if not opens and after != "who" and not after.endswith("ing"):
            return content(document, start, end)
        if after in {"and", "or"} and _shares_subject(document, start, end):
            return content(document, start + 1, end)
    return ()


def _shares_subject(document: Document, start: int, end: int) -> bool:
    """Whether what an "and" opens after the speaker has no subject of its own and so goes on with what was said:
    "Drivers should use Mill Road, the county said, and expect delays"; not "…, she said, and schools will close"."""
    lower, sets = document.lower, word_sets()
    verb = start + 2
    while verb < end - 1 and (lower[verb] in sets["adverbs"] - {"not"} or lower[verb].endswith("ly")):
        verb += 1
    if verb >= end - 1 or not document.tokens[verb].islower() or document.quoted[verb]:
        return False
    word, after = lower[verb], lower[verb + 1]
    if word in FINITE or word in {"has", "had", "have"}:
        return True
    leads = after in sets["determiners"] or after in sets["prepositions"] or after[0].isdigit() or after[0] in "$£€"
    if word.endswith("ed") or word in sets["irregular"]:
        return leads
    others = ("determiners", "prepositions", "pronouns", "boundaries", "self", "grammar")
    if word.endswith(("s", "ing")) or any(word in sets[each] for each in others):
        return False
    first = document.sentences[document.sentence_of[start]].first
    told = not ADVICE.isdisjoint(lower[first:start]) and sets["modals"].isdisjoint(lower[verb:end])
    return told and FINITE.isdisjoint(lower[verb:end]) and not any(each.endswith("ed") for each in lower[verb:end])


def _resumes(document: Document, token: int, end: int) -> bool:
    """Whether a quotation goes on after its speaker: "…," he said, "…"."""
    return (
        token + 1 < end
        and document.lower[token] in {",", ".", ":", ";"}
        and document.lower[token + 1] == '"'
        and document.quoted[token + 1]
    )


def closed(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether the cue takes nothing after it: a stop, the end, or an adjunct ("said on Monday")."""
    lower, sets = document.lower, word_sets()
    if hit.last >= sentence.last:
        return True
    after = lower[hit.last]
    if after == ":":
        return False
    if after in MARKS or after in DAYS:
        return True
    adjunct = after in sets["prepositions"] or after in sets["adverbs"]
    if adjunct or after in {"when", "because", "but", "while"} or lower[hit.first] in TOLD:
        for token in range(hit.last, min(sentence.last, hit.last + ADDRESSEE)):
            if lower[token] in {"that", "whether", ":"}:
                return False
            if lower[token] == ",":
                break
        return True
    return False


def _after_adjunct(document: Document, hit: Hit, end: int) -> int | None:
    """Where the content begins after "told reporters on Monday that", "said in a statement," or "said Monday"."""
    lower, quoted, sets = document.lower, document.quoted, word_sets()
    reach = min(end, hit.last + ADDRESSEE)
    for token in range(hit.last, reach):
        if lower[token] in {"that", ":", "whether", "how", "why"} or quoted[token]:
            return token
        if lower[token] == "," and token + 1 < end and lower[token + 1] not in {"and", "who", "which"}:
            return token
    told = lower[hit.first] in TOLD
    openings = sets["pronouns"] | sets["self"] | {"there"} | ({"to", "the", "of", "about"} if told else set())
    for token in range(hit.last + told, reach):
        if lower[token] in openings and (told or lower[token - 1] not in sets["prepositions"]):
            return token
    token = hit.last
    while token < end and (
        lower[token] in DAYS or lower[token] in PARTS or (lower[token] in sets["adverbs"] and lower[token] != "not")
    ):
        token += 1
    return token if hit.last < token < end - 2 and lower[token] not in sets["prepositions"] else None


def _next_sentence(document: Document, sentence: Sentence) -> tuple[Tokens, ...]:
    if sentence.index + 1 < len(document.sentences) and document.lower[sentence.last - 1] == ":":
        following = document.sentences[sentence.index + 1]
        if following.region not in NO_PROSE and following.paragraph - sentence.paragraph <= 1:
            return content(document, following.first, following.last)
    return ()


def _phrase_end(document: Document, start: int, end: int) -> int:
    """Where the object of a wish or a reaction ends: at a comma that opens a new clause."""
    lower, quoted, sets = document.lower, document.quoted, word_sets()
    for token in range(start + 1, end - 1):
        if lower[token] in {",", ";", "—"} and not quoted[token] and not quoted[token + 1]:
            after = lower[token + 1]
            opens = after in sets["boundaries"] or after in sets["pronouns"] or after == "who" or after.endswith("ing")
            if opens or lower[token] == ";":
                return token
    return end


def _occasion(document: Document, start: int, end: int) -> int:
    """Where what somebody wants or judges ends and the occasion begins, which the article tells: "demanded answers
    after it emerged that 40 were ill"."""
    lower, sets = document.lower, word_sets()
    for token in range(start + LEAST_WANTED, end - 2):
        opens = lower[token] in OCCASIONS and lower[token + 1] in sets["pronouns"] and not document.quoted[token]
        if opens and lower[token - 1] not in sets["prepositions"] | sets["boundaries"] | sets["adverbs"]:
            return token
    return end


def content(document: Document, start: int, end: int) -> tuple[Tokens, ...]:
    lower = document.lower
    while start < end and lower[start] in {",", "that", ":", "—", "–", ".", ";"}:
        start += 1
    while end > start and lower[end - 1] in {",", ".", "—", "–", ";", "("}:
        end -= 1
    return ((start, end),) if end > start else ()


def clause_start(document: Document, sentence: Sentence, before: int) -> int:
    """Where the clause that ends at token `before` begins: the sentence, or after a semicolon."""
    for token in range(before - 2, sentence.first, -1):
        if document.lower[token] == ";" and not document.quoted[token]:
            return token + 1
    return sentence.first


def limit(document: Document, sentence: Sentence, hit: Hit, later: Sequence[Hit]) -> int:
    """Where this content ends at the latest: at ", and Y said" and at ", according to" a new report begins, and at its
    comma a condition ends ("If it says no, …")."""
    lower, quoted = document.lower, document.quoted
    if lower[sentence.first] in CONDITIONS and "," not in lower[sentence.first : hit.first]:
        for token in range(hit.last, sentence.last - 1):
            if lower[token] == "," and not quoted[token] and lower[token + 1] not in RELATIVES:
                return token
    opens = hit.entry.kind != "according" and _opening_clause(document, sentence, hit)
    for other in later:
        if other.first <= hit.last or quoted[other.first]:
            continue
        if other.entry.kind == "according":
            return other.first
        if (
            lower[other.first - 1] in {"and", "but"}
            and form(lower[other.first]) in ("past", "third")
            and form(lower[hit.first]) == form(lower[other.first])
        ):
            return other.first - 1
        for token in range(other.first - 1, max(hit.last, other.first - 10), -1):
            joined = lower[token] in {"and", "but", "while", "although", "though", "as"}
            if joined and lower[token - 1] in {",", '"'} and not quoted[token]:
                return token
            if opens and lower[token] == "," and not quoted[token]:
                return token
    return sentence.last


def _opening_clause(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether the cue stands in a clause that only leads up to the main one: "Asked about it, …"."""
    lower, sets = document.lower, word_sets()
    first = lower[sentence.first]
    if hit.first == sentence.first or first in sets["prepositions"]:
        return True
    return first in sets["boundaries"] and first not in {"but", "and", "so"}


def whole(document: Document, span: Span) -> Span:
    """The content with all of a quotation it begins or ends in."""
    start, end = span
    quotations = document.quotations
    for place in range(
        bisect_right(quotations, start, key=lambda each: each.end),
        bisect_left(quotations, end, key=lambda each: each.start),
    ):
        if not quotations[place].scare:
            start, end = min(start, quotations[place].start), max(end, quotations[place].end)
    return start, end
