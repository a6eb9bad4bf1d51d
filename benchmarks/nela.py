"""NELA features over articles, in an environment of its own (see `benchmarks.speed`); it imports nothing of divergence.

    python benchmarks/nela.py ARTICLES.JSONL LIMIT

The package needs corpora and models that nltk downloads. What needs a download is replaced by the cheapest stand-in
that lets it run: untrained Punkt, no tagger, no name chunker, an empty list of stop words. So it does less work here
than where the models are installed. Prints processor seconds, articles and peak megabytes as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import nela_features.nela_features as nela  # type: ignore[import-not-found]
from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer


class _NoStopwords:
    @staticmethod
    def words(language: str) -> list[str]:
        return []


def patched() -> Any:
    nela.word_tokenize = NLTKWordTokenizer().tokenize
    nela.sent_tokenize = PunktSentenceTokenizer().tokenize
    nela.pos_tag = lambda tokens: [(token, "NN") for token in tokens]
    nela.ne_chunk = lambda tagged: tagged
    nela.stopwords = _NoStopwords
    return nela.NELAFeatureExtractor()


def main() -> None:
    path, limit = Path(sys.argv[1]), int(sys.argv[2])
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(limit), strict=False)]
    extractor = patched()
    extractor.extract_all(texts[0])
    began, done = time.process_time(), 0
    for text in texts:
        try:
            extractor.extract_all(text)
        except (ValueError, OverflowError, ArithmeticError):  # its date finder fails on some texts
            continue
        done += 1
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps({"seconds": seconds, "articles": done, "megabytes": peak}))


if __name__ == "__main__":
    main()
