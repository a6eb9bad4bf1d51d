"""Fits the scored decision that two values conflict on labelled stories and planted errors.

    python -m benchmarks.fit STORIES [STORIES ...] [--planted FOLDER ...] [--write] [--leave-out NAME]

STORIES holds a folder a story, each with `gold.json` (facts with every article's quote, conflicts with quotes). A
planted FOLDER holds real news clusters in which one value was changed in one article: `plants.json` (where, and which
sentences of other articles have the value as it was), `planted/` and `untouched/`, a folder a cluster. A planted value
against those sentences is a conflict; whatever is found in an untouched cluster counts as none, though real news
disagrees at times. Prints figures with each story, and each sixth of the clusters, left out in turn.
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

from divergence.annotations import annotate
from divergence.comparison.conflicts import candidates, values
from divergence.comparison.conflicts.rivalry import EVIDENCE
from divergence.comparison.facts import alignment
from divergence.comparison.facts.claims import Claim, claims
from divergence.comparison.facts.drafts import drafts
from divergence.comparison.facts.gathering import clusters
from divergence.comparison.facts.space import Vectors, vectors
from divergence.comparison.families import families, numbered
from divergence.readers import read

TARGET = Path(__file__).parent.parent / "divergence" / "comparison"
HOLD = 2.0  # how strongly conflict weights are held to the prior
BIAS_HOLD = 0.005  # ... and the bias, in parts of that: how rare conflicts are is for the data to say
STORY, PLANT, UNTOUCHED = 3.0, 0.4, 0.3  # what a row counts: stories are few, plants of several seeds much alike
LOOSE = 0.05  # what a row of a folder without plants counts: larger clusters, which do disagree
FOLDS = 6


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
    )


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
    """Candidate rivals of one story or cluster: their evidence, labels and how much a row counts."""

    name: str
    evidence: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def rivals(found: list[Claim], family: list[int], published: list[Any]) -> list[candidates.Candidate]:
    """Every candidate that no reason clears."""
    space = vectors(found)
    near = alignment.pairs(found, space)
    likely = alignment.probabilities(near)
    facts = drafts(found, clusters(near, likely), near, likely)
    return [
        each for each in candidates.candidates(found, facts, space, family)
        if values.resolution(found, each.group, found[each.rival], published) == "real"
    ]  # fmt: skip


def cluster(name: str, labelled: list[tuple[candidates.Candidate, bool]], weight: float) -> Cluster:
    evidence = np.array([each.evidence for each, _ in labelled]).reshape(len(labelled), len(EVIDENCE))
    return Cluster(
        name, evidence, np.array([label for _, label in labelled], dtype=int), np.full(len(labelled), weight)
    )


def from_story(story: Story) -> Cluster:
    """A candidate is a conflict where one side has a claim that agrees and the other one that deviates, by the gold."""

    def contested(one: set[int], other: int) -> bool:
        agreed = set().union(*(story.agreed_in[number] for number in one))
        deviant = set().union(*(story.deviant_in[number] for number in one))
        return bool(agreed & story.deviant_in[other] or deviant & story.agreed_in[other])

    found = rivals(story.claims, story.family, story.published)
    return cluster(story.name, [(each, contested(set(each.group), each.rival)) for each in found], STORY)


def from_planted(folder: Path, seen: set[str]) -> list[Cluster]:
    """Planted clusters give their plants alone, untouched ones everything else; an untouched one is `seen` but once."""
    manifest = json.loads((folder / "plants.json").read_text(encoding="utf-8"))
    made = []
    for name in manifest["planted"]:
        ids, found, family, published = _cluster(folder / "planted" / name)
        labelled = []
        plants = [
            (_planted(found, ids, plant), _supporting(found, ids, plant))
            for plant in manifest["plants"] if plant["cluster"] == name
        ]  # fmt: skip
        for each in rivals(found, family, published) if any(all(sides) for sides in plants) else []:
            for one, other in plants:
                group = set(each.group)
                if (group & one and each.rival in other) or (group & other and each.rival in one):
                    labelled.append((each, True))
        made.append(cluster(name, labelled, PLANT))
    for name in sorted(set(manifest["untouched"]) - seen):
        seen.add(name)
        _, found, family, published = _cluster(folder / "untouched" / name)
        weight = UNTOUCHED if manifest["plants"] else LOOSE
        made.append(cluster(name, [(each, False) for each in rivals(found, family, published)], weight))
    return made


def _cluster(folder: Path) -> tuple[list[str], list[Claim], list[int], list[Any]]:
    articles = sorted((annotate(article) for article in read(folder).articles), key=lambda each: each.article.text)
    number = numbered(families(articles))
    ids = [annotated.article.id for annotated in articles]
    published = [values.moment(annotated.article.published) for annotated in articles]
    return [Path(each).stem for each in ids], claims(articles), [number[each] for each in ids], published


def _planted(found: list[Claim], ids: list[str], plant: dict[str, Any]) -> set[int]:
    return {
        number for number, claim in enumerate(found)
        if claim.anchor is not None and claim.field == "text" and ids[claim.article] == plant["article"]
        and any(claim.anchor.start < end and start < claim.anchor.end for start, end in plant["all_spans"])
    }  # fmt: skip


def _supporting(found: list[Claim], ids: list[str], plant: dict[str, Any]) -> set[int]:
    sentences = {(each["article"], " ".join(each["sentence"].split())) for each in plant["support"]}
    return {
        number for number, claim in enumerate(found)
        if claim.anchor is not None and plant["original"].lower() in claim.anchor.text.lower()
        and any(ids[claim.article] == article and _within(claim.text, text) for article, text in sentences)
    }  # fmt: skip


def _within(one: str, other: str) -> bool:
    one = " ".join(one.split())
    return one in other or other in one


def fit_from(prior: np.ndarray, rows: list[Cluster]) -> np.ndarray:
    """Weights and bias (last) that fit the labels without straying far from a prior: real conflicts are too few to
    learn every weight from."""
    from scipy.optimize import minimize

    evidence = np.vstack([each.evidence for each in rows])
    evidence = np.hstack([evidence, np.ones((len(evidence), 1))])
    labels = np.concatenate([each.labels for each in rows])
    counts = np.concatenate([each.weights for each in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = evidence @ weights
        away = weights - prior
        pull = HOLD * np.append(np.ones(len(away) - 1), BIAS_HOLD)
        value = np.sum(counts * (np.logaddexp(0, margin) - labels * margin)) + np.sum(pull * away**2)
        return float(value), evidence.T @ (counts * (sigmoid(margin) - labels)) + 2 * pull * away

    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B").x)


def report(name: str, scores: list[np.ndarray], labels: list[np.ndarray]) -> None:
    score, label = np.concatenate(scores), np.concatenate(labels)
    print(f"{name}: {len(label)} pairs, {label.sum()} positive, left out in turn")
    for cut in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        hit = score >= cut
        precision = label[hit].mean() if hit.any() else 0.0
        recall = label[hit].sum() / max(1, label.sum())
        print(f"  at {cut:.1f}: precision {precision:.2f} recall {recall:.2f} n {hit.sum()}")


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


def fit_conflicts(stories: list[Story], planted: list[Cluster], note: str, writing: bool) -> None:
    given = tomllib.loads((Path(__file__).parent / "conflict_prior.toml").read_text(encoding="utf-8"))
    prior = np.array([*(given["weights"][name] for name in EVIDENCE), given["bias"]])
    told = [from_story(story) for story in stories]
    scores = [score(fit_from(prior, left_out(told, at) + planted), each) for at, each in enumerate(told)]
    report("conflict of value, stories", scores, [each.labels for each in told])
    by_fold = [[each for each in planted if crc32(each.name.encode()) % FOLDS == fold] for fold in range(FOLDS)]
    scores, labels = [], []
    for fold in by_fold if planted else []:
        weights = fit_from(prior, told + [each for other in by_fold if other is not fold for each in other])
        scores += [score(weights, each) for each in fold]
        labels += [each.labels for each in fold]
    if planted:
        report("conflict of value, planted", scores, labels)
    if writing:
        weights = fit_from(prior, told + planted)
        write(
            TARGET / "conflicts" / "candidates.toml",
            EVIDENCE,
            weights[:-1],
            weights[-1],
            {"threshold": candidates.threshold(), "threshold_alone": candidates.threshold(1)},
            note,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--planted", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--leave-out", action="append", default=[])
    arguments = parser.parse_args()
    folders = sorted(
        (gold.parent for root in arguments.stories for gold in root.glob("*/gold.json")), key=lambda folder: folder.name
    )
    stories = [load(folder) for folder in folders if folder.name not in arguments.leave_out]
    note = f"fitted by benchmarks/fit.py on {len(stories)} labelled stories written for testing"
    seen: set[str] = set()
    planted = [each for folder in arguments.planted for each in from_planted(folder, seen)]
    if planted:
        plants = sum(int(each.labels.any()) for each in planted)
        untouched = sum(1 for each in planted if len(each.labels) and not each.labels.any())
        note += f", {plants} clusters of real news with planted values and {untouched} untouched ones"
    fit_conflicts(stories, planted, note, arguments.write)


if __name__ == "__main__":
    main()
