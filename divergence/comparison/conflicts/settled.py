"""Open questions told as settled: an act or a cause that two families leave open and another tells flat.

"No decision has been made about the barge" twice, and "the barge will be sold for scrap"; "the cause has not been
determined", and "rust broke the chain". A candidate is an answer (`answers`) and, of each other
family, the open question (`questions`) that is likest to be the one it answers: of the same class of act, or of
anything that may be done to the thing. Whether it is answered there is one scored decision (`settled.toml`, fitted by
``benchmarks/fit_settled.py``): how telling the class is, how much of the question stands in the answer, the time both
name, how the answer is told and by whom, how many leave it open, and whether others tell it flat as well.

Limits: an outcome of no class ("rates come down", "will never carry a car") is seen only where the thing has its name;
who learnt of a decision first looks like who made it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np

from divergence.comparison.background import telling
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.acts import CAUSE, DATE, DEATH, Flat, sets
from divergence.comparison.conflicts.answers import Answer, deliberates
from divergence.comparison.conflicts.assertions import Assertion
from divergence.comparison.conflicts.common_ground import SAID_AGAIN, TELLING_CLASS, Ground, said_again
from divergence.comparison.conflicts.questions import Question, questions
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Told
from divergence.comparison.facts.alignment import Floats

EVIDENCE = (
    # is the likest question the one that is answered
    "aligned", "class", "rarity", "cover", "time", "effect",
    # and that of a second family
    "second_aligned", "second_rarity", "second_cover", "second_back", "second_time", "second_effect",
    # how the answer is told, and by whom
    "will", "past", "present", "attributed", "told",
    # who else leaves it open
    "own_open", "families", "strong",
)  # fmt: skip
DECISION = "settled"
MOST_NEAR = 40  # questions that an answer is held against
DECIDED = frozenset({"will", "now", "done"})  # how an act is told that settles what may be done at all
LEAST_MASS = 0.4  # telling words in common, in tens, where no class is
ALIKE = 0.35  # share of an answer's words in another's from which both tell one thing
STRONG = 0.25  # share of a question's words in an answer that make it likely to be answered
MOST = 20.0  # weight of words in common beyond which more add nothing
MOST_EFFECT, SAME_EVENT, BARE = 6.0, 3.0, 0.5
LEAST_COMMON, ALIGNED = 0.1, 0.3  # telling words in common, in tens, and likelihood of one fact, that say so as well
SAID = frozenset("said says told added".split())


@dataclass(frozen=True, slots=True)
class Link:
    """How likely a question is the one that an answer settles, by its parts."""

    kind: bool  # a class in common
    rarity: float
    cover: float  # share of the question's words in the answer
    back: float  # share of the answer's in the question
    time: bool
    mass: float
    effect: float
    names: int
    apart: bool  # both name a time, and not the same

    @property
    def likeness(self) -> float:
        """By which the likest question of a family is chosen; set by hand."""
        return (
            1.2 * self.kind
            + self.rarity
            + 1.5 * self.cover
            + 1.2 * self.back
            + 0.25 * self.names
            + 0.6 * self.time
            - 0.4 * self.apart
            + 0.6 * self.mass
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer, the questions of other families that it may settle, the likest first, and the evidence that it does,
    shape (len(EVIDENCE),)."""

    agreed: tuple[Assertion, ...]
    rival: Assertion
    evidence: Floats


def settled(story: Story) -> Iterator[tuple[list[Assertion], Assertion]]:
    """The clauses of two families or more that leave something open, and one of another that tells it as settled; a
    sentence is told once."""
    found = candidates(story)
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found])
    taken: set[tuple[int, int]] = set()
    for at in sorted(range(len(found)), key=lambda place: -likely[place]):
        if likely[at] < decision.threshold(DECISION):
            break
        rival = found[at].rival
        if (rival.article, rival.sentence) not in taken:
            taken.add((rival.article, rival.sentence))
            yield list(found[at].agreed), rival


def candidates(story: Story) -> list[Candidate]:
    """Every answer against the open questions of two other families that it may settle."""
    return [candidate for answer in story.answers if (candidate := _candidate(story, answer))]


class Story(Ground):
    """A story's common ground with its open questions, and its answers by what they tell."""

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.questions = questions(self.clauses, self.spoken)
        self.by_kind: dict[str, list[int]] = {}
        for at, question in enumerate(self.questions):
            for kind in sorted(question.kinds):
                self.by_kind.setdefault(kind, []).append(at)
        self.by_word: dict[str, list[int]] = {}
        for at, question in enumerate(self.questions):
            for word in question.clause.words:
                self.by_word.setdefault(word, []).append(at)
        self.subject = _subject(told)
        self.generic = [at for at, each in enumerate(self.questions) if each.generic and each.doubt == "undecided"]
        self.telling: dict[str, list[Answer]] = {}
        for answer in self.answers:
            for kind, how in answer.flat.items():
                if _settles(kind, how):
                    self.telling.setdefault(kind, []).append(answer)

    def near(self, answer: Answer) -> list[Question]:
        """The questions an answer may settle: of one of its classes of acts, or of anything that may be done."""
        places = {at for kind in answer.flat for at in self.by_kind.get(kind, ())}
        if not DECIDED.isdisjoint(answer.flat.values()) and not deliberates(answer.clause.lower):
            places.update(self.generic)
        if len(places) > MOST_NEAR:
            places = self._likest(answer, places)
        return [self.questions[at] for at in sorted(places)]

    def _likest(self, answer: Answer, places: Set[int]) -> set[int]:
        """Of many questions those that share most with an answer, so that the cost grows with the answers and not with
        their square."""
        shared: dict[int, float] = {}
        for word, weight in self.weighed(answer.clause).items():
            for at in self.by_word.get(word, ()):
                if at in places:
                    shared[at] = shared.get(at, 0.0) + weight
        return set(nsmallest(MOST_NEAR, shared, key=lambda at: (-shared[at], self.questions[at].clause.text, at)))


def _subject(told: Told) -> frozenset[str]:
    """What a story is about, whose cause "the cause" is: the telling words that two families have in headlines."""
    families: dict[str, set[int]] = {}
    for number, article in enumerate(told.articles):
        if article.title is not None:
            for word in telling(article.title.document.lower):
                families.setdefault(word, set()).add(told.family[number])
    return frozenset(word for word, having in families.items() if len(having) >= LEAST_FAMILIES)


def _said(told: Told, each: Assertion) -> bool:
    document = told.articles[each.article].document
    sentence = document.sentences[each.sentence]
    return not SAID.isdisjoint(document.lower[sentence.first : sentence.last])


def _candidate(story: Story, answer: Answer) -> Candidate | None:
    rival = answer.clause
    group = story.family[rival.article]
    best: dict[int, tuple[float, Question, Link]] = {}
    own_open = 0.0
    for question in story.near(answer):
        link = _link(story, question, answer)
        if link is None:
            continue
        if link.kind and _of_one_sentence(question.clause, rival):
            return None  # "entered the hall on Monday but have not found the cause"
        if story.family[question.clause.article] == group:
            if link.kind and question.clause is not rival:
                own_open = max(own_open, link.likeness)
        else:
            family = story.family[question.clause.article]
            likelier = link.likeness > best.get(family, (0.0,))[0]
            if likelier and _may_be_answered(story, question, answer, link):
                best[family] = link.likeness, question, link
    # Who tells it flat as well stands on the answer's side.
    if len(best) < LEAST_FAMILIES or _backed(story, answer, len(best) - 1):
        return None
    if all(story.published_since(question.clause, rival) for _, question, _ in best.values()):
        return None  # it may have been settled since
    # Of equals the one whose text comes first: the order of the files must change nothing.
    order = sorted(best.values(), key=lambda each: (-each[0], each[1].clause.text, each[1].clause.article))
    agreed = tuple(question.clause for _, question, _ in order)
    asked = [(each, link) for _, each, link in order]
    return Candidate(agreed, rival, _evidence(story, answer, asked, own_open))


def _of_one_sentence(one: Assertion, other: Assertion) -> bool:
    return one is not other and (one.article, one.sentence) == (other.article, other.sentence)


def _may_be_answered(story: Story, question: Question, answer: Answer, link: Link) -> bool:
    one, other = question.clause, answer.clause
    return not (
        (link.back > SAID_AGAIN / 2 and said_again(one.lower, other.lower))
        or any(year not in one.lower for year in answer.years)
        or not story.heard_of(one, other)
        or story.figures_apart(one, other)
        or _nothing_in_common(story, question, answer, link)
        or story.of_others(one, other)
    )


def _nothing_in_common(story: Story, question: Question, answer: Answer, link: Link) -> bool:
    """Whether a question and an answer share a class of acts that much of the story speaks of, and nothing else."""
    return (
        link.rarity < TELLING_CLASS
        and link.mass < LEAST_COMMON
        and not (link.time or link.names or link.effect)
        and story.aligned(question.clause, answer.clause) < ALIGNED
    )


def _link(story: Story, question: Question, answer: Answer) -> Link | None:
    """None where they have no class in common, and the answer does not settle what may be done at all either."""
    one, other = question.clause, answer.clause
    kinds = {kind for kind in question.kinds & answer.flat.keys() if _settles(kind, answer.flat[kind])}
    effect = 0.0
    if CAUSE in kinds:
        effect = _effect(story, question, answer)
        if effect <= 0:
            kinds -= {CAUSE}
    if DATE in kinds and story.dated(one) and not story.one_day(one, other):
        kinds -= {DATE}
    open_at_all = question.doubt == "undecided" and question.generic
    if not kinds and not (open_at_all and not DECIDED.isdisjoint(answer.flat.values())):
        return None
    asked = story.weighed(one)
    time = not question.times.isdisjoint(answer.times) or story.one_day(one, other)
    mass = min(MOST, sum([min(asked[word], other.words[word]) for word in asked if word in other.words])) / 10
    if not kinds and not time and mass < LEAST_MASS:
        return None
    return Link(
        kind=bool(kinds),
        rarity=max((story.rarity[kind] for kind in kinds), default=0.0),
        cover=story.share(one, other),
        back=story.share(other, one),
        time=time,
        mass=mass,
        effect=min(MOST_EFFECT, effect) / MOST_EFFECT,
        names=min(2, len(one.names & other.names)),
        apart=bool(question.times and answer.times) and question.times.isdisjoint(answer.times),
    )


def _settles(kind: str, how: Flat) -> bool:
    """Whether an act told so is the one that was open: prices that rose are not those that may rise."""
    return kind != DEATH and not (how in ("past", "done") and kind in sets()["recurring"])


def _effect(story: Story, question: Question, answer: Answer) -> float:
    """How telling the thing is that both are about the cause of; 0 where there is none."""
    one, other = question.clause, answer.clause
    words = one.words
    told = [words[word] * story.damped.get(word, 1.0) for word in sorted(answer.effect) if word in words]
    here, there = story.named(one), story.named(other)
    apart = bool(here and there) and here.isdisjoint(there)
    same_event = SAME_EVENT if question.events & answer.events and not apart else 0.0
    bare = (SAME_EVENT if not answer.effect.isdisjoint(story.subject) else BARE) if question.generic else 0.0
    return max([*told, same_event, bare])


def _evidence(story: Story, answer: Answer, asked: Sequence[tuple[Question, Link]], own_open: float) -> Floats:
    (question, first), (_, second) = asked[:2]
    rival = answer.clause
    told = {answer.flat[kind] for kind in question.kinds & answer.flat.keys()} or set(answer.flat.values())
    found = {
        "aligned": story.aligned(question.clause, answer.clause),
        "class": first.kind,
        "rarity": first.rarity,
        "cover": first.cover,
        "time": first.time,
        "effect": first.effect,
        "second_aligned": story.aligned(asked[1][0].clause, answer.clause),
        "second_rarity": second.rarity,
        "second_cover": second.cover,
        "second_back": second.back,
        "second_time": second.time,
        "second_effect": second.effect,
        "will": "will" in told,
        "past": "past" in told,
        "present": "present" in told,
        "attributed": rival.attributed,
        "told": _said(story.told, rival),
        "own_open": own_open,
        "families": min(5, len(asked)) - 2,
        "strong": min(
            4, sum(link.kind and (link.cover >= STRONG or link.time or link.names > 0) for _, link in asked)
        ),
    }  # fmt: skip
    return np.array([float(found[name]) for name in EVIDENCE])


def _backed(story: Story, answer: Answer, least: int) -> bool:
    """Whether at least so many other families tell flat what an answer tells."""
    group = story.family[answer.clause.article]
    backing: set[int] = set()
    for each in (other for kind in answer.flat for other in story.telling.get(kind, ())):
        family = story.family[each.clause.article]
        alike = family != group and family not in backing
        if alike and story.share(answer.clause, each.clause) >= ALIKE:
            backing.add(family)
            if len(backing) == least:
                return True
    return False
