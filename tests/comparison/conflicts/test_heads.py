"""Conflicts of leadership: who is to head what comes of a merger."""

from __future__ import annotations

import pytest

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Conflict

AGREED = (
    "Lena Okstad, 51, who runs Tolmar Quays, will lead the new group. The two harbours are to merge in May, if the "
    "towns consent. Piet Orm of Brell Harbour will retire.",
    "If both towns consent the harbours merge in May. The new group is to be run by Tolmar boss Lena Okstad. Brell's "
    "Piet Orm goes fishing.",
)


def reported(rival: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*AGREED, rival))]
    return [each for each in score(articles).stories[0].conflicts if each.kind == "entity"]


@pytest.mark.parametrize(
    "told",
    [
        "The group will be headed by Piet Orm, who has run Brell Harbour since 2014.",
        "The top job goes to Piet Orm, the Brell boss.",
        "Piet Orm (Brell Harbour) becomes chief executive, and Lena Okstad will be deputy chair.",
        "Piet Orm, the man from Brell, is to take the helm.",
    ],
)
def test_another_head_is_found(told: str) -> None:
    (found,) = reported(f"The merger of the harbours in May needs the consent of two towns. {told}")
    assert found.deviant == ("2.txt",)
    assert [side.value for side in found.sides] == ["Lena Okstad", "Piet Orm"]


@pytest.mark.parametrize(
    "told",
    [
        "Piet Orm, who runs Brell Harbour, will be its chair. Lena Okstad will lead it.",
        "Piet Orm will lead the talks with the towns.",
        "Piet Orm, the chief executive of Brell Harbour, is content.",
        "The inquiry will be led by Ada Holm, a judge, and that into the ferry as well.",
        "The union of dockers is to be run by Ada Holm. Lena Okstad has promised her a berth.",
    ],
    ids=["another post", "something else", "what he is now", "an inquiry", "a stranger beside the one"],
)
def test_who_heads_something_else_is_no_rival(told: str) -> None:
    assert reported(f"The merger of the harbours in May needs the consent of two towns. {told}") == []
