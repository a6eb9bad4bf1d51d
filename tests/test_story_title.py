"""A story goes by its plainest headline."""

from __future__ import annotations

import divergence as dv

PLAIN = "Council votes to close Tillow library from April"


def title(*heads: str | None) -> str | None:
    texts = (
        "The council voted on Tuesday to close the Tillow library from April, the clerk said.",
        "Tillow library is to close from April after the council vote on Tuesday, the clerk said.",
        "From April there is no library in Tillow: the council voted to close it on Tuesday.",
    )
    articles = [
        dv.Article(f"{n}.txt", text, title=head) for n, (text, head) in enumerate(zip(texts, heads, strict=True))
    ]
    return dv.score(articles).stories[0].title


def test_it_shares_its_words_with_the_others() -> None:
    for heads in ((PLAIN, "Shame on them", "Notes on a Tuesday"), ("Shame on them", "Notes on a Tuesday", PLAIN)):
        assert title(*heads) == PLAIN


def test_it_neither_asks_nor_shouts() -> None:
    asked = "Will council vote to close Tillow library from April?"
    assert title(asked, "Tillow library to close", asked + "!") == "Tillow library to close"
    assert title(asked, None, None) == asked
    assert title(None, None, None) is None
