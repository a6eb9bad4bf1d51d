"""Conflicts of name: where sentences state one fact, one source names somebody or something else than two families do.

"Moved to the hospital at Orsk" twice, and "driven to Trom": the sentences agree but for one name. A candidate is a name
in a sentence, and another that sentences of two other families have which may state the same fact, neither name
standing on the other side. Whether they fill one place is one scored decision (`rival_names.toml`, fitted by
``benchmarks/fit_names.py``): how surely the sentences state one fact, what stands around both names, what sort of name
each is, whether either is given as a source, and whether either article has the other's name somewhere else.

Limits: what has no capital ("corals", "glass sponges") is no name; a fact told in other words is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from divergence.annotations import Annotated
from divergence.annotations.attributed import Attributed
from divergence.annotations.names import Name, impersonal
from divergence.comparison.background import concept
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.nations import state_of, states_told_of
from divergence.comparison.conflicts.places import PREPOSITIONS, preposition, scale
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.slots import Slot, slot
from divergence.comparison.facts.wording import Key
from divergence.document import Document
from divergence.lexicon import shipped

EVIDENCE = (
    # do the sentences state one fact
    "aligned", "second_aligned", "likest", "context", "brief", "holders", "share", "rival_holders",
    # do both names fill one place in it
    "slot", "second_slot", "before", "after", "preposition", "second_preposition", "behind_preposition", "opens",
    "persons", "sorts_apart", "kinds_apart", "names_here", "names_there",
    # does either side know the other's name
    "named_elsewhere", "named_near", "rival_near", "rival_elsewhere", "together", "stated_there",
)  # fmt: skip
DECISION = "rival_names"
LEAST_ALIGNED = 0.1  # likelihood from which two sentences may state one fact
MOST_OF_FAMILY = 3  # sentences of one family that are looked at for one of another, the likest first
SHORTEST = 3  # letters of a word that tells one name from another
STEM = 4  # letters that two forms of a name begin with at least ("Austria", "Austrians") ...
SHARE = 0.6  # ... and how much of the shorter form that is
LINKS = frozenset({"the", "and", "for"})
NEXT = (-1, 1)  # the sentences beside one


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the sentence ``[start, end)`` of article number `article`: `words` tell it from others, `around` are
    the concepts beside it, `source` says that it is given for what the sentence says."""

    article: int
    start: int
    end: int
    sentence: Key
    text: str
    words: frozenset[str]
    around: Mapping[str, float]
    slot: Slot
    preposition: str
    person: bool
    scale: str
    source: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that two families or more have, the most alike first, another source's rival name, and the evidence that
    they fill one place, shape (len(EVIDENCE),)."""

    agreed: tuple[Mention, ...]
    rival: Mention
    evidence: Floats


def standoffs(story: Story) -> Iterator[Standoff]:
    """One fact, with two names; a sentence is told once, of the likeliest pair."""
    found = candidates(story)
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found])
    taken: set[Key] = set()
    for at in sorted(range(len(found)), key=lambda place: -likely[place]):
        each = found[at]
        if likely[at] < decision.threshold(DECISION):
            break
        if each.rival.sentence in taken:
            continue
        taken.add(each.rival.sentence)
        yield story.told.two_names(each.agreed[0].text, each.rival.text, each.agreed, (each.rival,))


def candidates(story: Story) -> list[Candidate]:
    """Every name of a sentence against every other that sentences of two other families have in its stead."""
    return [each for key in sorted(story.near) if key in story.mentions for each in _candidates(story, key)]


class Story:
    """The mentions of names by sentence, which sentences may state one fact, and which articles know which names."""

    def __init__(self, told: Told) -> None:
        self.told, self.family = told, told.family
        self.claims: dict[Key, Claim] = {}
        for claim in told.claims:
            if claim.field == "text" and (claim.anchor is None or claim.key not in self.claims):
                self.claims[claim.key] = claim
        self.mentions: dict[Key, list[Mention]] = {}
        alone = _alone(told.articles)
        states = state_of().keys() | states_told_of(told.articles)
        for number in range(len(told.articles)):
            for mention in _mentions(told, number, self.claims, alone, states):
                self.mentions.setdefault(mention.sentence, []).append(mention)
        self._named = {
            key: frozenset[str]().union(*(each.words for each in here)) for key, here in self.mentions.items()
        }
        self.known: dict[str, set[int]] = {}
        self.together: dict[tuple[str, str], set[int]] = {}
        for key in self.mentions:
            here = sorted(self.named(key))
            for word in here:
                self.known.setdefault(word, set()).add(key[0])
                for other in here:
                    self.together.setdefault((word, other), set()).add(key[0])
        self.near = told.near(LEAST_ALIGNED)

    def named(self, key: Key) -> frozenset[str]:
        """The words of all names of a sentence."""
        return self._named.get(key, frozenset())

    def beside(self, key: Key) -> frozenset[str]:
        """The words of all names of the sentences before and after."""
        article, where, sentence = key
        return frozenset().union(*(self.named((article, where, sentence + step)) for step in NEXT))


def _alone(articles: Sequence[Annotated]) -> frozenset[str]:
    """The names of one word that the articles have within sentences."""
    return frozenset(
        name.key
        for annotated in articles
        for name in annotated.names
        if name.last - name.first == 1
        and name.first != annotated.document.sentences[annotated.document.sentence_of[name.first]].first
    )


def _openers(annotated: Annotated, alone: frozenset[str]) -> Iterator[Name]:
    """Names that open a sentence, where a capital says nothing, and that another sentence of the story has within it:
    "Orsk's crews came first"."""
    document = annotated.document
    named = {token for name in annotated.names for token in range(name.first, name.last)}
    for sentence in document.sentences:
        first = sentence.first
        if first not in named and first < sentence.last and document.lower[first] in alone:
            start, end = document.span(first, first + 1)
            yield Name(start, end, first, first + 1, document.text[start:end], document.lower[first], False)


def _speakers(annotated: Annotated) -> frozenset[int]:
    """The tokens of those who are given for what is said; who declared a winner or announced an inquiry has done
    something."""
    document = annotated.document
    return frozenset(
        token
        for each in annotated.attributions
        if not _does(document, each)
        for span in each.source_spans
        for token in range(*document.token_range(*span))
    )


def _does(document: Document, given: Attributed) -> bool:
    """Whether what somebody is given for is a deed: the verb has a thing for its object ("declared a holiday")."""
    ends = [document.token_range(*span)[1] for span in given.cue_spans]
    return bool(ends) and document.lower[max(ends) : max(ends) + 1] in (["a"], ["an"])


def _mentions(
    told: Told, number: int, claims: Mapping[Key, Claim], alone: frozenset[str], states: Set[str]
) -> Iterator[Mention]:
    annotated = told.articles[number]
    document = annotated.document
    speakers = _speakers(annotated)
    for name in (*annotated.names, *_openers(annotated, alone)):
        sentence = document.sentence_at(name.start)
        words = _words(name)
        if sentence is None or not words or "-" in name.text:
            continue
        key = number, "text", sentence.index
        if key not in claims:
            continue
        place = slot(document, name.first, name.last, sentence, ())
        own = {concept(word) for word in words}
        yield Mention(
            article=number,
            start=sentence.start,
            end=sentence.end,
            sentence=key,
            text=name.text,
            words=words,
            around={word: weight for word, weight in place.words.items() if word not in own},
            slot=place,
            preposition=preposition(document, name.first, sentence),
            person=name.person,
            scale="state" if name.text.lower() in states else scale(name),
            source=not speakers.isdisjoint(range(name.first, name.last)),
            opens=name.first == sentence.first,
        )


def _words(name: Name) -> frozenset[str]:
    """The words of a name that tell it from others: not "council", which every town has, nor "Prime Minister"."""
    words = frozenset(word.removesuffix("'s").removesuffix("’s") for word in name.key.split())
    telling = words - LINKS - impersonal() - _offices()
    return frozenset(state_of().get(word, word) for word in telling if len(word) >= SHORTEST and word[0].isalpha())


@cache
def _offices() -> frozenset[str]:
    sets = shipped()["offices"].sets
    return sets["titles"] | sets["offices"]


def _candidates(story: Story, key: Key) -> Iterator[Candidate]:
    rivals = [mention for mention in story.mentions[key] if not mention.source]
    if not rivals:
        return
    here = story.named(key)
    by_family: dict[int, list[tuple[float, Key]]] = {}
    for other, share in sorted(story.near[key].items(), key=lambda item: (-item[1], item[0])):
        group = by_family.setdefault(story.family[other[0]], [])
        if len(group) < MOST_OF_FAMILY:
            group.append((share, other))
    if len(by_family) < LEAST_FAMILIES:
        return
    agreed: dict[str, dict[int, tuple[float, Mention]]] = {}
    words: dict[str, list[str]] = {}  # those of `agreed` by what they begin with
    for family, sentences in by_family.items():
        for share, other in sentences:
            for mention in story.mentions.get(other, ()):
                if mention.source or same(mention.words, here):
                    continue
                word = max(mention.words, key=lambda each: (len(each), each))
                beginning = words.setdefault(word[:STEM], [])
                known = next((each for each in beginning if _alike(each, word)), None)
                if known is None:
                    known = word
                    beginning.append(word)
                agreed.setdefault(known, {}).setdefault(family, (share, mention))
    backed = cache(lambda at: _backed(story, rivals[at], by_family))  # few rivals come so far
    for holders in agreed.values():
        if len(holders) < LEAST_FAMILIES:
            continue
        for at, rival in enumerate(rivals):
            kept = [held for held in holders.values() if _able(story, held[1], rival)]
            if len(kept) < LEAST_FAMILIES:
                continue
            kept.sort(key=lambda held: -(held[0] + cosine(rival.around, held[1].around)))
            least = min(share for share, _ in kept[:LEAST_FAMILIES])
            backing = sum(share >= least for share in backed(at))
            if backing >= len(kept):
                continue
            evidence = _evidence(story, rival, kept, len(by_family), backing)
            yield Candidate(tuple(mention for _, mention in kept), rival, evidence)


def _able(story: Story, one: Mention, rival: Mention) -> bool:
    """Whether a name can rule another out: its sentence has not both, neither is short for the other, nor is one a
    state and the other perhaps a town in it; and the rival's article does not state the fact with that name itself."""
    if one.scale != rival.scale or short_for(one, rival) or same(rival.words, story.named(one.sentence)):
        return False
    return _stated(story, one, rival) < 1


def _stated(story: Story, one: Mention, rival: Mention) -> float:
    """How surely the rival's article states the fact with the other name itself, in parts of how surely it does with
    the rival."""
    near = story.near.get(one.sentence, {})
    there = [
        share
        for key, share in near.items()
        if key[0] == rival.article and key != rival.sentence and same(one.words, story.named(key))
    ]
    return max(there, default=0.0) / max(LEAST_ALIGNED, near.get(rival.sentence, 0.0))


def sort_of(mention: Mention) -> str:
    """Whether a name says that it is of a body or of a place."""
    last = mention.text.lower().split()[-1]
    if last in shipped()["offices"].sets["bodies"]:
        return "body"
    return "place" if last in impersonal() or last in shipped()["offices"].sets["landmarks"] else ""


def short_for(one: Mention, other: Mention) -> bool:
    """Whether one of two names may be short for the other: "U.N." for "United Nations", a ticker for a firm."""
    return _capitals(one.text) != _capitals(other.text)


@lru_cache(65536)
def _capitals(name: str) -> bool:
    return re.sub(r"\W", "", name).isupper()


def _backed(story: Story, rival: Mention, by_family: Mapping[int, Sequence[tuple[float, Key]]]) -> list[float]:
    """How surely each other family that has the rival name states the fact with it."""
    best = (
        max((share for share, other in sentences if same(rival.words, story.named(other))), default=None)
        for sentences in by_family.values()
    )
    return [share for share in best if share is not None]


def _evidence(
    story: Story, rival: Mention, kept: Sequence[tuple[float, Mention]], families: int, backing: int
) -> Floats:
    (first, one), (second, two) = kept[:2]
    claim, other = story.claims[rival.sentence], story.claims[one.sentence]
    aside = {concept(word) for word in story.named(rival.sentence) | story.named(one.sentence)}
    context, contrary = (
        {word: weight for word, weight in each.context.items() if word not in aside} for each in (claim, other)
    )
    there = [share for key, share in story.near[rival.sentence].items() if key[0] == one.article]
    article = rival.article
    found = {
        "aligned": first,
        "second_aligned": second,
        "likest": first >= max(there) - 1e-9,
        "context": cosine(context, contrary),
        "brief": 1 / np.sqrt(1 + len(claim.context)),
        "holders": min(4, len(kept)) - 2,
        "share": len(kept) / families,
        "rival_holders": min(2, backing),
        "slot": cosine(rival.around, one.around),
        "second_slot": cosine(rival.around, two.around),
        "before": rival.slot.before is not None and rival.slot.before == one.slot.before,
        "after": rival.slot.after is not None and rival.slot.after == one.slot.after,
        "preposition": rival.preposition == one.preposition,
        "second_preposition": rival.preposition == two.preposition,
        "behind_preposition": rival.preposition in PREPOSITIONS,
        "opens": rival.opens,
        "persons": rival.person and one.person,
        "sorts_apart": rival.person != one.person,
        "kinds_apart": sort_of(rival) not in (sort_of(one), sort_of(two)),
        "names_here": min(4, len(story.mentions[rival.sentence])),
        "names_there": min(4, len(story.mentions[one.sentence])),
        "named_elsewhere": any(article in story.known.get(word, ()) for word in one.words),
        "named_near": same(one.words, story.beside(rival.sentence)),
        "rival_near": any(same(rival.words, story.beside(each.sentence)) for each in (one, two)),
        "rival_elsewhere": min(3, len(set().union(*(story.known[word] for word in rival.words)) - {article})),
        "together": min(
            2, len(set().union(*(story.together.get((a, b), set()) for a in rival.words for b in one.words)))
        ),
        "stated_there": max(_stated(story, one, rival), _stated(story, two, rival)),
    }
    return np.array([float(found[name]) for name in EVIDENCE])


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names share a word, or forms of one."""
    if not one.isdisjoint(other):
        return True
    return not _stems(one).isdisjoint(_stems(other)) and any(_alike(a, b) for a in one for b in other)


@lru_cache(65536)
def _stems(words: frozenset[str]) -> frozenset[str]:
    """What words that are alike begin with."""
    return frozenset(word[:STEM] for word in words)


@lru_cache(65536)  # of a large story each name is held against many others
def _alike(one: str, other: str) -> bool:
    """ "Austria" and "Austrians": whether two words begin alike."""
    shorter = min(len(one), len(other))
    alike = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return one == other or (alike >= STEM and alike >= SHARE * shorter)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if one.keys().isdisjoint(other):
        return 0.0
    length = np.sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    return float(sum(weight * other.get(word, 0.0) for word, weight in one.items()) / length) if length else 0.0
