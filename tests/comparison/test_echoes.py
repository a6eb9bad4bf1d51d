"""What a family says again is compared once, and what is found of one saying is found of all."""

from __future__ import annotations

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.echoes import once
from divergence.comparison.facts.claims import claims

SAID = "The ferry Saltwind ran onto a reef off Merrow Point."
IDS = ("a", "b", "c")


def echoed(*texts: str) -> dict[str, set[str]]:
    """By article, which others say its first sentence too; all are of one family."""
    found = claims([annotate(Article(name, text)) for name, text in zip(IDS, texts, strict=False)])
    _, echoes = once(found, [0] * len(texts), IDS[: len(texts)])
    return {article: {each.article for each in others} for (article, _, _), others in echoes.items()}


def test_each_saying_knows_all_others() -> None:
    assert echoed(SAID, SAID, SAID) == {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}}


def test_a_sentence_altered_in_a_name_is_no_echo() -> None:
    assert echoed(SAID, SAID.replace("Merrow", "Harrow")) == {}
