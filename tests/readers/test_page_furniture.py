"""What a newsroom has as text: kinds of page, read as an editor would, and sentences that only look like furniture.

The pages in `pages/` are invented. Each line says what an editor expects: "-" furniture, "h" the headline (masked, as
it is the title), "d" a dateline up to the next bar, "~" furniture known to stay, nothing for the article's own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from divergence.article import Article
from divergence.readers import read

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
SAID = {
    "academic": ("Science Daily Wire", None, "2026-01-21"),
    "blog": ("The Slow Commute", "Noor Haddad", "2026-02-03"),
    "forum": ("TransitTalk Forums", None, "2026-04-08"),
    "live_page": ("Northern Broadcasting", None, None),
    "local_paper": ("Wenham Gazette", "Lucy Penrose", None),
    "newsletter": ("THE MORNING TIDE", None, "2026-05-05"),
    "paywalled": ("The Ledger", "Anna Weiss and Dev Rao", "2026-03-02"),
    "press_release": ("Ministry of Environment and Water", None, "2026-04-17"),
    "tabloid": ("The Daily Splash", "Kelly Marsh", "2026-03-12T06:42:00"),
    "wire": ("NPA", "Marit Solheim and Joon Park", None),
}
FIRST = "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday."
SECOND = "Engineers found cracks in two of the four piers during an inspection last month. The work costs $3 million."
THIRD = "Buses will run every ten minutes while the bridge is shut, the operator said on Friday evening."
LOOKALIKES = """
Copyright law does not protect a recipe, the judge said.
Copyright holders were paid $3 million in the settlement.
The site was fined for placing cookies on readers' computers without consent.
“We baked 400 cookies for the fair and sold them all,” she said.
The page set cookies that followed users for two years, the regulator found.
The report, which was originally published in 2019, found no fault with the pumps.
The letter was originally published in a French paper in 1913.
Anyone with information is asked to call 101 quoting reference 5026.
Anyone with information should call the sheriff's office at 555-0199.
Residents should call 555 0199 before noon, the council said.
Parents can sign up for the scheme from Monday.
Residents can subscribe to the alerts on the council's website.
You can register to vote online until 12 April.
Donations can be made at www.riverfund.example until Friday.
The minister said all rights reserved to the states would stay with them.
Sponsored by two senators, the bill passed by 52 votes to 48.
Advertising revenue fell 12 percent in the quarter, the company said.
Follow the money, the prosecutor told the jury.
Watch prices rose by a fifth last year.
Share prices fell 3 percent after the announcement.
Comment was not available from the mayor's office.
Comments by the bank's governor moved the pound.
Related companies paid no tax in 2024, the filing shows.
Editors may not own shares in firms they write about, under the new law.
The reporters may not hold shares in the banks they cover, the code says.
Updated figures will be released in May.
Updated rules will apply from July 1, the agency said.
Published figures put the cost at $4 million.
Posted to the border in 2021, he wrote home every week.
Register offices in the county will stay closed on Monday.
Print runs were cut to 4,000 copies.
Print sales fell 8 percent.
Reading time at primary schools will be cut by 20 minutes a day.
Correction officers were called to the wing at 9 p.m.
Back to work, the minister told the strikers.
Travel to the conference was paid for by the ministry, records show.
Her views are her own, the senator's office said.
The email to the staff was sent from helen@firm.example at 9 a.m.
Contact the police if you saw the car, the inspector said.
Write to the editor of any paper and you will get the same answer, he said.
Tags: that is what the crew calls the orange labels on the nets.
Weather: that was the only word in the log.
Today: nothing has changed.
Terms of the deal were not disclosed.
Privacy campaigners called the bill a disaster.
To advertise a rent that breaks the cap will cost landlords £5,000.
Join the queue by six if you want bread, say the women of Mill Street.
Support us or lose us, the choir told the council.
Tomorrow: more of the same.
Disclosure of the payments came late, the auditor said.
Funding: that is the whole problem, said the head teacher.
The newsletter was sent to 400 members of the club in May.
He has 1.2 million followers.
More than 1,200 comments were received by the agency.
Trending upward since May, arrests reached 412 last month.
You have three days to appeal, the letter says.
Only $3 for four weeks of work, the picker said.
Then £40 a month was taken from her pay.
Cancel anytime you like, he was told, and was charged all the same.
This article of the treaty was first published in 1951.
The story was first published by the Gull.
Sign in sheets from the night show nine names.
Edited by three hands, the manuscript is 900 pages long.
Source: the auditor's report of May 2.
Live music will return to the hall in June.
Contents of the box were listed in the will.
By Monday the river had fallen by a metre.
By Ruiz's own count, 40 boats were lost.
People who live by the river were told to leave at 14:32.
Join us or leave, the rebels told the villagers.
""".strip().split("\n")


def one(tmp_path: Path, text: str) -> Article:
    (tmp_path / "page.txt").write_text(text, "utf-8")
    (article,) = read(tmp_path / "page.txt").articles
    return article


def masked(article: Article) -> set[int]:
    """The characters that are set aside."""
    placed = [(each.start, each.end) for each in article.removed if each.start is not None and each.end is not None]
    return {place for start, end in placed for place in range(start, end)}


def test_ten_kinds_of_page() -> None:
    assert {page.stem for page in PAGES} == set(SAID)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_of_a_page_the_article_is_kept_and_no_more(tmp_path: Path, page: Path) -> None:
    marked = [line.split("|", 1) if line else ["", ""] for line in page.read_text("utf-8").splitlines()]
    lines = [(kind, *(text.split("|", 1) if kind == "d" else (text,))) for kind, text in marked]
    article = one(tmp_path, "\n".join("".join(parts) for _, *parts in lines) + "\n")
    gone = masked(article)
    wrong, at = [], 0
    for kind, *parts in lines:
        for number, part in enumerate(parts):
            seen = [at + place for place, character in enumerate(part) if not character.isspace()]
            out = kind in ("-", "h") or (kind == "d" and number == 0)
            if kind != "~" and any((place in gone) is not out for place in seen):
                wrong.append(f"{'kept' if out else 'lost'}: {part}")
            at += len(part)
        at += 1
    assert wrong == []
    assert article.title == next(parts[0] for kind, *parts in lines if kind == "h")
    assert (article.source, article.author, article.published) == SAID[page.stem]
    assert article.foreign_title is None


DATELINE = "April 8 (Arden Wire) "


@pytest.mark.parametrize(
    ("opening", "end", "published"),
    [
        (DATELINE, "© 2026 Arden Wire.", "2026-04-08"),
        (f"{DATELINE}\n\n", "© 2026 Arden Wire.", "2026-04-08"),
        (f"PORT ARDEN, {DATELINE}— ", "The plan was signed on March 30, 2026, by the mayor.", "2026-04-08"),
        (f"PORT ARDEN, {DATELINE}— ", "The plan was signed on June 30, 2019, by the mayor.", None),
        (f"PORT ARDEN, {DATELINE}— ", "The old bridge fell on April 8, 2016, at noon in a storm.", None),
        ("April 8 (Good Friday) ", "© 2026 Arden Wire.", None),
    ],
    ids=["footer", "own line", "date nearby", "date far off", "same day of another year", "no agency"],
)
def test_a_dateline_is_the_date_where_its_year_is_known(
    tmp_path: Path, opening: str, end: str, published: str | None
) -> None:
    page = f"Harbour bridge to close for nine weeks\n\n{opening}{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{end}\n"
    article = one(tmp_path, page)
    assert article.published == published
    assert (article.text.index("April 8") in masked(article)) is ("Wire" in opening)


def test_a_dateline_may_have_its_day_before_its_month_and_stand_under_a_note_to_editors(tmp_path: Path) -> None:
    head = "ARDEN WIRE\nEds: Updates with the mayor. Adds a byline.\n\nHarbour bridge to close for nine weeks\n\n"
    line = "PORT ARDEN, 8 April (Arden Wire) - "
    article = one(tmp_path, f"{head}{line}{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n© 2026 Arden Wire.\n")
    assert article.published == "2026-04-08"
    assert {article.text.index("Eds:"), article.text.index("PORT ARDEN")} <= masked(article)


@pytest.mark.parametrize(
    ("opening", "placed"), [("PORT ARDEN - ", True), ("ARDEN -- ", True), ("TV - ", False), ("Arden - ", False)]
)
def test_a_place_in_capitals_before_a_dash_is_no_part_of_the_sentence(
    tmp_path: Path, opening: str, placed: bool
) -> None:
    article = one(tmp_path, f"Harbour bridge to close for nine weeks\n\n{opening}{FIRST}\n\n{SECOND}\n\n{THIRD}\n")
    assert (article.text.index(opening) in masked(article)) is placed


def test_a_byline_dates_an_article_before_its_dateline_does(tmp_path: Path) -> None:
    head = "Harbour bridge to close for nine weeks\nBy Ana Ruiz\nPublished April 9, 2026\n\n"
    article = one(tmp_path, f"{head}PORT ARDEN, {DATELINE}— {FIRST}\n\n{SECOND}\n\n{THIRD}\n")
    assert article.published == "2026-04-09"


def test_the_readers_poll_of_a_page_is_furniture_and_a_vote_that_the_article_tells_is_not(tmp_path: Path) -> None:
    poll, told = (
        "VOTE: Should the bridge close?  YES 61% / NO 39%  (840 votes)",
        "The vote: would it close? 61% said so.",
    )
    article = one(tmp_path, "\n\n".join([FIRST, poll, SECOND, told, THIRD]) + "\n")
    gone = masked(article)
    assert article.text.index("YES") in gone
    assert article.text.index("61% said") not in gone


@pytest.mark.parametrize("sentence", LOOKALIKES)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_sentence_of_the_article_is_never_set_aside(tmp_path: Path, sentence: str, place: int) -> None:
    """The worst error. Each is a sentence some article could hold, first, in the middle or last."""
    body = [FIRST, SECOND, THIRD]
    body.insert(place, sentence)
    page = "\n\n".join(
        ["Harbour bridge to close for nine weeks", "By Ana Ruiz", *body, "© The Gull 2026. All rights reserved."]
    )
    article = one(tmp_path, page + "\n")
    gone = masked(article)
    for each in body:
        start = article.text.index(each)
        assert gone.isdisjoint(range(start, start + len(each))), each


def test_a_writer_whose_byline_it_is_may_be_introduced_below(tmp_path: Path) -> None:
    """Only the author's own biography is furniture: another writer may be what the article is about."""
    page = f"Harbour bridge to close\n\nBy Ana Ruiz\n\n{FIRST}\n\n{SECOND}\n\n"
    assert "reporter" not in left(one(tmp_path, page + "Ana Ruiz is a reporter for the Gull."))
    assert "reporter" in left(one(tmp_path, page + "Bo Holm was the reporter who found the cracks."))


def left(article: Article) -> str:
    gone = masked(article)
    return "".join(" " if place in gone else character for place, character in enumerate(article.text))
