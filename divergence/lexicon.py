"""Lexicons: TOML files of terms with their provenance, compiled once into one matcher over tokens.

A file says what it is and where it comes from, then lists its entries::

    name = "hedging"
    version = "2026.11"
    language = "en"
    licence = "MIT"
    source = "written for divergence, after Hyland (1998)"

    [[entry]]
    kind = "modal"
    terms = ["may", "might"]
    weight = 0.8                      # confidence of a mark in [0, 1], 1 where absent
    inflect = "verb"                  # also match -s, -ed, -ing ("verb"), the plural ("noun"), the adverb ("adjective")
    case = "lower"                    # match only where the first letter is lower case (May the month)
    unless_next = ["not enter"]       # no hit where one of these phrases follows
    unless_previous = ["in"]          # ... or comes right before

    kinds_overlap = true              # at the top: hits of different kinds may overlap

    [sets]
    outcome_verbs = ["reshape", "trigger"]   # plain word sets for patterns that are code

A term may leave a place to any word of a set: with ``whose = ["his", "her"]``, "lost {whose} job" stands for two terms.

A house lexicon, a desk's own, is laid over a shipped one by naming it::

    extends = "loaded_language"       # its entries join those, and win where they list the same term
    replace = true                    # ... or stand in place of all of them
    drop = ["hardline"]               # terms of the shipped one that are not to be matched

Matching is on tokens (see `document`), case-blind unless `case` says otherwise; the longest entry wins at each place,
and hits of one lexicon do not overlap. Of entries with the same tokens the first that its context allows wins, which
lets a file say what a term means in one context before it says what it means in all others.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import EntryPoint
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import compress, count
from pathlib import Path
from typing import Any, NamedTuple

from divergence import plugins
from divergence.errors import DivergenceError
from divergence.lexicon_faults import PLACE, faults


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a lexicon. `tokens` are lower case."""

    lexicon: str
    kind: str
    tokens: tuple[str, ...]
    weight: float = 1.0
    lower_only: bool = False
    unless_next: tuple[tuple[str, ...], ...] = ()
    unless_previous: tuple[tuple[str, ...], ...] = ()
    group: str = ""  # the entries whose hits do not overlap: of the lexicon, or of the kind


class Hit(NamedTuple):
    """Tokens ``[first, last)`` of a document that an entry matched."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    name: str
    version: str
    language: str
    licence: str
    source: str
    digest: str
    entries: tuple[Entry, ...] = field(hash=False)  # the digest tells lexicons apart
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    extends: str | None = None
    replace: bool = False
    drop: frozenset[tuple[str, ...]] = frozenset()


class Matcher:
    """All lexicons in one pass over a document's tokens."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.names = tuple(lexicon.name for lexicon in lexicons)
        index: dict[str, list[Entry]] = {}
        for lexicon in lexicons:
            for entry in lexicon.entries:
                index.setdefault(entry.tokens[0], []).append(entry)
        self._waiting, self._index = index, dict[str, _First]()

    def match(self, lower: Sequence[str], surface: Sequence[str]) -> dict[str, list[Hit]]:
        """Hits by lexicon name, in text order. `lower` and `surface` are the same tokens."""
        hits: dict[str, list[Hit]] = {name: [] for name in self.names}
        ends: dict[str, int] = {}
        # Most tokens start no entry, and of the phrases that start with "in" few go on with the word that follows.
        index, waiting, following = self._index, self._waiting, [*lower[1:], ""]
        for place in compress(count(), map(waiting.__contains__, lower)):
            word = lower[place]
            first = index.get(word)
            if first is None:  # a text has few of the words that entries begin with
                first = index[word] = _first(map(_candidate, waiting[word]))
            for length, rest, entry, after, before in first.by_second.get(following[place], first.alone):
                last = place + length
                if rest and lower[place + 2 : last] != rest:
                    continue
                if entry.lower_only and surface[place][0].isupper():
                    continue
                if ends.get(entry.group, 0) > place:
                    continue
                if after and any(tuple(lower[last : last + size]) in phrases for size, phrases in after):
                    continue
                if before and any(
                    size <= place and tuple(lower[place - size : place]) in phrases for size, phrases in before
                ):
                    continue
                ends[entry.group] = last
                hits[entry.lexicon].append(Hit(place, last, entry))
        return hits


# How an entry is looked up: its length, its tokens after the second, the entry, and its excluding contexts by length.
_Context = tuple[tuple[int, frozenset[tuple[str, ...]]], ...]


class _Candidate(NamedTuple):
    length: int
    rest: list[str]
    entry: Entry
    after: _Context
    before: _Context


def _candidate(entry: Entry) -> _Candidate:
    return _Candidate(
        len(entry.tokens),
        list(entry.tokens[2:]),
        entry,
        _by_length(entry.unless_next),
        _by_length(entry.unless_previous),
    )


class _First(NamedTuple):
    """The candidates that share a first token, longest first: by their second, and those that need no second."""

    by_second: dict[str, tuple[_Candidate, ...]]
    alone: tuple[_Candidate, ...]


def _first(candidates: Iterable[_Candidate]) -> _First:
    ordered = sorted(candidates, key=lambda each: -each.length)
    alone = tuple(each for each in ordered if each.length == 1)
    by_second: dict[str, list[_Candidate]] = {}
    for each in ordered:
        if each.length > 1:
            by_second.setdefault(each.entry.tokens[1], []).append(each)
    return _First({second: (*found, *alone) for second, found in by_second.items()}, alone)


@cache
def _by_length(phrases: tuple[tuple[str, ...], ...]) -> _Context:
    sizes: dict[int, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        sizes.setdefault(len(phrase), set()).add(phrase)
    return tuple((size, frozenset(found)) for size, found in sorted(sizes.items()))


def parse(data: bytes, where: str) -> Lexicon:
    """Compile one lexicon file. Raises DivergenceError D301 (not TOML), D302 (a key is missing or unknown) or D303 (a
    bad entry), the first of them, with its file and line."""
    text, raw = read(data, where)
    for fault in faults(raw):
        raise fault.located(text, where)
    entries: list[Entry] = []
    for each in raw.get("entry", ()):
        spelt = {**each, "terms": [term for given in each["terms"] for term in filled(given, raw.get("sets", {}))]}
        entries.extend(_entries(spelt, raw["name"], raw.get("kinds_overlap", False)))
    sets = {key: frozenset(word.lower() for word in words) for key, words in raw.get("sets", {}).items()}
    digest = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:16]
    return Lexicon(
        name=raw["name"],
        version=raw["version"],
        language=raw["language"],
        licence=raw["licence"],
        source=raw["source"],
        digest=digest,
        entries=tuple(entries),
        sets=sets,
        extends=raw.get("extends"),
        replace=raw.get("replace", False),
        drop=frozenset(_tokens(term) for term in raw.get("drop", ())),
    )


def read(data: bytes, where: str) -> tuple[str, dict[str, Any]]:
    """A lexicon file as text and as TOML. Raises DivergenceError D301 where it is not TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = 'mend that line; words stand in quotes: terms = ["…"]'
        raise DivergenceError("D301", f"the lexicon is not TOML: {error}", where, hint) from error


@cache
def shipped(language: str = "en") -> dict[str, Lexicon]:
    """The lexicons that come with the package and with plug-ins, by name; none for a language without any. "en-GB" is
    "en". Raises DivergenceError D305 where a plug-in brings one of a name that there is."""
    code = language.partition("-")[0].lower()
    folder = _folder() / code
    if not language or not folder.is_dir():
        return {}
    found = {lexicon.name: lexicon for lexicon in _in(folder)}
    for lexicon, point in _brought():
        if lexicon.name in found:
            said = f'the plug-in "{point.name}" brings a lexicon "{lexicon.name}", and there is one'
            raise DivergenceError("D305", said, point.value, "give it a name of its own, or uninstall that package")
        if lexicon.language.partition("-")[0].lower() == code:
            found[lexicon.name] = lexicon
    return dict(sorted(found.items()))


def _in(folder: Traversable, where: str = "") -> list[Lexicon]:
    files_ = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return [parse(each.read_bytes(), f"{where}{each.name}") for each in files_]


@cache
def _brought() -> tuple[tuple[Lexicon, EntryPoint], ...]:
    """The lexicons of plug-ins."""
    return tuple(
        (lexicon, point)
        for point in plugins.points(plugins.LEXICONS)
        for lexicon in _in(files(plugins.load(point)), f"{point.value}/")
    )


@cache
def matcher(language: str = "en", house: tuple[Lexicon, ...] = ()) -> Matcher:
    """The compiled matcher over all shipped lexicons, with the house lexicons of the language laid over them."""
    lexicons = dict(shipped(language))
    for each in house:
        if each.extends in lexicons and each.language.partition("-")[0].lower() == language.partition("-")[0].lower():
            lexicons[each.extends] = laid_over(lexicons[each.extends], each)
    return Matcher(tuple(lexicons.values()))


def laid_over(lexicon: Lexicon, house: Lexicon) -> Lexicon:
    """`lexicon` with the entries of a house lexicon, which win where both list a term."""
    own = tuple(replace(entry, lexicon=lexicon.name, group=lexicon.name) for entry in house.entries)
    gone = house.drop | {entry.tokens for entry in own}
    kept = () if house.replace else tuple(entry for entry in lexicon.entries if entry.tokens not in gone)
    return replace(lexicon, entries=(*own, *kept))


def _folder() -> Traversable:
    """Inside the wheel the lexicons lie in the package; in a checkout, beside it."""
    packaged = files("divergence") / "lexicons"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "lexicons"


def _entries(raw: Mapping[str, Any], lexicon: str, kinds_overlap: bool) -> Iterable[Entry]:
    kind = raw.get("kind", lexicon)
    weight, lower_only = float(raw.get("weight", 1.0)), raw.get("case") == "lower"
    unless_next = tuple(_tokens(phrase) for phrase in raw.get("unless_next", ()))
    unless_previous = tuple(_tokens(phrase) for phrase in raw.get("unless_previous", ()))
    group = f"{lexicon}/{kind}" if kinds_overlap else lexicon
    seen: set[tuple[str, ...]] = set()
    for term in raw["terms"]:
        for form in inflections(term, raw.get("inflect")):
            tokens = _tokens(form)
            if tokens in seen:
                continue
            seen.add(tokens)
            yield Entry(
                lexicon=lexicon,
                kind=kind,
                tokens=tokens,
                weight=weight,
                lower_only=lower_only,
                unless_next=unless_next,
                unless_previous=unless_previous,
                group=group,
            )


def filled(term: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    """A term with each ``{set}`` in it replaced by every word of that set.

    >>> filled("lost {whose} job", {"whose": ["his", "her"]})
    ['lost his job', 'lost her job']
    """
    place = PLACE.search(term)
    if place is None:
        return [term]
    return [
        whole for word in sets[place[1]] for whole in filled(term[: place.start()] + word + term[place.end() :], sets)
    ]


def _tokens(phrase: str) -> tuple[str, ...]:
    words = phrase.split()
    if all(map(str.isalpha, words)):  # as nearly all are: a tenth of the time
        return tuple(map(str.lower, words))
    from divergence.tokens import tokenise

    return tuple(map(str.lower, tokenise(phrase)[0]))


def inflections(term: str, how: str | None) -> tuple[str, ...]:
    """The term and its regular forms; of a phrase the first word (verbs) or the last (nouns) is inflected.

    The form of an adjective is its adverb.

    >>> inflections("signal", "verb")
    ('signal', 'signals', 'signaled', 'signaling', 'signalled', 'signalling')
    """
    if how is None:
        return (term,)
    if how == "adjective":
        return (term,) if "-" in term or term.endswith(("ly", "like")) else (term, _adverb(term))
    head, _, rest = term.partition(" ") if how == "verb" else ("", "", "")
    if how == "noun":
        before, _, head = term.rpartition(" ")
        return (term, f"{before} {_plural(head)}".strip())
    tail = f" {rest}" if rest else ""
    forms = [head, _plural(head)]
    if head.endswith("e"):
        forms += [head + "d", head[:-1] + "ing"]
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        forms += [head[:-1] + "ied", head + "ing"]
    else:
        forms += [head + "ed", head + "ing"]
        if len(head) > 2 and head[-1] in "bdglmnprt" and head[-2] in "aeiou" and head[-3] not in "aeiou":
            forms += [head + head[-1] + "ed", head + head[-1] + "ing"]
    return tuple(form + tail for form in forms)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _adverb(word: str) -> str:
    if word.endswith("ic"):
        return word + "ally"
    if word.endswith("le") and word[-3:-2] not in "aeiou":
        return word[:-1] + "y"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ily"
    return word + "y" if word.endswith("ll") else word + "ly"


def check(lexicon: Lexicon) -> tuple[str, ...]:
    """What is doubtful in a lexicon that parses: a term listed twice to no effect, and a term that excludes itself.

    >>> check(parse(b'name="x"\\nversion="1"\\nlanguage="en"\\nlicence="MIT"\\nsource="s"\\n'
    ...             b'[[entry]]\\nterms=["a", "b"]\\n[[entry]]\\nterms=["b"]\\n', "x.toml"))
    ('"b" is listed again under "x"; the entry before it always wins',)
    """
    found: list[str] = []
    unconditional: set[tuple[str, tuple[str, ...]]] = set()
    for entry in lexicon.entries:
        term = " ".join(entry.tokens)
        if (entry.group, entry.tokens) in unconditional:
            found.append(f'"{term}" is listed again under "{entry.kind}"; the entry before it always wins')
        if not (entry.lower_only or entry.unless_next or entry.unless_previous):
            unconditional.add((entry.group, entry.tokens))
        if () in entry.unless_next or () in entry.unless_previous:
            found.append(f'"{term}" is excluded by an empty phrase and can never be found')
    return tuple(found)
