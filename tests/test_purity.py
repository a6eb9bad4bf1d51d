"""Whether the articles counted for a printed fact state it: the verdicts on invented ones."""

from __future__ import annotations

from collections import Counter

from benchmarks.purity import judged

FIRST, SECOND = (0, 20), (20, 40)
STATED = {("a", "fire"): FIRST, ("d", "fire"): FIRST, ("b", "fire"): FIRST, ("b", "rain"): SECOND, ("c", "fire"): None}


def _fact(*mentions: tuple[str, tuple[int, int]]) -> dict[str, object]:
    return {
        "mentions": [
            {"article": article, "field": "text", "start": start, "end": end, "stance": "asserts"}
            for article, (start, end) in mentions
        ]
    }


def test_articles_that_quote_the_fact_are_right() -> None:
    assert judged(_fact(("a", FIRST), ("b", FIRST)), STATED) == Counter(facts=1, right=2)


def test_another_fact_and_a_silent_article_are_wrong() -> None:
    verdicts = judged(_fact(("a", FIRST), ("d", FIRST), ("b", SECOND), ("c", FIRST)), STATED)
    assert verdicts["mixed"] == 1
    assert verdicts["right"] == 2
    assert verdicts["wrong"] == 2


def test_an_unclear_article_is_not_counted() -> None:
    fact = _fact(("a", FIRST), ("d", FIRST), ("c", FIRST)) | {"unclear": ["c"]}
    assert judged(fact, STATED) == Counter(facts=1, right=2)
    assert judged(_fact(("a", FIRST), ("d", FIRST)) | {"unclear": ["d"]}, STATED) == Counter(unsure=1)


def test_what_the_gold_does_not_know_is_not_judged() -> None:
    assert judged(_fact(("a", FIRST), ("b", (50, 60))), STATED)["unjudged"] == 1
    assert judged(_fact(("a", (50, 60)), ("b", (50, 60))), STATED) == Counter(unmatched=1)
