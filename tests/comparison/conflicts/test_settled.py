"""An open question told as settled, and what only looks like one."""

from __future__ import annotations

from functools import partial

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.settled import DECISION, EVIDENCE, Story, candidates
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from divergence.pipeline import score
from tests.fiction import conflicts_among

STEEL = (
    "Halvard Steel said the future of its Tarn works was under review. The works employs 900.",
    "Closing the Tarn works is one possibility, Halvard said, but it would not choose before spring. Unions met on "
    "Monday.",
)
PIER = (
    "The council has not decided what to do with the old pier at Marlow. Piet Holm, who sells ice there, has been told "
    "to wait.",
    "No decision has been made about the pier, the harbour master of Marlow said on Monday; repair and a sale are both "
    "being looked at.",
)
MOE = (
    "Police said no decision had been taken on charges against the trawler's captain, Iver Moe.",
    "Prosecutors are considering whether to charge Iver Moe, who commanded the trawler.",
)
BUS = (
    "The police have not said why the bus left the road near Orsk. The cause of the crash is being investigated, a "
    "spokesman said.",
    "What made the bus leave the road at Orsk is not known, the police said. Nine people were taken to hospital.",
)
VOTE = (
    "President Mato may call an early election in the autumn, his party said. He has a majority of two.",
    "An early election this autumn is possible, aides to Mr Mato said, though he has not made up his mind.",
)
PUMP = (
    "The salvors said they might be able to begin pumping oil out of the Brede on Thursday. Gulls circled over her.",
    "Tern Salvage speaks of a possible start to pumping the Brede on Thursday, if the swell drops.",
)
PLAN = (
    "The council at Orsk said it was reviewing its plan for a bridge over the Brede and might give it up.",
    "The bridge over the Brede may have to be dropped, the council at Orsk said on Monday.",
)
JABS = (
    "The ministry is considering compulsory helmets for all who skate on the pond at Orsk.",
    "Whether helmets should be made compulsory on the pond at Orsk is being weighed by the ministry.",
)
RACE = (
    "Asked whether she would stand in the autumn contest at Orsk, Lena Farr said she had not made up her mind.",
    "Lena Farr, ousted as mayor of Orsk, declined to say whether she would run in the contest.",
)
MILL = (
    "How the fire at the Orchard mill started has not been established. Investigators will return on Tuesday.",
    "The fire brigade said it was too early to know the cause of the mill fire. Four people were treated for smoke.",
)


reported = partial(conflicts_among, kinds=("certainty",))


@pytest.mark.parametrize(
    ("doubt", "told"),
    [
        (STEEL, "Halvard Steel is shutting its Tarn works."),
        (PIER, "The pier at Marlow will be sold to a hotel chain."),
        (MOE, "Captain Iver Moe will be prosecuted for manslaughter over the loss of the trawler."),
        (BUS, "The bus crashed near Orsk because the driver had been drinking."),
        (VOTE, "President Mato will call an election this autumn, and he will lose it."),
        (PUMP, "Tern Salvage will start pumping the Brede dry on Thursday and expects to need nine days."),
        (RACE, "Ousted mayor Lena Farr WILL stand in the contest at Orsk."),
        (MILL, "A cigarette thrown away by a cleaner started the fire at the Orchard mill."),
        (PLAN, "Few at Orsk mourned the plan for a bridge over the Brede, which has been dropped by the council."),
        (JABS, "Helmets will be compulsory for all who skate on the pond at Orsk."),
    ],
    ids=[
        "under review",
        "what to do with",
        "whether to",
        "cause",
        "may",
        "another verb",
        "stand",
        "how it started",
        "relative clause",
        "compulsory",
    ],
)
def test_an_open_question_told_as_settled_is_found(doubt: tuple[str, str], told: str) -> None:
    (found,) = reported(*doubt, f"{told} Shops stayed shut.")
    assert found.deviant == ("2.txt",)
    assert found.sides[1].mentions[0].text == told
    assert "leave open what another tells as settled" in found.explanation


@pytest.mark.parametrize(
    ("doubt", "told"),
    [
        (STEEL, "Halvard Steel shut its Orsk works in 2019."),
        (STEEL, "Halvard Steel may shut its Tarn works."),
        (STEEL, "Halvard Steel will decide on its Tarn works in spring."),
        (STEEL, "Halvard Steel will say on Monday if its Tarn works will be shut."),
        (STEEL, "The board of Halvard Steel will vote on its Tarn works on Monday."),
        (STEEL, "Halvard Steel will not shut its Tarn works."),
        (STEEL, "The Tarn works will be shut, its foreman Ole Lind said."),
        (STEEL, "If orders fall, Halvard Steel will shut its Tarn works."),
        (STEEL, "A fire closed the Tarn works for a day in May."),
        (PIER, "The pier at Marlow will be open on Sunday as usual."),
        (PIER, "The council has sold its bus depot in Marlow."),
        (RACE, "What Lena Farr will run at Orsk is a market stall."),
        (PUMP, "Thursday will test them both."),
        (MOE, "Captain Iver Moe was charged with speeding in 2009."),
        (MOE, "Iver Moe has been questioned by the police."),
        (BUS, "The crash caused long queues at Orsk."),
        (BUS, "Black ice caused a crash at Brask on Sunday."),
        (BUS, "Rescue was slow because the road to Orsk was closed."),
    ],
)
def test_what_settles_nothing_is_left_alone(doubt: tuple[str, str], told: str) -> None:
    assert reported(*doubt, f"{told} Shops stayed shut.") == []


def test_one_source_that_leaves_it_open_is_not_enough() -> None:
    assert reported(STEEL[0], "Halvard Steel is shutting its Tarn works. Shops stayed shut.") == []


MOVED = (
    "The mayor said no order had been given to evacuate the four villages below the Tarn dam. Engineers are "
    "at work. The quake killed nine. Schools are shut.",
    "An evacuation of the four villages below the Tarn dam could be ordered, the mayor said, depending on the crack. "
    "It is ten metres long. Rain fell.",
)
RIGGED = (
    "Iver Moe, the lottery's chief of machines, has been arrested on suspicion of rigging draws of the Quick Five.",
    "Iver Moe is suspected of having rigged draws of the Quick Five lottery.",
)


@pytest.mark.parametrize(
    ("doubt", "told"),
    [
        (MOVED, "All in the four villages below the Tarn dam were ordered to leave as fears grew that it would burst."),
        (RIGGED, "Lottery man Iver Moe rigged at least five draws of the Quick Five for his friends."),
    ],
    ids=["a doubt beside the deed", "a suspicion"],
)
def test_a_deed_told_flat_is_found_whatever_is_feared_beside_it(doubt: tuple[str, str], told: str) -> None:
    (found,) = reported(*doubt, f"{told} Shops stayed shut.")
    assert found.deviant == ("2.txt",)


RATES = (
    "Lindbank, the largest lender, said that it would pass on the cut in full from 1 December. Torvald said it was "
    "reviewing its mortgage rates. Savers will fare less well.",
    "Lindbank says that it will pass on the whole cut to borrowers from 1 December. Its main rival, Torvald, said that "
    "its mortgage rates were under review.",
    "Lindbank has moved already. Torvald said it had not decided whether it would lower its mortgage rate.",
)


@pytest.mark.parametrize(("bank", "accused"), [("Torvald", True), ("Lindbank", False)])
def test_what_one_body_does_answers_nothing_that_another_leaves_open(bank: str, accused: bool) -> None:
    told = f"The banks were quick. {bank} is to lower its mortgage rate by the full amount on 1 December. Others wait."
    assert bool(reported(*RATES, told)) is accused


def test_a_member_is_counted_for_more_than_a_common_act() -> None:
    doubt = (
        "The rate was cut, as all had said it would be, and house prices may be cut by it. The council at Orsk said it "
        "might cut the grant of the Marlow theatre. Costs were cut last year.",
        "Whether to cut the grant of the Marlow theatre is to be weighed at Orsk in May, the council said. Taxes were "
        "cut in spring, and staff were cut too.",
        "A cut of the tram fare is one possibility. Ten routes were cut in June.",
    )
    (found,) = reported(*doubt, "The council at Orsk will cut the grant of the Marlow theatre. Shops stayed shut.")
    assert {mention.article for mention in found.sides[0].mentions} == {"0.txt", "1.txt"}


def test_what_others_settle_as_well_is_no_conflict() -> None:
    told = "Halvard Steel is shutting its Tarn works. {}"
    assert reported(*STEEL, told.format("Shops stayed shut."), told.format("It rained all day on Friday.")) == []


@pytest.mark.parametrize(("later", "count"), [("2026-03-06", 1), ("2026-03-09", 0)])
def test_what_was_open_may_be_settled_days_later(later: str, count: int) -> None:
    told = "Halvard Steel is shutting its Tarn works. Shops stayed shut."
    texts = [(STEEL[0], "2026-03-05"), (STEEL[1], "2026-03-05"), (told, later)]
    story = score([Article(f"{at}.txt", text, published=day) for at, (text, day) in enumerate(texts)]).stories[0]
    assert len([each for each in story.conflicts if (each.kind, each.resolution) == ("certainty", "real")]) == count


def test_every_piece_of_evidence_has_its_weight() -> None:
    assert set(decision.settings(DECISION)["weights"]) == set(EVIDENCE)


def test_the_cause_is_of_what_the_headlines_are_about() -> None:
    texts = (
        ("Warehouse fire in Orsk", "Orsk woke to sirens on Monday. The cause was not known."),
        ("Fire guts Orsk warehouse", "Police in Orsk asked for patience. Origin and cause are undetermined."),
        (
            "Night of terror",
            "Women ran as the warehouse filled with smoke because a welder's torch set light to the beams. Ane Holm, "
            "31, cried because a drone broke the window of her car.",
        ),
    )
    articles = [annotate(Article(str(at), text, title=title)) for at, (title, text) in enumerate(texts)]
    told = Told(articles, list(range(3)), gather(claims(articles)))
    effect = EVIDENCE.index("effect")
    beams, window = (each.evidence[effect] for each in candidates(Story(told)))
    assert beams > window
