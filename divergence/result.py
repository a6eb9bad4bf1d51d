"""The result, `divergence.result/1`: one frozen object that every rendering is a pure function of. Its mappings are
plain dicts, not to be changed, and no part of the hash.

Offsets are Unicode code points into `ArticleResult.text` (into `title` where ``field == "title"``), and
``text[start:end]`` equals the quoted `text`. Ids are digests of content, so they survive edits elsewhere in an article.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from divergence.article import Region, Removed
from divergence.errors import DivergenceError

if TYPE_CHECKING:
    from pandas import DataFrame

SCHEMA: Literal["divergence.result/1"] = "divergence.result/1"

FINITE = "JSON has no such number: give a finite one, or None"

Field = Literal["text", "title"]
Voice = Literal["own", "quoted"]
Severity = Literal["info", "minor", "major"]
Status = Literal["measured", "not_applicable", "too_short", "unsupported_language", "failed"]
Citation = Literal["cited", "vague", "uncited", "exempt"]
FigureKind = Literal[
    "money", "percent", "count", "duration", "date", "score", "ratio", "measure", "ordinal", "version", "other"
]
AttributionKind = Literal["named", "anonymous", "vague", "reference", "self"]
SourceKind = Literal["person", "organisation", "document", "outlet", "anonymous", "vague", "reference"]
Stance = Literal["asserts", "hedges", "updates", "contradicts", "distorts"]
ConflictKind = Literal["numeric", "date", "entity", "polarity", "certainty", "referent", "attribution", "self"]
CarriedKind = Literal["hedge", "approximation", "attribution"]
Resolution = Literal["real", "rounding", "unit", "scope", "update", "measure"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconInfo:
    """Which version of a lexicon was used, and the digest of its content."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well a detector was measured to do: `precision` and `recall` in [0, 1] on `n` things of a data set, and when.
    Where it was not measured both are None and `reason` says why."""

    precision: float | None
    recall: float | None
    n: int
    unit: str
    data: str
    date: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What made the result. `quality` is by rule, and for what has no rule by feature; `plugins` are the packages that
    bring extractors or lexicons of their own, with their versions."""

    version: str
    config_digest: str
    settings: dict[str, Any] = field(hash=False)
    lexicons: dict[str, LexiconInfo] = field(hash=False)
    quality: dict[str, Quality] = field(default_factory=dict, hash=False)
    plugins: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, or an article that was not scored, and why."""

    path: str
    code: str
    reason: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about what was given that its user should know, where, and what to do: a suppression that suppresses
    nothing, dates that could be read in two ways."""

    where: str
    code: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One number about how an article is told. `value` is None unless `status` is "measured".

    `low` and `high` bound the 95 % interval, `quoted` is the same measure over quoted voice, `count` the number of
    places and `exposure` what they are counted against (own-voice words, figures, sentences).
    """

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    quoted: float | None = None
    count: int | None = None
    exposure: int | None = None
    status: Status
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as an interval ``[low, high]`` in `unit`; an open side is None. `needs_source`: whether an editor would
    want one; not where it is exempt, nor where anybody can count it or look it up."""

    id: str
    field: Field = "text"
    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None
    measures: str | None
    citation: Citation
    attributed_to: str | None
    needs_source: bool = True

    @property
    def due(self) -> bool:
        """Whether it should have a source."""
        return self.needs_source and self.citation != "exempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is given as saying what: source, cue and content may each be several spans (PolNeAR's scheme)."""

    id: str
    field: Field = "text"
    kind: AttributionKind
    source: str | None
    cue: str | None
    start: int
    end: int
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of an article: its name as first written, and how many attributions it is given in. `places` are
    those of the cues, or of the source where there is no cue."""

    name: str
    kind: SourceKind
    attributions: int
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Whom an article rests on. `kinds` counts distinct sources by kind; of the `claims` in own voice `attributed` have
    a named source (person, organisation, document or outlet). Reference marks are counted apart, in `marks`, and the
    entries they lead to under the kind reference: no number of marks improves the share. `self_citations` counts
    attributions to the outlet itself or its writer."""

    sources: tuple[Source, ...]
    kinds: dict[SourceKind, int] = field(hash=False)
    marks: int
    self_citations: int
    claims: int
    attributed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A place in an article, quoted."""

    article: str
    field: Field = "text"
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place that a rule marks. With a reason in `suppressed` it counts nowhere."""

    id: str
    rule: str
    kind: str | None
    field: Field = "text"
    start: int
    end: int
    text: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    target: str | None
    voice: Voice
    severity: Severity
    confidence: float
    message: str
    suppressed: str | None = None
    related: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleResult:
    """How one article is told: its text as it was given, what of it was set aside (`removed`), and what was found.

    `features` are numbers by their ids, `findings` the places that rules mark, `figures` and `attributions` what the
    text says in numbers and who says it; each names its place as ``text[start:end]`` in Unicode code points, or in
    `title` where ``field == "title"``. `words`, `sentences` and `quoted_words` count what is not set aside. `source` is
    the outlet as far as it says; `credit` the agency of its dateline, by which it is called where it names no outlet.
    """

    id: str
    source: str | None
    title: str | None
    author: str | None
    published: str | None
    updated: str | None
    language: str
    text: str
    removed: tuple[Removed, ...]
    regions: tuple[Region, ...]
    sha256: str
    words: int
    sentences: int
    quoted_words: int
    features: dict[str, Feature] = field(hash=False)
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
    sourcing: Sourcing | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Articles that count as one independent source, and why."""

    articles: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a fact or a mention puts a figure or date at, as an interval ``[low, high]`` in `unit`."""

    low: float | str | None
    high: float | str | None
    unit: str | None
    text: str
    approximator: str | None = None  # "about", "nearly", "more than"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an article states a fact, how surely (`certainty`), who says so, and how it stands to the others
    (`stance`)."""

    article: str
    field: Field = "text"
    start: int
    end: int
    text: str
    stance: Stance
    certainty: float
    attributed_to: str | None
    value: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a fact lost on its way: where a hedge, an "about" or the name of who says so still stands, and where it is
    gone. `words` are the ones lost, where they can be told."""

    kind: CarriedKind
    kept: Quote
    dropped: Quote
    words: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A figure with one source: `origin` is the article that the others have it from, None where they credit one
    another in a circle; `via` are the places that give credit."""

    origin: str | None
    via: tuple[Quote, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A figure or a date in a fact's statement (`text`, as it stands there) that only `support` of the `of` independent
    sources counted for the fact give; or a name, a time of day or a clause that one of them alone has."""

    text: str
    support: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim that several sources share: told in the words of one of them (`statement`), with every place that states
    it (`mentions`).

    `support` is how many of the `of` independent sources state it; it is `consensus` where most do. `absent` are the
    articles in which it was not found, `unclear` those that may or may not state it: their mention may be of something
    near it, or none was found and `near` is the likest that they say. `details` are what of the statement not all of
    those counted give. `carried` says where a hedge, an "about" or a source was dropped on the way, `chain` who had it
    from whom.
    """

    id: str
    statement: str
    consensus: bool
    support: int
    of: int
    value: Value | None
    mentions: tuple[Mention, ...]
    absent: tuple[str, ...]
    unclear: tuple[str, ...] = ()  # neither counted nor absent
    near: tuple[Mention, ...] = ()  # of those without a mention: the sentence nearest to the fact
    details: tuple[Detail, ...] = ()
    carried: tuple[Carried, ...] = ()
    chain: Chain | None = None

    @property
    def clear(self) -> tuple[Mention, ...]:
        """The mentions of the articles of which it is not unclear whether they tell this fact."""
        return tuple(each for each in self.mentions if each.article not in self.unclear)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFact:
    """A fact the user knows to be so, and what each article makes of it: it asserts, hedges or contradicts it in a
    mention, or is absent."""

    id: str
    statement: str
    value: Value | None
    date: str | None
    source: str | None
    mentions: tuple[Mention, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict: the articles on it, what they say, and where."""

    articles: tuple[str, ...]
    value: str
    mentions: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sides that look as if they cannot both be right. Only ``resolution == "real"`` costs anybody points; one of
    kind ``self`` (both sides in one article) costs them as the finding it was made of, not again."""

    id: str
    fact: str | None
    kind: ConflictKind
    resolution: Resolution
    severity: Severity
    explanation: str
    sides: tuple[Side, ...]
    deviant: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The points of one part of the divergence, and the ids of the conflicts, facts, figures and findings behind it."""

    points: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Drift from the user's own reference facts, in the shape of the main score."""

    divergence: float
    components: dict[str, Component] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article's place: rank 1 is the most divergent, ranks are dense over families."""

    article: str
    rank: int | None
    tied_with: tuple[str, ...]
    divergence: float | None
    low: float | None
    high: float | None
    components: dict[str, Component] = field(hash=False)
    reason: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """How far each article drifts from the consensus of the others, or the reason why they are not ranked."""

    status: Literal["ranked", "not_ranked"]
    reason: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event as its articles tell it: each article, which of them are one source (`families`), the facts they share,
    where two of them cannot both be right (`conflicts`), and how far each drifts from the others (`ranking`).

    `reference` holds the facts known to be so, where they were given, and who contradicts them. `events` are the groups
    of articles that look like events of their own, put together by mistake; empty where there is one.
    """

    id: str
    title: str | None
    articles: tuple[ArticleResult, ...]
    families: tuple[Family, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    ranking: Ranking
    reference: tuple[ReferenceFact, ...] = ()
    events: tuple[tuple[str, ...], ...] = ()

    def signed(self) -> dict[str, str | None]:
        """The outlet of each article, as far as it says: its own, else the agency of its dateline, where no other
        article is signed so."""
        given = {each.id: each.source or each.credit for each in self.articles}
        alone = Counter(given.values())
        return {
            each.id: given[each.id] if each.source or alone[given[each.id]] == 1 else None for each in self.articles
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything that `divergence.score` found: the `stories`, what could not be read (`skipped`), what else to know of
    the input (`remarks`), and by which version, settings and lexicons (`tool`).

    It is immutable, survives JSON and back (`to_json`, `divergence.load`), and every output is made of it alone.
    """

    schema: Literal["divergence.result/1"] = SCHEMA
    tool: Tool
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...] = ()
    stories: tuple[Story, ...]

    def every_remark(self) -> tuple[Remark, ...]:
        """The remarks on the run and those on its articles."""
        return (*self.remarks, *(said for story in self.stories for each in story.articles for said in each.remarks))

    def to_json(self) -> str:
        """The result as indented JSON, the same bytes for the same result. Raises DivergenceError D401 on NaN."""
        for path in _not_finite(self, "result"):
            raise DivergenceError("D401", "a number of the result is not finite", path, FINITE)
        return indented(self)

    def around_stories(self) -> tuple[bytes, bytes]:
        """What stands in the JSON before and after the stories, whichever they are: see `story_json`."""
        before, _, after = replace(self, stories=()).to_json().rpartition("[]")
        return f"{before}[\n".encode(), f"\n ]{after}".encode()

    def to_html(self) -> str:
        """The result as one self-contained page."""
        from divergence.report.html import render

        return render(self)

    def to_frames(self) -> dict[str, DataFrame]:
        """Tidy pandas tables: stories, articles, findings, figures, attributions, facts, conflicts, ranking."""
        from divergence.report.frames import frames

        return frames(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to look at in a draft. `line` and `column` count from 1, in code points; `start` and `end` are offsets
    into the draft's text (its title where ``field == "title"``), in the units `Check.offsets` names. `others` quotes
    what the other articles say; its offsets are code points."""

    id: str
    rule: str
    severity: Severity
    field: Field = "text"
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    others: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A draft against the published coverage: what to look at, in the order of the draft. `known` counts the notes
    that an earlier check had already, which are left out; `shared` the facts the draft has in common with others."""

    schema: Literal["divergence.check/1"] = "divergence.check/1"
    tool: Tool
    draft: str
    offsets: Literal["code points", "utf-16"] = "code points"
    articles: int
    families: int
    shared: int
    known: int = 0
    names: dict[str, str] = field(hash=False)
    notes: tuple[Note, ...]
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def to_json(self) -> str:
        """The check as indented JSON, the same bytes for the same check."""
        return indented(self)


ChangeKind = Literal[
    "story-appeared", "story-gone", "joined", "left", "edited", "corrected", "conflict-appeared", "conflict-resolved",
    "fact-gained", "fact-lost", "support-grew", "support-fell", "overtook", "told-apart", "no-longer-apart", "ranking",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two results of a story: what it is about (`said`: a statement, an explanation), which
    articles it concerns, and what stood there before and after."""

    kind: ChangeKind
    story: str
    articles: tuple[str, ...] = ()
    said: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from one result to another, story by story."""

    schema: Literal["divergence.diff/1"] = "divergence.diff/1"
    changes: tuple[Change, ...]

    def to_json(self) -> str:
        """As indented JSON, the same bytes for the same difference."""
        return indented(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Points an outlet stands above (or below) the others on the same stories, pulled towards 0 by how little is known,
    with its interval. `further` counts the stories in which it stands above the others' mean. Where no outlet has two
    stories nothing says how much one varies: points and interval are None, with the `reason`."""

    points: float | None
    low: float | None
    high: float | None
    told_apart: bool
    further: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet's profile over the stories it told: its drift in all, and by component."""

    source: str
    stories: int
    divergence: Effect
    components: dict[str, Effect] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Profiles of outlets over ranked stories, the furthest first; what could not be counted is counted beside."""

    schema: Literal["divergence.outlets/1"] = "divergence.outlets/1"
    stories: int
    not_ranked: int
    unnamed: int
    outlets: tuple[Outlet, ...]

    def to_json(self) -> str:
        """As indented JSON, the same bytes for the same profiles."""
        return indented(self)


def indented(told: object) -> str:
    """As indented JSON, the same bytes for the same data."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def story_json(story: Story, number: int) -> bytes:
    """One story as it stands in the JSON of a result, of which it is the story of that number. Joined by a comma and a
    line break, between what `Result.around_stories` gives, they are the bytes of `Result.to_json`. Raises
    DivergenceError D401 on NaN."""
    import msgspec

    for path in _not_finite(story, f"result.stories[{number}]"):
        raise DivergenceError("D401", "a number of the result is not finite", path, FINITE)
    lines = msgspec.json.format(msgspec.json.encode(story), indent=1)
    return b"  " + lines.replace(b"\n", b"\n  ")  # no string of JSON has a line break in it


def from_json(data: str | bytes, where: str | None = None) -> Result:
    """Read a result back. Raises DivergenceError D402 when it is not one."""
    import msgspec

    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    try:
        return msgspec.json.decode(raw, type=Result)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DivergenceError(
            "D402", f"not a {SCHEMA} file: {error}", where, "give a file that `divergence score -o FILE.json` wrote"
        ) from error


def _not_finite(value: object, path: str) -> Iterator[str]:
    if isinstance(value, float):
        if not math.isfinite(value):
            yield path
    elif is_dataclass(value):
        for each in fields(value):
            yield from _not_finite(getattr(value, each.name), f"{path}.{each.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _not_finite(item, f"{path}.{key}")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _not_finite(item, f"{path}[{index}]")
