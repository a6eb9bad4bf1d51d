"""Conjecture in the writer's own voice, and what only looks like it."""

from __future__ import annotations

import pytest

from divergence.annotations import Annotated, annotate
from divergence.annotations.attributed import Attributed
from divergence.article import Article, Region
from divergence.features.speculation import speculation
from divergence.registry import Mark
from tests.features.reading import findings


def marks(text: str) -> list[Mark]:
    return list(speculation(annotate(Article("a", text))))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Perhaps the board wanted the plant to fail.", "guess"),
        ("The merger could reshape the whole market.", "modal"),
        ("The chairman might be gone by Christmas.", "modal"),
        ("The sudden silence suggests a deal behind the scenes.", "inference"),
        ("The council's silence suggests a deal behind the scenes.", "inference"),
        ("The purchase signals a retreat from the region.", "inference"),
        ("The ministry has not disclosed the price, but the secrecy suggests a high one.", "inference"),
        ("While details remain undisclosed, the implication is clear: the plant will close.", "inference"),
        ("Rumour has it that the owner is selling.", "hearsay"),
        ("Insiders believe the vote was bought.", "hearsay"),
        ("The real reason was the election.", "motive"),
        ("The next year will likely see more closures.", "future"),
        ("Suppose the valve was never fitted.", "supposition"),
        ("If the court agrees, it could end the inquiry.", "supposition"),
        ("Could the dam be next?", "question"),
        ("The secrecy suggests a high price [2].", "laundered"),
    ],
)
def test_each_kind(text: str, kind: str) -> None:
    assert [mark.kind for mark in marks(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The talks resume on May 12.",
        "Owners may continue to use the bridge.",
        "You may withdraw 500 crowns a day.",
        "The study suggests a link between sleep and mood.",
        "Survey data suggest that rents fell.",
        "Heavy rain could lead to floods of up to 2 metres.",
        "It is too early to say why the wall failed.",
        "We will publish the report in June.",
        "The bridge is expected to reopen in June.",
        "The council could not agree.",
        "The station picked up radio signals from the probe.",
        "The minister suggested a second vote.",
        "In rare cases this could lead to a fire.",
        "A bill may not reach parliament before the winter.",
        "Where is the free water?",
        '"The firm could collapse by Christmas," said Ada Holm, an analyst.',
        "The navy wants a missile that could reach the coast.",
        "The sale was called off when it was suggested last year.",
        "Holm was named as the best reason for keeping the mill open.",
        "No one could remember a wetter spring.",
        "The poster should come down if it might offend visitors.",
        "That may sound like a small sum.",
        "It was perhaps the most costly error of the year.",
        "The party fears losing the town and perhaps the county.",
        "In the letter, Holm strongly hinted at a second vote.",
        "The campaign often points to its record on rents.",
        "Had the motion passed, the road would have closed.",
        "Those convicted could face 10 years in jail.",
        "Everybody who believes that fares are too high has signed.",
        "It ended perhaps the worst season in the history of the club.",
        "Asked whether fog may have played a part, Holm shook her head.",
        "Holm indicated in an interview with the Post that she may resign.",
        "You are probably wondering why the lights are on.",
        "The bank raised its rate by 75 basis points to 5.5 percent.",
        "If enough of them sign, the matter could be put to voters in May.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert marks(text) == []


def attributed(kind: str) -> Annotated:
    text = "The merger could reshape the market, Ada Holm said."
    plain = annotate(Article("a", text))
    content = (0, text.index(","))
    found = Attributed(kind, "Ada Holm", "said", (), (), (content,))  # type: ignore[arg-type]
    return Annotated(plain.document, (), (), (), (found,), ())


def test_a_named_source_makes_it_reporting() -> None:
    assert not list(speculation(attributed("named")))
    assert list(speculation(attributed("anonymous")))


def test_target_and_cue() -> None:
    text = "The purchase could trigger a price war, and soon."
    (mark,) = marks(text)
    assert mark.target == "trigger a price war"
    assert text[mark.cue_start : mark.cue_end] == "could"


def test_regions_are_not_prose() -> None:
    text = "The merger could reshape the market."
    assert not list(speculation(annotate(Article("a", text, regions=(Region(0, len(text), "references"),)))))


def test_nothing_to_read() -> None:
    assert marks("") == []
    assert marks("could could could?") is not None


def test_a_guess_hangs_on_no_repetition() -> None:
    """Writers who guess once guess again; but to say one guess twice is not to guess twice."""
    text = "Perhaps the council is hiding the bill. The estimate may have been flattered by the rain."
    assert len(marks(text)) == 1
    assert len(marks(f"{text} {text}")) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nothing in the files suggests that the fire was set.", []),
        ("He was clear that no trace in the files pointed to fraud.", []),
        ("The record has never suggested a fault.", []),
        ("The silence of a firm that never paid its bills suggests that the money is gone.", ["inference"]),
        ("The gap in a log with no minutes suggests that the board knew.", ["inference"]),
    ],
)
def test_a_negation_denies_an_inference_only_where_it_governs_it(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in marks(text)] == kinds


def test_a_could_of_ability_and_one_plain_guess_mark_no_bare_modal() -> None:
    bare = "The barrier could hold the swell."
    guess = "Perhaps the board wanted the plant to fail. The ministry has its office in the old mill by the weir. "
    other = "The real reason was the election. The council sat in the old chapel on the hill that day. "
    assert len(marks(guess + bare)) == 1
    assert len(marks(guess + other + bare)) == 3
    assert len(marks(guess + other + "The harbour could be seen from the barrier.")) == 2
    assert len(marks(guess + other + "The leaflet told how the swell could reach the barrier.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The sale of the yard is expected to close in the first half of 2028, once the port agrees.",
        "The mine is likely to reopen on 4 May.",
        "The club pays 4 per cent under the loan. If it were relegated, payments could be put off for two years.",
        "Under its lease, if the mill is sold, the rent could be doubled.",
    ],
)
def test_what_is_due_and_the_terms_of_a_contract_are_no_guess(text: str) -> None:
    assert marks(text) == []


def test_a_relative_goes_on_with_the_guess_before_it() -> None:
    (mark,) = marks("It is possible that the two schools will be merged, which could leave some pupils worse off.")
    assert mark.kind == "guess"


def test_a_bare_forecast_is_somebodys() -> None:
    (mark,) = marks("Fares are likely to rise most on the islands, where the two lines have no rival.")
    assert (mark.kind, mark.severity) == ("future", "major")
    assert [each.kind for each in marks("Other ports are bound to be dragged in before the summer is out.")] == [
        "future"
    ]
    assert marks("Fares are likely to rise most on the islands, Ada Holm of the harbour board said.") == []


COURT = "A judge at Arden Crown Court passed sentence on Friday. "


@pytest.mark.parametrize(
    "text",
    [
        "The firm could face an unlimited fine if it is found to have broken the law.",
        COURT + "The clerk could be ordered to hand back the money.",
        COURT + "He may be out in just over two years.",
        "The regulator wants a report by May and could hit the port with a heavy fine.",
        "Stewards searched the boat. He could be banned for three years.",
    ],
)
def test_what_the_law_and_the_rules_set_out_is_no_guess(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The sale may revive the row over who owns the docks.",
        "The leak could embarrass the minister and end her career.",
        "The mayor kept the letter in a drawer. She could face prison before the year is out.",
        COURT + "The verdict may reshape the whole trade.",
    ],
)
def test_what_a_thing_will_lead_to_is_one(text: str) -> None:
    assert [each.kind for each in marks(text)] == ["modal"]


def test_what_a_court_will_do_is_foretold_all_the_same() -> None:
    assert [each.kind for each in marks(COURT + "He will probably be out in two years, with a tan.")] == ["future"]


@pytest.mark.parametrize(
    "text",
    [
        "The petition runs to 26 pages. It does not suggest that anyone cheated.",
        "What could the court do? It could order that the papers be opened. It could declare the election void.",
        "A court will hear him. If he loses he may have to pay the costs of the other side, put at 100,000 or more.",
        "If one polling station in nine had been locked on the day, nobody would call the complaint sour grapes.",
        "A trial would need perhaps a million people to show an effect on the total.",
        "Will rates fall again?\n\nPerhaps. The governor would not promise anything.",
        "The mood is softer than might have been expected.",
        "The police are checking if a blocked drain could be behind the slide.",
        "Thirty-four people sleep there. When they may go home nobody can tell them.",
        "At first the port spoke of 60 tonnes. It raised the figure on Tuesday.",
    ],
    ids=["denied", "in its power", "law", "contrary", "estimate", "answer", "compared", "inquiry", "leave", "figure"],
)
def test_what_is_denied_reckoned_or_in_somebody_s_power_is_no_guess(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps a third of the homes will never be rebuilt.",
        "If the levee breaks, it could ruin the town for years.",
        "The ministry has not given a price. The secrecy suggests a high one.",
        "The firm may have to abandon its plan and end up bankrupt.",
    ],
)
def test_what_is_like_it_and_guesses_is_marked(text: str) -> None:
    assert len(marks(text)) == 1


def test_what_came_too_late_is_no_conjecture() -> None:
    assert findings("speculation", "Two boats sank before the crews could be reached, killing 40.") == ()
