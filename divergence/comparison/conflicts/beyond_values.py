"""Conflicts beyond two values of one thing: every search for them, and how its finds become conflicts.

Of speaker, office, referent, what is counted, name, place, agent, bearer, polarity and certainty: the same words, sum
or thing joined to something else, a statement against its opposite, what is open told as settled. Each module looks for
one kind and says what it found in its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from divergence.annotations import Annotated
from divergence.comparison.conflicts import (
    agents,
    backed,
    bearers,
    counted,
    displaced,
    hardened,
    heads,
    hospitals,
    institutions,
    offices,
    places,
    polarity,
    referents,
    renamed,
    rival_names,
    speakers,
    splits,
    turned,
    wholes,
)
from divergence.comparison.conflicts.standoff import Place, Standoff, Told
from divergence.identity import Identity
from divergence.result import Conflict, Quote, Side


def _names(told: Told) -> Iterator[Standoff]:
    """The two searches that hold a story's names against one another, over one index of them."""
    story = rival_names.Story(told)
    yield from rival_names.standoffs(story)
    yield from displaced.standoffs(story)


SEARCHES: tuple[Callable[[Told], Iterator[Standoff]], ...] = (
    speakers.standoffs,
    offices.standoffs,
    referents.standoffs,
    counted.standoffs,
    splits.standoffs,
    turned.standoffs,
    wholes.standoffs,
    renamed.standoffs,
    institutions.standoffs,
    hospitals.standoffs,
    places.standoffs,
    agents.standoffs,
    heads.standoffs,
    bearers.standoffs,
    backed.standoffs,
    polarity.standoffs,
    hardened.standoffs,
    _names,
)


def beyond_values(told: Told, identity: Identity, known: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Every conflict of these kinds, the better supported side first; of a figure none whose sentence stands against
    others in a conflict of value that is `known`."""
    found: dict[tuple[str, str, str, int], Standoff] = {}
    taken: set[tuple[int, int]] = set()
    for each in (each for search in SEARCHES for each in search(told)):
        # Two searches may see one thing ("chaired by Ida Lund" is agent and name, with and without her title).
        sides = ("", each.other.lower().split()[-1]) if each.kind == "entity" else (each.one, each.other)
        if each.kind != "polarity" or taken.isdisjoint(_starts(each.rival)):
            found.setdefault((each.kind, *sides, each.rival[0].article), each)
        if each.kind == "polarity":  # "raised to 1.6%" is a state and a change, and stands on one side
            taken |= _starts([*each.agreed, *each.rival])
    conflicts = (_conflict(each, told, identity) for each in found.values())
    valued = {_places(each) for each in known if each.resolution == "real"}
    return tuple(each for each in conflicts if each.kind != "numeric" or _places(each) not in valued)


def _starts(places: Sequence[Place]) -> set[tuple[int, int]]:
    return {(place.article, place.start) for place in places}


def _places(conflict: Conflict) -> frozenset[tuple[str, int]]:
    """Where the side stands that is against the others."""
    return frozenset((each.article, each.start) for each in conflict.sides[1].mentions)


def _conflict(found: Standoff, told: Told, identity: Identity) -> Conflict:
    sides = (_side(found.one, found.agreed, told.articles), _side(found.other, found.rival, told.articles))
    support = [len({told.family[place.article] for place in places}) for places in (found.agreed, found.rival)]
    return Conflict(
        id=identity("conflict", found.kind, *(place.text for side in sides for place in side.mentions)),
        fact=None,
        kind=found.kind,
        resolution="real",
        severity="major",
        explanation=found.explanation[:1].upper() + found.explanation[1:],
        sides=sides,
        deviant=sides[1].articles if support[0] > support[1] else (),
    )


def _side(value: str, places: Sequence[Place], articles: Sequence[Annotated]) -> Side:
    """The sentences around the places, each once."""
    mentions = []
    for place in places:
        document = articles[place.article].document
        first, last = document.sentence_at(place.start), document.sentence_at(place.end - 1)
        start = first.start if first else place.start
        end = last.end if last else place.end
        mentions.append(Quote(article=document.article.id, start=start, end=end, text=document.text[start:end]))
    unique = tuple(dict.fromkeys(mentions))
    return Side(articles=tuple(sorted({mention.article for mention in unique})), value=value, mentions=unique)
