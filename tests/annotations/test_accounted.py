"""Figures that a firm's published results give."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article

OUT = "Brell Foods reported a rise in profit on Monday. "


def source(text: str) -> str | None:
    return annotate(Article("a", text)).figures[-1].attributed_to


@pytest.mark.parametrize(
    "text",
    [
        "Sales grew by 4 per cent to €310m.",
        "Profit before tax was €41m.",
        "The dividend goes up to 12p.",
        "It made €41m in pre-tax profit.",
    ],
)
def test_what_a_firm_s_results_give_is_theirs(text: str) -> None:
    assert source(f"{OUT}{text}") == "Brell Foods's results"
    assert source(f"Brell Foods fell on Monday after its annual results. {text}") == "Brell Foods's results"
    assert source(f"Brell Foods opened a mill on Monday. {text}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Profit was below the €45m that analysts had forecast.",
        "Tarn Mills sales were €90m.",
        "Sales in the sector fell by 3 per cent.",
        "The mill burned for a week and 40 tonnes were lost.",
        "Shares reversed their losses and rose by 3 per cent.",
        "A flat beside the mill costs €300,000.",
    ],
)
def test_what_others_expect_or_make_is_not(text: str) -> None:
    assert source(f"{OUT}{text}") is None
