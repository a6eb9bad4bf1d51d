"""Fits the scored decision that two values conflict on labelled stories and planted errors.

    python -m benchmarks.fit STORIES [STORIES ...] [--planted FOLDER ...] [--honest FOLDER ...] [--write]
                             [--leave-out NAME] [--only NAME ...]

STORIES holds a folder a story, each with `gold.json` (facts with every article's quote, conflicts with quotes). A
planted FOLDER holds real news clusters in which one value was changed in one article: `plants.json` (where, and which
sentences of other articles have the value as it was), `planted/` and `untouched/`, a folder a cluster. A planted
value against those sentences is a conflict; whatever is found in an untouched cluster counts as none, though real
news disagrees at times. An honest FOLDER holds a folder a story in which nobody is wrong. With --only, the weights of
the evidence named (and the bias) are fitted and the others held fast to those that are shipped: what new evidence
adds to a decision that has proved itself. Prints figures with each story, and each sixth of the clusters, left out in
turn.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from benchmarks.altered import altered
from divergence.annotations import annotate
from divergence.comparison.conflicts import candidates, decision, values
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.conflicts.rivalry import EVIDENCE
from divergence.comparison.conflicts.slips import slip
from divergence.comparison.conflicts.value_groups import one_value
from divergence.comparison.facts import alignment
from divergence.comparison.facts.claims import Claim, claims
from divergence.comparison.facts.gathered import gather
from divergence.comparison.facts.readings import narrow
from divergence.comparison.facts.space import Vectors, vectors
from divergence.comparison.families import families, numbered
from divergence.readers import read

TARGET = Path(__file__).parent.parent / "divergence" / "comparison"
HOLD = 4.0  # how strongly conflict weights are held to the prior
KEPT = 100  # ... how many times as strongly those that are to stay
BIAS_HOLD = 0.005  # ... and the bias, in parts of that: how rare conflicts are is for the data to say
STORY, ALTERED, PLANT, UNTOUCHED = (
    3.0,
    0.5,
    0.4,
    0.3,
)  # what a row counts: stories are few
ALONE = 0.1  # how much surer one source against one must be
TIMES = 4  # how often a story is altered
LOOSE = 0.05  # what a row of a folder without plants counts: larger clusters, which do disagree
FOLDS = 6
MISCOUNTED, NEARLY = 2.5, 1.0  # how far apart, in logarithms, one thing's values may be; and two things' by name


@dataclass
class Story:
    """A story's claims, with the gold facts each belongs to and the gold conflicts each stands on a side of."""

    name: str
    claims: list[Claim]
    family: list[int]
    space: Vectors
    pairs: alignment.Pairs
    facts_of: list[set[str]]
    deviant_in: list[set[str]]
    published: list[Any]
    agreed_in: list[set[str]]
    disputed: frozenset[str]  # the conflicts of a figure or a date


def load(folder: Path) -> Story:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = [annotate(article) for article in read(folder).articles]
    groups = families(articles)
    number = numbered(groups)
    found = claims(articles)
    space = vectors(found)
    texts = [annotated.document.view for annotated in articles]
    ids = [annotated.article.id for annotated in articles]
    facts_of: list[set[str]] = [set() for _ in found]
    deviant_in: list[set[str]] = [set() for _ in found]
    agreed_in: list[set[str]] = [set() for _ in found]
    for fact in gold["facts"]:
        for article, stance in fact["stances"].items():
            if stance["quote"]:
                _label(found, texts, ids, article, stance["quote"], facts_of, fact["id"])
    for index, conflict in enumerate(gold["conflicts"]):
        key = f"{conflict['fact']}#{index}"
        stances: dict[str, Any] = next((f["stances"] for f in gold["facts"] if f["id"] == conflict["fact"]), {})
        quotes = [(each["file"], each["quote"]) for each in conflict["quotes"]]
        quotes += [
            (a, s["quote"]) for a, s in stances.items() if s["quote"] and s["stance"] in ("asserts", "contradicts")
        ]
        for article, quote in quotes:
            side = deviant_in if article in conflict["deviant"] else agreed_in
            _label(found, texts, ids, article, quote, side, key)
    return Story(
        folder.name,
        found,
        [number[i] for i in ids],
        space,
        alignment.pairs(found, space),
        facts_of,
        deviant_in,
        [values.moment(annotated.article.published) for annotated in articles],
        agreed_in,
        frozenset(
            f"{conflict['fact']}#{index}"
            for index, conflict in enumerate(gold["conflicts"]) if conflict["kind"] in ("numeric", "date")
        ),
    )  # fmt: skip


def _label(
    found: list[Claim], texts: list[str], ids: list[str], article: str, quote: str, into: list[set[str]], key: str
) -> None:
    if article not in ids:
        return
    where = ids.index(article)
    pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", quote))
    match = re.search(pattern, texts[where])
    if match is None:
        return
    for place, claim in enumerate(found):
        if claim.article != where or claim.field != "text":
            continue
        if claim.anchor is not None:
            inside = claim.anchor.start < match.end() and match.start() < claim.anchor.end
        else:
            inside = claim.start < match.end() and match.start() < claim.end
        if inside:
            into[place].add(key)


@dataclass
class Cluster:
    """Candidate rivals of one story or cluster: their evidence, how much a row counts, the conflict that each row finds
    ("" for none), the sentence it would blame, whether one source stands against one, and how many conflicts there are
    to find."""

    name: str
    evidence: np.ndarray
    weights: np.ndarray
    finds: list[str]
    blames: list[tuple[int, str, int]]
    alone: list[bool]
    wanted: int
    articles: int

    @property
    def labels(self) -> np.ndarray:
        return np.array([bool(each) for each in self.finds], dtype=int)


def rivals(found: list[Claim], family: list[int], published: list[Any]) -> list[candidates.Candidate]:
    """Every candidate that no reason clears."""
    gathered = gather(found)
    return [
        each for each in candidates.candidates(gathered, gathered.facts, family)
        if reason_for(found, each.group, each.rival, published) is Reason.REAL
    ]  # fmt: skip


def cluster(
    name: str,
    found: list[Claim],
    family: list[int],
    labelled: list[tuple[candidates.Candidate, str]],
    weight: float,
    wanted: int = 0,
) -> Cluster:
    return Cluster(
        name,
        np.array([each.evidence for each, _ in labelled]).reshape(len(labelled), len(EVIDENCE)),
        np.full(len(labelled), weight),
        [finds for _, finds in labelled],
        [found[each.rival].key for each, _ in labelled],
        [len({family[found[number].article] for number in (*each.group, *each.seconders)}) < 2 for each, _ in labelled],
        wanted,
        len({claim.article for claim in found}),
    )


def from_story(story: Story) -> Cluster:
    """A candidate is a conflict where one side gives the value that is agreed by the gold, and the other the one that
    deviates: the sentences on both sides may give others beside."""
    sides: dict[str, tuple[set[int], set[int]]] = {}
    for place, labels in enumerate((story.agreed_in, story.deviant_in)):
        for number, keys in enumerate(labels):
            for key in keys & story.disputed:
                sides.setdefault(key, (set(), set()))[place].add(number)
    disputed = {key: in_dispute(story.claims, agreed, deviant) for key, (agreed, deviant) in sides.items()}

    def gives(numbers: set[int], among: set[int]) -> bool:
        return any(_same(story.claims[one], story.claims[other]) for one in numbers for other in among)

    def finds(each: candidates.Candidate) -> str:
        group, rival = set(each.group), {each.rival}
        for key, pairs in sorted(disputed.items()):
            for agreed, deviant in pairs:
                for one, other in ((group, rival), (rival, group)):
                    if other & deviant and not one & deviant and gives(one, agreed):
                        return key
        return ""

    found = rivals(story.claims, story.family, story.published)
    return cluster(
        story.name, story.claims, story.family, [(each, finds(each)) for each in found], STORY, len(story.disputed)
    )


def in_dispute(found: list[Claim], agreed: set[int], deviant: set[int]) -> list[tuple[set[int], set[int]]]:
    """Of the claims in the sentences on two sides the pairs of values that may be the ones in dispute: of one kind, not
    agreed on, and no further apart than one thing is miscounted. The sentences may give others beside."""
    pairs = []
    for rival in sorted(deviant):
        given = {number for number in agreed if _disputable(found[number], found[rival])}
        if given and not any(_same(found[number], found[rival]) for number in agreed):
            again = {number for number in deviant if _same(found[number], found[rival])}
            pairs.append((given, again | told_again(found, again)))
    return pairs


def _same(one: Claim, other: Claim) -> bool:
    return one.dimension == other.dimension is not None and one_value(one, other)


def _disputable(one: Claim, other: Claim) -> bool:
    if one.dimension is None or one.dimension != other.dimension:
        return False
    if one.dimension == "date" or slip(one, other):
        return True
    a, b = (abs(sum(narrow(claim))) for claim in (one, other))
    apart = abs(float(np.log(a / b))) if a and b else MISCOUNTED
    named = one.noun is not None and other.noun is not None and one.noun != other.noun
    return apart < (NEARLY if named else MISCOUNTED)


def told_again(found: list[Claim], deviant: set[int]) -> set[int]:
    """The headlines of the articles that deviate which give their value: the gold quotes the text."""
    return {
        number for number, claim in enumerate(found)
        if claim.field != "text"
        and any(found[each].article == claim.article and _same(found[each], claim) for each in deviant)
    }  # fmt: skip


def from_altered(story: Story, seed: int) -> Cluster:
    """The altered values of a story alone: what else is found there, the story itself says."""
    changed, sides = altered(story.claims, story.facts_of, f"{story.name}/{seed}")
    labelled = []
    for each in rivals(changed, story.family, story.published):
        group = set(each.group)
        for fact, (agreed, deviant) in sides.items():
            if (group & agreed and each.rival in deviant) or (group & deviant and each.rival in agreed):
                labelled.append((each, fact))
    return cluster(story.name, changed, story.family, labelled, ALTERED, len(sides))


def from_planted(folder: Path, seen: set[str]) -> list[Cluster]:
    """Planted clusters give their plants alone, untouched ones everything else; an untouched one is `seen` but once."""
    manifest = json.loads((folder / "plants.json").read_text(encoding="utf-8"))
    made = []
    for name in manifest["planted"]:
        ids, found, family, published = read_cluster(folder / "planted" / name)
        labelled = []
        plants = [
            (planted(found, ids, plant), supporting(found, ids, plant), str(number))
            for number, plant in enumerate(manifest["plants"]) if plant["cluster"] == name and plant["kind"] != "name"
        ]  # fmt: skip
        for each in rivals(found, family, published) if plants else []:
            for one, other, key in plants:
                group = set(each.group)
                if (group & one and each.rival in other) or (group & other and each.rival in one):
                    labelled.append((each, key))
        made.append(cluster(name, found, family, labelled, PLANT, len(plants)))
    for name in sorted(set(manifest["untouched"]) - seen):
        seen.add(name)
        _, found, family, published = read_cluster(folder / "untouched" / name)
        weight = UNTOUCHED if manifest["plants"] else LOOSE
        made.append(cluster(name, found, family, [(each, "") for each in rivals(found, family, published)], weight))
    return made


def from_honest(folder: Path) -> Cluster:
    """A story in which nobody is wrong: nothing found in it is a conflict."""
    _, found, family, published = read_cluster(folder)
    labelled = [(each, "") for each in rivals(found, family, published)]
    return cluster(folder.name, found, family, labelled, STORY)


def read_cluster(folder: Path) -> tuple[list[str], list[Claim], list[int], list[Any]]:
    articles = sorted((annotate(article) for article in read(folder).articles), key=lambda each: each.article.text)
    number = numbered(families(articles))
    ids = [annotated.article.id for annotated in articles]
    published = [values.moment(annotated.article.published) for annotated in articles]
    return [Path(each).stem for each in ids], claims(articles), [number[each] for each in ids], published


def planted(found: list[Claim], ids: list[str], plant: dict[str, Any]) -> set[int]:
    return {
        number for number, claim in enumerate(found)
        if claim.anchor is not None and claim.field == "text" and ids[claim.article] == plant["article"]
        and any(claim.anchor.start < end and start < claim.anchor.end for start, end in plant["all_spans"])
    }  # fmt: skip


def supporting(found: list[Claim], ids: list[str], plant: dict[str, Any]) -> set[int]:
    sentences = {(each["article"], " ".join(each["sentence"].split())) for each in plant["support"]}
    return {
        number for number, claim in enumerate(found)
        if claim.anchor is not None and plant["original"].lower() in claim.anchor.text.lower()
        and any(ids[claim.article] == article and _within(claim.text, text) for article, text in sentences)
    }  # fmt: skip


def _within(one: str, other: str) -> bool:
    one = " ".join(one.split())
    return one in other or other in one


THRESHOLDS = ("threshold", "threshold_alone", "threshold_most")


@dataclass(frozen=True)
class Prior:
    """Weights and bias (last) before any label is seen, and how strongly each is held to that."""

    weights: np.ndarray
    hold: np.ndarray


def prior_of(only: list[str]) -> Prior:
    """What an editor would weigh; where only some evidence is to be fitted, the shipped weights for all other."""
    given = tomllib.loads((Path(__file__).parent / "conflict_prior.toml").read_text(encoding="utf-8"))
    hold = HOLD * np.append(np.ones(len(EVIDENCE)), BIAS_HOLD)
    if only:
        shipped = decision.settings(candidates.DECISION)
        given = {
            "weights": shipped["weights"] | {name: given["weights"][name] for name in only},
            "bias": shipped["bias"],
        }
        hold[[at for at, name in enumerate(EVIDENCE) if name not in only]] *= KEPT
    return Prior(np.array([*(given["weights"][name] for name in EVIDENCE), given["bias"]]), hold)


def fit_from(prior: Prior, rows: list[Cluster]) -> np.ndarray:
    """Weights and bias (last) that fit the labels without straying far from a prior: real conflicts are too few to
    learn every weight from."""
    from scipy.optimize import minimize

    evidence = np.vstack([each.evidence for each in rows])
    evidence = np.hstack([evidence, np.ones((len(evidence), 1))])
    labels = np.concatenate([each.labels for each in rows])
    counts = np.concatenate([each.weights for each in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = evidence @ weights
        away = weights - prior.weights
        value = np.sum(counts * (np.logaddexp(0, margin) - labels * margin)) + np.sum(prior.hold * away**2)
        return float(value), evidence.T @ (counts * (sigmoid(margin) - labels)) + 2 * prior.hold * away

    return np.asarray(minimize(loss, prior.weights, jac=True, method="L-BFGS-B").x)


def report(name: str, scores: list[np.ndarray], rows: list[Cluster]) -> None:
    """What would be reported from each probability on: distinct conflicts found, and sentences blamed for nothing."""
    wanted, articles = sum(each.wanted for each in rows), sum(each.articles for each in rows)
    print(f"{name}: {wanted} conflicts, {articles} articles, each left out in turn")
    for cut in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85):
        found, false = 0, 0
        for each, score in zip(rows, scores, strict=True):
            hit = np.flatnonzero(score >= cut + ALONE * np.array(each.alone, dtype=float))
            right = {each.finds[at] for at in hit} - {""}
            blamed = {each.blames[at] for at in hit if each.finds[at]}
            found += len(right)
            false += len({each.blames[at] for at in hit} - blamed)
        print(f"  at {cut:.2f}: found {found:3} ({found / max(1, wanted):.2f}), false {false:3}")


def left_out(rows: list[Any], index: int) -> list[Any]:
    return [each for other, each in enumerate(rows) if other != index]


def sigmoid(margin: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-margin)))


def score(weights: np.ndarray, rows: Cluster) -> np.ndarray:
    return sigmoid(rows.evidence @ weights[:-1] + weights[-1])


def write(
    path: Path, names: tuple[str, ...], weights: np.ndarray, bias: float, settings: dict[str, Any], note: str
) -> None:
    lines = [f"# {note}", *(f"{key} = {value}" for key, value in settings.items())]
    lines += [f"bias = {bias:.4f}", "", "[weights]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit_conflicts(stories: list[Story], planted: list[Cluster], prior: Prior, note: str, writing: bool) -> None:
    told = [from_story(story) for story in stories]
    bent = [[from_altered(story, seed) for seed in range(TIMES)] for story in stories]
    fits = [
        fit_from(prior, left_out(told, at) + [each for rest in left_out(bent, at) for each in rest] + planted)
        for at in range(len(told))
    ]
    report("stories", [score(weights, each) for weights, each in zip(fits, told, strict=True)], told)
    report(
        "altered",
        [score(weights, each) for weights, rows in zip(fits, bent, strict=True) for each in rows],
        [each for rows in bent for each in rows],
    )
    told += [each for rows in bent for each in rows]
    by_fold = [[each for each in planted if crc32(each.name.encode()) % FOLDS == fold] for fold in range(FOLDS)]
    scores = []
    for fold in by_fold if planted else []:
        weights = fit_from(prior, told + [each for other in by_fold if other is not fold for each in other])
        scores += [score(weights, each) for each in fold]
    if planted:
        report("planted", scores, [each for fold in by_fold for each in fold])
    if writing:
        weights = fit_from(prior, told + planted)
        write(
            TARGET / "conflicts" / "candidates.toml",
            EVIDENCE,
            weights[:-1],
            weights[-1],
            {name: decision.settings(candidates.DECISION)[name] for name in THRESHOLDS},
            note,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--planted", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--honest", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--leave-out", action="append", default=[])
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    arguments = parser.parse_args()
    folders = sorted(
        (gold.parent for root in arguments.stories for gold in root.glob("*/gold.json")), key=lambda folder: folder.name
    )
    stories = [load(folder) for folder in folders if folder.name not in arguments.leave_out]
    note = f"fitted by benchmarks/fit.py on {len(stories)} labelled stories written for testing"
    seen: set[str] = set()
    planted = [each for folder in arguments.planted for each in from_planted(folder, seen)]
    honest = [from_honest(folder) for root in arguments.honest for folder in sorted(root.iterdir())]
    note += f" and {len(honest)} in which nobody is wrong" if honest else ""
    planted += honest
    if planted:
        plants = sum(int(each.labels.any()) for each in planted)
        untouched = sum(1 for each in planted if len(each.labels) and not each.labels.any())
        note += f", {plants} clusters of real news with planted values and {untouched} untouched ones"
    if arguments.only:
        note = f"{', '.join(arguments.only)}: {note}; the others as they were"
    fit_conflicts(stories, planted, prior_of(arguments.only), note, arguments.write)


if __name__ == "__main__":
    main()
