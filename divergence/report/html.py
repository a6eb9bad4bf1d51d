"""The result as one self-contained page, for an editor who clicks from a claim to its evidence.

Nothing is fetched and nothing of the articles can run: the style and the script are inlined and pinned by their digest
in a content security policy, every text is escaped, and every link stays on the page. Everything can be read with
scripts off. Ids are the result's own, so a link to a finding outlives an edit elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from divergence.report import prose
from divergence.report.chart import Chart, chart
from divergence.report.marking import Piece, pieces, span
from divergence.result import (
    ArticleResult,
    Conflict,
    Fact,
    Family,
    Feature,
    Figure,
    Finding,
    Mention,
    Result,
    Skipped,
    Story,
)

if TYPE_CHECKING:
    from jinja2 import Environment

UNSAFE = re.compile(r"[^A-Za-z0-9_./-]")
# Control characters, and the bidirectional controls that could make the page read other than it is written.
DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

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
RESOLUTIONS = {
    "rounding": "the same figure, rounded",
    "unit": "the same figure in another unit",
    "scope": "they count different things",
    "update": "one is later than the other",
    "measure": "they measure different things",
}
CITATIONS = {"uncited": 0, "vague": 1, "cited": 2, "exempt": 3}


@dataclass(frozen=True, slots=True)
class Told:
    """One article as the page shows it."""

    article: ArticleResult
    name: str
    title: list[Piece]
    text: list[Piece]
    findings: list[Finding]
    figures: list[Figure]
    masked: str
    missing: list[Fact]
    never_in_text: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One story as the page shows it. `scope` begins the ids of a story where the result holds several."""

    story: Story
    scope: str
    names: dict[str, str]
    summary: list[tuple[str, list[tuple[str, str]]]]
    chart: Chart
    contested: list[Conflict]
    seeming: list[Conflict]
    facts: list[Fact]
    others: list[Fact]
    independent: int
    copies: list[Family]
    features: list[tuple[str, str, str]]
    rules: list[str]
    told: list[Told]
    evidence: dict[str, prose.Evidence]


def render(result: Result) -> str:
    """The page, the same bytes for the same result."""
    several = len(result.stories) > 1
    shown = [_page(story, f"{story.id}/" if several else "") for story in result.stories]
    css, js = _asset("page.css"), _asset("page.js")
    return _environment().get_template("page.html.j2").render(
        result=result,
        pages=shown,
        css=css,
        js=js,
        policy=f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'; "
        "base-uri 'none'; form-action 'none'",
        settings=json.dumps(result.tool.settings, ensure_ascii=False, sort_keys=True, default=str),
    ) + "\n"  # fmt: skip


def anchor(kind: str, *parts: object) -> str:
    """An id that may stand in an attribute and behind a ``#``: ``f-…`` findings, facts, figures and conflicts, ``a-…``
    articles, ``p-…`` places in them."""
    return f"{kind}-{UNSAFE.sub(_percent, '-'.join(map(str, parts)))}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def legible(text: str) -> str:
    """`text` without what drives a screen instead of being read, one for one."""
    return DRIVES.sub("\ufffd", text)


def _asset(name: str) -> str:
    return (files("divergence.report") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        """Every text on its way to the page, so that none can be forgotten."""
        return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("divergence.report", "assets"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"asis": Markup, "clip": prose.clip, "sentence": prose.sentence, "listed": prose.listed}
    environment.globals |= {
        "anchor": anchor, "amount": amount, "bare": bare, "resolutions": RESOLUTIONS,
        "plural": prose.plural, "stance": prose.stance, "uncited": prose.uncited, "speculation": prose.speculation,
        "meaning": prose.MEANING, "component_names": prose.COMPONENTS, "label": label, "stances": prose.STANCES,
        "cell": cell, "parts": parts,
    }  # fmt: skip
    return environment


def _page(story: Story, scope: str) -> Page:
    called = prose.names(story)
    contested, facts = prose.real(story), prose.shared(story)
    places = _places(story)
    fact = (anchor("f", facts[0].id), "that fact") if facts else (scoped(scope, "shared"), "shared facts")
    conflict = (anchor("f", contested[0].id), "both sides") if contested else (scoped(scope, "contested"), "contested")
    links = [
        [(scoped(scope, "sources"), "the sources")],
        [fact],
        [conflict],
        [(scoped(scope, "ranking"), "the ranking")],
        [(scoped(scope, "figures"), "the figures"), (scoped(scope, "speculation"), "the speculation")],
    ]
    return Page(
        story=story,
        scope=scope,
        names=called,
        summary=list(zip(map(prose.sentence, prose.summary(story)), links, strict=True)),
        chart=chart(story),
        contested=contested,
        seeming=[each for each in story.conflicts if each.resolution != "real"],
        facts=facts,
        others=[each for each in story.facts if not each.consensus],
        independent=sum(each.reason != prose.UNSUPPORTED for each in story.families),
        copies=[each for each in story.families if len(each.articles) > 1 and each.reason != prose.UNSUPPORTED],
        features=_features(story),
        rules=sorted({each.rule for article in story.articles for each in article.findings}),
        told=[_told(article, called[article.id], facts, places) for article in story.articles],
        evidence=prose.evidence(story),
    )


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


def scoped(scope: str, name: str) -> str:
    return anchor("s", scope + name) if scope else name


def _told(article: ArticleResult, name: str, facts: list[Fact], places: dict[tuple[str, str], set[int]]) -> Told:
    findings = sorted(article.findings, key=lambda each: (each.field != "title", *span(each), each.id))
    return Told(
        article=article,
        name=name,
        title=pieces(article.title or "", findings, "title", (), places[article.id, "title"]),
        text=pieces(article.text, findings, "text", article.removed, places[article.id, "text"]),
        findings=findings,
        figures=sorted(article.figures, key=lambda each: (CITATIONS[each.citation], each.field, each.start, each.id)),
        masked=", ".join(dict.fromkeys(each.reason for each in article.removed)) or "nothing",
        missing=[each for each in facts if article.id in each.absent],
        never_in_text=[(each.text, each.reason) for each in article.removed if each.start is None],
    )


def _places(story: Story) -> dict[tuple[str, str], set[int]]:
    """Where the page points to, by article and field."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for article, field, start in _pointed(story):
        found[article, field].add(start)
    return found


def _pointed(story: Story) -> Iterator[tuple[str, str, int]]:
    for fact in story.facts:
        yield from ((each.article, each.field, each.start) for each in fact.mentions)
    for conflict in story.conflicts:
        yield from ((each.article, each.field, each.start) for side in conflict.sides for each in side.mentions)
    for article in story.articles:
        yield from ((article.id, each.field, each.start) for each in article.figures)
        for finding in article.findings:
            yield article.id, finding.field, finding.start
            yield from ((each.article, each.field, each.start) for each in finding.related)


def label(item: Any) -> str:
    """What a link to a piece of evidence reads."""
    if isinstance(item, Fact):
        return prose.clip(item.statement, 120)
    if isinstance(item, Conflict):
        return prose.clip(item.explanation, 120)
    if isinstance(item, Finding):
        sentence = f"“{prose.excerpt(item.text, item.cue or '', 110)}”"
        return f"{item.rule}: “{prose.clip(item.cue, 60)}” in {sentence}" if item.cue else f"{item.rule}: {sentence}"
    return f"figure: “{prose.clip(item.text, 80)}”"


def parts(text: str, about: str) -> tuple[str, str, str]:
    """`text` before, at and after the words it is quoted for; all of it before, where they are not in it."""
    return text.partition(about) if about else (text, "", "")


def cell(fact: Fact, article: str) -> tuple[str, str, Mention | None]:
    """How an article stands to a fact, and the sentence that shows it."""
    shown = prose.stance(fact, article)
    return *shown, next(
        (each for each in fact.mentions if each.article == article and prose.STANCES[each.stance] == shown), None
    )


def amount(value: float | None, feature: Feature) -> str:
    """A feature's number as it is read: a share in per cent, a tone with its sign."""
    if value is None:
        return "–"
    if feature.unit == "share":
        return f"{100 * value:.0f} %"
    shown = f"{value:+.2f}" if feature.unit == "compound" else f"{value:.1f}"
    return shown.replace("-", "−")


def bare(skipped: Skipped) -> str:
    """Where a skipped input lies, without the folders of the machine it was read on."""
    absolute = PurePosixPath(skipped.path).is_absolute() or PureWindowsPath(skipped.path).is_absolute()
    return PureWindowsPath(skipped.path).name if absolute else skipped.path
