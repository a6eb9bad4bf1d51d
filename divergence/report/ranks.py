"""A rank as it is shown, so that it says by itself whom a source is told apart from.

Of two ranks one is told apart from the other; a source that is not told apart from one of a later rank stands in
both, as 1–2. So sources whose ranks overlap are not told apart, whatever their points. Where ranks overlap and the
evidence tells two apart all the same (the drift of a third between them is less sure), that is said in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.result import Entry, Story

LEGEND = "Sources whose ranks overlap, such as {} and {}, are not told apart by the evidence, whatever their points."


def ranks(story: Story) -> dict[str, str]:
    """The ranks of a story's sources: "1", or "1–2"."""
    return {key: str(low) if low == high else f"{low}–{high}" for key, (low, high) in _spans(story).items()}


def legend(story: Story) -> str | None:
    """What overlapping ranks mean, with a pair of the story's own; None where none overlap, or where all are of one."""
    shown, spans = ranks(story), _spans(story)
    order = sorted(spans, key=lambda each: spans[each])
    if len({*spans.values()}) < 2:
        return None
    pairs = [(one, other) for at, one in enumerate(order) for other in order[at + 1 :] if _meet(spans, one, other)]
    unlike = [pair for pair in pairs if shown[pair[0]] != shown[pair[1]]]
    if not pairs:
        return None
    one, other = (unlike or pairs)[0]
    if not unlike:
        return "Sources of one rank are not told apart by the evidence, whatever their points."
    return LEGEND.format(shown[one], shown[other])


def clearly_below(story: Story, entry: Entry) -> Sequence[str]:
    """The sources whose ranks overlap a source's and that are told apart from it, below it."""
    spans = _spans(story)
    scored = [each.article for each in story.ranking.entries if each.article in spans]
    if entry.article not in spans:
        return ()
    below = scored[scored.index(entry.article) + 1 :]
    return [each for each in below if each not in entry.tied_with and _meet(spans, entry.article, each)]


def _spans(story: Story) -> dict[str, tuple[int, int]]:
    own = {each.article: each.rank for each in story.ranking.entries if each.rank is not None}
    return {
        each.article: (own[each.article], max([own[each.article], *(own.get(tied, 0) for tied in each.tied_with)]))
        for each in story.ranking.entries
        if each.article in own
    }


def _meet(spans: dict[str, tuple[int, int]], one: str, other: str) -> bool:
    (low, high), (other_low, other_high) = spans[one], spans[other]
    return low <= other_high and other_low <= high
