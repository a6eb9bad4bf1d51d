"""Fits the two scored decisions of the comparison (same fact, conflict of value) on stories with gold labels.

    python -m benchmarks.fit STORIES [--write] [--leave-out NAME]

STORIES holds a folder a story, each with `gold.json` (facts with every article's quote, conflicts with quotes). Prints
leave-one-story-out figures; with --write, writes `comparison/alignment.toml` and `conflicts.toml` fitted on all stories
but those left out.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from divergence.readers import read
from divergence.annotations import annotate
from divergence.comparison import alignment, conflicts, values
from divergence.comparison.claims import Claim, claims
from divergence.comparison.facts import drafts
from divergence.comparison.families import families

TARGET = Path(__file__).parent.parent / "divergence" / "comparison"
HOLD = 2.0  # how strongly conflict weights are held to the prior
PENALTY = 0.3  # inverse strength of the ridge: few labels, correlated evidence


@dataclass
class Story:
    """A story's claims, with the gold facts each belongs to and the gold conflicts each stands on a side of."""

    name: str
    claims: list[Claim]
    family: list[int]
    space: alignment.Vectors
    pairs: alignment.Pairs
    facts_of: list[set[str]]
    deviant_in: list[set[str]]
    published: list[Any]
    agreed_in: list[set[str]]


def load(folder: Path) -> Story:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = [annotate(article) for article in read(folder).articles]
    groups = families(articles)
    number = {article: at for at, family in enumerate(groups) for article in family.articles}
    found = claims(articles)
    space = alignment.vectors(found)
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
        stances = next((f["stances"] for f in gold["facts"] if f["id"] == conflict["fact"]), {})
        quotes = [(each["file"], each["quote"]) for each in conflict["quotes"]]
        quotes += [(a, s["quote"]) for a, s in stances.items() if s["quote"] and s["stance"] in ("asserts", "contradicts")]
        for article, quote in quotes:
            side = deviant_in if article in conflict["deviant"] else agreed_in
            _label(found, texts, ids, article, quote, side, key)
    return Story(
        folder.name, found, [number[i] for i in ids], space, alignment.pairs(found, space), facts_of, deviant_in,
        [values.moment(annotated.article.published) for annotated in articles], agreed_in,
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


def same_fact_rows(story: Story) -> tuple[np.ndarray, np.ndarray]:
    """Evidence and label of every candidate pair across articles in which both claims are labelled, or one is."""
    keep, labels = [], []
    for row, (i, j) in enumerate(zip(story.pairs.one, story.pairs.other, strict=True)):
        if story.claims[i].article == story.claims[j].article:
            continue
        if story.claims[i].heading or story.claims[j].heading:
            continue  # headlines carry no labels
        if not story.facts_of[i] and not story.facts_of[j]:
            continue  # unlabelled: the gold facts are a sample, but each lists every article's statement of it
        keep.append(row)
        labels.append(bool(story.facts_of[i] & story.facts_of[j]))
    return story.pairs.evidence[keep], np.array(labels, dtype=int)


def conflict_rows(story: Story) -> tuple[np.ndarray, np.ndarray]:
    """Evidence and label of every candidate pair of values."""
    likely = alignment.probabilities(story.pairs)
    facts = drafts(story.claims, alignment.clusters(story.claims, story.pairs, likely), story.pairs, likely)
    found = [
        each for each in conflicts.candidates(story.claims, facts, story.space, story.family)
        if values.resolution(story.claims, each.group, story.claims[each.rival], story.published) == "real"
    ]
    labels = []
    for candidate in found:
        agreed = set().union(*(story.agreed_in[number] for number in candidate.group))
        rival = set().union(*(story.deviant_in[number] for number in candidate.group))
        other = candidate.rival
        labels.append(bool(agreed & story.deviant_in[other] or rival & story.agreed_in[other]))
    evidence = np.array([candidate.evidence for candidate in found]).reshape(len(found), len(conflicts.EVIDENCE))
    return evidence, np.array(labels, dtype=int)


def fit(rows: list[tuple[np.ndarray, np.ndarray]]) -> LogisticRegression:
    evidence = np.vstack([each for each, _ in rows])
    labels = np.concatenate([each for _, each in rows])
    return LogisticRegression(C=PENALTY, max_iter=5000).fit(evidence, labels)


def fit_from(prior: np.ndarray, rows: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Weights and bias (last) that fit the labels without straying far from a prior: real conflicts are too few to
    learn every weight from."""
    from scipy.optimize import minimize

    evidence = np.vstack([each for each, _ in rows])
    evidence = np.hstack([evidence, np.ones((len(evidence), 1))])
    labels = np.concatenate([each for _, each in rows])

    def loss(weights: np.ndarray) -> float:
        margin = evidence @ weights
        away = weights - prior
        return float(np.sum(np.logaddexp(0, margin) - labels * margin) + HOLD * np.sum(away[:-1] ** 2) + 0.01 * away[-1] ** 2)

    return np.asarray(minimize(loss, prior, method="L-BFGS-B").x)


def report(name: str, scores: list[np.ndarray], rows: list[tuple[np.ndarray, np.ndarray]]) -> None:
    score, label = np.concatenate(scores), np.concatenate([each for _, each in rows])
    print(f"{name}: {len(label)} pairs, {label.sum()} positive, leave-one-story-out")
    for cut in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        hit = score >= cut
        precision = label[hit].mean() if hit.any() else 0.0
        print(f"  at {cut:.1f}: precision {precision:.2f} recall {label[hit].sum() / max(1, label.sum()):.2f} n {hit.sum()}")


def left_out(rows: list[tuple[np.ndarray, np.ndarray]], index: int) -> list[tuple[np.ndarray, np.ndarray]]:
    return [each for other, each in enumerate(rows) if other != index]


def sigmoid(margin: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-margin)))


def write(path: Path, names: tuple[str, ...], weights: np.ndarray, bias: float, settings: dict[str, Any], note: str) -> None:
    lines = [f"# {note}", *(f"{key} = {value}" for key, value in settings.items())]
    lines += [f"bias = {bias:.4f}", "", "[weights]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--leave-out", action="append", default=[])
    arguments = parser.parse_args()
    folders = sorted(gold.parent for gold in arguments.stories.glob("*/gold.json"))
    stories = [load(folder) for folder in folders if folder.name not in arguments.leave_out]
    facts = [same_fact_rows(story) for story in stories]
    scores = [fit(left_out(facts, at)).predict_proba(rows[0])[:, 1] for at, rows in enumerate(facts)]
    report("same fact", scores, facts)
    note = f"fitted by benchmarks/fit.py on {len(stories)} labelled stories written for testing"
    if arguments.write:
        settings = {"threshold": alignment._settings()["threshold"], "reach": alignment._settings()["reach"]}
        model = fit(facts)
        write(TARGET / "alignment.toml", alignment.FEATURES, model.coef_[0], model.intercept_[0], settings, note)
        alignment._settings.cache_clear()
        alignment._weights.cache_clear()
    pairs = [conflict_rows(story) for story in stories]
    given = tomllib.loads((Path(__file__).parent / "conflict_prior.toml").read_text(encoding="utf-8"))
    prior = np.array([*(given["weights"][name] for name in conflicts.EVIDENCE), given["bias"]])
    scores = []
    for at, (evidence, _) in enumerate(pairs):
        weights = fit_from(prior, left_out(pairs, at))
        scores.append(sigmoid(evidence @ weights[:-1] + weights[-1]))
    report("conflict of value", scores, pairs)
    if arguments.write:
        weights = fit_from(prior, pairs)
        settings = {"threshold": conflicts.threshold()}
        write(TARGET / "conflicts.toml", conflicts.EVIDENCE, weights[:-1], weights[-1], settings, note)


if __name__ == "__main__":
    main()
