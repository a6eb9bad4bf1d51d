"""Uncited figures and their share."""

from __future__ import annotations

import pytest

from divergence.annotations import Annotated, annotate
from divergence.annotations.figures import CitedFigure
from divergence.annotations.quantities import Quantity
from divergence.article import Article
from divergence.features.figures import uncited_figures, uncited_share
from divergence.result import Citation
from tests.features.reading import findings

TEXT = "The bridge cost 40 million euros. It carries 900 cars, the city says."


def article(*citations: Citation) -> Annotated:
    document = annotate(Article("a", TEXT)).document
    places = [(TEXT.index(text), text) for text in ("40 million euros", "900 cars")]
    found = tuple(
        CitedFigure(
            Quantity(start, start + len(text), text, "count", 1, 1, None, None, None), citation, None, "the bridge"
        )
        for (start, text), citation in zip(places, citations, strict=False)
    )
    return Annotated(document, (), (), (), (), found)


def test_the_share_counts_figures_that_need_a_source() -> None:
    assert uncited_share(article("uncited", "cited")).value == 0.5
    assert uncited_share(article("uncited", "exempt")).value == 1.0
    assert uncited_share(article("vague", "cited")).value == 0.0


def test_no_figures_is_not_no_uncited_figures() -> None:
    measured = uncited_share(article("exempt"))
    assert measured.value is None
    assert measured.reason


def test_only_uncited_figures_are_marked() -> None:
    (mark,) = uncited_figures(article("uncited", "vague"))
    assert TEXT[mark.cue_start : mark.cue_end] == "40 million euros"
    assert TEXT[mark.start : mark.end] == "The bridge cost 40 million euros."
    assert "40 million euros" in mark.message


def test_a_figure_without_a_source_points_to_where_it_has_one() -> None:
    text = "The repair costs $14 million, Ada Holm said. The board will pay the $14 million in June."
    (found,) = findings("uncited-figure", text)
    assert found.start > 40
    assert [each.text for each in found.related] == ["The repair costs $14 million, Ada Holm said."]
    assert "Ada Holm" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The club scored two late goals.",
        "A father of three drowned in the quarry.",
        "Two aides said that the mayor knew.",
        "A man of 23 was held overnight.",
        "The board backed the sale by 14 to six.",
        "The motion was carried by 34 votes to 17, with 12 abstentions.",
        "Seventeen councillors abstained.",
        "Arden won 3-1 on Saturday.",
        "The quarry lies 40 miles north of Arden.",
        "The paper has shops in 19 counties.",
        "Six of its 17 editors left.",
        "The guild, which has 31,000 members, said it would strike.",
        "Ida Lund, who is 81, lives in Arden.",
        "The trial took adults aged 50 to 69.",
        "The adults took at least one test.",
        "Ten-year yields held.",
        "A two-day meeting began.",
        "A six-day strike ended.",
        "It is taken every two years.",
        "The petition runs to 26 pages.",
        "Divide 19 by 91 and you get 21 per cent.",
        "Asked three times, she would not say.",
        "She took 18,604 votes, and Tom Keel came third with 6,310.",
        "She won with a majority of just 127.",
        "At the first count he was 143 behind.",
    ],
)
def test_what_anybody_can_count_needs_no_source(text: str) -> None:
    annotated = annotate(Article("a", text))
    assert list(uncited_figures(annotated)) == []
    assert uncited_share(annotated).value is None


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed two people.",
        "The firm forged 900 votes.",
        "The paper has 310 shops.",
        "Its 4,000 members pay nothing.",
        "The wall is 40 metres long.",
        "Some 300 residents want a bridge.",
        "In all, 1,912 postal votes were rejected.",
        "It is three times as large as the old one.",
        "Drivers of 70 and over are fewer.",
        "One worker in 20 is out of a job.",
        "A 14-month delay followed.",
        "The repair takes 12-18 months.",
    ],
)
def test_what_nobody_can_count_at_a_glance_needs_one(text: str) -> None:
    assert [each.severity for each in findings("uncited-figure", text)] == ["minor"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Shares of Northgate closed at $41.20 on Friday.", "info"),
        ("The index ended 1.2 percent lower.", "info"),
        ("It is a third above Brightwell's closing price of 314.5p.", "info"),
        ("A price of $40 was paid.", "minor"),
        ("The crown fell by 0.6 percent against the euro.", "info"),
        ("Northgate's sales fell by 4 percent.", "minor"),
        ("Two weeks later, the mayor resigned.", "info"),
        ("She has led the firm for 12 years.", "info"),
        ("Ken Ruud, who has kept the light at the end of the old stone pier for 30 years, left.", "info"),
        ("The repair takes 90 minutes.", "minor"),
        ("Over 400 aides knew.", "minor"),
    ],
)
def test_what_can_be_looked_up_is_a_note(text: str, severity: str) -> None:
    (mark,) = uncited_figures(annotate(Article("a", text)))
    assert mark.severity == severity


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The clerk was jailed for six years and four months.", False),
        ("She was given 18 months in prison, suspended for two years.", False),
        ("The bid offers £1.85 a share.", False),
        ("It needs 75% of votes cast.", False),
        ("He could be jailed for six years.", True),
        ("The works will take six years.", True),
        ("The bid values the mill at £412m.", True),
        ("Some 75% of the shops are shut.", True),
    ],
)
def test_what_an_open_court_gave_and_what_a_bid_offers_anybody_can_look_up(text: str, asked: bool) -> None:
    found = annotate(Article("a", text)).figures
    assert any(each.needs_source and each.citation == "uncited" for each in found) is asked


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Losses could exceed $200 million, the firm Hale Analytics estimated on Monday.", "the firm Hale Analytics"),
        ("Hale built the gate. The cost, which it puts at $130 million, is high.", "Hale"),
        ("Ada Holm wants a year of free buses, at a cost she puts at $18 million.", "Ada Holm"),
        ("Drivers should use Mill Road, the county said, and expect delays of 45 minutes.", "the county"),
        ("The firms nonetheless predict savings of £60m.", "The firms"),
        ("Halden has undertaken to keep 40 jobs.", "Halden"),
        ("The union spent $3.9 million, according to filings, against $1.7 million for the board.", "filings"),
    ],
)
def test_a_source_before_or_after_its_figure_is_its_source(text: str, who: str) -> None:
    cited = [each for each in annotate(Article("a", text)).figures if each.citation != "exempt"]
    assert {each.citation for each in cited} == {"cited"}
    assert cited[-1].attributed_to in (who, None)


@pytest.mark.parametrize(
    "text",
    [
        "She told a roaring crowd so shortly after 11.",
        "Ben Cole, a retired millwright of 71, was driving home.",
    ],
)
def test_an_hour_and_an_age_are_no_figures_that_need_one(text: str) -> None:
    assert findings("uncited-figure", text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is a deal valued at $2bn.",
        "The bridge is shut, the county said, and schools will close for 30 days.",
        "Arden Mill, a group of 71, was shut.",
        "Shortly after 11 people died there.",
    ],
)
def test_nobody_s_valuation_and_a_clause_of_its_own_are_uncited(text: str) -> None:
    assert [each.severity for each in findings("uncited-figure", text)] == ["minor"]
