"""Carried facts: what a figure lost on its way from one source to another, and where everybody has it from.

A hedge, an "about" or the name of who says so is *dropped* where one article gives flat what at least two other
independent sources, and all that give the value, have with it. A *chain* is a figure that every other article has from
one of them: several voices, one source. Where they credit one another in a circle, nobody in the set is its origin.

Limits: an article may know better than the others; what is shown is where they differ, not who is wrong. An outlet is
recognised by its name as the article's source gives it. None of this costs anybody points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from divergence.annotations.numbers.units import BY_NAME
from divergence.comparison.consensus import FIRM
from divergence.comparison.facts.claims import HEDGED
from divergence.result import Carried, Chain, Fact, Mention, Quote, Value

LEAST_OTHERS = 2  # independent sources that keep what another drops
DIGITS = re.compile(r"\d[\d.,]*")
WORDS = re.compile(r"\w+")
TELLS = frozenset({"asserts", "hedges"})


def carry(facts: Sequence[Fact], family: Mapping[str, int], outlets: Mapping[str, str | None]) -> tuple[Fact, ...]:
    """The facts that have a value, with what each lost on the way and with its chain; the others as they are.

    Args:
        family: article id to family number.
        outlets: article id to the outlet's name, None where it is not known.
    """
    carried = []
    for fact in facts:
        told = [mention for mention in fact.clear if mention.value is not None and mention.stance in TELLS]
        if fact.value is not None and told:
            fact = replace(fact, carried=tuple(_dropped(told, family)), chain=_chain(told, family, outlets))
        carried.append(fact)
    return tuple(carried)


def _dropped(told: Sequence[Mention], family: Mapping[str, int]) -> Iterator[Carried]:
    for bare in _first_of_each(told):
        own = [mention for mention in told if mention.article == bare.article]
        others = [mention for mention in told if family[mention.article] != family[bare.article]]
        others = [mention for mention in others if same_value(mention.value, bare.value)]
        flat = all(each.certainty >= FIRM and each.attributed_to is None for each in own)
        kept = _kept(_always(others, _hedges), others, family)
        if flat and kept:
            message = f"Stated as certain here; the {len(kept)} other independent sources that give it hedge it."
            yield Carried(kind="hedge", kept=_quote(kept[0]), dropped=_quote(bare), words=None, message=message)
        kept = _kept([each for each in others if each.attributed_to], others, family)
        # When something is to happen is said by everybody; and "Brill Ltd quotes 40%" names its source in another way.
        # No headline has room for it.
        unnamed = (
            bare.field == "text"
            and not _date(bare)
            and not any(each.attributed_to or _named_in(each, kept) for each in own)
        )
        if unnamed and kept:
            said = kept[0].attributed_to
            message = (
                f"No source is given for it here; the {len(kept)} other independent sources that give it name theirs."
            )
            yield Carried(kind="attribution", kept=_quote(kept[0]), dropped=_quote(bare), words=said, message=message)
        digits = _digits(bare)
        alike = [each for each in others if digits and _digits(each) == digits]
        kept = _kept(_always(alike, _about), alike, family)
        if kept and not any(_about(each) or _hedges(each) for each in own):  # who guesses gives nothing as exact
            words = " or ".join(dict.fromkeys(f"“{_about(each)}”" for each in kept))
            message = f"Given as exact here; the {len(kept)} other independent sources with this number say {words}."
            about = _about(kept[0])
            yield Carried(
                kind="approximation", kept=_quote(kept[0]), dropped=_quote(bare), words=about, message=message
            )


def _always(others: Sequence[Mention], keeps: Callable[[Mention], object]) -> list[Mention]:
    """The mentions that keep something, of articles that nowhere in their text go without; headlines are short."""
    without = {each.article for each in others if each.field == "text" and not keeps(each)}
    return [each for each in others if each.article not in without and keeps(each)]


def _hedges(mention: Mention) -> bool:
    return mention.certainty < HEDGED


def _first_of_each(told: Sequence[Mention]) -> list[Mention]:
    """Each article's first mention, in its text rather than its headline."""
    first: dict[str, Mention] = {}
    for mention in sorted(told, key=lambda each: each.field == "title"):
        first.setdefault(mention.article, mention)
    return [first[article] for article in sorted(first)]


def same_value(one: Value | None, other: Value | None) -> bool:
    """Whether two mentions give one value: a fact also gathers sentences with another."""
    if one is None or other is None or not _one_kind(one.unit, other.unit):
        return False
    (low, high), (other_low, other_high) = _ends(one), _ends(other)
    return bool(low <= other_high and other_low <= high)  # type: ignore[operator]


def _one_kind(one: str | None, other: str | None) -> bool:
    """Counted nouns may differ ("patients", "people"); dates, money, units and bare numbers may not."""
    units = [unit is None or unit == "date" or unit in BY_NAME or unit.isupper() for unit in (one, other)]
    return one == other or not any(units)


def _ends(value: Value) -> tuple[float | str, float | str]:
    """The ends of a value; an open side reaches no further than the other."""
    low, high = value.low, value.high
    return (low if low is not None else high or 0.0), (high if high is not None else low or 0.0)


def _date(mention: Mention) -> bool:
    return mention.value is not None and mention.value.unit == "date"


def _named_in(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether a sentence has a word of the name that others give as the source."""
    words = {word for word in WORDS.findall(mention.text.casefold()) if len(word) > 3}
    return any(not words.isdisjoint(WORDS.findall((each.attributed_to or "").casefold())) for each in kept)


def _kept(keeping: Sequence[Mention], others: Sequence[Mention], family: Mapping[str, int]) -> list[Mention]:
    """One mention of each family that keeps something, if they are enough and every other family does."""
    first: dict[int, Mention] = {}
    for mention in keeping:
        first.setdefault(family[mention.article], mention)
    everybody = {family[mention.article] for mention in others}
    return list(first.values()) if len(first) >= LEAST_OTHERS and first.keys() == everybody else []


def _chain(told: Sequence[Mention], family: Mapping[str, int], outlets: Mapping[str, str | None]) -> Chain | None:
    """Who has the figure from whom, where at most one family has it from outside the set."""
    known = {article: words for article, outlet in outlets.items() if (words := _words(outlet))}
    credits: dict[int, list[Mention]] = {}
    from_whom: dict[int, set[int]] = {}
    for mention in told:
        said = _words(mention.attributed_to)
        for article, words in sorted(known.items()):
            if said and words == said and family[article] != family[mention.article]:
                credits.setdefault(family[mention.article], []).append(mention)
                from_whom.setdefault(family[mention.article], set()).add(family[article])
    giving = {family[mention.article] for mention in told}
    roots = giving - credits.keys()
    if not credits or len(roots) > 1 or not set().union(*from_whom.values()) <= giving:
        return None
    via = tuple(_quote(places[0]) for _, places in sorted(credits.items()))
    if not roots:
        return Chain(origin=None, via=via, message="Those who give this figure credit one another; none says who knew.")
    origin = next(mention.article for mention in told if family[mention.article] in roots)
    if len(credits) == 1:
        message = f"Two sources give this figure, and one has it from {outlets[origin] or origin}: one source, not two."
    else:
        message = (
            f"All {len(credits)} others that give this figure have it from {outlets[origin] or origin}: one source."
        )
    return Chain(origin=origin, via=via, message=message)


def _words(name: str | None) -> tuple[str, ...]:
    """A name's words as they are compared: without case, without a leading article."""
    words = WORDS.findall((name or "").casefold())
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _digits(mention: Mention) -> tuple[str, ...]:
    return _digits_of(mention.value.text) if mention.value else ()


@lru_cache(maxsize=10_000)  # each mention of a fact is held against all others
def _digits_of(value: str) -> tuple[str, ...]:
    return tuple(found.strip(".,") for found in DIGITS.findall(value))


def _about(mention: Mention) -> str | None:
    return mention.value.approximator if mention.value else None


def _quote(mention: Mention) -> Quote:
    return Quote(article=mention.article, field=mention.field, start=mention.start, end=mention.end, text=mention.text)
