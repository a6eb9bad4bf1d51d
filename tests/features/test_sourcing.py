"""Named, vague and anonymous sources, and the share of claims with a named one."""

from __future__ import annotations

from divergence.annotations import Annotated, annotate
from divergence.annotations.attribution import Attributed
from divergence.article import Article
from divergence.features.sourcing import anonymous_attribution, attributed_share, vague_attribution
from divergence.result import AttributionKind

TEXT = (
    "The wall failed at noon, Ada Holm said. The wall was built with soft stone, insiders say. Was it ever inspected?"
)


def article(*kinds: AttributionKind) -> Annotated:
    document = annotate(Article("a", TEXT)).document
    cues = (TEXT.index("said"), TEXT.index("say."))
    found = tuple(
        Attributed(kind, who, TEXT[cue : cue + 3], (), ((cue, cue + 3),), ((cue - 20, cue - 12),))
        for kind, who, cue in zip(kinds, ("Ada Holm", "insiders"), cues, strict=False)
    )
    return Annotated(document, (), (), (), found, ())


def test_the_share_of_claims_with_a_named_source() -> None:
    measured = attributed_share(article("named", "vague"))
    assert (measured.value, measured.count, measured.exposure) == (0.5, 1, 2)


def test_an_article_that_claims_nothing_has_no_share() -> None:
    measured = attributed_share(annotate(Article("a", "Why?")))
    assert measured.value is None
    assert measured.status == "not_applicable"
    assert measured.reason


def test_vague_and_anonymous_are_two_rules() -> None:
    (vague,) = vague_attribution(article("named", "vague"))
    assert "“insiders”" in vague.message
    assert not list(anonymous_attribution(article("named", "vague")))
    (anonymous,) = anonymous_attribution(article("named", "anonymous"))
    assert TEXT[anonymous.start : anonymous.end].startswith("The wall was built")


def test_named_sources_raise_nothing() -> None:
    assert not list(vague_attribution(article("named")))
    assert not list(anonymous_attribution(article("named")))
