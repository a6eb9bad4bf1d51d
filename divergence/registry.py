"""Extractors: how they are declared, found, run in isolation, and turned into features and findings.

An extractor is one module of `divergence.features`. It either *marks* places or *measures* values, never both halves of
the job: from marks the registry makes the rate, its interval, the voice split and the ids, so that no number exists
without its evidence::

    @marks("hedging", rule="hedge", lexicons=("hedging",))
    def hedging(annotated: Annotated) -> Iterable[Mark]: ...

    @measure("readability", unit="grade")
    def readability(annotated: Annotated) -> Measured: ...

A feature id may have both; then the measure gives the value and the marks its places. Modules are discovered, and
plug-ins may add theirs through the entry point group ``divergence.features`` (see `plugins`).

A module's docstring is its documentation, in five parts: what it finds, then paragraphs that begin "Why it matters:",
"Example:", "Known limits:" and "Source:" (see `documented`).
"""

from __future__ import annotations

import importlib
import inspect
import math
import pkgutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from divergence import plugins
from divergence.annotations import Annotated
from divergence.errors import DivergenceError, nearest
from divergence.identity import Identity
from divergence.lexicon import shipped
from divergence.result import Feature, Field, Finding, Quote, Severity, Status

PER_1000 = "per 1,000 own-voice words"
ENOUGH_WORDS = 50
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Mark:
    """One place an extractor marks: characters ``[start, end)`` of the text (or title), the cue inside it, and one
    plain sentence an editor can act on. `confidence` lies in [0, 1]."""

    start: int
    end: int
    message: str
    cue_start: int | None = None
    cue_end: int | None = None
    kind: str | None = None
    confidence: float = 1.0
    severity: Severity = "minor"
    target: str | None = None
    field: Field = "text"
    related: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured value. Build it with `mean_of` or `share_of`, or `unmeasured` with the reason."""

    value: float | None
    low: float | None = None
    high: float | None = None
    quoted: float | None = None
    count: int | None = None
    exposure: int | None = None
    status: Status = "measured"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Extractor:
    """One registered function. `module` is where its documentation is: what it finds, why it matters, an example,
    known limits, source. `counts` names the rule whose places a measured share counts."""

    id: str
    unit: str
    rule: str | None
    lexicons: tuple[str, ...]
    module: str
    counts: str | None = None
    find: Callable[[Annotated], Iterable[Mark]] | None = None
    gauge: Callable[[Annotated], Measured] | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What all extractors made of one article."""

    features: dict[str, Feature] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Documentation:
    """The five parts of an extractor's documentation."""

    finds: str
    why: str
    example: str
    limits: str
    source: str


PARTS = ("Why it matters:", "Example:", "Known limits:", "Source:")

_extractors: dict[tuple[str, str], Extractor] = {}


def marks(
    id: str, *, rule: str, lexicons: Sequence[str] = ()
) -> Callable[[Callable[[Annotated], Iterable[Mark]]], Callable[[Annotated], Iterable[Mark]]]:
    """Declare a function of an annotated article that yields places under a finding rule."""

    def register(find: Callable[[Annotated], Iterable[Mark]]) -> Callable[[Annotated], Iterable[Mark]]:
        _add(Extractor(id, PER_1000, rule, tuple(lexicons), find.__module__, find=find))
        return find

    return register


def measure(
    id: str, *, unit: str, lexicons: Sequence[str] = (), counts: str | None = None
) -> Callable[[Callable[[Annotated], Measured]], Callable[[Annotated], Measured]]:
    """Declare a function of an annotated article that gives a value. Of a share of places that a rule marks, `counts`
    is the rule: a place that is suppressed is no longer counted."""

    def register(gauge: Callable[[Annotated], Measured]) -> Callable[[Annotated], Measured]:
        _add(Extractor(id, unit, None, tuple(lexicons), gauge.__module__, counts, gauge=gauge))
        return gauge

    return register


def _add(new: Extractor) -> None:
    """Raises DivergenceError D515 where another module has a feature of that id, or another feature the rule: the one
    would stand silently in place of the other."""
    for each in _extractors.values():
        if each.id == new.id and each.module != new.module:
            said = f'the feature "{new.id}" is declared by {each.module} and by {new.module}'
            raise DivergenceError("D515", said, None, "give one of them another id")
        if new.rule is not None and each.rule == new.rule and each.id != new.id:
            said = f'the rule "{new.rule}" is declared for "{each.id}" and for "{new.id}"'
            raise DivergenceError("D515", said, None, "give one of them another rule")
    _extractors[new.id, new.rule or ""] = new


@cache
def extractors() -> tuple[Extractor, ...]:
    """Every extractor, discovered, in the order of their ids. Raises DivergenceError D514 for a plug-in that cannot be
    loaded, D516 for a lexicon that nobody brings."""
    package = importlib.import_module("divergence.features")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"divergence.features.{module.name}")
    for point in plugins.points(plugins.FEATURES):
        plugins.load(point)
    for each in _extractors.values():
        for name in each.lexicons:
            if name not in shipped() and not each.module.startswith(f"{package.__name__}."):
                hint = "bring it in a package named under the entry point group divergence.lexicons"
                raise DivergenceError("D516", f'there is no lexicon "{name}" for “{each.id}”', each.module, hint)
    return tuple(_extractors[key] for key in sorted(_extractors))


def rules() -> tuple[str, ...]:
    """The rules there are, in alphabetical order."""
    return tuple(sorted(each.rule for each in extractors() if each.rule))


def explain(name: str) -> str:
    """The documentation of a rule or a feature, as its module states it. Raises DivergenceError D501 for neither."""
    found = extractors()
    for each in sorted(found, key=lambda each: each.rule != name):
        if name in (each.rule, each.id):
            return inspect.getdoc(importlib.import_module(each.module)) or ""
    near = nearest(name, {known for each in found for known in (each.id, each.rule) if known})
    raise DivergenceError(
        "D501",
        f'no rule or feature "{name}"',
        hint=f'did you mean "{near}"?' if near else "`divergence explain` lists them",
    )


def documented(docstring: str) -> Documentation:
    """The five parts of a module's docstring; a part that is missing is empty."""
    parts: dict[str, list[str]] = {"": [], **{label: [] for label in PARTS}}
    label = ""
    for line in inspect.cleandoc(docstring).splitlines():
        opening = next((each for each in PARTS if line.startswith(each)), None)
        if opening is not None:
            label, line = opening, line.removeprefix(opening)
        parts[label].append(line.strip())
    return Documentation(*(" ".join(filter(None, lines)) for lines in parts.values()))


def mean_of(values: Sequence[float], quoted: Sequence[float] = ()) -> Measured:
    """The mean of a value a sentence in own voice with its 95 % normal interval; `quoted` likewise for quoted voice."""
    aside = math.fsum(quoted) / len(quoted) if quoted else None
    if not values:
        return Measured(None, quoted=aside, status="not_applicable", reason="no sentence in the article's own voice")
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / max(1, len(values) - 1))
    reach = Z * spread / math.sqrt(len(values))
    return Measured(mean, mean - reach, mean + reach, aside, len(values), len(values))


def share_of(count: int, exposure: int, reason: str, quoted: float | None = None) -> Measured:
    """A share with its Wilson 95 % interval; not applicable, with `reason`, where there is nothing to share."""
    if exposure == 0:
        return Measured(None, quoted=quoted, count=count, exposure=0, status="not_applicable", reason=reason)
    share = count / exposure
    centre = (share + Z * Z / (2 * exposure)) / (1 + Z * Z / exposure)
    reach = Z * math.sqrt(share * (1 - share) / exposure + Z * Z / (4 * exposure**2)) / (1 + Z * Z / exposure)
    return Measured(share, max(0.0, centre - reach), min(1.0, centre + reach), quoted, count, exposure)


def unmeasured(status: Status, reason: str) -> Measured:
    """No number, and why."""
    return Measured(None, status=status, reason=reason)


def run(
    annotated: Annotated,
    identity: Identity,
    disabled: Collection[str] = (),
    suppressed: Callable[[Finding], str | None] = lambda finding: None,
) -> Extraction:
    """Run every extractor on one article but those whose feature id or rule is `disabled`.

    `suppressed` gives the reason for which a finding is to be let pass, or None: such a finding is kept with the reason
    and counts nowhere. An extractor that raises becomes its own ``failed`` feature; the others run. In a language
    without lexicons nothing is measured, and each feature says so.
    """
    language = annotated.article.language
    if not shipped(language):
        reason = f"the article is in “{language}”; only English is supported"
        blank = _feature(unmeasured("unsupported_language", reason), "")
        return Extraction({each.id: replace(blank, unit=each.unit) for each in extractors() if each.id not in disabled})
    words, quoted_words = annotated.document.words()
    own_words = words - quoted_words
    features: dict[str, Feature] = {}
    findings: list[Finding] = []
    marked: dict[str, list[Finding]] = {}
    failed: set[str] = set()
    for extractor in extractors():
        if extractor.id in disabled or extractor.rule in disabled:
            continue
        try:
            if extractor.find is not None:
                found = _findings(annotated, extractor, identity, suppressed)
                findings.extend(found)
                in_text = marked.setdefault(extractor.id, [])  # several rules may share one feature
                in_text += [each for each in found if each.field == "text" and each.suppressed is None]
                if (gauge := _extractors.get((extractor.id, ""))) is not None:
                    if gauge.counts == extractor.rule and extractor.id in features:
                        features[extractor.id] = _without(features[extractor.id], found)
                elif extractor.id not in failed:
                    own = sum(1 for each in in_text if each.voice == "own")
                    features[extractor.id] = _rate(own, own_words, len(in_text) - own, quoted_words)
            elif extractor.gauge is not None:
                features[extractor.id] = _feature(extractor.gauge(annotated), extractor.unit)
        except Exception as error:  # one broken extractor must not cost the article
            failed.add(extractor.id)
            features[extractor.id] = Feature(
                value=None, unit=extractor.unit, status="failed", reason=f"{type(error).__name__}: {error}"
            )
    findings.sort(key=lambda each: (each.field, each.start, each.end, each.rule, each.id))
    return Extraction(dict(sorted(features.items())), tuple(findings))


def _without(share: Feature, found: Sequence[Finding]) -> Feature:
    """A share of places without those that are suppressed; what is only noted ("info") was never among them."""
    quiet = sum(1 for each in found if each.suppressed is not None and each.severity != "info")
    if share.status != "measured" or not quiet or share.count is None or share.exposure is None:
        return share
    return _feature(share_of(share.count - quiet, share.exposure, "", share.quoted), share.unit)


def _findings(
    annotated: Annotated, extractor: Extractor, identity: Identity, suppressed: Callable[[Finding], str | None]
) -> list[Finding]:
    document, article = annotated.document, annotated.article
    titled = annotated.title.document if annotated.title is not None else None
    assert extractor.rule is not None
    assert extractor.find is not None
    found = []
    for mark in extractor.find(annotated):
        whole = article.title or "" if mark.field == "title" else document.text
        text = whole[mark.start : mark.end]
        cue = whole[mark.cue_start : mark.cue_end] if mark.cue_start is not None else None
        place = mark.start if mark.cue_start is None else mark.cue_start
        said = titled if mark.field == "title" and titled is not None else document
        quoted = said.is_quoted(place, mark.end)
        finding = Finding(
            id=identity("f", article.id, extractor.rule, mark.field, text, cue or ""),
            rule=extractor.rule,
            kind=mark.kind,
            field=mark.field,
            start=mark.start,
            end=mark.end,
            text=text,
            cue=cue,
            cue_start=mark.cue_start,
            cue_end=mark.cue_end,
            target=mark.target,
            voice="quoted" if quoted else "own",
            severity=mark.severity,
            confidence=mark.confidence,
            message=mark.message,
            related=mark.related,
        )
        reason = suppressed(finding)
        found.append(finding if reason is None else replace(finding, suppressed=reason))
    return found


def _rate(own: int, own_words: int, quoted: int, quoted_words: int) -> Feature:
    """Marks per 1,000 own-voice words, with the interval of the count."""
    if own_words < ENOUGH_WORDS:
        reason = f"{own_words} words in the article's own voice; a rate needs {ENOUGH_WORDS}"
        return Feature(value=None, unit=PER_1000, count=own, exposure=own_words, status="too_short", reason=reason)
    scale = 1000 / own_words
    low, high = _poisson(own)
    return Feature(
        value=own * scale,
        unit=PER_1000,
        low=low * scale,
        high=high * scale,
        quoted=quoted * 1000 / quoted_words if quoted_words else None,
        count=own,
        exposure=own_words,
        status="measured",
    )


@lru_cache(1024)
def _poisson(count: int) -> tuple[float, float]:
    """The exact 95 % interval of a Poisson count (Garwood 1936)."""
    from scipy.special import gammaincinv

    return float(gammaincinv(count, 0.025)) if count else 0.0, float(gammaincinv(count + 1, 0.975))


def _feature(measured: Measured, unit: str) -> Feature:
    return Feature(
        value=measured.value,
        unit=unit,
        low=measured.low,
        high=measured.high,
        quoted=measured.quoted,
        count=measured.count,
        exposure=measured.exposure,
        status=measured.status,
        reason=measured.reason,
    )
