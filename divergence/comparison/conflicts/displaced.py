"""Conflicts of name where a fact is told in other words: a name that most have, one source never, and another instead.

"The seller is Brill Partners", "the fat cats at Brill Partners" and "Brill is being paid 505 million", and in an
article that has no Brill: "Orsk Capital, which bought it eight years ago, is getting half a billion". The absence is
what tells; that the other name fills the place is one scored decision (`displaced.toml`, fitted by
``benchmarks/fit_displaced.py``) on how alike the sentences are, how much more so than all others of those articles, and
what stands around both names.

Limits: where the source has the name for something else as well, or the place is filled by what is no name, nothing is
seen, nor in a story of a crowd of sources (`candidates.CROWD`); sentences that share no word are not told to state one
fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from divergence.annotations import Annotated
from divergence.annotations.finite import RELATIVES
from divergence.annotations.names import Name
from divergence.annotations.referents import sex
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import idf, telling
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.assertions import is_year, unit_rows
from divergence.comparison.conflicts.candidates import CROWD
from divergence.comparison.conflicts.hospitals import hospitals
from divergence.comparison.conflicts.rival_names import Mention, Story, cosine, same, short_for, sort_of
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.wording import Key
from divergence.document import Document

EVIDENCE = (
    # do the sentences state one fact
    "likest", "second", "third", "picked", "second_picked", "chosen", "around", "second_around", "around_picked",
    "aligned", "second_aligned", "figures", "other_year", "anchors", "brief",
    # is the one name missing, and the other new
    "share", "silent", "lone", "elsewhere", "mentions", "often",
    # could both fill one place
    "persons", "sorts_apart", "kinds_apart", "slot", "second_slot", "role", "preposition", "before", "source_there",
)  # fmt: skip
DECISION = "displaced"
LEAST_HOLDERS = 3  # families that have a name, so that one which lacks it tells anything ...
LEAST_SHARE = 0.5  # ... and their share of all others
LEAST_LIKE = 0.08  # cosine from which two sentences are looked at
FIGURE = 4.0  # what a figure tells of its sentence, as a rarity
MANY = 3  # mentions of which one would tell a person
USUAL = 0.6  # of the mentions of a name's commonest word that another has, to be of the name
NEARLY = 0.5  # rarity by which two words of a name are of one sort
JOINS, MOST_JOINS = frozenset({",", "and", "or", "&"}), 2
BESIDE = 0.4  # what the words of the sentences beside one count


@dataclass(frozen=True, slots=True)
class Displaced:
    """A mention in an article that never has the name of `agreed`, each of another family, the likest first, and the
    evidence that it stands in that name's place, shape (len(EVIDENCE),)."""

    agreed: tuple[Mention, ...]
    rival: Mention
    evidence: Floats


def standoffs(story: Story) -> Iterator[Standoff]:
    """One fact, with two names; an article is told once for each name that it lacks, and each that it has instead."""
    found = candidates(story)
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found])
    for at in told_once(found, likely, decision.threshold(DECISION)):
        each = found[at]
        yield story.told.two_names(each.agreed[0].text, each.rival.text, each.agreed, (each.rival,))


def told_once(found: Sequence[Displaced], likely: Floats, least: float) -> Iterator[int]:
    """Which candidates are told, the likeliest first: of an article each name it lacks, and each it has, but once."""
    taken: list[tuple[int, frozenset[str]]] = []
    for at in sorted(range(len(found)), key=lambda place: -likely[place]):
        each = found[at]
        if likely[at] < least:
            return
        names = [(each.rival.article, words) for words in (each.rival.words, each.agreed[0].words)]
        if not any(article == known and words & seen for article, words in names for known, seen in taken):
            taken += names
            yield at


def candidates(story: Story) -> list[Displaced]:
    """Every name of a sentence against every name that most others have and its article has nowhere."""
    told = story.told
    if not LEAST_HOLDERS < len(set(told.family)) <= CROWD:
        return []
    story = _with_kept_names(story)
    bearers = _bearers(story)
    space = _Space(told.articles, told.family)
    aside = {(number, *each) for number, annotated in enumerate(told.articles) for each in _aside(annotated)}
    written = [_capitals(annotated) for annotated in told.articles]
    families = set(told.family)
    return [
        each
        for words, mentions in bearers
        for article in range(len(told.articles))
        if not _alike(words, written[article])
        and len({told.family[one.article] for one in mentions} - {told.family[article]})
        >= max(LEAST_HOLDERS, LEAST_SHARE * (len(families) - 1))
        and not any(told.family[one.article] == told.family[article] for one in mentions)
        for each in _candidates(story, space, mentions, article, families)
        if (article, each.rival.sentence[2], each.rival.text) not in aside
    ]


def _with_kept_names(story: Story) -> Story:
    """A story with those of its mentions that may fill a place: no speaker, whose words another search compares, no
    hospital, which one compares as well, no feast day, and no common word with a capital ("the Agreement")."""
    articles, kept = story.told.articles, copy(story)
    small = {word for annotated in articles for word in annotated.document.tokens if word[0].islower()}
    speaking = {(number, *each) for number, annotated in enumerate(articles) for each in _speaking(annotated)}
    hospital = frozenset[str]().union(*(each.words for each in hospitals(articles)))
    kept.mentions = {
        key: [
            replace(each, source=(key[0], key[2], each.text) in speaking)
            for each in mentions
            if not (len(each.words) == 1 and each.words <= small)
            and word_sets()["feasts"].isdisjoint(each.words)
            and hospital.isdisjoint(each.words)
        ]
        for key, mentions in story.mentions.items()
    }
    return kept


def _speaking(annotated: Annotated) -> Iterator[tuple[int, str]]:
    """The sentence and the words of each name that is given for what is said; not one told of who is given ("Brell,
    which belongs to Orsk Line, has said")."""
    document = annotated.document
    heads: set[int] = set()
    for each in annotated.attributions:
        for span in each.source_spans:
            first, last = document.token_range(*span)
            stops = (
                at for at in range(first + 1, last) if document.lower[at] == "," or document.lower[at] in RELATIVES
            )
            heads.update(range(first, next(stops, last)))
    for name in annotated.names:
        if not heads.isdisjoint(range(name.first, name.last)):
            yield document.sentence_of[name.first], name.text


def _aside(annotated: Annotated) -> Iterator[tuple[int, str]]:
    """The sentence and the words of each name that is one of a list, of which any may be left out, and of one whose
    something is: "the Tern's master"."""
    document = annotated.document
    for before, name, after in zip(
        (None, *annotated.names), annotated.names, (*annotated.names[1:], None), strict=False
    ):
        joined = (before is not None and _joined(document, before, name)) or (
            after is not None and _joined(document, name, after)
        )
        if joined or document.lower[name.last : name.last + 1] == ["'s"] or name.text.endswith(("'s", "’s")):
            yield document.sentence_of[name.first], name.text


def _joined(document: Document, one: Name, other: Name) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    between = document.lower[one.last : other.first]
    return 0 < len(between) <= MOST_JOINS and JOINS.issuperset(between)


def _bearers(story: Story) -> list[tuple[frozenset[str], list[Mention]]]:
    """The mentions of each name of the story, a longer form with its shorter ones, and the words that tell it."""
    every = [mention for key in sorted(story.mentions) for mention in story.mentions[key]]
    groups: list[tuple[frozenset[str], list[Mention]]] = []
    for mention in sorted(every, key=lambda each: (-len(each.words), sorted(each.words))):
        group = next((held for words, held in groups if mention.words <= words), None)
        if group is None:
            groups.append((mention.words, [mention]))
        else:
            group.append(mention)
    return [(_own_words(held), held) for _, held in groups]


def _own_words(held: Sequence[Mention]) -> frozenset[str]:
    """The rarest words of a name that most of its mentions have: "brill" of "owner Brill Ports" and "Brill"; of a
    person the surname."""
    if held[0].person:
        text = held[0].text.lower()
        return frozenset({max(held[0].words, key=lambda word: (text.rfind(word), word))})
    counted = Counter(word for each in held for word in each.words)
    most = max(counted.values())
    usual = {word: idf(word) for word, count in counted.items() if count >= USUAL * most}
    return frozenset(word for word, rarity in usual.items() if rarity >= max(usual.values()) - NEARLY)


def _capitals(annotated: Annotated) -> frozenset[str]:
    """The words that an article has with a capital, in its headline as well."""
    documents = [annotated.document, *([annotated.title.document] if annotated.title else [])]
    return frozenset(
        document.lower[at].removesuffix("'s")
        for document in documents
        for at, word in enumerate(document.tokens)
        if word[0].isupper()
    )


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a name, or a form of it, is among others."""
    return not words.isdisjoint(others) or same(words, others)


class _Space:
    """The sentences of a story as rows of words, by themselves and with those beside them."""

    def __init__(self, articles: Sequence[Annotated], family: Sequence[int]) -> None:
        own: dict[Key, dict[str, float]] = {}
        for number, annotated in enumerate(articles):
            document = annotated.document
            for sentence in document.sentences:
                if sentence.region is None:
                    # Whose words are quoted is for another search to tell.
                    tokens = range(sentence.first, sentence.last)
                    lower = [document.lower[at] for at in tokens if not document.quoted[at]]
                    own[number, "text", sentence.index] = telling(lower) | {
                        word: FIGURE for word in lower if word[0].isdigit()
                    }
        self.keys = list(own)
        self.at = {key: place for place, key in enumerate(self.keys)}
        self.bags = list(own.values())
        self.family = np.array([family[key[0]] for key in self.keys])
        damped = _damping(self.bags)
        wide = [self._with_beside(own, key) for key in self.keys]
        self.own, self.wide = (_products(bags, damped) for bags in (self.bags, wide))

    @staticmethod
    def _with_beside(own: Mapping[Key, dict[str, float]], key: Key) -> dict[str, float]:
        article, where, sentence = key
        bag: dict[str, float] = {}
        for beside in (sentence - 1, sentence + 1):
            bag |= {word: BESIDE * weight for word, weight in own.get((article, where, beside), {}).items()}
        return bag | own[key]


def _products(bags: Sequence[Mapping[str, float]], damped: Mapping[str, float]) -> Floats:
    rows = unit_rows(bags, damped)
    return np.asarray((rows @ rows.T).todense())


def _damping(bags: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What is left of each word's weight, the less the more sentences of the story have it."""
    common: dict[str, int] = {}
    for bag in {frozenset(bag) for bag in bags}:
        for word in bag:
            common[word] = common.get(word, 0) + 1
    total = max(2, len(bags))
    return {word: max(0.15, float(1 - np.log(count) / np.log(total))) for word, count in common.items()}


def _candidates(
    story: Story, space: _Space, mentions: Sequence[Mention], article: int, families: set[int]
) -> Iterator[Displaced]:
    by_family: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.sentence in space.at and not mention.source:
            by_family.setdefault(story.family[mention.article], []).append(mention)
    if len(by_family) < LEAST_FAMILIES:
        return
    person = _person(mentions)
    holding = frozenset(word for each in mentions for word in story.named(each.sentence))
    columns = {family: [space.at[each.sentence] for each in held] for family, held in by_family.items()}
    own = [place for place, key in enumerate(space.keys) if key[0] == article]
    likest = np.array([space.own[np.ix_(own, held)].max(axis=1) for held in columns.values()])
    fits = np.sort(likest, axis=0)[-LEAST_FAMILIES:].mean(axis=0)
    for at, place in enumerate(own):
        key = space.keys[place]
        if likest[:, at].max() < LEAST_LIKE or key not in story.mentions:
            continue
        row = space.own[place]
        best = [
            (float(row[columns[family]].max()), held[int(np.argmax(row[columns[family]]))])
            for family, held in by_family.items()
        ]
        best.sort(key=lambda pair: (-pair[0], pair[1].article))
        chosen = float(fits[at] / max(1e-9, fits.max()))
        for rival in story.mentions[key]:
            if rival.source or _apart(person, _person(_of(story, rival))) or not rival.words.isdisjoint(holding):
                continue
            if any(short_for(rival, one) or rival.scale != one.scale for _, one in best[:LEAST_FAMILIES]):
                continue
            evidence = _evidence(story, space, rival, best, mentions, columns, len(families), chosen)
            yield Displaced(tuple(one for _, one in best), rival, evidence)


def _of(story: Story, rival: Mention) -> list[Mention]:
    """The mentions of a name in its article."""
    own = (each for key, held in story.mentions.items() if key[0] == rival.article for each in held)
    return [each for each in own if not rival.words.isdisjoint(each.words)]


def _person(mentions: Sequence[Mention]) -> bool | None:
    """Whether a name is a person's, where that is sure: a title or a given name tells, or nothing of many mentions, or
    of one word alone."""
    flagged = sum(each.person for each in mentions)
    if any(sex(each.text.lower().split()) for each in mentions if " " in each.text):
        return True
    alone = all(" " not in each.text for each in mentions)
    return False if not flagged and (len(mentions) >= MANY or alone or sort_of(mentions[0])) else None


def _apart(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one != other


def _evidence(
    story: Story,
    space: _Space,
    rival: Mention,
    best: Sequence[tuple[float, Mention]],
    mentions: Sequence[Mention],
    columns: Mapping[int, Sequence[int]],
    families: int,
    chosen: float,
) -> Floats:
    row, wide = (each[space.at[rival.sentence]] for each in (space.own, space.wide))
    picked, around, around_picked = [], [], []
    for family, held in columns.items():
        theirs = space.family == family
        picked.append(float(row[held].max()) / max(1e-9, float(row[theirs].max())))
        around.append(float(wide[held].max()))
        around_picked.append(around[-1] / max(1e-9, float(wide[theirs].max())))
    picked.sort(reverse=True)
    around.sort(reverse=True)
    near = story.near.get(rival.sentence, {})
    aligned = sorted(
        (max(near.get(space.keys[place], 0.0) for place in held) for held in columns.values()), reverse=True
    )
    one, two = best[0][1], best[1][1]
    here = space.bags[space.at[rival.sentence]]
    shared = [here.keys() & space.bags[space.at[each.sentence]].keys() for _, each in best[:LEAST_FAMILIES]]
    years = set(filter(is_year, here))
    anchors = [story.named(each.sentence) & story.named(rival.sentence) for _, each in best[:LEAST_FAMILIES]]
    elsewhere = set().union(*(story.known.get(word, set()) for word in rival.words)) - {rival.article}
    own = _of(story, rival)
    holders = {story.family[each.article] for each in mentions}
    flagged = [sum(each.person for each in held) / len(held) for held in (own, mentions)]
    often = len(mentions) / len(holders)
    role: dict[str, float] = {}
    for each in mentions:
        role |= each.around
    found = {
        "likest": best[0][0],
        "second": best[1][0],
        "third": best[2][0] if len(best) > 2 else 0.0,
        "picked": picked[0],
        "second_picked": picked[1],
        "chosen": chosen,
        "around": around[0],
        "second_around": around[1],
        "around_picked": float(np.mean(around_picked)),
        "aligned": aligned[0],
        "second_aligned": aligned[1],
        "figures": min(2, max(sum(word[0].isdigit() for word in each) for each in shared)),
        "other_year": bool(years) and not any(years & held for held in shared),
        "anchors": min(2, max(map(len, anchors))),
        "brief": 1 / np.sqrt(1 + len(here)),
        "share": len(holders) / (families - 1),
        "silent": min(3, families - 1 - len(holders)),
        "lone": not elsewhere,
        "elsewhere": min(3, len({story.family[each] for each in elsewhere})),
        "mentions": abs(float(np.log(len(own) / often))),
        "often": float(np.log(often)),
        "persons": min(flagged),
        "sorts_apart": abs(flagged[0] - flagged[1]),
        "kinds_apart": sort_of(rival) not in (sort_of(one), sort_of(two)),
        "slot": cosine(rival.around, one.around),
        "second_slot": cosine(rival.around, two.around),
        "role": cosine(rival.around, role),
        "preposition": rival.preposition in (one.preposition, two.preposition),
        "before": rival.slot.before is not None and rival.slot.before in (one.slot.before, two.slot.before),
        "source_there": float(np.mean([each.source for each in mentions])),
    }
    return np.array([float(found[name]) for name in EVIDENCE])
