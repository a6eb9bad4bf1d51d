"""The first screen: what a story rests on, what is agreed, what is contested, who drifts, what nobody stands behind."""

from __future__ import annotations

from divergence.report.datelines import filed
from divergence.report.mixed import mixed
from divergence.report.prose import (
    UNSUPPORTED,
    because,
    capital,
    clip,
    due,
    few,
    listed,
    names,
    not_in_all,
    once,
    plural,
    quoted,
    real,
    reasons,
    rivals,
    sentence,
    shared,
    speculation,
    told,
)
from divergence.result import Conflict, Entry, ReferenceFact, Story

# What the sentences are about, in a word each; the last only where there are reference facts.
TOPICS = ("Rests on", "Agreed", "Contested", "Furthest", "Unsourced", "Known")
MOST = 3  # names in a sentence, and contradictions where there are many
LISTED = 5  # contradictions, which are all told where there are no more
# A third of what reporters got wrong was found in the plain stories (README, "How well").
MISSED = "Expect about two contradictions in three to be missed: read the figures yourself."


def summary(story: Story) -> list[tuple[str, str]]:
    """A sentence or two under each topic."""
    said = [_basis(story), _agreement(story), _contest(story), _drift(story), _sourcing(story)]
    said += [_known(story)] if story.reference else []
    return list(zip(TOPICS, map(sentence, said), strict=False))


def _basis(story: Story) -> str:
    foreign = sum(len(family.articles) for family in story.families if family.reason == UNSUPPORTED)
    families = [family for family in story.families if family.reason != UNSUPPORTED]
    articles = sum(len(family.articles) for family in families)
    said = [f"{plural(articles, 'article')} from {plural(len(families), 'independent source')}"]
    called = names(story)
    for family in families:
        if len(family.articles) > 1:
            said.append(f"{few([called.get(each, each) for each in family.articles])} share their copy and count once")
    if foreign:
        said.append(f"{foreign} more in a language that is not supported {'is' if foreign == 1 else 'are'} left out")
    apart = mixed(story)
    return "; ".join(said) + "." + (f" {apart}" if apart else "") + _undated(story)


def _undated(story: Story) -> str:
    """That what is later news cannot be told of articles that do not say when they were published, or in which year."""
    without = [each for each in story.articles if each.published is None]
    if not without or len(story.articles) < 2:
        return ""
    if len(without) == len(story.articles):
        none = "gives a year with the day of its dateline" if all(map(filed, without)) else "says when it was published"
        return f" None {none}, so a later report cannot be told from an earlier one."
    called = names(story)
    told = [called[each.id] + (f" ({day}, no year)" if (day := filed(each)) else "") for each in without]
    return f" Undated: {few(told)}; what is later news there cannot be told."


def _agreement(story: Story) -> str:
    facts = shared(story)
    if not facts:
        return "No fact was found that the sources agree on."
    top = facts[0]
    only = f" ({not_in_all(top)})" if top.details else ""
    points = "1 point was" if len(facts) == 1 else f"{len(facts)} points were"
    return (
        f"{points} found in two or more of them. Not every source gives every detail: check before you use one. "
        f"Best supported ({top.support} of {top.of}): {quoted(clip(top.statement))}{only}"
    )


def _contest(story: Story) -> str:
    found = real(story)
    if not found:
        return f"No contradiction between them was found. {MISSED}"
    called = names(story)
    shown = found if len(found) <= LISTED else found[:MOST]
    counted = "1 contradiction was" if len(found) == 1 else f"{len(found)} contradictions were"
    lines = [_contradiction(each, called) for each in shown]
    if more := len(found) - len(shown):
        lines.append(f"And {more} more, below.")
    if len(found) > 1:
        lines = [f"({number}) {each}" if number <= len(shown) else each for number, each in enumerate(lines, 1)]
    return f"{counted} found. {' '.join(lines)} {MISSED}"


def _contradiction(conflict: Conflict, called: dict[str, str]) -> str:
    """A contradiction in a sentence that names who is alone with it."""
    said = told(conflict, called)
    who = called.get(conflict.deviant[0], conflict.deviant[0]) if len(conflict.deviant) == 1 else ""
    return said if who in said else f"{said} Only in: {who}."


def _drift(story: Story) -> str:
    if story.ranking.status == "not_ranked":
        return f"They are not ranked: {sentence(story.ranking.reason or 'no reason is recorded')}"
    scored = [each for each in story.ranking.entries if each.divergence is not None]
    if not scored:
        return "No article was scored."
    top, low = max(scored, key=lambda e: e.divergence or 0), min(scored, key=lambda e: e.divergence or 0)
    if top.divergence == low.divergence:
        if not top.divergence:
            none = "Nothing was found that sets one apart from the others: 0.0 of 100 each"
            return f"{none}. What was missed is in no score."
        return f"None stands further from the others than the rest: {top.divergence:.1f} of 100 each."
    if story.ranking.reason:
        return sentence(f"{capital(story.ranking.reason)} ({low.divergence:.1f} to {top.divergence:.1f} of 100)")
    why = reasons(story, top)
    chiefly = ""
    if why:
        contradicts = why[0].component == "contradiction"
        chiefly = f"chiefly for {'contradicting the others' if contradicts else because(story, why[0], most=2)}"
    return f"{_stands(story, top, 'furthest from the others', chiefly)}; {_stands(story, low, 'nearest')}."


def _stands(story: Story, entry: Entry, where: str, why: str = "") -> str:
    """Who stands furthest or nearest, why, and who cannot be told apart from it."""
    called = names(story)
    points = {each.article: each.divergence or 0.0 for each in story.ranking.entries}
    who, at = called.get(entry.article, entry.article), f"{points[entry.article]:.1f}"
    tied = [called.get(each, each) for each in rivals(story, entry)]
    if len(tied) == 1:
        other = points.get(rivals(story, entry)[0], 0.0)
        because = f" ({who} {why})" if why else ""
        return f"{who} and {tied[0]} stand {where}, at {at} and {other:.1f} of 100, and cannot be told apart{because}"
    apart = f", but cannot be told apart from {few(tied)}" if tied else ""
    return f"{who} stands {where}, at {at} of 100{', ' if why else ''}{why}{apart}"


def _sourcing(story: Story) -> str:
    found = once(story, {article.id: speculation(article) for article in story.articles})
    guesses = {name: len(items) for name, items in found.items()}
    total = sum(guesses.values())
    if not total:
        return f"{_figures(story)}; no speculation in a writer's own voice was found."
    most = max(guesses, key=lambda each: guesses[each])
    share = "" if total == 1 else "all " if guesses[most] == total else f"{guesses[most]} of them "
    return f"{_figures(story)}; writers speculate in {plural(total, 'place')}, {share}in {names(story)[most]}."


def _figures(story: Story) -> str:
    found = once(story, {article.id: due(article) for article in story.articles})
    citations = [figure.citation for figures in found.values() for figure in figures]
    bare, vague, wanted = citations.count("uncited"), citations.count("vague"), len(citations)
    lacking = [f"{bare} {'has' if bare == 1 else 'have'} none"] if bare else []
    lacking += [f"{vague} {'has' if vague == 1 else 'have'} only an unnamed one"] if vague else []
    if wanted > 1:
        figures = f"Of {wanted} figures that should have a source, {listed(lacking) or 'all have one'}"
    elif wanted:
        lacks = "none" if bare else "only an unnamed one" if vague else "one"
        figures = f"The one figure that should have a source has {lacks}"
    else:
        figures = "No figure that needs a source was found"
    return figures + (_charged(story) if bare else "")


def _charged(story: Story) -> str:
    """How many figures without a source the ranking counts: those that no other source gives."""
    if story.ranking.status != "ranked":
        return ""
    figures = {figure.id for article in story.articles for figure in article.figures}
    counted = {
        each
        for entry in story.ranking.entries
        for component in entry.components.values()
        for each in component.evidence
        if each in figures
    }
    if not counted:
        return " (none costs points: small counts and what other sources give too do not)"
    one = len(counted) == 1
    stand = "1 of those without stands" if one else f"{len(counted)} of those without stand"
    return f" ({stand} in no other source, and {'costs' if one else 'cost'} points)"


def _known(story: Story) -> str:
    called = names(story)
    against = [who for fact in story.reference if (who := against_it(fact))]
    if not against:
        count = len(story.reference)
        return f"No source contradicts {'the reference fact' if count == 1 else f'any of the {count} reference facts'}."
    them = few([called.get(each, each) for each in dict.fromkeys(each for those in against for each in those)])
    are = "is" if len(against) == 1 else "are"
    return f"Of {plural(len(story.reference), 'reference fact')} {len(against)} {are} contradicted, by {them}."


def against_it(fact: ReferenceFact) -> list[str]:
    """The articles that contradict a reference fact."""
    return list(dict.fromkeys(each.article for each in fact.mentions if each.stance == "contradicts"))
