"""What the product says about annotated data, in the form a scorer reads.

    python -m benchmarks.predict --data DIR --out PRED [--set NAME ...] [--jobs 2]

It uses the public library alone and reads texts, ids, titles, dates and outlets, never a label. A row that cannot be
analysed gets no line, is counted, and makes the run end with status 1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import divergence as dv
from divergence.comparison.facts.statements import threshold

Row = dict[str, Any]
NEUTRAL = 0.05  # VADER's own bound between neutral and polar


def article(row: Row) -> dv.Article:
    return dv.Article(
        row["id"], row["text"], source=row.get("outlet"), title=row.get("title"), published=row.get("date")
    )


def analysed(data: Path, row: Row) -> Row:
    found = dv.analyse(article(row))
    return {
        "id": row["id"],
        "findings": [asdict(each) for each in found.findings],
        "attributions": [asdict(each) for each in found.attributions],
        "figures": [asdict(each) for each in found.figures],
    }


def split(data: Path, row: Row) -> Row:
    return {"id": row["id"], "sentences": dv.sentences(row["text"])}


def body(data: Path, row: Row) -> Row:
    page = gzip.decompress((data / "article_extraction" / row["html"]).read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        return {"id": row["id"], "text": "\n".join(map(kept, dv.read(path).articles))}


def kept(read: dv.Article) -> str:
    """The text without the ranges masked as page furniture."""
    text = list(read.text)
    for each in read.removed:
        if each.start is not None and each.end is not None:
            text[each.start : each.end] = " " * (each.end - each.start)
    return "".join(text)


def pair(data: Path, row: Row) -> Row:
    score = dv.same_fact(row["a"], row["b"])
    return {"id": row["id"], "score": score, "same": score >= threshold()}


def polarity(data: Path, row: Row) -> Row:
    score = dv.sentiment(row["text"], row["target"]["text"])
    return {"id": row["id"], "polarity": (score >= NEUTRAL) - (score <= -NEUTRAL)}


def scored(data: Path, rows: list[Row]) -> str:
    return dv.score([article(row) for row in rows]).to_json()


# What is predicted, from which file, by which function of one row.
LINES: dict[str, tuple[str, Callable[[Path, Row], Row]]] = {
    "articles/szeged_factbank": ("szeged_uncertainty/factbank.jsonl", analysed),
    "articles/szeged_wiki": ("szeged_uncertainty/wiki.jsonl", analysed),
    "articles/babe": ("babe/sentences.jsonl", analysed),
    "articles/ptc": ("ptc/articles.jsonl", analysed),
    "articles/basil": ("basil/articles.jsonl", analysed),
    "articles/polnear": ("polnear/articles.jsonl", analysed),
    "articles/newsquant": ("newsquant/newsquant.jsonl", analysed),
    "articles/recognizers_text": ("recognizers_text/cases.jsonl", analysed),
    "articles/quantulum_tests": ("quantulum_tests/cases.jsonl", analysed),
    "sentences/sbd_gum": ("sbd_gum/docs.jsonl", split),
    "sentences/sbd_golden": ("sbd_golden/rules.jsonl", split),
    "bodies/article_extraction": ("article_extraction/pages.jsonl", body),
    "pairs/nanco": ("nanco/pairs.jsonl", pair),
    "targets/newsmtsc": ("newsmtsc/targets.jsonl", polarity),
}
# One result an event, the event's rows being one story.
GROUPS = {"stories/ecbplus": "ecbplus/docs.jsonl"}  # all documents at once, each to its story
RESULTS = {"results/ecbplus": "ecbplus/docs.jsonl", "results/basil": "basil/articles.jsonl"}


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def attempt(work: Callable[[Any], Any], given: Any) -> tuple[Any, str | None]:
    try:
        return work(given), None
    except Exception as error:  # one row must not end the run
        return None, f"{type(error).__name__}: {error}"


def report(name: str, failures: list[str], of: int) -> int:
    print(f"{name}: {of - len(failures)} of {of}" + (f", first failure {failures[0]}" if failures else ""), flush=True)
    return len(failures)


def events(path: Path) -> Iterator[tuple[str, list[Row]]]:
    def event(row: Row) -> str:
        return str(row["event_id"])

    for name, found in groupby(sorted(rows(path), key=event), key=event):
        yield name, list(found)


def predict(data: Path, out: Path, names: Iterable[str], run: Callable[..., Iterable[Any]]) -> int:
    failed = 0
    for name in names:
        if name in LINES:
            source, work = LINES[name]
            target = out / f"{name}.jsonl"
            target.parent.mkdir(parents=True, exist_ok=True)
            said = list(run(partial(attempt, partial(work, data)), rows(data / source)))
            with target.open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps(line) + "\n" for line, error in said if error is None)
        elif name in GROUPS:
            target = out / f"{name}.jsonl"
            target.parent.mkdir(parents=True, exist_ok=True)
            said = [attempt(dv.group, list(map(article, rows(data / GROUPS[name]))))]
            with target.open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps({"id": each.id, "story": each.story}) + "\n" for each in said[0][0] or ())
        else:
            folder = out / name
            folder.mkdir(parents=True, exist_ok=True)
            stories = list(events(data / RESULTS[name]))
            said = list(run(partial(attempt, partial(scored, data)), [found for _, found in stories]))
            for (event, _), (result, error) in zip(stories, said, strict=True):
                if error is None:
                    (folder / f"{event}.json").write_text(result, encoding="utf-8")
        failed += report(name, [error for _, error in said if error is not None], len(said))
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", nargs="+", default=[], metavar="NAME", help="part of a name, such as babe or results/")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    names = [
        name for name in (*LINES, *GROUPS, *RESULTS) if not arguments.set or any(part in name for part in arguments.set)
    ]
    if arguments.jobs == 1:
        failed = predict(arguments.data, arguments.out, names, map)
    else:
        with ProcessPoolExecutor(arguments.jobs) as pool:
            failed = predict(arguments.data, arguments.out, names, partial(pool.map, chunksize=4))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
