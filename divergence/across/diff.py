"""Diff: what changed between two results of one story, from an earlier run to a later one.

Facts and conflicts are recognised by the sentences they rest on, not by their ids: a source that joins is no reason to
call an old fact new. Ranks count as moved only where two articles are told apart: an order within a tie is no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from divergence.errors import wanted
from divergence.result import ArticleResult, Change, Conflict, Difference, Fact, Mention, Quote, Ranking, Result, Story

Thing = TypeVar("Thing", Fact, Conflict)
Places = frozenset[tuple[str, str]]
LEAST_SHARED = 2  # articles


def diff(old: Result, new: Result) -> Difference:
    """What is different in `new`. Stories are matched by their ids; where each result has one story, it is that."""
    for each in (old, new):
        wanted(each, Result, "what is compared", "dv.load reads a saved one")
    before, after = ({story.id: story for story in each.stories} for each in (old, new))
    if len(before) == len(after) == 1:
        return Difference(changes=tuple(_story(old.stories[0], new.stories[0])))
    changes: list[Change] = []
    for name in sorted({*before, *after}):
        if name in before and name in after:
            changes += _story(before[name], after[name])
        elif name in after:
            changes.append(Change(kind="story-appeared", story=name, said=after[name].title or ""))
        else:
            changes.append(Change(kind="story-gone", story=name, said=before[name].title or ""))
    return Difference(changes=tuple(changes))


def strange(old: Result, new: Result) -> bool:
    """Whether two results have no article in common, neither by its id nor by its text, so that they are hardly of one
    story and everything in one is new to the other."""
    pairs = [(one, other) for one in old.stories for other in new.stories]
    return bool(pairs) and not any(_renamed(one, other) for one, other in pairs)


def _story(old: Story, new: Story) -> Iterator[Change]:
    called = _renamed(old, new)
    yield from _articles(old, new, called)
    yield from _conflicts(old, new, called)
    yield from _facts(old, new, called)
    yield from _ranks(old.ranking, new.ranking, called, new.id)


def _renamed(old: Story, new: Story) -> dict[str, str]:
    """The new id of each article that is in both: the same id, or the same text under another."""
    there = {article.id for article in new.articles}
    texts = {article.text: article.id for article in reversed(new.articles)}
    taken = {article.id for article in old.articles if article.id in there}
    found = {name: name for name in taken}
    for article in old.articles:
        other = texts.get(article.text)
        if article.id not in found and other is not None and other not in taken:
            found[article.id] = other
            taken.add(other)
    return found


def _articles(old: Story, new: Story, called: dict[str, str]) -> Iterator[Change]:
    later = {article.id: article for article in new.articles}
    for article in new.articles:
        if article.id not in called.values():
            yield Change(kind="joined", story=new.id, articles=(article.id,), said=article.title or "")
    for article in old.articles:
        if article.id not in called:
            yield Change(kind="left", story=new.id, articles=(article.id,), said=article.title or "")
            continue
        now = later[called[article.id]]
        if (article.text, article.title) != (now.text, now.title):
            yield _edit(article, now, new.id)


def _edit(old: ArticleResult, new: ArticleResult, story: str) -> Change:
    """A text that changed: its figures before and after; corrected where the outlet says so itself."""
    before, after = ([" ".join(each.text.split()) for each in article.figures] for article in (old, new))
    gone = [each for each in dict.fromkeys(before) if each not in after]
    come = [each for each in dict.fromkeys(after) if each not in before]
    notices = [_passages(article) for article in (old, new)]
    notice = next((each for each in notices[1] if each not in notices[0]), None)
    return Change(
        kind="corrected" if notice else "edited",
        story=story,
        articles=(new.id,),
        said=notice or "",
        before=", ".join(gone) or None,
        after=", ".join(come) or None,
    )


def _passages(article: ArticleResult) -> list[str]:
    """What an article says about its own corrections."""
    return [
        " ".join(article.text[each.start : each.end].split()) for each in article.regions if each.kind == "correction"
    ]


def _conflicts(old: Story, new: Story, called: dict[str, str]) -> Iterator[Change]:
    before = [each for each in old.conflicts if each.resolution == "real"]
    after = [each for each in new.conflicts if each.resolution == "real"]
    pairs = _matched(before, after, called)
    for conflict in after:
        if conflict not in pairs.values():
            yield Change(
                kind="conflict-appeared", story=new.id, articles=_sides(conflict), said=conflict.explanation,
                after=" / ".join(side.value for side in conflict.sides),
            )  # fmt: skip
    for number, conflict in enumerate(before):
        if number not in pairs:
            articles = tuple(called.get(each, each) for each in _sides(conflict))
            yield Change(
                kind="conflict-resolved", story=new.id, articles=articles, said=conflict.explanation,
                before=" / ".join(side.value for side in conflict.sides),
            )  # fmt: skip


def _sides(conflict: Conflict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(article for side in conflict.sides for article in side.articles))


def _facts(old: Story, new: Story, called: dict[str, str]) -> Iterator[Change]:
    before = [each for each in old.facts if each.consensus]
    pairs = _matched(before, new.facts, called)
    known = {(called.get(article, article), text) for each in before for article, text in _places(each)}
    for fact in new.facts:
        # What sources shared before, in these sentences, is a part of an earlier fact.
        part = len({article for article, _ in _places(fact) & known}) >= LEAST_SHARED
        if fact.consensus and fact not in pairs.values() and not part:
            yield Change(kind="fact-gained", story=new.id, articles=_giving(fact), said=fact.statement, after=_of(fact))
    for number, fact in enumerate(before):
        now = pairs.get(number)
        if now is None or not now.consensus:
            yield Change(
                kind="fact-lost", story=new.id, articles=tuple(called.get(each, each) for each in _giving(fact)),
                said=fact.statement, before=_of(fact), after=_of(now) if now else None,
            )  # fmt: skip
        elif now.support != fact.support:
            kind: str = "support-grew" if now.support > fact.support else "support-fell"
            yield Change(
                kind=kind, story=new.id, articles=_giving(now), said=now.statement, before=_of(fact), after=_of(now)  # type: ignore[arg-type]
            )  # fmt: skip


def _giving(fact: Fact) -> tuple[str, ...]:
    return tuple(sorted({each.article for each in fact.clear if each.stance == "asserts"}))


def _of(fact: Fact) -> str:
    return f"{fact.support} of {fact.of}"


def _matched(before: Sequence[Thing], after: Sequence[Thing], called: dict[str, str]) -> dict[int, Thing]:
    """Each earlier thing's later self: the one that shares most of its sentences, each taken once."""
    later = [_places(each) for each in after]
    shared = []
    for number, each in enumerate(before):
        places = frozenset((called.get(article, article), text) for article, text in _places(each))
        shared += [(-len(places & other), number, at) for at, other in enumerate(later) if places & other]
    found: dict[int, Thing] = {}
    taken: set[int] = set()
    for _, number, at in sorted(shared):
        if number not in found and at not in taken:
            found[number] = after[at]
            taken.add(at)
    return found


def _places(thing: Fact | Conflict) -> Places:
    places: Iterable[Mention | Quote] = (
        thing.mentions if isinstance(thing, Fact) else (each for side in thing.sides for each in side.mentions)
    )
    return frozenset((each.article, " ".join(each.text.split())) for each in places)


def _ranks(old: Ranking, new: Ranking, called: dict[str, str], story: str) -> Iterator[Change]:
    if old.status != new.status:
        said = new.reason or old.reason or ""
        yield Change(kind="ranking", story=story, said=said, before=old.status, after=new.status)
        return
    before = {called[each.article]: each for each in old.entries if each.article in called and each.rank is not None}
    after = {each.article: each for each in new.entries if each.rank is not None}
    back = {now: then for then, now in called.items()}
    for one, other in combinations(sorted(set(before) & set(after)), 2):
        then = _order(before[one].rank, before[other].rank, back[other] in before[one].tied_with)
        now = _order(after[one].rank, after[other].rank, other in after[one].tied_with)
        if then == now:
            continue
        first, second = (one, other) if (now or then) < 0 else (other, one)
        kind = "overtook" if then and now else "told-apart" if now else "no-longer-apart"
        yield Change(
            kind=kind,  # type: ignore[arg-type]
            story=story,
            articles=(first, second),
            before=f"{before[first].divergence:.1f} and {before[second].divergence:.1f}",
            after=f"{after[first].divergence:.1f} and {after[second].divergence:.1f}",
        )


def _order(one: int | None, other: int | None, tied: bool) -> int:
    """-1 where the first drifts clearly further, 1 where the other does, 0 where they are not told apart."""
    if tied or one is None or other is None or one == other:
        return 0
    return -1 if one < other else 1
