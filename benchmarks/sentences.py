"""Sentence splitters side by side: this project's own, Punkt with the same abbreviations, and sentencex.

    python -m benchmarks.sentences --data DIR --out OUT

writes ``OUT/<splitter>/sentences/*.jsonl`` in the form the scorer reads, and prints articles a second on real news.
Punkt has no training data here: its parameters are the house lexicon, so nothing is downloaded. sentencex is passed
over where it is not installed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from divergence.document import plain_view
from divergence.lexicon import shipped
from divergence.sentences import paragraphs, sentences

Splitter = Callable[[str], list[tuple[int, int]]]
SETS = {"sbd_gum": "sbd_gum/docs.jsonl", "sbd_golden": "sbd_golden/rules.jsonl"}


def punkt() -> Splitter:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters, sets = PunktParameters(), shipped()["abbreviations"].sets
    for name in ("titles", "continues", "before_number", "may_end", "may_end_capitalised", "clock"):
        parameters.abbrev_types.update(sets[name])
    parameters.sent_starters.update(sets["starters"])
    tokenizer = PunktSentenceTokenizer(parameters)

    def split(text: str) -> list[tuple[int, int]]:
        view = plain_view(text)
        return [
            (start + low, start + high)
            for start, end in paragraphs(view)
            for low, high in tokenizer.span_tokenize(view[start:end])
        ]

    return split


def sentencex() -> Splitter:
    from sentencex import get_sentence_boundaries

    def split(text: str) -> list[tuple[int, int]]:
        found = get_sentence_boundaries("en", text)
        return [_trim(text, each["start_index"], each["end_index"]) for each in found if not each["is_paragraph_break"]]

    return split


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def splitters() -> Iterable[tuple[str, Splitter]]:
    yield "own", sentences
    yield "punkt", punkt()
    try:
        yield "sentencex", sentencex()
    except ImportError:
        print("sentencex is not installed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=300, help="articles to time on")
    arguments = parser.parse_args()
    with (arguments.data / "allsides_articles" / "articles.jsonl").open(encoding="utf-8") as lines:
        news = [json.loads(line)["text"] for line, _ in zip(lines, range(arguments.limit), strict=False)]
    for name, split in splitters():
        folder = arguments.out / name / "sentences"
        folder.mkdir(parents=True, exist_ok=True)
        for set_name, path in SETS.items():
            with (folder / f"{set_name}.jsonl").open("w", encoding="utf-8") as out:
                for line in (arguments.data / path).read_text(encoding="utf-8").splitlines():
                    row = json.loads(line)
                    out.write(json.dumps({"id": row["id"], "sentences": split(row["text"])}) + "\n")
        split(news[0])
        began = time.process_time()
        for text in news:
            split(text)
        print(f"{name:10} {len(news) / (time.process_time() - began):8,.0f} articles/s (n = {len(news)})")


if __name__ == "__main__":
    main()
