"""Causes: one source tells what caused it where two other families say that nobody knows yet.

"The cause has not been determined" and "too early to say why it burst", but "the contractor's shortcut caused the
flood": what a story leaves open first is what is soonest filled in. Who leaves the cause of one thing open says nothing
about another: what it is the cause of must stand in the rival's sentence, unless it is not said at all.

Limits: a cause told without a word of causing ("slurry poured into the reservoir") is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from divergence.comparison.background import concept, idf
from divergence.comparison.conflicts.assertions import NEGATIONS, TELLING, Assertion, stated
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Told

ASKED = frozenset("cause causes caused causing why origin origins".split())
NAMED = frozenset("cause causes origin origins".split())
NEAR = 4  # tokens before a word of causing in which a negation denies it
OBJECT = 6  # tokens behind "the cause of" or "why" that say what of
SOUGHT = re.compile(
    r"\b(?:not|n't|no|too (?:early|soon)|yet to|nobody|unclear|unknown|undetermined|under investigation|trying to"
    r"|investigat\w+|examin\w+|looking into|determine)\b"
)
NOT_A_THING = frozenset(
    "know known say said name named determine determined establish established clear sure idea yet early soon "
    "investigate investigating investigation investigators examine examining look looking try trying identify "
    "identified still remain remains remained under release released unknown unclear undetermined officials".split()
)
VERB = r"(?:caused|triggered|sparked|touched off|set off)"
BLAMED = r"(?:is|are|was|were|be) to blame for"
TOLD = re.compile(
    rf"(?<!what )(?<!that )\b(?:{VERB}|{BLAMED}) (?:the|this|that) (?P<what>(?:[\w'-]+ ?){{1,3}})"
    rf"|(?P<which>[\w'-]+) (?:was|were) {VERB} by"
    r"|\bset (?P<whole>(?:[\w'-]+ ){1,4})(?:alight|ablaze|on fire)\b"
)


def settled(told: Told) -> Iterator[tuple[list[Assertion], Assertion]]:
    """The clauses of two families or more that leave a cause open, and one of another that tells it."""
    asked = [each for each in told.assertions if _open(each)]
    if len({told.family[each.article] for each in asked}) < LEAST_FAMILIES:
        return
    unsure = {told.family[each.article] for each in asked}
    known = [
        each
        for each in told.assertions
        if told.family[each.article] not in unsure and _effect(each) and not _reported(each, told)
    ]
    backing = {told.family[each.article] for each in known}
    for rival in known:
        effect = _effect(rival)
        agreed = [each for each in asked if not (thing := _asked_of(each)) or thing & rival.words.keys()]
        told_of = {told.family[each.article] for each in told.assertions if effect & each.own} & unsure
        families = {told.family[each.article] for each in agreed}
        if len(families) >= max(LEAST_FAMILIES, len(backing) + 1) and len(told_of) >= LEAST_FAMILIES:
            yield agreed, rival


def _open(each: Assertion) -> bool:
    """Whether a clause says that a cause is not known: "too early to name a cause", "nobody knows why it fell"."""
    words = " ".join(each.lower)
    return not ASKED.isdisjoint(each.lower) and bool(SOUGHT.search(words)) and not TOLD.search(words)


def _asked_of(each: Assertion) -> frozenset[str]:
    """What the open cause is of; empty where the clause does not say."""
    at = max(place for place, word in enumerate(each.lower) if word in ASKED)
    behind = each.lower[at + 1 : at + 1 + OBJECT]
    bare = each.lower[at] in NAMED and behind[:1] not in (("of",), ("for",), ("behind",))
    return frozenset() if bare else _telling(behind)


def _effect(each: Assertion) -> frozenset[str]:
    """What a clause tells the cause of, flat; empty where it does not."""
    words = " ".join(each.lower)
    found = None if each.quoted or not stated(each) else TOLD.search(words)
    if found is None or any(
        word in NEGATIONS or word.endswith("n't") for word in words[: found.start()].split()[-NEAR:]
    ):
        return frozenset()
    return _telling((found["what"] or found["which"] or found["whole"]).split())


def _reported(each: Assertion, told: Told) -> bool:
    """Whether the words of somebody else than the outlet ("The Gazette can reveal") stand in a clause's sentence."""
    annotated = told.articles[each.article]
    outlet = (annotated.article.source or "").lower().split()
    return any(
        start < each.end and each.start < end
        for report in annotated.attributions
        if report.source is None or not set(report.source.lower().split()) <= {"the", *outlet}
        for start, end in report.content_spans
    )


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        concept(word) for word in words if word[0].isalpha() and idf(word) > TELLING and word not in NOT_A_THING
    )
