"""Whether a file holds an article at all: a wall before one, an error page or a stray word is listed, not compared."""

from __future__ import annotations

from collections.abc import Iterable

from divergence.article import Article, Removed
from divergence.readers.page_furniture.lines import WORD, split_lines

NOTHING = "holds no article text"
FEW = 8
"""Words. What has fewer, and fewer letters than `SHORT`, is a label."""
SHORT = 40
SHOWN = 60


def lacking(body: str, removed: Iterable[Removed]) -> str | None:
    """Why what is left of a file, and what was set aside, is no article; None where it is one."""
    words = WORD.findall(body)
    walls = [each for each in removed if each.reason == "prompt"]
    lines = split_lines(body)
    if walls and not any(line.prose or (line.sentence and line.words > 3) for line in lines):
        said = " ".join(walls[0].text.split())
        shown = said if len(said) <= SHOWN else said[: SHOWN - 1].rstrip() + "…"
        return f"holds no article, only a notice to its readers: “{shown}”"
    if not words:
        return NOTHING
    if len(words) < FEW and sum(map(len, words)) < SHORT:
        return f"holds {len(words)} word{'' if len(words) == 1 else 's'}, which is no article"
    return None


def wordless(article: Article) -> bool:
    """Whether an article has no word outside of what is set aside."""
    text = list(article.text)
    for each in article.removed:
        if each.start is not None and each.end is not None:
            text[each.start : each.end] = " " * (each.end - each.start)
    return not WORD.search("".join(text))
