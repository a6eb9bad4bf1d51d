"""Sourcing: who is given for what the article claims, and where nobody in particular is.

Finds: claims put on a source nobody can identify. *Vague*: "analysts say", "reports suggest", a crowd with no name.
*Anonymous*: one person whose name is held back ("an official who asked not to be named"). The feature is the share of
the article's own-voice claims that a named source is given for. The profile lists the distinct sources by kind: person,
organisation, document, outlet, anonymous, vague, and the entries of a reference list, which are counted apart.

Why it matters: a reader can weigh a named source, and an editor can ring one up. Anonymity is at times the only way to
get a story; it should be a decision and not a habit.

Example: "Experts fear the dam will fail." With a source: "The dam may fail, said Ada Holm, the county engineer."

Known limits: a claim is taken to be a sentence of body prose with five words or more that asks nothing; a source counts
for the sentences its words reach into. Who is well placed to know is not judged. A person is told from an organisation
by company, not by knowledge of the world; a spokesman's words are the organisation's.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News"; Wulfemeyer (1985); Sigal (1973),
"Reporters and Officials", on kinds of sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import get_args

from divergence.annotations import Annotated
from divergence.annotations.attributed import Attributed
from divergence.annotations.introduced import introduced
from divergence.annotations.names import Name
from divergence.annotations.references import MARK, listing
from divergence.annotations.referents import is_person
from divergence.document import Document, Sentence, plain_view
from divergence.lexicon import shipped
from divergence.registry import Mark, Measured, marks, measure, share_of
from divergence.result import AttributionKind, Source, SourceKind, Sourcing, Span
from divergence.tokens import tokenise

ENOUGH_WORDS = 5
BESIDE = 20  # characters between a source and its verb
NOBODY = "nobody named"
NONE = "no claim in the article's own voice"
VAGUE = "“{source}” could be anybody: name who says so, or say how many they are and of what standing."
ANONYMOUS = "“{source}” is not named: say why the name is held back and what this source is placed to know."
BEFORE = frozenset("the a an its his her their this that these those".split())
PHRASE_ENDS = frozenset("of for from at in on by to with about into who that which".split())
TIMED = frozenset({"last", "this", "yesterday", "today", "earlier"})
SEEN = frozenset(
    {
        "issued",
        "compiled",
        "prepared",
        "drawn",
        "seen",
        "shown",
        "given",
        "sent",
        "leaked",
        "shared",
        "filed",
        "released",
        "published",
        "obtained",
    }
)
RELATIVE = re.compile(r",? (?:who|which|that|whose) ")
ASIDE = re.compile(r",\s(?:who|which|whose)\s")
NO_PROSE = frozenset({"heading", "caption", "references", "correction", "quote", "takeaways"})


@measure("attribution", unit="share", lexicons=("sourcing",))
def attributed_share(annotated: Annotated) -> Measured:
    return share_of(*_attributed(annotated), NONE)


@lru_cache(maxsize=1)  # the share and the profile ask the same of one article
def _attributed(annotated: Annotated) -> tuple[int, int]:
    """Own-voice claims with a named source, and all of them."""
    claims = [each for each in annotated.document.sentences if _claims(annotated, each)]
    named = {
        sentence.index
        for each in annotated.attributions
        if each.kind == "named" and (each.source or each.cue_spans)
        for start, end in (*each.content_spans, *each.cue_spans)
        for sentence in _touched(annotated, start, end)
    }
    return sum(1 for each in claims if each.index in named), len(claims)


def profile(annotated: Annotated) -> Sourcing:
    """Whom the article rests on: its distinct sources by kind, in order of their first place."""
    document = annotated.document
    places: dict[tuple[SourceKind, str], list[Span]] = {}
    called: dict[tuple[SourceKind, str], str] = {}
    known: dict[tuple[str, str | None], tuple[SourceKind, str]] = {}  # a pronoun stands for a source given before
    itself = 0
    for each in annotated.attributions:
        if _is_self(annotated, each):
            itself += 1
            continue
        if _unfound(each) or _acts(each):
            continue
        said = (each.kind, each.cue if each.kind == "reference" else each.source)
        if said not in known:
            known[said] = _identity(annotated, each)
        called.setdefault(known[said], _called(annotated, each))
        places.setdefault(known[said], []).extend((each.cue_spans or each.source_spans or each.content_spans)[:1])
    attributed, claims = _attributed(annotated)
    return Sourcing(
        sources=tuple(
            Source(name=called[kind, key], kind=kind, attributions=len(found), places=tuple(found))
            for (kind, key), found in places.items()
        ),
        kinds={each: sum(1 for kind, _ in places if kind == each) for each in get_args(SourceKind)},
        marks=_marks(document),
        self_citations=itself,
        claims=claims,
        attributed=attributed,
    )


def _marks(document: Document) -> int:
    """Reference marks in the text, those that open an entry of the list not counted."""
    listed = listing(document)
    entries = sorted(listed.places) if listed else []

    def opens(place: int) -> bool:
        at = bisect_right(entries, place, key=lambda entry: entry[0]) - 1
        return at >= 0 and place < entries[at][1]

    return sum(1 for mark in MARK.finditer(document.view) if not opens(mark.start()))


def _is_self(annotated: Annotated, attributed: Attributed) -> bool:
    """Whether an article cites its own writer or outlet."""
    outlet, said = (_bare(each or "").split() for each in (annotated.article.source, attributed.source))
    return attributed.kind == "self" or (bool(said) and set(said) <= set(outlet) and said[-1] == outlet[-1])


def _unfound(attributed: Attributed) -> bool:
    """Whether a pronoun speaks and nobody is found whom it stands for ("which", "it"): that is no source's name."""
    words = _bare(attributed.source or "").split()
    return attributed.kind == "named" and not set(words) - shipped()["attribution"].sets["grammar"]


def _acts(attributed: Attributed) -> bool:
    """Whether somebody only does something ("Voters rejected Measure C"), which makes no source."""
    return (attributed.cue or "").lower() in shipped()["sourcing"].sets["deeds"]


def _identity(annotated: Annotated, attributed: Attributed) -> tuple[SourceKind, str]:
    """The kind of a source, and what is the same each time the article gives it."""
    if attributed.kind == "reference":
        return "reference", attributed.cue or ""
    said = _bare(attributed.source or "")
    if attributed.kind in ("anonymous", "vague"):
        return attributed.kind, said
    lexicons = shipped(annotated.article.language)
    sets, bodies = lexicons["sourcing"].sets, lexicons["offices"].sets["bodies"]
    words = said.split()
    names = _names(annotated, attributed)
    head, who = _head(attributed.source or "")
    if head[-1] in sets["documents"]:
        return "document", said
    office = set(words) & (sets["office_holders"] | sets["spokespeople"] | lexicons["offices"].sets["roles"])
    owned = "'s" in head[:-1] and head[-1] not in sets["office_holders"] | lexicons["offices"].sets["roles"]
    body = head[-1] in bodies and (
        len(head) < len(words) or owned
    )  # "the board, led by Ada Holm", "the sheriff's office"
    for each in () if body else names:
        parts = set(each.key.split())
        person = is_person(each) or (len(parts) > 1 and (office or _in_office(annotated, each)))
        if not parts & (bodies | sets["houses"] | sets["outlets"]) and person:
            return "person", each.key
    key = (
        names[0].key
        if names and not body
        else " ".join(head)
        if body or RELATIVE.search(attributed.source or "")
        else said
    )
    if head[-1] in sets["outlets"] or (names and set(key.split()) & sets["outlets"]):
        return "outlet", key
    if who or head[-1].removesuffix("-elect") in sets["office_holders"]:
        return "person", key if who and names else " ".join(head)
    return "organisation", key


def _in_office(annotated: Annotated, name: Name) -> bool:
    """Whether a name stands between commas after an office, here or elsewhere: "The health commissioner, Renata
    Oyelaran, has"."""
    lower, sets = annotated.document.lower, shipped(annotated.article.language)["offices"].sets
    offices = (sets["offices"] | sets["roles"]) - sets["bodies"]
    return any(
        each.first > 1
        and each.last < len(lower)
        and lower[each.first - 1] == lower[each.last] == ","
        and lower[each.first - 2] in offices
        for each in annotated.names
        if each.key == name.key
    )


def _names(annotated: Annotated, attributed: Attributed) -> list[Name]:
    """The names within a source, but for those in what a relative clause tells of it; where a pronoun stands for the
    source, the first that are its words."""
    if not attributed.source_spans:
        return []
    start, end = attributed.source_spans[0]
    source = attributed.source or ""
    if annotated.document.text[start:end] != source:
        return [each for each in annotated.names if each.text in source]
    first = bisect_left(annotated.names, start, key=lambda name: name.start)
    last = bisect_left(annotated.names, end, key=lambda name: name.start)
    relative = RELATIVE.search(source)
    told = start + relative.start() if relative else end
    return [each for each in annotated.names[first:last] if each.start < told]


@lru_cache(1 << 14)
def _head(text: str) -> tuple[tuple[str, ...], bool]:
    """A source's head, up to a comma, a preposition or a participle ("a file seen by …"), and whether "who" follows."""
    words = [word for word in tokenise(plain_view(text).lower())[0] if word not in BEFORE]
    for place, word in enumerate(words[1:], start=1):
        if word[-1] in ",()—–:;" or word in PHRASE_ENDS or word in SEEN or (word.endswith("ed") and place > 1):
            return tuple(words[:place]), "who" in words[place : place + 2]
        if word in TIMED:  # "a study last year"
            return tuple(words[:place]), "who" in words[place : place + 2]
    return tuple(words) or (text.lower(),), False


@lru_cache(1 << 14)
def _bare(text: str) -> str:
    """A source's words without the articles and pronouns before them, for telling whether two are one."""
    words = [word for word in tokenise(plain_view(text).lower())[0] if word[0].isalnum()]
    return " ".join(words[next((at for at, word in enumerate(words) if word not in BEFORE), len(words)) :])


@marks("attribution", rule="vague-attribution")
def vague_attribution(annotated: Annotated) -> Iterable[Mark]:
    yield from _unnamed(annotated, "vague", VAGUE)


@marks("attribution", rule="anonymous-attribution")
def anonymous_attribution(annotated: Annotated) -> Iterable[Mark]:
    yield from _unnamed(annotated, "anonymous", ANONYMOUS)


def _unnamed(annotated: Annotated, kind: AttributionKind, message: str) -> Iterator[Mark]:
    """The attributions of a kind, each speaker once a sentence, however many pieces the speech comes in."""
    seen: set[tuple[Span, ...]] = set()
    spoke: set[tuple[int, str]] = set()  # the sentence, and who in it
    for each in annotated.attributions:
        if not (each.claims and each.kind == kind) or _told_by_another(annotated, each):
            continue
        if kind == "vague" and introduced(annotated.document, annotated.names, annotated.attributions, each):
            continue
        if each.cue_spans not in seen and not _again(annotated, each):
            seen.add(each.cue_spans)
            sentence = annotated.document.sentence_at(each.cue_spans[0][0]) if each.cue_spans else None
            who = (sentence.index, each.source) if sentence and each.source else None
            if who is None or who not in spoke:
                yield from _mark(annotated, each, message)
            if who is not None:
                spoke.add(who)


def _told_by_another(annotated: Annotated, attributed: Attributed) -> bool:
    """Whether a named source says it: of whom she speaks ("the dam had been reported unsafe, Ms Lund said") is hers to
    name."""
    return any(
        low <= start and end <= high
        for start, end in attributed.cue_spans
        for each in annotated.about(start)
        if each is not attributed and each.kind == "named"
        for low, high in each.content_spans
    )


def _again(annotated: Annotated, attributed: Attributed) -> bool:
    """Whether a pronoun stands for the source ("They said"), which is marked where it first spoke."""
    spans = attributed.source_spans
    said = annotated.document.text[slice(*spans[0])] if spans else ""
    return said != attributed.source and said.lower() in shipped()["attribution"].sets["pronouns"]


def _mark(annotated: Annotated, attributed: Attributed, message: str) -> Iterator[Mark]:
    """One attribution, as the sentence that holds its cue (or its source, where there is no cue)."""
    places = (*attributed.cue_spans, *attributed.source_spans, *attributed.content_spans)
    if not places:
        return
    start, end = places[0]
    if attributed.source_spans and attributed.cue_spans:  # who, with the verb beside it
        low, high = attributed.source_spans[0]
        if max(low - end, start - high) <= BESIDE:
            start, end = min(start, low), max(end, high)
    sentence = annotated.document.sentence_at(start)
    if sentence is not None and sentence.region == "references":
        return
    yield Mark(
        start=min(start, sentence.start) if sentence else start,
        end=max(end, sentence.end) if sentence else end,
        cue_start=start,
        cue_end=end,
        kind=attributed.kind,
        message=message.format(source=_who(annotated, attributed))
        if attributed.source
        else _nobody(annotated, start, end),
    )


def _nobody(annotated: Annotated, start: int, end: int) -> str:
    document, sets = annotated.document, shipped()["attribution"].sets
    first, last = document.token_range(start, end)
    low = document.sentences[document.sentence_of[first]].first if first < last else first
    while first > low and document.lower[first - 1] in sets["be"] | sets["widely"] | {"it"}:
        first -= 1
    said = document.text[document.starts[first] : end] if first < last else document.text[start:end]
    return f"“{said}” names nobody: say who, or drop it."


def _called(annotated: Annotated, attributed: Attributed) -> str:
    """What a source is listed as: one that nobody is ("is expected to") by no words of its own, a named one without
    what a relative clause tells of it."""
    nobody = attributed.kind == "vague" and attributed.source is None
    who = _who(annotated, attributed)
    return NOBODY if nobody else ASIDE.split(who)[0] if attributed.kind == "named" else who


def _who(annotated: Annotated, attributed: Attributed) -> str:
    spans = attributed.source_spans or attributed.cue_spans or attributed.content_spans
    return attributed.source or annotated.document.text[slice(*spans[0])]


def _claims(annotated: Annotated, sentence: Sentence) -> bool:
    """Whether a sentence states something in the article's own voice."""
    document = annotated.document
    if sentence.region in NO_PROSE or "?" in document.lower[sentence.last - 2 : sentence.last]:
        return False
    words = 0
    for place in range(sentence.first, sentence.last):
        words += document.tokens[place][0].isalnum() and not document.quoted[place]
        if words == ENOUGH_WORDS:
            return True
    return False


def _touched(annotated: Annotated, start: int, end: int) -> Iterator[Sentence]:
    first, last = annotated.document.token_range(start, end)
    if first < last:
        of = annotated.document.sentence_of
        yield from annotated.document.sentences[of[first] : of[last - 1] + 1]
