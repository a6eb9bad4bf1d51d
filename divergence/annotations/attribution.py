"""Attribution: who is given as saying what (source, cue, content), after PolNeAR (Newell et al. 2018).

Cue words find the place (see `cues`), the source is the noun phrase before or after (see `sources`), the content is the
clause that follows or the one that came before. Where content touches a direct quotation it is the whole quotation; one
that nobody claims goes to whom it clearly belongs to, or to nobody (see `unclaimed`). A speaker's turn ("HOLM: We
knew.") and a bracket mark that leads to a relevant entry of the reference list are attributions too.

A report in the past reaches over the sentences that keep its tense ("It would hold."), and one that only points
back ("Axios reported this") over the sentence before.

Limits: otherwise the reach is one sentence, quotations aside; a report within a report is part of the outer one's
content; a pronoun that may stand for two stands for nobody (see `anaphora`); sources are told apart by their words,
not by knowledge of the world.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.annotations.anaphora import Heard, heard, referent
from divergence.annotations.attributed import Attributed
from divergence.annotations.content import NO_PROSE, whole
from divergence.annotations.names import Name
from divergence.annotations.reach import carried_on, pointed_at, turns
from divergence.annotations.references import references
from divergence.annotations.referents import antecedent_of, speaker
from divergence.annotations.reports import Report, reports_of
from divergence.annotations.speech_tags import speech_tags
from divergence.annotations.standing import kind_of
from divergence.annotations.unclaimed import unclaimed
from divergence.annotations.word_classes import form, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit
from divergence.result import AttributionKind

ASKED = frozenset(
    "ask asks asked asking inquire inquires inquired wonder wonders wondered query queries queried".split()
)
DECIDING = frozenset({"decide", "decides", "decided", "deciding"})
DEPICTING = frozenset("describe describes described recall recalls recalled recount recounts recounted".split())
FOUND = frozenset({"found", "find", "finds"})
PUBLISHED = 8  # tokens after a report among which it stands where it is printed
UNSAID = frozenset(
    "don't doesn't didn't won't wouldn't cannot can't couldn't hasn't haven't never should must can could may "
    "might".split()
)


def attributions(document: Document, names: Sequence[Name] = ()) -> tuple[Attributed, ...]:
    """The attributions of a document, in order of their first span."""
    naming = [-1] * len(document.tokens)
    for number, name in enumerate(names):
        naming[name.first : name.last] = [number] * (name.last - name.first)
    by_sentence: dict[int, list[Hit]] = {}
    cues = document.hits.get("attribution", ())
    tags = speech_tags(document, naming, {token for hit in cues for token in range(hit.first, hit.last)})
    for hit in sorted((*cues, *tags), key=lambda hit: hit.first):
        by_sentence.setdefault(document.sentence_of[hit.first], []).append(hit)
    found: list[Attributed] = []
    speakers: list[tuple[int, Attributed]] = []  # paragraph, who spoke there
    told = heard(document, names)  # those a pronoun may stand for
    for index, hits in by_sentence.items():
        sentence = document.sentences[index]
        if sentence.region in NO_PROSE:
            continue
        for each in reports_of(document, sentence, hits, naming):
            attributed = _resolved(document, sentence, each, names, naming, told)
            found.append(attributed)
            speakers.append((sentence.paragraph, attributed))
    found.extend(carried_on(document, speakers))
    found.extend(turns(document, names))
    found.extend(unclaimed(document, found, names, naming))
    found.extend(
        Attributed("reference", each.entry, each.mark, (), (each.place,), each.contents)
        for each in references(document)
    )
    return tuple(sorted(found, key=lambda each: min((*each.source_spans, *each.cue_spans, *each.content_spans))))


def _resolved(
    document: Document,
    sentence: Sentence,
    found: Report,
    names: Sequence[Name],
    naming: Sequence[int],
    told: Heard,
) -> Attributed:
    """A report with its source by name and kind. `told`: those who spoke before, whom a pronoun may stand for; the
    source joins them."""
    kind, name = _who(document, found, names, naming, told)
    if kind == "vague" and (paper := _published_in(document, sentence, found, naming)) is not None:
        kind, name = "named", paper
    told.says(document, found.contents)
    cue = document.span(found.hit.first, found.hit.last)
    contents = pointed_at(document, sentence, found) or found.contents
    return Attributed(
        kind=kind,
        source=name,
        cue=document.text[slice(*cue)],
        source_spans=(document.span(*found.source),) if found.source is not None else (),
        cue_spans=(cue,),
        content_spans=tuple(whole(document, document.span(*each)) for each in contents),
        claims=_claims(document, found) and (kind in ("named", "self") or _said(document, found)),
    )


def _who(
    document: Document, found: Report, names: Sequence[Name], naming: Sequence[int], told: Heard
) -> tuple[AttributionKind, str | None]:
    """The kind and the words of a source; a pronoun's are those of whom it stands for, or its own."""
    source = found.source
    if source is None:
        return "vague", None
    words = document.lower[slice(*source)]
    if len(words) == 1 and words[0] in word_sets()["pronouns"]:
        meant = referent(document, source[0], found.contents, told, names, naming)
        if meant is None:
            return "named", document.tokens[source[0]]
        told.speakers.append(replace(meant, token=source[0]))
        return meant.kind, meant.text
    if words in (["who"], ["that"], ["which"]):
        source = antecedent_of(document, source[0], naming) or source
    kind = kind_of(document, source, naming)
    spoke = speaker(document, source, kind)
    if kind != "self" and not (len(words) == 1 and words[0] in word_sets()["grammar"]):
        told.speakers.append(spoke)
    return kind, spoke.text


def _published_in(document: Document, sentence: Sentence, found: Report, naming: Sequence[int]) -> str | None:
    """The journal in which some nobody in particular report what they found: it can be looked up ("researchers reported
    on Wednesday in the Journal of Screening")."""
    lower = document.lower
    for token in range(found.hit.last, min(sentence.last - 1, found.hit.last + PUBLISHED)):
        if lower[token] == "in":
            start = token + 1 + (lower[token + 1] in word_sets()["determiners"])
            end = start
            while end < sentence.last and naming[end] >= 0:
                end += 1
            if not word_sets()["journals"].isdisjoint(lower[start:end]):
                return document.text[slice(*document.span(token + 1, end))]
    return None


def _said(document: Document, found: Report) -> bool:
    """Whether somebody unnamed did say it: not "sources don't specify", "users should say", "will fans accept …?"."""
    sentence = document.sentences[document.sentence_of[found.hit.first]]
    before = document.lower[max(sentence.first, found.hit.first - 2) : found.hit.first]
    asks = document.lower[sentence.last - 1] == "?" and not document.quoted[sentence.last - 1]
    idle = found.source is None and form(document.lower[found.hit.first]) == "ing"
    acts = document.lower[found.hit.first] in DECIDING  # what boards decide is a deed of theirs and not what they say
    quiet = asks or idle or acts or _came_upon(document, found) or _turns_to(document, found)
    quiet = quiet or _depicts(document, found)
    return not quiet and UNSAID.isdisjoint(before)


def _turns_to(document: Document, found: Report) -> bool:
    """Whether they only turn to somebody: "Two people complained to the police"."""
    return not found.contents and document.lower[found.hit.last : found.hit.last + 1] == ["to"]


def _depicts(document: Document, found: Report) -> bool:
    """Whether those who were there only tell what it was like: "nurses described a night of flashlights"; not "experts
    described the plan as dangerous" nor "described how the wall gave way"."""
    if document.lower[found.hit.first] not in DEPICTING or not found.contents:
        return False
    start, end = found.contents[0]
    plain = document.lower[start] in word_sets()["determiners"] and not document.quoted[start]
    return plain and "as" not in document.lower[start:end]


def _came_upon(document: Document, found: Report) -> bool:
    """Whether they found a thing and not that something is so: "Inspectors found cracks in the wall"."""
    if document.lower[found.hit.first] not in FOUND or not found.contents:
        return False
    first = found.contents[0][0]
    return document.lower[first - 1] != "that" and document.lower[first] not in word_sets()["pronouns"]


def _claims(document: Document, found: Report) -> bool:
    """Whether the content is said to be so. A question, a wish or what nobody says is not."""
    if document.lower[found.hit.first] in ASKED:  # "some have asked whether it is safe" says that it may not be
        return found.source is not None and document.lower[found.hit.last : found.hit.last + 1] in (["if"], ["whether"])
    if found.source is not None and not word_sets()["nobody"].isdisjoint(document.lower[slice(*found.source)][:1]):
        return False
    held = found.source is None and document.lower[found.hit.first - 1] in word_sets()["widely"]
    return held or found.hit.entry.kind not in ("reaction", "intention")
