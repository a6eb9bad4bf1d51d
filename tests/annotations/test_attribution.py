"""Who is given as saying what."""

from __future__ import annotations

import pytest

from divergence.annotations.attributed import Attributed
from divergence.annotations.attribution import attributions
from divergence.annotations.names import names
from divergence.article import Article, Region
from divergence.document import Document


def read(text: str, regions: tuple[Region, ...] = ()) -> tuple[Attributed, ...]:
    document = Document(Article("a", text, regions=regions))
    return attributions(document, names(document))


def one(text: str) -> Attributed:
    (found,) = read(text)
    return found


def contents(text: str, found: Attributed) -> list[str]:
    return [text[start:end] for start, end in found.content_spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ada Holm said the dam may fail.", "Ada Holm", "said", "the dam may fail"),
        ("The dam may fail, Ada Holm said on Monday.", "Ada Holm", "said", "The dam may fail"),
        ("The dam may fail, said Ada Holm.", "Ada Holm", "said", "The dam may fail"),
        ("The dam may fail, according to Ada Holm.", "Ada Holm", "according to", "The dam may fail"),
        ("According to Ada Holm, the dam may fail.", "Ada Holm", "According to", "the dam may fail"),
        ("Ada Holm, the engineer, said the dam may fail.", "Ada Holm, the engineer", "said", "the dam may fail"),
        ("The ministry told reporters that the dam may fail.", "The ministry", "told", "the dam may fail"),
        ("The dam is full, the county archive shows.", "the county archive", "shows", "The dam is full"),
        ("By Norlines's own reckoning, the ferry was full.", "Norlines's own", "reckoning", "the ferry was full"),
        ("As Ada Holm said, the dam may fail.", "Ada Holm", "said", "the dam may fail"),
        ("The dam, Mr. Holm said, is full.", "Mr. Holm", "said", "The dam"),
        ("The dam is full, the Crown Court at Arden heard.", "the Crown Court at Arden", "heard", "The dam is full"),
        ("The dam is full, the jury was told.", "the jury", "told", "The dam is full"),
        ("The leak, first reported by the Courier, is worth a look.", "the Courier", "reported", "The leak"),
        ("A fall is forecast by the bank.", "the bank", "forecast", "A fall"),
        ("She was told by the insurer that the dam is full.", "the insurer", "told", "the dam is full"),
        ("The dam is full, per a filing with the exchange.", "a filing with the exchange", "per", "The dam is full"),
        ("Police figures show 40 thefts.", "Police figures", "show", "40 thefts"),
        ("Ada Holm warned, however, that the dam may fail.", "Ada Holm", "warned", "the dam may fail"),
        ("The ministry warned Lake Arden may flood.", "The ministry", "warned", "Lake Arden may flood"),
        ("The dam may fail, insurer Holm and Co. said in a note.", "insurer Holm and Co.", "said", "The dam may fail"),
        ("Ada Holm, head of the Dam League, the trade body, said it may fail.",
         "Ada Holm, head of the Dam League, the trade body", "said", "it may fail"),
    ],
)  # fmt: skip
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    found = one(text)
    assert (found.source, found.cue) == (source, cue)
    assert contents(text, found)[0] == content


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Holm said the dam may fail.", "named"),
        ("The ministry said the dam may fail.", "named"),
        ("A spokesman for the mine said the dam may fail.", "named"),
        ("The mine's accounts show that the dam may fail.", "named"),
        ("Analysts say the dam may fail.", "vague"),
        ("Some in the valley believe that the dam may fail.", "vague"),
        ("Insiders believe bosses knew for years.", "vague"),
        ("It is widely believed that the dam may fail.", "vague"),
        ("Word is that the dam may fail.", "vague"),
        ("A former employee who asked not to be named said the dam may fail.", "anonymous"),
        ("Sources close to the inquiry said the dam may fail.", "anonymous"),
        ("A Norlines official said the dam may fail.", "anonymous"),
        ("We think the dam may fail.", "self"),
        ("The dam is widely seen as unsafe.", "vague"),
        ("Researchers at the University of Arden reported that the dam may fail.", "named"),
        ("Officials at the University of Arden said the dam may fail.", "vague"),
        ("A jury found that the dam may fail.", "named"),
        ("Court watchers say the dam may fail.", "vague"),
        ("Reuters reported that the dam may fail.", "named"),
        ("Dealers reported that the dam may fail.", "vague"),
        ("In our tests the dam held for nine hours.", "self"),
    ],
)
def test_how_definite_the_source_is(text: str, kind: str) -> None:
    assert one(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The report fell behind the desk.",
        "He lives in the United States of old.",
        "Their claims were heard in court.",
        "The state rules over three islands.",
        "The sudden silence suggests a deal.",
        "Reported crime fell by a third.",
        '"He said no, and we believe that he lied.',
        "Let us hope that it rains.",
        "It is a muddle that cries out for a map.",
        "The two were added together.",
        "Buyers can order it from June.",
        "The coastguard had a red warning on the wall.",
    ],
)
def test_look_alikes_report_nothing(text: str) -> None:
    assert [each for each in read(text) if each.cue] == []


def test_a_quotation_is_content_whole() -> None:
    text = '"The dam is old. It may fail," Ada Holm said. "We knew it all along, and said so."'
    found = [piece for each in read(text) for piece in contents(text, each)]
    assert '"The dam is old. It may fail,"' in found
    assert '"We knew it all along, and said so."' in found


def test_pronouns_and_relatives_take_the_name_before() -> None:
    text = "Ada Holm said the dam may fail. She added that it is old."
    assert [each.source for each in read(text)] == ["Ada Holm", "Ada Holm"]
    assert any(each.source == "Ada Holm" for each in read("The chair thanked Ada Holm, who said the dam may fail."))


def test_a_participle_shares_the_subject() -> None:
    found = read("Ada Holm called the dam a danger, saying that it may fail.")
    assert [each.source for each in found] == ["Ada Holm", "Ada Holm"]


def test_two_reports_in_one_sentence() -> None:
    text = "Ada Holm said the dam is old, and Kari Dahl said it will hold."
    first, second = read(text)
    assert contents(text, first) == ["the dam is old"]
    assert contents(text, second) == ["it will hold"]


def test_a_report_that_only_points_back_covers_the_sentence_before() -> None:
    text = "The dam may fail within a year. Axios reported this on Monday."
    found = one(text)
    assert (found.source, found.kind) == ("Axios", "named")
    assert contents(text, found) == ["The dam may fail within a year"]


def test_free_indirect_speech_keeps_the_tense_of_the_report() -> None:
    text = "The agency said the dam was safe. It would be looked at in June. The gates are old."
    found = read(text)
    assert [each.source for each in found] == ["The agency", "The agency"]
    assert [each.indirect for each in found] == [False, True]
    assert contents(text, found[1]) == ["It would be looked at in June."]
    assert [each.indirect for each in read(f"{text}\n\nWho pays? Nobody knows.")][:2] == [False, True]


def test_a_pronoun_after_an_opening_phrase_speaks_alone() -> None:
    text = "Judith Arkell spoke on Monday. In a blunt letter to Tom Keel she said the line would close."
    assert one(text).source == "Judith Arkell"


def test_a_pronoun_that_was_no_source_takes_the_last_person() -> None:
    assert one("Ada Holm, who runs the office, read it. She said it may fail.").source == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tom Brill said it was shut. Joan Marsh, the clerk, disagreed. She said it opened.", "Joan Marsh, the clerk"),
        ("Joan Marsh said sales fell. Ms. Holt and Mr. Brill were away. He said they rose.", "Mr. Brill"),
        ('"It is safe," the engineer Ada Holm said. Mayor Tom Brill thanked her. He said it was.', "Mayor Tom Brill"),
        ("Ada Holm led the work. Tom Brill said the gate was shut. She said it was open.", "Ada Holm"),
        ("The mayor of Arden said it was shut. She said it would open in May.", "The mayor of Arden"),
        ("The Arden Times said Tom Brill left. It said the post was open.", "The Arden Times"),
        ("Tom Brill said it was shut. Residents said it leaked. They said it smelled.", "Residents"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_the_last_speaker_it_can_be_unless_somebody_nearer_is_the_subject(
    text: str, source: str
) -> None:
    assert read(text)[-1].source == source


@pytest.mark.parametrize(
    "text",
    [
        "Fears that the dam would fail grew on Tuesday.",
        "The dam failed without warning on Tuesday night.",
        "The merger, announced on Monday, will cut 30 jobs.",
        "The mill was sold in a deal valued at $2 billion.",
        "The offer values the mill at $2 billion.",
    ],
)
def test_nouns_and_participles_that_look_like_reports_are_none(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The fire brigade said as many as 60 people were trapped.", "as many as 60 people were trapped"),
        ("Economists at Dunmore Bank expect rates to rise.", "rates to rise"),
        ("Northgate valued the mill at $2 billion.", "the mill at $2 billion"),
        ("Voss forecasts peak annual sales of £40 million.", "peak annual sales of £40 million"),
        ("The treasury's estimate of the total is £40 million.", "£40 million"),
        ("The total, 40 million, is Orvane's own number.", "The total, 40 million"),
        ("Forty fell ill, the researchers report in a journal.", "Forty fell ill"),
        ("Another said that the gate was shut.", "the gate was shut"),
        ("Forty fell ill, the paper's table shows, and nobody knows why.", "Forty fell ill"),
    ],
)
def test_reports_that_open_their_content_with_an_amount_or_a_noun(text: str, content: str) -> None:
    assert contents(text, one(text)) == [content]


def test_a_report_between_two_parts_of_what_it_reports_has_both() -> None:
    text = "Forty of them were let in, Ada Holm said: 12 by the gate."
    assert contents(text, one(text)) == ["Forty of them were let in", "12 by the gate"]


def test_a_thing_that_somebody_comes_upon_is_no_claim() -> None:
    assert not any(each.claims for each in read("Divers found 3 bodies in the wreck."))
    assert one("Divers found that the wreck had moved.").claims is True


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An analyst at Hale Partners said the price was low.", "named"),
        ("An analyst said the price was low.", "vague"),
        ("An insider at the mill said the price was low.", "anonymous"),
        ("A miner who is afraid to be identified said the shaft was wet.", "anonymous"),
        ("Shops in Leeds expect that sales will fall.", "vague"),
    ],
)
def test_a_house_makes_its_analysts_a_source_and_a_place_does_not(text: str, kind: str) -> None:
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Justice Department officials", "named"),
        ("Officials at the Treasury", "named"),
        ("County flood officials", "named"),
        ("Three officials from the Harbour Authority", "anonymous"),
        ("Some Justice Department officials", "vague"),
        ("Emergency officials", "vague"),
        ("Federal law enforcement officials", "vague"),
        ("Officials at the scene", "vague"),
    ],
)
def test_the_officials_of_one_body_are_that_body(source: str, kind: str) -> None:
    assert one(f"{source} said the dam may fail.").kind == kind


def test_what_nobody_says_is_no_claim() -> None:
    assert one("Nobody said the dam was safe.").claims is False
    assert one("Ada Holm asked about the dam and the gates.").claims is False
    assert one("Some have asked whether the dam is safe.").claims is True
    assert one("Sources don't say whether the dam is safe.").claims is False
    assert one("Residents should say that the dam is unsafe.").claims is False


def test_whom_one_is_to_ask_or_to_tell_makes_no_report() -> None:
    assert not read("The council voted in May to ask the state auditor for a review.")
    assert not read("The faults had been reported to managers in January.")
    assert one("She went on to warn that the dam may fail.").cue == "warn"


def test_what_boards_decide_is_a_deed_of_theirs_and_no_claim() -> None:
    assert one("School boards will decide whether to close.").claims is False
    assert one("School boards say that they will close.").claims is True


@pytest.mark.parametrize(
    "text",
    [
        "Nine in ten of those who voted want to walk out.",
        "The 31,200 members want to see a vote.",
        "However, in a sudden retreat announced in April, the mill has shut its gates.",
        "Whether buyers accept that the price is fair remains open.",
        "VOTE: It is open until noon.\n\nThe vote is of readers.",
    ],
    ids=["share", "mass", "retreat", "open", "label"],
)
def test_a_figure_a_label_and_what_is_open_are_no_sources(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nine in ten of those who voted said they would walk out.", "Nine in ten of those who voted"),
        ("Two of the members want to walk out.", "Two of the members"),
        ("In a letter Ada Holm wrote to the board that the dam may fail.", "Ada Holm"),
        ("The 2024 report said the dam may fail.", "The 2024 report"),
        ("Ada Holm built the dam.\n\nHOLM: It was full at noon.", "HOLM"),
        ("NASA said the dam may fail.", "NASA"),
    ],
)
def test_who_says_it_a_document_of_a_year_and_a_speaker_in_capitals_are_sources(text: str, source: str) -> None:
    assert one(text).source == source


def test_wishes_and_likes_are_no_claims() -> None:
    assert one("Residents want to see the dam closed.").claims is False
    assert one("Residents say the dam must be closed.").claims is True


def test_marks_count_where_their_entry_is_relevant() -> None:
    body = "The dam is forty years old. [1] The dam holds 9 million litres [2].\n\n"
    listed = "[1] Dam safety register — county\n[2] Ten soups for winter — kitchen\n"
    region = Region(len(body), len(body) + len(listed), "references")
    (found,) = read(body + listed, (region,))
    assert (found.kind, found.source) == ("reference", "Dam safety register")
    assert body[slice(*found.content_spans[0])].startswith("The dam is forty years old.")


@pytest.mark.parametrize(
    "text",
    [
        "", "said", "Said.", "said said said", '"', '""', "according to", "According to, said.", "by said", "who said",
        "said:", "He said:\n\nx", ", said ,", "(said)", "A: b", "to say", "is said", "was said by", "x's said",
        "said\n" * 300,
        "and said", "Mr. said Mr.", "'' '' said ''a''", "he said she said they said " * 200, "put at 5 at",
    ],
)  # fmt: skip
def test_odd_texts_are_read(text: str) -> None:
    for each in read(text):
        for start, end in (*each.source_spans, *each.cue_spans, *each.content_spans):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The farming community began to say the dam may fail.", "The farming community", "the dam may fail"),
        ("The harbour's early estimate is that 410 boats were lost.", "The harbour", "410 boats were lost"),
        ("Norlines's own number is 412 million.", "Norlines", "412 million"),
        ("The consultants reckon fares might rise by 9 per cent.", "The consultants", "fares might rise by 9 per cent"),
    ],
)
def test_a_source_ends_before_its_verb(text: str, source: str, content: str) -> None:
    found = one(text)
    assert found.source == source
    assert contents(text, found)[0] == content


def first_source(text: str, cue: str) -> str | None:
    return next(each.source for each in read(text) if each.cue == cue)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("She went on to add that the school would close.", "add", "She"),
        ("The minister went on to describe the plan as a mistake.", "describe", "The minister"),
        ("The report goes on to warn that the pump may fail.", "warn", "The report"),
        ("The report goes so far as to say that the pump had failed.", "say", "The report"),
        ("Ana Ruiz took the stand to say that she had seen the car.", "say", "Ana Ruiz"),
        ("The harbour board met on Monday to announce that the ferry would stop.", "announce", "The harbour board"),
        ("Her lawyer phoned the newsroom to say that she was safe.", "say", "Her lawyer"),
        ("The retired judge called to say that the verdict was wrong.", "say", "The retired judge"),
        ("The woman who found the dog rang to say that it was alive.", "say", "The woman who found the dog"),
        ("Union members continue to insist that pay must rise.", "insist", "Union members"),
        ("Ana Ruiz resigned and used the day to say that she was tired.", "say", "Ana Ruiz"),
    ],
)
def test_an_infinitive_has_the_subject_of_the_verb_it_hangs_on(text: str, cue: str, source: str) -> None:
    assert first_source(text, cue) == source


@pytest.mark.parametrize(
    "text",
    [
        "It is too early to say that the fire is out.",
        "To say that the fire is out would be wrong.",
        "The two sides met in Lund, a town on the coast, to discuss the border.",
        "There is nothing to suggest that the fire was set.",
    ],
)
def test_an_infinitive_that_nobody_has_carried_out_is_no_report(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Brandt, 54, who has led the ministry since 2019 and had been seen as a likely leader of the party, "
            "announced her resignation at a news conference.",
            "Brandt, 54, who has led the ministry since 2019 and had been seen as a likely leader of the party",
        ),
        (
            "Brandt, 54, a lawyer from Lund and the mother of two, announced her resignation at a news conference.",
            "Brandt, 54, a lawyer from Lund and the mother of two",
        ),
        (
            "The mayor of Lund, Ana Ruiz, 41, defended her plan at a rally.",
            "The mayor of Lund, Ana Ruiz, 41",
        ),
        (
            "Ana Ruiz, 61, who flew the route for 20 years, thanked Peter Holm for his letter.",
            "Ana Ruiz, 61, who flew the route for 20 years",
        ),
        ("In Lund, Ana Ruiz, 41, a nurse, recalled her fear.", "Ana Ruiz, 41, a nurse"),
        (
            "The minister, a lawyer who took office in May, rejected the charge.",
            "The minister, a lawyer who took office in May",
        ),
        ("Ana Ruiz, however, disputed his account of the night.", "Ana Ruiz"),
        # What stands before the verb is a clause, and whoever follows the verb tells it.
        ("Ana Ruiz, 41, will resign, said Peter Holm.", "Peter Holm"),
        ("Ana Ruiz, 41, resigned on Monday, said the mayor.", "the mayor"),
        ("The council chose Ana Ruiz, 54, said the mayor.", "the mayor"),
        ("The road is shut until Friday, announced its owner.", "its owner"),
        ("The pump failed twice in May, said the plant's manager.", "the plant's manager"),
        ("Torrential rain flooded Lund, a town of 9,000, the rescue service said.", "the rescue service"),
    ],
)
def test_what_is_said_of_a_subject_between_commas_is_not_taken_for_the_clause(text: str, source: str) -> None:
    assert one(text).source == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("On Friday a yard that sacked 300 welders in May said it would hire again.",
         "a yard that sacked 300 welders in May"),
        ("A gauge that cost less than a bicycle told the crew the tank was dry.",
         "A gauge that cost less than a bicycle"),
        ("The company that runs the ferry says it is safe.", "The company that runs the ferry"),
        ("A letter with more than 900 names called on the school to reopen.", "A letter with more than 900 names"),
        ("The fire got out, police and neighbours said.", "police and neighbours"),
        ("The fact that voters in Arden say no is old.", "voters in Arden"),
        ('"It held," said its manager, Ada Holm.', "its manager, Ada Holm"),
        ('"It held," said Orsk\'s harbour master, Ada Holm.', "Orsk's harbour master, Ada Holm"),
        ('"It held," said the mayor, Arden being flooded.', "the mayor"),
        ("More than 300 parents wrote to the school, saying that it was too late.", "More than 300 parents"),
        ("The ORBIT study, published last month in a journal, has shown that the drug works.",
         "The ORBIT study, published last month in a journal"),
    ],
)  # fmt: skip
def test_a_source_is_the_whole_of_its_noun_phrase(text: str, source: str) -> None:
    assert read(text)[-1].source == source


@pytest.mark.parametrize(
    "text",
    [
        "It would be the largest chain in the north, with 310 shops in seven states.",
        "Harlow is counting the cost of the quake, which left 40 houses empty.",
        "The clerk logged a complaint.",
        "Unless it says no, the yard must pay the ferry firm 4 million crowns.",
    ],
)
def test_who_counts_a_cost_or_might_yet_answer_reports_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Hale Partners, a broker, guesses $900 a year, which may be too much.", "Hale Partners, a broker",
         "$900 a year"),
        ("Hale expects about 400 jobs.", "Hale", "about 400 jobs"),
        ("The port's advisers, Kell Marine, forecast 410 jobs.", "The port's advisers, Kell Marine", "410 jobs"),
        ("The rangers counted at least 60 seals.", "The rangers", "at least 60 seals"),
        ("Angry tenants demanded a meeting after it emerged that 40 flats were damp.", "Angry tenants", "a meeting"),
        ("Ada Holm criticised the plan after it emerged that costs had doubled.", "Ada Holm", "the plan"),
        ("Ada Holm opposed it because it fell short of the 40 jobs.", "Ada Holm",
         "it because it fell short of the 40 jobs"),
        ("If Ada Holm says that the dam is safe, 400 people will go home.", "Ada Holm", "the dam is safe"),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_report_is_not_its_content(text: str, source: str, content: str) -> None:
    found = one(text)
    assert (found.source, contents(text, found)) == (source, [content])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The deputy left Arden council hours after it voted to sell the park.", "Arden council"),
        ("The OBR has the file. Today it intends to publish all of it.", "The OBR"),
        ("Brell Foods employs 900 people. It plans to hire 40 more.", "Brell Foods"),
    ],
)
def test_it_stands_for_the_body_told_of_where_nobody_has_spoken(text: str, source: str) -> None:
    assert one(text).source == source


@pytest.mark.parametrize(
    "text",
    ["Ada Holm owns 9 mills. It plans to close them.", "Brell Foods and Tarn own mills. It plans to close them."],
)
def test_it_stands_for_no_person_and_for_none_of_two(text: str) -> None:
    assert one(text).source == "It"


def test_what_is_feared_is_feared_by_nobody_in_particular() -> None:
    found = one("It is feared the frost may last until March.")
    assert (found.kind, found.source, found.cue) == ("vague", None, "feared")


@pytest.mark.parametrize(
    "text",
    [
        "The repairs are expected by the end of October.",
        "Full service is expected by mid-May.",
        "The plan began to come apart when staff at the depot grew wary and called the harbourmaster.",
        "Growers have been told to review their leases.",
        "By six votes to three the panel threw it out.",
        "Holm showed no remorse as he was led down.",
        "Holm pleaded guilty to four counts.",
        "Managers said yes to a 90p offer.",
        "Members will be asked to approve the sale in Arden.",
        "Last year saw 40 fires.",
        "Doctors had written prescriptions by hand.",
        "Other visitors are not admitted.",
        "Some notes from the evening.",
    ],
)
def test_a_clause_a_time_a_count_and_a_deed_are_no_source(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("His sister, Ada Holm, 44, who had admitted theft, was fined.", "Ada Holm"),
        ("They outbid Orrin Foods, the Danish owner of Crisp bars, which had proposed 90p.", "Orrin Foods"),
        (
            "Retired miner Jon Vale, 70, who came by bus, said it was late.",
            "Retired miner Jon Vale, 70, who came by bus",
        ),
        ("Ada Holm showed that the wall was hollow.", "Ada Holm"),
        ("A firm based in Arden said the dam may fail.", "A firm based in Arden"),
    ],
)
def test_who_speaks_is_found_past_an_age_and_a_role(text: str, source: str) -> None:
    assert [each.source for each in read(text)][:1] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The pumps are of Brell Linen, which washes sheets. Brell Linen said so. It said they were clean.",
         "Brell Linen"),
        ("The Arden Board said it was full. Work at Brell Linen stopped. Brell Linen said so. It said they were clean.",
         "Brell Linen"),
        ("The council said little. His wife Carol, 49, left after she admitted that it was hers.", "Carol"),
    ],
)  # fmt: skip
def test_it_is_the_firm_that_spoke_last_and_she_the_woman(text: str, source: str) -> None:
    assert read(text)[-1].source == source


def test_tests_are_a_thing_that_can_be_asked_for() -> None:
    assert one("Tests found that the water was clean.").kind == "named"


def test_who_says_is_no_part_of_what_is_said() -> None:
    assert one("Sources say workers had warned their bosses for months.").source == "Sources"


def test_a_body_of_a_plural_name_is_named() -> None:
    assert one("State railways said the line would close.").kind == "named"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The secretary, Alun Prys, told parliament the state would reply within six months.",
         "The secretary, Alun Prys", "the state would reply within six months"),
        ("Ada Holm, whose son Michael, 23, was killed in May, said that they had waited 19 months.",
         "Ada Holm, whose son Michael, 23, was killed in May", "they had waited 19 months"),
        ("In new forecasts Brell Linen said sales would drop.", "Brell Linen", "sales would drop"),
        ("The bank cut its forecast to 0.8, having said 1.1 per cent in May.", "The bank", "1.1 per cent in May"),
        ("Cost was put by the district at $8.3 million.", "the district", "Cost"),
        ("Today's notice from Brell Linen says that 40 sheets are torn.", "Today's notice from Brell Linen",
         "40 sheets are torn"),
        ("The chair, Ada Holm, congratulated Kari Dahl by telephone.", "The chair, Ada Holm", "Kari Dahl by telephone"),
        ("Researchers reported on Monday in the Journal of Sleep that naps help.", "the Journal of Sleep", "naps help"),
    ],
)  # fmt: skip
def test_a_source_is_a_whole_phrase_and_no_clause(text: str, source: str, content: str) -> None:
    found = [each for each in read(text) if each.source == source]
    assert [each.kind for each in found] == ["named"]
    assert contents(text, found[0]) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "At present they are informed by letter within three months.",
        "About 5 per cent of tests cried wolf.",
        "Power rose to 71.40 crowns per MWh.",
        "The rate fell by 25 basis points to 4 per cent.",
        "A test that would have found the error was recorded as done.",
        "Both reports reached the line.",
        "Such cases are heard by two judges.",
        "Fewer than half of the people send back the kit.",
        "She paid him 23,600 florins from her own account.",
        "The council will put it to a congress in June.",
        "A wall of mud thundered down on the road.",
        "All 14 cases confirmed so far are guests of the hotel.",
        "The study, called Beacon, took ten years.",
        "HOW TO SPOT IT: fever, dry cough and aching muscles.",
    ],
)
def test_a_means_a_rate_a_noise_and_a_name_given_are_no_report(text: str) -> None:
    assert read(text) == ()


def test_who_only_turns_to_somebody_claims_nothing() -> None:
    assert not one("Two people complained to Arden Police.").claims
    assert one("Two people complained to Arden Police that it smelled.").claims


def test_persons_are_meant_by_who_and_no_file() -> None:
    text = "The police have sent a file to prosecutors, who are considering whether to bring charges."
    assert one(text).source == "prosecutors"


@pytest.mark.parametrize(
    "text",
    [
        "The ward admitted 90 patients in a week.",
        "Clinics have admitted more than 90 patients since Sunday.",
        "The hospital admitted him on Monday.",
        "The flood claimed 14 lives.",
        "Don't expect any cash.",
    ],
)
def test_who_lets_people_in_or_takes_them_says_nothing(text: str) -> None:
    assert read(text) == ()


def test_who_admits_a_fault_or_that_something_was_done_says_so() -> None:
    assert one("The board admitted three mistakes.").source == "The board"
    assert one("The clinic admitted that 90 patients were sent home.").cue == "admitted"


def test_what_is_told_of_within_a_report_does_not_speak_after_it() -> None:
    text = "Holm warned that new port fees would add £40m to costs, and said that profit would be flat."
    assert [each.source for each in read(text)] == ["Holm", "Holm"]
