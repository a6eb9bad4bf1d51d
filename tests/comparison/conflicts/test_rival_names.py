"""Conflicts of name: one fact told with another name, and what only looks like it."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.places import scale
from divergence.comparison.conflicts.rival_names import DECISION, EVIDENCE, Story, candidates
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from divergence.pipeline import score
from divergence.result import Conflict

AGREED = (
    "The night train from Orsk was held for six hours on Tuesday. The 140 passengers were taken by coach to the sports "
    "hall at Lindle and given soup. The railway said a point had frozen. A spokeswoman said the line would open again "
    "on Wednesday morning.",
    "Passengers spent the night on camp beds after a frozen point stopped the night train. All 140 passengers were "
    "driven by coach to Lindle, where the sports hall had been opened and soup was given out. The line is to open on "
    "Wednesday morning.",
)
RIVAL = (
    "A frozen point stranded the night train for six hours. {} and there was soup for all. Trains should run again on "
    "Wednesday morning, the railway said."
)


def named(told: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*AGREED, RIVAL.format(told)))]
    return [each for each in score(articles).stories[0].conflicts if each.kind == "entity"]


def test_another_name_in_the_same_fact_is_found_and_said_plainly() -> None:
    (found,) = named("The 140 passengers were taken by coach to the sports hall at Marwick,")
    assert found.deviant == ("2.txt",)
    assert found.explanation == "2 independent sources name Lindle where another names Marwick."
    assert [side.value for side in found.sides] == ["Lindle", "Marwick"]


@pytest.mark.parametrize(
    "told",
    [
        "The 140 passengers were taken by coach to the sports hall at Lindle,",
        "The 140 passengers were taken by coach past Marwick to the sports hall at Lindle,",
        "The 140 passengers were taken by coach to a sports hall,",
        "Mayor Ida Marwick said the 140 passengers were taken by coach to a sports hall,",
        "The town of Marwick had snow,",
    ],
    ids=["same name", "both names", "no name", "who says it", "another matter"],
)
def test_what_need_not_contradict_is_left_alone(told: str) -> None:
    assert named(told) == []


def test_one_source_against_one_is_not_told() -> None:
    articles = [Article("0.txt", AGREED[0]), Article("1.txt", RIVAL.format(AGREED[1].replace("Lindle", "Marwick")))]
    assert [each for each in score(articles).stories[0].conflicts if each.kind == "entity"] == []


def crews(rival: str, opening: str = "A crew of 26 from Norway") -> list[tuple[str, str]]:
    """The names that are more likely rivals than not; what is reported is surer."""
    told = (
        "The ice road at Orsk gave way on Friday under a lorry. Divers searched the lake all day. A crew of 26 sent by "
        "Norway joined them with sonar on Saturday. The driver, 51, has not been found.",
        f"Divers were still in the lake at Orsk on Saturday, a day after the ice road gave way. {opening}, who brought "
        "sonar, joined the divers in the morning. The driver was 51.",
        f"A lorry went through the ice road on Friday. {rival} joined the divers on Saturday with sonar. No trace of "
        "the driver has been found.",
    )
    articles = [annotate(Article(f"{number}.txt", text)) for number, text in enumerate(told)]
    found = candidates(Story(Told(articles, [0, 1, 2], gather(claims(articles)))))
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found]) if found else []
    return [(each.agreed[0].text, each.rival.text) for each, chance in zip(found, likely, strict=True) if chance >= 0.5]


def test_a_state_and_its_people_are_one_name() -> None:
    assert crews("A Swedish crew of 26") == [("Norway", "Swedish")]
    assert crews("A Norwegian crew of 26") == []


def test_a_name_that_opens_a_sentence_is_one_where_others_have_it_within_theirs() -> None:
    assert [rival for _, rival in crews("A crew of 26 from Sweden", "Norway's crew of 26")] == ["Sweden"]


def test_who_declares_an_emergency_does_something_and_is_no_source_for_it() -> None:
    told = (
        "Ida Marwick, the governor of Lund, declared a regional emergency on Monday after the dam cracked.",
        "The dam above Lund cracked on Sunday. Governor Ida Marwick declared a regional emergency on Monday.",
        "Defence Minister Hugo Brill declared a regional emergency on Monday after a crack ran through the dam.",
    )
    found = [
        each
        for each in score([Article(f"{number}.txt", text) for number, text in enumerate(told)]).stories[0].conflicts
        if each.kind == "entity"
    ]
    assert [each.deviant for each in found] == [("2.txt",)]


@pytest.mark.parametrize("part", ["B Wing", "Ward Seven", "Terminal Two", "North Stand"])
def test_a_part_is_no_rival_of_the_whole(part: str) -> None:
    told = "The 140 passengers were taken by coach to {} in the town and given soup. Trains run again on Wednesday."
    texts = [told.format(part), told.format(part).replace("given", "had"), told.format("Lindle Moor")]
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    assert [each for each in score(articles).stories[0].conflicts if each.kind == "entity"] == []


def test_a_part_is_a_rival_of_another_part() -> None:
    told = "The 140 passengers were taken by coach to {} in the town and given soup. Trains run again on Wednesday."
    texts = [told.format("B Wing"), told.format("B Wing").replace("given", "had"), told.format("North Wing")]
    assert {
        scale(name) for text in texts for name in annotate(Article("a.txt", text)).names if "Wing" in name.text
    } == {"part"}
