"""Facts the user knows to be so, as a yardstick of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import divergence as dv
from divergence.article import Article
from divergence.cli import cli
from divergence.comparison.reference import Known, load, parse
from divergence.errors import DivergenceError
from divergence.result import ReferenceFact
from tests.comparison.facts.test_drafts import FILLER
from tests.fiction import MUSE_SPARK, PUBLISHED, shipped

FILE = """
[[fact]]
statement = "Nine passengers were hurt in the collision."
value = 9
unit = "passengers"
date = 2026-05-14
source = "Harbour office, final report"

[[fact]]
statement = "The tram line to the old town was closed."
"""


def articles(*lines: str) -> list[Article]:
    return [
        Article(f"{number}.txt", f"{line}\n\n{FILLER[number % len(FILLER)]}", published=PUBLISHED)
        for number, line in enumerate(lines)
    ]


def held(*lines: str, known: tuple[Known, ...] | None = None) -> tuple[ReferenceFact, ...]:
    reference = known if known is not None else parse(FILE.encode(), "facts.toml")
    return dv.score(articles(*lines), reference=reference).stories[0].reference


def test_who_states_hedges_contradicts_or_lacks_it() -> None:
    hurt, closed = held(
        "Nine passengers were hurt in the collision, the ambulance service said.",
        "Nine passengers may have been hurt in the collision.",
        "Fourteen passengers were hurt in the collision.",
        "The ferry was towed to Brant.",
    )
    assert {mention.article: mention.stance for mention in hurt.mentions} == {
        "0.txt": "asserts",
        "1.txt": "hedges",
        "2.txt": "contradicts",
    }
    assert hurt.absent == ("3.txt",)
    assert hurt.value is not None
    assert (hurt.value.low, hurt.source, hurt.date) == (9, "Harbour office, final report", "2026-05-14")
    assert closed.mentions == ()
    assert len(closed.absent) == 4


def test_a_majority_against_it_contradicts_it_all_the_same() -> None:
    (hurt,) = held(
        *("Fourteen passengers were hurt in the collision." for _ in range(3)),
        known=(Known(statement="Nine passengers were hurt in the collision."),),
    )
    assert {mention.stance for mention in hurt.mentions} == {"contradicts"}


def test_the_value_need_not_stand_in_the_statement() -> None:
    known = (Known(statement="Passengers were hurt in the collision.", value=9, unit="passengers"),)
    (hurt,) = held("Nine passengers were hurt in the collision.", known=known)
    assert [mention.stance for mention in hurt.mentions] == ["asserts"]
    assert hurt.statement == known[0].statement


def test_drift_from_the_reference_stands_beside_the_ranking() -> None:
    lines = (
        "Nine passengers were hurt in the collision, the ambulance service said.",
        "Fourteen passengers were hurt in the collision.",
        "The ferry was towed to Brant.",
    )
    story = dv.score(articles(*lines), reference=parse(FILE.encode(), "facts.toml")).stories[0]
    hurt, closed = story.reference
    found = {entry.article: entry.reference for entry in story.ranking.entries}
    stated, denied, silent = (found[f"{number}.txt"] for number in range(3))
    assert stated is not None
    assert denied is not None
    assert silent is not None
    assert denied.components["contradiction"].evidence == (hurt.id,)
    assert stated.components["contradiction"].points == 0 < denied.components["contradiction"].points
    assert set(silent.components["omission"].evidence) == {hurt.id, closed.id}
    assert stated.divergence < silent.divergence < denied.divergence
    for each in (stated, denied, silent):
        assert each.divergence == pytest.approx(sum(part.points for part in each.components.values()))


def test_it_is_never_mixed_with_the_consensus() -> None:
    known = parse(FILE.encode(), "facts.toml")
    told = shipped(MUSE_SPARK)
    with_it, without = dv.score(told, reference=known).stories[0], dv.score(told).stories[0]
    assert with_it.reference
    assert (with_it.facts, with_it.conflicts) == (without.facts, without.conflicts)
    assert [replace(each, reference=None) for each in with_it.ranking.entries] == list(without.ranking.entries)
    assert without.reference == ()


def test_a_fact_of_another_story_is_not_asked_for() -> None:
    known = (Known(statement="The ferry Marlin sank.", story="another"),)
    assert held("The ferry Marlin sank.", known=known) == ()


@pytest.mark.parametrize(
    ("text", "code", "where", "hint"),
    [
        ("[[fact]]\nstatment = 'x'", "D214", "facts.toml:2", "statement"),
        ("\n[[fact]]\nvalue = 9", "D213", "facts.toml:2", "statement"),
        ("[[fact]]\nstatement = 'a'\n[[fact]]\nstatement = 'b'\nvalue = 'nine'", "D213", "facts.toml:5", "write 9"),
        ("[[fact]]\nstatement = 'a'\ndate = 'May'", "D213", "facts.toml:3", "2026"),
        ("[[fact]]\nstatement = ''", "D213", "facts.toml:2", None),
        ("[[fact]]\nstatement = 'a'\nvalue = nan", "D213", "facts.toml:3", "write 9"),
        ("[fact]\nstatement = 'a'", "D213", "facts.toml", "[[fact]]"),
        ("[[facts]]\nstatement = 'a'", "D214", "facts.toml", "[[fact]]"),
        ("", "D213", "facts.toml", "[[fact]]"),
        ("[[fact", "D212", "facts.toml", None),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, code: str, where: str, hint: str | None) -> None:
    with pytest.raises(DivergenceError) as caught:
        parse(text.encode(), "facts.toml")
    assert (caught.value.code, caught.value.where) == (code, where)
    assert hint is None or hint in (caught.value.hint or "")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DivergenceError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_the_command_takes_it(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text(FILE, encoding="utf-8")
    story = tmp_path / "story"
    story.mkdir()
    for article in articles("Nine passengers were hurt in the collision.", "It rained."):
        (story / article.id).write_text(article.text, encoding="utf-8")
    arguments = ["score", str(story), "--reference", str(tmp_path / "facts.toml"), "--format", "json"]
    ran = CliRunner().invoke(cli, arguments)
    assert ran.exit_code == 0
    assert '"reference": [' in ran.stdout
    assert "Harbour office, final report" in ran.stdout
