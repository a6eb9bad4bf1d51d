"""Check a draft against what others have published: what is contested, missing, only here, unsourced or guessed.

A check compares the draft with the coverage as `score` compares the articles of a story, and says what of that concerns
the draft, place by place. It judges nothing: a draft that stands alone may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comments import masked
from divergence.comparison.background import concept
from divergence.comparison.elsewhere import Elsewhere, meets, small
from divergence.comparison.outvoted import outvoted, slipped
from divergence.config import Config
from divergence.draft_notes import Lines, Unplaced, placed
from divergence.errors import DivergenceError, nearest, wanted
from divergence.given_values import Given, given_values, who_gives
from divergence.identity import Identity
from divergence.lexicon import shipped
from divergence.pipeline import score
from divergence.readers.reading import Reading
from divergence.readers.substance import wordless
from divergence.report import prose
from divergence.result import (
    ArticleResult,
    Check,
    Conflict,
    Fact,
    Figure,
    Mention,
    Note,
    Quote,
    Severity,
    Side,
    Skipped,
    Story,
    Value,
)
from divergence.suppressions import DRAFT

RULES = (
    "contested", "missing", "only-here", "unsourced", "surer", "speculation", "vague-attribution",
    "anonymous-attribution", "loaded-language", "absolute", "opinion", "headline-mismatch", "irrelevant-citation",
    "self-contradiction", "hardening",
)  # fmt: skip
SEVERITIES: tuple[Severity, ...] = ("info", "minor", "major")
OFFSETS = ("code points", "utf-16")
LEAST = 2  # independent sources that must give a fact before the draft is asked why it does not
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
WORD = re.compile(r"[^\W\d_]{3,}")
NAMING = ("attribution", "entity")  # kinds of conflict whose sides are names
QUOTED = 3  # of the others, at most so many are quoted


def check(
    draft: Article,
    against: Iterable[Article] | Reading,
    config: Config | None = None,
    *,
    offsets: Literal["code points", "utf-16"] = "code points",
    baseline: Check | None = None,
    skipped: Sequence[Skipped] = (),
) -> Check:
    """What to look at in `draft`, seen against other outlets' articles on the story.

    Args:
        draft: the text to check; its id is how the check names it.
        against: the published coverage. A copy of the draft among it is passed over.
        offsets: the units of the notes' `start` and `end`: Unicode code points, or UTF-16 code units as JavaScript,
            Java and most content systems count them.
        baseline: an earlier check; notes it holds already are left out and counted in `known`.
        skipped: inputs that could not be read, to be listed.

    Raises:
        DivergenceError: D504 where the draft is in a language that is not supported, D507 for other `offsets`.
            D508 (a TypeError as well) for anything else than articles.
    """
    wanted(draft, Article, "a draft", 'write dv.Article("draft", text)')
    if offsets not in OFFSETS:
        raise DivergenceError(
            "D507", f"offsets are counted in {' or '.join(OFFSETS)}, not in {offsets!r}", None, "give one of them"
        )
    if isinstance(against, Reading):
        skipped, against = (*against.skipped, *skipped), against.articles
    wanted(against, Iterable, "what a draft is checked against", "give articles; dv.read gives them")
    if wordless(masked(draft)):
        raise DivergenceError("D504", "the draft holds no text", draft.id, "give its text")
    if not shipped(draft.language):
        raise DivergenceError(
            "D504",
            f"the draft is in “{draft.language}”; only English is supported",
            draft.id,
            "give an English draft",
        )
    name = f"{DRAFT}{draft.id}"  # no file of the coverage is called so
    coverage = [replace(each, story=None) for each in _distinct(against) if each.text != draft.text]
    result = score([replace(draft, id=name, story=None), *coverage], config)
    (story,) = result.stories
    own = next(article for article in story.articles if article.id == name)
    identity = Identity()
    known = {each.id for each in baseline.notes} if baseline else set()
    lines = Lines(own.text)
    remarks = [*_remarks(story, own, _outvoted(story, draft, own.id, coverage))]
    notes = [placed(each, own, identity, lines, offsets) for each in remarks]
    fresh = [each for each in notes if each.id not in known]
    others = [family for family in story.families if name not in family.articles]
    return Check(
        tool=result.tool,
        draft=draft.id,
        offsets=offsets,
        articles=len(coverage),
        families=len(others),
        shared=len(_shared(story, name)),
        known=len(notes) - len(fresh),
        names={key: called for key, called in prose.names(story).items() if key != name},
        notes=tuple(sorted(fresh, key=_order)),
        skipped=(*skipped, *result.skipped),
        remarks=(*result.remarks, *own.remarks),
    )


def _order(note: Note) -> tuple[bool, bool, int, int, int, str]:
    """What is contested first, then from the top of the draft down; what is said of the whole of it comes last."""
    return note.rule == "missing", note.rule != "contested", note.line, note.column, RULES.index(note.rule), note.id


def load(data: bytes, where: str) -> Check:
    """An earlier check read back. Raises DivergenceError D406 when it is not one."""
    import msgspec

    try:
        return msgspec.json.decode(data, type=Check)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "give a file that `divergence check --format json` wrote"
        raise DivergenceError("D406", f"not a saved check: {error}", where, hint) from error


def limits(names: Iterable[str]) -> frozenset[str]:
    """Names of rules and of severities, each known. Raises DivergenceError D505 for one that is not."""
    found = frozenset(names)
    for name in sorted(found - {*RULES, *SEVERITIES}):
        near = nearest(name, (*RULES, *SEVERITIES))
        known = f"rules are {', '.join(RULES)}; severities {', '.join(SEVERITIES)}"
        hint = f'did you mean "{near}"?' if near else known
        raise DivergenceError("D505", f'no rule or severity is called "{name}"', None, hint)
    return found


def crossed(note: Note, limits: frozenset[str]) -> bool:
    """Whether a note is of a rule that is a limit, or at least as grave as a severity that is one."""
    reached = SEVERITIES[: SEVERITIES.index(note.severity) + 1]
    return note.rule in limits or not limits.isdisjoint(reached)


def _distinct(articles: Iterable[Article]) -> list[Article]:
    """What lay in two folders under one name gets the folder's name before it."""
    given = list(dict.fromkeys(articles))
    for each in given:
        wanted(each, Article, "what a draft is checked against", "dv.read gives them")
    ids = [each.id for each in given]
    return [
        replace(each, id=f"{each.story}/{each.id}") if ids.count(each.id) > 1 and each.story else each for each in given
    ]


def _remarks(story: Story, draft: ArticleResult, outvoted: Sequence[Unplaced] = ()) -> Iterator[Unplaced]:
    """What is to be said of the draft; `outvoted` of its values those that stand alone, so far as nothing else does."""
    found = list(_contested(story, draft.id))
    if found or _shared(story, draft.id):  # of another story a value says nothing
        known = [(each.start, each.end) for each in found if each.field == "text"]
        found += [each for each in outvoted if not any(each.start < end and start < each.end for start, end in known)]
    yield from found
    if _shared(story, draft.id):  # without a fact in common it may be another story, and everything would be missing
        yield from _missing(story, draft)
    contested = {(each.field, each.start) for each in found}
    # What is contested is checked anyway; that nobody else has it says the same again.
    yield from (each for each in _figures(story, draft) if (each.field, each.start) not in contested)
    yield from _surer(story, draft.id)
    for finding in draft.findings:
        if finding.rule in RULES and finding.voice == "own" and not finding.suppressed:
            place = (finding.start, finding.end)
            if finding.cue_start is not None and finding.cue_end is not None:
                place = (finding.cue_start, finding.cue_end)
            key = f"{finding.field} {finding.text} {finding.cue or ''}"
            yield Unplaced(finding.rule, finding.severity, finding.field, *place, key, finding.message, finding.related)


def _family(story: Story) -> dict[str, int]:
    return {article: number for number, family in enumerate(story.families) for article in family.articles}


def _shared(story: Story, draft: str) -> list[Fact]:
    """The facts the draft has in common with another independent source."""
    family = _family(story)
    return [
        fact
        for fact in story.facts
        if any(each.article == draft for each in fact.clear)
        and any(family[each.article] != family[draft] for each in fact.clear)
    ]


def _contested(story: Story, draft: str) -> Iterator[Unplaced]:
    family, called = _family(story), prose.names(story)
    for conflict in prose.real(story):
        here = next((side for side in conflict.sides if draft in side.articles), None)
        if here is None:
            continue
        own = next((each for each in here.mentions if each.article == draft), None)
        there = [side for side in conflict.sides if side is not here]
        if own is None or not any(side.mentions for side in there):
            continue
        against = len({family[each] for side in there for each in side.articles} - {family[draft]})
        behind = len({family[each] for each in here.articles} - {family[draft]})  # a draft backs up nobody
        given = [given_values(story, side) for side in there]
        words = _own_words(story, conflict, here, own)
        ours = prose.quoted(prose.clip(words, 90))
        message = f"You have {ours}; {', '.join(who_gives(each, called) for each in given)}. "
        severity: Severity = "major" if against > 1 else "minor"
        if against > behind:
            message += (
                "Check yours, or say whose figure it is." if conflict.kind in ("numeric", "date") else "Check it."
            )
        elif against < behind:
            severity = "info"
            others = prose.plural(behind, "other independent source has", "other independent sources have")
            message += f"{others} what you have."
        else:
            severity = "minor"
            message += "Neither has more independent sources behind it: check both."
        quotes = _of_each(
            [each for side in there for each in side.mentions], [each.articles for side in given for each in side]
        )
        start, end = _within(own, words)
        yield Unplaced("contested", severity, own.field, start, end, f"{own.text} {conflict.kind}", message, quotes)


def _own_words(story: Story, conflict: Conflict, here: Side, own: Quote) -> str:
    """What the draft has on its side of a conflict, in its own words where it gives a figure, a date or a statement;
    whom it gives words to, or names, by the name."""
    if conflict.kind in NAMING:
        return here.value
    told = next((each.value for each in given_values(story, here) if own.article in each.articles), here.value)
    return next((words for words in (told, here.value) if words in own.text), " ".join(own.text.split()))


def _of_each(quotes: Sequence[Quote], groups: Sequence[Sequence[str]]) -> tuple[Quote, ...]:
    """A few quotations, one of each group of articles first."""
    first = [next((each for each in quotes if each.article in group), None) for group in groups]
    kept = [each for each in first if each is not None]
    return tuple([*kept, *(each for each in quotes if each not in kept)][:QUOTED])


def _outvoted(story: Story, draft: Article, name: str, coverage: Sequence[Article]) -> list[Unplaced]:
    """Values of the draft that nobody has, where those nearest to its words agree on another."""
    family, called = _family(story), prose.names(story)
    others = [each for each in coverage if family.get(each.id, family[name]) != family[name]]
    found = outvoted(annotate(draft), [annotate(each) for each in others], [family[each.id] for each in others])
    remarks = []
    for each in found:
        given: dict[str, Given] = {}
        for other in each.others:
            given.setdefault(other.text, Given(other.text, other.unit, [])).articles.append(others[other.article].id)
        message = f"You have {prose.quoted(each.own.text)}; {who_gives(list(given.values()), called)} in a sentence "
        message += "much like yours. Check yours, or say whose figure it is."
        quotes = tuple(
            Quote(article=article.id, start=place.start, end=place.end, text=article.text[place.start : place.end])
            for other in each.others[:QUOTED]
            for article, place in [(others[other.article], other.sentence)]
        )
        severity: Severity = "major" if slipped(each.own.text, each.others[0].text) else "minor"
        own = each.own
        remarks.append(
            Unplaced("contested", severity, "text", own.start, own.end, f"{own.text} value", message, quotes)
        )
    return remarks


def _within(own: Quote, value: str) -> tuple[int, int]:
    """Where in a sentence its value stands; the whole sentence where it is worded otherwise."""
    at = own.text.find(value)
    return (own.start + at, own.start + at + len(value)) if at >= 0 else (own.start, own.end)


def _missing(story: Story, draft: ArticleResult) -> Iterator[Unplaced]:
    """What at least half of the other independent sources give, and at least two, of those on the draft's own event."""
    called, event = prose.names(story), next((each for each in story.events if draft.id in each), None)
    family = {name: number for name, number in _family(story).items() if event is None or name in event}
    others = len(set(family.values())) - 1
    due = []
    for fact in story.facts:
        told = [each for each in fact.clear if each.stance == "asserts" and each.article in family]
        giving = [each for each in told if family[each.article] != family[draft.id]]
        support = len({family[each.article] for each in giving})
        enough = fact.consensus and draft.id in fact.absent and support >= max(LEAST, others / 2)
        if enough and _agreed_as_stated(fact) and not _says(draft, fact):
            due.append((support, giving, fact))
    for support, giving, fact in sorted(due, key=lambda each: -each[0]):
        first = {each.article: each for each in reversed(giving)}
        who = prose.listed([called[each] for each in sorted(first)])
        message = f"Not found in the draft, though {support} of {others} other independent sources give it ({who}): "
        message += prose.quoted(prose.clip(fact.statement, 160))
        quotes = tuple(
            Quote(article=each.article, field=each.field, start=each.start, end=each.end, text=each.text)
            for each in list(first.values())[:QUOTED]
        )
        yield Unplaced("missing", "minor", "text", 0, 0, fact.statement, message, quotes)


def _agreed_as_stated(fact: Fact) -> bool:
    """Whether the sentence that stands for a fact says no more than is agreed: no figure that only one of them has."""
    stated = [each.value for each in fact.mentions if " ".join(each.text.split()) == fact.statement and each.value]
    return not stated or any(_same(each, fact.value) for each in stated)


def _same(one: Value | Figure, other: Value | Figure | None) -> bool:
    """Whether two values overlap; dates compare as they are written, year first."""
    if other is None or one.unit != other.unit:
        return False
    low, high = (one.high if one.low is None else one.low), (one.low if one.high is None else one.high)
    least, most = (other.high if other.low is None else other.low), (other.low if other.high is None else other.high)
    if low is None or high is None or least is None or most is None:
        return one.text == other.text
    return bool(low <= most and least <= high)  # type: ignore[operator]


def _says(draft: ArticleResult, fact: Fact) -> bool:
    """Whether every number of the fact's sentence stands in the draft, or its agreed value does: worded too differently
    to be joined, but not missing."""
    numbers = set(NUMBER.findall(fact.statement))
    if numbers and numbers <= set(NUMBER.findall(draft.text)):
        return True
    values = [each for each in draft.figures if not small(each) and each.kind != "date"]
    return fact.value is not None and any(
        isinstance(fact.value.low, float) and each.low == fact.value.low and each.high == fact.value.high
        for each in values
    )


def _figures(story: Story, draft: ArticleResult) -> Iterator[Unplaced]:
    family, called = _family(story), prose.names(story)
    elsewhere = Elsewhere(story.articles, family)
    said = " ".join(article.text for article in story.articles if family[article.id] != family[draft.id])
    printed = set(NUMBER.findall(said))
    let_pass = {each.cue_start for each in draft.findings if each.rule == "uncited-figure" and each.suppressed}
    for figure in draft.figures:
        if not figure.due or small(figure) or figure.start in let_pass:
            continue
        alone = bool(said) and not elsewhere.has(figure, family[draft.id])
        alone = alone and not printed & set(NUMBER.findall(figure.text))
        sourced = _sourced(story, draft.id, figure)
        if figure.citation == "uncited":
            message = f"No source is given for “{figure.text}”"
            if sourced:
                name, source, _ = sourced
                message += f"; {called[name]} gives {source} as the source of the same fact."
            else:
                message += ", and none of the others has it." if alone else "."
            quotes = (sourced[2],) if sourced else ()
            severity: Severity = "major" if alone and not sourced else "minor"
            key = f"{figure.field} {figure.text} {figure.measures or ''}"
            yield Unplaced("unsourced", severity, figure.field, figure.start, figure.end, key, message, quotes)
        elif alone:
            whose = f" You give {figure.attributed_to} as its source." if figure.attributed_to else ""
            if figure.citation == "vague":
                whose = " Its source is unnamed."
            message = f"Only here: none of the others has “{figure.text}”.{whose}"
            key = f"{figure.field} {figure.text} {figure.measures or ''}"
            yield Unplaced("only-here", "info", figure.field, figure.start, figure.end, key, message)


def _sourced(story: Story, draft: str, figure: Figure) -> tuple[str, str, Quote] | None:
    """Who of the others names a source for the same figure, of the same thing, in the fact it stands in: outlet, source
    and place. A fact also joins what is merely told beside it, so the value and what it counts are asked for again."""
    articles = {article.id: article for article in story.articles}
    for fact in story.facts:
        if not any(each.article == draft and _stands_in(figure, each) for each in fact.mentions):
            continue
        for each in fact.mentions:
            if each.article == draft:
                continue
            for theirs in articles[each.article].figures:
                cited = theirs.citation == "cited" and theirs.attributed_to is not None
                if cited and _stands_in(theirs, each) and _is_one(theirs, figure) and _counts_alike(theirs, figure):
                    place = Quote(
                        article=each.article, field=each.field, start=each.start, end=each.end, text=each.text
                    )
                    return each.article, theirs.attributed_to or "", place
    return None


def _stands_in(figure: Figure, mention: Mention) -> bool:
    return figure.field == mention.field and mention.start <= figure.start < mention.end


def _is_one(one: Figure, other: Figure) -> bool:
    """Whether two figures are one value: in one unit to the digit, else as near as a conversion leaves them."""
    return meets(one, other) and (one.unit != other.unit or _same(one, other))


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same thing, as far as either says of what."""
    things = [set(map(concept, WORD.findall(f"{each.text} {each.measures or ''}".lower()))) for each in (one, other)]
    return not all(things) or not things[0].isdisjoint(things[1])


def _surer(story: Story, draft: str) -> Iterator[Unplaced]:
    """What the draft states flatly and all others give with doubt, as the ranking has it."""
    called = prose.names(story)
    entry = next((each for each in story.ranking.entries if each.article == draft), None)
    if entry is None or "certainty" not in entry.components:
        return
    evidence = set(entry.components["certainty"].evidence)
    for fact in story.facts:
        own = next((each for each in fact.mentions if each.article == draft), None)
        if fact.id not in evidence or own is None:
            continue
        others = [each for each in fact.clear if each.article != draft]
        who = prose.listed([called[each] for each in sorted({each.article for each in others})])
        quotes = tuple(
            Quote(article=each.article, field=each.field, start=each.start, end=each.end, text=each.text)
            for each in others[:QUOTED]
        )
        message = f"Stated flatly here; {who} give it with doubt. Say who says so, or hold it back as they do."
        yield Unplaced("surer", "minor", own.field, own.start, own.end, own.text, message, quotes)
