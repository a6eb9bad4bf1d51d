"""Attribution: who is given as saying what (source, cue, content), after PolNeAR (Newell et al. 2018).

Cue words find the place (see `cues`), the source is the noun phrase before or after (see `sources`), the content is the
clause that follows or the one that came before. Where content touches a direct quotation it is the whole quotation, and
a quotation that nobody claims goes to the nearest speaker of its paragraph or of the ones before. A speaker's turn
("HOLM: We knew.") and a bracket mark that leads to a relevant entry of the reference list are attributions too.

A report in the past reaches over the sentences that keep its tense ("It would hold."), and one that only points
back ("Axios reported this") over the sentence before.

Limits: otherwise the reach is one sentence, quotations aside; a report within a report is part of the outer one's
content; a pronoun takes the last person named as a source, or else the last person named; sources are told apart by
their words, not by knowledge of the world.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.cues import MARKS, STOPS, account_of, form, is_cue, is_passive, is_stated, word_sets
from divergence.annotations.names import DAYS, Name
from divergence.annotations.references import references
from divergence.annotations.sources import Tokens, can_speak, kind_of, source_of
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.result import AttributionKind, Span

LOOK_BACK = 3  # paragraphs in which an unclaimed quotation looks for its speaker
LEAST_QUOTE = 18  # characters of a quotation worth giving to somebody
COMMENT = frozenset({"certainly", "surely", "probably", "likely", "doubtless", "perhaps", "presumably", "undoubtedly"})
OPENING = 10  # tokens of a sentence in which its first verb is looked for
ADDRESSEE = 12  # tokens between "told" or "said" and the content: "told reporters in Leeds on Monday that"
PARTS = frozenset("morning afternoon evening night last this early late week".split())
ASIDES = frozenset("which compared up down about against more less above below".split())
NO_PROSE = frozenset({"references", "heading"})
TURN = re.compile(r"^[ ]*((?:[A-Z][\w.'-]*+[ ]?){1,4}):[ ]+(?=\S)", re.MULTILINE)
ASKED = frozenset(
    "ask asks asked asking inquire inquires inquired wonder wonders wondered query queries queried".split()
)
UNSAID = frozenset(
    "don't doesn't didn't won't wouldn't cannot can't couldn't hasn't haven't never should must can could may "
    "might".split()
)
BROKE = frozenset({"reported", "reports", "revealed", "disclosed", "confirmed"})
POINTING = frozenset({"this", "that", "it", "so"})
ADJUNCT = frozenset({"on", "in", "at", "first", "earlier", "last", "late", "this"})
TOLD = frozenset(
    "tell tells told telling inform informs informed assure assures assured "
    "remind reminds reminded warn warns warned".split()
)


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: `source` is the source's name as written (None when nobody is given). `claims`: the content is
    something said or held true, and not a wish, a plan or a like. `indirect`: the content is a sentence after the
    report that goes on in the speaker's words without saying so ("The dam was safe, she said. It would hold.")."""

    kind: AttributionKind
    source: str | None
    cue: str | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    claims: bool = True
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution in tokens. `before`: its content stands before it, so it governs what that content reports."""

    hit: Hit
    source: Tokens | None
    contents: tuple[Tokens, ...]
    before: bool


def attributions(document: Document, names: Sequence[Name] = ()) -> tuple[Attributed, ...]:
    """The attributions of a document, in order of their first span."""
    naming = [-1] * len(document.tokens)
    for number, name in enumerate(names):
        naming[name.first : name.last] = [number] * (name.last - name.first)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in document.hits.get("attribution", ()):
        by_sentence.setdefault(document.sentence_of[hit.first], []).append(hit)
    found: list[Attributed] = []
    speakers: list[tuple[int, Attributed]] = []  # paragraph, who spoke there
    known: dict[str, str] = {}  # pronoun → the name it takes
    for index, hits in by_sentence.items():
        sentence = document.sentences[index]
        if sentence.region in NO_PROSE:
            continue
        for each in _in_sentence(document, sentence, hits, naming):
            attributed = _resolved(document, sentence, each, names, naming, known)
            found.append(attributed)
            speakers.append((sentence.paragraph, attributed))
    found.extend(_free(document, speakers))
    found.extend(_turns(document, names))
    found.extend(_unclaimed(document, found, speakers))
    found.extend(
        Attributed("reference", each.entry, each.mark, (), (each.place,), each.contents)
        for each in references(document)
    )
    return tuple(sorted(found, key=lambda each: min((*each.source_spans, *each.cue_spans, *each.content_spans))))


def _in_sentence(document: Document, sentence: Sentence, hits: Sequence[Hit], naming: Sequence[int]) -> list[_Found]:
    """The attributions of one sentence that stand in nobody else's content, in order."""
    live = [hit for hit in hits if is_cue(document, sentence, hit)]
    candidates: list[_Found] = []
    shared: Tokens | None = None
    for number, hit in enumerate(live):
        each = _attribution(document, sentence, hit, live[number + 1 :], naming, shared)
        if each is not None and (each.source is None or can_speak(document, each.source, naming)):
            candidates.append(each)
            shared = each.source or shared
    sources = [each.source for each in candidates if each.source is not None]
    accepted: list[_Found] = []
    for each in sorted(candidates, key=lambda each: (not each.before, each.hit.first)):
        place = each.hit.first
        if any(low <= place < high and "who" in document.lower[low:place] for low, high in sources):
            continue  # "an aide who asked not to be named said"
        if any(other.source is not None and other.source[0] <= place < other.source[1] for other in accepted):
            continue  # "according to business records"
        inside = any(low <= place < high for other in accepted for low, high in other.contents)
        if not inside or _reports_within(document, each.hit):
            accepted.append(each)
    return sorted(accepted, key=lambda each: each.hit.first)


def _reports_within(document: Document, hit: Hit) -> bool:
    """Whether a report inside a report is plain enough to stand by itself: "…, adding that", "Holm said they told"."""
    if hit.entry.kind != "saying" or form(document.lower[hit.first]) not in ("past", "ing"):
        return False
    return form(document.lower[hit.first]) == "past" or document.lower[hit.first - 1] == ","


def _attribution(
    document: Document, sentence: Sentence, hit: Hit, later: Sequence[Hit], naming: Sequence[int], shared: Tokens | None
) -> _Found | None:
    lower = document.lower
    end = _limit(document, sentence, hit, later)
    if hit.entry.kind == "according":
        return _according(document, sentence, hit, end, naming)
    if hit.entry.kind == "hearsay":
        right = _content(document, hit.last, end)
        return _Found(hit, None, right, False) if right else None
    if (owner := account_of(document, sentence, hit)) is not None:
        return _account(document, sentence, hit, owner, end)
    if is_passive(document, sentence, hit):
        return _passive(document, sentence, hit, end)
    source, inverted = source_of(document, sentence, hit, naming, shared)
    if inverted and source is not None:
        left = _content(document, _clause_start(document, sentence, hit.first), hit.first)
        right = _rest(document, source[1], end, ASIDES) if left else _content(document, source[1], end)
        return _Found(hit, source, left + right, bool(left)) if left or right else None
    if source is None and hit.first == sentence.first and form(lower[hit.first]) != "ing":
        sets = word_sets()  # "Asked about it, …" leads up to a report; "Reported crime fell" is none
        if hit.last >= end or not (
            lower[hit.last] in sets["before_content"] or lower[hit.last] in sets["prepositions"]
        ):
            return None
    opening = hit.first if source is None or source[0] > hit.first else source[0]
    shares = source is not None and source == shared
    if opening > sentence.first and lower[opening - 1] == "as" and _closed(document, sentence, hit):  # "As she said, …"
        right = _content(document, hit.last, end) if hit.last < end and lower[hit.last] in {",", ":"} else ()
        left = _content(document, _clause_start(document, sentence, opening - 1), opening - 1)
        return _Found(hit, source, left or right, bool(left)) if left or right else None
    if (
        not shares
        and opening - sentence.first >= 2
        and lower[opening - 1] in {",", '"', "—", "–"}
        and _closed(document, sentence, hit)
    ):
        left = _content(document, _clause_start(document, sentence, opening), opening)
        if left:
            return _Found(hit, source, left + _rest(document, hit.last, end), True)
    if source is not None and _infers(document, hit, source, naming):
        return None
    right = _right(document, sentence, hit, end)
    # A speaker without words is kept where speech is plain: the quotation that follows is theirs ("Holm replied.").
    speaks = hit.entry.kind == "saying" and source is not None and form(lower[hit.first]) in ("past", "third")
    return _Found(hit, source, right, False) if right or speaks else None


def _according(document: Document, sentence: Sentence, hit: Hit, end: int, naming: Sequence[int]) -> _Found | None:
    """ "According to X, …" governs what follows; "…, according to X" what came before."""
    lower, boundaries = document.lower, word_sets()["boundaries"]
    close = hit.last
    while close < sentence.last and (naming[close] >= 0 or not (lower[close] in STOPS or lower[close] in boundaries)):
        close += 1
    if close == hit.last:
        return None
    source = (hit.last, close)
    if hit.first <= sentence.first + 1:
        return _Found(hit, source, _content(document, close, end), False)
    return _Found(hit, source, _content(document, _clause_start(document, sentence, hit.first), hit.first), True)


def _infers(document: Document, hit: Hit, source: Tokens, naming: Sequence[int]) -> bool:
    """Whether a thing suggests, and nobody says: "the sudden silence suggests"."""
    sets = word_sets()
    word, before = document.lower[hit.first], document.lower[hit.first - 1] if hit.first else ""
    told = word == "explain" and before in ("may", "might", "could")
    told = told or (word in ("hinted", "pointed") and before in ("has", "have", "had"))
    if (word not in sets["inference"] and not told) or any(naming[token] >= 0 for token in range(*source)):
        return False
    words = set(document.lower[slice(*source)])
    bodies = shipped()["offices"].sets["bodies"] | shipped()["offices"].sets["offices"]
    speaking = (
        sets["pronouns"] | sets["self"] | sets["speakers"] | sets["vague"] | sets["anonymous"] | sets["polls"] | bodies
    )
    return not words & (speaking | {"who"})


def _account(document: Document, sentence: Sentence, hit: Hit, source: Tokens, end: int) -> _Found | None:
    """ "By Acme's own reckoning, …", "…, by Acme's own reckoning" and "Acme's own estimate is that …"."""
    if is_stated(document, sentence, hit):
        return _Found(hit, source, _content(document, hit.last + 1, end), False)
    if source[0] - 1 <= sentence.first:
        return _Found(hit, source, _content(document, hit.last, end), False)
    left = _content(document, _clause_start(document, sentence, source[0] - 1), source[0] - 1)
    return _Found(hit, source, left + _aside(document, hit.last, end), True)


def _passive(document: Document, sentence: Sentence, hit: Hit, end: int) -> _Found | None:
    """ "X is believed to …" names nobody; "X was praised by Y" names Y."""
    lower = document.lower
    left = _content(document, _clause_start(document, sentence, hit.first), hit.first - 1)
    if hit.last < end and lower[hit.last] == "by":
        close = hit.last + 1
        while close < end and lower[close] not in STOPS and lower[close] not in word_sets()["boundaries"]:
            close += 1
        if close == hit.last + 1:
            return None
        if close < end and lower[close] in {"that", ":"}:  # "was told by the insurer that"
            return _Found(hit, (hit.last + 1, close), _content(document, close, end), False)
        if lower[hit.first - 1] in {"first", "as"}:  # "the sale, first reported by the Post, is worth"
            left += _content(document, close, end)
        return _Found(hit, (hit.last + 1, close), left, True) if left else None
    if lower[hit.first] == "told" and lower[hit.first - 2] in word_sets()["panels"]:  # "…, the jury was told"
        comma = next((place for place in range(hit.first - 2, sentence.first, -1) if lower[place] == ","), None)
        if comma is None:
            return None
        before = _content(document, _clause_start(document, sentence, comma), comma)
        return _Found(hit, (comma + 1, hit.first - 1), before, True) if before else None
    right = _content(document, hit.last, end)
    if lower[hit.first - 2 : hit.first - 1] == ["it"]:
        left = ()
    return _Found(hit, None, left + right, False) if right else None


def _aside(document: Document, start: int, end: int) -> tuple[Tokens, ...]:
    """What goes on after the source: "Turnout was 63 per cent, she said, up from 59"."""
    if start + 1 < end and document.lower[start] == ",":
        after = document.lower[start + 1]
        opens = after in word_sets()["boundaries"] and after not in {"which", "than"}
        if not opens and after != "who" and not after.endswith("ing"):
            return _content(document, start, end)
    return ()


def _closed(document: Document, sentence: Sentence, hit: Hit) -> bool:
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


def _rest(document: Document, start: int, end: int, asides: frozenset[str] = frozenset()) -> tuple[Tokens, ...]:
    """What comes after the speaker: a second piece of the quotation, or an aside."""
    for token in range(start, end):
        if _resumes(document, token, end):
            return _content(document, token, end)
    if asides and (start + 1 >= end or document.lower[start + 1] not in asides):
        return ()  # after a name an apposition comes first: "said Holm, the county engineer"
    return _aside(document, start, end)


def _resumes(document: Document, token: int, end: int) -> bool:
    """Whether a quotation goes on after its speaker: "…," he said, "…"."""
    return (
        token + 1 < end
        and document.lower[token] in {",", ".", ":", ";"}
        and document.lower[token + 1] == '"'
        and document.quoted[token + 1]
    )


def _right(document: Document, sentence: Sentence, hit: Hit, end: int) -> tuple[Tokens, ...]:
    """The content after the cue; for "said:" at the end of a sentence, what the next one says."""
    lower, quoted, sets = document.lower, document.quoted, word_sets()
    start = hit.last
    if start >= sentence.last or (lower[start] == ":" and start + 1 >= sentence.last):
        return _next_sentence(document, sentence)
    word = lower[start]
    if word in {".", "!", "?", ";", ")"}:
        return ()
    if word == ",":
        told = start + 1 < end and (quoted[start + 1] or lower[start + 1] in {"that", "'"})
        return _content(document, start + 1, end) if told else ()
    kind = hit.entry.kind
    told = lower[hit.first] in TOLD
    counted = start + 1 < end and lower[start + 1][0].isdigit()  # "said about 40 people"
    adjunct = word in sets["prepositions"] or word in DAYS or word in sets["adverbs"]
    if kind == "saying" and (told or (adjunct and not counted)):
        after = _after_adjunct(document, hit, end)
        if after is not None:
            following = lower[after] == ":" and after + 1 >= sentence.last
            return _next_sentence(document, sentence) if following else _content(document, after, end)
        if told or lower[hit.first] in sets["plain"]:
            return ()
    if kind in ("reaction", "intention"):
        end = _phrase_end(document, start, end)
    rest = [token for token in range(start, end) if lower[token] not in STOPS]
    if not rest or (len(rest) < 2 and not quoted[rest[0]] and not lower[rest[0]][0].isdigit()):
        return ()
    return _content(document, start, end)


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
            return _content(document, following.first, following.last)
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


def _content(document: Document, start: int, end: int) -> tuple[Tokens, ...]:
    lower = document.lower
    while start < end and lower[start] in {",", "that", ":", "—", "–", ".", ";"}:
        start += 1
    while end > start and lower[end - 1] in {",", ".", "—", "–", ";", "("}:
        end -= 1
    return ((start, end),) if end > start else ()


def _clause_start(document: Document, sentence: Sentence, before: int) -> int:
    """Where the clause that ends at token `before` begins: the sentence, or after a semicolon."""
    for token in range(before - 2, sentence.first, -1):
        if document.lower[token] == ";" and not document.quoted[token]:
            return token + 1
    return sentence.first


def _limit(document: Document, sentence: Sentence, hit: Hit, later: Sequence[Hit]) -> int:
    """Where this content ends at the latest: at ", and Y said" and at ", according to" a new report begins."""
    lower, quoted = document.lower, document.quoted
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


def _resolved(
    document: Document,
    sentence: Sentence,
    found: _Found,
    names: Sequence[Name],
    naming: Sequence[int],
    known: dict[str, str],
) -> Attributed:
    source, name = found.source, None
    kind: AttributionKind = "vague"
    if source is not None:
        start, end = document.span(*source)
        name = document.text[start:end]
        kind = kind_of(document, source, naming)
        words = document.lower[slice(*source)]
        if words[0] in {"who", "that", "which"} and len(words) == 1:
            antecedent = _antecedent(document, source[0], naming)
            if antecedent is not None:
                kind = kind_of(document, antecedent, naming)
                name = document.text[slice(*document.span(*antecedent))]
        elif len(words) == 1 and words[0] in word_sets()["pronouns"]:
            kind = "named"
            name = known.get(words[0]) or _last_person(document, source[0], words[0], names, naming) or name
        elif kind in ("named", "anonymous"):
            first = next((naming[token] for token in range(*source) if naming[token] >= 0), -1)
            pronouns: tuple[str, ...] = ("he", "she") if first >= 0 and names[first].person else ("it",)
            if pronouns == ("it",) and words[0] not in word_sets()["definite"] and first >= 0:
                pronouns = ("it", "he", "she")
            known.update(dict.fromkeys((*pronouns, "they"), name))
    cue = document.span(found.hit.first, found.hit.last)
    contents = _before(document, sentence, found) or found.contents
    return Attributed(
        kind=kind,
        source=name,
        cue=document.text[slice(*cue)],
        source_spans=(document.span(*source),) if source is not None else (),
        cue_spans=(cue,),
        content_spans=tuple(_whole(document, document.span(*each)) for each in contents),
        claims=_claims(document, found) and (kind in ("named", "self") or _said(document, found)),
    )


def _said(document: Document, found: _Found) -> bool:
    """Whether somebody unnamed did say it: not "sources don't specify", "users should say", "will fans accept …?"."""
    sentence = document.sentences[document.sentence_of[found.hit.first]]
    before = document.lower[max(sentence.first, found.hit.first - 2) : found.hit.first]
    asks = document.lower[sentence.last - 1] == "?" and not document.quoted[sentence.last - 1]
    idle = found.source is None and form(document.lower[found.hit.first]) == "ing"
    return not (asks or idle) and UNSAID.isdisjoint(before)


def _last_person(
    document: Document, token: int, pronoun: str, names: Sequence[Name], naming: Sequence[int]
) -> str | None:
    """The person a "he" or "she" that was no source before stands for: the last one named, in this sentence or the one
    before."""
    if pronoun not in ("he", "she"):
        return None
    for place in range(token - 1, -1, -1):
        if document.sentence_of[place] < document.sentence_of[token] - 1:
            return None
        if naming[place] >= 0 and names[naming[place]].person:
            name = names[naming[place]]
            return document.text[slice(*document.span(name.first, name.last))]
    return None


def _before(document: Document, sentence: Sentence, found: _Found) -> tuple[Tokens, ...]:
    """The sentence before, where this one says no more than who reported it: "Axios reported this on Monday"."""
    lower, after = document.lower, found.hit.last
    if lower[found.hit.first] not in BROKE or found.source is None or not sentence.index or after >= sentence.last:
        return ()
    further = lower[after + 1] if after + 1 < sentence.last else "."
    points = lower[after] in POINTING and further in STOPS | DAYS | word_sets()["adverbs"] | ADJUNCT
    turned = lower[sentence.first] in POINTING and lower[sentence.first + 2 : sentence.first + 3] == ["what"]
    if not points and not (turned and lower[after] in STOPS):  # "That is what the Post reported"
        return ()
    before = document.sentences[sentence.index - 1]
    if before.region in NO_PROSE or sentence.paragraph - before.paragraph > 1:
        return ()
    return _content(document, before.first, before.last)


def _claims(document: Document, found: _Found) -> bool:
    """Whether the content is said to be so. A question, a wish or what nobody says is not."""
    if document.lower[found.hit.first] in ASKED:  # "some have asked whether it is safe" says that it may not be
        return found.source is not None and document.lower[found.hit.last : found.hit.last + 1] in (["if"], ["whether"])
    if found.source is not None and not word_sets()["nobody"].isdisjoint(document.lower[slice(*found.source)][:1]):
        return False
    held = found.source is None and document.lower[found.hit.first - 1] in word_sets()["widely"]
    return held or found.hit.entry.kind not in ("reaction", "intention")


def _antecedent(document: Document, token: int, naming: Sequence[int]) -> Tokens | None:
    """The noun phrase a relative pronoun stands for."""
    sets = word_sets()
    end = token - 1 if document.lower[token - 1] in {",", ")"} else token
    start = end
    stops = STOPS | sets["boundaries"] | sets["be"]
    while start > 0 and end - start < 8 and document.lower[start - 1] not in stops:
        start -= 1
        if document.lower[start] in sets["determiners"] or naming[start] >= 0 > naming[start - 1]:
            break
    return (start, end) if start < end else None


def _whole(document: Document, span: Span) -> Span:
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


def _free(document: Document, speakers: Sequence[tuple[int, Attributed]]) -> list[Attributed]:
    """Free indirect speech: sentences after a report in the past that go on with "would" or "had", to the end of the
    paragraph or the next speaker."""
    reports = {}
    for _, each in speakers:
        sentence = document.sentence_at(each.cue_spans[0][0])
        if sentence is not None:
            reports[sentence.index] = each
    found = []
    for index, each in sorted(reports.items()):
        first, _ = document.token_range(*each.cue_spans[0])
        if each.kind not in ("named", "anonymous") or not each.claims or form(document.lower[first]) != "past":
            continue
        following = index + 1
        while following < len(document.sentences) and following not in reports:
            sentence = document.sentences[following]
            if sentence.paragraph != document.sentences[index].paragraph or not _backshifted(document, sentence):
                break
            span = document.span(sentence.first, sentence.last)
            found.append(
                Attributed(each.kind, each.source, each.cue, each.source_spans, each.cue_spans, (span,), indirect=True)
            )
            following += 1
    return found


def _backshifted(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence keeps the tense of a report: "would" as its first verb, unquoted."""
    opening = document.lower[sentence.first : min(sentence.last, sentence.first + OPENING)]
    if any(document.quoted[sentence.first : sentence.last]) or "?" in document.lower[sentence.last - 1 :]:
        return False
    verbs = [word for word in opening if word in word_sets()["auxiliaries"] - word_sets()["adverbs"]]
    comment = opening[:1] in (["this"], ["that"]) or any(word in opening for word in COMMENT)
    return verbs[:1] == ["would"] and not comment and not {"if", "i", "we", "you"} & set(opening)


def _turns(document: Document, names: Sequence[Name]) -> list[Attributed]:
    """Speakers' turns in a transcript: a name of the article, then a colon."""
    if ":" not in document.view:
        return []
    keys = {word for name in names for word in name.key.split()}
    found = []
    for match in TURN.finditer(document.view):
        words = match[1].lower().split()
        shouted = match[1].isupper()
        if words[-1] not in keys or (len(words) > 2 and not shouted):
            continue
        low, high = document.paragraphs[bisect_right(document.paragraphs, match.start(1), key=lambda each: each[0]) - 1]
        if low != match.start() or match.end() >= high:
            continue
        place = match.end(1)
        found.append(
            Attributed("named", match[1], ":", (match.span(1),), ((place, place + 1),), ((match.end(), high),))
        )
    return found


def _unclaimed(
    document: Document, found: Sequence[Attributed], speakers: Sequence[tuple[int, Attributed]]
) -> list[Attributed]:
    """Quotations inside nobody's content, given to the nearest speaker of the paragraph or of those before."""
    contents = sorted(span for each in found for span in each.content_spans)
    starts = [start for start, _ in contents]
    reach = 0
    furthest = [reach := max(reach, end) for _, end in contents]  # of all contents up to here
    paragraphs = [paragraph for paragraph, _ in speakers]
    claimed: list[Attributed] = []
    for quotation in document.quotations:
        if quotation.scare or quotation.end - quotation.start < LEAST_QUOTE:
            continue
        place = bisect_left(starts, quotation.end)
        if place and furthest[place - 1] > quotation.start:
            continue
        sentence = document.sentence_at(quotation.start)
        if sentence is None or sentence.region in NO_PROSE:
            continue
        low = bisect_left(paragraphs, sentence.paragraph - LOOK_BACK)
        high = bisect_right(paragraphs, sentence.paragraph)
        near = [
            (sentence.paragraph - paragraph, abs(each.cue_spans[0][0] - quotation.start), number, each)
            for number, (paragraph, each) in enumerate(speakers[low:high])
        ]
        if near:
            best = min(near)[3]
            claimed.append(
                Attributed(
                    best.kind,
                    best.source,
                    best.cue,
                    best.source_spans,
                    best.cue_spans,
                    ((quotation.start, quotation.end),),
                )
            )
    return claimed
