"""Evidence of drift: for each component the pieces an article has to answer for, each with an amount and an id.

What an article says twice counts once, quoted voice counts for nobody, and nothing is held against an article by its
own family: neither itself nor its copies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from divergence.comparison.carried import same_value
from divergence.comparison.consensus import FIRM, Agreed
from divergence.comparison.elsewhere import NEAR, Elsewhere, meets, small
from divergence.comparison.facts.claims import HEDGED
from divergence.document import plain_view
from divergence.result import ArticleResult, Conflict, Fact, Figure, Finding, Span, Value

BREAK = re.compile(r"(?<=[.!?])\s+|\n+")

CLEAREST = 1.5  # what a majority of all against one weighs, where two families against one weigh 1

Prices = Mapping[str, Any]
Families = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: the component it adds to, the amount, and its id. `flat` amounts do not grow with length;
    the others are rated per 1,000 own-voice words."""

    component: str
    id: str
    amount: float
    content: str
    flat: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """An article without what it says again word for word, and how many words of its own voice that leaves."""

    article: ArticleResult
    words: float


@dataclass(frozen=True, slots=True)
class Common:
    """A fact of the consensus, the families that assert it and the articles that leave it out."""

    fact: Fact
    asserting: frozenset[int]
    absent: frozenset[str]


def common(agreed: Agreed) -> list[Common]:
    """The facts of the consensus, to be asked of every article."""
    return [Common(fact, agreed.asserting[fact.id], frozenset(fact.absent)) for fact in agreed.facts if fact.consensus]


def concerning(agreed: Agreed) -> dict[str, Agreed]:
    """For each article what it has a part in: the facts it gives and the conflicts it is on the lesser side of. So that
    not every article goes through all."""
    facts: dict[str, list[Fact]] = {}
    conflicts: dict[str, list[Conflict]] = {}
    for fact in agreed.facts:
        for article in dict.fromkeys(mention.article for mention in fact.mentions):
            facts.setdefault(article, []).append(fact)
    for conflict in agreed.conflicts:
        for article in conflict.deviant:
            conflicts.setdefault(article, []).append(conflict)
    return {
        each: replace(agreed, facts=tuple(facts.get(each, ())), conflicts=tuple(conflicts.get(each, ())))
        for each in facts.keys() | conflicts.keys()
    }


def once(article: ArticleResult) -> Told:
    """Saying a thing again must neither cost nor dilute."""
    again, fresh = _repeats(plain_view(article.text, article.removed))
    kept = replace(
        article,
        findings=tuple(each for each in article.findings if each.field == "title" or not _within(each.start, again)),
        figures=tuple(each for each in article.figures if not _within(each.start, again)),
    )
    return Told(kept, (article.words - article.quoted_words) * fresh)


def _repeats(text: str) -> tuple[list[Span], float]:
    """The sentences of a text that it has said before, word for word, and the share of it that is said the first
    time."""
    seen: set[str] = set()
    again: list[Span] = []
    whole = 0
    ends = [each.end() for each in BREAK.finditer(text)]
    for start, end in pairwise((0, *ends, len(text))):
        said = " ".join(text[start:end].split())
        whole += len(said)
        if said in seen:
            again.append((start, end))
        elif said:
            seen.add(said)
    return again, sum(map(len, seen)) / whole if whole else 1.0


def _within(place: int, spans: Sequence[Span]) -> bool:
    """Whether a character lies in one of the sorted spans."""
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]


def contradiction(article: ArticleResult, families: Families, agreed: Agreed, prices: Prices) -> list[Item]:
    """Real conflicts in which the article is on the less supported side, by their severity and by how clear the
    majority is."""
    price = prices["contradiction"]
    return [
        Item(
            "contradiction", conflict.id, price[conflict.severity] * _majority(conflict, families), conflict.explanation
        )
        for conflict in agreed.conflicts
        if article.id in conflict.deviant and conflict.severity != "info"
    ]


def _majority(conflict: Conflict, families: Families) -> float:
    """How clear a majority is: 1 for two families against one, up to 1.5 for all against one, .9 for three against
    two."""
    sides = [{families[each] for each in side.articles if each in families} for side in conflict.sides]
    alone = {families[each] for each in conflict.deviant if each in families}
    others = set().union(*sides) - alone
    return CLEAREST * len(others) / len(others | alone) if others else 1.0


def unsupported(
    article: ArticleResult, families: Families, agreed: Agreed, elsewhere: Elsewhere, prices: Prices
) -> list[Item]:
    """Conjecture, sources that are none, and figures that nobody is given for and no other family has."""
    price = prices["unsupported"]
    items = []
    for finding in article.findings:
        if finding.voice != "own" or finding.suppressed:
            continue
        if finding.rule == "speculation":
            amount = price["speculation"] + (price["laundering"] if finding.kind == "laundered" else 0.0)
            said = f"speculation {finding.text}"
            items.append(Item("unsupported", finding.id, amount * finding.confidence, said, flat=False))
        elif finding.rule == "vague-attribution":  # no irrelevant citation: how often that rule errs is not known
            said = f"{finding.rule} {finding.text}"
            items.append(Item("unsupported", finding.id, price[finding.rule], said, flat=False))
    family = families[article.id]
    shared = [  # sentences that others have too, with the values they have there
        (mention.start, mention.end, values)
        for fact in agreed.facts
        if agreed.asserting[fact.id] - {family}
        for values in [[each.value for each in fact.mentions if families[each.article] != family and each.value]]
        for mention in fact.mentions
        if values and mention.article == article.id and mention.field == "text"
    ]
    due = {each.cue_start for each in article.findings if each.rule == "uncited-figure" and not each.suppressed}
    bare: list[Figure] = []
    for figure in article.figures:
        if figure.field != "text" or figure.start not in due or not figure.due or small(figure):
            continue
        if any(meets(figure, each) for each in bare):  # said again, perhaps in other words: the same claim
            continue
        bare.append(figure)
        had = any(
            start <= figure.start < end and any(_can_be(figure, value) for value in values)
            for start, end, values in shared
        )
        if not had and not elsewhere.has(figure, family):
            said = f"figure {figure.text}"
            items.append(Item("unsupported", figure.id, price["uncited-figure"], said, flat=False))
    return items


def _can_be(figure: Figure, value: Value) -> bool:
    """Whether a figure can be the value that others state the same fact with, whatever its unit is called ("27 crowns"
    off a monthly bill, "27 crowns a month"): a fact may be shared and its sentence hold more than the fact."""
    if isinstance(value.low, str) or isinstance(value.high, str):
        return False
    low, high = figure.low, figure.high
    above = low is None or value.high is None or low - NEAR * abs(low) <= value.high
    below = high is None or value.low is None or value.low <= high + NEAR * abs(high)
    return above and below


def certainty(article: ArticleResult, families: Families, agreed: Agreed, prices: Prices) -> list[Item]:
    """What the article is surer of than itself, or than every other family that gives it. Two speakers who contradict
    each other are no contradiction of the article's own."""
    price = prices["certainty"]
    items = [
        Item("certainty", finding.id, price[finding.rule] * finding.confidence, f"{finding.rule} {finding.text}")
        for finding in article.findings
        if finding.rule in ("hardening", "self-contradiction") and finding.voice == "own" and not finding.suppressed
    ]
    family = families[article.id]
    charged = {  # sentences that cost as a contradiction already
        (place.article, place.field, place.start)
        for conflict in agreed.conflicts
        if article.id in conflict.deviant
        for side in conflict.sides
        for place in side.mentions
    }
    for fact in agreed.facts:
        # A mention with a value that nobody else gives tells of something beside the fact, not how surely it is told.
        rivals = [each.value for each in fact.clear if families[each.article] != family and each.value is not None]
        own = [
            each
            for each in fact.clear
            if each.article == article.id
            and each.stance in ("asserts", "hedges", "distorts")
            and (each.value is None or any(same_value(each.value, value) for value in rivals))
        ]
        if any((each.article, each.field, each.start) in charged for each in own):
            continue
        others: dict[int, float] = {}
        for mention in fact.clear:
            group = families[mention.article]
            if group != family and mention.article not in agreed.copies:
                others[group] = max(others.get(group, 0.0), mention.certainty)
        firm = any(mention.certainty >= FIRM and mention.attributed_to is None for mention in own)
        # Without a value in common the sentences may only be about the same thing, not say it.
        if firm and fact.value is not None and len(others) >= 2 and all(level < HEDGED for level in others.values()):
            items.append(Item("certainty", fact.id, price["raised"], f"raised {fact.statement}"))
    return items


def omission(article: ArticleResult, families: Families, common: Sequence[Common]) -> tuple[list[Fact], list[Fact]]:
    """The facts at least two other families agree on: those the article has, and those not found in it."""
    family = families[article.id]
    due = [each for each in common if len(each.asserting - {family}) >= 2]
    return [each.fact for each in due if article.id not in each.absent], [
        each.fact for each in due if article.id in each.absent
    ]


def framing(article: ArticleResult, prices: Prices) -> list[Item]:
    """Loaded language, opinion and absolutes in the article's own voice, and a headline that says another thing.

    A first person owns its opinion, so it costs less than a verdict told as news; and words that are conjecture already
    cost as that, not twice.
    """
    price = prices["framing"]
    guesses = [each for each in article.findings if each.rule == "speculation" and each.voice == "own"]
    items = []
    for finding in article.findings:
        rule = "first-person" if finding.rule == "opinion" and finding.kind == "first_person" else finding.rule
        if finding.suppressed or finding.voice != "own" or rule not in price:
            continue
        if rule in ("opinion", "first-person") and any(_overlap(finding, guess) for guess in guesses):
            continue
        amount, flat = price[rule] * finding.confidence, rule == "headline-mismatch"
        items.append(Item("framing", finding.id, amount, f"{finding.rule} {finding.text}", flat))
    return items


def _overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings rest on the same words."""
    if one.field != other.field or one.cue_start is None or other.cue_start is None:
        return False
    return one.cue_start < (other.cue_end or other.end) and other.cue_start < (one.cue_end or one.end)
