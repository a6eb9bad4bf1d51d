"""Families: articles that count as one independent source.

Near-copies (a wire story run by two papers, a rewritten press release) agree because they share a text, so they count
once. Two articles join when one contains half of the other's word shingles (Broder 1997), three tenths where one of
them credits an agency for its copy, or a fifth where the later one names the other as its source. What both quote
counts for nothing: two reporters who heard one speech are two sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from divergence.annotations import Annotated
from divergence.result import Family

SHINGLE = 4  # words
COPY = 0.5  # containment at which two texts are copies
CREDITED = 0.3  # ... where one credits an agency
NAMED = 0.2  # ... where the later one names the other outlet as its source
VERBATIM = 0.75  # share of the longer one's word shingles from which two members of a family are one text
LEAST = 30  # words below which shingles say nothing
WORDS = re.compile(r"\w+")


def families(articles: Sequence[Annotated]) -> tuple[Family, ...]:
    """Partition the articles; every article lies in one family, and the first of a family stands for it: the earliest,
    of several the one that shares most with the others, what is nearly one text counting once. So further copies of a
    text do not change who does."""
    containment, sizes = shared_wording(articles)
    parent = list(range(len(articles)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    # The likest pair of each family is its reason: the least likeness that can join two articles is `NAMED`.
    near = np.argwhere(np.tril(containment, -1) >= NAMED).tolist()
    alike = {(one, other): float(containment[one, other]) for one, other in near} | _same_text(articles)
    best: dict[int, tuple[float, str]] = {}
    for (one, other), share in sorted(alike.items()):
        why = _reason(articles[one], articles[other], share)
        if why is None:
            continue
        low, high = sorted((root(one), root(other)))
        parent[high] = low
        best[low] = max([(share, why), *(best[each] for each in (low, high) if each in best)])
    groups: dict[int, list[int]] = {}
    for number in range(len(articles)):
        groups.setdefault(root(number), []).append(number)
    return tuple(
        Family(
            articles=tuple(articles[each].article.id for each in _foremost(members, articles, containment, sizes)),
            reason=best[head][1] if len(members) > 1 else None,
        )
        for head, members in groups.items()
    )


def numbered(groups: Sequence[Family]) -> dict[str, int]:
    """The family number of each article."""
    return {article: number for number, family in enumerate(groups) for article in family.articles}


def _foremost(
    members: Sequence[int], articles: Sequence[Annotated], containment: np.ndarray, sizes: np.ndarray
) -> list[int]:
    """The members of a family, the one that stands for it first, and its near-copies last; what
    nothing else tells apart goes by its words."""
    words = {each: " ".join(articles[each].document.view.casefold().split()) for each in members}

    def ordered(some: Sequence[int], shortest: bool = False) -> list[int]:
        shared = containment[np.ix_(some, some)].sum(axis=1).round(6)
        central = dict(zip(some, shared.tolist(), strict=True))

        def rank(each: int) -> tuple[str, float, float, str]:
            return articles[each].article.published or "9", -central[each], shortest * sizes[each], words[each]

        return sorted(some, key=rank)

    def one(number: int, other: int) -> bool:
        shorter, longer = sorted((sizes[number], sizes[other]))
        return bool(containment[number, other] * shorter >= VERBATIM * longer > 0)

    texts: list[list[int]] = []
    for each in members:
        same = [text for text in texts if any(one(each, other) for other in text)]
        texts = [text for text in texts if text not in same] + [[*(other for text in same for other in text), each]]
    # Of near-copies that share as much the shortest: a copy adds its line to what it copies.
    first = ordered([ordered(text, shortest=True)[0] for text in texts])
    return first + ordered([each for each in members if each not in first])


def _same_text(articles: Sequence[Annotated]) -> dict[tuple[int, int], float]:
    first: dict[str, int] = {}
    return {
        (number, known): 1.0
        for number, annotated in enumerate(articles)
        if (known := first.setdefault(annotated.document.text, number)) != number
    }


def _reason(one: Annotated, other: Annotated, share: float) -> str | None:
    """Why two articles are one source, or None where they are two."""
    if one.document.text == other.document.text:
        return "the same text, word for word"
    runs = f"up to {share:.0%} of the {SHINGLE}-word runs of one are in another"
    agency = one.article.credit or other.article.credit
    if agency and share >= CREDITED:
        return f"agency copy ({agency}): {runs}"
    if share >= COPY:
        return f"shared copy: {runs}"
    for later, earlier in ((one, other), (other, one)):
        outlet = earlier.article.source
        if outlet and share >= NAMED and _after(later, earlier) and _credits(later, outlet):
            return f"rewritten from {outlet}, which it names: {runs}"
    return None


def _after(one: Annotated, other: Annotated) -> bool:
    """Whether an article is not known to have appeared before another."""
    times = (one.article.published, other.article.published)
    return None in times or str(times[0])[:10] >= str(times[1])[:10]


def _credits(annotated: Annotated, outlet: str) -> bool:
    """Whether an article names an outlet as the source of something."""
    wanted = _words(outlet)
    return any(_words(each.source or "") == wanted for each in annotated.attributions)


def _words(name: str) -> list[str]:
    words = WORDS.findall(name.casefold())
    return words[1:] if words[:1] == ["the"] else words


def shared_wording(articles: Sequence[Annotated]) -> tuple[np.ndarray, np.ndarray]:
    """For each pair, the share of the shorter article's distinct word shingles that the other has, direct quotations
    left out, shape (n, n); and how many each has, shape (n,)."""
    from sklearn.feature_extraction.text import HashingVectorizer

    if not articles:
        return np.zeros((0, 0)), np.zeros(0)
    vectoriser = HashingVectorizer(
        analyzer=_shingles, n_features=2**20, binary=True, norm=None, alternate_sign=False, dtype=np.float32
    )
    counts = vectoriser.transform([_own_words(annotated) for annotated in articles])
    shared = np.asarray((counts @ counts.T).todense())
    sizes = np.diag(shared).copy()
    shorter = np.minimum.outer(sizes, sizes)
    containment: np.ndarray = np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter >= LEAST)
    return containment, sizes


def _own_words(annotated: Annotated) -> list[str]:
    """The words outside of direct quotations; a quotation leaves a gap that no shingle spans."""
    document = annotated.document
    return [
        "" if quoted else word
        for word, quoted in zip(document.lower, document.quoted, strict=True)
        if word[0].isalnum()
    ]


def _shingles(words: Sequence[str]) -> list[str]:
    runs = (words[place : place + SHINGLE] for place in range(len(words) - SHINGLE + 1))
    return [" ".join(run) for run in runs if "" not in run]
