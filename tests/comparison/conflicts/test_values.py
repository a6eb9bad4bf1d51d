"""What clears a pair of values: rounding, another time, a sum that still moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.candidates import Candidate
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.conflicts.values import moment, resolve
from divergence.comparison.facts.claims import Claim, claims
from divergence.result import Resolution


def why(one: str, other: str, first: str | None = None, second: str | None = None) -> Reason:
    articles = [Article("0", one, published=first), Article("1", other, published=second)]
    found = claims([annotate(article) for article in articles])
    numbers = [number for number, claim in enumerate(found) if isinstance(claim, Claim) and claim.dimension]
    here = next(number for number in numbers if found[number].article == 0)
    there = next(number for number in numbers if found[number].article == 1)
    return reason_for(found, (here,), there, [moment(first), moment(second)])


def cleared(one: str, other: str, first: str | None = None, second: str | None = None) -> Resolution:
    return why(one, other, first, second).resolution


def test_two_counts_of_one_thing_are_real() -> None:
    assert cleared("The blast killed 31 people.", "The blast killed 44 people.") == "real"


def test_a_rounded_value_is_rounding() -> None:
    assert cleared("The blast drove 1,014 people out.", "The blast drove about 990 people out.") == "rounding"


def test_values_told_with_the_same_digits_are_not_rounded() -> None:
    assert cleared("The offer is worth £412 million.", "The offer is worth £421 million.") == "real"
    assert cleared("The offer is worth £14.9 billion.", "The offer is worth £14 billion.") == "rounding"


def test_what_two_come_to_together_is_no_more_than_each() -> None:
    assert cleared("The tunnel is 11 km long.", "Between them its bores come to 22 km.") == "scope"


def test_the_way_there_and_back_is_twice_the_way_there() -> None:
    assert cleared("The diversion is 14 km long.", "The diversion is a loop of 28 km.") == "scope"
    assert cleared("The diversion is 14 km long.", "The diversion is a loop of 40 km.") == "real"
    assert cleared("The diversion is 14 km long.", "The diversion is 28 km long.") == "real"


def test_a_share_with_some_of_the_ballots_in_is_an_update() -> None:
    assert cleared("The Greens won 41.6% of the vote.", "The Greens have 38.2% with a third of ballots in.") == "update"


def test_who_was_hurt_and_who_was_not_are_counted_apart() -> None:
    hurt = "Thirteen skaters are injured."
    assert cleared(hurt, "A further 22 skaters were in other parts of the hall and escaped unhurt.") == "scope"
    assert cleared(hurt, "A further 22 skaters were in other parts of the hall and were injured.") == "real"


def test_what_a_list_adds_up_to_is_no_more_than_its_parts() -> None:
    whole = "The coach had 46 people on board."
    assert cleared("It had 41 pupils, four teachers and the driver.", whole) == "scope"
    assert cleared("It had 41 pupils, three teachers and the driver.", whole) == "real"
    seats = "They have 91 of the 165 seats."
    assert cleared("The Union has 58 seats, the Greens 19 and the Farmers 14.", seats) == "scope"
    assert cleared("The Union has 58 seats, the Greens 19 and the Farmers 15.", seats) == "real"


def test_the_dead_are_not_the_injured() -> None:
    assert cleared("The blast killed 31 people.", "The blast left 64 injured.") == "scope"
    assert cleared("The death toll rose to 31.", "On Monday 64 people were still in hospital.") == "scope"
    assert cleared("The blast killed 31 people.", "The death toll is 64.") == "real"
    assert cleared("There were 31 people on the pier.", "The blast left 64 injured.") == "real"


def test_one_moment_by_two_clocks_is_one() -> None:
    when = ("2026-03-05T12:00", "2026-03-05T12:00")
    assert cleared("It left at 04:17 GMT.", "It left at 6.17am, local time.", *when) == "scope"
    assert cleared("It left at 04:17 GMT.", "It left at 6.22am, local time.", *when) == "real"
    assert cleared("It left at 04:17.", "It left at 6.17am, local time.", *when) == "real"
    assert cleared("It left at 04:17 GMT.", "It was seventeen minutes past six in the morning.", *when) == "scope"
    assert cleared("It left at 04:17.", "It was seventeen minutes past six in the morning.", *when) == "real"
    assert cleared("It left at 04:30 GMT.", "It left at 6.30am.", *when) == "real"


def test_a_price_with_debt_is_not_the_price_without() -> None:
    assert cleared("It offered £6.3 billion for the mill.", "It offered £6.8 billion including debt.") == "scope"
    assert cleared("It offered £6.3 billion including debt.", "It offered £6.8 billion with its debt.") == "real"


def test_a_worth_with_new_money_is_not_the_worth_without() -> None:
    before = "Before the new money the firm was worth $21 billion."
    assert cleared("It is valued at $24 billion including the new money.", before) == "scope"
    assert cleared("The round values the firm at $24 billion.", before) == "scope"


def test_when_something_began_is_not_when_it_ends() -> None:
    assert cleared("The firm has run the mill since 2011.", "The firm has a licence for it until 2031.") == "scope"
    assert cleared("The firm runs the mill until 2021.", "The firm has a licence for it until 2031.") == "real"


def test_a_price_in_early_trade_is_not_the_last() -> None:
    assert cleared("Shares closed at 309p.", "Shares were at 350p in early trade.") == "scope"


def test_a_sum_of_another_year_is_another_sum() -> None:
    when = ("2026-03-05", "2026-03-05")
    assert (
        cleared("It pays £505 million for the mill.", "It bought the mill in 2018 for £480 million.", *when) == "scope"
    )
    assert cleared("In 2018 it cost £505 million.", "It cost £480 million in 2018.", *when) == "real"


def test_what_stood_at_one_hour_is_not_what_it_came_to() -> None:
    assert cleared("By 21:00 some 1,100 people were stuck.", "A total of 1,372 people were affected.") == "update"


def test_few_digits_changed_over_later_are_an_update() -> None:
    when = ("2026-03-05T08:00", "2026-03-06T18:00")
    assert cleared("Some 1,200 people were evacuated.", "In the end 2,100 people were evacuated.", *when) == "update"
    assert cleared("Some 1,245 people were evacuated.", "In the end 2,145 people were evacuated.", *when) == "real"


def test_a_later_larger_toll_is_an_update() -> None:
    one, other = "The blast killed 31 people.", "The blast killed 44 people."
    assert cleared(one, other, "2026-03-05T08:00", "2026-03-05T18:00") == "update"
    assert cleared(one, other, "2026-03-05T08:00", "2026-03-05T08:30") == "real"


def test_a_toll_with_its_digits_changed_over_is_no_update() -> None:
    one, other = "The blast killed 31 people.", "The blast killed 13 people."
    assert cleared(one, other, "2026-03-05T08:00", "2026-03-06T18:00") == "real"


def test_a_value_so_far_is_an_update_of_a_larger_one_alone() -> None:
    assert cleared("The blast killed 31 people.", "So far 22 people are known dead.") == "update"
    assert cleared("The blast killed 31 people.", "So far 52 people are known dead.") == "real"


def test_a_value_that_is_said_to_be_unfinished_is_an_update_of_a_larger_one_alone() -> None:
    whole = "The flood covered 780 fields."
    assert cleared(whole, "By last night 640 fields were under water.") == "update"
    assert cleared(whole, "The flood covered 640 fields, a number that will still rise.") == "update"
    assert cleared(whole, "By last night 910 fields were under water.") == "real"


def test_a_moment_or_a_still_of_another_clause_makes_no_count_provisional() -> None:
    whole = "The flood covered 780 fields."
    assert cleared(whole, "By last night, 640 fields were under water.") == "update"
    assert cleared(whole, "The flood covered 640 fields, and by Friday the road was open.") == "real"
    assert cleared(whole, "The mayor is still in office, but the flood covered 640 fields.") == "real"


def test_a_change_that_is_stated_is_an_update_between_publications() -> None:
    one, other = "Nine people are missing.", "Eight people are missing, one fewer than on Tuesday."
    assert cleared(one, other, "2026-03-04T18:00", "2026-03-04T19:00") == "update"
    assert cleared(one, other, "2026-03-04T18:00", "2026-03-04T18:00") == "real"


def test_a_change_that_is_stated_is_an_update_where_nobody_says_when_the_articles_appeared() -> None:
    assert (
        cleared("Four people died in the flood.", "The toll of the flood rose to five people on Tuesday.") == "update"
    )
    assert cleared("Four people died in the flood.", "Five people died in the flood on Tuesday.") == "real"


def test_an_update_is_said_to_be_of_another_time_only_where_it_is() -> None:
    one, other = "The blast killed 31 people.", "The blast killed 44 people."
    assert "published at another time" in why(one, other, "2026-03-05T08:00", "2026-03-05T18:00").words
    for unfinished in ("So far 22 people are known dead.", "By last night 22 people were dead."):
        assert "published" not in why(one, unfinished).words
    assert "published" not in why(one, "The toll of the blast rose to 44 people.").words


def test_a_rise_over_years_is_added_up_or_compounded() -> None:
    one = "Nurses get 11.5 per cent over two years."
    assert cleared(one, "The deal gives nurses 11.9 per cent over two years.") == "measure"
    assert cleared(one, "The deal gives nurses 12.9 per cent over two years.") == "real"
    assert cleared("Turnout was 11.5 per cent.", "Turnout was 11.9 per cent.") == "real"


def test_what_befell_one_thing_at_two_times_is_two_happenings() -> None:
    struck = "In 2011 its tanker Orsk Star struck a rock."
    assert why(struck, "They sold the tanker Orsk Star in 2019.") is Reason.HAPPENING
    assert why(struck, "The Orsk Star struck the same pier in 2019.") is Reason.REAL
    assert why("In 2011 they sold the Orsk Star.", "They sold the Orsk Star in 2019.") is Reason.REAL
    assert why("They sold the Orsk Star in 2019.", "A ship struck rock in 2011.") is Reason.REAL
    assert why("The Orsk Star sails on 19 June 2026.", "The Orsk Star leaves on 19 July 2026.") is Reason.REAL


def test_what_is_given_up_for_a_value_is_no_rival_of_it() -> None:
    assert cleared("The ticket will cost 3 crowns.", "The ticket would cost 3.40 crowns instead of 2.70.") == "real"
    assert why("The fare is 3 crowns.", "The fare is up, since it is not 2.70 crowns.") is Reason.GIVEN_UP
    both = "The council pays 2.60 crowns rather than 2.70."
    assert cleared("It pays 2.90 crowns.", both) == "real"


def test_a_plan_that_was_changed_is_an_update() -> None:
    planned = ("The levy will cost a household 62 crowns a year.", "2026-03-05")
    changed = ("The levy will cost a household 70 crowns a year, eight more than originally planned.", "2026-03-12")
    assert why(planned[0], changed[0], planned[1], changed[1]) is Reason.CHANGED
    assert why(planned[0], changed[0], planned[1], planned[1]) is Reason.REAL


def test_what_would_probably_be_is_no_rival_of_what_is() -> None:
    one = "Trams run at 40 km/h on the bridge."
    assert cleared(one, "Trams would probably be allowed to run at 60 km/h on the bridge.") == "scope"
    assert cleared(one, "Trams run at 60 km/h on the bridge.") == "real"


def test_no_usable_publication_time_is_none() -> None:
    assert moment(None) is None
    assert moment("yesterday") is None


def test_a_change_since_another_day_is_of_another_time() -> None:
    assert cleared("The shares fell 7 per cent on Monday.", "The shares fell 9 per cent since the notice.") == "scope"


def test_what_has_risen_to_a_value_was_never_a_larger_one() -> None:
    risen = "The toll of the flood rose to 23 people on Tuesday."
    assert cleared("The flood killed 19 people.", risen) == "update"
    assert cleared("The flood killed 31 people.", risen) == "real"
    assert cleared("The flood killed 31 people.", risen, "2026-03-05T09:00", "2026-03-04T09:00") == "update"


def test_a_rise_that_is_given_is_not_one_to_come() -> None:
    assert cleared("Fares could climb by 12 per cent.", "Fares could climb 16 per cent.") == "real"


def test_a_deadline_is_no_moment_of_counting() -> None:
    assert cleared("They want 12 million dollars.", "They want 6 million dollars by midnight on Sunday.") == "real"


def test_the_most_since_is_of_no_other_time() -> None:
    assert cleared("The town got 212 mm of rain.", "It got 190 mm, the most since 1987.") == "real"
    assert cleared("Wages fell 11 per cent.", "Wages fell 22 per cent since 2020.") == "scope"


def test_sums_are_of_one_kind_and_of_no_parts() -> None:
    assert cleared("The tunnel is 13 km long.", "The tunnel is 11.4 km long and takes 27 minutes.") == "real"
    assert cleared("They wrote up nine faults.", "They wrote up seven faults, two of them serious.") == "real"
    assert cleared("They docked nine points.", "They docked seven points and later two.") == "scope"


def test_parts_that_add_up_are_no_slip_of_the_whole() -> None:
    whole = "The ship has 935 tonnes of fuel in its tanks."
    assert cleared(whole, "It carries 95 tonnes of diesel and 840 tonnes of heavy fuel oil.") == "scope"
    assert cleared(whole, "It carries 95 tonnes of diesel and 740 tonnes of heavy fuel oil.") == "real"


def test_a_count_by_an_hour_is_an_update_of_a_larger_one() -> None:
    early = "By nine o'clock, 11 people had been taken out."
    assert cleared("In all 30 people were taken out.", early) == "update"
    assert cleared("In all 8 people were taken out.", early) == "real"


def test_what_is_measured_at_two_places_is_no_conflict() -> None:
    summit = "On the summit gusts reached 85 kilometres an hour."
    assert why(summit, "At the middle station gusts reached 55 kilometres an hour.") is Reason.ELSEWHERE
    assert cleared(summit, "At the summit gusts reached 55 kilometres an hour.") == "real"
    assert cleared(summit, "At the time gusts reached 55 kilometres an hour.") == "real"


def test_a_count_of_one_place_is_a_part_of_a_larger_one() -> None:
    assert cleared("The brewer owns 212 pubs.", "The brewer owns 38 pubs in Thorley.") == "scope"
    assert cleared("The brewer owns 21 pubs.", "The brewer owns 38 pubs in Thorley.") == "real"
    assert cleared("The brewer bought 212 pubs.", "The brewer bought 38 pubs in June.") == "real"


def test_some_of_the_people_are_a_part_of_them() -> None:
    assert cleared("Three people died.", "Two farmers died when they went back.") == "scope"
    assert cleared("Two people died.", "Three farmers died when they went back.") == "real"


def test_who_brings_the_number_to_another_has_the_later_one() -> None:
    later = "A third was found on Monday, bringing the number of deaths to three."
    assert cleared("Two people died in the fire.", later) == "update"


def test_what_is_now_so_much_was_less_before() -> None:
    assert cleared("Crews laid 900 metres of boom.", "There are now 1,400 metres of boom.") == "update"
    assert cleared("Crews laid 1,400 metres of boom.", "There are now 900 metres of boom.") == "real"


def test_what_are_now_so_many_were_fewer_before() -> None:
    one, now = "Eight nurses are ill, the clinic said.", "Eleven nurses and four porters are now on the sick list."
    assert cleared(one, now, "2026-03-02", "2026-03-03") == "update"
    assert cleared(one, now.replace(" now", ""), "2026-03-02", "2026-03-02") == "real"


def test_a_value_told_as_what_it_was_has_changed_since() -> None:
    was, later = "The fire has burnt 4,100 hectares, against 3,200 two days ago.", "Some 3,700 hectares are burnt."
    found = claims([annotate(Article("0", was)), annotate(Article("1", later))])
    past = next(number for number, claim in enumerate(found) if claim.anchor and claim.anchor.text == "3,200")
    there = next(number for number, claim in enumerate(found) if claim.article == 1 and claim.dimension)
    days = [moment("2026-03-03"), moment("2026-03-02")]
    assert reason_for(found, (past,), there, days).resolution == "update"
    assert reason_for(found, (past,), there, [days[0], days[0]]).resolution == "real"


def test_two_ages_may_be_of_two_people() -> None:
    assert why("A man of 71 drowned.", "A woman of 34 drowned.") is Reason.ANOTHER
    assert why("A man of 71 died.", "The toll is now three after a man aged 58 died.") is Reason.ANOTHER
    assert cleared("A man of 71 drowned.", "A man of 58 drowned.") == "real"


def test_others_beside_one_who_is_named() -> None:
    assert cleared("Four people died.", "The mayor and three other people died.") == "scope"
    assert cleared("Nine people died.", "The mayor and three other people died.") == "real"


def test_one_of_several_is_no_other_one() -> None:
    assert cleared("The second victim was a man of 74.", "The third, a man of 68, died on Sunday.") == "scope"
    assert cleared("The third, a man of 68, died.", "The third, a man of 74, died.") == "real"
    assert cleared("The dead man was a driver aged 58.", "The second victim, a driver aged 34, died.") == "scope"


def test_together_clears_what_it_stands_by() -> None:
    apart = "There were 24,000 of us on the line that morning, and when the gun went off at last we went off together."
    assert cleared("There were 14,200 of us on the line.", apart) == "real"


def resolved(group: Sequence[Article], rival: Article, seconders: Sequence[Article] = ()) -> list[Resolution]:
    """The resolutions of one sure candidate: the first figure of each headline and text of `group`, and of the other
    texts."""
    articles = [annotate(article) for article in (*group, rival, *seconders)]
    found = claims(articles)
    first: dict[tuple[int, str], int] = {}
    for number, claim in enumerate(found):
        if claim.dimension == "count":
            first.setdefault((claim.article, claim.field), number)
    ours = tuple(number for (article, _), number in first.items() if article < len(group))
    theirs = tuple(number for (article, _), number in first.items() if article > len(group))
    candidate = Candidate(ours, first[len(group), "text"], np.zeros(1), theirs)
    rivals = resolve(found, [candidate], np.ones(1), articles, range(len(articles)))
    return [each.resolution for each in rivals]


TWO, THREE = "The storm killed two people.", "The storm killed three people."


def test_the_bare_figures_of_a_headline_are_no_parts_of_a_whole() -> None:
    headed = Article("a", TWO, title="Storm: alert 2, then alert 1, then loss")
    assert resolved([headed, Article("b", TWO)], Article("c", THREE)) == ["real"]
    assert resolved([Article("a", "The storm killed two people and later 1 more.")], Article("c", THREE)) == []


def test_an_update_is_one_against_all_who_give_the_value() -> None:
    day, evening, next_day = "2026-01-14", "2026-01-14T18:20", "2026-01-15"
    group, rival = [Article("a", TWO, published=day)], Article("c", THREE, published=evening)
    assert resolved(group, rival) == ["update"]
    assert resolved(group, rival, [Article("d", TWO, published=next_day)]) == ["real"]


def test_an_evening_and_the_next_day_are_apart_though_the_next_has_no_time() -> None:
    one, other = "Fourteen people were hurt in the storm.", "Seventeen people were hurt in the storm."
    assert cleared(one, other, "2026-09-02T21:40", "2026-09-03") == "update"
    assert cleared(one, other, "2026-09-03T21:40", "2026-09-03T21:50") == "real"


def test_the_most_it_came_to_is_no_rival_of_a_smaller_count() -> None:
    assert cleared("At one point 31 ships lay in the roads.", "At noon 26 ships lay in the roads.") == "update"
    assert cleared("At one point 21 ships lay in the roads.", "At noon 26 ships lay in the roads.") == "real"


def test_odds_move() -> None:
    assert cleared("She is the 5-2 favourite for the cup.", "The bookmakers make her the 3-1 favourite.") == "update"
    assert cleared("Orsk beat Lund 5-2.", "Orsk beat Lund 3-1.") == "real"


def test_times_of_day_far_apart_are_of_two_things() -> None:
    found, day = "The box was found empty at 5.15am.", "2026-04-28"
    assert cleared(found, "The groom made his last round at 10.30pm.", day, day) == "scope"
    assert cleared(found, "The box was found empty at 5.45am.", day, day) == "real"
    assert cleared(found, "The box was found empty at 9.15am.", day, day) == "real"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_of_a_group_gives_a_day_does_not_matter(order: tuple[int, int]) -> None:
    agreed = ("The river stood at 6.3 metres at Orsk.", "The river stood at 6.3 metres at Orsk on 2 March.")
    texts = (*(agreed[at] for at in order), "The river stood at 5.1 metres at Orsk on 9 March.")
    found = claims([annotate(Article(str(at), text, published="2026-03-10")) for at, text in enumerate(texts)])
    levels = [number for number, claim in enumerate(found) if claim.dimension == "length"]
    assert reason_for(found, levels[:2], levels[2], [moment("2026-03-10")] * 3) is Reason.SINCE
