"""Figures from the measures to the places that show them, so that nobody types one.

    python -m benchmarks.quality --measures MEASURES.json --stories RESULTS --write
    python -m benchmarks.quality --write

The first takes over what the annotated sets' scorer wrote (``measures.py --json``) and what `benchmarks.stories` saved
with its scorer, into ``figures.json``, where the counts of the stories that nobody had seen (``blind``) stand as well.
Both then write ``divergence/quality.toml`` and every table made of it (see `benchmarks.tables`). What the
labelled sentences give is read from ``tests/labelled/known.toml``.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.stories import SCORED

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "benchmarks" / "figures.json"
KNOWN = ROOT / "tests" / "labelled" / "known.toml"
TARGET = ROOT / "divergence" / "quality.toml"
HEAD = """\
# Written by `python -m benchmarks.quality --write` from benchmarks/figures.json and tests/labelled/known.toml.
# By rule, and for what has no rule by feature. The first entry is the one to quote: a set annotated by others, stories
# that nobody had seen, else the less flattering of our own. On the stories precision is over the places that were
# judged. n counts what was labelled.
"""

# What of the annotated sets measures which rule: (rule, key of the measures, data set, what its n counts), best first.
SETS = (
    ("hedge", "factbank.sentence_f1", "Szeged FactBank (development half)", "sentences"),
    ("hedge", "wiki.sentence_f1", "Szeged Wikipedia (development half)", "sentences"),
    ("loaded-language", "ptc.sentence_f1", "the propaganda techniques corpus (development half)", "lines"),
    ("loaded-language", "basil.lexical_f1", "BASIL (development half)", "sentences"),
    ("loaded-language", "babe.word_f1", "BABE (development half)", "words"),
    ("attribution", "polnear.source_f1", "PolNeAR sources (development half)", "spans"),
    ("attribution", "polnear.cue_f1", "PolNeAR cues (development half)", "spans"),
    ("attribution", "polnear.content_f1", "PolNeAR contents (development half)", "characters"),
    ("figure", "newsquant.value_f1", "NewsQuant (development half)", "figures"),
)
# What the scorer of the labelled stories calls a rule.
KINDS = {
    "speculation": "speculation",
    "hedge": "hedge",
    "loaded": "loaded-language",
    "vague_attribution": "vague-attribution",
    "anonymous_attribution": "anonymous-attribution",
    "uncited_figure": "uncited-figure",
    "opinion": "opinion",
    "absolute": "absolute",
    "irrelevant_citation": "irrelevant-citation",
    "self_contradiction": "self-contradiction",
}
COMPARED = ("conflict", "fact", "figure")  # what is found by no rule of the registry
REASONS = {
    "readability": "a formula over counts of words, sentences and syllables: it can be apt or not, but not wrong",
    "sentiment": "it is a number and not a mark; its macro-F1 is in benchmarks/RESULTS.md (newsmtsc)",
}
UNLABELLED = "no set measured here labels it"


def of_measures(found: Mapping[str, Any], when: str) -> dict[str, Any]:
    """The figures of the annotated sets, those without a prediction left out."""
    return {"date": when, "keys": {key: each for key, each in found.items() if each["ours"] is not None}}


def of_stories(scored: list[Mapping[str, Any]], when: str) -> dict[str, Any]:
    """The figures of the labelled stories: counts added up, the facts' B-cubed F1 averaged. No text of a story."""

    def total(*path: str) -> Any:
        return sum(_at(each, path) for each in scored)

    return {
        "date": when,
        "stories": len(scored),
        "articles": total("articles", "gold"),
        "contract": sum(each["contract"]["ok"] for each in scored),
        "kinds": {
            kind: {key: total("spans", kind, key) for key in ("gold", "hit", "pred_hit", "false_alarms")}
            for kind in KINDS
        },
        "headline": {key: total("headline_mismatch", key) for key in ("gold", "hit", "false_alarms")},
        "figures": {
            "gold": total("figures", "gold"),
            "found": total("figures", "found"),
            "right": total("figures", "label_sum"),
        },
        "conflicts": {key: total("conflicts", key) for key in ("gold", "hit", "false", "deviant_correct")},
        "facts": {
            "gold": total("facts", "gold"),
            "found": total("facts", "found"),
            "bcubed_f1": total("facts", "bcubed", "f1") / len(scored),
            "pairs": {key: total("facts", "pairs", key) for key in ("pred", "good", "gold", "recalled")},
        },
        "ranking": {key: total("ranking", key) for key in ("must_hold", "held")},
        "families": sum(each["families"]["exact"] for each in scored),
    }


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def qualities(figures: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Every detector's measures, the most telling first, or the reason why there is none."""
    from divergence.registry import extractors, rules

    found: dict[str, list[dict[str, Any]]] = {}
    own = sorted((*_of_stories(figures["stories"]), *_of_sentences(known)), key=_flattering)
    for name, measure in (*_of_sets(figures["sets"]), *_of_unseen(figures.get("blind")), *own):
        found.setdefault(name, []).append(measure)
    ruled = {each.id for each in extractors() if each.rule}
    # A feature with rules is as good as they are; one without, and the share of attributed claims, stands for itself.
    names = {*rules(), *COMPARED, "attribution", *(each.id for each in extractors() if each.id not in ruled)}
    return {name: found.get(name) or [{"reason": REASONS.get(name, UNLABELLED)}] for name in sorted(names)}


Measure = tuple[str, dict[str, Any]]


def _flattering(measure: Measure) -> float:
    precision, recall = measure[1].get("precision", 0.0), measure[1]["recall"]
    return float(precision * recall)


def _of_sets(sets: Mapping[str, Any]) -> Iterator[Measure]:
    for name, key, data, unit in SETS:
        if key in sets["keys"]:
            each = sets["keys"][key]
            yield name, _measure(each["also"]["P"], each["also"]["R"], each["n"], unit, data, sets["date"])


def _of_stories(stories: Mapping[str, Any]) -> Iterator[Measure]:
    data = f"{stories['stories']} labelled stories (development)"
    counts = {KINDS[kind]: each for kind, each in stories["kinds"].items()} | {"headline-mismatch": stories["headline"]}
    for name, each in counts.items():
        said = each.get("pred_hit", each["hit"])
        if each["gold"]:
            precision = _ratio(said, said + each["false_alarms"])
            recall = each["hit"] / each["gold"]
            yield name, _measure(precision, recall, each["gold"], "places", data, stories["date"])
    conflicts, pairs = stories["conflicts"], stories["facts"]["pairs"]
    precision = _ratio(conflicts["hit"], conflicts["hit"] + conflicts["false"])
    recall = conflicts["hit"] / conflicts["gold"]
    yield "conflict", _measure(precision, recall, conflicts["gold"], "conflicts", data, stories["date"])
    precision, recall = _ratio(pairs["good"], pairs["pred"]), pairs["recalled"] / pairs["gold"]
    yield "fact", _measure(precision, recall, pairs["gold"], "pairs of mentions", data, stories["date"])


def _of_unseen(told: Mapping[str, Any] | None) -> Iterator[Measure]:
    """Contradictions on stories that nobody had seen, each scored once: what an editor may expect."""
    if told:
        precision, recall = _ratio(told["hit"], told["hit"] + told["false"]), told["hit"] / told["gold"]
        data = f"{told['stories']} plain stories that nobody had seen"
        yield "conflict", _measure(precision, recall, told["gold"], "contradictions", data, told["date"])


def _of_sentences(known: Mapping[str, Any]) -> Iterator[Measure]:
    for name, each in known.items():
        if isinstance(each, Mapping) and each["marks"]:
            precision = _ratio(each["found"], each["found"] + len(each["false"]))
            n, recall = each["marks"] + each["look_alikes"], each["found"] / each["marks"]
            data = "the labelled sentences (development)"
            yield name, _measure(precision, recall, n, "places", data, str(known["date"]))


def _measure(precision: float | None, recall: float, n: int, unit: str, data: str, when: str) -> dict[str, Any]:
    said = {} if precision is None else {"precision": round(precision, 3)}
    return {**said, "recall": round(recall, 3), "n": n, "unit": unit, "data": data, "date": when}


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def toml(found: Mapping[str, list[dict[str, Any]]]) -> str:
    """Measures as ``quality.toml``."""
    lines = [HEAD]
    for name, measures in found.items():
        for each in measures:
            values = [f"{key} = {_value(key, value)}" for key, value in each.items()]
            lines.append("\n".join([f"[[{name}]]", *values, ""]))
    return "\n".join(lines)


def _value(key: str, value: Any) -> str:
    return value if key == "date" else json.dumps(value, ensure_ascii=False)


def figures() -> dict[str, Any]:
    """The figures as they were last taken over."""
    return json.loads(FIGURES.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def known() -> dict[str, Any]:
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))


def write() -> None:
    """Write ``quality.toml`` and every table, each whole or not at all."""
    from benchmarks.tables import PAGES, rewritten
    from divergence import quality

    _replace(TARGET, toml(qualities(figures(), known())))
    quality.measured.cache_clear()
    for page in PAGES:
        _replace(page, rewritten(page))


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=Path, help="what the annotated sets' scorer wrote with --json")
    parser.add_argument("--stories", type=Path, help="where benchmarks.stories saved its results and their scores")
    parser.add_argument("--date", default=date.today().isoformat(), help="when they were measured")
    parser.add_argument("--write", action="store_true", help="write quality.toml and the tables")
    arguments = parser.parse_args()
    taken = figures() if FIGURES.is_file() else {}
    if arguments.measures:
        taken["sets"] = of_measures(json.loads(arguments.measures.read_text(encoding="utf-8")), arguments.date)
    if arguments.stories:
        paths = sorted(arguments.stories.glob(f"*{SCORED}"))
        if not paths:
            parser.error(f"{arguments.stories} holds no *{SCORED}; run benchmarks.stories with --scorer first")
        scored = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
        taken["stories"] = of_stories(scored, arguments.date)
    if arguments.measures or arguments.stories:
        FIGURES.write_text(json.dumps(taken, indent=1) + "\n", encoding="utf-8")
    if arguments.write:
        write()
    else:
        print(toml(qualities(taken, known())), end="")


if __name__ == "__main__":
    main()
