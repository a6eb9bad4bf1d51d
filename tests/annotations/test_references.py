"""Reference lists: which entries an article's marks lead to, and which are about something else."""

from __future__ import annotations

from divergence.annotations.references import listing
from divergence.article import Article
from divergence.document import Document

BODY = "The ferry Marlin struck the quay at Arlen [1]. The ferry will be repaired [2]."
ENTRIES = "[1] Arlen Post – Ferry strikes quay – https://post.example/ferry\n[2] Lake Anglers – Bait for beginners"


def test_an_entry_is_relevant_or_strange_by_what_the_body_repeats() -> None:
    found = listing(Document(Article("a", f"{BODY}\n\n{ENTRIES}")))
    assert found is not None
    assert (found.relevant, found.strange) == ({"1"}, {"2"})


def test_a_list_that_is_printed_again_does_not_vouch_for_itself() -> None:
    document = Document(Article("a", "\n\n".join([BODY, ENTRIES] * 3)))
    found = listing(document)
    assert found is not None
    assert (found.relevant, found.strange) == ({"1"}, {"2"})
    assert [mark[1] for mark in found.marks(document)] == ["1", "2"] * 3
