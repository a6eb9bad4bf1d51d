"""What the page shows of one story: everything the templates ask for, worked out of the result beforehand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from divergence.report import passed_on, plots, prose
from divergence.report.chart import Chart, chart
from divergence.report.marking import Piece, pieces, span
from divergence.report.summary import summary
from divergence.result import (
    ArticleResult,
    Carried,
    Conflict,
    Fact,
    Family,
    Figure,
    Finding,
    Mention,
    Quote,
    Story,
)

Shown = Literal["full", "snippets", "none"]

UNSAFE = re.compile(r"[^A-Za-z0-9_./-]")
# What a feature measures; one that is not named here is shown by its id.
FEATURES = {
    "sentiment": ("Sentiment", "mean tone of a sentence, from −1 to 1"),
    "hedging": ("Hedging", "statements made with doubt"),
    "approximation": ("Approximation", "figures given as about so much"),
    "speculation": ("Speculation", "the writer's own conjecture"),
    "uncited_figures": ("Uncited figures", "of the figures that should name a source"),
    "attribution": ("Attribution", "of the own-voice claims, those with a named source"),
    "loaded_language": ("Loaded language", "words that judge as they tell"),
    "absolutes": ("Absolutes", "always, never, everyone"),
    "opinion": ("Opinion", "first person, exhortation, verdicts"),
    "readability": ("Readability", "years of schooling the text asks for"),
    "headline": ("Headline", "ways the headline departs from the body"),
    "irrelevant_citations": ("Irrelevant citations", "references that do not bear on what they are hung on"),
    "consistency": ("Consistency", "places where the article disagrees with itself"),
}
UNITS = {"share": "", "compound": "", "grade": ""}  # told by what is measured
CITATIONS = {"uncited": 0, "vague": 1, "cited": 2, "exempt": 3}
ROOMY = 12  # articles up to which a table has a column for each, with links in its cells
MOST = 2  # sentences quoted for one fact, or one side of a conflict, where there are more articles than that
MOST_LINKS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """One article. Findings are numbered in the order of the text; `grave` have a message of their own, `notes` say the
    same each time (a hedge is no fault, a figure has no source) and are listed by rule and severity with their cues."""

    article: ArticleResult
    number: int
    name: str
    title: list[Piece]
    text: list[Piece]
    findings: list[Finding]
    grave: list[tuple[int, Finding]]
    notes: list[tuple[str, str, list[tuple[int, Finding]]]]
    due: list[Figure]
    exempt: list[Figure]
    masked: str
    missing: list[tuple[int, Fact]]
    given: list[int]
    unclear: list[int]
    never_in_text: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells a fact: its clearest sentence, and the other places. `quoted` says whether to show the
    sentence, or only to link to it."""

    number: int
    article: str
    shape: str
    word: str
    best: Mention | None
    more: tuple[Mention, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One story. `scope` begins the ids of a story, and `key` the names of places in its articles, where several
    stories share a page."""

    story: Story
    scope: str
    key: str
    shown: Shown
    names: dict[str, str]
    headlined: list[str]
    summary: list[tuple[str, str, str]]
    chart: Chart
    contested: list[Conflict]
    seeming: list[Conflict]
    facts: list[Fact]
    others: list[Fact]
    independent: int
    copies: list[Family]
    foreign: list[str]
    features: list[tuple[str, str, str]]
    panels: list[plots.Panel]
    ladders: list[plots.Ladder]
    timeline: plots.Timeline | None
    chains: list[passed_on.Chain]
    lost: list[tuple[Fact, Carried]]
    rules: list[str]
    told: list[Told]
    roomy: bool
    numbers: dict[str, int]
    tellings: dict[str, list[Telling]]

    def wordings(self, said: Sequence[Quote]) -> tuple[list[list[Quote]], list[Quote]]:
        """The sentences to quote of one side, each once with all who say it, and those that are only linked to."""
        groups: dict[str, list[Quote]] = defaultdict(list)
        for each in said:
            groups[each.text].append(each)
        shown = list(groups.values())[: len(said) if self.roomy else MOST]
        rest = list(groups.values())[len(shown) :]
        return shown, [each for group in rest for each in group]

    @property
    def most_links(self) -> int:
        """How many rows a chain or a ladder has at most."""
        return len(self.told) if self.roomy else MOST_LINKS

    @property
    def most_chains(self) -> int:
        return len(self.chains) if self.roomy else MOST_LINKS

    def stances(self, fact: Fact) -> Counter[str]:
        """How many articles tell `fact` in which way."""
        return Counter(each.word for each in self.tellings[fact.id])

    def place(self, quote: Quote | Mention) -> str:
        """The id of a place in an article of this page."""
        return self.at(quote.article, quote.field, quote.start)

    def at(self, article: str, field: str, start: int) -> str:
        return f"{'h' if field == 'title' else 'p'}{self.key}{self.numbers.get(article, 0)}-{start}"

    def own(self, name: str) -> str:
        """The id of a section or of an article of this page."""
        return anchor("s", self.scope + name) if self.scope else name


@dataclass(frozen=True, slots=True)
class Line:
    """What an index says of a story."""

    story: Story
    names: dict[str, str]
    chart: Chart
    independent: int
    shared: int
    contested: int


def line(story: Story) -> Line:
    contested, shared = len(prose.real(story)), len(prose.shared(story))
    return Line(story, prose.names(story), chart(story), _independent(story), shared, contested)


def _independent(story: Story) -> int:
    return sum(each.reason != prose.UNSUPPORTED for each in story.families)


def page(story: Story, shown: Shown = "full", scope: str = "", key: str = "") -> Page:
    called = prose.names(story)
    contested, facts = prose.real(story), prose.shared(story)

    def own(name: str) -> str:
        return anchor("s", scope + name) if scope else name

    goals = (
        own("sources"),
        own("shared"),
        anchor("f", contested[0].id) if contested else own("contested"),
        own("ranking"),
        own("figures"),
        own("known"),
    )
    roomy = len(story.articles) <= ROOMY
    tellings = {each.id: _tellings(story, each) for each in story.facts}
    ladders = plots.ladders(story)
    places = _places(story, tellings, ladders)
    features = _features(story)
    return Page(
        story=story,
        scope=scope,
        key=key,
        shown=shown,
        names=called,
        headlined=prose.headlined(story),
        summary=[(*said, goal) for said, goal in zip(summary(story), goals, strict=False)],
        chart=chart(story),
        contested=contested,
        seeming=[each for each in story.conflicts if each.resolution != "real"],
        facts=facts,
        others=[each for each in story.facts if not each.consensus],
        independent=_independent(story),
        copies=[each for each in story.families if len(each.articles) > 1 and each.reason != prose.UNSUPPORTED],
        foreign=[name for each in story.families if each.reason == prose.UNSUPPORTED for name in each.articles],
        features=features,
        panels=plots.panels(story, [each[0] for each in features]),
        ladders=ladders,
        timeline=plots.timeline(story),
        chains=passed_on.chains(story),
        lost=prose.lost(story),
        rules=sorted({each.rule for article in story.articles for each in article.findings}),
        told=[_told(each, n, called[each.id], facts, places) for n, each in enumerate(story.articles, start=1)],
        roomy=roomy,
        numbers={each.id: number for number, each in enumerate(story.articles, start=1)},
        tellings=tellings,
    )


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers as they are read: 1–3, 7."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def anchor(kind: str, *parts: object) -> str:
    """An id that may stand in an attribute and behind a ``#``: ``f-…`` findings, facts, figures and conflicts, ``a-…``
    articles, ``r-…`` the reasons of a rank, ``l-…`` what was lost on the way. The id of a finding begins so itself."""
    name = UNSAFE.sub(_percent, "-".join(map(str, parts)))
    return name if kind == "f" and name.startswith("f-") else f"{kind}-{name}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _features(story: Story) -> list[tuple[str, str, str]]:
    """The id of each feature, its name, and what it measures in which unit; the known ones first."""
    units: dict[str, list[str]] = defaultdict(list)
    for article in story.articles:
        for name, feature in article.features.items():
            units[name].append(feature.unit)
    found = []
    for name in [each for each in FEATURES if each in units] + sorted(each for each in units if each not in FEATURES):
        title, gloss = FEATURES.get(name, (name.replace("_", " ").capitalize(), ""))
        plain = [UNITS.get(each, each) for each in dict.fromkeys(units[name])]
        found.append((name, title, "; ".join(each for each in (gloss, *plain) if each)))
    return found


def _told(
    article: ArticleResult, number: int, name: str, facts: list[Fact], places: dict[tuple[str, str], set[int]]
) -> Told:
    findings = sorted(article.findings, key=lambda each: (each.field != "title", *span(each), each.id))
    numbered = list(enumerate(findings, start=1))
    notes: dict[tuple[str, str], list[tuple[int, Finding]]] = defaultdict(list)
    for each in numbered:
        if _brief(each[1]):
            notes[each[1].rule, each[1].severity].append(each)
    figures = sorted(article.figures, key=lambda each: (CITATIONS[each.citation], each.field, each.start, each.id))
    return Told(
        article=article,
        number=number,
        name=name,
        title=pieces(article.title or "", findings, "title", (), places[article.id, "title"]),
        text=pieces(article.text, findings, "text", article.removed, places[article.id, "text"]),
        findings=findings,
        grave=[each for each in numbered if not _brief(each[1])],
        notes=[
            (*about, found) for about, found in sorted(notes.items(), key=lambda each: (each[0][1] == "info", each[0]))
        ],
        due=[each for each in figures if each.due],
        exempt=[each for each in figures if not each.due],
        masked=", ".join(dict.fromkeys(each.reason.replace("-", " ") for each in article.removed)),
        given=[
            number
            for number, each in enumerate(facts, start=1)
            if article.id not in each.absent and article.id not in each.unclear
        ],
        unclear=[number for number, each in enumerate(facts, start=1) if article.id in each.unclear],
        missing=[(number, each) for number, each in enumerate(facts, start=1) if article.id in each.absent],
        never_in_text=[(each.text, each.reason) for each in article.removed if each.start is None],
    )


def _brief(finding: Finding) -> bool:
    return not finding.suppressed and (finding.severity == "info" or finding.rule == "uncited-figure")


def _tellings(story: Story, fact: Fact) -> list[Telling]:
    """How each article tells `fact`, in the order of the articles; the unclear ones late, the silent ones last."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for each in (*fact.mentions, *fact.near):
        by_article[each.article].append(each)
    found = []
    roomy = len(story.articles) <= ROOMY
    wordings: set[str] = set()
    for number, article in enumerate(story.articles):
        shape, word = prose.stance(fact, article.id) if article.id in by_article else prose.silence(fact, article.id)
        said = {each.text: each for each in reversed(by_article.get(article.id, []))}
        told = sorted(
            said.values(), key=lambda each: (prose.STANCES[each.stance][1] != word, -prose.likeness(each, fact))
        )
        best = told[0] if told else None
        quoted = best is not None and (roomy or (best.text not in wordings and len(wordings) < MOST))
        wordings |= {best.text} if best and quoted else set()
        found.append(Telling(number, article.id, shape, word, best, tuple(told[1:]), quoted))
    return sorted(found, key=lambda each: (each.best is None, each.word == prose.UNCLEAR[1]))


def _places(
    story: Story, tellings: Mapping[str, list[Telling]], ladders: Sequence[plots.Ladder]
) -> dict[tuple[str, str], set[int]]:
    """Where the page points to, by article and field."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for each in _pointed(story, tellings, ladders):
        found[each.article, each.field].add(each.start)
    for article in story.articles:
        for finding in article.findings:
            found[article.id, finding.field].add(span(finding)[0])
        for figure in article.figures if len(story.articles) <= ROOMY else ():
            found[article.id, figure.field].add(figure.start)
    return found


def _pointed(
    story: Story, tellings: Mapping[str, list[Telling]], ladders: Sequence[plots.Ladder]
) -> Iterator[Quote | Mention]:
    for each in (each for told in tellings.values() for each in told):
        if each.best:
            yield from (each.best, *(each.more if each.quoted else ()))
    for fact in story.facts:
        yield from (place for each in fact.carried for place in (each.kept, each.dropped))
        yield from fact.chain.via if fact.chain else ()
    yield from (each for known in story.reference for each in known.mentions)
    yield from (step.mention for ladder in ladders for step in ladder.steps)
    for conflict in story.conflicts:
        yield from (each for side in conflict.sides for each in side.mentions)
    for article in story.articles:
        yield from (each for finding in article.findings for each in finding.related)
