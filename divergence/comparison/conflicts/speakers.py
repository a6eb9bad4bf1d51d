"""Conflicts of speaker: the same quoted words in two families, put in different mouths.

The words are the same or nearly so; who said them is whoever the sentence names beside them, the one person named in
the sentence around them ("Tom Keel was honest about it: “…”"), or, behind a pronoun, the last person named before. A
sentence that names both speakers is no conflict: one may quote the other. Two full names with different given names, as
the lexicon `given_names` has them, are two people, whatever surname they share; a bare surname is who its own article
names in full.

A few words are anybody's, unless they are a whole sentence, the same to the letter, of which two families say in the
same connection who spoke it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

from divergence.annotations import Annotated
from divergence.annotations.names import Name, without_origin
from divergence.annotations.referents import PERSONAL, is_person
from divergence.comparison.conflicts.beside import PRONOUNS, beside_words, is_described
from divergence.comparison.conflicts.offices import with_role
from divergence.comparison.conflicts.sexes import could_be, sexes
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Near, Standoff, Told
from divergence.comparison.conflicts.stands_for import bearer_of, person_of
from divergence.comparison.facts.wording import Key
from divergence.document import Document, Sentence
from divergence.lexicon import shipped
from divergence.quotations import Quotation

LEAST_WORDS = 4
LEAST_LETTERS = 20  # a shorter quotation may be anybody's ...
LEAST_OF_SENTENCE = 10  # ... unless it is a whole sentence
ENDING = ".,!?"
ONE_MATTER = 0.5  # likelihood from which the sentences around a short one state one fact
TELLING_WORDS = 6  # "a step in the right direction" is anybody's
BACK = 3  # sentences before the quotation in which a pronoun finds its name, and nobody else's
OPENING = 6  # tokens of a sentence within which its subject is named
RETOLD = re.compile(r"\bas (?:\w+ ){1,3}said\b")
SAME_NAME = 80  # rapidfuzz ratio from which two surnames are spellings of one
SAME_WORDS = 92  # rapidfuzz ratio from which two quotations are one
NAMED = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’-]*|(?:de|da|del|der|den|van|von|al|bin|ibn|la|le)(?= )))*")
BROKEN = re.compile(r", | who | which ")
# Whose what somebody is, which names somebody else: "Orsk's harbour master, Ida Lund", "Ida Lund, Holm's lawyer".
POSSESSED = re.compile(r"[^,]*\b[A-Z]\w*(?:'s|s') (?:[a-z][\w-]*(?: |$|(?=,)))+,? ?")
TOLD = frozenset("tell tells told telling".split())  # before whom is spoken to
COMPARING = frozenset({"than", "as"})  # "nobody put it better than Ida Lund"
OUT_OF = frozenset({"from", "by"})  # "A last word from Ida Lund: “…”"


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation at characters ``[start, end)`` of article number `article`, and who is given as saying it.

    `near`: the words of every name in the sentences that tell who spoke; `direct`: the speaker is named there, or by
    what only this one is, or by a pronoun where the sentence before names nobody else; `whole`: the words are a whole
    sentence."""

    article: int
    start: int
    end: int
    words: str
    speaker: str
    name: frozenset[str]
    near: frozenset[str] = frozenset()
    direct: bool = True
    whole: bool = False

    @property
    def short(self) -> bool:
        """Whether the words are so few that anybody may have said them."""
        return len(self.words.split()) < TELLING_WORDS


def standoffs(told: Told) -> Iterator[Standoff]:
    """The same words in two mouths; two sentences of one statement are told once."""
    known: list[tuple[frozenset[str], frozenset[int]]] = []
    near = cache(partial(told.near, ONE_MATTER))
    for agreed, rival in misattributed(said(told.articles), told.family):
        if rival[0].short and not _one_matter(told, near(), agreed, rival):
            continue
        one, other = named(agreed), named(rival)
        # Whose words one article gives to whom is told once, however many of them it has.
        pair = frozenset(name.split()[-1].lower() for name in (one, other))
        articles = frozenset(each.article for each in (*agreed, *rival))
        if not any(pair == names and articles <= told_in for names, told_in in known):
            known.append((pair, articles))
            most, least = _with_reports(told, near, agreed, rival)
            one, other = named(most), named(least)
            words = f"{told.clause(most, 'give')} these words to {one}; another gives them to {other}."
            yield Standoff("attribution", one, other, words, most, least)


def _with_reports(
    told: Told, near: Callable[[], Near], agreed: Sequence[Said], rival: Sequence[Said]
) -> tuple[Sequence[Said], Sequence[Said]]:
    """The sides of one source against one, with the sentences of others that report the words as the one's and do not
    name the other; the better supported first."""
    if any(len({told.family[each.article] for each in side}) > 1 for side in (agreed, rival)):
        return agreed, rival
    sided = {told.family[each.article] for each in (*agreed, *rival)}
    quoted = {key for each in (*agreed, *rival) for key in _around(told, each)[:1]}
    found: tuple[list[Said], list[Said]] = ([*agreed], [*rival])
    surnames = [named(side).split()[-1].lower() for side in (agreed, rival)]
    for key in sorted({other for own in quoted for other in near().get(own, {})}):
        document = told.articles[key[0]].document
        sentence = document.sentences[key[2]]
        naming = [surname in document.lower[sentence.first : sentence.last] for surname in surnames]
        if told.family[key[0]] not in sided and naming.count(True) == 1:
            side = found[naming.index(True)]
            side.append(replace(side[0], article=key[0], start=sentence.start, end=sentence.end))
    ranked = sorted(found, key=lambda side: -len({told.family[each.article] for each in side}))
    return ranked[0], ranked[1]


def named(side: Sequence[Said]) -> str:
    """Whom a side names: as most of it do, of names that as many have the fullest."""
    names = Counter(map(called, side))
    return max(names, key=lambda name: (names[name], len(name), name))


def called(each: Said) -> str:
    """A speaker by name alone, where there is one: "Ada Holm" of "Chief executive Ada Holm, who joined in 1994"."""
    runs = (match[0] for match in NAMED.finditer(each.speaker))
    own = [run for run in runs if each.name & frozenset(re.findall(r"\w+", run.lower()))]
    return max(own, key=len) if own else BROKEN.split(each.speaker)[0]


def _one_matter(told: Told, near: Near, agreed: Sequence[Said], rival: Sequence[Said]) -> bool:
    """Whether the sentences of a rival, or those before them, state one fact with those of two families."""
    around = [key for each in rival for key in _around(told, each)]
    linked = {
        told.family[each.article]
        for each in agreed
        if any(other in near.get(key, {}) for key in _around(told, each) for other in around)
    }
    return len(linked) >= LEAST_FAMILIES


def _around(told: Told, each: Said) -> list[Key]:
    """The sentence of a quotation and the one before."""
    sentence = told.articles[each.article].document.sentence_at(each.start)
    return [(each.article, "text", sentence.index - back) for back in (0, 1)] if sentence is not None else []


def said(articles: Sequence[Annotated]) -> list[Said]:
    """Every quotation whose speaker can be told."""
    found = []
    known, told = _known(articles), sexes(articles)
    for number, annotated in enumerate(articles):
        document = annotated.document
        author = _surnames(annotated.article.author or "")
        people = [name for name in annotated.names if _person(name, known)]
        for quotation in document.quotations:
            inner = document.view[quotation.inner_start : quotation.inner_end].strip()
            words = inner.lower().strip(" .,;!?")
            whole = inner[:1].isupper() and inner[-1] in ENDING
            if not (_is_long(words) or (whole and len(words) >= LEAST_OF_SENTENCE)) or RETOLD.search(words):
                continue
            each = _said(annotated, number, quotation, words, people, known, told)
            # A writer who quotes is not the speaker, nor is who the words are about.
            if each is not None and not each.name & (author | frozenset(re.findall(r"\w+", words))):
                found.append(replace(each, whole=whole))
    return found


def _is_long(words: str) -> bool:
    return len(words.split()) >= LEAST_WORDS and len(words) >= LEAST_LETTERS


def misattributed(found: Sequence[Said], family: Sequence[int]) -> list[tuple[tuple[Said, ...], tuple[Said, ...]]]:
    """Pairs of sides: the same words, two speakers. The first side is the better supported, by families."""
    sides = []
    for group in _same_words(found):
        voices = _voices(group)
        voices.sort(key=lambda voice: (-len({family[each.article] for each in voice}), sorted(_names(voice))))
        names = _names(voices[0])
        for voice in voices[1:]:
            # A sentence that names both speakers may have the one quote the other.
            rival = [each for each in voice if not each.near & (names - each.name)]
            if _contradicts(voices[0], rival, family):
                sides.append((tuple(voices[0]), tuple(rival)))
    # Of two finds in one statement the longer words, and those of which more say who spoke.
    return sorted(sides, key=lambda each: (each[1][0].short, -len({family[one.article] for one in each[0]})))


def _contradicts(agreed: Sequence[Said], rival: Sequence[Said], family: Sequence[int]) -> bool:
    """Whether two voices of the same words rule each other out; `rival` names nobody of the other side."""
    if not rival:
        return False
    here, there = ({family[each.article] for each in voice} for voice in (agreed, rival))
    # A copy may get the speaker wrong as well; an article that gives both has its reasons.
    if not here - there or {each.article for each in agreed} & {each.article for each in rival}:
        return False
    names, others = _names(agreed), _names(rival)
    names, others = names - others, others - names  # a surname that both bear tells nobody
    if not (names and others) or all(each.near & others for each in agreed):
        return False
    if _alike(names, others) or not any(_telling(one, other) for one in agreed for other in rival):
        return False
    alone = len(here) <= len(there)
    return not alone or all(any(each.direct for each in voice) for voice in (agreed, rival))


def _names(voice: Sequence[Said]) -> frozenset[str]:
    return frozenset().union(*(each.name for each in voice))


def _telling(one: Said, other: Said) -> bool:
    """Whether the words two quotations share are too many to be a set phrase, or both are one whole sentence."""
    from rapidfuzz import fuzz

    if one.short and other.short:
        return one.whole and other.whole and one.words == other.words
    least = min(len(each.words.split()) for each in (one, other))
    return least >= TELLING_WORDS and fuzz.partial_ratio(one.words, other.words) >= SAME_WORDS


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.ratio(a, b) >= SAME_NAME for a in one for b in other)


def _same_words(found: Sequence[Said]) -> list[list[Said]]:
    """Quotations gathered by their words, the longest first, which has the words of the others; only those that share
    three words in a row are compared."""
    from rapidfuzz import fuzz

    groups: list[list[Said]] = []
    holding: dict[tuple[str, ...], list[int]] = {}
    for each in sorted(found, key=lambda each: (-len(each.words), each.words, each.speaker)):
        words = re.findall(r"\w+", each.words)
        runs = list(zip(words, words[1:], words[2:], strict=False)) or [tuple(words)]
        near = sorted({number for run in runs for number in holding.get(run, ())})
        for number in near:
            head = groups[number][0].words
            long = _is_long(each.words) and _is_long(head)
            if each.words == head or (long and fuzz.partial_ratio(each.words, head) >= SAME_WORDS):
                groups[number].append(each)
                break
        else:
            number = len(groups)
            groups.append([each])
        for run in runs:
            numbers = holding.setdefault(run, [])
            if number not in numbers:
                numbers.append(number)
    return groups


def _voices(group: Sequence[Said]) -> list[list[Said]]:
    """The quotations of each speaker, those with a full name first: who else bears the surname is somebody else."""
    voices: list[list[Said]] = []
    for each in sorted(group, key=lambda each: len(each.name) < 2):
        hers = [voice for voice in voices if one_person(each.name, voice[0].name)]
        if not hers:
            voices.append([each])
        elif len(hers) == 1:  # else nobody can tell which of two that bear the surname
            hers[0].append(each)
    return [sorted(voice, key=lambda each: (each.article, each.start)) for voice in voices]


def one_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two names may be of one person: "Ida Lund" may be "Lund", "I. Lund" or "Ms Lund of Orsk",
    and not "Karin Lund"."""
    if len(one & other) != 1:
        return bool(one & other)
    mine, theirs = (names & _given_names() for names in (one - other, other - one))
    return not (mine and theirs) or any(_one_given_name(a, b) for a in mine for b in theirs)


@cache
def _given_names() -> frozenset[str]:
    sets = shipped()["given_names"].sets
    return sets["women"].union(sets["men"], *(sets[name] for name in sets if name.startswith("form_")))


def _one_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one: a short form ("Tim" is Timothy), another spelling."""
    forms = shipped()["given_names"].sets
    short = any(one in forms[name] and other in forms[name] for name in forms if name.startswith("form_"))
    shorter, longer = sorted((one, other), key=len)
    return short or longer.startswith(shorter) or _alike(frozenset({one}), frozenset({other}))


def _said(
    annotated: Annotated,
    number: int,
    quotation: Quotation,
    words: str,
    people: Sequence[Name],
    known: frozenset[str],
    told: Mapping[str, str],
) -> Said | None:
    document = annotated.document
    frame = _frame(document, quotation)
    if not frame:
        return None
    near = _within(annotated.names, frame) | _surnames_in(document, frame, known)
    beside = beside_words(annotated, quotation.inner_start, quotation.inner_end)
    speaker, described = beside.source, beside.described
    resolved = person_of(beside.meant, people) if beside.meant else None
    if described or (resolved is None and is_described(beside.meant)):
        resolved = bearer_of(annotated, speaker or beside.meant, people)
    if beside.pronoun:
        # Whom the article has it for is not the one named before: "The sprinter", and no name.
        if resolved is None and beside.meant.lower() not in PERSONAL:
            return None
        if resolved is not None and not could_be(told, resolved, beside.pronoun):
            return None
    if resolved is not None:
        earlier = document.sentences[max(0, frame[0].index - BACK) : frame[0].index]
        around = near | _within(annotated.names, earlier)
        sure = described or not _others(annotated, earlier[-1:], resolved)
        called_in_full = max((each.text for each in people if each.key == resolved.key), key=len)
        return Said(
            number, quotation.start, quotation.end, words, called_in_full, _words(resolved), around, direct=sure
        )
    if speaker is not None and not described:
        name = _surnames(speaker)
        if name & known:
            name = _in_full(name & known, people)
            return Said(number, quotation.start, quotation.end, words, speaker, name, near)
        if name:
            return None  # an institution may speak through a person
    here = [name for name in people if _subject(document, name, frame)]
    if len({name.key for name in here}) == 1:
        return Said(number, quotation.start, quotation.end, words, here[0].text, _words(here[0]), near)
    if here or not (described or _pronouns(document, frame)):
        return None
    if near & known and not _within(annotated.names, frame) & known:
        return None  # "Lund, the chief engineer, put it so": the one named is a person of other articles
    first = frame[0].index
    for before in range(first - 1, max(-1, first - 1 - (1 if described else BACK)), -1):
        sentence = document.sentences[before]
        there = [name for name in people if _inside(name, (sentence,)) and not document.quoted[name.first]]
        if there:
            if len({name.key for name in there}) > 1 or not _takes_up(annotated, there[0], sentence):
                return None
            if not described and not any(could_be(told, there[0], each) for each in _pronouns(document, frame)):
                return None
            near |= _within(annotated.names, document.sentences[max(0, first - BACK) : first])
            alone = before == first - 1 and not _others(annotated, (sentence,), there[0])
            sure = alone and _subject(document, there[0], (sentence,)) and not described
            return Said(number, quotation.start, quotation.end, words, there[0].text, _words(there[0]), near, sure)
    return None


def _in_full(name: frozenset[str], people: Sequence[Name]) -> frozenset[str]:
    """A bare surname with the given name under which its article knows the one person who bears it."""
    if len(name) > 1:
        return name
    full = {each.key for each in people if name & set(each.key.split()[-1:]) and len(each.key.split()) > 1}
    return name.union(*(key.split() for key in full)) - _titles() if len(full) == 1 else name


def _takes_up(annotated: Annotated, name: Name, sentence: Sentence) -> bool:
    """Whether a pronoun of the next sentence stands for a name of this one: its subject, or who speaks in it."""
    speaks = any(
        low <= name.start < high for each in annotated.attributions for low, high in each.source_spans
    )  # fmt: skip
    return speaks or _subject(annotated.document, name, (sentence,))


def _pronouns(document: Document, frame: Sequence[Sentence]) -> frozenset[str]:
    """Which of "he" and "she" stand outside the quotation."""
    return frozenset(
        document.lower[token]
        for sentence in frame
        for token in range(sentence.first, sentence.last)
        if document.lower[token] in PERSONAL and not document.quoted[token]
    )


def _subject(document: Document, name: Name, sentences: Sequence[Sentence]) -> bool:
    """Whether a name in full, or with a title, opens one of the sentences: with no preposition before it, it is what
    the sentence is of."""
    if max(len(name.key.split()), len(name.text.split())) < 2 or document.quoted[name.first]:
        return False
    # Behind "she told" somebody is spoken to.
    elsewhere = (shipped()["attribution"].sets["prepositions"] - COMPARING) | PERSONAL
    for sentence in sentences:
        if sentence.first <= name.first < sentence.last:
            if document.lower[name.last : name.last + 1] == ["'s"]:
                return False  # "Ms Lund's lawyer" is the lawyer
            before = [token for token in range(sentence.first, name.first) if not document.quoted[token]]
            if before and document.lower[before[-1]] in TOLD:
                return False  # "the judge told Calloway"
            colon = max((at for at, token in enumerate(before) if document.lower[token] == ":"), default=-1)
            before = before[colon + 1 :]
            leading = [document.lower[token] for token in before if document.lower[token] in elsewhere]
            if leading[-1:] and leading[-1] in OUT_OF and document.lower[name.last : name.last + 1] == [":"]:
                return True
            return len(before) <= OPENING and elsewhere.isdisjoint(document.lower[token] for token in before)
    return False


def _frame(document: Document, quotation: Quotation) -> list[Sentence]:
    """The sentences around a quotation that tell who spoke: its own, or where it fills them, the one before."""
    first, last = document.sentence_at(quotation.inner_start), document.sentence_at(quotation.inner_end - 1)
    if first is None or last is None:
        return []
    own = [each for each in document.sentences[first.index : last.index + 1] if _speaks(document, each)]
    if own:
        return own
    if first.index and document.sentences[first.index - 1].paragraph == first.paragraph:
        return [document.sentences[first.index - 1]]
    return []


def _speaks(document: Document, sentence: Sentence) -> bool:
    """Whether any word of the sentence stands outside quotation marks."""
    return any(
        document.lower[token][0].isalpha() and not document.quoted[token]
        for token in range(sentence.first, sentence.last)
    )


def _inside(name: Name, sentences: Sequence[Sentence]) -> bool:
    return any(sentence.first <= name.first < sentence.last for sentence in sentences)


def _within(names: Sequence[Name], sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(word for name in names if _inside(name, sentences) for word in _words(name))


def _surnames_in(document: Document, frame: Sequence[Sentence], known: frozenset[str]) -> frozenset[str]:
    """The words of people's names outside the quotation that stand there without the rest of the name."""
    return known.intersection(
        document.lower[token]
        for sentence in frame
        for token in range(sentence.first, sentence.last)
        if document.tokens[token][0].isupper() and not document.quoted[token]
    )


def _words(name: Name) -> frozenset[str]:
    """The words of the bearer's name as written out in full; the possessive is none of it."""
    words = (*_own(name, name.key).split(), *_own(name, name.text.lower()).split())
    return frozenset(word.removesuffix("'s") for word in words) - _titles()


def _own(name: Name, called: str) -> str:
    """What a person is called without where from: "Ida Lund" of "Dr Ida Lund of Orsk University Hospital"."""
    own = without_origin(called)
    return own if name.person and len(frozenset(own.split()) - _titles()) > 1 else called


def _titles() -> frozenset[str]:
    return shipped()["offices"].sets["titles"] | shipped()["offices"].sets["offices"]


def _known(articles: Sequence[Annotated]) -> frozenset[str]:
    """The words of people's names in the story."""
    return frozenset(
        word
        for annotated in articles
        for name in annotated.names
        if _human(name) and (name.person or with_role(annotated.document, name))
        for word in _words(name)
    )


def _human(name: Name) -> bool:
    return _own(name, name.key).split()[-1] not in shipped()["offices"].sets["bodies"]


def _person(name: Name, known: frozenset[str]) -> bool:
    return _human(name) and (name.person or _own(name, name.key).split()[-1] in known)


def _others(annotated: Annotated, before: Sequence[Sentence], name: Name) -> bool:
    """Whether the sentence before names somebody else as well, or not the one that a pronoun stands for."""
    here = [each for each in annotated.names if _inside(each, before) and not annotated.document.quoted[each.first]]
    return {each.key for each in here if is_person(each) or each.key == name.key} != {name.key}


def _surnames(source: str) -> frozenset[str]:
    """The words of a person's name: capitalised words that are no title and no sentence opening."""
    if shipped()["attribution"].sets["auxiliaries"] & set(source.lower().split()):
        return frozenset()  # a clause, not a name
    source = POSSESSED.sub("", source.replace("’", "'"))  # "Holm's retirement" says nothing
    words = [word.strip(",.'\"“”’()") for word in source.split()]
    words = [word.removesuffix("'s") for word in words]
    if words[:1] == ["the"] and not any(one[:1].isupper() and two[:1].isupper() for one, two in pairwise(words)):
        return frozenset()  # "the Army" may speak through anybody
    names = [word.lower() for word in words if word[:1].isupper() and word.lower() not in _titles() | PRONOUNS]
    return frozenset(names)
