"""A result made by hand: small, in every respect a rendering cares for, and independent of what the analysis finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from divergence.article import Removed
from divergence.result import (
    ArticleResult,
    Attribution,
    Carried,
    Chain,
    Component,
    Conflict,
    Entry,
    Fact,
    Family,
    Feature,
    Figure,
    FigureKind,
    Finding,
    LexiconInfo,
    Mention,
    Quote,
    Ranking,
    ReferenceFact,
    Result,
    Side,
    Skipped,
    SourceKind,
    Sourcing,
    Stance,
    Story,
    Tool,
    Value,
)

COLLAPSE = "The harbour wall at Port Ellan fell on Monday night, the county said."
COST = "The repair will cost $14 million, according to Mayor Ana Ruiz."
HURT = "Three people were hurt."
GUESS = "The truth could be\nfar darker, and some 90 homes may go next."
TEXTS = {
    "gazette.txt": f"{COLLAPSE} {COST} {HURT}",
    "herald.md": f"{COLLAPSE} {COST} [Three people](https://hospital.example) were hurt.",
    "siren.txt": f"A wall of shame fell on Monday night. {GUESS} The repair will cost $41 million.",
    "wire.txt": f"{COLLAPSE} {HURT} Photo: Jo Lind",
    "tidning.txt": "Muren vid hamnen rasade i natt.",
}
SOURCES = {"gazette.txt": "The Gazette", "herald.md": "Herald", "siren.txt": "=The Siren", "tidning.txt": "Tidningen"}


def place(article: str, text: str) -> dict[str, Any]:
    start = TEXTS[article].index(text)
    return {"start": start, "end": start + len(text), "text": text}


def quote(article: str, text: str) -> Quote:
    return Quote(article=article, **place(article, text))


def mention(article: str, text: str, stance: Stance = "asserts", value: Value | None = None) -> Mention:
    return Mention(
        article=article, stance=stance, certainty=1.0, attributed_to=None, value=value, **place(article, text)
    )


def component(points: float = 0.0, *evidence: str) -> Component:
    return Component(points=points, evidence=evidence)


def entry(article: str, rank: int, tied: tuple[str, ...], low: float, high: float, **parts: Component) -> Entry:
    components = {
        name: parts.get(name, component())
        for name in ("contradiction", "unsupported", "certainty", "omission", "framing")
    }
    total = sum(each.points for each in components.values())
    return Entry(
        article=article, rank=rank, tied_with=tied, divergence=total, low=low, high=high, components=components
    )


def article(name: str) -> ArticleResult:
    text = TEXTS[name]
    siren, foreign = name == "siren.txt", name == "tidning.txt"
    hedging = Feature(
        value=2.5, unit="per 1,000 own-voice words", low=0.5, high=7.0, count=1, exposure=400, status="measured"
    )
    short = Feature(value=None, unit="grade", status="too_short", reason="12 words; a grade needs 100")
    other = Feature(value=None, unit="grade", status="unsupported_language", reason="not English")
    return ArticleResult(
        id=name,
        source=SOURCES.get(name),
        title="Harbour wall falls" if name == "wire.txt" else None,
        author=None,
        published="2026-05-14",
        updated=None,
        language="sv" if foreign else "en",
        text=text,
        removed=(Removed(text.index("Photo"), len(text), "Photo: Jo Lind", "byline"),) if name == "wire.txt" else (),
        regions=(),
        sha256=name.encode().hex(),
        words=len(text.split()),
        sentences=3,
        quoted_words=0,
        features={"hedging": other if foreign else hedging, "readability": other if foreign else short},
        figures=figures() if siren else (),
        attributions=attributions() if name == "gazette.txt" else (),
        findings=findings() if siren else (),
    )


def figures() -> tuple[Figure, ...]:
    return (figure("some 90 homes", "count", 90.0, "homes"), figure("$41 million", "money", 4.1e7, "USD"))


def figure(text: str, kind: FigureKind, low: float, unit: str) -> Figure:
    return Figure(
        id=f"figure-{low:g}",
        kind=kind,
        low=low,
        high=low,
        unit=unit,
        measures=None,
        citation="uncited",
        attributed_to=None,
        **place("siren.txt", text),
    )


def attributions() -> tuple[Attribution, ...]:
    start = TEXTS["gazette.txt"].index(COST)
    return (
        Attribution(
            id="said",
            kind="named",
            source="Mayor Ana Ruiz",
            cue="according to",
            start=start,
            end=start + len(COST),
            source_spans=(),
            cue_spans=(),
            content_spans=(),
        ),
    )


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            id="vague",
            rule="vague-attribution",
            kind=None,
            cue=None,
            cue_start=None,
            cue_end=None,
            target=None,
            voice="own",
            severity="minor",
            confidence=1.0,
            message="“some” could be anybody.",
            **place("siren.txt", "some"),
        ),
        Finding(
            id="guess",
            rule="speculation",
            kind="modal",
            cue="could",
            cue_start=None,
            cue_end=None,
            target=None,
            voice="own",
            severity="minor",
            confidence=0.7,
            message="“could be\nfar darker” is a possibility no source gives.",
            **place("siren.txt", GUESS),
        ),
        Finding(
            id="shame",
            rule="loaded-language",
            kind="judgement",
            cue="wall of shame",
            cue_start=None,
            cue_end=None,
            target=None,
            voice="own",
            severity="minor",
            confidence=0.9,
            message="“wall of shame” judges.",
            **place("siren.txt", "A wall of shame fell on Monday night."),
        ),
    )


def facts() -> tuple[Fact, ...]:
    sum_ = Value(low=1.4e7, high=1.4e7, unit="USD", text="$14 million")
    three = ("gazette.txt", "herald.md", "wire.txt")
    return (
        Fact(
            id="fell",
            statement=COLLAPSE,
            consensus=True,
            support=3,
            of=4,
            value=None,
            mentions=tuple(mention(each, COLLAPSE) for each in three),
            absent=("siren.txt",),
        ),
        Fact(
            id="hurt",
            statement=HURT,
            consensus=True,
            support=3,
            of=4,
            value=None,
            mentions=(mention("gazette.txt", HURT), mention("wire.txt", HURT)),
            absent=("siren.txt",),
        ),
        Fact(
            id="cost",
            statement=COST,
            consensus=True,
            support=2,
            of=4,
            value=sum_,
            mentions=(
                mention("gazette.txt", COST, value=sum_),
                mention("herald.md", COST, value=sum_),
                mention("siren.txt", "The repair will cost $41 million.", "contradicts"),
            ),
            absent=("wire.txt",),
        ),
        Fact(
            id="homes",
            statement=GUESS,
            consensus=False,
            support=1,
            of=4,
            value=None,
            mentions=(mention("siren.txt", GUESS, "hedges"),),
            absent=(),
        ),
    )


def conflicts() -> tuple[Conflict, ...]:
    siren = Side(
        articles=("siren.txt",),
        value="$41 million",
        mentions=(quote("siren.txt", "The repair will cost $41 million."),),
    )
    rest = Side(
        articles=("gazette.txt", "herald.md"),
        value="$14 million",
        mentions=(quote("gazette.txt", COST), quote("herald.md", COST)),
    )
    fell, fell_too = (
        Side(articles=(each,), value=each, mentions=(quote(each, COLLAPSE),)) for each in ("gazette.txt", "wire.txt")
    )
    return (
        Conflict(
            id="even",
            fact=None,
            kind="entity",
            resolution="real",
            severity="minor",
            explanation="Two accounts of the fall",
            sides=(fell, fell_too),
            deviant=(),
        ),
        Conflict(
            id="sum",
            fact="cost",
            kind="numeric",
            resolution="real",
            severity="major",
            explanation="2 independent sources say “$14 million”; another gives “$41 million”.",
            sides=(rest, siren),
            deviant=("siren.txt",),
        ),
        Conflict(
            id="later",
            fact=None,
            kind="numeric",
            resolution="update",
            severity="minor",
            explanation="A changing count.",
            sides=(rest, siren),
            deviant=(),
        ),
    )


def ranking() -> Ranking:
    siren = {
        "contradiction": component(15.7, "sum"),
        "unsupported": component(9.3, "vague", "figure-90", "guess"),
        "omission": component(5.0, "fell", "hurt"),
        "framing": component(2.5, "shame"),
    }
    unread = "not compared: unsupported language"
    return Ranking(
        status="ranked",
        reason=None,
        entries=(
            entry("siren.txt", 1, (), 21.0, 40.25, **siren),
            entry("wire.txt", 2, ("gazette.txt", "herald.md"), 0.0, 8.0, omission=component(3.0, "cost")),
            entry("herald.md", 2, ("wire.txt",), 0.0, 4.0, unsupported=component(0.5)),
            entry("gazette.txt", 3, ("wire.txt",), 0.0, 0.0),
            Entry(
                article="tidning.txt",
                rank=None,
                tied_with=(),
                divergence=None,
                low=None,
                high=None,
                components={},
                reason=unread,
            ),
        ),
    )


def story() -> Story:
    return Story(
        id="harbour",
        title="Harbour wall falls",
        articles=tuple(article(name) for name in sorted(TEXTS)),
        families=(
            Family(articles=("gazette.txt",), reason=None),
            Family(articles=("herald.md",), reason=None),
            Family(articles=("siren.txt",), reason=None),
            Family(articles=("tidning.txt",), reason="unsupported language"),
            Family(articles=("wire.txt",), reason=None),
        ),
        facts=facts(),
        conflicts=conflicts(),
        ranking=ranking(),
    )


def known() -> ReferenceFact:
    """A reference fact that one states, one contradicts and the rest leave out."""
    said = (mention("gazette.txt", HURT), mention("siren.txt", "The repair will cost $41 million.", "contradicts"))
    absent = ("herald.md", "wire.txt")
    return ReferenceFact(
        id="known", statement="Three were hurt.", value=None, date=None, source="Clinic", mentions=said, absent=absent
    )


def passed_on() -> Story:
    """The story with a source lost on the way, a figure that all have from one, whom each rests on, and a fact the
    user knows."""
    fell, hurt, cost, homes = facts()
    dropped, kept = quote("siren.txt", "The repair will cost $41 million."), quote("gazette.txt", COST)
    lost = Carried(kind="attribution", kept=kept, dropped=dropped, words="Mayor Ana Ruiz", message="Nobody is given.")
    one = Chain(origin="gazette.txt", via=(quote("herald.md", COST),), message="Herald has it from The Gazette.")
    kinds: dict[SourceKind, int] = {"person": 1, "vague": 2}
    rests = Sourcing(sources=(), kinds=kinds, marks=0, self_citations=0, claims=3, attributed=1)
    return replace(
        story(),
        articles=tuple(replace(each, sourcing=rests) for each in story().articles),
        facts=(fell, hurt, replace(cost, carried=(lost,), chain=one), homes),
        reference=(known(),),
    )


def result() -> Result:
    lexicons = {"hedging": LexiconInfo(version="1", digest="0")}
    return Result(
        tool=Tool(version="0", config_digest="0", settings={}, lexicons=lexicons),
        skipped=(Skipped("scan.pdf", "D120", "not text: this is a PDF document", "give the article as text or HTML"),),
        stories=(story(),),
    )
