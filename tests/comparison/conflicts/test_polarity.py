"""Conflicts of polarity and certainty: the opposite of what two others say, and what is open told as settled."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.background import concept
from divergence.comparison.conflicts.states import states
from divergence.pipeline import score
from divergence.result import Conflict

TALKS = (
    "The union has accepted an offer of talks from Corley Mills, its secretary Una Brask said on Friday. Work at the "
    "mill stopped in May.",
    "Una Brask of the weavers' union said yes to talks with Corley Mills, ending a silence of three weeks.",
)
LICENCE = (
    "The gambling board said it had not decided whether to renew the licence of the Harrow casino. The casino opened "
    "in 2011.",
    "The gambling board is still weighing the renewal of the Harrow casino's licence, a clerk said.",
)


def reported(kind: str, *texts: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    return [each for each in score(articles).stories[0].conflicts if each.kind == kind]


def test_the_opposite_of_what_two_sources_say_is_found() -> None:
    rival = "Union secretary Una Brask has rejected talks with Corley Mills, and the mill stays silent."
    (found,) = reported("polarity", *TALKS, rival)
    assert found.deviant == ("2.txt",)
    assert found.resolution == "real"
    assert "rejected talks" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "The owner, Piet Holm, rejected a bid for Corley Mills from a rival in Marlow.",
        "Union secretary Una Brask would have rejected talks with Corley Mills if the bonus had gone.",
        "Union secretary Una Brask has not rejected talks with Corley Mills.",
    ],
    ids=["other body", "conditional", "negated"],
)
def test_what_two_sides_can_both_mean_is_left_alone(other: str) -> None:
    assert reported("polarity", *TALKS, other) == []


def test_who_gives_the_words_of_the_other_side_does_not_deny_them() -> None:
    """The state of one is quoted in the sentence of the other as well."""
    others = (
        "“Nobody closed the mill to please me,” said Una Brask, who opened the gates of Corley Mills herself.",
        "Una Brask said: “Nobody closed the mill to please me.”",
    )
    assert reported("polarity", *others, "Corley Mills is shut, though Una Brask said “nobody closed the mill”.") == []


def test_what_was_so_in_another_year_is_no_opposite() -> None:
    others = ("The pier at Corley was shut in 2019.", "In 2019 the pier at Corley was shut.")
    assert reported("polarity", *others, "The pier at Corley is open.") == []


def test_what_moved_on_another_day_is_no_opposite() -> None:
    agreed = "Shares in the carmaker fell on Tuesday.", "The carmaker's shares dropped on Tuesday after the results."
    assert reported("polarity", *agreed, "Shares in the carmaker rose on Tuesday.")
    assert not reported("polarity", *agreed, "Shares in the carmaker rose on Thursday.")


def test_nobody_above_is_not_below() -> None:
    others = ("Nobody is let on to the pier in winds above 80.", "In winds above 80 nobody is let on to the pier.")
    assert reported("polarity", *others, "The pier is shut when winds exceed 80.") == []


AIRPORT = (
    "The airport at Orsk is closed until at least Friday because of ash, the operator said.",
    "Because of ash the airport at Orsk is shut until Friday.",
)


def test_what_lasts_until_a_later_day_is_not_over() -> None:
    def found(published: str) -> list[Conflict]:
        texts = (*AIRPORT, "The airport at Orsk has stayed open despite the ash.")
        articles = [Article(f"{at}.txt", text, published=published) for at, text in enumerate(texts)]
        return [each for each in score(articles).stories[0].conflicts if each.kind == "polarity"]

    assert found("2026-03-04")  # a Wednesday
    articles = [Article(f"{at}.txt", text, published="2026-03-04") for at, text in enumerate(AIRPORT)]
    later = Article("2.txt", "The airport at Orsk is open despite the ash.", published="2026-03-09")
    assert not [each for each in score([*articles, later]).stories[0].conflicts if each.kind == "polarity"]


def test_one_source_alone_makes_no_opposite() -> None:
    assert reported("polarity", TALKS[0], "Una Brask has rejected talks with Corley Mills.") == []


def test_what_two_sources_leave_open_told_as_settled_is_found() -> None:
    (found,) = reported("certainty", *LICENCE, "The gambling board will renew the licence of the Harrow casino.")
    assert found.deviant == ("2.txt",)
    assert "leave open" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "The gambling board will decide about the licence of the Harrow casino in June.",
        "The gambling board will renew the licence of the Harrow casino, its owner Tess Pohl said.",
        "The gambling board may renew the licence of the Harrow casino.",
        "The Harrow casino will close its bar at ten.",
    ],
    ids=["will decide", "attributed", "may", "another matter"],
)
def test_what_is_no_surer_than_the_others_is_left_alone(other: str) -> None:
    assert reported("certainty", *LICENCE, other) == []


CEILING = (
    "The new fund is enough for up to 450 school nurses, the health minister told parents in Marlow on Monday.",
    "As many as 450 school nurses could be paid from the fund, which parents in Marlow have wanted for years.",
    "Money for up to 450 school nurses is in the fund, though no school in Marlow is made to hire any.",
)


def test_a_ceiling_told_as_a_guarantee_is_found() -> None:
    (found,) = reported("certainty", *CEILING, "The fund has guaranteed 450 new school nurses for parents in Marlow.")
    assert found.deviant == ("3.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "The fund has guaranteed up to 450 new school nurses for parents in Marlow.",
        "The fund does not guarantee 450 new school nurses for parents in Marlow.",
        "The fund is enough for 450 new school nurses, parents in Marlow were told.",
    ],
    ids=["a ceiling too", "denied", "no guarantee"],
)
def test_what_is_no_guarantee_is_left_alone(other: str) -> None:
    assert reported("certainty", *CEILING, other) == []


FARES = (
    "Bus fares in Marlow could rise by 11 per cent, a study by the Tern institute found.",
    "The Tern institute thinks bus fares in Marlow might rise by 11%. Fares have been frozen since 2019.",
)


def test_one_ceiling_in_two_ways_is_left_alone() -> None:
    assert not reported(
        "certainty",
        "Nobody may hold more than 8,000 digital crowns, the bank in Marlow said, and the money bears no interest.",
        "No one in Marlow will be able to hold more than 8,000 digital crowns, the bank says.",
        "Each user in Marlow will be able to hold up to 8,000 digital crowns.",
    )


def test_the_same_figure_told_as_certain_is_found() -> None:
    (found,) = reported("certainty", *FARES, "Bus fares in Marlow will rise by 11 per cent, says the Tern institute.")
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "Bus fares in Marlow will rise by 14 per cent, says the Tern institute.",
        "Bus fares in Marlow will not rise by 11 per cent, says the Tern institute.",
        "The council will decide whether bus fares in Marlow rise by 11 per cent.",
        "Bus fares in Marlow rose by 11 per cent, says the Tern institute.",
        "If the council agrees, bus fares in Marlow will rise by 11 per cent, says the Tern institute.",
        "Ida Lund, who will head the Tern institute, puts the rise of bus fares in Marlow at 11 per cent.",
    ],
    ids=["other figure", "denied", "will decide", "past", "if", "what will be is of somebody beside it"],
)
def test_a_figure_that_is_no_surer_is_left_alone(other: str) -> None:
    assert reported("certainty", *FARES, other) == []


def test_everybody_who_leaves_it_open_stands_on_that_side() -> None:
    further = "The gambling board might revoke the licence of the Harrow casino, its owner Tess Pohl fears."
    (found,) = reported(
        "certainty", *LICENCE, "The gambling board has ruled on the licence of the Harrow casino.", further
    )
    assert found.deviant == ("2.txt",)
    assert found.sides[0].articles == ("0.txt", "1.txt", "3.txt")


def test_a_settled_side_matter_is_left_alone() -> None:
    other = "The Harrow casino will give its staff a day off after the gambling board raised the licence."
    assert reported("certainty", *LICENCE, other) == []


def told(text: str) -> list[tuple[str, int, str]]:
    """The states of a text: axis, pole and the head of what each is told of."""
    return [(each.axis, each.pole, each.bearer.head) for each in states([annotate(Article("a", text))])]


@pytest.mark.parametrize(
    ("text", "pole", "head"),
    [
        ("The council approved the levy.", 1, "levy"),
        ("The council has not approved the levy.", -1, "levy"),
        ("The council refused to approve the levy.", -1, "levy"),
        ("The council threw the levy out.", -1, "levy"),
        ("The council threw out, by nine votes to two, the levy.", -1, "levy"),
        ("The levy was never rejected.", 1, "levy"),
        ("The levy, which few understood, was rejected.", -1, "levy"),
        ("The council not only approved the levy but doubled it.", 1, "levy"),
    ],
)
def test_a_state_is_told_of_its_bearer_and_turned_round_by_a_negation(text: str, pole: int, head: str) -> None:
    assert ("consent", pole, concept(head)) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council would approve the levy.",
        "The council hopes to approve the levy.",
        "If the council approved the levy, rents would rise.",
        "Has the council approved the levy?",
        "The council plans to approve the levy.",
        "The council approved the levy for shops but not for homes.",
    ],
    ids=["modal", "hoped", "supposed", "asked", "planned", "with an exception"],
)
def test_what_is_not_told_as_so_is_no_state(text: str) -> None:
    assert [each for each in told(text) if each[0] == "consent"] == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Divers found no damage to the weir.", ("harm", -1, "weir")),
        ("The weir came through intact.", ("harm", -1, "weir")),
        ("The pier is now to close.", ("access", -1, concept("pier"))),
        ("Two piers are to be shut.", ("access", -1, concept("pier"))),
        ("The council kept the pier shut.", ("access", -1, concept("pier"))),
        ("The weir is old. It cracked in two places.", ("harm", 1, "weir")),
        ("Backups that were kept in Marlow are undamaged.", ("harm", -1, "backup")),
        ("The crown gained 2.1 percent.", ("level", 1, "crown")),
        ("The siren never went off.", ("working", -1, "siren")),
        ("Marlow were beaten by Corley.", ("contest", 1, "corley")),
        ("The mayor did not intend to step down.", ("post", 1, "mayor")),
        ("The mayor has no intention of stepping down.", ("post", 1, "mayor")),
        ("The weir is old. Holm said he would not step down.", ("post", 1, "holm")),
        ("The weir was found to be damaged.", ("harm", 1, "weir")),
        ("The court refused to hear the case.", ("heard", -1, "court")),
        ("The minister ordered an inquiry.", ("consent", 1, "inquiry")),
        ("Doctors put the fever down to the water.", ("link", 1, "fever")),
        ("The mayor was not asked and denies it.", ("plea", -1, "mayor")),
    ],
)
def test_frames(text: str, state: tuple[str, int, str]) -> None:
    assert state in told(text)


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("Up the hill lies Lower Marlow.", "level"),
        ("Holm is to run the enlarged Marlow Bank.", "level"),
        ("The licence is suspended, not revoked.", "force"),
        ("The oil off Marlow was 15% contained on Monday.", "leak"),
        ("National javelin champion Ida Holm came home.", "consent"),
    ],
    ids=["in a name", "before a name", "contrast", "in part", "title"],
)
def test_words_that_tell_no_state(text: str, axis: str) -> None:
    assert axis not in {each[0] for each in told(text)}


def test_who_closed_and_has_reopened_is_not_contradicted() -> None:
    closed = ("The weir bridge at Marlow was closed on Friday.", "Police closed the weir bridge at Marlow.")
    assert reported("polarity", *closed, "The weir bridge at Marlow has reopened.") == []


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("Two tanks are intact.", "The other tanks are damaged.", True),
        ("Two tanks are intact.", "Ten tanks are damaged.", True),
        ("Two tanks are intact. The rest are damaged.", "Two tanks are intact.", True),
        ("All ten tanks are intact.", "Two tanks are damaged.", False),
        ("The tanks are intact.", "Two tanks are damaged.", False),
        ("Tanks are intact.", "Two tanks are damaged.", True),
    ],
    ids=["the others", "another number", "the rest", "all", "no number", "not all"],
)
def test_another_part_of_the_things_is_another_thing(one: str, other: str, parted: bool) -> None:
    here, there = (
        [each for each in states([annotate(Article("a", text))]) if each.axis == "harm"][-1].bearer
        for text in (one, other)
    )
    assert here.parted(there) is parted


def test_turning_down_calls_for_a_thing_is_told_of_the_thing() -> None:
    (found,) = [
        each
        for each in states([annotate(Article("a", "The minister turned down calls for a public inquiry."))])
        if each.axis == "consent"
    ]
    assert concept("inquiry") in found.bearer.heads


def test_what_somebody_is_accused_or_cleared_of_is_not_told_of_him() -> None:
    poles = [dict(each[:2] for each in told(text)).get("honest") for text in (
        "Rune Aske, the treasurer, was lying to three members.",
        "The inquiry clears Rune Aske, the treasurer, of lying to three members.",
        "Two members accuse Rune Aske, the treasurer, of lying to three members.",
    )]  # fmt: skip
    assert poles == [-1, None, None]


def test_what_is_ruled_out_is_denied() -> None:
    poles = [dict(each[:2] for each in told(text)).get("jobs") for text in (
        "The firm announced redundancies.",
        "The firm ruled out redundancies.",
        "No redundancies are planned.",
        "The firm has not ruled out redundancies.",
    )]  # fmt: skip
    assert poles == [-1, 1, 1, None]


def test_what_goes_off_as_it_should_works() -> None:
    (found,) = reported(
        "polarity",
        "Smoke filled the shop on Friday. The fire alarms in the Lenna wool store did not go off, a guard said.",
        "The fire alarms in the Lenna wool store failed to go off, and forty weavers found out from the smell.",
        "The fire alarms in the Lenna wool store went off as they should, but the stairs were blocked by bales.",
    )
    assert found.deviant == ("2.txt",)


def test_what_was_so_in_a_year_long_past_is_no_opposite_of_what_is_now() -> None:
    texts = (
        "The Lenna assembly met for an hour on Monday. Una Brask was elected in 2019 with 61 percent of the vote.",
        "Una Brask was elected in 2019 with 61 percent of the vote. Her party will meet in the hall at Orsk.",
        "Speaker Una Brask threw in the towel on Sunday after a scandal, and said she would tend her bees.",
    )
    articles = [Article(f"{number}.txt", text, published="2026-03-09") for number, text in enumerate(texts)]
    assert score(articles).stories[0].conflicts == ()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The old station was knocked out by the fire.", ("course", -1, "station")),
        ("The turbines stood still for hours.", ("course", -1, "turbin")),
        ("The station continued to supply electricity.", ("course", 1, "station")),
        ("The fire is still burning.", ("fire", 1, "fire")),
        ("The fire is under control.", ("fire", -1, "fire")),
        ("The amendment found a majority.", ("consent", 1, "amend")),
        ("The driver was led off to a cell.", ("custody", 1, "driver")),
        ("Lund will not challenge the verdict.", ("appeal", -1, "lund")),
        ("The model lags behind its rival.", ("contest", -1, "model")),
        ("The use of painkillers did not differ between the groups.", ("difference", -1, "use")),
    ],
)
def test_states_of_running_motions_and_custody(text: str, state: tuple[str, int, str]) -> None:
    assert state in told(text)


def test_what_was_so_all_day_was_never_otherwise() -> None:
    others = (
        "The old Orsk station, in service since 1974, fed the grid all day, the operator said after the fire.",
        "The fire did not reach the old Orsk station, whose turbines were not interrupted all day, the operator said.",
        "The old Orsk station fed the grid all day although the fire burned near by, the operator said.",
    )
    rival = "The old Orsk station was knocked out by the fire, and its turbines stood still until the afternoon."
    assert [each.deviant for each in reported("polarity", *others, rival)] == [("3.txt",)]


@pytest.mark.parametrize(("day", "found"), [("2026-06-13", 1), ("2026-06-15", 0)])
def test_who_was_in_hospital_may_be_well_two_days_later(day: str, found: int) -> None:
    texts = (
        "The cyclist from Morigno is critically ill, the hospital in Vessa said. He was hit by a falling branch.",
        "A cyclist from Morigno is critically ill in Vessa after a branch hit him.",
        "The cyclist from Morigno who was hit by a branch is out of danger, the hospital in Vessa said.",
    )
    dates = ("2026-06-13", "2026-06-13", day)
    articles = [Article(f"{at}.txt", text, published=dates[at]) for at, text in enumerate(texts)]
    conflicts = score(articles).stories[0].conflicts
    assert len([each for each in conflicts if each.kind == "polarity" and each.resolution == "real"]) == found


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The body of the climber Anna Holm was brought down on Friday.", ("found", 1, "holm")),
        ("The climber Anna Holm, 31, fell on Monday. Rescuers carried her body down.", ("found", 1, "holm")),
        ("There was no trace on Friday of Anna Holm, a climber.", ("found", -1, "holm")),
        ("Anna Holm gets to keep her post.", ("post", 1, "holm")),
        ("Anna Holm will stay on as captain.", ("post", 1, "holm")),
        ("Trains are rolling again across the Orsk viaduct.", ("access", 1, "viaduct")),
        ("The Orsk school will be kept on.", ("access", 1, "school")),
        ("Anna Holm will appeal against the ban.", ("appeal", 1, "holm")),
        ("Anna Holm will not go to court.", ("appeal", -1, "holm")),
        ("Anna Holm does not accept the charge.", ("plea", -1, "holm")),
        ("The referendum has been pushed back to May.", ("schedule", -1, "referendum")),
        ("The referendum will be held in March as planned.", ("schedule", 1, "referendum")),
        ("Anna Holm was brought from her cell.", ("custody", 1, "holm")),
        ("The jab was licensed for teenagers.", ("scope", 1, "teenag")),
        ("The crane fell across the barge.", ("struck", 1, "barg")),
        ("The mast narrowly missed the barge.", ("struck", -1, "barg")),
    ],
)
def test_families_of_states(text: str, state: tuple[str, int, str]) -> None:
    assert (state[0], state[1], concept(state[2])) in {(axis, pole, concept(head)) for axis, pole, head in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "There was a bruise on his body, a doctor said.",
        "The search for the body of Anna Holm goes on.",
        "The governing body of the league met.",
    ],
)
def test_not_every_body_was_found(text: str) -> None:
    assert not [each for each in told(text) if each[0] == "found" and each[1] > 0]


def test_a_state_for_somebody_is_told_of_nobody_else() -> None:
    assert "scope" not in {axis for axis, _, _ in told("The jab was licensed by the board.")}


def test_a_captain_who_stays_is_not_one_who_goes() -> None:
    (found,) = reported(
        "polarity",
        "“A ship is a home,” said Una Brask, captain of the Lenna ferry. She told the crew that she would stay on as "
        "captain under the new owners.",
        "Una Brask, captain of the Lenna ferry, will remain in her post under the new owners, Corley Lines.",
        "Una Brask, captain of the Lenna ferry since 2019, is to step down when Corley Lines, the new owners, arrive.",
    )
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(("day", "found"), [("2026-06-13", 1), ("2026-06-20", 0)])
def test_what_is_to_stay_shut_was_not_opened_before_it_was_said(day: str, found: int) -> None:
    texts = (
        "The Lenna viaduct will stay closed until the inspectors have been over it, the railway said after the storm.",
        "The Lenna viaduct is to remain closed until inspectors have walked it, the railway said after the storm.",
        "Trains are meanwhile running again over the Lenna viaduct, which the railway had closed after the storm.",
    )
    dates = ("2026-06-13", "2026-06-13", day)
    articles = [Article(f"{at}.txt", text, published=dates[at]) for at, text in enumerate(texts)]
    conflicts = score(articles).stories[0].conflicts
    assert len([each for each in conflicts if each.kind == "polarity" and each.resolution == "real"]) == found


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("All nine of the depots it runs were closed.", ("access", -1, "depot")),
        ("The council kept the depots open.", ("access", 1, "depot")),
        ("A motion that exempts barges from the toll was rejected.", ("consent", -1, "motion")),
        ("The rest of the depot continues to run.", ("course", 1, "depot")),
        ("The tax was cut by the board, and Holm was voted out of office.", ("leaving", -1, "holm")),
        ("The sensors gave no warning.", ("working", -1, "sensor")),
        ("The sensors triggered as designed.", ("working", 1, "sensor")),
        ("The plebiscite is only advisory.", ("force", -1, "plebiscite")),
    ],
)
def test_what_is_told_past_a_clause_or_of_a_part(text: str, state: tuple[str, int, str]) -> None:
    assert (state[0], state[1], concept(state[2])) in {(axis, pole, concept(head)) for axis, pole, head in told(text)}


def test_those_who_came_are_no_bearer() -> None:
    assert told("Two in a hundred of those who were not asked had died.") == []


def test_until_a_year_is_now() -> None:
    texts = (
        "The Orsk depot of the railway will stay open until the end of 2031, the railway said on Monday.",
        "The railway's depot at Orsk stays open until the end of 2031, the railway said on Monday.",
        "The Orsk depot of the railway will shut down on Friday, the railway said on Monday.",
    )
    articles = [Article(f"{at}.txt", text, published="2026-06-15") for at, text in enumerate(texts)]
    (found,) = (each for each in score(articles).stories[0].conflicts if each.kind == "polarity")
    assert found.deviant == ("2.txt",)


def test_a_quality_is_of_the_thing_that_it_stands_before() -> None:
    assert ("safety", -1, concept("levels")) in told("Inspectors measured dangerous levels of dust in the mill.")


@pytest.mark.parametrize("words", ["all seven motions", "all seven of the motions"])
def test_all_seven_are_all_of_them(words: str) -> None:
    (found,) = (each for each in states([annotate(Article("a", f"Brask rejected {words}."))]) if each.axis == "choice")
    assert (found.bearer.head, found.bearer.part) == (concept("motion"), "all")


@pytest.mark.parametrize(
    ("agreed", "other"),
    [
        (
            (
                "The builder Olm Brask was acquitted of two counts of theft in Marlow on Friday.",
                "In Marlow the builder Olm Brask was cleared of theft, but not of all.",
            ),
            "The builder Olm Brask was found guilty in Marlow on counts 1 to 7 of theft.",
        ),
        (
            (
                "Ida Vell of Reed Voice was third with 4,915 votes, ahead of Olm Brask, a brewer, with 2,873.",
                "Result: Marlow, Alliance, 11,904 (36.9%); Vell, Reed Voice, 4,915 (15.2%); Brask, 2,873 (8.9%).",
                "Olm Brask, the brewer who wants a bypass, got 2,873 votes.",
            ),
            "Reed Voice hopeful Ida Vell trailed in third with 4,915.",
        ),
        (
            (
                "Nobody died in the storm at Orsk, police said.",
                "No one was killed in the storm at Orsk.",
            ),
            "The storm had crossed the beach at Orsk before it died over the hills.",
        ),
        (
            (
                "A man of 38 was arrested in Orsk on Monday over the theft of the bell and let go without charge.",
                "A man of 38 was arrested in Orsk on Monday over the stolen bell.",
            ),
            "A man of 38 was bailed in Orsk on Tuesday over the theft of the bell.",
        ),
    ],
    ids=["some counts", "one place", "no person", "arrested and let go"],
)
def test_what_may_both_be_true_is_no_opposite(agreed: tuple[str, ...], other: str) -> None:
    assert reported("polarity", *agreed, other) == []


def test_the_day_of_a_verdict_is_no_count_of_the_charge() -> None:
    agreed = (
        "The builder Olm Brask was acquitted of theft in Marlow on 8 March.",
        "In Marlow the builder Olm Brask was cleared of theft on 8 March.",
    )
    (found,) = reported("polarity", *agreed, "The builder Olm Brask was found guilty of theft in Marlow on 8 March.")
    assert found.deviant == ("2.txt",)
