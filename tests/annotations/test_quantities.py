"""Figures as intervals: what is read, what is passed over, and that writing a number and reading it agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.annotations.dates import dates
from divergence.annotations.quantities import Quantity, base, quantities
from divergence.article import Article
from divergence.document import Document


def read(text: str) -> tuple[Quantity, ...]:
    document = Document(Article("a", text, published="2026-11-05"))
    return quantities(document, dates(document))


def one(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("They waited over two years for it.", 2),
        ("The strike has lasted over six weeks.", 6),
        ("Over 300 people were hurt.", 300),
        ("They paid over $3 million to him.", 3e6),
        ("She has over 20 years of practice.", 20),
        ("The repair needs over three weeks.", 3),
    ],
)
def test_over_leaves_the_upper_side_open(text: str, low: float) -> None:
    assert (one(text).low, one(text).high) == (low, None)


def test_what_takes_up_to_so_many_takes_no_more() -> None:
    assert (one("The ferry takes up to 300 passengers.").low, one("It takes up to 300 cars.").high) == (None, 300)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Pay will rise in steps over two years.", 2),
        ("Over five years, the firm let people go.", 5),
        ("Everybody else hands over 35 crowns.", 35),
        ("The firm took over three rivals.", 3),
    ],
)
def test_over_may_belong_to_the_verb_or_tell_a_period(text: str, value: float) -> None:
    assert (one(text).low, one(text).high) == (value, value)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("A $14.3 billion deal", "money", 14.25e9, 14.35e9, "USD"),
        ("It spent over $14 billion.", "money", 14e9, None, "USD"),
        ("$115 billion to $135 billion", "money", 115e9, 135e9, "USD"),
        ("€3.5m", "money", 3.45e6, 3.55e6, "EUR"),
        ("It cost $37.60.", "money", 37.6, 37.6, "USD"),
        ("318.40p a share", "money", 318.4, 318.4, "penny per share"),
        ("$3,500 a month", "money", 3500, 3500, "USD per month"),
        ("4.80 crowns", "money", 4.8, 4.8, "crown"),
        ("thirteen dollars and forty-five cents", "money", 13.45, 13.45, "USD"),
        ("33.4%", "percent", 33.35, 33.45, "percent"),
        ("40-45 percent", "percent", 40, 45, "percent"),
        ("between forty and forty-five percent", "percent", 40, 45, "percent"),
        ("25 basis points", "percent", 25, 25, "basis point"),
        ("two percentage points", "percent", 2, 2, "percent"),
        ("1.2x as fast", "ratio", 1.15, 1.25, "times"),
        ("nearly double the rate", "ratio", 1.8, 2.0, "times"),
        ("four-fifths", "ratio", 0.8, 0.8, None),
        ("one in five", "ratio", 0.2, 0.2, None),
        ("one worker in 20", "ratio", 0.05, 0.05, None),
        ("two hundred and forty", "count", 240, 240, None),
        ("half a dozen eggs", "count", 6, 6, "eggs"),
        ("tens of thousands of students", "count", 1e4, 1e5, "students"),
        ("1,200 million", "count", 1199.5e6, 1200.5e6, None),
        ("1.2m homes", "count", 1.15e6, 1.25e6, "homes"),
        ("900 million weekly active users", "count", 899.5e6, 900.5e6, "users"),
        ("212,400 vehicles", "count", 212400, 212400, "vehicles"),
        ("no fewer than 14 people", "count", 14, None, "people"),
        ("as many as 43 people", "count", None, 43, "people"),
        ("a maximum of 28 percent", "percent", None, 28, "percent"),
        ("Eighty-seven people", "count", 87, 87, "people"),
        ("about 300 people", "count", 270, 330, "people"),
        ("an hour and a half", "duration", 1.5, 1.5, "hour"),
        ("2 hours and 15 minutes", "duration", 2.25, 2.25, "hour"),
        ("a 72-month loan", "duration", 72, 72, "month"),
        ("a 58-year-old man", "duration", 58, 58, "year"),
        ("Mira Tolland, 71, said so", "duration", 71, 71, "year"),
        ("gusts of 92mph", "measure", 92, 92, "mile per hour"),
        ("at 24 °C", "measure", 24, 24, "degree Celsius"),
        ("8- to 16-metre", "measure", 8, 16, "metre"),
        ("a £2.4million fine", "money", 2.35e6, 2.45e6, "GBP"),
        ("40million bottles", "count", 39.5e6, 40.5e6, "bottles"),
        ("a grandfather of 81", "duration", 81, 81, "year"),
        ("a party of 34", "count", 34, 34, None),
        ("It holds   34   seats.", "count", 34, 34, "seats"),
        ("won 3-1", "score", 1, 3, None),
        ("split four to three", "score", 3, 4, None),
        ("carried it 7 to 2", "score", 2, 7, None),
        ("fell from 20 to 15", "count", 15, 20, None),
        ("by more than four to one", "count", 1, 4, None),
        ("GPT-5.4", "version", 5.4, 5.4, None),
        ("on Runway 27", "version", 27, 27, None),
        ("sat Grade 12 diploma exams", "version", 12, 12, None),
        ("the Year 11 pupils", "version", 11, 11, None),
        ("last year 11 pupils left", "count", 11, 11, "pupils"),
        ("in 12s", "duration", 12, 12, "second"),
        ("They found ten ways to save.", "count", 10, 10, "ways"),
        ("the 3rd", "ordinal", 3, 3, None),
        ("the twenty-first century", "ordinal", 21, 21, None),
        ("a thirty-second film", "duration", 30, 30, "second"),
        ("the 787 Dreamliner", "version", 787, 787, None),
        ("at 10 Downing Street", "version", 10, 10, None),
        ("12 Wall Street banks", "count", 12, 12, "banks"),
        ("a billion and a half dollars", "money", 1.45e9, 1.55e9, "USD"),
        ("two and a half billion dollars", "money", 2.45e9, 2.55e9, "USD"),
        ("3 and a quarter million tonnes", "measure", 3.2e6, 3.3e6, "tonne"),
        ("turnover of 1.14 billion pounds", "money", 1.135e9, 1.145e9, "GBP"),
        ("1.3 million pounds of beef", "measure", 1.25e6, 1.35e6, "pound"),
        ("300 pounds of cod", "measure", 300, 300, "pound"),
        ("17 rotten years", "duration", 17, 17, "year"),
        ("wages are going up to 13.80 crowns", "money", 13.80, 13.80, "crown"),
        ("4.5m euros", "money", 4.45e6, 4.55e6, "EUR"),
        ("a 4.5m wall", "measure", 4.45, 4.55, "metre"),
        ("five billion and three quarters", "count", 5.75e9, 5.75e9, None),
        ("a quarter of a million people", "count", 225e3, 275e3, "people"),
        ("several hundred homes", "count", 200, 1000, "homes"),
        ("a few dozen demonstrators", "count", 24, 120, "demonstrators"),
        ("a couple of hundred boats", "count", 180, 220, "boats"),
        ("scores of people", "count", 40, 100, "people"),
        ("12 000 people", "count", 12000, 12000, "people"),
        ("4,5 kg", "measure", 4.45, 4.55, "kilogram"),
        ("3/4 of the voters", "ratio", 0.75, 0.75, None),
        ("12 deaths a day", "count", 12, 12, "deaths per day"),
        ("5 cases per 100,000 people", "count", 5, 5, "cases per 100,000"),
        ("12 people a week earlier", "count", 12, 12, "people"),
        ("4.3M albums", "count", 4.25e6, 4.35e6, "albums"),
        ("1.2m tons", "measure", 1.15e6, 1.25e6, "tonne"),
        ("$A250", "money", 250, 250, "AUD"),
        ("$75 U.S. per barrel", "money", 75, 75, "USD per barrel"),
        ("50,000 U.S. troops", "count", 50000, 50000, "troops"),
        ("42 MPs", "count", 42, 42, "mps"),
        ("24 hours, 39 minutes, and 36 seconds", "duration", 24.66, 24.66, "hour"),
        ("at least five or six shots", "count", 5, 6, "shots"),
    ],
)
def test_interval_and_unit(text: str, kind: str, low: float | None, high: float | None, unit: str | None) -> None:
    found = one(text)
    assert (found.kind, found.unit) == (kind, unit)
    assert found.low == (low if low is None else pytest.approx(low))
    assert found.high == (high if high is None else pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    [
        "One of the reasons, at one point, was that one never knows.",
        "As shown before [3] and [4, 5].",
        "It happened on April 8, 2026 at 9.30pm, or in 2024.",
        "Call +44 20 7946 0958 today.",
        "See https://example.org/2024/30-people for more.",
        "1. Boil the water.",
        "The second group came for the 5G test at 192.168.1.2.",
        "Since 9/11 the desk is open 24/7, and the odds are 50/50.",
        "Next year and a half. 202610 min read. Call (555) 555-0199.",
        "The A1 was shut; test scores of pupils fell; the PLX-R18 was pulled.",
        "The under 12s beat the 14s, and the Hawks 12s won the cup.",
        "They set out shortly after eleven, and were back before six on Sunday.",
        "Ten ways to cut a bill",
        "Water vote: five things to know",
        "",
    ],
)
def test_not_a_figure(text: str) -> None:
    assert read(text) == ()


def test_two_figures_side_by_side() -> None:
    assert [(each.low, each.unit) for each in read("148 km/h (92 mph)")] == [
        (148, "kilometre per hour"),
        (92, "mile per hour"),
    ]


def test_a_change_is_not_a_range() -> None:
    assert [each.text for each in read("Shares rose 6.5% to 164p.")] == ["6.5%", "164p"]


def test_an_elided_unit_is_taken_from_the_figure_before() -> None:
    first, second = read("rated at 240 TOPS, compared with 125 for the X1")
    assert (second.low, second.unit) == (125, first.unit)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Tolls bring in 14.1 million crowns (12.5).", 12_450_000, None),
        ("The share is 14.1 percent (12.5).", 12.45, "percent"),
        ("They took in $14.1m (2.5) in a year.", 2_450_000, "USD"),
        ("Sales came to 14.1 million (12).", 12, None),
        ("Sales came to 14.1 million (12.55).", 12.545, None),
    ],
)
def test_a_number_in_brackets_is_in_what_the_figure_before_is_in(text: str, low: float, unit: str | None) -> None:
    first, second = read(text)
    assert second.low == pytest.approx(low)
    assert second.unit == (first.unit if unit is None and low > 100 else unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("12 of the 43 passengers", ["passengers", "passengers"]),
        ("280 million of the 1.5 billion shekels", ["ILS", "ILS"]),
        ("6 million homes, including 1.5 million in the north", ["homes", "homes"]),
        ("up to 5 percent from 4.8", ["percent", "percent"]),
        ("It rose 5% to 13,176.", ["percent", None]),
        ("25 or 40 ships", ["ships", "ships"]),
        ("two 16-year-old boys", ["boys", "year"]),
        ("eight million 250ml bottles", ["bottles", "millilitre"]),
    ],
)
def test_what_two_figures_side_by_side_are_in(text: str, units: list[str | None]) -> None:
    assert [each.unit for each in read(text)] == units


def test_a_figure_counts_nothing_of_the_next_paragraph() -> None:
    assert one("The toll was 43\nResidents fled.").noun is None


WRAPPED = (
    "about 1,200 people in 3 towns",
    "$4.5 billion a year",
    "rose 12 percent to 40 tonnes",
    "two hundred and forty of the workers",
    "between 40 and 45 miles per hour",
    "half a million homes",
    "two hours and 15 minutes",
    "nearly double the rate",
    "5 cases per 100,000 people",
    "12 of the 43 passengers",
    "a quarter of a million euros",
    "aged 40 to 45",
    "as many as 14 firefighters",
)


@given(st.sampled_from(WRAPPED), st.randoms(use_true_random=False))
def test_a_line_end_inside_a_figure_changes_nothing(text: str, random: object) -> None:
    wrapped = "".join(
        "\n" if mark == " " and random.random() < 0.5 else mark  # type: ignore[attr-defined]
        for mark in text
    )
    said = [(each.kind, each.low, each.high, each.unit, each.noun) for each in read(f"It was {text} then.")]
    assert said == [(each.kind, each.low, each.high, each.unit, each.noun) for each in read(f"It was {wrapped} then.")]


def test_the_head_noun_stops_before_a_verb() -> None:
    assert one("The 300 who attended were residents.").noun is None
    assert one("three of the workers left").noun == "workers"


def overlap(left: str, right: str) -> bool:
    a, b = base(one(left)), base(one(right))
    assert None not in (*a, *b)
    return a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("21.2 centimetres", "212 mm"),
        ("212 mm", "8.3 inches"),
        ("148 km/h", "92 mph"),
        ("0 °C", "32 °F"),
        ("25 basis points", "0.25%"),
        ("318.40p", "£3.184"),
        ("two weeks", "14 days"),
        ("2 hours and 14 minutes", "two hours 14 minutes 37 seconds"),
        ("2 years and 9 months", "33 months"),
    ],
)
def test_the_same_in_another_unit(left: str, right: str) -> None:
    assert overlap(left, right)


def test_different_values_and_currencies_stay_apart() -> None:
    assert not overlap("212 mm", "300 mm")
    assert not overlap("$100", "€100")


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f" and {spelled(value % 100)}" if value % 100 else ""
        return f"{ONES[value // 100]} hundred{rest}"
    joined = " and " if 0 < value % 1000 < 100 else " "
    return f"{spelled(value // 1000)} thousand" + (f"{joined}{spelled(value % 1000)}" if value % 1000 else "")


@given(st.integers(2, 999_999))
def test_a_count_written_many_ways_is_one_value(value: int) -> None:
    middles = set()
    for written in (f"{value:,} people", f"{value:,} people".replace(",", "\u202f"), f"{spelled(value)} people"):
        found = one(f"They said {written} had come.")
        assert found.low is not None
        assert found.high is not None
        middles.add(round((found.low + found.high) / 2, 6))
    assert middles == {value}


@given(st.integers(1, 9999), st.sampled_from(["million", "billion"]))
def test_money_reads_back_within_its_rounding(tenths: int, scale: str) -> None:
    value = tenths / 10 * {"million": 1e6, "billion": 1e9}[scale]
    short = {"million": "m", "billion": "bn"}[scale]
    readings = {
        (round(each.low or 0), round(each.high or 0), each.unit)
        for each in (one(f"${tenths / 10} {scale}"), one(f"${tenths / 10}{short}"), one(f"US${tenths / 10} {scale}"))
    }
    ((low, high, unit),) = readings
    assert unit == "USD"
    assert low <= value <= high


@given(st.text(alphabet="0123456789.,-–/%$£€ abmnkxto\n[]()'\"½²°", max_size=60))
def test_hostile_text_keeps_the_contract(text: str) -> None:
    reached = 0
    for each in read(text):
        assert reached <= each.start < each.end
        assert each.text == text[each.start : each.end]
        assert each.low is None or each.high is None or each.low <= each.high
        base(each)
        reached = each.end


@pytest.mark.parametrize(
    "text",
    [
        f"${'1' * 310} million was spent.",
        f"It cost ${'1' * 305} million.",
        "About 1e400 people came, and 0e400 went.",
        f"GPT-{'9' * 400} was out.",
        f"They won {'9' * 400}-3 on Monday.",
        f"It took the {'9' * 400}th place.",
        f"It is 5{' million' * 60} pounds.",
    ],
)
def test_a_number_beyond_all_counting_is_no_figure(text: str) -> None:
    assert read(text) == ()


def test_a_range_up_to_a_number_beyond_all_counting_is_its_first_end() -> None:
    assert one(f"Between 5 and {'1' * 310} people came.").high == 5


@pytest.mark.parametrize("verb", ["spent", "lent", "sent", "went", "a plus", "a bonus"])
def test_the_code_of_a_dollar_begins_its_word(verb: str) -> None:
    found = one(f"The union {verb} $40.")
    assert (found.kind, found.text, found.unit) == ("money", "$40", "USD")
    assert one("It costs NT$ 40.").unit == "TWD"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sales were £14.8bn. Costs rose.", "£14.8bn"),
        ("Sales were £14.8bn.", "£14.8bn"),
        ("It owed $4bn. in bonds.", "$4bn."),
    ],
)
def test_a_stop_that_ends_the_sentence_is_no_part_of_a_sum(text: str, said: str) -> None:
    assert [each.text for each in quantities(Document(Article("a", text)))] == [said]
