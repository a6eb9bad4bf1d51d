"""What a result says, in sentences: shared by the page and the terminal, each true of the result it is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from divergence.result import ArticleResult, Conflict, Entry, Fact, Figure, Finding, Story

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
MEANING = {
    "contradiction": "contradicts what more of the others say",
    "unsupported": "adds what no source is given for",
    "certainty": "is surer than the others, or than itself",
    "omission": "leaves out what the others share",
    "framing": "tells it in loaded, absolute or opinionated words",
}
STANCES = {
    "contradicts": ("✕", "contradicted"),
    "distorts": ("◇", "distorted"),
    "updates": ("↻", "updated"),
    "asserts": ("●", "stated"),
    "hedges": ("◐", "hedged"),
}
ABSENT = ("○", "absent")
NOT_COMPARED = ("·", "not compared")

Evidence = Finding | Figure | Fact | Conflict


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article has points: the component, its points, a sentence, the words quoted and all the evidence."""

    component: str
    points: float
    said: str
    quote: str | None
    evidence: tuple[str, ...]


def names(story: Story) -> dict[str, str]:
    """What to call each article: its outlet, with its id where two articles share one."""
    plain = {article.id: article.source or article.title or article.id for article in story.articles}
    seen = Counter(plain.values())
    return {key: name if seen[name] == 1 else f"{name} ({key})" for key, name in plain.items()}


def plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def clip(text: str, most: int = 220) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def evidence(story: Story) -> dict[str, Evidence]:
    """Everything a component may point to, by id."""
    found: dict[str, Evidence] = {each.id: each for each in story.facts}
    found.update({each.id: each for each in story.conflicts})
    for article in story.articles:
        found.update({each.id: each for each in article.findings})
        found.update({each.id: each for each in article.figures})
    return found


def reasons(story: Story, entry: Entry) -> list[Reason]:
    """Why an article stands where it stands, the component with most points first."""
    known = evidence(story)
    called = names(story)
    found = []
    for name in sorted(entry.components, key=lambda each: -entry.components[each].points):
        component = entry.components[name]
        if component.points <= 0:
            continue
        first = next((known[each] for each in component.evidence if each in known), None)
        said, quote = _because(first, name, entry.article, called)
        found.append(Reason(name, component.points, said, quote, component.evidence))
    return found


def _because(item: Evidence | None, component: str, article: str, called: dict[str, str]) -> tuple[str, str | None]:
    if isinstance(item, Conflict):
        own = next((q.text for side in item.sides for q in side.mentions if q.article == article), None)
        return sentence(item.explanation), own
    if isinstance(item, Fact):
        if component == "omission":
            return f"Leaves out what {plural(item.support, 'independent source')} of {item.of} give.", item.statement
        own = next((each.text for each in item.mentions if each.article == article), item.statement)
        return "States as certain what the others hedge or attribute.", own
    if isinstance(item, Figure):
        return "Gives a figure and no source for it.", item.text
    if isinstance(item, Finding):
        return sentence(item.message), item.text
    return f"It {MEANING.get(component, component)}.", None


def sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in '.!?”"' else text + "."


def real(story: Story) -> list[Conflict]:
    """The contested facts, the gravest first."""
    grave = {"major": 0, "minor": 1, "info": 2}
    return sorted(
        (each for each in story.conflicts if each.resolution == "real"), key=lambda each: grave[each.severity]
    )


def shared(story: Story) -> list[Fact]:
    """The facts the sources agree on, the best supported first."""
    return sorted((each for each in story.facts if each.consensus), key=lambda each: -each.support)


def stance(fact: Fact, article: str) -> tuple[str, str]:
    """A shape and a word for how an article stands to a fact."""
    held = {each.stance for each in fact.mentions if each.article == article}
    for name, shown in STANCES.items():
        if name in held:
            return shown
    return ABSENT if article in fact.absent else NOT_COMPARED


def uncited(article: ArticleResult) -> tuple[int, int]:
    """Figures without a source, of the figures that should have one."""
    due = [each for each in article.figures if each.citation != "exempt"]
    return sum(each.citation == "uncited" for each in due), len(due)


def speculation(article: ArticleResult) -> list[Finding]:
    """The writer's own conjecture."""
    return [
        each for each in article.findings if each.rule == "speculation" and each.voice == "own" and not each.suppressed
    ]


def summary(story: Story) -> list[str]:
    """Five sentences: what it rests on, what is shared, what is contested, who drifts, what is not sourced."""
    return [_basis(story), _agreement(story), _contest(story), _drift(story), _sourcing(story)]


def _basis(story: Story) -> str:
    text = f"{plural(len(story.articles), 'article')} from {plural(len(story.families), 'independent source')}"
    copies = [family for family in story.families if len(family.articles) > 1]
    if copies:
        called = names(story)
        groups = "; ".join(listed([called.get(each, each) for each in family.articles]) for family in copies)
        return f"{text}; these count as one source, for they share their copy: {groups}."
    return f"{text}."


def _agreement(story: Story) -> str:
    facts = shared(story)
    if not facts:
        return "No fact was found that the sources agree on."
    top = facts[0]
    said = f"the most widely given, by {top.support} of {top.of}: “{clip(top.statement)}”"
    return f"They agree on {plural(len(facts), 'fact')}; {said}"


def _contest(story: Story) -> str:
    found = real(story)
    if not found:
        return "No contradiction between them was found."
    count = f"{plural(len(found), 'contradiction')} between sources {'was' if len(found) == 1 else 'were'} found"
    return f"{count}; the gravest: {sentence(found[0].explanation)}"


def _drift(story: Story) -> str:
    called = names(story)
    if story.ranking.status == "not_ranked":
        return f"They are not ranked: {sentence(story.ranking.reason or 'no reason is recorded')}"
    scored = [each for each in story.ranking.entries if each.divergence is not None]
    if not scored:
        return "No article was scored."
    top, low = max(scored, key=lambda e: e.divergence or 0), min(scored, key=lambda e: e.divergence or 0)
    tied = [called.get(each, each) for each in top.tied_with]
    with_ = f", not told apart from {listed(tied)}" if tied else ""
    return (
        f"Furthest from the others stands {called.get(top.article, top.article)} at {top.divergence:.1f} "
        f"of 100{with_}; "
        f"nearest, {called.get(low.article, low.article)} at {low.divergence:.1f}."
    )


def _sourcing(story: Story) -> str:
    counts = [uncited(article) for article in story.articles]
    bare, due = sum(each[0] for each in counts), sum(each[1] for each in counts)
    guesses = {article.id: len(speculation(article)) for article in story.articles}
    total = sum(guesses.values())
    figures = (
        f"{bare} of {plural(due, 'figure')} that should name a source do not"
        if due
        else "No figure that needs a source was found"
    )
    if not total:
        return f"{figures}; no speculation in a writer's own voice was found."
    most = max(guesses, key=lambda each: guesses[each])
    where = f"{guesses[most]} of them in {names(story)[most]}" if total > 1 else f"in {names(story)[most]}"
    return f"{figures}; {plural(total, 'place')} where a writer speculates, {where}."
