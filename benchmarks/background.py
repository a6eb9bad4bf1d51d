"""Counts in how many news articles each stem occurs, for the background table that alignment weighs words by.

    python -m benchmarks.background ARTICLES.jsonl OUT.tsv

ARTICLES.jsonl has one object a line with a "text". The table holds counts alone, no text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from divergence.comparison.background import stem
from divergence.document import plain_view
from divergence.tokens import tokenise

LEAST = 4  # rarer stems weigh the same as unseen ones


def main(source: str, target: str) -> None:
    frequency: Counter[str] = Counter()
    articles = 0
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            view = plain_view(json.loads(line)["text"])
            frequency.update({stem(token.lower()) for token in tokenise(view)[0] if token[0].isalpha()})
            articles += 1
    rows = sorted((word, count) for word, count in frequency.items() if count >= LEAST)
    with Path(target).open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"# document frequency of Snowball stems in {articles} English news articles, 2012-2021\n")
        out.write(f"{articles}\n")
        out.writelines(f"{word}\t{count}\n" for word, count in rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
