"""A pair: the claims that agree on a value, and a claim with another value of what looks like the same thing.

What is asked of a pair is asked of all who give the value. What their words make of it ("so far", "combined", "before
tax") holds where everybody's do, since whoever says nothing of the kind gives the value flat; that it has changed is
said by anybody. How much it is says whoever gives it most exactly. Who of them comes first decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import by_content
from divergence.comparison.facts.readings import narrow


@dataclass(frozen=True)
class Pair:
    """The numbers of the agreeing claims (`group`) and of their `rival` among a story's claims, and when each article
    was published, as far as that is known."""

    claims: Sequence[Claim]
    group: Sequence[int]
    rival: int
    published: Sequence[datetime | None]

    @cached_property
    def told(self) -> list[Claim]:
        """The agreeing claims, whoever gives the value most exactly first."""
        return sorted((self.claims[number] for number in self.group), key=by_content)

    @property
    def other(self) -> Claim:
        return self.claims[self.rival]

    @property
    def value(self) -> Claim:
        """The claim that stands for the value agreed on: the most exact one."""
        return self.told[0]

    @property
    def everybody(self) -> list[Claim]:
        return [*self.told, self.other]

    @cached_property
    def smaller(self) -> list[Claim]:
        """The side with the smaller value, whoever gives it most exactly first."""
        return self.told if narrow(self.value)[0] <= narrow(self.other)[0] else [self.other]

    @cached_property
    def larger(self) -> list[Claim]:
        return [self.other] if self.smaller is self.told else self.told

    @property
    def dimension(self) -> str | None:
        return self.other.dimension

    def one_sided(self, marked: Callable[[Claim], object]) -> bool:
        """Whether something is said of one of the two values, by all who give it, and of the other by nobody."""
        return all(bool(marked(claim)) != bool(marked(self.other)) for claim in self.told)

    @cached_property
    def days_after(self) -> list[float]:
        """How many days after each of those who give the value the rival was published, as far as that is known."""
        when = self.published[self.other.article]
        others = [moment for claim in self.told if (moment := self.published[claim.article]) is not None]
        return [_days_between(other, when) for other in others] if when is not None else []

    @property
    def grown(self) -> bool:
        """Whether the later value is the larger one."""
        return bool(self.days_after) and (self.larger is not self.told) == (min(self.days_after) > 0)


def _days_between(one: datetime, other: datetime) -> float:
    """How many days one moment is before another; where one is a day without a time, of another day by whole days."""
    if one.date() != other.date() and any(each.time() == time.min for each in (one, other)):
        return float((other.date() - one.date()).days)
    return (other - one).total_seconds() / 86400
