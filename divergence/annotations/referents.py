"""Referents: whom a pronoun that speaks stands for ("she said", "…, who said").

The last speaker it can be, unless a nearer sentence has somebody else for its subject. What a pronoun can be is told
by the article alone: a person's title, given name or word for a person says he or she, and where none does either
will do; a body or a paper is an "it", several and crowds a "they".

Limits: closed lists of given names; a pronoun for somebody who is named only further on finds nobody; who is meant
between two of one sex is a guess at the nearer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.names import Name, impersonal
from divergence.annotations.sources import Tokens
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import STOPS, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import shipped
from divergence.result import AttributionKind

NEAR = 1  # sentences before a pronoun in which a subject outdoes the last speaker
FAR = 3  # ... in which anybody named will do where nobody has spoken
MOST_SPEAKERS = 12  # looked through, from the last one back
LEAST_INITIALS = 3
MOST_PHRASE = 8  # tokens of what a relative pronoun stands for
PERSONAL = frozenset({"he", "she"})
OF = frozenset({"of", "for", "at", "from", "with", "in", "by", "'s"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that spoke at a token: by what words, which stand at `source`."""

    token: int
    text: str
    kind: AttributionKind
    source: Tokens


def speaker(document: Document, source: Tokens, kind: AttributionKind) -> Speaker:
    """A source as one whom later pronouns may stand for."""
    return Speaker(source[0], document.text[slice(*document.span(*source))], kind, source)


def referent(
    document: Document,
    token: int,
    speakers: Sequence[Speaker],
    names: Sequence[Name],
    naming: Sequence[int],
) -> Speaker | None:
    """Whom the pronoun at `token` stands for. `speakers`: those before it, in order."""
    pronoun = document.lower[token]
    last = next(
        (
            each
            for each in reversed(speakers[-MOST_SPEAKERS:])
            if pronoun in _pronouns(document, each.source, each.kind, names, naming)
        ),
        None,
    )
    if pronoun == "it" and last is None:
        return _body(document, token, naming)
    if pronoun not in PERSONAL:
        return last
    index = document.sentence_of[token]
    spoke = document.sentence_of[last.token] if last else -1
    for back in range(NEAR + 1 if last else FAR + 1):
        if index - back <= spoke or index - back < 0:
            break
        sentence = document.sentences[index - back]
        found = _persons(document, sentence, min(token, sentence.last), pronoun, names, naming)
        if found and (last is None or _subject(document, sentence, found[0])):
            name = found[0] if last or _subject(document, sentence, found[0]) else found[-1]
            return Speaker(name.first, name.text, "named", (name.first, name.last))
    return last


def antecedent_of(document: Document, token: int, naming: Sequence[int]) -> Tokens | None:
    """The noun phrase a relative pronoun stands for: with an age or a role between commas, whoever has it ("Ada Holm,
    49, who", "Tollan, the owner of Crisp bars, which")."""
    lower = document.lower
    start, end = _phrase(document, token - 1 if lower[token - 1] in {",", ")"} else token, naming)
    aside = lower[start:end] and (lower[start].isdigit() or lower[start] in word_sets()["determiners"])
    if aside and start > 1 and lower[start - 1] == "," and naming[start - 2] >= 0:
        start, end = _phrase(document, start - 1, naming)
    return (start, end) if start < end else None


def _phrase(document: Document, end: int, naming: Sequence[int]) -> Tokens:
    """The noun phrase that ends before token `end`, with what its "of" belongs to."""
    sets, lower = word_sets(), document.lower
    start = end
    stops = STOPS | sets["boundaries"] | sets["be"]
    while start > 0 and end - start < MOST_PHRASE and lower[start - 1] not in stops:
        start -= 1
        opens = lower[start] in sets["determiners"] or naming[start] >= 0 > naming[start - 1]
        if opens and lower[start - 1] != "of":
            return start - (start > 0 and lower[start - 1] in sets["determiners"]), end
    return start, end


def _pronouns(
    document: Document, source: Tokens, kind: AttributionKind, names: Sequence[Name], naming: Sequence[int]
) -> frozenset[str]:
    words = document.lower[slice(*source)]
    core = core_of(words[: words.index(",")] if "," in words[1:] else words)
    within = dict.fromkeys(naming[token] for token in range(*source) if naming[token] >= 0)
    person = next((names[number] for number in within if is_person(names[number])), None)
    crowd = core.endswith("s") and not core.endswith("ss") and person is None
    if kind == "vague":
        return frozenset({"they"})
    if person is not None:
        return _sex(words) or _sex(person.key.split()[:1]) or PERSONAL
    sets = word_sets()
    if is_somebody(core):
        return (_sex(words) or PERSONAL) | ({"they"} if kind == "anonymous" or crowd else frozenset())
    if within and words[0] not in sets["definite"]:
        return frozenset({"it", "they"}) | (_sex(words) or PERSONAL)  # a lone name may be anybody's
    return frozenset({"they"}) if crowd and not within else frozenset({"it", "they"})


def _sex(words: Sequence[str]) -> frozenset[str]:
    """ "She" or "he", where a title, a given name or a word for a person tells, else nothing."""
    sets = shipped()["given_names"].sets
    for word in words:
        if word in sets["for_women"]:
            return frozenset({"she"})
        if word in sets["for_men"]:
            return frozenset({"he"})
    if words and words[0] in sets["women"]:
        return frozenset({"she"})
    return frozenset({"he"}) if words and words[0] in sets["men"] else frozenset()


def is_somebody(noun: str) -> bool:
    """Whether a noun in lower case is of a person or of people: "governor", "daughter", and not "number"."""
    sets = word_sets()
    things = sets["things"] | sets["speakers"] - sets["anonymous"]
    return noun.endswith(tuple(sets["personal"])) and noun not in things


def can_be(name: Name, pronoun: str) -> bool:
    """Whether somebody of this name can be "he" or "she", as far as the given name tells."""
    sex = _sex(name.key.split()[:1])
    return not sex or pronoun in sex


def is_person(name: Name) -> bool:
    """Whether a name is somebody's: its company says so, or its first word is a given name."""
    parts = name.key.split()
    given = len(parts) > 1 and parts[-1] not in impersonal()
    return name.person or (given and bool(_sex(parts[:1])))


def _body(document: Document, token: int, naming: Sequence[int]) -> Speaker | None:
    """The body that "it" stands for where nobody has spoken: the last of its sentence before it ("…, hours after it
    voted"), else the first of the sentence before."""
    sentence = document.sentences[document.sentence_of[token]]
    here = [each for each in range(sentence.first, token) if _is_body(document, each, naming)]
    before = document.sentences[sentence.index - 1] if sentence.index else None
    there = [each for each in range(before.first, before.last) if _is_body(document, each, naming)] if before else []
    for place in (*reversed(here), *there):
        found = antecedent_of(document, place + 1, naming)
        if found and (naming[found[0]] >= 0 or document.lower[found[0]] in word_sets()["determiners"]):
            return speaker(document, found, "named")
    return None


def _is_body(document: Document, token: int, naming: Sequence[int]) -> bool:
    """Whether a body is named or spoken of at a token: "council", or initials ("FTC")."""
    word = document.tokens[token]
    initials = naming[token] >= 0 and word.isalpha() and word.isupper() and len(word) >= LEAST_INITIALS
    return not document.quoted[token] and (initials or document.lower[token] in shipped()["offices"].sets["bodies"])


def _persons(
    document: Document, sentence: Sentence, before: int, pronoun: str, names: Sequence[Name], naming: Sequence[int]
) -> list[Name]:
    """The persons named in a sentence before a token who can take the pronoun, in order."""
    within = dict.fromkeys(naming[token] for token in range(sentence.first, before) if naming[token] >= 0)
    found = []
    for number in within:
        name = names[number]
        titled = document.lower[max(sentence.first, name.first - 1) : name.last]
        takes = _sex(titled) or _sex(name.key.split()[:1]) or PERSONAL
        if is_person(name) and not document.quoted[name.first] and pronoun in takes:
            found.append(name)
    return found


def _subject(document: Document, sentence: Sentence, name: Name) -> bool:
    """Whether a name opens its sentence as what is spoken of: no preposition or possessive has to do with it."""
    before = document.lower[sentence.first : name.first]
    possessed = document.lower[name.last : name.last + 1] == ["'s"]
    return not possessed and OF.isdisjoint(before) and len(before) <= FAR
