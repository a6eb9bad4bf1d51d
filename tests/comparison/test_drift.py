"""What costs an article points, and what must not."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from divergence.article import Article
from divergence.comparison import evidence
from divergence.comparison.consensus import Agreed
from divergence.comparison.drift import weights
from divergence.config import Config
from divergence.pipeline import analyse, score
from divergence.result import Conflict, Entry, Fact, Mention, Quote, Side, Story, Value
from tests.fiction import FACTS, MUSE_SPARK, PUBLISHED, shipped

QUOTED = "“It was a disgraceful, shameful shambles and they are greedy crooks,” said Per Lund, a passenger."


def ferry(config: Config | None = None, /, *, title: str | None = None, **edits: str) -> Story:
    """Four honest reports of one collision; those named in `edits` are followed by more text, "a" has the title."""
    told = {
        "a": [fact[0] for fact in FACTS],
        "b": [fact[1] for fact in reversed(FACTS)],
        "c": [FACTS[number][number % 2] for number in (3, 0, 5, 2, 1, 4)],
        "d": [FACTS[number][(number + 1) % 2] for number in (7, 1, 2, 0, 8, 3, 6)],
    }
    articles = [
        Article(
            id,
            "\n\n".join([*lines, *([edits[id]] if id in edits else [])]),
            published=PUBLISHED,
            title=title if id == "a" else None,
        )
        for id, lines in told.items()
    ]
    return score(articles, config).stories[0]


def entry(story: Story, id: str) -> Entry:
    return next(each for each in story.ranking.entries if each.article == id)


def points(story: Story, id: str, component: str) -> float:
    return entry(story, id).components[component].points


def drift(story: Story, id: str) -> float:
    found = entry(story, id).divergence
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(5))
def test_padding_with_ones_own_paragraphs_moves_at_most_three_points(number: int) -> None:
    """An article twice as long by saying everything again is no better and no worse."""
    articles = list(shipped(MUSE_SPARK))
    before = score(articles).stories[0]
    body = articles[number].text
    paragraphs = [each for each in body.split("\n\n")[2:-2] if "[" not in each[:2]]
    articles[number] = replace(articles[number], text=body + "\n\n" + "\n\n".join(paragraphs))
    after = score(articles).stories[0]
    id = articles[number].id
    assert abs(drift(after, id) - drift(before, id)) <= 3


@pytest.mark.parametrize(
    "hedged",
    [
        "The cause may not be known for weeks, the accident board said.",
        "It is unclear whether the second ship will sail, Norlines said.",
        "About half of the passengers were apparently on their way home, police said.",
    ],
)
def test_hedging_costs_nothing(hedged: str) -> None:
    assert drift(ferry(a=hedged), "a") <= drift(ferry(), "a")


def test_quoting_loaded_words_costs_nothing_and_saying_them_does() -> None:
    plain, quoted, said = ferry(), ferry(a=QUOTED), ferry(a="It was a disgraceful, shameful shambles by greedy crooks.")
    assert drift(quoted, "a") <= drift(plain, "a")
    assert points(said, "a", "framing") > points(quoted, "a", "framing")


def test_a_guess_costs_the_one_who_guesses() -> None:
    plain, guessed = ferry(), ferry(b="The crash may well have been the result of greed. Perhaps the owners knew it.")
    assert points(guessed, "b", "unsupported") > points(plain, "b", "unsupported")
    assert drift(guessed, "a") == drift(plain, "a")


def test_a_short_honest_report_is_not_the_worst() -> None:
    articles = [*shipped(MUSE_SPARK)]
    brief = Article(
        "brief.txt",
        "Meta on Wednesday released Muse Spark, an AI model whose weights are not public, it said in a blog post. "
        "It scored 52 on the Artificial Analysis Intelligence Index, the index's publisher said.",
        published="2026-04-09",
    )
    story = score([*articles, brief]).stories[0]
    worst = min(story.ranking.entries, key=lambda each: each.rank or 99)
    assert worst.article != "brief.txt"
    assert points(story, "brief.txt", "omission") <= 10


def test_every_point_lists_its_evidence() -> None:
    for each in score(shipped(MUSE_SPARK)).stories[0].ranking.entries:
        for component in each.components.values():
            assert bool(component.points) == bool(component.evidence)


LOUD = {
    "a": "It was a disgraceful, shameful shambles by greedy crooks. The response was a brutal farce.",
    "b": "This shocking, outrageous fiasco disgraced the port. A shameless cover-up followed the grotesque blunder.",
    "c": "What a despicable mess. The pathetic, heartless bosses botched it in a disastrous, reckless stunt.",
    "d": "A vile scandal and an appalling, monstrous betrayal. The hideous debacle was utterly shameful.",
}


def test_where_every_outlet_is_loud_nobody_pays_for_it() -> None:
    alone, together = ferry(a=LOUD["a"]), ferry(**LOUD)
    assert points(alone, "a", "framing") > points(together, "a", "framing")


def test_a_first_person_costs_less_than_a_verdict() -> None:
    owned = ferry(
        a="I think the owners failed. I believe they knew. I am angry. In my view it is a pity. I would sail."
    )
    told = ferry(
        a="The owners must resign. Do not trust them. There is no excuse for this. Enough is enough. What else?"
    )
    assert points(owned, "a", "framing") < points(told, "a", "framing")


def test_a_headline_alone_costs_little_and_more_over_loaded_prose() -> None:
    fair, grave = "Ferry strikes quay at Arlen", "Fraud behind the ferry that struck the quay at Arlen"
    assert points(ferry(title=fair), "a", "framing") == 0
    alone = points(ferry(title=grave), "a", "framing")
    loud, both = (points(ferry(title=title, a=LOUD["a"]), "a", "framing") for title in (fair, grave))
    assert 0 < alone < 3
    assert both > loud


@pytest.mark.parametrize(("voice", "paid"), [("own", 0.9), ("quoted", None)])
def test_an_article_answers_for_its_own_contradictions_by_how_sure_they_are(voice: str, paid: float | None) -> None:
    told = analyse(Article("a", "Ann Holm, formerly head of Arden, spoke. Arden, now led by Ann Holm, is hiring."))
    findings = tuple(replace(each, voice=voice) for each in told.findings if each.rule == "self-contradiction")
    assert len(findings) == 1
    items = evidence.certainty(replace(told, findings=findings), {"a": 0}, Agreed((), (), {}), weights())
    assert [each.amount for each in items] == ([paid] if paid else [])


def test_a_figure_that_another_family_prints_needs_no_source() -> None:
    bare = "Some 1,300 letters of complaint have arrived. The island has 48,211 inhabitants."
    alone = ferry(a=bare)
    shared = ferry(a=bare, b="About 1,300 complaints came in, and the island has 48,211 inhabitants, officials said.")
    assert points(shared, "a", "unsupported") < points(alone, "a", "unsupported")


def test_a_figure_beside_a_shared_fact_is_not_shared_for_it() -> None:
    told = "Orsk Signalling, which employs 906 people in Arden, fitted the faulty relay in November 2024."
    bare = told.replace(" employs 906 people in Arden,", " has a base in Arden,")
    others = {
        "b": "The faulty relay was fitted in November 2024 by Orsk Signalling, of Arden, officials said.",
        "c": "Officials said Orsk Signalling, of Arden, had fitted the faulty relay in November 2024.",
    }
    assert points(ferry(a=told, **others), "a", "unsupported") > points(ferry(a=bare, **others), "a", "unsupported")


def test_what_can_be_looked_up_costs_nothing() -> None:
    assert points(ferry(a="No ferry had sunk there for 14 years, nor has one since."), "a", "unsupported") == 0


def test_one_in_four_is_25_per_cent() -> None:
    alone = ferry(a="The odds of a cut are about 25 per cent.")
    shared = ferry(a="The odds of a cut are about 25 per cent.", b="Officials put the odds of a cut at one in four.")
    assert points(shared, "a", "unsupported") < points(alone, "a", "unsupported")


@pytest.mark.parametrize("settings", [{"disabled": ("uncited_figures",)}, {"disabled_rules": ("uncited-figure",)}])
def test_figures_cost_nothing_where_they_are_not_looked_at(settings: dict[str, tuple[str, ...]]) -> None:
    def unsupported(config: Config) -> float:
        return points(ferry(config, a="The repair will cost 7.3 million euros."), "a", "unsupported")

    assert unsupported(Config()) > 0
    assert unsupported(Config(**settings)) == 0


def test_a_figure_said_again_costs_once() -> None:
    once = ferry(a="Some 1,300 letters of complaint have arrived since.")
    again = ferry(a="Some 1,300 letters of complaint have arrived since. A desk holds all 1,300 letters now.")
    assert points(again, "a", "unsupported") <= points(once, "a", "unsupported")


@pytest.mark.parametrize(("behind", "against", "weight"), [(1, 2, 1.0), (2, 3, 0.9), (1, 4, 1.2)])
def test_a_conflict_weighs_more_the_clearer_the_majority(behind: int, against: int, weight: float) -> None:
    one, other = ([f"{name}{number}" for number in range(count)] for name, count in (("a", behind), ("b", against)))
    conflict = Conflict(
        id="c", fact=None, kind="numeric", resolution="real", severity="major", explanation="",
        sides=(Side(articles=tuple(one), value="", mentions=()), Side(articles=tuple(other), value="", mentions=())),
        deviant=tuple(one),
    )  # fmt: skip
    families = {name: number for number, name in enumerate((*one, *other))}
    told = evidence.contradiction(analyse(Article("a0", "")), families, Agreed((), (conflict,), {}), weights())
    assert [each.amount for each in told] == [pytest.approx(weight * weights()["contradiction"]["major"])]


def test_one_conflict_costs_a_few_points_and_each_further_one_not_much_less() -> None:
    price = weights()["contradiction"]
    costs = [price["cap"] * (1 - math.exp(-number / price["scale"])) for number in range(5)]
    steps = [later - sooner for sooner, later in pairwise(costs)]
    assert 6 < steps[0] < 8
    assert steps[2] > 0.6 * steps[0]


def test_a_sentence_costs_as_a_contradiction_or_as_raised_but_not_as_both() -> None:
    def mention(article: str, certainty: float) -> Mention:
        return Mention(
            article=article, field="text", start=0, end=9, text="It opens.", stance="asserts", certainty=certainty,
            attributed_to=None, value=None,
        )  # fmt: skip

    told = [mention("a", 1.0), mention("b", 0.4), mention("c", 0.4)]
    raised = Fact(
        id="f", statement="It opens.", consensus=True, support=3, of=3, mentions=tuple(told), absent=(),
        value=Value(low=1, high=1, unit=None, text="1"),
    )  # fmt: skip
    place = Quote(article="a", field="text", start=0, end=9, text="It opens.")
    conflict = Conflict(
        id="c", fact=None, kind="certainty", resolution="real", severity="major", explanation="",
        sides=(Side(articles=("a",), value="", mentions=(place,)),), deviant=("a",),
    )  # fmt: skip
    families = {"a": 0, "b": 1, "c": 2}
    article = analyse(Article("a", "It opens."))
    alone = evidence.certainty(article, families, Agreed((raised,), (), {}), weights())
    both = evidence.certainty(article, families, Agreed((raised,), (conflict,), {}), weights())
    assert [len(each) for each in (alone, both)] == [1, 0]


def test_a_sentence_with_another_value_does_not_tell_the_fact_more_surely() -> None:
    def mention(article: str, certainty: float, day: int) -> Mention:
        return Mention(
            article=article, field="text", start=9 * day, end=9 * day + 9, text="It opens.", stance="asserts",
            certainty=certainty, attributed_to=None, value=value(day),
        )  # fmt: skip

    def value(day: int) -> Value:
        return Value(low=day, high=day, unit="day", text=str(day))

    hedged = (mention("a", 0.6, 1), mention("b", 0.6, 1), mention("c", 0.6, 1))
    article = analyse(Article("a", "It opens."))

    def raised(*more: Mention) -> int:
        fact = Fact(
            id="f", statement="It opens.", consensus=True, support=3, of=3, mentions=(*hedged, *more), absent=(),
            value=value(1),
        )  # fmt: skip
        return len(evidence.certainty(article, {"a": 0, "b": 1, "c": 2}, Agreed((fact,), (), {}), weights()))

    assert (raised(), raised(mention("a", 1.0, 1)), raised(mention("a", 1.0, 2))) == (0, 1, 0)


def test_a_rule_whose_errors_nobody_counted_costs_nothing() -> None:
    survey = "A poll by Angler magazine found that 64 percent of men bake better bread than their wives."
    story = ferry(a=survey)
    found = [each.id for article in story.articles for each in article.findings if each.rule == "irrelevant-citation"]
    assert found
    assert not set(found) & {each for part in entry(story, "a").components.values() for each in part.evidence}
