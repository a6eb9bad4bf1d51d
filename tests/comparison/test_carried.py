"""What a figure lost on its way, and figures that everybody has from one source."""

from __future__ import annotations

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Carried, Chain, Fact
from tests.comparison.facts.test_drafts import FILLER
from tests.fiction import MUSE_SPARK, PARAPHRASES, PUBLISHED, shipped

NAMED = "According to the harbour office, the storm sank 37 yachts in the marina."
AGAIN = "The storm sank 37 yachts in the marina, the harbour office said."
BARE = "The storm sank 37 yachts in the marina."


def facts(*lines: str, outlets: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    articles = [
        Article(
            f"{number}.txt",
            f"{line}\n\n{FILLER[number % len(FILLER)]}",
            source=outlets[number] if outlets else None,
            published=PUBLISHED,
        )
        for number, line in enumerate(lines)
    ]
    return score(articles).stories[0].facts


def carried(*lines: str) -> list[Carried]:
    return [each for fact in facts(*lines) for each in fact.carried]


def chains(*lines: str, outlets: tuple[str, ...]) -> list[Chain]:
    return [fact.chain for fact in facts(*lines, outlets=outlets) if fact.chain]


def test_a_source_dropped_on_the_way() -> None:
    (lost,) = carried(NAMED, AGAIN, BARE)
    assert lost.kind == "attribution"
    assert lost.dropped.article == "2.txt"
    assert lost.dropped.text == BARE
    assert lost.kept.text in (NAMED, AGAIN)
    assert "harbour office" in (lost.words or "")


def test_an_about_dropped_on_the_way() -> None:
    line = "The storm sank {} yachts in the marina."
    (lost,) = carried(line.format("about 3,400"), line.format("about 3,400"), line.format("3,400"))
    assert (lost.kind, lost.words, lost.dropped.article) == ("approximation", "about", "2.txt")
    assert "about" in lost.message


def test_who_guesses_or_gives_it_otherwise_elsewhere_gives_nothing_as_exact() -> None:
    line = "The storm sank {} yachts in the marina."
    about, around = line.format("about 3,400"), line.format("around 3,400")
    (lost,) = carried(about, around, line.format("3,400"))
    assert "“about” or “around”" in lost.message
    assert not [
        each
        for each in carried(about, around, "The storm may have sunk 3,400 yachts in the marina.")
        if each.kind == "approximation"
    ]
    assert not carried(about, f"{around} {line.format('3,400')}", line.format("3,400"))


def test_a_hedge_dropped_on_the_way() -> None:
    hedged = "The storm may have sunk 37 yachts in the marina."
    (lost,) = carried(hedged, f"Perhaps 37 yachts may have been sunk in the marina by the storm. {FILLER[0]}", BARE)
    assert (lost.kind, lost.dropped.article) == ("hedge", "2.txt")


def test_one_other_source_is_too_few_to_say_so() -> None:
    assert carried(NAMED, BARE) == []
    assert carried(NAMED, AGAIN, BARE, BARE.replace("sank", "sank as many as")) == []  # the others do not all keep it


def test_a_figure_that_everybody_has_from_one_of_them() -> None:
    outlets = ("The Ledger", "Radio Nord", "Daily Post")
    (chain,) = chains(
        BARE,
        f"The Ledger reported that {BARE[0].lower()}{BARE[1:]}",
        f"{BARE[:-1]}, according to the Ledger.",
        outlets=outlets,
    )
    assert chain.origin == "0.txt"
    assert [place.article for place in chain.via] == ["1.txt", "2.txt"]
    assert "Ledger" in chain.message


def test_two_that_know_it_themselves_are_no_chain() -> None:
    outlets = ("The Ledger", "Radio Nord", "Daily Post")
    assert chains(BARE, f"{BARE[:-1]}, according to the Ledger.", AGAIN, outlets=outlets) == []


def test_two_that_credit_one_another_are_a_circle() -> None:
    lines = (f"{BARE[:-1]}, according to Radio Nord.", f"{BARE[:-1]}, according to the Ledger.")
    (chain,) = chains(*lines, outlets=("The Ledger", "Radio Nord"))
    assert chain.origin is None
    assert len(chain.via) == 2


def test_every_place_is_in_its_text() -> None:
    for folder in (MUSE_SPARK, PARAPHRASES):
        (story,) = score(shipped(folder)).stories
        texts = {article.id: article for article in story.articles}
        for fact in story.facts:
            places = [place for each in fact.carried for place in (each.kept, each.dropped)]
            for place in (*places, *(fact.chain.via if fact.chain else ())):
                text = texts[place.article].text if place.field == "text" else texts[place.article].title or ""
                assert text[place.start : place.end] == place.text
