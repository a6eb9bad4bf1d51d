"""Conflicts of name: a name that most have, one source never, and another in its place."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.displaced import DECISION, EVIDENCE, candidates, told_once
from divergence.comparison.conflicts.rival_names import Story
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from divergence.pipeline import score
from divergence.result import Conflict

AGREED = (
    "The State Lifts Inspectorate last visited the cable car on 22 January and found three breaches of the brake "
    "rules. Nobody was hurt when the cabin stopped on Monday. It carries 400 skiers an hour.",
    "Skiers hung over the gorge for six hours on Monday. Three breaches of the brake rules had been recorded on 22 "
    "January by the State Lifts Inspectorate, which had sent two men.",
    "Soup and blankets were handed out on Monday night. The State Lifts Inspectorate was last at the cable car on 22 "
    "January, when it noted three breaches of the rules on brakes.",
    "The cabin stopped at noon. When the State Lifts Inspectorate called on 22 January it found fault with the brakes "
    "in three places.",
)


def texts(rival: str) -> list[str]:
    return [*AGREED, f"It was cold in the cabin, and a guitar was played. {rival} The owner has said nothing so far."]


def named(rival: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts(rival))]
    return [each for each in score(articles).stories[0].conflicts if each.kind == "entity"]


def told(*given: str) -> Story:
    articles = [annotate(Article(f"{number}.txt", text)) for number, text in enumerate(given)]
    return Story(Told(articles, list(range(len(articles))), gather(claims(articles))))


def test_another_name_in_a_fact_that_all_tell_is_found() -> None:
    (found,) = named("On 22 January the Alpine Safety Bureau visited the cable car and found three breaches of rules.")
    assert found.deviant == ("4.txt",)
    assert found.sides[1].value == "Alpine Safety Bureau"
    assert "State Lifts Inspectorate" in found.explanation


@pytest.mark.parametrize(
    "rival",
    [
        "On 22 January the State Lifts Inspectorate visited the cable car and found three breaches of rules.",
        "On 22 January the cable car was visited and three breaches of the brake rules were found.",
        "The Alpine Rescue Club sent forty men with ropes, who brought down the last of the skiers after dark.",
        "“They found three breaches of the brake rules on 22 January,” said Ida Lund of the Alpine Club.",
        "After a fire in 1974 the Alpine Safety Bureau had shut the line down for a summer.",
    ],
    ids=["same name", "no name", "another matter", "who says it", "another time"],
)
def test_what_need_not_contradict_is_left_alone(rival: str) -> None:
    assert named(rival) == []


def test_a_name_is_told_of_an_article_once() -> None:
    story = told(
        *texts("On 22 January the Alpine Safety Bureau visited the cable car in Marwick and found three breaches.")
    )
    found = candidates(story)
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found])
    lacking = [found[at].agreed[0].words for at in told_once(found, likely, 0.0)]
    assert len(found) > len(lacking)
    assert all(one.isdisjoint(other) for at, one in enumerate(lacking) for other in lacking[:at])


def test_a_source_that_has_the_name_gives_no_candidate() -> None:
    assert not [
        each
        for each in candidates(told(*texts("The Alpine Safety Bureau and the State Lifts Inspectorate met in March.")))
        if "inspectorate" in each.agreed[0].text.lower()
    ]


def test_two_sources_that_have_a_name_are_too_few() -> None:
    rival = texts("On 22 January the Alpine Safety Bureau visited the cable car and found three breaches of rules.")[-1]
    assert candidates(told(*AGREED[:3], rival))
    assert candidates(told(*AGREED[:2], rival)) == []


def test_a_list_and_an_owner_put_nobody_in_anothers_place() -> None:
    listed = (
        "On 22 January the Alpine Safety Bureau, Marwick Cables and Brell Ropes visited the cable car: three breaches."
    )
    owner = "On 22 January the Alpine Safety Bureau's men visited the cable car and found three breaches of the rules."
    assert candidates(told(*texts(listed))) == []
    assert candidates(told(*texts(owner))) == []
