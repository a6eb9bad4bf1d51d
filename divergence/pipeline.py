"""The whole program in two functions: `analyse` one article, `score` the articles of a story or of several."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path

from divergence import failures, many, plugins, registry
from divergence.across.mixed import events
from divergence.annotations import Annotated, annotate
from divergence.article import Article
from divergence.comments import masked
from divergence.comparison.compare import compare
from divergence.comparison.conflicts.within import within
from divergence.comparison.drift import priced
from divergence.comparison.families import families, numbered
from divergence.comparison.ranking import rank, with_reference
from divergence.comparison.reference import Known, held_against
from divergence.comparison.reference import load as load_reference
from divergence.config import Config
from divergence.document import plain_view
from divergence.doubts import doubts
from divergence.errors import DivergenceError, WrongKind, wanted
from divergence.features.sourcing import profile
from divergence.identity import Identity
from divergence.lexicon import shipped
from divergence.line_ends import as_given, with_lf
from divergence.quality import measured
from divergence.readers.reading import Reading
from divergence.readers.substance import NOTHING, wordless
from divergence.result import (
    ArticleResult,
    Attribution,
    Family,
    Figure,
    Finding,
    LexiconInfo,
    Result,
    Skipped,
    Story,
    Tool,
)
from divergence.story_title import story_title
from divergence.suppressions import inline, reason_for, unused

AGENCY = re.compile(r"\(([^()\n]+)\)")


def analyse(article: Article, config: Config | None = None) -> ArticleResult:
    """How one article is told: features, figures, attributions and findings, each with its place in the text.

    Raises:
        DivergenceError: D508 (a TypeError as well) for anything else than an article or a configuration.
    """
    wanted(article, Article, "what is analysed", 'write dv.Article("a", text), or dv.read(path).articles[0]')
    config = _config(config)
    told = _article_result(_annotated(with_lf(article), config), Identity(), config)
    return as_given(told, [article])


def score(
    articles: Iterable[Article] | Reading,
    config: Config | None = None,
    skipped: Sequence[Skipped] = (),
    progress: Callable[[str], None] | None = None,
    *,
    jobs: int = 1,
    state: str | os.PathLike[str] | None = None,
    reference: Sequence[Known] | Path | str | None = None,
) -> Result:
    """Everything: each article analysed, the articles of each story compared and ranked.

    Args:
        articles: of one story, or of several told apart by ``Article.story``; the ids of a story's articles differ. A
            `Reading` brings what it skipped.
        config: settings; the defaults where None.
        skipped: inputs that could not be read, to be listed in the result.
        progress: called with an article's id when it has been read.
        jobs: processes among which several stories are divided; what is found does not depend on it. (As always with
            processes, a script guards its own start with ``if __name__ == "__main__":``.)
        state: a folder in which finished stories are kept, so that the same call goes on where an earlier one stopped.
        reference: facts known to be so, or the file they stand in (see `comparison.reference`): a second yardstick
            beside the consensus, never mixed with it.

    Raises:
        DivergenceError: D102 where no article is given, D502 where two articles of a story share an id (one that is
            given twice is listed as skipped), D507 where `jobs` is less than 1, D508 (a TypeError as well) for an
            argument of another kind.
    """
    run = begin(articles, config, skipped, progress, jobs=jobs, state=state, reference=reference)
    return run.result(tuple(run.stories()))


@dataclass(frozen=True, slots=True)
class Run:
    """The stories of one call of `score`, to be told one at a time, so that they need not be held together."""

    config: Config
    tool: Tool
    skipped: tuple[Skipped, ...]
    articles: Mapping[str, Mapping[str, Article]]
    told: Iterator[Story]
    let_pass: list[tuple[Article, tuple[Finding, ...]]] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Where an extractor failed, of the stories told so far."""

    @property
    def several(self) -> bool:
        return len(self.articles) > 1

    def stories(self) -> Iterator[Story]:
        """Each story once, in order of their names, as it is finished."""
        for story in self.told:
            for each in story.articles:
                if found := tuple(finding for finding in each.findings if finding.suppressed is not None):
                    self.let_pass.append((self.articles[story.id][each.id], found))
                if any(said.code == failures.FAILED for said in each.remarks):
                    self.failed.add(each.id)
            yield story

    def result(self, stories: tuple[Story, ...] = ()) -> Result:
        """What is said of the whole run, to be asked for when every story is told, over the stories given."""
        given = (article for story in self.articles.values() for article in story.values())
        remarks = (*doubts(given), *unused(self.config.suppress, self.let_pass))
        return Result(tool=self.tool, skipped=self.skipped, remarks=remarks, stories=stories)


def begin(
    articles: Iterable[Article] | Reading,
    config: Config | None = None,
    skipped: Sequence[Skipped] = (),
    progress: Callable[[str], None] | None = None,
    *,
    jobs: int = 1,
    state: str | os.PathLike[str] | None = None,
    reference: Sequence[Known] | Path | str | None = None,
) -> Run:
    """What `score` does, before any story is told; the same arguments and errors."""
    config = _config(config)
    wanted(jobs, int, "jobs", "give the number of processes, 1 or more")
    wanted(state, (str, os.PathLike, type(None)), "state", "give a folder")
    wanted(articles, (Iterable, Reading, Article), "what is scored", "give articles; dv.read gives them")
    if progress is not None and not callable(progress):
        raise WrongKind("D508", "progress must be a function", None, "it is called with an article's id")
    if jobs < 1:
        raise DivergenceError("D507", f"jobs is a number of processes, not {jobs}", None, "give 1 or more")
    if isinstance(articles, Reading):
        skipped, articles = (*articles.skipped, *skipped), articles.articles
    known = load_reference(reference) if isinstance(reference, Path | str) else tuple(reference or ())
    for fact in known:
        wanted(fact, Known, "a reference fact", "dv.score takes the file they stand in, too")
    stories: dict[str, dict[str, Article]] = {}
    left_out: list[Skipped] = []
    for article in (articles,) if isinstance(articles, str | Article) else articles:
        wanted(article, Article, "what is scored", "dv.read gives them")
        if wordless(masked(article)):
            left_out.append(Skipped(path=article.id, code="D123", reason=NOTHING, hint="give the article's body"))
            continue
        story = stories.setdefault(article.story or "story", {})
        if article.id not in story:
            story[article.id] = article
            continue
        if story[article.id] != article:
            hint = "give each article of a story an id of its own"
            raise DivergenceError("D502", "two articles have the same id", article.id, hint)
        left_out.append(Skipped(path=article.id, code="D503", reason="the same article was given twice"))
    if not (stories or left_out or skipped):
        hint = "give articles of one story or of several; dv.read gives those of a folder"
        raise DivergenceError("D102", "there is nothing to score: no article is given", None, hint)
    several = len(stories) > 1
    tool = _tool(config)
    given = many.digest(
        [
            tool.version,
            tool.config_digest,
            repr(several),
            repr(known),
            repr(tool.plugins),
            *(repr(tool.lexicons[each]) for each in sorted(tool.lexicons)),
        ]
    )
    tasks = [many.Task(name, tuple(stories[name].values()), given) for name in sorted(stories)]
    tell = partial(_told, config, several, known)
    told = many.told(tasks, tell, jobs, None if state is None else Path(state), progress or _unheard)
    return Run(config, tool, (*skipped, *left_out), stories, told)


def _config(given: Config | None) -> Config:
    wanted(given, (Config, type(None)), "config", "write dv.Config(weights={...}), or leave it out")
    return given or Config()


def _unheard(done: str) -> None:
    """Progress that nobody listens to."""


def _told(
    config: Config, several: bool, known: Sequence[Known], task: many.Task, progress: Callable[[str], None]
) -> Story:
    reference = [fact for fact in known if fact.story in (None, task.name)]
    return _story(task.name, task.articles, Identity(task.name if several else ""), config, progress, reference)


def _story(
    name: str,
    articles: Sequence[Article],
    identity: Identity,
    config: Config,
    progress: Callable[[str], None],
    known: Sequence[Known],
) -> Story:
    # Everything below runs in the order of what the articles say, so that names and order of files change nothing.
    ordered = sorted(map(with_lf, articles), key=_content)
    annotated, told = [], []
    for article in ordered:
        read = _annotated(article, config)
        annotated.append(read)
        told.append(_article_result(read, identity, config))
        progress(article.id)
    compared = [read for read in annotated if shipped(read.article.language)]
    groups = families(compared)
    number = numbered(groups)
    place = {article: number for group in groups for number, article in enumerate(group.articles)}
    compared.sort(key=lambda read: place[read.article.id])
    family = [number[read.article.id] for read in compared]
    agreed = compare(compared, family, identity)
    reference = held_against(known, compared, family, identity)
    unmeasured = failures.unmeasured(told, {each.id for each in registry.extractors() if each.rule in priced()})
    apart = events(compared, groups, agreed.facts)
    ranked = rank(told, groups, agreed, config.weights, unmeasured, apart)
    ranking = with_reference(ranked, number, reference, config.weights)
    alone = tuple(
        Family(articles=(read.article.id,), reason="unsupported language") for read in annotated if read not in compared
    )
    story = Story(
        id=name,
        title=story_title(told, ranking),
        articles=tuple(sorted(told, key=lambda article: article.id)),
        families=tuple(sorted(groups + alone, key=lambda family: family.articles)),
        facts=tuple(sorted(agreed.facts, key=lambda fact: (-fact.support, -len(fact.mentions), fact.statement))),
        conflicts=tuple(
            sorted(
                agreed.conflicts + within(told, identity),
                key=lambda each: (each.resolution != "real", each.severity != "major", each.id),
            )
        ),
        ranking=ranking,
        reference=reference,
        events=apart,
    )
    return as_given(story, articles)


def _content(article: Article) -> tuple[str, ...]:
    """What tells articles apart, first as it reads and only then as it is typeset."""
    reading = " ".join(plain_view(article.text).casefold().split())
    return reading, article.text, article.title or "", article.published or "", article.id


def _annotated(article: Article, config: Config) -> Annotated:
    return annotate(masked(article), config.lexicons)


def _article_result(annotated: Annotated, identity: Identity, config: Config) -> ArticleResult:
    article, document = annotated.article, annotated.document
    words, quoted = document.words()
    asked, remarks = inline(document, registry.rules())
    let_pass = reason_for(article, (*asked, *config.suppress))
    extraction = registry.run(annotated, identity, (*config.disabled, *config.disabled_rules), let_pass)
    return ArticleResult(
        id=article.id,
        source=article.source,
        title=article.title,
        author=article.author,
        published=article.published,
        updated=article.updated,
        language=article.language,
        text=article.text,
        removed=article.removed,
        regions=article.regions,
        sha256=article.sha256,
        words=words,
        sentences=len(document.sentences),
        quoted_words=quoted,
        features=extraction.features,
        figures=_figures(annotated, identity),
        attributions=_attributions(annotated, identity),
        findings=extraction.findings,
        remarks=(
            *remarks,
            *failures.remarks(article.id, extraction.features),
            *unused(asked, [(article, extraction.findings)]),
        ),
        sourcing=profile(annotated) if shipped(article.language) else None,
        credit=_credit(article),
    )


def _credit(article: Article) -> str | None:
    """The agency that the dateline names: "CORLEY, Oct 14 (Inland Press) -"."""
    lines = (AGENCY.search(each.text) for each in article.removed if each.reason == "dateline")
    return next((found[1].strip() for found in lines if found), None)


def _figures(annotated: Annotated, identity: Identity) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=identity("figure", annotated.article.id, each.quantity.text),
            start=each.quantity.start,
            end=each.quantity.end,
            text=annotated.document.text[each.quantity.start : each.quantity.end],
            kind=each.quantity.kind,
            low=each.quantity.low,
            high=each.quantity.high,
            unit=each.quantity.unit,
            measures=each.measures,
            citation=each.citation,
            attributed_to=each.attributed_to,
            needs_source=each.needs_source,
        )
        for each in annotated.figures
    )


def _attributions(annotated: Annotated, identity: Identity) -> tuple[Attribution, ...]:
    found = []
    for each in annotated.attributions:
        spans = (*each.source_spans, *each.cue_spans, *each.content_spans)
        start, end = min(low for low, _ in spans), max(high for _, high in spans)
        found.append(
            Attribution(
                id=identity("attribution", annotated.article.id, annotated.document.text[start:end], each.cue or ""),
                kind=each.kind,
                source=each.source,
                cue=each.cue,
                start=start,
                end=end,
                source_spans=each.source_spans,
                cue_spans=each.cue_spans,
                content_spans=each.content_spans,
            )
        )
    return tuple(found)


def _tool(config: Config) -> Tool:
    return Tool(
        version=version("divergence"),
        config_digest=config.digest,
        settings=config.settings,
        lexicons={
            lexicon.name: LexiconInfo(version=lexicon.version, digest=lexicon.digest)
            for lexicon in (*shipped().values(), *config.lexicons)
        },
        quality={name: found[0] for name, found in measured().items()},
        plugins=plugins.versions(),
    )
