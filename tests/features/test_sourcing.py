"""Named, vague and anonymous sources, and the share of claims with a named one."""

from __future__ import annotations

import re

import pytest

from divergence.annotations import Annotated, annotate
from divergence.annotations.attributed import Attributed
from divergence.article import Article
from divergence.features.sourcing import anonymous_attribution, attributed_share, profile, vague_attribution
from divergence.pipeline import analyse
from divergence.result import AttributionKind, Sourcing

TEXT = (
    "The wall failed at noon, Ada Holm said. The wall was built with soft stone, insiders say. Was it ever inspected?"
)


def article(*kinds: AttributionKind) -> Annotated:
    document = annotate(Article("a", TEXT)).document
    cues = (TEXT.index("said"), TEXT.index("say."))
    found = tuple(
        Attributed(kind, who, TEXT[cue : cue + 3], (), ((cue, cue + 3),), ((cue - 20, cue - 12),))
        for kind, who, cue in zip(kinds, ("Ada Holm", "insiders"), cues, strict=False)
    )
    return Annotated(document, (), (), (), found, ())


def test_the_share_of_claims_with_a_named_source() -> None:
    measured = attributed_share(article("named", "vague"))
    assert (measured.value, measured.count, measured.exposure) == (0.5, 1, 2)


def test_an_article_that_claims_nothing_has_no_share() -> None:
    measured = attributed_share(annotate(Article("a", "Why?")))
    assert measured.value is None
    assert measured.status == "not_applicable"
    assert measured.reason


def test_vague_and_anonymous_are_two_rules() -> None:
    (vague,) = vague_attribution(article("named", "vague"))
    assert "“insiders”" in vague.message
    assert not list(anonymous_attribution(article("named", "vague")))
    (anonymous,) = anonymous_attribution(article("named", "anonymous"))
    assert TEXT[anonymous.start : anonymous.end].startswith("The wall was built")


def test_named_sources_raise_nothing() -> None:
    assert not list(vague_attribution(article("named")))
    assert not list(anonymous_attribution(article("named")))


def whom(text: str, source: str | None = None) -> Sourcing:
    return profile(annotate(Article("a", text, source=source)))


SAID = (
    "The wall failed at noon, said Ada Holm, the county engineer. Holm said that it was built with soft stone. "
    "The harbour board said the wall was inspected in May. The audit report said the wall had cracks. "
    "A spokeswoman, Karin Moe, said nobody was hurt. The Calder Herald reported that the board knew. "
    "Analysts say more walls may fail. An official who asked not to be named said the board was warned."
)


def test_sources_are_told_apart_by_kind() -> None:
    found: dict[str, list[str]] = {}
    for each in whom(SAID).sources:
        found.setdefault(each.kind, []).append(each.name)
    assert found["person"] == ["Ada Holm", "A spokeswoman, Karin Moe"]
    assert found["organisation"] == ["The harbour board"]
    assert found["document"] == ["The audit report"]
    assert found["outlet"] == ["The Calder Herald"]
    assert found["vague"] == ["Analysts"]
    assert len(found["anonymous"]) == 1


def test_a_source_given_twice_is_one() -> None:
    (holm,) = [each for each in whom(SAID).sources if each.name.startswith("Ada Holm")]
    assert holm.attributions == 2
    assert [SAID[start:end] for start, end in holm.places] == ["said", "said"]


def test_the_share_is_that_of_the_feature() -> None:
    told = analyse(Article("a", SAID))
    assert told.sourcing is not None
    share = told.features["attribution"]
    assert (told.sourcing.attributed, told.sourcing.claims) == (share.count, share.exposure)


def test_the_outlet_itself_and_its_writer_are_no_sources() -> None:
    found = whom("The Herald reported that the board knew. We have seen the letter, we said.", source="Calder Herald")
    assert found.self_citations >= 1
    assert found.kinds["outlet"] == 0
    assert whom("The Herald reported that the board knew.", source="Post").kinds["outlet"] == 1


LISTED = "\n\nReferences\n\n[1] The harbour wall failed, Calder Herald\n[2] The harbour wall inspected, Post\n"
BODY = (
    "The harbour wall failed at noon{0}. The harbour wall was built with soft stone{0}. Ada Holm said it was inspected."
)


@pytest.mark.parametrize("marks", ["", " [1]", " [1][2]", " [1][2][1][2][1][2]"])
def test_no_number_of_marks_improves_the_sourcing(marks: str) -> None:
    found = whom(BODY.format(marks) + LISTED)
    bare = whom(BODY.format("") + LISTED)
    assert (found.attributed, found.claims) == (bare.attributed, bare.claims)
    named = ("person", "organisation", "document", "outlet")
    assert [found.kinds[kind] for kind in named] == [bare.kinds[kind] for kind in named]
    assert found.marks == 2 * marks.count("[")
    assert found.kinds["reference"] == len(set(re.findall(r"\d", marks)))


def test_an_article_in_another_language_has_no_profile() -> None:
    assert analyse(Article("a", "Der Rat hat am Montag getagt.", language="de")).sourcing is None


@pytest.mark.parametrize("text", ["", "?", "“”", "They say.", "[1]", "said said said", "He, she and they said which."])
def test_odd_texts_have_one_too(text: str) -> None:
    found = whom(text)
    assert sum(found.kinds.values()) == len(found.sources)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A document seen by the Arden Courier shows the pump failed.", "document"),
        ("The report, published on Monday, says the pump failed.", "document"),
        ("The county's own figures show that 40 homes flooded.", "document"),
        ("Holm, who designed the gate, said it was never tested.", "person"),
        ("Northgate, which bought Ada Holm's mill, said it would close.", "organisation"),
        ("Engineers at Hale Partners said the wall was soft.", "organisation"),
    ],
)
def test_the_head_of_a_source_says_what_it_is(text: str, kind: str) -> None:
    assert [each.kind for each in whom(text).sources] == [kind]


def test_a_crowd_that_goes_on_as_they_is_marked_once() -> None:
    read = annotate(Article("a", "Residents said the water was brown. They said it smelled."))
    assert len(list(vague_attribution(read))) == 1


def test_a_crowd_that_speaks_twice_in_a_sentence_is_marked_once() -> None:
    text = "Critics say the dam is old and critics say it was cheap. Critics say it will fall."
    assert len(list(vague_attribution(annotate(Article("a", text))))) == 2


def test_whom_a_named_source_speaks_of_is_hers_to_name() -> None:
    told = annotate(Article("a", "“Workers warned that the dam may fail,” Ida Lund said. The reeve agreed."))
    retold = annotate(Article("a", "Workers had warned that the dam may fail, Ida Lund said."))
    plain = annotate(Article("a", "Workers warned that the dam may fail."))
    assert [list(vague_attribution(each)) for each in (told, retold)] == [[], []]
    assert len(list(vague_attribution(plain))) == 1


def test_a_pronoun_for_nobody_found_is_no_source() -> None:
    names = [
        each.name
        for each in profile(
            annotate(Article("a", "In a short note she said it would close. Ada Holm said it would not."))
        ).sources
    ]
    assert names == ["Ada Holm"]


def vague(text: str) -> list[str]:
    return [mark.message.split("”")[0][1:] for mark in vague_attribution(annotate(Article("a", text)))]


def test_who_is_named_next_is_not_nobody() -> None:
    assert (
        vague("A Leeds surgeon warned of delays on Monday.\n\nDr Ada Holm, who runs the ward, said beds are short.")
        == []
    )
    assert vague("Insurers think the bill will grow. Hale Partners reckons on insured losses of $90 million.") == []
    assert vague("Tenants say it is damp. Kari Dahl, a tenant of the block, said her walls were black.") == []
    assert vague("The mast fell at noon, police and neighbours said.") == []


def test_who_is_not_named_next_stays_nobody() -> None:
    assert vague("Experts fear the dam will fail. Ada Holm, an engineer in Arden, said it had cracked.") == ["Experts"]
    assert vague("Critics say it is a waste. The mayor, Tom Brill, said it was needed.") == ["Critics"]
    assert vague("Neighbours said the mast fell. It was old.") == ["Neighbours"]


def test_nobody_is_listed_as_nobody_and_not_by_the_verb() -> None:
    told = profile(annotate(Article("a", "The sale is expected to fail in May, and the mill is believed to be empty.")))
    assert [(each.name, each.kind) for each in told.sources] == [("nobody named", "vague")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MP Nora Carrick fumed: “This went on for a week.”", "person"),
        ("Tollan Crisps, an Irish company, said it would bid.", "organisation"),
        ("Tollan Crisps, a family firm, said it would bid.", "organisation"),
        ("The board, led by chair Robin Vale, said it would back the offer.", "organisation"),
        ("Robin Vale, who leads the board, said it would back the offer.", "person"),
    ],
)
def test_a_firm_is_no_person_and_a_member_of_parliament_no_body(text: str, kind: str) -> None:
    assert [each.kind for each in whom(text).sources] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Superior Court Judge Helen Morrow said the site would stay open.", "person"),
        ("The health commissioner, Renata Oyelaran, was there. She said that she would do it again.", "person"),
        ("Pemberton Asset Management, the biggest investor with a 14 per cent stake, said it would back it.",
         "organisation"),
        ("The Arden County sheriff's office said the road was shut.", "organisation"),
        ("The mayor-elect said that he would keep the buses.", "person"),
        ("A transit study last year put the cost at $26 million.", "document"),
        ("The toll stood at nine, according to a bulletin issued by the city.", "document"),
    ],
)  # fmt: skip
def test_an_office_makes_a_person_and_what_an_office_has_does_not(text: str, kind: str) -> None:
    assert [each.kind for each in whom(text).sources] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "A monster storm slammed the coast.",
        "Storm Petra battered the town of Arden.",
        "The same voters approved Measure C.",
        "Completion is due in the autumn, assuming approval in May.",
        "The offer of 412p a share in cash, announced on Monday, represents a large premium.",
        "The 38 cases had been confirmed by urinary antigen test.",
    ],
)
def test_things_deeds_and_conditions_are_no_sources(text: str) -> None:
    assert whom(text).sources == ()


def test_a_source_is_listed_without_what_leads_up_to_it_or_is_told_of_it() -> None:
    text = "Yet the Norwegians say it will close. Ada Holm, who runs the mill, said it would not."
    assert [each.name for each in whom(text).sources] == ["the Norwegians", "Ada Holm"]


def test_a_scene_that_a_crowd_describes_is_no_claim_and_a_judgement_is() -> None:
    assert vague("At the hospital, nurses described a night of flashlights.") == []
    assert vague("Experts described the plan as dangerous.") == ["Experts"]
