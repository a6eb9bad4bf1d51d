"""Reports: the attributions within one sentence, each cue with its source and its content, in tokens.

A cue that stands in another's content is part of that one, unless it is plain enough to stand by itself ("…, adding
that"); one within a source ("an aide who asked not to be named said") is part of who the source is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.accounts import account_of, stated_at
from divergence.annotations.content import (
    ASIDES,
    COMPARING,
    CONDITIONS,
    after_cue,
    after_speaker,
    aside,
    clause_start,
    closed,
    content,
    limit,
)
from divergence.annotations.cues import CLAUSE, is_cue, is_passive
from divergence.annotations.finite import RELATIVES
from divergence.annotations.referents import is_somebody
from divergence.annotations.sources import Tokens, can_speak, is_time, source_of
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import STOPS, form, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped

LATER = 12  # cues after one, in a sentence, at which its content may end
AMOUNTING = frozenset({"at", "as", "in", "to"})
MEANS = frozenset(
    "letter post mail email e-mail telephone phone text fax radio hand law decree mistake accident".split()
)
TRIED = frozenset("test tests testing pcr autopsy scan scans swab swabs analysis sequencing microscopy".split())
LEAST_BEFORE = 4  # tokens that make a clause before a report


@dataclass(frozen=True, slots=True)
class Report:
    """An attribution in tokens. `before`: its content stands before it, so it governs what that content reports."""

    hit: Hit
    source: Tokens | None
    contents: tuple[Tokens, ...]
    before: bool


def reports_of(document: Document, sentence: Sentence, hits: Sequence[Hit], naming: Sequence[int]) -> list[Report]:
    """The attributions of one sentence that stand in nobody else's content, in order."""
    live = [hit for hit in hits if is_cue(document, sentence, hit)]
    candidates: list[Report] = []
    shared: Tokens | None = None
    for number, hit in enumerate(live):
        each = _attribution(document, sentence, hit, live[number + 1 : number + 1 + LATER], naming, shared)
        if each is not None and (each.source is None or can_speak(document, each.source, naming, hit.entry.kind)):
            within = any(low <= hit.first < high for other in candidates for low, high in other.contents)
            candidates.append(each)
            if not within or _reports_within(
                document, hit
            ):  # "Holm warned that fees would add £9m, and said": Holm did
                shared = each.source or shared
    sources = [each.source for each in candidates if each.source is not None]
    accepted: list[Report] = []
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
) -> Report | None:
    lower = document.lower
    end = limit(document, sentence, hit, later)
    if hit.entry.kind == "according":
        return _according(document, sentence, hit, end, naming)
    if hit.entry.kind == "hearsay":
        right = content(document, hit.last, end)
        return Report(hit, None, right, False) if right else None
    if (owner := account_of(document, sentence, hit)) is not None:
        return _account(document, sentence, hit, owner, end)
    if is_passive(document, sentence, hit):
        return _passive(document, sentence, hit, end, naming)
    source, inverted = source_of(document, sentence, hit, naming, shared)
    if inverted and source is not None:
        left = content(document, clause_start(document, sentence, hit.first), hit.first)
        right = after_speaker(document, source[1], end, ASIDES) if left else content(document, source[1], end)
        return Report(hit, source, left + right, bool(left)) if left or right else None
    if source is None and hit.first == sentence.first and form(lower[hit.first]) != "ing":
        sets = word_sets()  # "Asked about it, …" leads up to a report; "Reported crime fell" is none
        if hit.last >= end or not (
            lower[hit.last] in sets["before_content"] or lower[hit.last] in sets["prepositions"]
        ):
            return None
    opening = hit.first if source is None or source[0] > hit.first else source[0]
    shares = source is not None and source == shared
    if opening > sentence.first and lower[opening - 1] == "as" and closed(document, sentence, hit):  # "As she said, …"
        right = content(document, hit.last, end) if hit.last < end and lower[hit.last] in {",", ":"} else ()
        left = content(document, clause_start(document, sentence, opening - 1), opening - 1)
        return Report(hit, source, left or right, bool(left)) if left or right else None
    if not shares and _resumed(document, sentence, hit, opening):
        left = content(document, clause_start(document, sentence, opening), opening)
        return Report(hit, source, left + content(document, hit.last, end), True)
    if (
        not shares
        and opening - sentence.first >= 2
        and lower[opening - 1] in {",", '"', "—", "–"}
        and closed(document, sentence, hit)
    ):
        left = content(document, clause_start(document, sentence, opening), opening)
        if left:
            return Report(hit, source, left + after_speaker(document, hit.last, end), True)
    if source is not None and (_infers(document, hit, source, naming) or _lets_see(document, hit, source, naming)):
        return None
    if hit.entry.kind == "valuation" and lower[hit.last : hit.last + 1] == [
        "at"
    ]:  # "the cost, which it puts at $9m, is"
        end = next((token for token in range(hit.last, end) if lower[token] in STOPS), end)
    right = after_cue(document, sentence, hit, end)
    # A speaker without words is kept where speech is plain: the quotation that follows is theirs ("Holm replied.").
    speaks = hit.entry.kind == "saying" and source is not None and form(lower[hit.first]) in ("past", "third")
    speaks = speaks and lower[sentence.first] not in CONDITIONS
    return Report(hit, source, right, False) if right or speaks else None


def _resumed(document: Document, sentence: Sentence, hit: Hit, opening: int) -> bool:
    """Whether a report stands between two parts of what it reports: "Forty were let in, Holm said: 12 by the gate"."""
    lower, sets = document.lower, word_sets()
    if opening - sentence.first <= LEAST_BEFORE or lower[opening - 1] != "," or hit.last + 1 >= sentence.last:
        return False
    first = lower[sentence.first]
    return lower[hit.last] == ":" and first not in sets["prepositions"] and first not in sets["boundaries"]


def _according(document: Document, sentence: Sentence, hit: Hit, end: int, naming: Sequence[int]) -> Report | None:
    """ "According to X, …" governs what follows; "…, according to X" what came before."""
    lower, boundaries = document.lower, word_sets()["boundaries"]
    close = hit.last
    while close < sentence.last and (naming[close] >= 0 or not (lower[close] in STOPS or lower[close] in boundaries)):
        close += 1
    if close == hit.last:
        return None
    source = (hit.last, close)
    if hit.first <= sentence.first + 1:
        return Report(hit, source, content(document, close, end), False)
    left = content(document, clause_start(document, sentence, hit.first), hit.first)
    return Report(hit, source, left + after_speaker(document, close, end, COMPARING), True)


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


def _lets_see(document: Document, hit: Hit, source: Tokens, naming: Sequence[int]) -> bool:
    """Whether somebody shows a thing and not that something is so: "Holm showed no emotion"."""
    lower, sets = document.lower, word_sets()
    if not lower[hit.first].startswith("show") or lower[hit.last : hit.last + 1] == ["that"]:
        return False
    words = lower[slice(*source)]
    someone = (
        document.tokens[source[1] - 1][0].isupper()
        or naming[source[1] - 1] >= 0
        or lower[source[0]] in sets["pronouns"]
        or is_somebody(core_of(words))
    )
    clause = lower[hit.last : hit.last + 1]
    opened = bool(clause) and (clause[0] in CLAUSE or clause[0] in sets["pronouns"])
    return someone and sets["speakers"].isdisjoint(words) and sets["polls"].isdisjoint(words) and not opened


def _account(document: Document, sentence: Sentence, hit: Hit, source: Tokens, end: int) -> Report | None:
    """ "By Acme's own reckoning, …", "…, by Acme's own reckoning" and "Acme's own estimate is that …"."""
    if (verb := stated_at(document, sentence, hit)) is not None:
        return Report(hit, source, content(document, verb + 1, end), False)
    if source[0] - 1 <= sentence.first:
        return Report(hit, source, content(document, hit.last, end), False)
    left = content(document, clause_start(document, sentence, source[0] - 1), source[0] - 1)
    return Report(hit, source, left + aside(document, hit.last, end), True)


def _agent_end(document: Document, start: int, end: int) -> int:
    """Where an agent ends: before a figure or a time of what is told ("put by the district at $8.3 million")."""
    lower = document.lower
    amounts = (
        token
        for token in range(start + 1, end - 1)
        if lower[token] in AMOUNTING and (lower[token + 1][0].isdigit() or lower[token + 1][0] in "$£€")
    )
    return next(amounts, end)


def _is_means(document: Document, phrase: Tokens, naming: Sequence[int]) -> bool:
    """Whether what follows "by" is how, and not who: one bare noun for a thing, as in "informed by letter", or a test
    without an article, as in "confirmed by antigen test"."""
    words = document.lower[slice(*phrase)]
    if naming[phrase[0]] >= 0:
        return False
    return words[0] in MEANS or (words[-1] in TRIED and word_sets()["determiners"].isdisjoint(words))


def _passive(document: Document, sentence: Sentence, hit: Hit, end: int, naming: Sequence[int]) -> Report | None:
    """ "X is believed to …" names nobody; "X was praised by Y" names Y."""
    lower = document.lower
    left = content(document, clause_start(document, sentence, hit.first), hit.first - 1)
    if left:  # "Unemployment, which stood at 5.2 per cent in May, is forecast to peak": what it stood at is not
        start, stop = left[0]
        told = (token for token in range(start + 1, stop) if lower[token] in RELATIVES and lower[token - 1] == ",")
        left = content(document, start, next(told, stop))
    if hit.last < end and lower[hit.last] == "by":
        close = hit.last + 1
        while close < end and lower[close] not in STOPS and lower[close] not in word_sets()["boundaries"]:
            close += 1
        close = _agent_end(document, hit.last + 1, close)
        agent = (hit.last + 1, close)
        if close == hit.last + 1 or is_time(lower[slice(*agent)]) or _is_means(document, agent, naming):
            return None  # "is expected by the end of June", "are informed by letter"
        if close < end and lower[close] in {"that", ":"}:  # "was told by the insurer that"
            return Report(hit, (hit.last + 1, close), content(document, close, end), False)
        if lower[hit.first - 1] in {"first", "as"}:  # "the sale, first reported by the Post, is worth"
            left += content(document, close, end)
        return Report(hit, (hit.last + 1, close), left, True) if left else None
    if lower[hit.first] == "told" and lower[hit.first - 2] in word_sets()["panels"]:  # "…, the jury was told"
        comma = next((place for place in range(hit.first - 2, sentence.first, -1) if lower[place] == ","), None)
        if comma is None:
            return None
        before = content(document, clause_start(document, sentence, comma), comma)
        return Report(hit, (comma + 1, hit.first - 1), before, True) if before else None
    right = content(document, hit.last, end)
    if lower[hit.first - 2 : hit.first - 1] == ["it"]:
        left = ()
    return Report(hit, None, left + right, False) if right else None
