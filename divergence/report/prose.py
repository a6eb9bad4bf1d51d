"""What a result says, in sentences: shared by the page and the terminal, each true of the result it is made from."""

from __future__ import annotations

import re
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
# What to show of a component is its gravest piece; a rule that is not here comes last.
GRAVITY = (
    "vague-attribution", "irrelevant-citation", "figure", "absolute", "opinion", "loaded-language", "speculation",
    "hardening", "self-contradiction", "headline-mismatch",
)  # fmt: skip
SEVERITY = ("info", "minor", "major")
# What the sentences of `summary` are about, in a word each.
TOPICS = ("Rests on", "Agreed", "Contested", "Furthest", "Unsourced")
# What one piece of evidence is called, and several; a rule that is not here goes by its own name.
PIECES = {
    "speculation": ("conjecture", "conjectures"),
    "uncited-figure": ("figure without a source", "figures without a source"),
    "vague-attribution": ("vague source", "vague sources"),
    "anonymous-attribution": ("unnamed source", "unnamed sources"),
    "irrelevant-citation": ("reference beside the point", "references beside the point"),
    "absolute": ("absolute claim", "absolute claims"),
    "opinion": ("opinion", "opinions"),
    "loaded-language": ("loaded word", "loaded words"),
    "headline-mismatch": ("headline beside the story", "headlines beside the story"),
    "self-contradiction": ("self-contradiction", "self-contradictions"),
    "hardening": ("claim that hardens on the way", "claims that harden on the way"),
}
NAME_MOST = 44
MOST_PIECES = 3
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
BULLET = re.compile(r"^(?:[-*•>]|#+)\s+")
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+|\n\s*\n")
ABSENT = ("○", "absent")
UNSUPPORTED = "unsupported language"
NOT_COMPARED = ("·", "not compared")

Evidence = Finding | Figure | Fact | Conflict


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article has points: the component, its points, a sentence, the words quoted and all the evidence; then
    the sentences and quotations of the next gravest pieces."""

    component: str
    points: float
    said: str
    quote: str | None
    evidence: tuple[str, ...]
    further: tuple[tuple[str, str | None], ...] = ()


def names(story: Story) -> dict[str, str]:
    """What to call each article: its outlet, else its headline in quotation marks, else its id, which is also added
    where two articles share one."""
    plain = {article.id: _name(article) for article in story.articles}
    seen = Counter(plain.values())
    return {key: name if seen[name] == 1 else f"{name} ({key})" for key, name in plain.items()}


def _name(article: ArticleResult) -> str:
    if article.source:
        return clip(article.source, NAME_MOST)
    return f"“{clip(article.title, NAME_MOST)}”" if article.title else article.id


def plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def clip(text: str, most: int = 220) -> str:
    """`text` on one line, as a reader sees it (no Markdown), cut after a word."""
    flat = _flat(text)
    if len(flat) <= most:
        return flat
    cut = flat[:most]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:–—-") + "…"


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it begins with its own."""
    return text if text.startswith(tuple("“‘\"'«")) else f"“{text}”"


def excerpt(text: str, around: str, most: int = 220) -> str:
    """`text` as `clip` gives it, cut at both ends where `around` would otherwise be lost."""
    flat, wanted = _flat(text), _flat(around)
    at = flat.find(wanted)
    if at + len(wanted) < most:
        return clip(text, most)
    start = flat.find(" ", max(0, at - most // 2)) + 1
    return "…" + clip(flat[min(start, at) :], most - 1)


def _flat(text: str) -> str:
    return " ".join(EMPHASIS.sub(r"\2", LINK.sub(r"\1", BULLET.sub("", text.strip()))).split())


def around(text: str, start: int, end: int, most: int = 140) -> str:
    """The sentence of `text` that the characters ``[start, end)`` stand in."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    first = max((each for each in ends if each <= start), default=0)
    last = min((each for each in ends if each >= end), default=len(text))
    return excerpt(text[first:last], text[start:end], most)


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
    texts = {article.id: article.text for article in story.articles}
    found = []
    for name in sorted(entry.components, key=lambda each: -entry.components[each].points):
        component = entry.components[name]
        if component.points <= 0:
            continue
        pieces = sorted((known[each] for each in component.evidence if each in known), key=_gravity, reverse=True)
        text = texts.get(entry.article, "")
        shown: list[Evidence | None] = [*pieces[:MOST_PIECES]] or [None]
        told = [_because(each, name, entry.article, text) for each in shown]
        (said, quote), *further = [(said, None if quote and quote in said else quote) for said, quote in told]
        found.append(Reason(name, component.points, said, quote, component.evidence, tuple(further)))
    return found


def rule(item: Finding | Figure) -> str:
    """The rule a piece of evidence belongs to."""
    return item.rule if isinstance(item, Finding) else "uncited-figure"


def pieces(story: Story, reason: Reason) -> list[tuple[str, list[Evidence]]]:
    """The evidence of `reason` in groups, each with what it is called; the largest group first."""
    known = evidence(story)
    groups: dict[str, list[Evidence]] = {}
    for each in reason.evidence:
        if each in known:
            item = known[each]
            kind = type(item).__name__ if isinstance(item, Fact | Conflict) else rule(item)
            groups.setdefault(kind, []).append(item)
    found = []
    for kind, items in sorted(groups.items(), key=lambda each: (-len(each[1]), each[0])):
        if kind == "Conflict":
            called = plural(len(items), "contradiction")
        elif kind != "Fact":
            called = plural(len(items), *PIECES.get(kind, (kind.replace("-", " "), None)))
        elif reason.component == "omission":
            called = f"{len(items)} of {plural(len(shared(story)), 'shared fact')} left out"
        else:
            called = f"{plural(len(items), 'claim')} told more surely than by the others"
        found.append((called, items))
    return found


def because(story: Story, reason: Reason, most: int = 9) -> str:
    """`reason` in a few words: the contradiction itself, or what was counted, the `most` frequent of it."""
    groups = pieces(story, reason)
    conflicts = [each for _, items in groups for each in items if isinstance(each, Conflict)]
    if conflicts:
        first = clip(max(conflicts, key=lambda each: SEVERITY.index(each.severity)).explanation, 160).rstrip(".")
        return first if len(conflicts) == 1 else f"{first}; and {len(conflicts) - 1} more"
    return ", ".join(called for called, _ in groups[:most]) or MEANING.get(reason.component, reason.component)


def _gravity(item: Evidence) -> tuple[float, ...]:
    if isinstance(item, Conflict):
        return (len(GRAVITY), SEVERITY.index(item.severity))
    if isinstance(item, Fact):
        return (len(GRAVITY), item.support)
    called = "figure" if isinstance(item, Figure) else item.rule
    rank = GRAVITY.index(called) if called in GRAVITY else -1
    return (rank, item.kind == "laundered", item.confidence) if isinstance(item, Finding) else (rank,)


def _because(item: Evidence | None, component: str, article: str, text: str) -> tuple[str, str | None]:
    if isinstance(item, Conflict):
        own = next((q.text for side in item.sides for q in side.mentions if q.article == article), None)
        return sentence(item.explanation), own
    if isinstance(item, Fact):
        if component == "omission":
            return f"Leaves out what {item.support} of {item.of} independent sources give.", item.statement
        own = next((each.text for each in item.mentions if each.article == article), item.statement)
        return "States flatly what the others give with doubt.", own
    if isinstance(item, Figure):
        if item.field == "title":
            return f"No source is given for “{item.text}” in the headline.", None
        return f"No source is given for “{item.text}”.", around(text, item.start, item.end)
    if isinstance(item, Finding):
        return sentence(item.message), excerpt(item.text, item.cue or "", 140)
    return f"It {MEANING.get(component, component)}.", None


def sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in '.!?”"' else text + "."


def real(story: Story) -> list[Conflict]:
    """The contested facts, the gravest first; what an article says against itself stands with its own findings."""
    grave = {"major": 0, "minor": 1, "info": 2}
    return sorted(
        (each for each in story.conflicts if each.resolution == "real" and each.kind != "self"),
        key=lambda each: grave[each.severity],
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
    return silence(fact, article)


def silence(fact: Fact, article: str) -> tuple[str, str]:
    """The same for an article that does not tell the fact."""
    return ABSENT if article in fact.absent else NOT_COMPARED


def uncited(article: ArticleResult) -> tuple[int, int]:
    """Figures without a source, of the figures that should have one; not those let pass."""
    passed = {each.cue_start for each in article.findings if each.rule == "uncited-figure" and each.suppressed}
    due = [each for each in article.figures if each.citation != "exempt" and each.start not in passed]
    return sum(each.citation == "uncited" for each in due), len(due)


def speculation(article: ArticleResult) -> list[Finding]:
    """The writer's own conjecture; what an unnamed source guesses is that source's (severity info)."""
    own = [each for each in article.findings if each.rule == "speculation" and each.voice == "own"]
    return [each for each in own if not each.suppressed and each.severity != "info"]


def summary(story: Story) -> list[str]:
    """Five sentences: what it rests on, what is shared, what is contested, who drifts, what is not sourced."""
    return [_basis(story), _agreement(story), _contest(story), _drift(story), _sourcing(story)]


def _basis(story: Story) -> str:
    foreign = sum(len(family.articles) for family in story.families if family.reason == UNSUPPORTED)
    families = [family for family in story.families if family.reason != UNSUPPORTED]
    articles = sum(len(family.articles) for family in families)
    said = [f"{plural(articles, 'article')} from {plural(len(families), 'independent source')}"]
    called = names(story)
    for family in families:
        if len(family.articles) > 1:
            said.append(
                f"{listed([called.get(each, each) for each in family.articles])} share their copy and count once"
            )
    if foreign:
        said.append(f"{foreign} more in a language that is not supported {'is' if foreign == 1 else 'are'} left out")
    return "; ".join(said) + "."


def _agreement(story: Story) -> str:
    facts = shared(story)
    if not facts:
        return "No fact was found that the sources agree on."
    top = facts[0]
    given = f"given by {top.support} of {top.of}: {quoted(clip(top.statement))}"
    return (
        f"They agree on 1 fact, {given}"
        if len(facts) == 1
        else f"They agree on {len(facts)} facts; the best supported is {given}"
    )


def _contest(story: Story) -> str:
    found = real(story)
    if not found:
        return "No contradiction between them was found."
    if len(found) == 1:
        called = names(story)
        alone = f" {called.get(found[0].deviant[0])} stands alone." if len(found[0].deviant) == 1 else ""
        return f"1 contradiction between them was found: {sentence(found[0].explanation)}{alone}"
    return f"{len(found)} contradictions between them were found; the first: {sentence(found[0].explanation)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _drift(story: Story) -> str:
    called = names(story)
    if story.ranking.status == "not_ranked":
        return f"They are not ranked: {sentence(story.ranking.reason or 'no reason is recorded')}"
    scored = [each for each in story.ranking.entries if each.divergence is not None]
    if not scored:
        return "No article was scored."
    top, low = max(scored, key=lambda e: e.divergence or 0), min(scored, key=lambda e: e.divergence or 0)
    if top.divergence == low.divergence:
        return f"None stands further from the others than the rest: {top.divergence:.1f} of 100 each."
    if story.ranking.reason:
        return sentence(f"{capital(story.ranking.reason)} ({low.divergence:.1f} to {top.divergence:.1f} of 100)")
    tied = [called.get(each, each) for each in top.tied_with]
    with_ = f" (not clearly further than {listed(tied)})" if tied else ""
    first, last = called.get(top.article, top.article), called.get(low.article, low.article)
    why = reasons(story, top)
    chiefly = ""
    if why:
        contradicts = why[0].component == "contradiction"
        chiefly = f", chiefly for {'contradicting the others' if contradicts else because(story, why[0], most=2)}"
    stands = f"{first} stands furthest from the others, at {top.divergence:.1f} of 100{with_}{chiefly}"
    return f"{stands}; {last} stands nearest, at {low.divergence:.1f}."


def _sourcing(story: Story) -> str:
    counts = [uncited(article) for article in story.articles]
    bare, due = sum(each[0] for each in counts), sum(each[1] for each in counts)
    vague = sum(figure.citation == "vague" for article in story.articles for figure in article.figures)
    guesses = {article.id: len(speculation(article)) for article in story.articles}
    total = sum(guesses.values())
    lacking = [f"{bare} {'has' if bare == 1 else 'have'} none"] if bare else []
    lacking += [f"{vague} {'has' if vague == 1 else 'have'} only an unnamed one"] if vague else []
    if due > 1:
        figures = f"Of {due} figures that should have a source, {listed(lacking) or 'all have one'}"
    elif due:
        lacks = "none" if bare else "only an unnamed one" if vague else "one"
        figures = f"The one figure that should have a source has {lacks}"
    else:
        figures = "No figure that needs a source was found"
    if not total:
        return f"{figures}; no speculation in a writer's own voice was found."
    most = max(guesses, key=lambda each: guesses[each])
    share = "" if total == 1 else "all " if guesses[most] == total else f"{guesses[most]} of them "
    return f"{figures}; writers speculate in {plural(total, 'place')}, {share}in {names(story)[most]}."
