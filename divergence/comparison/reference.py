"""Reference facts: what the user knows to be so, as a second yardstick beside the consensus and never mixed with it.

The file is TOML, one table a fact; only the statement must be given::

    [[fact]]
    statement = "Nine passengers were hurt in the collision."
    value = 9                # a number, or a date: 2026-05-14
    unit = "passengers"
    date = 2026-05-14        # when it was so
    source = "Harbour office, final report"
    story = "harbour"        # where several stories are scored: the one it is about

Each fact is compared with every article as if two more independent sources had stated it: an article states it, hedges
it, contradicts it (another value of what is the same thing), or lacks it. Both decisions are those of the comparison.

Limits: a contradiction is looked for in values only, so a sentence with the same subject and another verb ("stayed
open", "burned down") may be taken to state the fact; an article that says it in words none of which the statement has
may be given as lacking it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from divergence.annotations import Annotated, annotate
from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.article import Article
from divergence.comparison.conflicts import candidates, values
from divergence.comparison.conflicts.candidates import Candidate
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.consensus import mention, value
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import HEDGED, Claim, claims
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import gather
from divergence.errors import UNREADABLE, DivergenceError, nearest, why
from divergence.identity import Identity
from divergence.result import ReferenceFact, Stance

KEYS = ("statement", "value", "unit", "date", "source", "story")
SAME = 0.5  # likelihood from which a sentence is taken to state the reference fact
HEADING = re.compile(r"\s*\[\[\s*fact\s*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One reference fact as the user gives it."""

    statement: str
    value: float | date | None = None
    unit: str | None = None
    date: date | None = None
    source: str | None = None
    story: str | None = None


def load(path: Path | str) -> tuple[Known, ...]:
    """The reference facts of a TOML file. Raises DivergenceError D211 (not readable), D212 (not TOML), D213 (a bad
    value), D214 (an unknown key)."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DivergenceError(
            "D211", f"the reference facts cannot be read: {why(error)}", str(path), UNREADABLE
        ) from error
    return parse(data, str(path))


def parse(data: bytes, where: str) -> tuple[Known, ...]:
    """The reference facts of a TOML text; `where` names it in errors."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DivergenceError(
            "D212", f"the reference facts are not TOML: {error}", where, "mend that line; texts stand in quotes"
        ) from error
    for key in raw:
        if key != "fact":
            hint = "write [[fact]] above each fact"
            raise DivergenceError("D214", f'unknown table "{key}" among reference facts', where, hint)
    facts = raw.get("fact", [])
    if not isinstance(facts, list) or not all(isinstance(each, dict) for each in facts):
        raise DivergenceError("D213", '"fact" must be a list of tables', where, "write [[fact]] above each fact")
    if not facts:
        raise DivergenceError("D213", "there are no reference facts", where, "write [[fact]] and a statement below it")
    headings = [number for number, line in enumerate(text.split("\n"), 1) if HEADING.match(line)]
    return tuple(
        _known(table, text.split("\n"), headings[number] if number < len(headings) else 1, where)
        for number, table in enumerate(facts)
    )


def _known(table: dict[str, Any], lines: Sequence[str], heading: int, where: str) -> Known:
    def at(key: str) -> str:
        for number in range(heading, len(lines)):
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", lines[number]):
                return f"{where}:{number + 1}"
            if HEADING.match(lines[number]):
                break
        return f"{where}:{heading}"

    for key in table:
        if key not in KEYS:
            near = nearest(key, KEYS)
            hint = f'did you mean "{near}"?' if near else f"known here: {', '.join(KEYS)}"
            raise DivergenceError("D214", f'unknown key "{key}" in a reference fact', at(key), hint)
    if "statement" not in table:
        hint = 'write statement = "one plain sentence"'
        raise DivergenceError("D213", "a reference fact has no statement", f"{where}:{heading}", hint)
    for key in ("statement", "unit", "source", "story"):
        if key in table and not (isinstance(table[key], str) and table[key].strip()):
            raise DivergenceError("D213", f'"{key}" must be text in quotation marks', at(key), f'write {key} = "…"')
    value = table.get("value")
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
    if value is not None and not number and not isinstance(value, date):
        hint = "write 9 or 14.3e9, or a date as 2026-05-14"
        raise DivergenceError("D213", f'"value" must be a number or a date, not {value!r}', at("value"), hint)
    if "date" in table and not isinstance(table["date"], date):
        raise DivergenceError("D213", '"date" must be a date', at("date"), "write it as 2026-05-14, without quotes")
    return Known(**table)


def held_against(
    known: Iterable[Known], articles: Sequence[Annotated], family: Sequence[int], identity: Identity
) -> tuple[ReferenceFact, ...]:
    """What each article of a story makes of each reference fact, in the order given."""
    return tuple(_held(each, articles, family, identity) for each in known)


def _held(known: Known, articles: Sequence[Annotated], family: Sequence[int], identity: Identity) -> ReferenceFact:
    yardstick = annotate(Article("reference", _told(known), published=known.date.isoformat() if known.date else None))
    everything = [*articles, yardstick, yardstick]
    apart = max(family, default=0) + 1
    families = [*family, apart, apart + 1]
    found = claims(everything)
    own = [number for number, claim in enumerate(found) if claim.article >= len(articles)]
    measured = _measured(known, found, own)
    stances: dict[int, Stance] = {}
    if own:
        gathered = gather(found)
        for number in _stating(found, gathered.pairs, gathered.likelihood, measured or own, len(articles)):
            stances[number] = "hedges" if found[number].certainty.level < HEDGED else "asserts"
        stating = {found[number].article for number in stances}
        if measured:
            # To the day: what was written while the fact came about is neither earlier nor later.
            days = [_day(annotated.article.published) for annotated in everything]
            fact = FactDraft(tuple(measured), measured[0])
            pairs = candidates.candidates(gathered, [fact], families)
            for pair, likelihood in zip(pairs, candidates.probabilities(pairs).tolist(), strict=True):
                # Who states the fact may give another value of another thing.
                against = [n for n in _against(pair, set(own)) if found[n].article not in stating]
                if likelihood < candidates.threshold() or not against:
                    continue
                if reason_for(found, pair.group, pair.rival, days) is Reason.REAL:
                    stances |= dict.fromkeys(against, "contradicts")
    ids = [annotated.article.id for annotated in articles]
    places = {found[number].key: number for number in sorted(stances, key=lambda each: stances[each] != "asserts")}
    present = {found[number].article for number in stances}
    return ReferenceFact(
        id=identity("reference", known.statement, known.source or ""),
        statement=known.statement,
        value=value(found[measured[0]]) if measured else None,
        date=known.date.isoformat() if known.date else None,
        source=known.source,
        mentions=tuple(mention(found[number], stances[number], ids) for number in sorted(places.values())),
        absent=tuple(sorted(ids[article] for article in range(len(ids)) if article not in present)),
    )


def _day(published: str | None) -> datetime | None:
    when = values.moment(published)
    return when and datetime(when.year, when.month, when.day)


def _against(pair: Candidate, own: set[int]) -> tuple[int, ...]:
    """The side that the reference's own claims do not stand on; nothing where they stand on neither."""
    if not own.isdisjoint(pair.group):
        return (pair.rival,)
    return pair.group if pair.rival in own else ()


def _told(known: Known) -> str:
    """The statement, with the value where it does not give it."""
    if known.value is None:
        return known.statement
    stated = known.statement.rstrip(" .")
    if isinstance(known.value, date):
        said = f"{known.value.day} {known.value:%B %Y}"
    else:
        said = f"{known.value:,} {known.unit or ''}".strip()
    read = annotate(Article("reference", known.statement))
    if any(_gives(known.value, claim) for claim in claims([read])):
        return known.statement
    return f"{stated}: {said}."


def _gives(given: float | date, claim: Claim) -> bool:
    anchor = claim.anchor
    if isinstance(anchor, Quantity) and not isinstance(given, date):
        return (anchor.low is None or anchor.low <= given) and (anchor.high is None or given <= anchor.high)
    if isinstance(anchor, DateSpan) and isinstance(given, date) and anchor.low is not None and anchor.high is not None:
        return anchor.low.date() <= given <= anchor.high.date()
    return False


def _measured(known: Known, found: Sequence[Claim], own: Sequence[int]) -> list[int]:
    """The reference's claims that carry its value: the one given, else its figure, else its date."""
    anchored = [number for number in own if found[number].anchor is not None]
    if known.value is not None:
        return [number for number in anchored if _gives(known.value, found[number])]
    figures = [number for number in anchored if isinstance(found[number].anchor, Quantity)]
    kept = figures or anchored
    return [number for number in kept if found[number].start == found[kept[0]].start][: 2 * len(kept)]


def _stating(found: Sequence[Claim], near: Pairs, likely: Floats, own: Sequence[int], articles: int) -> list[int]:
    """Of each article the claims that state what the reference's own claims do."""
    mine = set(own)
    anchored = found[own[0]].anchor is not None
    stating = set()
    for one, other, likelihood in zip(near.one.tolist(), near.other.tolist(), likely.tolist(), strict=True):
        here, there = found[one], other in mine
        if likelihood >= SAME and there and here.article < articles and (here.anchor is not None or not anchored):
            stating.add(one)
    return sorted(stating)
