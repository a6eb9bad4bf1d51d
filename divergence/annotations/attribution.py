"""Attribution: who is given as saying what (source, cue, content), after PolNeAR (Newell et al. 2018).

Cue words find the place; a verb test without a tagger clears nouns ("a report", "the claims"); the source is the noun
phrase before the cue or, inverted, after it; the content is the clause that follows or the one that came before. A
direct quotation that nobody claims goes to the nearest speaker of its paragraph or the ones before.

Limits: the reach is one sentence; a pronoun takes the last person named as a source; sources are told apart by their
words, not by knowledge of the world.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from divergence.annotations.names import Name
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.result import AttributionKind, Span

MOST_SOURCE = 18  # tokens of a source
LOOK_BACK = 3  # paragraphs in which an unclaimed quotation looks for its speaker
LEAST_QUOTE = 18  # characters of a quotation worth giving to somebody
STOPS = frozenset(',.;:!?"()—–')
REFERENCE = re.compile(r"\[(\d{1,3})\]")
ENTRY = re.compile(r"^\s*\[(\d{1,3})\]\s*(.+)$", re.M)

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: `source` is the source's name as written (None when nobody is given)."""

    kind: AttributionKind
    source: str | None
    cue: str | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution in tokens: source, cue and contents as token ranges."""

    hit: Hit
    source: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]


def attributions(document: Document, names: Sequence[Name] = ()) -> tuple[Attributed, ...]:
    """The attributions of a document, in order of their first span."""
    by_sentence: dict[int, list[Hit]] = {}
    for hit in document.hits["attribution"]:
        by_sentence.setdefault(document.sentence_of[hit.first], []).append(hit)
    found: list[Attributed] = []
    last_person: str | None = None
    last_body: str | None = None
    speakers: list[tuple[int, Attributed]] = []  # paragraph, who spoke there
    for index, hits in by_sentence.items():
        sentence = document.sentences[index]
        if sentence.region in ("references", "heading"):
            continue
        taken = sentence.first
        for hit in hits:
            if hit.first < taken or not _is_cue(document, sentence, hit):
                continue
            each = _attribution(document, sentence, hit)
            if each is None:
                continue
            if each.contents and each.contents[-1][1] > hit.last:
                taken = _next_reporter(document, each.contents[-1], hits)
            attributed = _resolved(document, each, last_person, last_body)
            found.append(attributed)
            if attributed.kind == "named" and each.source is not None and attributed.source:
                words = {document.lower[token] for token in range(*each.source)}
                if not words & _SETS()["pronouns"]:
                    if _personal(document, each.source):
                        last_person = attributed.source
                    else:
                        last_body = attributed.source
            speakers.append((sentence.paragraph, attributed))
    found.extend(_unclaimed(document, found, speakers))
    found.extend(_references(document))
    return tuple(sorted(found, key=lambda each: min((*each.source_spans, *each.cue_spans, *each.content_spans))))


def _SETS() -> dict[str, frozenset[str]]:  # noqa: N802 - reads as the constant it is
    return shipped()["attribution"].sets  # type: ignore[return-value]


def _is_cue(document: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether the words are used as a reporting verb here."""
    lower, sets = document.lower, _SETS()
    kind = hit.entry.kind
    if document.quoted[hit.first]:
        return False
    if kind == "according":
        return hit.last < sentence.last and (lower[hit.first] != "per" or document.tokens[hit.last][0].isupper())
    verb = lower[hit.first]
    before = lower[hit.first - 1] if hit.first > sentence.first else ""
    after = lower[hit.last] if hit.last < sentence.last else "."
    past = verb.endswith("ed") or verb in {"said", "told", "wrote", "spoke", "found", "knew", "thought", "felt", "saw", "swore"}
    if not past and before in sets["blocks"]:
        return False
    if verb.endswith("ing") and before not in {",", '"', "was", "were", "is", "are"}:
        return False
    if not past and not verb.endswith("s") and not verb.endswith("ing"):
        plural = before.endswith("s") or before in sets["pronouns"] | sets["self"] | {"who", "many", "some", "people", "to"}
        if not (plural or before in sets["auxiliaries"]) or before == "to":
            return False
    if past and before in sets["passives"] and verb not in {"said", "told"} and after != "by":
        return after in {"to", "that"} and kind in ("saying", "cognition", "statistics") and verb in {
            "reported", "believed", "thought", "expected", "understood", "alleged", "feared", "estimated", "claimed", "rumoured",
        }  # fmt: skip
    if past and before in sets["blocks"] - {"that"}:
        return False
    if kind == "cognition":
        return after in sets["before_content"] or after == '"' or (hit.last < sentence.last and document.tokens[hit.last][0].isupper())
    if kind == "reaction":
        return after not in STOPS and after not in {"to", "in", "on", "at", "by"}
    if kind == "statistics":
        return after in sets["before_content"] or after[:1].isdigit() or verb in {"showed", "shows"}
    return True


def _attribution(document: Document, sentence: Sentence, hit: Hit) -> _Found | None:
    lower = document.lower
    if hit.entry.kind == "according":
        end = _phrase_right(document, sentence, hit.last)
        source = (hit.last, end)
        if hit.first <= sentence.first + 1:
            start = end + 1 if end < sentence.last and lower[end] == "," else end
            return _Found(hit, source, _content(document, start, sentence.last))
        return _Found(hit, source, _content(document, _clause_start(document, sentence, hit.first), hit.first))
    source, inverted = _source(document, sentence, hit)
    if inverted and source is not None:
        contents = _content(document, _clause_start(document, sentence, hit.first), hit.first)
        rest = source[1]
        if rest < sentence.last - 2 and lower[rest] in {",", ".", ":"} and lower[rest + 1] == '"':
            contents += _content(document, rest + 1, sentence.last)
        return _Found(hit, source, contents)
    right = _content_right(document, sentence, hit)
    left_end = source[0] if source is not None else hit.first
    left: tuple[tuple[int, int], ...] = ()
    if left_end - sentence.first >= 3 and lower[left_end - 1] in {",", '"', "—", "–"}:
        if not right or document.quoted[left_end - 2] or lower[hit.last] in STOPS:
            left = _content(document, sentence.first, left_end)
    if not right and not left:
        return None
    return _Found(hit, source, left + right)


def _content_right(document: Document, sentence: Sentence, hit: Hit) -> tuple[tuple[int, int], ...]:
    lower = document.lower
    start = hit.last
    if start >= sentence.last:
        return ()
    if lower[start] in {".", "!", "?", ";"}:
        return ()
    if lower[start] == ",":
        if start + 1 < sentence.last and (lower[start + 1] in {'"', "that"} or document.quoted[start + 1]):
            return _content(document, start + 1, sentence.last)
        return ()
    if lower[start] == ":":
        start += 1
    rest = [token for token in range(start, sentence.last) if lower[token] not in STOPS]
    if len(rest) < 3 and not any(document.quoted[token] for token in rest):
        return ()
    if lower[start] in {"on", "in", "at", "during", "to"} and lower[hit.first] in {"said", "says", "told"}:
        # "said on Tuesday that …", "said in a statement": content begins after "that", a comma or a quotation mark
        for token in range(start, min(sentence.last, start + 12)):
            if lower[token] in {"that", '"', ":"} or (lower[token] == "," and token + 1 < sentence.last):
                return _content(document, token, sentence.last)
        return ()
    if lower[hit.first].startswith("t") and lower[hit.first] in {"told", "tells", "tell", "telling"}:
        for token in range(start, min(sentence.last, start + 10)):
            if lower[token] in {"that", '"', ":", "to", "he", "she", "they", "it"}:
                return _content(document, token, sentence.last)
    return _content(document, start, sentence.last)


def _content(document: Document, start: int, end: int) -> tuple[tuple[int, int], ...]:
    lower = document.lower
    while start < end and lower[start] in {",", "that", ":", "—", "–"}:
        start += 1
    while end > start and lower[end - 1] in {",", ".", "—", "–", ";"}:
        end -= 1
    return ((start, end),) if end > start else ()


def _clause_start(document: Document, sentence: Sentence, before: int) -> int:
    """Where the clause that ends at token `before` begins: the sentence, or after a semicolon."""
    for token in range(before - 1, sentence.first, -1):
        if document.lower[token] == ";":
            return token + 1
    return sentence.first


def _source(document: Document, sentence: Sentence, hit: Hit) -> tuple[tuple[int, int] | None, bool]:
    """The source's tokens, and whether the order is inverted ("…", said X)."""
    lower, sets = document.lower, _SETS()
    token = hit.first - 1
    while token >= sentence.first and (lower[token] in sets["auxiliaries"] or lower[token].endswith("ly")):
        token -= 1
    if token < sentence.first or lower[token] == '"' or (lower[token] == "," and document.quoted[token - 1]):
        return _right_source(document, sentence, hit)
    if lower[token] == ",":
        start = token - 1
        while start > sentence.first and lower[start] not in {",", ";", '"', "—", "–"} and token - start < MOST_SOURCE:
            start -= 1
        if lower[start] == "," and start > sentence.first:
            head = _phrase_left(document, sentence, start)
            if head < start:
                return (head, token), False
        right, inverted = _right_source(document, sentence, hit)
        if right is not None and document.tokens[right[0]][0].isupper():
            return right, inverted
        return ((sentence.first, token), False) if lower[start] != "," and token - sentence.first <= MOST_SOURCE else (None, False)
    start = _phrase_left(document, sentence, token + 1)
    if start > token:
        return _right_source(document, sentence, hit)
    return (start, token + 1), False


def _right_source(document: Document, sentence: Sentence, hit: Hit) -> tuple[tuple[int, int] | None, bool]:
    end = _phrase_right(document, sentence, hit.last)
    while end > hit.last and document.lower[end - 1] in {"on", "in", "at", "yesterday", "today"}:
        end -= 1
    if end <= hit.last or (end < sentence.last and document.lower[end] not in STOPS | {"who", "in", "on", "at"}):
        return None, False
    return (hit.last, end), True


def _phrase_left(document: Document, sentence: Sentence, end: int) -> int:
    """The start of the noun phrase that ends before token `end`."""
    lower, sets = document.lower, _SETS()
    start = end
    while start > sentence.first and end - start < MOST_SOURCE:
        word = lower[start - 1]
        if word in STOPS or (word in sets["boundaries"] and not (word == "and" and _joined(document, start - 1))):
            break
        if document.quoted[start - 1]:
            break
        start -= 1
    return start


def _joined(document: Document, token: int) -> bool:
    """Whether an "and" joins two names."""
    tokens = document.tokens
    return 0 < token < len(tokens) - 1 and tokens[token - 1][0].isupper() and tokens[token + 1][0].isupper()


def _phrase_right(document: Document, sentence: Sentence, start: int) -> int:
    lower, sets = document.lower, _SETS()
    end = start
    while end < sentence.last and end - start < MOST_SOURCE:
        if lower[end] in STOPS or (lower[end] in sets["boundaries"] and not (lower[end] == "and" and _joined(document, end))):
            break
        end += 1
    return end


def _next_reporter(document: Document, content: tuple[int, int], hits: Sequence[Hit]) -> int:
    """Where the content stops holding other cues: at ", and Y said" a new report begins."""
    for hit in hits:
        if content[0] < hit.first < content[1]:
            for token in range(hit.first - 1, max(content[0], hit.first - 8), -1):
                if document.lower[token] in {"and", "but", "while"} and document.lower[token - 1] in {",", '"'}:
                    return token
    return content[1]


def _resolved(document: Document, found: _Found, person: str | None, body: str | None) -> Attributed:
    source, name = found.source, None
    kind: AttributionKind = "vague"
    if source is not None:
        start, end = document.span(*source)
        name = document.text[start:end]
        kind = _kind(document, source)
        words = [document.lower[token] for token in range(*source)]
        if len(words) == 1 and words[0] in _SETS()["pronouns"]:
            known = person if words[0] in _SETS()["persons"] else body or person
            kind = "named"
            name = known or name
    return Attributed(
        kind=kind,
        source=name,
        cue=document.text[slice(*document.span(found.hit.first, found.hit.last))],
        source_spans=(document.span(*source),) if source is not None else (),
        cue_spans=(document.span(found.hit.first, found.hit.last),),
        content_spans=tuple(document.span(*each) for each in found.contents),
    )


def _kind(document: Document, source: tuple[int, int]) -> AttributionKind:
    """How definite a source is, from its words: named, self, anonymous or vague."""
    sets = _SETS()
    lower = [document.lower[token] for token in range(*source)]
    head = lower[: lower.index(",")] if "," in lower else lower
    if lower[0] in sets["self"]:
        return "self"
    if set(lower) & sets["anonymity"] and not _named(document, source, of_body=True):
        return "anonymous"
    if lower[0] in {"a", "an", "one", "another"} and set(head) & sets["anonymous"]:
        return "anonymous"
    core = [word for word in head if word not in sets["blocks"]] or head
    before_of = core
    if "of" in head:
        before_of = [word for word in head[: head.index("of")] if word not in sets["blocks"]] or core
    if before_of[-1] in sets["vague"] and head[0] not in {"the", "its", "his", "her", "their", "our", "both"}:
        return "vague"
    if _named(document, source):
        return "named"
    if head[0] in {"the", "its", "his", "her", "their", "this", "that", "these", "those", "both"} or "'s" in head:
        return "vague" if before_of[-1] in {"critics", "experts", "analysts", "observers"} else "named"
    if head[0] in {"a", "an", "one", "another"}:
        return "anonymous" if not set(head) & {"statement", "spokesman", "spokeswoman", "spokesperson", "report", "study", "survey", "poll"} else "named"
    return "vague" if head[-1].endswith("s") or core[-1] in sets["vague"] else "named"


def _named(document: Document, source: tuple[int, int], of_body: bool = False) -> bool:
    first = source[0]
    sentence = document.sentences[document.sentence_of[first]]
    for token in range(*source):
        word = document.tokens[token]
        if word[0].isupper() and (token > sentence.first or _always_capital(document, word)):
            if not of_body:
                return True
            following = document.lower[token + 1] if token + 1 < source[1] else ","
            if following in {",", "who"} or token == first:
                return True
    return False


def _always_capital(document: Document, word: str) -> bool:
    """Whether a word that opens a sentence is a name: it has an inner capital, or never stands in lower case here."""
    if any(letter.isupper() for letter in word[1:]):
        return True
    return word.lower() not in _lower_words(document) and word.lower() not in _SETS()["blocks"] | _SETS()["vague"]


def _lower_words(document: Document) -> frozenset[str]:
    return frozenset(token for token in document.tokens if token[0].islower())


def _personal(document: Document, source: tuple[int, int]) -> bool:
    """Whether the source looks like a person: a title, two capitalised words, or a single surname."""
    words = [document.tokens[token] for token in range(*source)]
    if words[0].lower() in {"the", "its", "a", "an"}:
        return False
    return any(word in {"Mr", "Mrs", "Ms", "Dr", "Prof", "Judge", "Justice"} for word in words) or len(words) <= 3 or "," in words


def _unclaimed(
    document: Document, found: Sequence[Attributed], speakers: Sequence[tuple[int, Attributed]]
) -> list[Attributed]:
    """Quotations inside nobody's content, given to the nearest speaker of the paragraph or of those before."""
    contents = sorted(span for each in found for span in each.content_spans)
    claimed: list[Attributed] = []
    for quotation in document.quotations:
        if quotation.scare or quotation.end - quotation.start < LEAST_QUOTE:
            continue
        if any(start < quotation.end and quotation.start < end for start, end in contents):
            continue
        sentence = document.sentence_at(quotation.start)
        if sentence is None:
            continue
        near = [
            (abs(paragraph - sentence.paragraph), abs(each.cue_spans[0][0] - quotation.start), each)
            for paragraph, each in speakers
            if paragraph == sentence.paragraph or 0 < sentence.paragraph - paragraph <= LOOK_BACK
        ]
        if near:
            _, _, best = min(near, key=lambda item: item[:2])
            claimed.append(
                Attributed(best.kind, best.source, best.cue, best.source_spans, best.cue_spans, ((quotation.start, quotation.end),))
            )
    return claimed


def _references(document: Document) -> list[Attributed]:
    """Bracket marks that resolve to an entry of the reference list; the content is the sentence they stand in."""
    listed = next((region for region in document.article.regions if region.kind == "references"), None)
    if listed is None:
        return []
    entries = {
        match[1]: (match[2].split(" — ")[0].strip(), match[2])
        for match in ENTRY.finditer(document.text[listed.start : listed.end])
    }
    found = []
    for match in REFERENCE.finditer(document.view, 0, listed.start):
        sentence = document.sentence_at(match.start())
        if sentence is None or match[1] not in entries:
            continue
        found.append(
            Attributed(
                kind="reference",
                source=entries[match[1]][0],
                cue=match[0],
                source_spans=(),
                cue_spans=(match.span(),),
                content_spans=((sentence.start, match.start()),) if sentence.start < match.start() else (),
            )
        )
    return found
